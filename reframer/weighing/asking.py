"""The words of a question: the person's own name for the thing, their figure, and what they counted."""

from reframer.ml_reading.words import word_set
from reframer.model.findings import MetricKind
from reframer.rulebook.ml_vocabulary import Inquiry
from reframer.weighing.conditions import counted_in
from reframer.weighing.signs import Signs

LONGEST_NAME = 4  # words; of a longer name the last ones are kept
_LEADING = word_set("a an the our my its their his her this that these those of and or several various multiple many some new")
_ENDS_NAME = word_set(
    "of for in on with to from at by and or which that who using into across per over under via through as is are"
)
_ABSTRACT = ("tion", "sion", "ance", "ence", "ity", "ness", "ement", "ship")  # endings of deeds and qualities, not of things
_THINGS = word_set("application applications integration integrations environment environments")


def worded(inquiry: Inquiry, signs: Signs, trigger: str) -> str:
    """Return the text of a question with the person's own words in its places; ``trigger`` is the word that called for it."""
    ask = inquiry.ask
    if "{head}" in ask:
        ask = ask.replace("{head}", _plain(trigger, signs) or "work")
    if "{thing}" in ask:
        ask = ask.replace("{thing}", _thing(signs, trigger))
    if "{was}" in ask:
        ask = ask.replace("{was}", "were" if _is_plural(_thing(signs, trigger)) else "was")
    if "{figure}" in ask:
        ask = ask.replace("{figure}", _figure(signs))
    if "{counted}" in ask:
        ask = ask.replace("{counted}", f"the {counted_in(signs)}")
    return ask[:1].upper() + ask[1:]


def on_object(signs: Signs, trigger: str) -> bool:
    """True when a word stands in the object of the bullet or before it, or when no object is known."""
    found = signs.findings.object
    return found is None or trigger.lower() in signs.findings.text[: found.end].lower()


def name_of_object(signs: Signs) -> str:
    """Return the object of a bullet as one speaks of it (the fare importer); empty where its head is no sure thing."""
    found, head = signs.findings.object, signs.findings.object_head
    if found is None or head is None or not head.text.isalpha() or _is_abstract(head.text.lower()):
        return ""
    words = signs.findings.text[found.start : head.end].split()
    while words and (words[0].lower() in _LEADING or words[0][0].isdigit()):
        words.pop(0)
    last_end = max((at for at, word in enumerate(words) if word.lower() in _ENDS_NAME), default=-1)
    words = [word for word in words[last_end + 1 :] if word.lower() not in _LEADING][-LONGEST_NAME:]
    if not words or any(sign in word for word in words for sign in ",;()"):
        return f"the {_plain(head.text, signs)}"
    if signs.findings.text.startswith(words[0]):
        words[0] = _plain(words[0], signs)
    return f"the {' '.join(words)}"


def _thing(signs: Signs, trigger: str) -> str:
    found = signs.findings.object
    inside = found is not None and trigger.lower() in found.text.lower()
    return (name_of_object(signs) if inside or not trigger else "") or "it"


def _is_abstract(head: str) -> bool:
    return head.endswith(_ABSTRACT) and head not in _THINGS


def _is_plural(name: str) -> bool:
    return name.endswith("s") and not name.endswith(("ss", "us", "is", "ops", "OS"))


def _figure(signs: Signs) -> str:
    counted = next((metric.span.text for metric in signs.findings.metrics if metric.kind is not MetricKind.COUNT), "")
    return counted or "the figure"


def _plain(word: str, signs: Signs) -> str:
    """Return a word as it stands inside a sentence: in small letters unless it is a name or an acronym."""
    if not word or not word[0].isupper() or not word[1:].islower():
        return word
    named = any(word in found.span.text.split() for found in signs.findings.technologies)
    return word if named else word.lower()
