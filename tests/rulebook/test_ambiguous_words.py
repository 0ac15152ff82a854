"""Words with several senses are told apart by the words around them: each reading by a line of its own."""

from pathlib import Path

import pytest
import yaml

from reframer.finding import find_bullet
from reframer.rulebook import Rules

WORDS = yaml.safe_load((Path(__file__).parents[1] / "data" / "ambiguous_words.yaml").read_text("utf-8"))


def test_the_words_are_many_and_no_pair_stands_twice() -> None:
    assert len(WORDS) >= 98
    assert len({(each["found"], each["left"], each["rule"]) for each in WORDS}) == len(WORDS)


@pytest.mark.parametrize("each", WORDS, ids=lambda each: f"{each['word']}-{each['rule']}")
def test_a_rule_hears_its_own_reading_and_leaves_the_other(each: dict[str, str], rules: Rules) -> None:
    def heard(text: str) -> list[str]:
        return [found.rule_id.rpartition(".")[2] for found in find_bullet(text, rules).competencies]

    assert each["rule"] in heard(each["found"])
    assert each["rule"] not in heard(each["left"])
