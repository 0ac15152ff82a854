"""Find the verbs of the table that are deeds in a bullet: the opening one, its conjuncts, results and purposes."""

from typing import NamedTuple

from reframer.language.counting import is_plural
from reframer.language.tokens import Token
from reframer.language.words import (
    ADJECTIVAL,
    ADVERBS,
    AUXILIARIES,
    CLOSED,
    CONJUNCTIONS,
    DETERMINERS,
    NEVER_OPENS,
    NOUN_GERUNDS,
    PREPOSITIONS,
    PRONOUNS,
    PUNCTUATION,
    SENTENCE_ENDS,
    is_adjective,
    is_word,
    words,
)
from reframer.model.findings import Span, VerbFinding
from reframer.rulebook.vocabulary import Verb

_BEFORE_GERUND = words(
    """
    by through via while when after before thereby thus hence including without for of in from and or & then , -
    \u2014 \u2013 ; ( :
    """
)
_BEFORE_PAST = words(
    """
    , ; . : - \u2014 \u2013 ( and or & + / then also which that who i we they it \u2022 | -> \u2192
    """
)
_BEFORE_BASE = words("to will can could would should may might must helped help let lets")
_WEAK_AS_DEED = words("see make get take put set use go have")
_PLACE_NOUNS = words(
    """
    developer engineer architect lead manager director analyst scientist intern consultant designer programmer
    administrator specialist tester dba owner head member
    """
)
_COMPOUND_HEADS = words(
    """
    system systems framework suite case cases plan plans server servers pipeline pipelines automation management
    coverage tooling desk center centre strategy process processes rate rates time tool tools environment environments
    script scripts engine data job jobs team teams house store stores service services platform board level results
    report reports
    """
)


_MORE_OFTEN_NOUNS = words(
    """
    search research queue cache stream batch index log theme network stage profile load sample record source market
    label score rank chart award feature target power point structure
    """
)

_ALSO_NOUNS = words(
    """
    lead test design release change process build report cost log load support research index queue cache batch stream
    control help search data host deploy schedule issue cost review request backup patch
    """
)
_NOUNS_UNLESS_DETERMINED = words("feature power point model market award chart record")
# -ing words that name a field when a thing follows: "Testing framework", but "Building pipelines".
_FIELDS = words(
    """
    engineering testing monitoring marketing billing pricing trading programming learning machine-learning banking operating
    embedding logging alerting messaging networking streaming computing accounting manufacturing gaming advertising staging
    """
)


def _begins_object(word: str) -> bool:
    """Whether a word after a base form shows that the form is a verb: a determiner, an adjective, a number, a plural."""
    return word in DETERMINERS or is_adjective(word) or word[:1].isdigit() or (is_plural(word) and word not in CLOSED)


def _is_compound(tokens: tuple[Token, ...], index: int, form: str) -> bool:
    """Whether a plural and the noun behind it make the word before them a noun as well: "Release notes generator"."""
    if form != "base" or index + 1 >= len(tokens):
        return False
    first, head = tokens[index].lower, tokens[index + 1].lower
    return (
        is_plural(first)
        and first not in CLOSED
        and is_word(head)
        and head not in CLOSED | ADVERBS | PREPOSITIONS | AUXILIARIES
        and not is_plural(head)
        and not head.endswith(("ly", "ing"))
    )


class _Form(NamedTuple):
    verb: Verb
    form: str
    tail: tuple[str, ...]


