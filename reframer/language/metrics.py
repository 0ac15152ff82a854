"""The metrics grammar: quantities joined to changes, ranges, rates and counts. It runs on characters, before tokenising."""

import re
from bisect import bisect_left
from decimal import Decimal
from typing import NamedTuple

from reframer.language.counting import count_noun, left_noun, right_noun
from reframer.language.percentiles import with_percentiles
from reframer.language.quantities import Lexicon, Quantity
from reframer.language.versions import spans_of_names
from reframer.model.findings import Metric, MetricKind, Span, TechnologyFinding
from reframer.rulebook.vocabulary import Unit, Verb

_HEDGE_WORDS = (
    r"about|around|roughly|approximately|approx\.?|circa|ca\.|over|more than|under|less than|fewer than|up to|"
    r"as many as|as much as|as low as|as high as|"
    r"upwards? of|close to|nearly|almost|at least|at most|above|below|beyond|exceeding|in excess of|just under|"
    r"just over|well over|well under|well below|some|"
    r"no more than|no less than|greater than|within"
)
_HEDGE = re.compile(
    rf"(?:(?<![A-Za-z])(?:{_HEDGE_WORDS})\s+(?:a\s+)?|(?<![A-Za-z])(?:sub|under|over)-|[~≈<>≤≥±]=?\s?|\bc\.\s?)$", re.IGNORECASE
)
_HEDGE_INSIDE = rf"(?:(?:{_HEDGE_WORDS})\s+|[~≈<>≤≥]\s?|sub-)?"
_ARROW = r"(?:->|=>|\u2192|\u2794|\u21d2|\u2013>|-->|>>)"
_TO = re.compile(
    rf"^\s*(?:(?:down|up|on average|in total|\(avg\)|avg)\s+)?(?P<sign>to|into|{_ARROW})\s*{_HEDGE_INSIDE}$", re.IGNORECASE
)
_WORDS_TO = re.compile(
    rf"^(?:\s+\(?[\w/%'@.&-]+\)?){{0,6}}?,?\s+(?:(?:down|up)\s+)?(?P<sign>to|{_ARROW})\s+(?:just\s+|only\s+)?{_HEDGE_INSIDE}$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"^\s?[-\u2013\u2014]\s?$|^\s+to\s+$|^\s+or\s+$", re.IGNORECASE)
_BACK = re.compile(
    rf"^(?:\s+[\w'/-]+){{0,3}}[\s,(;]*(?P<word>down from|up from|from|was|were|previously|formerly|"
    rf"before it was|instead of|compared to|versus)\s+{_HEDGE_INSIDE}$",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?<![A-Za-z])from\s+$", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<![A-Za-z])between\s+$", re.IGNORECASE)
