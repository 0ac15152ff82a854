"""Document -> Resume, section by section."""

from reframer.model.document import Document, Line, Notice
from reframer.model.resume import Bullet, Contact, Education, Item, Project, Resume, Role, Section, SectionKind, SkillGroup
from reframer.parsing.contact import find_emails, find_phones, parse_contact
from reframer.parsing.drafts import draft_roles
from reframer.parsing.education import parse_education
from reframer.parsing.identity import Numbering
from reframer.parsing.joining import Lexicon, join_lines, lexicon_of
from reframer.parsing.kinds import check_is_resume, language_notice
from reframer.parsing.knowledge import is_place, title_weight
from reframer.parsing.mending import mend
from reframer.parsing.profile import LAYOUT, find_profile, is_stay
from reframer.parsing.profile_parts import head_of, read_roles, read_schools
from reframer.parsing.projects import parse_projects
from reframer.parsing.roles import parse_roles
from reframer.parsing.sections import Block, divide
from reframer.parsing.skills import parse_skills
from reframer.parsing.units import merge, paragraphs

_CONTACT = {SectionKind.CONTACT, SectionKind.LINKS}
_RUNNING = {SectionKind.SUMMARY, SectionKind.OTHER, SectionKind.PUBLICATIONS, SectionKind.PATENTS}
_ROLES = {SectionKind.EXPERIENCE, SectionKind.VOLUNTEERING, SectionKind.ACTIVITIES}


def parse_resume(document: Document) -> Resume:
    """Return what the document says, every character in one item or in ``unassigned``.

    Raises ReadError (``not_a_resume``) when it is clearly something else.
    """
    return _Parser(document).parse()


