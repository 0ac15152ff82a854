"""What can be wrong with a rule that has the right form: contradictions that no schema sees."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from reframer.model.verdicts import Strength
from reframer.rulebook.match_problems import Problem, match_problems
from reframer.rulebook.one_fact import asks_for_two
from reframer.rulebook.partial import follows_from
from reframer.rulebook.schema import Competency, NeedKind
from reframer.rulebook.vocabulary import Vocabulary
from reframer.rulebook.yaml_source import KeyPath, YamlSource

LEAST_FOUND = 2
LEAST_LEFT_ALONE = 2
_SLOT = re.compile(r"\{([^{}]*)\}")
_NARRATION = re.compile(r"\b(I|me|my|we|our|us)\b")


def competency_problems(
    source: YamlSource,
    rule: Competency,
    vocabulary: Vocabulary,
    flag_ids: frozenset[str],
    ml_words: frozenset[str],
    broken: frozenset[str] = frozenset(),
) -> Iterator[str]:
    """Yield every contradiction inside one rule, each at its place; what follows from the ``broken`` keys is left out."""
    for path, message in _all_of(rule, vocabulary, flag_ids, ml_words):
        if not follows_from(path, broken):
            yield source.problem(path, message)


def _all_of(rule: Competency, vocabulary: Vocabulary, flag_ids: frozenset[str], ml_words: frozenset[str]) -> Iterator[Problem]:
    yield from match_problems(
        rule.match, {one.name for one in vocabulary.word_lists}, {group.id for group in vocabulary.ml_frames}
    )
    yield from _wording_problems(rule, vocabulary, ml_words)
    yield from _evidence_problems(rule, vocabulary)
    yield from _example_problems(rule, flag_ids)


def _wording_problems(rule: Competency, vocabulary: Vocabulary, ml_words: frozenset[str]) -> Iterator[Problem]:
    needs = {need.id for need in rule.evidence}
    openers = [phrase.text.casefold() for phrase in vocabulary.phrases if phrase.kind == "opener"]
    for path in rule.analogues:
        if rule.relevance.get(path, 0) == 0:
            yield ("analogues", path.value), "the relevance of this path is 0; leave the analogue out or raise it"
    for index, bridge in enumerate(rule.bridges):
        here = ("bridges", index)
        yield from _unknown_needs((*here, "needs"), bridge.needs, needs)
        for place, wanted in enumerate(bridge.paths):
            if wanted not in rule.analogues:
                yield (*here, "paths", place), f"there is no analogue for {wanted.value!r}, so there is nothing to compare with"
        yield from _opening_problems((*here, "text"), bridge.text, openers, ml_words)
        if _NARRATION.search(bridge.text):
            yield (*here, "text"), "speaks of a person; a bridge compares work with work"
        for slot in _SLOT.findall(bridge.text):
            yield (*here, "text"), f"uses {{{slot}}}; a bridge has no slots"
    for index, hypernym in enumerate(rule.restate):
        words = f" {hypernym.phrase.casefold().replace('-', ' ')} "
        stated = [] if rule.kind.startswith("ml") else sorted(word for word in ml_words if word in words)
        if stated:
            yield ("restate", index, "phrase"), f"states ML work ({stated[0].strip()}); what resembles it belongs under analogues"
        for slot in _SLOT.findall(hypernym.phrase):
            yield ("restate", index, "phrase"), f"uses {{{slot}}}; a restatement has no slots"
        for place, cue in enumerate(hypernym.needs_cue):
            if not all(character.isalnum() or character in " -'/.+#&%@" for character in cue):
                yield ("restate", index, "needs_cue", place), f"{cue!r} looks like a pattern; cues are plain words"


def _opening_problems(path: KeyPath, text: str, openers: list[str], ml_words: frozenset[str]) -> Iterator[Problem]:
    """Yield what is wrong with the first words of a bridge: they compare, and say no ML work before that is clear."""
    if not openers:
        return
    opener = max((opener for opener in openers if text.casefold().startswith(opener)), key=len, default="")
    rest = f" {text[len(opener) :].strip().casefold().replace('-', ' ')} "
    stated = max((word for word in ml_words if rest.startswith(word)), key=len, default="").strip()
    if not opener:
        known = ", ".join(repr(each) for each in openers[:3])
        says = f"begins with ML work ({stated}), as if it had been done; it " if stated else ""
        yield path, f"{says}should begin with an opener of vocabulary/phrases.yaml such as {known}: a bridge compares"
    elif stated and opener.endswith("same"):
        yield path, f"{opener!r} says that the work was ML work ({stated}); name the work first: {opener} ... that {stated} ..."


def ml_words_of(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the words of machine learning that mean nothing else, each between spaces."""
    telling = [term for term in vocabulary.ml_terms if term.kind in ("artefact", "method", "discipline", "title")]
    forms = {form for term in telling for form in (term.term, *term.forms) if form not in {cued.form for cued in term.needs_cue}}
    return frozenset(f" {form.casefold().replace('-', ' ')} " for form in forms)


