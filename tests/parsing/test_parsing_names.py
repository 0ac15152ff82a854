"""Names stay whole: of schools, employers and titles no word gets lost, and no part of a school's name becomes a place."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resumes_made_up import HEAD, document_of, page_line, parse_text, resume_with_roles

from reframer.model.resume import Education, Resume
from reframer.parsing import parse_resume
from reframer.parsing.joining import Lexicon, join_texts


def parse_school(row: str) -> tuple[Education, ...]:
    return parse_text(f"{HEAD}Engineer, Oakline | 2015 - 2019\n- Built a queue for parcels\n\nEDUCATION\n{row}\n").education


@pytest.mark.parametrize(
    ("row", "degree", "school", "place"),
    [
        ("B.S. Mathematics, University of Nevada at Aldmoor, 2015", "B.S. Mathematics", "University of Nevada at Aldmoor", ""),
        (
            "MSc Physics, University of Illinois at Chicago, IL, 2015",
            "MSc Physics",
            "University of Illinois at Chicago",
            "IL",
        ),
        ("BSc Physics, University of California, Berkeley, 2012", "BSc Physics", "University of California, Berkeley", ""),
        ("BSc | University of Washington, Seattle, WA | 2010", "BSc", "University of Washington", "Seattle, WA"),
        ("B.Sc. in Physics at University of Leeds, UK (2009)", "B.Sc. in Physics", "University of Leeds", "UK"),
        ("MSc Data Science, Marlow University at Leeds, 2011", "MSc Data Science", "Marlow University at Leeds", ""),
    ],
)
def test_a_school_keeps_its_town(row: str, degree: str, school: str, place: str) -> None:
    (found,) = parse_school(row)
    assert (found.degree, found.school, found.location) == (degree, school, place)


def test_an_employer_that_is_a_university_keeps_its_town() -> None:
    resume = resume_with_roles(
        "Research Engineer, University of Illinois at Chicago (2019 - 2021)",
        "Developer at Oakline Insurance, Leeds (2016 - 2018)",
    )
    assert [role.company for role in resume.roles] == ["University of Illinois at Chicago", "Oakline Insurance"]


def test_two_entries_on_one_row_keep_their_own_years() -> None:
    (school,) = parse_school("Bachelor of Science, Marlow University, 2014. CKA exam 2017")
    assert (school.school, school.end, [item.text for item in school.description]) == (
        "Marlow University",
        "2014",
        ["CKA exam 2017"],
    )
    first, second = parse_school("BSc Physics, Marlow University, 2014. MSc Optics, Aldmoor College, 2016")
    assert [(school.school, school.end) for school in (first, second)] == [
        ("Marlow University", "2014"),
        ("Aldmoor College", "2016"),
    ]


def test_a_course_that_wraps_in_a_narrow_column_is_one_entry() -> None:
    resume = parse_resume(
        document_of(
            page_line("Kim Sample", size=20),
            page_line("EDUCATION", size=14, bold=True),
            page_line("BSc Optics, Marlow University, 2015", full=True),
            page_line("Marlow College: Moth Counting", gap=0.8, full=True),
            page_line("Specialization (2023) - trained a", full=True),
            page_line("moth classifier on public pictures"),
        )
    )
    first, second = resume.education
    assert (first.degree, first.school) == ("BSc Optics", "Marlow University")
    assert (second.degree, second.school, second.end) == ("Moth Counting Specialization", "Marlow College", "2023")
    assert [item.text for item in second.description] == ["trained a moth classifier on public pictures"]


def test_dates_lose_the_brackets_around_them() -> None:
    resume = resume_with_roles("Oakline Insurance\nDeveloper (Feb 2020 - now)", "Brill Ltd\nTester [2016 - 2020]")
    assert [role.dates for role in resume.roles] == ["Feb 2020 - now", "2016 - 2020"]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["at peak, with exactly-", "once delivery"], "at peak, with exactly-once delivery"),
        (["three burn-", "rate alerts"], "three burn-rate alerts"),
        (["at peak, w/", "exactly-once delivery"], "at peak, w/ exactly-once delivery"),
        (["A/", "B tests"], "A/B tests"),
        (["ten micro-", "services"], "ten microservices"),
        (["two data-", "bases"], "two databases"),
        (["under-", "standing"], "understanding"),
        (["a real-", "time feed"], "a real-time feed"),
        (["the Kuber-", "netes clusters"], "the Kubernetes clusters"),
    ],
)
def test_hyphens_of_compounds_stay(lines: list[str], joined: str) -> None:
    assert join_texts(lines, Lexicon(lines)) == joined


COMPANIES = [
    "University of Illinois at Chicago",
    "Bank of New Aldmoor",
    "Lumen, Lake and Partners",
    "Marlow & Sons - Digital",
    "Department of Energy, Office of Science",
    "Trainers at Work Ltd",
    "The Home Store, Inc.",
    "Square Brill (Europe)",
    "Hollis | Young",
    "Center for Robotics at Marlow University",
    "Made by Many of Leeds",
    "Oakline: Payments",
]
TITLES = [
    "Senior Software Engineer",
    "Head of Data, Platform",
    "Engineer - Payments",
    "Engineer at Large",
    "SRE / DevOps Engineer",
    "VP of Engineering | Platform",
    "Software Engineer (Contract, part-time)",
]
LAYOUTS = [
    "{t} | {c} | {p} | {d}",
    "{c}      {d}\n{t}       {p}",
    "{t} at {c}, {p}      {d}",
    "{t}, {c}, {p} ({d})",
    "{c}, {p}\n{t}\n{d}",
    "{c} - {t}      {d}",
    "{t}      {d}\n{c}, {p}",
    "{t}, {c}\n{p} | {d}",
]


def words_of(resume: Resume) -> list[str]:
    texts = []
    for role in resume.roles:
        texts += [role.company, role.title, role.location, role.dates, *(item.text for item in role.description)]
    return [word.lower() for text in texts for word in re.findall(r"[^\W_]+", text)]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(COMPANIES), st.sampled_from(TITLES), st.sampled_from(LAYOUTS), st.sampled_from(["Leeds, UK", "Aldmoor"]))
def test_every_word_of_a_header_ends_in_a_field(company: str, title: str, layout: str, place: str) -> None:
    rows = [
        layout.format(c=company, t=title, p=place, d="Mar 2020 - Present"),
        layout.format(c="Brill Insurance", t="Backend Developer", p="Leeds, UK", d="Jun 2016 - Feb 2020"),
    ]
    found = words_of(resume_with_roles(*rows))
    wanted = [word.lower() for row in rows for word in re.findall(r"[^\W_]+", row)]
    assert not [word for word in set(wanted) if wanted.count(word) > found.count(word) and word != "at"]


def test_an_unknown_town_beside_the_dates_is_told_by_the_other_roles() -> None:
    resume = resume_with_roles(
        "Lead Engineer, Oakline Metering\nLeeds | 2019 - 2022",
        "Engineer, Brillkamera (drone cameras)\nAldmoor | 2015 - 2019",
        "Developer, Lumenpo\nQuendon | 2013 - 2014",
    )
    assert [(role.title, role.company, role.location) for role in resume.roles] == [
        ("Lead Engineer", "Oakline Metering", "Leeds"),
        ("Engineer", "Brillkamera", "Aldmoor"),
        ("Developer", "Lumenpo", "Quendon"),
    ]


def test_an_employer_beside_the_dates_stays_one() -> None:
    resume = resume_with_roles("Lead Engineer, Platform\nBrillkamera | 2019 - 2022", "Engineer, Tools\nLumenpo | 2015 - 2019")
    assert [role.company for role in resume.roles] == ["Brillkamera", "Lumenpo"]
