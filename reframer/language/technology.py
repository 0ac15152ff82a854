"""Find technologies by their names: the longest name wins, ordinary words need their case and a cue."""

import re

from reframer.language.forms import FormFinding, FormLook, Forms
from reframer.model.findings import Span, TechnologyFinding
from reframer.rulebook.vocabulary import Technology

_SHORTEST = 4  # letters of a name that may stand in small letters beside another name; "go" and "r" may not
_JOIN = re.compile(r"\s*(?:[,/+&]|,?\s(?:and|or))\s*")


def in_one_row(text: str, one: FormLook, other: FormFinding | Span) -> bool:
    """Whether an ordinary word stands in a row with a technology, and so is one: "angular and typescript"."""
    between = text[one.end : other.start] if one.end <= other.start else text[other.end : one.start]
    return bool(_JOIN.fullmatch(between))


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
        looks = dict.fromkeys(self._forms.look(text, listed=listed, capitals=capitals))
        found = [FormFinding(one.start, one.end, one.owner) for one in looks if not one.refused]
        small = [one for one in looks if one.refused == "case" and one.end - one.start >= _SHORTEST]
        # At one place the longest wins; of two with one form the one whose name is written as in the text.
        found.sort(key=lambda one: (one.start - one.end, one.start, self._rank(one, text)))
        taken: list[FormFinding] = []
        for one in found:
            if all(one.end <= other.start or one.start >= other.end for other in taken):
                taken.append(one)
        taken += [
            FormFinding(one.start, one.end, one.owner) for one in small if any(in_one_row(text, one, other) for other in taken)
        ]
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
