"""Whose deed it is: what the person says by *by me*, and what somebody else did, owned or was in charge of."""

import pytest

from reframer import verify_line
from reframer.rulebook import Rules

HONEST = [
    ("The tide parser was written by me", "Wrote the tide parser"),
    ("Berth planner designed and run by me for 5 ports", "Designed and ran the berth planner for 5 ports"),
    ("In 2021 reviewed 90 patches and gave 7 talks", "Gave 7 talks and reviewed 90 patches in 2021"),
    ("In the spring of 2022 replaced 40 cron jobs with Airflow", "Replaced 40 cron jobs with Airflow in spring 2022"),
    ("Batched radio calls, resulting in 2x battery life", "Reached 2x battery life by batching radio calls"),
    (
        "Booking tool in which 14 hotels see only their own data",
        "Multi-tenant booking tool in which 14 hotels see only their own data",
    ),
    ("Owner of the ferry gateway for 9 teams", "Ran the ferry gateway for 9 teams"),
    ("My responsibility was the ferry gateway", "Owned the ferry gateway"),
    ("Architected the lock scheduler", "Designed the lock scheduler"),
]

LIES = [
    ("The tide parser was written by me and two colleagues", "Wrote the tide parser"),
    ("The tide parser was not written by me", "Wrote the tide parser"),
    ("The tide parser was written by the core team and tested by me", "Wrote the tide parser"),
    ("The schema was designed by the architect and implemented by me", "Designed and implemented the schema"),
    ("In 2021 traffic doubled", "Doubled traffic in 2021"),
    ("Batched radio calls; battery life is 2x", "Reached 2x battery life by batching radio calls"),
    ("Passed every harbour audit but one", "Passed every harbour audit"),
    ("To do: cleanup of 14 flags", "Cleaned up 14 flags"),
    ("Rails app for 120 harbours", "Multi-tenant Rails app for 120 harbours"),
    ("Reviewed the rollout plan with the tech lead", "Managed the rollout plan"),
    ("Helped the team that owned the gateway", "Operated the gateway"),
    ("Helped the team responsible for the gateway", "Operated the gateway"),
    ("Supported the product owner of the booking app", "Managed the booking app"),
    ("Deployed the model that the research group trained", "Built the research group's model"),
]


@pytest.mark.parametrize(("old", "new"), HONEST)
def test_what_the_person_did(old: str, new: str, rules: Rules) -> None:
    assert [found.kind for found in verify_line(old, new, rules) if found.severity == "violation"] == []


@pytest.mark.parametrize(("old", "new"), LIES)
def test_what_others_did(old: str, new: str, rules: Rules) -> None:
    assert [found for found in verify_line(old, new, rules) if found.severity == "violation"]
