"""Read a PDF: its lines in reading order with style and place, its links, and what should be known about the reading."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reframer.cleaning import printable
from reframer.errors import ExitCode, ReadError
from reframer.model.document import Document, FileKind
from reframer.readers.pdf_budgets import LimitExceeded, PdfLimits, Spending, budgets

if TYPE_CHECKING:
    from reframer.readers.pdf_characters import PageContent
    from reframer.readers.pdf_diagnosis import Reading

_EXPORT = "Export it again from the program that made it, or give the DOCX."


def read_pdf(data: bytes, name: str, limits: PdfLimits | None = None, *, judge_words: bool = True) -> Document:
    """Return the lines of a PDF in reading order. ``name`` stands in messages and sources.

    With ``judge_words`` off, words of no language are no fault: a file of ours is read back to compare it.
    Raises ReadError: a scan, outlines or garbled text (NO_TEXT), a damaged or encrypted file, or one beyond the limits.
    """
    limits = limits or PdfLimits()
    shown = printable(name)
    if len(data) > limits.input_bytes:
        why = f"the file is larger than {limits.input_bytes // 1_000_000} MB"
        raise ReadError(shown, "limit", why, "Export it again without pictures.", ExitCode.LIMIT)
    from reframer.readers.pdf_open import read_pages

    spending = Spending(limits)
    try:
        with budgets(spending):
            pages, reading, producer = read_pages(data, shown, spending)
        return _make_document(data, shown, pages, reading, producer, spending, judge_words=judge_words)
    except LimitExceeded as limit:
        why = f"reading it takes more than {limit.most:,.0f} {limit.what}, which no resume needs"
        raise ReadError(shown, "limit", why, _EXPORT, ExitCode.LIMIT) from None


def _make_document(
    data: bytes, name: str, pages: list[PageContent], reading: Reading, producer: str, spending: Spending, *, judge_words: bool
) -> Document:
    from reframer.readers.pdf_assembly import draft_lines, finish, finish_texts, level_rules, measure_gaps
    from reframer.readers.pdf_diagnosis import check_language, check_text, describe
    from reframer.readers.pdf_hidden import count_hidden, mark_hidden
    from reframer.readers.pdf_icons import reveal_bullets
    from reframer.readers.pdf_layout import divide
    from reframer.readers.pdf_lines import build_pieces
    from reframer.readers.pdf_links import make_links
    from reframer.readers.pdf_margins import carry_margins
    from reframer.readers.pdf_order import order_zones
    from reframer.readers.pdf_running import find_running
    from reframer.readers.pdf_torn import check_order
    from reframer.readers.pdf_turned import views

    for page in pages:
        mark_hidden(page)
    check_text(pages, reading, name)
    reveal_bullets(pages)
    divided = []
    for page in pages:
        spending.tick()
        zones = []
        for view in views(page):
            pieces, _ = build_pieces(character for character in view.characters if not character.hidden)
            spending.pieces(len(pieces))
            zones += divide(view, pieces)
        divided.append(zones)
    carry_margins(divided)
    columns = max((zone.columns for zones in divided for zone in zones), default=1)
    drafts = draft_lines(order_zones(divided))
    running = find_running(drafts, len(pages))
    kept = [draft for draft in drafts if id(draft) not in running]
    finish_texts(kept)
    measure_gaps(kept, {page.number: level_rules(page) for page in pages})
    hidden = count_hidden(pages)
    notices = describe(pages, reading, columns, hidden, name) + check_order(pages, drafts)
    if judge_words:
        notices += check_language(kept, name)
    return Document(
        file=name,
        kind=FileKind.PDF,
        sha256=hashlib.sha256(data).hexdigest(),
        pages=len(pages),
        producer=producer,
        lines=tuple(finish(draft, name, draft.zone) for draft in kept),
        links=tuple(make_links(pages, kept, name)),
        dropped=tuple(finish(draft, name, draft.zone) for draft in drafts if id(draft) in running),
        notices=tuple(notices),
        columns=columns,
    )
