"""The technologies of a headline: those that the person's own work shows, still in use, most at home on the page first."""

import re
from collections import Counter
from functools import lru_cache

from reframer.model.findings import (
    BulletFindings,
    CareerPath,
    Findings,
    MlInvolvement,
    OpenerKind,
    QualifierFinding,
    TechnologyFinding,
)
from reframer.model.resume import Resume
from reframer.model.verdicts import Evidence, Verdict, Verdicts
from reframer.positioning.proofs import Place, places_of
from reframer.positioning.relevance import bullet_points
from reframer.rulebook import Rules

_CAPS = frozenset({"planned", "coursework", "hypothetical", "exposure", "others", "poc", "ongoing"})
_SHARED = frozenset({"helped", "team", "responsible", "consumed"})
_BASE = 10.0
_OLD = 0.2  # what is left of the weight for each point that age takes off
_UNLISTED = 0.6  # a technology that the person does not list as a skill
_LANGUAGE = 1.3  # teams read for languages first
_LEAST_SHARE = 0.3  # of the first technology's weight
_TOWARD = frozenset({"to", "into", "with", "by", "onto"})
_NEAR = 4  # words between a word of leaving and the technology that was left


def shown_skills(
    resume: Resume, findings: Findings, verdicts: Verdicts, rules: Rules, path: CareerPath, most: int
) -> list[tuple[str, str]]:
    """Return at most so many technologies with the bullet that shows each."""
    by_id = {verdict.bullet_id: verdict for verdict in verdicts.bullets}
    places = places_of(resume)
    tally = _Tally(rules, frozenset(skill.lower() for skill in resume.skills))
    for found in findings.bullets:
        verdict = by_id.get(found.bullet_id)
        if verdict is None or verdict.evidence.level < Evidence.SCOPED.level:
            continue
        if any(qualifier.id in _CAPS for qualifier in found.qualifiers):
            continue
        place = places.get(found.bullet_id)
        points = (_BASE + bullet_points(found, verdict, rules, path)) * _share(place)
        tally.add(found, verdict, points, now=place is not None and not place.project and not place.age)
    return tally.strongest(most)


class _Tally:
    """What the bullets show of each technology."""

    def __init__(self, rules: Rules, listed: frozenset[str]) -> None:
        self._rules, self._rule = rules, rules.positioning.headline
        self._listed = listed
        self._weights: Counter[str] = Counter()
        self._shown: dict[str, str] = {}  # the first bullet of each
        self._spelt: dict[str, Counter[str]] = {}
        self._named = set[str]()  # among the person's skills
        self._held = set[str]()  # used in the present role
        self._left = set[str]()

    def add(self, found: BulletFindings, verdict: Verdict, points: float, *, now: bool) -> None:
        """Count the technologies of a bullet; ``now`` when it tells of the present role."""
        shared = any(qualifier.id in _SHARED for qualifier in found.qualifiers)
        beside = shared or found.ml.involvement is MlInvolvement.ADJACENT
        own = found.ml.involvement is MlInvolvement.OWN and verdict.evidence.level >= Evidence.MEASURED.level
        for technology in found.technologies:
            if not self._is_skill(technology) or any(_reaches(qualifier, technology) for qualifier in found.qualifiers):
                continue
            if is_gone(found, technology, self._rules):
                self._left.add(technology.name)
                continue
            if technology.kind in self._rule.proof_kinds and not own:
                continue
            factor = _LANGUAGE if technology.kind == "language" else 1.0
            if _is_listed(technology, self._listed):
                self._named.add(technology.name)
            elif beside or technology.kind not in self._rule.unlisted_kinds:
                continue
            else:
                factor *= _UNLISTED
            if now:
                self._held.add(technology.name)
            self._spelt.setdefault(technology.name, Counter())[technology.span.text] += 1
            self._weights[technology.name] += round(points * factor)
            self._shown.setdefault(technology.name, found.bullet_id)

    def _is_skill(self, technology: TechnologyFinding) -> bool:
        kinds = self._rule.skill_kinds
        return technology.kind not in self._rule.no_skill_kinds and (not kinds or technology.kind in kinds)

    def strongest(self, most: int) -> list[tuple[str, str]]:
        """Return the technologies of most weight that are in use, each as the person writes it, with its bullet."""
        least = _LEAST_SHARE * max(self._weights.values(), default=0)
        in_use = (self._named - self._left) | self._held
        kept = [name for name in self._shown if name in in_use and self._weights[name] >= least]
        names = sorted(kept, key=lambda name: -self._weights[name])
        return [(_own_spelling(name, self._spelt[name]), self._shown[name]) for name in names[:most]]


