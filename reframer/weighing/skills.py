"""Listed skills that no bullet, project or course shows."""

from collections.abc import Iterable

from reframer.ml_reading.study import Study, study
from reframer.ml_reading.words import cut
from reframer.model.resume import Resume
from reframer.rulebook.rules import Rules
from reframer.weighing.families import WIDEST, families_of, shown_text

_ALONE = "retrieval-augmented generation"  # the term that three capitals stand for in a list of skills
_OF_RETRIEVAL = frozenset({_ALONE, "vector databases", "vector search", "embeddings"})  # each may stand behind a search
_STEM = 5  # letters by which "quantisation" is shown by "quantised"


def unshown(resume: Resume, refuted: frozenset[str], rules: Rules, *, makes_models: bool = False) -> Iterable[tuple[str, bool]]:
    """Yield each listed technology or skill of machine learning that nothing shows, and whether it is one of the latter.

    Of somebody who makes models (``makes_models``) only a family of models that no line speaks of is doubted.
    """
    text = shown_text(resume, refuted)
    shown_words = {word.low for word in cut(text)}
    shown_short = {word.text for word in cut(text) if word.text.isupper()}
    studied = [study(line, rules) for line in text.split("\n")]
    shown_terms = {term.term for seen in studied for term in seen.terms}
    families = frozenset(family for seen in studied for family in families_of(seen, rules))
    any_ml = any(seen.terms for seen in studied)
    searches = any(seen.has("own_retrieval") or seen.has("retrieval_words") for seen in studied)
    retrieves = searches or any(seen.has("llm_words") for seen in studied)
    operated = any(seen.has("platform_shown") for seen in studied)
    technologies = _names(rules)
    known = {form for forms in technologies.values() for form in forms}
    shown_technologies = {name for name, forms in technologies.items() if any(form <= shown_words for form in forms)}
    for skill in resume.skills:
        seen = study(skill, rules)
        terms = {term.term for term in seen.terms if term.kind != "dataset"}
        if seen.has("stands_alone") and not retrieves and skill.strip() not in shown_short:  # in any sense: left alone
            terms.add(_ALONE)
        if terms or seen.has("research_field"):
            by_words = not skill.isupper() and _by_words(skill, shown_words)  # capitals stand for many things: a RAG status
            if searches and terms and terms <= _OF_RETRIEVAL:
                continue
            if terms & shown_terms or by_words or _initials(skill) in shown_short:
                continue
            if makes_models and _own_words(seen) & shown_words:
                continue
            of_families = families_of(seen, rules) - {WIDEST}  # "PyTorch" is no field of its own
            rests = of_families <= families if of_families else makes_models or (any_ml and seen.has("basic_tools"))
            rests = rests and not (makes_models and not operated and seen.has("platform_tool"))
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


def _own_words(seen: Study) -> frozenset[str]:
    """Return what a skill names beside the field: the graphs of graph neural networks."""
    field = {index for hit in seen.cues.of("learning_words") for index in range(hit.first, hit.last)}
    field |= {index for hit in seen.cues.of("general_word") for index in range(hit.first, hit.last)}
    return frozenset(word.low for at, word in enumerate(seen.words) if at not in field and len(word.low) >= _STEM)


def _initials(skill: str) -> str:
    """Return the initials of a skill of several words, by which a line may call it: RL for reinforcement learning."""
    words = [word.text for word in cut(skill) if not word.is_sign]
    return "".join(word[0] for word in words).upper() if len(words) > 1 else ""


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
