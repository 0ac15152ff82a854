"""Explain what the rules make of one line: which of them saw anything, which fired on which words, and why the others did not."""

from collections.abc import Iterable, Iterator, Mapping

from reframer.language import language_for
from reframer.language.competency import Look
from reframer.language.phrases import Phrases
from reframer.model.base import Model
from reframer.model.findings import BulletFindings, CareerPath, CompetencyFinding, MlStatus, RoleTime
from reframer.model.outcome import Assessment
from reframer.pipeline import assess_bullet
from reframer.rulebook import Rules, load_rules
from reframer.rulebook.match_problems import folded
from reframer.rulebook.schema import Competency, CuedForm, Hypernym

LISTED = 6  # words of a list that an explanation names; the page of the rule has them all


class RefusedWords(Model):
    """Words of the line that a rule knows and that do not count, and why."""

    words: str
    why: str


class Wording(Model):
    """A wording that a rule that fired has to offer. ``operation`` is ``restate``, ``bridge`` or ``claim``.

    ``allowed`` says whether it may be used of this line, ``why`` what allows it or what is missing.
    """

    operation: str
    text: str
    allowed: bool
    why: str


class RuleLook(Model):
    """What one rule saw in the line. It fired when ``words`` is not empty.

    ``on_object`` says that the words stand in what the line is about; ``limited_by`` are the words that limit the claim, each
    with its reason; ``refused`` are words that it knows and that do not count here.
    """

    rule_id: str
    title: str
    words: tuple[str, ...] = ()
    on_object: bool = False
    limited_by: tuple[RefusedWords, ...] = ()
    refused: tuple[RefusedWords, ...] = ()
    wordings: tuple[Wording, ...] = ()

    @property
    def fired(self) -> bool:
        """Whether the rule counts for the line."""
        return bool(self.words)


class Explanation(Model):
    """A line, the rules that looked at it in the order of their ids, and what became of its wording.

    ``halves`` are rules of words that stand together of which only one was there. ``changes`` and ``kept`` are the edits made
    and the edits refused of the line as a whole, each with its reason.
    """

    text: str
    after: str
    path: CareerPath
    fired: tuple[RuleLook, ...]
    refused: tuple[RuleLook, ...]
    halves: tuple[RuleLook, ...]
    changes: tuple[Wording, ...]
    kept: tuple[Wording, ...]


def explain(
    text: str,
    rules: Rules | None = None,
    *,
    path: CareerPath = CareerPath.PLATFORM,
    role: RoleTime = RoleTime.UNKNOWN,
    answers: Mapping[str, str] | None = None,
) -> Explanation:
    """Return what every rule that knows a word of ``text`` made of it. ``answers`` are as for ``assess_bullet``."""
    rules = rules or load_rules()
    language = language_for(rules)
    seen: dict[str, list[Look]] = {}
    for look in language.looks(language.analyse(text)):
        seen.setdefault(look.rule_id, []).append(look)
    line = assess_bullet(text, rules, path=path, role=role, answers=answers or {})
    compared = assess_bullet(text, rules, path=path, role=role, answers=answers or {}, bridges="bullets")
    found = {one.rule_id: one for one in line.findings.competencies}
    looks = [
        _look_of(rules.competencies[name], seen.get(name, []), found.get(name), compared, path, rules)
        for name in sorted({*seen, *found})
    ]
    half = {name for name, ones in seen.items() if name not in found and all(one.refused == "half" for one in ones)}
    return Explanation(
        text=text,
        after=line.after,
        path=path,
        fired=tuple(one for one in looks if one.fired),
        refused=tuple(one for one in looks if not one.fired and one.rule_id not in half),
        halves=tuple(one for one in looks if one.rule_id in half),
        changes=tuple(Wording(operation=edit.operation, text=edit.after, allowed=True, why=edit.because) for edit in line.edits),
        kept=tuple(_kept(line)),
    )


def _kept(line: Assessment) -> Iterator[Wording]:
    """Yield what was refused of the line as a whole; comparisons and claims are told with their rules."""
    for refusal in line.refusals:
        if refusal.operation not in ("bridge", "claim"):
            yield Wording(operation=refusal.operation, text=refusal.wanted, allowed=False, why=refusal.why)
    for withdrawal in line.withdrawn:
        why = "; ".join(violation.why for violation in withdrawal.violations)
        yield Wording(operation=withdrawal.edit.operation, text=withdrawal.edit.after, allowed=False, why=f"the checker: {why}")


def _look_of(
    rule: Competency, looks: list[Look], found: CompetencyFinding | None, compared: Assessment, path: CareerPath, rules: Rules
) -> RuleLook:
    findings = compared.findings
    counted = set(found.matched) if found else set()
    more = found is not None or any(look.refused != "half" for look in looks)  # than half of what stands together
    wished = findings.ml.status is MlStatus.ASPIRATIONAL
    refused = dict.fromkeys(
        (_words(look), _why(look, rule, findings) if look.refused else "a wish or a plan shows nothing done")
        for look in looks
        if (look.refused or wished) and not (look.refused == "half" and more) and look.by not in counted
    )
    return RuleLook(
        rule_id=rule.id,
        title=rule.title,
        words=tuple(dict.fromkeys(span.text for span in found.matched)) if found else (),
        on_object=found is not None and found.on_object,
        limited_by=tuple(_limits(found, findings, rules)) if found else (),
        refused=tuple(RefusedWords(words=words, why=why) for words, why in refused),
        wordings=tuple(_wordings(rule, found, compared, path)) if found else (),
    )


def _words(look: Look) -> str:
    return " + ".join(span.text for span in look.words)


