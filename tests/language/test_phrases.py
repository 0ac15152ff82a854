"""Phrases: hyphen, space and nothing are equal, endings are allowed, the longest wins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reframer.language.phrases import Phrases, longest, lower


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("message queue", "Ran message queues for billing", ["message queues"]),
        ("message queue", "Ran a message-queue", ["message-queue"]),
        ("message queue", "A messagequeue", ["messagequeue"]),
        ("on-call", "an on call week", ["on call"]),
        ("rest", "forest and rest", ["rest"]),
        ("c++", "C++ and C", ["C++"]),
        ("c", "C++ and C#", []),
        ("go", "it goes on", []),
        (".net", "in .NET and foo.net", [".NET"]),
        ("query", "slow queries", ["queries"]),
        ("aggregat*", "aggregating and aggregates", ["aggregating", "aggregates"]),
        ("team", "the team\u2019s plan", ["team"]),
    ],
)
def test_a_phrase_is_found_where_it_stands_as_words(phrase: str, text: str, found: list[str]) -> None:
    phrases: Phrases[int] = Phrases("plural")
    phrases.add(phrase, 1)
    assert [text[one.start : one.end] for one in phrases.find(text)] == found


_FEW = st.text(alphabet="abe1s ,.+#-/_'", min_size=1, max_size=9)  # few characters, so that words come again


@pytest.mark.parametrize("endings", ["plural", "inflected", "none"])
@given(phrases=st.lists(_FEW, min_size=1, max_size=6), texts=st.lists(_FEW, min_size=2, max_size=6))
def test_what_was_read_before_changes_nothing(endings: str, phrases: list[str], texts: list[str]) -> None:
    def made() -> Phrases[int]:
        held: Phrases[int] = Phrases(endings)
        for number, phrase in enumerate(phrases):
            held.add(phrase, number)
        return held

    kept = made()
    for text in (*texts, ", ".join(texts), ",".join(texts)):
        assert list(kept.find(text)) == list(made().find(text))


@pytest.mark.parametrize(
    ("cue", "text"), [("cache", "caching"), ("cache", "cached"), ("deploy", "deployed"), ("ad", "ads"), ("retry", "retried")]
)
def test_cues_match_inflected(cue: str, text: str) -> None:
    phrases: Phrases[int] = Phrases("inflected")
    phrases.add(cue, 1)
    found = list(phrases.find(text))
    assert (len(found) == 1) == (len(cue) > 2)


def test_a_cue_never_fires_inside_a_word() -> None:
    phrases: Phrases[int] = Phrases("inflected")
    phrases.add("ad", 1)
    assert not list(phrases.find("radio reads and adapters"))


def test_longest_drops_what_lies_strictly_inside() -> None:
    phrases: Phrases[str] = Phrases("plural")
    for phrase in ("stream", "stream processing", "processing"):
        phrases.add(phrase, phrase)
    assert [one.keys for one in longest(phrases.find("stream processing"))] == [("stream processing",)]


@given(st.text())
def test_lower_keeps_every_place(text: str) -> None:
    assert len(lower(text)) == len(text)


@given(st.text(alphabet="ab -c"), st.text(alphabet="ab -c", min_size=1))
def test_found_spans_hold_the_letters_of_the_phrase(text: str, phrase: str) -> None:
    phrases: Phrases[int] = Phrases("none")
    phrases.add(phrase, 1)
    letters = phrase.replace(" ", "").replace("-", "")
    for one in phrases.find(text):
        assert text[one.start : one.end].replace(" ", "").replace("-", "") == letters
