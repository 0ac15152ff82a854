"""The signs of a bullet that flags, evidence and questions are read from, gathered once."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import wraps
from typing import TypeVar, cast

from reframer.ml_reading.cues import CueIndex, Hit, Sightings
from reframer.ml_reading.words import Word, cut, word_set
from reframer.model.findings import BulletFindings, Metric, MetricKind, OpenerKind
from reframer.rulebook.keeping import KeptForRules
from reframer.rulebook.rules import Rules

_BEFORE_AND_AFTER = re.compile(r"\d\S* (?:\S+ )?before,? (?:\S+ ){0,3}?\S?\d\S* (?:\S+ )?(?:after|now|today)\b", re.IGNORECASE)
_DATE_YEARS = range(1950, 2100)
_MONTHS = word_set(
    "jan january feb february mar march apr april may jun june jul july aug august sep september oct october nov "
    "november dec december since in q1 q2 q3 q4"
)
_RELATIVE_SIGNS = frozenset({"%", "percent", "percentage"})
_WITH_BASELINE = frozenset({MetricKind.CHANGE, MetricKind.WORD_CHANGE})


@dataclass(frozen=True)
class Signs:
    """What was seen in one bullet."""

    findings: BulletFindings
    words: tuple[Word, ...]
    cues: Sightings
    numbers: tuple[int, ...]  # the words that are quantities: no versions, years, ordinals
    percentages: tuple[tuple[int, Decimal], ...] = field(default=())

    @property
    def object_head(self) -> str:
        """The last noun of what the verb is about, in small letters; empty where there is none."""
        head = self.findings.object_head
        return head.text.lower() if head is not None else ""

    def has(self, group: str) -> bool:
        """True when a cue of the group stands in the bullet."""
        return self.cues.has(group)

    def opens_with(self, group: str) -> Hit | None:
        """Return the cue of a group with which the bullet opens, after a subject or an auxiliary."""
        for hit in self.cues.of(group):
            before = {word.low for word in self.words[: hit.first]}
            if hit.first <= 2 and before <= _OPENING_WORDS:
                return hit
        return None

    @property
    def quantified(self) -> bool:
        """True when any quantity stands in the bullet, in digits or in words."""
        return bool(self.numbers) or self.has("quantity_word")

    @property
    def has_baseline(self) -> bool:
        """True when a change with both ends stands in the bullet."""
        return (
            any(metric.kind in _WITH_BASELINE or metric.baseline is not None for metric in self.findings.metrics)
            or self._from_to()
            or self.has("worded_start")
            or _BEFORE_AND_AFTER.search(self.findings.text) is not None
        )

    def _from_to(self) -> bool:
        lows = [word.low for word in self.words]
        for first, second in zip(self.numbers, self.numbers[1:], strict=False):
            between = lows[first + 1 : second]
            if len(between) <= 5 and any(low in {"to", "→", ">", "against", "vs", "versus", "from"} for low in between):
                return True
        return False

    @property
    def fragment(self) -> bool:
        """True when the bullet opens with no deed."""
        opener = self.findings.opener
        return opener is not None and opener.kind in {OpenerKind.NOUN, OpenerKind.LIST, OpenerKind.OTHER}

    def metrics_of(self, *kinds: MetricKind) -> tuple[Metric, ...]:
        """Return the metrics of some kinds."""
        return tuple(metric for metric in self.findings.metrics if metric.kind in kinds)


Value = TypeVar("Value")


def once(reader: Callable[[Signs], Value]) -> Callable[[Signs], Value]:
    """Return ``reader`` so that it reads a bullet once and keeps what it found with the bullet's signs: many questions ask."""
    name = f"_{reader.__name__}"

    @wraps(reader)
    def kept(signs: Signs) -> Value:
        if name not in signs.__dict__:
            signs.__dict__[name] = reader(signs)
        return cast(Value, signs.__dict__[name])

    return kept


_OPENING_WORDS = word_set(
    "good strong basic solid i i've i'm was were have has had been be also we currently actively closely ' ve m am is"
)

