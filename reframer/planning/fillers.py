"""Leave out words that say nothing beyond the deed: successfully migrated, in order to cut, utilised Kafka."""

from reframer.model.findings import MetricKind
from reframer.model.plan import Edit
from reframer.planning.draft import Draft, Outcomes
from reframer.planning.pieces import Change, inflected, phrase, typography
from reframer.planning.words import VerbUse, capitalised, inflect, is_plain_gap
from reframer.rulebook.rewording import Filler

OPERATION = "filler"
_MAY_LEAD = frozenset({"i", "and", "then", "also", "for", "with", "included", "include", "by", "of", "in", "to"})
_CHANGES_OF = frozenset({MetricKind.CHANGE, MetricKind.PERCENT, MetricKind.MULTIPLE})
_CLAUSE = 5  # words in which a finite verb would show that the first word is no deed: leveraged loans were priced


def drop_fillers(draft: Draft) -> Outcomes:
    """Yield the first edit that a filler allows; the next round finds the next."""
    for rule in draft.tables.rewording.fillers:
        found = _CHANGES[rule.kind](draft, rule)
        if found is not None:
            yield _edit(draft, rule, found)
            return


def _edit(draft: Draft, rule: Filler, change: Change) -> Edit:
    return draft.edit(
        OPERATION,
        [change],
        rule_id=rule.id,
        because=rule.because,
    )


def _adverb(draft: Draft, rule: Filler) -> Change | None:
    """Return the change that takes an adverb away in front of a deed."""
    words = draft.words
    for index, word in enumerate(words[:-1]):
        if word.lower not in rule.words or not is_plain_gap(draft.text, word, words[index + 1]):
            continue
        use = draft.uses[index + 1]
        if use is None:
            continue
        if index == 0 and use.is_any("past", "base", "third"):
            return Change(word.start, words[1].end, (typography(capitalised(words[1].text)),))
        before = words[index - 1]
        if index > 1 and before.lower in ("and", "&") and words[index - 2].lower.endswith("ly"):
            continue  # carefully and efficiently moved
        leads = index and before.lower in _MAY_LEAD and is_plain_gap(draft.text, before, word)
        if leads and (use.is_any("gerund") or before.lower in ("i", "and", "then", "also", "to")):
            return Change(word.start, words[index + 1].start, ())
    return None


def _purpose(draft: Draft, rule: Filler) -> Change | None:
    """Return the change of a long preposition in front of a verb in its base form."""
    words = draft.words
    for index in range(len(words) - 3):
        if " ".join((words[index].lower, words[index + 1].lower, words[index + 2].lower)) not in rule.words:
            continue
        use = draft.uses[index + 3]
        alone = all(
            draft.text[one.end : other.start] == " "
            for one, other in zip(words[index:], words[index + 1 : index + 4], strict=False)
        )
        if alone and index and use is not None and use.is_any("base"):
            return Change(words[index].start, words[index + 2].end, (phrase(rule.becomes, rule.id),))
    return None


def _verb(draft: Draft, rule: Filler) -> Change | None:
    """Return the change of a verb to the plain one, in the same form."""
    words = draft.words
    plain = draft.tables.verbs.by_base.get(rule.becomes)
    for index, (word, use) in enumerate(zip(words[:1] if rule.at_head else words, draft.uses, strict=False)):
        if use is None or use.verb.base not in rule.words or plain is None or not word.text[1:].islower():
            continue
        form = _form(use, first=index == 0)
        finite = any(other.lower in draft.tables.auxiliaries for other in words[index + 1 : index + _CLAUSE])
        written = inflect(VerbUse(plain, use.forms, use.start, use.end, plain.base), form) if form else ""
        if not written or finite or (index == 0 and written in draft.setting.taken_verbs):
            continue
        return Change(use.start, use.end, (inflected(capitalised(written) if index == 0 else written, plain.base),))
    return None


def _achieved(draft: Draft, rule: Filler) -> Change | None:
    """Return the change that turns an infinitive of change into the deed; a row of deeds or a condition leaves it alone."""
    words = draft.words
    use = draft.uses[3] if len(words) > 3 else None
    lead = " ".join(word.lower for word in words[:3])
    if lead not in rule.words or use is None or not use.verb.direction or not use.is_any("base"):
        return None
    measured = any(metric.kind in _CHANGES_OF and not metric.bound for metric in draft.findings.metrics)
    behind = range(3 + use.count, len(words))
    rows = any(words[at].lower in ("and", "or", "if", "would", "could") for at in behind)
    if not measured or rows:
        return None
    return Change(0, use.end, (inflected(capitalised(inflect(use, "past")), use.verb.base),))


def _form(use: VerbUse, *, first: bool) -> str:
    """Return the form that a verb stands in where it is sure: a deed at the head, or a gerund anywhere."""
    if first:
        return "past" if use.is_any("past") else "base" if use.is_any("base") else ""
    return "gerund" if use.is_any("gerund") else ""


_CHANGES = {"adverb": _adverb, "purpose": _purpose, "verb": _verb, "achieved": _achieved}
