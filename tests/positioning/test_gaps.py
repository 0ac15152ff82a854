"""Skills of a path against made-up resumes: shown, near, only named or missing, each with its reason and its words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reframer.finding import find
from reframer.json_shapes import matrix_shape, minimum_shape, standing_shape
from reframer.model.document import FileKind
from reframer.model.findings import CareerPath
from reframer.model.plan import Gap, GapStatus, Positioning
from reframer.model.resume import Bullet, Education, Item, Project, Resume, Role, SkillGroup
from reframer.model.source import SourceRef
from reframer.positioning import position
from reframer.positioning.gaps import find_gaps
from reframer.rulebook import Rules
from reframer.weighing import weigh
from reframer.writers.skills_table import skills_part

HERE = SourceRef(file="ole.txt", line=4)
HAVE, ADJACENT, MENTION, MISSING = GapStatus.HAVE, GapStatus.ADJACENT, GapStatus.MENTION, GapStatus.MISSING
APPLIED, PLATFORM, GENAI = CareerPath.APPLIED, CareerPath.PLATFORM, CareerPath.GENAI


def bullets(*texts: str, prefix: str = "b") -> tuple[Bullet, ...]:
    return tuple(Bullet(id=f"{prefix}{at}", text=text, source=HERE) for at, text in enumerate(texts))


def resume(
    *texts: str, skills: tuple[str, ...] = (), summary: str = "", project: str = "", course: str = "", old: str = ""
) -> Resume:
    roles = [Role(id="r", title="Engineer", start="2019", end="present", bullets=bullets(*texts), source=HERE)]
    if old:
        roles.append(Role(id="o", title="Engineer", start="2005", end="2009", bullets=bullets(old, prefix="o"), source=HERE))
        roles.append(Role(id="x", title="Engineer", start="2022", end="2024", source=HERE))
    return Resume(
        file="ole.txt",
        kind=FileKind.TEXT,
        sha256="0",
        summary=(Item(text=summary, source=HERE),) if summary else (),
        roles=tuple(roles),
        projects=(Project(id="p", bullets=bullets(project, prefix="p"), source=HERE),) if project else (),
        education=(Education(id="e", bullets=bullets(course, prefix="e"), source=HERE),) if course else (),
        skill_groups=(SkillGroup(skills=skills, source=HERE),) if skills else (),
    )


def gap(one: Resume, skill: str, rules: Rules, path: CareerPath = PLATFORM) -> Gap:
    findings = find(one, rules)
    return next(gap for gap in find_gaps(one, findings, weigh(findings, rules, (), one), rules, path) if gap.skill == skill)


def aim(one: Resume, rules: Rules, path: CareerPath) -> Positioning:
    findings = find(one, rules)
    return position(one, findings, weigh(findings, rules, (), one), rules, path)


TREES = "Trained an XGBoost churn model on 4M accounts, PR-AUC 0.41 against 0.29 for the rules"
NETWORK = "Trained a TensorFlow model for weld defects on 60k own photos, recall 0.94"
SERVED = "Deployed the credit team's model behind a gRPC endpoint, 900 requests/s at p99 40 ms"


@pytest.mark.parametrize(
    ("text", "skill", "path", "status"),
    [
        (TREES, "gradient_boosting", APPLIED, HAVE),
        (NETWORK, "pytorch", APPLIED, HAVE),  # one of the two is enough
        (SERVED, "model_serving", PLATFORM, HAVE),  # the model is other people's, the serving is not
        (SERVED, "gradient_boosting", APPLIED, MISSING),
        ("Operated Kafka topics at 80k messages/s for billing", "streaming_features", PLATFORM, ADJACENT),
        ("Ran 14 Kubernetes clusters of 300 nodes for the web shop", "kubernetes_ml", PLATFORM, ADJACENT),
        ("Built the parcel service in Rust, 30k requests/s", "systems_lang", PLATFORM, HAVE),
        ("Built the parcel service in Java, 30k requests/s", "systems_lang", PLATFORM, HAVE),
        ("Worked on Python services", "python", PLATFORM, ADJACENT),  # taking part is using
        ("Responsible for Terraform", "iac", PLATFORM, ADJACENT),
        ("Built nightly jobs in Hadoop over 8 TB", "batch_features", PLATFORM, ADJACENT),
        ("Built ticket replies on the OpenAI API", "llm_apis", GENAI, ADJACENT),  # no figure of one's own
        ("Built ticket replies on the OpenAI API for 300 clerks, p95 1.8 s, 4,000 requests/day", "llm_apis", GENAI, HAVE),
        ("Trained 20 analysts on SQL", "sql", PLATFORM, ADJACENT),  # teaching it is near doing it
        ("Built a fine-tuned BERT ticket classifier on 90k own tickets, macro-F1 0.81", "finetuning", GENAI, HAVE),
        ("Raised accuracy of the churn model from 0.71 to 0.78 with 40 new features", "ml_monitoring", PLATFORM, MISSING),
        ("Planned to move to MLflow next year", "tracking_registry", PLATFORM, MENTION),
        ("Mentored 4 juniors", "feature_store", PLATFORM, MISSING),
    ],
)
def test_a_bullet_decides(text: str, skill: str, path: CareerPath, status: GapStatus, rules: Rules) -> None:
    found = gap(resume(text), skill, rules, path)
    assert found.status is status, found
    assert (found.status is MISSING) is (not found.bullet_id)
    if found.words is not None:
        assert text[found.words.start : found.words.end] == found.words.text
        assert found.source == HERE
    assert found.reason
    assert (found.grade >= 3) is (status is HAVE)


def test_what_only_a_list_names_is_a_mention(rules: Rules) -> None:
    found = gap(resume("Mentored 4 juniors", skills=("Kubeflow", "Feast")), "feature_store", rules)
    assert (found.status, found.grade, found.bullet_id, found.source) == (MENTION, 1, "", HERE)
    assert "skills list" in found.reason
    assert found.words is not None
    assert found.words.text == "Feast"


def test_a_summary_names_and_does_not_show(rules: Rules) -> None:
    assert gap(resume(summary="Engineer with PyTorch"), "pytorch", rules).status is MENTION


def test_courses_do_not_count_as_work(rules: Rules) -> None:
    assert (
        gap(resume(course="Trained an XGBoost model on 2M rows, AUC 0.8"), "gradient_boosting", rules, APPLIED).status is MENTION
    )
    text = "Completed an online course in which I trained an XGBoost model"
    assert gap(resume(text), "gradient_boosting", rules, APPLIED).status is MENTION


def test_a_project_is_never_proven(rules: Rules) -> None:
    proven = "Cut p99 of the parcel service in Rust from 140 ms to 30 ms"
    assert gap(resume(proven), "systems_lang", rules).grade == 4
    assert gap(resume(project=proven), "systems_lang", rules).grade == 3


def test_old_work_counts_a_grade_less(rules: Rules) -> None:
    found = gap(resume(old="Built the toll service in Java, 30k requests/s"), "systems_lang", rules)
    assert (found.status, found.grade) == (ADJACENT, 2)
    assert "eight years" in found.reason


def test_alternatives_are_named_where_nothing_stands(rules: Rules) -> None:
    assert "PyTorch, TensorFlow or JAX is enough" in gap(resume("Mentored 4 juniors"), "pytorch", rules).reason


def test_must_haves_come_first_and_what_is_missing_before_what_is_shown(rules: Rules) -> None:
    findings = find(one := resume(SERVED, "Built the parcel service in Python, 90 requests/s"), rules)
    gaps = find_gaps(one, findings, weigh(findings, rules, (), one), rules, PLATFORM)
    weights = [found.weight for found in gaps]
    assert weights == sorted(weights, key=["must", "should", "nice"].index)
    musts = [found.status for found in gaps if found.weight == "must"]
    assert musts == sorted(musts, key=list(reversed(GapStatus)).index)
    assert {found.skill for found in gaps} == {skill.id for skill in rules.skills.values() if PLATFORM in skill.wanted}
    assert all(found.build for found in gaps if found.status is not HAVE and found.weight == "must")


def test_code_for_production_is_the_first_gap_where_nothing_shows_it(rules: Rules) -> None:
    findings = find(one := resume("Sold 40 boats"), rules)
    gaps = find_gaps(one, findings, weigh(findings, rules, (), one), rules, PLATFORM)
    assert [found.skill for found in gaps[:3]] == ["swe_practice", "model_serving", "ml_monitoring"]


def test_the_least_evidence_of_a_path_is_counted(rules: Rules) -> None:
    none = aim(resume("Operated Kafka topics at 80k messages/s"), rules, PLATFORM).skill_minimum
    assert none is not None
    assert (none.shown, none.reached) == ((), False)
    both = aim(resume(TREES, NETWORK), rules, APPLIED).skill_minimum
    assert both is not None
    assert both.reached


def test_the_matrix_holds_six_rows_with_standing_and_projects(rules: Rules) -> None:
    rows = {
        row.row: row
        for row in aim(
            resume(
                "Operated 6 Kubernetes clusters of 300 nodes",
                "Wrote a Triton kernel for fused attention, 1.7x faster than CUDA",
                TREES,
                skills=("NumPy",),
            ),
            rules,
            PLATFORM,
        ).matrix
    }
    assert list(rows) == ["M1", "M2", "M3", "M4", "M5", "M6"]
    standing = {(row.row, one.name): one for row in rows.values() for one in (*row.existing, *row.targets, *row.technologies)}
    assert standing["M5", "Kubernetes"].status is HAVE
    assert standing["M5", "Kubernetes"].bullet_id == "b0"
    assert standing["M1", "Triton (the language)"].status is HAVE
    assert standing["M5", "Triton (the NVIDIA server)"].status is MISSING
    assert standing["M1", "NumPy and SciPy"].status is MENTION
    assert standing["M3", "XGBoost"].status is HAVE
    assert standing["M3", "Choosing models"].status is HAVE
    assert standing["M6", "Prompt engineering"].status is MISSING
    assert all(row.projects for row in rows.values())


def test_the_server_of_that_name_is_not_the_language(rules: Rules) -> None:
    one = resume("Served 4 models with NVIDIA Triton Inference Server at 2,000 requests/s")
    rows = {row.row: row for row in aim(one, rules, PLATFORM).matrix}
    assert {name.name: name.status for name in rows["M5"].technologies}["Triton (the NVIDIA server)"] is HAVE
    assert {name.name: name.status for name in rows["M1"].technologies}["Triton (the language)"] is MISSING


def test_either_of_two_closes_an_area(rules: Rules) -> None:
    def areas(text: str) -> dict[str, GapStatus]:
        return {area.name: area.status for area in aim(resume(text), rules, APPLIED).areas}

    for text in ("Built nightly Spark jobs over 8 TB", "Built nightly Hadoop jobs over 8 TB"):
        assert areas(text)["Spark or Hadoop"] is HAVE
    assert areas(NETWORK)["TensorFlow or PyTorch"] is HAVE
    assert areas(NETWORK.replace("TensorFlow", "PyTorch"))["TensorFlow or PyTorch"] is HAVE
    assert areas("Mentored 4 juniors")["Spark or Hadoop"] is MISSING


def test_the_report_shows_at_most_fifteen_rows_and_the_matrix(rules: Rules) -> None:
    lines = list(skills_part(aim(resume(SERVED, skills=("a|b", "Feast | Tecton")), rules, PLATFORM)))
    table = [line for line in lines if line.startswith("| ") and " | must | " in line]
    assert len(table) == 15
    assert "- Must-haves that your own work shows: " in "\n".join(lines)
    matrix = [line for line in lines if line.startswith("| M")]
    assert len(matrix) == 6
    for line in (*table, *matrix):
        assert line.replace("\\|", "").count("|") == 6
    assert "They do not need: " in "\n".join(lines)


def test_json_holds_every_skill_and_five_cells(rules: Rules) -> None:
    found = aim(resume(SERVED), rules, PLATFORM)
    shape = standing_shape(next(one for one in found.skill_gaps if one.skill == "model_serving"))
    assert shape["status"] == "have"
    assert shape["source"] == {"file": "ole.txt", "line": 4}
    minimum = minimum_shape(found.skill_minimum)
    assert minimum is not None
    assert minimum["reached"] is False
    assert minimum_shape(None) is None
    assert set(matrix_shape(found.matrix[0])) == {"row", "title", "existing", "targets", "technologies", "projects"}


WORDS = (
    "built trained used Kafka PyTorch MLflow Feast a model for 40 % with LLM prompts not | RAG Spark on team course Triton kernel"
)
BULLETS = st.lists(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=14).map(" ".join), max_size=3)


@settings(max_examples=40, deadline=None)
@given(BULLETS, st.sampled_from(list(CareerPath)))
def test_every_standing_has_a_reason_and_words_of_the_resume(rules: Rules, texts: list[str], path: CareerPath) -> None:
    one = resume(*texts)
    by_id = {bullet.id: bullet.text for bullet in one.all_bullets()}
    found = aim(one, rules, path)
    cells = [standing for row in found.matrix for standing in (*row.existing, *row.targets, *row.technologies)]
    for standing in (*found.skill_gaps, *found.areas, *cells):
        assert standing.reason
        assert (standing.status is HAVE) is (standing.grade >= 3)
        if standing.bullet_id:
            assert standing.words is not None
            assert by_id[standing.bullet_id][standing.words.start : standing.words.end] == standing.words.text
