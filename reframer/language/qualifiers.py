"""Find the words that limit a claim, and how far they reach, in the manner of ConText."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from reframer.language.counting import is_plural
from reframer.language.phrases import Occurrence, Phrases, longest
from reframer.language.tokens import Token
from reframer.language.words import words
from reframer.model.findings import Metric, MetricKind, QualifierFinding, Span, VerbFinding
from reframer.rulebook.vocabulary import Qualifier

# A reach ends at these everywhere.
_ENDS = re.compile(r"[.!?](?=\s|$)|;|\s[\u2014\u2013-]{1,2}\s|\u2014|\bbut\b|\bhowever\b", re.IGNORECASE)


class Qualifiers:
    """The vocabulary's qualifiers, compiled."""

    def __init__(self, qualifiers: tuple[Qualifier, ...]) -> None:
        self._qualifiers = qualifiers
        self._cues: Phrases[int] = Phrases("none")
        self._pseudo: Phrases[int] = Phrases("none")
        self._stops: Phrases[int] = Phrases("none")
        for number, qualifier in enumerate(qualifiers):
            for phrase in qualifier.phrases:
                self._cues.add(phrase, number)
            for phrase in qualifier.pseudo:
                self._pseudo.add(phrase, number)
            for phrase in qualifier.stops_at:
                self._stops.add(phrase, number)

    def find(
        self, text: str, tokens: Sequence[Token], metrics: Sequence[Metric] = (), verbs: Sequence[VerbFinding] = ()
    ) -> tuple[QualifierFinding, ...]:
        """Return the qualifiers of ``text`` in order of their cues; of two cues of one at one place the longer counts."""
        occurrences = list(self._cues.find(text))
        if not occurrences:
            return ()
        pseudo = list(self._pseudo.find(text))
        stops: list[Occurrence[int]] | None = None
        ends = [match.span() for match in _ENDS.finditer(text)]
        starts = [token.start for token in tokens]
        findings: list[QualifierFinding] = []
        for number, qualifier in enumerate(self._qualifiers):
            mine = longest(one for one in occurrences if number in one.keys)
            for one in mine:
                if any(number in other.keys and other.start <= one.start and one.end <= other.end for other in pseudo):
                    continue
                if _is_object(text, one, verbs) or _in_compound(text, one):
                    continue
                if _is_name(text, one) or _describes(text, one) or (qualifier.at_most == "none" and _in_zero(one, metrics)):
                    continue
                if stops is None:
                    stops = list(self._stops.find(text))
                own = [stop for stop in stops if number in stop.keys]
                reach = _reach(text, one, qualifier, ends, own, starts)
                if reach is not None:
                    cue = Span(start=one.start, end=one.end, text=text[one.start : one.end])
                    findings.append(QualifierFinding(id=qualifier.id, cue=cue, reach=reach, at_most=qualifier.at_most))
        findings.sort(key=lambda finding: (finding.cue.start, -finding.cue.end, finding.id))
        return tuple(findings)


# A base form inside a sentence is mostly a noun: "the help search", "systems work on a renderer".
_NOUNS_INSIDE = words("help assist work contribute participate")
_BEFORE_BASE = words("i we and also to will currently")


def _in_compound(text: str, one: Occurrence[int]) -> bool:
    """Whether the cue is the first half of a compound: "no-shows"."""
    return text.startswith("-", one.end) and text[one.end + 1 : one.end + 2].isalnum()


def _is_object(text: str, one: Occurrence[int], verbs: Sequence[VerbFinding]) -> bool:
    """Whether a cue is a thing that is acted on: "scaled *the team*", "the *help* search"."""
    cue = text[one.start : one.end].lower()
    before = text[max(0, one.start - 30) : one.start].split()
    if cue.split(" ")[0] in _NOUNS_INSIDE:
        return bool(before) and before[-1].isalpha() and before[-1].lower() not in _BEFORE_BASE
    if cue == "the team":
        after = one.end + len(text[one.end :]) - len(text[one.end :].lstrip())
        return not any(verb.span.start == after for verb in verbs)
    return False


def _describes(text: str, one: Occurrence[int]) -> bool:
    """Whether an -ing cue only describes the noun before it: "40 engineers *working on* maps"."""
    if not text[one.start : one.end].split(" ")[0].lower().endswith("ing"):
        return False
    before = text[max(0, one.start - 40) : one.start]
    word = before.rstrip().rpartition(" ")[2].lower()
    return before.endswith(" ") and word.isalpha() and is_plural(word)


def _in_zero(one: Occurrence[int], metrics: Sequence[Metric]) -> bool:
    """Whether a negation is an achievement: "no customer-facing outage"."""
    return any(metric.kind is MetricKind.ZERO and metric.span.start <= one.start < metric.span.end for metric in metrics)


def _is_name(text: str, one: Occurrence[int]) -> bool:
    """A short word in capitals in a line that is not: "US" is no "us", "NO" in "NO2" no "no"."""
    written = text[one.start : one.end]
    return 1 < len(written) <= 3 and written.isupper() and not text.isupper()


def _reach(
    text: str,
    one: Occurrence[int],
    qualifier: Qualifier,
    ends: list[tuple[int, int]],
    stops: list[Occurrence[int]],
    starts: list[int],
) -> Span | None:
    low, high = one.start, one.end
    if qualifier.reaches in {"forward", "both"}:
        high = min(
            [len(text), *(end[0] for end in ends if end[0] >= one.end), *(stop.start for stop in stops if stop.start >= one.end)]
        )
        last = bisect_right(starts, one.end - 1) + qualifier.max_words
        if last < len(starts):
            high = min(high, starts[last])
    if qualifier.reaches in {"backward", "both"}:
        low = max([0, *(end[1] for end in ends if end[1] <= one.start), *(stop.end for stop in stops if stop.end <= one.start)])
        first = bisect_right(starts, one.start) - 1 - qualifier.max_words
        if first > 0:
            low = max(low, starts[first])
    low, high = min(low, one.start), max(high, one.end)
    if qualifier.reaches == "forward":
        low = one.end
    elif qualifier.reaches == "backward":
        high = one.start
    while low < high and text[low].isspace():
        low += 1
    while high > low and text[high - 1].isspace():
        high -= 1
    return Span(start=low, end=high, text=text[low:high])
