"""From zones to the lines of a document: cells, markers, styles, indents and the white space above each line."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from reframer.model.document import Cell, Line, Marker, MarkerKind, Style
from reframer.model.source import Box, SourceRef
from reframer.readers.pdf_characters import Character, PageContent, Shape
from reframer.readers.pdf_lexicon import HOLE, mend_ligatures, words_of
from reframer.readers.pdf_lines import Piece, compose, median_size, most_common_font
from reframer.readers.pdf_markers import (
    MOST_DRAWINGS,
    bullet_glyph,
    drawn_bullets,
    number_at_start,
    shape_left_of,
    shape_marker,
    strip_first_glyph,
)
from reframer.readers.pdf_rails import RailLine, part_rails
from reframer.readers.pdf_repair import clean_keeping_break
from reframer.readers.pdf_rows import Row, build_rows, text_of
from reframer.readers.pdf_turned import turn_back
from reframer.readers.pdf_zones import Zone
from reframer.readers.turns import find_turns


@dataclass
class Draft:
    """A line in the making. ``doubt`` names the glyph of a marker that other lines must confirm."""

    page: PageContent
    row: Row
    zone: int
    cells: list[list[Piece]]
    texts: list[str]
    marker: Marker | None = None
    doubt: str = ""
    unmarked_cells: list[list[Piece]] = field(default_factory=list)
    zone_left: float = 0.0
    zone_right: float = 0.0
    gap: float | None = None
    full: bool | None = None
    rule_below: bool = False
    column: int = 0
    columns: int = 1

    @property
    def text(self) -> str:
        """The cells' texts joined by tabs."""
        return "\t".join(self.texts)

    @property
    def x0(self) -> float:
        """Left edge of the text, without its marker."""
        return min(piece.x0 for cell in self.cells for piece in cell)

    @property
    def x1(self) -> float:
        """Right edge of the text."""
        return max(piece.x1 for cell in self.cells for piece in cell)

    @property
    def size(self) -> float:
        """Median type size without the marker."""
        return median_size(self.characters())

    def characters(self) -> list[Character]:
        """All characters, left to right."""
        return [character for cell in self.cells for piece in cell for character in piece.characters]


def draft_zone(page: PageContent, zone: Zone, number: int, bullets: Sequence[Shape], boxes: Sequence[Shape]) -> list[Draft]:
    """Drafts of a zone's lines, from the top down."""
    pieces, rails = part_rails(zone)
    drafts: list[Draft] = []
    left = min((piece.x0 for piece in pieces), default=zone.x0)
    pending: Row | None = None
    for row in build_rows(pieces):
        walls = [wall.x for wall in zone.walls if wall.top <= row.baseline <= wall.bottom]
        draft = _draft_row(page, row, number, bullets, [*walls, *_walls_in(row, boxes)], left)
        if draft is None:  # a bullet alone on its line object, on a slightly different baseline than its text
            if pending is not None:
                drafts += _wrapped_sign(page, pending, number)
            pending = row
            continue
        if pending is not None and draft.marker is None and 0 <= draft.x0 - pending.x1 < 60:
            alone = bullet_glyph(pending.pieces[0].characters[0], 9.0)
            if alone and abs(pending.baseline - row.baseline) < 0.9 * row.size:
                draft.marker = Marker(kind=alone[0], glyph=alone[1], x=round(pending.x0, 2))
                pending = None
        if pending is not None:
            drafts += _wrapped_sign(page, pending, number)
        pending = None
        drafts.append(draft)
    if pending is not None:
        drafts += _wrapped_sign(page, pending, number)
    drafts = _with_rails(page, number, drafts, rails)
    for draft in drafts:
        draft.column, draft.columns = zone.column, zone.columns
    _measure(drafts)
    return drafts


def _wrapped_sign(page: PageContent, row: Row, number: int) -> list[Draft]:
    """A plus sign alone on its line, with no text beside it, is the wrapped end of "40 +"; other marks alone say nothing."""
    cells = row.cells()
    texts = [compose(cell) for cell in cells]
    return [Draft(page, row, number, cells, texts, unmarked_cells=cells)] if texts == ["+"] else []


