"""Roles: names by one order for the whole section, dates, and the bullets and paragraphs under them."""

import re
from dataclasses import replace

from reframer.model.document import Line
from reframer.model.resume import Bullet, Item, Role, SectionKind
from reframer.parsing.dates import PRESENT, bare_dates
from reframer.parsing.drafts import Draft, date_cuts, draft_roles, share_employers, with_whole_titles
from reframer.parsing.identity import Numbering
from reframer.parsing.joining import Lexicon, join_lines
from reframer.parsing.knowledge import is_label, is_place, organisation_weight, title_weight
from reframer.parsing.naming import Named, agree_on_order, agree_on_places, company_in_place, name_parts
from reframer.parsing.pieces import HeaderText, cut_pieces, header_texts, names_of
from reframer.parsing.units import Unit, merge, paragraphs


def parse_roles(kind: SectionKind, lines: list[Line], lexicon: Lexicon, numbering: Numbering) -> tuple[list[Role], list[Unit]]:
    """Return the roles of a section, and what stands before the first of them."""
    units = merge(lines)
    drafts, loose = draft_roles(units)
    share_employers(drafts)
    named = _name(drafts)
    has_marks = any(unit.is_bullet for draft in drafts for unit in draft.body)
    text = [line for draft in drafts for unit in draft.body if not unit.is_bullet for line in unit.lines]
    roles = [
        _finish(kind, draft, parts, lexicon, numbering, has_marks=has_marks, section=text)
        for draft, parts in zip(drafts, named, strict=True)
    ]
    return roles, loose


def _name(drafts: list[Draft]) -> list[Named]:
    readings = []
    for draft in drafts:
        rows = [*draft.employer, *draft.rows]
        readings.append((rows, with_whole_titles(rows, header_texts(rows, date_cuts(rows)))))
    readings = _agree_on_towns(drafts, readings)
    alone = [_stands_alone(number, drafts, readings) for number in range(len(drafts))]
    pieces = [cut_pieces(texts, 1 if alone[number] else 2) for number, (_, texts) in enumerate(readings)]
    order = agree_on_order(pieces)
    named: list[Named] = []
    for number, found in enumerate(pieces):
        parts = name_parts(found, order, len(drafts))
        if alone[number] and named and not parts.company and parts.title:
            parts = parts.inherit(named[-1])
        named.append(parts)
    agree_on_places(named)
    return named


def _agree_on_towns(
    drafts: list[Draft], readings: list[tuple[list[Line], list[HeaderText]]]
) -> list[tuple[list[Line], list[HeaderText]]]:
    """Read what stands beside the dates as a town in all roles when it is one in some ("Aldmoor | 2015 - 2019")."""
    towns = [_beside_dates(draft, *reading) for draft, reading in zip(drafts, readings, strict=True)]
    if not any(town is not None and is_place(town.text) for town in towns):
        return readings
    return [
        (rows, [replace(text, place=True) if text is town else text for text in texts])
        for (rows, texts), town in zip(readings, towns, strict=True)
    ]


def _beside_dates(draft: Draft, rows: list[Line], texts: list[HeaderText]) -> HeaderText | None:
    """The few words beside the dates below a row that names title and employer; None where they may be a name themselves."""
    beside = [text for text in texts if text.row and any(rows[text.row] is anchor for anchor in draft.anchors)]
    above = [text for text in texts if beside and text.row < beside[0].row]
    if len(beside) != 1 or len(beside[0].text.split()) > 3 or not beside[0].text[:1].isupper():
        return None
    if title_weight(beside[0].text) or organisation_weight(beside[0].text) or re.search(r"\d", beside[0].text):
        return None
    names = names_of(cut_pieces(above, 2))
    return beside[0] if len(names) >= 2 and any(piece.title for piece in names) else None


