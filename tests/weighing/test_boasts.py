"""Boasts of headlines and summaries: authorship, standing, reach and rank; made-up people and lines."""

import pytest
from test_burden_of_proof import OWN, PLAIN, TEXT, accused
from whole_resume import accused_rows

MEASURED = ("Trained a rust classifier on 8,200 hull photos, F1 0.71 to 0.83", "Rust classifier serves 3M photos a year, AUC 0.9")


@pytest.mark.parametrize(
    "boast",
    [
        "Creator of the port's berth planning intelligence.",
        "Author of the transformer that sailors worldwide rely on.",
        "Visionary behind autonomous agents serving Fortune 500 shippers.",
        "Pioneering natural language understanding for the world's harbours.",
        "Recognised as the leading authority on deep learning for ports.",
        "Widely regarded as the top expert in generative AI for ports.",
        "I taught harbours to think.",
        "My neural networks steer billions of containers.",
    ],
)
def test_a_boast_that_no_line_carries_is_doubted(rules, boast):
    assert accused(rules, *PLAIN, *OWN, summary=boast) == {boast}


@pytest.mark.parametrize(
    ("summary", "lines"),
    [
        ("Author of the rust classifier that 40 yards use.", OWN),
        ("My rust models are used on millions of photos.", MEASURED),
        ("I build small models that dock crews trust.", OWN),
        ("Creator of the crew newsletter.", OWN),
    ],
)
def test_what_a_measured_line_carries_is_no_boast(rules, summary, lines):
    assert accused(rules, *PLAIN, *lines, summary=summary) == set()


def test_a_publication_carries_an_authorship(rules):
    text = TEXT.format(
        headline="Engineer",
        summary="Inventor of a tide network.",
        role="Engineer, Quay, 2015 - 2024",
        lines="\n".join(f"- {line}" for line in (*PLAIN, *OWN)),
        skills="Java",
    )
    assert accused_rows(text, rules) == {"Inventor of a tide network."}
    assert accused_rows(text + "\nPUBLICATIONS\n- A tide network, ICML workshop, 2020\n", rules) == set()


def test_a_rank_in_the_field_needs_more_than_one_line(rules):
    headline = "Lead Data Scientist | Berth forecasting at scale"
    gave_up = "Compared a naive Bayes classifier with the table on 2,000 forms: 71% against 78%, table kept"
    assert accused(rules, *PLAIN, gave_up, headline=headline) == {headline}
    assert accused(rules, *PLAIN, *OWN, headline=headline) == set()


def test_who_beats_people_names_a_measure(rules):
    bare = "Rust model surpasses human experts in every way"
    assert accused(rules, *PLAIN, *OWN, bare) == {bare}
    assert accused(rules, *PLAIN, *OWN, "Rust model beats two experts: F1 0.83 against 0.79 on 400 photos") == set()


def test_a_sensitivity_cannot_pass_the_whole(rules):
    line = "Reached a sensitivity of 104% on rust"
    assert accused(rules, *PLAIN, line) == {line}


def test_a_thing_with_method_and_figures_is_believed(rules):
    assert accused(rules, *PLAIN, "First CNN for rivet counting, 1,400 plates, 2.1 rivets off") == set()
