"""The part of the report that holds the skills of the path against the resume: a short table, areas, and the matrix."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from reframer.model.plan import AreaStanding, Gap, GapStatus, MatrixStanding, Positioning, SkillMinimum, SkillStanding
from reframer.writers.layout import one_line
from reframer.writers.markdown import escape_markdown

_BAR = re.compile(r"(?<!\\)\|")
_MOST_ROWS = 15
_MOST_PROJECTS = 3
_WORDS = {
    GapStatus.HAVE: "shown",
    GapStatus.ADJACENT: "near",
    GapStatus.MENTION: "only named",
    GapStatus.MISSING: "missing",
}
_SIGNS = {GapStatus.HAVE: "+", GapStatus.ADJACENT: "~", GapStatus.MENTION: "?", GapStatus.MISSING: "-"}
_AREAS = {
    "pillar": "Pillars of knowledge",
    "stage": "Stages of a pipeline",
    "weight": "What has grown in weight",
    "subject": "Subjects",
    "duty": "Duties of the work",
}


def skills_part(aim: Positioning) -> Iterator[str]:
    """Yield the lines of the part; none where no skills were looked for."""
    if aim.skill_gaps:
        yield from ("", "## Skills that this path asks for", "")
        yield from _overview(aim.skill_gaps, aim.skill_minimum)
        yield from _table(aim.skill_gaps)
        yield from _projects(aim.skill_gaps)
    yield from _areas(aim.areas)
    yield from _matrix(aim.matrix)


def _overview(gaps: tuple[Gap, ...], minimum: SkillMinimum | None) -> Iterator[str]:
    musts = [gap for gap in gaps if gap.weight == "must"]
    shown = sum(gap.status is GapStatus.HAVE for gap in musts)
    yield f"- Must-haves that your own work shows: {shown} of {len(musts)}"
    if minimum is None:
        return
    reached = "reached" if minimum.reached else "not reached yet"
    names = f": {_shown(', '.join(minimum.shown))}" if minimum.shown else ""
    yield f"- Core skills of the path shown: {len(minimum.shown)} (least asked for: {minimum.least}; {reached}){names}"
    for label, words in (
        ("Such teams read first", (minimum.reads_first,)),
        ("They reject", minimum.rejects),
        ("They do not need", minimum.needless),
        ("What tells an ML engineer from a software engineer here", (minimum.differs,)),
    ):
        if any(words):
            yield f"- {label}: {_shown('; '.join(words))}"


def _table(gaps: tuple[Gap, ...]) -> Iterator[str]:
    yield from ("", "| Skill | Asked for | Standing | Why | Where |", "| --- | --- | --- | --- | --- |")
    for gap in gaps[:_MOST_ROWS]:
        cells = (gap.name, gap.weight, _WORDS[gap.status], _why(gap), _where(gap))
        yield f"| {' | '.join(_shown(cell) for cell in cells)} |"
    if len(gaps) > _MOST_ROWS:
        yield from ("", f"The other {len(gaps) - _MOST_ROWS} skills of the path are in outcome.json.")


def _why(standing: SkillStanding) -> str:
    return f"{standing.reason} ({standing.words.text})" if standing.words else standing.reason


def _where(standing: SkillStanding) -> str:
    return standing.source.describe() if standing.source else ""


def _projects(gaps: tuple[Gap, ...]) -> Iterator[str]:
    offered = [gap for gap in gaps if gap.build and gap.weight != "nice"]
    seen: set[str] = set()
    first = True
    for gap in offered:
        if gap.build in seen or len(seen) == _MOST_PROJECTS:
            continue
        if first:
            yield from ("", "Worth building, rather than reading about:", "")
            first = False
        seen.add(gap.build)
        yield f"- for {_shown(gap.name)}: {_shown(gap.build)}"


def _areas(areas: tuple[AreaStanding, ...]) -> Iterator[str]:
    if not areas:
        return
    yield from ("", "## Areas", "", f"Signs: {_legend()}.", "")
    for kind, members in groupby(areas, key=lambda area: area.kind):
        yield f"- {_AREAS.get(kind, kind)}: {_marked(members)}"


def _matrix(rows: tuple[MatrixStanding, ...]) -> Iterator[str]:
    if not rows:
        return
    yield from ("", "## Matrix of knowledge", "", f"Signs: {_legend()}.", "")
    yield from ("| Field | You bring | ML adds | Technologies | Build |", "| --- | --- | --- | --- | --- |")
    for row in rows:
        cells = (_marked(row.existing), _marked(row.targets), _marked(row.technologies), _shown("; ".join(row.projects)))
        yield f"| {_shown(f'{row.row} {row.title}')} | {' | '.join(cells)} |"


def _marked(standings: Iterable[SkillStanding]) -> str:
    return ", ".join(f"{_shown(standing.name)} ({_SIGNS[standing.status]})" for standing in standings)


def _legend() -> str:
    return ", ".join(f"{sign} {_WORDS[status]}" for status, sign in _SIGNS.items())


def _shown(text: str) -> str:
    """Return words as they may stand in a cell: Markdown as it is, and no sign that ends the cell."""
    return _BAR.sub(r"\\|", escape_markdown(one_line(text), at_start=False))
