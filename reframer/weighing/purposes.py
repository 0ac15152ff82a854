"""What a line's thing is for, by which two lines speak of one thing though each calls it by another noun."""

from collections.abc import Iterable, Sequence

from reframer.ml_reading.study import Study
from reframer.ml_reading.words import Word, word_set
from reframer.weighing.record import Line

_LETTERS = 6  # of a root: optimise and optimisation are one, station and static are not
_SHORTEST = 3  # letters of a word that may tell what a thing is for
_SHORTEST_ROOT = 3
_ENDINGS = ("ings", "ing", "ies", "ed", "es", "er", "ers", "or", "ors", "s", "e", "y")
_VOWELS = frozenset("aeiouy")
_RARE = 2  # other lines beside the two that may share a root that tells a thing from others
_BREAKS = word_set("in at across on by with from through over under during within per since after before into onto via as")
_OBJECTS = word_set("for of to behind that which who and or about against , : ; ( )")
_EMPTY = word_set(
    "the a an our its their his her my your this these those all each every any some no not and or but so than then also only "
    "which that who what where when while how is are was were be been being has have had does did can could will would may "
    "they them it we one two three four own up out off on in at by to of for with from into over per as if yet still again now "
    "used use using uses run runs ran running made make makes kept keep keeps put puts took take works worked working work "
    "based from behind more most less least very well not other others another single new old first second next last"
)
_BEFORE_VERB = word_set("and then i we has have had was were is are")
_GENERAL = ("general_word", "common_word", "artefact_noun", "learning_words", "modelling_verb", "trial_word")
_HEADS = "head_of_artefact"
_VERBS = ("making_verb", "handling_verb", "trial_word", "shipped", "idea_word")


def root(low: str) -> str:
    """Return what the forms of a word have in common: price, prices and pricing; break and breaks."""
    for ending in _ENDINGS:
        kept = low.removesuffix(ending)
        if kept != low and len(kept) >= _SHORTEST_ROOT and _VOWELS & set(kept):
            low = kept
            break
    if len(low) > _SHORTEST_ROOT and low[-1] == low[-2] and low[-1] not in "sl":
        low = low[:-1]  # tagged
    return low[:_LETTERS]


def roots(seen: Study) -> frozenset[str]:
    """Return the roots of every word of a line that may tell what a thing is for."""
    return frozenset(root(seen.words[index].low) for index in _telling(seen))


def purposes(seen: Study, until: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the roots of what a line's thing is and is for, read to the first word of ``until``.

    Where, how and for how many it says elsewhere is left out.
    """
    telling, kept, counted = set(_telling(seen)), set[str](), False
    inside, piece = True, list[int]()
    end = next((index for index, word in enumerate(seen.words) if word.low in until), len(seen.words))
    for index, word in enumerate(seen.words[:end]):
        if word.low in _BREAKS or word.low in _OBJECTS or word.is_sign:
            kept |= _of_piece(seen, piece, telling) if inside and not counted else set()
            inside, piece, counted = word.low not in _BREAKS, [], False
        else:
            counted = counted or word.is_number
            piece.append(index)
    return frozenset(kept | (_of_piece(seen, piece, telling) if inside and not counted else set()))


def _of_piece(seen: Study, piece: Sequence[int], telling: set[int]) -> set[str]:
    return {root(seen.words[index].low) for index in piece if index in telling}


def _telling(seen: Study) -> Iterable[int]:
    """Yield the places of the words that say what is spoken of, not how it is made or how much there is."""
    heads = {index for hit in seen.cues.of(_HEADS) for index in range(hit.first, hit.last)}
    empty = {index for group in _GENERAL for hit in seen.cues.of(group) for index in range(hit.first, hit.last)}
    verbs = {hit.first for group in _VERBS for hit in seen.cues.of(group) if _stands_as_verb(seen, hit.first)}
    for index, word in enumerate(seen.words):
        if index in verbs or word.is_sign or word.is_number or word.low in _EMPTY or not word.low.isalpha():
            continue
        short = len(word.low) < _SHORTEST and not (len(word.text) > 1 and word.text.isupper())  # CT, MR
        if not short and (index not in empty or index in heads):
            yield index


def _stands_as_verb(seen: Study, at: int) -> bool:
    """True at the beginning, and behind and, a sign or an adverb: elsewhere lead, test and design may be nouns."""
    before = seen.words[at - 1] if at else None
    return before is None or before.is_sign or before.low in _BEFORE_VERB or before.low.endswith("ly")


def counted(seen: Study) -> frozenset[tuple[str, str]]:
    """Return each figure with the noun behind it: 40k calls."""
    pairs = zip(seen.words, seen.words[1:], strict=False)
    return frozenset((number.low, root(noun.low)) for number, noun in pairs if _counts(number, noun))


def _counts(number: Word, noun: Word) -> bool:
    return number.low[0].isdigit() and noun.low.isalpha() and len(noun.low) >= _SHORTEST


def shared_purpose(seen: Study, other: Line, beside: Sequence[Line]) -> frozenset[str]:
    """Return the roots by which two lines speak of one thing; empty where what they share stands in other lines as well.

    ``beside`` are the lines of the same role: a word that many of them have (a hotel's rooms) tells no thing from others.
    """
    figures = counted(seen) & counted(other.seen)
    if figures:
        return frozenset(part for figure in figures for part in figure)
    shared = purposes(seen) & roots(other.seen)
    others = [roots(line.seen) for line in beside if line is not other and line.seen is not seen]
    rare = {each for each in shared if sum(each in line for line in others) < _RARE}
    return shared if rare else frozenset()
