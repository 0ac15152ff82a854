"""A role is told in one voice: an ended one in the past, an ongoing one not now as "runs" and now as "run".

Without dates the tense stays, and what is done in an ongoing role stays in the past.
"""

from collections import Counter
from collections.abc import Iterable

from reframer.model.findings import RoleTime
from reframer.planning.coordination import lists_duties, verbs_with
from reframer.planning.draft import Draft, Outcomes
from reframer.planning.pieces import Change, inflected
from reframer.planning.words import VerbUse, capitalised, has_digit, inflect, is_plain_gap

OPERATION = "tense"
RULE = "tense.past"
RULE_VOICE = "tense.voice"
_FINITE = frozenset({"was", "were", "is", "are", "has", "had", "have"})
_PRESENT = ("third", "base")
_NO_OBJECTS = frozenset({"of", "to", "for", "per"})  # behind a plural: leads to, runs of


def set_tense(draft: Draft) -> Outcomes:
    """Yield the edit that puts the bullet's opening verbs into the tense and person of its role, or why they stay."""
    if draft.original.time is RoleTime.PAST:
        yield from _past(draft)
    elif draft.original.time is RoleTime.CURRENT and draft.setting.voice:
        yield from _in_voice(draft)


def voice_of(drafts: Iterable[Draft]) -> str:
    """Return how most lines of a role begin that are told in the present: "third" (runs), "base" (run), or empty where none is.

    Only lines count that certainly begin with a verb.
    """
    counts: Counter[str] = Counter()
    for draft in drafts:
        use = draft.verb_at(0)
        form = _present(use) if use is not None and not use.is_any("past") else ""
        if use is not None and form and _is_verb_here(draft, use):
            counts[form] += 1
    return "third" if counts["third"] > counts["base"] else "base" if counts["base"] else ""


def _present(use: VerbUse) -> str:
    return next((form for form in _PRESENT if use.is_any(form)), "")


def _in_voice(draft: Draft) -> Outcomes:
    """Yield the edit that puts an ongoing role's "runs" beside "run", or the other way round, into the form of the others."""
    use = draft.verb_at(0)
    if use is None or use.is_any("past", "gerund") or not _is_verb_here(draft, use):
        return
    form = _present(use)
    if not form or form == draft.setting.voice:
        return
    together = verbs_with(draft, 0, form)
    if together.unclear or _later_present(draft):
        return
    yield draft.edit(
        OPERATION,
        _inflected(together.verbs, draft.setting.voice),
        rule_id=RULE_VOICE,
        because="The other lines of the role are told in this form.",
    )


def _inflected(verbs: Iterable[VerbUse], form: str) -> list[Change]:
    """Return the changes that put verbs into a form, the first of them with a capital."""
    words = [(verb, inflect(verb, form)) for verb in verbs]
    return [
        Change(verb.start, verb.end, (inflected(capitalised(word) if verb.start == 0 else word, verb.verb.base),))
        for verb, word in words
    ]


def _past(draft: Draft) -> Outcomes:
    use = draft.verb_at(0)
    if use is None or use.is_any("past") or not _is_verb_here(draft, use):
        return
    form = next((kind for kind in ("gerund", "third", "base") if use.is_any(kind)), None)
    if form is None:
        return
    together = verbs_with(draft, 0, form)
    if together.unclear:
        yield draft.refuse(OPERATION, RULE, "the past tense", together.unclear)
        return
    if form == "gerund" and _is_subject(draft, use.count):
        return  # analysing slow queries brought the report down
    if form == "gerund" and lists_duties(draft, use.count):
        yield draft.refuse(OPERATION, RULE, "the past tense", "the line is a list of deeds and works")
        return
    if _later_present(draft):
        yield draft.refuse(OPERATION, RULE, "the past tense", "a later sentence is in the present tense too")
        return
    yield draft.edit(
        OPERATION,
        _inflected(together.verbs, "past"),
        rule_id=RULE,
        because="The role has ended, so the deed is told in the past tense.",
    )


