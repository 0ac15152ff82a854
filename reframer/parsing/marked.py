"""Headers that carry a mark themselves: lists of roles, each an item whose bullets are set one level deeper."""

from reframer.parsing.knowledge import is_prose, title_weight
from reframer.parsing.pieces import header_dates, only_dates
from reframer.parsing.units import Unit, marker_edge

_DEEPER = 3.0  # points
_LONGEST = 18  # words


def unmark_headers(units: list[Unit]) -> list[Unit]:
    """Return the units with the marks taken off header rows, so that these are read as headers.

    A marked row is a header when it has a range of dates, or stands right above a row of dates, and deeper marks follow.
    """
    found: list[Unit] = []
    for index, unit in enumerate(units):
        if unit.is_bullet and _is_header(units, index):
            found.append(Unit([unit.first.model_copy(update={"marker": None})], unit.level, unit.doubts))
            found.extend(Unit([line]) for line in unit.lines[1:])
        else:
            found.append(unit)
    return found


def _is_header(units: list[Unit], index: int) -> bool:
    line = units[index].first
    if len(line.text.split()) > _LONGEST or line.text.rstrip().endswith((",", ";")) or is_prose(line.text):
        return False
    if len(units[index].lines) > 1 and line.full is not False:
        return False
    span, _ = header_dates(line)
    after = units[index + 1 : index + 4]
    dated = bool(span and span.ranged) or any(not unit.is_bullet and only_dates(unit.first) for unit in after[:2])
    if not dated or not (line.style.bold or line.cells[0].style.bold or title_weight(line.text) or len(line.cells) > 1):
        return False
    below = next((unit for unit in after if unit.is_bullet), None)
    return below is not None and _is_deeper(below, units[index])


def _is_deeper(unit: Unit, other: Unit) -> bool:
    if unit.level != other.level:
        return unit.level > other.level
    return marker_edge(unit.first) > marker_edge(other.first) + _DEEPER
