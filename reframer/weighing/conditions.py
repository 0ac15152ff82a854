"""The conditions that questions name in ``when``: each a fact about a bullet."""

import re
from collections.abc import Callable, Mapping

from reframer.model.findings import Metric, MetricKind, MlStatus, ModelOwner, OpenerKind
from reframer.model.verdicts import Flag
from reframer.weighing.asking import WORKED_WITH, this_of
from reframer.weighing.heading import heading_of, is_plural, is_tool, names_tools, says_own, tells_deed
from reframer.weighing.naming import BY_A_PART, counted_in, measured_in, uncounted_in
from reframer.weighing.signs import Signs

_LARGE_COUNT = 50_000
_SHORT_TIMES = frozenset({"ms", "s", "us", "µs", "μs", "ns", "microseconds", "milliseconds", "seconds"})
_UNTELLING = frozenset({"", "time", "times", "level", "size", "rate", "it", "performance"})
_PERIOD = r"(?:sec(?:ond)?|s|min(?:ute)?|h(?:ou)?r?|day|night|week|month|quarter|year)s?\b"
_PER_TIME = re.compile(
    rf"\d[\d.,]*\s?(?:[kKmMbB]|bn|million|billion)?\+? (?:[a-z-]+ ){{0,3}}(?:(?:per|a|an|each|every) {_PERIOD}"
    r"|daily\b|nightly\b|weekly\b|monthly\b)"
)
_MOVES_BEFORE = re.compile(
    r"(?:[-\u2212+]|\bminus |\bplus |\bdown(?: by)? |\bup(?: by)? |\bby (?:about |around |over )?)$", re.IGNORECASE
)
_MOVES_BEHIND = re.compile(
    r"^[^%x]*(?:%|percent|x|times) "
    r"(?:fewer|less|lower|faster|quicker|slower|shorter|longer|smaller|higher|cheaper|more|better|reduction)\b",
    re.IGNORECASE,
)
_BEHIND_RESULT = re.compile(r"(?:;| so | which | letting )", re.IGNORECASE)
Condition = Callable[[Signs, frozenset[str]], bool]
_SERVED = frozenset({"for", "across", "serving", "to"})
_FOR = frozenset({"for", "across", "to", "by", "with", "covering", "in", "on", "of", "from", "over", "serving", "against", "at"})


def _status(*statuses: MlStatus) -> Condition:
    return lambda signs, _flags: signs.findings.ml.status in statuses


def _flagged(flag: str) -> Condition:
    return lambda _signs, flags: flag in flags


def _kind(*kinds: MetricKind) -> Condition:
    return lambda signs, _flags: any(metric.kind in kinds for metric in signs.findings.metrics)


def _real(*owners: ModelOwner) -> Condition:
    return lambda signs, _flags: signs.findings.ml.status is MlStatus.REAL and signs.findings.ml.owner in owners


def _opener(*kinds: OpenerKind) -> Condition:
    return lambda signs, _flags: signs.findings.opener is not None and signs.findings.opener.kind in kinds


def is_rate(signs: Signs) -> bool:
    """Return whether a bullet says how much there is in a time: 90k minutes per day, 200k photos monthly."""
    return any(metric.per or metric.kind is MetricKind.RATE for metric in signs.findings.metrics) or bool(
        _PER_TIME.search(signs.findings.text)
    )


def _is_relative(signs: Signs, flags: frozenset[str]) -> bool:
    """True for a change by a share or a multiple (-85%, 4x less) whose start stands nowhere in the bullet."""
    if "metric_no_baseline" in flags or _is_by_share(signs):
        return True
    text = signs.findings.text
    changes = (metric for metric in signs.findings.metrics if BY_A_PART.search(metric.span.text))
    return not signs.has_baseline and any(
        _MOVES_BEFORE.search(text[: metric.span.start]) or _MOVES_BEHIND.search(f"{metric.span.text}{text[metric.span.end :]}")
        for metric in changes
    )


def _is_team(signs: Signs, flags: frozenset[str]) -> bool:
    """True where the deed is shared; not where a deed of one's own lets others do something (so we can drain nodes)."""
    cues = [each.cue.start for each in signs.findings.qualifiers if each.id == "team"]
    told = _opener(OpenerKind.VERB, OpenerKind.GERUND)(signs, flags)
    if told and cues and all(_BEHIND_RESULT.search(signs.findings.text[:start]) for start in cues):
        return False
    return bool(cues) or "team_credit" in flags


def _opens_with_outcome(signs: Signs, _flags: frozenset[str]) -> bool:
    """True for a line that opens with what became more or less (cut, raised) and not with what was made."""
    opener = signs.findings.opener
    return opener is not None and opener.verb is not None and bool(opener.verb.direction)


def _is_time(signs: Signs) -> bool:
    units = {"ms", "s", "us", "µs", "μs", "ns", "min", "h", "microseconds", "seconds", "minutes"}
    return any(metric.kind is MetricKind.TIME or metric.unit in units for metric in signs.findings.metrics)


def _names_only_tools(signs: Signs) -> bool:
    """True for a line of names: two technologies or more and hardly another word."""
    named = [(found.span.start, found.span.end) for found in signs.findings.technologies]
    others = [word for word in signs.words if not word.is_sign and not any(start <= word.start < end for start, end in named)]
    return len(named) > 1 and len(others) <= len(named) // 2


def _is_large_count(metric: Metric) -> bool:
    """True for a count that says how much data there is: 3M orders, 250,000 rows."""
    return metric.kind is MetricKind.COUNT and any(value >= _LARGE_COUNT for value in metric.values)


