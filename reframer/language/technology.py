"""Find technologies by their names: the longest name wins, ordinary words need their case and a cue."""

from reframer.language.forms import FormFinding, Forms
from reframer.model.findings import Span, TechnologyFinding
from reframer.rulebook.vocabulary import Technology


class Technologies:
    """All technologies of the vocabulary, compiled."""

    def __init__(self, technologies: tuple[Technology, ...]) -> None:
        self._technologies = technologies
        self._forms = Forms()
        for owner, technology in enumerate(technologies):
            # a name that needs its case (Kafka Streams is a library, Kafka streams are not) is listed among those
            names = tuple(name for name in (technology.name, *technology.aliases) if name not in technology.exact_case)
            self._forms.add(owner, names, technology.exact_case, technology.needs_cue)

    def find(self, text: str, *, listed: bool, capitals: bool) -> tuple[TechnologyFinding, ...]:
        """Return the technologies of ``text`` in order, one for each mention; no two overlap."""
        found = self._forms.find(text, listed=listed, capitals=capitals)
        # At one place the longest wins; of two with one form the one whose name is written as in the text.
        found.sort(key=lambda one: (one.start - one.end, one.start, self._rank(one, text)))
        taken: list[FormFinding] = []
        for one in found:
            if all(one.end <= other.start or one.start >= other.end for other in taken):
                taken.append(one)
        taken.sort()
        return tuple(self._finding(one, text) for one in taken)

    def _rank(self, one: FormFinding, text: str) -> int:
        technology = self._technologies[one.owner]
        written = text[one.start : one.end]
        return 0 if written == technology.name or written in technology.exact_case else 1

    def _finding(self, one: FormFinding, text: str) -> TechnologyFinding:
        technology = self._technologies[one.owner]
        span = Span(start=one.start, end=one.end, text=text[one.start : one.end])
        return TechnologyFinding(name=technology.name, kind=technology.kind, span=span)
