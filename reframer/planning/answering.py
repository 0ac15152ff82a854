"""Insert what the person answered, word for word, by a fixed template: figures with their unit, and never an explanation."""

from collections.abc import Iterable

from reframer.finding import find_bullet
from reframer.model.findings import Metric, MetricKind, MlStatus, OpenerKind
from reframer.model.plan import Part, PartOrigin
from reframer.model.verdicts import Answer
from reframer.planning.draft import Draft, Outcomes, Tables
from reframer.planning.pieces import Change, phrase
from reframer.planning.words import Word, has_digit, words_of
from reframer.positioning.needs import answer_words, need_of
from reframer.weighing.wanted import is_answer

OPERATION = "answer"
SLOT = "{value}"
LONGEST_NAME = 7  # words of a name that may stand in a claim
LONGEST_FIGURE = 10
_EVIDENCE_ONLY = "it counts as evidence only; a figure with its unit, or a short name where a claim asks for one, enters a line"
_UNNAMED = "the number has neither unit nor noun; write of what it is (hit rate 93%)"
_LANDMARK = 40  # characters before a place by whose last word it is found again in the reworded line
_BREAKS = ("; ", ". ", " - ", " \u2013 ", " \u2014 ")
_LIMITS = frozenset(
    {"only", "not", "just", "never", "sometimes", "maybe", "partly", "mostly", "probably", "unclear", "yes", "no"}
)
_PARENTHESES = "answer.count"
_CHANGE = "answer.change"
_RATE = "answer.rate"
_OPEN = "answer.part"  # a part of shared work is told in words, never in figures
_OPEN_BEHIND = "answer.part_behind"
_OPEN_OF = "answer.part_of"
_TOLD = frozenset({_OPEN, "answer.users"})  # templates in which the name of a thing or of its users may stand
_GENERAL = frozenset(
    {"nobody", "nothing", "everything", "everyone", "everybody", "all", "none", "any", "anyone", "some", "someone", "various"}
    | {"lead", "leader", "head", "owner", "manager", "chief", "architect"}
)
_OF_LEARNING = frozenset({"model", "models", "ml", "ai", "learning"})  # a claim has its own licence
_BARE = frozenset({MetricKind.PERCENT, MetricKind.TIME, MetricKind.MULTIPLE})  # of what? the line would not say


def insert_answers(draft: Draft) -> Outcomes:
    """Yield the edit that puts in the first answer which is not in the text yet, or why it stays out."""
    for answer in draft.verdict.answers:
        if not is_answer(answer.value):
            continue
        name = _template_of(draft, answer)
        if not name:
            continue
        wanted = f"the answer {answer.value!r} in the line"
        words = answer_words(answer)
        if words and words in draft.text and words not in draft.original.text:
            continue  # it has just entered
        metrics = _figures(draft, words) if words and name != _OPEN else ()
        told = not metrics and name in _TOLD and bool(words) and is_name(words, draft) and _is_told_plainly(words, draft)
        if not metrics and not told:
            yield draft.refuse(OPERATION, name, wanted, _EVIDENCE_ONLY)
            continue
        if metrics and not _is_named(words, metrics, name):
            yield draft.refuse(
                OPERATION, name, wanted, "the number has neither unit nor noun; write of what it is (hit rate 93%)"
            )
            continue
        words = _news(draft.text, words) if metrics else words
        if not words or (told and words.lower() in draft.text.lower()):
            yield draft.refuse(OPERATION, name, wanted, "its figure stands in the line" if metrics else "it stands in the line")
            continue
        if told and name == _OPEN and words_of(words)[-1].lower in draft.tables.grammar.staff_nouns:
            yield draft.refuse(OPERATION, name, wanted, "it names people, and a part of the work was asked for")
            continue
        name = _fitting(draft, name, words) if metrics else _part(draft) if name == _OPEN else name
        template = draft.tables.phrases.get(name, "")
        if not template:
            continue
        before, _, after = template.partition(SLOT)
        at = end_of_sentence(draft.text)
        parts = [phrase(before, name), Part(text=words, origin=PartOrigin.ANSWER, ref=answer.question_id)]
        if after:
            parts.append(phrase(after, name))
        yield draft.edit(
            OPERATION,
            [Change(at, at, tuple(parts))],
            rule_id=name,
            because="The person answered this; the words are theirs.",
        )
        return