class Verbs:
    """The verb table by its forms."""

    def __init__(self, verbs: tuple[Verb, ...]) -> None:
        self._forms: dict[str, list[_Form]] = {}
        for verb in verbs:
            forms = [
                (verb.gerund, "gerund"),
                (verb.past, "past"),
                (verb.participle, "participle"),
                (verb.base, "base"),
                (verb.third, "third"),
            ]
            forms += [(form, _form_of(form)) for form in verb.also]
            for text, form in forms:
                head, *tail = text.split(" ")
                known = self._forms.setdefault(head, [])
                if not any(one.verb is verb and one.tail == tuple(tail) for one in known):
                    known.append(_Form(verb, form, tuple(tail)))
        for known in self._forms.values():
            # the longer first ("set up" before "set"), a past before a base ("found" is of find)
            known.sort(key=lambda one: (-len(one.tail), one.form == "base"))

    def form_at(self, tokens: tuple[Token, ...], index: int) -> tuple[_Form, int] | None:
        """Return the verb form that stands at a token, and the number of its tokens."""
        for one in self._forms.get(tokens[index].lower, ()):
            size = 1 + len(one.tail)
            if tuple(token.lower for token in tokens[index + 1 : index + size]) == one.tail:
                return one, size
        return None

    def finding(self, text: str, tokens: tuple[Token, ...], index: int, form: str = "") -> VerbFinding | None:
        """Return the verb at a token as a finding; ``form`` overrides what the table says."""
        at = self.form_at(tokens, index)
        if at is None:
            return None
        one, size = at
        start, end = tokens[index].start, tokens[index + size - 1].end
        span = Span(start=start, end=end, text=text[start:end])
        return VerbFinding(base=one.verb.base, form=form or one.form, rank=one.verb.rank, direction=one.verb.direction, span=span)

    def opens(self, tokens: tuple[Token, ...], index: int, names: frozenset[int] = frozenset()) -> str:
        """Return the form in which the word at ``index`` opens a bullet as a verb, or nothing when it is a noun there."""
        at = self.form_at(tokens, index)
        if at is None:
            return ""
        one, size = at
        following = tokens[index + size].lower if index + size < len(tokens) else ""
        if one.form in {"past", "participle"}:
            if tokens[index].lower in NEVER_OPENS and following and following not in CLOSED and not following[0].isdigit():
                return ""  # connected devices, but connected 46 plants
            return "past"
        if one.form == "gerund":
            return "" if self._gerund_is_noun(tokens, index, following) else "gerund"
        if following == ":" or not following or following in SENTENCE_ENDS or index in names:
            return ""
        if one.verb.base in _NOUNS_UNLESS_DETERMINED and not (following in DETERMINERS or following[:1].isdigit()):
            return ""
        if one.verb.base in _MORE_OFTEN_NOUNS and not one.tail and not _begins_object(following):
            return ""
        if following in {"of", "for", "in", "at", "from", "by"} and not one.tail:
            return ""
        if following in _PLACE_NOUNS or (
            following.endswith(("ment", "tion", "ance", "ing"))
            and following not in CLOSED
            and one.form == "base"
            and following != "existing"
        ):
            return "" if one.verb.base in _ALSO_NOUNS else one.form
        if one.verb.base in _ALSO_NOUNS and (following in _COMPOUND_HEADS or _is_compound(tokens, index + size, one.form)):
            return ""
        if one.form == "third" and following in PREPOSITIONS and following not in {"to", "with", "on", "as", "across"}:
            return ""
        return one.form

    def _form_alone(self, tokens: tuple[Token, ...], index: int) -> str:
        at = self.form_at(tokens, index)
        return at[0].form if at is not None else ""

    def _gerund_is_noun(self, tokens: tuple[Token, ...], index: int, following: str) -> bool:
        if not following or following in SENTENCE_ENDS or following in {":", ")", "of", "for", "in", "at", "from", "by"}:
            return True
        word = tokens[index].lower
        if following in _PLACE_NOUNS or following in _COMPOUND_HEADS:
            return word in _FIELDS
        if word in NOUN_GERUNDS and following in {"and", ",", "&", "/"}:
            after = tokens[index + 2].lower if index + 2 < len(tokens) else ""
            return not (
                after.endswith("ing") and index + 3 < len(tokens) and tokens[index + 3].lower not in PREPOSITIONS | PUNCTUATION
            )
        return False

    def find(
        self, text: str, tokens: tuple[Token, ...], opening: int, names: frozenset[int] = frozenset()
    ) -> tuple[VerbFinding, ...]:
        """Return every verb that is a deed, in order. ``opening`` is the token of the opener's verb, or -1.

        ``names`` are tokens inside a technology's name: "React" is no verb.
        """
        found: list[VerbFinding] = []
        skip = 0
        for index, token in enumerate(tokens):
            if index < skip or token.lower not in self._forms or not (token.text[1:].islower() or token.text.isupper()):
                continue
            form = "" if index != opening else (self.opens(tokens, index) or self._form_alone(tokens, index))
            if not form:
                form = self._inner(tokens, index)
                if index in names and form not in {"past", "participle"}:
                    continue
            if form:
                finding = self.finding(text, tokens, index, form)
                if finding is not None:
                    found.append(finding)
                    skip = index + len(finding.span.text.split())
        return tuple(found)

    def _inner(self, tokens: tuple[Token, ...], index: int) -> str:
        """The form of a verb inside a bullet, or nothing when it is a noun or an adjective there."""
        at = self.form_at(tokens, index)
        if at is None:
            return ""
        one, size = at
        word = tokens[index].lower
        before = index - 1
        while before >= 0 and (
            tokens[before].lower in ADVERBS or (tokens[before].lower.endswith("ly") and len(tokens[before].lower) > 4)
        ):
            before -= 1
        previous = tokens[before].lower if before >= 0 else "."
        following = tokens[index + size].lower if index + size < len(tokens) else "."
        ends = following in PUNCTUATION or following == "."
        if one.form == "base" or word == one.verb.base:
            if previous in _BEFORE_BASE and not (ends and one.verb.base in _WEAK_AS_DEED):
                return "base" if previous != "to" or following not in {"of"} else ""
            if (
                previous in {"and", ",", "or", "&"}
                and self._after_infinitive(tokens, before)
                and (following in DETERMINERS or not ends)
            ):
                return "base" if following not in PREPOSITIONS or following in {"to", "with", "on"} else ""
            if one.form == "base" and one.verb.past != word:
                return ""
        if one.form in {"past", "participle"} or word in {one.verb.past, one.verb.participle}:
            return self._inner_past(tokens, index, size, previous, following, before)
        if one.form == "gerund":
            if (
                previous not in _BEFORE_GERUND
                or ends
                or following in {"and", "or", "of", "&", "/"}
                or following in PREPOSITIONS - {"up", "out", "over", "down", "on", "with", "from", "to"}
            ) and not (
                previous in {"by", "through", "via", ",", "and", "while"}
                and following not in {"of"}
                and word not in NOUN_GERUNDS
                and previous != "and"
            ):
                return ""
            if (
                word in NOUN_GERUNDS
                and (
                    previous in {"of", "in", "from", "and", "or", "&", ","}
                    or following in _COMPOUND_HEADS
                    or following in _PLACE_NOUNS
                )
                and following not in DETERMINERS
            ):
                return ""
            return "gerund"
        if one.form == "third":
            return "third" if previous in {"which", "that", "who", ";", "it"} and not ends else ""
        return ""

    def _inner_past(self, tokens: tuple[Token, ...], index: int, size: int, previous: str, following: str, before: int) -> str:
        word = tokens[index].lower
        prenominal = is_word(following) and following not in CLOSED and not following[0].isdigit()
        if previous in AUXILIARIES:
            return "participle"
        if previous in _BEFORE_PAST:
            if word in ADJECTIVAL and prenominal and previous not in PRONOUNS | {"which", "that", "who", ";", "."}:
                earlier = tokens[before - 1].lower if before > 0 else ""
                if (
                    previous in {",", "and", "or", "&", "+", "/"}
                    and self.form_at(tokens, before - 1 if before > 0 else 0) is None
                ) or is_adjective(earlier):
                    return ""
            return "past"
        if previous in DETERMINERS or is_adjective(previous) or previous in PREPOSITIONS:
            return "" if prenominal or previous in DETERMINERS else "participle"
        if prenominal:
            # "drop-off rates dropped 12%" and "jobs written in Go" are verbs; "built automated tests" is none
            return "" if self.form_at(tokens, before) is not None or word in ADJECTIVAL else "past"
        return (
            "participle"
            if following in {"by", "in", "on", "with", "to", "for", "from", "via", "using", "at", "as", "into"}
            else "past"
        )

    def _after_infinitive(self, tokens: tuple[Token, ...], place: int) -> bool:
        """Whether a conjunction at ``place`` stands in a row that began with "to" and a verb."""
        for index in range(place - 1, max(-1, place - 14), -1):
            if tokens[index].lower in SENTENCE_ENDS:
                return False
            if tokens[index].lower in _BEFORE_BASE and index + 1 < len(tokens):
                at = self.form_at(tokens, index + 1)
                return at is not None and tokens[index + 1].lower == at[0].verb.base.split(" ")[0]
        return False


