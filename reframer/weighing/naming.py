"""How a question speaks of what a bullet is about: its object, what its figure measures, what it counts and what it does not."""

import re
from decimal import Decimal
from itertools import pairwise

from reframer.ml_reading.words import word_set
from reframer.model.findings import MetricKind
from reframer.weighing.signs import Signs, once

LONGEST_NAME = 4  # words; of a longer name the last ones are kept
LEADING = word_set(
    "a an the each every our my its their his her this that these those of and or several various multiple many more fewer "
    "less some new all"
)
ENDS_NAME = word_set(
    "of for in on with to than from at by and or which that who using into across per over under via through as is are"
)
_ABSTRACT = ("tion", "sion", "ance", "ence", "ity", "ness", "ement", "ship")  # endings of deeds and qualities, not of things
_RELATIVE = frozenset({MetricKind.PERCENT, MetricKind.MULTIPLE, MetricKind.TIME, MetricKind.MONEY, MetricKind.SIZE})
_CLAUSE_END = re.compile(r"[,;:.)–—]\s|\(|\bas a result\b|\s[-–—]\s|\bwhich\b|\bthat\b|\band\b|->|→")
_HEDGE = re.compile(r"^(?:about|around|roughly|approx\.?|approximately|nearly|almost|over|under|some|up to|more than|~)\s*", re.I)
BY_A_PART = re.compile(r"\d\s?(?:%|percent\b|x\b|times\b)", re.IGNORECASE)
_LEADS_TO_FIGURE = word_set(
    "by from to of down up about around over under nearly almost roughly approx fell dropped rose grew went increased decreased "
    "reduced cut improved lowered raised than is was are were now a an the so thus thereby minus plus - + ~"
)
_OF_PLACE = frozenset({"from", "on", "in", "at"})
_BEHIND_FIGURE = word_set(
    "of in fewer less more lower higher faster slower cheaper better shorter smaller reduction increase drop the our its"
)
BEHIND_THING = word_set(
    "so but then when while where after before until without within against between during than per used the a an its our my all "
    "was were be been has have had did does do can could would will now not no it we they he she you who whose each both instead "
    "w incl including vs versus behind below above near around inside outside along built written made ran run cut fell rose went"
)
PEOPLE = word_set(
    "engineer developer assistant programmer member manager analyst architect consultant lead intern author commander leader "
    "head owner people team teams mentor tutor group maintainer contributor organiser organizer speaker"
)
_NOT_COUNTED = word_set(
    "various others times hours days weeks months years minutes seconds series basis analytics metrics "
    "operations needs terms ways managers scientists engineers developers colleagues analysts stakeholders "
    "juniors interns responsibilities duties teams always across towards afterwards less this does has was is its us details "
    "figures aspects issues tasks requirements practices basics economics saves sizes costs"
)
_SHORT = 4
_TIMES = (["time"], ["times"])  # of which a verb says the kind: run time
_NAME = 3  # words of what a figure measures
_LONGEST_COUNT = 4  # words
_MOST_ONE_BY_ONE = 5000  # of more things nobody says what was done to each
_THINGS = word_set("application applications integration integrations environment environments")


def on_object(signs: Signs, trigger: str) -> bool:
    """True when a word stands in the object of the bullet or before it, or when no object is known."""
    found = signs.findings.object
    return found is None or any(word.low == trigger.lower() and word.start < found.end for word in signs.words)


def stands_alone(signs: Signs, at: int) -> bool:
    """Return whether a word is a thing itself: no noun follows whose kind it says (the app, not the app start)."""
    if at + 1 == len(signs.words):
        return True
    after = signs.words[at + 1]
    return not after.joined and (
        not after.low[0].isalpha() or after.low in ENDS_NAME | BEHIND_THING or after.low.endswith(("ing", "ed", "ly"))
    )


@once
def name_of_object(signs: Signs) -> str:
    """Return the object of a bullet as one speaks of it (the fare importer); empty where its head is no sure thing."""
    found, head = signs.findings.object, signs.findings.object_head
    if found is None or head is None or not head.text.isalpha() or _is_abstract(head.text.lower()):
        return ""
    words = signs.findings.text[found.start : head.end].split()
    while words and (words[0].lower() in LEADING or words[0][0].isdigit()):
        words.pop(0)
    last_end = max((at for at, word in enumerate(words) if word.lower() in ENDS_NAME), default=-1)
    words = [word for word in words[last_end + 1 :] if word.lower() not in LEADING][-LONGEST_NAME:]
    if not words or any(sign in word for word in words for sign in ",;()") or "-" in words:
        return f"the {plain(head.text, signs)}"
    name = " ".join(words)
    if any(name in (found.name, found.span.text) for found in signs.findings.technologies):
        return name
    if signs.findings.text.startswith(words[0]):
        name = " ".join((plain(words[0], signs), *words[1:]))
    return f"the {name}"


