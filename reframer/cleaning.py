"""Clean text of what a resume cannot mean: control characters, invisible marks, ligatures. NFC, never NFKC."""

import re
import unicodedata

MOST_MARKS = 4  # combining marks on one letter; more is decoration that breaks every renderer

LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_LINE_ENDS = dict.fromkeys("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n")
_SPACES = dict.fromkeys("\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " ")
_INVISIBLE = dict.fromkeys(
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2065\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\ufeff\ufff9\ufffa\ufffb",
    "",
)
_TABLE = str.maketrans(LIGATURES | _LINE_ENDS | _SPACES | _INVISIBLE)
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\U000e0000-\U000e007f"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PLAIN = re.compile(r"[\n\t -~]*")


def clean(text: str) -> str:
    """Return ``text`` in NFC without control, bidi, zero-width and noncharacters; every line end is a newline.

    Ligatures are spelled out and all spaces are plain. Kept are tab, newline and the zero-width joiner of emoji.
    Cleaning twice changes nothing more.
    """
    if _PLAIN.fullmatch(text):
        return text
    text = _DROPPED.sub("", text.replace("\r\n", "\n").translate(_TABLE))
    return _without_piled_marks(unicodedata.normalize("NFC", text))


def has_bidi_controls(text: str) -> bool:
    """True when ``text`` holds characters that change the order in which it is shown."""
    return _BIDI.search(text) is not None


def printable(text: str, most: int = 200) -> str:
    """Return ``text`` as one line that a terminal or a log can show, cut to ``most`` characters."""
    line = " ".join(clean(text).split())
    shown = "".join(char if char.isprintable() else "?" for char in line)
    return shown if len(shown) <= most else shown[: most - 3] + "..."


def _without_piled_marks(text: str) -> str:
    if not any(unicodedata.combining(char) for char in text):
        return text
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= MOST_MARKS:
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))
