"""Rules as text for people: one line in a list, one page on its own."""

import textwrap
from collections.abc import Iterable

from reframer.cleaning import printable
from reframer.model.findings import CareerPath
from reframer.rulebook.rules import Rules
from reframer.rulebook.schema import Competency, CuedForm, Example, Need, NeedKind, ReadAs, Together
from reframer.rulebook.skills import Skill, SkillObject, Wanted

WIDTH = 80
LONGEST = 20_000
_ON_WHAT = {
    SkillObject.ANY: "work of any kind",
    SkillObject.AROUND: "work around models, whoever made them",
    SkillObject.MODEL: "a model of one's own",
    SkillObject.APPLICATION: "an application of models with figures of one's own",
}


def list_rules(rules: Rules, family: str | None = None, path: CareerPath | None = None) -> tuple[str, ...]:
    """Return a line for each rule: id, relevance on platform/applied/genai, title; at most 80 columns where the id allows it.

    Of one path the most relevant come first; ids in order otherwise.
    """
    chosen = list(rules.filter(family=family, path=path))
    if path is not None:
        chosen.sort(key=lambda rule: -rule.relevance.get(path, 0))
    widest = max((len(rule.id) for rule in chosen), default=0)
    return tuple(
        f"{rule.id:<{widest}}  {_relevance(rule)}  {_shortened(printable(rule.title), WIDTH - widest - 9)}".rstrip()
        for rule in chosen
    )


def _relevance(rule: Competency) -> str:
    return "/".join(str(rule.relevance.get(each, 0)) for each in CareerPath)


def _shortened(text: str, width: int) -> str:
    return text if len(text) <= width else textwrap.shorten(text, max(width, 20), placeholder=" ...")


def describe(rule: Competency) -> str:
    """Return a page about one rule: what it finds, what it says, what it asks, where the comparison ends, and its examples."""
    lines = [f"{printable(rule.title)}  ({rule.id})", *textwrap.wrap(printable(rule.summary, LONGEST), WIDTH), ""]
    lines += _block("Finds", _forms(rule))
    lines += _block("Names it, in words true of every use", (_when(each.phrase, each.needs_cue) for each in rule.restate))
    lines += _block("Resembles", _resemblances(rule))
    lines += _block("Where the resemblance ends", (rule.breaks,))
    lines += _block("Compares, in words that may be written", (_bridge(each.text, each.needs) for each in rule.bridges))
    lines += _block("Asks", (_question(need) for need in rule.evidence))
    lines += _block("May claim, only with those answers", (f"{claim.text}  [{', '.join(claim.needs)}]" for claim in rule.claims))
    lines += _block("Would be more than a resemblance, if true", rule.upgrade_facts)
    lines += _block("Worth building", (f"{project.build} ({', '.join(project.technologies)})" for project in rule.learning))
    lines += _block("Examples", (_example(each) for each in rule.examples))
    return "\n".join(lines).rstrip()


def list_skills(rules: Rules, path: CareerPath | None = None) -> tuple[str, ...]:
    """Return a line for each skill: name, how much platform/applied/genai ask for it (``-`` is not at all), title.

    Of one path the most wanted come first; in the order of the groups otherwise.
    """
    chosen = [skill for skill in rules.skills.values() if path is None or path in skill.wanted]
    if path is not None:
        chosen.sort(key=lambda skill: list(Wanted).index(skill.wanted[path]))
    widest = max((len(skill.id) for skill in chosen), default=0)
    return tuple(
        f"{skill.id:<{widest}}  {_wanted(skill):<18}  {_shortened(printable(skill.title), WIDTH - widest - 22)}".rstrip()
        for skill in chosen
    )


def _wanted(skill: Skill) -> str:
    return "/".join(skill.wanted[path].value if path in skill.wanted else "-" for path in CareerPath)


