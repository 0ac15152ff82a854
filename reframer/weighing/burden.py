"""The burden of proof: the less work on models a role shows, the more a claim in it must show by itself."""

from collections.abc import Iterable, Sequence

from reframer.ml_reading.words import word_set
from reframer.model.findings import MlStatus, ModelOwner, OpenerKind
from reframer.model.resume import Resume
from reframer.weighing.contradictions import claims_making
from reframer.weighing.families import WIDEST
from reframer.weighing.record import LONG, SILENT, Claim, stem

_CHECKABLE = frozenset({"figure", "data", "number"})
_FIELDS = frozenset({"discipline", "artefact", "method"})
_TRAINING_LLMS = "family_language_training"
_BEHIND_OBJECT = word_set("for of in on at that which to with from and")
_PLAIN_SHARE = 1 / 3  # of a resume's other lines: where fewer have a figure, terseness is its manner and no sign
_FEWEST_LINES = 3
PRACTISED = 2  # lines of roles with own models that make a maker of models
_NOTHING = "Nothing in the line can be checked, and no other line of the role shows work on models of the person's own."
_NOWHERE = "Nothing in the line can be checked, and no other line of the resume speaks of a model."
_OTHER_FIELD = "Nothing in the line can be checked, and no other line of the resume speaks of this kind of model."


def unproven(claim: Claim, standing: Sequence[Claim], shown_families: frozenset[str], *, terse: bool) -> str:
    """Return why a claim does not meet its burden of proof; empty when it does, or when it claims no making.

    ``standing`` are the claims that nothing speaks against, ``shown_families`` the families of models that the resume shows
    elsewhere; ``terse`` tells whether the resume as a whole states few figures.
    """
    if terse or not _asserts(claim) or claim.support & _CHECKABLE or (_people_beside(claim) and not _ranks(claim)):
        return ""
    if _is_beside_models(claim) and not (claims_making(claim) or _by_own_means(claim) or _opens_bare(claim)):
        return "" if _names_running(claim) or any(_shows_models(other, claim) for other in standing) else _NOWHERE
    beside = [other for other in standing if other.bullet.id != claim.bullet.id and other.role_id == claim.role_id]
    own = [other for other in beside if carries(other, claim) and other.support & _CHECKABLE]
    if own or claim.titled:
        networks = frozenset({WIDEST}) if _trains_net(claim) else frozenset[str]()
        strange = (claim.families | networks) - shown_families - ({WIDEST} if claim.titled else frozenset())
        related = any(claim.topics & other.topics or claim.names & other.names for other in own)
        return _OTHER_FIELD if strange and not related else ""
    practised = any(other.own and other.role is not None for other in standing)
    known = claim.families and not claim.families - shown_families
    if practised and known and claim.seen.kinds() & {"method", "tool"}:
        return ""
    makers = sum(other.own and other.role is not None and other.findings.ml.owner is not ModelOwner.VENDOR for other in standing)
    if makers >= PRACTISED and _is_short_note(claim):
        return ""  # an earlier short line of somebody who makes models
    around = any(other.carried and _kin(claim, other) for other in beside)
    if around and not claims_making(claim) and not claim.modelling:
        return ""
    return _NOTHING


def _is_beside_models(claim: Claim) -> bool:
    return claim.findings.ml.status is MlStatus.ADJACENT


def _names_running(claim: Claim) -> bool:
    """Say whether the line names a tool, a vendor or the way that something runs, which a reader could ask about."""
    return bool(claim.seen.kinds() & {"tool", "vendor"}) or "running" in claim.support


def _shows_models(other: Claim, claim: Claim) -> bool:
    """Say whether another line of the resume speaks of work on models or beside them."""
    if other.bullet.id == claim.bullet.id:
        return False
    return other.findings.ml.status in {MlStatus.REAL, MlStatus.ADJACENT, MlStatus.CONSUMER} or other.of_others


def is_terse(resume: Resume, claims: Iterable[Claim]) -> bool:
    """True when few lines of the roles state a figure, bare claims of machine learning left out."""
    claimed = {claim.bullet.id for claim in claims if not claim.support and not claim.discloses}
    plain = [bullet.text for role in resume.roles for bullet in role.bullets if bullet.id not in claimed]
    with_figure = sum(any(letter.isdigit() for letter in text) for text in plain)
    return len(plain) < _FEWEST_LINES or with_figure < _PLAIN_SHARE * len(plain)


