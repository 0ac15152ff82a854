"""Kinds of resumes that people's programs make: what stands in the file, and what is read from it."""

import pytest
from resumes_made_up import BULLETS, HEAD, TAIL, document_of, page_line, parse_text, resume_with_roles

from reframer.model.resume import Resume
from reframer.parsing import parse_resume
from reframer.parsing.mending import mend


def roles_of(resume: Resume) -> list[tuple[str, str, str, str]]:
    return [(role.title, role.company, role.start, role.end) for role in resume.roles]


def test_roles_that_are_items_of_a_list_have_their_bullets_one_level_deeper() -> None:
    resume = parse_resume(
        document_of(
            page_line("Ines Farrow", size=20, bold=True),
            page_line("ines@example.com"),
            page_line("Experience", size=13, bold=True, gap=1.0),
            page_line("Data Engineer, Halden Freight", bold=True, bullet=True, indent=14),
            page_line("May 2020 - Present", indent=14),
            page_line("Moved the tariff tables to Postgres", bullet=True, indent=34),
            page_line("Cut the nightly load to 20 minutes", bullet=True, indent=34),
            page_line("Developer, Castor Mills (2016 - 2020)", bold=True, bullet=True, indent=14),
            page_line("A mill with 300 looms.", indent=14),
            page_line("Wrote the loom monitor in Go", bullet=True, indent=34),
        )
    )
    assert roles_of(resume) == [
        ("Data Engineer", "Halden Freight", "2020-05", "present"),
        ("Developer", "Castor Mills", "2016", "2020"),
    ]
    assert [[bullet.text for bullet in role.bullets] for role in resume.roles] == [
        ["Moved the tariff tables to Postgres", "Cut the nightly load to 20 minutes"],
        ["Wrote the loom monitor in Go"],
    ]


def test_companies_that_look_like_the_headings_are_no_headings() -> None:
    head = {"size": 14.0, "bold": True, "gap": 1.0}
    resume = parse_resume(
        document_of(
            page_line("Ines Farrow", size=24, bold=True),
            page_line("ines@example.com"),
            page_line("Work Experience", **head),
            page_line("Halden Freight", **head),
            page_line("Data Engineer", bold=True),
            page_line("2020 - Present"),
            page_line("Moved the tariff tables to Postgres", bullet=True, indent=14),
            page_line("Castor Mills", **head),
            page_line("Developer", bold=True),
            page_line("2016 - 2020"),
            page_line("Wrote the loom monitor in Go", bullet=True, indent=14),
            page_line("Education", **head),
            page_line("BSc Physics, Marlow University, 2016"),
            page_line("Skills", **head),
            page_line("Go, Python, Postgres"),
        )
    )
    assert [section.heading for section in resume.sections] == ["Work Experience", "Education", "Skills"]
    assert roles_of(resume) == [
        ("Data Engineer", "Halden Freight", "2020", "present"),
        ("Developer", "Castor Mills", "2016", "2020"),
    ]


@pytest.mark.parametrize(("row", "bullets", "own"), [("Other", 1, 2), ("Key achievements:", 3, 0)])
def test_a_small_heading_ends_a_role_and_a_label_inside_does_not(row: str, bullets: int, own: int) -> None:
    resume = parse_resume(
        document_of(
            page_line("Ines Farrow", size=20),
            page_line("ines@example.com"),
            page_line("LEADERSHIP", size=13, gap=1.0),
            page_line("Rowing Club - Treasurer\t2015 - 2017", bold=True),
            page_line("Kept the books of 90 members", bullet=True, indent=14),
            page_line(row, bold=True),
            page_line("Speaks at the town library", bullet=True, indent=14),
            page_line("Won a baking contest", bullet=True, indent=14),
            page_line("EDUCATION", size=13, gap=1.0),
            page_line("BSc Physics, Marlow University, 2016"),
        )
    )
    section = next(section for section in resume.sections if section.heading == "LEADERSHIP")
    assert ([len(role.bullets) for role in resume.roles], len(section.bullets)) == ([bullets], own)


