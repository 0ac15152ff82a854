"""The LinkedIn headline: the held title, the strongest proof with its own figure, and technologies that bullets show."""

from collections import Counter

from reframer.model.findings import BulletFindings, CareerPath, Findings, MetricKind, MlInvolvement, MlStatus, ModelOwner
from reframer.model.plan import Headline, Part, PartOrigin, Sentence
from reframer.model.resume import Resume, Role
from reframer.model.verdicts import Evidence, FlagWeight, Strength, Verdict, Verdicts
from reframer.positioning.paths import quoted
from reframer.positioning.quoting import Quote, figure_part, quote_of, quoted_part
from reframer.positioning.relevance import bullet_points, relevance
from reframer.rulebook import Rules
from reframer.rulebook.positioning import HeadlineRule

RULE = "headline"
_NO_PROOF_FLAGS = frozenset({"coursework_only", "tutorial_dataset", "marketing_adjective", "buzzword_stack", "aspirational"})
_CAPS = frozenset({"planned", "coursework", "hypothetical", "negated", "exposure", "others", "poc", "team", "helped", "ongoing"})


def write_headline(resume: Resume, findings: Findings, verdicts: Verdicts, rules: Rules, path: CareerPath) -> Headline:
    """Return a headline of at most 220 characters. Every word is quoted from the resume; nothing on it is a wish."""
    rule = rules.positioning.headline
    title = held_title(resume)
    proofs = _proofs(findings, verdicts, rules, path)
    skills = _skills(resume, findings, verdicts, rule, path, rules)
    parts = _joined(rule, title, proofs, skills, rules)
    why = "The title as held, proofs quoted from bullets with their own figures, and technologies that bullets show."
    strength = Strength.CLAIM if any(_is_own_ml(findings, proof) for proof in proofs) else Strength.KEEP
    return Headline(
        sentence=Sentence(parts=parts, rule_id=RULE, strength=strength, because=why),
        missing=_missing(findings, verdicts, rules, path, bool(proofs and proofs[0].figure), len(skills), rule),
    )


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


def _proofs(findings: Findings, verdicts: Verdicts, rules: Rules, path: CareerPath) -> list[Quote]:
    """Return the quotations that say most on the path, strongest first; those with a figure before those without."""
    by_id = {verdict.bullet_id: verdict for verdict in verdicts.bullets}
    offered: list[tuple[bool, float, Quote]] = []
    for found in findings.bullets:
        verdict = by_id.get(found.bullet_id)
        if verdict is None or not _may_prove(found, verdict, rules, path) or _is_disputed(found, findings):
            continue
        quote = quote_of(found)
        if quote is not None:
            shown = any(
                quote.figure and metric.span.end == quote.figure.end and metric.kind in (MetricKind.RATE, MetricKind.CHANGE)
                for metric in found.metrics
            )
            offered.append((quote.figure is None, -bullet_points(found, verdict, rules, path) - shown, quote))
    offered.sort(key=lambda one: one[:2])
    return [quote for _, _, quote in offered]


def _may_prove(found: BulletFindings, verdict: Verdict, rules: Rules, path: CareerPath) -> bool:
    """Return whether a bullet's own, finished work may stand in a headline."""
    if verdict.evidence.level < Evidence.SCOPED.level or any(qualifier.id in _CAPS for qualifier in found.qualifiers):
        return False
    if found.ml.involvement in (MlInvolvement.CONTACT, MlInvolvement.ADJACENT):
        return False
    if any(flag.id in _NO_PROOF_FLAGS or _weight(rules, flag.id) >= FlagWeight.SERIOUS for flag in verdict.flags):
        return False
    verb = found.opener.verb if found.opener else None
    if verb is not None and verb.base in rules.positioning.headline.no_proof_verbs:
        return False
    if verb is None and found.text.split(" ", 1)[0].endswith("ed"):
        return False  # a deed that nobody knows: its object may be what was only looked at
    return (verb is None or verb.rank >= 2) and relevance(found, rules, path) >= 1


def _weight(rules: Rules, flag_id: str) -> int:
    return rules.flags[flag_id].weight if flag_id in rules.flags else 0


def _is_disputed(found: BulletFindings, findings: Findings) -> bool:
    """Return whether another bullet gives the ML work of this one to others, or denies it."""
    if found.ml.involvement is not MlInvolvement.OWN or found.object is None:
        return False
    named = " ".join(found.object.text.lower().split()[-2:])
    return any(
        named in other.text.lower()
        and (other.ml.owner in (ModelOwner.OTHERS, ModelOwner.VENDOR) or other.ml.status is MlStatus.NEGATED)
        for other in findings.bullets
        if other.bullet_id != found.bullet_id
    )


