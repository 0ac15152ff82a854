"""Claims: every added word is licensed, and machine learning above all is never added, nor moved from others to the person."""

from collections.abc import Iterator, Sequence

from reframer.model.outcome import Violation
from reframer.rulebook.equivalents import EquivalentKind
from reframer.verifying.agency import deeds_of
from reframer.verifying.evidence import Evidence
from reframer.verifying.licences import is_joined_on, licensed_words, long_forms
from reframer.verifying.problems import doubtful, wrong
from reframer.verifying.reading import Hit, Reading
from reframer.verifying.substitutes import harmless_words, substitutes
from reframer.verifying.versions import version_of

_STRONG = frozenset({"person", "people", "strong", "man", "member", "head"})  # an 8-person team
_BESIDE = frozenset({"the", "our", "a", "an", "with", "to", "for", "their"})
_KINDS = (
    (EquivalentKind.RANK, "title_drift", "{} raises or changes the level of the title."),
    (EquivalentKind.SCOPE, "scope_inflated", "{} widens the old text."),
    (EquivalentKind.PRAISE, "praise_added", "{} praises without a fact of the old text."),
)


def compare_words(evidence: Evidence, new: Reading, exempt: frozenset[int] = frozenset()) -> Iterator[Violation]:
    """Yield what is wrong with the words of a new line that the old text does not hold."""
    added = added_words(evidence, new) - exempt
    if not added and not exempt:
        yield from _taken_position(evidence, new)
        yield from _taken_ml_title(evidence, new)
        yield from _moved_sense(evidence, new)
        return
    ml = _ml_words(new)
    learning = sorted(added & ml)
    if learning:
        words = _joined(new, learning)
        yield wrong("ml_overclaim", words, f"The old text says nothing of {words!r}.")
        added -= ml
    for kind, name, why in _KINDS:
        inside = {index for hit in new.of(kind) if not _is_people(new, hit) for index in range(hit.first, hit.behind)}
        if here := sorted(added & inside):
            words = _joined(new, here)
            yield wrong(name, words, why.format(repr(words)))
            added -= inside
    names = {new.words.index(word) for word in new.names}
    if here := sorted(added & names):
        words = _joined(new, here)
        yield wrong("name_added", words, f"The name {words!r} is not in the old text.")
        added -= names
    yield from _taken_position(evidence, new)
    if here := _in_title(new, added):
        words = _joined(new, here)
        yield wrong("title_drift", words, f"{words!r} is in no title of the old text.")
        added -= frozenset(here)
    added -= harmless_words(evidence, new, added)
    reworded = substitutes(evidence, new, added)
    reworded |= frozenset(index for index in added if new.words[index].low in new.lexicon.mild)
    if reworded:
        words = _joined(new, sorted(reworded))
        yield doubtful(
            "reworded", words, f"{words!r} takes the place of other words; a person should say whether it is the same."
        )
        added -= reworded
    if added:
        words = _joined(new, sorted(added))
        yield wrong("words_added", words, f"The old text does not say {words!r}, nor anything that entails it.")
    if not learning:
        yield from _taken_ml_title(evidence, new)
        yield from _moved_sense(evidence, new)


def _taken_position(evidence: Evidence, new: Reading) -> Iterator[Violation]:
    """Yield a position that the new line takes (*as CTO*) and that the old text only speaks of (*with the CTO*)."""
    for hit in new.of(EquivalentKind.RANK, EquivalentKind.TITLE):
        stem = new.words[hit.first].stem
        if (hit.first and _lead_of(new, hit.first) != "as") or stem not in evidence.stems:
            continue
        olds = [(reading, index) for reading in evidence.all for index, word in enumerate(reading.words) if word.stem == stem]
        if olds and all(index > 0 and _lead_of(reading, index) in _BESIDE for reading, index in olds):
            words = new.phrase(hit.first, hit.behind)
            yield wrong("title_drift", words, f"The old text speaks of {words!r}, not as the person's own position.")
            return


