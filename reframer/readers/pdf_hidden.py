"""Text that a reader cannot see: invisible, tiny, off the page, or white on white. It is never taken as the person's words."""

from __future__ import annotations

from collections.abc import Sequence

from reframer.readers.pdf_characters import Character, PageContent, Shape
from reframer.readers.pdf_repair import SPACES

LIGHT = 0xF0  # of 255 in each colour: cannot be told from paper
MOST_WHITE = 0.4  # of a page's text; above it the background was drawn in a way we do not see


def mark_hidden(page: PageContent) -> None:
    """Mark white text on paper as hidden, and take an OCR text layer under a scan as visible."""
    seen = [character for character in page.characters if character.text not in SPACES]
    invisible = [character for character in seen if character.hidden == "invisible"]
    pictured = any(shape.image and shape.width * shape.height > 0.5 * page.width * page.height for shape in page.shapes)
    if len(invisible) > 0.8 * len(seen) and pictured:
        page.ocr_layer = True
        for character in page.characters:
            if character.hidden == "invisible":
                character.hidden = ""
        return
    if page.shaded:
        return
    light = {color for color in {character.color for character in seen} if _is_light(color)}
    white = [character for character in seen if character.color in light and not character.hidden] if light else []
    if not white or len(white) > MOST_WHITE * len(seen):
        return
    dark = [shape for shape in page.shapes if shape.filled and (shape.image or not _is_light(shape.color))]
    for character in white:
        if not _lies_on(character, dark):
            character.hidden = "white"


def count_hidden(pages: Sequence[PageContent]) -> int:
    """How many visible signs the hidden text would have, without its spaces."""
    return sum(bool(character.hidden) for page in pages for character in page.characters if character.text not in SPACES)


def _is_light(color: str) -> bool:
    return len(color) == 6 and all(int(color[index : index + 2], 16) >= LIGHT for index in (0, 2, 4))


def _lies_on(character: Character, shapes: Sequence[Shape]) -> bool:
    x, y = (character.x0 + character.x1) / 2, (character.top + character.bottom) / 2
    return any(shape.x0 <= x <= shape.x1 and shape.top <= y <= shape.bottom for shape in shapes)
