"""Bridges: comparisons with machine-learning work behind an opener of the phrase bank. They compare; they state nothing."""

from functools import lru_cache

from reframer.verifying.agency import deeds_of
from reframer.verifying.reading import Reader

_LINKING = frozenset({"is", "are", "was", "were", "be", "being", "been", "of", "as"})
_FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us"})


def split_bridge(text: str, reader: Reader) -> tuple[str, str]:
    """Return what a sentence states, and the comparison behind an opener of the phrase bank (empty when there is none).

    An opener counts at the beginning of a clause or behind *is*, never as the object of a verb (*built the same models*), and
    a comparison that speaks of the person (*I*, *my*) is none.
    """
    reading = reader.read(text)
    lows = [word.low for word in reading.words]
    present = frozenset(lows)
    for opener in reading.lexicon.openers:
        parts = _words_of(opener)
        if not present.issuperset(parts):
            continue
        for start in range(len(lows) - len(parts)):
            if tuple(lows[start : start + len(parts)]) != parts:
                continue
            word = reading.words[start]
            begins = word.first or (start > 0 and lows[start - 1] in _LINKING) or word.before.strip() in ("—", "-", "(")
            if not begins or _FIRST_PERSON & set(lows[start:]):
                continue
            return reading.text[: word.start], reading.text[word.start :]
    return reading.text, ""


@lru_cache(maxsize=1024)
def _words_of(opener: str) -> tuple[str, ...]:
    return tuple(opener.replace("-", " ").split())


def split_bridge_of_line(text: str, reader: Reader) -> tuple[str, str]:
    """Return the same for a line of experience, where a bridge must be a tail: a whole statement, a comma or dash, an opener.

    One-word openers (*what*) are too weak a sign there.
    """
    stated, compared = split_bridge(text, reader)
    tail = stated.rstrip()
    told = any(deed.told for deed in deeds_of(reader.read(stated))) if tail else False
    if not compared or not tail.endswith((",", "—", "-", ";", ":")) or not told or _is_weak(compared, reader):
        return reader.read(text).text, ""
    return tail.rstrip(" ,—-;:"), compared


def _is_weak(compared: str, reader: Reader) -> bool:
    lows = tuple(word.low for word in reader.read(compared).words)
    openers = map(_words_of, reader.lexicon.openers)
    return not any(len(parts) > 1 and lows[: len(parts)] == parts for parts in openers)
