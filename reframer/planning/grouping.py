"""Sub-headings inside a long role, by the capability that each bullet's object shows. Nothing is forced under one."""

from collections.abc import Callable, Mapping, Sequence

from reframer.model.findings import BulletFindings, CareerPath
from reframer.model.resume import BulletGroup, Role
from reframer.rulebook import Rules

FEWEST_BULLETS = 5
FEWEST_IN_GROUP = 2
FEWEST_GROUPS = 2
SHARE = 0.5  # of the bullets that must stand under a telling heading
MOST_IN_FRONT = 2  # weighty bullets of no kind that may stand above the first heading
_REST = "heading.group.rest"
_SAME_WORK = frozenset({"responsible", "helped", "team", "ongoing"})  # limits of the part in it, not of what it was


def grouped(
    role: Role,
    order: Sequence[str],
    findings: Mapping[str, BulletFindings],
    points: Callable[[str], float],
    rules: Rules,
    path: CareerPath,
) -> tuple[tuple[BulletGroup, ...], str]:
    """Return the groups of a long role in the order of their weightiest bullets; or none, and why headings would not help.

    ``order`` are the bullets' ids as they would stand without headings. A role that has lines of its own between its bullets,
    or bullets below bullets, is left as it is; so is one whose weightiest bullets would come under the rest. Where the kinds
    are too fine, their wider headings are tried. A short role has no groups and no reason.
    """
    if len(order) < FEWEST_BULLETS:
        return (), ""
    if len({bullet.level for bullet in role.bullets}) != 1 or len(role.description) > 1:
        return (), "the role has lines or levels of its own between its bullets"
    fine = {bullet_id: _heading(findings[bullet_id], rules, path) for bullet_id in order}
    groups, why = _under(fine, order, points, rules)
    if not groups:
        groups, _ = _under(_widened(fine, rules), order, points, rules)
    return groups, "" if groups else why


def _widened(fine: Mapping[str, str], rules: Rules) -> dict[str, str]:
    """Return the headings with those of neighbouring kinds made one; a kind without its neighbour keeps its own."""
    wider = {group.heading: group.wider for group in rules.positioning.groups if group.wider}
    joined = {wide for wide in wider.values() if len({one for one in fine.values() if wider.get(one) == wide}) > 1}
    return {bullet_id: wider[one] if wider.get(one) in joined else one for bullet_id, one in fine.items()}


def _under(
    headings: Mapping[str, str], order: Sequence[str], points: Callable[[str], float], rules: Rules
) -> tuple[tuple[BulletGroup, ...], str]:
    """Return the groups by these headings; or none, and why."""
    labels = {phrase.id: phrase.text for phrase in rules.vocabulary.phrases if phrase.kind == "heading"}
    held: dict[str, list[str]] = {}
    for bullet_id in order:
        held.setdefault(headings[bullet_id], []).append(bullet_id)
    kept = {heading: ids for heading, ids in held.items() if heading in labels and len(ids) >= FEWEST_IN_GROUP}
    inside = {bullet_id for ids in kept.values() for bullet_id in ids}
    if len(kept) < FEWEST_GROUPS or _REST not in labels:
        return (), f"its {len(order)} bullets do not show two kinds of work with two bullets each"
    if len(inside) < SHARE * len(order):
        return (), f"only {len(inside)} of its {len(order)} bullets would stand under a telling heading"
    first = next(at for at, bullet_id in enumerate(order) if bullet_id in inside)
    front, rest = list(order[:first]), [bullet_id for bullet_id in order[first:] if bullet_id not in inside]
    weighty = order[: -(-len(order) // 3)]
    if len(front) > MOST_IN_FRONT or any(bullet_id in rest for bullet_id in weighty):
        return (), "the weightiest bullets belong to no common kind of work and would stand below the others"
    ranked = sorted(kept, key=lambda heading: -max(points(bullet_id) for bullet_id in kept[heading]))
    groups = [BulletGroup(label=labels[heading], bullet_ids=tuple(kept[heading])) for heading in ranked]
    above = [BulletGroup(label="", bullet_ids=tuple(front))] if front else []
    named = {group.heading: group.with_rest for group in rules.positioning.groups}
    last = next((named[headings[one]] for one in rest if named.get(headings[one])), _REST)
    below = [BulletGroup(label=labels[last], bullet_ids=tuple(rest))] if rest else []
    return (*above, *groups, *below), ""


def _heading(found: BulletFindings, rules: Rules, path: CareerPath) -> str:
    """Return the heading of the most relevant competency that stands on the bullet's object; empty where none does."""
    best, most = "", -1
    for competency in found.competencies:
        rule = rules.competencies.get(competency.rule_id)
        if rule is None or not competency.on_object or not _SAME_WORK.issuperset(competency.limited_by):
            continue
        heading = next((group.heading for group in rules.positioning.groups if rule.family in group.families), "")
        if heading and rule.relevance.get(path, 0) > most:
            best, most = heading, rule.relevance.get(path, 0)
    return best
