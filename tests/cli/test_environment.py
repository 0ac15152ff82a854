"""``reframe`` under odd conditions: it ends in time with its exit code, says one line, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_main_job import ENGINEER

COMMAND = [sys.executable, "-m", "reframer"]


@pytest.fixture
def resume(tmp_path: Path) -> Path:
    file = tmp_path / "noor.txt"
    file.write_text(ENGINEER, "utf-8")
    (tmp_path / "temporary").mkdir()
    return file


def run(resume: Path, out: Path, **how: object) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "TMPDIR": str(resume.parent / "temporary"), **how.pop("env", {})}  # type: ignore[dict-item]
    return subprocess.run([*COMMAND, str(resume), "-o", str(out)], env=environment, stderr=subprocess.PIPE, check=False, **how)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii:strict"},
        {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent", "PYTHONOPTIMIZE": "2", "COLUMNS": "1", "TERM": "dumb"},
    ],
    ids=["ascii", "no home, optimised and narrow"],
)
def test_odd_environments_change_nothing(environment: dict[str, str], resume: Path, tmp_path: Path) -> None:
    done = run(resume, tmp_path / "out", env=environment, stdout=subprocess.PIPE)

    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "out" / "resume.docx").is_file()
    assert not list((tmp_path / "temporary").iterdir())


def test_a_full_standard_output_is_no_traceback(resume: Path, tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = run(resume, tmp_path / "out", stdout=full)

    assert done.returncode == 0
    assert done.stderr.count(b"\n") == 1
    assert b"The files were written" in done.stderr
    assert (tmp_path / "out" / "resume.docx").is_file()


@pytest.mark.parametrize("stream", [1, 2])
def test_a_closed_standard_stream_costs_nothing(stream: int, resume: Path, tmp_path: Path) -> None:
    subprocess.run(["sh", "-c", f'exec "$@" {stream}>&-', "sh", *COMMAND, str(resume), "-o", str(tmp_path / "out")], check=True)

    assert (tmp_path / "out" / "resume.docx").is_file()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_stops_it_with_nothing_half_written(number: int, code: int, tmp_path: Path) -> None:
    script = (
        "import os, signal, sys, threading, reframer.cli as cli, reframer.writers as writers\n"
        "whole = writers.render\n"
        f"def render(*given):\n    os.kill(os.getpid(), {int(number)})\n    return whole(*given)\n"
        "writers.render = render\n"
        "cli.main(sys.argv[1:])\n"
    )
    file = tmp_path / "noor.txt"
    file.write_text(ENGINEER, "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", script, str(file), "-o", str(tmp_path / "out")], capture_output=True, check=False
    )

    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["noor.txt"]


def test_the_clock_stops_the_main_thread_and_is_put_away() -> None:
    # In a process of its own: a clock that fails would end the test runner.
    script = (
        "import signal, time\n"
        "from reframer.cli.watch import Stopped, bounded\n"
        "before = signal.getsignal(signal.SIGTERM)\n"
        "try:\n"
        "    with bounded(0.2):\n"
        "        time.sleep(30)\n"
        "except Stopped as stopped:\n"
        "    print(stopped.code, signal.getsignal(signal.SIGTERM) == before)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, timeout=50, text=True)

    assert done.stdout.split() == ["7", "True"]


def test_a_run_that_hears_nothing_is_ended_with_one_line() -> None:
    script = (
        "import signal, time, reframer.cli.watch as watch\n"
        "watch.GRACE = 0.3\n"
        "with watch.bounded(0.3):\n"
        "    signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "    time.sleep(60)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, timeout=50)

    assert (done.returncode, done.stderr.count(b"\n")) == (7, 1)


def test_no_word_of_the_resume_is_left_behind_or_said_when_it_is_refused(tmp_path: Path) -> None:
    canary = "Zyxwollomir"
    file = tmp_path / "someone.txt"
    file.write_text(f"{canary} " * 90_000, "utf-8")
    (tmp_path / "temporary").mkdir()
    done = run(file, tmp_path / "out", stdout=subprocess.PIPE)

    assert done.returncode == 7
    assert canary.encode() not in done.stdout + done.stderr
    assert not list((tmp_path / "temporary").iterdir())
    assert not (tmp_path / "out").exists()
