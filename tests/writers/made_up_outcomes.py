"""A made-up person, her resume, and an outcome with everything that the notes must show."""

from reframer.model.document import FileKind, Link
from reframer.model.findings import BulletFindings, CareerPath, Findings
from reframer.model.outcome import Outcome, Severity, Violation, Withdrawal
from reframer.model.plan import Edit, Headline, Part, PartOrigin, PathRank, Plan, Positioning, Refusal, Sentence, TargetTitles
from reframer.model.resume import Bullet, Contact, Education, Item, Project, Resume, Role, Section, SectionKind, SkillGroup
from reframer.model.source import SourceRef
from reframer.model.verdicts import Answer, Evidence, Flag, Question, Strength, Verdict, Verdicts


def place(paragraph: int) -> SourceRef:
    return SourceRef(file="ana.docx", part="word/document.xml", paragraph=paragraph)


def bullet(text: str, paragraph: int, level: int = 0) -> Bullet:
    return Bullet(id=f"b{paragraph}", text=text, source=place(paragraph), level=level)


def section(kind: SectionKind, heading: str, paragraph: int, *bullets: Bullet, items: tuple[str, ...] = ()) -> Section:
    lines = tuple(Item(text=text, source=place(paragraph)) for text in items)
    return Section(kind=kind, heading=heading, source=place(paragraph), bullets=bullets, items=lines)


RESUME = Resume(
    file="ana.docx",
    kind=FileKind.DOCX,
    sha256="0" * 64,
    contact=Contact(
        name="Ana Example",
        headline="Staff Engineer, payments",
        email="ana@example.com",
        phone="+1 555 0100",
        location="Berlin",
        links=("github.com/ana-example", "javascript:alert(1)"),
    ),
    summary=(Item(text="Twelve years in payments & markets.", source=place(3)),),
    sections=(
        section(SectionKind.SUMMARY, "PROFILE", 2),
        section(SectionKind.EXPERIENCE, "EXPERIENCE", 4),
        section(SectionKind.SKILLS, "Tools", 20),
        section(SectionKind.EXPERIENCE, "Earlier work", 30),
        section(SectionKind.PROJECTS, "Projects", 40),
        section(SectionKind.EDUCATION, "Education", 50),
        section(SectionKind.CERTIFICATIONS, "Certificates", 60, items=("Cloud Architect (2022)",)),
        section(SectionKind.LANGUAGES, "Languages", 65, items=("German, native",)),
        section(SectionKind.OTHER, "Talks", 70, bullet("Queues that sleep, Example Conf 2020", 71)),
    ),
    roles=(
        Role(
            id="r1",
            company="Northbank Systems, Inc.",
            title="Staff Engineer",
            location="Berlin",
            start="2019-03",
            end="present",
            dates="Mar 2019 – Present",
            source=place(5),
            bullets=(
                bullet("Ran the order queue: 1.1M events/s, p99 < 6 ms *at peak*", 6),
                bullet("Moved snake_case_jobs to <cron> [see talk]", 7, 1),
                bullet("Cut deploy time by 65%", 8),
            ),
        ),
        Role(
            id="r2",
            company="Mintwave",
            title="Engineer",
            start="2013",
            end="2019",
            dates="2013 - 2019",
            source=place(31),
            description=(Item(text="Payments start-up.", source=place(32)),),
            bullets=(bullet("Sharded the ledger to 64 nodes; 9 TB", 33),),
        ),
    ),
    projects=(
        Project(
            id="p1",
            name="Linter",
            link="github.com/ana-example/lint",
            dates="2021",
            source=place(41),
            bullets=(bullet("Static checks in C#", 42),),
        ),
        Project(id="p2", name="Toy", source=place(43), bullets=(bullet("Toy: a chess clock", 44),)),
    ),
    education=(Education(id="e1", school="TU Example", degree="M.Sc. Physics", dates="winter 2011", source=place(51)),),
    skill_groups=(
        SkillGroup(label="Daily", skills=("Go", "SQL"), source=place(21)),
        SkillGroup(skills=("Queues", "C++"), source=place(22)),
    ),
    unassigned=(Item(text="stray line 42", source=place(80)),),
    links=(
        Link(url="https://example.org/talk", text="see talk", source=place(7)),
        Link(url="javascript:alert(1)", text="order queue", source=place(6)),
    ),
)

