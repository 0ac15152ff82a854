"""Work on models told in plain words: the sets they are judged by, their cut-offs, inputs, trial runs, and the retrieval under them."""

from reframer.ml_reading.owners import others_own, possessed
from reframer.ml_reading.plain import Decision, places_of
from reframer.ml_reading.study import Study
from reframer.model.findings import MlStatus, ModelOwner

_ON_THE_MODEL: tuple[tuple[str, str], ...] = (
    ("exam_of_model", "The set that a model is judged by is the person's work."),
    ("cut_off_chosen", "The person chose where a model's answers begin to count."),
    ("inputs_added", "The person widened what a model learns from."),
    ("trial_running", "The person ran a new model beside the old one, or for a few, before it counted."),
)
_LEARNING_OPENS = 4  # words in which what is learned follows


def told_plainly(seen: Study) -> Decision | None:
    """A set, a cut-off, inputs or a trial run of a model, with figures; whoever trained it."""
    if seen.has("ready_made") or seen.has("vendor_owned") or not _has_figure(seen):
        return None
    for group, why in _ON_THE_MODEL:
        if places := places_of(seen, group):
            return MlStatus.REAL, _owner(seen), places[:1], why
    return None


def taught(seen: Study) -> Decision | None:
    """A network or camera taught by examples, or a model that learned again from counted data and was measured."""
    if others_own(seen) or seen.has("owned_elsewhere") or seen.has("their_model") or seen.has("vendor_owned"):
        return None
    if (places := places_of(seen, "machine_taught")) and seen.data_sizes():
        return MlStatus.REAL, _own(seen), places[:1], "A thing that learns was taught by counted examples."
    if (places := places_of(seen, "retrained_on")) and seen.quality_figures():
        return MlStatus.REAL, _own(seen), places[:1], "A model was trained again, and its quality measured."
    return None


def retrieval(seen: Study) -> Decision | None:
    """The retrieval under an assistant's answers, or a search by meaning, built by the person and counted."""
    if others_own(seen) or seen.has("bought") or seen.has("vendor_owned") or not _has_figure(seen):
        return None
    products, built = places_of(seen, "ai_product"), places_of(seen, "retrieval_built")
    if products and built:
        why = "The retrieval under an assistant is the person's work; the model is the vendor's."
        return MlStatus.REAL, ModelOwner.VENDOR, (products[0], built[0]), why
    searches, judged = places_of(seen, "retrieval_words"), places_of(seen, "judged_by_person")
    if searches and judged and seen.has("making_verb"):
        return MlStatus.REAL, ModelOwner.VENDOR, (searches[0], judged[0]), "A search by meaning was built and its answers were judged."
    return None


def marked(seen: Study) -> Decision | None:
    """A screen on which people mark what a model learns from or got wrong."""
    places = places_of(seen, "marks_for_model")
    if not places or not seen.has("making_verb") and not seen.has("handling_verb"):
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


def still_learning(seen: Study) -> Decision | None:
    """A tool or field that the bullet says is still being learned."""
    if not any(hit.first == 0 for hit in seen.hits("opens_with_learning")) or seen.deeds:
        return None
    subject = tuple(
        (term.first, term.last) for term in seen.terms if term.kind in {"tool", "discipline"} and 0 < term.first < _LEARNING_OPENS
    )
    if not subject:
        return None
    return MlStatus.ASPIRATIONAL, ModelOwner.NONE, subject[:1], "It speaks of something still being learned, not of work done."


def _has_figure(seen: Study) -> bool:
    return any(word.is_number for word in seen.words)


def _own(seen: Study) -> ModelOwner:
    return ModelOwner.TEAM if seen.has("team_words") else ModelOwner.SELF


def _owner(seen: Study) -> ModelOwner:
    if others_own(seen) or possessed(seen) or seen.has("group_of_others"):
        return ModelOwner.OTHERS
    return ModelOwner.TEAM if seen.has("team_words") else ModelOwner.UNCLEAR
