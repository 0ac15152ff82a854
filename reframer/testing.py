"""Run the examples of rules: for our own tests, and for authors of rule packs."""

from collections.abc import Iterator
from pathlib import Path

from reframer.errors import RuleFileError
from reframer.finding import find_bullet
from reframer.model.findings import CareerPath
from reframer.model.outcome import Assessment
from reframer.pipeline import assess_bullet
from reframer.rulebook import Rules, load_rules
from reframer.rulebook.packs import read_pack
from reframer.rulebook.schema import Competency, Example


def check_example(rule: Competency, example: Example, rules: Rules | None = None) -> tuple[str, ...]:
    """Return what the example says and the rule does not do; nothing when it holds.

    ``rules`` are the loaded rules that ``rule`` is one of, the built-in ones when left out. An example with a ``todo`` must not
    hold: when it does, that is what is returned.
    """
    rules = rules or load_rules()
    complaints = tuple(_complaints(rule, example, rules))
    if not example.todo:
        return complaints
    return () if complaints else (f"holds now, so its todo can go: {example.todo}",)


def _complaints(rule: Competency, example: Example, rules: Rules) -> Iterator[str]:
    findings = find_bullet(example.text, rules)
    words = [span.text for found in findings.competencies if found.rule_id == rule.id for span in found.matched]
    if not example.finds:
        if words:
            yield f"should be left alone, but {', '.join(repr(word) for word in words)} was found"
        return
    if not words:
        others = ", ".join(found.rule_id for found in findings.competencies) or "nothing"
        yield f"{example.finds!r} was not found; found: {others}"
        return
    if not any(example.finds in word or word in example.finds for word in words):
        yield f"{example.finds!r} was not found; found: {', '.join(repr(word) for word in words)}"
    yield from _wording_complaints(rule, example, _assess(rule, example, rules))


def _assess(rule: Competency, example: Example, rules: Rules) -> Assessment:
    path = example.path or max(CareerPath, key=lambda each: rule.relevance.get(each, 0))
    return assess_bullet(example.text, rules, path=path, answers=example.answers, bridges=example.bridges or "summary")


def _wording_complaints(rule: Competency, example: Example, assessment: Assessment) -> Iterator[str]:
    if example.becomes and assessment.after != example.becomes:
        yield f"becomes {assessment.after!r}, not {example.becomes!r}"
    if not example.becomes:
        for edit in assessment.edits:
            if edit.rule_id == rule.id:
                yield f"is changed by the rule to {edit.after!r}"
    verdict = assessment.verdict
    if example.strength and verdict.strength != example.strength:
        yield f"may be as strong as {verdict.strength.value!r}, not {example.strength!r}"
    if example.asks is not None:
        asked = tuple(question.need for question in verdict.questions if question.rule_id == rule.id)
        if asked != example.asks:
            yield f"asks for {list(asked)}, not {list(example.asks)}"
    if example.flags is not None:
        raised = {flag.id for flag in verdict.flags}
        if raised != set(example.flags):
            yield f"raises the flags {sorted(raised)}, not {sorted(example.flags)}"
    if example.restate_refused and example.restate_refused.casefold() in assessment.after.casefold():
        yield f"should not be worded as {example.restate_refused!r}"


def run_examples(rules: Rules, *, only: Path | None = None, coverage: bool = False) -> tuple[tuple[str, ...], int]:
    """Run the examples of all rules, or of the rules in the folder ``only``.

    Returns the failures, each ``rule: example: what is wrong``, and how many examples ran. With ``coverage`` a rule that no
    example makes fire is a failure too.
    """
    names = None if only is None else names_of(only)
    failures: list[str] = []
    ran = 0
    for rule in rules.rules:
        if names is not None and rule.id not in names:
            continue
        fired = False
        for example in rule.examples:
            ran += 1
            fired = fired or bool(example.finds and not example.todo)
            failures.extend(f"{rule.id}: {example.name}: {complaint}" for complaint in check_example(rule, example, rules))
        if coverage and not fired:
            failures.append(f"{rule.id}: no example makes it fire")
    return tuple(failures), ran


def names_of(folder: Path) -> frozenset[str]:
    """Return the id that the place of each file under ``folder`` gives a rule: ``family/name.yaml`` is ``family.name``."""
    files = read_pack(folder.name, folder, shown=str(folder)).files
    return frozenset(file.name.removesuffix(".yaml").replace("/", ".") for file in files)


def check_folder(folder: Path) -> tuple[str, ...]:
    """Return every problem of the rules in ``folder``, as ``file:line:column: key: what is wrong``; nothing when they hold."""
    try:
        load_rules((folder,))
    except RuleFileError as error:
        return error.problems
    return ()


def test_folder(folder: Path) -> tuple[tuple[str, ...], int]:
    """Load ``folder`` beside the built-in rules and run its examples with coverage; see ``run_examples``."""
    return run_examples(load_rules((folder,)), only=folder, coverage=True)


test_folder.__test__ = False  # type: ignore[attr-defined]  # not a test of ours, whatever its name
