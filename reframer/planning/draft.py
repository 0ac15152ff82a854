"""A bullet on its way through the operations: its text so far, what is found in it, and the tables they lean on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from reframer.finding import find_bullet
from reframer.language import Reading, language_for
from reframer.model.findings import BulletFindings, CareerPath, OpenerKind
from reframer.model.plan import Edit, Refusal
from reframer.model.verdicts import Strength, Verdict
from reframer.planning.pieces import Change, edit, spliced
from reframer.planning.words import VerbTable, VerbUse, Word, words_of
from reframer.rulebook import Rules
from reframer.rulebook.rewording import Gloss, Grammar, Nominal, OpenerRule, Rewording, rewording

Outcomes = Iterator[Edit | Refusal]
_BEGINNING = 2  # letters; no opener is shorter


class Tables:
    """The vocabulary in the shape that the operations look it up; made once for a set of rules."""

    def __init__(self, rules: Rules) -> None:
        self.rewording: Rewording = rewording()
        self.grammar: Grammar = self.rewording.grammar
        self.verbs = VerbTable(rules.vocabulary.verbs)
        grammar = self.grammar
        self.determiners = grammar.determiners
        self.prepositions = grammar.prepositions
        self.conjunctions = grammar.conjunctions | {"&", "+", "/"}
        self.relatives = grammar.relatives
        self.pronouns = grammar.pronouns
        self.auxiliaries = grammar.auxiliaries
        self.noun_gerunds = grammar.noun_gerunds
        self.noun_bases = grammar.noun_bases
        self.no_gerunds = grammar.no_gerunds
        self.no_pasts = grammar.no_pasts
        self.function_words = self.determiners | self.prepositions | self.conjunctions | self.relatives | self.pronouns
        self.function_words |= self.auxiliaries
        self.phrases: Mapping[str, str] = {phrase.id: phrase.text for phrase in rules.vocabulary.phrases}
        self.unit_signs = _unit_signs(rules)
        # with what says whether one can stand in a text at all
        self.shorthands = tuple((row.form.lower(), row) for row in self.rewording.shorthands)
        self.compounds = tuple((frozenset(form.split()[0] for form in row.words), row) for row in self.rewording.compounds)
        self._openers: dict[str, list[tuple[str, OpenerRule]]] = {}  # the phrases of openers by their first letters
        for opener in self.rewording.openers:
            for form in opener.phrases:
                self._openers.setdefault(form[:_BEGINNING], []).append((form, opener))
        self.nominals: dict[str, Nominal] = {}
        for nominal in self.rewording.nominals:
            for noun in (nominal.noun, *nominal.also):
                self.nominals.setdefault(noun, nominal)
        self.glosses: Mapping[str, Gloss] = {
            technology: gloss for gloss in self.rewording.glosses for technology in gloss.technologies
        }
        self.languages = frozenset(
            technology.name for technology in rules.vocabulary.technologies if technology.kind == "language"
        )

    def openers_like(self, lower: str) -> list[tuple[str, OpenerRule]]:
        """Return the phrases of openers that begin with the same letters as a text in lower case, each with its rule."""
        return self._openers.get(lower[:_BEGINNING], [])

    def looks_verbal(self, word: Word) -> bool:
        """Return whether a word ends like a verb form (-ing, -ed) without being a known noun or adjective."""
        lower = word.lower
        if lower.endswith("ing"):
            return lower not in self.no_gerunds and len(lower) > 4
        return lower.endswith("ed") and lower not in self.no_pasts and len(lower) > 3

    def is_unknown_verb(self, word: Word) -> bool:
        """Return whether a word ends like a verb form and the table does not hold it."""
        return self.looks_verbal(word) and not self.verbs.knows(word.text)


def _unit_signs(rules: Rules) -> Mapping[str, str]:
    """Return the sign of each unit by the spellings that may be glued to a number."""
    signs: dict[str, str] = {}
    for unit in rules.vocabulary.units:
        if unit.kind in {"time", "size"}:
            for form in (unit.unit, *unit.forms):
                signs.setdefault(form, unit.unit)
    return signs


@lru_cache(maxsize=4)
def tables_for(rules: Rules) -> Tables:
    """Return the tables of a set of rules."""
    return Tables(rules)


@dataclass(frozen=True)
class Setting:
    """What a resume lets a single bullet do: none of it is about the bullet's own words.

    ``written_out`` are acronyms and technologies that the resume already explains or that are explained in an earlier bullet;
    ``glosses_left`` is how many more technologies may be explained; ``results_left``
    says whether one more bullet of the role may begin with its result, and with which verbs it may not begin. ``voice`` is the
    form of verb that the role's lines in the present begin with: ``third`` (runs), ``base`` (run), empty where there are none.
    """

    path: CareerPath
    bridges: str = "summary"
    skip: frozenset[str] = frozenset()
    written_out: frozenset[str] = frozenset()
    results_left: bool = True
    taken_verbs: frozenset[str] = frozenset()
    bridge_allowed: bool = True
    bridged: frozenset[str] = frozenset()
    voice: str = ""
    glosses_left: int = 0


@dataclass(frozen=True)
class Draft:
    """A text under way. ``original`` are the findings of the bullet as it came in; ``findings`` those of the text so far."""

    text: str
    original: BulletFindings
    verdict: Verdict
    rules: Rules
    setting: Setting

    @cached_property
    def findings(self) -> BulletFindings | Reading:
        """What the words of the text so far are, without its competencies and its ML reading; looked for when asked for."""
        return self.original if self.text == self.original.text else language_for(self.rules).read(self.text)

    @cached_property
    def all_findings(self) -> BulletFindings:
        """Everything found in the text so far, read anew."""
        if self.text == self.original.text:
            return self.original
        return find_bullet(self.text, self.rules, bullet_id=self.original.bullet_id, time=self.original.time)

    @cached_property
    def tables(self) -> Tables:
        """The vocabulary tables."""
        return tables_for(self.rules)

    @property
    def bullet_id(self) -> str:
        """The bullet's id."""
        return self.original.bullet_id

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the text so far."""
        return words_of(self.text)

    @cached_property
    def uses(self) -> tuple[VerbUse | None, ...]:
        """The verb of the table at every word of the text so far, whatever the bullet begins with."""
        return tuple(self.tables.verbs.use_at(self.words, index) for index in range(len(self.words)))

    def verb_at(self, index: int) -> VerbUse | None:
        """Return the verb of the table at a word; none at the first one where the bullet begins with a noun."""
        use = self.uses[index] if index < len(self.words) else None
        if index or use is None or use.is_any("past"):
            return use
        opener = self.original.opener  # "Release notes generator": the word is a noun here
        noun = opener is not None and opener.kind is OpenerKind.NOUN and self.text.startswith(opener.span.text)
        return None if noun else use

    def with_text(self, text: str) -> "Draft":
        """Return the draft with another text."""
        return Draft(text, self.original, self.verdict, self.rules, self.setting)

    def is_named(self, word: Word) -> bool:
        """Return whether a word of the text is, or is part of, the name of a technology."""
        return any(found.span.start <= word.start < found.span.end for found in self.findings.technologies)

    def edit(
        self, operation: str, changes: Sequence[Change], *, rule_id: str, because: str, strength: Strength = Strength.KEEP
    ) -> Edit:
        """Return the edit that makes ``changes`` in this text; they must not overlap."""
        parts = spliced(self.text, changes)
        return edit(self.bullet_id, operation, self.text, parts, rule_id=rule_id, because=because, strength=strength)

    def refuse(self, operation: str, rule_id: str, wanted: str, why: str) -> Refusal:
        """Return a refusal for this bullet."""
        return Refusal(bullet_id=self.bullet_id, rule_id=rule_id or operation, wanted=wanted, why=why, operation=operation)
