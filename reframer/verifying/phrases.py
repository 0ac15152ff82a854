"""Phrases of the vocabulary, found in the words of a line in one pass."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

Payload = TypeVar("Payload")


class Phrases(Generic[Payload]):
    """Phrases of one or more words, found in one pass. A hyphen, a space or nothing between two words is equal."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}

    def add(self, keys: Sequence[str], payload: Payload) -> None:
        """Add a phrase given by the keys of its words."""
        if not keys:
            return
        self._insert(tuple(keys), payload)
        if len(keys) == 2 and all(key.isalpha() and len(key) > 1 for key in keys):
            self._insert(("".join(keys),), payload)

    def _insert(self, keys: tuple[str, ...], payload: Payload) -> None:
        held = self._by_first.setdefault(keys[0], [])
        if (keys, payload) not in held:
            held.append((keys, payload))
            held.sort(key=lambda pair: -len(pair[0]))

    def find(self, keys: Sequence[str], joins: Sequence[bool]) -> Iterable[tuple[int, int, Payload]]:
        """Yield ``(first, behind, payload)`` of every phrase; ``joins[i]`` says that word i may continue a phrase."""
        by_first = self._by_first
        if by_first.keys().isdisjoint(keys):
            return
        keys = tuple(keys)
        for index in [index for index, key in enumerate(keys) if key in by_first]:
            for phrase, payload in by_first[keys[index]]:
                size = len(phrase)
                if size == 1:
                    yield index, index + 1, payload
                    continue
                if keys[index : index + size] != phrase:
                    continue
                behind = index + size
                if all(joins[index + 1 : behind]):
                    yield index, behind, payload
