"""Rows: pieces that stand on one baseline inside one zone, divided into cells at wide gaps."""

from __future__ import annotations

from collections.abc import Sequence

from reframer.readers.pdf_characters import Character
from reframer.readers.pdf_lines import CELL_GAP, Piece, compose, median_size

SAME_ROW = 0.4  # em between baselines


class Row:
    """Pieces on one baseline, left to right, as cells."""

    def __init__(self, pieces: list[Piece]) -> None:
        self._text: str | None = None
        if len(pieces) == 1:  # as most are; rows are built again for every strip that may be a gutter
            only = pieces[0]
            self.pieces, self.baseline = [only], only.baseline
            self.x0, self.x1, self.top, self.bottom = only.x0, only.x1, only.top, only.bottom
            return
        self.pieces = sorted(pieces, key=lambda piece: (piece.x0, piece.order))
        largest = max(pieces, key=lambda piece: (piece.size, -piece.order))
        self.baseline = largest.baseline
        self.x0 = min(piece.x0 for piece in pieces)
        self.x1 = max(piece.x1 for piece in pieces)
        self.top = min(piece.top for piece in pieces)
        self.bottom = max(piece.bottom for piece in pieces)

    @property
    def size(self) -> float:
        """The median type size of its characters."""
        return median_size(self.characters())

    def characters(self) -> list[Character]:
        """All characters, left to right."""
        return [character for piece in self.pieces for character in piece.characters]

    def cells(self, walls: Sequence[float] = ()) -> list[list[Piece]]:
        """Pieces that read on without a wide gap; ``walls`` are x positions that part cells whatever the gap."""
        groups: list[list[Piece]] = []
        for piece in self.pieces:
            if groups:
                left = max(other.x1 for other in groups[-1])
                gap = piece.x0 - left
                em = min(piece.size, groups[-1][-1].size)
                parted = (piece.icon_before and gap > 0.5 * em) or any(left <= wall <= piece.x0 for wall in walls)
                if gap < CELL_GAP * em and not parted:
                    groups[-1].append(piece)
                    continue
            groups.append([piece])
        return groups

    def text(self) -> str:
        """The row's text, cells joined by a space; for measuring, not for output."""
        if self._text is None:
            self._text = " ".join(text_of(cell) for cell in self.cells())
        return self._text


def text_of(cell: Sequence[Piece]) -> str:
    """The text of a cell; of a single piece it is kept, since every strip that may be a gutter asks for it again."""
    if len(cell) > 1:
        return compose(cell)
    if cell[0].measured is None:
        cell[0].measured = compose(cell)
    return cell[0].measured


def build_rows(pieces: Sequence[Piece]) -> list[Row]:
    """Group pieces into rows by baseline, from the top down."""
    groups: list[tuple[float, float, list[Piece]]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.baseline, piece.x0, piece.order)):
        if groups:
            baseline, size, members = groups[-1]
            near = abs(piece.baseline - baseline) <= SAME_ROW * min(size, piece.size)
            if near or _is_raised(piece, members):
                members.append(piece)
                if piece.size > size:
                    groups[-1] = (piece.baseline, piece.size, members)
                continue
        groups.append((piece.baseline, piece.size, [piece]))
    return [Row(members) for _, _, members in groups]


class RowsOf:
    """The rows of sides, built once for each set of pieces: strips beside each other part a page into the same sides."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, ...], list[Row]] = {}

    def __call__(self, pieces: Sequence[Piece]) -> list[Row]:
        """The same as ``build_rows``; only while the pieces live and stay as they are."""
        key = tuple(map(id, pieces))
        rows = self._known.get(key)
        if rows is None:
            rows = self._known[key] = build_rows(pieces)
        return rows


def _is_raised(piece: Piece, members: Sequence[Piece]) -> bool:
    """Whether a piece belongs to a row of another type size: its middle lies within the row's height and beside its pieces."""
    middle = (piece.top + piece.bottom) / 2
    for other in members:
        small, large = sorted((piece.size, other.size))
        if large < 1.15 * small:
            continue
        other_middle = (other.top + other.bottom) / 2
        inside = other.top < middle < other.bottom and piece.top < other_middle < piece.bottom
        if inside and (piece.x0 >= other.x1 - 1 or other.x0 >= piece.x1 - 1):
            return True
    return False
