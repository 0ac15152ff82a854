import pytest
from resumes_made_up import document_of, page_line, parse_text

from reframer.model.resume import SectionKind
from reframer.parsing import parse_resume
from reframer.parsing.headings import find_headings, heading_kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("EXPERIENCE", "experience"),
        ("Work Experience:", "experience"),
        ("3. Employment History", "experience"),
        ("E X P E R I E N C E", "experience"),
        ("E D U C AT I O N", "education"),
        ("Relevant Industry Experience", "experience"),
        ("Skill Areas", "skills"),
        ("Key Skills:", "skills"),
        ("Computer Knowledge", "skills"),
        ("Technical Skills & Knowledge", "skills"),
        ("Tools / Technologies", "skills"),
        ("Volunteering & Leadership", "volunteer"),
        ("Honors/Awards", "awards"),
        ("Projects (continued)", "projects"),
        ("Selected Publications", "publications"),
        ("Prole", "summary"),  # a lost ligature
        ("Berufserfahrung", "experience"),
        ("On Campus Involvement", "activities"),
        ("Others", "other"),
    ],
)
def test_kinds_of_headings(text: str, kind: str) -> None:
    assert heading_kind(text)[0] == SectionKind(kind)


@pytest.mark.parametrize(
    "text", ["Project Manager", "Senior Skills Trainer", "Acme Corporation", "Built the experience team", "Denver, CO", ""]
)
def test_what_is_no_heading(text: str) -> None:
    assert heading_kind(text) == (None, 0)


def test_labels_inside_a_section_are_no_headings() -> None:
    document = document_of(
        page_line("SKILLS", size=13, bold=True),
        page_line("Languages", bold=True),
        page_line("Go, Rust"),
        page_line("EDUCATION", size=13, bold=True),
        page_line("Marlow University, 2015"),
    )
    assert [heading.text for heading in find_headings(document).values()] == ["SKILLS", "EDUCATION"]


def test_unknown_headings_are_admitted_by_the_look_of_the_known() -> None:
    document = document_of(
        page_line("Kim Sample", size=20, bold=True),
        page_line("EXPERIENCE", size=13, bold=True),
        page_line("Engineer, Acme, 2019 - 2020"),
        page_line("EDUCATION", size=13, bold=True),
        page_line("Marlow University, 2015"),
        page_line("THINGS I LIKE", size=13, bold=True),
        page_line("Long trains"),
    )
    headings = find_headings(document)
    assert [(heading.kind.value, heading.text) for heading in headings.values()] == [
        ("experience", "EXPERIENCE"),
        ("education", "EDUCATION"),
        ("other", "THINGS I LIKE"),
    ]


def test_headings_that_look_like_the_text_are_known_by_their_words() -> None:
    document = document_of(
        page_line("Kim Sample"),
        page_line("Experience", gap=0.9),
        page_line("Engineer, Acme, 2019 - 2020", gap=0.3),
        page_line("Education", gap=0.9),
        page_line("Marlow University, 2015", gap=0.3),
    )
    assert [heading.kind.value for heading in find_headings(document).values()] == ["experience", "education"]


def test_a_heading_may_share_its_line_with_the_text() -> None:
    resume = parse_text(
        "Kim Sample\nkim@example.com\n\nEXPERIENCE\n\nEngineer, Acme Ltd, 2019 - 2020\n- Wrote the ledger\n\nSKILLS: Go, Rust\n"
    )
    assert resume.skills == ("Go", "Rust")


def test_a_plain_heading_of_the_summary_is_no_title_of_the_person() -> None:
    resume = parse_resume(
        document_of(
            page_line("Anton Brisk", size=16, bold=True),
            page_line("anton@example.com | Leeds, UK"),
            page_line("About me", gap=0.6),
            page_line("I keep the servers of small shops alive, and I like it when nobody notices.", gap=0.6),
            page_line("Experience", size=14, bold=True),
            page_line("Engineer, Oakline Insurance\t2019 - 2022"),
            page_line("Built a queue", bullet=True),
            page_line("Education", size=14, bold=True),
            page_line("BSc Physics, Marlow University, 2012"),
        )
    )
    assert resume.contact.headline == ""
    assert [section.heading for section in resume.sections] == ["About me", "Experience", "Education"]
    assert [item.text[:10] for item in resume.summary] == ["I keep the"]


def test_a_heading_of_plain_text_right_below_bullets() -> None:
    text = (
        "Anton Brisk\nanton@example.com\n\nExperience\nEngineer, Oakline Insurance\n2019 - 2022\n- Built a queue\n"
        "Tools\n- Wrote the handbook\nSkills\nPython, Go\nEducation\nBSc Physics, Marlow University, 2012\n"
    )
    resume = parse_text(text)
    assert [section.heading for section in resume.sections] == ["Experience", "Skills", "Education"]
    assert [bullet.text for bullet in resume.roles[0].bullets] == ["Built a queue", "Wrote the handbook"]


@pytest.mark.parametrize(
    "tail",
    [
        "\nEducation\nBSc Computing, Harrow College, 2012\nSkills\nPython, Go\n",
        "\nEDUCATION\nBSc Computing, Harrow College, 2012\nSkills\nPython, Go\n",
        "\nEducation\nBSc Computing\nSkills: Python, Go\n",
        "\nEducation: BSc Computing, Harrow College, 2012\nSkills: Python, Go\n",
    ],
)
def test_skills_right_below_a_school_in_one_line(tail: str) -> None:
    resume = parse_text("Edda Marsh\nEngineer\n\nExperience\nEngineer, Oakline, 2019 - 2022\n- Built a queue\n" + tail)
    assert resume.skills == ("Python", "Go")
    assert [school.degree for school in resume.education] == ["BSc Computing"]
