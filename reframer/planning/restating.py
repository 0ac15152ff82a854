"""Role-neutral vocabulary that the bullet entails: Spark jobs are distributed, an API that answers requests serves online."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from reframer.model.findings import Metric, MetricKind
from reframer.model.verdicts import Strength
from reframer.planning.articles import agreeing
from reframer.planning.draft import Draft, Outcomes, tables_for
from reframer.planning.pieces import Change, phrase, typography
from reframer.planning.words import capitalised, is_acronym
from reframer.rulebook import Rules
from reframer.rulebook.keeping import KeptForRules
from reframer.rulebook.rewording import Restatement

OPERATION = "restate"
_NO_WORD = re.compile(r"(?:[^\w/@]|_)+")
MOST_TOLD = 2  # words of the writer's own before the head, names of technologies aside
_HOW_OFTEN = frozenset({"hourly", "daily", "nightly", "weekly", "monthly", "quarterly", "yearly", "early"})
_THE_ONE = frozenset({"the", "our", "its", "their", "this"})
LONGEST = 30  # words; a line that long has said what it is about
_REQUESTS = ("call", "request", "quer", "rps", "qps", "lookup", "search", "check", "decision")
_PEOPLE = ("user", "customer", "visitor", "shopper", "session", "subscriber")
_FAST = {"ns": Decimal(1_000_000_000), "us": Decimal(50_000), "µs": Decimal(50_000), "μs": Decimal(50_000), "ms": Decimal(50)}


def restate(draft: Draft) -> Outcomes:
    """Yield the first restatement whose every condition holds. A bullet that holds restated words already gets no second one."""
    if draft.verdict.evidence.level < 1 or len(draft.words) > LONGEST:
        return
    lowered = _words_only(draft.text)
    words = frozenset(lowered.split())
    restated: bool | None = None
    rows = _rows(draft.rules)
    head = draft.findings.object_head.text.lower() if draft.findings.object_head is not None else ""
    for rule, _, heads, never, cues in rows:
        if not rule.anchors and head not in heads:
            continue
        if not all(group.stand_in(lowered, words) for group in cues) or never.stand_in(lowered, words):
            continue
        if rule.id in draft.setting.skip:
            continue
        if restated is None:
            restated = any(row.insert in lowered for row in rows)
        if restated:
            return
        place = _place_of(draft, rule)
        if place is None or not _has_technology(draft, rule) or not _has_metric(draft, rule):
            continue
        at, before = place
        if before and not rule.anchors and _is_crowded(draft, rule):
            continue
        if at == 0 and not is_acronym(draft.words[0].text):
            continue  # the first word would have to change its case
        inserted = phrase(capitalised(rule.insert) if at == 0 else rule.insert, rule.id)
        changes = [Change(at, at, (inserted, typography(" ")) if before else (typography(" "), inserted))]
        if before and (article := agreeing(draft.text, at, rule.insert, draft.tables)):
            changes.append(article)
        yield draft.edit(
            OPERATION,
            changes,
            rule_id=rule.id,
            because=rule.because,
            strength=Strength.RESTATE,
        )
        return


class _Sought(NamedTuple):
    """Words to be sought in a text: single ones, and phrases that need the text itself."""

    singles: frozenset[str]
    phrases: tuple[str, ...]

    def stand_in(self, lowered: str, words: frozenset[str]) -> bool:
        """Return whether any of them stands in a text, given as words only and as the set of its words."""
        return not self.singles.isdisjoint(words) or any(phrase in lowered for phrase in self.phrases)


class _Row(NamedTuple):
    """A restatement with its words as they are sought."""

    rule: Restatement
    insert: str
    heads: frozenset[str]  # in the singular and plural
    never: _Sought
    cues: tuple[_Sought, ...]


def _rows_of(rules: Rules) -> tuple[_Row, ...]:
    def sought(words: Iterable[str]) -> _Sought:
        forms = [_words_only(word) for word in words]
        singles = frozenset(form.strip() for form in forms if len(form.split()) == 1)
        return _Sought(singles, tuple(form for form in forms if len(form.split()) != 1))

    return tuple(
        _Row(rule, _words_only(rule.insert), _forms_of(rule.heads), sought(rule.never), tuple(map(sought, rule.cues)))
        for rule in tables_for(rules).rewording.restatements
    )


_rows = KeptForRules(_rows_of)


def _words_only(text: str) -> str:
    """Return the text as lower-case words between single spaces, so that phrases can be sought whole."""
    return f" {' '.join(_NO_WORD.sub(' ', text.lower()).split())} "


def _has_technology(draft: Draft, rule: Restatement) -> bool:
    if not rule.kinds and not rule.technologies:
        return True
    return any(found.kind in rule.kinds or found.name in rule.technologies for found in draft.findings.technologies)


def _has_metric(draft: Draft, rule: Restatement) -> bool:
    return not rule.metrics or any(
        _is_metric(draft.text, metric, wanted) for metric in draft.findings.metrics for wanted in rule.metrics
    )


def _is_metric(text: str, metric: Metric, wanted: str) -> bool:
    """Return whether a metric is of a wanted kind.

    ``requests`` in a time (``queries``: no calls), ``users``, ``fast`` (a latency up to 50 ms), or a kind of metric.
    """
    around = f"{metric.span.text} {metric.unit} {metric.noun} {text[metric.span.end : metric.span.end + 12]}".lower()
    if wanted in ("requests", "queries"):
        named = _REQUESTS if wanted == "requests" else _REQUESTS[1:]
        return metric.kind is MetricKind.RATE and any(word in around for word in named)
    if wanted == "users":
        return any(word in around for word in _PEOPLE)
    if wanted == "fast":
        if metric.kind not in (MetricKind.TIME, MetricKind.RANGE) or metric.unit not in _FAST or not metric.values:
            return False
        timed = bool(metric.percentile) or "latency" in text.lower() or "p9" in text.lower()
        return timed and max(metric.values) <= _FAST[metric.unit]
    return metric.kind.value == wanted


def _place_of(draft: Draft, rule: Restatement) -> tuple[int, bool] | None:
    """Return where the words go in, and whether before (True) or behind (False) what stands there; None where nothing fits."""
    if rule.anchors:
        lower = draft.text.lower()
        for anchor in rule.anchors:
            at = lower.find(anchor.lower())
            end = at + len(anchor)
            if at < 0 or lower[at - 1 : at].isalnum() or lower[end : end + 1].isalnum():
                continue
            if rule.place == "behind":
                if _goes_on(draft, end):
                    continue
                return end, False
            return (at + anchor.rfind(" ") + 1, True) if rule.place == "head" else (at, True)
        return None
    found, head = draft.findings.object, draft.findings.object_head
    if found is None or head is None or head.start == 0:
        return None
    if _begins_with_a_deed(draft, found.start):
        return None  # "Helped run ... services": the words would land in front of the verb
    if rule.place == "behind":
        return head.end, False
    if rule.place == "head":
        return head.start, True
    if rule.place == "technology":
        named = [one.span.start for one in draft.findings.technologies if one.name in rule.technologies or one.kind in rule.kinds]
        inside = [at for at in named if found.start <= at < head.start]
        if inside:
            return min(inside), True
    return _front(draft, found.start, head.start), True


def _is_crowded(draft: Draft, rule: Restatement) -> bool:
    """Return whether more words before the head would read stiffly: it has its name already, or enough of them."""
    found, head = draft.findings.object, draft.findings.object_head
    if found is None or head is None:
        return False
    before = [word for word in draft.words if found.start <= word.start < head.start]
    told = [
        word
        for word in before
        if word.lower not in draft.tables.function_words and word.text[:1].isalpha() and not draft.is_named(word)
    ]
    if told and told[0].lower.endswith("ly") and told[0].lower not in _HOW_OFTEN:
        return True  # a highly available service
    if rule.not_the_one and told and before[0].lower in _THE_ONE:
        return True
    return len(told) > MOST_TOLD or ("-" in rule.insert and any("-" in word.text for word in told))


def _begins_with_a_deed(draft: Draft, start: int) -> bool:
    """Return whether the object begins with a verb in its base form, as behind "helped"."""
    index = next((number for number, word in enumerate(draft.words) if word.start >= start), None)
    use = draft.verb_at(index) if index is not None else None
    return use is not None and "base" in use.forms


def _goes_on(draft: Draft, end: int) -> bool:
    """Return whether the noun phrase goes on behind an anchor: then nothing can stand between."""
    behind = next((word for word in draft.words if word.start >= end), None)
    if behind is None or draft.text[end : behind.start].strip():
        return False
    return behind.lower not in draft.tables.function_words


def _forms_of(heads: tuple[str, ...]) -> frozenset[str]:
    return frozenset(form for word in heads for form in (word, f"{word}s", f"{word}es", f"{word[:-1]}ies"))


def _front(draft: Draft, start: int, head: int) -> int:
    """Return the place behind the determiner and figures of the object: the 40 | Spark jobs."""
    for word in draft.words:
        counted = word.lower in draft.tables.grammar.number_words or (word.text[:1].isdigit() and "-" not in word.text)
        if start <= word.start < head and (counted or word.lower in draft.tables.determiners):
            start = word.end + 1
        elif word.start >= start:
            break
    return start