def _is_told_plainly(words: str, draft: Draft) -> bool:
    """Return whether a name names a thing: no one and nothing in general, no rank, and nothing of machine learning."""
    row = {word.lower for word in words_of(words)}
    found = find_bullet(words, draft.rules).ml
    return not row & _GENERAL and found.status is MlStatus.NONE and not row & _OF_LEARNING


def _template_of(draft: Draft, answer: Answer) -> str:
    """Return the template's name: of the question, of the need in a rule that fired, or of the list's question."""
    for question in draft.verdict.questions:
        if question.id == answer.question_id and question.template:
            return _asked_for(question.template, question.ask)
    need_id = answer.question_id.rpartition(".")[2]
    for found in draft.original.competencies:
        rule = draft.rules.competencies.get(found.rule_id)
        need = need_of(rule, need_id) if rule is not None else None
        if need is not None and rule is not None:
            claimed = any(need_id in claim.needs for claim in rule.claims)
            return "" if claimed and not need.insert else need.insert
    inquiry = next((each for each in draft.rules.vocabulary.questions if each.id == need_id), None)
    return _asked_for(inquiry.template, inquiry.ask) if inquiry is not None else ""


def _asked_for(template: str, ask: str) -> str:
    """Return a question's template; none for one's own part where the question asks for something else: Whose model was it?"""
    words = [word.lower for word in words_of(ask)]
    asks = words[0] in ("which", "what", "did") and any(word.startswith("you") for word in words)
    return template if template != _OPEN or asks else ""


def _figures(draft: Draft, words: str) -> tuple[Metric, ...]:
    """Return the metrics of an answer that is a figure and nothing else; empty where it tells a story."""
    found = find_bullet(words, draft.rules).metrics
    if not found or len(words.split()) > LONGEST_FIGURE or _tells(words_of(words), draft.tables):
        return ()
    return found


def _tells(words: Iterable[Word], tables: Tables) -> bool:
    """Return whether words narrate: a pronoun, an auxiliary, a relative, a limit, or a verb in the past."""
    closed = (tables.pronouns | tables.auxiliaries | tables.relatives | _LIMITS) - {"that"}
    row = tuple(words)
    if any(word.lower in closed or "n't" in word.lower for word in row):
        return True
    uses = (tables.verbs.use_at(row, index) for index in range(len(row)))
    return any(use is not None and use.is_any("past") and not use.is_any("base") for use in uses)


def _is_named(words: str, metrics: tuple[Metric, ...], name: str) -> bool:
    """Return whether a figure says of what it is: a unit, a sign, or a word beside it; a share or a time needs a word."""
    only = metrics[0]
    if len(metrics) == 1 and only.kind in _BARE and not only.noun and not only.per and name != "answer.period":
        around = words[: only.span.start] + words[only.span.end :]
        return any(len(word) > 2 and word.isalpha() for word in around.split()) or bool(only.percentile)
    return any(metric.unit or metric.per or metric.noun for metric in metrics) or any(
        word.isalpha() and len(word) > 2 for word in words.split()
    )


def _news(text: str, words: str) -> str:
    """Return the parts of an answer whose figures the text does not hold yet."""
    numbers = {_number(word) for word in text.split() if has_digit(word)}
    parts = words.split(", ")
    fresh = [part for part in parts if any(_number(word) not in numbers for word in part.split() if has_digit(word))]
    return ", ".join(fresh)


