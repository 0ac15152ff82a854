"""Violations and Outcome: what the checker found, and everything a run produced."""

from enum import StrEnum

from reframer.model.base import Model
from reframer.model.findings import BulletFindings, CareerPath, Findings
from reframer.model.plan import Edit, Plan, Refusal
from reframer.model.resume import Resume
from reframer.model.source import SourceRef
from reframer.model.verdicts import Answer, Verdict, Verdicts


class Severity(StrEnum):
    """Only a violation makes ``reframe verify`` exit 1; a warning asks a person to look."""

    VIOLATION = "violation"
    WARN = "warn"


class Violation(Model):
    """Something in the new text that the old one does not license."""

    kind: str
    severity: Severity
    words: str
    why: str
    old: str = ""
    new: str = ""
    bullet_id: str = ""
    old_source: SourceRef | None = None
    new_source: SourceRef | None = None


class Withdrawal(Model):
    """An edit that the checker rejected, so that the bullet kept its former text."""

    edit: Edit
    violations: tuple[Violation, ...]


class Outcome(Model):
    """Everything a run produced: input, judgement, plan, the new resume, and what was withdrawn."""

    version: str
    path: CareerPath
    source: Resume
    findings: Findings
    verdicts: Verdicts
    plan: Plan
    resume: Resume
    answers: tuple[Answer, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()
    violations: tuple[Violation, ...] = ()
    notices: tuple[str, ...] = ()
    language: str = "en"


class Assessment(Model):
    """One bullet on its own, from finding to verified wording. ``after`` equals the text when nothing is licensed."""

    text: str
    after: str
    findings: BulletFindings
    verdict: Verdict
    edits: tuple[Edit, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()
