"""Projects outside roles: a name row with dates and links, then bullets or paragraphs."""

import re

from reframer.model.document import Line
from reframer.model.resume import Bullet, Item, Project, SectionKind
from reframer.parsing.contact import find_urls
from reframer.parsing.dates import bare_dates, is_only_dates
from reframer.parsing.identity import Numbering
from reframer.parsing.joining import Lexicon, join_lines
from reframer.parsing.knowledge import continues_sentence, expects_more, is_label, is_prose, plain, word_set
from reframer.parsing.pieces import TRIM, header_dates, header_texts, split_outside
from reframer.parsing.roles import read_body
from reframer.parsing.units import Unit, merge, paragraphs

_CUT = re.compile(r"\s*\x1f\s*|\t|\s[|¦•·]\s|\s*—\s*|\s//\s|\|")
_KIND = SectionKind.PROJECTS


_DATED_NAME = re.compile(r"([A-Z][^():]*?)\s*\(([^()]*)\)\s*[:–—-]\s+(.*)")
_LONGEST_NAME = 6  # words
_APART = 0.5  # line heights of white space above a new project
_CLOSE = 0.45  # line heights of white space inside a paragraph


class _Draft:
    def __init__(self, rows: list[Line]) -> None:
        self.rows = rows
        self.body: list[Unit] = []


def parse_projects(lines: list[Line], lexicon: Lexicon, numbering: Numbering) -> list[Project]:
    """Return the projects of a section; bullets without any name row make one project without a name."""
    units = _join_wrapped(merge(lines), lexicon)
    drafts: list[_Draft] = []
    names = [unit.first for unit in units if not unit.is_bullet and _may_be_name(unit.first)]
    look = _look(names[0]) if names else None
    has_marks = any(unit.is_bullet for unit in units)
    for number, unit in enumerate(units):
        if unit.is_bullet or not _starts(units, number, drafts, look, has_marks=has_marks):
            if not drafts:
                drafts.append(_Draft([]))
            drafts[-1].body.append(unit)
        else:
            drafts.append(_Draft([unit.first]))
    return [_finish(draft, lexicon, numbering, has_marks=has_marks) for draft in drafts]


