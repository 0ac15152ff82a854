"""LinkedIn's "Save to PDF": known as a layout of its own, told from resumes that look like it, and read by its rules."""

from pathlib import Path

import pytest

from reframer.model.document import Cell, Document, FileKind, Line, Style
from reframer.model.resume import Resume
from reframer.model.source import Box, SourceRef
from reframer.parsing import parse_resume
from reframer.parsing.coverage import coverage
from reframer.parsing.profile import find_profile, is_stay
from reframer.readers import read_document

FOLDER = Path(__file__).parents[1] / "data" / "corpus"
PROFILES = sorted(FOLDER.glob("profile-*.pdf"))
OTHERS = sorted(path for path in FOLDER.glob("*.pdf") if not path.name.startswith("profile-"))
SIDE, TEXT = 22.0, 224.0
GREY = "b0b0b0"


def line(text: str, top: float, *, left: float = TEXT, size: float = 10.5, color: str = "", page: int = 1) -> Line:
    """A row as the reader gives it; letters are 5 points wide."""
    end = left + 5.0 * len(text) * size / 10.5
    style = Style(size=size, color=color)
    source = SourceRef(file="p.pdf", page=page, box=Box(x0=left, top=top, x1=end, bottom=top + size))
    return Line(text=text, cells=(Cell(text=text, x0=left, x1=end, style=style),), style=style, source=source, gap=0.0)


def document(*rows: Line, beside: tuple[str, ...] = ("(LinkedIn)",), dropped: str = "Page 1 of 2") -> Document:
    """A profile: name and headline, then the rows, with a side column."""
    head = [line("Ana Costa", 50, size=26), line("Backend Engineer", 90, size=12), line("Porto", 104, size=12, color=GREY)]
    side = [line("Contact", 50, left=SIDE, size=13, color="ffffff")]
    side += [line(text, 70 + 14 * place, left=SIDE, color="e1e8ed") for place, text in enumerate(("ana@example.com", *beside))]
    side += [line("Top Skills", 200, left=SIDE, size=13, color="ffffff"), line("Go", 220, left=SIDE, color="e1e8ed")]
    main = [*head, line("Experience", 130, size=15.75), *rows]
    zoned = [row.model_copy(update={"zone": int(row in side)}) for row in [*main, *side]]
    return Document(
        file="p.pdf", kind=FileKind.PDF, sha256="0" * 64, pages=2, lines=tuple(zoned), dropped=(line(dropped, 770),), columns=2
    )


def stay(title: str, dates: str, *body: str, employer: str = "", whole: str = "", top: float = 160, page: int = 1) -> list[Line]:
    """The rows of a role."""
    rows = [(employer, 12.0, ""), (whole, 10.5, ""), (title, 11.5, ""), (dates, 10.5, ""), ("Vila do Conde", 10.5, GREY)]
    rows += [(text, 10.5, "") for text in body]
    shown = [row for row in rows if row[0]]
    return [line(text, top + 14 * n, size=size, color=color, page=page) for n, (text, size, color) in enumerate(shown)]


def roles(resume: Resume) -> list[tuple[str, str, str, str, str]]:
    return [(role.title, role.company, role.location, role.start, role.end) for role in resume.roles]


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_a_profile_is_known_and_nothing_of_it_is_lost(path: Path) -> None:
    read = read_document(path)
    resume = parse_resume(read)
    assert resume.layout == "linkedin_profile"
    assert coverage(read, resume).missing == ()
    assert not any(word in f"{role.title} {role.company}" for role in resume.roles for word in (" year", " month", "Jahr"))


def test_there_are_many_ways_to_fill_in_a_profile() -> None:
    assert len(PROFILES) >= 12


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_other_resumes_are_no_profiles(path: Path) -> None:
    assert find_profile(read_document(path)) is None


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("January 2020 - Present (2 years 3 months)", True),
        ("2015 - 2017 (2 years)", True),
        ("März 2020 - Heute (10 Monate)", True),
        ("enero de 2019 - agosto de 2021 (2 años 8 meses)", True),
        ("January 2020 - Present", False),
        ("Marlow Bank, January 2020 - Present (2 years)", False),
        ("2015 - 2017 (Leeds)", False),
    ],
)
def test_dates_with_their_length_in_brackets(text: str, known: bool) -> None:
    assert is_stay(text) is known


