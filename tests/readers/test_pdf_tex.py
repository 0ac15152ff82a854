"""What the numbers of TeX's bitmap glyphs mean."""

import pytest

from reframer.readers.pdf_tex import encoding_of

LETTERS = {ord(char) for char in "Experience"}


@pytest.mark.parametrize(
    ("codes", "code", "text"),
    [
        (LETTERS | {21}, 21, "–"),  # Cork: the dash of a date range
        (LETTERS | {28}, 28, "fi"),
        (LETTERS | {225, 177}, 225, "á"),
        (LETTERS | {225, 177}, 177, "ś"),
        (LETTERS | {12}, 12, "fi"),  # the older encoding
        (LETTERS | {123}, 123, "–"),
        (LETTERS | {123, 125}, 123, "{"),  # both braces: a program, not a range
        ({15}, 15, "•"),  # a mathematical font has no letters
        ({33, 15}, 33, "→"),
        (LETTERS, ord("E"), "E"),
    ],
)
def test_the_codes_of_a_font_show_its_encoding(codes: set[int], code: int, text: str) -> None:
    assert encoding_of(frozenset(codes))[code] == text
