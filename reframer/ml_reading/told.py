"""Work on models told in plain words: what they are judged by, their cut-offs, inputs and trial runs, and search by meaning."""

from reframer.ml_reading.owners import others_own, possessed
from reframer.ml_reading.plain import Decision, only_spoken, places_of
from reframer.ml_reading.study import Study
from reframer.model.findings import MlStatus, ModelOwner

_ON_THE_MODEL: tuple[tuple[str, str], ...] = (
    ("exam_of_model", "The set that a model is judged by is the person's work."),
    ("cut_off_chosen", "The person chose where a model's answers begin to count."),
    ("inputs_added", "The person widened what a model learns from."),
    ("scores_served", "The person brought what a model gives out to those who use it."),
    ("trial_running", "The person ran a new model beside the old one, or for a few, before it counted."),
)
_NAME = 3  # words of a product's name up to its AI
_LEARNING_OPENS = 4  # words in which what is learned follows


def told_plainly(seen: Study) -> Decision | None:
    """A set, a cut-off, inputs or a trial run of a model, with figures; whoever trained it."""
    if seen.has("ready_made") or seen.has("vendor_owned") or not _has_figure(seen):
        return None
    owner = _owner(seen)
    if owner is not ModelOwner.OTHERS and any(deed.kind != "handling" and not deed.support_head for deed in seen.deeds):
        return None  # the deed itself tells more
    for group, why in _ON_THE_MODEL:
        if places := places_of(seen, group):
            return MlStatus.REAL, owner, places[:1], why
    if (rows := places_of(seen, "as_known_then")) and (models := places_of(seen, "sure_model")):
        return MlStatus.REAL, owner, (rows[0], models[0]), "Rows as they were known then are made for a model to learn from."
    return None


def taught(seen: Study) -> Decision | None:
    """A network or camera taught by examples, or a model that learned again from counted data and was measured."""
    if others_own(seen) or seen.has("owned_elsewhere") or seen.has("their_model") or seen.has("vendor_owned"):
        return None
    if (places := places_of(seen, "machine_taught")) and seen.data_sizes():
        return MlStatus.REAL, _own(seen), places[:1], "A thing that learns was taught by counted examples."
    if (places := places_of(seen, "model_i_made")) and (seen.data_sizes() or seen.quality_figures()):
        return MlStatus.REAL, _own(seen), places[:1], "The text says that the person made the model."
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
    stores = any(term.term == "vector databases" for term in seen.terms)
    if searches and judged and (stores or seen.has("making_verb")):
        why = "A search by meaning was built and its answers were judged."
        return MlStatus.REAL, ModelOwner.VENDOR, (searches[0], judged[0]), why
    return None


def candidates(seen: Study) -> Decision | None:
    """Models or services of others compared by the person on counted cases."""
    places = places_of(seen, "compared_candidates")
    if not places or any(not deed.support_head for deed in seen.deeds):
        return None  # a deed on a model tells more
    if not seen.terms and not any(seen.has(group) for group in ("task_word", "ai_thing", "llm_words", "graded_answers")):
        return None
    return MlStatus.REAL, ModelOwner.VENDOR, places[:1], "Models of others were compared on the person's own cases."


def measured_model(seen: Study) -> Decision | None:
    """A model with its quality in figures before and after, and nobody said to own it: somebody measured it."""
    figures = tuple((term.first, term.last) for term in seen.quality_figures())
    if not figures or not seen.has("sure_model") or not seen.has("compared_figure") or any(d.support_head for d in seen.deeds):
        return None
    if others_own(seen) or possessed(seen) or seen.has("owned_elsewhere") or seen.has("their_model") or only_spoken(seen):
        return None
    return MlStatus.REAL, ModelOwner.UNCLEAR, figures[:1], "The quality of a model was measured before and after."


def named_product(seen: Study) -> Decision | None:
    """A product whose name ends in AI, switched on or connected: its maker's, not the person's."""
    fields = [term for term in seen.terms if term.term == "artificial intelligence" and term.last - term.first == 1]
    for hit in seen.hits("product_verb"):
        for term in fields:
            name = seen.words[term.first - 1] if term.first else None
            if name and hit.last < term.first <= hit.last + _NAME and not name.is_sign and name.text[:1].isupper():
                why = "A product of others is switched on or connected; no model work is stated."
                return MlStatus.CONSUMER, ModelOwner.VENDOR, ((term.first - 1, term.last),), why
    return None


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


def by_rules_only(seen: Study) -> bool:
    """True for a classifier or detector that is told to be a list of rules, with nothing of learning beside it."""
    plain = all(term.kind == "artefact" for term in seen.terms) and not seen.has("modelling_verb")
    sorters = all(not named or _sorts(seen, first) for first, _, named in seen.artefacts)
    return seen.has("by_rules") and plain and sorters and not seen.quality_figures()


def _sorts(seen: Study, first: int) -> bool:
    return seen.words[first].low.rstrip("s") in {"classifier", "detector"}


def _has_figure(seen: Study) -> bool:
    return any(word.is_number for word in seen.words)


def _own(seen: Study) -> ModelOwner:
    return ModelOwner.TEAM if seen.has("team_words") else ModelOwner.SELF


def _owner(seen: Study) -> ModelOwner:
    if others_own(seen) or possessed(seen) or seen.has("group_of_others"):
        return ModelOwner.OTHERS
    return ModelOwner.TEAM if seen.has("team_words") else ModelOwner.UNCLEAR
