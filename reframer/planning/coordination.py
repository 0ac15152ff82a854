"""Which verbs of a bullet change together: "designing and testing X" is two deeds, "tools for monitoring and alerting" is one.

Where the words do not tell, the answer is a reason to leave the bullet alone.
"""

from dataclasses import dataclass

from reframer.planning.draft import Draft
from reframer.planning.words import VerbUse, Word, gap, has_digit

_JOINS = frozenset({"and", "&", "+", "or"})
_ITEM = 4  # words of an item of a row


@dataclass(frozen=True)
class Together:
    """The verbs that share a subject with the first, or why that cannot be told."""

    verbs: tuple[VerbUse, ...] = ()
    unclear: str = ""


def verbs_with(draft: Draft, index: int, *forms: str) -> Together:
    """Return the verb at ``index`` and every verb of the same form that is coordinated with it."""
    words, text = draft.words, draft.text
    first = draft.verb_at(index)
    if first is None or not first.is_any(*forms):
        return Together(unclear="the verb is not in the table")
    found = [first]
    at = index + first.count
    at = _read_chain(draft, at, forms, found)
    if at < 0:
        return Together(unclear="a verb of the row is not in the table")
    return _read_rest(draft, at, forms, found) if at < len(words) else Together(tuple(found)) if text else Together()


def _read_chain(draft: Draft, at: int, forms: tuple[str, ...], found: list[VerbUse]) -> int:
    """Add the verbs that follow at once (designing, building and testing X); return the index behind, -1 at an unknown one."""
    words, text = draft.words, draft.text
    while at < len(words):
        between = gap(text, words[at - 1], words[at]).strip()
        joined = words[at].lower in _JOINS
        if between not in ("", ",") or (between == "" and not joined):
            return at
        ahead = at + 1 if joined else at
        use = draft.verb_at(ahead)
        if use is not None and use.is_any(*forms) and not _is_name(draft, ahead, use):
            found.append(use)
            at = ahead + use.count
        elif ahead < len(words) and joined and draft.tables.is_unknown_verb(words[ahead]) and "gerund" in forms:
            return -1
        else:
            return at
    return at


def _is_name(draft: Draft, index: int, use: VerbUse) -> bool:
    """Return whether a verb form is the name of a thing here (dashboards and reporting)."""
    nouns = draft.tables.noun_gerunds if use.is_any("gerund") else draft.tables.noun_bases
    lower = use.text.lower()
    if lower not in nouns and use.verb.base not in nouns:
        return False
    if use.is_any("third") and use.verb.base in draft.tables.grammar.sure_thirds:
        return False
    return not _has_own_object(draft, index + use.count)


def _has_own_object(draft: Draft, index: int) -> bool:
    """Return whether a determiner or a number follows: then the word before it is a verb."""
    words = draft.words
    if index >= len(words) or gap(draft.text, words[index - 1], words[index]).strip():
        return False
    return words[index].lower in draft.tables.determiners or has_digit(words[index].text)


def _read_rest(draft: Draft, at: int, forms: tuple[str, ...], found: list[VerbUse]) -> Together:
    """Look for further verbs of the same subject behind the first object."""
    words, text, tables = draft.words, draft.text, draft.tables
    governed = False  # a gerund behind a preposition, to which a later "and ...ing" could belong as well
    result = False  # a participle clause behind a comma, to which every later gerund belongs
    for index in range(at, len(words)):
        before = gap(text, words[index - 1], words[index])
        lower = words[index].lower
        if any(stop in before for stop in (";", ". ", ":", "—", "–", "|")) or lower in ("-", "->", "→", "—", "–"):
            break
        if lower in tables.relatives:
            break
        use = draft.verb_at(index)
        joined = words[index - 1].lower in _JOINS
        if use is None or not use.is_any(*forms):
            if joined and "gerund" in forms and tables.is_unknown_verb(words[index]) and lower.endswith("ing"):
                return Together(unclear=f"{words[index].text!r} is not in the verb table")
            if use is not None and use.is_any("gerund") and lower.endswith("ing") and "," in before:
                result = True
            continue
        if "," in before and not joined:
            result = result or use.is_any("gerund")
            if not use.is_any("gerund"):
                return Together(unclear=f"{words[index].text!r} may be a verb or a name")
            continue
        if not joined:
            governed = governed or (use.is_any("gerund") and words[index - 1].lower in tables.prepositions)
            continue
        if result:
            continue
        if _is_name(draft, index, use):
            if _ends_here(draft, index + use.count):
                continue
            return Together(unclear=f"{words[index].text!r} may be a verb or a name")
        if governed:
            return Together(unclear=f"{words[index].text!r} may belong to an earlier verb")
        found.append(use)
    return Together(tuple(found))


def lists_duties(draft: Draft, at: int) -> bool:
    """Return whether a later item of a row names a work without its verb: writing reports, unit testing, data maintenance."""
    words, tables = draft.words, draft.tables
    works = tables.noun_gerunds | tables.nominals.keys()
    for index in range(at + 1, len(words)):
        before = gap(draft.text, words[index - 1], words[index]).strip()
        if before != "," or words[index].lower in tables.function_words - _JOINS:
            continue
        start = index + (words[index].lower in _JOINS)
        end = start
        while end + 1 < len(words) and not gap(draft.text, words[end], words[end + 1]).strip():
            if words[end + 1].lower in tables.function_words:
                break
            end += 1
        if end < len(words) and words[end].lower in works and 2 <= end - start + 1 <= _ITEM:
            return True
    return False


def _ends_here(draft: Draft, index: int) -> bool:
    """Return whether a noun phrase ends before ``index``: at the end, at punctuation, or at a function word."""
    words = draft.words
    if index >= len(words):
        return True
    return bool(gap(draft.text, words[index - 1], words[index]).strip()) or words[index].lower in draft.tables.function_words


def starts_thing(draft: Draft, word: Word) -> bool:
    """Return whether a word can begin a noun phrase: a determiner, a number, or no function word at all."""
    lower = word.lower
    return lower in draft.tables.determiners or (lower not in draft.tables.function_words and word.text[:1].isalnum())
