"""Section headings: known by their words, confirmed by their look; unknown ones admitted by the look of the known ones."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache

from reframer.model.document import Document, FileKind, Line, MarkerKind
from reframer.model.resume import SectionKind
from reframer.parsing.dates import find_dates, is_only_dates
from reframer.parsing.knowledge import is_place, plain, title_weight, word_set
from reframer.rulebook.parsing_words import parsing_words

MOST_WORDS = 7
_RUNNING_WORDS = 7  # a line of running text has as many
_MAIN = (SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.PROJECTS, SectionKind.SKILLS, SectionKind.SUMMARY)
_AFTER_SCHOOLS = {
    SectionKind.SKILLS,
    SectionKind.LANGUAGES,
    SectionKind.CERTIFICATIONS,
    SectionKind.INTERESTS,
}  # none is a school
_DATED = {
    SectionKind.EXPERIENCE,
    SectionKind.EDUCATION,
    SectionKind.VOLUNTEERING,
    SectionKind.ACTIVITIES,
    SectionKind.PROJECTS,
}
Look = tuple[int | None, float, bool, bool, str]


@dataclass(frozen=True)
class Heading:
    """A line that opens a section; ``rest`` is text on the same line that belongs to the section."""

    kind: SectionKind
    text: str
    rest: str = ""


@cache
def _phrases() -> dict[str, SectionKind]:
    return {_normal(phrase): kind for kind, phrases in parsing_words().headings.phrases.items() for phrase in phrases}


@cache
def _without_ligatures() -> dict[str, SectionKind]:
    """Headings as some files give them, with the letters of a ligature lost ("Prole", "Certications")."""
    return {
        phrase.replace(pair, "", 1): kind
        for phrase, kind in _phrases().items()
        for pair in ("fi", "fl", "ff", "ti", "tt")
        if pair in phrase and len(phrase) > 6
    }


@cache
def _closed_up() -> dict[str, SectionKind]:
    return {phrase.replace(" ", ""): kind for phrase, kind in _phrases().items() if len(phrase) > 5}


@cache
def _single_words() -> dict[str, SectionKind]:
    return {word: kind for kind, words in parsing_words().headings.words.items() for word in words}


def _normal(text: str) -> str:
    words = (
        plain(text)
        .replace("&", " and ")
        .replace("/", " ")
        .replace("-", " ")
        .replace("|", " ")
        .replace("+", " and ")
        .replace(",", " ")
    )
    words = re.sub(r"^\W*(?:\d{1,2}\s*[.)]\s*)?", "", words)
    words = re.sub(r"[^\w')]+$", "", words)
    return " ".join(words.split())


def heading_kind(text: str) -> tuple[SectionKind | None, int]:
    """Return the kind that the words of a heading name and how surely: 3 a known phrase, 2 only known words, 0 unknown."""
    words = _normal(re.sub(r"\((?:cont|continued|cont'd)\.?\)|\bcont(?:inued|'d)\b", "", text, flags=re.IGNORECASE))
    if not words or len(words) > 70:
        return None, 0
    kind = _phrases().get(words) or _phrases().get(words.removeprefix("my ").removeprefix("the "))
    if kind:
        return kind, 3
    kind = _without_ligatures().get(words.replace("\x00", "").replace("\ufffd", ""))
    if kind:
        return kind, 3
    parts = words.split()
    if len(parts) > 2 and sum(len(part) for part in parts) / len(parts) <= 2.4:  # letters set apart
        kind = _closed_up().get("".join(parts))
        if kind:
            return kind, 3
    weak = set(parsing_words().headings.weak)
    known = [_single_words()[part] for part in parts if part in _single_words()]
    if known and len(parts) <= MOST_WORDS and all(part in weak or part in _single_words() for part in parts):
        return known[0], 2
    return None, 0


def find_headings(document: Document) -> dict[int, Heading]:
    """Return the headings by the index of their line."""
    return _Finder(document).find()


class _Finder:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.lines = document.lines
        self.plain_text = document.kind is FileKind.TEXT
        sizes: Counter[float] = Counter()
        bold: Counter[bool] = Counter()
        colors: Counter[str] = Counter()
        for line in self.lines:
            sizes[_size(line)] += len(line.text)
            bold[line.style.bold] += len(line.text)
            colors[line.style.color] += len(line.text)
        self.body_size = sizes.most_common(1)[0][0] if sizes else 0.0
        self.body_bold = bold.most_common(1)[0][0] if bold else False
        self.body_color = colors.most_common(1)[0][0] if colors else ""

    def find(self) -> dict[int, Heading]:
        candidates: dict[int, tuple[SectionKind, int, int]] = {}
        named: dict[int, tuple[SectionKind, int, int]] = {}  # by single words and little else
        for index, line in enumerate(self.lines):
            if not self._could_be(line):
                continue
            kind, sure = heading_kind(line.text)
            distinct = self._distinct(line)
            if kind is not None and ((sure == 3 and distinct >= 1) or (sure == 2 and distinct >= 2)):
                candidates[index] = (kind, sure, distinct)
            elif kind is not None and sure == 2 and distinct == 1:
                named[index] = (kind, sure, distinct)
        sure_looks = Counter(self._look(self.lines[index]) for index, (_, sure, _) in candidates.items() if sure == 3)
        candidates.update({index: found for index, found in named.items() if sure_looks[self._look(self.lines[index])] >= 3})
        if not any(kind in _MAIN[:2] for kind, _, _ in candidates.values()):
            candidates.update(self._by_words_alone(candidates))
        looks = self._accepted_looks(candidates)
        found = {
            index: Heading(kind, self._shown(self.lines[index]))
            for index, (kind, sure, distinct) in candidates.items()
            if self._accept(index, kind, sure, distinct, looks, candidates)
        }
        found.update(self._unknown(found, looks))
        found.update(self._run_in(found))
        found.update(self._plain_summary(found))
        if self.plain_text:
            found.update(self._below_bullets(found))
        return dict(sorted(found.items()))

    def _by_words_alone(self, candidates: dict[int, tuple[SectionKind, int, int]]) -> dict[int, tuple[SectionKind, int, int]]:
        """Where no heading differs in look, a known phrase alone on its line is one, when it stands apart or opens a column."""
        more: dict[int, tuple[SectionKind, int, int]] = {}
        for index, line in enumerate(self.lines):
            kind, sure = heading_kind(line.text)
            if (
                index in candidates
                or not self._could_be(line)
                or kind is None
                or sure < 3
                or (self._is_inner(line) and 0 <= (line.gap if line.gap is not None else 1.0) < 0.3)
            ):
                continue
            before = self.lines[index - 1] if index else None
            apart = before is None or before.zone != line.zone or (line.gap or 0.0) > 0.05 or line.gap is None
            if apart and line.text[:1].isupper():
                more[index] = (kind, sure, self._distinct(line))
        return more

    def _could_be(self, line: Line) -> bool:
        text = line.text.strip()
        if line.marker is not None and not (
            line.marker.kind in {MarkerKind.SHAPE, MarkerKind.GLYPH}
            and (_size(line) > self.body_size * 1.05 or (line.style.bold and not self.body_bold))
        ):
            return False
        if len(line.cells) > 1 and sum(len(cell.text) for cell in line.cells) / len(line.cells) > 2:
            return False
        words = text.split()
        spaced = len(words) > 2 and sum(len(word) for word in words) / len(words) <= 2.4
        return bool(words) and (len(words) <= MOST_WORDS or spaced) and len(text) <= 70 and not text.endswith((".", ",", ";"))

    def _distinct(self, line: Line) -> int:
        text = line.text.strip()
        count = 2 if line.style.heading else 0
        if self.body_size and _size(line) >= self.body_size * 1.06:
            count += 2
        count += line.style.bold and not self.body_bold
        count += text.isupper() and sum(char.isalpha() for char in text) >= 3
        count += line.style.color != self.body_color
        count += line.rule_below
        count += self.plain_text and (line.gap or 0) >= 1
        count += self.plain_text and text.endswith(":")
        if not count and line is self.lines[0] and self.plain_text:
            count = 1
        return int(count)

    def _look(self, line: Line) -> Look:
        return line.style.heading, _size(line), line.style.bold, line.text.strip().isupper(), line.style.color

    def _accepted_looks(self, candidates: dict[int, tuple[SectionKind, int, int]]) -> dict[Look, int]:
        kinds: dict[Look, set[SectionKind]] = defaultdict(set)
        for index, (kind, sure, _distinct) in candidates.items():
            if sure == 3:
                kinds[self._look(self.lines[index])].add(kind)
        weights = {look: len(found) + 3 * sum(kind in _MAIN[:3] for kind in found) for look, found in kinds.items()}
        best = max(weights.values(), default=0)
        return {look: weight for look, weight in weights.items() if weight * 3 >= best}

    def _accept(
        self,
        index: int,
        kind: SectionKind,
        sure: int,
        distinct: int,
        looks: dict[Look, int],
        candidates: dict[int, tuple[SectionKind, int, int]],
    ) -> bool:
        line = self.lines[index]
        if self._look(line) in looks:
            return not (self.plain_text and not line.gap and self._is_inner(line) and not line.text.isupper())
        strongest = max(
            (self._distinct(self.lines[other]) for other in candidates if self._look(self.lines[other]) in looks), default=0
        )
        if line.style.heading is None and any(look[0] for look in looks):
            return False
        levels = [look[0] for look in looks if look[0]]
        if levels and (line.style.heading or 9) > min(levels):
            return False
        if self._is_inner(line):
            return False
        kinds_seen = {candidates[other][0] for other in candidates if self._look(self.lines[other]) in looks}
        return distinct >= strongest or (distinct >= 2 and sure == 3 and kind not in kinds_seen and kind in _MAIN)

    @staticmethod
    def _is_inner(line: Line) -> bool:
        return plain(line.text.rstrip(": ")) in word_set("inner_labels") | {"languages"}

    def _unknown(self, found: dict[int, Heading], looks: dict[Look, int]) -> dict[int, Heading]:
        """Admit lines that look exactly as most known headings do, and as hardly anything else does."""
        more: dict[int, Heading] = {}
        known_looks = Counter(self._look(self.lines[index]) for index in found)
        all_looks: dict[Look, list[int]] = defaultdict(list)
        for index, line in enumerate(self.lines):
            if line.marker is None:
                all_looks[self._look(line)].append(index)
        first = min(found, default=0)
        largest = max((_size(line) for line in self.lines), default=0.0)
        for look, known in known_looks.items():
            others = [index for index in all_looks[look] if index not in found]
            if (
                known < 2
                or len(others) > known
                or self._distinct(self.lines[next(i for i in found if self._look(self.lines[i]) == look)]) < 2
            ):
                continue
            heads = [index for index in others if self._heads_role(index, found)]
            for index in others:
                if len(heads) >= 2 and index in heads:
                    continue  # companies or schools set like the headings
                line = self.lines[index]
                if not self._could_be(line) or find_dates(line.text) or "@" in line.text or is_place(line.text):
                    continue
                if index < first and not any(_size(self.lines[before]) > _size(line) for before in range(index)):
                    continue  # the name
                if index < first and _size(line) >= largest:
                    continue
                if self.plain_text and (not line.gap or index < first):
                    continue
                if self.plain_text and title_weight(line.text) and not line.text.isupper():
                    continue
                text = self._shown(line)
                if len(text) >= 3 and plain(text) not in word_set("no_headings"):
                    more[index] = Heading(heading_kind(text)[0] or SectionKind.OTHER, text)
        return more

    def _plain_summary(self, found: dict[int, Heading]) -> dict[int, Heading]:
        """A heading of the summary ("About me") that looks like the text: alone on its line, running text right below."""
        first = min(found, default=0)
        if any(heading.kind is SectionKind.SUMMARY for heading in found.values()):
            return {}
        for index in range(1, first - 1):
            line, after = self.lines[index], self.lines[index + 1]
            kind, sure = heading_kind(line.text)
            running = after.marker is None and len(after.text.split()) >= _RUNNING_WORDS
            if kind is SectionKind.SUMMARY and sure == 3 and line.text[:1].isupper() and self._could_be(line) and running:
                return {index: Heading(kind, self._shown(line))}
        return {}

    def _below_bullets(self, found: dict[int, Heading]) -> dict[int, Heading]:
        """Headings of plain text right below a bullet or a school, with no empty line between, of kinds without one yet."""
        more: dict[int, Heading] = {}
        kinds = {heading.kind for heading in found.values()}
        for index in range(1, len(self.lines) - 1):
            line, before = self.lines[index], self.lines[index - 1]
            kind, sure = heading_kind(line.text)
            if index in found or kind is None or sure < 3 or kind in kinds or not found or index < min(found):
                continue
            inside = before.marker is not None or more or (kind in _AFTER_SCHOOLS and self._ends_schools(index, found))
            below = inside and line.indent <= min(before.indent, self.lines[min(found)].indent)
            if self._is_inner(line) and self.lines[index + 1].marker is not None:
                continue  # "Tools" above more bullets of the role
            if below and self._could_be(line) and line.text[:1].isupper() and not line.text.rstrip().endswith(":"):
                more[index] = Heading(kind, self._shown(line))
                kinds.add(kind)
        return more

    def _ends_schools(self, index: int, found: dict[int, Heading]) -> bool:
        """Say whether a line stands below a school, in the section of schools."""
        section = max((other for other in found if other < index), default=None)
        return section is not None and found[section].kind is SectionKind.EDUCATION and index - section > 1

    def _heads_role(self, index: int, found: dict[int, Heading]) -> bool:
        """Say whether a line stands in a section of roles or schools, right above a title, a degree or dates."""
        section = max((other for other in found if other < index), default=None)
        if section is None or found[section].kind not in _DATED:
            return False
        for number in range(index + 1, min(index + 4, len(self.lines))):
            line = self.lines[number]
            if number in found or line.marker is not None or line.zone != self.lines[index].zone:
                return False
            if is_only_dates(line.text.replace("\t", " ")) or (len(line.text.split()) <= 9 and title_weight(line.text) >= 2):
                return True
        return False

    def _run_in(self, found: dict[int, Heading]) -> dict[int, Heading]:
        """Headings that share their line with their text: "SKILLS: Go, Rust", or a heading in a left rail."""
        more: dict[int, Heading] = {}
        rails = []
        kind_now: SectionKind | None = None
        for index, line in enumerate(self.lines):
            if index in found:
                kind_now = found[index].kind
                continue
            if line.marker is not None:
                continue
            if len(line.cells) > 1:
                kind, sure = heading_kind(line.cells[0].text)
                if (
                    kind
                    and sure == 3
                    and (line.cells[0].style.bold or line.cells[0].text.isupper() or line.cells[0].style.color != self.body_color)
                ):
                    rails.append((index, kind))
                    continue
            head, colon, rest = line.text.partition(":")
            kind, sure = heading_kind(head) if colon and rest.strip() else (None, 0)
            if (
                kind
                and sure == 3
                and (
                    head.isupper()
                    or (
                        self.plain_text
                        and (line.gap or (kind_now is SectionKind.EDUCATION and kind in _AFTER_SCHOOLS))
                        and (
                            kind is SectionKind.EDUCATION
                            or kind_now not in {SectionKind.SKILLS, SectionKind.EXPERIENCE, SectionKind.PROJECTS}
                        )
                    )
                )
            ):
                if kind_now is SectionKind.SKILLS and kind in {SectionKind.SKILLS, SectionKind.LANGUAGES}:
                    continue
                if any(heading.kind is kind for heading in found.values()):
                    continue
                more[index] = Heading(kind, head.strip(), rest.strip())
                kind_now = kind
        in_margin = [(index, kind) for index, kind in rails if kind in _MAIN and self._stands_with(index, found)]
        if len({kind for _, kind in rails}) < 2 or not any(kind in _MAIN[:2] for _, kind in rails):
            rails = in_margin
        if rails:
            taken = {heading.kind for heading in found.values()}
            for index, kind in rails:
                line = self.lines[index]
                if kind not in taken:
                    more[index] = Heading(kind, line.cells[0].text.strip(": "), "\t".join(cell.text for cell in line.cells[1:]))
        return more

    def _stands_with(self, index: int, found: dict[int, Heading]) -> bool:
        """Say whether the first cell of a row stands at the left edge and in the look of several headings, as in a margin."""
        cell = self.lines[index].cells[0]
        if cell.text.rstrip().endswith(":"):
            return False
        same = 0
        for other in found:
            heading = self.lines[other].cells[0]
            at_edge = cell.x0 is not None and heading.x0 is not None and abs(cell.x0 - heading.x0) <= 3
            same += at_edge and cell.style == heading.style
        return same >= 2

    @staticmethod
    def _shown(line: Line) -> str:
        return line.text.replace("\t", " ").strip().strip(":").strip()


def _size(line: Line) -> float:
    return round((line.style.size or 0.0) * 2) / 2
