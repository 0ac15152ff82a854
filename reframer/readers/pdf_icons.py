"""Pictograms that are bullets: the same sign of an icon font again and again at the left of lines that begin at one edge.

Other pictograms (a telephone, a calendar before every date) are no text and stay out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from reframer.readers.pdf_characters import Character, PageContent
from reframer.readers.pdf_layout import is_rail_text
from reframer.readers.pdf_markers import FARTHEST
from reframer.readers.pdf_repair import BULLETS, ICON_BULLETS, SPACES

MOST_ICONS = 400  # in a file; one with more is decorated, and weighing all would take too long
FEWEST_KNOWN = 2
FEWEST_UNKNOWN = 3
SAME_EDGE = 1.2  # points


def reveal_bullets(pages: Sequence[PageContent]) -> None:
    """Turn the pictograms that stand as bullets into characters of the text."""
    icons = [(page, sign) for page in pages for sign in page.characters if sign.icon and not sign.hidden]
    if not 0 < len(icons) <= MOST_ICONS:
        return
    groups: dict[tuple[str, str, float], list[tuple[PageContent, Character]]] = defaultdict(list)
    for page, sign in icons:
        groups[sign.font.name, sign.text, round(sign.size, 1)].append((page, sign))
    for (_, text, _), members in groups.items():
        if len(members) < FEWEST_KNOWN:
            continue
        shown = text if text in BULLETS else ICON_BULLETS.get(text, "")
        openers = [(sign, *_line_after(page, sign)) for page, sign in members]
        for sign, text_after, _ in openers:
            column = [(line, crowded) for other, line, crowded in openers if line and abs(other.x0 - sign.x0) <= SAME_EDGE]
            data = sum(is_rail_text(line) for line, _ in column)
            inside = sum(crowded for _, crowded in column)  # a date in the margin may wrap beside the first bullet
            enough = len(column) >= (FEWEST_KNOWN if shown else FEWEST_UNKNOWN) and 2 * inside <= len(column)
            if text_after and enough and (shown or 3 * data < len(column)):
                sign.icon, sign.text = False, shown or "•"


def _line_after(page: PageContent, sign: Character) -> tuple[str, bool]:
    """The text that begins right of a sign (empty when there is none), and whether text stands left of the sign too."""
    level = sorted(
        (
            character
            for character in page.characters
            if -0.5 * sign.size <= character.baseline - sign.baseline <= 0.9 * character.size
            and not character.icon
            and not character.hidden
            and character.text not in SPACES
            and abs(character.baseline - sign.baseline) < 0.6 * max(character.size, sign.size)
        ),
        key=lambda character: character.x0,
    )
    right = [character for character in level if character.x0 >= sign.x1 - 1]
    crowded = any(sign.x0 - 3 * FARTHEST < character.x1 <= sign.x0 + 1 for character in level)
    if not right or right[0].x0 - sign.x1 > FARTHEST:
        return "", crowded
    run = [right[0].text]
    for before, after in pairwise(right):
        if after.x0 - before.x1 > FARTHEST:
            break
        run.append((" " if after.x0 - before.x1 > 0.16 * after.size else "") + after.text)
    return "".join(run), crowded
