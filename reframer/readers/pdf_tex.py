"""Bitmap fonts of TeX name their glyphs by number only (``/a225``); what the numbers mean, TeX's two text encodings say."""

from __future__ import annotations

import re
from typing import Any

from pdfminer.pdffont import PDFType3Font
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import resolve1

_NUMBERED = re.compile(r"a(\d{1,3})")
_LIGATURES = ("ff", "fi", "fl", "ffi", "ffl")
_LETTERS = frozenset((*range(65, 91), *range(97, 123)))

# The Cork encoding, "T1" in LaTeX: its first 32 places and its upper half; between them it is ASCII but for the quotes.
_CORK_LOW = (*"`´ˆ˜¨˝˚ˇ˘¯˙¸˛‚‹›“”„«»–—", "", "", "ı", "ȷ", *_LIGATURES)
_CORK_HIGH = (
    "ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§"
    "ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖŒØÙÚÛÜÝÞẞ"
    "àáâãäåæçèéêëìíîïðñòóôõöœøùúûüýþß"
)
_CORK: dict[int, str] = {
    **dict(enumerate(_CORK_LOW)),
    **{code: chr(code) for code in range(32, 127)},
    39: "’",
    96: "‘",
    127: "-",
    **{128 + place: char for place, char in enumerate(_CORK_HIGH)},
}
# The older encoding of Computer Modern, "OT1".
_OLD: dict[int, str] = {
    **{code: chr(code) for code in range(32, 127)},
    **{11 + place: text for place, text in enumerate(_LIGATURES)},
    **dict(zip(range(16, 32), "ıȷ`´ˇ˘¯˚¸ßæœøÆŒØ", strict=True)),
    34: "”",
    39: "’",
    60: "¡",
    62: "¿",
    92: "“",
    96: "‘",
    123: "–",
    124: "—",
    125: "˝",
    126: "˜",
    127: "¨",
}
# Signs of the mathematical fonts that resumes use as bullets and between words.
_SIGNS = {0: "−", 1: "·", 2: "×", 3: "∗", 5: "⋄", 6: "±", 14: "◦", 15: "•", 24: "∼", 33: "→", 106: "|", 136: "•"}


class FontManager(PDFResourceManager):
    """A PDFResourceManager that gives TeX's bitmap fonts the encoding that the file leaves out."""

    def get_font(self, objid: Any, spec: Any) -> Any:
        """Return the font of a page's resources."""
        font = super().get_font(objid, spec)
        if isinstance(font, PDFType3Font) and font.unicode_map is None:
            codes = _codes_of(spec)
            if codes:
                table = encoding_of(codes)
                font.cid2unicode = {code: table[code] for code in codes if code in table}
        return font


def _codes_of(spec: Any) -> frozenset[int]:
    """The codes of a font whose glyphs have numbers for names; none for any other font."""
    glyphs = resolve1(spec.get("CharProcs")) if isinstance(spec, dict) else None
    if not isinstance(glyphs, dict) or not glyphs:
        return frozenset()
    found = [_NUMBERED.fullmatch(str(name)) for name in glyphs]
    if not all(found):
        return frozenset()
    return frozenset(int(match[1]) for match in found if match)


def encoding_of(codes: frozenset[int]) -> dict[int, str]:
    """Return the encoding in which a font with glyphs at just these codes is most likely made."""
    if not codes & _LETTERS and codes & frozenset(_SIGNS):
        return _SIGNS
    if any(code > 127 for code in codes):
        return _CORK
    old = len(codes & {11, 12, 13, 14, 15}) + len(codes & {123, 124}) * (125 not in codes)
    cork = len(codes & {21, 22, 27, 28, 29, 30, 31})
    return _OLD if old > cork else _CORK
