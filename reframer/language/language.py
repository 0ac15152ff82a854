"""The language layer as one object: built once for each set of rules, then used for every bullet."""

from collections.abc import Sequence

from reframer.language.analysis import Analysis
from reframer.language.competency import Competencies, Look
from reframer.language.forms import is_capitals
from reframer.language.reading import Matchers, Reading
from reframer.model.findings import CompetencyFinding, TechnologyFinding
from reframer.rulebook import Rules
from reframer.rulebook.keeping import KeptForRules

_LONGEST = 6000


class Language:
    """Matchers, grammar and tables compiled from the vocabulary of ``rules``."""

    def __init__(self, rules: Rules) -> None:
        self._matchers = Matchers(rules.vocabulary)
        self._competencies = Competencies(rules.competencies, rules.vocabulary.word_lists, rules.vocabulary.verbs)

    def technologies(self, text: str, *, listed: bool = False) -> tuple[TechnologyFinding, ...]:
        """Return the technologies named in ``text``. In a skills list (``listed``) names need no cue, and case is free."""
        return self._matchers.technologies.find(text[:_LONGEST], listed=listed, capitals=is_capitals(text))

    def competencies(self, analysis: Analysis) -> tuple[CompetencyFinding, ...]:
        """Return the rules that fire in an analysed text."""
        return self._competencies.find(analysis)

    def competency_at(self, rule_id: str, places: Sequence[tuple[int, int]], analysis: Analysis) -> CompetencyFinding:
        """Return the finding of one rule at places of an analysed text that another reading saw."""
        return self._competencies.at(rule_id, places, analysis)

    def looks(self, analysis: Analysis) -> tuple[Look, ...]:
        """Return everything that any rule saw in an analysed text, with what stood in the way of what does not count."""
        return self._competencies.look(analysis)

    def analyse(self, text: str) -> Analysis:
        """Return the findings of the language layer in ``text``. It never raises.

        A bullet is a sentence or two: what stands behind the first 6,000 characters is not looked at.
        """
        reading = self.read(text)
        return Analysis(
            text=reading.text,
            tokens=reading.tokens,
            listed=reading.listed,
            capitals=reading.capitals,
            technologies=reading.technologies,
            metrics=reading.metrics,
            verbs=reading.verbs,
            opener=reading.opener,
            object=reading.object,
            object_head=reading.object_head,
            zone=reading.zone,
            qualifiers=reading.qualifiers,
        )

    def read(self, text: str) -> Reading:
        """Return the same findings as ``analyse``, each looked for when it is asked for."""
        return Reading(text[:_LONGEST], self._matchers)


_kept_language = KeptForRules(Language)


def language_for(rules: Rules) -> Language:
    """Return the language layer of ``rules``, built at the first call; the last four are kept. Threads may share it."""
    return _kept_language(rules)
