"""Facts: every figure of the new text is in the old one, tied to the same thing, and none is lost."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from reframer.model.outcome import Violation
from reframer.rulebook.equivalents import EquivalentKind
from reframer.verifying.agency import deeds_of
from reframer.verifying.evidence import Evidence
from reframer.verifying.exchanging import exchanged, shared
from reframer.verifying.figure import Figure
from reframer.verifying.figures import FigureReader
from reframer.verifying.problems import doubtful, wrong
from reframer.verifying.reading import Reading
from reframer.verifying.versions import version_at
from reframer.verifying.words import Lexicon

_TIMES = frozenset({"a", "per", "each", "every", "daily", "weekly", "monthly", "yearly"})
Pair = tuple[Figure, Figure]


def compare_figures(evidence: Evidence, new: Reading, figures: FigureReader) -> Iterator[Violation]:
    """Yield what is wrong with the figures of a new line: added, changed, unbounded, or tied to another thing."""
    pairs: list[Pair] = []
    taken: set[int] = set()
    stray: list[Figure] = []
    for figure in new.figures:
        old = _partner(figure, evidence.figures, taken, new.lexicon)
        if old is None:
            stray.append(figure)
        else:
            taken.add(id(old))
            pairs.append((old, figure))
    for figure in stray:
        if not figure.kind and version_at(new.text, new.words[figure.first].start) in evidence.versions:
            continue
        yield from _stray(figure, evidence, new, taken, figures)
    for old, figure in pairs:
        yield from _changed(old, figure, new, evidence)
    yield from _rebound(pairs, evidence, new)
    yield from _counted_else(pairs, evidence, new)
    yield from _years_turned(pairs)
    yield from _years_counted(pairs, evidence)
    yield from _figure_words(evidence, new, figures)


def lost_figures(old: Reading, news: Sequence[Reading], figures: FigureReader) -> Iterator[Violation]:
    """Yield the figures of an old line that none of the new lines made of it holds."""
    kept = [figure for new in news for figure in new.figures]
    words = [value for new in news for value in figure_words(new, figures)]
    percentiles = {figure.percentile for figure in kept if figure.percentile}
    versions = frozenset().union(*(new.versions for new in news)) if news else frozenset()
    for figure in old.figures:
        if not figure.kind and version_at(old.text, old.words[figure.first].start) in versions:
            continue
        if figure.soft or any(figure.same_value(other) or _converted(figure, other, figures) for other in kept):
            continue
        if any(_same_amount(figure, word) for word in words):
            continue
        if figure.value == 1 and figure.kind == "time" and _has_single(news, figure, figures):
            continue
        gone = f"The figure {figure.text!r} of the old text is gone."
        worked_out = figure.role in ("from", "to") and any(_derived(other, old.figures) for other in (*kept, *words))
        yield (doubtful if worked_out else wrong)("number_dropped", figure.text, gone)
    for value in figure_words(old, figures):
        same = [word for word in words if word.value == value.value]
        digits = [other for other in kept if other.value == value.value and other.unit == value.unit]
        if value.bound and (same or digits) and not any(word.bound for word in (*same, *digits)):
            yield wrong("hedge_dropped", value.text, f"{value.text!r} is approximate in the old text.")
        if _derived(value, old.figures) and _derived(value, kept):
            continue  # *halved from 20 to 10*: the two figures say it
        if not any(_same_amount(other, value) for other in kept) and not any(word.value == value.value for word in words):
            yield wrong("number_dropped", value.text, f"The figure {value.text!r} of the old text is gone.")
    missing = {figure.percentile for figure in old.figures if figure.percentile} - percentiles
    stems = frozenset().union(*(new.stems for new in news)) if news else frozenset()
    for percentile in sorted(missing):
        if not stems & {f"p{percentile}", "median", "percentil"} and not any(
            f"p{percentile}" in new.text.lower() for new in news
        ):
            yield wrong("number_dropped", f"p{percentile}", f"The percentile p{percentile} of the old text is gone.")


def figure_words(reading: Reading, figures: FigureReader) -> list[Figure]:
    """Return the figures that stand in words such as half or a dozen."""
    found: list[Figure] = []
    covered: set[int] = set()
    bounds = reading.of(EquivalentKind.APPROXIMATE, EquivalentKind.UPPER, EquivalentKind.LOWER)
    for hit in sorted(reading.of(EquivalentKind.FIGURE), key=lambda hit: hit.first - hit.behind):
        if covered & set(range(hit.first, hit.behind)):
            continue
        covered |= set(range(hit.first, hit.behind))
        text = hit.entry.words[1]
        number = text.rstrip("%x")
        if hit.behind < len(reading.words) and reading.words[hit.behind].low in _TIMES and number == "2":
            text = number  # twice a week is 2 a week
        found.append(
            Figure(
                bound="about" if any(bound.behind == hit.first for bound in bounds) else "",
                text=reading.phrase(hit.first, hit.behind),
                value=Decimal(number),
                unit=text[len(number) :],
                first=hit.first,
                behind=hit.behind,
            )
        )
    return found


def _partner(figure: Figure, olds: Sequence[Figure], taken: set[int], lexicon: Lexicon) -> Figure | None:
    same = [old for old in olds if old.same_value(figure)]
    if not same:
        unitless = [
            old for old in olds if old.value == figure.value and old.kind == "" and figure.kind in ("percent", "time", "multiple")
        ]
        ranged = [old for old in unitless if old.role in ("from", "range")]
        return ranged[0] if ranged else None
    return max(
        same,
        key=lambda old: (
            id(old) not in taken,
            len(_near(old) & _near(figure)),
            old.percentile == figure.percentile,
            old.role == figure.role,
            old.per == figure.per,
        ),
    )


def _near(figure: Figure) -> frozenset[str]:
    return frozenset((*figure.after[:3], *figure.before[:3]))


def _years_turned(pairs: Sequence[Pair]) -> Iterator[Violation]:
    """Yield two years that have changed places."""
    years = [(old, figure) for old, figure in pairs if old.year and figure.year]
    for (old, figure), (next_old, _) in itertools.pairwise(years):
        if old.value != next_old.value and old.first > next_old.first:
            yield wrong("date_changed", figure.text, "The years have changed places.")
            return


def _counted_else(pairs: Sequence[Pair], evidence: Evidence, new: Reading) -> Iterator[Violation]:
    """Yield a number whose counted thing gave way to one that the old text does not name (*8 tables*, *8 databases*)."""
    lexicon = new.lexicon
    for old, figure in pairs:
        if old.unit or figure.unit or old.year or old.soft or not old.after or not figure.after:
            continue
        home = next((reading for reading in evidence.all if any(one is old for one in reading.figures)), None)
        if home is None or not (_counts_one_word(old, home) and _counts_one_word(figure, new)):
            continue
        one, other = old.after[0], figure.after[0]
        if one in new.stems or other in evidence.stems or not lexicon.says_little.isdisjoint((one, other)):
            continue
        alike = any(lexicon.same_thing(one, stem) for stem in new.stems)
        if alike or any(lexicon.same_thing(other, stem) for stem in evidence.stems):
            continue
        if not home.lexicon.is_word(home.words[old.behind]) or any(
            id(hit.entry) in evidence.entries and hit.first == figure.behind
            for hit in new.of(EquivalentKind.LONG, EquivalentKind.SAME)
        ):
            continue  # a misspelled word, or a short form of the same
        yield wrong("metric_rebound", figure.text, f"{figure.text} counts something else in the old text.")


def _counts_one_word(figure: Figure, reading: Reading) -> bool:
    """Say whether the counted thing is one plain word (*8 tables in*), and no name of several (*4 recovery drills*)."""
    words, here = reading.words, figure.behind
    if here >= len(words) or words[here].stem != figure.after[0] or here in reading.technology_words:
        return False
    return here + 1 >= len(words) or words[here + 1].first or words[here + 1].stem in reading.lexicon.plain


def _years_counted(pairs: Sequence[Pair], evidence: Evidence) -> Iterator[Violation]:
    """Yield a year that has changed places with a count (*3 game days in 2022*, *2022 game days in 3*)."""
    for old, figure in pairs:
        counted = figure.after[:1]
        if not old.year or not counted or counted == old.after[:1]:
            continue
        if any(other.after[:1] == counted and not other.year for other in evidence.figures):
            yield wrong("metric_rebound", figure.text, f"{figure.text} is a year in the old text and counts nothing.")
            return


def _stems_of(home: Reading, old: Figure) -> frozenset[str]:
    """Return the stems of the statement's words that belong to figures or carry no meaning."""
    plain = home.lexicon.plain
    inside = home.figure_words
    return frozenset(
        word.stem
        for index, word in enumerate(home.words)
        if word.sentence == old.sentence and (index in inside or word.stem in plain)
    )


