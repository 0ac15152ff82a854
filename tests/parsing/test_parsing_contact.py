# ruff: noqa: E501  # tables of text read best on one line
import pytest
from resumes_made_up import TAIL, document_of, page_line, parse_text

from reframer.model.document import Link
from reframer.model.source import Box, SourceRef
from reframer.parsing import parse_resume
from reframer.parsing.contact import find_emails, find_phones, find_urls


@pytest.mark.parametrize(
    ("header", "name", "headline", "email", "phone", "location", "links"),
    [
        (
            "KIM SAMPLE\nStaff Engineer\nkim@example.com | (415) 555-0132 | Denver, CO | github.com/kim-example",
            "KIM SAMPLE",
            "Staff Engineer",
            "kim@example.com",
            "(415) 555-0132",
            "Denver, CO",
            ("github.com/kim-example",),
        ),
        (
            'Zoë "Zo" van der Berg\nData Engineer · Utrecht, Netherlands · zoe@example.org · +31 6 1234 5678',
            'Zoë "Zo" van der Berg',
            "Data Engineer",
            "zoe@example.org",
            "+31 6 1234 5678",
            "Utrecht, Netherlands",
            (),
        ),
        (
            "Curriculum Vitae\nJán Novák\nAddress: Brno, Czech Republic\nE-mail: jan@example.com\nPhone: +420 555 010 221\nLinkedIn: linkedin.com/in/jan-example",
            "Ján Novák",
            "",
            "jan@example.com",
            "+420 555 010 221",
            "Brno, Czech Republic",
            ("linkedin.com/in/jan-example",),
        ),
        (
            "Senior Backend Engineer\nAda Lovelock\nada@example.com, London, UK",
            "Ada Lovelock",
            "Senior Backend Engineer",
            "ada@example.com",
            "",
            "London, UK",
            (),
        ),
    ],
)
def test_headers(header: str, name: str, headline: str, email: str, phone: str, location: str, links: tuple[str, ...]) -> None:
    contact = parse_text(header + "\n" + TAIL).contact
    assert (contact.name, contact.headline, contact.email, contact.phone, contact.location, contact.links) == (
        name,
        headline,
        email,
        phone,
        location,
        links,
    )


def test_the_name_is_the_largest_text_and_may_take_two_lines() -> None:
    resume = parse_resume(
        document_of(
            page_line("Staff Engineer", size=12),
            page_line("KIM", size=24),
            page_line("SAMPLE", size=24),
            page_line("kim@example.com"),
            page_line("Education", size=14, bold=True),
            page_line("Marlow University, 2015"),
        )
    )
    assert resume.contact.name == "KIM SAMPLE"
    assert resume.contact.headline == "Staff Engineer"


def test_link_targets_count_where_they_lie_on_the_header() -> None:
    def link(url: str, top: float) -> Link:
        return Link(url=url, source=SourceRef(file="made.pdf", page=1, box=Box(x0=60, top=top, x1=90, bottom=top + 10)))

    document = document_of(
        page_line("Kim Sample", size=20, top=10),
        page_line("GitHub\tMail", top=40),
        page_line("Education", size=14, bold=True, top=80),
        page_line("Marlow University, 2015", top=100),
    ).model_copy(
        update={
            "links": (
                link("https://github.com/kim-example", 40),
                link("mailto:kim@example.com", 40),
                link("https://marlow.example.org", 100),
            )
        }
    )
    contact = parse_resume(document).contact
    assert contact.links == ("https://github.com/kim-example",)
    assert contact.email == "kim@example.com"


def test_a_paragraph_under_the_name_is_the_summary() -> None:
    resume = parse_text(
        "Kim Sample\nkim@example.com\n\nEngineer with nine years in payments who likes plain systems, short pages of code\nand quiet nights on call.\n"
        + TAIL
    )
    assert resume.summary[0].text.startswith("Engineer with nine years")


def test_other_contact_data_is_kept() -> None:
    contact = parse_text("Kim Sample\nkim@example.com | Right to work: Skilled Worker visa | kim2@example.com\n" + TAIL).contact
    assert [item.text for item in contact.other] == ["Right to work: Skilled Worker visa", "kim2@example.com"]


def test_addresses() -> None:
    assert find_emails("a@example.com, not@valid@, b.c+d@example.org.") == ["a@example.com", "b.c+d@example.org"]
    assert find_phones("2019 - 2021") == []
    assert find_phones("call (212) 555-0143") == ["(212) 555-0143"]
    assert find_urls("see kim.example.org/x, Node.js and kim@example.com") == ["kim.example.org/x"]
