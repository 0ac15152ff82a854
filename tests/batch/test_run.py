"""A batch: each resume in its own folder, a bad file as one line, counts that add up."""

import csv
import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reframer.batch import find_resumes, run_batch
from reframer.batch.run import output_folders
from reframer.errors import ExitCode, ReframerError
from tests.cli.in_process import run

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture
def clients(tmp_path: Path) -> Path:
    folder = tmp_path / "clients"
    (folder / "lee").mkdir(parents=True)
    (folder / "data_platform.pdf").write_bytes((SAMPLES / "data_platform.pdf").read_bytes())
    (folder / "data_platform.docx").write_bytes((SAMPLES / "data_platform.docx").read_bytes())
    (folder / "lee" / "resume.pdf").write_bytes(b"%PDF-1.4\nnothing")
    (folder / "lee" / "=cmd.txt").write_text("", "utf-8")
    (folder / ".hidden.txt").write_text("x", "utf-8")
    (folder / "~$resume.docx").write_text("x", "utf-8")
    return folder


def test_finds_resumes_and_gives_each_a_folder_of_its_own(clients: Path, tmp_path: Path):
    files = find_resumes(clients)
    folders = output_folders(files, clients, tmp_path / "out")

    assert [str(file.relative_to(clients)) for file in files] == [
        "data_platform.docx", "data_platform.pdf", "lee/=cmd.txt", "lee/resume.pdf",
    ]  # fmt: skip
    assert len(set(folders.values())) == 4
    assert folders[clients / "data_platform.pdf"] == tmp_path / "out" / "data_platform-pdf-reframed"


def test_a_bad_file_is_one_line_and_stops_nothing(clients: Path, tmp_path: Path):
    done = run("batch", clients, "-o", tmp_path / "out", "--workers", "1")

    assert done.returncode == ExitCode.BATCH_FAILURES, done.stderr
    assert "4 files" in done.stdout
    assert "ok         2" in done.stdout
    assert "failed     2" in done.stdout
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out" / "summary.csv").read_bytes().decode("utf-8-sig"))))
    assert [row["status"] for row in rows] == ["ok", "ok", "failed", "failed"]
    assert rows[2]["file"] == "lee/=cmd.txt"
    assert "    lee/=cmd.txt: the file is empty" in done.stdout
    assert int(rows[0]["bullets"]) == 10
    assert (tmp_path / "out" / "data_platform-docx-reframed" / "resume.docx").is_file()
    assert not (tmp_path / "out" / "lee").exists()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as DOCX"),
        ("notes.rtf", b"{\\rtf1 hello}", "save it as DOCX"),
        ("page.html", b"<html><p>Ada</p></html>", "web page"),
    ],
)
def test_a_kind_that_is_not_read_is_listed_with_what_to_do(tmp_path: Path, name: str, data: bytes, said: str):
    clients = tmp_path / "clients"
    clients.mkdir()
    (clients / name).write_bytes(data)

    (result,) = run_batch(clients, tmp_path / "out").results

    assert (result.status, result.folder) == ("failed", "")
    assert said in result.message


def test_the_output_never_lies_among_the_resumes(clients: Path):
    with pytest.raises(ReframerError, match="lies in the folder"):
        run_batch(clients, clients / "out")


def test_a_stop_finishes_the_files_in_hand_and_begins_no_other(tmp_path: Path):
    clients = tmp_path / "clients"
    clients.mkdir()
    for number in range(40):
        (clients / f"{number:02}.docx").write_bytes((SAMPLES / "data_platform.docx").read_bytes())
    command = [sys.executable, "-m", "reframer", "batch", str(clients), "-o", str(tmp_path / "out")]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True)
    deadline = time.monotonic() + 120
    while not list(tmp_path.glob("out/*/notes")) and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    said, error = process.communicate(timeout=120)

    assert (process.returncode, said) == (ExitCode.INTERRUPTED, "")
    assert "reframe: stopped" in error
    folders = list((tmp_path / "out").iterdir())
    assert 1 <= len(folders) < 40
    assert all((folder / "notes" / "outcome.json").is_file() for folder in folders)


def test_a_missing_folder(tmp_path: Path):
    with pytest.raises(ReframerError, match="does not exist"):
        run_batch(tmp_path / "none", tmp_path / "out")


def test_a_script_without_a_main_guard_can_run_a_batch(tmp_path: Path):
    clients = tmp_path / "clients"
    clients.mkdir()
    (clients / "data_platform.docx").write_bytes((SAMPLES / "data_platform.docx").read_bytes())
    script = tmp_path / "script.py"
    script.write_text(
        "from pathlib import Path\nfrom reframer.batch import run_batch\n"
        "print(run_batch(Path('clients'), Path('out')).results[0].status)\n",
        "utf-8",
    )
    done = subprocess.run([sys.executable, str(script)], cwd=tmp_path, text=True, capture_output=True)

    assert done.stdout.splitlines() == ["ok"], done.stderr
