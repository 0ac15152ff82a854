"""Ranking, headline and strengths of made-up resumes; each quotation must stand in a bullet word for word."""

import pytest

from reframer.applying import apply
from reframer.finding import find
from reframer.model.document import FileKind
from reframer.model.findings import CareerPath
from reframer.model.plan import Part, PartOrigin, Plan, Positioning
from reframer.model.resume import Bullet, Contact, Item, Project, Resume, Role
from reframer.model.source import SourceRef
from reframer.planning import plan_edits
from reframer.positioning import position
from reframer.rulebook import Rules
from reframer.weighing import weigh

HERE = SourceRef(file="ada.txt")
STREAMS = (
    "Built Kafka pipelines for fares at 80k messages/s",
    "Reduced p99 latency of the fare service from 140 ms to 30 ms by caching in Redis",
    "Sharded the PostgreSQL fare store (9 TB, 16 shards)",
    "Mentored 4 juniors",
)
LANGUAGE_MODELS = (
    "Built reply drafting on Azure OpenAI for 140 clerks: 61% of replies sent after small changes",
    "Wrote an evaluation set of 300 past tickets; every prompt change is scored against it before release",
    "Maintained the React admin",
)
MODELS = (
    "Trained an XGBoost no-show model (AUC 0.84) on 3M bookings and deployed it with FastAPI",
    "Ran 14 A/B tests on the booking page over 2M users",
    "Wrote SQL reports for sales",
)


def resume(*bullets: str, title: str = "Senior Engineer", summary: str = "", project: str = "") -> Resume:
    return Resume(
        file="ada.txt",
        kind=FileKind.TEXT,
        sha256="0",
        contact=Contact(name="Ada Example", headline="ML wizard | Python"),
        summary=(Item(text=summary, source=HERE),) if summary else (),
        roles=(
            Role(
                id="r1",
                company="Zoo AG",
                title=title,
                start="2017",
                end="2024",
                bullets=tuple(Bullet(id=f"b{at}", text=text, source=HERE) for at, text in enumerate(bullets)),
                source=HERE,
            ),
        ),
        projects=(Project(id="p1", bullets=(Bullet(id="p", text=project, source=HERE),), source=HERE),) if project else (),
    )


def positioned(given: Resume, rules: Rules, path: CareerPath | None = None, bridges: str = "summary") -> Positioning:
    findings = find(given, rules)
    return position(given, findings, weigh(findings, rules, (), given), rules, path, bridges=bridges)


@pytest.mark.parametrize(
    ("bullets", "path"),
    [(STREAMS, CareerPath.PLATFORM), (LANGUAGE_MODELS, CareerPath.GENAI), (MODELS, CareerPath.APPLIED)],
)
def test_the_path_that_the_bullets_carry_comes_first(bullets: tuple[str, ...], path: CareerPath, rules: Rules) -> None:
    aim = positioned(resume(*bullets), rules)
    assert aim.path is path
    assert aim.ranking[0].path is path
    assert sorted(rank.points for rank in aim.ranking) == [rank.points for rank in reversed(aim.ranking)]
    assert aim.ranking[0].reasons
    assert not aim.forced


def test_a_forced_path_holds_whatever_the_ranking_says(rules: Rules) -> None:
    aim = positioned(resume(*STREAMS), rules, CareerPath.GENAI)
    assert (aim.path, aim.forced, aim.ranking[0].path) == (CareerPath.GENAI, True, CareerPath.PLATFORM)


def test_an_empty_resume_has_a_ranking_and_no_words(rules: Rules) -> None:
    aim = positioned(resume(title=""), rules)
    assert len(aim.ranking) == 3
    assert aim.strengths == aim.summary == ()
    assert aim.headline.sentence.text == "ML wizard"


def quoted(parts: tuple[Part, ...]) -> list[Part]:
    return [part for part in parts if part.origin is PartOrigin.RESUME and part.span is not None]


