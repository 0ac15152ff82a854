"""Columns and zones: which parts of a page are read one after another.

A gutter is an upright strip that no text crosses for a long stretch of rows. Whether the texts on its two sides are
columns or one table is told by the order in which the file draws them, by how their baselines pair, and by what they say:
a side of dates and places belongs to the rows beside it (a rail).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from reframer.readers.pdf_characters import PageContent, Shape
from reframer.readers.pdf_lines import Piece, compose, word_gaps
from reframer.readers.pdf_margins import heads_rows, is_heading_text, margin_of_headings
from reframer.readers.pdf_rows import Row, RowsOf, build_rows
from reframer.readers.pdf_zones import FEWEST_ROWS, GUTTER, SHORT_TEXT, Wall, Zone

NARROW = 12.0  # points; so narrow a gutter must also show in the drawing order
NARROWEST = 1.0  # points; beside contact data, which a file draws in one go
MOST_PIECES = 1_500  # on a page; a resume has a tenth of it, and more would take too long to weigh
MOST_PAIRS = 12  # of headings side by side on a page, to weigh
MOST_STRETCHES = 120  # to weigh on a page; the longest are weighed
FEWEST_LETTERS = 40
SHORTEST = 0.12  # of the page height, that both sides run beside each other
SHORTEST_CERTAIN = 0.06  # the same where a rule or the drawing order parts them
SHORTEST_CONTACT = 0.02  # the same where one side holds nothing but contact data
WIDEST_SPACE = 1.6  # em; no justified line has wider gaps between its words
LIKE_A_SPACE = 1.35  # times the usual gap between the words of a row
ICON_ROOM = 16.0  # points right of a column's edge, where text stands behind a drawing

_DATE = re.compile(
    r"\b(19|20)\d\d\b|\b\d{1,2}[/.]\d{2,4}\b|\b(present|current|now|today|ongoing|heute)\b"
    r"|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|spring|summer|fall|autumn|winter)[a-z]*\b\.?",
    re.IGNORECASE,
)
_PLACE = re.compile(r"^[A-Z][\w.' \u00c0-\u024f-]+,\s*[A-Z][\w.' \u00c0-\u024f-]*$|^(?i:remote|hybrid|on-?site)\b")


@dataclass
class _Gutter:
    """A strip free of text: ``x`` is the left edge of what lies right of it; ``top`` and ``bottom`` bound the stretch."""

    x: float
    top: float
    bottom: float
    left: list[Piece]
    right: list[Piece]
    worth: float


def divide(page: PageContent, pieces: Sequence[Piece]) -> list[Zone]:
    """Return the zones of a page in reading order, columns from the left."""
    return [zone for zone in _divide(page, list(pieces), 0) if zone.pieces]


def _divide(page: PageContent, pieces: list[Piece], depth: int) -> list[Zone]:
    gutter, walls = _find_gutter(page, pieces, depth) if depth < 3 else (None, ())
    if gutter is None:
        return [Zone(page, pieces, walls=walls)]
    inside = {id(piece) for piece in gutter.left} | {id(piece) for piece in gutter.right}
    middle = (gutter.top + gutter.bottom) / 2
    above = [piece for piece in pieces if id(piece) not in inside and piece.baseline < middle]
    below = [piece for piece in pieces if id(piece) not in inside and piece.baseline >= middle]
    zones = _divide(page, above, depth + 1) if above else []
    left = _divide(page, gutter.left, depth + 1)
    right = _divide(page, gutter.right, depth + 1)
    columns = max(zone.columns for zone in left) + max(zone.columns for zone in right)
    offset = max(zone.columns for zone in left)
    for zone in left:
        zone.columns = columns
    for zone in right:
        zone.column += offset
        zone.columns = columns
    zones += [*left, *right]
    return zones + (_divide(page, below, depth + 1) if below else [])


def _find_gutter(page: PageContent, pieces: list[Piece], depth: int) -> tuple[_Gutter | None, tuple[Wall, ...]]:
    """The gutter with the most text beside it, or None; and the walls of rails, where there is no gutter."""
    if not 2 * FEWEST_ROWS <= len(pieces) <= MOST_PIECES:
        return None, ()
    shapes = _tall_shapes(page)
    lowest, highest = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    width = highest - lowest
    candidates = sorted(
        {round(piece.x0 * 2) / 2 for piece in pieces if lowest + 0.08 * width < piece.x0 < highest - 0.06 * width}
    )
    rows = _level_rows(pieces)
    best: _Gutter | None = None
    rows_of = RowsOf()
    walls: list[Wall] = []
    margin = margin_of_headings(rows) if depth == 0 else ()
    if margin:
        return None, margin
    found = [(x, left, right) for x in candidates for left, right in _stretches(x, rows)]
    if len(found) > MOST_STRETCHES:
        found = sorted(found, key=lambda stretch: (-min(len(stretch[1]), len(stretch[2])), stretch[0]))[:MOST_STRETCHES]
    for x, left, right in found:
        judged = _judge(x, left, right, page, shapes, depth, rows_of)
        if isinstance(judged, Wall):
            walls.append(judged)
        elif judged is not None and (best is None or judged.worth > best.worth):
            best = judged
    return best or _below_headings(rows) or (_beside_contact(candidates, rows) if depth == 0 else None), tuple(walls)


def _beside_contact(candidates: Sequence[float], rows: list[list[Piece]]) -> _Gutter | None:
    """The gutter right of a few rows of contact data, which an address may leave as narrow as a space."""
    ends = [piece.x1 for row in rows for piece in row if any(character.text == "@" for character in piece.characters)]
    for x in (x for x in candidates if any(0 < x - end < ICON_ROOM for end in ends)):
        for left, right in _stretches(x, rows, gap=NARROWEST):
            if len(right) > 3 * len(left) and _changes(left, right) <= 2 and _is_contact(left):
                return _Gutter(x, left[0].baseline, right[-1].baseline, left, right, 0.0)
    return None


def _below_headings(rows: list[list[Piece]]) -> _Gutter | None:
    """The gutter between two short sections whose headings stand side by side, each above lines at its own left edge."""
    sizes = sorted(piece.size for row in rows for piece in row for _ in range(len(piece.characters)))
    usual = sizes[len(sizes) // 2]
    pairs = [number for number, row in enumerate(rows) if len(row) == 2 and all(_is_heading(piece, usual) for piece in row)]
    for number in pairs[:MOST_PAIRS]:
        row = rows[number]
        if abs(row[0].size - row[1].size) > 0.3:
            continue
        below = [piece.x0 for other in rows[number + 1 : number + 4] for piece in other]
        x = min([row[1].x0, *(edge for edge in below if row[1].x0 - 8 <= edge <= row[1].x0)])
        for left, right in _stretches(x, rows[number:], fewest=2)[:1]:
            if row[0] not in left:
                continue
            begins = [
                piece.x0 <= x + 14
                for piece in right
                if not any(other.x1 <= piece.x0 and other in right for other in _level(right, piece))
            ]
            texts = [compose([piece]) for piece in right[1:]]
            if any(1.05 * min(p.size for p in side) > row[1].size for side in (left, right)):
                continue  # the labels of a table, no headings
            if sum(begins) >= 0.7 * len(begins) and 2 * sum(is_rail_text(text) for text in texts) < len(texts):
                return _Gutter(x, row[0].baseline, max(left[-1].baseline, right[-1].baseline), left, right, 0.0)
    return None


def _level(side: Sequence[Piece], piece: Piece) -> list[Piece]:
    """The other pieces of a side on a piece's baseline."""
    return [other for other in side if other is not piece and abs(other.baseline - piece.baseline) <= 1.0]


