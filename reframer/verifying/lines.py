"""Compare lines: one new line with the old lines that it stems from, and one old line with the new ones made of it."""

from collections.abc import Iterator, Sequence

from reframer.model.outcome import Violation
from reframer.rulebook.equivalents import EquivalentKind
from reframer.verifying.agency import deeds_of
from reframer.verifying.causation import invented_causes
from reframer.verifying.claims import compare_words
from reframer.verifying.deeds import compare_deeds
from reframer.verifying.evidence import Evidence
from reframer.verifying.facts import compare_figures, lost_figures
from reframer.verifying.problems import wrong
from reframer.verifying.qualifiers import added_denials, lost_denials, lost_limits, lost_share, lost_team
from reframer.verifying.reading import Reader, Reading
from reframer.verifying.scope import lost_course, lost_plan, lost_scope
from reframer.verifying.technologies import compare_technologies, lost_technologies
from reframer.verifying.versions import version_of
from reframer.verifying.words import singular

_WHERE = frozenset({"on", "for", "in", "at", "during"})
_SINGLE = frozenset({"a", "an", "one"})
_FAR = 7  # words between a *from* and its *to*


def added_to(evidence: Evidence, new: Reading, reader: Reader, exempt: frozenset[int] = frozenset()) -> Iterator[Violation]:
    """Yield what a new line says that its evidence does not license. ``exempt`` are words of a permitted comparison."""
    yield from compare_figures(evidence, new, reader.figures)
    yield from compare_technologies(evidence, new)
    yield from compare_deeds(evidence, new)
    yield from compare_words(evidence, new, exempt)
    yield from invented_causes(evidence, new)
    yield from added_denials(evidence, new)
    yield from _turned(evidence, new)


def lost_from(old: Reading, news: Sequence[Reading], evidence: Evidence, reader: Reader) -> Iterator[Violation]:
    """Yield what an old line says and none of the new lines made of it keeps."""
    yield from lost_figures(old, news, reader.figures)
    yield from lost_technologies(old, news)
    yield from _lost_names(old, news)
    yield from _lost_levels(old, news)
    yield from lost_limits(old, news)
    yield from _lost_single(old, news)
    yield from _lost_extent(old, news)
    yield from lost_denials(old, news)
    yield from lost_team(evidence, old, news)
    yield from lost_share(evidence, old, news)
    yield from lost_scope(old, news)
    yield from lost_course(old, news)
    yield from lost_plan(old, news)


def _lost_names(old: Reading, news: Sequence[Reading]) -> Iterator[Violation]:
    stems = frozenset().union(*(new.stems for new in news)) if news else frozenset()
    entries = {id(hit.entry) for new in news for hit in new.of(EquivalentKind.SAME, EquivalentKind.LONG)}
    covered = {
        index
        for hit in old.of(EquivalentKind.SAME, EquivalentKind.LONG)
        if id(hit.entry) in entries
        for index in range(hit.first, hit.behind)
    }
    versions = frozenset().union(*(new.versions for new in news)) if news else frozenset()
    initials = {"".join(word.low[0] for word in new.words) for new in news}
    for word in old.names:
        index = old.words.index(word)
        if word.stem in stems or index in covered or word.stem in old.lexicon.plain or version_of(word.text) in versions:
            continue
        if word.text.isupper() and 2 < len(word.text) <= 5 and any(word.low in letters for letters in initials):
            continue
        near = [old.words[place].low for place in (index - 1, index + 1) if 0 <= place < len(old.words)]
        if any(
            old.lexicon.stems.of(pair) in stems
            for pair in (*(other + word.low for other in near), *(word.low + other for other in near))
        ):
            continue
        if any(index in range(named.first, named.behind) for named in old.technologies):
            continue
        yield wrong("name_dropped", word.text, f"The name {word.text!r} of the old text is gone.")


def _lost_levels(old: Reading, news: Sequence[Reading]) -> Iterator[Violation]:
    """Yield the level of a title (junior, assistant) that is gone from a line that names a position."""
    if not any(figure.year for figure in old.figures) and any(deed.told for deed in deeds_of(old)):
        return
    stems = frozenset().union(*(new.stems for new in news)) if news else frozenset()
    for hit in old.of(EquivalentKind.RANK):
        words = old.phrase(hit.first, hit.behind)
        entries = [
            id(same.entry) for same in old.of(EquivalentKind.SAME) if same.first <= hit.first and hit.behind <= same.behind
        ]
        if any(id(same.entry) in entries for new in news for same in new.of(EquivalentKind.SAME)):
            continue
        if not all(old.words[index].stem in stems for index in range(hit.first, hit.behind)):
            yield wrong("title_drift", words, f"{words!r} of the old title is gone.")
            return


def _lost_single(old: Reading, news: Sequence[Reading]) -> Iterator[Violation]:
    """Yield a single thing told as many (*sped up one report*, *sped up reports*; *coached a trainee*, *coached trainees*)."""
    for index, article in enumerate(old.words):
        if article.low not in _SINGLE or any(named.first <= index < named.behind for named in old.technologies):
            continue
        head = _head_behind(old, index)
        if head is None or old.words[head].low != singular(old.words[head].low):
            continue
        word = old.words[head]
        if sum(other.stem == word.stem for other in old.words) > 1:
            continue
        many = [(new, place) for new in news for place, other in enumerate(new.words) if other.stem == word.stem]
        if many and all(_is_several(new, place) for new, place in many):
            words = old.phrase(index, head + 1)
            yield wrong("scope_inflated", words, f"The old text speaks of {words!r}; the new one of several.")
            return


