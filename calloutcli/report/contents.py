"""What a report holds: values that every way of showing it reads (text, JSON, CSV, the page). Nothing is counted after this."""

from collections.abc import Mapping
from datetime import date, datetime

from calloutcli.frozen import frozen
from calloutcli.report.change import Change
from calloutcli.report.comparators import Beside
from calloutcli.report.control.chart import ControlChart
from calloutcli.report.figure import Figure
from calloutcli.report.measure import Measure
from calloutcli.report.period import Period
from calloutcli.report.statistics.funnel import Funnel
from calloutcli.report.statistics.ratio import dispersion


@frozen
class CountedLog:
    """A log that was counted: its name, and what was found when it was checked. `root` is in hex."""

    log: str
    home: str
    records: int
    root: str
    verified: bool
    problems: int
    missing: int
    unread: int
    partial: bool
    first_day: str
    last_day: str


@frozen
class Notice:
    """Something to be seen first. `reference` is empty where a view shows none, or it is about no case; `count` is how many."""

    kind: str
    home: str
    reference: str
    since: str
    count: int = 1


@frozen
class HomeMonth:
    """A home in a month of the chart: whether it counts; bed nights (None: not counted), police contacts, incidents."""

    home: str
    month: str
    counts: bool
    bed_nights: int | None
    contacts: int
    incidents: int = 0


@frozen
class PolicyChange:
    """Homes went over to another protocol on a day: what was before and after it, where that can be counted."""

    number: int
    day: date
    protocol: str
    homes: tuple[str, ...]
    before: Period | None = None
    after: Period | None = None
    figures: tuple[Figure, ...] = ()
    change: Change | None = None


@frozen
class HomeInFunnel:
    """A home beside its group: bed nights, contacts, and where it stands; `funnel` None where nothing can be said."""

    home: str
    bed_nights: int
    contacts: int
    funnel: Funnel | None


@frozen
class Concentration:
    """How many of a home's contacts came from one child, from the next nine, from the rest, and from children not known by a code."""

    home: str
    contacts: int
    children: int
    first: int
    next_nine: int
    rest: int
    unknown: int


@frozen
class Report:
    """A report. `view` says who reads it; `published` that small numbers are hidden; `unverified` that nobody checked, or it does not hold.

    `figures`: of the periods `asked` and `year_before`. `changes`: by (measure, home, part). `tiers`: by tier the count of each of
    `chart_months`, None where a month does not count. `chart`: police contacts over time, for all homes together; `chart_why` why in this
    form. `hidden`: what suppression took away, in words.
    """

    asked: Period
    before: Period
    made: datetime
    view: str
    published: bool
    unverified: bool
    logs: tuple[CountedLog, ...]
    homes: tuple[str, ...]
    measures: tuple[Measure, ...]
    figures: tuple[Figure, ...]
    changes: Mapping[tuple[str, str, str], Change]
    notices: tuple[Notice, ...]
    months: tuple[HomeMonth, ...]
    chart_months: tuple[str, ...]
    tiers: Mapping[str, tuple[int | None, ...]]
    chart: ControlChart | None
    chart_kind: str
    chart_why: str
    policy_changes: tuple[PolicyChange, ...]
    funnel: tuple[HomeInFunnel, ...]
    group_rate: tuple[int, int]
    concentration: tuple[Concentration, ...]
    beside: tuple[Beside, ...] = ()
    hidden: str = ""

    @property
    def dispersion(self) -> float | None:
        """How far the homes' rates vary: about 1 by chance alone (statistics/ratio.py). None where homes are not set beside each other."""
        return dispersion([(one.contacts, float(one.bed_nights)) for one in self.funnel])

    @property
    def known_months(self) -> frozenset[str]:
        """The months of the period that the chart goes back to: a month that is not over is not among them."""
        return frozenset(self.asked.months) & frozenset(self.chart_months)

    def of(self, measure: str, period: str = "asked", home: str = "") -> tuple[Figure, ...]:
        """The figures of a measure in a period, of one home or of all together."""
        return tuple(one for one in self.figures if (one.measure, one.period, one.home) == (measure, period, home))
