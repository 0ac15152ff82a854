"""The order of a role's bullets: measured lines first, and no two neighbours with one opener where weights are near."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reframer.finding import find_bullet
from reframer.model.findings import CareerPath
from reframer.model.resume import Bullet
from reframer.model.source import SourceRef
from reframer.planning.ordering import NEAR, ordered
from reframer.positioning.relevance import bullet_points
from reframer.rulebook import Rules
from reframer.weighing import weigh_bullet


def bullets_of(count: int) -> list[Bullet]:
    return [Bullet(id=str(at), text="x", source=SourceRef(file="a")) for at in range(count)]


def order(weights: list[float], openers: str) -> str:
    return "".join(ordered(bullets_of(len(weights)), lambda one: weights[int(one)], lambda one: openers[int(one)]))


@pytest.mark.parametrize(
    ("weights", "openers", "becomes"),
    [
        ([5, 5, 5], "bbr", "021"),
        ([5, 5, 4.5], "bbr", "021"),
        ([5, 5, 3], "bbr", "012"),  # too light to stand between
        ([5, 5, 5], "bbb", "012"),
        ([1, 5, 9], "bra", "210"),
    ],
)
def test_neighbours_with_one_opener_are_parted(weights: list[float], openers: str, becomes: str):
    assert order(weights, openers) == becomes


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([1, 1.5, 2, 3, 3.5]), st.sampled_from("abc")), min_size=1, max_size=9))
def test_the_order_is_a_permutation_and_a_second_pass_keeps_it(rows: list[tuple[float, str]]):
    weights, openers = [row[0] for row in rows], "".join(row[1] for row in rows)
    first = order(weights, openers)
    again = order([weights[int(one)] for one in first], "".join(openers[int(one)] for one in first))

    assert sorted(first) == [str(at) for at in range(len(rows))]
    assert again == "".join(str(at) for at in range(len(rows)))
    assert all(weights[int(after)] - weights[int(before)] <= NEAR for before, after in pairwise(first))


@pytest.mark.parametrize("duty", ["Responsible for Nagios and backups", "Owned Nagios and backups"])
@pytest.mark.parametrize("measured", ["Cut the boot time of 900 kiosks from 40 s to 9 s by caching fares in Redis"])
def test_a_duty_without_a_figure_stands_below_a_measured_line(duty: str, measured: str, rules: Rules):
    def points(text: str) -> float:
        found = find_bullet(text, rules, bullet_id="b")
        return bullet_points(found, weigh_bullet(found, rules), rules, CareerPath.PLATFORM)

    assert points(duty) < points(measured)
