"""Bounds for one run of the command line: wall time, address space, and an orderly end on a signal to stop.

Only ``reframer.cli.main`` sets them, for as long as a command runs; a program that imports the library sees none of it.
"""

import _thread
import contextlib
import os
import signal
import sys
import threading
from collections.abc import Iterator
from types import FrameType

from reframer.errors import ExitCode

SECONDS = 60.0
GRACE = 5.0  # seconds to leave tidily before the process is ended as it stands
_BYTES = 2 * 1024**3
_BYTES_PER_CORE = 64 * 1024**2  # libraries reserve room for each thread
_TERMINATED = 143
_MESSAGE = "reframe: the time limit was reached ({:.0f} seconds). Give a smaller file, or the resume alone."


class Stopped(BaseException):
    """The run has to end now. Not an Exception, so that nothing on the way swallows it; ``message`` is for the person."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@contextlib.contextmanager
def bounded(seconds: float | None = SECONDS) -> Iterator[None]:
    """Bound what the block may use; ``seconds`` None leaves the time open. Raises Stopped; everything is put back after it."""
    watch = _Watch(seconds)
    with _signals(watch), _memory():
        watch.start()
        try:
            yield
        finally:
            watch.stop()


class _Watch:
    """A clock beside the main thread: it asks it to stop, and ends the process when it cannot."""

    def __init__(self, seconds: float | None) -> None:
        self.seconds = seconds
        self.expired = False
        self._done = threading.Event()

    def start(self) -> None:
        """Start the clock."""
        if self.seconds is not None and threading.current_thread() is threading.main_thread():
            threading.Thread(target=self._run, args=(self.seconds,), daemon=True).start()

    def stop(self) -> None:
        """Stop the clock."""
        self._done.set()

    def _run(self, seconds: float) -> None:
        if self._done.wait(seconds):
            return
        self.expired = True
        _interrupt_main()
        if self._done.wait(GRACE):
            return
        with contextlib.suppress(OSError):
            os.write(2, (_MESSAGE.format(seconds) + "\n").encode())
        os._exit(ExitCode.LIMIT)  # the main thread sits in a library's code that hears nothing

    def heard(self, number: int, frame: FrameType | None) -> None:
        """Handle the signal to end, ours or another's."""
        if self.expired:
            raise Stopped(ExitCode.LIMIT, _MESSAGE.format(self.seconds))
        raise Stopped(_TERMINATED, "reframe: stopped")


def _interrupt_main() -> None:
    """Send the main thread the signal to end, in a way that also wakes it from a wait where the system can."""
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)
    else:
        _thread.interrupt_main(signal.SIGTERM)


@contextlib.contextmanager
def _signals(watch: _Watch) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, watch.heard)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before if before is not None else signal.SIG_DFL)


@contextlib.contextmanager
def _memory() -> Iterator[None]:
    """Lower the soft limit of the address space where the system keeps one; macOS and Windows do not."""
    if not sys.platform.startswith("linux"):
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = _used() + _BYTES + _BYTES_PER_CORE * (os.cpu_count() or 1)
    if any(limit != resource.RLIM_INFINITY and limit <= most for limit in (soft, hard)):
        yield
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _used() -> int:
    """The address space already taken, in bytes: a test runner may be large before it calls us."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0
