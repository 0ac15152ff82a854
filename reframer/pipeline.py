"""The stages in order. Read this file first: a resume flows down it once, and every stage returns a new frozen value."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path

from reframer import __version__
from reframer.applying import apply
from reframer.errors import ExitCode, ReadError, ReframerError
from reframer.finding import LONGEST_BULLET, find, find_bullet
from reframer.model.document import Document
from reframer.model.findings import BulletFindings, CareerPath, Findings, RoleTime
from reframer.model.outcome import Assessment, Outcome, Violation, Withdrawal
from reframer.model.plan import Edit, Headline, Part, Plan, Positioning, Sentence, SkillsOrder
from reframer.model.resume import Resume
from reframer.model.verdicts import Answer, Verdict, Verdicts
from reframer.parsing import parse_resume
from reframer.planning import Planner, plan_bullet, unknown_ids
from reframer.positioning import position
from reframer.readers import read_document
from reframer.rulebook import Rules, load_rules
from reframer.settings import Settings
from reframer.verifying import verify, verify_line, verify_statement
from reframer.weighing import weigh, weigh_bullet

MOST_BULLETS = 1_500


class Stage(StrEnum):
    """The stages whose value ``--until`` can print."""

    DOCUMENT = "document"
    RESUME = "resume"
    FINDINGS = "findings"
    VERDICTS = "verdicts"
    POSITIONING = "positioning"
    PLAN = "plan"
    VERIFIED = "verified"


def reframe(
    file: Path | str,
    rules: Rules | None = None,
    settings: Settings | None = None,
    answers: tuple[Answer, ...] = (),
) -> Outcome:
    """Read a resume and return everything that can be said for it; nothing is written.

    Raises ReadError when the file cannot be read as a resume, RuleFileError when the built-in rules do not hold.
    """
    value = reframe_until(Stage.VERIFIED, file, rules, settings, answers)
    assert isinstance(value, Outcome)
    return value


def reframe_until(
    stage: Stage,
    file: Path | str,
    rules: Rules | None = None,
    settings: Settings | None = None,
    answers: tuple[Answer, ...] = (),
) -> Document | Resume | Findings | Verdicts | Positioning | Plan | Outcome:
    """Return the value of a stage: the same way down as ``reframe``, left at ``stage``."""
    rules = rules or load_rules()
    settings = settings or Settings()
    bridges = settings.bridges.value
    _refuse_unknown_ids(settings, rules)

    document = read_document(Path(file))
    if stage is Stage.DOCUMENT:
        return document
    resume = parse_resume(document)
    _refuse_too_many_bullets(resume)
    if stage is Stage.RESUME:
        return resume
    findings = find(resume, rules)
    if stage is Stage.FINDINGS:
        return findings
    verdicts = weigh(findings, rules, answers, resume)
    _refuse_strange_answers(resume, verdicts, answers)
    if in_another_language(resume) or not shows_engineering(findings, rules):  # questions are asked about engineering, in English
        silent = tuple(verdict.model_copy(update={"questions": ()}) for verdict in verdicts.bullets)
        verdicts = verdicts.model_copy(update={"bullets": silent})
    if stage is Stage.VERDICTS:
        return verdicts
    positioning = position(resume, findings, verdicts, rules, settings.path, bridges=bridges)
    if stage is Stage.POSITIONING:
        return positioning
    planner = Planner(resume, findings, verdicts, positioning.path, rules, bridges, settings.skip)
    plan = planner.plan(positioning)
    if in_another_language(resume) or not shows_engineering(findings, rules):
        plan = Plan(positioning=positioning.model_copy(update={"summary": (), "strengths": ()}))
    if stage is Stage.PLAN:
        return plan
    plan, new_resume, withdrawn, violations = keep_verified(resume, plan, rules, answers, planner.again)
    return Outcome(
        version=__version__,
        path=positioning.path,
        source=resume,
        findings=findings,
        verdicts=verdicts,
        plan=plan,
        resume=new_resume,
        answers=answers,
        withdrawn=withdrawn,
        violations=violations,
        notices=_notices(resume, findings, verdicts, answers, rules),
    )


def assess_bullet(
    text: str,
    rules: Rules | None = None,
    *,
    path: CareerPath = CareerPath.PLATFORM,
    role: RoleTime = RoleTime.UNKNOWN,
    answers: Mapping[str, str] | None = None,
    bridges: str = "summary",
) -> Assessment:
    """Run one bullet through finding, weighing, planning and the checker.

    ``answers`` maps a question, by its id, its need or its text, to what the person answered.
    """
    rules = rules or load_rules()
    given = tuple(Answer(question_id=question, value=value) for question, value in (answers or {}).items() if value.strip())
    findings = find_bullet(text, rules, bullet_id="bullet", time=role)
    verdict = weigh_bullet(findings, rules, given)
    return _assessed(findings, verdict, rules, path, bridges)


def reassess(outcome: Outcome, bullet_id: str, answers: tuple[Answer, ...], rules: Rules) -> Assessment:
    """Weigh and word one bullet of an outcome again with ``answers``; KeyError when the outcome has no such bullet."""
    findings = outcome.findings.of(bullet_id)
    verdict = weigh_bullet(findings, rules, tuple(answer for answer in answers if answer.bullet_id == bullet_id))
    return _assessed(findings, verdict, rules, outcome.path, "summary")


def _assessed(findings: BulletFindings, verdict: Verdict, rules: Rules, path: CareerPath, bridges: str) -> Assessment:
    """Return what planning makes of one weighed bullet, less what the checker rejects."""

    def again(without: frozenset[str]) -> tuple[Edit, ...]:
        return plan_bullet(findings, verdict, rules, path=path, bridges=bridges, skip=without)[0]

    edits, refusals = plan_bullet(findings, verdict, rules, path=path, bridges=bridges)
    kept, withdrawn = _keep_verified_edits(findings.text, edits, rules, verdict.answers, again)
    return Assessment(
        text=findings.text,
        after=kept[-1].after if kept else findings.text,
        findings=findings,
        verdict=verdict,
        edits=kept,
        refusals=refusals,
        withdrawn=withdrawn,
    )


def keep_verified(
    resume: Resume,
    plan: Plan,
    rules: Rules,
    answers: tuple[Answer, ...],
    again: Callable[[str, frozenset[str]], tuple[Edit, ...]],
) -> tuple[Plan, Resume, tuple[Withdrawal, ...], tuple[Violation, ...]]:
    """Return the plan without what the checker rejects, the resume it makes, what was withdrawn, and what remains (nothing).

    ``again`` plans a bullet, by its id, once more without some rules.
    """
    kept: list[Edit] = []
    withdrawn: list[Withdrawal] = []
    for bullet in resume.all_bullets():
        chain = tuple(edit for edit in plan.edits if edit.bullet_id == bullet.id)
        good, bad = _keep_verified_edits(bullet.text, chain, rules, answers, partial(again, bullet.id))
        kept.extend(good)
        withdrawn.extend(bad)
    headline = _verified_headline(plan.positioning.headline, resume, rules, answers)
    aim = plan.positioning.model_copy(update={"headline": headline})
    plan = plan.model_copy(update={"edits": tuple(kept), "positioning": aim})
    new_resume = apply(resume, plan)
    violations = _serious(verify(resume, new_resume, rules, answers))
    if violations:
        plan, more = _without_violating(plan, violations)
        withdrawn.extend(more)
        new_resume = apply(resume, plan)
        violations = _serious(verify(resume, new_resume, rules, answers))
    return plan, new_resume, tuple(withdrawn), violations


def _keep_verified_edits(
    text: str,
    chain: tuple[Edit, ...],
    rules: Rules,
    answers: tuple[Answer, ...],
    again: Callable[[frozenset[str]], tuple[Edit, ...]],
) -> tuple[tuple[Edit, ...], tuple[Withdrawal, ...]]:
    """Return the chain of edits when the checker accepts its last text, the one that is written.

    Otherwise the edit that it stumbles over is withdrawn, and the line is planned again without that edit's rule: the edits
    behind it were made on its text, and most of them can be made without it.
    """
    withdrawn: list[Withdrawal] = []
    without: frozenset[str] = frozenset()
    while chain and _serious(verify_line(text, chain[-1].after, rules, answers)):
        rejected = ((edit, _serious(verify_line(text, edit.after, rules, answers))) for edit in chain)
        edit, violations = next((edit, found) for edit, found in rejected if found)
        withdrawn.append(Withdrawal(edit=edit, violations=violations))
        if edit.rule_id in without:  # cannot be, unless an operation does not heed what is to be left out
            return chain[: chain.index(edit)], tuple(withdrawn)
        without |= {edit.rule_id}
        chain = again(without)
    return chain, tuple(withdrawn)


def _verified_headline(headline: Headline, resume: Resume, rules: Rules, answers: tuple[Answer, ...]) -> Headline:
    """Return the headline without what the checker does not accept: a segment, or one of a row of skills; the title stays."""

    def holds(parts: Sequence[Part]) -> bool:
        return not _serious(verify_statement("".join(part.text for part in parts), resume, rules, answers))

    parts = headline.sentence.parts
    if holds(parts):
        return headline
    slots = [index for index, part in enumerate(parts) if part.text == rules.positioning.headline.separator]
    kept = parts[: slots[0]] if slots else parts
    for start, stop in zip(slots, [*slots[1:], len(parts)], strict=True):
        segment = _holding(parts[start + 1 : stop], holds)
        if segment and holds((*kept, parts[start], *segment)):
            kept = (*kept, parts[start], *segment)
    return headline.model_copy(update={"sentence": headline.sentence.model_copy(update={"parts": kept})})


def _holding(segment: tuple[Part, ...], holds: Callable[[Sequence[Part]], bool]) -> tuple[Part, ...]:
    """Return what holds of a headline's segment: two or more of a row of skills, or a proof without its figure; else ()."""
    if holds(segment):
        return segment
    row, commas = segment[::2], segment[1::2]
    if commas and all(part.text == ", " for part in commas):
        good = [part for part in row if holds((part,))]
        return tuple(one for part in good for one in (commas[0], part))[1:] if len(good) > 1 else ()
    unmeasured = next((segment[:at] for at, part in enumerate(segment) if part.text == " ("), ())
    return unmeasured if unmeasured and holds(unmeasured) else ()


