"""Stable ids: a short hash of section, role, ordinal and text, so that answers and decisions find their bullet again."""

import hashlib
from collections import Counter

from reframer.model.document import Line
from reframer.model.resume import Bullet, SectionKind


class Numbering:
    """Counts roles by section kind and bullets by role, and names them."""

    def __init__(self) -> None:
        self._roles: Counter[SectionKind] = Counter()
        self._bullets: Counter[tuple[SectionKind, int]] = Counter()

    def next_role(self, kind: SectionKind) -> int:
        """Return the number of the next role, project or school of this kind, from 0."""
        number = self._roles[kind]
        self._roles[kind] += 1
        return number

    @staticmethod
    def name(kind: SectionKind, role: int, ordinal: int, text: str) -> str:
        """Return ten hexadecimal digits of SHA-256."""
        return hashlib.sha256(f"{kind.value}\x1f{role}\x1f{ordinal}\x1f{text}".encode()).hexdigest()[:10]

    def bullet(
        self, kind: SectionKind, role: int, text: str, lines: list[Line], *, level: int = 0, doubts: tuple[str, ...] = ()
    ) -> Bullet:
        """Return the bullet with its id and places."""
        ordinal = self._bullets[kind, role]
        self._bullets[kind, role] += 1
        return Bullet(
            id=self.name(kind, role, ordinal, text),
            text=text,
            source=lines[0].source,
            continued=tuple(line.source for line in lines[1:]),
            marker=lines[0].marker,
            level=level,
            doubts=doubts,
        )
