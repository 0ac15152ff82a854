"""Columns, rails and reading order: on files of different programs (tests/data/pdf) and on pages compiled by Typst here."""

from functools import cache
from pathlib import Path

import pytest
import typst

from reframer.model.document import Document, Line
from reframer.readers.pdf import read_pdf
from tests.readers.pdf_files import lines_at, make_pdf, text_at

DATA = Path(__file__).parent.parent / "data" / "pdf"
BULLETS = [
    "Rebuilt the settlement pipeline around an event log, which cut the nightly batch from five hours to forty minutes and "
    "removed the manual retries",
    "Moved 38 services to a shared deployment template; rollbacks now take under two minutes",
    "Mentored four engineers and ran the weekly design review",
    "Introduced contract tests between the billing and ledger teams so that breaking changes are found before a release instead "
    "of after it",
    "Wrote the card-authorisation service that answers 2,400 requests a second at a p99 of 35 ms",
    "Replaced a hand-made scheduler with a queue, so that failed jobs are repeated without a person",
    "Cut cloud spend by 31% by right-sizing instances and deleting idle volumes",
    "Fixed defects in the reporting module and wrote its first integration tests",
    "Built an internal tool for support staff that finds a customer's last orders in one search",
]
FILES = sorted(path.name for path in DATA.glob("*.pdf"))


@cache
def read_file(name: str) -> Document:
    return read_pdf((DATA / name).read_bytes(), name)


def bullets_of(document: Document) -> list[str]:
    """Each marked line with the unmarked ones that follow at its indent, as one text."""
    found: list[str] = []
    last: Line | None = None
    for line in document.lines:
        if line.marker is not None:
            found.append(line.text)
            last = line
        elif last is not None and abs(line.indent - last.indent) < 3 and len(line.cells) == 1 and not line.style.bold:
            found[-1] += " " + line.text
        else:
            last = None
    return [text.replace("\u2019", "'").replace("- ", "-") for text in found]


def position(document: Document, text: str) -> int:
    return next(index for index, line in enumerate(document.lines) if line.text == text)


@pytest.mark.parametrize("name", FILES)
def test_every_bullet_is_whole_and_marked(name: str) -> None:
    found = bullets_of(read_file(name))
    repeats = len(found) // len(BULLETS)
    assert repeats >= 1
    assert found == BULLETS * repeats


@pytest.mark.parametrize("name", FILES)
def test_bullets_stand_under_their_own_section(name: str) -> None:
    document = read_file(name)
    headings = {"SUMMARY", "EXPERIENCE", "WORK EXPERIENCE", "EDUCATION", "SKILLS", "CONTACT", "LANGUAGES"}
    section = ""
    for line in document.lines:
        section = line.text.upper() if line.text.upper() in headings else section
        if line.marker is not None:
            assert section in {"EXPERIENCE", "WORK EXPERIENCE"}, line.text


@pytest.mark.parametrize("name", FILES)
def test_the_name_comes_first(name: str) -> None:
    assert read_file(name).lines[0].text == "Ingrid Solvang-Haugen"


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("sidebar_first.pdf", 2),
        ("two_pages_sidebar.pdf", 2),
        ("three_columns.pdf", 3),
        ("rail_left.pdf", 1),
        ("rail_right.pdf", 1),
        ("heading_rail.pdf", 1),
        ("running_heads.pdf", 1),
    ],
)
def test_columns_are_counted_and_told(name: str, columns: int) -> None:
    document = read_file(name)
    assert document.columns == columns
    assert ("columns" in [notice.kind for notice in document.notices]) == (columns > 1)


@pytest.mark.parametrize("name", ["rail_left.pdf", "rail_right.pdf"])
def test_dates_of_a_rail_are_cells_of_their_row(name: str) -> None:
    rows = [{cell.text for cell in line.cells} for line in read_file(name).lines if len(line.cells) > 1]
    assert any("Mar 2021 – Present" in row and any("Senior Software Engineer" in cell for cell in row) for row in rows)
    assert any("Jun 2017 – Feb 2021" in row and any("Software Engineer" in cell for cell in row) for row in rows)


def test_headings_in_a_rail_get_a_line_of_their_own() -> None:
    document = read_file("heading_rail.pdf")
    assert position(document, "EXPERIENCE") + 1 == next(
        index for index, line in enumerate(document.lines) if line.cells[0].text == "Senior Software Engineer"
    )


def test_a_main_column_goes_on_over_the_page_before_the_side_column_is_read() -> None:
    document = read_file("two_pages_sidebar.pdf")
    pages = [line.source.page for line in document.lines]
    assert pages == sorted(pages[: position(document, "CONTACT")]) + pages[position(document, "CONTACT") :]
    assert pages[position(document, "CONTACT") - 1] == 2


