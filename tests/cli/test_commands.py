"""The other commands, and the page that ``--help`` prints."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reframer.cli import COMMANDS
from tests.cli.in_process import run

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"


def run_process(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "reframer", *arguments], text=True, capture_output=True, encoding="utf-8")


def test_help_shows_the_main_job_and_every_command():
    done = run_process("--help")

    assert done.returncode == 0
    assert "RESUME [OPTIONS]" in done.stdout
    for option in ("--output", "--path", "--answers", "--rules", "--format", "--bridges", "--skip", "--until", "--json"):
        assert option in done.stdout
    for name in COMMANDS:
        assert name == "run" or f"  {name} " in done.stdout
    assert [line for line in done.stdout.splitlines() if len(line) > 80] == []


def test_every_command_is_in_the_readme():
    readme = (ROOT / "README.md").read_text("utf-8")

    assert [name for name in COMMANDS if name != "run" and f"`reframe {name}" not in readme] == []


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "run"])
def test_every_command_has_help(name: str):
    done = run(name, "--help")

    assert done.returncode == 0
    assert len(done.stdout.splitlines()) > 4


def test_version():
    assert run_process("--version").stdout.startswith("reframe ")


def test_nothing_at_all_shows_the_help_and_is_a_usage_error():
    done = run_process()

    assert done.returncode == 2
    assert "RESUME" in done.stderr


def test_a_file_named_like_a_command_is_reached_by_its_path(tmp_path: Path):
    (tmp_path / "batch").write_text((SAMPLES / "backend_search.pdf").read_bytes().hex(), "utf-8")
    assert run("batch", folder=tmp_path).returncode == 2
    assert run("./batch", folder=tmp_path).returncode == 3


def test_shell_completion_names_commands_and_options():
    environment = {**os.environ, "_REFRAME_COMPLETE": "bash_complete", "COMP_CWORD": "1"}

    def complete(words: str) -> str:
        code = "import sys; sys.argv = ['reframe']; from reframer.cli import main; main()"
        done = subprocess.run(
            [sys.executable, "-c", code], env={**environment, "COMP_WORDS": words}, text=True, capture_output=True
        )
        return done.stdout

    assert "plain,verify" in complete("reframe ver")
    assert "plain,--bridges" in complete("reframe --b")


def test_bullet_answers_one_line_for_each_line():
    given = '{"text": "I wrote ETL jobs in Python", "role": "past"}\nRan Kafka topics at 80k messages/s\n'
    done = run("bullet", "-", "--json", given=given)

    assert done.returncode == 0, done.stderr
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    keys = "text after strength operations rule_ids competencies metrics ml_status ml_involvement model_owner evidence"
    assert first.keys() >= {*keys.split(), "flags", "questions", "refusals"}
    assert first["after"] == "Wrote ETL jobs in Python"
    assert [found["id"] for found in second["competencies"]] == ["kafka"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"text": 3}', "line 1"),
        ('{"text": "x", "role": "future"}', "past, current, unknown"),
        ('{"text": "x", "answers": ["y"]}', "answers"),
        ('{"text": "x", "pth": "genai"}', "'pth'"),
        ('{"text": "x"', "not valid JSON"),
    ],
)
def test_bullet_refuses_a_line_that_does_not_hold(line: str, said: str):
    done = run("bullet", "-", "--json", given=line + "\n")

    assert done.returncode == 2
    assert said in done.stderr


@pytest.mark.parametrize("text", ["", "  "])
def test_an_empty_bullet_is_a_usage_error(text: str):
    done = run("bullet", text)

    assert done.returncode == 2
    assert "empty" in done.stderr


def test_usage_errors_of_the_main_job_name_no_command_that_is_not_there():
    done = run("resume.pdf", "--path", "x")

    assert done.returncode == 2
    assert done.stderr.startswith("Usage: reframe RESUME [OPTIONS]\nTry 'reframe --help' for help.\n")


def test_bullet_for_people():
    done = run("bullet", "Helped migrate 40 services to Kubernetes")

    assert "left as it was" in done.stdout
    assert "vague_verb" in done.stdout


def test_parse_shows_where_everything_is():
    shape = json.loads(run("parse", SAMPLES / "senior_staff_fintech.pdf", "--json").stdout)

    assert shape["contact"]["name"] == "Dr. Meera Iyengar-Holt"
    assert [role["company"] for role in shape["roles"]] == ["Corvane Markets", "Tessel Payments", "Brightwater Systems"]
    assert [len(role["bullets"]) for role in shape["roles"]] == [7, 4, 2]
    assert all(bullet["source"]["page"] == 1 for role in shape["roles"] for bullet in role["bullets"])


def test_verify_accepts_what_the_main_job_wrote_and_stops_a_change(tmp_path: Path):
    sample = SAMPLES / "senior_staff_fintech.pdf"
    assert run(sample, "-o", "out", "-q", folder=tmp_path).returncode == 0
    new = tmp_path / "out" / "resume.docx"
    fresh = run("verify", sample, new, "--json")
    assert fresh.returncode == 0, fresh.stdout

    text = (tmp_path / "out" / "resume.txt").read_text("utf-8")
    assert "6 ms" in text
    (tmp_path / "changed.txt").write_text(text.replace("6 ms", "2 ms"), "utf-8")
    changed = run("verify", sample, tmp_path / "changed.txt", "--json")
    assert changed.returncode == 1
    assert any("2" in violation["words"] for violation in json.loads(changed.stdout)["violations"])


def test_verify_cases_prints_a_line_for_each():
    cases = ROOT / "tests" / "data" / "verify_cases.jsonl"
    done = run("verify", "--cases", cases, "--json")

    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert len(answers) == len(cases.read_text("utf-8").splitlines())


def test_verify_needs_two_resumes_or_cases():
    assert run("verify", "one.txt").returncode == 2
    assert run("verify", "a", "b", "--cases", "c").returncode == 2


def test_rules_list_show_check():
    listed = run("rules", "list", "--family", "streaming")
    assert "streaming.kafka" in listed.stdout
    assert "containers" not in listed.stdout
    assert "feature pipelines" in run("rules", "show", "kafka").stdout
    assert run("rules", "show", "no_such_rule").returncode == 2
    assert run("rules", "check").returncode == 0


def test_rules_check_lists_all_problems_of_a_folder(tmp_path: Path):
    (tmp_path / "streaming").mkdir()
    (tmp_path / "streaming" / "bad.yaml").write_text("id: streaming.other\nsummery: x\n", "utf-8")
    done = run("rules", "check", tmp_path)

    assert done.returncode == 1
    assert "bad.yaml:2:1: summery: unknown key" in done.stdout


def test_ask_writes_the_questions(tmp_path: Path):
    done = run("ask", SAMPLES / "backend_search.docx", "-o", "out", folder=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "question:" in (tmp_path / "out" / "notes" / "answers.yaml").read_text("utf-8")
    assert "  ? " in done.stdout
