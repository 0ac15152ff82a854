"""Heads: employer, title, dates, degree, links and contact are facts that no rewriting touches."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from reframer.model.outcome import Violation
from reframer.model.resume import Education, Project, Resume, Role
from reframer.verifying.problems import doubtful, wrong
from reframer.verifying.reading import Reader
from reframer.verifying.structure import marks_of

Head = TypeVar("Head", Role, Project, Education)
_FIT = 2.0


def compare_heads(old: Resume, new: Resume, reader: Reader) -> Iterator[Violation]:
    """Yield what has changed in roles, education, contact and links."""
    pairs, dropped = _pair(old.roles, new.roles, reader)
    for role, before in pairs:
        yield from _compare_role(before, role, reader)
    for role in dropped:
        yield doubtful("role_dropped", _head(role), "This role of the old resume is gone.").model_copy(
            update={"old": _head(role), "old_source": role.source}
        )
    schools, _ = _pair(old.education, new.education, reader)
    for school, before_school in schools:
        yield from _compare_school(before_school, school, reader)
    yield from _compare_contact(old, new)


def pair_roles(old: Resume, new: Resume, reader: Reader) -> dict[str, str]:
    """Return for each part of the new resume (``role 0``) the part of the old one that answers to it."""
    parts: dict[str, str] = {}
    parts |= _parts("role", old.roles, new.roles, reader)
    parts |= _parts("project", old.projects, new.projects, reader)
    parts |= _parts("school", old.education, new.education, reader)
    return parts


def _parts(name: str, olds: Sequence[Head], news: Sequence[Head], reader: Reader) -> dict[str, str]:
    pairs, _ = _pair(olds, news, reader)
    return {f"{name} {_place(news, one)}": f"{name} {_place(olds, other)}" for one, other in pairs if other is not None}


def _place(items: Sequence[object], wanted: object) -> int:
    return next(index for index, one in enumerate(items) if one is wanted)


def _pair(olds: Sequence[Head], news: Sequence[Head], reader: Reader) -> tuple[list[tuple[Head, Head | None]], list[Head]]:
    """Pair heads by what they share: most alike first, each once. Unpaired new ones get None; unpaired old ones follow."""
    fits = sorted(
        (
            (_fit(old, new, reader) - abs(place - other) / 100, -place, -other)
            for place, old in enumerate(olds)
            for other, new in enumerate(news)
        ),
        reverse=True,
    )
    taken_old: set[int] = set()
    chosen: dict[int, int] = {}
    for fit, place, other in fits:
        if fit < _FIT or -place in taken_old or -other in chosen:
            continue
        taken_old.add(-place)
        chosen[-other] = -place
    pairs = [(new, olds[chosen[index]] if index in chosen else None) for index, new in enumerate(news)]
    return pairs, [old for index, old in enumerate(olds) if index not in taken_old]


def _fit(old: Role | Project | Education, new: Role | Project | Education, reader: Reader) -> float:
    fit = 0.0
    if getattr(old, "id", "") and getattr(old, "id", "") == getattr(new, "id", ""):
        fit += 1.5
    for name, weight in (("company", 2.0), ("school", 2.0), ("name", 2.0), ("title", 1.2), ("degree", 1.2)):
        one, other = getattr(old, name, ""), getattr(new, name, "")
        if one and other:
            fit += weight * _alike(one, other, reader)
    if getattr(old, "start", "") and getattr(old, "start", "") == getattr(new, "start", ""):
        fit += 1.0
    if getattr(old, "end", "") and getattr(old, "end", "") == getattr(new, "end", ""):
        fit += 0.5
    before = {bullet.text for bullet in old.bullets}
    after = {bullet.text for bullet in new.bullets}
    if before & after:
        fit += 2.0
    elif before and after:
        olds = frozenset().union(*(marks_of(reader.read(text)) for text in before))
        news = frozenset().union(*(marks_of(reader.read(text)) for text in after))
        fit += 2.0 * len(olds & news) / max(1, min(len(olds), len(news)))
    return fit


def _alike(one: str, other: str, reader: Reader) -> float:
    first, second = reader.read(one), reader.read(other)
    olds, news = {word.stem for word in first.words}, {word.stem for word in second.words}
    return len(olds & news) / max(1, len(olds | news))


def _same(one: str, other: str, reader: Reader) -> bool:
    """Say whether two heads say the same: case, punctuation and short forms (Sr., Ltd) do not count."""
    if one.strip().lower() == other.strip().lower():
        return True
    first, second = reader.read(one), reader.read(other)
    lexicon = first.lexicon
    lows, highs = [word.stem for word in first.words], [word.stem for word in second.words]
    return all(any(lexicon.same_thing(stem, there) for there in highs) for stem in lows) and all(
        any(lexicon.same_thing(stem, there) for there in lows) for stem in highs
    )


def _head(role: object) -> str:
    names = ("title", "degree", "company", "school", "name", "dates")
    return ", ".join(text for name in names if (text := getattr(role, name, "")))


def _compare_role(old: Role | None, new: Role, reader: Reader) -> Iterator[Violation]:
    if old is None:
        yield wrong("role_added", _head(new), "The old resume has no such role.").model_copy(
            update={"new": _head(new), "new_source": new.source}
        )
        return
    places = {"old": _head(old), "new": _head(new), "old_source": old.source, "new_source": new.source}
    for kind, one, other in (("employer_drift", old.company, new.company), ("title_drift", old.title, new.title)):
        if other and not _same(one, other, reader):
            what = "employer" if kind == "employer_drift" else "title"
            yield wrong(kind, other, f"The {what} is {one!r} in the old resume.").model_copy(update=places)
    yield from (found.model_copy(update=places) for found in _compare_dates(old.start, old.end, new.start, new.end, new.dates))


def _compare_school(old: Education | None, new: Education, reader: Reader) -> Iterator[Violation]:
    if old is None:
        yield wrong("degree_added", _head(new), "The old resume has no such education.").model_copy(
            update={"new": _head(new), "new_source": new.source}
        )
        return
    places = {"old": _head(old), "new": _head(new), "old_source": old.source, "new_source": new.source}
    for one, other in ((old.school, new.school), (old.degree, new.degree)):
        if other and not _same(one, other, reader):
            yield wrong("degree_changed", other, f"The old resume has {one!r}.").model_copy(update=places)
    yield from (found.model_copy(update=places) for found in _compare_dates(old.start, old.end, new.start, new.end, new.dates))


def _compare_dates(start: str, end: str, new_start: str, new_end: str, dates: str) -> Iterator[Violation]:
    for one, other in ((start, new_start), (end, new_end)):
        if other and one != other and not (one and (one.startswith(other) or other.startswith(one))):
            yield wrong("date_drift", dates or other, f"The old resume has {one or 'no date'!r} where the new one has {other!r}.")


def _compare_contact(old: Resume, new: Resume) -> Iterator[Violation]:
    for name in ("name", "email", "phone"):
        one, other = getattr(old.contact, name), getattr(new.contact, name)
        if one and other and "".join(one.split()).lower() != "".join(other.split()).lower():
            yield doubtful("contact_changed", other, f"The {name} differs from the old resume's.")
    known = {_bare(link) for link in old.contact.links} | {_bare(link.url) for link in old.links}
    known |= {_bare(project.link) for project in old.projects if project.link}
    texts = " ".join((*(bullet.text for bullet in old.all_bullets()), *(item.text for item in old.contact.other))).lower()
    for link in (
        *new.contact.links,
        *(found.url for found in new.links),
        *(project.link for project in new.projects if project.link),
    ):
        bare = _bare(link)
        if bare and bare not in known and bare not in texts and not bare.startswith("mailto:"):
            known.add(bare)
            yield wrong("link_added", link, "The old resume has no such link.").model_copy(update={"new": link})


def _bare(link: str) -> str:
    return link.strip().lower().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
