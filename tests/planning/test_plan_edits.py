"""What must hold for a whole resume, whatever its bullets."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reframer.applying import apply
from reframer.finding import find
from reframer.model.document import FileKind
from reframer.model.findings import CareerPath
from reframer.model.plan import Plan
from reframer.model.resume import Bullet, Item, Resume, Role
from reframer.model.source import SourceRef
from reframer.planning import plan_edits
from reframer.positioning import position
from reframer.rulebook import load_rules
from reframer.weighing import weigh

HERE = SourceRef(file="ada.txt")
RULES = load_rules()
LINES = (
    "Built Kafka pipelines for fares at 80k messages/s",
    "Rewrote the fare importer in Go, cutting run time from 4 h to 20 min",
    "Moved 40 jobs to spot nodes, which cut the bill by 30%",
    "Tuned 14 report queries, lowering CPU by 35%",
    "Responsible for building 9 Spark jobs over 4TB/day",
    "Wrote runbooks w/ the NOC; MTTR from 55 to 18 min",
    "Cut MTTR by 20% with new probes",
    "Sharded the PostgreSQL fare store (9 TB, 16 shards)",
    "Reduced p99 latency of the fare service from 140 ms to 30 ms",
    "Helped move 40 jobs to Airflow",
    "Mentored 4 juniors",
    "Trained an XGBoost no-show model (AUC 0.84) on 3M bookings",
    "I wrote lint rules & docs",
)


def resume(lines: tuple[tuple[str, int], ...], ends: tuple[str, str]) -> Resume:
    bullets = tuple(Bullet(id=f"b{at}", text=text, level=level, source=HERE) for at, (text, level) in enumerate(lines))
    half = len(bullets) // 2
    roles = tuple(
        Role(id=f"r{at}", title="Engineer", start="2018", end=end, bullets=part, source=HERE)
        for at, (end, part) in enumerate(zip(ends, (bullets[:half], bullets[half:]), strict=True))
    )
    summary = (Item(text="Engineer for ticketing.", source=HERE),)
    return Resume(file="ada.txt", kind=FileKind.TEXT, sha256="0", summary=summary, roles=roles)


def planned(given_resume: Resume, path: CareerPath, bridges: str) -> Plan:
    findings = find(given_resume, RULES)
    verdicts = weigh(findings, RULES, (), given_resume)
    aim = position(given_resume, findings, verdicts, RULES, path, bridges=bridges)
    return plan_edits(given_resume, findings, verdicts, aim, RULES, bridges=bridges)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from((0, 0, 0, 1))), max_size=10).map(tuple),
    st.tuples(st.sampled_from(("2021", "present", "")), st.sampled_from(("2018", "2019"))),
    st.sampled_from(list(CareerPath)),
    st.sampled_from(("none", "summary", "bullets")),
)
def test_a_resume_keeps_its_bullets_its_limits_and_its_rest(
    lines: tuple[tuple[str, int], ...], ends: tuple[str, str], path: CareerPath, bridges: str
) -> None:
    old = resume(lines, ends)
    plan = planned(old, path, bridges)
    new = apply(old, plan)
    assert plan == planned(old, path, bridges)
    for before, after in zip(old.roles, new.roles, strict=True):
        assert sorted(bullet.id for bullet in before.bullets) == sorted(bullet.id for bullet in after.bullets)
        assert before.model_copy(update={"bullets": ()}) == after.model_copy(update={"bullets": ()})
        ids = {bullet.id for bullet in before.bullets}
        assert sum(edit.operation == "metric_first" for edit in plan.edits if edit.bullet_id in ids) <= 2
        assert sum(edit.operation == "bridge" for edit in plan.edits if edit.bullet_id in ids) <= 1
    written_out = [edit.rule_id for edit in plan.edits if edit.operation == "gloss"]
    assert len(written_out) == len(set(written_out))
    second = planned(new, path, bridges)
    # a duty counts as less evidence than the deed that it becomes: a comparison may find its fact only afterwards
    duties = {edit.bullet_id for edit in plan.edits if edit.operation == "opener"}
    assert [edit for edit in second.edits if not (edit.operation == "bridge" and edit.bullet_id in duties)] == []
    assert second.orders == ()
    assert not (plan.positioning.strengths and second.positioning.strengths)
    assert not (plan.positioning.summary and second.positioning.summary)
