"""The words of a question: the person's own name for the thing, their figure, and what they counted."""

from reframer.model.findings import MetricKind
from reframer.rulebook.ml_vocabulary import Inquiry
from reframer.weighing.naming import counted_in, measured_in, name_of_object, plain, uncounted_in
from reframer.weighing.signs import Signs


def worded(inquiry: Inquiry, signs: Signs, trigger: str) -> str:
    """Return the text of a question with the person's own words in its places; ``trigger`` is the word that called for it."""
    ask = inquiry.ask
    if "{head}" in ask:
        ask = ask.replace("{head}", plain(trigger, signs) or "work")
    if "{thing}" in ask:
        ask = ask.replace("{thing}", _thing(signs, trigger))
    if "{was}" in ask:
        ask = ask.replace("{was}", "were" if _is_plural(_thing(signs, trigger)) else "was")
    if "{figure}" in ask:
        ask = ask.replace("{figure}", _figure(signs))
    if "{measured}" in ask:
        ask = ask.replace("{measured}", measured_in(signs) or "level")
    if "{uncounted}" in ask:
        ask = ask.replace("{uncounted}", uncounted_in(signs))
    if "{counted}" in ask:
        ask = ask.replace("{counted}", f"the {counted_in(signs)}")
    return ask[:1].upper() + ask[1:]


def _thing(signs: Signs, trigger: str) -> str:
    found = signs.findings.object
    inside = found is not None and trigger.lower() in found.text.lower()
    return (name_of_object(signs) if inside or not trigger else "") or "it"


def _is_plural(name: str) -> bool:
    return name.endswith("s") and not name.endswith(("ss", "us", "is", "ops", "OS"))


def _figure(signs: Signs) -> str:
    counted = next((metric.span.text for metric in signs.findings.metrics if metric.kind is not MetricKind.COUNT), "")
    return counted or "the figure"
