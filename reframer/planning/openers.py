"""Duty openers become the deed or the ownership that they state; participation stays participation."""

from reframer.model.findings import MetricKind, RoleTime
from reframer.model.plan import Edit, Part
from reframer.planning.coordination import lists_duties, starts_thing, verbs_with
from reframer.planning.draft import Draft, Outcomes
from reframer.planning.helping import RULE_OWN, changes_of_help
from reframer.planning.owning import is_of_people, not_owned, second_joints
from reframer.planning.pieces import Change, inflected, kept, phrase, typography
from reframer.planning.words import VerbUse, Word, capitalised, has_digit, inflect, is_plain_gap
from reframer.rulebook.rewording import Nominal, OpenerRule
from reframer.rulebook.vocabulary import Verb

OPERATION = "opener"
_STATE = 6  # words of a clause within which "now" tells how things stand


def reword_opener(draft: Draft) -> Outcomes:
    """Yield the edit of a weak opener, or why it stays."""
    help_told = changes_of_help(draft)
    if help_told is not None:
        yield _helped(draft, *help_told)
        return
    found = _opener_of(draft)
    if found is None:
        return
    rule, end = found
    index = next((at for at, word in enumerate(draft.words) if word.start >= end), None)
    if index is None:
        return
    if rule.needs_result and not (_has_result(draft, index) or _lasts(draft, index)):
        yield draft.refuse(OPERATION, rule.id, "the deed itself", "the bullet does not say what came of the task")
        return
    if rule.needs_words and not any(word.lower in rule.needs_words for word in draft.words[index + 1 :]):
        return
    if rule.never and _names(draft, index, rule.never):
        return
    if rule.id == "opener.worked_on" and draft.original.time is RoleTime.CURRENT:
        return  # it goes on
    if rule.needs_fact and not (draft.findings.technologies or draft.findings.metrics):
        return
    use = draft.verb_at(index)
    if rule.deed != "leave" and use is not None and _is_deed(draft, index, use, rule):
        yield from _reword_deed(draft, rule, index)
        return
    word = draft.words[index]
    if use is None and word.lower.endswith("ing") and draft.tables.is_unknown_verb(word) and rule.deed != "leave":
        yield draft.refuse(OPERATION, rule.id, "the deed itself", f"{word.text!r} is not in the verb table")
        return
    yield from _reword_thing(draft, rule, index)


def _helped(draft: Draft, rule_id: str, changes: list[Change]) -> Edit:
    because = "The line tells what the person did for the others." if rule_id == RULE_OWN else "Help stays help, in fewer words."
    return draft.edit(OPERATION, changes, rule_id=rule_id, because=because)


def _names(draft: Draft, index: int, names: tuple[str, ...]) -> bool:
    """Return whether the thing behind an opener, up to its "of" or "for" or the next comma, holds one of the names."""
    thing: list[str] = []
    for at in range(index, len(draft.words)):
        word = draft.words[at]
        if at > index and (word.lower in ("of", "for") or "," in draft.text[draft.words[at - 1].end : word.start]):
            break
        thing.append(word.lower)
    line = f" {' '.join(thing)} "
    return any(f" {name} " in line for name in names)


def _opener_of(draft: Draft) -> tuple[OpenerRule, int] | None:
    """Return the rule whose longest phrase begins the text, and where the phrase ends."""
    lower = draft.text.lower().replace("’", "'")
    best: tuple[OpenerRule, int] | None = None
    for form, rule in draft.tables.openers_like(lower):
        end = len(form)
        if lower.startswith(form) and lower[end : end + 1] in (" ", ":") and (best is None or end > best[1]):
            best = (rule, end)
    return best


