"""The form of ``rules/rewording/*.yaml``: every change of words that may be made, with its conditions and its examples.

Each file holds one field of ``Rewording`` and is named after it (``openers.yaml`` is a list of ``OpenerRule``).
An example without ``becomes`` must be left as it is by the rule that holds it.
"""

from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from reframer.errors import RuleFileError
from reframer.model.base import Model
from reframer.model.findings import RoleTime
from reframer.resources import data_folder
from reframer.rulebook.schema import Text
from reframer.rulebook.yaml_source import add_problems, read_yaml

Words = frozenset[Text]
RuleId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")]


class WordingExample(Model):
    """A bullet that runs as a test: what it becomes, or (without ``becomes``) that this rule leaves it alone."""

    text: Text
    becomes: str = ""
    time: RoleTime = RoleTime.PAST


class OpenerRule(Model):
    """Words that begin a bullet and say less than what stands behind them.

    ``deed`` says what happens to a gerund or infinitive behind them: ``past`` (building -> Built), ``base`` (behind ``lead``:
    Helped + build), ``keep`` (behind ``lead``: Contributed to + building) or ``leave`` (the bullet is not touched).
    ``thing`` are the words put before a noun phrase (Owned); empty leaves such a bullet alone.
    """

    id: RuleId
    phrases: Annotated[tuple[Text, ...], Field(min_length=1)]
    deed: Literal["past", "base", "keep", "leave"] = "leave"
    lead: str = ""  # words before a deed
    thing: str = ""  # words before a thing
    needs_result: bool = False  # only where the bullet says what came of it
    needs_fact: bool = False  # only where the bullet names a technology or a metric
    needs_words: tuple[Text, ...] = ()  # only where one of these words follows
    never: tuple[Text, ...] = ()  # not where one of these words follows
    because: Text
    examples: tuple[WordingExample, ...]


class Shorthand(Model):
    """A short way of writing and the full word. ``apart`` forms may be glued to what follows (w/o)."""

    id: RuleId
    form: Text
    becomes: Text
    keeps_case: bool = False  # the form is only meant in this case (DB)
    not_before: tuple[Text, ...] = ()
    not_after: tuple[Text, ...] = ()
    examples: tuple[WordingExample, ...]


class Compound(Model):
    """Words that take a hyphen before the noun they describe: lock free queue -> lock-free queue.

    With ``any_before`` the last word alone makes the compound (rule based checks); ``not_behind`` are words that never do.
    """

    id: RuleId
    words: Annotated[tuple[Text, ...], Field(min_length=1)]
    any_before: bool = False
    not_behind: tuple[Text, ...] = ()
    not_before: tuple[Text, ...] = ()
    examples: tuple[WordingExample, ...]


class Filler(Model):
    """Words that say nothing beyond the deed beside them.

    ``adverb``: left out in front of a verb. ``purpose``: becomes ``becomes`` in front of a base form. ``verb``: bases of
    verbs that become the verb ``becomes`` in the same form, at the head of a bullet and (but for ``at_head``) as a gerund
    anywhere. ``achieved``: left out in front of a verb of change whose figures say that it happened.
    """

    id: RuleId
    kind: Literal["adverb", "purpose", "verb", "achieved"]
    words: Annotated[tuple[Text, ...], Field(min_length=1)]
    becomes: str = ""
    at_head: bool = False
    because: Text
    examples: tuple[WordingExample, ...]


class Nominal(Model):
    """A noun that names a deed, and the verb of that deed in the verb table (migration, migrate).

    ``ends`` are the kinds of thing that may stand before the noun at the end of a fragment's first phrase: ``mass`` (startup
    time), ``many`` (a plural), ``name`` (a technology alone), ``one`` (a single count noun that takes "the"). Nouns whose object
    is not certain there (the migration of a broker: to it or from it?) have none.
    """

    id: RuleId
    noun: Text
    also: tuple[Text, ...] = ()  # other spellings
    verb: Text
    of: bool = True  # "Migration of X" may become "Migrated X"
    ends: tuple[
        Literal["mass", "many", "name", "one"], ...
    ] = ()  # "X migration" may become "Migrated X" where X is mass, many...
    pairs: bool = False  # "A to B migration of X" may become "Migrated X from A to B"
    examples: tuple[WordingExample, ...]


class Acronym(Model):
    """An acronym that is written out once in a resume: MTTR -> mean time to recovery (MTTR)."""

    id: RuleId
    form: Text
    long: Text
    needs_cue: tuple[Text, ...] = ()
    examples: tuple[WordingExample, ...]


class Gloss(Model):
    """What a niche technology is, in two to four words, once in a resume: Debezium (change data capture)."""

    id: RuleId
    technologies: Annotated[tuple[Text, ...], Field(min_length=1)]
    gloss: Text
    examples: tuple[WordingExample, ...]


class ResultNoun(Model):
    """A noun or adjective of change and the verb of the table that says the same: reduction, reduce; lower, lower."""

    word: Text
    verb: Text


