"""Plain text and Markdown: lines, marks, cells, links and encodings."""

import pytest

from reframer.errors import ReadError
from reframer.model.document import Document, FileKind, MarkerKind
from reframer.readers import read_bytes


def read(text: str) -> Document:
    return read_bytes(text.encode(), "resume.txt")


def test_plain_text_keeps_wrapped_bullets_as_lines_of_their_own() -> None:
    document = read(
        "Ana Example\n\nEXPERIENCE\n------\nAcme Corp      2019 - 2021\n"
        "  * Built a queue that takes every order of the\n    shop and never loses one\n  * Ran it\n"
    )
    assert document.kind is FileKind.TEXT
    rows = [(line.text, line.marker is not None, line.paragraph_start, line.full) for line in document.lines]
    assert rows == [
        ("Ana Example", False, None, False),
        ("EXPERIENCE", False, True, False),
        ("Acme Corp\t2019 - 2021", False, None, False),
        ("Built a queue that takes every order of the", True, True, True),
        ("shop and never loses one", False, None, False),
        ("Ran it", True, True, False),
    ]
    assert document.lines[1].rule_below
    assert [line.source.line for line in document.lines] == [1, 3, 5, 6, 7, 8]
    assert document.lines[3].indent == document.lines[4].indent
    assert document.lines[1].gap == 1.0


@pytest.mark.parametrize(
    ("row", "text", "marker"),
    [
        ("• Built it", "Built it", MarkerKind.GLYPH),
        ("- Built it", "Built it", MarkerKind.DASH),
        ("— Built it", "Built it", MarkerKind.DASH),
        ("* Built it", "Built it", MarkerKind.GLYPH),
        ("▪Built it", "Built it", MarkerKind.GLYPH),
        ("1. Built it", "Built it", MarkerKind.NUMBER),
        ("o\tBuilt it", "Built it", MarkerKind.GLYPH),
        ("o built it", "o built it", None),
        ("Skills:  Go, SQL", "Skills: Go, SQL", None),
        ("Acme\t2019", "Acme\t2019", None),
        ("Acme  2019", "Acme\t2019", None),
        ("It grew.  Then it shrank.", "It grew. Then it shrank.", None),
    ],
)
def test_marks_and_cells(row: str, text: str, marker: MarkerKind | None) -> None:
    line = read(f"A line before\n{row}\n").lines[1]
    assert (line.text, line.marker and line.marker.kind) == (text, marker)


def test_sources_quote_the_row() -> None:
    row = "  - Cut costs by 30%"
    source = read(f"A line before\n{row}\n").lines[1].source
    assert row[source.start : source.end] == "Cut costs by 30%"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    document = read_bytes("José Example — engineer\r\nBuilt a café\r\n".encode(encoding), "resume.txt")
    assert [line.text for line in document.lines] == ["José Example — engineer", "Built a café"]
    assert [notice.kind for notice in document.notices] == (["encoding"] if encoding == "cp1252" else [])


@pytest.mark.parametrize("data", [b"   \n\n  ", b"\x00" * 50])
def test_text_without_words_is_an_error(data: bytes) -> None:
    with pytest.raises(ReadError):
        read_bytes(data, "resume.txt")


MARKDOWN = """---
layout: resume
---
# Ana *Example*

[mail](mailto:ana@example.com) | [site](https://example.com/a_(b)) | [bad](javascript:alert(1))

Experience
----------

**Acme Corp** — *Engineer*
- Built `order_queue` with **Go**, cut p99 from 5 ms to 1 ms
  for every shop
  - nested \\*star\\*
* 2 * 3 * 4 snake_case_name

| Years | Place |
|---|---|
| 2019 | Berlin |
"""


def test_markdown_reads_as_it_looks() -> None:
    document = read(MARKDOWN)
    assert document.kind is FileKind.MARKDOWN
    assert [line.text for line in document.lines] == [
        "Ana Example",
        "mail | site | bad",
        "Experience",
        "Acme Corp — Engineer",
        "Built order_queue with Go, cut p99 from 5 ms to 1 ms",
        "for every shop",
        "nested *star*",
        "2 * 3 * 4 snake_case_name",
        "Years\tPlace",
        "2019\tBerlin",
    ]
    assert [line.style.heading for line in document.lines[:4]] == [1, None, 2, None]
    assert [(line.marker.kind, line.marker.level) if line.marker else None for line in document.lines[3:8]] == [
        None,
        (MarkerKind.LIST, 0),
        None,
        (MarkerKind.LIST, 1),
        (MarkerKind.LIST, 0),
    ]
    assert document.lines[5].paragraph_start is False
    assert [link.url for link in document.links] == ["mailto:ana@example.com", "https://example.com/a_(b)"]
    assert {notice.kind for notice in document.notices} == {"front_matter", "link_dropped"}
    assert document.lines[0].source.line == 4


@pytest.mark.parametrize("text", ["C# developer\n#1 in sales\n", "5 * 3 ** 2 = 45\n- a\n", "Ana [she/her]\nengineer\n"])
def test_plain_text_is_not_taken_for_markdown(text: str) -> None:
    assert read(text).kind is FileKind.TEXT
