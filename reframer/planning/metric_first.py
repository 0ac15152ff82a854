"""Put the measured result first where the writer asserted the cause: "X, cutting Y by 40%" -> "Cut Y by 40% by X-ing".

A participle, "resulting in", "leading to" and "which cut" assert a cause. A semicolon, "after", "while" and an arrow do not.
"""

from dataclasses import dataclass

from reframer.model.findings import Metric, MetricKind
from reframer.model.plan import Part
from reframer.planning.draft import Draft, Outcomes
from reframer.planning.pieces import edit, inflected, kept, phrase, typography
from reframer.planning.words import VerbUse, capitalised, gap, has_digit, inflect

OPERATION = "metric_first"
RULE = "metric_first.cause"
LEAST_RANK = 3  # helping or maintaining is no cause that may stand behind "by"
LONGEST_CAUSE = 22  # words; a longer row behind "by" loses the reader
_MEANS = frozenset({"by", "through", "via"})
_RESULTING = (("resulting", "in"), ("leading", "to"), ("which", "resulted", "in"), ("which", "led", "to"), ("resulted", "in"))
_THUS = frozenset({"thereby", "thus", "hence"})  # they assert the cause, and "by" says it in their place
_MEASURED = frozenset(
    {
        MetricKind.CHANGE,
        MetricKind.PERCENT,
        MetricKind.TIME,
        MetricKind.MONEY,
        MetricKind.MULTIPLE,
        MetricKind.WORD_CHANGE,
        MetricKind.SIZE,
        MetricKind.RANGE,
        MetricKind.SCORE,
    }
)
_CONTRASTS = frozenset({"instead of", "rather than"})  # they say what was not taken; the deed stands
_THINGS = frozenset({"it", "them"})  # in the cause they stand behind what they mean there too
_NAMED_LEVELS = frozenset({"down", "up"})


@dataclass(frozen=True)
class _Result:
    """A result clause: where it starts (with its comma), where its words start, and how it opens as a sentence."""

    cut: int
    opening: tuple[Part, ...]
    rest: int
    first_verb: str
    parts: tuple[Part, ...] = ()  # the whole clause where it had to be turned round
    direction: str = ""


def put_metric_first(draft: Draft) -> Outcomes:
    """Yield the edit that leads with the result, or why the line stays as it is."""
    if not draft.text or draft.findings.metrics == () or len(draft.words) < 6:
        return
    opening = draft.verb_at(0)
    if opening is None or not opening.is_any("past"):
        return
    found = _result_of(draft)
    if found is None:
        return
    result, index = found
    if not draft.setting.results_left:
        yield draft.refuse(OPERATION, RULE, "the result first", "two bullets of this role begin with their result already")
        return
    if result.first_verb in draft.setting.taken_verbs:
        yield draft.refuse(OPERATION, RULE, "the result first", "another bullet of the role begins with the same verb")
        return
    why = _obstacle(draft, opening, index, result)
    if why:
        yield draft.refuse(OPERATION, RULE, "the result first", why)
        return
    cause = _cause(draft, index)
    if isinstance(cause, str):
        yield draft.refuse(OPERATION, RULE, "the result first", cause)
        return
    text = draft.text
    stop = len(text.rstrip()) - 1 if text.rstrip().endswith(".") else len(text.rstrip())
    tail = result.parts or (*result.opening, kept(text, result.rest, stop))
    end = (kept(text, stop, len(text)),) if stop < len(text) else ()
    yield edit(
        draft.bullet_id,
        OPERATION,
        text,
        (*tail, phrase(" by ", "join.by"), *cause, *end),
        rule_id=RULE,
        because="The line itself says that the work caused the result, so the measured result may lead.",
    )


