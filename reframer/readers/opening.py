"""Open a file once and safely, and tell by its content what it is; every other kind of file gets its own sentence."""

import errno
import os
import re
import stat
from pathlib import Path

from reframer.cleaning import printable
from reframer.errors import ExitCode, ReadError
from reframer.model.document import FileKind, Notice
from reframer.readers.zip_kinds import diagnose_zip

MOST_BYTES = 20 * 1024 * 1024
_SUFFIXES = {
    FileKind.PDF: (".pdf",),
    FileKind.DOCX: (".docx", ".docm", ".dotx", ".dotm"),
    FileKind.MARKDOWN: (".md", ".markdown", ".txt", ".text"),
    FileKind.TEXT: (".txt", ".text", ".md", ".markdown"),
}
_NAMES = {FileKind.PDF: "a PDF", FileKind.DOCX: "a Word document", FileKind.MARKDOWN: "Markdown", FileKind.TEXT: "plain text"}
_CAN_READ = "Give a PDF, DOCX, Markdown or text file."
_SAVE_AS = "Open it in a word processor and save it as DOCX or PDF."

# What a file starts with, its diagnosis, what is said of it, and the way out.
_OTHER_KINDS: tuple[tuple[bytes, str, str, str], ...] = (
    (b"{\\rtf", "rtf", "this is a Rich Text (RTF) file", _SAVE_AS),
    (b"\x89PNG\r\n", "image", "this is a picture (PNG), which holds no text", "Run OCR first, or give the original document."),
    (b"\xff\xd8\xff", "image", "this is a picture (JPEG), which holds no text", "Run OCR first, or give the original document."),
    (b"GIF8", "image", "this is a picture (GIF), which holds no text", "Run OCR first, or give the original document."),
    (b"II*\x00", "image", "this is a picture (TIFF), which holds no text", "Run OCR first, or give the original document."),
    (b"MM\x00*", "image", "this is a picture (TIFF), which holds no text", "Run OCR first, or give the original document."),
    (b"BM", "image", "this is a picture (BMP), which holds no text", "Run OCR first, or give the original document."),
    (b"\x1f\x8b", "archive", "this is a gzip archive", "Unpack it first and give the file inside."),
    (b"7z\xbc\xaf\x27\x1c", "archive", "this is a 7-Zip archive", "Unpack it first and give the file inside."),
    (b"Rar!\x1a\x07", "archive", "this is a RAR archive", "Unpack it first and give the file inside."),
    (b"BZh", "archive", "this is a bzip2 archive", "Unpack it first and give the file inside."),
    (b"\xfd7zXZ\x00", "archive", "this is an xz archive", "Unpack it first and give the file inside."),
    (b"%!PS", "postscript", "this is a PostScript file", "Convert it to PDF first."),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_FTYP = re.compile(rb"....ftyp(heic|heif|heix|mif1|avif|msf1)", re.DOTALL)
_LATEX = re.compile(rb"^\s*(%[^\n]*\n\s*)*\\documentclass", re.MULTILINE)


def open_file(path: Path) -> bytes:
    """Return the bytes of a regular file of at most 20 MB, read once; never waits on a pipe or device. Raises ReadError."""
    shown = printable(str(path))
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags)
    except (OSError, ValueError) as error:
        raise _cannot_open(shown, error) from None
    try:
        facts = os.fstat(handle)
        if stat.S_ISDIR(facts.st_mode):
            raise _unreadable(shown, "folder", "this is a folder", "Give one file, or use 'reframe batch' for a folder.")
        if not stat.S_ISREG(facts.st_mode):
            raise _unreadable(shown, "special", "this is a pipe, socket or device, not a file", _CAN_READ)
        if facts.st_size > MOST_BYTES:
            raise _too_large(shown)
        with os.fdopen(os.dup(handle), "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _cannot_open(shown, error) from None
    finally:
        os.close(handle)
    return data


def recognise(data: bytes, name: str) -> FileKind:
    """Return the kind of file that ``data`` is, by content; raises ReadError that names any other kind and the way out."""
    shown = printable(name)
    if not data:
        raise ReadError(shown, "empty", "the file is empty (0 bytes)", "Give the finished document.", ExitCode.NO_TEXT)
    if len(data) > MOST_BYTES:
        raise _too_large(shown)
    head = data[:1024]
    if data.startswith(_OLE):
        raise _ole(data, shown)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data, shown)
    if b"%PDF-" in head:
        return FileKind.PDF
    for start, diagnosis, why, hint in _OTHER_KINDS:
        if data.startswith(start) and not (start == b"BM" and _is_text(head)):
            raise ReadError(shown, diagnosis, why, hint, ExitCode.UNSUPPORTED)
    if _FTYP.match(head) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        raise ReadError(
            shown,
            "image",
            "this is a picture, which holds no text",
            "Run OCR first, or give the original document.",
            ExitCode.UNSUPPORTED,
        )
    if _HTML.search(head):
        raise ReadError(
            shown, "html", "this is a web page (HTML)", "Print it to PDF from a browser, or copy its text.", ExitCode.UNSUPPORTED
        )
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml"):
        raise ReadError(shown, "xml", "this is an XML file", _SAVE_AS, ExitCode.UNSUPPORTED)
    if _LATEX.search(head):
        raise ReadError(shown, "latex", "this is LaTeX source", "Compile it and give the PDF.", ExitCode.UNSUPPORTED)
    if b"PK\x05\x06" in data[-70_000:]:
        return _zip(data, shown)  # an archive behind other bytes, as a damaged download or mail attachment
    from reframer.readers.decoding import decode

    decode(data, shown)  # raises when it is no text
    return FileKind.TEXT