def test_running_heads_of_a_word_processor_are_dropped() -> None:
    document = read_file("running_heads.pdf")
    assert "Page 1 of 2" in [line.text for line in document.dropped]
    assert not any("of 2" in line.text for line in document.lines)


def test_letterspaced_headings_read_as_words() -> None:
    texts = [line.text for line in read_file("letterspaced.pdf").lines]
    assert {"SUMMARY", "WORK EXPERIENCE", "SKILLS AND TOOLS"} <= set(texts)


@pytest.mark.parametrize("name", FILES)
def test_no_letter_is_lost_or_made_up(name: str) -> None:
    from reframer.readers.pdf_budgets import PdfLimits, Spending
    from reframer.readers.pdf_open import read_pages

    document = read_file(name)
    pages = read_pages((DATA / name).read_bytes(), name, Spending(PdfLimits()))[0]
    drawn = sorted(letter for page in pages for glyph in page.characters for letter in glyph.text if letter.isalnum())
    told = sorted(letter for line in (*document.lines, *document.dropped) for letter in line.text if letter.isalnum())
    assert told == drawn


def typeset(source: str, tmp_path: Path) -> Document:
    file = tmp_path / "resume.typ"
    file.write_text(source, encoding="utf-8")
    return read_pdf(typst.compile(file), "resume.pdf")


LIST = "\n".join(f"- {text}" for text in BULLETS)
SIDE = "== Skills\n" + "\n\n".join(["Go", "Python", "Kotlin", "PostgreSQL", "Kafka", "Terraform", "Redis", "Grafana"])


@pytest.mark.parametrize("gutter", [8, 10, 24])
@pytest.mark.parametrize("side_first", [True, False])
def test_columns_of_any_gutter(gutter: int, side_first: bool, tmp_path: Path) -> None:
    main = f"== Experience\n*Backend Engineer* #h(1fr) 2019\n{LIST}"
    parts = (SIDE, main) if side_first else (main, SIDE)
    widths = "(4cm, 1fr)" if side_first else "(1fr, 4cm)"
    document = typeset(
        f"#set par(justify: true)\n= Ingrid Solvang\n#grid(columns: {widths}, gutter: {gutter}pt, [{parts[0]}], [{parts[1]}])",
        tmp_path,
    )
    assert document.columns == 2
    assert bullets_of(document) == BULLETS
    assert position(document, "Kafka") == position(document, "PostgreSQL") + 1


def test_justified_text_alone_makes_no_columns(tmp_path: Path) -> None:
    prose = " ".join(BULLETS) * 3
    document = typeset(f"#set page(width: 9cm, height: auto)\n#set par(justify: true)\n{prose}", tmp_path)
    assert document.columns == 1
    assert all(len(line.cells) == 1 for line in document.lines)


@pytest.mark.parametrize("marker", ["circle(radius: 2pt, fill: blue)", "square(size: 3pt)", "[➤]", "[▸]", "[–]"])
def test_bullets_of_any_look(marker: str, tmp_path: Path) -> None:
    document = typeset(f"#set list(marker: {marker})\n= Ingrid Solvang\n== Experience\n{LIST}", tmp_path)
    assert bullets_of(document) == BULLETS


def test_nested_bullets_keep_the_places_of_their_signs(tmp_path: Path) -> None:
    document = typeset(f"= Ingrid Solvang\n{LIST}\n  - and one below it\n  - and one more", tmp_path)
    places = [line.marker.x for line in document.lines if line.marker is not None]
    assert len(set(places[:-2])) == 1
    assert places[-1] == places[-2] > places[0]


def test_a_bullet_over_a_page_break_stays_in_reading_order(tmp_path: Path) -> None:
    document = typeset(f"#set page(height: 8cm)\n= Ingrid Solvang\n{LIST}\n{LIST}", tmp_path)
    assert document.pages is not None
    assert document.pages > 1
    assert bullets_of(document) == BULLETS * 2


def test_tags_in_frames_are_cells(tmp_path: Path) -> None:
    tags = " ".join(f"#box(stroke: 1pt, inset: 4pt)[{name}]" for name in ("Go", "Python", "Apache Kafka", "Terraform"))
    document = typeset(f"= Ingrid Solvang\n== Skills\n{tags}\n\n== Experience\n{LIST}", tmp_path)
    line = next(line for line in document.lines if line.cells[0].text == "Go")
    assert [cell.text for cell in line.cells] == ["Go", "Python", "Apache Kafka", "Terraform"]


