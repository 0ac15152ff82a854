"""Loose clauses are joined to the deed as the writer meant them, and no cause, time or owner enters with the join.

"X, saves 3 h" -> "X, saving 3 h"; "X, saved 3 h" -> "X and saved 3 h"; "X. This cut Y by 4%" -> "X, which cut Y by 4%";
"X, load times fell from A to B" -> "X; load times fell from A to B"; "A, B, C for D" -> "A, B and C for D".
"""

import re
from functools import lru_cache
from itertools import pairwise

from reframer.model.findings import MetricKind, OpenerKind
from reframer.planning.draft import Draft, Outcomes
from reframer.planning.pieces import Change, inflected, phrase, typography
from reframer.planning.words import Word, gap, has_digit, inflect, is_acronym, is_plain_gap

OPERATION = "join"
RULE = "join.clauses"
_BRACKETS_AND_STOPS = re.compile(r"[(\[)\],.;]")
_ENDS_ROW = re.compile(r"[;:]|[.—–] ")
LONGEST_SUBJECT = 4  # words of the subject of a second statement
LONGEST_FRAGMENT = 9  # words of a fragment that stands as a sentence
LONGEST_ITEM = 4  # words of an item of a row
_SUBJECTS = frozenset({"they", "it"})
_LEVELS = frozenset({"from", "down", "up", "now", "minus", "plus"})
_BINDING = frozenset({"by", "per", "of", "for", "in", "on"})
_PARTS = frozenset({"half", "third", "quarter"})
_NEARLY = frozenset({"by", "about", "around", "approx", "nearly", "almost", "over", "a", "one", "to", "below", "under"})
_FINITE = frozenset({"is", "are", "was", "were", "has", "have", "had"})
_RESULTS = frozenset({"this", "that", "which"})
_HEDGES = frozenset({"", "about", "around", "approx", "approx.", "approximately", "over", "up to", "more than", "roughly", "~"})
_SHORT_FORMS = frozenset(
    {
        "incl",
        "approx",
        "vs",
        "etc",
        "ca",
        "inc",
        "ltd",
        "co",
        "corp",
        "no",
        "nos",
        "dr",
        "st",
        "mr",
        "ms",
        "dept",
        "univ",
        "avg",
        "max",
        "min",
    }
)
LEAST_BEFORE_FIGURE = 5  # letters of a word that can end a sentence before a figure
_MANNERS = frozenset(
    {"twice", "once", "often", "alone", "together", "first", "live", "end-to-end", "side-by-side", "online", "offline"}
)
_NONE = frozenset({"no", "zero"})


def join_clauses(draft: Draft) -> Outcomes:
    """Yield one edit with the first join that the line wants; only a line that begins with its deed gets one."""
    opener = draft.findings.opener
    if opener is None or len(draft.words) < 5:
        return
    fragment = opener.kind not in (OpenerKind.VERB, OpenerKind.PARTICIPATION)
    for find in (
        (_slash, _fragment_sentence)
        if fragment
        else (_slash, _result_sentence, _fragment_sentence, _rate, _third_person, _second_deed, _without, _second_statement, _row)
    ):
        change = find(draft)
        if change:
            yield draft.edit(
                OPERATION,
                change,
                rule_id=RULE,
                because="Loose clauses are joined as they stand; nothing is said of a cause that was not said before.",
            )
            return


def _commas(draft: Draft, signs: str = ",") -> tuple[int, ...]:
    """Return the places of the signs outside brackets that a space follows."""
    return _outside_brackets(draft.text, signs)


@lru_cache(maxsize=64)  # every join of a line asks
def _outside_brackets(text: str, signs: str) -> tuple[int, ...]:
    depth, found = 0, []
    for match in _BRACKETS_AND_STOPS.finditer(text):
        letter, at = match.group(), match.start()
        depth += (letter in "([") - (letter in ")]")
        if letter in signs and depth == 0 and text[at + 1 : at + 2] == " ":
            found.append(at)
    return tuple(found)


def _behind(draft: Draft, at: int) -> int | None:
    """Return the index of the first word behind a place."""
    return next((index for index, word in enumerate(draft.words) if word.start > at), None)


def _slash(draft: Draft) -> list[Change]:
    """Part "X / load times down by 80%" by a semicolon."""
    at = draft.text.find(" / ")
    if at < 0 or draft.text.count(" / ") > 1 or ";" in draft.text:
        return []
    index = _behind(draft, at + 1)
    return [Change(at, at + 2, (typography(";"),))] if index is not None and _states(draft, index) else []


