"""Lines that a reader of blind pairs liked better as they were: each is left, or changed only in its typography."""

import pytest

from reframer import assess_bullet
from reframer.model.findings import RoleTime
from reframer.rulebook import Rules


@pytest.mark.parametrize(
    "text",
    [
        "Responsible for the talks with the port office and for booking the berths",
        "Analysis of the berth plans, cost estimation, design, coding and testing",
        "Upkeep of 9 ferry services and their slow move to Java 17",
        "Responsible for maintenance of 9 ferry services and their move to Java 17",
        "Responsible for writing berth plans, tide tables, executing drills and reporting defects",
        "Responsible for making sure that the berth plan is delivered on time",
        "Responsible for ensuring PCI compliance of 4 ticket services",
        "Led a crew of five that rebuilt the berth planner, cutting waiting time by 12%",
        "Optimized the ferry images, reducing the size from 1.8 GB to 240 MB",
    ],
)
def test_left_word_for_word(text: str, rules: Rules):
    assert assess_bullet(text, rules).after == text


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Developed batch processing of ferry tickets", "Developed batch processing of ferry tickets"),
        ("Optimized the images, reducing the ferry image from 1.8 GB to 240 MB", "Reduced the ferry image from 1.8 GB to 240 MB"),
        ("Implemented planner based on RAPTOR algorithm", "Implemented a planner based on a RAPTOR algorithm"),
        ("Installation and configuration of PostgreSQL replicas", "Installed and configured PostgreSQL replicas"),
    ],
)
def test_neighbouring_lines_are_still_mended(text: str, after: str, rules: Rules):
    assert assess_bullet(text, rules).after.startswith(after)


def test_who_is_responsible_now_owns(rules: Rules):
    assert assess_bullet("Responsible for 3 berth planners", rules, role=RoleTime.CURRENT).after == "Own 3 berth planners"
    assert assess_bullet("Responsible for 3 berth planners", rules, role=RoleTime.PAST).after == "Owned 3 berth planners"
