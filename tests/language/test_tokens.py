"""Tokens: hyphenated words stay whole, arrows and slashes split, places hold in any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reframer.language.tokens import Tokeniser

TOKENISER = Tokeniser()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("real-time feeds", ["real-time", "feeds"]),
        ("A->B", ["A", "->", "B"]),
        ("Lambda/SQS jobs", ["Lambda", "/", "SQS", "jobs"]),
        ("5\u201310 ms", ["5", "\u2013", "10", "ms"]),
        ("Node.js; don't", ["Node.js", ";", "do", "n't"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [token.text for token in TOKENISER.split(text)] == words


@given(st.text(max_size=300))
@settings(max_examples=60)
def test_places_slice_back(text: str) -> None:
    for token in TOKENISER.split(text):
        assert text[token.start : token.end] == token.text


def test_a_run_longer_than_a_word_is_cut() -> None:
    text = "\U0001f600" * 3000
    tokens = TOKENISER.split(text)
    assert tokens[-1].end == len(text)
    assert "".join(token.text for token in tokens) == text
