"""Schools and degrees, with dates as in roles."""

import itertools
import re
from dataclasses import dataclass, field

from reframer.model.document import Line
from reframer.model.resume import Education, Item, SectionKind
from reframer.parsing.dates import DateSpan, bare_dates, find_dates
from reframer.parsing.identity import Numbering
from reframer.parsing.joining import Lexicon
from reframer.parsing.knowledge import (
    continues_sentence,
    expects_more,
    is_degree,
    is_place,
    is_prose,
    is_school,
    tokens,
    word_set,
)
from reframer.parsing.pieces import (
    TRIM,
    HeaderText,
    header_dates,
    header_texts,
    keep_campuses,
    keep_places,
    only_dates,
    split_outside,
)
from reframer.parsing.roles import read_body
from reframer.parsing.units import Unit, merge

_CUT = re.compile(
    r"\s*\x1f\s*|\t|\s[|¦•·]\s|\s*—\s*|\s[-–−]\s|,\s*(?=\S)"
    r"|(?<=[a-z\d)]{3})\.\s+(?=[A-Z])|\s(?:at|from)\s(?=[A-Z])|\s@\s"
)
_NEXT = re.compile(r"[.;]\s+(?=[A-Z])")
_INSIDE = 0.2  # line heights of white space inside a paragraph
_MORE = "stands behind another entry on its row"
_KIND = SectionKind.EDUCATION


@dataclass
class _Draft:
    rows: list[Line] = field(default_factory=list)
    school: str = ""
    degree: str = ""
    location: str = ""
    dates: list[DateSpan] = field(default_factory=list)
    notes: list[tuple[str, Line]] = field(default_factory=list)
    body: list[Unit] = field(default_factory=list)

    @property
    def started(self) -> bool:
        return bool(self.rows)


def parse_education(lines: list[Line], lexicon: Lexicon, numbering: Numbering) -> tuple[list[Education], list[Unit]]:
    """Return the schools and what stands before the first of them."""
    drafts: list[_Draft] = []
    loose: list[Unit] = []
    units = merge(lines)
    units = [part for unit in _join_wrapped(units) for part in _entries(unit)]
    for unit in units:
        telling = (is_school(unit.first.text) or is_degree(unit.first.text)) and not is_place(unit.first.text)
        if unit.is_bullet and (drafts or not telling):
            if drafts and telling and _bullets_are_entries(units):
                drafts.append(_Draft())
                _take_row(drafts[-1], _one_line(unit, lexicon))
                continue
            if drafts and _names_degree(drafts[-1], unit):
                _take_row(drafts[-1], _one_line(unit, lexicon))
                continue
            (drafts[-1].body if drafts else loose).append(unit)
            continue
        line = _one_line(unit, lexicon)
        span, _ = header_dates(line)
        noted = bool(drafts and drafts[-1].dates and _is_detail(line.text))  # the dean's list has a year that is not the degree's
        dated = span and not noted and len(line.text.split()) <= 14 and _MORE not in unit.doubts
        if not telling and not dated and (drafts or is_prose(line.text)):
            current = drafts[-1] if drafts else None
            if current is None:
                loose.append(unit)
            elif current.body or _MORE in unit.doubts or is_prose(line.text) or _is_detail(line.text):
                current.body.append(unit)
            else:
                _take_row(current, line)
            continue
        if not drafts or _begins(drafts[-1], line, span):
            drafts.append(_Draft())
        _take_row(drafts[-1], line)
    return [_finish(draft, lexicon, numbering) for draft in drafts], loose


def _entries(unit: Unit) -> list[Unit]:
    """Divide a row of several sentences that each have a date ("BSc, Marlow University, 2014. Welding course 2017")."""
    line = unit.first
    if unit.is_bullet or len(unit.lines) > 1 or len(line.cells) != 1:
        return [unit]
    cell = line.cells[0]
    dates = find_dates(cell.text)
    ends = [match for match in _NEXT.finditer(cell.text) if any(span.stop == match.start() for span in dates[:-1])]
    if not ends or not any(span.begin >= ends[-1].end() for span in dates):
        return [unit]
    edges = [0, *(match.end() for match in ends), len(cell.text)]
    parts = [cell.text[begin:end].strip().rstrip(".;") for begin, end in itertools.pairwise(edges)]
    lines = [
        line.model_copy(update={"text": part, "cells": (cell.model_copy(update={"text": part, "turns": ()}),)}) for part in parts
    ]
    return [Unit([part], unit.level, [_MORE] if number else unit.doubts) for number, part in enumerate(lines)]


