"""Limits: a plan stays a plan, coursework stays coursework, and a no, an except or a most is never lost; nor is the team."""

from collections.abc import Iterator, Sequence

from reframer.model.outcome import Violation
from reframer.rulebook.equivalents import EquivalentKind
from reframer.verifying.agency import deeds_of
from reframer.verifying.evidence import Evidence
from reframer.verifying.problems import doubtful, wrong
from reframer.verifying.reading import Hit, Reading

_LOST = {
    "planned": ("planned_as_done", "The old text speaks of a plan ({}); the new one no longer does."),
    "hypothetical": ("planned_as_done", "The old text speaks of what might be ({}); the new one no longer does."),
    "ongoing": ("planned_as_done", "The old text speaks of unfinished work ({}); the new one no longer does."),
    "coursework": ("coursework_as_work", "The old text says that it was no paid work ({}); the new one does not."),
    "exposure": ("agency_raised", "The old text speaks of knowing, not of doing ({}); the new one no longer does."),
    "prototype": ("prototype_as_product", "The old text speaks of a prototype ({}); the new one no longer does."),
    "proof_of_concept": ("prototype_as_product", "The old text speaks of a prototype ({}); the new one no longer does."),
    "pilot": ("scope_inflated", "The old text speaks of a trial ({}); the new one no longer does."),
    "place": ("scope_inflated", "The old text says where it held ({}); the new one does not."),
    "others": ("others_credit_removed", "The old text names whose work it was ({}); the new one does not."),
    "consumed": ("others_credit_removed", "The old text names whose work it was ({}); the new one does not."),
    "negated": ("negation_dropped", "{} of the old text is gone."),
}
_HEDGES = ("hedge_dropped", "The old text limits the claim ({}); the new one no longer does.")
_OURS = frozenset({"we", "our", "us"})  # what is ours is nobody else's
_COMPARED_ELSEWHERE = frozenset({"helped", "team", "negated", "ongoing", "duty", "responsible", "up_to", "plain_means"})


def lost_limits(old: Reading, news: Sequence[Reading]) -> Iterator[Violation]:
    """Yield the limits of an old line that none of the new lines keeps."""
    stems = frozenset().union(*(new.stems for new in news)) if news else frozenset()
    kept = {hit.entry.id for new in news for hit in new.of(EquivalentKind.LIMIT)}
    if any(new.words[hit.first].low not in _OURS for new in news for hit in new.of(EquivalentKind.TEAM)):
        kept.add("others")
    kept |= {qualifier.id for new in news for qualifier, _, _ in new.limits}
    told: set[str] = set()
    for hit in old.of(EquivalentKind.LIMIT):
        name = hit.entry.id
        if name in told or name in kept or name in _COMPARED_ELSEWHERE or _survives(old, hit.first, hit.behind, stems):
            continue
        if (
            _is_denied(old, hit)
            or _is_particle(old, hit)
            or _names_product(old, hit)
            or _is_half_of_term(old, hit)
            or _bounds_figure(old, hit)
            or _same_deed_kept(old, hit.first, news)
            or _said_otherwise(old, hit, news)
        ):
            continue
        told.add(name)
        kind, why = _LOST.get(name, _HEDGES)
        words = old.phrase(hit.first, hit.behind)
        other = {limit.entry.id for limit in old.of(EquivalentKind.LIMIT)} - {"only"}
        lesser = name == "only" and (other & kept or old.of(EquivalentKind.DENIAL))
        yield (doubtful if lesser else wrong)(kind, words, why.format(repr(words)))
    for qualifier, first, behind in old.limits:
        name = qualifier.id
        if name in told or name in kept or name in _COMPARED_ELSEWHERE or _survives(old, first, behind, stems):
            continue
        if any(name in group and kept & group for group in _ALIKE) or any(name in group and told & group for group in _ALIKE):
            continue
        if _same_deed_kept(old, first, news):
            continue
        told.add(name)
        kind, why = _LOST.get(name, _HEDGES)
        words = old.phrase(first, behind)
        yield wrong(kind, words, why.format(repr(words)))


_ALIKE = (
    frozenset({"planned", "hypothetical", "ongoing"}),
    frozenset({"prototype", "proof_of_concept", "pilot"}),
    frozenset({"others", "consumed", "vendor"}),
    frozenset({"coursework", "exposure"}),
)


