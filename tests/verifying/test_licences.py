"""What a recorded answer and the phrase bank license, and what nothing does."""

import pytest
from made_up import old_resume

from reframer.model.resume import Item, Section, SectionKind
from reframer.model.verdicts import Answer
from reframer.rulebook import Rules
from reframer.verifying import verify, verify_line

TOPICS = "Operated Kafka topics for toll events at 30k messages/s"


def kinds(old: str, new: str, rules: Rules, *values: str) -> list[str]:
    answers = tuple(Answer(question_id="toll.consumer", ask="Did a model read it? Which one?", value=value) for value in values)
    return [found.kind for found in verify_line(old, new, rules, answers) if found.severity == "violation"]


def test_a_claim_stands_on_the_answer_that_it_repeats(rules: Rules) -> None:
    claimed = TOPICS + ", feeding the toll-fraud model"
    assert "ml_overclaim" in kinds(TOPICS, claimed, rules)
    assert "ml_overclaim" in kinds(TOPICS, claimed, rules, "I don't know")
    assert "ml_overclaim" in kinds(TOPICS, claimed, rules, "the parking dashboard")
    assert kinds(TOPICS, claimed, rules, "the toll-fraud model") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Set up HPA (two clusters), cutting the bill by $90k", "Cut the bill by $90k by setting up HPA (two clusters)"),
        ("Ticket time 90 s -> 11 s", "Ticket time from 90 s to 11 s"),
        ("Stores 2 500 000 scans", "Stores 2.5M scans"),
        ("Mantained the tarif importer", "Maintained the tariff importer"),
    ],
)
def test_signs_and_slips_are_no_overclaim(old: str, new: str, rules: Rules) -> None:
    assert kinds(old, new, rules) == []


def test_a_heading_of_the_phrase_bank_says_nothing_of_the_person(rules: Rules) -> None:
    old = old_resume()
    ours = next(phrase.text for phrase in rules.vocabulary.phrases if phrase.kind == "heading")
    for heading, fair in ((ours, True), ("Machine-learning achievements of note", False)):
        section = Section(kind=SectionKind.OTHER, heading="Notes", items=(Item(text=heading, source=old.roles[0].source),))
        found = verify(old, old.model_copy(update={"sections": (section,)}), rules)
        assert (found == ()) is fair


def test_a_line_that_only_limits_may_not_vanish(rules: Rules) -> None:
    old = old_resume()
    role = old.roles[1]
    limit = role.bullets[0].model_copy(update={"id": "limit", "text": "Not responsible for ticket payments"})
    before = old.model_copy(update={"roles": (old.roles[0], role.model_copy(update={"bullets": (*role.bullets, limit)}))})
    assert [found.kind for found in verify(before, old, rules) if found.severity == "violation"] == ["negation_dropped"]


def test_trained_for_fine_tuned_is_for_a_person_to_judge(rules: Rules) -> None:
    old = "Fine-tuned a CamemBERT classifier on 9k tenancy letters"
    found = verify_line(old, old.replace("Fine-tuned", "Trained"), rules)
    assert [(one.kind, one.severity, one.words) for one in found] == [("reworded", "warn", "Trained")]
