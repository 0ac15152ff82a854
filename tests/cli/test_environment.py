"""``reframe`` under odd conditions: it ends in time with its exit code, says one line, and leaves nothing behind."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import IO

import pytest

from tests.cli.test_main_job import ENGINEER, SAMPLES

COMMAND = [sys.executable, "-m", "reframer"]


@pytest.fixture
def resume(tmp_path: Path) -> Path:
    file = tmp_path / "noor.txt"
    file.write_text(ENGINEER, "utf-8")
    (tmp_path / "temporary").mkdir()
    return file


def run(
    resume: Path, out: Path, *options: str, folder: Path, stdout: int | IO[bytes], env: Mapping[str, str] = MappingProxyType({})
) -> subprocess.CompletedProcess[bytes]:
    """Run the main job as a process whose temporary files would lie below ``folder``."""
    environment = {**os.environ, "TMPDIR": str(folder / "temporary"), **env}
    command = [*COMMAND, str(resume), "-o", str(out), *options]
    return subprocess.run(command, env=environment, stdout=stdout, stderr=subprocess.PIPE, check=False)


ODD = (
    {
        "PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo",
        "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii:strict",
    },
    {
        "PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C.UTF-8",
        "HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent", "PYTHONOPTIMIZE": "2", "COLUMNS": "1", "TERM": "dumb",
    },
)  # fmt: skip


def test_two_runs_in_odd_environments_give_the_same_bytes(resume: Path, tmp_path: Path) -> None:
    written = []
    for number, environment in enumerate(ODD):
        out = tmp_path / f"out{number}"
        formats = ("--format", "docx,pdf,md,txt,json")
        done = run(SAMPLES / "data_platform.docx", out, *formats, folder=tmp_path, env=environment, stdout=subprocess.PIPE)

        assert (done.returncode, done.stderr) == (0, b"")
        assert not list((tmp_path / "temporary").iterdir())
        written.append({file.relative_to(out): file.read_bytes() for file in out.rglob("*") if file.is_file()})

    one, two = written
    assert {Path("resume.pdf"), Path("resume.docx"), Path("notes/outcome.json")} <= one.keys()
    assert one.keys() == two.keys()
    assert [str(name) for name in one if one[name] != two[name]] == []


def test_a_full_standard_output_is_no_traceback(resume: Path, tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = run(resume, tmp_path / "out", folder=tmp_path, stdout=full)

    assert done.returncode == 0
    assert done.stderr.count(b"\n") == 1
    assert b"The files were written" in done.stderr
    assert (tmp_path / "out" / "resume.docx").is_file()


@pytest.mark.parametrize("stream", [1, 2])
def test_a_closed_standard_stream_costs_nothing(stream: int, resume: Path, tmp_path: Path) -> None:
    subprocess.run(["sh", "-c", f'exec "$@" {stream}>&-', "sh", *COMMAND, str(resume), "-o", str(tmp_path / "out")], check=True)

    assert (tmp_path / "out" / "resume.docx").is_file()


def test_a_signal_stops_it_with_nothing_half_written(tmp_path: Path) -> None:
    # One start for both signals: the first run's end is caught and told, the second ends the process.
    script = (
        "import os, signal, sys, reframer.cli as cli, reframer.writers as writers\n"
        "whole, numbers = writers.render, [signal.SIGINT, signal.SIGTERM]\n"
        "def render(*given):\n    os.kill(os.getpid(), numbers.pop(0))\n    return whole(*given)\n"
        "writers.render = render\n"
        "try:\n    cli.main(sys.argv[1:])\n"
        "except SystemExit as end:\n    print(end.code, os.listdir())\n"
        "cli.main(sys.argv[1:])\n"
    )
    file = tmp_path / "noor.txt"
    file.write_text(ENGINEER, "utf-8")
    command = [sys.executable, "-c", script, str(file), "-o", str(tmp_path / "out")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)

    assert done.stdout == b"130 ['noor.txt']\n"
    assert done.returncode == 143
    assert done.stderr.split(b"\n") == [b"", b"reframe: stopped", b"reframe: stopped", b""]  # the first below the ^C
    assert [path.name for path in tmp_path.iterdir()] == ["noor.txt"]


def test_the_clock_stops_the_main_thread_and_is_put_away() -> None:
    # In a process of its own: a clock that fails would end the test runner.
    script = (
        "import signal, time\n"
        "from reframer.cli.watch import Stopped, bounded\n"
        "before = signal.getsignal(signal.SIGTERM)\n"
        "try:\n"
        "    with bounded(0.2):\n"
        "        time.sleep(200)\n"
        "except Stopped as stopped:\n"
        "    print(stopped.code, signal.getsignal(signal.SIGTERM) == before)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, timeout=300, text=True)

    assert done.stdout.split() == ["7", "True"]


def test_a_run_that_hears_nothing_is_ended_with_one_line() -> None:
    script = (
        "import signal, time, reframer.cli.watch as watch\n"
        "watch.GRACE = 0.3\n"
        "with watch.bounded(0.3):\n"
        "    signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "    time.sleep(200)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, timeout=300)

    assert (done.returncode, done.stderr.count(b"\n")) == (7, 1)


def test_no_word_of_the_resume_is_left_behind_or_said_when_it_is_refused(tmp_path: Path) -> None:
    canary = "Zyxwollomir"
    file = tmp_path / "someone.txt"
    file.write_text(f"{canary} " * 90_000, "utf-8")
    (tmp_path / "temporary").mkdir()
    done = run(file, tmp_path / "out", folder=tmp_path, stdout=subprocess.PIPE)

    assert done.returncode == 7
    assert canary.encode() not in done.stdout + done.stderr
    assert not list((tmp_path / "temporary").iterdir())
    assert not (tmp_path / "out").exists()
