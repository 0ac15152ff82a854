"""Files made to hang, to fill the memory or to mislead: each ends with its diagnosis, or with its text, never otherwise."""

import zlib
from pathlib import Path

import pytest

from reframer import load_rules
from reframer.errors import ExitCode, ReadError
from reframer.finding import LONGEST_BULLET, find_bullet
from reframer.parsing import parse_resume
from reframer.pipeline import MOST_BULLETS, Stage, reframe_until
from reframer.readers import read_bytes
from reframer.readers.pdf import read_pdf
from reframer.readers.pdf_budgets import PdfLimits
from tests.readers.pdf_files import FILLER, assemble, lines_at, make_pdf, stream, text_at
from tests.readers.word_files import paragraph, word, zipped

PAGE = text_at(50, 750, "Sunniva Aldridge", 20) + lines_at(50, 700, FILLER)
DAMAGED, LIMIT, NO_TEXT, OTHER = ExitCode.DAMAGED, ExitCode.LIMIT, ExitCode.NO_TEXT, ExitCode.UNSUPPORTED


def entities(body: str, doctype: str) -> bytes:
    """A Word document whose main part declares entities."""
    text = f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="urn:x"><w:body>{body}</w:body></w:document>'
    types = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        b'Target="word/document.xml"/></Relationships>'
    )
    return zipped({"[Content_Types].xml": types, "_rels/.rels": relations, "word/document.xml": text.encode()})


