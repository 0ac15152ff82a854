"""Licences: which added words the old text entails - a synonym, a long form, a hypernym with its cue, a rule's restatement."""

import itertools
from collections.abc import Iterable

from reframer.rulebook.equivalents import Equivalent, EquivalentKind
from reframer.verifying.agency import deeds_of
from reframer.verifying.evidence import Evidence
from reframer.verifying.reading import Hit, Reading
from reframer.verifying.words import singular


def licensed_words(evidence: Evidence, new: Reading) -> frozenset[int]:
    """Return the indexes of the words of a new line that may stand there without being in the old text."""
    kept = evidence.licensed.get(new.text)
    if kept is None:
        kept = evidence.licensed[new.text] = _licensed(evidence, new)
    return kept


def _licensed(evidence: Evidence, new: Reading) -> frozenset[int]:
    licensed: set[int] = set()
    for hit in new.hits:
        kind = hit.entry.kind
        if kind is EquivalentKind.PLAIN:
            if hit.behind - hit.first > 1:
                licensed.update(range(hit.first, hit.behind))  # as well as
        elif kind in (EquivalentKind.SAME, EquivalentKind.LONG):
            if id(hit.entry) in evidence.entries and not _is_second(evidence, new, hit):
                licensed.update(range(hit.first, hit.behind))
        elif kind is EquivalentKind.ENTAILED:
            if _is_written(new, hit) and is_entailed(hit.entry, evidence):
                licensed.update(range(hit.first, hit.behind))
        elif kind in (EquivalentKind.APPROXIMATE, EquivalentKind.UPPER, EquivalentKind.LOWER):
            if any(figure.first in (hit.behind, hit.behind + 1) or figure.behind == hit.first for figure in new.figures):
                licensed.update(range(hit.first, hit.behind))
        elif kind is EquivalentKind.FIGURE:
            licensed.update(range(hit.first, hit.behind))  # figures compare these
        elif kind is EquivalentKind.DENIAL:
            licensed.update(range(hit.first, hit.behind))  # qualifiers compare these
        elif kind is EquivalentKind.TEAM:
            if evidence.has(EquivalentKind.TEAM, EquivalentKind.SHARE):
                licensed.update(range(hit.first, hit.behind))
        elif kind in (EquivalentKind.SHARE, EquivalentKind.DUTY):
            licensed.update(range(hit.first, hit.behind))  # agency compares these
        elif kind is EquivalentKind.LIMIT and hit.entry.id in _ALWAYS_ALLOWED:
            licensed.update(range(hit.first, hit.behind))
    for deed in deeds_of(new):
        # what a thing of the old text does by itself is no claim of the person: *which handles*, *it sent*
        if deed.role in ("thing", "relative") and not deed.direction and new.words[deed.first].stem not in new.lexicon.risky:
            licensed.update(range(deed.first, deed.behind))
    licensed.update(_told_change(evidence, new))
    licensed.update(_counted_team(evidence, new))
    licensed.update(_answered(evidence, new))
    licensed.update(_initials(evidence, new))
    licensed.update(_glosses(evidence, new))
    licensed.update(_restatements(evidence, new))
    return frozenset(licensed)


_AND = frozenset({"and", "plus", "or"})
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "our", "two", "both"})


def is_joined_on(new: Reading, index: int) -> bool:
    """Say whether a word stands in what *and* joins on, past an article or a modifier."""
    for place in range(index - 1, max(-1, index - 4), -1):
        if new.words[place].low in _AND:
            return True
        if new.words[place].stem in new.lexicon.plain and new.words[place].low not in _ARTICLES:
            return False
    return False


def _counted_team(evidence: Evidence, new: Reading) -> Iterable[int]:
    """Yield the *team* of *led a team of 4 engineers* where the old text has *led 4 engineers*."""
    if not any(word.low == "team" for word in new.words):
        return
    led = {
        figure.value
        for reading in evidence.all
        for deed in deeds_of(reading)
        if deed.told and new.lexicon.is_of(deed.base, ("lead", "teach"))
        for figure in reading.figures
        if figure.first == deed.behind and not figure.unit
    }
    for figure in new.figures:
        here = figure.first - 2
        if figure.value in led and here > 0 and new.words[here].low == "team" and new.words[here + 1].low == "of":
            yield here


def _is_second(evidence: Evidence, new: Reading, hit: Hit) -> bool:
    """Say whether *and* joins another word for a thing to the old text's own word (*the invoice and the billing service*)."""
    if hit.entry.kind is not EquivalentKind.SAME or not is_joined_on(new, hit.first):
        return False
    return any(
        other.entry is hit.entry
        and (other.behind <= hit.first or hit.behind <= other.first)
        and all(new.words[index].stem in evidence.stems for index in range(other.first, other.behind))
        for other in new.of(EquivalentKind.SAME)
    ) and not all(new.words[index].stem in evidence.stems for index in range(hit.first, hit.behind))


