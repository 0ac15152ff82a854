# ruff: noqa: E501  # tables of text read best on one line
import pytest
from resumes_made_up import HEAD, TAIL, document_of, page_line, parse_text

from reframer.parsing import parse_resume
from reframer.parsing.joining import Lexicon, join_texts


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["Led the deploy-", "ment of four services"], "Led the deployment of four services"),
        (["a community-", "driven port"], "a community-driven port"),
        (["a full-", "stack tool"], "a full-stack tool"),
        (["multi-", "account setup"], "multi-account setup"),
        (["the self-", "service portal"], "the self-service portal"),
        (["state-of-the-", "art tooling"], "state-of-the-art tooling"),
        (["between AWS and on-", "Premises racks"], "between AWS and on-Premises racks"),
        (["Great Expec\u00ad", "tations"], "Great Expectations"),
        (["from 2019 -", "2020"], "from 2019 - 2020"),
        (["see example.com/", "docs"], "see example.com/docs"),
        (["one", "two"], "one two"),
    ],
)
def test_lines_are_joined(lines: list[str], joined: str) -> None:
    assert join_texts(lines, Lexicon(lines)) == joined


def test_the_document_decides_about_a_hyphen() -> None:
    assert join_texts(["an event-", "sourcing ledger"], Lexicon(["we use event-sourcing"])) == "an event-sourcing ledger"
    assert join_texts(["a re-", "design"], Lexicon(["the redesign"])) == "a redesign"


EXPERIENCE = page_line("Experience", size=14, bold=True)
EDUCATION = page_line("Education", size=14, bold=True)
ROLE = page_line("Staff Engineer, Oakline Insurance\t2019 - 2022", bold=True)


def bullets_of(*lines: object) -> list[str]:
    resume = parse_resume(
        document_of(page_line("Kim Sample", size=20), EXPERIENCE, ROLE, *lines, EDUCATION, page_line("Marlow University, 2015"))
    )  # type: ignore[arg-type]
    (role,) = resume.roles
    return [bullet.text for bullet in role.bullets]


def test_wrapped_lines_belong_to_their_bullet() -> None:
    assert bullets_of(
        page_line("Moved 40 services to containers with no downtime that", bullet=True, indent=12, full=True),
        page_line("Customers noticed in the first year", indent=12),
        page_line("Trained two colleagues", bullet=True, indent=12),
    ) == ["Moved 40 services to containers with no downtime that Customers noticed in the first year", "Trained two colleagues"]


def test_a_bullet_goes_on_in_the_next_column_and_page() -> None:
    assert bullets_of(
        page_line("Moved 40 services to containers and", bullet=True, indent=12, full=True),
        page_line("kept them running", indent=12, zone=1, page=2),
        page_line("Trained two colleagues", bullet=True, indent=12, zone=1, page=2),
    ) == ["Moved 40 services to containers and kept them running", "Trained two colleagues"]


def test_a_line_after_a_finished_bullet_is_text_of_the_role() -> None:
    lines = [
        page_line("Wrote the claims service.", bullet=True, indent=12),
        page_line("Technologies: Go, Kafka", indent=0),
    ]
    assert bullets_of(*lines) == ["Wrote the claims service."]


def test_the_next_role_does_not_join_the_last_bullet() -> None:
    resume = parse_resume(
        document_of(
            page_line("Kim Sample", size=20),
            EXPERIENCE,
            page_line("Senior iOS Engineer", bold=True),
            page_line("Fern Outdoors Inc."),
            page_line("May 2020 to present"),
            page_line("Trained two interns", bullet=True, indent=8),
            page_line("iOS Developer", bold=True, gap=0.2),
            page_line("Mint Wallet Ltd."),
            page_line("Aug 2016 to Apr 2020"),
            page_line("Built the card scanner", bullet=True, indent=8),
        )
    )
    assert [(role.company, role.title, [bullet.text for bullet in role.bullets]) for role in resume.roles] == [
        ("Fern Outdoors Inc.", "Senior iOS Engineer", ["Trained two interns"]),
        ("Mint Wallet Ltd.", "iOS Developer", ["Built the card scanner"]),
    ]


def test_nested_bullets_have_a_level() -> None:
    resume = parse_text(
        HEAD
        + "Staff Engineer, Oakline      2019 - 2022\n- Wrote a deployment tool\n    - canary releases\n    - rollbacks\n- Mentored four\n"
        + TAIL
    )
    assert [(bullet.text, bullet.level) for bullet in resume.roles[0].bullets] == [
        ("Wrote a deployment tool", 0),
        ("canary releases", 1),
        ("rollbacks", 1),
        ("Mentored four", 0),
    ]


def test_paragraphs_without_marks_are_bullets_with_a_doubt() -> None:
    resume = parse_text(
        HEAD
        + "Acme Corporation, Springfield          2018 - 2020\nLead Software Engineer\n"
        + "Led the rewrite of the billing system as event-driven services. The new\nsystem bills 3 million accounts a night.\n\n"
        + "Introduced on-call rotations and runbooks. Pages per week fell from 30 to 4.\n"
        + TAIL
    )
    (role,) = resume.roles
    assert [bullet.text[:12] for bullet in role.bullets] == ["Led the rewr", "Introduced o"]
    assert all(bullet.doubts and bullet.marker is None for bullet in role.bullets)


def test_ids_are_stable_and_differ() -> None:
    text = (
        HEAD
        + "Engineer, Oakline      2019 - 2022\n- Bullet point\n- Bullet point\n\nEngineer, Zyntel Ltd      2015 - 2019\n- Bullet point\n"
        + TAIL
    )
    first, second = parse_text(text), parse_text(text)
    ids = [bullet.id for bullet in first.all_bullets()]
    assert ids == [bullet.id for bullet in second.all_bullets()]
    assert len(set(ids)) == 3
    assert all(len(name) == 10 for name in ids)


def test_every_bullet_has_its_places() -> None:
    resume = parse_text(HEAD + "Engineer, Oakline      2019 - 2022\n- Wrote the claims service that\n  nine teams use\n" + TAIL)
    (bullet,) = resume.roles[0].bullets
    assert bullet.source.line == 8
    assert [place.line for place in bullet.continued] == [9]
