"""Link targets of a Word paragraph: hyperlinks through the part's relationships, and HYPERLINK fields."""

import re
from collections.abc import Iterator, Mapping

from reframer.cleaning import clean
from reframer.readers.docx_package import Relationship
from reframer.readers.docx_xml import Element, attribute, name_of

MOST_URL = 2_000
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_ALLOWED = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_FIELD = re.compile(r'^\s*HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]*)"', re.IGNORECASE)


def links_of(paragraph: Element, relationships: Mapping[str, Relationship]) -> Iterator[tuple[str, str]]:
    """Yield ``(target, text)`` of every link in a paragraph, also unsafe ones; see ``is_safe``."""
    for node in paragraph.iter():
        name = name_of(node)
        if name == "w:hyperlink":
            relationship = relationships.get(attribute(node, "id", "r"))
            if relationship is not None and relationship.external:
                yield clean(relationship.target).strip(), _text(node)
        elif name == "w:fldSimple":
            found = _FIELD.match(attribute(node, "instr"))
            if found:
                yield clean(found.group(1)).strip(), _text(node)
    yield from _complex_fields(paragraph)


def is_safe(target: str) -> bool:
    """True for web, mail and telephone addresses, also without a scheme; never for scripts, files or endless ones."""
    if not target or len(target) > MOST_URL or "\n" in target:
        return False
    if _SCHEME.match(target) and not re.match(r"[\w.-]+\.[a-z]{2,}:\d", target):
        return _ALLOWED.match(target) is not None
    return re.match(r"[\w-]+(\.[\w-]+)+(/|$|\?|#)", target) is not None


def _complex_fields(paragraph: Element) -> Iterator[tuple[str, str]]:
    code: list[str] = []
    result: list[str] = []
    state = ""
    for node in paragraph.iter():
        name = name_of(node)
        if name == "w:fldChar":
            kind = attribute(node, "fldCharType")
            if kind == "begin":
                code, result, state = [], [], "code"
            elif kind == "separate":
                state = "result"
            else:
                found = _FIELD.match("".join(code))
                if found:
                    yield clean(found.group(1)).strip(), clean("".join(result)).strip()
                code, result, state = [], [], ""
        elif name == "w:instrText" and state == "code":
            code.append(node.text or "")
        elif name == "w:t" and state == "result":
            result.append(node.text or "")


def _text(node: Element) -> str:
    return " ".join(clean("".join(part.text or "" for part in node.iter() if name_of(part) == "w:t")).split())
