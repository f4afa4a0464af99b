"""A figure beside that of an earlier period, and whether the difference can be told from chance. Pure.

Rates by their ratio (statistics/ratio.py), shares by their difference in percentage points (statistics/comparison.py). A plain count has no test.
"""

from typing import Final

from calloutcli.frozen import frozen
from calloutcli.report.figure import Figure
from calloutcli.report.measure import Measure
from calloutcli.report.statistics.comparison import difference
from calloutcli.report.statistics.estimates import TOO_FEW, proportion
from calloutcli.report.statistics.ratio import RateRatio, rate_ratio

CHANCE: Final = "cannot be told from chance"
NOT_CHANCE: Final = "more than chance alone would often give"


@frozen
class Change:
    """A figure beside that of an earlier period: the ratio of two rates, or the difference of two shares in percentage points."""

    unit: str
    value: float | None
    low: float | None
    high: float | None
    method: str
    words: str


def change_of(later: Figure, earlier: Figure, measure: Measure, phi: float | None = None) -> Change | None:
    """How a figure differs from that of an earlier period; None where the measure has no test, as a plain count has none."""
    if later.numerator is None or earlier.numerator is None:
        return None
    if measure.method == "rate":
        return ratio_change(rate_ratio(later.numerator, later.denominator, earlier.numerator, earlier.denominator, phi))
    return _points(later, earlier) if measure.method == "percent" else None


def _points(later: Figure, earlier: Figure) -> Change:
    if later.value is None or earlier.value is None or later.numerator is None or earlier.numerator is None:
        return Change("points", None, None, None, "", TOO_FEW)
    gap = difference(proportion(later.numerator, later.denominator), proportion(earlier.numerator, earlier.denominator))
    if gap.points is None or gap.interval is None:
        return Change("points", None, None, None, "", gap.refusal)
    words = CHANCE if gap.interval.contains(0) else NOT_CHANCE
    method = "difference of two shares, Newcombe interval"
    return Change("points", gap.points, gap.interval.low, gap.interval.high, method, words)


def ratio_change(ratio: RateRatio) -> Change:
    """The ratio of two rates as a change."""
    interval = ratio.interval
    if ratio.ratio is None or interval is None:
        return Change("ratio", ratio.ratio, None, None, ratio.method, ratio.refusal or f"{TOO_FEW}: no events before")
    words = NOT_CHANCE if ratio.differs else CHANCE
    return Change("ratio", ratio.ratio, interval.low, interval.high, ratio.method, words)
