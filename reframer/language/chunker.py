"""Find the object of a verb and its head with closed classes only: no tagger, no parser."""

from typing import NamedTuple

from reframer.language.counting import is_plural
from reframer.language.tokens import Token
from reframer.language.verbs import Verbs
from reframer.language.words import (
    ADJECTIVAL,
    ADVERBS,
    CLAUSE_OPENERS,
    CONJUNCTIONS,
    DETERMINERS,
    NOUN_GERUNDS,
    PREPOSITIONS,
    SENTENCE_ENDS,
    STOPS,
    is_adjective,
    is_word,
    words,
)
from reframer.model.findings import Metric, MetricKind

# "a suite of tests", "the development of an API": the thing is named after "of".
_LIGHT = words(
    """
    set suite number variety range series lot lots bunch pair collection couple majority portion part parts piece
    pieces dozens hundreds thousands millions tens dozen host array development design implementation creation
    delivery construction maintenance execution architecture ownership setup building handling kind type types form
    level multitude plethora effort efforts side aspects aspect end use usage all
    """
)
_LIGHT_BEFORE = {"for": words("effort efforts"), "to": words("effort efforts")}
_ENDS_OBJECT = frozenset([":", "(", ")", "[", "]", "{", "}", '"', "\u201c", "...", "\u2026"])
_ARROWS = frozenset(["->", "=>", "\u2192", ">", "-->"])
_MEASURES = frozenset(
    {
        MetricKind.PERCENT,
        MetricKind.MULTIPLE,
        MetricKind.TIME,
        MetricKind.CHANGE,
        MetricKind.RANGE,
        MetricKind.MONEY,
        MetricKind.WORD_CHANGE,
    }
)
_LONGEST = 24
_NEVER_HEAD = words("etc etc. 's \u2019s i.e. e.g. one's")


class Chunk(NamedTuple):
    """Token numbers of an object: from ``start`` to ``end`` (exclusive), its ``head``, and where its zone ends."""

    start: int
    end: int
    head: int
    zone: int


def find_object(
    tokens: tuple[Token, ...], place: int, verbs: Verbs, metrics: tuple[Metric, ...], names: frozenset[int]
) -> Chunk | None:
    """Return the noun phrase that begins at token ``place``, or None when there is none.

    ``names`` are the tokens inside a technology's name. The zone goes on over attached prepositional phrases
    until the next clause.
    """
    place = _skip_to_phrase(tokens, place)
    chunk = _phrase(tokens, place, verbs, metrics, names)
    if chunk is None:
        return None
    start, end, head = chunk
    # "a set of services": the head is what the set is of
    while (
        end < len(tokens) - 1
        and tokens[end].lower == "of"
        and (tokens[head].lower in _LIGHT or _is_measure(tokens[head], metrics))
    ):
        inner = _phrase(tokens, end + 1, verbs, metrics, names)
        if inner is None:
            break
        _, end, head = inner
    return Chunk(start, end, head, _zone(tokens, end, verbs))


_LY_NOUNS = words(
    """
    family assembly supply reply anomaly monopoly daily weekly monthly nightly hourly yearly quarterly early only
    friendly user-friendly
    """
)


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and len(word) > 4 and word not in _LY_NOUNS


def _skip_to_phrase(tokens: tuple[Token, ...], place: int) -> int:
    """Pass adverbs and the preposition of a verb: worked *on* X, migrated *from* X."""
    steps = 0
    while place < len(tokens) and steps < 5:
        word = tokens[place].lower
        if (
            word in ADVERBS
            or _is_adverb(word)
            or word in PREPOSITIONS
            or word in {"that", "-", "\u2013"}
            or word == "closely"
            or word == "directly"
        ):
            place += 1
        else:
            break
        steps += 1
    return place


