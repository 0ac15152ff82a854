"""Render the made-up people of sources/people.yaml as real PDF and DOCX files, each through another producer.

Needs LibreOffice (soffice) and Chromium on the PATH, besides reframer's own dependencies. The rendered files are kept in
the repository, because no two releases of these programs write the same bytes; run this only to change the samples.
"""

import html
import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import docx
import typst
import yaml
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt

HERE = Path(__file__).parent

TYPST = """
#let person = json(bytes(sys.inputs.person))
#set document(title: person.name + ", resume", author: person.name)
#set page(margin: 2cm)
#set text(size: 10pt)
#let section(title) = { v(6pt); text(size: 12pt, weight: "bold", upper(title)); v(-6pt); line(length: 100%, stroke: 0.5pt) }
#align(center)[#text(size: 18pt, weight: "bold", person.name) \\ #person.headline \\ #person.contact.join(" | ")]
#section("Summary")
#person.summary
#section("Experience")
#for role in person.roles [
  *#role.title*, #role.company, #role.location #h(1fr) #role.dates
  #list(..role.bullets.map(bullet => [#bullet]))
]
#section("Skills")
#for (label, skills) in person.skills [*#label:* #skills.join(", ") \\ ]
#section("Education")
#for school in person.education [#school.degree, #school.school #h(1fr) #school.dates \\ ]
"""

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{name}</title><style>
@page {{ size: A4; margin: 0 }} body {{ margin: 0; font: 10pt/1.4 "Liberation Sans", sans-serif; display: flex }}
aside {{ width: 30%; background: #24384b; color: #fff; padding: 16mm 8mm; min-height: 265mm; box-sizing: border-box }}
main {{ width: 70%; padding: 16mm 10mm; box-sizing: border-box }} h1 {{ font-size: 19pt; margin: 0 }}
h2 {{ font-size: 11pt; letter-spacing: 2px; text-transform: uppercase; border-bottom: 1px solid #999 }}
h3 {{ font-size: 10.5pt; margin: 8px 0 0 }} p {{ margin: 2px 0 }} ul {{ margin: 4px 0; padding-left: 14px }}
</style><aside><h2>Contact</h2>{contact}<h2>Skills</h2>{skills}<h2>Education</h2>{education}</aside>
<main><h1>{name}</h1><p>{headline}</p><h2>Profile</h2><p>{summary}</p><h2>Work Experience</h2>{roles}</main></html>"""


def as_typst(person: dict[str, Any], target: Path) -> None:
    """Single column through typst, dates at the right margin."""
    target.write_bytes(typst.compile(TYPST.encode(), sys_inputs={"person": json.dumps(person)}))


def as_chromium(person: dict[str, Any], target: Path) -> None:
    """Two columns through Chromium's print, the sidebar first in the content stream."""

    def paragraphs(texts: list[str]) -> str:
        return "".join(f"<p>{html.escape(text)}</p>" for text in texts)

    roles = "".join(
        f"<h3>{html.escape(role['title'])}</h3><p>{html.escape(role['company'])}, {html.escape(role['location'])} | "
        f"{html.escape(role['dates'])}</p><ul>{''.join(f'<li>{html.escape(text)}</li>' for text in role['bullets'])}</ul>"
        for role in person["roles"]
    )
    page = PAGE.format(
        name=html.escape(person["name"]),
        headline=html.escape(person["headline"]),
        summary=html.escape(person["summary"]),
        contact=paragraphs(person["contact"]),
        skills=paragraphs([skill for skills in person["skills"].values() for skill in skills]),
        education=paragraphs([f"{school['degree']}, {school['school']}, {school['dates']}" for school in person["education"]]),
        roles=roles,
    )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(page, "utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        command += ["--no-pdf-header-footer", f"--print-to-pdf={target}", str(source)]
        subprocess.run(command, check=True, capture_output=True)


def through_libreoffice(source: Path, suffix: str, target: Path) -> None:
    """Convert a file with LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", suffix]
        subprocess.run([*command, "--outdir", folder, str(source)], check=True, capture_output=True)
        target.write_bytes((Path(folder) / source.with_suffix(f".{suffix}").name).read_bytes())


def write_docx(person: dict[str, Any], target: Path, layout: str) -> None:
    """Write a DOCX as people make them: ``lists`` with list styles and tabs, ``table`` with role heads in a two-cell table."""
    document = docx.Document()
    document.core_properties.author = person["name"]
    document.styles["Normal"].font.size = Pt(10)
    for section in document.sections:
        section.left_margin = section.right_margin = Cm(2)
    document.add_paragraph().add_run(person["name"]).font.size = Pt(18)
    document.add_paragraph(person["headline"])
    document.add_paragraph(" | ".join(person["contact"]))
    document.add_heading("Summary", 1)
    document.add_paragraph(person["summary"])
    document.add_heading("Experience", 1)
    for role in person["roles"]:
        if layout == "table":
            table = document.add_table(rows=1, cols=2)
            table.autofit = False
            for column, width in zip(table.columns, (Cm(12), Cm(5)), strict=True):
                column.width = width
                column.cells[0].width = width
            cells = table.rows[0].cells
            cells[0].paragraphs[0].add_run(f"{role['title']}, {role['company']}").bold = True
            cells[1].text = f"{role['location']}\n{role['dates']}"
        else:
            head = document.add_paragraph()
            head.paragraph_format.tab_stops.add_tab_stop(Cm(17), WD_TAB_ALIGNMENT.RIGHT)
            head.add_run(role["company"]).bold = True
            head.add_run(f", {role['location']}\t{role['dates']}")
            document.add_paragraph().add_run(role["title"]).italic = True
        for text in role["bullets"]:
            document.add_paragraph(text, style="List Bullet")
    document.add_heading("Skills", 1)
    for label, skills in person["skills"].items():
        document.add_paragraph(f"{label}: {', '.join(skills)}" if label else ", ".join(skills))
    document.add_heading("Education", 1)
    for school in person["education"]:
        document.add_paragraph(f"{school['degree']}, {school['school']}, {school['dates']}")
    document.save(str(target))


def main() -> None:
    """Render every person."""
    for person in yaml.safe_load((HERE / "sources" / "people.yaml").read_text("utf-8")):
        pdf, word = HERE / f"{person['file']}.pdf", HERE / f"{person['file']}.docx"
        write_docx(person, word, person["docx"])
        if person["pdf"] == "typst":
            as_typst(person, pdf)
        elif person["pdf"] == "chromium":
            as_chromium(person, pdf)
        else:
            through_libreoffice(word, "pdf", pdf)
        if person["docx"] == "libreoffice":
            through_libreoffice(word, "odt", word.with_suffix(".odt"))
            through_libreoffice(word.with_suffix(".odt"), "docx", word)
            word.with_suffix(".odt").unlink()
        print(pdf.name, word.name)


if __name__ == "__main__":
    main()
