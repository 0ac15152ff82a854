"""Claims that the rest of the resume does not carry: what only the resume as a whole can show."""

from collections.abc import Iterable

from reframer.model.findings import MlStatus, ModelOwner, OpenerKind
from reframer.model.resume import Resume
from reframer.rulebook.rules import Rules
from reframer.weighing.burden import PRACTISED, carries, is_terse, unproven
from reframer.weighing.contradictions import claims_making, contradicted
from reframer.weighing.families import WIDEST, families_at_work
from reframer.weighing.headcounts import impossible_team
from reframer.weighing.impossible import not_before
from reframer.weighing.otherwise import told_otherwise
from reframer.weighing.practice import measured_roles, practised_roles
from reframer.weighing.record import SILENT, STRONG, Claim, Line, lines_of, near, told_terms

_TERSE = 2  # lines beside a claim that make terseness a manner, not a sign
_METHOD_AND_NUMBER = frozenset({"method", "number"})
_TWO = 2  # figures
_LOUD = ("broad_field", "decoration", "frontier_claim", "field_as_doer")
_EMPTY = "Work on models is claimed; no method, data, figure or way of running stands in it, and no line beside it supports it."
_OTHERS_HERE = "Another line says that other people make the models here; nothing in this one shows a model of the person's own."


def unsupported(claims: tuple[Claim, ...], resume: Resume, rules: Rules) -> tuple[tuple[Claim, str], ...]:
    """Return each claim of machine-learning work that nothing supports, or that another line contradicts, and why."""
    lines, told = lines_of(resume, rules), told_terms(resume, rules)
    doubtful: dict[str, tuple[Claim, str]] = {}
    for claim in claims:
        why = contradicted(claim, lines) or told_otherwise(claim, lines) or impossible_team(claim, lines)
        why = why or _anachronism(claim, rules) or _loud(claim)
        if why:
            doubtful[claim.bullet.id] = (claim, why)
    refuted = refuted_ids(claims, doubtful.values())
    practised = practised_roles(resume, refuted, rules)
    shop = [claim for claim in claims if claim.role_id in practised and not _strange_deed(claim, resume, refuted, rules)]
    measured = measured_roles(resume, refuted, rules)
    shop += [claim for claim in claims if claim.role_id in measured and claim.support and _is_note(claim)]
    excused = {claim.bullet.id for claim in shop} | {claim.bullet.id for claim in claims if _is_candid(claim)}
    for claim in claims:
        if claim.bullet.id not in doubtful and claim.bullet.id not in excused:
            why = _empty(claim, [other for other in claims if other.bullet.id not in refuted], lines)
            if why and not claim.names & told:
                doubtful[claim.bullet.id] = (claim, why)
    models = [
        claim for claim in claims if claim.own and claim.role is not None and claim.findings.ml.owner is not ModelOwner.VENDOR
    ]
    terse = is_terse(resume, claims) and (len(models) > 1 or any(claim.titled for claim in claims))
    for claim in claims:
        if claim.bullet.id not in doubtful and claim.bullet.id not in excused and not claim.names & told:
            refuted = refuted_ids(claims, doubtful.values())
            standing = [other for other in claims if other.bullet.id not in refuted]
            elsewhere = families_at_work(resume, refuted | {claim.bullet.id}, rules) if claim.families else frozenset()
            why = unproven(claim, standing, elsewhere, terse=terse)
            if why:
                doubtful[claim.bullet.id] = (claim, why)
    return tuple(doubtful[claim.bullet.id] for claim in claims if claim.bullet.id in doubtful)


def _strange_deed(claim: Claim, resume: Resume, refuted: frozenset[str], rules: Rules) -> bool:
    """True for a deed without any detail on a kind of model that no other line of the roles speaks of."""
    opener = claim.findings.opener
    acts = opener is not None and opener.kind is OpenerKind.VERB
    if not (acts and claim.families) or claim.support:
        return False
    return bool(claim.families - {WIDEST} - families_at_work(resume, refuted | {claim.bullet.id}, rules))


def _is_note(claim: Claim) -> bool:
    """True for a line that begins with a thing, not with a deed."""
    opener = claim.findings.opener
    return (opener is None or opener.kind is OpenerKind.NOUN) and not claim.modelling


def _is_measured_note(claim: Claim) -> bool:
    """True for a thing with its method and two figures, though no word tells what they count: CNN, 1,400 wheels."""
    figures = sum(word.low[0].isdigit() for word in claim.seen.words)
    return _is_note(claim) and claim.support >= _METHOD_AND_NUMBER and figures >= _TWO


def _is_candid(claim: Claim) -> bool:
    """True for a line that no want of detail speaks against: it says how far the work went, or names a modest method."""
    made = claim.making or claim.seen.has("self_made") or claim.seen.has("field_as_doer")
    return claim.candid or (claim.seen.has("modest_method") and not made)


def refuted_ids(claims: Iterable[Claim], doubtful: Iterable[tuple[Claim, str]]) -> frozenset[str]:
    """Return the ids of the bullets that are themselves in doubt, or have a figure that cannot be: they support nothing."""
    return frozenset(claim.bullet.id for claim, _ in doubtful) | {claim.bullet.id for claim in claims if claim.implausible}


