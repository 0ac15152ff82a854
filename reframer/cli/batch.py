"""``reframe batch``: every resume below a folder."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reframer.cli.options import path_option, read_formats, rules_option
from reframer.errors import ExitCode

if TYPE_CHECKING:
    from reframer.batch import FileResult


@click.command("batch")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, metavar="OUT", type=click.Path(path_type=Path), help="Folder to write to.")
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Files read at the same time.")
@path_option
@rules_option
@click.option("--format", "formats", metavar="LIST", callback=read_formats, help="As for RESUME.")
@click.option("--force", is_flag=True, help="Write into folders that already hold files.")
def command(
    folder: Path,
    output: Path,
    workers: int,
    career_path: str | None,
    rule_folders: tuple[Path, ...],
    formats: tuple[str, ...] | None,
    force: bool,
) -> int:
    """Run the main job on every resume below FOLDER.

    Each gets its own folder below OUT; summary.csv lists them. A bad file never stops the others.
    """
    from reframer.batch import find_resumes, run_batch
    from reframer.cleaning import printable
    from reframer.settings import Settings

    chosen: dict[str, Any] = {"path": career_path, "formats": formats}
    settings = Settings.model_validate({key: value for key, value in chosen.items() if value is not None})
    files = find_resumes(folder)
    with click.progressbar(length=len(files), label="Reading", file=sys.stderr) as bar:

        def report(_: "FileResult") -> None:
            bar.update(1)

        batch = run_batch(folder, output, settings, rule_folders=rule_folders, workers=workers, force=force, report=report)
    good = [result for result in batch.results if result.status == "ok"]
    click.echo(f"{printable(str(folder))} -> {printable(str(output))}    {len(files)} files")
    click.echo()
    click.echo(
        f"  ok      {len(good):>4}   {sum(result.bullets for result in good)} bullets, "
        f"{sum(result.reworded for result in good)} reworded, {sum(result.questions for result in good)} questions open"
    )
    click.echo(f"  failed  {len(batch.failed):>4}")
    for result in batch.failed:
        click.echo(f"    {printable(result.file)}: {printable(result.message)}")
    if not files:
        click.echo("\nNo file there is named like a resume (.pdf, .docx, .docm, .md, .markdown, .txt).")
    click.echo()
    click.echo(f"Wrote {printable(str(batch.summary))}")
    return ExitCode.BATCH_FAILURES if batch.failed else ExitCode.DONE
