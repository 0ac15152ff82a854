"""What can go wrong, and with which exit code the command ends."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of the command line; part of the public interface."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    UNSUPPORTED = 3
    DAMAGED = 4
    ENCRYPTED = 5
    NO_TEXT = 6
    LIMIT = 7
    CANNOT_READ = 8
    CANNOT_WRITE = 9
    BAD_RULES = 10
    BAD_TEMPLATE = 11
    BATCH_FAILURES = 12
    WORKER_CRASHED = 13
    DOES_NOT_FIT = 14
    INTERNAL = 70
    INTERRUPTED = 130


class ReframerError(Exception):
    """Something the user can mend. The message reads ``FILE: what: why. What to do.``; ``exit_code`` says which class it is."""

    def __init__(self, message: str, exit_code: ExitCode) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class ReadError(ReframerError):
    """A file that cannot be read as a resume. ``diagnosis`` is a stable word (scan, outlines, damaged, encrypted, ...)."""

    def __init__(self, file: str, diagnosis: str, why: str, hint: str, exit_code: ExitCode) -> None:
        super().__init__(f"{file}: {why}. {hint}", exit_code)
        self.file = file
        self.diagnosis = diagnosis
        self.why = why
        self.hint = hint


class RuleFileError(ReframerError):
    """A rule pack that does not hold. ``problems`` are ``file:line:column: key: what is wrong``, all at once."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems), ExitCode.BAD_RULES)
        self.problems = problems


class AnswersFileError(RuleFileError):
    """An answers file that cannot be used; problems as in RuleFileError."""


class InternalError(Exception):
    """Our own bug, never the user's mistake."""
