"""Quote a figure with the words that give it its meaning: the whole of the statement that it stands in, word for word."""

import re
from collections.abc import Container
from functools import lru_cache
from typing import NamedTuple

from reframer.model.findings import BulletFindings, Metric, MetricKind, MlInvolvement, Span
from reframer.positioning.extent import Word, closed, names_a_kind, words_of
from reframer.rulebook import Rules
from reframer.rulebook.rewording import rewording

LONGEST_FIGURE = 48
_SCALE = frozenset({MetricKind.RATE, MetricKind.COUNT, MetricKind.SIZE})
_USED_BY = 2
_MOST_BEFORE = 6  # words before a measure that may belong to it
_MARK = re.compile(r"[;:()\[\]—–|\"“”]|,(?!\d)|\.(?=\s|$)| - ")
_ACROSS = "over"
_SIZED = re.compile(r"\d\s*[TP]i?B")
_TIMES = re.compile(r"\d\s*(?:x|×|times)\b")
_LONG_UNITS = frozenset(
    {"d", "days", "day", "weeks", "week", "months", "month", "years", "year", "quarters", "quarter", "h", "hours"}
)
_BARE = frozenset({MetricKind.TIME, MetricKind.PERCENT, MetricKind.MULTIPLE, MetricKind.MONEY, MetricKind.RANGE})
_PARTICLES = frozenset({"up", "down", "out", "off"})
_SMALL_SIZES = frozenset({"b", "byte", "bytes", "kb", "kib", "mb", "mib"})
_WHEN = frozenset({"after", "before"})
_LACKS = frozenset({"without", "no", "not"})
_DENIALS = frozenset({"no", "not", "never", "none", "nobody", "without"})
_COMPARED = 0.3  # what a figure gains that is held against another
_FEW = 10  # a bare count below it shows no scale


class Figure(NamedTuple):
    """A quoted figure, its metric, and how much it tells a reader who knows nothing else (0 to 5)."""

    span: Span
    metric: Metric
    telling: float


def figures_behind(found: BulletFindings, at: int, rules: Rules) -> tuple[Figure, ...]:
    """Return the figures of a bullet that stand behind a place, each with its words, those that tell most first."""
    shown = []
    for metric in found.metrics:
        worth = telling(metric, found)
        if metric.span.start >= at and worth > 0 and (span := phrase_of(found, metric, at, rules)) is not None:
            shown.append(Figure(span, metric, worth))
    wrong = frozenset(rules.positioning.quoting.wrong_words)
    shown = [figure._replace(telling=_weighed(figure, wrong)) for figure in shown]
    shown.sort(key=lambda figure: (-figure.telling, figure.span.start))
    return tuple(shown)


def _weighed(figure: Figure, wrong_words: frozenset[str]) -> float:
    """Return what a figure tells in its words: more where it is held against another, less where it counts what went wrong."""
    words = figure.span.text.lower().split()
    compared = _COMPARED if any(word in ("against", "versus", "vs") for word in words) else 0.0
    wrong = figure.metric.kind is not MetricKind.CHANGE and any(is_fault(word) or word in wrong_words for word in words)
    return (figure.telling + compared) * (0.5 if wrong or words[0] in _LACKS else 1.0)


def telling(metric: Metric, found: BulletFindings) -> float:
    """Return how much a metric tells of scale or effect, 0 to 5; 0 for one that would say something else when quoted alone."""
    if _is_duration(metric) or _misleads(metric) or names_a_kind(metric):
        return 0.0
    size = max(metric.values, default=0)
    match metric.kind:
        case MetricKind.RATE if _TIMES.search(metric.span.text):
            return 2.5  # 2.4 times the berths per hour
        case MetricKind.RATE if _SIZED.search(metric.span.text):
            return 4.0  # 3.8 TB a day
        case MetricKind.RATE:
            return 4.7 if size >= 1_000 else 3.5 if size >= _FEW else 1.5
        case MetricKind.CHANGE:
            return 4.0 if metric.percentile else 3.5
        case MetricKind.SCORE:
            return 4.5 if found.ml.involvement is MlInvolvement.OWN else 1.0
        case MetricKind.SIZE:
            return 1.0 if metric.unit.lower() in _SMALL_SIZES else 3.5
        case MetricKind.COUNT:
            steps = ((1_000_000, 4.5), (10_000, 4.0), (500, 3.0), (100, 2.0), (_FEW, 1.6))
            return next((worth for least, worth in steps if size >= least), 0.5)
        case MetricKind.TIME:
            return 3.0 if metric.percentile else 2.0
        case MetricKind.PERCENT | MetricKind.MULTIPLE | MetricKind.RANGE:
            return 2.5
        case MetricKind.MONEY:
            return 1.5
    return 0.0