_LOSSES = (
    r"downtime|outages?|data[ -]loss|message[ -]loss|packet[ -]loss|loss of data|loss|repeats?|"
    r"lost (?:messages|events|orders|data|records)|losses|incidents?|(?:service |customer )?(?:disruptions?|"
    r"interruptions?)|"
    r"regressions?|rollbacks?|escalations?|defects?|data corruption|duplicates?|false positives?|sev-?1s?|"
    r"breaches|customer impact|user impact|crashes|failures|errors|missed \w+"
)
_ZERO = re.compile(
    rf"(?<![\w-])(?:zero|no|0|without(?: any)?)[ -](?:(?:[a-z-]{{2,16}} ){{0,2}}?)(?:{_LOSSES})(?![A-Za-z])", re.IGNORECASE
)
_TIME_WORD = (
    r"(?:nano|micro|milli)?seconds|minutes|hours|days|weeks|months|quarters|years|hourly|daily|weekly|"
    r"bi-?weekly|fortnightly|monthly|quarterly|yearly|annual(?:ly)?|overnight|nightly"
)
_TARGET_WORD = (
    rf"{_TIME_WORD}|near[ -]real[ -]time|real[ -]time|instant(?:ly|aneous)?|on[ -]demand|a few (?:{_TIME_WORD})|"
    rf"same[ -]day|multiple times a (?:day|week)"
)
_SOME = r"(?:several |multiple |many |a few |a couple of |around |about |under |over |up to )?"
_WORD_CHANGE = re.compile(
    rf"(?<![A-Za-z])from {_SOME}(?P<a>{_TIME_WORD})(?: of \w+| \w+)? (?:down )?(?:to|"
    rf"{_ARROW}) {_SOME}(?P<b>{_TARGET_WORD})(?![A-Za-z])",
    re.IGNORECASE,
)
_FROM_WORD = re.compile(
    rf"(?<![A-Za-z])from {_SOME}(?:{_TIME_WORD}|manual|never)(?: \w+)? (?:down )?to {_HEDGE_INSIDE}$", re.IGNORECASE
)
_TO_WORD = re.compile(rf"^(?: \w+)? (?:down )?(?:to|{_ARROW}) {_SOME}(?:{_TARGET_WORD})(?![A-Za-z])", re.IGNORECASE)
_VAGUE = re.compile(
    r"(?<![A-Za-z-])(?:(?:tens|hundreds|dozens) of (?:thousands|millions|billions)|tens|dozens|hundreds|"
    r"thousands|millions|billions|a dozen)(?: of)?(?= [A-Za-z])",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"(?<![A-Za-z])(?:by|in|cut in|nearly in|almost in) (?:half|a half|a third|two[ -]thirds|a quarter|"
    r"three[ -]quarters)(?![A-Za-z])",
    re.IGNORECASE,
)
_UP_WORDS = [
    "increase",
    "increased",
    "increases",
    "growth",
    "improvement",
    "gain",
    "gains",
    "uplift",
    "higher",
    "more",
    "faster",
    "boost",
    "rise",
    "larger",
    "greater",
    "improved",
    "quicker",
    "up",
]
_DOWN_WORDS = [
    "reduction",
    "reductions",
    "decrease",
    "drop",
    "savings",
    "saving",
    "fewer",
    "less",
    "lower",
    "shorter",
    "cheaper",
    "smaller",
    "decline",
    "slower",
    "down",
    "cut",
]
_WINDOW = 70
_NEXT_WORD = re.compile(r"\s+([a-z]+)")
_CLAUSE_END = re.compile(r"[;.]\s|, (?:and|while)\s")
_SMALL_WORD = re.compile(r"[a-z]+")
_AND_ALONE = re.compile(r"\s+and\s+")


class _Draft(NamedTuple):
    """A metric before its noun, hedge and percentile are known."""

    start: int
    end: int
    kind: MetricKind
    quantities: tuple[Quantity, ...]
    unit: str
    baseline: Decimal | None = None
    target: Decimal | None = None
    direction: str = ""


