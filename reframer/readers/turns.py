"""Where the look changes inside a cell: "Staff Engineer" in bold, then "Oakline" in italics, with nothing but a space between."""

from collections.abc import Iterable

FEWEST_LETTERS = 2  # a single bold letter is no part of its own


def find_turns(text: str, glyphs: Iterable[tuple[str, bool, bool]]) -> tuple[int, ...]:
    """Return the offsets in ``text`` at which a word begins in another boldness or slant than the word before.

    ``glyphs`` are (characters, bold, italic) in the order of the text. When they do not spell ``text``, spaces aside, nothing
    is returned: the text was mended in between.
    """
    looks: list[tuple[bool, bool]] = []
    for characters, bold, italic in glyphs:
        looks.extend([(bold, italic)] * sum(not character.isspace() for character in characters))
    places = [place for place, character in enumerate(text) if not character.isspace()]
    if len(places) != len(looks):
        return ()
    turns: list[int] = []
    run = 0
    before: tuple[bool, bool] | None = None
    for number, place in enumerate(places):
        if not text[place].isalnum():
            continue  # punctuation belongs to either side
        look = looks[number]
        if before is not None and look != before:
            if run >= FEWEST_LETTERS and (place == 0 or not text[place - 1].isalnum()):
                turns.append(place)
            run = 0
        before = look
        run += 1
    return tuple(turns)
