"""What the checker found, as text: a page for the terminal and a report in Markdown for a coach.

Both put together what concerns one pair of lines, and name both places. Signs of our own are ASCII; colour only adds.
"""

import textwrap
from collections.abc import Sequence

from reframer.model.outcome import Violation
from reframer.model.source import SourceRef
from reframer.verifying.problems import is_serious

_COLUMNS = 80
_LONGEST = 180  # characters of a quoted line
_BOLD_RED, _BOLD, _DIM, _PLAIN = "\x1b[1;31m", "\x1b[1;33m", "\x1b[2m", "\x1b[0m"


def terminal_page(violations: Sequence[Violation], old: str, new: str, *, colour: bool = False) -> str:
    """Return the page that ``reframe verify`` prints, at most 80 columns wide where words allow; violations first."""
    serious, warnings = _apart(violations)
    lines = _wrapped(_summary(serious, warnings, old, new), "")
    for group in (*_together(serious), *_together(warnings)):
        lines += ["", _painted(_title(group), _BOLD_RED if is_serious(group[0]) else _BOLD, colour)]
        for why in dict.fromkeys(_plain(violation.why) for violation in group):
            lines += _wrapped(why, "  ")
        if group[0].new:
            for name, text, source in (
                ("old", group[0].old, group[0].old_source),
                ("new", group[0].new, group[0].new_source),
            ):
                if text:
                    lines += [_painted(line, _DIM, colour and name == "old") for line in _quoted(f"  {name}: ", text, source)]
        else:
            for violation in group:
                lines += _quoted("  - ", violation.old, violation.old_source) if violation.old else []
    return "\n".join(lines)


def markdown_report(violations: Sequence[Violation], old: str, new: str) -> str:
    """Return a report in Markdown for a coach; ends with a line break."""
    serious, warnings = _apart(violations)
    lines = ["# What the new text says that the old one does not", "", _escape(_summary(serious, warnings, old, new))]
    for title, found in (("Violations", serious), ("To look at", warnings)):
        if not found:
            continue
        lines += ["", f"## {title}"]
        for group in _together(found):
            lines += ["", f"### {_kinds(group)}", ""]
            lines += [" ".join(_escape(why) for why in dict.fromkeys(violation.why for violation in group)), ""]
            if group[0].new:
                if group[0].old:
                    lines.append(f"- Old: {_escape(group[0].old + _at(group[0].old_source))}")
                lines.append(f"- New: {_escape(group[0].new + _at(group[0].new_source))}")
            else:
                lines += [f"- {_escape(one.old + _at(one.old_source))}" for one in group if one.old]
    return "\n".join(lines).rstrip() + "\n"


def _apart(violations: Sequence[Violation]) -> tuple[list[Violation], list[Violation]]:
    return [found for found in violations if is_serious(found)], [found for found in violations if not is_serious(found)]


def _together(violations: Sequence[Violation]) -> list[list[Violation]]:
    """Return what concerns one pair of lines together, and what is gone together by its kind; first come first."""
    groups: dict[tuple[str, str, str], list[Violation]] = {}
    for violation in violations:
        key = ("", violation.old, violation.new) if violation.new else (violation.kind, violation.why, "")
        groups.setdefault(key, []).append(violation)
    return list(groups.values())


def _kinds(group: Sequence[Violation]) -> str:
    return ", ".join(dict.fromkeys(violation.kind.replace("_", " ") for violation in group))


def _title(group: Sequence[Violation]) -> str:
    count = f" ({len(group)})" if not group[0].new and len(group) > 1 else ""
    return f"{group[0].severity.value}: {_kinds(group)}{count}"


def _summary(serious: Sequence[Violation], warnings: Sequence[Violation], old: str, new: str) -> str:
    if not serious and not warnings:
        return f"{_plain(new)} says nothing that {_plain(old)} does not say."
    parts = []
    if serious:
        parts.append(f"{len(serious)} violation{'s' if len(serious) > 1 else ''}")
    if warnings:
        parts.append(f"{len(warnings)} thing{'s' if len(warnings) > 1 else ''} to look at")
    return f"{_plain(new)} against {_plain(old)}: {', '.join(parts)}."


def _at(source: SourceRef | None) -> str:
    return f" ({source.describe()})" if source is not None else ""


def _quoted(lead: str, text: str, source: SourceRef | None) -> list[str]:
    return _wrapped(_short(text) + _at(source), lead)


def _wrapped(text: str, lead: str) -> list[str]:
    return textwrap.wrap(
        text, _COLUMNS, initial_indent=lead, subsequent_indent=" " * len(lead), break_long_words=False, break_on_hyphens=False
    )


def _painted(text: str, paint: str, colour: bool) -> str:
    return f"{paint}{text}{_PLAIN}" if colour else text


def _plain(text: str) -> str:
    """Return the text on one line without control characters, so that a file cannot write to the terminal."""
    return " ".join("".join(sign if sign.isprintable() or sign.isspace() else "?" for sign in text).split())


def _short(text: str) -> str:
    text = _plain(text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3].rstrip() + "..."


def _escape(text: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in _plain(text))
