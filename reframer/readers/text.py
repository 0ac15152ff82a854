"""Plain text and Markdown to lines. Markdown is told by its own marks, never by the file's name."""

import hashlib
import re

from reframer.cleaning import clean, has_bidi_controls, printable
from reframer.errors import ExitCode, ReadError
from reframer.model.document import Cell, Document, FileKind, Line, Notice, Style
from reframer.model.source import SourceRef
from reframer.readers.clock import SECONDS, Clock
from reframer.readers.decoding import decode
from reframer.readers.markdown import looks_like_markdown, read_markdown_lines
from reframer.readers.markers import split_marker

MOST_CHARACTERS = 500_000
POINTS_PER_COLUMN = 6.0  # one character of a 10-point typewriter font
_GAP = re.compile(r"[ ]*\t[ \t]*|[ ]{3,}|(?<![.!?:;])[ ]{2}")
_RULE = re.compile(r"\s*([-=_*~#─━═–—])(?:\s*\1){2,}\s*")


def read_text(data: bytes, name: str, kind: FileKind | None = None, *, seconds: float = SECONDS) -> Document:
    """Return the lines of a plain text or Markdown file; blank lines are counted in the gap of the next line.

    Without ``kind`` the text's own marks decide which of the two it is.

    Raises ReadError when the bytes are no text, or hold none, or more than 500,000 characters, or take more than ``seconds``.
    """
    shown = printable(name)
    clock = Clock(shown, seconds)
    raw, encoding = decode(data, shown)
    if len(raw) > MOST_CHARACTERS:
        raise ReadError(
            shown,
            "too_large",
            f"the text is longer than {MOST_CHARACTERS:,} characters, which no resume is",
            "Give the resume alone.",
            ExitCode.LIMIT,
        )
    text = clean(raw)
    if not text.strip():
        raise ReadError(shown, "empty", "the file holds no text", "Give the finished document.", ExitCode.NO_TEXT)
    notices = list(_notices(raw, encoding))
    kind = kind or (FileKind.MARKDOWN if looks_like_markdown(text) else FileKind.TEXT)
    if kind is FileKind.MARKDOWN:
        lines, links, more = read_markdown_lines(text, shown, clock)
        notices.extend(more)
    else:
        lines, links = read_plain_lines(text, shown, clock), ()
    return Document(
        file=shown,
        kind=kind,
        sha256=hashlib.sha256(data).hexdigest(),
        lines=lines,
        links=links,
        notices=tuple(notices),
    )


def read_plain_lines(text: str, file: str, clock: Clock | None = None) -> tuple[Line, ...]:
    """Return one Line for every line of the text that is neither blank nor a drawn rule."""
    rows = text.split("\n")
    width = max(len(row.rstrip()) for row in rows)
    lines: list[Line] = []
    blank = 0
    clock = clock or Clock(file)
    for number, row in enumerate(rows, start=1):
        clock.tick()
        if not row.strip():
            blank += 1
            continue
        if _RULE.fullmatch(row):
            if lines:
                lines[-1] = lines[-1].model_copy(update={"rule_below": True})
            continue
        following = rows[number].split() if number < len(rows) else []
        lines.append(_plain_line(row, number, file, blank, _is_full(row, following, width)))
        blank = 0
    return tuple(lines)


def _plain_line(row: str, number: int, file: str, blank: int, full: bool | None) -> Line:
    bare = row.strip()
    start = len(row) - len(row.lstrip())
    indent = len(row[:start].expandtabs(4))
    marked = split_marker(bare)
    marker = None
    if marked:
        marker, rest = marked
        marker = marker.model_copy(update={"x": indent * POINTS_PER_COLUMN})
        shift = len(bare) - len(rest)
        bare, start, indent = rest, start + shift, indent + shift
    cells = tuple(Cell(text=" ".join(piece.split())) for piece in _GAP.split(bare) if piece.strip())
    return Line(
        text="\t".join(cell.text for cell in cells),
        cells=cells,
        style=Style(),
        source=SourceRef(file=file, line=number, start=start, end=start + len(bare)),
        marker=marker,
        indent=indent * POINTS_PER_COLUMN,
        gap=float(blank),
        full=full,
        paragraph_start=True if marker or blank else None,
    )


def _is_full(row: str, following: list[str], width: int) -> bool | None:
    """A line is full when the next line's first word would not have fitted into the width at which the file is wrapped."""
    if width > 132:  # nobody wraps by hand as wide as that: every line ends where its author ended it
        return False
    if not following:
        return False
    return len(row.rstrip()) + 1 + len(following[0]) > width - 2


def _notices(raw: str, encoding: str) -> list[Notice]:
    notices = []
    if encoding in {"windows-1252", "latin-1"}:
        notices.append(
            Notice(kind="encoding", text=f"the text is not UTF-8; it was read as {encoding}, so look at accented letters")
        )
    if has_bidi_controls(raw):
        notices.append(Notice(kind="bidi_controls", text="invisible characters that change the reading direction were removed"))
    return notices
