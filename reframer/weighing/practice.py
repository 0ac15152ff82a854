"""Roles of people who work on models: title, lines or measures agree, so that a short line is shop talk and no boast."""

from collections.abc import Container

from reframer.ml_reading.study import Study, study
from reframer.model.resume import Resume, Role
from reframer.rulebook.rules import Rules
from reframer.weighing.impossible import impossible_figure

_FEWEST_LINES = 2  # lines of shop talk that bear out a title
_SHORT_ROLE = 3  # lines; of so few one is enough
_TALK = frozenset({"method", "artefact", "metric", "tool"})  # kinds of terms
_LOUD = ("broad_field", "decoration", "frontier_claim", "field_as_doer", "giant_model", "inventing")


def practised_roles(resume: Resume, refuted: Container[str], rules: Rules) -> frozenset[str]:
    """Return the ids of the roles whose title is of work on models and whose lines, but those in doubt, speak of it."""
    return frozenset(role.id for role in resume.roles if _is_practised(role, refuted, rules))


def measured_roles(resume: Resume, refuted: Container[str], rules: Rules) -> frozenset[str]:
    """Return the ids of the roles where a line that nothing speaks against states the quality of a model: MAE 94 s to 81 s."""
    return frozenset(
        role.id
        for role in resume.roles
        for bullet in role.bullets
        if bullet.id not in refuted and _states_quality(study(bullet.text, rules))
    )


def _states_quality(seen: Study) -> bool:
    others = seen.has("others_act") or seen.has("owned_elsewhere") or seen.has("vendor")
    return bool(seen.quality_figures()) and not others and not impossible_figure(seen)


def _is_practised(role: Role, refuted: Container[str], rules: Rules) -> bool:
    title = study(role.title, rules)
    if not any(True for _ in title.cues.of("practice_title")) or title.has("grand_word"):
        return False
    lines = [study(bullet.text, rules) for bullet in role.bullets if bullet.id not in refuted]
    fewest = 1 if len(role.bullets) <= _SHORT_ROLE else _FEWEST_LINES
    return sum(_is_shop_talk(seen) for seen in lines) >= fewest


def _is_shop_talk(seen: Study) -> bool:
    if any(map(seen.has, _LOUD)):
        return False
    return any(True for _ in seen.cues.of("shop_talk")) or bool(seen.kinds() & _TALK)
