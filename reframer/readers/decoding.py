"""Bytes of a text file to characters: Unicode with or without a byte order mark, else Western European."""

import codecs

from reframer.errors import ExitCode, ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, shown: str) -> tuple[str, str]:
    """Return the text and the name of its encoding; raises ReadError when the bytes are no text."""
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            raise _no_text_file(shown) from None
        encoding = "windows-1252"
        text = data.decode("cp1252", "replace")
        if "�" in text:  # five bytes have no meaning in windows-1252
            encoding, text = "latin-1", data.decode("latin-1")
    odd = sum(1 for char in text if (char < " " and char not in "\t\n\r\f\v\x1b") or "\x7f" <= char <= "\x9f")
    if (
        odd > len(text) * 0.01 + 2
        or (encoding in {"windows-1252", "latin-1"} and _is_noise(text))
        or len(text.strip("\x00")) == 0
    ):
        raise _no_text_file(shown)
    if len(text) < 4 and not text.isspace():
        raise _no_text_file(shown)
    return text, encoding


def _encoding(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[:4096]
    if len(sample) >= 8:
        even, odd = sample[0::2].count(0) / len(sample[0::2]), sample[1::2].count(0) / len(sample[1::2])
        if odd > 0.4 and even < 0.1:
            return "utf-16-le"
        if even > 0.4 and odd < 0.1:
            return "utf-16-be"
    return "utf-8"


def _is_noise(text: str) -> bool:
    """In a European text most characters are ASCII; random bytes are half above it."""
    return sum(1 for char in text if char > "\x7f") > len(text) * 0.3


def _no_text_file(shown: str) -> ReadError:
    return ReadError(
        shown,
        "binary",
        "this is no text and no document that is known here",
        "Give a PDF, DOCX, Markdown or text file.",
        ExitCode.UNSUPPORTED,
    )