class _Parser:
    def __init__(self, document: Document) -> None:
        document = mend(document)
        self.document = document
        self.lexicon: Lexicon = lexicon_of(document)
        self.profile = find_profile(document)
        self.numbering = Numbering()
        self.sections: list[Section] = []
        self.roles: list[Role] = []
        self.projects: list[Project] = []
        self.education: list[Education] = []
        self.skills: list[SkillGroup] = []
        self.summary: list[Item] = []
        self.unassigned: list[Item] = []

    def parse(self) -> Resume:
        known = Contact()
        if self.profile is not None:
            name, known = head_of(self.profile.header, self.lexicon)
            header, blocks = Block(None, lines=name), [*self.profile.side, *self.profile.main]
        else:
            header, *blocks = divide(self.document)
        if not any(block.kind is SectionKind.EXPERIENCE for block in blocks):
            blocks.insert(0, self._roles_in_header(header))
        data = [line for block in blocks if block.kind in _CONTACT for line in block.lines]
        if not any(find_emails(line.text) for line in [*header.lines, *data]):
            data += _take_contact_lines(blocks)
        contact, running = parse_contact(self.document, header.lines, data)
        contact = contact.model_copy(
            update={"headline": known.headline or contact.headline, "location": known.location or contact.location}
        )
        self.summary.extend(self._items(running))
        for block in blocks:
            self._take(block)
        resume = Resume(
            file=self.document.file,
            kind=self.document.kind,
            sha256=self.document.sha256,
            layout=LAYOUT if self.profile is not None else "",
            contact=contact,
            summary=tuple(self.summary),
            sections=tuple(self.sections),
            roles=tuple(self.roles),
            projects=tuple(self.projects),
            education=tuple(self.education),
            skill_groups=tuple(self.skills),
            unassigned=tuple(self.unassigned),
            links=self.document.links,
        )
        check_is_resume(self.document, resume)
        return resume.model_copy(update={"warnings": self._warnings(resume)})

    def _roles_in_header(self, header: Block) -> Block:
        """A resume without headings: roles may stand right below the contact lines."""
        block = Block(SectionKind.EXPERIENCE)
        drafts, _ = draft_roles(merge(header.lines))
        if not any(title_weight(row.text) >= 2 for draft in drafts for row in draft.rows):
            drafts = []
        first = next((draft for draft in drafts if draft.dates or any(unit.is_bullet for unit in draft.body)), None)
        begin = header.lines.index(first.rows[0]) if first else None
        if begin is None:
            begin = next((number for number, line in enumerate(header.lines) if line.marker is not None), None)
        if begin:
            block.lines = header.lines[begin:]
            header.lines = header.lines[:begin]
        elif begin == 0:
            block.lines, header.lines = header.lines, []
        return block

    def _take(self, block: Block) -> None:
        kind = block.kind or SectionKind.OTHER
        items: list[Item] = []
        bullets: list[Bullet] = []
        if kind in _CONTACT:
            pass
        elif kind is SectionKind.SUMMARY:
            bullets, found = self._plain(kind, block.lines)
            self.summary.extend(found)
        elif self.profile is not None and any(is_stay(line.text) for line in block.lines):
            roles, above, whole = read_roles(kind, block.lines, self.profile.body_size, self.lexicon, self.numbering)
            self.roles.extend(roles)
            self.unassigned.extend(whole)  # the length of all roles at one employer; their own dates say it
            bullets, items = self._plain(kind, above)
        elif self.profile is not None and kind is SectionKind.EDUCATION:
            self.education.extend(read_schools(block.lines, self.profile.body_size, self.lexicon, self.numbering))
        elif kind in _ROLES and self._holds_roles(kind, block.lines):
            roles, loose = parse_roles(kind, block.lines, self.lexicon, self.numbering)
            self.roles.extend(roles)
            bullets, items = self._plain(kind, [line for unit in loose for line in unit.lines])
        elif kind is SectionKind.PROJECTS:
            self.projects.extend(parse_projects(block.lines, self.lexicon, self.numbering))
        elif kind is SectionKind.EDUCATION:
            schools, loose = parse_education(block.lines, self.lexicon, self.numbering)
            self.education.extend(schools)
            bullets, items = self._plain(kind, [line for unit in loose for line in unit.lines])
        elif kind is SectionKind.SKILLS:
            groups, items = parse_skills(block.lines, self.lexicon)
            self.skills.extend(groups)
        else:
            bullets, items = self._plain(kind, block.lines)
        if block.heading or items or bullets:
            self.sections.append(
                Section(
                    kind=kind,
                    heading=block.heading,
                    source=block.heading_line.source if block.heading_line else None,
                    items=tuple(items),
                    bullets=tuple(bullets),
                )
            )

    @staticmethod
    def _holds_roles(kind: SectionKind, lines: list[Line]) -> bool:
        if kind is SectionKind.EXPERIENCE:
            return True
        drafts, _ = draft_roles(merge(lines))
        return any(draft.body for draft in drafts)

    def _plain(self, kind: SectionKind, lines: list[Line]) -> tuple[list[Bullet], list[Item]]:
        bullets: list[Bullet] = []
        items: list[Item] = []
        loose: list[Line] = []
        for unit in [*merge(lines), None]:
            if unit is None or unit.is_bullet:
                items.extend(self._items(loose, running=kind in _RUNNING))
                loose = []
            if unit is None:
                continue
            if unit.is_bullet:
                text = unit.text(self.lexicon)
                if text:
                    bullets.append(self.numbering.bullet(kind, -1, text, unit.lines, level=unit.level))
            else:
                loose.append(unit.first)
        return bullets, items

    def _items(self, lines: list[Line], *, running: bool = True) -> list[Item]:
        groups = paragraphs(lines, running=running)
        return [Item(text=join_lines(group, self.lexicon), source=group[0].source) for group in groups]

    def _warnings(self, resume: Resume) -> tuple[Notice, ...]:
        notices = list(self.document.notices)
        if self.profile is not None:
            notices = [notice for notice in notices if notice.kind != "columns"]
            notices.append(Notice(kind="layout", text="This is a LinkedIn profile saved as PDF; it was read as that layout."))
        language = language_notice(self.document)
        if language:
            notices.append(language)
        if not resume.all_bullets():
            notices.append(Notice(kind="no_bullets", text="no bullets were found, so there is nothing to reword"))
        if not resume.roles:
            notices.append(Notice(kind="no_roles", text="no work history was found"))
        if not resume.contact.name:
            notices.append(Notice(kind="no_name", text="no name was found at the top of the resume"))
        return tuple(notices)


def _take_contact_lines(blocks: list[Block]) -> list[Line]:
    """Take contact data at the foot of a page out of the section they fell into: the line of the e-mail and those beside it."""
    for block in blocks:
        for number, line in enumerate(block.lines):
            words = line.text.split()
            if len(words) <= (14 if line.marker is None else 6) and find_emails(line.text):
                begin, end = number, number + 1
                while begin and _is_contact_line(block.lines[begin - 1]):
                    begin -= 1
                while end < len(block.lines) and _is_contact_line(block.lines[end]):
                    end += 1
                taken = block.lines[begin:end]
                del block.lines[begin:end]
                return taken
    return []


def _is_contact_line(line: Line) -> bool:
    return line.marker is None and len(line.text.split()) <= 10 and (is_place(line.text) or bool(find_phones(line.text)))
