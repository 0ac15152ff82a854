"""Claims that another line of the role, or of the summary, contradicts."""

from reframer.ml_reading.words import word_set
from reframer.model.findings import MlStatus
from reframer.weighing.headcounts import counted_data
from reframer.weighing.record import SILENT, STRONG, Claim, Line, is_possessor, near, stem
from reframer.weighing.sameness import (
    is_later,
    same_name,
    same_thing,
    shared_names,
    shared_topics,
    shares_word,
    things_given_up,
    things_shipped,
    trained_above,
)


def contradicted(claim: Claim, lines: tuple[Line, ...]) -> str:
    """Return which other line of the role or project, or of the summary, says the opposite; empty when none does."""
    placed = claim.role is not None or claim.project_id
    if not placed or claim.findings.ml.status in SILENT or claim.seen.has("as_delivered"):
        return ""
    for other in near(claim, lines):
        if other.seen.has("no_longer") or is_later(claim.seen, other.seen):
            continue
        for rule in (_made_by_others, _bought, _never_shipped, _denied, _by_rules, _shared, _other_size):
            why = rule(claim, other)
            if why:
                return why
    return ""


def claims_making(claim: Claim) -> bool:
    """True when the person says to have made something of machine learning, or to have used it by themselves."""
    status = claim.findings.ml.status
    if status in SILENT or claim.of_others:
        return False
    if claim.seen.has("trains_model") or (claim.seen.has("trains_net") and not claim.seen.has("net_of_people")):
        return True
    hyped = any(claim.seen.has(group) for group in ("field_as_doer", "self_made", "claims_rank"))
    return claim.making or status is MlStatus.CLAIMED_UNSUPPORTED or hyped or _makes_model_noun(claim)


def _makes_model_noun(claim: Claim) -> bool:
    """True for a model, classifier or network with a name of its own as the object of making or training."""
    parts = {term.first for term in claim.seen.terms if term.kind == "artefact"}  # a model registry is no model
    learned = bool(claim.seen.terms or claim.seen.artefacts) or claim.seen.has("learning_words")
    made = any(
        (learned or claim.seen.words[hit.first].low not in _ANY_ENGINE)
        and hit.first not in parts
        and not is_possessor(claim.seen, hit.last)
        and kind in {"making", "modelling"}
        and hit.first in zone
        and claim.seen.words[verb].low not in _RUNS
        and _stands_as_verb(claim, verb)
        for kind, verb, zone in claim.seen.zones
        for hit in claim.seen.hits("model_noun")
    )
    return (made or claim.seen.has("authorship")) and bool(claim.topics)


def _stands_as_verb(claim: Claim, verb: int) -> bool:
    """True at the beginning and after and, then or a sign: elsewhere test, design and run may be nouns."""
    before = claim.seen.words[verb - 1] if verb else None
    return before is None or before.is_sign or before.low.endswith("ly") or before.low in _BEFORE_VERB


def _names_model(claim: Claim) -> bool:
    """True when the thing made is the model, not the features, the service or the release path around it."""
    around = {index for hit in claim.seen.hits("system_part") for index in range(hit.first, hit.last)}
    around |= {index for hit in claim.seen.hits("model_input") for index in range(hit.first, hit.last)}
    deeds = [deed for deed in claim.seen.deeds if deed.kind in {"making", "modelling"} and not deed.support_head]
    deeds = [deed for deed in deeds if not is_possessor(claim.seen, deed.last)]
    if any(deed.first not in around for deed in deeds):
        return not claim.seen.has("service_head")
    return _makes_model_noun(claim)


def _keeps_running(claim: Claim) -> bool:
    """True for the duty of retraining, which whoever runs a model of others may have: own retraining of the fraud model."""
    words = claim.seen.words
    return bool(words) and words[0].low in _KEEPS and any(word.low in _RETRAINING for word in words[1:3])


def _same_subject(claim: Claim, other: Line) -> bool:
    """True when the lines share a topic; every topic, where the claim can be checked: one word may be of two things."""
    shared = shared_topics(claim, other)
    return bool(shared) and (not claim.support & _TOLD_HOW or len(shared) > 1 or shared == claim.topics)


def _share_enough(claim: Claim, other: Line) -> bool:
    """True when the lines share a longer word; two, where the claim names its data."""
    return len(shared_names(claim, other)) > bool(claim.support & _TOLD_DATA)


def _firm(claim: Claim) -> bool:
    return len(claim.support) >= STRONG


def _made_by_others(claim: Claim, other: Line) -> str:
    if not claims_making(claim) or _firm(claim) or not (claim.modelling or _names_model(claim)):
        return ""
    if claim.topics and _keeps_running(claim) and not other.words & _RETRAINED:
        return ""
    shared = _same_subject(claim, other)
    everywhere = not other.role_id and not other.topics
    unnamed = claim.modelling and not claim.topics and other.seen.has("owned_elsewhere")
    if other.says_others_make and (shared or everywhere or unnamed):
        return "Another line says that other people made this model."
    return ""