def _join_wrapped(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """Join a row that tells name, year and deed ("Bird counter (2023): trained ...") with the lines it goes on over."""
    joined: list[Unit] = []
    last: Line | None = None  # the last line of such a row
    for unit in units:
        line = unit.first
        if unit.is_bullet or len(line.cells) > 1:
            last = None
        elif last is not None and _goes_on(last, line):
            text = join_lines([joined[-1].first, line], lexicon)
            cell = joined[-1].first.cells[0].model_copy(update={"text": text, "turns": ()})
            joined[-1] = Unit([joined[-1].first.model_copy(update={"text": text, "cells": (cell,)})])
            last = line
            continue
        else:
            last = line if _dated_name(line) else None
        joined.append(unit)
    return joined


def _goes_on(before: Line, line: Line) -> bool:
    if line.paragraph_start is not None and line.zone == before.zone:
        return not line.paragraph_start
    if _dated_name(line) or (line.gap or 0.0) > _CLOSE or line.style.bold != before.style.bold:
        return False
    return continues_sentence(line.text) or expects_more(before.text) or before.full is True


def _dated_name(line: Line) -> bool:
    """Say whether a row tells name and date, a colon or dash, and then what was done."""
    match = _DATED_NAME.match(line.text)
    return bool(match and len(match[1].split()) <= _LONGEST_NAME and is_only_dates(match[2]) and len(match[3].split()) >= 3)


def _may_be_name(line: Line) -> bool:
    if _dated_name(line):
        return True
    text = line.text.replace("\t", " ")
    if is_label(text) or (text.endswith(".") and len(text.split()) >= 3 and not line.style.bold):
        return False
    if text[:1].islower() and not line.style.bold and len(_name_and_text(text)[0].split()) > 5:
        return False
    return (
        not is_prose(text)
        or bool(header_dates(line)[0] and len(text.split()) <= 16)
        or (line.cells[0].style.bold and not line.text.rstrip().endswith("."))
    )


def _look(line: Line) -> tuple[object, ...]:
    style = line.cells[0].style
    return style.bold, style.italic, round((style.size or 0) * 2), style.color, style.heading


def _starts(units: list[Unit], number: int, drafts: list[_Draft], look: tuple[object, ...] | None, *, has_marks: bool) -> bool:
    line = units[number].first
    if not _may_be_name(line):
        return False
    if not drafts or (not drafts[-1].rows and drafts[-1].body) or _dated_name(line):
        return True
    same = _look(line) == look
    body = drafts[-1].body
    if not body:  # the row right below a name
        apart = (line.gap or 0.0) >= _APART
        return bool(
            same and look and (look[0] or look[4] or apart) and header_dates(line)[0] and header_dates(drafts[-1].rows[0])[0]
        )
    if any(unit.is_bullet for unit in body):
        return same or bool(header_dates(line)[0])
    distinct = bool(look and (look[0] or look[4])) or bool(
        (line.gap or 0.0) >= 0.5 and header_dates(drafts[-1].rows[0])[0] is not None and header_dates(line)[0]
    )
    following = units[number + 1] if number + 1 < len(units) else None
    return same and (distinct or (has_marks is False and (line.gap or 0.0) >= 0.5 and following is not None))


def _name_and_text(text: str) -> tuple[str, str]:
    """Divide "railwatch - a tracker for late trains" into the name and what is said of it."""
    for dash in (" – ", " — ", " - ", ": "):
        head, found, tail = text.partition(dash)
        if found and len(head.split()) <= 6 and (tail[:1].islower() or len(tail.split()) > 5):
            return head.strip(), tail.strip()
    return text, ""


def _stands_apart(address: str, text: str) -> bool:
    """Say whether a web address stands at an edge of ``text``, and not in the middle of a sentence."""
    before, _, after = text.partition(address)
    return not re.search(r"\w", before) or not re.search(r"\w", after)


def _finish(draft: _Draft, lexicon: Lexicon, numbering: Numbering, *, has_marks: bool) -> Project:
    number = numbering.next_role(_KIND)
    name = dates = link = ""
    notes: list[Item] = []
    bullets: list[Bullet] = []
    start = draft.rows[0] if draft.rows else draft.body[0].first
    for row in draft.rows:
        _, spans = header_dates(row)
        dates = bare_dates(span for _, span in spans)
        for text in header_texts([row], {0: spans}):
            for _, part in split_outside(text.turning, _CUT):
                bare = part.strip(TRIM)
                urls = find_urls(bare)
                if urls and not link and (name or len(bare.split()) > 1) and _stands_apart(urls[0], bare):
                    link = urls[0]
                    bare = bare.replace(urls[0], "").strip(TRIM + "()")
                    if not bare:
                        continue
                if not name:
                    name, about = _name_and_text(bare)
                    if about:
                        notes.append(Item(text=about, source=row.source))
                elif plain(bare) in word_set("link_hosts"):
                    notes.append(Item(text=bare, source=row.source))
                elif _dated_name(row) and not draft.body and not has_marks:  # what was done, no mark in front
                    bullets.append(numbering.bullet(_KIND, number, bare, [row], level=0))
                else:
                    notes.append(Item(text=bare, source=row.source))
    body = draft.body
    if body and not body[0].is_bullet and draft.rows and any(unit.is_bullet for unit in body) is False and has_marks is False:
        groups = paragraphs([line for unit in body for line in unit.lines])
        while len(groups) > 1 and len(groups[0]) == 1 and len(groups[0][0].text.split()) <= 6 and not is_prose(groups[0][0].text):
            line = groups.pop(0)[0]
            notes.append(Item(text=line.text, source=line.source))
            body = body[1:]
    more, items = read_body(_KIND, number, body, lexicon, numbering, has_marks=has_marks)
    return Project(
        id=numbering.name(_KIND, number, -1, name),
        name=name,
        dates=dates,
        link=link,
        description=tuple(notes + items),
        bullets=(*bullets, *more),
        source=start.source,
    )
