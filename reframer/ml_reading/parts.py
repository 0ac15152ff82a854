"""A part of a model's life that the person answers for: inputs, examples, logs, serving, or the answers of an assistant."""

from dataclasses import dataclass

from reframer.ml_reading.owners import others_own, owner_of_others
from reframer.ml_reading.plain import Decision, places_of
from reframer.ml_reading.study import Study
from reframer.model.findings import MlStatus, ModelOwner


@dataclass(frozen=True, slots=True)
class _Part:
    """Cue groups of which one of every set must stand in a bullet, and those that make it something else."""

    needs: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]
    why: str
    of_any: bool = False  # the deed is the person's, whoever made the model


_WHOSE = ("someones_model", "someones_net")
_ELSEWHERE = ("in_sheet", "human_learning", "vendor_owned", "nothing_yet", "denial")
_PARTS = (
    _Part(
        (("someones_model",), ("input_table",), ("figure",)),
        (*_ELSEWHERE, "handed_over", "calls_model"),
        "The person made what a model is fed; others may own the model.",
    ),
    _Part(
        (("columns_for_both",), ("someones_model", "figure")),
        _ELSEWHERE,
        "One code makes what a model learns from and what it is fed in use.",
    ),
    _Part(
        (("sides_differ",), ("two_sides", "scores_logged")),
        _ELSEWHERE,
        "What a model saw in use was compared with what it learned from.",
    ),
    _Part(
        (("scores_logged",), ("with_its_inputs", "outcome_joined"), ("someones_model", "two_sides", "model_s_output")),
        _ELSEWHERE,
        "What a model answered is kept with what it was fed, or with what came true.",
    ),
    _Part(
        (("unlike_training",), ("watch_word",), (*_WHOSE, "scores_logged"), ("figure",)),
        _ELSEWHERE,
        "What a model is fed is watched.",
    ),
    _Part(
        (("labels_gathered",), (*_WHOSE, "ml_people"), ("data_noun", "labelled_thing"), ("figure",)),
        (*(group for group in _ELSEWHERE if group != "human_learning"), "ai_product"),  # students may mark them
        "The person gathered or marked the examples that a model learns from; others may own the model.",
    ),
    _Part(
        (("someones_model",), ("on_server",), ("hosting_verb",), ("figure",)),
        (*_ELSEWHERE, "asks_theirs", "calls_model", "calls_service"),
        "The person runs a model for others to ask; others may own the model.",
    ),
    _Part(
        (("someones_model",), ("model_goes_out",), ("figure",)),
        (*_ELSEWHERE, "asks_theirs", "calls_model", "calls_service"),
        "The person answers for the way of a model to its users; others may own the model.",
    ),
    _Part(
        (("gpu_pool",), ("pool_use",), ("compared_figure",), ("trains_there",)),
        _ELSEWHERE,
        "The person runs what models are trained on, and measured how it is used.",
    ),
    _Part(
        (("gpu_pool",), ("pool_rules",), ("ml_people", "model_person")),
        _ELSEWHERE,
        "The person worked out who may train when.",
    ),
    _Part(
        (("server_made_light",), ("compared_figure", "shrunk_size")),
        _ELSEWHERE,
        "The person made the server of a model smaller or quicker to start.",
        of_any=True,
    ),
)


def part_of_others(seen: Study) -> Decision | None:
    """A part of a model that the text says is another's, or the server of any model."""
    return _part(seen, others_only=True)


def part_of_model(seen: Study) -> Decision | None:
    """A part of a model's life told by what was done: inputs, logs, examples, serving; whose the model is may be unsaid."""
    return _part(seen, others_only=False)


