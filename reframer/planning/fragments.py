"""Fragments headed by the name of a deed become the deed: Migration of X -> Migrated X, Go rewrite of X -> Rewrote X in Go."""

from itertools import pairwise

from reframer.model.findings import RoleTime
from reframer.model.plan import Edit, Part
from reframer.planning.draft import Draft, Outcomes
from reframer.planning.openers import british, deed_of, lists_deeds, nominal_of, nominals_at
from reframer.planning.pieces import Change, inflected, kept, phrase, typography
from reframer.planning.words import VerbUse, Word, capitalised, gap, has_digit, inflect, is_acronym, is_plain_gap
from reframer.rulebook.rewording import Nominal

OPERATION = "nominal"
LONGEST_PLACE = 8  # words behind a deed's noun within which a finite verb would make the fragment a sentence
_NOT_DONE = frozenset({"planned", "hypothetical"})
_FINITE = frozenset({"is", "are", "was", "were", "will", "would", "should", "may", "might", "has", "have", "had"})
_PLACES = frozenset({"for", "on", "in", "across", "by", "at", "with", "from", "using", "to"})


def turn_into_deed(draft: Draft) -> Outcomes:
    """Yield the edit of a fragment whose head names a deed. A fragment without one gets no verb: it is asked about."""
    words = draft.words
    if len(words) < 3 or draft.original.time is RoleTime.CURRENT:
        return
    if any(found.id in _NOT_DONE for found in draft.findings.qualifiers) or _is_sentence(draft):
        return
    opening = draft.verb_at(0)
    if opening is not None and opening.is_any("past"):
        yield from _behind_light_verb(draft, opening)
        return
    row = nominals_at(draft, 0)
    if row and not (draft.verb_at(row[-1][0] + 2) is not None and words[row[-1][0] + 2].lower.endswith("ing")):
        if lists_deeds(draft, row[-1][0] + 2):
            yield draft.refuse(OPERATION, row[0][1].id, "the deed itself", "the line is a list of deeds")
            return
        deed = deed_of(draft, row)
        if deed:
            yield _made(draft, row[0][1], [Change(0, words[row[-1][0] + 2].start, deed)])
        return
    nominal = nominal_of(draft, 0)
    if nominal is not None and words[1].lower == "from" and is_plain_gap(draft.text, words[0], words[1]):
        yield from _from_head(draft, nominal)
        return
    nominal = nominal_of(draft, 1)
    if nominal is not None and words[2].lower == "of" and len(words) > 3 and draft.text[words[0].end : words[1].start] == " ":
        yield from _from_language(draft, nominal)
        return
    for find in (_from_pair, _behind_label, _from_end):
        made = list(find(draft))
        if made:
            yield from made
            return


def _is_sentence(draft: Draft) -> bool:
    """Return whether the first clause has a finite auxiliary of its own: migration of the wiki is planned."""
    for index, word in enumerate(draft.words):
        if word.lower in draft.tables.relatives or word.lower in ("so", "because") or ";" in draft.text[: word.start]:
            return False
        if index and "," in gap(draft.text, draft.words[index - 1], word):
            return False
        if word.lower in _FINITE:
            return True
    return False


def _behind_light_verb(draft: Draft, opening: VerbUse) -> Outcomes:
    """Yield "Migrated X" for "Performed the migration of X": the verb adds nothing to the deed that the noun names."""
    words = draft.words
    if opening.verb.base not in draft.tables.grammar.light_verbs:
        return
    at = opening.count + (words[opening.count].lower in draft.tables.determiners)
    row = nominals_at(draft, at)
    deed = deed_of(draft, row) if row else ()
    if deed:
        yield _made(draft, row[0][1], [Change(0, words[row[-1][0] + 2].start, deed)])


def _past_of(draft: Draft, nominal: Nominal, index: int) -> VerbUse | None:
    verb = draft.tables.verbs.by_base.get(nominal.verb)
    if verb is None:
        return None
    return VerbUse(verb, frozenset({"base"}), 0, 0, british(draft.words[index], nominal, verb.base))