LINES = (
    "Ana Example",
    "Staff Engineer, payments",
    "Berlin | ana@example.com | +1 555 0100",
    "github.com/ana-example | javascript:alert(1)",
    "PROFILE",
    "Twelve years in payments & markets.",
    "EXPERIENCE",
    "Staff Engineer | Northbank Systems, Inc.",
    "Mar 2019 – Present | Berlin",
    "Ran the order queue: 1.1M events/s, p99 < 6 ms *at peak*",
    "Moved snake_case_jobs to <cron> [see talk]",
    "Cut deploy time by 65%",
    "Tools",
    "Daily: Go, SQL",
    "Queues, C++",
    "Earlier work",
    "Engineer | Mintwave",
    "2013 - 2019",
    "Payments start-up.",
    "Sharded the ledger to 64 nodes; 9 TB",
    "Projects",
    "Linter | github.com/ana-example/lint | 2021",
    "Static checks in C#",
    "Toy: a chess clock",
    "Education",
    "M.Sc. Physics | TU Example",
    "winter 2011",
    "Certificates",
    "Cloud Architect (2022)",
    "Languages",
    "German, native",
    "Talks",
    "Queues that sleep, Example Conf 2020",
)


def outcome(resume: Resume = RESUME) -> Outcome:
    bullets = resume.all_bullets()
    question = {"bullet_id": "b8", "unlocks": "a measured wording"}
    verdicts = [Verdict(bullet_id=one.id, evidence=Evidence.SCOPED, strength=Strength.KEEP) for one in bullets]
    at = next((at for at, one in enumerate(bullets) if one.id == "b8"), None)
    edits: tuple[Edit, ...] = ()
    if at is not None:
        verdicts[at] = verdicts[at].model_copy(
            update={
                "flags": (
                    Flag(id="missing_baseline", words="65%", why="Sixty-five percent of what?", mend="Name the former time."),
                ),
                "questions": (
                    Question(id="b8.minor", ask="Which team: yours?", value=1, **question),
                    Question(id="b8.baseline", ask="From how many minutes?", value=9, units=("min",), **question),
                ),
            }
        )
        part = Part(text="Cut deploy time by 65 %", origin=PartOrigin.BULLET)
        edit = {"bullet_id": "b8", "before": "Cut deploy time by 65%", "strength": Strength.KEEP}
        edits = (Edit(operation="typography", parts=(part,), because="A space belongs before the sign.", **edit),)
    headline = Sentence(parts=(Part(text="Staff Engineer | Queues", origin=PartOrigin.RESUME),), because="Title and first skill.")
    withdrawn = Edit(
        bullet_id="b6",
        operation="restate",
        before="x",
        parts=(Part(text="Trained models", origin=PartOrigin.PHRASE),),
        strength=Strength.CLAIM,
        because="tried",
    )
    violation = Violation(kind="claim", severity=Severity.VIOLATION, words="Trained", why="nobody said so")
    return Outcome(
        version="0.0.test",
        path=CareerPath.PLATFORM,
        source=resume,
        resume=resume,
        findings=Findings(bullets=tuple(BulletFindings(bullet_id=one.id, text=one.text) for one in bullets)),
        verdicts=Verdicts(bullets=tuple(verdicts)),
        plan=Plan(
            edits=edits,
            refusals=(Refusal(bullet_id="b6", rule_id="x.y", wanted="real-time serving", why="No time is stated."),),
            positioning=Positioning(
                ranking=(PathRank(path=CareerPath.PLATFORM, points=7.5, reasons=("queues at scale",)),),
                path=CareerPath.PLATFORM,
                headline=Headline(sentence=headline, missing=("an own model in production",)),
                standing="E1",
                targets=TargetTitles(aim=("Staff Engineer", "Platform Engineer"), avoid=("Head of AI",), why="Held today."),
                gaps=("No model was served.",),
            ),
        ),
        answers=(Answer(question_id="b6.scale", value="40", unit="topics", source="dashboard", ask="How many topics?"),),
        withdrawn=(Withdrawal(edit=withdrawn, violations=(violation,)),) if at is not None else (),
        notices=("hidden text was left out",),
    )
