"""The form of ``rules/positioning/*.yaml``: the three paths, titles that fit a standing, headline, headings and skills section.

Each file holds one field of ``PositioningRules`` and is named after it (``paths.yaml`` is a list of ``PathRule``).
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from reframer.model.base import Model
from reframer.model.findings import CareerPath
from reframer.rulebook.schema import Text
from reframer.rulebook.skill_groups import SkillsRule


class Standing(StrEnum):
    """How far a person's ML evidence goes on one path, rising."""

    E0 = "E0"  # no bullet with ML work of any kind
    E1 = "E1"  # adjacent work, or a model of others called
    E2 = "E2"  # a public project that holds up
    E3 = "E3"  # own ML work for pay
    E4 = "E4"  # own ML work for pay, measured, more than once

    @property
    def level(self) -> int:
        """0 for E0 up to 4 for E4."""
        return list(Standing).index(self)


class PathRule(Model):
    """A path: what it is called, what its teams do, and the words of a resume that count as ML work on it."""

    path: CareerPath
    title: Text  # as a person reads it: ML platform
    summary: Text
    wants: tuple[Text, ...]  # what such teams read a resume for, most wanted first
    ml_weight: Annotated[int, Field(ge=1, le=3)] = 1  # how much each of them says: naming a language model decides
    ml_words: tuple[Text, ...] = ()  # own or adjacent ML work with one of these words counts for this path above the others


class TargetRule(Model):
    """Which titles to aim at from a standing. The first rule that fits holds; an empty ``paths`` means any path."""

    paths: tuple[CareerPath, ...] = ()
    standings: tuple[Standing, ...]
    years_min: int = 0
    years_max: int | None = None
    manager: bool = False
    target: tuple[Text, ...]
    stretch: tuple[Text, ...] = ()
    avoid: tuple[Text, ...] = ()
    why: Text


class HeadlineRule(Model):
    """How a headline is put together. Lengths are in characters."""

    longest: Annotated[int, Field(ge=60, le=220)] = 220
    seen: Annotated[int, Field(ge=20, le=120)] = 60  # what a search result shows: title and first proof should fit
    separator: Text = " | "
    most_proofs: Annotated[int, Field(ge=1, le=3)] = 2
    most_skills: Annotated[int, Field(ge=0, le=6)] = 4
    fewest_skills: Annotated[int, Field(ge=0, le=6)] = 2
    skill_kinds: tuple[Text, ...] = ()  # classes of technology worth a place, most telling first; empty means any
    proof_kinds: tuple[Text, ...] = ()  # classes that only own, measured ML work may show
    unlisted_kinds: tuple[Text, ...] = ()  # classes shown also where the person's own list of skills leaves them out
    no_skill_kinds: tuple[Text, ...] = ()  # classes never shown (offices, chat tools)
    least_worth: float = 1.5  # what a quotation must tell to stand at all; a headline is better without a weak one
    second_worth: float = 2.0
    second_share: float = 0.55  # of the first proof's points that the second must have
    first_worth: float = 2.5  # what a quotation should tell to stand first
    first_share: float = 0.6  # of the strongest proof's points that one which tells so much must have
    held_share: float = 0.5  # of the strongest proof's points from which one that is held now stands before it
    same_family: float = 1.5  # taken off a second proof of the same kind of work
    near: float = 2.0  # points within which a proof that is seen at once stands before a stronger one
    loss: float = 1.0  # of its worth that a shorter quotation may lose to be seen at once


class LeftVerbs(Model):
    """Verbs that take away what they act on, and the words before what came in its place; without these nothing is quoted."""

    verbs: tuple[Text, ...]
    toward: tuple[Text, ...] = ()


class QuotingRule(Model):
    """The words that decide what of a bullet may be quoted as the person's work, and how far the quotation goes. Lower case."""

    made_verbs: tuple[Text, ...] = ()  # what they act on is the person's own, so that it may stand alone
    left_verbs: tuple[LeftVerbs, ...] = ()  # what they act on is gone or elsewhere: only the deed is quoted, with its destination
    rewriting_verbs: tuple[Text, ...] = ()  # a language in their object is gone where another stands behind "in"
    no_proof_verbs: tuple[Text, ...] = ()  # verbs whose object is no proof of the person's work
    gathering_verbs: tuple[Text, ...] = ()  # what a model learns from was brought together; who made it tells more
    person_nouns: tuple[Text, ...] = ()  # heads of fragments that name a person, not a thing
    lead_nouns: tuple[Text, ...] = ()  # the same, which may stand with the thing that they lead
    duty_nouns: tuple[Text, ...] = ()  # heads of things that nobody is known for
    label_nouns: tuple[Text, ...] = ()  # ends of labels behind whose colon the thing itself is named
    generic_nouns: tuple[Text, ...] = ()  # heads that say nothing without the words that tell which one
    generic_words: tuple[Text, ...] = ()  # words before such a head that do not tell it either
    ml_sounding: tuple[Text, ...] = ()  # a reader takes them for machine learning
    plain_cues: tuple[Text, ...] = ()  # beside one of these nobody does
    people: tuple[Text, ...] = ()  # whose a model is, in work beside it
    people_rules: tuple[Text, ...] = ()  # rules of work with people, a proof only for who leads them by title
    gone_words: tuple[Text, ...] = ()  # before a technology that is no longer there
    baseline_words: tuple[Text, ...] = ()  # before a figure of what the thing is held against
    foreign_verbs: tuple[Text, ...] = ()  # as participles behind a thing they say that others made it
    carrying_verbs: tuple[Text, ...] = ()  # as gerunds they add nothing to a figure: serving 3M users
    wrong_words: tuple[Text, ...] = ()  # beside a figure of what went wrong
    tail_words: tuple[Text, ...] = ()  # behind these the words say something else than what the thing is

    def toward(self, verb: str) -> tuple[str, ...] | None:
        """Return the words before the destination of a verb that takes its object away; None for any other verb."""
        return next((left.toward for left in self.left_verbs if verb in left.verbs), None)


class GroupRule(Model):
    """A sub-heading inside a long role: its phrase of the phrase bank and the families of rules whose work stands below it.

    ``wider`` is the phrase that it shares with its neighbours where the finer kinds would hold too little; ``with_rest`` the
    one over the rest where a bullet of the kind is among it.
    """

    heading: Text
    families: tuple[Text, ...]
    wider: str = ""
    with_rest: str = ""


class PositioningRules(Model):
    """Everything under ``rules/positioning``."""

    paths: tuple[PathRule, ...] = ()
    targets: tuple[TargetRule, ...] = ()
    headline: HeadlineRule = HeadlineRule()
    quoting: QuotingRule = QuotingRule()
    groups: tuple[GroupRule, ...] = ()
    skills: SkillsRule = SkillsRule()
