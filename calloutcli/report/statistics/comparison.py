"""Two proportions beside each other, and a percentage beside a published one.

The difference has Newcombe's interval (1998, Stat Med 17:873, method 10, from the two Wilson intervals). A comparator that was
published without its numbers is set beside the figure and never tested.
"""

from math import sqrt
from typing import Any

from scipy.special import gammaln

from calloutcli.frozen import frozen
from calloutcli.report.statistics.estimates import NO_DENOMINATOR, Interval, Proportion

NO_TEST = "no test: the published figure comes without its numbers"


@frozen
class Difference:
    """A later proportion less an earlier one, in percentage points, with Newcombe's interval. None when refused."""

    points: float | None
    interval: Interval | None
    refusal: str = ""


@frozen
class Published:
    """A percentage beside one that was published without its numbers: the difference, and never a test."""

    percent: float
    published_percent: float
    points: float
    relative_percent: float | None
    refusal: str = NO_TEST


def difference(later: Proportion, earlier: Proportion) -> Difference:
    """The later proportion less the earlier, in percentage points; Newcombe's hybrid of the two Wilson intervals."""
    if later.value is None or earlier.value is None or later.interval is None or earlier.interval is None:
        return Difference(None, None, NO_DENOMINATOR)
    gap = later.value - earlier.value
    below = _distance(later.value - later.interval.low, _high(earlier.interval) - earlier.value)
    above = _distance(_high(later.interval) - later.value, earlier.value - earlier.interval.low)
    return Difference(100 * gap, Interval(100 * (gap - below), 100 * (gap + above)))


def fisher_p(later: Proportion, earlier: Proportion) -> float | None:
    """Fisher's exact p of two proportions, two-sided: all tables as unlikely as this one, or less. None without cases.

    Two tables count as equally unlikely when they differ by less than one part in ten million, as in R.
    """
    if not later.of or not earlier.of:
        return None
    import numpy as np

    events, cases = later.events + earlier.events, later.of + earlier.of
    split = np.arange(max(0, events - earlier.of), min(events, later.of) + 1)
    likely = (
        _log_choose(later.of, split) + _log_choose(earlier.of, events - split) - _log_choose(cases, np.array(events))
    )
    here = likely[later.events - split[0]]
    return min(1.0, float(np.exp(likely[likely <= here + 1e-7]).sum()))


def beside_published(percent: float, published_percent: float) -> Published:
    """The difference from a published percentage in points, and in percent of the published one; never tested."""
    points = round(percent - published_percent, 10)  # 6.7 - 9.6 is -2.9, not -2.8999999999999995
    return Published(
        percent, published_percent, points, 100 * points / published_percent if published_percent else None
    )


def _distance(one: float, other: float) -> float:
    return sqrt(one * one + other * other)


def _high(interval: Interval) -> float:
    assert interval.high is not None  # a proportion always has an upper limit
    return interval.high


def _log_choose(n: int, k: Any) -> Any:
    return gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
