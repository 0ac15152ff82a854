"""Pick the operations and their order: for one bullet, and for a resume with its limits per role."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from reframer.model.findings import BulletFindings, CareerPath, Findings
from reframer.model.plan import Edit, Plan, Positioning, Refusal, RoleOrder, Ungrouped
from reframer.model.resume import BulletGroup, Resume, Role
from reframer.model.verdicts import Verdict, Verdicts
from reframer.planning.answering import insert_answers
from reframer.planning.articles import add_articles
from reframer.planning.bridging import add_bridge, bridge_in
from reframer.planning.claiming import add_claim
from reframer.planning.draft import Draft, Outcomes, Setting, tables_for
from reframer.planning.fillers import drop_fillers
from reframer.planning.fragments import turn_into_deed
from reframer.planning.glossing import write_out
from reframer.planning.grouping import grouped
from reframer.planning.joining import join_clauses
from reframer.planning.metric_first import leads_with_result, put_metric_first
from reframer.planning.openers import reword_opener
from reframer.planning.ordering import ordered
from reframer.planning.person import drop_first_person
from reframer.planning.regrouping import OPERATION as SKILLS
from reframer.planning.regrouping import regroup_skills
from reframer.planning.restating import restate
from reframer.planning.tense import set_tense, voice_of
from reframer.planning.typography import tidy_typography
from reframer.positioning.relevance import bullet_points
from reframer.rulebook import Rules
from reframer.rulebook.rewording import rewording
from reframer.weighing import weigh_bullet

Operation = Callable[[Draft], Outcomes]

# In this order; each sees the text that the one before it left.
OPERATIONS: tuple[tuple[str, Operation], ...] = (
    ("filler", drop_fillers),
    ("person", drop_first_person),
    ("opener", reword_opener),
    ("tense", set_tense),
    ("nominal", turn_into_deed),
    ("typography", tidy_typography),
    ("article", add_articles),
    ("join", join_clauses),
    ("metric_first", put_metric_first),
    ("restate", restate),
    ("gloss", write_out),
    ("answer", insert_answers),
    ("claim", add_claim),
    ("bridge", add_bridge),
)
MOST_ROUNDS = 6
MOST_RESULTS_A_ROLE = 2
MOST_BRIDGES = 3
MOST_GLOSSES = 4  # more of them in one resume lecture the reader
NO_EDIT_FLAGS = frozenset({"implausible_metric"})  # a line that cannot be true is asked about, never polished


def unknown_ids(skip: Iterable[str], rules: Rules) -> tuple[str, ...]:
    """Return the ids of ``skip`` that name nothing that could be left out: no operation, no part of one, no rule."""
    tables = rewording()
    rows = (
        *tables.openers,
        *tables.fillers,
        *tables.shorthands,
        *tables.compounds,
        *tables.nominals,
        *tables.acronyms,
        *tables.glosses,
        *tables.restatements,
    )
    rule_ids = {row.id for row in rows if hasattr(row, "id")} | set(rules.competencies)
    operations = {name for name, _ in OPERATIONS} | {"order", "groups", SKILLS}
    return tuple(sorted(one for one in skip if one not in rule_ids and one.partition(".")[0] not in operations))


def plan_bullet(
    findings: BulletFindings,
    verdict: Verdict,
    rules: Rules,
    *,
    path: CareerPath,
    bridges: str = "summary",
    skip: frozenset[str] = frozenset(),
) -> tuple[tuple[Edit, ...], tuple[Refusal, ...]]:
    """Return the edits of a bullet on its own, as a chain, and what was refused."""
    return _plan_in(findings, verdict, rules, Setting(path=path, bridges=bridges, skip=skip))


def _plan_in(
    findings: BulletFindings, verdict: Verdict, rules: Rules, setting: Setting
) -> tuple[tuple[Edit, ...], tuple[Refusal, ...]]:
    """Run the operations round by round until none changes the text, so that a second pass finds nothing to do."""
    draft = Draft(findings.text, findings, verdict, rules, setting)
    if not draft.words or any(flag.id in NO_EDIT_FLAGS for flag in verdict.flags):
        return (), ()
    edits: list[Edit] = []
    refusals: dict[tuple[str, str, str, str], Refusal] = {}
    seen = {draft.text}
    left_alone: dict[str, str] = {}  # by operation the last text that it had nothing to change in
    for _ in range(MOST_ROUNDS):
        changed = False
        for name, operation in OPERATIONS:
            if name in setting.skip or left_alone.get(name) == draft.text:
                continue
            for outcome in operation(draft):
                if isinstance(outcome, Refusal):
                    refusals.setdefault((outcome.operation, outcome.rule_id, outcome.wanted, outcome.why), outcome)
                elif outcome.rule_id not in setting.skip and outcome.after not in seen:
                    edits.append(outcome)
                    draft = draft.with_text(outcome.after)
                    seen.add(draft.text)
                    changed = True
                    break
            else:
                left_alone[name] = draft.text
        if not changed:
            return tuple(edits), tuple(refusals.values())
    return (), tuple(refusals.values())  # never settled: leave the line alone


def plan_edits(
    resume: Resume,
    findings: Findings,
    verdicts: Verdicts,
    positioning: Positioning,
    rules: Rules,
    *,
    bridges: str = "summary",
    skip: frozenset[str] = frozenset(),
) -> Plan:
    """Return the edits of every bullet, the order of every role's bullets and of the skills.

    Operations and rules of ``skip`` are left out.
    """
    return Planner(resume, findings, verdicts, positioning.path, rules, bridges, skip).plan(positioning)


class Planner:
    """What is planned so far, and the limits that hold for the resume as a whole."""

    def __init__(
        self,
        resume: Resume,
        findings: Findings,
        verdicts: Verdicts,
        path: CareerPath,
        rules: Rules,
        bridges: str,
        skip: frozenset[str],
    ) -> None:
        self.edits: list[Edit] = []
        self.refusals: list[Refusal] = []
        self.ungrouped: list[Ungrouped] = []
        self._findings = {found.bullet_id: found for found in findings.bullets}
        self._verdicts = {verdict.bullet_id: verdict for verdict in verdicts.bullets}
        self._rules, self._path, self._bridges, self._skip = rules, path, bridges, skip
        self._resume, self._all_findings = resume, findings
        self._texts: dict[str, str] = {}
        self._settings: dict[str, Setting] = {}
        self._bridged: set[str] = set()
        self._bridges_left = MOST_BRIDGES
        self._written_out = self._explained(resume)
        self._glosses_left = MOST_GLOSSES
        if bridges == "bullets":
            for found in findings.bullets:
                self._count_bridge(found)

    def plan(self, positioning: Positioning) -> Plan:
        """Plan the whole resume. To be called once."""
        for role in self._resume.roles:
            self.plan_role(role)
        for bullet in self._resume.all_bullets():
            self.plan_one(bullet.id)
        orders = tuple(self.order(role) for role in self._resume.roles) if "order" not in self._skip else ()
        skills = SKILLS not in self._skip
        return Plan(
            edits=tuple(self.edits),
            orders=tuple(order for order in orders if order is not None),
            ungrouped=tuple(self.ungrouped),
            skills=regroup_skills(self._resume, self._all_findings, self._rules, self._path) if skills else None,
            refusals=tuple(self.refusals),
            positioning=positioning,
        )

    def again(self, bullet_id: str, without: frozenset[str]) -> tuple[Edit, ...]:
        """Return the edits of a planned bullet once more, under the same limits, without the rules ``without``."""
        setting = self._settings[bullet_id]
        setting = replace(setting, skip=setting.skip | without)
        return _plan_in(self._findings[bullet_id], self._verdicts[bullet_id], self._rules, setting)[0]

    def _explained(self, resume: Resume) -> set[str]:
        """Return the acronyms and technologies that the resume explains somewhere."""
        texts = [item.text for item in resume.summary] + [bullet.text for bullet in resume.all_bullets()]
        text = "\n".join(texts).lower()
        tables = tables_for(self._rules).rewording
        told = {acronym.form for acronym in tables.acronyms if acronym.long.lower() in text}
        return told.union(*(gloss.technologies for gloss in tables.glosses if gloss.gloss.lower() in text))

    def _count_bridge(self, found: BulletFindings) -> bool:
        rule = bridge_in(found.text, found, self._draft(found, Setting(path=self._path)))
        if rule is not None:
            self._bridged.add(rule.id)
            self._bridges_left -= 1
        return rule is not None

    def _draft(self, found: BulletFindings, setting: Setting) -> Draft:
        return Draft(found.text, found, self._verdicts[found.bullet_id], self._rules, setting)

    def plan_role(self, role: Role) -> None:
        """Plan the bullets of a role: at most two results first, no two with one verb, one bridge."""
        founds = [self._findings[bullet.id] for bullet in role.bullets if bullet.id in self._findings]
        plain = Setting(path=self._path)
        leads = [leads_with_result(self._draft(found, plain)) for found in founds]
        results = sum(bool(lead) for lead in leads)
        voice = voice_of(self._draft(found, plain) for found in founds)
        rules_in_role = (bridge_in(found.text, found, self._draft(found, plain)) for found in founds)
        bridge_left = self._bridges == "bullets" and not any(rules_in_role)
        openings = [self._first_verb(found.text) for found in founds]
        for index, found in enumerate(founds):
            others = {opening for at, opening in enumerate(openings) if at != index}
            setting = Setting(
                path=self._path,
                bridges=self._bridges,
                skip=self._skip,
                written_out=frozenset(self._written_out),
                results_left=results < MOST_RESULTS_A_ROLE,
                taken_verbs=frozenset(others),
                bridge_allowed=bridge_left and self._bridges_left > 0,
                bridged=frozenset(self._bridged),
                voice=voice,
                glosses_left=self._glosses_left,
            )
            made = self._plan(found, setting)
            openings[index] = self._first_verb(self._texts[found.bullet_id])
            results += any(edit.operation == "metric_first" for edit in made)
            for edit in made:
                if edit.operation == "bridge":
                    bridge_left = False
                    self._bridged.add(edit.rule_id)
                    self._bridges_left -= 1

    @staticmethod
    def _first_verb(text: str) -> str:
        return text.split(" ", 1)[0].lower().strip(",.;:")

    def plan_one(self, bullet_id: str) -> None:
        """Plan a bullet outside the roles; one that is planned already is left."""
        if bullet_id in self._findings and bullet_id not in self._texts:
            setting = Setting(
                path=self._path,
                skip=self._skip | {"bridge"},
                written_out=frozenset(self._written_out),
                glosses_left=self._glosses_left,
            )
            self._plan(self._findings[bullet_id], setting)

    def _plan(self, found: BulletFindings, setting: Setting) -> Iterable[Edit]:
        self._settings[found.bullet_id] = setting
        edits, refusals = _plan_in(found, self._verdicts[found.bullet_id], self._rules, setting)
        self.edits.extend(edits)
        self.refusals.extend(refusals)
        self._texts[found.bullet_id] = edits[-1].after if edits else found.text
        for edit in edits:
            if edit.operation == "gloss":
                self._count_gloss(edit.rule_id)
        return edits

    def _count_gloss(self, rule_id: str) -> None:
        tables = tables_for(self._rules).rewording
        self._written_out.update(acronym.form for acronym in tables.acronyms if acronym.id == rule_id)
        for gloss in tables.glosses:
            if gloss.id == rule_id:
                self._written_out.update(gloss.technologies)
                self._glosses_left -= 1

    def order(self, role: Role) -> RoleOrder | None:
        """Return the new order of a role's bullets, by what is found in their new texts; None where it stays."""
        known = [bullet for bullet in role.bullets if bullet.id in self._findings]
        if len(known) != len(role.bullets) or len(known) < 2:
            return None
        points = {bullet.id: self._points(bullet.id) for bullet in known}
        ids = ordered(role.bullets, points.__getitem__, lambda bullet_id: self._first_verb(self._texts[bullet_id]))
        groups: tuple[BulletGroup, ...] = ()
        if "groups" not in self._skip:
            groups, why = grouped(role, ids, self._findings, points.__getitem__, self._rules, self._path)
            if why:
                self.ungrouped.append(Ungrouped(role_id=role.id, why=why))
        if groups:
            ids = tuple(bullet_id for group in groups for bullet_id in group.bullet_ids)
        if ids == tuple(bullet.id for bullet in role.bullets) and (not groups or groups == role.groups):
            return None
        because = f"Most relevant to the {self._path.value} path and best proven first"
        because += ", under a heading for each kind of work." if groups else "."
        return RoleOrder(role_id=role.id, bullet_ids=ids, because=because, groups=groups)

    def _points(self, bullet_id: str) -> float:
        found, verdict = self._findings[bullet_id], self._verdicts[bullet_id]
        if self._texts[bullet_id] != found.text:
            draft = Draft(self._texts[bullet_id], found, verdict, self._rules, Setting(path=self._path))
            found = draft.all_findings
            verdict = weigh_bullet(found, self._rules, verdict.answers)
        return bullet_points(found, verdict, self._rules, self._path)
