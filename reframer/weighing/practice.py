"""Roles of people who work on models: the title and the lines agree, so that a short line is shop talk and no boast."""

from collections.abc import Container

from reframer.ml_reading.study import study
from reframer.model.resume import Resume, Role
from reframer.rulebook.rules import Rules

_FEWEST_LINES = 2  # lines of shop talk that bear out a title
_LOUD = ("broad_field", "decoration", "frontier_claim", "field_as_doer", "giant_model", "inventing")


def practised_roles(resume: Resume, refuted: Container[str], rules: Rules) -> frozenset[str]:
    """Return the ids of the roles whose title is of work on models and whose lines, but those in doubt, speak of it."""
    return frozenset(role.id for role in resume.roles if _is_practised(role, refuted, rules))


def _is_practised(role: Role, refuted: Container[str], rules: Rules) -> bool:
    title = study(role.title, rules)
    if not any(True for _ in title.cues.of("practice_title")) or title.has("grand_word"):
        return False
    lines = [study(bullet.text, rules) for bullet in role.bullets if bullet.id not in refuted]
    talk = [seen for seen in lines if any(True for _ in seen.cues.of("shop_talk")) and not any(map(seen.has, _LOUD))]
    return len(talk) >= _FEWEST_LINES