def test_the_first_bullet_under_a_school_may_be_its_degree() -> None:
    resume = parse_text(
        HEAD + f"Engineer, Halden Freight, 2019 - 2021\n{BULLETS}\nEDUCATION\n"
        "Marlow University - Class of 2018\n- B.Sc. Physics - 3.8/4.0\n- Chess club\n"
    )
    assert [(school.school, school.degree.split(" - ")[0], school.end) for school in resume.education] == [
        ("Marlow University", "B.Sc. Physics", "2018")
    ]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("ines.farrow@example.", "org", "ines.farrow@example.org"),
        ("INES.FARROW@EXAMPLE.O", "RG", "INES.FARROW@EXAMPLE.ORG"),
        ("ines@example.com", "com", None),
        ("ines@example.co", "Leeds, UK", None),
    ],
)
def test_an_address_that_a_narrow_column_broke(first: str, second: str, whole: str | None) -> None:
    lines = mend(document_of(page_line(first, full=True), page_line(second))).lines
    assert [line.text for line in lines] == ([whole] if whole else [first, second])


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (["Undergraduate Research", "Assistant"], ["Undergraduate Research Assistant"]),
        (["Information Technology", "Specialist (25B)"], ["Information Technology Specialist (25B)"]),
        (["Backend Engineer, Halden", "Freight, York, UK"], ["Backend Engineer, Halden Freight, York, UK"]),
        (["Halden Freight", "Senior Engineer"], ["Halden Freight", "Senior Engineer"]),
        (["Senior Engineer", "Halden Freight"], ["Senior Engineer", "Halden Freight"]),
        (["Wrote the loom monitor", "Assistant"], ["Wrote the loom monitor", "Assistant"]),
    ],
)
def test_header_rows_that_wrap_in_a_narrow_column(rows: list[str], wanted: list[str]) -> None:
    lines = mend(document_of(*(page_line(row, full=row is rows[0], bold=True) for row in rows))).lines
    assert [line.text for line in lines] == wanted


def test_the_end_of_a_bullet_that_holds_a_date_is_no_role() -> None:
    resume = parse_resume(
        document_of(
            page_line("Ines Farrow", size=20),
            page_line("ines@example.com"),
            page_line("EXPERIENCE", size=13, gap=1.0),
            page_line("Data Engineer, Halden Freight, 2019 - 2023"),
            page_line("Wrote the parcel ledger that four teams use; it has not lost", bullet=True, indent=14, full=True),
            page_line("a parcel since 2021", indent=14),
            page_line("Moved the tariff tables to Postgres", bullet=True, indent=14),
        )
    )
    assert [[bullet.text for bullet in role.bullets] for role in resume.roles] == [
        [
            "Wrote the parcel ledger that four teams use; it has not lost a parcel since 2021",
            "Moved the tariff tables to Postgres",
        ]
    ]


def test_achievements_without_marks_begin_with_what_was_done() -> None:
    full = {"full": True, "gap": 0.01}
    resume = parse_resume(
        document_of(
            page_line("Ines Farrow", size=20),
            page_line("ines@example.com"),
            page_line("Experience", size=15, gap=1.0),
            page_line("Halden Freight", size=12, gap=0.5),
            page_line("Data Engineer", size=11.5),
            page_line("May 2020 - Present (4 years)"),
            page_line("Led the on-call rota, and removed about 30,000 lines of", gap=0.6, full=True),
            page_line("code from the tariff service under a hard deadline", **full),
            page_line("Rewrote the parcel ledger in Go with two other engineers", gap=0.01),
        )
    )
    assert [bullet.text.split()[0] for bullet in resume.roles[0].bullets] == ["Led", "Rewrote"]


@pytest.mark.parametrize(
    ("header", "title", "company", "place"),
    [
        ("Engineering Manager, Payments, Rowan & Pike | 2019 - 2022", "Engineering Manager, Payments", "Rowan & Pike", ""),
        ("Data Engineer, Castor Designs, Opel Bay | 2019 - 2022", "Data Engineer", "Castor Designs", "Opel Bay"),
    ],
)
def test_a_team_after_a_title_is_no_company(header: str, title: str, company: str, place: str) -> None:
    role = resume_with_roles(header, "Developer, Halden Freight | 2015 - 2019").roles[0]
    assert (role.title, role.company, role.location) == (title, company, place)


@pytest.mark.parametrize("line", ["Ines Farrow, Software Engineer", "Ines Farrow - Software Engineer"])
def test_a_title_beside_the_name_is_no_part_of_it(line: str) -> None:
    resume = parse_text(f"{line}\nines@example.com\n\nEXPERIENCE\n\nEngineer, Halden Freight, 2019 - 2021\n{BULLETS}{TAIL}")
    assert (resume.contact.name, resume.contact.headline) == ("Ines Farrow", "Software Engineer")
