"""Fragments whose head names a deed take its verb where the object is certain; the others are asked about."""

import pytest

from reframer import assess_bullet
from reframer.model.findings import RoleTime
from reframer.rulebook import Rules

FRAGMENTS = [
    ("Alert noise reduction: 300 to 40 pages a week", "Reduced alert noise: 300 to 40 pages a week"),
    ("Tide map size reduction by 57% (Kotlin)", "Reduced tide map size by 57% (Kotlin)"),
    ("Legacy reports cleanup", "Cleaned up legacy reports"),
    ("Berth service refactoring: 9 modules", "Refactored the berth service: 9 modules"),
    ("Oracle to PostgreSQL migration of 40 ledgers in 9 weeks", "Migrated 40 ledgers from Oracle to PostgreSQL in 9 weeks"),
    ("Oracle to PostgreSQL migration (40 ledgers)", "Migrated from Oracle to PostgreSQL (40 ledgers)"),
    ("Java 8 to 21 upgrade of 60 tide jobs", "Upgraded 60 tide jobs from Java 8 to 21"),
    ("Berth grid: partitioning of 40 disks by desk", "Berth grid: partitioned 40 disks by desk"),
    ("Notes: migration of 9 wikis is planned", "Notes: migration of 9 wikis is planned"),
    ("Next step: removal of 9 old berths", "Next step: removal of 9 old berths"),
    ("Migration of 9 wikis is planned", "Migration of 9 wikis is planned"),
    ("Kafka migration for 9 teams", "Kafka migration for 9 teams"),
    ("Test automation for 9 berths", "Test automation for 9 berths"),
    ("Query optimization for 14 berths", "Query optimization for 14 berths"),
    ("Responsibilities: maintenance of 9 servers", "Responsibilities: maintenance of 9 servers"),
    ("Cost reduction was the goal of the team", "Cost reduction was the goal of the team"),
    ("Tide data deduplication engine in Go", "Tide data deduplication engine in Go"),
]


@pytest.mark.parametrize(("text", "becomes"), FRAGMENTS)
def test_a_deed_is_told_by_its_verb(text: str, becomes: str, rules: Rules):
    assert assess_bullet(text, rules, role=RoleTime.PAST).after == becomes