def _is_verb_here(draft: Draft, use: VerbUse) -> bool:
    """Return whether the first word is a verb and not a noun that begins a fragment (Testing framework, Design of)."""
    words, tables = draft.words, draft.tables
    if len(words) <= use.count:
        return False
    follower = words[use.count]
    if not is_plain_gap(draft.text, words[use.count - 1], follower):
        return False
    lower = use.text.lower()
    if follower.lower == "per" or (follower.lower == "that" and use.is_any("third")):
        return False  # deploys per week are counted, nobody is told to deploy; searches that show nothing
    if follower.lower in tables.determiners or has_digit(follower.text):
        return True
    if follower.lower in tables.grammar.number_words:
        return lower not in tables.noun_gerunds
    if follower.lower in tables.conjunctions:
        second = draft.verb_at(use.count + 1)
        return (
            second is not None
            and bool(second.forms & use.forms)
            and lower not in tables.noun_gerunds
            and (_base_only(draft, use) or (use.is_any("third") and (_base_only(draft, second) or _is_sure_third(draft, second))))
        )
    if use.count > 1 and use.verb.base in tables.grammar.sure_thirds:
        return True  # participate in code reviews
    if _is_sure_third(draft, use) and follower.lower not in _NO_OBJECTS:
        return True
    if draft.setting.voice == "third" and use.is_any("third") and _plural_object(draft, use.count):
        return True  # the other lines begin with such a verb: builds dashboards
    if follower.lower in tables.function_words:
        return use.verb.base in tables.grammar.sure_verbs and not use.is_any("gerund")
    if use.is_any("gerund"):
        if lower in tables.noun_gerunds:
            return False
        named = any(found.span.start == follower.start for found in draft.findings.technologies)
        return named or use.verb.base in _sure(draft) or _plural_object(draft, use.count)
    return use.verb.base in _sure(draft) and (use.is_any("third") or _base_only(draft, use))


def _is_sure_third(draft: Draft, use: VerbUse) -> bool:
    """Return whether the verb's form in -s is no plural that begins fragments: handles, keeps; not builds, searches."""
    return use.is_any("third") and use.verb.base in draft.tables.grammar.sure_thirds


def _sure(draft: Draft) -> frozenset[str]:
    """Return the verbs of making and doing whose gerund is a deed; those that begin names of things are left out."""
    grammar = draft.tables.grammar
    weak = {verb.base for verb in draft.rules.vocabulary.verbs if verb.gerund in grammar.weak_gerunds and verb.base != "write"}
    return frozenset((*grammar.article_verbs, *grammar.sure_verbs)) - weak


def _base_only(draft: Draft, use: VerbUse) -> bool:
    """Return whether the verb's base form is no noun as well (maintain, but not support)."""
    return use.verb.base not in draft.tables.noun_bases


def _plural_object(draft: Draft, index: int) -> bool:
    """Return whether the noun phrase at ``index`` ends in a plural: building REST APIs."""
    last = draft.words[index]
    for at in range(index + 1, len(draft.words)):
        word = draft.words[at]
        if not is_plain_gap(draft.text, last, word) or word.lower in draft.tables.function_words:
            break
        last = word
    return last.text.endswith("s") and not last.text.endswith("ss")


def _is_subject(draft: Draft, at: int) -> bool:
    """Return whether a finite verb follows, of which the gerund is the subject or tells how."""
    words, tables = draft.words, draft.tables
    for index in range(at + 1, len(words) - 1):
        before, ahead = words[index - 1], words[index + 1]
        between = draft.text[before.end : words[index].start]
        use = draft.verb_at(index)
        if between.strip() == "," and use is not None and use.is_any("past") and not use.is_any("base"):
            return True  # using X, found Y: it tells how
        if between.strip() or words[index].lower in tables.relatives:
            return False
        if words[index].lower in _FINITE:
            return True
        if use is None or not use.is_any("past") or before.lower in tables.function_words or before.lower.endswith("ing"):
            continue
        if not is_plain_gap(draft.text, words[index], ahead) or ahead.lower in tables.prepositions:
            continue
        if ahead.lower in tables.determiners or has_digit(ahead.text) or use.verb.direction:
            return True
    return False


def _later_present(draft: Draft) -> bool:
    """Return whether a further sentence begins with a verb in the present tense; changing one alone would mix tenses."""
    for index in range(1, len(draft.words)):
        before = draft.text[draft.words[index - 1].end : draft.words[index].start]
        if "." in before or ";" in before:
            use = draft.verb_at(index)
            if (
                use is not None
                and not use.is_any("past")
                and use.is_any("base", "third")
                and draft.words[index].text[:1].isupper()
            ):
                return True
    return False
