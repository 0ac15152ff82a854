"""What must hold for any text: no crash, no doubt about the same words, the same answer twice."""

import string
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from reframer.rulebook import Rules, load_rules
from reframer.verifying import verify_line

RULES: Rules = load_rules()
WORDS = st.sampled_from(
    [
        *("Built", "Led", "Helped", "the", "ledger", "in", "Go", "Kafka", "by", "40", "%", "12 ms", "from", "to", "->", ";", "."),
        *("we", "not", "up to", "models", "and", "reducing", "p99", "with", "Postgres", "1.2k", "/s", "planned", "(", ")"),
        *("C++", "µ", "—", "é", "•", "3x"),
    ]
)
LINES = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
ANY = st.text(alphabet=string.printable + "éµ–—→№½ﬁ\u00a0\u200b", max_size=60)


@given(LINES)
@settings(max_examples=150, deadline=None)
def test_the_same_words_are_never_accused(text: str) -> None:
    assert verify_line(text, text, RULES) == ()


@given(ANY, ANY)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_an_answer_and_the_same_one_twice(old: str, new: str) -> None:
    assert verify_line(old, new, RULES) == verify_line(old, new, RULES)


@given(LINES)
@settings(max_examples=100, deadline=None)
def test_an_added_figure_is_always_found(text: str) -> None:
    found = verify_line(text, f"{text} , serving 7731 clinics", RULES)
    assert any(violation.severity == "violation" for violation in found)


@given(LINES, st.sampled_from(["machine-learning models", "feature pipelines", "model training", "LLM agents"]))
@settings(max_examples=100, deadline=None)
def test_added_machine_learning_is_always_found(text: str, claim: str) -> None:
    found = verify_line(text, f"{text} for {claim}", RULES)
    assert any(violation.severity == "violation" for violation in found)


def test_a_very_long_line_is_answered_soon() -> None:
    text = "Built Kafka consumers for 40 ports and moved 3 TB to Postgres; " * 100
    started = time.process_time()
    assert verify_line(text, text + "Led 9 people", RULES)
    assert time.process_time() - started < 30
