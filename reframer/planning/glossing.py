"""Say once what a reader from another field may not know: an acronym written out, a niche technology with what it is."""

from reframer.model.findings import TechnologyFinding
from reframer.planning.articles import agreeing
from reframer.planning.draft import Draft, Outcomes
from reframer.planning.pieces import Change, phrase, typography
from reframer.planning.words import capitalised, words_of
from reframer.rulebook.rewording import Gloss

OPERATION = "gloss"
LONGEST = 30  # words; a line that long has said what it is about
_ROOT = 5  # letters by which a word of the line and one of the gloss are the same
_ENDS = (",", ";", ".", ":", " - ", " – ", " — ", ")")


def write_out(draft: Draft) -> Outcomes:
    """Yield the edit that explains one acronym or technology of the bullet which the resume has not explained before."""
    yield from _acronyms(draft)
    yield from _technologies(draft)


def _acronyms(draft: Draft) -> Outcomes:
    lowered = draft.text.lower()
    for rule in draft.tables.rewording.acronyms:
        if rule.form in draft.setting.written_out or rule.long.lower() in lowered or rule.form not in draft.text:
            continue
        place = next((word for word in draft.words if word.text == rule.form), None)
        if place is None or draft.text[place.start - 1 : place.start] == "(":
            continue
        others = {word.lower for word in draft.words}
        if rule.needs_cue and not others & set(rule.needs_cue):
            continue
        long = capitalised(rule.long) if place.start == 0 else rule.long
        change = Change(place.start, place.start, (phrase(f"{long} (", rule.id),))
        changes = [change, Change(place.end, place.end, (typography(")"),))]
        if article := agreeing(draft.text, place.start, rule.long, draft.tables):
            changes.append(article)
        yield draft.edit(
            OPERATION,
            changes,
            rule_id=rule.id,
            because=f"{rule.form} stands for {rule.long}; written out once.",
        )
        return


def _technologies(draft: Draft) -> Outcomes:
    """Yield "Snowplow (event collection)" where the resume has glosses left and nothing of the line says it already."""
    if not draft.setting.glosses_left or len(draft.words) > LONGEST or draft.verb_at(0) is None:
        return
    if any(f"({rule.gloss})" in draft.text for rule in draft.tables.rewording.glosses):
        return  # one a line
    for found in draft.findings.technologies:
        rule = draft.tables.glosses.get(found.name)
        if (
            rule is None
            or found.name in draft.setting.written_out
            or not _stands_alone(draft, found)
            or _is_told(draft, found, rule)
        ):
            continue
        yield draft.edit(
            OPERATION,
            [Change(found.span.end, found.span.end, (phrase(f" ({rule.gloss})", rule.id),))],
            rule_id=rule.id,
            because=f"What {found.name} is, once, for readers who do not know it.",
        )
        return


def _stands_alone(draft: Draft, found: TechnologyFinding) -> bool:
    """Return whether a technology is no part of a row, a bracket or a longer name, and no noun goes on behind it."""
    text, start, end = draft.text, found.span.start, found.span.end
    if text.count("(", 0, start) > text.count(")", 0, start):
        return False
    before, behind = text[:start].rstrip(), text[end:]
    if before.endswith((",", "/", "+", "&", "->", "→")) or (behind and behind[0] not in " ,;.:"):
        return False
    near = [word for word in draft.words if word.end <= start][-1:]
    if near and near[0].lower in ("and", "or", "to", "from") and _is_named_before(draft, near[0].start):
        return False  # Kafka and Snowplow; from Solr to Vespa
    ahead = next((word for word in draft.words if word.start >= end), None)
    if ahead is None or behind.startswith((";", ".", ":")):
        return True
    rest = behind.lstrip(" ,")
    if rest.startswith(("(", "+", "/", "&", "->", "→")) or ahead.lower in ("and", "or"):
        return False
    if ahead.lower == "to" and near and near[0].lower == "from":
        return False
    named = any(one.span.start == ahead.start for one in draft.findings.technologies)
    if behind.startswith(","):
        return not named
    return ahead.lower in draft.tables.prepositions


def _is_named_before(draft: Draft, place: int) -> bool:
    """Return whether a technology's name ends right before a place."""
    return any(one.span.end == len(draft.text[:place].rstrip()) for one in draft.findings.technologies)


def _is_told(draft: Draft, found: TechnologyFinding, rule: Gloss) -> bool:
    """Return whether a word of the gloss stands in the line: a search engine is told by "search"."""
    others = (word for word in draft.words if not found.span.start <= word.start < found.span.end)
    parts = {part for word in others for part in word.lower.split("-")}
    told = [part for word in words_of(rule.gloss) for part in word.lower.split("-")]
    told = [part for part in told if part not in draft.tables.grammar.common_gloss_words]
    return any(
        one[:_ROOT] == other[:_ROOT] or one.removesuffix("s") == other.removesuffix("s") for one in told for other in parts
    )
