"""The form of ``rules/flags.yaml`` and ``rules/coverage.yaml``: the doubts that can be raised, and what the rules answer for."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from reframer.model.base import Model
from reframer.model.verdicts import FlagWeight
from reframer.rulebook.schema import Text


def _weight(value: Any) -> Any:
    """Return the weight for its word (``note``, ``doubt``, ``serious``); a number is left for pydantic to judge."""
    if isinstance(value, str) and not value.isdigit():
        if value.upper() not in FlagWeight.__members__:
            raise ValueError(f"should be one of {', '.join(name.lower() for name in FlagWeight.__members__)}")
        return FlagWeight[value.upper()]
    return value


class FlagRule(Model):
    """A doubt that a bullet, or a whole resume, can raise: what it means and what would mend it.

    ``weight`` is written ``note``, ``doubt`` or ``serious``. ``document`` flags concern the resume, not one bullet.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    meaning: Text
    mend: Text
    weight: Annotated[FlagWeight, BeforeValidator(_weight)]
    document: bool = False


class CoverageRow(Model):
    """A statement of the project's sources, in our own words, and what covers it.

    ``rules`` are rule ids, ``skills`` ids of skills, ``matrix`` names of rows of the matrix or of things in them
    (``ml_core``, ``ml_core/F1``); ``also`` names other files (``vocabulary/ml_terms``).
    """

    row: Annotated[str, Field(pattern=r"^[A-Z][0-9]+[a-z]?$")]
    statement: Text
    rules: tuple[Text, ...] = ()
    skills: tuple[Text, ...] = ()
    matrix: tuple[Text, ...] = ()
    also: tuple[Text, ...] = ()


class PackInfo(Model):
    """What ``pack.yaml`` says of a pack of rules."""

    name: Text
    title: str = ""
    version: str = ""
