"""Make a corpus of made-up resumes with exact truth, in the layouts of every program that is installed.

usage: python tools/make_corpus.py OUT [--seed N] [--only TEXT] [--rounds N]

OUT/files holds the resumes, OUT/truth one JSON for each of them, in the shape that benchmarks/parsing.py reads.
Programs are found on PATH (chromium, soffice, pdflatex, xelatex, pandoc, rendercv, node) and among Python packages
(typst, weasyprint, reportlab, fpdf2, python-docx); what is not there is left out with a note. Node packages are looked for in
the folder that NODE_FOLDER names.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parent))

from corpus import html, latex, strangers, text, typesetting
from corpus.people import Person, make_person, truth
from corpus.profile import Manner, adapt, draw_profile
from corpus.word import STYLES, write_word

THEMES = ("classic", "engineeringresumes", "engineeringclassic", "sb2nov", "moderncv")
# Ways in which people fill in the profile that a network saves as PDF.
PROFILES = {
    "dashes": Manner("- "),
    "dots": Manner("• "),
    "plain": Manner(""),
    "stars-labelled": Manner("* ", label=True),
    "plain-blank-labelled": Manner("", label=True, blank=True),
    "grouped": Manner("- ", grouped=True),
    "grouped-plain-german": Manner("", grouped=True, tongue="de"),
    "spanish": Manner("• ", tongue="es"),
    "wide-titles": Manner("", wide=True, pale=False),
    "wide-grouped": Manner("- ", wide=True, grouped=True),
    "crowded-side": Manner("", crowded=True),
    "break-in-role": Manner("", break_in_role=True, grouped=True),
    "years": Manner("• ", years=True, pale=False),
}
Render = Callable[[Person, Path], dict[str, Any] | None]


@dataclass(frozen=True)
class Recipe:
    """One layout of one program: ``render`` writes the file and returns changes to the truth (None: no file was made)."""

    name: str
    suffix: str
    render: Render
    nested: bool = False
    jobs: tuple[int, int] = (2, 4)


def run(*command: str, folder: Path | None = None, given: str | None = None) -> bool:
    """Run a program quietly; False when it is not there or fails."""
    if shutil.which(command[0]) is None:
        return False
    done = subprocess.run(command, cwd=folder, input=given, capture_output=True, text=True, timeout=180, check=False)
    if done.returncode:
        print(f"  {command[0]}: {(done.stderr or done.stdout)[-400:]}", file=sys.stderr)
    return done.returncode == 0


def chromium(page: str, target: Path, *, footer: bool = False) -> bool:
    """Print a page with Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(page, encoding="utf-8")
        flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"] + (
            [] if footer else ["--no-pdf-header-footer"]
        )
        return run("chromium", *flags, f"--print-to-pdf={target}", source.as_uri())


def from_html(layout: html.Layout, printer: Callable[[str, Path], bool]) -> Render:
    """Return what renders a layout with a printer of HTML pages."""

    def render(person: Person, target: Path) -> dict[str, Any] | None:
        page, kinds = html.page(person, layout)
        return {"kinds": kinds} if printer(page, target) else None

    return render


def from_page(write: Callable[[Person], tuple[str, list[str]]], printer: Callable[[str, Path], bool]) -> Render:
    """Return what prints a page of ``strangers``."""

    def render(person: Person, target: Path) -> dict[str, Any] | None:
        page, kinds = write(person)
        person.headings["contact"] = "CONTACT"
        return {"kinds": kinds} if printer(page, target) else None

    return render


def weasyprint(page: str, target: Path) -> bool:
    """Print a page with WeasyPrint."""
    try:
        import weasyprint as printer
    except (ImportError, OSError):
        return False
    printer.HTML(string=page).write_pdf(str(target))
    return True


def from_latex(source: Callable[[Person], str], program: str, order: Callable[[Person], list[str]] | None = None) -> Render:
    """Return what renders a LaTeX source."""

    def render(person: Person, target: Path) -> dict[str, Any] | None:
        with tempfile.TemporaryDirectory() as folder:
            code = source(person)
            if program == "xelatex":
                code = code.replace(r"\usepackage[T1]{fontenc}", r"\usepackage{fontspec}\setmainfont{Lato}")
            (Path(folder) / "page.tex").write_text(code, encoding="utf-8")
            if not run(program, "-interaction=nonstopmode", "-halt-on-error", "page.tex", folder=Path(folder)):
                return None
            shutil.copy(Path(folder) / "page.pdf", target)
        return {"kinds": order(person) if order else None}

    return render


def from_typst(style: str) -> Render:
    """Return what renders a typst page."""

    def render(person: Person, target: Path) -> dict[str, Any] | None:
        import typst

        source, kinds = typesetting.typst_source(person, style)
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "page.typ").write_text(source, encoding="utf-8")
            typst.compile(Path(folder) / "page.typ", output=target)
        return {"kinds": kinds}

    return render


