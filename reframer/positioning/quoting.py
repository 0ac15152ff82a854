"""Quote a bullet in a few words: the thing that was worked on and the figure that belongs to it, both word for word."""

import re
from dataclasses import dataclass
from functools import lru_cache

from reframer.model.findings import BulletFindings, Metric, MetricKind, Span
from reframer.model.plan import Part, PartOrigin
from reframer.rulebook import Rules
from reframer.rulebook.rewording import rewording

_ORDER = (
    MetricKind.RATE,
    MetricKind.SCORE,
    MetricKind.CHANGE,
    MetricKind.TIME,
    MetricKind.SIZE,
    MetricKind.COUNT,
    MetricKind.MONEY,
)
_LONG_UNITS = frozenset(
    {"d", "days", "day", "weeks", "week", "months", "month", "years", "year", "quarters", "quarter", "h", "hours"}
)
_ACROSS = "over"
LONGEST_THING = 48
LONGEST_FIGURE = 40
_ARTICLES = ("a ", "an ", "the ", "A ", "An ", "The ", "our ", "my ")
_BREAKS = (";", ". ", "—", "–", " - ")


@dataclass(frozen=True)
class Quote:
    """A thing and its figure as spans of one bullet; ``figure`` is None where no figure of the bullet belongs to the thing."""

    bullet_id: str
    thing: Span
    figure: Span | None = None

    @property
    def length(self) -> int:
        """The length of the quotation as it is written."""
        return len(self.thing.text) + (len(self.figure.text) + 3 if self.figure else 0)


def quote_of(found: BulletFindings) -> Quote | None:
    """Return the thing of a bullet with its best figure; None where the object is not clear or too long."""
    thing = thing_of(found)
    return Quote(found.bullet_id, thing, _figure(found, thing)) if thing is not None else None


def thing_of(found: BulletFindings) -> Span | None:
    """Return what a bullet's work was done on, without its article; None where that is not clear or too long."""
    if found.object is None:
        return None
    thing = _without_article(_behind_deed(_without_article(found.object)))
    named = any((name.span.start, name.span.end) == (thing.start, thing.end) for name in found.technologies)
    if named:
        thing = _with_next(found, thing)
    if len(thing.text.split()) < 2 and not named:
        return None  # one word is no thing that a stranger knows, unless it is the name of a technology
    if thing.text.split()[0].lower() in rewording().grammar.sweeping_words:
        return None  # "every prompt" is no thing of one's own
    if not 3 <= len(thing.text) <= LONGEST_THING or any(mark in thing.text for mark in ("(", ")", ";", ",")):
        return None
    return thing


def _with_next(found: BulletFindings, thing: Span) -> Span:
    """Return a technology together with the one that "and" joins to it: Prometheus and Grafana."""
    for name in found.technologies:
        if found.text[thing.end : name.span.start] == " and ":
            return Span(start=thing.start, end=name.span.end, text=found.text[thing.start : name.span.end])
    return thing


def has_article(found: BulletFindings) -> bool:
    """Return whether an article stands before the bullet's object."""
    return found.object is not None and found.object.text.startswith(_ARTICLES[:6])


def _behind_deed(span: Span) -> Span:
    """Return the thing behind the name of a deed: the platform of "development of a platform"."""
    first, joint, rest = span.text.partition(" of ")
    deeds = {noun for nominal in rewording().nominals for noun in (nominal.noun, *nominal.also)}
    if not joint or first.lower() not in deeds:
        return span
    return Span(start=span.end - len(rest), end=span.end, text=rest)


def _without_article(span: Span) -> Span:
    for article in _ARTICLES:
        if span.text.startswith(article):
            return Span(start=span.start + len(article), end=span.end, text=span.text[len(article) :])
    return span


def _figure(found: BulletFindings, thing: Span) -> Span | None:
    """Return the figure that belongs to the thing: of the same statement, by the kinds of figure that say most."""
    stop = min((at for mark in _BREAKS if (at := found.text.find(mark, thing.end)) >= 0), default=len(found.text))
    candidates = [metric for metric in found.metrics if thing.end <= metric.span.start and metric.span.end <= stop]
    for metric in telling(found):
        if metric in candidates and (span := figure_span(found.text, metric, thing)) is not None and span.start >= thing.end:
            return span
    return None


def telling(found: BulletFindings) -> tuple[Metric, ...]:
    """Return the metrics of a bullet that show scale or effect, those that say most first."""
    shown = [metric for metric in found.metrics if metric.kind in _ORDER and not _is_duration(metric) and not _misleads(metric)]
    return tuple(sorted(shown, key=lambda metric: -1 if _is_tail(metric) else _ORDER.index(metric.kind)))


def _is_tail(metric: Metric) -> bool:
    """Return whether a metric is a change of a percentile: no figure says more of a service."""
    return metric.kind is MetricKind.CHANGE and bool(metric.percentile)


def _misleads(metric: Metric) -> bool:
    """Return whether a figure says something else when it stands alone: a cut of 42k is no spend of 42k, 11 crashes no scale."""
    part = metric.kind in (MetricKind.MONEY, MetricKind.SIZE, MetricKind.COUNT, MetricKind.TIME)
    if part and metric.direction and metric.baseline is None:
        return True
    noun = metric.noun.lower().split()[-1:]
    faults = rewording().grammar.fault_nouns
    return metric.kind is MetricKind.COUNT and any(
        word in (fault, f"{fault}s", f"{fault}es") for word in noun for fault in faults
    )


