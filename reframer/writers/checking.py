"""Read back what was written and compare it with what was meant. A file that does not hold is never handed over."""

import json
import re
import unicodedata

from reframer.errors import ExitCode, ReadError, ReframerError
from reframer.model.document import Document, FileKind, Line
from reframer.model.resume import Resume
from reframer.readers import read_bytes
from reframer.readers.pdf import read_pdf
from reframer.readers.text import read_text
from reframer.writers.json_resume import ROOT_KEYS, strings_of
from reframer.writers.layout import Block, one_line


def check_document(name: str, data: bytes, blocks: tuple[Block, ...]) -> None:
    """Raise ReframerError unless every block's text stands in the file, in order, as our own readers see it."""
    try:
        markdown = name.endswith(".md")  # also when it holds no mark that tells it from plain text
        if markdown:
            document = read_text(data, name, FileKind.MARKDOWN)
        elif name.endswith(".pdf"):
            document = read_pdf(data, name, judge_words=False)
        else:
            document = read_bytes(data, name)
    except ReadError as error:
        if not blocks:
            return
        raise _failed(name, f"it cannot be read back ({error.diagnosis})") from None
    text = _squeezed("".join(_words(document)))
    at = 0
    for block in blocks:
        wanted = _squeezed(block.text)
        found = text.find(wanted, at)
        if found < 0:
            raise _failed(name, f"a {block.kind.value} line of {len(block.text)} characters does not read back as it was written")
        at = found + len(wanted)


def check_json(name: str, data: bytes, resume: Resume) -> None:
    """Raise ReframerError unless the file is JSON with the keys of the schema and holds every bullet."""
    try:
        value = json.loads(data)
    except ValueError:
        raise _failed(name, "it is not valid JSON") from None
    if not isinstance(value, dict) or not value.keys() <= ROOT_KEYS:
        raise _failed(name, "it holds keys that the schema does not know")
    held = set(strings_of(value))
    if any(one_line(bullet.text) not in held for bullet in resume.all_bullets()):
        raise _failed(name, "a bullet is missing from it")


def is_promised(block: Block) -> bool:
    """True where a PDF's text order is promised: not for right-to-left scripts, piled accents or characters of rare fonts."""
    return not any(
        unicodedata.bidirectional(char) in {"R", "AL", "AN"} or unicodedata.combining(char) or ord(char) > 0x24FF
        for char in block.text
    )


def _words(document: Document) -> list[str]:
    """The lines with their marks put back: a text may itself begin with what looks like one."""
    lines = list(document.lines)
    if document.kind is FileKind.PDF and document.dropped:  # a row that looks like a running head, put back where it stands
        lines = sorted([*lines, *document.dropped], key=_place)
    return [f"{line.marker.glyph if line.marker else ''}{line.text}\n" for line in lines]


def _place(line: Line) -> tuple[int, float]:
    return line.source.page or 0, line.source.box.top if line.source.box is not None else 0.0


def _squeezed(text: str) -> str:
    """White space is where formats may differ, and hyphens are where a line was broken."""
    return re.sub(r"[\s\u200b-\u200d\u2010\u2011-]+", "", text)


def _failed(name: str, why: str) -> ReframerError:
    return ReframerError(
        f"{name}: the written file failed its own check: {why}. Nothing was written; leave this format out with --format.",
        ExitCode.CANNOT_WRITE,
    )
