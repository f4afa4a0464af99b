"""The charts of a report: its values handed to `charts/`, each drawing with the table of just the numbers that it shows.

Nothing is counted here. A month that does not count, and a number that is hidden, go to the chart as words.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Final

from calloutcli.report.charts.bars import draw_concentration, draw_departures, draw_restorative
from calloutcli.report.charts.before_after import Span, draw_before_after
from calloutcli.report.charts.control_chart import Limits, Noted, draw_control, draw_days_between
from calloutcli.report.charts.funnel_plot import Curves, Home, draw_funnel
from calloutcli.report.charts.months import draw_decisions
from calloutcli.report.charts.picture import Caption, Picture, Value
from calloutcli.report.contents import Concentration, PolicyChange, Report
from calloutcli.report.control.chart import ControlChart
from calloutcli.report.figure import Figure
from calloutcli.report.page.day_words import short_day, short_month
from calloutcli.report.statistics.funnel import Funnel, expected_events, funnel
from calloutcli.report.words import HIDDEN
from calloutcli.wording import long_date

PER: Final = 1000
RATE: Final = "Police contacts for each 1,000 bed nights"
MONTHLY: Final = "Police contacts in the month"
NO_ENTRIES: Final = "no entries"
TIER_WORDS: Final = {
    "in_house": "Managed in the home",
    "safeguarding_report": "Safeguarding report",
    "planned_police": "Police, planned",
    "emergency_police": "Police, emergency",
    "undecided": "Left undecided",
}
DRAWN_TIERS: Final = ("in_house", "safeguarding_report", "planned_police", "emergency_police")
"""Those that a bar is made of. What was left undecided is no decision, and is said beside the picture."""
CHILDREN: Final = (
    "the child with most contacts",
    "the next nine children",
    "all other children",
    "not known which child",
)
ROWS_IN_ONE: Final = 20
"""Homes in one drawing: more would not fit on a sheet of paper."""
_STEPS: Final = 60


def draw_tiers(report: Report) -> Picture | None:
    """Decisions by what was done, month by month."""
    tiers = [tier for tier in DRAWN_TIERS if tier in report.tiers]
    known = {one.month for one in report.months if one.counts}
    counts: list[list[Value]] = [
        [
            count if count is not None else HIDDEN if month in known else NO_ENTRIES
            for month, count in zip(report.chart_months, report.tiers[tier], strict=True)
        ]
        for tier in tiers
    ]
    if not tiers:
        return None
    caption = Caption(
        "tiers", "Decisions by what was done, month by month", "Each decision once, in the month of the incident."
    )
    return draw_decisions(
        caption, [short_month(month) for month in report.chart_months], [TIER_WORDS[tier] for tier in tiers], counts
    )


def draw_over_time(report: Report) -> Picture | None:
    """Police contacts over time, in the form that `reckoning` chose; with each recorded change of protocol."""
    chart = report.chart
    if chart is None or not chart.points:
        return None
    points = chart.points
    limits = Limits([one.centre for one in points], [one.lower for one in points], [one.upper for one in points])
    rare = chart.kind in ("g", "t")
    values: list[Value] = [NO_ENTRIES if one.value is None else one.value for one in points]
    noted = Noted(
        {at: "; ".join(one.signals) for at, one in enumerate(points) if one.signals},
        _baseline(chart),
        list(_marked(report.policy_changes, [one.label for one in points], rare=rare)),
    )
    if rare:
        caption = Caption("over-time", "Days between police contacts", "A longer gap means fewer contacts.")
        events = [f"{short_day(one.label)} (still running)" if one.running else short_day(one.label) for one in points]
        return draw_days_between(caption, events, values, limits, noted)
    labels = [short_month(one.label) for one in points]
    caption = Caption("over-time", "Police contacts over time", "All homes of this report together.")
    return draw_control(caption, labels, values, limits, RATE if chart.kind.startswith("u") else MONTHLY, noted)


def _baseline(chart: ControlChart) -> tuple[int, int, str] | None:
    """The first and the last point that the limits of the first phase rest on."""
    if not chart.phases or chart.phases[0].centre is None:
        return None
    first = chart.phases[0]
    resting = [
        at for at, one in enumerate(chart.points) if one.phase == 1 and one.value is not None and not one.running
    ]
    resting = resting[: first.baseline]
    if not resting:
        return None
    words = "the first months" if chart.kind not in ("g", "t") else "the first gaps"
    return resting[0], resting[-1], f"{words}, {len(resting)} that count" + ("" if first.locked else ", a trial")


def _marked(changes: Sequence[PolicyChange], labels: Sequence[str], *, rare: bool) -> Iterator[tuple[float, str]]:
    """Where among the points each change stands; one before the first point or after the last is not marked."""
    for one in changes:
        key = one.day.isoformat() if rare else one.day.isoformat()[:7]
        before = sum(label < key for label in labels)
        is_inside = 0 < before < len(labels) or key in labels
        if not is_inside:
            continue
        in_month = not rare and key in labels and one.day.day > 1
        yield float(before) if in_month else before - 0.5, f"{long_date(one.day)}, {change_title(one)}"


def change_title(change: PolicyChange) -> str:
    """What was changed: the protocol by name; a day that whoever asked for the report named."""
    return f"protocol {change.protocol.replace('@', ' ')}" if change.protocol else "a change named for this report"


def draw_change(change: PolicyChange) -> Picture | None:
    """The rate before a change and after it."""
    if change.before is None or change.after is None or len(change.figures) != 2:
        return None
    spans = [
        Span(f"{name}: {period.words}", _value(one), one.low, one.high)
        for name, period, one in zip(("Before", "After"), (change.before, change.after), change.figures, strict=True)
    ]
    return draw_before_after(
        Caption(f"change-{change.number}", f"Before and after {long_date(change.day)}"), spans, RATE
    )


def _value(figure: Figure) -> Value:
    return figure.value if figure.value is not None else figure.refusal or None


def draw_homes(report: Report) -> Picture | None:
    """Every home beside all of them, by name, with the limits that chance alone keeps to."""
    contacts, nights = report.group_rate
    if not report.funnel or not nights:
        return None
    homes = [
        Home(
            one.home,
            one.bed_nights,
            PER * one.contacts / one.bed_nights if one.bed_nights else None,
            one.funnel.place(one.contacts) if one.funnel else "inside the limits",
        )
        for one in report.funnel
    ]
    caption = Caption(
        "homes", "Homes beside each other", "Homes stand in the order of their names. This is no ranking."
    )
    return draw_funnel(caption, homes, _curves([one.bed_nights for one in report.funnel], contacts, nights), RATE)


def _curves(each: Sequence[int], contacts: int, nights: int) -> Curves:
    """The group's rate and the limits around it, from a little below the fewest bed nights of a home to a little above the most."""
    first, last = 0.8 * min(each), 1.08 * max(each)
    along = [one for step in range(_STEPS) if (one := first + (last - first) * step / (_STEPS - 1)) > 0]
    found = [(one, funnel(expected_events(one, contacts, nights))) for one in along]

    def line(end: Callable[[Funnel], float | None]) -> list[Value]:
        ends = ((one, None if at is None else end(at)) for one, at in found)
        return [None if height is None else PER * height / one for one, height in ends]

    return Curves(
        along,
        [PER * contacts / nights] * len(along),
        line(lambda at: at.inner.low),
        line(lambda at: at.inner.high),
        line(lambda at: at.outer.low),
        line(lambda at: at.outer.high),
    )


