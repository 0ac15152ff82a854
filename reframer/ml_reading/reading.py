"""Decide what a bullet says about machine learning, whose model it is, and how near the person came. In doubt the lower."""

from reframer.ml_reading.beside import beside, marked, supported
from reframer.ml_reading.direct import bare_predictor, data_sent, led, model_called, on_the_model, prompts_replayed, served_makers
from reframer.ml_reading.life import answers_counted, examples_marked, handed_on, lived, lived_with_others, vendor_examined
from reframer.ml_reading.no_work import denied, practice, wished
from reframer.ml_reading.owners import (
    for_people,
    is_part,
    is_running,
    is_service,
    only_called,
    others_own,
    possessed,
)
from reframer.ml_reading.parts import (
    answers_read,
    bare_adjective,
    guarded,
    outside,
    part_of_model,
    part_of_others,
    tokens_saved,
)
from reframer.ml_reading.plain import (
    Decision,
    Place,
    bought,
    called,
    evidenced,
    kept_running,
    measured_answers,
    only_spoken,
    places_of,
    theirs,
)
from reframer.ml_reading.study import Deed, Study, study
from reframer.ml_reading.told import (
    by_rules_only,
    candidates,
    measured_model,
    named_product,
    retrieval,
    still_learning,
    taught,
    told_plainly,
)
from reframer.model.findings import (
    MlFinding,
    MlInvolvement,
    MlStatus,
    ModelOwner,
    Opener,
    QualifierFinding,
    Span,
    TechnologyFinding,
    VerbFinding,
)
from reframer.rulebook.rules import Rules

_NOTHING = MlFinding()
_SHORT_FRAGMENT = 6  # words
_FRAGMENT = 9  # words


def read_ml(
    text: str,
    *,
    opener: Opener | None = None,
    verbs: tuple[VerbFinding, ...] = (),
    technologies: tuple[TechnologyFinding, ...] = (),
    qualifiers: tuple[QualifierFinding, ...] = (),
    rules: Rules,
) -> MlFinding:
    """Return the ML reading of one bullet: status, owner, involvement, the words that decided, and one sentence why.

    The words alone decide; what the language stage found is taken for what limits the bullet (``qualifiers``).
    """
    seen = study(text, rules)
    decided = _decide(seen)
    if decided is None:
        return _NOTHING
    status, owner, places, why = decided
    planned = any(each.at_most == "none" and each.id == "planned" for each in qualifiers)
    if status is MlStatus.REAL and planned and not seen.has("poc") and not seen.support() - {"number"}:
        status, owner, why = MlStatus.ASPIRATIONAL, ModelOwner.NONE, "It speaks of a plan, not of work done."
    return MlFinding(
        status=status,
        owner=owner,
        involvement=involvement_of(status, owner),
        words=_spans(text, seen, places),
        why=why,
    )


def involvement_of(status: MlStatus, owner: ModelOwner) -> MlInvolvement:
    """Return how near the person came, from status and owner (the table of the honesty policy)."""
    if status is MlStatus.NEGATED and owner is ModelOwner.NONE:
        return MlInvolvement.NONE  # "no ML experience" is no contact with it: the lower reading
    if status in {MlStatus.CONSUMER, MlStatus.COURSEWORK, MlStatus.ASPIRATIONAL, MlStatus.NEGATED}:
        return MlInvolvement.CONTACT
    if status is MlStatus.ADJACENT:
        return MlInvolvement.ADJACENT
    if status is MlStatus.REAL:
        own = owner in {ModelOwner.SELF, ModelOwner.TEAM, ModelOwner.VENDOR}
        return MlInvolvement.OWN if own else MlInvolvement.ADJACENT
    return MlInvolvement.NONE


def _decide(seen: Study) -> Decision | None:
    for reader in _READERS:
        decision = reader(seen)
        if decision is not None:
            return decision
    return None


def _hyped(seen: Study) -> Decision | None:
    """AI as an adjective, or a claim that only a laboratory could make, and nothing that can be checked."""
    frontier = places_of(seen, "frontier_claim")
    if frontier and not seen.support() & {"method", "tool", "figure", "people"}:
        why = "Training a foundation model is claimed, with no data, run or laboratory named."
        return MlStatus.CLAIMED_UNSUPPORTED, ModelOwner.UNCLEAR, frontier, why
    made = _models_made(seen)
    if made and not {"vendor", "tool", "method", "metric"} & seen.kinds() and not seen.support() and not seen.has("vendor"):
        why = "A language model or agent is claimed to be made; no data, method, vendor or figure is named."
        return MlStatus.CLAIMED_UNSUPPORTED, ModelOwner.UNCLEAR, made, why
    decorations = places_of(seen, "decoration")
    if decorations and not seen.support() & {"method", "tool", "figure", "people"} and not _measured_work(seen):
        why = "AI is named as an adjective; no model, data, method or figure supports it."
        return MlStatus.CLAIMED_UNSUPPORTED, ModelOwner.UNCLEAR, decorations, why
    return None


