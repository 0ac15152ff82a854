"""Rank the three paths: the rules' relevance numbers, weighed by the evidence of the bullets, with ML work on top."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reframer.model.findings import BulletFindings, CareerPath, Findings, MlInvolvement, MlStatus
from reframer.model.plan import PathRank
from reframer.model.verdicts import Evidence, Verdict, Verdicts
from reframer.rulebook import Rules
from reframer.rulebook.positioning import PathRule, Standing
from reframer.rulebook.schema import Competency

# How much of a rule's relevance a bullet earns, by the grade of its evidence.
_EVIDENCE_WEIGHT: Mapping[Evidence, float] = {
    Evidence.NONE: 0.0,
    Evidence.STATED: 0.3,
    Evidence.SCOPED: 0.5,
    Evidence.MEASURED: 1.0,
    Evidence.PROVEN: 1.2,
    Evidence.ATTESTED: 1.4,
}
_MENTIONED = 0.5  # a competency that is not the bullet's object
_PROJECT = 0.6  # a bullet outside paid roles
_AGAIN = 0.25  # a further bullet of a competency that has earned already
_ML_POINTS: Mapping[MlInvolvement, float] = {
    MlInvolvement.NONE: 0.0,
    MlInvolvement.CONTACT: 1.0,
    MlInvolvement.ADJACENT: 3.0,
    MlInvolvement.OWN: 8.0,
}
_DOUBTFUL = frozenset(
    {MlStatus.COURSEWORK, MlStatus.ASPIRATIONAL, MlStatus.NEGATED, MlStatus.CLAIMED_UNSUPPORTED, MlStatus.AMBIGUOUS}
)
_BESIDE_A_MODEL = 0.7  # on the platform path: what models run on and read is its work, whatever they decide
MOST_REASONS = 4
_QUOTE = 60  # characters of a bullet in a reason


@dataclass(frozen=True)
class Earned:
    """Points of one bullet for one competency (or for its ML work) on a path."""

    points: float
    reason: str
    key: str


def rank_paths(
    findings: Findings, verdicts: Verdicts, rules: Rules, projects: frozenset[str] = frozenset()
) -> tuple[PathRank, ...]:
    """Return the paths, the best carried one first; ties go by the order of ``CareerPath``.

    ``projects`` are the ids of bullets outside paid roles; they count for less.
    """
    by_id = {verdict.bullet_id: verdict for verdict in verdicts.bullets}
    ranks = [_rank(path, findings, by_id, rules, projects) for path in CareerPath]
    return tuple(sorted(ranks, key=lambda rank: -rank.points))


def _rank(
    path: CareerPath, findings: Findings, verdicts: Mapping[str, Verdict], rules: Rules, projects: frozenset[str]
) -> PathRank:
    earned: list[Earned] = []
    for found in findings.bullets:
        verdict = verdicts.get(found.bullet_id)
        if verdict is not None:
            share = _PROJECT if found.bullet_id in projects else 1.0
            earned.extend(replace(one, points=one.points * share) for one in _earned(path, found, verdict, rules))
    earned.sort(key=lambda one: -one.points)
    points, seen, reasons = 0.0, set[str](), list[str]()
    for one in earned:
        again = one.key in seen
        points += one.points * (_AGAIN if again else 1.0)
        if not again and len(reasons) < MOST_REASONS:
            reasons.append(one.reason)
        seen.add(one.key)
    return PathRank(path=path, points=round(points, 2), reasons=tuple(reasons))


def _earned(path: CareerPath, found: BulletFindings, verdict: Verdict, rules: Rules) -> list[Earned]:
    weight = _EVIDENCE_WEIGHT[verdict.evidence]
    earned = []
    for competency in found.competencies:
        rule = rules.competencies.get(competency.rule_id)
        if rule is None or not rule.relevance.get(path, 0):
            continue
        share = weight * (1.0 if competency.on_object else _MENTIONED) * (_MENTIONED if competency.limited_by else 1.0)
        points = _worth(rule, path) * share
        if points:
            reason = f"{rule.title} (relevance {rule.relevance[path]}, evidence {verdict.evidence.value}): {quoted(found.text)}"
            earned.append(Earned(points, reason, rule.id))
    ml = ml_points(path, found, rules)
    if ml:
        reason = f"ML work ({found.ml.status.value}, {found.ml.involvement.value}): {quoted(found.text)}"
        earned.append(Earned(ml * max(weight, 0.5), reason, f"ml {found.bullet_id}"))
    return earned


def _worth(rule: Competency, path: CareerPath) -> float:
    """Return what a competency is worth on a path: the core of its daily work counts more than twice as much as a transfer."""
    return {0: 0.0, 1: 0.4, 2: 1.5, 3: 3.0}[rule.relevance.get(path, 0)]


def ml_points(path: CareerPath, found: BulletFindings, rules: Rules) -> float:
    """Return the points of a bullet's own ML work on a path, by the words of the path in it."""
    if found.ml.status in _DOUBTFUL:
        return 0.0
    points = _ML_POINTS[found.ml.involvement]
    if not points:
        return 0.0
    lower = (
        f" {' '.join(''.join(letter if letter.isalnum() or letter in '-' else ' ' for letter in found.text.lower()).split())} "
    )
    hits = {rule.path: _hits(rule, lower) for rule in rules.positioning.paths}
    most = max(hits.values(), default=0)
    if not most:
        return points * 0.5
    share = 1.0 if hits.get(path, 0) == most else 0.25 + 0.5 * hits.get(path, 0) / most
    beside = found.ml.involvement is MlInvolvement.ADJACENT and path is CareerPath.PLATFORM
    return points * (max(share, _BESIDE_A_MODEL) if beside else share)


def ml_share(path: CareerPath, found: BulletFindings, rules: Rules) -> float:
    """Return how far a bullet's own ML work is of a path's kind, 0 to 1."""
    points = _ML_POINTS[found.ml.involvement]
    return ml_points(path, found, rules) / points if points else 0.0


def _hits(rule: PathRule, lower: str) -> int:
    return rule.ml_weight * sum(f" {word} " in lower for word in rule.ml_words)


def quoted(text: str) -> str:
    """Return a bullet in quotation marks, shortened at a word where it is long."""
    if len(text) <= _QUOTE:
        return f'"{text}"'
    return f'"{text[:_QUOTE].rsplit(" ", 1)[0]} ..."'


def standing_of(findings: Findings, verdicts: Verdicts, path: CareerPath, rules: Rules, projects: frozenset[str]) -> Standing:
    """Return how far the ML evidence goes on a path. ``projects`` are the ids of bullets outside paid roles."""
    by_id = {verdict.bullet_id: verdict for verdict in verdicts.bullets}
    best, proven = Standing.E0, 0
    for found in findings.bullets:
        verdict = by_id.get(found.bullet_id)
        if verdict is None or found.ml.status in _DOUBTFUL or found.ml.involvement is MlInvolvement.NONE:
            continue
        if ml_points(path, found, rules) < 0.7 * _ML_POINTS[found.ml.involvement]:
            continue
        own = found.ml.involvement is MlInvolvement.OWN and verdict.evidence.level >= Evidence.SCOPED.level
        if own and found.bullet_id in projects:
            reached = Standing.E2
        elif own:
            reached = Standing.E3
            proven += verdict.evidence.level >= Evidence.PROVEN.level
        else:
            reached = Standing.E1
        best = max(best, reached, key=lambda standing: standing.level)
    return Standing.E4 if proven >= 2 else best
