"""Answers files: text in, answers or problems with their place out."""

import pytest

from reframer.answers import read_answers
from reframer.errors import AnswersFileError, ExitCode

GOOD = """\
- question: b1.rate
  ask: How many events a second?
  bullet: b1
  value: "12,000"
  unit: events/s
  source: dashboard, 2024-03
  date: 2026-01-31
- question: b2.part
  value: ""
"""


def test_an_answer_keeps_everything_that_was_written():
    (answer,) = read_answers(GOOD, "answers.yaml")
    assert (answer.question_id, answer.value, answer.unit) == ("b1.rate", "12,000", "events/s")
    assert (answer.source, str(answer.date), answer.bullet_id) == ("dashboard, 2024-03", "2026-01-31", "b1")


def test_an_empty_value_is_no_answer():
    assert len(read_answers(GOOD, "answers.yaml")) == 1


@pytest.mark.parametrize("text", ["", "[]", "# only a comment\n"])
def test_an_empty_file_holds_no_answers(text):
    assert read_answers(text, "answers.yaml") == ()


def test_the_question_may_be_named_by_its_text():
    (answer,) = read_answers("- {ask: 'Which part was yours?', value: the index}", "a.yaml")
    assert answer.question_id == "Which part was yours?"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("question: x", "a.yaml:1:1: should be a list"),
        ("- question: x\n  valeu: 3\n", "a.yaml:2:3: 0.valeu: unknown key"),
        ("- value: 3\n", "question: this key is required"),
        ("- question: x\n  value: 3\n  date: yesterday\n", "a.yaml:3:3: 0.date: should be a date"),
        ("- question: x\n  value: [3]\n", "a.yaml:2:3: 0.value: should be text"),
        ("- question: x\n  value: |\n    one\n    two\n", "should be one line"),
        ("- {question: x, value: a}\n- {question: x, value: b}\n", "answered twice; first at line 1"),
        ("- question: x\n  value: " + "y" * 400, "longer than 300 characters"),
        ("- just text", "should be a mapping"),
        ("- {question: x", "a.yaml:2:1: yaml"),
    ],
)
def test_problems_name_their_place(text, problem):
    with pytest.raises(AnswersFileError) as caught:
        read_answers(text, "a.yaml")
    assert caught.value.exit_code is ExitCode.BAD_RULES
    assert any(problem in each for each in caught.value.problems), caught.value.problems


def test_every_problem_is_told_at_once():
    with pytest.raises(AnswersFileError) as caught:
        read_answers("- {question: x, valeu: 1}\n- {value: 2}\n- {question: y, value: 3, date: z}\n", "a.yaml")
    assert len(caught.value.problems) == 3
