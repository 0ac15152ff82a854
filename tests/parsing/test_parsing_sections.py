# ruff: noqa: E501  # tables of text read best on one line
import pytest
from resumes_made_up import HEAD, document_of, page_line, parse_text

from reframer.model.document import Cell, Line, Style
from reframer.model.source import Box, SourceRef
from reframer.parsing import parse_resume
from reframer.parsing.joining import Lexicon
from reframer.parsing.skills import parse_skills


def test_a_column_on_the_next_page_goes_on_where_it_stopped() -> None:
    """The side column is read last on page one; the work history goes on at the top of page two."""
    resume = parse_resume(
        document_of(
            page_line("Kim Sample", size=22, top=10),
            page_line("Experience", size=14, bold=True, zone=1, top=60),
            page_line("Staff Engineer, Oakline Insurance\t2019 - 2022", zone=1, top=80),
            page_line("Wrote the claims service", bullet=True, indent=12, zone=1, top=100),
            page_line("Skills", size=14, bold=True, left=400, zone=2, top=60),
            page_line("Go, Rust", left=400, zone=2, top=80),
            page_line("Trained nine colleagues", bullet=True, indent=12, zone=3, page=2, top=20),
            page_line("Education", size=14, bold=True, zone=3, page=2, top=60),
            page_line("Marlow University, 2015", zone=3, page=2, top=80),
        )
    )
    assert [bullet.text for bullet in resume.roles[0].bullets] == ["Wrote the claims service", "Trained nine colleagues"]
    assert resume.skills == ("Go", "Rust")


def test_the_name_may_stand_above_the_second_column() -> None:
    resume = parse_resume(
        document_of(
            page_line("CONTACT", size=12, bold=True, top=10),
            page_line("kim@example.com", top=30),
            page_line("SKILLS", size=12, bold=True, top=60),
            page_line("Go, Rust", top=80),
            page_line("Kim Sample", size=24, left=300, zone=1, top=10),
            page_line("Staff Engineer", left=300, zone=1, top=40),
            page_line("EXPERIENCE", size=12, bold=True, left=300, zone=1, top=60),
            page_line("Oakline Insurance, Staff Engineer\t2019 - 2022", left=300, zone=1, top=80),
        )
    )
    assert (resume.contact.name, resume.contact.headline, resume.contact.email) == (
        "Kim Sample",
        "Staff Engineer",
        "kim@example.com",
    )
    assert resume.skills == ("Go", "Rust")
    assert resume.roles[0].company == "Oakline Insurance"


EDUCATION = [
    (
        "B.S. Computer Science, Marlow State University, May 2023, GPA 3.5",
        "Marlow State University",
        "B.S. Computer Science",
        "",
        "2023-05",
    ),
    (
        "Marlow University, Marlow, UK      2013 - 2016\nBachelor of Arts, Business Administration",
        "Marlow University",
        "Bachelor of Arts, Business Administration",
        "2013",
        "2016",
    ),
    ("M.S. Data Science | Marlow University | 2020", "Marlow University", "M.S. Data Science", "", "2020"),
    (
        "Ing. (MSc) Computer Science, Czech Technical University, 2010. Thesis: lock-free queues",
        "Czech Technical University",
        "Ing. (MSc) Computer Science",
        "",
        "2010",
    ),
    (
        "Sept 2018 – May 2023    Marlow University, PhD in Computer Science – Princeton, NJ",
        "Marlow University",
        "PhD in Computer Science",
        "2018-09",
        "2023-05",
    ),
    (
        "Master's degree, Computer Science · (2010 - 2015)\nUniversidade do Porto",
        "Universidade do Porto",
        "Master's degree, Computer Science",
        "2010",
        "2015",
    ),
]


def test_a_course_with_its_year_is_an_entry_and_a_list_with_one_is_not() -> None:
    rows = "BSc Eng, Marlow University, 2010\nManagement Advancement Programme, Northgate, 2019\nDean's list, top 5%, 2009"
    schools = parse_text(f"{HEAD}Engineer, Oakline | 2015 - 2019\n- Built a queue for parcels\n\nEDUCATION\n{rows}\n").education
    assert [(item.degree, item.school, item.end) for item in schools] == [
        ("BSc Eng", "Marlow University", "2010"),
        ("Management Advancement Programme", "Northgate", "2019"),
    ]
    assert [item.text for item in schools[1].description] == ["Dean's list, top 5%, 2009"]


def test_education() -> None:
    for text, school, degree, start, end in EDUCATION:
        resume = parse_text(f"Kim Sample\nkim@example.com\n\nEDUCATION\n\n{text}\n\nSKILLS\nGo, Rust\n")
        assert [(item.school, item.degree, item.start, item.end) for item in resume.education] == [
            (school, degree, start, end)
        ], text


def test_two_schools() -> None:
    resume = parse_text(
        "Kim Sample\n\nEDUCATION\nBSc Mathematics, University of Calabar, 2019 (2:1)\nCoursera: Machine Learning Specialization, 2023\n\nSKILLS\nGo\n"
    )
    assert [(item.school, item.degree, item.end) for item in resume.education] == [
        ("University of Calabar", "BSc Mathematics", "2019"),
        ("Coursera", "Machine Learning Specialization", "2023"),
    ]