def _serious(violations: tuple[Violation, ...]) -> tuple[Violation, ...]:
    return tuple(violation for violation in violations if violation.severity == "violation")


def _without_violating(plan: Plan, violations: tuple[Violation, ...]) -> tuple[Plan, tuple[Withdrawal, ...]]:
    """Return the plan without the edits, sentences and new order of the skills whose text a violation names."""
    named = {violation.bullet_id for violation in violations if violation.bullet_id}
    texts = [violation.new for violation in violations if violation.new]

    def is_named(sentence: Sentence) -> bool:
        return any(text in sentence.text or sentence.text in text for text in texts)

    withdrawn = tuple(
        Withdrawal(edit=edit, violations=tuple(found for found in violations if found.bullet_id == edit.bullet_id))
        for edit in plan.edits
        if edit.bullet_id in named
    )
    aim = plan.positioning
    aim = aim.model_copy(
        update={
            "summary": tuple(sentence for sentence in aim.summary if not is_named(sentence)),
            "strengths": tuple(sentence for sentence in aim.strengths if not is_named(sentence)),
        }
    )
    kept = tuple(edit for edit in plan.edits if edit.bullet_id not in named)
    skills = plan.skills
    if skills is not None and any(line.heading is not None and line.heading.text in texts for line in skills.lines):
        skills = SkillsOrder(because="Left as it was: the checker does not accept a heading.")
    return plan.model_copy(update={"edits": kept, "positioning": aim, "skills": skills}), withdrawn


