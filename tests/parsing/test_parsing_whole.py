# ruff: noqa: E501  # tables of text read best on one line
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resumes_made_up import BULLETS, HEAD, TAIL, parse_text

from reframer.errors import ExitCode, ReadError
from reframer.model.resume import Resume
from reframer.parsing import parse_resume
from reframer.parsing.as_json import resume_as_json
from reframer.parsing.coverage import coverage
from reframer.readers import read_bytes

INVOICE = """INVOICE
Invoice number 2031
Date: 3 March 2024
Bill to: Example Stores Ltd, 12 High Street, Leeds
Description   Quantity   Price
Hosting, annual plan   1   240.00
Support hours   6   480.00
Total due   750.00
Please pay within 30 days to the account named below. Questions to billing@example.com.
Thank you for your business and for paying in time as you always do.
"""
LETTER = """Dear Ms Sample,

thank you for the long talk of last week, which I enjoyed very much. I have thought about what you said of the
garden, and I believe that we should plant the pear tree behind the house after all, where it has the sun in the morning.

Would you come and see us on Sunday? The children ask for you every day, and the dog has not forgotten you either.

With many greetings,
Robin
"""


JOB_AD = """Staff Engineer, Ledger Platform

Oakline Pay, remote

What you will do
- Own the ledger that four product teams write to
- Set the direction of the reconciliation jobs
- Grow two senior engineers into technical leads

What you bring
- Ten years with large transactional systems
- A calm hand on call

We offer a pension, thirty days of leave and a garden with pear trees.
"""


@pytest.mark.parametrize("text", [INVOICE, LETTER, JOB_AD])
def test_what_is_no_resume_is_refused(text: str) -> None:
    with pytest.raises(ReadError) as caught:
        parse_text(text)
    assert caught.value.diagnosis == "not_a_resume"
    assert caught.value.exit_code == ExitCode.UNSUPPORTED


def test_a_resume_in_another_language_is_read_with_a_notice() -> None:
    resume = parse_text(
        "Erika Beispiel\nerika@example.org\n\nBerufserfahrung\n\nSoftwareentwicklerin, Beispiel GmbH, Berlin       03/2019 - heute\n"
        "- Entwicklung von Diensten in Java für die Abrechnung mit der Bank\n- Einführung von Tests und Betrieb der Plattform in der Cloud\n"
        "- Leitung eines Teams von drei Personen und Planung der Arbeit mit dem Kunden\n\nAusbildung\nTechnische Universität Berlin, Diplom Informatik, 2014\n\n"
        "Kenntnisse\nJava, Kotlin\n\nÜber mich\nIch arbeite gern an der Sprache und mit den Werkzeugen, die auf dem Server und im Betrieb bei der Bank laufen.\n"
    )
    assert [notice.kind for notice in resume.warnings] == ["language"]
    assert (resume.roles[0].company, resume.roles[0].start, resume.roles[0].end) == ("Beispiel GmbH", "2019-03", "present")


def test_an_english_resume_has_no_language_notice() -> None:
    resume = parse_text(HEAD + f"Engineer, Oakline      2019 - 2022\n{BULLETS}" + TAIL)
    assert resume.warnings == ()


def test_a_resume_without_bullets_is_read_with_a_notice() -> None:
    resume = parse_text(HEAD + "Engineer, Oakline      2019 - 2022\n" + TAIL)
    assert [notice.kind for notice in resume.warnings] == ["no_bullets"]


def test_a_resume_without_headings() -> None:
    resume = parse_text(
        "Kim Sample\nkim@example.com\n\nStaff Engineer, Oakline Insurance, 2019 - 2022\n- Wrote the ledger\n- Ran the on-call\n"
    )
    assert resume.contact.name == "Kim Sample"
    assert [(role.company, len(role.bullets)) for role in resume.roles] == [("Oakline Insurance", 2)]


def test_markdown() -> None:
    resume = parse_text(
        "# Mira Sample\n\n**Senior Data Engineer** — Zagreb, Croatia — [mira@example.com](mailto:mira@example.com) — [GitHub](https://github.com/mira-example)\n\n"
        "## Experience\n\n### Senior Data Engineer, Bluefin Analytics\n*January 2021 – Present, Remote*\n\n- Built ingestion for 14 sources\n\n"
        "### Data Engineer — Harbour Telecom\n*2017 – 2020*\n\n- Maintained Hadoop jobs\n\n## Education\n\n**University of Zagreb** — MSc Computer Science (2012 – 2017)\n",
        "resume.md",
    )
    assert (resume.contact.name, resume.contact.email, resume.contact.links) == (
        "Mira Sample",
        "mira@example.com",
        ("https://github.com/mira-example",),
    )
    assert [(role.company, role.title, role.start, role.end) for role in resume.roles] == [
        ("Bluefin Analytics", "Senior Data Engineer", "2021-01", "present"),
        ("Harbour Telecom", "Data Engineer", "2017", "2020"),
    ]


PEOPLE = [
    (
        "Oakline Insurance",
        "Staff Engineer",
        "Leeds, UK",
        "Mar 2019 – Present",
        ["Rebuilt the claims service in Go", "Cut page loads from 3 s to 400 ms"],
    ),
    (
        "Bluefin Analytics",
        "Data Engineer",
        "Remote",
        "Jun 2015 – Feb 2019",
        ["Maintained 60 pipelines", "Wrote the lineage tool that nine teams use"],
    ),
]


MAIN = ("experience", "skills", "education")


