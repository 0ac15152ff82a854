"""Word documents to lines: a walk through the XML in reading order, also where text hides from simpler readers."""

import hashlib
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from reframer.cleaning import has_bidi_controls, printable
from reframer.errors import ExitCode, ReadError
from reframer.model.document import Document, FileKind, Line, Link, Notice
from reframer.model.source import SourceRef
from reframer.readers.clock import SECONDS, Clock
from reframer.readers.docx_flat import flat, text_of
from reframer.readers.docx_lines import LineMaker
from reframer.readers.docx_links import is_safe, links_of
from reframer.readers.docx_package import Package, Relationship, author_of
from reframer.readers.docx_styles import Numbering, Styles, is_shaded
from reframer.readers.docx_tables import Row, read_rows
from reframer.readers.docx_xml import Element, attribute, below, child, is_on, name_of, number

MOST_PARAGRAPHS = 20_000
MOST_CHARACTERS = 500_000
MOST_IN_PARAGRAPH = 60_000
_INSIDE = {"w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo", "w:txbxContent"}
_TALL = 1.4  # height to width of a text box that is a column
_DELETED = {"w:del", "w:moveFrom"}


def read_docx(data: bytes, name: str, *, seconds: float = SECONDS) -> Document:
    """Return the lines of a Word document, one for each paragraph or line-break part of it.

    Tracked insertions are taken and deletions left out; hidden text is left out with a notice. Raises ReadError when the
    document is damaged, encrypted, too large, holds no text, or takes more than ``seconds`` to walk through.
    """
    shown = printable(name)
    package = Package(data, shown)
    part = package.main_part()
    root = package.xml(part)
    body = child(root, "w:body")
    if root is None or body is None:
        raise package.damaged("its main text is missing")
    styles = Styles(package.related(part, "styles"))
    numbering = Numbering(package.related(part, "numbering"), styles)
    walk = _Walk(shown, Clock(shown, seconds))
    if child(root, "w:background") is not None:
        walk.shaded = True
    sections = [node for node in root.iter() if name_of(node) == "w:sectPr"]
    for header, is_text in _headers(sections[0] if sections else None, package.relationships(part)):
        header_root = package.xml(header)
        if header_root is not None:
            maker = LineMaker(shown, header, header_root, styles, numbering)
            walk.read_part(header_root, maker, package.relationships(header), keep=is_text)
    maker = LineMaker(shown, part, root, styles, numbering)
    if maker.paragraphs > MOST_PARAGRAPHS:
        raise _too_large(shown, f"it has more than {MOST_PARAGRAPHS:,} paragraphs")
    if any(
        sum(len(text.text or "") for text in node.iter() if name_of(text) == "w:t") > MOST_IN_PARAGRAPH
        for node in _paragraphs(body)
    ):
        raise _too_large(shown, f"one of its paragraphs is longer than {MOST_IN_PARAGRAPH:,} characters")
    walk.columns = max([1, *(_columns(section) for section in sections)])
    walk.read_part(body, maker, package.relationships(part), keep=True)
    if not walk.lines:
        raise ReadError(
            shown,
            "no_text",
            "the document holds no text, perhaps only pictures",
            "Run OCR on it first, or give the original text.",
            ExitCode.NO_TEXT,
        )
    return Document(
        file=shown,
        kind=FileKind.DOCX,
        sha256=hashlib.sha256(data).hexdigest(),
        producer=printable(author_of(package)),
        lines=tuple(walk.lines),
        links=tuple(walk.links),
        dropped=tuple(walk.dropped),
        notices=tuple(walk.notices()),
        columns=walk.columns,
    )


class _Where(Enum):
    """Where a text box stands: above its paragraph, right behind it, or beside the whole text as a column."""

    ABOVE = 1
    HERE = 2
    BESIDE = 3


class _Place(NamedTuple):
    """Where the walk is: the path inside layout tables, and whether a background lies behind."""

    table: str = ""
    shaded: bool = False


