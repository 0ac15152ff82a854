"""What a listed skill is: the group and part it belongs to, whether bullets show it, and whether own ML work does."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reframer.language import language_for
from reframer.ml_reading.study import study
from reframer.model.findings import BulletFindings, CareerPath, Findings, MlInvolvement, MlStatus, ModelOwner, TechnologyFinding
from reframer.model.resume import Resume
from reframer.rulebook import Rules

OWN_ML = "own_ml"
_NOT_DONE = frozenset({MlStatus.COURSEWORK, MlStatus.ASPIRATIONAL, MlStatus.CLAIMED_UNSUPPORTED, MlStatus.NEGATED})
_SHOWS_NOTHING = frozenset({"none", "stated"})  # how far a qualifier lets the words in its reach go: planned, negated
_NOTE = re.compile(r"[(\[]([^()\[\]]*)[)\]]|\s[-–—:]\s(.*)$")
_WORD = re.compile(r"[^\W_]+")
_VERSION = re.compile(r"v?\d+(?:\.\d+)*x?", re.I)
_LINKS = frozenset({"and", "or", "x"})
_SHORTEST = 3  # letters of a skill that a bullet shows by the mere word

Place = tuple[str, str]  # names of a group and of one of its parts
NOWHERE: Place = ("", "")


@dataclass(frozen=True)
class ListedSkill:
    """A skill of the old section with what is known of it. ``place`` is empty where nothing is; ``at`` is where it stood."""

    text: str
    at: tuple[int, int]  # number of its old group, and its place there
    place: Place
    learning: bool  # it names machine learning, or a tool of it
    shown: bool  # a bullet names it, or shows the work that it names
    own: bool  # a bullet states the person's own ML work with it
    limited: bool  # a note makes it less: (basic)
    known: bool  # a rule, a technology or a term says what it is
    relevance: int | None  # 0 to 3 on the path, by the rule that the skill names; None where none does


class _Places:
    """Where ``rules/positioning/skills.yaml`` puts technologies, terms, families and words."""

    def __init__(self, rules: Rules) -> None:
        self.names: dict[str, Place] = {}
        self.kinds: dict[str, Place] = {}
        self.families: dict[str, Place] = {}
        self.words: dict[str, Place] = {}
        self.learning = NOWHERE
        rule = rules.positioning.skills
        for group in rule.groups:
            for part in group.parts:
                place = (group.name, part.name)
                self.names.update(dict.fromkeys(part.names, place))
                self.kinds.update(dict.fromkeys(part.kinds, place))
                self.families.update(dict.fromkeys(part.families, place))
                self.words.update(dict.fromkeys((word.lower() for word in part.words), place))
            if group.licence == OWN_ML and self.learning == NOWHERE:
                self.learning = (group.name, group.parts[0].name)
        self.fillers = frozenset(rule.fillers) | _LINKS
        self.limits = frozenset(limit.lower() for limit in rule.limits)

    def of_technology(self, found: TechnologyFinding) -> Place:
        return self.names.get(found.name) or self.kinds.get(found.kind) or NOWHERE

    def of_rule(self, rule_id: str) -> Place:
        return self.families.get(rule_id) or self.families.get(rule_id.partition(".")[0]) or NOWHERE

    def of_term(self, term: str) -> Place:
        return self.names.get(term, self.learning)


@lru_cache(maxsize=4)
def _places_for(rules: Rules) -> _Places:
    return _Places(rules)


class _Shown:
    """What some bullets show: technologies, rules and terms of machine learning by name, and their very words."""

    def __init__(self, bullets: Iterable[BulletFindings], rules: Rules) -> None:
        self.technologies: set[str] = set()
        self.rules: set[str] = set()
        self.terms: set[str] = set()
        lines: list[str] = []
        for found in bullets:
            denied = [one.reach for one in found.qualifiers if one.at_most in _SHOWS_NOTHING]
            self.technologies |= {
                named.name
                for named in found.technologies
                if not any(reach.start <= named.span.start and named.span.end <= reach.end for reach in denied)
            }
            self.rules |= {one.rule_id for one in found.competencies if not one.limited_by}
            if not denied:
                self.terms |= {hit.term for hit in study(found.text, rules).terms}
                lines.append(" ".join(_WORD.findall(found.text.lower())))
        self.text = f" {' | '.join(lines)} "

    def holds(self, words: str) -> bool:
        return len(words) >= _SHORTEST and f" {words} " in self.text


def listed_skills(resume: Resume, findings: Findings, rules: Rules, path: CareerPath) -> tuple[ListedSkill, ...]:
    """Return every listed skill of the resume in order, with what the rules and the bullets say of it."""
    own = [one for one in findings.bullets if one.ml.involvement is MlInvolvement.OWN and one.ml.status is MlStatus.REAL]
    shown = _Shown(findings.bullets, rules)
    mine = (one for one in findings.bullets if one.ml.status not in _NOT_DONE and one.ml.owner is not ModelOwner.OTHERS)
    done = _Shown(mine, rules)
    made = _Shown(own, rules)
    return tuple(
        _skill(text, (number, place), shown, done, made, rules, path)
        for number, group in enumerate(resume.skill_groups)
        for place, text in enumerate(group.skills)
    )


def _skill(
    text: str, at: tuple[int, int], shown: _Shown, done: _Shown, made: _Shown, rules: Rules, path: CareerPath
) -> ListedSkill:
    places = _places_for(rules)
    head = _NOTE.sub(" ", text).strip() or text
    notes = [" ".join(_WORD.findall(" ".join(filter(None, match.groups())).lower())) for match in _NOTE.finditer(text)]
    language = language_for(rules)
    named = language.technologies(text, listed=True)
    in_head = language.technologies(head, listed=True)
    analysis = language.analyse(head)._replace(listed=True)
    hits = [one for one in language.competencies(analysis) if one.rule_id in rules.competencies]
    terms = {hit.term for hit in study(head, rules).terms if hit.kind != "dataset"}
    place = _place(
        head, in_head, {one.rule_id for one in hits if _covers(head, [s.text for s in one.matched], places)}, terms, rules
    )
    learning = place[0] == places.learning[0] or any(places.of_technology(one)[0] == places.learning[0] for one in in_head)
    learning = learning or (bool(terms) and not in_head)
    words = " ".join(_WORD.findall(head.lower()))
    names = {one.name for one in named}
    by_word = not terms and not (learning and head.isupper())  # capitals stand for many things: a RAG status is no RAG

    def is_in(seen: _Shown) -> bool:
        if names:
            return bool(names & seen.technologies)
        of_rules = set() if learning else {one.rule_id for one in hits}  # work near a method does not show the method
        return bool(terms & seen.terms or of_rules & seen.rules) or (by_word and seen.holds(words))

    return ListedSkill(
        text=text,
        at=at,
        place=place,
        learning=learning,
        shown=is_in(done if learning else shown),
        own=learning and (bool(names & made.technologies or terms & made.terms) or (by_word and made.holds(words))),
        limited=any(note in places.limits or set(note.split()) & places.limits for note in notes),
        known=bool(names or hits or terms) or place != NOWHERE,
        relevance=max((rules.competencies[one.rule_id].relevance.get(path, 0) for one in hits), default=None),
    )


def _place(head: str, named: Sequence[TechnologyFinding], rule_ids: set[str], terms: set[str], rules: Rules) -> Place:
    """Return where a skill belongs; nowhere when its parts belong to different groups or words of it are not known."""
    places = _places_for(rules)
    plain = " ".join(head.lower().split())
    if plain in places.words:
        return places.words[plain]
    if named:
        found = [places.of_technology(one) for one in named]
        if NOWHERE not in found:
            alike = len({group for group, _ in found}) == 1
            return found[0] if alike and _covers(head, [one.span.text for one in named], places) else NOWHERE
    if terms:
        return places.of_term(min(terms)) if len({places.of_term(term) for term in terms}) == 1 else places.learning
    found_by_rule = {places.of_rule(rule_id) for rule_id in rule_ids}
    return found_by_rule.pop() if len(found_by_rule) == 1 else NOWHERE


def _covers(head: str, parts: Iterable[str], places: _Places) -> bool:
    """Say whether the found words are all that a skill says, but for versions and words that change nothing."""
    held = {word for part in parts for word in _WORD.findall(part.lower())}
    return all(word in held or word in places.fillers or _VERSION.fullmatch(word) for word in _WORD.findall(head.lower()))
