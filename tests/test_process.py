"""The garbage collector in a process of our own."""

import gc

import pytest

from reframer.process import collect_seldom


@pytest.fixture(autouse=True)
def _thresholds():
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_what_stays_is_not_walked_through_again_and_again():
    gc.collect()
    collect_seldom()
    full = gc.get_stats()[2]["collections"]

    kept = [[number] for number in range(400_000)]

    assert gc.get_stats()[2]["collections"] == full
    assert len(kept) == 400_000


def test_rings_that_nobody_holds_are_still_collected():
    gc.collect()
    collect_seldom()
    young = gc.get_stats()[0]["collected"]

    for _ in range(50_000):
        ring: list[object] = []
        ring.append(ring)

    assert gc.get_stats()[0]["collected"] > young
