"""Where to aim: the ranking of the paths, the headline, the bridges of summary and strengths, and the gaps."""

from reframer.model.findings import CareerPath, Findings
from reframer.model.plan import Positioning
from reframer.model.resume import Resume
from reframer.model.verdicts import Verdicts
from reframer.positioning.gaps import Skills, areas_of, gaps_of, minimum_of
from reframer.positioning.headline import write_headline
from reframer.positioning.matrix import matrix_of
from reframer.positioning.paths import rank_paths, standing_of
from reframer.positioning.seeking import see
from reframer.positioning.strengths import Match, transferable, write_strengths, write_summary
from reframer.positioning.targets import targets_for
from reframer.rulebook import Rules

HEADING_PHRASE = "heading.strengths"


def position(
    resume: Resume,
    findings: Findings,
    verdicts: Verdicts,
    rules: Rules,
    path: CareerPath | None = None,
    *,
    bridges: str = "summary",
) -> Positioning:
    """Return the positioning on ``path``, or on the path that the resume carries best.

    ``bridges``: ``none`` writes no comparison at all; with ``summary`` and ``bullets`` they stand in the summary and in a
    section of their own.
    """
    paid = frozenset(bullet.id for role in resume.roles for bullet in role.bullets)
    projects = frozenset(found.bullet_id for found in findings.bullets) - paid
    ranking = rank_paths(findings, verdicts, rules, projects)
    chosen = path or ranking[0].path
    matches = carried = transferable(resume, findings, verdicts, rules, chosen) if bridges != "none" else ()
    if resume.summary:
        carried = matches[1:]  # the first stands in the summary; twice would be pleading
    heading = next((phrase.text for phrase in rules.vocabulary.phrases if phrase.id == HEADING_PHRASE), "")
    standing = standing_of(findings, verdicts, chosen, rules, projects)
    skills = Skills(see(resume, findings, verdicts, rules), rules)
    skill_gaps = gaps_of(skills, rules, chosen)
    return Positioning(
        ranking=ranking,
        path=chosen,
        forced=path is not None,
        headline=write_headline(resume, findings, verdicts, rules, chosen),
        summary=write_summary(resume, matches, rules, chosen),
        strengths=write_strengths(resume, carried, rules, chosen, heading) if heading else (),
        gaps=_gaps(matches, rules, chosen),
        standing=standing.value,
        targets=targets_for(resume, standing, chosen, rules),
        skill_gaps=skill_gaps,
        skill_minimum=minimum_of(skill_gaps, rules, chosen),
        areas=areas_of(skills, rules),
        matrix=matrix_of(skills, rules),
    )


def _gaps(matches: tuple[Match, ...], rules: Rules, path: CareerPath) -> tuple[str, ...]:
    """Return where the comparisons end, then what teams of the path read for first."""
    gaps = [f"{match.rule.title}: {match.rule.breaks}" for match in matches]
    rule = next((one for one in rules.positioning.paths if one.path is path), None)
    if rule is not None:
        gaps.append(f"Teams in {rule.title} read for: {'; '.join(rule.wants)}.")
    return tuple(gaps)
