"""Compare deeds: what the new line says that the person did, against what the old text says, with no more agency."""

import itertools
from collections.abc import Iterator

from reframer.model.outcome import Violation
from reframer.rulebook.equivalents import EquivalentKind
from reframer.verifying.agency import Deed, deeds_of
from reframer.verifying.causation import asserted_cause
from reframer.verifying.evidence import Evidence
from reframer.verifying.licences import doubtful_deeds, entailed_deeds
from reframer.verifying.objects import has_wider_object
from reframer.verifying.problems import doubtful, wrong
from reframer.verifying.reading import Reading
from reframer.verifying.recasts import is_recast
from reframer.verifying.words import Lexicon

_RANKS = {4: "owned or led", 3: "built or did", 2: "maintained or used", 1: "had a share in", 0: "is not said to have done"}


def compare_deeds(evidence: Evidence, new: Reading) -> Iterator[Violation]:
    """Yield the deeds of a new line that the old text does not grant the person."""
    entailed = entailed_deeds(evidence, new)
    near = doubtful_deeds(evidence, new) & entailed
    for deed in deeds_of(new):
        if deed.base in _AS and deed.behind < len(new.words) and new.words[deed.behind].low == "as":
            continue  # *served as contact* says what the person was, which the words of the line tell
        if deed.unlisted and any(hit.first == deed.first for hit in new.of(EquivalentKind.DENIAL)):
            continue  # *unreleased*: what was not done is compared as a denial
        if deed.role == "part" and not deed.direction and new.words[deed.first].low in new.lexicon.plain_words:
            continue  # *including*, *covering*
        if not deed.told:
            continue
        if not all(index in entailed for index in range(deed.first, deed.behind)):
            yield from _compare(deed, evidence, new)
        elif deed.first in near:
            yield doubtful("reworded", deed.text, f"A person should say whether {deed.text!r} is fair to what the old text says.")


def _compare(deed: Deed, evidence: Evidence, new: Reading) -> Iterator[Violation]:
    lexicon = new.lexicon
    olds = tuple(old for old in evidence.deeds if not (old.by_team and old.role == "relative"))  # what the team built is theirs
    equal = [
        old for old in olds if lexicon.same_deed(old.base, deed.base) or lexicon.stems.of(old.base) == lexicon.stems.of(deed.base)
    ]
    equal = [old for old in equal if not _turns(old, deed, lexicon) and not _is_only_a_thing(old, deed, lexicon)]
    granted = max((old.rank for old in equal), default=-1)
    if granted <= 0 and deed.rank <= 3 and _is_named_after(deed, evidence, lexicon):
        return
    if granted == 1 and any(old.own_rank == 1 == old.rank and lexicon.is_level(old.base, deed.base) for old in equal):
        granted = min(deed.rank, 3)  # *studied* the slow queries is *analysed* them; neither is a share
    if granted == 1 and (evidence.alone or _is_jointly_told(evidence, new)):
        granted = 3
    if deed.base in _LEADING and _is_leader(evidence):
        return
    if deed.base in lexicon.carriers and any(0 <= hit.first - deed.behind <= 2 for hit in new.of(EquivalentKind.SHARE)):
        return  # *provided support* is no more than *supported*
    highest = max((old.rank for old in olds), default=-1)
    if evidence.shares and deed.rank > 1 and not new.of(EquivalentKind.SHARE, EquivalentKind.TEAM):
        yield wrong("agency_raised", deed.text, "The person's answer says that the work was shared.")
        return
    first = new.words[deed.first].low
    if first == deed.base and any(old.role == "noun" and old.first <= 2 and old.text.lower() == first for old in equal):
        return  # *Review time is down*: the same noun as in the old text
    if granted <= 0 and (_as_result(deed, evidence, new) or _unfolds(deed, evidence, lexicon)):
        return
    if has_wider_object(deed, evidence, new):
        why = f"What the person {deed.text!r} in the old text is only a part of it."
        yield wrong("scope_inflated", deed.text, why)
        return
    if equal:
        if deed.rank > granted and not (deed.rank > 1 and granted >= 2 and _equal_rank(deed, equal)):
            if granted == 0 and any(old.role == "purpose" for old in equal) and deed.role in ("part", "means"):
                yield wrong("causation_invented", deed.text, f"The old text names an aim, not that the person {deed.text!r}.")
            else:
                words = _RANKS[max(granted, 0)]
                yield wrong(
                    "agency_raised", deed.text, f"{deed.text!r} says more than the old text, in which the person {words} it."
                )
            return
        yield from _other_object(deed, equal, olds, lexicon)
        return
    if deed.direction and _tells_change(deed, evidence, lexicon):
        return
    if any(_stands_for(old, deed, lexicon) for old in olds) or _carries(deed, evidence, lexicon):
        return
    if is_recast(deed, evidence, new):
        return
    opposite = [old for old in olds if _turns(old, deed, lexicon)]
    if opposite:
        yield wrong("direction_flipped", deed.text, f"{deed.text!r} turns {opposite[0].text!r} of the old text round.")
        return
    if deed.rank <= 1 and (highest >= 1 or not deed.direction):
        return
    if deed.base in lexicon.light or (deed.rank <= 2 and highest > deed.rank and lexicon.is_lesser(deed.base)):
        return
    fragment = highest < 0 and not evidence.has(EquivalentKind.UP, EquivalentKind.DOWN)
    if fragment and deed.direction and any(figure.role for figure in evidence.figures):
        yield doubtful("agency_added", deed.text, f"The old text has the change without saying that the person {deed.text!r} it.")
        return
    if fragment and deed.rank <= 2 and not evidence.has(EquivalentKind.TEAM, EquivalentKind.SHARE, EquivalentKind.LIMIT):
        yield doubtful("agency_added", deed.text, f"The old text does not say who {deed.text!r} it; a person should.")
        return
    if deed.rank <= highest and lexicon.is_modest(deed.base) and any(old.unlisted for old in olds):
        unlisted = next(old for old in olds if old.unlisted)
        yield doubtful("reworded", deed.text, f"A person should say whether {deed.text!r} is what {unlisted.text!r} means.")
        return
    if deed.rank <= highest and (lost := _greater(deed, evidence, new)) is not None:
        why = f"{deed.text!r} takes the place of {lost.text!r}; a person should say whether it is the same."
        yield doubtful("reworded", deed.text, why)
        return
    if deed.rank > highest:
        words = _RANKS[max(highest, 0)]
        yield wrong("agency_raised", deed.text, f"{deed.text!r} says more than the old text, in which the person {words} it.")
    else:
        yield wrong("deed_changed", deed.text, f"The old text does not say that the person {deed.text!r} it.")