def _result_of(draft: Draft) -> tuple[_Result, int] | None:
    """Return the result clause and the index of its first word: the only one that asserts a cause."""
    words, text = draft.words, draft.text
    for index in range(3, len(words)):
        before = gap(text, words[index - 1], words[index])
        lowers = tuple(word.lower for word in words[index : index + 3])
        for pattern in _RESULTING:
            if lowers[: len(pattern)] == pattern and (pattern != ("resulted", "in") or words[index - 1].lower == "and"):
                turned = _turned_round(draft, index, index + len(pattern))
                return (turned, index) if turned else None
        if "," in before and not before.strip(" ,)"):
            at = index + 1 if words[index].lower in _THUS else index
            use = draft.verb_at(at)
            if use is not None and use.is_any("gerund") and _tells_change(draft, use, at + use.count):
                return _from_verb(draft, index, at, use), index
            if words[index].lower == "which":
                use = draft.verb_at(index + 1)
                if use is not None and use.is_any("past") and _tells_change(draft, use, index + 2):
                    return _from_verb(draft, index, index + 1, use), index
        elif words[index].lower == "which" and not before.strip(" )"):
            use = draft.verb_at(index + 1)
            if use is not None and use.is_any("past") and use.verb.direction and _tells_change(draft, use, index + 2):
                return _from_verb(draft, index, index + 1, use), index
    return None


def _from_verb(draft: Draft, index: int, at: int, use: VerbUse) -> _Result:
    """Return the clause that begins with a verb of change; "and" verbs behind it keep their form or are turned too."""
    past = inflect(use, "past")
    cut = draft.words[index - 1].end
    if draft.text[cut : cut + 1] == ")":
        cut += 1
    opening: list[Part] = [inflected(capitalised(past), use.verb.base)]
    rest = use.end
    if use.is_any("gerund") and use.text.lower().endswith("ing"):
        second = _second_verb(draft, at + use.count)
        if second is not None:
            opening.append(kept(draft.text, rest, second.start))
            opening.append(inflected(inflect(second, "past"), second.verb.base))
            rest = second.end
    return _Result(cut, tuple(opening), rest, past, direction=use.verb.direction)


def _second_verb(draft: Draft, at: int) -> VerbUse | None:
    """Return the gerund that is coordinated with the result's own: cutting cost by 40% and saving $2M."""
    for index in range(at + 1, len(draft.words)):
        if draft.words[index - 1].lower in ("and", "&"):
            use = draft.verb_at(index)
            if use is not None and use.is_any("gerund"):
                return use
    return None


def _turned_round(draft: Draft, index: int, at: int) -> _Result | None:
    """Return "Lowered CPU by 60%" for "resulting in 60% lower CPU", "Reduced Y by 38%" for "a 38% reduction in Y"."""
    words, text = draft.words, draft.text
    if at < len(words) and words[at].lower in ("a", "an"):
        at += 1
    metric = next((found for found in draft.findings.metrics if at < len(words) and found.span.start == words[at].start), None)
    if metric is None or metric.kind not in (MetricKind.PERCENT, MetricKind.MULTIPLE, MetricKind.TIME, MetricKind.MONEY):
        return None
    figure_end = metric.span.end
    behind = next((place for place in range(at, len(words)) if words[place].start >= _figure_end(metric, text)), None)
    if behind is None or behind + 1 > len(words):
        return None
    word = words[behind].lower
    noun = next((entry for entry in draft.tables.grammar.result_nouns if entry.word == word), None)
    if noun is None or (verb := draft.tables.verbs.by_base.get(noun.verb)) is None:
        return None
    start = behind + 1
    if start < len(words) and words[start].lower in ("in", "of"):
        start += 1
    elif word in ("reduction", "decrease", "drop", "cut", "saving", "savings", "increase", "improvement", "gain"):
        return None
    if start >= len(words) or any(words[place].lower in draft.tables.function_words for place in range(start, len(words))):
        return None
    stop = len(text.rstrip()) - 1 if text.rstrip().endswith(".") else len(text.rstrip())
    figure = kept(text, metric.span.start, min(figure_end, _figure_end(metric, text)))
    parts = (
        inflected(capitalised(verb.past), verb.base),
        typography(" "),
        kept(text, words[start].start, stop),
        phrase(" by ", "join.by"),
        figure,
    )
    cut = words[index - 1].end + (1 if text[words[index - 1].end : words[index - 1].end + 1] == ")" else 0)
    return _Result(cut, (), 0, verb.past, parts, verb.direction)


