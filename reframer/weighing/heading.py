"""Lines that open with no verb of the table: what they name (the SAML login), and whether they tell an own deed all the same."""

from functools import lru_cache

from reframer.ml_reading.words import Word, word_set
from reframer.model.findings import OpenerKind
from reframer.weighing.naming import BEHIND_THING, ENDS_NAME, LEADING, LONGEST_NAME, PEOPLE, plain
from reframer.weighing.signs import Signs, once

_BEFORE_OBJECT = word_set("down away through back") | word_set(
    "a an the our its their his her my this that these those it them each every all both two three up out off"
)
_PLAINLY_PAST = word_set("wrote rewrote did ran gave took drove chose began drew got undertook oversaw led")
_OWN = word_set("i my mine me myself personally")
_SENTENCE = word_set(
    "is are was were be been can could will would has have had do does did now no not it they we he she who each every nobody "
    "when while where if after before half most any answer point part share number lot kind fewer less more faster smaller larger"
)
_ENDS_HEADING = ENDS_NAME | BEHIND_THING | word_set("between instead like plus")
_NO_NAME_BEFORE = frozenset({"'", "’", "per", "up", "out", "off"})  # no name ends before these
_TURNS = frozenset({"to", "into", "from", "-", ">", "→"})  # SOAP to REST
_ROW = frozenset({",", "/", "and", "+", "&", ";", "|"})
_BUILT = 3  # rank of a verb that says that the person built or ran something
_SHORTEST_PAST = 5  # letters of a past form that ends in -ed


def tells_deed(signs: Signs) -> bool:
    """Return whether a line without a verb of the table at its head tells an own deed: sized the mesh; a tool, built by me."""
    if not signs.fragment:
        return False
    return _opens_with_past(signs) or says_own(signs)


@once
def says_own(signs: Signs) -> bool:
    """Return whether a line says that a deed in it is the person's own: by me, I wrote, or a past verb that opens a clause."""
    words = signs.words
    if any(word.low in _OWN and not _is_cut(words, at) for at, word in enumerate(words)):
        return True
    starts = {
        verb.span.start
        for verb in signs.findings.verbs
        if verb.form == "past" and (verb.rank >= _BUILT or verb.span.text.lower() in _PLAINLY_PAST)
    }
    return any(
        word.start in starts
        and (words[at].is_sign or words[at].low in {"and", "then", "but"})
        and _is_past(word, words[at + 2] if at + 2 < len(words) else None)
        for at, word in enumerate(words[1:])
    )


@once
def heading_of(signs: Signs) -> str:
    """Return what a line without a deed names at its beginning (the SAML login, Kafka); empty where that is no sure name."""
    if not signs.fragment:
        return ""
    named = [(found.span.start, found.span.end) for found in signs.findings.technologies]
    verbs = {verb.span.start for verb in signs.findings.verbs}
    found: list[Word] = []
    for at, word in enumerate(signs.words):
        inside = any(start <= word.start < end for start, end in named)
        if not inside:
            if word.low in _SENTENCE or (word.low in _NO_NAME_BEFORE and not word.joined):
                return ""
            if word.low in LEADING and not found and word.low != "and":
                continue
            if word.is_number and not found:
                continue
            if word.is_sign or word.is_number or word.low in _ENDS_HEADING or (word.start in verbs and found and at):
                if word.low in _TURNS and _ends_named(found, named):
                    return ""
                break
        found.append(word)
    if not _is_name(found) or _goes_on_as_sentence(signs, found[-1]) or _is_of_a_row(signs, found, named):
        return ""
    text = signs.findings.text[found[0].start : found[-1].end]
    if all(any(start <= word.start < end for start, end in named) for word in found):
        return text
    first, _, rest = text.partition(" ")
    name = " ".join(filter(None, (plain(first, signs) if found[0].start == 0 else first, rest)))
    return f"the {name}"


def is_tool(heading: str) -> bool:
    """Return whether a heading is the name of a technology: it has no article."""
    return bool(heading) and not heading.startswith("the ")


