"""How far a name goes on behind its object, and where it may end without being cut out of its context."""

import re
from collections.abc import Container, Mapping
from functools import lru_cache
from typing import NamedTuple

from reframer.language.counting import is_plural
from reframer.model.findings import BulletFindings, Metric, MetricKind
from reframer.rulebook import Rules
from reframer.rulebook.rewording import rewording

_WORD = re.compile(r"[^\s,;:()\[\]{}\"“”—–|]+(?:,\d+[^\s,;:()]*)*|[,;:()\[\]{}\"“”—–|]")
_MARKS = frozenset(',;:()[]{}"“”—–|')
_BINDING = frozenset({"of", "per"})  # what stands before them is no name without what stands behind
_LONGEST_RELATIVE = 9
_LONGEST_ROW = 6  # words of a row of things behind a comma
_NARROWING = frozenset({"without"})
_SCALE = frozenset({MetricKind.RATE, MetricKind.SIZE})
_AT = frozenset({"at", "with", "in", "over", "under"})


class Word(NamedTuple):
    """A word or a mark of a text with its place; ``low`` is in small letters, without a full stop behind it."""

    start: int
    end: int
    low: str
    last: bool  # a full stop follows, or a mark that ends the phrase


class End(NamedTuple):
    """A place where a name may end, and the prepositions that stand before it."""

    at: int
    behind: tuple[str, ...] = ()


class Closed(NamedTuple):
    """Closed classes of words that a name is read by."""

    prepositions: frozenset[str]
    joints: frozenset[str]
    determiners: frozenset[str]
    stops: frozenset[str]  # pronouns, relatives, auxiliaries: another clause begins
    relatives: frozenset[str]
    tails: frozenset[str]


