"""What bullets say of machine learning: made-up sentences in, status and owner out."""

import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reframer.ml_reading import involvement_of, read_ml
from reframer.model.findings import MlInvolvement, MlStatus, ModelOwner
from reframer.rulebook import load_rules

SENTENCES = yaml.safe_load((Path(__file__).parent.parent / "data" / "ml_sentences.yaml").read_text("utf-8"))
CASES = [(expected, sentence) for expected, sentences in SENTENCES.items() for sentence in sentences]
WORDS = ("the", "model", "trained", "data science", "our AI", "a", "on", "with", "built", "for", "12k images", "not", "no", "of")


@pytest.mark.parametrize(("expected", "sentence"), CASES, ids=[sentence[:60] for _, sentence in CASES])
def test_status_and_owner(rules, expected, sentence):
    read = read_ml(sentence, rules=rules)
    admitted = [choice.split("/") for choice in expected.split("|")]
    assert any(read.status == status and (not owner or read.owner == owner[0]) for status, *owner in admitted), (
        f"{read.status}/{read.owner}: {read.why}"
    )


@pytest.mark.parametrize(
    ("status", "owner", "involvement"),
    [
        ("none", "none", "none"),
        ("ambiguous", "unclear", "none"),
        ("claimed_unsupported", "unclear", "none"),
        ("consumer", "vendor", "contact"),
        ("coursework", "none", "contact"),
        ("aspirational", "none", "contact"),
        ("negated", "none", "none"),
        ("adjacent", "others", "adjacent"),
        ("real", "others", "adjacent"),
        ("real", "unclear", "adjacent"),
        ("real", "self", "own"),
        ("real", "team", "own"),
        ("real", "vendor", "own"),
    ],
)
def test_involvement_follows_from_status_and_owner(status, owner, involvement):
    assert involvement_of(MlStatus(status), ModelOwner(owner)) is MlInvolvement(involvement)


def test_the_words_that_decided_slice_back_to_the_text(rules):
    for _, sentence in CASES:
        for span in read_ml(sentence, rules=rules).words:
            assert sentence[span.start : span.end] == span.text


@pytest.mark.parametrize(
    "sentence",
    [sentence for expected, sentences in SENTENCES.items() if not expected.startswith("none") for sentence in sentences],
    ids=lambda sentence: sentence[:60],
)
def test_every_reading_says_why(rules, sentence):
    read = read_ml(sentence, rules=rules)
    assert read.status is MlStatus.NONE or read.why.endswith(".")


@pytest.mark.parametrize(
    ("sentence", "also"),
    [
        ("Trained a churn model on 400k accounts, AUC 0.8", "trained a churn model on 400k accounts, AUC 0.8."),
        ("Fine-tuned a language model on 12k tickets, F1 0.8", "Finetuned a language model on 12k tickets, F1 0.8"),
        ("Used machine learning to detect abuse", "Used machine-learning to detect abuse"),
        ("Trained 12 engineers on Terraform", "Trained twelve new engineers on Terraform"),
    ],
)
def test_spelling_does_not_change_the_status(rules, sentence, also):
    assert read_ml(sentence, rules=rules).status is read_ml(also, rules=rules).status


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text):
    read = read_ml(text, rules=load_rules())
    assert all(text[span.start : span.end] == span.text for span in read.words)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "model",
                "trained",
                "data",
                "science",
                "our",
                "AI",
                "a",
                "on",
                "with",
                "built",
                "for",
                "12k",
                "images",
                "not",
                "no",
                "of",
            ]
        ),
        max_size=14,
    )
)
def test_reading_repeats_exactly(words):
    text, rules = " ".join(words), load_rules()
    assert read_ml(text, rules=rules) == read_ml(text, rules=rules)
    assert read_ml(text, rules=rules).involvement is involvement_of(
        read_ml(text, rules=rules).status, read_ml(text, rules=rules).owner
    )


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Trained a network of 25 fitters on the new boiler", MlStatus.NONE),
        ("Trained the dealer network in 9 towns", MlStatus.NONE),
        ("Trained a six-layer network on 30k own recordings, F1 0.84", MlStatus.REAL),
        ("Trained a network to spot rust on hulls", MlStatus.REAL),
        ("Weekly demand forecast with moving averages in SQL", MlStatus.NONE),
        ("Demand forecasting with LightGBM, MAPE 12% against moving averages", MlStatus.REAL),
        ("Smart cabling with AIOps", MlStatus.CLAIMED_UNSUPPORTED),
        ("Familiar with AI", MlStatus.NONE),
        ("Mistral 7B behind vLLM on one old card, 900 tokens/s at 8 users", MlStatus.REAL),
        ("Bought a product that scores tickets; the supplier trains the models", MlStatus.CONSUMER),
        ("Red-teamed the shop's LLM assistant with 200 injection cases, 12 got through", MlStatus.REAL),
        ("Architected an end-to-end machine learning platform", MlStatus.REAL),
    ],
)
def test_words_with_two_senses(rules, sentence, status):
    assert read_ml(sentence, rules=rules).status is status


def test_a_long_bullet_takes_time_by_its_length(rules):
    piece = "Built the churn model on 2M customers with LightGBM and served it to the data science team's dashboard, "

    def steps(text: str) -> int:
        calls = 0

        def count(*_: object) -> None:
            nonlocal calls
            calls += 1

        sys.setprofile(count)
        try:
            read_ml(text, rules=rules)
        finally:
            sys.setprofile(None)
        return calls

    steps(piece)
    assert steps(piece * 16) < 6 * steps(piece * 4)
