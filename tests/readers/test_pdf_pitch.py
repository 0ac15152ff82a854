"""Gaps between words that lie above each other, as in type of one width and in justified lines, are no columns."""

import itertools

import pytest

from reframer.readers.pdf import read_pdf
from reframer.readers.pdf_assembly import Draft, draft_lines
from reframer.readers.pdf_budgets import PdfLimits, Spending, budgets
from reframer.readers.pdf_characters import PageContent
from reframer.readers.pdf_lines import build_pieces
from reframer.readers.pdf_open import read_pages
from reframer.readers.pdf_torn import check_order
from reframer.readers.pdf_zones import Zone
from tests.readers.pdf_files import lines_at, make_pdf, text_at

COURIER = b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"
# A word ends after the 31st letter of every line, as must happen sooner or later where all letters have one width.
ONE_WIDTH = [
    "Moved the tracking service to a new store; lookups are",
    "faster and the nightly jobs can run in less than an hour",
    "Wrote the handbook that two old teams use and keep up",
    "in every release that was taken in the second year, and",
    "Built the importer for large or small shops; 3 TB a day",
    "are read, and wrong ones can be sent again by hand once",
    "Cut the time of every build for all from 40 minutes to",
    "and wrote many tests for it and run them all at night",
]


@pytest.mark.parametrize("drawn", ["lines", "words", "words without spaces"])
def test_words_below_each_other_are_no_column(drawn: str) -> None:
    content = ""
    for row in range(3):
        for number, line in enumerate(ONE_WIDTH):
            y = 780 - 230 * row - 14 * number
            if drawn == "lines":
                content += text_at(60, y, line)
                continue
            start = 0
            for word in line.split(" "):
                content += text_at(60 + 6 * start, y, word + (" " if drawn == "words" else ""))
                start += len(word) + 1
    document = read_pdf(make_pdf(content, font=COURIER), "pitch.pdf")
    assert [line.text for line in document.lines] == ONE_WIDTH * 3
    assert document.columns == 1
    assert not any(notice.kind == "order" for notice in document.notices)


def test_columns_of_one_width_type_stay_columns() -> None:
    left = ["Contact", "Anton Brisk", "555 0100", "Porto", "Skills", "Go, SQL", "Kafka", "Linux", "Languages", "Portuguese"]
    right = [*ONE_WIDTH, *["The last line of the column on the right"] * 2]
    content = lines_at(60, 700, left) + lines_at(160, 700, right, size=8)
    document = read_pdf(make_pdf(content, font=COURIER), "columns.pdf")
    assert [line.text for line in document.lines] == left + right


def test_dates_at_the_right_of_one_width_type_stay_cells() -> None:
    roles = [("Northwind Rail - Engineer", "2019 - 2024"), ("Bluefin Tech - Developer", "2016 - 2019")] * 3
    content = ""
    for number, (role, dates) in enumerate(roles):
        content += text_at(60, 750 - 50 * number, role + " " * (60 - len(role)) + dates)
        content += text_at(60, 736 - 50 * number, ONE_WIDTH[number])
    document = read_pdf(make_pdf(content, font=COURIER), "dates.pdf")
    found = [tuple(cell.text for cell in line.cells) for line in document.lines]
    assert found == [part for number, role in enumerate(roles) for part in (role, (ONE_WIDTH[number],))]


def test_wide_gaps_of_justified_lines_are_no_column() -> None:
    """Lines stretched to the full width, one gap of which lies at the same place in all of them."""
    left = itertools.permutations(["Rebuilt", "orders", "ledger", "events"])
    right = itertools.permutations(["halved", "nightly", "batches", "safely"])
    rows = [" ".join([*one, *other]) for one, other in zip(left, right, strict=True)][:14]
    stretched = "8 Tw " + lines_at(50, 700, rows)
    document = read_pdf(make_pdf(stretched), "stretched.pdf")
    assert [line.text for line in document.lines] == rows


def _read_apart(data: bytes, x: float) -> tuple[PageContent, list[Draft]]:
    """A page, and its lines as they are when what is left and right of ``x`` is read one after the other."""
    spending = Spending(PdfLimits())
    with budgets(spending):
        page = read_pages(data, "torn.pdf", spending)[0][0]
    sides = [[c for c in page.characters if (c.x0 < x) == left] for left in (True, False)]
    return page, draft_lines([Zone(page, build_pieces(side)[0]) for side in sides if side])


def test_a_reading_that_tears_lines_says_so() -> None:
    page, drafts = _read_apart(make_pdf(lines_at(60, 700, ONE_WIDTH)), 150)
    (notice,) = check_order([page], drafts)
    assert notice.kind == "order"
    assert "8 places" in notice.text
    page, drafts = _read_apart(make_pdf(lines_at(60, 700, ONE_WIDTH)), 500)
    assert check_order([page], drafts) == []
