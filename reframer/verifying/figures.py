"""The checker's own reader of figures. It shares no code with the engine's, so that one's fault cannot hide the other's.

A figure is a value with its unit, what it is counted per, the bound before it (about, up to, over), its place in a change
(from, to, by) and its percentile. ``1.2k`` and ``1,200`` are one value; ``45ms`` and ``45 ms`` one figure.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from reframer.rulebook.equivalents import Equivalent, EquivalentKind
from reframer.rulebook.vocabulary import Unit
from reframer.verifying.figure import Figure
from reframer.verifying.figure_places import percentile_of, role_of, way_of
from reframer.verifying.words import Lexicon, Word

_NUMBER = re.compile(
    r"(?<![A-Za-z_µ])(?<!\d)(?<!\d[.,])"
    r"(\d{1,3}(?:[,']\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3}){2,}(?!\d)|\d{1,3} \d{3}(?= [a-z]{4})|\d+(?:\.\d+)?|(?<!\S)\.\d+)"
)
_PERCENTILE = re.compile(r"\b[pP](\d{2}(?:\.\d+)?|999)\b|\b(\d{2}(?:\.\d+)?)th[ -]percentile\b|\b(median)\b", re.IGNORECASE)
_RUN = re.compile(r"([ -]?)([A-Za-zµ]+(?:/[A-Za-z]+)?|%|°)")
_MONEY = re.compile(r"(?:US|A|C)?([$€£¥₹])\s?$")
_CODE = re.compile(r"(?<![A-Za-z])([A-Z]{3})\s?$")  # EUR 200k
_FACTOR = re.compile(r"\bfactor of (?:about |roughly |around |~)?$")
_BOUND_SIGN = re.compile(r"(~|<=|>=|<|(?<!-)>|[≤≥])\s?(?:[$€£])?$")
_PER = re.compile(r"\s?(?:/|per |a |an |each |every )\s?([A-Za-z]+)")
_PAIR = re.compile(r"[a-z]+ [a-z]+")  # percentage points
_MAGNITUDES = {
    "k": 3, "K": 3, "M": 6, "mm": 6, "MM": 6, "mn": 6, "mio": 6, "B": 9, "bn": 9, "Bn": 9, "b": 9, "T": 12, "tn": 12,
    "thousand": 3, "million": 6, "millions": 6, "billion": 9, "billions": 9, "trillion": 12, "lakh": 5, "lakhs": 5,
    "crore": 7, "crores": 7, "hundred": 2,
}  # fmt: skip
_SPACED = frozenset({"K", "M", "B", "bn", "mn", "tn", "mio"})
_EVERY = {
    "hourly": "hour", "daily": "day", "nightly": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter",
    "annually": "year", "annual": "year", "yearly": "year",
}  # fmt: skip
_BOUNDS = frozenset({"more", "higher", "fewer", "less"})
_STOPS = frozenset(
    [
        "in",
        "at",
        "for",
        "from",
        "by",
        "across",
        "on",
        "with",
        "within",
        "over",
        "under",
        "through",
        "via",
        "into",
        "to",
        "and",
        "or",
        "than",
        "while",
        "which",
        "that",
    ]
)
_SIGN_BOUND = {"~": "about", "<": "under", "<=": "under", "≤": "under", ">": "over", ">=": "over", "≥": "over"}
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_NEAR = 4
_REACH = 8  # words between a figure and the time it is counted per


class FigureReader:
    """Reads figures with the units, number words and bounds of one vocabulary."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._units: dict[str, Unit] = {}
        for unit in lexicon.vocabulary.units:
            for form in (unit.unit, *unit.forms):
                self._units.setdefault(form, unit)
        for form, unit in list(self._units.items()):
            if len(form) > 3 and form.isalpha():
                self._units.setdefault(form.lower(), unit)
        self._counted = {unit.unit: counted for unit in lexicon.vocabulary.units if (counted := self._counted_in(unit))}
        self._words = {
            entry.words[0]: Decimal(entry.words[1]) for entry in lexicon.of(EquivalentKind.NUMBER) if len(entry.words) > 1
        }

    def unit(self, text: str) -> Unit | None:
        """Return the unit written so, or None."""
        return self._units.get(text) or (self._units.get(text.lower()) if len(text) > 3 and text.isalpha() else None)

    def _counted_in(self, unit: Unit) -> tuple[str, str] | None:
        """Return what a rate counts and per which time, from its long spelling: RPS is requests per second."""
        for form in unit.forms if unit.kind == "rate" else ():
            noun, per, time = form.partition(" per ")
            if per and noun.isalpha() and (named := self.unit(time)) is not None and named.kind == "time":
                return self._lexicon.stems.of(noun), named.unit
        return None

    def read(
        self,
        text: str,
        words: Sequence[Word],
        names: Sequence[tuple[int, int]],
        hits: Sequence[tuple[int, int, Equivalent]],
    ) -> tuple[Figure, ...]:
        """Return the figures of a line. ``names`` are word ranges of names that hold digits; ``hits`` the phrases found."""
        taken = [(words[first].start, words[behind - 1].end) for first, behind in names]
        percentiles: list[tuple[int, str]] = []
        for match in _PERCENTILE.finditer(text):
            percentiles.append((match.start(), "50" if match.group(3) else (match.group(1) or match.group(2))))
            taken.append(match.span())
        found: list[Figure] = []
        for match in _NUMBER.finditer(text):
            if _ORDINAL.match(text, match.end()):
                continue  # 3rd, 20th: an ordinal is a word
            if not any(start < match.end() and match.start() < end for start, end in taken):
                found.append(self._in_digits(text, words, match, hits))
        told = {index for figure in found for index in range(figure.first, figure.behind)}
        told |= {
            index
            for first, behind, entry in hits
            if entry.kind is EquivalentKind.FIGURE and entry.words[1].isdigit()
            for index in range(first, behind)
        }
        found.extend(self._in_words(text, words, hits, told))  # two dozen is 24, not 2
        found.sort(key=lambda figure: (figure.first, figure.behind))
        return self._joined(text, words, found, percentiles)

    def _in_digits(
        self, text: str, words: Sequence[Word], match: re.Match[str], hits: Sequence[tuple[int, int, Equivalent]]
    ) -> Figure:
        value = Decimal(match.group().replace(",", "").replace("'", "").replace(" ", ""))
        end = match.end()
        unit, kind = "", ""
        start = match.start()
        if money := _MONEY.search(text, max(0, start - 4), start):
            start = money.start()
            unit = found.unit if (found := self.unit(money.group(1))) else money.group(1)
            kind = "money"
        elif (code := _CODE.search(text, max(0, start - 4), start)) and self._is_money(code.group(1)):
            start, unit, kind = code.start(1), self._units[code.group(1)].unit, "money"
        end, value = self._magnitude(text, end, value, money=kind == "money")
        unit_from = end
        if not kind and (run := _RUN.match(text, end)):
            end, unit, kind = self._with_unit(text, run, end)
        elif kind and (run := _RUN.match(text, end)) and (named := self.unit(run.group(2))) and named.kind == "money":
            end, unit = run.end(), named.unit
        if not kind and _FACTOR.search(text, max(0, start - 12), start):
            unit, kind = "x", "multiple"
        bound, sign = "", ""
        if text[end : end + 1] == "+":
            bound, end = "over", end + 1
        elif text[end : end + 3] == "ish":
            bound, end = "about", end + 3
        if ahead := _BOUND_SIGN.search(text, max(0, start - 3), start):
            bound = _SIGN_BOUND[ahead.group(1)]
        if start and text[start - 1] in "+-" and (start == 1 or text[start - 2] in " ("):
            sign = text[start - 1]
        if not unit and re.match(r"[ ]?\+(?=\s|$)", text[end:]):
            bound = "over"
        first, behind = _range_of(words, start, end)
        bound = bound or self._bound(words, hits, first, behind)
        return Figure(
            text=text[start:end].strip(),
            value=value,
            unit=unit,
            kind=kind,
            spelled=text[unit_from:end].strip(" +-"),
            bound=bound,
            sign=sign,
            first=first,
            behind=behind,
        )

    def _is_money(self, text: str) -> bool:
        return text in self._units and self._units[text].kind == "money"

    def _magnitude(self, text: str, end: int, value: Decimal, *, money: bool) -> tuple[int, Decimal]:
        run = re.match(r"( ?)([A-Za-z]+)", text[end:])
        if not run:
            return end, value
        letters = run.group(2)
        if letters in _MAGNITUDES and (not run.group(1) or letters in _SPACED or len(letters) > 3):
            return end + run.end(), value.scaleb(_MAGNITUDES[letters])
        if letters == "m" and not run.group(1) and (money or self._counts(text, end + run.end())):
            return end + run.end(), value.scaleb(6)
        glued = not run.group(1) and letters[0] in _MAGNITUDES and len(letters) > 2
        if glued and self.unit(letters) is None and self.unit(letters[1:]):
            return end + 1, value.scaleb(_MAGNITUDES[letters[0]])
        return end, value

    def _counts(self, text: str, end: int) -> bool:
        """Say whether a noun follows, so that the ``m`` before it is a million and no minute."""
        ahead = re.match(r"\+? ([A-Za-z-]+)", text[end:])
        return bool(ahead and ahead.group(1) not in _STOPS and ahead.group(1) not in ("p50", "p95", "p99"))

    def _with_unit(self, text: str, run: re.Match[str], end: int) -> tuple[int, str, str]:
        letters = run.group(2)
        pair = _PAIR.match(text, run.start(2))
        for form in (pair.group() if pair else letters, letters, letters.partition("/")[0]):
            unit = self.unit(form)
            if unit is not None and form is not letters and " " in form and unit.kind != "percent":
                continue  # *2 business days* are read by their noun
            if unit is None or (unit.kind == "count" and unit.factor is None):
                continue
            if form == "x" and run.group(1) == " " and text[end + 2 : end + 3] == " " and text[end + 3 : end + 4].isdigit():
                continue
            return run.start(2) + len(form), unit.unit, str(unit.kind)
        return end, "", ""

    def _in_words(
        self, text: str, words: Sequence[Word], hits: Sequence[tuple[int, int, Equivalent]], taken: set[int]
    ) -> list[Figure]:
        found = []
        index = 0
        while index < len(words):
            value: Decimal | None = None
            behind = index
            while behind < len(words) and behind not in taken and (value is None or words[behind].before in (" ", "-")):
                number = self._words.get(words[behind].low)
                if number is None:
                    break
                if value is None:
                    value = number
                elif number in (100, 1000, 1_000_000, 1_000_000_000):
                    value *= number
                elif value >= 20 and value % 10 == 0 and number < value:
                    value += number
                else:
                    break
                behind += 1
            if value is None:
                index += 1
                continue
            end = words[behind - 1].end
            unit, kind = "", ""
            if run := _RUN.match(text, end):
                end, unit, kind = self._with_unit(text, run, end)
            _, last = _range_of(words, words[index].start, end)
            soft = value in (0, 1) and not (unit and value == 1 and kind == "percent")
            found.append(
                Figure(
                    text=text[words[index].start : end], value=value, unit=unit, kind=kind, soft=soft, wordy=True,
                    bound=self._bound(words, hits, index, last), first=index, behind=last,
                )
            )  # fmt: skip
            index = max(last, behind)
        return found

    def _bound(self, words: Sequence[Word], hits: Sequence[tuple[int, int, Equivalent]], first: int, behind: int) -> str:
        names = {EquivalentKind.APPROXIMATE: "about", EquivalentKind.UPPER: "under", EquivalentKind.LOWER: "over"}
        best = ""
        longest = 0
        for start, end, entry in hits:
            if entry.kind not in names or end - start <= longest:
                continue
            if start and words[start - 1].low[:1].isdigit() and words[start].before == " " and end - start == 1:
                continue  # the min of 40 min
            if start and f"{words[start - 1].low} {words[start].low}" in self._lexicon.actions:
                continue  # the over of *watched over*
            near_before = end == first or (end == first - 1 and words[end].low in ("a", "an", "the", "some", "of"))
            if near_before and first < len(words) and words[first].sentence == words[start].sentence:
                if not first or first >= len(words) or words[first].clause == words[end - 1].clause:
                    best, longest = names[entry.kind], end - start
            elif (
                start == behind
                and behind
                and words[start].low in ("or", "plus")
                and words[start].clause == words[behind - 1].clause
            ):
                best, longest = names[entry.kind], end - start
        return best

    def _joined(
        self, text: str, words: Sequence[Word], figures: list[Figure], percentiles: list[tuple[int, str]]
    ) -> tuple[Figure, ...]:
        """Give each figure its place in a change, its rate, its percentile and its neighbours."""
        claimed = {index for figure in figures for index in range(figure.first, figure.behind)}
        joined: list[Figure] = []
        for position, figure in enumerate(figures):
            following = figures[position + 1] if position + 1 < len(figures) else None
            last = joined[-1] if joined else None
            changes: dict[str, object] = {"role": role_of(text, words, figure, last, following)}
            if (
                changes["role"] == "from"
                and not figure.unit
                and last is not None
                and last.unit
                and not self._is_paired(figure, following)
            ):
                changes |= {"unit": last.unit, "kind": last.kind, "spelled": last.spelled}
            elif not figure.unit and following and self._takes_unit(text, words, figure, following, str(changes["role"])):
                changes |= {"unit": following.unit, "kind": following.kind, "spelled": following.spelled}
                figure = _with(figure, {"unit": following.unit, "spelled": following.spelled})
            if not figure.unit and changes["role"] == "to" and last is not None and last.role == "from" and last.unit:
                bare = figure.behind >= len(words) or words[figure.behind].first or words[figure.behind].low in _STOPS
                if bare:
                    changes |= {"unit": last.unit, "kind": last.kind, "spelled": last.spelled}
            if figure.bound == "under" and changes["role"] == "to" and last is not None and last.role == "from":
                changes["bound"] = (
                    "" if words[figure.first - 1].low == "to" and words[figure.first - 2].low in ("up", "down") else "under"
                )
            changes["sign"] = figure.sign or way_of(words, figure, str(changes["role"]))
            if figure.unit.startswith("/") and (time := self.unit(figure.unit[1:])):
                figure, changes["kind"] = _with(figure, {"unit": "", "per": time.unit}), ""  # 2M daily
            changes["per"] = figure.per or self._per(text, words, figure, claimed)
            if not changes["per"] and following and changes["role"] == "from":
                changes["per"] = self._per(text, words, following, claimed)
            changes["percentile"] = percentile_of(words, figure, following, last, percentiles)
            if figure.first < len(words):
                changes["sentence"] = words[figure.first].sentence
                changes["clause"] = words[figure.first].clause
            changes["after"] = self._near(words, claimed, range(figure.behind, len(words)), figure)
            if counted := self._counted.get(figure.unit):
                noun, per, _ = figure.spelled.partition("/")
                stem = self._lexicon.stems.of(noun.lower()) if per else counted[0]
                changes |= {"unit": "", "kind": "rate", "counted": stem, "per": counted[1]}
            changes["before"] = self._near(words, claimed, range(figure.first - 1, -1, -1), figure)
            joined.append(_with(figure, changes))
        return tuple(joined)

    def _takes_unit(self, text: str, words: Sequence[Word], figure: Figure, following: Figure, role: str) -> bool:
        """Say whether a bare figure has the unit of the next: from 9 to 4 s, but not from 9 shops, lag 4 s."""
        if role != "from" or following.first >= len(words):
            return role == "range"
        between = text[words[figure.behind - 1].end : words[following.first].start]
        return self._is_paired(figure, following) and "," not in between

    def _is_paired(self, figure: Figure, following: Figure | None) -> bool:
        """Say whether the end of a change follows its start."""
        return following is not None and following.first - figure.behind <= _NEAR

    def _per(self, text: str, words: Sequence[Word], figure: Figure, claimed: set[int]) -> str:
        end = words[figure.behind - 1].end if figure.behind else 0
        end = max(end, 0)
        at = end + (1 if text[end : end + 1] in "%+" else 0)
        for step in range(_REACH):
            if (
                (per := _PER.match(text, at))
                and (unit := self.unit("day" if per.group(1) == "night" else per.group(1)))
                and unit.kind == "time"
            ):
                return unit.unit
            index = figure.behind + step
            if index >= len(words) or index in claimed or words[index].sentence != words[figure.behind - 1].sentence:
                break
            if words[index].low in _EVERY:
                unit = self.unit(_EVERY[words[index].low])
                return unit.unit if unit else words[index].low
            bound = words[index].low == "or" and index + 1 < len(words) and words[index + 1].low in _BOUNDS  # 15 or more a week
            if (words[index].low in _STOPS and not bound) or (words[index].first and step):
                break
            at = words[index].end
        for index in range(figure.first - 1, max(-1, figure.first - 4), -1):
            if words[index].low in _STOPS:
                break
            if words[index].low in _EVERY and words[index].clause == words[figure.behind - 1].clause and index not in claimed:
                unit = self.unit(_EVERY[words[index].low])
                return unit.unit if unit else words[index].low
        return ""

    def _near(self, words: Sequence[Word], claimed: set[int], indexes: range, figure: Figure) -> tuple[str, ...]:
        near: list[str] = []
        for index in indexes:
            word = words[index]
            if word.sentence != words[min(figure.first, len(words) - 1)].sentence or len(near) == _NEAR:
                break
            forward = indexes.step > 0
            if (near or forward) and (word.low in ("and", "or", "but", "while", "plus") or (word.first and forward)):
                break
            if not forward and words[index + 1].before.strip() == ",":
                break  # what stands before a comma belongs to another piece
            if index in claimed:
                if near or not forward or words[index - 1].low not in (words[figure.behind - 1].low, "to", "of", "and", "or"):
                    break
                continue
            if word.stem not in self._lexicon.plain and not _PERCENTILE.fullmatch(word.low):
                near.append(word.stem)
        return tuple(near)


def _with(figure: Figure, changes: dict[str, object]) -> Figure:
    return Figure(**{**figure.__dict__, **changes})


def _range_of(words: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    """Return the range of the words that lie between two characters."""
    inside = [index for index, word in enumerate(words) if word.start < end and start < word.end]
    return (inside[0], inside[-1] + 1) if inside else (len(words), len(words))
