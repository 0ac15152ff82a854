"""What cannot be, by the line's own figures and years: shares above the whole, no error at all, tools before their time."""

from collections.abc import Iterable
from functools import lru_cache

from reframer.ml_reading.study import Study
from reframer.ml_reading.words import word_set
from reframer.rulebook.rules import Rules
from reframer.weighing.signs import number_of

_SINCE = "since_"
_LEVEL = word_set("to of at is was reached hit with : =")
_BEFORE_FIGURE = 5  # words within which the name of a share stands before its figure
_BESIDE_ERROR = 4  # words between what predicts and "zero error"
_GAIN_NEAR = 4
_HUGE_MULTIPLE = 20
_SCORE_AS_PERCENT = 10  # from here on a score is told in percent
_STANDS_AT = word_set("of at = : is was")
_MINUS = frozenset({"-", "−", "minus"})
_LEVEL_AT = frozenset({"of", "at", "to"})
_LEVEL_NEAR = 2  # words between the rate and "to"
_COMPARED_WITH = word_set("last previous planned plan target quota budget former forecast expected")
_COMPARED_NEAR = 3
_PERCENT = frozenset({"%", "percent"})


def impossible_figure(seen: Study) -> str:
    """Return why a figure of the line cannot be; empty when it can."""
    if any(_passes_whole(seen, index) for index in range(len(seen.words))):
        return "This is a share of a whole, and cannot pass 100 percent."
    if any(_passes_one(seen, index) for index in range(len(seen.words))):
        return "This score ends at 1."
    if any(_below_nothing(seen, index) for index in range(len(seen.words))):
        return "A rate of what goes wrong cannot fall below nothing."
    if _never_errs(seen):
        return "Whatever predicts or detects also errs; say on what it was measured."
    if seen.has("learning_words") and seen.has("whole_gone"):
        return "Whatever stops this also misses some; say on what it was measured."
    if seen.has("learning_words") and any(_huge_gain(seen, index) for index in range(len(seen.words))):
        return "A change of this size needs both ends to be believed."
    return ""


def _passes_whole(seen: Study, index: int) -> bool:
    words = seen.words
    value = number_of(words[index].low) if words[index].low[0].isdigit() else None
    percent = index + 1 < len(words) and words[index + 1].low in _PERCENT
    if value is None or not percent or value <= 100:
        return False
    if any(hit.first == index + 2 for hit in seen.hits("of_a_whole")):
        return True  # 104% accuracy
    if any(hit.last == index for hit in seen.hits("reaches_share")):
        compared = any(word.low in _COMPARED_WITH for word in words[index + 3 : index + 3 + _COMPARED_NEAR])
        return index + 2 < len(words) and words[index + 2].low == "of" and not compared  # covers 140% of production
    before = words[index - 1].low if index else ""
    wholes = [hit for hit in seen.hits("of_a_whole") if 0 <= index - hit.last <= _BEFORE_FIGURE]
    if before in {"to", "at"}:
        return bool(wholes)
    return any(hit.last == index or (before in _LEVEL and hit.last == index - 1) for hit in wholes)


def _passes_one(seen: Study, index: int) -> bool:
    """True for an R-squared of 1.6: a decimal above one right behind the name of a score, without a percent sign."""
    words = seen.words
    low = words[index].low
    value = number_of(low) if low[0].isdigit() and "." in low else None
    behind = words[index + 1].low if index + 1 < len(words) else ""
    if value is None or not 1 < value < _SCORE_AS_PERCENT or behind in _PERCENT | {"points", "pp", "x"}:
        return False
    last = index - 1 if index and words[index - 1].low in _STANDS_AT else index
    return any(hit.last == last for hit in seen.hits("score_up_to_one"))


def _below_nothing(seen: Study, index: int) -> bool:
    """True for a word error rate of -3%, or brought down to minus 3%: the level is negative, which is no change."""
    words = seen.words
    if index < 2 or words[index - 1].low not in _MINUS or not words[index].low[0].isdigit():
        return False
    level = words[index - 2].low
    near = _LEVEL_NEAR if level == "to" else 0
    return level in _LEVEL_AT and any(0 <= index - 2 - hit.last <= near for hit in seen.hits("never_below_nothing"))


def _never_errs(seen: Study) -> bool:
    return any(
        -_BESIDE_ERROR <= said.first - what.last <= _BESIDE_ERROR
        for said in seen.hits("all_right")
        for what in seen.hits("foretells")
    )


def _huge_gain(seen: Study, index: int) -> bool:
    low = seen.words[index].low
    after = seen.words[index + 1].low if index + 1 < len(seen.words) else ""
    times = low.endswith("x") or after in {"x", "times", "fold"}
    value = number_of(low.removesuffix("x")) if low[0].isdigit() and times else None
    if value is None or value < _HUGE_MULTIPLE:
        return False
    others = sum(word.low[0].isdigit() for word in seen.words)
    return others == 1 and any(abs(hit.first - index) <= _GAIN_NEAR for hit in seen.hits("gain_of"))


def not_before(seen: Study, rules: Rules) -> Iterable[tuple[str, int]]:
    """Yield what the line names that could not be used before a year, and that year."""
    for group, year in _dated(rules):
        for hit in seen.cues.of(group):
            start, end = hit.first, hit.last
            yield " ".join(word.text for word in seen.words[start:end]), year


@lru_cache(maxsize=4)
def _dated(rules: Rules) -> tuple[tuple[str, int], ...]:
    ids = (group.id for group in rules.vocabulary.lint_frames if group.id.startswith(_SINCE))
    return tuple((identifier, int(identifier.removeprefix(_SINCE))) for identifier in ids)
