"""Lint a resume: claims that its own text does not carry, each with its line. Nothing is changed."""

from collections.abc import Iterable

from reframer.ml_reading.study import study
from reframer.model.base import Model
from reframer.model.document import Document
from reframer.model.findings import Findings, MlStatus
from reframer.model.resume import Resume, Role, SectionKind
from reframer.model.source import SourceRef
from reframer.model.verdicts import Verdicts
from reframer.rulebook.rules import Rules
from reframer.weighing.claims import refuted_ids, unsupported
from reframer.weighing.document import sentences
from reframer.weighing.impossible import impossible_figure
from reframer.weighing.practice import practised_roles
from reframer.weighing.record import claims_of
from reframer.weighing.shown import Shown
from reframer.weighing.skills import unshown
from reframer.weighing.titles import title_doubts

_OF_BULLETS = frozenset({"implausible_metric", "tutorial_dataset", "marketing_adjective", "buzzword_stack"})


class LintFinding(Model):
    """A claim in doubt: where it stands, which flag, the words, and why, in one plain sentence."""

    source: SourceRef
    flag: str
    words: str
    why: str


def lint(
    resume: Resume, findings: Findings, verdicts: Verdicts, rules: Rules, document: Document | None = None
) -> tuple[LintFinding, ...]:
    """Return what a careful reader would doubt, in the order of the lines; a line is accused once for each flag.

    With ``document`` the headline and each listed skill get the place of their own line; without it, of their section.
    """
    found: dict[tuple[SourceRef, str], LintFinding] = {}
    for finding in _findings(resume, findings, verdicts, rules, document):
        found.setdefault((finding.source, finding.flag), finding)
    return tuple(sorted(found.values(), key=_by_place))


def _by_place(finding: LintFinding) -> tuple[int, int, float, str]:
    source = finding.source
    top = source.box.top if source.box is not None else 0.0
    return (source.page or 0, source.line or source.paragraph or 0, top, finding.flag)


def _findings(
    resume: Resume, findings: Findings, verdicts: Verdicts, rules: Rules, document: Document | None
) -> Iterable[LintFinding]:
    claims = claims_of(resume, findings, rules)
    doubtful = tuple(unsupported(claims, resume, rules))
    refuted = refuted_ids(claims, doubtful)
    places = {bullet.id: bullet.source for bullet in resume.all_bullets()}
    texts = {bullet.id: bullet.text for bullet in resume.all_bullets()}
    for claim, why in doubtful:
        words = claim.findings.ml.words[0].text if claim.findings.ml.words else claim.bullet.text
        yield LintFinding(source=claim.bullet.source, flag="unsupported_ml_claim", words=words, why=why)
    courses = {
        bullet.id
        for section in resume.sections
        if section.kind in {SectionKind.COURSES, SectionKind.TRAINING, SectionKind.CERTIFICATIONS}
        for bullet in section.bullets
    }
    for verdict in verdicts.bullets:
        source = places.get(verdict.bullet_id)
        for flag in verdict.flags:
            of_course = verdict.bullet_id in courses or study(texts[verdict.bullet_id], rules).has("others_act")
            if source is not None and flag.id in _OF_BULLETS and not (flag.id == "tutorial_dataset" and of_course):
                yield LintFinding(source=source, flag=flag.id, words=flag.words, why=flag.why)
    for bullet in resume.all_bullets():
        why = impossible_figure(study(bullet.text, rules))
        if why:
            yield LintFinding(source=bullet.source, flag="implausible_metric", words=bullet.text, why=why)
    in_roles = {bullet.id for role in resume.roles for bullet in role.bullets}
    for claim in claims:
        dressed = claim.findings.ml.status is MlStatus.COURSEWORK and not claim.seen.has("says_study")
        if dressed and claim.bullet.id in in_roles:
            words = claim.findings.ml.words[0].text if claim.findings.ml.words else claim.bullet.text
            why = "Coursework or a competition stands among the work of a role."
            yield LintFinding(source=claim.bullet.source, flag="coursework_only", words=words, why=why)
    shown = Shown(claims, refuted, resume, practised_roles(resume, refuted, rules))
    opening = _opening_places(resume, document)
    for text, role, words, why in title_doubts(((text, role) for text, role, _ in opening), shown, rules):
        yield from (
            LintFinding(source=source, flag="title_inflation", words=words, why=why)
            for line, of_role, source in opening
            if line == text and of_role is role
        )
    for skill in () if shown.own else dict.fromkeys(resume.skills):
        seen = study(skill, rules)
        if seen.has("skilled_word") and seen.has("learning_words") and not seen.has("coursework"):
            words = _ml_words(skill, rules)
            why = "A rank or years in the field; no role shows such work of the person's own."
            yield LintFinding(
                source=_place_of_skill(skill, words, resume, document), flag="skill_without_evidence", words=words, why=why
            )
    for skill, of_ml in unshown(resume, refuted, rules, makes_models=shown.makes_models or shown.judged):
        if of_ml:
            why = "Listed as a skill; no bullet, project or course shows it."
            words = _ml_words(skill, rules)
            source = _place_of_skill(skill, words, resume, document)
            yield LintFinding(source=source, flag="skill_without_evidence", words=words, why=why)


def _opening_places(resume: Resume, document: Document | None) -> list[tuple[str, Role | None, SourceRef]]:
    places: list[tuple[str, Role | None, SourceRef]] = [
        (sentence, None, _line_in(sentence, each.source, document))
        for each in resume.summary
        for sentence in sentences(each.text)
    ]
    places += [(role.title, role, role.source) for role in resume.roles if role.title]
    headline = resume.contact.headline
    if headline:
        places.insert(0, (headline, None, _line_of(headline, document) or SourceRef(file=resume.file)))
    return places


def _line_in(sentence: str, paragraph: SourceRef, document: Document | None) -> SourceRef:
    """Return the line where a sentence of a paragraph begins."""
    words = sentence.split()
    for count in (len(words), 6, 4, 2):
        if count <= len(words):
            line = _line_of(" ".join(words[:count]), document, after=paragraph)
            if line is not None:
                return line
    return paragraph


def _ml_words(skill: str, rules: Rules) -> str:
    """Return the words of machine learning in a listed skill: a list may hold more than one skill in a piece."""
    seen = study(skill, rules)
    if not seen.terms:
        return skill
    return skill[seen.words[seen.terms[0].first].start : seen.words[seen.terms[-1].last - 1].end]


def _place_of_skill(skill: str, words: str, resume: Resume, document: Document | None) -> SourceRef:
    group = next((group for group in resume.skill_groups if skill in group.skills), None)
    line = _line_of(words, document, after=group.source if group is not None else None)
    if line is not None:
        return line
    return group.source if group is not None else SourceRef(file=resume.file)


def _line_of(text: str, document: Document | None, after: SourceRef | None = None) -> SourceRef | None:
    """Return the place of the first line, from ``after`` on, that holds ``text``."""
    wanted = " ".join(text.split())
    started = after is None
    for line in document.lines if document is not None else ():
        started = started or line.source == after or (after is not None and line.source.describe() == after.describe())
        if started and wanted in " ".join(line.text.split()):
            return line.source
    return None