def _years(claim: Claim) -> list[int]:
    """Return the years that the bullet itself names, or the last year of its role."""
    lows = [word.low for word in claim.seen.words]
    named = [int(low) for low in lows if len(low) == 4 and low.isdigit() and 1980 <= int(low) <= 2100]
    if named:
        return named
    end = claim.role.end if claim.role is not None else ""
    return [int(end[:4])] if end[:4].isdigit() else []


def _anachronism(claim: Claim, rules: Rules) -> str:
    if claim.findings.ml.status in {MlStatus.NEGATED, MlStatus.ASPIRATIONAL, MlStatus.AMBIGUOUS}:
        return ""
    years = _years(claim)
    for term in claim.seen.terms:
        if term.since is not None and years and max(years) < term.since:
            words = claim.seen.words[term.first : term.last]
            name = claim.bullet.text[words[0].start : words[-1].end]
            return f"{name} could not be used in work before {term.since}."
    for name, since in not_before(claim.seen, rules):
        if years and max(years) < since:
            return f"{name} could not be used in work before {since}."
    return ""


def _loud(claim: Claim) -> str:
    """Return the doubt about a claim that nothing beside it could support: AI as an adjective, a laboratory's feat."""
    ml = claim.findings.ml
    if ml.status is MlStatus.CLAIMED_UNSUPPORTED and any(claim.seen.has(group) for group in _LOUD):
        return ml.why
    if claim.seen.has("inventing") and ml.status not in SILENT and not claim.support & {"figure", "data"}:
        return "Who invents in this field has a paper, a patent or a measure to name; the line names none."
    if claim.seen.has("giant_model") and ml.status not in SILENT and not claim.support & {"method", "tool", "figure"}:
        return "Only a handful of laboratories do this; the line names no laboratory, data or run."
    if claim.seen.has("frontier_claim") and ml.status not in SILENT and not claim.support & {"method", "tool", "figure"}:
        return "Only a handful of laboratories do this; the line names no laboratory, data or run."
    if claim.seen.has("beats_people") and ml.status not in SILENT and not claim.support & {"figure", "data", "number"}:
        return "Who is better than people at something has measured both; the line names no measure."
    doer = claim.seen.has("field_as_doer") and ml.status not in SILENT and ml.status is not MlStatus.CONSUMER
    if doer and not claim.support - {"running", "number"} and not claim.of_others:
        return "AI is named as the cause; no model, data, method or figure supports it."
    return ""


def _empty(claim: Claim, standing: list[Claim], lines: tuple[Line, ...]) -> str:
    """Return the doubt about a claim that names nothing to check, where no line beside it supports it."""
    ml = claim.findings.ml
    beside = [other for other in standing if other.bullet.id != claim.bullet.id and other.role_id == claim.role_id]
    own_beside = any(carries(other, claim) for other in beside)
    carried_beside = own_beside or any(other.carried for other in beside)
    if ml.status is MlStatus.CLAIMED_UNSUPPORTED:
        makers = [other for other in standing if other.own and other.role is not None]
        makers = [other for other in makers if other.findings.ml.owner is not ModelOwner.VENDOR]
        practised = len(makers) >= PRACTISED and bool(claim.names)  # an earlier short line beside a maker's later ones
        left = (
            own_beside
            or practised
            or claim.of_others
            or claim.seen.has("shared_work")
            or _is_measured_note(claim)
            or (carried_beside and not claims_making(claim))
        )
        return "" if left else ml.why
    if ml.status in SILENT or ml.status is MlStatus.CONSUMER or claim.of_others or claim.discloses or ml.owner is ModelOwner.NONE:
        return ""
    if ml.status is not MlStatus.REAL:
        return "" if own_beside or not _makes_in_name(claim) else _EMPTY
    if own_beside:
        return ""
    if claim.modelling and len(claim.support) < STRONG - 1 and any(line.says_others_train for line in near(claim, lines)):
        return _OTHERS_HERE
    if claim.support:
        return ""
    if _terse_maker(claim, beside) or (carried_beside and not claim.making) or (carried_beside and ml.owner is ModelOwner.TEAM):
        return ""
    return _EMPTY


def _terse_maker(claim: Claim, beside: list[Claim]) -> bool:
    """True where lines of own work on models stand together: under an ML title, or three of them."""
    like = sum(other.findings.ml.status is MlStatus.REAL and not other.of_others for other in beside)
    return claim.titled or like >= _TERSE


def _makes_in_name(claim: Claim) -> bool:
    """True when a field of machine learning is the object of making or leading, and nothing else stands in the line."""
    if claim.support or claim.findings.ml.status not in {MlStatus.NONE, MlStatus.AMBIGUOUS, MlStatus.ADJACENT}:
        return False
    if claim.seen.has("ml_people") or claim.seen.has("ml_people_short") or claim.seen.has("support_head"):
        return False
    fields = [term for term in claim.seen.terms if term.kind in {"discipline", "artefact", "method"}]
    return any(
        kind in {"making", "modelling"} and verb <= 2 and any(term.first in zone for term in fields)
        for kind, verb, zone in claim.seen.zones
    )
