"""Versions: *OAuth2*, *OAuth 2.0*, *OAuth-2* and *oauth v2* are one name with one version, however they are joined."""

import re

# A name begins with a capital, and no unit, thousands or per cent follow its number: *TLS 1.3*, not *to 85 ms* nor *Sold 1,150*.
_VERSIONED = re.compile(r"(?<![A-Za-z0-9])([A-Z][A-Za-z+#]*)[ \-/.]?v?(\d+(?:\.\d+)*)(?![A-Za-z0-9%]|[,.]\d| ?[%\u00b5])")


def versions_of(text: str) -> frozenset[str]:
    """Return every name of a text that a version number follows, in one spelling (*oauth2*)."""
    return frozenset(_key(match) for match in _VERSIONED.finditer(text))


def version_at(text: str, start: int) -> str:
    """Return the spelling-free form of the name whose version number begins at ``start``, or an empty text."""
    ahead = text[max(0, start - 30) : start]
    for match in _VERSIONED.finditer(text, max(0, start - len(ahead))):
        if match.start(2) == start:
            return _key(match)
        if match.start() > start:
            break
    return ""


def version_of(name: str) -> str:
    """Return the spelling-free form of a name with its version, or an empty text where it is none."""
    match = _VERSIONED.fullmatch(name)
    return _key(match) if match else ""


def _key(match: re.Match[str]) -> str:
    number = match[2]
    while number.endswith(".0"):
        number = number[:-2]
    return f"{match[1].lower()}{number}"
