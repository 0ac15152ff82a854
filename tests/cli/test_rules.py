"""``reframe rules``: list, show, new, check, test and explain."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from reframer.cli.rules import command
from reframer.rulebook.json_schema import rule_schema
from reframer.rulebook.schema import Competency


def run(*arguments: str | Path) -> Result:
    """Run a command in this process; what it returns becomes the exit code, as in ``reframer.cli.main``."""
    runner = CliRunner()
    result = runner.invoke(command, [str(each) for each in arguments], standalone_mode=False)
    if result.exception is not None:
        with runner.isolation():
            return runner.invoke(command, [str(each) for each in arguments])  # usage errors are shown in standalone mode
    return result


def test_list_is_aligned_and_fits_the_terminal():
    lines = run("list").stdout.splitlines()

    assert len(lines) >= 218
    assert max(len(line) for line in lines) <= 80
    assert len({line.index("/") for line in lines}) == 1


def test_list_of_a_path_begins_with_what_matters_most_on_it():
    lines = run("list", "--path", "genai", "--family", "streaming").stdout.splitlines()
    relevance = [int(line.split()[1].split("/")[2]) for line in lines]

    assert relevance == sorted(relevance, reverse=True)
    assert relevance[-1] >= 1


def test_list_names_the_families_when_one_is_unknown():
    done = run("list", "--family", "boats")

    assert done.exit_code == 2
    assert "there is no family 'boats'; known: apis, batch_data," in done.output


def test_skills_are_listed_with_how_much_each_path_asks_for_them():
    lines = run("list", "--skills").stdout.splitlines()

    assert len(lines) >= 74
    assert max(len(line) for line in lines) <= 80
    of_genai = [line.split()[1].split("/")[2] for line in run("list", "--skills", "--path", "genai").stdout.splitlines()]
    assert of_genai[0] == "must"
    assert "-" not in of_genai
    assert [of_genai.index(each) for each in ("must", "should", "nice")] == sorted(
        of_genai.index(each) for each in ("must", "should", "nice")
    )


def test_a_skill_is_a_page_too():
    page = run("show", "embeddings").stdout

    for heading in ("Counts as done", "Is only a mention", "Is measured by"):
        assert f"\n{heading}\n  - " in page
    assert max(len(line) for line in page.splitlines()) <= 80


def test_a_name_of_both_is_the_rule_unless_the_skill_is_asked_for():
    assert "(containers.docker)" in run("show", "docker").stdout
    assert "(docker)" in run("show", "docker", "--skill").stdout
    assert "no skill is named 'kafka'" in run("show", "kafka", "--skill").output
    assert run("list", "--skills", "--family", "apis").exit_code == 2


def test_show_is_a_page():
    page = run("show", "kafka").stdout

    for heading in ("Finds", "Resembles", "Where the resemblance ends", "Asks", "Examples"):
        assert f"\n{heading}\n  - " in page
    assert max(len(line) for line in page.splitlines()) <= 80


def test_show_says_which_rule_may_be_meant():
    assert "did you mean streaming.kafka" in run("show", "streaming.kafca").output
    assert "see: reframe rules list" in run("show", "zzzzzz").output


@pytest.mark.parametrize("rule_id", ["boats.mooring", "boats.kafka", "ml.model_training", "go.go"])
def test_a_new_rule_passes_check_and_test(tmp_path, rule_id):
    made = run("new", rule_id, "-o", tmp_path)
    checked = run("check", tmp_path)
    tested = run("test", tmp_path, "--coverage")

    assert made.exit_code == 0
    assert checked.stdout == "1 rule, no problems\n"
    assert tested.stdout == "6 examples, 0 failed\n"


def test_a_new_rule_uses_every_part_of_a_rule_and_explains_them(tmp_path):
    run("new", "boats.mooring", "-o", tmp_path)
    text = (tmp_path / "boats" / "mooring.yaml").read_text("utf-8")
    written = yaml.safe_load(text)

    for name in Competency.model_fields:
        assert name in written or name in ("kind", "sources", "seed_rows", "matrix_row", "technologies", "replaces"), name
    assert sum("#" in line for line in text.splitlines()) >= 10


def test_a_new_rule_brings_the_schema_for_editors(tmp_path):
    run("new", "boats.mooring", "-o", tmp_path)
    text = (tmp_path / "boats" / "mooring.yaml").read_text("utf-8")
    schema = (tmp_path / "boats" / text.split("$schema=")[1].split("\n")[0]).resolve()

    assert schema.read_text("utf-8") == rule_schema()
    jsonschema.Draft202012Validator(json.loads(schema.read_text("utf-8"))).validate(yaml.safe_load(text))


def test_a_new_rule_overwrites_nothing(tmp_path):
    file = tmp_path / "boats" / "mooring.yaml"
    file.parent.mkdir()
    file.write_text("mine")

    done = run("new", "boats.mooring", "-o", tmp_path)

    assert done.exit_code == 2
    assert "is there already and was not touched" in done.output
    assert file.read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["mooring"], "'mooring' is no rule id; write family.name"),
        (["../x.y"], "is no rule id"),
        (["streaming.kafka"], "is a built-in rule; give --replace"),
        (["boats.mooring", "--replace"], "there is no built-in rule 'boats.mooring' to replace"),
        (["vocabulary.words"], "'vocabulary' is a folder of other files"),
    ],
)
def test_a_new_rule_needs_an_id_of_its_own(tmp_path, arguments, message):
    done = run("new", *arguments, "-o", tmp_path)

    assert done.exit_code == 2
    assert message in done.output
    assert list(tmp_path.iterdir()) == []


def test_a_replacement_begins_as_the_rule_that_it_replaces(tmp_path):
    run("new", "streaming.kafka", "--replace", "-o", tmp_path)

    assert run("check", tmp_path).stdout == "1 rule, no problems\n"
    assert run("test", tmp_path, "--coverage").stdout.endswith("0 failed\n")


def test_check_says_that_nothing_was_loaded(tmp_path):
    (tmp_path / "boats").mkdir()
    (tmp_path / "boats" / "mooring.yaml").write_text("id: boats.mooring\ntitel: x\n")

    done = run("check", tmp_path)

    assert f"{tmp_path}/boats/mooring.yaml:2:1: titel: unknown key" in done.stdout
    assert done.output.endswith("problems; nothing was loaded\n")


def test_a_rule_that_no_example_makes_fire_fails_the_test(tmp_path):
    run("new", "boats.mooring", "-o", tmp_path)
    file = tmp_path / "boats" / "mooring.yaml"
    file.write_text(file.read_text("utf-8").replace("phrases: [sample mooring, sample mooring platform]", "phrases: [rope]"))

    done = run("test", tmp_path, "--coverage")

    assert "boats.mooring: finds its name: 'sample mooring' was not found; found: nothing\n" in done.stdout


def test_explain_is_a_page_or_json():
    text = "Helped run Kafka topics at 80k messages/s; was confluent with the audit team."
    page = run("explain", text).stdout
    shape = json.loads(run("explain", text, "--json").stdout)

    assert "streaming.kafka  Kafka event streaming\n  fired on 'Kafka topics'" in page
    assert "held down by 'Helped'" in page
    assert "'confluent': beside 'confluent with' it is something else" in page
    assert max(len(line) for line in page.splitlines()) <= 80
    assert [look["rule_id"] for look in shape["fired"]] == ["streaming.kafka"]
    assert set(shape) == {"text", "after", "path", "fired", "refused", "halves", "changes", "kept"}


def test_explain_shows_halves_only_when_asked():
    text = "Ran a bakery."

    assert "saw half of what they need: --all" in run("explain", text).stdout
    assert "needs within" in run("explain", text, "--all").stdout


def test_explain_is_calm_about_a_line_that_nothing_knows():
    assert "No rule fired." in run("explain", "Zzz.").stdout