@pytest.mark.parametrize("bullets", [STREAMS, LANGUAGE_MODELS, MODELS])
def test_headline_and_strengths_quote_the_bullets(bullets: tuple[str, ...], rules: Rules) -> None:
    given = resume(*bullets, summary="Engineer for ticketing.")
    texts = {bullet.id: bullet.text for bullet in given.all_bullets()}
    aim = positioned(given, rules)
    headline = aim.headline.sentence
    assert headline.text.startswith("Senior Engineer | ")
    assert len(headline.text) <= 220
    for sentence in (headline, *aim.summary, *aim.strengths):
        for part in quoted(sentence.parts):
            assert part.span is not None
            assert texts[part.ref][part.span.start : part.span.end] == part.text == part.span.text
    for digits in [word for word in headline.text.replace("(", " ").replace(")", " ").split() if word[:1].isdigit()]:
        assert any(digits.strip(",") in text for text in bullets)


def test_a_figure_stays_with_its_own_thing(rules: Rules) -> None:
    text = positioned(resume(*STREAMS), rules).headline.sentence.text
    assert "Kafka pipelines for fares (80k messages/s)" in text
    assert "fares (9 TB)" not in text
    assert "store (80k" not in text


@pytest.mark.parametrize(
    ("bullet", "said", "unsaid"),
    [
        ("Reduced the monthly Kafka bill by 31% (£42k)", "", "(£42k)"),
        ("Ran nightly Spark jobs over 2 TB of fares", "Nightly Spark jobs over 2 TB of fares", "(2 TB"),
        ("Built the Kafka ticket parser: 11 crashes, 2 of them serious, mended", "", "(11 crashes)"),
        ("Every Kafka prompt change runs against 260 graded questions", "", "Every"),
        ("Matched Kafka keys in 3 regions, duplicate fares 6% to 1%", "(duplicate fares 6% to 1%)", "(fares"),
        ("Threat-modelled 26 Kafka features with the teams", "", "26"),
        (
            "Brought the p99 latency of the Kafka consumer from 820 ms to 190 ms",
            "Brought the p99 latency of the Kafka consumer from 820 ms to 190 ms",
            "(Kafka",
        ),
    ],
)
def test_a_figure_that_would_say_something_else_alone_is_not_quoted(bullet: str, said: str, unsaid: str, rules: Rules) -> None:
    text = positioned(resume(bullet), rules).headline.sentence.text
    assert said in text
    assert unsaid not in text
    assert "(2)" not in text


def test_the_headline_names_only_technologies_of_bullets(rules: Rules) -> None:
    skills = positioned(resume(*STREAMS), rules).headline.sentence.text.rsplit(" | ", 1)[1].split(", ")
    assert 2 <= len(skills) <= 4
    assert set(skills) <= {"Kafka", "Redis", "PostgreSQL"}


def test_plans_courses_and_shared_work_are_no_proof(rules: Rules) -> None:
    text = positioned(
        resume("Plan to move 90 Kafka pipelines to Flink", "Took a course on Kafka pipelines at 80k messages/s"), rules
    ).headline.sentence.text
    assert "pipelines" not in text


def test_the_title_is_the_held_one_and_missing_says_what_would_help(rules: Rules) -> None:
    aim = positioned(resume("Worked on Kafka pipelines", "Used Kubernetes"), rules)
    assert aim.headline.sentence.text.startswith("Senior Engineer")
    assert "ML" not in aim.headline.sentence.text
    assert any("own ML work" in one for one in aim.headline.missing)


def test_comparisons_compare_and_carry_a_number(rules: Rules) -> None:
    aim = positioned(resume(*STREAMS), rules)
    openers = [phrase.text for phrase in rules.vocabulary.phrases if phrase.kind == "opener"]
    assert aim.strengths
    assert len(aim.strengths) <= 4
    for sentence in aim.strengths:
        fact, _, comparison = sentence.text.partition("): ")
        assert any(letter.isdigit() for letter in fact.partition("(")[2])
        assert any(comparison.startswith(opener) for opener in openers)
    assert aim.summary == ()  # there is no summary to add to
    assert aim.gaps


