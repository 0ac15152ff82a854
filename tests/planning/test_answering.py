"""Answers in the line: figures by a template that reads well, names in claims, and never an explanation."""

import pytest

from reframer import assess_bullet
from reframer.rulebook import Rules

FERRY = "Ran Kubernetes for the ferry desk"
TOPICS = "Operated Kafka topics at 80k messages/s."


@pytest.mark.parametrize(
    ("text", "need", "answer", "after"),
    [
        (FERRY, "scale", "4 clusters, 900 nodes", f"{FERRY} (4 clusters, 900 nodes)"),
        (f"{FERRY} (2 sites).", "scale", "4 clusters, 900 nodes", f"{FERRY} (2 sites); 4 clusters, 900 nodes."),
        (
            "Operated Kafka topics for the ferry desk.",
            "volume",
            "80k messages/s",
            "Operated Kafka topics for the ferry desk, at 80k messages/s.",
        ),
        (f"{FERRY} (4 clusters)", "scale", "4 clusters, 900 nodes", f"{FERRY} (4 clusters); 900 nodes"),
        (TOPICS, "consumer", "Yes, the berth model.", "Operated Kafka topics at 80k messages/s, feeding the berth model."),
        (TOPICS, "consumer", "the berth model", "Operated Kafka topics at 80k messages/s, feeding the berth model."),
        (
            "Operated Kafka topics at 80k messages/s (3 brokers); deploys went from weekly to daily",
            "consumer",
            "the berth model",
            "Operated Kafka topics at 80k messages/s (3 brokers), feeding the berth model; deploys went from weekly to daily",
        ),
        (
            "Operated Kafka topics at 80k messages/s, cutting reruns from 9 to 2 a week",
            "consumer",
            "the berth model",
            "Cut reruns from 9 to 2 a week by operating Kafka topics at 80k messages/s, feeding the berth model",
        ),
    ],
)
def test_figures_and_names_enter(text: str, need: str, answer: str, after: str, rules: Rules):
    assert assess_bullet(text, rules, answers={need: answer}).after == after


@pytest.mark.parametrize(
    ("text", "need", "answer"),
    [
        (FERRY, "scale", "yes"),
        (FERRY, "scale", "we had about 4 clusters there"),
        (FERRY, "scale", "no, only called it"),
        (FERRY, "scale", "14"),
        (f"{FERRY} (4 clusters)", "scale", "4 clusters"),
        (TOPICS, "consumer", "9 nodes"),
        (TOPICS, "consumer", "no, only called it"),
        (TOPICS, "consumer", "they trained it on our data"),
        (TOPICS, "volume", "80k messages/s"),
    ],
)
def test_explanations_and_repeats_stay_out(text: str, need: str, answer: str, rules: Rules):
    assert assess_bullet(text, rules, answers={need: answer}).after == text


@pytest.mark.parametrize(
    ("text", "question", "answer", "after"),
    [
        (
            "Worked on the berth services",
            "What did you yourself do for the berth services?",
            "the retry logic",
            "Worked on the berth services, in particular the retry logic",
        ),
        (
            "Took part in the berth move to Go",
            "own_share",
            "the berth checks",
            "Contributed to the berth move to Go, in particular the berth checks",
        ),
        (
            "Worked on the berth services (Go)",
            "part",
            "the retry logic",
            "Worked on the berth services (Go); own part: the retry logic",
        ),
        (
            "Worked on the berth services; p95 from 400 ms to 90 ms",
            "part",
            "the retry logic",
            "Worked on the berth services; p95 from 400 ms to 90 ms (own part: the retry logic)",
        ),
        ("Worked on the berth services", "part", "the pilot team", "Worked on the berth services"),
        ("Deployed the berth model behind an API", "ml_whose", "the pilot squad", "Deployed the berth model behind an API"),
        ("Wrote a berth library", "service_callers", "the ticket office", "Wrote a berth library, used by the ticket office"),
        ("Wrote a berth library", "service_callers", "9 teams", "Wrote a berth library, used by 9 teams"),
        ("Wrote a berth library", "service_callers", "people who like boats and what they do", "Wrote a berth library"),
        ("Wrote a berth library", "service_callers", "nobody", "Wrote a berth library"),
        ("Worked on the berth services", "part_thing", "machine learning", "Worked on the berth services"),
        ("Worked on the berth services", "part_thing", "lead of the team", "Worked on the berth services"),
        ("Added a cache for fares", "cache_hits", "93%", "Added a cache for fares"),
        ("Added a cache for fares", "cache_hits", "93% hit rate", "Added a cache for fares (93% hit rate)"),
        ("Ran load tests and found leak in berth service", "", "", "Ran load tests and found a leak in the berth service"),
    ],
)
def test_answers_to_questions_of_the_list_enter_too(text: str, question: str, answer: str, after: str, rules: Rules):
    assert assess_bullet(text, rules, answers={question: answer} if question else {}).after == after


def test_why_an_answer_stays_out_is_told(rules: Rules):
    refusals = assess_bullet(FERRY, rules, answers={"scale": "we had about 4 clusters there"}).refusals

    assert [refusal.why.partition(";")[0] for refusal in refusals if refusal.operation == "answer"] == [
        "it counts as evidence only"
    ]


def test_including_is_a_preposition_for_the_checker(rules: Rules):
    assert assess_bullet("Ran 40 topics, incl. on-call", rules).after == "Ran 40 topics, including on-call"
