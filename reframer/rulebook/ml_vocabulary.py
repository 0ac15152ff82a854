"""The form of the cue files under ``rules/vocabulary/``: groups of patterns that say one thing, and inquiries."""

from typing import Annotated, Literal

from pydantic import Field

from reframer.model.base import Model
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


class Inquiry(Model):
    """A question to ask when a bullet is of a kind. The first that fits is asked first; ``value`` orders them, higher first.

    ``when`` names conditions that must all hold (reframer/weighing/conditions.py). ``object`` are heads of the bullet's object in
    the singular; ``heads`` are words of which any stands in the bullet; where either is given, one of its words must be there.
    ``never`` are words that must not stand in the bullet. ``meets`` are needs of rules (ids) that an answer meets too.

    In ``ask`` these become the person's own words: ``{thing}`` the object ("the fare importer", or "it"), ``{was}`` was or were
    as it wants, ``{head}`` the word of ``heads`` or the object's head, ``{figure}`` the bullet's first figure, ``{counted}`` what
    it counts ("the 12 teams"), ``{uncounted}`` a plural that nothing counts, ``{measured}`` what the figure measures.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    when: tuple[Text, ...] = ()
    object: tuple[Text, ...] = ()
    heads: tuple[Text, ...] = ()
    never: tuple[Text, ...] = ()
    ask: Text
    unlocks: Text
    value: Annotated[int, Field(ge=1, le=100)]
    meets: tuple[Text, ...] = ()
    kind: Literal["quantity", "answer"] = "answer"
    template: str = ""
    units: tuple[Text, ...] = ()
