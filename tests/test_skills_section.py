"""The skills section from a file to the files written: skipped, refused by the checker, replayed, and said in the report."""

import json
from pathlib import Path

import pytest

from reframer import reframe
from reframer.applying import apply
from reframer.json_shapes import outcome_shape
from reframer.model.outcome import Outcome
from reframer.model.plan import Part, PartOrigin, SkillLine, SkillsOrder
from reframer.pipeline import keep_verified
from reframer.rulebook import Rules
from reframer.settings import Settings
from reframer.writers import write

RESUME = """\
Ida Quill
ida@example.com

EXPERIENCE

Engineer, Fjord Freight, 2019 - 2022
- Operated Kafka topics for the berth desk at 80k messages/s
- Moved 9 services to Kubernetes on AWS with Terraform

SKILLS

Java, Go (basic), SQL, RabbitMQ, Kafka, Docker, AWS (EKS, SQS), Kubernetes, Terraform, PyTorch
"""
LINES = [
    "Languages: Java, Go (basic), SQL",
    "Platform: AWS (EKS, SQS), Kubernetes, Terraform, Docker",
    "Streaming: Kafka, RabbitMQ",
    "Also: PyTorch",
]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("skills") / "ida.txt"
    file.write_text(RESUME, "utf-8")
    return file


@pytest.fixture(scope="module")
def outcome(file: Path, rules: Rules) -> Outcome:
    return reframe(file, rules, Settings(path="platform"))


def test_every_format_has_the_groups(outcome: Outcome, tmp_path: Path):
    write(outcome, tmp_path / "out", ("txt", "md", "docx", "pdf", "json"), force=False)
    text = (tmp_path / "out" / "resume.txt").read_text("utf-8")
    assert text.split("SKILLS\n")[1].strip().split("\n") == LINES
    assert "**Streaming:** Kafka, RabbitMQ" in (tmp_path / "out" / "resume.md").read_text("utf-8")
    held = json.loads((tmp_path / "out" / "resume.json").read_text("utf-8"))["skills"]
    assert held[1] == {"name": "Platform", "keywords": ["AWS (EKS, SQS)", "Kubernetes", "Terraform", "Docker"]}
    for name in ("resume.docx", "resume.pdf"):
        again = reframe(tmp_path / "out" / name, settings=Settings(path="platform"))
        groups = [(group.label, group.skills) for group in outcome.resume.skill_groups]
        assert [(group.label, group.skills) for group in again.source.skill_groups] == groups
        assert [(group.label, group.skills) for group in again.resume.skill_groups] == groups


def test_the_report_says_what_moved_and_the_ledger_where_each_string_stood(outcome: Outcome, tmp_path: Path):
    write(outcome, tmp_path / "out", ("md",), force=False)
    report = (tmp_path / "out" / "notes" / "report.md").read_text("utf-8")
    assert "## Skills section\n\nThe plain list stands in groups now, for the platform path: Languages; Platform; " in report
    lines = outcome_shape(outcome)["skills_order"]["lines"]
    assert lines[0]["heading"] == {"text": "Languages", "origin": "phrase", "ref": "heading.skills.languages"}
    assert lines[2]["skills"] == [
        {"text": "Kafka", "origin": "resume", "ref": "skills.0.4"},
        {"text": "RabbitMQ", "origin": "resume", "ref": "skills.0.3"},
    ]


def test_the_section_may_be_skipped(file: Path, rules: Rules):
    outcome = reframe(file, rules, Settings(skip=frozenset({"skills"})))
    assert outcome.plan.skills is None
    assert outcome.resume.skill_groups == outcome.source.skill_groups


def with_first_line(outcome: Outcome, **changes: object) -> SkillsOrder:
    order = outcome.plan.skills
    assert order is not None
    return order.model_copy(update={"lines": (order.lines[0].model_copy(update=changes), *order.lines[1:])})


def test_a_heading_that_the_checker_refuses_is_not_written(outcome: Outcome, rules: Rules):
    heading = Part(text="Machine learning", origin=PartOrigin.PHRASE, ref="heading.skills.learning")
    plan = outcome.plan.model_copy(update={"skills": with_first_line(outcome, heading=heading)})
    kept, new, _, violations = keep_verified(outcome.source, plan, rules, (), lambda bullet_id, without: ())
    assert violations == ()
    assert kept.skills is not None
    assert kept.skills.lines == ()
    assert new.skill_groups == outcome.source.skill_groups


@pytest.mark.parametrize("skills", [("Java",), ("Java", "Go", "SQL"), ("Java", "Go (basic)", "SQL", "SQL")])
def test_an_order_that_adds_drops_or_changes_a_skill_is_refused(skills: tuple[str, ...], outcome: Outcome):
    parts = tuple(Part(text=text, origin=PartOrigin.RESUME, ref=f"skills.0.{at}") for at, text in enumerate(skills))
    plan = outcome.plan.model_copy(update={"skills": with_first_line(outcome, skills=parts)})
    with pytest.raises(ValueError, match="no permutation"):
        apply(outcome.source, plan)


def test_a_line_needs_skills_of_the_old_section(outcome: Outcome):
    added = SkillLine(
        skills=(Part(text="Flink", origin=PartOrigin.PHRASE, ref="skills.0.9"),), source=outcome.source.skill_groups[0].source
    )
    order = outcome.plan.skills
    assert order is not None
    with pytest.raises(ValueError, match="no permutation"):
        apply(
            outcome.source, outcome.plan.model_copy(update={"skills": order.model_copy(update={"lines": (*order.lines, added)})})
        )
