"""Cut a text into words that keep their place, so that a hyphen, a space or nothing between two words reads the same."""

import re
from functools import lru_cache
from typing import NamedTuple


def word_set(words: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(words.split())


_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:[+#]+)?|['’]s\b|[^\w\s]|_")
_JOINERS = frozenset("-‐‑")
_NUMBER_WORDS = word_set(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred dozen "
    "dozens hundreds thousands several"
)


class Word(NamedTuple):
    """A word or a sign: as written, in lower case, with its place in the text."""

    text: str
    low: str
    start: int
    end: int
    joined: bool  # a hyphen binds it to the word before
    is_sign: bool  # punctuation
    is_number: bool  # digits, digits with a magnitude (8k, 2.5M) or a number word


@lru_cache(maxsize=512)  # one bullet is cut by several stages
def cut(text: str) -> tuple[Word, ...]:
    """Return the words of ``text``; hyphens inside a word are left out, all other signs are words of their own."""
    words: list[Word] = []
    joined = False
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        written = match.group()
        if written in _JOINERS and start > 0 and end < len(text) and not text[start - 1].isspace() and not text[end].isspace():
            joined = bool(words)
            continue
        low = written.replace("’", "'").lower()
        is_sign = not (low[0].isalnum() or low == "'s")
        words.append(Word(written, low, start, end, joined, is_sign, low[0].isdigit() or low in _NUMBER_WORDS))
        joined = False
    return tuple(words)
