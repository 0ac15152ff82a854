"""Open a PDF with pdfminer and draw its pages into PageContent, within budgets; say what is wrong with one that does not open."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFNoPageLabels, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from reframer.errors import ExitCode, ReadError
from reframer.readers.pdf_budgets import Spending
from reframer.readers.pdf_characters import CharacterDevice, PageContent
from reframer.readers.pdf_diagnosis import Reading
from reframer.readers.pdf_links import read_targets
from reframer.readers.pdf_tex import FontManager

_EXPORT = "Export it again from the program that made it, or give the DOCX."


class _Document(PDFDocument):
    """A PDFDocument that survives cross-reference sections in a circle and does not care for page labels."""

    def read_xref_from(self, parser: PDFParser, start: int, xrefs: list[Any]) -> None:
        """Read a cross-reference section once."""
        seen: set[int] = self.__dict__.setdefault("_sections_read", set())
        if start not in seen:
            seen.add(start)
            super().read_xref_from(parser, start, xrefs)

    def get_page_labels(self) -> Iterator[str]:
        """Say that there are none: a wrong label must not cost a good file."""
        raise PDFNoPageLabels


class _Interpreter(PDFPageInterpreter):
    """A PDFPageInterpreter that tells its device of shadings, which may be a background."""

    def do_sh(self, name: object) -> None:
        """Paint a shading."""
        if isinstance(self.device, CharacterDevice):
            self.device.page.shaded = True


def read_pages(data: bytes, name: str, spending: Spending) -> tuple[list[PageContent], Reading, str]:
    """Return the pages, what is to be known about the reading, and the program that made the file.

    Raises ReadError (DAMAGED, ENCRYPTED); a page that cannot be drawn is noted and left out.
    """
    with _silence():
        try:
            document = _Document(PDFParser(io.BytesIO(data)))
            return _draw(document, spending)
        except PDFPasswordIncorrect:
            raise ReadError(
                name,
                "encrypted",
                "the file is locked with a password",
                "Open it, save it without the password, then give that file.",
                ExitCode.ENCRYPTED,
            ) from None
        except PDFEncryptionError:
            raise ReadError(
                name, "encrypted", "the file is locked in a way that cannot be read here", _EXPORT, ExitCode.ENCRYPTED
            ) from None
        except RecursionError:
            raise ReadError(
                name, "damaged", "the file is damaged: its parts refer to each other without end", _EXPORT, ExitCode.DAMAGED
            ) from None
        except MemoryError:
            raise ReadError(name, "limit", "it needs more memory than a resume may", _EXPORT, ExitCode.LIMIT) from None
        except Exception as error:  # pdfminer raises twenty kinds on broken files
            why = f"the file is damaged and cannot be read ({type(error).__name__})"
            raise ReadError(name, "damaged", why, _EXPORT, ExitCode.DAMAGED) from None


def _draw(document: PDFDocument, spending: Spending) -> tuple[list[PageContent], Reading, str]:
    resources = FontManager()
    device = CharacterDevice(resources, spending)
    interpreter = _Interpreter(resources, device)
    reading = Reading(owner_password=document.encryption is not None, form_fields=_has_fields(document))
    pages: list[PageContent] = []
    for number, page in enumerate(PDFPage.create_pages(document), 1):
        spending.page(number)
        try:
            interpreter.process_page(page)
            device.page.targets = read_targets(page, device.page, spending.limits.links)
        except (RecursionError, MemoryError):
            raise
        except Exception:  # the other pages may be whole
            reading.failed_pages.append(number)
        pages.append(device.page)
    reading.torn_streams = spending.torn_streams
    return pages, reading, _producer(document)


def _has_fields(document: PDFDocument) -> bool:
    form = resolve1(document.catalog.get("AcroForm"))
    return isinstance(form, dict) and bool(resolve1(form.get("Fields")))


def _producer(document: PDFDocument) -> str:
    """The program that made the file, as it says itself; no other metadata is read."""
    for facts in document.info:
        value = resolve1(facts.get("Producer")) if isinstance(facts, dict) else None
        if isinstance(value, bytes):
            text = value[2:].decode("utf-16-be", "replace") if value.startswith(b"\xfe\xff") else value.decode("latin-1")
            return "".join(character for character in text if character.isprintable())[:120]
    return ""


@contextmanager
def _silence() -> Iterator[None]:
    """Keep pdfminer's log, which quotes the file, from every handler while a file is read."""
    logger = logging.getLogger("pdfminer")
    logger.addFilter(_never)
    names = [name for name in logging.root.manager.loggerDict if name.startswith("pdfminer.")]
    children = [logging.getLogger(name) for name in names]
    for child in children:
        child.addFilter(_never)
    try:
        yield
    finally:
        logger.removeFilter(_never)
        for child in children:
            child.removeFilter(_never)


def _never(record: logging.LogRecord) -> bool:
    return False