def _part(seen: Study, *, others_only: bool) -> Decision | None:
    if any(deed.kind == "modelling" and deed.named for deed in seen.deeds) and not seen.has("ml_people"):
        return None  # the person's own model
    owner = owner_of_others(seen)
    if owner is ModelOwner.UNCLEAR and (seen.has("somebody_s_model") or seen.has("their_model")):
        owner = ModelOwner.OTHERS
    for part in _PARTS:
        if others_only and owner is ModelOwner.UNCLEAR and not part.of_any:
            continue
        found = [next((places_of(seen, group) for group in any_of if seen.has(group)), ()) for any_of in part.needs]
        if all(found) and not any(seen.has(group) for group in part.without):
            return MlStatus.REAL, owner, (found[0][0], found[1][0]), part.why
    return None


def guarded(seen: Study) -> Decision | None:
    """An application of a language model that the person put checks around, attacked or gated, with what came of it."""
    products = places_of(seen, "ai_product")
    if not products or seen.has("ready_made") or seen.has("bought"):
        return None
    for group, why in (
        ("attempts_counted", "The person attacked an application of a language model and counted what came through."),
        ("answers_measured", "Checks stand around a language model, and wrong answers were counted before and after."),
        ("released_by_cases", "Known questions decide which version of an application goes out."),
    ):
        places = places_of(seen, group)
        if places and (group == "attempts_counted" or seen.has("guard_word")):
            return MlStatus.REAL, ModelOwner.VENDOR, (products[0], places[0]), why
    return None


def outside(seen: Study) -> Decision | None:
    """A service that judges by what it learned, named by its function and said to be another firm's."""
    if any(deed.kind == "modelling" for deed in seen.deeds):
        return None
    places = places_of(seen, "outside_service")
    if not places:
        return None
    return (
        MlStatus.CONSUMER,
        ModelOwner.VENDOR,
        places[:1],
        "A service of another firm recognises or scores; it is used as it came.",
    )


def tokens_saved(seen: Study) -> Decision | None:
    """Fewer tokens for each answer of a language model, counted before and after."""
    places = places_of(seen, "answer_tokens")
    if (
        not places
        or others_own(seen)
        or seen.has("token_of_access")
        or not (seen.has("compared_figure") or seen.has("moved_figure"))
    ):
        return None
    why = "What each answer of a language model costs was measured before and after; the model is the vendor's."
    return MlStatus.REAL, ModelOwner.VENDOR, places[:1], why


def answers_read(seen: Study) -> Decision | None:
    """Answers of an assistant or search read by people, with the share of wrong ones before and after."""
    read, moved = places_of(seen, "answers_read"), places_of(seen, "wrong_share_moved")
    told = seen.has("ai_product") or seen.has("retrieval_words")
    if not read or not moved or not told or others_own(seen) or seen.has("bought") or seen.has("ready_made"):
        return None
    why = "Answers of a language model were judged by people, and the wrong ones counted; the model is the vendor's."
    return MlStatus.REAL, ModelOwner.VENDOR, (read[0], moved[0]), why


_SHORT = 8  # words of a line that is nothing but a name


def bare_adjective(seen: Study) -> Decision | None:
    """A short name whose adjective alone says that something learns or foretells ("neural berth planner")."""
    words = [word for word in seen.words if not word.is_sign]
    whole = tuple(place for place in places_of(seen, "praised_name") if place[1] - place[0] == len(words))
    places = places_of(seen, "ai_adjective") or whole
    if not places or len(words) > _SHORT or any(word.low[0].isdigit() for word in words):
        return None
    adjectives = {index for place in places for index in range(*place)}
    last = len(seen.words) - 1
    if any(verb not in adjectives and verb < last and not seen.words[verb + 1].joined for _, verb, _ in seen.zones):
        return None  # somebody does something; "cutting-edge" and "claims handling" are names
    if seen.deeds or seen.support() or seen.has("about_it") or seen.has("denial") or "vendor" in seen.kinds():
        return None
    if seen.has("coursework") or seen.has("aspiration") or seen.has("taken_away"):
        return None
    why = "An adjective says that it learns or foretells; no model, data, method or figure supports it."
    return MlStatus.CLAIMED_UNSUPPORTED, ModelOwner.UNCLEAR, places[:1], why
