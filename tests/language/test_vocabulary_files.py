"""The vocabulary files of the language layer: rich, consistent, and without two meanings for one spelling."""

from collections import Counter

from reframer.rulebook import Rules


def test_there_is_enough_to_start_with(rules: Rules) -> None:
    assert len(rules.vocabulary.verbs) >= 350
    assert len(rules.vocabulary.technologies) >= 700
    assert len(rules.vocabulary.units) >= 50


def test_a_verb_stands_once(rules: Rules) -> None:
    counts = Counter(verb.base for verb in rules.vocabulary.verbs)
    assert [base for base, count in counts.items() if count > 1] == []


def test_equal_verbs_are_in_the_table_with_one_rank_and_one_direction(rules: Rules) -> None:
    table = {verb.base: verb for verb in rules.vocabulary.verbs}
    wrong = [
        (verb.base, other)
        for verb in rules.vocabulary.verbs
        for other in verb.equals
        if other not in table
        or (table[other].rank, table[other].direction) != (verb.rank, verb.direction)
        or verb.base not in table[other].equals
    ]
    assert wrong == []


def test_regular_forms_are_spelt_by_the_rules(rules: Rules) -> None:
    wrong = []
    for verb in rules.vocabulary.verbs:
        head = verb.base.split(" ")[0]
        gerund = verb.gerund.split(" ")[0]
        if not gerund.endswith("ing") or gerund[:2] != head[:2]:
            wrong.append(verb.base)
        if head.endswith("e") and not head.endswith(("ee", "ye")) and gerund != head[:-1] + "ing":
            wrong.append(verb.base)
    assert wrong == []


def test_a_technology_stands_once(rules: Rules) -> None:
    counts = Counter(technology.name for technology in rules.vocabulary.technologies)
    assert [name for name, count in counts.items() if count > 1] == []


def test_one_spelling_is_one_technology(rules: Rules) -> None:
    owners: dict[str, set[str]] = {}
    for technology in rules.vocabulary.technologies:
        exact = {form.lower() for form in technology.exact_case}
        for form in (technology.name, *technology.aliases):
            if form.lower() not in exact:
                owners.setdefault(form.lower().replace(" ", "").replace("-", ""), set()).add(technology.name)
    assert {form: names for form, names in owners.items() if len(names) > 1} == {}


def test_kinds_of_technology_are_a_small_set(rules: Rules) -> None:
    kinds = Counter(technology.kind for technology in rules.vocabulary.technologies)
    assert len(kinds) <= 50
    assert [kind for kind, count in kinds.items() if count < 3] == []
