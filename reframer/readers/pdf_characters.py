"""Read what a PDF page draws: characters in the order of the content stream, shapes, images and link annotations.

All places are in points from the top left corner of the page. Nothing is grouped here: pdfminer's own layout analysis is
not used, because it tears bullets apart and costs a third of the time.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFType3Font, PDFUnicodeNotDefined
from pdfminer.utils import apply_matrix_rect, mult_matrix

from reframer.readers.pdf_budgets import Spending
from reframer.readers.pdf_fonts import FontFacts, color_of, describe_font
from reframer.readers.pdf_repair import one_of_many

if TYPE_CHECKING:
    from pdfminer.pdfcolor import PDFColorSpace
    from pdfminer.pdffont import PDFFont
    from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager, PDFTextState
    from pdfminer.pdfpage import PDFPage

PICTOGRAMS = 0xF0000  # private codes of pictograms that the file gives no text for, so that like ones are known as such
FAR = 1e9  # points; anything beyond is a damaged or hostile coordinate
SMALL_DRAWING = 14.0  # points; a path within this square is one drawing, whatever it is made of
MOST_SHAPES = 20_000  # per page; a page of outlines has more, and then they are no help

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]


class Character:
    """One glyph. ``x0``..``bottom`` is its box, ``baseline`` the height it stands on, ``size`` its type size, all in points.

    ``turned`` is its rotation in quarter turns, ``hidden`` a word when a reader cannot see it, ``icon`` marks a pictogram.
    """

    __slots__ = ("baseline", "bottom", "color", "font", "hidden", "icon", "order", "size", "text", "top", "turned", "x0", "x1")

    def __init__(
        self,
        text: str,
        x0: float,
        top: float,
        x1: float,
        bottom: float,
        baseline: float,
        size: float,
        font: FontFacts,
        color: str,
        order: int,
        turned: int = 0,
        hidden: str = "",
        icon: bool = False,
    ) -> None:
        self.text = text
        self.x0 = x0
        self.top = top
        self.x1 = x1
        self.bottom = bottom
        self.baseline = baseline
        self.size = size
        self.font = font
        self.color = color
        self.order = order
        self.turned = turned
        self.hidden = hidden
        self.icon = icon


class Shape:
    """Something drawn that is no text. ``parts`` counts its path segments; ``image`` names the picture, empty for a path."""

    __slots__ = ("bottom", "color", "filled", "image", "order", "parts", "top", "x0", "x1")

    def __init__(self, box: Box, parts: int, color: str, filled: bool, order: int, image: str = "") -> None:
        self.x0, self.top, self.x1, self.bottom = box
        self.parts = parts
        self.color = color
        self.filled = filled
        self.order = order
        self.image = image

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top


@dataclass
class PageContent:
    """What one page draws, in drawing order."""

    number: int
    width: float
    height: float
    characters: list[Character] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    targets: list[tuple[str, Box]] = field(default_factory=list)
    segments: int = 0  # path segments drawn, also those beyond MOST_SHAPES
    ocr_layer: bool = False
    shaded: bool = False  # something was painted whose colour is not known
    turned: int = 0  # quarter turns of this view of the page (see pdf_turned), whose upright size follows
    upright_width: float = 0.0
    upright_height: float = 0.0


class CharacterDevice(PDFTextDevice):
    """Collects a page's drawing from pdfminer's interpreter into ``page``."""

    def __init__(self, resources: PDFResourceManager, spending: Spending) -> None:
        super().__init__(resources)
        self.page = PageContent(0, 0.0, 0.0)
        self._spending = spending
        self._fonts: dict[int, tuple[PDFFont, FontFacts]] = {}
        self._height = 0.0
        self._saved: list[Matrix | None] = []
        self._order = 0
        self._visible: Box = (0.0, 0.0, 0.0, 0.0)

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Start a page; its box is the media box as it is turned for the reader."""
        x0, y0, x1, y1 = apply_matrix_rect(ctm, page.mediabox)
        left, bottom, right, top = apply_matrix_rect(ctm, page.cropbox)
        self._height = abs(y1 - y0)
        self.page = PageContent(self.page.number + 1, abs(x1 - x0), self._height)
        self._visible = (min(left, right), self._height - max(top, bottom), max(left, right), self._height - min(top, bottom))
        self._saved.clear()
        self._order = 0

    def end_page(self, page: PDFPage) -> None:
        """Nothing is left to do: the page is filled while it is drawn."""

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        """Remember the matrix, which pdfminer does not put back after a form."""
        self._spending.draw()
        self._saved.append(self.ctm)

    def end_figure(self, name: str) -> None:
        """Put the matrix back."""
        if self._saved:
            self.ctm = self._saved.pop()

    def render_image(self, name: str, stream: Any) -> None:
        """Note where a picture lies; it is never decoded."""
        if self.ctm is None:
            return
        x0, y0, x1, y1 = apply_matrix_rect(self.ctm, (0, 0, 1, 1))
        if max(abs(x0), abs(y0), abs(x1), abs(y1)) < FAR:
            identity = f"{stream.objid or name}"
            self._add_shape((x0, self._height - y1, x1, self._height - y0), 0, "", True, identity)

    def paint_path(self, graphicstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]) -> None:
        """Note the boxes of a path: one for a small drawing, else one for each of its subpaths."""
        page = self.page
        page.segments += len(path)
        self._spending.segments(len(path))
        if not path or self.ctm is None or len(page.shapes) >= MOST_SHAPES:
            return
        a, b, c, d, e, f = self.ctm
        height = self._height
        boxes: list[tuple[float, float, float, float, int]] = []
        xs: list[float] = []
        ys: list[float] = []
        parts = 0
        for segment in path:
            if segment[0] == "m" and xs:
                if parts:
                    boxes.append((min(xs), min(ys), max(xs), max(ys), parts))
                xs, ys, parts = [], [], 0
            for index in range(1, len(segment) - 1, 2):
                x, y = segment[index], segment[index + 1]
                xs.append(a * x + c * y + e)
                ys.append(height - (b * x + d * y + f))
            if segment[0] not in ("m", "h"):
                parts += 1
        if xs and parts:
            boxes.append((min(xs), min(ys), max(xs), max(ys), parts))
        if not boxes:
            return
        color = color_of(graphicstate.ncolor if fill else graphicstate.scolor, fallback="")
        whole = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
        if not all(-FAR < value < FAR for value in whole):
            return
        if len(boxes) > 1 and whole[2] - whole[0] <= SMALL_DRAWING and whole[3] - whole[1] <= SMALL_DRAWING:
            self._add_shape(whole, sum(box[4] for box in boxes), color, fill)
            return
        for x0, top, x1, bottom, count in boxes:
            self._add_shape((x0, top, x1, bottom), count, color, fill)

    def _add_shape(self, box: Box, parts: int, color: str, filled: bool, image: str = "") -> None:
        self._order += 1
        self.page.shapes.append(Shape(box, parts, color, filled, self._order, image))

    def render_string(self, textstate: PDFTextState, seq: Any, ncs: PDFColorSpace, graphicstate: PDFGraphicState) -> None:
        """Place every glyph of a text operator (ISO 32000-1, 9.4.4) and add it to the page."""
        font = textstate.font
        if font is None or self.ctm is None:
            return
        if font.is_vertical():
            super().render_string(textstate, seq, ncs, graphicstate)
            return
        facts = self._facts(font)
        a, b, c, d, e, f = mult_matrix(textstate.matrix, self.ctm)
        size = textstate.fontsize
        scaling = textstate.scaling * 0.01
        charspace = textstate.charspace * scaling
        wordspace = 0.0 if font.is_multibyte() else textstate.wordspace * scaling
        per_unit = 0.001 * size * scaling
        rise = textstate.rise
        ascent, descent = facts.ascent * size + rise, facts.descent * size + rise
        real_size = math.hypot(c, d) * abs(size) * facts.scale
        turned = _quarter_turns(a, b)
        upright = b == 0 and c == 0 and a > 0
        mode = textstate.render
        hidden = "invisible" if mode in (3, 7) else "tiny" if real_size < 1.5 else ""
        color = color_of(graphicstate.scolor if mode == 1 else graphicstate.ncolor)
        height = self._height
        visible = self._visible
        glyphs, widths = facts.glyphs, facts.widths
        out = self.page.characters
        self._spending.characters(sum([len(piece) for piece in seq if isinstance(piece, bytes)]))
        order = self._order
        x, y = textstate.linematrix
        between = False
        for piece in seq:
            if isinstance(piece, (int, float)):
                x -= piece * per_unit
                between = True
                continue
            if not isinstance(piece, bytes):
                continue
            for code in font.decode(piece):
                if between:
                    x += charspace
                between = True
                text = glyphs.get(code)
                if text is None:
                    text = glyphs[code] = _glyph_text(font, code, icon=facts.icons)
                    widths[code] = _glyph_width(font, code, text)
                advance = widths[code] * size * scaling
                order += 1
                if upright:
                    x0 = a * x + e
                    x1 = a * (x + advance) + e
                    if x1 < x0:
                        x0, x1 = x1, x0
                    origin = height - (d * (y + rise) + f)
                    low = height - (d * (y + descent) + f)
                    high = height - (d * (y + ascent) + f)
                    if low < high:
                        low, high = high, low
                else:
                    px, py = a * x + c * y + e, b * x + d * y + f
                    moved = (a, b, c, d, px, py)
                    x0, y0, x1, y1 = apply_matrix_rect(moved, (0, descent, advance, ascent))
                    low, high = height - y0, height - y1
                    origin = (height - (py + d * rise)) if turned in (0, 2) else px + c * rise
                away = hidden
                if not (visible[0] - 2 <= x0 and x1 <= visible[2] + 2 and visible[1] - 2 <= high and low <= visible[3] + 2):
                    if not (-FAR < x0 < FAR and -FAR < high < FAR and -FAR < x1 < FAR and -FAR < low < FAR):
                        x += advance
                        continue
                    if x1 < visible[0] or x0 > visible[2] or low < visible[1] or high > visible[3]:
                        away = "off-page"
                if text:
                    out.append(
                        Character(text, x0, high, x1, low, origin, real_size, facts, color, order, turned, away, facts.icons)
                    )
                x += advance
                if code == 32 and wordspace:
                    x += wordspace
        self._order = order
        textstate.linematrix = (x, y)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        """Place one glyph of vertical writing; pdfminer walks down the column."""
        self._spending.characters(1)
        facts = self._facts(font)
        text = facts.glyphs.get(cid)
        if text is None:
            text = facts.glyphs[cid] = _glyph_text(font, cid, icon=facts.icons)
            facts.widths[cid] = _glyph_width(font, cid, text)
        advance = facts.widths[cid] * fontsize * scaling
        x0, y0, x1, y1 = apply_matrix_rect(matrix, (-fontsize / 2, rise + advance, fontsize / 2, rise))
        if text and max(abs(x0), abs(y0), abs(x1), abs(y1)) < FAR:
            self._order += 1
            top, bottom = self._height - max(y0, y1), self._height - min(y0, y1)
            self.page.characters.append(
                Character(text, x0, top, x1, bottom, bottom, abs(x1 - x0), facts, color_of(graphicstate.ncolor), self._order)
            )
        return advance

    def _facts(self, font: PDFFont) -> FontFacts:
        known = self._fonts.get(id(font))
        if known is None:
            known = self._fonts[id(font)] = (font, describe_font(font, isinstance(font, PDFType3Font)))
        return known[1]


def _glyph_text(font: PDFFont, code: int, *, icon: bool) -> str:
    """The characters a glyph stands for; where the file does not say U+FFFD, and of a pictogram a code of its own."""
    text = _known_text(font, code)
    return chr(PICTOGRAMS + (code & 0xFFFF)) if icon and text == "\ufffd" else text


def _known_text(font: PDFFont, code: int) -> str:
    try:
        text = font.to_unichr(code)
    except (PDFUnicodeNotDefined, KeyError):
        return "\ufffd"
    if not isinstance(text, str) or len(text) > 32:
        return "\ufffd"
    return one_of_many(text) if len(text) > 1 else text


def _glyph_width(font: PDFFont, code: int, text: str) -> float:
    """The width of a glyph for type of size 1; half an em when the file gives none for any glyph of the font."""
    width = font.char_width(code)
    if width == 0 and text and not font.widths and not font.default_width:
        return 0.5
    return width


def _quarter_turns(a: float, b: float) -> int:
    """How far the writing direction is turned: 0 left to right, 1 upwards, 2 upside down, 3 downwards."""
    if abs(b) > abs(a):
        return 1 if b > 0 else 3
    return 0 if a >= 0 else 2
