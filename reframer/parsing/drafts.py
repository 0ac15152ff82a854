"""Divide a section into drafts of roles: header rows anchored on dates, each with the bullets and text that follow."""

from dataclasses import dataclass, field, replace

from reframer.model.document import Line
from reframer.parsing.dates import PRESENT, DateSpan
from reframer.parsing.headings import heading_kind
from reframer.parsing.knowledge import (
    continues_sentence,
    is_city,
    is_header_label,
    is_label,
    is_named,
    is_place,
    is_prose,
    organisation_weight,
    plain,
    title_weight,
    word_set,
)
from reframer.parsing.marked import unmark_headers
from reframer.parsing.naming import is_team
from reframer.parsing.pieces import (
    BEFORE_COMMAS,
    COMMAS,
    HeaderText,
    closing_date,
    cut_pieces,
    header_dates,
    header_texts,
    is_header_row,
    names_of,
    only_dates,
)
from reframer.parsing.units import Unit

_MOST_ROWS = 4


@dataclass
class Draft:
    """A role while it is put together."""

    rows: list[Line] = field(default_factory=list)
    anchors: list[Line] = field(default_factory=list)
    dates: DateSpan | None = None
    body: list[Unit] = field(default_factory=list)
    employer: list[Line] = field(default_factory=list)  # rows of an employer that heads several roles
    inherits: "Draft | None" = None
    doubts: list[str] = field(default_factory=list)


def draft_roles(units: list[Unit]) -> tuple[list[Draft], list[Unit]]:
    """Divide the units of a section into roles; the second value is what belongs to none."""
    units = unmark_headers(units)
    anchors = [index for index, unit in enumerate(units) if _is_anchor(unit)]
    starts = _header_spans(units, anchors) if anchors else []
    starts = _with_undated(units, starts)
    drafts: list[Draft] = []
    loose: list[Unit] = []
    position = 0
    looks = {_look(units[begin].first) for begin, _, _ in starts}
    for begin, end, anchor in starts:
        _give(units[position:begin], drafts, loose, looks)
        draft = Draft(rows=[unit.first for unit in units[begin:end]])
        if anchor is None:
            draft.doubts.append("no dates found")
        drafts.append(draft)
        position = end
    _give(units[position:], drafts, loose, looks)
    for draft in drafts:
        _read_dates(draft)
    return drafts, loose


def _give(units: list[Unit], drafts: list[Draft], loose: list[Unit], looks: set[tuple[object, ...]]) -> None:
    """Give units to the last role, up to a row that ends it ("Other"); what follows that row is the section's own."""
    end = next((index for index, unit in enumerate(units) if _ends_role(unit, looks)), len(units)) if drafts else 0
    if drafts:
        drafts[-1].body.extend(units[:end])
    loose.extend(units[end:])


def _ends_role(unit: Unit, looks: set[tuple[object, ...]]) -> bool:
    """Say whether a row set like the headers of roles is a small heading: words of section headings, no date, no title."""
    line = unit.first
    if unit.is_bullet or len(line.cells) > 1 or _look(line) not in looks or not (line.style.bold or line.style.heading):
        return False
    words = plain(line.text.rstrip(": "))
    return heading_kind(line.text)[1] >= 2 and words not in word_set("inner_labels") and not title_weight(line.text)