def _with_rails(page: PageContent, number: int, drafts: list[Draft], rails: Sequence[RailLine]) -> list[Draft]:
    """Put the lines of rails into the rows beside them, or on lines of their own where a bullet stands beside them."""
    in_bullet = _bullet_rows(drafts)
    above: dict[int, list[Draft]] = {}  # lines of their own, by the index of the row they stand above
    for line in rails:
        beside = [
            index
            for index, draft in enumerate(drafts)
            if abs(draft.row.baseline - line.baseline) <= 0.35 * draft.row.pieces[0].size
        ]
        own = Draft(page, line.rows[0], number, line.cells, [line.text])
        own.unmarked_cells = own.cells
        index = beside[0] if beside else next((i for i, d in enumerate(drafts) if d.row.baseline > line.baseline), len(drafts))
        if line.heading or not beside or in_bullet[index]:
            if line.heading and not beside:
                index = _top_of_block(drafts, line, index)
            while not line.heading and 0 < index < len(drafts) and in_bullet[index] and in_bullet[index - 1]:
                index -= 1
            above.setdefault(index, []).append(own)
            continue
        draft = drafts[index]
        if line.side == "left":
            draft.cells, draft.texts = own.cells + draft.cells, own.texts + draft.texts
        else:
            draft.cells, draft.texts = draft.cells + own.cells, draft.texts + own.texts
        draft.unmarked_cells = draft.cells
        draft.row = Row([*draft.row.pieces, *line.rows[0].pieces])
    out: list[Draft] = []
    for index in range(len(drafts) + 1):
        out += above.get(index, [])
        out += drafts[index : index + 1]
    return out


def _top_of_block(drafts: Sequence[Draft], line: RailLine, index: int) -> int:
    """The first row of the block of rows beside whose middle a heading stands; ``index`` where it stands at the top."""
    middle = (line.rows[0].baseline + line.rows[-1].baseline) / 2
    lines = [draft.row.baseline for draft in drafts]
    for top in range(index - 1, max(index - 8, -1), -1):
        for bottom in range(max(top + 1, index - 1), min(index + 8, len(drafts))):
            if abs((lines[top] + lines[bottom]) / 2 - middle) > 0.35 * drafts[top].size:
                continue
            inner = max(after - before for before, after in itertools.pairwise(lines[top : bottom + 1]))
            above = lines[top] - lines[top - 1] if top else 9e9
            below = lines[bottom + 1] - lines[bottom] if bottom + 1 < len(drafts) else 9e9
            if min(above, below) > 1.3 * inner:
                return top
    return index


def _bullet_rows(drafts: Sequence[Draft]) -> list[bool]:
    """Which rows begin a bullet or go on with one."""
    found: list[bool] = []
    marker: Draft | None = None
    before: Draft | None = None
    right = max((draft.x1 for draft in drafts), default=0.0)
    for draft in drafts:
        step = draft.row.baseline - before.row.baseline if before is not None else 0.0
        if draft.marker is not None:
            marker = draft
        elif marker is not None and step > 1.9 * draft.size:
            marker = None
        elif marker is not None and before is not None and draft.x0 < marker.x0 - 3:
            full = right - before.x1 < 0.12 * (right - before.x0)
            edge = marker.marker.x if marker.marker and marker.marker.x is not None else marker.x0
            below_mark = draft.x0 > edge - 15 and step < 1.5 * draft.size  # the wrapped lines begin under the mark
            if not (below_mark and (full or draft.texts[0][:1].islower()) and not draft.characters()[0].font.bold):
                marker = None
        found.append(marker is not None)
        before = draft
    return found