def _has_result(draft: Draft, index: int) -> bool:
    """Return whether a clause behind the task says what came of it."""
    for at in range(index + 1, len(draft.words)):
        use = draft.verb_at(at)
        before = draft.text[draft.words[at - 1].end : draft.words[at].start]
        if ("," in before or ";" in before) and (_is_outcome(draft, draft.words[at].start) or _tells_state(draft, at)):
            return True
        if use is None:
            continue
        if "," in before and use.is_any("gerund") and use.verb.direction:
            return True
        if draft.words[at - 1].lower in ("which", "that") and use.is_any("past"):
            return True
    return False


def _lasts(draft: Draft, index: int) -> bool:
    """Return whether the task is a deed without an end, on something measured: operating a cluster of 64 nodes for a role."""
    use = draft.verb_at(index)
    if use is None or draft.original.time is not RoleTime.PAST or not draft.findings.metrics:
        return False
    return use.verb.base in draft.tables.grammar.lasting_verbs and use.is_any("gerund", "base")


def _tells_state(draft: Draft, at: int) -> bool:
    """Return whether a clause tells how things stand now: average run time is now 80% lower."""
    clause = draft.words[at : at + _STATE]
    behind = [metric for metric in draft.findings.metrics if metric.span.start >= draft.words[at].start]
    return bool(behind) and any(word.lower == "now" for word in clause)


def _is_outcome(draft: Draft, start: int) -> bool:
    """Return whether the words from a place on are a figure that only done work can have: from A to B, or so many in a time."""
    behind = [metric for metric in draft.findings.metrics if metric.span.start >= start]
    if any(metric.kind is MetricKind.CHANGE and metric.baseline is not None for metric in behind):
        return True
    counted = bool(behind) and behind[0].span.start == start and behind[0].kind is MetricKind.COUNT
    return (
        counted
        and len(behind) > 1
        and behind[1].kind is MetricKind.TIME
        and " in " in draft.text[behind[0].span.end - 1 : behind[1].span.end]
    )


def _is_deed(draft: Draft, index: int, use: VerbUse, rule: OpenerRule) -> bool:
    """Return whether a verb form behind an opener is a deed and not the name of a thing (testing, training pipeline)."""
    if not use.is_any("gerund"):
        to = draft.words[index - 1].lower == "to" and any(form.endswith(" to") for form in rule.phrases)
        return use.is_any("base") and rule.deed in ("base", "past") and to
    words = draft.words
    after = index + use.count
    lower = use.text.lower()
    if after >= len(words) or not is_plain_gap(draft.text, words[after - 1], words[after]):
        return lower not in draft.tables.noun_gerunds and after < len(words) and _is_row(draft, after)
    follower = words[after]
    if follower.lower in draft.tables.determiners or has_digit(follower.text):
        return True
    if _describes_deed(draft, use, follower):
        return False
    if follower.lower == "of" and rule.deed == "base":
        return True  # assisted in profiling of X: helped profile X
    if lower in draft.tables.noun_gerunds or rule.id == "opener.was_doing":
        lasting = use.verb.base in draft.tables.grammar.lasting_verbs and lower != "monitoring"  # operating OpenSearch
        if lasting and any(named.span.start == follower.start for named in draft.findings.technologies):
            return True
        return rule.id == "opener.was_doing" and (lower not in draft.tables.noun_gerunds)
    return follower.lower not in {"of", "for"} or lower not in draft.tables.noun_gerunds


def _describes_deed(draft: Draft, use: VerbUse, follower: Word) -> bool:
    """Return whether a gerund stands before the name of another deed: tagging clean-up, not writing documentation."""
    grammar = draft.tables.grammar
    making = use.verb.base in (*grammar.sure_verbs, *grammar.article_verbs, *grammar.lasting_verbs)
    return (
        use.count == 1 and follower.lower in draft.tables.nominals and not making and use.text.lower() not in grammar.weak_gerunds
    )


def _is_row(draft: Draft, after: int) -> bool:
    """Return whether the next word is a verb of a row: designing, building and testing."""
    use = draft.verb_at(after)
    return use is not None and use.is_any("gerund")


