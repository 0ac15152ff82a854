"""XML of a Word document: a parser that fetches and expands nothing, and names that hold in both dialects of the format."""

from lxml import etree

from reframer.errors import ExitCode, ReadError

Element = etree._Element

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",  # the Strict dialect
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.microsoft.com/office/word/2015/wordml/symex": "w16se",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
}
_NAMESPACES: dict[str, tuple[str, ...]] = {}
for _uri, _prefix in _PREFIXES.items():
    _NAMESPACES[_prefix] = (*_NAMESPACES.get(_prefix, ()), _uri)
_names: dict[str, str] = {}


def parse(data: bytes, part: str, shown: str) -> Element:
    """Return the root of an XML part; raises ReadError (damaged) for broken XML and for any document type declaration."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        deep = "depth" in str(error).lower() or "huge" in str(error).lower() or "too long" in str(error).lower()
        raise ReadError(
            shown,
            "too_large" if deep else "damaged",
            f"{part} inside it " + ("is nested too deeply or too large" if deep else "is not valid XML"),
            "Open it in a word processor and save it again.",
            ExitCode.LIMIT if deep else ExitCode.DAMAGED,
        ) from None
    except (ValueError, MemoryError):
        raise ReadError(
            shown, "damaged", f"{part} inside it cannot be read", "Save it again as DOCX or PDF.", ExitCode.DAMAGED
        ) from None
    if str(getattr(root.getroottree().docinfo, "doctype", "")):
        raise ReadError(
            shown,
            "damaged",
            f"{part} inside it declares entities, which Word documents never do",
            "Open it in a word processor and save it again.",
            ExitCode.DAMAGED,
        )
    return root


def name_of(node: Element) -> str:
    """Return ``w:p`` and the like whatever prefix or dialect the file uses; empty for comments and unknown vocabularies."""
    tag = node.tag
    if not isinstance(tag, str):
        return ""
    known = _names.get(tag)
    if known is None:
        uri, _, local = tag[1:].partition("}") if tag.startswith("{") else ("", "", tag)
        prefix = _PREFIXES.get(uri)
        known = f"{prefix}:{local}" if prefix else ""
        if len(_names) < 5_000:  # a hostile file may invent names without end
            _names[tag] = known
    return known


def attribute(node: Element, name: str, prefix: str = "w") -> str:
    """Return an attribute's value, empty when it is not there."""
    for uri in _NAMESPACES[prefix]:
        value = node.get(f"{{{uri}}}{name}")
        if value is not None:
            return str(value)
    return ""


def child(node: Element | None, name: str) -> Element | None:
    """Return the first child of that name."""
    if node is not None:
        for candidate in node:
            if name_of(candidate) == name:
                return candidate
    return None


def below(node: Element | None, *names: str) -> Element | None:
    """Return the descendant at the end of a path of first children."""
    for name in names:
        node = child(node, name)
    return node


def value_of(node: Element | None, *names: str) -> str:
    """Return the ``w:val`` of the descendant at the end of a path, empty when it is not there."""
    found = below(node, *names)
    return attribute(found, "val") if found is not None else ""


def is_on(node: Element | None) -> bool | None:
    """Return a toggle property's state: None when the element is missing."""
    if node is None:
        return None
    return attribute(node, "val").lower() not in {"0", "false", "off", "none"}


def number(text: str) -> float | None:
    """Return a measure in the file's own unit; None when it is no finite number of sensible size."""
    try:
        value = float(text.removesuffix("pt"))
    except ValueError:
        return None
    return value if abs(value) < 1e6 else None
