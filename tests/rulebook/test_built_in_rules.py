"""What must be true of the rules that ship: complete, consistent with each other, and of the schema that editors use."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from reframer.model.findings import CareerPath
from reframer.resources import data_folder, walk
from reframer.rulebook.json_schema import rule_schema
from reframer.rulebook.pages import describe, list_rules

RULES = Path(str(data_folder("rules")))
MATRIX_ROWS = {"foundational_cs", "mathematics", "ml_core", "dl_core", "mlops_infra", "genai"}
SEED_ROWS = {
    *(f"T{number}" for number in range(1, 31)),
    *(f"M{number}" for number in range(1, 9)),
    *(f"G{number}" for number in range(1, 26)),
}


def test_schema_for_editors_is_that_of_the_code():
    assert (RULES / "rule.schema.json").read_text("utf-8") == rule_schema()


def test_rule_files_hold_for_an_editor_too(rules):
    """Our loader takes every scalar as text; an editor does not, so that a bare number or ``no`` would be marked as wrong."""
    validator = jsonschema.Draft202012Validator(json.loads(rule_schema()))
    wrong = []
    for rule in rules.rules:
        text = (RULES / rule.family / f"{rule.name}.yaml").read_text("utf-8")
        assert text.startswith("# yaml-language-server: $schema=../rule.schema.json\n")
        wrong += [f"{rule.id}: {error.message}" for error in validator.iter_errors(yaml.load(text, Loader=yaml.CSafeLoader))]

    assert wrong == []


def test_there_is_a_rule_for_every_competency_we_know(rules):
    assert len(rules.competencies) >= 218
    assert len({rule.name for rule in rules.rules}) == len(rules.rules)  # short names are used in answers and on the command line


def test_every_row_of_the_sources_is_covered_or_named_as_open(rules):
    rows = {row.row: row for row in rules.coverage}
    files = {name for name, _ in walk(data_folder("rules"), ".yaml")}
    matrix = {
        name
        for row in rules.matrix
        for name in (row.id, *(f"{row.id}/{item.name}" for item in (*row.existing, *row.targets, *row.technologies)))
    }

    assert set(rows) == SEED_ROWS
    for row in rows.values():
        assert row.rules or row.skills or row.matrix or row.also, row.row
        assert not [rule for rule in row.rules if rule not in rules.competencies], row.row
        assert not [name for name in row.also if f"{name}.yaml" not in files], row.row
        assert not [name for name in row.skills if name not in rules.skills], row.row
        assert not [name for name in row.matrix if name not in matrix], row.row


def test_rules_and_coverage_name_each_other(rules):
    from_rules = {(row, rule.id) for rule in rules.rules for row in rule.seed_rows}
    from_coverage = {(row.row, rule) for row in rules.coverage for rule in row.rules}

    assert from_rules == from_coverage


def test_every_rule_says_what_it_resembles_where_it_matters(rules):
    for rule in rules.rules:
        assert set(rule.relevance) == set(CareerPath), rule.id
        assert {path for path, value in rule.relevance.items() if value >= 2} <= set(rule.analogues), rule.id
        assert rule.matrix_row in MATRIX_ROWS, rule.id
        assert rule.match.heads, rule.id
        assert rule.restate, rule.id
        assert rule.evidence, rule.id
        assert rule.learning, rule.id


def test_every_rule_at_the_core_of_a_path_can_ask_for_more_than_a_number(rules):
    core = [rule for rule in rules.rules if max(rule.relevance.values()) == 3]

    assert [rule.id for rule in core if not any(need.kind == "answer" for need in rule.evidence)] == []
    assert [rule.id for rule in core if rule.kind == "engineering" and not rule.bridges] == []


def test_an_analogue_of_other_work_is_never_an_own_deed(rules):
    """What a rule says without conditions must be true of every use; ML words belong to comparisons and claims."""
    ml = ("machine learning", "machine-learning", " ml ", "model serving", "feature store", "training", "inference")
    for rule in rules.rules:
        if rule.kind not in ("engineering", "leadership"):
            continue
        for hypernym in rule.restate:
            assert not [word for word in ml if word in f" {hypernym.phrase.lower()} "], rule.id


def test_needs_of_questions_are_single_questions(rules):
    for rule in rules.rules:
        for need in rule.evidence:
            assert need.ask.endswith(("?", "part.")), (rule.id, need.ask)
            assert need.ask.count("?") <= 2, (rule.id, need.ask)


@pytest.mark.parametrize("name", ["kafka", "kubernetes", "llm_rag", "version_control"])
def test_a_page_tells_what_a_rule_finds_and_where_it_ends(rules, name):
    rule = rules.get(name)
    page = describe(rule)

    assert page.startswith(f"{rule.title}  ({rule.id})")
    assert " ".join(rule.breaks.split()) in " ".join(page.split())
    assert all(len(line) <= 80 for line in page.splitlines())


def test_the_list_has_a_line_for_each_rule(rules):
    assert len(list_rules(rules)) == len(rules.rules)
    assert list_rules(rules, family="caching", path=CareerPath.PLATFORM)[0].split()[:2] == ["caching.cache_invalidation", "2/0/1"]


def test_every_gap_row_and_every_row_of_the_matrix_is_held_against_a_resume(rules):
    """A gap row needs more than a rule that mentions it: a skill, an area or a profile that is shown with its standing."""
    shown = {area.row for area in rules.areas} | {row.row for row in rules.matrix}
    for row in rules.coverage:
        if row.row.startswith("G"):
            assert row.skills or "skills/profiles" in row.also, row.row
            assert row.row in shown or "skills/profiles" in row.also, row.row
    assert {row.row for row in rules.matrix} == {"M1", "M2", "M3", "M4", "M5", "M6"}
    named = {name for row in rules.coverage for name in row.matrix}
    assert {row.id for row in rules.matrix} <= named
    for row in rules.coverage:
        if "skills/areas" in row.also:
            assert row.row in {area.row for area in rules.areas}, row.row
