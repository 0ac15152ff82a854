"""Every entry of rules/rewording carries examples; each runs through the operation that the entry belongs to, and no other."""

from collections.abc import Iterator

import pytest

from reframer.finding import find_bullet
from reframer.model.findings import CareerPath, RoleTime
from reframer.model.plan import Edit
from reframer.model.verdicts import Evidence, Strength, Verdict
from reframer.planning.draft import Draft, Setting
from reframer.planning.plan import OPERATIONS
from reframer.rulebook import Rules
from reframer.rulebook.rewording import WordingExample, rewording

_OPERATION = {
    "openers": "opener",
    "fillers": "filler",
    "shorthands": "typography",
    "compounds": "typography",
    "nominals": "nominal",
    "acronyms": "gloss",
    "glosses": "gloss",
    "restatements": "restate",
}


def draft_of(text: str, rules: Rules, time: RoleTime = RoleTime.PAST) -> Draft:
    findings = find_bullet(text, rules, bullet_id="b", time=time)
    verdict = Verdict(bullet_id="b", evidence=Evidence.SCOPED, strength=Strength.RESTATE)
    return Draft(text, findings, verdict, rules, Setting(path=CareerPath.PLATFORM, glosses_left=1))


def run_one(operation: str, example: WordingExample, rules: Rules) -> tuple[str, str]:
    """Return the text after one operation and the rule that changed it."""
    outcomes = dict(OPERATIONS)[operation](draft_of(example.text, rules, example.time))
    edit = next((outcome for outcome in outcomes if isinstance(outcome, Edit)), None)
    return (edit.after, edit.rule_id) if edit else (example.text, "")


def examples() -> Iterator[tuple[str, str, WordingExample]]:
    for field, operation in _OPERATION.items():
        for entry in getattr(rewording(), field):
            for example in entry.examples:
                yield operation, entry.id, example


@pytest.mark.parametrize(
    ("operation", "rule_id", "example"), [pytest.param(*one, id=f"{one[1]}: {one[2].text[:40]}") for one in examples()]
)
def test_example(operation: str, rule_id: str, example: WordingExample, rules: Rules) -> None:
    after, by = run_one(operation, example, rules)
    if example.becomes:
        assert after == example.becomes
        assert by == rule_id or operation == "typography"
    else:
        assert by != rule_id
        assert operation == "restate" or after == example.text


def test_ids_are_unique() -> None:
    ids = [entry.id for field in _OPERATION for entry in getattr(rewording(), field)]
    assert len(ids) == len(set(ids))


def test_every_entry_shows_what_it_changes_and_what_it_leaves() -> None:
    for field in _OPERATION:
        for entry in getattr(rewording(), field):
            changed = [example for example in entry.examples if example.becomes]
            assert changed, entry.id
            assert len(changed) < len(entry.examples), entry.id
            if field == "restatements":
                assert len(changed) >= 2, entry.id
                assert len(entry.examples) - len(changed) >= 2, entry.id


def test_rules_name_verbs_and_technologies_that_exist(rules: Rules) -> None:
    verbs = {verb.base for verb in rules.vocabulary.verbs}
    grammar = rewording().grammar
    assert {nominal.verb for nominal in rewording().nominals} <= verbs
    assert {noun.verb for noun in grammar.result_nouns} <= verbs
    assert set(grammar.open_verbs) <= verbs
    names = {technology.name for technology in rules.vocabulary.technologies}
    glosses = {technology.name: technology.gloss for technology in rules.vocabulary.technologies}
    for gloss in rewording().glosses:
        assert {glosses[name] for name in gloss.technologies} == {gloss.gloss}, gloss.id
    kinds = {technology.kind for technology in rules.vocabulary.technologies}
    for restatement in rewording().restatements:
        assert set(restatement.technologies) <= names, restatement.id
        assert set(restatement.kinds) <= kinds, restatement.id
