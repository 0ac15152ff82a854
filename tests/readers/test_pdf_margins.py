"""Sections beside each other, headings in the margin, and rows at the head of a page that are no running heads."""

from reframer.readers.pdf import read_pdf
from tests.readers.pdf_files import lines_at, make_pdf, text_at

WORDS = "moved the order queue to new hardware without losing a message"


def body(x: float, y: float, count: int) -> str:
    return lines_at(x, y, [f"Line {number}: {WORDS}" for number in range(count)])


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_pdf(data, "made-up.pdf").lines]


def test_short_sections_side_by_side_are_read_one_after_the_other() -> None:
    page = body(60, 760, 12) + text_at(60, 560, "Skills", 14) + text_at(320, 560, "Languages", 14)
    page += lines_at(60, 540, ["Python and Go", "Kafka and Redis"]) + lines_at(320, 540, ["English, native", "Polish, fluent"])
    assert texts(make_pdf(page))[-6:] == [
        "Skills", "Python and Go", "Kafka and Redis", "Languages", "English, native", "Polish, fluent",
    ]  # fmt: skip


def test_headings_in_the_margin_stand_above_the_text_beside_them() -> None:
    page = text_at(60, 800, "Ingrid Solvang", 20) + text_at(
        60, 780, "ingrid.solvang@example.com and +1 555 0143 in Bergen, Norway"
    )
    for y, heading in ((740, "Profile"), (640, "Experience"), (540, "Education")):
        page += text_at(60, y, heading, font="F2") + body(180, y, 5)
    read = texts(make_pdf(page))
    assert [read.index(heading) for heading in ("Profile", "Experience", "Education")] == [2, 8, 14]
    assert all(line.startswith("Line") for line in read[3:8])


def test_bullets_are_no_margin_of_headings() -> None:
    page = text_at(60, 800, "Ingrid Solvang", 20) + text_at(
        60, 780, "ingrid.solvang@example.com and +1 555 0143 in Bergen, Norway"
    )
    page += "".join(text_at(60, 740 - 40 * number, "\x95", font="F2") + body(75, 740 - 40 * number, 2) for number in range(6))
    lines = read_pdf(make_pdf(page), "made-up.pdf").lines
    assert sum(line.marker is not None for line in lines) == 6


def test_rows_of_dates_at_the_head_of_pages_are_no_running_heads() -> None:
    pages = [text_at(60, 800, f"{year} - {year + 2} | Berlin") + body(60, 760, 8) for year in (2004, 2008)]
    document = read_pdf(make_pdf(*pages), "made-up.pdf")
    assert not document.dropped
    assert [line.text for line in document.lines if "Berlin" in line.text] == ["2004 - 2006 | Berlin", "2008 - 2010 | Berlin"]