def _draft_row(
    page: PageContent, row: Row, number: int, bullets: Sequence[Shape], walls: Sequence[float], left: float
) -> Draft | None:
    pieces = row.pieces
    marker, doubt = None, ""
    first = pieces[0].characters[0]
    second = pieces[0].characters[1] if len(pieces[0].characters) > 1 else pieces[1].characters[0] if len(pieces) > 1 else None
    gap = (second.x0 - first.x1) / max(first.size, 1.0) if second is not None else 9.0
    if second is not None and len(pieces[0].characters) > 1 and pieces[0].spaces[1]:
        gap = max(gap, 0.25)
    found = bullet_glyph(first, gap)
    if found is not None and second is not None and not any(c.text.isalnum() for c in row.characters()[1:]):
        found = None  # a rating in dots
    unmarked = row.cells(walls)
    if found is not None:
        if second is None:
            return None
        kind, glyph, unsure = found
        marker = Marker(kind=kind, glyph=glyph, x=round(first.x0, 2))
        doubt = f"{first.font.name}/{first.text}" if unsure else ""
        bare = Row(strip_first_glyph(pieces))
        bare.baseline = bare.baseline if bare.pieces else row.baseline
        cells = bare.cells(walls)
    else:
        cells = unmarked
        shape = shape_left_of(row, bullets, left)
        if shape is not None:
            marker = shape_marker(shape)
            doubt = f"shape/{shape.image}/{round(shape.width)}x{round(shape.height)}/{shape.parts}"
    texts = [text_of(cell) for cell in cells]
    if marker is not None and marker.kind is MarkerKind.GLYPH:  # a grid of bullets: each cell has its own sign
        texts = [texts[0], *(text.removeprefix(f"{marker.glyph} ") for text in texts[1:])]
    kept = [(cell, text) for cell, text in zip(cells, texts, strict=True) if text]
    if not kept:
        return None
    return Draft(page, row, number, [cell for cell, _ in kept], [text for _, text in kept], marker, doubt, unmarked)


def _walls_in(row: Row, boxes: Sequence[Shape]) -> list[float]:
    """The right edges of small boxes (tags) and of upright strokes that stand between the row's pieces."""
    middle = row.baseline - 0.3 * row.pieces[0].size
    return [
        edge for shape in boxes if shape.top <= middle <= shape.bottom for edge in (shape.x0, shape.x1) if row.x0 < edge < row.x1
    ]


def tag_boxes(page: PageContent) -> list[Shape]:
    """Shapes about as high as a line that frame single words, as skills are often set."""
    return [
        shape for shape in page.shapes if not shape.image and 8 <= shape.height <= 32 and 8 <= shape.width <= 0.45 * page.width
    ][:MOST_DRAWINGS]


def _measure(drafts: list[Draft]) -> None:
    """Note the edges of the zone in each of its lines."""
    if not drafts:
        return
    left = min(draft.marker.x if draft.marker and draft.marker.x is not None else draft.x0 for draft in drafts)
    edges = sorted((draft.x1 for draft in drafts), reverse=True)
    right = edges[0]
    if len(edges) > 5 and edges[0] - edges[1] > 0.25 * (edges[0] - left):
        right = edges[1]  # one line that sticks out is no margin
    for draft in drafts:
        draft.zone_left, draft.zone_right = left, right


def confirm_markers(drafts: Sequence[Draft]) -> None:
    """Keep a doubtful marker only where other lines begin with the same one; otherwise the glyph is text again."""
    counts = Counter((_sign(draft), round((draft.marker.x or 0) / 4)) for draft in drafts if draft.marker)
    before: Draft | None = None
    for draft in drafts:
        if draft.marker is not None:
            place = round((draft.marker.x or 0) / 4)
            alone = sum(counts[_sign(draft), place + step] for step in (-1, 0, 1)) < 2
            torn = before is not None and before.text.count("(") > before.text.count(")") and marker_is_sign(draft.marker)
            if torn or (alone and (draft.doubt or (before is not None and _goes_on(before, draft)))):
                _unmark(draft)
        before = draft
    _find_numbers(drafts)


def marker_is_sign(marker: Marker) -> bool:
    """Whether a marker may as well be a sign of the sentence: "(React" and, on the next line, "+ WebSockets)"."""
    return marker.glyph in {"+", "-", "–", "—", "*", ">", "→"}


def _sign(draft: Draft) -> str:
    """What stands in front of a line, to compare it with others."""
    return draft.doubt or (draft.marker.kind + draft.marker.glyph if draft.marker else "")


