"""Word documents: what stands on the page comes back in order, and nothing else does."""

import io
import zipfile

import pytest
from word_files import NUMBERING, STYLES, W, paragraph, run, table, word, zipped

from reframer.errors import ExitCode, ReadError
from reframer.model.document import Document, MarkerKind
from reframer.readers import read_bytes


def read(body: str, **more: dict[str, str]) -> Document:
    return read_bytes(word(body, **more), "resume.docx")


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines]


def box(text: str) -> str:
    return f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"


IN_AND_OUT: list[tuple[str, str, list[str]]] = [  # name, body, lines
    ("content control", f"<w:sdt><w:sdtContent>{paragraph('Led it')}</w:sdtContent></w:sdt>", ["Led it"]),
    (
        "inline control",
        paragraph(inside=f"{run('Owned ')}<w:sdt><w:sdtContent>{run('billing')}</w:sdtContent></w:sdt>"),
        ["Owned billing"],
    ),
    ("smart tag", paragraph(inside=f"{run('In ')}<w:smartTag>{run('Berlin')}</w:smartTag>"), ["In Berlin"]),
    ("insertion", paragraph(inside=f"{run('Cut costs ')}<w:ins>{run('by 30%')}</w:ins>"), ["Cut costs by 30%"]),
    ("deletion", paragraph(inside=f"{run('Kept')}<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"), ["Kept"]),
    ("moved away", paragraph(inside=f"<w:moveFrom>{run('old place')}</w:moveFrom>{run('Stays')}"), ["Stays"]),
    (
        "field",
        paragraph(
            inside='<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("May 2021")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        ["May 2021"],
    ),
    ("simple field", paragraph(inside=f'<w:fldSimple w:instr="AUTHOR">{run("Ana Example")}</w:fldSimple>'), ["Ana Example"]),
    (
        "text box written twice",
        paragraph(
            inside=f"{run('Body')}<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><wps:txbx>{box('Box')}"
            f"</wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box('Box')}</v:textbox></w:pict>"
            "</mc:Fallback></mc:AlternateContent></w:r>"
        ),
        ["Body", "Box"],
    ),
    ("old text box", paragraph(inside=f"<w:r><w:pict><v:textbox>{box('Box')}</v:textbox></w:pict></w:r>"), ["Box"]),
    ("line breaks", paragraph(inside=f"{run('Acme')}<w:r><w:br/></w:r>{run('Engineer')}"), ["Acme", "Engineer"]),
    ("tab", paragraph(inside=f"{run('Acme')}<w:r><w:tab/></w:r>{run('2019')}"), ["Acme\t2019"]),
    ("run of spaces", paragraph("Acme      2019"), ["Acme\t2019"]),
    (
        "ligature and no-break hyphen",
        paragraph(inside=f"{run('eﬃcient on')}<w:r><w:noBreakHyphen/></w:r>{run('call')}"),
        ["efficient on-call"],
    ),
    ("private fraction stays", paragraph("½ day, 5 µs, x²"), ["½ day, 5 µs, x²"]),
    ("nested table once", table((paragraph("A"), f"{table((paragraph('B'),))}{paragraph()}")), ["A\tB"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [case[1:] for case in IN_AND_OUT], ids=[case[0] for case in IN_AND_OUT])
def test_text_that_is_seen_is_read_once(body: str, expected: list[str]) -> None:
    assert texts(read(body)) == expected


def test_list_marks_come_from_the_paragraph_and_from_its_style() -> None:
    body = (
        paragraph("First", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>')
        + paragraph("Second", '<w:pStyle w:val="Opsomming"/>')
        + paragraph("Below", '<w:pStyle w:val="Opsomming"/><w:numPr><w:ilvl w:val="1"/></w:numPr>')
        + paragraph("Third", '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="3"/></w:numPr>')
        + paragraph("None", '<w:pStyle w:val="Opsomming"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    lines = read(body, parts={"styles.xml": STYLES, "numbering.xml": NUMBERING}).lines
    marks = [(line.marker.kind, line.marker.level) if line.marker else None for line in lines]
    assert marks == [(MarkerKind.LIST, 0), (MarkerKind.LIST, 0), (MarkerKind.LIST, 1), (MarkerKind.NUMBER, 2), None]
    assert [line.marker.glyph for line in lines[:3] if line.marker] == ["•", "•", "–"]
    assert lines[0].indent == 36.0


@pytest.mark.parametrize(
    ("typed", "kind", "rest"),
    [
        ("- Built it", MarkerKind.DASH, "Built it"),
        ("–Built it", MarkerKind.DASH, "Built it"),
        ("• Built it", MarkerKind.GLYPH, "Built it"),
        ("\uf0b7Built it", MarkerKind.GLYPH, "Built it"),
        ("* Built it", MarkerKind.GLYPH, "Built it"),
        ("2) Built it", MarkerKind.NUMBER, "Built it"),
    ],
)
def test_typed_marks_are_taken_off(typed: str, kind: MarkerKind, rest: str) -> None:
    line = read(paragraph(typed)).lines[0]
    assert (line.text, line.marker and line.marker.kind) == (rest, kind)
    assert line.source.start == len(typed) - len(rest)
    assert line.source.end == len(typed)


def test_in_a_list_only_a_second_bullet_mark_is_taken_off() -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    body = "".join(paragraph(text, listed) for text in ("• Built it", "* Ran it", "- 5 ms", "2) Cut it"))
    assert texts(read(body, parts={"numbering.xml": NUMBERING})) == ["Built it", "* Ran it", "- 5 ms", "2) Cut it"]


@pytest.mark.parametrize("plain", ["-5 degrees", "3.5 million rows", "e-mail", "*args and **kwargs", "2024 was good"])
def test_words_that_look_like_marks_stay(plain: str) -> None:
    line = read(paragraph(plain)).lines[0]
    assert (line.text, line.marker) == (plain, None)


def test_headings_are_known_by_the_name_of_their_style_also_inherited() -> None:
    body = (
        paragraph("Ervaring", '<w:pStyle w:val="Kop1b"/>') + paragraph("Plain") + paragraph("Loop", '<w:pStyle w:val="Loop1"/>')
    )
    heading, plain, loop = read(body, parts={"styles.xml": STYLES}).lines
    assert (heading.style.heading, heading.style.bold, heading.style.size) == (1, True, 14.0)
    assert (plain.style.heading, plain.style.bold, plain.style.size) == (None, False, 10.0)
    assert loop.text == "Loop"


@pytest.mark.parametrize(
    "properties",
    ["<w:vanish/>", '<w:rStyle w:val="Secret"/>', '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>'],
)
def test_hidden_text_is_left_out_and_reported(properties: str) -> None:
    document = read(paragraph(inside=run("Seen") + run("keyword keyword", properties)), parts={"styles.xml": STYLES})
    assert texts(document) == ["Seen"]
    assert [notice.kind for notice in document.notices] == ["hidden_text"]


def test_white_text_on_a_dark_ground_is_no_hidden_text() -> None:
    white = paragraph(inside=run("Skills", '<w:color w:val="FFFFFF"/>'))
    cell = f'<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill="1F3A5F"/></w:tcPr>{white}</w:tc></w:tr></w:tbl>'
    document = read(cell)
    assert texts(document) == ["Skills"]
    assert document.notices == ()


def test_rows_of_short_cells_are_lines_and_wide_cells_are_columns() -> None:
    rail = table(
        (paragraph("Acme Corp") + paragraph("Engineer") + paragraph("- Built it"), paragraph("2019 –") + paragraph("2021"))
    )
    assert texts(read(rail)) == ["Acme Corp\t2019 – 2021", "Engineer", "Built it"]
    sides = read(table((paragraph("Skills") + paragraph("Go, SQL"), paragraph("Experience") + paragraph("- Built it"))))
    assert texts(sides) == ["Skills", "Go, SQL", "Experience", "Built it"]
    assert len({line.zone for line in sides.lines}) == 2
    assert sides.columns == 2
    assert sides.lines[0].table == "1/1"


@pytest.mark.parametrize(
    ("width", "height", "relative", "expected"),
    [
        (9_000_000, 900_000, "paragraph", ["Name", "Box", "Text"]),
        (9_000_000, 900_000, "page", ["Box", "Name", "Text"]),
        (2_000_000, 9_000_000, "page", ["Name", "Text", "Box"]),
    ],
)
def test_text_boxes_stand_where_they_are_seen(width: int, height: int, relative: str, expected: list[str]) -> None:
    anchor = (
        f'<w:r><w:drawing><wp:anchor><wp:positionV relativeFrom="{relative}"><wp:posOffset>900</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wps:txbx>{box("Box")}</wps:txbx></wp:anchor></w:drawing></w:r>'
    )
    document = read(paragraph(inside=anchor + run("Name")) + paragraph("Text"))
    assert texts(document) == expected
    zones = {line.text: line.zone for line in document.lines}
    assert zones["Name"] == zones["Text"] != zones["Box"]


def test_a_column_of_headings_is_read_before_its_contents() -> None:
    rows = ((paragraph("SUMMARY"), paragraph("Engineer.")), (paragraph("SKILLS"), paragraph("Go") + paragraph("SQL")))
    assert texts(read(table(*rows))) == ["SUMMARY", "Engineer.", "SKILLS", "Go", "SQL"]


@pytest.mark.parametrize(("title_page", "expected"), [("", "Ana Example"), ("<w:titlePg/>", "First Page")])
def test_the_header_that_the_first_page_shows_is_read_and_footers_are_not(title_page: str, expected: str) -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="h1"/><w:headerReference w:type="first" r:id="h2"/>'
        f'<w:headerReference w:type="even" r:id="h3"/><w:footerReference w:type="default" r:id="f1"/>{title_page}</w:sectPr>'
    )
    headers = {"h1.xml": "Ana Example", "h2.xml": "First Page", "h3.xml": "Somebody Else", "f1.xml": "Page 1"}
    parts = {name: f'<w:hdr xmlns:w="{W}">{paragraph(text)}</w:hdr>' for name, text in headers.items()}
    relations = {"h1": "header:h1.xml", "h2": "header:h2.xml", "h3": "header:h3.xml", "f1": "footer:f1.xml"}
    document = read(paragraph("Body") + section, relations=relations, parts=parts)
    assert texts(document) == [expected, "Body"]
    assert document.lines[0].source.part == "word/h1.xml" if not title_page else True
    assert "Somebody Else" not in [line.text for line in document.dropped]


def test_link_targets_are_kept_when_they_are_addresses() -> None:
    body = paragraph(
        inside=f'<w:hyperlink r:id="good">{run("site")}</w:hyperlink><w:hyperlink r:id="bad">{run("x")}</w:hyperlink>'
        f'<w:hyperlink r:id="none">{run("y")}</w:hyperlink>'
    )
    document = read(body, relations={"good": "hyperlink:https://example.com/a", "bad": "hyperlink:javascript:alert(1)"})
    assert [(link.url, link.text) for link in document.links] == [("https://example.com/a", "site")]
    assert texts(document) == ["sitexy"]
    assert [notice.kind for notice in document.notices] == ["link_dropped"]


def test_every_line_quotes_its_paragraph() -> None:
    document = read(
        paragraph("One") + table((paragraph("Two"),)) + paragraph(inside=f"{run('Three')}<w:r><w:br/></w:r>{run('four')}")
    )
    places = [(line.source.part, line.source.paragraph, line.source.start, line.source.end) for line in document.lines]
    part = "word/document.xml"
    assert places == [(part, 1, 0, 3), (part, 2, 0, 3), (part, 3, 0, 5), (part, 3, 6, 10)]
    assert [line.paragraph_start for line in document.lines] == [True, True, True, None]


def test_the_strict_dialect_reads_alike() -> None:
    body = paragraph("Led a team", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>')
    with zipfile.ZipFile(io.BytesIO(word(body, parts={"numbering.xml": NUMBERING}))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    strict = {
        name: data.replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, data in files.items()
    }
    line = read_bytes(zipped(strict), "resume.docx").lines[0]
    assert (line.text, line.marker and line.marker.kind) == ("Led a team", MarkerKind.LIST)


BROKEN = [
    (paragraph(), "no_text", ExitCode.NO_TEXT),
    ("<w:p>", "damaged", ExitCode.DAMAGED),
    (paragraph("long " * 20_000), "too_large", ExitCode.LIMIT),
    (paragraph("x") * 20_001, "too_large", ExitCode.LIMIT),
    (f"{'<w:tbl><w:tr><w:tc>' * 90}{paragraph('deep')}{'</w:tc></w:tr></w:tbl>' * 90}", "too_large", ExitCode.LIMIT),
]


@pytest.mark.parametrize(("body", "diagnosis", "code"), BROKEN, ids=["empty", "broken", "long", "many", "deep"])
def test_documents_that_are_none_get_their_own_diagnosis(body: str, diagnosis: str, code: ExitCode) -> None:
    with pytest.raises(ReadError) as caught:
        read(body)
    assert (caught.value.diagnosis, caught.value.exit_code) == (diagnosis, code)


def test_entities_are_never_expanded() -> None:
    with zipfile.ZipFile(io.BytesIO(word(paragraph("&x;")))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["word/document.xml"] = b'<!DOCTYPE d [<!ENTITY x "boom">]>' + files["word/document.xml"]
    with pytest.raises(ReadError) as caught:
        read_bytes(zipped(files), "resume.docx")
    assert caught.value.exit_code is ExitCode.DAMAGED
    assert "boom" not in str(caught.value)


def test_a_part_that_unpacks_without_end_is_refused_before_it_is_unpacked() -> None:
    with zipfile.ZipFile(io.BytesIO(word(paragraph("x")))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["word/document.xml"] += b" " * (40 * 1024 * 1024)
    with pytest.raises(ReadError) as caught:
        read_bytes(zipped(files), "resume.docx")
    assert caught.value.exit_code is ExitCode.LIMIT
