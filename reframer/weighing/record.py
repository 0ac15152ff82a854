"""The record: what a resume as a whole shows of machine learning, line by line and role by role."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from reframer.ml_reading.owners import possessed
from reframer.ml_reading.study import Study, study
from reframer.ml_reading.words import word_set
from reframer.model.findings import BulletFindings, Findings, MlInvolvement, MlStatus, ModelOwner
from reframer.model.resume import Bullet, Project, Resume, Role, SectionKind
from reframer.rulebook.rules import Rules
from reframer.weighing.families import families_of
from reframer.weighing.flags import flags_of
from reframer.weighing.impossible import impossible_figure, not_before
from reframer.weighing.signs import signs_of

STRONG = 3  # kinds of support with which a line stands by itself, whatever another line says
SILENT = frozenset({MlStatus.NEGATED, MlStatus.ASPIRATIONAL, MlStatus.COURSEWORK})  # these claim no work
_TOLD = frozenset(
    {SectionKind.PUBLICATIONS, SectionKind.PATENTS, SectionKind.AWARDS, SectionKind.OTHER, SectionKind.COURSES}
    | {SectionKind.CERTIFICATIONS, SectionKind.TRAINING, SectionKind.INTERESTS, SectionKind.ACTIVITIES}
)  # what stands here tells of papers, talks, courses and prizes, not of work
_PUBLISHED = frozenset({SectionKind.PUBLICATIONS, SectionKind.PATENTS, SectionKind.AWARDS})
_STRONG_KINDS = frozenset({"method", "tool", "figure", "data", "running"})
_LINES_BACK = 3
_SERVING = frozenset({"for", "by", "to", "serving"})
_REACH = frozenset({"in", "across", "at"})  # "used in 240 stores": where it is used, not what it learned from
_PLACES = _SERVING | {"on", "from", "in", "over", "with", "across", "at", "using"}
_NEAR_PLACE = 6  # words
_TOPIC_REACH = 5  # words before the noun of an artefact that may name its subject
_STEM = 5  # letters
_SHORTEST_PLURAL = 4  # letters: news and bus are none
LONG = 5  # letters that a word must exceed to name a thing
_ENDS_PHRASE = word_set(
    "for with by from on in at into behind via through using as over under that which who is are was were to of when then"
)
_POSSESSIVE = word_set("'s ’s ' ’")
_CLAIMING = (
    "model_noun",
    "shipped",
    "field_as_doer",
    "self_made",
    "authorship",
    "people_led",
    "learning_words",
    "claims_rank",
    "trains_net",
    "trains_model",
    "led_group",
    "made_algorithm",
    "judged_thing",
    "judging_verb",
    "put_to_use",
    "beats_people",
)
_MADE_BY_OTHERS = ("others_act", "owned_elsewhere", "model_of_others", "vendor_owned", "others_model", "comes_from_others")
_DISCLOSING = (
    "came_finished",
    "vendor",
    "bought_in",
    "ready_made",
    "as_delivered",
    "not_shipped",
    "poc",
    "denial",
    "denial_of_making",
)


@dataclass(frozen=True)
class Line:
    """A line of a role or project (``role_id``), or of the summary (empty), which speaks for every role."""

    text: str
    seen: Study
    role_id: str
    bullet_id: str
    before: "Line | None" = None  # the line above in the same role

    @cached_property
    def topics(self) -> frozenset[str]:
        """Stems of what the line speaks of, where it speaks of an artefact; of the line above where it says only "the model"."""
        own = topics_of(self.seen)
        refers = any(hit.first == 0 for hit in self.seen.hits("refers_back"))
        return self.before.topics if refers and not own and self.before is not None else own

    @cached_property
    def referents(self) -> frozenset[str]:
        """Stems of the lines above, where the line only says "the model" or "it"."""
        found: frozenset[str] = frozenset()
        above = self.before if any(hit.first == 0 for hit in self.seen.hits("refers_back")) else None
        for _ in range(_LINES_BACK):
            if above is not None:
                found, above = found | above.words, above.before
        return found

    @cached_property
    def words(self) -> frozenset[str]:
        """Stems of all its words."""
        return frozenset(stem(word.low) for word in self.seen.words if not word.is_sign)

    @cached_property
    def says_others_make(self) -> bool:
        """True when it says that other people, or a vendor, make the model it speaks of."""
        return any(self.seen.has(group) for group in _MADE_BY_OTHERS) or possessed(self.seen)

    @property
    def trains(self) -> bool:
        """True when the line says that a model was trained or tuned."""
        return any(deed.kind == "modelling" for deed in self.seen.deeds)

    @cached_property
    def says_others_train(self) -> bool:
        """True when it says that other people train models here."""
        return any(self.seen.has(group) for group in ("owned_elsewhere", "model_of_others"))

    @cached_property
    def says_bought(self) -> bool:
        """True when it says that the thing is a vendor's, or came ready-made."""
        seen = self.seen
        return (
            any(
                seen.has(group)
                for group in ("came_finished", "as_delivered", "ready_made", "vendor_owned", "vendor", "bought_in")
            )
            or "vendor" in seen.kinds()
        )