def _goes_on(before: Draft, draft: Draft) -> bool:
    """Whether a line that begins with a lone dash or dot goes on with the line before: a dash in prose, a list of cities."""
    marker = draft.marker
    if marker is None or marker.x is None or before.zone != draft.zone:
        return False
    full = before.zone_right - before.x1 < 0.12 * (before.zone_right - before.zone_left)
    if before.marker is not None:  # "from 41%" and, on the next line of the same bullet, "-> 87%"
        return full and before.marker.glyph != marker.glyph and abs(before.x0 - marker.x) < 1.5
    inside = f" {marker.glyph} " in before.text
    return inside or (marker.kind is MarkerKind.DASH and full and abs(before.x0 - marker.x) < 3)


def _unmark(draft: Draft) -> None:
    drawn = draft.doubt.startswith("shape/")
    draft.marker = None
    if not drawn:
        draft.cells = draft.unmarked_cells
        draft.texts = [compose(cell) for cell in draft.cells]


def _find_numbers(drafts: Sequence[Draft]) -> None:
    """Mark numbered lines where at least two numbers follow each other at the same edge."""
    found = []
    for draft in drafts:
        number = number_at_start(draft.texts[0]) if draft.marker is None and draft.texts else None
        if number is not None:
            found.append((draft, *number))
    places = {(round(draft.x0 / 3), value) for draft, _, value in found}
    for draft, word, value in found:
        place = round(draft.x0 / 3)
        if any((place + step, value + other) in places for step in (-1, 0, 1) for other in (-1, 1)):
            draft.marker = Marker(kind=MarkerKind.NUMBER, glyph=word, x=round(draft.x0, 2))
            draft.texts[0] = draft.texts[0][len(word) :].lstrip()


def body_pitch(drafts: Sequence[Draft], sizes: Sequence[float]) -> tuple[float, float]:
    """``(distance of baselines, type size)`` of solid body text, in points; ``sizes`` are those of the drafts."""
    weights: Counter[float] = Counter()
    for draft, own in zip(drafts, sizes, strict=True):
        weights[round(own * 2) / 2] += len(draft.text)
    size = weights.most_common(1)[0][0] if weights else 10.0
    distances: Counter[float] = Counter()
    for (before, size_before), (after, size_after) in itertools.pairwise(zip(drafts, sizes, strict=True)):
        step = after.row.baseline - before.row.baseline
        if (
            before.zone == after.zone
            and abs(size_after - size) <= 0.6
            and abs(size_before - size) <= 0.6
            and after.marker is None
        ) and 0.9 * size <= step <= 2.2 * size:
            distances[round(step * 5) / 5] += 1
    if not distances:
        return 1.2 * size, size
    most = max(distances.values())
    return min(step for step, count in distances.items() if count >= 0.3 * most), size


def measure_gaps(drafts: Sequence[Draft], rules: dict[int, list[Shape]]) -> None:
    """Set the white space above each line, whether it is full, and whether a rule lies below it."""
    sizes = [draft.size for draft in drafts]
    pitch, usual = body_pitch(drafts, sizes)
    for index, draft in enumerate(drafts):
        before = drafts[index - 1] if index else None
        after = drafts[index + 1] if index + 1 < len(drafts) else None
        size, x0, x1 = sizes[index], draft.x0, draft.x1
        if before is not None and before.zone == draft.zone:
            expected = pitch * max(size, sizes[index - 1]) / usual
            gap = (draft.row.baseline - before.row.baseline - expected) / pitch
            draft.gap = max(0.0, round(gap, 2))
        same = after is not None and after.zone == draft.zone
        room = 3.0 * size if not same or after is None else _first_word(after) + 0.25 * size
        draft.full = draft.zone_right - x1 < max(room, 0.5 * size)
        limit = draft.row.baseline + 1.6 * size
        if same and after is not None:
            limit = after.row.baseline - 0.75 * sizes[index + 1]
        highest, lowest = draft.row.baseline - 0.1 * size, max(limit, draft.row.bottom)
        shortest = max(0.45 * (draft.zone_right - draft.zone_left), 1.02 * (x1 - x0))
        draft.rule_below = any(
            highest <= rule.top <= lowest and rule.x0 <= x1 and rule.x1 >= x0 and rule.width >= shortest
            for rule in rules.get(draft.page.number, ())
        )


