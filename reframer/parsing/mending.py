"""Put back together what a narrow column broke: dates, headings and e-mail addresses that go over two lines."""

import re
from collections.abc import Callable

from reframer.model.document import Cell, Document, FileKind, Line
from reframer.parsing.dates import find_dates, is_only_dates
from reframer.parsing.headings import heading_kind
from reframer.parsing.knowledge import is_named, is_place, organisation_weight, plain, title_weight, tokens, word_set
from reframer.rulebook.parsing_words import parsing_words

_LONGEST = 120  # characters of a row that may hold dates
_SHORT = 20  # characters of the rest of a range
_SAME_EDGE = 3.0  # points
_SHORT_HEADING = 28  # characters of one line of a heading
_CLOSE = 0.35  # line heights of white space inside a heading
_SURE = 3
_WRAPPED = 0.12  # line heights of white space inside a paragraph
_BROKEN_ADDRESS = re.compile(r"[\w.+-]{1,60}@[\w.-]{0,60}")
_END_OF_ADDRESS = re.compile(r"[\w-]{0,40}(?:\.[\w-]{1,20}){0,3}")


def mend(document: Document) -> Document:
    """Return the document with every broken range of dates, and every broken heading, on one line."""
    joints: list[Callable[[Line, Line], Line | None]] = [_joined, _joined_address, _joined_cells, _joined_place]
    if document.kind is not FileKind.TEXT:  # there a heading looks like any line
        joints.append(_joined_heading)
    lines: list[Line] = []
    for line in document.lines:
        before = lines[-1] if lines else None
        mended = next((whole for joint in joints if before is not None and (whole := joint(before, line))), None)
        if mended is None:
            lines.append(line)
        else:
            lines[-1] = mended
    return document if len(lines) == len(document.lines) else document.model_copy(update={"lines": tuple(lines)})


def _joined_heading(before: Line, line: Line) -> Line | None:
    """The two lines as one when they look alike, follow closely and are one known heading together ("Licenses &" ...)."""
    if len(before.text) > _SHORT_HEADING or len(line.text) > _SHORT_HEADING or before.zone != line.zone:
        return None
    if before.marker or line.marker or len(before.cells) != 1 or len(line.cells) != 1 or before.table != line.table:
        return None
    if line.gap is None or line.gap > _CLOSE or before.rule_below or not _look_alike(before, line):
        return None
    text = f"{before.text} {line.text}"
    if heading_kind(text)[1] < _SURE:
        return None
    cell = before.cells[0].model_copy(update={"text": text})
    return before.model_copy(update={"cells": (cell,), "text": text, "rule_below": line.rule_below})


def _joined_address(before: Line, line: Line) -> Line | None:
    """The two lines as one when a narrow column broke an e-mail address that only both together make."""
    first, rest = before.text, line.text
    if before.zone != line.zone or before.table != line.table or line.marker or len(before.cells) != 1 or len(line.cells) != 1:
        return None
    if not (_BROKEN_ADDRESS.fullmatch(first) and _END_OF_ADDRESS.fullmatch(rest)) or (line.gap or 0.0) > _CLOSE:
        return None
    endings = parsing_words().resume.domain_endings
    if first.lower().rpartition(".")[2] in endings or (first + rest).lower().rpartition(".")[2] not in endings:
        return None
    cell = before.cells[0].model_copy(update={"text": first + rest})
    return before.model_copy(update={"cells": (cell,), "text": first + rest, "full": line.full})


def _joined_cells(before: Line, line: Line) -> Line | None:
    """The two lines as one when cells of a header row wrapped inside their columns ("Undergraduate Research" / "Assistant")."""
    if before.marker or line.marker or before.zone != line.zone or before.table != line.table or line.paragraph_start is not None:
        return None
    if line.gap is None or line.gap > _WRAPPED or len(before.text) + len(line.text) > _LONGEST:
        return None
    if len(before.cells) == 1 and (before.full is not True or len(line.cells) > 1):
        return None
    cells = list(before.cells)
    telling = False
    for cell in line.cells:
        place = next((number for number, other in enumerate(cells) if _below(cell, other)), None)
        if place is None or not _same_style(cells[place], cell):
            return None
        first = cells[place].text
        telling = telling or _makes_range(first, cell.text) or _completes_name(first, cell.text)
        cells[place] = cells[place].model_copy(update={"text": f"{first} {cell.text}"})
    return before.model_copy(update={"cells": tuple(cells), "text": _text(tuple(cells)), "full": line.full}) if telling else None


