"""Scope: where, for what and by which plain means a deed was done is not dropped, nor that it is unfinished.

*Ran the scanner for the docs repo* is not *ran the scanner*, and *sorted spam by fixed rules* not *sorted spam*: what is left
reads as more. A line whose deed and object are gone too is another matter: there nothing is left that could read as more.
"""

from collections.abc import Iterator, Sequence

from reframer.model.outcome import Violation
from reframer.rulebook.equivalents import EquivalentKind
from reframer.verifying.agency import Deed, deeds_of, form_of
from reframer.verifying.problems import wrong
from reframer.verifying.reading import Reading

_WHERE = frozenset({"for", "in", "on", "at", "within"})
_MEANS = frozenset({"by", "with", "using", "via", "through", "from", "on", "based", "of"})
_ENDS = frozenset({
    "for", "in", "on", "at", "within", "by", "with", "using", "via", "through", "from", "to", "into", "across", "and", "or",
    "so", "that", "which", "who", "after", "before", "while", "when", "during", "under", "over", "as", "per", "since", "until",
})  # fmt: skip
_WEAK_PLANS = frozenset({"next", "due", "upcoming", "later"})
_LONGEST = 6  # words of a limiting phrase
_CHANGING = 2  # the stage from which a deed has an end
_OPENING = 2  # words that may stand before the first verb of a line
_FINISHING = ("ship", "finish")


def lost_scope(old: Reading, news: Sequence[Reading]) -> Iterator[Violation]:
    """Yield the place, the purpose and the plain means of an old deed that none of the new lines keeps."""
    stems = frozenset().union(*(new.stems for new in news)) if news else frozenset()
    told = [deed for deed in deeds_of(old) if deed.told]
    if not told or not news or not _keeps_object(told[0], stems, old):
        return
    for place in range(told[0].behind + 1, len(old.words)):
        word = old.words[place]
        if word.sentence != told[0].sentence:
            break
        if word.low in _WHERE and not word.first:
            inside = _phrase(old, place + 1)
            if _limits(old, inside) and not _is_left(old, inside, stems):
                words = old.phrase(place, inside[-1] + 1)
                yield wrong("scope_inflated", words, f"The old text says it of a part only ({words!r}); the new one does not.")
                return
    yield from _lost_means(old, stems)


def _keeps_object(deed: Deed, stems: frozenset[str], old: Reading) -> bool:
    return bool(deed.object) and any(old.lexicon.same_thing(deed.object[-1], stem) for stem in stems)


def _phrase(old: Reading, first: int) -> list[int]:
    """Return the places of a phrase behind a preposition, up to the next preposition or sign."""
    found: list[int] = []
    for index in range(first, min(first + _LONGEST, len(old.words))):
        word = old.words[index]
        if word.first or word.low in _ENDS or index in old.figure_words:
            return [] if index in old.figure_words else found
        found.append(index)
    return found


def _limits(old: Reading, inside: Sequence[int]) -> bool:
    """Say whether a phrase names one certain part: *the docs repo*, *one branch*, and not *the team* nor *production*."""
    if len(inside) < 2 or old.words[inside[0]].low not in ("the", "one", "a", "an"):
        return False
    content = [place for place in inside[1:] if old.words[place].stem not in old.lexicon.plain]
    if any(old.lexicon.actions.get(old.words[place].low, ()) and place == inside[-1] for place in content):
        return False
    single = old.words[inside[0]].low == "one"
    return len(content) > (0 if single else 1) and old.words[content[-1]].stem not in old.lexicon.plain


def _is_left(old: Reading, inside: Sequence[int], stems: frozenset[str]) -> bool:
    lexicon = old.lexicon
    content = [old.words[place].stem for place in inside if old.words[place].stem not in lexicon.plain]
    return any(lexicon.same_thing(one, other) for one in content for other in stems)


def _lost_means(old: Reading, stems: frozenset[str]) -> Iterator[Violation]:
    """Yield a plain means (*with regular expressions*, *by fixed thresholds*) of which nothing is left."""
    for hit in old.of(EquivalentKind.LIMIT):
        if hit.entry.id != "plain_means" or not _is_means(old, hit.first):
            continue
        own = {old.words[deed.first].stem for deed in deeds_of(old) if deed.told}  # *matched* by string *matching*
        if all(old.words[place].stem not in stems - own for place in range(hit.first, hit.behind)):
            words = old.phrase(hit.first, hit.behind)
            yield wrong("scope_inflated", words, f"Without the plain means of the old text ({words!r}) the line reads as more.")
            return


def _is_means(old: Reading, place: int) -> bool:
    """Say whether *with*, *by* or the like leads to the word, past its modifiers."""
    for index in range(place - 1, max(-1, place - 5), -1):
        if old.words[index + 1].first:
            return False
        if old.words[index].low in _ENDS or old.words[index].low in _MEANS:
            return old.words[index].low in _MEANS
    return False


def lost_course(old: Reading, news: Sequence[Reading]) -> Iterator[Violation]:
    """Yield unfinished work (*currently moving*, *developing*) that is told as finished (*moved*, *shipped*)."""
    told = [deed for deed in deeds_of(old) if deed.told or (deed.first <= _OPENING and deed.role == "other")]
    if not told or form_of(old, told[0]) != "gerund" or told[0].first > _OPENING or told[0].role not in ("head", "other"):
        return
    if any(form_of(old, deed) == "past" for deed in told) or old.lexicon.stage(told[0].base) < _CHANGING:
        return
    marked = next((old.phrase(first, behind) for limit, first, behind in old.limits if limit.id == "ongoing"), "")
    for new in news:
        if any(limit.id == "ongoing" for limit, _, _ in new.limits):
            return
        for deed in deeds_of(new):
            if not deed.told or form_of(new, deed) not in ("past", "participle"):
                continue
            finishes = new.lexicon.is_of(deed.base, _FINISHING) and not old.lexicon.is_of(told[0].base, _FINISHING)
            if marked or finishes:
                words = marked or told[0].text
                yield wrong(
                    "planned_as_done", words, f"The old text speaks of unfinished work ({words!r}), the new one does not."
                )
                return


def lost_plan(old: Reading, news: Sequence[Reading]) -> Iterator[Violation]:
    """Yield a plan (*planning to replace*) of which only the time is left (*replace ... next quarter*)."""
    plans = [hit for hit in old.of(EquivalentKind.LIMIT) if hit.entry.id == "planned"]
    strong = [hit for hit in plans if old.words[hit.first].low not in _WEAK_PLANS]
    if not strong:
        return
    left = [new.words[hit.first].low for new in news for hit in new.of(EquivalentKind.LIMIT) if hit.entry.id == "planned"]
    if left and all(low in _WEAK_PLANS for low in left):
        words = old.phrase(strong[0].first, strong[0].behind)
        yield wrong("planned_as_done", words, f"The old text speaks of a plan ({words!r}); the new one no longer does.")
