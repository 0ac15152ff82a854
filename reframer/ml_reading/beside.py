"""Work beside models: for people who make them, on screens whose marks they learn from, at whose other end a model is."""

from reframer.ml_reading.owners import others_own, owner_of_others
from reframer.ml_reading.plain import Decision, places_of
from reframer.ml_reading.study import Study
from reframer.ml_reading.told import by_rules_only
from reframer.model.findings import MlStatus, ModelOwner


def supported(seen: Study) -> Decision | None:
    """Work for people who make models, or a thing at whose other end a model is."""
    people = (*places_of(seen, "ml_people"), *places_of(seen, "ml_people_short"))
    artefacts = tuple((first, last) for first, last, _ in seen.artefacts)
    tools = tuple((term.first, term.last) for term in seen.terms if term.kind == "tool")
    support = places_of(seen, "support_words") or places_of(seen, "labels_for_others")
    if names_only(seen) or by_rules_only(seen):
        return None
    acts = bool(seen.zones) and bool(seen.support() - {"people"})
    if artefacts and (acts or seen.deeds or people or seen.has("consumed_by") or seen.has("owned_elsewhere")):
        if seen.has("using_verb") and not people and not seen.has("consumed_by") and not seen.deeds:
            return None
        return (
            MlStatus.ADJACENT,
            owner_of_others(seen),
            (*artefacts[:2], *people[:1]),
            "The work supports a model; it is not on the model itself.",
        )
    around = any(not any(first <= hit.first < last for first, last in artefacts) for hit in seen.hits("support_head"))
    if artefacts and around and seen.has("making_verb"):
        why = "It shows or carries what a model gives; the model itself is not the object."
        return MlStatus.ADJACENT, owner_of_others(seen), artefacts[:2], why
    theirs = places_of(seen, "model_of_others") or (seen.has("self_hosted") and places_of(seen, "others_training"))
    if theirs:
        return MlStatus.ADJACENT, ModelOwner.OTHERS, theirs, "The work serves models that others train."
    fields = any(not any(start <= place[0] < end for start, end in people) for place in places_of(seen, "hype_noun"))
    if people and (support or tools or fields):
        return MlStatus.ADJACENT, ModelOwner.OTHERS, people, "The work supports people who build models."
    return None


def names_only(seen: Study) -> bool:
    """True for "leveraged deep learning for ...": the field is used, and no deed is on any part of it."""
    fields = any(term.kind == "discipline" for term in seen.terms)
    return fields and not seen.deeds and any(hit.first <= 1 for hit in seen.hits("using_verb"))


def marked(seen: Study) -> Decision | None:
    """A screen on which people mark what a model learns from or got wrong."""
    places = places_of(seen, "marks_for_model")
    if not places or not (seen.has("making_verb") or seen.has("handling_verb")):
        return None
    owner = ModelOwner.OTHERS if others_own(seen) or seen.has("vendor") else ModelOwner.UNCLEAR
    return MlStatus.ADJACENT, owner, places[:1], "What people mark there goes to a model; the model itself is not the object."


def beside(seen: Study) -> Decision | None:
    """Work for, with or beside people who make models; to hire or lead them is none."""
    if seen.has("hires_people") or seen.has("denial"):
        return None
    places = places_of(seen, "beside_makers")
    if not places:
        return None
    return MlStatus.ADJACENT, ModelOwner.OTHERS, places[:1], "The work supports people who build models."
