"""The parts of a Word document and the relationships between them, read from bytes in memory and only when asked for."""

import posixpath
import zipfile

from reframer.errors import ExitCode, ReadError
from reframer.readers.docx_xml import Element, name_of, parse
from reframer.readers.zip_kinds import MOST_PART, diagnose_zip, open_archive

_MAIN_TYPES = (
    "wordprocessingml.document.main+xml",
    "wordprocessingml.template.main+xml",
    "ms-word.document.macroEnabled.main+xml",
    "ms-word.template.macroEnabledTemplate.main+xml",
)


class Relationship:
    """A pointer from one part to another or to an address outside."""

    def __init__(self, kind: str, target: str, external: bool) -> None:
        self.kind = kind
        self.target = target
        self.external = external


class Package:
    """An opened Word document. Parts that are never asked for (pictures, embedded files) are never unpacked."""

    def __init__(self, data: bytes, shown: str) -> None:
        self.shown = shown
        diagnose_zip(data, shown)
        self._archive = open_archive(data, shown)
        self._parts = {info.filename: info for info in self._archive.infolist()}

    def main_part(self) -> str:
        """Return the name of the document's main part; raises ReadError when there is none."""
        relationships = self.relationships("")
        for relationship in relationships.values():
            if relationship.kind == "officeDocument" and relationship.target in self._parts:
                return relationship.target
        if relationships:
            for name in self._declared_main_parts():
                return name
        raise self.damaged("its main text is missing")

    def xml(self, part: str) -> Element | None:
        """Return the root of a part, None when the document has no such part; raises ReadError when it is damaged."""
        data = self._bytes(part)
        return None if data is None else parse(data, part, self.shown)

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Return the relationships of a part by id; empty when it has none or when they cannot be read."""
        folder, name = posixpath.split(part)
        try:
            root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        except ReadError:
            if not part:
                raise
            return {}
        found: dict[str, Relationship] = {}
        for node in root if root is not None else ():
            if name_of(node) != "rel:Relationship":
                continue
            external = node.get("TargetMode") == "External"
            target = str(node.get("Target", ""))
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[str(node.get("Id", ""))] = Relationship(str(node.get("Type", "")).rpartition("/")[2], target, external)
        return found

    def related(self, part: str, kind: str) -> Element | None:
        """Return the root of the first part of a kind that ``part`` points to: styles, numbering, settings."""
        for relationship in self.relationships(part).values():
            if relationship.kind == kind and not relationship.external:
                try:
                    return self.xml(relationship.target)
                except ReadError as error:
                    if error.exit_code is ExitCode.LIMIT:
                        raise
                    return None  # without its styles a document is plainer, not unreadable
        return None

    def damaged(self, why: str) -> ReadError:
        """Return the error for a document that is broken in the way that ``why`` says."""
        return ReadError(
            self.shown, "damaged", f"the Word document is damaged: {why}", "Save it again as DOCX or PDF.", ExitCode.DAMAGED
        )

    def _declared_main_parts(self) -> list[str]:
        root = self.xml("[Content_Types].xml")
        return [
            str(node.get("PartName", "")).lstrip("/")
            for node in (root if root is not None else ())
            if str(node.get("ContentType", "")).endswith(_MAIN_TYPES) and str(node.get("PartName", "")).lstrip("/") in self._parts
        ]

    def _bytes(self, part: str) -> bytes | None:
        info = self._parts.get(part)
        if info is None:
            return None
        try:
            with self._archive.open(info) as file:
                data = file.read(MOST_PART + 1)
        except (
            zipfile.BadZipFile,
            zipfile.LargeZipFile,
            NotImplementedError,  # how zipfile says that it knows no such compression
            RuntimeError,
            EOFError,
            OSError,
            ValueError,
        ) as error:
            raise self.damaged(f"{part} cannot be unpacked ({type(error).__name__})") from None
        except Exception as error:  # zlib has its own error class
            raise self.damaged(f"{part} cannot be unpacked ({type(error).__name__})") from None
        if len(data) > MOST_PART or len(data) > info.file_size:
            raise ReadError(
                self.shown,
                "too_large",
                "one of its parts is larger than it says",
                "Open it in a word processor and save it again.",
                ExitCode.LIMIT,
            )
        return data


def author_of(package: Package) -> str:
    """Return the program that wrote the document, as it names itself."""
    for relationship in package.relationships("").values():
        if relationship.kind == "extended-properties":
            try:
                root = package.xml(relationship.target)
            except ReadError:
                return ""
            for node in root if root is not None else ():
                if isinstance(node.tag, str) and node.tag.endswith("}Application"):
                    return (node.text or "").strip()
    return ""
