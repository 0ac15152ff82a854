"""Look for skills in a resume: which bullet shows a thing, by which words, and where else on the page it is named."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from reframer.language import language_for
from reframer.language.forms import Forms, is_capitals
from reframer.ml_reading.study import study
from reframer.model.findings import BulletFindings, CompetencyFinding, Findings, Span
from reframer.model.resume import Resume
from reframer.model.source import SourceRef
from reframer.model.verdicts import Verdict, Verdicts
from reframer.rulebook import Rules
from reframer.rulebook.keeping import KeptForRules
from reframer.rulebook.schema import CuedForm
from reframer.rulebook.skills import Sought
from reframer.weighing.periods import Periods

_ACRONYM = 5  # a form of at most so many letters in capitals counts only in capitals


@dataclass(frozen=True)
class Names:
    """What a line names: technologies, terms of machine learning and further forms, each with its first words."""

    technologies: Mapping[str, Span]
    terms: Mapping[str, Span]
    forms: Mapping[str, Span]

    def of(self, sought: Sought) -> tuple[Span, bool] | None:
        """Return the words that name a thing and whether they are a technology's; None when nothing does."""
        for names, wanted, technology in (
            (self.forms, sought.forms, False),
            (self.forms, tuple(_key(cued) for cued in sought.needs_cue), False),
            (self.terms, sought.terms, False),
            (self.technologies, sought.technologies, True),
        ):
            for name in wanted:
                if name in names:
                    return names[name], technology
        return None


class FormIndex:
    """The forms of all skills and of the matrix, compiled once for a set of rules."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._forms = Forms()
        self._keys: list[str] = []
        seen: set[str] = set()
        for sought in all_sought(rules):
            for form in sought.forms:
                if form not in seen:
                    short = len(form) <= _ACRONYM and form.isupper()
                    self._forms.add(len(self._keys), () if short else (form,), (form,) if short else (), ())
                    self._keys.append(form)
                    seen.add(form)
            for cued in sought.needs_cue:
                if (key := _key(cued)) not in seen:
                    self._forms.add(len(self._keys), (), (), (cued,))
                    self._keys.append(key)
                    seen.add(key)

    def names_in(self, text: str, *, listed: bool = False) -> Names:
        """Return what a line names. In a list names need no cue."""
        technologies: dict[str, Span] = {}
        for found in language_for(self._rules).technologies(text, listed=listed):
            technologies.setdefault(found.name, found.span)
        terms: dict[str, Span] = {}
        seen = study(text, self._rules)
        for term in seen.terms:
            start, end = seen.words[term.first].start, seen.words[term.last - 1].end
            terms.setdefault(term.term, Span(start=start, end=end, text=text[start:end]))
        forms: dict[str, Span] = {}
        for form in self._forms.find(text, listed=listed, capitals=is_capitals(text)):
            forms.setdefault(self._keys[form.owner], Span(start=form.start, end=form.end, text=text[form.start : form.end]))
        return Names(technologies, terms, forms)


def _key(cued: CuedForm) -> str:
    return f"{cued.form}?{'|'.join(cued.any)}?{'|'.join(cued.reject)}"


def all_sought(rules: Rules) -> Iterator[Sought]:
    """Yield everything that the skills, the matrix and the areas look for."""
    yield from rules.skill_rules
    yield from rules.areas
    for row in rules.matrix:
        yield from (*row.existing, *row.targets, *row.technologies)


_kept_index = KeptForRules(FormIndex)


def index_for(rules: Rules) -> FormIndex:
    """Return the compiled forms of ``rules``, kept for the set of rules in use."""
    return _kept_index(rules)


@dataclass(frozen=True)
class SeenBullet:
    """A bullet with all that is known of it. ``paid``: it stands in a role; ``study``: in the education part."""

    found: BulletFindings
    verdict: Verdict
    names: Names
    source: SourceRef
    paid: bool
    study: bool
    stale: bool

    @cached_property
    def rules(self) -> Mapping[str, CompetencyFinding]:
        """The rules that fired, by id."""
        return {found.rule_id: found for found in self.found.competencies}


@dataclass(frozen=True)
class SeenLine:
    """A line that is no bullet: it can name a skill and cannot show it. ``place`` says where it stands, in plain words."""

    place: str
    text: str
    names: Names
    source: SourceRef | None


@dataclass(frozen=True)
class SeenResume:
    """Every bullet and every other line of a resume, with what they name."""

    bullets: tuple[SeenBullet, ...]
    lines: tuple[SeenLine, ...]


def see(resume: Resume, findings: Findings, verdicts: Verdicts, rules: Rules) -> SeenResume:
    """Return the resume with what each line names; every line is read once."""
    index = index_for(rules)
    judged = {verdict.bullet_id: verdict for verdict in verdicts.bullets}
    found = {one.bullet_id: one for one in findings.bullets}
    paid = {bullet.id for role in resume.roles for bullet in role.bullets}
    study_ids = {bullet.id for school in resume.education for bullet in school.bullets}
    stale = Periods.of(resume).stale_bullets(resume)
    bullets = tuple(
        SeenBullet(
            found=found[bullet.id],
            verdict=judged[bullet.id],
            names=index.names_in(bullet.text),
            source=bullet.source,
            paid=bullet.id in paid,
            study=bullet.id in study_ids,
            stale=bullet.id in stale,
        )
        for bullet in resume.all_bullets()
        if bullet.id in found and bullet.id in judged
    )
    lines = tuple(
        SeenLine(place, text, index.names_in(text, listed=listed), source)
        for place, text, listed, source in _lines(resume)
        if text.strip()
    )
    return SeenResume(bullets, lines)


def _lines(resume: Resume) -> Iterator[tuple[str, str, bool, SourceRef | None]]:
    for group in resume.skill_groups:
        yield from (("the skills list", skill, True, group.source) for skill in group.skills)
    yield "the line under the name", resume.contact.headline, False, None
    yield from (("the summary", item.text, False, item.source) for item in resume.summary)
    for role in resume.roles:
        yield "the title of a role", role.title, False, role.source
        yield from (("the description of a role", item.text, False, item.source) for item in role.description)
    for project in resume.projects:
        yield "the name of a project", project.name, False, project.source
        yield from (("the description of a project", item.text, False, item.source) for item in project.description)
    for school in resume.education:
        yield "the education", school.degree, False, school.source
        yield from (("the education", item.text, False, item.source) for item in school.description)
    for section in resume.sections:
        place = section.heading.strip().lower() or section.kind.value
        yield from ((f"the part {place!r}", item.text, False, item.source) for item in section.items)
