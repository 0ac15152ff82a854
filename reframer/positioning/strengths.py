"""The transferable-strengths section and the summary's bridge: comparisons, each tied to a quoted fact with its number."""

import re
from dataclasses import dataclass, replace
from string import Formatter

from reframer.model.findings import (
    BulletFindings,
    CareerPath,
    CompetencyFinding,
    Findings,
    Metric,
    MetricKind,
    MlInvolvement,
    Span,
)
from reframer.model.plan import Part, PartOrigin, Sentence
from reframer.model.resume import Resume
from reframer.model.verdicts import Evidence, Strength, Verdict, Verdicts
from reframer.positioning.figures import phrase_of, telling
from reframer.positioning.needs import answers_by_need, meets, metric_of, need_of
from reframer.positioning.proofs import Place, places_of
from reframer.positioning.quoting import Quote, figure_part, has_article, quoted_part, tells, things_of
from reframer.positioning.relevance import bullet_points
from reframer.readers.pdf_lexicon import english_words
from reframer.rulebook import Rules
from reframer.rulebook.rewording import rewording
from reframer.rulebook.schema import Bridge, Competency, NeedKind

MOST_STRENGTHS = 4
_LARGE = 1000  # from here a bare count shows scale
_FAMILY_LIMIT = 1  # one comparison a family: three of streaming read as pleading
_RESULT = 0.5
_UNPLACED = -3.0
_OPENING = 1.0
_TELLING = 1.0  # a rate or a change says more than a count
_FIRST_PERSON = frozenset({"I", "I'm", "I've", "my", "My", "me"})


@dataclass(frozen=True)
class Match:
    """A bullet that carries a comparison: the rule, the bullet, what it worked on, the figure that is quoted, and the bridge."""

    rule: Competency
    found: BulletFindings
    work: Part
    figure: Part
    bridge: Bridge
    points: float


def transferable(resume: Resume, findings: Findings, verdicts: Verdicts, rules: Rules, path: CareerPath) -> tuple[Match, ...]:
    """Return the best comparisons of the resume: own work, on the bullet's object, measured, and relevant to the path."""
    by_id = {verdict.bullet_id: verdict for verdict in verdicts.bullets}
    places = places_of(resume)
    matches: list[Match] = []
    for found in findings.bullets:
        verdict = by_id.get(found.bullet_id)
        if verdict is None or not _carries(found, verdict):
            continue
        for competency in found.competencies:
            match = _match(found, verdict, competency, rules, path)
            if match is not None:
                matches.append(replace(match, points=match.points + _standing(places.get(found.bullet_id))))
    matches.sort(key=lambda match: -match.points)
    chosen: list[Match] = []
    for match in matches:
        families = sum(other.rule.family == match.rule.family for other in chosen)
        known = any(other.rule.id == match.rule.id or other.found.bullet_id == match.found.bullet_id for other in chosen)
        if not known and families < _FAMILY_LIMIT and len(chosen) < MOST_STRENGTHS:
            chosen.append(match)
    return tuple(chosen)


def _standing(place: Place | None) -> float:
    """Return what a bullet's place adds: what is held now says more than what was done once."""
    return _UNPLACED if place is None else place.age + _OPENING / (1 + 0.5 * place.number)


def _carries(found: BulletFindings, verdict: Verdict) -> bool:
    return (
        verdict.evidence.level >= Evidence.MEASURED.level
        and verdict.strength.level >= Strength.BRIDGE.level
        and found.ml.involvement is MlInvolvement.NONE
    )


def _match(
    found: BulletFindings, verdict: Verdict, competency: CompetencyFinding, rules: Rules, path: CareerPath
) -> Match | None:
    rule = rules.competencies.get(competency.rule_id)
    if rule is None or competency.limited_by or rule.relevance.get(path, 0) < 2 or path not in rule.analogues:
        return None
    result = not competency.on_object and _stands_at_result(competency, found)
    if not (competency.on_object or result) or _is_language(competency, found):
        return None
    bridge = next((bridge for bridge in rule.bridges if path in bridge.paths and _meets_all(bridge, rule, found, verdict)), None)
    if bridge is None:
        return None
    shown = _shown(found, bridge, rule, rules, own_words=result)
    if shown is None:
        return None
    work, metric, span = shown
    # A rule that names the measured result itself (p99 latency from 38 ms to 6 ms) says it more plainly than the thing's trade.
    points = bullet_points(found, verdict, rules, path) + rule.relevance.get(path, 0) + (_RESULT if result else 0.0)
    points += _TELLING if metric.kind in (MetricKind.RATE, MetricKind.CHANGE) else 0.0
    return Match(rule, found, work, figure_part(found.bullet_id, span, rules), bridge, points)


