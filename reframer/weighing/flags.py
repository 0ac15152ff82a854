"""The doubts about one bullet. A doubt that cannot be raised reliably stays unraised: an accusation costs more than a miss."""

from collections.abc import Iterable
from decimal import Decimal

from reframer.ml_reading.cues import Hit
from reframer.ml_reading.study import study
from reframer.model.findings import MlStatus, OpenerKind, Span
from reframer.model.verdicts import Flag
from reframer.rulebook.rules import Rules
from reframer.weighing.heading import is_plural, says_own
from reframer.weighing.signs import Signs, number_of

_LONG_NAME = 7  # words
_NEAR = 6  # words between a figure and the noun that it measures
_HUGE_CHANGE = Decimal(1000)  # per cent, of anything
_HUGE_BUSINESS_CHANGE = Decimal(300)
_HUGE_UNSUPPORTED_CHANGE = Decimal(150)
_PERFECT = Decimal("99.9")
_MANY_EXABYTES = 10
_HUGE_MULTIPLE = 20
_NO_FRACTION = 5  # scores from 0 to 1 are sometimes written in percent, and then have higher values
_NO_FIGURE_NEEDED = frozenset({MlStatus.COURSEWORK, MlStatus.ASPIRATIONAL, MlStatus.NEGATED})
_MAX_WORDS_OF_FRAGMENT = 6
_MAX_WORDS_OF_DUTY = 12
_LONGEST_KIND = 4  # words of a kind of things: small customer web pages
_BEHIND_THINGS = frozenset({".", "and", "for", "of", "in", "on", "at", "with", "to", "from", "across", "by", "between"})
_OF_WHOM = frozenset({"of", "for"})
_BY_MEANS = frozenset({"with", "on", "in", "to", "from", "into"})
_MIN_TOOLS = 3
_OWNING_RANK = 3


def flags_of(signs: Signs, rules: Rules) -> tuple[Flag, ...]:
    """Return the flags of one bullet in the order of the rules' list of flags; one flag of a kind at most."""
    found: dict[str, Flag] = {}
    for identifier, why, span in _raise(signs, rules):
        if identifier not in found:
            rule = rules.flags.get(identifier)
            mend = rule.mend if rule else ""
            found[identifier] = Flag(id=identifier, words=span.text if span else "", why=why, mend=mend, span=span)
    order = {identifier: place for place, identifier in enumerate(rules.flags)}
    return tuple(sorted(found.values(), key=lambda flag: (order.get(flag.id, len(order)), flag.id)))


Raised = tuple[str, str, Span | None]


def _raise(signs: Signs, rules: Rules) -> Iterable[Raised]:
    yield from _ml_flags(signs, rules)
    yield from _wording_flags(signs)
    yield from _figure_flags(signs)


def _span(signs: Signs, first: int, last: int) -> Span:
    start, end = signs.words[first].start, signs.words[last - 1].end
    return Span(start=start, end=end, text=signs.findings.text[start:end])


def _hit_span(signs: Signs, hit: Hit) -> Span:
    return _span(signs, hit.first, hit.last)


_BY_STATUS = {
    MlStatus.CLAIMED_UNSUPPORTED: "unsupported_ml_claim",
    MlStatus.CONSUMER: "ml_consumer_only",
    MlStatus.ADJACENT: "ml_adjacent_only",
    MlStatus.COURSEWORK: "coursework_only",
    MlStatus.ASPIRATIONAL: "aspirational",
    MlStatus.NEGATED: "negated",
    MlStatus.AMBIGUOUS: "ambiguous_term",
}


def _ml_flags(signs: Signs, rules: Rules) -> Iterable[Raised]:
    ml = signs.findings.ml
    identifier = _BY_STATUS.get(ml.status)
    if identifier:
        yield identifier, ml.why, ml.words[0] if ml.words else None
    seen = study(signs.findings.text, rules)
    for term in seen.terms:
        if term.kind == "dataset":
            yield "tutorial_dataset", "A teaching data set that many people have used.", _span(signs, term.first, term.last)
    wish = signs.findings.qualifiers
    for qualifier in wish:
        if qualifier.id == "planned" and qualifier.cue.start <= 1 and ml.status is MlStatus.NONE:
            yield "aspirational", "It is a plan or a wish, not something done.", qualifier.cue


