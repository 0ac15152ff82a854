"""Loose clauses are joined as the writer meant them; where the words do not tell, the line stays."""

import pytest

from reframer import assess_bullet
from reframer.model.findings import RoleTime
from reframer.rulebook import Rules

JOINED = [
    ("Wrote Bash scripts for the locks, saves 3 h a week", "Wrote Bash scripts for the locks, saving 3 h a week"),
    ("Built a tariff job for 40 ports, runs in 9 min", "Built a tariff job for 40 ports, running in 9 min"),
    ("Rewrote the tide parser, saved 3 h per week", "Rewrote the tide parser and saved 3 h per week"),
    ("Set up alerts and pages for 9 locks, cut noise by 40%", "Set up alerts and pages for 9 locks, cut noise by 40%"),
    ("Set up alerts and pages for 9 locks, halved the noise", "Set up alerts and pages for 9 locks, and halved the noise"),
    ("Rebuilt the berth index. This cut lookups by 40%", "Cut lookups by 40% by rebuilding the berth index"),
    ("Moved 14 ferry services to arm64, no downtime", "Moved 14 ferry services to arm64 with no downtime"),
    ("Tuned the ticket cache, load times fell from 3 s to 1 s", "Tuned the ticket cache; load times fell from 3 s to 1 s"),
    ("Gave 12 talks on tide tables, recordings have 900 views", "Gave 12 talks on tide tables; recordings have 900 views"),
    ("Built a tide gateway in Go, it serves 9 ports", "Built a tide gateway in Go; it serves 9 ports"),
    ("Sharded the berth tables. Nightly run 30% faster", "Sharded the berth tables; nightly run 30% faster"),
    ("Added retries, timeouts, quotas for 9 partners", "Added retries, timeouts and quotas for 9 partners"),
    ("Put the berth cache in front of 9 ports, calls down by 40%", "Put the berth cache in front of 9 ports; calls down by 40%"),
    (
        "Split the tide tables, lookups down 70%, bill from 9k to 4k",
        "Split the tide tables; lookups down 70%, bill from 9k to 4k",
    ),
    ("Tide cache for 9 ports / lookups down by 40%", "Tide cache for 9 ports; lookups down by 40%"),
    ("Tide bot (Python), green builds 71% to 96%", "Tide bot (Python), green builds 71% to 96%"),
    ("Added labels, stemming, highlighting to the tide search", "Added labels, stemming and highlighting to the tide search"),
    ("B.S. Marine Science – 3.9 of 4.0", "B.S. Marine Science – 3.9 of 4.0"),
    ("Wrote the tide ledger for ca. 400 ports", "Wrote the tide ledger for ca. 400 ports"),
    ("Built the tide importer, testing, documenting", "Built the tide importer, testing, documenting"),
    ("Ran the tide broker for 9 ports, 40 messages/s", "Ran the tide broker for 9 ports, handling 40 messages/s"),
]


@pytest.mark.parametrize(("text", "becomes"), JOINED)
def test_a_loose_clause_is_joined_once(text: str, becomes: str, rules: Rules):
    assert assess_bullet(text, rules, role=RoleTime.PAST).after == becomes
    assert assess_bullet(becomes, rules, role=RoleTime.PAST).after == becomes


@pytest.mark.parametrize(
    "text",
    [
        "Built a tide service in Go, used by 5 ports",  # a participle, not a deed
        "Wrote leases for the locks, split brain 3 a year",  # split may be any form
        "Moved 900 mail templates to Jinja, took one quarter",  # the subject is the work, not the person
        "Built the berth API in Go, Kafka and PostgreSQL",
        "Built tide tables for the portal, Angular, Vue",  # the portal and Angular are no row
        "Ran the ferry desk, an on-call team, for 3 years",
        "Wrote tide tables, cutting lookups",
        "Improved the berth planner; it broke twice a year.",
        "Ran the tide broker: 40 topics, 9k messages/min, p95 80 ms",
        "Ran the tide broker with Kafka, 40 topics, 9k messages/min",
        "Met the ferry desk, e.g. weekly reviews of 9 ports",
    ],
)
def test_what_the_words_do_not_tell_stays(text: str, rules: Rules):
    assert assess_bullet(text, rules, role=RoleTime.PAST).after == text


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("Added probes for ticket portal", "Added probes for a ticket portal"),
        ("Fixed memory leak in tide importer", "Fixed a memory leak in the tide importer"),
        ("Wrote probes for production cluster", "Wrote probes for the production cluster"),
        ("Rewrote tide importer in Go", "Rewrote the tide importer in Go"),
        ("Led squad of 6", "Led a squad of 6"),
        ("Exported labels for research team", "Exported labels for the research team"),
        ("Wrote scripts to automate ticket server patching", "Wrote scripts to automate ticket server patching"),
        ("Tagged spend by team", "Tagged spend by team"),
        ("Moved 9 ferry jobs from cron job to Airflow", "Moved 9 ferry jobs from cron job to Airflow"),
        ("Ran probes in production", "Ran probes in production"),
        ("Contributed to migrating tide cluster to Go", "Contributed to migrating tide cluster to Go"),
        ("Raised quality of service", "Raised quality of service"),
    ],
)
def test_a_single_thing_behind_a_preposition_takes_its_article(text: str, becomes: str, rules: Rules):
    assert assess_bullet(text, rules, role=RoleTime.PAST).after == becomes


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("Performed the migration of 40 ferry jobs to Airflow", "Migrated 40 ferry jobs to Airflow"),
        ("Carried out optimization of 9 tide reports", "Optimized 9 tide reports"),
        ("Performed load tests for 9 ports", "Performed load tests for 9 ports"),
        ("I was leading the move to arm64 at 9 ports", "Led the move to arm64 at 9 ports"),
        ("Supports and extends 9 berth tools", "Supported and extended 9 berth tools"),
        ("Was tasked with moving keys into Vault, 900 keys in 5 months", "Moved keys into Vault, 900 keys in 5 months"),
        ("Swapped the codec, cutting encode time from 14 us to 2 us", "Cut encode time from 14 us to 2 us by swapping the codec"),
    ],
)
def test_light_verbs_duties_and_units(text: str, becomes: str, rules: Rules):
    assert assess_bullet(text, rules, role=RoleTime.PAST).after == becomes


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("Set up alarms for 9 locks(40 monitors)", "Set up alarms for 9 locks (40 monitors)"),
        ("Wrote modules for VPC,IAM and DNS zones", "Wrote modules for VPC, IAM and DNS zones"),
        ("Fixed the read(path, mode) call of 9 tools", "Fixed the read(path, mode) call of 9 tools"),
        ("Fixed conf.a,conf.b on 9 hosts", "Fixed conf.a,conf.b on 9 hosts"),
        ("Wrote tide alarms + retries for 9 ports", "Wrote tide alarms and retries for 9 ports"),
        ("Moved 9 ports to Kafka + Flink", "Moved 9 ports to Kafka + Flink"),
        ("Built the tide search with trie + n-grams", "Built the tide search with trie + n-grams"),
        ("Ran 40 ferries (push + mail) a day", "Ran 40 ferries (push + mail) a day"),
    ],
)
def test_signs_and_spaces(text: str, becomes: str, rules: Rules):
    assert assess_bullet(text, rules, role=RoleTime.PAST).after == becomes
