"""What stays of a headline that the checker does not accept: every segment, skill and title that holds."""

import pytest

from reframer import reframe
from reframer.model.outcome import Outcome
from reframer.model.plan import Headline, Part, PartOrigin
from reframer.pipeline import keep_verified
from reframer.rulebook import Rules
from reframer.settings import Settings

RESUME = """\
Ida Quill
ida@example.com

EXPERIENCE

Engineer | Scrum Master, Fjord Freight, 2019 - 2022
- Operated Kafka topics for the berth desk at 80k messages/s
- Moved 9 services to Kubernetes on AWS with Terraform
"""
TITLE = "Engineer | Scrum Master"
SLOT = " | "


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory, rules: Rules) -> Outcome:
    file = tmp_path_factory.mktemp("headline") / "ida.txt"
    file.write_text(RESUME, "utf-8")
    return reframe(file, rules, Settings(path="platform"))


@pytest.mark.parametrize(
    ("pieces", "kept"),
    [
        ((TITLE, SLOT, "Kafka", ", ", "PyTorch", ", ", "Terraform"), f"{TITLE} | Kafka, Terraform"),
        ((TITLE, SLOT, "Kafka", ", ", "PyTorch"), TITLE),  # one skill is no row
        ((TITLE, SLOT, "Model training", SLOT, "Kafka", ", ", "Terraform"), f"{TITLE} | Kafka, Terraform"),
        (
            (TITLE, SLOT, "Kafka topics for the berth desk", " (", "900k messages/s", ")"),
            f"{TITLE} | Kafka topics for the berth desk",
        ),
        ((TITLE, SLOT, "Model training", " (", "900k messages/s", ")"), TITLE),
    ],
)
def test_only_what_the_checker_refuses_goes(pieces: tuple[str, ...], kept: str, outcome: Outcome, rules: Rules):
    marks = (SLOT, ", ", " (", ")")
    parts = tuple(
        Part(text=text, origin=PartOrigin.TYPOGRAPHY if text in marks else PartOrigin.RESUME, ref="") for text in pieces
    )
    sentence = outcome.plan.positioning.headline.sentence.model_copy(update={"parts": parts})
    positioning = outcome.plan.positioning.model_copy(update={"headline": Headline(sentence=sentence)})
    plan = outcome.plan.model_copy(update={"positioning": positioning})
    new, _, _, _ = keep_verified(outcome.source, plan, rules, (), lambda bullet_id, without: ())
    assert new.positioning.headline.sentence.text == kept
