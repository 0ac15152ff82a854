"""A resume that our writers write is read back as it was, in every format."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reframer.model.document import FileKind
from reframer.model.resume import Bullet, Contact, Education, Item, Project, Resume, Role, Section, SectionKind, SkillGroup
from reframer.model.source import SourceRef
from reframer.parsing import parse_resume
from reframer.readers import read_bytes
from reframer.writers.docx import write_docx
from reframer.writers.layout import Block, lay_out
from reframer.writers.markdown import write_markdown
from reframer.writers.pdf import write_pdf
from reframer.writers.text import write_text

WRITERS: dict[str, Callable[[tuple[Block, ...]], bytes]] = {
    "docx": write_docx,
    "md": write_markdown,
    "txt": write_text,
    "pdf": lambda blocks: write_pdf(blocks).data,
}
NAMES = ("Mara Ilves", "Tomás Óskar Brandt", "Anna-Lena O'Reilly", "J. R. Whitlock", "Łucja Nowak")
TITLES = ("Senior Software Engineer", "Staff Engineer", "Backend Developer", "Engineering Manager", "Site Reliability Engineer")
COMPANIES = ("Quillon GmbH", "Ostrander Systems, Inc.", "Hollis & Marsh", "Tidepool Labs", "Brightwater Analytics Ltd")
PLACES = ("Berlin, Germany", "Austin, TX", "London, UK", "")
OPENERS = (
    "Rewrote",
    "Ran",
    "Measured",
    "Cut",
    "Moved",
    "iOS and Android:",
    "24/7 care for",
    "$1.3M saved on",
    "3x faster runs of",
    "-40% load of",
)
MONTHS = ("Jan", "Feb", "Mar", "April", "May", "June", "Jul", "Aug.", "Sept", "October", "Nov", "December")
OBJECTS = (
    "the order queue (Kafka, 12 brokers)",
    "the nightly export from a 15-year-old PHP code base",
    "C++ and C# services behind one API",
    "a state-of-the-art *log* search",
    "on-call for 24/7 payments & refunds",
)
ENDS = (
    "",
    ", which cut p99 latency from 1.2 s to 180 ms",
    " → 40% fewer failed builds; saved ~$400K a year",
    ' so that "nobody" had to wake up, in 3 regions, for 18 months without a minute of downtime at 80k messages/s',
    ": 41% to 87% coverage_of_tests",
)


def place(paragraph: int) -> SourceRef:
    return SourceRef(file="made-up.docx", part="word/document.xml", paragraph=paragraph)


def written(start: str, end: str) -> str:
    """Return a range as people write it."""

    def words(date: str) -> str:
        return "Present" if date == "present" else f"{MONTHS[int(date[5:]) - 1]} {date[:4]}"

    return f"{words(start)} – {words(end)}"


@st.composite
def resumes(draw: st.DrawFn) -> Resume:
    at = iter(range(1, 500))
    texts = iter(
        draw(
            st.lists(
                st.tuples(st.sampled_from(OPENERS), st.sampled_from(OBJECTS), st.sampled_from(ENDS)),
                min_size=14,
                max_size=14,
                unique=True,
            )
        )
    )
    stop = draw(st.sampled_from(("", ".")))
    profile, summary = (), ()
    if draw(st.booleans()):
        profile = (Section(kind=SectionKind.SUMMARY, heading="Profile", source=place(next(at))),)
        summary = (
            Item(
                text="Engineer with ten years in payment systems. Likes small teams and boring deploys.", source=place(next(at))
            ),
        )
    experience = Section(
        kind=SectionKind.EXPERIENCE, heading=draw(st.sampled_from(("Experience", "WORK HISTORY"))), source=place(next(at))
    )
    roles = []
    as_words = draw(st.booleans())
    end = "present"
    year = 2024
    companies = draw(st.permutations(COMPANIES))
    for number in range(draw(st.integers(1, 3))):
        start = f"{year - draw(st.integers(1, 4))}-{draw(st.integers(1, 12)):02}"
        head = place(next(at))
        bullets = tuple(
            Bullet(
                id=f"b{number}{index}",
                text=f"{' '.join(text[:2])}{text[2]}{stop}",
                source=place(next(at)),
                level=draw(st.integers(0, 1)) if index else 0,
            )
            for index, text in zip(range(draw(st.integers(1, 4))), texts, strict=False)
        )
        roles.append(
            Role(
                id=f"r{number}",
                company=companies[number],
                title=draw(st.sampled_from(TITLES)),
                location=draw(st.sampled_from(PLACES)),
                start=start,
                end=end,
                dates=written(start, end) if as_words else "",
                bullets=bullets,
                source=head,
            )
        )
        year = int(start[:4])
        end = f"{year - 1}-{draw(st.integers(1, 12)):02}"
        year -= 1
    extra, projects = (), []
    if draw(st.booleans()):
        extra = (Section(kind=SectionKind.PROJECTS, heading="Projects", source=place(next(at))),)
        for project in ("railwatch", "Pocket Ledger"):
            head = place(next(at))
            words = next(texts)
            bullet = Bullet(id=f"p{project}", text=f"{' '.join(words[:2])}{words[2]}{stop}", source=place(next(at)))
            projects.append(Project(id=project, name=project, bullets=(bullet,), source=head))
    skills = Section(kind=SectionKind.SKILLS, heading="Skills", source=place(next(at)))
    groups = tuple(
        SkillGroup(label=label, skills=names, source=place(next(at)))
        for label, names in (("Languages", ("Python", "C++", "Go")), ("Tools", ("Kafka", "PostgreSQL", "Node.js")))
    )
    study = Section(kind=SectionKind.EDUCATION, heading="Education", source=place(next(at)))
    school = Education(
        id="e1",
        school="University of Northfield",
        degree="BSc Computer Science",
        start="2008",
        end="2011",
        source=place(next(at)),
    )
    return Resume(
        file="made-up.docx",
        kind=FileKind.DOCX,
        sha256="0" * 64,
        contact=Contact(
            name=draw(st.sampled_from(NAMES)),
            headline=draw(st.sampled_from(("", "Backend engineer"))),
            email="mara.ilves@example.com",
            phone="+1 555 0143",
            location=draw(st.sampled_from(PLACES[:3])),
            links=draw(st.sampled_from(((), ("github.com/mara-ilves",)))),
        ),
        summary=summary,
        sections=(*profile, experience, *extra, skills, study),
        projects=tuple(projects),
        roles=tuple(roles),
        education=(school,),
        skill_groups=groups,
        unassigned=(),
    )


def said(resume: Resume) -> dict[str, Any]:
    contact = resume.contact
    return {
        "contact": (contact.name, contact.headline, contact.email, contact.phone, contact.location, contact.links),
        "sections": [(section.kind, section.heading.lower()) for section in resume.sections],
        "roles": [
            (
                role.company,
                role.title,
                role.location,
                role.start,
                role.end,
                [(bullet.level, bullet.text) for bullet in role.bullets],
            )
            for role in resume.roles
        ],
        "summary": " ".join(item.text for item in resume.summary),
        "projects": [(project.name, [bullet.text for bullet in project.bullets]) for project in resume.projects],
        "skills": [(group.label, group.skills) for group in resume.skill_groups],
        "education": [(school.school, school.degree, school.start, school.end) for school in resume.education],
    }


@pytest.mark.parametrize("name", sorted(WRITERS))
@given(resume=resumes())
@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_what_is_written_is_read_back(name: str, resume: Resume) -> None:
    data = WRITERS[name](lay_out(resume))
    assert said(parse_resume(read_bytes(data, f"written.{name}"))) == said(resume)
