"""What is an answer, what kind of answer a question wants, and why one that was given is of another kind."""

import re

from reframer.ml_reading.words import cut, word_set
from reframer.model.findings import Metric, MetricKind
from reframer.model.verdicts import Question

_NUMBER = re.compile(
    r"^(?:how (?:many|much|large|long|often|fast|fresh|high|stale|old|late)|at (?:what|which) (?:rate|percentile|log volume)|"
    r"over how|from (?:what|how)|"
    r"(?:what|which) (?:p\d|hit rate|latency|tail latency|throughput|share|coverage|speed-up|peak|rate))\b"
)
_TIME = re.compile(r"^(?:how (?:long|fast|fresh|stale|late)|what (?:p\d|tail latency|latency))\b(?!.*\blines\b)")
_COUNT = re.compile(r"^how many (?!(?:hours|minutes|days|weeks|months|years)\b)")
_YES_OR_NO = re.compile(r"^(?:did|do|does|was|were|is|are|has|have|had)\b")
_QUANTITIES = word_set(
    "zero no none half third quarter twice once double doubled halved tripled daily hourly weekly monthly yearly nightly never "
    "always a an couple few several dozen dozens hundreds thousands millions every each per"
)
_TIMES = word_set("ms s us µs ns min h seconds minutes hours days weeks months years")

_UNKNOWN = (
    "i don't know",
    "i do not know",
    "i can't say",
    "don't know",
    "dont know",
    "no idea",
    "not sure",
    "unsure",
    "unknown",
    "idk",
    "skip",
    "pass",
    "n/a",
    "na",
    "-",
    "?",
)
_DENIALS = ("no", "nope", "none", "never", "not really")


def is_answer(value: str) -> bool:
    """Return whether a value says something that can be used; "I don't know" and "no" do not."""
    return bool(value.strip()) and not is_unknown(value) and not _is_one_of(value, _DENIALS)


def is_unknown(value: str) -> bool:
    """Return whether a value says that the person does not know."""
    return not value.strip() or _is_one_of(value, _UNKNOWN)


def _is_one_of(value: str, words: tuple[str, ...]) -> bool:
    plain = value.strip().lower().rstrip(".! ").replace("’", "'")
    return any(plain == no or plain.startswith((f"{no},", f"{no} ")) for no in words)


def why_not(question: Question, value: str, metrics: tuple[Metric, ...]) -> str:
    """Return in a plain sentence why ``value`` does not answer the question; an empty text where it may.

    ``metrics`` are those found in the value.
    """
    ask, words = question.ask.lower(), cut(value)
    if not any(word.low[0].isalnum() for word in words):
        return "That holds no word and no number."
    numeric = any(word.is_number for word in words) or bool(_QUANTITIES & {word.low for word in words})
    wants_number = bool(_NUMBER.match(ask))
    if wants_number and not numeric:
        return "The question asks for a number: write it with its unit."
    if wants_number and value.strip().replace(",", "").replace(".", "").isdigit():
        return "Write with the number what it counts, or its unit (14 services, 3 TB)."
    if _COUNT.match(ask) and metrics and all(_is_time(metric) for metric in metrics):
        return "The question asks how many; this is a time."
    if _TIME.match(ask) and metrics and not any(_is_time(metric) for metric in metrics) and not _speaks_of_time(value):
        return "The question asks for a time: write it with its unit (40 ms, 3 days)."
    letters = any(letter.isalpha() for letter in value)
    if not wants_number and not letters and not question.units and (_YES_OR_NO.match(ask) or ask.startswith(("who", "which"))):
        return "The question asks for words: a number alone does not answer it."
    return ""


def _is_time(metric: Metric) -> bool:
    changed = metric.kind in (MetricKind.CHANGE, MetricKind.TIME)
    return not metric.per and (metric.kind is MetricKind.TIME or (changed and metric.unit in _TIMES))


def _speaks_of_time(value: str) -> bool:
    return bool(_TIMES & {word.low for word in cut(value)})
