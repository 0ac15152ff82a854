"""Recasts: one deed told from its other side - *replaced A with B*, *moved from A to B*; *extended A with B*, *added B to A*;

*automated A with a B*, *built a B that automates A*; *prototyped A*, *built a prototype of A*. Nothing more is claimed.
"""

from reframer.rulebook.equivalents import EquivalentKind
from reframer.verifying.agency import Deed, deeds_of
from reframer.verifying.evidence import Evidence
from reframer.verifying.reading import Reading

_FROM_TO = ({"from", "to"}, {"with"}), ({"from", "to"}, {"by"}), ({"off", "to"}, {"with"})
_SIDES = (("move", "replace"), ("introduce", "extend"))
_WITH = frozenset({"with", "using", "via", "through", "by"})
_OWN = frozenset({"a", "an", "own", "custom"})
_MEANT = ("automate", "create", "rework")


def is_recast(deed: Deed, evidence: Evidence, new: Reading) -> bool:
    """Say whether the deed of a new line is one of the old deeds, told from its other side."""
    return any(
        _turns_sides(deed, old, home, new) or _names_means(deed, old, home, new) or _names_trial(deed, old, new)
        for home in evidence.lines
        for old in deeds_of(home)
        if old.told and old.rank == old.own_rank and old.rank >= min(deed.rank, 3) - 1
    )


def _turns_sides(deed: Deed, old: Deed, home: Reading, new: Reading) -> bool:
    lexicon = new.lexicon
    for one, other in _SIDES:
        for here, there in ((one, other), (other, one)):
            if not (lexicon.is_of(deed.base, (here,)) and lexicon.is_of(old.base, (there,))):
                continue
            moved, kept = (_lows(new, deed), _lows(home, old)) if here == one else (_lows(home, old), _lows(new, deed))
            if one == "introduce":
                return bool(moved & {"to", "into", "in"}) and "with" in kept
            return any(first <= moved and second <= kept for first, second in _FROM_TO)
    return False


def _lows(reading: Reading, deed: Deed) -> set[str]:
    return {word.low for word in reading.words[deed.behind :] if word.sentence == deed.sentence}


def _names_means(deed: Deed, old: Deed, home: Reading, new: Reading) -> bool:
    """Say whether the new line makes what the old one names as its means, for the same deed."""
    lexicon = new.lexicon
    if not (lexicon.is_of(deed.base, ("create",)) and lexicon.is_of(old.base, _MEANT) and deed.object):
        return False
    again = [other for other in deeds_of(new) if other.first > deed.first and lexicon.same_deed(other.base, old.base)]
    if not again:
        return False
    return any(
        lexicon.same_thing(deed.object[-1], other.stem)
        for index, word in enumerate(home.words[:-2])
        if word.low in _WITH and index >= old.behind and home.words[index + 1].low in _OWN
        for other in home.words[index + 2 : index + 6]
    )


def _names_trial(deed: Deed, old: Deed, new: Reading) -> bool:
    """Say whether the old verb is the noun of a trial that the new line makes (*built a prototype*)."""
    stem = new.lexicon.stems.of(old.base)
    if not new.lexicon.is_of(deed.base, ("create",)) or stem not in deed.objects:
        return False
    return any(new.words[hit.first].stem == stem for hit in new.of(EquivalentKind.LIMIT) if hit.first >= deed.behind)
