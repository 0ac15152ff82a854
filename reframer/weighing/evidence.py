"""How strong the evidence of a bullet is, what holds it down, and how far a wording may go."""

from reframer.model.findings import (
    BulletFindings,
    MetricKind,
    MlInvolvement,
    MlStatus,
    OpenerKind,
    QualifierFinding,
)
from reframer.model.verdicts import Answer, Evidence, Strength
from reframer.weighing.signs import Signs

_OWNING_RANK = 3
_WITHOUT_OPENING = frozenset({MlStatus.CONSUMER, MlStatus.COURSEWORK, MlStatus.ASPIRATIONAL, MlStatus.NEGATED})


def evidence_of(signs: Signs, answers: tuple[Answer, ...] = ()) -> tuple[Evidence, tuple[str, ...]]:
    """Return the grade after caps, and the names of what caps it (qualifier ids, ``duty``, ``participation``)."""
    findings = signs.findings
    grade = _bare_grade(signs)
    if answers:
        grade = max(grade, Evidence.MEASURED, key=lambda each: each.level)
    capped_by: list[str] = []
    for name, cap in _caps(findings):
        if any(answer.source for answer in answers) and name in {"duty", "participation", "helped", "team"}:
            continue  # the person has said what was theirs, and where that can be seen
        if grade.level > cap.level:
            grade = cap
            capped_by.append(name)
    if any(answer.source for answer in answers) and not {"planned", "negated", "coursework"} & set(capped_by):
        grade = Evidence.ATTESTED
    return grade, tuple(dict.fromkeys(capped_by))


def _bare_grade(signs: Signs) -> Evidence:
    findings = signs.findings
    deed = bool(findings.verbs) or (findings.opener is not None and findings.opener.verb is not None)
    measured = any(metric.unit or metric.noun or metric.per or metric.kind is not MetricKind.COUNT for metric in findings.metrics)
    if measured:
        owning = any(verb.rank >= _OWNING_RANK for verb in findings.verbs)
        return Evidence.PROVEN if signs.has_baseline and owning else Evidence.MEASURED
    if findings.technologies or findings.metrics or signs.quantified:
        return Evidence.SCOPED
    return Evidence.STATED if deed else Evidence.NONE


def _caps(findings: BulletFindings) -> list[tuple[str, Evidence]]:
    caps = [(each.id, Evidence(each.at_most)) for each in findings.qualifiers if _holds_all(each, findings)]
    if findings.opener is not None and findings.opener.kind is OpenerKind.DUTY:
        caps.append(("duty", Evidence.SCOPED))
    if findings.opener is not None and findings.opener.kind is OpenerKind.PARTICIPATION:
        caps.append(("participation", Evidence.SCOPED))
    if findings.ml.status in {MlStatus.COURSEWORK, MlStatus.ASPIRATIONAL, MlStatus.CLAIMED_UNSUPPORTED}:
        caps.append((findings.ml.status.value, Evidence.STATED))
    return caps


def _holds_all(qualifier: QualifierFinding, findings: BulletFindings) -> bool:
    """True when the qualifier limits the deed itself, not a later clause of the bullet."""
    anchor = findings.object or (findings.opener.span if findings.opener is not None else None)
    if anchor is None:
        return True
    reach = qualifier.reach
    return reach.start <= anchor.start < reach.end or qualifier.cue.start <= anchor.start


def strength_of(signs: Signs, evidence: Evidence, capped_by: tuple[str, ...], *, licensed: bool = False) -> Strength:
    """Return the highest strength of a wording that policy allows for this bullet.

    ``licensed``: the person's answers give every fact that a claim of one of its rules needs.
    """
    findings = signs.findings
    ml = findings.ml
    if ml.status in _WITHOUT_OPENING and ml.status is not MlStatus.CONSUMER and ml.status is not MlStatus.NEGATED:
        return Strength.KEEP
    if {"planned", "negated", "coursework", "exposure", "hypothetical"} & set(capped_by):
        return Strength.KEEP
    if evidence.level < Evidence.SCOPED.level:
        return Strength.KEEP
    if ml.involvement is MlInvolvement.OWN:
        return Strength.CLAIM
    if licensed and ml.status in {MlStatus.NONE, MlStatus.ADJACENT, MlStatus.REAL}:
        return Strength.CLAIM
    own = any(verb.rank >= _OWNING_RANK for verb in findings.verbs[:1])
    anchored = any(found.on_object for found in findings.competencies)
    if evidence.level >= Evidence.MEASURED.level and ml.involvement is MlInvolvement.NONE and own and anchored and not capped_by:
        return Strength.BRIDGE
    return Strength.RESTATE