def _deed(draft: Draft, nominal: Nominal, index: int) -> str:
    use = _past_of(draft, nominal, index)
    return capitalised(inflect(use, "past")) if use else ""


def _from_head(draft: Draft, nominal: Nominal) -> Outcomes:
    """Yield "Migrated from X" for "Migration from X"."""
    deed = _deed(draft, nominal, 0)
    if deed and nominal.of:
        yield _made(draft, nominal, [Change(0, draft.words[1].start, (inflected(deed, nominal.verb), typography(" ")))])


def _from_language(draft: Draft, nominal: Nominal) -> Outcomes:
    """Yield "Rewrote X in Go" for "Go rewrite of X", where X is a plain phrase that ends at punctuation or the end."""
    words, text = draft.words, draft.text
    deed = _deed(draft, nominal, 1)
    if not deed or words[0].text not in draft.tables.languages:
        return
    last = 3
    if not is_plain_gap(text, words[1], words[2]) or not is_plain_gap(text, words[2], words[3]):
        return
    while last + 1 < len(words) and is_plain_gap(text, words[last], words[last + 1]):
        if words[last + 1].lower in draft.tables.function_words:
            return
        last += 1
    thing = kept(text, words[3].start, words[last].end)
    language = kept(text, words[0].start, words[0].end)
    parts = (inflected(deed, nominal.verb), typography(" "), thing, phrase(" in ", nominal.id), language)
    yield _made(draft, nominal, [Change(0, words[last].end, parts)])


def _from_pair(draft: Draft) -> Outcomes:
    """Yield "Upgraded X from A to B" for "A to B upgrade of X", "Migrated from A to B (...)" where no X is told."""
    words, text = draft.words, draft.text
    at = next((index for index in range(1, min(len(words), 8)) if (one := nominal_of(draft, index)) and one.pairs), None)
    nominal = nominal_of(draft, at) if at else None
    if at is None or nominal is None or not _is_pair(draft, at):
        return
    pair = kept(text, 0, words[at - 1].end)
    deed, ahead = _deed(draft, nominal, at), words[at + 1] if at + 1 < len(words) else None
    if ahead is not None and ahead.lower == "of" and is_plain_gap(text, words[at], ahead):
        last = at + 2
        while last + 1 < len(words) and is_plain_gap(text, words[last], words[last + 1]):
            if words[last + 1].lower in draft.tables.function_words:
                break
            last += 1
        if last >= len(words) or words[last].lower in draft.tables.function_words:
            return
        thing = kept(text, words[at + 2].start, words[last].end)
        parts: tuple[Part, ...] = (inflected(deed, nominal.verb), typography(" "), thing, phrase(" from ", nominal.id), pair)
        yield _made(draft, nominal, [Change(0, words[last].end, parts)])
    elif ahead is None or text[words[at].end :].startswith((" (", ", ", "; ", " for ")):
        parts = (inflected(deed, nominal.verb), phrase(" from ", nominal.id), pair)
        yield _made(draft, nominal, [Change(0, words[at].end, parts)])


def _is_pair(draft: Draft, at: int) -> bool:
    """Return whether the words before a place are two names, or one with two versions: Oracle to MySQL, Python 2 to 3."""
    words, text = draft.words, draft.text
    row = words[:at]
    if [word.lower for word in row].count("to") != 1 or not all(is_plain_gap(text, *two) for two in pairwise(words[: at + 1])):
        return False
    middle = next(index for index, word in enumerate(row) if word.lower == "to")
    before, behind = row[:middle], row[middle + 1 :]
    names = [(name.span.start, name.span.end) for name in draft.findings.technologies]

    def named(part: tuple[Word, ...]) -> bool:
        return bool(part) and any(start <= part[0].start < end for start, end in names)

    versions = len(behind) == 1 and has_digit(behind[0].text) and len(before) == 2 and has_digit(before[1].text)
    return named(before) and (named(behind) or versions)