def _bought(claim: Claim, other: Line) -> str:
    judged = claim.seen.has("own_evaluation") and not claim.modelling  # a set that a bought model is judged by is one's own
    measured = judged or (claim.seen.data_sizes() and claim.seen.quality_figures())
    tried = claim.seen.has("poc") or claim.seen.has("not_shipped")
    made = claims_making(claim) or _makes_from_scratch(claim)
    if not made or tried or measured or not other.says_bought or other.seen.has("replacing"):
        return ""
    says_so_too = claim.seen.has("vendor") or "vendor" in claim.seen.kinds()
    if _same_subject(claim, other) and not says_so_too:
        return "Another line says that this came from a vendor or a ready-made library."
    return ""


def _makes_from_scratch(claim: Claim) -> bool:
    """True for a model or network that is said to be made from scratch, whether or not it is said to learn."""
    zones = [zone for kind, _, zone in claim.seen.zones if kind in {"making", "modelling"}]
    made = any(hit.first in zone for hit in claim.seen.hits("model_noun") for zone in zones)
    return made and bool(claim.topics) and claim.seen.has("from_scratch")


def _never_shipped(claim: Claim, other: Line) -> str:
    gave_up = other.seen.has("not_shipped") or (
        (other.seen.has("gave_up") or other.seen.has("ended")) and (other.seen.has("trial_word") or other.seen.has("aspiration"))
    )
    reached = claim.seen.has("shipped") or (claim.seen.has("everywhere") and not claim.own)
    if not gave_up or claim.seen.has("not_shipped") or claim.seen.has("gave_up") or not reached:
        return ""
    shipped, ended = things_shipped(claim), things_given_up(other)
    above = frozenset() if claim.modelling else trained_above(other)
    if any(thing[-1] in above or any(same_thing(thing, each) for each in ended) for thing in shipped):
        return "Another line says that this was not shipped."
    both_talk = claim.seen.has("llm_words") and other.seen.has("llm_words")
    if other.seen.has("about_all") and other.seen.has("not_shipped") and other.role_id:
        return "Another line says that none of these was shipped."
    if same_name(claim, other) or (both_talk and shares_word(claim, other)):
        return "Another line says that this was not shipped."
    return ""


def _denied(claim: Claim, other: Line) -> str:
    makes = claim.modelling or (claims_making(claim) and _names_model(claim))
    denied = other.seen.has("denial") or (other.seen.has("denial_of_making") and makes)
    if not denied or not claims_making(claim) or _firm(claim):
        return ""
    if (
        other.seen.has("denial_of_making")
        and makes
        and (not other.role_id or not other.topics or shared_topics(claim, other, words=False))
    ):
        return "Another line says that the person makes no models."
    if other.says_others_make:
        return ""
    about_all = not other.role_id or len(other.words) < _SHORT_DENIAL
    if other.seen.deeds or not (about_all or _share_enough(claim, other)) or (other.role_id and _TOLD_DATA & claim.support):
        return ""
    return "Another line says that no machine learning was involved."


_KEEPS = word_set("own owned run ran operate operated schedule scheduled")
_RETRAINING = word_set("retraining refitting refresh")
_RETRAINED = frozenset(map(stem, ("retrain", "refit")))
_RUNS = word_set("run runs ran running")  # whoever runs a model need not have made it
_ANY_ENGINE = word_set("engine engines network networks")  # of rules, of pages, of computers, where nothing says that it learns
_TOLD_DATA = frozenset({"data"})
_TOLD_HOW = frozenset({"data", "method", "figure"})
_FAR_MORE = 20  # times the data that another line names
_BEFORE_VERB = word_set("and then i we i've has have had handed hand")
_SHORT_DENIAL = 10  # words: a denial that is about the whole role, not about one thing in it


def _by_rules(claim: Claim, other: Line) -> str:
    """The same thing was done by a formula or by hand, another line says."""
    plain = other.seen.has("by_rules") or other.seen.has("by_formula")
    replaced = claim.seen.has("replacing") or other.seen.has("replacing") or claim.seen.has("comparison")
    if not plain or other.seen.terms or replaced or len(claim.support - {"running"}) >= STRONG - 1:
        return ""
    loud = claims_making(claim) or bool(claim.seen.terms and claim.seen.zones)
    if loud and not claim.of_others and _share_enough(claim, other):
        return "Another line says that this is done by fixed rules or a formula."
    return ""


def _shared(claim: Claim, other: Line) -> str:
    solo = claims_making(claim) and claim.seen.has("alone")
    if solo and other.seen.has("shared_work") and shared_topics(claim, other):
        return "Another line says that others took part in this."
    return ""


def _other_size(claim: Claim, other: Line) -> str:
    """The same model is said to have learned from far less in a line that states no less besides."""
    if not (claim.modelling and shared_topics(claim, other, words=False)) or claim.seen.quality_figures():
        return ""
    if not other.trains or len(other.seen.support()) < len(claim.seen.support()):
        return ""
    here, there = (tuple(counted_data(seen)) for seen in (claim.seen, other.seen))
    if here and there and max(here) >= _FAR_MORE * max(there):
        return "Another line names far less data for the same model."
    return ""
