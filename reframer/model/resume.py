"""Resume: what a document says, in parts. Made by ``parsing``; a rewritten resume has the same shape."""

from enum import StrEnum

from reframer.model.base import Model
from reframer.model.document import FileKind, Link, Marker, Notice
from reframer.model.source import SourceRef


class SectionKind(StrEnum):
    """The kinds of section; an unknown heading is ``other``."""

    SUMMARY = "summary"
    EXPERIENCE = "experience"
    PROJECTS = "projects"
    EDUCATION = "education"
    SKILLS = "skills"
    CERTIFICATIONS = "certifications"
    PUBLICATIONS = "publications"
    LANGUAGES = "languages"
    AWARDS = "awards"
    VOLUNTEERING = "volunteer"
    ACTIVITIES = "activities"
    INTERESTS = "interests"
    REFERENCES = "references"
    CONTACT = "contact"
    LINKS = "links"
    COURSES = "courses"
    PATENTS = "patents"
    TRAINING = "training"
    OTHER = "other"


class Item(Model):
    """A line of text with its place."""

    text: str
    source: SourceRef


class Bullet(Model):
    """One achievement line. ``id`` is a hash of section, role, ordinal and text, so that answers and decisions find it again.

    ``doubts`` says in plain words why the reader was unsure (``no marker, inferred from indent``).
    """

    id: str
    text: str
    source: SourceRef
    continued: tuple[SourceRef, ...] = ()  # further lines of the same bullet
    marker: Marker | None = None
    level: int = 0
    doubts: tuple[str, ...] = ()


class BulletGroup(Model):
    """A sub-heading inside a long role and the bullets below it, by id."""

    label: str
    bullet_ids: tuple[str, ...]


class Role(Model):
    """One position at one employer. Dates: ``YYYY-MM`` or ``YYYY``, ``present`` for an ongoing end, empty when not stated.

    ``groups`` are sub-headings that reframer puts between the bullets; together they hold every bullet in its order.
    """

    id: str
    company: str = ""
    title: str = ""
    location: str = ""
    start: str = ""
    end: str = ""
    dates: str = ""  # as written
    description: tuple[Item, ...] = ()  # text of the role that is no bullet
    bullets: tuple[Bullet, ...] = ()
    groups: tuple[BulletGroup, ...] = ()
    source: SourceRef
    doubts: tuple[str, ...] = ()

    @property
    def current(self) -> bool | None:
        """True for an ongoing role, False for an ended one, None when the dates do not say."""
        if not self.end:
            return None
        return self.end == "present"


class Project(Model):
    """A project outside a role; ``link`` where the resume gives one."""

    id: str
    name: str = ""
    dates: str = ""
    link: str = ""
    description: tuple[Item, ...] = ()
    bullets: tuple[Bullet, ...] = ()
    source: SourceRef


class Education(Model):
    """A school, degree or course of study; dates as in Role."""

    id: str
    school: str = ""
    degree: str = ""
    location: str = ""
    start: str = ""
    end: str = ""
    dates: str = ""
    description: tuple[Item, ...] = ()
    bullets: tuple[Bullet, ...] = ()
    source: SourceRef


class SkillGroup(Model):
    """Skills as listed: ``label`` is the author's own group name, empty for a plain list."""

    label: str = ""
    skills: tuple[str, ...]
    source: SourceRef


class Contact(Model):
    """Who the resume is of, and how to reach them. ``headline`` is the line under the name, as written."""

    name: str = ""
    headline: str = ""
    email: str = ""
    phone: str = ""
    location: str = ""
    links: tuple[str, ...] = ()
    other: tuple[Item, ...] = ()


class Section(Model):
    """A section in the order of the page; ``items`` holds its text where it is no role, project, education or skill list."""

    kind: SectionKind
    heading: str
    source: SourceRef | None = None
    items: tuple[Item, ...] = ()
    bullets: tuple[Bullet, ...] = ()  # bullets that belong to no role, project or education


class Resume(Model):
    """A resume. Every character of the document is in exactly one item or in ``unassigned`` (or was dropped with a notice).

    ``layout`` names the known program whose rules read it (``linkedin_profile``); empty for all others.
    """

    file: str
    kind: FileKind
    sha256: str
    layout: str = ""
    contact: Contact = Contact()
    summary: tuple[Item, ...] = ()
    sections: tuple[Section, ...] = ()
    roles: tuple[Role, ...] = ()
    projects: tuple[Project, ...] = ()
    education: tuple[Education, ...] = ()
    skill_groups: tuple[SkillGroup, ...] = ()
    unassigned: tuple[Item, ...] = ()
    links: tuple[Link, ...] = ()
    warnings: tuple[Notice, ...] = ()

    @property
    def skills(self) -> tuple[str, ...]:
        """Every listed skill, in order."""
        return tuple(skill for group in self.skill_groups for skill in group.skills)

    def all_bullets(self) -> tuple[Bullet, ...]:
        """Every bullet of the resume, in the order roles, projects, education, other sections."""
        groups = [
            *(role.bullets for role in self.roles),
            *(project.bullets for project in self.projects),
            *(school.bullets for school in self.education),
            *(section.bullets for section in self.sections),
        ]
        return tuple(bullet for group in groups for bullet in group)
