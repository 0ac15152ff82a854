"""The first person singular is left out, as resumes do; we, our and us stay: they say that a team did it."""

from reframer.model.findings import RoleTime
from reframer.planning.draft import Draft, Outcomes
from reframer.planning.own_clause import RULE as CLAUSE
from reframer.planning.own_clause import deed_first
from reframer.planning.pieces import Change, edit, inflected, typography
from reframer.planning.words import capitalised, gap, inflect

OPERATION = "person"
RULE = "person.first"
_SUBJECTS = frozenset({"i", "i've", "i'd"})
_HELPERS = frozenset({"have", "also", "then", "successfully", "personally", "had"})


def drop_first_person(draft: Draft) -> Outcomes:
    """Yield the edit that leaves out every "I", or a refusal where one of them cannot go."""
    if draft.words and draft.original.time is RoleTime.CURRENT:
        yield from _out_of_progress(draft)
    clause = deed_first(draft) if draft.words else None
    if clause is not None:
        yield edit(
            draft.bullet_id,
            OPERATION,
            draft.text,
            clause,
            rule_id=CLAUSE,
            because="The line tells the person's deed in a clause of its own; it now begins with it.",
        )
        return
    if not draft.words or draft.words[0].lower not in _SUBJECTS:
        return
    changes: list[Change] = []
    for index, word in enumerate(draft.words):
        if word.lower == "i'm" or (word.lower in _SUBJECTS and not (index == 0 or _opens_clause(draft, index))):
            yield draft.refuse(OPERATION, RULE, "the line without I", "another I stands inside a clause")
            return
        if word.lower not in _SUBJECTS:
            continue
        change = _without_subject(draft, index)
        if change is None:
            return
        changes.append(change)
    yield draft.edit(
        OPERATION,
        changes,
        rule_id=RULE,
        because="A resume line needs no I; the deed stays the person's own.",
    )


def _out_of_progress(draft: Draft) -> Outcomes:
    """Yield "Manage X" for "I am managing X" and "I am managing of X" in an ongoing role."""
    lowers = [word.lower for word in draft.words]
    at = 2 if lowers[:2] == ["i", "am"] else 1 if lowers[0] == "i'm" else 0
    use = draft.verb_at(at) if at else None
    if use is None or not use.is_any("gerund") or "i" in lowers[1:] or "and" in lowers[at + use.count : at + use.count + 2]:
        return
    behind = draft.words[at + use.count] if at + use.count < len(draft.words) else None
    end = use.end
    if behind is not None and behind.lower == "of" and draft.text[use.end : behind.start] == " ":
        end = behind.end
    deed = inflected(capitalised(inflect(use, "base")), use.verb.base)
    yield draft.edit(
        OPERATION,
        [Change(0, end, (deed,))],
        rule_id=RULE,
        because="A resume line needs no I; the role goes on, so the verb stays in the present.",
    )


def _opens_clause(draft: Draft, index: int) -> bool:
    """Return whether an I begins a clause whose subject is the same as before (... and I wrote)."""
    before = gap(draft.text, draft.words[index - 1], draft.words[index])
    return ";" in before or draft.words[index - 1].lower == "and"


def _without_subject(draft: Draft, index: int) -> Change | None:
    """Return the change that takes the subject away, or None where no verb of the table follows."""
    words = draft.words
    at = index + 1
    perfect = words[index].lower == "i've"
    while at < len(words) and words[at].lower in _HELPERS:
        perfect = perfect or words[at].lower in ("have", "had")
        at += 1
    use = draft.verb_at(at)
    if use is None:
        return None
    first = index == 0
    between = [word for word in words[index + 1 : at] if word.lower not in ("have", "had")]
    if between and (first or len(between) != at - index - 1):
        return None  # an adverb would have to move; leave the line alone
    if perfect and use.is_any("participle"):
        new = inflect(use, "past")
    elif not perfect and use.is_any("past", "base"):
        new = use.text
    else:
        return None
    written = capitalised(new) if first else new
    part = inflected(written, use.verb.base) if new.lower() != use.text.lower() else typography(written)
    if between:
        return Change(words[index].start, between[0].start, ())
    return Change(words[index].start, use.end, (part,))
