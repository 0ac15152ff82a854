"""Account for every word: what of a document stands in its resume, and what got lost on the way."""

import re
from collections import Counter
from collections.abc import Iterator

from reframer.model.base import Model
from reframer.model.document import Document
from reframer.model.resume import Resume
from reframer.parsing.knowledge import word_set

_WORD = re.compile(r"[^\W_]+")
# Words that only join or label the parts of a header: "Engineer at Acme", "Location: Leeds", "Python, and Go".
_JOINTS = frozenset(
    [
        "at",
        "from",
        "and",
        "chez",
        "bei",
        "dates",
        "date",
        "duration",
        "period",
        "location",
        "company",
        "employer",
        "title",
        "role",
        "position",
        "client",
    ]
)


class Coverage(Model):
    """``share`` is the share of the document's letters and digits that stand in the resume; ``missing`` the words that do not."""

    share: float
    missing: tuple[str, ...]


def coverage(document: Document, resume: Resume) -> Coverage:
    """Compare the words of a document with those of its resume; words joined over a line end count as found."""
    wanted = Counter(word for line in document.lines for word in _words(line.text))
    given = Counter(word for text in texts_of(resume) for word in _words(text))
    missing = list((wanted - given).elements())
    extra = set(given - wanted)
    missing = _without_joined(missing, extra)
    labels = {word for label in word_set("contact_labels") for word in label.split()} | _JOINTS
    missing = [word for word in missing if word not in labels]
    total = sum(len(word) * count for word, count in wanted.items())
    lost = sum(len(word) for word in missing)
    return Coverage(share=1.0 if not total else 1.0 - lost / total, missing=tuple(missing))


def texts_of(resume: Resume) -> Iterator[str]:
    """Yield every text of a resume once."""
    contact = resume.contact
    yield from (contact.name, contact.headline, contact.email, contact.phone, contact.location, *contact.links)
    yield from (item.text for item in (*contact.other, *resume.summary, *resume.unassigned))
    for section in resume.sections:
        yield section.heading
        yield from (item.text for item in section.items)
    for role in resume.roles:
        yield from (role.company, role.title, role.location, role.dates)
        yield from (item.text for item in role.description)
    for project in resume.projects:
        yield from (project.name, project.dates, project.link)
        yield from (item.text for item in project.description)
    for school in resume.education:
        yield from (school.school, school.degree, school.location, school.dates)
        yield from (item.text for item in school.description)
    for group in resume.skill_groups:
        yield from (group.label, *group.skills)
    yield from (bullet.text for bullet in resume.all_bullets())


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _without_joined(missing: list[str], extra: set[str]) -> list[str]:
    """Take out the halves of words that were cut at a line end."""
    left = list(missing)
    for word in sorted(extra):
        for cut in range(1, len(word)):
            first, second = word[:cut], word[cut:]
            if first in left and second in left and (first != second or left.count(first) > 1):
                left.remove(first)
                left.remove(second)
                break
    return left
