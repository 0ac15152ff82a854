"""Deeds of a line: which verbs it tells of the person, and with how much agency."""

import pytest

from reframer.rulebook import Rules
from reframer.verifying.agency import deeds_of
from reframer.verifying.reading import reader_for


def ranks(text: str, rules: Rules) -> dict[str, int]:
    return {deed.base: deed.rank for deed in deeds_of(reader_for(rules).read(text))}


@pytest.mark.parametrize(
    ("text", "verb", "rank"),
    [
        ("Led the switch to Gradle", "lead", 4),
        ("Built the kiosk app", "build", 3),
        ("Maintained the wiki", "maintain", 2),
        ("Helped build the kiosk app", "build", 1),
        ("Contributed to the migration of 9 shops", "migrate", 1),
        ("Was part of the team that built the loyalty app", "build", 1),
        ("Responsible for the build farm", "own", 4),
        ("Responsible for the build farm", "build", 0),
        ("Responsible for building the portal", "build", 3),
        ("Started migrating 300 jobs", "migrate", 1),
        ("Left before the launch of the app", "launch", 0),
        ("Added a queue to reduce load", "reduce", 0),
        ("Help-desk calls dropped after the release", "drop", 0),
        ("Deployed models built by the research group", "build", 0),
    ],
)
def test_rank(text: str, verb: str, rank: int, rules: Rules) -> None:
    assert ranks(text, rules).get(verb) == rank


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Wrote docs; trained 6 clerks and set up backups", ["write", "train", "set up"]),
        ("Cut API calls by introducing batching", ["cut", "introduce"]),
        ("Introduced batching, cutting calls by 70%", ["introduce", "cut"]),
        ("Owned the cron, which handled 2M invoices", ["own"]),
        ("Designed the app's framework, used for 25 trials", ["design"]),
        ("Latency improved by 20%", []),
        ("Was able to cut the bill by 30%", ["cut"]),
        ("Was able to cut the bill", []),
        ("Was able to serve 9k requests/s", []),
        ("Review time is down 20%", ["review"]),
    ],
)
def test_what_is_told_of_the_person(text: str, told: list[str], rules: Rules) -> None:
    assert [deed.base for deed in deeds_of(reader_for(rules).read(text)) if deed.told] == told
