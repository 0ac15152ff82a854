"""What is said of PDFs that cannot be read, and of those that read only in part."""

import io
import logging

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reframer.errors import ExitCode, ReadError
from reframer.readers.pdf import read_pdf
from tests.readers.pdf_files import FILLER, assemble, lines_at, make_pdf, stream, text_at

PAGE = text_at(50, 750, "Ingrid Solvang", 20) + lines_at(50, 700, FILLER)
IMAGE = stream(b"\xff" * 64, b"/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8")
SCAN = "q 595 0 0 842 0 0 cm /X Do Q"
WITH_IMAGE = {"resources": b"/XObject << /X 5 0 R >>", "more": [IMAGE]}
BROKEN_FONT = b"<< /Type /Font /Subtype /Type0 /BaseFont /AB+X /Encoding /Identity-H /DescendantFonts [5 0 R] >>"
DESCENDANT = (
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AB+X "
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    b" "
    b"/FontDescriptor << /Type /FontDescriptor /FontName /AB+X /Flags 4 >> >>"
)


def refused(data: bytes) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_pdf(data, "resume.pdf")
    return caught.value


def locked(user: str, owner: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(make_pdf(PAGE))))
    writer.encrypt(user, owner, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_scan_is_told_by_its_pages() -> None:
    error = refused(make_pdf(SCAN, SCAN, **WITH_IMAGE))
    assert (error.diagnosis, error.exit_code) == ("scan", ExitCode.NO_TEXT)
    assert str(error) == (
        "resume.pdf: a scan: 2 pages, no text layer. Run OCR on it, or export it again from the program that made it."
    )


def test_outlines_are_told() -> None:
    drawn = "".join(f"{50 + n % 90 * 5} {700 - n // 90 * 9} m 4 3 l 7 9 l h f\n" for n in range(400))
    error = refused(make_pdf(drawn))
    assert (error.diagnosis, error.exit_code) == ("outlines", ExitCode.NO_TEXT)


def test_glyphs_without_a_meaning_are_garbled() -> None:
    codes = "".join(f"{number:04x}" for number in range(3, 400))
    error = refused(make_pdf(f"BT /F1 10 Tf 50 700 Td <{codes}> Tj ET", font=BROKEN_FONT, more=[DESCENDANT]))
    assert (error.diagnosis, error.exit_code) == ("garbled", ExitCode.NO_TEXT)


def test_letters_that_are_shifted_are_garbled() -> None:
    shifted = ["".join(chr(ord(letter) + 3) if letter.isalpha() else letter for letter in line) for line in FILLER * 8]
    error = refused(make_pdf(lines_at(50, 780, shifted)))
    assert (error.diagnosis, error.exit_code) == ("garbled", ExitCode.NO_TEXT)


def test_another_language_is_read_with_a_notice() -> None:
    german = ["Entwicklung von Schnittstellen für den Zahlungsverkehr", "Betrieb der Datenbanken und Überwachung der Dienste"]
    document = read_pdf(
        make_pdf(lines_at(50, 780, [line.replace("ü", "\xfc").replace("Ü", "\xdc") for line in german * 8])), "x.pdf"
    )
    assert [notice.kind for notice in document.notices] == ["garble"]


@pytest.mark.parametrize(
    ("data", "diagnosis"),
    [
        (make_pdf("", ""), "empty"),
        (make_pdf("", catalog=b"/AcroForm << /Fields [<< /FT /Tx /T (name) /V (Ingrid) >>] >>"), "form"),
        (make_pdf("3 Tr " + PAGE), "hidden"),
        (make_pdf(text_at(50, 700, "Page 1")), "empty"),
    ],
)
def test_other_pages_without_text(data: bytes, diagnosis: str) -> None:
    error = refused(data)
    assert (error.diagnosis, error.exit_code) == (diagnosis, ExitCode.NO_TEXT)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7\n",
        make_pdf(PAGE)[:200],
        b"%PDF-1.4\n1 0 obj\n1 0 R\nendobj\ntrailer << /Root 1 0 R >>",
        make_pdf(PAGE).replace(b"/Root 1 0 R", b""),
    ],
)
def test_damaged_files(data: bytes) -> None:
    error = refused(data)
    assert (error.diagnosis, error.exit_code) in {("damaged", ExitCode.DAMAGED), ("limit", ExitCode.LIMIT)}
    assert str(error).endswith(".")
    assert "\n" not in str(error)


