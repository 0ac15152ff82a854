"""How strongly a bullet shows a thing: absent, mentioned, used, done or proven, with the reason."""

from typing import NamedTuple

from reframer.model.findings import MlStatus, ModelOwner, OpenerKind, Span
from reframer.model.verdicts import Evidence
from reframer.positioning.seeking import SeenBullet
from reframer.rulebook.skills import SkillObject, Sought

MENTIONED, USED, DONE, PROVEN = 1, 2, 3, 4
_OWNING_RANK = 3
_PEOPLE = "leadership."  # the family of rules about people
_NO_WORK = {
    MlStatus.COURSEWORK: "it comes from a course",
    MlStatus.ASPIRATIONAL: "it is a plan or a wish",
}
_NO_ML_WORK = {
    **_NO_WORK,
    MlStatus.NEGATED: "the bullet says that others did it, or nobody",
    MlStatus.CLAIMED_UNSUPPORTED: "it is claimed and nothing supports it",
    MlStatus.AMBIGUOUS: "the words may mean something else",
}


class Grade(NamedTuple):
    """A grade from 0 to 4, its reason, and the words that show the thing. ``near``: grade 0, and yet the same tool or work."""

    value: int
    reason: str
    words: Span
    near: bool = False


def grade(sought: Sought, bullet: SeenBullet) -> Grade | None:
    """Return how strongly a bullet shows a thing; None when it says nothing of it."""
    words, technology = _words(sought, bullet) or (None, False)
    if words is None:
        return None
    limit = _limit(sought.object, bullet, technology=technology)
    if limit is None:
        return None
    most, why, near = limit
    for cap, reason in _caps(bullet, words):
        if cap < most:
            most, why = cap, reason
    reached = min(most, _reached(bullet))
    if reached >= DONE and bullet.stale:
        reached, why = reached - 1, "it is older than eight years"
    reason = why if reached < DONE else ""
    return Grade(reached, reason or _achieved(reached, bullet), words, near and reached == 0)


def _words(sought: Sought, bullet: SeenBullet) -> tuple[Span, bool] | None:
    for rule_id in sought.shown_by:
        fired = bullet.rules.get(rule_id)
        if fired is not None and fired.matched:
            return fired.matched[0], False
    for group in sought.together:
        found = [bullet.rules.get(rule_id) for rule_id in group]
        if all(one is not None and one.matched for one in found) and found[0] is not None:
            return found[0].matched[0], False
    return bullet.names.of(sought)


def _limit(kind: SkillObject, bullet: SeenBullet, *, technology: bool) -> tuple[int, str, bool] | None:
    """Return the highest grade that the object of the work allows, why not more, and whether it is near all the same."""
    ml = bullet.found.ml
    if kind is SkillObject.ANY:
        return (MENTIONED, _NO_WORK[ml.status], False) if ml.status in _NO_WORK else (PROVEN, "", False)
    if ml.status in _NO_ML_WORK:
        return MENTIONED, _NO_ML_WORK[ml.status], False
    if ml.status is MlStatus.NONE:
        if not technology:
            return None  # the words mean something else where no machine learning is
        return (
            (0, "the same tool on work without a model", True) if kind is SkillObject.AROUND else (MENTIONED, _OTHER_WORK, False)
        )
    if ml.status is MlStatus.ADJACENT:
        return (0, "work beside the model, not on it", True) if kind is SkillObject.MODEL else (USED, _BESIDE, False)
    if ml.status is MlStatus.CONSUMER:
        measured = bullet.verdict.evidence.level >= Evidence.MEASURED.level
        if kind is SkillObject.APPLICATION and measured:
            return PROVEN, "", False
        return USED, "a model that others made was called", False
    if kind is SkillObject.MODEL:
        if ml.owner is ModelOwner.OTHERS:
            return 0, "the model is other people's", True
        if ml.owner in (ModelOwner.VENDOR, ModelOwner.UNCLEAR, ModelOwner.NONE):
            return USED, "it does not say that the model is your own", False
    return PROVEN, "", False


_SAME_TOOL = "the same tool on work without a model"
_OTHER_WORK = "named, with no model in the work"
_BESIDE = "work for people who make models; none of their things was its object"


def _caps(bullet: SeenBullet, words: Span) -> list[tuple[int, str]]:
    """Return what holds the grade down: where the bullet stands, how it opens, whose the deed is."""
    found, verdict = bullet.found, bullet.verdict
    caps: list[tuple[int, str]] = []
    if bullet.study:
        caps.append((MENTIONED, "it stands in the education"))
    if not bullet.paid:
        caps.append((DONE, ""))
    for qualifier in found.qualifiers:
        if qualifier.reach.start <= words.start and words.end <= qualifier.reach.end:
            most = Evidence(qualifier.at_most)
            if most.level <= Evidence.STATED.level:
                caps.append((MENTIONED, f'"{qualifier.cue.text}" limits it'))
            elif most is Evidence.SCOPED:
                caps.append((USED, f'"{qualifier.cue.text}" limits it'))
    if verdict.evidence is Evidence.NONE or (found.opener is not None and found.opener.kind is OpenerKind.LIST):
        caps.append((MENTIONED, "no deed is stated"))
    if _is_about_people(bullet, words):
        caps.append((USED, "the work was with people; your own hand in it is not said"))
    if verdict.evidence is not Evidence.ATTESTED:
        flags = {flag.id for flag in verdict.flags}
        weak = found.opener is not None and found.opener.kind in (OpenerKind.PARTICIPATION, OpenerKind.DUTY)
        if weak or "vague_verb" in flags:
            caps.append((USED, "it says that you took part or were in charge, not what you did"))
        if "team_credit" in flags:
            caps.append((USED, "your own part is not said"))
    return caps


def _is_about_people(bullet: SeenBullet, words: Span) -> bool:
    """Return whether the deed is done to people (taught, hired, led) and the words only say in what."""
    on_object = [fired.rule_id for fired in bullet.found.competencies if fired.on_object]
    among = any(fired.startswith(_PEOPLE) for fired in on_object) and all(fired.startswith(_PEOPLE) for fired in on_object)
    thing = bullet.found.object
    return among and thing is not None and not thing.start <= words.start < thing.end


def _reached(bullet: SeenBullet) -> int:
    """Return the grade that the bullet's own evidence reaches, before anything holds it down."""
    evidence = bullet.verdict.evidence
    if not _owns(bullet) or evidence.level < Evidence.SCOPED.level:
        return USED
    return PROVEN if evidence.level >= Evidence.PROVEN.level else DONE


def _owns(bullet: SeenBullet) -> bool:
    """Return whether the deed is the person's: an owning verb, or a measured thing that opens without a verb."""
    verb = bullet.found.opener.verb if bullet.found.opener is not None else None
    if verb is not None:
        return verb.rank >= _OWNING_RANK
    owning = any(one.rank >= _OWNING_RANK for one in bullet.found.verbs)
    return owning or bullet.verdict.evidence.level >= Evidence.MEASURED.level


def _achieved(reached: int, bullet: SeenBullet) -> str:
    if reached >= PROVEN:
        return "own work, measured, with where it started"
    if reached >= DONE:
        measured = bullet.verdict.evidence.level >= Evidence.MEASURED.level
        return "own work, measured" if measured else "own work, without a figure"
    return "used, without saying what was your own, or what came of it"