def _names_degree(draft: _Draft, unit: Unit) -> bool:
    """Say whether the first bullet under a school is the degree itself ("B.Sc. Physics, 3.8/4.0")."""
    text = unit.first.text
    return bool(draft.school) and not draft.degree and not draft.body and is_degree(text) and len(text.split()) <= 12


def _one_line(unit: Unit, lexicon: Lexicon) -> Line:
    if len(unit.lines) == 1:
        return unit.first
    text = unit.text(lexicon)
    return unit.first.model_copy(update={"text": text, "cells": (unit.first.cells[0].model_copy(update={"text": text}),)})


def _join_wrapped(units: list[Unit]) -> list[Unit]:
    """Join a row that breaks off ("..., PES") with the next one ("Institute, 2019")."""
    joined: list[Unit] = []
    for unit in units:
        before = joined[-1] if joined else None
        if (
            before is not None
            and not before.is_bullet
            and not unit.is_bullet
            and len(before.lines[-1].cells) == 1
            and len(unit.first.cells) == 1
            and not unit.first.paragraph_start
            and unit.first.zone == before.lines[-1].zone
            and (unit.first.gap or 0.0) <= 0.5
            and _breaks_off(before.lines[-1], unit.first)
            and not (is_school(unit.first.text) and is_school(before.lines[-1].text))
            and unit.first.style == before.lines[-1].style
        ):
            before.lines.extend(unit.lines)
        else:
            joined.append(Unit(list(unit.lines), unit.level, unit.doubts))
    return joined


def _breaks_off(before: Line, line: Line) -> bool:
    """Say whether a row goes on with the next one: inside a list or behind a label, or inside a sentence."""
    if before.full and continues_sentence(line.text) and (line.gap or 0.0) <= _INSIDE:
        return True
    listed = before.full and ("," in before.text or ": " in before.text)
    return bool(listed or expects_more(before.text)) and not header_dates(before)[0]


def _bullets_are_entries(units: list[Unit]) -> bool:
    marked = [unit for unit in units if unit.is_bullet]
    return len(marked) == len(units) or all(is_school(unit.first.text) and header_dates(unit.first)[0] for unit in marked)


def _is_detail(text: str) -> bool:
    words = tokens(text)
    return bool(words) and words[0] in word_set("education_details")


def _begins(draft: _Draft, line: Line, span: DateSpan | None) -> bool:
    """A row begins the next school when it says again what the last one has already."""
    if draft.body:
        return True
    school, degree, _, other = _sort(line)
    if (school and draft.school) or (degree and draft.degree and (school or span or (draft.school and draft.dates))):
        return True
    if not draft.school and not draft.degree:
        return False  # the dates stand above the school
    if only_dates(line):
        return bool(draft.dates)
    return bool(span and draft.dates and (school or degree or any(map(_is_course, other))))


def _is_course(text: str) -> bool:
    """Say whether a part of a row names a course by its last word (Management Advancement Programme)."""
    words = tokens(text)
    return len(words) > 1 and words[-1] in word_set("education_courses")


