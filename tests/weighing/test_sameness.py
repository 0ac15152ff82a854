"""A line is contradicted only by what another says of the same thing; made-up people and lines."""

import pytest
from test_burden_of_proof import OWN, PLAIN, accused

from reframer.finding import find_bullet
from reframer.weighing import weigh_bullet


@pytest.mark.parametrize(
    ("honest", "beside"),
    [
        (
            "Dense berth search was tried for a month and shelved",
            "Compared the ranker with fixed boosts: clicks per search +3.1%, then shipped to all ports",
        ),
        (
            "Dense berth search was tried for a month and shelved",
            "Released the crane ranker after 2 months of clicks, NDCG 0.40 to 0.46",
        ),
        ("Tried a graph network for tug routes; not shipped", "Shipped the tug fuel model to 40 tugs, error 9% to 6%"),
        (
            "Tested a PyTorch pose tracker on 300 clips, not adopted",
            "Deployed a PyTorch rust segmenter to 12 yards, IoU 0.61 to 0.70",
        ),
        ("The summariser stayed an experiment", "Shipped the rust classifier to all harbours, F1 0.83 on 900 photos"),
        (
            "Trialled Kubeflow for the yard; we stayed with cron",
            "Moved the retraining from cron to Airflow, 14 models in production",
        ),
        (
            "A neural arrival forecast was shelved after 5 weeks",
            "Rolled out a boosted berth-length forecast to every port, MAE 41 m to 33 m",
        ),
        ("Tried LSTM wave forecasts in winter; kept the old tables", "Launched wave charts for all users, 300 views a minute"),
        ("Prototype of a voice log for tugs, abandoned", "Shipped the log search to all tugs, 900 queries a day"),
        (
            "Tried a transformer ranker on 2,000 queries, not shipped",
            "Deployed the boosted-tree ranker to all shops, NDCG 0.39 to 0.44",
        ),
        ("An image encoder for hulls was discontinued", "Put the hull rust classifier live in 6 yards, 84% on 700 photos"),
        ("Trialled Triton for a week; we stayed with plain gRPC", "Launched a gRPC service for the rust classifier, 300 calls/s"),
        ("Clustered ships by hand-set weights", "Trained a rust classifier on 8,000 hull photos, F1 0.83"),
        (
            "Sorted 300 customer letters by hand each week",
            "Trained a letter-language classifier on 9,000 pages, 97% on 800 unseen pages",
        ),
        ("Lock fees follow a fixed formula", "Forecast lock queues with LightGBM on 4 years of passages, MAE 19 to 14 minutes"),
        (
            "Crane alarms use static thresholds",
            "Trained an autoencoder on 11,000 hours of crane vibration, recall 0.78 on 40 faults",
        ),
        ("Berths are assigned with 60 SQL rules", "Trained a berth-stay model on 70,000 calls, MAE 5.1 to 3.9 hours"),
        (
            "The flood forecast model belongs to the hydrology institute; I draw its maps",
            "Trained a flood-damage classifier on 8,100 roof photos, F1 0.79",
        ),
        ("Arrival estimates are bought from Tidewell", "Trained a rust classifier on 5,000 photos taken at arrival, F1 0.80"),
        (
            "Search pages are cached by a vendor's CDN",
            "Built a search ranker with LambdaMART on 9 months of clicks, NDCG 0.37 to 0.43",
        ),
        (
            "The pricing team trains its berth price model; I fill its feature tables",
            "Trained a rust classifier for berth walls on 6,000 photos, F1 0.81",
        ),
        (
            "Speech comes from a vendor's SDK",
            "Built a noise classifier with PyTorch on 3,000 clips recorded before speech, 91% on 400 held-out clips",
        ),
        (
            "Invoices are read by a licensed OCR product",
            "Tuned a gradient-boosted late-payment model on 40,000 invoices, AUC 0.74",
        ),
        ("With two colleagues kept the berth service at 99.9%", "Alone trained a rust classifier on 4,000 photos, F1 0.77"),
        ("Wrote the hull app; no ML in it", "Trained a rust classifier on 8,200 hull photos, F1 0.83"),
        (
            "The fraud group owns the fraud score; I log it",
            "Trained a duplicate-booking model on 12,000 pairs, precision 0.92 at recall 0.80",
        ),
        (
            "Tried weekly retraining for three weeks, paused",
            "Monthly retraining of the rust classifier, promoted on AUC over 900 photos, in production",
        ),
        (
            "Evaluated a tug-route planner learned in simulation; shelved",
            "Shipped the route map to the whole fleet of tugs, 40 screens",
        ),
        (
            "Photos from drones were tried in 2021 and given up",
            "Shipped the rust classifier for crane photos to 9 yards, F1 0.71 to 0.83",
        ),
        ("Shipped the rust classifier to 9 yards, F1 0.83", "It was retired after 3 years and replaced by a bigger one"),
    ],
)
@pytest.mark.parametrize("practised", [True, False])
def test_honest_lines_that_share_words_stand_side_by_side(rules, honest, beside, practised):
    assert accused(rules, *PLAIN, *(OWN if practised else ()), honest, beside) == set()


@pytest.mark.parametrize(
    ("honest", "claim"),
    [
        ("Dense berth search was tried for a month and shelved", "Launched dense berth search to thousands of sailors"),
        (
            "Tried a learned tug pilot in simulation; it hit buoys, so tugs still use charts",
            "Rolled out learned tug pilots to the whole fleet",
        ),
        ("A neural wave forecaster was abandoned", "Rolled the wave forecaster out to all ports"),
        ("Three pricing squads train the models; I run the servers", "Designed and trained all 14 production models"),
    ],
)
def test_what_another_line_gave_up_or_leaves_to_others_is_doubted(rules, honest, claim):
    found = accused(rules, *PLAIN, honest, claim)
    assert claim in found
    assert honest not in found


@pytest.mark.parametrize(
    ("text", "impossible"),
    [
        ("Cut crane alarm error rate by 180%", True),
        ("Reduced the share of late night tugs by 130%", True),
        ("Cut berth waiting time by 80%", False),
        ("Cut costs and raised the number of calls by 180%", False),
        ("Cut fuel use, grew bookings by 140%", False),
    ],
)
def test_nothing_falls_by_more_than_all_of_it_however_long_its_name(rules, text, impossible):
    flags = {flag.id for flag in weigh_bullet(find_bullet(text, rules), rules).flags}
    assert ("implausible_metric" in flags) is impossible
