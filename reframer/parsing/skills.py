"""Skills as listed: groups with the author's own labels, cut at commas outside brackets."""

import re

from reframer.model.document import Cell, Line
from reframer.model.resume import Item, SkillGroup
from reframer.parsing.joining import Lexicon, join_texts
from reframer.parsing.knowledge import expects_more, plain, word_set
from reframer.parsing.pieces import split_outside
from reframer.parsing.units import merge

_CUT = re.compile(r"\t|,(?!\d{3}\b)\s*|;\s*|\s*[|•∙⋅●▪◦‣]\s*|\s+·\s*|\s+[–—]\s+")
_LABEL = re.compile(r"^\s*([^,;:|()\t]{2,48}(?:\([^()]*\))?[^,;:|()\t]{0,20}?)\s*:\s*(.*)$")
_MOST_WORDS = 8
_SAME_EDGE = 4.0  # points


class _Group:
    def __init__(self, label: str, line: Line, *, alone: bool = False) -> None:
        self.alone = alone  # the label stood on a line of its own
        self.label = label
        self.line = line
        self.texts: list[str] = []


def parse_skills(lines: list[Line], lexicon: Lexicon) -> tuple[list[SkillGroup], list[Item]]:
    """Return the groups of skills, and the text of the section that is no list of skills."""
    grid, lines = _read_grids(lines)
    groups: list[_Group] = []
    rows = [
        row
        for unit in merge(lines)
        for row in (_flat(unit.lines, lexicon) if unit.is_bullet else [(line, line.text) for line in unit.lines])
    ]
    before: Line | None = None
    paired = _is_table_of_pairs([line for line, _ in rows])
    for number, (line, text) in enumerate(rows):
        following = rows[number + 1][0] if number + 1 < len(rows) else None
        label, rest = _label_of(line, text, following)
        if not label and paired and len(line.cells) == 2:
            label, rest = line.cells[0].text.strip(" :-–"), line.cells[1].text
        if label:
            groups.append(_Group(label, line, alone=not rest))
            if rest:
                groups[-1].texts.append(rest)
        elif before is not None and groups and groups[-1].texts and _goes_on(before, line, text):
            joined = (
                join_texts([groups[-1].texts.pop(), text.replace("\t", " , ")], lexicon)
                if "\t" not in text
                else groups[-1].texts.pop() + "\t" + text
            )
            groups[-1].texts.append(joined)
        elif groups and (not groups[-1].label or groups[-1].alone or (line.marker is None and not _wide_gap(line))):
            groups[-1].texts.append(text)
        else:
            groups.append(_Group("", line))
            groups[-1].texts.append(text)
        before = line
    made: list[SkillGroup] = []
    items: list[Item] = []
    for group in groups:
        skills: list[str] = []
        for text in group.texts:
            for skill in _cut(text):
                if plain(skill) in word_set("level_words") or len(skill.split()) > _MOST_WORDS:
                    items.append(Item(text=skill, source=group.line.source))
                else:
                    skills.append(skill)
        if skills:
            made.append(SkillGroup(label=group.label, skills=tuple(skills), source=group.line.source))
        elif group.label and not group.texts:
            made.append(SkillGroup(label="", skills=(group.label,), source=group.line.source))
        elif group.label:
            items.append(Item(text=group.label, source=group.line.source))
    return _without_twins([*grid, *made]), items


def _read_grids(lines: list[Line]) -> tuple[list[SkillGroup], list[Line]]:
    """Groups of grids whose labels stand in a bold row on top, each above its skills; and the lines that are in none."""
    groups: list[SkillGroup] = []
    rest: list[Line] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        end = number + 1
        if _heads_grid(line):
            while end < len(lines) and _in_grid(line, lines[end]):
                end += 1
        columns: list[list[str]] = [[] for _ in line.cells]
        for row in lines[number + 1 : end]:
            for cell in row.cells:
                columns[_column(line, cell) or 0].extend(_cut(cell.text))
        if end - number > 2 and all(columns):
            groups += [
                SkillGroup(label=cell.text.strip(" :"), skills=tuple(skills), source=line.source)
                for cell, skills in zip(line.cells, columns, strict=True)
            ]
        else:
            rest += lines[number:end]
        number = end
    return groups, rest


def _heads_grid(line: Line) -> bool:
    return (
        len(line.cells) >= 2
        and line.marker is None
        and all(cell.style.bold and cell.x0 is not None and not _CUT.search(cell.text) for cell in line.cells)
        and not any(cell.turns for cell in line.cells)
    )


def _in_grid(head: Line, row: Line) -> bool:
    return all(not cell.style.bold and _column(head, cell) is not None for cell in row.cells)


