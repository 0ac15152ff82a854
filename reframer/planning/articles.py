"""Articles: which one a word takes by its sound, and where one is certainly missing."""

from collections.abc import Iterator

from reframer.model.findings import OpenerKind
from reframer.planning.draft import Draft, Outcomes, Tables
from reframer.planning.pieces import Change, phrase, typography
from reframer.planning.words import VerbUse, Word, gap, has_digit, is_acronym, is_plain_gap
from reframer.rulebook.rewording import Grammar

OPERATION = "article"
RULE = "article.missing"
_VOWEL_LETTERS = "AEFHILMNORSX"  # letters whose names begin with a vowel
_SAID_AS_A_WORD = 5  # letters of capitals with a vowel among them
_LONGEST_PHRASE = 6  # words; a longer row before the head is read wrongly too often


def article_for(word: str, grammar: Grammar) -> str:
    """Return ``a`` or ``an`` for a word by its sound; empty where the sound is not certain."""
    plain = word.lstrip("([{\"'“‘")
    first = plain.split("-")[0].split("/")[0]
    if not first[:1].isalnum():
        return ""
    if any(first.startswith(start) if start[:1].isupper() else plain.lower().startswith(start) for start in grammar.a_starts):
        return "a"
    if any(first.startswith(start) for start in grammar.an_starts):
        return "an"
    if first[:1].isdigit():
        return "a"
    if is_acronym(first):
        spelled = first[:2].isupper() or (len(first) > 1 and first[1].isdigit())
        if spelled and first.isupper() and len(first) >= _SAID_AS_A_WORD and set(first) & set("AEIOU"):
            return "an" if first[0] in "AEIO" else "a"  # a RAPTOR, a SCADA
        if spelled and first[:3] not in ("SQL",):
            return "an" if first[0] in _VOWEL_LETTERS else "a"
        return "" if spelled else ("an" if first[0].lower() in "aeiou" else "a")
    return "an" if first[0].lower() in "aeiou" else "a"


def add_articles(draft: Draft) -> Outcomes:
    """Yield the edit that puts in the articles that are certainly missing: before the object, and behind a preposition."""
    places = (_before_object(draft), *_before_later_objects(draft), *_behind_prepositions(draft))
    found = [place for place in places if place is not None]
    if len(found) == 1 and found[0][1] == "the" and _is_in_row_of_deeds(draft, found[0][0]):
        return
    changes = [
        Change(at, at, (phrase(article, f"join.{article}"), typography(" "))) for at, article in dict(reversed(found)).items()
    ]
    if not changes:
        return
    yield draft.edit(
        OPERATION,
        changes,
        rule_id=RULE,
        because="A single thing takes an article; nothing else is added.",
    )


def _is_in_row_of_deeds(draft: Draft, at: int) -> bool:
    """Return whether a second deed follows the phrase at a place by "and": owned on-call rotation and led reviews."""
    index = next(index for index, word in enumerate(draft.words) if word.start == at)
    end = index + len(_noun_phrase(draft, index))
    return end < len(draft.words) and draft.words[end].lower in draft.tables.conjunctions


def _before_object(draft: Draft) -> tuple[int, str] | None:
    start = _object_start(draft)
    if start is None:
        return None
    use, index = start
    phrase_words = _noun_phrase(draft, index)
    article = _missing(draft, use, phrase_words, index) if phrase_words else ""
    return (phrase_words[0].start, article) if article else None


def _before_later_objects(draft: Draft) -> Iterator[tuple[int, str]]:
    """Yield the place and the article of what the later deeds of a row are done to: ran tests and found [a] bottleneck."""
    if _object_start(draft) is None:
        return
    for index in range(1, len(draft.words) - 1):
        between = gap(draft.text, draft.words[index - 1], draft.words[index])
        use = draft.verb_at(index) if draft.words[index - 1].lower in ("and", "&") or "," in between or ";" in between else None
        behind = index + use.count if use is not None else len(draft.words)
        if use is None or not use.is_any("past") or behind >= len(draft.words):
            continue
        if not is_plain_gap(draft.text, draft.words[behind - 1], draft.words[behind]):
            continue
        found = _noun_phrase(draft, behind)
        if found and (article := _missing(draft, use, found, behind)):
            yield found[0].start, article