def _behind_label(draft: Draft) -> Outcomes:
    """Yield "Quotas: partitioned 96 disks" for "Quotas: partitioning of 96 disks"."""
    words, text = draft.words, draft.text
    at = next((index for index in range(1, min(len(words), 5)) if text[words[index - 1].end : words[index].start] == ": "), None)
    if at is None or ": " in text[words[at].start :] or not draft.findings.metrics:
        return
    barred = draft.tables.function_words | set(draft.tables.grammar.label_stops)
    if any(word.lower in barred for word in words[:at]):
        return
    row = nominals_at(draft, at)
    if not row or lists_deeds(draft, row[-1][0] + 2) or words[at].text[:1].isupper():
        return
    deed = deed_of(draft, row)
    if deed:
        first = inflected(deed[0].text[:1].lower() + deed[0].text[1:], deed[0].ref)
        yield _made(draft, row[0][1], [Change(words[at].start, words[row[-1][0] + 2].start, (first, *deed[1:]))])


def _from_end(draft: Draft) -> Outcomes:
    """Yield "Optimised X" for "X optimisation" that ends a plain first phrase: App startup time optimisation (Kotlin): ..."""
    words, text = draft.words, draft.text
    at = next((index for index in range(1, min(len(words), 7)) if (one := nominal_of(draft, index)) and one.ends), None)
    nominal = nominal_of(draft, at) if at else None
    if at is None or nominal is None:
        return
    row = words[:at]
    if any(word.lower in draft.tables.function_words or not word.text.replace("-", "").isalnum() for word in row):
        return
    if not all(is_plain_gap(text, left, right) for left, right in pairwise(words[: at + 1])) or not _may_end(draft, at, nominal):
        return
    behind = gap(text, words[at], words[at + 1]).strip() if at + 1 < len(words) else ""
    placed = at + 1 < len(words) and not behind and words[at + 1].lower in _PLACES
    if at + 1 < len(words) and not (placed or behind.startswith(("(", ":", ";"))):
        return
    later = words[at + 1 :]
    told = any(word.lower in draft.tables.pronouns or word.lower in ("my", "our") for word in later)
    if told or row[0].lower == "search" or any(word.lower in draft.tables.auxiliaries for word in later[:LONGEST_PLACE]):
        return
    first = row[0]
    named = any(name.span.start == first.start for name in draft.findings.technologies)
    lowered = first.text if named or is_acronym(first.text) else first.text[:1].lower() + first.text[1:]
    start = typography(lowered) if lowered != first.text else kept(text, first.start, first.end)
    rest = (kept(text, first.end, row[-1].end),) if len(row) > 1 else ()
    parts = (inflected(_deed(draft, nominal, at), nominal.verb), typography(" "), start, *rest)
    yield _made(draft, nominal, [Change(0, words[at].end, parts)])


def _may_end(draft: Draft, at: int, nominal: Nominal) -> bool:
    """Return whether what stands before the noun is of a kind that can only be the deed's object."""
    head, grammar = draft.words[at - 1], draft.tables.grammar
    lower = head.lower
    name = at == 1 and any(found.span.start == head.start and found.kind != "language" for found in draft.findings.technologies)
    kinds = {
        "mass": lower in grammar.mass_nouns,
        "many": lower.endswith("s") and not lower.endswith("ss") and not is_acronym(head.text) and lower.isalpha() and not name,
        "name": name,
        "one": lower in grammar.count_nouns and nominal.verb in grammar.tending_verbs,
    }
    return any(kinds[kind] for kind in nominal.ends) and (name or not draft.is_named(head))


def _made(draft: Draft, nominal: Nominal, changes: list[Change]) -> Edit:
    return draft.edit(
        OPERATION,
        changes,
        rule_id=nominal.id,
        because=f"{capitalised(nominal.noun)} names a deed; the line now begins with its verb.",
    )
