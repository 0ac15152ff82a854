"""``answers.yaml``: the questions to the person, most valuable first, in the form in which the answers are read back."""

from typing import Any

from reframer.model.outcome import Outcome
from reframer.model.verdicts import Answer, Question
from reframer.writers.layout import one_line

_HEAD = """\
# Questions about the resume, the most valuable first. Fill in `value` where you know the answer, with its unit, and
# say in `source` where you know it from (a dashboard, a review, a repository). An empty value is no answer.
# Then run again with --answers and this file. Nothing is claimed without an answer, and nothing is estimated.
"""


def write_answers_file(outcome: Outcome) -> bytes:
    """Return the questions that are open, then the answers already given, as YAML in UTF-8."""
    given = {answer.question_id: answer for answer in outcome.answers}
    bullets = {bullet.id: one_line(bullet.text) for bullet in outcome.source.all_bullets()}
    rows = [_row(question, given.get(question.id)) for question in open_questions(outcome)]
    asked = {row["question"] for row in rows}
    rows += [_answered(answer) for answer in outcome.answers if answer.question_id not in asked]
    if not rows:
        return f"{_HEAD}[]\n".encode()
    import yaml

    texts = []
    for row in rows:
        about = f"# {bullets[row['bullet']]}\n" if row["bullet"] in bullets else ""
        texts.append(about + yaml.safe_dump([row], allow_unicode=True, sort_keys=False, width=1_000_000))
    return (_HEAD + "\n" + "\n".join(texts)).encode("utf-8")


def open_questions(outcome: Outcome) -> list[Question]:
    """Return the first question of every bullet, the most valuable first, then the second ones.

    Of equals the earlier bullet's; what was asked of one bullet in the same words is asked again at the end.
    """
    of_bullets = (sorted(verdict.questions, key=lambda question: -question.value) for verdict in outcome.verdicts.bullets)
    ranked = [(place, question) for questions in of_bullets for place, question in enumerate(questions)]
    in_order = [question for _, question in sorted(ranked, key=lambda one: (one[0], -one[1].value))]
    first = {question.ask: question.id for question in reversed(in_order)}
    return sorted(in_order, key=lambda question: first[question.ask] != question.id)


def _row(question: Question, answer: Answer | None) -> dict[str, Any]:
    unit = answer.unit if answer else (question.units[0] if len(question.units) == 1 else "")
    return {
        "question": question.id,
        "ask": question.ask,
        "bullet": question.bullet_id,
        "value": answer.value if answer else "",
        "unit": unit,
        "source": answer.source if answer else "",
        "date": answer.date.isoformat() if answer and answer.date else "",
    }


def _answered(answer: Answer) -> dict[str, Any]:
    return {
        "question": answer.question_id,
        "ask": answer.ask,
        "bullet": answer.bullet_id,
        "value": answer.value,
        "unit": answer.unit,
        "source": answer.source,
        "date": answer.date.isoformat() if answer.date else "",
    }
