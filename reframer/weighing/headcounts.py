"""Numbers of people and of data that one line names and another bounds."""

from collections.abc import Iterable
from decimal import Decimal

from reframer.ml_reading.cues import Hit
from reframer.ml_reading.study import Study
from reframer.weighing.record import Claim, Line, near
from reframer.weighing.signs import number_of

_LED_WITHOUT_TITLE = 15  # people whom nobody leads beside the work of an engineer
_LED_BY_LEAD = 50  # people whom nobody leads as a lead, a principal or an owner
_MANY = 4  # times the team that another line names
_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "dozen": 12, "decade": 10,
}  # fmt: skip


def impossible_team(claim: Claim, lines: tuple[Line, ...]) -> str:
    """Return why the people that a claim says were led cannot be; empty when they can, or nothing tells."""
    led = max((*_numbers(claim.seen, "people_led"), *_numbers(claim.seen, "led_group")), default=Decimal(0))
    if not led or claim.role is None:
        return ""
    if led > _LED_WITHOUT_TITLE and not claim.seen.has("managing_title") and not claim.role_manages:
        return f"{led} people are said to be led; the title of the role names no manager."
    if led > _LED_BY_LEAD and not claim.seen.has("heads_many") and not claim.role_heads:
        return f"{led} people are said to be led; whoever leads so many has another title than this role's."
    for other in near(claim, lines):
        company = max(_numbers(other.seen, "company_size"), default=None)
        if company is not None and led >= company:
            return f"Another line says that the whole company had {company} people."
        team = max((*_numbers(other.seen, "team_size"), *_numbers(other.seen, "headcount")), default=None)
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


def counted_data(seen: Study) -> Iterable[Decimal]:
    """Yield how much data a line names: "900 million images", "40k letters"."""
    for hit in seen.data_sizes():
        words = [word.low for word in seen.words[max(0, hit.first - _BEFORE_NOUN) : hit.first]]
        value = next((size for size in map(_sized, reversed(words)) if size is not None), None)
        if value is not None:
            times = next((_MAGNITUDES[low] for low in words if low in _MAGNITUDES), 1)
            yield value * times


def _sized(low: str) -> Decimal | None:
    for sign, times in _SIGNS.items():
        if low.endswith(sign) and low[0].isdigit():
            value = number_of(low.removesuffix(sign))
            return value * times if value is not None else None
    return number_in_words(low) if low not in _MAGNITUDES else None


_BEFORE_NOUN = 3  # words
_SIGNS = {"k": 1_000, "m": 1_000_000, "bn": 1_000_000_000}
_MAGNITUDES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000}
