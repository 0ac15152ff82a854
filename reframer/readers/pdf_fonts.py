"""What a PDF font says about its text: bold, italic, pictograms, and how high its letters are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pdfminer.pdffont import PDFFont

FEWEST_WIDTHS = 12  # glyphs of one width that show a font of fixed pitch
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(r"bold|black|heavy|demi|medi(?!um)|extrabd|^(cm|sf|ec|lm|tc)(ss)?bx|^cmssdc|-bd|,bd|_bd", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obliq|slant|kursiv|^(cm|sf|ec)(ti|sl|bxti|ssi)|-it$|-bdit|-lightit", re.IGNORECASE)
_ICONS = re.compile(
    r"awesome|material.?(icons|symbols)|icomoon|glyphicon|simple.?icons|academicons|ionicons|feather|fontello|bootstrap-icons"
    r"|phosphor|marvosym|fa-(solid|brands|regular)|remixicon|typicons|iconfont|linearicons",
    re.IGNORECASE,
)
_SYMBOLS = re.compile(r"wingding|webding|^symbol|dingbat|opensymbol|starsymbol|segoeuisymbol", re.IGNORECASE)
_FIXED = re.compile(r"courier|mono|consol|typewriter|^cmtt", re.IGNORECASE)


@dataclass
class FontFacts:
    """Facts of one font. ``ascent`` and ``descent`` are shares of the type size; ``scale`` makes it the visible size."""

    name: str
    bold: bool
    italic: bool
    icons: bool  # every glyph is a pictogram
    symbols: bool  # letters stand for signs (Wingdings)
    fixed: bool
    ascent: float
    descent: float
    scale: float = 1.0
    glyphs: dict[int, str] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)

    def has_one_width(self) -> bool:
        """Whether all glyphs seen so far are of one width, and they are enough to tell a font of fixed pitch."""
        seen = self.widths.values()
        return len(seen) >= FEWEST_WIDTHS and max(seen) - min(seen) < 0.002


def describe_font(font: PDFFont, type3: bool) -> FontFacts:
    """Read the facts from the name and the descriptor, with sound values where the file gives none or nonsense."""
    given = str(getattr(font, "fontname", "") or "")
    if given in {"", "unknown"}:
        given = str(getattr(font, "basefont", "") or given)
    name = _SUBSET.sub("", given)
    flags = font.flags if isinstance(font.flags, int) else 0
    ascent, descent = font.get_ascent(), font.get_descent()
    scale = 1.0
    if type3:
        scale = _type3_scale(font, ascent - descent)
        ascent, descent = 0.75 * scale, -0.25 * scale
    elif not (0.4 <= ascent <= 1.3) or not (-0.6 <= descent <= 0):
        ascent, descent = 0.75, -0.25
    angle = font.italic_angle if isinstance(font.italic_angle, (int, float)) else 0
    return FontFacts(
        name=name,
        bold=bool(_BOLD.search(name)) or bool(flags & 1 << 18) or _weight(font) >= 600,
        italic=bool(_ITALIC.search(name)) or angle < -2 or bool(flags & 1 << 6),
        icons=bool(_ICONS.search(name)),
        symbols=bool(_SYMBOLS.search(name)),
        fixed=bool(_FIXED.search(name)),
        ascent=ascent,
        descent=descent,
        scale=scale,
    )


def _weight(font: PDFFont) -> float:
    weight = font.descriptor.get("FontWeight", 0) if isinstance(font.descriptor, dict) else 0
    return weight if isinstance(weight, (int, float)) else 0


def _type3_scale(font: PDFFont, height: float) -> float:
    """The visible type size of a Type3 font for each unit of its nominal size; its glyphs may be drawn in any unit."""
    if 1 / 5000 <= abs(font.hscale) <= 1 / 500:
        return 1.0  # glyphs are drawn in units of an em, as in other fonts
    widths = [width for width in font.widths.values() if isinstance(width, (int, float)) and width > 0]
    by_width = 2.0 * sum(widths) / len(widths) * abs(font.hscale) if widths else 0.0  # a letter is about half an em wide
    if by_width <= 0:
        return abs(height) or 1.0
    return abs(height) if 0.6 * by_width <= abs(height) <= 1.8 * by_width else by_width


def color_of(color: Any, fallback: str = "") -> str:
    """``rrggbb`` of a PDF colour; ``fallback`` for a pattern, and for black text the empty string."""
    try:
        return _known_color(tuple(color) if isinstance(color, list) else color, fallback)
    except TypeError:  # it holds what cannot be compared, so it is no colour
        return fallback


@lru_cache(maxsize=256)
def _known_color(color: Any, fallback: str) -> str:
    """A file sets few colours, and asks for them at every run of text."""
    if isinstance(color, (int, float)):
        levels: tuple[float, ...] = (color, color, color)
    elif isinstance(color, (tuple, list)) and all(isinstance(part, (int, float)) for part in color):
        if len(color) == 1:
            levels = (color[0],) * 3
        elif len(color) == 3:
            levels = tuple(color)
        elif len(color) == 4:
            cyan, magenta, yellow, black = color
            levels = tuple((1 - ink) * (1 - black) for ink in (cyan, magenta, yellow))
        else:
            return fallback
    else:
        return fallback
    numbers = [min(255, max(0, round(level * 255))) for level in levels]
    return "" if max(numbers) < 40 and not fallback else "{:02x}{:02x}{:02x}".format(*numbers)
