"""Made-up resumes for the tests of the checker."""

from reframer.model.document import FileKind
from reframer.model.resume import Bullet, Contact, Education, Item, Resume, Role, Section, SectionKind, SkillGroup
from reframer.model.source import SourceRef

AT = SourceRef(file="made-up.txt", line=1)


def role(title: str, company: str, start: str, end: str, *texts: str) -> Role:
    bullets = tuple(Bullet(id=f"{company}-{place}".lower(), text=text, source=AT) for place, text in enumerate(texts))
    return Role(
        id=company.lower(),
        title=title,
        company=company,
        start=start,
        end=end,
        dates=f"{start} - {end}",
        bullets=bullets,
        source=AT,
    )


def resume(
    *roles: Role,
    summary: tuple[str, ...] = (),
    headline: str = "",
    skills: tuple[str, ...] = (),
    strengths: tuple[str, ...] = (),
    degree: str = "BSc Computer Science",
    links: tuple[str, ...] = ("https://example.com/ines",),
    name: str = "Ines Okafor",
) -> Resume:
    added = Section(
        kind=SectionKind.OTHER, heading="Transferable strengths", items=tuple(Item(text=text, source=AT) for text in strengths)
    )
    return Resume(
        file="made-up.txt",
        kind=FileKind.TEXT,
        sha256="0" * 64,
        contact=Contact(name=name, headline=headline, email="ines@example.com", phone="+1 555 0100", links=links),
        summary=tuple(Item(text=text, source=AT) for text in summary),
        sections=(added,) if strengths else (),
        roles=roles,
        education=(Education(id="lund", school="Lund", degree=degree, start="2010", end="2013", source=AT),),
        skill_groups=(SkillGroup(skills=skills, source=AT),) if skills else (),
    )


FERRY = (
    "Built Kafka consumers for boarding events at 40k msgs/s",
    "Reduced p99 of the fare API from 90 ms to 30 ms by caching tariffs in Redis",
    "Helped migrate 18 ports to the new scanner backend",
    "Mentored 3 junior developers",
)
RAIL = ("Maintained 14 Ansible roles for 300 hosts", "Wrote the seat-map widget in Vue")
SKILLS = ("Kafka", "Redis", "Go", "Ansible", "Vue")
SUMMARY = ("Backend engineer with a liking for message streams.",)


def old_resume() -> Resume:
    return resume(
        role("Senior Engineer", "Nordfjord Ferries", "2019", "2023", *FERRY),
        role("Engineer", "Talvik Rail", "2015", "2019", *RAIL),
        summary=SUMMARY,
        skills=SKILLS,
        headline="Senior Engineer",
    )