def _limits(found: CompetencyFinding, findings: BulletFindings, rules: Rules) -> Iterator[RefusedWords]:
    reasons = {qualifier.id: qualifier.because for qualifier in rules.vocabulary.qualifiers}
    for name in found.limited_by:
        cue = next((one.cue.text for one in findings.qualifiers if one.id == name), name)
        yield RefusedWords(words=cue, why=reasons.get(name, name))


def _why(look: Look, rule: Competency, findings: BulletFindings) -> str:
    """Return in a few words why what a rule saw does not count."""
    text = findings.text
    by = look.by.text if look.by is not None else ""
    if look.refused == "passing":
        return "said by the way: other work is named, and this is not what the deed was done to"
    if look.pair is not None:
        pair = look.pair
        if look.refused == "reject":
            return f"beside {_present(text, pair.reject)} it is something else"
        if look.refused == "far":
            return f"more than {pair.window} words apart"
        seen = " ".join(one.text.casefold() for one in look.words)
        sides = [side for side in (pair.any_a, pair.any_b, pair.any_c) if side]
        missing = (side for side in sides if not any(word.rstrip("*").casefold() in seen for word in side))
        return f"needs within {pair.window} words one of: {_some(next(missing, sides[-1]))}"
    match look.refused:
        case "compound":
            return "only the end of a longer word"
        case "case":
            return f"counts only as: {_some(_spellings(look, rule))}"
        case "reject":
            return f"beside {_present(text, _cued(look, rule).reject)} it is something else"
        case "cue":
            return f"an ordinary word; counts only beside one of: {_some(_cued(look, rule).any)}"
        case "longer":
            owners = [found.rule_id for found in findings.competencies if look.by in found.matched]
            return f"part of {by!r}" + (f", which {' and '.join(owners)} knows" if owners else "")
        case _:
            return f"{by!r} is something else"


def _cued(look: Look, rule: Competency) -> CuedForm:
    """Return the cued form that saw the words: the longest that they begin with."""
    words = folded(look.words[0].text)
    fitting = [form for form in rule.match.needs_cue if words.startswith(folded(form.form).removesuffix("y"))]
    return max(fitting, key=lambda form: len(form.form), default=CuedForm(form=look.words[0].text))


def _spellings(look: Look, rule: Competency) -> tuple[str, ...]:
    words = folded(look.words[0].text)
    return tuple(form for form in rule.match.exact_case if words.startswith(folded(form)))


def _present(text: str, words: Iterable[str]) -> str:
    """Return which of the words stand in the text, as the matcher sees them."""
    phrases: Phrases[str] = Phrases("inflected")
    for word in words:
        phrases.add(word, word)
    return _some(tuple(dict.fromkeys(repr(text[one.start : one.end]) for one in phrases.find(text))))


def _some(words: Iterable[str]) -> str:
    listed = tuple(words)
    more = f" ... ({len(listed)} in all)" if len(listed) > LISTED else ""
    return ", ".join(listed[:LISTED]) + more


def _wordings(rule: Competency, found: CompetencyFinding, compared: Assessment, path: CareerPath) -> Iterator[Wording]:
    findings = compared.findings
    limited = f"the line says {_limited(found, findings)!r}" if found.limited_by else ""
    for hypernym in rule.restate:
        yield _restatement(hypernym, findings.text, limited)
    for bridge in rule.bridges:
        why = limited or ("" if found.on_object else "the line is about something else")
        if not why and path not in bridge.paths:
            why = f"made for the path {' and '.join(each.value for each in bridge.paths)}"
        yield _outcome("bridge", bridge.text, why, rule, compared)
    answered = {answer.question_id.rpartition(".")[2] for answer in compared.verdict.answers}
    for claim in rule.claims:
        asks = [
            need.ask for need in rule.evidence if need.id in claim.needs and need.kind == "answer" and need.id not in answered
        ]
        why = limited or (f"needs an answer: {asks[0]}" if asks else "")
        yield _outcome("claim", claim.text, why, rule, compared)


def _limited(found: CompetencyFinding, findings: BulletFindings) -> str:
    return next((one.cue.text for one in findings.qualifiers if one.id in found.limited_by), found.limited_by[0])


def _restatement(hypernym: Hypernym, text: str, limited: str) -> Wording:
    lowered = text.lower()
    missing = hypernym.needs_cue and not any(cue.lower() in lowered for cue in hypernym.needs_cue)
    why = limited or (f"true only beside one of: {_some(hypernym.needs_cue)}" if missing else "")
    return Wording(
        operation="restate", text=hypernym.phrase, allowed=not why, why=why or "true of every use; names the work in summaries"
    )


def _outcome(operation: str, text: str, why: str, rule: Competency, compared: Assessment) -> Wording:
    """Return a wording with what the planner and the checker said of it, unless ``why`` rules it out before."""
    if not why:
        refusals = [
            refusal.why
            for refusal in compared.refusals
            if (refusal.operation, refusal.rule_id, refusal.wanted) == (operation, rule.id, text)
        ]
        made = any((edit.operation, edit.rule_id) == (operation, rule.id) for edit in compared.edits)
        rejected = [
            "; ".join(violation.why for violation in item.violations)
            for item in compared.withdrawn
            if (item.edit.operation, item.edit.rule_id) == (operation, rule.id)
        ]
        if made:
            told = "every condition holds" if operation == "claim" else "every condition holds; written only where asked for"
            return Wording(operation=operation, text=text, allowed=True, why=told)
        why = next(iter([*refusals, *(f"the checker: {each}" for each in rejected)]), "another wording comes first")
    return Wording(operation=operation, text=text, allowed=False, why=why)
