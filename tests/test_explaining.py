"""Which rules looked at a line, which fired on which words, and why the others did not."""

import pytest

from reframer.explaining import explain
from reframer.finding import find_bullet
from reframer.model.findings import CareerPath

RAN_KAFKA = "Ran Kafka topics for order events at 80k messages/s."


def refused_in(text: str, rule_id: str) -> dict[str, str]:
    explanation = explain(text)
    looks = [*explanation.fired, *explanation.refused, *explanation.halves]
    return {one.words: one.why for look in looks if look.rule_id == rule_id for one in look.refused}


def wordings_of(text: str, rule_id: str, **more) -> dict[str, tuple[bool, str]]:
    """The wordings of a rule that fired: allowed or not, and why, by operation; of several the last."""
    (look,) = [one for one in explain(text, **more).fired if one.rule_id == rule_id]
    return {one.operation: (one.allowed, one.why) for one in look.wordings}


def test_what_fired_is_what_is_found(rules):
    for text in (RAN_KAFKA, "Helped migrate 40 services to Kubernetes.", "Painted a fence.", ""):
        found = {one.rule_id for one in find_bullet(text, rules).competencies}

        assert {look.rule_id for look in explain(text, rules).fired} == found


def test_the_words_on_which_a_rule_fired():
    (kafka,) = [look for look in explain(RAN_KAFKA).fired if look.rule_id == "streaming.kafka"]

    assert kafka.words == ("Kafka topics", "topics", "events")  # the form, and the pair that the rule finds as well
    assert kafka.on_object
    assert kafka.refused == ()  # "Kafka" inside its own longer form is nothing to tell


@pytest.mark.parametrize(
    ("text", "rule_id", "words", "why"),
    [
        (
            "Wrote joins with Kafka Streams.",
            "streaming.kafka",
            "Kafka",
            "part of 'Kafka Streams', which streaming.kafka_streams knows",
        ),
        ("Was confluent with the audit team.", "streaming.kafka", "confluent", "beside 'confluent with' it is something else"),
        (
            "Bought Confluent shares for a fund.",
            "streaming.kafka",
            "Confluent",
            "an ordinary word; counts only beside one of: kafka, topic, broker, schema registry",
        ),
        ("Wrote a thesis on Franz Kafka.", "streaming.kafka", "Kafka", "'Franz Kafka' is something else"),
        ("Was msk of the choir.", "streaming.kafka", "msk", "counts only as: MSK"),
    ],
)
def test_why_a_rule_left_words_alone(text, rule_id, words, why):
    assert refused_in(text, rule_id)[words] == why


def test_words_that_stand_together_and_do_not(rules):
    """Of every pair of words that lies too far apart in some example, the window is told."""
    looks = [
        refused.why
        for rule in rules.filter(family="performance")
        for example in rule.examples
        for look in (*explain(example.text).halves, *explain(example.text).refused)
        for refused in look.refused
    ]

    assert any(why.startswith("needs within ") for why in looks)
    assert all(why for why in looks)


def test_words_that_limit_a_claim_are_told():
    (look,) = [one for one in explain("Planned to move order events to Kafka.").fired if one.rule_id == "streaming.kafka"]

    assert [limit.words for limit in look.limited_by] == ["Planned to"]
    assert look.limited_by[0].why
    assert not any(wording.allowed for wording in look.wordings)


def test_wordings_and_what_they_lack():
    plain = wordings_of(RAN_KAFKA, "streaming.kafka")

    assert plain["restate"] == (
        False,
        "true only beside one of: real-time, real time, sub-second, low-latency, milliseconds",
    )
    assert plain["bridge"][0]
    assert plain["claim"][0] is False
    assert plain["claim"][1].startswith("needs an answer: ")


def test_a_comparison_lacks_its_figure():
    allowed, why = wordings_of("Ran Kafka topics for nine teams.", "streaming.kafka")["bridge"]

    assert not allowed
    assert why == "needs How many events a second at peak?"


def test_a_comparison_of_another_path():
    assert wordings_of(RAN_KAFKA, "streaming.kafka", path=CareerPath.GENAI)["bridge"] == (False, "made for the path platform")


def test_a_claim_that_was_answered_asks_no_more():
    _, why = wordings_of(RAN_KAFKA, "streaming.kafka", answers={"consumer": "the card-fraud scoring model"})["claim"]

    assert not why.startswith("needs")


def test_what_becomes_of_the_line_is_told():
    explanation = explain("Responsible for building payment APIs in Go")

    assert explanation.after == "Built payment APIs in Go"
    assert [change.operation for change in explanation.changes] == ["opener"]


def test_a_wish_shows_no_competency():
    told = explain("Planning to fine-tune an LLM of our own on Kubernetes")
    assert not told.fired
    assert {one.why for look in told.refused for one in look.refused} == {"a wish or a plan shows nothing done"}
