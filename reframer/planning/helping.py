"""Help whose deed is told: Supported the analysts by building tables -> Built tables for the analysts.

Only "by" tells the person's own deed. Help in a deed stays help: Supported the team in moving -> Helped the team move.
"""

from reframer.model.findings import RoleTime
from reframer.model.plan import Part
from reframer.planning.coordination import verbs_with
from reframer.planning.draft import Draft
from reframer.planning.pieces import Change, inflected, kept, phrase, typography
from reframer.planning.words import Word, capitalised, inflect, is_plain_gap

RULE_OWN = "opener.helped_by"
RULE_HELP = "opener.helped_in"
LONGEST_PEOPLE = 5  # words that name who was helped
_HELPING = frozenset({"supported", "assisted", "helped", "aided"})
_THEM = "for them"


def changes_of_help(draft: Draft) -> tuple[str, list[Change]] | None:
    """Return the rule and the changes of a line that begins with help to people; None where it is none or not plain."""
    words = draft.words
    if len(words) < 5 or words[0].lower not in _HELPING or draft.original.time is RoleTime.CURRENT:
        return None
    at = _behind_people(draft)
    if at is None or at + 1 >= len(words):
        return None
    joint, use = words[at].lower, draft.verb_at(at + 1)
    if use is None or not is_plain_gap(draft.text, words[at], words[at + 1]):
        return None
    people = (words[1], words[at - 1])
    if joint == "by" and use.is_any("gerund"):
        return _own_deed(draft, at + 1, people)
    if joint in ("in", "with") and use.is_any("gerund") and use.text.lower() not in draft.tables.noun_gerunds:
        return _help(draft, at, "gerund")
    if joint == "to" and use.is_any("base") and words[0].lower != "supported":
        return _help(draft, at, "base")
    return None


def _behind_people(draft: Draft) -> int | None:
    """Return the index behind the people that were helped."""
    words, grammar = draft.words, draft.tables.grammar
    for index in range(1, min(len(words), LONGEST_PEOPLE + 1)):
        if not is_plain_gap(draft.text, words[index - 1], words[index]):
            return None
        if words[index].lower in grammar.people_nouns:
            ahead = words[index + 1] if index + 1 < len(words) else None
            if ahead is not None and ahead.lower in ("by", "in", "with", "to") and is_plain_gap(draft.text, words[index], ahead):
                return index + 1
        elif words[index].lower in draft.tables.function_words - draft.tables.determiners:
            return None
    return None


def _help(draft: Draft, at: int, form: str) -> tuple[str, list[Change]] | None:
    together = verbs_with(draft, at + 1, form)
    if together.unclear:
        return None
    first = together.verbs[0]
    changes = [Change(draft.words[at].start, first.end, (inflected(inflect(first, "base"), first.verb.base),))]
    changes += [Change(use.start, use.end, (inflected(inflect(use, "base"), use.verb.base),)) for use in together.verbs[1:]]
    opening = draft.words[0]
    if opening.lower != "helped":
        changes.append(Change(opening.start, opening.end, (phrase("Helped", RULE_HELP),)))
    return RULE_HELP, changes


def _own_deed(draft: Draft, index: int, people: tuple[Word, Word]) -> tuple[str, list[Change]] | None:
    """Return "Built X for the analysts" for "Supported the analysts by building X"."""
    together = verbs_with(draft, index, "gerund")
    if together.unclear:
        return None
    text, first = draft.text, together.verbs[0]
    them = text.find(_THEM, first.end)
    whom = kept(text, people[0].start, people[1].end)
    changes = [Change(0, first.end, (inflected(capitalised(inflect(first, "past")), first.verb.base),))]
    changes += [Change(use.start, use.end, (inflected(inflect(use, "past"), use.verb.base),)) for use in together.verbs[1:]]
    if them >= 0:
        at = them + len("for ")
        return RULE_OWN, [*changes, Change(at, them + len(_THEM), (whom,))]
    end = _end_of_clause(text, first.end)
    clause = [word for word in draft.words if first.end <= word.start < end]
    if not clause or any(word.lower in draft.tables.relatives | {"for", "so", "to", "them", "their", "it"} for word in clause):
        return None  # two "for" in one clause, or the people would hang on the wrong word
    parts: tuple[Part, ...] = (typography(" "), phrase("for ", RULE_OWN), whom)
    return RULE_OWN, [*changes, Change(end, end, parts)]


def _end_of_clause(text: str, start: int) -> int:
    """Return where the first clause ends: before a bracket, a stop or the end of the line."""
    found = [at for at in (text.find(sign, start) for sign in (" (", ", ", "; ", ". ", " - ", " -> ", ": ")) if at >= 0]
    return min(found, default=len(text.rstrip(". ")))
