"""Many phrases at once: a tree of characters walked from the start of every word.

Case never matters here. Inside a phrase, hyphen, space and nothing are equal; at its end an ending may follow. The walk
costs one step for each character that still fits some phrase, so text without phrases costs one look-up a word.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

Key = TypeVar("Key")

# A word starts at a letter or digit after none, at the dot of ".NET", and at a sign. It is all that says whether a name goes on.
_WORD_START = re.compile(r"(?<![^\W_])(?=([^\W_][\w+#]*))[^\W_]|(?=([+#][\w+#]*))[+#]|(?<![\w.])\.(?=\w)|[^\w\s.]")
_JOINERS = " -\u00a0\u2010\u2011"
_PLURALS = ("s", "es")
_INFLECTIONS = (*_PLURALS, "ed", "d", "ing")
# "e" and "es" are kept from short names: "Go" is not in "goes".
_SHORTEST_WITH_ENDING = 3
_WORD_SIGNS = frozenset("_+#")
_BEGINNING = 4  # characters
_MOST_KNOWN = 4096  # words
_FORKED = "forked"  # marks a node at which more can happen than that the next character fits


class Occurrence(NamedTuple, Generic[Key]):
    """A phrase in a text: where, and what the phrase stands for."""

    start: int
    end: int
    keys: tuple[Key, ...]


class Phrases(Generic[Key]):
    """A set of phrases with keys, compiled by ``add`` and searched by ``find``."""

    def __init__(self, endings: str = "plural") -> None:
        """``endings``: ``plural`` (topic, topics), ``inflected`` (cache, cached, caching) or ``none``."""
        self._root: dict[str, object] = {}
        self._beginnings: tuple[frozenset[str], frozenset[str]] | None = None
        self._keys: dict[int, tuple[Key, ...]] = {}  # of the nodes that were met, by identity
        # By word the sizes of its phrases with their keys, most often none; nothing where they hang on what follows the word.
        self._known: dict[str, tuple[tuple[int, tuple[Key, ...]], ...] | None] = {}
        self._endings = endings

    def add(self, phrase: str, key: Key) -> None:
        """Add a phrase; a trailing ``*`` means that the last word may go on."""
        prefix = phrase.endswith("*")
        text = phrase.removesuffix("*").strip().lower().replace("\u2019", "'")
        if not text:
            return
        self._insert(text, key, prefix)
        if self._endings == "inflected" and not prefix:
            if text.endswith("e"):
                self._insert(text[:-1] + "ing", key, False)
            if text.endswith("y") and text[-2:-1] not in "aeiou":
                self._insert(text[:-1] + "ied", key, False)
        if self._endings != "none" and text.endswith("y") and text[-2:-1] not in "aeiou" and len(text) > _SHORTEST_WITH_ENDING:
            self._insert(text[:-1] + "ies", key, False)

    def add_both(self, phrase: str, key: Key) -> None:
        """Add a phrase, and its singular where its last word is a common plural."""
        self.add(phrase, key)
        if not phrase.endswith("*") and (one := singular(phrase)):
            self.add(one, key)

    def _insert(self, text: str, key: Key, prefix: bool) -> None:
        self._beginnings = None
        node = self._root
        pending = False
        for character in text:
            if character in _JOINERS:
                pending = bool(node is not self._root)
                continue
            if pending:
                node[_FORKED] = True
                node = node.setdefault("", {})  # type: ignore[assignment]
                pending = False
            node = node.setdefault(character, {})  # type: ignore[assignment]
        self._known.clear()
        node[_FORKED] = True
        # "end" is longer than a character, so it cannot meet one.
        slot: dict[Key, None] = node.setdefault("prefix" if prefix else "end", {})  # type: ignore[assignment]
        slot[key] = None
        self._keys.clear()

    def find(self, text: str) -> Iterator[Occurrence[Key]]:
        """Yield every phrase of the text, from left to right; at one place the shorter before the longer."""
        lowered, starts = _word_starts(text)
        known = self._known
        for start, word in starts:
            if word not in known:
                if len(known) >= _MOST_KNOWN:
                    known.clear()
                known[word] = None if self._may_begin(word) else ()
            phrases = known.get(word)
            if phrases is None:
                yield from self._from(lowered, start, word)
            elif phrases:
                for size, keys in phrases:
                    yield Occurrence(start, start + size, keys)

    def _may_begin(self, word: str) -> bool:
        """Whether a phrase may begin with a word; cheaper than a walk."""
        if self._beginnings is None:
            self._beginnings = _beginnings(self._root)
        beginnings, whole = self._beginnings
        return word[:_BEGINNING] in beginnings or not whole.isdisjoint((word[:1], word[:2], word[:3]))

    def _from(self, text: str, start: int, word: str) -> list[Occurrence[Key]]:
        """Return the phrases from ``start`` on, where ``word`` begins."""
        size, behind = len(text), start + len(word)
        found: dict[int, tuple[Key, ...]] = {}
        states: list[tuple[dict[str, object], int]] = [(self._root, start)]
        hangs = not (word[0].isalnum() or word[0] in _WORD_SIGNS)  # a sign ends only where no word goes on
        while states:
            node, position = states.pop()
            while True:
                if _FORKED in node:
                    if "end" in node or "prefix" in node:
                        self._note(node, text, start, position, found)
                    joined = node.get("")
                    if joined is not None:
                        after = position
                        while after < size and after - position < 2 and text[after] in _JOINERS:
                            after += 1
                        if after < size:
                            states.append((joined, after))  # type: ignore[arg-type]
                if position >= behind and not hangs:
                    hangs = _leads_on(node)
                if position >= size:
                    break
                following = node.get(text[position])
                if following is None:
                    break
                node = following  # type: ignore[assignment]
                position += 1
        ends = sorted(found)
        if not hangs:
            self._known[word] = tuple((end - start, found[end]) for end in ends)
        return [Occurrence(start, end, found[end]) for end in ends]

    def _note(self, node: dict[str, object], text: str, start: int, position: int, found: dict[int, tuple[Key, ...]]) -> None:
        """Add the phrases that end with a node."""
        for kind in ("end", "prefix"):
            slot: dict[Key, None] | None = node.get(kind)  # type: ignore[assignment]
            if slot is None:
                continue
            if kind == "end":
                end = self._end(text, start, position)
                if not end:
                    continue
            else:
                end = position
                while end < len(text) and text[end].isalnum():
                    end += 1
            keys = self._keys.get(id(slot))
            if keys is None:
                keys = self._keys[id(slot)] = tuple(slot)
            found[end] = tuple(dict.fromkeys((*found[end], *keys))) if end in found else keys

    def _end(self, text: str, start: int, position: int) -> int:
        """Return where the word ends when it ends here or after an ending, else 0."""
        if not _goes_on(text, position):
            return position
        if self._endings == "none" or position - start < _SHORTEST_WITH_ENDING:
            return 0
        endings = _INFLECTIONS if self._endings == "inflected" else _PLURALS
        for ending in endings:
            if text.startswith(ending, position) and not _goes_on(text, position + len(ending)):
                if ending == "es" and text[position - 1] not in "sxzho":
                    continue
                if ending == "d" and text[position - 1] != "e":
                    continue
                return position + len(ending)
        return 0


def singular(form: str) -> str:
    """Return the singular of a form whose last word is a common plural, else nothing: topics, but not Redis, status or AWS."""
    last = form.rpartition(" ")[2]
    if len(last) < 5 or not last.islower() or not last.endswith("s") or last.endswith(("ss", "us", "is", "ics", "ous")):
        return ""
    if last.endswith("ies"):
        return form[:-3] + "y"
    if last.endswith(("ches", "shes", "xes", "sses")):
        return form[:-2]
    return form[:-1]


def _leads_on(node: dict[str, object]) -> bool:
    """Whether phrases go on behind a node where the word is at its end: with a joiner or a sign."""
    return any(not sign.isalnum() and sign not in _WORD_SIGNS for sign in node)


def _beginnings(root: dict[str, object]) -> tuple[frozenset[str], frozenset[str]]:
    """Return what phrases begin with, up to 4 characters; and of up to 3, what is whole or goes on behind a joiner."""
    beginnings: set[str] = set()
    whole: set[str] = set()
    level: list[tuple[str, dict[str, object]]] = [("", root)]
    for _ in range(_BEGINNING):
        deeper: list[tuple[str, dict[str, object]]] = []
        for text, node in level:
            if _FORKED in node:
                whole.add(text)
            for sign, below in node.items():
                if len(sign) == 1:
                    assert isinstance(below, dict)
                    deeper.append((text + sign, below))
        beginnings.update(text for text, _ in deeper)
        level = deeper
    return frozenset(beginnings), frozenset(whole)


@lru_cache(maxsize=64)  # one text is searched for dozens of sets of phrases, one after the other
def _word_starts(text: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Return the text in small letters, and where its words start, each with the word."""
    lowered = lower(text)
    return lowered, tuple((match.start(), match[1] or match[2] or match[0]) for match in _WORD_START.finditer(lowered))


def _goes_on(text: str, position: int) -> bool:
    """Whether the word goes on at ``position``: a letter, a digit, or the sign of a name (C++, C#)."""
    if position >= len(text):
        return False
    character = text[position]
    if character.isalnum() or character == "_":
        return True
    before = text[position - 1]
    if character == "+":
        return text.startswith("++", position) and before.isalpha()
    return character == "#" and before.isalpha()


def lower(text: str) -> str:
    """Lower-case without changing the length, so that places stay places."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered.replace("\u2019", "'")
    return "".join(low if len(low := character.lower()) == 1 else character for character in text).replace("\u2019", "'")


def longest(occurrences: Iterable[Occurrence[Key]]) -> list[Occurrence[Key]]:
    """Drop every occurrence that lies strictly inside another."""
    ordered = sorted(occurrences, key=lambda one: (one.start, -one.end))
    kept: list[Occurrence[Key]] = []
    reach = 0
    for one in ordered:
        same = bool(kept) and kept[-1].start == one.start and kept[-1].end == one.end
        if one.end > reach or same:
            kept.append(one)
            reach = max(reach, one.end)
    return kept
