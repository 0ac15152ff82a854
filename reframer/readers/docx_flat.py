"""The text of one Word paragraph as a person sees it with all changes accepted, character by character with its place.

Whoever edits a paragraph in place uses the same function, so that a bullet found by reading is found again for writing.
"""

from collections.abc import Iterator
from typing import NamedTuple

from reframer.readers.docx_xml import Element, attribute, child, name_of, value_of

OBJECT = "\ufffc"  # stands for a drawing, a footnote mark or an equation

_DESCEND = {"w:hyperlink", "w:smartTag", "w:customXml", "w:sdtContent", "w:ins", "w:moveTo", "w:dir", "w:bdo", "w:rubyBase"}
_SINGLE = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad"}
_OBJECTS = {"w:drawing", "w:pict", "w:object", "w:footnoteReference", "w:endnoteReference", "m:oMath", "m:oMathPara"}
_BOUND = {"w:dataBinding", "w:date", "w:dropDownList", "w:comboBox", "w:docPartList", "w:picture"}
# Characters of symbol fonts that stand for a bullet or a dash.
_SYMBOLS = {
    "B7": "•", "A7": "▪", "D8": "➢", "76": "❖", "FC": "✓", "6E": "■", "6C": "●", "71": "❑", "A8": "◻", "E0": "→", "9F": "•",
    "2D": "-", "BE": "—", "2A": "*", "F0": "→", "46": "☞", "6F": "□", "75": "◆", "77": "◆", "78": "☒", "FE": "☑",
}  # fmt: skip


class Place(NamedTuple):
    """One character of a paragraph: its run and text node, its offset in that node, and why it may not be edited (or empty)."""

    char: str
    run: Element | None
    node: Element
    offset: int
    lock: str


def flat(paragraph: Element) -> list[Place]:
    """Return the characters of a ``w:p`` in order, insertions in and deletions out, never entering its text boxes.

    Tabs, line breaks and special hyphens are one character each; drawings, footnote marks and equations are ``OBJECT``.
    Hidden text is there too, locked as ``hidden``, so that offsets do not depend on what a reader leaves out.
    """
    return list(_characters(paragraph, None, "", _Fields()))


def text_of(places: list[Place]) -> str:
    """Return the characters as one string, as long as the list."""
    return "".join(place.char for place in places)


class _Fields:
    """Complex fields of a paragraph: between ``begin`` and ``separate`` stands the code, which nobody sees."""

    def __init__(self) -> None:
        self.open: list[bool] = []  # True while a field shows its result

    def mark(self, kind: str) -> None:
        if kind == "begin":
            self.open.append(False)
        elif kind == "separate" and self.open:
            self.open[-1] = True
        elif kind == "end" and self.open:
            self.open.pop()

    @property
    def in_code(self) -> bool:
        return not all(self.open)


def _characters(node: Element, run: Element | None, lock: str, fields: _Fields) -> Iterator[Place]:
    for part in node:
        name = name_of(part)
        if name == "w:r":
            yield from _characters(part, part, lock or _run_lock(part), fields)
        elif name in _DESCEND:
            yield from _characters(part, run, lock, fields)
        elif name == "w:sdt":
            yield from _characters(part, run, lock or _control_lock(part), fields)
        elif name == "w:fldSimple":
            yield from _characters(part, run, lock or "field", fields)
        elif name == "w:ruby":
            yield from _characters(part, run, lock or "ruby", fields)
        elif name == "mc:AlternateContent":
            yield from _alternative(part, run, lock, fields)
        elif name == "w:fldChar":
            fields.mark(attribute(part, "fldCharType"))
        elif (run is not None or name in _OBJECTS) and not fields.in_code:
            yield from _leaf(name, part, run, lock or ("field" if fields.open else ""))


def _leaf(name: str, node: Element, run: Element | None, lock: str) -> Iterator[Place]:
    if name == "w:t":
        for offset, char in enumerate(node.text or ""):
            yield Place(char, run, node, offset, lock)
    elif name in _SINGLE:
        yield Place(_SINGLE[name], run, node, 0, lock)
    elif name == "w:sym":
        yield Place(_SYMBOLS.get(attribute(node, "char").upper()[-2:], OBJECT), run, node, 0, lock or "symbol")
    elif name == "w16se:symEx":
        yield Place(_symbol(attribute(node, "char", "w16se")), run, node, 0, lock or "symbol")
    elif name in _OBJECTS:
        yield Place(OBJECT, run, node, 0, lock or "object")


def _alternative(node: Element, run: Element | None, lock: str, fields: _Fields) -> Iterator[Place]:
    """Word writes some content twice; the first choice is the one that it shows itself."""
    choice = child(node, "mc:Choice")
    chosen = choice if choice is not None else child(node, "mc:Fallback")
    if chosen is not None:
        yield from _characters(chosen, run, lock or "object", fields)


def _run_lock(run: Element) -> str:
    hidden = child(child(run, "w:rPr"), "w:vanish")
    return "hidden" if hidden is not None and attribute(hidden, "val") not in {"0", "false"} else ""


def _control_lock(control: Element) -> str:
    properties = child(control, "w:sdtPr")
    if value_of(properties, "w:lock") in {"sdtContentLocked", "contentLocked"}:
        return "content control"
    bound = any(name_of(part) in _BOUND for part in (properties if properties is not None else ()))
    return "content control" if bound else ""


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return OBJECT
