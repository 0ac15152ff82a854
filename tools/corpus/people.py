"""Made-up people: what a resume says, drawn by a seeded generator, and the truth that reading it must give."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

WORDS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text(encoding="utf-8"))
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SEASONS = ("Winter", "Spring", "Summer", "Fall")
DATE_STYLES = ("short", "long", "numbers", "year", "dotted", "apostrophe", "iso", "season", "comma")
LAST_YEAR = 2024


@dataclass
class Point:
    """A bullet and how deep it is nested."""

    text: str
    level: int = 0


@dataclass
class Job:
    """A position. ``start`` and ``end`` are (year, month), None for an ongoing end or where no date is given."""

    company: str
    title: str
    location: str
    start: tuple[int, int] | None
    end: tuple[int, int] | None
    points: list[Point]
    description: str = ""
    same_employer: bool = False  # as the role before


@dataclass
class Person:
    """Everything a resume says; ``order`` are its sections from the top, ``headings`` their words."""

    name: str
    headline: str
    email: str
    phone: str
    location: str
    links: list[tuple[str, str]]
    summary: str
    jobs: list[Job]
    projects: list[tuple[str, list[Point]]]
    education: list[tuple[str, str, int, int]]
    skills: list[tuple[str, list[str]]]
    lists: dict[str, list[str]]
    order: list[str]
    headings: dict[str, str]
    date_style: str
    dash: str
    now: str
    seed: int
    shown: list[str] = field(default_factory=list)

    def date(self, point: tuple[int, int]) -> str:
        """Return a date as this person writes it."""
        return write_date(point, self.date_style)

    def dates(self, job: Job) -> str:
        """Return the time of a job as written, empty when none is given."""
        if job.start is None:
            return ""
        return self.date(job.start) + self.dash + (self.date(job.end) if job.end else self.now)


def write_date(point: tuple[int, int], style: str) -> str:
    """Return ``point`` in one of the ways in which resumes write dates."""
    year, month = point
    name = MONTHS[month - 1]
    return {
        "short": f"{name[:3]} {year}",
        "long": f"{name} {year}",
        "numbers": f"{month:02}/{year}",
        "year": f"{year}",
        "dotted": f"{name if len(name) < 5 else name[:3] + '.'} {year}",
        "apostrophe": f"{name[:3]} '{year % 100:02}",
        "iso": f"{year}-{month:02}",
        "season": f"{SEASONS[(month % 12) // 3]} {year}",
        "comma": f"{name}, {year}",
    }[style]


def truth_of(point: tuple[int, int] | None, style: str) -> str:
    """Return the date as precisely as it is written."""
    if point is None:
        return ""
    return str(point[0]) if style in {"year", "season"} else f"{point[0]}-{point[1]:02}"


def make_person(seed: int, *, jobs: tuple[int, int] = (2, 4), rich: float = 0.6, plain_points: bool = True) -> Person:
    """Return the person that belongs to ``seed``. ``rich`` is how likely each of the rarer sections is."""
    draw = random.Random(seed)
    first, last = draw.choice(WORDS["first"]), draw.choice(WORDS["last"])
    handle = "".join(char for char in f"{first[0]}{last}".lower() if char.isascii() and char.isalnum())
    links = [
        (f"github.com/{handle}", f"https://github.com/{handle}"),
        (f"linkedin.com/in/{handle}", f"https://www.linkedin.com/in/{handle}"),
    ]
    links = links[: draw.choice((1, 2, 2))]
    used: set[str] = set()
    order = ["experience"]
    order.insert(draw.choice((0, 1)), "education")
    order.insert(draw.choice((0, len(order))), "skills")
    summary = ""
    if draw.random() < rich:
        summary = draw.choice(WORDS["about"]).format(n=draw.randint(4, 14))
        order.insert(0, "summary")
    projects: list[tuple[str, list[Point]]] = []
    if draw.random() < rich:
        names = draw.sample(WORDS["projects"], draw.randint(1, 2))
        projects = [(name, _points(draw, draw.randint(1, 2), used, nested=False)) for name in names]
        order.insert(order.index("experience") + 1, "projects")
    lists: dict[str, list[str]] = {}
    for kind in ("certifications", "languages", "publications", "awards", "interests"):
        if draw.random() < rich / 2:
            lists[kind] = _short_list(draw, kind)
            order.append(kind)
    headings = {kind: draw.choice(WORDS["headings"][kind]) for kind in order}
    groups = draw.sample(sorted(WORDS["skills"]), draw.randint(2, 4))
    return Person(
        name=f"{first} {last}",
        headline=draw.choice(WORDS["headlines"]) if draw.random() < 0.6 else "",
        email=f"{handle}@example.{draw.choice(('com', 'org'))}",
        phone=draw.choice(
            (
                f"+1 555 01{seed % 100:02}",
                f"(415) 555-01{seed % 100:02}",
                f"512-555-01{seed % 100:02}",
                f"+44 20 7946 00{seed % 100:02}",
            )
        ),
        location=draw.choice([place for place in WORDS["places"] if place != "Remote"]),
        links=links,
        summary=summary,
        jobs=_jobs(draw, draw.randint(*jobs), used, plain=plain_points),
        projects=projects,
        education=_education(draw),
        skills=[(group, _skills(draw, group)) for group in groups],
        lists=lists,
        order=order,
        headings=headings,
        date_style=draw.choice(DATE_STYLES),
        dash=draw.choice((" - ", " – ", " – ", " to ", " — ")),
        now=draw.choice(("Present", "Present", "present", "Current", "Now")),
        seed=seed,
    )


def _skills(draw: random.Random, group: str) -> list[str]:
    known = [word for word in WORDS["skills"][group] if "(" not in word and ")" not in word]
    return draw.sample(known, draw.randint(2, min(6, len(known))))


def _short_list(draw: random.Random, kind: str) -> list[str]:
    if kind == "languages":
        return [f"{name} ({level})" for name, level in draw.sample(WORDS["languages"], draw.randint(2, 3))]
    return draw.sample(WORDS[kind], draw.randint(1, 2) if kind != "interests" else 3)


def _education(draw: random.Random) -> list[tuple[str, str, int, int]]:
    end = draw.randint(2006, 2014)
    found = []
    for school, degree in zip(draw.sample(WORDS["schools"], 2), draw.sample(WORDS["degrees"], 2), strict=True):
        found.append((school, degree, end - draw.choice((3, 4)), end))
        end = found[-1][2]
    return found[: draw.choice((1, 1, 2))]


def _jobs(draw: random.Random, count: int, used: set[str], *, plain: bool) -> list[Job]:
    year, month = LAST_YEAR, draw.randint(1, 12)
    end: tuple[int, int] | None = None if draw.random() < 0.7 else (year, month)
    companies = draw.sample(WORDS["companies"], count)
    titles = draw.sample(WORDS["titles"], count)
    jobs: list[Job] = []
    for number in range(count):
        year -= draw.randint(1, 4)
        start = (year, draw.randint(1, 12))
        same = bool(jobs) and draw.random() < 0.15
        company, place = (jobs[-1].company, jobs[-1].location) if same else (companies[number], draw.choice(WORDS["places"]))
        fewest = 0 if number == count - 1 and draw.random() < 0.25 else 1
        points = _points(draw, draw.randint(max(fewest, 2 if number == 0 else fewest), 6), used, nested=not plain)
        about = draw.choice(WORDS["description"]) if draw.random() < 0.2 and points else ""
        jobs.append(Job(company, titles[number], place, start, end, points, about, same))
        end = (start[0], max(1, start[1] - 1)) if draw.random() < 0.5 else (start[0] - 1, 12)
        year = end[0]
    return jobs


def _points(draw: random.Random, count: int, used: set[str], *, nested: bool) -> list[Point]:
    points: list[Point] = []
    stop = draw.random() < 0.5
    while len(points) < count:
        if draw.random() < 0.25:
            text = draw.choice(WORDS["whole"])
        else:
            opening = draw.choice(WORDS["opening"])
            parts = [f"{opening} {draw.choice(WORDS['things'])}"]
            if draw.random() < 0.7:
                parts[0] += f" {draw.choice(WORDS['means'])}"
            if draw.random() < 0.6:
                parts.append(draw.choice(WORDS["results"]))
            if draw.random() < 0.25:
                parts.append(
                    f"then {draw.choice(WORDS['opening']).lower()} {draw.choice(WORDS['things'])} {draw.choice(WORDS['means'])}"
                )
            text = ", ".join(parts) + ("." if stop else "")
        if text in used:
            continue
        used.add(text)
        points.append(Point(text))
        if nested and draw.random() < 0.3:
            for inner in draw.sample(WORDS["nested"], 2):
                if inner not in used:
                    used.add(inner)
                    points.append(Point(inner, 1))
    return points


def truth(
    person: Person, file: str, *, kinds: list[str] | None = None, skills: bool = True, links: bool = True
) -> dict[str, Any]:
    """Return what reading the person's resume must give; ``kinds`` are the sections in the order of the page."""
    style = person.date_style

    def when(job: Job) -> tuple[str, str]:
        if job.start is None:
            return "", ""
        return truth_of(job.start, style), truth_of(job.end, style) or "present"

    return {
        "file": file,
        "name": person.name,
        "email": person.email,
        "emails": [person.email],
        "phone": person.phone,
        "phones": [person.phone],
        "links": [shown for shown, _ in person.links] if links else [],
        "location": person.location,
        "headline": person.headline,
        "sections": [{"kind": kind, "heading": person.headings.get(kind, kind.title())} for kind in kinds or person.order],
        "jobs": [
            {
                "company": job.company,
                "title": job.title,
                "start": when(job)[0],
                "end": when(job)[1],
                "location": job.location,
                "bullets": [point.text for point in job.points],
                "description": job.description,
                "required": True,
            }
            for job in person.jobs
        ],
        "projects": [{"name": name, "bullets": [point.text for point in points]} for name, points in person.projects],
        "education": [
            {"school": school, "degree": degree, "start": str(start), "end": str(end), "location": "", "bullets": []}
            for school, degree, start, end in person.education
        ],
        "skills": [skill for _, group in person.skills for skill in group] if skills else [],
    }