def _opens_with_duty(signs: Signs) -> Span | None:
    hit = signs.opens_with("duty")
    if hit is not None:
        return _hit_span(signs, hit)
    opener = signs.findings.opener
    return opener.span if opener is not None and opener.kind is OpenerKind.DUTY else None


def _opens_with_participation(signs: Signs) -> Span | None:
    hit = signs.opens_with("participation")
    if hit is not None and any(hit.first == thing.first for thing in signs.cues.of("learned_thing")):
        return None
    if hit is not None:
        return _hit_span(signs, hit)
    opener = signs.findings.opener
    return opener.span if opener is not None and opener.kind is OpenerKind.PARTICIPATION else None


def _duty_is_deed(signs: Signs, duty: Span) -> bool:
    """True for "responsible for running 120 nodes": the deed is named and has a figure."""
    after = next((word for word in signs.words if word.start >= duty.end), None)
    return after is not None and after.low.endswith("ing") and signs.quantified


def _wording_flags(signs: Signs) -> Iterable[Raised]:
    duty, taking_part = _opens_with_duty(signs), _opens_with_participation(signs)
    own_part = signs.has("own_part")
    if duty is not None and not _duty_is_deed(signs, duty):
        yield "vague_verb", "It names a duty, not a deed.", duty
        if not signs.has_baseline:
            yield "duty_not_outcome", "A standing duty; nothing is said of what came of it.", duty
    elif taking_part is not None and not (
        own_part or _is_part_of_team(signs, taking_part) or _names_own_deed(signs, taking_part)
    ):
        yield "vague_verb", "It says that you took part, not what you did.", taking_part
    for hit in signs.cues.of("routine"):
        if not signs.has_baseline:
            yield "duty_not_outcome", "A routine; nothing is said of what came of it.", _hit_span(signs, hit)
    for hit in signs.cues.of("standing_duty"):
        if hit.first == 0 and not signs.has_baseline and _is_short(signs):
            yield "duty_not_outcome", "A place in a rota; nothing is said of what came of it.", _hit_span(signs, hit)
    yield from _recurring_duties(signs)
    yield from _vague_objects(signs)
    yield from _things_untold(signs)
    for hit in signs.cues.of("team_effort_start"):
        if hit.first <= 4 and not signs.has("own_part") and not _is_beside(signs, hit):
            yield "team_credit", "A result of several people; your own part is not said.", _hit_span(signs, hit)
    for hit in signs.cues.of("team_subject"):
        said_by_team = signs.words[hit.first].low in {"the", "my", "our", "together", "jointly", "co"}
        if said_by_team and not _i_act(signs) and not _is_beside(signs, hit):
            yield "team_credit", "A result of several people; your own part is not said.", _hit_span(signs, hit)
    for hit in signs.cues.of("made_by_mine"):
        if not _i_act(signs):
            yield "team_credit", "People whom you lead made it; your own part is not said.", _hit_span(signs, hit)
    if not signs.has("secrets_kept"):
        for hit in signs.cues.of("not_public"):
            yield "confidentiality_risk", "It says itself that this is not public.", _hit_span(signs, hit)
    names = {hit.first for hit in signs.cues.of("plain_sense")}
    for hit in signs.cues.of("marketing"):
        if hit.first in names:
            continue
        yield "marketing_adjective", "Praise that states no fact.", _hit_span(signs, hit)
    if signs.findings.ml.status is MlStatus.CLAIMED_UNSUPPORTED:
        for hit in signs.cues.of("praise_of_ai"):
            if hit.first not in names:
                yield "marketing_adjective", "Praise of a thing of which nothing else is said.", _hit_span(signs, hit)
    yield from _tool_lists(signs)


def _is_part_of_team(signs: Signs, span: Span) -> bool:
    """True for "part of the team that launched": that is a team's credit, not a vague verb."""
    return span.text.lower().startswith("part of") or signs.findings.text.lower().startswith("as part of")


def _names_own_deed(signs: Signs, opening: Span) -> bool:
    """True for "worked on billing: wrote the invoice engine", and for "supported 3,000 users", which is running something."""
    findings = signs.findings
    running = findings.opener is not None and findings.opener.kind is OpenerKind.VERB and signs.quantified
    if running and opening.text.lower().startswith("support"):
        return True
    return any(
        verb.rank >= _OWNING_RANK and verb.form == "past" and findings.text[: verb.span.start].rstrip().endswith((":", ";", "."))
        for verb in findings.verbs
        if verb.span.start > opening.end
    )