def _first_word(draft: Draft) -> float:
    """The width of a line's first word in points."""
    word = draft.texts[0].split(" ", 1)[0]
    characters = [character for piece in draft.cells[0] for character in piece.characters]
    last = characters[min(len(word), len(characters)) - 1]
    return max(last.x1 - characters[0].x0, 0.0)


def level_rules(page: PageContent) -> list[Shape]:
    """Horizontal rules: thin and long."""
    return [shape for shape in page.shapes if shape.height <= 3 and shape.width >= 30][:MOST_DRAWINGS]


def style_of(characters: Sequence[Character]) -> Style:
    """The style that most of the characters have."""
    usual = most_common_font(characters)
    fonts = [character.font for character in characters]
    bold = sum([font.bold for font in fonts]) * 2 > len(fonts)
    italic = sum([font.italic for font in fonts]) * 2 > len(fonts)
    size = median_size(characters)
    return Style(font=usual.font.name, size=round(size, 2), bold=bold, italic=italic, color=usual.color)


def _turns(text: str, inside: Sequence[Character]) -> tuple[int, ...]:
    first = inside[0].font
    if all(character.font is first for character in inside):
        return ()
    if len({(character.font.bold, character.font.italic) for character in inside}) < 2:
        return ()
    return find_turns(text, ((character.text, character.font.bold, character.font.italic) for character in inside))


def finish(draft: Draft, file: str, zone: int) -> Line:
    """The model's line of a draft."""
    characters = draft.characters()
    cells = []
    for pieces, written in zip(draft.cells, draft.texts, strict=True):
        text = clean_keeping_break(written)
        if not text:
            continue
        inside = [character for piece in pieces for character in piece.characters]
        x0, x1 = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
        cells.append(Cell(text=text, x0=round(x0, 2), x1=round(x1, 2), style=style_of(inside), turns=_turns(text, inside)))
    style = cells[0].style if len(cells) == 1 else style_of(characters)
    x0, top, x1, bottom = turn_back((draft.x0, draft.row.top, draft.x1, draft.row.bottom), draft.page)
    box = Box(x0=round(x0, 2), top=round(top, 2), x1=round(x1, 2), bottom=round(bottom, 2))
    return Line(
        text="\t".join(cell.text for cell in cells),
        cells=tuple(cells),
        style=style,
        source=SourceRef(file=file, page=draft.page.number, box=box),
        marker=draft.marker,
        zone=zone,
        indent=round(draft.x0 - draft.zone_left, 2),
        gap=draft.gap,
        full=draft.full,
        rule_below=draft.rule_below,
    )


def draft_lines(zones: Sequence[Zone]) -> list[Draft]:
    """Drafts of all lines in reading order, zones numbered from 0."""
    drawn: dict[int, tuple[list[Shape], list[Shape]]] = {}
    drafts: list[Draft] = []
    for number, zone in enumerate(zones):
        page = zone.page
        if id(page) not in drawn:
            drawn[id(page)] = drawn_bullets(page), tag_boxes(page)
        bullets, boxes = drawn[id(page)]
        drafts += draft_zone(page, zone, number, bullets, boxes)
    return drafts


def finish_texts(drafts: Sequence[Draft]) -> None:
    """Decide on doubtful markers, and fill the holes that lost ligatures left in words."""
    confirm_markers(drafts)
    holed = [draft for draft in drafts if any(HOLE.search(text) for text in draft.texts)]
    if not holed:
        return
    own_words = words_of(draft.text for draft in drafts if not HOLE.search(draft.text))
    for draft in holed:
        texts = [mend_ligatures(text, own_words) for text in draft.texts]
        kept = [(cell, text) for cell, text in zip(draft.cells, texts, strict=True) if text]
        if kept:
            draft.cells, draft.texts = [cell for cell, _ in kept], [text for _, text in kept]
