"""Digits that measure nothing: those in the name of a technology (S3), and the version behind one (Java 17)."""

import re

from reframer.model.findings import TechnologyFinding

_VERSION = re.compile(
    r"(?:\s+|-)v?\d{1,4}(?:\.\d{1,4}|\.x){0,3}(?:\s*(?:to|->|\u2192|/|and|-|\u2013)\s*v?\d{1,4}(?:\.\d{1,4}){0,3})?(?![\w%])"
)
_NEXT_VERSION = re.compile(r"\s*(?:to|->|\u2192|/)\s*v?\d{1,4}(?:\.\d{1,4}){0,3}(?![\w%])")
_UNIT_AFTER = re.compile(r"\s*(?:[a-z][\w-]*s\b|[%+]|ms\b|TB\b|GB\b|MB\b|QPS\b|RPS\b|TPS\b|[kKMB]\b|x\b|h\b|s\b)")


def spans_of_names(text: str, technologies: tuple[TechnologyFinding, ...]) -> list[tuple[int, int]]:
    """The characters of technologies whose name holds a digit, and of the versions that follow a name."""
    names: list[tuple[int, int]] = []
    for technology in technologies:
        start, end = technology.span.start, technology.span.end
        ends_in_digit = text[end - 1].isdigit()
        version = (_NEXT_VERSION if ends_in_digit else _VERSION).match(text, end)
        if (version and not _UNIT_AFTER.match(text, version.end())) or (
            version
            and re.match(r"\s+(?:to|with|for|in|on|and|across|from|using|by|as)\b", text[version.end() : version.end() + 10])
        ):
            end = version.end()
        names.append((start, end))
    return names
