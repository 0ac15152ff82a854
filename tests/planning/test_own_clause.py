"""Lines whose deed stands in a clause of its own begin with it; others keep their order."""

import pytest

from reframer import assess_bullet
from reframer.model.findings import RoleTime
from reframer.rulebook import Rules

CLAUSES = [
    ("Tide alarms: I traced them to 2 hosts and fixed both", "Traced tide alarms to 2 hosts and fixed both"),
    ("For the move to Go I wrote the load tests (40 ports)", "Wrote the load tests for the move to Go (40 ports)"),
    ("In 2021 I moved 9 tide jobs to RabbitMQ", "Moved 9 tide jobs to RabbitMQ in 2021"),
    (
        "Thanks to the installer I wrote, we update 80 tills overnight",
        "Wrote the installer thanks to which we update 80 tills overnight",
    ),
    ("Nightly backups run on the cluster I built.", "Built the cluster that nightly backups run on."),
    ("In this role I wrote tests with Java, Selenium, TestNG", "In this role I wrote tests with Java, Selenium, TestNG"),
    ("For this I received an award", "For this I received an award"),
    ("Tide cache: I rewrote it in Go", "Rewrote the tide cache in Go"),
    ("In a team of 5 I built the tide grid", "Built the tide grid in a team of 5"),
    ("The tide model was theirs: I moved it to EKS", "The tide model was theirs: I moved it to EKS"),
    ("The tide crew wrote it, I only moved it", "The tide crew wrote it, I only moved it"),
    ("For the audit I wrote the job that checks 9 ports", "For the audit I wrote the job that checks 9 ports"),
]


@pytest.mark.parametrize(("text", "becomes"), CLAUSES)
def test_the_deed_comes_first(text: str, becomes: str, rules: Rules):
    assert assess_bullet(text, rules, role=RoleTime.PAST).after == becomes
