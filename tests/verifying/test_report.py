"""The report of the checker as text."""

import re

from reframer.model.outcome import Severity, Violation
from reframer.model.source import SourceRef
from reframer.verifying.report import markdown_report, terminal_page

FOUND = (
    Violation(
        kind="agency_raised",
        severity=Severity.VIOLATION,
        words="Led",
        why="'Led' says more than the old text.",
        old="Helped with the *audit*",
        new="Led the *audit*",
        new_source=SourceRef(file="new.pdf", page=2),
    ),
    Violation(
        kind="line_dropped", severity=Severity.WARN, words="", why="This line of the old resume is gone.", old="Wrote docs"
    ),
)


def test_a_clean_comparison_is_one_plain_sentence() -> None:
    assert terminal_page((), "old.pdf", "new.pdf") == "new.pdf says nothing that old.pdf does not say."


def test_the_page_counts_and_shows_both_places() -> None:
    page = terminal_page(FOUND, "old.pdf", "new.pdf")
    assert page.splitlines() == [
        "new.pdf against old.pdf: 1 violation, 1 thing to look at.",
        "",
        "violation: agency raised",
        "  'Led' says more than the old text.",
        "  old: Helped with the *audit*",
        "  new: Led the *audit* (page 2)",
        "",
        "warn: line dropped",
        "  This line of the old resume is gone.",
        "  - Wrote docs",
    ]


def test_what_concerns_one_pair_of_lines_stands_together() -> None:
    second = FOUND[0].model_copy(update={"kind": "number_added", "why": "The figure '9' is new."})
    page = terminal_page((FOUND[0], second, FOUND[1], FOUND[1].model_copy(update={"old": "Ran drills"})), "a", "b")
    assert page.count("Led the *audit*") == 1
    assert "violation: agency raised, number added" in page
    assert "warn: line dropped (2)" in page
    assert markdown_report((FOUND[0], second), "a", "b").count("###") == 1


def test_a_warning_stands_with_the_violations_of_its_line() -> None:
    warning = FOUND[0].model_copy(update={"kind": "bound_added", "severity": Severity.WARN, "why": "No bound before."})
    page = terminal_page((warning, FOUND[0]), "a", "b")
    assert page.splitlines()[2:5] == [
        "violation: agency raised",
        "  'Led' says more than the old text.",
        "  To look at: No bound before.",
    ]
    assert page.count("Led the *audit*") == 1


def test_the_words_in_question_stand_out() -> None:
    line = "Led the audit and cut 9.5% of 9 costs"
    found = FOUND[0].model_copy(update={"words": "9, Led", "new": line, "old": ""})
    page = terminal_page((found,), "a", "b", colour=True)
    assert "  new: \x1b[1;31mLed\x1b[0m the audit and cut " in page
    assert "\x1b[1;31m9\x1b[0m costs" in page
    assert "- New: **Led** the audit and cut 9.5% of **9** costs" in markdown_report((found,), "a", "b")


def test_colour_only_adds() -> None:
    painted = terminal_page(FOUND, "old.pdf", "new.pdf", colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == terminal_page(FOUND, "old.pdf", "new.pdf") != painted


def test_markdown_escapes_what_comes_from_the_file() -> None:
    report = markdown_report(FOUND, "old.pdf", "new.pdf")
    assert "## Violations" in report
    assert "## To look at" in report
    assert r"- New: **Led** the \*audit\* (page 2)" in report
    assert report.endswith("\n")


def test_a_file_cannot_write_to_the_terminal() -> None:
    nasty = FOUND[0].model_copy(update={"new": "Led\x1b[2J\nthe audit"})
    page = terminal_page((nasty,), "old.pdf", "new.pdf")
    assert "\x1b" not in page
    assert "  new: Led?[2J the audit (page 2)" in page.splitlines()


def test_a_long_line_is_cut() -> None:
    long = FOUND[0].model_copy(update={"new": "a " * 300})
    page = terminal_page((long,), "old.pdf", "new.pdf")
    assert all(len(line) <= 80 for line in page.splitlines())
    assert page.isascii()
    assert "..." in page
