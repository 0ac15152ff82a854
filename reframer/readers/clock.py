"""A clock for the readers that no other library's budgets bound: Word documents, Markdown and plain text."""

import time

from reframer.errors import ExitCode, ReadError

SECONDS = 15.0  # as for PDF; a resume takes a hundredth of it


class Clock:
    """Counts down from ``seconds`` of wall time for one file."""

    def __init__(self, shown: str, seconds: float = SECONDS) -> None:
        self._shown = shown
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def tick(self) -> None:
        """Raise ReadError (``limit``) when the time is over."""
        if time.monotonic() > self._end:
            why = f"reading it takes more than {self._seconds:g} seconds, which no resume needs"
            raise ReadError(self._shown, "limit", why, "Give the resume alone, saved anew.", ExitCode.LIMIT)
