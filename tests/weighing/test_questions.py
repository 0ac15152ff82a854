"""Which question is asked first."""

import pytest

from reframer.finding import find_bullet
from reframer.weighing import weigh_bullet


def test_a_question_takes_the_persons_own_word_for_the_thing(rules):
    found = find_bullet("Assisted with the partitioning of the ferry ticket table", rules)
    asked = [question.ask for question in weigh_bullet(found, rules).questions]
    assert asked[0].startswith("Which part of the partitioning did you")
    assert not any("{" in ask for ask in asked)


ASKED = [
    # by the kind of thing, and by what the line lacks
    ("Wrote the tide-table importer in Go", "How many rows or GB did the tide-table importer process in a run or a day?"),
    ("Built a berth API in Kotlin", "How many requests a second or day did the berth API handle at peak?"),
    ("Built a berth API in Kotlin, 9k requests/s", "What p95 or p99 latency did the berth API hold at peak?"),
    ("Added a Memcached cache for fares; load fell from 80% to 30%", "What hit rate did the cache reach?"),
    ("Ran Kubernetes for the ferry desk", "How many clusters, nodes or services did it run?"),
    ("Added Grafana alerts for the locks", "How many services did the monitoring or alerts cover?"),
    ("Cut alert noise at the ferry desk by 60%", "How many alerts or pages a week before and after?"),
    ("Helped move 14 ferry services to Linux", "What did you do for the 14 ferry services yourself?"),
    ("Moved the tariff jobs from Oracle to MySQL", "How much was moved: services, tables, rows or lines of code?"),
    ("Mentored interns at the ferry desk", "How many people took part?"),
    ("Fixed a memory leak in the ticket printer", "What did memory, errors or throughput do after the fix?"),
    ("Parser for tide tables in Rust", "Did you write the parser yourself?"),
    ("Reduced the tide bundle by 40%", "What was the size before and after, in MB or GB?"),
]


@pytest.mark.parametrize(("text", "first"), ASKED)
def test_what_is_asked_first(text, first, rules):
    assert weigh_bullet(find_bullet(text, rules), rules).questions[0].ask == first


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Built a berth API in Kotlin, 9k requests/s, p99 40 ms", ("how many requests", "p99")),
        ("Added a Memcached cache for fares, hit rate 93%", ("hit rate",)),
        ("Ran Kubernetes for the ferry desk: 4 clusters, 90 nodes", ("how many clusters",)),
        ("Wrote a dashboard about the lag of Kafka consumers", ("events or messages a second did the dashboard",)),
        ("Owned the maintenance of the fare importer", ("the maintenance handle",)),
    ],
)
def test_nothing_is_asked_that_stands_there_or_makes_no_sense(text, never, rules):
    asked = " ".join(question.ask.lower() for question in weigh_bullet(find_bullet(text, rules), rules).questions)
    assert not [words for words in never if words in asked]


def test_no_question_of_the_list_leaves_a_place_open(rules):
    places = {"{thing}": "it", "{head}": "", "{figure}": "", "{counted}": "", "{was}": "", "{measured}": "", "{uncounted}": ""}
    places |= {"{this}": "this"}
    for inquiry in rules.vocabulary.questions:
        left = inquiry.ask
        for place, words in places.items():
            left = left.replace(place, words)
        assert "{" not in left, inquiry.id
        assert left.count("?") == 1, inquiry.id
        assert "{head}" not in inquiry.ask or inquiry.heads or inquiry.object, inquiry.id
        assert "{counted}" not in inquiry.ask or {"counted", "own_count"} & set(inquiry.when), inquiry.id
