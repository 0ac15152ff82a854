"""The skills of a path held against a resume: which of them own work shows, which are near, which are only named."""

from reframer.model.findings import CareerPath, Findings, OpenerKind
from reframer.model.plan import AreaStanding, Gap, GapStatus, SkillMinimum, SkillStanding
from reframer.model.resume import Resume
from reframer.model.verdicts import Evidence, Verdicts
from reframer.positioning.grading import DONE, MENTIONED, USED, Grade, grade
from reframer.positioning.relevance import NOT_DONE
from reframer.positioning.seeking import SeenBullet, SeenResume, see
from reframer.rulebook import Rules
from reframer.rulebook.skills import MatrixItem, Skill, Sought, Wanted

_ORDER = tuple(GapStatus)
_WEAK = frozenset({OpenerKind.PARTICIPATION, OpenerKind.DUTY, OpenerKind.LIST})


def find_gaps(resume: Resume, findings: Findings, verdicts: Verdicts, rules: Rules, path: CareerPath) -> tuple[Gap, ...]:
    """Return every skill that teams of ``path`` ask for, with how the resume stands to it, the reason and the place.

    Must-haves come first; among equals what is missing before what is named, near and shown.
    """
    return gaps_of(Skills(see(resume, findings, verdicts, rules), rules), rules, path)


class Skills:
    """How a resume stands to each skill, worked out once for gaps, matrix and areas."""

    def __init__(self, seen: SeenResume, rules: Rules) -> None:
        self._seen = seen
        self._rules = rules
        self._standings: dict[str, SkillStanding] = {}

    def of(self, skill: Skill) -> SkillStanding:
        """Return the standing of a skill."""
        if skill.id not in self._standings:
            self._standings[skill.id] = stand(skill, skill.title, self._seen, self._rules, one_of=skill.one_of)
        return self._standings[skill.id]

    def of_item(self, item: MatrixItem) -> SkillStanding:
        """Return the standing of a thing of the matrix: its own, or that of the best skill that it consists of."""
        own = stand(item, item.name, self._seen, self._rules)
        parts = [self.of(self._rules.skills[name]) for name in item.skills if name in self._rules.skills]
        best = min([own, *parts], key=lambda one: (_ORDER.index(one.status), -one.grade))
        return best.model_copy(update={"name": item.name})


def gaps_of(skills: Skills, rules: Rules, path: CareerPath) -> tuple[Gap, ...]:
    """Return the skills of a path in order; see ``find_gaps``."""
    weights = {weight: place for place, weight in enumerate(Wanted)}
    asked = [skill for skill in rules.skill_rules if path in skill.wanted]
    asked.sort(key=lambda skill: (weights[skill.wanted[path]], -_ORDER.index(skills.of(skill).status), -skill.first))
    return tuple(
        Gap(
            **dict(skills.of(skill)),
            skill=skill.id,
            group=skill.group,
            weight=skill.wanted[path].value,
            wants=skill.done,
            build=_project(skill, rules, path) if skills.of(skill).status is not GapStatus.HAVE else "",
        )
        for skill in asked
    )


def areas_of(skills: Skills, rules: Rules) -> tuple[AreaStanding, ...]:
    """Return pillars, stages, subjects and duties with how the resume stands to each."""
    return tuple(AreaStanding(**dict(skills.of_item(area)), kind=area.kind.value) for area in rules.areas)


def minimum_of(gaps: tuple[Gap, ...], rules: Rules, path: CareerPath) -> SkillMinimum | None:
    """Return the least evidence that teams of a path ask for, and what of it the resume shows; None without a profile."""
    profile = next((one for one in rules.profiles if one.path is path), None)
    if profile is None:
        return None
    shown = tuple(gap.name for gap in gaps if gap.skill in profile.of and gap.status is GapStatus.HAVE)
    return SkillMinimum(
        least=profile.least,
        shown=shown,
        reads_first=profile.reads_first,
        rejects=profile.rejects,
        needless=profile.needless,
        differs=profile.differs,
    )


def stand(sought: Sought, name: str, seen: SeenResume, rules: Rules, *, one_of: tuple[str, ...] = ()) -> SkillStanding:
    """Return how a resume stands to one thing: the strongest bullet, else work that resembles it, else where it is named."""
    graded = [(one, bullet) for bullet in seen.bullets if (one := grade(sought, bullet)) is not None]
    best = max(graded, key=lambda pair: pair[0].value, default=None)  # the first of equals
    if best is not None and best[0].value >= USED:
        status = GapStatus.HAVE if best[0].value >= DONE else GapStatus.ADJACENT
        return _standing(name, status, best[0], best[1])
    near = _resembling(sought, seen, rules) or next((pair for pair in graded if pair[0].near), None)
    if near is not None:
        return _standing(name, GapStatus.ADJACENT, near[0], near[1])
    if best is not None and best[0].value >= MENTIONED:
        return _standing(name, GapStatus.MENTION, best[0], best[1])
    for line in seen.lines:
        named = line.names.of(sought)
        if named is not None:
            reason = f"only {line.place} names it"
            return SkillStanding(
                name=name, status=GapStatus.MENTION, grade=MENTIONED, reason=reason, words=named[0], source=line.source
            )
    enough = f"; one of {_either(one_of)} is enough" if len(one_of) > 1 else ""
    return SkillStanding(name=name, status=GapStatus.MISSING, reason=f"nothing in the resume shows or names it{enough}")


def _standing(name: str, status: GapStatus, found: Grade, bullet: SeenBullet) -> SkillStanding:
    return SkillStanding(
        name=name,
        status=status,
        grade=found.value,
        reason=found.reason,
        bullet_id=bullet.found.bullet_id,
        words=found.words,
        source=bullet.source,
    )


def _resembling(sought: Sought, seen: SeenResume, rules: Rules) -> tuple[Grade, SeenBullet] | None:
    """Return the best bullet whose work resembles a thing: its own object before what it only names, then its evidence."""
    found: list[tuple[tuple[bool, int, int], Grade, SeenBullet]] = []
    for bullet in seen.bullets:
        if not _is_work(bullet):
            continue
        for place, rule_id in enumerate(sought.resembles):
            fired, rule = bullet.rules.get(rule_id), rules.competencies.get(rule_id)
            if fired is None or rule is None or fired.limited_by or not fired.matched:
                continue
            key = (fired.on_object, bullet.verdict.evidence.level, -place)
            reason = f"{rule.title} resembles it"
            found.append((key, Grade(0, reason, fired.matched[0], True), bullet))
    if not found:
        return None
    best = max(found, key=lambda one: one[0])
    return best[1], best[2]


def _is_work(bullet: SeenBullet) -> bool:
    found = bullet.found
    weak = found.opener is not None and found.opener.kind in _WEAK
    done = bullet.verdict.evidence.level >= Evidence.SCOPED.level and not weak and not bullet.study
    return done and found.ml.status not in NOT_DONE


def _either(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _project(skill: Skill, rules: Rules, path: CareerPath) -> str:
    """Return a project that rules of the skill name for the path; those that are the skill itself before those near it."""
    for rule_id in (*skill.shown_by, *(name for group in skill.together for name in group), *skill.resembles):
        rule = rules.competencies.get(rule_id)
        for learning in rule.learning if rule is not None else ():
            if path in learning.paths:
                return learning.build
    return ""
