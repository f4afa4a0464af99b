"""What every control chart has in common: its points, its phases, and limits that are locked once they are drawn.

Limits rest on the first points that count: fewer than 12 give trial limits, 12 lock them. They never move later unless a new
phase begins, which takes a recorded reason and the day on which it was recorded. No signal spans two phases. What the
limits are, each chart says by its `Fit`.
"""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from math import fsum

from calloutcli.frozen import frozen, replace
from calloutcli.report.control.signals import Band, signals

LOCKED = 12
"""Points that limits rest on once they are more than a trial."""


@frozen
class Point:
    """One point. `value` is None where it does not count; the lines are None where there are none, or need an exposure."""

    label: str
    value: float | None
    centre: float | None = None
    lower: float | None = None
    upper: float | None = None
    signals: tuple[str, ...] = ()
    phase: int = 1
    events: int | None = None
    exposure: float | None = None
    running: bool = False


@frozen
class Rebase:
    """New limits from the point `at` (0 is the first): why, and the day on which that was recorded."""

    at: int
    reason: str
    recorded: date


@frozen
class Phase:
    """Points with one set of limits: the first, how many of them the limits rest on, and what the limits came out at.

    `locked` limits move no more; others are a trial. `centre` is None without limits, and `refusal` says why.
    `sigma_z` above 1 is Laney's widening. `largest_range` is the upper limit of the moving ranges of an XmR chart.
    """

    start: int
    baseline: int
    locked: bool
    centre: float | None = None
    mean_range: float | None = None
    largest_range: float | None = None
    sigma_z: float | None = None
    refusal: str = ""
    rebase: Rebase | None = None


@frozen
class ControlChart:
    """All that a drawer needs. `kind` is XmR, u, u', c, g, t or plain; `method` and `remarks` stand beside the picture."""

    kind: str
    method: str
    points: tuple[Point, ...]
    phases: tuple[Phase, ...]
    remarks: tuple[str, ...] = ()


@frozen
class Fit:
    """What a chart makes of the points that limits rest on: the phase's figures, and the lines at a point."""

    figures: dict[str, float]
    band: Callable[[int], Band | None]
    remarks: tuple[str, ...] = ()
    refusal: str = ""


Fitting = Callable[[Sequence[int]], Fit]
"""From the places of the points that limits rest on."""


def chart(
    kind: str, words: str, points: Sequence[Point], fit: Fitting, baseline: int, rebases: Sequence[Rebase]
) -> ControlChart:
    """The chart of points that have values, with the lines and signals that `fit` gives them in each phase.

    Raises:
        ValueError: a baseline of no points; a rebase without a reason, out of order or beyond the points.
    """
    if baseline < 1:
        raise ValueError(f"a baseline is 1 point or more, and {baseline} was given")
    starts = _starts(rebases, len(points))
    drawn: list[Point] = []
    phases: list[Phase] = []
    remarks: list[str] = []
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(points)], strict=True), 1):
        length = baseline if number == 1 else LOCKED
        base = [at for at in range(start, end) if points[at].value is not None][:length]
        locked = len(base) == length >= LOCKED
        fitted = fit(base)
        rebase = rebases[number - 2] if number > 1 else None
        phases.append(Phase(start, len(base), locked, **fitted.figures, refusal=fitted.refusal, rebase=rebase))
        bands = [fitted.band(at) for at in range(start, end)]
        found = signals([point.value for point in points[start:end]], bands)
        drawn += (_placed(*one, number) for one in zip(points[start:end], bands, found, strict=True))
        said = [*fitted.remarks, fitted.refusal]
        if not locked and not fitted.refusal:
            said.append(f"trial limits: points so far {len(base)} of {max(length, LOCKED)}")
        remarks += (f"phase {number}: {one}" if len(starts) > 1 else one for one in said if one)
    rests = f"limits from the first {baseline} points that count"
    if rebases:
        rests += f", and from the first {LOCKED} after each recorded change"
    return ControlChart(kind, f"{words}; {rests}", tuple(drawn), tuple(phases), tuple(remarks))


def refuse(refusal: str, remarks: tuple[str, ...] = ()) -> Fit:
    """No lines at any point, for this reason."""
    return Fit({}, lambda _: None, remarks, refusal)


def band_around(centre: float, sigma: float, least: float | None = None, most: float | None = None) -> Band:
    """Lines 2 and 3 sigma from the centre, none of them beyond what a value can be."""
    lower, upper = centre - 3 * sigma, centre + 3 * sigma
    if least is not None:
        lower = max(least, lower)
    if most is not None:
        upper = min(most, upper)
    return Band(centre, centre - 2 * sigma, centre + 2 * sigma, lower, upper)


def moving_ranges(values: Sequence[float | None], base: Sequence[int]) -> list[float]:
    """How far each point is from the one before, where both are in the base and stand next to each other."""
    pairs = pairwise(base)
    return [abs(value_at(values, after) - value_at(values, at)) for at, after in pairs if after == at + 1]


def mean(numbers: Sequence[float]) -> float:
    """Their mean, summed without rounding."""
    return fsum(numbers) / len(numbers)


def _placed(point: Point, band: Band | None, found: tuple[str, ...], phase: int) -> Point:
    if band is None:
        return replace(point, phase=phase)
    return replace(point, centre=band.centre, lower=band.lower, upper=band.upper, signals=found, phase=phase)


def _starts(rebases: Sequence[Rebase], points: int) -> list[int]:
    starts = [0]
    for rebase in rebases:
        if not rebase.reason.strip():
            raise ValueError("new limits need a recorded reason")
        if not starts[-1] < rebase.at < points:
            raise ValueError(
                f"new limits begin after point {starts[-1]} and before {points}, and {rebase.at} was given"
            )
        starts.append(rebase.at)
    return starts


def value_at(values: Sequence[float | None], at: int) -> float:
    """The value there; only asked for where there is one."""
    found = values[at]
    assert found is not None
    return found