def _is_heading(piece: Piece, usual: float) -> bool:
    """Whether a piece is set like a section heading: larger than the text, short, and neither date nor place."""
    text = compose([piece])
    return piece.size > 1.08 * usual and len(text) <= 30 and not is_rail_text(text) and any(char.isalpha() for char in text)


def _level_rows(pieces: Sequence[Piece], most: int | None = None) -> list[list[Piece]]:
    """Pieces that stand on one baseline over the whole width, from the top down; ``most`` stops after so many rows."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.baseline, piece.x0)):
        if rows and piece.baseline - rows[-1][0].baseline <= 1.0:
            rows[-1].append(piece)
        elif len(rows) == most:
            break
        else:
            rows.append([piece])
    return rows


def _stretches(
    x: float, rows: list[list[Piece]], fewest: int = FEWEST_ROWS, gap: float = GUTTER
) -> list[tuple[list[Piece], list[Piece]]]:
    """What lies left and right of ``x`` for each stretch of rows that leave a strip free there."""
    found: list[tuple[list[Piece], list[Piece]]] = []
    left: list[Piece] = []
    right: list[Piece] = []
    edge_right, edge_left = x - 0.6, x - gap
    for row in [*rows, None]:
        crossed = row is None
        row_left: list[Piece] = []
        row_right: list[Piece] = []
        for piece in row or ():
            if piece.x0 >= edge_right:
                row_right.append(piece)
            elif piece.x1 <= edge_left:
                row_left.append(piece)
            else:
                crossed = True
                break
        if crossed:
            if len(left) >= fewest and len(right) >= fewest:
                found.append((left, right))
            left, right = [], []
        else:
            left += row_left
            right += row_right
    return found


def _judge(
    x: float, left: list[Piece], right: list[Piece], page: PageContent, shapes: list[Shape], depth: int, rows_of: RowsOf
) -> _Gutter | Wall | None:
    """The gutter between two sides when they are columns, a wall when one is a rail, None when they hardly meet."""
    if any(2 * sum(_says_nothing(piece) for piece in side) > len(side) for side in (left, right)):
        return None  # bullets or numbers, each alone, or ratings in dots
    inner = max(piece.x1 for piece in left) - 2
    drawn = any(
        (inner <= shape.x0 <= x + 2 or inner <= shape.x1 <= x + 2)
        and shape.top <= right[0].baseline + 20
        and shape.bottom >= right[-1].baseline - 20
        for shape in shapes
    )
    left, right = _without_header(left, right, x)
    if min(len(left), len(right)) < FEWEST_ROWS:
        return None
    top = max(left[0].baseline, right[0].baseline)
    bottom = min(left[-1].baseline, right[-1].baseline)
    if not drawn and _reads_across(left, right, x):
        return None
    if not drawn and heads_rows(rows_of(left), rows_of(right)):
        return Wall(x - 0.6, top - 2, max(bottom, left[-1].baseline) + 2, "left", headings=True)
    if heads_and_dates(left, right, rows_of):
        return Wall(x - 0.6, top - 2, max(bottom, left[-1].baseline) + 2, "left")
    kind = None if drawn or bottom < top else _kind_of_table(left, right, top, bottom, rows_of)
    if kind is not None:
        return Wall(x - 0.6, top - 2, bottom + 2, kind)
    strip = x - max(piece.x1 for piece in left)
    changes = _changes(left, right)
    certain = drawn or (depth == 0 and strip >= NARROW and changes <= 1)
    shortest = SHORTEST_CERTAIN if certain else SHORTEST
    if strip >= GUTTER and changes <= 2 and len(right) > 3 * len(left) and _is_contact(left):
        shortest = SHORTEST_CONTACT
    if bottom - top < shortest * page.height:
        return None
    letters = [sum(len(piece.characters) for piece in side) for side in (left, right)]
    rows = [_count_rows(side) for side in (left, right)]
    if min(rows) < FEWEST_ROWS or min(letters) < FEWEST_LETTERS:
        return None
    if not drawn and strip < NARROW and changes > 0.3 * min(rows) and not _stands_on_edge(right, x):
        return None  # wide word gaps that happen to lie above each other
    worth = (bottom - top) * min(letters) ** 0.5 * (1.5 if drawn else 1.0) * (1.0 + min(strip, 20) / 100)
    left, right = _without_masthead(left, right)
    left, right = _without_dates_below(left, right)
    if min(len(left), len(right)) < FEWEST_ROWS:
        return None
    begin, end = min(left[0].baseline, right[0].baseline), max(left[-1].baseline, right[-1].baseline)
    return _Gutter(x, begin, end, left, right, worth)


def _reads_across(left: Sequence[Piece], right: Sequence[Piece], x: float) -> bool:
    """Whether the strip is no more than gaps between words that lie above each other.

    So it is with type of one width, and with justified lines: the gap in a row is as wide as the row's other word gaps.
    """
    size = max(left[0].size, right[0].size)
    if x - max(piece.x1 for piece in left) > WIDEST_SPACE * size:
        return False
    across = 0
    for row in _level_rows([*left, *right]):
        before = [piece.x1 for piece in row if piece.x1 < x]
        after = [piece.x0 for piece in row if piece.x0 >= x - 0.6]
        gaps = sorted(word_gaps(row))
        if before and after and len(gaps) > 2:
            across += min(after) - max(before) <= LIKE_A_SPACE * gaps[len(gaps) // 2]
    return 2 * across > min(_count_rows(left), _count_rows(right))


def _is_contact(side: Sequence[Piece]) -> bool:
    """Whether a side is a few short rows of contact data, one of them an e-mail address."""
    if len(side) > 30 or not any(character.text == "@" for piece in side for character in piece.characters):
        return False
    texts = [row.text() for row in build_rows(side)]
    mails = [text for text in texts if "@" in text and len(text.split()) <= 2]
    dates = [text for text in texts if "@" not in text and any(map(str.isdigit, text)) and _DATE.search(text)]  # no "mariasol"
    return bool(mails) and not dates and len(texts) <= 10 and all(len(text.split()) <= 5 for text in texts)


def _says_nothing(piece: Piece) -> bool:
    """Whether a piece is a bullet or a number alone, or a row of dots."""
    return len(piece.characters) <= 2 or not any(character.text.isalnum() for character in piece.characters)


def _stands_on_edge(right: Sequence[Piece], x: float) -> bool:
    """Whether most rows of a long right side begin at exactly its left edge, as no gap between words does."""
    begins = [row[0].x0 for row in _level_rows(right)]
    return len(begins) >= 8 and sum(begin <= x + 1 for begin in begins) >= 0.7 * len(begins)


def _without_masthead(left: list[Piece], right: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The sides without the few rows that one of them has above the other's beginning, such as name and title.

    They leave only at a clear break (white space or another type size), so that no paragraph is cut in two.
    """
    lower = left if left[0].baseline > right[0].baseline else right
    upper = right if lower is left else left
    start = lower[0].baseline - lower[0].size
    early = [piece for piece in upper if piece.baseline < start]
    rest = [piece for piece in upper if piece.baseline >= start]
    if not early or not rest or _count_rows(early) > 6:
        return left, right
    last, first = early[-1], rest[0]
    step = first.baseline - last.baseline
    if step < 1.7 * max(last.size, first.size) and abs(last.size - first.size) < 0.8:
        return left, right
    return (rest, right) if upper is left else (left, rest)


