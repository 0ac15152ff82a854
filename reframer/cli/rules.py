"""``reframe rules``: the mapping rules as a product of their own."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reframer.cli.options import PATHS, path_option, rules_of, rules_option
from reframer.errors import ExitCode

if TYPE_CHECKING:
    from reframer.rulebook import Rules
    from reframer.rulebook.schema import Competency

LONGEST = 2_000  # characters of a message
_FOLDER = click.Path(path_type=Path)


@click.group("rules")
def command() -> None:
    """List, show, write, check, test and explain the mapping rules."""


@command.command("list")
@click.option("--family", metavar="F", help="Only the rules of one family (a folder of rules/).")
@click.option("--path", "career_path", type=click.Choice(PATHS), help="Only the rules of a path, the most relevant first.")
@click.option("--skills", "of_skills", is_flag=True, help="List the skills that ML teams ask for instead.")
@rules_option
def list_command(family: str | None, career_path: str | None, of_skills: bool, rule_folders: tuple[Path, ...]) -> None:
    """List every rule: id, relevance 0 to 3 on platform/applied/genai, title.

    With --skills: name, must, should or nice on platform/applied/genai, title.
    """
    from reframer.model.findings import CareerPath
    from reframer.rulebook.pages import list_rules, list_skills

    rules = rules_of(rule_folders)
    if of_skills:
        if family is not None:
            raise click.UsageError("--family is a folder of rules; skills have none")
        skills = list_skills(rules, CareerPath(career_path) if career_path else None)
        for line in skills:
            click.echo(line)
        click.echo(f"{len(skills)} skills", err=True)
        return
    families = sorted({rule.family for rule in rules.rules})
    if family is not None and family not in families:
        raise click.UsageError(f"there is no family {family!r}; known: {', '.join(families)}")
    lines = list_rules(rules, family, CareerPath(career_path) if career_path else None)
    for line in lines:
        click.echo(line)
    click.echo(f"{len(lines)} rules" if len(lines) != 1 else "1 rule", err=True)


@command.command("show")
@click.argument("rule_id", metavar="ID")
@click.option("--skill", "of_skill", is_flag=True, help="The skill, where a rule has the same name.")
@rules_option
def show_command(rule_id: str, of_skill: bool, rule_folders: tuple[Path, ...]) -> None:
    """Show one rule as a page: what it finds, says and asks, where it breaks.

    ID is family.name, or the name alone, or the name of a skill (see: reframe rules list --skills).
    """
    from reframer.rulebook.pages import describe, describe_skill

    rules = rules_of(rule_folders)
    skill = rules.skills.get(rule_id)
    if skill is not None and (of_skill or rules.get(rule_id) is None):
        click.echo(describe_skill(skill))
    elif of_skill:
        raise click.UsageError(f"no skill is named {rule_id!r}; see: reframe rules list --skills")
    else:
        click.echo(describe(_rule_named(rule_id, rules)))


def _rule_named(rule_id: str, rules: "Rules") -> "Competency":
    """Return the rule of this id or name; a usage error says which are nearest."""
    from difflib import get_close_matches

    rule = rules.get(rule_id)
    if rule is None:
        same = [each.id for each in rules.rules if each.name == rule_id]  # of two families
        names = {name: each.id for each in rules.rules for name in (each.id, each.name)}
        names |= {name: name for name in rules.skills if name not in names}
        near = same or list(dict.fromkeys(names[name] for name in get_close_matches(rule_id, list(names), n=3, cutoff=0.75)))
        hint = f"; did you mean {' or '.join(near)}?" if near else "; see: reframe rules list"
        raise click.UsageError(f"no rule is named {rule_id!r}{hint}")
    return rule


@command.command("new")
@click.argument("rule_id", metavar="ID")
@click.option("-o", "--output", "folder", metavar="DIR", type=_FOLDER, default="my-rules", help="The pack (my-rules).")
@click.option("--replace", is_flag=True, help="Begin with the built-in rule of this ID, to replace it.")
def new_command(rule_id: str, folder: Path, replace: bool) -> None:
    """Write DIR/<family>/<name>.yaml: a commented rule that passes check and test.

    ID is family.name. Nothing that is there is overwritten.
    """
    from reframer.rulebook.starting import RuleExistsError, start_rule

    try:
        file = start_rule(rule_id, folder, replace=replace)
    except (ValueError, RuleExistsError) as error:
        raise click.UsageError(str(error)) from None
    click.echo(f"wrote {file}")
    click.echo(f"Next: edit it, then  reframe rules check {folder}  and  reframe rules test {folder}", err=True)


@command.command("check")
@click.argument("folder", metavar="[DIR]", required=False, type=_FOLDER)
def check_command(folder: Path | None) -> int:
    """Check the built-in rules, or those of DIR: every problem as file:line:column."""
    from reframer.cleaning import printable
    from reframer.errors import RuleFileError
    from reframer.rulebook import load_rules
    from reframer.testing import names_of

    try:
        rules = load_rules((folder,) if folder else ())
    except RuleFileError as error:
        for problem in error.problems:
            click.echo(printable(problem, LONGEST))
        count = len(error.problems)
        click.echo(f"{count} {'problem' if count == 1 else 'problems'}; nothing was loaded", err=True)
        return ExitCode.FINDINGS
    count = len(names_of(folder) & set(rules.competencies)) if folder else len(rules.competencies)
    click.echo(f"{count} {'rule' if count == 1 else 'rules'}, no problems")
    return ExitCode.DONE


@command.command("test")
@click.argument("folder", metavar="[DIR]", required=False, type=_FOLDER)
@click.option("--coverage", is_flag=True, help="A rule that no example makes fire fails too.")
def test_command(folder: Path | None, coverage: bool) -> int:
    """Run the examples of the built-in rules, or of those of DIR."""
    from reframer.cleaning import printable
    from reframer.testing import run_examples

    failures, ran = run_examples(rules_of((folder,) if folder else ()), only=folder, coverage=coverage)
    for failure in failures:
        click.echo(printable(failure, LONGEST))
    click.echo(f"{ran} examples, {len(failures)} failed")
    return ExitCode.FINDINGS if failures else ExitCode.DONE


@command.command("explain")
@click.argument("bullet", metavar="BULLET")
@path_option
@rules_option
@click.option("--all", "every", is_flag=True, help="Also rules that saw half of what they need.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def explain_command(bullet: str, career_path: str | None, rule_folders: tuple[Path, ...], every: bool, as_json: bool) -> None:
    """Explain which rules looked at BULLET, which fired on which words, and why not."""
    from reframer.cli.explain import explanation_page
    from reframer.cli.show import print_json
    from reframer.explaining import explain
    from reframer.model.findings import CareerPath

    explanation = explain(bullet, rules_of(rule_folders), path=CareerPath(career_path or "platform"))
    if as_json:
        print_json(explanation.model_dump(mode="json"))
    else:
        click.echo(explanation_page(explanation, every=every))
