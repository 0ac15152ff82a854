"""Put files on disk whole or not at all, and never over anything that was not ours to replace."""

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from reframer.cleaning import printable
from reframer.errors import ExitCode, ReframerError


def write_file(file: Path, data: bytes) -> None:
    """Write ``data`` so that a reader sees the old file or the new one, never half of it. Raises ReframerError."""
    with _explained(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = _free_name(file)
        try:
            _write_through(beside, data)
            os.replace(beside, file)
        finally:
            with contextlib.suppress(FileNotFoundError):
                beside.unlink()


def write_folder(folder: Path, files: Mapping[str, bytes], *, force: bool, source_sha256: str = "") -> tuple[Path, ...]:
    """Write all ``files`` (by relative name) into ``folder`` or none of them; returns their paths in the given order.

    A missing or empty folder is used. A filled one raises ReframerError unless ``force``; then files of the same name are
    replaced and all others stay. The resume itself, known by ``source_sha256``, is never replaced.
    """
    with _explained(folder):
        filled = _is_filled(folder)
        if filled and not force:
            raise ReframerError(
                f"{_shown(folder)}: the folder already holds files. Name another with -o, or use --force to replace ours in it.",
                ExitCode.CANNOT_WRITE,
            )
        for name in files:
            _refuse_source(folder / name, source_sha256)
        missing = not folder.is_dir()
        folder.parent.mkdir(parents=True, exist_ok=True)
        # Inside a folder that is there, for it may be a mount point; beside one that is not, to appear whole by one rename.
        beside = _free_name(folder) if missing else _free_name(folder / "all")
        try:
            for name, data in files.items():
                target = beside / name
                target.parent.mkdir(parents=True, exist_ok=True)
                _write_through(target, data)
            if missing:
                os.rename(beside, folder)
            else:
                _move_in(beside, folder, files)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    return tuple(folder / name for name in files)


def _move_in(beside: Path, folder: Path, files: Mapping[str, bytes]) -> None:
    for name in files:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(beside / name, target)


def _is_filled(folder: Path) -> bool:
    if folder.is_dir():
        return any(folder.iterdir())
    if os.path.lexists(folder):
        raise ReframerError(f"{_shown(folder)}: is a file, not a folder. Name another with -o.", ExitCode.CANNOT_WRITE)
    return False


def _refuse_source(target: Path, source_sha256: str) -> None:
    if source_sha256 and target.is_file() and hashlib.sha256(target.read_bytes()).hexdigest() == source_sha256:
        raise ReframerError(
            f"{_shown(target)}: is the resume itself and would be replaced. Name another folder with -o.", ExitCode.CANNOT_WRITE
        )


def _free_name(target: Path) -> Path:
    """Return an unused name beside ``target``, short enough for every file system."""
    stem = hashlib.sha256(os.fsencode(target.name)).hexdigest()[:12]
    number = 0
    while True:
        name = target.parent / f".reframer-{stem}-{os.getpid()}-{number}"
        if not os.path.lexists(name):
            return name
        number += 1


def _write_through(file: Path, data: bytes) -> None:
    with file.open("xb") as handle:
        handle.write(data)
        handle.flush()
        os.fsync(handle.fileno())


@contextlib.contextmanager
def _explained(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        raise ReframerError(
            f"{_shown(target)}: cannot be written: {why}. Nothing was written; name another folder with -o.",
            ExitCode.CANNOT_WRITE,
        ) from None


def _shown(path: Path) -> str:
    return printable(str(path))
