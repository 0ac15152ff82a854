"""Dates as resumes write them: an own small grammar that never adds a month, day or year that is not on the page.

A date is ``YYYY-MM``, ``YYYY`` or ``present``. Seasons and quarters keep their year only.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from reframer.rulebook.parsing_words import parsing_words

PRESENT = "present"
_BRACKETED = re.compile(r"^[(\[]([^()\[\]]*)[)\]]$")
_LONGEST = 1_000  # characters; a longer line is no header, and is not searched
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad~→⟶"


@dataclass(frozen=True)
class DateSpan:
    """A date or range of dates found in a text: its normal form, the text as written and where it stands.

    ``ranged`` is True for "2019 - 2021" and for "since 2019"; a single date has the same ``start`` and ``end``.
    """

    start: str
    end: str
    raw: str
    begin: int
    stop: int
    ranged: bool


@dataclass(frozen=True)
class _Point:
    value: str  # YYYY-MM, YYYY or present
    begin: int
    stop: int
    month: int | None = None  # a month that waits for the year of its partner
    loose: bool = False  # only a date when it is one end of a range
    numbers: tuple[int, int] | None = None  # of a date like 03/04/2020, as written


@cache
def _months() -> dict[str, int]:
    return {word: number for number, words in parsing_words().resume.months.items() for word in words}


def _alternatives(words: tuple[str, ...] | list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = parsing_words().resume
    month = rf"(?P<month>{_alternatives(list(_months()))})(?![^\W\d_])\.?"
    year = r"(?P<year>(?:19[5-9]|20[0-6])\d)(?![\d])"
    day = r"(?:(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?)"
    short = r"['\u2018\u2019\u02bc`]\s?(?P<short>\d\d)(?!\d)"
    season = rf"(?:{_alternatives(words.seasons)})(?![^\W\d_])"
    edge = r"(?<![\w.$€£/])"
    point = [
        (
            "month_year",
            rf"{edge}(?:{day}\.?\s+(?:de\s+|of\s+)?)?{month},?\s*(?:(?:of|de)\s+)?(?:{day},\s*)?[-/{_DASHES}]?\s?{year}",
        ),
        ("month_short", rf"{edge}{month},?\s*[-/]?\s?{short}"),
        ("month_bare_short", rf"{edge}{month}[-\s](?P<bare>\d\d)(?![\d%:,.]\d|\d|%|\s*(?:{'|'.join(words.duration_units)}))"),
        ("day_first", rf"{edge}(?P<one>\d{{1,2}})[./-](?P<two>\d{{1,2}})[./-]{year}"),
        (
            "iso",
            rf"{edge}{year}(?:\s?[/.]\s?|[-\u2010\u2011])(?P<number>0[1-9]|1[0-2]|[1-9])(?:[-/.](?:0[1-9]|[12]\d|3[01]))?(?![\d/])",
        ),
        ("number_year", rf"{edge}(?P<number>0?[1-9]|1[0-2])\s?[./\-\u2010\u2011\u2013]\s?{year}"),
        ("number_short", rf"{edge}(?P<number>0[1-9]|1[0-2])/(?P<short>\d\d)(?![\d/])"),
        ("season", rf"{edge}{season}(?:\s+(?:semester|term|quarter))?,?\s*(?:of\s+)?(?:{year}|{short})"),
        ("quarter", rf"{edge}(?:[QH][1-4]\s?[/,'-]?\s?{year}|(?P<early>(?:19[5-9]|20[0-6])\d)\s?[/-]?\s?[QH][1-4](?!\w))"),
        ("year_season", rf"{edge}{year}\s+{season}"),
        ("space_number", rf"{edge}(?P<number>0?[1-9]|1[0-2])\s+{year}"),
        ("year_month", rf"{edge}{year},?\s+{month}"),
        ("year", rf"{edge}{year}(?!\s*(?:\+|%|users|requests|people|engineers))"),
        ("short", rf"(?<!\w){short}"),
        ("season_alone", rf"{edge}{season}"),
        ("month_alone", rf"{edge}{month}"),
        ("now", rf"(?<![^\W\d_])(?<![^\W\d_]-)(?:{_alternatives(words.now)})(?![\w-])"),
    ]
    patterns = {name: re.compile(text, re.IGNORECASE) for name, text in point}
    ranges = "|".join(re.escape(word) for word in words.range_words)
    patterns["between"] = re.compile(rf"\s*(?:[{_DASHES}]+|\.\.+|->|(?<=\s)(?:{ranges})(?=\s))\s*", re.IGNORECASE)
    patterns["opens"] = re.compile(rf"(?<!\w)(?:{'|'.join(words.open_starts)})\s{{1,9}}$", re.IGNORECASE)
    unit = "|".join(words.duration_units)
    length = (
        rf"(?:\d+|less than a|about|one|two|three|four|five|six)\s*\+?\s*(?:{unit})\.?(?:\s*(?:,|and|&)?\s*\d+\s*(?:{unit})\.?)?"
    )
    patterns["duration"] = re.compile(rf"\s*(?:[·•|,{_DASHES}]\s*)?(?:\(\s*{length}\s*\)|{length})(?!\w)", re.IGNORECASE)
    patterns["only_duration"] = re.compile(rf"\s*\(?\s*{length}\s*\)?\s*", re.IGNORECASE)
    patterns["short_end"] = re.compile(r"\s?[-/\u2010-\u2014]\s?(?P<short>\d\d)(?![\d\w/.-])")
    expected = _alternatives(words.expected)
    patterns["expected_before"] = re.compile(
        rf"(?<!\w)(?:\(\s{{0,9}})?(?:{expected})\.?\s{{0,9}}(?:in|:|date:?)?\s{{0,9}}$", re.IGNORECASE
    )
    patterns["expected_after"] = re.compile(rf"\s*\(?\s*(?:{expected})(?!\w)\.?\s*\)?", re.IGNORECASE)
    return patterns


def _short_year(digits: str) -> str:
    number = int(digits)
    return f"{2000 + number if number < 60 else 1900 + number}"


def _point(name: str, match: re.Match[str]) -> _Point | None:
    groups = match.groupdict()
    begin, stop = match.span()
    if name == "now":
        return _Point(PRESENT, begin, stop, loose=True)
    year = groups.get("year") or groups.get("early")
    if year is None and groups.get("short"):
        year = _short_year(groups["short"])
    if name == "month_alone":
        return _Point("", begin, stop, month=_months()[groups["month"].lower()], loose=True)
    if name == "season_alone":
        return _Point("", begin, stop, month=0, loose=True)
    if name == "month_bare_short":
        return _Point(f"{_short_year(groups['bare'])}-{_months()[groups['month'].lower()]:02d}", begin, stop, loose=True)
    if year is None:
        return None
    if groups.get("month"):
        return _Point(f"{year}-{_months()[groups['month'].lower()]:02d}", begin, stop)
    if name == "day_first":
        one, two = int(groups["one"]), int(groups["two"])
        if "." in match.group() and 1 <= two <= 12:
            return _Point(f"{year}-{two:02d}", begin, stop)  # 31.12.2020 is always day, month, year
        if one > 12 >= two >= 1:
            return _Point(f"{year}-{two:02d}", begin, stop, numbers=(one, two))
        if two > 12 >= one >= 1 or (one == two and 1 <= one <= 12):
            return _Point(f"{year}-{one:02d}", begin, stop, numbers=(one, two))
        return _Point(year, begin, stop, numbers=(one, two))  # 03/04/2020: which of them is the month is not on the page
    if groups.get("number"):
        return _Point(f"{year}-{int(groups['number']):02d}", begin, stop, loose=name in {"space_number", "number_short"})
    return _Point(year, begin, stop, loose=name == "short")


def _points(text: str) -> list[_Point]:
    """Return the dates of ``text`` from left to right, the longest reading first at each place."""
    found: list[_Point] = []
    taken = [False] * (len(text) + 1)
    for name, pattern in _patterns().items():
        if name == "between":
            break
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            point = _point(name, match)
            if point is None:
                continue
            found.append(point)
            for place in range(match.start(), match.end()):
                taken[place] = True
    return sorted(found, key=lambda point: point.begin)


def find_dates(text: str) -> tuple[DateSpan, ...]:
    """Return every date and range of dates in ``text``, from left to right, not overlapping.

    Lines of more than 1,000 characters are running text and give nothing.
    A range takes in the duration that follows it ("(3 years 2 months)") and the brackets around it.
    """
    if len(text) > _LONGEST or not any(char.isdigit() or char.isalpha() for char in text):
        return ()
    patterns = _patterns()
    points = _points(text)
    spans: list[DateSpan] = []
    index = 0
    while index < len(points):
        first = points[index]
        second = points[index + 1] if index + 1 < len(points) else None
        if second is not None and first.value != PRESENT:
            joint = text[first.stop : second.begin]
            if (
                patterns["between"].fullmatch(joint)
                or (first.value == "" and joint.strip() in {"&", "and", "/"})
                or (
                    second.value == PRESENT
                    and not joint.strip()
                    and text[second.begin : second.stop].lower().startswith(("until", "to ", "till"))
                )
            ):
                span = _range(text, first, second)
                if span is not None:
                    spans.append(span)
                    index += 2
                    continue
            if (
                re.fullmatch(r"(?:19|20)\d\d", first.value)
                and re.fullmatch(r"\s*(?:,|and|&)\s*", joint)
                and text[second.begin : second.stop] == second.value == str(int(first.value) + 1)
            ):  # "Summer 2012 and 2013"
                spans.append(DateSpan(first.value, second.value, "", first.begin, second.stop, True))
                index += 2
                continue
        index += 1
        begin, stop = first.begin, first.stop
        leading = re.search(rf"(?:^|[(\t|])\s{{0,9}}(?:[{_DASHES}]{{1,9}}|to)\s{{0,9}}$", text[:begin])
        if first.value == PRESENT and leading and not re.match(r"\s*\w", text[stop:]):  # "- Present": the start stands elsewhere
            spans.append(DateSpan("", PRESENT, "", leading.start(), stop, True))
        if first.loose or not first.value:
            continue
        short = patterns["short_end"].match(text, stop)
        if short and re.fullmatch(r"\d{4}", first.value) and int(short["short"]) > int(first.value[2:]):
            spans.append(DateSpan(first.value, first.value[:2] + short["short"], "", begin, short.end(), True))
            continue
        opened = patterns["opens"].search(text, 0, begin)
        rest = text[stop:]
        if opened:
            spans.append(DateSpan(first.value, PRESENT, "", opened.start(), stop, True))
        elif re.match(rf"\s*[{_DASHES}]+\s*(?:$|\)|\t|\|)", rest):
            dash = re.match(rf"\s*[{_DASHES}]+", rest)
            spans.append(DateSpan(first.value, "", "", begin, stop + (dash.end() if dash else 0), True))
        elif leading:
            spans.append(DateSpan("", first.value, "", leading.start(), stop, True))
        else:
            spans.append(DateSpan(first.value, first.value, "", begin, stop, False))
    return tuple(_widen(text, span) for span in spans)


def _range(text: str, first: _Point, second: _Point) -> DateSpan | None:
    start, end = first.value, second.value
    if not start:  # "June - August 2017": the year stands once
        if first.month is None or not re.match(r"\d{4}", end):
            return None
        start = f"{end[:4]}-{first.month:02d}" if first.month else end[:4]
    if not end:
        if second.month is None or not re.match(r"\d{4}", start) or first.loose:
            return None
        return None
    if first.loose and first.value and second.loose and second.value != PRESENT:
        pass  # "Feb. 15 - Aug. 16", "10 2017 - 2 2016": each end vouches for the other
    elif (first.loose and first.value and not second.value.startswith(("19", "20", PRESENT))) or (second.loose and not end):
        return None
    if first.numbers and second.numbers:
        start, end = _same_order(first, second), _same_order(second, first)
    return DateSpan(start, end, "", first.begin, second.stop, True)


def _same_order(point: _Point, partner: _Point) -> str:
    """Return 01/06/2015 with its month when the other end of the range (28/02/2019) shows which number that is."""
    if len(point.value) > 4 or not point.numbers or not partner.numbers:
        return point.value
    day_first, month_first = partner.numbers[0] > 12, partner.numbers[1] > 12
    if not (day_first or month_first):
        return point.value
    month = point.numbers[1] if day_first else point.numbers[0]
    return f"{point.value}-{month:02d}" if 1 <= month <= 12 else point.value


def _widen(text: str, span: DateSpan) -> DateSpan:
    patterns = _patterns()
    begin, stop = span.begin, span.stop
    before = patterns["expected_before"].search(text, 0, begin)
    if before:
        begin = before.start()
    after = patterns["expected_after"].match(text, stop)
    if after:
        stop = after.end()
    duration = patterns["duration"].match(text, stop)
    if duration:
        stop = duration.end()
    left = re.search(r"[(\[]\s{0,9}$", text[max(begin - 12, 0) : begin])
    right = re.match(r"\s*[)\]]", text[stop:])
    if left and right:
        begin, stop = max(begin - 12, 0) + left.start(), stop + right.end()
        duration = patterns["duration"].match(text, stop)
        if duration:
            stop = duration.end()
    if (
        before
        and text[begin] == "("
        and text.count("(", begin, stop) > text.count(")", begin, stop)
        and text[stop : stop + 1] == ")"
    ):
        stop += 1
    return DateSpan(span.start, span.end, text[begin:stop].strip(), begin, stop, span.ranged)


def bare_dates(spans: Iterable[DateSpan]) -> str:
    """Return dates as written, one after another, without brackets around them: "Jan 2021 - Present"."""
    return " ".join(_BRACKETED.sub(r"\1", span.raw).strip() for span in spans)


def is_duration(text: str) -> bool:
    """Say whether ``text`` is nothing but a length of time, such as "3 years 2 months"."""
    return len(text) < 80 and bool(_patterns()["only_duration"].fullmatch(text))


def is_only_dates(text: str) -> bool:
    """Say whether nothing but dates, durations and punctuation stands in ``text``."""
    rest = text
    for span in reversed(find_dates(text)):
        rest = rest[: span.begin] + " " + rest[span.stop :]
    if rest == text:
        return False
    rest = re.sub(r"(?i)\bdates?\s*:", " ", rest)
    return not re.search(r"\w", rest) or is_duration(rest)
