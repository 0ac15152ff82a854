"""The stage: from findings to verdicts."""

from reframer.model.findings import BulletFindings, Findings
from reframer.model.resume import Resume
from reframer.model.verdicts import Answer, Evidence, Question, Verdict, Verdicts
from reframer.rulebook.rules import Rules
from reframer.weighing.document import document_flags
from reframer.weighing.evidence import evidence_of, strength_of
from reframer.weighing.flags import flags_of
from reframer.weighing.questions import candidates_of, licenses_claim, questions_of
from reframer.weighing.signs import signs_of
from reframer.weighing.wanted import is_answer


def weigh(findings: Findings, rules: Rules, answers: tuple[Answer, ...] = (), resume: Resume | None = None) -> Verdicts:
    """Return the verdict of every bullet, and with ``resume`` the doubts about the resume as a whole."""
    given = tuple(answer for answer in answers if answer.value.strip())
    verdicts = tuple(weigh_bullet(each, rules, _answers_to(each, given)) for each in findings.bullets)
    flags = document_flags(resume, findings, rules) if resume is not None else ()
    return Verdicts(bullets=verdicts, document_flags=flags)


def _answers_to(findings: BulletFindings, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Return the answers to questions about one bullet."""
    prefix = f"{findings.bullet_id}."
    return tuple(answer for answer in answers if answer.bullet_id == findings.bullet_id or answer.question_id.startswith(prefix))


def weigh_bullet(findings: BulletFindings, rules: Rules, answers: tuple[Answer, ...] = ()) -> Verdict:
    """Return the verdict of one bullet. ``answers`` are those about it; a question is named by id, need or text."""
    given = tuple(answer for answer in answers if answer.value.strip())
    signs = signs_of(findings, rules)
    flags = flags_of(signs, rules)
    telling = tuple(answer for answer in given if is_answer(answer.value))  # "no" and "don't know" prove nothing
    evidence, capped_by = evidence_of(signs, telling)
    named = _with_ids(given, findings, candidates_of(signs, flags, rules)) if given else ()
    usable = tuple(answer for answer in named if is_answer(answer.value))
    return Verdict(
        bullet_id=findings.bullet_id,
        evidence=evidence,
        strength=strength_of(signs, evidence, capped_by, licensed=licenses_claim(signs, usable, rules)),
        flags=flags,
        questions=questions_of(signs, flags, rules, given),
        answers=named,
        capped_by=capped_by,
        why=_why(evidence, capped_by),
    )


def _with_ids(answers: tuple[Answer, ...], findings: BulletFindings, questions: tuple[Question, ...]) -> tuple[Answer, ...]:
    """Return the answers with the full id of their question, where it was named by need or by its text."""
    asked = {question.ask: question.id for question in questions}
    prefix = f"{findings.bullet_id}."
    named = []
    for answer in answers:
        identifier = answer.question_id
        if not identifier.startswith(prefix):
            identifier = asked.get(identifier, f"{prefix}{identifier}" if identifier.isidentifier() else identifier)
        named.append(answer.model_copy(update={"question_id": identifier, "bullet_id": findings.bullet_id}))
    return tuple(named)


_BECAUSE = {
    Evidence.NONE: "No deed is stated.",
    Evidence.STATED: "A deed is stated, without scope.",
    Evidence.SCOPED: "A deed with its technology or scope, without a measure.",
    Evidence.MEASURED: "A measure with its unit stands in it.",
    Evidence.PROVEN: "A measure with its starting point, and a deed that is the person's own.",
    Evidence.ATTESTED: "The person has said where it can be seen.",
}


def _why(evidence: Evidence, capped_by: tuple[str, ...]) -> str:
    if not capped_by:
        return _BECAUSE[evidence]
    return f"{_BECAUSE[evidence]} Held down by: {', '.join(name.replace('_', ' ') for name in capped_by)}."