def _unknown_needs(path: tuple[str | int, ...], named: Iterable[str], needs: set[str]) -> Iterator[Problem]:
    for index, name in enumerate(named):
        if name not in needs:
            yield (*path, index), f"no evidence named {name!r}; known: {', '.join(sorted(needs)) or 'none'}"


def _evidence_problems(rule: Competency, vocabulary: Vocabulary) -> Iterator[Problem]:
    needs = {need.id for need in rule.evidence}
    answered = {need.id for need in rule.evidence if need.kind is NeedKind.ANSWER}
    templates = {phrase.id for phrase in vocabulary.phrases if phrase.kind == "answer_template"}
    seen: set[str] = set()
    for index, need in enumerate(rule.evidence):
        if need.id in seen:
            yield ("evidence", index, "id"), f"{need.id!r} stands here twice"
        seen.add(need.id)
        if need.insert and vocabulary.phrases and need.insert not in templates:
            yield ("evidence", index, "insert"), f"no answer_template {need.insert!r} in vocabulary/phrases.yaml"
        if join := asks_for_two(need.ask):
            yield ("evidence", index, "ask"), f"asks for two facts ({join!r}); keep the more valuable one"
        if need.units and need.kind is NeedKind.ANSWER:
            yield ("evidence", index, "units"), "only a quantity has units"
    for index, claim in enumerate(rule.claims):
        here = ("claims", index)
        yield from _unknown_needs((*here, "needs"), claim.needs, needs)
        if not answered & set(claim.needs):
            yield (*here, "needs"), "a claim needs at least one answer from the person"
        slots = _SLOT.findall(claim.text)
        if not slots and answered & set(claim.needs):
            wanted = next(need for need in claim.needs if need in answered)
            yield (*here, "text"), f"holds no words of the answer; write where they go: {{{wanted}}}"
        for slot in slots:
            if slot not in claim.needs:
                yield (*here, "text"), f"uses {{{slot}}} without needing it"
    for index, project in enumerate(rule.learning):
        if project.earns:
            yield from _unknown_needs(("learning", index, "earns"), (project.earns,), needs)


def _example_problems(rule: Competency, flag_ids: frozenset[str]) -> Iterator[Problem]:
    needs = {need.id for need in rule.evidence}
    names: set[str] = set()
    found = sum(1 for example in rule.examples if example.finds)
    if found < LEAST_FOUND or len(rule.examples) - found < LEAST_LEFT_ALONE:
        yield (
            ("examples",),
            f"should hold at least {LEAST_FOUND} sentences it finds and {LEAST_LEFT_ALONE} it leaves alone",
        )
    for index, example in enumerate(rule.examples):
        here = ("examples", index)
        if example.name in names:
            yield (*here, "name"), f"{example.name!r} stands here twice"
        names.add(example.name)
        if example.finds and example.finds not in example.text:
            yield (*here, "finds"), f"{example.finds!r} is not in the text"
        if not example.finds and (
            example.becomes or example.answers or example.asks or example.strength or example.restate_refused
        ):
            yield here, "says what the rule does with a sentence, and not what it finds in it"
        if example.strength and example.strength not in set(Strength):
            yield (*here, "strength"), f"should be one of {', '.join(Strength)}"
        yield from _unknown_needs((*here, "asks"), example.asks or (), needs)
        for name in example.answers:
            if name not in needs:
                yield (*here, "answers", name), f"no evidence named {name!r}; known: {', '.join(sorted(needs)) or 'none'}"
        for place, flag in enumerate(example.flags or ()):
            if flag_ids and flag not in flag_ids:
                near = get_close_matches(flag, sorted(flag_ids), n=1)
                hint = f"; did you mean {near[0]!r}?" if near else ""
                yield (*here, "flags", place), f"no flag {flag!r} in flags.yaml{hint}"
