"""Find which rules fire in a text: their phrases, cased and cued forms, and words that stand together."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import Literal, NamedTuple

from reframer.language.analysis import Analysis
from reframer.language.forms import FormLook, Forms
from reframer.language.phrases import Occurrence, Phrases, longest, singular
from reframer.language.technology import in_one_row
from reframer.language.words import PREPOSITIONS
from reframer.model.findings import CompetencyFinding, Span
from reframer.rulebook.schema import Competency, Together
from reframer.rulebook.vocabulary import Verb, WordList, list_named, spelt_out

_Place = tuple[int, int]
_ONE_PAIR = 2  # places
_MOST_PLACES = {2: 50, 3: 12}  # of one side that are looked at, by the number of sides: no text may take long

# Where one statement ends and the next begins, two words stand as far apart as if this many more words lay between them.
_STATEMENT_END = re.compile(r";|[.!?](?=\s)")
_STATEMENT_STEPS = 2
_COMMON = re.compile(r"[a-z][a-z -]+")  # a common noun: no name, no sign, no measure such as p99
_CLAUSE_MARK = re.compile(r"[,;:(](?!\d)|(?<!\bincl)[.!?](?=\s)")
_PART_OF_DEED = re.compile(r"\W*(?:incl\.?|including)\s")  # what it opens is part of what the deed was done to
_OF_TODAY = ("base", "third")
_MEASURED_AT = re.compile(r"(?:at|under)\s")


class _Word:
    """A word of ``together``s: for each of their sides, the numbers of those that have it there."""

    __slots__ = ("sides",)

    def __init__(self) -> None:
        self.sides: list[tuple[int, ...]] = [(), (), ()]  # of twenty thousand words most have one number on one side


class _Pair(NamedTuple):
    owner: int
    window: int
    refuses: bool


class Look(NamedTuple):
    """What a rule saw in a text: the words, and why they do not count (``""`` when they do).

    ``by`` is what stood in the way where that is words of the text: the longer form, or the phrase of ``never``.
    ``pair`` is the ``together`` that looked; without one it was a form.
    """

    rule_id: str
    words: tuple[Span, ...]
    refused: Literal["", "compound", "case", "reject", "cue", "never", "longer", "far", "half", "passing"]
    by: Span | None = None
    pair: Together | None = None


class Competencies:
    """The ``match`` parts of all rules, compiled together: the longest form wins across rules."""

    def __init__(self, rules: Mapping[str, Competency], word_lists: Iterable[WordList] = (), verbs: Iterable[Verb] = ()) -> None:
        """``word_lists`` are what ``<name>`` means in a ``together``; rules name the deeds of ``verbs`` in the past."""
        self._pasts = {verb.base: verb.past for verb in verbs if verb.past != verb.base}
        self._lists = {one.name: one.words for one in word_lists}
        self._rules = tuple(rules.values())
        self._owners = {rule.id: owner for owner, rule in enumerate(self._rules)}
        self._forms = Forms()
        self._never: Phrases[int] = Phrases("plural")
        self._sides: Phrases[_Word] = Phrases("plural")
        self._words: dict[str, _Word] = {}
        self._rejects: Phrases[int] = Phrases("inflected")
        self._pairs: list[_Pair] = []
        self._togethers: list[Together] = []
        self._of_three: set[int] = set()
        self._heads = tuple(frozenset(_singular(head.lower()) for head in rule.match.heads) for rule in self._rules)
        for owner, rule in enumerate(self._rules):
            match = rule.match
            self._forms.add(owner, match.phrases, match.exact_case, match.needs_cue, both_numbers=True)
            for phrase in match.never:
                self._never.add(phrase, owner)
            for together in match.together:
                self._add_pair(owner, together)

    def _add_pair(self, owner: int, together: Together) -> None:
        number = len(self._pairs)
        together = _spelt_out(together, self._lists)
        self._togethers.append(together)
        self._pairs.append(_Pair(owner, together.window, bool(together.reject)))
        own = {*together.any_a, *together.any_b, *together.any_c}
        for word in together.reject:
            # where the singular is a word of the pattern itself, only the plural is another thing: to lead, but sales leads
            (self._rejects.add if singular(word) in own else self._rejects.add_both)(word, number)
        for side, words in enumerate((together.any_a, together.any_b, together.any_c)):
            for word in words:
                held = self._word(word)
                held.sides[side] += (number,)
        if together.any_c:
            self._of_three.add(number)

    def _word(self, text: str) -> _Word:
        word = self._words.get(text)
        if word is None:
            word = self._words[text] = _Word()
            self._sides.add(text, word)
        return word

    def find(self, analysis: Analysis) -> tuple[CompetencyFinding, ...]:
        """Return the rules that fire, in the order of their ids, each with the words that made it fire."""
        matched, paired, passing = self._weighed(analysis)
        for owner in passing:
            matched.pop(owner, None)
            paired.pop(owner, None)
        for owner, places in paired.items():
            matched.setdefault(owner, []).extend(places)
        findings: list[CompetencyFinding] = []
        for owner in sorted(matched):
            places = sorted(set(matched[owner]))
            spans = tuple(_span(analysis, start, end) for start, end in places)
            findings.append(
                CompetencyFinding(
                    rule_id=self._rules[owner].id,
                    matched=spans,
                    on_object=self._on_object(owner, places, analysis),
                    limited_by=_limits(places, analysis),
                )
            )
        return tuple(findings)

    def at(self, rule_id: str, places: Sequence[_Place], analysis: Analysis) -> CompetencyFinding:
        """Return the finding of a rule at places that another reading of the same text saw."""
        owner = self._owners[rule_id]
        return CompetencyFinding(
            rule_id=rule_id,
            matched=tuple(_span(analysis, start, end) for start, end in places),
            on_object=self._on_object(owner, places, analysis),
            limited_by=_limits(places, analysis),
        )

    def look(self, analysis: Analysis) -> tuple[Look, ...]:
        """Return everything that any rule saw, in the order of the rules' ids and of the text; ``find`` is what counts of it."""
        passing = {self._rules[owner].id for owner in self._weighed(analysis)[2]}
        looks = [
            one._replace(refused="passing") if not one.refused and one.rule_id in passing else one
            for one in (*self._form_looks(analysis), *self._pair_looks(analysis))
        ]
        return tuple(sorted(looks, key=lambda one: (one.rule_id, bool(one.pair), one.words[0].start, one.words[0].end)))

    def _weighed(self, analysis: Analysis) -> tuple[dict[int, list[_Place]], dict[int, list[_Place]], set[int]]:
        """What was found by forms, what by words that stand together, and the rules of both that were only mentioned."""
        named, paired = self._by_form(analysis), self._by_pair(analysis)
        passing = set(self._in_passing(named, paired, analysis))
        left = {owner: places for owner, places in paired.items() if owner not in passing}
        return named, paired, passing.union(self._aside(named, left, analysis))

    def _in_passing(
        self, named: Mapping[int, list[_Place]], paired: Mapping[int, list[_Place]], analysis: Analysis
    ) -> tuple[int, ...]:
        """The rules that rest on two words of one pattern off the bullet's object, while other work is named outright.

        On resumes of strangers half of such findings were wrong: the words told of something by the way.
        """
        if analysis.object is None:
            return ()
        return tuple(
            owner
            for owner, places in paired.items()
            if owner not in named
            and not self._rules[owner].kind.startswith("ml")  # a word on a model is worth looking at
            and len(set(places)) == _ONE_PAIR
            and any(other != owner for other in named)
            and not any(
                start < name.span.end and name.span.start < end for start, end in places for name in analysis.technologies
            )
            and not self._on_object(owner, places, analysis)
        )

    def _aside(
        self, named: Mapping[int, list[_Place]], paired: Mapping[int, list[_Place]], analysis: Analysis
    ) -> tuple[int, ...]:
        """The rules that rest on one common noun of a clause without a deed, behind the work that the bullet's object is.

        What stands there is mostly the measure or a circumstance of that work: "..., database load down by 70%".
        """
        if analysis.object is None or len(named) + len(paired) == 1:
            return ()
        found = {owner: [*named.get(owner, ()), *paired.get(owner, ())] for owner in {**named, **paired}}
        return tuple(
            owner
            for owner, places in named.items()
            if len(set(found[owner])) == 1
            and not self._rules[owner].kind.startswith("ml")
            and _COMMON.fullmatch(analysis.text, *places[0])
            and _behind(places[0], analysis)
            and not any(_meet(places[0], (name.span.start, name.span.end)) for name in analysis.technologies)
            and not self._on_object(owner, places, analysis)
            and any(other != owner and self._on_object(other, found[other], analysis) for other in found)
        )

    def _form_looks(self, analysis: Analysis) -> Iterator[Look]:
        seen = self._seen(analysis)
        counting = longest(Occurrence(one.start, one.end, (one.owner,)) for one in seen if not one.refused)
        kept = {(one.start, one.end, one.keys[0]) for one in counting}
        never = list(self._never.find(analysis.text))
        for one in seen:
            rule_id, words = self._rules[one.owner].id, (_span(analysis, one.start, one.end),)
            inside = (other for other in never if one.owner in other.keys and other.start <= one.start and one.end <= other.end)
            if one.refused:
                yield Look(rule_id, words, one.refused)
            elif (one.start, one.end, one.owner) not in kept:
                over = next(other for other in counting if other.start <= one.start and one.end <= other.end)
                yield Look(rule_id, words, "longer", _span(analysis, over.start, over.end))
            elif (held := next(inside, None)) is not None:
                yield Look(rule_id, words, "never", _span(analysis, held.start, held.end))
            else:
                yield Look(rule_id, words, "")

    def _seen(self, analysis: Analysis) -> list[FormLook]:
        """Every form in the text; a name in a row with a technology needs no cue: "Kafka, Flink and Iceberg"."""
        text = analysis.text
        looks = dict.fromkeys(
            self._forms.look(text, listed=analysis.listed, capitals=analysis.capitals, instead=self._past(analysis))
        )
        return [
            one._replace(refused="")
            if one.refused == "cue"
            and text[one.start].isupper()
            and not self._rules[one.owner].kind.startswith("ml")  # LoRa beside MQTT is a radio
            and any(in_one_row(text, one, technology.span) for technology in analysis.technologies)
            else one
            for one in looks
        ]

    def _pair_looks(self, analysis: Analysis) -> Iterator[Look]:
        sides = _sides_of(self._occurrences(analysis))
        starts = _steps(analysis)
        rejecting = list(self._rejects.find(analysis.text))
        for number in sorted(sides):
            pair, together = self._pairs[number], self._togethers[number]
            rule_id, places_of = self._rules[pair.owner].id, sides[number][: 3 if together.any_c else 2]
            nearest = _nearest(places_of, pair.window, starts)
            places = nearest or tuple(place for side in places_of for place in side[:1])
            refused: Literal["", "half", "reject", "far"] = ""
            if not all(places_of):
                refused = "half"
            elif pair.refuses and _rejected(number, rejecting, sides[number]):
                refused = "reject"
            elif nearest is None:
                refused = "far"
            words = tuple(_span(analysis, start, end) for start, end in sorted(places))
            yield Look(rule_id, words, refused, pair=together)

    def _by_form(self, analysis: Analysis) -> dict[int, list[_Place]]:
        found = [one for one in self._seen(analysis) if not one.refused]
        if not found:
            return {}
        never = list(self._never.find(analysis.text))
        kept = longest(Occurrence(one.start, one.end, (one.owner,)) for one in found)
        matched: dict[int, list[_Place]] = {}
        for one in kept:
            owner = one.keys[0]
            if not any(owner in other.keys and other.start <= one.start and one.end <= other.end for other in never):
                matched.setdefault(owner, []).append((one.start, one.end))
        return matched

    def _by_pair(self, analysis: Analysis) -> dict[int, list[_Place]]:
        occurrences = self._occurrences(analysis)
        words = [word for one in occurrences for word in one.keys]
        firsts, seconds, thirds = (set().union(*(word.sides[side] for word in words)) for side in range(3))
        both = firsts & seconds
        both -= self._of_three - thirds
        if not both:
            return {}
        sides = _sides_of(occurrences, both)
        starts = _steps(analysis)
        rejecting: list[Occurrence[int]] | None = None
        matched: dict[int, list[_Place]] = {}
        for number in sorted(both):
            pair = self._pairs[number]
            if pair.refuses:
                if rejecting is None:
                    rejecting = list(self._rejects.find(analysis.text))
                if _rejected(number, rejecting, sides[number]):
                    continue
            nearest = _nearest(sides[number][: 3 if number in self._of_three else 2], pair.window, starts)
            if nearest is not None:
                matched.setdefault(pair.owner, []).extend(nearest)
        return matched

    def _occurrences(self, analysis: Analysis) -> list[Occurrence[_Word]]:
        past = self._past(analysis)
        return [
            *self._sides.find(analysis.text),
            *(self._sides.find_instead(analysis.text, *past) if past else ()),
        ]

    def _past(self, analysis: Analysis) -> tuple[int, int, str] | None:
        """The place of the verb that opens a line on the work of today, and its past: "Train", as if it said "Trained".

        Before a preposition it may be a noun: "Scripts on 30 servers".
        """
        verb = analysis.opener.verb if analysis.opener else None
        if verb is None or verb.form not in _OF_TODAY or verb.base not in self._pasts:
            return None
        if next((token.lower for token in analysis.tokens if token.start >= verb.span.end), "") in PREPOSITIONS:
            return None
        return verb.span.start, verb.span.end, self._pasts[verb.base]

    def _on_object(self, owner: int, places: Sequence[_Place], analysis: Analysis) -> bool:
        if analysis.object is None or analysis.object_head is None or analysis.zone is None:
            return False
        head = analysis.object_head
        if any(start < head.end and head.start < end for start, end in places):
            return True
        heads = self._heads[owner]
        if heads:
            return _singular(head.text.lower()) in heads and any(
                analysis.zone.start <= start and end <= analysis.zone.end for start, end in places
            )
        return any(start < analysis.object.end and analysis.object.start < end for start, end in places)


