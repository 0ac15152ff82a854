"""The form of a competency rule: one YAML file under ``rules/<family>/`` whose path is its id."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from reframer.model.base import Model
from reframer.model.findings import CareerPath, MlStatus, ModelOwner

Text = Annotated[str, Field(min_length=1)]
Relevance = Annotated[int, Field(ge=0, le=3)]


class CuedForm(Model):
    """A form that is also an ordinary word: it counts when a cue of ``any`` is in the same bullet and none of ``reject``.

    An empty ``any`` means that ``reject`` alone decides. In a skills list no cue is needed.
    """

    form: Text
    any: tuple[Text, ...] = ()
    reject: tuple[Text, ...] = ()


class Together(Model):
    """Work described without a product's name: one word of each list, all within ``window`` words, in any order.

    ``any_c`` is for words that say too little by twos: deed, object and circumstance. A trailing ``*`` means prefix
    (``migrat*``), ``<name>`` the words of a list of ``vocabulary/word_lists.yaml``. A word of ``reject`` in the bullet means
    that it is something else.
    """

    any_a: tuple[Text, ...]
    any_b: tuple[Text, ...]
    any_c: tuple[Text, ...] = ()
    window: Annotated[int, Field(ge=1, le=40)] = 8
    reject: tuple[Text, ...] = ()


class ReadAs(Model):
    """What the reading of machine learning must say for a rule to fire without a form of its own.

    The bullet has one of ``status`` (and, where given, one of ``owner``), a cue of one of the groups ``cues`` of
    ``vocabulary/ml_frames.yaml``, one of ``beside``, and none of ``without``. Without ``cues`` the words that decided the status
    are the match.
    """

    status: Annotated[tuple[MlStatus, ...], Field(min_length=1)]
    owner: tuple[ModelOwner, ...] = ()
    cues: tuple[Text, ...] = ()
    beside: tuple[Text, ...] = ()
    without: tuple[Text, ...] = ()


class Match(Model):
    """What makes a rule fire. Phrases ignore case, and the last word may be plural or possessive (topic, topics, topic's).

    Where a phrase has a hyphen or a space, the text may have either or nothing (``auto-scaling`` finds autoscaling). The longest
    form wins across all rules: "Azure OpenAI" is not "Azure". ``exact_case`` forms match only so, except in lines of capitals
    and in skills lists. Words of a person, of a heading or of an employer's name are not looked at.
    """

    phrases: tuple[Text, ...] = ()
    exact_case: tuple[Text, ...] = ()
    needs_cue: tuple[CuedForm, ...] = ()
    together: tuple[Together, ...] = ()
    read_as: tuple[ReadAs, ...] = ()  # work on models that the reading of machine learning knows
    never: tuple[Text, ...] = ()  # longer phrases that hold a match and are something else
    heads: tuple[Text, ...] = ()  # object heads on which a bullet is anchored


class Hypernym(Model):
    """A role-neutral rewording that is true of every use of the match, or only with a cue of ``needs_cue`` in the bullet."""

    phrase: Text
    needs_cue: tuple[Text, ...] = ()


class Analogue(Model):
    """What the work resembles on a path, and why the comparison holds."""

    term: Text
    because: Text


class Bridge(Model):
    """A comparison with ML work. ``text`` begins with an opener of the phrase bank and never narrates."""

    paths: tuple[CareerPath, ...]
    needs: tuple[Text, ...] = ()  # ids of ``evidence``
    text: Text


class NeedKind(StrEnum):
    """How a need is met: by a metric in the bullet (or an answer with a unit), or only by an answer."""

    QUANTITY = "quantity"
    ANSWER = "answer"


class Need(Model):
    """A fact that would strengthen the bullet, and the question for it. ``insert`` names a template of the phrase bank."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    kind: NeedKind
    ask: Text
    units: tuple[Text, ...] = ()
    insert: str = ""


class Claim(Model):
    """An ML wording that needs a person's answer; ``text`` holds ``{need id}`` where the answer's words go."""

    needs: tuple[Text, ...]
    text: Text


class Learning(Model):
    """A project that turns a question into evidence; ``earns`` is the id of the need it answers."""

    paths: tuple[CareerPath, ...]
    build: Text
    technologies: tuple[Text, ...] = ()
    earns: str = ""


class Example(Model):
    """A sentence that runs as a test.

    ``finds`` are words that the rule finds in it; without ``finds`` the rule must leave it alone. ``becomes`` is the whole new
    text; without it the rule must not change the sentence. ``asks`` is the exact list of needs still open, ``flags`` that of
    flags raised, ``strength`` the highest strength allowed, ``restate_refused`` a phrase that must not be used here.
    ``todo`` says what is known not to work yet; such an example must fail, so that the note goes when the gap does.
    """

    name: Text
    text: Text
    finds: str = ""
    becomes: str = ""
    path: CareerPath | None = None
    bridges: str = ""
    answers: dict[str, str] = {}
    asks: tuple[str, ...] | None = None
    flags: tuple[str, ...] | None = None
    strength: str = ""
    restate_refused: str = ""
    todo: str = ""


class Competency(Model):
    """One competency: what it looks like in a resume, what it resembles in ML engineering, where that breaks, what to ask."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")]
    title: Text
    summary: Text
    kind: str = "engineering"
    sources: tuple[Text, ...] = ()
    seed_rows: tuple[Text, ...] = ()  # rows of coverage.yaml
    matrix_row: str = ""
    match: Match
    restate: tuple[Hypernym, ...] = ()
    analogues: dict[CareerPath, Analogue] = {}
    breaks: Text
    relevance: dict[CareerPath, Relevance]
    bridges: tuple[Bridge, ...] = ()
    evidence: tuple[Need, ...] = ()
    claims: tuple[Claim, ...] = ()
    upgrade_facts: tuple[Text, ...] = ()
    learning: tuple[Learning, ...] = ()
    technologies: tuple[Text, ...] = ()
    replaces: bool = False
    examples: tuple[Example, ...]

    @property
    def name(self) -> str:
        """The competency's own name, the last part of the id."""
        return self.id.rpartition(".")[2]

    @property
    def family(self) -> str:
        """The folder of the rule."""
        return self.id.partition(".")[0]
