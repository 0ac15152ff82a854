"""``reframe RESUME`` as a person runs it: what it writes, what it says, how it ends."""

import json
from pathlib import Path

import pytest

from tests.cli.in_process import run

SAMPLES = Path(__file__).parents[2] / "samples"

ENGINEER = """Noor Castellan
Backend Engineer
noor.castellan@example.com | +1 555 0100

EXPERIENCE
Backend Engineer, Marrow & Finch, Oslo                 Jan 2019 - Dec 2022
- Responsible for building payment APIs in Go, 4M requests/day
- Ran Kafka topics for order events at 80k messages/s
- Helped migrate 40 services to Kubernetes

EDUCATION
BSc Computer Science, Fjord University, 2018

SKILLS
Go, Kafka, Kubernetes, PostgreSQL
"""

CHEF = """Odile Brannigan
Chef de cuisine
odile@example.org | +1 555 0101

EXPERIENCE
Head Chef, The Copper Pot, Lyon                        Mar 2016 - Present
- Cooked for 120 guests a night with a brigade of nine
- Trained four apprentices, two of them now sous-chefs
- Wrote the seasonal menu with local growers

EDUCATION
CAP Cuisine, Lycee hotelier, 2010
"""


@pytest.fixture
def resume(tmp_path: Path) -> Path:
    file = tmp_path / "noor.txt"
    file.write_text(ENGINEER, "utf-8")
    return file


def test_writes_what_may_be_handed_over_apart_from_the_notes(resume: Path, tmp_path: Path):
    done = run(resume, folder=tmp_path)

    assert done.returncode == 0, done.stderr
    folder = tmp_path / "noor-reframed"
    handed_over = {file.name for file in folder.iterdir()}
    assert handed_over == {"resume.docx", "resume.md", "resume.txt", "resume.json", "headline.txt", "notes"}
    assert {file.name for file in (folder / "notes").iterdir()} >= {"report.md", "answers.yaml", "outcome.json"}
    text = (folder / "resume.txt").read_text("utf-8")
    assert "Responsible for" not in text
    assert "payment APIs in Go" in text
    assert "Helped migrate 40 services to Kubernetes" in text


def test_counts_add_up_to_the_bullets_found(resume: Path, tmp_path: Path):
    done = run(resume, folder=tmp_path)

    counts = {
        line.split()[0]: int(next(word for word in line.split() if word.isdigit()))
        for line in done.stdout.splitlines()
        if line.strip().startswith(("Reworded", "Needs evidence", "Unchanged"))
    }
    assert sum(counts.values()) == 3
    assert "1 role, 3 bullets" in done.stdout


def test_every_line_fits_80_columns(tmp_path: Path):
    done = run(SAMPLES / "senior_staff_fintech.pdf", folder=tmp_path)

    assert done.returncode == 0, done.stderr
    assert [line for line in done.stdout.splitlines() if len(line) > 80] == []


def test_json_is_one_object_and_writes_nothing(resume: Path, tmp_path: Path):
    done = run(resume, "--json", folder=tmp_path)

    shape = json.loads(done.stdout)
    assert shape["path"] in {"platform", "applied", "genai"}
    assert len(shape["bullets"]) == 3
    assert all(bullet["source"]["line"] for bullet in shape["bullets"])
    assert [file.name for file in tmp_path.iterdir()] == ["noor.txt"]


@pytest.mark.parametrize("stage", ["document", "resume", "findings", "verdicts", "positioning", "plan", "verified"])
def test_until_prints_the_value_of_a_stage(stage: str, resume: Path, tmp_path: Path):
    done = run(resume, "--until", stage, folder=tmp_path)

    assert done.returncode == 0, done.stderr
    assert isinstance(json.loads(done.stdout), dict)


def test_the_forced_path_wins(resume: Path, tmp_path: Path):
    shape = json.loads(run(resume, "--path", "genai", "--json", folder=tmp_path).stdout)

    assert shape["path"] == "genai"
    assert shape["path_forced"] is True


def test_settings_file_is_read_and_the_option_wins(resume: Path, tmp_path: Path):
    (tmp_path / "reframe.toml").write_text('path = "applied"\n', "utf-8")

    assert json.loads(run(resume, "--json", folder=tmp_path).stdout)["path"] == "applied"
    assert json.loads(run(resume, "--json", "--path", "genai", folder=tmp_path).stdout)["path"] == "genai"


def test_a_filled_folder_needs_force(resume: Path, tmp_path: Path):
    assert run(resume, folder=tmp_path).returncode == 0
    again = run(resume, folder=tmp_path)
    assert again.returncode == 9
    assert "--force" in again.stderr
    assert run(resume, "--force", folder=tmp_path).returncode == 0


def test_an_empty_folder_is_accepted(resume: Path, tmp_path: Path):
    (tmp_path / "out").mkdir()
    assert run(resume, "-o", "out", folder=tmp_path).returncode == 0


def test_quiet_prints_only_the_files(resume: Path, tmp_path: Path):
    done = run(resume, "-q", folder=tmp_path)

    assert done.stdout.splitlines()
    assert all((tmp_path / line).is_file() for line in done.stdout.splitlines())


