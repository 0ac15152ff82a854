"""Options that several commands share, and how they become values of the library."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from reframer.model.verdicts import Answer
    from reframer.rulebook import Rules

PATHS = ("platform", "applied", "genai")
FORMATS = ("docx", "pdf", "md", "txt", "json")


def read_formats(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    """Return the formats of a comma-separated list in the order given; an unknown one is a usage error."""
    if value is None:
        return None
    formats = tuple(word.strip().lower() for word in value.split(",") if word.strip())
    for name in formats:
        if name not in FORMATS:
            raise click.BadParameter(f"{name!r} is not one of {', '.join(FORMATS)}", ctx, param)
    if not formats:
        raise click.BadParameter(f"name at least one of {', '.join(FORMATS)}", ctx, param)
    return formats


rules_option = click.option(
    "--rules",
    "rule_folders",
    metavar="DIR",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A folder of further rules; may be given several times.",
)
answers_option = click.option(
    "--answers", "answers_file", metavar="FILE", type=click.Path(path_type=Path), help="A filled-in answers.yaml."
)
path_option = click.option("--path", "career_path", type=click.Choice(PATHS), help="The path to write for.")


def rules_of(folders: tuple[Path, ...]) -> "Rules":
    """Return the built-in rules and those of the folders."""
    from reframer.rulebook import load_rules

    return load_rules(folders)


def answers_of(file: Path | None) -> "tuple[Answer, ...]":
    """Return the answers of a file; none without one."""
    if file is None:
        return ()
    from reframer.answers import read_answers
    from reframer.errors import AnswersFileError
    from reframer.readers.opening import open_file

    data = open_file(file)
    try:
        return read_answers(data.decode("utf-8-sig"), str(file))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise AnswersFileError((f"{file}:{line}:1: is not UTF-8 text",)) from None
