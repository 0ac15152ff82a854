"""Find the patterns of cue groups in a text. The little language of patterns is told in ``rulebook.ml_vocabulary``."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from reframer.ml_reading.words import Word, cut
from reframer.rulebook.cue_patterns import pieces_of
from reframer.rulebook.ml_vocabulary import CueGroup

_GAP = 3
_FEW = 8  # keys that are asked one by one sooner than as a set


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a pattern: a set of words, a reference to a group, any number, any word, or a gap."""

    kind: str  # word, group, number, any, gap
    value: str = ""


class Hit(NamedTuple):
    """A pattern of a group found in a text: the words ``first`` to ``last`` (exclusive), counted from 0."""

    group: str
    first: int
    last: int


@dataclass(slots=True)
class _Variant:
    group: str
    steps: tuple[Step, ...]
    keeps_case: bool
    lows: tuple[str, ...] = ()  # the words, where it is nothing but words in any case
    groups: tuple[str, ...] = ()  # the groups behind its head, all of which a text must hold


_Bucket = dict[str, list[_Variant]]  # by a later word that a text must hold, "" where no word is needed


@dataclass(slots=True)
class _Layer:
    by_word: dict[str, dict[str, _Bucket]] = field(default_factory=dict)  # by the first word, then as by_number
    by_group: dict[str, dict[str, _Bucket]] = field(default_factory=dict)  # by the group, then by the word behind it
    by_number: dict[str, _Bucket] = field(default_factory=dict)  # by the next word, "" when that is no word
    by_any: dict[str, _Bucket] = field(default_factory=dict)  # by the next word as well, under any word or gap


class Sightings:
    """All hits of a text by group, and whether a word lies in one."""

    def __init__(self, words: tuple[Word, ...], late: "CueIndex | None" = None) -> None:
        """``late`` finds the groups that nobody may ask for, when one of them is first asked for."""
        self.words = words
        self._late = late
        self._late_groups: frozenset[str] = late.ids if late is not None else frozenset()
        self._by_group: dict[str, list[Hit]] = {}
        self._ends: dict[tuple[str, int], list[int]] = {}

    def add(self, hit: Hit) -> None:
        """Remember a hit once."""
        ends = self._ends.setdefault((hit.group, hit.first), [])
        if hit.last not in ends:
            ends.append(hit.last)
            self._by_group.setdefault(hit.group, []).append(hit)

    def of(self, group: str) -> list[Hit]:
        """Return the hits of a group from left to right, the longest first where several begin at one word."""
        return sorted(self._by_group[group], key=lambda hit: (hit.first, -hit.last)) if self.has(group) else []

    def ends(self, group: str, first: int) -> Sequence[int]:
        """Return where hits of a group that begin at word ``first`` end."""
        return self._ends.get((group, first), ())

    def has(self, group: str) -> bool:
        """True when the group was found at all."""
        if group in self._late_groups:
            self._look_late()
        return group in self._by_group

    def _look_late(self) -> None:
        """Add the late groups: to a copy, then all at once, because threads share what was seen of a text."""
        assert self._late is not None
        full = Sightings(self.words)
        full._by_group = {group: hits[:] for group, hits in self._by_group.items()}
        full._ends = {place: ends[:] for place, ends in self._ends.items()}
        self._late.add_to(full)
        self._by_group, self._ends = full._by_group, full._ends
        self._late_groups = frozenset()  # only now

    def text_of(self, hit: Hit) -> tuple[int, int]:
        """Return the characters of a hit."""
        return self.words[hit.first].start, self.words[hit.last - 1].end


