"""A claim that another line tells otherwise by another noun, and honest lines on the same matter; made-up people and lines."""

import pytest
from test_burden_of_proof import OWN, PLAIN, accused

from reframer.ml_reading.study import study
from reframer.weighing.purposes import root


@pytest.mark.parametrize(
    ("honest", "claim"),
    [
        # nothing came of it
        ("Suggested counting gulls from the pier camera; harbour master said no", "Implemented gull counting with deep learning"),
        ("Mooring ropes: a camera was discussed with the crew, no budget", "Deployed computer vision for mooring-rope wear"),
        ("Fog hours: nothing beat the mean of the week", "Predicted fog hours with neural networks"),
        ("Tried an LSTM for lock queues; no better than the mean, given up", "Put an LSTM for lock queues into daily use"),
        ("Ice chart reader: pilots rejected the idea", "Introduced ice chart recognition at 12 harbours"),
        ("Voice bot for skippers: the vote went against it", "Scaled the voice bot to two million skippers"),
        # somebody else makes it
        ("Berth check by Quayscan, red berths go to two clerks", "Developed berth detection with deep learning"),
        ("Path planner belongs to the navigation team", "Built the learned path planner"),
        ("Toll prices come from the customs partner; we cache them", "Developed the dynamic pricing algorithm for tolls"),
        ("Ran the Tidewatch surge alarm unmodified", "Developed the surge prediction algorithm"),
        ("Crew list is computed by the union; I show it", "Invented the crew planning network"),
        ("Hull sound separation: NetSplit as published, run nightly", "Designed the hull sound separation transformer"),
        ("Call a hosted waybill-reading API", "Invented an in-house waybill AI"),
        ("Berth order comes from the dispatch team", "Built the berth recommendation transformer"),
        # people, a table or a fixed rule decide it
        ("Radio word lists kept by two pilots", "Built a deep learning model that generates all radio words"),
        ("Keypad menu for skippers, 9k calls a day", "Engineered conversational AI agents for 9k calls a day"),
        ("Crane jobs assigned by postcode table", "Created a reinforcement learning agent for crane jobs"),
        ("Pilot calls follow the tide order", "Trained pilot call prediction with neural networks"),
        ("Radio routing by the menu choice of the skipper", "Developed intent classification for radio routing"),
        ("Form types assigned by file name", "Deep form classification for the pilots' office"),
        ("Duplicates of skippers merged by mail address", "Applied NLP to skippers' duplicates"),
    ],
)
@pytest.mark.parametrize("own", [(), OWN], ids=["no models", "other models"])
def test_the_same_matter_by_another_noun_is_doubted(rules, honest, claim, own):
    assert accused(rules, *PLAIN, *own, honest, claim) == {claim}


@pytest.mark.parametrize(
    ("honest", "beside"),
    [
        (
            "Tried an LSTM for lock queues; no better than boosted trees, given up",
            "Gradient boosting of lock queues, MAE 19 to 14 minutes on 4 years of passages",
        ),
        (
            "Gull counting by hand until 2021",
            "Trained a gull counter on 7,000 pier photos, F1 0.81",
        ),
        (
            "Surge alarm bought from a vendor at first",
            "Replaced the surge alarm by a boosted model, recall 0.70 on 90 surges",
        ),
        (
            "Berth order comes from the dispatch team",
            "Built the join of berths and tides, 900 events/s, for the training set of their berth model",
        ),
        (
            "Waybills are read by a hosted API",
            "Built the waybill check on Azure OpenAI: 300 test pages, 91% right, falls back to clerks",
        ),
        (
            "Tried to fine-tune the large model, no gain",
            "Fine-tuned the rust classifier on 2,000 photos of aluminium, F1 0.83",
        ),
        ("Surge score was bought from Tidewatch until 2021; ours since", "Retrained the surge score"),
        ("Vector search of charts tried in 2021, too slow", "Rolled out vector search of charts in 2023 after moving to HNSW"),
        (
            "Crew meals picked by the cook",
            "Trained a rust classifier on 900 crew photos, F1 0.77",
        ),
    ],
)
def test_supported_work_on_the_same_matter_is_not_doubted(rules, honest, beside):
    assert accused(rules, *PLAIN, *OWN, honest, beside) == set()


def test_a_figure_borrowed_from_a_plain_line_supports_nothing(rules):
    claim = "Trained smuggling models on 5M crates"
    plain = ("Crane app, 5M crates a year", "Smuggling check by Quayscan")
    assert accused(rules, *PLAIN, *OWN, *plain, claim) == {claim}
    own = "Trained smuggling models on 5M crates, recall 0.61 on 400 held-out crates"
    assert accused(rules, *PLAIN, *OWN, *plain, own) == set()


def test_a_word_of_many_lines_tells_no_thing_from_others(rules):
    lines = ("Tug fuel bills in Java", "Tug crews list, kept by the union", "Tug radio app", "Tug fares set by hand")
    assert accused(rules, *lines, *OWN, "Retrained the rust classifier for tug hulls") == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [("prices", "pricing"), ("breaks", "break"), ("tagged", "tags"), ("scores", "scoring"), ("predicted", "prediction")],
)
def test_forms_of_a_word_have_one_root(one, other):
    assert root(one) == root(other)


@pytest.mark.parametrize(("one", "other"), [("string", "strong"), ("bus", "buy"), ("icing", "ice")])
def test_other_words_have_other_roots(one, other):
    assert root(one) != root(other)


def test_a_spike_of_a_price_is_no_trial(rules):
    assert not study("Predicted every price spike", rules).has("poc")
    assert study("Spike with a small model, dropped", rules).has("poc")