def _same_deed_kept(old: Reading, first: int, news: Sequence[Reading]) -> bool:
    """Say whether the limiting word is a verb (*evaluated*) and a new line has it or its like (*compared*)."""
    bases = {deed.base for deed in deeds_of(old) if deed.first == first}
    return any(
        old.lexicon.same_deed(base, deed.base) or old.lexicon.is_level(base, deed.base)
        for base in bases
        for new in news
        for deed in deeds_of(new)
    )


def _is_denied(old: Reading, hit: Hit) -> bool:
    """Say whether *not* follows: *could not* is a denial and no guess, and denials are compared by themselves."""
    return hit.behind < len(old.words) and old.words[hit.behind].low in ("not", "never", "barely")


def _is_particle(old: Reading, hit: Hit) -> bool:
    """Say whether *up to* only leads from a verb to its goal (*hooked the form up to the till*)."""
    if [word.low for word in old.words[hit.first : hit.behind]] != ["up", "to"]:
        return False
    return not any(figure.first - hit.behind in (0, 1) for figure in old.figures) and not any(
        other.first == hit.behind for other in old.of(EquivalentKind.FIGURE)
    )


def _is_half_of_term(old: Reading, hit: Hit) -> bool:
    """Say whether the word is a part of a term with a sense of its own (the *once* of *exactly once*)."""
    return any(
        other.first <= hit.first and hit.behind <= other.behind and other.behind - other.first > hit.behind - hit.first
        for other in old.of(EquivalentKind.CONTRAST)
    )


def _names_product(old: Reading, hit: Hit) -> bool:
    """Say whether *project* only stands behind the name of a product (*the Superset project*)."""
    return old.words[hit.first].low == "project" and hit.first > 0 and hit.first - 1 in old.technology_words


def _said_otherwise(old: Reading, hit: Hit, news: Sequence[Reading]) -> bool:
    """Say whether a new line has another word for the same (*partially*, *part of*)."""
    entries = {id(same.entry) for new in news for same in new.of(EquivalentKind.SAME)}
    return any(
        id(same.entry) in entries and same.first <= hit.first and hit.behind <= same.behind
        for same in old.of(EquivalentKind.SAME)
    )


def _survives(old: Reading, first: int, behind: int, stems: frozenset[str]) -> bool:
    content = [old.words[index].stem for index in range(first, behind)]
    return all(stem in stems for stem in content)


def _bounds_figure(old: Reading, hit: Hit) -> bool:
    """Say whether the words only bound a figure: the figures are compared by themselves."""
    if hit.entry.id not in ("peak", "only", "most", "estimate"):
        return False
    bounds = old.of(EquivalentKind.APPROXIMATE, EquivalentKind.UPPER, EquivalentKind.LOWER)
    if hit.entry.id == "peak" or not any(bound.first <= hit.first and hit.behind <= bound.behind for bound in bounds):
        return False
    return any(figure.bound and figure.first in (hit.behind, hit.behind + 1) for figure in old.figures)


def lost_denials(old: Reading, news: Sequence[Reading]) -> Iterator[Violation]:
    """Yield the denials and exceptions of an old line that are gone."""
    stems = frozenset().union(*(new.stems for new in news)) if news else frozenset()
    denials = [denial for denial in _denials(old) if not _names_the_other(old, denial, stems)]
    zeros = sum(1 for new in news for figure in new.figures if figure.value == 0)
    left = sum(len(_denials(new)) for new in news) + zeros
    if len(denials) > left:
        kept = {new.words[index].low for new in news for denial in _denials(new) for index in denial}
        lost = next((denial for denial in denials if old.words[denial.start].low not in kept), denials[-1])
        words = old.phrase(lost.start, min(lost.stop + 3, len(old.words)))
        yield wrong("negation_dropped", words, f"{words!r} of the old text is gone.")