def _greater(deed: Deed, evidence: Evidence, new: Reading) -> Deed | None:
    """Return an old deed that the new line no longer tells and that makes more of its thing, or None.

    Whoever built a service may well have deployed it; nothing is claimed that outranks the old text. A verb that no list
    knows may stand for any.
    """
    lexicon = new.lexicon
    if deed.direction or new.words[deed.first].stem in lexicon.risky:
        return None
    told = [other for other in deeds_of(new) if other.told]
    for old in evidence.deeds:
        if not old.told or old.rank != old.own_rank or old.direction or any(lexicon.akin(old.base, other.base) for other in told):
            continue
        if lexicon.stage(deed.base) < lexicon.stage(old.base) or (deed.unlisted and old.rank >= 2):
            return old
    return None


def _is_named_after(deed: Deed, evidence: Evidence, lexicon: Lexicon) -> bool:
    """Say whether the old text opens with what the person was, named after the deed (*volunteer teacher*, *taught*)."""
    stem = lexicon.stems.of(deed.base)
    for reading in evidence.lines:
        if any(old.told and old.rank > 1 for old in deeds_of(reading)):
            continue
        for word in reading.words[:3]:
            if word.low.endswith(("er", "or")) and word.stem != stem == lexicon.without_agent(word.stem):
                return True
            if word.stem in lexicon.plain:
                break
    return False


def _is_only_a_thing(old: Deed, deed: Deed, lexicon: Lexicon) -> bool:
    """Say whether the old word names a thing and the new verb is another one (*code*, *made*)."""
    return old.role == "noun" and old.rank == 0 and old.base != deed.base and old.base in lexicon.things


_AS = frozenset({"serve", "act", "work", "function"})
_MAKERS = frozenset({"write", "prepare", "have", "take"})  # what these carry is a thing: *wrote a guide*
_ADDING = frozenset({"add", "set up", "introduce", "put in place", "implement", "configure", "bring in"})  # the noun of a deed
_LEADING = frozenset({"lead", "head", "head up", "manage", "guide"})
_WITH = frozenset({"with"})
_JOINTLY = frozenset({"jointly", "together"})


def _is_leader(evidence: Evidence) -> bool:
    """Say whether the old text opens with the person as a lead (*team lead for 6 testers*)."""
    return any(
        hit.first <= 1 and reading.words[hit.behind - 1].low in ("lead", "head", "manager", "leader")
        for reading in evidence.lines
        for hit in reading.of(EquivalentKind.RANK)
    )


def _is_jointly_told(evidence: Evidence, new: Reading) -> bool:
    """Say whether the old text shares the work by *with* alone, and the new one names the others too."""
    named = [
        *new.of(EquivalentKind.TEAM),
        *(hit for hit in new.of(EquivalentKind.SHARE) if new.words[hit.first].before[:1] == ","),
    ]
    if not any(
        (hit.behind - hit.first > 1 and new.words[hit.behind - 1].low in _WITH)
        or (new.words[hit.first].low in _JOINTLY and new.words[min(hit.behind, len(new.words) - 1)].low in _WITH)
        for hit in named
    ):
        return False
    shares = [(reading, hit) for reading in evidence.lines for hit in reading.of(EquivalentKind.SHARE)]
    return bool(shares) and all(
        reading.words[hit.behind - 1].low in _WITH
        or reading.words[hit.first].low.startswith("co")
        or reading.words[min(hit.behind, len(reading.words) - 1)].low in _WITH
        for reading, hit in shares
    )


