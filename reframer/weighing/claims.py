"""Claims that the rest of the resume does not carry: what only the resume as a whole can show."""

from collections.abc import Iterable
from dataclasses import dataclass

from reframer.ml_reading import read_ml
from reframer.ml_reading.study import Study, study
from reframer.model.findings import BulletFindings, Findings, MlInvolvement, MlStatus, ModelOwner
from reframer.model.resume import Bullet, Resume, Role
from reframer.rulebook.rules import Rules

_FIELDS = frozenset({"discipline", "artefact"})
_CHECKABLE = frozenset({"method", "tool", "figure", "data", "running", "number"})


@dataclass(frozen=True)
class Claim:
    """A bullet that speaks of machine learning, with the role it stands in (None outside roles)."""

    bullet: Bullet
    findings: BulletFindings
    seen: Study
    role: Role | None

    @property
    def checkable(self) -> frozenset[str]:
        """What a reader could check about it."""
        return self.seen.support() & _CHECKABLE

    @property
    def named(self) -> bool:
        """True when the artefact is named by its task or method, not just "model"."""
        return any(named for _, _, named in self.seen.artefacts)

    @property
    def carried(self) -> bool:
        """True for machine-learning work that the bullet itself supports."""
        ml = self.findings.ml
        return ml.status in {MlStatus.REAL, MlStatus.ADJACENT} and (bool(self.checkable) or ml.owner is ModelOwner.OTHERS)


def claims_of(resume: Resume, findings: Findings, rules: Rules) -> tuple[Claim, ...]:
    """Return the bullets that speak of machine learning or name one of its tools, in order."""
    by_id = {each.bullet_id: each for each in findings.bullets}
    roles = {bullet.id: role for role in resume.roles for bullet in role.bullets}
    claims = []
    for bullet in resume.all_bullets():
        found = by_id.get(bullet.id)
        seen = study(bullet.text, rules)
        if found is not None and (found.ml.status is not MlStatus.NONE or seen.terms):
            claims.append(Claim(bullet, found, seen, roles.get(bullet.id)))
    return tuple(claims)


def unsupported(claims: tuple[Claim, ...], resume: Resume, rules: Rules) -> Iterable[tuple[Claim, str]]:
    """Yield each claim of machine-learning work that nothing supports, or that another line contradicts, and why."""
    others = _statements(resume, rules)
    for claim in claims:
        why = _contradicted(claim, others) or _anachronism(claim) or _empty(claim, claims)
        if why:
            yield claim, why


@dataclass(frozen=True)
class _Statement:
    text: str
    seen: Study
    role_id: str
    bullet_id: str


def _statements(resume: Resume, rules: Rules) -> tuple[_Statement, ...]:
    return tuple(
        _Statement(bullet.text, study(bullet.text, rules), role.id, bullet.id) for role in resume.roles for bullet in role.bullets
    )


def _heads(seen: Study) -> set[str]:
    return {
        seen.words[index].low.removesuffix("s")
        for hit in seen.cues.of("head_of_artefact")
        for index in range(hit.first, hit.last)
        if index not in seen.hidden
    } - {"engine"}


def _terms(seen: Study) -> set[str]:
    return {term.term for term in seen.terms if term.kind in {"method", "artefact", "tool", "vendor"}}


def _contradicted(claim: Claim, statements: tuple[_Statement, ...]) -> str:
    """Return which other line of the same role says the opposite; empty when none does."""
    if claim.role is None or claim.findings.ml.status not in {MlStatus.REAL, MlStatus.CLAIMED_UNSUPPORTED}:
        return ""
    seen = claim.seen
    modelling = any(deed.kind == "modelling" for deed in seen.deeds)
    made = (
        modelling or any(deed.kind == "making" for deed in seen.deeds) or claim.findings.ml.status is MlStatus.CLAIMED_UNSUPPORTED
    )
    for other in statements:
        if other.bullet_id == claim.bullet.id or other.role_id != claim.role.id:
            continue
        shared = _heads(seen) & _heads(other.seen)
        if modelling and other.seen.has("owned_elsewhere") and not seen.has("owned_elsewhere") and (shared or not _heads(seen)):
            return "Another line of the role says that other people made this model."
        bought = (
            other.seen.has("ready_made") or other.seen.has("vendor_owned") or any(t.kind == "vendor" for t in other.seen.terms)
        )
        if made and bought and shared and not seen.data_sizes() and not seen.quality_figures():
            return "Another line of the role says that this came from a vendor or a ready-made library."
        shipped = seen.has("shipped") and not seen.has("not_shipped")
        if other.seen.has("not_shipped") and shipped and _terms(seen) & _terms(other.seen):
            return "Another line of the role says that this was not shipped."
        if other.seen.has("denial") and modelling and not other.seen.deeds:
            return "Another line of the role says that no machine learning was involved."
    return ""


def _years(claim: Claim) -> list[int]:
    """Return the years that the bullet itself names, or the last year of its role."""
    lows = [word.low for word in claim.seen.words]
    named = [int(low) for low in lows if len(low) == 4 and low.isdigit() and 1980 <= int(low) <= 2100]
    if named:
        return named
    end = claim.role.end if claim.role is not None else ""
    return [int(end[:4])] if end[:4].isdigit() else []


