"""Zones, the parts of a page that are read one after another, and the walls inside them."""

from __future__ import annotations

from dataclasses import dataclass

from reframer.readers.pdf_characters import PageContent
from reframer.readers.pdf_lines import Piece

GUTTER = 5.0  # points, the narrowest gutter
FEWEST_ROWS = 4
SHORT_TEXT = 28  # characters; dates and places are shorter


@dataclass
class Zone:
    """Pieces that are read as one block. ``column`` is its place from the left among ``columns``; a full-width band has one.

    ``walls`` are strips that part a rail from the rows beside it: x position, and the baselines between which it holds.
    """

    page: PageContent
    pieces: list[Piece]
    column: int = 0
    columns: int = 1
    walls: tuple[Wall, ...] = ()

    @property
    def x0(self) -> float:
        """Left edge of its text in points."""
        return min(piece.x0 for piece in self.pieces)

    @property
    def x1(self) -> float:
        """Right edge of its text in points."""
        return max(piece.x1 for piece in self.pieces)

    @property
    def largest(self) -> float:
        """The largest type size in it."""
        return max(piece.size for piece in self.pieces)


@dataclass(frozen=True)
class Wall:
    """A strip between two sides that belong together row by row; it ends cells between two baselines.

    ``rail`` is ``left`` or ``right`` when that side is a rail, empty when the sides are cells of one table. ``headings`` says
    that the rail holds nothing but section headings.
    """

    x: float
    top: float
    bottom: float
    rail: str = ""
    headings: bool = False
