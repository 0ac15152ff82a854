"""Numbers in a text with their magnitude, unit and period: the lexer of the metrics grammar.

It works on characters, before any word is cut out, and knows which digits are names: S3, HTTP/2, Q3, 2023, v1.2.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from reframer.language.words import words
from reframer.rulebook.vocabulary import Unit

_MAGNITUDES = {
    form: power
    for power, forms in (
        (3, "k K thousand"),
        (6, "m M mm MM mn Mn mil mio million millions"),
        (9, "b B bn Bn BN billion billions"),
        (12, "T tn trillion trillions"),
        (2, "hundred"),
        (5, "L lakh lakhs lac lacs"),
        (7, "cr Cr crore crores"),
    )
    for form in forms.split()
}
_WORD_NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
}
_TENS = {word: 10 * ten for ten, word in enumerate(["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 3)}
_WORD_NUMBERS |= _TENS | {"dozen": 12}
_WORDS = "|".join(sorted(_WORD_NUMBERS, key=len, reverse=True))

_DIGITS = r"(?:\d{1,3}(?:,\d{2,3}){1,5}|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3}){1,5}|\d{1,15})(?:\.\d{1,9})?"
_NUMBER = re.compile(
    rf"(?P<digits>(?=\d)(?<![0-9])(?<![0-9][.,:]){_DIGITS})"
    rf"|(?=[adefhnostwz])(?<![A-Za-z0-9_-])(?P<word>twenty[- ](?:one|two|three|four|five|six|seven|eight|nine)|half a|{_WORDS}|a|"
    rf"an)(?![A-Za-z0-9_])",
    re.IGNORECASE,
)
_MAGNITUDE = re.compile(
    r" ?(?:thousand|hundred|millions?|billions?|trillions?|lakhs?|lacs?|crores?|mil|mio)(?![A-Za-z])| ?(?:MM|"
    r"Mn|mn|bn|Bn|BN|tn|mm|cr|Cr)(?![A-Za-z0-9])|[kKmMbBTL](?![A-Za-z0-9])"
    r"| [KMB](?![A-Za-z0-9'/&-])",
)
_CURRENCY_BEFORE_WIDTH = 4
_FIXED = (
    r"\+?\d{1,3}[ .-]\(?\d{2,4}\)?[ .-]\d{3,4}[ .-]?\d{3,4}\b|\b\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\b|"
    r"\b\d{4}-\d{2}(?:-\d{2})?\b|\b(?:0?[1-9]|1[0-2])/(?:19|20)\d\d\b"
    r"|\bv?\d{1,5}(?:\.\d{1,5}){2,4}\b|\b24 ?[x/*×] ?7(?:[/x]365)?\b|\b\d{1,3}:\d{2}(?::\d{2})?\b|\b1:1s?\b|"
    r"\b1[- ]on[- ]1s?\b|\b(?:50|80|20|90|10)/(?:50|20|80|10|90)\b|\bO\([^)]{1,20}\)"
    r"|\b\d{2}(?:\.\d)?% ?(?:CI|confidence|interval)(?: interval)?[ :(]{0,2}[\d.]{1,8} ?(?:to|-|\u2013) ?[\d.]{1,8}"
    r"|\b(?:19|20)?\d0s\b|\b\d{1,3}[ -]years?[ -]old\b|\b\d{1,2}-\d{1,2} ?(?:am|pm)\b"
    r"|\bp ?[<=] ?0?\.\d{1,5}\b|\bN ?\+ ?\d\b|\b9[- ](?:to[- ])?5\b"
)
_ADDRESS = r"https?://\S+|www\.\S+|\b[\w.+-]{1,64}@[\w.-]{1,200}|\b[\w-]{1,60}\.(?:com|org|io|net|dev|ai)\b\S*"
_ADDRESS_SIGNS = ("://", "www.", "@", ".com", ".org", ".io", ".net", ".dev", ".ai")  # one stands in every address
_NOT_TEXT = re.compile(f"{_ADDRESS}|{_FIXED}")
# Looking for addresses takes most of the time, and few lines hold one; what else may begin is seen at its first character.
_NOT_TEXT_BUT_ADDRESSES = re.compile(rf"(?=[+\dvOpN])(?:{_FIXED})")
# Words before a number that make it a name: "phase 2", "SOC 2", "Q3 2023". Words of the language, not of technology.
_NAMED_BY = words(
    """
    version versions v phase level levels tier layer part step type soc iso rfc pep section series form route model
    figure class day sev p priority no no. number nr stage chapter unit grade round wave milestone sprint generation
    gen release article top fortune basel nist jsr cve cwe ieee level- iec din form appendix
    clause title annex mark mk stripe area zone bay rev revision ver q fy h1 h2 ticket issue bug pr incident year
    semester slot port ports category cat
    """
)
_MONTHS = words(
    """
    jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september
    october november december spring summer fall autumn winter in since until during q1 q2 q3 q4 fy
    """
)
# "2-tier", "two-factor", "64-bit": the compound names a kind, it counts nothing.
_NAMED_AFTER = words(
    """
    tier tiers tiered factor fa phase phased way bit bits click step layer layered layers dimensional d sided pronged
    fold-cross level pass stage star degree side hop shot party hand person-team size in-a-box round man piece
    part class th st nd rd of-a-kind time page pager wheel stop letter axis dof body core port pin wire digit
    letter-grade on-one on-1 to-one to-many to-end
    """
)


_NAMED_AFTER_SPACE = words("tier phase factor way fold bit step layer dimensional sided pronged degree")
_ISH = re.compile(r"-?ish(?![A-Za-z])")
_BETWEEN_DIGITS = re.compile(r"[^\d.]")
_HYPHENED = re.compile(r"-([A-Za-z]{1,20})")
_SPACED = re.compile(r" ([a-z]+)(?![a-z-])")
_WORD = re.compile(r"[A-Za-z][\w.+#-]*")
_GLUED = re.compile(r"([A-Za-z#][\w.+#-]*)[ \u00a0]?$")
_SIGN_BEFORE = re.compile(r"[#^@_\\]$")
_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")


class Quantity(NamedTuple):
    """A number as it stands in the text. ``unit`` is canonical and may be empty; ``kind`` is the unit's or empty.

    ``start`` to ``end`` cover currency, number, magnitude, unit, counted noun inside a rate, and period.
    """

    start: int
    end: int
    number: tuple[int, int]
    value: Decimal
    unit: str
    kind: str
    per: str
    noun: str
    suffix: str  # "+", "ish" or empty
    is_word: bool
    compound: bool  # "40-node"


class Lexicon:
    """Units compiled for look-up after a number."""

    def __init__(self, units: tuple[Unit, ...]) -> None:
        self._after: dict[str, Unit] = {}
        self._after_any_case: dict[str, Unit] = {}
        self._periods: dict[str, str] = {}
        self._money: dict[str, Unit] = {}
        self._scores: dict[str, Unit] = {}
        for unit in units:
            for form in unit.forms:
                if unit.unit.startswith("/"):
                    self._periods[form.lower()] = unit.unit[1:]
                elif unit.kind == "score":
                    self._scores[form.lower()] = unit
                else:
                    if unit.kind == "money":
                        self._money[form] = unit
                    target = self._after if len(form) <= 3 else self._after_any_case
                    target[form if len(form) <= 3 else form.lower()] = unit
        self._unit = re.compile(
            rf"[ \u00a0]?(?P<short>{_choice(self._after)})(?![A-Za-z0-9])|[ \u00a0]?(?P<sign>[%×$€£₹¢])"
            rf"|[ \u00a0-]?(?P<long>(?i:{_choice(self._after_any_case)}))(?![A-Za-z0-9])"
        )
        self._compound_unit = re.compile(rf"-(?P<short>{_choice(self._after)})(?![A-Za-z0-9])")
        self._period = re.compile(rf"(?P<form>(?i:{_choice(self._periods)}))(?![A-Za-z0-9])")
        self._score = re.compile(rf"(?<![A-Za-z0-9])(?P<form>(?i:{_choice(self._scores)}))(?:@\d{{1,4}})?(?![A-Za-z0-9])")
        self._money_before = re.compile(rf"(?:{_choice(self._money)})[ \u00a0]?$")
        self._money_signs = tuple(form for form in self._money if not form[-1].isalnum())

    def score_names(self, text: str) -> list[tuple[int, int, str]]:
        """Return the names of quality scores in ``text``: start, end, the name as written."""
        return [(match.start(), match.end(), match["form"]) for match in self._score.finditer(text)]

    def period_at(self, text: str, position: int) -> tuple[int, str] | None:
        """Return end and name of a period (``per second``, ``/day``, ``daily``) that begins at ``position``."""
        match = self._period.match(text, position)
        return (match.end(), self._periods[match["form"].lower()]) if match else None

    def quantities(self, text: str, names: list[tuple[int, int]]) -> list[Quantity]:
        """Return every quantity of ``text`` from left to right; digits inside ``names`` (S3, HTTP/2) are none."""
        not_text = _NOT_TEXT if any(sign in text for sign in _ADDRESS_SIGNS) else _NOT_TEXT_BUT_ADDRESSES
        blocked = sorted([*names, *(match.span() for match in not_text.finditer(text))])
        found: list[Quantity] = []
        after = 0
        block = 0
        for match in _NUMBER.finditer(text):
            start = match.start()
            if start < after:
                continue
            while block < len(blocked) and blocked[block][1] <= start:
                block += 1
            if block < len(blocked) and blocked[block][0] <= start:
                continue
            quantity = self._quantity(text, match)
            if quantity is not None:
                found.append(quantity)
                after = quantity.end
        return found

    def _quantity(self, text: str, match: re.Match[str]) -> Quantity | None:
        start, end = match.span()
        word = match["word"]
        before = text[max(0, start - 40) : start]
        if word is None:
            value = Decimal(_BETWEEN_DIGITS.sub("", match.group()))
            if not self._may_begin(before):
                return None
        else:
            value = _word_value(word.lower())
        money = self._money_before.search(before[-_CURRENCY_BEFORE_WIDTH:]) if word is None else None
        if money and money.group().strip()[:1].isalpha() and before[-_CURRENCY_BEFORE_WIDTH:][: money.start()][-1:].isalpha():
            money = None
        number_end = end
        magnitude = _MAGNITUDE.match(text, end)
        unit: Unit | None = None
        if magnitude:
            sign = magnitude.group().strip()
            # "B", "M" and "m" are a magnitude here; "5 MB" never matches, as a letter follows.
            value = value.scaleb(_MAGNITUDES[sign if sign in _MAGNITUDES else sign.lower()])
            end = magnitude.end()
        if money:
            unit = self._money[money.group().strip()]
            start -= len(money.group())
        plus = text.startswith("+", end)
        suffix = "+" if plus else ""
        ish = _ISH.match(text, end)
        if ish:
            suffix = "ish"
        end += 1 if plus else len(ish.group()) if ish else 0
        compound = False
        if unit is None:
            unit_match = self._unit.match(text, end) or self._compound_unit.match(text, end)
            if unit_match:
                unit = self._unit_of(unit_match)
                compound = text.startswith("-", end)
                if (
                    not plus
                    and text.startswith("+", unit_match.end())
                    and not text[unit_match.end() + 1 : unit_match.end() + 2].isalnum()
                ):
                    plus, suffix = True, "+"
                end = unit_match.end() + (1 if plus and text.startswith("+", unit_match.end()) else 0)
        if (
            word is not None
            and word.lower() in {"a", "an", "one", "zero", "half a"}
            and (unit is None or unit.kind not in {"time", "multiple"})
        ) and not (magnitude and word.lower() != "zero"):
            return None
        if unit is None and magnitude is None and text[end : end + 1].isalpha() and not suffix:
            return None  # "2FA", "3rd"
        if unit is None and text.startswith("-", end):
            following = _HYPHENED.match(text, end)
            if following is None and not text[end + 1 : end + 2].isdigit():
                return None
            if following is not None:
                if following[1].lower() in _NAMED_AFTER:
                    return None
                compound = True
        elif (
            unit is None and not magnitude and (spaced := _SPACED.match(text, end, end + 24)) and spaced[1] in _NAMED_AFTER_SPACE
        ):
            return None  # "two tier cache"
        if unit is None and word is None and not magnitude and not plus and self._is_name(text, match, before):
            return None
        if unit is not None and unit.unit == "x" and not _is_multiple(text, match.end(), end):
            if not text[match.end() : end].strip().startswith("times"):
                return None
            unit, end = None, number_end  # "12 times a day"
        noun = ""
        per = ""
        rate = unit.kind == "rate" if unit else False
        if rate:
            counted = re.match(r"[\d.,\sA-Za-z]*?([A-Za-z]{3,})(?:/| per )", text[match.end() : end])
            noun = counted[1] if counted else ""
        if not rate:
            found = self._period_after(text, end, counted=unit is None or unit.kind == "count")
            if found and not (unit is not None and unit.kind == "time" and found[3]):
                end, per, noun, _ = found
        kind = unit.kind if unit else ""
        return Quantity(
            start,
            end,
            (match.start(), number_end),
            _plain(value),
            unit.unit if unit else "",
            kind,
            per,
            noun,
            suffix,
            word is not None,
            compound,
        )

    def _unit_of(self, match: re.Match[str]) -> Unit:
        form = match[match.lastgroup or 0]  # one of its groups
        return self._after_any_case[form.lower()] if match.lastgroup == "long" else self._after[form]

    def _may_begin(self, before: str) -> bool:
        """Whether digits after ``before`` are a number and not part of a name (L7, v2, recall@5, SEV-1)."""
        last = before[-1:]
        if not last or last.isspace() or last in "([{~≈<>≤≥=:;,|\"'\u2018\u201c\u2192/*\u2014\u2013+±":
            if last == "/":
                return not before[-2:-1].isalpha()
            if last == ":" or last == "+":
                return not before[-2:-1].isalnum() or last == ":"
            return True
        if any(before.endswith(sign) for sign in self._money_signs):
            return True
        if last == "-":
            word = re.search(r"([A-Za-z]+)-$", before)
            if word is None:
                return True
            return word[1].lower() in {"sub", "under", "over", "above", "below", "pre", "post", "to", "approx"}
        if last.isalpha():
            money = re.search(r"(?<![A-Za-z])([A-Z]{2,3}|Rs)$", before)
            return bool(money) and money[1] in self._money if money else False
        return False

    def _is_name(self, text: str, match: re.Match[str], before: str) -> bool:
        """Whether a bare number is a year, a version, or the number of a thing that has a name."""
        digits = match.group()
        words = _WORD.findall(before)
        glued = _GLUED.search(before)
        previous = glued[1].lower() if glued else ""
        after = text[match.end() : match.end() + 40]
        if _SIGN_BEFORE.search(before):
            return True
        if text[: match.start()].strip() == "" and re.match(r"[.)](\s|$)", after):
            return True  # the number of a list
        if previous in _NAMED_BY or previous.rstrip(".") in _NAMED_BY or re.fullmatch(r"q[1-4]|[a-z]{1,4}\.", previous):
            return True
        if _YEAR.fullmatch(digits):
            plural = re.match(r"\s+(?:[a-z][\w-]*\s+){0,1}[a-z]{3,}s\b", after)
            if not plural or previous in _MONTHS or int(digits) % 50:
                return True
        # "Office 365", "Area 51"; but "Jenkins, 40 jobs" and the first word of a line are no names
        named = glued is not None and not glued[1].islower() and len(words) > 1
        return named and digits.isdigit() and len(digits) <= 4 and not _counted(after)

    def _period_after(self, text: str, end: int, *, counted: bool) -> tuple[int, str, str, bool] | None:
        """Return end, period, counted noun and whether the period stands at once, for "10M requests/day"."""
        position = end
        if text.startswith(" ", position):
            position += 1
        at_once = self.period_at(text, position)
        if at_once and not (
            text[at_once[0] - 2 : at_once[0]].lower() == "ly" and _counted(text[at_once[0] : at_once[0] + 40].lower())
        ):
            return at_once[0], at_once[1], "", True
        noun = _RATE_NOUN.match(text, end)
        if noun is None:
            return None
        words = noun.end()
        # the noun may have one to three words; the period must follow at once
        for candidate in _noun_ends(text, end, words, counted=counted):
            position = candidate
            if text.startswith(" ", position):
                position += 1
            period = self.period_at(text, position)
            if period and not (period[1] == "year" and text[position : period[0]].lower() == "annual"):
                return period[0], period[1], _noun_text(text[end:candidate]), False
        return None


_RATE_NOUN = re.compile(r"[ \u00a0-](?:of )?[A-Za-z][\w'-]*(?: [A-Za-z][\w'-]*){0,3}")
_NOUN_STOPS = words(
    """
    to from by for with in on at and or but via using through across per into over under which that while from than as
    is are was were processing handling serving running within up down
    """
)
_COUNTED = re.compile(r"[ \u00a0]+(?:[a-z][\w/&+'-]*\s+){0,3}?[a-z][\w'-]*s\b|[ \u00a0]+[a-z]")


def _counted(after: str) -> bool:
    """Whether a lower-case word follows that can be counted."""
    match = re.match(r"[ \u00a0]+([a-z][\w'-]*)", after)
    return bool(match) and match[1] not in _NOUN_STOPS if match else False


def _noun_ends(text: str, start: int, stop: int, *, counted: bool) -> list[int]:
    ends: list[int] = []
    for match in re.finditer(r"[A-Za-z][\w'-]*", text[start:stop]):
        word = match.group().lower()
        if word in _NOUN_STOPS:
            break
        if word in {"of", "a", "an"}:
            if ends and word != "of":
                break
            continue
        ends.append(start + match.end())
    return ends


def _noun_text(text: str) -> str:
    return text.strip(" \u00a0-").removeprefix("of ").strip()


def _plain(value: Decimal) -> Decimal:
    """2.5E+6 as 2500000."""
    return Decimal(format(value, "f"))


def _word_value(word: str) -> Decimal:
    if word in {"a", "an"}:
        return Decimal(1)
    if word == "half a":
        return Decimal("0.5")
    if word in _WORD_NUMBERS:
        return Decimal(_WORD_NUMBERS[word])
    tens, _, ones = word.replace("-", " ").partition(" ")
    return Decimal(_WORD_NUMBERS[tens] + _WORD_NUMBERS[ones])


def _is_multiple(text: str, number_end: int, end: int) -> bool:
    """Whether x, times or fold after the number makes a multiple: not "3 x 4", "5-fold cross-validation"."""
    sign = text[number_end:end].strip(" -+").lower()
    after = text[end : end + 40].lower()
    if sign in {"x", "×"}:
        return re.match(r" ?\d", after) is None
    if sign.startswith("fold"):
        return re.match(r"s?[ -](?:stratified|cross|cv|validation|time)", after) is None and not sign.endswith("folds")
    if sign == "times":
        return re.match(r"\s+(?:a|an|per|each)\b", after) is None
    return True


def _choice(forms: dict[str, object] | dict[str, Unit] | dict[str, str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
