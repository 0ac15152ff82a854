"""A line whose deed stands in a clause of its own (I wrote it) begins with that deed; every word beside it is kept.

"Tide alarms: I traced them to 2 hosts" -> "Traced tide alarms to 2 hosts"; "For the move to Go I wrote the checks" ->
"Wrote the checks for the move to Go"; "Thanks to the installer I wrote, we ..." -> "Wrote the installer thanks to which we ...";
"Our rules (I wrote them) refuse X" -> "Wrote our rules, which refuse X"; "9k calls go through the API I built" -> "Built the
API that 9k calls go through".
"""

from collections.abc import Sequence
from itertools import pairwise

from reframer.model.plan import Part
from reframer.planning.draft import Draft
from reframer.planning.pieces import inflected, kept, phrase, typography
from reframer.planning.words import VerbUse, Word, capitalised, is_acronym, is_plain_gap

RULE = "person.clause"
LONGEST_TOPIC = 10  # words of what stands before the clause
LONGEST_OBJECT = 10  # words of the deed's own clause, behind which the front may be put
_THINGS = frozenset({"it", "them"})
_FRONTS = frozenset({"for", "in", "during", "after", "on", "within", "at", "before"})
_PARTICLES = frozenset({"out", "up", "down", "off", "in", "over", "away", "back", "together"})
_POINTING = frozenset(
    {
        "this",
        "that",
        "these",
        "those",
        "example",
        "instance",
        "now",
        "it",
        "fun",
        "general",
        "particular",
        "short",
        "addition",
        "part",
    }
)
_STRANDED = frozenset({"through", "on", "with", "via", "from", "in"})


def deed_first(draft: Draft) -> tuple[Part, ...] | None:
    """Return the parts of the line that begins with its deed; None where the line is of another kind or not plain."""
    lowers = [word.lower for word in draft.words]
    if lowers.count("i") > 1 or any(lower in ("i'm", "i've", "me", "my", "mine") for lower in lowers) or lowers[:1] == ["i"]:
        return None
    for find in (_topic, _bracket, _thanks, _front, _relative):
        parts = find(draft, lowers)
        if parts:
            return parts
    return None


def _past_at(draft: Draft, index: int) -> VerbUse | None:
    use = draft.verb_at(index)
    return use if use is not None and use.is_any("past") and use.count == 1 and use.verb.rank > 1 else None


def _deed(use: VerbUse) -> Part:
    return inflected(capitalised(use.text), use.verb.base)


def _lowered(draft: Draft, word: Word, end: int) -> tuple[Part, ...]:
    """Return the text from a word on with its first letter small, unless the word is a name."""
    named = any(found.span.start == word.start for found in draft.findings.technologies)
    small = word.text if named or is_acronym(word.text) else word.text[:1].lower() + word.text[1:]
    if small == word.text:
        return (kept(draft.text, word.start, end),)
    return (typography(small), kept(draft.text, word.end, end))


def _is_plain_thing(draft: Draft, words: Sequence[Word]) -> bool:
    """Return whether words are a noun phrase without a verb or a person in it."""
    tables = draft.tables
    if not words or len(words) > LONGEST_TOPIC:
        return False
    for word in words:
        if word.lower in tables.pronouns | tables.auxiliaries | tables.relatives | {"i", "we", "our"}:
            return False
        use = draft.verb_at(draft.words.index(word))
        if use is not None and use.is_any("past") and not use.is_any("base"):
            return False
    return True


def _topic(draft: Draft, lowers: list[str]) -> tuple[Part, ...] | None:
    """Return "Traced X to 2 hosts" for "X: I traced them to 2 hosts" and "Wrote X" for "X - wrote it"."""
    text, words = draft.text, draft.words
    for sign in (": ", " - "):
        at = text.find(sign)
        index = next((number for number, word in enumerate(words) if at >= 0 and word.start >= at + len(sign)), None)
        if index is None:
            continue
        before = [word for word in words[:index] if word.text != "-"]
        verb = index + (lowers[index] == "i")
        use = _past_at(draft, verb)
        if use is None or verb + 1 >= len(words) or lowers[verb + 1] not in _THINGS or not _is_plain_thing(draft, before):
            continue
        thing = words[verb + 1]
        if verb + 2 < len(words) and lowers[verb + 2] in _PARTICLES:
            ahead = words[verb + 3] if verb + 3 < len(words) else None
            if lowers[verb + 2] != "in" or ahead is None or not is_plain_gap(text, words[verb + 2], ahead):
                return None  # rolled it out, wired it in
        if text[:at].count(",") or before[0].lower in draft.tables.function_words - draft.tables.determiners:
            return None
        article: tuple[Part, ...] = ()
        if thing.lower == "it" and before[0].lower not in draft.tables.determiners:
            head = next((word for number, word in enumerate(before) if _ends_thing(draft, before, number)), before[-1])
            grammar = draft.tables.grammar
            named = draft.is_named(head)
            if head.lower in grammar.count_nouns or head.lower in grammar.fault_nouns:
                article = (phrase("the ", "join.the"),)
            elif not named and head.lower not in grammar.mass_nouns and not head.lower.endswith(("ing", "ion", "s")):
                return None
        rest = (kept(text, thing.end, len(text)),) if thing.end < len(text) else ()
        return (_deed(use), typography(" "), *article, *_lowered(draft, before[0], at), *rest)
    return None


