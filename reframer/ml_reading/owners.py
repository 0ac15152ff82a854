"""Whose model a bullet speaks of, and whether the deed is on the model or on a part of the system around it."""

from reframer.ml_reading.study import Deed, Study
from reframer.model.findings import ModelOwner

_BEFORE = 5  # words between people and their artefact (the fraud team's new boosted churn model)
_BEHIND = 4  # words between an artefact and the people it is of


def others_own(seen: Study) -> bool:
    """True when the text names people who build models, or says that others own the model."""
    return seen.has("owned_elsewhere") or seen.has("ml_people") or seen.has("ml_people_short")


def possessed(seen: Study) -> bool:
    """True when other people stand right before an artefact (the fraud team's models) or after it with of, by or from."""
    if seen.has("others_model"):
        return True
    words = seen.words
    for group in ("ml_people", "ml_people_short", "other_people"):
        for hit in seen.hits(group):
            for first, last, _ in seen.artefacts:
                if hit.last <= first <= hit.last + _BEFORE:
                    between = [word.low for word in words[hit.last : first]]
                    if between[:1] in (["'s"], ["'"], ["’"]) or (not between and group != "other_people"):
                        return True
                elif last < hit.first <= last + _BEHIND and words[last].low in {"of", "by", "from"}:
                    return True
    return False


def only_called(seen: Study, deed: Deed) -> bool:
    """True when the deed itself is calling or integrating."""
    return any(hit.first == deed.verb for hit in seen.hits("service_use"))


def is_service(seen: Study, deed: Deed) -> bool:
    """True when the deed is on a service, an API or an endpoint."""
    return any(
        word.low in {"service", "services", "api", "endpoint", "engine"} for word in seen.words[deed.first : deed.last + 1]
    )


def is_part(seen: Study, deed: Deed) -> bool:
    """True when the deed is on serving, features, training runs or monitoring, not on the model itself."""
    return any(hit.first >= deed.first - 1 and hit.last <= deed.last + 1 for hit in seen.hits("system_part"))


def for_people(seen: Study) -> bool:
    """True when the people who build models are the users of what was made (for the ranking team)."""
    return all(
        "for" in [word.low for word in seen.words[max(0, hit.first - 3) : hit.first]]
        for group in ("ml_people", "ml_people_short")
        for hit in seen.hits(group)
    )


def is_running(seen: Study, deed: Deed) -> bool:
    """True for a part of the system, or a method, with something that can be checked; a bare model is not enough."""
    method = any(term.kind == "method" and term.first == deed.first for term in seen.terms)
    hosted = (seen.has("self_hosted") or seen.has("llm_system")) and seen.has("llm_words")
    return (method or hosted or is_part(seen, deed)) and bool(seen.support() - {"people"})


def owner_of_others(seen: Study) -> ModelOwner:
    """Return others where the text points to them, and unclear where it does not."""
    return ModelOwner.OTHERS if others_own(seen) or possessed(seen) or seen.has("other_people") else ModelOwner.UNCLEAR
