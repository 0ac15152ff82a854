"""The form of ``rules/skills/*.yaml``: what ML teams ask for, what counts as having done it, and the matrix of knowledge.

``profiles.yaml`` holds how teams of a path read, ``matrix.yaml`` the six rows of the matrix, ``areas.yaml`` pillars, stages
and duties; every other file is a list of skills. Competencies say what a person brings; skills say what a team wants.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from reframer.model.base import Model
from reframer.model.findings import CareerPath
from reframer.rulebook.schema import CuedForm, Text

SkillId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Wanted(StrEnum):
    """How much a path asks for a skill. ``must``: without it most teams say no; ``nice``: it breaks ties."""

    MUST = "must"
    SHOULD = "should"
    NICE = "nice"


class SkillObject(StrEnum):
    """On what the work must be for a skill to count."""

    ANY = "any"  # work of any kind
    AROUND = "around"  # something of machine learning, whoever made the model: serving, features, data, release
    MODEL = "model"  # a model of the person's own
    APPLICATION = "application"  # as around, and calls of a vendor's model where the figures are the person's own


class Sought(Model):
    """What is looked for in a resume. One of the technologies, terms or forms is enough.

    ``technologies`` and ``terms`` are names of the vocabulary, so that all their spellings count; ``forms`` are further words,
    and ``needs_cue`` those that are ordinary words too. ``shown_by`` are rules that are the thing itself, ``together`` rules
    that show it where they fire in one bullet, ``resembles`` rules that are near it.
    """

    object: SkillObject = SkillObject.ANY
    technologies: tuple[Text, ...] = ()
    terms: tuple[Text, ...] = ()
    forms: tuple[Text, ...] = ()
    needs_cue: tuple[CuedForm, ...] = ()
    shown_by: tuple[Text, ...] = ()
    together: tuple[Annotated[tuple[Text, ...], Field(min_length=2)], ...] = ()
    resembles: tuple[Text, ...] = ()


class Skill(Sought):
    """One skill that teams ask for. ``wanted`` leaves out the paths on which it has no effect.

    ``done`` is what counts as having done it, ``mention`` what is only a word on the page, ``metrics`` what it is measured by.
    ``one_of`` names alternatives as people say them: one closes the gap. ``first`` puts it before others of its weight.
    """

    id: SkillId
    title: Text
    group: SkillId
    wanted: Annotated[dict[CareerPath, Wanted], Field(min_length=1)]
    one_of: tuple[Text, ...] = ()
    done: Text
    mention: Text
    metrics: Annotated[tuple[Text, ...], Field(min_length=1)]
    first: Annotated[int, Field(ge=0, le=9)] = 0


class PathProfile(Model):
    """How teams of a path read a resume. ``least`` skills out of ``of``, done, are the least evidence they ask for."""

    path: CareerPath
    reads_first: Text
    entry: Text  # who usually comes in
    rejects: tuple[Text, ...]
    needless: tuple[Text, ...]  # what is not needed, though people think so
    differs: Text  # what tells an ML engineer of the path from a software engineer
    least: Annotated[int, Field(ge=1, le=9)]
    of: tuple[Text, ...]


class MatrixItem(Sought):
    """One thing in a cell of the matrix. ``skills`` names skills that it consists of: having one of them is having it."""

    name: Text
    skills: tuple[Text, ...] = ()


class AreaKind(StrEnum):
    """What an area is one of."""

    PILLAR = "pillar"  # of the knowledge behind ML
    STAGE = "stage"  # of a pipeline
    WEIGHT = "weight"  # what has become more important
    SUBJECT = "subject"  # to learn
    DUTY = "duty"  # of an ML engineer


class Area(MatrixItem):
    """A wider thing than a skill that a resume covers or does not. ``row`` names the row of coverage.yaml."""

    row: Annotated[str, Field(pattern=r"^[A-Z][0-9]+$")]
    kind: AreaKind


class MatrixProject(Model):
    """Something to build, and the targets of its row (by name) that it would turn into evidence."""

    build: Text
    serves: Annotated[tuple[Text, ...], Field(min_length=1)]


class MatrixRow(Model):
    """A field of knowledge: what software engineers bring, what ML adds, with which technologies, what to build."""

    row: Annotated[str, Field(pattern=r"^[A-Z][0-9]+$")]  # of coverage.yaml
    id: SkillId
    title: Text
    existing: Annotated[tuple[MatrixItem, ...], Field(min_length=1)]
    targets: Annotated[tuple[MatrixItem, ...], Field(min_length=1)]
    technologies: Annotated[tuple[MatrixItem, ...], Field(min_length=1)]
    projects: Annotated[tuple[MatrixProject, ...], Field(min_length=1)]