def _own_spelling(name: str, spelt: Counter[str]) -> str:
    """Return a technology's name as the person writes it: Claude is not turned into its maker, JupyterHub into Jupyter."""
    own = spelt.most_common(1)[0][0]
    return name if name.lower() in own.lower() else own


def _reaches(qualifier: QualifierFinding, technology: TechnologyFinding) -> bool:
    return qualifier.id == "negated" and qualifier.reach.start <= technology.span.start < qualifier.reach.end


def _share(place: Place | None) -> float:
    """Return what is left of a bullet's weight by its age; work outside the roles counts a third."""
    if place is None or place.project:
        return 1 / 3
    return max(0.2, 1 + _OLD * place.age)


def _is_listed(technology: TechnologyFinding, listed: frozenset[str]) -> bool:
    names = (technology.name.lower(), technology.span.text.lower())
    return any(skill.startswith(name) and not skill[len(name) : len(name) + 1].isalpha() for name in names for skill in listed)


def is_gone(found: BulletFindings, technology: TechnologyFinding, rules: Rules) -> bool:
    """Return whether a bullet tells that a technology was left: moved from it, or replaced by another."""
    quoting = rules.positioning.quoting
    before = " ".join(found.text[: technology.span.start].lower().split()[-_NEAR:])
    match = _gone(rules).search(f" {before} ")
    if match is not None and not any(mark in before[match.start() :] for mark in (",", ";", ")", " to ")):
        return True
    if any(found.text[technology.span.end : other.span.start] in (" to ", " with ") for other in found.technologies):
        return True  # Realm to SQLite
    verb = found.opener.verb if found.opener else None
    if verb is not None and verb.base in quoting.rewriting_verbs and _gives_way(found, technology):
        return True
    leaves = (
        quoting.toward(verb.base) is not None if verb is not None else bool(found.opener and found.opener.kind is OpenerKind.NOUN)
    )
    if not leaves:
        return False
    for other in found.technologies:
        if other.span.start > technology.span.end and other.name != technology.name:
            between = found.text[technology.span.end : other.span.start].lower().split()
            if between and between[-1] in _TOWARD and not any(word[-1] in ",;:." for word in between):
                return True
    return verb is not None and _is_taken_away(found, technology, quoting.toward(verb.base))


def _gives_way(found: BulletFindings, technology: TechnologyFinding) -> bool:
    """Return whether another language stands behind a language of the object (the Perl importer in Go)."""
    return technology.kind == "language" and any(
        other.kind == "language" and found.text[technology.span.end : other.span.start].endswith(" in ")
        for other in found.technologies
    )


def _is_taken_away(found: BulletFindings, technology: TechnologyFinding, toward: tuple[str, ...] | None) -> bool:
    """Return whether a technology stands in what was replaced (before "with"), or removed with nothing in its place."""
    if toward is None:
        return False
    if not toward:
        return True
    thing = found.object
    if "with" not in toward or "to" in toward or thing is None or not thing.start <= technology.span.start < thing.end:
        return False
    return found.text[thing.end :].lower().split()[:1] in ([word] for word in toward)


@lru_cache(maxsize=4)
def _gone(rules: Rules) -> re.Pattern[str]:
    words = sorted(rules.positioning.quoting.gone_words, key=len, reverse=True)
    return re.compile(rf"\s({'|'.join(map(re.escape, words))})\s")
