"""Positioning and Plan: where to aim, and which edits made of sourced parts get there."""

from enum import StrEnum

from reframer.model.base import Model
from reframer.model.findings import CareerPath, Span
from reframer.model.resume import BulletGroup
from reframer.model.source import SourceRef
from reframer.model.verdicts import Strength


class PartOrigin(StrEnum):
    """Where the words of a part come from. There is no other way for a word to enter a resume."""

    BULLET = "bullet"  # a span of the bullet itself
    RESUME = "resume"  # a span of another place of the resume, named in ``ref``
    PHRASE = "phrase"  # a phrase of a rule or of the phrase bank, named in ``ref``
    INFLECTION = "inflection"  # another form of a verb of the text, from the verb table
    ANSWER = "answer"  # an answer of the person, named in ``ref``
    TYPOGRAPHY = "typography"  # punctuation, spaces, unit spacing


class Part(Model):
    """Some words of a new text and where they come from."""

    text: str
    origin: PartOrigin
    ref: str = ""  # bullet id, rule id, phrase id, verb base or question id
    span: Span | None = None  # the source span, for origin bullet and resume


class Edit(Model):
    """A new text for a bullet as a row of parts. ``after`` is their join. ``because`` is one plain sentence."""

    bullet_id: str
    operation: str
    before: str
    parts: tuple[Part, ...]
    strength: Strength
    rule_id: str = ""
    because: str

    @property
    def after(self) -> str:
        """The new text: the join of the parts."""
        return "".join(part.text for part in self.parts)


class Refusal(Model):
    """A wording that a rule offered and that was not written, and which fact or condition is missing."""

    bullet_id: str
    rule_id: str
    wanted: str
    why: str
    operation: str = ""


class PathRank(Model):
    """How well the resume carries a path: points by the rules' own relevance numbers, with the bullets that earned them."""

    path: CareerPath
    points: float
    reasons: tuple[str, ...] = ()


class Sentence(Model):
    """A sentence or phrase written for the resume as a whole (headline, summary, strengths), made of sourced parts."""

    parts: tuple[Part, ...]
    rule_id: str = ""
    strength: Strength = Strength.KEEP
    because: str = ""

    @property
    def text(self) -> str:
        """The join of the parts."""
        return "".join(part.text for part in self.parts)


class Headline(Model):
    """A LinkedIn headline of at most 220 characters and what is missing for a stronger one."""

    sentence: Sentence
    missing: tuple[str, ...] = ()


class TargetTitles(Model):
    """Job titles to aim at, those within a stretch, and those to leave alone, with the reason. Never words of the resume."""

    aim: tuple[str, ...]
    stretch: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    why: str = ""


class GapStatus(StrEnum):
    """How a resume stands to something that teams ask for, best first."""

    HAVE = "have"  # own work shows it
    ADJACENT = "adjacent"  # used without being the point, or work that resembles it
    MENTION = "mention"  # only a word on the page: a list, a summary, a course
    MISSING = "missing"


class SkillStanding(Model):
    """How a resume stands to one thing, and where that shows.

    ``grade``: 0 absent, 1 mention, 2 used, 3 done, 4 proven. ``bullet_id`` and ``words`` name the bullet and its words that
    decided; ``source`` is the place on the page, also where no bullet but a list or a summary names it.
    """

    name: str
    status: GapStatus
    grade: int = 0
    reason: str
    bullet_id: str = ""
    words: Span | None = None
    source: SourceRef | None = None


class Gap(SkillStanding):
    """How a resume stands to one skill of a path. ``weight``: must, should or nice. ``wants`` is what would count as done.

    ``build`` is a project that would turn it into evidence, where a rule names one.
    """

    skill: str
    group: str = ""
    weight: str
    wants: str = ""
    build: str = ""


class AreaStanding(SkillStanding):
    """How a resume stands to a wider area. ``kind``: pillar, stage, weight, subject or duty."""

    kind: str


class MatrixStanding(Model):
    """A row of the matrix of knowledge: each thing of its cells with how the resume stands to it, and what is worth building."""

    row: str
    title: str
    existing: tuple[SkillStanding, ...]
    targets: tuple[SkillStanding, ...]
    technologies: tuple[SkillStanding, ...]
    projects: tuple[str, ...] = ()  # those that serve a target which no own work shows; the most telling first


class SkillMinimum(Model):
    """The least evidence that teams of a path ask for: ``least`` skills of a list, done; and which of them the resume shows."""

    least: int
    shown: tuple[str, ...] = ()  # titles of skills
    reads_first: str = ""
    rejects: tuple[str, ...] = ()
    needless: tuple[str, ...] = ()  # what is not needed, though people think so
    differs: str = ""  # what tells an ML engineer of the path from a software engineer

    @property
    def reached(self) -> bool:
        """Whether enough of them are shown."""
        return len(self.shown) >= self.least


class Positioning(Model):
    """The paths in order, the chosen one, and what is written for it beyond the bullets."""

    ranking: tuple[PathRank, ...]
    path: CareerPath
    forced: bool = False
    headline: Headline
    summary: tuple[Sentence, ...] = ()  # sentences added behind the person's own summary
    strengths: tuple[Sentence, ...] = ()  # the transferable-strengths section
    gaps: tuple[str, ...] = ()
    standing: str = ""  # E0 to E4: how far the person's ML evidence goes on the path
    targets: TargetTitles | None = None
    skill_gaps: tuple[Gap, ...] = ()  # every skill of the path, must-haves first
    skill_minimum: SkillMinimum | None = None
    areas: tuple[AreaStanding, ...] = ()
    matrix: tuple[MatrixStanding, ...] = ()


class RoleOrder(Model):
    """The new order of a role's bullets, by id; always a permutation."""

    role_id: str
    bullet_ids: tuple[str, ...]
    because: str = ""
    groups: tuple[BulletGroup, ...] = ()  # sub-headings between the bullets of a long role, in the new order


class Ungrouped(Model):
    """A long role that got no sub-headings, and why in a clause."""

    role_id: str
    why: str


class SkillLine(Model):
    """A line of the skills section in its new place: the heading, and the author's own strings word for word.

    ``heading`` is the author's or a phrase of the phrase bank; None for a plain list. The ``ref`` of a skill says where it
    stood: ``skills.GROUP.PLACE``, both counted from 0. ``source`` is the place of the old line that the new one comes from.
    """

    heading: Part | None = None
    skills: tuple[Part, ...]
    source: SourceRef


class SkillsOrder(Model):
    """The skills section in its new order, always a permutation of the old one. No ``lines``: it stays as it is.

    ``because`` says in a sentence or two what moved and why, or why nothing did.
    """

    operation: str = "skills"
    lines: tuple[SkillLine, ...] = ()
    because: str = ""


class Plan(Model):
    """Every edit in the order in which it applies.

    Several edits of one bullet form a chain: the ``before`` of each is the ``after`` of the last.
    """

    edits: tuple[Edit, ...] = ()
    orders: tuple[RoleOrder, ...] = ()
    ungrouped: tuple[Ungrouped, ...] = ()
    skills: SkillsOrder | None = None  # None: there is no skills section, or it was to be left out
    refusals: tuple[Refusal, ...] = ()
    positioning: Positioning
