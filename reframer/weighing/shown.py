"""What the lines of a resume show of machine learning, those in doubt left out: what its headline and summary are held to."""

from dataclasses import dataclass
from functools import cached_property

from reframer.model.findings import MlInvolvement, MlStatus, ModelOwner
from reframer.model.resume import Resume, Role, SectionKind
from reframer.rulebook.rules import Rules
from reframer.weighing.families import shown_families
from reframer.weighing.periods import Periods
from reframer.weighing.record import Claim

_READ_BY = 2026  # where work goes on, "present" may be later than any year that the resume names
_CARRYING = 2  # lines of own work that carry a boast
_PROJECTS = 3  # lines about projects that stand for work in a role


@dataclass(frozen=True)
class Shown:
    """What the bullets show, those in doubt left out."""

    claims: tuple[Claim, ...]
    refuted: frozenset[str]
    resume: Resume
    practised: frozenset[str] = frozenset()  # ids of the roles of somebody who works on models

    @cached_property
    def standing(self) -> tuple[Claim, ...]:
        """The claims that nothing speaks against."""
        return tuple(claim for claim in self.claims if claim.bullet.id not in self.refuted)

    @cached_property
    def near_ml(self) -> bool:
        """True when any bullet shows machine-learning work of the person's own or beside it."""
        return bool(self.practised) or any(claim.carried for claim in self.standing)

    @cached_property
    def own(self) -> bool:
        """True when a role, or three projects' lines, show the person's own part of a system with a model, whoever trained it."""
        return self.own_work or any(part_of_model(claim) or _titled(claim) for claim in self.standing)

    @cached_property
    def own_work(self) -> bool:
        """The same without the models of others; one hobby makes no occupation."""
        own = [claim for claim in self.standing if claim.own]
        return bool(self.practised) or any(claim.role is not None for claim in own) or len(own) >= _PROJECTS

    @cached_property
    def own_models(self) -> bool:
        """True when any bullet shows the person's own work on models, beyond applications of a vendor's."""
        own = [claim for claim in self.standing if claim.own and claim.findings.ml.owner is not ModelOwner.VENDOR]
        return any(claim.role is not None for claim in own) or len(own) >= _PROJECTS

    @cached_property
    def makes_models(self) -> bool:
        """True when a bullet, or a line under an ML title, speaks of models of the person's own."""
        return bool(self.practised) or self.own_models or any(_titled(claim) for claim in self.standing)

    @cached_property
    def judged(self) -> bool:
        """True when a line of a role gives a quality figure (word error rate, F1) of a model that it leaves to nobody else."""
        return any(
            claim.role is not None and claim.seen.quality_figures() and not claim.of_others and not claim.discloses
            for claim in self.standing
        )

    @cached_property
    def thin(self) -> bool:
        """True when fewer than two lines of roles show the person's own work on models, those that came to nothing left out."""
        own = sum(claim.own and claim.role is not None and not claim.candid for claim in self.standing)
        return own < _CARRYING and not self.makes_models_by_title

    @cached_property
    def makes_models_by_title(self) -> bool:
        """True when a line under an ML title speaks of real work on models."""
        return bool(self.practised) or any(_titled(claim) for claim in self.standing)

    def families(self, rules: Rules) -> frozenset[str]:
        """Return the families of models of which a line speaks that can show work."""
        return shown_families(self.resume, self.refuted, rules)

    @cached_property
    def modelling(self) -> bool:
        """True when any bullet shows a model made by the person."""
        made = [claim for claim in self.standing if claim.own and _makes_model(claim)]
        return bool(self.practised) or any(claim.role is not None for claim in made) or len(made) >= _PROJECTS

    @cached_property
    def consumed(self) -> bool:
        """True when any bullet uses what others made."""
        return any(claim.findings.ml.status is MlStatus.CONSUMER for claim in self.standing)

    @cached_property
    def of_others(self) -> bool:
        """True when any bullet works on a model that others own."""
        return any(claim.carried and claim.findings.ml.owner is ModelOwner.OTHERS for claim in self.standing)

    def in_role(self, role: Role) -> "Shown":
        """Return what the bullets of one role show."""
        of_role = tuple(claim for claim in self.claims if claim.role_id == role.id)
        return Shown(of_role, self.refuted, self.resume, self.practised & {role.id})

    @cached_property
    def any_work(self) -> bool:
        """True when a bullet speaks of real work on models, supported or not."""
        return bool(self.practised) or any(claim.findings.ml.status is MlStatus.REAL for claim in self.standing)

    @cached_property
    def published(self) -> bool:
        """True when the resume lists publications or patents."""
        return any(section.kind in {SectionKind.PUBLICATIONS, SectionKind.PATENTS} for section in self.resume.sections)

    @cached_property
    def honoured(self) -> bool:
        """True when the resume lists prizes."""
        return any(section.kind is SectionKind.AWARDS for section in self.resume.sections)

    @cached_property
    def years(self) -> int | None:
        """Years since the first role with work on or beside models began; 0 without one, None where dates are missing."""
        worked = {claim.role_id for claim in self.standing if claim.findings.ml.status in {MlStatus.REAL, MlStatus.ADJACENT}}
        roles = [role for role in self.resume.roles if role.id in worked]
        if not roles:
            return 0
        starts = [int(role.start[:4]) for role in roles if role.start[:4].isdigit()]
        if len(starts) < len(roles):
            return None
        return self.read_in - min(starts)

    @cached_property
    def read_in(self) -> int:
        """The year up to which years of experience are counted: the latest that the resume names, unless its work goes on."""
        latest = Periods.of(self.resume).latest
        ends = latest and not any(role.current for role in self.resume.roles) and all(role.end for role in self.resume.roles)
        return latest if ends else max(latest, _READ_BY)


def _makes_model(claim: Claim) -> bool:
    """True for training or tuning, and for building a method by its name (two-tower retrieval, a LightGBM forecast)."""
    kinds = {term.kind for term in claim.seen.terms}
    return any(deed.kind == "modelling" or (deed.kind == "making" and "method" in kinds) for deed in claim.seen.deeds) or (
        claim.findings.ml.owner is ModelOwner.SELF and "method" in kinds and bool(claim.seen.quality_figures())
    )


def _titled(claim: Claim) -> bool:
    """True for work on models in a role with an ML title."""
    return claim.titled and claim.findings.ml.status is MlStatus.REAL


def part_of_model(claim: Claim) -> bool:
    """True for the person's own deed on a model that others own."""
    ml = claim.findings.ml
    handled = any(deed.kind == "handling" for deed in claim.seen.deeds)
    return ml.status is MlStatus.REAL and ml.involvement is MlInvolvement.ADJACENT and bool(claim.support) and handled