def _is_anchor(unit: Unit) -> bool:
    """A row with dates that is no sentence: it marks a role."""
    if unit.is_bullet:
        return False
    line = unit.first
    span, _ = header_dates(line)
    if span is None:
        return False
    if only_dates(line):
        return True
    if len(line.cells) == 1 and continues_sentence(line.text) and not title_weight(line.text):
        return False  # "... has / not lost a parcel since 2021"
    if len(line.cells) > 1 and not is_label(line.text):
        for cell in line.cells:
            if span.raw in cell.text and len(cell.text.replace(span.raw, " ").split()) <= 4:
                return len(line.text.split()) <= 30
    rest = line.text.replace("\t", " ").replace(span.raw, " ")
    if is_label(line.text) or len(rest.split()) > 18:
        return False
    if span.ranged:
        return not (is_prose(rest) and len(rest.split()) > 10 and len(line.cells) == 1)
    text = line.text.replace("\t", " ").rstrip(" .|,)")
    at_edge = len(text) - text.rfind(span.raw.rstrip(" .|,)")) <= len(span.raw) + 1 or text.startswith(span.raw)
    return (
        at_edge and not is_prose(rest) and len(rest.split()) <= 10 and not rest.rstrip().endswith((" in", " of", " by", " for"))
    )


def _header_spans(units: list[Unit], anchors: list[int]) -> list[tuple[int, int, int | None]]:
    """Return (first unit, unit after the last, anchor) of each header."""
    lead = _usual_lead(units, anchors)
    spans: list[tuple[int, int, int | None]] = []
    previous_end = 0
    for number, anchor in enumerate(anchors):
        if anchor < previous_end:  # a second row of dates inside a header
            continue
        begin = anchor
        rows = 0
        while begin > previous_end and rows < _MOST_ROWS - 1 and _may_join(units[begin - 1], units[begin]):
            begin -= 1
            rows += 1
        if spans and begin == previous_end and anchor - begin > lead and not _bullets_between(units, spans[-1][1], begin):
            begin = max(begin, anchor - lead)
        if rows > lead and spans:
            begin = _at_gap(units, begin, anchor, lead)
        end = anchor + 1
        if _is_open(units[anchor].first) and end < len(units) and not units[end].is_bullet and closing_date(units[end].first):
            end += 1
        closed = end
        while number + 1 < len(anchors) and anchors[number + 1] < closed:
            number += 1
        limit = anchors[number + 1] if number + 1 < len(anchors) else len(units)
        while end < limit and end - closed <= _MOST_ROWS - 1 and _may_join(units[end], units[end - 1], below=True):
            end += 1
        if end == limit and number + 1 < len(anchors) and limit > closed:
            end = max(closed, _leave_lead(units, closed - 1, limit, lead))
        end = _trim_tail(units, begin, closed - 1, end)
        spans.append((begin, end, anchor))
        previous_end = end
    return spans


def _is_open(line: Line) -> bool:
    """Say whether a row begins a range whose end must stand on the next one."""
    span, _ = header_dates(line)
    return bool(span and span.ranged and span.start and not span.end)


def _bullets_between(units: list[Unit], begin: int, end: int) -> bool:
    return any(unit.is_bullet for unit in units[begin:end])


def _usual_lead(units: list[Unit], anchors: list[int]) -> int:
    """Return how many header rows usually stand above the dates."""
    counts: list[int] = []
    for number, anchor in enumerate(anchors):
        floor = anchors[number - 1] + 1 if number else 0
        rows = 0
        while anchor - rows > floor and rows < _MOST_ROWS - 1 and _may_join(units[anchor - rows - 1], units[anchor - rows]):
            rows += 1
        before = anchor - rows - 1
        if number == 0 or (before >= floor and units[before].is_bullet):
            counts.append(rows)
    if not counts:
        return 0
    return max(sorted(set(counts)), key=lambda rows: (counts.count(rows), -rows))


def _may_join(unit: Unit, neighbour: Unit, *, below: bool = False) -> bool:
    if unit.is_bullet or not is_header_row(unit.first):
        return False
    if not below:
        return True
    line = unit.first
    return line.table == neighbour.first.table or bool(line.table) or is_header_label(line.text)