def _result_sentence(draft: Draft) -> list[Change]:
    """Join "X. This cut the bill by 30%": the writer says that the work did it."""
    for at in _commas(draft, ".;"):
        index = _behind(draft, at)
        if index is None or draft.words[index].lower not in _RESULTS or _inside_abbreviation(draft, at):
            continue
        use = draft.verb_at(index + 1)
        if use is None or not use.is_any("past") or not (use.verb.direction or use.text.lower() in ("led", "resulted")):
            continue
        return [Change(at, draft.words[index].end, (typography(", "), phrase("which", "join.which")))]
    return []


def _fragment_sentence(draft: Draft) -> list[Change]:
    """Join "X. Nightly run 30% faster" by a semicolon: a figure without a verb is no sentence of its own."""
    text = draft.text
    stops = [at for at in _commas(draft, ".") if text[at + 2 : at + 3].isalnum() and not _inside_abbreviation(draft, at)]
    if len(stops) != 1 or ";" in text:
        return []
    index = _behind(draft, stops[0])
    rest = draft.words[index:] if index is not None else ()
    measured = any(has_digit(word.text) or word.lower in _PARTS for word in rest)
    if index is None or not 2 <= len(rest) <= LONGEST_FRAGMENT or not measured:
        return []
    first, use = rest[0], draft.verb_at(index)
    if (use is not None and not _is_noun(draft, use.verb.base, first)) or first.lower in draft.tables.function_words:
        return []
    keeps = is_acronym(first.text) or any(found.span.start == first.start for found in draft.findings.technologies)
    lowered = first.text if keeps else first.text[:1].lower() + first.text[1:]
    return [Change(stops[0], stops[0] + 1, (typography(";"),)), Change(first.start, first.end, (typography(lowered),))]


def _inside_abbreviation(draft: Draft, at: int) -> bool:
    """Return whether a full stop belongs to a short form (ca., B.S., Inc.) and ends no sentence."""
    word = draft.text[:at].rsplit(" ", 1)[-1]
    if draft.text[at] != ".":
        return False
    if draft.text[at + 2 : at + 3].isdigit() and word.isalpha() and len(word) < LEAST_BEFORE_FIGURE:
        return True  # ca. 400, no. 3
    return "." in word or len(word) == 1 or word.lower() in _SHORT_FORMS


def _rate(draft: Draft) -> list[Change]:
    """Join "Built a fare API, 3k requests/s" as "..., handling 3k requests/s": a rate of calls is what a service handles."""
    head = draft.findings.object_head
    grammar = draft.tables.grammar
    if head is None or not {head.text.lower(), head.text.lower().removesuffix("s")} & set(grammar.handling_nouns):
        return []
    for at in _commas(draft, ",;"):
        index = _behind(draft, at)
        metric = next((one for one in draft.findings.metrics if index is not None and one.span.start > at), None)
        if index is None or metric is None or metric.kind is not MetricKind.RATE or at < head.end:
            continue
        if ":" in draft.text[:at] or _ends_with_count(draft, at):
            continue  # a row of figures is no clause
        lead = draft.text[at + 1 : metric.span.start].strip().lower()
        around = f"{metric.noun} {metric.unit} {metric.span.text}".lower()
        if lead not in _HEDGES or not any(noun in around for noun in grammar.handled_nouns):
            continue
        start = draft.words[index].start
        return [Change(at, start, (typography(", "), phrase("handling", "join.handling"), typography(" ")))]
    return []


def _ends_with_count(draft: Draft, at: int) -> bool:
    """Return whether a figure of its own ends at a place: (", 240 endpoints", not "for 9 ports")."""
    for metric in draft.findings.metrics:
        before = draft.text[: metric.span.start].split()
        if metric.span.end == at and not (before and before[-1].lower() in draft.tables.prepositions):
            return True
    return False


def _third_person(draft: Draft) -> list[Change]:
    """Join "X, saves 3 h a week" as "X, saving 3 h a week"."""
    for at in _commas(draft, ",;"):
        index = _behind(draft, at)
        use = draft.verb_at(index) if index is not None else None
        if index is None or use is None or not use.is_any("third") or use.is_any("past", "base"):
            continue
        ahead = draft.words[index + use.count] if index + use.count < len(draft.words) else None
        if ahead is None or not is_plain_gap(draft.text, draft.words[index + use.count - 1], ahead):
            continue
        counted = ahead.text[:1].isdigit() or ahead.text[:1] in "~<>≈$€£" or ahead.lower in draft.tables.determiners
        if use.verb.base in draft.tables.noun_bases or not counted:
            following = draft.words[index + use.count + 1] if index + use.count + 1 < len(draft.words) else None
            placed = ahead.lower in ("in", "on", "at", "for", "every", "each", "around", "about", "approx")
            if not placed or following is None or not (has_digit(following.text) or following.lower in ("each", "every")):
                continue
        gerund = inflected(inflect(use, "gerund"), use.verb.base)
        return [Change(at, at + 1, (typography(","),)), Change(use.start, use.end, (gerund,))]
    return []


