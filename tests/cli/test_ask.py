"""``reframe ask --interactive``: one question a bullet, saved after each, left and taken up again."""

from pathlib import Path

import pytest
import yaml

from tests.cli.in_process import run

RESUME = """Ida Okonjo
Platform Engineer
ida.okonjo@example.com

EXPERIENCE
Platform Engineer, Sorrel Freight, Hull                 Jan 2019 - Dec 2023
- Built Kafka pipelines for order events
- Sharded the PostgreSQL ledger

EDUCATION
BSc Physics, Humber University, 2015
"""


@pytest.fixture
def resume(tmp_path: Path) -> Path:
    file = tmp_path / "ida.txt"
    file.write_text(RESUME, "utf-8")
    return file


def ask(resume: Path, given: str) -> str:
    done = run("ask", resume, "--interactive", given=given, folder=resume.parent)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_an_answer_is_echoed_saved_and_not_asked_again(resume: Path):
    first = ask(resume, "80k messages/s\nthe lag dashboard\nq\n")

    assert "1 of 2" in first
    assert "understood: 80,000 msgs/s" in first
    saved = (resume.parent / "ida-reframed" / "notes" / "answers.yaml").read_text("utf-8")
    assert "80k messages/s" in saved
    assert "the lag dashboard" in saved

    second = ask(resume, "q\n")
    assert "1 of 1" in second
    assert "0 answered now, 1 in all" in second
    assert "80k messages/s" in (resume.parent / "ida-reframed" / "notes" / "answers.yaml").read_text("utf-8")


def test_the_end_of_input_stops_and_keeps_what_was_said(resume: Path):
    said = ask(resume, "80k messages/s\n")

    assert "1 answered now, 1 in all" in said


def test_empty_lines_answer_nothing(resume: Path):
    assert "0 answered now, 0 in all" in ask(resume, "\n\n")


def test_the_next_run_uses_what_was_answered(resume: Path):
    ask(resume, "80k messages/s\nthe lag dashboard\nq\n")
    folder = resume.parent / "ida-reframed"
    done = run("ida.txt", "--answers", folder / "notes" / "answers.yaml", "--force", folder=resume.parent)

    assert done.returncode == 0, done.stderr
    assert "80k messages/s" in (folder / "resume.txt").read_text("utf-8")


def test_an_answer_of_another_kind_is_asked_again_and_not_knowing_leaves_it_open(resume: Path):
    said = ask(resume, "Bob\n80k messages/s\ndon't know\ndon't know\n")

    assert "The question asks for a number" in said
    assert "left open" in said
    assert "1 answered now, 1 in all" in said
    assert "Bob" not in (resume.parent / "ida-reframed" / "notes" / "answers.yaml").read_text("utf-8")


def test_the_report_says_what_became_of_every_answer(resume: Path):
    run("ask", resume, folder=resume.parent)
    answers = resume.parent / "ida-reframed" / "notes" / "answers.yaml"
    rows = yaml.safe_load(answers.read_text("utf-8"))
    for row, value in zip(rows, ("80k messages/s", "we never measured it"), strict=False):
        row["value"] = value
    answers.write_text(yaml.safe_dump(rows), "utf-8")
    done = run("ida.txt", "--answers", answers, "--force", folder=resume.parent)

    assert done.returncode == 0, done.stderr
    report = (resume.parent / "ida-reframed" / "notes" / "report.md").read_text("utf-8")
    became = report.partition("## What became of your answers")[2].partition("\n## ")[0]
    assert "entered the line: Built Kafka" in became
    assert "not in the line: it counts as evidence only" in became
