"""Find the patterns of cue groups in a text. The little language of patterns is told in ``rulebook.ml_vocabulary``."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reframer.ml_reading.words import Word, cut
from reframer.rulebook.ml_vocabulary import CueGroup

_GAP = 3
_MAX_VARIANTS = 20_000
_PIECE = re.compile(r'<[a-z_]+>\??|~|"[^"]*"|[^\s]+')


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a pattern: a set of words, a reference to a group, any number, any word, or a gap."""

    kind: str  # word, group, number, any, gap
    value: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
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
    needs: str = ""  # a group that it refers to


@dataclass(slots=True)
class _Layer:
    by_word: dict[str, dict[str, list[_Variant]]] = field(default_factory=dict)  # by the first word, then as by_number
    by_group: dict[str, dict[str, list[_Variant]]] = field(default_factory=dict)  # by the group, then by the word behind it
    by_number: dict[str, list[_Variant]] = field(default_factory=dict)  # by the next word, "" when that is no word
    by_any: list[_Variant] = field(default_factory=list)


class Sightings:
    """All hits of a text by group, and whether a word lies in one."""

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
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
        return sorted(self._by_group.get(group, ()), key=lambda hit: (hit.first, -hit.last))

    def ends(self, group: str, first: int) -> Sequence[int]:
        """Return where hits of a group that begin at word ``first`` end."""
        return self._ends.get((group, first), ())

    def has(self, group: str) -> bool:
        """True when the group was found at all."""
        return group in self._by_group

    def text_of(self, hit: Hit) -> tuple[int, int]:
        """Return the characters of a hit."""
        return self.words[hit.first].start, self.words[hit.last - 1].end


class CueIndex:
    """Cue groups made ready for finding."""

    def __init__(self, groups: Iterable[CueGroup]) -> None:
        self._layers: list[_Layer] = []
        groups = tuple(groups)
        depths = _depths(groups)
        for group in groups:
            depth = depths[group.id]
            while len(self._layers) <= depth:
                self._layers.append(_Layer())
            layer = self._layers[depth]
            for pattern in group.patterns:
                for steps in expand(pattern, keeps_case=group.keeps_case):
                    plain = not group.keeps_case and all(step.kind == "word" for step in steps)
                    lows = tuple(step.value for step in steps) if plain else ()
                    needs = next((step.value for step in steps if step.kind == "group"), "")
                    _file(layer, _Variant(group.id, steps, group.keeps_case, lows, needs))

    def find(self, words: tuple[Word, ...], hidden: frozenset[int] = frozenset()) -> Sightings:
        """Return every hit in ``words``. No hit touches a hidden word."""
        sightings = Sightings(words)
        lows = tuple(word.low for word in words)
        for layer in self._layers:
            groups = [(group, behind) for group, behind in layer.by_group.items() if sightings.has(group)]  # of layers below
            for first, word in enumerate(words):
                if first in hidden:
                    continue
                following = lows[first + 1] if first + 1 < len(lows) else ""
                for beginnings in (layer.by_word.get(word.low), layer.by_number if word.is_number else None):
                    if beginnings:
                        self._try(beginnings.get("", ()), words, lows, first, hidden, sightings)
                        if following:
                            self._try(beginnings.get(following, ()), words, lows, first, hidden, sightings)
                self._try(layer.by_any, words, lows, first, hidden, sightings)
                for group, behind in groups:
                    ends = sightings.ends(group, first)
                    if ends:
                        for following in sorted({lows[end] for end in ends if end < len(lows)} | {""}):
                            self._try(behind.get(following, ()), words, lows, first, hidden, sightings)
        return sightings

    @staticmethod
    def _try(
        variants: Iterable[_Variant],
        words: tuple[Word, ...],
        lows: tuple[str, ...],
        first: int,
        hidden: frozenset[int],
        sightings: Sightings,
    ) -> None:
        for variant in variants:
            if variant.lows:
                last: int | None = first + len(variant.lows)
                if lows[first:last] != variant.lows or (
                    hidden and not hidden.isdisjoint(range(first, first + len(variant.lows)))
                ):
                    continue
            else:
                last = _follow(variant, 0, words, first, hidden, sightings)
            if last is not None and last > first:
                sightings.add(Hit(variant.group, first, last))