def _asserts(claim: Claim) -> bool:
    """True when the line says that the person did something of machine learning, and does not say whose or how far it was."""
    ml = claim.findings.ml
    if claim.role is None or ml.status in SILENT or claim.of_others or claim.discloses:
        return False
    if ml.status is MlStatus.CONSUMER:
        return (_TRAINING_LLMS in claim.families or _makes_llm(claim)) and "vendor" not in claim.seen.kinds()
    if ml.status is MlStatus.REAL:
        return ml.owner is not ModelOwner.NONE
    opener = claim.findings.opener
    acts = opener is not None and opener.kind in {OpenerKind.VERB, OpenerKind.GERUND}
    named = any(term.kind in _FIELDS for term in claim.seen.terms)
    if ml.status is MlStatus.ADJACENT:
        return ((acts and named) or _trains_net(claim) or _opens_bare(claim)) and ml.owner is ModelOwner.UNCLEAR
    if ml.status is MlStatus.CLAIMED_UNSUPPORTED:
        return True
    learned = named or bool(claim.seen.artefacts) or claim.seen.has("field_as_doer")  # an engine alone may be any
    return (learned and (claims_making(claim) or (acts and named))) or _is_bare(claim)


def _makes_llm(claim: Claim) -> bool:
    """True for "developed a language model for six shops": the model is the thing made, not what an assistant is built on."""
    words = claim.seen.words
    ends = [hit.last for hit in claim.seen.hits("makes_llm")]
    return any(end == len(words) or words[end].is_sign or words[end].low in _BEHIND_OBJECT for end in ends)


def _is_bare(claim: Claim) -> bool:
    """True when a field or thing of machine learning is what the line is about, and nothing beside it can be checked."""
    seen = claim.seen
    learning = {index for hit in seen.hits("learning_words") for index in range(hit.first, hit.last)}
    around = any(hit.first not in learning for hit in seen.hits("support_head"))
    if claim.support or around or seen.has("trial_word") or seen.has("shared_work") or _takes_part(claim):
        return False
    behind = {index for hit in seen.hits("behind_learning") for index in range(hit.first, hit.last)}
    if seen.has("claims_rank") or seen.has("trains_model") or _trains_net(claim):
        return True
    return any(hit.first not in behind for hit in seen.hits("learning_words"))


def carries(other: Claim, claim: Claim) -> bool:
    """True when ``other`` shows own work that may stand behind ``claim``: judging a vendor's model is no training of one."""
    learned = claim.seen.has("by_learning") and not claim.seen.has("llm_words")
    trains = claim.modelling or claim.seen.has("training_words") or claim.seen.has("self_made") or learned
    return other.own and not (trains and other.findings.ml.owner is ModelOwner.VENDOR)


def _is_short_note(claim: Claim) -> bool:
    """True for a thing named by its task, with no verb of making and no kind of model."""
    opener = claim.findings.opener
    acts = opener is None or opener.kind in {OpenerKind.VERB, OpenerKind.GERUND}
    return bool(claim.names) and not (acts or claim.families or claim.modelling or _ranks(claim))


def _opens_bare(claim: Claim) -> bool:
    """True for a line without a deed that begins with the field, and says no more than for whom: recommenders for all shops."""
    return claim.seen.opening is not None and _is_bare(claim) and any(hit.first == 0 for hit in claim.seen.hits("learning_words"))


def _trains_net(claim: Claim) -> bool:
    return claim.seen.has("trains_net") and not claim.seen.has("net_of_people")


def _ranks(claim: Claim) -> bool:
    """True for a rank in the field with which a line begins: Chief Data Scientist for claims."""
    return any(hit.first == 0 for hit in claim.seen.hits("claims_rank"))


def _by_own_means(claim: Claim) -> bool:
    """True for "built the planner with neural networks": the field is said to be how the person's own thing works."""
    return claim.seen.has("by_learning") and not claim.support and not claim.discloses


def _takes_part(claim: Claim) -> bool:
    opener = claim.findings.opener
    return opener is not None and opener.kind is OpenerKind.PARTICIPATION


def _kin(claim: Claim, other: Claim) -> bool:
    """True when two lines may be about one system: they share a term, a kind of model or a longer word."""
    if claim.names & other.names or claim.topics & other.topics or claim.families & other.families:
        return True
    return bool(_long_stems(claim) & _long_stems(other))


def _long_stems(claim: Claim) -> frozenset[str]:
    common = {hit.first for hit in claim.seen.cues.of("common_word")}
    return frozenset(stem(word.low) for at, word in enumerate(claim.seen.words) if len(word.low) > LONG and at not in common)


def _people_beside(claim: Claim) -> bool:
    """True where the line names the people who build the models."""
    return claim.seen.has("ml_people") or claim.seen.has("ml_people_short")
