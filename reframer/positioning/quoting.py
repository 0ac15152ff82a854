"""Quote a bullet in a few words: what the person made, ran or did, and the figure that belongs to it, both word for word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from reframer.model.findings import BulletFindings, MlInvolvement, OpenerKind, Span
from reframer.model.plan import Part, PartOrigin
from reframer.positioning.extent import End, closed, ends_behind, words_of
from reframer.positioning.figures import Figure, figures_behind, is_fault, telling
from reframer.rulebook import Rules
from reframer.rulebook.rewording import rewording

LONGEST_THING = 64
LONGEST_DEED = 80
LONGEST_QUOTE = 110
_LENGTHY = 0.02
_READABLE = 75  # characters of a quotation that are read at a glance
_POSSESSIVE = re.compile(r"[Tt]he (?:\S+ ){0,2}?\S+(?:['’]s|s['’]) ")
_BROKEN = re.compile(r"[();]|,(?!\d)")
_ARTICLES = ("a ", "an ", "the ", "A ", "An ", "The ", "our ", "my ")
_OF_NAME = frozenset({"of", "for"})  # what these lead to tells which thing it is, not how it was worked on
_CONTEXT = 0.4  # what the words behind a name are worth
_MOST_BETWEEN = 7  # words between what was cut and from what to what
_LONELY = 2.5
_OWNING = 4
_LONGEST_LABEL = 28
_VAGUE = 1.5
_LEAST_FIGURE = 1.4  # what a figure must tell to be worth its place
_LEAST_FURTHER = 2.5  # the same where the name holds a figure already
_FURTHER = 0.25  # a second figure beside the one that counts


@dataclass(frozen=True)
class Quote:
    """A thing or a deed, and a figure of it, as spans of one bullet.

    ``worth``: how much the quotation tells, about 0 to 6. ``deed``: the thing begins with the person's verb (Moved 61 services
    to Argo CD), since its object alone would not say what they did.
    """

    bullet_id: str
    thing: Span
    figure: Span | None = None
    worth: float = 0.0
    deed: bool = False

    @property
    def length(self) -> int:
        """The length of the quotation as it is written."""
        return len(self.thing.text) + (len(self.figure.text) + 3 if self.figure else 0)

    @property
    def text(self) -> str:
        """The quotation in the bullet's own letters."""
        return f"{self.thing.text} ({self.figure.text})" if self.figure else self.thing.text


def quotes_of(found: BulletFindings, rules: Rules) -> tuple[Quote, ...]:
    """Return the quotations of a bullet that say what its person did, the one that tells most first; () where none does."""
    spans = tuple(_spans(found, rules))
    shortest = min((span.end for span, _ in spans), default=0)
    quotes = [quote for span in spans for quote in _with_figures(found, span, shortest, rules)]
    return tuple(sorted(quotes, key=lambda quote: (-quote.worth, quote.length)))


def things_of(found: BulletFindings, rules: Rules) -> tuple[Span, ...]:
    """Return the names of what a bullet's work was on, the longest first; () where it was left, cut, or is not clear."""
    verb = found.opener.verb if found.opener else None
    if verb is not None and (rules.positioning.quoting.toward(verb.base) is not None or verb.direction == "down"):
        return ()
    return tuple(sorted((span for span, _ in _spans(found, rules, naming=True)), key=lambda span: -len(span.text)))


def tells(found: BulletFindings, quote: Quote, rules: Rules) -> bool:
    """Return whether a quotation tells which thing it is, and sounds like nothing that the bullet does not tell of."""
    return _vagueness(found, quote.thing, rules, deed=False) < _VAGUE and not _sounds_like_ml(found, quote, rules)