def test_several_roles_under_one_employer() -> None:
    rows = stay("Staff Engineer", "May 2021 - Present (3 years)", "Ran the ledger", employer="Oakline", whole="5 years 2 months")
    rows += stay("Engineer, Payments", "March 2019 - April 2021 (2 years 2 months)", "Built the ledger", top=260)
    rows += stay("Developer", "May 2015 - March 2018 (2 years 11 months)", "Wrote tests", employer="Education", top=340)
    resume = parse_resume(document(*rows))
    assert roles(resume) == [
        ("Staff Engineer", "Oakline", "Vila do Conde", "2021-05", "present"),
        ("Engineer, Payments", "Oakline", "Vila do Conde", "2019-03", "2021-04"),
        ("Developer", "Education", "Vila do Conde", "2015-05", "2018-03"),
    ]
    assert [item.text for item in resume.unassigned] == ["5 years 2 months"]
    assert [section.kind.value for section in resume.sections] == ["contact", "skills", "experience"]
    assert (resume.contact.name, resume.contact.headline, resume.contact.location) == ("Ana Costa", "Backend Engineer", "Porto")
    assert resume.skills == ("Go",)


def test_unmarked_lines_wrap_at_the_margin_only() -> None:
    body = (
        "Moved the nightly settlement from one cron box to a partitioned consumer",  # to the margin
        "group, which cut the run from six hours to forty minutes.",
        "Planned capacity for the yearly sale with three neighbouring teams, from",
        "London.",
        "24/7 on-call for the settlement",
        "Ana's runbooks are used by two other teams",
    )
    resume = parse_resume(document(*stay("Engineer", "May 2021 - Present (3 years)", *body, employer="Oakline")))
    assert [bullet.text for bullet in resume.roles[0].bullets] == [
        f"{body[0]} {body[1]}",
        f"{body[2]} {body[3]}",
        body[4],
        body[5],
    ]
    assert all(bullet.doubts for bullet in resume.roles[0].bullets)


def test_a_role_goes_on_over_the_page() -> None:
    rows = stay("Engineer", "May 2021 - Present (3 years)", employer="Oakline", top=700)
    rows += [line("Ran the ledger", 50, page=2), line("Built the gateway", 64, page=2)]
    (role,) = parse_resume(document(*rows)).roles
    assert [bullet.text for bullet in role.bullets] == ["Ran the ledger", "Built the gateway"]
    assert [bullet.source.page for bullet in role.bullets] == [2, 2]


def test_the_side_column_goes_on_over_the_page() -> None:
    more = (line("Certifications", 50, left=SIDE, size=13, color="ffffff", page=2), line("Scrum Lead", 70, left=SIDE, page=2))
    rows = stay("Engineer", "May 2021 - Present (3 years)", "Ran the ledger", "Built a gateway", employer="Oakline")
    resume = parse_resume(document(*rows, *more))
    assert [bullet.text for bullet in resume.roles[0].bullets] == ["Ran the ledger", "Built a gateway"]
    (certificates,) = [section for section in resume.sections if section.kind.value == "certifications"]
    assert [item.text for item in certificates.items] == ["Scrum Lead"]


def test_a_row_torn_over_both_columns_is_parted() -> None:
    rows = stay("Engineer", "May 2021 - Present (3 years)", "Ran the ledger", employer="Oakline")
    both = line("Kafka", 300, left=SIDE)
    text = line("• Built a gateway", 300)
    both = both.model_copy(update={"text": f"{both.text}\t{text.text}", "cells": (*both.cells, *text.cells)})
    resume = parse_resume(document(*rows, both))
    assert [bullet.text for bullet in resume.roles[0].bullets] == ["Built a gateway"]
    assert resume.skills == ("Go", "Kafka")


@pytest.mark.parametrize(
    ("rows", "beside", "dropped"),
    [
        (stay("Engineer", "May 2021 - Present", "Ran it", employer="Oakline"), ("(LinkedIn)",), "Page 1 of 2"),
        ([line("May 2021 - Present (3 years)", 160), line("Engineer at Oakline", 174)], ("(LinkedIn)",), "Page 1 of 2"),
        (stay("Engineer", "May 2021 - Present (3 years)", "Ran it", employer="Oakline"), ("Porto",), "Ana Costa"),
    ],
    ids=("no lengths", "titles below dates", "no sign of the network"),
)
def test_near_misses_are_read_the_general_way(rows: list[Line], beside: tuple[str, ...], dropped: str) -> None:
    found = document(*rows, beside=beside, dropped=dropped)
    assert find_profile(found) is None
