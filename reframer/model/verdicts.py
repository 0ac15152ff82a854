"""Verdicts: how strong the evidence of each bullet is, what is doubtful, and what to ask. Made by ``weighing``."""

import datetime
from enum import IntEnum, StrEnum

from reframer.model.base import Model
from reframer.model.findings import Span


class Evidence(StrEnum):
    """The evidence grade of a bullet, rising."""

    NONE = "none"
    STATED = "stated"
    SCOPED = "scoped"
    MEASURED = "measured"
    PROVEN = "proven"
    ATTESTED = "attested"

    @property
    def level(self) -> int:
        """0 for none up to 5 for attested."""
        return list(Evidence).index(self)


class Strength(StrEnum):
    """How far a wording may go from the person's own words, rising."""

    KEEP = "keep"
    RESTATE = "restate"
    BRIDGE = "bridge"
    CLAIM = "claim"

    @property
    def level(self) -> int:
        """0 for keep up to 3 for claim."""
        return list(Strength).index(self)


class FlagWeight(IntEnum):
    """How much a flag matters to a reader of the report."""

    NOTE = 1
    DOUBT = 2
    SERIOUS = 3


class Flag(Model):
    """A doubt about a bullet: which words raised it, why, and what would mend it. Ids are those of the rules' flags."""

    id: str
    words: str
    why: str
    mend: str = ""
    span: Span | None = None


class Question(Model):
    """The most valuable thing to ask about a bullet. ``id`` is ``<bullet id>.<need>``; ``unlocks`` says what an answer opens.

    ``template`` is how an answer enters the text (a name of the phrase bank), empty when it only lifts evidence.
    """

    id: str
    bullet_id: str
    ask: str
    unlocks: str
    value: int = 0  # higher is asked first
    rule_id: str = ""
    need: str = ""
    template: str = ""
    units: tuple[str, ...] = ()


class Answer(Model):
    """What the person answered, with where they know it from. An empty value is no answer and never becomes one of these."""

    question_id: str
    value: str
    unit: str = ""
    source: str = ""
    date: datetime.date | None = None
    bullet_id: str = ""
    ask: str = ""


class Verdict(Model):
    """The weighing of one bullet. ``strength`` is the highest allowed; ``capped_by`` names the qualifiers that hold it down."""

    bullet_id: str
    evidence: Evidence
    strength: Strength
    flags: tuple[Flag, ...] = ()
    questions: tuple[Question, ...] = ()  # the first is the one to ask
    answers: tuple[Answer, ...] = ()
    capped_by: tuple[str, ...] = ()
    why: str = ""


class Verdicts(Model):
    """The verdicts of every bullet, in the order of the findings; ``document_flags`` concern the resume as a whole."""

    bullets: tuple[Verdict, ...]
    document_flags: tuple[Flag, ...] = ()

    def of(self, bullet_id: str) -> Verdict:
        """Return the verdict of one bullet; KeyError when there is none of that id."""
        for verdict in self.bullets:
            if verdict.bullet_id == bullet_id:
                return verdict
        raise KeyError(bullet_id)