def check_people(resume: Resume) -> None:
    assert resume.contact.name == "Kim Sample"
    assert resume.contact.email == "kim@example.com"
    assert [section.kind.value for section in resume.sections] == ["experience", "skills", "education"]
    assert [(role.company, role.title, role.location, [bullet.text for bullet in role.bullets]) for role in resume.roles] == [
        (company, title, place, bullets) for company, title, place, _, bullets in PEOPLE
    ]
    assert [(role.start, role.end) for role in resume.roles] == [("2019-03", "present"), ("2015-06", "2019-02")]
    assert resume.skills == ("Go", "Python", "Kafka")
    assert resume.education[0].school == "Marlow University"


@pytest.mark.parametrize("styled", [True, False])
def test_word_document_round_trip(styled: bool) -> None:
    import docx

    document = docx.Document()
    name = document.add_paragraph()
    name.add_run("Kim Sample").bold = True
    document.add_paragraph("kim@example.com | Leeds, UK")

    def heading(text: str) -> None:
        if styled:
            document.add_heading(text, 1)
        else:
            document.add_paragraph().add_run(text.upper()).bold = True

    heading("Experience")
    for company, title, place, dates, bullets in PEOPLE:
        row = document.add_paragraph()
        row.add_run(title).bold = True
        row.add_run(f"\t{dates}\n{company}, {place}")
        for bullet in bullets:
            document.add_paragraph(bullet, style="List Bullet")
    heading("Skills")
    document.add_paragraph("Go, Python, Kafka")
    heading("Education")
    document.add_paragraph("BSc Physics, Marlow University, 2014")
    data = io.BytesIO()
    document.save(data)
    read = read_bytes(data.getvalue(), "kim.docx")
    resume = parse_resume(read)
    check_people(resume)
    assert coverage(read, resume).missing == ()
    assert all(bullet.source.paragraph for bullet in resume.all_bullets())


TYPST = """#set page(margin: 2cm)
#set text(size: 10pt)
#text(size: 20pt, weight: "bold")[Kim Sample]
#linebreak()
kim\\@example.com | Leeds, UK
%s
"""


@pytest.mark.parametrize("layout", ["company above", "title and dates", "side column"])
def test_typst_round_trip(layout: str, tmp_path: Path) -> None:
    import typst

    parts = []
    for company, title, place, dates, bullets in PEOPLE:
        if layout == "company above":
            head = f"*{company}* #h(1fr) {place} \\\n_{title}_ #h(1fr) {dates}"
        elif layout == "title and dates":
            head = f"*{title}* #h(1fr) {dates} \\\n{company}, {place}"
        else:
            head = f"*{title}* \\\n{company}, {place} \\\n{dates}"
        parts.append(head + "\n" + "\n".join(f"- {bullet}" for bullet in bullets))
    experience = "== Experience\n" + "\n\n".join(parts)
    skills = "== Skills\nGo, Python, Kafka"
    education = "== Education\nBSc Physics, Marlow University, 2014"
    if layout == "side column":
        talks = "== Talks\n" + "\n\n".join(f"Talk number {number} on ledgers" for number in range(1, 9))
        awards = "== Prizes\n" + "\n\n".join(f"Prize of the town in year {number}" for number in range(1, 9))
        body = f"#grid(columns: (62%, 1fr), gutter: 30pt, [{experience}\n{awards}], [{skills}\n{education}\n{talks}])"
    else:
        body = f"{experience}\n{skills}\n{education}"
    source = tmp_path / "kim.typ"
    source.write_text(TYPST % body, encoding="utf-8")
    read = read_bytes(typst.compile(str(source)), "kim.pdf")
    resume = parse_resume(read)
    check_people(
        resume.model_copy(update={"sections": tuple(section for section in resume.sections if section.kind.value in MAIN)})
    )
    assert coverage(read, resume).missing == ()
    assert all(bullet.source.page == 1 and bullet.source.box for bullet in resume.all_bullets())


def test_json_shape() -> None:
    shape = resume_as_json(parse_text(HEAD + f"Engineer, Oakline      2019 - 2022\n{BULLETS}" + TAIL))
    assert set(shape) == {
        "layout",
        "contact",
        "summary",
        "sections",
        "roles",
        "projects",
        "education",
        "skills",
        "unassigned",
        "warnings",
    }
    assert shape["contact"]["email"] == "dana@example.com"
    assert shape["roles"][0]["bullets"][0]["source"]["line"] == 8
    assert shape["skills"] == ["Python", "Go (basic, self-taught)", "SQL", "Docker", "Git"]


WORDS = st.sampled_from(
    [
        "Kafka",
        "built",
        "the",
        "ledger",
        "of",
        "2019",
        "-",
        "2021",
        "|",
        "May",
        "2020,",
        "(remote)",
        "Engineer",
        "Oakline",
        "Ltd.",
        "Leeds,",
        "UK",
        "at",
        "e-mail:",
        "x@example.com",
        "SKILLS",
        "Experience:",
        "•",
        "40%",
        "university",
        "B.Sc.",
        "—",
        "in-house",
        "https://example.org/a",
        "Go/Rust",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["", "- ", "• ", "    - ", "\n"]), st.lists(WORDS, min_size=1, max_size=12)),
        min_size=1,
        max_size=25,
    )
)
def test_no_word_is_lost(rows: list[tuple[str, list[str]]]) -> None:
    text = (
        "Kim Sample\n\nEXPERIENCE\n"
        + "\n".join(mark + " ".join(words) for mark, words in rows)
        + "\n\nEDUCATION\nMarlow University\n"
    )
    read = read_bytes(text.encode(), "kim.txt")
    found = coverage(read, parse_resume(read))
    assert found.missing == ()
    assert found.share == 1.0
