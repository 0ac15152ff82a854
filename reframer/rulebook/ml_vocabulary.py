"""The form of the cue files under ``rules/vocabulary/``: groups of patterns that say one thing, and inquiries."""

from typing import Annotated, Literal

from pydantic import Field, field_validator

from reframer.model.base import Model
from reframer.rulebook.cue_patterns import pieces_of
from reframer.rulebook.one_fact import asks_for_two
from reframer.rulebook.schema import Text


class CueExample(Model):
    """A sentence that runs as a test: ``cue`` is the words that the group finds in it, empty for none."""

    text: Text
    cue: str = ""


class CueGroup(Model):
    """Patterns that all say the same of a bullet. They are words in order, not regular expressions:

    ``model(s)`` is model or models; ``train|trained`` is either; ``word?`` may be absent; ``<people>`` is any pattern of the
    group of that id; ``<number>`` is a number in digits or words; ``<word>`` is any one word; ``~`` is up to three words of
    the same clause. Letter case is ignored, and a hyphen, a space or nothing between two words is equal.
    ``keeps_case`` groups are compared letter by letter.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    patterns: tuple[Text, ...]
    because: Text
    keeps_case: bool = False
    examples: tuple[CueExample, ...] = ()

    @field_validator("patterns")
    @classmethod
    def _can_be_found(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        """Refuse an empty pattern, and one of too many variants to look for."""
        for pattern in patterns:
            pieces_of(pattern)
        return patterns


class Inquiry(Model):
    """A question to ask when a bullet is of a kind. The first that fits is asked first; ``value`` orders them, higher first.

    ``when`` names conditions that must all hold (reframer/weighing/conditions.py). ``object`` are heads of the bullet's object in
    the singular; ``heads`` are words of which any stands in the bullet; where either is given, one of its words must be there.
    ``title`` are nouns, or endings (``-ing``), one of which ends the name that a line without a deed opens with.
    ``beside`` are words of which one must stand there too; ``opens`` are verbs of which one opens the bullet; ``never`` are words
    that must not stand in it. With ``as_thing`` the word of ``heads`` must be the thing itself and not say of what kind another
    thing is (the migration, not the migration checks); a question with ``{head}`` always wants that. A word of ``heads`` behind
    the object lowers the value, except with ``anywhere``. ``meets`` are needs of
    rules (ids) that an answer meets too.

    In ``ask`` these become the person's own words: ``{thing}`` the object ("the fare importer", or "it"), ``{was}`` was or were
    as it wants, ``{head}`` the word of ``heads`` or the object's head, ``{figure}`` the bullet's first figure, ``{counted}`` what
    it counts ("the 12 teams"), ``{uncounted}`` a plural that nothing counts, ``{measured}`` what the figure measures ("what
    read time", or "how many calls"), ``{what}`` the same without its asking word, ``{this}`` the
    object, or "this", ``{title}`` the name with which a line without a deed opens ("the SAML login").
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    when: tuple[Text, ...] = ()
    object: tuple[Text, ...] = ()
    heads: tuple[Text, ...] = ()
    title: tuple[Text, ...] = ()
    beside: tuple[Text, ...] = ()
    opens: tuple[Text, ...] = ()
    never: tuple[Text, ...] = ()
    as_thing: bool = False
    anywhere: bool = False
    ask: Text
    unlocks: Text
    value: Annotated[int, Field(ge=1, le=100)]
    meets: tuple[Text, ...] = ()
    kind: Literal["quantity", "answer"] = "answer"
    template: str = ""
    units: tuple[Text, ...] = ()

    @field_validator("ask")
    @classmethod
    def _asks_for_one(cls, ask: str) -> str:
        """Refuse a question for two facts: the person would answer one of them."""
        if join := asks_for_two(ask):
            raise ValueError(f"asks for two facts ({join!r}); keep the more valuable one")
        return ask