@lru_cache(maxsize=4)
def closed(rules: Rules) -> Closed:
    """Return the closed classes of a set of rules."""
    grammar, quoting = rewording().grammar, rules.positioning.quoting
    joints = frozenset({"and", "or", "&", "+", "plus"})
    tails = frozenset(quoting.tail_words)
    return Closed(
        prepositions=frozenset(grammar.prepositions) - tails,
        joints=joints,
        determiners=frozenset(grammar.determiners),
        stops=frozenset((*grammar.pronouns, *grammar.relatives, *grammar.auxiliaries)),
        relatives=frozenset(grammar.relatives),
        tails=tails - joints,
    )


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words and marks of a stretch of text."""
    found = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        shown = match.group()
        bare = shown if shown in _MARKS else shown.rstrip(".!?")
        stop = match.start() + len(bare)
        mark = shown in _MARKS or shown in ("-", "->", "→", "=>", "/")
        found.append(Word(match.start(), stop, bare.lower(), mark or bare != shown))
    return found


def ends_behind(found: BulletFindings, at: int, rules: Rules) -> tuple[End, ...]:
    """Return the places where the name of the thing that stands before ``at`` may end, nearest first.

    It goes on over prepositional phrases and participles, to the first comma, clause, means or measure.
    """
    return _Walk(found, at, rules).ends()


class _Walk:
    """Goes from word to word behind a thing and notes where its name may end."""

    def __init__(self, found: BulletFindings, at: int, rules: Rules) -> None:
        self._known = closed(rules)
        self._foreign_verbs = rules.positioning.quoting.foreign_verbs
        self._measures = {metric.span.start: metric for metric in found.metrics if not names_a_kind(metric)}
        self._deeds = {verb.span.start: verb for verb in found.verbs}
        self._words = words_of(found.text, at)
        self._ends: list[End] = []
        self._start = self._last = at
        self._free = True  # the last word is no joint, so that the name may end behind it
        self._verbal = False  # the last word is a participle
        self._cut = False  # a clause that narrows the thing was cut off
        self._done = False  # no further end may be noted
        self._behind: tuple[str, ...] = ()
        self._origin = False  # "from A" waits for "to B": a pipeline from Kafka to Iceberg

    def ends(self) -> tuple[End, ...]:
        """Return the places, each once."""
        for number, word in enumerate(self._words):
            if not self._goes_over(number, word):
                break
        if self._done:
            return tuple(dict.fromkeys(self._ends))
        if self._free and not self._verbal and not self._cut:
            self._note()
        elif not self._ends and not _binds(self._words, self._known):
            self._ends.append(End(self._start))
        return tuple(dict.fromkeys(self._ends))

    def _note(self) -> None:
        self._ends.append(End(self._last, self._behind))

    def _word(self, number: int) -> Word | None:
        return self._words[number] if number < len(self._words) else None

    def _goes_over(self, number: int, word: Word) -> bool:
        """Take one word into account, and return whether the name may go on behind it."""
        following = self._word(number + 1)
        if word.low in _MARKS or (word.last and not word.low[:1].isalnum()):
            if word.low == "," and self._free and _lists(self._words[number + 1 :], self._deeds, self._known):
                self._free = False  # scans in Frankfurt, | Rome and Oslo: the last phrase goes on
            return False
        if word.low in self._known.joints:
            return self._over_joint(following)
        if word.low in self._known.prepositions or (self._verbal and _counts_users(word, following, self._measures)):
            return self._over_preposition(word, following)
        if self._begins_anew(word, following):
            self._end_before_clause(number, word)
            return False
        return self._over_word(number, word, following)

    def _over_joint(self, following: Word | None) -> bool:
        if following is None or following.start in self._deeds or following.low in self._known.prepositions | self._known.tails:
            return False
        self._free = False
        return True

    def _over_preposition(self, word: Word, following: Word | None) -> bool:
        here = self._measures.get(word.start)  # "over 62M documents": across them, or more than them; said as it stands
        across = here is not None and here.kind in (MetricKind.COUNT, MetricKind.SIZE)
        if following is None or _measures(self._measures.get(following.start), word.low) or (here is not None and not across):
            return False
        continues = word.low in _BINDING or (self._origin and word.low in ("to", "into", "through"))
        if self._free and not self._verbal and not continues:
            self._note()
        self._verbal = False
        self._origin = word.low == "from" or (self._origin and word.low == "through")
        self._free = False
        self._behind = (*self._behind, word.low)
        return True

    def _begins_anew(self, word: Word, following: Word | None) -> bool:
        """Return whether a clause, a means or a measure begins with a word."""
        known, deed = self._known, self._deeds.get(word.start)
        if word.low in known.tails or (word.low in known.stops and word.low not in known.determiners):
            return True
        if not self._free:
            return False
        measured = following is not None and following.start in self._measures
        return (
            word.low in known.stops
            or word.low in known.determiners
            or word.start in self._measures
            or (deed is not None and (bool(deed.direction) or deed.form == "gerund"))
            or (word.low.endswith("ing") and measured)
        )

    def _end_before_clause(self, number: int, word: Word) -> None:
        self._cut = bool(self._ends) and word.low in self._known.relatives | _NARROWING
        if self._free and not self._verbal and word.low == "that":
            clause = _relative_end(self._words[number + 1 :], self._known)
            if clause:
                self._note()
                self._ends.append(End(clause, self._behind))
                self._done = True

    def _over_word(self, number: int, word: Word, following: Word | None) -> bool:
        deed = self._deeds.get(word.start)
        if self._free and deed is not None and not _describes(following, self._known):
            if deed.base in self._foreign_verbs:  # a block bought from a vendor
                self._ends, self._done = [], True
                return False
            self._note()
            participle = following is not None and (
                following.low in self._known.prepositions or _counts_users(following, self._word(number + 2), self._measures)
            )
            if not participle:
                return False
            self._verbal = True
        if word.low not in self._known.determiners:
            self._last, self._free = word.end, True
        return not word.last


def _describes(following: Word | None, known: Closed) -> bool:
    """Return whether a participle stands before a noun that it describes (flat sorted | arrays)."""
    if following is None or not following.low[:1].isalpha():
        return False
    return following.low not in known.prepositions | known.determiners | known.tails | known.stops | known.joints


def _counts_users(word: Word, following: Word | None, measures: Mapping[int, Metric]) -> bool:
    """Return whether "by" and a number of people or things stand behind a participle (used by 14,000 farms)."""
    metric = measures.get(following.start) if following is not None else None
    return word.low == "by" and metric is not None and metric.kind is MetricKind.COUNT


def _relative_end(words: list[Word], known: Closed) -> int:
    """Return where a short relative clause ends (DAGs that | load 3.8 TB a day into Snowflake); 0 where it is not plain."""
    end = 0
    for number, word in enumerate(words):
        if word.low in _MARKS or (word.last and not word.low[:1].isalnum()):
            return 0 if word.low == "," and _lists(words[number + 1 :], (), known) else end
        if word.low in known.stops | known.tails or number > _LONGEST_RELATIVE:
            return 0
        end = word.end
        if word.last:
            return end
    return end


def _measures(metric: Metric | None, preposition: str) -> bool:
    """Return whether a measure begins behind a preposition (at 80k messages/s), and no number of things (to 3,100 hosts)."""
    if metric is None or metric.kind is MetricKind.COUNT:
        return False
    return metric.kind not in _SCALE or preposition in _AT


def _lists(words: list[Word], deeds: Container[int], known: Closed) -> bool:
    """Return whether a comma stands in a row that goes on: | PC and phone."""
    for number, word in enumerate(words[:_LONGEST_ROW]):
        if word.low in known.joints:
            return number > 0 and number + 1 < len(words) and words[number + 1].start not in deeds
        if word.start in deeds or word.low in known.stops | known.tails | known.prepositions or (word.last and word.low != ","):
            return False
    return False


def names_a_kind(metric: Metric) -> bool:
    """Return whether a number is part of a single thing's name (an 8B model, a 1998 policy system), and counts nothing."""
    if metric.kind is not MetricKind.COUNT or metric.unit or max(metric.values, default=0) == 1:
        return False
    noun = metric.noun.lower().split()[-1:]
    return bool(noun) and not noun[0].endswith("s") and not is_plural(noun[0])


def _binds(words: list[Word], known: Closed) -> bool:
    return bool(words) and (words[0].low in _BINDING or words[0].low in known.joints)
