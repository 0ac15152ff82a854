"""Key skills whose only evidence is old, by the resume's own dates."""

from collections.abc import Iterator
from typing import NamedTuple

from reframer.language import language_for
from reframer.model.findings import Findings
from reframer.model.resume import Resume
from reframer.rulebook.rules import Rules
from reframer.rulebook.skills import Skill, Wanted
from reframer.weighing.periods import Periods


class _Line(NamedTuple):
    technologies: frozenset[str]
    rules: frozenset[str]
    stale: bool


def old_skills(resume: Resume, findings: Findings, rules: Rules) -> Iterator[str]:
    """Yield the listed skills that teams ask for and that only old work shows, as listed.

    Quiet in any doubt: a part without dates may be new, a kindred technology in newer work keeps the skill fresh, and only what
    the person lists is taken for claimed.
    """
    periods = Periods.of(resume)
    if not periods.stale_bullets(resume):
        return
    language = language_for(rules)
    lines = tuple(_lines(resume, findings, periods, rules))
    asked = [skill for skill in rules.skill_rules if {Wanted.MUST, Wanted.SHOULD} & set(skill.wanted.values())]
    for listed in dict.fromkeys(resume.skills):
        names = {found.name for found in language.technologies(listed, listed=True)}
        skills = [skill for skill in asked if names & set(skill.technologies)]
        if skills and all(_is_old(skill, names, lines) for skill in skills):
            yield listed


def _is_old(skill: Skill, names: set[str], lines: tuple[_Line, ...]) -> bool:
    kindred = set(skill.technologies) | names
    ruled = {*skill.shown_by, *(name for group in skill.together for name in group)}
    shown = [line for line in lines if names & line.technologies]
    fresh = any(not line.stale and (kindred & line.technologies or ruled & line.rules) for line in lines)
    return bool(shown) and not fresh


def _lines(resume: Resume, findings: Findings, periods: Periods, rules: Rules) -> Iterator[_Line]:
    """Yield every line that can show a skill; the list of skills, the summary and the headline only claim it."""
    stale = periods.stale_bullets(resume)
    for found in findings.bullets:
        technologies = frozenset(one.name for one in found.technologies)
        yield _Line(technologies, frozenset(one.rule_id for one in found.competencies), found.bullet_id in stale)
    texts: list[tuple[str, bool]] = []
    for role in resume.roles:
        old = periods.is_stale(role.id)
        texts += [(role.title, old), *((item.text, old) for item in role.description)]
    for project in resume.projects:
        old = periods.is_stale(project.id)
        texts += [(project.name, old), *((item.text, old) for item in project.description)]
    for school in resume.education:
        texts += [(school.degree, False), *((item.text, False) for item in school.description)]
    for section in resume.sections:
        texts += [(item.text, False) for item in section.items]
    language = language_for(rules)
    for text, old in texts:
        yield _Line(frozenset(one.name for one in language.technologies(text)), frozenset(), old)
