"""What the checker found, as text: a page for the terminal and a report in Markdown for a coach.

Both put together what concerns one pair of lines, and name both places. Signs of our own are ASCII; colour only adds.
"""

import re
import textwrap
from collections.abc import Sequence

from reframer.model.outcome import Violation
from reframer.model.source import SourceRef
from reframer.verifying.problems import is_serious

_COLUMNS = 80
_LONGEST = 180  # characters of a quoted line
_BOLD_RED, _BOLD, _DIM, _PLAIN = "\x1b[1;31m", "\x1b[1;33m", "\x1b[2m", "\x1b[0m"


def terminal_page(violations: Sequence[Violation], old: str, new: str, *, colour: bool = False) -> str:
    """Return the page that ``reframe verify`` prints, at most 80 columns wide where words allow; violations first.

    With ``colour`` the words that a violation is about stand out in the line that holds them.
    """
    serious, warnings = _apart(violations)
    lines = _wrapped(_summary(serious, warnings, old, new), "")
    for group in _together((*serious, *warnings)):
        lines += ["", _painted(_title(group), _BOLD_RED if is_serious(group[0]) else _BOLD, colour)]
        for why in _whys(group):
            lines += _wrapped(_plain(why), "  ")
        if group[0].new:
            for name, text, source in (
                ("old", group[0].old, group[0].old_source),
                ("new", group[0].new, group[0].new_source),
            ):
                if text:
                    quoted = _quoted(f"  {name}: ", text, source)
                    lines += [_marked(line, group, dim=name == "old") if colour else line for line in quoted]
        else:
            for violation in group:
                lines += _quoted("  - ", violation.old, violation.old_source) if violation.old else []
    return "\n".join(lines)


def markdown_report(violations: Sequence[Violation], old: str, new: str) -> str:
    """Return a report in Markdown for a coach; the words in question are bold. Ends with a line break."""
    serious, warnings = _apart(violations)
    lines = ["# What the new text says that the old one does not", "", _escape(_summary(serious, warnings, old, new))]
    groups = _together((*serious, *warnings))
    for title, worst in (("Violations", True), ("To look at", False)):
        chosen = [group for group in groups if is_serious(group[0]) is worst]
        if not chosen:
            continue
        lines += ["", f"## {title}"]
        for group in chosen:
            lines += ["", f"### {_kinds(group)[:1].upper()}{_kinds(group)[1:]}", ""]
            lines += [" ".join(_escape(why) for why in _whys(group)), ""]
            if group[0].new:
                if group[0].old:
                    lines.append(f"- Old: {_bold(group[0].old, group)}{_signs(_at(group[0].old_source))}")
                lines.append(f"- New: {_bold(group[0].new, group)}{_signs(_at(group[0].new_source))}")
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
    """Return the kinds of a group in words, those of its worst severity."""
    worst = [violation for violation in group if violation.severity is group[0].severity]
    kinds = dict.fromkeys(violation.kind.replace("_", " ") for violation in worst)
    return ", ".join(re.sub(r"\bml\b", "ML", kind) for kind in kinds)


def _whys(group: Sequence[Violation]) -> list[str]:
    """Return the sentences of a group, each once; a warning beside violations says that it is one."""
    whys = dict.fromkeys(
        violation.why if is_serious(violation) or not is_serious(group[0]) else f"To look at: {violation.why}"
        for violation in group
    )
    return list(whys)


def _words_of(group: Sequence[Violation]) -> list[str]:
    """Return the words that the group is about, longest first."""
    words = {
        part for violation in group for part in (violation.words, *violation.words.split(", ")) if len(part) > 1 or part.isdigit()
    }
    return sorted((word for word in words if _plain(word) == word), key=lambda word: (-len(word), word))


def _spans(text: str, group: Sequence[Violation]) -> list[tuple[int, int]]:
    """Return where the words of a group stand in a text, in order and without overlap."""
    taken: list[tuple[int, int]] = []
    for word in _words_of(group):
        for found in re.finditer(rf"(?<![^\W_])(?<!\d\.){re.escape(word)}(?![^\W_]|\.\d)", text):
            if not any(start < found.end() and found.start() < end for start, end in taken):
                taken.append(found.span())
    return sorted(taken)


def _marked(line: str, group: Sequence[Violation], *, dim: bool) -> str:
    """Return a quoted line with the words of the group in colour."""
    base = _DIM if dim else ""
    paint = _BOLD_RED if is_serious(group[0]) else _BOLD
    parts, last = [base], 0
    for start, end in _spans(line, group):
        parts += [line[last:start], _PLAIN if dim else "", paint, line[start:end], _PLAIN, base]
        last = end
    parts += [line[last:], _PLAIN if dim else ""]
    return "".join(parts)


def _bold(text: str, group: Sequence[Violation]) -> str:
    """Return a text as Markdown with the words of the group in bold."""
    text = _plain(text)
    parts, last = [], 0
    for start, end in _spans(text, group):
        parts += [_signs(text[last:start]), f"**{_signs(text[start:end])}**"]
        last = end
    return "".join((*parts, _signs(text[last:])))


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
    return _signs(_plain(text))


def _signs(text: str) -> str:
    """Return the text with Markdown's signs escaped."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in text)
