"""Sub-headings inside a long role, by the capability that each bullet's object shows. Nothing is forced under one."""

from collections.abc import Callable, Mapping, Sequence

from reframer.model.findings import BulletFindings, CareerPath
from reframer.model.resume import BulletGroup, Role
from reframer.rulebook import Rules

FEWEST_BULLETS = 5
FEWEST_IN_GROUP = 2
FEWEST_GROUPS = 2
SHARE = 0.6  # of the bullets that must stand under a telling heading
_REST = "heading.group.rest"


def grouped(
    role: Role,
    order: Sequence[str],
    findings: Mapping[str, BulletFindings],
    points: Callable[[str], float],
    rules: Rules,
    path: CareerPath,
) -> tuple[BulletGroup, ...]:
    """Return the groups of a long role in the order of their weightiest bullets; none where headings would not help.

    ``order`` are the bullets' ids as they would stand without headings. A role that has lines of its own between its bullets,
    or bullets below bullets, is left as it is; so is one whose weightiest bullet fits no heading.
    """
    flat = len({bullet.level for bullet in role.bullets}) == 1
    if len(order) < FEWEST_BULLETS or not flat or len(role.description) > 1:
        return ()
    labels = {phrase.id: phrase.text for phrase in rules.vocabulary.phrases if phrase.kind == "heading"}
    held: dict[str, list[str]] = {}
    for bullet_id in order:
        held.setdefault(_heading(findings[bullet_id], rules, path), []).append(bullet_id)
    kept = {heading: ids for heading, ids in held.items() if heading in labels and len(ids) >= FEWEST_IN_GROUP}
    inside = [bullet_id for ids in kept.values() for bullet_id in ids]
    rest = [bullet_id for bullet_id in order if bullet_id not in inside]
    if len(kept) < FEWEST_GROUPS or len(inside) < SHARE * len(order) or order[0] in rest or _REST not in labels:
        return ()
    ranked = sorted(kept, key=lambda heading: -max(points(bullet_id) for bullet_id in kept[heading]))
    groups = [BulletGroup(label=labels[heading], bullet_ids=tuple(kept[heading])) for heading in ranked]
    return (*groups, BulletGroup(label=labels[_REST], bullet_ids=tuple(rest))) if rest else tuple(groups)


def _heading(found: BulletFindings, rules: Rules, path: CareerPath) -> str:
    """Return the heading of the most relevant competency that stands on the bullet's object; empty where none does."""
    best, most = "", -1
    for competency in found.competencies:
        rule = rules.competencies.get(competency.rule_id)
        if rule is None or not competency.on_object or competency.limited_by:
            continue
        heading = next((group.heading for group in rules.positioning.groups if rule.family in group.families), "")
        if heading and rule.relevance.get(path, 0) > most:
            best, most = heading, rule.relevance.get(path, 0)
    return best
