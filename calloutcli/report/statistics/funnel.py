"""A home beside its group, fairly to small homes: what chance alone would give at the group's rate. No ranks, no league table.

Expected call-outs are the home's bed nights times the group's rate. Limits are exact Poisson limits (after Spiegelhalter 2005,
Stat Med 24:1185): a home stands outside only where so many call-outs or more, or so few or fewer, come by chance in 2.5 %
of homes at most (0.1 % for the outer limits). Between whole numbers the limits follow the gamma function, so that the funnel
is drawn as a smooth curve and still says of every count just what the exact test says. Spiegelhalter's own interpolation
does not: it lets a count pass as too high that comes more often than 2.5 %.
"""

from math import exp, sqrt

from scipy.special import gammainc, gammaincc

from calloutcli.frozen import frozen
from calloutcli.report.statistics.estimates import Interval, root_of

METHOD = "exact Poisson limits, 95 % and 99.8 %, around the group's rate"


@frozen
class Funnel:
    """The limits of a home's count; a lower limit of 0 means that no count is too low to be chance."""

    expected: float
    inner: Interval
    outer: Interval

    def place(self, events: int) -> str:
        """Where the count stands, in words."""
        side = "above" if events > self.expected else "below"
        if not self.outer.contains(events):
            return f"{side} the 99.8 % limits"
        return f"{side} the 95 % limits" if not self.inner.contains(events) else "inside the limits"


def expected_events(exposure: float | None, group_events: int, group_exposure: float | None) -> float | None:
    """What the home would have at the group's rate; None without one of the exposures."""
    return exposure * group_events / group_exposure if exposure and group_exposure else None


def funnel(expected: float | None) -> Funnel | None:
    """The limits around so many expected events; None where none are expected: no exposure, or no events in the group.

    Raises:
        ValueError: fewer than none are expected.
    """
    if not expected:
        return None
    if expected < 0:
        raise ValueError(f"expected events are 0 or more, and {expected} was given")
    return Funnel(expected, _limits(expected, 0.025), _limits(expected, 0.001))


def _limits(expected: float, tail: float) -> Interval:
    # P(X >= k) is gammainc(k, expected) and P(X <= k) is gammaincc(k + 1, expected), for every whole k; both go on between.
    far = expected + 10 * sqrt(expected) + 20
    upper = root_of(lambda k: gammainc(k, expected) - tail, 1e-12, far)
    if exp(-expected) > tail:
        return Interval(0.0, upper)
    return Interval(root_of(lambda k: gammaincc(k + 1, expected) - tail, 0.0, expected), upper)
