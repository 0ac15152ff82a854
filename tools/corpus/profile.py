"""The PDF that a professional network saves of a profile, line by line as that program sets it: a dark side column, then the text."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.people import Job, Person

FONTS = Path("/usr/share/fonts/truetype/dejavu")
WIDTH, HEIGHT = 612, 792
FOOT = 50  # points kept free below the text
SIDE, SIDE_WIDTH, TEXT, TEXT_WIDTH = 22, 165, 224, 360
DARK, SOFT, INK, PALE = "#293E49", "#E1E8ED", "#181818", "#B0B0B0"
# What the program itself writes, by language: sections, months, the present, units of time, the number of a page.
TONGUES: dict[str, dict[str, Any]] = {
    "en": {
        "contact": "Contact",
        "skills": "Top Skills",
        "languages": "Languages",
        "certifications": "Certifications",
        "awards": "Honors-Awards",
        "publications": "Publications",
        "summary": "Summary",
        "experience": "Experience",
        "education": "Education",
        "months": "January February March April May June July August September October November December",
        "now": "Present",
        "units": ("year", "years", "month", "months"),
        "page": "Page {} of {}",
    },
    "de": {
        "contact": "Kontakt",
        "skills": "Top-Kenntnisse",
        "languages": "Languages",
        "certifications": "Certifications",
        "awards": "Honors-Awards",
        "publications": "Publications",
        "summary": "Zusammenfassung",
        "experience": "Berufserfahrung",
        "education": "Ausbildung",
        "months": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "now": "Heute",
        "units": ("Jahr", "Jahre", "Monat", "Monate"),
        "page": "Seite {} von {}",
    },
    "es": {
        "contact": "Contactar",
        "skills": "Aptitudes principales",
        "languages": "Languages",
        "certifications": "Certifications",
        "awards": "Honors-Awards",
        "publications": "Publications",
        "summary": "Extracto",
        "experience": "Experiencia",
        "education": "Educación",
        "months": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "now": "Present",
        "units": ("año", "años", "mes", "meses"),
        "page": "Página {} de {}",
    },
}


@dataclass(frozen=True)
class Manner:
    """How a profile was filled in: ``mark`` stands before each line of what was done, or nothing.

    ``blank`` leaves a line free between paragraphs, ``label`` puts one before them, ``pale`` shows places in grey, ``years``
    gives no months, ``grouped`` makes the first three roles stays at one employer, ``wide`` makes titles wrap, ``crowded``
    fills the side column beyond the page, and ``break_in_role`` lets the second role begin at the foot of the first page.
    """

    mark: str = "- "
    tongue: str = "en"
    blank: bool = False
    label: bool = False
    pale: bool = True
    years: bool = False
    grouped: bool = False
    wide: bool = False
    crowded: bool = False
    break_in_role: bool = False


@dataclass(frozen=True)
class _Row:
    text: str
    size: float
    color: str = INK
    above: float = 0.0
    new_role: int = -1


def adapt(person: Person, manner: Manner) -> None:
    """Change the person to what this manner shows, so that truth and file agree."""
    if manner.grouped:
        for job in person.jobs[1:3]:
            job.company, job.same_employer = person.jobs[0].company, True
        for before, job in itertools.pairwise(person.jobs):
            job.same_employer = job.company == before.company
    if manner.wide:
        for job in person.jobs:
            job.title = f"{job.title} - Event Ingestion and Delivery, Merchant Services and Reporting"
    if manner.crowded:
        person.lists["certifications"] = [
            f"{name} ({year})" for year in range(2015, 2022) for name in ("Certified Platform Administrator", "Scrum Lead")
        ]
        person.lists["publications"] = ["Bounded queues in practice", "On the cost of retries and of waiting"]
        person.lists.setdefault("languages", ["English (Native or Bilingual)", "German (Limited Working)"])
    if not manner.mark:  # no reader could tell a description, or a line that begins with a label, from what was done
        for job in person.jobs:
            job.description = ""
            job.points = [point for point in job.points if ": " not in point.text]
    person.date_style = "year" if manner.years else "long"


def draw_profile(person: Person, target: Path, manner: Manner) -> list[tuple[str, str]]:
    """Write the file and return its sections (kind, heading)."""
    from reportlab.lib.colors import HexColor
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(TTFont("Body", str(FONTS / "DejaVuSans.ttf")))
    words = TONGUES[manner.tongue]
    side, sections = _side(person, words)
    rows, more = _rows(person, manner, words)
    pages = _place(rows, lambda row, _: row.size * 1.25, manner)
    beside = _place(side, lambda row, _: row.size * 1.3 + 3 * (row.above >= 0), Manner())
    while len(pages) < len(beside):
        pages.append([])
    page: Any = canvas.Canvas(str(target), pagesize=(WIDTH, HEIGHT), invariant=1)
    for number, placed in enumerate(pages, 1):
        page.setFillColor(HexColor(DARK))
        page.rect(0, 0, 204, HEIGHT, fill=1, stroke=0)
        for row, down in beside[number - 1] if number <= len(beside) else ():
            page.setFont("Body", row.size)
            page.setFillColor(HexColor(row.color))
            page.drawString(SIDE, HEIGHT - down, row.text)
            _link(page, row, down, person)
        for row, down in placed:
            page.setFont("Body", row.size)
            page.setFillColor(HexColor(row.color))
            page.drawString(TEXT, HEIGHT - down, row.text)
        page.setFont("Body", 9)
        page.setFillColor(HexColor(PALE))
        page.drawString(TEXT + 130, 24, words["page"].format(number, len(pages)))
        page.showPage()
    page.save()
    return sections + more


def _place(rows: list[_Row], height: Callable[[_Row, int], float], manner: Manner) -> list[list[tuple[_Row, float]]]:
    """The rows of each page with how far down their baselines are."""
    pages: list[list[tuple[_Row, float]]] = [[]]
    down = 44.0
    for number, row in enumerate(rows):
        if manner.break_in_role and row.new_role == 1:
            down = max(down, HEIGHT - FOOT - 46)  # room for the names and the dates of the role alone
        down += max(row.above, 0) + height(row, number)
        if down > HEIGHT - FOOT:
            pages.append([])
            down = 44 + height(row, number)
        pages[-1].append((row, down))
    return pages


def _wrap(text: str, size: float, width: float) -> list[str]:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, "Body", size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _side(person: Person, words: dict[str, Any]) -> tuple[list[_Row], list[tuple[str, str]]]:
    rows: list[_Row] = []
    sections: list[tuple[str, str]] = []

    def head(kind: str) -> None:
        rows.append(_Row(words[kind], 13, "#FFFFFF", 14))
        sections.append((kind, words[kind]))

    def add(text: str) -> None:
        for number, line in enumerate(_wrap(text, 10.5, SIDE_WIDTH)):
            rows.append(_Row(line, 10.5, SOFT, -1.0 if number else 0.0))

    head("contact")
    add(person.phone + " (Mobile)")
    add(person.email)
    for shown, _ in person.links:
        add(f"www.{shown} (LinkedIn)" if "linkedin" in shown else f"{shown} (Other)")
    head("skills")
    for skill in [skill for _, group in person.skills for skill in group][:3]:
        add(skill)
    for kind in ("languages", "certifications", "awards", "publications"):
        if kind in person.lists:
            head(kind)
            for line in person.lists[kind]:
                add(line)
    return rows, sections


def _link(page: Any, row: _Row, down: float, person: Person) -> None:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    for shown, address in person.links:
        if row.text.removeprefix("www.").startswith(shown):
            box = (SIDE, HEIGHT - down - 2, SIDE + stringWidth(row.text, "Body", row.size), HEIGHT - down + row.size)
            page.linkURL(address, box)


def _rows(person: Person, manner: Manner, words: dict[str, Any]) -> tuple[list[_Row], list[tuple[str, str]]]:
    rows: list[_Row] = []
    sections: list[tuple[str, str]] = []

    def add(text: str, size: float, color: str = INK, above: float = 0.0, role: int = -1) -> None:
        for number, line in enumerate(_wrap(text, size, TEXT_WIDTH)):
            rows.append(_Row(line, size, color, 0.0 if number else above, -1 if number else role))

    def head(kind: str) -> None:
        add(words[kind], 15.75, above=14)
        sections.append((kind, words[kind]))

    add(person.name, 26)
    if person.headline:
        add(person.headline, 12, above=2)
    add(person.location, 12, PALE)
    if person.summary:
        head("summary")
        add(person.summary, 12, above=6)
    head("experience")
    for number, job in enumerate(person.jobs):
        stay = [job]
        for following in person.jobs[number + 1 :]:
            if not following.same_employer:
                break
            stay.append(following)
        first = not job.same_employer
        if first:
            add(job.company, 12, above=12, role=number)
            if len(stay) > 1:
                add(_length(stay[-1], job, words), 10.5, above=1)
        add(job.title, 11.5, above=6 if not first or len(stay) > 1 else 2, role=-1 if first else number)
        dates = f"{_month(job.start, manner, words)} - {_month(job.end, manner, words)} ({_length(job, job, words)})"
        rows.append(_Row(dates.replace(" ", "\u00a0"), 10.5, INK, 1))
        add(job.location, 10.5, PALE if manner.pale else INK, 1)
        gap = 8.0
        if job.description:
            add(job.description, 10.5, above=gap)
            gap = 13.0 if manner.blank else 0.0
        if manner.label and job.points:
            add("Key responsibilities:", 10.5, above=gap)
            gap = 13.0 if manner.blank else 0.0
        for point in job.points:
            add(manner.mark + point.text, 10.5, above=gap)
            gap = 13.0 if manner.blank else 0.0
    head("education")
    for school, degree, start, end in person.education:
        add(school, 12, above=10)
        add(f"{degree} · ({start} - {end})", 10.5, above=1)
    return rows, sections


def _month(point: tuple[int, int] | None, manner: Manner, words: dict[str, Any]) -> str:
    if point is None:
        return str(words["now"])
    return f"{point[0]}" if manner.years else f"{words['months'].split()[point[1] - 1]} {point[0]}"


def _length(first: Job, last: Job, words: dict[str, Any]) -> str:
    start, end = first.start or (2024, 1), last.end or (2024, 12)
    years, months = divmod(max(1, (end[0] - start[0]) * 12 + end[1] - start[1] + 1), 12)
    one_year, many_years, one_month, many_months = words["units"]
    parts = [f"{years} {many_years if years > 1 else one_year}"] if years else []
    return " ".join([*parts, *([f"{months} {many_months if months > 1 else one_month}"] if months else [])])