def _stands_at_result(competency: CompetencyFinding, found: BulletFindings) -> bool:
    """Return whether a competency's words stand beside a figure with its starting point: the result of the bullet's work."""
    changes = [metric for metric in found.metrics if metric.kind is MetricKind.CHANGE]
    return any(
        not found.text[span.end : metric.span.start].strip() and span.start < metric.span.end
        for metric in changes
        for span in competency.matched
    )


def _is_language(competency: CompetencyFinding, found: BulletFindings) -> bool:
    """Return whether only the name of a programming language speaks for a competency: it is a means, not the work."""
    languages = [(name.span.start, name.span.end) for name in found.technologies if name.kind == "language"]
    return all((span.start, span.end) in languages for span in competency.matched)


def _shown(
    found: BulletFindings, bridge: Bridge, rule: Competency, rules: Rules, *, own_words: bool
) -> tuple[Part, Metric, Span] | None:
    """Return the thing of the bullet in its own words with a figure of it, else the rule's neutral name of the work.

    With ``own_words`` the neutral name will not do.
    """
    names = [name for name in things_of(found, rules) if not name.text[0].isdigit()]
    for name in names:
        figure = _figure(found, bridge, rule, name.end, rules)
        if figure is not None and tells(found, Quote(found.bullet_id, name, figure[1]), rules):
            return quoted_part(found.bullet_id, name), *figure
    neutral = "" if own_words else _neutral(rule, found)
    figure = _figure(found, bridge, rule, 0, rules) if neutral else None
    return (Part(text=neutral, origin=PartOrigin.PHRASE, ref=rule.id), *figure) if figure is not None else None


def _neutral(rule: Competency, found: BulletFindings) -> str:
    """Return the rule's neutral name of the work that holds for this bullet: one whose cue it has, else one without a cue."""
    lower = found.text.lower()
    for hypernym in rule.restate:
        if hypernym.needs_cue and any(_stands(cue.lower(), lower) for cue in hypernym.needs_cue):
            return hypernym.phrase
    return next((hypernym.phrase for hypernym in rule.restate if not hypernym.needs_cue), "")


def _stands(cue: str, text: str) -> bool:
    """Return whether a cue stands in a text as a word or words, also in the plural: "ms" does not stand in "teams"."""
    return re.search(rf"(?<![^\W\d_]){re.escape(cue)}(?:s?(?![^\W\d_])|(?<=\W))", text) is not None


def _meets_all(bridge: Bridge, rule: Competency, found: BulletFindings, verdict: Verdict) -> bool:
    """Return whether the bullet, or an answer about it, holds every fact that a comparison leans on.

    Outside the bullet a figure of scale in another unit will do: 14M tickets are as good as 14M documents.
    """
    answered = answers_by_need(verdict)
    needs = [need_of(rule, name) for name in bridge.needs]
    if all(need is not None and meets(need, found, answered) for need in needs):
        return True
    measured = all(need is not None and (need.kind is NeedKind.QUANTITY or need.id in answered) for need in needs)
    return measured and any(_shows_scale(metric) and telling(metric, found) for metric in found.metrics)


def _shows_scale(metric: Metric) -> bool:
    """Return whether a figure tells of scale or effect by itself: a rate, a size, a change, or a count in thousands."""
    if metric.kind is MetricKind.COUNT:
        return bool(metric.values) and max(metric.values) >= _LARGE
    return metric.kind in (MetricKind.RATE, MetricKind.SIZE, MetricKind.CHANGE) or bool(metric.percentile)


def _figure(found: BulletFindings, bridge: Bridge, rule: Competency, at: int, rules: Rules) -> tuple[Metric, Span] | None:
    """Return a figure behind a place: one that the comparison leans on, else the one that says most of the bullet's scale."""
    needed = [metric_of(need, found) for name in bridge.needs if (need := need_of(rule, name)) is not None]
    scale = sorted((metric for metric in found.metrics if _shows_scale(metric)), key=lambda metric: -telling(metric, found))
    for metric in (*(metric for metric in needed if metric is not None), *scale):
        if metric.span.start < at or not telling(metric, found):
            continue
        span = phrase_of(found, metric, at, rules)
        if span is not None:
            return metric, span
    return None


