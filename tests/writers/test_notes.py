"""The notes: what was changed and why, what is doubtful, and the questions in the form in which answers are read back."""

import json

import yaml
from made_up_outcomes import RESUME, outcome

from reframer.answers import read_answers
from reframer.writers import render
from reframer.writers.answers_file import write_answers_file
from reframer.writers.report import write_report


def test_the_report_tells_every_bullet_and_every_loss() -> None:
    report = write_report(outcome(), ("resume.pdf needed other fonts",)).decode()
    for words in (
        "- Bullets: 7; reworded 1; left as they were 6",
        "- Before: Cut deploy time by 65%\n- After: Cut deploy time by 65 %\n- Why: A space belongs before the sign.",
        "- Doubt, missing_baseline (65%): Sixty-five percent of what? Name the former time.",
        "- Question: From how many minutes? (opens: a measured wording)",
        "- Refused: real-time serving. No time is stated.",
        "- Withdrawn by the checker: Trained models. nobody said so",
        "1. platform: 7.5 points\n   - queues at scale",
        "- For a stronger one: an own model in production",
        "- No model was served.",
        "   - about: Cut deploy time by 65%",
        "Standing on this path: E1: work beside ML",
        "- now: Staff Engineer, Platform Engineer",
        "- leave alone: Head of AI",
        "- stray line 42 (word/document.xml, paragraph 80)",
        "- hidden text was left out",
        "- resume.pdf needed other fonts",
    ):
        assert words in report
    for bullet in RESUME.all_bullets():
        assert bullet.source.describe() in report


def test_the_most_valuable_question_is_asked_first() -> None:
    rows = yaml.safe_load(render(outcome(), ("txt",))["notes/answers.yaml"])
    assert [row["question"] for row in rows] == ["b8.baseline", "b8.minor", "b6.scale"]
    assert rows[0] == {
        "question": "b8.baseline",
        "ask": "From how many minutes?",
        "bullet": "b8",
        "value": "",
        "unit": "min",
        "source": "",
        "date": "",
    }
    assert "# Cut deploy time by 65%\n- question: b8.baseline\n" in render(outcome(), ("txt",))["notes/answers.yaml"].decode()
    assert (rows[2]["value"], rows[2]["unit"], rows[2]["source"]) == ("40", "topics", "dashboard")


def test_the_outcome_is_there_in_full() -> None:
    value = json.loads(render(outcome(), ("txt",))["notes/outcome.json"])
    assert [bullet["id"] for bullet in value["bullets"]] == [bullet.id for bullet in RESUME.all_bullets()]


def test_the_answers_file_as_written_is_read_back_without_a_problem() -> None:
    """An empty date was once written as null, which the reader took for a word."""
    text = write_answers_file(outcome()).decode("utf-8")

    assert [(answer.question_id, answer.value) for answer in read_answers(text, "answers.yaml")] == [("b6.scale", "40")]