def _joined_place(before: Line, line: Line) -> Line | None:
    """The two lines as one when a title, its company and their place are one list that goes over two rows."""
    first, rest = before.text, line.text
    if before.marker or line.marker or before.zone != line.zone or before.table != line.table or line.paragraph_start is not None:
        return None
    if before.full is not True or line.gap is None or line.gap > _WRAPPED or len(before.cells) + len(line.cells) > 2:
        return None
    if "," not in first or not title_weight(first) or len(first.split()) > 9 or len(rest.split()) > 6 or title_weight(rest):
        return None
    if find_dates(first) or find_dates(rest) or not rest[:1].isupper() or not is_named(f"{first} {rest}"):
        return None
    parts = rest.split(", ")
    if not first.rstrip().endswith(",") and not any(is_place(", ".join(parts[number:])) for number in range(len(parts))):
        return None
    cell = before.cells[0].model_copy(update={"text": f"{first} {rest}"})
    return before.model_copy(update={"cells": (cell,), "text": cell.text, "full": line.full})


def _below(cell: Cell, other: Cell) -> bool:
    return cell.x0 is not None and other.x0 is not None and abs(cell.x0 - other.x0) <= _SAME_EDGE


def _same_style(one: Cell, other: Cell) -> bool:
    return (one.style.bold, one.style.italic, one.style.color) == (other.style.bold, other.style.italic, other.style.color)


def _completes_name(first: str, rest: str) -> bool:
    """Whether ``rest`` is the end of a title or of an organisation's name that ``first`` breaks off."""
    words = rest.split(",")[0].split()
    if not words or len(words) > 3 or not rest[:1].isupper() or first.rstrip().endswith((".", ":", ";")) or find_dates(first):
        return False
    if title_weight(first) == 0 and not is_place(first) and len(first.split()) <= 5 and is_named(first):
        begins_anew = len(words) > 1 and plain(words[0]) in word_set("title_openers")
        if title_weight(f"{first} {rest}") >= 3 and title_weight(rest) >= 2 and not begins_anew:
            return any(word in word_set("title_openers") for word in tokens(first))
        return len(words) == 1 and plain(rest) in word_set("organisations") and organisation_weight(f"{first} {rest}") >= 2
    return False


def _look_alike(before: Line, line: Line) -> bool:
    one, other = before.style, line.style
    same = (one.bold, one.color, one.heading, before.text.isupper()) == (
        other.bold,
        other.color,
        other.heading,
        line.text.isupper(),
    )
    return same and abs((one.size or 0.0) - (other.size or 0.0)) < 0.3 and (one.bold or before.text.isupper() or bool(one.color))


def _joined(before: Line, line: Line) -> Line | None:
    """The two lines as one when a range goes over from the one to the other, else None."""
    if before.marker is not None or line.marker is not None or before.zone != line.zone or before.table != line.table:
        return None
    if len(before.text) > _LONGEST or not before.cells or not line.cells:
        return None
    first, rest = before.cells[-1].text, line.cells[-1].text
    if len(rest) > _SHORT or not is_only_dates(rest) or not _makes_range(first, rest):
        return None
    if len(line.cells) == 1:
        cell = before.cells[-1].model_copy(update={"text": f"{first} {rest}"})
        return before.model_copy(update={"cells": (*before.cells[:-1], cell), "text": _text((*before.cells[:-1], cell))})
    edge, other = before.cells[0].x0, line.cells[-1].x0
    if len(before.cells) == 1 and edge is not None and other is not None and abs(edge - other) <= _SAME_EDGE:
        cell = line.cells[-1].model_copy(update={"text": f"{first} {rest}", "turns": ()})
        return line.model_copy(update={"cells": (*line.cells[:-1], cell), "text": _text((*line.cells[:-1], cell))})
    return None


def _text(cells: tuple[Cell, ...]) -> str:
    return "\t".join(cell.text for cell in cells)


def _makes_range(first: str, rest: str) -> bool:
    """Whether ``first`` breaks off inside a range that ``rest`` ends."""
    if any(span.ranged and span.start and span.end for span in find_dates(first)):
        return False
    spans = [span for span in find_dates(f"{first} {rest}") if span.ranged and span.start and span.end]
    return len(spans) == 1 and spans[0].stop > len(first) and spans[0].begin < len(first)
