"""Technologies: every technology of the new text is in the old one, and none is lost."""

from collections.abc import Iterator, Sequence

from reframer.model.outcome import Violation
from reframer.rulebook.equivalents import EquivalentKind
from reframer.verifying.evidence import Evidence
from reframer.verifying.licences import licensed_words
from reframer.verifying.problems import wrong
from reframer.verifying.reading import Reading
from reframer.verifying.versions import version_of


def compare_technologies(evidence: Evidence, new: Reading) -> Iterator[Violation]:
    """Yield the technologies of a new line that the old text does not name."""
    old = evidence.technologies
    dropped = [
        named.name
        for reading in evidence.lines
        for named in reading.technologies
        if named.sure and named.name not in {other.name for other in new.technologies}
    ]
    seen: set[str] = set()
    licensed = licensed_words(evidence, new)
    for named in new.technologies:
        if not named.sure or named.name in old or named.name in seen:
            continue
        seen.add(named.name)
        words = new.phrase(named.first, named.behind)
        if version_of(words) in evidence.versions:
            continue
        if all(new.words[index].stem in evidence.stems for index in range(named.first, named.behind)):
            continue
        if any(
            named.first <= hit.first and hit.behind <= named.behind and id(hit.entry) in evidence.entries
            for hit in new.of(EquivalentKind.LONG)
        ):
            continue
        if all(index in licensed for index in range(named.first, named.behind)):
            continue
        if dropped:
            yield wrong("tech_swapped", words, f"{words} is not in the old text, which names {dropped[0]}.")
        else:
            yield wrong("tech_added", words, f"{words} is not in the old text.")


def lost_technologies(old: Reading, news: Sequence[Reading]) -> Iterator[Violation]:
    """Yield the technologies of an old line that none of the new lines names."""
    kept = {named.name for new in news for named in new.technologies}
    lows = {word.low for new in news for word in new.words}
    versions = frozenset().union(*(new.versions for new in news)) if news else frozenset()
    stems = frozenset().union(*(new.stems for new in news)) if news else frozenset()
    entries = {id(hit.entry) for new in news for hit in new.of(EquivalentKind.LONG, EquivalentKind.SAME)}
    seen: set[str] = set()
    for named in old.technologies:
        if not named.sure or named.name in kept or named.name in seen:
            continue
        seen.add(named.name)
        if version_of(old.phrase(named.first, named.behind)) in versions:
            continue
        inside = old.words[named.first : named.behind]
        if all(word.low in lows or word.stem in stems for word in inside):
            continue
        if any(
            hit.first <= named.first and named.behind <= hit.behind and id(hit.entry) in entries
            for hit in old.of(EquivalentKind.LONG, EquivalentKind.SAME)
        ):
            continue
        words = old.phrase(named.first, named.behind)
        yield wrong("tech_dropped", words, f"{words} of the old text is gone.")