def _number(word: str) -> str:
    """Return the digits of a word with its magnitude (1,200 and 1200 are one, 2M and 2 are not)."""
    kept = "".join(letter for letter in word if letter.isdigit() or letter == ".").strip(".")
    behind = word[word.rfind(kept[-1]) + 1 :] if kept else ""
    return kept + (behind[:1].lower() if behind[:1].lower() in ("k", "m", "b") and not behind[1:2].isalpha() else "")


def _fitting(draft: Draft, name: str, words: str) -> str:
    """Return the template that reads well with these words: a rate "at", a named change behind a semicolon, else parentheses."""
    metrics = find_bullet(words, draft.rules).metrics
    first = metrics[0]
    if name in ("answer.users", "answer.scope", "answer.period"):
        return name if len(metrics) == 1 and first.span.start == 0 else _apart(draft)
    if len(metrics) == 1 and first.kind is MetricKind.RATE and first.span.start == 0 and _ends_at(words, first):
        return _RATE
    if first.span.start > 0 and "," not in words:
        return _CHANGE
    return _apart(draft)


def _ends_at(words: str, metric: Metric) -> bool:
    return len(words[metric.span.end :].split()) <= 1


def _part(draft: Draft) -> str:
    """Return the template for one's own part: plain behind a single clause of participation, apart where more is told."""
    opener = draft.findings.opener
    plain = not any(sign in draft.text.rstrip(". ") for sign in (",", ";", ":", ". ", " - ", "(", "–", "—"))
    shared = any(found.id in ("team", "others") for found in draft.findings.qualifiers)
    if opener is not None and opener.kind is OpenerKind.PARTICIPATION and plain and not shared:
        return _OPEN_OF
    return _OPEN_BEHIND if draft.text.rstrip(". ").endswith((")", "]")) else _OPEN


def _apart(draft: Draft) -> str:
    """Return parentheses, or a semicolon where the line ends with parentheses already."""
    return _CHANGE if draft.text.rstrip(". ").endswith((")", "]")) else _PARENTHESES


def is_name(words: str, draft: Draft) -> bool:
    """Return whether an answer is the short name of a thing: no story, no figure, no list of deeds."""
    tables, row = draft.tables, words_of(words)
    if "," in words or find_bullet(words, draft.rules).metrics:
        return False
    if not row or len(row) > LONGEST_NAME or _tells(row, tables) or row[0].lower in tables.prepositions:
        return False
    use = tables.verbs.use_at(row, 0)
    noun = use is None or use.text.lower() in tables.noun_gerunds | tables.noun_bases
    return noun and any(word.text.isalpha() and len(word.text) > 1 and word.lower not in tables.function_words for word in row)


def end_of_sentence(text: str) -> int:
    """Return the place before the final full stop, or the end."""
    stripped = text.rstrip()
    return len(stripped) - 1 if stripped.endswith(".") else len(stripped)


def end_of_clause(draft: Draft, original_end: int) -> int:
    """Return where the clause ends that holds the words up to ``original_end`` of the bullet as it was read.

    What is said of those words must not slip behind a result: "; deploys went from weekly to daily" is no place for it.
    """
    text = draft.text
    held = draft.original.text[max(original_end - _LANDMARK, 0) : original_end].split()
    start = text.find(held[-1]) + len(held[-1]) if held and held[-1] in text else 0
    depth = text.count("(", 0, start) - text.count(")", 0, start)
    for at in range(start, len(text)):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth <= 0 and (text.startswith(_BREAKS, at) or (text[at] == "," and _opens_result(draft, at))):
            return at
    return end_of_sentence(text)


def _opens_result(draft: Draft, comma: int) -> bool:
    """Return whether a participle or a relative follows the comma: ", cutting", ", which"."""
    row = words_of(draft.text[comma + 1 :])
    if not row:
        return False
    first = row[0]
    return first.lower in draft.tables.relatives or (
        first.lower.endswith("ing") and draft.tables.looks_verbal(first) and first.lower not in draft.tables.noun_gerunds
    )
