"""The metrics grammar: spans, kinds, values; and digits that are names."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reframer.language import language_for
from reframer.model.findings import Metric, MetricKind
from reframer.rulebook import Rules

SPANS = [
    ("Handled 3.4k orders/s at noon", [("3.4k orders/s", "rate")]),
    ("Kept 2.5M msgs/s flowing", [("2.5M msgs/s", "rate")]),
    ("Loaded 40 GB per day", [("40 GB per day", "rate")]),
    ("Shipped 12 deploys a week", [("12 deploys a week", "rate")]),
    ("Sent 30 lakh mails daily", [("30 lakh mails daily", "rate")]),
    ("Saved $1.2M a year", [("$1.2M a year", "money")]),
    ("Saved EUR 300k", [("EUR 300k", "money")]),
    ("Costs fell by 38%", [("38%", "percent")]),
    ("Raised conversion 1.8 pp", [("1.8 pp", "percent")]),
    ("Made builds 3x faster", [("3x", "multiple")]),
    ("A 10-fold increase", [("10-fold", "multiple")]),
    ("Cut start-up from 9 s to 700 ms", [("from 9 s to 700 ms", "change")]),
    ("Memory 800MB -> 90MB", [("800MB -> 90MB", "change")]),
    ("Time went from 7 h to 1 h 50 min", [("from 7 h to 1 h 50 min", "change")]),
    ("Lead time 9 days (was 30)", [("9 days (was 30)", "change")]),
    ("Brought 62% of orders to 91%", [("62%", "percent"), ("91%", "percent")]),
    ("Grew it from 62% of orders to 91%", [("from 62% of orders to 91%", "change")]),
    ("Waited 50-70ms per call", [("50-70ms", "range")]),
    ("Hired 3\u20135 people", [("3\u20135 people", "range")]),
    ("Cut releases from weeks to hours", [("from weeks to hours", "word_change")]),
    ("Moved 3 TB with zero downtime", [("3 TB", "size"), ("zero downtime", "zero")]),
    ("Ran it with no message loss", [("no message loss", "zero")]),
    ("Reached AUC of 0.91", [("AUC of 0.91", "score")]),
    ("F1 0.61 for the rules", [("F1 0.61", "score")]),
    ("Wrote over 140 unit tests", [("over 140 unit tests", "count")]),
    ("A 40-node cluster", [("40-node", "count")]),
    ("Served hundreds of customers", [("hundreds of customers", "count")]),
    ("Mentored two interns", [("two interns", "count")]),
    ("Owned 14 tier-1 services", [("14 tier-1 services", "count")]),
    ("Split a 1.4M-line code base", [("1.4M-line", "count")]),
    ("Lifted nDCG +0.04", [("nDCG +0.04", "score")]),
    ("Trained 5 juniors; 2 of them lead", [("5 juniors", "count"), ("2", "count")]),
    ("Called 12 times per day", [("12 times per day", "rate")]),
    ("Served 2M+ monthly API requests", [("2M+ monthly API requests", "count")]),
]
NAMES = [
    "Wrote Python 3 and Java 8 services",
    "Moved from Java 8 to 17",
    "Used C++17, OAuth 2.0 and HTTP/2",
    "Stored files on S3 and EC2",
    "Tuned BM25 and L7 routing for PSD2",
    "Ran 5-fold CV",
    "Shipped in Q3 2023 and in 2021",
    "Worked there 2019-2021",
    "Measured day-7 retention",
    "Drew a 2-tier design",
    "Closed ISS-005 and ISO 27001",
    "Released v2.3.1",
    "Kept 24/7 on-call with 1-on-1 talks",
    "See https://example.org/a/2000 or call +1 555 0100 200",
    "Reported recall@5 and a p<0.05 test",
    "Added 2FA and 3D plots",
    "Named in the Fortune 500",
    "Rolled out phase 2 on iPhone 12",
    "Repaired a 20-year-old ledger of the 1990s",
    "Planned a two tier cache",
]


def find(text: str, rules: Rules) -> tuple[Metric, ...]:
    return language_for(rules).analyse(text).metrics


@pytest.mark.parametrize(("text", "spans"), SPANS)
def test_spans_and_kinds(text: str, spans: list[tuple[str, str]], rules: Rules) -> None:
    assert [(metric.span.text, metric.kind.value) for metric in find(text, rules)] == spans


@pytest.mark.parametrize("text", NAMES)
def test_digits_of_names_are_no_metrics(text: str, rules: Rules) -> None:
    assert find(text, rules) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.2k users", "1200"),
        ("2.5M rows", "2500000"),
        ("1.1bn rows", "1100000000"),
        ("3 lakh users", "300000"),
        ("2 crore users", "20000000"),
        ("1,234,567 rows", "1234567"),
        ("twenty-two teams", "22"),
        ("half a million users", "500000"),
    ],
)
def test_magnitudes(text: str, value: str, rules: Rules) -> None:
    assert find("Served " + text, rules)[0].values == (Decimal(value),)


def test_a_change_has_two_ends_a_direction_and_its_percentile(rules: Rules) -> None:
    (metric,) = find("Brought p99 latency from ~1.2 s down to 80 ms", rules)
    assert (metric.baseline, metric.target, metric.unit) == (Decimal("1.2"), Decimal(80), "ms")
    assert (metric.direction, metric.percentile) == ("down", "p99")


def test_each_percentile_goes_to_its_own_metric(rules: Rules) -> None:
    metrics = find("Held p50 at 12 ms and p99 at 90 ms; 40 ms budget", rules)
    assert [metric.percentile for metric in metrics] == ["p50", "p99", ""]


@pytest.mark.parametrize(
    ("text", "bound"),
    [("about 40 jobs", "about"), ("~40 jobs", "~"), ("40+ jobs", "+"), ("up to 40 jobs", "up to"), ("40 jobs", "")],
)
def test_hedges_are_kept(text: str, bound: str, rules: Rules) -> None:
    assert find("Ran " + text, rules)[0].bound == bound


@pytest.mark.parametrize(
    ("text", "noun"),
    [("40 Flink jobs", "jobs"), ("58% of drafts", "drafts"), ("latency by 40%", "latency"), ("9 data scientists", "scientists")],
)
def test_what_is_measured(text: str, noun: str, rules: Rules) -> None:
    assert find("Improved " + text, rules)[0].noun == noun


NUMBERS = st.sampled_from(["3", "1,200", "250", "0.5", "12.25"])
UNITS = st.sampled_from(["ms", " s", "%", "x", " GB", " QPS", " requests/s", " users", " hours", " USD"])


@given(number=NUMBERS, unit=UNITS, start=st.sampled_from(["Cut ", "Now at ", "From ", ""]))
@settings(max_examples=80)
def test_every_number_with_a_unit_is_one_metric(number: str, unit: str, start: str, rules: Rules) -> None:
    text = f"{start}{number}{unit} in the system"
    metrics = find(text, rules)
    assert len(metrics) == 1
    assert number in metrics[0].span.text
    assert metrics[0].kind is not MetricKind.CHANGE