def _is_beside(signs: Signs, hit: Hit) -> bool:
    """True for "6 models of our team" and "the team's trees": whose the thing is, not who acted."""
    before = signs.words[hit.first - 1].low if hit.first else ""
    after = signs.words[hit.last].low if hit.last < len(signs.words) else ""
    part = any(other.first < hit.first < other.last for other in signs.cues.of("team_subject"))
    return not part and hit.first > 0 and (before in _OF_WHOM or (before in _BY_MEANS and after == "'s"))


def _is_short(signs: Signs) -> bool:
    words = [word for word in signs.words if not word.is_sign]
    return len(words) <= _MAX_WORDS_OF_DUTY and not any(word.low in {";", ":", "("} for word in signs.words)


def _i_act(signs: Signs) -> bool:
    lows = [word.low for word in signs.words]
    return any(low == "i" and index + 1 < len(lows) and lows[index + 1].isalpha() for index, low in enumerate(lows))


def _vague_objects(signs: Signs) -> Iterable[Raised]:
    named = {hit.first for hit in signs.cues.of("named_after")}
    for hit in signs.cues.of("vague_object"):
        if not named.intersection(range(hit.last, hit.last + 2)) and not signs.numbers:
            yield "vague_object", "Nobody can tell which things these are.", _hit_span(signs, hit)
    for hit in signs.cues.of("vague_opening"):
        if hit.first <= 1 and not named.intersection(range(hit.last, hit.last + 2)) and not signs.numbers:
            yield "vague_object", "Nobody can tell which things these are.", _hit_span(signs, hit)
    for hit in signs.cues.of("tasks_as_told"):
        if hit.last >= len(signs.words) - 1 and not signs.numbers:
            yield "vague_object", "Nobody can tell which things these are.", _hit_span(signs, hit)
    words = [word for word in signs.words if not word.is_sign]
    for hit in signs.cues.of("vague_whole"):
        if hit.last - hit.first == len(words):
            yield "vague_object", "Nobody can tell which things these are.", _hit_span(signs, hit)
    if signs.fragment and not signs.quantified and 1 < len(words) <= _MAX_WORDS_OF_FRAGMENT:
        for hit in signs.cues.of("vague_head"):
            if hit.last == len(signs.words) or signs.words[hit.last].low in {".", "for", "to"}:
                yield "vague_object", "Nobody can tell which thing was made.", _hit_span(signs, hit)


def _things_untold(signs: Signs) -> Iterable[Raised]:
    """Some things of a kind, and nothing else: neither which, nor how many, nor what was done to them."""
    if signs.quantified or signs.has("named_after") or signs.findings.technologies or says_own(signs):
        return
    for hit in signs.cues.of("some_of_a_kind"):
        end = _end_of_things(signs, hit.last)
        told = any(hit.last <= kind.first < end for kind in signs.cues.of("told_kind"))
        named = any(word.text[0].isupper() for word in signs.words[hit.last :])
        if hit.first == 0 and end and not told and not named and not _acts_behind(signs, end):
            yield "vague_object", "Nobody can tell which things these are.", _span(signs, hit.first, end)


def _end_of_things(signs: Signs, first: int) -> int:
    """Where a plural ends the words from ``first``, when a preposition or the end of the line follows it; else 0."""
    for at in range(first, min(first + _LONGEST_KIND, len(signs.words))):
        after = signs.words[at + 1].low if at + 1 < len(signs.words) else "."
        if after in _BEHIND_THINGS:
            return at + 1 if is_plural(signs.words[at].text) else 0
    return 0


def _acts_behind(signs: Signs, end: int) -> bool:
    """True when a past form stands behind a thing: pages for the shop, rebuilt in a week."""
    return any(word.low.endswith("ed") and len(word.low) > len("need") for word in signs.words[end:]) or any(
        verb.form == "past" and verb.span.start >= signs.words[end - 1].end for verb in signs.findings.verbs
    )


def _recurring_duties(signs: Signs) -> Iterable[Raised]:
    if signs.quantified or not _is_short(signs) or says_own(signs):
        return
    duties = [hit for hit in signs.cues.of("recurring_duty") if _ends_name(signs, hit.last)]
    for hit in (*duties, *signs.cues.of("recurring_paper")):
        if hit.first == 0 and not _acts_behind(signs, hit.last):
            yield "duty_not_outcome", "It comes round again and again; nothing is said of what came of it.", _hit_span(signs, hit)