def nested_flate(times: int) -> bytes:
    data = bytes(40_000_000)
    for _ in range(times):
        data = zlib.compress(data, 9)
    filters = b"/Filter [" + b"/FlateDecode " * times + b"]"
    return assemble(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [4 0 R 4 0 R 4 0 R] >>",
            4: stream(data, filters),
        }
    )


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(f"<!ENTITY b{n} '{'&a;' * 50}'>" for n in range(9)) + "]>"
REFUSED: dict[str, tuple[bytes, set[ExitCode]]] = {
    "object that is itself": (assemble({1: b"1 0 R"}), {DAMAGED, LIMIT}),
    "pages in a circle": (
        assemble({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Count 9 /Kids [2 0 R] >>"}),
        {DAMAGED, NO_TEXT},
    ),
    "only the first bytes": (make_pdf(PAGE)[:60], {DAMAGED}),
    "a header and noise": (b"%PDF-1.7\n" + bytes(range(256)) * 40, {DAMAGED}),
    "brackets inside brackets": (b"%PDF-1.4\n1 0 obj\n" + b"(" * 90_000, {DAMAGED, LIMIT}),
    "arrays inside arrays": (b"%PDF-1.4\n1 0 obj\n" + b"[" * 90_000, {DAMAGED, LIMIT}),
    "page of a hundred thousand letters": (make_pdf(lines_at(5, 800, ["Kafka " * 20] * 900, step=0.5)), {LIMIT}),
    "entity bomb": (entities("<w:p>&b8;</w:p>", LAUGHS), {DAMAGED, LIMIT}),
    "entity of a file": (entities("<w:p>&x;</w:p>", "<!DOCTYPE x [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"), {DAMAGED}),
    "deep XML": (word("<w:sdt>" * 2_000 + "</w:sdt>" * 2_000), {DAMAGED, LIMIT}),
    "zip bomb": (word(paragraph("A" * 30_000_000)), {LIMIT}),
    "thirty thousand paragraphs": (word(paragraph("Ran it") * 30_000), {LIMIT}),
    "paragraph without end": (word(paragraph("Kafka " * 20_000)), {LIMIT}),
    "no text": (word(""), {NO_TEXT}),
    "cut-off archive": (word(paragraph("Sunniva Aldridge"))[:300], {DAMAGED}),
    "text without end": (b"Kafka " * 100_000, {LIMIT}),
    "NULs": (b"\0" * 5_000, {OTHER}),
    "odd bytes in UTF-16": (b"\xff\xfe" + b"\x00\xd8" * 99, {OTHER}),
    "nothing": (b"", {NO_TEXT}),
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_with_its_exit_code_in_one_short_line(name: str) -> None:
    data, codes = REFUSED[name]

    with pytest.raises(ReadError) as caught:
        read_bytes(data, "someone.pdf")

    assert caught.value.exit_code in codes, str(caught.value)
    assert len(str(caught.value)) < 400
    assert str(caught.value).isprintable()


def test_a_bomb_of_letters_in_a_page_ends_by_the_clock() -> None:
    """The parser of page contents reads by a method of its own, which once looked at no clock."""
    with pytest.raises(ReadError) as caught:
        read_pdf(nested_flate(3), "someone.pdf", PdfLimits(seconds=1.0))

    assert caught.value.exit_code is LIMIT


SPAN = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>%s</w:tc></w:tr></w:tbl>'
READ = {
    "cell over two milliards of columns": word(SPAN % paragraph("Sunniva Aldridge")),
    "tables in tables": word("<w:tbl><w:tr><w:tc>" * 40 + paragraph("Sunniva Aldridge") + "</w:tc></w:tr></w:tbl>" * 40),
    "a page tree that names a page twice": make_pdf(PAGE, catalog=b"/PageLabels << /Nums [0 << /S /r /St 0 >>] >>"),
    "UTF-16 with a mark": "Sunniva Aldridge\nEngineer\n".encode("utf-16"),
}


@pytest.mark.parametrize("name", READ)
def test_is_read_all_the_same(name: str) -> None:
    document = read_bytes(READ[name], "someone")

    assert any("Sunniva Aldridge" in line.text for line in document.lines)


HARD = ("a", "-", "1,", "@", "a.", "a-", "(", "1", "+1 ", "built and ", "https://a.", "' ")


@pytest.mark.parametrize("unit", HARD)
def test_long_lines_of_one_sign_are_parsed_and_left_alone(unit: str) -> None:
    """Each once kept a regular expression busy for a minute; the suite would not end if one did again."""
    lines = [
        "Sunniva Aldridge",
        "Experience",
        "Engineer, Marrow Ltd, 2019 - 2022",
        "- Ran Kafka",
        "- " + unit * (40_000 // len(unit)),
    ]
    resume = parse_resume(read_bytes(word("".join(map(paragraph, lines))), "someone.docx"))
    rules = load_rules()

    assert resume.roles
    for bullet in resume.all_bullets():
        found = find_bullet(bullet.text, rules)
        assert len(bullet.text) <= LONGEST_BULLET or not (found.verbs or found.metrics or found.technologies)


def test_more_bullets_than_any_resume_has_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "someone.txt"
    head = "Sunniva Aldridge\n\nExperience\nEngineer, Marrow Ltd, 2019 - 2022\n"
    file.write_text(head + "".join(f"- Ran service {number}\n" for number in range(MOST_BULLETS + 1)), "utf-8")

    with pytest.raises(ReadError) as caught:
        reframe_until(Stage.RESUME, file)

    assert caught.value.exit_code is LIMIT


LANGUAGES = {
    "German": (
        "Verantwortlich für den Betrieb von 12 Diensten auf Kubernetes und die Schulung der Kollegen im Werk",
        "Kenntnisse",
    ),
    "French": ("Responsable de douze services sur Kubernetes et de la formation des collègues dans une équipe", "Compétences"),
    "Spanish": ("Responsable de doce servicios en Kubernetes y de la formación de los compañeros del equipo", "Habilidades"),
    "Polish": (
        "Odpowiedzialny za dwanaście usług na Kubernetes oraz za szkolenie kolegów z zespołu i dla klientów",
        "Umiejętności",
    ),
    "": ("Responsible for 12 services of the Bürgeramt der Stadt Köln on Kubernetes and for the training of the team", "Skills"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_language_is_named_and_nothing_is_reworded(language: str, tmp_path: Path) -> None:
    line, skills = LANGUAGES[language]
    file = tmp_path / "someone.txt"
    head = "Sunniva Aldridge\nsunniva@example.org\n\nEXPERIENCE\nEngineer, Marrow Ltd, 2019 - 2022\n"
    file.write_text(head + f"- {line} 40 % 2019\n" * 6 + f"\n{skills}\nGo, Kafka, Kubernetes\n", "utf-8")

    outcome = reframe_until(Stage.VERIFIED, file)

    assert [notice for notice in outcome.notices if "seems to be in" in notice] == (
        [f"the resume seems to be in {language}; only English resumes are reworded"] if language else []
    )
    assert bool(outcome.plan.edits) is not bool(language)
