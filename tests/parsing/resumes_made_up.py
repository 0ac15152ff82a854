"""Documents made by hand for the parsing tests."""

from reframer.model.document import Cell, Document, FileKind, Line, Marker, MarkerKind, Style
from reframer.model.resume import Resume
from reframer.model.source import Box, SourceRef
from reframer.parsing import parse_resume
from reframer.readers import read_bytes

HEAD = """Dana Whitfield
Senior Software Engineer
dana@example.com | +1 (415) 555-0132 | Denver, CO | github.com/danaw-example

EXPERIENCE

"""
TAIL = """
EDUCATION
BSc Computer Science, Marlow University, 2012 - 2015

SKILLS
Languages: Python, Go (basic, self-taught), SQL
Tools: Docker, Git
"""
BULLETS = """- Built a queue consumer in Go that handles 2,000 messages a second
- Cut build time from 40 to 12 minutes
"""


def parse_text(text: str, name: str = "resume.txt") -> Resume:
    return parse_resume(read_bytes(text.encode(), name))


def resume_with_roles(*headers: str) -> Resume:
    """A resume in plain text whose roles have these header rows and two bullets each."""
    return parse_text(HEAD + "\n".join(f"{header}\n{BULLETS}" for header in headers) + TAIL)


def page_line(
    text: str,
    *,
    top: float = 0.0,
    left: float = 40.0,
    size: float = 10.0,
    bold: bool = False,
    color: str = "",
    bullet: bool = False,
    indent: float = 0.0,
    zone: int = 0,
    page: int = 1,
    gap: float = 0.0,
    full: bool = False,
) -> Line:
    """A line as the PDF reader gives it; tabs part cells."""
    style = Style(size=size, bold=bold, color=color)
    pieces = text.split("\t")
    x0 = left + indent
    return Line(
        text=text,
        cells=tuple(
            Cell(text=piece, x0=x0 + 200 * number, x1=x0 + 200 * number + 100, style=style) for number, piece in enumerate(pieces)
        ),
        style=style,
        source=SourceRef(file="made.pdf", page=page, box=Box(x0=x0, top=top, x1=x0 + 250, bottom=top + size)),
        marker=Marker(kind=MarkerKind.GLYPH, glyph="•", x=x0 - 10) if bullet else None,
        zone=zone,
        indent=indent,
        gap=gap,
        full=full,
    )


def document_of(*lines: Line) -> Document:
    return Document(file="made.pdf", kind=FileKind.PDF, sha256="0" * 64, pages=1, lines=lines)