def _is_own_ml(findings: Findings, quote: Quote) -> bool:
    return findings.of(quote.bullet_id).ml.involvement is MlInvolvement.OWN


def _skills(
    resume: Resume, findings: Findings, verdicts: Verdicts, rule: HeadlineRule, path: CareerPath, rules: Rules
) -> list[tuple[str, str]]:
    """Return technologies with the bullet that shows each: those of the weightiest bullets, own work only."""
    by_id = {verdict.bullet_id: verdict for verdict in verdicts.bullets}
    paid = {bullet.id for role in resume.roles for bullet in role.bullets}
    weights: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for found in findings.bullets:
        verdict = by_id.get(found.bullet_id)
        if verdict is None or verdict.evidence.level < Evidence.SCOPED.level:
            continue
        if any(qualifier.id in _CAPS - {"team", "helped"} for qualifier in found.qualifiers):
            continue
        for technology in found.technologies:
            if technology.kind in rule.no_skill_kinds or (rule.skill_kinds and technology.kind not in rule.skill_kinds):
                continue
            own = found.ml.involvement is MlInvolvement.OWN and verdict.evidence.level >= Evidence.MEASURED.level
            if technology.kind in rule.proof_kinds and not own:
                continue
            points = 10 + round(bullet_points(found, verdict, rules, path))
            weights[technology.name] += points if found.bullet_id in paid else points // 3
            shown.setdefault(technology.name, found.bullet_id)
    order = {name: index for index, name in enumerate(shown)}
    names = sorted(weights, key=lambda name: (-weights[name], order[name]))
    return [(name, shown[name]) for name in names[: rule.most_skills + rule.most_proofs]]


def _joined(
    rule: HeadlineRule, title: tuple[str, str], proofs: list[Quote], skills: list[tuple[str, str]], rules: Rules
) -> tuple[Part, ...]:
    """Put the slots together, dropping from the right until the limit holds. Title and first proof should be seen at once."""
    parts: list[Part] = []
    if title[0]:
        parts.append(Part(text=title[0][: rule.longest], origin=PartOrigin.RESUME, ref=title[1]))
    seen = rule.seen - len(title[0]) - len(rule.separator)
    fitting = [quote for quote in proofs if quote.length <= seen and quote.figure is not None]
    first = fitting[0] if fitting and proofs and fitting[0] in proofs[:3] else (proofs[0] if proofs else None)
    chosen = [first] if first else []
    for quote in proofs:
        overlap = any(
            quote.thing.text.lower() == other.thing.text.lower() or quote.bullet_id == other.bullet_id for other in chosen
        )
        if len(chosen) < rule.most_proofs and not overlap and quote.figure is not None:
            chosen.append(quote)
    slots = [_proof_parts(quote, rules) for quote in chosen]
    said = " ".join(quote.thing.text for quote in chosen)
    unsaid = [skill for skill in skills if skill[0] not in said][: rule.most_skills]
    skill_slot = _skill_parts(unsaid) if len(unsaid) >= rule.fewest_skills else []
    while slots and _length(rule, parts, [*slots, skill_slot]) > rule.longest:
        if len(slots) > 1:
            slots.pop()
        elif skill_slot:
            skill_slot = skill_slot[:-2] if len(skill_slot) > 3 else []
        else:
            slots.pop()
    for slot in [*slots, skill_slot]:
        if slot:
            if parts:
                parts.append(Part(text=rule.separator, origin=PartOrigin.TYPOGRAPHY))
            parts.extend(slot)
    return tuple(parts)


def _length(rule: HeadlineRule, parts: list[Part], slots: list[list[Part]]) -> int:
    filled = [slot for slot in slots if slot]
    return sum(len(part.text) for part in parts) + sum(
        len(rule.separator) + sum(len(part.text) for part in slot) for slot in filled
    )


def _proof_parts(quote: Quote, rules: Rules) -> list[Part]:
    thing = quoted_part(quote.bullet_id, quote.thing)
    raised = quote.thing.text[:1].upper() + quote.thing.text[1:]
    if raised != quote.thing.text and _plain_start(quote.thing.text):
        thing = Part(text=raised, origin=PartOrigin.TYPOGRAPHY, ref=quote.bullet_id, span=quote.thing)
    parts = [thing]
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
