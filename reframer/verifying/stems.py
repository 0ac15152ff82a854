"""One stem for every inflection and spelling of a word, so that *serialised* and *serialization* compare as equal.

Stems are only ever compared with one another, never shown; a stem need not be a word.
"""

import re
from collections.abc import Iterable, Mapping

_DOUBLED = re.compile(r"([bcdfgklmnprtvz])\1$")
_VOWEL = re.compile(r"[aeiouy]")
_BRITISH = (
    (re.compile(r"is(e|es|ed|er|ers|ing|ation|ations|able)$"), r"iz\1"),
    (re.compile(r"ys(e|es|ed|er|ers|ing)$"), r"yz\1"),
    (re.compile(r"(?<=[a-z]{3})our(s|ed|ing|ite|ites|al|ally|able)?$"), r"or\1"),
    (re.compile(r"(?<=[a-z]{3})tre(s|d)?$"), r"ter\1"),
    (re.compile(r"ogue(s)?$"), r"og\1"),
    (re.compile(r"ence(s)?$"), r"ense\1"),
    (re.compile(r"ramme(s)?$"), r"ram\1"),
    (re.compile(r"(?<=[a-z]{3})ll(er|ers|ing|ed)$"), r"l\1"),
)


def crude_stem(word: str) -> str:
    """Return the stem of a lower-case word by endings alone."""
    if len(word) <= 3 or not word.isalpha():
        return word[:-1] if len(word) > 2 and word.endswith("s") and word[-2].isdigit() else word
    for pattern, american in _BRITISH:
        word = pattern.sub(american, word)
    word = _without_plural(word)
    word = _without_ending(word)
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    if word.endswith("i") and len(word) > 3:
        word = word[:-1] + "y"
    return _DOUBLED.sub(r"\1", word) if len(word) > 3 else word


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_ending(word: str) -> str:
    for ending, rest in (
        ("ization", "iz"),
        ("ation", "at"),
        ("ment", ""),
        ("ingly", ""),
        ("edly", ""),
        ("ing", ""),
        ("ied", "y"),
    ):
        if word.endswith(ending):
            stem = word[: -len(ending)] + rest
            if len(stem) >= (5 if ending == "ment" else 3) and _VOWEL.search(stem):
                return stem
    if word.endswith("ed") and len(word) > 4 and _VOWEL.search(word[:-2]):
        return word[:-2]
    if word.endswith("ically"):
        return word[:-4]
    if word.endswith("ly") and len(word) > 7:
        return word[:-2]
    if word.endswith("ion") and len(word) > 7:  # not portion, section, edition
        return word[:-3]
    return word


class Stems:
    """Stems by ending, corrected by the verb table and by families of words that no ending shows."""

    def __init__(self, forms: Mapping[str, str], families: Iterable[tuple[str, ...]]) -> None:
        """Take the base of each irregular verb form, and the families (their first word names the stem)."""
        self._kept: dict[str, str] = {}
        self._bases = {form: base for form, base in forms.items() if " " not in form and "-" not in form}
        for family in families:
            head = self.of(family[0])
            for word in family:
                self._kept[word] = head
                self._kept.setdefault(crude_stem(word), head)

    def of(self, word: str) -> str:
        """Return the stem of a lower-case word."""
        stem = self._kept.get(word)
        if stem is None:
            bare = word[:-2] if word.endswith("'s") else word.rstrip("'")
            stem = self._kept.get(bare) or crude_stem(self._bases.get(bare, bare))
            stem = self._kept.get(stem, stem)
            if len(self._kept) < 200_000:
                self._kept[word] = stem
        return stem


def without_plural_of_letters(text: str, low: str) -> str:
    """Return ``low``, the lower-case form of ``text``, in the singular where it is an abbreviation's plural (*PRs*, *DBs*)."""
    return low[:-1] if len(text) > 2 and text[-1] == "s" and text[:-1].isalpha() and text[:-1].isupper() else low