def _models_made(seen: Study) -> tuple[Place, ...]:
    """Return the language models that the bullet says were made (not an assistant or feature built on one)."""
    ends = {zone.stop for _, _, zone in seen.zones}
    return tuple((hit.first, hit.last) for hit in seen.hits("model_itself") if hit.last in ends)


def _measured_work(seen: Study) -> bool:
    return bool(seen.data_sizes()) and (seen.has("own_evaluation") or (seen.has("llm_words") and seen.has("retrieval_words")))


def _modelling(seen: Study) -> list[Deed]:
    return [deed for deed in seen.deeds if deed.kind == "modelling"]


def _consumed(seen: Study) -> Decision | None:
    """Models and services that others made: called, or built upon with the person's own evaluation."""
    vendors = tuple((term.first, term.last) for term in seen.terms if term.kind == "vendor")
    language = places_of(seen, "llm_words")
    vendor_cue = seen.has("vendor")
    places = vendors or language or places_of(seen, "vendor_owned")
    if _replaced_by_own(seen):
        why = "The team's own model took the place of a vendor's."
        return MlStatus.REAL, ModelOwner.TEAM, tuple((first, last) for first, last, _ in seen.artefacts), why
    if seen.has("vendor_owned"):
        why = "The text says that the model is the vendor's."
        return MlStatus.CONSUMER, ModelOwner.VENDOR, places, why
    own_model = [deed for deed in _modelling(seen) if not vendors or seen.data_sizes() or seen.quality_figures()]
    if own_model or not places:
        if places or not (vendor_cue and (seen.artefacts or seen.terms or seen.has("doubtful_term") or seen.has("score_api"))):
            return None
        if own_model:
            return None
        why = "The model or service is bought or ready-made."
        return MlStatus.CONSUMER, ModelOwner.VENDOR, places_of(seen, "vendor"), why
    if others_own(seen):
        return None
    if not language:
        if not vendors:
            return None
        return MlStatus.CONSUMER, ModelOwner.VENDOR, vendors, "It uses a vendor's model or service."
    if seen.has("self_hosted") and seen.deeds and seen.support() & {"number"}:
        return None
    if seen.has("llm_system") and not vendors and seen.deeds and "number" in seen.support():
        return None
    owner = ModelOwner.VENDOR
    if seen.has("self_hosted") and seen.has("serving_rate") and "number" in seen.support():
        return MlStatus.REAL, owner, places, "The person runs a language model that others made, and measured how it answers."
    if not seen.has("ready_made"):
        if seen.has("own_evaluation") and _acts(seen) and (seen.support() & {"number", "data", "figure"}):
            why = "An application of a language model whose quality or cost the person measured; the model is the vendor's."
            return MlStatus.REAL, owner, places, why
        if seen.has("retrieval_words") and _acts(seen) and seen.support() & {"number", "data"} and seen.has("own_retrieval"):
            why = "Retrieval over own documents was built; the language model is the vendor's."
            return MlStatus.REAL, owner, places, why
    if not vendors and not vendor_cue and not seen.deeds and not seen.opening and not seen.has("using_verb"):
        return None
    return MlStatus.CONSUMER, owner, places, "It uses a language model that others made; no evaluation of its answers is stated."


def _replaced_by_own(seen: Study) -> bool:
    if not seen.has("replacing"):
        return False
    return any(0 <= first - hit.last <= 2 for hit in seen.hits("by_team") for first, _, _ in seen.artefacts)


def _acts(seen: Study) -> bool:
    """True when somebody does something in the bullet beyond using what is there."""
    return bool(seen.deeds) or any(
        True for group in ("making_verb", "handling_verb", "modelling_verb") for hit in seen.hits(group) if hit.first <= 14
    )


def _tried(seen: Study) -> Decision | None:
    """A proof of concept that says so."""
    if seen.artefacts and any(hit.first <= 2 for hit in seen.hits("trial")):
        places = tuple((first, last) for first, last, _ in seen.artefacts)
        return MlStatus.REAL, ModelOwner.NONE, places, "A trial of an artefact of machine learning, and it says so."
    agents = places_of(seen, "trial_agent")
    if agents and not places_of(seen, "ai_coder"):
        return MlStatus.REAL, ModelOwner.NONE, agents, "A trial of an agent that acts by itself, and it says so."
    return None


