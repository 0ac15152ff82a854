"""Statements about the person as a whole - headline, summary, skills, strengths - checked against the whole old resume."""

import re
from collections.abc import Iterator, Sequence

from reframer.model.outcome import Severity, Violation
from reframer.model.resume import Resume
from reframer.model.verdicts import Answer
from reframer.rulebook.equivalents import EquivalentKind
from reframer.verifying.agency import deeds_of
from reframer.verifying.bridges import split_bridge
from reframer.verifying.evidence import Evidence, gather
from reframer.verifying.facts import compare_figures
from reframer.verifying.lines import added_to
from reframer.verifying.problems import wrong
from reframer.verifying.reading import Reader, Reading
from reframer.verifying.structure import Pairing

_LONGEST_TITLE = 3
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9\"'(])|\n")
_SEGMENT = re.compile(r"\s[|·•]\s")


def check_statement(
    text: str, old: Resume, pairing: Pairing, whole: Sequence[str], reader: Reader, answers: tuple[Answer, ...]
) -> Iterator[Violation]:
    """Yield what a sentence about the whole person says that nothing in the old resume licenses.

    A comparison behind an opener of the phrase bank is a bridge: it states nothing of the person, so only its figures count.
    """
    for sentence in _SENTENCE.split(text):
        for part in _SEGMENT.split(sentence):
            segment = _without_label(part, reader)
            stated, compared = split_bridge(segment, reader)
            if stated.strip(" ,.;:—-|"):
                yield from _check_stated(stated, old, pairing, whole, reader, answers)
            if compared:
                evidence = gather(whole, answers, reader)
                yield from compare_figures(evidence, reader.read(compared), reader.figures)


def _without_label(segment: str, reader: Reader) -> str:
    """Return a segment without a label of the phrase bank before it: it says where the work stands."""
    label = next((label for label in reader.lexicon.labels if segment.startswith(label)), "")
    return segment[len(label) :].lstrip()


def _check_stated(
    text: str, old: Resume, pairing: Pairing, whole: Sequence[str], reader: Reader, answers: tuple[Answer, ...]
) -> Iterator[Violation]:
    reading = reader.read(text)
    evidence = gather(pairing.sources(text), answers, reader, whole)
    yield from _identity(reading, old, reader)
    yield from _scattered_terms(reading, whole, answers, reader)
    for violation in added_to(evidence, reading, reader):
        if violation.kind in ("number_added", "number_changed") and _is_career_length(violation.words, reading, old):
            why = "The length is worked out from the dates of the old resume; the old text does not say it."
            violation = violation.model_copy(update={"kind": "derived_figure", "severity": Severity.WARN, "why": why})
        if violation.kind == "deed_changed" and not reading.figures:
            continue  # a summary may name another deed of the resume than its nearest line
        if violation.kind in ("agency_raised", "deed_changed") and _is_noun(violation.words, reading, evidence):
            continue
        yield violation


def _is_noun(words: str, reading: Reading, evidence: Evidence) -> bool:
    """Say whether a gerund at the head of a segment is only the first half of a thing's name (*Ticketing API*)."""
    first = reading.words[0]
    return first.text == words and first.low.endswith("ing") and first.stem in evidence.stems


def _identity(reading: Reading, old: Resume, reader: Reader) -> Iterator[Violation]:
    """Yield a position that the person claims and that no title, headline or summary of the old resume holds in one piece."""
    told = [deed for deed in deeds_of(reading) if deed.told]
    if told and told[0].first == 0 and not reading.of(EquivalentKind.RANK):
        return
    titles = [role.title for role in old.roles] + [old.contact.headline] + [item.text for item in old.summary]
    # "Main developer of the crane software": a line may call the person something too.
    titles += [head for bullet in old.all_bullets() if len((head := bullet.text.partition(" of ")[0]).split()) <= _LONGEST_TITLE]
    known = [frozenset(word.stem for word in reader.read(title).words) for title in titles if title]
    for hit in reading.of(EquivalentKind.TITLE):
        word = reading.words[hit.first]
        run = _run_before(reading, hit.first)
        if word.low.endswith("s") or (run and run[0] > 1 and reading.words[run[0] - 1].low not in ("a", "an", "as", "the")):
            continue  # engineers, or the object of a deed: *mentored a data engineer*
        wanted = {reading.words[index].stem for index in (*run, hit.first)}
        if wanted and not any(wanted <= stems for stems in known):
            words = reading.phrase(run[0] if run else hit.first, hit.behind)
            kind = "ml_overclaim" if reading.terms else "title_drift"
            yield wrong(kind, words, f"The old resume nowhere calls the person {words!r}.")
        return


def _scattered_terms(reading: Reading, whole: Sequence[str], answers: tuple[Answer, ...], reader: Reader) -> Iterator[Violation]:
    """Yield a term of machine learning whose noun phrase no single line of the old resume holds: words may not be gathered."""
    lines = [reader.read(text).stems for text in whole]
    told = [reading.stems for reading in gather((), answers, reader).answers]
    for _, first, behind in reading.terms:
        run = [*_run_before(reading, first), *range(first, behind), *_run_behind(reading, behind)]
        wanted = {reading.words[index].stem for index in run}
        if not any(wanted <= stems for stems in (*lines, *told)):
            words = reading.phrase(run[0], run[-1] + 1)
            yield wrong("ml_overclaim", words, f"No line of the old resume says {words!r}.")
            return


def _run_before(reading: Reading, first: int) -> list[int]:
    run: list[int] = []
    index = first - 1
    while index >= 0 and _continues(reading, index + 1) and _is_content(reading, index):
        run.insert(0, index)
        index -= 1
    return run


def _run_behind(reading: Reading, behind: int) -> list[int]:
    run: list[int] = []
    index = behind
    while index < len(reading.words) and _continues(reading, index) and _is_content(reading, index):
        run.append(index)
        index += 1
    return run


def _continues(reading: Reading, index: int) -> bool:
    word = reading.words[index]
    return not word.first and word.before in (" ", "-")


def _is_content(reading: Reading, index: int) -> bool:
    if index in reading.figure_words or reading.words[index].stem in reading.lexicon.plain:
        return False
    return not any(deed.told and deed.first <= index < deed.behind for deed in deeds_of(reading))


def _is_career_length(words: str, reading: Reading, old: Resume) -> bool:
    """Say whether a figure is a number of years that the dates of the roles bear out."""
    figure = next((figure for figure in reading.figures if figure.text == words and figure.unit == "year"), None)
    starts = [int(role.start[:4]) for role in old.roles if role.start[:4].isdigit()]
    ends = [int(role.end[:4]) for role in old.roles if role.end[:4].isdigit()]
    if figure is None or not starts:
        return False
    if any(role.end == "present" for role in old.roles):
        return figure.value <= 60
    return bool(ends) and figure.value <= max(ends) - min(starts) + 1
