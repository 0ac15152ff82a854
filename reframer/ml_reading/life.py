"""A model's life: a thing of a model and a deed on its life, put together; and what a model of others says, handed on.

No phrase decides here. A thing that is surely a model wants one deed on its life; a bare "model", "weights" or "scores" wants
two, of which one is done to models only. A figure must stand beside them. Whose the model is, is read apart from both, and
where nothing says it, it stays unclear.
"""

from reframer.ml_reading.owners import others_own, possessed
from reframer.ml_reading.plain import Decision, Place, places_of
from reframer.ml_reading.study import Study
from reframer.model.findings import MlStatus, ModelOwner

_TELLING = (  # done to models only
    "runs_unseen",
    "made_small",
    "was_marked",
    "errs_so_often",
    "as_of_then",
    "person_decides",
    "model_ends",
    "judged_on_cases",
)
_COMMON = ("goes_out_in_steps", "comes_back", "has_to_pass", "is_watched", "answers_asked")  # done to any software too
_NOT_LEARNED = ("denial", "nothing_yet", "in_sheet", "by_rules", "by_arithmetic")
_AS_IT_CAME = ("vendor_owned", "bought", "ready_made")
_OF_OTHERS_ONLY = ("asks_theirs", "calls_model", "calls_service", "data_sent_to_model", "shows_output", "marks_for_model")
_MEASURES = ("answers_kept", "answers_wrong", "answers_judged", "answer_cost")
_ENOUGH = 2
_RELATIVES = frozenset({"that", "which"})
_TO_WHOM = frozenset({"for", "by", "to", "into", "from", "feeding", "feeds"})


def lived_with_others(seen: Study) -> Decision | None:
    """A deed that is done to models only, on a model that the text says is another's; the deed is not of making it."""
    theirs = possessed(seen) or seen.has("group_of_others") or seen.has("their_model")
    return _lived(seen, groups=_TELLING) if theirs and not seen.deeds and not seen.has("handed_over") else None


def lived(seen: Study) -> Decision | None:
    """A deed on a model's life: made small, served, released, gated, watched, judged, its examples marked; with figures."""
    return _lived(seen, groups=(*_TELLING, *_COMMON))


def _lived(seen: Study, groups: tuple[str, ...]) -> Decision | None:
    if any(seen.has(group) for group in (*_NOT_LEARNED, *_AS_IT_CAME, *_OF_OTHERS_ONLY)) or not _counted(seen):
        return None
    if any(deed.support_head for deed in seen.deeds) or any(hit.first == 0 for hit in seen.hits("about_it")):
        return None
    sure, bare = _things(seen)
    if not sure and not bare:
        return None
    thing = (sure or bare)[0]
    telling = _beside(seen, _TELLING, thing)
    led = places_of(seen, "led_by_me") if sure and (seen.has("moved_figure") or seen.has("shipped")) else ()
    if _is_at_the_end(seen, thing):
        groups = tuple(group for group in groups if group != "answers_asked")  # "topics read by the model, 40k events/s"
    deeds = (*_beside(seen, groups, thing), *led[:1])
    if not deeds or not (sure or (telling and len(deeds) >= _ENOUGH)):
        return None
    return MlStatus.REAL, _owner(seen), (thing, deeds[0]), "A deed on a model's life, with figures; others may own the model."


def _is_at_the_end(seen: Study, thing: Place) -> bool:
    """True for a thing at whose other end the model is (topics for the ranking model)."""
    return any(word.low in _TO_WHOM for word in seen.words[max(0, thing[0] - 2) : thing[0]])


def _counted(seen: Study) -> bool:
    """True when a figure stands by itself, not in a name such as C++20."""
    words = seen.words
    return any(word.is_number and (not at or words[at - 1].end < word.start) for at, word in enumerate(words))