def _next(figure: Figure) -> frozenset[str]:
    return frozenset((*figure.after[:1], *figure.before[:1]))


def _stray(figure: Figure, evidence: Evidence, new: Reading, taken: set[int], figures: FigureReader) -> Iterator[Violation]:
    if figure.soft:
        return
    text = figure.text
    if any(_converted(old, figure, figures) for old in evidence.figures):
        yield doubtful("unit_conversion", text, f"{text} is the old figure in another unit; the person should choose the unit.")
        return
    if any(_same_amount(figure, word) for reading in evidence.all for word in figure_words(reading, figures)):
        yield doubtful("approximate_equality", text, f"{text} stands for a figure in words of the old text.")
        return
    derived = _derived(figure, evidence.figures)
    if derived:
        yield doubtful("derived_figure", text, f"{text} is worked out from {derived}; the old text does not say it.")
        return
    if figure.value == 1 and figure.kind == "time" and _has_single(evidence.all, figure, figures):
        return
    answered = [old for reading in evidence.answers for old in reading.figures if old.value == figure.value and not old.unit]
    if answered:
        return
    same = [old for old in evidence.figures if old.value == figure.value]
    if same:
        yield wrong("unit_changed", text, f"The old text has {same[0].text!r}, in another unit.")
        return
    if figure.role == "from":
        yield wrong("baseline_invented", text, f"The starting point {text!r} is not in the old text.")
        return
    free = [old for old in evidence.figures if id(old) not in taken and not old.soft and old.unit == figure.unit]
    if figure.year or (free and free[0].year):
        yield wrong("date_changed", text, f"The year {text} is not in the old text.")
    elif free:
        yield wrong("number_changed", text, f"The old text has {free[0].text!r} and not {text!r}.")
    else:
        yield wrong("number_added", text, f"The figure {text!r} is not in the old text.")


