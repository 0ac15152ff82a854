"""Study a bullet's words: which terms of machine learning stand in it, on which of them a deed acts, and what supports it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from reframer.ml_reading.cues import Hit, Sightings
from reframer.ml_reading.lexicon import MlLexicon, TermHit, lexicon_for
from reframer.ml_reading.words import Word, cut, word_set
from reframer.rulebook.rules import Rules

_ZONE_ENDS = word_set(
    "for with by from on in at into behind via through using as over under between across after before against during "
    "while when which that who where so to because if whose without until per within than then is are was were including "
    "incl"
)
_DETERMINERS = word_set("the a an our its their per each every this no my new")
_PREPOSITIONS = word_set("of for in on at with from")
_BEFORE_GERUND = word_set("and by through via while then of for to i i'm am is was started began after before besides or")
_COORDINATORS = word_set("and & , / then later +")
_RELATIVES = word_set("who which that they he she")
_TITLES = word_set("engineer architect lead")
_BEFORE_VERB = word_set("to i we")
_BE = word_set("was were is are been being be got")
_ARTEFACT_KINDS = frozenset({"artefact", "method"})
_GENERAL_KINDS = frozenset({"discipline", "title"})
_ZONE_LENGTH = 14
_NAME_BEFORE = 4  # words between a verb and the noun of its object
_MODIFIERS = 3  # words between a training verb and the vendor's model (fine-tuned a small Llama)
_MADE_OF = word_set("computation calculation job jobs")


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb of the person acting on something of machine learning: how (``modelling``, ``making``, ``handling``) and on what."""

    kind: str
    verb: int
    first: int
    last: int
    named: bool  # the artefact is named by its task or method, not just "model"
    support_head: bool  # the object is a thing around the artefact (a page for a model)


@dataclass(frozen=True)
class Study:
    """What was seen in one bullet. Words are counted from 0."""

    words: tuple[Word, ...]
    cues: Sightings
    hidden: frozenset[int]
    terms: tuple[TermHit, ...]
    artefacts: tuple[tuple[int, int, bool], ...]  # first, last, named
    deeds: tuple[Deed, ...]
    zones: tuple[tuple[str, int, range], ...]  # the verbs of the person: kind, place, and the words of their objects
    opening: tuple[int, int, bool] | None  # an artefact in the first noun phrase of a fragment without a deed

    def has(self, group: str) -> bool:
        """True when a cue of the group stands where nothing hides it."""
        return self.cues.has(group) and any(True for _ in self.hits(group))

    def hits(self, group: str) -> Iterable[Hit]:
        """Yield the cues of a group that touch no look-alike."""
        for hit in self.cues.of(group):
            if not any(index in self.hidden for index in range(hit.first, hit.last)):
                yield hit

    def kinds(self) -> frozenset[str]:
        """Return the kinds of the terms found."""
        return frozenset(term.kind for term in self.terms)

    def support(self) -> frozenset[str]:
        """Return what can be checked about the claim: method, tool, figure, data, running, number, people."""
        found = {term.kind for term in self.terms if term.kind in {"method", "tool"}}
        if self.quality_figures():
            found.add("figure")
        if self.data_sizes():
            found.add("data")
        if self.has("rollout_word"):
            found.add("running")
        if any(word.low[0].isdigit() and not is_year(word) for word in self.words):
            found.add("number")
        if self.has("ml_people") or self.has("ml_people_short"):
            found.add("people")
        return frozenset(found)

    def quality_figures(self) -> tuple[TermHit, ...]:
        """Return the quality terms (AUC, F1, MAPE) with a number within the four words before or the seven after."""
        return tuple(
            term
            for term in self.terms
            if term.kind == "metric" and any(word.low[0].isdigit() for word in self.words[max(0, term.first - 4) : term.last + 7])
        )

    def data_sizes(self) -> tuple[Hit, ...]:
        """Return the data nouns with a number within the three words before them."""
        return tuple(
            hit
            for hit in self.hits("data_noun")
            if any(word.is_number and not is_year(word) for word in self.words[max(0, hit.first - 3) : hit.first])
        )


def is_year(word: Word) -> bool:
    """True for a number that is written like a year of our time."""
    return len(word.low) == 4 and word.low.isdigit() and word.low[:2] in {"19", "20"}


def _covered(hits: Iterable[Hit]) -> frozenset[int]:
    return frozenset(index for hit in hits for index in range(hit.first, hit.last))


