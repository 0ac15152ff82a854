"""Substitutes: added words that name no fact of their own and either name nothing at all or stand where others stood.

A concrete noun is a fact, and so is a word that the vocabulary knows to mean something else; neither is ever a substitute. What
is left - abstract nouns, adjectives and adverbs that no list knows - may take the place of lost words of a line that is kept
otherwise; a person should look at it.
"""

from reframer.rulebook.equivalents import EquivalentKind
from reframer.verifying.agency import deeds_of
from reframer.verifying.evidence import Evidence
from reframer.verifying.reading import Reading

_ABSTRACT = (
    "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ing", "ure", "al", "age", "ship",
    "able", "ible", "ive", "ous", "ful", "less", "ic", "ary", "ly", "ed", "wise", "ward", "most",
)  # fmt: skip
_SHORTEST = 5
_LONG = 9


def harmless_words(evidence: Evidence, new: Reading, added: frozenset[int]) -> frozenset[int]:
    """Return the added words that name nothing by themselves beside a word of the old text, or another form of its deeds."""
    return frozenset(
        index
        for index in added
        if _is_respelled(evidence, new, index) or _is_shell(new, index, added) or _names_an_old_deed(evidence, new, index)
    )


def _is_shell(new: Reading, index: int, added: frozenset[int]) -> bool:
    if new.words[index].stem not in new.lexicon.shells:
        return False
    return any(_is_kept(new, place, added) for place in (index - 1, index + 1))


def _names_an_old_deed(evidence: Evidence, new: Reading, index: int) -> bool:
    """Say whether the word is the noun of a deed of the same kind as an old one (*the move* for *migrated*)."""
    word, lexicon = new.words[index], new.lexicon
    named = lexicon.nominal(word.stem)
    if named is None or word.stem in lexicon.risky:
        return False
    return any(
        lexicon.akin(old.base, named[0]) and old.rank == old.own_rank and old.direction == named[2] for old in evidence.deeds
    )


def _is_respelled(evidence: Evidence, new: Reading, index: int) -> bool:
    """Say whether the word mends a misspelled one of the old lines: one sign apart (two in a long word), and known to no list."""
    low = new.words[index].low
    return any(
        _is_near(low, word.low)
        for reading in evidence.lines
        for place, word in enumerate(reading.words)
        if place not in reading.technology_words and not reading.lexicon.is_word(word) and word.stem not in new.stems
    )


def _is_near(one: str, other: str) -> bool:
    """Say whether two words are one slip of the hand apart, or two in a long word."""
    longest = max(len(one), len(other))
    most = 2 if longest >= _LONG else 1
    if longest < _SHORTEST or one[0] != other[0] or abs(len(one) - len(other)) > most or not (one + other).isalpha():
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, sign in enumerate(one, 1):
        after = [place]
        for at, letter in enumerate(other, 1):
            cost = min(row[at] + 1, after[at - 1] + 1, row[at - 1] + (sign != letter))
            if place > 1 and at > 1 and sign == other[at - 2] and one[place - 2] == letter:
                cost = min(cost, before[at - 2] + 1)
            after.append(cost)
        before, row = row, after
    return row[-1] <= most


def _is_kept(new: Reading, index: int, added: frozenset[int]) -> bool:
    if not 0 <= index < len(new.words) or index in added:
        return False
    return new.words[index].stem not in new.lexicon.plain or index in new.technology_words


def substitutes(evidence: Evidence, new: Reading, added: frozenset[int]) -> frozenset[int]:
    """Return the added words that take the place of lost ones, where most of the line is kept."""
    soft = frozenset(index for index in added if _is_soft(new, index))
    if not soft:
        return frozenset()
    runs = sum(1 for index in soft if index - 1 not in soft)
    lost = sum(_lost(reading, new) for reading in evidence.lines)
    kept = sum(1 for index in range(len(new.words)) if _is_kept(new, index, added))
    return soft if runs <= lost and kept > runs + len(added - soft) else frozenset()


def _is_soft(new: Reading, index: int) -> bool:
    word = new.words[index]
    lexicon = new.lexicon
    if word.stem in lexicon.general and word.stem not in lexicon.risky:
        counted = any(figure.behind <= index <= figure.behind + 1 and figure.after[:1] == (word.stem,) for figure in new.figures)
        return not counted and not word.text[:1].isupper()
    if word.stem in lexicon.risky or word.stem in lexicon.known or len(word.low) < _SHORTEST or word.text[:1].isupper():
        return False
    return word.low.isalpha() and word.low.endswith(_ABSTRACT)


def _lost(old: Reading, new: Reading) -> int:
    """Return how many content words of an old line, beside its verbs, have no like in the new one."""
    lexicon = old.lexicon
    told = {index for deed in deeds_of(old) if deed.told for index in range(deed.first, deed.behind)}
    entries = {id(hit.entry) for hit in new.of(EquivalentKind.SAME, EquivalentKind.LONG)}
    replaced = {
        index
        for hit in old.of(EquivalentKind.SAME, EquivalentKind.LONG)
        if id(hit.entry) in entries
        for index in range(hit.first, hit.behind)
    }
    return sum(
        1
        for index, word in enumerate(old.words)
        if index not in told
        and index not in replaced
        and index not in old.figure_words
        and index not in old.technology_words
        and word.stem not in lexicon.plain
        and word.stem not in new.stems
    )
