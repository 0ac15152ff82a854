"""What the pipeline refuses before it writes anything: ids that name nothing, answers of another resume."""

from pathlib import Path

import pytest

from reframer import reframe
from reframer.errors import ExitCode, ReframerError
from reframer.model.verdicts import Answer
from reframer.rulebook import Rules
from reframer.settings import Settings

RESUME = """\
Ida Quill
ida@example.com

EXPERIENCE

Engineer, Fjord Freight, 2019 - 2022
- Operated Kafka topics for the berth desk at 80k messages/s
- Responsible for moving 9 services to containers
"""


@pytest.fixture
def resume(tmp_path: Path) -> Path:
    file = tmp_path / "ida.txt"
    file.write_text(RESUME, "utf-8")
    return file


@pytest.mark.parametrize("name", ["nonsense", "kafka.nonsense", "typo"])
def test_skipping_what_does_not_exist_is_refused(name: str, resume: Path, rules: Rules):
    with pytest.raises(ReframerError, match=repr(name)) as refusal:
        reframe(resume, rules, Settings(skip=frozenset({name})))
    assert refusal.value.exit_code is ExitCode.USAGE


@pytest.mark.parametrize("name", ["opener", "order", "groups", "skills", "streaming.kafka", "typography.cleanup"])
def test_operations_and_rules_may_be_skipped(name: str, resume: Path, rules: Rules):
    name = next(iter(rules.competencies)) if name == "streaming.kafka" else name
    assert reframe(resume, rules, Settings(skip=frozenset({name}))).source.all_bullets()


def test_answers_of_another_resume_are_refused(resume: Path, rules: Rules):
    with pytest.raises(ReframerError, match="fit no question") as refusal:
        reframe(resume, rules, answers=(Answer(question_id="0123.rate", value="9"),))
    assert refusal.value.exit_code is ExitCode.DOES_NOT_FIT


def test_an_answer_that_fits_is_used_and_a_strange_one_is_named(resume: Path, rules: Rules):
    asked = reframe(resume, rules).verdicts.bullets[0].questions[0].id
    outcome = reframe(resume, rules, answers=(Answer(question_id=asked, value="9"), Answer(question_id="0123.rate", value="9")))
    assert any("'0123.rate' fits no question" in notice for notice in outcome.notices)
