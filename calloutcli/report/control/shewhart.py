"""Control charts: what the points of a series would do by chance alone, and which of them do something else.

XmR for percentages and minutes, u for call-outs per bed nights, c for plain counts; days between call-outs, where they are
few, are in days_between.py, which also says which chart to use. Limits come from the first points: trial limits from fewer than 12,
locked at 12, or from a baseline of another length. They never move later, unless a phase begins: that takes a recorded
reason and date. A month that does not count is None: it is a gap, and no moving range is taken across it. Too few points,
or points that are all the same, give no limits and no signals, and a remark that says so.

Sources: Shewhart; Wheeler (2.66 = 3 / 1.128); Laney 2002, Quality Engineering 14:531 (u'); NHS Making Data Count.
"""

from collections.abc import Sequence
from math import fsum, sqrt

from calloutcli.frozen import replace
from calloutcli.report.control.chart import (
    LOCKED,
    ControlChart,
    Fit,
    Point,
    Rebase,
    band_around,
    chart,
    mean,
    moving_ranges,
    refuse,
    value_at,
)
from calloutcli.report.control.signals import Band
from calloutcli.report.statistics.estimates import TOO_FEW

FEWEST_RANGES = 5
"""Moving ranges, between 6 points, below which not even trial limits are drawn (Wheeler: five or six values)."""
FEW = 4
"""Events for each point on average, below which a chart of counts cannot show that they became fewer."""
XMR = 2.66
D2 = 1.128
LARGEST_RANGE = 3.267
"""Times the mean moving range: a larger range is an outlier (Nelson 1982)."""

U_WORDS = "u chart: overall rate, and 3 standard errors"
FEW_EVENTS = f"{TOO_FEW}: under {FEW} events a point, so a fall cannot show"
FEW_POINTS = f"{TOO_FEW}: no limits from fewer than {FEWEST_RANGES + 1} points"
FEW_RANGES = f"{TOO_FEW}: no limits from fewer than {FEWEST_RANGES} moving ranges"
NO_SPREAD = f"{TOO_FEW}: the first points are all the same, so there are no limits"
NO_EVENTS = f"{TOO_FEW}: no events in the first points, so there are no limits"


def xmr_chart(
    labels: Sequence[str],
    values: Sequence[float | None],
    *,
    baseline: int = LOCKED,
    rebases: Sequence[Rebase] = (),
    screen: bool = False,
    least: float | None = None,
    most: float | None = None,
) -> ControlChart:
    """Single values: the mean, and limits 2.66 mean moving ranges from it, drawn no further than `least` and `most`.

    With `screen`, moving ranges above 3.267 times their mean are left out of the mean, once, and a remark says how many.

    Raises:
        ValueError: labels and values differ in number, or a rebase without a reason, out of order or beyond the points.
    """

    def fit(base: Sequence[int]) -> Fit:
        ranges = moving_ranges(values, base)
        remarks: tuple[str, ...] = ()
        if screen and ranges:
            kept = [one for one in ranges if one <= LARGEST_RANGE * mean(ranges)]
            remarks = (f"outlier screening is on; moving ranges left out: {len(ranges) - len(kept)}",)
            ranges = kept
        if len(ranges) < FEWEST_RANGES:
            return refuse(FEW_RANGES, remarks)
        mean_range, centre = mean(ranges), mean([value_at(values, at) for at in base])
        if mean_range <= 1e-9 * max(abs(value_at(values, at)) for at in base):
            return refuse(NO_SPREAD, remarks)
        band = band_around(centre, XMR * mean_range / 3, least, most)
        figures = {"centre": centre, "mean_range": mean_range, "largest_range": LARGEST_RANGE * mean_range}
        return Fit(figures, lambda _: band, remarks)

    words = "XmR chart: mean, and 2.66 x mean moving range"
    return chart("XmR", words, [Point(*one) for one in zip(labels, values, strict=True)], fit, baseline, rebases)


def c_chart(
    labels: Sequence[str], counts: Sequence[int | None], *, baseline: int = LOCKED, rebases: Sequence[Rebase] = ()
) -> ControlChart:
    """Counts of equal months: the mean, and limits 3 of its square roots from it.

    Raises:
        ValueError: as for an XmR chart.
    """

    def fit(base: Sequence[int]) -> Fit:
        centre = mean([value_at(counts, at) for at in base]) if base else 0.0
        if refusal := _refused(base, centre):
            return refuse(refusal)
        band = band_around(centre, sqrt(centre), 0)
        return Fit({"centre": centre}, lambda _: band, (FEW_EVENTS,) if centre < FEW else ())

    points = [Point(label, count, events=count) for label, count in zip(labels, counts, strict=True)]
    return chart("c", "c chart: mean, and 3 x its square root", points, fit, baseline, rebases)


def u_chart(
    labels: Sequence[str],
    counts: Sequence[int | None],
    exposures: Sequence[float | None],
    *,
    per: float = 1000,
    baseline: int = LOCKED,
    rebases: Sequence[Rebase] = (),
) -> ControlChart:
    """Counts per so much exposure: the overall rate, and limits 3 standard errors from it, which each point has of its own.

    Where the standardised points move more from one to the next than chance would have them (sigma z above 1), the limits
    are Laney's: sigma z times as wide. Never narrower. A point without an exposure does not count.

    Raises:
        ValueError: as for an XmR chart.
    """
    rates = [
        None if count is None or not exposed else per * count / exposed
        for count, exposed in zip(counts, exposures, strict=True)
    ]

    def fit(base: Sequence[int]) -> Fit:
        total = fsum(value_at(counts, at) for at in base)
        if refusal := _refused(base, total):
            return refuse(refusal)
        overall = total / fsum(value_at(exposures, at) for at in base)
        scores = [
            None if rate is None else (rate / per - overall) / sqrt(overall / value_at(exposures, at))
            for at, rate in enumerate(rates)
        ]
        ranges = moving_ranges(scores, base)
        sigma_z = mean(ranges) / D2 if len(ranges) >= FEWEST_RANGES else 1.0

        def band(at: int) -> Band | None:
            exposed = exposures[at]
            error = per * sqrt(overall / exposed) * max(1.0, sigma_z) if exposed else None
            return None if error is None else band_around(per * overall, error, 0)

        remarks = (FEW_EVENTS,) if total / len(base) < FEW else ()
        return Fit({"centre": per * overall, "sigma_z": sigma_z}, band, remarks)

    points = [
        Point(label, rate, events=count, exposure=exposed)
        for label, rate, count, exposed in zip(labels, rates, counts, exposures, strict=True)
    ]
    drawn = chart("u", U_WORDS, points, fit, baseline, rebases)
    widest = max((phase.sigma_z or 0 for phase in drawn.phases), default=0)
    if widest <= 1:
        return drawn
    words = f"u' chart (Laney): overall rate, and 3 standard errors x sigma z, {widest:.2f}"
    return replace(drawn, kind="u'", method=words + drawn.method.removeprefix(U_WORDS))


def plain_chart(labels: Sequence[str], values: Sequence[float | None], remark: str) -> ControlChart:
    """The points alone, with no lines and no signals, and the words that say why.

    Raises:
        ValueError: labels and values differ in number.
    """
    points = tuple(Point(*one) for one in zip(labels, values, strict=True))
    return ControlChart("plain", "points only, no limits", points, (), (remark,))


def _refused(base: Sequence[int], events: float) -> str:
    if len(base) <= FEWEST_RANGES:
        return FEW_POINTS
    return "" if events else NO_EVENTS
