"""Divide a document into blocks: the header and the sections, each with its lines, across columns and pages.

A column that opens without a heading goes on with what stood in the same column of the page before,
not with what happened to be read last.
"""

from dataclasses import dataclass, field

from reframer.model.document import Document, Line
from reframer.model.resume import SectionKind
from reframer.parsing.headings import Heading, find_headings

_SAME_EDGE = 14.0  # points


@dataclass
class Block:
    """The lines of one section; the header of the resume has no kind."""

    kind: SectionKind | None
    heading: str = ""
    heading_line: Line | None = None
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class _Zone:
    number: int
    page: int
    left: float
    right: float


def divide(document: Document) -> tuple[Block, ...]:
    """Return the header block first, then the sections in the order of their headings."""
    headings = find_headings(document)
    header = Block(None)
    blocks = [header]
    zones = _measure(document)
    last_block: dict[int, Block] = {}
    current = header
    previous_zone: int | None = None
    largest = max((line.style.size or 0.0 for line in document.lines), default=0.0)
    for index, line in enumerate(document.lines):
        if line.zone != previous_zone:
            if previous_zone is not None:
                last_block[previous_zone] = current
                if index not in headings:
                    current = _continued(document, index, zones, last_block, current, header, largest)
            previous_zone = line.zone
        heading = headings.get(index)
        if heading is not None:
            current = Block(heading.kind, heading.text, line)
            blocks.append(current)
            if heading.rest:
                current.lines.append(_rest_of(line, heading))
        else:
            current.lines.append(line)
    return tuple(blocks)


def _rest_of(line: Line, heading: Heading) -> Line:
    cells = line.cells[1:] if len(line.cells) > 1 and line.cells[0].text.strip(": ") == heading.text else ()
    if not cells:
        cells = (line.cells[-1].model_copy(update={"text": heading.rest}),)
    return line.model_copy(update={"text": heading.rest, "cells": cells})


def _measure(document: Document) -> dict[int, _Zone]:
    edges: dict[int, list[tuple[int, float, float]]] = {}
    for line in document.lines:
        if line.source.box is not None:
            edges.setdefault(line.zone, []).append((line.source.page or 1, line.source.box.x0, line.source.box.x1))
    return {
        number: _Zone(number, places[0][0], min(left for _, left, _ in places), max(right for _, _, right in places))
        for number, places in edges.items()
    }


def _continued(
    document: Document,
    index: int,
    zones: dict[int, _Zone],
    last_block: dict[int, Block],
    current: Block,
    header: Block,
    largest: float,
) -> Block:
    """Return the block that a zone without a heading at its top goes on with."""
    line = document.lines[index]
    zone = zones.get(line.zone)
    for number in reversed([number for number in last_block if number in zones] if zone else []):
        assert zone is not None
        other = zones[number]
        same_left = abs(other.left - zone.left) <= _SAME_EDGE
        overlap = min(other.right, zone.right) - max(other.left, zone.left)
        widest = max(other.right - other.left, zone.right - zone.left, 1.0)
        near = other.page in {zone.page, zone.page - 1}
        if near and ((same_left and overlap / widest > 0.5) or overlap / widest > 0.85):
            return last_block[number]
    if zone is None or zone.page == 1:
        opening = [following for following in document.lines[index : index + 4] if following.zone == line.zone]
        if not header.lines or any((item.style.size or 0.0) >= largest > 0 for item in opening):
            return header  # the name stands above this column
    return current
