"""The JSON that the commands print and ``outcome.json`` holds. Its keys are part of the public interface and stay."""

from collections.abc import Iterable
from typing import Any

from reframer.model.findings import BulletFindings, Metric
from reframer.model.outcome import Assessment, Outcome, Violation, Withdrawal
from reframer.model.plan import Edit, MatrixStanding, Refusal, Sentence, SkillMinimum, SkillStanding
from reframer.model.verdicts import Strength, Verdict
from reframer.parsing.as_json import resume_as_json


def bullet_line(
    findings: BulletFindings,
    verdict: Verdict,
    edits: tuple[Edit, ...],
    refusals: Iterable[Refusal] = (),
    withdrawn: Iterable[Withdrawal] = (),
) -> dict[str, Any]:
    """Return one bullet: before, after, what was found in it, what is doubtful, what to ask, what was refused."""
    return {
        "text": findings.text,
        "after": edits[-1].after if edits else findings.text,
        "strength": max((edit.strength for edit in edits), key=lambda strength: strength.level, default=Strength.KEEP).value,
        "operations": [edit.operation for edit in edits],
        "rule_ids": list(dict.fromkeys(edit.rule_id for edit in edits if edit.rule_id)),
        "competencies": [{"id": found.id, "matched": [span.text for span in found.matched]} for found in findings.competencies],
        "metrics": [metric_shape(metric) for metric in findings.metrics],
        "ml_status": findings.ml.status.value,
        "ml_involvement": findings.ml.involvement.value,
        "model_owner": findings.ml.owner.value,
        "evidence": verdict.evidence.value,
        "flags": [{"id": flag.id, "words": flag.words, "why": flag.why} for flag in verdict.flags],
        "questions": [{"id": question.id, "ask": question.ask, "unlocks": question.unlocks} for question in verdict.questions],
        "refusals": [{"rule_id": refusal.rule_id, "wanted": refusal.wanted, "why": refusal.why} for refusal in refusals],
        "withdrawn": [
            {"after": item.edit.after, "operation": item.edit.operation, "violations": violation_shapes(item.violations)}
            for item in withdrawn
        ],
    }


def metric_shape(metric: Metric) -> dict[str, Any]:
    """Return a metric: the words, and what was understood of them; numbers as text, so that none is rounded."""
    shape: dict[str, Any] = {"words": metric.span.text, "kind": metric.kind.value}
    if metric.values:
        shape["values"] = [str(value) for value in metric.values]
    for key in ("unit", "per", "bound", "percentile", "noun", "direction"):
        if getattr(metric, key):
            shape[key] = getattr(metric, key)
    for key in ("baseline", "target"):
        if getattr(metric, key) is not None:
            shape[key] = str(getattr(metric, key))
    return shape


def assessment_line(assessment: Assessment) -> dict[str, Any]:
    """Return the line that ``reframe bullet --json`` prints."""
    return bullet_line(assessment.findings, assessment.verdict, assessment.edits, assessment.refusals, assessment.withdrawn)


def violation_shapes(violations: Iterable[Violation]) -> list[dict[str, Any]]:
    """Return violations with the lines they concern and, where known, the places of both."""
    shapes = []
    for violation in violations:
        shape: dict[str, Any] = {
            "kind": violation.kind,
            "severity": violation.severity.value,
            "words": violation.words,
            "why": violation.why,
        }
        for key in ("old", "new", "bullet_id"):
            if getattr(violation, key):
                shape[key] = getattr(violation, key)
        for key, place in (("old_source", violation.old_source), ("new_source", violation.new_source)):
            if place is not None:
                shape[key] = place.model_dump(exclude_none=True)
        shapes.append(shape)
    return shapes


def sentence_shape(sentence: Sentence) -> dict[str, Any]:
    """Return a sentence written for the whole resume, with the source of every part."""
    return {
        "text": sentence.text,
        "strength": sentence.strength.value,
        "rule_id": sentence.rule_id,
        "because": sentence.because,
        "parts": [part.model_dump(mode="json", exclude_none=True) for part in sentence.parts],
    }


def standing_shape(standing: SkillStanding) -> dict[str, Any]:
    """Return how the resume stands to one skill, with the words and the place that decided."""
    return standing.model_dump(mode="json", exclude_none=True)


def minimum_shape(minimum: SkillMinimum | None) -> dict[str, Any] | None:
    """Return the least evidence of the path and whether it is reached; None where nobody has written it down."""
    return None if minimum is None else {**minimum.model_dump(mode="json"), "reached": minimum.reached}


def matrix_shape(row: MatrixStanding) -> dict[str, Any]:
    """Return a row of the matrix: title and five cells."""
    return {
        "row": row.row,
        "title": row.title,
        "existing": [standing_shape(one) for one in row.existing],
        "targets": [standing_shape(one) for one in row.targets],
        "technologies": [standing_shape(one) for one in row.technologies],
        "projects": list(row.projects),
    }


def outcome_shape(outcome: Outcome) -> dict[str, Any]:
    """Return everything of a run: the input as read, every bullet, the aim with its reasons, and the resume that came out."""
    plan = outcome.plan
    sources = {bullet.id: bullet.source for bullet in outcome.source.all_bullets()}
    verdicts = {verdict.bullet_id: verdict for verdict in outcome.verdicts.bullets}
    bullets = []
    for findings in outcome.findings.bullets:
        bullet_id = findings.bullet_id
        line = bullet_line(
            findings,
            verdicts[bullet_id],
            tuple(edit for edit in plan.edits if edit.bullet_id == bullet_id),
            [refusal for refusal in plan.refusals if refusal.bullet_id == bullet_id],
            [item for item in outcome.withdrawn if item.edit.bullet_id == bullet_id],
        )
        source = sources[bullet_id].model_dump(exclude_none=True)
        line["edits"] = [
            {
                "operation": edit.operation,
                "rule_id": edit.rule_id,
                "because": edit.because,
                "parts": [part.model_dump(mode="json", exclude_none=True) for part in edit.parts],
            }
            for edit in plan.edits
            if edit.bullet_id == bullet_id
        ]
        bullets.append({"id": bullet_id, "source": source, **line})
    aim = plan.positioning
    return {
        "version": outcome.version,
        "path": outcome.path.value,
        "path_forced": aim.forced,
        "ranking": [{"path": rank.path.value, "points": rank.points, "reasons": list(rank.reasons)} for rank in aim.ranking],
        "headline": {**sentence_shape(aim.headline.sentence), "missing": list(aim.headline.missing)},
        "summary": [sentence_shape(sentence) for sentence in aim.summary],
        "strengths": [sentence_shape(sentence) for sentence in aim.strengths],
        "gaps": list(aim.gaps),
        "skill_gaps": [standing_shape(gap) for gap in aim.skill_gaps],
        "skill_minimum": minimum_shape(aim.skill_minimum),
        "areas": [standing_shape(area) for area in aim.areas],
        "matrix": [matrix_shape(row) for row in aim.matrix],
        "bullets": bullets,
        "orders": [order.model_dump(mode="json") for order in plan.orders],
        "skills_order": plan.skills.model_dump(mode="json", exclude_none=True) if plan.skills is not None else None,
        "document_flags": [{"id": flag.id, "words": flag.words, "why": flag.why} for flag in outcome.verdicts.document_flags],
        "answers": [answer.model_dump(mode="json", exclude_defaults=True) for answer in outcome.answers],
        "violations": violation_shapes(outcome.violations),
        "notices": list(outcome.notices),
        "resume": resume_as_json(outcome.resume),
        "source": resume_as_json(outcome.source),
    }
