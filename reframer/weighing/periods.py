"""How old a resume's parts are, by its own dates: the clock of the machine has no say."""

import re
from dataclasses import dataclass

from reframer.model.resume import Resume

STALE_AFTER = 8  # years
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Periods:
    """The latest year that a resume names (0 where it names none), and the last year of each dated part by its id.

    A part that goes on counts as of the latest year.
    """

    latest: int
    ends: dict[str, int]

    @classmethod
    def of(cls, resume: Resume) -> "Periods":
        """Read the years of roles, projects and schools."""
        years: dict[str, list[int]] = {}
        for role in resume.roles:
            years[role.id] = _years(f"{role.start} {role.end}") or _years(role.dates)
        for project in resume.projects:
            years[project.id] = _years(project.dates)
        schools = [year for school in resume.education for year in _years(f"{school.start} {school.end}")]
        named = [year for found in years.values() for year in found]
        latest = max([*named, *schools], default=0)
        ongoing = {role.id for role in resume.roles if role.current}
        ends = {part: latest if part in ongoing else max(found) for part, found in years.items() if found}
        return cls(latest, ends)

    def is_stale(self, part_id: str) -> bool:
        """Return whether a part ended more than eight years before the latest date; one without dates is not known to be old."""
        return part_id in self.ends and self.latest - self.ends[part_id] > STALE_AFTER

    def stale_bullets(self, resume: Resume) -> frozenset[str]:
        """Return the ids of the bullets in roles and projects that are old."""
        old = [role.bullets for role in resume.roles if self.is_stale(role.id)]
        old += [project.bullets for project in resume.projects if self.is_stale(project.id)]
        return frozenset(bullet.id for bullets in old for bullet in bullets)


def _years(text: str) -> list[int]:
    return [int(year) for year in _YEAR.findall(text)]