def test_a_chef_gets_no_rewording_and_hears_so(tmp_path: Path):
    (tmp_path / "chef.txt").write_text(CHEF, "utf-8")
    done = run("chef.txt", folder=tmp_path)

    assert done.returncode == 0, done.stderr
    shape = json.loads((tmp_path / "chef-reframed" / "notes" / "outcome.json").read_text("utf-8"))
    assert [bullet["after"] for bullet in shape["bullets"]] == [bullet["text"] for bullet in shape["bullets"]]
    assert shape["strengths"] == []
    assert "no software engineering" in done.stdout


def test_a_resume_without_bullets_says_so(tmp_path: Path):
    text = ENGINEER.split("- Responsible")[0] + ENGINEER[ENGINEER.index("EDUCATION") :]
    (tmp_path / "plain.txt").write_text(text, "utf-8")
    done = run("plain.txt", folder=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "no bullets" in done.stdout


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("missing.pdf", None, 8, "missing.pdf"),
        ("empty.pdf", b"", 6, "empty"),
        ("scan.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, 3, "picture"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, 3, ".doc"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<</Type/Catalog", 4, "damaged"),
        ("page.html", b"<!doctype html><html><body><p>Hello</p></body></html>", 3, "HTML"),
    ],
    ids=["missing", "empty", "picture", "old Word", "cut", "web page"],
)
def test_a_bad_file_gets_one_plain_line(name: str, content: bytes | None, code: int, said: str, tmp_path: Path):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = run(name, folder=tmp_path)

    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"reframe: {name}: ")
    assert said in done.stderr
    assert [file.name for file in tmp_path.iterdir() if file.is_dir()] == []


def test_a_folder_is_no_resume(tmp_path: Path):
    (tmp_path / "clients").mkdir()
    done = run("clients", folder=tmp_path)

    assert done.returncode == 8
    assert "batch" in done.stderr


def test_a_wrong_suffix_is_only_a_note(tmp_path: Path):
    (tmp_path / "noor.pdf").write_text(ENGINEER, "utf-8")
    done = run("noor.pdf", folder=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "Note:" in done.stdout


def test_broken_rules_list_every_problem_and_write_nothing(resume: Path, tmp_path: Path):
    rules = tmp_path / "my" / "streaming"
    rules.mkdir(parents=True)
    (rules / "bad.yaml").write_text("id: streaming.bad\ntitel: Bad\nsummary: x\n", "utf-8")
    done = run(resume, "--rules", "my", folder=tmp_path)

    assert done.returncode == 10
    assert "bad.yaml:2:1: titel: unknown key" in done.stderr
    assert "breaks: this key is required" in done.stderr
    assert not (tmp_path / "noor-reframed").exists()


def test_a_broken_answers_file_names_the_place(resume: Path, tmp_path: Path):
    (tmp_path / "answers.yaml").write_text("- question: a\n  valeu: 3\n", "utf-8")
    done = run(resume, "--answers", "answers.yaml", folder=tmp_path)

    assert done.returncode == 10
    assert "answers.yaml:2:3" in done.stderr


def test_an_output_below_a_file(resume: Path, tmp_path: Path):
    done = run(resume, "-o", "noor.txt/out", folder=tmp_path)

    assert done.returncode == 9
    assert done.stderr.count("\n") == 1
    assert [file.name for file in tmp_path.iterdir()] == ["noor.txt"]
    assert resume.read_text("utf-8") == ENGINEER


def test_the_resume_itself_is_never_overwritten(resume: Path, tmp_path: Path):
    assert run(resume, "-o", "noor.txt", "--force", folder=tmp_path).returncode == 9
    assert resume.read_text("utf-8") == ENGINEER


def test_an_answer_unlocks_the_claim_and_is_named(tmp_path: Path):
    """The case study: a model that read the Kafka topics, told by the person, is the licence of the claim."""
    sample = SAMPLES / "senior_staff_fintech.pdf"
    asked = run("ask", sample, "-o", "asked", folder=tmp_path)
    assert asked.returncode == 0, asked.stderr
    shape = json.loads(run(sample, "--json", folder=tmp_path).stdout)
    kafka = next(bullet for bullet in shape["bullets"] if "Kafka streams" in bullet["text"])
    question = next(question for question in kafka["questions"] if question["id"].endswith(".consumer"))
    (tmp_path / "answers.yaml").write_text(
        f'- question: {question["id"]}\n  value: the intraday risk model\n  source: "design review, 2023-05"\n', "utf-8"
    )
    answered = json.loads(run(sample, "--answers", "answers.yaml", "--json", folder=tmp_path).stdout)

    claim = next(bullet for bullet in answered["bullets"] if bullet["id"] == kafka["id"])
    assert "the intraday risk model" not in kafka["after"]
    assert "the intraday risk model" in claim["after"]
    assert claim["strength"] == "claim"
    origins = {part["ref"] for edit in claim["edits"] for part in edit["parts"] if part["origin"] == "answer"}
    assert origins == {question["id"]}
    assert answered["violations"] == []