@dataclass(frozen=True)
class Claim:
    """A bullet that speaks of machine learning, with the role it stands in (None outside roles)."""

    bullet: Bullet
    findings: BulletFindings
    seen: Study
    role: Role | None
    implausible: bool = False  # a figure in it cannot be
    titled: bool = False  # its role has an ML title
    role_manages: bool = False  # the title of its role is a manager's
    role_heads: bool = False  # it is one of those who lead leaders
    families: frozenset[str] = frozenset()  # of models, as ids of their cue groups
    project_id: str = ""  # of the project that it stands in

    @property
    def role_id(self) -> str:
        """The id of its role, empty outside roles."""
        return self.role.id if self.role is not None else ""

    @cached_property
    def topics(self) -> frozenset[str]:
        """Stems of what the artefact is for (churn, tagging), and of its noun where that tells something."""
        return topics_of(self.seen)

    @property
    def modelling(self) -> bool:
        """True when the person says to have made the model itself: trained, tuned, or answered for its training."""
        return any(deed.kind == "modelling" for deed in self.seen.deeds) or any(
            self.seen.has(group) for group in ("training_duty", "authorship")
        )

    @property
    def making(self) -> bool:
        """True when the person says to have made something of machine learning."""
        deeds = [deed for deed in self.seen.deeds if deed.kind == "making" and not is_possessor(self.seen, deed.last)]
        return self.modelling or bool(deeds)

    @cached_property
    def support(self) -> frozenset[str]:
        """The kinds of detail that a reader could check. People served are no data, and a bare number is none for a model."""
        found = self.seen.support() & _STRONG_KINDS
        if "data" in found and not self._has_data():
            found -= {"data"}
        if self._learned_from():
            found |= {"data"}
        if self.seen.has("held_out_share"):
            found |= {"figure"}
        around = any(True for _ in self.seen.hits("system_part")) or self.seen.has("llm_words")
        if self._has_number() and not self.modelling and (around or not self.making):
            found |= {"number"}
        return found

    def _has_number(self) -> bool:
        """True for a figure of the system: latency, runs, cost; not for the people whom it serves, nor for a year."""
        words = self.seen.words
        served = {index for hit in self.seen.hits("served") for index in range(hit.first, hit.last)}
        return any(
            word.low[0].isdigit() and index not in served and not (word.low.isdigit() and word.low[:2] in {"19", "20"})
            for index, word in enumerate(words)
        )

    def _learned_from(self) -> bool:
        """True for a model made from so many of something that is neither machines nor the people whom it serves."""
        others = {hit.first for group in ("not_learned_from", "served") for hit in self.seen.hits(group)}
        return any(others.isdisjoint(range(hit.first, hit.last)) for hit in self.seen.hits("learned_from"))

    def _has_data(self) -> bool:
        """True for counted data; the models themselves, and those who use them, are none."""
        things = {index for first, last, _ in self.seen.artefacts for index in range(first, last)}
        served = {index for hit in self.seen.hits("served") for index in range(hit.first, hit.last)}
        for hit in self.seen.data_sizes():
            place = self._placed_by(hit.first)
            used = hit.first in served and place in _REACH
            if place not in _SERVING and not used and hit.first not in things:
                return True
        return False

    def _placed_by(self, at: int) -> str:
        """Return the nearest preposition before a noun (but "of"), empty without one near."""
        before = (word.low for word in reversed(self.seen.words[max(0, at - _NEAR_PLACE) : at]))
        return next((low for low in before if low in _PLACES), "")

    @property
    def of_others(self) -> bool:
        """True when the line itself leaves the model to others, or is about something of it only."""
        said = any(self.seen.has(group) for group in _MADE_BY_OTHERS)
        return said or self.findings.ml.owner is ModelOwner.OTHERS or self._speaks_of_owned()

    @property
    def discloses(self) -> bool:
        """True when the line itself says that the thing was bought, came trained, was a trial or was not made by the person."""
        tried = self.seen.has("trial_word") and self.seen.has("gave_up")
        return tried or any(self.seen.has(group) for group in _DISCLOSING)

    @cached_property
    def candid(self) -> bool:
        """True when the line says how far the work went, that it came to nothing, or with whom it was done."""
        return self.discloses or any(True for _ in self.seen.cues.of("admits_limit"))

    def _speaks_of_owned(self) -> bool:
        """True where every deed is on something of the model, not on the model: the classifier's test plan."""
        deeds = self.seen.deeds
        return bool(deeds) and not self.modelling and all(is_possessor(self.seen, deed.last) for deed in deeds)

    @cached_property
    def names(self) -> frozenset[str]:
        """The terms that name more than the field at large."""
        broad = {hit.first for hit in self.seen.hits("broad_field")}
        return frozenset(term.term for term in self.seen.terms if term.first not in broad)

    @property
    def carried(self) -> bool:
        """True for work on or beside machine learning that the bullet itself supports."""
        ml = self.findings.ml
        return ml.status in {MlStatus.REAL, MlStatus.ADJACENT} and (bool(self.support) or ml.owner is ModelOwner.OTHERS)

    @property
    def own(self) -> bool:
        """True for machine-learning work of the person's own, or their team's, that the bullet itself supports."""
        return self.findings.ml.involvement is MlInvolvement.OWN and bool(self.support) and not self._speaks_of_owned()