def _anachronism(claim: Claim) -> str:
    if claim.findings.ml.status in {MlStatus.NEGATED, MlStatus.ASPIRATIONAL, MlStatus.AMBIGUOUS}:
        return ""
    years = _years(claim)
    for term in claim.seen.terms:
        if term.since is not None and years and max(years) < term.since:
            words = claim.seen.words[term.first : term.last]
            name = claim.bullet.text[words[0].start : words[-1].end]
            return f"{name} could not be used in work before {term.since}."
    return ""


def _empty(claim: Claim, claims: tuple[Claim, ...]) -> str:
    ml = claim.findings.ml
    carried_nearby = any(
        other.carried and other.bullet.id != claim.bullet.id and _role_id(other) == _role_id(claim) for other in claims
    )
    if ml.status is MlStatus.CLAIMED_UNSUPPORTED:
        plain = not any(claim.seen.has(group) for group in ("broad_field", "decoration", "frontier_claim"))
        return "" if plain and carried_nearby else ml.why
    if ml.status is not MlStatus.REAL or ml.owner in {ModelOwner.OTHERS, ModelOwner.NONE} or claim.checkable:
        return ""
    if claim.named and carried_nearby:
        return ""
    if carried_nearby and ml.owner is ModelOwner.TEAM:
        return ""
    return "Work on models is claimed; no method, data, figure or way of running stands in it, and no line beside it supports it."


def _role_id(claim: Claim) -> str:
    return claim.role.id if claim.role is not None else ""


def carries_ml(claims: tuple[Claim, ...], refuted: frozenset[str]) -> bool:
    """True when any bullet, other than those refuted, shows machine-learning work of the person's own or beside it."""
    return any(claim.carried and claim.bullet.id not in refuted for claim in claims)


def carries_own_models(claims: tuple[Claim, ...], refuted: frozenset[str]) -> bool:
    """True when any bullet shows the person's own work on models, beyond applications of a vendor's."""
    return any(
        claim.findings.ml.involvement is MlInvolvement.OWN
        and claim.findings.ml.owner is not ModelOwner.VENDOR
        and claim.bullet.id not in refuted
        and claim.carried
        for claim in claims
    )


def carries_modelling(claims: tuple[Claim, ...], refuted: frozenset[str]) -> bool:
    """True when any bullet shows a model made by the person."""
    return any(
        claim.findings.ml.involvement is MlInvolvement.OWN
        and claim.bullet.id not in refuted
        and bool(claim.checkable)
        and _makes_model(claim)
        for claim in claims
    )


def _makes_model(claim: Claim) -> bool:
    """True for training or tuning, and for building a method by its name (two-tower retrieval, a LightGBM forecast)."""
    kinds = {term.kind for term in claim.seen.terms}
    return any(deed.kind == "modelling" or (deed.kind == "making" and "method" in kinds) for deed in claim.seen.deeds) or (
        claim.findings.ml.owner is ModelOwner.SELF and "method" in kinds and bool(claim.seen.quality_figures())
    )


def title_doubts(
    texts: Iterable[str], claims: tuple[Claim, ...], refuted: frozenset[str], rules: Rules
) -> Iterable[tuple[str, str, str]]:
    """Yield (text, words, why) for each headline, summary line or title that claims more ML than the bullets show."""
    carries, own_models = carries_ml(claims, refuted), carries_own_models(claims, refuted)
    modelling = carries_modelling(claims, refuted)
    consumed = any(claim.findings.ml.status is MlStatus.CONSUMER and claim.bullet.id not in refuted for claim in claims)
    others = any(claim.carried and claim.findings.ml.owner is ModelOwner.OTHERS for claim in claims)
    for text in texts:
        seen = study(text, rules, title=True)
        if seen.has("aspiration") or seen.has("denial"):
            continue
        nouns = {hit.first for hit in seen.hits("title_noun")}
        titles = [
            term for term in seen.terms if term.kind == "title" or (term.kind in _FIELDS and nouns & {term.last, term.last + 1})
        ]
        fields = [term for term in seen.terms if term.kind in {"discipline", "artefact", "method"}]
        high = seen.has("frontier_claim") or (bool(titles) and seen.has("high_title"))
        hit = next(iter(titles or fields), None)
        words = text if hit is None else text[seen.words[hit.first].start : seen.words[hit.last - 1].end]
        if high and not modelling:
            yield text, words, "It names a maker of models; no bullet shows a model that the person made."
        elif titles and not carries:
            yield text, words, "It claims an ML title; no bullet shows ML work."
        elif fields and not (carries or consumed) and not _course_only(text, rules):
            yield text, words, "It claims machine learning; no bullet shows work on it."
        elif seen.has("learning_field") and not titles and not (own_models or others) and not _course_only(text, rules):
            yield text, words, "It names the making of models; the bullets show only models of vendors."
        elif seen.has("models_in_production") and not own_models:
            yield text, _words(text, seen, "models_in_production"), "A reader takes this for learned models; no bullet shows any."


def _words(text: str, seen: Study, group: str) -> str:
    start, end = seen.cues.text_of(next(iter(seen.hits(group))))
    return text[start:end]


def _course_only(text: str, rules: Rules) -> bool:
    return read_ml(text, rules=rules).status is MlStatus.COURSEWORK


def refuted_ids(doubtful: Iterable[tuple[Claim, str]]) -> frozenset[str]:
    """Return the ids of the bullets that are themselves in doubt: they support nothing."""
    return frozenset(claim.bullet.id for claim, _ in doubtful)