def _lead_of(reading: Reading, index: int) -> str:
    """Return the small word that leads to a position, past the words that say of what (*with the infra lead*)."""
    for place in range(index - 1, max(-1, index - 4), -1):
        word = reading.words[place]
        if reading.words[place + 1].first:
            return ""
        if word.stem in reading.lexicon.plain or word.low in _BESIDE:
            return word.low
    return ""


def _taken_ml_title(evidence: Evidence, new: Reading) -> Iterator[Violation]:
    """Yield a position of machine learning made of a word that the old text has elsewhere (*open to ML roles*)."""
    learning = _ml_words(new)
    if not learning or any(_ml_titles(reading) for reading in (*evidence.all, *evidence.context)):
        return
    for run in _ml_titles(new):
        words = new.phrase(run[0], run[-1] + 1)
        yield wrong("ml_overclaim", words, f"The old text calls nobody {words!r}.")
        return


def _ml_titles(reading: Reading) -> list[range]:
    """Return the places of the positions whose name says machine learning."""
    learning, found = _ml_words(reading), []
    for hit in reading.of(EquivalentKind.TITLE):
        first = hit.first
        while first and not reading.words[first].first and reading.words[first].before in (" ", "-", "/"):
            if reading.words[first - 1].stem in reading.lexicon.plain or first - 1 in reading.figure_words:
                break
            first -= 1
        if learning & set(range(first, hit.behind)):
            found.append(range(first, hit.behind))
    return found


def _is_people(new: Reading, hit: Hit) -> bool:
    """Say whether *staff* means people and no level: no noun of a position follows."""
    return new.words[hit.first].low == "staff" and not any(title.first == hit.behind for title in new.of(EquivalentKind.TITLE))


def _in_title(new: Reading, added: frozenset[int]) -> list[int]:
    """Return the added words that stand right before the noun of a position (*site reliability* engineer)."""
    found: list[int] = []
    for hit in new.of(EquivalentKind.TITLE):
        index = hit.first - 1
        while index in added and not new.words[index + 1].first:
            found.append(index)
            index -= 1
    return sorted(set(found))


def _wider(evidence: Evidence, new: Reading) -> set[int]:
    """Return the words of a phrase of scope that the old text has only in another sense (*organised*, *organisation*)."""
    readings = (*evidence.all, *evidence.context)
    found: set[int] = set()
    for hit in new.of(EquivalentKind.SCOPE):
        if hit.behind - hit.first < 2 or any(_holds(reading, new, hit) for reading in readings):
            continue
        same = [other for other in new.of(EquivalentKind.SAME) if other.first <= hit.first and hit.behind <= other.behind]
        if not any(id(other.entry) in evidence.entries for other in same):
            found.update(range(hit.first, hit.behind))
    return {index for index in found if new.words[index].stem not in new.lexicon.plain}


def _holds(reading: Reading, new: Reading, hit: Hit) -> bool:
    stems = [word.stem for word in new.words[hit.first : hit.behind]]
    line = [word.stem for word in reading.words]
    return any(line[start : start + len(stems)] == stems for start in range(len(line)))


