"""LinkedIn's "Save to PDF" as a layout of its own: it always sets the same things in the same order, so nothing is guessed.

A dark side column holds contact data and lists. Beside it stand name, headline and place, then the sections. A role is the
employer (once for several roles, with the whole time below it), the title, the dates with their length in brackets, the
place, and what the person typed. Names differ from text by their size, places by their colour, wraps end at the margin.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from reframer.model.document import Cell, Document, FileKind, Line, Marker, MarkerKind
from reframer.model.resume import SectionKind
from reframer.parsing.dates import find_dates, is_duration, is_only_dates
from reframer.parsing.headings import heading_kind
from reframer.parsing.knowledge import begins_deed, continues_sentence, expects_more, word_set
from reframer.parsing.sections import Block

LAYOUT = "linkedin_profile"
_SAME_EDGE = 6.0  # points
_SAME_SIZE = 0.25  # points of type size
_BLANK = 0.45  # line heights of white space: more than between the lines of a paragraph
_SIDE_BLANK = 0.06  # the same between the entries of the side column, beyond the white space inside one
_SHORT_OF_MARGIN = 40.0  # points, in which a wrapped line ends
_SURE = 3
_PAGE_OF_PAGES = re.compile(r"\d{1,3}\D{1,8}\d{1,3}\W*$")
_TYPED_MARK = re.compile(r"[•●▪◦‣·*➢✓✔►▶-]\s+(?=\S)")
_LABEL = re.compile(r"\([^()]*\)")  # "(LinkedIn)", "(Native or Bilingual)"
_ADDRESS = re.compile(r"(?:www\.|https?://|\S+@|\+?\d)")
_SIGNS = ("→", "+", ">", "-", "–")
_LENGTH_IN_BRACKETS = re.compile(r"\(([^()]*)\)$")


@dataclass(frozen=True)
class Profile:
    """The parts of a profile: what stands above the first section, the sections of the text, and those of the side column."""

    header: list[Line]
    main: list[Block]
    side: list[Block]
    body_size: float  # of the dates and texts of roles, in points


def find_profile(document: Document) -> Profile | None:
    """Return the parts of a profile that LinkedIn saved as PDF, None for every other document."""
    if document.kind is not FileKind.PDF:
        return None
    stays = [cell for line in document.lines for cell in line.cells if is_stay(cell.text) and cell.x0 is not None]
    if not stays:
        return None
    left = float(Counter(round(cell.x0 or 0.0) for cell in stays).most_common(1)[0][0])
    if any(abs((cell.x0 or 0.0) - left) > _SAME_EDGE for cell in stays):
        return None
    parted = _part(document, left)
    if parted is None:
        return None
    main, side = parted
    body_size = Counter(round(_size(line) * 4) / 4 for line in main if is_stay(line.text)).most_common(1)[0][0]
    if not _has_signs(document, side):
        return None
    opening = next((line for line in main if heading_kind(line.text) == (SectionKind.EXPERIENCE, _SURE)), None)
    beside = next((line for line in side if heading_kind(line.text) == (SectionKind.CONTACT, _SURE)), None)
    if opening is None or beside is None or not _stays_below_titles(main, body_size, _size(opening)):
        return None
    solid = min((line.gap for line in side if line.gap is not None and line.style.size != beside.style.size), default=0.0)
    main = _set_paragraphs(main, left, _BLANK)
    side = _set_paragraphs(side, min(_edge(line) for line in side), solid + _SIDE_BLANK)
    header, blocks = _divide(main, opening)
    above, beside_blocks = _divide(_one_line_each(side), beside)
    if not header or above:
        return None
    return Profile(header, blocks, beside_blocks, body_size)


def is_stay(text: str) -> bool:
    """Say whether a text is nothing but a range of dates with its length in brackets."""
    length = _LENGTH_IN_BRACKETS.search(text.strip())
    return bool(length and is_duration(length[1]) and is_only_dates(text) and any(span.ranged for span in find_dates(text)))


def _size(line: Line) -> float:
    return line.style.size or 0.0


def _edge(line: Line) -> float:
    return line.cells[0].x0 or 0.0


def _end(line: Line) -> float:
    return line.cells[-1].x1 or 0.0


def _part(document: Document, left: float) -> tuple[list[Line], list[Line]] | None:
    """The lines of the text and of the side column over all pages, by where they stand; None when a text crosses the edge."""
    main: list[Line] = []
    side: list[Line] = []
    for line in document.lines:
        inner = [cell for cell in line.cells if (cell.x0 or 0.0) >= left - _SAME_EDGE]
        outer = [cell for cell in line.cells if (cell.x0 or 0.0) < left - _SAME_EDGE]
        if any((cell.x1 or 0.0) > left for cell in outer):
            return None
        if not outer or not inner:
            (main if inner else side).append(line)
            continue
        side.append(_only(line, outer, line.marker))
        main.append(_only(line, inner, None))

    def place(line: Line) -> tuple[int, float]:
        return line.source.page or 1, line.source.box.bottom if line.source.box else 0.0

    return sorted(main, key=place), sorted(side, key=place)


def _only(line: Line, cells: list[Cell], marker: Marker | None) -> Line:
    """A line with only some of its cells; a mark that was typed in the middle of the row becomes one again."""
    typed = _TYPED_MARK.match(cells[0].text) if marker is None else None
    if typed:
        marker = Marker(kind=MarkerKind.GLYPH, glyph=typed.group().strip(), x=cells[0].x0)
        cells = [cells[0].model_copy(update={"text": cells[0].text[typed.end() :], "turns": ()}), *cells[1:]]
    return line.model_copy(
        update={
            "cells": tuple(cells),
            "text": "\t".join(cell.text for cell in cells),
            "style": cells[0].style,
            "marker": marker,
            "gap": None,
        }
    )


def _stays_below_titles(main: list[Line], body_size: float, heading_size: float) -> bool:
    """Whether above each range of dates stands a line in type between that of text and of headings, and dates look like text."""
    return all(
        _size(line) <= body_size + _SAME_SIZE and body_size + _SAME_SIZE < _size(above) < heading_size - _SAME_SIZE
        for above, line in pairwise(main)
        if is_stay(line.text)
    )


def _has_signs(document: Document, side: list[Line]) -> bool:
    """Whether the side column names the network or lists skills as it does, and at least one more thing is as in its files."""
    named = any(word in line.text.lower() for line in side for word in word_set("profile_signs"))
    skills = any(heading_kind(line.text) == (SectionKind.SKILLS, _SURE) for line in side)
    numbered = any(_PAGE_OF_PAGES.search(line.text) for line in document.dropped)
    return named + skills + numbered >= 2


def _set_paragraphs(lines: list[Line], left: float, blank: float) -> list[Line]:
    """The lines as one column over all pages, each with whether it begins a paragraph: wrapped lines end at the margin."""
    margin = max((_end(line) for line in lines), default=0.0)
    if sum(_end(line) > margin - _SHORT_OF_MARGIN for line in lines) < 2:
        margin = 0.0  # none shows where lines wrap
    marks = Counter(line.marker.glyph for line in lines if line.marker)
    found: list[Line] = []
    for line in lines:
        if found and line.marker and marks[line.marker.glyph] == 1 and line.marker.glyph in _SIGNS and not found[-1].marker:
            line = _with_sign(line, line.marker.glyph)
        goes_on = bool(found) and _goes_on(found[-1], line, margin, blank)
        changed = {"zone": 0, "indent": round(_edge(line) - left, 2), "paragraph_start": not goes_on}
        found.append(line.model_copy(update=changed))
    return found


def _with_sign(line: Line, sign: str) -> Line:
    """A line whose sign is no bullet but part of the sentence: "41%" and, on the next line, "→ 87%"."""
    text = f"{sign} {line.cells[0].text}"
    cells = (line.cells[0].model_copy(update={"text": text, "turns": ()}), *line.cells[1:])
    return line.model_copy(update={"marker": None, "cells": cells, "text": "\t".join(cell.text for cell in cells)})


def _goes_on(before: Line, line: Line, margin: float, blank: float) -> bool:
    if line.marker or abs(_size(before) - _size(line)) > _SAME_SIZE or before.style.color != line.style.color:
        return False
    if is_stay(before.text) or is_stay(line.text):
        return False
    same_page = before.source.page == line.source.page
    if same_page and line.gap is not None and line.gap > blank:
        return False
    if continues_sentence(line.text) or expects_more(before.text) or line.text.startswith(_SIGNS):
        return True
    if begins_deed(line.text):  # "Migrated ...": no sentence has such a word in its middle
        return False
    word = line.text.split(" ", 1)[0]
    needed = (_end(line) - _edge(line)) / max(len(line.text), 1) * (len(word) + 1)
    spare = margin - _end(before) - needed
    if spare > 0.25 * needed or not margin:
        return False
    ended = before.text.rstrip().endswith((".", "!", "?", ":", ";"))
    return not (ended and spare > -0.25 * needed)


def _divide(lines: list[Line], known: Line) -> tuple[list[Line], list[Block]]:
    """What stands above the first heading, and the sections; headings have the size and colour of a known one."""
    above: list[Line] = []
    blocks: list[Block] = []
    for line in lines:
        is_name = not blocks and _size(line) > _size(known) + _SAME_SIZE
        if not is_name and abs(_size(line) - _size(known)) <= _SAME_SIZE and line.style.color == known.style.color:
            blocks.append(Block(heading_kind(line.text)[0] or SectionKind.OTHER, line.text.strip(), line))
        elif blocks:
            blocks[-1].lines.append(line)
        else:
            above.append(line)
    return above, blocks


def _one_line_each(lines: list[Line]) -> list[Line]:
    """The entries of the side column, each on one line; addresses are joined without a space."""
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        label = before is not None and _LABEL.fullmatch(line.text) and not before.text.endswith(")")
        if before is None or ((line.paragraph_start or before.text.endswith(")") or _ADDRESS.match(line.text)) and not label):
            found.append(line)
            continue
        last = before.text.rsplit(" ", 1)[-1]
        inside = ("/" in last or "@" in last) and not line.text.startswith("(")
        found[-1] = joined(before, line, "" if inside else " ")
    return found


def joined(before: Line, line: Line, between: str = " ") -> Line:
    """Two lines as one."""
    text = before.text + between + line.text
    cell = before.cells[0].model_copy(update={"text": text, "x1": line.cells[-1].x1, "turns": ()})
    return before.model_copy(update={"text": text, "cells": (cell,)})
