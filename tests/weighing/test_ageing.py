"""Old evidence and secrets: raised where the resume's own words are plain, and quiet in any doubt."""

import pytest

from reframer.finding import find, find_bullet
from reframer.model.document import FileKind
from reframer.model.resume import Bullet, Education, Resume, Role, SkillGroup
from reframer.model.source import SourceRef
from reframer.rulebook import Rules
from reframer.weighing import weigh, weigh_bullet
from reframer.weighing.periods import Periods

HERE = SourceRef(file="ida.txt")


def role(name: str, start: str, end: str, *texts: str) -> Role:
    bullets = tuple(Bullet(id=f"{name}{at}", text=text, source=HERE) for at, text in enumerate(texts))
    return Role(id=name, company="Quay Ltd", title="Engineer", start=start, end=end, bullets=bullets, source=HERE)


def resume(*roles: Role, skills: tuple[str, ...] = (), school_end: str = "") -> Resume:
    return Resume(
        file="ida.txt",
        kind=FileKind.TEXT,
        sha256="0",
        roles=roles,
        education=(Education(id="e", school="Harbour College", end=school_end, source=HERE),) if school_end else (),
        skill_groups=(SkillGroup(skills=skills, source=HERE),) if skills else (),
    )


def stale(given: Resume, rules: Rules) -> str:
    flags = weigh(find(given, rules), rules, (), given).document_flags
    return next((flag.words for flag in flags if flag.id == "undated_or_stale"), "")


NOW = role("new", "2019-02", "present", "Built the berth service in Go, 900 requests/s", "Cut page load from 4 s to 1 s")
LATEST = role("last", "2023", "2024-05", "Ran 12 Postgres databases of 3 TB")
OLD_SPARK = role("old", "2008", "2012-06", "Built Spark jobs over 4 TB of crane logs")


@pytest.mark.parametrize(
    ("roles", "skills", "words"),
    [
        ((LATEST, OLD_SPARK), ("Spark", "Go"), "Spark"),
        ((LATEST, OLD_SPARK), ("Go",), ""),  # not claimed today
        ((LATEST, role("old", "2012", "2016-06", "Built Spark jobs over 4 TB of logs")), ("Spark",), ""),  # eight years
        ((LATEST, role("old", "", "", "Built Spark jobs over 4 TB of logs")), ("Spark",), ""),  # no dates: may be new
        ((LATEST, role("mid", "2020", "2022", "Wrote Hive queries over 9 TB"), OLD_SPARK), ("Spark",), ""),  # kindred, newer
        ((LATEST, role("mid", "2020", "2022", "Moved 40 Spark jobs to Kubernetes"), OLD_SPARK), ("Spark",), ""),
        ((OLD_SPARK,), ("Spark",), ""),  # the latest date is its own
        ((LATEST, role("old", "2005", "2010", "Wrote Perl scripts for 30 reports")), ("Perl",), ""),  # no team asks for it
    ],
)
def test_a_key_skill_is_stale_when_only_old_work_shows_it(
    roles: tuple[Role, ...], skills: tuple[str, ...], words: str, rules: Rules
) -> None:
    assert stale(resume(*roles, skills=skills), rules) == words


def test_an_ongoing_role_counts_as_of_the_latest_year(rules: Rules) -> None:
    given = resume(role("on", "2004", "present", "Built Spark jobs over 4 TB"), LATEST, skills=("Spark",))
    assert Periods.of(given).ends["on"] == 2024
    assert stale(given, rules) == ""


def test_periods_are_read_from_the_resume_alone() -> None:
    periods = Periods.of(resume(NOW, OLD_SPARK, school_end="2026"))
    assert (periods.latest, periods.ends["new"], periods.ends["old"]) == (2026, 2026, 2012)
    assert periods.is_stale("old")
    assert not periods.is_stale("new")
    assert not periods.is_stale("unknown")
    assert Periods.of(resume()).latest == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Led firmware for an unreleased headset with 4 engineers", "unreleased headset"),
        ("Moved the ledger codenamed Heron to 3 regions", "codenamed"),
        ("Wrote the pricing engine of an unannounced mobile game", "unannounced mobile game"),
        ("Built a matching service under NDA for a retailer", "under NDA"),
        ("Cut leaks of unreleased games by 40% with watermarks", ""),  # guarding secrets is no secret told
        ("Open-sourced a previously unreleased model for 300 users", ""),
        ("Released the app to 40k users", ""),
        ("Built search for Acme Retail, 2M queries a day", ""),  # a name may be a reference; nothing says that it is secret
        ("Encrypted confidential customer data of 12 banks", ""),
    ],
)
def test_a_secret_is_doubted_only_where_the_words_say_so(text: str, words: str, rules: Rules) -> None:
    flags = weigh_bullet(find_bullet(text, rules), rules).flags
    assert next((flag.words for flag in flags if flag.id == "confidentiality_risk"), "") == words