class _Walk:
    """The lines gathered so far over all parts, and what has to be said of them."""

    def __init__(self, shown: str, clock: Clock) -> None:
        self._clock = clock
        self.lines: list[Line] = []
        self.dropped: list[Line] = []
        self.links: list[Link] = []
        self.columns = 1
        self.shaded = False
        self._shown = shown
        self._zone = 0
        self._last_zone = 0
        self._blank = 0
        self._after = 0.0
        self._characters = 0
        self._beside: list[Element] = []
        self._seen: dict[str, tuple[int, SourceRef | None]] = {}

    def read_part(self, root: Element, maker: LineMaker, relationships: dict[str, Relationship], *, keep: bool) -> None:
        """Read a part's blocks to the lines, or to the dropped ones where ``keep`` is False."""
        self._maker, self._relationships = maker, relationships
        links = len(self.links)
        lines = self._blocks(root, _Place(shaded=self.shaded))
        beside, self._beside = self._beside, []
        lines.extend(self._boxes(beside, _Place()))
        if keep:
            self.lines.extend(lines)
        else:
            self.dropped.extend(lines)
            del self.links[links:]
        if lines:
            self._zone = self._new_zone()
        self._blank, self._after = 0, 0.0

    def notices(self) -> Iterator[Notice]:
        """Yield what the person should know, each kind once."""
        texts = {
            "hidden_text": "hidden text ({} characters) was left out",
            "link_dropped": "{} link(s) that are no web or mail address were left out",
            "foreign_content": "{} embedded piece(s) of another format could not be read",
            "bidi_controls": "invisible characters that change the reading direction were removed",
            "equation": "{} equation(s) or note mark(s) hold no plain text and were left out",
        }
        for kind, text in texts.items():
            if kind in self._seen:
                count, source = self._seen[kind]
                yield Notice(kind=kind, text=text.format(count), source=source)

    def _new_zone(self) -> int:
        self._last_zone += 1
        return self._last_zone

    def _say(self, kind: str, source: SourceRef | None, count: int = 1) -> None:
        known, first = self._seen.get(kind, (0, source))
        self._seen[kind] = (known + count, first)

    def _blocks(self, container: Element, place: _Place) -> list[Line]:
        lines: list[Line] = []
        for node in container:
            name = name_of(node)
            if name == "w:p":
                lines.extend(self._paragraph(node, place, lines))
            elif name == "w:tbl":
                lines.extend(self._table(node, place))
            elif name in _INSIDE:
                lines.extend(self._blocks(node, place))
            elif name == "mc:AlternateContent":
                chosen = child(node, "mc:Choice")
                lines.extend(self._blocks(chosen if chosen is not None else node, place))
            elif name in {"w:altChunk", "w:subDoc"}:
                self._say("foreign_content", None)
        return lines

    def _paragraph(self, paragraph: Element, place: _Place, above: list[Line]) -> list[Line]:
        look = self._maker.look(paragraph)
        boxes = list(_text_boxes(paragraph))
        if _has_column_break(paragraph):
            self._zone = self._new_zone()
        made = self._maker.make(paragraph, look, zone=self._zone, table=place.table, shaded=place.shaded)
        lines = list(made.lines)
        source = self._maker.source(paragraph)
        if made.hidden.strip():
            self._say("hidden_text", source, len(made.hidden.strip()))
        self._take_links(paragraph, source)
        if any(has_bidi_controls(text_of(flat(part))) for part in [paragraph] if lines):
            self._say("bidi_controls", source)
        if _holds(paragraph, "m:oMath", "w:footnoteReference", "w:endnoteReference"):
            self._say("equation", source)
        self._count(lines)
        if lines:
            first = lines[0]
            lines[0] = first.model_copy(update={"gap": round((first.gap or 0.0) + self._after + self._blank, 2)})
            self._blank, self._after = 0, look.after / ((first.style.size or 11.0) * 1.2)
        else:
            self._blank += 1
            if (look.rule_below or _holds(paragraph, "v:rect")) and above:
                above[-1] = above[-1].model_copy(update={"rule_below": True})
        self._beside.extend(box for box, where in boxes if where is _Where.BESIDE)
        before = [box for box, where in boxes if where is _Where.ABOVE]
        after = [box for box, where in boxes if where is _Where.HERE]
        result = [*self._boxes(before, place), *lines, *self._boxes(after, place)]
        section = below(paragraph, "w:pPr", "w:sectPr")
        if section is not None:
            self._zone = self._new_zone()
        return result

    def _boxes(self, boxes: list[Element], place: _Place) -> list[Line]:
        """A text box stands beside the text that goes on behind it, so it is a zone of its own."""
        lines: list[Line] = []
        for box in boxes:
            outer, self._zone = self._zone, self._new_zone()
            lines.extend(self._blocks(box, place._replace(shaded=True)))
            self._zone = outer
        return lines

    def _table(self, table: Element, place: _Place) -> list[Line]:
        rows = []
        for row_number, row in enumerate(_children(table, "w:tr"), start=1):
            if child(child(row, "w:trPr"), "w:del") is not None:
                continue
            cells = []
            for column, cell in enumerate(_children(row, "w:tc"), start=1):
                path = f"{row_number}/{column}"
                shaded = place.shaded or is_shaded(below(cell, "w:tcPr", "w:shd")) or is_shaded(below(table, "w:tblPr", "w:shd"))
                cell_place = _Place(
                    table=f"{place.table}.{path}" if place.table else path, shaded=shaded or _has_table_style(table)
                )
                lines = self._blocks(cell, cell_place)
                if lines:
                    cells.append(tuple(lines))
            rows.append(Row(tuple(cells)))
        lines = []
        beside = False
        outer = self._zone
        for reading in read_rows(rows):
            zone = outer
            if reading.aside or beside:
                zone = self._new_zone()
                self.columns = max(self.columns, 2 if reading.aside else 1)
            beside = reading.aside
            lines.extend(line.model_copy(update={"zone": zone}) if line.zone == outer else line for line in reading.lines)
        if beside:
            self._zone = self._new_zone()
        return lines

    def _take_links(self, paragraph: Element, source: SourceRef) -> None:
        for target, text in links_of(paragraph, self._relationships):
            if is_safe(target):
                self.links.append(Link(url=target, text=text, source=source))
            elif target:
                self._say("link_dropped", source)

    def _count(self, lines: list[Line]) -> None:
        self._clock.tick()
        self._characters += sum(len(line.text) for line in lines)
        if self._characters > MOST_CHARACTERS:
            raise _too_large(self._shown, f"its text is longer than {MOST_CHARACTERS:,} characters")


