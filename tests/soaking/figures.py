"""Every figure that the ledger knows, and the lists beside them: decisions by tier and month, what is to be seen first."""

from collections import Counter
from collections.abc import Callable, Mapping

from calloutcli.protocol.model import UNDECIDED
from tests.soaking import afterwards_figures as after
from tests.soaking import incident_figures as incidents
from tests.soaking.counting import Counting, Counts, Figures
from tests.soaking.owing import decided_late

MEASURES: tuple[Callable[[Counting], Figures], ...] = (
    incidents.contacts, incidents.rates, incidents.managed, incidents.departures, incidents.children_again, incidents.minutes,
    incidents.quality, incidents.months, after.crimes, after.in_time, after.right, after.courts, after.ofsted, after.absences,
)  # fmt: skip


def figures(count: Counting) -> dict[tuple[str, str], Counts]:
    """Counts by (measure, part)."""
    return {key: counts for measure in MEASURES for key, counts in measure(count)}


def tiers(count: Counting) -> Mapping[str, Mapping[str, int]]:
    """By month, how many decisions of each tier."""
    return {month: Counter(case.tier() for case in count.cases if case.month == month) for month in count.months}


def exceptions(count: Counting) -> Mapping[str, int]:
    """How many of each kind are to be seen first, as far as the ledger knows."""
    overdue = [due for case in count.all for due, done in decided_late(case) if done is None and due < count.now]
    return {
        "emergency-not-called": sum(case.is_not_called for case in count.cases),
        "put-off-overdue": len(overdue),
        "undecided": sum(case.taken == UNDECIDED for case in count.all),
    }
