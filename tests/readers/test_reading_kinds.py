"""What programs put around and beside the text: rails, margins, feet, page breaks; and the limits of reading."""

from collections.abc import Callable

import pytest

from reframer.errors import ExitCode, ReadError
from reframer.model.document import Document
from reframer.readers.docx import read_docx
from reframer.readers.pdf import read_pdf
from reframer.readers.text import read_text
from tests.readers.pdf_files import lines_at, make_pdf, text_at
from tests.readers.word_files import paragraph, word

BODY = [
    "Wrote the parcel ledger that four other teams use for their own reports",
    "Moved the tariff tables from a spreadsheet to Postgres over two quarters",
    "Cut the nightly load from six hours to twenty minutes with partitions",
    "Ran the weekly design review and the on-call rota of nine engineers",
]


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_pdf(data, "made.pdf").lines]


def test_a_rail_of_headings_and_dates_belongs_to_the_rows_beside() -> None:
    content = text_at(60, 780, "Ines Farrow", 20)
    content += text_at(60, 730, "EXPERIENCE", 9) + text_at(200, 730, "Data Engineer at Halden Freight")
    content += text_at(60, 716, "2020 - Present", 8) + lines_at(200, 715, BODY)
    content += text_at(60, 640, "2016 - 2020", 8) + text_at(200, 640, "Developer at Castor Mills")
    content += lines_at(200, 626, BODY[::-1])
    content += text_at(60, 540, "EDUCATION", 9) + text_at(200, 540, "Marlow University")
    content += text_at(60, 526, "2012 - 2016", 8) + text_at(200, 526, "BSc Physics")
    found = texts(make_pdf(content))
    assert found.index("EXPERIENCE") < found.index("Data Engineer at Halden Freight") < found.index(BODY[0])
    assert any("2016 - 2020" in row and "Castor Mills" in row for row in found)
    assert found.index("EDUCATION") < next(number for number, row in enumerate(found) if "BSc Physics" in row)


def test_contact_data_above_the_headings_of_a_margin() -> None:
    content = text_at(230, 790, "Ines Farrow", 24)
    content += lines_at(60, 790, ["York, UK", "+44 20 7946 0001", "ines@example.com"], size=9)
    for height, heading, body in ((720, "Experience", BODY), (620, "Projects", BODY[::-1]), (520, "Education", BODY[:2])):
        content += text_at(60, height, heading, 13) + lines_at(230, height, body)
    found = texts(make_pdf(content))
    below = [found[found.index(heading) + 1] for heading in ("Experience", "Projects", "Education")]
    assert below == [BODY[0], BODY[3], BODY[0]]
    assert found[0] == "York, UK\tInes Farrow"


def test_a_foot_of_date_name_and_page_number_is_no_text() -> None:
    content = lines_at(60, 780, ["Ines Farrow", "Experience", *BODY, *BODY[::-1]])
    content += text_at(60, 20, "May 2, 2024") + text_at(250, 20, "Ines Farrow") + text_at(530, 20, "1")
    document = read_pdf(make_pdf(content), "made.pdf")
    assert "May 2, 2024" not in " ".join(line.text for line in document.lines)
    assert "May 2, 2024" in " ".join(line.text for line in document.dropped)


def test_a_line_that_a_page_break_cut_in_two_is_read_once() -> None:
    cut = "Halden Freight and Sons, York"
    first = lines_at(60, 780, ["Ines Farrow", *BODY]) + text_at(60, 8, cut)
    document = read_pdf(make_pdf(first, text_at(60, 836, cut) + lines_at(60, 780, BODY[::-1])), "made.pdf")
    assert [line.text for line in document.lines].count(cut) == 1


def test_a_pictogram_without_a_code_is_dropped_and_lost_words_are_not() -> None:
    from reframer.readers.pdf_lexicon import mend_ligatures

    assert mend_ligatures("2017 \ufffd 2 years") == "2017 2 years"
    assert mend_ligatures("Ana \ufffd\ufffd\ufffd") == "Ana \ufffd\ufffd\ufffd"


def test_a_page_of_scattered_words_passes_the_limit() -> None:
    scattered = "".join(text_at(3 + number * 37 % 590, 5 + number * 101 % 830, f"w{number}", 1.6) for number in range(4500))
    with pytest.raises(ReadError, match="pieces of text on one page") as caught:
        read_pdf(make_pdf(scattered), "made.pdf")
    assert caught.value.exit_code is ExitCode.LIMIT


@pytest.mark.parametrize(
    ("read", "data"), [(read_docx, word(paragraph("Ines Farrow"))), (read_text, b"Ines Farrow"), (read_text, b"# Ines Farrow")]
)
def test_reading_ends_when_its_time_is_over(read: Callable[..., Document], data: bytes) -> None:
    with pytest.raises(ReadError, match="more than 0 seconds") as caught:
        read(data, "made", seconds=0)
    assert caught.value.exit_code is ExitCode.LIMIT
