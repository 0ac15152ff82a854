"""The lines of a role are told in one voice: an ended role in the past, an ongoing one in one form of the present."""

from pathlib import Path

import pytest

from reframer import assess_bullet, reframe
from reframer.model.findings import RoleTime
from reframer.rulebook import Rules

HEAD = "Ida Quill\nida@example.com\n\nEXPERIENCE\n\n"


def lines_of(tmp_path: Path, rules: Rules, role: str, *lines: str) -> dict[str, str]:
    """Return the new text of each line by its old one."""
    file = tmp_path / "ida.txt"
    file.write_text(HEAD + role + "\n" + "".join(f"- {line}\n" for line in lines), "utf-8")
    outcome = reframe(file, rules)
    new = {bullet.id: bullet.text for bullet in outcome.resume.all_bullets()}
    return {bullet.text: new[bullet.id] for bullet in outcome.source.all_bullets()}


def test_an_ended_role_is_in_the_past_throughout(tmp_path: Path, rules: Rules):
    lines = {
        "Maintains the mooring database (PostgreSQL, 2 TB)": "Maintained the mooring database (PostgreSQL, 2 TB)",
        "Manages two vendors for sensor deliveries": "Managed two vendors for sensor deliveries",
        "Builds dashboards for 12 harbour masters": "Built dashboards for 12 harbour masters",
        "Reviews pull requests of three juniors": "Reviewed pull requests of three juniors",
        "Built the crane feed (MQTT, Kafka)": "Built the crane feed (MQTT, Kafka)",
    }
    assert lines_of(tmp_path, rules, "Engineer, Quay Systems, 2018 - 2021", *lines) == lines


@pytest.mark.parametrize(
    "lines",
    [
        {
            "Own the berth scheduler (Go, Kafka)": "Own the berth scheduler (Go, Kafka)",
            "Keep 12 Ansible roles for the lock hosts": "Keep 12 Ansible roles for the lock hosts",
            "Runs the weekly release": "Run the weekly release",
            "Responsible for the customs gateway (Java)": "Own the customs gateway (Java)",
            "Built a tide forecast in Python": "Built a tide forecast in Python",
        },
        {
            "Maintains the lock database (PostgreSQL)": "Maintains the lock database (PostgreSQL)",
            "Manages two vendors for sensors": "Manages two vendors for sensors",
            "Responsible for the pilot roster API (Django)": "Owns the pilot roster API (Django)",
            "Responsible for writing runbooks": "Writes runbooks",
            "Write the tide bulletin": "Writes the tide bulletin",
        },
    ],
)
def test_an_ongoing_role_is_in_one_form(lines: dict[str, str], tmp_path: Path, rules: Rules):
    assert lines_of(tmp_path, rules, "Engineer, Lock Labs, 2022 - Present", *lines) == lines


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Handles second-level tickets of 9 ports", "Handled second-level tickets of 9 ports"),
        ("Keeps berth servers patched", "Kept berth servers patched"),
        ("Writes and runs load tests", "Wrote and ran load tests"),
        ("Participate in reviews of berth plans", "Contributed to reviews of berth plans"),
        ("Coach two juniors", "Coached two juniors"),
        ("Builds of the berth client for 9 phones", "Builds of the berth client for 9 phones"),
        ("Leads to 40% fewer calls", "Leads to 40% fewer calls"),
        ("Searches that show nothing", "Searches that show nothing"),
    ],
)
def test_a_line_on_its_own(text: str, after: str, rules: Rules):
    assert assess_bullet(text, rules, role=RoleTime.PAST).after == after


def test_without_dates_the_tense_stays(rules: Rules):
    assert assess_bullet("Handles second-level tickets of 9 ports", rules).after == "Handles second-level tickets of 9 ports"
