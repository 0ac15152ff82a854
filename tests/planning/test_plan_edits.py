"""What must hold for a whole resume, whatever its bullets."""

from collections import Counter

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

MOST_GROWTH = 24  # characters: an article, a hyphen, "by", a restated word
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
        assert before.model_copy(update={"bullets": ()}) == after.model_copy(update={"bullets": (), "groups": ()})
        ids = {bullet.id for bullet in before.bullets}
        grouped = [bullet_id for group in after.groups for bullet_id in group.bullet_ids]
        assert grouped in ([], [bullet.id for bullet in after.bullets])
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


PLAIN = ("Wrote {} probes, {}", "Moved {} hosts to arm64, {}", "Tuned {} report queries, {}", "Rebuilt {} fare jobs, {}")
RESULTS = (
    "cutting cost by 30%",
    "reducing run time by 40%",
    "lowering p99 latency by 20%",
    "reducing pages by half",
    "saving 9 hours a week",
)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(PLAIN), st.integers(2, 90), st.sampled_from(RESULTS)), min_size=2, max_size=9, unique=True)
)
def test_openers_results_and_length_stay_within_their_limits(rows: list[tuple[str, int, str]]) -> None:
    """The edits make no third line with one opener, lose no figure and add no length."""
    lines = tuple((line.format(count, result), 0) for line, count, result in rows)
    old = resume(lines, ("2021", "2019"))
    new = apply(old, planned(old, CareerPath.PLATFORM, "summary"))
    for before, after in zip(old.roles, new.roles, strict=True):
        was, now = (Counter(bullet.text.split()[0] for bullet in role.bullets) for role in (before, after))
        for opener, count in now.items():
            assert count <= max(2, was[opener]), (opener, now)
        texts = {bullet.id: bullet.text for bullet in before.bullets}
        for bullet in after.bullets:
            assert len(bullet.text) <= len(texts[bullet.id]) + MOST_GROWTH, bullet.text
            assert figures(bullet.text) == figures(texts[bullet.id])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=10, unique=True), st.sampled_from(list(CareerPath)))
def test_no_bridge_phrase_stands_twice(lines: list[str], path: CareerPath) -> None:
    old = resume(tuple((line, 0) for line in lines), ("2021", "2019"))
    plan = planned(old, path, "bullets")
    new = apply(old, plan)
    bridges = [part.text for edit in plan.edits if edit.operation == "bridge" for part in edit.parts if part.ref != "join.bridge"]
    comparisons = [
        part for part in bridges if part not in {bullet.text for bullet in old.all_bullets()} and len(part.split()) > 3
    ]
    written = " ".join(bullet.text for bullet in new.all_bullets())
    assert all(written.count(comparison) <= 1 for comparison in comparisons)


def figures(text: str) -> list[str]:
    return sorted(word.strip(".,;") for word in text.split() if word[:1].isdigit())