def long_forms(evidence: Evidence, new: Reading) -> frozenset[int]:
    """Return the indexes of the words of a long form whose short form stands in the old text, and the other way round."""
    found = {
        index
        for hit in new.of(EquivalentKind.LONG, EquivalentKind.SAME, EquivalentKind.ENTAILED)
        if id(hit.entry) in evidence.entries
        or (
            hit.entry.kind is EquivalentKind.ENTAILED
            and (hit.behind - hit.first > 1 or hit.entry.all)
            and _is_written(new, hit)
            and is_entailed(hit.entry, evidence)
        )
        for index in range(hit.first, hit.behind)
        if not _is_half_a_term(new, hit)
    }
    return frozenset(found)


def _is_half_a_term(new: Reading, hit: Hit) -> bool:
    """Say whether the words are only a part of a term of machine learning (the *store* of *feature store*)."""
    return any(
        first <= hit.first and hit.behind <= behind and behind - first > hit.behind - hit.first for _, first, behind in new.terms
    )


def entailed_deeds(evidence: Evidence, new: Reading) -> frozenset[int]:
    """Return the indexes of verbs that an entailed wording names in this very form (*ran* for *was in charge of*)."""
    found: set[int] = set(_answered(evidence, new))
    for hit in new.of(EquivalentKind.ENTAILED):
        if _is_written(new, hit) and is_entailed(hit.entry, evidence) and _is_own(hit.entry, evidence):
            found.update(range(hit.first, hit.behind))
    for deed in deeds_of(new):
        low = new.words[deed.first].low
        if (deed.first and low == "including") or (low in _CLAIM_VERBS and _is_answered(evidence, new, deed.behind)):
            found.update(range(deed.first, deed.behind))  # inside a line, including is a preposition
    return frozenset(found)


def doubtful_deeds(evidence: Evidence, new: Reading) -> frozenset[int]:
    """Return the indexes of entailed verbs that a person should still look at (*trained* for *fine-tuned*)."""
    return frozenset(
        index
        for hit in new.of(EquivalentKind.ENTAILED)
        if hit.entry.doubtful and _is_written(new, hit) and is_entailed(hit.entry, evidence)
        for index in range(hit.first, hit.behind)
        if new.words[index].stem not in evidence.stems
    )


def _is_own(entry: Equivalent, evidence: Evidence) -> bool:
    """Say whether a cue that is a deed is told of the person in full: *owned by Anna* and *the tech lead* license nothing."""
    if not all(_is_told(cue, evidence) for cue in entry.all):
        return False
    return (
        not entry.any
        or any(_stands(cue, evidence) and _is_told(cue, evidence) for cue in entry.any)
        or not any(_stands(cue, evidence) for cue in entry.any)
    )


def _is_told(cue: str, evidence: Evidence) -> bool:
    lexicon = evidence.all[0].lexicon
    first = cue.lower().split()[0]
    stems = {lexicon.stems.of(first), lexicon.stems.of(first.replace("-", ""))}
    if cue in lexicon.charges:
        stems.add(lexicon.stems.of("own"))
    olds = [old for old in evidence.deeds if lexicon.stems.of(old.base.split()[0]) in stems]
    verb = bool(olds) or cue in lexicon.charges or first in lexicon.actions
    return not verb or any(old.told and not old.by_team and old.rank == old.own_rank for old in olds)


# With these a rule's claim speaks of what the work was for; the thing behind them must be the person's answer.
_CLAIM_VERBS = frozenset({"feeding", "using"})


def _is_answered(evidence: Evidence, new: Reading, first: int) -> bool:
    """Say whether the words from ``first`` to the end of the line are those of one answer."""
    plain = new.lexicon.plain
    told = {word.stem for word in new.words[first:] if word.stem not in plain}
    return bool(told) and any(told <= reading.stems for reading in evidence.answers)


def _told_change(evidence: Evidence, new: Reading) -> Iterable[int]:
    """Yield the words that say up or down where the old figures do (*cut* for *from 40 min to 10 min*)."""
    ways = {
        EquivalentKind.DOWN if new.lexicon.amount(end) < new.lexicon.amount(start) else EquivalentKind.UP
        for start, end in itertools.pairwise(evidence.figures)
        if start.role == "from" and end.role == "to"
    }
    ways |= {way for way in (EquivalentKind.DOWN, EquivalentKind.UP) if evidence.has(way)}
    for hit in new.of(*ways):
        yield from range(hit.first, hit.behind)


