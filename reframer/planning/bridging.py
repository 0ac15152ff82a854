"""A comparison with ML work at the end of a bullet, only where asked for: one a role, once a competency, three a resume."""

from reframer.model.findings import BulletFindings, CompetencyFinding, MlInvolvement
from reframer.model.verdicts import Evidence, Strength
from reframer.planning.answering import end_of_sentence
from reframer.planning.draft import Draft, Outcomes
from reframer.planning.metric_first import leads_with_result
from reframer.planning.pieces import Change, phrase
from reframer.positioning.needs import answers_by_need, meets, need_of
from reframer.rulebook.schema import Bridge, Competency

OPERATION = "bridge"
LONGEST = 24  # words of the bullet before the bridge; behind a longer one it is read as part of the last clause


def add_bridge(draft: Draft) -> Outcomes:
    """Yield the edit that adds the first bridge whose conditions hold, or why none was added."""
    if draft.setting.bridges != "bullets" or not draft.setting.bridge_allowed or holds_bridge(draft):
        return
    for found in draft.all_findings.competencies:
        rule = draft.rules.competencies.get(found.rule_id)
        if rule is None or rule.id in draft.setting.skip | draft.setting.bridged or not anchored(found):
            continue
        for bridge in rule.bridges:
            if draft.setting.path not in bridge.paths:
                continue
            why = _obstacle(draft, rule, bridge)
            if why:
                yield draft.refuse(OPERATION, rule.id, bridge.text, why)
                continue
            at = end_of_sentence(draft.text)
            joined = (phrase(draft.tables.phrases.get("join.bridge", ", "), "join.bridge"), phrase(bridge.text, rule.id))
            yield draft.edit(
                OPERATION,
                [Change(at, at, joined)],
                rule_id=rule.id,
                because=f"A comparison, not a claim: {rule.breaks}",
                strength=Strength.BRIDGE,
            )
            return


def anchored(found: CompetencyFinding) -> bool:
    """Return whether a competency stands on the object of the bullet and no qualifier limits it."""
    return found.on_object and not found.limited_by


def holds_bridge(draft: Draft) -> bool:
    """Return whether the text ends with a bridge of some rule already."""
    return bridge_in(draft.text, draft.original, draft) is not None


def bridge_in(text: str, findings: BulletFindings, draft: Draft) -> Competency | None:
    """Return the rule whose bridge stands in a text."""
    for found in findings.competencies:
        rule = draft.rules.competencies.get(found.rule_id)
        if rule is not None and any(bridge.text in text for bridge in rule.bridges):
            return rule
    return None


def _obstacle(draft: Draft, rule: Competency, bridge: Bridge) -> str:
    verdict, findings = draft.verdict, draft.all_findings
    if verdict.strength.level < Strength.BRIDGE.level or verdict.evidence.level < Evidence.MEASURED.level:
        return "the line has no measured evidence"
    if findings.ml.involvement is not MlInvolvement.NONE:
        return "the line speaks of machine learning itself"
    answered = answers_by_need(verdict)
    for name in bridge.needs:
        need = need_of(rule, name)
        if need is None or not meets(need, draft.original, answered):
            return f"needs {need.ask if need else name}"
    if leads_with_result(draft):
        return "the line ends with its means; a comparison behind it would hang on them"
    text = draft.text.rstrip(". ")
    if ";" in text or ". " in text or "—" in text or len(draft.words) > LONGEST:
        return "the line is long or has more than one clause"
    for index in range(2, len(draft.words)):
        use = draft.verb_at(index)
        before = draft.text[draft.words[index - 1].end : draft.words[index].start]
        if "," in before and use is not None and use.is_any("gerund", "past"):
            return "a participle clause ends the line; a comparison behind it would hang on the wrong words"
    return ""