def write_strengths(
    resume: Resume, matches: tuple[Match, ...], rules: Rules, path: CareerPath, heading: str
) -> tuple[Sentence, ...]:
    """Return the sentences of the strengths section; none where the resume has that section already."""
    if any(section.heading.strip().casefold() == heading.casefold() for section in resume.sections):
        return ()
    frames = {phrase.id: phrase.text for phrase in rules.vocabulary.phrases}
    sentences = []
    for match in matches:
        sentences.append(_filled(frames.get("frame.strength", ""), "frame.strength", match, path))
    return tuple(sentence for sentence in sentences if sentence.parts)


def write_summary(resume: Resume, matches: tuple[Match, ...], rules: Rules, path: CareerPath) -> tuple[Sentence, ...]:
    """Return the one comparison that stands behind the person's own summary; none where there is no summary."""
    if not resume.summary or not matches:
        return ()
    frames = {phrase.id: phrase.text for phrase in rules.vocabulary.phrases}
    own = " ".join(item.text for item in resume.summary)
    frame = "frame.summary_first_person" if _FIRST_PERSON & set(own.replace("’", "'").split()) else "frame.summary"
    sentence = _filled(frames.get(frame, ""), frame, matches[0], path)
    marker = frames.get(frame, "").partition("{analogue}")[0].rpartition("}")[2].strip(" ).,")
    if not sentence.parts or (marker and marker in own):
        return ()
    return (sentence,)


def _inside_sentence(found: BulletFindings, work: Part) -> Part:
    """Return a thing's name as it stands inside a sentence: the capital of a bullet's first word goes, that of a name stays."""
    if work.span is None or found.text[: work.span.start].strip():
        return work
    first, _, rest = work.text.partition(" ")
    named = any(name.span.start == work.span.start for name in found.technologies) or rest[:1].isupper()
    plain = first[1:].islower() and first.lower().split("-")[0] in english_words()
    if named or not plain:
        return work
    return Part(text=work.text[:1].lower() + work.text[1:], origin=PartOrigin.TYPOGRAPHY, ref=work.ref, span=work.span)


def _lacks_article(found: BulletFindings) -> bool:
    """Return whether a single thing stands without its article: motion planner, the motion planner."""
    if found.object is None or found.object_head is None:
        return False
    first = found.object.text.split()[0].lower()
    determined = first in rewording().grammar.determiners or first[:1].isdigit()
    return not determined and found.object_head.text.lower() in rewording().grammar.count_nouns


def _filled(frame: str, frame_id: str, match: Match, path: CareerPath) -> Sentence:
    """Fill a frame's slots, each with a part that says where it comes from."""
    work = match.work
    slots = {
        "work": work,
        "fact": match.figure,
        "bridge": Part(text=match.bridge.text, origin=PartOrigin.PHRASE, ref=match.rule.id),
        "analogue": Part(text=match.rule.analogues[path].term, origin=PartOrigin.PHRASE, ref=match.rule.id),
    }
    parts: list[Part] = []
    for literal, slot, _, _ in Formatter().parse(frame):
        if literal:
            parts.append(Part(text=literal, origin=PartOrigin.PHRASE, ref=frame_id))
        if slot == "work" and literal and work.origin is PartOrigin.RESUME:
            work = _inside_sentence(match.found, work)
            slots["work"] = work
            named = work.text.lower().startswith("the ")
            if not named and (has_article(match.found) or _lacks_article(match.found)):
                parts.append(Part(text="the ", origin=PartOrigin.PHRASE, ref="join.the"))
        if slot:
            parts.append(slots[slot])
    if parts and parts[0] is work and work.text.split()[0].islower():  # gRPC and iOS keep their letters
        raised = work.text[:1].upper() + work.text[1:]
        origin = PartOrigin.TYPOGRAPHY if work.origin is PartOrigin.RESUME else PartOrigin.PHRASE
        parts[0] = Part(text=raised, origin=origin, ref=work.ref, span=work.span)
    return Sentence(
        parts=tuple(parts),
        rule_id=match.rule.id,
        strength=Strength.BRIDGE,
        because=f"A comparison, not a claim. Where it ends: {match.rule.breaks}",
    )