def _column(head: Line, cell: Cell) -> int | None:
    """The number of the label that a cell stands under; None when it stands under none."""
    edges = [abs((label.x0 or 0.0) - (cell.x0 or 0.0)) for label in head.cells]
    return edges.index(min(edges)) if min(edges) <= _SAME_EDGE else None


def _flat(lines: list[Line], lexicon: Lexicon) -> list[tuple[Line, str]]:
    return [
        (
            lines[0],
            join_texts([line.text.replace("\t", "\t") if len(lines) == 1 else line.text for line in lines], lexicon)
            if len(lines) > 1
            else lines[0].text,
        )
    ]


def _label_of(line: Line, text: str, following: Line | None) -> tuple[str, str]:
    match = _LABEL.match(text)
    if match and len(match[1].split()) <= 6 and not match[2].startswith("//"):
        return match[1].strip(" \t-–•"), match[2].strip(" \t")
    cells = line.cells
    if len(cells) == 1 and len(cells[0].turns) == 1 and cells[0].text == text:
        head, rest = text[: cells[0].turns[0]].strip(" :-–"), text[cells[0].turns[0] :]
        if len(head.split()) <= 4 and "," not in head and ("," in rest or len(rest.split()) <= 3):
            return head, rest
    if len(cells) > 1 and "\t" in text and _differs(cells[0].style, cells[1].style) and len(cells[0].text.split()) <= 5:
        return cells[0].text.strip(" :-–"), "\t".join(cell.text for cell in cells[1:])
    if (
        len(cells) == 2
        and "," in cells[1].text
        and "," not in cells[0].text
        and len(cells[0].text.split()) <= 4
        and cells[1].text.count(",") >= 2
    ):
        return cells[0].text.strip(" :-–"), cells[1].text
    head, dash, rest = text.partition(" - ") if " - " in text else text.partition(" – ")
    if dash and "," in rest and "," not in head and len(head.split()) <= 4:
        return head.strip(), rest.strip()
    if line.marker is None and following is not None and len(cells) == 1 and "," not in text and len(text.split()) <= 5:
        own, other = line.style, following.style
        if plain(text) in word_set("level_words"):
            return "", text
        if (own.bold and not other.bold) or (own.size or 0) > (other.size or 0) + 0.4 or text.rstrip().endswith(":"):
            return text.strip(" :"), ""
        if own.bold == other.bold and own.color != other.color and "," in following.text:
            return text.strip(" :"), ""
    return "", text


def _is_table_of_pairs(lines: list[Line]) -> bool:
    """Say whether every line is a label and its skills, as in a table of two columns."""
    pairs = [line.cells for line in lines if len(line.cells) == 2 and line.marker is None]
    if len(pairs) < 2 or len(pairs) * 3 < len(lines) * 2:
        return False
    labels_are_plain = all("," not in first.text and len(first.text.split()) <= 4 for first, _ in pairs)
    return labels_are_plain and any("," in second.text for _, second in pairs)


def _differs(first: object, second: object) -> bool:
    return getattr(first, "bold", False) and not getattr(second, "bold", False)


def _wide_gap(line: Line) -> bool:
    return (line.gap or 0.0) >= 1.0


def _goes_on(before: Line, line: Line, text: str) -> bool:
    if line.marker is not None:
        return False
    if (
        line.paragraph_start
        or abs((line.style.size or 0) - (before.style.size or 0)) > 0.9
        or plain(text) in word_set("level_words")
    ):
        return False
    if expects_more(before.text):
        return True
    if text[:1].islower() or text.startswith((")", ",", "/")):
        return "," in before.text or "," in text or text.startswith((")", ",", "/"))
    return before.full is True and "," in before.text and "\t" not in text


def _cut(text: str) -> list[str]:
    skills = []
    for _, part in split_outside(text, _CUT):
        skill = part.strip(" \t,;|·•-–")
        if (skill.endswith(".") and not skill[:-1].endswith((".", "c", "Inc"))) or skill.endswith("etc."):
            skill = skill[:-1] if not skill.endswith("etc.") else skill
        if skill.lower().startswith(("and ", "& ")):
            skill = skill.split(" ", 1)[1]
        if skill.count("(") < skill.count(")"):
            skill = skill.rstrip(")")
        if skill:
            skills.append(skill)
    return skills


def _without_twins(groups: list[SkillGroup]) -> list[SkillGroup]:
    """Join neighbouring groups without labels."""
    joined: list[SkillGroup] = []
    for group in groups:
        if joined and not group.label and not joined[-1].label:
            joined[-1] = joined[-1].model_copy(update={"skills": joined[-1].skills + group.skills})
        else:
            joined.append(group)
    return joined
