"""Which needs of a rule a bullet meets: by a metric in it, or by an answer of the person."""

import re
from collections.abc import Mapping

from reframer.model.findings import BulletFindings, Metric
from reframer.model.verdicts import Answer, Verdict
from reframer.rulebook.schema import Competency, Need, NeedKind
from reframer.weighing.wanted import is_answer

_NUMBER = re.compile(r"^\D{0,8}[\d.,]+\s?(?:k|K|m|M|mn|bn|B|b|million|billion)?\+?\s*([A-Za-z].*)$")
_YES = re.compile(r"^(?:yes|yep|yeah|correct|right)\b[\s,:;.–—-]*", re.IGNORECASE)


def answers_by_need(verdict: Verdict) -> Mapping[str, Answer]:
    """Return the usable answers of a bullet by the need that they meet (the last part of the question's id)."""
    found: dict[str, Answer] = {}
    for answer in verdict.answers:
        question = next((question for question in verdict.questions if question.id == answer.question_id), None)
        need = question.need if question is not None and question.need else answer.question_id.rpartition(".")[2]
        if is_answer(answer.value):
            found.setdefault(need, answer)
    return found


def answer_words(answer: Answer) -> str:
    """Return an answer as it may stand in a line: value and unit, without a leading yes; empty where it is more than a phrase."""
    words = _YES.sub("", answer.value.strip()).rstrip(".").strip()
    if answer.unit and answer.unit not in words:
        words = f"{words} {answer.unit}"
    sentences = ". " in words or ";" in words or "\n" in words or "?" in words
    personal = any(word in {"i", "we", "my", "it", "they"} for word in words.lower().split())
    return "" if sentences or personal or len(words.split()) > 14 else words


def meets(need: Need, findings: BulletFindings, answered: Mapping[str, Answer]) -> bool:
    """Return whether a bullet meets a need."""
    return need.id in answered or (need.kind is not NeedKind.ANSWER and metric_of(need, findings) is not None)


def metric_of(need: Need, findings: BulletFindings) -> Metric | None:
    """Return the first metric of a bullet in one of the need's units."""
    wanted = {_unit(unit) for unit in need.units}
    for metric in findings.metrics:
        shown = {metric.unit, f"{metric.unit}/{metric.per}", f"{metric.noun}/{metric.per}", metric.noun, _written(metric)}
        if any(_unit(unit) in wanted for unit in shown if unit.strip("/ ")):
            return metric
    return None


def _written(metric: Metric) -> str:
    """Return the unit as the bullet writes it: events/s of "1.4M events/s"."""
    match = _NUMBER.match(metric.span.text)
    return match.group(1).strip() if match else ""


def _unit(unit: str) -> str:
    """Return a unit in one spelling: events/s, events per second and event/sec are equal."""
    plain = unit.lower().replace(" per ", "/").replace(" ", "")
    thing, slash, per = plain.partition("/")
    short = {
        "second": "s",
        "sec": "s",
        "minute": "min",
        "hour": "h",
        "hr": "h",
        "msgs": "messages",
        "msg": "messages",
        "reqs": "requests",
    }
    thing = short.get(thing, thing)
    return f"{thing.rstrip('s') if len(thing) > 2 else thing}{slash}{short.get(per, per)}"


def need_of(rule: Competency, need_id: str) -> Need | None:
    """Return the need of a rule by its id."""
    return next((need for need in rule.evidence if need.id == need_id), None)