def _sort(line: Line) -> tuple[str, str, str, list[str]]:
    """Return school, degree, place and the other parts of a row."""
    _, cut = header_dates(line)
    if is_place(line.text) and "," in line.text:
        return "", "", line.text, []
    school = degree = place = ""
    other: list[str] = []
    last = ""
    for text in header_texts([line], {0: cut}):
        last = "" if text.cell else last
        if school and not place and _is_town(text):
            place = text.text
            continue
        if is_place(text.text) and not school:
            place, last = text.text, "place"
            continue
        for separator, part in keep_places(keep_campuses(split_outside(text.turning, _CUT))):
            bare = part.strip(TRIM)
            if not bare:
                continue
            head, colon, tail = bare.partition(": ")
            if colon and is_school(head) and not is_school(tail) and not school and not degree:
                school, degree, last = head, tail.strip(), "degree"
                continue
            if (
                is_degree(bare)
                and not degree
                and not (
                    is_school(bare) and not school and re.search(r"(?i)\b(?:university|college|institute|school) of\b", bare)
                )
            ):
                degree, last = bare, "degree"
            elif (
                last == "degree" and not separator.strip() and not is_school(bare) and not is_place(bare) and not _is_detail(bare)
            ):
                degree = f"{degree} {bare}"  # the look changes inside the degree
            elif is_degree(bare) and last == "degree" and not is_school(bare) and not _is_detail(bare):
                degree = f"{degree}{_joint(separator)}{bare}"
            elif is_school(bare) and not school:
                school, last = bare, "school"
            elif is_place(bare) or (last == "place" and len(bare.split()) <= 2 and bare[:1].isupper()):
                place, last = (f"{place}, {bare}" if place else bare), "place"
            elif _is_detail(bare) or re.search(r"\d[.,]\d|\d/\d|\d:\d", bare):
                other.append(bare)
                last = "detail"
            elif (
                last == "degree"
                and separator.strip() in ({",", ":"} if school else {",", "-", "–", ":", "—"})
                and len(bare.split()) <= 6
                and not (school and re.search(r"\d", bare))
            ):
                degree = f"{degree}{_joint(separator)}{bare}"
            elif last == "school" and separator.strip() == "," and len(bare.split()) <= 3 and bare[:1].isupper():
                place, last = bare, "place"
            else:
                other.append(bare)
                last = "other"
    return school, degree, place, other


def _is_town(text: HeaderText) -> bool:
    """Say whether a cell set apart at the right of a school is its town."""
    if not text.cell or text.cell != text.cells - 1 or is_school(text.text) or is_degree(text.text) or _is_detail(text.text):
        return False
    return len(text.text.split()) <= 5 and text.text[:1].isupper() and not re.search(r"\d", text.text)


def _joint(separator: str) -> str:
    bare = separator.strip()
    return f"{bare} " if bare in {",", ":"} else f" {bare} " if bare else " "


def _take_row(draft: _Draft, line: Line) -> None:
    draft.rows.append(line)
    span, spans = header_dates(line)
    if span:
        draft.dates.extend(item for _, item in spans)
    school, degree, place, other = _sort(line)
    if school:
        if draft.school:
            draft.notes.append((school, line))
        else:
            draft.school = school
    if degree:
        if draft.degree:
            draft.degree += f", {degree}"
        else:
            draft.degree = degree
    if place:
        if draft.location:
            draft.notes.append((place, line))
        else:
            draft.location = place
    for text in other:
        telling = text[:1].isupper() and len(text.split()) <= 7 and not re.search(r"\d", text)
        if telling and not draft.degree and not degree and _is_course(text):
            draft.degree = text
        elif telling and not draft.school and draft.degree and not school:
            draft.school = text
        elif telling and not draft.degree and draft.school and not degree and not _is_detail(text):
            draft.degree = text
        elif telling and not draft.school and not draft.degree and len(draft.rows) == 1 and not degree and other[0] == text:
            draft.school = text
        else:
            draft.notes.append((text, line))


def _finish(draft: _Draft, lexicon: Lexicon, numbering: Numbering) -> Education:
    number = numbering.next_role(_KIND)
    bullets, items = read_body(_KIND, number, draft.body, lexicon, numbering, has_marks=True)
    ranged = [span for span in draft.dates if span.ranged]
    span = ranged[0] if ranged else draft.dates[-1] if draft.dates else None
    start = span.start if span and span.ranged else ""
    return Education(
        id=numbering.name(_KIND, number, -1, f"{draft.school}|{draft.degree}"),
        school=draft.school,
        degree=draft.degree,
        location=draft.location,
        start=start,
        end=span.end if span else "",
        dates=bare_dates(draft.dates),
        description=tuple([Item(text=text, source=line.source) for text, line in draft.notes] + items),
        bullets=tuple(bullets),
        source=draft.rows[0].source,
    )
