"""Find what stands in every bullet of a resume. Nothing is judged here; every finding is a span of the bullet."""

from reframer.language import language_for
from reframer.ml_reading import read_ml
from reframer.ml_reading.shown import rules_shown
from reframer.model.findings import BulletFindings, Findings, MlStatus, RoleTime
from reframer.model.resume import Resume
from reframer.rulebook import Rules

LONGEST_BULLET = 2_000  # characters; what is longer is no bullet, and is left alone


def find(resume: Resume, rules: Rules) -> Findings:
    """Return the findings of every bullet, in the order of ``Resume.all_bullets``."""
    times = {
        bullet.id: RoleTime.UNKNOWN if role.current is None else RoleTime.CURRENT if role.current else RoleTime.PAST
        for role in resume.roles
        for bullet in role.bullets
    }
    return Findings(
        bullets=tuple(
            find_bullet(bullet.text, rules, bullet_id=bullet.id, time=times.get(bullet.id, RoleTime.UNKNOWN))
            for bullet in resume.all_bullets()
        )
    )


def find_bullet(text: str, rules: Rules, *, bullet_id: str = "", time: RoleTime = RoleTime.UNKNOWN) -> BulletFindings:
    """Return what stands in one bullet: opener, object, verbs, technologies, metrics, qualifiers, competencies, ML reading.

    Every span slices back to its text. Any text is accepted; in one of more than 2,000 characters nothing is looked for.
    """
    if len(text) > LONGEST_BULLET:
        return BulletFindings(bullet_id=bullet_id, text=text, time=time)
    language = language_for(rules)
    analysis = language.analyse(text)
    ml = read_ml(
        analysis.text,
        opener=analysis.opener,
        verbs=analysis.verbs,
        technologies=analysis.technologies,
        qualifiers=analysis.qualifiers,
        rules=rules,
    )
    wished = ml.status is MlStatus.ASPIRATIONAL  # nothing was done, so it shows no competency
    found = () if wished else language.competencies(analysis)
    named = {one.rule_id for one in found}
    shown = {
        rule_id: places
        for rule_id, places in rules_shown(analysis.text, ml, rules)
        if rule_id not in named and places and not wished
    }
    found += tuple(language.competency_at(rule_id, places, analysis) for rule_id, places in shown.items())
    return BulletFindings(
        bullet_id=bullet_id,
        text=text,
        time=time,
        opener=analysis.opener,
        object=analysis.object,
        object_head=analysis.object_head,
        verbs=analysis.verbs,
        technologies=analysis.technologies,
        metrics=analysis.metrics,
        qualifiers=analysis.qualifiers,
        competencies=tuple(sorted(found, key=lambda one: one.rule_id)),
        ml=ml,
    )
