"""Findings: what stands in a bullet, each a span of its text. Made by ``finding``; nothing is judged here."""

from decimal import Decimal
from enum import StrEnum

from reframer.model.base import Model


class CareerPath(StrEnum):
    """The three ways into machine-learning engineering."""

    PLATFORM = "platform"
    APPLIED = "applied"
    GENAI = "genai"


class RoleTime(StrEnum):
    """Whether a bullet belongs to an ended role, an ongoing one, or one without dates."""

    PAST = "past"
    CURRENT = "current"
    UNKNOWN = "unknown"


class Span(Model):
    """Characters ``start`` to ``end`` (exclusive) of a bullet's text, and the text itself."""

    start: int
    end: int
    text: str


class MetricKind(StrEnum):
    """What a metric measures, by its unit and shape."""

    CHANGE = "change"  # from A to B
    RATE = "rate"  # per second, per day
    TIME = "time"
    SIZE = "size"
    MONEY = "money"
    PERCENT = "percent"
    MULTIPLE = "multiple"  # 3x, threefold
    COUNT = "count"
    SCORE = "score"  # AUC 0.81, NDCG@10 0.68
    ZERO = "zero"  # zero downtime
    WORD_CHANGE = "word_change"  # from hours to minutes
    RANGE = "range"


class Metric(Model):
    """A measured quantity. ``values`` are exact decimals with magnitudes applied (1.2k is 1200), in the ``unit`` as written.

    ``bound`` is the hedge as written (~, about, up to, under, over, +) or empty. ``baseline`` and ``target`` are the two
    ends of a change. ``noun`` is what is counted or measured, where the text says so. ``percentile`` as ``p99``.
    """

    span: Span
    kind: MetricKind
    values: tuple[Decimal, ...] = ()
    unit: str = ""
    per: str = ""
    bound: str = ""
    baseline: Decimal | None = None
    target: Decimal | None = None
    percentile: str = ""
    noun: str = ""
    direction: str = ""  # up, down or empty


class TechnologyFinding(Model):
    """A technology named in the text, with its canonical name and class from the vocabulary."""

    name: str
    kind: str
    span: Span


class VerbFinding(Model):
    """A verb of the table. ``rank``: 4 owned/led, 3 built/ran, 2 maintained/used, 1 helped.

    ``form``: past, base, gerund, third or participle.
    """

    base: str
    form: str
    rank: int
    direction: str = ""
    span: Span


class OpenerKind(StrEnum):
    """How a bullet begins."""

    VERB = "verb"  # a verb of the table, past or base or third person
    GERUND = "gerund"
    DUTY = "duty"  # responsible for, in charge of, tasked with, duties included
    PARTICIPATION = "participation"  # helped, worked on, was involved in
    PERSON = "person"  # I, we, my
    NOUN = "noun"  # a fragment without a deed
    LIST = "list"  # tools in a row
    OTHER = "other"


class Opener(Model):
    """The beginning of a bullet: its kind, the words, and the verb of the deed where there is one."""

    kind: OpenerKind
    span: Span
    verb: VerbFinding | None = None


class QualifierFinding(Model):
    """Words that limit what may be claimed, and how far they reach. ``id`` is one of the vocabulary's qualifiers."""

    id: str
    cue: Span
    reach: Span
    at_most: str  # the highest evidence grade that the reach may have


class CompetencyFinding(Model):
    """A rule that fired. ``rule_id`` is its path under rules/, ``matched`` are the words.

    ``on_object`` says that they stand in the bullet's object, not only somewhere in it.
    """

    rule_id: str
    matched: tuple[Span, ...]
    on_object: bool = False
    limited_by: tuple[str, ...] = ()  # qualifier ids in whose reach every match lies

    @property
    def id(self) -> str:
        """The competency's own name, the last part of the rule id."""
        return self.rule_id.rpartition(".")[2]


class MlStatus(StrEnum):
    """What a bullet says about machine learning (policy.md of the project's design; see docs/policy.md)."""

    NONE = "none"
    ADJACENT = "adjacent"
    CONSUMER = "consumer"
    REAL = "real"
    CLAIMED_UNSUPPORTED = "claimed_unsupported"
    COURSEWORK = "coursework"
    ASPIRATIONAL = "aspirational"
    NEGATED = "negated"
    AMBIGUOUS = "ambiguous"


class ModelOwner(StrEnum):
    """Whose model a bullet speaks of."""

    SELF = "self"
    TEAM = "team"
    OTHERS = "others"
    VENDOR = "vendor"
    NONE = "none"
    UNCLEAR = "unclear"


class MlInvolvement(StrEnum):
    """How near the person came to machine learning; it gates the strength of a wording."""

    NONE = "none"
    CONTACT = "contact"
    ADJACENT = "adjacent"
    OWN = "own"


class MlFinding(Model):
    """The ML reading of one bullet: status, owner, the involvement that follows, the words that decided, and why."""

    status: MlStatus = MlStatus.NONE
    owner: ModelOwner = ModelOwner.NONE
    involvement: MlInvolvement = MlInvolvement.NONE
    words: tuple[Span, ...] = ()
    why: str = ""


class BulletFindings(Model):
    """Everything found in one bullet. ``object`` is the noun phrase that the opening verb acts on, ``object_head`` its head."""

    bullet_id: str
    text: str
    time: RoleTime = RoleTime.UNKNOWN
    opener: Opener | None = None
    object: Span | None = None
    object_head: Span | None = None
    verbs: tuple[VerbFinding, ...] = ()
    technologies: tuple[TechnologyFinding, ...] = ()
    metrics: tuple[Metric, ...] = ()
    qualifiers: tuple[QualifierFinding, ...] = ()
    competencies: tuple[CompetencyFinding, ...] = ()
    ml: MlFinding = MlFinding()


class Findings(Model):
    """The findings of every bullet, in the order of ``Resume.all_bullets``."""

    bullets: tuple[BulletFindings, ...]

    def of(self, bullet_id: str) -> BulletFindings:
        """Return the findings of one bullet; KeyError when there is none of that id."""
        for findings in self.bullets:
            if findings.bullet_id == bullet_id:
                return findings
        raise KeyError(bullet_id)