def test_skills_are_cut_at_commas_outside_brackets() -> None:
    resume = parse_text(
        "Kim Sample\n\nSKILLS\nCloud: AWS (EKS, SQS, Lambda), Docker; Terraform\nLanguages: Go | Rust, and C++,\nKafka, Airflow,\nSpark\n\nEDUCATION\nMarlow University, 2015\n"
    )
    assert [(group.label, group.skills) for group in resume.skill_groups] == [
        ("Cloud", ("AWS (EKS, SQS, Lambda)", "Docker", "Terraform")),
        ("Languages", ("Go", "Rust", "C++", "Kafka", "Airflow", "Spark")),
    ]


def test_skill_labels_on_lines_of_their_own() -> None:
    resume = parse_resume(
        document_of(
            page_line("Kim Sample", size=20),
            page_line("SKILLS", size=14, bold=True),
            page_line("Languages", bold=True),
            page_line("Go\tRust\tSQL"),
            page_line("Cloud", bold=True),
            page_line("Docker\tTerraform"),
            page_line("EDUCATION", size=14, bold=True),
            page_line("Marlow University, 2015"),
        )
    )
    assert [(group.label, group.skills) for group in resume.skill_groups] == [
        ("Languages", ("Go", "Rust", "SQL")),
        ("Cloud", ("Docker", "Terraform")),
    ]


def test_projects() -> None:
    resume = parse_text(
        HEAD
        + "Engineer, Oakline      2019 - 2022\n- Wrote the ledger\n\nPROJECTS\n\nrailwatch – a tracker for late trains (2020)\n- Scrapes timetables\n\n"
        + "Chess Clock | Swift | github.com/kim-example/clock\n- Two thousand downloads\n"
    )
    assert [(project.name, project.dates, project.link, len(project.bullets)) for project in resume.projects] == [
        ("railwatch", "2020", "", 1),
        ("Chess Clock", "", "github.com/kim-example/clock", 1),
    ]


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_project_told_in_one_line(wrapped: bool) -> None:
    lines = [
        page_line("Kim Sample", size=20),
        page_line("PROJECTS", size=14, bold=True),
        page_line("Moth counter (2023): followed the fieldwork.org course and", full=True),
        page_line("trained a small net on public pictures; runs on a phone."),
        page_line("Rain gauge (2021): soldered one, and wrote its page", gap=0.6),
        page_line("EDUCATION", size=14, bold=True),
        page_line("Marlow University, 2015"),
    ]
    if not wrapped:
        lines[2:4] = [page_line(f"{lines[2].text} {lines[3].text}")]
    resume = parse_resume(document_of(*lines))
    deed = "followed the fieldwork.org course and trained a small net on public pictures; runs on a phone."
    assert [(project.name, project.dates, project.link, [b.text for b in project.bullets]) for project in resume.projects] == [
        ("Moth counter", "2023", "", [deed]),
        ("Rain gauge", "2021", "", ["soldered one, and wrote its page"]),
    ]


def test_bullets_of_other_sections_stay_with_them() -> None:
    resume = parse_text(
        HEAD
        + "Engineer, Oakline      2019 - 2022\n- Wrote the ledger\n\nCERTIFICATIONS\n\n- Cloud Practitioner, 2021\n- Kubernetes Administrator\n"
    )
    (section,) = [section for section in resume.sections if section.kind == "certifications"]
    assert [bullet.text for bullet in section.bullets] == ["Cloud Practitioner, 2021", "Kubernetes Administrator"]


def test_a_bracket_below_a_certificate_is_its_end() -> None:
    resume = parse_text(
        "Dana Whitlock\ndana@example.com\n\nEXPERIENCE\nEngineer, Oakline      2019 - 2022\n- Built a ledger\n\n"
        "CERTIFICATIONS\nCertified Kubernetes Administrator\n(CKA), 2021\nScrum Lead, 2020\n"
    )
    (section,) = [section for section in resume.sections if section.kind == "certifications"]
    assert [item.text for item in section.items] == ["Certified Kubernetes Administrator (CKA), 2021", "Scrum Lead, 2020"]


def test_a_grid_of_skills_below_its_labels() -> None:
    def row(top: float, *cells: tuple[str, float], bold: bool = False) -> Line:
        style = Style(size=10.0, bold=bold)
        shown = tuple(Cell(text=text, x0=x, x1=x + 5 * len(text), style=style) for text, x in cells)
        box = Box(x0=cells[0][1], top=top, x1=500, bottom=top + 10)
        source = SourceRef(file="r.pdf", page=1, box=box)
        return Line(text="\t".join(text for text, _ in cells), cells=shown, style=style, source=source, gap=0.0)

    rows = [
        row(100, ("Languages", 40), ("Data stores", 150), ("Tools", 260), bold=True),
        row(114, ("Go", 40), ("PostgreSQL", 150), ("Git", 260)),
        row(128, ("Python, Rust", 40), ("Redis", 150)),
        row(142, ("Vim", 260.5)),
        row(156, ("Cloud", 40), ("Practices", 150), bold=True),
        row(170, ("AWS", 40), ("Pairing", 150)),
        row(184, ("GCP", 40), ("Review", 150)),
    ]
    groups, items = parse_skills(rows, Lexicon())
    assert [(group.label, group.skills) for group in groups] == [
        ("Languages", ("Go", "Python", "Rust")),
        ("Data stores", ("PostgreSQL", "Redis")),
        ("Tools", ("Git", "Vim")),
        ("Cloud", ("AWS", "GCP")),
        ("Practices", ("Pairing", "Review")),
    ]
    assert items == []
