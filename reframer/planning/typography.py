"""Spaces before units, written-out short forms, hyphens, and names in their own case. No word of another meaning enters."""

import re
from collections.abc import Iterator
from itertools import pairwise

from reframer.model.findings import MetricKind
from reframer.planning.draft import Draft, Outcomes
from reframer.planning.pieces import Change, phrase, typography
from reframer.planning.words import Word, capitalised, has_digit, is_plain_gap
from reframer.rulebook.rewording import Compound, Shorthand

OPERATION = "typography"
RULE = "typography.cleanup"
_GLUED = re.compile(r"(?<![\w.])(\d+(?:[.,]\d+)*)([A-Za-zµμ]+)(?!\w)")
_LOOSE_COMMA = re.compile(r"(?<=[\w)]) +, *(?=\w)")
_CLOSE_BRACKET = re.compile(
    r"(?<![^\s/(-])([a-z]{2,}(?:s|ing|ion|ment|er|or))(\()(?=(?:\d|[A-Za-z]+[ -])[^()=]*\))"
)  # consumers(format preserving)
_CLOSE_COMMA = re.compile(r"(?<=[A-Za-z]{2}|.\))(,)(?=[A-Za-z]{2})")
_LOOSE_COLON = re.compile(r"(?<=[\w)])( +:) (?=\w)")
_CODE = re.compile(r"[=_/.]|::|--")
_LOOSE_PERCENT = re.compile(r"(?<=\d)( +)%(?!\w)")
_ARROW = re.compile(r" *(?:->|=>|→) *")
_MEASURED = frozenset({MetricKind.TIME, MetricKind.SIZE, MetricKind.CHANGE, MetricKind.RATE, MetricKind.RANGE})
_BY_MEANS = frozenset({"with", "using", "via", "through", "in", "on", "by", "from"})
_PLAIN_KINDS = frozenset({"protocol", "api_technology", "testing"})  # often common nouns: webhooks, mocks
_NOT_COUNTED = frozenset({"ago", "old", "later", "earlier", "long", "each"})
_STATUS_DIGITS = 3
_ANSWERS = re.compile(r"\b(?:HTTP|ETags?|responses?|status(?:es)?|redirects?)\b", re.IGNORECASE)
_MICRO = {"us": "µs", "uS": "µs"}


def tidy_typography(draft: Draft) -> Outcomes:
    """Yield one edit with every typographic change of the text."""
    changes: list[Change] = []
    for change in _all_changes(draft):
        if not any(change.start < other.end and other.start < change.end for other in changes):
            changes.append(change)
    if not changes:
        return
    yield draft.edit(
        OPERATION,
        changes,
        rule_id=RULE,
        because="Spacing, hyphens, short forms and letter case; the words stay.",
    )


def _all_changes(draft: Draft) -> Iterator[Change]:
    yield from _shorthands(draft)
    yield from _unit_spaces(draft)
    yield from _ampersands(draft)
    yield from _plus_signs(draft)
    yield from _name_cases(draft)
    lowers = {word.lower for word in draft.words}
    for firsts, compound in draft.tables.compounds:
        if not firsts.isdisjoint(lowers):
            yield from _any_before(draft, compound) if compound.any_before else _listed(draft, compound)
    yield from _number_compounds(draft)
    yield from _comma_splice(draft)
    yield from _loose_signs(draft)


def _is_status(text: str, match: re.Match[str]) -> bool:
    """Say whether the number is one of several answers of a server: *half of the replies are 304s*."""
    number = match.group(1)
    return len(number) == _STATUS_DIGITS and number[0] in "2345" and _ANSWERS.search(text) is not None


