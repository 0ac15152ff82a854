"""What to ask about a bullet: the most valuable question first, and never for what the bullet already says."""

from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from itertools import pairwise
from typing import NamedTuple

from reframer.ml_reading.words import cut, word_set
from reframer.model.findings import CompetencyFinding, MetricKind, MlStatus
from reframer.model.verdicts import Answer, Flag, Question
from reframer.rulebook.keeping import KeptForRules
from reframer.rulebook.ml_vocabulary import Inquiry
from reframer.rulebook.rules import Rules
from reframer.rulebook.schema import Competency, Need, NeedKind
from reframer.weighing.asking import HEAD, asks_for_counted, has_named_figure, worded
from reframer.weighing.conditions import CONDITIONS, is_rate
from reframer.weighing.heading import heading_of, is_of_kind
from reframer.weighing.naming import name_of_object, on_object, stands_alone
from reframer.weighing.signs import Signs

AT_MOST = 3
_NOT_DONE = frozenset({MlStatus.ASPIRATIONAL, MlStatus.NEGATED})  # nothing was built that a rule could ask the size of
_OF_RULE = {NeedKind.QUANTITY: 56, NeedKind.ANSWER: 45}
_ON_OBJECT = 4
_OFF_OBJECT = 14
_BESIDE = 22
_LATER_NEED = 3  # a rule puts its most valuable need first
_ABOUT_FIGURES = frozenset({"figure", "change", "relative", "percent", "money", "implausible", "latency"})
_PART, _DEED, _START = "answer.part", "a deed", "a proven figure"  # as questions.yaml says what an answer is and unlocks
_TIME_UNITS = word_set("ms s us µs ns min h days minutes hours seconds")
_SIZE_UNITS = word_set("b kb mb gb tb pb gib tib")


class _Candidate(NamedTuple):
    """A question that could be asked, before it is worded; ``make`` gives none where the bullet tells the answer already."""

    value: int
    id: str
    make: Callable[[], Question | None]


def questions_of(signs: Signs, flags: tuple[Flag, ...], rules: Rules, answers: tuple[Answer, ...] = ()) -> tuple[Question, ...]:
    """Return at most three open questions, the most valuable first; none whose answer is recorded."""
    answered = {name for answer in answers for name in (answer.question_id, answer.ask) if name}
    chosen: list[Question] = []
    names = _content(name_of_object(signs))  # the thing's own name stands in many questions and makes no two of them one
    for candidate in sorted(_candidates(signs, flags, rules), key=lambda each: (-each.value, each.id)):
        if len(chosen) == AT_MOST:
            break
        if any(candidate.id == other.id for other in chosen) or (question := candidate.make()) is None:
            continue
        if {question.id, question.need, question.ask} & answered:
            continue
        if any(_same_kind(question, other) or _same_fact(question.ask, other.ask, names) for other in chosen):
            continue
        chosen.append(question)
    return tuple(chosen)


def candidates_of(signs: Signs, flags: tuple[Flag, ...], rules: Rules) -> tuple[Question, ...]:
    """Return every question that could be asked about a bullet, in no order of value."""
    made = (candidate.make() for candidate in _candidates(signs, flags, rules))
    return tuple(question for question in made if question is not None)


def _candidates(signs: Signs, flags: tuple[Flag, ...], rules: Rules) -> Iterator[_Candidate]:
    yield from _from_inquiries(signs, flags, rules)
    yield from _from_needs(signs, rules)


