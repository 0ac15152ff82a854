"""The noun beside a number: what is counted, or what is measured."""

import re

from reframer.language.words import words

# Words that end a noun phrase: prepositions, determiners, conjunctions, relatives, auxiliaries, common adverbs.
STOPS = words(
    """
    a an the this that these those its their our my his her your of to from by for with without in on at into onto
    over under up down and or but nor via using through across per within between among against during before after
    since until than then as is are was were be been being has have had do does did can could will would may might
    which who whom whose where when while so if not also each every all both either neither because plus vs versus
    about around like including except off out along toward towards upon amid it them us they we i you he she there
    here such just only more less most least w/ w/o n't incl incl. resulting
    """
)
_WORD = re.compile(r"[ \u00a0]+\(?([A-Za-z][\w'\u2019&/.+#-]*)")
_FIRST = re.compile(r"[ \u00a0-]?([A-Za-z][\w'\u2019&/.+#-]*)")
_WORD_OR_MARK = re.compile(r"[A-Za-z][\w'/-]*|[,.;:()]")
_PLURALS = words(
    """
    people staff devs data children men women teammates criteria indices series software personnel
    """
)
_LONGEST = 5


def count_noun(text: str, end: int, past_forms: frozenset[str], *, compound: bool = False) -> tuple[str, int]:
    """Return what is counted after a number that ends at ``end``, and where it ends: ("jobs", ...) for "12 Flink jobs".

    In a compound ("40-node cluster") it is the word after the hyphen.
    """
    if compound:
        match = re.compile(r"-([A-Za-z][\w']*)").match(text, end)
        return (match[1], match.end()) if match else ("", end)
    position = end
    of = re.compile(r"[ \u00a0]+of(?:[ \u00a0]+(?:the|our|their|its|all))?(?=[ \u00a0])").match(text, end)
    if of:
        position = of.end()
    words: list[tuple[str, int]] = []
    while len(words) < _LONGEST:
        match = _WORD.match(text, position)
        if match is None or "(" in text[position : match.start(1)]:
            break
        word = match[1].rstrip(".'\u2019")
        lowered = word.lower()
        if lowered in STOPS or (words and lowered.endswith(("ing", "ed")) and len(lowered) > 4):
            break
        position = match.start(1) + len(word)
        words.append((word, position))
        if is_plural(lowered) and not _goes_on(text, position):
            break
        if position < match.end():
            break
    if not words or words[0][0].lower() in past_forms or (len(words) == 1 and words[0][0].lower().endswith(("ed", "ing"))):
        return "", end
    plural = [word for word in words if is_plural(word[0].lower())]
    chosen = plural[-1] if plural else words[-1] if len(words) <= 2 else words[0]
    return chosen[0], chosen[1]


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural."""
    return word in _PLURALS or (word.endswith("s") and len(word) > 2 and not word.endswith(("ss", "us", "is", "'s")))


def _goes_on(text: str, position: int) -> bool:
    """Whether a plural is only the first half: "40 sales engineers"."""
    following = _WORD.match(text, position)
    if following is None:
        return False
    word = following[1].lower()
    return is_plural(word) and word not in STOPS


def right_noun(text: str, end: int) -> str:
    """Return the noun after "of" or "reduction in": drafts in "58% of drafts", latency in "30% reduction in latency"."""
    after = text[end : end + 70]
    match = re.match(r"\s+(?:of|in)\s+", after) or re.match(
        r"\s+(?:reduction|decrease|increase|improvement|drop|growth|gain|uplift|savings?|rise|decline|boost)\s+(?:in|of|on)\s+",
        after,
    )
    start = match.end() if match else 0
    if match is None:
        match = re.match(
            r"\s+(?:faster|lower|higher|fewer|less|more|shorter|cheaper|smaller|better|longer|reduced|improved)\b", after
        )
        if match is None:
            return ""
        start = match.end()
    words: list[str] = []
    for word in _WORD_OR_MARK.findall(after[start:]):
        if not word[0].isalpha() or (word.lower() in STOPS and word.lower() not in {"the", "all", "our", "its", "their"}):
            break
        if word.lower() not in STOPS:
            words.append(word)
        if len(words) == 3 or (words and is_plural(words[-1].lower())):
            break
    return str(words[-1]) if words else ""


_SKIP_LEFT = words(
    """
    by of to from at in on for with was is are were cut reduced down up going went moved fell dropped rose grew stays
    stayed kept under over about around and the a an than then only just now down
    """
)


def left_noun(text: str, start: int, verb_forms: frozenset[str]) -> str:
    """Return the noun that the number measures, left of it: latency in "reduced latency by 40%", rate in "hit rate 97%"."""
    before = text[max(0, start - 60) : start]
    words = _WORD_OR_MARK.findall(before)
    if len(before) == 60 and words:
        words = words[1:]
    if words and words[-1] in "(:":
        words.pop()
    while words and (
        words[-1].lower() in _SKIP_LEFT or words[-1].lower() in verb_forms or words[-1].lower().endswith(("ing", "ed"))
    ):
        words.pop()
    if not words or len(words[-1]) < 2 or not words[-1][0].isalpha() or words[-1].lower() in STOPS:
        return ""
    return str(words[-1])