def _behind_prepositions(draft: Draft) -> Iterator[tuple[int, str]]:
    """Yield the place and the article of every single thing behind a preposition: for [the] customer portal."""
    opening, found_opener = draft.verb_at(0), draft.findings.opener
    deed = found_opener is not None and found_opener.kind in (OpenerKind.VERB, OpenerKind.PARTICIPATION)
    if opening is None or not deed:
        return
    if _object_stays_bare(draft):
        return  # one article among bare nouns reads like a slip
    grammar = draft.tables.grammar
    depth = 0
    for index in range(1, len(draft.words) - 1):
        between = gap(draft.text, draft.words[index - 1], draft.words[index])
        depth += between.count("(") - between.count(")")
        word = draft.words[index]
        if depth or word.lower not in grammar.article_prepositions or not is_plain_gap(draft.text, word, draft.words[index + 1]):
            continue
        found = _noun_phrase(draft, index + 1)
        if not found or found[-1].lower not in grammar.count_nouns or _is_compared(draft, index):
            continue
        if draft.is_named(found[-1]) or (word.lower == "of" and _is_bare(draft, index - 1)):
            continue  # Delta Lake; back end of fare site
        if word.lower == "to" and draft.is_named(draft.words[index - 1]) and "from" not in {one.lower for one in draft.words}:
            continue  # the RabbitMQ to Kafka bridge
        if word.lower == "to" and not (found[0].lower in grammar.known_words or draft.is_named(found[0])):
            use = draft.verb_at(index + 1)
            if use is not None and use.is_any("base"):
                continue  # to automate server patching
        leading = draft.verb_at(index + 1)
        if leading is not None and leading.is_any("gerund") and found[0].lower not in draft.tables.noun_gerunds:
            continue  # to migrating cluster: the gerund is a deed
        single = len(found) == 1
        out = draft.words[index - 1].lower == "out"  # out of the monolith
        if single and ((word.lower in ("of", "by") and not out) or found[-1].lower in grammar.bare_nouns):
            continue
        placed = word.lower in ("in", "inside", "behind") and not draft.is_named(found[0])  # work is done in one known place
        moved = word.lower == "of" and _tends(draft, index - 1)  # migration of the ERP system: there is one already
        moved = moved or (
            word.lower == "of" and found[0].lower != "new" and _measures(draft, index - 1)
        )  # p99 of the auction service
        definite = single or placed or moved or found[0].lower in grammar.known_words or found[-1].lower in grammar.known_nouns
        ahead = draft.words[index + 1 + len(found)].lower if index + 1 + len(found) < len(draft.words) else ""
        counted = word.lower == "as" or (found[-1].lower in ("team", "squad", "crew") and ahead == "of")  # in a team of 5
        article = "the" if definite and not counted else article_for(found[0].text, grammar)
        if article:
            yield found[0].start, article


def _object_stays_bare(draft: Draft) -> bool:
    """Return whether the object is a single thing that gets no article: Debugged race condition in ..."""
    start = _object_start(draft)
    found = _noun_phrase(draft, start[1]) if start is not None else ()
    if start is None or not found or _missing(draft, start[0], found, start[1]):
        return False
    placed = draft.words[start[1] - 1].lower in draft.tables.grammar.article_prepositions  # worked on: it gets its article there
    return found[-1].lower in draft.tables.grammar.count_nouns and not placed


def _measures(draft: Draft, index: int) -> bool:
    """Return whether a word names what is measured of a thing: throughput, p99."""
    lower, grammar = draft.words[index].lower, draft.tables.grammar
    return lower in grammar.mass_nouns or lower in grammar.measure_nouns or (lower[:1] == "p" and lower[1:2].isdigit())


def _is_bare(draft: Draft, index: int) -> bool:
    """Return whether a single thing without its article ends at ``index``."""
    words, tables = draft.words, draft.tables
    if words[index].lower not in (*tables.grammar.count_nouns, "end", "side"):
        return False
    start = index
    while start > 0 and is_plain_gap(draft.text, words[start - 1], words[start]):
        if words[start - 1].lower in tables.function_words:
            break
        start -= 1
    return start > 1 and words[start - 1].lower not in tables.determiners


