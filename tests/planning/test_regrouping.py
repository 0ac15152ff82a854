"""The skills section for a path: the author's strings in a new order; machine learning gets a heading only for own work."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reframer.applying import apply
from reframer.finding import find
from reframer.model.document import FileKind
from reframer.model.findings import CareerPath
from reframer.model.plan import Headline, Plan, Positioning, Sentence, SkillsOrder
from reframer.model.resume import Bullet, Item, Resume, Role, Section, SectionKind, SkillGroup
from reframer.model.source import SourceRef
from reframer.planning.regrouping import regroup_skills
from reframer.planning.skill_kinds import listed_skills
from reframer.rulebook import load_rules
from reframer.verifying import verify

HERE = SourceRef(file="tove.txt", line=1)
RULES = load_rules()
BULLETS = (
    "Built Kafka consumers in Go for parcel scans at 12k messages/s",
    "Ran 9 Kubernetes clusters with Terraform for 6 teams",
    "Sharded the PostgreSQL parcel store (4 TB, 8 shards)",
)
OWN_ML = "Trained an XGBoost model of late parcels (AUC 0.83) on 2M deliveries and served it with MLflow"
PLAIN = "Java, Go, Python (basic), Kafka, RabbitMQ, PostgreSQL, Docker, Kubernetes, Terraform, AWS (EKS, SQS, Lambda)"


def resume(
    *skills: tuple[str, str], bullets: tuple[str, ...] = BULLETS, summary: str = "", items: tuple[str, ...] = ()
) -> Resume:
    groups = tuple(
        SkillGroup(label=label, skills=_cut(text), source=SourceRef(file="tove.txt", line=line))
        for line, (label, text) in enumerate(skills, start=20)
    )
    made = tuple(Bullet(id=f"b{at}", text=text, source=HERE) for at, text in enumerate(bullets))
    return Resume(
        file="tove.txt",
        kind=FileKind.TEXT,
        sha256="0" * 64,
        summary=(Item(text=summary, source=HERE),) if summary else (),
        sections=(
            Section(kind=SectionKind.SKILLS, heading="Skills", items=tuple(Item(text=item, source=HERE) for item in items)),
        ),
        roles=(Role(id="r0", title="Engineer", company="Parcelle", start="2018", end="2023", bullets=made, source=HERE),),
        skill_groups=groups,
    )


def _cut(text: str) -> tuple[str, ...]:
    """Cut at commas outside brackets."""
    parts, depth = [""], 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return tuple(part.strip() for part in parts)


def order_of(old: Resume, path: CareerPath = CareerPath.PLATFORM) -> SkillsOrder:
    order = regroup_skills(old, find(old, RULES), RULES, path)
    assert order is not None
    return order


def plan_of(order: SkillsOrder) -> Plan:
    aim = Positioning(ranking=(), path=CareerPath.PLATFORM, headline=Headline(sentence=Sentence(parts=())))
    return Plan(skills=order, positioning=aim)


def new_groups(old: Resume, path: CareerPath = CareerPath.PLATFORM) -> list[str]:
    new = apply(old, plan_of(order_of(old, path)))
    return [f"{group.label}: {', '.join(group.skills)}" for group in new.skill_groups]


@pytest.mark.parametrize(
    ("path", "groups"),
    [
        (
            CareerPath.PLATFORM,
            [
                "Languages: Go, Java, Python (basic)",
                "Platform: Kubernetes, Terraform, Docker, AWS (EKS, SQS, Lambda)",
                "Data and streaming: Kafka, PostgreSQL, RabbitMQ",
            ],
        ),
        (
            CareerPath.APPLIED,
            [
                "Languages: Go, Java, Python (basic)",
                "Data and streaming: Kafka, PostgreSQL, RabbitMQ",
                "Platform: Terraform, Kubernetes, Docker, AWS (EKS, SQS, Lambda)",
            ],
        ),
    ],
)
def test_a_plain_list_becomes_groups_in_the_order_of_the_path(path: CareerPath, groups: list[str]):
    found = new_groups(resume(("", PLAIN)), path)
    assert [group.partition(":")[0] for group in found] == [group.partition(":")[0] for group in groups]
    assert [Counter(group.partition(": ")[2]) for group in found] == [Counter(group.partition(": ")[2]) for group in groups]


def test_what_bullets_show_stands_first_and_lesser_levels_behind():
    assert new_groups(resume(("", PLAIN)))[0] == "Languages: Go, Java, Python (basic)"
    assert new_groups(resume(("", PLAIN)))[2] == "Data and streaming: Kafka, PostgreSQL, RabbitMQ"


@pytest.mark.parametrize(
    ("skill", "bullet", "shown"),
    [
        ("Kafka", "Ran Kafka for parcel scans", True),
        ("Apache Kafka (5 years)", "Ran Kafka for parcel scans", True),
        ("AWS (EKS, SQS)", "Moved 9 services to EKS", True),
        ("Kafka", "No Kafka: the scans came as files", False),
        ("Observability", "Set up metrics monitoring of 40 services in Grafana", True),
        ("PyTorch", "MNIST digit classifier with 99% accuracy (PyTorch), course project", False),
        ("RAG", "Sent the weekly RAG status of 9 ports to the harbour master", False),
    ],
)
def test_shown(skill: str, bullet: str, shown: bool):
    old = resume(("", skill), bullets=(bullet,))
    assert [one.shown for one in listed_skills(old, find(old, RULES), RULES, CareerPath.PLATFORM)] == [shown]


LEARNING = PLAIN + ", XGBoost, MLflow, PyTorch"


@pytest.mark.parametrize(
    ("summary", "bullets", "heading"),
    [
        ("Engineer for machine learning systems.", (*BULLETS, OWN_ML), "Machine learning: MLflow, XGBoost, PyTorch"),
        ("Engineer for ML systems.", (*BULLETS, OWN_ML), "ML: MLflow, XGBoost, PyTorch"),
        ("Engineer for machine learning systems.", BULLETS, ""),
        ("Engineer for machine learning systems.", (*BULLETS, "Followed a course on XGBoost and MLflow"), ""),
        (
            "Engineer for machine learning systems.",
            (*BULLETS, "Ran the clusters on which data scientists train XGBoost models"),
            "",
        ),
    ],
)
def test_machine_learning_has_a_heading_only_for_own_work_in_the_author_s_words(
    summary: str, bullets: tuple[str, ...], heading: str
):
    groups = new_groups(resume(("", LEARNING), summary=summary, bullets=bullets))
    assert [group for group in groups if group.startswith(("Machine", "ML"))] == ([heading] if heading else [])
    if not heading:
        assert groups[-1] == "Also: XGBoost, MLflow, PyTorch"


def test_own_work_that_the_author_has_no_word_for_is_not_put_last():
    groups = new_groups(resume(("", LEARNING), bullets=(*BULLETS, OWN_ML)))
    assert len(groups) == 1
    assert groups[0].startswith(": ")


def test_serving_stands_only_over_what_a_bullet_shows():
    skills = ("", "Go, Java, SQL, Kafka, PostgreSQL, Docker, Kubernetes, Spring Boot, gRPC")
    assert "Platform and services: Kubernetes, Docker, Spring Boot, gRPC" in new_groups(resume(skills))
    shown = resume(skills, bullets=(*BULLETS, "Served parcel quotes over gRPC at 3k requests/s"))
    assert any(group.startswith("Platform and serving: ") for group in new_groups(shown))


def test_the_author_s_groups_keep_headings_and_skills():
    old = resume(("Languages", "Java, Go, SQL"), ("Data", "RabbitMQ, Kafka, PostgreSQL"), ("Platform", "Docker, Kubernetes"))
    assert new_groups(old) == ["Languages: Go, Java, SQL", "Platform: Kubernetes, Docker", "Data: Kafka, PostgreSQL, RabbitMQ"]


def test_an_unlicensed_group_of_machine_learning_stays_where_it_was():
    old = resume(
        ("Languages", "Go, SQL"),
        ("Data", "Kafka, PostgreSQL"),
        ("AI", "PyTorch, LangChain"),
        ("Platform", "Kubernetes, Terraform"),
    )
    assert [group.partition(":")[0] for group in new_groups(old)] == ["Languages", "Platform", "AI", "Data"]


def test_a_single_skill_is_a_group_only_where_a_bullet_shows_it():
    skills = ("", "Java, Go, SQL, Kafka, Docker, Kubernetes, Terraform, pytest, React")
    assert new_groups(resume(skills)) == [
        "Languages: Go, Java, SQL",
        "Platform: Kubernetes, Terraform, Docker",
        "Streaming: Kafka",
        "Also: pytest, React",
    ]


def test_relevance_raises_nothing_that_no_bullet_shows():
    old = resume(("Languages", "Java, Perl, C++, Python"), bullets=("Wrote the parcel sorter in Perl and C++",))
    assert new_groups(old) == ["Languages: C++, Perl, Java, Python"]


def test_spoken_languages_stay_where_they_were():
    old = resume(("Data", "Kafka, PostgreSQL"), ("Platform", "Kubernetes, Docker"), ("Languages", "Danish, German"))
    assert [group.partition(":")[0] for group in new_groups(old)] == ["Platform", "Data", "Languages"]


def test_groups_that_grade_keep_their_order():
    old = resume(("Familiar with", "Kubernetes, Docker"), ("Expert in", "Go, SQL"))
    assert [group.partition(":")[0] for group in new_groups(old)] == ["Familiar with", "Expert in"]


@pytest.mark.parametrize(
    ("skills", "items", "why"),
    [
        (PLAIN, ("I like to learn new things every single day.",), "it holds sentences or levels beside the list"),
        (PLAIN + ", a keen eye for detail", (), "it reads as prose"),
        (PLAIN + ", everything that a modern web shop needs", (), "it reads as prose"),
        (PLAIN + ", ★★★☆☆", (), "its parts could not be told apart"),
    ],
)
def test_in_doubt_the_section_is_left(skills: str, items: tuple[str, ...], why: str):
    old = resume(("", skills), items=items)
    order = order_of(old)
    assert (order.lines, order.because) == ((), f"Left as it was: {why}.")
    assert apply(old, plan_of(order)) == old


def test_a_list_of_which_little_is_known_stays_plain():
    old = resume(("", "Camera, Lights, Editing, Sound, Casting, Props, Go, Kafka"))
    assert new_groups(old) == [": Camera, Lights, Editing, Sound, Casting, Props, Go, Kafka"]


def test_what_no_rule_knows_stays_behind_its_neighbour():
    old = resume(("", "Negotiation, Java, Kafka, Parcel sorting, Docker"))
    assert new_groups(old) == [": Negotiation, Kafka, Parcel sorting, Java, Docker"]


def test_no_skills_no_order():
    old = resume()
    assert regroup_skills(old, find(old, RULES), RULES, CareerPath.PLATFORM) is None


@pytest.mark.parametrize(
    ("skill", "place"),
    [
        (example, (group.name, part.name))
        for group in RULES.positioning.skills.groups
        for part in group.parts
        for example in part.examples
    ],
)
def test_every_example_falls_to_its_part(skill: str, place: tuple[str, str]):
    old = resume(("", skill))
    assert [one.place for one in listed_skills(old, find(old, RULES), RULES, CareerPath.PLATFORM)] == [place]


@pytest.mark.parametrize(
    "skill", ["Java developer relations", "Python/Django", "Negotiation", "Kafka for poets", "Parcel sorting"]
)
def test_a_skill_of_two_kinds_or_with_unknown_words_falls_to_none(skill: str):
    old = resume(("", skill))
    assert [one.place for one in listed_skills(old, find(old, RULES), RULES, CareerPath.PLATFORM)] == [("", "")]


def test_every_phrase_of_the_rule_is_in_the_phrase_bank():
    phrases = {phrase.id for phrase in RULES.vocabulary.phrases}
    rule = RULES.positioning.skills
    assert {rule.rest, *(heading.phrase for group in rule.groups for heading in group.headings)} <= phrases


SKILLS = (
    *("Java", "Go", "Python (basic)", "C++17", "SQL", "Kafka", "Kafka", "AWS (EKS, SQS, Lambda)", "Docker", "Redis (2 years)"),
    *("PyTorch", "Machine learning", "XGBoost", "LLMs", "RAG", "Negotiation", "Parcel sorting", "CI/CD", "gRPC", "React", "Git"),
    *("Jira", "Unit testing", "OAuth2", "Tableau", "Java and Go", "Spark"),
)
LABELS = ("", "Languages", "Data", "Platform", "AI", "Tools", "Expert in", "Also")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(LABELS), st.lists(st.sampled_from(SKILLS), min_size=1, max_size=16)), min_size=1, max_size=4
    ),
    st.sampled_from((BULLETS, (*BULLETS, OWN_ML))),
    st.sampled_from(("", "Engineer for machine learning systems.")),
    st.sampled_from(list(CareerPath)),
)
def test_every_skill_stands_once_and_a_second_pass_changes_nothing(
    groups: list[tuple[str, list[str]]], bullets: tuple[str, ...], summary: str, path: CareerPath
):
    old = resume(*((label, ", ".join(skills)) for label, skills in groups), bullets=bullets, summary=summary)
    order = order_of(old, path)
    assert order == order_of(old, path)
    new = apply(old, plan_of(order))
    assert Counter(new.skills) == Counter(old.skills)
    assert {line.heading.origin.value for line in order.lines if line.heading} <= {"resume", "phrase"}
    assert apply(new, plan_of(order_of(new, path))).skill_groups == new.skill_groups
    assert [found for found in verify(old, new, RULES) if found.severity == "violation"] == []
