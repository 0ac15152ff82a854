"""Make violations: one plain sentence each, with both places."""

from reframer.model.outcome import Severity, Violation


def wrong(kind: str, words: str, why: str) -> Violation:
    """Return a violation: the old text does not license the words."""
    return Violation(kind=kind, severity=Severity.VIOLATION, words=words, why=why)


def doubtful(kind: str, words: str, why: str) -> Violation:
    """Return a warning: a person should look."""
    return Violation(kind=kind, severity=Severity.WARN, words=words, why=why)


def is_serious(violation: Violation) -> bool:
    """Say whether it is a violation and no mere warning."""
    return violation.severity is Severity.VIOLATION