def _tends(draft: Draft, index: int) -> bool:
    """Return whether a word names a deed that is done to something existing: migration, upgrade."""
    nominal = draft.tables.nominals.get(draft.words[index].lower)
    return nominal is not None and nominal.verb in draft.tables.grammar.tending_verbs


def _is_compared(draft: Draft, index: int) -> bool:
    """Return whether a preposition belongs to a pair: from cron job to Airflow, from API to UI."""
    lowers = {word.lower for word in draft.words}
    return draft.words[index].lower in ("from", "to") and {"from", "to"} <= lowers


def _object_start(draft: Draft) -> tuple[VerbUse, int] | None:
    """Return the last of the coordinated opening verbs and the index of the word behind it."""
    use = draft.verb_at(0)
    if use is None or not use.is_any("past", "base", "third") or not draft.words[0].text[:1].isupper():
        return None
    at = use.count
    first = use
    helped = draft.verb_at(at) if use.verb.base == "help" else None
    people = draft.tables.grammar.people_nouns  # helped design team members
    if helped is not None and helped.is_any("base") and not any(word.lower in people for word in draft.words[at + 1 : at + 2]):
        use, at = helped, at + helped.count
    while at + 1 < len(draft.words):
        joined = draft.words[at].lower in ("and", "&")
        following = draft.verb_at(at + joined)
        comma = "," in gap(draft.text, draft.words[at - 1], draft.words[at])
        if not joined and (not comma or following is None or not following.is_any(*use.forms)):
            break
        if following is None or not following.is_any(*use.forms):
            return None
        use, at = following, at + joined + following.count
    if use is not first and first.verb.base in draft.tables.grammar.article_verbs:
        use = first  # designed, built and operated: it was new
    if at >= len(draft.words) or not is_plain_gap(draft.text, draft.words[at - 1], draft.words[at]):
        return None
    return use, at


def _noun_phrase(draft: Draft, index: int) -> tuple[Word, ...]:
    """Return the words from ``index`` to the head of a plain noun phrase; empty where it is not plain."""
    words, tables = draft.words, draft.tables
    first = words[index]
    if first.lower in tables.function_words or has_digit(first.text[:1]) or first.lower in tables.grammar.number_words:
        return ()
    end = index
    while end + 1 < len(words) and is_plain_gap(draft.text, words[end], words[end + 1]):
        ahead = words[end + 1]
        if ahead.lower in tables.function_words or not ahead.text[:1].isalnum():
            break
        verb = draft.verb_at(end + 1)
        acts = verb is not None and verb.is_any("gerund", "past") and ahead.lower not in tables.noun_gerunds
        if acts and words[end].lower in tables.grammar.count_nouns:
            break  # service handling, service built; batch processing is one thing
        end += 1
    found = words[index : end + 1]
    if len(found) > _LONGEST_PHRASE or not all(_is_plain(draft, word) for word in found):
        return ()
    return found if _ends_well(draft, end) else ()


def _is_plain(draft: Draft, word: Word) -> bool:
    if word.text in ("A/B", "CI/CD"):
        return True
    if any(sign in word.text for sign in "/&+") or word.text.endswith(("'s", "’s", "s'")) or has_digit(word.text[:1]):
        return False
    return draft.is_named(word) or not word.text[:1].isupper() or is_acronym(word.text)


def _ends_well(draft: Draft, end: int) -> bool:
    """Return whether the phrase is not the first of a row (API, UI and tests), where each would need its own article."""
    words = draft.words
    if end + 1 >= len(words):
        return True
    between, ahead = gap(draft.text, words[end], words[end + 1]), words[end + 1]
    if ahead.lower in draft.tables.conjunctions or ahead.lower in ("/", "+"):
        use = draft.verb_at(end + 2) if end + 2 < len(words) else None
        if end + 2 < len(words) and words[end + 2].lower in ("it", "they"):
            return True  # for the fare engine, and it is replayed
        return ahead.lower == "and" and use is not None and use.is_any("past") and not use.is_any("base")  # and fixed it
    if "," not in between:
        return True
    use = draft.verb_at(end + 1)
    if use is not None and use.is_any("third") and end + 2 < len(words) and has_digit(words[end + 2].text):
        return True  # , blocks 2% of
    return ahead.lower in draft.tables.relatives or has_digit(ahead.text) or (use is not None and use.is_any("gerund", "past"))


