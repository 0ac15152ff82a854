"""Figure: a number of a line with everything that ties it to its meaning."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Figure:
    """A figure of a line. ``value`` has its magnitude applied; ``text`` is as written, without bound.

    ``bound``: about, under, over or empty. ``role``: from, to, by or empty. ``soft`` figures may come and go (one, zero).
    ``after`` and ``before`` are the stems of the content words next to it, nearest first.
    """

    text: str
    value: Decimal
    unit: str = ""
    kind: str = ""
    per: str = ""
    bound: str = ""
    role: str = ""
    percentile: str = ""
    counted: str = ""  # what a rate counts: RPS counts requests
    spelled: str = ""  # the unit as written
    soft: bool = False
    wordy: bool = False
    sign: str = ""
    first: int = 0  # index of its first word
    behind: int = 0  # index behind its last word
    sentence: int = 0
    clause: int = 0
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()

    @property
    def year(self) -> bool:
        """Whether it is a calendar year."""
        return (
            not self.unit
            and not self.wordy
            and self.value == int(self.value)
            and 1950 <= self.value <= 2100
            and len(self.text) == 4
        )

    def same_value(self, other: "Figure") -> bool:
        """Say whether the two are the same quantity in the same unit."""
        return self.value == other.value and self.unit == other.unit