_index = KeptForRules(lambda rules: CueIndex(rules.vocabulary.flag_cues))


def signs_of(findings: BulletFindings, rules: Rules) -> Signs:
    """Return the signs of one bullet."""
    words = cut(findings.text)
    cues = _index(rules).find(words)
    numbers = tuple(_quantities(words, cues, findings))
    percentages = tuple(_percentages(words, numbers))
    return Signs(findings, words, cues, numbers, percentages)


def _quantities(words: tuple[Word, ...], cues: Sightings, findings: BulletFindings) -> Iterable[int]:
    named = [(found.span.start, found.span.end) for found in findings.technologies]
    measured = [(metric.span.start, metric.span.end) for metric in findings.metrics]
    excluded = {index for hit in cues.of("no_quantity") for index in range(hit.first, hit.last)}
    untold = set(_untold(cues))
    for index, word in enumerate(words):
        if not word.is_number or word.low in {"one", "several"}:
            continue
        if index in untold or (index in excluded and not word.low[0].isdigit()):
            continue  # shadowed for two weeks; four-eyes approval, two-factor login
        if any(start <= word.start < end for start, end in measured):
            yield index
            continue
        if index in excluded or any(start <= word.start < end for start, end in named):
            continue
        if word.low[0].isdigit() and (_is_version(words, index, named) or _is_date(words, index) or _is_ordinal(word)):
            continue
        yield index


def _untold(cues: Sightings) -> Iterable[int]:
    """The words of a mere spell of time (unless that it lasted is the outcome), and of two or three machines looked after."""
    for group in ("few_cared_for",) if cues.has("lasting") else ("few_cared_for", "spell"):
        for hit in cues.of(group):
            yield from range(hit.first, hit.last)


def _is_version(words: tuple[Word, ...], index: int, named: list[tuple[int, int]]) -> bool:
    """True for the number behind a name: Java 8, iPhone 7, PSD2; not for "Kafka, 40 topics"."""
    if index == 0:
        return False
    before = words[index - 1]
    if before.end < words[index].start - 1:
        return False
    if any(start <= before.start < end for start, end in named):
        return True
    if before.low == "to" and index > 1 and words[index - 2].low[0].isdigit() and _is_version(words, index - 2, named):
        return True  # Java 8 to 17
    follows = words[index + 1].low if index + 1 < len(words) else ""
    if words[index].low.startswith("0."):
        return False  # Gini 0.58 is a score
    name = before.text[0].isupper() and index > 1 and not before.text.isupper()
    return name and (not follows or not follows[0].isalpha() or words[index].joined)


def _is_date(words: tuple[Word, ...], index: int) -> bool:
    low = words[index].low
    if not (low.isdigit() and len(low) == 4 and int(low) in _DATE_YEARS):
        return False
    before = words[index - 1].low if index else ""
    after = words[index + 1].low if index + 1 < len(words) else ""
    return (
        before in _MONTHS
        or before in {"(", ",", "/", "–", "by", "until", "from", "to", "during", "of"}
        or after in {")", ""}
        or not after[0].isalpha()
    )


def _is_ordinal(word: Word) -> bool:
    return word.low.endswith(("st", "nd", "rd", "th")) and word.low[:-2].isdigit()


def _percentages(words: tuple[Word, ...], numbers: tuple[int, ...]) -> Iterable[tuple[int, Decimal]]:
    for index in numbers:
        after = words[index + 1].low if index + 1 < len(words) else ""
        if after not in _RELATIVE_SIGNS:
            continue
        value = number_of(words[index].low)
        if value is not None:
            yield index, value


def number_of(written: str) -> Decimal | None:
    """Return the value of a number in digits (thousands commas allowed), or None."""
    plain = (
        written.replace(",", "") if written.count(",") and "." not in written and len(written.split(",")[-1]) == 3 else written
    )
    try:
        return Decimal(plain.replace(",", "."))
    except InvalidOperation:
        return None
