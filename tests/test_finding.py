"""Findings of whole bullets: spans hold, any text is accepted, nothing depends on the order of calls."""

from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reframer.finding import find, find_bullet
from reframer.model.document import FileKind
from reframer.model.findings import BulletFindings, RoleTime, Span
from reframer.model.resume import Bullet, Resume, Role
from reframer.model.source import SourceRef
from reframer.rulebook import Rules

TABLE = """
Built led helped responsible for we no will Kafka k8s Go in C++ S3 p99 from 40 ms to 1.2k 3% -> users/day , ; . ( ) and
by reducing the team's machine learning model \U0001f600 \u0130stanbul caf\u00e9 \u2192 2023 v1.2 $3M
"""
WORDS = st.sampled_from(TABLE.split())


def spans_of(findings: BulletFindings) -> list[Span]:
    spans = [metric.span for metric in findings.metrics]
    spans += [technology.span for technology in findings.technologies]
    spans += [verb.span for verb in findings.verbs]
    spans += [span for qualifier in findings.qualifiers for span in (qualifier.cue, qualifier.reach)]
    spans += [span for competency in findings.competencies for span in competency.matched]
    spans += [span for span in (findings.object, findings.object_head) if span is not None]
    spans += list(findings.ml.words)
    if findings.opener is not None:
        spans.append(findings.opener.span)
        if findings.opener.verb is not None:
            spans.append(findings.opener.verb.span)
    return spans


@given(text=st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=25).map(" ".join)))
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_span_slices_back_to_its_text(text: str, rules: Rules) -> None:
    findings = find_bullet(text, rules)
    for span in spans_of(findings):
        assert text[span.start : span.end] == span.text
    assert findings == find_bullet(text, rules)


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f600" * 8000,
        "a" * 100_000,
        "1 " * 20_000,
        "from 1 to " * 9_000,
        "no " * 9_000,
        "(" * 50_000,
        "Kafka " * 9_000,
        "," * 50_000,
        "1." * 20_000,
        "\u0130" * 5_000,
    ],
)
def test_hostile_text_ends_soon(text: str, rules: Rules) -> None:
    find_bullet("Warm up", rules)
    start = process_time()
    findings = find_bullet(text, rules)
    assert findings.text == text
    assert process_time() - start < 5


@pytest.mark.parametrize(
    ("text", "name", "on_object"),
    [
        ("Built Kafka consumers for the order feed", "kafka", True),
        ("Wrote a report that mentions Kafka", "kafka", False),
        ("Wrote 90 unit tests", "unit_testing", True),
        ("Ran clusters on Amazon EKS", "kubernetes", None),
        ("Lead seven people in two towns", "people_mgmt", True),  # "sales leads" are something else
        ("Wrote the depot app in Dart", "cross_platform", None),  # as are darts
    ],
)
def test_competencies(text: str, name: str, on_object: bool | None, rules: Rules) -> None:
    found = {competency.id: competency for competency in find_bullet(text, rules).competencies}
    assert name in found
    if on_object is not None:
        assert found[name].on_object is on_object


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Led the go-live of the shop in three regions", "go_services"),
        ("Managed the R&D budget of the lab", "statistics"),
        ("Put the radio adapter in the trunk", "kafka"),
        ("Reading up on vLLM on Kubernetes, nothing running yet", "kubernetes"),
        ("Reading up on inference servers before the depot thinks of hosting a model", "ml_serving"),
    ],
)
def test_words_that_look_like_a_competency(text: str, name: str, rules: Rules) -> None:
    assert name not in {competency.id for competency in find_bullet(text, rules).competencies}


def test_a_qualifier_limits_what_lies_in_its_reach(rules: Rules) -> None:
    found = {
        competency.id: competency.limited_by
        for competency in find_bullet("Helped with Kafka topics; ran Redis myself", rules).competencies
    }
    assert found["kafka"] == ("helped",)
    assert found["redis_cache"] == ()


def test_the_findings_of_a_resume_are_in_the_order_of_its_bullets_with_the_time_of_their_role(rules: Rules) -> None:
    source = SourceRef(file="made-up.txt")
    roles = (
        Role(id="r1", end="present", bullets=(Bullet(id="b1", text="Run the shop", source=source),), source=source),
        Role(id="r2", start="2018", end="2020", bullets=(Bullet(id="b2", text="Ran the mill", source=source),), source=source),
        Role(id="r3", bullets=(Bullet(id="b3", text="Ran the pub", source=source),), source=source),
    )
    resume = Resume(file="made-up.txt", kind=FileKind.TEXT, sha256="0" * 64, roles=roles)
    findings = find(resume, rules)
    assert [(one.bullet_id, one.time) for one in findings.bullets] == [
        ("b1", RoleTime.CURRENT),
        ("b2", RoleTime.PAST),
        ("b3", RoleTime.UNKNOWN),
    ]
    assert findings.of("b2").text == "Ran the mill"
