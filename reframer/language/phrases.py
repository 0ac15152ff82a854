"""Many phrases at once: a tree of characters walked from the start of every word.

Case never matters here. Inside a phrase, hyphen, space and nothing are equal; at its end an ending may follow. The walk
costs one step for each character that still fits some phrase, so text without phrases costs one look-up a word.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

Key = TypeVar("Key")

# A word starts at a letter or digit after none, at the dot of ".NET", and at a sign. It is all that says whether a name goes on.
# With it are looked up: the word, and the characters behind it where a phrase would go on.
_WORD_START = re.compile(r"(?<![^\W_])(?=([^\W_][\w+#]*)[ \u00a0\u2010\u2011-]{0,2}(.{0,4}))[^\W_]|(?<![\w.])\.(?=\w)|[^\w\s.]")
_JOINERS = " -\u00a0\u2010\u2011"
_PLURALS = ("s", "es")
_INFLECTIONS = (*_PLURALS, "ed", "d", "ing")
# "e" and "es" are kept from short names: "Go" is not in "goes".
_SHORTEST_WITH_ENDING = 3
_MOST_KNOWN = 2048  # words
_FORKED = "forked"  # marks a node at which more can happen than that the next character fits


class Occurrence(NamedTuple, Generic[Key]):
    """A phrase in a text: where, and what the phrase stands for."""

    start: int
    end: int
    keys: tuple[Key, ...]


class _Onward(NamedTuple):
    """How phrases go on from a place: with which characters, up to 4, and which up to 3 are whole or go on behind a joiner."""

    parts: frozenset[str]
    whole: frozenset[str]

    def fits(self, text: str) -> bool:
        """Whether a text may go on so; cheaper than a walk."""
        return text[:4] in self.parts or not self.whole.isdisjoint(("", text[:1], text[:2], text[:3]))


_ANYHOW = _Onward(frozenset(), frozenset([""]))


class _Known(NamedTuple, Generic[Key]):
    """What a word alone says: the phrases that end with it or in it, by their size, and how longer ones go on, if any do."""

    phrases: tuple[tuple[int, tuple[Key, ...]], ...] = ()
    onward: _Onward | None = None


_NOTHING: _Known[Any] = _Known()


class Phrases(Generic[Key]):
    """A set of phrases with keys, compiled by ``add`` and searched by ``find``."""

    def __init__(self, endings: str = "plural") -> None:
        """``endings``: ``plural`` (topic, topics), ``inflected`` (cache, cached, caching) or ``none``."""
        self._root: dict[str, object] = {}
        self._beginnings: _Onward | None = None
        self._known: dict[str, _Known[Key]] = {}  # by word: most words come again, and few begin a phrase
        self._idle: set[str] = set()  # those of them that begin none
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
        self._idle.clear()
        node[_FORKED] = True
        # "end" is longer than a character, so it cannot meet one.
        kind = "prefix" if prefix else "end"
        keys: tuple[Key, ...] = node.get(kind, ())  # type: ignore[assignment]
        if key not in keys:
            node[kind] = (*keys, key)

    def find(self, text: str) -> Iterator[Occurrence[Key]]:
        """Yield every phrase of the text, from left to right; at one place the shorter before the longer."""
        lowered, starts, present = _word_starts(text)
        if present <= self._idle:
            return
        known = self._known
        for start, word, behind in starts:
            found = known.get(word) or self._learn(word)
            if found is _NOTHING:
                continue
            phrases, onward = found
            if onward is not None and onward.fits(behind):
                yield from self._from(lowered, start)
            else:
                for size, keys in phrases:
                    yield Occurrence(start, start + size, keys)

    def opening(self, text: str) -> list[Occurrence[Key]]:
        """Return the phrases that begin the text, the shorter before the longer."""
        lowered = lower(text)
        return self._from(lowered, 0) if _WORD_START.match(lowered) else []

    def find_instead(self, text: str, start: int, end: int, word: str) -> list[Occurrence[Key]]:
        """Return the phrases that would begin at ``start`` if ``word`` stood there, with their places in the text as it is."""
        grown = len(word) - (end - start)
        found = self._from(lower(text[:start] + word + text[end:]), start)
        return [Occurrence(start, one.end - grown, one.keys) for one in found if one.end >= start + len(word)]

    def _learn(self, word: str) -> _Known[Key]:
        if self._beginnings is None:
            self._beginnings = _onward([self._root])
        known: _Known[Key] = _NOTHING
        if self._beginnings is not None and self._beginnings.fits(word):
            if word[0].isalnum():
                reached: list[dict[str, object]] = []
                found = self._from(word, 0, reached)
                known = _Known(tuple((one.end, one.keys) for one in found), _onward(reached))
            else:  # a sign: what stands behind it says whether it is a word of its own
                known = _Known(onward=_ANYHOW)
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
            self._idle.clear()
        self._known[word] = known
        if known is _NOTHING:
            self._idle.add(word)
        return known

    def _from(self, text: str, start: int, reached: list[dict[str, object]] | None = None) -> list[Occurrence[Key]]:
        """Return the phrases from ``start`` on, and in ``reached`` the nodes from which they go on behind the text."""
        size = len(text)
        found: dict[int, tuple[Key, ...]] = {}
        states: list[tuple[dict[str, object], int]] = [(self._root, start)]
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
                        states.append((joined, after))  # type: ignore[arg-type]
                if position >= size:
                    if reached is not None:
                        reached.append(node)
                    break
                following = node.get(text[position])
                if following is None:
                    break
                node = following  # type: ignore[assignment]
                position += 1
        return [Occurrence(start, end, found[end]) for end in sorted(found)]

    def _note(self, node: dict[str, object], text: str, start: int, position: int, found: dict[int, tuple[Key, ...]]) -> None:
        """Add the phrases that end with a node."""
        for kind in ("end", "prefix"):
            keys: tuple[Key, ...] | None = node.get(kind)  # type: ignore[assignment]
            if keys is None:
                continue
            if kind == "end":
                end = self._end(text, start, position)
                if not end:
                    continue
            else:
                end = position
                while end < len(text) and text[end].isalnum():
                    end += 1
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


def _onward(nodes: Iterable[dict[str, object]]) -> _Onward | None:
    """Return how phrases go on from some nodes; nothing where none does."""
    parts: set[str] = set()
    whole: set[str] = set()
    level = [("", node) for node in nodes]
    for size in range(1, 5):
        deeper: list[tuple[str, dict[str, object]]] = []
        for text, node in level:
            for sign, below in node.items():
                if len(sign) == 1:
                    assert isinstance(below, dict)
                    parts.add(text + sign)
                    if size < 4 and _FORKED in below:
                        whole.add(text + sign)
                    deeper.append((text + sign, below))
        level = deeper
    return _Onward(frozenset(parts), frozenset(whole)) if parts else None


@lru_cache(maxsize=64)  # one text is searched for dozens of sets of phrases, one after the other
def _word_starts(text: str) -> tuple[str, tuple[tuple[int, str, str], ...], frozenset[str]]:
    """Return the text in small letters, where its words start, each with the word and the characters behind it, and the words."""
    lowered = lower(text)
    starts = tuple((match.start(), match[1] or match[0], match[2] or "") for match in _WORD_START.finditer(lowered))
    return lowered, starts, frozenset(word for _, word, _ in starts)


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