def _missing(draft: Draft, use: VerbUse, found: tuple[Word, ...], index: int) -> str:
    """Return the article that the phrase needs, or nothing where that is not certain."""
    grammar = draft.tables.grammar
    head = found[-1].lower
    if _is_half_a_gerund(draft, index + len(found)):
        return ""  # test splitting over 9 hosts
    if draft.is_named(found[-1]) and found[-1].text[:1].isupper() and not is_acronym(found[-1].text):
        return ""  # SQL Server
    if head in ("team", "squad", "crew"):
        ahead = draft.words[index + len(found)] if index + len(found) < len(draft.words) else None
        if ahead is not None and ahead.lower == "of":
            return article_for(found[0].text, grammar)
        return "the" if len(found) > 1 else ""
    if head in ("api", "sdk") and len(found) > 1 and use.verb.base in ("integrate", "use", "call", "adopt"):
        vendor = any(name.span.start == found[0].start for name in draft.findings.technologies)
        return "the" if vendor else ""
    behind = draft.words[index + len(found) : index + len(found) + 2]
    if (
        head in grammar.count_nouns
        and use.verb.base not in grammar.article_verbs
        and len(behind) == 2
        and behind[0].lower == "of"
    ):
        if behind[1].lower in ("the", "our", "its", "their"):
            return "the"
        if use.verb.base not in grammar.tending_verbs or has_digit(behind[1].text[:1]):
            return ""
        return article_for(found[0].text, grammar) if head in grammar.collective_nouns else "the"
    sure = use.is_any("past", "third") or use.verb.base not in grammar.noun_bases
    if use.verb.base in grammar.tending_verbs and head in grammar.count_nouns and sure:
        return "the"
    if head in grammar.named_nouns and len(found) > 1 and use.verb.base in grammar.article_verbs:
        return "the"
    if len(behind) == 2 and behind[0].lower == "of" and _is_of_people(draft, index + len(found) + 1):
        return ""  # the model of the data science team: known or one of several
    if " ".join(word.lower for word in found) in grammar.bare_names:
        return ""  # Git flow
    making = use.verb.base in grammar.article_verbs and head in grammar.count_nouns
    if making and len(behind) == 2 and behind[0].lower == "of" and behind[1].lower in ("the", "our", "its", "their"):
        return article_for(found[0].text, grammar) if head in grammar.collective_nouns else "the"
    event = use.verb.base in grammar.event_verbs and head in grammar.event_nouns
    if making and head in grammar.part_nouns and behind and behind[0].lower == "of":
        return "the"  # the backend of a health app
    return article_for(found[0].text, grammar) if making or event else ""


def _is_half_a_gerund(draft: Draft, index: int) -> bool:
    """Return whether an -ing noun without an object goes on from the phrase that ends before ``index``."""
    words = draft.words
    if index + 1 >= len(words) or not words[index].lower.endswith("ing"):
        return False
    return words[index + 1].lower in ("over", "of", "across", "for") and is_plain_gap(draft.text, words[index - 1], words[index])


def _is_of_people(draft: Draft, index: int) -> bool:
    """Return whether "the ... team" stands at ``index``."""
    words = draft.words
    end = index + 1
    while end < len(words) and is_plain_gap(draft.text, words[end - 1], words[end]):
        if words[end].lower in draft.tables.function_words:
            break
        end += 1
    return words[index].lower in draft.tables.determiners and words[end - 1].lower in draft.tables.grammar.staff_nouns


def agreeing(text: str, at: int, word: str, tables: Tables) -> Change | None:
    """Return the change that makes the article right before ``at`` agree with a word put in there; None where it does."""
    before = text[:at].rstrip()
    for article in ("a", "an"):
        start = len(before) - len(article)
        if before.lower().endswith(f" {article}") and (wanted := article_for(word, tables.grammar)) and wanted != article:
            return Change(start, len(before), (phrase(wanted, f"join.{wanted}"),))
    return None
