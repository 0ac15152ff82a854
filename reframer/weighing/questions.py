"""What to ask about a bullet: the most valuable question first, and never for what the bullet already says."""

from collections.abc import Iterable
from functools import lru_cache

from reframer.ml_reading.words import cut, word_set
from reframer.model.findings import CompetencyFinding, MetricKind
from reframer.model.verdicts import Answer, Flag, Question
from reframer.rulebook.ml_vocabulary import Inquiry
from reframer.rulebook.rules import Rules
from reframer.rulebook.schema import Need, NeedKind
from reframer.weighing.conditions import holds
from reframer.weighing.signs import Signs

AT_MOST = 3
_OF_RULE = {NeedKind.QUANTITY: 62, NeedKind.ANSWER: 45}
_ON_OBJECT = 4
_LATER_NEED = 3  # a rule puts its most valuable need first
_TIME_UNITS = word_set("ms s us µs ns min h days minutes hours seconds")
_SIZE_UNITS = word_set("b kb mb gb tb pb gib tib")


def questions_of(signs: Signs, flags: tuple[Flag, ...], rules: Rules, answers: tuple[Answer, ...] = ()) -> tuple[Question, ...]:
    """Return at most three open questions, the most valuable first; none whose answer is recorded."""
    bullet_id = signs.findings.bullet_id
    answered = {answer.question_id for answer in answers}
    candidates = candidates_of(signs, flags, rules)
    chosen: list[Question] = []
    for question in sorted(candidates, key=lambda each: (-each.value, each.id)):
        if {question.id, question.need, question.ask} & answered or any(question.id == other.id for other in chosen):
            continue
        if any(_same_fact(question.ask, other.ask) for other in chosen):
            continue
        chosen.append(question.model_copy(update={"bullet_id": bullet_id}))
    return tuple(chosen[:AT_MOST])


def candidates_of(signs: Signs, flags: tuple[Flag, ...], rules: Rules) -> tuple[Question, ...]:
    """Return every question that could be asked about a bullet, in no order of value."""
    return (*_from_inquiries(signs, flags, rules), *_from_needs(signs, rules))


def _from_inquiries(signs: Signs, flags: tuple[Flag, ...], rules: Rules) -> Iterable[Question]:
    lows = {word.low for word in signs.words}
    compounds = {f"{left.low}-{right.low}" for left, right in zip(signs.words, signs.words[1:], strict=False)}
    present = lows | compounds
    for inquiry in rules.vocabulary.questions:
        if (inquiry.heads and not present.intersection(inquiry.heads)) or present.intersection(inquiry.never):
            continue
        if all(holds(condition, signs, flags) for condition in inquiry.when):
            yield _question(inquiry, signs, next((word.low for word in signs.words if word.low in inquiry.heads), ""))


def _question(inquiry: Inquiry, signs: Signs, head: str) -> Question:
    """Return the question; ``{head}`` in its text becomes the person's own word for the thing."""
    bullet_id = signs.findings.bullet_id
    return Question(
        id=f"{bullet_id}.{inquiry.id}",
        bullet_id=bullet_id,
        ask=inquiry.ask.replace("{head}", head or "work"),
        unlocks=inquiry.unlocks,
        value=inquiry.value,
        need=inquiry.id,
        template=inquiry.template,
        units=inquiry.units,
    )


def _from_needs(signs: Signs, rules: Rules) -> Iterable[Question]:
    bullet_id = signs.findings.bullet_id
    for found in signs.findings.competencies:
        rule = rules.competencies.get(found.rule_id)
        if rule is None:
            continue
        for place, need in enumerate(rule.evidence):
            if need.kind is NeedKind.QUANTITY and is_met(need, signs):
                continue
            yield Question(
                id=f"{bullet_id}.{need.id}",
                bullet_id=bullet_id,
                ask=need.ask,
                unlocks=_unlocks(need, rule.title),
                value=_value(need, place, found, signs),
                rule_id=rule.id,
                need=need.id,
                template=need.insert,
                units=need.units,
            )


def _value(need: Need, place: int, found: CompetencyFinding, signs: Signs) -> int:
    value = _OF_RULE[need.kind] - _LATER_NEED * place + (_ON_OBJECT if found.on_object else 0)
    if need.kind is NeedKind.QUANTITY and not signs.quantified:
        value += 8
    return max(value, 1)


def _unlocks(need: Need, title: str) -> str:
    if need.kind is NeedKind.QUANTITY:
        return f"a measured bullet on {title[0].lower()}{title[1:]}"
    return "a stronger wording that names its use"


def is_met(need: Need, signs: Signs) -> bool:
    """True when a metric of the bullet answers a need for a quantity."""
    metrics = signs.findings.metrics
    for unit in need.units:
        low = unit.lower()
        if "/" in low or low in {"rps", "qps", "tps"}:
            if any(metric.per or metric.kind is MetricKind.RATE for metric in metrics):
                return True
        elif low in _TIME_UNITS:
            if any(metric.kind is MetricKind.TIME or metric.unit.lower() in _TIME_UNITS for metric in metrics):
                return True
        elif low in _SIZE_UNITS:
            if any(metric.kind is MetricKind.SIZE or metric.unit.lower() in _SIZE_UNITS for metric in metrics):
                return True
        elif low in {"percent", "%"}:
            if signs.percentages:
                return True
        elif _counted(low, signs):
            return True
    return False


def licenses_claim(signs: Signs, answers: tuple[Answer, ...], rules: Rules) -> bool:
    """True when answers (or metrics of the bullet) meet every need of a claim of one of its competencies, one answer at least."""
    answered = {answer.question_id.rpartition(".")[2] for answer in answers}
    if not answered:
        return False
    for found in signs.findings.competencies:
        rule = rules.competencies.get(found.rule_id)
        if rule is None:
            continue
        met = {need.id for need in rule.evidence if need.kind is NeedKind.QUANTITY and is_met(need, signs)} | answered
        if any(set(claim.needs) <= met and answered & set(claim.needs) for claim in rule.claims):
            return True
    return False


def _counted(noun: str, signs: Signs) -> bool:
    wanted = {noun, noun.removesuffix("s")}
    for index in signs.numbers:
        if any(word.low in wanted or word.low.removesuffix("s") in wanted for word in signs.words[index + 1 : index + 4]):
            return True
    return False


@lru_cache(maxsize=4096)
def _content(ask: str) -> frozenset[str]:
    return frozenset(word.low for word in cut(ask) if len(word.low) > 3)


def _same_fact(left: str, right: str) -> bool:
    first, second = _content(left), _content(right)
    return len(first & second) * 2 > min(len(first), len(second))
