"""Families of models: who shows work on one has not thereby worked on another."""

from reframer.ml_reading.study import Study, study
from reframer.ml_reading.words import cut
from reframer.model.resume import Resume
from reframer.rulebook.rules import Rules

_PREFIX = "family_"
WIDEST = "family_deep"  # whoever works on models may name it


def families_of(seen: Study, rules: Rules) -> frozenset[str]:
    """Return the families of models that a line speaks of, as the ids of their cue groups."""
    return frozenset(group for group in family_groups(rules) if seen.has(group))


def family_groups(rules: Rules) -> tuple[str, ...]:
    """Return the ids of the cue groups of the families."""
    return tuple(group.id for group in rules.vocabulary.ml_frames if group.id.startswith(_PREFIX))


def shown_families(resume: Resume, refuted: frozenset[str], rules: Rules) -> frozenset[str]:
    """Return the families that any line speaks of which can show work; the lines in doubt (``refuted``) show nothing."""
    return _families_in(shown_text(resume, refuted).split("\n"), rules)


def families_at_work(resume: Resume, refuted: frozenset[str], rules: Rules) -> frozenset[str]:
    """Return the families that the roles speak of: a thesis or a hobby carries no bare claim of work."""
    lines = [bullet.text for role in resume.roles for bullet in role.bullets if bullet.id not in refuted]
    lines += [text for role in resume.roles for text in (role.title, *(each.text for each in role.description))]
    return _families_in(lines, rules)


def _families_in(lines: list[str], rules: Rules) -> frozenset[str]:
    return frozenset(family for line in lines for family in families_of(study(line, rules), rules))


def shown_text(resume: Resume, refuted: frozenset[str]) -> str:
    """Return every line that can show a skill: bullets (but not those in doubt), descriptions, projects, courses, titles."""
    lines: list[str] = [bullet.text for bullet in resume.all_bullets() if bullet.id not in refuted]
    for role in resume.roles:
        lines += [each.text for each in role.description]
        lines.append(role.title)
    for project in resume.projects:
        lines += [project.name, *(each.text for each in project.description)]
    for school in resume.education:
        lines += [school.degree, *(each.text for each in school.description)]
    for section in resume.sections:
        lines += [each.text for each in section.items]
    return "\n".join(lines)


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text in lower case."""
    return frozenset(word.low for word in cut(text))