def shows_engineering(findings: Findings, rules: Rules) -> bool:
    """Return whether any bullet names a technology or shows a competency other than leading people."""
    return any(
        bullet.technologies or any(rules.competencies[found.rule_id].kind != "leadership" for found in bullet.competencies)
        for bullet in findings.bullets
    )


def in_another_language(resume: Resume) -> bool:
    """Return whether the reader noticed that the resume is not in English; then nothing is reworded."""
    return any(warning.kind == "language" for warning in resume.warnings)


def _refuse_unknown_ids(settings: Settings, rules: Rules) -> None:
    unknown = unknown_ids(settings.skip, rules)
    if unknown:
        raise ReframerError(
            f"skip: {unknown[0]!r} is no rule and no operation. See the ids in notes/report.md or `reframe rules list`.",
            ExitCode.USAGE,
        )


def _refuse_strange_answers(resume: Resume, verdicts: Verdicts, answers: tuple[Answer, ...]) -> None:
    """Raise ReframerError when no answer fits a question: the file belongs to another resume, or to an older text of it."""
    used = {answer.question_id for verdict in verdicts.bullets for answer in verdict.answers}
    if answers and not any(answer.question_id in used for answer in answers):
        raise ReframerError(
            f"{resume.file}: the answers fit no question of this resume. Give the answers file that `reframe ask` wrote for it.",
            ExitCode.DOES_NOT_FIT,
        )


def _refuse_too_many_bullets(resume: Resume) -> None:
    count = len(resume.all_bullets())
    if count > MOST_BULLETS:
        raise ReadError(
            resume.file,
            "too_large",
            f"it has {count:,} bullets, and more than {MOST_BULLETS:,} are no resume",
            "Give the resume alone.",
            ExitCode.LIMIT,
        )


def _notices(
    resume: Resume, findings: Findings, verdicts: Verdicts, answers: tuple[Answer, ...], rules: Rules
) -> tuple[str, ...]:
    """Return what the person should know beside the findings: how the file was read, answers without a question."""
    notices = [warning.text for warning in resume.warnings]
    if any(len(bullet.text) > LONGEST_BULLET for bullet in findings.bullets):
        notices.append(f"bullets of more than {LONGEST_BULLET:,} characters were left as they are")
    if findings.bullets and not in_another_language(resume) and not shows_engineering(findings, rules):
        notices.append("the bullets show no software engineering, so nothing was reworded")
    used = {answer.question_id for verdict in verdicts.bullets for answer in verdict.answers}
    notices.extend(
        f"answer {answer.question_id!r} fits no question of this resume and was not used"
        for answer in answers
        if answer.question_id not in used
    )
    return tuple(notices)
