"""The little language of patterns, and the cue groups that ship."""

import pytest
from pydantic import ValidationError

from reframer.ml_reading.cues import CueIndex, check_groups, expand
from reframer.ml_reading.words import cut
from reframer.rulebook.ml_vocabulary import CueGroup


def found(text: str, *patterns: str, **others: tuple[str, ...]) -> list[str]:
    groups = [CueGroup(id="x", patterns=patterns, because="test")]
    groups += [CueGroup(id=name, patterns=each, because="test") for name, each in others.items()]
    words = cut(text)
    sightings = CueIndex(groups).find(words)
    return [text[slice(*sightings.text_of(hit))] for hit in sightings.of("x")]


@pytest.mark.parametrize(
    ("text", "pattern", "words"),
    [
        ("two models here", "model(s)", ["models"]),
        ("Trained it", "train|trained", ["Trained"]),
        ("a data-science team", "data science", ["data-science"]),
        ("finetuned it", "fine tuned", ["finetuned"]),
        ("trained 12 engineers", "trained <number>? engineers", ["trained 12 engineers"]),
        ("trained engineers", "trained <number>? engineers", ["trained engineers"]),
        ("trained good engineers", "trained <number>? engineers", []),
        ("built a very big model", "built ~ model", ["built a very big model"]),
        ("built it. The big model", "built ~ model", []),
        ("built one two three four model", "built ~ model", []),
        ("our <b> model", "our <word> model", []),
        ("vendor's model", "vendor 's model", ["vendor's model"]),
        ("vendor's model", "vendor \"'\"|'s model", ["vendor's model"]),
        ("took 12 models", "took <number>|several models", ["took 12 models"]),
        ("took several models", "took <number>|several models", ["took several models"]),
        ("took 12 several models", "took <number>|several models", []),
        ("1/s", '<number> "/"|per s', ["1/s"]),
    ],
)
def test_patterns(text, pattern, words):
    assert found(text, pattern) == words


def test_a_group_may_stand_on_another():
    assert found("trained nurses", "trained <people>", people=("nurse(s)",)) == ["trained nurses"]


def test_letter_case_counts_where_the_group_says_so():
    group = CueGroup(id="x", patterns=("DS",), because="test", keeps_case=True)
    assert CueIndex([group]).find(cut("with DS")).has("x")
    assert not CueIndex([group]).find(cut("with ds")).has("x")


@pytest.mark.parametrize(
    ("groups", "problem"),
    [
        ([CueGroup(id="x", patterns=("a <y>",), because="test")], "unknown group 'y'"),
        ([CueGroup(id="x", patterns=("a <x>",), because="test")], "refers to itself"),
        ([CueGroup(id="x", patterns=(word,), because="test") for word in ("loom", "kiln")], "'x' stands twice"),
    ],
)
def test_groups_that_cannot_be_used_are_named(groups, problem):
    problems = check_groups(groups)
    assert any(problem in each for each in problems)


def test_a_pattern_of_many_variants_is_refused():
    with pytest.raises(ValueError, match="variants"):
        expand(" ".join(["a|b|c|d|e|f|g|h|i|j"] * 5))


@pytest.mark.parametrize("pattern", [" ".join(["a|b|c|d|e|f|g|h|i|j"] * 5), "|"])
def test_a_group_with_a_pattern_that_cannot_be_found_is_refused(pattern):
    with pytest.raises(ValidationError, match=r"variants|empty"):
        CueGroup(id="x", patterns=("loom", pattern), because="test")


def test_late_groups_are_looked_for_when_they_are_asked_for():
    thing = CueGroup(id="thing", patterns=("kiln|loom",), because="test")
    late = [
        CueGroup(id="owned", patterns=("our <thing>",), because="test"),
        CueGroup(id="sold", patterns=("sold <owned>",), because="test"),
    ]
    index, below = CueIndex(late, below=[thing]), CueIndex([thing])
    sightings = below.find(cut("We sold our loom to a mill"), late=index)
    assert [(hit.first, hit.last) for hit in sightings.of("thing")] == [(3, 4)]
    assert [(hit.first, hit.last) for hit in sightings.of("sold")] == [(1, 4)]
    assert sightings.has("owned")
    assert not below.find(cut("We sold a loom")).has("owned")


def test_the_groups_that_ship_can_be_used(rules):
    assert check_groups(rules.vocabulary.ml_frames) == ()  # no frame of reading names one of lint
    assert check_groups((*rules.vocabulary.ml_frames, *rules.vocabulary.lint_frames)) == ()
    assert check_groups(rules.vocabulary.flag_cues) == ()


def test_the_examples_of_the_groups_that_ship(rules):
    frames = (*rules.vocabulary.ml_frames, *rules.vocabulary.lint_frames)
    for groups in (frames, rules.vocabulary.flag_cues):
        index = CueIndex(groups)
        for group in groups:
            for example in group.examples:
                sightings = index.find(cut(example.text))
                hits = [example.text[slice(*sightings.text_of(hit))] for hit in sightings.of(group.id)]
                assert example.cue in hits if example.cue else not hits, f"{group.id}: {example.text}: {hits}"
