"""Every case of tests/data/verify_cases.jsonl: false lines are caught, honest ones are not accused."""

import json
from pathlib import Path
from typing import Any

import pytest

from reframer.model.verdicts import Answer
from reframer.rulebook import Rules
from reframer.verifying import verify_line

FILE = Path(__file__).parent.parent / "data" / "verify_cases.jsonl"
CASES = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def is_accused(case: dict[str, Any], rules: Rules) -> bool:
    answers = tuple(Answer(question_id=ask, ask=ask, value=value) for ask, value in case["answers"].items())
    found = verify_line(case["source"], case["rewritten"], rules, answers)
    return any(violation.severity == "violation" for violation in found)


@pytest.mark.parametrize("case", CASES, ids=[f"{case['id']}-{case['kind']}" for case in CASES])
def test_case(case: dict[str, Any], rules: Rules) -> None:
    assert is_accused(case, rules) is (case["verdict"] == "violation")


def test_there_are_cases_of_every_kind() -> None:
    assert len(CASES) >= 400
    assert len({case["kind"] for case in CASES if case["verdict"] == "violation"}) >= 22
    assert len({case["kind"] for case in CASES if case["verdict"] == "ok"}) >= 16