def test_no_comparison_where_none_is_wanted(rules: Rules) -> None:
    aim = positioned(resume(*STREAMS, summary="Engineer."), rules, bridges="none")
    assert aim.strengths == aim.summary == ()


def test_no_comparison_without_evidence(rules: Rules) -> None:
    assert positioned(resume("Worked on Kafka", "Helped with pipelines", "Kafka, Redis, Java"), rules).strengths == ()


def test_applied_once_nothing_is_left_to_do(rules: Rules) -> None:
    given = resume("Mentored 4 juniors", *STREAMS, "Responsible for building 9 Spark jobs over 4 TB/day", summary="Engineer.")
    aim, plan = planned(given, rules)
    assert plan.edits
    assert plan.orders
    new = apply(given, plan)
    assert {bullet.id for bullet in new.all_bullets()} == {bullet.id for bullet in given.all_bullets()}
    again, second = planned(new, rules, aim.path)
    assert second.edits == ()
    assert second.orders == ()
    assert again.strengths == again.summary == ()


def planned(given: Resume, rules: Rules, path: CareerPath | None = None) -> tuple[Positioning, Plan]:
    findings = find(given, rules)
    verdicts = weigh(findings, rules, (), given)
    aim = position(given, findings, verdicts, rules, path)
    return aim, plan_edits(given, findings, verdicts, aim, rules)


def test_limits_of_a_role_hold(rules: Rules) -> None:
    results = [
        f"Rewrote the {thing} importer in Go, {verb} run time from 4 h to 20 min"
        for thing, verb in (("fare", "cutting"), ("seat", "reducing"), ("badge", "lowering"), ("menu", "shortening"))
    ]
    _, plan = planned(resume(*results), rules)
    assert sum(edit.operation == "metric_first" for edit in plan.edits) == 2
    assert any("two bullets" in refusal.why for refusal in plan.refusals)


def test_weightier_bullets_come_first_and_equal_ones_keep_their_order(rules: Rules) -> None:
    _, plan = planned(resume("Mentored 4 juniors", "Organised the offsite", *STREAMS[:3]), rules)
    ids = plan.orders[0].bullet_ids
    assert sorted(ids) == ["b0", "b1", "b2", "b3", "b4"]
    assert set(ids[:3]) == {"b2", "b3", "b4"}


def test_work_outside_roles_counts_for_less(rules: Rules) -> None:
    text = "Trained an XGBoost no-show model (AUC 0.84) on 3M bookings"
    paid = positioned(resume(text), rules)
    own = positioned(resume("Wrote SQL reports", project=text), rules)
    points = {rank.path: rank.points for rank in paid.ranking}
    assert {rank.path: rank.points for rank in own.ranking}[CareerPath.APPLIED] < points[CareerPath.APPLIED]
    assert (paid.standing, own.standing) == ("E3", "E2")


def test_a_cue_of_a_neutral_name_stands_as_a_word(rules: Rules) -> None:
    """Teams are no milliseconds, and a cluster is no tenant: a stronger name needs its cue, word for word."""
    aim = positioned(resume("Ran Kubernetes for six teams on 900 nodes", "Ran Cassandra for 3 teams at 40k reads/s"), rules)
    shown = " ".join(part.text for sentence in (*aim.summary, *aim.strengths) for part in sentence.parts).lower()
    assert "multi-tenant" not in shown
    assert "low-latency" not in shown


def test_an_article_stands_once(rules: Rules) -> None:
    given = resume("Own the bank's streaming platform on Kafka: 1.1 billion events a day", summary="Engineer for banks.")
    assert "Work on the bank's streaming platform" in positioned(given, rules, CareerPath.PLATFORM).summary[0].text


def test_what_was_only_scaled_gives_no_name(rules: Rules) -> None:
    aim = positioned(resume("Scaled the runners on backlog with KEDA, cluster bill USD 38k to 22k a month", *STREAMS), rules)
    assert "Runners on backlog" not in " ".join(sentence.text for sentence in aim.strengths)
