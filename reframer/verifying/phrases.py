"""Phrases of the vocabulary, found in the words of a line in one pass."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

Payload = TypeVar("Payload")
# The phrases that begin with a word: those of this word alone, and by their second word the longer ones, the longest first.
_Beginnings = tuple[list[Payload], dict[str, list[tuple[tuple[str, ...], Payload]]]]


class Phrases(Generic[Payload]):
    """Phrases of one or more words, found in one pass. A hyphen, a space or nothing between two words is equal."""

    def __init__(self) -> None:
        self._by_first: dict[str, _Beginnings[Payload]] = {}

    def add(self, keys: Sequence[str], payload: Payload) -> None:
        """Add a phrase given by the keys of its words."""
        if not keys:
            return
        self._insert(tuple(keys), payload)
        if len(keys) == 2 and all(key.isalpha() and len(key) > 1 for key in keys):
            self._insert(("".join(keys),), payload)

    def _insert(self, keys: tuple[str, ...], payload: Payload) -> None:
        words, by_second = self._by_first.setdefault(keys[0], ([], {}))
        if len(keys) == 1:
            if payload not in words:
                words.append(payload)
            return
        held = by_second.setdefault(keys[1], [])
        if (keys, payload) not in held:
            held.append((keys, payload))
            held.sort(key=lambda pair: -len(pair[0]))

    def find(self, keys: Sequence[str], joins: Sequence[bool]) -> Iterable[tuple[int, int, Payload]]:
        """Yield ``(first, behind, payload)`` of every phrase, at one place the longer first.

        ``joins[i]`` says that word i may continue a phrase.
        """
        by_first = self._by_first
        if by_first.keys().isdisjoint(keys):
            return
        keys = tuple(keys)
        for index in [index for index, key in enumerate(keys) if key in by_first]:
            words, by_second = by_first[keys[index]]
            for phrase, payload in by_second.get(keys[index + 1], ()) if index + 1 < len(keys) and by_second else ():
                behind = index + len(phrase)
                if keys[index:behind] == phrase and all(joins[index + 1 : behind]):
                    yield index, behind, payload
            for payload in words:
                yield index, index + 1, payload
