"""Exchanged figures: *mobile time by 15% and desktop time by 45%* told with the figures the other way round."""

from collections.abc import Iterable

from reframer.verifying.evidence import Evidence
from reframer.verifying.figure import Figure
from reframer.verifying.reading import Reading
from reframer.verifying.words import Lexicon

_JOINS = frozenset({"and", "or"})


def exchanged(olds: tuple[Figure, Figure], news: tuple[Figure, Figure], evidence: Evidence, new: Reading) -> bool | None:
    """Say whether two figures of one statement have changed places; None where the words beside them do not tell.

    Words that open or close both statements go with whichever figure stands there, and so tell nothing.
    """
    home = next((reading for reading in evidence.all if all(any(one is old for one in reading.figures) for old in olds)), None)
    if home is None or olds[0].sentence != olds[1].sentence or news[0].sentence != news[1].sentence:
        return None
    outer = (_ahead(home, _first(olds)) & _ahead(new, _first(news))) | (_behind(home, _last(olds)) & _behind(new, _last(news)))
    one, two, here, there = (
        (_ahead(reading, figure) | _behind(reading, figure)) - outer
        for reading, figure in ((home, olds[0]), (home, olds[1]), (new, news[0]), (new, news[1]))
    )
    one, two, here, there = one - two, two - one, here - there, there - here
    own = shared(one, here, new.lexicon) + shared(two, there, new.lexicon)
    left, right = shared(one, there, new.lexicon), shared(two, here, new.lexicon)
    turned = (olds[0].first < olds[1].first) is not (news[0].first < news[1].first)
    if own and left and left == right == own:
        return True  # *CPU on the crawl hosts*, *CPU on the render hosts*: each figure kept one name and changed the other
    if not own and ((left and right) or (turned and one != two and (one, two) == (there, here))):
        return True
    return False if own and not left and not right else None


def shared(ones: Iterable[str], others: Iterable[str], lexicon: Lexicon) -> int:
    """Return how many of the first stems stand for a thing of the others."""
    others = frozenset(others)
    return sum(1 for one in ones if one in others or any(lexicon.same_thing(one, other) for other in others))


def _first(figures: tuple[Figure, Figure]) -> Figure:
    return min(figures, key=lambda figure: figure.first)


def _last(figures: tuple[Figure, Figure]) -> Figure:
    return max(figures, key=lambda figure: figure.first)


def _ahead(reading: Reading, figure: Figure) -> frozenset[str]:
    """Return the stems before a figure, back to a break, *and* or another figure."""
    words, held = reading.words, set[str]()
    for index in range(figure.first - 1, -1, -1):
        if words[index].sentence != figure.sentence or _is_figure(reading, index) or words[index].low in _JOINS:
            break
        held.add(words[index].stem)
        if words[index].first:
            break
    return frozenset(held - reading.lexicon.plain)


def _behind(reading: Reading, figure: Figure) -> frozenset[str]:
    """Return the stems behind a figure, up to a break, *and* or another figure."""
    words, held = reading.words, set[str]()
    for index in range(figure.behind, len(words)):
        if words[index].first or words[index].low in _JOINS or _is_figure(reading, index):
            break
        held.add(words[index].stem)
    return frozenset(held - reading.lexicon.plain)


def _is_figure(reading: Reading, index: int) -> bool:
    """Say whether a word belongs to a figure and is more than the digit of a name (*3G*)."""
    size = len(reading.words[index].text)
    return index in reading.figure_words and any(
        figure.first <= index < figure.behind and len(figure.text) >= size for figure in reading.figures
    )
