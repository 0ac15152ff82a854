"""What to ask about a bullet: the most valuable question first, and never for what the bullet already says."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from reframer.ml_reading.words import cut, word_set
from reframer.model.findings import CompetencyFinding, MetricKind
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
_OF_RULE = {NeedKind.QUANTITY: 56, NeedKind.ANSWER: 45}
_ON_OBJECT = 4
_OFF_OBJECT = 14
_BESIDE = 22
_LATER_NEED = 3  # a rule puts its most valuable need first
_ABOUT_FIGURES = frozenset({"figure", "change", "relative", "percent", "money", "implausible", "latency"})
_PART, _DEED, _START = "answer.part", "a deed", "a proven figure"  # as questions.yaml says what an answer is and unlocks
_TIME_UNITS = word_set("ms s us µs ns min h days minutes hours seconds")
_SIZE_UNITS = word_set("b kb mb gb tb pb gib tib")


def questions_of(signs: Signs, flags: tuple[Flag, ...], rules: Rules, answers: tuple[Answer, ...] = ()) -> tuple[Question, ...]:
    """Return at most three open questions, the most valuable first; none whose answer is recorded."""
    answered = {name for answer in answers for name in (answer.question_id, answer.ask) if name}
    candidates = candidates_of(signs, flags, rules)
    chosen: list[Question] = []
    names = _content(name_of_object(signs))  # the thing's own name stands in many questions and makes no two of them one
    for question in sorted(candidates, key=lambda each: (-each.value, each.id)):
        if len(chosen) == AT_MOST:
            break
        if {question.id, question.need, question.ask} & answered or any(question.id == other.id for other in chosen):
            continue
        if any(_same_kind(question, other) or _same_fact(question.ask, other.ask, names) for other in chosen):
            continue
        chosen.append(question)
    return tuple(chosen)


def candidates_of(signs: Signs, flags: tuple[Flag, ...], rules: Rules) -> tuple[Question, ...]:
    """Return every question that could be asked about a bullet, in no order of value."""
    return (*_from_inquiries(signs, flags, rules), *_from_needs(signs, rules))


def _from_inquiries(signs: Signs, flags: tuple[Flag, ...], rules: Rules) -> Iterable[Question]:
    present, head, opener = _present(signs), _object_head(signs), _opening_verb(signs)
    flagged = frozenset(flag.id for flag in flags)
    needs, heading = _open_needs(signs, rules), heading_of(signs)
    held: dict[str, bool] = {}  # many inquiries name the same condition

    def holds(name: str) -> bool:
        if name not in held:
            held[name] = CONDITIONS[name](signs, flagged)
        return held[name]

    all_held: dict[tuple[str, ...], bool] = {}

    def all_hold(names: tuple[str, ...]) -> bool:
        if names not in all_held:
            all_held[names] = all(map(holds, names))
        return all_held[names]

    for inquiry, heads in _called_for(present, rules):
        if inquiry.object and head not in heads:
            continue
        if "figure" in inquiry.when and inquiry.heads and not has_named_figure(inquiry, signs):
            continue
        if inquiry.title and not is_of_kind(heading, inquiry.title):
            continue
        if not present.isdisjoint(inquiry.never) or not all_hold(inquiry.when):
            continue
        if (inquiry.beside and present.isdisjoint(inquiry.beside)) or (inquiry.opens and opener not in inquiry.opens):
            continue
        triggers = _triggers(inquiry, signs)
        if inquiry.heads and not triggers and (inquiry.as_thing or HEAD in inquiry.ask):
            continue
        question = _question(inquiry, signs, head, triggers)
        if asks_for_counted(question.ask, signs):
            continue
        met = next((needs[name] for name in inquiry.meets if name in needs), None)
        yield question if met is None else _for_need(question, *met)


class _Index:
    """The inquiries by the words that call for them, under no word those that any bullet calls for; and the heads of objects."""

    def __init__(self, inquiries: tuple[Inquiry, ...]) -> None:
        self.inquiries = tuple((inquiry, _heads(inquiry.object)) for inquiry in inquiries)
        self.places: dict[str, list[int]] = {}
        for place, inquiry in enumerate(inquiries):
            for word in inquiry.heads or ("",):
                self.places.setdefault(word, []).append(place)


def _heads(singulars: tuple[str, ...]) -> frozenset[str]:
    """Return the nouns of a row in the singular and plural."""
    return frozenset(form for one in singulars for form in (one, f"{one}s", f"{one}es", f"{one[:-1]}ies"))


_index = KeptForRules(lambda rules: _Index(rules.vocabulary.questions))


def _called_for(present: frozenset[str], rules: Rules) -> Iterable[tuple[Inquiry, frozenset[str]]]:
    """Return the inquiries that a word of the bullet calls for, in the order of the list, with the heads that they ask of."""
    index = _index(rules)
    called = {place for word in present & index.places.keys() for place in index.places[word]} | set(index.places.get("", ()))
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


def _object_head(signs: Signs) -> str:
    head = signs.findings.object_head
    return head.text.lower() if head is not None else ""


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


def _question(inquiry: Inquiry, signs: Signs, head: str, triggers: list[str]) -> Question:
    """Return the question with the person's own words in its places; beside the bullet's object it is worth less."""
    bullet_id = signs.findings.bullet_id
    trigger = next((word for word in triggers if on_object(signs, word.lower())), triggers[0] if triggers else head)
    figures = not _ABOUT_FIGURES.isdisjoint(inquiry.when)  # a figure may stand anywhere in the line
    beside = (
        bool(triggers) and not inquiry.object and not figures and not inquiry.anywhere and not on_object(signs, trigger.lower())
    )
    return Question(
        id=f"{bullet_id}.{inquiry.id}",
        bullet_id=bullet_id,
        ask=worded(inquiry, signs, trigger),
        unlocks=inquiry.unlocks,
        value=max(inquiry.value - (_BESIDE if beside else 0), 1),
        need=inquiry.id,
        template=inquiry.template,
        units=inquiry.units,
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


def _for_need(question: Question, rule: Competency, need: Need) -> Question:
    """Return a question as that of a rule's need, so that its answer meets the need."""
    return question.model_copy(
        update={
            "id": f"{question.bullet_id}.{need.id}",
            "rule_id": rule.id,
            "need": need.id,
            "template": need.insert or question.template,
            "units": need.units,
        }
    )


def _from_needs(signs: Signs, rules: Rules) -> Iterable[Question]:
    bullet_id = signs.findings.bullet_id
    for found in signs.findings.competencies:
        rule = rules.competencies.get(found.rule_id)
        if rule is None:
            continue
        for place, need in enumerate(rule.evidence):
            if need.kind is NeedKind.QUANTITY and (is_met(need, signs) or asks_for_counted(need.ask, signs)):
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
