"""Markdown, plain text, and pages that imitate a network's export of its profiles."""

from __future__ import annotations

import textwrap
from html import escape

from corpus.people import MONTHS, Job, Person


def markdown(person: Person, style: str) -> str:
    """Markdown with role heads as headings (``headings``), bold lines (``bold``) or wrapped rows (``wrapped``)."""
    out = [f"# {person.name}", ""]
    if person.headline:
        out += [person.headline, ""]
    out += [
        " | ".join([f"[{person.email}](mailto:{person.email})", person.phone, person.location]),
        " | ".join(f"[{shown}]({target})" for shown, target in person.links),
        "",
    ]
    mark = {"headings": "-", "bold": "*", "wrapped": "-"}[style]

    def item(text: str, level: int = 0) -> list[str]:
        text = text.replace("*", "\\*").replace("_", "\\_")
        lead = "  " * level + mark + " "
        if style != "wrapped":
            return [lead + text]
        return textwrap.wrap(
            text, 78, initial_indent=lead, subsequent_indent=" " * len(lead) if person.seed % 2 else "", break_on_hyphens=False
        )

    for kind in person.order:
        out += [f"## {person.headings[kind]}", ""]
        if kind == "experience":
            for job in person.jobs:
                if style == "headings":
                    out += [f"### {job.title}, {job.company}", f"*{person.dates(job)}* | {job.location}", ""]
                elif style == "bold":
                    out += [f"**{job.company}** - *{job.title}* ({person.dates(job)})", ""]
                else:
                    out += [f"### {job.company}", f"**{job.title}** | {job.location} | {person.dates(job)}", ""]
                out += [job.description, ""] if job.description else []
                for point in job.points:
                    out += item(point.text, point.level)
                out.append("")
        elif kind == "education":
            for school, degree, start, end in person.education:
                out += [f"**{school}**, {degree}, {start}{person.dash}{end}", ""]
        elif kind == "skills":
            out += [f"- **{group}:** {', '.join(skills)}" for group, skills in person.skills] + [""]
        elif kind == "projects":
            for name, points in person.projects:
                out += [f"### {name}", ""]
                for point in points:
                    out += item(point.text)
                out.append("")
        elif kind == "summary":
            out += [person.summary, ""]
        else:
            out += [f"{mark} {line}" for line in person.lists[kind]] + [""]
    return "\n".join(out)


def plain(person: Person, style: str) -> str:
    """Plain text: ``caps`` headings, ``ruled`` headings, or ``wide`` (unwrapped, typed dots)."""
    width = {"caps": 80, "ruled": 76, "wide": 10_000}[style]
    mark = {"caps": "- ", "ruled": "* ", "wide": "• "}[style]
    out = [
        person.name.upper() if style == "caps" else person.name,
        *([person.headline] if person.headline else []),
        " | ".join([person.email, person.phone, person.location]),
        "  ".join(shown for shown, _ in person.links),
        "",
    ]

    def item(text: str, level: int = 0) -> list[str]:
        indent = "   " * level + ("  " if style == "ruled" else "")
        return textwrap.wrap(text, width, initial_indent=indent + mark, subsequent_indent=indent + "  ", break_on_hyphens=True)

    for kind in person.order:
        heading = person.headings[kind]
        out += [heading.upper()] if style == "caps" else [heading, "-" * len(heading)] if style == "ruled" else [f"{heading}:"]
        if style == "wide":
            out.append("")
        if kind == "experience":
            for job in person.jobs:
                if style == "caps":
                    out.append(f"{job.company}, {job.location}".ljust(55) + person.dates(job))
                    out.append(job.title)
                elif style == "ruled":
                    out.append(f"{job.title} at {job.company}")
                    out.append(person.dates(job))
                else:
                    out.append(f"{job.title} | {job.company} | {job.location} | {person.dates(job)}")
                for point in job.points:
                    out += item(point.text, point.level)
                out.append("")
        elif kind == "education":
            out += [f"{degree}, {school}, {start} - {end}" for school, degree, start, end in person.education]
        elif kind == "skills":
            out += [f"{group}: {', '.join(skills)}" for group, skills in person.skills]
        elif kind == "projects":
            for name, points in person.projects:
                out.append(name)
                for point in points:
                    out += item(point.text)
        elif kind == "summary":
            out += textwrap.wrap(person.summary, width)
        else:
            out += [mark + line for line in person.lists[kind]]
        out.append("")
    return "\n".join(out)