def test_a_contact_row_above_the_columns_belongs_to_the_header() -> None:
    content = (
        text_at(50, 780, "Ingrid Solvang", 20)
        + text_at(50, 755, "ingrid@example.com")
        + text_at(230, 755, "+47 555 0100")
        + text_at(420, 755, "Oslo, Norway")
        + lines_at(50, 720, ["EXPERIENCE", *(f"Line {n} of the main column says a little" for n in range(20))])
        + lines_at(400, 720, ["SKILLS", *(f"Skill number {n}" for n in range(20))])
    )
    document = read_pdf(make_pdf(content), "resume.pdf")
    assert [line.text for line in document.lines[:3]] == [
        "Ingrid Solvang",
        "ingrid@example.com\t+47 555 0100\tOslo, Norway",
        "EXPERIENCE",
    ]
    assert document.lines[23].text == "SKILLS"


def test_two_short_sections_side_by_side_at_the_foot_are_read_one_after_another() -> None:
    content = (
        lines_at(
            50,
            780,
            [f"Line {n} of the text over the whole width of the page, long enough to cross the middle" for n in range(20)],
        )
        + lines_at(50, 480, ["EDUCATION", "University of Bergen", "MSc Informatics", "Thesis on queue scheduling", "Grade A"])
        + lines_at(330, 480, ["SKILLS", "Go and Kotlin", "PostgreSQL", "Kafka and RabbitMQ", "Terraform"])
    )
    texts = [line.text for line in read_pdf(make_pdf(content), "resume.pdf").lines][20:]
    assert texts[:5] == ["EDUCATION", "University of Bergen", "MSc Informatics", "Thesis on queue scheduling", "Grade A"]
    assert texts[5:] == ["SKILLS", "Go and Kotlin", "PostgreSQL", "Kafka and RabbitMQ", "Terraform"]


def test_ratings_in_dots_are_neither_a_column_nor_bullets() -> None:
    names = ["Norwegian", "English", "German", "French", "Swedish", "Danish"]
    content = lines_at(50, 700, [f"{name} language" for name in names]) + lines_at(200, 700, ["\x95\x95\x95"] * len(names))
    document = read_pdf(make_pdf(content), "resume.pdf")
    assert document.columns == 1
    assert [line.cells[0].text for line in document.lines] == [f"{name} language" for name in names]
    assert all(line.marker is None for line in document.lines)


def test_an_address_a_space_away_from_the_text_is_contact_data_beside_it() -> None:
    """As in moderncv's "oldstyle": grey small contact data, the longest of which ends right before the main column."""
    contact = ["Portland, OR", "(503) 555-0142", "marisolde@example.com", "marisolde", "example.com/m"]
    rows = ["Senior Engineer, Oakline", *(f"Line {n} of what was done there, in many words" for n in range(14))]
    content = text_at(50, 780, "Marisol Deering", 20) + "q 0.45 g "
    content += "".join(text_at(50, 720 - 12 * n, text, 9) for n, text in enumerate(contact)) + " Q "
    edge = 50 + 9 * 0.5 * len(contact[2]) + 12
    content += text_at(edge, 720, "EXPERIENCE", 13) + lines_at(edge, 696, rows, step=12)
    texts = [line.text for line in read_pdf(make_pdf(content), "resume.pdf").lines]
    assert texts == ["Marisol Deering", *contact, "EXPERIENCE", *rows]


def test_a_grid_above_the_roles_is_no_column_that_takes_their_dates() -> None:
    grid = [["Languages", "Go", "Python", "Rust", "Kotlin"], ["Stores", "PostgreSQL", "Redis", "SQLite", "Kafka"]]
    grid += [["Cloud", "Amazon", "Google", "Hetzner", "Azure"], ["Tools", "Terraform", "Helm", "Jenkins", "Vault"]]
    content = text_at(50, 780, "Ingrid Solvang", 20) + text_at(50, 745, "SKILLS", 12)
    content += "".join(lines_at(50 + 130 * number, 725, texts) for number, texts in enumerate(grid))
    content += text_at(50, 640, "EMPLOYMENT", 12) + text_at(50, 620, "Fjordbank") + text_at(420, 620, "May 2019 - March 2024")
    content += text_at(50, 606, "Senior Engineer") + text_at(470, 606, "Bergen, Norway")
    content += lines_at(60, 590, [f"Line {n} of what was done there, over nearly the whole width of the page" for n in range(6)])
    lines = read_pdf(make_pdf(content), "resume.pdf").lines
    texts = [line.text for line in lines]
    assert "Fjordbank\tMay 2019 - March 2024" in texts
    assert "Senior Engineer\tBergen, Norway" in texts
    assert texts.index("EMPLOYMENT") + 1 == texts.index("Fjordbank\tMay 2019 - March 2024")