def _unit_spaces(draft: Draft) -> Iterator[Change]:
    """Yield a space for every unit of time or size that is glued to its number (800ms -> 800 ms)."""
    for match in _GLUED.finditer(draft.text):
        unit = match.group(2)
        if unit not in draft.tables.unit_signs or (len(unit) == 1 and unit not in ("s", "h")):
            continue
        if unit == "s" and _is_status(draft.text, match):
            continue
        if unit == "s" and draft.text[match.end() :].startswith(" of "):
            continue  # 100s of tickets are hundreds
        inside = any(
            metric.kind in _MEASURED and metric.span.start <= match.start() and match.end() <= metric.span.end
            for metric in draft.findings.metrics
        )
        if not inside and not _is_other_end(draft, match):
            continue
        at = match.start(2)
        if unit in _MICRO:
            yield Change(at, match.end(), (typography(" " + _MICRO[unit]),))
        else:
            yield Change(at, at, (typography(" "),))


def _is_other_end(draft: Draft, match: re.Match[str]) -> bool:
    """Return whether a figure is compared with a measured one: 4 s instead of 40s, 2GB -> 80 MB."""
    before = draft.text[: match.start()].rstrip().lower()
    compared = before.endswith(("instead of", "down from", "up from", "rather than", "vs", "vs.", "versus", "compared to"))
    units = {metric.unit for metric in draft.findings.metrics if metric.kind in _MEASURED}
    if compared and draft.tables.unit_signs.get(match.group(2)) in units:
        return True
    arrow = _ARROW.match(draft.text, match.end())  # 2GB -> 80MB: both ends are spaced alike
    return arrow is not None and any(
        metric.kind in _MEASURED and metric.span.start == arrow.end() for metric in draft.findings.metrics
    )


def _loose_signs(draft: Draft) -> Iterator[Change]:
    """Yield the space that goes before a comma or a percent sign, and the one that belongs behind the comma."""
    text = draft.text
    if " ," in text:
        for match in _LOOSE_COMMA.finditer(text):
            yield Change(match.start(), match.end(), (typography(", "),))
    if "(" in text:
        for match in _CLOSE_BRACKET.finditer(text):
            if match.group(1) == "for":
                continue  # a loop
            yield Change(match.start(2), match.start(2), (typography(" "),))
    if "," in text:
        for match in _CLOSE_COMMA.finditer(text):
            if not _CODE.search(_piece_at(text, match.start()).rstrip(".")):
                yield Change(match.end(), match.end(), (typography(" "),))
    if " :" in text:
        for match in _LOOSE_COLON.finditer(text):
            yield Change(match.start(1), match.end(1), (typography(":"),))
    if " %" in text:
        for match in _LOOSE_PERCENT.finditer(text):
            yield Change(match.start(1), match.end(1), ())


def _piece_at(text: str, at: int) -> str:
    """Return what stands between two spaces around a place."""
    end = text.find(" ", at)
    return text[text.rfind(" ", 0, at) + 1 : end if end >= 0 else len(text)]


def _shorthands(draft: Draft) -> Iterator[Change]:
    first = draft.verb_at(0)
    prose = len(draft.words) > 5 or first is not None
    lowered = draft.text.lower() if prose else ""  # a row of tools keeps its names as written
    for form, shorthand in draft.tables.shorthands:
        if form in lowered:
            yield from _places_of(draft, shorthand)


def _places_of(draft: Draft, shorthand: Shorthand) -> Iterator[Change]:
    """Yield a change for every place where the short form stands on its own."""
    text = draft.text
    haystack, form = (text, shorthand.form) if shorthand.keeps_case else (text.lower(), shorthand.form.lower())
    at = haystack.find(form)
    while at >= 0:
        end = at + len(form)
        before, after = text[at - 1 : at], text[end : end + 1]
        glued = form.endswith("/") and after.isalpha() and text[end:].split()[0].lower() not in ("o", "out")
        if (not before or before in " (,;") and (
            not after or after in " ,;)" or glued or (after == "." and end + 1 >= len(text))
        ):
            word = text[text.rfind(" ", 0, max(at - 1, 0)) + 1 : max(at - 1, 0)]
            nearby = text[end:].lstrip().split(" ", 1)[0]
            dangling = shorthand.becomes in draft.tables.prepositions and not nearby.strip(".,;)")
            if word not in shorthand.not_after and nearby not in shorthand.not_before and not dangling:
                long = capitalised(shorthand.becomes) if at == 0 else shorthand.becomes
                yield Change(at, end, (phrase(long, shorthand.id), *((typography(" "),) if glued else ())))
        at = haystack.find(form, at + 1)