class Metrics:
    """The grammar with the vocabulary's units and the directions of its verbs."""

    def __init__(self, units: tuple[Unit, ...], verbs: tuple[Verb, ...]) -> None:
        self._lexicon = Lexicon(units)
        self._factors = {unit.unit: unit.factor for unit in units if unit.factor is not None}
        self._directions: dict[str, str] = dict.fromkeys(_UP_WORDS, "up") | dict.fromkeys(_DOWN_WORDS, "down")
        self._verb_forms = frozenset(form for verb in verbs for form in (verb.base, verb.past, verb.participle, verb.third))
        self._past_forms = frozenset(form for verb in verbs for form in (verb.past, verb.participle))
        for verb in verbs:
            if verb.direction and " " not in verb.base:
                for form in (verb.base, verb.past, verb.participle, verb.gerund, verb.third, *verb.also):
                    self._directions[form] = verb.direction

    def find(self, text: str, technologies: tuple[TechnologyFinding, ...] = ()) -> tuple[Metric, ...]:
        """Return the metrics of ``text`` from left to right. Digits inside a technology's name or version are none."""
        names = spans_of_names(text, technologies)
        drafts = self._special(text)
        taken = [(draft.start, draft.end) for draft in drafts]
        quantities = [q for q in self._lexicon.quantities(text, names) if not _within(q.start, taken)]
        drafts += self._join(text, self._merged(text, quantities))
        scores = self._lexicon.score_names(text)
        drafts.sort(key=lambda draft: (draft.start, -draft.end))
        metrics: list[Metric] = []
        reach = 0
        for draft in drafts:
            if draft.start < reach:
                continue
            metric = self._finish(text, draft, scores, reach)
            if metric is not None:
                metrics.append(metric)
                reach = metric.span.end
        return with_percentiles(text, metrics)

    def _special(self, text: str) -> list[_Draft]:
        """Zero downtime, from hours to minutes, hundreds of users, in half."""
        found: list[_Draft] = []
        for match in _WORD_CHANGE.finditer(text):
            found.append(_Draft(match.start(), match.end(), MetricKind.WORD_CHANGE, (), ""))
        for match in _ZERO.finditer(text):
            found.append(_Draft(match.start(), match.end(), MetricKind.ZERO, (), ""))
        for match in _VAGUE.finditer(text):
            found.append(_Draft(match.start(), match.end(), MetricKind.COUNT, (), ""))
        for match in _HALF.finditer(text):
            found.append(
                _Draft(match.start(), match.end(), MetricKind.MULTIPLE, (), "half" if "half" in match.group().lower() else "part")
            )
        return found

    def _merged(self, text: str, quantities: list[Quantity]) -> list[Quantity]:
        """Make one quantity of "1 h 50 min", in the smaller unit."""
        merged: list[Quantity] = []
        for one in quantities:
            last = merged[-1] if merged else None
            if (
                last is not None
                and last.kind == one.kind == "time"
                and not last.per
                and text[last.end : one.start] in {" ", "", " and "}
            ):
                large, small = self._factors[last.unit], self._factors[one.unit]
                if large > small:
                    value = last.value * large / small + one.value
                    merged[-1] = one._replace(start=last.start, number=last.number, value=value)
                    continue
            merged.append(one)
        return merged

    def _join(self, text: str, quantities: list[Quantity]) -> list[_Draft]:
        drafts: list[_Draft] = []
        index = 0
        while index < len(quantities):
            first = quantities[index]
            second = quantities[index + 1] if index + 1 < len(quantities) else None
            joined = self._pair(text, first, second) if second is not None else None
            if joined is not None:
                drafts.append(joined)
                index += 2
                continue
            single = self._single(text, first)
            if single is not None:
                drafts.append(single)
            index += 1
        return drafts

    def _pair(self, text: str, first: Quantity, second: Quantity) -> _Draft | None:
        gap = text[first.end : second.start]
        if len(gap) > _WINDOW:
            return None
        before = text[max(0, first.start - 40) : first.start]
        hedge = _HEDGE.search(before)
        before_hedge = before[: hedge.start()] if hedge else before
        has_from = _FROM.search(before_hedge)
        alike = first.kind == second.kind or not first.kind or not second.kind
        if has_from:
            to = _TO.match(gap) or _WORDS_TO.match(gap)
            if to is not None and alike and not (first.kind and not second.kind and second.noun):
                start = first.start - (len(before) - has_from.start())
                return self._change(start, first, second)
        else:
            to = _TO.match(gap)
            if to is not None and alike:
                arrow = to["sign"].lower() not in {"to", "into"}
                both = bool(first.kind) and bool(second.kind)
                falls = self._value(first, second) > self._value(second, first)
                if arrow or both or (falls and not second.noun and not (first.is_word and second.is_word)):
                    return self._change(first.start, first, second)
        between = _BETWEEN.search(before_hedge)
        ranged = _RANGE.match(gap) or (between and _AND_ALONE.fullmatch(gap))
        if ranged and alike and (not first.kind or first.kind == second.kind) and first.value < second.value:
            unit = second.unit or first.unit
            start = first.start - (len(before) - between.start()) if between else first.start
            return _Draft(start, second.end, MetricKind.RANGE, (first, second), unit)
        back = _BACK.match(gap)
        if back is not None and alike:
            sure = back["word"].lower() in {"down from", "up from", "was", "were", "previously", "formerly"}
            if sure or (first.kind and first.kind == second.kind and first.kind != "count" and not first.noun):
                change = self._change(first.start, second, first)
                close = text.startswith(")", second.end) and "(" in gap
                return change._replace(end=second.end + (1 if close else 0))
        return None

    def _value(self, one: Quantity, other: Quantity) -> Decimal:
        """The value in the base unit, where both units have a size; a missing unit is the other's."""
        unit = one.unit or other.unit
        return one.value * self._factors.get(unit, Decimal(1)) if (other.unit or unit) in self._factors or not unit else one.value

    def _change(self, start: int, baseline: Quantity, target: Quantity) -> _Draft:
        unit = target.unit or baseline.unit
        old, new = self._value(baseline, target), self._value(target, baseline)
        direction = "down" if new < old else "up" if new > old else ""
        end = max(baseline.end, target.end)
        return _Draft(start, end, MetricKind.CHANGE, (baseline, target), unit, baseline.value, target.value, direction)

    def _single(self, text: str, one: Quantity) -> _Draft | None:
        before = text[max(0, one.start - 60) : one.start]
        from_word = _FROM_WORD.search(before)
        if from_word:
            return _Draft(
                one.start - len(before) + from_word.start(), one.end, MetricKind.WORD_CHANGE, (one,), one.unit, None, one.value
            )
        to_word = _TO_WORD.match(text[one.end : one.end + 60]) if one.kind == "time" else None
        has_from = _FROM.search(before)
        if to_word and has_from:
            start = one.start - len(before) + has_from.start()
            return _Draft(start, one.end + to_word.end(), MetricKind.WORD_CHANGE, (one,), one.unit, one.value, None)
        if one.is_word and not _HEDGE.search(before):
            written = text[one.number[0] : one.number[1]].lower()
            if written in {"a", "an", "half a"} and one.value <= 1 and one.kind == "time":
                return None
        if one.kind == "money":
            kind = MetricKind.MONEY
        elif one.per or one.kind == "rate":
            kind = MetricKind.RATE
        else:
            kind = _KINDS.get(one.kind, MetricKind.COUNT)
        return _Draft(one.start, one.end, kind, (one,), one.unit)

    def _finish(self, text: str, draft: _Draft, scores: list[tuple[int, int, str]], floor: int) -> Metric | None:
        start, end = draft.start, draft.end
        before = text[max(floor, start - 40) : start]
        hedge = _HEDGE.search(before) if draft.kind is not MetricKind.ZERO else None
        bound = ""
        if hedge:
            bound = hedge.group().strip().removesuffix(" a").strip("-").strip()
            start -= len(before) - hedge.start()
        last = draft.quantities[-1] if draft.quantities else None
        if not bound and last is not None:
            bound = last.suffix
        noun = last.noun if last is not None else ""
        kind, unit = draft.kind, draft.unit
        score = _score_near(text, start, end, scores)
        if score is not None and (not unit or unit == "%"):
            name, low, high = score
            noun = name
            if kind is MetricKind.COUNT:
                kind, unit = MetricKind.SCORE, name
                start, end = (min(start, low) if low >= floor else start), max(end, high)
        elif kind in {MetricKind.COUNT, MetricKind.RANGE, MetricKind.CHANGE} and not unit and not noun:
            compound = last is not None and last.compound
            found, noun_end = count_noun(text, end, self._past_forms, compound=compound)
            if found:
                noun = found
                end = noun_end
                vague = self._lexicon.period_at(text, end + (1 if text.startswith(" ", end) else 0))
                if not draft.quantities and vague:
                    return self._metric(text, start, vague[0], draft, MetricKind.RATE, "", vague[1], bound, noun)
            elif (kind is MetricKind.COUNT and (last is None or last.is_word)) or (
                kind is MetricKind.COUNT and not _may_stand_alone(text, start)
            ):
                return None
        if (
            kind is MetricKind.COUNT
            and last is not None
            and last.is_word
            and last.value <= 1
            and not unit
            and last.value != Decimal("0.5")
        ):
            return None
        if not noun and kind is MetricKind.MULTIPLE and unit == "x":
            noun = right_noun(text, end) or count_noun(text, end, self._past_forms)[0]
        if not noun and kind is not MetricKind.RATE:
            noun = (right_noun(text, end) if kind is not MetricKind.COUNT else "") or left_noun(text, start, self._verb_forms)
        return self._metric(text, start, end, draft, kind, unit, last.per if last is not None else "", bound, noun)

    def _metric(
        self, text: str, start: int, end: int, draft: _Draft, kind: MetricKind, unit: str, per: str, bound: str, noun: str
    ) -> Metric:
        direction = draft.direction
        if not direction and kind is not MetricKind.ZERO:
            direction = self._direction(text, start, end)
        return Metric(
            span=Span(start=start, end=end, text=text[start:end]),
            kind=kind,
            values=tuple(quantity.value for quantity in sorted(draft.quantities)),
            unit=unit,
            per=per,
            bound=bound,
            baseline=draft.baseline,
            target=draft.target,
            noun=noun,
            direction=direction,
        )

    def _direction(self, text: str, start: int, end: int) -> str:
        """The direction of the nearest word of change: after the metric at once (40% faster), else before it in the clause."""
        after = _NEXT_WORD.match(text[end : end + 24].lower())
        if after and after[1] in self._directions and after[1] not in {"up", "down", "cut"}:
            return self._directions[after[1]]
        window = _CLAUSE_END.split(text[max(0, start - _WINDOW) : start].lower())[-1]
        for word in reversed(_SMALL_WORD.findall(window)):
            if word in self._directions:
                return self._directions[word]
        return ""


