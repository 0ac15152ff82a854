"""What the language layer finds in one text, each finding looked for when it is first asked for."""

from functools import cached_property

from reframer.language.chunker import find_object
from reframer.language.forms import is_capitals, is_list
from reframer.language.metrics import Metrics
from reframer.language.opener import Openers, Opening
from reframer.language.qualifiers import Qualifiers
from reframer.language.technology import Technologies
from reframer.language.tokens import Token, Tokeniser
from reframer.language.verbs import Verbs, after_conjuncts
from reframer.model.findings import Metric, Opener, OpenerKind, QualifierFinding, Span, TechnologyFinding, VerbFinding
from reframer.rulebook.vocabulary import Vocabulary


class Matchers:
    """Everything that looks for one kind of finding, compiled from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.tokeniser = Tokeniser()
        self.technologies = Technologies(vocabulary.technologies)
        self.metrics = Metrics(vocabulary.units, vocabulary.verbs)
        self.verbs = Verbs(vocabulary.verbs)
        self.openers = Openers(vocabulary.qualifiers, self.verbs)
        self.qualifiers = Qualifiers(vocabulary.qualifiers)


class Reading:
    """The findings of a text, by the names that ``Analysis`` and ``BulletFindings`` give them."""

    def __init__(self, text: str, matchers: Matchers) -> None:
        self.text = text
        self._matchers = matchers

    @cached_property
    def capitals(self) -> bool:
        """Whether the text is written in capitals throughout."""
        return is_capitals(self.text)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words and signs."""
        return self._matchers.tokeniser.split(self.text)

    @cached_property
    def _names(self) -> tuple[tuple[TechnologyFinding, ...], bool]:
        """The technologies, and whether the text is a list of names."""
        find = self._matchers.technologies.find
        technologies = find(self.text, listed=False, capitals=self.capitals)
        if not is_list(self.text):
            return technologies, False
        free = find(self.text, listed=True, capitals=self.capitals)
        listed = _mostly_names(self.text, technologies, free)
        return (free if listed else technologies), listed

    @property
    def technologies(self) -> tuple[TechnologyFinding, ...]:
        """The technologies, in the order of the text."""
        return self._names[0]

    @property
    def listed(self) -> bool:
        """Whether the text is a list of names."""
        return self._names[1]

    @cached_property
    def metrics(self) -> tuple[Metric, ...]:
        """The measured quantities."""
        return self._matchers.metrics.find(self.text, self.technologies)

    @cached_property
    def _named(self) -> frozenset[int]:
        """The numbers of the tokens that stand inside a technology's name."""
        return _inside(self.tokens, self.technologies)

    @cached_property
    def _opening(self) -> Opening:
        return self._matchers.openers.find(self.text, self.tokens, self._named, listed=self.listed)

    @property
    def opener(self) -> Opener | None:
        """What the text begins with."""
        return self._opening.opener

    @cached_property
    def verbs(self) -> tuple[VerbFinding, ...]:
        """The verbs of the table."""
        return self._matchers.verbs.find(self.text, self.tokens, self._opening.verb, self._named)

    @cached_property
    def _chunk(self) -> tuple[Span | None, Span | None, Span | None]:
        """The object of the first deed, its head, and the clause that they stand in."""
        opening, tokens, verbs = self._opening, self.tokens, self._matchers.verbs
        place = opening.after
        at = verbs.form_at(tokens, opening.verb) if opening.verb >= 0 else None
        if at is not None:
            place = after_conjuncts(verbs, tokens, opening.verb, at[1])
            if place < len(tokens) - 1 and tokens[place].lower == "to":
                purpose = verbs.form_at(tokens, place + 1)
                if purpose is not None and tokens[place + 1].lower == purpose[0].verb.base.split(" ")[0]:
                    # "planned to introduce X": the object is that of the second verb
                    place = after_conjuncts(verbs, tokens, place + 1, purpose[1])
        chunk = find_object(tokens, place, verbs, self.metrics, self._named) if place < len(tokens) else None
        if chunk is None:
            return None, None, None
        start = tokens[chunk.start].start
        found = _span(self.text, start, tokens[chunk.end - 1].end)
        head = _span(self.text, tokens[chunk.head].start, tokens[chunk.head].end)
        if opening.opener is not None and opening.opener.kind is OpenerKind.NOUN:
            start = min(start, opening.opener.span.start)
        return found, head, _span(self.text, start, tokens[max(chunk.zone - 1, chunk.end - 1)].end)

    @property
    def object(self) -> Span | None:
        """The object of the first deed."""
        return self._chunk[0]

    @property
    def object_head(self) -> Span | None:
        """The head of the object."""
        return self._chunk[1]

    @property
    def zone(self) -> Span | None:
        """The clause of the object."""
        return self._chunk[2]

    @cached_property
    def qualifiers(self) -> tuple[QualifierFinding, ...]:
        """The words that limit what is said."""
        return self._matchers.qualifiers.find(self.text, self.tokens, self.metrics, self.verbs)


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