def _ends_name(signs: Signs, last: int) -> bool:
    return last >= len(signs.words) or signs.words[last].low in _BEHIND_THINGS


def _tool_lists(signs: Signs) -> Iterable[Raised]:
    findings = signs.findings
    if findings.verbs or signs.quantified or len(findings.technologies) < _MIN_TOOLS:
        return
    covered = sum(len(found.span.text) for found in findings.technologies)
    letters = sum(len(word.text) for word in signs.words if not word.is_sign)
    if covered * 10 >= letters * 6:
        first, last = findings.technologies[0].span, findings.technologies[-1].span
        span = Span(start=first.start, end=last.end, text=findings.text[first.start : last.end])
        yield "buzzword_stack", "Tools in a row, with no deed and no result.", span


def _figure_flags(signs: Signs) -> Iterable[Raised]:
    status = signs.findings.ml.status
    if not signs.quantified and status not in _NO_FIGURE_NEEDED:
        yield "missing_metric", "No number, scale, baseline or outcome stands in it.", None
    implausible = tuple(_implausible(signs))
    yield from implausible
    if not implausible and status not in _NO_FIGURE_NEEDED:
        yield from _without_baseline(signs)


def _near(signs: Signs, index: int, group: str, reach: int = _NEAR) -> bool:
    return any(hit.last > index - reach and hit.first < index + reach for hit in signs.cues.of(group))


def _without_baseline(signs: Signs) -> Iterable[Raised]:
    if signs.has_baseline or signs.has("statistics") or not signs.has("relative_change"):
        return
    changes = signs.cues.of("relative_change")
    changes = [hit for hit in changes if not _is_bodily(signs, hit)]
    for index, _ in signs.percentages:
        if index and signs.words[index - 1].low in {"to", "at"}:
            continue  # a level, not a change
        for hit in changes:
            same_clause = not any(word.low in {";", "."} for word in signs.words[min(hit.first, index) : max(hit.first, index)])
            if same_clause and hit.first - 2 <= index <= hit.last + _NEAR:
                yield "metric_no_baseline", "A relative figure without its starting point.", _span(signs, index, index + 2)
                return


def _is_bodily(signs: Signs, hit: Hit) -> bool:
    """True for "sitting down" and "shutting down": no figure falls there."""
    before = signs.words[hit.first - 1].low if hit.first else ""
    return (
        hit.last == hit.first + 1
        and signs.words[hit.first].low in {"down", "up"}
        and before.endswith("ing")
        and before != "going"
    )


def _implausible(signs: Signs) -> Iterable[Raised]:
    claimed = signs.findings.ml.status is MlStatus.CLAIMED_UNSUPPORTED
    for index, value in signs.percentages:
        span = _span(signs, index, index + 2)
        if value > 100 and _near(signs, index, "ratio_noun", 4) and not _near(signs, index, "direction_up", 4):
            yield "implausible_metric", "This cannot pass 100 percent.", span
        elif value > 100 and _of_a_whole(signs, index):
            yield "implausible_metric", "No share of a whole passes 100 percent.", span
        elif value >= _PERFECT and _near(signs, index, "accuracy_noun") and not signs.has("statistics"):
            yield "implausible_metric", "Nobody measures this on real data; say on what it was measured.", span
        elif (
            value > 100
            and (_near(signs, index, "direction_down", 4) or _falls_by(signs, index))
            and not _near(signs, index, "direction_up", 4)
        ):
            yield "implausible_metric", "Nothing falls by more than 100 percent.", span
        elif value >= _HUGE_CHANGE and (_near(signs, index, "direction_up") or _near(signs, index, "direction_down")):
            yield "implausible_metric", "A change of this size needs both ends to be believed.", span
        elif value >= (_HUGE_UNSUPPORTED_CHANGE if claimed else _HUGE_BUSINESS_CHANGE) and _near(signs, index, "business_noun"):
            if not signs.has_baseline:
                yield "implausible_metric", "A change of this size needs both ends and a way of measuring to be believed.", span
        elif value >= 80 and signs.has("unpredictable") and _near(signs, index, "accuracy_noun"):
            yield "implausible_metric", "Markets are not predicted that well; say what was measured and against what.", span
        elif value >= _PERFECT and any(0 < index - hit.last <= 2 for hit in signs.cues.of("foretelling")):
            yield "implausible_metric", "Nothing is foretold in every case; say on what it was measured.", span
        elif value == 0 and _near(signs, index, "error_noun"):
            yield "implausible_metric", "No forecast or model is without error on real data.", span
    yield from _impossible(signs)
    for index in signs.numbers:
        word = signs.words[index]
        after = signs.words[index + 1].low if index + 1 < len(signs.words) else ""
        if word.low in {"0ms", "0us", "0ns"} or (word.low == "0" and after in {"ms", "milliseconds", "microseconds", "latency"}):
            yield "implausible_metric", "No call takes no time at all.", _span(signs, index, index + 1)


