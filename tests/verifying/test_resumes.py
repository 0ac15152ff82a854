"""Two whole resumes: which line stems from which, what has changed in the heads, and plain answers to bad input."""

import pytest
from made_up import FERRY, RAIL, SKILLS, SUMMARY, old_resume, resume, role

from reframer.model.outcome import Violation
from reframer.model.resume import Resume, Role
from reframer.model.verdicts import Answer
from reframer.rulebook import Rules
from reframer.verifying import verify


def ferry(
    *texts: str, title: str = "Senior Engineer", company: str = "Nordfjord Ferries", start: str = "2019", end: str = "2023"
) -> Role:
    return role(title, company, start, end, *texts)


def changed(
    *texts: str,
    rail: Role | None = None,
    head: Role | None = None,
    summary: tuple[str, ...] = SUMMARY,
    skills: tuple[str, ...] = SKILLS,
    headline: str = "Senior Engineer",
    strengths: tuple[str, ...] = (),
    degree: str = "BSc Computer Science",
    links: tuple[str, ...] = ("https://example.com/ines",),
) -> Resume:
    """The old resume with other lines under the ferry role, or other heads."""
    first = head or ferry(*(texts or FERRY))
    second = rail or role("Engineer", "Talvik Rail", "2015", "2019", *RAIL)
    return resume(
        first, second, summary=summary, skills=skills, headline=headline, strengths=strengths, degree=degree, links=links
    )


def serious(new: Resume, rules: Rules, *answers: Answer) -> list[str]:
    return [found.kind for found in verify(old_resume(), new, rules, answers) if found.severity == "violation"]


def test_the_same_resume_has_no_violation(rules: Rules) -> None:
    assert verify(old_resume(), old_resume(), rules) == ()


def test_reordered_lines_are_no_violation(rules: Rules) -> None:
    assert verify(old_resume(), changed(*reversed(FERRY)), rules) == ()


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (0, "Built streaming Kafka consumers for boarding events at 40,000 messages per second"),
        (1, "Cut fare-API p99 latency from 90 ms to 30 ms by caching tariffs in Redis"),
        (2, "Assisted in migrating 18 ports to the new scanner backend"),
        (3, "Coached three junior developers"),
    ],
)
def test_an_honest_rewording_passes(place: int, text: str, rules: Rules) -> None:
    assert serious(changed(*FERRY[:place], text, *FERRY[place + 1 :]), rules) == []


@pytest.mark.parametrize(
    ("place", "text", "kind"),
    [
        (0, "Built ML feature pipelines on Kafka at 40k msgs/s", "ml_overclaim"),
        (1, "Reduced p99 of the fare API from 90 ms to 3 ms by caching tariffs in Redis", "number_changed"),
        (2, "Led the migration of 18 ports to the new scanner backend", "agency_raised"),
        (3, "Mentored 3 junior developers in Rust", "tech_added"),
        (3, "Mentored junior developers", "number_dropped"),
    ],
)
def test_a_false_rewording_is_found_with_both_places(place: int, text: str, kind: str, rules: Rules) -> None:
    found = verify(old_resume(), changed(*FERRY[:place], text, *FERRY[place + 1 :]), rules)
    named = [violation for violation in found if violation.kind == kind]
    assert named
    assert (named[0].old, named[0].new) == (FERRY[place], text)
    assert named[0].bullet_id == f"nordfjord ferries-{place}"
    assert named[0].old_source is not None
    assert named[0].new_source is not None
    assert named[0].why.endswith(".")


def test_two_lines_may_be_merged(rules: Rules) -> None:
    merged = "Built Kafka consumers for boarding events at 40k msgs/s and mentored 3 junior developers"
    assert serious(changed(merged, FERRY[1], FERRY[2]), rules) == []


def test_one_line_may_be_split(rules: Rules) -> None:
    parts = ("Cached tariffs in Redis", "Reduced p99 of the fare API from 90 ms to 30 ms")
    assert serious(changed(FERRY[0], *parts, *FERRY[2:]), rules) == []


def test_a_dropped_line_is_a_warning(rules: Rules) -> None:
    found = verify(old_resume(), changed(*FERRY[:3]), rules)
    assert [(violation.kind, violation.severity.value, violation.old) for violation in found] == [
        ("line_dropped", "warn", FERRY[3])
    ]


def test_an_invented_line_is_one_violation(rules: Rules) -> None:
    assert serious(changed(*FERRY, "Negotiated cloud contracts worth $4M with three vendors"), rules) == ["line_added"]


def test_a_line_may_not_change_its_employer(rules: Rules) -> None:
    rail = role("Engineer", "Talvik Rail", "2015", "2019", *RAIL, FERRY[1])
    assert "line_moved" in serious(changed(FERRY[0], *FERRY[2:], rail=rail), rules)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (ferry(*FERRY, title="Staff Engineer"), "title_drift"),
        (ferry(*FERRY, title="Senior ML Engineer"), "title_drift"),
        (ferry(*FERRY, company="Nordfjord Cruises"), "employer_drift"),
        (ferry(*FERRY, start="2017"), "date_drift"),
        (ferry(*FERRY, end="present"), "date_drift"),
    ],
)
def test_heads_are_facts(head: Role, kind: str, rules: Rules) -> None:
    assert kind in serious(changed(head=head), rules)


