"""The form of the vocabulary files under ``rules/vocabulary/``: words and what is true of them."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from reframer.model.base import Model
from reframer.rulebook.equivalents import Equivalent
from reframer.rulebook.ml_vocabulary import CueGroup, Inquiry
from reframer.rulebook.schema import CuedForm, Text


class Verb(Model):
    """A verb with its four forms, its rank of agency and, for verbs of change, the direction.

    ``rank``: 4 owned, led, architected; 3 built, designed, ran; 2 maintained, used; 1 helped, contributed, worked on.
    ``equals`` names verbs that say the same of the person (wrote, developed), so that either may stand for the other.
    """

    base: Text
    past: Text
    participle: Text
    gerund: Text
    rank: Annotated[int, Field(ge=1, le=4)]
    direction: Literal["", "up", "down"] = ""
    equals: tuple[Text, ...] = ()
    also: tuple[Text, ...] = ()  # spelling variants of any form

    @property
    def third(self) -> str:
        """The third person singular, by the spelling rules; of a verb with a particle (set up) the first word changes."""
        head, space, rest = self.base.partition(" ")
        if head.endswith(("s", "x", "z", "ch", "sh", "o")):
            head += "es"
        elif head.endswith("y") and head[-2:-1] not in "aeiou":
            head = head[:-1] + "ies"
        else:
            head += "s"
        return head + space + rest


class Technology(Model):
    """A named technology. ``kind`` is its class (database, message_broker, language ...); ``exact_case`` forms match only so."""

    name: Text
    kind: Text
    aliases: tuple[Text, ...] = ()
    exact_case: tuple[Text, ...] = ()
    needs_cue: tuple[CuedForm, ...] = ()
    gloss: str = ""
    since: int | None = None  # the year from which it could be used in work


class Unit(Model):
    """A unit of measure: its canonical sign, every spelling, what it measures and its size in the kind's base unit."""

    unit: Text
    kind: Literal["time", "size", "rate", "money", "percent", "multiple", "count", "score"]
    forms: tuple[Text, ...]
    factor: Decimal | None = None


class QualifierExample(Model):
    """A sentence and the words that the qualifier limits in it."""

    text: Text
    limits: tuple[str, ...]


class Qualifier(Model):
    """Words that limit a claim: planned, coursework, helped, team, negated ... ``pseudo`` phrases look like it and are not."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    phrases: tuple[Text, ...]
    pseudo: tuple[Text, ...] = ()
    reaches: Literal["forward", "backward", "both"] = "forward"
    stops_at: tuple[Text, ...] = ()
    max_words: int = 40
    at_most: Literal["none", "stated", "scoped", "measured", "proven"] = "scoped"
    because: Text
    examples: tuple[QualifierExample, ...]


class MlTerm(Model):
    """A word of machine learning. ``kind``: artefact, method, metric, tool, discipline, title, vendor, dataset.

    ``forms`` are all spellings; ``needs_cue`` forms are ordinary words too; ``never`` are look-alikes (domain model).
    """

    term: Text
    kind: Literal["artefact", "method", "metric", "tool", "discipline", "title", "vendor", "dataset"]
    forms: tuple[Text, ...] = ()
    needs_cue: tuple[CuedForm, ...] = ()
    never: tuple[Text, ...] = ()
    since: int | None = None  # the year from which it could be used in work


class Phrase(Model):
    """A string of the phrase bank that may enter a resume: bridge openers, answer templates, section headings, joins."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_.]*$")]
    kind: Text
    text: Text
    note: str = ""


class WordList(Model):
    """Words of one kind (what a business keeps, a short time) that ``together`` of any rule may name as ``<name>``."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z ]*[a-z]$")]
    words: tuple[Text, ...]


def spelt_out(words: Iterable[str], lists: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the words with those of a list in place of each ``<name>``; a name that no list bears stays."""
    found: dict[str, None] = {}
    for word in words:
        name = list_named(word)
        found.update(dict.fromkeys(lists.get(name, (word,))))
    return tuple(found)


def list_named(word: str) -> str:
    """Return the name of the list that a word stands for, ``""`` for a word that stands for itself."""
    return word[1:-1] if word.startswith("<") and word.endswith(">") else ""


class Vocabulary(Model):
    """All vocabulary files together."""

    verbs: tuple[Verb, ...]
    technologies: tuple[Technology, ...]
    units: tuple[Unit, ...]
    qualifiers: tuple[Qualifier, ...]
    ml_terms: tuple[MlTerm, ...]
    phrases: tuple[Phrase, ...]
    ml_frames: tuple[CueGroup, ...] = ()  # ml_frames.yaml: how a bullet speaks of machine learning
    lint_frames: tuple[CueGroup, ...] = ()  # lint_frames.yaml: what only lint weighs; its groups may name those of ml_frames
    flag_cues: tuple[CueGroup, ...] = ()  # flag_cues.yaml: words behind the flags
    questions: tuple[Inquiry, ...] = ()  # questions.yaml: what to ask, by situation
    word_lists: tuple[WordList, ...] = ()  # word_lists.yaml: words that rules share
    equivalents: tuple[Equivalent, ...] = ()  # read by the independent checker only