def draw_children(concentration: Sequence[Concentration]) -> list[Picture]:
    """How many contacts are about one child, the next nine, all others: all homes together, then each; several where a page is full."""
    found = []
    for start in range(0, len(concentration), ROWS_IN_ONE):
        homes = [
            (one.home or "All homes together", (one.first, one.next_nine, one.rest, one.unknown))
            for one in concentration[start : start + ROWS_IN_ONE]
        ]
        part = f", homes {start + 1} to {start + len(homes)}" if len(concentration) > ROWS_IN_ONE else ""
        caption = Caption(
            f"children-{start}", f"How many contacts are about one child{part}", "No child is named, by no code either."
        )
        picture = draw_concentration(caption, CHILDREN, homes, "Share of police contacts, in percent")
        found += [picture] if picture else []
    return found


def draw_rules(protocol: str, rules: Mapping[str, tuple[Value, Value]]) -> list[Picture]:
    """By rule of a protocol how often staff did less than advised, and more; several drawings where a page is full."""
    found = []
    names, of = list(rules), f" of {protocol.replace('@', ' ')}" if protocol else ""
    for start in range(0, len(names), ROWS_IN_ONE):
        some = names[start : start + ROWS_IN_ONE]
        part = f", {start + 1} to {start + len(some)}" if len(names) > ROWS_IN_ONE else ""
        id_ = sha256(f"{protocol} {start}".encode()).hexdigest()[:12]
        caption = Caption(f"rules-{id_}", f"Departures from the advice, by rule{of}{part}", "A departure is no fault.")
        picture = draw_departures(caption, some, [rules[name][0] for name in some], [rules[name][1] for name in some])
        found += [picture] if picture else []
    return found


def draw_stages(stages: Mapping[str, Value]) -> Picture | None:
    """Restorative work from what was offered to what was completed."""
    caption = Caption(
        "restorative", "Restorative work, from the offer on", "Each is voluntary, for the child and for who was hurt."
    )
    return draw_restorative(caption, list(stages), list(stages.values()), "Cases")
