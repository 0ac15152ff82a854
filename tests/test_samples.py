"""The samples through the whole tool: golden outputs, to be read when they change, and what must never be said."""

import json
import re
from pathlib import Path

import pytest

from reframer.json_shapes import outcome_shape
from reframer.model.outcome import Outcome
from reframer.pipeline import reframe
from reframer.rulebook import Rules
from reframer.settings import Settings
from reframer.writers import write

SAMPLES = Path(__file__).parent.parent / "samples"
GOLDEN = ("resume.md", "headline.txt", "notes/report.md")
FILES = sorted(file for file in SAMPLES.iterdir() if file.suffix in {".pdf", ".docx"})


@pytest.fixture(scope="module")
def outcomes(rules: Rules) -> dict[str, Outcome]:
    return {file.name: reframe(file, rules, Settings()) for file in FILES}


@pytest.mark.parametrize("name", [file.name for file in FILES])
def test_golden_outputs(name: str, outcomes: dict[str, Outcome], tmp_path: Path, update_golden: bool):
    write(outcomes[name], tmp_path / "out", ("md",), force=False)
    for golden in GOLDEN:
        kept = SAMPLES / "golden" / name / golden
        text = (tmp_path / "out" / golden).read_text("utf-8")
        if update_golden:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(text, "utf-8")
        assert text == kept.read_text("utf-8"), f"{kept} differs; if the change is meant: make golden, and read the diff"


@pytest.mark.parametrize("stem", sorted({file.stem for file in FILES}))
def test_pdf_and_docx_say_the_same(stem: str, outcomes: dict[str, Outcome]):
    pdf, docx = outcomes[f"{stem}.pdf"], outcomes[f"{stem}.docx"]

    assert [bullet.text for bullet in pdf.source.all_bullets()] == [bullet.text for bullet in docx.source.all_bullets()]
    assert [(role.company, role.title, role.start, role.end) for role in pdf.source.roles] == [
        (role.company, role.title, role.start, role.end) for role in docx.source.roles
    ]


@pytest.mark.parametrize("name", [file.name for file in FILES])
def test_nothing_is_left_that_the_checker_refuses(name: str, outcomes: dict[str, Outcome]):
    assert outcomes[name].violations == ()


@pytest.mark.parametrize("name", ["senior_staff_fintech.pdf", "senior_staff_fintech.docx"])
def test_the_case_study(name: str, outcomes: dict[str, Outcome]):
    """Fifteen years, Kafka, sharded PostgreSQL, Kubernetes, low latency, ML only through a vendor's API."""
    outcome = outcomes[name]
    shape = outcome_shape(outcome)
    assert shape["path"] == "platform"
    assert shape["ranking"][0]["path"] == "platform"
    assert shape["ranking"][0]["reasons"]

    comparisons = " ".join(sentence["text"] for sentence in (*shape["strengths"], *shape["summary"]))
    for own, analogue, number in (
        ("Kafka", "feature pipelines", "1.1M"),
        ("Kubernetes", "model orchestration", "140"),
        ("latency", "inference serving", "6 ms"),
    ):
        assert analogue in comparisons
        sentence = next(text for text in re.split(r"(?<=[.;]) |\n", comparisons) if analogue in text)
        assert own.lower() in sentence.lower()
        assert number in sentence.replace("6ms", "6 ms")

    stated = [bullet["after"] for bullet in shape["bullets"]]
    stated += [role["title"] for role in shape["resume"]["roles"]] + shape["resume"]["skills"] + [shape["headline"]["text"]]
    said = re.compile(r"\b(ML|machine learning|model (orchestration|serving)|inference|feature (pipeline|store)s?|MLOps)\b", re.I)
    assert [text for text in stated if said.search(text)] == []
    assert shape["headline"]["text"].startswith("Senior Staff Engineer")
    assert len(shape["headline"]["text"]) <= 220
    assert shape["headline"]["missing"]
    vendor = next(bullet for bullet in shape["bullets"] if "fraud-scoring" in bullet["text"])
    assert vendor["ml_status"] == "consumer"
    assert "the model belongs to the vendor" in vendor["after"]


@pytest.mark.parametrize("name", [file.name for file in FILES])
def test_everything_of_the_resume_is_still_there(name: str, outcomes: dict[str, Outcome]):
    outcome = outcomes[name]
    old, new = outcome.source, outcome.resume

    assert [role.id for role in old.roles] == [role.id for role in new.roles]
    for before, after in zip(old.roles, new.roles, strict=True):
        assert sorted(bullet.id for bullet in before.bullets) == sorted(bullet.id for bullet in after.bullets)
        assert (before.company, before.title, before.start, before.end) == (after.company, after.title, after.start, after.end)
    assert sorted(old.skills) == sorted(new.skills)
    assert old.contact == new.contact
    assert json.loads(json.dumps(outcome_shape(outcome)))["path"] == outcome.path.value