def _reword_deed(draft: Draft, rule: OpenerRule, index: int) -> Outcomes:
    first = draft.verb_at(index)
    forms = ("gerund",) if first is not None and first.is_any("gerund") else ("base",)
    start = draft.words[index].start
    if rule.deed == "keep":
        changes = [Change(0, start, (phrase(rule.lead + " ", rule.id),))]
        yield _made(draft, rule, changes)
        return
    joint = draft.words[index - 1].lower
    if joint != "to" and any(f"{again} {joint} " in draft.text[start:] for again in (" and", " also", ",")):
        yield draft.refuse(OPERATION, rule.id, "the deed itself", f"a second {joint!r} hangs on the opener")
        return
    if _is_mixed_list(draft, rule, index):
        yield draft.refuse(OPERATION, rule.id, "the deed itself", "the duties are a list of deeds and things")
        return
    if first is not None and _is_duty(draft, first, index):
        yield draft.refuse(OPERATION, rule.id, "the deed itself", "what one is bound to bring about need not have come about")
        return
    together = verbs_with(draft, index, *forms)
    if together.unclear:
        yield draft.refuse(OPERATION, rule.id, "the deed itself", together.unclear)
        return
    if _goes_on_listing(draft, index, together.verbs) or lists_duties(draft, index):
        yield draft.refuse(OPERATION, rule.id, "the deed itself", "the duties are a list of deeds and things")
        return
    form = "past" if rule.deed == "past" and draft.original.time is not RoleTime.CURRENT else "base"
    form = "third" if form == "base" and not rule.lead and draft.setting.voice == "third" else form
    changes = []
    for place, use in enumerate(together.verbs):
        new = inflect(use, form)
        if place == 0:
            lead = (phrase(rule.lead + " ", rule.id),) if rule.lead else ()
            word = new if rule.lead else capitalised(new)
            behind = draft.words[index + use.count] if index + use.count < len(draft.words) else None
            of = behind is not None and behind.lower == "of" and draft.text[use.end : behind.start] == " "
            changes.append(
                Change(0, behind.end if of and behind is not None else use.end, (*lead, inflected(word, use.verb.base)))
            )
        else:
            changes.append(Change(use.start, use.end, (inflected(new, use.verb.base),)))
    yield _made(draft, rule, changes)


def _is_duty(draft: Draft, use: VerbUse, index: int) -> bool:
    """Return whether a verb tells a duty by itself: ensuring, making sure."""
    behind = index + use.count
    pair = f"{use.verb.base} {draft.words[behind].lower}" if behind < len(draft.words) else ""
    return use.verb.base in draft.tables.grammar.duty_verbs or pair in draft.tables.grammar.duty_verbs


def _goes_on_listing(draft: Draft, index: int, verbs: tuple[VerbUse, ...]) -> bool:
    """Return whether a further duty stands behind things: writing test plans, test cases, executing tests. A result may."""
    words = draft.words
    for at in range(index + 1, len(words)):
        if "," not in draft.text[words[at - 1].end : words[at].start] or words[at].lower in draft.tables.noun_gerunds:
            continue
        use = draft.verb_at(at)
        if use is not None and use.is_any("gerund") and not use.verb.direction and all(use.start != one.start for one in verbs):
            return not _is_outcome(draft, words[at].start)
    return False


def _is_mixed_list(draft: Draft, rule: OpenerRule, index: int) -> bool:
    """Return whether a list of duties holds one that is no deed: writing reports, on-call support."""
    if rule.id != "opener.duties":
        return False
    words = draft.words
    for at in range(index + 1, len(words)):
        if "," in draft.text[words[at - 1].end : words[at].start] and words[at].lower not in ("and", "which"):
            use = draft.verb_at(at)
            if use is None or not use.is_any("gerund"):
                return True
    return False