@once
def measured_in(signs: Signs) -> str:
    """Return what the first relative figure measures, in the person's own words (read time, calls), or an empty text."""
    figures = signs.findings.metrics
    shares = (metric for metric in figures if BY_A_PART.search(metric.span.text))
    figure = next(shares, next((metric for metric in figures if metric.kind in _RELATIVE), None))
    if figure is None:
        return ""
    text = signs.findings.text
    sign = BY_A_PART.search(figure.span.text)
    end = figure.span.start + sign.end() if sign else figure.span.end
    before = _CLAUSE_END.split(text[: figure.span.start])[-1].split()
    while before and before[-1].lower().strip("-+~<>") in _LEADS_TO_FIGURE | {""}:
        before.pop()
    name = _last_nouns(_before_place(before, signs), signs) or _last_nouns(before, signs)
    if name:
        return name
    behind = _CLAUSE_END.split(text[end:])[0].split()
    while behind and behind[0].lower() in _BEHIND_FIGURE:
        behind.pop(0)
    named = _until_function_word(behind)[:2]
    return (
        " ".join((*named, *behind[2:4]))
        if len(behind) > 3 and behind[len(named)] == "per" and len(named) == 2
        else " ".join(named)
    )


@once
def uncounted_in(signs: Signs) -> str:
    """Return the first plural up to the end of the object that no number counts (invoices), or an empty text."""
    last = signs.findings.object.end if signs.findings.object is not None else len(signs.findings.text)
    verbs = {verb.span.start for verb in signs.findings.verbs}
    named = [(found.span.start, found.span.end) for found in signs.findings.technologies]
    for before, word in pairwise(signs.words):
        plural = (
            word.low.endswith("s") and len(word.low) > _SHORT and not word.low.endswith(("ss", "us", "is", "ics", "ous", "'s"))
        )
        if word.start >= last:
            break
        if not plural or not word.text.islower() or word.low in _NOT_COUNTED or before.is_number or word.start in verbs:
            continue
        if word.joined or any(start <= word.start < end for start, end in named):
            continue
        if any(metric.span.start <= word.start < metric.span.end for metric in signs.findings.metrics):
            continue
        return word.text
    return ""


def _before_place(words: list[str], signs: Signs) -> list[str]:
    """Return the words before the last preposition of place of a clause (conversion from search); none where there is no such."""
    nouns = _last_nouns(words, signs).split()
    at = next((at for at in range(len(words) - 1, -1, -1) if words[at].lower() in _OF_PLACE), -1)
    return words[:at] if nouns and at > 0 and len(words) - at - 1 <= len(nouns) + 1 else []


def _last_nouns(words: list[str], signs: Signs) -> str:
    """Return the last up to three words of a clause that can name a thing."""
    found: list[str] = []
    verbs = {verb.span.text.lower() for verb in signs.findings.verbs}
    for word in reversed(words):
        bare = word.strip("()\"'")
        low = bare.lower()
        if low == "per" and found and len(found) < _NAME:  # orders per visit
            found.insert(0, low)
            continue
        if (
            not bare
            or low in ENDS_NAME | LEADING
            or (low in verbs and found not in _TIMES)
            or low.endswith("ing")
            or len(found) == _NAME
        ):
            break
        if not bare[-1].isalpha():
            break
        found.insert(0, plain(bare, signs))
    return " ".join(found).removeprefix("per ")


def _until_function_word(words: list[str]) -> list[str]:
    found: list[str] = []
    for word in words:
        if word.lower() in ENDS_NAME | LEADING or not word.isalpha():
            break
        found.append(word)
    return found


@once
def counted_in(signs: Signs) -> str:
    """Return what the bullet counts, in its own words (12 teams); empty where no noun stands behind a count."""
    for metric in signs.findings.metrics:
        words = metric.span.text.split()
        counted = metric.kind is MetricKind.COUNT and all(_can_be_named(value) for value in metric.values)
        if counted and 2 <= len(words) <= _LONGEST_COUNT and words[-1].isalpha() and not words[-1].isupper():
            return _HEDGE.sub("", metric.span.text)
    return ""


def _can_be_named(value: Decimal) -> bool:
    """True for a number of things, few enough that something can be said of each."""
    return value <= _MOST_ONE_BY_ONE and value == value.to_integral_value()


def _is_abstract(head: str) -> bool:
    return head.endswith(_ABSTRACT) and head not in _THINGS


def _opens_a_sentence(word: str, text: str) -> bool:
    """True for a word whose capital may be that of a sentence; inside one a capital is that of a name (Gini)."""
    return text.startswith(word) or f". {word}" in text


def plain(word: str, signs: Signs) -> str:
    """Return a word as it stands inside a sentence: in small letters unless it is a name or an acronym."""
    if not word or not word[0].isupper() or not word[1:].islower() or not _opens_a_sentence(word, signs.findings.text):
        return word
    named = any(word in found.span.text.split() for found in signs.findings.technologies)
    return word if named else word.lower()