@lru_cache(maxsize=512)
def study(text: str, rules: Rules, *, title: bool = False) -> Study:
    """Return what stands in ``text``; kept for the last few hundred texts, because several stages ask.

    In a ``title`` (headline, title of a role) "ML engineer" is the person, not somebody else.
    """
    lexicon = lexicon_for(rules)
    words = cut(text)
    cues = lexicon.frames.find(words, late=lexicon.lint_frames)
    fields = {hit.last - 1 for hit in cues.of("compound_field")}  # "machine learning platform" is no portal of courses
    alike = [hit for hit in cues.of("look_alike") if hit.first not in fields]
    look_alikes = _covered([*alike, *cues.of("coding_help")])
    people = frozenset() if title else _covered([*cues.of("ml_people"), *cues.of("ml_people_short")])
    hidden = look_alikes - _covered(cues.of("ml_people_short"))
    terms = lexicon.terms_in(words, hidden | people)
    artefacts = _artefacts(lexicon, words, cues, hidden, people, terms)
    zones = tuple(_zones(words, cues, hidden))
    deeds = tuple(_deeds(words, cues, zones, artefacts))
    opening = None if deeds else _opening(words, cues, hidden, artefacts)
    return Study(words, cues, hidden, terms, artefacts, deeds, zones, opening)


def _artefacts(
    lexicon: MlLexicon,
    words: tuple[Word, ...],
    cues: Sightings,
    hidden: frozenset[int],
    people: frozenset[int],
    terms: tuple[TermHit, ...],
) -> tuple[tuple[int, int, bool], ...]:
    reckoned = _reckoned(cues, terms)
    found = {
        (term.first, term.last, term.kind == "method" or _is_named(cues, term))
        for term in terms
        if term.kind in _ARTEFACT_KINDS and term.first not in reckoned
    }
    blocked = hidden | people
    if cues.has("self_hosted") and cues.has("llm_words"):
        found |= {(term.first, term.last, True) for term in terms if term.kind == "vendor"}
    for verb in cues.of("modelling_verb"):
        found |= {
            (term.first, term.last, True)
            for term in terms
            if term.kind == "vendor" and (0 <= term.first - verb.last <= _MODIFIERS or term.last == verb.first)
        }
    verbs = {hit.last for kind in ("making", "modelling") for hit in cues.of(f"{kind}_verb")}
    for hit in cues.of("neural_net"):
        made = any(verb <= hit.first <= verb + _NAME_BEFORE for verb in verbs)
        if made and not any(index in blocked for index in range(hit.first, hit.last)):
            found.add((hit.first, hit.last, hit.first not in verbs and words[hit.first - 1].low not in _DETERMINERS))
    found |= set(_trained_networks(cues, blocked, terms))
    for hit in cues.of("task_model"):
        if hit.first not in reckoned and not any(index in blocked for index in range(hit.first, hit.last)):
            found.add((hit.first, hit.last, True))
    for hit in cues.of("model_input"):
        if hit.first not in blocked and (words[hit.first + 1].low in _MADE_OF or found):
            found.add((hit.first, hit.first + 1, True))
    doubtful = _covered(cues.of("doubtful_model"))
    modelled = any(hit.first not in hidden for hit in cues.of("modelling_verb"))
    context = (
        modelled or bool(people) or any(term.kind != "title" for term in terms) or bool(found) or cues.has("owned_elsewhere")
    )
    if context:
        for hit in cues.of("bare_model"):
            indexes = range(hit.first, hit.last)
            if any(index in blocked for index in indexes) or any(start <= hit.first < end for start, end, _ in found):
                continue
            if not any(index in doubtful for index in indexes) or cues.has("owned_elsewhere"):
                found.add((hit.first, hit.last, False))
    return tuple(sorted(found))


def _trained_networks(cues: Sightings, blocked: frozenset[int], terms: tuple[TermHit, ...]) -> Iterable[tuple[int, int, bool]]:
    """Yield "network" or "ranker" as the object of training, where data, layers, a task or a figure say that it learned."""
    learned = cues.has("net_evidence") or any(term.kind in {"method", "tool", "metric"} for term in terms)
    if not learned:
        return
    others = _covered(cues.of("net_of_people"))
    verbs = [hit.last for hit in cues.of("modelling_verb") if hit.first not in blocked]
    for hit in cues.of("bare_net"):
        if hit.first not in others | blocked and any(last <= hit.first <= last + _NAME_BEFORE for last in verbs):
            yield hit.first, hit.last, False
    if not any(term.kind in {"method", "tool", "metric"} for term in terms):
        return
    trained = [hit.last for hit in cues.of("training_verb") if hit.first not in blocked]
    for hit in cues.of("learner_noun"):
        if hit.first not in blocked and any(last <= hit.first <= last + _NAME_BEFORE for last in trained):
            yield hit.first, hit.last, False


def _reckoned(cues: Sightings, terms: tuple[TermHit, ...]) -> frozenset[int]:
    """Return the words of forecasts that a formula makes, as the text says: statistics, not a learned model."""
    if not cues.has("by_arithmetic") or any(term.kind in {"method", "tool"} for term in terms):
        return frozenset()
    return _covered(cues.of("forecast_word"))


def _is_named(cues: Sightings, term: TermHit) -> bool:
    """True for an artefact that is more than "a model", "inference" or "a pipeline": its name says which."""
    return not any(hit.first <= term.first and term.last <= hit.last for hit in cues.of("general_artefact"))