def from_rendercv(theme: str) -> Render:
    """Return what renders a RenderCV theme; it writes months by their names."""

    def render(person: Person, target: Path) -> dict[str, Any] | None:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "person.yaml"
            source.write_text(
                yaml.safe_dump(typesetting.rendercv_data(person, theme), allow_unicode=True, sort_keys=False), encoding="utf-8"
            )
            if not run(
                "rendercv", "render", "person.yaml", "--pdf-path", str(target), "-nomd", "-nohtml", "-nopng", folder=Path(folder)
            ):
                return None
        return {"date_style": "short", "phones": False}

    return render


def from_node(kind: str) -> Render:
    """Return what renders with a package of node."""

    def render(person: Person, target: Path) -> dict[str, Any] | None:
        folder = os.environ.get("NODE_FOLDER", "")
        if not folder:
            return None
        data = asdict(person)
        for job, shown in zip(person.jobs, data["jobs"], strict=True):
            shown["dates"] = person.dates(job)
            shown["points"] = [point.text for point in job.points]
        data["projects"] = [[name, [point.text for point in points]] for name, points in person.projects]
        script = Path(__file__).parent / "corpus" / "scripts.mjs"
        if not run("node", str(script), kind, str(target), folder=Path(folder), given=json.dumps(data)):
            return None
        main = [name for name in person.order if name in {"experience", "projects", "summary"}]
        return {
            "kinds": main + [name for name in person.order if name not in main] if kind == "react-columns" else None,
            "places": kind == "react",
        }

    return render


def from_word(style: str, *, convert: str = "") -> Render:
    """Return what writes a Word file; ``convert`` is the suffix that LibreOffice turns it into."""

    def render(person: Person, target: Path) -> dict[str, Any] | None:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "page.docx"
            kinds = write_word(person, style, source)
            if not convert:
                shutil.copy(source, target)
                return {"kinds": kinds}
            out = Path(folder) / "out"
            if not run(
                "soffice",
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--convert-to",
                convert,
                "--outdir",
                str(out),
                str(source),
            ):
                return None
            shutil.copy(out / f"page.{convert}", target)
        return {"kinds": kinds}

    return render


def from_pandoc(person: Person, target: Path) -> dict[str, Any] | None:
    """Markdown turned into a Word file."""
    source = text.markdown(person, "headings").replace("\n- ", "\n* ").replace("_ ", "\\_ ")
    return {} if run("pandoc", "-f", "markdown", "-o", str(target), given=source) else None


def as_text(write: Callable[[Person, str], str], style: str) -> Render:
    """Return what writes Markdown or plain text."""

    def render(person: Person, target: Path) -> dict[str, Any] | None:
        target.write_text(write(person, style), encoding="utf-8")
        return {}

    return render


def profile(person: Person, target: Path) -> dict[str, Any] | None:
    """The imitation of a network's export."""
    page, sections = text.profile_export(person)
    if not weasyprint(page, target):
        return None
    shown = [skill for _, group in person.skills for skill in group][:3]
    return {"sections": sections, "date_style": "long", "phones": False, "skills": shown, "links": 1}


def drawn_profile(manner: Manner) -> Render:
    """Return what draws the export of a profile that was filled in like this."""

    def render(person: Person, target: Path) -> dict[str, Any] | None:
        adapt(person, manner)
        try:
            sections = draw_profile(person, target, manner)
        except ImportError:
            return None
        shown = [skill for _, group in person.skills for skill in group][:3]
        return {"sections": sections, "date_style": person.date_style, "skills": shown}

    return render


def drawn(draw: Callable[[Person, Path], None]) -> Render:
    """Return what draws with a Python package."""

    def render(person: Person, target: Path) -> dict[str, Any] | None:
        try:
            draw(person, target)
        except ImportError:
            return None
        return {}

    return render


