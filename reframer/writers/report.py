"""``notes/report.md``, for the person and the coach only: what was changed and why, what is doubtful, what was refused."""

from collections.abc import Iterator

from reframer.model.outcome import Outcome
from reframer.model.plan import Edit
from reframer.model.resume import Bullet
from reframer.model.verdicts import Verdict
from reframer.writers.answers_file import open_questions
from reframer.writers.answers_part import answers_part
from reframer.writers.layout import joined, one_line
from reframer.writers.markdown import escape_markdown
from reframer.writers.skills_table import skills_part

_MOST_QUESTIONS = 5
_STANDINGS = {
    "E0": "no bullet shows ML work of any kind",
    "E1": "work beside ML, or use of a model that others made",
    "E2": "own ML work in a project",
    "E3": "own ML work for pay",
    "E4": "own ML work for pay, proven more than once",
}


def write_report(outcome: Outcome, notices: tuple[str, ...] = ()) -> bytes:
    """Return the report as Markdown in UTF-8; ``notices`` are those of the writing itself."""
    lines = [
        "# Notes for you and your coach",
        "",
        "These notes are not for employers. They hold doubts, open questions and what was not written.",
        *_overview(outcome),
        *_aim(outcome),
        *_skills_section(outcome),
        *skills_part(outcome.plan.positioning),
        *_notices((*outcome.notices, *notices)),
        *_document_flags(outcome),
        *answers_part(outcome),
        *_questions(outcome),
        *_places(outcome),
        *_unplaced(outcome),
    ]
    return ("\n".join(lines).rstrip("\n") + "\n").encode("utf-8")


def _overview(outcome: Outcome) -> Iterator[str]:
    changed = {edit.bullet_id for edit in outcome.plan.edits}
    bullets = outcome.source.all_bullets()
    doubtful = sum(bool(verdict.flags) for verdict in outcome.verdicts.bullets)
    yield from ("", "## Overview", "")
    yield f"- Bullets: {len(bullets)}; reworded {len(changed)}; left as they were {len(bullets) - len(changed)}"
    yield f"- Bullets with doubts: {doubtful}; open questions: {len(open_questions(outcome))}"
    yield f"- Refused wordings: {len(outcome.plan.refusals)}; withdrawn by the checker: {len(outcome.withdrawn)}"
    yield f"- Text that could not be placed: {len(outcome.source.unassigned)}"


def _aim(outcome: Outcome) -> Iterator[str]:
    aim = outcome.plan.positioning
    chosen = "chosen by you" if aim.forced else "the one that this resume carries best"
    yield from ("", "## Path", "", f"Written for **{outcome.path.value}** ({chosen}).", "")
    for place, rank in enumerate(aim.ranking, start=1):
        yield f"{place}. {rank.path.value}: {rank.points:g} points"
        for reason in rank.reasons:
            yield f"   - {_shown(reason)}"
    if aim.standing:
        meaning = _STANDINGS.get(aim.standing, "")
        yield from ("", f"Standing on this path: {aim.standing}{': ' if meaning else ''}{meaning}.")
    if aim.targets is not None:
        yield from ("", "Titles to aim at:", "")
        for label, titles in (("now", aim.targets.aim), ("a stretch", aim.targets.stretch), ("leave alone", aim.targets.avoid)):
            if titles:
                yield f"- {label}: {_shown(joined(titles, ', '))}"
        if aim.targets.why:
            yield f"- why: {_shown(aim.targets.why)}"
    yield from ("", "## Headline", "", _shown(aim.headline.sentence.text), "")
    if aim.headline.sentence.because:
        yield f"- Why: {_shown(aim.headline.sentence.because)}"
    for missing in aim.headline.missing:
        yield f"- For a stronger one: {_shown(missing)}"
    sentences = (*aim.summary, *aim.strengths)
    if sentences:
        yield from ("", "## Added sentences", "")
        for sentence in sentences:
            yield f"- {_shown(sentence.text)}"
            if sentence.because:
                yield f"  - Why: {_shown(sentence.because)}"
    if aim.gaps:
        yield from ("", "## Gaps on this path", "")
        yield from (f"- {_shown(gap)}" for gap in aim.gaps)


def _skills_section(outcome: Outcome) -> Iterator[str]:
    order = outcome.plan.skills
    if order is not None and order.because:
        yield from ("", "## Skills section", "", _shown(order.because))


def _notices(notices: tuple[str, ...]) -> Iterator[str]:
    if notices:
        yield from ("", "## Notices", "")
        yield from (f"- {_shown(notice)}" for notice in dict.fromkeys(notices))


def _document_flags(outcome: Outcome) -> Iterator[str]:
    flags = outcome.verdicts.document_flags
    if flags:
        yield from ("", "## Doubts about the resume as a whole", "")
        for flag in flags:
            words = f" ({_shown(flag.words)})" if flag.words else ""
            yield f"- **{flag.id}**{words}: {_shown(joined((flag.why, flag.mend), ' '))}"