def _verbs(words: tuple[Word, ...], cues: Sightings, hidden: frozenset[int]) -> list[tuple[str, Hit]]:
    verbs: dict[int, tuple[str, Hit]] = {}
    of_others = _covered(cues.of("others_train"))
    for kind in ("handling", "making", "modelling"):
        for hit in cues.of(f"{kind}_verb"):
            if any(index in hidden for index in range(hit.first, hit.last)):
                continue
            if hit.first in of_others:
                continue  # "on which two groups train their models"
            before = words[hit.first - 1].low if hit.first else ""
            if before in _RELATIVES or before in _DETERMINERS:
                continue
            gerund = words[hit.last - 1].low.endswith("ing") or words[hit.first].low.endswith("ing")
            if gerund and hit.first and before not in _BEFORE_GERUND and not words[hit.first - 1].is_sign:
                continue  # "nightly retraining", "the training jobs"
            if before in _PREPOSITIONS and not gerund:
                continue
            verbs[hit.first] = (kind, hit)
    return [verbs[first] for first in sorted(verbs)]


def _zones(words: tuple[Word, ...], cues: Sightings, hidden: frozenset[int]) -> Iterable[tuple[str, int, range]]:
    verbs = _verbs(words, cues, hidden)
    starts = {hit.first for _, hit in verbs}
    through = frozenset(hit.last - 1 for hit in cues.of("output_of_model"))
    for kind, hit in verbs:
        before = words[hit.first - 1].low if hit.first else ""
        purpose = before in {"for", "of", "to"} and words[hit.first].low.endswith("ing")
        if before in _BE or (purpose and not any(duty.last == hit.first for duty in cues.of("answers_for"))):
            continue  # passive, or a purpose: "a queue for training models"
        if _names_person(words, hit):
            continue
        yield kind, hit.first, zone_after(words, _object_start(words, verbs, hit), starts, through)


def _names_person(words: tuple[Word, ...], hit: Hit) -> bool:
    """True for a title that looks like a verb: Backend Engineer, model serving."""
    if words[hit.first].low not in _TITLES or not hit.first:
        return False
    before = words[hit.first - 1]
    return not (before.is_sign or before.low in _COORDINATORS or before.low in _RELATIVES or before.low in _BEFORE_VERB)


def _deeds(
    words: tuple[Word, ...],
    cues: Sightings,
    zones: tuple[tuple[str, int, range], ...],
    artefacts: tuple[tuple[int, int, bool], ...],
) -> Iterable[Deed]:
    for kind, verb, zone in zones:
        support = {each.first for each in cues.of("support_head") if each.first in zone}
        for first, last, named in artefacts:
            if first in zone:
                around = any(last <= index <= last + 2 and index - last <= _gap(words, last, index) for index in support)
                yield Deed(kind, verb, first, last, named, around)
        if kind == "modelling":
            for first, last, named in artefacts:
                if last == verb and not words[verb].low.endswith("ing"):
                    yield Deed(kind, verb, first, last, named, False)  # a method "fine-tuned on 1,100 own photos"


def _gap(words: tuple[Word, ...], first: int, last: int) -> int:
    """Return a length that admits ``last`` only when no sign or preposition stands between."""
    return -1 if any(word.is_sign or word.low in _ZONE_ENDS or word.low == "of" for word in words[first:last]) else 2


def _object_start(words: tuple[Word, ...], verbs: list[tuple[str, Hit]], hit: Hit) -> int:
    """Return where the object of a verb begins; "trained and deployed a model" has one object for both verbs."""
    at = hit.last
    while at < len(words):
        following = at
        while following < len(words) and words[following].low in _COORDINATORS:
            following += 1
        next_verb = next((each for _, each in verbs if each.first == following), None)
        if next_verb is None or following == at:
            return at
        at = next_verb.last
    return at


def zone_after(words: tuple[Word, ...], first: int, verbs: Iterable[int], through: frozenset[int] = frozenset()) -> range:
    """Return the words of the object that begins at ``first``: up to a preposition (but of), relative, sign or next verb.

    Prepositions in ``through`` do not end it ("predictions from the model").
    """
    starts = set(verbs)
    last = first
    while last < len(words) and last - first < _ZONE_LENGTH:
        word = words[last]
        compound = word.joined or (last + 1 < len(words) and words[last + 1].joined)  # point-in-time, on-device
        ends = word.low in _ZONE_ENDS and not compound and last not in through
        if ends or word.low in ";.():—–" or (last in starts and last > first and words[last - 1].low != "'s"):
            break
        last += 1
    return range(first, last)


def _opening(
    words: tuple[Word, ...], cues: Sightings, hidden: frozenset[int], artefacts: tuple[tuple[int, int, bool], ...]
) -> tuple[int, int, bool] | None:
    colon = next((index for index, word in enumerate(words[:6]) if word.low in ":–—-"), -1)
    for start in (0, colon + 1):
        zone = zone_after(words, start, ())
        for artefact in artefacts:
            if artefact[0] in zone:
                return artefact
    return None
