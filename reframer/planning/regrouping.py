"""The skills section for the chosen path: the author's own strings in a new order, none added and none dropped."""

from collections.abc import Callable, Sequence

from reframer.model.findings import CareerPath, Findings
from reframer.model.plan import Part, PartOrigin, SkillLine, SkillsOrder
from reframer.model.resume import Resume, SectionKind, SkillGroup
from reframer.planning.draft import tables_for
from reframer.planning.pieces import phrase
from reframer.planning.skill_kinds import OWN_ML, ListedSkill, listed_skills
from reframer.rulebook import Rules
from reframer.rulebook.skill_groups import SkillGroupRule, SkillHeading

OPERATION = "skills"
_FEWEST_GROUPS = 2  # with at least two skills each; fewer are no better read than the plain list
_FEWEST_IN_GROUP = 2
_READ_FOR = 2  # the relevance from which a path reads for a skill; finer steps would only scatter what stands together


def regroup_skills(resume: Resume, findings: Findings, rules: Rules, path: CareerPath) -> SkillsOrder | None:
    """Return the skills section in the order and, where it was a plain list, in the groups of the path; None without skills.

    An author's groups keep their headings and their skills: they are only put in another order, as are the skills in each.
    """
    if not resume.skills:
        return None
    doubt = _doubt(resume, rules)
    if doubt:
        return SkillsOrder(because=f"Left as it was: {doubt}.")
    skills = listed_skills(resume, findings, rules, path)
    labels = [group.label for group in resume.skill_groups]
    new = _from_plain_list(resume, skills, rules, path) if labels == [""] else None
    new = new or _reordered(resume, skills, rules, path)
    if new.lines and [[part.text for part in line.skills] for line in new.lines] == [
        list(group.skills) for group in resume.skill_groups
    ]:
        return SkillsOrder(because="Left as it was: its order already suits the path.")
    return new


def _doubt(resume: Resume, rules: Rules) -> str:
    """Return why it is not certain how the section is built; empty when it is."""
    if any(section.items or section.bullets for section in resume.sections if section.kind is SectionKind.SKILLS):
        return "it holds sentences or levels beside the list"
    function_words = tables_for(rules).function_words
    for skill in resume.skills:
        words = skill.partition("(")[0].split()
        if len(words) > rules.positioning.skills.most_words or (words and words[0] in function_words):
            return "it reads as prose"
        if not any(sign.isalpha() for sign in skill) or skill.count("(") != skill.count(")"):
            return "its parts could not be told apart"
    return ""


def _from_plain_list(resume: Resume, skills: Sequence[ListedSkill], rules: Rules, path: CareerPath) -> SkillsOrder | None:
    """Return the groups of a plain list; None where too little of it is understood or too little would be gained."""
    rule = rules.positioning.skills
    if len(skills) < rule.fewest_skills or path not in rule.order:
        return None
    phrases = tables_for(rules).phrases
    groups = {group.name: group for group in rule.groups}
    headed: list[tuple[str, list[ListedSkill]]] = []
    for name in rule.order[path]:
        held = _licensed([skill for skill in skills if skill.place[0] == name], groups[name])
        heading = _heading(groups[name], held, resume, phrases.__getitem__)
        if heading is not None:
            headed.append((heading.phrase, held))
    inside = {skill.at for _, held in headed for skill in held}
    rest = [skill for skill in skills if skill.at not in inside]
    known = sum(skill.at in inside or skill.learning for skill in skills)
    full = sum(len(held) >= _FEWEST_IN_GROUP for _, held in headed)
    left_out = sum(skill.own for skill in rest) >= _FEWEST_IN_GROUP  # the author has no word for what they have done
    if full < _FEWEST_GROUPS or known < rule.least_known * len(skills) or left_out:
        return None
    if rest:
        headed.append((rule.rest, rest))
    lines = tuple(_line(phrase(phrases[name], name), held, resume.skill_groups[0]) for name, held in headed)
    names = "; ".join(phrases[name] for name, _ in headed)
    because = f"The plain list stands in groups now, for the {path.value} path: {names}. {_ORDER}"
    unshown = any(skill.learning for skill in rest)
    return SkillsOrder(lines=lines, because=because + (f" {_NO_ML}" if unshown else ""))


def _licensed(held: list[ListedSkill], group: SkillGroupRule) -> list[ListedSkill]:
    """Return the skills that may stand in the group: with a licence only those of own work, unless they are half of all."""
    if group.licence != OWN_ML:
        return held
    own = [skill for skill in held if skill.own]
    return held if 2 * len(own) >= len(held) else own


_ORDER = "In each, what bullets show and the path reads for comes first; nothing was added or dropped."
_NO_ML = "Machine learning that no bullet shows as own work gets no heading of its own."


