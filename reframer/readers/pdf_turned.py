"""Text that is turned by quarters: headings set upwards in a margin, or whole pages scanned or printed sideways."""

from __future__ import annotations

from reframer.readers.pdf_characters import Box, Character, PageContent, Shape


def views(page: PageContent) -> list[PageContent]:
    """The page as it reads for each writing direction on it, the one with most text first; upright comes first in a tie."""
    turns = {character.turned for character in page.characters if not character.hidden}
    if turns <= {0}:
        return [page]
    found = [view_of(page, turn) for turn in sorted(turns | {0})]
    return sorted(found, key=lambda view: -sum(not character.hidden for character in view.characters))


def view_of(page: PageContent, turn: int) -> PageContent:
    """The page turned so that text of this direction reads from left to right; only that text is in it."""
    sideways = turn in (1, 3)
    view = PageContent(page.number, page.height if sideways else page.width, page.width if sideways else page.height)
    view.turned = turn
    view.upright_width, view.upright_height = page.width, page.height
    for character in page.characters:
        if character.turned == turn:
            view.characters.append(character if turn == 0 else _turn_character(character, page, turn))
    for shape in page.shapes:
        box = turn_box((shape.x0, shape.top, shape.x1, shape.bottom), page.width, page.height, turn)
        view.shapes.append(Shape(box, shape.parts, shape.color, shape.filled, shape.order, shape.image))
    return view


def _turn_character(character: Character, page: PageContent, turn: int) -> Character:
    x0, top, x1, bottom = turn_box((character.x0, character.top, character.x1, character.bottom), page.width, page.height, turn)
    # For sideways text ``baseline`` holds the x position of the line that the letters stand on.
    stand = character.baseline
    baseline = {1: stand, 2: page.height - stand, 3: page.width - stand}[turn]
    turned = Character(
        character.text, x0, top, x1, bottom, baseline, character.size, character.font, character.color, character.order
    )
    turned.hidden, turned.icon = character.hidden, character.icon
    return turned


def turn_box(box: Box, width: float, height: float, turn: int) -> Box:
    """A box of the upright page as it lies on the page turned for this direction."""
    x0, top, x1, bottom = box
    if turn == 1:  # upwards: what was the bottom edge is now the left one
        return (height - bottom, x0, height - top, x1)
    if turn == 2:
        return (width - x1, height - bottom, width - x0, height - top)
    if turn == 3:
        return (top, width - x1, bottom, width - x0)
    return box


def turn_back(box: Box, view: PageContent) -> Box:
    """A box of a turned view on the upright page."""
    x0, top, x1, bottom = box
    width, height = view.upright_width, view.upright_height
    if view.turned == 1:
        return (top, height - x1, bottom, height - x0)
    if view.turned == 2:
        return (width - x1, height - bottom, width - x0, height - top)
    if view.turned == 3:
        return (width - bottom, x0, width - top, x1)
    return box
