"""The analysis of one text: what the language layer found, before any rule is asked."""

from typing import NamedTuple

from reframer.language.tokens import Token
from reframer.model.findings import Metric, Opener, QualifierFinding, Span, TechnologyFinding, VerbFinding


class Analysis(NamedTuple):
    """Words and findings of a text. ``zone`` is the clause of the object; ``listed`` says that the text is a list of names."""

    text: str  # what was looked at: the whole bullet, unless it is longer than any bullet is
    tokens: tuple[Token, ...]
    listed: bool
    capitals: bool
    technologies: tuple[TechnologyFinding, ...]
    metrics: tuple[Metric, ...]
    verbs: tuple[VerbFinding, ...]
    opener: Opener | None
    object: Span | None
    object_head: Span | None
    zone: Span | None
    qualifiers: tuple[QualifierFinding, ...]
