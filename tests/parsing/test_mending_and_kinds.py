"""Broken date ranges are whole again; other documents are no resumes."""

import pytest

from reframer.errors import ReadError
from reframer.model.resume import Resume
from reframer.parsing import parse_resume
from reframer.readers.text import read_text

HEAD = "Mara Ilves\nmara.ilves@example.com\n\nEXPERIENCE\n\n"
BULLETS = "- Rewrote the invoice export, which halved its run time.\n- Kept the build green for two years.\n"


def parsed(text: str) -> Resume:
    return parse_resume(read_text(text.encode(), "made-up.txt"))


@pytest.mark.parametrize(
    ("rows", "start", "end"),
    [
        ("Senior Engineer, Quillon GmbH      October 2011 - December\n2013\n", "2011-10", "2013-12"),
        ("Senior Engineer, Quillon GmbH      2011 -\n2013\n", "2011", "2013"),
        ("Senior Engineer, Quillon GmbH      May 2011 to\nJune 2013\n", "2011-05", "2013-06"),
    ],
)
def test_a_range_that_breaks_off_ends_on_the_next_line(rows: str, start: str, end: str) -> None:
    (role,) = parsed(HEAD + rows + BULLETS).roles
    assert (role.company, role.title, role.start, role.end) == ("Quillon GmbH", "Senior Engineer", start, end)
    assert len(role.bullets) == 2


def test_a_year_alone_below_a_whole_range_stays_a_line() -> None:
    (role,) = parsed(HEAD + "Senior Engineer, Quillon GmbH      2011 - 2013\n" + BULLETS).roles
    assert (role.start, role.end) == ("2011", "2013")


@pytest.mark.parametrize(
    ("row", "company", "place"),
    [
        ("Copperline, Dublin, Ireland", "Copperline", "Dublin, Ireland"),
        ("Copperline, Portland, OR", "Copperline", "Portland, OR"),
    ],
)
def test_an_unknown_name_before_a_whole_place_is_the_company(row: str, company: str, place: str) -> None:
    (role,) = parsed(f"{HEAD}Technical Lead\n{row}\nMay 2018 - June 2021\n{BULLETS}").roles
    assert (role.company, role.title, role.location) == (company, "Technical Lead", place)


def test_a_sentence_below_the_dates_is_no_company() -> None:
    text = (
        f"{HEAD}Technical Lead\nCopperline, Dublin, Ireland\nMay 2018 - June 2021\nFreight market with 2,000 carriers.\n{BULLETS}"
    )
    (role,) = parsed(text).roles
    assert role.company == "Copperline"
    assert [item.text for item in role.description] == ["Freight market with 2,000 carriers."]


def test_contact_data_at_the_foot_are_found() -> None:
    text = "Mara Ilves\n\nEXPERIENCE\n\nEngineer, Quillon GmbH      2011 - 2013\n" + BULLETS
    resume = parsed(text + "\nINTERESTS\n\nchess\n\nLeeds, UK\n+1 555 0143   mara.ilves@example.com\n")
    assert (resume.contact.email, resume.contact.phone) == ("mara.ilves@example.com", "+1 555 0143")
    assert all("@" not in item.text for section in resume.sections for item in section.items)


OTHERS = {
    "short invoice": "INVOICE 31\n\nBill to: Quillon GmbH\nBolts 100 4.50\nTotal 450.00\n",
    "short letter": "Dear Ms Ostrander,\n\nThank you for your letter. The flat is yours from May 2021.\n\nRegards,\nBo\n",
    "accounts": "\n".join(f"user{number}:x:{number}:{number}::/home/user{number}:/usr/sbin/nologin" for number in range(30)),
    "one long line": "deadbeef0123" * 5_000,
    "invoice": "INVOICE\n\nQuillon GmbH\nbilling@example.com | +1 555 0147\n\nInvoice number: 31\nBill to: Ostrander Mutual\n\n"
    + "- Payment within 30 days of the date above\n- Late payments bear interest of 1% for every month begun\n" * 2
    + "\nTotal due: $5,160\nThank you for your business.\n",
    "advertisement": "Senior Engineer wanted\n\nAbout us\nWe move freight in three cities.\n\nWhat you will do\n"
    + "- Build services that price freight\n- Run them in production, one week in eight\n\nBenefits\n- 30 days of vacation\n\n"
    + "Apply at jobs@example.com with a few words about yourself and what you would like to do here.\n",
}


@pytest.mark.parametrize("name", sorted(OTHERS))
def test_other_documents_are_refused(name: str) -> None:
    with pytest.raises(ReadError) as refusal:
        parsed(OTHERS[name])
    assert refusal.value.diagnosis == "not_a_resume"


def test_a_short_resume_in_german_is_noticed() -> None:
    resume = parsed(
        "Mara Ilves\nmara.ilves@example.com\n\nBerufserfahrung\nEntwicklerin, Quillon GmbH, Bonn\n03/2018 - heute\n"
        "- Entwicklung der Schnittstellen für den Frachtverkehr mit Java\n- Betrieb der Datenbank und deren Sicherung\n"
    )
    assert [warning.kind for warning in resume.warnings] == ["language"]


def test_an_odd_resume_without_headings_is_read() -> None:
    text = "Mara Ilves\nmara.ilves@example.com | +1 555 0143\n\n" + "".join(
        f"- Kept service number {number} of the freight exchange running and wrote down how.\n" for number in range(8)
    )
    assert len(parsed(text).all_bullets()) == 8
