"""Objects: what a deed was done to may not become the larger thing that it was only a part of, was for or stood in.

*Owned the alerts of 55 services* is not *owned 55 services*, and *wrote the gateway's docs* not *wrote the gateway*.
"""

from reframer.verifying.agency import Deed
from reframer.verifying.evidence import Evidence
from reframer.verifying.reading import Reading

_TOLD = frozenset({"head", "part", "means"})


def has_wider_object(deed: Deed, evidence: Evidence, new: Reading) -> bool:
    """Say whether a deed of the new line has for its object what the old text only names beside the object of that deed."""
    lexicon = new.lexicon
    if not deed.object or deed.role not in _TOLD or deed.rank <= 1:
        return False
    olds = [old for old in evidence.deeds if old.told and (lexicon.akin(old.base, deed.base) or old.base == deed.base)]
    if not olds or any(not old.object or old.role not in _TOLD for old in olds):
        return False
    if deed.direction or any(old.direction for old in olds):  # *cut the load of the API* may be *sped up the API*
        olds = [old for old in olds if old.object[-1] in lexicon.sides]
        if not olds or any(figure.sentence == deed.sentence for figure in new.figures):
            return False
    if any(lexicon.stems.of(deed.base) in old.object for old in olds):
        return False  # *wrote scripts for the quests*, *scripted the quests*
    return all(_is_beside(deed, old, new) or _is_cut_short(deed, old, new) for old in olds)


def _is_beside(deed: Deed, old: Deed, new: Reading) -> bool:
    """Say whether the new object is what the old one was of, for or in, and the old one is no longer the object."""
    lexicon = new.lexicon
    head = deed.object[-1]
    if not any(lexicon.same_thing(head, other) for other in old.beyond):
        return False
    if any(lexicon.same_thing(one, other) for one in deed.object for other in old.direct):
        return False
    behind = {word.low for word in new.words[deed.behind : deed.behind + 8]}
    if old.object[-1] in deed.direct and not behind & {"their", "its"}:
        return False  # *latency and error alerting*
    if len(old.object) == 1 and old.object[0] in lexicon.frames:
        return False  # a fleet of buses is buses
    if old.object[-1] in lexicon.shells and lexicon.nominal(head):
        return False  # logic for matching is matching
    return not _follows(old.object[-1], deed, new)


def _is_cut_short(deed: Deed, old: Deed, new: Reading) -> bool:
    """Say whether only the first half of the old object's name is left, and the lost half named a part (*gateway docs*)."""
    lexicon = new.lexicon
    head, lost = deed.object[-1], old.object[-1]
    if lost not in lexicon.sides or head not in old.object[:-1] or head == lost:
        return False
    return not any(lexicon.same_thing(lost, stem) for stem in new.stems)


def _follows(stem: str, deed: Deed, new: Reading) -> bool:
    """Say whether the old object stands behind a preposition now (*taught SQL to 20 clerks*, *trained 20 clerks in SQL*)."""
    places = [
        index
        for index, word in enumerate(new.words)
        if index >= deed.behind and word.low in ("with", "in", "on", "for", "from", "to")
    ]
    return any(word.stem == stem for index in places for word in new.words[index + 1 : index + 4])