class CueIndex:
    """Cue groups made ready for finding."""

    def __init__(self, groups: Iterable[CueGroup], below: Iterable[CueGroup] = ()) -> None:
        """``groups`` may name each other and those ``below`` them, which are found by an index of their own."""
        self._groups, self._below = tuple(groups), tuple(below)
        self.ids = frozenset(group.id for group in self._groups)

    @cached_property
    def _layers(self) -> list[_Layer]:
        depths = _depths((*self._groups, *self._below))
        layers: list[_Layer] = []
        variants = [(group, steps) for group in self._groups for steps in _expanded(group)]
        counts = Counter(step.value for _, steps in variants for step in steps if step.kind == "word")
        for group, steps in variants:
            while len(layers) <= depths[group.id]:
                layers.append(_Layer())
            plain = not group.keeps_case and all(step.kind == "word" for step in steps)
            lows = tuple(step.value for step in steps) if plain else ()
            named = tuple({step.value for step in steps[1:] if step.kind == "group"})
            _file(layers[depths[group.id]], _Variant(group.id, steps, group.keeps_case, lows, named), counts)
        return layers

    def find(self, words: tuple[Word, ...], late: "CueIndex | None" = None) -> Sightings:
        """Return every hit in ``words``. The groups of ``late`` are looked for when one of them is first asked for."""
        sightings = Sightings(words, late)
        self.add_to(sightings)
        return sightings

    def add_to(self, sightings: Sightings) -> None:
        """Add every hit to what was seen so far."""
        for layer in self._layers:
            _add(layer, sightings)


def _expanded(group: CueGroup) -> Iterable[tuple[Step, ...]]:
    for pattern in group.patterns:
        yield from expand(pattern, keeps_case=group.keeps_case)


def _add(layer: _Layer, sightings: Sightings) -> None:
    words = sightings.words
    lows = tuple(word.low for word in words)
    present = frozenset((*lows, ""))
    groups = [(group, behind) for group, behind in layer.by_group.items() if sightings.has(group)]  # of layers below
    for first, word in enumerate(words):
        keys = ("", lows[first + 1]) if first + 1 < len(lows) else ("",)
        for beginnings in (layer.by_word.get(word.low), layer.by_number if word.is_number else None, layer.by_any):
            if beginnings:
                for key in keys:
                    if key in beginnings:
                        _try(beginnings[key], present, lows, first, sightings)
        for group, behind in groups:
            ends = sightings.ends(group, first)
            if ends:
                for key in {lows[end] for end in ends if end < len(lows)} | {""}:
                    if key in behind:
                        _try(behind[key], present, lows, first, sightings)


def _try(bucket: _Bucket, present: frozenset[str], lows: tuple[str, ...], first: int, sightings: Sightings) -> None:
    """Add the hits at word ``first`` of the variants of a bucket whose other words are ``present``, "" among them for none."""
    for needed in [key for key in bucket if key in present] if len(bucket) <= _FEW else bucket.keys() & present:
        for variant in bucket[needed]:
            if variant.lows:
                last: int | None = first + len(variant.lows)
                if lows[first:last] != variant.lows:
                    continue
            elif all(map(sightings.has, variant.groups)):
                last = _follow(variant, 0, sightings.words, first, sightings)
            else:
                continue
            if last is not None and last > first:
                sightings.add(Hit(variant.group, first, last))


def _file(layer: _Layer, variant: _Variant, counts: Mapping[str, int]) -> None:
    head, later = variant.steps[0], variant.steps[1:]
    following = ""
    if later and later[0].kind == "word" and head.kind != "gap":
        following, later = later[0].value.lower(), later[1:]
    words = [step.value for step in later if step.kind == "word"]
    rarest = min(words, key=lambda word: (counts[word], word)).lower().replace("’", "'") if words else ""
    if head.kind == "word":
        bucket = layer.by_word.setdefault(head.value.lower(), {}).setdefault(following, {})
    elif head.kind == "number":
        bucket = layer.by_number.setdefault(following, {})
    elif head.kind == "group":
        bucket = layer.by_group.setdefault(head.value, {}).setdefault(following, {})
    else:
        bucket = layer.by_any.setdefault(following.replace("’", "'"), {})
    bucket.setdefault(rarest, []).append(variant)