def _from_inquiries(signs: Signs, flags: tuple[Flag, ...], rules: Rules) -> Iterator[_Candidate]:
    present, head, opener = _present(signs), signs.object_head, _opening_verb(signs)
    flagged = frozenset(flag.id for flag in flags)
    needs, heading = _open_needs(signs, rules), heading_of(signs)
    held: dict[str, bool] = {}  # many inquiries name the same condition

    def holds(name: str) -> bool:
        if name not in held:
            held[name] = CONDITIONS[name](signs, flagged)
        return held[name]

    for inquiry, heads in _called_for(present, head, holds, rules):
        if inquiry.object and head not in heads:
            continue
        if "figure" in inquiry.when and inquiry.heads and not has_named_figure(inquiry, signs):
            continue
        if inquiry.title and not is_of_kind(heading, inquiry.title):
            continue
        if not present.isdisjoint(inquiry.never) or not all(map(holds, inquiry.when)):
            continue
        if (inquiry.beside and present.isdisjoint(inquiry.beside)) or (inquiry.opens and opener not in inquiry.opens):
            continue
        triggers = _triggers(inquiry, signs)
        if inquiry.heads and not triggers and (inquiry.as_thing or HEAD in inquiry.ask):
            continue
        met = next((needs[name] for name in inquiry.meets if name in needs), None)
        trigger = next((word for word in triggers if on_object(signs, word.lower())), triggers[0] if triggers else head)
        value = max(inquiry.value - (_BESIDE if _is_beside(inquiry, signs, trigger, triggers) else 0), 1)
        name = inquiry.id if met is None else met[1].id
        question_id = f"{signs.findings.bullet_id}.{name}"
        yield _Candidate(value, question_id, partial(_question, question_id, inquiry, signs, trigger, value, met))


class _Index:
    """The inquiries by what calls for them: a word of the bullet, else the head of its object, else their first condition.

    With each stand the heads of objects that it asks of.
    """

    def __init__(self, inquiries: tuple[Inquiry, ...]) -> None:
        self.inquiries = tuple((inquiry, _heads(inquiry.object)) for inquiry in inquiries)
        self.by_word: dict[str, list[int]] = {}
        self.by_head: dict[str, list[int]] = {}
        self.by_condition: dict[str, list[int]] = {}
        self.always: list[int] = []
        for place, (inquiry, heads) in enumerate(self.inquiries):
            calls, table = (inquiry.heads, self.by_word) if inquiry.heads else (heads, self.by_head)
            if not calls:
                calls, table = inquiry.when[:1], self.by_condition
            for name in calls:
                table.setdefault(name, []).append(place)
            if not calls:
                self.always.append(place)


def _heads(singulars: tuple[str, ...]) -> frozenset[str]:
    """Return the nouns of a row in the singular and plural."""
    return frozenset(form for one in singulars for form in (one, f"{one}s", f"{one}es", f"{one[:-1]}ies"))


_index = KeptForRules(lambda rules: _Index(rules.vocabulary.questions))


def _called_for(
    present: frozenset[str], head: str, holds: Callable[[str], bool], rules: Rules
) -> Iterator[tuple[Inquiry, frozenset[str]]]:
    """Return the inquiries that something in the bullet calls for, in the order of the list, with the heads that they ask of."""
    index = _index(rules)
    called = {*index.always, *index.by_head.get(head, ())}
    called.update(place for word in present & index.by_word.keys() for place in index.by_word[word])
    called.update(place for name, places in index.by_condition.items() if holds(name) for place in places)
    return (index.inquiries[place] for place in sorted(called))


def _present(signs: Signs) -> frozenset[str]:
    """Return the words of a bullet in lower case, with every two neighbours as a compound: rate-limiting, ci/cd."""
    lows = [word.low for word in signs.words]
    hyphened = (f"{left}-{right}" for left, right in pairwise(lows))
    slashed = ("".join(lows[at - 1 : at + 2]) for at in range(1, len(lows) - 1) if lows[at] == "/")
    return frozenset((*lows, *hyphened, *slashed))


def _opening_verb(signs: Signs) -> str:
    """Return the verb that the bullet opens with, in small letters; empty where it opens otherwise."""
    opener = signs.findings.opener
    return opener.verb.span.text.lower() if opener is not None and opener.verb is not None else ""


def _triggers(inquiry: Inquiry, signs: Signs) -> list[str]:
    """Return the words of the bullet that call for the question, as the thing itself where the question wants that."""
    as_thing = inquiry.as_thing or HEAD in inquiry.ask
    if not inquiry.heads:
        return []
    heads = _words_that_call(inquiry.heads)
    places = (at for at, word in enumerate(signs.words) if word.low in heads)
    return [signs.words[at].text for at in places if not as_thing or stands_alone(signs, at)]


