"""A cross-check of the reading order: words that the file draws one after another on one line should stay on one line."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from reframer.model.document import Notice
from reframer.readers.pdf_assembly import Draft
from reframer.readers.pdf_characters import PageContent
from reframer.readers.pdf_repair import SPACES

WORD_SPACE = 0.8  # em; words that stand closer read on
FEWEST_TORN = 3  # places; fewer are a date or an icon set beside a text


def check_order(pages: Sequence[PageContent], drafts: Sequence[Draft]) -> list[Notice]:
    """A notice where words that read on were taken apart, as when gaps between words were taken for a column."""
    line_of = {id(character): number for number, draft in enumerate(drafts) for character in draft.characters()}
    torn = 0
    for page in pages:
        drawn = [character for character in page.characters if character.text not in SPACES and id(character) in line_of]
        for before, after in itertools.pairwise(drawn):
            if line_of[id(before)] == line_of[id(after)] or abs(before.baseline - after.baseline) > 1.0:
                continue
            torn += -0.2 * before.size < after.x0 - before.x1 < WORD_SPACE * min(before.size, after.size)
    if torn < FEWEST_TORN:
        return []
    text = f"In {torn} places words that stand side by side were read apart; check that no line is torn."
    return [Notice(kind="order", text=text)]
