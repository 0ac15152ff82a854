"""``reframe bullet``: one bullet on its own, or one a line from standard input."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from reframer.cli.options import path_option, rules_of, rules_option

ROLES = ("past", "current", "unknown")


@click.command("bullet")
@click.argument("text")
@click.option("--role", type=click.Choice(ROLES), default="unknown", help="Whether the role has ended.")
@path_option
@click.option("--bridges", type=click.Choice(("none", "summary", "bullets")), default="summary", help="As for RESUME.")
@rules_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def command(text: str, role: str, career_path: str | None, bridges: str, rule_folders: tuple[Path, ...], as_json: bool) -> None:
    """Try one bullet: TEXT, or - for one a line on standard input.

    A line is the bullet itself or a JSON object {text, role, path, answers}.
    """
    from reframer.cli.show import bullet_page, print_json
    from reframer.json_shapes import assessment_line
    from reframer.model.findings import CareerPath, RoleTime
    from reframer.pipeline import assess_bullet

    rules = rules_of(rule_folders)
    given = {"role": role, "path": career_path or "platform", "answers": {}}
    for number, line in enumerate(_lines(text), start=1):
        wanted = {**given, **_read(line, number)}
        assessment = assess_bullet(
            wanted["text"],
            rules,
            path=CareerPath(wanted["path"]),
            role=RoleTime(wanted["role"]),
            answers=wanted["answers"],
            bridges=bridges,
        )
        if as_json:
            print_json(assessment_line(assessment))
        else:
            click.echo(bullet_page(assessment))


def _lines(text: str) -> Iterator[str]:
    if text != "-":
        if not text.strip():
            raise click.UsageError("TEXT is empty; give one line of a resume in quotes, or - for standard input")
        yield text
        return
    stream = sys.stdin
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="replace")
    for line in stream:
        if line.strip():
            yield line.rstrip("\r\n")


def _read(line: str, number: int) -> dict[str, Any]:
    """Return what a line says; a usage error names the line and the key that does not hold."""
    if not line.lstrip().startswith("{"):
        return {"text": line}
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        if not line.lstrip().startswith('{"'):
            return {"text": line}
        raise click.UsageError(f"line {number}: not valid JSON: {error.msg} at column {error.colno}") from None
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise click.UsageError(f'line {number}: needs a key "text" with the bullet')
    unknown = sorted(set(value) - {"text", "role", "path", "answers", "id"})
    if unknown:
        raise click.UsageError(f"line {number}: unknown key {unknown[0]!r}; known: text, role, path, answers")
    wanted: dict[str, Any] = {"text": value["text"]}
    for key, allowed in (("role", ROLES), ("path", ("platform", "applied", "genai"))):
        if value.get(key) is not None:
            if value[key] not in allowed:
                raise click.UsageError(f"line {number}: {key} must be one of {', '.join(allowed)}")
            wanted[key] = value[key]
    answers = value.get("answers") or {}
    if not isinstance(answers, dict) or not all(isinstance(answer, str) for answer in answers.values()):
        raise click.UsageError(f"line {number}: answers must map questions to text")
    wanted["answers"] = answers
    return wanted
