"""Causation: *while*, *after* or a full stop between two facts does not make one the cause of the other."""

from collections.abc import Iterator

from reframer.model.outcome import Violation
from reframer.rulebook.equivalents import EquivalentKind
from reframer.verifying.agency import Deed, deeds_of
from reframer.verifying.evidence import Evidence
from reframer.verifying.problems import wrong
from reframer.verifying.reading import Reading

_NO_OBJECT = frozenset({"that", "this", "last", "next", "every", "each", "within", "through", "across", "as", "again", "sharply"})
_MEANS = frozenset({"by", "through", "via"})
_WEAK = frozenset({"with", "using", "via", "through", "by"})


def invented_causes(evidence: Evidence, new: Reading) -> Iterator[Violation]:
    """Yield a cause that the new line asserts and the old text does not."""
    here = asserted_cause(new)
    if not here:
        return
    if any(asserted_cause(reading) or _weak_cause(reading) or _is_joined(reading, new, here) for reading in evidence.all):
        return
    if _is_way_of_making(evidence, new, here):
        return
    yield wrong("causation_invented", here, f"{here!r} makes one fact the cause of another; the old text does not.")


def _is_way_of_making(evidence: Evidence, new: Reading, here: str) -> bool:
    """Say whether *by* only leads from making a thing to the old deed that made it (*built a router by fine-tuning X*)."""
    deeds = deeds_of(new)
    means = [deed for deed in deeds if deed.role == "means" and here.endswith(deed.text)]
    heads = [deed for deed in deeds if deed.role == "head" and means and deed.first < means[0].first]
    return (
        bool(heads)
        and all(not head.direction and new.lexicon.is_of(head.base, ("create",)) for head in heads)
        and any(
            old.told and old.rank == old.own_rank and old.base == means[0].base and not old.direction for old in evidence.deeds
        )
    )


def _is_joined(old: Reading, new: Reading, here: str) -> bool:
    """Say whether the old line joins the change to a deed with *and* (*rewrote the cache and halved*, *..., halving*)."""
    bases = {deed.base for deed in deeds_of(new) if deed.role == "part" and deed.text == here}
    deeds = deeds_of(old)
    return any(
        deed.role == "head" and deed.base in bases and old.words[deed.first - 1].low == "and" and _after_deed(deeds, deed)
        for deed in deeds
        if deed.first
    )


def asserted_cause(reading: Reading) -> str:
    """Return the words with which a line asserts a cause, or an empty text."""
    deeds = deeds_of(reading)
    for hit in reading.of(EquivalentKind.CAUSE):
        if reading.words[hit.first].low in ("cause", "causes") or reading.words[hit.first].before == "-":
            continue
        if reading.words[min(hit.behind, len(reading.words) - 1)].low == "far":
            continue  # *found the cause of a leak*
        return reading.phrase(hit.first, hit.behind)
    for deed in deeds:
        if deed.role == "part" and _changes(reading, deed) and _after_deed(deeds, deed):
            return deed.text
        if deed.role == "relative" and _changes(reading, deed) and not deed.by_team:
            return reading.phrase(deed.first - 1, deed.behind)
        if deed.role == "thing" and _changes(reading, deed) and _has_object(reading, deed):
            return deed.text  # *caching cut the load*
        if deed.role == "means" and reading.words[deed.first - 1].low in _MEANS:
            return reading.phrase(deed.first - 1, deed.behind)
    told = [deed for deed in deeds if deed.told and deed.direction]
    for index, word in enumerate(reading.words):
        if (
            word.low in _MEANS
            and told
            and told[0].first < index
            and _is_thing(reading, index + 1)
            and told[0].sentence == word.sentence
        ):
            return reading.phrase(index, index + 2)
    return ""


def _changes(reading: Reading, deed: Deed) -> bool:
    """Say whether a participle tells of a change: *reducing*, *bringing X to 20 ms*."""
    if deed.direction:
        return True
    figures = [figure for figure in reading.figures if figure.sentence == deed.sentence and figure.first >= deed.behind]
    return deed.base in reading.lexicon.either and any(figure.role for figure in figures)


def _has_object(reading: Reading, deed: Deed) -> bool:
    words = reading.words
    if deed.behind >= len(words) or words[deed.behind].first or deed.behind in reading.figure_words:
        return False
    return words[deed.behind].low not in _NO_OBJECT and words[deed.behind].low not in (
        "by",
        "from",
        "to",
        "in",
        "on",
        "at",
        "after",
        "during",
        "when",
        "while",
        "since",
        "and",
        "over",
        "with",
        "for",
    )


def _after_deed(deeds: tuple[Deed, ...], deed: Deed) -> bool:
    return any(other.first < deed.first and other.sentence == deed.sentence for other in deeds)


def _weak_cause(reading: Reading) -> bool:
    """Say whether the old line ties a means to a result at all (*with*, *using*, *by* and a thing)."""
    for index, word in enumerate(reading.words):
        if word.low in _WEAK and _is_thing(reading, index + 1) and (not word.first or word.low == "by"):
            return True
    return any(deed.role in ("part", "means") for deed in deeds_of(reading))


def _is_thing(reading: Reading, index: int) -> bool:
    """Say whether a word is a thing and no figure: *by caching*, not *by 30%*, *by a factor* nor *by day*."""
    words = reading.words
    while index < len(words) and words[index].low in ("a", "an", "the", "our", "my", "its"):
        index += 1
    if index >= len(words) or index in reading.figure_words:
        return False
    word = words[index]
    if any(
        hit.first <= index < hit.behind
        for hit in reading.of(EquivalentKind.FIGURE, EquivalentKind.APPROXIMATE, EquivalentKind.UPPER, EquivalentKind.LOWER)
    ):
        return False
    return word.low not in ("factor", "day", "week", "month", "year", "hour", "region", "team", "hand", "default", "customers")
