"""Counts, rates and proportions with their 95 % intervals: fixed methods, so that every office gets the same number.

Not here: two figures beside each other (comparison.py, ratio.py, relative_rate.py), homes beside their group
(funnel.py), charts over time (control/), what may be shown to whom (publishing/). Pure: numbers in, frozen
values out. What cannot be computed is `None`, with `refusal` saying why in words; more events than there were cases to
count is a bug of the caller's, and a `ValueError`.

Sources: Garwood 1936 (a count), Wilson 1927, Clopper and Pearson 1934 (a proportion). From scipy.special and
scipy.optimize: scipy.stats costs twice as much to import.
"""

from collections.abc import Callable, Mapping
from math import sqrt

from scipy.optimize import brentq
from scipy.special import betainc, betaincinv, gammaincinv, ndtri

from calloutcli.frozen import frozen

TAIL = 0.025
"""What a 95 % interval leaves out at each end."""
Z = float(ndtri(1 - TAIL))
"""1.96: the normal quantile of a 95 % interval."""

NO_DENOMINATOR = "no denominator: count only"
TOO_FEW = "too few to tell"


@frozen
class Interval:
    """A 95 % interval, in the unit of what it is about. `high` is None where there is no upper limit."""

    low: float
    high: float | None

    def contains(self, number: float) -> bool:
        """Whether the number lies in it; its ends belong to it."""
        return self.low <= number and (self.high is None or number <= self.high)

    def scaled(self, factor: float) -> "Interval":
        """The interval in another unit: both ends times a factor above nought."""
        return Interval(self.low * factor, None if self.high is None else self.high * factor)


@frozen
class Rate:
    """Events for each `per` of the exposure (`per` is 1000 for bed nights). `value` and `interval` are None when refused."""

    events: int
    exposure: float | None
    per: float
    value: float | None
    interval: Interval | None
    refusal: str = ""


@frozen
class Proportion:
    """So many of so many, from 0 to 1: `interval` is Wilson's, `exact` Clopper and Pearson's. None when refused."""

    events: int
    of: int | None
    value: float | None
    interval: Interval | None
    exact: Interval | None
    refusal: str = ""


def garwood_interval(events: int) -> Interval:
    """The exact central interval of a Poisson count.

    Raises:
        ValueError: a count below nought.
    """
    check_count(events)
    low = float(gammaincinv(events, TAIL)) if events else 0.0
    return Interval(low, float(gammaincinv(events + 1, 1 - TAIL)))


def rate(events: int, exposure: float | None, per: float = 1000) -> Rate:
    """Events per so much exposure, with the Garwood interval of the count; refused where the exposure is missing or nought.

    Raises:
        ValueError: a count or an exposure below nought.
    """
    check_count(events)
    check_exposure(exposure)
    if not exposure:
        return Rate(events, exposure, per, None, None, NO_DENOMINATOR)
    return Rate(events, exposure, per, per * events / exposure, garwood_interval(events).scaled(per / exposure))


def wilson_interval(events: int, of: int) -> Interval:
    """Wilson's score interval of a proportion, without continuity correction, from 0 to 1.

    Raises:
        ValueError: more events than cases, a count below nought, or no cases.
    """
    check_part(events, of)
    share, square = events / of, Z * Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = Z * sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    # At the ends the formula gives 0 and 1, but for the last digit.
    return Interval(middle - half if events else 0.0, middle + half if events < of else 1.0)


def clopper_pearson_interval(events: int, of: int) -> Interval:
    """The exact central interval of a proportion, from 0 to 1.

    Raises:
        ValueError: more events than cases, a count below nought, or no cases.
    """
    check_part(events, of)
    low = _beta_quantile(events, of - events + 1, TAIL) if events else 0.0
    return Interval(low, _beta_quantile(events + 1, of - events, 1 - TAIL) if events < of else 1.0)


def proportion(events: int, of: int | None) -> Proportion:
    """So many of so many, with both intervals; refused where nobody counted of how many, or there were none.

    Raises:
        ValueError: more events than cases, or a count below nought.
    """
    check_count(events)
    if of is None or (of == 0 and events == 0):
        return Proportion(events, of, None, None, None, NO_DENOMINATOR)
    exact = clopper_pearson_interval(events, of)
    return Proportion(events, of, events / of, wilson_interval(events, of), exact)


def quantile(counts: Mapping[int, int], percent: int) -> int | None:
    """The smallest value that at least so many percent of the values do not exceed; None when there are no values.

    `counts` says how often each value occurs. This is the quantile that SQL calls `percentile_disc` (Hyndman and Fan's
    type 1): always a value that did occur, by whole numbers only, so every engine gets the same one.

    Raises:
        ValueError: percent is not from 1 to 100, or a value occurs fewer than 0 times.
    """
    if not 1 <= percent <= 100:
        raise ValueError(f"a quantile from 1 to 100 percent is asked for, and {percent} was given")
    for number in counts.values():
        check_count(number)
    total, so_far = sum(counts.values()), 0
    for value in sorted(counts):
        so_far += counts[value]
        if counts[value] and so_far * 100 >= percent * total:
            return value
    return None


def root_of(function: Callable[[float], float], low: float, high: float) -> float:
    """Where the function is nought between the two, to 12 digits; its signs differ there.

    Raises:
        ValueError: its signs do not differ.
    """
    return float(brentq(function, low, high, xtol=1e-300, rtol=1e-13, maxiter=1000))


def check_count(events: int) -> None:
    """Nothing, for a count that can be one.

    Raises:
        ValueError: it is below nought.
    """
    if events < 0:
        raise ValueError(f"a count is 0 or more, and {events} was given")


def check_exposure(exposure: float | None) -> None:
    """Nothing, for an exposure that can be one, or is not known.

    Raises:
        ValueError: it is below nought, or not a finite number.
    """
    if exposure is not None and not 0 <= exposure < float("inf"):
        raise ValueError(f"an exposure is 0 or more, and {exposure} was given")


def check_part(events: int, of: int) -> None:
    """Nothing, for events that can be so many of so many.

    Raises:
        ValueError: there are more of them than cases, fewer than none, or no cases.
    """
    if not 0 <= events <= of or of == 0:
        raise ValueError(f"events are 0 to {of} of {of} cases, of which there is at least one, and {events} was given")


def _beta_quantile(one: int, other: int, part: float) -> float:
    found = float(betaincinv(one, other, part))
    # In scipy 1.17 it is far off at some numbers above thirty million, such as 1000 of them.
    if abs(betainc(one, other, found) - part) > 1e-9:
        return root_of(lambda at: betainc(one, other, at) - part, 0.0, 1.0)
    return found