@lru_cache(maxsize=1024)
def _words_that_call(heads: tuple[str, ...]) -> frozenset[str]:
    return frozenset(heads)


def _is_beside(inquiry: Inquiry, signs: Signs, trigger: str, triggers: list[str]) -> bool:
    """Return whether the word that calls for a question stands beside the bullet's object; then the question is worth less."""
    if not triggers or inquiry.object or inquiry.anywhere or not _ABOUT_FIGURES.isdisjoint(inquiry.when):
        return False  # a figure may stand anywhere in the line
    return not on_object(signs, trigger.lower())


def _question(
    question_id: str, inquiry: Inquiry, signs: Signs, trigger: str, value: int, met: tuple[Competency, Need] | None
) -> Question | None:
    """Return the question with the person's own words in its places; as that of a rule's need where its answer meets one."""
    ask = worded(inquiry, signs, trigger)
    if asks_for_counted(ask, signs):
        return None
    rule, need = met if met is not None else (None, None)
    return Question(
        id=question_id,
        bullet_id=signs.findings.bullet_id,
        ask=ask,
        unlocks=inquiry.unlocks,
        value=value,
        rule_id=rule.id if rule is not None else "",
        need=need.id if need is not None else inquiry.id,
        template=(need.insert if need is not None else "") or inquiry.template,
        units=need.units if need is not None else inquiry.units,
    )


def _open_needs(signs: Signs, rules: Rules) -> dict[str, tuple[Competency, Need]]:
    """Return what the rules on the bullet's object ask for and the bullet does not hold, by the id of the need."""
    found: dict[str, tuple[Competency, Need]] = {}
    for competency in signs.findings.competencies:
        rule = rules.competencies.get(competency.rule_id)
        if rule is None or not competency.on_object or competency.limited_by:
            continue
        for need in rule.evidence:
            if need.kind is NeedKind.ANSWER or not is_met(need, signs):
                found.setdefault(need.id, (rule, need))
    return found


def _from_needs(signs: Signs, rules: Rules) -> Iterator[_Candidate]:
    if signs.findings.ml.status in _NOT_DONE:
        return
    for found in signs.findings.competencies:
        rule = rules.competencies.get(found.rule_id)
        if rule is None:
            continue
        for place, need in enumerate(rule.evidence):
            value, question_id = _value(need, place, found, signs), f"{signs.findings.bullet_id}.{need.id}"
            yield _Candidate(value, question_id, partial(_question_of_need, question_id, rule, need, signs, value))


def _question_of_need(question_id: str, rule: Competency, need: Need, signs: Signs, value: int) -> Question | None:
    if need.kind is NeedKind.QUANTITY and (is_met(need, signs) or asks_for_counted(need.ask, signs)):
        return None
    return Question(
        id=question_id,
        bullet_id=signs.findings.bullet_id,
        ask=need.ask,
        unlocks=_unlocks(need, rule.title),
        value=value,
        rule_id=rule.id,
        need=need.id,
        template=need.insert,
        units=need.units,
    )


def _value(need: Need, place: int, found: CompetencyFinding, signs: Signs) -> int:
    value = _OF_RULE[need.kind] - _LATER_NEED * place + (_ON_OBJECT if found.on_object else -_OFF_OBJECT)
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
            if is_rate(signs):
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


_ASKING = word_set(
    "what which whom whose when where does have been were that this with from before after many much long large often"
)


@lru_cache(maxsize=4096)
def _content(ask: str) -> frozenset[str]:
    return frozenset(word.low for word in cut(ask) if len(word.low) > 3 and word.low not in _ASKING)


def _same_kind(left: Question, right: Question) -> bool:
    """True for two questions of which one answer serves both: whose deed it was, or where a relative figure started."""
    return (_is_of_part(left) and _is_of_part(right)) or (left.unlocks == right.unlocks == _START)


def _is_of_part(question: Question) -> bool:
    return question.template == _PART or question.unlocks == _DEED


def _same_fact(left: str, right: str, names: frozenset[str]) -> bool:
    first, second = _content(left) - names, _content(right) - names
    return len(first & second) * 2 > min(len(first), len(second))
