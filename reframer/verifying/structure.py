"""Structure: find which new line stems from which old ones - kept, reworded, merged, split, moved or dropped."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from reframer.model.resume import Bullet, Item, Resume
from reframer.model.source import SourceRef
from reframer.verifying.reading import Reader, Reading

ENOUGH = 0.2  # a line that shares less with every old line stems from none of them
_MORE = 0.18  # a second source must explain so much of what the first left unexplained
_ELSEWHERE = 0.3  # a line of another role must fit so much better before the line counts as moved
_MOST_SOURCES = 3


@dataclass(frozen=True)
class Place:
    """A line of a resume: its text, the role or section it stands in, and where that is in the file."""

    text: str
    part: str
    id: str = ""
    source: SourceRef | None = None


@dataclass
class Match:
    """A new line with the old lines it stems from, best first; ``moved`` when they stand under another role."""

    new: Place
    olds: list[Place] = field(default_factory=list)
    moved: bool = False


def experience_lines(resume: Resume) -> list[Place]:
    """Return the lines under roles, projects and education, each with the part it stands in."""
    lines: list[Place] = []
    for index, role in enumerate(resume.roles):
        lines.extend(_places((*role.description, *role.bullets), f"role {index}"))
    for index, project in enumerate(resume.projects):
        lines.extend(_places((*project.description, *project.bullets), f"project {index}"))
    for index, school in enumerate(resume.education):
        lines.extend(_places((*school.description, *school.bullets), f"school {index}"))
    return lines


def section_lines(resume: Resume) -> list[tuple[str, Place]]:
    """Return the lines of the other sections with the section's heading."""
    return [
        (section.heading, place)
        for section in resume.sections
        for place in _places((*section.items, *section.bullets), f"section {section.heading.lower()}")
    ]


def _places(items: Sequence[Item | Bullet], part: str) -> list[Place]:
    return [
        Place(item.text, part, item.id if isinstance(item, Bullet) else "", item.source) for item in items if item.text.strip()
    ]


class Pairing:
    """Pairs new lines with old ones by the rare words, names and figures that they share."""

    def __init__(self, olds: Sequence[Place], reader: Reader) -> None:
        self._olds = list(olds)
        self._reader = reader
        self._marks = [marks_of(reader.read(old.text)) for old in self._olds]
        count: dict[str, int] = defaultdict(int)
        for marks in self._marks:
            for mark in marks:
                count[mark] += 1
        self._weight = {mark: math.log(1 + len(self._olds) / number) for mark, number in count.items()}
        self._unknown = math.log(1 + len(self._olds))
        self._by_text: dict[str, list[int]] = defaultdict(list)
        self._by_mark: dict[str, list[int]] = defaultdict(list)
        for index, old in enumerate(self._olds):
            self._by_text[old.text].append(index)
            for mark in self._marks[index]:
                self._by_mark[mark].append(index)

    def match(self, new: Place, part: str | None) -> Match:
        """Return the sources of a new line, looked for first in the old ``part`` that answers to its own."""
        same = [index for index in self._by_text.get(new.text, ()) if part is None or self._olds[index].part == part]
        if same:
            return Match(new, [self._olds[same[0]]])
        marks = marks_of(self._reader.read(new.text))
        near = {index for mark in marks for index in self._by_mark.get(mark, ())}
        total = sum(self._weight.get(mark, self._unknown) for mark in marks) or 1.0

        def share(index: int, wanted: frozenset[str]) -> float:
            return sum(self._weight[mark] for mark in sorted(self._marks[index] & wanted)) / total

        named = [index for index, old in enumerate(self._olds) if new.id and old.id == new.id]
        here = [index for index in sorted(near) if part is None or self._olds[index].part == part]
        there = [index for index in sorted(near) if part is not None and self._olds[index].part != part]
        best = max(here, key=lambda index: share(index, marks), default=None)
        if named and named[0] in here and (best is None or share(named[0], marks) >= ENOUGH):
            best = named[0]
        other = max(there, key=lambda index: share(index, marks), default=None)
        if other is not None and share(other, marks) > (share(best, marks) if best is not None else 0.0) + _ELSEWHERE:
            return Match(new, [self._olds[other]], moved=True)
        if best is None or share(best, marks) < ENOUGH:
            return Match(new)
        match, chosen = Match(new, [self._olds[best]]), [best]
        left = marks - self._marks[best]
        while len(chosen) < _MOST_SOURCES and left:
            more = max((index for index in here if index not in chosen), key=lambda index: share(index, left), default=None)
            if more is None or share(more, left) < _MORE:
                break
            chosen.append(more)
            match.olds.append(self._olds[more])
            left = left - self._marks[more]
        return match

    def sources(self, text: str, most: int = 4) -> list[str]:
        """Return the old lines that together explain a statement best, best first; empty when nothing is shared."""
        marks = marks_of(self._reader.read(text))
        found: list[int] = []
        left = marks
        near = sorted({index for mark in marks for index in self._by_mark.get(mark, ())})
        while left and len(found) < most:
            best = max(
                (index for index in near if index not in found),
                key=lambda index: (
                    sum(self._weight[mark] for mark in sorted(self._marks[index] & left)),
                    -len(self._marks[index]),
                    -index,
                ),
                default=None,
            )
            if best is None or not self._marks[best] & left:
                break
            found.append(best)
            left = left - self._marks[best]
        return [self._olds[index].text for index in found]


def marks_of(reading: Reading) -> frozenset[str]:
    """Return what a line can be known by: the stems of its content words, its technologies and its figures."""
    kept = reading.__dict__.get("_marks")
    if kept is None:
        plain = reading.lexicon.plain
        inside = reading.figure_words
        marks = {word.stem for index, word in enumerate(reading.words) if word.stem not in plain and index not in inside}
        marks |= {f"={named.name}" for named in reading.technologies if named.sure}
        marks |= {f"#{figure.value.normalize()}" for figure in reading.figures if not figure.soft}
        kept = frozenset(marks)
        reading.__dict__["_marks"] = kept
    return kept
