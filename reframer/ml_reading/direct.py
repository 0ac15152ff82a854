"""Work done straight on a model of others, on its release or on the prompts of an application; and what lies beside it."""

from reframer.ml_reading.owners import others_own, possessed
from reframer.ml_reading.plain import Decision, places_of
from reframer.ml_reading.study import Study
from reframer.model.findings import MlStatus, ModelOwner

_OPENS = 2  # words before the deed of a bullet ("Personally set", "I wrote")
_COUNTED = 2  # figures by which a count can be checked


def _figures(seen: Study) -> int:
    return sum(word.low[0].isdigit() for word in seen.words)


def model_called(seen: Study) -> Decision | None:
    """A model that others own, asked for its answers: the bullet opens with the call."""
    calls = tuple((hit.first, hit.last) for hit in seen.hits("calls_model") if hit.first < _OPENS)
    if not calls:
        return None
    return MlStatus.CONSUMER, ModelOwner.OTHERS, calls[:1], "A model of others is asked; no model work is stated."


def data_sent(seen: Study) -> Decision | None:
    """Data exported for a model of others, which nobody touched."""
    sent = places_of(seen, "data_sent_to_model")
    if not sent or any(not deed.support_head and deed.kind != "handling" for deed in seen.deeds):
        return None
    return MlStatus.ADJACENT, ModelOwner.OTHERS, sent[:1], "Data goes to a model of others; the model itself is not the object."


def led(seen: Study) -> Decision | None:
    """A model that went live under the person's lead: the team made it, and the person's own part is not said."""
    leads = places_of(seen, "under_my_lead")
    models = places_of(seen, "model_object") or tuple((first, last) for first, last, named in seen.artefacts if named)
    if not leads or not models or not seen.has("shipped") or _figures(seen) < _COUNTED:
        return None
    why = "A model went live under the person's lead; who made what is not said."
    return MlStatus.REAL, ModelOwner.UNCLEAR, (leads[0], models[0]), why


def on_the_model(seen: Study) -> Decision | None:
    """A deed straight on a model: converted, served, released, judged or labelled for; with figures, whoever trained it."""
    if seen.has("ready_made") or seen.has("vendor_owned") or not _figures(seen):
        return None
    deeds = places_of(seen, "direct_deed")
    if not deeds and _has_compact_evidence(seen):
        deeds = places_of(seen, "direct_deed_on_net")
    if not deeds and (seen.has("model_object") or others_own(seen) or seen.has("model_word")):
        deeds = places_of(seen, "labels_made")
    if not deeds:
        return None
    others = others_own(seen) or possessed(seen) or seen.has("group_of_others")
    if seen.deeds and not others:
        return None  # the person's own model, as far as the text says
    owner = ModelOwner.OTHERS if others else ModelOwner.UNCLEAR
    return MlStatus.REAL, owner, deeds[:1], "The person's deed is on the model itself, with figures; others may own the model."


def _has_compact_evidence(seen: Study) -> bool:
    """True when something beside the word network says that it is a learned one."""
    return any(term.kind in {"method", "tool", "metric"} for term in seen.terms) or seen.has("shrunk_net")


def prompts_replayed(seen: Study) -> Decision | None:
    """Cases replayed before a change of prompt or model goes out."""
    changes, cases = places_of(seen, "prompt_change"), places_of(seen, "cases_replayed")
    if not changes and seen.has("llm_words"):
        changes = places_of(seen, "each_change")
    if not changes or not cases or not _figures(seen):
        return None
    why = "Changes of a prompt are judged on cases before they go out; the model is the vendor's."
    return MlStatus.REAL, ModelOwner.VENDOR, (changes[0], cases[0]), why


def bare_predictor(seen: Study) -> Decision | None:
    """A predictor named with nothing but an accuracy."""
    things = places_of(seen, "accurate_predictor")
    if not things or seen.deeds or seen.support() & {"method", "tool", "data", "running"} or seen.has("compared_figure"):
        return None
    why = "A predictor and its accuracy are named; no data, method or comparison supports them."
    return MlStatus.CLAIMED_UNSUPPORTED, ModelOwner.SELF, things[:1], why


def served_makers(seen: Study) -> Decision | None:
    """Something given to people who make models, or done for them."""
    given = places_of(seen, "gives_to_makers")
    if not given or seen.has("denial"):
        return None
    return MlStatus.ADJACENT, ModelOwner.OTHERS, given[:1], "The work supports people who build models."
