"""The command line in this process: the same ``main`` as the console script calls, without a start of Python for each test.

Tests whose point is the process itself (signals, locales, closed streams, hash seeds) start one of their own.
"""

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from reframer.cli import main


class Done(NamedTuple):
    """How a run ended, named as in ``subprocess.CompletedProcess``."""

    returncode: int
    stdout: str
    stderr: str


def run(*arguments: str | Path, given: str = "", folder: Path | None = None) -> Done:
    """Run ``reframe`` with ``given`` on standard input, in ``folder``; leaving without an exit code is a failure."""
    with _streams(given) as (out, err), contextlib.chdir(folder or os.curdir):
        with pytest.raises(SystemExit) as end:
            main([str(each) for each in arguments])
        assert isinstance(end.value.code, int)
        return Done(end.value.code, _text(out), _text(err))


@contextlib.contextmanager
def _streams(given: str) -> Iterator[tuple[io.TextIOWrapper, io.TextIOWrapper]]:
    """Put streams of bytes in the place of the three standard ones, as a pipe would be."""
    before = sys.stdin, sys.stdout, sys.stderr
    read, out, err = (io.TextIOWrapper(io.BytesIO(data), "utf-8", newline="\n") for data in (given.encode(), b"", b""))
    sys.stdin, sys.stdout, sys.stderr = read, out, err
    try:
        yield out, err
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")
