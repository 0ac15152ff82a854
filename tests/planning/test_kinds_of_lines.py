"""Kinds of lines that were once changed for the worse, and what becomes of them."""

import pytest

from reframer import assess_bullet
from reframer.model.findings import RoleTime
from reframer.rulebook import Rules

KINDS = [
    ("Deploys per week: 3 before, 40 now", "Deploys per week: 3 before, 40 now"),
    ("Built an app for lock keepers, offline mode incl.", "Built an app for lock keepers, offline mode incl."),
    ("Built an app for lock keepers incl. offline mode", "Built an app for lock keepers including offline mode"),
    ("Shrank ferry images 2.4GB → 80MB with multi-stage builds", "Shrank ferry images 2.4 GB → 80 MB with multi-stage builds"),
    ("Participated in incident meetings", "Participated in incident meetings"),
    ("Took part in the on call rotation of 5", "Took part in the on-call rotation of 5"),
    ("Took part in the design of a meeting planner", "Contributed to the design of a meeting planner"),
    ("Implemented outbox pattern for berth bookings", "Implemented the outbox pattern for berth bookings"),
    (
        "Rebuilt the ledger job in Go. This cut the nightly run from 4 h to 20 min.",
        "Cut the nightly run from 4 h to 20 min by rebuilding the ledger job in Go.",
    ),
    ("Moved 12 postgres DBs to RDS", "Moved 12 postgres databases to RDS"),
    ("I have developed a booking API for 30 ports", "Developed a booking API for 30 ports"),
    (
        "Added ETags to the berth API; 48% of responses are now 304s",
        "Added ETags to the berth API; 48% of responses are now 304s",
    ),
    ("Built the MQTT to Kafka bridge for ferries", "Built the MQTT to Kafka bridge for ferries"),
    ("Release notes generator (Python), 2 h to 4 min per release", "Release notes generator (Python), 2 h to 4 min per release"),
    ("Support tickets triage bot for ferry staff", "Support tickets triage bot for ferry staff"),
    ("Created an endpoint for tides, ~200 rps", "Created an online-serving endpoint for tides, handling ~200 rps"),
]


@pytest.mark.parametrize(("text", "becomes"), KINDS)
def test_a_kind_of_line(text: str, becomes: str, rules: Rules):
    assert assess_bullet(text, rules, role=RoleTime.PAST).after == becomes
