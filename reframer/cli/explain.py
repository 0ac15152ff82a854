"""The page of ``reframe rules explain``: what fired in a line and on which words, then what did not and why."""

import textwrap

from reframer.cleaning import printable
from reframer.cli.show import WIDTH
from reframer.explaining import Explanation, RuleLook, Wording

LONGEST = 6_000  # characters of a line that are looked at
_OPERATIONS = {"restate": "names it", "bridge": "compares", "claim": "claims"}


def explanation_page(explanation: Explanation, *, every: bool = False) -> str:
    """Return the page; with ``every`` also each rule of words that stand together of which only one was there."""
    lines = [wrapped(explanation.text, "> "), ""]
    for look in explanation.fired:
        lines += _fired(look)
    if not explanation.fired:
        lines += ["No rule fired.", ""]
    if explanation.refused:
        lines += ["Looked and left it alone", *(_refused(look) for look in explanation.refused), ""]
    if every and explanation.halves:
        lines += ["Saw half of what they need", *(_refused(look) for look in explanation.halves), ""]
    elif explanation.halves:
        count = len(explanation.halves)
        lines += [f"{count} more {'rule' if count == 1 else 'rules'} saw half of what they need: --all", ""]
    lines.append(f"Wording of the line ({explanation.path.value} path)")
    for change in explanation.changes:
        lines.append(wrapped(f"{change.operation}: {change.text}", "  + ", "    "))
        lines.append(wrapped(change.why, "      "))
    if not explanation.changes:
        lines.append("  stays as it is")
    lines += [_wording(kept, kept.operation) for kept in explanation.kept]
    return "\n".join(lines)


def wrapped(text: str, first: str, rest: str | None = None) -> str:
    """Return ``text`` in lines of at most 80 columns, whole: what is explained is never cut."""
    rest = " " * len(first) if rest is None else rest
    shown = printable(text, LONGEST)
    lines = textwrap.wrap(
        shown, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(lines) or first.rstrip()


def _fired(look: RuleLook) -> list[str]:
    place = "" if look.on_object else ", not what the line is about"
    lines = [
        f"{look.rule_id}  {printable(look.title)}",
        wrapped(f"fired on {', '.join(repr(words) for words in look.words)}{place}", "  "),
    ]
    lines += [wrapped(f"held down by {limit.words!r}: {limit.why}", "  ! ", "    ") for limit in look.limited_by]
    lines += [wrapped(f"{refused.words!r}: {refused.why}", "  - ", "    ") for refused in look.refused]
    lines += [_wording(wording, _OPERATIONS.get(wording.operation, wording.operation)) for wording in look.wordings]
    return [*lines, ""]


def _refused(look: RuleLook) -> str:
    return "\n".join(wrapped(f"{look.rule_id}: {refused.words!r}: {refused.why}", "  - ", "    ") for refused in look.refused)


def _wording(wording: Wording, name: str) -> str:
    sign = "+" if wording.allowed else "-"
    return wrapped(f"{name}: {wording.text} ({wording.why})", f"  {sign} ", "    ")
