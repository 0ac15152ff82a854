"""Repair the characters of PDF text by small tables. Never by NFKC, which turns ``1½`` into ``11⁄2``."""

from __future__ import annotations

import unicodedata

from reframer.cleaning import LIGATURES, clean

SOFT_HYPHEN = "\u00ad"
UNKNOWN = "\ufffd"

INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufe0e\ufe0f"
)
SPACES = frozenset(" \t\n\r\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")

BULLETS = frozenset("•◦‣⁃∙·●○◉◎■□▪▫◾◽◼◻◆◇◈❖▶►▸▹▷▻◗◘⬤⯈➢➤➔➜➙➣➥➧➲➼➽→⇒⇨»›✓✔✗✘✦✧★☆✪✫✭✯⚫⚪⚬⦿⦾⁌⁍∗❍❏❑❒❯▮▯◙⁎※♦⬥⬧⯀🞄🞂●")
# Accents that old TeX fonts draw as signs of their own over a letter.
ACCENTS = {
    "\u00b4": "\u0301",
    "\u02ca": "\u0301",
    "`": "\u0300",
    "\u02cb": "\u0300",
    "\u02c6": "\u0302",
    "\u02dc": "\u0303",
    "\u00a8": "\u0308",
    "\u02c7": "\u030c",
    "\u00b8": "\u0327",
    "\u02da": "\u030a",
    "\u02d8": "\u0306",
    "\u02dd": "\u030b",
    "\u02d9": "\u0307",
    "\u00af": "\u0304",
    "\u02db": "\u0328",
}
DASHES = frozenset("-–—−‐‑‒―")
# Signs that are bullets only when several lines of the file begin with them.
DOUBTFUL = frozenset("*+>~o§¤¨Ø")
# Letters that Wingdings shows as bullets, and the private codes under which Word exports them.
SYMBOL_BULLETS = frozenset("§Øüvqnlu¨wsxþàèð·•o®¡rtzy{|}~")
PRIVATE_BULLETS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0fe": "☑",
    "\uf076": "❖",
    "\uf071": "❑",
    "\uf06e": "■",
    "\uf06c": "●",
    "\uf075": "◆",
    "\uf0a8": "◻",
    "\uf077": "◆",
    "\uf0e0": "→",
    "\uf0e8": "➔",
    "\uf0f0": "⇨",
    "\uf06f": "□",
    "\uf09f": "•",
    "\uf09e": "·",
    "\uf0ae": "→",
    "\uf02d": "-",
    "\uf02a": "*",
}
# The same for the bullet-like signs of common icon fonts.
ICON_BULLETS = {
    "\uf111": "●",
    "\uf0c8": "■",
    "\uf054": "›",
    "\uf0da": "▸",
    "\uf105": "›",
    "\uf00c": "✓",
    "\uf061": "→",
    "\uf192": "◉",
    "\uf10c": "○",
    "\uf101": "»",
    "\uf138": "›",
    "\uf0a9": "→",
    "\uf04b": "▶",
    "\uf152": "▸",
    "\uf05d": "✓",
    "\uf058": "✓",
    "\uf14a": "✓",
}


def is_private(text: str) -> bool:
    """Whether a glyph's text is a private-use character, whose meaning only its font knows."""
    return len(text) == 1 and ("\ue000" <= text <= "\uf8ff" or "\U000f0000" <= text <= "\U0010fffd")


def clean_glyph(text: str) -> str:
    """The text of one glyph with ligatures spelled out, invisible characters gone and unknown ones as U+FFFD.

    NUL stays: ``mend_ligatures`` needs it to find the letters that are missing.
    """
    if len(text) == 1 and "\x20" < text < "\x7f":
        return text
    out = []
    for character in text:
        if character in LIGATURES:
            out.append(LIGATURES[character])
        elif character in INVISIBLE:
            continue
        elif character == "\x00":
            out.append(character)
        elif character in SPACES:
            out.append(" ")
        elif character < "\x20" or "\x7f" <= character < "\xa0" or "\ud800" <= character <= "\udfff":
            out.append(UNKNOWN)
        elif character == "\u2044" and len(text) > 1:  # inside a glyph that stands for a fraction
            out.append("/")
        else:
            out.append(character)
    return "".join(out)


def one_of_many(text: str) -> str:
    """The text of a glyph that a file maps to several characters: one space, one hyphen, or the ligature's letters.

    Some programs map the glyph of the space to ``tab, return, space, no-break space``, all the characters it may stand for.
    """
    kept = "".join(character for character in text if character not in SPACES and character >= "\x20")
    if not kept:
        return " "
    if all(character in DASHES or character == SOFT_HYPHEN for character in kept):
        return "-" if "-" in kept else kept[-1]
    return kept


def mend_hyphens(text: str) -> str:
    """Make a soft hyphen inside a line the hyphen it shows as; one at the end stays, since only parsing sees the next line."""
    if SOFT_HYPHEN not in text:
        return text
    body, last = text[:-1], text[-1:]
    return body.replace(SOFT_HYPHEN, "-") + last


def accented(letter: str, accent: str) -> str:
    """A letter with the accent that was drawn over it; empty when the two make no letter."""
    base = {"\u0131": "i", "\u0237": "j"}.get(letter, letter)
    joined = unicodedata.normalize("NFC", base + ACCENTS[accent])
    return joined if len(joined) == 1 else ""


def clean_keeping_break(text: str) -> str:
    """The text cleaned as everywhere, but a soft hyphen at its end stays: parsing decides on it."""
    return clean(text[:-1]) + SOFT_HYPHEN if text.endswith(SOFT_HYPHEN) else clean(text)
