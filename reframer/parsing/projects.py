"""Projects outside roles: a name row with dates and links, then bullets or paragraphs."""

import re

from reframer.model.document import Line
from reframer.model.resume import Item, Project, SectionKind
from reframer.parsing.contact import find_urls
from reframer.parsing.dates import bare_dates
from reframer.parsing.identity import Numbering
from reframer.parsing.joining import Lexicon
from reframer.parsing.knowledge import is_label, is_prose, plain, word_set
from reframer.parsing.pieces import TRIM, header_dates, header_texts, split_outside
from reframer.parsing.roles import read_body
from reframer.parsing.units import Unit, merge, paragraphs

_CUT = re.compile(r"\s*\x1f\s*|\t|\s[|¦•·]\s|\s*—\s*|\s//\s|\|")
_KIND = SectionKind.PROJECTS


class _Draft:
    def __init__(self, rows: list[Line]) -> None:
        self.rows = rows
        self.body: list[Unit] = []


def parse_projects(lines: list[Line], lexicon: Lexicon, numbering: Numbering) -> list[Project]:
    """Return the projects of a section; bullets without any name row make one project without a name."""
    units = merge(lines)
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


def _may_be_name(line: Line) -> bool:
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
    if not drafts or (not drafts[-1].rows and drafts[-1].body):
        return True
    same = _look(line) == look
    body = drafts[-1].body
    if not body:  # the row right below a name
        return bool(same and look and (look[0] or look[4]) and header_dates(line)[0] and header_dates(drafts[-1].rows[0])[0])
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


def _finish(draft: _Draft, lexicon: Lexicon, numbering: Numbering, *, has_marks: bool) -> Project:
    number = numbering.next_role(_KIND)
    name = dates = link = ""
    notes: list[Item] = []
    start = draft.rows[0] if draft.rows else draft.body[0].first
    for row in draft.rows:
        _, spans = header_dates(row)
        dates = bare_dates(span for _, span in spans)
        for text in header_texts([row], {0: spans}):
            for _, part in split_outside(text.turning, _CUT):
                bare = part.strip(TRIM)
                urls = find_urls(bare)
                if urls and not link and (name or len(bare.split()) > 1):
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
                else:
                    notes.append(Item(text=bare, source=row.source))
    body = draft.body
    if body and not body[0].is_bullet and draft.rows and any(unit.is_bullet for unit in body) is False and has_marks is False:
        groups = paragraphs([line for unit in body for line in unit.lines])
        while len(groups) > 1 and len(groups[0]) == 1 and len(groups[0][0].text.split()) <= 6 and not is_prose(groups[0][0].text):
            line = groups.pop(0)[0]
            notes.append(Item(text=line.text, source=line.source))
            body = body[1:]
    bullets, items = read_body(_KIND, number, body, lexicon, numbering, has_marks=has_marks)
    return Project(
        id=numbering.name(_KIND, number, -1, name),
        name=name,
        dates=dates,
        link=link,
        description=tuple(notes + items),
        bullets=tuple(bullets),
        source=start.source,
    )
