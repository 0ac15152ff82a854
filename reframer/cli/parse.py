"""``reframe parse``: what was read, with the place of every item."""

from pathlib import Path

import click


@click.command("parse")
@click.argument("resume", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(resume: Path, as_json: bool) -> None:
    """Show what is read from RESUME: contact, sections, roles, bullets."""
    from reframer.cli.show import parse_page, print_json
    from reframer.parsing import parse_resume
    from reframer.parsing.as_json import resume_as_json
    from reframer.readers import read_document

    parsed = parse_resume(read_document(resume))
    if as_json:
        print_json(resume_as_json(parsed))
    else:
        click.echo(parse_page(parsed))
