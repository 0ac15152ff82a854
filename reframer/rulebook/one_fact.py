"""A question asks for one fact: what joins two asks in one sentence."""

import re

_ASKING = r"(?:what|which|who|whose|whom|how|where|when|why)"
_LEADING = r"(?:at|with|on|over|for|by|of|in|within|under|against|as|from|to)"
_DOING = r"(?:did|do|does|was|were|is|are|has|have|had|could|would)"
_WORD = r"[\w@%/'-]+"
_JOINS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:,|;)(?: and| or)? (?:{_LEADING} )?{_ASKING}\b",  # how many rows, and over how long
        rf"\b(?:and|or) (?:{_LEADING} )?{_ASKING}\b",
        rf"(?:,|;)(?: and)? {_DOING} (?:it|they|you|he|she|that|this|there|any|the)\b",  # ..., and did it ship
        rf"\bhow many {_WORD}(?: {_WORD})? and (?!after\b)",  # how many producers and consumers
        rf"^(?:what|which) {_WORD}(?: {_WORD})?(?:, {_WORD})* and (?!after\b)",  # what throughput and depth
    )
)

_BOTH_ENDS = re.compile(r",? from what\b[^?]*?\bto what\b|, from what(?=\?)", re.IGNORECASE)


def asks_for_two(ask: str) -> str:
    """Return what makes two questions of one (", and how"), or an empty text where one fact is asked for.

    Both ends of a change ("before and after", "from what to what") and a choice ("services, tables or rows") are one fact.
    """
    if ask.count("?") > 1:
        return "?"
    one = _BOTH_ENDS.sub("", f" {ask}").strip()
    for join in _JOINS:
        if found := join.search(one):
            return found.group().strip()
    return ""