def _form_of(spelling: str) -> str:
    """The form of a spelling variant, by its ending."""
    head = spelling.split(" ")[0]
    if head.endswith("ing"):
        return "gerund"
    if head.endswith(("ed", "lt", "nt")):
        return "past"
    return "third" if head.endswith("s") and not head.endswith("ss") else "base"


def _is_unknown_past(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a word after a conjunction is a past form that the table lacks: "Designed and soldered a board"."""
    word = tokens[index].lower if index < len(tokens) else ""
    return word.endswith("ed") and len(word) > 5 and word.isalpha() and word not in ADJECTIVAL


def after_conjuncts(verbs: Verbs, tokens: tuple[Token, ...], index: int, size: int) -> int:
    """Return the token after a verb and its conjuncts: "Designed, built and shipped" ends before the object."""
    place = index + size
    while True:
        probe = place
        while probe < len(tokens) and (
            tokens[probe].lower in CONJUNCTIONS or tokens[probe].lower in {",", "then"} or tokens[probe].lower in ADVERBS
        ):
            probe += 1
        if probe == place or probe >= len(tokens):
            return place
        while probe < len(tokens) and tokens[probe].lower.endswith("ly") and len(tokens[probe].lower) > 4:
            probe += 1
        at = verbs.form_at(tokens, probe) if probe < len(tokens) else None
        first = verbs.form_at(tokens, index)
        if at is None and first is not None and first[0].form in {"past", "participle"} and _is_unknown_past(tokens, probe):
            place = probe + 1
            continue
        if at is None or at[0].form == "third":
            return place
        if first is not None and first[0].form == "base" and tokens[probe].lower != at[0].verb.base.split(" ")[0]:
            return place
        if (
            first is not None
            and first[0].form in {"past", "participle"}
            and at[0].form not in {"past", "participle"}
            and tokens[probe].lower != at[0].verb.past
        ):
            return place
        if first is not None and first[0].form == "gerund" and at[0].form != "gerund":
            return place
        place = probe + at[1]