def is_of_kind(heading: str, kinds: tuple[str, ...]) -> bool:
    """Return whether the last word of a heading is one of the nouns (singular or plural), or ends so (``-ing``)."""
    last = heading.rpartition(" ")[2].lower()
    forms = {last, last.removesuffix("s"), last.removesuffix("es"), f"{last.removesuffix('ies')}y"}
    nouns, endings = _nouns_and_endings(kinds)
    return not nouns.isdisjoint(forms) or any(form.endswith(endings) for form in forms)


@lru_cache(maxsize=64)  # a list of kinds is long, and asked for every line
def _nouns_and_endings(kinds: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    endings = tuple(kind[1:] for kind in kinds if kind.startswith("-"))
    return frozenset(kind for kind in kinds if not kind.startswith("-")), endings


def is_plural(name: str) -> bool:
    """Return whether a name is a plural by its ending."""
    return name.endswith("s") and not name.endswith(("ss", "us", "is", "ops", "OS", "ics"))


def _opens_with_past(signs: Signs) -> bool:
    opener = signs.findings.opener
    if opener is None or opener.kind is OpenerKind.LIST or len(signs.words) < 2:
        return False
    words = signs.words[1:] if signs.words[1].joined else signs.words  # re-keyed
    if len(words) < 2:
        return False
    first, second = words[0], words[1]
    if second.low == "and" and len(words) > 2:
        return _has_past_form(first) and _has_past_form(words[2])
    return _has_past_form(first) and (second.low in _BEFORE_OBJECT | ENDS_NAME | {"how"} or second.is_number)


def _has_past_form(word: Word) -> bool:
    return word.low.endswith("ed") and len(word.low) >= _SHORTEST_PAST


def _is_past(verb: Word, after: Word | None) -> bool:
    """Return whether a form is the past and no participle: it has an object, or there is no such participle."""
    return verb.low in _PLAINLY_PAST or (after is not None and (after.low in _BEFORE_OBJECT or after.is_number))


def _is_cut(words: tuple[Word, ...], at: int) -> bool:
    """Return whether a word is a part of another: I/O, me-too."""
    after = words[at + 1] if at + 1 < len(words) else None
    return after is not None and (after.low == "/" or after.joined or after.low == ".")


def _is_name(words: list[Word]) -> bool:
    """Return whether words can name a thing: no person, and no verb behind a plural (new versions go to all phones)."""
    if not words or len(words) > LONGEST_NAME or not words[-1].text.isalpha() or words[-1].low.removesuffix("s") in PEOPLE:
        return False
    plural_before = any(word.low == word.text and is_plural(word.low) for word in words[:-1])
    return not plural_before or is_plural(words[-1].low)


def _ends_named(found: list[Word], named: list[tuple[int, int]]) -> bool:
    """Return whether the last of some words is a technology's name."""
    return bool(found) and any(start <= found[-1].start < end for start, end in named)


def names_tools(signs: Signs) -> bool:
    """Return whether a line opens with technologies in a row: Rancher, Flux; cluster upgrades."""
    if signs.findings.opener is not None and signs.findings.opener.kind is OpenerKind.LIST:
        return bool(signs.findings.technologies)
    named = signs.findings.technologies[:2]
    between = signs.findings.text[named[0].span.end : named[1].span.start].strip() if len(named) > 1 else "-"
    return named != () and named[0].span.start == 0 and between in _ROW


def _is_of_a_row(signs: Signs, found: list[Word], named: list[tuple[int, int]]) -> bool:
    """Return whether a heading is only the first of several names: tools in a row, or a lone word before a comma."""
    if names_tools(signs):
        return True
    behind = signs.findings.text[found[-1].end :].lstrip()
    lone = len(found) == 1 and not any(start <= found[0].start < end for start, end in named)
    return lone and (not behind or behind.startswith((",", "and ", "& ", "+ ")))


def _goes_on_as_sentence(signs: Signs, last: Word) -> bool:
    """Return whether behind a name comes what only a sentence has: passwords and keys no longer sit in files."""
    behind = [word.low for word in signs.words if word.start >= last.end][:4]
    return (
        bool(behind)
        and behind[0] in ENDS_NAME
        and any(word in {"is", "are", "was", "were", "can", "no", "not", "now", "saw"} for word in behind)
    )