def _worked(seen: Study) -> Decision | None:
    """The person's deed acts on an artefact of machine learning."""
    deeds = [deed for deed in seen.deeds if not deed.support_head]
    if by_rules_only(seen):
        return None
    if not deeds:
        return _fragment(seen)
    modelling = [deed for deed in deeds if deed.kind == "modelling"]
    making = [deed for deed in deeds if deed.kind == "making"]
    best = (modelling or [deed for deed in making if deed.named] or making or deeds)[0]
    support = seen.support()
    places: tuple[Place, ...] = ((min(best.verb, best.first), max(best.last, best.verb + 1)),)
    others = seen.has("owned_elsewhere") or possessed(seen)
    if only_called(seen, best) and not modelling and is_service(seen, best) and not others_own(seen):
        return MlStatus.CONSUMER, ModelOwner.OTHERS, places, "A service of others is called; no model work is stated."
    if others and not (modelling and not seen.has("owned_elsewhere") and not possessed(seen)):
        return MlStatus.REAL, ModelOwner.OTHERS, places, "The work is on a model that others own."
    if not modelling and others_own(seen) and not (making and is_part(seen, best) and for_people(seen)):
        return MlStatus.REAL, ModelOwner.OTHERS, places, "The work is on a model, done with the people who own it."
    if not best.named and not support - {"number"} and seen.has("decoration"):
        return (
            MlStatus.CLAIMED_UNSUPPORTED,
            ModelOwner.UNCLEAR,
            places,
            "A model is claimed; nothing that can be checked supports it.",
        )
    if seen.has("team_words"):
        return MlStatus.REAL, ModelOwner.TEAM, places, "The work is on a model of the person's own team."
    if modelling or (making and (best.named or support - {"number"})):
        return MlStatus.REAL, ModelOwner.SELF, places, "The person's deed acts on an artefact of machine learning."
    if is_running(seen, best):
        return MlStatus.REAL, ModelOwner.SELF, places, "The person runs or improves a part of a machine-learning system."
    return MlStatus.REAL, ModelOwner.UNCLEAR, places, "The work is on a model, and the text does not say whose it is."


def _fragment(seen: Study) -> Decision | None:
    """A noun phrase about an artefact, without a verb: it needs something that can be checked."""
    if seen.deeds or seen.opening is None or only_spoken(seen):
        return None
    first, last, named = seen.opening
    support = seen.support()
    places = ((first, last),)
    if seen.has("owned_elsewhere") or possessed(seen):
        return MlStatus.REAL, ModelOwner.OTHERS, places, "It is about a model that others own."
    checkable = support & {"data", "running"} or (seen.quality_figures() and "number" in support) or _compared(seen)
    part = any(hit.first <= first and last <= hit.last for hit in seen.hits("system_part"))
    if checkable and (named or support & {"method", "tool", "figure"} or (part and "data" in support)):
        owner = ModelOwner.TEAM if seen.has("team_words") else ModelOwner.SELF
        return MlStatus.REAL, owner, places, "It names an artefact of machine learning with details that can be checked."
    if "method" in seen.kinds() or seen.has("hype_noun"):
        why = "A model is named; no data, baseline or own deed supports it."
        return MlStatus.CLAIMED_UNSUPPORTED, ModelOwner.UNCLEAR, places, why
    return None


def _compared(seen: Study) -> bool:
    lows = [word.low for word in seen.words]
    ends = {"to", "→", ">"}.intersection(lows) or seen.has("compared_figure")
    return sum(low[0].isdigit() for low in lows) >= 2 and bool(ends)


def _asserted(seen: Study) -> Decision | None:
    """Machine learning is named, and no deed of the person is on any part of it."""
    fields = tuple((term.first, term.last) for term in seen.terms if term.kind in {"discipline", "method"})
    places = fields or tuple((first, last) for first, last, _ in seen.artefacts)
    if by_rules_only(seen):
        return None
    if fields and _bare_name(seen, fields[0]):
        why = "A field of machine learning stands as an adjective; no deed, model, data or figure supports it."
        return MlStatus.CLAIMED_UNSUPPORTED, ModelOwner.UNCLEAR, places, why
    if fields and not seen.support() and _by_its_means(seen, fields[-1]):
        why = "Machine learning is named as the means; no model, data, method or figure supports it."
        return MlStatus.CLAIMED_UNSUPPORTED, ModelOwner.UNCLEAR, places, why
    if not places or not any(seen.has(group) for group in ("using_verb", "making_verb", "modelling_verb", "handling_verb")):
        return None
    support = seen.support()
    if support & {"method", "tool"} and (seen.quality_figures() or seen.data_sizes()):
        return MlStatus.REAL, ModelOwner.SELF, places, "A method is named together with data or a quality figure."
    if not fields and "running" in support and not seen.has("decoration"):
        return (
            MlStatus.AMBIGUOUS,
            ModelOwner.UNCLEAR,
            places,
            "A part of a machine-learning system runs; it does not say whose.",
        )
    made, used = _made_or_used(seen, fields)
    if made and not _is_broad(seen, made) and support & {"data", "figure", "running"}:
        return (
            MlStatus.REAL,
            ModelOwner.SELF,
            (made,),
            "Something of machine learning was made, with details that can be checked.",
        )
    if not fields and "number" in support:
        return MlStatus.AMBIGUOUS, ModelOwner.UNCLEAR, places, "It names something of machine learning; the own part is not said."
    if made or used or not fields:
        why = "Machine learning is named; no model, data, method or figure supports it."
        return MlStatus.CLAIMED_UNSUPPORTED, ModelOwner.UNCLEAR, places, why
    if "people" in support or (seen.opening is None and not _in_last_part(seen, fields)):
        return None
    return MlStatus.AMBIGUOUS, ModelOwner.UNCLEAR, places, "It names machine learning; the person's own part is not said."


