"""Units: the lines of a section merged to bullets, header rows and paragraphs.

A bullet may go on over wrapped lines, columns and pages; what merely follows it does not belong to it.
"""

import itertools
import re
from dataclasses import dataclass, field
from statistics import median

from reframer.model.document import Line, Marker
from reframer.model.source import SourceRef
from reframer.parsing.dates import find_dates, is_only_dates
from reframer.parsing.joining import Lexicon, join_lines
from reframer.parsing.knowledge import begins_deed, continues_sentence, expects_more, is_label, title_weight

_ENDED = re.compile(r"[.!?][)\"'\u201d]?$")
_NEAR = 5.0  # points within which two left edges are the same


@dataclass
class Unit:
    """A bullet with its wrapped lines, or one line of text that is no bullet."""

    lines: list[Line]
    level: int = 0
    doubts: list[str] = field(default_factory=list)

    @property
    def marker(self) -> Marker | None:
        """The mark in front, None for text."""
        return self.lines[0].marker

    @property
    def is_bullet(self) -> bool:
        """True when a mark stands in front."""
        return self.lines[0].marker is not None

    @property
    def source(self) -> SourceRef:
        """The place of the first line."""
        return self.lines[0].source

    @property
    def first(self) -> Line:
        """The first line."""
        return self.lines[0]

    def text(self, lexicon: Lexicon) -> str:
        """The lines as one text."""
        return join_lines(self.lines, lexicon)


def left_edge(line: Line) -> float:
    """Return the left edge of a line's text in points from its zone."""
    return line.indent


def marker_edge(line: Line) -> float:
    """Return the left edge of the line's mark in points from its zone; of its text when it has none."""
    if line.marker is None or line.marker.x is None:
        return line.indent
    start = line.cells[0].x0 if line.cells and line.cells[0].x0 is not None else None
    if start is not None:
        return line.indent - max(start - line.marker.x, 0.0)
    return min(line.marker.x, line.indent)


def inner_gap(lines: list[Line]) -> float:
    """Return the usual white space between the lines of one paragraph, in line heights."""
    gaps = [
        line.gap
        for before, line in itertools.pairwise(lines)
        if line.gap is not None
        and line.zone == before.zone
        and line.marker is None
        and continues_sentence(line.text)
        and before.full is not False
    ]
    return median(gaps) if gaps else 0.0


def merge(lines: list[Line]) -> list[Unit]:
    """Return the units of a section in order."""
    usual = inner_gap(lines)
    units: list[Unit] = []
    for line in lines:
        if units and units[-1].is_bullet and _goes_on(units[-1], line, usual):
            units[-1].lines.append(line)
        else:
            units.append(Unit([line]))
    _set_levels(units)
    return units


def is_header_like(line: Line) -> bool:
    """Say whether the line looks like the header row of a role: dates set apart, or a range of dates in few words."""
    if is_only_dates(line.text):
        return True
    if len(line.cells) > 1 and any(is_only_dates(cell.text) for cell in line.cells):
        return True
    words = line.text.split()
    dates = find_dates(line.text)
    if not dates or len(words) > 18:
        return False
    last = dates[-1]
    at_edge = last.stop >= len(line.text.rstrip(" .|,)")) - 1 or dates[0].begin <= 1
    if any(span.ranged for span in dates) and at_edge:
        return title_weight(line.text) > 0 or len(words) <= 9 or "|" in line.text
    return False


def _goes_on(unit: Unit, line: Line, usual_gap: float) -> bool:
    first, before = unit.lines[0], unit.lines[-1]
    if line.marker is not None:
        return False
    if line.paragraph_start is False and line.zone == before.zone:
        return not (line.table and line.table != before.table)
    if line.paragraph_start:
        return False
    if line.style.heading or line.table != before.table:
        return False
    if first.style.size and line.style.size and abs(first.style.size - line.style.size) > 0.9:
        return False
    if line.style.bold and not before.style.bold and not continues_sentence(line.text):
        return False
    breaks_off = expects_more(before.text)
    lower = continues_sentence(line.text)
    if re.match(r"(?:https?://|www\.)\S+$", line.text) and not breaks_off:
        return False
    if is_header_like(line) and not (breaks_off and lower) and not (lower and _hangs_below(first, before, line)):
        return False
    ended = bool(re.search(r"[.!?;:][)\"'\u201d]?$", before.text.rstrip()))
    shift = line.indent - first.indent
    if line.zone != before.zone or line.source.page != before.source.page:
        if is_label(line.text):
            return False
        return lower or breaks_off or (before.full is True and not ended and abs(shift) <= _NEAR)
    if line.gap is not None and line.gap > _most_gap(unit, usual_gap):
        return False
    if abs(shift) <= _NEAR:
        hanging = first.indent - marker_edge(first) > 1.0
        if not hanging:
            return lower or breaks_off or (before.full is not False and not ended)
        if lower or breaks_off or before.full is not False:
            return True
        return not ended and not is_label(line.text) and not title_weight(line.text)
    if shift < 0:
        if is_label(line.text) and line.text[:1].isupper():
            return False
        return (
            lower
            or breaks_off
            or (before.full is True and not ended and line.indent >= marker_edge(first) - _NEAR and not title_weight(line.text))
        )
    return lower or breaks_off or before.full is True


