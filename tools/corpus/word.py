"""Word files for a person, with python-docx and XML of our own, in the manners of people and programs."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches, Pt

from corpus.people import Job, Person, Point

STYLES = (
    "lists",
    "typed",
    "tabs",
    "table-rows",
    "two-columns",
    "text-box",
    "controls",
    "header",
    "breaks",
    "web",
    "loose",
    "runs",
    "rows-and-role",
    "entry-controls",
    "side-table",
)
SIDE = ("skills", "languages", "interests", "certifications", "awards")


class _Writer:
    """Writes a person into ``place`` (a document or a cell); ``style`` decides how."""

    def __init__(self, person: Person, style: str) -> None:
        self.person, self.style = person, style
        self.document = Document()
        for section in self.document.sections:
            section.left_margin = section.right_margin = Inches(0.8)
        self.place: Any = self.document

    def paragraph(
        self, text: str = "", *, bold: bool = False, style: str | None = None, size: float = 0.0, italic: bool = False
    ) -> Any:
        paragraph = self.place.add_paragraph(style=style) if style else self.place.add_paragraph()
        if text:
            run = paragraph.add_run(text)
            run.bold, run.italic = bold or None, italic or None
            if size:
                run.font.size = Pt(size)
        paragraph.paragraph_format.space_after = Pt(2)
        return paragraph

    def link(self, paragraph: Any, text: str, target: str) -> None:
        relation = self.document.part.relate_to(
            target, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", is_external=True
        )
        element = parse_xml(
            f'<w:hyperlink {nsdecls("w", "r")} r:id="{relation}"><w:r><w:t xml:space="preserve"></w:t></w:r></w:hyperlink>'
        )
        element.find(f".//{qn('w:t')}").text = text
        paragraph._p.append(element)

    def contact(self, place: Any = None) -> None:
        person, before = self.person, self.place
        self.place = place or before
        self.paragraph(person.name, bold=True, size=20)
        if person.headline:
            self.paragraph(person.headline)
        paragraph = self.paragraph(" | ".join([person.email, person.phone, person.location]))
        for shown, target in person.links:
            if place is None:
                paragraph.add_run(" | ")
                self.link(paragraph, shown, target)
            else:
                paragraph.add_run(f" | {shown}")
        self.place = before

    def heading(self, kind: str) -> None:
        text = self.person.headings[kind]
        if self.style in {"lists", "controls", "header", "table-rows", "runs"}:
            self.paragraph(text, style="Heading 1")
        elif self.style == "web":
            self.paragraph(text, size=16)
        else:
            self.paragraph(text.upper(), bold=True, size=12)

    def points(self, points: list[Point]) -> None:
        for point in points:
            if self.style in {"typed", "breaks"}:
                paragraph = self.paragraph(f"{'• ' if self.style == 'typed' else '- '}{point.text}")
                paragraph.paragraph_format.left_indent = Inches(0.2 + 0.2 * point.level)
            elif self.style == "tabs":
                self.paragraph(f"–\t{point.text}").paragraph_format.left_indent = Inches(0.25)
            elif self.style == "loose":
                self.paragraph(point.text)
            elif self.style == "runs":
                paragraph = self.paragraph(style="List Bullet")
                words = point.text.split(" ")
                for number in range(0, len(words), 3):
                    paragraph.add_run(" ".join(words[number : number + 3]) + (" " if number + 3 < len(words) else "")).bold = (
                        number == 3
                    )
            else:
                self.paragraph(point.text, style="List Bullet 2" if point.level else "List Bullet")

    def job(self, job: Job) -> None:
        dates = self.person.dates(job)
        before = len(self.document.element.body)
        if self.style == "table-rows":
            table = self.place.add_table(rows=2, cols=2)
            table.cell(0, 0).text, table.cell(0, 1).text = job.company, dates
            table.cell(1, 0).text, table.cell(1, 1).text = job.title, job.location
            table.cell(0, 0).paragraphs[0].runs[0].bold = True
        elif self.style in {"tabs", "lists", "text-box", "runs"}:
            for left, right in ((job.title, dates), (job.company, job.location)):
                paragraph = self.paragraph(left, bold=left == job.title)
                paragraph.paragraph_format.tab_stops.add_tab_stop(Inches(6.8), WD_TAB_ALIGNMENT.RIGHT)
                paragraph.add_run(f"\t{right}")
        elif self.style == "rows-and-role":
            row = self.place.add_table(rows=1, cols=3).rows[0].cells
            row[0].paragraphs[0].add_run(job.company).bold = True
            row[1].text, row[2].text = job.location, dates
            self.paragraph(f"Role: {job.title}", bold=True)
            self.paragraph("Responsibilities:", bold=True)
        elif self.style == "entry-controls":
            self.paragraph(dates)
            self.paragraph(f"{job.title} | {job.company} | {job.location}", style="Heading 2")
        elif self.style == "breaks":
            paragraph = self.paragraph(job.company, bold=True)
            paragraph.add_run().add_break(WD_BREAK.LINE)
            paragraph.add_run(job.title).italic = True
            paragraph.add_run().add_break(WD_BREAK.LINE)
            paragraph.add_run(f"{dates} | {job.location}")
        elif self.style == "typed":
            self.paragraph(f"{job.company} - {job.title} ({dates})", bold=True)
        elif self.style == "web":
            self.paragraph(f"{job.company}, ", bold=True).add_run(f"{job.location} - ").bold = False
            self.place.paragraphs[-1].add_run(job.title).italic = True
            self.paragraph(dates.upper(), size=8)
        elif self.style == "loose":
            self.paragraph(f"{job.title}, {job.company}", bold=True)
            self.paragraph(f"{dates}{' ' * 12}{job.location}", italic=True)
        else:
            self.paragraph(job.title, bold=True)
            self.paragraph(f"{job.company}, {job.location}")
            self.paragraph(dates, italic=True)
        if job.description:
            self.paragraph(job.description)
        self.points(job.points)
        if self.style == "entry-controls":
            _enclose(self.document, before - 1)

    def section(self, kind: str, *, headed: bool = True) -> None:
        person = self.person
        if headed:
            self.heading(kind)
        if kind == "experience":
            for job in person.jobs:
                self.job(job)
        elif kind == "education":
            for school, degree, start, end in person.education:
                self.paragraph(school, bold=True)
                self.paragraph(f"{degree}\t{start}{person.dash}{end}")
        elif kind == "skills":
            for group, skills in person.skills:
                if self.style == "two-columns":
                    for skill in skills:
                        self.paragraph(skill, style="List Bullet")
                else:
                    self.paragraph(f"{group}: ", bold=True).add_run(", ".join(skills)).bold = False
        elif kind == "projects":
            for name, points in person.projects:
                self.paragraph(name, bold=True)
                self.points(points)
        else:
            for line in [person.summary] if kind == "summary" else person.lists[kind]:
                self.paragraph(line)


def write_word(person: Person, style: str, target: Path) -> list[str]:
    """Write the file and return the kinds of its sections in reading order."""
    writer = _Writer(person, style)
    order = list(person.order)
    if style == "header":
        writer.contact(writer.document.sections[0].header)
    elif style == "side-table":
        writer.contact()
        table = writer.document.add_table(rows=0, cols=2)
        for kind in order:
            cells = table.add_row().cells
            cells[0].width, cells[1].width = Inches(1.6), Inches(5.3)
            cells[0].paragraphs[0].add_run(person.headings[kind]).bold = True
            writer.place = cells[1]
            empty = cells[1].paragraphs[0]._p
            writer.section(kind, headed=False)
            empty.getparent().remove(empty)
        writer.document.save(str(target))
        return order
    elif style == "two-columns":
        writer.contact()
        table = writer.document.add_table(rows=1, cols=2)
        side = [kind for kind in order if kind in SIDE]
        main = [kind for kind in order if kind not in side]
        for cell, kinds, width in ((table.cell(0, 0), side, 2.2), (table.cell(0, 1), main, 4.7)):
            cell.width = Inches(width)
            writer.place = cell
            for kind in kinds:
                writer.section(kind)
        writer.document.save(str(target))
        return side + main
    else:
        writer.contact()
    for kind in order:
        writer.section(kind)
    if style == "text-box":
        _into_box(writer.document, 3)
    elif style == "controls":
        _into_control(writer.document)
    writer.document.save(str(target))
    return order


def _into_box(document: Any, count: int) -> None:
    """Move the first paragraphs into a text box, once as drawing and once as its fallback."""
    body = document.element.body
    moved = [element for element in body if element.tag == qn("w:p")][:count]
    inner = "".join(_as_xml(element) for element in moved)
    shape = (
        '<wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:cNvSpPr txBox="1"/><wps:spPr/>'
        f"<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
    )
    drawing = (
        '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="5000000" cy="900000"/>'
        '<wp:docPr id="9" name="Box"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f'<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">{shape}</a:graphicData></a:graphic></wp:inline>'
    )
    fallback = f'<w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>'
    xml = (
        f'<w:p {nsdecls("w", "r")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><mc:AlternateContent>'
        f'<mc:Choice Requires="wps"><w:drawing>{drawing}</w:drawing></mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r></w:p>'
    )
    body.insert(0, parse_xml(xml))
    for element in moved:
        body.remove(element)


def _as_xml(element: Any) -> str:
    from lxml import etree

    return str(etree.tostring(element, encoding="unicode"))


def _enclose(document: Any, begin: int) -> None:
    """Put the elements of the body from ``begin`` on into a content control, as forms for single entries do."""
    moved = [element for element in document.element.body if element.tag != qn("w:sectPr")][begin:]
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    moved[0].addprevious(control)
    for element in moved:
        control.find(qn("w:sdtContent")).append(element)


def _into_control(document: Any) -> None:
    """Put the whole body into one block content control, as an export of another program does."""
    body = document.element.body
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    content = control.find(qn("w:sdtContent"))
    for element in list(body):
        if element.tag != qn("w:sectPr"):
            content.append(copy.copy(element))
            body.remove(element)
    body.insert(0, control)
