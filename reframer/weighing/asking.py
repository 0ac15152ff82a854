"""The words of a question: the person's own name for the thing, their figure, and what they counted."""

import re

from reframer.model.findings import Metric, MetricKind, OpenerKind
from reframer.rulebook.ml_vocabulary import Inquiry
from reframer.weighing.heading import heading_of, is_plural
from reframer.weighing.naming import (
    ENDS_NAME,
    LEADING,
    LONGEST_NAME,
    PEOPLE,
    counted_in,
    measured_in,
    name_of_object,
    plain,
    uncounted_in,
)
from reframer.weighing.signs import Signs, once

_NEAR = 3  # words before a figure
_COUNTED_WITHIN = 4  # words behind a number
_AT_WORK = re.compile(r"\b(?:on|in|of|to)(?: (?:the|a|an|our|their))? $", re.IGNORECASE)  # not those one worked with
WORKED_WITH = re.compile(r"(?:I )?work(?:ed|ing|s)? (?:\w+ ){0,2}w/", re.IGNORECASE)
_LEAD_OF = re.compile(r"\b(?:lead|leader|head|manager|team|squad|group) of (?:\w+ )?\d", re.IGNORECASE)
_ON_WHAT = (
    re.compile(r"^(?:I )?work(?:ed|ing|s)?\b.*? on ", re.IGNORECASE),
    re.compile(r"^(?:helped|assisted|supported) [^,;.]*? with ", re.IGNORECASE),
    re.compile(r"^(?:was )?involved in ", re.IGNORECASE),
)
HEAD = "{head}"
_HOW_MANY = re.compile(
    r"how many ((?:[\w/-]+(?:,| or)? ){1,6}?)(?=(?:a|an|did|do|does|was|were|are|have|ran|run|use|used|took|went)\b)"
)
_HOW_MANY_USE = re.compile(r"how many .*\buse\b")
_USED_BY = re.compile(r"\bused (?:\w+ )?by [^,;.]*\d", re.IGNORECASE)
_LEADS = re.compile(
    r"^(?:from|by|at|in|to|of|under|over|about|around|roughly|approx\.?|nearly|almost|up to|within)\s+", re.IGNORECASE
)
_FIGURE_OF = {
    "time": frozenset({MetricKind.TIME}),
    "latency": frozenset({MetricKind.TIME}),
    "percent": frozenset({MetricKind.PERCENT}),
    "money": frozenset({MetricKind.MONEY}),
}
_BEHIND_A_NAME = (
    ",",
    ";",
    ":",
    "(",
    ".",
    "for ",
    "of ",
    "with ",
    "on ",
    "in ",
    "that ",
    "which ",
    "by ",
    "so ",
    "from ",
    "using ",
    "via ",
    "over ",
    "across ",
)


def asks_for_counted(ask: str, signs: Signs) -> bool:
    """Return whether a question asks how many there are of what the bullet counts already (12 teams)."""
    low = ask.lower()
    if _HOW_MANY_USE.match(low) and _USED_BY.search(signs.findings.text):
        return True
    if low.startswith("how many people") and _counts_object(signs):
        return True
    found = _HOW_MANY.match(low)
    if found is None:
        return False
    wanted = {word.removesuffix("s") for word in re.split(r"[\s,]+", found.group(1)) if word.endswith("s")}
    return any(
        word.low.removesuffix("s") in wanted for at in signs.numbers for word in signs.words[at + 1 : at + _COUNTED_WITHIN]
    )


def _counts_object(signs: Signs) -> bool:
    """Return whether the number of what the bullet is about stands there: coached 4 trainees, tech lead of 5."""
    if _LEAD_OF.search(signs.findings.text):
        return True
    found = signs.findings.object
    return found is not None and any(found.start <= signs.words[at].start < found.end for at in signs.numbers)


