"""``reframe verify`` with files that are not what it needs: one plain sentence each, and the right exit code."""

import json
from pathlib import Path

import pytest

from tests.cli.in_process import run

OLD = """Ada Nwosu
ada@example.org

Experience
Backend Engineer, Tarnmoor Ferries
2018 - 2023
- Wrote the ferry booking service in Go for 14 harbours
- Cut ticket printing from 9 s to 2 s with a font cache
- Helped move 30 kiosks to Debian
"""
OTHER = """Bruno Castell
bruno@example.org

Experience
Pastry Chef, Maison Aubry
2009 - 2016
- Baked 400 croissants a day
- Trained two apprentices in laminated dough
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "old.txt").write_text(OLD, "utf-8")
    (tmp_path / "new.txt").write_text(OLD.replace("2 s", "1 s"), "utf-8")
    (tmp_path / "other.txt").write_text(OTHER, "utf-8")
    (tmp_path / "name.txt").write_text("Ada Nwosu\n", "utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_text(" \n\n", "utf-8")
    (tmp_path / "noise.pdf").write_bytes(b"%PDF-1.7\n\x00\x01\x02 no such thing")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("missing.pdf", "new.txt", 8, "missing.pdf: there is no such file"),
        ("old.txt", "missing.pdf", 8, "missing.pdf: there is no such file"),
        ("empty.txt", "new.txt", 6, "empty.txt: the file is empty"),
        ("old.txt", "empty.txt", 6, "empty.txt: the file is empty"),
        ("old.txt", "blank.txt", 6, "blank.txt: the file holds no text"),
        ("noise.pdf", "new.txt", 4, "noise.pdf: the file is damaged"),
        ("old.txt", "noise.pdf", 4, "noise.pdf: the file is damaged"),
        ("old.txt", ".", 8, "this is a folder"),
    ],
)
def test_what_cannot_be_read_is_named(folder: Path, old: str, new: str, code: int, said: str) -> None:
    done = run("verify", old, new, folder=folder)
    assert done.returncode == code
    assert said in done.stderr
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1


def test_two_strangers_are_one_plain_sentence(folder: Path) -> None:
    done = run("verify", "old.txt", "other.txt", folder=folder)
    assert done.returncode == 1
    assert "they are not two versions of one" in done.stdout
    assert "1 violation." in done.stdout
    found = json.loads(run("verify", "old.txt", "other.txt", "--json", folder=folder).stdout)
    assert [one["kind"] for one in found["violations"]] == ["unrelated"]


def test_a_new_resume_of_a_name_only_is_said_to_be_empty(folder: Path) -> None:
    found = json.loads(run("verify", "old.txt", "name.txt", "--json", folder=folder).stdout)
    assert [one["kind"] for one in found["violations"]] == ["empty"]


def test_the_page_the_report_and_json_agree(folder: Path) -> None:
    page = run("verify", "old.txt", "new.txt", "--markdown", "coach.md", folder=folder)
    assert page.returncode == 1
    assert "number changed" in page.stdout
    report = (folder / "coach.md").read_text("utf-8")
    assert "### Number changed" in report
    assert "**1 s**" in report
    found = json.loads(run("verify", "old.txt", "new.txt", "--json", folder=folder).stdout)["violations"]
    assert {(one["kind"], one["words"]) for one in found} == {("number_changed", "1 s")}
    assert all("2 s" in one["old"] and "1 s" in one["new"] for one in found)


def test_a_report_that_cannot_be_written_is_named(folder: Path) -> None:
    done = run("verify", "old.txt", "new.txt", "--markdown", "old.txt/coach.md", folder=folder)
    assert done.returncode not in (0, 1)
    assert "coach.md" in done.stderr
