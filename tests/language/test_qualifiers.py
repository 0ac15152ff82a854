"""Qualifiers: the examples of the vocabulary file, and the guards."""

import pytest

from reframer.language import language_for
from reframer.rulebook import Rules


def test_every_qualifier_shows_what_it_limits_and_what_it_leaves(rules: Rules) -> None:
    for qualifier in rules.vocabulary.qualifiers:
        assert any(example.limits for example in qualifier.examples), qualifier.id
        assert any(not example.limits for example in qualifier.examples), qualifier.id


def test_the_examples_of_the_vocabulary(rules: Rules) -> None:
    wrong = []
    for qualifier in rules.vocabulary.qualifiers:
        for example in qualifier.examples:
            reaches = [
                finding.reach.text
                for finding in language_for(rules).analyse(example.text).qualifiers
                if finding.id == qualifier.id
            ]
            if example.limits:
                if not all(any(words in reach for reach in reaches) for words in example.limits):
                    wrong.append((qualifier.id, example.text, reaches))
            elif reaches:
                wrong.append((qualifier.id, example.text, reaches))
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Moved 4 shops without customer-visible downtime", []),
        ("Built a machine learning platform for others to use", []),
        ("Served US and EU shoppers", []),
        ("Assisted the DBA group; rewrote the backup job", ["helped"]),
        ("Was involved in sprint reviews", ["helped"]),
        ("Scaled the team from 4 to 11", []),
        ("The team rebuilt the cart", ["team"]),
        ("Raised MRR of the help search", []),
        ("Modelled seat no-shows", []),
        ("Rebuilt the cart that lets us sell faster", []),
    ],
)
def test_which_qualifiers(text: str, ids: list[str], rules: Rules) -> None:
    assert [finding.id for finding in language_for(rules).analyse(text).qualifiers] == ids


def test_a_reach_ends_at_a_semicolon(rules: Rules) -> None:
    (finding,) = language_for(rules).analyse("Assisted the DBA group; rewrote the backup job").qualifiers
    assert finding.reach.text == "the DBA group"
