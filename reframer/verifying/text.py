"""Text as the checker sees it: one spelling for every dash, quote and sign, and tokens that know what stood between them.

Nothing here knows a word; the checker's own tokeniser shares no code with the engine's.
"""

import re
from typing import NamedTuple

_SIGNS = str.maketrans(
    {
        "\u00a0": " ",
        "\u2007": " ",
        "\u2009": " ",
        "\u200a": " ",
        "\u202f": " ",
        "\u200b": None,
        "\u00ad": None,
        "\ufeff": None,
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2212": "-",
        "\u2014": "—",
        "\u2015": "—",
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u03bc": "µ",
        "\u2248": "~",
        "\u223c": "~",
        "\u2264": "≤",
        "\u2265": "≥",
        "\u00d7": "x",
        "\u2026": "...",
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
    }
)
_ARROW = re.compile(r"\s*(?:-+>|=>|→|⇒|➔|➜)\s*")
# Each with what stands in every text that it changes: most texts hold none of it.
_SHORT = (
    ("w/", re.compile(r"\bw/o(?:ut)?(?=\s)", re.IGNORECASE), "without"),
    ("w/", re.compile(r"\bw/(?=\s|\w)", re.IGNORECASE), "with "),
    (".", re.compile(r"\b(approx|incl|excl|avg|max|min|resp|dept|est)\.(?=\s|\d)", re.IGNORECASE), r"\1"),
    (".", re.compile(r"\be\.g\.|\bi\.e\.", re.IGNORECASE), "eg"),
    (".", re.compile(r"\bp\.\s?a\.", re.IGNORECASE), "a year"),
    ("per annum", re.compile(r"\bper annum\b", re.IGNORECASE), "a year"),
    ("&", re.compile(r"\s*&\s*"), " and "),
    (" - ", re.compile(r"(?<=\d) - (?=\d)"), "-"),
    ("/2", re.compile(r"(?<![\d/.])1/2(?![\d/])"), "half"),
    ("/3", re.compile(r"(?<![\d/.])([12])/3(?![\d/])"), lambda found: ("one third", "two thirds")[int(found[1]) - 1]),
    ("/4", re.compile(r"(?<![\d/.])([13])/4(?![\d/])"), lambda found: ("one quarter", "three quarters")[int(found[1]) // 2]),
    ("per cent", re.compile(r"\bper cent\b", re.IGNORECASE), "percent"),
    ("n't", re.compile(r"n't\b", re.IGNORECASE), " not"),
    ("'", re.compile(r"\b(i|we|you|they)'(?:ve|m|re|d|ll)\b", re.IGNORECASE), r"\1"),
)
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?|->|[^\w\s]|_")
_SENTENCE_END = frozenset(";.!?:—")
_CLAUSE_END = frozenset(";.!?—()[]|,:")


class Token(NamedTuple):
    """A run of letters and digits, or one other sign. ``gap`` is what stands between it and the last run of letters."""

    text: str
    low: str
    start: int
    end: int
    gap: str
    word: bool


class Tokens(NamedTuple):
    """A line in one spelling, and its tokens."""

    text: str
    tokens: tuple[Token, ...]


def normalise(text: str) -> str:
    """Return ``text`` with one sign for each dash, quote, space, arrow and ligature, and a few short forms written out."""
    if not text.isascii():
        text = text.translate(_SIGNS)
    text = _ARROW.sub(" -> ", text)
    lowered = text.lower()
    for sign, pattern, written in _SHORT:
        if sign in lowered:
            text = pattern.sub(written, text)
    return " ".join(text.split())


def tokenise(text: str) -> Tokens:
    """Return the tokens of ``text``, normalised."""
    text = normalise(text)
    tokens = []
    last = 0
    for match in _TOKEN.finditer(text):
        piece = match.group()
        word = piece[0].isalnum()
        tokens.append(Token(piece, piece.lower(), match.start(), match.end(), text[last : match.start()], word))
        last = match.end()
    return Tokens(text, tuple(tokens))


def ends_sentence(text: str, token: Token) -> bool:
    """Say whether ``token`` parts two statements: a semicolon, a dash, or a full stop that is no point inside a word."""
    if token.text == "-":
        return text[max(0, token.start - 1)] == " " and text[token.end : token.end + 1] == " "
    if token.text not in _SENTENCE_END:
        return False
    if token.text in ".:":
        return not text[token.end : token.end + 1].isalnum()
    return True


def ends_clause(text: str, token: Token) -> bool:
    """Say whether ``token`` parts two pieces of one statement: a comma, a bracket, or a sentence end."""
    if token.text in ",":
        return not (text[token.end : token.end + 1].isdigit() and text[token.start - 1 : token.start].isdigit())
    return (token.text in _CLAUSE_END and token.text not in ".:-") or ends_sentence(text, token)
