"""The language layer as one object: built once for each set of rules, then used for every bullet."""

from reframer.language.analysis import Analysis
from reframer.language.chunker import find_object
from reframer.language.competency import Competencies, Look
from reframer.language.forms import is_capitals, is_list
from reframer.language.metrics import Metrics
from reframer.language.opener import Openers
from reframer.language.qualifiers import Qualifiers
from reframer.language.technology import Technologies
from reframer.language.tokens import Token, Tokeniser
from reframer.language.verbs import Verbs, after_conjuncts
from reframer.model.findings import CompetencyFinding, OpenerKind, Span, TechnologyFinding
from reframer.rulebook import Rules
from reframer.rulebook.keeping import KeptForRules

_LONGEST = 6000


class Language:
    """Matchers, grammar and tables compiled from the vocabulary of ``rules``."""

    def __init__(self, rules: Rules) -> None:
        vocabulary = rules.vocabulary
        self._tokeniser = Tokeniser()
        self._technologies = Technologies(vocabulary.technologies)
        self._metrics = Metrics(vocabulary.units, vocabulary.verbs)
        self._verbs = Verbs(vocabulary.verbs)
        self._openers = Openers(vocabulary.qualifiers, self._verbs)
        self._qualifiers = Qualifiers(vocabulary.qualifiers)
        self._competencies = Competencies(rules.competencies)

    def technologies(self, text: str, *, listed: bool = False) -> tuple[TechnologyFinding, ...]:
        """Return the technologies named in ``text``. In a skills list (``listed``) names need no cue, and case is free."""
        return self._technologies.find(text[:_LONGEST], listed=listed, capitals=is_capitals(text))

    def competencies(self, analysis: Analysis) -> tuple[CompetencyFinding, ...]:
        """Return the rules that fire in an analysed text."""
        return self._competencies.find(analysis)

    def looks(self, analysis: Analysis) -> tuple[Look, ...]:
        """Return everything that any rule saw in an analysed text, with what stood in the way of what does not count."""
        return self._competencies.look(analysis)

    def analyse(self, text: str) -> Analysis:
        """Return the findings of the language layer in ``text``. It never raises.

        A bullet is a sentence or two: what stands behind the first 6,000 characters is not looked at.
        """
        text = text[:_LONGEST]
        capitals = is_capitals(text)
        technologies = self._technologies.find(text, listed=False, capitals=capitals)
        listed = False
        if is_list(text):
            free = self._technologies.find(text, listed=True, capitals=capitals)
            listed = _mostly_names(text, technologies, free)
            technologies = free if listed else technologies
        metrics = self._metrics.find(text, technologies)
        tokens = self._tokeniser.split(text)
        names = _inside(tokens, technologies)
        opening = self._openers.find(text, tokens, names, listed=listed)
        verbs = self._verbs.find(text, tokens, opening.verb, names)
        place = opening.after
        at = self._verbs.form_at(tokens, opening.verb) if opening.verb >= 0 else None
        if at is not None:
            place = after_conjuncts(self._verbs, tokens, opening.verb, at[1])
            if place < len(tokens) - 1 and tokens[place].lower == "to":
                purpose = self._verbs.form_at(tokens, place + 1)
                if purpose is not None and tokens[place + 1].lower == purpose[0].verb.base.split(" ")[0]:
                    # "planned to introduce X": the object is that of the second verb
                    place = after_conjuncts(self._verbs, tokens, place + 1, purpose[1])
        chunk = find_object(tokens, place, self._verbs, metrics, names) if place < len(tokens) else None
        found = head = zone = None
        if chunk is not None:
            found = _span(text, tokens[chunk.start].start, tokens[chunk.end - 1].end)
            head = _span(text, tokens[chunk.head].start, tokens[chunk.head].end)
            start = tokens[chunk.start].start
            if opening.opener is not None and opening.opener.kind is OpenerKind.NOUN:
                start = min(start, opening.opener.span.start)
            zone = _span(text, start, tokens[max(chunk.zone - 1, chunk.end - 1)].end)
        return Analysis(
            text=text,
            tokens=tokens,
            listed=listed,
            capitals=capitals,
            technologies=technologies,
            metrics=metrics,
            verbs=verbs,
            opener=opening.opener,
            object=found,
            object_head=head,
            zone=zone,
            qualifiers=self._qualifiers.find(text, tokens, metrics, verbs),
        )


def _span(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=text[start:end])


def _inside(tokens: tuple[Token, ...], technologies: tuple[TechnologyFinding, ...]) -> frozenset[int]:
    """The numbers of the tokens that stand inside a technology's name."""
    inside: set[int] = set()
    number = 0
    for technology in technologies:
        while number < len(tokens) and tokens[number].end <= technology.span.start:
            number += 1
        place = number
        while place < len(tokens) and tokens[place].start < technology.span.end:
            inside.add(place)
            place += 1
    return frozenset(inside)


def _mostly_names(text: str, technologies: tuple[TechnologyFinding, ...], free: tuple[TechnologyFinding, ...]) -> bool:
    """Whether half of the parts of a list are technologies for sure, or nearly all would be (``free``) were it one."""
    parts = 1 + sum(text.count(sign) for sign in ",;|\u2022\u00b7")
    return 2 * len(technologies) >= parts or 4 * len(free) >= 3 * parts


_kept_language = KeptForRules(Language)


def language_for(rules: Rules) -> Language:
    """Return the language layer of ``rules``, built at the first call; the last four are kept. Threads may share it."""
    return _kept_language(rules)