def _head_behind(old: Reading, index: int) -> int | None:
    """Return the place of the noun that an article leads to, or None."""
    head = None
    for place in range(index + 1, min(index + 4, len(old.words))):
        word = old.words[place]
        if word.first or word.stem in old.lexicon.plain or place in old.figure_words or word.before not in (" ", "-"):
            break
        head = place
    return head


def _is_several(new: Reading, place: int) -> bool:
    """Say whether a noun stands in the plural, and not before another noun (*sales rules engine*)."""
    word = new.words[place]
    if word.low == singular(word.low) or not word.low.endswith("s") or place in new.technology_words:
        return False
    behind = new.words[place + 1] if place + 1 < len(new.words) else None
    return behind is None or behind.first or behind.stem in new.lexicon.plain


def _lost_extent(old: Reading, news: Sequence[Reading]) -> Iterator[Violation]:
    """Yield where or for what a change held (*by 30% on large files*) when nothing of it is left in the new text."""
    lexicon = old.lexicon
    stems = frozenset().union(*(new.stems for new in news)) if news else frozenset()
    for figure in old.figures:
        here = figure.behind
        if (figure.kind not in ("percent", "multiple") and figure.role not in ("by", "to")) or here >= len(old.words):
            continue
        if old.words[here].low not in _WHERE or old.words[here].first:
            continue
        rest = [place for place in _run(old, here + 1) if place not in old.figure_words]
        content = [old.words[place].stem for place in rest if old.words[place].stem not in lexicon.plain]
        if content and not any(lexicon.same_thing(stem, other) for stem in content for other in stems):
            words = old.phrase(here, rest[-1] + 1)
            yield wrong("scope_inflated", words, f"The old text says it of a part only ({words!r}); the new one does not.")
            return


def _turned(evidence: Evidence, new: Reading) -> Iterator[Violation]:
    """Yield a rise told as a fall, and a move told the wrong way round."""
    for here, there in ((EquivalentKind.UP, EquivalentKind.DOWN), (EquivalentKind.DOWN, EquivalentKind.UP)):
        fresh = [
            hit
            for hit in new.of(here)
            if not any(id(hit.entry) == id(other.entry) for reading in evidence.all for other in reading.hits)
        ]
        if fresh and evidence.has(there) and not new.of(there):
            words = new.phrase(fresh[0].first, fresh[0].behind)
            yield wrong("direction_flipped", words, f"{words!r} turns the direction of the old text round.")
            return
    ways = {key: way for reading in evidence.all for key, way in _led_to(reading).items()}
    for key, way in _led_to(new).items():
        if ways.get(key, way) != way:
            words = f"{way} to {key}"
            yield wrong("direction_flipped", words, f"{words!r} turns the direction of the old text round.")
            return
    ends = _ends(new)
    for reading in evidence.all:
        start_old, end_old = _ends(reading)
        if (
            start_old
            and end_old
            and ends[0]
            and ends[1]
            and start_old & ends[1]
            and end_old & ends[0]
            and not (start_old & ends[0])
        ):
            words = ", ".join(sorted(start_old & ends[1]))
            yield wrong("direction_flipped", words, "The new text goes from end to start of the old one.")
            return


def _led_to(reading: Reading) -> dict[str, str]:
    """Return which way (up, down) leads to each end of a change (*from 9 s down to 3 s*)."""
    return {
        figure.text: reading.words[figure.first - 2].low
        for figure in reading.figures
        if figure.first > 1
        and reading.words[figure.first - 1].low == "to"
        and reading.words[figure.first - 2].low in ("up", "down")
        and not (figure.bound and not figure.role)
    }


def _ends(reading: Reading) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems behind *from* and behind *to* (or around an arrow)."""
    words = reading.words
    start: set[str] = set()
    end: set[str] = set()
    for index, word in enumerate(words):
        if word.before.strip() == "->" and index and not {index - 1, index} & reading.figure_words:
            start.add(words[index - 1].stem)
            end.add(word.stem)
        if word.low in ("from", "off"):
            turn = _turn(reading, index + 1)
            if turn:
                start.update(words[place].stem for place in range(index + 1, turn) if place not in reading.figure_words)
                end.update(words[place].stem for place in _run(reading, turn + 1) if place not in reading.figure_words)
        if word.stem in (reading.lexicon.stems.of("replace"), reading.lexicon.stems.of("swap")):
            run = _run(reading, index + 1)
            behind = _run(reading, run[-1] + 2) if run else []
            if run and run[-1] + 1 < len(words) and words[run[-1] + 1].low in ("with", "by", "for"):
                start.update(words[place].stem for place in run)
                end.update(words[place].stem for place in behind)
        if word.low in ("instead", "rather") and 0 < index < len(words) - 2:
            end.add(words[index - 1].stem)
            start.update(words[place].stem for place in _run(reading, index + 2))
    named = {words[place].stem for tool in reading.technologies for place in range(tool.first, tool.behind)}
    plain = reading.lexicon.plain - named  # Go is a tool where it is written as one
    return frozenset(start - plain), frozenset(end - plain)


def _turn(reading: Reading, first: int) -> int:
    """Return the place of the *to* that answers to a *from*, or 0."""
    for index in range(first + 1, min(first + _FAR, len(reading.words))):
        if reading.words[index].first:
            break
        if reading.words[index].low in ("to", "into", "onto"):
            return index
    return 0


def _run(reading: Reading, first: int) -> list[int]:
    run: list[int] = []
    for index in range(first, min(first + 4, len(reading.words))):
        if reading.words[index].low in ("to", "into", "onto", "for", "in", "with", "by", "and", "across", "via", "using") or (
            run and reading.words[index].first
        ):
            break
        run.append(index)
    return run
