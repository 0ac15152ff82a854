"""One deed told from its other side is honest; a place, a plain means, a plan or a course of work that is gone is not."""

import pytest

from reframer.rulebook import Rules
from reframer.verifying import verify_line

HONEST = [
    # the noun of a deed becomes its verb
    ("Server migrations for 5 hospitals", "Migrated servers for 5 hospitals"),
    ("Design reviews for a team of 7", "Reviewed designs for a team of 7"),
    ("Bug triage for the tram app, 60 reports a week", "Triaged 60 bug reports a week for the tram app"),
    # a means that the person made
    ("Automated the changelog with a Python script", "Wrote a Python script that automates the changelog"),
    (
        "Fine-tuned BERT on 6k own letters to sort claims, F1 0.8",
        "Built a claims classifier by fine-tuning BERT on 6k own letters, F1 0.8",
    ),
    # the same deed from its other side
    ("Replaced Jenkins with GitHub Actions for 23 repos", "Migrated 23 repos from Jenkins to GitHub Actions"),
    ("Extended the audit log with request IDs", "Added request IDs to the audit log"),
    ("Prototyped a kiosk on React", "Built a prototype kiosk on React"),
    ("Instructed 12 analysts in SQL", "Taught SQL to 12 analysts"),
    ("Led 4 engineers on the ledger rewrite", "Led a team of 4 engineers on the ledger rewrite"),
    ("Co-wrote the security policy with the CISO", "Wrote the security policy jointly with the CISO"),
    ("Managed the backlog together with the product owner", "Managed the backlog with the product owner"),
    ("Worked on the booking API, writing the refund endpoints", "Wrote the refund endpoints of the booking API"),
    ("Halved build times from 20 to 10 minutes", "Cut build times from 20 to 10 minutes"),
    # a version is one with its name, however they are joined
    ("Added OAuth2 login", "Added OAuth 2.0 login"),
    ("Added OAuth 2.0 login", "Added OAuth2 login"),
    ("Rolled out TLS1.3 on 14 hosts", "Rolled out TLS 1.3 on 14 hosts"),
    ("Wrote tests in JUnit 5", "Wrote JUnit5 tests"),
]  # fmt: skip

FALSE = [
    # where it was done
    ("Ran a linter in the mobile repo", "Ran a linter"),
    ("Wrote smoke tests for the admin panel", "Wrote smoke tests"),
    ("Automated deployments for one of the five products", "Automated deployments"),
    # with which plain means
    ("Extracted policy numbers using regexes", "Extracted policy numbers"),
    ("Classified letters with keyword rules", "Classified letters"),
    ("Detected leaks by fixed thresholds", "Detected leaks"),
    ("Predicted stock with a spreadsheet formula", "Predicted stock"),
    ("Matched contacts using fuzzy string matching", "Matched contacts"),
    # unfinished
    ("Developing a caching layer for quotes", "Shipped a caching layer for quotes"),
    ("Currently migrating 12 services to Nomad", "Migrated 12 services to Nomad"),
    ("Planning to replace Jenkins with Tekton next quarter", "Replace Jenkins with Tekton next quarter"),
    # what the figure counts, which way it went, how often
    ("Migrated 8 tables from MySQL to Postgres", "Migrated 8 databases from MySQL to Postgres"),
    ("Brought latency from 900 ms down to 300 ms", "Brought latency from 900 ms up to 300 ms"),
    ("On call every third week", "On call every week"),
    # beside the work, not in it
    ("Shadowed the on-call engineer for 2 months", "Served as on-call engineer for 2 months"),
    ("Acting head of QA for a parental leave", "Head of QA"),
    ("Improved the docs of the pricing engine", "Improved the pricing engine"),
    # another version, another unit
    ("Added OAuth 1.0 login", "Added OAuth2 login"),
    ("Rolled out TLS 1.2", "Rolled out TLS1.3"),
    ("Stored 12 GB in S3", "Stored 12 TB in S3"),
    ("Raised opt-in by 6%", "Raised opt-in by 6 percentage points"),
]


def is_accused(old: str, new: str, rules: Rules) -> bool:
    return any(found.severity == "violation" for found in verify_line(old, new, rules))


@pytest.mark.parametrize(("old", "new"), HONEST)
def test_told_from_its_other_side(old: str, new: str, rules: Rules) -> None:
    assert not is_accused(old, new, rules)


@pytest.mark.parametrize(("old", "new"), FALSE)
def test_what_is_gone_makes_it_more(old: str, new: str, rules: Rules) -> None:
    assert is_accused(old, new, rules)
