"""Which question is asked first."""

from reframer.finding import find_bullet
from reframer.weighing import weigh_bullet


def test_a_question_takes_the_persons_own_word_for_the_thing(rules):
    found = find_bullet("Assisted with the partitioning of the ferry ticket table", rules)
    asked = [question.ask for question in weigh_bullet(found, rules).questions]
    assert asked[0].startswith("Which part of the partitioning was yours")
    assert not any("{" in ask for ask in asked)
