"""Tell a Word document from everything else that is a ZIP archive inside, and refuse archives built to exhaust memory."""

import io
import zipfile

from reframer.errors import ExitCode, ReadError

MOST_PARTS = 4_096
MOST_DECLARED = 256 * 1024 * 1024  # of all parts that are not pictures, unpacked
MOST_PART = 32 * 1024 * 1024  # of one XML part, unpacked
MOST_RATIO = 200  # unpacked to packed, above a megabyte

_RESAVE = "Open it in a word processor and save it as DOCX or PDF."


def diagnose_zip(data: bytes, shown: str) -> None:
    """Return when the archive looks like a Word document that is safe to unpack; raises ReadError otherwise."""
    archive = open_archive(data, shown)
    infos = archive.infolist()
    if len(infos) > MOST_PARTS:
        raise _limit(shown, f"it holds {len(infos):,} parts")
    names = {info.filename for info in infos}
    mimetype = _mimetype(archive, names)
    if not (names & {"[Content_Types].xml"}) or not any(name.startswith("word/") for name in names):
        raise _other_kind(names, mimetype, shown)
    _check_sizes(infos, shown)
    _check_overlap(infos, shown)


def open_archive(data: bytes, shown: str) -> zipfile.ZipFile:
    """Return the opened archive; raises ReadError (damaged) when its directory cannot be read."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except Exception as error:  # zipfile raises several kinds for broken directories
        raise ReadError(
            shown,
            "damaged",
            f"the file is damaged or cut off ({type(error).__name__})",
            "Save or download it again.",
            ExitCode.DAMAGED,
        ) from None


def _check_sizes(infos: list[zipfile.ZipInfo], shown: str) -> None:
    declared = 0
    for info in infos:
        if info.flag_bits & 0x1 and info.filename.startswith("word/"):
            raise ReadError(
                shown, "encrypted", "the document is encrypted", "Remove the password and save it again.", ExitCode.ENCRYPTED
            )
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} and info.filename.startswith("word/"):
            raise ReadError(shown, "damaged", "it is packed in an unknown way", _RESAVE, ExitCode.DAMAGED)
        if not info.filename.lower().endswith((".xml", ".rels")):
            continue  # pictures and embedded files are never unpacked
        declared += info.file_size
        if info.file_size > MOST_PART:
            raise _limit(shown, "one of its parts is too large when unpacked")
        if info.file_size > 1024 * 1024 and info.file_size > MOST_RATIO * max(info.compress_size, 1):
            raise _limit(shown, "one of its parts grows too much when unpacked")
    if declared > MOST_DECLARED:
        raise _limit(shown, "its parts are too large when unpacked")


def _check_overlap(infos: list[zipfile.ZipInfo], shown: str) -> None:
    """Parts that share bytes are a known way to hide a huge file in a small one."""
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise ReadError(shown, "damaged", "its parts overlap, which no program writes", _RESAVE, ExitCode.DAMAGED)
        end = info.header_offset + 30 + info.compress_size


def _mimetype(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" not in names:
        return ""
    try:
        with archive.open("mimetype") as part:
            return part.read(100).decode("ascii", "replace")
    except Exception:  # a broken entry says nothing about the kind
        return ""


def _other_kind(names: set[str], mimetype: str, shown: str) -> ReadError:
    tops = {name.partition("/")[0] for name in names}
    if "opendocument.text" in mimetype:
        found = ("odt", "this is an OpenDocument text (.odt)", _RESAVE)
    elif "opendocument" in mimetype:
        found = ("opendocument", "this is an OpenDocument file, but no text document", _RESAVE)
    elif "epub" in mimetype:
        found = ("epub", "this is an e-book (EPUB)", _RESAVE)
    elif any(name.endswith(".iwa") for name in names) or "Index.zip" in names or "index.xml.gz" in names:
        found = ("pages", "this is an Apple Pages document", "In Pages choose File, Export To, Word or PDF.")
    elif "xl" in tops and "[Content_Types].xml" in names:
        found = ("spreadsheet", "this is an Excel workbook, not a document", "Give the resume as DOCX or PDF.")
    elif "ppt" in tops and "[Content_Types].xml" in names:
        found = ("presentation", "this is a PowerPoint file, not a document", "Export it as PDF.")
    elif tops & {"word", "[Content_Types].xml", "_rels"}:
        return ReadError(
            shown, "damaged", "it was a Word document, but parts are missing", "Save or download it again.", ExitCode.DAMAGED
        )
    else:
        found = ("archive", "this is a ZIP archive, not a document", "Unpack it first and give the file inside.")
    return ReadError(shown, *found, ExitCode.UNSUPPORTED)


def _limit(shown: str, why: str) -> ReadError:
    return ReadError(shown, "too_large", f"this Word document cannot be opened safely: {why}", _RESAVE, ExitCode.LIMIT)
