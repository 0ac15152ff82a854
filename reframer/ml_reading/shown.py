"""Which rules a reading of machine learning makes fire, without a form of their own in the bullet (``match.read_as``)."""

from collections.abc import Iterator, Mapping

from reframer.ml_reading.study import study
from reframer.model.findings import MlFinding, MlStatus
from reframer.rulebook.keeping import KeptForRules
from reframer.rulebook.rules import Rules
from reframer.rulebook.schema import ReadAs

Place = tuple[int, int]  # characters, the second exclusive


def _by_status(rules: Rules) -> Mapping[MlStatus, tuple[tuple[str, ReadAs], ...]]:
    """Return the rules that a reading can make fire, by status."""
    found: dict[MlStatus, tuple[tuple[str, ReadAs], ...]] = {}
    for rule_id, rule in rules.competencies.items():
        for reading in rule.match.read_as:
            for status in reading.status:
                found[status] = (*found.get(status, ()), (rule_id, reading))
    return found


_kept = KeptForRules(_by_status)


def rules_shown(text: str, ml: MlFinding, rules: Rules) -> Iterator[tuple[str, tuple[Place, ...]]]:
    """Yield the ids of the rules that ``ml``, the reading of ``text``, makes fire, with the characters that show them."""
    for rule_id, reading in _kept(rules).get(ml.status, ()):
        if reading.owner and ml.owner not in reading.owner:
            continue
        seen = study(text, rules)
        if any(seen.has(group) for group in reading.without) or not _any(seen.has(group) for group in reading.beside):
            continue
        if not reading.cues:
            yield rule_id, tuple((span.start, span.end) for span in ml.words[:1])
            continue
        hit = next((hit for group in reading.cues for hit in seen.hits(group)), None)
        if hit is not None:
            yield rule_id, (seen.cues.text_of(hit),)


def _any(found: Iterator[bool]) -> bool:
    """True when one is true, or there are none."""
    first = next(found, None)
    return first is None or first or any(found)
