"""``reframe verify``: what a new text says that the old one does not."""

import json
from pathlib import Path
from typing import Any

import click

from reframer.cli.options import answers_of, answers_option, rules_of, rules_option
from reframer.errors import ExitCode, ReframerError


@click.command("verify")
@click.argument("old", required=False, type=click.Path(path_type=Path))
@click.argument("new", required=False, type=click.Path(path_type=Path))
@answers_option
@click.option(
    "--cases",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Line pairs, one JSON object {id, source, rewritten, answers} a line, instead of two resumes.",
)
@click.option("--markdown", metavar="FILE", type=click.Path(path_type=Path), help="Write a report for a coach.")
@rules_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    old: Path | None,
    new: Path | None,
    answers_file: Path | None,
    cases: Path | None,
    markdown: Path | None,
    rule_folders: tuple[Path, ...],
    as_json: bool,
) -> int:
    """Compare two resumes, whoever wrote the new one.

    Exit code 1 when something was added, changed, dropped or overclaimed.
    """
    if cases is not None and (old or new or markdown):
        raise click.UsageError("--cases takes the place of OLD and NEW; name one or the other")
    if cases is None and not (old and new):
        raise click.UsageError("name two resumes, OLD and NEW, or line pairs with --cases FILE")
    rules = rules_of(rule_folders)
    if cases is not None:
        return _verify_cases(cases, rules, as_json)
    assert old is not None
    assert new is not None

    from reframer.cli.show import print_json
    from reframer.json_shapes import violation_shapes
    from reframer.parsing import parse_resume
    from reframer.readers import read_document
    from reframer.verifying import verify
    from reframer.verifying.report import markdown_report, terminal_page

    old_resume, new_resume = parse_resume(read_document(old)), parse_resume(read_document(new))
    violations = verify(old_resume, new_resume, rules, answers_of(answers_file))
    if markdown is not None:
        from reframer.writers.files import write_file

        write_file(markdown, markdown_report(violations, str(old), str(new)).encode("utf-8"))
    if as_json:
        print_json({"old": str(old), "new": str(new), "violations": violation_shapes(violations)})
    else:
        click.echo(terminal_page(violations, str(old), str(new), colour=True))  # click takes colour off where none is wanted
    return ExitCode.FINDINGS if any(found.severity == "violation" for found in violations) else ExitCode.DONE


def _verify_cases(file: Path, rules: Any, as_json: bool) -> int:
    from reframer.cleaning import printable
    from reframer.cli.show import print_json
    from reframer.json_shapes import violation_shapes
    from reframer.model.verdicts import Answer
    from reframer.verifying import verify_line

    found_any = False
    for case in _read_cases(file):
        answers = tuple(
            Answer(question_id=question, ask=question, value=value)
            for question, value in case.get("answers", {}).items()
            if value.strip()
        )
        violations = verify_line(case["source"], case["rewritten"], rules, answers)
        found_any = found_any or any(found.severity == "violation" for found in violations)
        if as_json:
            print_json({"id": case["id"], "violations": violation_shapes(violations)})
            continue
        click.echo(f"{printable(str(case['id']))}: {'ok' if not violations else ''}".rstrip())
        for found in violations:
            click.echo(f"  {found.severity.value}: {found.kind}: {printable(found.words)}: {printable(found.why)}")
    return ExitCode.FINDINGS if found_any else ExitCode.DONE


def _read_cases(file: Path) -> list[dict[str, Any]]:
    """Return the cases of a JSON-lines file; ReframerError (exit 2) names the line that does not hold."""
    from reframer.readers.opening import open_file

    cases = []
    for number, line in enumerate(open_file(file).decode("utf-8", "replace").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            case = json.loads(line)
        except json.JSONDecodeError as error:
            raise ReframerError(f"{file}:{number}:{error.colno}: not valid JSON: {error.msg}.", ExitCode.USAGE) from None
        for key in ("source", "rewritten"):
            if not isinstance(case, dict) or not isinstance(case.get(key), str):
                raise ReframerError(f'{file}:{number}:1: needs a key "{key}" with text.', ExitCode.USAGE)
        answers = case.get("answers") or {}
        if not isinstance(answers, dict) or not all(isinstance(value, str) for value in answers.values()):
            raise ReframerError(f"{file}:{number}:1: answers must map questions to text.", ExitCode.USAGE)
        cases.append({**case, "id": case.get("id", str(number)), "answers": answers})
    return cases
