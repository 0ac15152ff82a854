"""Readers: file to Document. The kind is told by content, never by suffix; each library is loaded when a file needs it."""

from pathlib import Path

from reframer.model.document import Document, FileKind
from reframer.readers.opening import open_file, recognise, wrong_suffix


def read_document(path: Path) -> Document:
    """Return the lines of a PDF, DOCX, Markdown or text file in reading order.

    Raises ReadError when the file cannot be opened, is of another kind, is damaged or encrypted, or holds no text.
    """
    return read_bytes(open_file(path), path.name)


def read_bytes(data: bytes, name: str) -> Document:
    """Return the lines of a file that is already in memory; ``name`` stands in messages and sources. Raises ReadError."""
    kind = recognise(data, name)
    if kind is FileKind.PDF:
        from reframer.readers.pdf import read_pdf

        document = read_pdf(data, name)
    elif kind is FileKind.DOCX:
        from reframer.readers.docx import read_docx

        document = read_docx(data, name)
    else:
        from reframer.readers.text import read_text

        document = read_text(data, name)
    notice = wrong_suffix(name, document.kind)
    return document.model_copy(update={"notices": (notice, *document.notices)}) if notice else document