def _changed(old: Figure, figure: Figure, new: Reading, evidence: Evidence) -> Iterator[Violation]:
    text = figure.text
    if figure.soft or old.soft:
        return
    if (
        old.spelled != figure.spelled
        and old.spelled.isupper()
        and figure.spelled.isupper()
        and min(len(old.spelled), len(figure.spelled)) > 2
    ):
        yield wrong("unit_changed", text, f"The old text has {old.text!r}, in another unit.")
    if old.per != figure.per and not _rate_elsewhere(old, figure, new, evidence):
        if figure.per:
            yield wrong(
                "unit_changed", text, f"The old text has {old.text!r} per {old.per or 'nothing'}, the new one per {figure.per}."
            )
        else:
            yield wrong("unit_changed", text, f"{old.text!r} is a rate per {old.per} in the old text.")
    elif old.counted != figure.counted and not _counts_alike(old, figure, new.lexicon):
        yield wrong("unit_changed", text, f"{text!r} counts something else than in the old text.")
    yield from _unbounded(old, figure, new, evidence)
    if old.percentile and figure.percentile and old.percentile != figure.percentile:
        yield wrong("metric_rebound", text, f"{text} is the p{old.percentile} in the old text and not the p{figure.percentile}.")
    roles = (old.role, figure.role)
    if roles in (("from", "to"), ("to", "from")):
        yield wrong(
            "direction_flipped", text, f"{text} is the {'start' if old.role == 'from' else 'end'} of the change in the old text."
        )
    elif roles in (("before", "after"), ("after", "before")):
        yield wrong("direction_flipped", text, f"{text} is the figure {old.role} the change in the old text.")
    elif roles in (("part", "whole"), ("whole", "part")):
        yield wrong("metric_rebound", text, f"{text} is the {old.role} in the old text and not the {figure.role}.")
    elif roles in (("by", "to"), ("to", "by")):
        yield wrong("number_changed", text, f"A change {old.role} {text} is not a change {figure.role} {text}.")
    if old.sign and figure.sign and old.sign != figure.sign:
        yield wrong("direction_flipped", text, f"The sign of {text} has turned.")


def _has_single(readings: Iterable[Reading], figure: Figure, figures: FigureReader) -> bool:
    """Say whether a line has *an hour* for *1 hour*."""
    for reading in readings:
        for article, word in itertools.pairwise(reading.words):
            if article.low in ("a", "an") and (unit := figures.unit(word.low)) is not None and unit.unit == figure.unit:
                return True
    return False