def is_possessor(seen: Study, after: int) -> bool:
    """True where the word ``after`` a noun makes it the owner of the next: the classifier's test plan is a plan."""
    return after < len(seen.words) and seen.words[after].low in _POSSESSIVE


def topics_of(seen: Study) -> frozenset[str]:
    """Return the stems by which two lines speak of one thing."""
    general = {hit.first for hit in seen.cues.of("general_word")}
    found = {
        stem(seen.words[index].low)
        for hit in seen.cues.of("head_of_artefact")
        for index in range(hit.first, hit.last)
        if index not in seen.hidden
    }
    heads = [last for _, last, _ in seen.artefacts]
    heads += [hit.last for hit in seen.hits("model_noun")]
    for last in heads:
        for index in range(last - 1, max(-1, last - 1 - _TOPIC_REACH), -1):
            word = seen.words[index]
            if word.is_sign or word.low in _ENDS_PHRASE:
                break
            if any(verb == index for _, verb, _ in seen.zones):
                break
            if index not in general and not word.is_number and index not in seen.hidden and len(word.low) > 2:
                found.add(stem(word.low))
    return frozenset(found) - {stem("engine"), stem("model"), stem("models"), stem("network"), stem("algorithm")}


def stem(low: str) -> str:
    """Return the first letters of a word, by which its forms are one: roof and roofs, predict and prediction."""
    plural = len(low) > _SHORTEST_PLURAL and low.endswith("s") and not low.endswith(("ss", "us", "is"))
    return (low[:-1] if plural else low)[:_STEM]


def claims_of(resume: Resume, findings: Findings, rules: Rules) -> tuple[Claim, ...]:
    """Return the bullets that speak of machine learning or name one of its tools, in order."""
    by_id = {each.bullet_id: each for each in findings.bullets}
    roles = {bullet.id: role for role in resume.roles for bullet in role.bullets}
    titled = {role.id for role in resume.roles if _has_ml_title(role, rules)}
    projects = {bullet.id: project.id for project in resume.projects for bullet in project.bullets}
    told = {bullet.id for section in resume.sections for bullet in section.bullets if section.kind in _TOLD}
    claims = []
    for bullet in resume.all_bullets():
        if bullet.id in told:
            continue
        found = by_id.get(bullet.id)
        seen = study(bullet.text, rules)
        speaks = found is not None and (found.ml.status is not MlStatus.NONE or seen.terms or any(map(seen.has, _CLAIMING)))
        if found is not None and (speaks or any(True for _ in not_before(seen, rules))):
            flags = flags_of(signs_of(found, rules), rules)
            implausible = bool(impossible_figure(seen)) or any(flag.id == "implausible_metric" for flag in flags)
            role = roles.get(bullet.id)
            titled_role = role is not None and role.id in titled
            manages = role is not None and study(role.title, rules).has("managing_title")
            heads = role is not None and study(role.title, rules).has("heads_many")
            families, project = families_of(seen, rules), projects.get(bullet.id, "")
            claims.append(Claim(bullet, found, seen, role, implausible, titled_role, manages, heads, families, project))
    return tuple(claims)


def _has_ml_title(role: Role, rules: Rules) -> bool:
    """True for ML engineer, data scientist and the like; not for the grand ones, which need more than a title."""
    seen = study(role.title, rules, title=True)
    return "title" in seen.kinds() and not seen.has("high_title") and not seen.has("grand_word")


def lines_of(resume: Resume, rules: Rules) -> tuple[Line, ...]:
    """Return the lines of every role and project, and of the summary."""
    lines = [Line(item.text, study(item.text, rules), "", "") for item in resume.summary]
    parts: list[Role | Project] = [*resume.roles, *resume.projects]
    for part in parts:
        lines += [Line(item.text, study(item.text, rules), part.id, "") for item in part.description]
        before: Line | None = None
        for bullet in part.bullets:
            before = Line(bullet.text, study(bullet.text, rules), part.id, bullet.id, before)
            lines.append(before)
    return tuple(lines)


def told_terms(resume: Resume, rules: Rules) -> frozenset[str]:
    """Return the terms of machine learning that publications, patents and prizes speak of: a course carries no work."""
    texts: list[str] = []
    for section in resume.sections:
        if section.kind in _PUBLISHED:
            texts += [*(item.text for item in section.items), *(bullet.text for bullet in section.bullets)]
    return frozenset(term.term for text in texts for term in study(text, rules).terms)


def near(claim: Claim, lines: Iterable[Line]) -> Iterable[Line]:
    """Yield the other lines of the claim's role or project, and those that speak for every role.

    What the summary says of the person's work is silent about a project of their own.
    """
    part = claim.role_id or claim.project_id
    for line in lines:
        if line.bullet_id != claim.bullet.id and (line.role_id == part or (not line.role_id and not claim.project_id)):
            yield line