def _misleads(metric: Metric) -> bool:
    """Return whether a figure says something else when it stands alone: a cut of 42k is no spend of 42k, 11 crashes no scale."""
    part = metric.kind in (MetricKind.MONEY, MetricKind.SIZE, MetricKind.COUNT, MetricKind.TIME)
    if part and metric.direction and metric.baseline is None:
        return True
    noun = metric.noun.lower().split()[-1:]
    return metric.kind is MetricKind.COUNT and any(is_fault(word) for word in noun)


def is_fault(word: str) -> bool:
    """Return whether a word in small letters names what went wrong, one or many: outage, crashes."""
    return word in _faults()


@lru_cache(maxsize=1)
def _faults() -> frozenset[str]:
    return frozenset(form for noun in rewording().grammar.fault_nouns for form in (noun, f"{noun}s", f"{noun}es"))


def _is_duration(metric: Metric) -> bool:
    """Return whether a time says how long something lasted: 20 months are no measure of speed."""
    return metric.kind is MetricKind.TIME and not metric.percentile and metric.unit in _LONG_UNITS


def phrase_of(found: BulletFindings, metric: Metric, at: int, rules: Rules) -> Span | None:
    """Return a metric with the words of its statement (p95 latency from 800 ms to 120 ms; tolls paid by card 40% to 70%).

    ``at`` is where the quoted thing ends. None where the words do not make sense by themselves or are too many.
    """
    text = found.text
    first = max((mark.end() for mark in _MARK.finditer(text, at, metric.span.start)), default=at)
    mark = _MARK.search(text, metric.span.end)
    stop = mark.start() if mark else len(text)
    start = _start(found, metric, first, rules, goes_on=first == at)
    if start is None:
        return None
    if first == at and metric.bound == _ACROSS and text.startswith(f"{_ACROSS} ", start):
        return None  # jobs over 2 TB: across them, or more? the name says it as it stands
    end = _end(found, metric, start, stop, rules)
    if end is None or not _has_noun(text, metric, start, end, near=not text[at:start].strip(" ,:")):
        return None
    said = text[start:end]
    cut = text[end:].split()[:1] == ["to"]  # lost mails 40 a month | to none
    return None if cut or any(mark in said for mark in "()") else Span(start=start, end=end, text=said)


def _start(found: BulletFindings, metric: Metric, first: int, rules: Rules, *, goes_on: bool) -> int | None:
    """Return where the words of a metric begin; None where another clause stands before it."""
    known = closed(rules)
    deeds = {verb.span.start: verb for verb in found.verbs}
    before = words_of(found.text, first, metric.span.start)
    against = rules.positioning.quoting.baseline_words
    which = next((number for number in reversed(range(len(before))) if before[number].low == "which"), -1)
    before, goes_on = (before[which + 1 :], False) if which >= 0 else (before, goes_on)  # which reduced response time by 45%
    if metric.kind is MetricKind.COUNT and before and before[-1].low in known.relatives:
        return metric.span.start  # that 210,000 pupils open
    if any(word.low in known.stops or word.low in against for word in before[-_MOST_BEFORE:]):
        return None
    if goes_on and len(before) == _USED_BY and _is_used_by(before[0], before):
        return before[0].start
    if goes_on and any(word.low in known.tails for word in before):
        return None
    kept: list[Word] = []
    for word in reversed(before):
        deed = deeds.get(word.start)
        changes = deed is not None and bool(deed.direction) and word is before[0] and metric.kind is MetricKind.CHANGE
        if goes_on and deed is not None and deed.form == "past" and not _is_used_by(word, before):
            return None  # and moved 5M hashes: the figure of another deed
        if changes or (goes_on and (deed is not None or word.low in known.prepositions | known.joints)):
            break  # cutting | run time from 4 h to 20 min
        kept.insert(0, word)
    if kept and kept[0].low in _DENIALS and goes_on:
        return None
    while kept and (kept[0].low in known.prepositions | known.joints | known.determiners | known.tails or kept[0].last):
        if kept[0].low in _DENIALS:
            break
        kept.pop(0)
    shows = bool(kept) and kept[0].start in deeds and deeds[kept[0].start].form == "third" and len(kept) == 1
    if kept and metric.kind in _SCALE and (shows or kept[0].low in _carrying(rules)):
        kept.pop(0)  # serving 3M users
    if len(kept) > _MOST_BEFORE:
        return None
    return kept[0].start if kept else metric.span.start


