"""Resumes from many programs are read as their truth says, down to the letter."""

import json
from pathlib import Path
from typing import Any

import pytest

from reframer.model.resume import Resume
from reframer.parsing import parse_resume
from reframer.readers import read_document

FOLDER = Path(__file__).parents[1] / "data" / "corpus"
FILES = sorted(path.name.removesuffix(".json") for path in FOLDER.glob("*.json"))
# What is not read rightly yet, by file: the fields that are left out of the comparison.
KNOWN: dict[str, set[str]] = {}
FOLDED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "˜": "~"})


def plain(text: str) -> str:
    return " ".join(text.translate(FOLDED).lower().split())


def address(text: str) -> str:
    return text.lower().removeprefix("https://").removeprefix("www.").rstrip("/")


def told(truth: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": plain(truth["name"]),
        "email": truth["email"],
        "phone": truth["phones"][:1],
        "links": {address(link) for link in truth["links"]},
        "sections": sorted((section["kind"], plain(section["heading"])) for section in truth["sections"]),
        "dates": [(job["start"], job["end"]) for job in truth["jobs"]],
        "companies": [plain(job["company"]) for job in truth["jobs"]],
        "titles": [plain(job["title"]) for job in truth["jobs"]],
        "bullets": [[plain(bullet) for bullet in job["bullets"]] for job in truth["jobs"]],
        "skills": {plain(skill) for skill in truth["skills"]},
        "schools": [plain(school["school"].split(",")[0]) for school in truth["education"]],
    }


def read(resume: Resume, truth: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": plain(resume.contact.name),
        "email": resume.contact.email,
        "phone": [resume.contact.phone][: len(truth["phones"])],
        "links": {address(link) for link in resume.contact.links},
        "sections": sorted((section.kind.value, plain(section.heading)) for section in resume.sections if section.heading),
        "dates": [(role.start, role.end) for role in resume.roles],
        "companies": [plain(role.company) for role in resume.roles],
        "titles": [plain(role.title) for role in resume.roles],
        "bullets": [[plain(bullet.text) for bullet in role.bullets] for role in resume.roles],
        "skills": {plain(skill) for skill in resume.skills},
        "schools": [plain(school.school) for school in resume.education],
    }


def test_the_corpus_is_there() -> None:
    assert len(FILES) >= 12
    assert {name.rsplit(".", 1)[1] for name in FILES} == {"pdf", "docx", "md", "txt"}
    assert set(KNOWN) <= set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_resume_is_read_as_it_is(name: str) -> None:
    truth = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    wanted, found = told(truth), read(parse_resume(read_document(FOLDER / name)), truth)
    assert {key: found[key] for key in found if key not in KNOWN.get(name, set())} == {
        key: wanted[key] for key in wanted if key not in KNOWN.get(name, set())
    }
