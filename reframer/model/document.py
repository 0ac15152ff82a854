"""Document: the lines of a file in reading order, each with its style and place. Made by ``readers``."""

from enum import StrEnum

from pydantic import Field

from reframer.model.base import Model
from reframer.model.source import SourceRef


class FileKind(StrEnum):
    """The kinds of file that can be read, recognised by content and never by suffix."""

    PDF = "pdf"
    DOCX = "docx"
    MARKDOWN = "markdown"
    TEXT = "text"


class MarkerKind(StrEnum):
    """What shows that a line begins a bullet."""

    GLYPH = "glyph"  # a bullet character, also from a symbol font
    DASH = "dash"  # "- " or an en dash at the start of the line
    SHAPE = "shape"  # a small drawing or image left of the text
    LIST = "list"  # a list paragraph of a word processor, or a Markdown list item
    NUMBER = "number"  # "1." or "a)"


class Marker(Model):
    """The mark in front of a bullet; ``x`` is its left edge in points, ``level`` its nesting from 0 where the file says so."""

    kind: MarkerKind
    glyph: str = ""
    x: float | None = None
    level: int = 0


class Style(Model):
    """How a run of text looks. ``heading`` is 1-9 where the file itself calls it a heading (Word style, Markdown #)."""

    font: str = ""
    size: float | None = None
    bold: bool = False
    italic: bool = False
    color: str = ""  # rrggbb, empty when black or unknown
    heading: int | None = None


class Cell(Model):
    """A piece of a line that stands apart from its neighbours: by a wide gap (PDF), a tab, or a table cell (DOCX).

    ``turns`` are the offsets in ``text`` where a word begins in another boldness or slant than the word before.
    """

    text: str
    x0: float | None = None
    x1: float | None = None
    style: Style = Style()
    turns: tuple[int, ...] = ()


class Link(Model):
    """A link target with the text it lies on (empty when it lies on an icon)."""

    url: str
    text: str = ""
    source: SourceRef


class Line(Model):
    """One line (PDF, text) or one paragraph or line-break part of it (DOCX), without its bullet mark.

    ``text`` is the cells' texts joined by a tab. ``zone`` counts the blocks of a page that are read one after another
    (header band, left column, right column, footer), from 0 over the whole document; a new column or page is a new zone.
    ``indent`` is the left edge of the text in points from the left edge of its zone. ``gap`` is the white space above, in
    line heights of the document's body text (0 when lines are set solid; None when unknown).
    ``full`` says that the line reaches the right margin of its zone, so that the next line may continue it.
    ``paragraph_start`` is True where the file itself starts a paragraph (always for DOCX), None where it cannot tell.
    """

    text: str
    cells: tuple[Cell, ...]
    style: Style
    source: SourceRef
    marker: Marker | None = None
    zone: int = 0
    indent: float = 0.0
    gap: float | None = None
    full: bool | None = None
    paragraph_start: bool | None = None
    rule_below: bool = False
    table: str = ""  # "row/column" path inside a layout table, empty outside


class Notice(Model):
    """Something the person should know about how the file was read; ``kind`` is stable, ``text`` one plain sentence."""

    kind: str
    text: str
    source: SourceRef | None = None


class Document(Model):
    """What a reader returns. ``dropped`` holds text that was recognised as no content (running heads, page numbers)."""

    file: str
    kind: FileKind
    sha256: str
    pages: int | None = None
    producer: str = ""
    lines: tuple[Line, ...]
    links: tuple[Link, ...] = ()
    dropped: tuple[Line, ...] = ()
    notices: tuple[Notice, ...] = ()
    columns: int = Field(default=1, description="the largest number of columns on any page")
