"""Rails: a narrow side of dates, places or headings whose lines belong to the rows beside them.

A rail's line becomes a cell of the row on its baseline. Where that row is part of a bullet (a date that wraps beside the
first bullet), it becomes a line of its own above the bullets, so that no bullet is torn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reframer.readers.pdf_layout import is_rail_text
from reframer.readers.pdf_lines import Piece
from reframer.readers.pdf_repair import BULLETS, DASHES
from reframer.readers.pdf_rows import Row, build_rows
from reframer.readers.pdf_zones import Wall, Zone

_YEAR = re.compile(r"(19|20)\d\d")
_YEAR_AND_DASH = re.compile(r"(?:19|20)\d\d[-/]$")
_SHORT_YEAR = re.compile(r"[’'‘]\d\d")
_MONTH_NUMBER = re.compile(r"(?:0\d|1[0-2])\b.{0,14}")


@dataclass
class RailLine:
    """One line of a rail: its pieces (of two rows when a date or heading wraps), its side, and whether it is a heading."""

    rows: list[Row]
    side: str
    heading: bool = False

    @property
    def baseline(self) -> float:
        """The baseline of its first row."""
        return self.rows[0].baseline

    @property
    def text(self) -> str:
        """Its rows as one text; a date that was broken at its hyphen ("2020-" and "04") is whole again."""
        whole = ""
        for row in self.rows:
            text = row.text()
            whole += text if not whole or (_YEAR_AND_DASH.search(whole) and _MONTH_NUMBER.fullmatch(text)) else f" {text}"
        return whole

    @property
    def cells(self) -> list[list[Piece]]:
        """Its pieces, one cell; the second row's pieces read on after the first's."""
        return [[piece for row in self.rows for piece in row.pieces]]


def part_rails(zone: Zone) -> tuple[list[Piece], list[RailLine]]:
    """Return a zone's pieces without its rails, and the lines of the rails from the top down."""
    rest = list(zone.pieces)
    lines: list[RailLine] = []
    for side in ("left", "right"):
        walls = [wall for wall in zone.walls if wall.rail == side]
        while walls:
            chosen = max(walls, key=lambda wall: (len(_members(rest, wall)), -wall.x if side == "left" else wall.x))
            members = _members(rest, chosen)
            walls = [wall for wall in walls if wall.bottom < chosen.top or wall.top > chosen.bottom]
            if members:
                taken = {id(piece) for piece in members}
                rest = [piece for piece in rest if id(piece) not in taken]
                lines += _join_wrapped(build_rows(members), side, rest, headings=chosen.headings)
    return rest, sorted(lines, key=lambda line: (line.baseline, line.side))


def _members(pieces: Sequence[Piece], wall: Wall) -> list[Piece]:
    inside = [piece for piece in pieces if wall.top <= piece.baseline <= wall.bottom]
    if wall.rail == "left":
        return [piece for piece in inside if piece.x1 <= wall.x and not _is_bullet(piece)]
    return [piece for piece in inside if piece.x0 >= wall.x]


def _is_bullet(piece: Piece) -> bool:
    return len(piece.characters) == 1 and piece.characters[0].text in BULLETS


def _join_wrapped(rows: Sequence[Row], side: str, beside: Sequence[Piece], *, headings: bool) -> list[RailLine]:
    """Rail lines of rows; a date range that breaks after its dash is one line, and so is a heading of two rows."""
    lines: list[RailLine] = []
    for row in rows:
        text = row.text()
        heading = headings or (side == "left" and not is_rail_text(text) and _is_set_as_heading(row, beside))
        if lines:
            last = lines[-1]
            near = row.baseline - last.rows[-1].baseline < 1.7 * max(row.size, last.rows[-1].size)
            before = last.rows[-1].text()
            last_word = before.split(" ")[-1].lower().rstrip(".,")
            open_range = (
                before[-1:] in DASHES
                or text[:1] in DASHES
                or last_word in {"to", "until"}
                or (last_word.isalpha() and bool(_YEAR.fullmatch(text)))
            )
            same_heading = heading and last.heading and abs(row.size - last.rows[-1].size) < 0.5 and len(last.rows) < 3
            broken_month = bool(_SHORT_YEAR.fullmatch(text) and last_word.isalpha()) or bool(
                _YEAR_AND_DASH.search(before) and _MONTH_NUMBER.fullmatch(text)
            )
            place = before.endswith(",") and not _YEAR.search(before) and len(text) <= 20
            if near and ((open_range and is_rail_text(text)) or broken_month or place or same_heading):
                last.rows.append(row)
                continue
        lines.append(RailLine([row], side, heading))
    return lines


def _is_set_as_heading(row: Row, beside: Sequence[Piece]) -> bool:
    """Whether a rail's row is set like a heading beside plain text, and is no label of the row (``Languages:``)."""
    text = row.text()
    if text.endswith(":"):
        return False
    first = row.pieces[0].characters[0]
    sizes = sorted(piece.size for piece in beside)
    usual = sizes[len(sizes) // 2] if sizes else first.size
    level = [piece.characters[0] for piece in beside if abs(piece.baseline - row.baseline) <= 1.5]
    if row.size > 1.08 * max(usual, *(character.size for character in level), 0.0):
        return True
    plain = bool(level) and not level[0].font.bold
    return (text.isupper() and len(text) > 3) or (first.font.bold and plain)
