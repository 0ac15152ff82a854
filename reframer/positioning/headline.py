"""The LinkedIn headline: the held title, the strongest proof with its own figure, and technologies that bullets show."""

import re

from reframer.model.findings import CareerPath, Findings, MlInvolvement
from reframer.model.plan import Headline, Part, PartOrigin, Sentence
from reframer.model.resume import Resume, Role
from reframer.model.verdicts import Evidence, Strength, Verdicts
from reframer.positioning.paths import quoted
from reframer.positioning.proofs import Proof, proofs_of
from reframer.positioning.quoting import Quote, figure_part
from reframer.positioning.relevance import relevance
from reframer.positioning.shown_skills import shown_skills
from reframer.rulebook import Rules
from reframer.rulebook.positioning import HeadlineRule

RULE = "headline"
PROJECT_PHRASE = "label.project"
_LABEL = 10  # characters for it


def write_headline(resume: Resume, findings: Findings, verdicts: Verdicts, rules: Rules, path: CareerPath) -> Headline:
    """Return a headline of at most 220 characters. Every word is quoted from the resume; nothing on it is a wish."""
    rule = rules.positioning.headline
    title = held_title(resume)
    proofs = proofs_of(resume, findings, verdicts, rules, path)
    skills = shown_skills(resume, findings, verdicts, rules, path, rule.most_skills + 2 * rule.most_proofs)
    parts = _joined(rule, title, proofs, skills, rules)
    why = "The title as held, proofs quoted from bullets with their own figures, and technologies that bullets show."
    strength = Strength.CLAIM if any(_is_own_ml(findings, part) for part in parts) else Strength.KEEP
    sentence = Sentence(parts=parts, rule_id=RULE, strength=strength, because=why)
    measured = any(letter.isdigit() for letter in sentence.text)
    return Headline(sentence=sentence, missing=_missing(findings, verdicts, rules, path, measured, len(skills), rule))


def held_title(resume: Resume) -> tuple[str, str]:
    """Return the title of the ongoing or latest role and that role's id; else the first part of the line under the name."""
    titled = [role for role in resume.roles if role.title.strip()]
    if titled:
        current = [role for role in titled if role.current] or titled
        newest = max(current, key=_started) if any(role.start for role in current) else current[0]
        return newest.title.strip(), newest.id
    line = resume.contact.headline.split("|")[0].strip()
    return (
        (line, "contact") if line and not any(word in line.lower() for word in ("seeking", "looking", "aspiring")) else ("", "")
    )


def _started(role: Role) -> str:
    return role.start or ""


def _is_own_ml(findings: Findings, part: Part) -> bool:
    return part.span is not None and findings.of(part.ref).ml.involvement is MlInvolvement.OWN


def _joined(
    rule: HeadlineRule, title: tuple[str, str], proofs: tuple[Proof, ...], skills: list[tuple[str, str]], rules: Rules
) -> tuple[Part, ...]:
    """Put the slots together, dropping from the right until the limit holds. Title and first proof should be seen at once."""
    parts: list[Part] = []
    if title[0]:
        parts.append(Part(text=title[0][: rule.longest], origin=PartOrigin.RESUME, ref=title[1]))
    chosen = _chosen(rule, proofs, skills, len(title[0]) + len(rule.separator))
    slots = [_proof_parts(quote, rules, project=project) for quote, project in chosen]
    unsaid = _unsaid(skills, [quote for quote, _ in chosen])[: rule.most_skills]
    while len(unsaid) > rule.fewest_skills and _length(rule, parts, [*slots, _skill_parts(unsaid)]) > rule.longest:
        unsaid.pop()
    skill_slot = _skill_parts(unsaid) if len(unsaid) >= rule.fewest_skills else []
    while slots and _length(rule, parts, [*slots, skill_slot]) > rule.longest:
        if len(slots) == 1 and skill_slot:
            skill_slot = []
        else:
            slots.pop()
    for slot in [*slots, skill_slot]:
        if slot:
            if parts:
                parts.append(Part(text=rule.separator, origin=PartOrigin.TYPOGRAPHY))
            parts.extend(slot)
    return tuple(parts)


def _unsaid(skills: list[tuple[str, str]], quotes: list[Quote]) -> list[tuple[str, str]]:
    """Return the technologies that no quotation names already."""
    said = " ".join(quote.text for quote in quotes)
    return [skill for skill in skills if not re.search(rf"(?<![\w.]){re.escape(skill[0])}(?![A-Za-z+#])", said)]