def _reword_thing(draft: Draft, rule: OpenerRule, index: int) -> Outcomes:
    word = draft.words[index]
    if not starts_thing(draft, word) or word.lower in draft.tables.grammar.vague_words:
        return
    row = nominals_at(draft, index + 1 if word.lower == "the" else index)
    if draft.words[index - 1].lower in ("was", "were") and word.lower not in draft.tables.determiners and not row:
        return  # my task was simple
    joint = draft.words[index - 1].lower
    again = second_joints(draft, index)
    if again is None:
        yield draft.refuse(OPERATION, rule.id, rule.thing, f"a second {joint!r} hangs on the opener")
        return
    if row and rule.thing == "Owned":
        listed = rule.id == "opener.duties" and ", " in draft.text[word.start :]
        if listed or again or lists_deeds(draft, row[-1][0] + 2):
            yield draft.refuse(OPERATION, rule.id, "the deed itself", "the duties are a list of deeds")
            return
        deed = deed_of(draft, row)
        if deed:
            yield _made(draft, rule, [Change(0, draft.words[row[-1][0] + 2].start, deed)])
        return
    if len(row) == 1 and rule.deed == "base" and rule.lead:
        base = british(draft.words[row[0][0]], row[0][1], row[0][1].verb)
        parts = (phrase(rule.lead + " ", rule.id), inflected(base, row[0][1].verb), typography(" "))
        yield _made(draft, rule, [Change(0, draft.words[row[0][0] + 2].start, parts)])
        return
    if not rule.thing or _may_be_deed(draft, index):
        if rule.thing:
            yield draft.refuse(OPERATION, rule.id, rule.thing, f"{word.text!r} may be a deed or a thing")
        return
    if rule.thing.casefold() == draft.text[: word.start].strip().casefold():
        return
    if rule.deed == "keep" and is_of_people(draft, index):
        return  # took part in a team
    if rule.thing == "Owned" and (why := not_owned(draft, index)):
        yield draft.refuse(OPERATION, rule.id, rule.thing, why)
        return
    lead = draft.text[len(draft.text[: word.start].rstrip()) : word.start]
    use = draft.tables.verbs.by_base.get("own") if rule.thing == "Owned" and draft.original.time is RoleTime.CURRENT else None
    opening = inflected(capitalised(_third_or_base(draft, use)), use.base) if use else phrase(rule.thing, rule.id)
    the = (phrase("the ", "join.the"),) if rule.deed == "keep" and nominals_at(draft, index) and word.text.islower() else ()
    yield _made(draft, rule, [Change(0, word.start, (opening, typography(lead or " "), *the)), *again])


def _third_or_base(draft: Draft, verb: Verb) -> str:
    return verb.third if draft.setting.voice == "third" else verb.base


def _may_be_deed(draft: Draft, index: int) -> bool:
    """Return whether a gerund that is often a name stands before a word that could be its object."""
    use = draft.verb_at(index)
    if use is None or not use.is_any("gerund"):
        return False
    after = index + use.count
    if after >= len(draft.words) or not is_plain_gap(draft.text, draft.words[after - 1], draft.words[after]):
        return False
    follower = draft.words[after].lower
    return follower not in draft.tables.function_words and follower not in draft.tables.grammar.count_nouns


Row = tuple[tuple[int, Nominal], ...]


def nominals_at(draft: Draft, at: int) -> Row:
    """Return the nominals with their places that head "maintenance of ..." or "design and development of ..."; empty if none."""
    row: list[tuple[int, Nominal]] = []
    words = draft.words
    while at + 2 < len(words):
        nominal = nominal_of(draft, at)
        if nominal is None or not nominal.of:
            return ()
        row.append((at, nominal))
        between = draft.text[words[at].end : words[at + 1].start]
        if between == ", ":
            at += 1  # design, development and testing of
            continue
        if between.strip():
            return ()
        if words[at + 1].lower == "of":
            behind = words[at + 2].lower
            return () if behind in draft.tables.function_words - draft.tables.determiners else tuple(row)
        if words[at + 1].lower not in ("and", "&"):
            return ()
        at += 2
    return ()


