"""Which titles a standing and its years aim at."""

import pytest

from reframer.model.document import FileKind
from reframer.model.findings import CareerPath
from reframer.model.resume import Contact, Item, Resume, Role
from reframer.model.source import SourceRef
from reframer.positioning.targets import targets_for, years_of
from reframer.rulebook import Rules
from reframer.rulebook.positioning import Standing

HERE = SourceRef(file="ada.txt")


def _resume(start: str, end: str, summary: str = "", title: str = "Engineer") -> Resume:
    return Resume(
        file="ada.txt",
        kind=FileKind.TEXT,
        sha256="0",
        contact=Contact(name="Ada Example"),
        summary=(Item(text=summary, source=HERE),) if summary else (),
        roles=(Role(id="r1", company="Zoo AG", title=title, start=start, end=end, source=HERE),),
    )


@pytest.mark.parametrize(
    ("start", "end", "summary", "years"),
    [
        ("2015", "2024", "", 9),
        ("2021", "", "Engineer with 8+ years in logistics", 8),
        ("2015", "2024", "Engineer with 3 years in logistics", 9),
        ("2021", "2024", "Left a city that is 900 years old", 3),
        ("2021", "2024", "Learnt to code 12 years ago", 3),
        ("", "", "", 0),
    ],
)
def test_years_are_dated_or_stated(start: str, end: str, summary: str, years: int) -> None:
    assert years_of(_resume(start, end, summary)) == years


@pytest.mark.parametrize(
    ("path", "standing", "start", "title", "aims"),
    [
        ("genai", "E3", "2014", "Engineer", "AI Engineer"),
        ("genai", "E2", "2023", "Engineer", "Junior AI Engineer"),
        ("applied", "E3", "2014", "Engineer", "ML Engineer"),
        ("platform", "E4", "2020", "Engineer", "ML Platform Engineer"),
        ("applied", "E3", "2010", "Director of Engineering", "Engineering Manager, Applied ML"),
    ],
)
def test_titles_fit_path_standing_and_years(path: str, standing: str, start: str, title: str, aims: str, rules: Rules) -> None:
    titles = targets_for(_resume(start, "2024", title=title), Standing(standing), CareerPath(path), rules)
    assert titles is not None
    assert aims in titles.aim
    assert aims not in titles.avoid


def test_nobody_of_few_years_aims_at_a_senior_title(rules: Rules) -> None:
    for path in CareerPath:
        for standing in (Standing.E0, Standing.E1, Standing.E2, Standing.E3):
            titles = targets_for(_resume("2023", "2024"), standing, path, rules)
            assert titles is None or not any("senior" in title.lower() or "staff" in title.lower() for title in titles.aim)
