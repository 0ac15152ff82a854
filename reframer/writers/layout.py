"""The new resume as a row of blocks in the author's own order. Every format renders these blocks and nothing else."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

from reframer.cleaning import clean
from reframer.model.base import Model
from reframer.model.resume import Bullet, Education, Item, Project, Resume, Role, Section, SectionKind, SkillGroup
from reframer.model.source import SourceRef
from reframer.readers.markers import is_bullet_glyph
from reframer.writers.addresses import address_of, is_safe

SEPARATOR = " | "
Part = TypeVar("Part", Item, Role, Project, Education, SkillGroup)
_COLUMN = 90.0  # points between the left edges of two columns, at least
_LEFT_OVER = re.compile(r"^(?:[.,;:|·–—]\s+)+")  # what stood between two parts that are apart now
_HEADINGS = {
    SectionKind.SUMMARY: "Summary",
    SectionKind.EXPERIENCE: "Experience",
    SectionKind.PROJECTS: "Projects",
    SectionKind.EDUCATION: "Education",
    SectionKind.SKILLS: "Skills",
}
# A section of these kinds says nothing when what it held stands in another place.
_HOLLOW = {SectionKind.CONTACT, SectionKind.LINKS, *_HEADINGS}


class BlockKind(StrEnum):
    """What a block is; formats differ only in how each kind looks."""

    NAME = "name"
    HEADLINE = "headline"
    CONTACT = "contact"
    HEADING = "heading"
    HEAD = "head"  # of a role, project or school: what, and where
    PLACE = "place"  # the line below it: dates and place
    TEXT = "text"
    BULLET = "bullet"
    LABELLED = "labelled"  # a group name and what belongs to it


class Anchor(Model):
    """Characters ``start`` to ``end`` of a block's text that lead to ``url``."""

    start: int
    end: int
    url: str


class Block(Model):
    """One line of the new resume. The first ``strong`` characters of ``text`` are emphasised."""

    kind: BlockKind
    text: str
    strong: int = 0
    level: int = 0
    anchors: tuple[Anchor, ...] = ()


def lay_out(resume: Resume) -> tuple[Block, ...]:
    """Return the resume's blocks: contact, then its sections in their order, then what belongs to none of them."""
    blocks = [*_contact(resume)]
    summary = _by_section(resume, resume.summary, {SectionKind.SUMMARY})
    roles = _by_section(resume, resume.roles, {SectionKind.EXPERIENCE, SectionKind.VOLUNTEERING, SectionKind.ACTIVITIES})
    projects = _by_section(resume, resume.projects, {SectionKind.PROJECTS})
    education = _by_section(resume, resume.education, {SectionKind.EDUCATION})
    skills = _by_section(resume, resume.skill_groups, {SectionKind.SKILLS})
    if None in summary:
        blocks += [_heading(_HEADINGS[SectionKind.SUMMARY]), *_items(summary[None])]
    for at, section in enumerate(resume.sections):
        inside = [
            *_items(summary.get(at, ())),
            *_items(section.items),
            *(block for role in roles.get(at, ()) for block in _role(role)),
            *(block for project in projects.get(at, ()) for block in _project(project)),
            *(block for school in education.get(at, ()) for block in _school(school)),
            *(_skills(group) for group in skills.get(at, ())),
            *_bullets(section.bullets),
        ]
        blocks += _section(section, inside)
    for kind, rest in (
        (SectionKind.EXPERIENCE, [block for role in roles.get(None, ()) for block in _role(role)]),
        (SectionKind.PROJECTS, [block for project in projects.get(None, ()) for block in _project(project)]),
        (SectionKind.EDUCATION, [block for school in education.get(None, ()) for block in _school(school)]),
        (SectionKind.SKILLS, [_skills(group) for group in skills.get(None, ())]),
    ):
        if rest:
            blocks += [_heading(_HEADINGS[kind]), *rest]
    return _with_links(tuple(block for block in blocks if block.text), resume)


def one_line(text: str) -> str:
    """Return ``text`` cleaned, with every run of white space as one space."""
    return " ".join(clean(text).split())


def joined(parts: Iterable[str], separator: str = SEPARATOR) -> str:
    """Return the parts that are not empty, as one line."""
    return separator.join(part for part in map(one_line, parts) if part)


def dates_of(dates: str, start: str, end: str) -> str:
    """Return dates as their author wrote them, else what was understood of them."""
    return one_line(dates) or joined((start, "Present" if end == "present" else end), " – ")


def _contact(resume: Resume) -> list[Block]:
    contact = resume.contact
    lines = [
        Block(kind=BlockKind.NAME, text=one_line(contact.name)),
        Block(kind=BlockKind.HEADLINE, text=one_line(contact.headline)),
        Block(kind=BlockKind.CONTACT, text=joined((contact.location, contact.email, contact.phone))),
        Block(kind=BlockKind.CONTACT, text=joined(contact.links)),
    ]
    return [*lines, *(Block(kind=BlockKind.CONTACT, text=one_line(other.text)) for other in contact.other)]


def _section(section: Section, inside: list[Block]) -> list[Block]:
    if not inside and (section.kind in _HOLLOW or not section.heading):
        return []
    heading = [_heading(section.heading)] if section.heading else []
    return [*heading, *inside]


