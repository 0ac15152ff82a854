"""The order in which the zones of all pages are read: which column comes first, and which goes on over the page break."""

from __future__ import annotations

from collections.abc import Sequence

from reframer.readers.pdf_zones import Zone

SAME_EDGE = 12.0  # points between left edges of the same column on two pages
NAME_SIZE = 1.1  # times the largest text of the other column: the column that holds the name
HEAD = 60.0  # points below the first baseline of a column, within which a name stands


def order_zones(pages: Sequence[Sequence[Zone]]) -> list[Zone]:
    """Return the zones of all pages in reading order.

    Columns are read from the left, but the one with the person's name first. A main column that goes on over the page
    break is read on before the side column, so that a role keeps its bullets.
    """
    queue = [list(_name_first(zones) if index == 0 else zones) for index, zones in enumerate(pages)]
    out: list[Zone] = []
    index = 0
    while index < len(queue):
        run = _run(queue, index)
        if len(run) == 1:
            out += queue[index]
        else:
            out += _read_run(queue, run)
        index = run[-1] + 1
    return out


def _name_first(zones: Sequence[Zone]) -> list[Zone]:
    """The zones with the column first that holds by far the largest text at its head, when nothing stands above the columns."""
    if len(zones) < 2 or zones[0].columns < 2:
        return list(zones)
    columns = [zone for zone in zones if zone.columns > 1]
    chief = max(columns, key=lambda zone: zone.largest)
    others = [zone.largest for zone in columns if zone.column != chief.column]
    if chief.column == 0 or not others or chief.largest < NAME_SIZE * max(others):
        return list(zones)
    head = min(piece.baseline for piece in chief.pieces) + HEAD
    if not any(piece.size >= chief.largest - 0.1 and piece.baseline <= head for piece in chief.pieces):
        return list(zones)
    first = [zone for zone in columns if zone.column == chief.column]
    rest = [zone for zone in zones if zone not in first]
    return [*first, *rest]


def _run(queue: Sequence[Sequence[Zone]], start: int) -> list[int]:
    """Pages from ``start`` on over which columns go on."""
    run = [start]
    while run[-1] + 1 < len(queue) and _goes_on(queue[run[-1]], queue[run[-1] + 1]):
        run.append(run[-1] + 1)
    return run


def _goes_on(page: Sequence[Zone], following: Sequence[Zone]) -> bool:
    """Whether a column at the end of a page goes on at the head of the next one."""
    if not page or not following or page[-1].columns != 2:
        return False
    return _main_column(page) is not None and _continuation(page, following) is not None


def _main_column(page: Sequence[Zone]) -> int | None:
    """The wider column of a page with two; None when both are as wide, as in a newspaper that is read down and up again."""
    widths = [0.0, 0.0]
    letters = [0, 0]
    for zone in page:
        if zone.columns == 2:
            widths[zone.column] = max(widths[zone.column], zone.x1 - zone.x0)
            letters[zone.column] += sum(len(piece.characters) for piece in zone.pieces)
    narrow, wide = sorted(widths)
    if narrow <= 0 or wide < 1.25 * narrow:
        return None
    return widths.index(wide) if letters[widths.index(wide)] >= min(letters) else None


def _continuation(page: Sequence[Zone], following: Sequence[Zone]) -> int | None:
    """The index of the zone of the next page that goes on with the main column, or None."""
    main = _main_column(page)
    edge = min(zone.x0 for zone in page if zone.columns == 2 and zone.column == main)
    right = max(zone.x1 for zone in page if zone.columns == 2 and zone.column == main)
    if following[0].columns not in (1, 2):
        return None
    for index, zone in enumerate(following):
        if zone.columns == 1:
            return index if abs(zone.x0 - edge) < SAME_EDGE and zone.x1 <= right + 3 * SAME_EDGE else None
        if zone.column == main and abs(zone.x0 - edge) < SAME_EDGE:
            return index
    return None


def _read_run(queue: Sequence[Sequence[Zone]], run: Sequence[int]) -> list[Zone]:
    """Everything above the columns, then the main column over all pages, then the side column over all pages."""
    main = _main_column(queue[run[0]])
    first: list[Zone] = []
    side: list[Zone] = []
    for index in run:
        for zone in queue[index]:
            belongs = zone.columns == 1 or zone.column == main
            (first if belongs else side).append(zone)
    leading = queue[run[0]][0]
    if leading.columns == 2 and leading.column != main:
        return side + first  # the side column is read first, as on a single page
    return first + side