def _stands_alone(number: int, drafts: list[Draft], readings: list[tuple[list[Line], list[HeaderText]]]) -> bool:
    """A role with only a title, under an employer that was named above an earlier title."""
    if not number or drafts[number].employer:
        return False
    _rows, texts = readings[number]
    here = names_of(cut_pieces(texts, 1))
    if len(here) != 1 or not here[0].title:
        return False
    if any(piece.place and piece.row != here[0].row and company_in_place(piece.text) for piece in cut_pieces(texts, 1)):
        return False
    finer = len(names_of(cut_pieces(texts, 2))) > 1 and _company_after_comma(texts)
    for back in range(number - 1, -1, -1):
        before = names_of(cut_pieces(readings[back][1], 2))
        if len(before) < 2:
            if drafts[back].inherits is None:
                return False
            continue
        first, second = before[0], before[1]
        if finer and (here[0].style != second.style or here[0].style == first.style):
            return False
        if first.row < second.row and second.title and not first.title:
            dated_row = next((index for index, row in enumerate(readings[back][0]) if row in drafts[back].anchors), None)
            if dated_row is None or dated_row >= second.row or drafts[back].employer:
                drafts[number].inherits = drafts[back]
                return True
        return False
    return False


def _company_after_comma(texts: list[HeaderText]) -> bool:
    """Say whether a finer cut shows a company beside the title."""
    return any((piece.organisation >= 2 and not piece.title) or piece.after_at for piece in names_of(cut_pieces(texts, 2)))


def _finish(
    kind: SectionKind,
    draft: Draft,
    parts: Named,
    lexicon: Lexicon,
    numbering: Numbering,
    *,
    has_marks: bool,
    section: list[Line],
) -> Role:
    role_number = numbering.next_role(kind)
    bullets: list[Bullet] = []
    description: list[Item] = []
    for text, row in parts.leftovers:
        rows = [*draft.employer, *draft.rows]
        description.append(Item(text=text, source=rows[min(row, len(rows) - 1)].source))
    bullets, more = read_body(kind, role_number, draft.body, lexicon, numbering, has_marks=has_marks, section=section)
    description.extend(more)
    dates = draft.dates
    doubts = list(draft.doubts)
    if not parts.company:
        doubts.append("no company found")
    if not parts.title:
        doubts.append("no title found")
    end = dates.end if dates else ""
    if dates is not None and dates.ranged and dates.start and not end:
        end = PRESENT
        doubts.append("the dates have no end; read as ongoing")
    rows = [*draft.employer, *draft.rows]
    return Role(
        id=numbering.name(kind, role_number, -1, f"{parts.company}|{parts.title}|{dates.raw if dates else ''}"),
        company=parts.company,
        title=parts.title,
        location=parts.location,
        start=dates.start if dates else "",
        end=end,
        dates=_raw_dates(draft),
        description=tuple(description),
        bullets=tuple(bullets),
        source=rows[0].source,
        doubts=tuple(doubts),
    )


def _raw_dates(draft: Draft) -> str:
    cuts = date_cuts([*draft.employer, *draft.rows])
    return bare_dates(span for number in sorted(cuts) for _, span in cuts[number])


def read_body(
    kind: SectionKind,
    role_number: int,
    units: list[Unit],
    lexicon: Lexicon,
    numbering: Numbering,
    *,
    has_marks: bool,
    section: list[Line] | None = None,
) -> tuple[list[Bullet], list[Item]]:
    """Return the bullets and the other text of a role; paragraphs are bullets where the whole section has no marks.

    ``section`` are all lines of the section, which show how its paragraphs are set.
    """
    bullets: list[Bullet] = []
    items: list[Item] = []
    loose: list[Line] = []

    def flush() -> None:
        groups = paragraphs(loose, section=section)
        as_bullets = not has_marks or (len(groups) >= 2 and not any(unit.is_bullet for unit in units))
        texts = [join_lines(group, lexicon) for group in groups]
        stops = [text.rstrip().endswith(".") for text in texts]
        opens = len(texts) >= 3 and stops[0] and not any(stops[1:])  # only the first is a sentence: it tells of the employer
        for number, (group, text) in enumerate(zip(groups, texts, strict=True)):
            if (
                as_bullets
                and not (opens and number == 0)
                and not is_label(text)
                and not text.rstrip().endswith(":")
                and len(text.split()) >= 3
            ):
                bullets.append(
                    numbering.bullet(
                        kind,
                        role_number,
                        text,
                        group,
                        level=0,
                        doubts=("no mark in front; read as an achievement because it is a paragraph of its own",),
                    )
                )
            else:
                items.append(Item(text=text, source=group[0].source))
        loose.clear()

    for unit in units:
        if unit.is_bullet:
            flush()
            text = unit.text(lexicon)
            if text:
                bullets.append(numbering.bullet(kind, role_number, text, unit.lines, level=unit.level, doubts=tuple(unit.doubts)))
        else:
            loose.append(unit.first)
    flush()
    return bullets, items
