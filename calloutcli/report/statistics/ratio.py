"""Two rates beside each other, later over baseline, and how far counts vary more than by chance.

The rate ratio is conditional: given how many events there were in all, the later ones are binomial. Exact interval: Clopper
and Pearson's on that binomial. Headline: mid-P. Both p are central and doubled, so that p and interval never contradict each
other (R's `poisson.test` p can). Not causal: a home chosen for a bad year gets better by itself.

Where counts vary more than by chance (dispersion phi above 1.5) the headline is the Wald interval on the log scale, its
standard error times sqrt(phi), and `method` says so.
"""

from collections.abc import Iterable
from math import exp, log, sqrt

from scipy.special import betainc, betaincc, ndtr

from calloutcli.frozen import frozen
from calloutcli.report.statistics.estimates import (
    NO_DENOMINATOR,
    TAIL,
    TOO_FEW,
    Interval,
    Z,
    check_count,
    check_exposure,
    clopper_pearson_interval,
    root_of,
)

OVERDISPERSED = 1.5
"""Dispersion above which an interval is widened."""
ONE_SIDE_EMPTY = f"{TOO_FEW}: counts vary more than by chance, and one side has no events"


@frozen
class RateRatio:
    """Later over baseline. `ratio` is None without baseline events; intervals and p are None when refused."""

    events: int
    exposure: float | None
    baseline_events: int
    baseline_exposure: float | None
    ratio: float | None = None
    midp: Interval | None = None
    midp_p: float | None = None
    exact: Interval | None = None
    exact_p: float | None = None
    phi: float | None = None
    widened: Interval | None = None
    widened_p: float | None = None
    refusal: str = ""

    @property
    def overdispersed(self) -> bool:
        """Whether the counts vary so much more than by chance that the interval must be widened."""
        return self.phi is not None and self.phi > OVERDISPERSED

    @property
    def interval(self) -> Interval | None:
        """The headline: mid-P, or the widened one."""
        return self.widened if self.overdispersed else self.midp

    @property
    def p(self) -> float | None:
        """The p that belongs to the headline interval."""
        return self.widened_p if self.overdispersed else self.midp_p

    @property
    def change_percent(self) -> float | None:
        """How much more or less than the baseline, in percent of it."""
        return None if self.ratio is None else 100 * (self.ratio - 1)

    @property
    def differs(self) -> bool | None:
        """Whether the headline interval leaves 1 out: no means "not distinguishable from chance". None when refused."""
        return None if self.interval is None else not self.interval.contains(1)

    @property
    def method(self) -> str:
        """How the headline interval was made, in words."""
        if self.overdispersed:
            return f"95 % interval, Wald on the log scale, widened by sqrt(phi), phi = {self.phi:.1f}"
        return "95 % interval, conditional, mid-P"


def dispersion(*series: Iterable[tuple[int, float | None]]) -> float | None:
    """Pearson's chi-squared over its degrees of freedom: about 1 when counts vary by chance only.

    Each series is (events, exposure) by child or by month, and has a rate of its own: give before and after as two. What
    has no exposure does not count. None where nothing is left to vary: fewer than two in each series, or no events.

    Raises:
        ValueError: a count or an exposure below nought.
    """
    squares, freedom = 0.0, 0
    for one in series:
        counted = []
        for events, exposure in one:
            check_count(events)
            check_exposure(exposure)
            if exposure:
                counted.append((events, exposure))
        total = sum(events for events, _ in counted)
        if not total:
            continue
        overall = total / sum(exposure for _, exposure in counted)
        squares += sum((events - overall * exposure) ** 2 / (overall * exposure) for events, exposure in counted)
        freedom += len(counted) - 1
    return squares / freedom if freedom else None


def rate_ratio(
    events: int,
    exposure: float | None,
    baseline_events: int,
    baseline_exposure: float | None,
    phi: float | None = None,
) -> RateRatio:
    """The later rate over the baseline's, with both intervals, and the widened one where phi calls for it.

    Refused: an exposure that is missing or nought; no events on either side; overdispersed and no events on one side.

    Raises:
        ValueError: a count or an exposure below nought.
    """
    sides = (events, exposure, baseline_events, baseline_exposure)
    for count, exposed in (sides[:2], sides[2:]):
        check_count(count)
        check_exposure(exposed)
    if not exposure or not baseline_exposure:
        return RateRatio(*sides, phi=phi, refusal=NO_DENOMINATOR)
    total = events + baseline_events
    if not total:
        return RateRatio(*sides, phi=phi, refusal=f"{TOO_FEW}: no events")
    scale = baseline_exposure / exposure
    chance = exposure / (exposure + baseline_exposure)  # that an event is a later one, if the rates are the same
    ratio = scale * events / baseline_events if baseline_events else None
    exact = clopper_pearson_interval(events, total)
    widened = p = None
    refusal = ""
    if phi is not None and phi > OVERDISPERSED:
        if events and baseline_events:
            assert ratio is not None
            error = sqrt(phi * (1 / events + 1 / baseline_events))
            widened, p = on_log_scale(ratio, error), 2 * float(ndtr(-abs(log(ratio)) / error))
        else:
            refusal = ONE_SIDE_EMPTY
    return RateRatio(
        *sides,
        ratio,
        _as_odds(_midp_interval(events, total, exact), scale),
        _doubled(_midp_tail(events, total, chance), _midp_tail(total - events, total, 1 - chance)),
        _as_odds(exact, scale),
        _doubled(_tail(events, total, chance), _tail(total - events, total, 1 - chance)),
        phi,
        widened,
        p,
        refusal,
    )


def on_log_scale(estimate: float, error: float) -> Interval:
    """The Wald interval of a ratio, whose logarithm has this standard error."""
    return Interval(estimate * exp(-Z * error), estimate * exp(Z * error))


def _as_odds(share: Interval, scale: float) -> Interval:
    """From the share of all events that are later ones to the ratio of the rates."""
    assert share.high is not None
    return Interval(
        scale * share.low / (1 - share.low), scale * share.high / (1 - share.high) if share.high < 1 else None
    )


def _tail(events: int, of: int, share: float) -> float:
    """The chance of so many or fewer."""
    return float(betaincc(events + 1, of - events, share)) if events < of else 1.0


def _midp_tail(events: int, of: int, share: float) -> float:
    """The chance of fewer, and half that of so many."""
    fewer = _tail(events - 1, of, share) if events else 0.0
    return (fewer + _tail(events, of, share)) / 2


def _doubled(one: float, other: float) -> float:
    return min(1.0, 2 * min(one, other))


def _midp_interval(events: int, of: int, exact: Interval) -> Interval:
    """Where each mid-P tail is 2.5 %. It lies inside the exact interval: looked for there, with some room for rounding."""
    assert exact.high is not None
    share, low, high = events / of, 0.0, 1.0
    if events:
        low = root_of(lambda at: _upper_midp_tail(events, of, at) - TAIL, exact.low * 0.99, share)
    if events < of:
        high = root_of(lambda at: _midp_tail(events, of, at) - TAIL, share, min(1.0, exact.high * 1.01))
    return Interval(low, high)


def _upper_midp_tail(events: int, of: int, share: float) -> float:
    """The chance of more, and half that of so many; from the small end, where one less the other tail has no digits left."""
    more = float(betainc(events + 1, of - events, share)) if events < of else 0.0
    return (more + float(betainc(events, of - events + 1, share))) / 2
