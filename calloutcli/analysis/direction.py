"""Whether one outcome is more serious than another, within a version and between two."""

from typing import Literal

from calloutcli.analysis.rows import IMPOSSIBLE
from calloutcli.protocol.model import UNDECIDED, Outcome, Protocol
from calloutcli.protocol.read_outcomes import CHANNELS, TIERS, TIMINGS

Direction = Literal["up", "down", "none"]


def direction(old: Protocol, new: Protocol, before: str, after: str) -> Direction:
    """Whether `after` in the new version is more (`up`) or less (`down`) serious than `before` in the old one.

    By the versions' own orders of outcomes; where these disagree, `down`. An outcome that only one of them has is compared
    by tier, then channel, then timing. To decide nothing where something was decided is `down`.
    """
    if UNDECIDED in (before, after):
        return "none" if before == UNDECIDED else "down"
    if before != after:
        ranks = [
            protocol.seriousness(after) - protocol.seriousness(before)
            for protocol in (old, new)
            if {before, after} <= {outcome.id for outcome in protocol.outcomes}
        ]
        if ranks:
            return "down" if min(ranks) < 0 else "up"
    one, other = _gravity(old.outcome(before)), _gravity(new.outcome(after))
    return "none" if one == other else "up" if other > one else "down"


def _gravity(outcome: Outcome) -> tuple[int, int, int]:
    return TIERS.index(outcome.tier), CHANNELS.index(outcome.channel), -TIMINGS.index(outcome.timing)


def effect(protocol: Protocol, outcome: str) -> tuple[str, ...]:
    """What an outcome is, beside its name: tier, channel, timing, decider."""
    if outcome in (UNDECIDED, IMPOSSIBLE):
        return ()
    found = protocol.outcome(outcome)
    return found.tier, found.channel, found.timing, found.decider
