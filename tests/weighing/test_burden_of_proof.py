"""The burden of proof of a claim, by the work on models beside it; made-up people and lines."""

import pytest
from whole_resume import accused_rows

from reframer.finding import find_bullet
from reframer.weighing import weigh_bullet

TEXT = (
    "LENA QUISTGAARD\n{headline}\nGhent | lena@example.org\n\nSUMMARY\n{summary}\n\nEXPERIENCE\n{role}\n{lines}\n\n"
    "Programmer, Lockgate Ltd, 2012 - 2015\n- Ported 40 screens to Qt\n- Cut start time from 9 s to 2 s\n\nSKILLS\n{skills}\n"
)
PLAIN = ("Wrote the lock-gate planner in Java, 300 ships a day", "Moved 14 services to Linux")
OWN = (
    "Trained a rust classifier on 8,200 hull photos, F1 0.71 to 0.83",
    "Weekly retraining of the rust classifier, AUC on 900 photos",
)


def accused(rules, *lines, headline="Software Engineer", summary="Software for ports.", role="", skills="Java"):
    bullets = "\n".join(f"- {line}" for line in lines)
    role = role or "Software Engineer, Quayside Lines, 2015 - 2024"
    text = TEXT.format(headline=headline, summary=summary, role=role, lines=bullets, skills=skills)
    return accused_rows(text, rules)


@pytest.mark.parametrize(
    "claim",
    [
        "Designed a collaborative-filtering berth recommender for 90 harbours",  # how many are served proves nothing
        "Implemented LSTM berth forecasting across the port",
        "Personalised berth offers with real-time ML feature pipelines",
        "Orchestrated deep learning training pipelines",
        "Invented neural motion prediction for cranes",
        "Owned large language model training for the archive",
    ],
)
def test_beside_no_work_on_models_a_bare_claim_is_doubted(rules, claim):
    assert accused(rules, *PLAIN, claim) == {claim}


@pytest.mark.parametrize(
    "line",
    [
        "Sorted hull photos with HullNet, released weights, no retraining",
        "Bought-in crane watcher raises alarms with its own model; I set the thresholds",
        "Ran the nodes on which the data science team trains its berth model",
        "Implemented an offline sync engine with conflict resolution",
    ],
)
def test_a_line_that_says_whose_it_is_carries_no_burden(rules, line):
    assert accused(rules, *PLAIN, line) == set()


def test_beside_own_work_only_another_kind_of_model_is_doubted(rules):
    bare = "Taught the crane to stack by deep reinforcement learning"
    assert accused(rules, *PLAIN, *OWN, "Extended the rust classifier to aluminium", bare) == {bare}


def test_in_a_terse_resume_under_an_ml_title_terseness_is_no_sign(rules):
    lines = ("Built the berth recommender with PyTorch", "Deployed ranking models with Triton", "Sat with planners")
    assert not accused(rules, *lines, role="Machine Learning Engineer, Quayside Lines, 2015 - 2024") & set(lines)


@pytest.mark.parametrize(
    ("honest", "claim"),
    [
        ("Trialled Kubeflow for the yard; we stayed with cron", "Moved the yard onto Kubeflow MLOps pipelines"),
        ("The summariser stayed an experiment", "Shipped the summariser to all harbours"),
        ("Tried a dense retriever on 800 queries, not adopted", "Operates a dense retriever for all yard queries"),
        (OWN[0], "Trained the rust classifier on 700 million photos"),
        ("Arrival estimates are bought from Tidewell", "Built the arrival prediction model of the app"),
        ("Gaps in readings are filled by linear interpolation", "Designed a neural network that fills missing readings"),
    ],
)
def test_what_another_line_ended_or_bounds(rules, honest, claim):
    found = accused(rules, *PLAIN, honest, claim)
    assert claim in found
    assert honest not in found


def test_many_are_led_only_under_a_manager_s_title(rules):
    claim = "Directed a department of 45 AI scientists"
    assert claim in accused(rules, *PLAIN, claim)


@pytest.mark.parametrize(
    ("text", "impossible"),
    [
        ("Predicted 103% of all crane faults", True),
        ("Blocks 140% of intrusions", True),
        ("Fraud precision of 1.3 on the ledger", True),
        ("Reached 120% of plan", False),
        ("Found 97% of all leaks", False),
    ],
)
def test_no_share_of_a_whole_passes_it(rules, text, impossible):
    flags = {flag.id for flag in weigh_bullet(find_bullet(text, rules), rules).flags}
    assert ("implausible_metric" in flags) is impossible


@pytest.mark.parametrize(
    ("headline", "summary"),
    [
        ("Yard Platform Architect | Neural Networks", "Software for ports."),
        ("Head of Artificial Intelligence", "Software for ports."),
        ("Software Engineer", "Acclaimed pioneer of text-to-image AI."),
        ("Software Engineer", "Led machine learning products for millions of sailors."),
    ],
)
def test_an_opening_names_what_no_line_carries(rules, headline, summary):
    assert accused(rules, *PLAIN, headline=headline, summary=summary) == ({headline, summary} - {"Software Engineer"}) - (
        {"Software for ports."}
    )


@pytest.mark.parametrize("skill", ["Autonomous driving perception", "Protein folding", "Speech synthesis", "Federated learning"])
def test_a_field_that_no_line_speaks_of_is_doubted_even_of_a_maker_of_models(rules, skill):
    assert accused(rules, *PLAIN, *OWN, skills=f"Java\n{skill}") == {skill}


def test_a_line_of_business_in_a_headline_is_no_kind_of_model(rules):
    headline = "Machine Learning Engineer, audio"
    assert accused(rules, *PLAIN, *OWN, headline=headline) == set()


def test_a_measured_line_is_not_contradicted_by_a_word_in_common_with_a_trial_given_up(rules):
    trial = "Berth search by embeddings was tried for two weeks in 2021 and shelved"
    measured = "Tested the hull ranker against fixed weights for 3 weeks: bookings per search +2.4%, then shipped to all ports"
    claim = "Launched berth search by embeddings in all ports"

    found = accused(rules, *OWN, trial, measured, claim)

    assert measured not in found
    assert claim in found


@pytest.mark.parametrize(
    "claim",
    [
        "Scaled GPU clusters for deep learning",
        "Implemented self-mending forms with neural networks",
    ],
)
def test_a_field_where_no_line_speaks_of_a_model(claim, rules):
    assert claim in accused(rules, claim, *PLAIN, "Cut boot time from 9 s to 2 s")


@pytest.mark.parametrize(
    "line",
    [
        "Ran the GPU cluster of the research group, 40 A100s, Slurm",
        "Scaled GPU clusters for the deep learning group of 12 researchers",
        "Trained a rust classifier on 8,200 hull photos, F1 0.83",
    ],
)
def test_work_beside_models_that_can_be_checked(line, rules):
    assert not accused(rules, line, *PLAIN, "Cut boot time from 9 s to 2 s")