def added_denials(evidence: Evidence, new: Reading) -> Iterator[Violation]:
    """Yield a *no* or *without* that the old text does not have: zero downtime is a claim."""
    here = _denials(new)
    zeros = any(figure.value == 0 for figure in evidence.figures)
    if not here or zeros:
        return
    told = {deed.first for deed in deeds_of(new) if deed.told}  # *reverted two releases* is compared as a deed
    here = [denial for denial in here if denial.start not in told and not _names_the_other(new, denial, evidence.stems)]
    there = sum(len(_denials(reading)) for reading in evidence.all)
    if len(here) > there and not there:
        words = new.phrase(here[0].start, min(here[0].stop + 2, len(new.words)))
        yield wrong("negation_added", words, f"The old text does not say {words!r}.")


def _names_the_other(reading: Reading, denial: range, stems: frozenset[str]) -> bool:
    """Say whether *instead of* or *rather than* leads to what the other text has too (*chose gRPC over REST*)."""
    if reading.words[denial.start].low not in ("instead", "rather"):
        return False
    behind = reading.words[denial.stop : denial.stop + 3]
    return any(word.stem in stems and word.stem not in reading.lexicon.plain for word in behind)


def _denials(reading: Reading) -> list[range]:
    """Return the words of each denial and exception; two right beside each other are one."""
    found: list[range] = []
    bounds = [hit for hit in reading.of(EquivalentKind.UPPER, EquivalentKind.LOWER) if hit.behind - hit.first > 1]
    told = [range(hit.first, hit.behind) for hit in reading.of(EquivalentKind.DENIAL)]
    told += [range(index, index + 1) for index in range(1, len(reading.words) - 1) if _excepts(reading, index)]
    for denial in sorted(told, key=lambda denial: (denial.start, -denial.stop)):
        if any(bound.first <= denial.start and denial.stop <= bound.behind for bound in bounds):
            continue  # *no more than 5* is a bound
        if not found or denial.start >= found[-1].stop:
            if (
                found
                and reading.words[denial.start].clause == reading.words[found[-1].start].clause
                and denial.start == found[-1].stop
            ):
                continue
            found.append(denial)
    return found


_WHOLE = frozenset({"all", "every", "each", "any", "everything", "everywhere", "whole", "entire"})
_NAMES_A_THING = frozenset({"the", "a", "an", "one", "two", "three", "my", "our", "its", "their"})
_WITHIN = 6  # words between *all* and the *but* that takes something out


def _excepts(reading: Reading, index: int) -> bool:
    """Say whether *but* takes a thing out of a whole (*on all endpoints but search*) and does not open a clause."""
    word, following = reading.words[index], reading.words[index + 1]
    if word.low != "but" or word.before.strip() or following.before.strip():
        return False
    if following.stem in reading.lexicon.plain and following.low not in _NAMES_A_THING:
        return False
    if any(deed.first == index + 1 and deed.role != "noun" for deed in deeds_of(reading)):
        return False
    for place in range(index - 1, max(-1, index - 1 - _WITHIN), -1):
        if reading.words[place].low in _WHOLE:
            return True
        if reading.words[place].before.strip():
            return False
    return False


def lost_team(evidence: Evidence, old: Reading, news: Sequence[Reading]) -> Iterator[Violation]:
    """Yield the credit to a team that the old line gives and the new ones do not."""
    credit = [hit for hit in old.of(EquivalentKind.TEAM) if _credits(old, hit) and hit.first not in old.figure_words]  # 14 us
    credit += [
        hit
        for hit in old.of(EquivalentKind.TITLE)  # *with one other developer*
        if _joined_in(old, hit.first) and not any(old.words[hit.first].stem in new.stems for new in news)
    ]
    credit = [hit for hit in credit if not _still_beside(old, hit, news)]
    if not credit and not evidence.shares:
        return
    beside = {old.words[hit.first].stem for hit in old.of(EquivalentKind.TEAM) if hit not in credit}
    inside = {index for hit in credit for index in range(hit.first, hit.behind)}
    own = {old.words[hit.first].low for hit in old.of(EquivalentKind.TEAM) if hit not in credit and hit.first in inside}
    for new in news:
        if any(new.words[hit.first].low in own for hit in new.of(EquivalentKind.TEAM)):
            return
        if any(_credits(new, hit) or new.words[hit.first].stem not in beside for hit in new.of(EquivalentKind.TEAM)):
            return
    if any(deed.rank == 1 for new in news for deed in deeds_of(new)):
        return
    if (
        not any(deed.told and deed.rank > 1 for new in news for deed in deeds_of(new))
        and credit
        and not _is_subject(old, credit[0])
    ):
        return
    if not credit:
        yield wrong("team_credit_removed", "", "The person's answer says that the work was shared.")
        return
    words = old.phrase(credit[0].first, credit[0].behind)
    yield wrong("team_credit_removed", words, f"The old text gives credit to others ({words!r}); the new one does not.")