def _rate_elsewhere(old: Figure, figure: Figure, new: Reading, evidence: Evidence) -> bool:
    """Say whether the time of a rate stands elsewhere in the line (*a daily volume of 5 TB*, *incidents per week by 75%*)."""
    if old.kind == figure.kind == "percent" and new.lexicon.stems.of(old.per or figure.per) in new.stems & evidence.stems:
        return True
    if old.per and not figure.per:
        return any(word.low in _EVERY_OF.get(old.per, ()) for word in new.words)
    if figure.per and not old.per:
        return any(word.low in _EVERY_OF.get(figure.per, ()) for reading in evidence.all for word in reading.words)
    return False


_EVERY_OF = {
    "h": ("hourly",), "day": ("daily", "nightly"), "week": ("weekly",), "month": ("monthly",),
    "quarter": ("quarterly",), "year": ("yearly", "annual", "annually"),
}  # fmt: skip


def _counts_alike(old: Figure, figure: Figure, lexicon: Lexicon) -> bool:
    one, other = old.counted, figure.counted
    if one and other:
        return lexicon.same_thing(one, other)
    counted, rest = (one, figure) if one else (other, old)
    near = (*rest.after, *rest.before)
    return not near or any(lexicon.same_thing(counted, stem) for stem in near)


_SPANNING = frozenset({"across", "through", "throughout", "among", "spanning", "in", "on"})


def _is_preposition(figure: Figure, new: Reading) -> bool:
    """Say whether the *over* before a figure may lead from a thing to what it works on (*a search over 5M addresses*)."""
    here = figure.first - 1
    if here < 1 or new.words[here].low != "over" or new.words[here].first:
        return False
    before = new.words[here - 1]
    return before.stem not in new.lexicon.plain and not any(deed.told and deed.behind == here for deed in deeds_of(new))


def _unbounded(old: Figure, figure: Figure, new: Reading, evidence: Evidence) -> Iterator[Violation]:
    text = figure.text
    long_time = figure.kind == "time" and figure.unit in ("day", "week", "month", "quarter", "year")
    if old.bound == figure.bound or (long_time and {old.bound, figure.bound} == {"", "over"}):
        return
    if old.bound == "over" and not figure.bound and figure.first and new.words[figure.first - 1].low in _SPANNING:
        home = next((reading for reading in evidence.all if any(one is old for one in reading.figures)), None)
        if home is not None and _is_preposition(old, home):
            return  # *requests over 22 services* are requests across 22 services
    if old.bound and not figure.bound:
        names = {"about": "an approximate figure", "under": "an upper bound", "over": "a lower bound"}
        yield wrong("hedge_dropped", text, f"{text} is {names[old.bound]} in the old text.")
    elif not old.bound and figure.bound == "about":
        return
    elif not old.bound and figure.bound == "over" and _is_preposition(figure, new):
        yield doubtful("bound_added", text, f"The old text says {old.text!r}; 'over' may be read as more than that.")
    elif not old.bound and figure.bound == "over":
        yield wrong("number_changed", text, f"The old text says {old.text!r}, not more than that.")
    elif not old.bound and old.role == "to" and figure.bound == "under":
        yield wrong("hedge_changed", text, f"The old text says 'to {old.text}'; an upper bound is something else.")
    elif not old.bound:
        yield doubtful("bound_added", text, f"The old text says {old.text!r} without a bound.")
    else:
        yield wrong("hedge_changed", text, f"The bound of {text} is not that of the old text.")