def added_words(evidence: Evidence, new: Reading) -> frozenset[int]:
    """Return the indexes of the words of a new line that neither stand in the old text nor are licensed by it."""
    lexicon = new.lexicon
    licensed = licensed_words(evidence, new)
    deeds = {index: deed for deed in deeds_of(new) for index in range(deed.first, deed.behind)}
    old_deeds = {deed.base for deed in evidence.deeds}
    old_lows = {word.low for reading in (*evidence.all, *evidence.context) for word in reading.words}
    known = {term.term for reading in (*evidence.all, *evidence.context) for term, _, _ in reading.terms}
    forced = {index for term, first, behind in new.terms if term.term not in known for index in range(first, behind)}
    forced -= {
        index
        for _, first, behind in new.terms
        if (named := set(range(first, behind)) & new.technology_words) and set(range(first, behind)) - named <= licensed
        for index in range(first, behind)
    }  # an XGBoost model is XGBoost, which is compared as a technology, and what it makes
    forced -= long_forms(evidence, new)
    forced -= _retold(evidence, new)
    wider = _wider(evidence, new)
    forced |= wider
    added: set[int] = set()
    words = new.words
    for index, word in enumerate(words):
        if (
            (index in licensed and index not in forced)
            or index in new.figure_words
            or index in new.technology_words
            or word.stem in lexicon.plain
            or (word.low in _STRONG and word.before == "-" and index - 1 in new.figure_words)
        ):
            continue
        if index in wider:
            added.add(index)
            continue
        if (
            word.stem in evidence.stems
            or word.low in old_lows
            or version_of(word.text) in evidence.versions
            or not any(sign.isalpha() for sign in word.low)
        ):
            continue
        if index not in forced and _has_like(evidence, new, index):
            continue
        deed = deeds.get(index)
        if deed is not None and (
            deed.told
            or (deed.role == "infinitive" and deed.rank <= 1 and any(old.rank >= 2 for old in evidence.deeds))
            or (word.stem not in lexicon.risky and any(lexicon.same_deed(base, deed.base) for base in old_deeds))
        ):
            continue
        near = [words[place].low for place in (index - 1, index + 1) if 0 <= place < len(words)]
        if any(
            lexicon.stems.of(pair) in evidence.stems
            for pair in (*(other + word.low for other in near), *(word.low + other for other in near))
        ):
            continue
        added.add(index)
    return frozenset(added)


def _retold(evidence: Evidence, new: Reading) -> frozenset[int]:
    """Return the places of the deeds that the old text tells in full in another form (*fine-tuned*, *by fine-tuning*)."""
    own = {deed.base for deed in evidence.deeds if deed.told and deed.rank == deed.own_rank}
    told = [deed for deed in deeds_of(new) if deed.told and deed.base in own]
    return frozenset(index for deed in told for index in range(deed.first, deed.behind))


def _has_like(evidence: Evidence, new: Reading, index: int) -> bool:
    """Say whether the old text has another word for the same thing, and the new line does not have that word beside it.

    *the invoice and the billing service* names two things where the old text names one.
    """
    stem, lexicon = new.words[index].stem, new.lexicon
    if lexicon.without_agent(stem) in {lexicon.without_agent(other) for other in evidence.stems}:
        return True  # a fuzzy matcher does fuzzy matching
    likes = {other for other in evidence.stems if other in lexicon.groups and lexicon.same_thing(stem, other)}
    return bool(likes) and not (likes <= new.stems and is_joined_on(new, index))


def _ml_words(new: Reading) -> frozenset[int]:
    stated = {index for hit in new.of(EquivalentKind.MACHINE_LEARNING) for index in range(hit.first, hit.behind)}
    return frozenset(stated | {index for _, first, behind in new.terms for index in range(first, behind)})


def _moved_sense(evidence: Evidence, new: Reading) -> Iterator[Violation]:
    """Yield terms of machine learning whose words the old text has, but only in another sense (a domain model)."""
    old = {term.term for reading in (*evidence.all, *evidence.context) for term, _, _ in reading.terms}
    old_words = {
        word.stem
        for reading in (*evidence.all, *evidence.context)
        for index in _ml_words(reading)
        for word in (reading.words[index],)
    }
    for term, first, behind in new.terms:
        if term.term in old or behind - first < 2 or first in _retold(evidence, new):
            continue
        if any(new.words[index].stem in reading.stems for reading in evidence.answers for index in range(first, behind)):
            continue  # the person's answer speaks of it
        stems = [new.words[index].stem for index in range(first, behind)]
        if all(stem in old_words or stem in evidence.own_stems for stem in stems) and not old:
            words = new.phrase(first, behind)
            yield wrong("ml_overclaim", words, f"The old text has the words of {words!r}, but not that sense.")
            return


def _joined(new: Reading, indexes: Sequence[int]) -> str:
    """Return the words at some places, neighbours together."""
    parts: list[str] = []
    start = last = indexes[0]
    for index in (*indexes[1:], -1):
        if index == last + 1:
            last = index
            continue
        parts.append(new.phrase(start, last + 1))
        start = last = index
    return ", ".join(parts)
