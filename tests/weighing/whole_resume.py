"""A whole made-up resume around the lines under test, and which of its lines are doubted."""

from reframer.finding import find
from reframer.linting import lint
from reframer.parsing import parse_resume
from reframer.readers import read_bytes
from reframer.rulebook import Rules
from reframer.weighing import weigh


def accused_rows(text: str, rules: Rules) -> set[str]:
    """Return the lines of a resume that lint doubts, without their dashes."""
    document = read_bytes(text.encode(), "resume.txt")
    resume = parse_resume(document)
    findings = find(resume, rules)
    rows = text.splitlines()
    found = lint(resume, findings, weigh(findings, rules, (), resume), rules, document)
    return {rows[each.source.line - 1].removeprefix("- ") for each in found if each.source.line is not None}
