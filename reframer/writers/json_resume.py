"""The resume as JSON Resume, in the part of the format that both of its published schemas accept.

What the format has no place for stands under ``meta["x-reframer"]``. Empty values are left out, so an ongoing role has
no ``endDate``.
"""

import json
import re
from typing import Any

from reframer.model.resume import Bullet, Contact, Education, Item, Project, Resume, Role, Section, SectionKind
from reframer.writers.addresses import address_of, is_safe
from reframer.writers.layout import joined, one_line

ROOT_KEYS = frozenset(
    {"basics", "work", "volunteer", "education", "awards", "certificates", "publications", "skills"}
    | {"languages", "interests", "references", "projects", "meta"}
)
_DATE = re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2]))?")
_SIMPLE = {
    SectionKind.CERTIFICATIONS: ("certificates", "name"),
    SectionKind.AWARDS: ("awards", "title"),
    SectionKind.PUBLICATIONS: ("publications", "name"),
    SectionKind.LANGUAGES: ("languages", "language"),
    SectionKind.INTERESTS: ("interests", "name"),
    SectionKind.REFERENCES: ("references", "reference"),
}


def write_json(resume: Resume, version: str) -> bytes:
    """Return the resume as JSON Resume in UTF-8."""
    simple: dict[str, list[dict[str, Any]]] = {}
    other: list[dict[str, Any]] = []
    for section in resume.sections:
        lines = _lines(section)
        if not lines:
            continue
        if section.kind in _SIMPLE:
            key, name = _SIMPLE[section.kind]
            simple.setdefault(key, []).extend({name: line} for line in lines)
        else:
            other.append({"heading": one_line(section.heading), "kind": section.kind.value, "lines": lines})
    contact = [one_line(item.text) for item in resume.contact.other]
    value = {
        "basics": _basics(resume.contact, resume.summary),
        "work": [_work(role) for role in resume.roles],
        "education": [_education(school) for school in resume.education],
        "skills": [_kept({"name": one_line(group.label), "keywords": _all(group.skills)}) for group in resume.skill_groups],
        "projects": [_project(project) for project in resume.projects],
        **simple,
        "meta": {
            "x-reframer": _kept({"version": version, "contact": contact, "dates": _unread_dates(resume), "sections": other})
        },
    }
    return (json.dumps(_kept(value), ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def strings_of(value: object) -> list[str]:
    """Return every string of a JSON value, in order."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in strings_of(part)]
    return [text for part in value for text in strings_of(part)] if isinstance(value, list) else []


def _basics(contact: Contact, summary: tuple[Item, ...]) -> dict[str, Any]:
    links = [one_line(link) for link in contact.links]
    addresses = [link for link in links if is_safe(link)]
    return _kept(
        {
            "name": one_line(contact.name),
            "label": one_line(contact.headline),
            "email": one_line(contact.email) if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", contact.email) else "",
            "phone": one_line(contact.phone),
            "url": address_of(addresses[0]) if addresses else "",
            "summary": " ".join(one_line(item.text) for item in summary),
            "location": _kept({"address": one_line(contact.location)}),
            "profiles": [_profile(link) for link in addresses],
        }
    )


def _profile(link: str) -> dict[str, Any]:
    address = address_of(link)
    host = re.sub(r"^[a-z]+:(//)?(www\.)?", "", address, flags=re.IGNORECASE).partition("/")[0]
    return {"network": host, "url": address}


def _work(role: Role) -> dict[str, Any]:
    return _kept(
        {
            "name": one_line(role.company),
            "position": one_line(role.title),
            "location": one_line(role.location),
            "startDate": _date(role.start),
            "endDate": _date(role.end),
            "summary": _text(role.description),
            "highlights": _highlights(role.bullets),
        }
    )


def _education(school: Education) -> dict[str, Any]:
    return _kept(
        {
            "institution": one_line(school.school),
            "area": one_line(school.degree),
            "startDate": _date(school.start),
            "endDate": _date(school.end),
            "courses": [*(one_line(item.text) for item in school.description), *_highlights(school.bullets)],
        }
    )


def _project(project: Project) -> dict[str, Any]:
    link = one_line(project.link)
    return _kept(
        {
            "name": one_line(project.name),
            "description": _text(project.description),
            "highlights": _highlights(project.bullets),
            "url": address_of(link) if is_safe(link) else "",
        }
    )


def _unread_dates(resume: Resume) -> list[str]:
    """Dates as written that the format's two fields cannot hold."""
    return [
        *(joined((role.company, role.dates)) for role in resume.roles if role.dates and not role.start),
        *(joined((school.school, school.dates)) for school in resume.education if school.dates and not school.start),
        *(joined((project.name, project.dates)) for project in resume.projects if project.dates),
    ]


def _lines(section: Section) -> list[str]:
    return [*(one_line(item.text) for item in section.items), *_highlights(section.bullets)]


def _highlights(bullets: tuple[Bullet, ...]) -> list[str]:
    return [one_line(bullet.text) for bullet in bullets]


def _text(items: tuple[Item, ...]) -> str:
    return joined((item.text for item in items), " ")


def _all(texts: tuple[str, ...]) -> list[str]:
    return [one_line(text) for text in texts]


def _date(text: str) -> str:
    """Return a date in the form of the schema; empty for ``present`` and for anything else."""
    return text if _DATE.fullmatch(text) else ""


def _kept(value: dict[str, Any]) -> dict[str, Any]:
    return {key: part for key, part in value.items() if part not in ("", [], {}, None)}