@lru_cache(maxsize=4)
def _carrying(rules: Rules) -> frozenset[str]:
    verbs = rules.positioning.quoting.carrying_verbs
    return frozenset(verb.gerund for verb in rules.vocabulary.verbs if verb.base in verbs)


def _is_used_by(word: Word, before: list[Word]) -> bool:
    """Return whether a participle and "by" are all that stands before a figure (used by 14,000 farms)."""
    return len(before) == _USED_BY and word is before[0] and before[1].low == "by"


def _end(found: BulletFindings, metric: Metric, start: int, stop: int, rules: Rules) -> int | None:
    """Return where the words of a metric end: before a cause, another clause, or what would make it too long."""
    known = closed(rules)
    deeds = {verb.span.start for verb in found.verbs}
    last, free, whole = metric.span.end, True, True
    share = metric.kind is MetricKind.PERCENT and not metric.direction
    tails = known.tails - _DENIALS - (_WHEN if share else frozenset())  # 61% of notes posted | after a second look
    ends = [last]
    behind = words_of(found.text, metric.span.end, stop)
    for number, word in enumerate(behind):
        following = behind[number + 1] if number + 1 < len(behind) else None
        if word.low in known.stops or word.low in tails or (word.last and not word.low[:1].isalnum()):
            # "30 members use it", "860 rules edited by clerks": the word before needs what follows
            free = free and word.low in known.relatives | known.tails and not _is_deed_at(deeds, found.text, last)
            whole = False
            break
        if word.low in known.joints:
            if following is None or following.start in deeds:
                whole = False
                break
            free = False
        elif word.low in _PARTICLES and (following is None or following.last or following.low in known.prepositions):
            last, free = word.end, True
        elif word.low in known.prepositions | _LACKS or (share and word.low in _WHEN):
            if free and not _is_deed_at(deeds, found.text, last):
                ends.append(last)
            free = False
        elif word.low in known.determiners:
            if free:
                break
        else:
            last, free = word.end, True
    if free:
        ends.append(last)
    if share:
        # a share says nothing without what it is the share of, to the last word
        return last if whole and free and last - start <= LONGEST_FIGURE else None
    unfinished = metric.kind is MetricKind.COUNT and _goes_on(found.text, metric.span.end, known.prepositions)
    fitting = [end for end in ends if end - start <= LONGEST_FIGURE and not (unfinished and end == metric.span.end)]
    return max(fitting, default=None)


def _is_deed_at(deeds: Container[int], text: str, end: int) -> bool:
    """Return whether the word that ends at a place is a verb."""
    return text.rfind(" ", 0, end) + 1 in deeds


def _goes_on(text: str, end: int, prepositions: frozenset[str]) -> bool:
    """Return whether the noun of a count goes on behind it (14 berth | and 30 crane tables; 2M monthly | users)."""
    behind = words_of(text, end)
    return bool(behind) and text[end : end + 1] == " " and behind[0].low not in prepositions and behind[0].low[:1].isalpha()


def _has_noun(text: str, metric: Metric, start: int, end: int, *, near: bool) -> bool:
    """Return whether a figure says what it measures: by words beside it, by its own unit, or (a change) right at the thing."""
    around = f"{text[start : metric.span.start]} {text[metric.span.end : end]}"
    if any(letter.isalpha() for letter in around):
        return any(letter.isdigit() for letter in text[start:end])
    if metric.kind is MetricKind.CHANGE:
        return near
    if metric.kind is MetricKind.COUNT:
        return bool(metric.noun) and metric.noun.split()[0].lower() in metric.span.text.lower()
    return bool(metric.percentile) or metric.kind not in _BARE
