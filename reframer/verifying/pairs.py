"""Check one pair of texts: the old words of a line, and the new ones."""

from collections.abc import Iterable

from reframer.model.outcome import Severity, Violation
from reframer.model.verdicts import Answer
from reframer.rulebook.rules import Rules
from reframer.verifying.bridges import split_bridge_of_line
from reframer.verifying.evidence import gather
from reframer.verifying.facts import compare_figures
from reframer.verifying.lines import added_to, lost_from
from reframer.verifying.problems import doubtful, wrong
from reframer.verifying.reading import reader_for


def check_pair(source: str, rewritten: str, rules: Rules, answers: tuple[Answer, ...] = ()) -> tuple[Violation, ...]:
    """Return the violations of one pair. A source of several lines need not survive whole: what is lost is then a warning."""
    reader = reader_for(rules)
    olds = [line.strip() for line in source.splitlines() if line.strip()]
    news = [line.strip() for line in rewritten.splitlines() if line.strip()]
    if not news:
        return (wrong("empty", "", "The new text is empty.").model_copy(update={"old": source}),) if olds else ()
    if " ".join(olds) == " ".join(news):
        return ()
    evidence = gather(olds, answers, reader)
    readings = [reader.read(line) for line in news]
    found: list[Violation] = []
    for line in news:
        stated, compared = split_bridge_of_line(line, reader) if line not in olds else (line, "")
        found.extend(added_to(evidence, reader.read(stated), reader))
        if compared:
            found.extend(compare_figures(evidence, reader.read(compared), reader.figures))
            why = "A comparison with machine learning stands in the line itself; a person should want it there."
            found.append(doubtful("bridge_in_line", compared, why))
    lost = [violation for old in evidence.lines for violation in lost_from(old, readings, evidence, reader)]
    if len(olds) > len(news):
        lost = [violation.model_copy(update={"severity": Severity.WARN}) for violation in lost]
    return without_repeats([*found, *lost], source, rewritten)


def without_repeats(violations: Iterable[Violation], old: str, new: str) -> tuple[Violation, ...]:
    """Return each violation once, with both texts; a figure that was reported as changed is not reported as lost too."""
    kept: list[Violation] = []
    seen: set[tuple[str, str]] = set()
    changed = False
    for violation in violations:
        changed = changed or (
            violation.kind in ("number_changed", "unit_changed", "date_changed") and violation.severity is Severity.VIOLATION
        )
        if violation.kind == "number_dropped" and changed:
            continue
        if (violation.kind, violation.words) not in seen:
            seen.add((violation.kind, violation.words))
            kept.append(violation.model_copy(update={"old": violation.old or old, "new": violation.new or new}))
    return tuple(kept)