def _is_duration(metric: Metric) -> bool:
    """Return whether a time says how long something lasted: 20 months are no measure of speed."""
    return metric.kind is MetricKind.TIME and not metric.percentile and metric.unit in _LONG_UNITS


def figure_span(text: str, metric: Metric, thing: Span | None = None) -> Span | None:
    """Return a metric with the noun beside it (p95 latency from 800 ms to 120 ms; 14 clusters); None when that is not clear.

    Where ``thing`` is what changed (authorization p99), the change alone is the figure.
    """
    start, end = metric.span.start, metric.span.end
    noun = metric.noun.strip()
    if metric.kind is MetricKind.CHANGE and thing is not None and noun and _is_of(text, thing, metric):
        noun = ""
    elif not noun and (metric.kind is MetricKind.CHANGE or (metric.kind is MetricKind.COUNT and not metric.unit)):
        return None  # a bare number says nothing
    if noun and noun.lower() not in metric.span.text.lower():
        before = text[:start]
        if behind := _behind(text, end, noun):
            end = behind
        elif metric.kind is MetricKind.CHANGE and before.rstrip().lower().endswith(noun.lower()):
            start = _whole_noun(text, len(before.rstrip()) - len(noun), thing.end if thing else 0)
            said = thing is not None and metric.percentile.lower() in thing.text.lower()
            if metric.percentile and not said and text[:start].rstrip().lower().endswith(metric.percentile.lower()):
                start = len(text[:start].rstrip()) - len(metric.percentile)  # p99 | latency from 38 ms to 6 ms
        elif metric.kind in (MetricKind.COUNT, MetricKind.CHANGE):
            return None  # a bare number says nothing
    if thing is not None and metric.bound == _ACROSS and text[thing.end : start] == " " and text.startswith(f"{_ACROSS} ", start):
        start += len(_ACROSS) + 1  # jobs over 2 TB: across them, and so no bound
    if text[end : end + 1].isalnum() or (start and text[start - 1].isalnum()) or end - start > LONGEST_FIGURE:
        return None
    if not any(letter.isdigit() for letter in text[start:end]) or _goes_on(text, end):
        return None
    return Span(start=start, end=end, text=text[start:end])


def _behind(text: str, end: int, noun: str) -> int:
    """Return where the noun of a figure ends that stands behind it, after two adjectives at most; 0 where it does not."""
    row = text[end:].split(" ", 4)[1:4]
    for number, word in enumerate(row):
        if word.lower().startswith(noun.lower().split()[0]):
            stop = end + 1 + sum(len(one) + 1 for one in row[:number]) + len(noun)
            return stop if text[stop - len(noun) : stop].lower() == noun.lower() else 0
        if not word.replace("-", "").isalpha() or word.lower() in _closed():
            return 0
    return 0


def _whole_noun(text: str, start: int, least: int) -> int:
    """Return where a noun begins with the words that narrow it: | duplicate identities, | idle GPU hours."""
    for _ in range(2):
        head, _, word = text[least:start].rstrip().rpartition(" ")
        if text[start - 1 : start] != " " or not word.replace("-", "").isalpha() or word.lower() in _closed():
            break
        if word.endswith("ing") or not head:
            break  # cutting p95: a deed, and no part of the name
        start = least + len(head) + 1
    return start


@lru_cache(maxsize=1)
def _closed() -> frozenset[str]:
    grammar = rewording().grammar
    return frozenset(
        (*grammar.prepositions, *grammar.conjunctions, *grammar.relatives, *grammar.auxiliaries, *grammar.determiners)
    )


def _is_of(text: str, thing: Span, metric: Metric) -> bool:
    """Return whether a change belongs to the thing itself: its noun is in the thing, or says of what (latency of the API)."""
    between = text[thing.end : metric.span.start].split()
    return metric.noun.lower() in thing.text.lower() or between[:1] == ["of"]


def _goes_on(text: str, end: int) -> bool:
    """Return whether the noun of a figure goes on behind it (2M+ monthly | active users)."""
    behind = text[end:]
    if not behind.startswith(" ") or not behind[1:2].isalpha():
        return False
    word = behind.split()[0].strip(",.;:()").lower()
    return word not in _closed() and not word.endswith("ing")


def quoted_part(bullet_id: str, span: Span) -> Part:
    """Return a part that quotes a bullet."""
    return Part(text=span.text, origin=PartOrigin.RESUME, ref=bullet_id, span=span)


def figure_part(bullet_id: str, span: Span, rules: Rules) -> Part:
    """Return a part that quotes a figure, with the space between number and unit that the bullet itself gets: 38 ms."""
    spaced = _glued(rules).sub(r"\1 \2", span.text)
    if spaced == span.text:
        return quoted_part(bullet_id, span)
    return Part(text=spaced, origin=PartOrigin.TYPOGRAPHY, ref=bullet_id, span=span)


@lru_cache(maxsize=4)
def _glued(rules: Rules) -> re.Pattern[str]:
    """Return a pattern of a number with a sign of time or size glued to it."""
    signs = {unit.unit for unit in rules.vocabulary.units if unit.kind in ("time", "size") and unit.unit.isalpha()} - {"B"}
    return re.compile(rf"(\d)({'|'.join(sorted(map(re.escape, signs), key=len, reverse=True))})(?![A-Za-z])")