def _rebound(pairs: Sequence[Pair], evidence: Evidence, new: Reading) -> Iterator[Violation]:
    """Yield figures that have changed places, or that stand by what another statement of the old text speaks of."""
    flagged: set[int] = set()
    for place, (old, figure) in enumerate(pairs):
        for other_old, other in pairs[place + 1 :]:
            if (
                {old.role, other_old.role} == {"from", "to"}
                or (old.role == figure.role == "from" and other.role == "to")
                or (other_old.role == other.role == "from" and figure.role == "to")
                or old is other_old
                or old.year
                or other_old.year
                or old.unit != other_old.unit
                or old.value == other_old.value
            ):
                continue
            mine, theirs = _next(old) - _next(other_old), _next(other_old) - _next(old)
            here, there = _next(figure) - _next(other), _next(other) - _next(figure)
            own = shared(mine, here, new.lexicon) + shared(theirs, there, new.lexicon)
            cross = shared(mine, there, new.lexicon) + shared(theirs, here, new.lexicon)
            if (crossed := exchanged((old, other_old), (figure, other), evidence, new)) is not None:
                own, cross = (0, 2) if crossed else (1, 0)
            if cross > own and (own == 0 or cross >= 2) and id(figure) not in flagged:
                flagged |= {id(figure), id(other)}
                words = f"{figure.text} / {other.text}"
                yield wrong("metric_rebound", words, f"{figure.text} and {other.text} stand by each other's thing.")
    for old, figure in pairs:
        if id(figure) in flagged or old.soft or old.year or not (figure.after[:1] or _is_told_of_a_thing(figure, new)):
            continue
        home = next((reading for reading in evidence.all if any(one is old for one in reading.figures)), None)
        if home is None or (home in evidence.answers and not (old.after or old.before)):
            continue
        statement = {word.stem for word in home.words if word.sentence == old.sentence}
        rest = {
            word.stem
            for reading in evidence.all
            for word in reading.words
            if reading is not home or word.sentence != old.sentence
        }
        how = any(deed.role == "means" and deed.first - figure.behind == 1 for deed in deeds_of(new))  # to 20 min by rebuilding X
        near = frozenset(figure.before[:3]) if how else _near(figure)
        if statement <= _stems_of(home, old) or not near:
            continue  # a statement that holds nothing but figures
        doings = {new.words[deed.first].stem for deed in deeds_of(new) if deed.role != "noun"}
        if len(near - doings) > 1 and home.words[-1].sentence != 0:
            near -= doings  # what happens to a thing does not say which thing it is
        if not shared(near, statement, new.lexicon) and shared(near, rest, new.lexicon):
            yield wrong("metric_rebound", figure.text, f"{figure.text} belongs to something else in the old text.")


def _is_told_of_a_thing(figure: Figure, new: Reading) -> bool:
    """Say whether the figure is what a thing does (*a module that turns over 2M*)."""
    return any(deed.role == "relative" and 0 <= figure.first - deed.behind <= 2 for deed in deeds_of(new))


def _figure_words(evidence: Evidence, new: Reading, figures: FigureReader) -> Iterator[Violation]:
    olds = [word for reading in evidence.all for word in figure_words(reading, figures)]
    for word in figure_words(new, figures):
        if any(old.value == word.value and old.unit == word.unit for old in olds):
            continue
        if all(new.words[index].stem in evidence.stems for index in range(word.first, word.behind)):
            continue
        if any(_same_amount(old, word) for old in evidence.figures) or _derived(word, evidence.figures):
            yield doubtful("approximate_equality", word.text, f"{word.text!r} takes the place of an exact figure.")
        else:
            yield wrong("number_added", word.text, f"{word.text!r} is a figure that the old text does not have.")


def _same_amount(one: Figure, other: Figure) -> bool:
    """Say whether a figure and a figure in words are one amount; words for it are round (*half* of 49%)."""
    return one.unit == other.unit and abs(one.value - other.value) * 20 <= max(one.value, other.value)


def _converted(old: Figure, figure: Figure, figures: FigureReader) -> bool:
    """Say whether two figures are one quantity in two units."""
    if not old.unit or not figure.unit or old.kind != figure.kind or old.unit == figure.unit:
        return False
    one, other = figures.unit(old.unit), figures.unit(figure.unit)
    if one is None or other is None or one.factor is None or other.factor is None:
        return False
    return old.value * one.factor == figure.value * other.factor


def _derived(figure: Figure, olds: Sequence[Figure]) -> str:
    """Return the two figures from which a percentage or a multiple was worked out, or an empty text."""
    if figure.unit not in ("%", "x") or figure.role in ("from", "to"):
        return ""
    for start, end in itertools.pairwise(olds):
        if start.role != "from" or not start.value or not end.value:
            continue
        change = abs(end.value - start.value) / start.value * 100
        ratio = max(start.value, end.value) / min(start.value, end.value)
        wanted = change if figure.unit == "%" else ratio
        if abs(wanted - figure.value) <= max(Decimal("0.5"), wanted * Decimal("0.01")):
            return f"{start.text} and {end.text}"
    return ""