def lists_deeds(draft: Draft, at: int) -> bool:
    """Return whether further deeds follow the first one's thing: analysis of needs, design and coding."""
    words = draft.words
    for index in range(at + 1, len(words)):
        before = draft.text[words[index - 1].end : words[index].start]
        if words[index - 1].lower == "and" and words[index].lower in ("their", "its"):
            return True
        if words[index - 1].lower == "and" and (
            _is_further_deed(draft, at, index) or (not _makes(draft, at) and _is_further_work(draft, index))
        ):
            return True
        ends = index + 1 == len(words) or draft.text[words[index].end :].startswith((",", ".")) or words[index + 1].lower == "and"
        if "," in draft.text[words[at].start : words[index].start] and ends and (before.strip() in ("", ",")):
            lower = words[index].lower
            if lower in draft.tables.nominals or (lower.endswith("ing") and draft.tables.looks_verbal(words[index])):
                return True
    return False


def _is_further_deed(draft: Draft, at: int, index: int) -> bool:
    """Return whether a gerund behind "and" is a deed of its own, not one of a result clause: and reporting bugs in Jira."""
    words, use = draft.words, draft.verb_at(index)
    if use is None or not use.is_any("gerund") or index + use.count >= len(words):
        return False
    behind = index + use.count
    if not is_plain_gap(draft.text, words[behind - 1], words[behind]):
        return False
    if words[behind].lower in draft.tables.function_words - draft.tables.determiners:
        return False
    result = (number for number in range(at + 1, index) if "," in draft.text[words[number - 1].end : words[number].start])
    clauses = (draft.verb_at(number) for number in result)
    governed = any(one.lower in ("by", "for", "when", "while") for one in words[at + 1 : index])
    return not governed and not any(use is not None and use.is_any("gerund") for use in clauses)


def _is_further_work(draft: Draft, index: int) -> bool:
    """Return whether a work of its own is named behind "and": selection of vendors and contract negotiation."""
    words, end = draft.words, index
    while end + 1 < len(words) and is_plain_gap(draft.text, words[end], words[end + 1]):
        if words[end + 1].lower in draft.tables.function_words:
            break
        end += 1
    works = draft.tables.noun_gerunds | draft.tables.nominals.keys()
    return end > index and words[end].lower in works


def _makes(draft: Draft, at: int) -> bool:
    """Return whether the nominal whose "of" stands before ``at`` is one of making: then "alarm handling" may be what is made."""
    nominal = nominal_of(draft, at - 2)
    return nominal is not None and nominal.verb in draft.tables.grammar.article_verbs


def nominal_of(draft: Draft, at: int) -> Nominal | None:
    """Return the nominal that a word is."""
    lower = draft.words[at].lower if at < len(draft.words) else ""
    return draft.tables.nominals.get(lower)


def deed_of(draft: Draft, row: Row) -> tuple[Part, ...]:
    """Return the parts of the deed that a row of nominals names: Designed and developed, with the space behind."""
    present = "third" if draft.setting.voice == "third" else "base"
    form = present if draft.original.time is RoleTime.CURRENT else "past"
    parts: list[Part] = []
    last = 0
    for at, nominal in row:
        verb = draft.tables.verbs.by_base.get(nominal.verb)
        if verb is None:
            return ()
        use = VerbUse(verb, frozenset({"base"}), 0, 0, british(draft.words[at], nominal, verb.base))
        word = inflect(use, form)
        if parts:
            parts.append(kept(draft.text, draft.words[last].end, draft.words[at].start))
        last = at
        parts.append(inflected(word if parts else capitalised(word), verb.base))
    return (*parts, typography(" "))


def british(word: Word, nominal: Nominal, base: str) -> str:
    """Return the verb's base in the spelling of the noun: optimisation gives optimise."""
    return base.replace("iz", "is") if word.lower in nominal.also and "isation" in word.lower else base


def _made(draft: Draft, rule: OpenerRule, changes: list[Change]) -> Edit:
    return draft.edit(OPERATION, changes, rule_id=rule.id, because=rule.because)
