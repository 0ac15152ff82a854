"""Lines of hand-written PDFs: words, spaces, cells, markers, styles, repairs."""

import pytest

from reframer.model.document import Document, Line, MarkerKind
from reframer.readers.pdf import read_pdf
from tests.readers.pdf_files import BOLD, FILLER, lines_at, make_pdf, stream, text_at

REST = lines_at(50, 300, FILLER)


def read(*contents: str, **more: object) -> Document:
    return read_pdf(make_pdf(*contents, **more), "resume.pdf")  # type: ignore[arg-type]


def first(content: str, **more: object) -> Line:
    return read(content + REST, **more).lines[0]


@pytest.mark.parametrize(
    ("drawn", "text"),
    [
        ("[(Kafka) -300 (pipelines)] TJ", "Kafka pipelines"),  # a gap is a space
        ("[(Kafka) -280 ( ) 0 (pipelines)] TJ", "Kafka pipelines"),  # a gap and a space glyph are one space
        ("[(Ka) 40 (f) -60 (ka)] TJ", "Kafka"),  # kerning is none
        ("[(E) -300 (X) -300 (P) -300 (E) -300 (R) -300 (I) -300 (E) -300 (N) -300 (C) -300 (E)] TJ", "EXPERIENCE"),
        (
            "[(W) -300 (O) -300 (R) -300 (K) -900 (H) -300 (I) -300 (S) -300 (T) -300 (O) -300 (R) -300 (Y)] TJ",
            "WORK HISTORY",
        ),
        ("(W O R K   H I S T O R Y) Tj", "WORK HISTORY"),
        ("(Engineer) Tj 180 0 Td (2020) Tj", "Engineer\t2020"),  # a wide gap ends the cell
        ("(re\\222s) Tj", "re’s"),
    ],
)
def test_words_come_from_gaps(drawn: str, text: str) -> None:
    assert first(f"BT /F1 12 Tf 50 700 Td {drawn} ET\n").text == text


CMAP = b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange %d beginbfchar %s endbfchar endcmap"


def font_with(*mapped: tuple[str, str]) -> tuple[bytes, bytes]:
    """A font whose ToUnicode map (object 5) gives some letters another meaning, and that map."""
    lines = b" ".join(b"<%02x> <%s>" % (ord(code), text.encode("utf-16-be").hex().encode()) for code, text in mapped)
    return b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 5 0 R >>", stream(CMAP % (len(mapped), lines))


@pytest.mark.parametrize(
    ("shown", "mapped", "text"),
    [
        ("high~impact", ("~", "\u00ad"), "high-impact"),  # a soft hyphen inside a line is a hyphen
        ("deploy~", ("~", "\u00ad"), "deploy\u00ad"),  # at its end parsing decides
        ("pro~les of certi~ed staff", ("~", "\x00"), "profiles of certified staff"),  # Chrome's lost ligature
        ("a~er the plaTorm", ("~", "\ue00d"), "after the plaTorm"),
        ("e~cient o~ce", ("~", "\ufb03"), "efficient office"),
        ("~rst 1| hours", ("~", "\ufb01"), "first 1| hours"),
        ("team~lead", ("~", "\t\r \xa0"), "team lead"),  # one glyph mapped to every space there is
        ("team~lead", ("~", "-\xad\u2010"), "team-lead"),
        ("Node~js", ("~", "\u200b"), "Nodejs"),
        ("1~ hours", ("~", "½"), "1½ hours"),  # NFKC would make it 11⁄2
        ("~ Ran the move", ("~", "\uf0b7"), "Ran the move"),  # Word's bullet
    ],
)
def test_letters_are_mended_by_table(shown: str, mapped: tuple[str, str], text: str) -> None:
    font, cmap = font_with(mapped)
    content = text_at(50, 700, shown) + lines_at(50, 300, list(FILLER))
    assert read(content, font=font, more=[cmap]).lines[0].text == text


