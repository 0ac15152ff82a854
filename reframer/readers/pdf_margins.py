"""Margins that hold nothing but section headings, beside one column of text."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from reframer.readers.pdf_lines import Piece, compose
from reframer.readers.pdf_rows import Row, build_rows
from reframer.readers.pdf_zones import FEWEST_ROWS, GUTTER, SHORT_TEXT, Wall, Zone

LEVEL = 2.6  # points between the baselines of a heading in the margin and of the text beside it


def margin_of_headings(rows: list[list[Piece]]) -> tuple[Wall, ...]:
    """The wall right of a margin that holds a few section headings beside one column of text, down to the foot of the page.

    Contact data may stand in the margin above them; there a second wall only ends cells. Empty when there is no such margin.
    """
    edges = Counter(round(piece.x0) for row in rows for piece in row)
    for edge in sorted(edge for edge, count in edges.items() if count >= 2 * FEWEST_ROWS):
        x = edge - 1.0
        inside: list[list[Piece]] = []
        for row in reversed(rows):
            if any(piece.x0 < x and piece.x1 > x - GUTTER for piece in row):
                break
            inside.insert(0, row)
        whole, inside = inside, _below_contact(inside, x)
        left = [piece for row in inside for piece in row if piece.x1 <= x - GUTTER]
        right = [piece for row in inside for piece in row if piece.x0 >= x]
        if not inside or len(left) < 2 or len(right) < 2 * FEWEST_ROWS or not _stand_out(left, right):
            continue
        if heads_rows(build_rows(left), build_rows(right)):
            top = inside[0][0].baseline - 2
            found = (Wall(x, top, inside[-1][0].baseline + 2, "left", headings=True),)
            return found if inside is whole else (*found, Wall(x, whole[0][0].baseline - 2, top))
    return ()


def _below_contact(rows: list[list[Piece]], x: float) -> list[list[Piece]]:
    """The rows below the last one whose margin holds an address or number, as where contact data stand above the headings."""
    if not any("@" in character.text for row in rows for piece in row if piece.x1 <= x for character in piece.characters):
        return rows
    texts = [compose([piece for piece in row if piece.x1 <= x]) for row in rows]
    telling = [number for number, text in enumerate(texts) if text and not is_heading_text(text)]
    if not telling:
        return rows
    sizes = {round(2 * piece.size) for piece in rows[telling[-1]] if piece.x1 <= x}
    below = telling[-1] + 1
    for number in range(below, len(rows)):
        inside = [round(2 * piece.size) for piece in rows[number] if piece.x1 <= x]
        if any(size not in sizes for size in inside):
            break
        below = number + 1 if inside else below
    return rows[below:]


def _stand_out(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether the pieces of a margin all look alike, and unlike most of the text beside them."""

    def look(piece: Piece) -> tuple[bool, int, str, bool]:
        first = piece.characters[0]
        return first.font.bold, round(2 * piece.size), first.color, compose([piece]).isupper()

    looks = {look(piece) for piece in left}
    return len(looks) == 1 and 3 * sum(look(piece) in looks for piece in right) < len(right)


def heads_rows(rows_left: list[Row], rows_right: list[Row]) -> bool:
    """Whether the left side holds headings in the margin: few short lines, every group of them level with a row beside."""
    groups = [rows_left[0]]
    for before, row in itertools.pairwise(rows_left):
        if row.baseline - before.baseline > 1.8 * row.size:
            groups.append(row)
    if len(groups) < 2 or not all(any(abs(head.baseline - row.baseline) <= LEVEL for row in rows_right) for head in groups):
        return False
    if not all(is_heading_text(row.text()) for row in rows_left):  # texts cost most, so they come last
        return False
    letters = [sum(len(row.text()) for row in side) for side in (rows_left, rows_right)]
    return len(groups) >= (3 if letters[0] * 20 > letters[1] else 2) and letters[0] * 8 < letters[1]


def is_heading_text(text: str) -> bool:
    """Whether a text may be a section heading by its length and characters."""
    return (
        len(text) <= SHORT_TEXT
        and sum(char.isalpha() for char in text) >= 3
        and not any(char.isdigit() or char in "@:,;/" for char in text)
    )


def carry_margins(pages: Sequence[Sequence[Zone]]) -> None:
    """Let a margin of headings that one page shows hold on the others too, which may have too few to show it."""
    known = [wall for zones in pages for zone in zones for wall in zone.walls if wall.headings]
    if not known:
        return
    x = known[0].x
    for zone in (zone for zones in pages for zone in zones if zone.columns == 1 and not zone.walls):
        left = [piece for piece in zone.pieces if piece.x1 <= x]
        if left and all(piece.x0 >= x for piece in zone.pieces if piece.x1 > x) and len(left) * 4 < len(zone.pieces):
            edges = [piece.baseline for piece in zone.pieces]
            zone.walls = (Wall(x, min(edges) - 2, max(edges) + 2, "left", headings=True),)
