"""English words: to mend letters that a PDF lost, and to tell text from garble."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from reframer.readers.pdf_repair import UNKNOWN, is_private
from reframer.resources import data_folder

# Ligatures in the order of how often they stand in English; a lost glyph is most likely one of these.
_LOST = ("fi", "ff", "ffi", "ti", "fl", "tt", "ft", "ffl", "tti", "th", "ct", "st")
_WORD = re.compile(r"[^\W\d_]{3,}")
HOLE = re.compile("[\x00\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]")
_HOLED = re.compile(f"[^\\W\\d_]*(?:{HOLE.pattern}+[^\\W\\d_]*)+")


@lru_cache(maxsize=1)
def english_words() -> frozenset[str]:
    """The words of ``rules/vocabulary/words.txt`` in lower case; empty when this installation has none."""
    source = data_folder("rules") / "vocabulary" / "words.txt"
    if not source.is_file():
        return frozenset()
    lines = source.read_text(encoding="utf-8").split("\n")
    return frozenset(line for line in lines if line and not line.startswith("#"))


def mend_ligatures(text: str, own_words: frozenset[str] = frozenset()) -> str:
    """Fill each hole in a word with the ligature that makes it a word of the document or of English.

    A hole that no ligature fills stays as U+FFFD; a sign that stands alone, beside no letter, is a pictogram and goes.
    """
    if not HOLE.search(text):
        return text
    mended = _HOLED.sub(lambda match: _fill(match.group(), own_words), text)
    return " ".join(part for part in mended.split(" ") if part)


def _fill(word: str, own_words: frozenset[str]) -> str:
    known = english_words()
    letters = HOLE.split(word)
    if not any(letters):
        return word if len(word) > 1 and set(word) == {UNKNOWN} else ""
    if len(letters) > 4:
        return word.replace("\x00", UNKNOWN)
    for accept in (own_words.__contains__, known.__contains__, lambda candidate: _is_inflected(candidate, known)):
        for candidate in _fillings(letters):
            if accept(candidate.lower()):
                return candidate
    return "".join(UNKNOWN if character == "\x00" or is_private(character) else character for character in word)


def _fillings(letters: list[str]) -> Iterable[str]:
    """All words that ligatures in the holes make, likeliest first."""
    if len(letters) == 1:
        yield letters[0]
        return
    for rest in _fillings(letters[1:]):
        for ligature in _LOST:
            yield letters[0] + ligature + rest


def _is_inflected(word: str, known: frozenset[str]) -> bool:
    """Whether a word is a known one with a common ending or beginning."""
    for ending in ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "able", "ation", "ations"):
        if word.endswith(ending) and (word[: -len(ending)] in known or word[: -len(ending)] + "e" in known):
            return True
    for beginning in ("un", "re", "pre", "non", "multi", "micro", "co", "de", "cyber", "auto", "over", "sub"):
        if word.startswith(beginning) and word[len(beginning) :] in known:
            return True
    return False


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The whole words of texts in lower case, for judging holes by what the document itself says elsewhere."""
    return frozenset(word.lower() for text in texts for word in _WORD.findall(text))


def share_of_words(texts: Iterable[str]) -> tuple[float, int]:
    """``(share of English words among the words, number of words)``; a word is a run of three or more Latin letters."""
    known = english_words()
    found = [word.lower() for text in texts for word in re.findall(r"[A-Za-z]{3,}", text)]
    if not found or not known:
        return (1.0 if not known else 0.0), len(found)
    return sum(word in known or _is_inflected(word, known) for word in found) / len(found), len(found)
