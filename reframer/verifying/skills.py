"""The skills section: every skill of the new resume stands in the old one, none is gone, and no heading makes more of them."""

from collections.abc import Iterator, Sequence

from reframer.model.outcome import Violation
from reframer.model.resume import Resume, SkillGroup
from reframer.model.verdicts import Answer
from reframer.rulebook.rules import Rules
from reframer.rulebook.skill_groups import SkillGroupRule
from reframer.verifying.claims import added_words
from reframer.verifying.evidence import Evidence, gather
from reframer.verifying.problems import wrong
from reframer.verifying.reading import Reader, Reading

_NO_FIELD = frozenset({"metric", "dataset", "tool", "vendor"})  # kinds of terms that do not name machine learning itself


def check_skills(
    old: Resume, new: Resume, whole: Sequence[str], reader: Reader, answers: tuple[Answer, ...], rules: Rules
) -> Iterator[Violation]:
    """Yield the skills and headings of the new resume that the old one does not bear out."""
    listed = {skill.lower() for skill in old.skills}
    evidence = gather((), answers, reader, whole)
    for skill in new.skills:
        if skill.lower() in listed:
            continue
        reading = reader.read(skill)
        fresh = [named.name for named in reading.technologies if named.name not in evidence.technologies]
        if fresh or added_words(evidence, reading):
            kind = "ml_overclaim" if reading.terms else "skill_added"
            yield wrong(kind, skill, f"The old resume names {skill!r} nowhere.").model_copy(update={"new": skill})
    labels = {group.label.lower() for group in old.skill_groups}
    for group in new.skill_groups:
        if group.label and group.label.lower() not in labels and _is_of_learning(reader.read(group.label)):
            yield from _check_heading(group, old, evidence, reader, rules)


def _check_heading(group: SkillGroup, old: Resume, evidence: Evidence, reader: Reader, rules: Rules) -> Iterator[Violation]:
    """Yield a new heading of machine learning that the old resume has no word for, or that other skills stand under."""
    label = reader.read(group.label)
    found = wrong("ml_overclaim", group.label, f"The old resume has no such skills as {group.label!r}.")
    if label.terms and added_words(evidence, label):
        yield found.model_copy(update={"new": group.label})
        return
    licensed = [rule for rule in rules.positioning.skills.groups if rule.licence == "own_ml"]
    kinds = {kind for rule in licensed for part in rule.parts for kind in part.kinds}
    readings = [(skill, reader.read(skill)) for skill in group.skills]
    beside = kinds | {kind for rule in licensed for kind in rule.beside}
    before = _under_learning(old, reader)
    if not any(reading.terms or _kinds(reading) & kinds or _is_word(skill, licensed) for skill, reading in readings):
        yield found.model_copy(update={"new": group.label, "why": f"None of these skills is one of {group.label!r}."})
        return
    for skill, reading in readings:
        if _kinds(reading) and not _kinds(reading) & beside and not reading.terms and skill.lower() not in before:
            why = f"{skill!r} is no skill of {group.label!r}, and the old resume does not list it so."
            yield found.model_copy(update={"words": skill, "new": group.label, "why": why})


def _is_of_learning(label: Reading) -> bool:
    """Say whether a heading names machine learning; the abbreviations need no word beside them here."""
    if any(term.kind not in _NO_FIELD for term, _, _ in label.terms):
        return True
    short = {
        cued.form
        for term in label.lexicon.vocabulary.ml_terms
        if term.kind == "discipline"
        for cued in term.needs_cue
        if cued.form.isupper()
    }
    return any(word.text in short for word in label.words)


def _under_learning(resume: Resume, reader: Reader) -> frozenset[str]:
    """Return the skills that a resume lists under a heading of machine learning."""
    return frozenset(
        skill.lower()
        for group in resume.skill_groups
        if group.label and _is_of_learning(reader.read(group.label))
        for skill in group.skills
    )


def _kinds(reading: Reading) -> set[str]:
    return {named.technology.kind for named in reading.technologies}


def _is_word(skill: str, licensed: Sequence[SkillGroupRule]) -> bool:
    return any(skill.lower() in part.words for rule in licensed for part in rule.parts)


def lost_skills(old: Resume, new: Resume, told: Sequence[str], reader: Reader) -> list[str]:
    """Return the skills of the old resume that no line of the new one names, in these words or by another name."""
    listed = set(new.skills)
    readings = [reader.read(text) for text in told]
    lines = [f" {_spaced(text)} " for text in told]
    technologies = {named.name for reading in readings for named in reading.technologies}
    gone = []
    for skill in old.skills:
        if skill in listed or any(f" {_spaced(skill)} " in line for line in lines):
            continue
        reading = reader.read(skill)
        names = {named.name for named in reading.technologies}
        stems = {word.stem for word in reading.words if word.stem not in reading.lexicon.plain}
        if (names and names <= technologies and "(" not in skill) or any(stems and stems <= line.stems for line in readings):
            continue
        gone.append(skill)
    return gone


def _spaced(text: str) -> str:
    """Return the words of a text with single spaces around them; signs that belong to a name (C++, C#, .NET) stay."""
    return " ".join("".join(sign if sign.isalnum() or sign in "+#" else " " for sign in text.lower()).split())
