"""Team sizes that cannot be: more people led than the company has."""

from collections.abc import Iterable
from decimal import Decimal

from reframer.ml_reading.cues import Hit
from reframer.ml_reading.study import Study
from reframer.weighing.record import Claim, Line, near
from reframer.weighing.signs import number_of

_MANY = 4  # times the team that another line names
_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "dozen": 12, "decade": 10,
}  # fmt: skip


def impossible_team(claim: Claim, lines: tuple[Line, ...]) -> str:
    """Return why the people that a claim says were led cannot be; empty when they can, or nothing tells."""
    led = max(_numbers(claim.seen, "people_led"), default=Decimal(0))
    if not led or claim.role is None:
        return ""
    for other in near(claim, lines):
        company = max(_numbers(other.seen, "company_size"), default=None)
        if company is not None and led >= company:
            return f"Another line says that the whole company had {company} people."
        team = max(_numbers(other.seen, "team_size"), default=None)
        if team is not None and other.role_id and led >= _MANY * team and led > 2 * _MANY:
            return f"Another line says that the team had {team} people."
    return ""


def _numbers(seen: Study, group: str) -> Iterable[Decimal]:
    for hit in seen.hits(group):
        yield from _in_hit(seen, hit)


def _in_hit(seen: Study, hit: Hit) -> Iterable[Decimal]:
    for word in seen.words[hit.first : hit.last]:
        value = number_in_words(word.low)
        if value is not None:
            yield value


def number_in_words(written: str) -> Decimal | None:
    """Return the value of a number in digits or as a word (ten, a decade), None for any other word."""
    if written in _WORDS:
        return Decimal(_WORDS[written])
    return number_of(written) if written[0].isdigit() else None
