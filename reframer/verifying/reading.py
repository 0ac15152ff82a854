"""Reading: what the checker sees in one line. Made once for a text and kept, so that a line compared twice is read once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from reframer.rulebook.equivalents import Equivalent, EquivalentKind
from reframer.rulebook.keeping import KeptForRules
from reframer.rulebook.rules import Rules
from reframer.rulebook.vocabulary import MlTerm, Qualifier, Technology
from reframer.verifying.figure import Figure
from reframer.verifying.figures import FigureReader
from reframer.verifying.versions import versions_of
from reframer.verifying.words import Lexicon, Word, joins, lexicon_for, singular

_KEPT_READINGS = 4096


@dataclass(frozen=True)
class Named:
    """A technology in a line: words ``first`` to ``behind``. An unsure one is an ordinary word too (go, express)."""

    technology: Technology
    first: int
    behind: int
    sure: bool

    @property
    def name(self) -> str:
        """The canonical name."""
        return self.technology.name


class Hit(NamedTuple):
    """A phrase of the checker's vocabulary in a line: words ``first`` to ``behind``."""

    entry: Equivalent
    first: int
    behind: int


@dataclass(frozen=True)
class Reading:
    """A line with everything that was recognised in it."""

    text: str
    words: tuple[Word, ...]
    technologies: tuple[Named, ...]
    figures: tuple[Figure, ...]
    hits: tuple[Hit, ...]
    limits: tuple[tuple[Qualifier, int, int], ...]
    terms: tuple[tuple[MlTerm, int, int], ...]
    lexicon: Lexicon

    def of(self, *kinds: EquivalentKind) -> list[Hit]:
        """Return the phrases of some kinds, in order."""
        if len(kinds) == 1:
            return list(self._by_kind.get(kinds[0], ()))
        return [hit for hit in self.hits if hit.entry.kind in kinds]

    def has(self, *kinds: EquivalentKind) -> bool:
        """Say whether there is a phrase of one of the kinds."""
        return not self._by_kind.keys().isdisjoint(kinds)

    @cached_property
    def _by_kind(self) -> dict[EquivalentKind, list[Hit]]:
        held: dict[EquivalentKind, list[Hit]] = {}
        for hit in self.hits:
            held.setdefault(hit.entry.kind, []).append(hit)
        return held

    def phrase(self, first: int, behind: int) -> str:
        """Return the words ``first`` to ``behind`` as written."""
        if not self.words or first >= len(self.words) or behind <= first:
            return ""
        return self.text[self.words[first].start : self.words[behind - 1].end]

    @cached_property
    def figure_words(self) -> frozenset[int]:
        """The indexes of the words that belong to a figure."""
        return frozenset(index for figure in self.figures for index in range(figure.first, figure.behind))

    @cached_property
    def technology_words(self) -> frozenset[int]:
        """The indexes of the words that belong to the surely recognised name of a technology."""
        return frozenset(index for named in self.technologies if named.sure for index in range(named.first, named.behind))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words, and of each two neighbours written as one."""
        alone = {word.stem for word in self.words}
        pairs = {
            self.lexicon.stems.of(one.low + other.low)
            for one, other in zip(self.words, self.words[1:], strict=False)
            if one.sentence == other.sentence and not other.first
        }
        return frozenset(alone | pairs)

    @cached_property
    def versions(self) -> frozenset[str]:
        """The names with a version number, free of how the two are joined."""
        return versions_of(self.text)

    @cached_property
    def names(self) -> tuple[Word, ...]:
        """Words that are written as names and are no known technology: capitals inside a statement, or capitals and digits."""
        return tuple(word for index, word in enumerate(self.words) if index not in self.technology_words and self._is_name(index))

    def _is_name(self, index: int) -> bool:
        word = self.words[index]
        if index in self.figure_words or not any(sign.isupper() for sign in word.text) or word.low in ("i", "a"):
            return False
        if any(sign.isupper() or sign.isdigit() for sign in word.text[1:]):
            return True
        previous = self.words[index - 1] if index else None
        starts = previous is None or previous.sentence != word.sentence or word.before.strip() in (":", "(", '"')
        return not starts


class Reader:
    """Reads lines with one set of rules."""

    def __init__(self, rules: Rules) -> None:
        self.lexicon = lexicon_for(rules)
        self.figures = FigureReader(self.lexicon)
        self._kept: dict[str, Reading] = {}

    def read(self, text: str) -> Reading:
        """Return the reading of ``text``."""
        reading = self._kept.get(text)
        if reading is None:
            if len(self._kept) >= _KEPT_READINGS:
                self._kept.clear()
            reading = self._kept[text] = self._fresh(text)
        return reading

    def _fresh(self, text: str) -> Reading:
        lexicon = self.lexicon
        plain, words = lexicon.words(text)
        may_join = joins(words)
        stems = [word.stem for word in words]
        lows = [word.low for word in words]
        singulars = [singular(low) for low in lows]
        technologies = _technologies(lexicon, words, lows, may_join)
        with_digits = [
            (named.first, named.behind)
            for named in technologies
            if named.sure
            and any(sign.isdigit() for sign in named.name)
            and any(lows[i][0].isdigit() for i in range(named.first, named.behind))
        ]
        hits = [
            (first, behind, entry)
            for first, behind, entry in lexicon.phrases.find(stems, may_join)
            if lows[behind - 1].endswith("ly") or not lexicon.is_adverb_only(entry, tuple(stems[first:behind]))
        ]
        figures = self.figures.read(plain, words, with_digits, hits)
        return Reading(
            text=plain,
            words=words,
            technologies=technologies,
            figures=figures,
            hits=tuple(Hit(entry, first, behind) for first, behind, entry in hits),
            limits=_limits(lexicon.limits.find(singulars, may_join)),
            terms=_terms(lexicon.terms.find(singulars, may_join)),
            lexicon=lexicon,
        )


def _technologies(lexicon: Lexicon, words: Sequence[Word], lows: Sequence[str], may_join: Sequence[bool]) -> tuple[Named, ...]:
    found: list[Named] = []
    present = set(lows)
    matches = sorted(lexicon.names.find(lows, may_join), key=lambda match: (match[0], match[0] - match[1]))
    taken = -1
    for first, behind, (technology, cased) in matches:
        if first < taken or _in_longer_word(words, first, behind):
            continue
        written = tuple(word.text for word in words[first:behind])
        if _is_half_lower(technology.name, written) and any(other[0] == first and other[1] < behind for other in matches):
            continue
        sure = (
            not cased or any(_same_case(form, written) for form in technology.exact_case) or _has_cue(technology, cased, present)
        )
        if not sure and any(one.first == first and one.behind == behind for one in found):
            continue
        found.append(Named(technology, first, behind, sure))
        if sure:
            taken = behind
    return tuple(found)


def _in_longer_word(words: Sequence[Word], first: int, behind: int) -> bool:
    """Say whether the words are one part of a glued name, as the C of C-17."""
    one = words[first]
    return (
        behind - first == 1
        and len(one.low) == 1
        and behind < len(words)
        and words[behind].before == "-"
        and words[behind].low.isdigit()
    )


def _is_half_lower(name: str, written: tuple[str, ...]) -> bool:
    """Say whether later words of a product's name are written small, as in *Kafka streams*, which is no product."""
    parts = name.replace("-", " ").split()
    return len(parts) == len(written) > 1 and any(
        part[:1].isupper() and text[:1].islower() for part, text in zip(parts[1:], written[1:], strict=True)
    )


