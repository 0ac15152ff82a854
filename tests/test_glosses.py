"""A niche technology is explained once in a resume, where nothing near says it already, and never a well-known one."""

from pathlib import Path

import pytest

from reframer import assess_bullet, reframe
from reframer.rulebook import Rules
from reframer.rulebook.rewording import rewording
from reframer.verifying import verify_line

HEAD = "Ida Quill\nida@example.com\n\nEXPERIENCE\n\nEngineer, Quay Systems, 2018 - 2021\n"


def texts_of(tmp_path: Path, rules: Rules, *lines: str) -> set[str]:
    file = tmp_path / "ida.txt"
    file.write_text(HEAD + "".join(f"- {line}\n" for line in lines), "utf-8")
    return {bullet.text for bullet in reframe(file, rules).resume.all_bullets()}


def test_the_first_mention_is_explained(tmp_path: Path, rules: Rules):
    lines = ("Moved 14 ferry feeds to Redpanda in 3 months", "Ran Redpanda for 9 ports", "Moved 9 ferry apps to Keycloak")
    assert texts_of(tmp_path, rules, *lines) == {
        "Moved 14 ferry feeds to Redpanda (event streaming) in 3 months",
        "Ran Redpanda for 9 ports",
        "Moved 9 ferry apps to Keycloak (identity management)",
    }


@pytest.mark.parametrize(
    "line",
    [
        "Moved 14 ferry feeds to Kafka in 3 months",  # every reader knows it
        "Streamed 14 ferry feeds through Redpanda",  # the line says it
        "Wrote the Redpanda consumers of 9 ports",  # a noun follows
        "Ran the feeds of 9 ports (Redpanda, Go)",
        "Ran Kafka, Redpanda and Go for 9 ports",
        "Moved 14 ferry feeds from Redpanda to Kafka",
    ],
)
def test_what_stays_unexplained(line: str, tmp_path: Path, rules: Rules):
    assert texts_of(tmp_path, rules, line, "Kept berth logs for 9 ports") == {line, "Kept berth logs for 9 ports"}


def test_a_resume_that_explains_it_gets_no_gloss(tmp_path: Path, rules: Rules):
    lines = ("Moved 14 ferry feeds to Redpanda in 3 months", "Planned event streaming for 9 ports")
    assert texts_of(tmp_path, rules, *lines) == set(lines)


def test_no_more_than_four(tmp_path: Path, rules: Rules):
    names = ("Redpanda", "Keycloak", "Camunda", "Vitess", "Solace", "Karpenter")
    texts = texts_of(tmp_path, rules, *(f"Moved 9 ferry apps to {name}" for name in names))
    assert sum("(" in text for text in texts) == 4


def test_a_line_on_its_own_gets_none(rules: Rules):
    assert assess_bullet("Moved 14 ferry feeds to Redpanda in 3 months", rules).edits == ()


def test_the_checker_licenses_every_gloss(rules: Rules):
    for gloss in rewording().glosses:
        for name in gloss.technologies:
            text = f"Moved 14 ferry apps to {name}"
            found = verify_line(text, f"{text} ({gloss.gloss})", rules, ())
            cued = not any(one.name == name and one.needs_cue for one in rules.vocabulary.technologies)
            assert not cued or not [one for one in found if one.severity == "violation"], (gloss.id, name)
