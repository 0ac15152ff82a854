"""Claims that a line on the same matter tells otherwise, by other nouns: proposed, bought, decided by a table."""

from collections.abc import Iterable, Sequence

from reframer.ml_reading.study import Study
from reframer.ml_reading.words import word_set
from reframer.model.findings import MlStatus, ModelOwner, OpenerKind
from reframer.weighing.contradictions import claims_making
from reframer.weighing.purposes import counted, purposes, shared_purpose
from reframer.weighing.record import SILENT, Claim, Line
from reframer.weighing.sameness import is_later

_SUPPORTED = frozenset({"figure", "data"})
_AUDIENCE = frozenset({"for"})
_COUNTED = _SUPPORTED | {"number"}
_FIRMLY = 2  # shared roots by which a line with a figure is about the same thing
_LEARNING = ("learning_words", "made_algorithm", "judged_thing")
_BEGINNINGS = ("shipped", "put_to_use", "made_algorithm", "making_verb")
_ANY_ENGINE = word_set("engine engines network networks")
_MAKERS = frozenset({"by", "from"})
_ENDS_OBJECT = word_set("for of that which who to from at in on behind so by with through across into per used as and")
_COMPARED = frozenset({"than", "against", "over", "vs", "versus"})
_NEVER_DONE = "Another line says that this came to nothing, or was only proposed."
_NOT_OWN = "Another line says that this comes from somebody else."
_PLAINLY = "Another line says that this is done by people, a table or a fixed rule."


def told_otherwise(claim: Claim, lines: Iterable[Line]) -> str:
    """Return what another line of the role says of the same matter that the claim denies; empty where none does."""
    if claim.role is None or not _asserts(claim):
        return ""
    beside = [line for line in lines if line.role_id == claim.role_id and line.bullet_id]
    support = claim.support - _borrowed(claim, beside)
    for other in beside:
        if other.bullet_id == claim.bullet.id:
            continue
        sense = _sense(claim, other)
        if not sense:
            continue
        shared = shared_purpose(claim.seen, other, beside)
        if len(shared) >= _FIRMLY or (shared and not support & _COUNTED and _is_main(shared, claim)):
            return sense
    return ""


def _borrowed(claim: Claim, beside: Sequence[Line]) -> frozenset[str]:
    """Return the support that the claim's figures give, where each of them stands in a line without a model: 5M orders a year."""
    here = counted(claim.seen)
    there = {each for line in beside if line.bullet_id != claim.bullet.id and not line.seen.terms for each in counted(line.seen)}
    figures = sum(word.low[0].isdigit() for word in claim.seen.words)
    return frozenset({"data", "number"}) if here and here <= there and len(here) == figures else frozenset()


def _is_main(shared: frozenset[str], claim: Claim) -> bool:
    """True when what two lines share is at least half of what the claim's thing is, or is for."""
    thing = purposes(claim.seen, until=_AUDIENCE) or purposes(claim.seen)
    return bool(shared & thing) and 2 * len(shared & thing) >= len(thing)


def _asserts(claim: Claim) -> bool:
    """True when the line says that the person made or launched something that learns, and says nothing that takes it back."""
    seen, ml = claim.seen, claim.findings.ml
    if ml.owner is ModelOwner.VENDOR and claim.own:
        return False  # it says itself on whose model it is built
    if ml.status in SILENT or claim.of_others or claim.candid or claim.support >= _SUPPORTED:
        return False
    if any(map(seen.has, ("replacing", "comparison", "from_elsewhere"))):
        return False
    if claims_making(claim):
        return True
    opener = claim.findings.opener
    if opener is not None and opener.kind in {OpenerKind.VERB, OpenerKind.GERUND}:
        return _launches(seen) and ml.status is not MlStatus.ADJACENT
    return not claim.support and seen.has("judged_thing")


def _launches(seen: Study) -> bool:
    """True when the line begins with what was brought about, and that thing, or the means, is one that learns."""
    if any(hit.first == 0 for hit in seen.hits("judging_verb")):
        return seen.has("by_learning") or "method" in seen.kinds()
    launched = any(hit.first == 0 for group in _BEGINNINGS for hit in seen.hits(group))
    return launched and (seen.has("by_learning") or seen.has("made_algorithm") or _object_learns(seen))


def _object_learns(seen: Study) -> bool:
    """True when the first noun phrase names a field, method or thing that learns; an engine or a network may be any."""
    ends = next((at for at, word in enumerate(seen.words) if at and (word.is_sign or word.low in _ENDS_OBJECT)), len(seen.words))
    places = [term.first for term in seen.terms if term.kind != "metric"]
    places += [first for first, _, _ in seen.artefacts]
    places += [hit.first for group in _LEARNING for hit in seen.hits(group)]
    places += [hit.first for hit in seen.hits("model_noun") if seen.words[hit.last - 1].low not in _ANY_ENGINE]
    return any(place < ends for place in places)


def _sense(claim: Claim, other: Line) -> str:
    """Return what the other line says of its matter that no claim of own making stands beside."""
    said = other.seen
    if said.has("no_longer") or is_later(claim.seen, said):
        return ""
    method = {term.term for term in claim.seen.terms if term.kind == "method"}
    if _never_done(said) and not (method - _tried(said)) and not _never_done(claim.seen):
        return _NEVER_DONE
    if method and claim.support & {"figure", "data", "number"}:
        return ""
    if (_from_elsewhere(other) or _names_maker(said)) and not said.has("replacing"):
        return _NOT_OWN
    if _by_plain_means(other):
        return _PLAINLY
    return ""


def _tried(said: Study) -> set[str]:
    """Return the methods that a line names, but those to which it compares."""
    ends = min((at for at, word in enumerate(said.words) if word.low in _COMPARED), default=len(said.words))
    return {term.term for term in said.terms if term.first < ends}


def _never_done(said: Study) -> bool:
    ended = any(map(said.has, ("gave_up", "ended", "turned_down")))
    tried = any(map(said.has, ("trial_word", "aspiration", "idea_word")))
    return said.has("not_shipped") or said.has("turned_down") or (ended and tried)


def _from_elsewhere(other: Line) -> bool:
    if other.seen.has("own_training"):
        return False
    return other.says_bought or other.says_others_make or other.seen.has("from_elsewhere")


def _names_maker(said: Study) -> bool:
    """True where a name stands behind by or from and nothing in the line learns: fraud check by Riskline."""
    if said.deeds or _learns(said):
        return False
    pairs = zip(said.words, said.words[1:], strict=False)
    return any(by.low in _MAKERS and name.text[0].isupper() and not name.text.isupper() for by, name in pairs)


def _learns(said: Study) -> bool:
    return bool(said.terms or said.artefacts) or said.has("learning_words")


def _by_plain_means(other: Line) -> bool:
    """True where people, a table or a fixed rule decide it, or a line without a deed says by what: routing by the menu choice."""
    said = other.seen
    if _learns(said):
        return False
    if any(map(said.has, ("by_rules", "by_formula", "decided_by", "plain_means"))):
        return True
    pairs = zip(said.words, said.words[1:], strict=False)
    return not said.zones and any(by.low == "by" and at and not what.is_number for at, (by, what) in enumerate(pairs))