def _without_dates_below(left: list[Piece], right: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The sides above a heading on the left below which the right side holds nothing but the dates and places of its rows.

    So it is where a grid of skills stands above the roles: the first dates below it are no part of a column.
    """
    for before, row in itertools.pairwise(right):
        if row.baseline - before.baseline < 2.2 * row.size:
            continue
        heads = [piece for piece in left if before.baseline + 1 < piece.baseline < row.baseline - 1]
        usual = max(before.size, row.size)
        head = next((piece for piece in heads if piece.size > 1.04 * usual and is_heading_text(compose([piece]))), None)
        below = [piece for piece in right if piece.baseline >= row.baseline]
        beside = [piece.baseline for piece in left]
        if head is not None and all(
            is_rail_text(compose([piece])) and any(abs(piece.baseline - baseline) <= 1.5 for baseline in beside)
            for piece in below
        ):
            cut = head.baseline - 1
            return [piece for piece in left if piece.baseline < cut], [piece for piece in right if piece.baseline < cut]
    return left, right


def _without_header(left: list[Piece], right: list[Piece], x: float) -> tuple[list[Piece], list[Piece]]:
    """The two sides without rows of the page's header, such as contact data spread over the width.

    A row at the top is the header's when it has three or more pieces on one baseline, some on each side.
    """
    cut = float("-inf")
    for row in _level_rows([*left, *right], most=4):
        over = [piece for piece in row if piece.x0 >= x - 0.6]
        if len(row) >= 3 and over and len(over) < len(row) and not _begins_column(over[0], right, x):
            cut = row[-1].baseline + 0.5
    return [piece for piece in left if piece.baseline > cut], [piece for piece in right if piece.baseline > cut]


def _begins_column(piece: Piece, side: Sequence[Piece], x: float) -> bool:
    """Whether a piece stands on the side's left edge, and others with it."""
    return piece.x0 <= x + ICON_ROOM and sum(abs(piece.x0 - other.x0) <= 2 for other in side) >= 4


def _count_rows(side: Sequence[Piece]) -> int:
    """Distinct baselines among pieces that are sorted by baseline."""
    count, last = 0, float("-inf")
    for piece in side:
        if piece.baseline - last > 0.4 * piece.size:
            count += 1
            last = piece.baseline
    return count


def _kind_of_table(left: list[Piece], right: list[Piece], top: float, bottom: float, rows_of: RowsOf) -> str | None:
    """``left`` or ``right`` when that side is a rail, empty when both are one table, None when they are columns."""
    inside = [
        [piece for piece in side if top - 2 * piece.size <= piece.baseline <= bottom + 2 * piece.size] for side in (left, right)
    ]
    if not inside[0] or not inside[1]:
        return ""
    rows_left, rows_right = rows_of(inside[0]), rows_of(inside[1])
    fewer, more = (rows_right, rows_left) if len(rows_right) <= len(rows_left) else (rows_left, rows_right)
    changes = _changes(inside[0], inside[1]) / (2 * len(fewer))
    for name, side, other in (("left", rows_left, rows_right), ("right", rows_right, rows_left)):
        paired = _paired(side, other)
        if changes < 0.4 and paired < 0.7:
            continue
        texts = [row.text() for row in side]
        rail = sum(is_rail_text(text) for text in texts) / len(texts)
        if rail >= 0.6 and paired >= 0.7:
            return name
        short = sum(len(text) <= SHORT_TEXT for text in texts) / len(texts)
        if changes >= 0.4 and short >= 0.8 and (rail >= 0.4 or paired >= 0.75):
            return name
    if changes >= 0.5 and _paired(fewer, more) >= 0.85 and not _both_running(rows_left, rows_right):
        return ""
    return None


def _both_running(rows_left: list[Row], rows_right: list[Row]) -> bool:
    """Whether both sides are running text, line after line; then a file sorted by height is still two columns."""
    for rows in (rows_left, rows_right):
        lengths = sorted(len(row.text()) for row in rows)
        if lengths[len(lengths) // 2] < SHORT_TEXT:
            return False
    return True


def heads_and_dates(left: Sequence[Piece], right: Sequence[Piece], rows_of: RowsOf) -> bool:
    """Whether the left side holds nothing but section headings and dates, few beside much text."""
    letters = [sum(len(piece.characters) for piece in side) for side in (left, right)]
    if letters[0] * 4 >= letters[1]:
        return False
    texts = [row.text() for row in rows_of(left)]
    dates = [bool(_DATE.search(text)) and len(text) <= 40 for text in texts]
    return 2 <= sum(dates) < len(texts) and all(date or is_heading_text(text) for text, date in zip(texts, dates, strict=True))


def is_rail_text(text: str) -> bool:
    """Whether a text is a date or a place."""
    return len(text) <= 40 and bool(_DATE.search(text) or _PLACE.search(text))


def _paired(side: Sequence[Row], other: Sequence[Row]) -> float:
    """The share of a side's rows that stand on the baseline of a row of the other side."""
    baselines = [row.baseline for row in other]
    return sum(any(abs(row.baseline - baseline) <= 1.5 for baseline in baselines) for row in side) / len(side)


def _changes(left: list[Piece], right: list[Piece]) -> int:
    """How often the file's drawing order changes from one side to the other."""
    sides = sorted([(piece.order, 0) for piece in left] + [(piece.order, 1) for piece in right])
    return sum(before[1] != after[1] for before, after in itertools.pairwise(sides))


def _tall_shapes(page: PageContent) -> list[Shape]:
    """Tall rules and the edges of tall coloured areas."""
    return [
        shape
        for shape in page.shapes
        if not shape.image and shape.height >= 0.2 * page.height and shape.width <= 0.7 * page.width
    ]
