"""What can be wrong with skills, profiles and the matrix that have the right form: names that nothing bears."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from reframer.rulebook.skills import MatrixItem, MatrixRow, PathProfile, Skill, Sought
from reframer.rulebook.vocabulary import Vocabulary
from reframer.rulebook.yaml_source import KeyPath

Problem = tuple[KeyPath, str]


@dataclass(frozen=True)
class Known:
    """The names that skills may use. ``rules`` is None where the rules themselves are left out, so that none can be missed."""

    rules: Collection[str] | None
    technologies: Collection[str]
    terms: Collection[str]
    skills: Collection[str]

    @classmethod
    def of(cls, vocabulary: Vocabulary, skills: Collection[str], rules: Collection[str] | None) -> "Known":
        """Collect the names of a vocabulary beside those of skills and rules."""
        technologies = frozenset(technology.name for technology in vocabulary.technologies)
        return cls(rules, technologies, frozenset(term.term for term in vocabulary.ml_terms), skills)


def skill_problems(skill: Skill, known: Known) -> Iterator[Problem]:
    """Yield what a skill names that does not exist."""
    yield from _sought_problems((), skill, known)
    if not (skill.technologies or skill.terms or skill.forms or skill.shown_by or skill.together):
        yield (), "nothing would show it; give technologies, terms, forms, shown_by or together"
    for index, name in enumerate(skill.one_of):
        if name not in skill.technologies:
            yield ("one_of", index), f"{name!r} should be one of its technologies"


def profile_problems(profile: PathProfile, known: Known) -> Iterator[Problem]:
    """Yield what a profile names that does not exist."""
    for index, name in enumerate(profile.of):
        if name not in known.skills:
            yield ("of", index), f"no skill named {name!r}"
    if profile.least > len(profile.of):
        yield ("least",), f"asks for more skills than the {len(profile.of)} of the list"


def item_problems(item: MatrixItem, known: Known, path: KeyPath = ()) -> Iterator[Problem]:
    """Yield what an area or a thing of the matrix names that does not exist."""
    yield from _sought_problems(path, item, known)
    for place, name in enumerate(item.skills):
        if name not in known.skills:
            yield (*path, "skills", place), f"no skill named {name!r}"
    if not (item.technologies or item.terms or item.forms or item.needs_cue or item.shown_by or item.skills):
        yield path, "nothing would show it; give technologies, terms, forms, shown_by or skills"


def matrix_problems(row: MatrixRow, known: Known) -> Iterator[Problem]:
    """Yield what a row of the matrix names that does not exist, and targets that no project serves."""
    for cell in ("existing", "targets", "technologies"):
        for index, item in enumerate(getattr(row, cell)):
            yield from item_problems(item, known, (cell, index))
    targets = {item.name for item in row.targets}
    served: set[str] = set()
    for index, project in enumerate(row.projects):
        served.update(project.serves)
        for place, name in enumerate(project.serves):
            if name not in targets:
                yield ("projects", index, "serves", place), f"no target named {name!r} in this row"
    for index, item in enumerate(row.targets):
        if item.name not in served:
            yield ("targets", index), f"no project of the row serves {item.name!r}"


def _sought_problems(path: KeyPath, sought: Sought, known: Known) -> Iterator[Problem]:
    named = (
        ("technologies", known.technologies, "technology in vocabulary/technologies.yaml"),
        ("terms", known.terms, "term in vocabulary/ml_terms.yaml"),
    )
    for key, names, what in named:
        for index, name in enumerate(getattr(sought, key)):
            if name not in names:
                yield (*path, key, index), f"no {what} is named {name!r}"
    if known.rules is None:
        return
    for key in ("shown_by", "resembles"):
        for index, name in enumerate(getattr(sought, key)):
            if name not in known.rules:
                yield (*path, key, index), f"no rule has the id {name!r}"
    for index, group in enumerate(sought.together):
        for place, name in enumerate(group):
            if name not in known.rules:
                yield (*path, "together", index, place), f"no rule has the id {name!r}"