def test_a_short_form_in_a_head_is_no_drift(rules: Rules) -> None:
    assert serious(changed(head=ferry(*FERRY, title="Sr. Engineer")), rules) == []


def test_an_invented_role_degree_and_link_are_found(rules: Rules) -> None:
    new = resume(
        ferry(*FERRY),
        role("Engineer", "Talvik Rail", "2015", "2019", *RAIL),
        role("Data Scientist", "Brightmoor", "2023", "present", "Trained churn models"),
        summary=SUMMARY,
        skills=SKILLS,
        headline="Senior Engineer",
        degree="MSc Machine Learning",
        links=("https://example.com/ines", "https://example.org/papers"),
    )
    assert {"role_added", "degree_changed", "link_added"} <= set(serious(new, rules))


@pytest.mark.parametrize(
    ("skill", "kind"), [("PyTorch", "ml_overclaim"), ("Terraform", "skill_added"), ("MLOps", "ml_overclaim"), ("Golang", "")]
)
def test_skills(skill: str, kind: str, rules: Rules) -> None:
    assert serious(changed(skills=(*SKILLS, skill)), rules) == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Engineer of message streams: Kafka consumers at 40k msgs/s.", ""),
        ("Kafka consumers (40k msgs/s), the same ingestion pattern real-time feature pipelines rely on.", ""),
        ("Built the same feature pipelines that ML teams rely on.", "ml_overclaim"),
        ("ML engineer with Kafka and Redis.", "ml_overclaim"),
        ("Kafka consumers at 80k msgs/s.", "number_changed"),
        ("Led the move of 18 ports.", "agency_raised"),
        ("Staff engineer for message streams.", "title_drift"),
        ("The same models I trained at sea.", "ml_overclaim"),
    ],
)
def test_summary(text: str, kind: str, rules: Rules) -> None:
    kinds = serious(changed(summary=(*SUMMARY, text)), rules)
    assert kind in kinds if kind else kinds == []


def test_strengths_may_compare_and_may_not_claim(rules: Rules) -> None:
    fair = "Event streams (40k msgs/s): the same ingestion pattern real-time feature pipelines rely on."
    false = "Feature pipelines (40k msgs/s) in production."
    assert serious(changed(strengths=(fair,)), rules) == []
    assert "ml_overclaim" in serious(changed(strengths=(false,)), rules)


def test_a_comparison_in_a_line_is_a_warning_and_a_second_one_too_many(rules: Rules) -> None:
    tail = " — the same ingestion pattern real-time feature pipelines rely on"
    once = verify(old_resume(), changed(FERRY[0] + tail, *FERRY[1:]), rules)
    assert [(found.kind, found.severity.value) for found in once] == [("bridge_in_line", "warn")]
    assert serious(changed(FERRY[0] + tail, FERRY[1] + tail, *FERRY[2:]), rules) == ["bridges_too_many"]


def test_a_denial_may_not_leave_the_summary(rules: Rules) -> None:
    old = resume(ferry(*FERRY), summary=("Backend engineer. No machine-learning work so far.",))
    new = resume(ferry(*FERRY), summary=("Backend engineer.",))
    assert "negation_dropped" in [found.kind for found in verify(old, new, rules) if found.severity == "violation"]


def test_an_answer_licenses_only_its_own_line(rules: Rules) -> None:
    answer = Answer(question_id="nordfjord ferries-3.count", ask="How many hosts?", value="25", bullet_id="nordfjord ferries-3")
    for_mentoring = changed(*FERRY[:3], "Mentored 3 junior developers on 25 hosts")
    for_ports = changed(*FERRY[:2], "Helped migrate 18 ports and 25 hosts to the new scanner backend", FERRY[3])
    assert serious(for_mentoring, rules, answer) == []
    assert serious(for_ports, rules, answer) != []


def test_two_unrelated_resumes_are_one_violation(rules: Rules) -> None:
    other = resume(
        role("Nurse", "Hollin Clinic", "2014", "2022", "Cared for patients after surgery", "Kept the ward's medicine stock"),
        name="Piet Aalto",
        degree="Nursing",
        links=(),
    )
    assert [found.kind for found in verify(old_resume(), other, rules)] == ["unrelated"]


def test_an_empty_new_resume_is_one_violation(rules: Rules) -> None:
    empty = resume(links=()).model_copy(update={"education": ()})
    assert [found.kind for found in verify(old_resume(), empty, rules)] == ["empty"]


def test_violations_come_before_warnings(rules: Rules) -> None:
    found: tuple[Violation, ...] = verify(old_resume(), changed("Built ML models on Kafka at 40k msgs/s", FERRY[1]), rules)
    severities = [violation.severity.value for violation in found]
    assert severities == sorted(severities)
    assert {"violation", "warn"} == set(severities)