def _same_case(form: str, written: tuple[str, ...]) -> bool:
    return "".join(form.split()).replace(".", "").replace("-", "").rstrip("+#") == "".join(written).rstrip("+#")


def _has_cue(technology: Technology, form: str, present: set[str]) -> bool:
    for cued in technology.needs_cue:
        if cued.form == form:
            if any(all(part in present for part in word.lower().split()) for word in cued.reject):
                return False
            return any(all(part in present for part in word.lower().split()) for word in cued.any)
    return False


def _limits(found: object) -> tuple[tuple[Qualifier, int, int], ...]:
    """Return the qualifiers found, without those inside a phrase that only looks like one."""
    matches = list(found)  # type: ignore[call-overload]
    masks = [(first, behind, qualifier.id) for first, behind, (qualifier, real) in matches if not real]
    return tuple(
        (qualifier, first, behind)
        for first, behind, (qualifier, real) in matches
        if real and not any(name == qualifier.id and start <= first and behind <= end for start, end, name in masks)
    )


def _terms(found: object) -> tuple[tuple[MlTerm, int, int], ...]:
    """Return the terms of machine learning found, without those inside a look-alike (domain model)."""
    matches = list(found)  # type: ignore[call-overload]
    masks = [(first, behind) for first, behind, (_, real) in matches if not real]
    return tuple(
        (term, first, behind)
        for first, behind, (term, real) in matches
        if real and not any(start <= first and behind <= end for start, end in masks)
    )


_kept_reader = KeptForRules(Reader)


def reader_for(rules: Rules) -> Reader:
    """Return the reader of these rules; made once for each fingerprint."""
    return _kept_reader(rules)