def _ampersands(draft: Draft) -> Iterator[Change]:
    """Yield "and" for every & of the prose; names keep theirs."""
    words = draft.words
    for index in range(1, len(words) - 1):
        left, word, right = words[index - 1], words[index], words[index + 1]
        if word.text != "&" or len(left.text) == 1 or len(right.text) == 1:
            continue
        if (
            index > 1
            and left.text[:1].isupper()
            and right.text[:1].isupper()
            and not (left.text.isupper() or right.text.isupper())
            and not (draft.is_named(left) and draft.is_named(right))
        ):
            continue
        if f"{left.text}&{right.text}" in draft.tables.grammar.names_with_and:
            continue
        yield Change(word.start, word.end, (phrase("and", "join.and"),))


def _plus_signs(draft: Draft) -> Iterator[Change]:
    """Yield "and" for a + of the prose (retries + alarms); between names and in brackets it stays."""
    words, text = draft.words, draft.text
    for index in range(1, len(words) - 1):
        left, word, right = words[index - 1], words[index], words[index + 1]
        if word.text != "+" or text[: word.start].count("(") > text[: word.start].count(")"):
            continue
        named = draft.is_named(left) and draft.is_named(right)
        plain = left.text.isalpha() or "-" in left.text
        if named or has_digit(left.text + right.text) or not plain or not (left.text.islower() or right.text.islower()):
            continue
        alone = is_plain_gap(text, left, word) and is_plain_gap(text, word, right) and not _goes_on_adding(draft, index)
        if alone and not _is_means(draft, index - 1):
            yield Change(word.start, word.end, (phrase("and", "join.and"),))


def _is_means(draft: Draft, index: int) -> bool:
    """Return whether a thing is what the work was done with: in Go with trie + n-grams. There the sign is a formula's."""
    for at in range(index, max(0, index - 5), -1):
        if draft.words[at].lower in draft.tables.function_words:
            return draft.words[at].lower in _BY_MEANS
    return False


def _goes_on_adding(draft: Draft, index: int) -> bool:
    """Return whether the sign is one of a row: Kafka + Flink + alerts."""
    near = draft.words[max(0, index - 4) : index] + draft.words[index + 1 : index + 5]
    return any(word.text == "+" for word in near)


def _name_cases(draft: Draft) -> Iterator[Change]:
    """Yield the right case for names of technologies that are written in small letters or in a common slip (Javascript)."""
    for found in draft.findings.technologies:
        written = found.span.text
        if (
            written in draft.tables.grammar.lower_names
            or written == found.name
            or written.lower() != found.name.lower()
            or has_digit(written)
            or " " in written
            or found.kind in _PLAIN_KINDS
        ):
            continue
        if not (written.islower() or written[1:].islower()) or not found.name[:1].isupper():
            continue  # the author's own way of writing it
        before, after = draft.text[found.span.start - 1 : found.span.start], draft.text[found.span.end : found.span.end + 1]
        if (before and before not in " (,/+") or (after and after not in " ),;:/+."):
            continue
        if after in "./" and draft.text[found.span.end + 1 : found.span.end + 2].isalnum() and after == ".":
            continue
        if written.isupper() and len(written) > 1:
            continue
        yield Change(found.span.start, found.span.end, (typography(found.name),))


def _is_noun_behind(draft: Draft, index: int, compound: Compound | None = None) -> bool:
    """Return whether a word that a compound can describe stands at ``index``."""
    words = draft.words
    if index >= len(words) or not is_plain_gap(draft.text, words[index - 1], words[index]):
        return False
    word = words[index]
    if not word.text[:1].isalpha() or word.lower in draft.tables.function_words:
        return False
    if compound is not None and word.lower in compound.not_before:
        return False
    return not word.lower.endswith("ly")