_KINDS = {
    "time": MetricKind.TIME,
    "size": MetricKind.SIZE,
    "percent": MetricKind.PERCENT,
    "multiple": MetricKind.MULTIPLE,
    "count": MetricKind.COUNT,
}


def _within(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


_SCORE_JOIN = re.compile(
    r"^(?:\s*(?:score|of|:|=|at|was|is|to|from|by|reached|\(|@|improved|gained|value|increase of|\+|~|>|<|above|"
    r"over|around|about))*\s*[:=(]?\s*$",
    re.IGNORECASE,
)


def _score_near(text: str, start: int, end: int, scores: list[tuple[int, int, str]]) -> tuple[str, int, int] | None:
    """The quality score that a number is of: at once before it (AUC of 0.81) or after it (0.81 AUC)."""
    index = bisect_left(scores, (start, 0, ""))
    if index and start - scores[index - 1][1] <= 40:
        low, high, name = scores[index - 1]
        if _SCORE_JOIN.match(text[high:start]):
            return name, low, end
    if index < len(scores):
        low, high, name = scores[index]
        if low >= end and low - end <= 2 and not text[end:low].strip():
            return name, start, high
    return None


def _may_stand_alone(text: str, start: int) -> bool:
    """Whether a number without unit and noun measures something: after of, to, by, from, a sign, or a small letter's word."""
    before = text[max(0, start - 24) : start].rstrip()
    word = re.search(r"([\w'-]+|[(:;~<>≥≤=,+±])$", before)
    if word is None:
        return False
    return word[1][0].islower() or not word[1][0].isalnum() or word[1] == before