def test_a_user_password_is_asked_for_and_an_owner_password_is_not() -> None:
    error = refused(locked("secret", "owner"))
    assert (error.diagnosis, error.exit_code) == ("encrypted", ExitCode.ENCRYPTED)
    document = read_pdf(locked("", "owner"), "resume.pdf")
    assert [line.text for line in document.lines] == ["Ingrid Solvang", *FILLER]
    assert [notice.kind for notice in document.notices] == ["owner_password"]


def test_a_text_layer_under_a_scan_is_read_with_a_notice() -> None:
    document = read_pdf(make_pdf(SCAN + " 3 Tr " + PAGE, **WITH_IMAGE), "resume.pdf")
    assert document.lines[0].text == "Ingrid Solvang"
    assert [notice.kind for notice in document.notices] == ["ocr"]


def test_pages_without_text_are_named() -> None:
    document = read_pdf(make_pdf(PAGE, SCAN, **WITH_IMAGE), "resume.pdf")
    assert [(notice.kind, notice.text) for notice in document.notices] == [
        ("page_without_text", "Page 2 has no text (a picture).")
    ]
    assert document.pages == 2


def test_a_torn_stream_gives_what_is_left_of_it_and_says_so() -> None:
    data = make_pdf(PAGE + "0 g " * 4000 + lines_at(50, 500, ["never reached"]), compress=True)
    at = data.index(b"stream\n") + len(b"stream\n")
    end = data.index(b"endstream")
    torn = data[: end - 12] + b"\x00" * 11 + data[end - 1 :]
    assert len(torn) == len(data)
    assert end > at
    document = read_pdf(torn, "resume.pdf")
    assert document.lines[0].text == "Ingrid Solvang"
    assert [notice.kind for notice in document.notices] == ["damaged"]


def test_a_page_label_out_of_range_does_not_cost_the_file() -> None:
    data = make_pdf(PAGE, catalog=b"/PageLabels << /Nums [0 << /S /r /St 0 >>] >>")
    assert read_pdf(data, "resume.pdf").lines[0].text == "Ingrid Solvang"


def test_cross_references_in_a_circle_do_not_cost_the_file() -> None:
    data = make_pdf(PAGE)
    at = data.rindex(b"xref\n0")
    looped = data.replace(b"/Root 1 0 R", b"/Prev %d /Root 1 0 R" % at)
    assert read_pdf(looped, "resume.pdf").lines[0].text == "Ingrid Solvang"


def test_names_in_messages_are_printable() -> None:
    with pytest.raises(ReadError) as caught:
        read_pdf(b"", "re\x1b[31msume\n.pdf")
    assert str(caught.value).isprintable()


def test_nothing_of_the_file_is_logged(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    caplog.set_level(logging.DEBUG)
    font = b"<< /Type /Font /Subtype /TrueType /BaseFont /CANARY /FontDescriptor << /FontName /CANARY /FontBBox (CANARY) >> >>"
    read_pdf(make_pdf("CANARY " + PAGE, font=font), "resume.pdf")
    assert not [record for record in caplog.records if record.name.startswith("pdfminer")]
    assert capfd.readouterr() == ("", "")


GOOD = make_pdf(PAGE, PAGE, compress=True)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=12),
    st.integers(0, len(GOOD)),
)
def test_any_damage_ends_in_a_document_or_a_plain_message(changes: list[tuple[int, int]], length: int) -> None:
    data = bytearray(GOOD)
    for place, value in changes:
        data[place] = value
    code = ExitCode.DONE
    try:
        assert read_pdf(bytes(data[: max(length, 400)]), "resume.pdf").lines
    except ReadError as error:
        code = error.exit_code
    assert code in {ExitCode.DONE, ExitCode.DAMAGED, ExitCode.NO_TEXT, ExitCode.LIMIT, ExitCode.ENCRYPTED}


def test_reading_twice_gives_the_same() -> None:
    assert read_pdf(GOOD, "resume.pdf") == read_pdf(GOOD, "resume.pdf")
    assert assemble({1: b"null"})[:5] == b"%PDF-"
