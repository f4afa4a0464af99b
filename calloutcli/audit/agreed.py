"""Whether the agreements that a log speaks of stand in it: approvals that hold, and decisions that rest on them."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from calloutcli.audit.walk import Agreed, Problem
from calloutcli.record.kinds import Record


def check_agreements(
    adopted: Iterable[Record],
    agreed: Mapping[Agreed, int],
    trust_roots: Sequence[str],
    source: Callable[[str], bytes | None],
) -> list[Problem]:
    """What does not hold of the agreements that records speak of."""
    return []
