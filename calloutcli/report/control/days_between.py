"""Days between call-outs: the chart to use where they are few, and which chart to use for what is there.

Under about 4 events a month a chart of counts cannot show that they became fewer: its lower limit is 0. Here each point is
one gap, a longer gap is fewer call-outs, and the gap that still runs is the last point: it can only be beyond the upper limit.

t chart: the moment of each event is known. Gaps in days, to the power 1 / 3.6 (Nelson 1994), on an XmR chart, and back.
g chart: only the day is known, or two events came at one moment. Whole days between dates are geometric; the middle
line is the median, the upper limit exact: by chance 1 gap in 741 is longer (3 standard deviations from the mean: 1 in
55). No gap is too short for chance here: 7 below the middle line say that call-outs come faster.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from math import erfc, log, sqrt
from statistics import median

from calloutcli.frozen import replace
from calloutcli.report.control.chart import (
    LOCKED,
    ControlChart,
    Fit,
    Fitting,
    Phase,
    Point,
    Rebase,
    band_around,
    chart,
    mean,
    moving_ranges,
    refuse,
)
from calloutcli.report.control.shewhart import FEW, FEWEST_RANGES, NO_SPREAD, XMR
from calloutcli.report.control.signals import BEYOND, Band
from calloutcli.report.statistics.estimates import TOO_FEW

NELSON = 3.6
FAR, NEAR = erfc(3 / sqrt(2)) / 2, erfc(2 / sqrt(2)) / 2
"""The chance beyond 3 and beyond 2 standard deviations, at one side: 0.00135 and 0.0228."""
NO_ENTRIES = "No entries is not zero: no month counts"
FEW_GAPS = f"{TOO_FEW}: no limits from fewer than {FEWEST_RANGES + 1} gaps"

Span = tuple[date, date]
"""The first and the last day of months that do not count."""


def choose_chart(
    counts: Sequence[int | None], exposures: Sequence[float | None] = (), events: int = 0
) -> tuple[str, str]:
    """Which chart these months call for, as its kind and why, in words: `u`, `c`, `days between` or `plain`.

    `counts` and `exposures` are by month, None where a month does not count; `events` is how many single events are known
    with their day. Plain means that no chart with limits can say anything.
    """
    counted = [(at, count) for at, count in enumerate(counts) if count is not None]
    if not counted:
        return "plain", NO_ENTRIES
    if len(counted) * FEW > sum(count for _, count in counted):
        if events > FEWEST_RANGES + 1:
            return "days between", f"under {FEW} events a month: days between them are charted"
        return "plain", f"{TOO_FEW}: under {FEW} events a month, and fewer than {FEWEST_RANGES + 2} in all"
    if exposures and all(exposures[at] for at, _ in counted):
        return "u", "events per exposure"
    return "c", "no denominator: count only"


def days_between_chart(
    moments: Sequence[date],
    *,
    until: date | None = None,
    unknown: Sequence[Span] = (),
    baseline: int = LOCKED,
    rebases: Sequence[Rebase] = (),
) -> ControlChart:
    """The gaps between events in order, with the gap still running at `until` as the last point.

    Moments (`datetime`, by the clock of the home) with no two alike give a t chart, days (`date`) a g chart. A gap that
    holds a day of an `unknown` span does not count. Point `n` is the gap that ends with event `n + 1`, and is labelled
    with its day. A new phase begins at the first gap that began after the change: a gap that spans it belongs to what
    was before.

    Raises:
        ValueError: moments out of order, or `until` before the last one; a rebase as in `control.chart`.
    """
    ends = [*moments, until] if until is not None and moments else list(moments)
    exact = all(isinstance(one, datetime) for one in ends) and len(set(moments)) == len(moments)
    if not exact:
        ends = [_day(one) for one in ends]
    if any(after < before for before, after in pairwise(ends)):
        raise ValueError("events stand in the order in which they happened")
    gaps = [
        None if _unknown(before, after, unknown) else (after - before) / timedelta(days=1)
        for before, after in pairwise(ends)
    ]
    labels = [_day(one).isoformat() for one in ends[1:]]
    running = gaps[-1] if len(ends) > len(moments) else None
    if len(ends) > len(moments):
        gaps[-1] = None  # it is no gap yet: the lines do not rest on it
    drawn = _t_chart(labels, gaps, baseline, rebases) if exact else _g_chart(labels, gaps, baseline, rebases)
    if running is None:
        return drawn
    *points, last = drawn.points
    beyond = last.upper is not None and running > last.upper
    last = replace(last, value=running, running=True, signals=(BEYOND[1],) if beyond else ())
    return replace(drawn, points=(*points, last))


def _g_chart(
    labels: Sequence[str], gaps: Sequence[float | None], baseline: int, rebases: Sequence[Rebase]
) -> ControlChart:
    def fit(base: Sequence[int]) -> Fit:
        known = [gap for at in base if (gap := gaps[at]) is not None]
        if len(known) <= FEWEST_RANGES:
            return refuse(FEW_GAPS)
        average = mean(known)
        if not average:
            return refuse(NO_SPREAD)
        # A gap of k days or more has the chance (average / (1 + average)) ** k.
        day = log(average / (1 + average))
        band = Band(median(known), None, log(NEAR) / day, None, log(FAR) / day)
        return Fit({"centre": band.centre}, lambda _: band)

    words = "g chart of whole days between events: median, and exact geometric upper limit"
    return chart("g", words, _points(labels, gaps), fit, baseline, rebases)


def _t_chart(
    labels: Sequence[str], gaps: Sequence[float | None], baseline: int, rebases: Sequence[Rebase]
) -> ControlChart:
    """An XmR chart of the gaps to the power 1 / 3.6, its points and lines then turned back into days."""
    powers = [None if gap is None else gap ** (1 / NELSON) for gap in gaps]
    words = "t chart of days between events: XmR chart of days to the power 1 / 3.6, turned back"
    drawn = chart("t", words, _points(labels, powers), _fit_t(powers), baseline, rebases)
    points = tuple(
        replace(point, value=gap, centre=_back(point.centre), lower=_back(point.lower), upper=_back(point.upper))
        for point, gap in zip(drawn.points, gaps, strict=True)
    )
    phases: tuple[Phase, ...] = tuple(replace(phase, centre=_back(phase.centre)) for phase in drawn.phases)
    return replace(drawn, points=points, phases=phases)


def _fit_t(powers: Sequence[float | None]) -> Fitting:
    def fit(base: Sequence[int]) -> Fit:
        ranges = moving_ranges(powers, base)
        if len(ranges) < FEWEST_RANGES:
            return refuse(FEW_GAPS)
        centre = mean([power for at in base if (power := powers[at]) is not None])
        if mean(ranges) <= 1e-9 * centre:
            return refuse(NO_SPREAD)
        band = band_around(centre, XMR * mean(ranges) / 3, 0)
        return Fit({"centre": centre}, lambda _: band)

    return fit


def _points(labels: Sequence[str], values: Sequence[float | None]) -> list[Point]:
    return [Point(label, value) for label, value in zip(labels, values, strict=True)]


def _back(power: float | None) -> float | None:
    return None if power is None else power**NELSON


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _unknown(before: date, after: date, unknown: Sequence[Span]) -> bool:
    """Whether a day strictly between the two events is in one of the spans."""
    first, last = _day(before) + timedelta(days=1), _day(after) - timedelta(days=1)
    return any(max(first, start) <= min(last, end) for start, end in unknown)