def _file(layer: _Layer, variant: _Variant) -> None:
    head = variant.steps[0]
    following = variant.steps[1].value.lower() if len(variant.steps) > 1 and variant.steps[1].kind == "word" else ""
    if head.kind == "word":
        layer.by_word.setdefault(head.value.lower(), {}).setdefault(following, []).append(variant)
    elif head.kind == "number":
        layer.by_number.setdefault(following, []).append(variant)
    elif head.kind == "group":
        layer.by_group.setdefault(head.value, {}).setdefault(following, []).append(variant)
    else:
        layer.by_any.append(variant)


def _follow(
    variant: _Variant, index: int, words: tuple[Word, ...], at: int, hidden: frozenset[int], sightings: Sightings
) -> int | None:
    """Return the furthest end of ``variant`` from step ``index`` at word ``at``, or None."""
    steps, keeps_case = variant.steps, variant.keeps_case
    while True:
        if index == len(steps):
            return at
        step = steps[index]
        kind = step.kind
        if kind in ("gap", "group"):
            break
        if at >= len(words) or at in hidden:
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
    if kind == "gap":
        for skipped in range(_GAP + 1):
            if skipped and (at + skipped > len(words) or words[at + skipped - 1].low in ";.()"):
                break
            end = _follow(variant, index + 1, words, at + skipped, hidden, sightings)
            if end is not None:
                return end
        return None
    if at >= len(words) or at in hidden:
        return None
    for end in sorted(sightings.ends(step.value, at), reverse=True):
        found = _follow(variant, index + 1, words, end, hidden, sightings)
        if found is not None:
            return found
    return None


def expand(pattern: str, *, keeps_case: bool = False) -> list[tuple[Step, ...]]:
    """Return every variant of a pattern as steps. Raises ValueError for a pattern that is empty or has too many variants."""
    variants: list[tuple[Step, ...]] = [()]
    for piece in _PIECE.findall(pattern):
        optional = piece.endswith("?") and len(piece) > 1
        choices = [_steps(choice, keeps_case) for choice in _choices(piece.removesuffix("?") if optional else piece)]
        if optional:
            choices.append(())
        variants = [(*left, *right) for left in variants for right in choices]
        if len(variants) > _MAX_VARIANTS:
            raise ValueError(f"pattern {pattern!r} has more than {_MAX_VARIANTS:,} variants")
    variants = [variant for variant in dict.fromkeys(variants) if variant]
    if not variants:
        raise ValueError(f"pattern {pattern!r} is empty")
    joined = [
        (Step("word", variant[0].value + variant[1].value),)
        for variant in variants
        if len(variant) == 2
        and all(step.kind == "word" and step.value.isalnum() for step in variant)
        and len(variant[0].value) + len(variant[1].value) >= 6
    ]
    return list(dict.fromkeys([*variants, *joined]))


def _choices(piece: str) -> list[str]:
    if piece[0] in '<~"':
        return [piece]
    choices = []
    for choice in piece.split("|"):
        if choice.endswith("(s)"):
            choices += [choice[:-3], choice[:-3] + "s"]
        elif choice:
            choices.append(choice)
    return choices


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
    """Return what is wrong with cue groups, one sentence each; empty when they can be used."""
    problems = []
    try:
        _depths(groups)
    except ValueError as error:
        problems.append(str(error))
    for group in groups:
        for pattern in group.patterns:
            try:
                expand(pattern)
            except ValueError as error:
                problems.append(f"{group.id}: {error}")
    return tuple(problems)
