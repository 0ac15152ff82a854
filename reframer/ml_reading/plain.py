"""Work told without the word model: what is bought, called or owned by others, what is watched, logged or measured."""

from collections.abc import Iterable

from reframer.ml_reading.owners import others_own, owner_of_others, possessed
from reframer.ml_reading.study import Study
from reframer.model.findings import MlStatus, ModelOwner

Place = tuple[int, int]
Decision = tuple[MlStatus, ModelOwner, tuple[Place, ...], str]

_NEAR = 12  # words between a thing and the words that say it was bought
_MEASURED = 2  # figures without which a method is only named


def places_of(seen: Study, group: str) -> tuple[Place, ...]:
    """Return where the cues of a group stand, counted in words."""
    return tuple((hit.first, hit.last) for hit in seen.hits(group))


def _deed_on_model(seen: Study) -> bool:
    return any(not deed.support_head for deed in seen.deeds)


def bought(seen: Study) -> Decision | None:
    """A thing that recognises, foretells or answers, and is said to be bought, rented or a supplier's."""
    if any(deed.kind == "modelling" for deed in seen.deeds):
        return None
    paid = places_of(seen, "bought")
    blocks = tuple((hit.first, hit.last) for hit in seen.cues.of("suggested_block"))  # "recommended" alone is a look-alike
    named = (*places_of(seen, "ai_thing"), *blocks)
    things = tuple(place for place in named if any(_distance(place, other) <= _NEAR for other in paid))
    if not things:
        return None
    return MlStatus.CONSUMER, ModelOwner.VENDOR, things[:2], "What predicts or answers here was bought; it is used as it came."


def _distance(one: Place, other: Place) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def called(seen: Study) -> Decision | None:
    """A service that gives out what a model of others says."""
    calls = places_of(seen, "calls_service")
    if not calls or any(deed.kind in {"modelling", "making"} for deed in seen.deeds):
        return None
    owner = ModelOwner.VENDOR if seen.has("vendor") else ModelOwner.OTHERS
    return MlStatus.CONSUMER, owner, calls[:1], "A service of others is called; no model work is stated."


def theirs(seen: Study) -> Decision | None:
    """A model that is said to be somebody else's, and work of the person beside it."""
    places = places_of(seen, "their_model") or (others_own(seen) and places_of(seen, "is_theirs")) or ()
    if not places or _deed_on_model(seen):
        return None
    if seen.opening is not None and not any(_distance(seen.opening[:2], place) == 0 for place in places):
        return None  # "feature pipelines feeding the ranking team's model": the pipelines are the work
    if seen.has("asks_theirs"):
        return MlStatus.CONSUMER, ModelOwner.OTHERS, places[:1], "A model of others is asked; no model work is stated."
    if seen.has("release_path"):
        why = "The person answers for the way of a model to its users; others own the model."
        return MlStatus.REAL, ModelOwner.OTHERS, places[:1], why
    return MlStatus.ADJACENT, ModelOwner.OTHERS, places[:1], "The text says that the model is somebody else's."


def measured_answers(seen: Study) -> Decision | None:
    """An application of a language model, or a search by meaning, whose answers the person attacked, graded or measured."""
    if others_own(seen) or seen.has("ready_made") or not seen.support() & {"number", "data", "figure"}:
        return None
    if any(deed.kind == "modelling" for deed in seen.deeds):
        return None
    products = places_of(seen, "ai_product")
    if products and seen.has("attacked"):
        why = "The person attacked an application of a language model and counted what came through."
        return MlStatus.REAL, ModelOwner.VENDOR, products[:1], why
    graded = places_of(seen, "graded_answers")
    if products and graded and not seen.has("bought") and _differs(products, graded):
        why = "Answers of a language model were graded by the person; the model is the vendor's."
        return MlStatus.REAL, ModelOwner.VENDOR, (products[0], graded[0]), why
    if (products or seen.has("llm_words")) and (taken := places_of(seen, "taken_unchanged")):
        why = "The share of drafts that people take as they are was measured; the model is the vendor's."
        return MlStatus.REAL, ModelOwner.VENDOR, taken[:1], why
    if seen.has("retrieval_words") and seen.has("own_retrieval") and graded and not seen.has("bought"):
        why = "Retrieval over own documents was built and its answers were judged."
        return MlStatus.REAL, ModelOwner.SELF, (*places_of(seen, "retrieval_words")[:1], graded[0]), why
    vectors = places_of(seen, "vector_words")
    stores = tuple((term.first, term.last) for term in seen.terms if term.term == "vector databases")
    made = any(deed.kind == "making" for deed in seen.deeds)
    if (
        vectors
        and stores
        and not made
        and not seen.has("as_delivered")
        and "vendor" not in seen.kinds()
        and "number" in seen.support()
    ):
        why = "An index of vectors is kept and its answers are measured; the model is ready-made."
        return MlStatus.REAL, ModelOwner.VENDOR, (vectors[0], stores[0]), why
    return None