def describe_skill(skill: Skill) -> str:
    """Return a page about one skill: who asks for it, what counts as having done it, and what shows or resembles it."""
    lines = [
        f"{printable(skill.title)}  ({skill.id})",
        f"{skill.group.replace('_', ' ')}, {_wanted(skill)} of platform/applied/genai",
        "",
    ]
    lines += _block("Counts as done", (skill.done,))
    lines += _block("Is only a mention", (skill.mention,))
    lines += _block("Is measured by", skill.metrics)
    lines += _block("One of these is enough", skill.one_of)
    lines += _block("Looked for, on " + _ON_WHAT[skill.object], _sought(skill))
    lines += _block("Shown by these rules", (*skill.shown_by, *(" and ".join(names) for names in skill.together)))
    lines += _block("Is near these rules", skill.resembles)
    return "\n".join(lines).rstrip()


def _sought(skill: Skill) -> list[str]:
    named = (*skill.technologies, *skill.terms, *skill.forms)
    return [*([", ".join(named)] if named else []), *(_cued(each) for each in skill.needs_cue)]


def _block(heading: str, items: Iterable[str]) -> list[str]:
    lines: list[str] = []
    for each in items:
        lines += textwrap.wrap(
            printable(each, LONGEST),
            WIDTH,
            initial_indent="  - ",
            subsequent_indent="    ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    return [heading, *lines, ""] if lines else []


def _forms(rule: Competency) -> list[str]:
    match = rule.match
    forms = []
    if match.phrases:
        forms.append(", ".join(match.phrases))
    if match.exact_case:
        forms.append(f"in this case only: {', '.join(match.exact_case)}")
    forms += [_cued(each) for each in match.needs_cue]
    forms += [_pair(each) for each in match.together]
    forms += [_read_as(each) for each in match.read_as]
    if match.never:
        forms.append(f"never: {', '.join(match.never)}")
    return forms


def _cued(form: CuedForm) -> str:
    beside = f" beside {', '.join(form.any)}" if form.any else ""
    without = f" (not with {', '.join(form.reject)})" if form.reject else ""
    return f"{form.form}{beside}{without}"


def _read_as(reading: ReadAs) -> str:
    """Return in words when the reading of machine learning makes the rule fire."""
    owners = f" (model of {', '.join(reading.owner)})" if reading.owner else ""
    cues = f" with {', '.join(reading.cues)}" if reading.cues else ""
    beside = f" beside {', '.join(reading.beside)}" if reading.beside else ""
    without = f" (not with {', '.join(reading.without)})" if reading.without else ""
    return f"read as {', '.join(reading.status)} machine learning{owners}{cues}{beside}{without}"


def _pair(together: Together) -> str:
    without = f" (not with {', '.join(together.reject)})" if together.reject else ""
    sides = " with ".join(", ".join(words) for words in (together.any_b, together.any_c) if words)
    return f"{', '.join(together.any_a)} within {together.window} words of {sides}{without}"


def _example(example: Example) -> str:
    found = f"found {example.finds!r}" if example.finds else "left alone"
    becomes = f" -> {example.becomes}" if example.becomes else ""
    return f"{found}: {example.text}{becomes}"


def _when(phrase: str, cues: tuple[str, ...]) -> str:
    return f"{phrase} (only beside {', '.join(cues)})" if cues else phrase


def _resemblances(rule: Competency) -> list[str]:
    return [
        f"{path.value} (relevance {rule.relevance.get(path, 0)} of 3): {analogue.term}. {analogue.because}"
        for path, analogue in rule.analogues.items()
    ]


def _bridge(text: str, needs: tuple[str, ...]) -> str:
    return f"{text}  [needs {', '.join(needs)}]" if needs else text


def _question(need: Need) -> str:
    units = f" ({', '.join(need.units)})" if need.units else ""
    kind = "a figure" if need.kind is NeedKind.QUANTITY else "an answer"
    return f"{need.id}, {kind}{units}: {need.ask}"