class Restatement(Model):
    """Role-neutral words that the bullet entails, put beside its object.

    All conditions must hold in the bullet: the object's head is one of ``heads``, a technology of ``kinds`` or one of
    ``technologies`` is named (where given), a metric of ``metrics`` is there (where given), every group of ``cues`` has a word,
    and no word of ``never`` stands anywhere. ``place``: ``front`` before the object's own words, ``technology``
    before the technology among them (else in front), ``head`` before its head,
    ``behind`` after its head.
    """

    id: RuleId
    heads: tuple[Text, ...] = ()
    anchors: tuple[Text, ...] = ()  # fixed words in the text beside which the insert stands, instead of a head
    kinds: tuple[Text, ...] = ()
    technologies: tuple[Text, ...] = ()
    metrics: tuple[Text, ...] = ()  # kinds of metric: rate, time, percentile, users
    cues: tuple[tuple[Text, ...], ...] = ()
    never: tuple[Text, ...] = ()
    not_the_one: bool = False  # not where the thing has a name already: the loyalty API
    insert: Text
    place: Literal["front", "technology", "head", "behind"] = "front"
    because: Text
    examples: Annotated[tuple[WordingExample, ...], Field(min_length=4)]


class Grammar(Model):
    """Closed classes of words that the wording operations lean on. All in lower case unless letters are the point."""

    determiners: Words
    prepositions: Words
    conjunctions: Words
    relatives: Words
    pronouns: Words
    auxiliaries: Words
    noun_gerunds: Words  # gerunds that are names of things as often: testing, training
    weak_gerunds: Words  # gerunds that begin names of things now and then: building permit system
    noun_bases: Words  # verbs whose base form is a noun as often: test, support
    no_gerunds: Words  # words in -ing that are no verb forms: string, during
    no_pasts: Words  # words in -ed that are no verb forms: speed, need
    count_nouns: Words  # heads that take an article in the singular
    collective_nouns: Words  # heads of many things, new to the reader: a portfolio of clients
    mass_nouns: Words  # measures and stuffs that take no article: startup time, battery drain
    label_stops: Words  # labels before a colon that do not name the thing done: duties, project
    article_verbs: Words  # verbs of making: what they make is new to the reader, so "a" is right
    sure_verbs: Words  # verbs whose gerund at the beginning of a bullet is a deed before any object
    sure_thirds: Words  # verbs whose form in -s is hardly ever a plural at the beginning of a bullet: handles, keeps
    tending_verbs: Words  # verbs whose object is there already: "the" is right before a single thing
    article_prepositions: Words  # behind which a single thing takes an article
    known_words: Words  # first words of things that the reader takes for the only one: the customer portal
    known_nouns: Words  # heads of such things: the outbox pattern
    bare_nouns: Words  # heads that stand alone without an article behind a preposition: in test, in service
    handling_nouns: Words  # things that handle calls and messages: service, gateway
    handled_nouns: Words  # beginnings of what they handle: request, rps
    light_verbs: Words  # verbs that add nothing to the deed that their object names: performed the migration of
    event_verbs: Words  # run, conduct: with an event noun "a" is right
    named_nouns: Words  # behind a name they are the one of that name: the saga pattern
    event_nouns: Words
    span_nouns: Words  # nouns of number compounds before a singular noun: two-tier cache
    time_nouns: Words  # and before any noun: 7-day averages
    number_words: Words
    lower_names: Words  # names of technologies that are right in small letters
    staff_nouns: Words  # single people, whom nobody owns: 3 contractors
    owned_nouns: Words  # what one owns beside things made and works done: the roadmap
    vague_words: Words  # beginnings of things that nobody can own: various tasks
    no_causes: Words  # verbs that read oddly as a means: by owning
    an_starts: Words  # beginnings said with a vowel against their spelling
    a_starts: Words  # beginnings said with a consonant against their spelling
    names_with_and: Words  # names that keep their &
    result_nouns: tuple[ResultNoun, ...]
    sweeping_words: Words  # beginnings of things that name no single one: every release
    fault_nouns: Words  # what went wrong: a bare count of it is no proof of the thing beside it
    measure_nouns: Words  # that say nothing without the thing that they measure: the size
    lasting_verbs: Words  # deeds without an end of their own: who was to operate it for a role did
    people_nouns: Words  # who is helped: the team, 14 analysts
    duty_verbs: Words  # what one is bound to bring about, done or not: ensuring that it is delivered
    thing_verbs: Words  # whose subject is the thing made, not who made it: a service handled 3k calls
    part_nouns: Words  # of which a thing has one: the backend of a health app
    bare_names: Words  # names of ways to work, which take no article: git flow
    common_gloss_words: Words  # words of glosses that do not tell what a technology is: data, event
    open_verbs: Words  # verbs of change whose direction stands in the rest: bring, take


class Rewording(Model):
    """Everything under ``rules/rewording``."""

    openers: tuple[OpenerRule, ...] = ()
    fillers: tuple[Filler, ...] = ()
    shorthands: tuple[Shorthand, ...] = ()
    compounds: tuple[Compound, ...] = ()
    nominals: tuple[Nominal, ...] = ()
    acronyms: tuple[Acronym, ...] = ()
    glosses: tuple[Gloss, ...] = ()
    restatements: tuple[Restatement, ...] = ()
    grammar: Grammar


@cache
def rewording() -> Rewording:
    """Read ``rules/rewording`` once and keep it. Raises RuleFileError with every problem of every file."""
    problems: list[str] = []
    folder = data_folder("rules") / "rewording"
    values: dict[str, Any] = {}
    for name, field in Rewording.model_fields.items():
        source = read_yaml(f"rules/rewording/{name}.yaml", (folder / f"{name}.yaml").read_text(encoding="utf-8"))
        if not source.problems:
            try:
                values[name] = TypeAdapter[Any](field.annotation or Any).validate_python(source.data)
            except ValidationError as error:
                add_problems(source, error)
        problems.extend(source.problems)
    if problems:
        raise RuleFileError(tuple(problems))
    return Rewording(**values)
