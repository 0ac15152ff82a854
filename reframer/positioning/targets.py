"""Which job titles fit a standing, by years of scope; aims for the person, never words of the resume."""

import re

from reframer.model.findings import CareerPath
from reframer.model.plan import TargetTitles
from reframer.model.resume import Resume
from reframer.rulebook import Rules
from reframer.rulebook.positioning import Standing

_YEAR = re.compile(r"(?:19|20)\d\d")
_STATED = re.compile(r"\b(\d{1,2})\s*\+?\s+(?:years|yrs)\b(?! (?:ago|old))", re.IGNORECASE)
_LONGEST_CAREER = 50  # a larger figure is no count of a person's years
_MANAGER_WORDS = ("engineering manager", "director", "head of", "vp ", "vice president", "manager,", "cto")


def years_of(resume: Resume) -> int:
    """Return the years of work: from the first role's start to the last role's end, or as many as the summary states.

    0 where neither tells. An ongoing role counts to the latest year that the resume names: the clock of the machine has no
    say, and so "6+ years" in the summary often knows better.
    """
    starts = [int(match.group()) for role in resume.roles if (match := _YEAR.match(role.start))]
    text = [date for role in resume.roles for date in (role.start, role.end)] + [school.end for school in resume.education]
    named = [int(match.group()) for date in text if (match := _YEAR.match(date))]
    dated = max(0, max(named) - min(starts)) if starts and named else 0
    summary = " ".join(item.text for item in resume.summary)
    stated = [int(count) for count in _STATED.findall(summary) if int(count) <= _LONGEST_CAREER]
    return max([dated, *stated])


def leads_people(resume: Resume) -> bool:
    """Return whether the title of the first role is that of a manager."""
    title = next((role.title.lower() for role in resume.roles if role.title), "")
    return any(word in title for word in _MANAGER_WORDS)


def targets_for(resume: Resume, standing: Standing, path: CareerPath, rules: Rules) -> TargetTitles | None:
    """Return the titles of the first rule that fits; None when no rule does."""
    years = years_of(resume)
    manager = leads_people(resume)
    for rule in rules.positioning.targets:
        if rule.manager and not manager:
            continue
        if rule.paths and path not in rule.paths:
            continue
        if standing not in rule.standings or years < rule.years_min or (rule.years_max is not None and years > rule.years_max):
            continue
        return TargetTitles(aim=rule.target, stretch=rule.stretch, avoid=rule.avoid, why=rule.why)
    return None
