"""Headlines, summaries and titles that claim more machine learning than the lines below them show."""

from collections.abc import Iterable
from decimal import Decimal

from reframer.ml_reading import read_ml
from reframer.ml_reading.lexicon import TermHit
from reframer.ml_reading.study import Study, study
from reframer.ml_reading.words import word_set
from reframer.model.findings import MlStatus, ModelOwner
from reframer.model.resume import Role
from reframer.rulebook.rules import Rules
from reframer.weighing.boasts import boast_doubt
from reframer.weighing.families import WIDEST, families_of
from reframer.weighing.headcounts import number_in_words
from reframer.weighing.shown import Shown, part_of_model

_FIELDS = frozenset({"discipline", "artefact"})
_COUNTED = frozenset({"discipline", "artefact", "method", "title", "tool", "vendor"})
_ROUNDING = 1  # years by which "five years" may be rounded up
_OTHERS_BEFORE = word_set("the our my their its another for with to by")
_LONGEST_LINK = 7  # words between the years and the field


Doubt = tuple[str, str]


def title_doubts(
    lines: Iterable[tuple[str, Role | None]], shown: Shown, rules: Rules
) -> Iterable[tuple[str, Role | None, str, str]]:
    """Yield (text, role, words, why) for each headline, summary line (no role) or title that claims more than is shown."""
    for text, role in lines:
        doubt = _doubt(text, role, shown, rules)
        if doubt is not None:
            yield text, role, *doubt


def _doubt(text: str, role: Role | None, shown: Shown, rules: Rules) -> Doubt | None:
    seen = study(text, rules, title=True)
    wishes = seen.has("aspiration") or seen.has("learner_word")
    if seen.has("denial") or seen.has("denies_learning") or (wishes and not seen.has("years")):
        return None
    plain = study(text, rules)
    titles = _titles(seen)
    if role is None and (plain.has("denial_of_making") or _leaves_to_others(plain, titles)):
        return None
    fields = [term for term in seen.terms if term.kind in {"discipline", "artefact", "method"}]
    words = _words_of(text, seen, titles or fields)
    courses = _course_only(text, rules)
    boast = boast_doubt(plain, shown) if role is None else ""
    if boast:
        return words, boast
    if role is not None and seen.has("grand_word") and shown.practised and not seen.has("high_title"):
        return None  # who led had worked on models before
    if role is not None:
        return _role_doubt(role, seen, titles, words, shown.in_role(role), rules)
    if (seen.has("frontier_claim") or (titles and seen.has("high_title"))) and not shown.modelling:
        return words, "It names a maker of models; no bullet shows a model that the person made."
    stated = _years_claimed(seen, titles)
    too_old = _before_its_time(seen, stated, shown.read_in)
    if too_old is not None:
        return words, f"It claims {stated} years; the thing exists since {too_old}."
    if stated is not None and not courses:
        if not shown.own and not (plain.has("platform_field") and shown.near_ml):
            return words, "Years of machine learning are claimed; no role shows work on models of the person's own."
        if shown.years is not None and stated > shown.years + _ROUNDING:
            return words, f"It claims {stated} years; the first role that shows such work leaves {shown.years}."
    if seen.has("published_record") and (titles or fields) and not shown.published:
        return words, "It speaks of publications in the field; the resume lists none."
    shows_title = shown.own_models or shown.makes_models if seen.has("field_master") else None
    if shows_title is None:
        shows_title = shown.own_work or shown.makes_models if seen.has("master_word") else shown.own
    if titles and not shows_title and not (shown.near_ml and _platform(seen, titles)) and not courses:
        return words, "It claims an ML title; no bullet shows ML work of the person's own."
    if titles and shown.thin and not courses and (seen.has("boast") or _opens_ranked(seen, titles)):
        return words, "It names a rank or a scale; the bullets show little work on models of the person's own."
    parts = any(part_of_model(claim) for claim in shown.standing)
    if (
        titles
        and plain.has("learning_field")
        and not (shown.own_models or shown.makes_models or parts or courses)
        and not (shown.near_ml and _platform(seen, titles))
    ):
        return words, "It names the making of models; the bullets show only models of vendors."
    if titles and courses and not shown.own_work and seen.has("expert_word"):
        return words, "A course stands behind it; no bullet shows ML work."
    if fields and not (shown.near_ml or shown.consumed or shown.makes_models) and not courses and not plain.has("ml_people"):
        return words, "It claims machine learning; no bullet shows work on it."
    if seen.has("learning_field") and not titles and not (shown.own or shown.of_others) and not courses and not shown.near_ml:
        return words, "It names the making of models; the bullets show only models of vendors."
    strange = {family for family in families_of(seen, rules) - shown.families(rules) if _of_learning(seen, family)}
    around = shown.makes_models or shown.of_others
    small = strange == {WIDEST} and around and not seen.has("master_word")
    small = small or (bool(shown.practised) and not seen.has("field_master"))
    if strange and not small and not courses and (fields or titles or seen.has("research_field")):
        return words, "It names a kind of model of which no bullet, project or course speaks."
    if titles and seen.has("grand_word") and not any(_grand(study(each.title, rules, title=True)) for each in shown.resume.roles):
        return words, "It names a rank; no role had a title of this kind."
    if seen.has("models_in_production") and not shown.own_models:
        return _hit_words(text, seen, "models_in_production"), "A reader takes this for learned models; no bullet shows any."
    return _summary_deed(text, plain, shown, rules)