def _answered(evidence: Evidence, new: Reading) -> Iterable[int]:
    """Yield the words that lead from a line to what the person answered (*feeding* the intraday risk model).

    Such a lead is a wording of the rules or of the phrase bank, and everything behind it is in one answer.
    """
    if not evidence.answers:
        return
    lows = [word.low for word in new.words]
    for first, behind, _ in new.lexicon.leads.find(lows, [word.before == " " for word in new.words]):
        rest = [
            word.stem
            for word in new.words[behind:]
            if word.clause == new.words[first].clause and word.stem not in new.lexicon.plain
        ]
        if rest and any(all(stem in answer.stems for stem in rest) for answer in evidence.answers):
            yield from range(first, behind)


def _is_written(new: Reading, hit: Hit) -> bool:
    """Say whether the entry holds the words in this very form: *organised* does not license *organisation*."""
    written = tuple(singular(word.low) for word in new.words[hit.first : hit.behind])
    return "".join(written) in new.lexicon.written(hit.entry)


# A limit that the old text does not have makes a claim weaker: it may be added.
_ALWAYS_ALLOWED = frozenset({"most", "only", "peak"})


def is_entailed(entry: Equivalent, evidence: Evidence) -> bool:
    """Say whether a cue of an entailed wording stands in the old text."""
    kept = evidence.entailed.get(id(entry))
    if kept is None:
        kept = evidence.entailed[id(entry)] = _is_entailed(entry, evidence)
    return kept


def _is_entailed(entry: Equivalent, evidence: Evidence) -> bool:
    if entry.all and not all(_stands(cue, evidence) for cue in entry.all):
        return False
    if entry.all and not (entry.any or entry.kinds or entry.units):
        return True
    if any(kind in evidence.technology_kinds for kind in entry.kinds):
        return True
    if any(figure.kind in entry.units for figure in evidence.figures):
        return True
    return any(_stands(cue, evidence) for cue in entry.any)


def _stands(cue: str, evidence: Evidence) -> bool:
    readings = (*evidence.all, *evidence.context)
    lexicon = readings[0].lexicon if readings else None
    if lexicon is None:
        return False
    keys = lexicon.cue_keys(cue)
    if not keys:
        return any(cue in reading.text for reading in readings)
    if not all(key in evidence.stems for key in keys):
        return False
    return len(keys) == 1 or any(_in_order(keys, [word.stem for word in reading.words]) for reading in readings)


def _in_order(keys: tuple[str, ...], stems: list[str]) -> bool:
    joined = "".join(keys)
    return joined in stems or any(tuple(stems[start : start + len(keys)]) == keys for start in range(len(stems)))


def _initials(evidence: Evidence, new: Reading) -> Iterable[int]:
    """Yield the words of a long form whose initials are a short form of the old text, or the other way round."""
    words = new.words
    short = {
        word.text: word for reading in evidence.all for word in reading.words if word.text.isupper() and 2 < len(word.text) <= 5
    }
    for text in short:
        letters = text.lower()
        for start in range(len(words) - len(letters) + 1):
            run = words[start : start + len(letters)]
            if all(word.low[0] == letter for word, letter in zip(run, letters, strict=True)) and all(
                len(word.low) > 1 for word in run
            ):
                yield from range(start, start + len(letters))
    old_words = [word for reading in evidence.all for word in reading.words]
    for index, word in enumerate(words):
        if word.text.isupper() and 2 < len(word.text) <= 5:
            letters = word.low
            for start in range(len(old_words) - len(letters) + 1):
                if all(old_words[start + step].low[0] == letter for step, letter in enumerate(letters)):
                    yield index
                    break


def _glosses(evidence: Evidence, new: Reading) -> Iterable[int]:
    """Yield the words that say what a technology of the old text is (PostgreSQL: database)."""
    allowed: set[str] = set()
    lexicon = new.lexicon
    for reading in evidence.all:
        for named in reading.technologies:
            if named.sure:
                allowed.update(lexicon.gloss(named.technology))
    for index, word in enumerate(new.words):
        if word.stem in allowed:
            yield index


def _restatements(evidence: Evidence, new: Reading) -> Iterable[int]:
    """Yield the words of a rule's role-neutral restatement whose rule finds its match, and its cue, in the old text."""
    lexicon = new.lexicon
    stems = [word.stem for word in new.words]
    found = [
        (first, behind, rule, cues)
        for first, behind, (rule, cues) in lexicon.restatements.find(stems, [word.before in (" ", "-") for word in new.words])
    ]
    if not found:
        return
    matched = set()
    for reading in (*evidence.all, *evidence.context):
        line = [word.stem for word in reading.words]
        matched |= {
            rule for _, _, rule in lexicon.matches.find(line, [word.before in (" ", "-", "/", "") for word in reading.words])
        }
    wide = {index for hit in new.of(EquivalentKind.SCOPE, EquivalentKind.PRAISE) for index in range(hit.first, hit.behind)}
    for first, behind, rule, cues in found:
        if rule in matched and (not cues or any(_stands(cue, evidence) for cue in cues)):
            # a word of scope needs a cue of its own: the rule's match alone does not say how large a thing is
            yield from (index for index in range(first, behind) if cues or index not in wide)