def wrong_suffix(name: str, kind: FileKind) -> Notice | None:
    """Return a notice when the file's name promises another kind than its content is."""
    suffix = os.path.splitext(name)[1].lower()
    if not suffix or suffix in _SUFFIXES[kind]:
        return None
    known = {known for suffixes in _SUFFIXES.values() for known in suffixes} | {".doc", ".rtf", ".odt", ".html", ".htm", ".pages"}
    if suffix not in known:
        return None
    return Notice(kind="wrong_suffix", text=f"the file is named {suffix} but its content is {_NAMES[kind]}; it was read as that")


def _is_text(head: bytes) -> bool:
    return b"\x00" not in head


def _zip(data: bytes, shown: str) -> FileKind:
    diagnose_zip(data, shown)
    return FileKind.DOCX


def _ole(data: bytes, shown: str) -> ReadError:
    """Old Office files and encrypted new ones share a container; its directory names tell them apart."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return ReadError(
            shown,
            "encrypted",
            "this document is protected with a password",
            "Open it, remove the password and save it again.",
            ExitCode.ENCRYPTED,
        )
    if "WordDocument".encode("utf-16-le") in data:
        return ReadError(shown, "doc", "this is an old Word document (.doc)", _SAVE_AS, ExitCode.UNSUPPORTED)
    return ReadError(shown, "ole", "this is an old Office file, but no Word document", _SAVE_AS, ExitCode.UNSUPPORTED)


def _cannot_open(shown: str, error: OSError | ValueError) -> ReadError:
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.ENOENT:
        return _unreadable(shown, "missing", "there is no such file", "Check the name and the folder.")
    if number in {errno.EACCES, errno.EPERM}:
        return _unreadable(shown, "forbidden", "you have no permission to read it", "Change its permissions, or copy it.")
    if number in {errno.ENXIO, errno.ENODEV, errno.EOPNOTSUPP}:
        return _unreadable(shown, "special", "this is a pipe, socket or device, not a file", _CAN_READ)
    if number == errno.ELOOP:
        return _unreadable(shown, "missing", "it is a link that leads nowhere", "Give the file itself.")
    why = (error.strerror or "it cannot be opened").lower() if isinstance(error, OSError) else "the name is not a file name"
    return _unreadable(shown, "unreadable", why, "Check the name and the folder.")


def _unreadable(shown: str, diagnosis: str, why: str, hint: str) -> ReadError:
    return ReadError(shown, diagnosis, why, hint, ExitCode.CANNOT_READ)


def _too_large(shown: str) -> ReadError:
    return ReadError(
        shown,
        "too_large",
        f"the file is larger than {MOST_BYTES // 1024 // 1024} MB",
        "Save it without pictures, or give the text only.",
        ExitCode.LIMIT,
    )
