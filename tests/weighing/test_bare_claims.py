"""Claims of machine learning with nothing beside them, figures and years that cannot be, and honest division of work."""

import pytest
from whole_resume import accused_rows

from reframer.ml_reading.study import study
from reframer.weighing.impossible import impossible_figure

TEXT = (
    "WANDA KESTELOOT\n{headline}\nGhent | wanda@example.org\n\nSUMMARY\nSoftware for ferries.\n\nEXPERIENCE\n"
    "Software Engineer, Lockwater Ferries, 2015 - 2024\n{lines}\n\n{more}SKILLS\nJava, SQL\n"
)
PLAIN = ("Wrote the timetable planner in Java, 40 quays", "Moved 14 services to Linux", "Gate alarms by 12 fixed limits")
OWN = (
    "Trained a hull rust classifier in PyTorch on 8,200 photos, F1 0.71 to 0.83",
    "Weekly retraining of the rust classifier, AUC on 900 photos",
)
THESIS = "EDUCATION\nBSc Informatics, Sluice University, 2015\n- Thesis: reinforcement learning for a toy crane, 400 runs\n\n"
PROJECT = "PROJECTS\n{name}\n{lines}\n\n"


def accused(rules, *lines, headline="Software Engineer", more=""):
    bullets = "\n".join(f"- {line}" for line in lines)
    return accused_rows(TEXT.format(headline=headline, lines=bullets, more=more), rules)


@pytest.mark.parametrize(
    "claim",
    [
        "Self-learning quay allocation",
        "Neural ticket pricing in every port",
        "Deep learning berth intelligence at fleet scale",
        "Author of the ferry docking AI",
        "Chief AI Officer for passenger flows",
        "Chief Data Scientist for berths",
        "Inference optimisation of large models",
        "Built crew planning with neural networks",
        "Every delay announced by a machine learning detector I built",
        "Directed 180 AI researchers",
        "Invented a novel attention architecture for tides",
    ],
)
def test_a_bare_claim_beside_ordinary_engineering_is_doubted(rules, claim):
    assert accused(rules, *PLAIN, claim) == {claim}


def test_a_thesis_carries_no_claim_of_work(rules):
    claim = "Put reinforcement learning crane control into production"
    assert accused(rules, *PLAIN, claim, more=THESIS) == {claim}


@pytest.mark.parametrize(
    "line",
    [
        "Extended the rust classifier to aluminium",
        "Cut inference cost of the rust classifier by 40%",
        "Took over the rust classifier from the yard",
    ],
)
def test_beside_own_work_short_lines_stand(rules, line):
    assert accused(rules, *PLAIN, *OWN, line) == set()


@pytest.mark.parametrize(
    "line",
    [
        "Clusters on which other teams train their models",
        "Group of 4: a colleague trained the wave classifier, I drew its charts",
        "The rust classifier belonged to the yard; I moved its photos between disks",
        "Work with the quants, who own the load model; my part is its weather input",
        "Checked the wave forecast together with the data team",
        "Wrote a rules engine, 240 rules",
    ],
)
def test_honest_division_of_work_is_not_doubted(rules, line):
    assert accused(rules, *PLAIN, line) == set()


@pytest.mark.parametrize(
    ("honest", "claim"),
    [
        ("Vectors from a public Danish model, not retrained", "Trained our Danish vector model"),
        ("Tried route prediction in 2021; no gain, so removed", "Route prediction live for all ports"),
        ("Pilot of a quay chatbot on a vendor LLM; stopped before any code", "Rolled out a generative AI quay assistant"),
        ("11 engineers in two teams", "Managed a department of 160 machine learning scientists"),
    ],
)
def test_what_another_line_contradicts_is_doubted(rules, honest, claim):
    assert accused(rules, *PLAIN, honest, claim) == {claim}


@pytest.mark.parametrize(
    ("line", "impossible"),
    [
        ("Raised ferry availability to 101.2%", True),
        ("Click-through rate of 190% on banners", True),
        ("Docking detection with zero errors", True),
        ("AI tools gave a 40x productivity gain", True),
        ("Conversion rate up 130%", False),
        ("Raised ferry availability from 97.1% to 99.9%", False),
        ("Zero error budget left in May, so releases stopped", False),
        ("Wrote the log parser with GitHub Copilot (2018)", True),
        ("Wrote the log parser with GitHub Copilot (2023)", False),
        ("Ran BERT over the ticket archive (2015)", True),
    ],
)
def test_figures_and_years_that_cannot_be(rules, line, impossible):
    assert accused(rules, *PLAIN, line) == ({line} if impossible else set())


