"""Run the main job over a folder. Each file is read in a worker process, so that a bad one ends only itself."""

import io
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from csv import QUOTE_ALL, writer
from pathlib import Path
from typing import Any

from reframer.errors import ExitCode, ReframerError
from reframer.model.base import Model
from reframer.settings import Settings

SUFFIXES = (".pdf", ".docx", ".docm", ".md", ".markdown", ".txt")
# What clients send and we do not read: each is tried all the same, so that the summary says what to do about it.
OTHER_SUFFIXES = (".doc", ".odt", ".rtf", ".htm", ".html", ".pages", ".tex")
SECONDS_PER_FILE = 120
SUMMARY_COLUMNS = ("file", "status", "exit_code", "path", "bullets", "reworded", "questions", "flags", "folder", "message")


class FileResult(Model):
    """What became of one file. ``exit_code`` is that of the main job; ``message`` one line when it failed.

    ``folder`` is relative to the batch's own, and empty when nothing was written.
    """

    file: str
    folder: str
    exit_code: int
    message: str = ""
    path: str = ""
    bullets: int = 0
    reworded: int = 0
    questions: int = 0
    flags: int = 0

    @property
    def status(self) -> str:
        """``ok`` or ``failed``."""
        return "ok" if self.exit_code == ExitCode.DONE else "failed"


class BatchResult(Model):
    """The results in the order of the files' names, and the summary file."""

    results: tuple[FileResult, ...]
    summary: Path

    @property
    def failed(self) -> tuple[FileResult, ...]:
        """The files that were not rewritten."""
        return tuple(result for result in self.results if result.status == "failed")


def find_resumes(folder: Path) -> tuple[Path, ...]:
    """Return the files below ``folder`` whose suffix may be a resume's, in name order; those of kinds not read among them.

    Hidden files, lock files of word processors and links are left out. ReframerError when the folder cannot be listed.
    """
    if not folder.is_dir():
        what = "is a file; a batch needs a folder" if folder.exists() else "does not exist"
        raise ReframerError(f"{folder}: {what}.", ExitCode.CANNOT_READ)

    def walk(place: Path) -> Iterator[Path]:
        for found in sorted(place.iterdir(), key=lambda path: path.name):
            if found.name.startswith((".", "~$")) or found.is_symlink():
                continue
            if found.is_dir() and not found.name.endswith("-reframed"):
                yield from walk(found)
            elif found.suffix.lower() in (*SUFFIXES, *OTHER_SUFFIXES) and found.is_file():
                yield found

    return tuple(walk(folder))


def output_folders(files: tuple[Path, ...], folder: Path, out: Path) -> dict[Path, Path]:
    """Return an output folder for every file: the mirrored path and the stem, with the suffix where two would collide."""
    stems: dict[tuple[Path, str], int] = {}
    for file in files:
        key = (file.parent, file.stem.casefold())
        stems[key] = stems.get(key, 0) + 1
    folders: dict[Path, Path] = {}
    for file in files:
        alone = stems[file.parent, file.stem.casefold()] == 1
        name = file.stem if alone else f"{file.stem}-{file.suffix[1:]}"
        folders[file] = out / file.parent.relative_to(folder) / f"{name}-reframed"
    return folders


def run_batch(
    folder: Path,
    out: Path,
    settings: Settings | None = None,
    *,
    rule_folders: tuple[Path, ...] = (),
    workers: int = 2,
    force: bool = False,
    report: Callable[[FileResult], None] | None = None,
) -> BatchResult:
    """Run the main job on every resume below ``folder`` and write ``summary.csv``; ``report`` is called as each file is done.

    Raises RuleFileError before any file is read when the rules do not hold, ReframerError when ``out`` cannot be written.
    """
    from reframer.rulebook import load_rules

    files = find_resumes(folder)
    load_rules(rule_folders)
    if out.resolve() == folder.resolve() or folder.resolve() in out.resolve().parents:
        raise ReframerError(f"{out}: lies in the folder of the resumes. Name another with -o.", ExitCode.CANNOT_WRITE)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReframerError(f"{out}: cannot be written: {error.strerror}.", ExitCode.CANNOT_WRITE) from None
    folders = output_folders(files, folder, out)
    base = {
        "settings": (settings or Settings()).model_dump(mode="json"),
        "rules": [str(path.resolve()) for path in rule_folders],
        "force": force,
    }
    jobs: queue.SimpleQueue[Path] = queue.SimpleQueue()
    for file in files:
        jobs.put(file)
    done: dict[Path, FileResult] = {}
    lock = threading.Lock()
    halt = threading.Event()

    def work() -> None:
        worker = _Worker()
        try:
            while not halt.is_set():
                try:
                    file = jobs.get_nowait()
                except queue.Empty:
                    break
                job = {**base, "file": str(file), "folder": str(folders[file])}
                result = worker.run(job, str(file.relative_to(folder)), str(folders[file].relative_to(out)))
                with lock:
                    done[file] = result
                    if report is not None:
                        report(result)
        finally:
            worker.stop()

    threads = [threading.Thread(target=work) for _ in range(max(1, min(workers, len(files))))]
    for thread in threads:
        thread.start()
    try:
        for thread in threads:
            thread.join()
    except BaseException:  # stopped by the person: the files in hand are finished, no other is begun
        halt.set()
        for thread in threads:
            thread.join()
        raise
    results = tuple(done[file] for file in files)
    return BatchResult(results=results, summary=_write_summary(out, results))


class _Worker:
    """A process that runs one job after another; it is replaced when it dies or takes too long."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def run(self, job: dict[str, Any], file: str, folder: str) -> FileResult:
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        timer = threading.Timer(SECONDS_PER_FILE, process.kill)
        timer.start()
        try:
            process.stdin.write(json.dumps(job) + "\n")
            process.stdin.flush()
            reply = process.stdout.readline()
        except (BrokenPipeError, ValueError):
            reply = ""
        finally:
            in_time = timer.is_alive()
            timer.cancel()
        if not reply:
            self.stop()
            if in_time:
                crashed = "the worker process ended unexpectedly"
                return FileResult(file=file, folder="", exit_code=ExitCode.WORKER_CRASHED, message=crashed)
            message = f"took longer than {SECONDS_PER_FILE} seconds"
            return FileResult(file=file, folder="", exit_code=ExitCode.LIMIT, message=message)
        outcome = json.loads(reply)
        return FileResult(file=file, folder="" if outcome["exit_code"] else folder, **outcome)

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "reframer._worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
                env={**os.environ, "PYTHONIOENCODING": "utf-8"},
                start_new_session=True,  # a Ctrl-C is ours to answer; it must not end a worker that is writing
            )
        return self._process

    def stop(self) -> None:
        if self._process is None:
            return
        process, self._process = self._process, None
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except BrokenPipeError:
                    continue


def _write_summary(out: Path, results: tuple[FileResult, ...]) -> Path:
    from reframer.writers.csv_cells import csv_cell
    from reframer.writers.files import write_file

    text = io.StringIO()
    table = writer(text, quoting=QUOTE_ALL, lineterminator="\r\n")
    table.writerow(SUMMARY_COLUMNS)
    for result in results:
        row = {**result.model_dump(), "status": result.status}
        table.writerow([csv_cell(str(row[column])) for column in SUMMARY_COLUMNS])
    file = out / "summary.csv"
    write_file(file, text.getvalue().encode("utf-8-sig"))
    return file