def _hyphens(draft: Draft, first: int, last: int) -> Iterator[Change]:
    """Yield a hyphen for every space between two words."""
    for at in range(first, last):
        start, end = draft.words[at].end, draft.words[at + 1].start
        yield Change(start, end, (typography("-"),))


def _listed(draft: Draft, compound: Compound) -> Iterator[Change]:
    words = draft.words
    lowered = " ".join(word.lower for word in words)
    for form in compound.words:
        if form not in lowered:
            continue
        pieces = form.split()
        for index in range(len(words) - len(pieces)):
            if [word.lower for word in words[index : index + len(pieces)]] != pieces or not _joined(
                draft, words[index : index + len(pieces)]
            ):
                continue
            if _is_noun_behind(draft, index + len(pieces), compound):
                yield from _hyphens(draft, index, index + len(pieces) - 1)


def _joined(draft: Draft, words: tuple[Word, ...]) -> bool:
    return all(draft.text[left.end : right.start] == " " for left, right in pairwise(words))


def _any_before(draft: Draft, compound: Compound) -> Iterator[Change]:
    words = draft.words
    for index in range(1, len(words) - 1):
        if words[index].lower not in compound.words or not _joined(draft, words[index - 1 : index + 1]):
            continue
        lower = words[index - 1].lower
        if lower in compound.not_behind or lower in draft.tables.function_words or lower.endswith("ly"):
            continue
        use = draft.verb_at(index - 1)
        if (use is not None and (index == 1 or use.is_any("past", "gerund"))) or not words[index - 1].text[-1:].isalnum():
            continue
        if _is_noun_behind(draft, index + 1, compound):
            yield from _hyphens(draft, index - 1, index)


def _number_compounds(draft: Draft) -> Iterator[Change]:
    """Yield the hyphen of 7-day averages and two-tier cache: a number and a singular noun before another noun."""
    words, grammar = draft.words, draft.tables.grammar
    for index in range(len(words) - 2):
        number, noun = words[index], words[index + 1]
        if not (number.text.isdigit() or number.lower in grammar.number_words) or number.lower in ("1", "one"):
            continue
        if not _joined(draft, words[index : index + 2]) or not _is_noun_behind(draft, index + 2):
            continue
        behind = words[index + 2]
        timed = noun.lower in grammar.time_nouns
        if behind.lower in _NOT_COUNTED or (draft.tables.looks_verbal(behind) and not timed):
            continue
        singular = not behind.text.endswith("s") or behind.text.endswith("ss")
        if timed or (noun.lower in grammar.span_nouns and singular):
            yield from _hyphens(draft, index, index + 1)


def _comma_splice(draft: Draft) -> Iterator[Change]:
    """Yield the semicolon of "Set up probes for 9 services, MTTR from 55 to 18 min": a second statement behind a comma.

    Only where the bullet begins with its verb, the comma is the only one outside brackets, and a measured change follows a few
    plain words; the semicolon says no more than the comma did: no cause is added.
    """
    first = draft.verb_at(0)
    if first is None or not first.is_any("past", "base") or ";" in draft.text or ":" in draft.text:
        return
    commas = _outer_commas(draft.text)
    if len(commas) != 1:
        return
    at = commas[0]
    behind = [word for word in draft.words if word.start > at]
    metric = next((one for one in draft.findings.metrics if one.span.start > at and one.kind is MetricKind.CHANGE), None)
    if metric is None or metric.baseline is None or not behind:
        return
    subject = [word for word in behind if word.end <= metric.span.start and word.lower not in ("from", "down", "up")]
    if not 1 <= len(subject) <= 4 or any(word.lower in draft.tables.function_words for word in subject):
        return
    if any(draft.tables.looks_verbal(word) for word in subject) or draft.tables.verbs.use_at(
        draft.words, draft.words.index(behind[0])
    ):
        return
    yield Change(at, at + 1, (typography(";"),))


def _outer_commas(text: str) -> list[int]:
    """Return the places of the commas outside brackets that a space follows."""
    depth, found = 0, []
    for at, letter in enumerate(text):
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and depth == 0 and text[at + 1 : at + 2] == " ":
            found.append(at)
    return found
