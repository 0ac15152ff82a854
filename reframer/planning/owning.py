"""What a person cannot be said to own: people, everything, a word that names neither a thing made nor a work done."""

from reframer.planning.coordination import starts_thing
from reframer.planning.draft import Draft
from reframer.planning.pieces import Change
from reframer.planning.words import Word, gap, is_acronym, is_plain_gap

BARE = 4  # words of a line that says of what one was responsible and nothing else
_AGAIN = frozenset({"and", "also", "then", "later", "partly", "finally"})
_WORKS = ("ing", "ion", "ions", "ment", "ments", "ance", "ence", "ity", "ness", "ship", "sis", "al", "cy")


def not_owned(draft: Draft, index: int) -> str:
    """Return why the thing that begins at ``index``, behind a duty's opener, is not said to be owned; empty where it may be."""
    words, grammar = draft.words, draft.tables.grammar
    if any(word.lower in ("own", "owned", "owns", "owner", "owners", "ownership") for word in words[index:]):
        return "somebody is said to own something already"
    if any(word.lower in grammar.vague_words for word in words[index : index + 2]):
        return "the thing is too vague to be owned"
    head = _head(draft, index)
    if head.lower in grammar.staff_nouns:
        return f"{head.text!r} are people, and nobody owns them"
    if draft.is_named(head) and not draft.findings.metrics:
        return f"{head.text!r} is worked with, and nobody owns it"
    if len(words) - index <= BARE and not draft.findings.metrics and not _is_work_or_made(draft, head):
        return f"{head.text!r} names neither a thing made nor a work"
    return ""


def is_of_people(draft: Draft, index: int) -> bool:
    """Return whether the thing that begins at ``index`` is a team or other people."""
    return _head(draft, index).lower in draft.tables.grammar.staff_nouns


def second_joints(draft: Draft, index: int) -> list[Change] | None:
    """Return the changes that leave out the opener's preposition where it is said again: for X and for Y -> X and Y.

    None where a deed or nothing plain stands behind it: then the opener cannot go.
    """
    words, text = draft.words, draft.text
    joint = words[index - 1].lower
    changes: list[Change] = []
    for at in range(index + 1, len(words)):
        before = words[at - 1]
        apart = gap(text, before, words[at]).strip() == "," or before.lower in _AGAIN
        if words[at].lower != joint or not apart:
            continue
        ahead = words[at + 1] if at + 1 < len(words) and is_plain_gap(text, words[at], words[at + 1]) else None
        if ahead is None or not starts_thing(draft, ahead) or draft.tables.looks_verbal(ahead):
            return None
        changes.append(Change(words[at].start, ahead.start, ()))
    return changes


def _head(draft: Draft, index: int) -> Word:
    """Return the last word of the noun phrase at ``index``."""
    words = draft.words
    end = index
    while end + 1 < len(words) and is_plain_gap(draft.text, words[end], words[end + 1]):
        ahead = words[end + 1].lower
        if ahead in draft.tables.relatives or (words[end].lower in draft.tables.grammar.staff_nouns and ahead.endswith("ing")):
            break
        deed = draft.verb_at(end + 2) if ahead == "and" and end + 2 < len(words) else None
        if ahead in draft.tables.function_words - draft.tables.determiners - {"and"} or (
            deed is not None and deed.is_any("past")
        ):
            break
        end += 1
    return words[end]


def _is_work_or_made(draft: Draft, head: Word) -> bool:
    lower = head.lower
    grammar, singular = draft.tables.grammar, lower.removesuffix("s")
    return (
        is_acronym(head.text)
        or lower.endswith(_WORKS)
        or not {lower, singular}.isdisjoint((*grammar.count_nouns, *grammar.mass_nouns, *grammar.owned_nouns))
        or lower in draft.tables.nominals
    )