@pytest.mark.parametrize(
    ("drawn", "kind", "glyph"),
    [
        ("(\\225 Ran the migration of three services) Tj", MarkerKind.GLYPH, "•"),
        ("(- Ran the migration of three services) Tj", MarkerKind.DASH, "-"),
        ("(\\226 Ran the migration of three services) Tj", MarkerKind.DASH, "–"),
        ("(\\225) Tj 30 0 Td (Ran the migration of three services) Tj", MarkerKind.GLYPH, "•"),
    ],
)
def test_a_bullet_sign_becomes_the_marker(drawn: str, kind: MarkerKind, glyph: str) -> None:
    line = first(f"BT /F1 10 Tf 50 700 Td {drawn} ET\n")
    assert line.text == "Ran the migration of three services"
    assert line.marker is not None
    assert (line.marker.kind, line.marker.glyph, line.marker.x) == (kind, glyph, 50)


def test_the_size_of_a_bullet_sign_is_not_the_size_of_its_line() -> None:
    line = first(text_at(50, 700, "\x95", 18) + text_at(62, 700, "Led the move", 10))
    assert line.style.size == 10


@pytest.mark.parametrize("sign", ["*", "+", "o"])
def test_doubtful_signs_are_markers_only_together(sign: str) -> None:
    spaced = f"{sign}   " if sign == "o" else f"{sign} "
    alone = read(text_at(50, 700, spaced + "Ran the migration") + REST)
    assert alone.lines[0].marker is None
    both = read(text_at(50, 700, spaced + "Ran the migration") + text_at(50, 686, spaced + "Cut the bill") + REST)
    assert [line.marker is not None for line in both.lines[:2]] == [True, True]
    assert both.lines[0].text == "Ran the migration"


def test_numbers_are_markers_where_they_follow_each_other() -> None:
    listed = read(lines_at(50, 700, ["1. Ran the migration", "2. Cut the bill"]) + REST)
    assert [line.marker.glyph for line in listed.lines[:2] if line.marker] == ["1.", "2."]
    assert listed.lines[1].text == "Cut the bill"
    alone = read(lines_at(50, 700, ["3. Stock Exchange Street"]) + REST)
    assert alone.lines[0].marker is None
    assert alone.lines[0].text == "3. Stock Exchange Street"


def test_small_shapes_left_of_lines_are_markers_and_rating_dots_are_not() -> None:
    square = "0.2 g {} {} 4 4 re f 0 g\n"
    content = "".join(
        square.format(50, y + 2) + text_at(60, y, text) for y, text in ((700, "Led the move"), (686, "Cut the bill"))
    )
    rating = text_at(50, 600, "Norwegian") + "".join(square.format(120 + 8 * dot, 602) for dot in range(5))
    lines = read(content + rating + REST).lines
    assert [line.marker.kind if line.marker else None for line in lines[:3]] == [MarkerKind.SHAPE, MarkerKind.SHAPE, None]


def test_a_dot_on_a_timeline_is_no_marker() -> None:
    line = "1 w 52 560 m 52 720 l S\n"
    dots = "".join(f"50 {y + 2} 4 4 re f\n" + text_at(62, y, text) for y, text in ((700, "Led the move"), (600, "Cut the bill")))
    assert all(line.marker is None for line in read(line + dots + REST).lines)


def test_style_of_line_and_cells() -> None:
    content = text_at(50, 700, "Senior Engineer", 12, "F2") + "0 0 1 rg " + text_at(400, 700, "2019 - 2021", 10) + "0 g\n"
    line = first(content)
    assert [(cell.text, cell.style.bold, cell.style.size, cell.style.color) for cell in line.cells] == [
        ("Senior Engineer", True, 12, ""),
        ("2019 - 2021", False, 10, "0000ff"),
    ]
    assert line.style.bold


