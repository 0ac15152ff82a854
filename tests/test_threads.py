"""Threads may share rules: whatever is built at the first call is built once, and results are those of one thread."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from reframer.finding import find_bullet
from reframer.pipeline import assess_bullet
from reframer.rulebook import Rules, load_rules
from reframer.rulebook.keeping import KeptForRules

THREADS = 8
LINES = (
    "Ran Kafka topics for order events at 80k messages/s.",
    "Responsible for building payment APIs in Go",
    "Helped migrate 40 services to Kubernetes for a ferry line",
    "Cut p99 of the ticket search from 380 ms to 90 ms by caching in Redis",
    "Trained a gradient-boosted churn model (AUC 0.81) and served it to 3M customers",
    "Java, Spring Boot, Kafka, PostgreSQL, Docker, Terraform",
)


@pytest.fixture
def fresh(rules: Rules, request: pytest.FixtureRequest) -> Rules:
    """The same rules under another fingerprint, so that nothing is built for them yet."""
    return rules.model_copy(update={"fingerprint": f"fresh {request.node.name}"})


def at_once(call: Callable[[], Any]) -> list[Any]:
    """What ``call`` returns in each of the threads, all of which begin at the same moment."""
    gate = threading.Barrier(THREADS)

    def begin() -> Any:
        gate.wait()
        return call()

    with ThreadPoolExecutor(THREADS) as pool:
        return [future.result() for future in [pool.submit(begin) for _ in range(THREADS)]]


def test_finding_in_threads(rules, fresh):
    expected = [find_bullet(line, rules) for line in LINES]

    assert at_once(lambda: [find_bullet(line, fresh) for line in LINES]) == [expected] * THREADS


def test_assessing_in_threads(rules, fresh):
    expected = [assess_bullet(line, rules) for line in LINES]

    assert at_once(lambda: [assess_bullet(line, fresh) for line in LINES]) == [expected] * THREADS


def test_loading_in_threads(rules):
    assert {id(loaded) for loaded in at_once(load_rules)} == {id(load_rules())}


def test_what_is_kept_is_made_once_and_for_the_last_few_rules(rules):
    made: list[str] = []

    def make(each: Rules) -> str:
        made.append(each.fingerprint)
        return each.fingerprint

    kept = KeptForRules(make, most=2)
    named = [rules.model_copy(update={"fingerprint": name}) for name in "abc"]

    assert at_once(lambda: kept(named[0])) == ["a"] * THREADS
    assert [kept(each) for each in named] == ["a", "b", "c"]
    assert made == ["a", "b", "c"]
    assert kept(named[0]) == "a"
    assert made == ["a", "b", "c", "a"]