def _at_gap(units: list[Unit], begin: int, anchor: int, lead: int) -> int:
    """A header begins after the widest white space among the rows that may be its beginning."""
    gaps = [(units[index].first.gap or 0.0, index) for index in range(begin, anchor + 1)]
    widest = max(gap for gap, _ in gaps)
    inside = min(gap for gap, _ in gaps)
    if widest - inside >= 0.3:
        return min(index for gap, index in gaps if gap >= widest - 0.15)
    if title_weight(units[begin].first.text) or units[begin].first.style.bold:
        return begin
    return max(begin, anchor - max(lead, 0)) if lead else begin


def _leave_lead(units: list[Unit], anchor: int, following: int, lead: int) -> int:
    """Divide the rows between two dates with no bullet between: the next header takes its usual number of rows."""
    gaps = [(units[index].first.gap or 0.0, index) for index in range(anchor + 1, following + 1)]
    widest = max(gap for gap, _ in gaps)
    if widest - min(gap for gap, _ in gaps) >= 0.3 and len(gaps) > 1:
        return max(index for gap, index in gaps if gap >= widest - 0.15)
    return following - min(lead, following - anchor - 1)


def _trim_tail(units: list[Unit], begin: int, anchor: int, end: int) -> int:
    """Rows below the dates belong to the header as long as it lacks a title, a company or a place."""
    while end - anchor > 1:
        rows = [unit.first for unit in units[begin:end]]
        last = rows[-1]
        if only_dates(last):
            return end
        before = _names(rows[:-1])
        if before <= 1:
            return end
        pieces = cut_pieces(header_texts([last], {}), 1)
        if _names(rows[:-1], finest=BEFORE_COMMAS) <= 1 and (
            title_weight(last.text)
            or (organisation_weight(last.text) and is_named(last.text))
            or last.style.italic
            or last.style.bold
            or any(piece.place for piece in pieces)
        ):
            return end
        if end - anchor == 2 and _has_team(rows[:-1], last):
            return end
        if pieces and (is_place(last.text) or all(piece.place or piece.meta for piece in pieces)):
            return end
        end -= 1
    return end


def with_whole_titles(rows: list[Line], texts: list[HeaderText]) -> list[HeaderText]:
    """Keep "Title - Team" in one piece where the row below it is an employer and a town."""
    last = len(rows) - 1
    return [
        replace(text, whole=True) if text.row == last - 1 and _has_team([rows[text.row]], rows[last]) else text for text in texts
    ]


def _has_team(rows: list[Line], below: Line) -> bool:
    """Whether a header says "Title - Team", two names that only a dash parts, above an employer and a town.

    A team that no word shows may be the employer itself, so the row below must then be sure: "Oakline, Leeds", not "Leeds, UK".
    """
    names = names_of(cut_pieces(header_texts(rows, date_cuts(rows)), finest=BEFORE_COMMAS))
    if len(names) != 2 or _names(rows, finest=1) != 1 or names[0].title < 2 or names[1].after_at:
        return False
    known = is_team(names[1].text)
    if names[1].organisation and not known:
        return False
    parts = below.text.split(", ")
    town = ", ".join(parts[1:])
    if len(below.cells) > 1 or not 2 <= len(parts) <= 4 or len(below.text.split()) > 8 or is_place(parts[0]):
        return False
    if not (is_named(parts[0]) and is_named(town)) or title_weight(below.text):
        return False
    return is_city(parts[1]) or (known and (is_place(town) or (len(parts) == 2 and len(town.split()) <= 2)))


def date_cuts(rows: list[Line]) -> dict[int, list[tuple[int, DateSpan]]]:
    """Return the dates of header rows by row, with the end of a range that stands on the row below its start."""
    cuts: dict[int, list[tuple[int, DateSpan]]] = {}
    for number, row in enumerate(rows):
        cuts[number] = header_dates(row)[1]
        if not cuts[number] and number and _is_open(rows[number - 1]):
            closing = closing_date(row)
            if closing:
                cuts[number] = [closing]
    return cuts


def _names(rows: list[Line], *, finest: int = COMMAS) -> int:
    return len(names_of(cut_pieces(header_texts(rows, date_cuts(rows)), finest=finest)))


