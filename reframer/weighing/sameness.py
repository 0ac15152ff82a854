"""Whether two lines speak of one thing: by the noun each names, not by a word in a figure, a time or a comparison."""

from collections.abc import Iterable

from reframer.ml_reading.study import Study, is_year
from reframer.ml_reading.words import Word, word_set
from reframer.weighing.record import LONG, Claim, Line, stem

_BESIDE = word_set("per during since after before within against over under than versus vs instead until without unlike despite")
_PLACES = word_set("in at for by on from with to of into onto behind across through via using as and or but then so")
_MEASURED = word_set("in at for by on")  # with a number behind them they name a time or a size
_BREAKS = word_set(": ; ,")
_ENDS_NOUN = (
    _BESIDE
    | _PLACES
    | word_set(
        "which that who when where while is are was were be been has have had did does do will would can could never not no "
        "stayed remained came went clipped lost won failed reached needed took gave because if only"
    )
)
_BEFORE_NOUN = word_set("the our this my a an its their your we i it both trial study of for proof concept spike no")
_VERBS = ("trial_word", "shipped", "making_verb", "modelling_verb", "handling_verb")
_OPENING = 3  # words in which a line's first verb stands
_LINES_BACK = 3
_TELLING = 4  # letters of a word that may tell what a thing is for

Thing = tuple[str, ...]


def told_of(seen: Study) -> frozenset[str]:
    """Return the stems of what a line speaks of, without those of its figures, times and comparisons."""
    kept: set[str] = set()
    for introduced, words in _phrases(seen):
        if introduced in _BESIDE or (introduced in _MEASURED and any(word.is_number for word in words)):
            continue
        if introduced in _BREAKS and any(word.low[0].isdigit() for word in words):
            continue
        kept |= {stem(word.low) for word in words}
    return frozenset(kept)


def _phrases(seen: Study) -> Iterable[tuple[str, list[Word]]]:
    """Yield the line in pieces, each with the word or sign before it."""
    introduced, piece = "", list[Word]()
    for word in seen.words:
        if word.is_sign or word.low in _BESIDE | _PLACES:
            yield introduced, piece
            introduced, piece = word.low, []
        else:
            piece.append(word)
    yield introduced, piece


def things_shipped(claim: Claim) -> tuple[Thing, ...]:
    """Return the noun phrases that may name what reached people: the first of the line, and the object of each such verb."""
    seen = claim.seen
    starts = [0, *(hit.last for hit in seen.hits("shipped"))]
    return tuple(thing for start in starts if (thing := _noun_at(seen, start)))


def things_given_up(line: Line) -> tuple[Thing, ...]:
    """Return what a line says was given up; what the lines above name, where it says only "it" or "the detector"."""
    thing = _noun_at(line.seen, 0)
    refers = any(hit.first == 0 for hit in line.seen.hits("refers_back"))
    if len(thing) > 1 or (thing and not refers):
        return (thing,)
    above = line.before
    for _ in range(_LINES_BACK):
        if above is None:
            break
        named = _noun_at(above.seen, 0)
        if named and (not thing or thing[-1] in named):
            return (named,)
        above = above.before
    return (thing,) if thing else ()


def trained_above(line: Line) -> frozenset[str]:
    """Return the stems of the nearest line above that trains a model, where ``line`` says only "the model" of it."""
    above = None if _noun_at(line.seen, 0) or not any(hit.first == 0 for hit in line.seen.hits("refers_back")) else line.before
    for _ in range(_LINES_BACK):
        if above is not None and not above.trains:
            above = above.before
    return above.words if above is not None and above.trains else frozenset()


def same_thing(shipped: Thing, given_up: Thing) -> bool:
    """True when one's head noun is in the other, and so is what tells it from others of its kind."""
    if not (shipped[-1] in given_up or given_up[-1] in shipped):
        return False
    return len(set(shipped) & set(given_up)) >= min(2, len(set(given_up)))


def _noun_at(seen: Study, start: int) -> Thing:
    """Return the stems of the noun phrase from ``start`` on, its head last; words that tell nothing are left out."""
    general = {index for hit in seen.cues.of("general_word") for index in range(hit.first, hit.last)}
    near = (hit for group in _VERBS for hit in seen.cues.of(group) if hit.first - start < _OPENING)
    verbs = {index for hit in near for index in (hit.first, hit.last - 1)}  # what is rolled out may stand between them
    found: list[str] = []
    for index in range(start, len(seen.words)):
        word = seen.words[index]
        if not found and (word.low in _BEFORE_NOUN or index in verbs or word.is_number):
            continue
        if word.is_sign or word.is_number or word.low in _ENDS_NOUN or index in verbs:
            break
        if index not in general and word.low != "'s":
            found.append(stem(word.low))
    return tuple(found)


def shared_topics(claim: Claim, other: Line, *, words: bool = True) -> frozenset[str]:
    """Return the topics of a claim that another line speaks of, in what both of them tell."""
    there = told_of(other.seen)
    topics = claim.topics & told_of(claim.seen)
    return topics & ((other.topics & there) | (there if words else frozenset()))


def shared_names(claim: Claim, other: Line) -> frozenset[str]:
    """Return the stems of the longer words that both lines have in what they tell."""
    common = {hit.first for hit in claim.seen.cues.of("common_word")}
    longer = (word for at, word in enumerate(claim.seen.words) if at not in common and len(word.low) > LONG)
    names = frozenset(stem(word.low) for word in longer if not word.low.endswith("ing"))
    return names & told_of(claim.seen) & told_of(other.seen)


def same_name(claim: Claim, other: Line) -> bool:
    """True when a name of two words (document expansion) that tells something stands in both lines."""
    return bool(_pairs(claim.seen) & _pairs(other.seen))


def shares_word(claim: Claim, other: Line) -> bool:
    """True when both lines have a word that tells what the thing is for; of two chatbots, that one word is enough."""
    return bool(_telling(claim.seen) & _telling(other.seen))


def _telling(seen: Study) -> frozenset[str]:
    groups = ("common_word", "general_word", "llm_words", "vendor", *_VERBS)
    general = {index for group in groups for hit in seen.cues.of(group) for index in range(hit.first, hit.last)}
    words = (word.low for at, word in enumerate(seen.words) if at not in general)
    return frozenset(stem(low) for low in words if low.isalpha() and len(low) >= _TELLING and low not in _ENDS_NOUN)


def _pairs(seen: Study) -> frozenset[Thing]:
    """Return the stems of each two longer words that stand together and are not general."""
    general = {index for hit in seen.cues.of("common_word") for index in range(hit.first, hit.last)}
    general |= {index for group in _VERBS for hit in seen.cues.of(group) for index in range(hit.first, hit.last)}
    told = [index not in general and word.low.isalpha() and len(word.low) >= _TELLING for index, word in enumerate(seen.words)]
    return frozenset(
        (stem(first.low), stem(second.low))
        for at, (first, second) in enumerate(zip(seen.words, seen.words[1:], strict=False))
        if told[at] and told[at + 1]
    )


def is_later(seen: Study, other: Study) -> bool:
    """True when a line names only years after those that another names: tried in 2021, rolled out in 2023."""
    here, there = ([int(word.low) for word in each.words if is_year(word)] for each in (seen, other))
    return bool(here and there) and min(here) > max(there)
