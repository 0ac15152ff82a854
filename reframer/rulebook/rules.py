"""Rules: everything that was loaded, checked and frozen. Made by ``load_rules``; every later stage only reads it."""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

from reframer.model.base import Model
from reframer.model.findings import CareerPath
from reframer.rulebook.flags import CoverageRow, FlagRule, PackInfo
from reframer.rulebook.positioning import PositioningRules
from reframer.rulebook.schema import Competency
from reframer.rulebook.skills import Area, MatrixRow, PathProfile, Skill
from reframer.rulebook.vocabulary import Vocabulary


class Rules(Model):
    """All rules of all packs. Two values are equal when their fingerprints are, so that work built on them can be kept.

    ``fingerprint`` is the sha256 of every file's name and contents, in order.
    """

    fingerprint: str
    packs: tuple[PackInfo, ...]
    rules: tuple[Competency, ...]  # by id
    vocabulary: Vocabulary
    flag_rules: tuple[FlagRule, ...]
    coverage: tuple[CoverageRow, ...]
    positioning: PositioningRules
    skill_rules: tuple[Skill, ...] = ()
    profiles: tuple[PathProfile, ...] = ()
    areas: tuple[Area, ...] = ()
    matrix: tuple[MatrixRow, ...] = ()

    def __hash__(self) -> int:
        return hash(self.fingerprint)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rules) and self.fingerprint == other.fingerprint

    @cached_property
    def competencies(self) -> Mapping[str, Competency]:
        """The rules by id (``family.name``), in the order of the ids."""
        return MappingProxyType({rule.id: rule for rule in self.rules})

    @cached_property
    def flags(self) -> Mapping[str, FlagRule]:
        """The flags by id."""
        return MappingProxyType({flag.id: flag for flag in self.flag_rules})

    @cached_property
    def skills(self) -> Mapping[str, Skill]:
        """The skills that ML teams ask for, by id, in the order of the files."""
        return MappingProxyType({skill.id: skill for skill in self.skill_rules})

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Competency, ...]]:
        named: dict[str, tuple[Competency, ...]] = {}
        for rule in self.rules:
            named[rule.name] = (*named.get(rule.name, ()), rule)
        return named

    def get(self, name_or_id: str) -> Competency | None:
        """Return the rule with this id, or this short name where only one rule bears it; None otherwise."""
        if name_or_id in self.competencies:
            return self.competencies[name_or_id]
        named = self._by_name.get(name_or_id, ())
        return named[0] if len(named) == 1 else None

    def filter(self, family: str | None = None, path: CareerPath | None = None, least: int = 1) -> tuple[Competency, ...]:
        """Return the rules of a family, and those whose relevance to ``path`` is at least ``least`` (0 to 3)."""
        return tuple(
            rule
            for rule in self.rules
            if (family is None or rule.family == family) and (path is None or rule.relevance.get(path, 0) >= least)
        )