def _chosen(rule: HeadlineRule, proofs: tuple[Proof, ...], skills: list[tuple[str, str]], taken: int) -> list[tuple[Quote, bool]]:
    """Return the quotations of a headline, and whether each is of a project: the first short enough to be seen at once."""
    chosen: list[tuple[Quote, bool]] = []
    families: set[str] = set()
    offered = [proof for proof in proofs if proof.best.worth >= rule.least_worth]
    first = _first(rule, offered, rule.seen - taken)
    if first is None:
        return []
    proof, quote = first
    chosen.append((quote, proof.project))
    families |= proof.families
    row = _unsaid(skills, [quote])[: rule.fewest_skills]
    kept = sum(len(name) + 2 for name, _ in row) + 1 if len(row) == rule.fewest_skills else 0
    room = rule.longest - taken - quote.length - kept - len(rule.separator)
    others = [other for other in offered if other is not proof and other.points >= proof.points * rule.second_share]
    others.sort(key=lambda other: -other.points + (rule.same_family if other.families & families else 0.0))
    for other in others:
        if len(chosen) >= rule.most_proofs:
            break
        label = _LABEL if other.project else 0
        fitting = [one for one in other.quotes if one.length + label <= room and one.worth >= rule.second_worth]
        if fitting and fitting[0].thing.text.lower() not in quote.text.lower():
            chosen.append((fitting[0], other.project))
            room -= fitting[0].length + label + len(rule.separator)
    return chosen


def _first(rule: HeadlineRule, offered: list[Proof], room: int) -> tuple[Proof, Quote] | None:
    """Return the strongest proof in the form that is seen at once where that loses little; else its best form."""
    if not offered:
        return None
    paid = [proof for proof in offered if not proof.project]  # who is paid for work is known for that first
    offered = paid or offered
    held = [proof for proof in offered if proof.held and proof.points >= offered[0].points * rule.held_share]
    offered = held or offered
    telling = [proof for proof in offered if proof.best.worth >= rule.first_worth]
    offered = telling if telling and telling[0].points >= offered[0].points * rule.first_share else offered
    for proof in offered:
        if proof.points < offered[0].points - rule.near:
            break
        seen = [quote for quote in proof.quotes if quote.length <= room and quote.worth >= proof.best.worth - rule.loss]
        if seen:
            return proof, seen[0]
    return offered[0], offered[0].best


def _length(rule: HeadlineRule, parts: list[Part], slots: list[list[Part]]) -> int:
    filled = [slot for slot in slots if slot]
    return sum(len(part.text) for part in parts) + sum(
        len(rule.separator) + sum(len(part.text) for part in slot) for slot in filled
    )


def _proof_parts(quote: Quote, rules: Rules, *, project: bool) -> list[Part]:
    thing = figure_part(quote.bullet_id, quote.thing, rules)
    parts: list[Part] = []
    if project:  # work outside a role is never merged with the employer's
        label = next((phrase for phrase in rules.vocabulary.phrases if phrase.id == PROJECT_PHRASE), None)
        parts += [Part(text=f"{label.text} ", origin=PartOrigin.PHRASE, ref=label.id)] if label else []
    raised = thing.text[:1].upper() + thing.text[1:]
    if raised != thing.text and _plain_start(thing.text) and not parts:
        thing = Part(text=raised, origin=PartOrigin.TYPOGRAPHY, ref=quote.bullet_id, span=quote.thing)
    parts.append(thing)
    if quote.figure is not None:
        parts += [
            Part(text=" (", origin=PartOrigin.TYPOGRAPHY),
            figure_part(quote.bullet_id, quote.figure, rules),
            Part(text=")", origin=PartOrigin.TYPOGRAPHY),
        ]
    return parts


def _plain_start(text: str) -> bool:
    """Return whether a quotation begins with an ordinary word; gRPC and iOS keep their letters."""
    return text.split(" ", 1)[0].islower()


def _skill_parts(skills: list[tuple[str, str]]) -> list[Part]:
    parts: list[Part] = []
    for name, bullet_id in skills:
        if parts:
            parts.append(Part(text=", ", origin=PartOrigin.TYPOGRAPHY))
        parts.append(Part(text=name, origin=PartOrigin.RESUME, ref=bullet_id))
    return parts


def _missing(
    findings: Findings, verdicts: Verdicts, rules: Rules, path: CareerPath, measured: bool, skills: int, rule: HeadlineRule
) -> tuple[str, ...]:
    """Return what would unlock a stronger headline, most valuable first."""
    missing: list[str] = []
    by_id = {verdict.bullet_id: verdict for verdict in verdicts.bullets}
    ranked = sorted(findings.bullets, key=lambda found: -relevance(found, rules, path))
    for found in ranked:
        verdict = by_id.get(found.bullet_id)
        if verdict is None or relevance(found, rules, path) < 2 or verdict.evidence.level >= Evidence.MEASURED.level:
            continue
        if verdict.questions and len(missing) < 2:
            missing.append(f"a figure for {quoted(found.text)}: {verdict.questions[0].ask}")
    if not measured and not missing:
        missing.append("a bullet with a thing, a figure and its unit; the proof slot is without a number")
    if not any(found.ml.involvement is MlInvolvement.OWN for found in findings.bullets):
        wants = next((one.wants for one in rules.positioning.paths if one.path is path and one.wants), ())
        missing.append(
            f"own ML work with a measure, before any ML word may stand here{f'; such teams read for {wants[0]}' if wants else ''}"
        )
    if skills < rule.fewest_skills:
        missing.append("technologies named in bullets; skills that only a list names are left out")
    return tuple(missing)
