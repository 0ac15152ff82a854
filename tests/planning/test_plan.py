"""What a bullet becomes, operation by operation and as a whole; and what must hold for every bullet."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reframer.finding import find_bullet
from reframer.model.findings import CareerPath, RoleTime
from reframer.model.plan import Edit, PartOrigin
from reframer.model.verdicts import Answer, Question, Strength
from reframer.planning import plan_bullet
from reframer.rulebook import Rules, load_rules
from reframer.weighing import weigh_bullet


def plan(text: str, rules: Rules, time: RoleTime = RoleTime.PAST, **options: object) -> tuple[Edit, ...]:
    findings = find_bullet(text, rules, bullet_id="b", time=time)
    edits, _ = plan_bullet(findings, weigh_bullet(findings, rules), rules, path=CareerPath.PLATFORM, **options)  # type: ignore[arg-type]
    return edits


def after(text: str, rules: Rules, time: RoleTime = RoleTime.PAST, **options: object) -> str:
    edits = plan(text, rules, time, **options)
    return edits[-1].after if edits else text


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("I've written 40 lint rules for the Kotlin apps", "Wrote 40 lint rules for the Kotlin apps"),
        ("We cut the boot time of 900 kiosks", "We cut the boot time of 900 kiosks"),
        ("Maintains and extends the fare importer", "Maintained and extended the fare importer"),
        ("Implementing retries for 14 partner feeds", "Implemented retries for 14 partner feeds"),
        ("Operating System courses for trainees", "Operating System courses for trainees"),
        ("Testing framework for kiosks", "Testing framework for kiosks"),
        ("Support rotation every 4 weeks", "Support rotation every 4 weeks"),
        ("Found 14 leaks in the pricer", "Found 14 leaks in the pricer"),
        ("Reverse proxy for 90 kiosks", "Reverse proxy for 90 kiosks"),
        ("Engineer at the fare desk", "Engineer at the fare desk"),
        ("Managed Kafka streams for fares", "Managed Kafka streams for fares"),
        ("Moved 40 kiosks w/ zero downtime & trained staff", "Moved 40 kiosks with zero downtime and trained staff"),
        ("Ran R&D sprints with 4 partners", "Ran R&D sprints with 4 partners"),
        ("Wrote fare cache for 9 shops", "Wrote a fare cache for 9 shops"),
        ("Built API and dashboard for 9 shops", "Built API and dashboard for 9 shops"),
        ("Closed 100s of tickets", "Closed 100s of tickets"),
    ],
)
def test_clean_ups(text: str, becomes: str, rules: Rules) -> None:
    assert after(text, rules) == becomes


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("Rewrote a job in Go, cutting run time from 4 h to 9 min.", "Cut run time from 4 h to 9 min by rewriting a job in Go."),
        ("Designed and built a queue, reducing losses by 40%", "Reduced losses by 40% by designing and building a queue"),
        ("Tuned 14 report queries, resulting in a 35% reduction in CPU", "Reduced CPU by 35% by tuning 14 report queries"),
        ("Moved 40 jobs to spot nodes, which cut the bill by 30%", "Cut the bill by 30% by moving 40 jobs to spot nodes"),
    ],
)  # fmt: skip
def test_the_result_leads_where_the_cause_is_asserted(text: str, becomes: str, rules: Rules) -> None:
    assert after(text, rules) == becomes


@pytest.mark.parametrize(
    "text",
    [
        "Rewrote the fare importer; run time fell from 4 h to 20 min",
        "Improved search by adding synonyms, reducing zero-result queries by 30%",
        "Helped move 40 jobs to spot nodes, cutting the bill by 30%",
        "Rewrote the importer, cutting crash-free sessions from 97% to 99%",
        "Moved 40 jobs to spot nodes while the bill fell by 30%",
        "Added a cache to reduce load by 30%",
        "Rewrote the importer with two colleagues, who owned the tests, cutting run time by 40%",
    ],
)
def test_the_result_stays_where_it_is(text: str, rules: Rules) -> None:
    assert not any(edit.operation == "metric_first" for edit in plan(text, rules))


def test_a_current_role_keeps_the_present_tense(rules: Rules) -> None:
    assert after("Maintains the fare importer", rules, RoleTime.CURRENT) == "Maintains the fare importer"
    assert after("Maintains the fare importer", rules, RoleTime.UNKNOWN) == "Maintains the fare importer"
    assert after("Responsible for maintaining 9 feeds", rules, RoleTime.CURRENT) == "Maintain 9 feeds"


@pytest.mark.parametrize(
    "text",
    [
        "Replaced Vertica with Trino",
        "Owned on-call rotation and led multiple incident reviews; improved availability from 99.5% to 99.95%",
        "Planned to move the message bus to Kafka in Q3",
        "Helm, Istio; rollout for 14 teams",
        "Helped migrate 14 PHP jobs to arm64 without an outage",
        "reduced logs volume by 20000% by sampling",
        "Service broken into 9 parts",
    ],
)
def test_left_alone(text: str, rules: Rules) -> None:
    assert after(text, rules) == text


def test_what_is_skipped_stays(rules: Rules) -> None:
    text = "Responsible for building 9 Spark jobs over 4 TB/day"
    assert after(text, rules) == "Built 9 distributed Spark jobs over 4 TB/day"
    assert after(text, rules, skip=frozenset({"restate.distributed_spark"})) == "Built 9 Spark jobs over 4 TB/day"
    assert after(text, rules, skip=frozenset({"opener", "restate"})) == text


def test_a_bridge_stands_in_a_bullet_only_where_asked_for(rules: Rules) -> None:
    text = "Built Kafka pipelines for fares at 80k messages/s."
    assert "feature pipelines" not in after(text, rules)
    assert "feature pipelines" not in after(text, rules, bridges="none")
    edits = plan(text, rules, bridges="bullets")
    assert edits[-1].operation == "bridge"
    assert edits[-1].strength is Strength.BRIDGE
    assert edits[-1].after.endswith(", the same ingestion pattern real-time feature pipelines rely on.")


def test_an_answer_enters_word_for_word_and_names_its_question(rules: Rules) -> None:
    findings = find_bullet("Ran Kafka topics for fares.", rules, bullet_id="b", time=RoleTime.PAST)
    verdict = weigh_bullet(findings, rules)
    question = Question(id="b.size", bullet_id="b", ask="How many?", unlocks="scale", need="size", template="answer.count")
    verdict = verdict.model_copy(update={"questions": (question,), "answers": (Answer(question_id="b.size", value="40 topics"),)})
    edits, _ = plan_bullet(findings, verdict, rules, path=CareerPath.PLATFORM, skip=frozenset({"restate", "article"}))
    assert edits[-1].after == "Ran Kafka topics for fares (40 topics)."
    assert [part.ref for part in edits[-1].parts if part.origin is PartOrigin.ANSWER] == ["b.size"]
    empty = verdict.model_copy(update={"answers": (Answer(question_id="b.size", value="I don't know"),)})
    assert not any(edit.operation == "answer" for edit in plan_bullet(findings, empty, rules, path=CareerPath.PLATFORM)[0])


OPENERS = ("", "I ", "Responsible for ", "Was involved in ", "Helped to ", "Tasked with ", "I've ", "We ", "Assisted in ")
VERBS = (
    "Built",
    "building",
    "Maintains",
    "wrote",
    "Designed and tested",
    "tuning and monitoring",
    "migrate",
    "Owned",
    "frobnicated",
)
OBJECTS = (
    "lock free queue",
    "the Kafka pipeline",
    "9 Spark jobs",
    "fare API",
    "Javascript UI w/ 40 screens",
    "K8s operator & DB migration",
)
TAILS = (
    "",
    ".",
    ", reducing p95 from 800ms to 120ms",
    " by caching",
    "; cost down 30%",
    ", cutting cost by 40% and saving $2M/yr",
    " (5TB/day)",
    " for our data science team's models",
    ", which cut MTTR by 20%",
)  # fmt: skip
BULLETS = st.tuples(*map(st.sampled_from, (OPENERS, VERBS, (" ",), OBJECTS, TAILS))).map("".join)
RULES = load_rules()


@settings(max_examples=150, deadline=None)
@given(BULLETS, st.sampled_from(list(RoleTime)), st.sampled_from(["summary", "bullets"]))
def test_every_plan_replays_names_its_sources_and_settles(text: str, time: RoleTime, bridges: str) -> None:
    edits = plan(text, RULES, time, bridges=bridges)
    assert edits == plan(text, RULES, time, bridges=bridges)
    before = text
    for edit in edits:
        assert edit.before == before
        for part in edit.parts:
            if part.origin is PartOrigin.BULLET:
                assert part.span is not None
                assert part.text == part.span.text == before[part.span.start : part.span.end]
            elif part.origin is not PartOrigin.TYPOGRAPHY:
                assert part.ref
        assert edit.after != before
        assert edit.because
        before = edit.after
    again = plan(before, RULES, time, bridges=bridges)
    duty = any(edit.operation == "opener" for edit in edits)  # counts as less evidence than the deed that it becomes
    assert again == () or (duty and [edit.operation for edit in again] == ["bridge"])


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_planned_without_an_error(text: str) -> None:
    edits = plan(text, RULES)
    assert "".join(part.text for part in edits[-1].parts) == edits[-1].after if edits else True
