"""The form of ``rules/positioning/skills.yaml``: how the skills section is put in groups and in which order they stand."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from reframer.model.base import Model
from reframer.model.findings import CareerPath
from reframer.rulebook.schema import Text


class SkillPart(Model):
    """What belongs together: technologies by class or by name, and other skills by the rule that they name.

    ``families`` are those of rules, or single rules (``performance.profiling``).
    ``names``, of technologies and of terms of machine learning, count above ``kinds``, also above those of other parts.
    ``words`` are skills that no class or family holds.
    """

    name: Text
    kinds: tuple[Text, ...] = ()
    names: tuple[Text, ...] = ()
    families: tuple[Text, ...] = ()
    words: tuple[Text, ...] = ()
    examples: tuple[Text, ...]  # skills as people list them; each must fall to this part


class SkillHeading(Model):
    """A heading of the phrase bank and when it may stand: skills of every part of ``needs`` are there.

    ``shown``: bullets show skills of these parts. ``written``: the resume itself says the words of the heading.
    """

    phrase: Text
    needs: tuple[Text, ...]
    shown: tuple[Text, ...] = ()
    written: bool = False


class SkillGroupRule(Model):
    """A group of the skills section. The first heading that may stand is taken; without one its skills get no group.

    ``alone`` says when a single skill may make a group: ``shown``, where a bullet shows it.
    ``licence`` ``own_ml``: the group is of machine learning and stands only where a bullet states the person's own work with
    one of its skills. ``beside`` are classes of technology that a person may list below such a heading, too.
    """

    name: Text
    parts: tuple[SkillPart, ...]
    headings: tuple[SkillHeading, ...]
    alone: Literal["never", "shown", "always"] = "never"
    licence: Literal["", "own_ml"] = ""
    beside: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _headings_need_its_parts(self) -> Self:
        names = {part.name for part in self.parts}
        for heading in self.headings:
            unknown = {*heading.needs, *heading.shown} - names
            if unknown:
                raise ValueError(f"heading {heading.phrase!r} needs a part that is not there: {', '.join(sorted(unknown))}")
        return self


class SkillsRule(Model):
    """How a skills section is regrouped. A plain list becomes groups only when enough of it is understood."""

    order: dict[CareerPath, tuple[Text, ...]] = {}  # names of groups, the most telling on the path first
    fewest_skills: Annotated[int, Field(ge=2)] = 8
    least_known: Annotated[float, Field(ge=0, le=1)] = 0.6  # the share of a plain list that must fall into groups
    most_words: Annotated[int, Field(ge=2)] = 5  # a listed skill of more words is prose, and prose is left alone
    rest: Text = "heading.skills.rest"
    levels: tuple[Text, ...] = ()  # words that make a heading a level of skill: such groups keep their order
    fillers: tuple[Text, ...] = ()  # words beside a name that change nothing: Python scripting
    limits: tuple[Text, ...] = ()  # notes behind a skill that make it less: (basic)
    groups: tuple[SkillGroupRule, ...] = ()

    @model_validator(mode="after")
    def _order_names_every_group(self) -> Self:
        names = {group.name for group in self.groups}
        for path, order in self.order.items():
            if set(order) != names or len(order) != len(names):
                raise ValueError(f"order.{path.value}: should name every group once: {', '.join(sorted(names))}")
        return self