def _falls_by(signs: Signs, index: int) -> bool:
    """True for "cut the rate of X by N": what falls may have a long name."""
    if not index or signs.words[index - 1].low != "by":
        return False
    return any(
        0 <= index - hit.last <= _LONG_NAME and _unbroken(signs, hit.last, index - 1) for hit in signs.cues.of("direction_down")
    )


def _of_a_whole(signs: Signs, index: int) -> bool:
    """True for a share of all of something, or of what is caught (blocks 120% of attacks): not of a plan or a target."""
    whole = any(index < hit.first <= index + 2 for hit in signs.cues.of("whole_of"))
    after = signs.words[index + 2].low if index + 2 < len(signs.words) else ""
    return whole or (after == "of" and any(0 <= index - hit.last <= 1 for hit in signs.cues.of("catching")))


def _impossible(signs: Signs) -> Iterable[Raised]:
    yield from _beyond_scale(signs)
    for group in ("beyond_size", "superhuman"):
        for hit in signs.cues.of(group):
            yield "implausible_metric", "No single resume's work has this size.", _hit_span(signs, hit)
    for hit in signs.cues.of("exabytes"):
        count = number_of(signs.words[hit.first - 1].low) if hit.first and signs.words[hit.first - 1].low[0].isdigit() else None
        if count is not None and (count >= _MANY_EXABYTES or signs.has("single_machine")):
            yield "implausible_metric", "Nobody keeps this much in such a place.", _span(signs, hit.first - 1, hit.last)
    foretells = signs.has("foretelling") or signs.findings.ml.status is not MlStatus.NONE
    for hit in signs.cues.of("no_error"):
        if foretells:
            yield (
                "implausible_metric",
                "Whatever predicts or detects also errs; say on what it was measured.",
                _hit_span(signs, hit),
            )
    for hit in signs.cues.of("multiple_word"):
        value = number_of(signs.words[hit.first].low) if signs.words[hit.first].low[0].isdigit() else None
        if value is not None and value >= _HUGE_MULTIPLE and _near(signs, hit.first, "business_noun", 4):
            yield "implausible_metric", "A change of this size needs both ends to be believed.", _hit_span(signs, hit)


def _beyond_scale(signs: Signs) -> Iterable[Raised]:
    """A score above its highest value: an F1 of 1.7, a utilisation of 138 percent."""
    for index in signs.numbers:
        word = signs.words[index]
        value = number_of(word.low) if word.low[0].isdigit() else None
        after = signs.words[index + 1].low if index + 1 < len(signs.words) else ""
        if value is None or not 1 < value < _NO_FRACTION or "." not in word.low or after.startswith(_OTHER_UNITS):
            continue
        scores = [hit for hit in signs.cues.of("unit_score") if 0 < index - hit.last + 1 <= _NEAR]
        if any(_unbroken(signs, hit.last, index) for hit in scores):
            yield "implausible_metric", "This score cannot pass 1.", _span(signs, index, index + 1)
    for index, value in signs.percentages:
        level = index and signs.words[index - 1].low in {"to", "at", "of", "reached", "hit"}
        if value > 100 and level and signs.has("share_of_time"):
            yield "implausible_metric", "This cannot pass 100 percent.", _span(signs, index, index + 2)


_OTHER_UNITS = ("%", "percent", "point", "pp", "p", "x", "times", "fold", "million", "m", "k", "ms", "s")


def _unbroken(signs: Signs, first: int, last: int) -> bool:
    """True when nothing between two words says that another thing is meant: a sign, a comparison, a change."""
    between = signs.words[first:last]
    return not any(word.low in {",", ";", "(", ")", "by", "with", "at", "in", "over", "for", "and", "per"} for word in between)
