from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reframer.planning.articles import article_for
from reframer.planning.words import VerbTable, inflect, words_of
from reframer.rulebook import Rules
from reframer.rulebook.rewording import rewording


@pytest.fixture(scope="module")
def verbs(rules: Rules) -> VerbTable:
    return VerbTable(rules.vocabulary.verbs)


@given(st.text(alphabet="ab ,.;()[]\"'“”/&-1\t\n", max_size=40))
def test_words_stand_where_they_say(text: str) -> None:
    found = words_of(text)
    assert [text[word.start : word.end] for word in found] == [word.text for word in found]
    assert all(left.end <= right.start for left, right in pairwise(found))


def test_signs_are_words_and_brackets_are_not_part_of_them() -> None:
    assert [word.text for word in words_of('Ran (Kafka -> Flink), "R&D" & 9k/s.')] == [
        "Ran",
        "Kafka",
        "->",
        "Flink",
        "R&D",
        "&",
        "9k/s",
    ]


@pytest.mark.parametrize(
    ("text", "base", "form"),
    [
        ("Built", "build", "past"),
        ("found", "find", "past"),
        ("Optimising", "optimize", "gerund"),
        ("set up", "set up", "past"),
        ("rolling out", "roll out", "gerund"),
        ("maintains", "maintain", "third"),
    ],
)
def test_verbs_are_found_in_every_form(text: str, base: str, form: str, verbs: VerbTable) -> None:
    use = verbs.use_at(words_of(text), 0)
    assert use is not None
    assert use.verb.base == base
    assert form in use.forms


@pytest.mark.parametrize("text", ["mAP", "frobnicated", "Kafka", ""])
def test_what_is_no_verb_of_the_table_is_none(text: str, verbs: VerbTable) -> None:
    assert verbs.use_at(words_of(text), 0) is None


@pytest.mark.parametrize(
    ("text", "form", "becomes"),
    [
        ("building", "past", "built"),
        ("Optimised", "gerund", "optimising"),
        ("Optimized", "gerund", "optimizing"),
        ("rolled out", "gerund", "rolling out"),
        ("wrote", "base", "write"),
    ],
)
def test_inflection_keeps_the_spelling_of_the_text(text: str, form: str, becomes: str, verbs: VerbTable) -> None:
    use = verbs.use_at(words_of(text), 0)
    assert use is not None
    assert inflect(use, form) == becomes


@pytest.mark.parametrize(
    ("word", "article"),
    [
        ("fare", "a"), ("online", "an"), ("unified", "a"), ("unused", "an"), ("unindexed", "an"), ("hourly", "an"), ("API", "an"),
        ("UI", "a"), ("SLO", "an"), ("REST", "a"),
        ("S3-backed", "an"), ("8-node", "an"), ("9-node", "a"), ("XGBoost", "an"), ("NLP", "an"), ("gRPC", "a"), ("iOS", "an"),
        ("SQL", ""), ("->", ""),
        ("one-time", "a"), ("user", "a"), ("AWS", "an"), ("HTTP", "an"), ("GraphQL", "a"), ("in-house", "an"), ("MySQL", "a"),
    ],
)  # fmt: skip
def test_articles_go_by_sound(word: str, article: str) -> None:
    assert article_for(word, rewording().grammar) == article