def _figure_end(metric: Metric, text: str) -> int:
    """Return where the figure with its unit ends: some metrics hold their noun as well."""
    end = metric.span.start
    while end < len(text) and not text[end].isspace():
        end += 1
    return end


def _tells_change(draft: Draft, use: VerbUse, at: int) -> bool:
    """Return whether a clause that begins with this verb is a measured change."""
    words = draft.words
    if at >= len(words):
        return False
    tail = draft.text[words[at].start :]
    measured = [metric for metric in draft.findings.metrics if metric.span.start >= words[at].start and metric.kind in _MEASURED]
    if not measured:
        return False
    if use.verb.direction:
        return True
    lowers = {word.lower for word in words[at:]}
    levels = bool(lowers & _NAMED_LEVELS) or (" from " in f" {tail}" and " to " in tail)
    return use.verb.base in draft.tables.grammar.open_verbs and levels


def _hangs(tail: str, measures: frozenset[str]) -> bool:
    """Return whether a result names only a measure, of a thing that the other clause names: reducing | the size from 1.8 GB."""
    row = tail.split()[:3]
    return len(row) == 3 and row[0] in ("the", "its", "their") and row[1] in measures and row[2] in ("from", "by", "to")


def _obstacle(draft: Draft, opening: VerbUse, index: int, result: _Result) -> str:
    """Return why the result may not lead, or nothing."""
    words, text, tables = draft.words, draft.text, draft.tables
    before, after = words[:index], words[index:]
    if opening.verb.rank < LEAST_RANK or opening.verb.base in tables.grammar.no_causes:
        return "the person's share does not carry the result"
    if opening.verb.direction and any(metric.span.end <= words[index].start for metric in draft.findings.metrics):
        return "the line leads with a measured change already"
    if any(
        finding.id in ("team", "helped", "planned", "hypothetical", "others", "ongoing")
        or (finding.id == "negated" and finding.cue.text.lower() not in _CONTRASTS)
        for finding in draft.findings.qualifiers
    ):
        return "words of the line limit what may be claimed"
    if any(stop in text.rstrip(". ") for stop in (";", "—", " - ", "–", ". ", "->", "→")):
        return "the line holds more than one statement"
    if any(word.lower in _MEANS for word in before) or _means_behind(draft, index):
        return "a means stands in the line already; a second one would be clumsy"
    if any(
        word.lower in tables.pronouns and not _is_unit(draft, place) and not (place < index and word.lower in _THINGS)
        for place, word in enumerate(words)
    ):
        return "the line speaks of somebody else too"
    if len(before) > LONGEST_CAUSE:
        return "the cause is too long to stand behind the result"
    if not result.parts and _hangs(text[result.rest :], tables.grammar.measure_nouns):
        return "what the result is measured on stands in the other clause"
    if _clashes(draft, result, index):
        return "the verb and the figures point in different directions"
    for place in range(1, index):
        use = draft.verb_at(place)
        comma = "," in gap(text, words[place - 1], words[place])
        if comma and (words[place].lower.endswith("ing") and (use is not None or tables.looks_verbal(words[place]))):
            return "a second participle stands in the line"
        if words[place].lower in ("which", "while", "when", "after", "before", "so"):
            return "the cause is a sentence of its own"
    last = None
    for place in range(1, len(after)):
        use = draft.verb_at(index + place)
        comma = "," in gap(text, after[place - 1], after[place])
        if comma and after[place].lower.endswith("ing") and (use is not None or tables.looks_verbal(after[place])):
            last = after[place].text
    return f"{last!r} is a second participle" if last else ""


def _is_unit(draft: Draft, index: int) -> bool:
    """Return whether a word is the unit of the number before it: 14 us are microseconds, not people."""
    return draft.words[index].text == "us" and index > 0 and draft.words[index - 1].text[-1:].isdigit()


