"""Sources for typst and RenderCV, and pages drawn with reportlab and fpdf2."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from corpus.people import Job, Person, Point


def _text(text: str) -> str:
    return f"#{json.dumps(text, ensure_ascii=False)}"


def _points(points: list[Point], mark: str = "-") -> str:
    return "".join(f"{'  ' * point.level}{mark} {_text(point.text)}\n" for point in points)


def _section(person: Person, kind: str) -> str:
    if kind == "summary":
        return _text(person.summary)
    if kind == "skills":
        return " \\\n".join(f"*{group}:* {_text(', '.join(skills))}" for group, skills in person.skills)
    if kind == "projects":
        return "\n".join(f"*{_text(name)}*\n{_points(points)}" for name, points in person.projects)
    if kind == "education":
        return "\n\n".join(
            f"*{_text(degree)}* #h(1fr) {_text(f'{start}{person.dash}{end}')} \\\n{_text(school)}"
            for school, degree, start, end in person.education
        )
    return " \\\n".join(_text(line) for line in person.lists[kind])


def _job(person: Person, job: Job, style: str) -> str:
    dates, about = _text(person.dates(job)), f"\n\n{_text(job.description)}\n" if job.description else ""
    if style == "rail":
        return f"#grid(columns: (3.2cm, 1fr), column-gutter: 10pt, [{dates} \\ _{_text(job.location)}_], [*{_text(job.title)}* \\ {_text(job.company)}\n{about}{_points(job.points)}])\n"
    if style == "arrow":
        return f"== {_text(job.company)} #h(1fr) {_text(job.location)}\n\n_{_text(job.title)}_ #h(1fr) {dates}\n{about}{_points(job.points)}"
    return f"*{_text(job.title)}*, {_text(job.company)} #h(1fr) {dates}\n{about}{_points(job.points)}"


def typst_source(person: Person, style: str) -> tuple[str, list[str]]:
    """Return a typst page (``plain``, ``arrow``, ``rail`` or ``columns``) and the order of its sections."""
    marker = {"arrow": "#set list(marker: [▸])", "columns": "#set list(marker: [--])"}.get(style, "")
    heading = {
        "plain": "#show heading.where(level: 1): it => [#it.body #v(-8pt) #line(length: 100%, stroke: .5pt)]",
        "arrow": "#show heading.where(level: 1): it => block(text(tracking: 3pt, 11pt, upper(it.body)))\n#show heading.where(level: 2): it => block(width: 100%, text(10pt, it.body))",
        "rail": '#show heading.where(level: 1): it => block(text(fill: rgb("#145"), 12pt, it.body))',
        "columns": "#show heading.where(level: 1): it => block(smallcaps(lower(it.body)))",
    }[style]
    data = [f'#link("mailto:{person.email}")[{_text(person.email)}]', _text(person.phone), _text(person.location)]
    data += [f'#link("{target}")[{_text(shown)}]' for shown, target in person.links]
    head = f'#set page(margin: 1.6cm, numbering: "1 / 1")\n#set text(10pt)\n#set par(justify: true)\n{marker}\n{heading}\n#text(20pt, weight: "bold")[{_text(person.name)}]\n\n{" | ".join(data)}\n\n'
    order = list(person.order)

    def whole(kind: str) -> str:
        body = "\n".join(_job(person, job, style) for job in person.jobs) if kind == "experience" else _section(person, kind)
        return f"= {_text(person.headings[kind])}\n{body}\n"

    if style != "columns":
        return head + "\n".join(whole(kind) for kind in order), order
    main = [kind for kind in order if kind in {"experience", "projects", "summary"}]
    side = [kind for kind in order if kind not in main]
    return (
        head
        + "#set par(justify: false)\n#grid(columns: (2fr, 1fr), column-gutter: 18pt, [\n"
        + "\n".join(map(whole, main))
        + "], [\n"
        + "\n".join(map(whole, side))
        + "])",
        main + side,
    )


def rendercv_data(person: Person, theme: str) -> dict[str, Any]:
    """Return what RenderCV takes (its dates are written by itself)."""

    def when(point: tuple[int, int] | None) -> str:
        return f"{point[0]}-{point[1]:02}" if point else "present"

    sections: dict[str, Any] = {}
    for kind in person.order:
        heading = person.headings[kind]
        if kind == "experience":
            sections[heading] = [
                {
                    "company": job.company,
                    "position": job.title,
                    "location": job.location,
                    "start_date": when(job.start),
                    "end_date": when(job.end),
                    **({"highlights": [point.text for point in job.points]} if job.points else {}),
                }
                for job in person.jobs
            ]
        elif kind == "education":
            sections[heading] = [
                {"institution": school, "area": degree, "start_date": start, "end_date": end}
                for school, degree, start, end in person.education
            ]
        elif kind == "skills":
            sections[heading] = [{"label": group, "details": ", ".join(skills)} for group, skills in person.skills]
        elif kind == "projects":
            sections[heading] = [
                {"name": name, "highlights": [point.text for point in points]} for name, points in person.projects
            ]
        else:
            sections[heading] = [person.summary] if kind == "summary" else person.lists[kind]
    networks = {"github": "GitHub", "linkedin": "LinkedIn"}
    return {
        "cv": {
            "name": person.name,
            "location": person.location,
            "email": person.email,
            "social_networks": [
                {"network": networks[shown.split(".")[0]], "username": shown.rsplit("/", 1)[1]} for shown, _ in person.links
            ],
            "sections": sections,
        },
        "design": {"theme": theme},
    }


def draw_with_reportlab(person: Person, target: Path) -> None:
    """Paragraphs and list items of reportlab's own flowables."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import ListFlowable, ListItem, Paragraph, SimpleDocTemplate, Table

    fonts = Path("/usr/share/fonts/truetype/dejavu")
    pdfmetrics.registerFont(TTFont("Body", str(fonts / "DejaVuSans.ttf")))
    pdfmetrics.registerFont(TTFont("Bold", str(fonts / "DejaVuSans-Bold.ttf")))
    styles = getSampleStyleSheet()
    for name in ("Normal", "BodyText"):
        styles[name].fontName, styles[name].fontSize, styles[name].leading = "Body", 9, 12
    for name in ("Title", "Heading2"):
        styles[name].fontName = "Bold"
    body = styles["Normal"]

    def safe(text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&lt;")

    story: list[Any] = [
        Paragraph(safe(person.name), styles["Title"]),
        Paragraph(safe(" | ".join([person.email, person.phone, person.location, *[shown for shown, _ in person.links]])), body),
    ]
    for kind in person.order:
        story.append(Paragraph(safe(person.headings[kind]), styles["Heading2"]))
        if kind == "experience":
            for job in person.jobs:
                row = [
                    Paragraph(f'<font name="Bold">{safe(job.title)}</font>, {safe(job.company)}', body),
                    Paragraph(person.dates(job), body),
                ]
                story.append(Table([row], colWidths=[340, 160], style=[("LEFTPADDING", (0, 0), (-1, -1), 0)]))
                if job.points:
                    story.append(
                        ListFlowable(
                            [ListItem(Paragraph(safe(point.text), body), leftIndent=14) for point in job.points],
                            bulletType="bullet",
                            bulletFontSize=7,
                            leftIndent=14,
                        )
                    )
        elif kind == "education":
            story += [
                Paragraph(f"{safe(school)}, {safe(degree)}, {start} - {end}", body)
                for school, degree, start, end in person.education
            ]
        elif kind == "skills":
            story += [
                Paragraph(f'<font name="Bold">{group}:</font> {safe(", ".join(skills))}', body) for group, skills in person.skills
            ]
        elif kind == "projects":
            for name, points in person.projects:
                story.append(Paragraph(f'<font name="Bold">{safe(name)}</font>', body))
                story.append(ListFlowable([ListItem(Paragraph(safe(point.text), body)) for point in points], bulletType="bullet"))
        else:
            story += [Paragraph(safe(line), body) for line in ([person.summary] if kind == "summary" else person.lists[kind])]
    SimpleDocTemplate(str(target), pagesize=A4, title=person.name).build(story)


def draw_with_fpdf(person: Person, target: Path) -> None:
    """Cells of fpdf2: every bullet is a cell with its mark in the text."""
    from fpdf import FPDF

    fonts = Path("/usr/share/fonts/truetype/dejavu")
    pdf = FPDF(format="Letter")
    pdf.add_font("Body", "", str(fonts / "DejaVuSans.ttf"))
    pdf.add_font("Body", "B", str(fonts / "DejaVuSans-Bold.ttf"))
    pdf.add_page()

    def write(text: str, *, bold: bool = False, size: float = 9.5, indent: float = 0.0) -> None:
        pdf.set_font("Body", "B" if bold else "", size)
        pdf.set_x(pdf.l_margin + indent)
        pdf.multi_cell(0, size * 0.5, text, align="L", new_x="LMARGIN", new_y="NEXT")

    write(person.name, bold=True, size=18)
    write("  |  ".join([person.email, person.phone, person.location]))
    write("  |  ".join(shown for shown, _ in person.links))
    for kind in person.order:
        pdf.ln(3)
        write(person.headings[kind].upper(), bold=True, size=11)
        if kind == "experience":
            for job in person.jobs:
                write(f"{job.title} - {job.company}", bold=True)
                write(f"{person.dates(job)} | {job.location}")
                for point in job.points:
                    write(f"• {point.text}", indent=4)
        elif kind == "education":
            for school, degree, start, end in person.education:
                write(f"{degree}, {school} ({start}-{end})")
        elif kind == "skills":
            for group, skills in person.skills:
                write(f"{group}: {', '.join(skills)}")
        elif kind == "projects":
            for name, points in person.projects:
                write(name, bold=True)
                for point in points:
                    write(f"• {point.text}", indent=4)
        else:
            for line in [person.summary] if kind == "summary" else person.lists[kind]:
                write(line)
    pdf.output(str(target))