def lost_share(evidence: Evidence, old: Reading, news: Sequence[Reading]) -> Iterator[Violation]:
    """Yield a *helped* or *took part in* that is gone without any deed in its place (*was the on-call engineer*)."""
    told = [deed for deed in deeds_of(old) if deed.told]
    shares = [hit for hit in old.of(EquivalentKind.SHARE) if old.words[hit.first].low not in ("support", "part")]
    if not shares or evidence.alone or any(deed.rank > 1 for deed in told) or not told:
        return
    behind = old.words[min(shares[0].behind, len(old.words) - 1)].low
    if old.words[shares[0].first].low.startswith("contribut") and shares[0].behind - shares[0].first == 1 and behind != "to":
        return  # *contributed 4 patches*: whoever gave them made them
    if shares[0].first > 1 or any(new.of(EquivalentKind.SHARE, EquivalentKind.TEAM) for new in news):
        return
    if any(deed.told for new in news for deed in deeds_of(new)):
        return  # deeds are compared by themselves
    words = old.phrase(shares[0].first, shares[0].behind)
    yield wrong("agency_raised", words, f"The old text speaks of a share ({words!r}); the new one no longer does.")


def _still_beside(old: Reading, hit: Hit, news: Sequence[Reading]) -> bool:
    """Say whether *with* still leads to the others where *together with* or *jointly with* did."""
    places = range(hit.first, min(hit.behind + 1, len(old.words)))
    joint = next((place for place in places if old.words[place].low == "with"), None)
    if joint is None or old.words[hit.first].low not in ("together", "jointly", "along", "alongside"):
        return False
    named = {word.stem for word in old.words[joint + 1 : joint + 4] if word.stem not in old.lexicon.plain}
    return any(
        word.low == "with" and named & {other.stem for other in new.words[index + 1 : index + 4]}
        for new in news
        for index, word in enumerate(new.words)
    )


_GIVES = frozenset(
    [
        "we",
        "us",
        "jointly",
        "joint",
        "shared",
        "together",
        "co",
        "alongside",
        "collaborated",
        "partnered",
        "paired",
        "pair",
        "jointly",
    ]
)


def _credits(old: Reading, hit: Hit) -> bool:
    """Say whether the words name others as doing the work, and not as its object or beneficiary."""
    words = old.words
    first = words[hit.first].low
    if first == "our":
        return _is_subject(old, hit)  # *wrote our wiki* says whose the wiki is, *our squad moved it* who did it
    if first in _GIVES or first.startswith("co-") or hit.behind - hit.first > 1:
        return True
    return _is_subject(old, hit) or (hit.first > 0 and _joined_in(old, hit.first))


def _joined_in(old: Reading, first: int) -> bool:
    """Say whether *with* leads to the word, past an article, a number or a possessive."""
    for index in range(first - 1, max(-1, first - 5), -1):
        low = old.words[index].low
        if low == "with" and old.words[index].clause == old.words[first].clause:
            return True
        if low in ("for", "to", "of", "by", "at", "from", "across", "and", "in", "on"):
            return False
    return False


def _is_subject(old: Reading, hit: Hit) -> bool:
    """Say whether the words stand before the verb of their statement."""
    if any(deed.by_team for deed in deeds_of(old)):
        return True
    words = old.words
    sentence = words[hit.first].sentence
    before = [word.low for index, word in enumerate(words) if index < hit.first and word.sentence == sentence]
    if any(low not in ("the", "our", "a", "my", "whole", "small", "as", "in", "part", "of", "core", "entire") for low in before):
        return False
    return any(
        deed.sentence == sentence and deed.first >= hit.behind and deed.role in ("head", "thing", "passive", "other")
        for deed in deeds_of(old)
    ) or bool(before and before[0] in ("as", "in"))
