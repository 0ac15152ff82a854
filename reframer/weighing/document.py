"""The doubts about a resume as a whole."""

import re
from collections.abc import Iterable

from reframer.ml_reading.study import study
from reframer.model.findings import Findings, MlStatus
from reframer.model.resume import Resume, Role
from reframer.model.verdicts import Flag
from reframer.rulebook.rules import Rules
from reframer.weighing.ageing import old_skills
from reframer.weighing.claims import refuted_ids, unsupported
from reframer.weighing.periods import STALE_AFTER
from reframer.weighing.practice import practised_roles
from reframer.weighing.record import claims_of
from reframer.weighing.shown import Shown
from reframer.weighing.skills import unshown
from reframer.weighing.titles import title_doubts

_SENTENCE_END = re.compile(r"(?<=[a-z0-9)%][.!?])\s+(?=[A-Z0-9])|\s*\n\s*")
_MOST_SKILLS_NAMED = 12


def document_flags(resume: Resume, findings: Findings, rules: Rules) -> tuple[Flag, ...]:
    """Return the flags that concern the resume, in the order of the rules' list of flags, one of a kind at most."""
    found: dict[str, Flag] = {}
    for identifier, words, why in _raise(resume, findings, rules):
        if identifier not in found:
            rule = rules.flags.get(identifier)
            found[identifier] = Flag(id=identifier, words=words, why=why, mend=rule.mend if rule else "")
    order = {identifier: place for place, identifier in enumerate(rules.flags)}
    return tuple(sorted(found.values(), key=lambda flag: (order.get(flag.id, len(order)), flag.id)))


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a paragraph, each to be weighed by itself."""
    return tuple(part for part in _SENTENCE_END.split(text) if part.strip())


def opening_lines(resume: Resume) -> tuple[tuple[str, Role | None], ...]:
    """Return the lines that speak for the person as a whole, and the titles with their roles."""
    return (
        *(((resume.contact.headline, None),) if resume.contact.headline else ()),
        *((sentence, None) for each in resume.summary for sentence in sentences(each.text)),
        *((role.title, role) for role in resume.roles if role.title),
    )


def _raise(resume: Resume, findings: Findings, rules: Rules) -> Iterable[tuple[str, str, str]]:
    claims = claims_of(resume, findings, rules)
    refuted = refuted_ids(claims, unsupported(claims, resume, rules))
    shown = Shown(claims, refuted, resume, practised_roles(resume, refuted, rules))
    for _, _, words, why in title_doubts(opening_lines(resume), shown, rules):
        yield "title_inflation", words, why
    for line in (resume.contact.headline, *(each.text for each in resume.summary)):
        for hit in study(line, rules).hits("wish_word"):
            start, end = study(line, rules).cues.text_of(hit)
            yield "aspirational", line[start:end], "A wish stands where readers look for what was done."
    roles = {bullet.id for role in resume.roles for bullet in role.bullets}
    for claim in claims:
        if claim.findings.ml.status is MlStatus.COURSEWORK and claim.bullet.id in roles:
            words = claim.findings.ml.words[0].text if claim.findings.ml.words else ""
            yield "coursework_only", words, "Coursework stands among the work of a role."
    missing = [skill for skill, _ in unshown(resume, refuted, rules, makes_models=shown.makes_models or shown.judged)]
    if missing:
        named = ", ".join(missing[:_MOST_SKILLS_NAMED])
        yield "skill_without_evidence", named, "Listed as skills; no bullet, project or course shows them."
    yield from _dates(resume)
    old = tuple(old_skills(resume, findings, rules))
    if old:
        why = f"The only work that shows it ended more than {STALE_AFTER} years before the latest date of the resume."
        yield "undated_or_stale", ", ".join(old[:_MOST_SKILLS_NAMED]), why


def _dates(resume: Resume) -> Iterable[tuple[str, str, str]]:
    undated = [role for role in resume.roles if not role.start and not role.end and not role.dates]
    if resume.roles and len(undated) == len(resume.roles):
        yield "undated_or_stale", undated[0].title, "No role has dates."
