"""One Word paragraph to lines: split at line breaks, cells at tabs, its list mark or typed mark taken off."""

import re
from collections import Counter
from typing import NamedTuple

from reframer.cleaning import clean
from reframer.model.document import Cell, Line, Marker, MarkerKind, Style
from reframer.model.source import SourceRef
from reframer.readers.docx_flat import OBJECT, flat
from reframer.readers.docx_styles import Look, Numbering, ParagraphLook, Styles
from reframer.readers.docx_xml import Element
from reframer.readers.markers import is_bullet_glyph, split_marker
from reframer.readers.turns import find_turns

_GAP = re.compile(r" *\t[ \t]*| {3,}")
_SHOWN = {"\u2011": "-", OBJECT: ""}
_TINY = 1.5  # points; nobody prints text as small as that
_LINE_HEIGHT = 1.2  # of the font size


class Character(NamedTuple):
    """A visible character with its place in the flat paragraph and its look."""

    char: str
    place: int
    look: Look


class Made(NamedTuple):
    """The lines of a paragraph, and the hidden text that was left out of them."""

    lines: tuple[Line, ...]
    hidden: str


class LineMaker:
    """Makes lines of the paragraphs of one part (body or header) of a document."""

    def __init__(self, file: str, part: str, root: Element, styles: Styles, numbering: Numbering) -> None:
        self._file = file
        self._part = part
        self._styles = styles
        self._numbering = numbering
        self._indexes = {node: index for index, node in enumerate((n for n in root.iter() if _is_paragraph(n)), start=1)}

    @property
    def paragraphs(self) -> int:
        """How many paragraphs the part has, also in tables and text boxes."""
        return len(self._indexes)

    def source(self, paragraph: Element, start: int | None = None, end: int | None = None) -> SourceRef:
        """Return the place of a paragraph: its number counts every ``w:p`` of the part in document order from 1."""
        return SourceRef(file=self._file, part=self._part, paragraph=self._indexes.get(paragraph), start=start, end=end)

    def look(self, paragraph: Element) -> ParagraphLook:
        """Return how the paragraph stands on the page."""
        return self._styles.paragraph(paragraph)

    def make(self, paragraph: Element, look: ParagraphLook, *, zone: int, table: str, shaded: bool) -> Made:
        """Return the paragraph's lines. ``shaded`` says that a background lies behind it, so that white text can be read."""
        visible: list[Character] = []
        hidden: list[str] = []
        looks: dict[Element | None, tuple[Look, bool]] = {}
        for index, place in enumerate(flat(paragraph)):
            known = looks.get(place.run)
            if known is None:
                run = self._styles.run(place.run, look.style_id, look.heading)
                known = looks[place.run] = (run, _is_hidden(run, shaded or look.shaded))
            char = _SHOWN.get(place.char, place.char)
            cleaned = char if char.isascii() and char.isprintable() else clean(char)
            if place.lock == "hidden" or known[1]:
                hidden.append(cleaned)
                continue
            visible.extend(Character(single, index, known[0]) for single in cleaned)
        lines: list[Line] = []
        marker = self._list_marker(look)
        for part in _split(visible):
            line = self._line(part, paragraph, look, marker if not lines else None, zone, table)
            if line is None:
                continue
            if lines and line.marker is None and line.text[0].islower():
                line = line.model_copy(update={"paragraph_start": None})  # a break inside a sentence
            lines.append(line)
        return Made(tuple(lines), "".join(hidden))

    def _line(
        self, part: list[Character], paragraph: Element, look: ParagraphLook, marker: Marker | None, zone: int, table: str
    ) -> Line | None:
        part = _stripped(part)
        typed = split_marker(_text(part))
        if typed and (marker is None or is_bullet_glyph(part[0].char)):
            part = part[len(part) - len(typed[1]) :]
            marker = marker or typed[0]
        cells = _cells(part)
        if not cells:
            return None
        style = _dominant(part)
        left = look.left if look.left is not None else self._list_left(look)
        return Line(
            text="\t".join(cell.text for cell in cells),
            cells=cells,
            style=style,
            source=self.source(paragraph, part[0].place, part[-1].place + 1),
            marker=marker,
            zone=zone,
            indent=left if marker else max(left + look.first, 0.0),
            gap=round(look.before / ((style.size or 11.0) * _LINE_HEIGHT), 2),
            paragraph_start=True,
            rule_below=look.rule_below,
            table=table,
        )

    def _list_marker(self, look: ParagraphLook) -> Marker | None:
        level = self._numbering.level(look.list_id, look.level) if look.list_id else None
        if level is None or level.format == "none" or (look.heading is not None and level.format != "bullet"):
            return None
        left = look.left if look.left is not None else level.left or 0.0
        x = left + (look.first if look.left is not None else -(level.hanging or 0.0))
        if level.format != "bullet":
            return Marker(kind=MarkerKind.NUMBER, x=x, level=look.level)
        if not level.text.strip():
            return None
        plain = level.text in "-–—" or (is_bullet_glyph(level.text) and level.text < "\ue000")
        glyph = level.text if plain else "•"  # a character of a symbol font
        return Marker(kind=MarkerKind.LIST, glyph=glyph, x=x, level=look.level)

    def _list_left(self, look: ParagraphLook) -> float:
        level = self._numbering.level(look.list_id, look.level) if look.list_id else None
        return (level.left or 0.0) if level is not None else 0.0


def _is_paragraph(node: Element) -> bool:
    return isinstance(node.tag, str) and node.tag.endswith("/main}p") and "wordprocessingml" in node.tag


def _is_hidden(look: Look, shaded: bool) -> bool:
    if look.hidden or (look.style.size is not None and look.style.size <= _TINY):
        return True
    return look.style.color == "ffffff" and not (shaded or look.shaded)


def _split(characters: list[Character]) -> list[list[Character]]:
    parts: list[list[Character]] = [[]]
    for character in characters:
        if character.char == "\n":
            parts.append([])
        else:
            parts[-1].append(character)
    return parts


def _stripped(part: list[Character]) -> list[Character]:
    start, end = 0, len(part)
    while start < end and part[start].char.isspace():
        start += 1
    while end > start and part[end - 1].char.isspace():
        end -= 1
    return part[start:end]


def _text(part: list[Character]) -> str:
    return "".join(character.char for character in part)


def _cells(part: list[Character]) -> tuple[Cell, ...]:
    text = _text(part)
    cells = []
    start = 0
    for end, following in [*((gap.start(), gap.end()) for gap in _GAP.finditer(text)), (len(text), len(text))]:
        words = " ".join(clean(text[start:end]).split())
        if words:
            glyphs = ((character.char, character.look.style.bold, character.look.style.italic) for character in part[start:end])
            cells.append(Cell(text=words, style=_dominant(part[start:end]), turns=find_turns(words, glyphs)))
        start = following
    return tuple(cells)


def _dominant(part: list[Character]) -> Style:
    """Return the style that most characters have; the first of equals."""
    looks = {id(character.look): character.look for character in part}
    if len(looks) == 1:
        return part[0].look.style
    counts: Counter[Style] = Counter()
    for look, count in Counter(id(character.look) for character in part if not character.char.isspace()).items():
        counts[looks[look].style] += count
    return counts.most_common(1)[0][0] if counts else Style()
