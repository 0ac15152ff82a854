"""Rules that fire because the reading of machine learning knows the deed, and do not where it reads something else."""

import pytest

from reframer.finding import find_bullet
from reframer.rulebook.match_problems import match_problems
from reframer.rulebook.schema import Match

SHOWN = [
    ("llm_eval", "Three florists read 80 answers of the shop's chatbot a week: wrong ones 12% in May, 3% now"),
    (
        "ml_pipelines",
        "The scorer is retrained every night from the returns; a version that does worse is never released (3 of 40)",
    ),
    ("ml_serving", "The spam filter model runs in a sidecar, 2 ms at 3,000 messages/s"),
    ("ml_api_use", "Suggested recipes strip licensed from a supplier, 2% of clicks"),
    ("ml_features", "Feed the wardens' flood model with 33 columns per dyke, as they were known at dawn"),
    ("ml_monitoring", "4 of 61 columns differed between notebook and service, found by logging every score with its inputs"),
    ("ml_labelling", "Drew outlines around 1,900 leaf spots for a botanist's segmentation network"),
    ("ml_serving", "Moved the ferry planners' berth model onto Seldon Core, 220 requests/s at p99 35 ms"),
    ("llm_eval", "Ran 150 jailbreak attempts against the museum's chatbot: 17 came through, 2 after the new prompt"),
    ("ml_coursework", "Night school: neural networks, 40 hours, exam passed"),
    ("ml_api_use", "Comment moderation API of an outside firm asked before each post, 1% unanswered"),
    ("llm_api", "Connected the lost-property desk to Gemini for reply suggestions"),
    ("ml_training", "Moss finder: MobileNet on 2,300 photos I took, F1 0.81 against 0.60 for colour on two woods held out"),
]
LEFT = [
    ("llm_eval", "Reviewed 40 answers of applicants a week, wrong ones 20% to 10%"),
    ("ml_pipelines", "Welders are retrained every spring; whoever fails the test is not sent out"),
    ("ml_serving", "The pricing API answers from a sidecar, 3 ms, 4,000 lines/s"),
    ("ml_api_use", "Shelf of spare parts bought from a dealer"),
    ("ml_features", "Monthly table for the chairman's cost model in Excel: 60 columns per site"),
    ("ml_monitoring", "4 of 61 tariffs differed between contract and till, found by logging every sale"),
    ("ml_labelling", "Labelled 2,100 cables during the move, a fifth of them twice"),
    ("ml_serving", "Moved the ferry planners' booking pages onto two servers, 220 requests/s at p99 35 ms"),
    ("llm_eval", "Ran 150 break-in attempts against the museum's till: 17 came through, 2 after the patch"),
    ("ml_coursework", "Night school: bookkeeping, 40 hours, exam passed"),
    ("ml_api_use", "Postcode API of an outside firm asked before each parcel, 1% unanswered"),
    ("llm_api", "Login step follows the bank's risk score: prompts at 7% of logins, once 20%"),
]


@pytest.mark.parametrize(("name", "line"), SHOWN, ids=[name for name, _ in SHOWN])
def test_what_the_reading_knows_is_found(rules, name, line):
    found = {one.id: one for one in find_bullet(line, rules).competencies}

    assert name in found
    assert all(line[span.start : span.end] == span.text for span in found[name].matched)


@pytest.mark.parametrize(("name", "line"), LEFT, ids=[name for name, _ in LEFT])
def test_the_same_words_of_other_work_are_left_alone(rules, name, line):
    assert name not in {one.id for one in find_bullet(line, rules).competencies}


def test_a_group_that_is_not_there_is_a_problem():
    match = Match.model_validate({"read_as": [{"status": ["real"], "cues": ["sides_difer"]}]})

    problems = list(match_problems(match, groups=["sides_differ"]))

    assert problems == [
        (
            ("match", "read_as", 0, "cues", 0),
            "no group 'sides_difer' in vocabulary/ml_frames.yaml; did you mean sides_differ?",
        )
    ]
