"""Evidence: everything that a new line may rest on - the old lines it stems from, and what the person answered."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from reframer.model.verdicts import Answer
from reframer.rulebook.equivalents import EquivalentKind
from reframer.verifying.agency import Deed, deeds_of
from reframer.verifying.figure import Figure
from reframer.verifying.reading import Named, Reader, Reading

_YES = ("yes", "yep", "yeah", "correct", "right", "true", "indeed", "exactly")
_NO = ("no", "nope", "not", "none", "never", "false", "neither")


@dataclass(frozen=True)
class Evidence:
    """Old lines and answers together. ``lines`` must survive in the new text; ``answers`` only license."""

    lines: tuple[Reading, ...]
    answers: tuple[Reading, ...] = ()
    shares: bool = False  # an answer says that the work was shared or only helped with
    alone: bool = False  # an answer says that the person did it alone
    context: tuple[Reading, ...] = field(default=())  # lines that license words and names, not deeds and figures
    licensed: dict[str, frozenset[int]] = field(default_factory=dict, compare=False, repr=False)  # kept by the new line's text
    entailed: dict[int, bool] = field(default_factory=dict, compare=False, repr=False)  # kept by the entry's identity

    @property
    def all(self) -> tuple[Reading, ...]:
        """Old lines, then answers."""
        return (*self.lines, *self.answers)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of every word."""
        return frozenset().union(*(reading.stems for reading in (*self.all, *self.context)))

    @cached_property
    def own_stems(self) -> frozenset[str]:
        """The stems of the old lines alone."""
        return frozenset().union(*(reading.stems for reading in self.lines))

    @cached_property
    def technologies(self) -> frozenset[str]:
        """The names of all technologies, the unsure ones too."""
        return frozenset(named.name for reading in (*self.all, *self.context) for named in reading.technologies)

    @cached_property
    def versions(self) -> frozenset[str]:
        """The names with a version number, free of how the two are joined."""
        return frozenset().union(*(reading.versions for reading in (*self.all, *self.context)))

    @cached_property
    def technology_kinds(self) -> frozenset[str]:
        """The kinds of the surely recognised technologies."""
        return frozenset(
            named.technology.kind for reading in (*self.all, *self.context) for named in reading.technologies if named.sure
        )

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure."""
        return tuple(figure for reading in self.all for figure in reading.figures)

    @cached_property
    def deeds(self) -> tuple[Deed, ...]:
        """Every deed of the old lines, and of the answers where the person speaks of themselves."""
        own = [deed for reading in self.lines for deed in deeds_of(reading)]
        told = [deed for reading in self.answers for deed in deeds_of(reading)]
        return (*own, *told)

    @cached_property
    def entries(self) -> frozenset[int]:
        """The vocabulary entries that have a phrase here, by identity."""
        return frozenset(id(hit.entry) for reading in (*self.all, *self.context) for hit in reading.hits)

    def has(self, *kinds: EquivalentKind) -> bool:
        """Say whether an old line or answer holds a phrase of one of the kinds."""
        return any(reading.has(*kinds) for reading in self.all)

    def named(self, name: str) -> Named | None:
        """Return a technology of this name, or None."""
        return next((named for reading in self.all for named in reading.technologies if named.name == name), None)


def gather(lines: Sequence[str], answers: Sequence[Answer], reader: Reader, context: Sequence[str] = ()) -> Evidence:
    """Return the evidence of old lines with the answers that belong to them."""
    told: list[Reading] = []
    shares = alone = False
    for answer in answers:
        for statement in _statements(answer, reader):
            told.append(statement)
            lows = {word.low for word in statement.words}
            if _says_shared(statement) and not lows & {"no", "not", "nobody", "none"}:
                shares = True
            if lows & {"alone", "myself", "sole", "solely", "single-handedly"}:
                alone = True
    return Evidence(
        lines=tuple(reader.read(text) for text in lines),
        answers=tuple(told),
        shares=shares and not alone,
        alone=alone,
        context=tuple(reader.read(text) for text in context),
    )


def _statements(answer: Answer, reader: Reader) -> list[Reading]:
    """Return what an answer states. Don't-know says nothing, a no denies its statement, a yes affirms the question."""
    value = " ".join(part for part in (answer.value.strip(), answer.unit) if part)
    if not answer.value.strip():
        return []
    whole = reader.read(value)
    stated: list[Reading] = []
    for sentence in sorted({word.sentence for word in whole.words}):
        inside = [word for word in whole.words if word.sentence == sentence]
        text = whole.text[inside[0].start : inside[-1].end]
        reading = reader.read(text + ("%" if whole.text[inside[-1].end : inside[-1].end + 1] == "%" else ""))
        if reading.of(EquivalentKind.UNKNOWN):
            continue
        first = inside[0].low
        if first in _YES and len(inside) == 1 and answer.ask:
            stated.append(reader.read(answer.ask))
        elif reading.of(EquivalentKind.DENIAL) or first in _NO:
            stated.extend(_undenied(reading, reader))
        else:
            if first in _YES and answer.ask:
                stated.append(reader.read(answer.ask))
            stated.append(reading)
    if stated and answer.ask and not any(_content(reading) for reading in stated):
        stated.append(reader.read(answer.ask))  # a bare figure answers in the words of the question
    return stated


_SHARED = frozenset(
    {"shared", "we", "together", "jointly", "joint", "us", "helped", "assisted", "colleague", "colleagues", "pair"}
)


def _says_shared(statement: Reading) -> bool:
    """Say whether an answer tells of others beside the person, and not merely of another team's thing."""
    if {word.low for word in statement.words} & _SHARED:
        return True
    return any(hit.behind - hit.first > 1 for hit in statement.of(EquivalentKind.TEAM))


def _content(reading: Reading) -> bool:
    return any(
        word.stem not in reading.lexicon.plain and index not in reading.figure_words for index, word in enumerate(reading.words)
    )


def _undenied(reading: Reading, reader: Reader) -> list[Reading]:
    """Return the clauses of a statement that hold no denial."""
    denied = {reading.words[hit.first].clause for hit in reading.of(EquivalentKind.DENIAL)}
    denied |= {word.clause for word in reading.words if word.low in _NO}
    kept = []
    for clause in sorted({word.clause for word in reading.words} - denied):
        inside = [word for word in reading.words if word.clause == clause]
        kept.append(reader.read(reading.text[inside[0].start : inside[-1].end]))
    return kept