def _spans(found: BulletFindings, rules: Rules, *, naming: bool = False) -> Iterator[tuple[Span, bool]]:
    """Yield each stretch that may be quoted, and whether it is a deed. With ``naming`` things are named without their deed."""
    thing, opener = found.object, found.opener
    if thing is None or opener is None:
        return
    quoting, verb = rules.positioning.quoting, opener.verb
    behind = thing.end
    if verb is None:
        if opener.kind is not OpenerKind.NOUN or _is_clause(found, rules):
            return
        labelled = _behind_label(found, thing, rules)
        if labelled is None and not _is_thing(thing.text, rules):
            return
        start, behind, deed = (*labelled, False) if labelled else (_name(found, thing).start, thing.end, False)
    else:
        on_models = found.ml.involvement is MlInvolvement.OWN  # who trained or judged a model of their own made something
        if (verb.base in quoting.no_proof_verbs and not on_models) or verb.rank < 2 or _is_noun_as_often(found):
            return
        deed = not naming and (verb.base not in quoting.made_verbs or _counts_people(thing.text))
        if not _is_thing(thing.text, rules):
            return
        start = _deed_start(found.text, verb.span.start) if deed else _name(found, thing).start
    toward = quoting.toward(verb.base) if verb is not None and deed else None
    ends = ends_behind(found, max(behind, start), rules)
    if naming and verb is not None and verb.base not in quoting.made_verbs:
        plain = len(_name(found, thing).text.split()) > 1
        # "Scaled the shift on queue length": the last words tell how, and "shift" alone tells nothing
        ends = tuple(end for end in ends if plain and _OF_NAME.issuperset(end.behind))
    if verb is None and _head(thing.text) in quoting.lead_nouns:
        ends = tuple(end for end in ends[-1:] if _names_what_is_led(found.text[behind : end.at], end))
    for end in ends:
        at = _with_change(found, end, rules) if deed else end.at
        span = Span(start=start, end=at, text=found.text[start:at])
        if toward is not None and at == end.at and not any(word in toward for word in end.behind):
            continue
        if 3 <= len(span.text) <= (LONGEST_DEED if deed else LONGEST_THING) and not _BROKEN.search(span.text):
            yield span, deed


def _deed_start(text: str, at: int) -> int:
    """Return where a deed begins, with a label before it that says of what it tells (Video lessons: | switched to)."""
    label, colon, rest = text[:at].partition(":")
    return 0 if colon and not rest.strip() and len(label) <= _LONGEST_LABEL else at


def _names_what_is_led(behind: str, end: End) -> bool:
    """Return whether a thing is named of which somebody is the lead, and not only people: of 6 engineers for the platform."""
    led = behind.strip().removeprefix("of ")
    return behind.strip().startswith("of ") and (not led[:1].isdigit() or bool(end.behind[1:]))


def _behind_label(found: BulletFindings, thing: Span, rules: Rules) -> tuple[int, int] | None:
    """Return where the thing behind a label begins, and the end of its first word (Home lab: | an open model under vLLM)."""
    label, colon, _ = found.text.partition(":")
    if not colon or not thing.end <= len(label) or label.lower().split()[-1] not in rules.positioning.quoting.label_nouns:
        return None
    words = words_of(found.text, len(label) + 1)
    while words and words[0].low in closed(rules).determiners | {"own"}:
        words.pop(0)
    return (words[0].start, words[0].end) if len(words) > 1 and not words[0].last else None


def _with_change(found: BulletFindings, end: End, rules: Rules) -> int:
    """Return the end of a deed together with the change that it brought (Cut start-up of the app | from 9 s to 2 s)."""
    known = closed(rules)
    verb = found.opener.verb if found.opener else None
    most = _MOST_BETWEEN if verb is not None and verb.direction else 1
    for metric in found.metrics:
        between = words_of(found.text, end.at, metric.span.start)
        plain = all(not word.last and word.low not in known.stops | known.joints for word in between)
        if metric.baseline is not None and end.at <= metric.span.start and plain and len(between) <= most:
            return metric.span.end
    return end.at


def _name(found: BulletFindings, thing: Span) -> Span:
    """Return an object without its article, and behind the name of a deed (development of) the thing itself."""
    span = thing
    for article in _ARTICLES:
        if span.text.startswith(article) and not _POSSESSIVE.match(span.text):  # the bank's platform keeps its article
            span = Span(start=span.start + len(article), end=span.end, text=span.text[len(article) :])
            break
    first, joint, rest = span.text.partition(" of ")
    if joint and first.lower() in _deeds():
        return _name(found, Span(start=span.end - len(rest), end=span.end, text=rest))
    return span