def _follow(variant: _Variant, index: int, words: tuple[Word, ...], at: int, sightings: Sightings) -> int | None:
    """Return the furthest end of ``variant`` from step ``index`` at word ``at``, or None."""
    steps, keeps_case, size = variant.steps, variant.keeps_case, len(words)
    for step in steps[index:]:
        kind = step.kind
        if kind in ("gap", "group"):
            break
        if at >= size:
            return None
        word = words[at]
        if kind == "word":
            if (word.text if keeps_case else word.low) != step.value:
                return None
        elif kind == "number":
            if not word.is_number:
                return None
        elif word.is_sign:
            return None
        index += 1
        at += 1
    else:
        return at
    if kind == "gap":
        for skipped in range(_GAP + 1):
            if skipped and (at + skipped > size or words[at + skipped - 1].low in ";.()"):
                break
            end = _follow(variant, index + 1, words, at + skipped, sightings)
            if end is not None:
                return end
        return None
    if at >= size:
        return None
    for end in sorted(sightings.ends(step.value, at), reverse=True):
        found = _follow(variant, index + 1, words, end, sightings)
        if found is not None:
            return found
    return None


def expand(pattern: str, *, keeps_case: bool = False) -> list[tuple[Step, ...]]:
    """Return every variant of a pattern as steps. Raises ValueError for a pattern that is empty or has too many variants."""
    variants: list[tuple[Step, ...]] = [()]
    for piece in pieces_of(pattern):
        choices = [_steps(choice, keeps_case) for choice in piece]
        variants = [(*left, *right) for left in variants for right in choices]
    variants = [variant for variant in dict.fromkeys(variants) if variant]
    joined = [
        (Step("word", variant[0].value + variant[1].value),)
        for variant in variants
        if len(variant) == 2
        and all(step.kind == "word" and step.value.isalnum() for step in variant)
        and len(variant[0].value) + len(variant[1].value) >= 6
    ]
    return list(dict.fromkeys([*variants, *joined]))


def _steps(choice: str, keeps_case: bool) -> tuple[Step, ...]:
    if choice == "~":
        return (Step("gap"),)
    if choice == "<number>":
        return (Step("number"),)
    if choice == "<word>":
        return (Step("any"),)
    if choice.startswith("<"):
        return (Step("group", choice[1:-1]),)
    return tuple(Step("word", word.text if keeps_case else word.low) for word in cut(choice.strip('"')))


def _references(group: CueGroup) -> set[str]:
    found = set()
    for pattern in group.patterns:
        found.update(re.findall(r"<([a-z_]+)>", pattern))
    return found - {"number", "word"}


def _depths(groups: Sequence[CueGroup]) -> Mapping[str, int]:
    """Return for each group how many layers of other groups it stands on. Raises ValueError for unknown or circular ones."""
    references = {group.id: _references(group) for group in groups}
    depths: dict[str, int] = {}

    def depth(identifier: str, above: tuple[str, ...]) -> int:
        if identifier not in references:
            raise ValueError(f"group {above[-1]!r} names an unknown group {identifier!r}")
        if identifier in above:
            raise ValueError(f"group {identifier!r} refers to itself")
        if identifier not in depths:
            depths[identifier] = max((depth(other, (*above, identifier)) + 1 for other in references[identifier]), default=0)
        return depths[identifier]

    for identifier in references:
        depth(identifier, ())
    return depths


def check_groups(groups: Sequence[CueGroup]) -> tuple[str, ...]:
    """Return what is wrong between cue groups, one sentence each; empty when they can be used."""
    twice = [identifier for identifier, times in Counter(group.id for group in groups).items() if times > 1]
    if twice:
        return tuple(f"the group {identifier!r} stands twice; the second would be read as the first" for identifier in twice)
    try:
        _depths(groups)
    except ValueError as error:
        return (str(error),)
    return ()
