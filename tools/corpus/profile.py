"""The PDF that a professional network saves of a profile, line by line as that program sets it: a dark side column, then the text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.people import MONTHS, Job, Person

FONTS = Path("/usr/share/fonts/truetype/dejavu")
WIDTH, HEIGHT = 612, 792
SIDE, SIDE_WIDTH, TEXT, TEXT_WIDTH = 22, 165, 224, 360
DARK, SOFT, INK, PALE = "#293E49", "#E1E8ED", "#181818", "#B0B0B0"


@dataclass(frozen=True)
class _Row:
    text: str
    size: float
    color: str = INK
    above: float = 0.0


def draw_profile(person: Person, target: Path, mark: str) -> list[tuple[str, str]]:
    """Write the file and return its sections (kind, heading); ``mark`` stands before each line of what was done, or nothing."""
    from reportlab.lib.colors import HexColor
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(TTFont("Body", str(FONTS / "DejaVuSans.ttf")))
    side, sections = _side(person)
    rows, more = _rows(person, mark)
    pages: list[list[tuple[_Row, float]]] = [[]]
    height = 44.0
    for row in rows:
        height += row.above + row.size * 1.25
        if height > HEIGHT - 50:
            pages.append([])
            height = 44 + row.size * 1.25
        pages[-1].append((row, height))
    page: Any = canvas.Canvas(str(target), pagesize=(WIDTH, HEIGHT), invariant=1)
    for number, placed in enumerate(pages, 1):
        page.setFillColor(HexColor(DARK))
        page.rect(0, 0, 204, HEIGHT, fill=1, stroke=0)
        if number == 1:
            _draw_side(page, side, person)
        for row, down in placed:
            page.setFont("Body", row.size)
            page.setFillColor(HexColor(row.color))
            page.drawString(TEXT, HEIGHT - down, row.text)
        page.setFont("Body", 9)
        page.setFillColor(HexColor(PALE))
        page.drawString(TEXT + 130, 24, f"Page {number} of {len(pages)}")
        page.showPage()
    page.save()
    return sections + more


def _wrap(text: str, size: float, width: float) -> list[str]:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, "Body", size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _side(person: Person) -> tuple[list[tuple[str, float]], list[tuple[str, str]]]:
    skills = [skill for _, group in person.skills for skill in group][:3]
    rows: list[tuple[str, float]] = [("Contact", 13), (person.phone + " (Mobile)", 10.5), (person.email, 10.5)]
    rows += [(f"www.{shown} (LinkedIn)" if "linkedin" in shown else f"{shown} (Other)", 10.5) for shown, _ in person.links]
    rows += [("Top Skills", 13), *((skill, 10.5) for skill in skills)]
    sections = [("contact", "Contact"), ("skills", "Top Skills")]
    for kind in ("languages", "certifications"):
        if kind in person.lists:
            rows += [(kind.title(), 13), *((line, 10.5) for line in person.lists[kind])]
            sections.append((kind, kind.title()))
    return rows, sections


def _draw_side(page: Any, rows: list[tuple[str, float]], person: Person) -> None:
    from reportlab.lib.colors import HexColor
    from reportlab.pdfbase.pdfmetrics import stringWidth

    down = 40.0
    for text, size in rows:
        down += 14 if size > 12 else 0
        for line in _wrap(text, size, SIDE_WIDTH):
            down += size * 1.3
            page.setFont("Body", size)
            page.setFillColor(HexColor("#FFFFFF" if size > 12 else SOFT))
            page.drawString(SIDE, HEIGHT - down, line)
            for shown, address in person.links:
                if line.removeprefix("www.").startswith(shown):
                    box = (SIDE, HEIGHT - down - 2, SIDE + stringWidth(line, "Body", size), HEIGHT - down + size)
                    page.linkURL(address, box)
        down += 3


def _rows(person: Person, mark: str) -> tuple[list[_Row], list[tuple[str, str]]]:
    rows: list[_Row] = []
    sections: list[tuple[str, str]] = []

    def add(text: str, size: float, color: str = INK, above: float = 0.0) -> None:
        for number, line in enumerate(_wrap(text, size, TEXT_WIDTH)):
            rows.append(_Row(line, size, color, 0.0 if number else above))

    def head(kind: str) -> None:
        add(kind.title(), 15.75, above=14)
        sections.append((kind, kind.title()))

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
        if not job.same_employer:
            add(job.company, 12, above=12)
            if len(stay) > 1:
                add(_length(stay[-1], job), 10.5, above=1)
        add(job.title, 11.5, above=6 if job.same_employer or len(stay) > 1 else 2)
        rows.append(_Row(f"{_month(job.start)} - {_month(job.end)} ({_length(job, job)})", 10.5, INK, 1))
        add(job.location, 10.5, PALE, 1)
        if job.description:
            add(job.description, 10.5, above=8)
        for place, point in enumerate(job.points):
            add(mark + point.text, 10.5, above=0 if place else 8)
    head("education")
    for school, degree, start, end in person.education:
        add(school, 12, above=10)
        add(f"{degree} · ({start} - {end})", 10.5, above=1)
    return rows, sections


def _month(point: tuple[int, int] | None) -> str:
    return f"{MONTHS[point[1] - 1]} {point[0]}" if point else "Present"


def _length(first: Job, last: Job) -> str:
    start, end = first.start or (2024, 1), last.end or (2024, 12)
    years, months = divmod(max(1, (end[0] - start[0]) * 12 + end[1] - start[1] + 1), 12)
    parts = [f"{years} year{'s' if years > 1 else ''}"] if years else []
    return " ".join([*parts, *([f"{months} month{'s' if months > 1 else ''}"] if months else [])])
