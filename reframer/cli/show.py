"""What the commands print: plain text that fits 80 columns; everything from the resume is cleaned for the terminal."""

import json
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from reframer.cleaning import printable
from reframer.model.outcome import Assessment, Outcome
from reframer.model.resume import Bullet, Resume, Role
from reframer.model.verdicts import Evidence, Question, Verdict

WIDTH = 80
CHANGES_SHOWN = 5
QUESTIONS_SHOWN = 5


def print_json(value: Any) -> None:
    """Print one JSON value on one line."""
    click.echo(json.dumps(value, ensure_ascii=False))


def wrapped(text: str, first: str, rest: str | None = None) -> str:
    """Return ``text`` in lines of at most 80 columns; ``first`` and ``rest`` stand before the first and the other lines."""
    rest = " " * len(first) if rest is None else rest
    lines = textwrap.wrap(
        printable(text), WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(lines) or first.rstrip()


def _short(text: str, width: int) -> str:
    return textwrap.shorten(printable(text), width, placeholder=" ...") if len(text) > width else printable(text)


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def changed_bullets(outcome: Outcome) -> dict[str, tuple[str, str]]:
    """Return before and after of every bullet whose text changed, by id, in the order of the resume."""
    after = {bullet.id: bullet.text for bullet in outcome.resume.all_bullets()}
    return {
        bullet.id: (bullet.text, after[bullet.id])
        for bullet in outcome.source.all_bullets()
        if after.get(bullet.id, bullet.text) != bullet.text
    }


def _owner_names(resume: Resume) -> dict[str, str]:
    """Return for every bullet id where it stands, in a few words."""
    owners: list[tuple[str, tuple[Bullet, ...]]] = [
        *((role.company or role.title or "Role", role.bullets) for role in resume.roles),
        *((project.name or "Project", project.bullets) for project in resume.projects),
        *((school.school or "Education", school.bullets) for school in resume.education),
        *((section.heading or "Section", section.bullets) for section in resume.sections),
    ]
    return {bullet.id: f"{name}, bullet {number}" for name, bullets in owners for number, bullet in enumerate(bullets, start=1)}


def _is_thin(verdict: Verdict) -> bool:
    """A bullet with a doubt about it, or without a figure of its own."""
    return bool(verdict.flags) or verdict.evidence.level < Evidence.MEASURED.level


def outcome_page(outcome: Outcome, folder: Path, files: tuple[Path, ...], resume: Path) -> str:
    """Return the page that ``reframe RESUME`` prints: counts that add up, the first changes, questions, headline, files, next."""
    source = outcome.source
    bullets = source.all_bullets()
    changed = changed_bullets(outcome)
    needs = [verdict for verdict in outcome.verdicts.bullets if verdict.bullet_id not in changed and _is_thin(verdict)]
    withdrawn = {item.edit.bullet_id for item in outcome.withdrawn}
    moved = sum(len(order.bullet_ids) for order in outcome.plan.orders)
    lines = [
        f"{_short(source.file, 40)} -> {outcome.path.value} path    "
        f"{_count(len(source.roles), 'role')}, {_count(len(bullets), 'bullet')}",
        "",
        f"  Reworded         {len(changed):>3}   same facts, in words this path reads for",
        f"  Needs evidence   {len(needs):>3}   left as they were; a fact would carry them further",
        f"  Unchanged        {len(bullets) - len(changed) - len(needs):>3}   they carry themselves; left word for word",
        f"  Withdrawn        {len(withdrawn):>3}   the checker refused a wording; the older text stands",
        f"  Unplaced         {len(source.unassigned):>3}   pieces of text that fit no section",
    ]
    if moved:
        lines.append(f"  Reordered        {moved:>3}   bullets, most relevant first")
    if outcome.plan.skills is not None and outcome.plan.skills.lines:
        lines.append(f"  Regrouped        {len(source.skills):>3}   skills, word for word; none added, none dropped")
    lines += [wrapped(f"Note: {notice}", "  ") for notice in outcome.notices]
    names = _owner_names(source)
    if changed:
        lines.append("")
    for number, (bullet_id, (before, after)) in enumerate(changed.items(), start=1):
        if number > CHANGES_SHOWN:
            lines.append(f"    {len(changed) - CHANGES_SHOWN} more: see notes/report.md")
            break
        rules = {edit.operation for edit in outcome.plan.edits if edit.bullet_id == bullet_id}
        lines.append(f"{number:>2}  {_short(names.get(bullet_id, ''), 44):<46}{_short(', '.join(sorted(rules)), 30)}")
        lines.append(wrapped(before, "    - ", "      "))
        lines.append(wrapped(after, "    + ", "      "))
    lines += _question_lines(outcome)
    aim = outcome.plan.positioning
    lines += ["", f"Path: {outcome.path.value}" + (" (as you asked)" if aim.forced else "")]
    for rank in aim.ranking:
        reason = f"; {rank.reasons[0]}" if rank.reasons else ""
        lines.append(wrapped(f"{rank.path.value:<9}{rank.points:g} points{reason}", "    ", "             "))
    headline = aim.headline
    lines += ["", f"Headline ({len(headline.sentence.text)} of 220)", wrapped(headline.sentence.text, "    ")]
    lines += [wrapped(missing, "    to strengthen it: ") for missing in headline.missing[:2]]
    lines += ["", wrapped(f"Wrote {folder}/ (each file re-read and checked against the plan)", "", "    ")]
    shown = [str(file.relative_to(folder)) if file.is_relative_to(folder) else str(file) for file in files]
    lines.append(wrapped("  ".join(shown), "    "))
    if any(verdict.questions for verdict in outcome.verdicts.bullets):
        lines.append(
            wrapped(
                f"fill in {folder}/notes/answers.yaml, then  reframe {resume} --answers {folder}/notes/answers.yaml --force",
                "Next: ",
            )
        )
    return "\n".join(lines)


def first_questions(outcome: Outcome) -> list[Question]:
    """Return the first question of every bullet, the most valuable first; ties in the order of the resume."""
    first = [verdict.questions[0] for verdict in outcome.verdicts.bullets if verdict.questions]
    return sorted(first, key=lambda question: -question.value)


def _question_lines(outcome: Outcome) -> list[str]:
    questions = first_questions(outcome)
    if not questions:
        return []
    texts = {bullet.id: bullet.text for bullet in outcome.source.all_bullets()}
    lines = ["", f"Questions ({len(questions)}; the most valuable first)"]
    for question in questions[:QUESTIONS_SHOWN]:
        lines.append(wrapped(question.ask, "  ? "))
        lines.append("    - " + _short(texts[question.bullet_id], WIDTH - 6))
    if len(questions) > QUESTIONS_SHOWN:
        lines.append(f"    {len(questions) - QUESTIONS_SHOWN} more in notes/answers.yaml")
    return lines


def questions_page(outcome: Outcome, file: Path) -> str:
    """Return the page that ``reframe ask`` prints."""
    lines = _question_lines(outcome)[1:] or ["No questions: every bullet stands on its own evidence."]
    return "\n".join([*lines, "", f"Wrote {printable(str(file))}"])


def bullet_page(assessment: Assessment) -> str:
    """Return one bullet for people: before and after, evidence, competencies, flags, the question, refusals."""
    findings, verdict = assessment.findings, assessment.verdict
    lines = [wrapped(assessment.text, "- ")]
    if assessment.after != assessment.text:
        lines.append(wrapped(assessment.after, "+ "))
        lines += [wrapped(f"{edit.operation}: {edit.because}", "    ") for edit in assessment.edits]
    else:
        lines.append("  (left as it was)")
    lines.append(f"  evidence: {verdict.evidence.value}; ML: {findings.ml.status.value} ({findings.ml.involvement.value})")
    for found in findings.competencies:
        words = ", ".join(span.text for span in found.matched)
        lines.append(wrapped(f"{found.rule_id}: {words}", "  found  ", "         "))
    lines += [wrapped(f"{flag.id}: {flag.why}", "  flag   ", "         ") for flag in verdict.flags]
    if verdict.questions:
        lines.append(wrapped(verdict.questions[0].ask, "  ask    ", "         "))
    for refusal in assessment.refusals:
        lines.append(wrapped(f"{refusal.wanted}: {refusal.why}", "  not    ", "         "))
    return "\n".join(lines)


def _role_line(role: Role) -> str:
    dates = " - ".join(part for part in (role.start, role.end) if part)
    return ", ".join(part for part in (role.title, role.company, role.location, dates) if part)


def _bullet_lines(texts: Iterable[str]) -> list[str]:
    return [wrapped(text, "    - ", "      ") for text in texts]


def parse_page(resume: Resume) -> str:
    """Return what was read, for people: contact, sections, roles with bullets, what was not placed, warnings."""
    contact = resume.contact
    known = (contact.name, contact.headline, contact.email, contact.phone, contact.location, *contact.links)
    lines = [wrapped(" | ".join(part for part in known if part) or "no contact found", "")]
    if resume.summary:
        lines += ["", "Summary", *(wrapped(item.text, "    ") for item in resume.summary)]
    headings = ", ".join(f"{part.heading} ({part.kind.value})" for part in resume.sections)
    lines += ["", wrapped(f"Sections: {headings}", "", "    ")]
    for role in resume.roles:
        lines += ["", wrapped(_role_line(role) or "a role without a heading", "", "    ")]
        lines += [wrapped(item.text, "      ") for item in role.description]
        lines += _bullet_lines(bullet.text for bullet in role.bullets)
    for project in resume.projects:
        lines += ["", wrapped(f"Project: {project.name}", "", "    ")]
        lines += _bullet_lines(bullet.text for bullet in project.bullets)
    for school in resume.education:
        parts = (school.degree, school.school, school.start, school.end)
        lines += ["", wrapped("Education: " + ", ".join(part for part in parts if part), "", "    ")]
        lines += _bullet_lines(bullet.text for bullet in school.bullets)
    if resume.skills:
        lines += ["", wrapped("Skills: " + ", ".join(resume.skills), "", "    ")]
    lines += ["", f"Unplaced: {len(resume.unassigned)}"]
    lines += [wrapped(f"{item.source.describe()}: {item.text}", "    ") for item in resume.unassigned]
    lines += [wrapped(warning.text, "Note: ", "      ") for warning in resume.warnings]
    return "\n".join(lines)
