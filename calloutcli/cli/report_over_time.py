"""What a report says of homes beside their group, of changes, of months, and of one child, as lines: the pages show it as charts.

Homes stand in the order of their names: this is no ranking. No child stands in it by any code.
"""

from collections.abc import Iterator
from typing import Final

from calloutcli.cli.render import wrap
from calloutcli.report.contents import HomeInFunnel, PolicyChange, Report
from calloutcli.report.control.chart import Point
from calloutcli.report.statistics.funnel import METHOD
from calloutcli.report.statistics.ratio import OVERDISPERSED
from calloutcli.report.words import SMALL_NUMBERS, change_words, counts_words, figure_words

MOST_POINTS: Final = 12
_KINDS: Final = {
    "u": "contacts for each 1,000 bed nights, by month",
    "c": "contacts by month; bed nights are not known for each month",
    "days between": "days since the contact before; contacts are few",
    "plain": "contacts by month, without limits",
}
NO_GROUP: Final = "There is no group to hold a home against: that takes three homes with bed nights, and a contact."


def home_lines(made: Report) -> Iterator[str]:
    """M23: every home beside all of them together."""
    contacts, nights = made.group_rate
    if not made.funnel:
        yield from wrap(SMALL_NUMBERS if made.published else NO_GROUP, "  ", hang="")
        return
    yield from wrap(f"All homes together: {contacts:,} in {nights:,} bed nights. How: {METHOD}.", "  ")
    if made.dispersion is not None:
        wide = made.dispersion > OVERDISPERSED
        more = "Homes differ by more than chance: more of them lie outside. " if wide else ""
        yield from wrap(f"{more}Dispersion of the homes: {made.dispersion:.1f}; by chance alone about 1.", "  ")
    for one in made.funnel:
        yield from wrap(f"{one.home}: {one.contacts:,} in {one.bed_nights:,} bed nights{_place(one)}", "  ")


def _place(one: HomeInFunnel) -> str:
    if one.funnel is None:
        return ""
    return f", expected {one.funnel.expected:.1f}: {one.funnel.place(one.contacts)}"


def change_lines(made: Report) -> Iterator[str]:
    """M24: before and after each change of protocol, and each day that was named."""
    for one in made.policy_changes:
        yield from _change_lines(one)
    if not made.policy_changes:
        none = "No change of protocol is recorded up to the end of this period. `--change DAY` compares before and after a day."
        yield from wrap(SMALL_NUMBERS if made.published else none, "  ", hang="")


def _change_lines(one: PolicyChange) -> Iterator[str]:
    what = one.protocol or "a day that was named"
    homes = f" Homes: {len(one.homes)}." if one.homes else ""
    yield from wrap(f"Change {one.number}, {one.day.isoformat()}: {what}.{homes}", "  ")
    if len(one.figures) != 2 or one.before is None or one.after is None:
        yield from wrap("Nothing is compared: there are no whole months that count on both sides of it.", "    ")
        return
    for words, period, figure in zip(("Before", "After"), (one.before, one.after), one.figures, strict=True):
        yield from wrap(f"{words}, {period.words}: {counts_words(figure)}, {figure_words(figure)}", "    ")
    if one.change is not None:
        yield from wrap(f"Change: {change_words(one.change)}. How: {one.change.method}.", "    ")
        yield from wrap("What came after is not shown to come of it.", "    ")


def month_lines(made: Report) -> Iterator[str]:
    """M25: the chart's last points, and what chance alone would seldom give."""
    if made.chart is None:
        yield from wrap(f"There is nothing to draw: {made.chart_why}.", "  ")
        return
    yield from wrap(f"Shown: {_KINDS.get(made.chart_kind, made.chart_kind)}.", "  ")
    yield from wrap(f"How: {made.chart.method}.", "  ")
    for remark in made.chart.remarks:
        if remark != made.chart_why:
            yield from wrap(f"Note: {remark}.", "  ")
    points = made.chart.points
    if len(points) > MOST_POINTS:
        yield f"  Points before these: {len(points) - MOST_POINTS}. All of them: --html or --json"
    for point in points[-MOST_POINTS:]:
        yield from wrap(_point_words(point, made.chart_kind), "  ")


def _point_words(point: Point, kind: str) -> str:
    if point.value is None:
        return f"{point.label}: not known"
    digits = 1 if kind == "u" else 0
    running = " so far" if point.running else ""
    found = [f"{point.label}: {point.value:.{digits}f}{running}"]
    if point.centre is not None:
        low = "no lower limit" if point.lower is None else f"{point.lower:.1f}"
        high = "no upper limit" if point.upper is None else f"{point.upper:.1f}"
        found.append(f"middle {point.centre:.1f}, limits {low} and {high}")
    return "; ".join((*found, *point.signals))


def one_child_words(made: Report) -> Iterator[str]:
    """How many contacts came from the child with most, of all homes together."""
    for one in made.concentration:
        if not one.home and one.contacts:
            known = f"Of police contacts, from the child with most: {one.first:,} of {one.contacts:,}."
            unknown = f" Contacts of children who are not known by a code: {one.unknown:,}." if one.unknown else ""
            yield from wrap(f"{known} Children: {one.children:,}.{unknown}", "  ")