def _with_undated(units: list[Unit], spans: list[tuple[int, int, int | None]]) -> list[tuple[int, int, int | None]]:
    """Add headers without dates: rows above bullets that look like the known headers, or like titles where none is known."""
    taken = {index for begin, end, _ in spans for index in range(begin, end)}
    looks = {_look(units[index].first) for begin, end, _ in spans for index in range(begin, end)}
    more: list[tuple[int, int, int | None]] = []
    index = 0
    while index < len(units):
        if units[index].is_bullet or index in taken:
            index += 1
            continue
        begin = index
        while index < len(units) and not units[index].is_bullet and index not in taken:
            index += 1
        run = range(begin, index)
        rows = [number for number in run if is_header_row(units[number].first)]
        if not rows or (index >= len(units) and not (not spans and len(rows) <= 3)):
            continue
        while (
            rows
            and rows[-1] != index - 1
            and any(not is_header_row(units[n].first) for n in range(rows[-1] + 1, index))
            and len(rows) > _MOST_ROWS
        ):
            rows.pop()
        tail = [number for number in rows if all(is_header_row(units[n].first) for n in range(number, rows[-1] + 1))][-3:]
        if not tail:
            continue
        texts = [units[number].first.text for number in tail]
        telling = any(title_weight(text) >= 2 for text in texts)
        same_look = _look(units[tail[0]].first) in looks and (
            units[tail[0]].first.style.bold or bool(units[tail[0]].first.style.heading)
        )
        distinct = units[tail[0]].first.style.bold or bool(units[tail[0]].first.style.heading)
        if (spans and ((telling and same_look) or (same_look and len(texts) >= 2))) or (not spans and (telling or distinct)):
            more.append((tail[0], tail[-1] + 1, None))
    return sorted([*spans, *more])


def _look(line: Line) -> tuple[object, ...]:
    style = line.cells[0].style if line.cells else line.style
    return style.bold, style.italic, round((style.size or 0) * 2), style.heading


def _read_dates(draft: Draft) -> None:
    draft.anchors = []
    start: DateSpan | None = None
    for row in draft.rows:
        span, _ = header_dates(row)
        if span is None and start is not None and start.ranged and start.start and not start.end:
            closing = closing_date(row)
            span = closing[1] if closing else None
        if span is None:
            continue
        draft.anchors.append(row)
        if start is None:
            start = span
        elif start.ranged and start.start and not start.end and span.end:  # "2017 -" above "Present"
            start = DateSpan(start.start, span.end, f"{start.raw} {span.raw}", start.begin, start.stop, True)
        elif not start.ranged and span.ranged and span.start:
            start = span
        elif not start.ranged and span.ranged:
            start = DateSpan(start.start, span.end, f"{start.raw} {span.raw}", start.begin, start.stop, True)
    draft.dates = start


def _encloses(outer: DateSpan, inner: DateSpan) -> bool:
    def key(value: str, *, late: bool) -> str:
        if value == PRESENT:
            return "9999"
        return value + ("-99" if late and len(value) == 4 else "-00" if len(value) == 4 else "")

    return (
        key(outer.start, late=False)[:4] <= key(inner.start, late=False)[:4]
        and key(inner.end, late=True)[:4] <= key(outer.end, late=True)[:4]
    )


def share_employers(drafts: list[Draft]) -> None:
    """Find an employer that heads several roles: its row has the whole time, or only its name, and the roles stand below."""
    index = 0
    while index + 1 < len(drafts):
        head, following = drafts[index], drafts[index + 1]
        if (
            not head.body
            and head.dates
            and following.dates
            and len(head.rows) <= 2
            and not any(title_weight(row.text) for row in head.rows)
            and any(title_weight(row.text) for row in following.rows)
            and _names(following.rows) == 1
            and _encloses(head.dates, following.dates)
        ):
            following.employer = head.rows
            del drafts[index]
            continue
        index += 1