def test_lines_of_a_project_contradict_each_other(rules):
    honest, claim = "Harbour detector trial, never shipped: too many gulls", "Harbour detector model rolled out to 80 ports"
    more = PROJECT.format(name="Harbour detector", lines=f"- {honest}\n- {claim}")
    assert accused(rules, *PLAIN, more=more) == {claim}


def test_publications_are_claimed_only_where_some_are_listed(rules):
    headline = "Deep learning researcher with many publications"
    assert headline in accused(rules, *PLAIN, *OWN, headline=headline)


@pytest.mark.parametrize("skill", ["Machine learning (expert, 9 years)", "Computer vision (advanced)"])
def test_a_rank_given_to_oneself_needs_own_work(rules, skill):
    more = f"COURSES\nMachine learning and computer vision, evening course, 2020\n\nTOOLS\nC++\n{skill}\n\n"
    assert skill in accused(rules, *PLAIN, more=more)


def test_what_none_of_the_projects_became_is_not_shipped(rules):
    lines = "- Gull counter: ResNet on 900 own photos, 81% on 90 held-out\n- Neither has users; both stayed a prototype\n"
    claim = "Gull counting model rolled out to 300 quays"
    assert accused(rules, *PLAIN, more=PROJECT.format(name="Gulls", lines=f"{lines}- {claim}")) == {claim}


@pytest.mark.parametrize(
    ("headline", "doubted"),
    [("AI executive who built machine learning for ports", True), ("Backend engineer beside people who build models", False)],
)
def test_who_built_it_in_a_headline_is_the_person(rules, headline, doubted):
    assert (headline in accused(rules, *PLAIN, headline=headline)) is doubted


@pytest.mark.parametrize(
    ("honest", "claim"),
    [
        ("Judged two vendors' LLMs on 300 tickets; neither was bought", "Trained a ticket writing LLM"),
        ("Wave heights come from the met office; I cut them to ports", "Trained the wave prediction network"),
        ("Hulls are found by an open outline model as released", "Creator of the hull detection model"),
    ],
)
def test_what_others_made_carries_no_claim_of_training(rules, honest, claim):
    assert accused(rules, *PLAIN, honest, claim) == {claim}


@pytest.mark.parametrize(("lines", "doubted"), [((), True), (OWN, False)])
def test_who_judges_models_keeps_the_tools_of_the_trade(rules, lines, doubted):
    judged = ("Own the harbour radio recogniser: 4,000 hours, word error rate 11.2% to 8.4%",)
    more = "TOOLS\nC++\nPyTorch\n\n"
    assert accused(rules, *PLAIN, *judged, more=more) == set()
    assert ("PyTorch" in accused(rules, *PLAIN, *lines, more=more)) is doubted


def test_judging_a_vendors_model_makes_no_deep_learning_architect(rules):
    judged = "Chat over the handbook on a hosted LLM: 1,100 passages, 83% of 120 test questions right, 2 cents a question"
    headline = "Deep learning architect for ferries"
    assert headline in accused(rules, *PLAIN, judged, headline=headline)


def test_a_lead_heads_no_hundreds(rules):
    claim, role = "Headed 300 data scientists", "Lead Developer, Lockwater Ferries, 2015 - 2024"
    text = TEXT.replace("Software Engineer, Lockwater Ferries, 2015 - 2024", role)
    lines = "\n".join(f"- {line}" for line in (*PLAIN, claim))
    assert accused_rows(text.format(headline="Developer", lines=lines, more=""), rules) == {claim}


def test_a_maker_of_models_keeps_an_earlier_short_line(rules):
    earlier = "First berth demand forecast in R, used until 2014"
    more = f"EARLIER EXPERIENCE\nAnalyst, Tidewater Ltd, 2012 - 2015\n- {earlier}\n- Wrote reports in SQL\n\n"
    assert accused(rules, *PLAIN, *OWN, more=more) == set()


def test_to_have_heard_of_it_claims_nothing(rules):
    assert accused(rules, *PLAIN, headline="I attended AI workshops; none of my systems learns") == set()


@pytest.mark.parametrize(
    ("line", "cannot_be"),
    [
        ("Drove the mooring model's miss rate down to -4%", True),
        ("Brought the whistle classifier's false-alarm rate to minus 3%", True),
        ("Machine vision now inspects 130% of the bottles", True),
        ("Now covers 130% of last season's quays", False),
        ("Bias of the tide forecast from +4% to -1%", False),
        ("Miss rate -12% against last year", False),
    ],
)
def test_levels_below_nothing_and_shares_above_the_whole(line, cannot_be, rules):
    assert bool(impossible_figure(study(line, rules))) == cannot_be