def _heading(
    group: SkillGroupRule, held: Sequence[ListedSkill], resume: Resume, words: Callable[[str], str]
) -> SkillHeading | None:
    """Return the heading under which these skills may stand; None where none may."""
    if not held or (len(held) == 1 and (group.alone == "never" or (group.alone == "shown" and not held[0].shown))):
        return None
    parts = {skill.place[1] for skill in held}
    shown = {skill.place[1] for skill in held if skill.shown}
    return next(
        (
            heading
            for heading in group.headings
            if parts.issuperset(heading.needs)
            and shown.issuperset(heading.shown)
            and (not heading.written or _is_written(words(heading.phrase), resume))
        ),
        None,
    )


def _is_written(heading: str, resume: Resume) -> bool:
    """Say whether the author calls something by the words of a heading; the letter case of an abbreviation counts."""
    texts = [resume.contact.headline, *(item.text for item in resume.summary), *resume.skills]
    texts += [bullet.text for bullet in resume.all_bullets()] + [role.title for role in resume.roles]
    wanted = heading if heading.isupper() else heading.lower()
    return any(f" {wanted} " in f" {_spaced(text if heading.isupper() else text.lower())} " for text in texts)


def _spaced(text: str) -> str:
    return "".join(sign if sign.isalnum() else " " for sign in text)


def _reordered(resume: Resume, skills: Sequence[ListedSkill], rules: Rules, path: CareerPath) -> SkillsOrder:
    """Return the author's own groups in the order of the path, with the skills of each in a new order."""
    held = [[skill for skill in skills if skill.at[0] == number] for number in range(len(resume.skill_groups))]
    ranks = [_rank(group, members, rules, path) for group, members in zip(resume.skill_groups, held, strict=True)]
    places = [number for number, rank in enumerate(ranks) if rank is not None]
    order = list(range(len(held)))
    if not _are_levels(resume, rules) and all(group.label for group in resume.skill_groups):
        moved = sorted(places, key=lambda number: (ranks[number] or 0, number))
        for place, number in zip(places, moved, strict=True):
            order[place] = number
    lines = tuple(_line(_own_heading(resume, number), held[number], resume.skill_groups[number]) for number in order)
    labels = [resume.skill_groups[number].label for number in order]
    because = f"The author's own groups, in the order of the {path.value} path: {'; '.join(labels)}. {_ORDER}"
    if order == list(range(len(held))):
        because = f"What bullets show and the {path.value} path reads for comes first in each list; nothing was added or dropped."
    return SkillsOrder(lines=lines, because=because)


def _rank(group: SkillGroup, members: Sequence[ListedSkill], rules: Rules, path: CareerPath) -> int | None:
    """Return the place on the path of the kind to which most of an author's group belongs; None for one that stays.

    A group of machine learning that no bullet's own work licenses stays where the author put it.
    """
    rule = rules.positioning.skills
    order = rule.order.get(path, ())
    if group.label == tables_for(rules).phrases[rule.rest]:
        return None
    for rank, name in enumerate(order):
        same = [skill for skill in members if skill.place[0] == name]
        licence = next(one.licence for one in rule.groups if one.name == name)
        same = [skill for skill in members if skill.learning] if licence == OWN_ML else same
        if 2 * len(same) > len(members):
            return None if licence == OWN_ML and not any(skill.own for skill in same) else rank
    return None


def _are_levels(resume: Resume, rules: Rules) -> bool:
    """Say whether the author's headings grade the skills (expert, familiar): then their order is part of what they say."""
    levels = frozenset(rules.positioning.skills.levels)
    return any(levels & set(_spaced(group.label.lower()).split()) for group in resume.skill_groups)


def _own_heading(resume: Resume, number: int) -> Part | None:
    label = resume.skill_groups[number].label
    return Part(text=label, origin=PartOrigin.RESUME, ref=f"skills.{number}") if label else None


def _line(heading: Part | None, held: Sequence[ListedSkill], old: SkillGroup) -> SkillLine:
    """Return a line with its skills in their new order."""
    parts = tuple(
        Part(text=skill.text, origin=PartOrigin.RESUME, ref=f"skills.{skill.at[0]}.{skill.at[1]}") for skill in _sorted(held)
    )
    return SkillLine(heading=heading, skills=parts, source=old.source)


def _sorted(held: Sequence[ListedSkill]) -> list[ListedSkill]:
    """Return the skills with the shown ones first: those of a lesser level behind, then by whether the path reads for them.

    What no bullet shows keeps its order: relevance alone raises nothing. A skill of which no rule knows anything stays behind
    the one before it; a line of mostly such skills stays as it is.
    """
    if 2 * sum(skill.known for skill in held) < len(held):
        return list(held)
    keys: list[tuple[bool, ...]] = []
    for skill in held:
        wanted = skill.relevance is None or skill.relevance >= _READ_FOR  # what no rule speaks of is not put behind
        key = (False, skill.learning and not skill.own, skill.limited, not wanted) if skill.shown else (True,)
        keys.append(key if skill.known else keys[-1] if keys else (False,))
    return [skill for _, skill in sorted(zip(keys, held, strict=True), key=lambda pair: pair[0])]
