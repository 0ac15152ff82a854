from resumes_made_up import document_of, page_line

from reframer.model.document import Line
from reframer.parsing import parse_resume
from reframer.readers.turns import find_turns


def turning(line: Line, at: str) -> Line:
    """The line with a change of look where the words ``at`` begin."""
    return line.model_copy(
        update={"cells": (line.cells[0].model_copy(update={"turns": (line.text.index(at),)}), *line.cells[1:])}
    )


def test_turns_lie_at_the_beginnings_of_words() -> None:
    glyphs = [(letter, True, False) for letter in "Staff"] + [(letter, False, True) for letter in ",Oakline"]
    assert find_turns("Staff, Oakline", glyphs) == (7,)
    assert find_turns("Staff, Oaklines", glyphs) == ()  # mended text: no guess
    assert find_turns("Staffs", [(letter, True, False) for letter in "Staff"] + [("s", False, False)]) == ()


def test_title_and_company_may_be_told_by_their_look_alone() -> None:
    resume = parse_resume(
        document_of(
            page_line("Kim Sample", size=20),
            page_line("Experience", size=14, bold=True),
            turning(page_line("Staff Engineer Oakline Insurance\t2019 - 2022"), "Oakline"),
            page_line("Wrote the claims service", bullet=True, indent=12),
            page_line("Projects", size=14, bold=True),
            turning(page_line("Chess Clock Swift, SwiftUI"), "Swift,"),
            page_line("Two thousand downloads", bullet=True, indent=12),
            page_line("Education", size=14, bold=True),
            turning(page_line("MSc Physics Marlow University"), "Marlow"),
            page_line("Skills", size=14, bold=True),
            turning(page_line("Languages Go, Rust"), "Go"),
        )
    )
    assert [(role.title, role.company) for role in resume.roles] == [("Staff Engineer", "Oakline Insurance")]
    assert [(project.name, project.description[0].text) for project in resume.projects] == [("Chess Clock", "Swift, SwiftUI")]
    assert [(school.degree, school.school) for school in resume.education] == [("MSc Physics", "Marlow University")]
    assert [(group.label, group.skills) for group in resume.skill_groups] == [("Languages", ("Go", "Rust"))]