def profile_export(person: Person) -> tuple[str, list[tuple[str, str]]]:
    """Return a page like the PDF that a network saves of a profile, and its sections (kind, heading) in reading order."""

    def month(point: tuple[int, int] | None) -> str:
        return f"{MONTHS[point[1] - 1]} {point[0]}" if point else "Present"

    def length(job: Job) -> str:
        end = job.end or (2024, 12)
        months = max(1, (end[0] - job.start[0]) * 12 + end[1] - job.start[1] + 1) if job.start else 1
        years, rest = divmod(months, 12)
        parts = [f"{years} year{'s' if years > 1 else ''}"] if years else []
        return " ".join(parts + ([f"{rest} month{'s' if rest > 1 else ''}"] if rest else []))

    skills = [skill for _, group in person.skills for skill in group][:3]
    shown, target = next((link for link in person.links if link[0].startswith("linkedin")), person.links[0])
    side = f"<h3>Contact</h3><p><a href='mailto:{person.email}'>{person.email}</a></p><p><a href='{target}'>www.{shown}</a> ({'LinkedIn' if 'linkedin' in shown else 'Personal'})</p>"
    side += "<h3>Top Skills</h3>" + "".join(f"<p>{escape(skill)}</p>" for skill in skills)
    sections = [("contact", "Contact"), ("skills", "Top Skills")]
    if "languages" in person.lists:
        side += "<h3>Languages</h3>" + "".join(f"<p>{escape(line)}</p>" for line in person.lists["languages"])
        sections.append(("languages", "Languages"))
    if "certifications" in person.lists:
        side += "<h3>Certifications</h3>" + "".join(f"<p>{escape(line)}</p>" for line in person.lists["certifications"])
        sections.append(("certifications", "Certifications"))
    main = f"<h1>{escape(person.name)}</h1><div>{escape(person.headline)}</div><div class='grey'>{escape(person.location)}</div>"
    if person.summary:
        main += f"<h2>Summary</h2><p>{escape(person.summary)}</p>"
        sections.append(("summary", "Summary"))
    main += "<h2>Experience</h2>"
    sections += [("experience", "Experience"), ("education", "Education")]
    for job in person.jobs:
        head = "" if job.same_employer else f"<div class='company'>{escape(job.company)}</div>"
        main += f"{head}<div class='title'>{escape(job.title)}</div><div>{month(job.start)} - {month(job.end)} <span class='grey'>({length(job)})</span></div><div class='grey'>{escape(job.location)}</div>"
        main += f"<div class='text'>{'<br>'.join(escape(point.text) for point in job.points)}</div>"
    main += "<h2>Education</h2>" + "".join(
        f"<div class='company'>{escape(school)}</div><div>{escape(degree)} · ({start} - {end})</div>"
        for school, degree, start, end in person.education
    )
    css = (
        "@page{size:Letter;margin:12mm 0 16mm 0;@bottom-right{content:'Page ' counter(page) ' of ' counter(pages);font:9pt 'Liberation Sans';padding-right:20mm}}"
        "body{font:10.5pt/1.4 'Liberation Sans';margin:0}.side{float:left;width:55mm;padding:0 6mm;color:#333;font-size:9.5pt}.main{margin-left:72mm;margin-right:14mm}"
        "h1{font-size:24pt;font-weight:400;margin:0}h2{font-size:15pt;font-weight:400;margin:14px 0 6px}h3{font-size:12pt;font-weight:400;margin:12px 0 4px}p{margin:2px 0}"
        ".grey{color:#888}.company{font-size:12pt;margin-top:10px}.title{font-size:11.5pt}.text{margin-top:5px}"
    )
    page = f"<!doctype html><html lang='en'><meta charset='utf-8'><style>{css}</style><body><div class='side'>{side}</div><div class='main'>{main}</div></body></html>"
    return page, sections
