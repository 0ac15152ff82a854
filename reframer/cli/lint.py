"""``reframe lint``: claims of a resume that its own text does not carry."""

from pathlib import Path

import click

from reframer.cli.options import rules_of, rules_option
from reframer.errors import ExitCode


@click.command("lint")
@click.argument("resume", type=click.Path(path_type=Path))
@rules_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(resume: Path, rule_folders: tuple[Path, ...], as_json: bool) -> int:
    """Look for ML claims, titles and skills that RESUME does not carry.

    Exit code 1 when there are findings.
    """
    from reframer.cleaning import printable
    from reframer.cli.show import print_json
    from reframer.finding import find
    from reframer.linting import lint
    from reframer.parsing import parse_resume
    from reframer.readers import read_document
    from reframer.weighing import weigh

    rules = rules_of(rule_folders)
    document = read_document(resume)
    parsed = parse_resume(document)
    findings = find(parsed, rules)
    found = lint(parsed, findings, weigh(findings, rules, (), parsed), rules, document)
    if as_json:
        shapes = []
        for one in found:
            shape = {"line": one.source.line, "flag": one.flag, "words": one.words, "why": one.why}
            place = one.source.model_dump(exclude_none=True, exclude={"file", "line"})
            shapes.append({**shape, **place})
        print_json({"findings": shapes})
    else:
        for one in found:
            click.echo(f"{one.source.describe()}: {one.flag}: {printable(one.words)}\n    {printable(one.why)}")
        click.echo(f"{len(found)} findings" if len(found) != 1 else "1 finding")
    return ExitCode.FINDINGS if found else ExitCode.DONE