def _differs(left: tuple[Place, ...], right: tuple[Place, ...]) -> bool:
    """True when some cue of the left stands outside every cue of the right."""
    return any(all(one[1] <= other[0] or other[1] <= one[0] for other in right) for one in left)


def kept_running(seen: Study) -> Decision | None:
    """A model watched, fed, retrained or gated, told by what is watched and not by the word model."""
    for needed, without in _CARE:
        if all(seen.has(group) for group in needed) and not any(seen.has(group) for group in without):
            owner = ModelOwner.TEAM if seen.has("team_words") else ModelOwner.UNCLEAR
            if others_own(seen) or possessed(seen):
                owner = owner_of_others(seen)
            places = tuple(places_of(seen, group)[0] for group in needed)
            return MlStatus.REAL, owner, places, "The work keeps a model and what it is fed sound while it runs."
    return None


_CARE: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("prediction_compared", "error_alarm"), ("money_forecast", "by_arithmetic", "human_learning")),
    (("input_watch", "watch_word"), ("human_learning",)),
    (("someones_model", "input_watch", "watch_word"), ()),  # "3 further shifts" are of its scores
    (("logged_inputs", "so_training_sees"), ("human_learning",)),
    (("retrains", "keeps_the_better"), ("net_of_people", "human_learning")),
    (("predictions_kept",), ("human_learning",)),
    (("release_gate", "figure"), ("human_learning",)),
)


def evidenced(seen: Study) -> Decision | None:
    """A learning method named as the means, beside data, a quality figure or a simpler way that it is compared with."""
    if others_own(seen) or possessed(seen) or seen.has("owned_elsewhere") or seen.has("their_model"):
        return None
    if (
        only_spoken(seen)
        or seen.has("team_that")
        or seen.has("bought")
        or seen.has("vendor_owned")
        or seen.has("in_sheet")
        or any(deed.support_head for deed in seen.deeds)
    ):
        return None
    numbers = sum(word.low[0].isdigit() for word in seen.words)
    measured = seen.quality_figures() or seen.has("compared_figure") or ("running" in seen.support() and numbers)
    means = (*_methods(seen), *places_of(seen, "learned_on"))
    if not means or numbers < _MEASURED or not measured:
        return None
    owner = ModelOwner.TEAM if seen.has("team_words") else ModelOwner.SELF
    return MlStatus.REAL, owner, means[:1], "A learning method is named as the means, with details that can be checked."


def _methods(seen: Study) -> Iterable[Place]:
    """Yield the methods that are the means themselves: not what infrastructure was for, nor a word before another thing."""
    purposes = {hit.last for hit in seen.hits("made_for")}
    around = {hit.first for hit in seen.hits("around_method")}
    for term in seen.terms:
        served = purposes.intersection(range(term.first - 1, term.first + 1)) or term.last in around
        if term.kind == "method" and not served:
            yield term.first, term.last


def only_spoken(seen: Study) -> bool:
    """True when the bullet opens with speaking, writing or judging: the method itself is not the person's means."""
    return any(hit.first == 0 for hit in seen.hits("about_it"))