def _phrase(
    tokens: tuple[Token, ...], place: int, verbs: Verbs, metrics: tuple[Metric, ...], names: frozenset[int]
) -> tuple[int, int, int] | None:
    start = place
    head = -1
    index = place
    limit = min(len(tokens), place + _LONGEST)
    while index < limit:
        token = tokens[index]
        word = token.lower
        if index in names:
            head = index
            index += 1
            continue
        if word in SENTENCE_ENDS and not (word in {"-", "\u2013"} and head < 0):
            break
        if word in {"(", "["} and head < 0:
            index = _past_bracket(tokens, index)
            continue
        if word in _ENDS_OBJECT:
            break
        if word in _ARROWS:
            index += 1
            continue
        if word == ",":
            if not _list_goes_on(tokens, index, names, head):
                break
            index += 1
            continue
        if word in CONJUNCTIONS:
            if head >= 0 and not _joins(tokens, index, names, head, start, verbs):
                break
            index += 1
            continue
        if word in DETERMINERS and word != "that":
            if head >= 0:
                break
            index += 1
            continue
        if word in STOPS or (head >= 0 and (word in ADVERBS or _is_adverb(word))):
            break
        measure = _measure_at(token, metrics)
        if measure is not None:
            if (
                head >= 0
                and measure.kind in _MEASURES | {MetricKind.COUNT, MetricKind.RATE, MetricKind.SIZE}
                and token.start == measure.span.start
                and "-" not in measure.span.text
            ):
                break
            if _counts(token, measure) or (head < 0 and index + 1 >= limit):
                head = index
            index += 1
            continue
        if head >= 0 and _is_postmodifier(tokens, index, verbs):
            break
        if is_word(word) and word not in _NEVER_HEAD and not (head >= 0 and _stands_after(tokens, index)):
            head = index
        index += 1
    if head < 0:
        # "Saved $2M": a metric alone is what there is
        if start < limit and (alone := _measure_at(tokens[start], metrics)) is not None:
            end = start + 1
            while end < limit and tokens[end].start < alone.span.end:
                end += 1
            return start, end, start
        return None
    return start, head + 1, head