def _things(seen: Study) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Return the things that are surely models, and those that may be; beside what is fed or given out the latter are sure."""
    nets = set(places_of(seen, "net_object"))
    methods = tuple((term.first, term.last) for term in seen.terms if term.kind == "method")  # may be but the means
    named = tuple((first, last) for first, last, named in seen.artefacts if named and (first, last) not in methods)
    sure = (*(place for place in places_of(seen, "sure_model") if place not in nets), *places_of(seen, "trained_thing"), *named)
    bare = (*places_of(seen, "bare_thing"), *methods)
    if not sure and any(_apart(place, other) for place in bare for other in places_of(seen, "given_out")):
        return bare, ()
    return sure, bare


def _beside(seen: Study, groups: tuple[str, ...], thing: Place) -> tuple[Place, ...]:
    """Return one place of every group that has one outside the thing itself."""
    found = (next((place for place in places_of(seen, group) if _apart(place, thing)), None) for group in groups)
    return tuple(place for place in found if place is not None)


def _apart(one: Place, other: Place) -> bool:
    return one[0] < other[0] or one[1] > other[1]


def _owner(seen: Study) -> ModelOwner:
    whose = others_own(seen) or possessed(seen) or seen.has("group_of_others") or seen.has("their_model")
    return ModelOwner.OTHERS if whose else ModelOwner.UNCLEAR


def examples_marked(seen: Study) -> Decision | None:
    """Examples marked by people, who were compared with each other: a model learns from them or is judged by them."""
    marked, compared = places_of(seen, "examples_marked"), places_of(seen, "marks_compared")
    if not marked or not compared or seen.has("denial") or not _counted(seen):
        return None
    owner = _owner(seen)
    return MlStatus.REAL, owner, (marked[0], compared[0]), "Examples were marked by people and their marks compared."


def vendor_examined(seen: Study) -> Decision | None:
    """A set of the person's own that a vendor's model has to pass or is watched by."""
    cases, makers = places_of(seen, "own_cases"), places_of(seen, "vendor_word")
    if not cases or not makers or not _counted(seen) or not any(seen.has(group) for group in ("has_to_pass", "is_watched")):
        return None
    return MlStatus.REAL, ModelOwner.VENDOR, (cases[0], makers[0]), "A vendor's model is judged by cases of the person's own."


def answers_counted(seen: Study) -> Decision | None:
    """An application of a language model, or search by meaning, whose answers the person counted; the model is the vendor's."""
    if others_own(seen) or any(seen.has(group) for group in ("ready_made", "bought", "vendor_owned", "denial")):
        return None
    if any(deed.kind == "modelling" for deed in seen.deeds) or not _counted(seen):
        return None
    measures = tuple(places_of(seen, group)[0] for group in _MEASURES if seen.has(group))
    language = places_of(seen, "llm_named") or places_of(seen, "prompt_change") or _prompts(seen)
    if not language and measures and not seen.deeds and (passages := places_of(seen, "passages")):
        why = "A search by meaning over own documents, whose answers were judged."
        return MlStatus.REAL, ModelOwner.VENDOR, (passages[0], measures[0]), why
    thing = language or (places_of(seen, "ai_product") if len(measures) >= _ENOUGH else ())
    if not thing or not measures:
        return None
    why = "An application of a language model whose answers were counted or costed; the model is the vendor's."
    return MlStatus.REAL, ModelOwner.VENDOR, (thing[0], measures[0]), why


def _prompts(seen: Study) -> tuple[Place, ...]:
    return tuple((term.first, term.last) for term in seen.terms if term.kind == "artefact" and term.term in {"prompt"})


def handed_on(seen: Study) -> Decision | None:
    """What a model of others says, shown or read: no model work is stated."""
    shown = tuple(place for place in places_of(seen, "shows_output") if seen.words[place[0] - 1].low not in _RELATIVES)
    if not shown or any(deed.kind == "modelling" for deed in seen.deeds):
        return None
    why = "What a model of others says is shown or read; no model work is stated."
    return MlStatus.CONSUMER, ModelOwner.OTHERS, shown[:1], why
