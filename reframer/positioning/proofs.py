"""Which bullets prove most of a person, and how much: by relevance, evidence, figure, whether it is held now, and its place."""

from dataclasses import dataclass, replace

from reframer.model.findings import BulletFindings, CareerPath, Findings, MlInvolvement, MlStatus, ModelOwner, OpenerKind
from reframer.model.resume import Resume, SectionKind
from reframer.model.verdicts import Evidence, FlagWeight, Verdict, Verdicts
from reframer.positioning.paths import ml_share
from reframer.positioning.quoting import Quote, quotes_of
from reframer.positioning.relevance import relevance
from reframer.positioning.targets import leads_people
from reframer.rulebook import Rules
from reframer.rulebook.rewording import rewording
from reframer.weighing.periods import Periods

_NO_PROOF_FLAGS = frozenset({"coursework_only", "tutorial_dataset", "marketing_adjective", "buzzword_stack", "aspirational"})
_CAPS = frozenset({"planned", "coursework", "hypothetical", "exposure", "others", "poc", "team", "helped", "ongoing"})
_PARTIAL = frozenset({"negated", "consumed"})  # they hold down what they reach, and nothing else of the bullet
_RELEVANCE = 2.0
_MOST_RELEVANT = 3
_EVIDENCE = 0.75
_WORTH = 1.0
_ML = {MlInvolvement.OWN: 3.0, MlInvolvement.ADJACENT: 1.0}
_OPENING = 2.5  # who writes a resume puts first what they are known for
_HELD = 0.5  # owned, led or run: held, not only done
_MADE = 1.0  # a thing that is the person's own says more than a deed on one
_LEADS = 3.5
_PEOPLE_WORTH = 1.5
_PROJECT = -3.0
_LEFT = -2.5  # a role that ended, and again for every role since, and for every year
_SINCE = -1.0
_YEARLY = -0.3
_OLDEST = -6.0


@dataclass(frozen=True)
class Proof:
    """A bullet that proves something: its quotations, the best first, and its points on the path.

    ``project``: it stands outside the roles. ``held``: in the role that goes on, or the last.
    ``families`` are those of the rules that its work met.
    """

    quotes: tuple[Quote, ...]
    points: float
    project: bool = False
    held: bool = True
    families: frozenset[str] = frozenset()

    @property
    def best(self) -> Quote:
        """The quotation that tells most."""
        return self.quotes[0]


@dataclass(frozen=True)
class Place:
    """Where a bullet stands: what its age takes off, its number in its role, and whether it is a project."""

    age: float
    number: int
    project: bool = False


def places_of(resume: Resume) -> dict[str, Place]:
    """Return the places of the bullets that stand in roles and projects, by bullet id."""
    periods = Periods.of(resume)
    newest = sorted(resume.roles, key=lambda role: (bool(role.current), periods.ends.get(role.id, 0), role.start), reverse=True)
    places: dict[str, Place] = {}
    for rank, role in enumerate(newest):
        held = bool(role.current) or rank == 0
        since = max(0, periods.latest - periods.ends.get(role.id, periods.latest))
        age = 0.0 if held else max(_OLDEST, _LEFT + _SINCE * (rank - 1) + _YEARLY * since)
        places.update({bullet.id: Place(age, number) for number, bullet in enumerate(role.bullets)})
    outside = [project.bullets for project in resume.projects]
    outside += [section.bullets for section in resume.sections if section.kind in (SectionKind.PROJECTS, SectionKind.OTHER)]
    for bullets in outside:
        places.update({bullet.id: Place(_PROJECT, number, project=True) for number, bullet in enumerate(bullets)})
    return places