def _bare_name(seen: Study, field: Place) -> bool:
    """True for "machine learning personalization": a short fragment that begins with a field and is no list."""
    signs = any(word.is_sign for word in seen.words[:-1])
    short = field[1] < len(seen.words) <= _SHORT_FRAGMENT
    return field[0] == 0 and short and not signs and not seen.zones and not seen.support()


def _by_its_means(seen: Study, field: Place) -> bool:
    """True for "infrastructure with AIOps": a short fragment about a thing that ends in a field as its means."""
    ends = field[1] >= len([word for word in seen.words if not word.is_sign or word is not seen.words[-1]])
    means = any(hit.last == field[0] for hit in seen.hits("by_means_of"))
    return ends and means and not seen.zones and len(seen.words) <= _FRAGMENT and not seen.has("acquaintance")


def _made_or_used(seen: Study, fields: tuple[Place, ...]) -> tuple[Place | None, Place | None]:
    """Return the field that a deed makes (created a deep learning engine), and the one claimed to have been used."""
    made = used = None
    for kind, verb, zone in seen.zones:
        for place in fields:
            if place[0] in zone and (kind != "handling" or verb == 0):
                made = made or place
    for group in ("by_means_of", "using_verb"):
        for hit in seen.hits(group):
            used = used or next((place for place in fields if hit.last <= place[0] <= hit.last + 4), None)
    return made, used


def _is_broad(seen: Study, place: Place) -> bool:
    return any(hit.first == place[0] and hit.last >= place[1] for hit in seen.hits("broad_field"))


def _in_last_part(seen: Study, fields: tuple[Place, ...]) -> bool:
    return any(last >= len(seen.words) - 1 for _, last in fields)


def _doubtful(seen: Study) -> Decision | None:
    """Words with a sense in machine learning and another outside it."""
    figures = tuple((term.first, term.last) for term in seen.quality_figures())
    if len(figures) >= 1 and seen.has("evaluation_work"):
        return MlStatus.REAL, ModelOwner.SELF, figures, "The quality of predictions was measured."
    measured = tuple((term.first, term.last) for term in seen.terms if term.kind == "metric")
    if measured and seen.has("evaluation_work") and seen.has("curve_word"):
        return MlStatus.REAL, ModelOwner.UNCLEAR, measured, "It rests on quality curves of predictions."
    terms = () if seen.has("by_rules") or seen.has("by_arithmetic") else places_of(seen, "doubtful_term")
    named = {index for group in ("ml_people", "named_team") for hit in seen.hits(group) for index in range(hit.first, hit.last)}
    terms = tuple(place for place in terms if not named.intersection(range(*place)))  # a team's name is no evidence
    doubtful = (*places_of(seen, "doubtful_model"), *terms)
    if doubtful:
        why = "These words have a sense in machine learning and another outside it; nothing beside them tells which."
        return MlStatus.AMBIGUOUS, ModelOwner.UNCLEAR, doubtful, why
    return None


_READERS = (
    practice,
    denied,
    wished,
    still_learning,
    candidates,
    bought,
    _hyped,
    bare_predictor,
    bare_adjective,
    taught,
    guarded,
    answers_read,
    tokens_saved,
    measured_answers,
    prompts_replayed,
    retrieval,
    answers_counted,
    vendor_examined,
    told_plainly,
    model_called,
    called,
    outside,
    handed_on,
    part_of_others,
    data_sent,
    _consumed,
    _tried,
    led,
    on_the_model,
    lived_with_others,
    theirs,
    _worked,
    kept_running,
    evidenced,
    measured_model,
    part_of_model,
    lived,
    examples_marked,
    supported,
    served_makers,
    marked,
    named_product,
    _asserted,
    beside,
    _doubtful,
)


def _spans(text: str, seen: Study, places: tuple[Place, ...]) -> tuple[Span, ...]:
    spans = []
    for first, last in sorted(set(places)):
        start, end = seen.words[first].start, seen.words[last - 1].end
        spans.append(Span(start=start, end=end, text=text[start:end]))
    return tuple(spans)