@lru_cache(maxsize=1)
def _deeds() -> frozenset[str]:
    return frozenset(noun for nominal in rewording().nominals for noun in (nominal.noun, *nominal.also))


def has_article(found: BulletFindings) -> bool:
    """Return whether an article stands before the bullet's object."""
    return found.object is not None and found.object.text.startswith(_ARTICLES[:6])


def _is_thing(text: str, rules: Rules) -> bool:
    """Return whether an object names a thing that a person is known for, and no person, duty or sweep of things."""
    quoting = rules.positioning.quoting
    first, head = text.lower().split()[0], _head(text)
    if first in rewording().grammar.sweeping_words or first in rewording().grammar.vague_words:
        return False
    if is_fault(head):
        return False
    return not any(word in quoting.person_nouns for word in (first, head)) and head not in quoting.duty_nouns


def _counts_people(text: str) -> bool:
    """Return whether an object is a number of people: led 16 people, whom nobody is known for without the deed."""
    return text[:1].isdigit() and _head(text) in rewording().grammar.staff_nouns


def _head(text: str) -> str:
    """Return the noun of a phrase, before "of", in small letters."""
    words = text.lower().split()
    return words[max(0, words.index("of") - 1)] if "of" in words else words[-1]


def _is_noun_as_often(found: BulletFindings) -> bool:
    """Return whether the base form that opens a bullet may as well be the beginning of a name (Match servers, Open source)."""
    opener, thing = found.opener, found.object
    if opener is None or opener.verb is None or thing is None or opener.verb.form != "base":
        return False
    first = thing.text.split()[0].lower()
    plain = first in rewording().grammar.determiners or first[:1].isdigit()
    return opener.verb.base in rewording().grammar.noun_bases and not plain


def _is_clause(found: BulletFindings, rules: Rules) -> bool:
    """Return whether a fragment is a sentence about a thing (New versions go to 1%), whose subject is no proof by itself."""
    known, finite = closed(rules), _finite(rules)
    bracket, plural = False, False
    for number, word in enumerate(words_of(found.text)):
        if word.low in "([":
            bracket = True
        elif word.low in ")]":
            bracket = False
        elif not bracket:
            if word.last and not word.low[:1].isalnum() and word.low != ",":
                return False
            if word.low in ("now", "is", "are", "was", "were", "has", "have", "can", "will", "which", "who"):
                return True
            if word.low == ",":
                return False
            if number and plural and word.low in finite[0]:
                return True
            if number and word.low in finite[1] and _opens_object(found.text, word.end, known.determiners):
                return True
            plural = word.low.endswith("s") and not word.low.endswith(("ss", "us", "is"))
            if word.last:
                return False
    return False


def _opens_object(text: str, at: int, determiners: frozenset[str]) -> bool:
    words = words_of(text, at)
    return bool(words) and (words[0].low in determiners or words[0].low[:1].isdigit())


@lru_cache(maxsize=4)
def _finite(rules: Rules) -> tuple[frozenset[str], frozenset[str]]:
    """Return the base forms and the third persons of the verb table."""
    verbs = [verb for verb in rules.vocabulary.verbs if " " not in verb.base]
    return frozenset({"go", *(verb.base for verb in verbs)}), frozenset(verb.third for verb in verbs)