def _means_behind(draft: Draft, index: int) -> bool:
    """Return whether the result clause names a means; "by 40%" is none."""
    words = draft.words
    for place in range(index, len(words)):
        if words[place].lower not in _MEANS:
            continue
        figure = place + 1 < len(words) and (
            has_digit(words[place + 1].text)
            or words[place + 1].lower
            in {
                *draft.tables.grammar.number_words,
                "half",
                "about",
                "around",
                "over",
                "up",
                "roughly",
                "nearly",
                "almost",
                "approximately",
                "approx",
                "more",
                "at",
                "a",
                "an",
            }
            or any(metric.span.start == words[place + 1].start for metric in draft.findings.metrics)
        )
        if words[place].lower != "by" or not figure:
            return True
    return False


def _clashes(draft: Draft, result: _Result, index: int) -> bool:
    """Return whether a verb of falling stands with a rising figure, or the other way round."""
    for metric in draft.findings.metrics:
        if (
            metric.span.start < draft.words[index].start
            or metric.baseline is None
            or metric.target is None
            or not result.direction
        ):
            continue
        if (
            (result.direction == "down") != (metric.target < metric.baseline)
            and metric.target != metric.baseline
            and metric.kind is MetricKind.CHANGE
        ):
            return _same_scale(draft.text, metric)
    return False


def _same_scale(text: str, metric: Metric) -> bool:
    """Return whether both ends of a change are in one unit: 2 hours to 15 minutes falls although 15 is more than 2."""
    letters = ["".join(letter for letter in word if letter.isalpha() or letter == "%") for word in metric.span.text.split()]
    units = {
        unit.lower()
        for unit in letters
        if unit and unit.lower() not in ("from", "to", "down", "up", "under", "over", "about", "p")
    }
    return len(units) <= 1


def _cause(draft: Draft, index: int) -> tuple[Part, ...] | str:
    """Return the main clause with its verbs as gerunds, or why that cannot be done."""
    words, text, tables = draft.words, draft.text, draft.tables
    verbs: list[VerbUse] = []
    at = 0
    while at < index:
        use = draft.verb_at(at)
        if at == 0 and use is not None:
            verbs.append(use)
            at += use.count
            continue
        joined = words[at - 1].lower in ("and", "&", "then") or "," in gap(text, words[at - 1], words[at])
        if joined and use is not None and use.is_any("past") and not _describes(draft, at, use):
            verbs.append(use)
            at += use.count
            continue
        if joined and words[at].lower.endswith("ed") and tables.is_unknown_verb(words[at]):
            return f"{words[at].text!r} is not in the verb table"
        if (
            joined
            and words[at].lower.endswith("ing")
            and words[at - 1].lower in ("and", "&")
            and use is not None
            and len(verbs) > 1
        ):
            return f"{words[at].text!r} may belong to another verb"
        at += 1
    parts: list[Part] = []
    place = 0
    for use in verbs:
        if use.start > place:
            parts.append(kept(text, place, use.start))
        parts.append(inflected(inflect(use, "gerund"), use.verb.base))
        place = use.end
    end = words[index - 1].end
    while end < len(text) and text[end] in ")\"'”’]":
        end += 1
    parts.append(kept(text, place, end))
    return tuple(parts)


def _describes(draft: Draft, at: int, use: VerbUse) -> bool:
    """Return whether a past form behind "and" describes a noun (typed and cached reads) and is no deed of its own."""
    words = draft.words
    ahead = at + use.count
    if ahead >= len(words):
        return True
    follower = words[ahead].lower
    return follower in draft.tables.prepositions and follower not in ("up", "out", "down", "off")


def leads_with_result(draft: Draft) -> str:
    """Return the verb with which a bullet leads with its result (Cut p99 by 40% by caching); empty where it does not."""
    use = draft.verb_at(0)
    if use is None or not use.is_any("past") or not (use.verb.direction or use.verb.base in draft.tables.grammar.open_verbs):
        return ""
    for index in range(2, len(draft.words) - 1):
        following = draft.verb_at(index + 1)
        if draft.words[index].lower == "by" and following is not None and following.is_any("gerund"):
            return use.text.lower()
    return ""
