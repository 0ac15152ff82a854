"""Read how a bullet begins: with a deed, a duty, a participation, a person, a noun or a list."""

from typing import NamedTuple

from reframer.language.phrases import Phrases
from reframer.language.tokens import Token
from reframer.language.verbs import Verbs
from reframer.language.words import ADJECTIVAL, ADVERBS, AUXILIARIES, NEVER_OPENS, NOUN_GERUNDS, PREPOSITIONS, is_word, words
from reframer.model.findings import Opener, OpenerKind, Span
from reframer.rulebook.vocabulary import Qualifier

_PERSONS = words("i we my our i've i'm we've")
_GLYPHS = frozenset(["-", "–", "—", "•", "*", "·", ">", "▪", "●", "◦", "+", "#", ")", "(", '"', "“"])
_DUTY = "responsible"
_PARTICIPATION = "helped"
_LABEL_WORDS = 4


class Opening(NamedTuple):
    """An opener, the token of its verb (-1: none), and the token where the object may begin."""

    opener: Opener | None
    verb: int
    after: int


class Openers:
    """Openers by the phrases of the duty and participation qualifiers."""

    def __init__(self, qualifiers: tuple[Qualifier, ...], verbs: Verbs) -> None:
        self._verbs = verbs
        self._phrases: Phrases[OpenerKind] = Phrases("none")
        self._pseudo: Phrases[OpenerKind] = Phrases("none")
        for qualifier in qualifiers:
            kind = {_DUTY: OpenerKind.DUTY, _PARTICIPATION: OpenerKind.PARTICIPATION}.get(qualifier.id)
            if kind is not None:
                for phrase in qualifier.phrases:
                    self._phrases.add(phrase, kind)
                for phrase in qualifier.pseudo:
                    self._pseudo.add(phrase, kind)

    def find(self, text: str, tokens: tuple[Token, ...], names: frozenset[int] = frozenset(), *, listed: bool) -> Opening:
        """Return how the bullet begins, and where its verb and its object are."""
        first = 0
        while first < len(tokens) and tokens[first].lower in _GLYPHS:
            first += 1
        if first >= len(tokens):
            return Opening(None, -1, len(tokens))
        first = self._after_label(tokens, first)
        if listed:
            return Opening(self._opener(OpenerKind.LIST, text, tokens, first, len(tokens)), -1, len(tokens))
        person = self._person(text, tokens, first)
        if person is not None:
            return person
        place = first
        while place < len(tokens) - 1 and (
            tokens[place].lower in ADVERBS or (tokens[place].lower.endswith("ly") and len(tokens[place].lower) > 4)
        ):
            place += 1
        if place > first and tokens[place].lower == ",":
            place += 1
        if place < len(tokens) - 1 and tokens[place].lower in {"was", "were", "am", "been"}:
            # "Was defining SLOs", "Was involved in"
            following = self._opening_at(text, tokens, place + 1, first, names)
            if following.opener is not None and following.opener.kind is not OpenerKind.NOUN:
                return following
        opening = self._opening_at(text, tokens, place, first, names)
        if place > first and opening.opener is not None and opening.opener.kind is OpenerKind.NOUN:
            return self._opening_at(text, tokens, first, first, names)  # nightly drift check: no deed, so no adverb
        return opening

    def _opening_at(self, text: str, tokens: tuple[Token, ...], place: int, first: int, names: frozenset[int]) -> Opening:
        phrase = self._phrase_at(text, tokens, place, first)
        if phrase is not None:
            return phrase
        form = self._verbs.opens(tokens, place, names)
        if form:
            at = self._verbs.form_at(tokens, place)
            size = at[1] if at else 1
            kind = OpenerKind.GERUND if form == "gerund" else OpenerKind.VERB
            verb = self._verbs.finding(text, tokens, place, form)
            return Opening(self._opener(kind, text, tokens, place, place + size, verb=verb), place, place + size)
        if tokens[place].lower in AUXILIARIES or tokens[place].lower in PREPOSITIONS:
            return Opening(self._opener(OpenerKind.OTHER, text, tokens, place, place + 1), -1, place + 1)
        if not is_word(tokens[place].lower):
            return Opening(self._opener(OpenerKind.OTHER, text, tokens, place, place + 1), -1, place + 1)
        unknown = tokens[place].lower
        following = tokens[place + 1].lower if place + 1 < len(tokens) else ""
        if (
            unknown.endswith("ed")
            and len(unknown) > 4
            and unknown not in ADJECTIVAL | NEVER_OPENS
            and (is_word(following) or following == ",")
        ):
            # a deed whose verb is not in the table
            return Opening(self._opener(OpenerKind.OTHER, text, tokens, place, place + 1), -1, place + 1)
        return Opening(self._opener(OpenerKind.NOUN, text, tokens, place, place + 1), -1, place)

    def _phrase_at(self, text: str, tokens: tuple[Token, ...], place: int, first: int) -> Opening | None:
        at = tokens[place].start
        window = text[at : at + 80]
        best = max(self._phrases.opening(window), key=lambda one: one.end, default=None)
        if best is None or any(one.end >= best.end and best.keys[0] in one.keys for one in self._pseudo.opening(window)):
            return None
        kind = best.keys[0]
        end = at + best.end
        after = place
        while after < len(tokens) and tokens[after].start < end:
            after += 1
        while (
            after < len(tokens)
            and tokens[after].lower in {":", "for", "in", "with", "on", "to", "the", "by"}
            and tokens[after].lower != "the"
        ):
            after += 1
        verb = self._deed(text, tokens, after, kind)
        opener = self._opener(kind, text, tokens, first if first < place else place, after, end=end, verb=verb[0])
        return Opening(opener, verb[1], verb[2])

    def _deed(self, text: str, tokens: tuple[Token, ...], after: int, kind: OpenerKind) -> tuple[object, int, int]:
        """The verb of the deed after a duty or a participation: its finding, its token, the token after it."""
        at = self._verbs.form_at(tokens, after) if after < len(tokens) else None
        if at is not None:
            form = self._verbs.opens(tokens, after)
            following = tokens[after + at[1]].lower if after + at[1] < len(tokens) else ""
            if at[0].form == "gerund" and tokens[after].lower not in NOUN_GERUNDS and following not in {"of", "", "and", ","}:
                form = "gerund"
            if form == "gerund" or (form == "base" and kind is OpenerKind.PARTICIPATION):
                return self._verbs.finding(text, tokens, after, form), after, after + at[1]
        if kind is OpenerKind.PARTICIPATION:
            # "helped the platform team to migrate X", "assisted clients by writing X"
            for index in range(after, min(len(tokens) - 1, after + 7)):
                if tokens[index].lower in {"to", "by"}:
                    found = self._verbs.form_at(tokens, index + 1)
                    if found is not None and found[0].form in {"base", "gerund"}:
                        return self._verbs.finding(text, tokens, index + 1, found[0].form), index + 1, index + 1 + found[1]
                    break
                if not is_word(tokens[index].lower) and tokens[index].lower not in {"'s", "-"}:
                    break
        return None, -1, after

    def _person(self, text: str, tokens: tuple[Token, ...], first: int) -> Opening | None:
        word = tokens[first].lower
        if word not in _PERSONS:
            return None
        place = first + 1
        while place < len(tokens) and (
            tokens[place].lower in ADVERBS | AUXILIARIES | {"'ve", "'m", "'re", "'d"} or tokens[place].lower.endswith("ly")
        ):
            place += 1
        if place >= len(tokens):
            return Opening(self._opener(OpenerKind.PERSON, text, tokens, first, first + 1), -1, first + 1)
        phrase = self._phrase_at(text, tokens, place, place)
        if phrase is not None and phrase.opener is not None:
            opener = self._opener(
                OpenerKind.PERSON, text, tokens, first, place, end=phrase.opener.span.end, verb=phrase.opener.verb
            )
            return Opening(opener, phrase.verb, phrase.after)
        at = self._verbs.form_at(tokens, place)
        if at is None:
            return Opening(self._opener(OpenerKind.PERSON, text, tokens, first, first + 1), -1, place)
        verb = self._verbs.finding(text, tokens, place)
        return Opening(self._opener(OpenerKind.PERSON, text, tokens, first, place + at[1], verb=verb), place, place + at[1])

    def _after_label(self, tokens: tuple[Token, ...], first: int) -> int:
        """Pass a label with a colon when a deed follows it: "Search: rebuilt the ranking"."""
        for index in range(first + 1, min(len(tokens) - 1, first + _LABEL_WORDS + 1)):
            if tokens[index].lower in {":", "\u2013", "\u2014", "-"}:
                if self._verbs.opens(tokens, index + 1) in {"past", "gerund", "base"} and not self._verbs.opens(tokens, first):
                    return index + 1
                return first
        return first

    def _opener(
        self,
        kind: OpenerKind,
        text: str,
        tokens: tuple[Token, ...],
        first: int,
        after: int,
        *,
        end: int | None = None,
        verb: object = None,
    ) -> Opener:
        start = tokens[first].start
        stop = end if end is not None else tokens[after - 1].end
        return Opener(kind=kind, span=Span(start=start, end=stop, text=text[start:stop]), verb=verb)