def _with_figures(found: BulletFindings, quoted: tuple[Span, bool], shortest: int, rules: Rules) -> Iterator[Quote]:
    span, deed = quoted
    inside = max((telling(metric, found) for metric in found.metrics if _within(metric.span, span)), default=0.0)
    base = (_CONTEXT if span.end > shortest else 0.0) - _vagueness(found, span, rules, deed=deed)
    least = _LEAST_FIGURE if inside < _LEAST_FIGURE else _LEAST_FURTHER
    figures = [figure for figure in figures_behind(found, span.end, rules) if figure.telling >= least]
    held = found.opener is not None and found.opener.verb is not None and found.opener.verb.rank >= _OWNING
    counted = span.text[:1].isdigit() and not any(_within(name.span, span) for name in found.technologies)
    # "Simulated 52,000 viewers": for what? "260 attempts": at what?
    lonely = _LONELY if ((deed and not held) or counted) and span.end == _object_end(found) else 0.0
    for figure in (None, *figures):
        quote = Quote(found.bullet_id, span, figure.span if figure else None, deed=deed)
        worth = base + _told(inside, figure) - (0.0 if figure else lonely) - max(0, quote.length - _READABLE) * _LENGTHY
        if quote.length > LONGEST_QUOTE or _sounds_like_ml(found, quote, rules):
            continue
        yield replace(quote, worth=worth)


def _told(inside: float, figure: Figure | None) -> float:
    told = sorted((inside, figure.telling if figure else 0.0), reverse=True)
    return told[0] + _FURTHER * told[1]


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _object_end(found: BulletFindings) -> int:
    return found.object.end if found.object else 0


def _vagueness(found: BulletFindings, span: Span, rules: Rules, *, deed: bool) -> float:
    """Return what is taken off for a name that does not tell which thing it is: a service, a Kubernetes operator."""
    if " of " in span.text or span.end > _object_end(found):
        return 0.0
    if deed:  # "Shipped lease questions": with what, for whom?
        return 0.0 if any(_within(metric.span, span) for metric in found.metrics) else _CONTEXT
    quoting = rules.positioning.quoting
    named = [name.span for name in found.technologies]
    plain = [
        word
        for word in words_of(found.text, span.start, span.end)
        if not any(name.start <= word.start < name.end for name in named) and not word.low[:1].isdigit()
    ]
    if span.text[:1].isdigit() and any(_within(name, span) for name in named):
        return 0.0  # 9 EKS clusters: how many and of what tells enough
    if not plain or (len(plain) == 1 and plain[0].low not in quoting.generic_nouns):
        return _VAGUE / 2
    known = {*quoting.generic_nouns, *quoting.generic_words}
    return _VAGUE if plain and all(word.low in known for word in plain) else 0.0


def _sounds_like_ml(found: BulletFindings, quote: Quote, rules: Rules) -> bool:
    """Return whether a quotation would be read as work on models that the bullet does not tell of.

    Work beside a model of others says whose it is, in the quotation itself.
    """
    quoting = rules.positioning.quoting
    said = set(re.findall(r"[a-z][a-z'’-]*", quote.text.lower()))
    said |= {part for word in said for part in word.split("-")}
    if found.ml.involvement is MlInvolvement.ADJACENT:
        return not said & set(quoting.people)
    if found.ml.involvement is MlInvolvement.OWN:
        return False
    return bool(said & set(quoting.ml_sounding)) and not said & set(quoting.plain_cues)


def quoted_part(bullet_id: str, span: Span) -> Part:
    """Return a part that quotes a bullet."""
    return Part(text=span.text, origin=PartOrigin.RESUME, ref=bullet_id, span=span)


def figure_part(bullet_id: str, span: Span, rules: Rules) -> Part:
    """Return a part that quotes a figure, with the space between number and unit that the bullet itself gets: 38 ms."""
    spaced = _glued(rules).sub(r"\1 \2", span.text)
    if spaced == span.text:
        return quoted_part(bullet_id, span)
    return Part(text=spaced, origin=PartOrigin.TYPOGRAPHY, ref=bullet_id, span=span)


@lru_cache(maxsize=4)
def _glued(rules: Rules) -> re.Pattern[str]:
    """Return a pattern of a number with a sign of time or size glued to it."""
    signs = {unit.unit for unit in rules.vocabulary.units if unit.kind in ("time", "size") and unit.unit.isalpha()} - {"B"}
    return re.compile(rf"(\d)({'|'.join(sorted(map(re.escape, signs), key=len, reverse=True))})(?![A-Za-z])")
