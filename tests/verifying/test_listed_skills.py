"""The skills sections of two resumes held against each other: nothing added, nothing gone, no heading that makes more of them."""

import pytest
from made_up import AT, FERRY, RAIL, SUMMARY, resume, role

from reframer.model.outcome import Severity
from reframer.model.resume import Resume, SkillGroup
from reframer.rulebook import Rules
from reframer.verifying import verify

OLD = (("", "Kafka, Redis, Go, C++, Scala (basic), AWS (EKS, SQS), PyTorch, Ansible, machine learning"),)


def listing(*groups: tuple[str, str]) -> Resume:
    made = resume(
        role("Senior Engineer", "Brava Ferries", "2019", "present", *FERRY),
        role("Engineer", "Talvik Rail", "2015", "2019", *RAIL),
        summary=SUMMARY,
    )
    skills = tuple(
        SkillGroup(label=label, skills=tuple(part.replace("/", ", ") for part in _parts(text)), source=AT)
        for label, text in groups
    )
    return made.model_copy(update={"skill_groups": skills})


def _parts(text: str) -> list[str]:
    return text.replace("(EKS, SQS)", "(EKS/SQS)").split(", ")


def serious(old: Resume, new: Resume, rules: Rules) -> list[tuple[str, str]]:
    return [(found.kind, found.words) for found in verify(old, new, rules) if found.severity is Severity.VIOLATION]


@pytest.mark.parametrize(
    "new",
    [
        OLD,
        (("", "machine learning, Ansible, PyTorch, AWS (EKS, SQS), Scala (basic), C++, Go, Redis, Kafka"),),
        (
            ("Languages", "Go, C++, Scala (basic)"),
            ("Data and streaming", "Kafka, Redis"),
            ("Platform and serving", "AWS (EKS, SQS), Ansible"),
            ("Also", "PyTorch, machine learning"),
        ),
        (
            ("Machine learning", "PyTorch, machine learning"),
            ("Other", "Kafka, Redis, Go, C++, Scala (basic), AWS (EKS, SQS), Ansible"),
        ),
        (
            ("ML", "PyTorch, machine learning"),
            ("Other", "Apache Kafka, Redis, Golang, C++, Scala (basic), AWS (EKS, SQS), Ansible"),
        ),
    ],
)
def test_regrouped_is_accepted(new: tuple[tuple[str, str], ...], rules: Rules):
    assert serious(listing(*OLD), listing(*new), rules) == []


@pytest.mark.parametrize(
    ("new", "kind", "words"),
    [
        (
            "Kafka, Redis, Go, C++, Scala (basic), AWS (EKS, SQS), PyTorch, machine learning, Ansible, Flink",
            "skill_added",
            "Flink",
        ),
        ("Kafka, Redis, Go, C++, Scala (basic), AWS (EKS, SQS), PyTorch, machine learning, Ansible, JAX", "ml_overclaim", "JAX"),
        ("Kafka, Redis, Go, Scala (basic), AWS (EKS, SQS), PyTorch, machine learning, Ansible", "skill_dropped", "C++"),
        ("Kafka, Redis, C++, Scala (basic), AWS (EKS, SQS), PyTorch, machine learning, Ansible", "skill_dropped", "Go"),
        (
            "Kafka, Redis, Go, C++, Scala (expert), AWS (EKS, SQS), PyTorch, machine learning, Ansible",
            "skill_added",
            "Scala (expert)",
        ),
        ("Kafka, Redis, Go, C++, Scala (basic), AWS, PyTorch, machine learning, Ansible", "skill_dropped", "AWS (EKS, SQS)"),
    ],
)
def test_an_added_or_dropped_skill_is_found(new: str, kind: str, words: str, rules: Rules):
    assert (kind, words) in serious(listing(*OLD), listing(("", new)), rules)


REST = "Go, C++, Scala (basic), AWS (EKS, SQS), Ansible"


@pytest.mark.parametrize(
    ("label", "skills", "words"),
    [
        ("Machine Learning", "Kafka, Redis", "Machine Learning"),
        ("ML", "Kafka, Redis", "ML"),
        ("AI", "Kafka, Redis", "AI"),
        ("Machine learning", "PyTorch, Kafka", "Kafka"),
        ("ML platform", "PyTorch, Redis", "ML platform"),
        ("Model serving", "Redis, Kafka", "Model serving"),
        ("Generative AI", "PyTorch", "Generative AI"),
    ],
)
def test_a_heading_of_machine_learning_over_other_skills_is_found(label: str, skills: str, words: str, rules: Rules):
    rest = [skill for skill in ("Kafka", "Redis", "PyTorch", "machine learning") if skill not in skills]
    new = listing((label, skills), ("Other", ", ".join((REST, *rest))))
    assert ("ml_overclaim", words) in serious(listing(*OLD), new, rules)


def test_the_author_s_own_heading_stays_theirs(rules: Rules):
    old = listing(("AI", "PyTorch, Kafka"), ("Other", "Redis, Go"))
    assert serious(old, listing(("Other", "Go, Redis"), ("AI", "Kafka, PyTorch")), rules) == []
