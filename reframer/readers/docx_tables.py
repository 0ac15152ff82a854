"""Tables of a Word document: whether a row is one line of cells, or cells that are read one after another."""

import re
from typing import NamedTuple

from reframer.model.document import Line

_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b(?:present|current|today|now)\b|\b\d{1,2}/\d{2,4}\b|['’]\d\d\b", re.IGNORECASE)
_SHORT = 45  # characters; dates, places and labels are shorter
_LONG = 70
_HALF_DATE = re.compile(r"[-–—]\s*$|^\s*[-–—]|\bto\s*$")


class Row(NamedTuple):
    """The lines of each cell of a table row, empty cells left out."""

    cells: tuple[tuple[Line, ...], ...]


class Reading(NamedTuple):
    """A block of lines in order; ``aside`` says that it stands beside another and is a zone of its own."""

    lines: tuple[Line, ...]
    aside: bool


def read_rows(rows: list[Row]) -> list[Reading]:
    """Return the blocks of a table in reading order."""
    labelled = _has_label_column(rows)
    readings: list[Reading] = []
    for row in rows:
        cells = row.cells
        if len(cells) < 2 or labelled:
            readings.extend(Reading(cell, False) for cell in cells)
        elif _is_one_line(cells):
            readings.append(Reading((_joined([cell[0] for cell in cells]),), False))
        elif _rails(cells):
            readings.append(Reading(_with_rail(cells), False))
        else:
            readings.extend(Reading(cell, True) for cell in cells)
    return readings


def _has_label_column(rows: list[Row]) -> bool:
    """A narrow column of headings beside their contents: every first cell is one short line without a date."""
    wide = [row.cells for row in rows if len(row.cells) == 2]
    if len(wide) < 2 or not any(len(cells[1]) > 1 for cells in wide):
        return False
    return all(len(cells[0]) == 1 and len(cells[0][0].text) <= _SHORT and not _YEAR.search(cells[0][0].text) for cells in wide)


def _is_one_line(cells: tuple[tuple[Line, ...], ...]) -> bool:
    if any(len(cell) != 1 or cell[0].marker is not None for cell in cells):
        return False
    return sum(len(cell[0].text) > _LONG for cell in cells) <= 1


def _rails(cells: tuple[tuple[Line, ...], ...]) -> list[int]:
    """Return the positions of cells that only hold dates and places beside one cell with the words."""
    rails = [position for position, cell in enumerate(cells) if _is_rail(cell)]
    return rails if len(rails) == len(cells) - 1 else []


def _is_rail(cell: tuple[Line, ...]) -> bool:
    short = len(cell) <= 4 and all(len(line.text) <= _SHORT and line.marker is None for line in cell)
    return short and any(_YEAR.search(line.text) for line in cell)


def _with_rail(cells: tuple[tuple[Line, ...], ...]) -> tuple[Line, ...]:
    """Join the first date with the first line of the words, the second with the second, until a bullet begins."""
    rails = _rails(cells)
    main = next(position for position in range(len(cells)) if position not in rails)
    aside = {position: _whole_dates(cells[position]) for position in rails}
    lines: list[Line] = []
    used = 0
    for line in cells[main]:
        if line.marker is not None or used >= max(len(rail) for rail in aside.values()):
            break
        row = [line if position == main else _at(aside[position], used) for position in range(len(cells))]
        lines.append(_joined([piece for piece in row if piece is not None]))
        used += 1
    left_over = [line for position in rails for line in aside[position][used:]]
    return (*lines, *left_over, *cells[main][used:])


def _whole_dates(rail: tuple[Line, ...]) -> tuple[Line, ...]:
    """A date range that wraps in a narrow cell is one date again."""
    lines: list[Line] = []
    for line in rail:
        if lines and (_HALF_DATE.search(lines[-1].text) or _HALF_DATE.match(line.text)):
            words = f"{lines[-1].text} {line.text}"
            cell = lines[-1].cells[0].model_copy(update={"text": words})
            lines[-1] = lines[-1].model_copy(update={"text": words, "cells": (cell,)})
        else:
            lines.append(line)
    return tuple(lines)


def _at(lines: tuple[Line, ...], position: int) -> Line | None:
    return lines[position] if position < len(lines) else None


def _joined(lines: list[Line]) -> Line:
    """Return lines that stand side by side as one line of cells, at the place of the longest."""
    cells = tuple(cell for line in lines for cell in line.cells)
    first = max(lines, key=lambda line: len(line.text))
    return first.model_copy(
        update={
            "text": "\t".join(cell.text for cell in cells),
            "cells": cells,
            "rule_below": any(line.rule_below for line in lines),
            "gap": max((line.gap or 0.0) for line in lines),
        }
    )