def _questions(outcome: Outcome) -> Iterator[str]:
    questions = open_questions(outcome)
    texts = {bullet.id: bullet.text for bullet in outcome.source.all_bullets()}
    if questions:
        yield from ("", "## Answer these first", "", "Write the answers into answers.yaml beside this file.", "")
        for number, question in enumerate(questions[:_MOST_QUESTIONS], start=1):
            unlocks = f" (opens: {_shown(question.unlocks)})" if question.unlocks else ""
            yield f"{number}. {_shown(question.ask)}{unlocks}"
            if question.bullet_id in texts:
                yield f"   - about: {_shown(texts[question.bullet_id])}"


def _places(outcome: Outcome) -> Iterator[str]:
    resume = outcome.source
    for role in resume.roles:
        yield from _place(outcome, joined((role.title, role.company, role.dates)), role.bullets, role.id)
    for project in resume.projects:
        yield from _place(outcome, joined((project.name, project.dates)) or "Project", project.bullets)
    for school in resume.education:
        yield from _place(outcome, joined((school.degree, school.school)) or "Education", school.bullets)
    for section in resume.sections:
        yield from _place(outcome, section.heading or section.kind.value, section.bullets)


def _place(outcome: Outcome, title: str, bullets: tuple[Bullet, ...], role_id: str = "") -> Iterator[str]:
    if not bullets:
        return
    yield from ("", f"## {_shown(title)}")
    order = next((order for order in outcome.plan.orders if {*order.bullet_ids} == {bullet.id for bullet in bullets}), None)
    if order is not None and order.bullet_ids != tuple(bullet.id for bullet in bullets):
        yield from ("", f"New order of the bullets: {_shown(order.because)}")
    why = next((one.why for one in outcome.plan.ungrouped if one.role_id == role_id), "")
    if why:
        yield from ("", f"No sub-headings: {_shown(why)}.")
    for number, bullet in enumerate(bullets, start=1):
        yield from _bullet(outcome, number, bullet)


def _bullet(outcome: Outcome, number: int, bullet: Bullet) -> Iterator[str]:
    verdict = next((verdict for verdict in outcome.verdicts.bullets if verdict.bullet_id == bullet.id), None)
    edits = [edit for edit in outcome.plan.edits if edit.bullet_id == bullet.id]
    evidence = f", evidence: {verdict.evidence.value}" if verdict else ""
    yield from ("", f"### {number}. {'Reworded' if edits else 'Left as it was'}{evidence} ({bullet.source.describe()})", "")
    yield f"- Before: {_shown(bullet.text)}"
    if edits:
        yield f"- After: {_shown(edits[-1].after)}"
        yield from (f"- Why: {_shown(_reason(edit))}" for edit in edits)
    elif verdict and verdict.why:
        yield f"- Why: {_shown(verdict.why)}"
    yield from _doubts(verdict)
    yield from (f"- Unsure when reading: {_shown(doubt)}" for doubt in bullet.doubts)
    for refusal in outcome.plan.refusals:
        if refusal.bullet_id == bullet.id:
            yield f"- Refused: {_shown(refusal.wanted)}. {_shown(refusal.why)}"
    for withdrawal in outcome.withdrawn:
        if withdrawal.edit.bullet_id == bullet.id:
            why = joined((violation.why for violation in withdrawal.violations), "; ")
            yield f"- Withdrawn by the checker: {_shown(withdrawal.edit.after)}. {_shown(why)}"


def _doubts(verdict: Verdict | None) -> Iterator[str]:
    if verdict is None:
        return
    for flag in verdict.flags:
        words = f" ({_shown(flag.words)})" if flag.words else ""
        yield f"- Doubt, {flag.id}{words}: {_shown(joined((flag.why, flag.mend), ' '))}"
    for question in verdict.questions:
        unlocks = f" (opens: {_shown(question.unlocks)})" if question.unlocks else ""
        yield f"- Question: {_shown(question.ask)}{unlocks}"
    for answer in verdict.answers:
        words = joined((answer.ask or answer.question_id, joined((answer.value, answer.unit), " "), answer.source))
        yield f"- Answer used: {_shown(words)}"


def _reason(edit: Edit) -> str:
    return f"{edit.because} ({joined((edit.operation, edit.rule_id, edit.strength.value), ', ')})"


def _unplaced(outcome: Outcome) -> Iterator[str]:
    yield from ("", "## Unplaced text", "")
    if not outcome.source.unassigned:
        yield "None: every line of the resume has its place."
        return
    yield "These lines belong to no part that is known, so they are NOT in the new resume. Put them where they belong:"
    yield ""
    yield from (f"- {_shown(item.text)} ({item.source.describe()})" for item in outcome.source.unassigned)


def _shown(text: str) -> str:
    return escape_markdown(one_line(text))
