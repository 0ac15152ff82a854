"""A line whose edit the checker rejects is planned again without it: the other edits of the line stay."""

from pathlib import Path

import pytest

from reframer import assess_bullet, reframe
from reframer.model.findings import RoleTime
from reframer.rulebook import Rules

LINES = [  # text, what it becomes, the rule whose edit is withdrawn
    (
        "Mainly responsible for the tide feed w/ 40 stations",
        "Mainly responsible for the tide feed with 40 stations",
        "opener.responsible",
    ),
    (
        "Built a berth board w/ D3 for pilots, refreshes every 5sec",
        "Built a berth board with D3 for pilots, refreshes every 5 sec",
        "join.clauses",
    ),
]


@pytest.mark.parametrize(("text", "after", "rule_id"), LINES)
def test_the_other_edits_of_the_line_stay(text: str, after: str, rule_id: str, rules: Rules):
    assessment = assess_bullet(text, rules, role=RoleTime.PAST)
    assert assessment.after == after
    assert [withdrawal.edit.rule_id for withdrawal in assessment.withdrawn] == [rule_id]
    assert rule_id not in {edit.rule_id for edit in assessment.edits}


def test_in_a_resume_too(tmp_path: Path, rules: Rules):
    file = tmp_path / "ida.txt"
    lines = "\n".join(f"- {text}" for text, _, _ in LINES)
    file.write_text(f"Ida Quill\nida@example.com\n\nEXPERIENCE\n\nEngineer, Fjord Freight, 2019 - 2022\n{lines}\n", "utf-8")
    outcome = reframe(file, rules)
    assert {bullet.text for bullet in outcome.resume.all_bullets()} == {after for _, after, _ in LINES}
    assert {withdrawal.edit.rule_id for withdrawal in outcome.withdrawn} == {rule_id for _, _, rule_id in LINES}
    assert outcome.violations == ()
