"""Opening: what a file is shows in its content; every other kind is named with a way out."""

import os
from pathlib import Path

import pytest
from word_files import paragraph, word, zipped

from reframer.errors import ExitCode, ReadError
from reframer.model.document import FileKind
from reframer.readers import read_bytes, read_document
from reframer.readers.opening import MOST_BYTES, recognise

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64)
KINDS = [
    (b"%PDF-1.7\n...", FileKind.PDF),
    (b"From: a mail\n\n%PDF-1.4\n...", FileKind.PDF),
    (word(paragraph("x")), FileKind.DOCX),
    (b"Ana Example\nEngineer\n- Built a thing\n", FileKind.TEXT),
    ("Ana Ex\xe4mple".encode("utf-16"), FileKind.TEXT),
    (b"BMW engineer\nBuilt engines\n", FileKind.TEXT),
]
OTHERS = [
    (b"", "empty", ExitCode.NO_TEXT),
    (b"{\\rtf1 hello}", "rtf", ExitCode.UNSUPPORTED),
    (b"\x89PNG\r\n\x1a\n" + bytes(50), "image", ExitCode.UNSUPPORTED),
    (b"\xff\xd8\xff\xe0" + bytes(50), "image", ExitCode.UNSUPPORTED),
    (bytes(4) + b"ftypheic" + bytes(50), "image", ExitCode.UNSUPPORTED),
    (b"\x1f\x8b\x08" + bytes(50), "archive", ExitCode.UNSUPPORTED),
    (b"<!DOCTYPE html><html><body>Log in</body></html>", "html", ExitCode.UNSUPPORTED),
    (b"<?xml version='1.0'?><a/>", "xml", ExitCode.UNSUPPORTED),
    (b"% my resume\n\\documentclass{article}\n", "latex", ExitCode.UNSUPPORTED),
    (OLE + "WordDocument".encode("utf-16-le"), "doc", ExitCode.UNSUPPORTED),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", ExitCode.ENCRYPTED),
    (zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}), "odt", ExitCode.UNSUPPORTED),
    (zipped({"Index/Document.iwa": b"x"}), "pages", ExitCode.UNSUPPORTED),
    (zipped({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}), "spreadsheet", ExitCode.UNSUPPORTED),
    (zipped({"photo.txt": b"x"}), "archive", ExitCode.UNSUPPORTED),
    (word(paragraph("x"))[:200], "damaged", ExitCode.DAMAGED),
    (bytes(range(256)) * 20, "binary", ExitCode.UNSUPPORTED),
]  # fmt: skip


@pytest.mark.parametrize(("data", "kind"), KINDS)
def test_kinds_are_told_by_content(data: bytes, kind: FileKind) -> None:
    assert recognise(data, "anything.xyz") is kind


@pytest.mark.parametrize(("data", "diagnosis", "code"), OTHERS, ids=[f"{case[1]}-{number}" for number, case in enumerate(OTHERS)])
def test_other_kinds_are_named_with_a_way_out(data: bytes, diagnosis: str, code: ExitCode) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, "resume.pdf")
    assert (caught.value.diagnosis, caught.value.exit_code) == (diagnosis, code)
    assert caught.value.hint.endswith(".")
    assert str(caught.value).startswith("resume.pdf: ")


def test_missing_files_folders_and_pipes_are_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    (tmp_path / "loop.pdf").symlink_to(tmp_path / "loop.pdf")
    for path, diagnosis in (
        (tmp_path / "no.pdf", "missing"),
        (tmp_path, "folder"),
        (pipe, "special"),
        (tmp_path / "loop.pdf", "missing"),
        (tmp_path / "a\x00b", "unreadable"),
    ):
        with pytest.raises(ReadError) as caught:
            read_document(path)
        assert (caught.value.diagnosis, caught.value.exit_code) == (diagnosis, ExitCode.CANNOT_READ)


def test_large_files_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(ReadError) as caught:
        read_document(path)
    assert caught.value.exit_code is ExitCode.LIMIT


def test_a_wrong_suffix_is_a_notice(tmp_path: Path) -> None:
    path = tmp_path / "resume.pdf"
    path.write_bytes(word(paragraph("Led a team")))
    document = read_document(path)
    assert document.kind is FileKind.DOCX
    assert [notice.kind for notice in document.notices] == ["wrong_suffix"]
    assert read_bytes(path.read_bytes(), "resume.docx").notices == ()


def test_names_cannot_send_escapes_to_the_terminal() -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(b"", "\x1b]0;owned\x07a\nb\u202e.pdf")
    assert str(caught.value).isprintable()