def _stands_after(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether an adjective stands after its noun and ends the phrase: "a review *open* to all", "rules *in-process*"."""
    word = tokens[index].lower
    following = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    return (
        (is_adjective(word) or word.startswith("in-"))
        and (following in STOPS or not is_word(following))
        and following not in {"-", "/"}
    )


def _measure_at(token: Token, metrics: tuple[Metric, ...]) -> Metric | None:
    for metric in metrics:
        if metric.span.start <= token.start < metric.span.end:
            return metric
    return None


def _counts(token: Token, metric: Metric) -> bool:
    """Whether a token of a metric is the counted noun: endpoints in "40 endpoints", requests in "5k requests/s"."""
    noun = metric.noun.rpartition(" ")[2]
    return (
        bool(noun)
        and (token.text == noun or noun.startswith((token.text + "'", token.text + "\u2019")))
        and any(character.isalpha() for character in token.text)
    )


def _is_measure(token: Token, metrics: tuple[Metric, ...]) -> bool:
    metric = _measure_at(token, metrics)
    return metric is not None and metric.kind in _MEASURES | {MetricKind.SIZE}


def _past_bracket(tokens: tuple[Token, ...], index: int) -> int:
    for place in range(index + 1, min(len(tokens), index + 20)):
        if tokens[place].lower in {")", "]"}:
            return place + 1
    return index + 1


def _list_goes_on(tokens: tuple[Token, ...], index: int, names: frozenset[int], head: int) -> bool:
    """Whether a comma stands between adjectives or names before the noun: "scalable, reliable APIs"."""
    if head < 0 or index + 1 >= len(tokens):
        return False
    before, after = tokens[index - 1].lower, tokens[index + 1].lower
    if is_adjective(before) and (is_adjective(after) or after in {"and", "&"}):
        return True
    return index - 1 in names and index + 1 in names and _names_lead_to_noun(tokens, index, names)


def _names_lead_to_noun(tokens: tuple[Token, ...], index: int, names: frozenset[int]) -> bool:
    place = index
    while place < len(tokens) and (place in names or tokens[place].lower in {",", "and", "&", "/", "+"}):
        place += 1
    return place < len(tokens) and is_word(tokens[place].lower) and tokens[place].lower not in STOPS | DETERMINERS


def _joins(tokens: tuple[Token, ...], index: int, names: frozenset[int], head: int, start: int, verbs: Verbs) -> bool:
    """Whether a conjunction joins modifiers before the noun; two objects in a row are two, and the first is taken."""
    if tokens[index].lower in {"/", "+"} and index + 1 < len(tokens):
        return is_word(tokens[index + 1].lower) and tokens[index].end == tokens[index + 1].start
    if index + 1 >= len(tokens):
        return False
    if is_adjective(tokens[index - 1].lower):
        return True
    if index - 1 in names and index + 1 in names:
        return _names_lead_to_noun(tokens, index, names)
    if _shares_noun(tokens, index, head, start):
        return True
    return tokens[index].lower == "&" and is_word(tokens[index + 1].lower) and verbs.form_at(tokens, index + 1) is None


_ABSTRACT = ("ing", "tion", "sion", "ment", "ity", "ance", "ence", "age", "sis", "ness", "ship", "ry", "cy", "gy")


def _shares_noun(tokens: tuple[Token, ...], index: int, head: int, start: int) -> bool:
    """Whether "and" joins two nouns before a third: "plant and mushroom identification", "a cloud and vendor budget"."""
    word = tokens[head].lower
    if head != index - 1 or is_plural(word) or word.endswith(_ABSTRACT) or not word.isalpha() or tokens[head].text.isupper():
        return False
    if tokens[start].lower in DETERMINERS and tokens[start].lower not in {"a", "an"}:
        return False
    after = index + 1
    while (
        after < len(tokens)
        and after < index + 4
        and is_word(tokens[after].lower)
        and tokens[after].lower not in STOPS | DETERMINERS | CONJUNCTIONS
    ):
        after += 1
    return after - index - 1 >= 2


_ACTORS = words(
    """
    service system pipeline tool app application platform engine api job cluster module library framework script bot
    server backend layer portal dashboard gateway scheduler daemon component product website
    """
)


def _is_postmodifier(tokens: tuple[Token, ...], index: int, verbs: Verbs) -> bool:
    """Whether a participle after a noun ends the phrase: "consumers *processing* events", "jobs *written* in Go"."""
    word = tokens[index].lower
    following = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    before = tokens[index - 1].lower
    if word in CLAUSE_OPENERS:
        return True
    if is_adjective(before):
        return False  # "collaborative editing tools"
    if word.endswith("ing") and len(word) > 4:
        if word in NOUN_GERUNDS:
            return verbs.form_at(tokens, index) is not None and (following in DETERMINERS or following[:1].isdigit())
        at = verbs.form_at(tokens, index)
        if at is None:
            return False
        if not is_word(following) or following in CONJUNCTIONS or _ends_soon(tokens, index):
            return False
        # "consumers processing events", "a service handling orders"; but "the video transcoding pipeline"
        if following in DETERMINERS or following[:1].isdigit() or is_plural(before) or before in _ACTORS:
            return True
        after = tokens[index + 2].lower if index + 2 < len(tokens) else "."
        return not (following in _ACTORS or following.removesuffix("s") in _ACTORS or after in _ACTORS)
    at = verbs.form_at(tokens, index)
    if at is None:
        return False
    if at[0].form in {"past", "participle"} and word != at[0].verb.base:
        return not (word in ADJECTIVAL and is_word(following) and following not in STOPS | DETERMINERS)
    if (following in DETERMINERS and following != "that") or following[:1].isdigit():
        # "workers *render* 90k pages", "the job *merges* 3 feeds"
        return at[0].form in {"third", "base"}
    return at[0].form == "third" and not is_plural(word)


def _ends_soon(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether after the -ing word the phrase ends: "request coalescing" is a noun."""
    following = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    return following in PREPOSITIONS - {"up", "down", "over"} or not is_word(following)


def _zone(tokens: tuple[Token, ...], end: int, verbs: Verbs) -> int:
    """Return the token where the clause of the object ends: at a sentence end, a relative, or a participle after a comma."""
    index = end
    while index < len(tokens):
        word = tokens[index].lower
        if word in SENTENCE_ENDS or word in {"which", "while", "so", "but", "because"}:
            break
        if word == "," and index + 1 < len(tokens):
            following = tokens[index + 1].lower
            if (
                following in {"and", "which", "thereby", "thus", "while", "resulting"}
                or verbs.form_at(tokens, index + 1) is not None
            ):
                break
        index += 1
    return index
