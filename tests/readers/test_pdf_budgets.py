"""Budgets: every patched pdfminer name exists, is put back, and every limit trips."""

import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reframer.errors import ExitCode, ReadError
from reframer.readers.pdf import read_pdf
from reframer.readers.pdf_budgets import LimitExceeded, PdfLimits, Spending, budgets, patches
from tests.readers.pdf_files import FILLER, lines_at, make_pdf, stream, text_at

PAGE = text_at(50, 750, "Ingrid Solvang", 20) + lines_at(50, 700, FILLER)
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
CID_FONT = (
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X "
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    b" "
    b"/FontDescriptor << /FontName /X >> /W [0 2000000000 500] >>"
)
TYPE0 = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [5 0 R] >>"
# Nine-bit codes: clear the table, one letter, then each time the run before and one letter more, as far as nine bits reach.
LZW_CODES = (256, 97, *range(258, 498)) * 8  # 28 kB for each time round
LZW = int("".join(f"{code:09b}" for code in LZW_CODES), 2).to_bytes(len(LZW_CODES) * 9 // 8, "big")
LONG = 600.0  # seconds: what is bounded by something else must not end by the clock of a busy machine


@contextmanager
def spent() -> Iterator[Spending]:
    spending = Spending(PdfLimits(seconds=LONG, decoded_bytes=100_000, range_items=2_000))
    with budgets(spending):
        yield spending


def test_every_patched_name_exists_in_pdfminer_and_is_put_back() -> None:
    before = {(owner.__name__, name): getattr(owner, name, None) for owner, name, _ in patches()}
    builtin = [key for key, value in before.items() if value is None]
    assert all(name == "range" for _, name in builtin)  # a builtin that the module uses by its global name
    with spent():
        for owner, name, _ in patches():
            assert getattr(owner, name) is not before[owner.__name__, name]
    assert {(owner.__name__, name): getattr(owner, name, None) for owner, name, _ in patches()} == before


def test_modules_with_a_bounded_range_still_use_range() -> None:
    for owner, name, _ in patches():
        if name == "range":
            source = Path(owner.__file__).read_text(encoding="utf-8")
            assert " in range(" in source or "range(start, end + 1)" in source, owner.__name__


def test_the_patches_are_put_back_after_an_error() -> None:
    from pdfminer import pdftypes

    before = pdftypes.zlib
    with pytest.raises(ReadError):
        read_pdf(b"%PDF-1.4 nothing", "x.pdf")
    assert pdftypes.zlib is before


def test_another_thread_is_not_bounded() -> None:
    from pdfminer import pdftypes

    seen: list[int] = []

    def other() -> None:
        seen.append(len(pdftypes.rldecode(b"\x81a" * 2_000 + b"\x80")))
        seen.append(len(pdftypes.zlib.decompress(zlib.compress(b"a" * 500_000))))

    with spent():
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert seen == [256_000, 500_000]


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("rldecode", (b"\x81a" * 2_000 + b"\x80",)),
        ("lzwdecode", (LZW,)),
        ("ascii85decode", (b"zzzzzzzzzz" * 4_000 + b"~>",)),
        ("asciihexdecode", (b"61" * 120_000 + b">",)),
        ("ccittfaxdecode", (b"\x00" * 10, {"K": -1, "Columns": 2_000_000_000})),
        ("apply_png_predictor", (12, 1, 1_000_000_000, 8, b"\x00abc")),
        ("apply_tiff_predictor", (1, 1_000_000_000, 8, b"abcd")),
    ],
)
def test_each_decoder_is_bounded(name: str, arguments: tuple[object, ...]) -> None:
    from pdfminer import pdftypes

    with spent(), pytest.raises(LimitExceeded, match="bytes of decoded streams"):
        getattr(pdftypes, name)(*arguments)


def test_flate_is_bounded_before_it_fills_the_memory() -> None:
    from pdfminer import pdftypes

    with spent(), pytest.raises(LimitExceeded):
        pdftypes.zlib.decompress(zlib.compress(b" " * 50_000_000))
    with spent(), pytest.raises(LimitExceeded):
        pdftypes.decompress_corrupted(zlib.compress(b" " * 50_000_000)[:-5])


@pytest.mark.parametrize("module", ["pdffont", "cmapdb", "pdfdocument"])
def test_ranges_of_a_file_are_bounded(module: str) -> None:
    import importlib

    owner = importlib.import_module(f"pdfminer.{module}")
    with spent():
        assert list(owner.range(3, 6)) == [3, 4, 5]
        with pytest.raises(LimitExceeded):
            for _ in owner.range(0, 2_000_000_000):
                pass


def test_small_work_gives_what_pdfminer_gives() -> None:
    from pdfminer import pdftypes

    with spent():
        assert pdftypes.rldecode(b"\x02abc\xfed\x80ignored") == b"abcddd"
        assert pdftypes.ascii85decode(b"9jqo^~>") == b"Man "
        assert pdftypes.zlib.decompress(zlib.compress(b"text")) == b"text"
        with pytest.raises(pdftypes.zlib.error):
            pdftypes.zlib.decompress(b"no zlib at all")


@pytest.mark.parametrize(
    ("data", "limits", "what"),
    [
        (make_pdf(*[PAGE] * 4), PdfLimits(pages=3), "pages"),
        (make_pdf(PAGE, PAGE), PdfLimits(characters=250), "characters"),
        (make_pdf(PAGE), PdfLimits(page_characters=50), "characters on one page"),
        (make_pdf(PAGE), PdfLimits(resolves=3), "object references"),
        (make_pdf(PAGE + "0 0 1 1 re f\n" * 50), PdfLimits(segments=60), "path segments"),
        (make_pdf(PAGE), PdfLimits(seconds=-1), "seconds"),
        (make_pdf(PAGE), PdfLimits(input_bytes=100), "larger than"),
        (make_pdf(PAGE * 9, compress=True), PdfLimits(decoded_bytes=500), "decoded"),
        (
            make_pdf(
                "/X Do /X Do",
                resources=b"/XObject << /X 5 0 R >>",
                more=[stream(b"/X Do /X Do", FORM % 6), stream(b"", FORM % 6)],
            ),
            PdfLimits(draws=3),
            "drawn forms",
        ),
        (make_pdf("BT /F1 9 Tf " + "(" * 9_000 + ")" * 9_000 + " Tj ET"), PdfLimits(), "brackets inside brackets"),
        (make_pdf("BT /F1 9 Tf <0041> Tj ET", font=TYPE0, more=[CID_FONT]), PdfLimits(range_items=10_000), "entries of font"),
    ],
)
def test_each_limit_ends_the_reading_with_a_message(data: bytes, limits: PdfLimits, what: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_pdf(data, "resume.pdf", limits)
    assert (caught.value.diagnosis, caught.value.exit_code) == ("limit", ExitCode.LIMIT)
    assert what in caught.value.why


def test_ordinary_limits_do_not_trip_on_an_ordinary_file() -> None:
    assert read_pdf(make_pdf(PAGE, PAGE), "resume.pdf").pages == 2


def test_thousands_of_scattered_words_take_no_long_search_for_columns() -> None:
    words = "".join(text_at(13 * n % 560, 830 - 7 * n % 820, f"word{n}", 4) for n in range(3_000))
    started = time.process_time()
    assert read_pdf(make_pdf(words), "resume.pdf", PdfLimits(seconds=LONG)).columns == 1
    assert time.process_time() - started < 5
