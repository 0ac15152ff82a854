"""Listed skills that no bullet, project or course shows."""

from collections.abc import Iterable

from reframer.ml_reading.study import study
from reframer.ml_reading.words import cut
from reframer.model.resume import Resume
from reframer.rulebook.rules import Rules

_FAMILIES = (
    "family_language",
    "family_language_training",
    "family_vision",
    "family_speech",
    "family_reinforcement",
    "family_images_made",
)
_STEM = 5  # letters by which "quantisation" is shown by "quantised"


def shown_text(resume: Resume, refuted: frozenset[str]) -> str:
    """Return every line that can show a skill: bullets (but not those in doubt), descriptions, projects, courses, titles."""
    lines: list[str] = [bullet.text for bullet in resume.all_bullets() if bullet.id not in refuted]
    for role in resume.roles:
        lines += [each.text for each in role.description]
        lines.append(role.title)
    for project in resume.projects:
        lines += [project.name, *(each.text for each in project.description)]
    for school in resume.education:
        lines += [school.degree, *(each.text for each in school.description)]
    for section in resume.sections:
        lines += [each.text for each in section.items]
    return "\n".join(lines)


def unshown(resume: Resume, refuted: frozenset[str], rules: Rules, *, makes_models: bool = False) -> Iterable[tuple[str, bool]]:
    """Yield each listed technology or skill of machine learning that nothing shows, and whether it is one of the latter.

    Of somebody who makes models (``makes_models``) only a family of models that no line speaks of is doubted.
    """
    text = shown_text(resume, refuted)
    shown_words = {word.low for word in cut(text)}
    studied = [study(line, rules) for line in text.split("\n")]
    shown_terms = {term.term for seen in studied for term in seen.terms}
    families = {family for family in _FAMILIES for seen in studied if seen.has(family)}
    any_ml = any(seen.terms for seen in studied)
    technologies = _names(rules)
    known = {form for forms in technologies.values() for form in forms}
    shown_technologies = {name for name, forms in technologies.items() if any(form <= shown_words for form in forms)}
    for skill in resume.skills:
        seen = study(skill, rules)
        terms = {term.term for term in seen.terms if term.kind != "dataset"}
        if terms:
            if terms & shown_terms or _by_words(skill, shown_words):
                continue
            of_families = {family for family in _FAMILIES if seen.has(family)}
            rests = of_families <= families if of_families else makes_models or (any_ml and seen.has("basic_tools"))
            if not rests:
                yield skill, True
        elif (
            frozenset(word.low for word in cut(skill)) in known
            and not _by_words(skill, shown_words)
            and not _by_technology(skill, technologies, shown_technologies)
        ):
            yield skill, False


def _by_words(skill: str, shown: set[str]) -> bool:
    words = [word.low for word in cut(skill) if not word.is_sign]
    return bool(words) and all(_word_shown(word, shown) for word in words if len(word) > 2 or len(words) == 1)


def _word_shown(word: str, shown: set[str]) -> bool:
    if word in shown or word.removesuffix("s") in shown or f"{word}s" in shown:
        return True
    return len(word) > _STEM and any(other.startswith(word[: _STEM + 1]) for other in shown)


def _names(rules: Rules) -> dict[str, tuple[frozenset[str], ...]]:
    return {
        technology.name: tuple(
            frozenset(word.low for word in cut(form)) for form in (technology.name, *technology.aliases, *technology.exact_case)
        )
        for technology in rules.vocabulary.technologies
    }


def _by_technology(skill: str, technologies: dict[str, tuple[frozenset[str], ...]], shown: set[str]) -> bool:
    words = frozenset(word.low for word in cut(skill))
    return any(words == form for name in shown for form in technologies[name])