def _hangs_below(first: Line, before: Line, line: Line) -> bool:
    """Say whether a line stands below a full line of a bullet as its end: "since 2021" under its text, words under its mark."""
    return (
        len(line.cells) == 1
        and before.full is not False
        and (
            (abs(line.indent - first.indent) <= _NEAR and first.indent - marker_edge(first) > 1.0)
            or (abs(line.indent - marker_edge(first)) <= _NEAR and not is_only_dates(line.text))
        )
    )


def _most_gap(unit: Unit, usual: float) -> float:
    gaps = [line.gap for line in unit.lines[1:] if line.gap is not None]
    base = max(gaps) if gaps else usual
    return base + 0.45


def _set_levels(units: list[Unit]) -> None:
    """Nesting by what the file says, else by the left edge of the marks."""
    bullets = [unit for unit in units if unit.is_bullet]
    if any(unit.marker and unit.marker.level for unit in bullets):
        for unit in bullets:
            unit.level = unit.marker.level if unit.marker else 0
        return
    edges: list[float] = []
    before: Unit | None = None
    for unit in units:
        if not unit.is_bullet:
            edges = []
        else:
            if before is not None and before.first.zone != unit.first.zone:
                edges = edges[:1] and [marker_edge(unit.first)] if len(edges) <= 1 else edges
            edge = marker_edge(unit.first)
            while edges and edge < edges[-1] - _NEAR:
                edges.pop()
            if not edges or edge > edges[-1] + _NEAR:
                edges.append(edge)
            unit.level = len(edges) - 1
        before = unit


def paragraphs(lines: list[Line], *, running: bool = True, section: list[Line] | None = None) -> list[list[Line]]:
    """Group lines without marks to paragraphs: by what the file says, by white space, and by where sentences end.

    ``running`` is False for lists of short entries, where a full line is no reason to go on. ``section`` are all lines of the
    section, which show how its paragraphs are set.
    """
    known = section or lines
    usual = inner_gap(known)
    spread = _spread(known)
    most = usual + (0.45 if spread is None or spread > 0.1 else 0.2)
    fine = usual + 0.07 if spread is not None and spread <= 0.04 else most
    one_each = _one_sentence_each(known)
    unwrapped = _never_wraps(known)
    deeds = section is not None and sum(begins_deed(line.text) for line in known) >= 2
    groups: list[list[Line]] = []
    for line in lines:
        if (
            groups
            and _same_paragraph(groups[-1], line, most, fine, deeds=deeds)
            and not (one_each and not continues_sentence(line.text) and _ENDED.search(groups[-1][-1].text))
            and not (unwrapped and not expects_more(groups[-1][-1].text))
            and (running or line.paragraph_start is False or continues_sentence(line.text) or expects_more(groups[-1][-1].text))
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _never_wraps(lines: list[Line]) -> bool:
    """Whether each line is an entry of its own: all begin with capitals, few are full, and none goes on with the one before."""
    if len(lines) < 3 or any(line.paragraph_start is not None for line in lines):
        return False
    return (
        sum(line.full is True for line in lines) * 2 < len(lines)
        and all(line.text[:1].isupper() for line in lines)
        and not any(expects_more(line.text) or line.text.rstrip().endswith(".") for line in lines)
    )


def _spread(lines: list[Line]) -> float | None:
    """How much the white space above wrapped lines differs, in line heights; None when too few show it."""
    gaps = [
        line.gap
        for before, line in itertools.pairwise(lines)
        if line.gap is not None and line.zone == before.zone and continues_sentence(line.text) and before.full
    ]
    return max(gaps) - min(gaps) if len(gaps) >= 2 else None


def _one_sentence_each(lines: list[Line]) -> bool:
    """Whether the paragraphs are single sentences: several end short of the margin, and no line holds the end of one inside."""
    if any(re.search(r"[a-z)\]%][.!?]\s+[A-Z]", line.text) for line in lines):
        return False
    return sum(line.full is False and bool(_ENDED.search(line.text)) for line in lines) >= 2


def _same_paragraph(group: list[Line], line: Line, most_gap: float, fine_gap: float, *, deeds: bool) -> bool:
    before = group[-1]
    if line.marker is not None or line.table != before.table:
        return False
    if line.paragraph_start is not None and line.zone == before.zone:
        return not line.paragraph_start
    if line.paragraph_start:
        return False
    if before.style.size and line.style.size and abs(before.style.size - line.style.size) > 0.9:
        return False
    if line.style.bold != before.style.bold and not continues_sentence(line.text):
        return False
    if line.zone != before.zone:
        return (
            continues_sentence(line.text)
            or expects_more(before.text)
            or (before.full is True and not before.text.rstrip().endswith((".", ":")))
        )
    if line.gap is not None and line.gap > most_gap:
        return False
    if continues_sentence(line.text) or expects_more(before.text):
        return True
    if is_label(line.text) or (line.gap is not None and line.gap > fine_gap) or (deeds and begins_deed(line.text)):
        return False
    return before.full is not False
