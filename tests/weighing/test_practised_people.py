"""Whose short lines lint takes for shop talk, and what is never accused: limits, division of work, labelled courses."""

import pytest
from whole_resume import accused_rows

TEXT = (
    "ODA VINTERBERG\n{headline}\nBergen | oda@example.org\n\nEXPERIENCE\n{title}, Fjordline, 2018 - present\n{lines}\n\n"
    "SKILLS\n{skills}\n"
)
PLAIN = ("Ferry timetable service in Java, 900 requests a minute", "Moved 14 services to Linux, 40 min to 6 min a release")


def accused(rules, *lines, title="Software Engineer", headline="", skills="Java", tail=""):
    bullets = "\n".join(f"- {line}" for line in lines)
    return accused_rows(TEXT.format(headline=headline or title, title=title, lines=bullets, skills=skills) + tail, rules)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Speech Scientist", ("Acoustic models for island dialects", "WER on ferry radio from 33 to 24", "Wake word, 50 kB")),
        ("Applied Scientist", ("Ranking models for the ferry feed", "Own the offline metrics", "Cold start for new quays")),
        ("Decision Scientist", ("First berth forecast in R", "Uplift model for the summer card", "Poisson regression of delays")),
        ("Research Engineer", ("Distributed training on 32 GPUs", "Ablations for two papers", "Diffusion models for hull noise")),
        ("Data Scientist", ("Churn model", "Segmentation of travellers", "Dashboards")),
        ("NLP Engineer", ("Danish BERT for port notices", "Tagging")),
    ],
)
def test_short_lines_under_a_title_that_they_bear_out_are_shop_talk(rules, title, lines):
    assert accused(rules, *lines, title=title, skills="Python, PyTorch") == set()


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("Foretold fog for all quays with 100% accuracy", "an impossible figure"),
        ("AI-driven innovation that revolutionised ferries", "a boast"),
    ],
)
def test_a_practised_person_is_accused_of_what_cannot_be_shop_talk(rules, line, field):
    assert accused(rules, "Berth forecast, MAPE 14 to 11", "Labels of 90 quays by two pilots", line, title="ML Engineer") == {
        line
    }, field


@pytest.mark.parametrize(
    "line",
    [
        "Bandit for new quays stopped after three weeks, no lift",
        "Neural berth planner tried on one quay; not rolled out",
        "Lane model of the cameras, a study only",
        "Deep learning for ice charts came to nothing",
        "Launched learned ranking of trips, my team's work",
        "AI captain of the training game, hand-tuned",
        "Poisson regression of delays",
        "K-means of travellers by season",
    ],
)
def test_admitted_limits_and_modest_methods_are_never_accused(rules, line):
    assert accused(rules, *PLAIN, line) == set()


def test_work_around_a_model_of_others_contradicts_nothing(rules):
    theirs = "Tested the lab's ice classifier on 900 charts; the lab trains it"
    assert (
        accused(rules, *PLAIN, theirs, "Wrote the classifier's test plan with two pilots: 7 ice types, limits agreed first")
        == set()
    )
    summary = "\nSUMMARY\nI run what data scientists train; none of the models is mine.\n"
    own = ("Own retraining of the delay model", "Model registry in MLflow", "Drift alerts per model, 4 a month")
    assert accused(rules, *own, title="MLOps Engineer", tail=summary) == set()
    built = "Built the delay model"
    assert built in accused(rules, *own, built, title="MLOps Engineer", tail=summary)


@pytest.mark.parametrize(
    ("lines", "claim"),
    [
        (PLAIN, "Prevented 100% of ticket fraud with predictive AI"),
        (PLAIN, "Developed a talking large language model for 7 brands"),
        (
            ("Hull photo score bought from an outside supplier; I look it over by eye", *PLAIN),
            "Built the hull photo network from scratch",
        ),
    ],
)
def test_what_cannot_be_or_was_bought_is_accused(rules, lines, claim):
    assert accused(rules, *lines, claim) == {claim}


def test_a_plain_thing_wholly_gone_is_believed(rules):
    assert accused(rules, *PLAIN, "Removed 100% of the dead pages", "Blocked 100% of the replayed attacks in a drill") == set()


@pytest.mark.parametrize("headline", ["Tester, machine learning student", "Developer looking for a first ML engineer role"])
def test_who_says_to_be_a_learner_claims_no_trade(rules, headline):
    assert accused(rules, *PLAIN, headline=headline) == set()


def test_a_teaching_set_among_the_courses_is_labelled(rules):
    assert accused(rules, *PLAIN, tail="\nCOURSES\n- Deep learning, evening class, 2023: MNIST and a small U-Net\n") == set()


def test_a_skill_is_shown_by_its_initials_or_its_own_word(rules):
    lines = ("RL for berth order failed on real quays", "Graph networks on the lane map", "Baselines for a team paper")
    skills = "Reinforcement learning, graph neural networks"
    assert accused(rules, *lines, title="Research Engineer", skills=skills) == set()
    assert accused(rules, *lines, title="Research Engineer", skills="Speech synthesis") == {"Speech synthesis"}


@pytest.mark.parametrize(
    ("line", "is_accused"),
    [
        ("Trained a squeal classifier for bus brakes on 8,200 workshop hums", False),
        ("Fitted a hull-drag classifier, 17 of 21 fouled hulls found", False),
        ("Trained a mussel-size classifier; 88% on the next season's catch", False),
        ("A quay-fog classifier is designed on paper only; no code exists yet", False),
        ("Trained a hull-noise classifier on 400 machines", True),
        ("Trained a hull-noise classifier for 40 countries", True),
    ],
)
def test_what_a_model_was_made_from_is_data_whatever_the_trade_calls_it(rules, line, is_accused):
    assert bool(accused(rules, *PLAIN, line)) == is_accused


@pytest.mark.parametrize(
    "headline", ["Backend Engineer, model serving and release", "FPGA Engineer, neural network inference on sonar"]
)
def test_a_title_that_looks_like_a_verb_makes_no_model(rules, headline):
    served = (
        "Put the acoustics group's shoal network on an FPGA, 12 ms to 3 ms, accuracy 92.8% to 92.1% on their trips",
        "Serve the group's model on 4 ships: 900 requests/s, rollback in one command",
    )
    assert headline not in accused(rules, *PLAIN, *served, headline=headline)


def test_who_ran_a_model_in_shadow_need_not_have_made_it(rules):
    lines = ("The hull-crack detector is trained by the vision group; my part is cameras and releases",)
    ran = "Ran each new detector version in shadow for 9 days beside the old one; missed cracks 2.7% to 1.2% over five versions"
    assert ran not in " ".join(accused(rules, *PLAIN, *lines, ran))
