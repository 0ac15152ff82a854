"""Compare what is read from a folder of resumes with what people say stands in them, and print a table.

usage: python benchmarks/parsing.py FILES TRUTH

TRUTH holds ``<file name>.json`` for every file that counts, each of the shape
{name, emails, links, sections: [{kind, heading}], jobs: [{company, title, start, end, bullets}], skills}.
Dates are YYYY-MM, YYYY or "present"; a truth that gives only the year is met by any month of it.
"""

import argparse
import json
import re
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from reframer.errors import ReframerError
from reframer.model.resume import Resume
from reframer.parsing import parse_resume
from reframer.parsing.coverage import coverage
from reframer.readers import read_document

SAME = 90.0


def plain(text: str) -> str:
    folded = text.translate(
        {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2010: "-", 0x2011: "-", 0x2013: "-", 0x2014: "-"}
    )
    return " ".join(folded.lower().split())


def pairs(wanted: list[str], found: list[str]) -> int:
    """How many texts have a partner, best matches first."""
    scores = sorted(
        (
            (fuzz.ratio(plain(left), plain(right)), row, column)
            for row, left in enumerate(wanted)
            for column, right in enumerate(found)
        ),
        key=lambda score: (-score[0], score[1], score[2]),
    )
    rows: set[int] = set()
    columns: set[int] = set()
    for ratio, row, column in scores:
        if ratio >= SAME and row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
    return len(rows)


def balance(hits: int, wanted: int, found: int) -> float:
    """F1; 1 when nothing was wanted and nothing found."""
    return 2 * hits / (wanted + found) if wanted + found else 1.0


def same_date(wanted: str, found: str) -> bool:
    return not wanted or (found.startswith(wanted) if wanted[:1].isdigit() else wanted == found)


def address(text: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", text.lower()).rstrip("/")


def measure(truth: dict[str, Any], resume: Resume) -> dict[str, float]:
    bullets = [bullet for job in truth["jobs"] for bullet in job["bullets"]]
    read = [bullet.text for role in resume.roles for bullet in role.bullets]
    jobs = sum(
        any(
            fuzz.token_set_ratio(plain(job["company"] or ""), plain(role.company)) >= SAME
            and fuzz.token_set_ratio(plain(job["title"] or ""), plain(role.title)) >= SAME
            and same_date(job["start"], role.start)
            and same_date(job["end"], role.end)
            for role in resume.roles
        )
        for job in truth["jobs"]
    )
    sections = [f"{section['kind']} {section['heading']}" for section in truth["sections"]]
    headings = [f"{section.kind.value} {section.heading}" for section in resume.sections if section.heading]
    links = {address(link) for link in truth["links"]}
    return {
        "bullets F1": balance(pairs(bullets, read), len(bullets), len(read)),
        "jobs": jobs / len(truth["jobs"]) if truth["jobs"] else 1.0,
        "sections F1": balance(pairs(sections, headings), len(sections), len(headings)),
        "name": float(plain(truth["name"]) == plain(resume.contact.name)),
        "e-mail": float(not truth["emails"] or plain(truth["emails"][0]) == plain(resume.contact.email)),
        "links": len(links & {address(link) for link in resume.contact.links}) / len(links) if links else 1.0,
        "skills F1": balance(pairs(truth["skills"], list(resume.skills)), len(truth["skills"]), len(resume.skills)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path)
    parser.add_argument("truth", type=Path)
    options = parser.parse_args()
    rows: list[tuple[str, dict[str, float]]] = []
    for file in sorted(options.files.iterdir()):
        answer = options.truth / f"{file.name}.json"
        if not answer.is_file():
            continue
        truth = json.loads(answer.read_text(encoding="utf-8"))
        try:
            document = read_document(file)
            resume = parse_resume(document)
            figures = measure(truth, resume) | {"covered": coverage(document, resume).share}
        except ReframerError as error:
            print(f"{file.name}: {error}")
            continue
        rows.append((file.name, figures))
    if not rows:
        raise SystemExit("no file of the folder has a truth of its own name")
    names = list(rows[0][1])
    print(f"{'file':32}" + "".join(f"{name:>13}" for name in names))
    for file_name, figures in rows:
        print(f"{file_name:32}" + "".join(f"{figures[name]:13.3f}" for name in names))
    print(
        f"{'mean of ' + str(len(rows)):32}" + "".join(f"{sum(row[name] for _, row in rows) / len(rows):13.3f}" for name in names)
    )


if __name__ == "__main__":
    main()