def _second_deed(draft: Draft) -> list[Change]:
    """Join "X, saved 3 h" as "X and saved 3 h": a second deed of the same person, with its own object."""
    commas = _commas(draft)
    first = draft.verb_at(0)
    if len(commas) != 1 or first is None or not first.is_any("past") or any(word.lower == "i" for word in draft.words):
        return []
    if draft.words[first.count].lower in ("to", "as", "by"):
        return []  # assigned to the billing team
    index = _behind(draft, commas[0])
    use = draft.verb_at(index) if index is not None else None
    if index is None or use is None or not use.is_any("past") or draft.words[index - 1].lower in ("and", "then"):
        return []
    at = index + use.count
    if at >= len(draft.words) or not is_plain_gap(draft.text, draft.words[at - 1], draft.words[at]) or _deed_follows(draft, at):
        return []
    ahead = draft.words[at]
    if ahead.lower in (draft.tables.prepositions | draft.tables.conjunctions) - {"approx", "about", "over", "around"}:
        return []
    if use.text[:1].isupper() or ahead.text.endswith("ly") or use.verb.base in draft.tables.grammar.open_verbs:
        return []
    if use.verb.base in draft.tables.grammar.thing_verbs or _tells_manner(draft, at):
        return []
    sure = has_digit(ahead.text) or ahead.lower in draft.tables.determiners
    if use.verb.past == use.verb.base and not sure:
        return []  # split brain incidents
    joint = typography(", " if " and " in draft.text[: commas[0]].lower() else " ")
    return [Change(commas[0], commas[0] + 1, (joint, phrase("and", "join.and")))]


def _deed_follows(draft: Draft, at: int) -> bool:
    """Return whether a third deed stands behind "and": designed X, wrote Y and tuned Z is a row already."""
    uses = (draft.verb_at(index) for index in range(at + 1, len(draft.words)) if draft.words[index - 1].lower in ("and", "&"))
    return any(use is not None and use.is_any("past") and not use.is_any("base") for use in uses)


def _tells_manner(draft: Draft, at: int) -> bool:
    """Return whether a participle has no object behind it: compared byte for byte, tested every night, run 3 times."""
    row = [word.lower for word in draft.words[at : at + 3]]
    if len(row) == 3 and row[0] == row[2]:
        return True
    grammar = draft.tables.grammar
    timed = row[1:2] and (row[1].removesuffix("s") in grammar.time_nouns or row[1] in ("night", "time", "times", "morning"))
    return row[0] in _MANNERS or bool(timed and (row[0] in ("every", "each", "all") or row[1] == "times"))


def _without(draft: Draft) -> list[Change]:
    """Join "X, no downtime" as "X with no downtime" at the end of the line."""
    commas = _commas(draft)
    if len(commas) != 1 or ";" in draft.text[: commas[0]]:
        return []
    index = _behind(draft, commas[0])
    if index is None or draft.words[index].lower not in _NONE:
        return []
    rest = draft.words[index + 1 :]
    if not 1 <= len(rest) <= LONGEST_SUBJECT or any(word.lower in draft.tables.function_words for word in rest):
        return []
    if any(stop in draft.text[commas[0] :].rstrip(". ") for stop in (";", ":", ". ")):
        return []
    return [Change(commas[0], commas[0] + 1, (typography(" "), phrase("with", "join.with")))]


def _second_statement(draft: Draft) -> list[Change]:
    """Part "X, load times fell from A to B" by a semicolon: a statement with a subject of its own behind a comma."""
    if any(sign in draft.text for sign in (";", ":")):
        return []
    first = None
    for comma in reversed(_commas(draft)):
        index = _behind(draft, comma)
        if index is None or not _states(draft, index):
            break
        first = comma  # of several statements the first one ends the deed
    return [Change(first, first + 1, (typography(";"),))] if first is not None else []


def _states(draft: Draft, index: int) -> bool:
    """Return whether the words from ``index`` on are a statement with a subject of its own."""
    words, tables = draft.words, draft.tables
    if words[index].lower in _SUBJECTS:
        return index + 1 < len(words)
    for at in range(index, min(index + LONGEST_SUBJECT + 2, len(words))):
        word, use = words[at], draft.verb_at(at)
        kind = next((metric.kind for metric in draft.findings.metrics if metric.span.end > word.start), None)
        if at > index and _tells_statement(draft, at, kind):
            return True
        binds = word.lower in _BINDING and at > index  # config fixes by hand, time of jobs
        ahead = words[min(at + 1, len(words) - 1)]
        if (word.lower in tables.function_words and not binds) or has_digit(word.text):
            return False
        if not is_plain_gap(draft.text, word, ahead):
            return False
        if use is not None and (at == index or tables.looks_verbal(word)) and not _is_noun(draft, use.verb.base, word):
            return False
    return False


