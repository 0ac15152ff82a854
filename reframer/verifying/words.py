"""The checker's own lookups, compiled once for each set of rules: names, verbs, and phrases with what they mean."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from reframer.rulebook.equivalents import Equivalent, EquivalentKind
from reframer.rulebook.keeping import KeptForRules
from reframer.rulebook.rules import Rules
from reframer.rulebook.schema import Competency
from reframer.rulebook.vocabulary import MlTerm, Qualifier, Technology, Vocabulary
from reframer.verifying.figure import Figure
from reframer.verifying.forms import forms_of, regular_forms
from reframer.verifying.phrases import Phrases
from reframer.verifying.stems import Stems, without_plural_of_letters
from reframer.verifying.text import ends_clause, ends_sentence, tokenise

_JOINS = frozenset({"", " ", "-", "/", ".", "_", " -", "- "})
_KEPT_RULES = 4
_LESSER = frozenset({"run", "use", "handle", "watch", "keep_data", "provide", "take_in"})
# Deeds of one rank, whatever the verb: *read* and *fetched*, *examined* and *investigated*.
_LEVEL = frozenset(
    {
        "take_in", "pass_on", "keep_data", "handle", "measure", "inspect", "test", "find", "diagnose", "present", "document",
        "suggest", "choose", "provide", "use", "watch", "interview", "arrange", "teach", "query", "show", "convey", "act",
    }
)  # fmt: skip
_MODEST = _LESSER | {
    "adapt", "move", "install", "introduce", "connect", "arrange", "finish", "inspect", "measure", "pass_on", "present",
    "document", "divide", "join", "replace", "keep_data", "suggest", "choose", "find", "share_work", "enable", "interview",
}  # fmt: skip
_TENDING, _CHANGING, _MAKING = 1, 2, 3
_STAGES = {"making": _MAKING, "changing": _CHANGING, "tending": _TENDING}
_STAGES |= dict.fromkeys(("create", "design", "rework", "lead"), _MAKING)
_STAGES |= dict.fromkeys(_LEVEL | {"run", "share_work", "promote", "ensure"}, _TENDING)


class Word(NamedTuple):
    """A word of a line: its spelling, its stem, its place, and the clause and statement that it stands in."""

    text: str
    low: str
    stem: str
    start: int
    end: int
    clause: int
    sentence: int
    before: str  # the sign or gap between this word and the last
    first: bool  # the first word of its clause


class Action(NamedTuple):
    """A form of a verb: which verb, and which of its forms."""

    base: str
    rank: int
    direction: str
    form: str  # base, past, participle, gerund or third


@dataclass
class Lexicon:
    """Everything that the checker looks up, made from one vocabulary."""

    vocabulary: Vocabulary
    competencies: tuple[Competency, ...] = ()
    actions: dict[str, tuple[Action, ...]] = field(default_factory=dict)
    deeds: dict[str, frozenset[str]] = field(default_factory=dict)  # verb base -> verbs that say the same of the person
    groups: dict[str, frozenset[int]] = field(default_factory=dict)  # stem -> numbers of the groups of equal things
    plain: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        forms: dict[str, str] = {}
        for verb in self.vocabulary.verbs:
            for text, form in forms_of(verb):
                forms.setdefault(text, verb.base)
                action = Action(verb.base.replace("-", ""), verb.rank, verb.direction, form)
                held = self.actions.get(text, ())
                if action not in held:
                    self.actions[text] = (*held, action)
        self._add_unknown_verbs(forms)
        families = [entry.words for entry in self.of(EquivalentKind.FAMILY)]
        self.stems = Stems(forms, families)
        self.plain = frozenset(
            self.stems.of(word) for entry in self.of(EquivalentKind.PLAIN) for word in entry.words if " " not in word
        )
        self.plain_words = frozenset(word for entry in self.of(EquivalentKind.PLAIN) for word in entry.words)
        self._cues: dict[str, tuple[str, ...]] = {}
        self._written: dict[int, frozenset[str]] = {}  # by identity: the entries live as long as the vocabulary
        self._singulars: dict[str, tuple[str, ...]] = {}  # of phrases of the vocabulary, so it cannot grow without end
        self._glosses: dict[str, frozenset[str]] = {}
        self.risky = frozenset(
            self.stems.of(word)
            for entry in self.of(EquivalentKind.MACHINE_LEARNING)
            for text in entry.words
            for word in text.lower().replace("-", " ").split()
        )
        self.things = frozenset(word for entry in self.of(EquivalentKind.THING) for word in entry.words)
        self.either = frozenset(word for entry in self.of(EquivalentKind.EITHER) for word in entry.words)
        self.charges = frozenset(word for entry in self.of(EquivalentKind.DUTY) for word in entry.words)
        self.times = frozenset(word for entry in self.of(EquivalentKind.TIME) for word in entry.words)
        self.light = frozenset(
            {"make", "keep", "take", "bring", "go", "get", "do", "give", "put", "see", "let", "come"}
            & set(bases_of(self.vocabulary))
        )
        self._nominals: dict[str, tuple[str, int, str]] = {}
        for verb in self.vocabulary.verbs:
            if " " not in verb.base:
                self._nominals.setdefault(self.stems.of(verb.base), (verb.base, verb.rank, verb.direction))
        self._classes: dict[str, frozenset[str]] = {}
        for entry in self.of(EquivalentKind.CLASS):
            for word in entry.words:
                base = word.replace("-", "")
                self._classes[base] = self._classes.get(base, frozenset()) | {entry.id}
        self._stages = {verb.base.replace("-", ""): min(max(verb.rank, 2) - 1, _MAKING) for verb in self.vocabulary.verbs}
        for entry in self.of(EquivalentKind.STAGE):
            self._stages |= {word.replace("-", ""): _STAGES[entry.id] for word in entry.words}
        self._factors = {unit.unit: Decimal(unit.factor) for unit in self.vocabulary.units if unit.factor is not None}
        self.carriers = frozenset(word for entry in self.of(EquivalentKind.LIGHT) for word in entry.words)
        self.distant = frozenset(word for entry in self.of(EquivalentKind.DISTANT) for word in entry.words)
        self.shells = self._stems_of(EquivalentKind.SHELL)
        self.frames = self._stems_of(EquivalentKind.FRAME)
        self.sides = self._stems_of(EquivalentKind.SIDE)
        self.general = self._stems_of(EquivalentKind.GENERAL)
        self.says_little = self.shells | self.general | self.frames | self.plain
        self.mild = frozenset(word for entry in self.of(EquivalentKind.MILD) for word in entry.words)
        self._join_deeds()
        self._index_technologies()
        self._index_phrases()

    def _add_unknown_verbs(self, forms: dict[str, str]) -> None:
        """Give the verbs of our own groups that the verb table lacks their regular forms, and the lowest rank of their group."""
        known = {verb.base: verb for verb in self.vocabulary.verbs}
        irregular = {entry.words[0]: entry.words for entry in self.of(EquivalentKind.IRREGULAR)}
        for entry in self.of(EquivalentKind.DEED, EquivalentKind.CLASS):
            peers = [known[word] for word in entry.words if word in known]
            for word in entry.words:
                if not peers or word in known or not word.replace(" ", "").isalpha():
                    continue
                directions = {verb.direction for verb in peers}
                direction = directions.pop() if len(directions) == 1 else ""
                ranks = sorted(verb.rank for verb in peers)
                rank = ranks[len(ranks) // 2]
                head, _, rest = word.partition(" ")
                rank = min(rank, known[head].rank) if rest and head == "keep" else rank  # *kept up* is no more than *kept*
                forms_of_head = forms_of(known[head]) if head in known else regular_forms(head, irregular.get(head))
                for text, form in forms_of_head:
                    text = f"{text} {rest}".strip()
                    self.actions.setdefault(text, (Action(word, rank, direction, form),))
                    if not rest:
                        forms.setdefault(text, word)

    def of(self, *kinds: EquivalentKind) -> list[Equivalent]:
        """Return the entries of some kinds, in order."""
        return [entry for entry in self.vocabulary.equivalents if entry.kind in kinds]

    def _stems_of(self, kind: EquivalentKind) -> frozenset[str]:
        """Return the stems of the single words of one kind."""
        return frozenset(self.stems.of(word) for entry in self.of(kind) for word in entry.words if " " not in word)

    def nominal(self, stem: str) -> tuple[str, int, str] | None:
        """Return base, rank and direction of the verb that a noun of this stem names (migration, migrate), or None."""
        return self._nominals.get(stem)

    def words(self, text: str) -> tuple[str, tuple[Word, ...]]:
        """Return the normalised text and its words."""
        plain, tokens = tokenise(text)
        words: list[Word] = []
        clause = sentence = 0
        last_end = 0
        fresh = True
        for token in tokens:
            if not token.word:
                if ends_sentence(plain, token):
                    sentence += 1
                if ends_clause(plain, token):
                    clause += 1
                    fresh = True
                continue
            start, end, low = token.start, token.end, token.low
            if plain[end : end + 2] == "++":
                low, end = low + "++", end + 2
            elif plain[end : end + 1] == "#":
                low, end = low + "#", end + 1
            elif start and plain[start - 1] == "." and (start == 1 or not plain[start - 2].isalnum()):
                low, start = "." + low, start - 1
            stem = self.stems.of(without_plural_of_letters(token.text, low))
            words.append(Word(token.text, low, stem, start, end, clause, sentence, plain[last_end:start], fresh))
            last_end, fresh = end, False
        return plain, tuple(words)

    def keys(self, text: str, *, stemmed: bool = True) -> tuple[str, ...]:
        """Return the keys of a phrase of the vocabulary."""
        return tuple(word.stem if stemmed else word.low for word in self.words(text)[1])

    def singulars(self, text: str) -> tuple[str, ...]:
        """Return the words of a phrase of the vocabulary in the singular: *clusters* is no *clustering*."""
        kept = self._singulars.get(text)
        if kept is None:
            kept = self._singulars[text] = tuple(singular(word.low) for word in self.words(text)[1])
        return kept

    def written(self, entry: Equivalent) -> frozenset[str]:
        """Return the phrases of an entry in the singular, each without its spaces."""
        kept = self._written.get(id(entry))
        if kept is None:
            kept = self._written[id(entry)] = frozenset("".join(self.singulars(text)) for text in entry.words)
        return kept

    def is_adverb_only(self, entry: Equivalent, keys: tuple[str, ...]) -> bool:
        """Say whether an entry holds these stems in adverbs only: *reportedly* hedges, *a report* does not."""
        return (id(entry), keys) in self._adverbs

    def cue_keys(self, cue: str) -> tuple[str, ...]:
        """Return the stems of a cue of an entailed wording."""
        if cue not in self._cues:
            self._cues[cue] = self.keys(cue)
        return self._cues[cue]

    def gloss(self, technology: Technology) -> frozenset[str]:
        """Return the stems of the words that say what a technology is: its kind and its gloss."""
        if technology.name not in self._glosses:
            words = self.keys(f"{technology.kind.replace('_', ' ')} {technology.gloss}")
            self._glosses[technology.name] = frozenset(words) - self.risky
        return self._glosses[technology.name]

    def _join_deeds(self) -> None:
        equal: dict[str, set[str]] = {}
        for verb in self.vocabulary.verbs:
            base = verb.base.replace("-", "")
            for other in verb.equals:
                equal.setdefault(base, set()).add(other.replace("-", ""))
                equal.setdefault(other.replace("-", ""), set()).add(base)
        for entry in self.of(EquivalentKind.DEED):
            group = {word.replace("-", "") for word in entry.words}
            for word in group:
                equal.setdefault(word, set()).update(group)
        self.deeds = {base: frozenset(others | {base}) for base, others in equal.items()}

    def _index_technologies(self) -> None:
        self.names: Phrases[tuple[Technology, str]] = Phrases()
        self.technologies: dict[str, Technology] = {}
        for technology in self.vocabulary.technologies:
            self.technologies[technology.name] = technology
            cased = {form.lower() for form in technology.exact_case}
            for form in (technology.name, *technology.aliases):
                if form.lower() not in cased:
                    self.names.add(self.keys(form, stemmed=False), (technology, ""))
            for form in technology.exact_case:
                self.names.add(self.keys(form, stemmed=False), (technology, form))
            for cued in technology.needs_cue:
                self.names.add(self.keys(cued.form, stemmed=False), (technology, cued.form))

    def _index_phrases(self) -> None:
        self.phrases: Phrases[Equivalent] = Phrases()
        self._adverbs: set[tuple[int, tuple[str, ...]]] = set()
        self.limits: Phrases[tuple[Qualifier, bool]] = Phrases()
        self.terms: Phrases[tuple[MlTerm, bool]] = Phrases()
        self.doings: Phrases[str] = Phrases()
        for entry in self.vocabulary.equivalents:
            if entry.kind in (
                EquivalentKind.FAMILY,
                EquivalentKind.DEED,
                EquivalentKind.NUMBER,
                EquivalentKind.EITHER,
                EquivalentKind.THING,
                EquivalentKind.CLASS,
                EquivalentKind.LIGHT,
                EquivalentKind.DISTANT,
                EquivalentKind.FRAME,
                EquivalentKind.SIDE,
                EquivalentKind.GENERAL,
                EquivalentKind.MILD,
                EquivalentKind.STAGE,
                EquivalentKind.IRREGULAR,
            ):
                continue
            for text in entry.words[:1] if entry.kind is EquivalentKind.FIGURE else entry.words:
                self.phrases.add(self.keys(text), entry)
                if text.endswith("ly"):
                    self._adverbs.add((id(entry), self.keys(text)))
            self._adverbs -= {(id(entry), self.keys(text)) for text in entry.words if not text.endswith("ly")}
        for qualifier in self.vocabulary.qualifiers:
            for text in qualifier.phrases:
                self.limits.add(self.singulars(text), (qualifier, True))
            for text in qualifier.pseudo:
                self.limits.add(self.singulars(text), (qualifier, False))
        for term in self.vocabulary.ml_terms:
            for text in (term.term, *term.forms):
                self.terms.add(self.singulars(text), (term, True))
            for text in term.never:
                self.terms.add(self.singulars(text), (term, False))
        for text in self.actions:
            if " " in text or "-" in text:
                self.doings.add(self.keys(text, stemmed=False), text)
        numbered: dict[str, set[int]] = {}
        for number, entry in enumerate(self.of(EquivalentKind.SAME)):
            for word in entry.words:
                if len(keys := self.keys(word)) == 1:
                    numbered.setdefault(keys[0], set()).add(number)
        self.restatements: Phrases[tuple[str, tuple[str, ...]]] = Phrases()
        self.matches: Phrases[str] = Phrases()
        for rule in self.competencies:
            for hypernym in rule.restate:
                self.restatements.add(self.keys(hypernym.phrase), (rule.id, hypernym.needs_cue))
            if rule.restate:
                for text in (*rule.match.phrases, *rule.match.exact_case, *(cued.form for cued in rule.match.needs_cue)):
                    self.matches.add(self.keys(text), rule.id)
        self.leads: Phrases[None] = Phrases()
        for text in (
            *(claim.text for rule in self.competencies for claim in rule.claims),
            *(phrase.text for phrase in self.vocabulary.phrases if phrase.kind == "answer_template"),
        ):
            self.leads.add(self.keys(text.partition("{")[0], stemmed=False), None)
        self.groups = {stem: frozenset(numbers) for stem, numbers in numbered.items()}
        self.known = self._known_words()

    def _known_words(self) -> frozenset[str]:
        """Return the stems whose meaning the vocabulary knows: things, entailed wordings, limits, contrasts, kinds of tools."""
        kinds = (
            EquivalentKind.SAME, EquivalentKind.LONG, EquivalentKind.ENTAILED, EquivalentKind.LIMIT, EquivalentKind.SCOPE,
            EquivalentKind.PRAISE, EquivalentKind.RANK, EquivalentKind.TITLE, EquivalentKind.CONTRAST,
        )  # fmt: skip
        known = {stem for entry in self.of(*kinds) for text in entry.words for stem in self.keys(text)}
        for technology in self.vocabulary.technologies:
            known |= self.gloss(technology)
        return frozenset(known)

    @cached_property
    def openers(self) -> tuple[str, ...]:
        """The beginnings of a comparison with ML work, as the phrase bank has them, longest first."""
        bank = {phrase.text.lower().strip() for phrase in self.vocabulary.phrases if phrase.kind == "opener"}
        return tuple(sorted(bank, key=lambda text: (-len(text), text)))

    @cached_property
    def headings(self) -> frozenset[str]:
        """The headings that the phrase bank has, in lower case: they are ours and claim nothing."""
        return frozenset(phrase.text.lower().strip() for phrase in self.vocabulary.phrases if phrase.kind == "heading")

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The words that the phrase bank puts before a quotation to say where the work stands; they claim nothing."""
        return tuple(phrase.text for phrase in self.vocabulary.phrases if phrase.kind == "label")

    def is_heading(self, text: str) -> bool:
        """Say whether a line is nothing but a heading of the phrase bank."""
        return text.strip(" *_#:.").lower() in self.headings

    def same_thing(self, one: str, other: str) -> bool:
        """Say whether two stems are equal or name one thing."""
        return one == other or bool(self.groups.get(one, frozenset()) & self.groups.get(other, frozenset()))

    def without_agent(self, stem: str) -> str:
        """Return the stem of the verb that a tool or a person is named after (*matcher*, *match*), or the stem itself."""
        bare = stem[:-2]
        return bare if stem.endswith(("er", "or")) and bare in self._nominals else stem

    def same_deed(self, one: str, other: str) -> bool:
        """Say whether two verbs say the same of the person."""
        return one == other or other in self.deeds.get(one, ())

    def akin(self, one: str, other: str) -> bool:
        """Say whether two verbs tell of deeds of one kind: either may stand for the other where the rank does not rise."""
        one, other = one.replace("-", ""), other.replace("-", "")
        return self.same_deed(one, other) or bool(self._classes.get(one, frozenset()) & self._classes.get(other, frozenset()))

    def is_word(self, word: Word) -> bool:
        """Say whether any list of the vocabulary knows the word, so that it is no misspelling."""
        if word.stem in self.known or word.stem in self.plain or word.low in self.actions or self.nominal(word.stem):
            return True
        return word.text[:1].isupper() and not word.first

    def amount(self, figure: Figure) -> Decimal:
        """Return the value of a figure in the first unit of its kind, so that 2 days are more than 3 hours."""
        return figure.value * self._factors.get(figure.unit, Decimal(1))

    def stage(self, base: str) -> int:
        """Return how much a verb makes of a thing: 3 makes it or leads, 2 changes it, 1 tends, uses or looks at it."""
        base = base.replace("-", "")
        held = [_STAGES.get(name, _CHANGING) for name in self._classes.get(base, ())]
        return min(held) if held else self._stages.get(base, _CHANGING)

    def is_level(self, one: str, other: str) -> bool:
        """Say whether two verbs are of a kind in which the rank of the verb table does not count."""
        one, other = one.replace("-", ""), other.replace("-", "")
        return bool(self._classes.get(one, frozenset()) & self._classes.get(other, frozenset()) & _LEVEL)

    def is_of(self, base: str, names: Sequence[str]) -> bool:
        """Say whether a verb is of one of these classes."""
        return not self._classes.get(base.replace("-", ""), frozenset()).isdisjoint(names)

    def is_modest(self, base: str) -> bool:
        """Say whether a verb makes nothing, leads nobody and changes no figure: it may render a verb that no list knows."""
        classes = self._classes.get(base.replace("-", ""), frozenset())
        return bool(classes) and classes <= _MODEST

    def is_lesser(self, base: str) -> bool:
        """Say whether a verb of low rank only says that the person dealt with a thing: it may replace any greater deed."""
        classes = self._classes.get(base.replace("-", ""), frozenset())
        return bool(classes & _LESSER)


def bases_of(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the bases of all verbs."""
    return tuple(verb.base for verb in vocabulary.verbs)


def singular(low: str) -> str:
    """Return a lower-case word without its plural ending."""
    if len(low) > 4 and low.endswith("ies"):
        return low[:-3] + "y"
    if len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    return low


def joins(words: Sequence[Word]) -> list[bool]:
    """Say of each word whether it may continue a phrase that the word before it began."""
    return [word.before in _JOINS for word in words]


_kept_lexicon = KeptForRules(lambda rules: Lexicon(rules.vocabulary, rules.rules), _KEPT_RULES)


def lexicon_for(rules: Rules) -> Lexicon:
    """Return the lookups of these rules; made once for each fingerprint."""
    return _kept_lexicon(rules)