def _stands_for(old: Deed, deed: Deed, lexicon: Lexicon) -> bool:
    """Say whether an old deed is of the same kind, granted in full and of no lower rank."""
    if not lexicon.akin(old.base, deed.base) or _turns(old, deed, lexicon):
        return False
    if old.rank != old.own_rank or old.role in ("thing", "passive", "purpose", "infinitive"):
        return False
    return old.rank >= deed.rank or (old.rank >= 2 and deed.rank <= 3 and lexicon.is_level(old.base, deed.base))


def _tells_change(deed: Deed, evidence: Evidence, lexicon: Lexicon) -> bool:
    """Say whether an old deed has this change beside it (*simplified the form from 9 steps to 4*, *cut it from 9 to 4*)."""
    for reading in evidence.lines:
        for start, end in itertools.pairwise(reading.figures):
            if (start.role, end.role) != ("from", "to") or start.unit != end.unit:
                continue
            if (deed.direction == "down") is not (end.value < start.value):
                continue
            for old in deeds_of(reading):
                if old.told and not old.direction and old.rank == old.own_rank >= deed.rank and old.clause == start.clause:
                    return True
    return False


def _carries(deed: Deed, evidence: Evidence, lexicon: Lexicon) -> bool:
    """Say whether the verb only carries a deed of the old text, which is its object (*interviewed*, *conducted interviews*)."""
    if deed.base not in lexicon.carriers and deed.base not in _ADDING:
        return False
    told = [old for old in evidence.deeds if old.told]
    return any(
        old.rank == old.own_rank >= (3 if deed.base in _ADDING else 2)
        and (deed.base in lexicon.carriers or lexicon.stage(old.base) > 1)
        and {lexicon.stems.of(old.base), lexicon.stems.of(old.base.replace(" ", ""))} & set(deed.objects)
        for old in (told or [old for old in evidence.deeds if old.role == "noun"])
    )


def _unfolds(deed: Deed, evidence: Evidence, lexicon: Lexicon) -> bool:
    """Say whether the old text carries this deed as the object of a light verb (*did 40 reviews*, *reviewed 40 times*)."""
    for old in evidence.deeds:
        if (
            deed.rank > 3
            or old.base not in lexicon.carriers - _MAKERS
            or not old.told
            or old.rank != old.own_rank
            or old.rank < 2
        ):
            continue
        for stem in old.object:
            named = lexicon.nominal(stem)
            if named is None or (named[0] in lexicon.things and lexicon.stage(named[0]) > 1):
                continue  # a script that was run is a thing, a review that was done is a deed
            if lexicon.akin(named[0], deed.base) and named[2] == deed.direction:
                return True
        if any(lexicon.same_thing(stem, lexicon.stems.of(deed.base)) for stem in old.object):
            return True
    return False


def _turns(old: Deed, deed: Deed, lexicon: Lexicon) -> bool:
    if {old.base, deed.base} & lexicon.either:
        return False
    return bool(
        old.direction and deed.direction and old.direction != deed.direction and not lexicon.same_deed(old.base, deed.base)
    )


def _as_result(deed: Deed, evidence: Evidence, new: Reading) -> bool:
    """Say whether the old text asserts such a change as the result of what the person did (*leading to 40% fewer pages*)."""
    if deed.base in new.lexicon.either:
        return any(asserted_cause(reading) for reading in evidence.lines)
    if not deed.direction:
        return False
    way, sign = (EquivalentKind.DOWN, "-") if deed.direction == "down" else (EquivalentKind.UP, "+")
    return any(
        (reading.of(way) or any(figure.sign == sign for figure in reading.figures)) and asserted_cause(reading)
        for reading in evidence.lines
    )


def _equal_rank(deed: Deed, equal: list[Deed]) -> bool:
    """Say whether an equal verb is granted in full: *wrote* for *built* may differ by a rank of the table, not by a share."""
    return any(old.rank == old.own_rank and old.role not in ("thing", "passive", "purpose") for old in equal)


def _other_object(deed: Deed, equal: list[Deed], olds: tuple[Deed, ...], lexicon: Lexicon) -> Iterator[Violation]:
    """Yield a deed that has moved to the object of a weaker one (*maintained the API, built the CLI* turned round)."""
    here = set(deed.objects[:3])
    if not here or deed.rank <= 1:
        return
    if any(here & set(old.objects) or old.role in ("noun", "other", "relative") or not old.objects for old in equal):
        return
    for old in olds:
        if (
            old not in equal
            and here & set(old.objects[:3])
            and old.rank < deed.rank
            and old.role in ("head", "thing", "means", "part")
        ):
            yield wrong(
                "agency_raised",
                deed.text,
                f"In the old text {deed.text!r} is said of something else; of this it says {old.text!r}.",
            )
            return
