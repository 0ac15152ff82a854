"""How a paragraph and its runs look once named styles, their ancestors and the document's defaults are taken together."""

from typing import NamedTuple

from reframer.model.document import Style
from reframer.readers.docx_xml import Element, attribute, below, child, is_on, name_of, number, value_of

TWIPS = 20.0  # per point
_MOST_ANCESTORS = 20


class Look(NamedTuple):
    """The character format of a run: its style, whether it is hidden, and whether a background lies behind it."""

    style: Style
    hidden: bool = False
    shaded: bool = False


class Level(NamedTuple):
    """One level of a list: ``bullet``, ``decimal`` and so on, the mark as written, and its indents in points."""

    format: str
    text: str
    left: float | None
    hanging: float | None


class ParagraphLook(NamedTuple):
    """What a paragraph's own properties and its style chain say. Measures are in points."""

    style_id: str
    heading: int | None
    list_id: str
    level: int
    left: float | None
    first: float  # of the first line, relative to left
    before: float
    after: float
    rule_below: bool
    shaded: bool


class Styles:
    """The styles part of a document; a document without one has plain paragraphs."""

    def __init__(self, root: Element | None) -> None:
        self._by_id: dict[str, Element] = {}
        self.default_paragraph = ""
        for node in root if root is not None else ():
            if name_of(node) == "w:style":
                style_id = attribute(node, "styleId")
                self._by_id.setdefault(style_id, node)
                if attribute(node, "type") == "paragraph" and attribute(node, "default") in {"1", "true", "on"}:
                    self.default_paragraph = style_id
        self._defaults = below(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
        self._runs: dict[tuple[str, str], dict[str, str]] = {}
        self._chains: dict[str, tuple[Element, ...]] = {}

    def chain(self, style_id: str) -> tuple[Element, ...]:
        """Return a style and its ancestors, nearest first; a cycle ends where it closes."""
        known = self._chains.get(style_id)
        if known is not None:
            return known
        found: list[Element] = []
        current = style_id
        while current in self._by_id and len(found) < _MOST_ANCESTORS and self._by_id[current] not in found:
            found.append(self._by_id[current])
            current = value_of(found[-1], "w:basedOn")
        self._chains[style_id] = tuple(found)
        return tuple(found)

    def paragraph(self, paragraph: Element) -> ParagraphLook:
        """Return how a paragraph stands on the page; a property of the paragraph itself wins over its styles'."""
        own = child(paragraph, "w:pPr")
        style_id = value_of(own, "w:pStyle") or self.default_paragraph
        sources = [own, *(child(style, "w:pPr") for style in self.chain(style_id))]
        list_id, level = _list_of(sources)
        indent = _merged(sources, "w:ind", ("left", "start", "hanging", "firstLine"))
        spacing = _merged(sources, "w:spacing", ("before", "after"))
        left = _points(indent.get("left") or indent.get("start"))
        hanging = _points(indent.get("hanging"))
        return ParagraphLook(
            style_id=style_id,
            heading=self._heading(style_id, own),
            list_id=list_id,
            level=level,
            left=left,
            first=-(hanging or 0.0) if hanging is not None else (_points(indent.get("firstLine")) or 0.0),
            before=_points(spacing.get("before")) or 0.0,
            after=_points(spacing.get("after")) or 0.0,
            rule_below=any(_has_rule(below(source, "w:pBdr", "w:bottom")) for source in sources),
            shaded=any(is_shaded(child(source, "w:shd")) for source in sources),
        )

    def run(self, run: Element | None, paragraph_style: str, heading: int | None) -> Look:
        """Return how a run's characters look inside a paragraph of that style."""
        own = child(run, "w:rPr") if run is not None else None
        character_style = value_of(own, "w:rStyle")
        key = (paragraph_style, character_style)
        inherited = self._runs.get(key)
        if inherited is None:
            inherited = {}
            _overlay(inherited, self._defaults)
            for named in (*reversed(self.chain(paragraph_style)), *reversed(self.chain(character_style))):
                _overlay(inherited, child(named, "w:rPr"))
            self._runs[key] = inherited
        facts = inherited
        if own is not None and len(own):
            facts = dict(inherited)
            _overlay(facts, own)
        size = number(facts.get("sz", ""))
        style = Style(
            font=facts.get("font", ""),
            size=size / 2 if size else None,
            bold=facts.get("b") == "1",
            italic=facts.get("i") == "1",
            color=facts.get("color", ""),
            heading=heading,
        )
        return Look(style, facts.get("vanish") == "1", facts.get("shd") == "1")

    def _heading(self, style_id: str, own: Element | None) -> int | None:
        """Return 1 to 9 from the outline level or the built-in name of the style (ids are translated, names are not)."""
        direct = _outline(own)
        if direct is not None:
            return direct or None
        for style in self.chain(style_id):
            level = _outline(child(style, "w:pPr"))
            if level is not None:
                return level or None
            name = value_of(style, "w:name").lower()
            if name.startswith("heading ") and name[8:].isdigit() and 1 <= int(name[8:]) <= 9:
                return int(name[8:])
        return None


class Numbering:
    """The lists of a document: which mark a paragraph of a list and level carries."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._numbers: dict[str, Element] = {}
        for node in root if root is not None else ():
            if name_of(node) == "w:abstractNum":
                self._abstract.setdefault(attribute(node, "abstractNumId"), node)
            elif name_of(node) == "w:num":
                self._numbers.setdefault(attribute(node, "numId"), node)

    def level(self, list_id: str, level: int) -> Level | None:
        """Return a level of a list, None when the list does not exist; ``0`` is Word's way to say no list."""
        node = self._numbers.get(list_id)
        if node is None or list_id == "0":
            return None
        wanted = str(level)
        for override in node:
            if (
                name_of(override) == "w:lvlOverride"
                and attribute(override, "ilvl") == wanted
                and child(override, "w:lvl") is not None
            ):
                return _level(child(override, "w:lvl"))
        abstract = self._resolved(value_of(node, "w:abstractNumId"))
        for candidate in abstract if abstract is not None else ():
            if name_of(candidate) == "w:lvl" and attribute(candidate, "ilvl") == wanted:
                return _level(candidate)
        return None

    def _resolved(self, abstract_id: str) -> Element | None:
        """Follow one link from a list to the list style that holds its levels."""
        abstract = self._abstract.get(abstract_id)
        linked = value_of(abstract, "w:numStyleLink")
        if linked:
            for style in self._styles.chain(linked):
                target = self._numbers.get(value_of(style, "w:pPr", "w:numPr", "w:numId"))
                if target is not None:
                    return self._abstract.get(value_of(target, "w:abstractNumId"))
        return abstract


def is_shaded(shade: Element | None) -> bool:
    """True when a background other than white is painted."""
    if shade is None:
        return False
    fill = attribute(shade, "fill").lower()
    return bool(attribute(shade, "themeFill")) or fill not in {"", "auto", "ffffff"}


def _list_of(sources: list[Element | None]) -> tuple[str, int]:
    """Return list id and level; each may come from the paragraph or from one of its styles."""
    list_id, level = "", -1
    for source in sources:
        numbering = child(source, "w:numPr")
        if numbering is None:
            continue
        if not list_id:
            list_id = value_of(numbering, "w:numId")
        if level < 0:
            found = number(value_of(numbering, "w:ilvl"))
            level = int(found) if found is not None and 0 <= found <= 8 else -1
        if list_id and level >= 0:
            break
    return list_id, max(level, 0)


def _merged(sources: list[Element | None], name: str, keys: tuple[str, ...]) -> dict[str, str]:
    facts: dict[str, str] = {}
    for source in sources:
        node = child(source, name)
        if node is not None:
            for key in keys:
                value = attribute(node, key)
                if value and key not in facts:
                    facts[key] = value
    return facts


def _overlay(facts: dict[str, str], properties: Element | None) -> None:
    for node in properties if properties is not None else ():
        name = name_of(node)
        if name in {"w:b", "w:i", "w:vanish"}:
            facts[name[2:]] = "1" if is_on(node) else "0"
        elif name == "w:sz":
            facts["sz"] = attribute(node, "val")
        elif name == "w:color":
            value = attribute(node, "val").lower()
            facts["color"] = value if len(value) == 6 and value != "000000" else ""
        elif name == "w:rFonts":
            facts["font"] = attribute(node, "ascii") or attribute(node, "hAnsi") or facts.get("font", "")
        elif name == "w:shd":
            facts["shd"] = "1" if is_shaded(node) else "0"
        elif name == "w:highlight":
            facts["shd"] = "1"


def _outline(properties: Element | None) -> int | None:
    """Return 1-9 for a heading, 0 for declared body text, None when nothing is said."""
    found = number(value_of(properties, "w:outlineLvl"))
    if found is None:
        return None
    return int(found) + 1 if 0 <= found <= 8 else 0


def _level(node: Element | None) -> Level | None:
    if node is None:
        return None
    indent = below(node, "w:pPr", "w:ind")
    left = (attribute(indent, "left") or attribute(indent, "start")) if indent is not None else ""
    hanging = attribute(indent, "hanging") if indent is not None else ""
    return Level(value_of(node, "w:numFmt") or "decimal", value_of(node, "w:lvlText"), _points(left), _points(hanging))


def _points(twips: str | None) -> float | None:
    found = number(twips or "")
    return None if found is None else round(found / TWIPS, 2)


def _has_rule(border: Element | None) -> bool:
    return border is not None and attribute(border, "val") not in {"", "nil", "none"}
