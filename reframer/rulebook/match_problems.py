"""What can be wrong with the forms of a rule: patterns, forms that can never count, forms that swallow other forms."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache

from reframer.rulebook.schema import Competency, CuedForm, Match, ReadAs, Together
from reframer.rulebook.vocabulary import list_named
from reframer.rulebook.yaml_source import KeyPath, YamlSource

SHORTEST_PREFIX = 3
_PATTERN_SIGNS = re.compile(r"[\\|^\[\]{}]|\.[*+]|\(\?")
_JOINERS = str.maketrans("", "", " -\u00a0\u2010\u2011\u2012\u2013\u2014\u2015")

Problem = tuple[KeyPath, str]


@lru_cache(maxsize=65_536)  # the same cues stand in many rules, and each is compared several times
def folded(form: str) -> str:
    """Return a form as matching sees it: without case, and with hyphen, space and nothing equal."""
    return form.casefold().translate(_JOINERS)


def _singular(form: str) -> str:
    """Return a folded form without a plural ending, so that what finds the same text is equal."""
    return form[:-1] if len(form) > 4 and form.endswith("s") and not form.endswith(("ss", "us", "is")) else form


def match_problems(match: Match, lists: Collection[str] = (), groups: Collection[str] = ()) -> Iterator[Problem]:
    """Yield what is wrong with the ``match`` part of one rule.

    ``lists`` are the names of the word lists that there are, ``groups`` the ids of the cue groups of the ML vocabulary.
    """
    if not (match.phrases or match.exact_case or match.needs_cue or match.together or match.read_as):
        yield ("match",), "matches nothing; give phrases, exact_case, needs_cue, together or read_as"
    for index, reading in enumerate(match.read_as):
        yield from _group_problems(("match", "read_as", index), reading, groups)
    for key, forms in (
        ("phrases", match.phrases),
        ("exact_case", match.exact_case),
        ("never", match.never),
        ("heads", match.heads),
    ):
        yield from _form_problems(("match", key), forms)
    yield from _form_problems(("match", "needs_cue"), tuple(form.form for form in match.needs_cue))
    for index, group in enumerate(match.together):
        yield from _pair_problems(("match", "together", index), group)
        yield from _list_problems(("match", "together", index), group, lists)
    free = {folded(form) for form in match.phrases}
    own = free | {folded(form) for form in match.exact_case} | {folded(form.form) for form in match.needs_cue}
    for index, cued in enumerate(match.needs_cue):
        here = ("match", "needs_cue", index)
        if folded(cued.form) in free:
            yield (*here, "form"), f"{cued.form!r} is in phrases too, where it needs no cue; take it out there"
        yield from _cue_problems(here, cued)
    for index, phrase in enumerate(match.never):
        if folded(phrase) in own:
            yield ("match", "never", index), f"{phrase!r} is a form of this rule, which then never counts; write a longer one"


def _group_problems(path: KeyPath, reading: ReadAs, groups: Collection[str]) -> Iterator[Problem]:
    for key, names in (("cues", reading.cues), ("beside", reading.beside), ("without", reading.without)):
        for index, name in enumerate(names):
            if name not in groups:
                near = get_close_matches(name, sorted(groups), n=1)
                hint = f"; did you mean {near[0]}?" if near else ""
                yield (*path, key, index), f"no group {name!r} in vocabulary/ml_frames.yaml{hint}"


def _form_problems(path: KeyPath, forms: tuple[str, ...]) -> Iterator[Problem]:
    cased = path[-1] in ("exact_case", "needs_cue")
    counted = Counter(forms if cased else (folded(form) for form in forms))
    for index, form in enumerate(forms):
        if _PATTERN_SIGNS.search(form) or "*" in form:
            yield (*path, index), f"{form!r} looks like a pattern; forms are plain words"
        elif not any(character.isalnum() for character in form):
            yield (*path, index), f"{form!r} holds no letter or digit"
        elif path[-1] == "phrases" and len(form) == 1:
            yield (*path, index), f"{form!r} is a single letter; put it under needs_cue"
        key = form if cased else folded(form)
        if counted[key] > 1:
            counted[key] = 0  # say it once
            yield (*path, index), f"{form!r} stands here twice (hyphen, space and nothing are equal)"


def _word_problems(path: KeyPath, words: tuple[str, ...]) -> Iterator[Problem]:
    """Yield what is wrong with words that may end in ``*``."""
    for index, word in enumerate(words):
        if _PATTERN_SIGNS.search(word) or "*" in word[:-1]:
            yield (*path, index), f"{word!r} looks like a pattern; give plain words, of which the last may end in *"
        elif word.endswith("*") and len(word) <= SHORTEST_PREFIX:
            yield (*path, index), f"{word!r} begins too many words; write at least {SHORTEST_PREFIX} letters before the *"


def _cue_problems(path: KeyPath, cued: CuedForm) -> Iterator[Problem]:
    yield from _word_problems((*path, "any"), cued.any)
    yield from _word_problems((*path, "reject"), cued.reject)
    if not cued.any and not cued.reject:
        yield path, f"{cued.form!r} has no cue; give 'any' or 'reject', or put it under phrases"
    rejected = {folded(word) for word in cued.reject}
    for key, words in (("any", cued.any), ("reject", cued.reject)):
        for index, word in enumerate(words):
            if folded(word) == folded(cued.form):
                what = "is there whenever the form is" if key == "any" else "takes away every match"
                yield (*path, key, index), f"{word!r} is the form itself and {what}; name a word beside it"
            elif key == "any" and folded(word) in rejected:
                yield (*path, key, index), f"{word!r} is under reject too; keep one of them"


def _list_problems(path: KeyPath, pair: Together, lists: Collection[str]) -> Iterator[Problem]:
    for side, words in (("any_a", pair.any_a), ("any_b", pair.any_b), ("any_c", pair.any_c), ("reject", pair.reject)):
        for index, word in enumerate(words):
            if (name := list_named(word)) and name not in lists:
                near = get_close_matches(name, sorted(lists), n=1)
                hint = f"; did you mean {near[0]!r}?" if near else ""
                yield (*path, side, index), f"no list {name!r} in vocabulary/word_lists.yaml{hint}"


def _pair_problems(path: KeyPath, pair: Together) -> Iterator[Problem]:
    yield from _word_problems((*path, "reject"), pair.reject)
    before: dict[str, str] = {}  # word: the side that has it
    for side, words in (("any_a", pair.any_a), ("any_b", pair.any_b), ("any_c", pair.any_c)):
        if not words and side != "any_c":
            yield (*path, side), "is empty, so that nothing can match"
        yield from _word_problems((*path, side), words)
        counted = Counter(folded(word) for word in words)
        prefixes = {folded(word[:-1]): word for word in words if word.endswith("*")}
        for index, word in enumerate(words):
            over = next((each for start, each in prefixes.items() if word != each and folded(word).startswith(start)), "")
            if counted[folded(word)] > 1:
                counted[folded(word)] = 0
                yield (*path, side, index), f"{word!r} stands here twice (hyphen, space and nothing are equal)"
            elif over and " " not in word:
                yield (*path, side, index), f"{word!r} is swallowed by {over!r}; leave one of them out"
            elif other := before.get(folded(word), ""):
                yield (*path, side, index), f"{word!r} is in {other} too; one word would count as both"
        before.update((folded(word), side) for word in words)


def problems_between_rules(sources: Mapping[str, YamlSource], rules: Mapping[str, Competency]) -> Iterator[str]:
    """Yield every form that two rules claim, in singular or plural, and no cue tells apart.

    Each is told of the rule that was loaded later.
    """
    plain: dict[str, tuple[str, str]] = {}  # folded form: rule, form as written
    plural: dict[str, tuple[str, str]] = {}
    cued: dict[str, list[tuple[str, CuedForm]]] = {}
    for rule_id, rule in rules.items():
        for key, forms in (("phrases", rule.match.phrases), ("exact_case", rule.match.exact_case)):
            for index, form in enumerate(forms):
                path = ("match", key, index)
                other, written = plain.setdefault(folded(form), (rule_id, form))
                if other == rule_id:
                    other, written = plural.setdefault(_singular(folded(form)), (rule_id, form))
                if other != rule_id:
                    same = "" if folded(written) == folded(form) else f" ({written!r})"
                    message = f"{form!r} is a phrase of {other} too{same}; make it longer, or put it under needs_cue"
                    yield sources[rule_id].problem(path, message)
        for index, ambiguous in enumerate(rule.match.needs_cue):
            here = ("match", "needs_cue", index)
            name = folded(ambiguous.form)
            other, _ = plain.get(name, (rule_id, ""))
            if other != rule_id:
                message = f"{ambiguous.form!r} is a phrase of {other}, which needs no cue; make it longer"
                yield sources[rule_id].problem((*here, "form"), message)
            for other, known in cued.get(name, ()):
                shared = [cue for cue in ambiguous.any if cue in known.any]
                if shared and other != rule_id:
                    message = f"{shared[0]!r} is a cue of {ambiguous.form!r} in {other} too; nothing would tell them apart"
                    yield sources[rule_id].problem((*here, "any", ambiguous.any.index(shared[0])), message)
            cued.setdefault(name, []).append((rule_id, ambiguous))
