"""Which figure a percentile belongs to: p99 from 40 ms to 9 ms, 12 ms (p95), a median of 3 days."""

import re
from bisect import bisect_left

from reframer.model.findings import Metric, MetricKind

_PERCENTILE = re.compile(
    r"(?<![A-Za-z0-9])(?:[pP]-?(?P<p>50|75|80|90|95|98|999|9999|99(?:\.9{1,3})?)|"
    r"(?P<th>\d{2}(?:\.\d{1,3})?)(?:th|st|nd|rd)[ -](?:%|percentile)(?:ile)?|(?P<median>median))(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_WINDOW = 70  # characters between a percentile and its figure


def with_percentiles(text: str, metrics: list[Metric]) -> tuple[Metric, ...]:
    """Bind each percentile to one metric of its clause: the one at once before it, else the next after it."""
    result = list(metrics)
    free = [
        metric.kind in {MetricKind.TIME, MetricKind.CHANGE, MetricKind.RANGE, MetricKind.WORD_CHANGE} or metric.unit == "%"
        for metric in result
    ]
    starts = [metric.span.start for metric in result]
    for match in _PERCENTILE.finditer(text):
        index = bisect_left(starts, match.end())
        name = "p50" if match["median"] else "p" + (match["p"] or match["th"]).replace(".", "")
        chosen = None
        if index and free[index - 1] and 0 <= match.start() - result[index - 1].span.end <= 3:
            chosen = index - 1
        else:
            for after in range(index, len(result)):
                gap = text[match.end() : starts[after]]
                if len(gap) > _WINDOW or ";" in gap or ". " in gap or _PERCENTILE.search(gap):
                    break
                if free[after]:
                    chosen = after
                    break
            if chosen is None and index and free[index - 1]:
                gap = text[result[index - 1].span.end : match.start()]
                if len(gap) <= 12 and not re.search(r"[;.]", gap):
                    chosen = index - 1
        if chosen is not None and not result[chosen].percentile:
            result[chosen] = result[chosen].model_copy(update={"percentile": name})
            free[chosen] = False
    return tuple(result)