def proofs_of(resume: Resume, findings: Findings, verdicts: Verdicts, rules: Rules, path: CareerPath) -> tuple[Proof, ...]:
    """Return the bullets that may stand in a headline, the one that proves most on the path first."""
    by_id = {verdict.bullet_id: verdict for verdict in verdicts.bullets}
    places, manager = places_of(resume), leads_people(resume)
    proofs: list[Proof] = []
    for found in findings.bullets:
        verdict, place = by_id.get(found.bullet_id), places.get(found.bullet_id)
        if verdict is None or place is None or not may_prove(found, verdict, rules) or _is_disputed(found, findings):
            continue
        people = _is_about_people(found, rules)
        if (people and not manager) or (place.project and not _stands_outside(found, verdict)):
            continue
        quotes = tuple(quote for quote in quotes_of(found, rules) if not _is_limited(found, quote))
        if people:  # how many people is what a manager is asked first
            quotes = tuple(replace(quote, worth=quote.worth + _PEOPLE_WORTH) for quote in quotes)
        if quotes:
            made = _MADE if people or not (quotes[0].deed or place.project) else 0.0
            points = made + points_of(found, verdict, place, rules, path) + _WORTH * quotes[0].worth + (_LEADS if people else 0.0)
            families = frozenset(one.rule_id.partition(".")[0] for one in found.competencies if one.on_object)
            proofs.append(Proof(quotes, points, place.project, not place.age, families))
    return tuple(sorted(proofs, key=lambda proof: -proof.points))


def points_of(found: BulletFindings, verdict: Verdict, place: Place, rules: Rules, path: CareerPath) -> float:
    """Return what a bullet's work is worth on the path, without the figure that may be quoted of it."""
    verb = found.opener.verb if found.opener else None
    held = verb is not None and (verb.rank >= 4 or verb.base in rewording().grammar.lasting_verbs)
    relevant = relevance(found, rules, path)
    gathers = verb is not None and verb.base in rules.positioning.quoting.gathering_verbs
    if found.ml.involvement is MlInvolvement.OWN and not (
        gathers or place.project
    ):  # own models of the path's kind are the path, whatever rule names them
        relevant = max(relevant, _MOST_RELEVANT * ml_share(path, found, rules))
    return (
        _RELEVANCE * relevant
        + _EVIDENCE * min(verdict.evidence.level, Evidence.PROVEN.level)
        + _ML.get(found.ml.involvement, 0.0) * (relevant / _MOST_RELEVANT) ** 2
        + place.age
        + _OPENING / (1 + 0.5 * place.number)
        + (_HELD if held else 0.0)
    )


def may_prove(found: BulletFindings, verdict: Verdict, rules: Rules) -> bool:
    """Return whether a bullet tells of the person's own, finished work."""
    if verdict.evidence.level < Evidence.SCOPED.level or found.ml.involvement is MlInvolvement.CONTACT:
        return False
    if any(qualifier.id in _CAPS for qualifier in found.qualifiers):
        return False
    if any(flag.id in _NO_PROOF_FLAGS or _weight(rules, flag.id) >= FlagWeight.SERIOUS for flag in verdict.flags):
        return False
    # A list says nothing; a duty or a part in something is no deed; a deed that nobody knows may have left what it names.
    return found.opener is not None and found.opener.kind in (OpenerKind.VERB, OpenerKind.NOUN, OpenerKind.PERSON)


def _weight(rules: Rules, flag_id: str) -> int:
    return rules.flags[flag_id].weight if flag_id in rules.flags else 0


def _stands_outside(found: BulletFindings, verdict: Verdict) -> bool:
    """Return whether work outside the roles says enough to stand beside them: a thing made, with its measure."""
    return verdict.evidence.level >= Evidence.MEASURED.level and (
        found.ml.involvement is MlInvolvement.OWN or bool(found.technologies)
    )


def _is_about_people(found: BulletFindings, rules: Rules) -> bool:
    shown = [one.rule_id for one in found.competencies if one.on_object]
    return any(rule_id in rules.positioning.quoting.people_rules for rule_id in shown)


def _is_limited(found: BulletFindings, quote: Quote) -> bool:
    """Return whether words that deny, or give the work to others, reach into a quoted name."""
    return any(
        qualifier.id in _PARTIAL and qualifier.cue.start < quote.thing.end and quote.thing.start < qualifier.reach.end
        for qualifier in found.qualifiers
    )


def _is_disputed(found: BulletFindings, findings: Findings) -> bool:
    """Return whether another bullet gives the ML work of this one to others, or denies it."""
    if found.ml.involvement is not MlInvolvement.OWN or found.object is None:
        return False
    named = " ".join(found.object.text.lower().split()[-2:])
    return any(
        named in other.text.lower()
        and (other.ml.owner in (ModelOwner.OTHERS, ModelOwner.VENDOR) or other.ml.status is MlStatus.NEGATED)
        for other in findings.bullets
        if other.bullet_id != found.bullet_id
    )
