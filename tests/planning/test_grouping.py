"""Sub-headings inside a long role: from five bullets on, two a group, half of the role, and the bullets read back."""

from pathlib import Path

import pytest

from reframer.pipeline import reframe
from reframer.rulebook import Rules
from reframer.settings import Settings
from reframer.verifying import verify
from reframer.writers import write

HEAD = """Noor Ferrante
noor@example.com

EXPERIENCE
Platform Engineer, Ferry Desk Ltd
Jan 2018 - Mar 2024
"""
DATA = ("- Ran Kafka topics for berth events at 40k messages/s", "- Sharded the PostgreSQL berth store (9 TB, 12 shards)")
PLATFORM = (
    "- Ran Kubernetes clusters for 60 services on 40 nodes",
    "- Introduced Prometheus and Grafana for 60 services; mean time to recovery fell from 50 min to 12 min",
    "- Automated Terraform modules for 9 accounts",
)
OTHER = ("- Chose the colour of the badges", "- Wrote the song of the summer party")


def resume_of(folder: Path, *bullets: str) -> Path:
    file = folder / "noor.txt"
    file.write_text(HEAD + "\n".join(bullets) + "\n", "utf-8")
    return file


def test_a_long_role_gets_headings_from_the_phrase_bank(tmp_path: Path, rules: Rules):
    outcome = reframe(resume_of(tmp_path, *DATA, *PLATFORM), rules, Settings())
    role = outcome.resume.roles[0]
    phrases = {phrase.text for phrase in rules.vocabulary.phrases if phrase.kind == "heading"}

    assert {group.label for group in role.groups} == {"Data systems", "Platform and operations"} <= phrases
    assert [bullet_id for group in role.groups for bullet_id in group.bullet_ids] == [bullet.id for bullet in role.bullets]


@pytest.mark.parametrize("bullets", [(*DATA, *PLATFORM[:2]), (*PLATFORM, *OTHER), (*DATA, PLATFORM[0], *OTHER)])
def test_short_and_mixed_roles_get_none(bullets: tuple[str, ...], tmp_path: Path, rules: Rules):
    assert reframe(resume_of(tmp_path, *bullets), rules, Settings()).resume.roles[0].groups == ()


SERVICE = "- Reduced p99 latency of the berth API from 90 ms to 20 ms at 4k requests/s"
TESTS = "- Wrote 400 unit tests for the berth API"
PEOPLE = "- Mentored 3 junior engineers"
OWN_ML = "- Trained an XGBoost model of late ferries (AUC 0.84) on 3M departures"


@pytest.mark.parametrize(
    ("bullets", "labels"),
    [
        (
            (*PLATFORM[:2], SERVICE, DATA[0], PEOPLE),
            ["Platform and operations", "Services and data systems", "Leadership and further work"],
        ),
        ((*DATA, PLATFORM[0], TESTS, OTHER[0]), ["Data systems", "Operations and quality", "Further work"]),
        ((OWN_ML, *DATA, *PLATFORM[:2]), ["", "Data systems", "Platform and operations"]),
        (
            (*DATA, "- Owned the Kubernetes clusters", "- Helped with Terraform modules", PEOPLE),
            ["Data systems", "Platform and operations", "Leadership and further work"],
        ),
    ],
)
def test_neighbouring_kinds_join_where_each_alone_is_too_small(
    bullets: tuple[str, ...], labels: list[str], tmp_path: Path, rules: Rules
):
    groups = reframe(resume_of(tmp_path, *bullets), rules, Settings()).resume.roles[0].groups
    assert [group.label for group in groups] == labels


@pytest.mark.parametrize(
    ("bullets", "why"),
    [
        ((*PLATFORM, *OTHER), "its 5 bullets do not show two kinds of work with two bullets each"),
        ((*DATA, PLATFORM[0], *OTHER), "its 5 bullets do not show two kinds of work with two bullets each"),
        (
            (*DATA, *PLATFORM[:2], *OTHER, *("- Chose the song", "- Chose the cake", "- Chose the ship")),
            "only 4 of its 9 bullets would stand under a telling heading",
        ),
    ],
)
def test_the_report_says_why_there_are_none(bullets: tuple[str, ...], why: str, tmp_path: Path, rules: Rules):
    outcome = reframe(resume_of(tmp_path, *bullets), rules, Settings())
    write(outcome, tmp_path / "out", ("txt",), force=False)
    assert [one.why for one in outcome.plan.ungrouped] == [why]
    assert f"No sub-headings: {why}." in (tmp_path / "out" / "notes" / "report.md").read_text("utf-8")


def test_headings_can_be_left_out(tmp_path: Path, rules: Rules):
    settings = Settings(skip=frozenset({"groups"}))
    assert reframe(resume_of(tmp_path, *DATA, *PLATFORM), rules, settings).resume.roles[0].groups == ()


@pytest.mark.parametrize("kind", ["docx", "pdf", "md", "txt"])
def test_the_bullets_below_headings_read_back(kind: str, tmp_path: Path, rules: Rules):
    outcome = reframe(resume_of(tmp_path, *DATA, *PLATFORM), rules, Settings())
    write(outcome, tmp_path / "out", (kind,), force=False)
    again = reframe(tmp_path / "out" / f"resume.{kind}", rules, Settings())

    assert [bullet.text for bullet in again.source.roles[0].bullets] == [
        bullet.text for bullet in outcome.resume.roles[0].bullets
    ]
    assert [found for found in verify(outcome.source, again.source, rules) if found.severity == "violation"] == []
    assert again.resume.roles[0].groups == ()  # its headings are the role's own lines now


GOLDEN = """\
Platform Engineer | Ferry Desk Ltd
Jan 2018 - Mar 2024
Platform and operations
- Introduced Prometheus and Grafana for 60 services; mean time to recovery fell from 50 min to 12 min
- Ran Kubernetes clusters for 60 services on 40 nodes
- Automated Terraform modules for 9 accounts
Data systems
- Ran Kafka topics for berth events at 40k messages/s
- Sharded the PostgreSQL berth store (9 TB, 12 shards)
"""


def test_what_a_long_role_looks_like(tmp_path: Path, rules: Rules):
    outcome = reframe(resume_of(tmp_path, *DATA, *PLATFORM), rules, Settings())
    write(outcome, tmp_path / "out", ("txt",), force=False)

    assert GOLDEN in (tmp_path / "out" / "resume.txt").read_text("utf-8")
