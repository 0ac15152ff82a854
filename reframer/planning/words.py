"""Split a bullet into words with their places, and look words up in the verb table. No judgement here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from reframer.rulebook.vocabulary import Verb

OPENING = "([{\"'“‘<*"
CLOSING = ")]}\"'”’>,.;:!?*"
STRONG_STOPS = (";", ".", ":", "—", "–", " - ", "->", "→", "|")


class Word(NamedTuple):
    """A word without the punctuation around it; ``start`` and ``end`` are its place in the text."""

    text: str
    start: int
    end: int
    lower: str  # with a plain apostrophe


@lru_cache(maxsize=512)
def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of ``text``; a sign that stands alone (``->``, ``&``, ``+``) is a word too."""
    found: list[Word] = []
    at = 0
    for piece in text.split():
        start = text.index(piece, at)
        at = start + len(piece)
        if piece.isalnum():
            found.append(_word(piece, start, at))
            continue
        left = len(piece) - len(piece.lstrip(OPENING))
        right = len(piece) - len(piece.rstrip(CLOSING))
        if left + right < len(piece) and any(letter.isalnum() for letter in piece):
            found.append(_word(piece[left : len(piece) - right], start + left, at - right))
        else:
            found.append(_word(piece, start, at))
    return tuple(found)


def _word(text: str, start: int, end: int) -> Word:
    return Word(text, start, end, text.lower().replace("’", "'"))


def gap(text: str, left: Word, right: Word) -> str:
    """Return what stands between two words."""
    return text[left.end : right.start]


def is_plain_gap(text: str, left: Word, right: Word) -> bool:
    """Return whether only spaces stand between two words."""
    return not gap(text, left, right).strip()


def is_acronym(word: str) -> bool:
    """Return whether a word is written in capitals (API, SREs, K8s)."""
    letters = [letter for letter in word if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return capitals >= 2 or (capitals == 1 and any(letter.isdigit() for letter in word))


def has_digit(word: str) -> bool:
    """Return whether a word holds a digit."""
    return any(letter.isdigit() for letter in word)


@dataclass(frozen=True, slots=True)
class VerbUse:
    """A verb of the table at a place of the text. ``forms`` are all that it may be; ``count`` is its number of words."""

    verb: Verb
    forms: frozenset[str]
    start: int
    end: int
    text: str
    count: int = 1

    def is_any(self, *forms: str) -> bool:
        """Return whether it may be one of these forms."""
        return any(form in self.forms for form in forms)


class VerbTable:
    """The verb table by every form of one or two words."""

    def __init__(self, verbs: Iterable[Verb]) -> None:
        self._forms: dict[str, tuple[Verb, frozenset[str]]] = {}
        self.by_base: dict[str, Verb] = {}
        for verb in verbs:
            self.by_base.setdefault(verb.base, verb)
            for form, kind in self._forms_of(verb):
                self._add(form, verb, kind)

    @staticmethod
    def _forms_of(verb: Verb) -> Iterable[tuple[str, str]]:
        yield verb.base, "base"
        yield verb.past, "past"
        yield verb.participle, "participle"
        yield verb.gerund, "gerund"
        yield _third(verb), "third"
        for other in verb.also:
            first = other.split()[0]
            if first.endswith("ing"):
                yield other, "gerund"
            elif first.endswith("ed"):
                yield other, "past"
                yield other, "participle"
            elif first.endswith("s") and not first.endswith("ss"):
                yield other, "third"
            else:
                yield other, "base"

    def _add(self, form: str, verb: Verb, kind: str) -> None:
        """Add a form. Where two verbs share one (found, the past of find), the past tense is meant: that is how bullets begin."""
        known = self._forms.get(form.lower())
        if known is not None and known[0].base == verb.base:
            self._forms[form.lower()] = (verb, known[1] | {kind})
        elif known is None or (kind == "past" and "past" not in known[1]):
            self._forms[form.lower()] = (verb, frozenset({kind}))

    def use_at(self, words: tuple[Word, ...], index: int) -> VerbUse | None:
        """Return the verb that may stand at ``index``, the longer one where two fit; None when the table holds none."""
        if index >= len(words):
            return None
        first = words[index]
        tail = first.text[1:]
        if tail != tail.lower():
            return None  # mAP, LOADs: a name
        if index + 1 < len(words) and words[index + 1].start == first.end + 1:
            second = words[index + 1]
            known = self._forms.get(f"{first.lower} {second.lower}")
            if known:
                return VerbUse(known[0], known[1], first.start, second.end, f"{first.text} {second.text}", 2)
        known = self._forms.get(first.lower)
        return VerbUse(known[0], known[1], first.start, first.end, first.text) if known else None

    def knows(self, form: str) -> bool:
        """Return whether a word is any form of a verb of the table."""
        return form.lower() in self._forms


def _third(verb: Verb) -> str:
    first, space, rest = verb.base.partition(" ")
    return verb.third if not space else Verb.model_copy(verb, update={"base": first}).third + space + rest


def inflect(use: VerbUse, form: str) -> str:
    """Return another form of a verb in lower case, in the spelling of the text (optimising for Optimised)."""
    verb = use.verb
    if form == "third":
        return _third(Verb.model_copy(verb, update={"base": inflect(use, "base")}))
    wanted: Mapping[str, str] = {"base": verb.base, "past": verb.past, "gerund": verb.gerund, "participle": verb.participle}
    canonical = wanted[form]
    written = use.text.lower()
    if written in {verb.base, verb.past, verb.participle, verb.gerund, _third(verb)}:
        return canonical
    endings = {"gerund": "ing", "past": "ed", "participle": "ed"}
    candidates = [
        other
        for other in verb.also
        if (other.split()[0].endswith(endings[form]) if form in endings else not other.split()[0].endswith(("ing", "ed", "s")))
    ]
    best = max(candidates, key=lambda other: _shared(other, written), default=canonical)
    return best if _shared(best, written) > _shared(canonical, written) else canonical


def _shared(one: str, other: str) -> int:
    """Return how many letters two words share from their beginning."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def capitalised(word: str) -> str:
    """Return a word with its first letter in upper case, the rest as it is."""
    return word[:1].upper() + word[1:]