def _meet(one: _Place, other: _Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _behind(place: _Place, analysis: Analysis) -> bool:
    """Whether a clause mark parts the place from the bullet's object, and no verb stands between the mark and the place."""
    marks = [match.start() for match in _CLAUSE_MARK.finditer(analysis.text, 0, place[0])]
    if not marks:
        return False
    clause = analysis.text[marks[-1] : place[0]]
    with_figure = _MEASURED_AT.match(analysis.text, place[0]) and any(letter.isdigit() for letter in clause)
    return bool(
        analysis.object is not None
        and marks[-1] >= analysis.object.end
        and not _PART_OF_DEED.match(clause)
        and not with_figure  # "900 calls/s at peak" measures the work itself
        and not any(marks[-1] < verb.span.start < place[1] for verb in analysis.verbs)
    )


def _rejected(number: int, rejecting: Iterable[Occurrence[int]], sides: Iterable[Sequence[_Place]]) -> bool:
    """Whether a word says that a pattern means something else; inside a longer word of the pattern it does not: test data."""
    longer = [place for side in sides for place in side]
    return any(
        number in one.keys
        and not any(start <= one.start and one.end <= end and end - start > one.end - one.start for start, end in longer)
        for one in rejecting
    )


def _spelt_out(together: Together, lists: Mapping[str, Sequence[str]]) -> Together:
    sides = {"any_a": together.any_a, "any_b": together.any_b, "any_c": together.any_c, "reject": together.reject}
    spelt = {side: spelt_out(words, lists) for side, words in sides.items() if any(map(list_named, words))}
    return together.model_copy(update=spelt) if spelt else together


def _sides_of(occurrences: Iterable[Occurrence[_Word]], wanted: set[int] | None = None) -> dict[int, tuple[list[_Place], ...]]:
    """The places of all sides of every pattern, or of the wanted ones, that has a word in the text, by the pattern's number."""
    found: dict[int, tuple[list[_Place], ...]] = {}
    for one in occurrences:
        place = (one.start, one.end)
        for side in range(3):
            numbers = set().union(*(word.sides[side] for word in one.keys))
            for number in numbers if wanted is None else numbers & wanted:
                found.setdefault(number, ([], [], []))[side].append(place)
    return found


def _steps(analysis: Analysis) -> list[int]:
    """Where the words start, and several times each end of a statement: what distances are counted on."""
    starts = [token.start for token in analysis.tokens]
    ends = [match.start() for match in _STATEMENT_END.finditer(analysis.text) if match.end() < len(analysis.text)]
    return sorted([*starts, *(end for end in ends for _ in range(_STATEMENT_STEPS))]) if ends else starts


def _span(analysis: Analysis, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=analysis.text[start:end])


def _nearest(sides: Sequence[list[_Place]], window: int, starts: list[int]) -> tuple[_Place, ...] | None:
    """The places of different words, one of each side, that are nearest, when all lie within ``window`` words."""
    best: tuple[int, tuple[_Place, ...]] | None = None
    for places in product(*(side[: _MOST_PLACES[len(sides)]] for side in sides)):
        ordered = sorted(places)
        if any(after[0] < before[1] for before, after in pairwise(ordered)):
            continue
        distance = bisect_right(starts, ordered[-1][0]) - bisect_right(starts, ordered[0][0])
        if distance <= window and (best is None or distance < best[0]):
            best = (distance, places)
    return best[1] if best is not None else None


def _limits(places: Sequence[_Place], analysis: Analysis) -> tuple[str, ...]:
    ids: dict[str, None] = {}
    for qualifier in analysis.qualifiers:
        reach = qualifier.reach
        if all(reach.start <= start and end <= reach.end for start, end in places):
            ids[qualifier.id] = None
    return tuple(ids)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