@pytest.mark.parametrize(
    ("name", "bold", "italic"),
    [
        (b"ABCDEF+Inter-SemiBold", True, False),
        (b"CMBX10", True, False),
        (b"NimbusRomNo9L-MediItal", True, True),
        (b"CMTI10", False, True),
        (b"Roboto-Medium", False, False),
        (b"Arial,BoldItalic", True, True),
    ],
)
def test_bold_and_italic_come_from_the_font_name(name: bytes, bold: bool, italic: bool) -> None:
    line = first(text_at(50, 700, "Senior Engineer"), font=BOLD.replace(b"Helvetica-Bold", name))
    assert (line.style.bold, line.style.italic) == (bold, italic)


def test_gap_indent_full_and_rule() -> None:
    wide = "Moved every deployment of the company to one template, with"
    content = (
        text_at(50, 700, "EXPERIENCE", 12)
        + "50 695 400 0.7 re f\n"
        + lines_at(70, 670, [wide, "a rollback that takes a minute", "Next one"])
        + text_at(70, 600, "After a break")
    )
    lines = read(content).lines
    assert [line.rule_below for line in lines] == [True, False, False, False, False]
    assert [line.indent for line in lines] == [0, 20, 20, 20, 20]
    assert [line.full for line in lines[1:3]] == [True, False]
    assert lines[2].gap == 0
    assert lines[4].gap is not None
    assert lines[4].gap > 1


def test_a_glyph_printed_twice_counts_once() -> None:
    twice = text_at(50, 700, "Ingrid Solvang", 20) + text_at(50.4, 700, "Ingrid Solvang", 20)
    assert [line.text for line in read(twice + REST).lines][:2] == ["Ingrid Solvang", FILLER[0]]


def test_accents_drawn_over_letters_join_them() -> None:
    # an acute accent (0.333 em wide) is drawn over the e (0.556 em) that follows it, as TeX does
    line = first("BT /F1 10 Tf 50 700 Td [(Ren) -112 (\\264) 445 (e) 0 ( Duval)] TJ ET\n")
    assert line.text == "René Duval"


def test_a_whole_page_in_a_form_is_read() -> None:
    form = stream(
        (lines_at(50, 700, ["Ingrid Solvang", "Backend Engineer"]) + REST).encode(),
        b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>",
    )
    document = read(
        "q 1 0 0 1 10 -20 cm /X Do Q " + text_at(50, 100, "After the form"), resources=b"/XObject << /X 5 0 R >>", more=[form]
    )
    assert [line.text for line in document.lines] == ["Ingrid Solvang", "Backend Engineer", *FILLER, "After the form"]
    box = document.lines[0].source.box
    assert box is not None
    assert round(box.x0) == 60
    assert document.lines[-1].cells[0].x0 == 50


def test_sideways_text_is_read_with_its_place() -> None:
    turned = "BT /F1 10 Tf 0 1 -1 0 30 400 Tm (PORTFOLIO) Tj ET\n"
    document = read(turned + REST)
    line = next(line for line in document.lines if line.text == "PORTFOLIO")
    assert line.source.box is not None
    assert (round(line.source.box.x1 - line.source.box.x0) < 12, round(line.source.box.bottom)) == (True, 442)


def test_links_keep_target_and_text() -> None:
    annotations = (
        b"/Annots [ << /Type /Annot /Subtype /Link /Rect [50 696 104 712] /A << /S /URI /URI (https://example.com/me) >> >>"
        b" << /Type /Annot /Subtype /Link /Rect [300 696 312 712] /A << /S /URI /URI (mailto:ingrid@example.com) >> >>"
        b" << /Type /Annot /Subtype /Link /Rect [50 600 90 620] /A << /S /URI /URI (javascript:alert\\(1\\)) >> >>"
        b" << /Type /Annot /Subtype /Link /Rect [50 600 90 620] /A << /S /Launch /F (/bin/sh) >> >> ]"
    )
    document = read(text_at(50, 700, "My portfolio page") + REST, page=annotations)
    assert [(link.url, link.text) for link in document.links] == [
        ("https://example.com/me", "My portfolio"),
        ("mailto:ingrid@example.com", ""),
    ]