def _tells_statement(draft: Draft, at: int, kind: MetricKind | None) -> bool:
    """Return whether the words from ``at`` on tell of a subject: "down 40%", "from 3 h to 1 h", "fell to 9%"."""
    word, use = draft.words[at], draft.verb_at(at)
    if word.lower in _FINITE:
        return True
    if word.lower in _LEVELS and at + 1 < len(draft.words):
        near = draft.words[at + 1 : at + 5]
        figure = next((word for word in near if word.lower not in _NEARLY), None)
        counted = figure is not None and (has_digit(figure.text) or figure.lower in _PARTS)
        return kind in (MetricKind.CHANGE, MetricKind.WORD_CHANGE) or counted
    if kind is MetricKind.CHANGE and has_digit(word.text):
        return True
    if use is None or not use.is_any("past", "base") or at + 1 >= len(draft.words):
        return False
    ahead = draft.words[at + 1]
    placed = ahead.lower in ("from", "to", "by", "in", "around", "about", "at") or has_digit(ahead.text)
    return placed and not (use.is_any("base") and not draft.words[at - 1].text.endswith("s"))


def _is_noun(draft: Draft, base: str, word: Word) -> bool:
    if word.lower.endswith("ing"):
        return word.lower in draft.tables.noun_gerunds
    return base in draft.tables.noun_bases


def _row(draft: Draft) -> list[Change]:
    """Put "and" before the last of three or more plain things: retries, timeouts, limits -> retries, timeouts and limits."""
    stop = _ENDS_ROW.search(draft.text)
    end = stop.start() if stop is not None else len(draft.text)
    commas = [at for at in _commas(draft) if at < end]
    if len(commas) < 2:
        return []
    items: list[tuple[Word, ...]] = []
    edges = [*commas, end]
    for left, right in pairwise(edges):
        items.append(tuple(word for word in draft.words if left < word.start < right))
    opening = tuple(word for word in draft.words if word.start < commas[0])
    last = _leading(draft, items[-1])
    if not last or not all(_is_item(draft, item) for item in items[:-1]) or not _is_item(draft, last):
        return []
    if any(word.lower in ("and", "or", "&") for word in items[-1]) or has_digit(opening[-1].text):
        return []
    if any(_is_work(draft, item[-1]) for item in (*items[:-1], last)) and not (
        opening[-1].lower.endswith(("s", "ing")) or len(opening) == 2
    ):
        return []  # built the importer, testing, documenting
    named = [_is_named(draft, item[-1]) for item in (*items[:-1], last)]
    if any(named) != _is_named(draft, opening[-1]) or any(named) != all(named):
        return []
    return [Change(commas[-1], commas[-1] + 1, (typography(" "), phrase("and", "join.and")))]


def _leading(draft: Draft, item: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words of an item up to its first preposition."""
    found: list[Word] = []
    for word in item:
        if word.lower in draft.tables.function_words:
            break
        found.append(word)
    return tuple(found)


def _is_item(draft: Draft, item: tuple[Word, ...]) -> bool:
    """Return whether words are a plain thing: no function word, figure, sign or deed."""
    if not 1 <= len(item) <= LONGEST_ITEM:
        return False
    for word in item:
        if word.lower in draft.tables.function_words or has_digit(word.text) or not word.text[:1].isalpha():
            return False
        if draft.tables.looks_verbal(word) and word.lower not in draft.tables.noun_gerunds and not _names_work(draft, item, word):
            return False
    if any(gap(draft.text, left, right).strip() for left, right in pairwise(item)):
        return False
    use = draft.tables.verbs.use_at(item, 0)
    return use is None or use.verb.base in draft.tables.noun_bases or not use.is_any("past", "third", "base")


def _is_work(draft: Draft, word: Word) -> bool:
    return (
        word.text.islower()
        and word.text.endswith("ing")
        and draft.tables.looks_verbal(word)
        and word.lower not in draft.tables.noun_gerunds
    )


def _names_work(draft: Draft, item: tuple[Word, ...], word: Word) -> bool:
    """Return whether a gerund is a thing of a row: without an object (stemming), or the head of a phrase (file sizing)."""
    use = draft.tables.verbs.use_at(item, item.index(word))
    return word.lower.endswith("ing") and word == item[-1] and not (use is not None and use.verb.direction)


def _is_named(draft: Draft, word: Word) -> bool:
    """Return whether a word is the name of a technology, or an acronym."""
    return draft.is_named(word) or is_acronym(word.text)
