"""The shape that ``reframe parse --json`` prints."""

from typing import Any

from reframer.model.resume import Bullet, Item, Resume


def resume_as_json(resume: Resume) -> dict[str, Any]:
    """Return the resume as plain data, with the place of every bullet."""
    contact = resume.contact
    summary = [item.text for item in resume.summary] or [
        bullet.text for section in resume.sections if section.kind == "summary" for bullet in section.bullets
    ]
    return {
        "layout": resume.layout,
        "contact": {
            "name": contact.name,
            "headline": contact.headline,
            "email": contact.email,
            "phone": contact.phone,
            "location": contact.location,
            "links": list(contact.links),
        },
        "summary": "\n".join(summary),
        "sections": [
            {
                "kind": section.kind.value,
                "heading": section.heading,
                "items": [item.text for item in section.items],
                "bullets": [_bullet(bullet) for bullet in section.bullets],
            }
            for section in resume.sections
        ],
        "roles": [
            {
                "company": role.company,
                "title": role.title,
                "location": role.location,
                "start": role.start,
                "end": role.end,
                "description": _texts(role.description),
                "bullets": [_bullet(bullet) for bullet in role.bullets],
            }
            for role in resume.roles
        ],
        "projects": [
            {
                "name": project.name,
                "dates": project.dates,
                "link": project.link,
                "description": _texts(project.description),
                "bullets": [_bullet(bullet) for bullet in project.bullets],
            }
            for project in resume.projects
        ],
        "education": [
            {
                "school": school.school,
                "degree": school.degree,
                "location": school.location,
                "start": school.start,
                "end": school.end,
                "description": _texts(school.description),
                "bullets": [_bullet(bullet) for bullet in school.bullets],
            }
            for school in resume.education
        ],
        "skills": list(resume.skills),
        "unassigned": _texts(resume.unassigned),
        "warnings": [{"kind": notice.kind, "text": notice.text} for notice in resume.warnings],
    }


def _texts(items: tuple[Item, ...]) -> list[str]:
    return [item.text for item in items]


def _bullet(bullet: Bullet) -> dict[str, Any]:
    return {"id": bullet.id, "text": bullet.text, "source": bullet.source.model_dump(mode="json", exclude_none=True)}