def _headers(section: Element | None, relationships: dict[str, Relationship]) -> list[tuple[str, bool]]:
    """Return the header parts that the first section shows, and the ones (footers too) whose text is left out.

    With a title page the ``first`` variant is shown on it and the default one runs on over the other pages.
    """
    if section is None:
        return []
    parts: dict[tuple[str, str], str] = {}
    for node in section:
        if name_of(node) in {"w:headerReference", "w:footerReference"}:
            relationship = relationships.get(attribute(node, "id", "r"))
            if relationship is not None and not relationship.external:
                parts.setdefault((name_of(node)[2:8], attribute(node, "type")), relationship.target)
    title_page = is_on(child(section, "w:titlePg")) or False
    shown = parts.get(("header", "first" if title_page else "default"))
    found = [(shown, True)] if shown else []
    if title_page and ("header", "default") in parts:
        found.append((parts["header", "default"], False))
    footer = parts.get(("footer", "first" if title_page else "default"))
    return [*found, (footer, False)] if footer else found


def _text_boxes(paragraph: Element) -> Iterator[tuple[Element, _Where]]:
    """Yield the text boxes anchored in a paragraph and where they stand; never one inside another."""
    stack = [(node, _Where.HERE) for node in reversed(paragraph)]
    while stack:
        node, where = stack.pop()
        name = name_of(node)
        if name == "w:txbxContent":
            yield node, where
            continue
        if name in _DELETED or (name == "mc:Fallback" and _has_choice(node.getparent())):
            continue
        if name == "wp:anchor":
            where = _where(node)
        stack.extend((part, where) for part in reversed(node))


def _paragraphs(root: Element) -> Iterator[Element]:
    return (node for node in root.iter() if name_of(node) == "w:p")


def _has_choice(node: Element | None) -> bool:
    return child(node, "mc:Choice") is not None


def _where(anchor: Element) -> _Where:
    """A tall box is a column; one placed by the page, or higher than its paragraph, was drawn to stand above the text."""
    extent = child(anchor, "wp:extent")
    if extent is not None:
        width, height = (number(str(extent.get(key, ""))[:-4]) or 0.0 for key in ("cx", "cy"))  # to ten thousands of an EMU
        if height > _TALL * width > 0:
            return _Where.BESIDE
    vertical = child(anchor, "wp:positionV")
    if vertical is None:
        return _Where.HERE
    offset = child(vertical, "wp:posOffset")
    negative = offset is not None and (offset.text or "").startswith("-")
    by_page = str(vertical.get("relativeFrom", "")) in {"page", "margin", "topMargin"}
    return _Where.ABOVE if by_page or negative else _Where.HERE


def _children(node: Element, name: str) -> Iterator[Element]:
    """Yield rows or cells, also those in content controls and insertions."""
    for part in node:
        part_name = name_of(part)
        if part_name == name:
            yield part
        elif part_name in _INSIDE:
            yield from _children(part, name)


def _holds(paragraph: Element, *names: str) -> bool:
    return any(name_of(node) in names for node in paragraph.iter())


def _has_column_break(paragraph: Element) -> bool:
    return any(name_of(node) == "w:br" and attribute(node, "type") == "column" for node in paragraph.iter())


def _has_table_style(table: Element) -> bool:
    """A named table style may paint backgrounds; then white text is no sign of hiding."""
    style = below(table, "w:tblPr", "w:tblStyle")
    return style is not None and attribute(style, "val") not in {"TableGrid", "TableNormal", ""}


def _columns(section: Element) -> int:
    columns = child(section, "w:cols")
    found = number(attribute(columns, "num")) if columns is not None else None
    return int(found) if found is not None and 1 <= found <= 10 else 1


def _too_large(shown: str, why: str) -> ReadError:
    return ReadError(shown, "too_large", f"this Word document is no resume: {why}", "Give the resume alone.", ExitCode.LIMIT)
