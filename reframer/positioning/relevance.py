"""How much a bullet matters on a path: used to order bullets, to choose proofs, and to quote strengths."""

from collections.abc import Mapping

from reframer.model.findings import BulletFindings, CareerPath, MlInvolvement, MlStatus
from reframer.model.verdicts import Evidence, Verdict
from reframer.rulebook import Rules

_ML_POINTS: Mapping[MlInvolvement, float] = {
    MlInvolvement.NONE: 0.0,
    MlInvolvement.CONTACT: 0.0,
    MlInvolvement.ADJACENT: 3.0,
    MlInvolvement.OWN: 6.0,
}
_MENTIONED = 0.5  # a competency that is not the bullet's object counts half
_DOUBTS = frozenset({"duty_not_outcome", "vague_verb"})
NOT_DONE = frozenset({MlStatus.COURSEWORK, MlStatus.ASPIRATIONAL, MlStatus.CLAIMED_UNSUPPORTED})  # named, not done


def relevance(findings: BulletFindings, rules: Rules, path: CareerPath) -> float:
    """Return the relevance of a bullet on a path, 0 to 3: that of its strongest competency, half where it is only mentioned."""
    points = 0.0
    for found in findings.competencies:
        rule = rules.competencies.get(found.rule_id)
        if rule is None:
            continue
        weight = (1.0 if found.on_object else _MENTIONED) * (_MENTIONED if found.limited_by else 1.0)
        points = max(points, rule.relevance.get(path, 0) * weight)
    return points


def bullet_points(findings: BulletFindings, verdict: Verdict, rules: Rules, path: CareerPath) -> float:
    """Return the weight of a bullet: its relevance (twice where a figure supports it), its evidence grade, and its ML work.

    Work with models that names its facts needs no figure to count twice. An unmeasured duty or vague verb weighs less still.
    """
    ml = 0.0 if findings.ml.status in NOT_DONE else _ML_POINTS[findings.ml.involvement]
    measured = verdict.evidence.level >= Evidence.MEASURED.level
    doubt = 0.0 if measured or not any(flag.id in _DOUBTS for flag in verdict.flags) else 1.0
    worked = findings.ml.involvement is not MlInvolvement.NONE and findings.ml.status not in NOT_DONE
    twice = measured or (worked and verdict.evidence is Evidence.SCOPED)
    return (2.0 if twice else 1.0) * relevance(findings, rules, path) + verdict.evidence.level + ml - doubt
