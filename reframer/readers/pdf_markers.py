"""Bullets: what stands at the left of a line and shows that a bullet begins there."""

from __future__ import annotations

from collections.abc import Sequence

from reframer.model.document import Marker, MarkerKind
from reframer.readers.pdf_characters import Character, PageContent, Shape
from reframer.readers.pdf_lines import Piece
from reframer.readers.pdf_repair import (
    BULLETS,
    DASHES,
    DOUBTFUL,
    ICON_BULLETS,
    PRIVATE_BULLETS,
    SYMBOL_BULLETS,
    UNKNOWN,
    clean_glyph,
    is_private,
)
from reframer.readers.pdf_rows import Row

LARGEST_BULLET = 9.0  # points
MOST_DRAWINGS = 1_500  # of one kind on a page; a page with more is a picture, and weighing all would take too long
FARTHEST = 24.0  # points from a drawn bullet to its text


def bullet_glyph(character: Character, gap: float) -> tuple[MarkerKind, str, bool] | None:
    """What a line's first glyph says: its kind, how to write it, and whether other lines must confirm it.

    ``gap`` is the white space to the next glyph in em. None when the glyph is ordinary text.
    """
    text = clean_glyph(character.text)
    font = character.font
    if is_private(character.text):
        known = PRIVATE_BULLETS.get(character.text) or ICON_BULLETS.get(character.text)
        return MarkerKind.GLYPH, known or "•", known is None
    if font.symbols and text in SYMBOL_BULLETS:
        return MarkerKind.GLYPH, "•" if text.isalnum() or text in "§·¨" else text, False
    if text in BULLETS:
        return MarkerKind.GLYPH, text, False
    if gap < 0.12:
        return None
    if text in DASHES:
        return MarkerKind.DASH, text, False
    if text == "o" and not font.fixed and gap < 0.5:
        return None
    if text in DOUBTFUL:
        return MarkerKind.GLYPH, "•" if text in "o§¤" else text, True
    if text == UNKNOWN:
        return MarkerKind.GLYPH, "•", True
    return None


def drawn_bullets(page: PageContent) -> list[Shape]:
    """Shapes that are small and square enough to be bullets, and no dot on a timeline or part of a longer chain."""
    small = [
        shape
        for shape in page.shapes
        if 0.8 <= shape.width <= LARGEST_BULLET
        and 0.8 <= shape.height <= LARGEST_BULLET
        and 0.4 <= shape.width / shape.height <= 2.5
        and shape.parts <= 24
    ][:MOST_DRAWINGS]
    upright = [shape for shape in page.shapes if shape.width <= 2.5 and shape.height >= 12][:MOST_DRAWINGS]
    return [
        shape
        for shape in small
        if not any(
            rule.x0 - 1 <= (shape.x0 + shape.x1) / 2 <= rule.x1 + 1
            and rule.top - 2 <= shape.bottom
            and rule.bottom + 2 >= shape.top
            for rule in upright
        )
    ]


def shape_left_of(row: Row, shapes: Sequence[Shape], zone_left: float) -> Shape | None:
    """The drawn bullet that stands left of a row's text at the height of its letters, or None."""
    size = row.pieces[0].size
    for shape in shapes:
        distance = row.x0 - shape.x1
        if not -1 <= distance <= FARTHEST or shape.x0 < zone_left - FARTHEST:
            continue
        middle = (shape.top + shape.bottom) / 2
        if row.baseline - 0.95 * size <= middle <= row.baseline + 0.2 * size and shape.height <= 1.1 * size:
            twin = any(
                0 <= other.x0 - row.x1 <= FARTHEST and abs(other.top - shape.top) < 1 and abs(other.width - shape.width) < 0.5
                for other in shapes
            )
            return None if twin else shape  # the same sign on both sides is an ornament
    return None


def shape_marker(shape: Shape) -> Marker:
    """The marker of a drawn bullet."""
    return Marker(kind=MarkerKind.SHAPE, x=round(shape.x0, 2))


def number_at_start(text: str) -> tuple[str, int] | None:
    """``("1.", 1)`` when a text begins with a list number and a space, else None."""
    word, _, rest = text.partition(" ")
    if not rest or len(word) > 4 or word[-1:] not in ".)":
        return None
    inner = word[:-1].lstrip("(")
    if inner.isdigit() and inner.isascii() and len(inner) <= 2:
        return word, int(inner)
    if word.endswith(")") and len(inner) == 1 and "a" <= inner <= "z":
        return word, ord(inner) - ord("a") + 1
    return None


def strip_first_glyph(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a row without its first glyph."""
    first = pieces[0]
    if len(first.characters) == 1:
        return pieces[1:]
    rest = Piece(first.characters[1])
    for character, space in zip(first.characters[2:], first.spaces[2:], strict=True):
        rest.add(character, space)
    return [rest, *pieces[1:]]
