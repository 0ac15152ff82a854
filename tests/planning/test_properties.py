"""What holds for every bullet: the same twice, a second pass changes nothing, the ledger replays, the checker agrees."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reframer import assess_bullet, load_rules
from reframer.model.findings import RoleTime
from reframer.model.plan import PartOrigin
from reframer.model.resume import Bullet
from reframer.model.source import SourceRef
from reframer.planning.ordering import ordered
from reframer.verifying import verify_line

RULES = load_rules()
OPENERS = (
    "Built",
    "I built",
    "Responsible for",
    "Responsible for running",
    "Worked on",
    "Ran",
    "Was tasked with moving",
    "Helped run",
    "Optimized",
)
THINGS = (
    "the Kafka topics",
    "a Redis cache",
    "the ferry API",
    "14 Spark jobs",
    "the k8s clusters",
    "lock free queues",
    "the CI pipeline",
    "three dashboards",
)
MIDDLES = (
    "",
    " in Go",
    " w/ retries",
    " for 9 teams",
    " (PostgreSQL, 4TB)",
    " & Grafana",
    " at 40k requests/s",
    " with the data team",
)
ENDS = (
    "",
    ".",
    ", cutting p99 from 400ms to 90 ms",
    ", resulting in 30% fewer pages",
    "; MTTR fell from 50 to 12 min",
    ", which reduced cost by 20 %",
    " , 93 % hits",
    ", thereby saving $40k/yr",
    ", frobnicating the grid",
)
BULLETS = st.builds("{} {}{}{}".format, *(st.sampled_from(row) for row in (OPENERS, THINGS, MIDDLES, ENDS)))
TIMES = st.sampled_from(list(RoleTime))


@given(BULLETS, TIMES)
@settings(max_examples=150, deadline=None)
def test_a_bullet_is_reworded_the_same_way_twice_and_then_settles(text: str, time: RoleTime):
    first = assess_bullet(text, RULES, role=time)

    assert assess_bullet(text, RULES, role=time) == first
    assert first.withdrawn == () or first.after == (first.edits[-1].after if first.edits else text)
    if not first.withdrawn:
        assert assess_bullet(first.after, RULES, role=time).after == first.after


@given(BULLETS, TIMES)
@settings(max_examples=150, deadline=None)
def test_the_ledger_replays_and_the_checker_agrees(text: str, time: RoleTime):
    found = assess_bullet(text, RULES, role=time)

    at = text
    for edit in found.edits:
        assert edit.before == at
        for part in edit.parts:
            assert part.origin is not PartOrigin.ANSWER
            if part.origin is PartOrigin.BULLET and part.span is not None:
                assert at[part.span.start : part.span.end] == part.text
        at = edit.after
    assert at == found.after
    assert [one for one in verify_line(text, found.after, RULES) if one.severity == "violation"] == []


@given(st.sampled_from(OPENERS[2:5]), st.from_regex(r"[b-df-hj-np-tv-z]{6}ing", fullmatch=True))
@settings(max_examples=40, deadline=None)
def test_an_unknown_verb_in_the_edited_zone_stops_the_edit(opener: str, unknown: str):
    """Nobody knows the past tense of a verb that no table holds."""
    found = assess_bullet(f"{opener} {unknown} and designing 4 ferry APIs", RULES, role=RoleTime.PAST)

    assert unknown in found.after
    assert not found.after.startswith("Designed")


@given(st.lists(st.integers(min_value=0, max_value=2), max_size=9), st.data())
def test_an_order_is_a_permutation_and_children_follow_their_parent(levels: list[int], data: st.DataObject):
    bullets = [Bullet(id=str(at), text="x", level=level, source=SourceRef(file="a")) for at, level in enumerate(levels)]
    points = {bullet.id: data.draw(st.floats(min_value=0, max_value=9)) for bullet in bullets}
    ids = ordered(bullets, points.__getitem__)

    assert sorted(ids) == sorted(points)
    assert ordered([bullets[int(each)] for each in ids], points.__getitem__) == ids
