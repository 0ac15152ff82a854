"""What is no work on machine learning: study, a denial, a wish or a plan."""

from reframer.ml_reading.plain import Decision, Place, places_of
from reframer.ml_reading.study import Study, is_year
from reframer.model.findings import MlStatus, ModelOwner


def _term_places(seen: Study) -> tuple[Place, ...]:
    return tuple((term.first, term.last) for term in seen.terms if term.kind != "title")


def practice(seen: Study) -> Decision | None:
    """Course, competition, or a textbook's data set."""
    sets = tuple((term.first, term.last) for term in seen.terms if term.kind == "dataset")
    if sets:
        return MlStatus.COURSEWORK, ModelOwner.NONE, sets, "It rests on a data set of textbooks and competitions."
    products = {index for hit in seen.hits("course_product") for index in range(hit.first, hit.last)}
    cues = tuple(place for place in places_of(seen, "coursework") if not products.intersection(range(*place)))
    cues = cues or _event(seen)
    subject = any(term.kind not in {"title", "metric"} for term in seen.terms)  # "top 5" is of any contest
    if cues and (subject or seen.artefacts or seen.has("course_subject")):
        return MlStatus.COURSEWORK, ModelOwner.NONE, cues, "It comes from a course, a competition or a tutorial."
    return None


def _event(seen: Study) -> tuple[Place, ...]:
    """Return the name of an event that opens the line with its year, where a weekend or a prize is told ("PortJam 2024: ...")."""
    headings = tuple(
        (hit.first, hit.last) for hit in seen.hits("event_heading") if hit.first <= 1 and is_year(seen.words[hit.last - 2])
    )
    return headings if seen.has("event_word") else ()


def denied(seen: Study) -> Decision | None:
    """Machine learning that the text says was no part of the work."""
    cues = places_of(seen, "denial")
    if not cues:
        return None
    denied = {index for place in cues for index in range(*place)}
    if any(deed.first not in denied and deed.kind in {"modelling", "making", "handling"} for deed in seen.deeds):
        return None
    return MlStatus.NEGATED, ModelOwner.NONE, cues, "It says that machine learning was not part of the work."


def wished(seen: Study) -> Decision | None:
    """A wish or a plan: what is hoped for, asked for, ordered or not there yet."""
    done_too = {index for hit in seen.hits("planned_and_done") for index in range(hit.first, hit.last)}
    cues = tuple(place for place in places_of(seen, "aspiration") if place[0] not in done_too)
    opens = tuple((hit.first, hit.last) for hit in seen.hits("prospect") if hit.first == 0 and not done_too)
    late = (*places_of(seen, "nothing_yet"), *places_of(seen, "in_view_of"))
    places = _term_places(seen) or tuple((first, last) for first, last, _ in seen.artefacts)
    subject = (
        places
        or places_of(seen, "ml_people")
        or places_of(seen, "hype_noun")
        or (places_of(seen, "wished_thing") if opens or late else ())
    )
    if not subject or not (cues or opens or late):
        return None
    why = "It speaks of a wish or a plan, not of work done."
    if late and not seen.quality_figures() and not seen.data_sizes() and not seen.has("on_server"):
        return MlStatus.ASPIRATIONAL, ModelOwner.NONE, late, why
    cues = cues or opens
    if not cues:
        return None
    first_cue = min(first for first, _ in cues)
    whole = seen.has("dead_plan")
    done = [deed for deed in seen.deeds if deed.verb < first_cue and not deed.support_head]
    ahead = any(place[1] > first_cue for place in subject)
    if whole or (ahead and not done):
        return MlStatus.ASPIRATIONAL, ModelOwner.NONE, cues, why
    return None
