"""``reframe ask``: the questions whose answers would help most."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reframer.cli.options import answers_of, answers_option, path_option, rules_of, rules_option

if TYPE_CHECKING:
    from reframer.model.outcome import Outcome
    from reframer.model.verdicts import Answer, Question
    from reframer.rulebook import Rules

LEAVE = "q"


@click.command("ask")
@click.argument("resume", type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="DIR", type=click.Path(path_type=Path), help="Folder (default: NAME-reframed).")
@click.option("-i", "--interactive", is_flag=True, help="Ask here, one question a bullet; what was answered before is kept.")
@path_option
@answers_option
@rules_option
@click.option("--force", is_flag=True, help="Replace an answers.yaml that is already there.")
def command(
    resume: Path,
    output: Path | None,
    interactive: bool,
    career_path: str | None,
    answers_file: Path | None,
    rule_folders: tuple[Path, ...],
    force: bool,
) -> None:
    """Write notes/answers.yaml for RESUME: the most valuable questions first.

    Fill in what you know, with where you know it from, and run: reframe RESUME --answers FILE
    """
    from reframer.cli.show import questions_page
    from reframer.model.findings import CareerPath
    from reframer.pipeline import reframe
    from reframer.settings import Settings
    from reframer.writers import ANSWERS, write_answers

    rules = rules_of(rule_folders)
    folder = output if output is not None else Path(f"{resume.stem}-reframed")
    kept = folder / ANSWERS
    if interactive and answers_file is None and kept.is_file():
        answers_file = kept
    settings = Settings(path=CareerPath(career_path) if career_path else None)
    outcome = reframe(resume, rules, settings, answers_of(answers_file))
    if interactive:
        ask_in_terminal(outcome, folder, resume, rules)
        return
    file = write_answers(outcome, folder, force=force)
    click.echo(questions_page(outcome, file))


def ask_in_terminal(outcome: "Outcome", folder: Path, resume: Path, rules: "Rules") -> None:
    """Ask the first question of every bullet, the most valuable first, and save after each answer.

    An empty line or "don't know" leaves a question open, what is no answer to it is asked again; ``q`` stops.
    Answers given before are kept and not asked again.
    """
    from reframer.cleaning import printable
    from reframer.cli.show import first_questions, wrapped
    from reframer.model.verdicts import Answer
    from reframer.weighing.wanted import is_unknown
    from reframer.writers import write_answers

    answers = list(outcome.answers)
    answered = {answer.question_id for answer in answers}
    about = {answer.bullet_id for answer in answers}
    questions = [one for one in first_questions(outcome) if one.id not in answered and one.bullet_id not in about]
    texts = {bullet.id: bullet.text for bullet in outcome.source.all_bullets()}
    file = write_answers(outcome, folder, force=True)
    if not questions:
        click.echo("No question is open: every bullet stands on its own evidence, or was answered.")
    for number, question in enumerate(questions, start=1):
        click.echo(f"\n{number} of {len(questions)}")
        click.echo(wrapped(texts[question.bullet_id], "  - "))
        click.echo(wrapped(question.ask, "  ? "))
        value = _ask_for_value(question, rules)
        if value == LEAVE:
            break
        if not value:
            continue
        _echo_understood(value, rules)
        source = _prompt("    Where do you know it from (a dashboard, a review, memory)?")
        if source == LEAVE or is_unknown(source):
            source = ""
        answers.append(
            Answer(
                question_id=question.id,
                bullet_id=question.bullet_id,
                ask=question.ask,
                value=value,
                source=source,
                date=datetime.date.today(),
            )
        )
        write_answers(outcome.model_copy(update={"answers": tuple(answers)}), folder, force=True)
        _say_what_it_unlocked(outcome, question, tuple(answers), rules)
    given = len(answers) - len(outcome.answers)
    click.echo(f"\n{given} answered now, {len(answers)} in all. Saved in {printable(str(file))}")
    click.echo(wrapped(f"reframe {resume} --answers {file} --force", "Next: "))


def _ask_for_value(question: "Question", rules: "Rules") -> str:
    """Return an answer of the kind that is asked for, asking again until there is one; empty where the person leaves it open."""
    from reframer.cli.show import wrapped
    from reframer.finding import find_bullet
    from reframer.weighing.wanted import is_unknown, why_not

    while True:
        value = _prompt(f'    (Enter or "don\'t know": leave it open, {LEAVE}: stop)')
        if value == LEAVE or not value:
            return value
        if is_unknown(value):
            click.echo("    left open")
            return ""
        fault = why_not(question, value, find_bullet(value, rules).metrics)
        if not fault:
            return value
        click.echo(wrapped(fault, "    "))


def _prompt(text: str) -> str:
    """Return one line from the person, without surrounding spaces; the end of input stops the asking."""
    try:
        return str(click.prompt(text, default="", show_default=False, prompt_suffix="\n    > ")).strip()
    except click.Abort:
        click.echo()
        return LEAVE


def _echo_understood(value: str, rules: "Rules") -> None:
    """Say how the numbers of an answer were understood, so that a slip is seen at once."""
    from reframer.cleaning import printable
    from reframer.finding import find_bullet

    for metric in find_bullet(value, rules).metrics:
        numbers = " to ".join(f"{number.normalize():,f}" for number in metric.values)
        per = f"per {metric.per}" if metric.per else ""
        words = (metric.bound, numbers, metric.unit or metric.noun, per)
        click.echo(f"    understood: {printable(' '.join(word for word in words if word))}")


def _say_what_it_unlocked(outcome: "Outcome", question: "Question", answers: "tuple[Answer, ...]", rules: "Rules") -> None:
    """Show the bullet as it would now read, or say that the answer counts as evidence."""
    from reframer.cli.show import wrapped
    from reframer.pipeline import reassess
    from reframer.weighing.wanted import is_answer

    before = reassess(outcome, question.bullet_id, (), rules)
    after = reassess(outcome, question.bullet_id, answers, rules)
    if after.after != before.after:
        click.echo(wrapped(after.after, "  + "))
    if after.verdict.evidence is not before.verdict.evidence:
        click.echo(f"    evidence: {before.verdict.evidence.value} -> {after.verdict.evidence.value}")
    elif after.after == before.after:
        kept = any(is_answer(answer.value) for answer in after.verdict.answers)
        click.echo(f"    {'kept as evidence' if kept else 'noted, nothing is claimed from it'}; the line stays as it is")
