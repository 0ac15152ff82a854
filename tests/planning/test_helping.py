"""Help and duties whose deed is told, and those that stay as they are."""

import pytest

from reframer import assess_bullet
from reframer.model.findings import RoleTime
from reframer.rulebook import Rules

LINES = [
    ("Supported analysts by building tariff tables for them in Excel", "Built tariff tables for analysts in Excel"),
    ("Helped the sales team by automating 14 quote reports", "Automated 14 quote reports for the sales team"),
    ("Assisted the print team in moving and testing 9 queues", "Helped the print team move and test 9 queues"),
    ("Helped 14 squads to upgrade to Java 21", "Helped 14 squads upgrade to Java 21"),
    ("Helped testers by writing guides that explain the build", "Helped testers by writing guides that explain the build"),
    ("Have been working on implementation of login", "Worked on implementation of login"),
    ("Supported the finance team in testing", "Supported the finance team in testing"),
    ("Helped customers by phone", "Helped customers by phone"),
    ("Tasked with operating RabbitMQ on 9 hosts", "Operated RabbitMQ on 9 hosts"),
    ("Tasked with rewriting the tariff grid", "Tasked with rewriting the tariff grid"),
]


@pytest.mark.parametrize(("text", "becomes"), LINES)
def test_help_and_duties_say_no_more_than_the_line_does(text: str, becomes: str, rules: Rules):
    assert assess_bullet(text, rules, role=RoleTime.PAST).after == becomes
