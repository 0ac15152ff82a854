"""What a verb reaches: its own object, the head of it, and what that is for, in or part of."""

from reframer.verifying.reading import Reading

_PREPOSITIONS = frozenset([
    "for", "of", "in", "on", "at", "to", "from", "with", "by", "into", "onto", "across", "via", "through", "under", "over",
    "using", "as", "that", "which", "who", "used", "while", "when", "after", "before", "per", "between", "behind",
])  # fmt: skip
_TURNS = frozenset({"and", "or", "then", "before", "after", "by", "through", "via"})
_OF = frozenset({"for", "of", "in", "on", "to", "at", "behind", "against", "around"})
_OBJECTS = 5


def direct_of(reading: Reading, behind: int, *, counted: bool = True) -> frozenset[str]:
    """Return the stems of a verb's own object, which ends at a preposition, a comma or another verb.

    Without ``counted`` it ends as well where *and* joins on a counted thing.
    """
    words, found = reading.words, set[str]()
    for index in range(behind, len(words)):
        word = words[index]
        if not counted and word.low == "and" and index + 1 in reading.figure_words:
            break
        if (word.first and index > behind) or word.low in _PREPOSITIONS or word.sentence != words[behind - 1].sentence:
            break
        if word.stem not in reading.lexicon.plain and index not in reading.figure_words:
            found.add(word.stem)
    return frozenset(found)


def object_of(reading: Reading, behind: int) -> tuple[str, ...]:
    """Return the stems of the first thing of a verb's own object, in order."""
    words, found = reading.words, list[str]()
    for index in range(behind, len(words)):
        word = words[index]
        if (word.first and index > behind) or word.low in _PREPOSITIONS or word.low in _TURNS:
            break
        if word.sentence != words[behind - 1].sentence or (found and _is_past_form(reading, index)):
            break
        if word.stem not in reading.lexicon.plain and index not in reading.figure_words:
            found.append(word.stem)
    return tuple(found)


def _is_past_form(reading: Reading, index: int) -> bool:
    """Say whether a word can only be a verb of the past or a participle (*scripts written by the DBA*)."""
    actions = reading.lexicon.actions.get(reading.words[index].low, ())
    return bool(actions) and all(action.form in ("past", "participle") for action in actions)


def beyond(reading: Reading, behind: int) -> frozenset[str]:
    """Return the stems of what a verb's own object is for, in or part of."""
    words, found = reading.words, set[str]()
    for index in range(behind + 1, len(words)):
        if words[index].first or words[index].sentence != words[behind - 1].sentence:
            break
        if words[index].low in _OF:
            found |= direct_of(reading, index + 1, counted=False)
        if words[index].low == "and" and index + 1 in reading.figure_words:
            break  # 12 nurses in Leeds and 30 clerks: the clerks are taught too
    return frozenset(found)


def objects_of(reading: Reading, behind: int) -> tuple[str, ...]:
    """Return the stems of the content words that follow a verb."""
    lexicon, words = reading.lexicon, reading.words
    objects: list[str] = []
    for index in range(behind, len(words)):
        word = words[index]
        if word.sentence != words[behind - 1].sentence or len(objects) == _OBJECTS:
            break
        if index > behind and word.low in ("and", ",") and index + 1 < len(words) and lexicon.actions.get(words[index + 1].low):
            break
        if word.stem not in lexicon.plain and index not in reading.figure_words:
            objects.append(word.stem)
    return tuple(objects)
