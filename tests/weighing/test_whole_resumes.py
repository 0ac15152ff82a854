"""Claims weighed against the whole resume: which lines are doubted, and which honest ones beside them are not."""

import pytest
from whole_resume import accused_rows

HEAD = (
    "TESS VANDERMEER\n{headline}\nGhent | tess@example.org\n\nSUMMARY\n{summary}\n\n"
    "EXPERIENCE\n{role}\n{lines}\n\nSKILLS\n{skills}\n"
)


def accused(rules, *lines, headline="Software Engineer", summary="Builds software for ports.", skills="Java, SQL", role=None):
    role = role or "Software Engineer, Quayside Lines, 2016 - 2022"
    bullets = "\n".join(f"- {line}" for line in lines)
    text = HEAD.format(headline=headline, summary=summary, role=role, lines=bullets, skills=skills)
    return accused_rows(text, rules)


PLAIN = "Wrote the berth planner in Java, 300 ships a day"

CONTRADICTIONS = [
    ("The delay model is trained by the research group; I call it from Java", "Trained the delay model on all port calls"),
    ("Built the tables on which the data science team trains its berth model", "Responsible for training the berth model"),
    ("Crane alarms from a fixed threshold on the motor current", "Taught self-learning agents to raise crane alarms"),
    ("Container numbers are read by a vendor's OCR service, 4,000 a day", "Developed our own OCR model for container numbers"),
    (
        "Tried text embeddings for cargo search; switched off after three weeks",
        "Text embeddings serve all cargo search in production",
    ),
    (
        "Tried speaker separation on 60 radio calls; a third were mixed up, so it stayed off",
        "Launched speaker separation on every harbour radio",
    ),
    (
        "Compared naive Bayes with the cargo keywords on 900 manifests: 70% against 79%, table kept",
        "Our naive Bayes classifier went live in all 9 offices",
    ),
    ("The tide planner is a supplier's black box; my scripts send it gauges", "Designed the reinforcement learning tide planner"),
    ("Managed 5 people", "Led a 70-strong division of machine learning researchers"),
    ("Company of 30 people; I sat with the founders", "Managed 120 AI engineers"),
    ("Damage classifier on 9,000 labelled photos, F1 0.8, written with two colleagues", "Sole inventor of the damage classifier"),
]


@pytest.mark.parametrize(("honest", "claim"), CONTRADICTIONS, ids=[claim for _, claim in CONTRADICTIONS])
def test_a_claim_that_another_line_contradicts_is_doubted_and_the_other_is_not(rules, honest, claim):
    found = accused(rules, PLAIN, honest, claim)
    assert claim in found
    assert honest not in found
    assert PLAIN not in found


def test_a_summary_that_denies_models_speaks_for_every_role(rules):
    denial = "I run other people's training jobs and do not build the models."
    claim = "Designed the neural tide model of the harbour"
    assert accused(rules, PLAIN, claim, summary=denial) == {claim}


SUMMARIES = [
    "Twelve years of machine learning engineering.",
    "Has designed enterprise neural networks for over a decade.",
    "Visionary who has personally trained dozens of production neural networks.",
    "Recognised AI leader.",
]


@pytest.mark.parametrize("summary", SUMMARIES)
def test_a_summary_of_machine_learning_that_no_role_shows_is_doubted(rules, summary):
    assert summary in accused(rules, PLAIN, summary=summary)


def test_more_years_than_the_thing_exists_are_doubted(rules):
    assert accused(rules, PLAIN, summary="Twenty years of PyTorch in production.") >= {"Twenty years of PyTorch in production."}


@pytest.mark.parametrize(
    "headline", ["Principal AI Architect", "Inventor of on-device neural networks", "VP of Artificial Intelligence"]
)
def test_a_headline_that_no_line_carries_is_doubted(rules, headline):
    assert accused(rules, PLAIN, headline=headline) == {headline}


IMPOSSIBLE = [
    "Guaranteed zero misses and full uptime of every crane with AI",
    "Guaranteed zero false alarms on every crane fault with AI",
    "Reached perfect hull-name recognition on new photos",
    "Tide forecast with LightGBM on 4 years of gauges, R-squared of 1.6",
    "Berth assistant with a hallucination rate of -5%",
    "Offers ranked by machine learning took season-pass retention to 115%",
    "Predicted 100% of crane outages with zero false alarms",
    "Stored 50 exabytes on one SQL Server",
    "Reached an F1 score of 1.6 on damage photos",
    "Raised average utilisation of 20 GPUs to 140%",
    "Berth forecast with a MAPE of 0%",
]


@pytest.mark.parametrize("line", IMPOSSIBLE)
def test_a_figure_that_cannot_be_is_doubted(rules, line):
    assert line in accused(rules, PLAIN, line)


HONEST = [
    "Trained a damage classifier on 12,000 labelled photos, F1 0.81 on 1,500 held-out ones",
    "Stored 3 PB of radar scans in S3",
    "Guaranteed delivery of every berth message with an outbox table",
    "Raised CPU to memory ratio of the berth hosts to 1.4",
    "Error rate: -3% after retries",
    "Crew passes scanned by the built-in text recognition of iPads, no model of ours",
    "Raised nDCG@10 from 0.41 to 0.46 on 2,000 judged queries",
    "Raised test coverage to 92%",
    "Hired two ML engineers for the planning group",
    "Interleaving test of ranker 5 against ranker 4 over 11 days",
    "AI Act readiness: documented 12 systems with legal",
    "Completed a machine learning course at the harbour academy",
    "Built the model registry for the data science team with MLflow, 40 models",
]


@pytest.mark.parametrize("line", HONEST)
def test_an_honest_line_is_left_alone(rules, line):
    assert accused(rules, PLAIN, line) == set()


def test_the_set_that_a_bought_model_is_judged_by_is_ones_own(rules):
    bought = "The berth assistant runs on a vendor's language model"
    judged = "Wrote 220 test questions with the lock-keepers for the berth assistant; agreed on 9 of 10 gradings"
    assert accused(rules, PLAIN, bought, judged) == set()


def test_summaries_that_leave_models_to_others_are_left_alone(rules):
    for summary in (
        "I manage engineers; the models are made by the two data scientists of my group, not by me.",
        "I call machine-learning services and have never trained a model myself.",
        "Developer who wants to do more machine learning.",
    ):
        assert accused(rules, PLAIN, summary=summary) == set()


def test_terse_lines_under_an_ml_title_carry_each_other(rules):
    lines = ("Built recommendation engine for travel offers", "Developed NLP pipeline for sentiment analysis of reviews")
    role = "Data Scientist, Quayside Lines, 2016 - 2022"
    assert accused(rules, *lines, headline="Data Scientist", role=role) == set()


def test_skills_of_a_family_that_the_work_shows_are_left_alone(rules):
    line = "Wrote a 150-question evaluation set for the LLM assistant; correct answers 70% to 88%"
    found = accused(
        rules, PLAIN, line, skills="Java, SQL\nOpenAI API, prompt evaluation\nReinforcement learning, speech synthesis"
    )
    assert found == {"Reinforcement learning, speech synthesis"}
