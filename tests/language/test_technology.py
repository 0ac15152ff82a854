"""Technologies: other spellings, case, cues, and the longest name."""

import pytest

from reframer.language import language_for
from reframer.rulebook import Rules

SENTENCES = [
    ("Moved the ledger from Postgres to CockroachDB", ["PostgreSQL", "CockroachDB"]),
    ("Upgraded k8s and its helm charts", ["Kubernetes", "Helm"]),
    ("Wrote the sync daemon in Go", ["Go"]),
    ("Wrote the sync daemon in golang", ["Go"]),
    ("Led the go-live and the go to market plan", []),
    ("Let engineers go home on time", []),
    ("Ported a parser from C to Rust", ["C", "Rust"]),
    ("Presented to the C-suite after a Series C", []),
    ("Managed the R&D budget", []),
    ("Built risk reports in R with ggplot2", ["R", "ggplot2"]),
    ("Helped spark a culture of testing", []),
    ("Tuned Spark jobs over 9 tables", ["Spark"]),
    ("Built screens in React Native", ["React Native"]),
    ("Automated releases with GitHub Actions", ["GitHub Actions"]),
    ("Called the Azure OpenAI service from the help desk", ["Azure OpenAI"]),
    ("Served Node.js and ASP.NET Core APIs", ["Node.js", "ASP.NET"]),
    ("Ran Air flow sensors in the lab", []),
    ("Go, Rust, R, Spark", ["Go", "Rust", "R", "Spark"]),
    ("Tuned lambda expressions and recipes of a head chef", []),
    ("Wrote Chef cookbooks for 90 hosts", ["Chef"]),
    ("Shipped the iOS and Android apps", ["iOS", "Android"]),
    ("Used C++17 and C#", ["C++", "C#"]),
    ("Measured the angular velocity of the gimbal at 1 kHz", []),
    ("Rewrote the shop in angular and typescript", ["Angular", "TypeScript"]),
    ("Moved 30 pages from AngularJS to Angular", ["Angular", "Angular"]),
    ("Brought the largest contentful paint down to 1.4 s", []),
    ("Moved the product texts to Contentful", ["Contentful"]),
    ("Handled an influx of 9k bookings on sale days", []),
    ("Renovate the booking flow and amplify its tests", []),
    ("Kept 80 dependencies fresh with Renovate", ["Renovate"]),
    ("Damped a flutter in the aileron loop", []),
    ("The export is a superset of the old one", []),
]


@pytest.mark.parametrize(("text", "names"), SENTENCES)
def test_names(text: str, names: list[str], rules: Rules) -> None:
    assert [finding.name for finding in language_for(rules).analyse(text).technologies] == names


def test_kinds_of_machine_learning_tools(rules: Rules) -> None:
    found = language_for(rules).analyse("PyTorch, LangChain, OpenAI, MLflow, Pinecone").technologies
    assert [finding.kind for finding in found] == [
        "ml_framework",
        "llm_framework",
        "llm_vendor",
        "ml_platform",
        "vector_database",
    ]
