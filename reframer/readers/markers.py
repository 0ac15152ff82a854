"""Bullet marks that were typed as characters in front of a line."""

import re

from reframer.model.document import Marker, MarkerKind

_GLYPHS = (
    "•‣◦⁃∙●○■□▪▫◆◇♦◊►▸▶▷➢➤➔→⇒»✓✔✗★☆❖❑❒❍⦿⦾⚫◉◘➣❯›" + "\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf06e\uf02d\uf0e0\uf0a8\uf071\uf06c\uf06f"
)
_GLYPH = re.compile(rf"([{_GLYPHS}])[ \t]*(?=\S)")
_STAR = re.compile(r"([*·+>])[ \t]+(?=\S)")
_DASH = re.compile(r"([-–—‐‑‒―])(?:[ \t]+(?=\S)|(?=[A-Z][a-z]))")
_LETTER = re.compile(r"([o§Ø¤ü])[ \t]+(?=[A-Z0-9])")  # marks of symbol fonts as they come out in plain text
_NUMBER = re.compile(r"(\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)])[ \t]+(?=\S)")

_MARKS = (
    (_GLYPH, MarkerKind.GLYPH),
    (_DASH, MarkerKind.DASH),
    (_STAR, MarkerKind.GLYPH),
    (_LETTER, MarkerKind.GLYPH),
    (_NUMBER, MarkerKind.NUMBER),
)


def split_marker(text: str) -> tuple[Marker, str] | None:
    """Return the typed mark of a line and the text behind it; None when the line begins with its own words."""
    for pattern, kind in _MARKS:
        found = pattern.match(text)
        if found:
            return Marker(kind=kind, glyph=_shown(found.group(1))), text[found.end() :]
    return None


def is_bullet_glyph(text: str) -> bool:
    """True for a character that marks bullets and means nothing else."""
    return len(text) == 1 and text in _GLYPHS


def _shown(glyph: str) -> str:
    """Characters of symbol fonts have no meaning outside that font; show them as a bullet."""
    return "•" if "\ue000" <= glyph <= "\uf8ff" else glyph
