"""What rules saw and why it does not count agrees with what they find."""

import pytest

from reframer.language import Language, language_for
from reframer.rulebook import Rules


@pytest.fixture(scope="module")
def language(rules: Rules) -> Language:
    return language_for(rules)


def looks(language: Language, text: str, rule_id: str) -> list[tuple[str, str]]:
    found = language.looks(language.analyse(text))
    return [(" + ".join(span.text for span in one.words), one.refused) for one in found if one.rule_id == rule_id]


def test_looks_that_count_are_what_is_found(language, rules):
    """On every example of every rule."""
    for rule in rules.rules:
        for example in rule.examples:
            analysis = language.analyse(example.text)
            found = {one.rule_id: {(span.start, span.end) for span in one.matched} for one in language.competencies(analysis)}
            seen: dict[str, set[tuple[int, int]]] = {}
            for one in language.looks(analysis):
                if not one.refused:
                    seen.setdefault(one.rule_id, set()).update((span.start, span.end) for span in one.words)

            assert seen == found, example.text


@pytest.mark.parametrize(
    ("text", "rule_id", "words", "refused"),
    [
        ("Ran Kafka for a ferry line.", "streaming.kafka", "Kafka", ""),
        ("Wrote joins with Kafka Streams for a ferry line.", "streaming.kafka", "Kafka", "longer"),
        ("Was confluent with the audit team.", "streaming.kafka", "confluent", "reject"),
        ("Bought Confluent shares for a fund.", "streaming.kafka", "Confluent", "cue"),
        ("Fed nine ports with Flink, Confluent and Hudi.", "streaming.kafka", "Confluent", ""),
        ("Fed nine ports over MQTT and LoRa.", "ml_existing.llm_finetune", "LoRa", "cue"),
        ("Wrote a thesis on Franz Kafka.", "streaming.kafka", "Kafka", "never"),
        ("Was msk of the choir.", "streaming.kafka", "msk", "case"),
    ],
)
def test_what_stood_in_the_way(language, text, rule_id, words, refused):
    assert (words, refused) in looks(language, text, rule_id)


def test_the_longer_form_is_named(language):
    text = "Wrote joins with Kafka Streams for a ferry line."
    (over,) = {one.by.text for one in language.looks(language.analyse(text)) if one.refused == "longer" and one.by}

    assert over == "Kafka Streams"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Painted bakery counters in four bright colours; services grew.", False),
        ("Painted bakery counters in four bright colours for services.", True),
    ],
)
def test_the_end_of_a_statement_is_a_long_step(language, text, found):
    seen = looks(language, text, "observability.metrics_monitoring")

    assert any(not refused for _, refused in seen) is found


def test_words_that_refuse_count_in_both_numbers(language):
    for word in ("touch screens", "touch screen"):
        seen = looks(language, f"Counters of every service beside {word}.", "observability.metrics_monitoring")
        assert seen, word
        assert all(refused for _, refused in seen), word


def test_two_words_said_by_the_way_are_no_finding_beside_named_work(language):
    named = language.analyse("Wrote Terraform for 9 ports, the tables are watched for late berths")
    alone = language.analyse("The tables are watched for late berths")

    assert [found.rule_id for found in language.competencies(named)] == ["cloud.terraform_iac"]
    assert ("data_warehouse.data_observability", "passing") in {(look.rule_id, look.refused) for look in language.looks(named)}
    assert "data_warehouse.data_observability" in {found.rule_id for found in language.competencies(alone)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wrote Terraform for 9 ports, database load down by 70%", False),
        ("Wrote Terraform for 9 ports, tuned database load at night", True),
        ("Wrote Terraform for 9 ports with less database load", True),
        ("Cut the database load of 9 ports, Terraform reviewed", True),
        ("Painted 9 ports, database load down by 70%", True),
    ],
)
def test_a_noun_in_a_clause_without_a_deed_is_no_finding_behind_named_work(language, text, found):
    seen = [refused for words, refused in looks(language, text, "databases.query_tuning") if words == "database load"]

    assert seen == ["" if found else "passing"]


@pytest.mark.parametrize(
    ("text", "rule_id", "words"),
    [
        ("Mask customer names in every test copy", "security.privacy", {"Mask", "names"}),
        ("Rewrite the slowest ledger queries each spring", "databases.query_tuning", {"Rewrite"}),
        ("Hires 3 testers a year for two offices", "leadership.hiring", {"Hires"}),
        ("Fuzz the header parser of the mail gateway every night", "testing.property_testing", {"Fuzz"}),
    ],
)
def test_work_of_today_is_found_by_its_past(language, text, rule_id, words):
    """Rules name deeds as lines of past roles do; the words that are shown are those of the line."""
    found = {one.rule_id: {span.text for span in one.matched} for one in language.competencies(language.analyse(text))}

    assert found.get(rule_id, set()) & words
    assert all(word in text for word in found[rule_id])


@pytest.mark.parametrize(
    ("text", "rule_id"),
    [
        ("Wrote the page where clerks hire 3 testers", "leadership.hiring"),  # not the verb that opens the line
        ("Scripts on 30 servers", "reliability.toil_automation"),  # a noun
    ],
)
def test_only_a_verb_that_opens_the_line_is_read_so(language, text, rule_id):
    assert rule_id not in {one.rule_id for one in language.competencies(language.analyse(text))}
