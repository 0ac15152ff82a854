"""Say what a model did with the work, where the person answered that, and only then."""

from collections.abc import Mapping
from string import Formatter

from reframer.model.plan import Part, PartOrigin
from reframer.model.verdicts import Answer, Strength
from reframer.planning.answering import end_of_clause, is_name
from reframer.planning.draft import Draft, Outcomes
from reframer.planning.pieces import Change, phrase, typography
from reframer.positioning.needs import answer_words, answers_by_need, meets, need_of
from reframer.rulebook.schema import Claim, Competency

OPERATION = "claim"


def add_claim(draft: Draft) -> Outcomes:
    """Yield the edit of the first claim whose needs are all met, at least one of them by an answer."""
    answered = answers_by_need(draft.verdict)
    for found in draft.original.competencies:
        rule = draft.rules.competencies.get(found.rule_id)
        if rule is None or found.limited_by or rule.id in draft.setting.skip:
            continue
        for claim in rule.claims:
            if not any(need in answered for need in claim.needs):
                continue
            missing = _missing(draft, rule, claim)
            if missing:
                yield draft.refuse(OPERATION, rule.id, claim.text, missing)
                continue
            parts = _parts(claim, rule, answered, draft)
            words = "".join(part.text for part in parts)
            if not parts:
                yield draft.refuse(OPERATION, rule.id, claim.text, "the answer is no short name; it counts as evidence only")
                continue
            if words in draft.text:
                continue
            at = end_of_clause(draft, max((span.end for span in found.matched), default=0))
            yield draft.edit(
                OPERATION,
                [Change(at, at, (typography(", "), *parts))],
                rule_id=rule.id,
                because="The person's answer states it; the answer is recorded as the licence.",
                strength=Strength.CLAIM,
            )
            return


def _missing(draft: Draft, rule: Competency, claim: Claim) -> str:
    """Return why a claim may not be made, or nothing."""
    if draft.verdict.strength.level < Strength.CLAIM.level:
        return "the evidence of the line does not carry a claim"
    answered = answers_by_need(draft.verdict)
    for name in claim.needs:
        need = need_of(rule, name)
        if need is None or not meets(need, draft.original, answered):
            return f"needs {need.ask if need else name}"
    return ""


def _parts(claim: Claim, rule: Competency, answered: Mapping[str, Answer], draft: Draft) -> tuple[Part, ...]:
    parts: list[Part] = []
    for literal, slot, _, _ in Formatter().parse(claim.text):
        if literal:
            parts.append(phrase(literal, rule.id))
        if slot:
            answer = answered.get(slot)
            words = answer_words(answer) if answer is not None else ""
            if answer is None or not is_name(words, draft):
                return ()
            parts.append(Part(text=words, origin=PartOrigin.ANSWER, ref=answer.question_id))
    return tuple(parts)