def recipes() -> Iterator[Recipe]:
    """Every layout of every program."""
    for layout in html.LAYOUTS:
        yield Recipe(
            f"chromium-{layout.name}",
            "pdf",
            from_html(layout, chromium),
            layout.bullets in {"disc", "circle"} and layout.page == "single",
        )
    by_name = {layout.name: layout for layout in html.LAYOUTS}
    yield Recipe(
        "chromium-footer",
        "pdf",
        from_html(by_name["single"], lambda page, target: chromium(page, target, footer=True)),
        jobs=(5, 6),
    )
    yield Recipe("chromium-long-sidebar", "pdf", from_html(replace(by_name["left-sidebar"], size="11pt"), chromium), jobs=(5, 6))
    for name in ("single-company-first", "right-sidebar", "left-sidebar-last", "grid", "rail-left", "table"):
        yield Recipe(f"weasyprint-{name}", "pdf", from_html(by_name[name], weasyprint))
    for name, write in strangers.PAGES.items():
        yield Recipe(f"strange-{name}", "pdf", from_page(write, chromium), jobs=(2, 3) if name == "text-boxes" else (2, 5))
        yield Recipe(
            f"strange-print-{name}", "pdf", from_page(write, weasyprint), jobs=(2, 3) if name == "text-boxes" else (2, 5)
        )
    for program in ("pdflatex", "xelatex"):
        yield Recipe(f"{program}-article", "pdf", from_latex(latex.article, program), True)
        yield Recipe(f"{program}-commands", "pdf", from_latex(latex.custom_commands, program))
        yield Recipe(f"{program}-columns", "pdf", from_latex(latex.columns, program, latex.columns_order))
    yield Recipe("pdflatex-tables", "pdf", from_latex(latex.tables, "pdflatex"))
    yield Recipe("pdflatex-hanging", "pdf", from_latex(latex.hanging, "pdflatex"))
    for style in ("classic", "banking", "casual", "oldstyle"):
        yield Recipe(
            f"moderncv-{style}", "pdf", from_latex(lambda person, style=style: latex.moderncv(person, style), "pdflatex")
        )
    for style in ("plain", "arrow", "rail", "columns"):
        yield Recipe(f"typst-{style}", "pdf", from_typst(style), style == "plain")
    for theme in THEMES:
        yield Recipe(f"rendercv-{theme}", "pdf", from_rendercv(theme))
    yield Recipe("react", "pdf", from_node("react"))
    yield Recipe("react-columns", "pdf", from_node("react-columns"))
    yield Recipe("reportlab", "pdf", drawn(typesetting.draw_with_reportlab))
    yield Recipe("fpdf", "pdf", drawn(typesetting.draw_with_fpdf))
    yield Recipe("profile-export", "pdf", profile)
    yield Recipe("profile-export-long", "pdf", profile, jobs=(5, 6))
    for name, manner in PROFILES.items():
        yield Recipe(f"profile-drawn-{name}", "pdf", drawn_profile(manner), jobs=(3, 6))
    for style in (
        "lists",
        "typed",
        "tabs",
        "table-rows",
        "two-columns",
        "text-box",
        "breaks",
        "web",
        "loose",
        "rows-and-role",
        "side-table",
    ):
        yield Recipe(f"libreoffice-{style}", "pdf", from_word(style, convert="pdf"), style == "lists")
    for style in STYLES:
        yield Recipe(f"word-{style}", "docx", from_word(style), style == "lists")
    for style in ("lists", "table-rows", "text-box"):
        yield Recipe(f"libreoffice-word-{style}", "docx", from_word(style, convert="docx"))
    yield Recipe("docx-package", "docx", from_node("docx"))
    yield Recipe("pandoc", "docx", from_pandoc)
    for style in ("headings", "bold", "wrapped"):
        yield Recipe(f"markdown-{style}", "md", as_text(text.markdown, style), style == "headings")
    for style in ("caps", "ruled", "wide"):
        yield Recipe(f"text-{style}", "txt", as_text(text.plain, style), style == "caps")


def make(recipe: Recipe, seed: int, out: Path, number: int) -> bool:
    """Write one file and its truth."""
    person = make_person(seed, jobs=recipe.jobs, plain_points=not recipe.nested)
    name = f"{recipe.name}-{number}.{recipe.suffix}"
    target = out / "files" / name
    facts = recipe.render(person, target)
    if facts is None:
        print(f"left out: {name}")
        return False
    if "date_style" in facts:
        person.date_style = facts["date_style"]
    told = truth(person, name, kinds=facts.get("kinds"))
    if "sections" in facts:
        told["sections"] = [{"kind": kind, "heading": heading} for kind, heading in facts["sections"]]
    if not facts.get("phones", True):
        told["phones"] = []
    if isinstance(facts.get("skills"), list):
        told["skills"] = facts["skills"]
    if "links" in facts:
        told["links"] = [next((link for link in told["links"] if "linkedin" in link), told["links"][0])]
    (out / "truth" / f"{name}.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    return True


def main() -> None:
    """Make the corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="only recipes whose name holds this")
    parser.add_argument("--rounds", type=int, default=1, help="files of each recipe")
    given = parser.parse_args()
    for name in ("files", "truth"):
        (given.out / name).mkdir(parents=True, exist_ok=True)
    made = 0
    for number in range(1, given.rounds + 1):
        for place, recipe in enumerate(recipes()):
            if given.only in recipe.name:
                made += make(recipe, given.seed * 10_000 + number * 500 + place, given.out.resolve(), number)
    print(f"{made} files in {given.out}")


if __name__ == "__main__":
    main()
