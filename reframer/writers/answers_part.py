"""The part of the report that names every answer of the person and what became of it."""

from collections.abc import Iterator

from reframer.model.outcome import Outcome
from reframer.model.plan import Edit, PartOrigin
from reframer.model.verdicts import Answer, Verdict
from reframer.weighing.wanted import is_answer, is_unknown
from reframer.writers.layout import joined, one_line
from reframer.writers.markdown import escape_markdown

_OPERATION = "answer"


def answers_part(outcome: Outcome) -> Iterator[str]:
    """Yield the lines of the part; nothing where no question was answered."""
    given = [(verdict, answer) for verdict in outcome.verdicts.bullets for answer in verdict.answers]
    if not given:
        return
    yield from ("", "## What became of your answers", "")
    for verdict, answer in given:
        said = joined((answer.ask or answer.question_id, joined((answer.value, answer.unit), " "), answer.source))
        yield f"- {_shown(said)}"
        yield f"  - {_shown(_became(outcome, verdict, answer))}"


def _became(outcome: Outcome, verdict: Verdict, answer: Answer) -> str:
    after = next((edit.after for edit in reversed(outcome.plan.edits) if edit.bullet_id == verdict.bullet_id), "")
    if any(_holds(edit, answer) for edit in outcome.plan.edits):
        return f"entered the line: {after}"
    if any(_holds(withdrawal.edit, answer) for withdrawal in outcome.withdrawn):
        return "not used: the checker refused the line with it"
    if not is_answer(answer.value):
        return "not used: it is not known" if is_unknown(answer.value) else "not used: nothing is claimed from it"
    why = next(
        (
            refusal.why
            for refusal in outcome.plan.refusals
            if refusal.bullet_id == verdict.bullet_id and refusal.operation == _OPERATION and repr(answer.value) in refusal.wanted
        ),
        "the question has no place for it in the line",
    )
    return f"kept as evidence (now {verdict.evidence.value}), not in the line: {why}"


def _holds(edit: Edit, answer: Answer) -> bool:
    return any(part.origin is PartOrigin.ANSWER and part.ref == answer.question_id for part in edit.parts)


def _shown(text: str) -> str:
    return escape_markdown(one_line(text))
