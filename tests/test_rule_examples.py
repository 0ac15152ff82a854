"""Every example of every built-in rule holds."""

import pytest

from reframer.rulebook import load_rules
from reframer.rulebook.schema import Competency, Example
from reframer.testing import check_example, run_examples

RULES = load_rules()


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_examples_of_a_rule_hold(rule):
    failed = {example.name: complaints for example in rule.examples if (complaints := check_example(rule, example, RULES))}

    assert failed == {}


def complaints_of(**example: object) -> tuple[str, ...]:
    rule = RULES.competencies["streaming.kafka"]
    return check_example(rule, Example.model_validate({"name": "made up", **example}), RULES)


def test_a_sentence_that_should_be_left_alone_and_is_found_fails():
    assert complaints_of(text="Ran Kafka brokers for a ferry line.") == ("should be left alone, but 'Kafka brokers' was found",)


def test_a_sentence_in_which_nothing_is_found_fails():
    (complaint,) = complaints_of(text="Painted a fence for a neighbour.", finds="fence")

    assert complaint.startswith("'fence' was not found")


def test_other_words_than_expected_fail():
    assert complaints_of(text="Ran Kafka brokers for a ferry line.", finds="ferry") != ()


def test_another_wording_than_expected_fails():
    assert complaints_of(text="Ran Kafka brokers for a ferry line.", finds="Kafka", becomes="Ran a feature store.") != ()


def test_an_open_question_that_is_not_listed_fails():
    assert complaints_of(text="Ran Kafka brokers for a ferry line.", finds="Kafka", asks=()) != ()


def test_a_todo_must_fail_until_the_gap_closes():
    gap = {"text": "Painted a fence.", "finds": "fence", "todo": "fences are unknown"}

    assert complaints_of(**gap) == ()
    assert complaints_of(**{**gap, "text": "Ran Kafka for a fence maker.", "finds": "Kafka"}) == (
        "holds now, so its todo can go: fences are unknown",
    )


def test_a_rule_that_no_example_makes_fire_fails_the_coverage():
    kafka = RULES.competencies["streaming.kafka"]
    silent = kafka.model_copy(update={"examples": tuple(each for each in kafka.examples if not each.finds)})
    rules = RULES.model_copy(update={"rules": (silent,), "fingerprint": "only a silent rule"})

    failures, ran = run_examples(rules, coverage=True)

    assert failures == ("streaming.kafka: no example makes it fire",)
    assert ran == len(silent.examples)


def test_every_rule_is_shown_by_sentences_of_its_own():
    texts: dict[str, str] = {}
    repeated = []
    for rule in RULES.rules:
        for example in rule.examples:
            if texts.setdefault(example.text, rule.id) != rule.id and example.finds:
                repeated.append((example.text, texts[example.text], rule.id))

    assert repeated == []


def test_rules_know_what_they_are_not(rules):
    """A rule's own look-alikes are somebody's work: at least every tenth of them is another rule's finding."""
    assert isinstance(rules.get("kafka"), Competency)
    assert rules.get("no such rule") is None