def test_running_heads_and_page_numbers_are_dropped_but_not_the_letterhead() -> None:
    pages = [text_at(50, 810, "Ingrid Solvang") + lines_at(50, 700, FILLER) + text_at(280, 30, f"Page {n} of 2") for n in (1, 2)]
    document = read(*pages)
    assert [line.text for line in document.lines] == ["Ingrid Solvang", *FILLER, *FILLER]
    assert sorted(line.text for line in document.dropped) == ["Ingrid Solvang", "Page 1 of 2", "Page 2 of 2"]


@pytest.mark.parametrize(
    ("drawn", "left_out"),
    [
        ("3 Tr " + text_at(50, 650, "Ten years of quantum widgets") + "0 Tr\n", 24),
        ("1 1 1 rg " + text_at(50, 650, "Ten years of quantum widgets") + "0 g\n", 24),
        (text_at(50, 650, "Ten years of quantum widgets", 0.5), 24),
        (text_at(5000, 650, "Ten years of quantum widgets"), 24),
    ],
)
def test_text_that_nobody_sees_is_left_out_and_said(drawn: str, left_out: int) -> None:
    document = read(drawn + REST)
    assert [line.text for line in document.lines] == FILLER
    assert [notice.kind for notice in document.notices] == ["hidden_text"]
    assert str(left_out) in document.notices[0].text


def test_white_text_on_a_dark_area_is_read() -> None:
    document = read("0.1 0.1 0.3 rg 0 600 200 200 re f 1 1 1 rg " + text_at(20, 700, "Ingrid Solvang") + "0 g " + REST)
    assert document.lines[0].text == "Ingrid Solvang"
    assert document.lines[0].style.color == "ffffff"


def test_every_line_says_where_it_stands() -> None:
    document = read(text_at(50, 700, "Ingrid Solvang", 20) + REST, REST)
    assert [line.source.page for line in document.lines] == [1, 1, 1, 1, 2, 2, 2]
    box = document.lines[0].source.box
    assert box is not None
    assert box.x0 == 50
    assert 842 - 700 - 20 < box.top < 842 - 700 < box.bottom < 842 - 690


def test_a_page_turned_by_its_rotate_entry_reads_upright() -> None:
    turned = "BT /F1 10 Tf 0 1 -1 0 {} 50 Tm ({}) Tj ET\n"
    content = "".join(turned.format(100 + 14 * index, text) for index, text in enumerate(FILLER))
    document = read(content, page=b"/Rotate 90")
    assert [line.text for line in document.lines] == FILLER


@pytest.mark.parametrize(
    ("texts", "whole"),
    [
        (["Ran the teams of three countries and two continents in one year", "- a record for us"], "- a record for us"),
        (["Oslo \x95 Bergen \x95 Trondheim", "\x95 Tromsø".replace("ø", "\xf8")], "• Tromsø"),
    ],
)
def test_a_lone_sign_that_goes_on_with_the_line_before_is_text(texts: list[str], whole: str) -> None:
    line = read(lines_at(50, 700, texts) + REST).lines[1]
    assert (line.marker, line.text) == (None, whole)


def test_a_grid_of_bullets_has_a_cell_for_each() -> None:
    rows = "".join(
        text_at(50 + 150 * n, y, f"\x95 {name}") for y in (700, 686) for n, name in enumerate(("Go", "Kotlin", "Kafka"))
    )
    lines = read(rows + REST).lines
    assert [line.text for line in lines[:2]] == ["Go\tKotlin\tKafka"] * 2
    assert all(line.marker is not None for line in lines[:2])


def test_a_plus_that_wraps_alone_is_kept() -> None:
    drawn = text_at(60, 700, "Wrote a metering job used by 40") + text_at(60, 686, "+") + text_at(60, 672, "Kept the ledger")
    texts = [line.text for line in read(drawn + REST).lines]
    assert texts[:3] == ["Wrote a metering job used by 40", "+", "Kept the ledger"]