def _summary_deed(text: str, seen: Study, shown: Shown, rules: Rules) -> Doubt | None:
    """Return the doubt about work on models that a summary states and no line shows."""
    ml = read_ml(text, rules=rules)
    words = ml.words[0].text if ml.words else text
    beside = shown.near_ml or shown.consumed
    if ml.status is MlStatus.CLAIMED_UNSUPPORTED and not shown.own and not (beside and _plain(seen)):
        return words, ml.why
    named = [term for term in seen.terms if term.kind in {"discipline", "artefact", "method"}]
    acts = any(term.first in zone for _, _, zone in seen.zones for term in named)
    if acts and named and (shown.thin if seen.has("boast") else not (shown.own or beside)):
        return words, "It says that something of machine learning was made or led; no line below carries it."
    if seen.has("field_as_doer") and not shown.own:
        return words, "AI is named as the cause; no line shows a model, data or a figure."
    modelling = any(deed.kind == "modelling" for deed in seen.deeds)
    own = ml.status is MlStatus.REAL and ml.owner in {ModelOwner.SELF, ModelOwner.TEAM, ModelOwner.UNCLEAR}
    making = any(deed.kind == "making" for deed in seen.deeds) and not shown.own
    if own and (modelling or making) and not shown.own_models:
        return words, "It says that models were made; no line below shows one."
    return None


def _leaves_to_others(seen: Study, titles: list[TermHit]) -> bool:
    """True where other people make the models; "an AI expert who built models" speaks of the person."""
    own = {index for term in titles for index in range(term.last, term.last + 3)}
    hits = (hit for group in ("comes_from_others", "owned_elsewhere", "others_act") for hit in seen.hits(group))
    return any(seen.words[hit.first].low != "who" or hit.first not in own for hit in hits)


def _of_learning(seen: Study, family: str) -> bool:
    """True where the family stands in or beside a term of machine learning: "audio" by itself is a line of business."""
    places = [(term.first, term.last) for term in seen.terms if term.kind != "title"]
    places += [(hit.first, hit.last) for hit in seen.hits("research_field")]
    return any(hit.first <= last and first <= hit.last for hit in seen.hits(family) for first, last in places)


def _grand(seen: Study) -> bool:
    return seen.has("grand_word") or seen.has("managing_title")


def _plain(seen: Study) -> bool:
    """True for a field that is only named (Health Data & AI), with no praise and no deed."""
    return not seen.zones and not seen.has("decoration") and not seen.has("by_means_of")


