"""The Relative Rate Index: how often a decision fell on one group, beside how often on the reference group.

What a group is measured against is the decision stage just before (the rule of the OJJDP matrix): police contacts against
incidents, incidents against bed nights. Never against the population. A group of which it is not recorded is a row of its own.
"""

from math import sqrt

from calloutcli.frozen import frozen
from calloutcli.report.statistics.estimates import NO_DENOMINATOR, Interval, check_count, check_exposure
from calloutcli.report.statistics.ratio import OVERDISPERSED, on_log_scale

FEWEST_INCIDENTS = 10
FEWEST_EVENTS = 5
NOT_SHOWN = f"not shown: each group needs at least {FEWEST_INCIDENTS} incidents and {FEWEST_EVENTS} events"


@frozen
class RelativeRate:
    """One group's rate over the reference group's (the Relative Rate Index). None when refused: not shown."""

    events: int
    stage: float | None
    reference_events: int
    reference_stage: float | None
    index: float | None = None
    interval: Interval | None = None
    refusal: str = ""


def relative_rate_index(
    events: int,
    stage: float | None,
    reference_events: int,
    reference_stage: float | None,
    *,
    exposure: bool = False,
    phi: float | None = None,
) -> RelativeRate:
    """A group's share over the reference group's, of the decision stage before (OJJDP rule), with its log-Wald interval.

    The stage is incidents, of which some had the event. With `exposure` it is an exposure (bed nights) and the events are
    themselves incidents. Shown only when each group has at least 10 incidents and 5 events. Incidents cluster in few
    children: phi across them widens the interval as that of a rate ratio.

    Raises:
        ValueError: a count or an exposure below nought, or more events than incidents.
    """
    sides = (events, stage, reference_events, reference_stage)
    for count, of in (sides[:2], sides[2:]):
        check_count(count)
        check_exposure(of)
        if not exposure and of is not None and count > of:
            raise ValueError(f"events are at most the incidents, {of}, and {count} was given")
    if stage is None or reference_stage is None:
        return RelativeRate(*sides, refusal=NO_DENOMINATOR)
    incidents = (events, reference_events) if exposure else (stage, reference_stage)
    if min(incidents) < FEWEST_INCIDENTS or min(events, reference_events) < FEWEST_EVENTS:
        return RelativeRate(*sides, refusal=NOT_SHOWN)
    if not stage or not reference_stage:
        return RelativeRate(*sides, refusal=NO_DENOMINATOR)
    index = (events / stage) / (reference_events / reference_stage)
    variance = 1 / events + 1 / reference_events
    if not exposure:
        variance -= 1 / stage + 1 / reference_stage
    widening = phi if phi is not None and phi > OVERDISPERSED else 1.0
    return RelativeRate(*sides, index, on_log_scale(index, sqrt(widening * variance)))
