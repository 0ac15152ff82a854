"""``reframe RESUME``: the main job."""

import os
import sys
from pathlib import Path
from typing import Any

import click

from reframer.cleaning import printable
from reframer.cli.options import PATHS, answers_of, answers_option, read_formats, rules_of, rules_option
from reframer.errors import ExitCode, ReframerError

STAGES = ("document", "resume", "findings", "verdicts", "positioning", "plan", "verified")


class _Nameless(click.Context):
    """The context of a command that is run without a name of its own."""

    @property
    def command_path(self) -> str:
        """The program's name alone."""
        return self.parent.command_path if self.parent is not None else super().command_path


class MainJob(click.Command):
    """The main job; its usage errors speak of ``reframe RESUME``, not of a word that nobody typed."""

    context_class = _Nameless

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the pieces of the usage line as the main help page has them."""
        return ["RESUME", "[OPTIONS]"]


@click.command("run", cls=MainJob, hidden=True)
@click.argument("resume", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", metavar="DIR", type=click.Path(path_type=Path), help="Folder to write to (default: NAME-reframed)."
)
@click.option("--path", "career_path", type=click.Choice(PATHS), help="Path to write for (default: the one best carried).")
@answers_option
@rules_option
@click.option(
    "--format",
    "formats",
    metavar="LIST",
    callback=read_formats,
    help="Files to write: docx,pdf,md,txt,json (default: all but pdf).",
)
@click.option(
    "--bridges",
    type=click.Choice(("none", "summary", "bullets")),
    help="Where comparisons with ML work may stand (default: summary).",
)
@click.option("--skip", "skip", metavar="ID", multiple=True, help="A rule or operation to leave out; may be repeated.")
@click.option("--until", "stage", type=click.Choice(STAGES), help="Print the value of a stage as JSON; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print outcome.json and nothing else.")
@click.option("-q", "--quiet", is_flag=True, help="Print only the files written.")
@click.option("--strict", is_flag=True, help="Exit with 1 when a serious flag is left.")
@click.option("--force", is_flag=True, help="Write into a folder that already holds files.")
def command(
    resume: Path,
    output: Path | None,
    career_path: str | None,
    answers_file: Path | None,
    rule_folders: tuple[Path, ...],
    formats: tuple[str, ...] | None,
    bridges: str | None,
    skip: tuple[str, ...],
    stage: str | None,
    as_json: bool,
    quiet: bool,
    strict: bool,
    force: bool,
) -> int:
    """Rewrite RESUME for machine-learning roles, without saying what was not done."""
    from reframer.pipeline import Stage, reframe, reframe_until
    from reframer.settings import Settings, read_settings

    chosen: dict[str, Any] = {"path": career_path, "formats": formats, "bridges": bridges, "skip": frozenset(skip) or None}
    defaults = read_settings(Path("reframe.toml")) if Path("reframe.toml").is_file() else Settings()
    settings = Settings.model_validate(
        {**defaults.model_dump(), **{key: value for key, value in chosen.items() if value is not None}}
    )
    rules = rules_of(rule_folders)
    answers = answers_of(answers_file)

    if stage is not None:
        value = reframe_until(Stage(stage), resume, rules, settings, answers)
        click.echo(value.model_dump_json(indent=1))
        return ExitCode.DONE

    outcome = reframe(resume, rules, settings, answers)
    from reframer.cli.show import outcome_page, print_json
    from reframer.json_shapes import outcome_shape
    from reframer.writers import write

    if as_json:
        print_json(outcome_shape(outcome))
        return _code(outcome, strict)
    folder = output if output is not None else Path(f"{resume.stem}-reframed")
    if folder.resolve() == resume.resolve():
        raise ReframerError(f"{folder}: is the resume itself. Name another folder with -o.", ExitCode.CANNOT_WRITE)
    files = write(outcome, folder, tuple(name.value for name in settings.formats), force=force)
    _say("\n".join(map(str, files)) if quiet else outcome_page(outcome, folder, files, resume), folder)
    return _code(outcome, strict)


def _say(page: str, folder: Path) -> None:
    """Print the page. The files are written by then, so a full disk behind standard output does not undo them."""
    try:
        click.echo(page)
    except BrokenPipeError:
        raise
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the interpreter tries once more at its end
        why = (error.strerror or "it cannot be written").lower()
        click.echo(f"reframe: standard output: {why}. The files were written to {printable(str(folder))}.", err=True)


def _code(outcome: Any, strict: bool) -> int:
    serious = any(flag.id == "unsupported_ml_claim" for verdict in outcome.verdicts.bullets for flag in verdict.flags)
    return ExitCode.FINDINGS if strict and (serious or outcome.violations) else ExitCode.DONE
