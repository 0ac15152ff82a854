"""Where a figure stands: in a change (from, to, by), behind a percentile, beside a word that says up or down."""

import re
from collections.abc import Sequence

from reframer.verifying.figure import Figure
from reframer.verifying.words import Word

_UP = frozenset(["up", "higher", "more", "faster", "longer"])
_DOWN = frozenset(["down", "lower", "less", "fewer", "shorter", "smaller", "cheaper", "slower"])
_TO_A_RESULT = frozenset(
    ["leading", "led", "due", "equal", "close", "compared", "amounting", "thanks", "contributing", "contributed"]
)


def role_of(text: str, words: Sequence[Word], figure: Figure, last: Figure | None, following: Figure | None) -> str:
    """Return from, to, by, part, whole, range, before, after or an empty text."""
    if figure.first >= len(words):
        return ""
    start, end = words[figure.first].start, words[figure.behind - 1].end
    ahead = text[max(0, start - 24) : start].lower().rstrip("~$€£<>≤≥+ ")
    behind = text[end : end + 14].lower().lstrip("%+ ")
    paired = following is not None and following.first - figure.behind <= 3
    if text[max(0, start - 24) : start].rstrip("~$€£<≤≥+ ").endswith("->"):
        return "to"
    if behind.startswith("->") and following is not None:
        return "from"
    if (beside := re.match(r"(before|after)\b", behind)) and re.search(r"\bbefore\b.*\bafter\b|\bafter\b.*\bbefore\b", text):
        return beside.group(1)
    if re.search(r"[(,;]\s?(?:was|previously|formerly|earlier|before that)$", ahead) and last is not None:
        return "from"
    before = re.findall(r"[a-zµ]+", re.split(r"\d", ahead)[-1])
    if "from" in before[-2:]:
        return "from"
    if paired and re.match(r"(?:[a-z]+ )?(?:down |up )?to\b", behind):
        return "from"
    if before[-2:-1] == ["to"] and last is not None and last.role == "from" and figure.first - last.behind <= 3:
        return "to"  # from Java 8 to Java 17
    if before[-1:] == ["to"] and before[-2:-1] and before[-2] in _TO_A_RESULT:
        return ""
    if before[-1:] == ["to"] or (
        before[-2:-1] == ["to"] and before[-1] in ("about", "around", "under", "over", "just", "roughly")
    ):
        if last is not None and last.role == "from" and figure.first - last.behind <= 4:
            return "to"
        return "" if before[-2:-1] == ["up"] else "to"
    if before[-1:] == ["by"]:
        return "by"
    if (
        following is not None
        and following.first - figure.behind <= 3
        and re.fullmatch(r"(?:out )?of (?:the |its |our |all )?", text[end : words[following.first].start].lstrip().lower())
    ):
        return "part"
    if last is not None and last.role == "part":
        return "whole"
    if behind.startswith("-") and following is not None and following.first == figure.behind:
        return "range"
    return ""


def percentile_of(
    words: Sequence[Word], figure: Figure, following: Figure | None, last: Figure | None, percentiles: list[tuple[int, str]]
) -> str:
    """Return the percentile that a figure belongs to (``99``), or an empty text."""
    if not percentiles or figure.first >= len(words) or figure.kind not in ("time", "percent", "multiple", ""):
        return ""
    start, end = words[figure.first].start, words[figure.behind - 1].end
    sentence, clause = words[figure.first].sentence, words[figure.first].clause

    def place(position: int) -> tuple[int, int]:
        index = next((number for number, word in enumerate(words) if word.end > position), len(words) - 1)
        return words[index].sentence, words[index].clause

    behind = [(position, name) for position, name in percentiles if end <= position <= end + 2 + len("latency at ")]
    if last is not None and last.percentile and last.role == "from" and figure.role == "to":
        return last.percentile
    ahead = [(position, name) for position, name in percentiles if position < start and place(position)[0] == sentence]
    if ahead and place(ahead[-1][0])[1] == clause:
        return ahead[-1][1]
    if (
        figure.kind
        and behind
        and place(behind[0][0])[1] == clause
        and (following is None or behind[0][0] < words[following.first].start)
    ):
        return behind[0][1]
    return ""


def way_of(words: Sequence[Word], figure: Figure, role: str) -> str:
    """Return ``+`` or ``-`` where the words beside a figure say which way it went (*up 10%*, *40% lower*)."""
    if role in ("from", "to") or figure.kind not in ("percent", "multiple", "money", ""):
        return ""
    before = [word.low for word in words[max(0, figure.first - 2) : figure.first] if word.low != "by"]
    beside = (before[-1:] or [""])[0]
    behind = words[figure.behind].low if figure.behind < len(words) and not words[figure.behind].first else ""
    if beside == "up" or behind in _UP - {"more"}:
        return "+"
    if beside == "down" or behind in _DOWN:
        return "-"
    return ""