def _is_by_share(signs: Signs) -> bool:
    """True for a change by a share ("by 40%") whose start stands nowhere in the bullet."""
    text = signs.findings.text
    shares = (metric for metric in signs.findings.metrics if metric.kind is MetricKind.PERCENT)
    return not signs.has_baseline and any(text[: metric.span.start].lower().endswith(("by ", "by over ")) for metric in shares)


def _stands_behind(signs: Signs, counted: str, prepositions: frozenset[str]) -> bool:
    before = signs.findings.text[: signs.findings.text.find(counted)].split()
    return bool(before) and before[-1].lower().strip("(~") in prepositions


def _is_for(signs: Signs, counted: str) -> bool:
    """True when what is counted stands behind a preposition: it is what the work was for, not the work."""
    return _stands_behind(signs, counted, _FOR)


CONDITIONS: Mapping[str, Condition] = {
    "ml_claimed": _status(MlStatus.CLAIMED_UNSUPPORTED),
    "ml_ambiguous": _status(MlStatus.AMBIGUOUS),
    "ml_consumer": _status(MlStatus.CONSUMER),
    "ml_coursework": _status(MlStatus.COURSEWORK),
    "ml_aspirational": _status(MlStatus.ASPIRATIONAL),
    "ml_negated": _status(MlStatus.NEGATED),
    "ml_adjacent": _status(MlStatus.ADJACENT),
    "ml_own": _real(ModelOwner.SELF, ModelOwner.TEAM, ModelOwner.VENDOR),
    "ml_others": _real(ModelOwner.OTHERS),
    "ml_unclear": _real(ModelOwner.UNCLEAR),
    "participation": lambda signs, flags: (
        _opener(OpenerKind.PARTICIPATION)(signs, flags)
        or signs.opens_with("participation") is not None
        or WORKED_WITH.match(signs.findings.text) is not None
    ),
    "duty": lambda signs, flags: _opener(OpenerKind.DUTY)(signs, flags) or signs.opens_with("duty") is not None,
    "fragment": lambda signs, _flags: signs.fragment and not tells_deed(signs),
    "titled": lambda signs, _flags: heading_of(signs).startswith("the "),
    "titled_many": lambda signs, _flags: heading_of(signs).startswith("the ") and is_plural(heading_of(signs)),
    "titled_tool": lambda signs, _flags: is_tool(heading_of(signs)),
    "tools_listed": lambda signs, _flags: names_tools(signs),
    "not_said_own": lambda signs, _flags: not says_own(signs) and signs.findings.ml.status is not MlStatus.COURSEWORK,
    "deed": lambda signs, flags: _opener(OpenerKind.VERB, OpenerKind.GERUND)(signs, flags) or tells_deed(signs),
    "outcome_first": _opens_with_outcome,
    "team": _is_team,
    "only_tools": lambda signs, _flags: _names_only_tools(signs),
    "planned": lambda signs, _flags: any(each.id == "planned" for each in signs.findings.qualifiers),
    "marketing": _flagged("marketing_adjective"),
    "implausible": _flagged("implausible_metric"),
    "relative": _is_relative,
    "measured": lambda signs, _flags: measured_in(signs) not in _UNTELLING,
    "unmeasured": lambda signs, _flags: measured_in(signs) in _UNTELLING,
    "unnamed": lambda signs, _flags: this_of(signs) == "this",
    "named": lambda signs, _flags: this_of(signs) != "this",
    "no_ml": _status(MlStatus.NONE),
    "no_number": lambda signs, _flags: not signs.quantified,
    "quantified": lambda signs, _flags: signs.quantified,
    "change": lambda signs, _flags: signs.has_baseline,
    "no_change": lambda signs, _flags: not signs.has_baseline,
    "rate": lambda signs, _flags: is_rate(signs),
    "no_rate": lambda signs, _flags: not is_rate(signs),
    "time": lambda signs, _flags: _is_time(signs),
    "no_time": lambda signs, _flags: not _is_time(signs),
    "latency": lambda signs, _flags: any(metric.unit in _SHORT_TIMES for metric in signs.findings.metrics),
    "no_volume": lambda signs, _flags: not any(_is_large_count(metric) for metric in signs.findings.metrics),
    "no_size": lambda signs, _flags: not _kind(MetricKind.SIZE)(signs, frozenset()),
    "counted": lambda signs, _flags: counted_in(signs) != "",
    "uncounted": lambda signs, _flags: uncounted_in(signs) != "",
    "counted_for": lambda signs, _flags: counted_in(signs) != "" and _stands_behind(signs, counted_in(signs), _SERVED),
    "own_count": lambda signs, _flags: counted_in(signs) != "" and not _is_for(signs, counted_in(signs)),
    "percent": lambda signs, _flags: bool(signs.percentages),
    "money": _kind(MetricKind.MONEY),
    "percentile": lambda signs, _flags: any(metric.percentile for metric in signs.findings.metrics),
    "no_percentile": lambda signs, _flags: not any(metric.percentile for metric in signs.findings.metrics),
    "figure": lambda signs, _flags: _kind(MetricKind.SCORE, MetricKind.PERCENT, MetricKind.CHANGE)(signs, frozenset()),
}


def holds(condition: str, signs: Signs, flags: tuple[Flag, ...]) -> bool:
    """Return whether a condition holds; KeyError for one that is not in the list."""
    return CONDITIONS[condition](signs, frozenset(flag.id for flag in flags))
