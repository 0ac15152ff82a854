"""Why a PDF gives no readable text, and what the person can do; and what to say of a PDF that reads only in part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reframer.errors import ExitCode, ReadError
from reframer.model.document import Notice
from reframer.model.source import SourceRef
from reframer.readers.pdf_assembly import Draft
from reframer.readers.pdf_characters import PageContent
from reframer.readers.pdf_lexicon import share_of_words
from reframer.readers.pdf_repair import SPACES, UNKNOWN, is_private

FEWEST_CHARACTERS = 20
LARGEST_PAGE = 20_000.0  # points, seven metres
OUTLINE_SEGMENTS = 300  # path segments; less are rules and frames
FEWEST_LETTERS = 0.12  # of the characters; text is mostly letters in every script
MOST_SIGNS = 0.5  # of the characters
FEWEST_KNOWN = 0.10  # of the words
FEWEST_COMMON = 0.42  # share of the letters that are frequent in every European language; shifted letters have about 0.3
COMMON = frozenset("eainrtso")
DOUBTFUL_KNOWN = 0.70
ENOUGH_WORDS = 60
MANY_PAGES = 10

_OCR = "Run OCR on it, or export it again from the program that made it."
_EXPORT = "Export it again from the program that made it, with fonts embedded as text, or give the DOCX."


@dataclass
class Reading:
    """Facts of one reading that are no text."""

    owner_password: bool = False
    form_fields: bool = False
    torn_streams: int = 0
    failed_pages: list[int] = field(default_factory=list)


def check_text(pages: Sequence[PageContent], reading: Reading, name: str) -> None:
    """Raise ReadError (NO_TEXT or DAMAGED) when the pages hold no text that can be read."""
    readable = unknown = hidden = letters = signs = 0
    for page in pages:
        for character in page.characters:
            text = character.text
            if text in SPACES or character.icon:
                continue
            if character.hidden:
                hidden += 1
            elif text == UNKNOWN or is_private(text):
                unknown += 1
            else:
                readable += 1
                letters += text.isalpha() or text > "\u2e80"
                signs += not text.isalnum()
    if (
        readable >= FEWEST_CHARACTERS
        and unknown <= readable
        and letters >= FEWEST_LETTERS * readable
        and signs <= MOST_SIGNS * readable
    ):
        return
    if max((page.width for page in pages), default=0) > LARGEST_PAGE:
        why = "its pages are larger than any paper"
        raise ReadError(name, "damaged", why, _EXPORT, ExitCode.DAMAGED)
    if readable + unknown >= FEWEST_CHARACTERS:
        raise _no_text(name, "garbled", "its text is garbled: the fonts do not say which letters their signs stand for", _OCR)
    raise _explain_empty(pages, reading, name, hidden, readable)


def _explain_empty(pages: Sequence[PageContent], reading: Reading, name: str, hidden: int, readable: int) -> ReadError:
    count = len(pages)
    many = f"{count} page{'s' if count != 1 else ''}"
    if reading.failed_pages or not pages:
        return ReadError(name, "damaged", "the file is damaged, no page of it can be read", _EXPORT, ExitCode.DAMAGED)
    if any(
        shape.image and shape.width * shape.height > 0.2 * page.width * page.height for page in pages for shape in page.shapes
    ):
        return _no_text(name, "scan", f"a scan: {many}, no text layer", _OCR)
    if sum(page.segments for page in pages) >= OUTLINE_SEGMENTS:
        return _no_text(name, "outlines", f"its letters are drawn as outlines: {many}, no text to select", _EXPORT)
    if reading.form_fields:
        return _no_text(name, "form", "its text stands in form fields, not on the page", "Print it to a new PDF, then give that.")
    if hidden >= FEWEST_CHARACTERS:
        return _no_text(name, "hidden", "all its text is invisible to a reader", _EXPORT)
    if any(shape.image for page in pages for shape in page.shapes):
        return _no_text(name, "scan", f"pictures only: {many}, no text layer", _OCR)
    if reading.torn_streams:
        return ReadError(name, "damaged", "the file is damaged, no text of it can be read", _EXPORT, ExitCode.DAMAGED)
    if readable:
        return _no_text(name, "empty", f"hardly any text in it: {readable} characters on {many}", "Give the finished document.")
    return _no_text(name, "empty", f"no text in it: {many}, all blank", "Give the finished document.")


def _no_text(name: str, diagnosis: str, why: str, hint: str) -> ReadError:
    return ReadError(name, diagnosis, why, hint, ExitCode.NO_TEXT)


def check_language(drafts: Sequence[Draft], name: str) -> list[Notice]:
    """Notices about text that may be garbled; raises ReadError (NO_TEXT) when hardly a word of it can be one."""
    share, count = share_of_words(draft.text for draft in drafts)
    if count < ENOUGH_WORDS or share >= DOUBTFUL_KNOWN:
        return []
    if share < FEWEST_KNOWN and _common_letters(drafts) < FEWEST_COMMON:
        raise _no_text(name, "garbled", "its text is garbled: hardly any of it are words", _OCR)
    per_cent = round(100 * share)
    return [
        Notice(
            kind="garble",
            text=f"Only {per_cent} of 100 words are English: letters may have been lost, or the text is in another language.",
        )
    ]


def _common_letters(drafts: Sequence[Draft]) -> float:
    letters = [letter for draft in drafts for letter in draft.text.lower() if "a" <= letter <= "z"]
    return sum(letter in COMMON for letter in letters) / max(1, len(letters))


def describe(pages: Sequence[PageContent], reading: Reading, columns: int, hidden: int, name: str) -> list[Notice]:
    """Notices about how the file was read."""
    notices = []
    if columns > 1:
        notices.append(Notice(kind="columns", text=f"The page is set in {columns} columns; they were read one after another."))
    if reading.owner_password:
        notices.append(
            Notice(kind="owner_password", text="The file is protected against changes; it was read without a password.")
        )
    if any(page.ocr_layer for page in pages):
        notices.append(
            Notice(kind="ocr", text="The pages are pictures with a text layer made by OCR, which may misread letters.")
        )
    if hidden:
        notices.append(
            Notice(
                kind="hidden_text",
                text=f"{hidden} characters that a reader cannot see (white, tiny, invisible or off the page) were left out.",
            )
        )
    for number in reading.failed_pages:
        notices.append(
            Notice(
                kind="damaged_page",
                text=f"Page {number} is damaged and could not be read.",
                source=SourceRef(file=name, page=number),
            )
        )
    if reading.torn_streams:
        notices.append(Notice(kind="damaged", text="Parts of the file are damaged; text may be missing."))
    for page in pages:
        if page.number in reading.failed_pages or _has_text(page):
            continue
        notices.append(
            Notice(
                kind="page_without_text",
                text=f"Page {page.number} has no text{' (a picture)' if any(shape.image for shape in page.shapes) else ''}.",
                source=SourceRef(file=name, page=page.number),
            )
        )
    if len(pages) > MANY_PAGES:
        notices.append(Notice(kind="many_pages", text=f"The file has {len(pages)} pages, which is long for a resume."))
    return notices


def _has_text(page: PageContent) -> bool:
    return any(character.text not in SPACES and not character.hidden for character in page.characters)
