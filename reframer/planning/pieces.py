"""Make the parts of a new text: kept spans of the bullet, and replacements that say where their words come from."""

from collections.abc import Sequence
from dataclasses import dataclass

from reframer.model.findings import Span
from reframer.model.plan import Edit, Part, PartOrigin
from reframer.model.verdicts import Strength


@dataclass(frozen=True, slots=True)
class Change:
    """Characters ``start`` to ``end`` of a text become ``parts`` (none: they are left out)."""

    start: int
    end: int
    parts: tuple[Part, ...]


def kept(text: str, start: int, end: int) -> Part:
    """Return a part that is a span of the bullet."""
    words = text[start:end]
    return Part(text=words, origin=PartOrigin.BULLET, span=Span(start=start, end=end, text=words))


def inflected(text: str, base: str) -> Part:
    """Return a part that is another form of a verb of the text."""
    return Part(text=text, origin=PartOrigin.INFLECTION, ref=base)


def phrase(text: str, ref: str) -> Part:
    """Return a part that is a phrase of a rule or of the phrase bank."""
    return Part(text=text, origin=PartOrigin.PHRASE, ref=ref)


def typography(text: str) -> Part:
    """Return a part that is punctuation, a space, or a word of the bullet in another case."""
    return Part(text=text, origin=PartOrigin.TYPOGRAPHY)


def spliced(text: str, changes: Sequence[Change]) -> tuple[Part, ...]:
    """Return the parts of ``text`` with ``changes`` made; they must not overlap."""
    parts: list[Part] = []
    at = 0
    for change in sorted(changes, key=lambda change: (change.start, change.end)):
        if change.start < at:
            raise ValueError("changes overlap")
        if change.start > at:
            parts.append(kept(text, at, change.start))
        parts.extend(change.parts)
        at = change.end
    if at < len(text):
        parts.append(kept(text, at, len(text)))
    return tuple(part for part in parts if part.text)


def edit(
    bullet_id: str,
    operation: str,
    before: str,
    parts: tuple[Part, ...],
    *,
    rule_id: str,
    because: str,
    strength: Strength = Strength.KEEP,
) -> Edit:
    """Return an edit; the operation's name stands in for a rule where no single rule licenses it."""
    return Edit(
        bullet_id=bullet_id,
        operation=operation,
        before=before,
        parts=parts,
        strength=strength,
        rule_id=rule_id or operation,
        because=because,
    )
