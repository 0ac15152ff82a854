"""Two figures of one statement: what each belongs to, however the halves are ordered."""

import pytest

from reframer import verify_line
from reframer.rulebook import Rules

HONEST = [
    ("Cut ferry booking time by 15% and lock opening time by 45%", "Cut lock opening time by 45% and ferry booking time by 15%"),
    ("Reads take 4 ms in Paris and 9 ms in Oslo", "Reads take 9 ms in Oslo and 4 ms in Paris"),
    ("Python 2 to 3 port of the tide scripts (31k lines)", "Ported the tide scripts from Python 2 to 3 (31k lines)"),
    ("Added retries, resulting in 75% fewer delays per week", "Cut delays per week by 75% by adding retries"),
    (
        "Folded two tide imports into one, resulting in 35% less tape use",
        "Cut tape use by 35% by folding two tide imports into one",
    ),
    ("Trained 12 pilots in Leeds and 30 clerks in York", "Trained 30 clerks in York and 12 pilots in Leeds"),
]
EXCHANGED = [
    ("Indexed 60M berth records across 4 systems", "Indexed 4 berth records across 60M systems"),
    ("Cut ferry booking time by 15% and lock opening time by 45%", "Cut ferry booking time by 45% and lock opening time by 15%"),
    ("Upload takes 3 s on LTE and 12 s on 3G", "Upload takes 3 s on 3G and 12 s on LTE"),
    ("Write path holds 3k rps and read path holds 9k rps", "Write path holds 9k rps and read path holds 3k rps"),
    ("Reads take 4 ms in Paris and 9 ms in Oslo", "Reads take 9 ms in Paris and 4 ms in Oslo"),
    ("Moved 12 jobs from cron to Airflow and 30 from Luigi", "Moved 30 jobs from cron to Airflow and 12 from Luigi"),
]


@pytest.mark.parametrize(("old", "new"), HONEST)
def test_halves_told_in_another_order(old: str, new: str, rules: Rules) -> None:
    assert [found.kind for found in verify_line(old, new, rules) if found.severity == "violation"] == []


@pytest.mark.parametrize(("old", "new"), EXCHANGED)
def test_figures_that_changed_places(old: str, new: str, rules: Rules) -> None:
    assert "metric_rebound" in {found.kind for found in verify_line(old, new, rules)}