def _heading(text: str) -> Block:
    return Block(kind=BlockKind.HEADING, text=one_line(text))


def _items(items: Iterable[Item]) -> list[Block]:
    return [Block(kind=BlockKind.TEXT, text=_LEFT_OVER.sub("", one_line(item.text))) for item in items]


def _bullets(bullets: Iterable[Bullet]) -> list[Block]:
    return [Block(kind=BlockKind.BULLET, text=_unmarked(bullet.text), level=min(max(bullet.level, 0), 2)) for bullet in bullets]


def _unmarked(text: str) -> str:
    """Return a bullet's text without a second bullet mark: the format writes one itself."""
    text = one_line(text)
    while text[1:].strip() and is_bullet_glyph(text[0]):
        text = text[1:].lstrip()
    return text


def _role(role: Role) -> list[Block]:
    return [
        _head(role.title, role.company),
        _place(dates_of(role.dates, role.start, role.end), role.location),
        *_items(role.description),
        *_grouped(role),
    ]


def _grouped(role: Role) -> list[Block]:
    """Return a role's bullets, under their sub-headings where it has some."""
    bullets = {bullet.id: bullet for bullet in role.bullets}
    if not role.groups or sorted(bullets) != sorted(bullet_id for group in role.groups for bullet_id in group.bullet_ids):
        return _bullets(role.bullets)
    blocks: list[Block] = []
    for group in role.groups:
        label = one_line(group.label)
        blocks.append(Block(kind=BlockKind.LABELLED, text=label, strong=len(label)))
        blocks += _bullets(bullets[bullet_id] for bullet_id in group.bullet_ids)
    return blocks


def _project(project: Project) -> list[Block]:
    named = bool(project.bullets) and one_line(project.bullets[0].text).startswith(one_line(project.name))
    if named and not project.link and not project.dates:  # its first bullet begins with the name
        return [*_items(project.description), *_bullets(project.bullets)]
    return [
        _head(project.name, project.link, one_line(project.dates)),
        *_items(project.description),
        *_bullets(project.bullets),
    ]


def _school(school: Education) -> list[Block]:
    return [
        _head(school.degree, school.school),
        _place(dates_of(school.dates, school.start, school.end), school.location),
        *_items(school.description),
        *_bullets(school.bullets),
    ]


def _head(first: str, *more: str) -> Block:
    text = joined((first, *more))
    return Block(kind=BlockKind.HEAD, text=text, strong=len(one_line(first)) or len(text))


def _place(*parts: str) -> Block:
    return Block(kind=BlockKind.PLACE, text=joined(parts))


def _skills(group: SkillGroup) -> Block:
    skills = joined(group.skills, ", ")
    label = one_line(group.label).rstrip(": ")
    if not label:
        return Block(kind=BlockKind.TEXT, text=skills)
    return Block(kind=BlockKind.LABELLED, text=f"{label}: {skills}", strong=len(label) + 1)


def _by_section(resume: Resume, parts: Sequence[Part], kinds: set[SectionKind]) -> dict[int | None, list[Part]]:
    """Return the parts by the number of the section that each stands in; None when no section is of their kind.

    With several such sections it is the last whose heading stands above the part, in the same column of the page.
    """
    homes = [(at, section.source) for at, section in enumerate(resume.sections) if section.kind in kinds]
    found: dict[int | None, list[Part]] = {}
    for part in parts:
        home = homes[0][0] if homes else None
        for at, source in homes[1:]:
            if source is not None and _is_above(source, part.source):
                home = at
        found.setdefault(home, []).append(part)
    return found


def _is_above(heading: SourceRef, part: SourceRef) -> bool:
    if heading.box is not None and part.box is not None and abs(heading.box.x0 - part.box.x0) > _COLUMN:
        return False
    return _position(heading) <= _position(part)


def _position(source: SourceRef) -> tuple[int, float, int]:
    top = source.box.top if source.box is not None else 0.0
    return source.page or 0, top, source.paragraph or source.line or 0


def _with_links(blocks: tuple[Block, ...], resume: Resume) -> tuple[Block, ...]:
    """Return the blocks with link targets on the words that carried them, and on addresses that are spelled out."""
    found: list[Block] = list(blocks)
    for at, block in enumerate(found):
        if block.kind in {BlockKind.CONTACT, BlockKind.HEAD}:
            found[at] = block.model_copy(update={"anchors": _spelled_out(block.text)})
    for link in resume.links:
        words = one_line(link.text)
        url = one_line(link.url)
        if len(words) < 2 or not is_safe(url):
            continue
        for at, block in enumerate(found):
            start = block.text.find(words)
            free = all(start >= anchor.end or start + len(words) <= anchor.start for anchor in block.anchors)
            if start >= 0 and free:
                anchors = (*block.anchors, Anchor(start=start, end=start + len(words), url=address_of(url)))
                found[at] = block.model_copy(update={"anchors": tuple(sorted(anchors, key=lambda anchor: anchor.start))})
                break
    return tuple(found)


def _spelled_out(text: str) -> tuple[Anchor, ...]:
    anchors = []
    start = 0
    for piece in text.split(SEPARATOR):
        if is_safe(piece) and not any(char.isspace() for char in piece):
            anchors.append(Anchor(start=start, end=start + len(piece), url=address_of(piece)))
        start += len(piece) + len(SEPARATOR)
    return tuple(anchors)