def worded(inquiry: Inquiry, signs: Signs, trigger: str) -> str:
    """Return the text of a question with the person's own words in its places; ``trigger`` is the word that called for it."""
    ask = inquiry.ask
    if "{head}" in ask:
        ask = ask.replace("{head}", plain(trigger, signs) or "work")
    if "{thing}" in ask:
        ask = ask.replace("{thing}", _thing(signs, trigger))
    if "{this}" in ask:
        ask = ask.replace("{this}", this_of(signs))
    if "{title}" in ask:
        ask = ask.replace("{title}", heading_of(signs) or "this")
    if "{was}" in ask:
        ask = ask.replace("{was}", "were" if is_plural(_thing(signs, trigger)) else "was")
    if "{figure}" in ask:
        ask = ask.replace("{figure}", _figure(inquiry, signs))
    if "{measured}" in ask:
        ask = ask.replace("{measured}", _what_or_how_many(measured_in(signs)))
    if "{what}" in ask:
        ask = ask.replace("{what}", measured_in(signs))
    if "{uncounted}" in ask:
        ask = ask.replace("{uncounted}", uncounted_in(signs))
    if "{counted}" in ask:
        ask = ask.replace("{counted}", f"the {counted_in(signs)}")
    return ask[:1].upper() + ask[1:]


def _thing(signs: Signs, trigger: str) -> str:
    found = signs.findings.object
    inside = found is not None and trigger.lower() in found.text.lower()
    return (name_of_object(signs) if inside or not trigger else "") or "it"


@once
def this_of(signs: Signs) -> str:
    """Return the object of a line, or "this" where no noun at its beginning is sure to be what the whole line is about."""
    found, name = signs.findings.object, name_of_object(signs)
    head = signs.object_head
    behind = signs.findings.text[found.end :].lstrip().lower() if found is not None else ""
    fits = not behind or behind.startswith(_BEHIND_A_NAME)
    opens = found is not None and (found.start == 0 or not signs.fragment)
    opener = signs.findings.opener
    shared = signs.opens_with("participation") or (opener is not None and opener.kind is OpenerKind.PARTICIPATION)
    if found is not None and shared:
        opens = _AT_WORK.search(signs.findings.text[: found.start]) is not None
    if WORKED_WITH.match(signs.findings.text):
        return _helped_with(signs) or "this"
    if not name.startswith("the ") or not fits or not opens or head.endswith("ing") or head.removesuffix("s") in PEOPLE:
        return (_helped_with(signs) if shared else "") or "this"
    return name


def _helped_with(signs: Signs) -> str:
    """Return what work shared with others was on: worked with the pilots on tide plans."""
    found = next(filter(None, (pattern.search(signs.findings.text) for pattern in _ON_WHAT)), None)
    words: list[str] = []
    for word in signs.findings.text[found.end() :].split() if found else ():
        bare = word.rstrip(",;:.)")
        if bare.lower() in ENDS_NAME or not bare.replace("-", "").isalpha():
            break
        words.append(bare)
        if bare != word:
            break
    while words and words[0].lower() in LEADING:
        words.pop(0)
    if not words or len(words) > LONGEST_NAME or words[0].endswith("ing") or words[-1].lower().removesuffix("s") in PEOPLE:
        return ""
    return f"the {' '.join(words)}"


def _what_or_how_many(measured: str) -> str:
    """Return what is asked of a change: what read time, how many calls."""
    if is_plural(measured.partition(" per ")[0]) and not measured.endswith(("costs", "expenses", "savings")):
        return f"how many {measured}"
    return f"what {measured or 'level'}"


def _figure(inquiry: Inquiry, signs: Signs) -> str:
    """Return the figure that the question is about, without the preposition before it."""
    kinds = next((kinds for name, kinds in _FIGURE_OF.items() if name in inquiry.when), frozenset[MetricKind]())
    figures = [metric for metric in signs.findings.metrics if metric.kind is not MetricKind.COUNT and _has_digit(metric)]
    beside = (metric for metric in figures if _stands_by(metric, inquiry.heads, signs)) if "figure" in inquiry.when else iter(())
    chosen = next(beside, next((metric for metric in figures if metric.kind in kinds), figures[0] if figures else None))
    return _LEADS.sub("", chosen.span.text) if chosen is not None else "the figure"


def has_named_figure(inquiry: Inquiry, signs: Signs) -> bool:
    """Return whether a figure of one of the measures stands there that a question about a figure is for."""
    return any(_stands_by(metric, inquiry.heads, signs) for metric in signs.findings.metrics)


def _stands_by(metric: Metric, names: tuple[str, ...], signs: Signs) -> bool:
    """Return whether a figure is that of a named measure: F1 0.69, recall 41% -> 63%."""
    before = signs.findings.text[: metric.span.start].split()[-_NEAR:]
    return any(word.lower().strip("(,;:") in names for word in (*before, *metric.span.text.split()))


def _has_digit(metric: Metric) -> bool:
    return any(letter.isdigit() for letter in metric.span.text)
