"""The form of ``rules/vocabulary/equivalents.yaml``: what the checker takes for the same, for entailed, or for a limit."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from reframer.model.base import Model
from reframer.rulebook.schema import Text


class EquivalentKind(StrEnum):
    """What the words of an entry have in common."""

    SAME = "same"  # say the same of a thing: uptime, availability
    DEED = "deed"  # say the same of the person: write, develop, build
    CLASS = "class"  # deeds of one kind (create, run, remove, teach): one may stand for another of no higher rank
    LIGHT = "light"  # verbs that leave the deed to their object: conducted interviews
    DISTANT = "distant"  # verbs whose object is not done by doing them: reviewed the migration
    SHELL = "shell"  # nouns that name nothing by themselves: job, module, step
    FRAME = "frame"  # nouns that only frame the thing behind them: a fleet of buses
    SIDE = "side"  # nouns that name a part of a thing, never the thing: docs, tests, icons
    GENERAL = "general"  # nouns for any thing of a kind, which may stand for a lost one: document, device
    MILD = "mild"  # words that add a shade and no fact: regularly, carefully
    STAGE = "stage"  # verbs that no class holds, by how much they make of a thing (making, changing, tending)
    IRREGULAR = "irregular"  # base, past and participle of a verb that only these groups hold
    FAMILY = "family"  # forms of one word that no ending shows: grow, growth
    LONG = "long"  # a short form first, then what it stands for
    ENTAILED = "entailed"  # may be added where a cue of ``any``, ``kinds`` or ``units`` stands in the old text
    PLAIN = "plain"  # carry no claim: the, and, using
    NUMBER = "number"  # a number in words first, then its digits
    FIGURE = "figure"  # a word that stands for a figure, then the figure: half, 50%
    APPROXIMATE = "approximate"  # about, roughly
    UPPER = "upper"  # up to, under
    LOWER = "lower"  # over, at least
    SCOPE = "scope"  # widen a claim: company-wide, all
    PRAISE = "praise"  # raise a claim without a fact: world-class, seamlessly
    TITLE = "title"  # nouns of a position: engineer, analyst
    RANK = "rank"  # levels in a job title: senior, staff
    TEAM = "team"  # give credit to others: we, squad, together with
    SHARE = "share"  # a part, not the whole: helped, took part in
    DUTY = "duty"  # charge without a deed: responsible for
    LIMIT = "limit"  # limit a claim: pilot, most; the group must survive
    DENIAL = "denial"  # no, never, except
    CONTRAST = "contrast"  # carry a fact against their opposite: internal, manual, upstream
    UP = "up"  # say that something rose
    DOWN = "down"  # say that something fell
    EITHER = "either"  # verbs of change that say neither up nor down: improve
    THING = "thing"  # verbs whose base names a thing as often as a deed: code, build
    CAUSE = "cause"  # assert that one thing made another: by, resulting in
    BESIDE = "beside"  # put two things side by side: while, after
    TIME = "time"  # make up the time that a sentence may open with: In the spring of 2022 built
    UNKNOWN = "unknown"  # an answer that says nothing: I don't know
    MACHINE_LEARNING = "machine_learning"  # words that state ML work in any text


class Equivalent(Model):
    """Words that belong together for the checker. ``words`` are single words or phrases, in any form of inflection.

    ``any`` (words), ``kinds`` (of technologies) and ``units`` (kinds of units) are the cues of an entailed wording: one of them
    must stand in the old text. ``all`` lists words that must all stand there. ``because`` says why the addition is true. A
    ``doubtful`` wording is close enough to be no violation and not the same: it is reported for a person to look at.
    """

    kind: EquivalentKind
    words: Annotated[tuple[Text, ...], Field(min_length=1)]
    any: tuple[Text, ...] = ()
    all: tuple[Text, ...] = ()
    kinds: tuple[Text, ...] = ()
    units: tuple[Text, ...] = ()
    id: str = ""
    doubtful: bool = False
    because: str = ""
