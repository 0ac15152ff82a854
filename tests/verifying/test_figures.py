"""The checker's own number reader: values, units, rates, bounds, places in a change, percentiles."""

from decimal import Decimal

import pytest

from reframer.rulebook import Rules
from reframer.verifying.figure import Figure
from reframer.verifying.reading import reader_for


def read(text: str, rules: Rules) -> tuple[Figure, ...]:
    return reader_for(rules).read(text).figures


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("handled 1.2k tickets", "1200", ""),
        ("handled 1,200 tickets", "1200", ""),
        ("40bn rows", "40000000000", ""),
        ("3.2M claims", "3200000", ""),
        ("30 million rows", "30000000", ""),
        ("in 45ms", "45", "ms"),
        ("in 45 ms", "45", "ms"),
        ("in 85 μs", "85", "µs"),
        ("counts from 9 ports, lag under 40 seconds", "9", ""),
        ("down from 9 to 4 seconds", "9", "s"),
        ("in 85 µs", "85", "µs"),
        ("12TB of scans", "12", "TB"),
        ("99.95 percent", "99.95", "%"),
        ("$1.2M in fees", "1200000", "$"),
        ("a 7-day window", "7", "day"),
        ("3x faster", "3", "x"),
        ("twenty-two shops", "22", ""),
        ("five hundred tills", "500", ""),
        ("2m invoices", "2000000", ""),
    ],
)
def test_value_and_unit(text: str, value: str, unit: str, rules: Rules) -> None:
    figure = read(text, rules)[0]
    assert (figure.value, figure.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["stored in S3", "a p99 alert", "the 3rd shift", "an L7 proxy", "encoded as H264", "on EC2"])
def test_digits_that_are_no_figure(text: str, rules: Rules) -> None:
    assert read(text, rules) == ()


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("5 TB/day", "day"),
        ("3.2M claims a month", "month"),
        ("100k of transactions per second", "s"),
        ("30 reports nightly", "day"),
        ("8k RPS", "s"),
        ("70k msgs/s", "s"),
        ("300 requests per minute", "min"),
        ("a daily load of 5 TB", "day"),
        ("40 services in 3 regions", ""),
    ],
)
def test_per(text: str, per: str, rules: Rules) -> None:
    assert read(text, rules)[0].per == per


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("~60 hosts", "about"),
        ("roughly 60 hosts", "about"),
        ("60ish hosts", "about"),
        ("up to 60 hosts", "under"),
        ("no more than 60 hosts", "under"),
        ("< 8 ms", "under"),
        ("over 60 hosts", "over"),
        ("60+ hosts", "over"),
        ("at least 60 hosts", "over"),
        ("60 hosts", ""),
    ],
)
def test_bound(text: str, bound: str, rules: Rules) -> None:
    assert read(text, rules)[0].bound == bound


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("cut from 40 min to 10 min", ["from", "to"]),
        ("40 min -> 10 min", ["from", "to"]),
        ("down to 8 ms (from 45 ms)", ["to", "from"]),
        ("cut by 40%", ["by"]),
        ("leading to 55% fewer pages", [""]),
        ("8 of 10 plants", ["part", "whole"]),
        ("up to 40 users", [""]),
    ],
)
def test_place_in_a_change(text: str, roles: list[str], rules: Rules) -> None:
    assert [figure.role for figure in read(text, rules)] == roles


@pytest.mark.parametrize(
    ("text", "percentiles"),
    [
        ("p50 by 40% and p99 by 12%", ["50", "99"]),
        ("12 ms p95 for 5k QPS", ["95", ""]),
        ("p99 from 70 ms to 22 ms", ["99", "99"]),
        ("the 99th percentile under 3 s", ["99"]),
        ("median of 4 ms", ["50"]),
        ("260 tenants at p99 under 3 s", ["", "99"]),
    ],
)
def test_percentile(text: str, percentiles: list[str], rules: Rules) -> None:
    assert [figure.percentile for figure in read(text, rules)] == percentiles
