"""Compare two whole resumes: who and where first, then every line with what it stems from, then the statements."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reframer.model.outcome import Severity, Violation
from reframer.model.resume import Resume
from reframer.model.verdicts import Answer
from reframer.rulebook.equivalents import EquivalentKind
from reframer.rulebook.rules import Rules
from reframer.verifying.agency import deeds_of
from reframer.verifying.bridges import split_bridge_of_line
from reframer.verifying.evidence import gather
from reframer.verifying.heads import compare_heads, pair_roles
from reframer.verifying.lines import added_to, lost_from
from reframer.verifying.pairs import without_repeats
from reframer.verifying.problems import doubtful, is_serious, wrong
from reframer.verifying.reading import Reader, Reading, reader_for
from reframer.verifying.skills import check_skills, lost_skills
from reframer.verifying.statements import check_statement
from reframer.verifying.structure import Match, Pairing, Place, experience_lines, marks_of, section_lines

_UNRELATED = 0.3  # below this share of common words the two are no old and new text of one person
_STRANGERS = 0.5  # the same where not one employer is the same
_BRIDGES_A_ROLE = 1
_BRIDGES_A_RESUME = 3


def check_resumes(old: Resume, new: Resume, rules: Rules, answers: tuple[Answer, ...] = ()) -> tuple[Violation, ...]:
    """Return what the new resume says that the old one and the answers do not license, and what it lost unsaid."""
    reader = reader_for(rules)
    old_lines = experience_lines(old)
    new_lines = [place for place in experience_lines(new) if not reader.lexicon.is_heading(place.text)]
    whole, told = _all_texts(old), _all_texts(new)
    if not told:
        return (wrong("empty", "", "The new resume holds no line to compare."),) if whole else ()
    roles = pair_roles(old, new, reader)
    strangers = bool(old.roles and new.roles) and not any(part.startswith("role") for part in roles)
    if _is_unrelated(whole, told, reader, _STRANGERS if strangers else _UNRELATED):
        return (wrong("unrelated", "", "The two have almost nothing in common; they are not two versions of one resume."),)
    found = [*compare_heads(old, new, reader)]
    matches = _matches(old_lines, new_lines, roles, reader)
    found.extend(_check_matches(matches, old_lines, old, reader, answers))
    old_sections = [place for _, place in section_lines(old)]
    pairing = Pairing([*old_lines, *old_sections, *_heads(old)], reader)
    found.extend(_check_sections(old, new, pairing, whole, reader, answers))
    found.extend(check_skills(old, new, whole, reader, answers, rules))
    gone = lost_skills(old, new, told, reader)
    if gone:
        found.append(wrong("skill_dropped", ", ".join(gone), "The new resume names these skills nowhere."))
    return _in_order(found)


def check_whole_statement(text: str, old: Resume, rules: Rules, answers: tuple[Answer, ...] = ()) -> tuple[Violation, ...]:
    """Return what a headline or a sentence of a summary says that nothing in the old resume licenses."""
    reader = reader_for(rules)
    lines = [*experience_lines(old), *(place for _, place in section_lines(old)), *_heads(old)]
    found = check_statement(text, old, Pairing(lines, reader), _all_texts(old), reader, answers)
    return without_repeats(found, "", text)


def _all_texts(resume: Resume) -> list[str]:
    """Return every line of a resume."""
    contact = resume.contact
    return [
        text
        for text in (
            contact.headline,
            *(item.text for item in resume.summary),
            *(place.text for place in _heads(resume)),
            *(place.text for place in experience_lines(resume)),
            *(place.text for _, place in section_lines(resume)),
            *(", ".join((group.label, *group.skills)) for group in resume.skill_groups),
            *(item.text for item in resume.unassigned),
        )
        if text.strip()
    ]


def _heads(resume: Resume) -> list[Place]:
    """Return the titles, employers, projects and degrees as lines."""
    roles = [Place(", ".join(filter(None, (role.title, role.company, role.dates))), "heads") for role in resume.roles]
    projects = [Place(", ".join(filter(None, (project.name, project.dates))), "heads") for project in resume.projects]
    schools = [
        Place(", ".join(filter(None, (school.degree, school.school, school.dates))), "heads") for school in resume.education
    ]
    summary = [Place(item.text, "summary", "", item.source) for item in resume.summary]
    skills = [Place(", ".join((group.label, *group.skills)).strip(", "), "skills") for group in resume.skill_groups]
    headline = [Place(resume.contact.headline, "headline")] if resume.contact.headline.strip() else []
    return [place for place in (*headline, *summary, *roles, *projects, *schools, *skills) if place.text]


def _is_unrelated(whole: Sequence[str], told: Sequence[str], reader: Reader, least: float) -> bool:
    olds = frozenset().union(*(marks_of(reader.read(text)) for text in whole)) if whole else frozenset()
    news = frozenset().union(*(marks_of(reader.read(text)) for text in told))
    if not news or set(whole) & {text for text in told if len(text) > 30}:
        return not news
    return len(news & olds) / len(news) < least


def _matches(olds: Sequence[Place], news: Sequence[Place], parts: dict[str, str], reader: Reader) -> list[Match]:
    pairing = Pairing(olds, reader)
    return [pairing.match(new, parts.get(new.part)) for new in news]


def _check_matches(
    matches: Sequence[Match], olds: Sequence[Place], old: Resume, reader: Reader, answers: tuple[Answer, ...]
) -> Iterator[Violation]:
    made: dict[int, list[Place]] = defaultdict(list)
    places = {id(place): place for place in olds}
    bridges: dict[str, int] = defaultdict(int)
    ids = {bullet.id for bullet in old.all_bullets()}
    for match in matches:
        for place in match.olds:
            made[id(place)].append(match.new)
        if len(match.olds) == 1 and match.olds[0].text == match.new.text and not match.moved:
            continue
        stated, compared = split_bridge_of_line(match.new.text, reader)
        if compared and stated.strip():
            bridges[match.new.part] += 1
            yield from _bridge(match, compared, bridges)
        else:
            stated = match.new.text
        for violation in _check_line(match, stated, reader, answers, ids):
            yield _placed(violation, match.new, match.olds[0] if match.olds else None, ids)
    for key, place in places.items():
        news = made.get(key, [])
        if not news:
            yield _placed(_dropped(reader.read(place.text)), None, place, ids)
        elif not any(new.text == place.text for new in news):
            evidence = gather([place.text], _answers_for(place, answers, ids), reader)
            for violation in lost_from(evidence.lines[0], [reader.read(new.text) for new in news], evidence, reader):
                yield _placed(violation, news[0], place, ids)


def _dropped(line: Reading) -> Violation:
    """Return what the loss of a whole line is: a warning, but a violation where the line only says what was not or not all."""
    denials = line.of(EquivalentKind.DENIAL)
    nothing_told = not any(deed.told and deed.rank > 1 for deed in deeds_of(line))
    if denials and not line.figures and (nothing_told or denials[0].first == 0):
        return wrong("negation_dropped", line.text, "This line limits what the old resume says; it is gone.")
    return doubtful("line_dropped", line.text, "This line of the old resume is gone.")


def _bridge(match: Match, compared: str, bridges: dict[str, int]) -> Iterator[Violation]:
    old = match.olds[0] if match.olds else None
    if bridges[match.new.part] > _BRIDGES_A_ROLE or sum(bridges.values()) > _BRIDGES_A_RESUME:
        yield _placed(
            wrong("bridges_too_many", compared, "More comparisons with machine learning than a reader bears."),
            match.new,
            old,
            set(),
        )
    elif old is not None and compared not in old.text:
        why = "A comparison with machine learning stands in the line itself; a person should want it there."
        yield _placed(doubtful("bridge_in_line", compared, why), match.new, old, set())


def _check_line(match: Match, stated: str, reader: Reader, answers: tuple[Answer, ...], ids: set[str]) -> Iterator[Violation]:
    if not match.olds:
        yield wrong("line_added", match.new.text, "This line stems from no line of the old resume.")
        return
    if match.moved:
        yield wrong("line_moved", match.new.text, "In the old resume this stands under another employer or heading.")
    relevant = tuple(answer for place in match.olds for answer in _answers_for(place, answers, ids))
    evidence = gather([place.text for place in match.olds], tuple(dict.fromkeys(relevant)), reader)
    yield from added_to(evidence, reader.read(stated), reader)


def _answers_for(place: Place, answers: tuple[Answer, ...], ids: set[str]) -> tuple[Answer, ...]:
    """Return the answers about this line: those of its id, and those that name no line of the resume."""
    chosen = []
    for answer in answers:
        owner = answer.bullet_id or answer.question_id.partition(".")[0]
        if owner == place.id or owner not in ids:
            chosen.append(answer)
    return tuple(chosen)


def _check_sections(
    old: Resume, new: Resume, pairing: Pairing, whole: Sequence[str], reader: Reader, answers: tuple[Answer, ...]
) -> Iterator[Violation]:
    known = set(whole)
    texts: list[tuple[str, Place]] = [("", Place(item.text, "summary", "", item.source)) for item in new.summary]
    if new.contact.headline.strip() and new.contact.headline != old.contact.headline:
        texts.append(("", Place(new.contact.headline, "headline")))
    headings = {section.heading.lower() for section in old.sections}
    for section in new.sections:
        if section.heading.strip() and section.heading.lower() not in headings:
            for violation in check_statement(section.heading, old, pairing, whole, reader, answers):
                if violation.kind == "ml_overclaim":
                    yield _placed(violation, Place(section.heading, "heading", "", section.source), None, set())
    texts.extend(section_lines(new))
    texts.extend(("", Place(item.text, "other", "", item.source)) for item in new.unassigned)
    for _, place in texts:
        if place.text in known or reader.lexicon.is_heading(place.text):
            continue
        for violation in check_statement(place.text, old, pairing, whole, reader, answers):
            yield _placed(violation, place, None, set())
    yield from _lost_from_summary(old, new, reader)


def _lost_from_summary(old: Resume, new: Resume, reader: Reader) -> Iterator[Violation]:
    """Yield the limits and denials of the old summary that the new resume's summary no longer has."""
    news = [reader.read(item.text) for item in new.summary]
    kept = {item.text for item in new.summary}
    for item in old.summary:
        if item.text in kept:
            continue
        evidence = gather([item.text], (), reader)
        for violation in lost_from(evidence.lines[0], news, evidence, reader):
            if is_serious(violation) and violation.kind not in ("negation_dropped", "planned_as_done", "coursework_as_work"):
                violation = violation.model_copy(update={"severity": Severity.WARN})
            yield violation.model_copy(update={"old": item.text, "old_source": item.source})


def _placed(violation: Violation, new: Place | None, old: Place | None, ids: set[str]) -> Violation:
    """Return the violation with both places; ``bullet_id`` is the old line's, by which a plan knows it."""
    bullet_id = next((place.id for place in (old, new) if place is not None and place.id in ids), "")
    return violation.model_copy(
        update={
            "old": violation.old or (old.text if old else ""),
            "new": violation.new or (new.text if new else ""),
            "bullet_id": violation.bullet_id or bullet_id,
            "old_source": violation.old_source or (old.source if old else None),
            "new_source": violation.new_source or (new.source if new else None),
        }
    )


def _in_order(found: Sequence[Violation]) -> tuple[Violation, ...]:
    """Return violations before warnings, each once, otherwise in the order found."""
    groups: dict[tuple[str, str], list[Violation]] = {}
    for violation in found:
        groups.setdefault((violation.old, violation.new), []).append(violation)
    kept = [violation for (old, new), group in groups.items() for violation in without_repeats(group, old, new)]
    return tuple(sorted(kept, key=lambda violation: not is_serious(violation)))