def _role_doubt(role: Role, seen: Study, titles: list[TermHit], words: str, shown: Shown, rules: Rules) -> Doubt | None:
    if not titles:
        return None
    since = [term.since for term in seen.terms if term.since is not None]
    end = role.end[:4]
    if since and end.isdigit() and int(end) < max(since):
        return words, f"Nobody held such a title before {max(since)}."
    if study(f"{role.company}, course", rules).has("course_giver") or study(role.company, rules).has("course_giver"):
        return words, "The place is one of courses or competitions, not an employer."
    if seen.has("high_title") and not shown.modelling:
        return words, "It names a maker of models; no bullet of the role shows a model that the person made."
    if seen.has("statistics_title"):
        return None
    if not shown.any_work and not (shown.near_ml and (seen.has("platform_field") or shown.of_others)):
        return words, "It is an ML title; no bullet of the role shows ML work."
    return None


def _titles(seen: Study) -> list[TermHit]:
    """Return the terms that stand as a title: ML engineer, AI visionary, VP of AI, expert in deep learning."""
    after = {hit.first for group in ("title_noun", "title_noun_more") for hit in seen.hits(group)}
    before = {hit.last for hit in seen.hits("title_before")}
    return [
        term
        for term in seen.terms
        if (term.kind == "title" and not _other_person(seen, term))
        or (term.kind in _FIELDS and after & {term.last, term.last + 1})
        or (term.kind in _FIELDS and before & {term.first, term.first - 1, term.first - 2})
    ]


def _opens_ranked(seen: Study, titles: list[TermHit]) -> bool:
    """True for a rank right before a title of the field: Lead Data Scientist."""
    return any(hit.last == term.first for hit in seen.hits("rank_word") for term in titles)


def _other_person(seen: Study, term: TermHit) -> bool:
    """True for the data scientists, two ML engineers, our AI engineer: people beside the person."""
    before = seen.words[term.first - 1].low if term.first else ""
    return seen.words[term.last - 1].low.endswith("s") or before in _OTHERS_BEFORE or before.isdigit()


def _platform(seen: Study, titles: list[TermHit]) -> bool:
    """True when each title is of serving the makers of models (MLOps engineer), and of nothing grander."""
    places = [(hit.first, hit.last) for hit in seen.hits("platform_field")]
    return not seen.has("master_word") and all(any(a <= term.first < b for a, b in places) for term in titles)


def _years_claimed(seen: Study, titles: list[TermHit]) -> int | None:
    """Return the years of machine learning that a line claims, None where it claims none."""
    fields = {term.first for term in seen.terms if term.kind in _COUNTED}
    fields |= {hit.first for hit in seen.hits("learning_field")}
    links = {hit.first for hit in seen.cues.of("linking_word")}
    for hit in seen.hits("years"):
        stated = max((number_in_words(word.low) or Decimal(0) for word in seen.words[hit.first : hit.last]), default=Decimal(0))
        at = hit.last
        while (
            at < len(seen.words)
            and at - hit.last < _LONGEST_LINK
            and at not in fields
            and (at in links or seen.words[at].low.endswith("ing"))
        ):
            at += 1
        headed = any(0 <= hit.first - term.last <= 2 for term in titles if term.kind == "title")
        if stated and (at in fields or (headed and at == hit.last)):
            return int(stated)
    return None


def _before_its_time(seen: Study, stated: int | None, read_in: int) -> int | None:
    """Return the year since which something exists for which more years are claimed than have passed; None otherwise."""
    since = max((term.since for term in seen.terms if term.since is not None), default=None)
    return since if stated is not None and since is not None and stated > read_in - since + _ROUNDING else None


def _words_of(text: str, seen: Study, terms: list[TermHit]) -> str:
    if not terms:
        return text
    return text[seen.words[terms[0].first].start : seen.words[terms[0].last - 1].end]


def _hit_words(text: str, seen: Study, group: str) -> str:
    start, end = seen.cues.text_of(next(iter(seen.hits(group))))
    return text[start:end]


def _course_only(text: str, rules: Rules) -> bool:
    return read_ml(text, rules=rules).status is MlStatus.COURSEWORK