def _ends_thing(draft: Draft, row: Sequence[Word], at: int) -> bool:
    return at + 1 == len(row) or row[at + 1].lower in draft.tables.function_words


def _bracket(draft: Draft, lowers: list[str]) -> tuple[Part, ...] | None:
    """Return "Wrote our X, which refuse Y" for "Our X (I wrote them) refuse Y"."""
    text, words = draft.text, draft.words
    index = lowers.index("i") if "i" in lowers else 0
    if not index or text[: words[index].start].count("(") != 1 or not text[: words[index].start].endswith(" ("):
        return None
    use = _past_at(draft, index + 1)
    if use is None or index + 3 >= len(words) or lowers[index + 2] not in _THINGS or lowers[0] not in ("our", "the", "these"):
        return None
    close = words[index + 2].end
    tells = draft.verb_at(index + 3)
    plain = _is_plain_thing(draft, words[1:index]) and text[close : close + 2] == ") "
    if not plain or tells is None or not tells.is_any("base", "third", "past"):
        return None
    thing = _lowered(draft, words[0], words[index - 1].end)
    rest = kept(text, words[index + 3].start, len(text))
    return (_deed(use), typography(" "), *thing, typography(", "), phrase("which ", "join.which"), rest)


def _thanks(draft: Draft, lowers: list[str]) -> tuple[Part, ...] | None:
    """Return "Wrote the X thanks to which we Y" for "Thanks to the X I wrote, we Y"."""
    text, words = draft.text, draft.words
    index = lowers.index("i") if "i" in lowers else 0
    if lowers[:2] != ["thanks", "to"] or index < 4 or lowers[2] not in ("the", "a", "an"):
        return None
    use = _past_at(draft, index + 1)
    if use is None or not text[use.end :].startswith(", ") or not _is_plain_thing(draft, words[2:index]):
        return None
    thing = kept(text, words[2].start, words[index - 1].end)
    rest = kept(text, use.end + 2, len(text))
    return (_deed(use), typography(" "), thing, typography(" "), phrase("thanks to which ", RULE), rest)


def _front(draft: Draft, lowers: list[str]) -> tuple[Part, ...] | None:
    """Return "Wrote Y for the X" for "For the X I wrote Y"."""
    text, words = draft.text, draft.words
    index = lowers.index("i") if "i" in lowers else 0
    use = _past_at(draft, index + 1) if index else None
    if (
        use is None
        or lowers[0] not in _FRONTS
        or index < 2
        or lowers[1] in _POINTING
        or not _is_plain_thing(draft, words[:index])
    ):
        return None
    if "," in text[: words[index - 1].end] or text[words[index - 1].end : words[index].start] not in (" ", ", "):
        return None
    end = min((at for at in (text.find(sign, use.end) for sign in (" (", ",", ";", ". ", ":", " -")) if at >= 0), default=0)
    end = end or len(text.rstrip(". "))
    behind = text[end + 1 :] if text[end : end + 1] == "," else ""
    if behind and ("," in behind or " and " in behind or " & " in behind or not any(letter.isdigit() for letter in behind)):
        return None  # a row of things goes on
    clause = [word for word in words[index + 2 :] if word.start < end]
    barred = (
        draft.tables.relatives | draft.tables.pronouns | {"so", "because", lowers[0], "and", "to" if lowers[0] == "for" else "so"}
    )
    if not 1 <= len(clause) <= LONGEST_OBJECT or any(word.lower in barred for word in clause):
        return None
    front = _lowered(draft, words[0], words[index - 1].end)
    rest = (kept(text, end, len(text)),) if end < len(text) else ()
    return (_deed(use), kept(text, use.end, end), typography(" "), *front, *rest)


def _relative(draft: Draft, lowers: list[str]) -> tuple[Part, ...] | None:
    """Return "Built the API (Go) that 9k calls go through" for "9k calls go through the API I built (Go)"."""
    text, words = draft.text, draft.words
    index = lowers.index("i") if "i" in lowers else 0
    use = _past_at(draft, index + 1) if index else None
    if use is None:
        return None
    the = next((number for number in range(index - 1, 1, -1) if lowers[number] == "the"), 0)
    tail = text[use.end :].rstrip(". ")
    if not the or lowers[the - 1] not in _STRANDED or (tail and not (tail.startswith(" (") and tail.endswith(")"))):
        return None
    subject = words[: the - 1]
    row = words[the : index + 1]
    if not all(is_plain_gap(text, left, right) for left, right in pairwise(row)) or "," in text[: row[0].start]:
        return None
    verb = draft.verb_at(the - 2)
    whole = [*subject[:-1], *row[1:-1]]
    if verb is None or len(subject) < 2 or any(word.lower in ("and", "we", "our") for word in subject):
        return None
    if not _is_plain_thing(draft, row[1:-1]) or len(whole) > 2 * LONGEST_TOPIC:
        return None
    stop = len(text.rstrip(". "))
    bracket = (kept(text, use.end, stop),) if use.end < stop else ()
    thing = kept(text, words[the].start, words[index - 1].end)
    ending = (kept(text, stop, len(text)),) if stop < len(text) else ()
    told = _lowered(draft, words[0], words[the - 1].end)
    return (_deed(use), typography(" "), thing, *bracket, phrase(" that ", RULE), *told, *ending)
