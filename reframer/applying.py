"""Apply a plan: the new texts, the new order, and what is written for the resume as a whole. Nothing is judged here."""

from reframer.model.plan import Plan, RoleOrder, Sentence, SkillsOrder
from reframer.model.resume import Bullet, Item, Resume, Role, Section, SectionKind, SkillGroup
from reframer.model.source import SourceRef

STRENGTHS_HEADING = "Transferable strengths"
_BEFORE = (SectionKind.EXPERIENCE, SectionKind.PROJECTS, SectionKind.SKILLS, SectionKind.EDUCATION)


def apply(resume: Resume, plan: Plan) -> Resume:
    """Return the resume with the plan's texts, orders and sentences. Ids, employers, titles, dates and links stay.

    Raises ValueError when the plan was made for another resume: an edit's ``before`` is not the text it meets,
    or an order is no permutation of the role's bullets or of the listed skills.
    """
    texts = _new_texts(resume, plan)
    orders = {order.role_id: order for order in plan.orders}
    aim = plan.positioning
    return resume.model_copy(
        update={
            "summary": _with_sentences(resume, aim.summary),
            "sections": _with_strengths(resume, _reworded_sections(resume, texts), aim.strengths),
            "roles": tuple(_reordered(_with_texts(role, texts), orders.get(role.id)) for role in resume.roles),
            "projects": tuple(
                project.model_copy(update={"bullets": _reworded(project.bullets, texts)}) for project in resume.projects
            ),
            "education": tuple(
                school.model_copy(update={"bullets": _reworded(school.bullets, texts)}) for school in resume.education
            ),
            "skill_groups": _regrouped(resume, plan.skills),
        }
    )


def _new_texts(resume: Resume, plan: Plan) -> dict[str, str]:
    """Return the last text of every edited bullet; the edits of one bullet are a chain."""
    texts = {bullet.id: bullet.text for bullet in resume.all_bullets()}
    for edit in plan.edits:
        if texts.get(edit.bullet_id) != edit.before:
            raise ValueError(f"an edit of bullet {edit.bullet_id} does not fit its text")
        texts[edit.bullet_id] = edit.after
    return texts


def _reworded(bullets: tuple[Bullet, ...], texts: dict[str, str]) -> tuple[Bullet, ...]:
    return tuple(
        bullet if texts[bullet.id] == bullet.text else bullet.model_copy(update={"text": texts[bullet.id]}) for bullet in bullets
    )


def _with_texts(role: Role, texts: dict[str, str]) -> Role:
    return role.model_copy(update={"bullets": _reworded(role.bullets, texts)})


def _reordered(role: Role, order: RoleOrder | None) -> Role:
    if order is None:
        return role
    ids = order.bullet_ids
    bullets = {bullet.id: bullet for bullet in role.bullets}
    if sorted(ids) != sorted(bullets):
        raise ValueError(f"the order of role {role.id} is no permutation of its bullets")
    if order.groups and [bullet_id for group in order.groups for bullet_id in group.bullet_ids] != list(ids):
        raise ValueError(f"the groups of role {role.id} do not hold its bullets in their order")
    return role.model_copy(update={"bullets": tuple(bullets[bullet_id] for bullet_id in ids), "groups": order.groups})


def _regrouped(resume: Resume, order: SkillsOrder | None) -> tuple[SkillGroup, ...]:
    """Return the skills as the order has them: every string at its old place exactly once, word for word."""
    if order is None or not order.lines:
        return resume.skill_groups
    old = {
        f"skills.{number}.{place}": skill
        for number, group in enumerate(resume.skill_groups)
        for place, skill in enumerate(group.skills)
    }
    new = [(part.ref, part.text) for line in order.lines for part in line.skills]
    if sorted(new) != sorted(old.items()):
        raise ValueError("the new skills section is no permutation of the old one")
    return tuple(
        SkillGroup(
            label=line.heading.text if line.heading is not None else "",
            skills=tuple(part.text for part in line.skills),
            source=line.source,
        )
        for line in order.lines
    )


def _reworded_sections(resume: Resume, texts: dict[str, str]) -> tuple[Section, ...]:
    return tuple(section.model_copy(update={"bullets": _reworded(section.bullets, texts)}) for section in resume.sections)


def _items(resume: Resume, sentences: tuple[Sentence, ...]) -> tuple[Item, ...]:
    return tuple(Item(text=sentence.text, source=SourceRef(file=resume.file)) for sentence in sentences)


def _with_sentences(resume: Resume, sentences: tuple[Sentence, ...]) -> tuple[Item, ...]:
    return (*resume.summary, *_items(resume, sentences))


def heading_like(sections: tuple[Section, ...], heading: str) -> str:
    """Return a heading in the letter case of the author's own: all capitals, capitals at words, or as it is."""
    own = [section.heading for section in sections if any(letter.isalpha() for letter in section.heading)]
    if own and all(other.isupper() for other in own):
        return heading.upper()
    longer = [other for other in own if len(other.split()) > 1]
    if longer and all(word[:1].isupper() for other in longer for word in other.split() if len(word) > 3):
        return " ".join(word[:1].upper() + word[1:] for word in heading.split())
    return heading


def _with_strengths(resume: Resume, sections: tuple[Section, ...], strengths: tuple[Sentence, ...]) -> tuple[Section, ...]:
    """Put the strengths in a section of their own, before the experience."""
    if not strengths:
        return sections
    added = Section(kind=SectionKind.OTHER, heading=heading_like(sections, STRENGTHS_HEADING), items=_items(resume, strengths))
    at = next((index for index, section in enumerate(sections) if section.kind in _BEFORE), len(sections))
    return (*sections[:at], added, *sections[at:])
