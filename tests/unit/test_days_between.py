"""Days between call-outs: which chart for what is there, its limits, and the gap that still runs."""

import math
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from scipy.stats import geom

from calloutcli.report.control.chart import Rebase
from calloutcli.report.control.days_between import FEW_GAPS, choose_chart, days_between_chart
from calloutcli.report.control.shewhart import NO_SPREAD

START = date(2025, 1, 1)
GAPS = [3, 14, 0, 9, 22, 5, 7, 31, 2, 11, 40, 8]
VALVES = [286, 948, 536, 124, 816, 729, 4, 143, 431, 8, 2837, 596, 81, 227, 603, 492, 1199, 1214, 2831, 96]
"""Montgomery, Introduction to Statistical Quality Control, example 7.6: hours between failures of a valve."""


def days(gaps):
    """Events on days so far apart."""
    found = [START]
    for gap in gaps:
        found.append(found[-1] + timedelta(days=gap))
    return found


def moments(gaps):
    """The same at a moment."""
    return [datetime(day.year, day.month, day.day, 2, 14, tzinfo=UTC) for day in days(gaps)]


# ------------------------------------------------------------------ which chart


def test_enough_events():
    """From 4 a month on: u per bed nights, or c where one month that counts has none."""
    assert choose_chart([4, 5, 3, 4], [150, 140, 155, 150], 16)[0] == "u"
    assert choose_chart([4, 5, 3, 4], [150, None, 155, 150], 16) == ("c", "no denominator: count only")
    assert choose_chart([4, 5, 3, 4], [150, 0, 155, 150], 16)[0] == "c"
    assert choose_chart([4, 5, 3, 4], events=16)[0] == "c"
    assert choose_chart([4, None, 4], [150, None, 150], 8)[0] == "u"


def test_few_events():
    """Under 4 a month: days between, if there are 7 of them; else too few to tell."""
    assert choose_chart([4, 3, 4, 4], [150] * 4, 15)[0] == "days between"
    assert choose_chart([2, 3, 2], [150] * 3, 7)[0] == "days between"
    kind, why = choose_chart([2, 2, 2], [150] * 3, 6)
    assert kind == "plain"
    assert why.startswith("too few to tell")
    assert choose_chart([0, 0, 0], [150] * 3)[0] == "plain"
    assert choose_chart([4, None, None], [150] * 3, 4)[0] == "u"


def test_no_month_counts():
    """No entries is not zero."""
    for counts in ([], [None, None]):
        kind, why = choose_chart(counts)
        assert kind == "plain"
        assert why.startswith("No entries is not zero")


# ------------------------------------------------------------------ days only


def test_g_chart():
    """The middle line is the median; a gap beyond the upper limit has a chance under 0.00135, by scipy's geometric."""
    drawn = days_between_chart(days(GAPS))
    assert drawn.kind == "g"
    assert [point.value for point in drawn.points] == GAPS
    point = drawn.points[0]
    assert (point.centre, point.lower, point.label) == (8.5, None, "2025-01-04")
    average = sum(GAPS) / 12
    chance = 1 / (1 + average)
    largest = math.floor(point.upper)
    assert geom.sf(largest + 1, chance) < 0.00135 <= geom.sf(largest, chance)
    assert drawn.remarks == ()
    assert not any(one.signals for one in drawn.points)


def test_call_outs_that_come_faster():
    """No gap is too short for chance: seven below the middle line say it."""
    drawn = days_between_chart(days([*GAPS, 9, 1, 0, 2, 1, 0, 1, 2]))
    assert {one.signals for one in drawn.points[13:]} == {("one of 7 in a row below the middle line",)}


def test_too_few_gaps():
    """Under 6 gaps there are no limits; from none on it does not fail."""
    for made in (days, moments):
        for number in range(6):
            drawn = days_between_chart(made(range(1, number)))
            assert drawn.remarks == (FEW_GAPS,)
            assert all(point.upper is None for point in drawn.points)
        assert days_between_chart(made([3, 1, 4, 1, 5, 9])).points[0].upper
    assert days_between_chart([]).points == days_between_chart([START]).points == ()
    assert days_between_chart([], until=START).points == ()


def test_all_on_one_day():
    """No spread, no limits."""
    assert days_between_chart(days([0] * 8)).remarks == (NO_SPREAD,)
    assert days_between_chart(moments([2] * 8)).remarks == (NO_SPREAD,)


# ------------------------------------------------------------------ moments known


def test_t_chart():
    """Montgomery 7.6: hours to the power 1 / 3.6 on an XmR chart, turned back; nothing is beyond its limits."""
    first = datetime(2025, 1, 1, tzinfo=UTC)
    failures = [first + timedelta(hours=sum(VALVES[:at])) for at in range(21)]
    drawn = days_between_chart(failures, baseline=20)
    assert drawn.kind == "t"
    assert [round(24 * point.value) for point in drawn.points] == VALVES
    powers = [(hours / 24) ** (1 / 3.6) for hours in VALVES]
    moves = [abs(after - before) for before, after in pairwise(powers)]
    centre, half = sum(powers) / 20, 2.66 * sum(moves) / 19
    point = drawn.points[0]
    assert point.centre == pytest.approx(centre**3.6)
    assert point.upper == pytest.approx((centre + half) ** 3.6)
    assert point.lower == 0
    assert drawn.phases[0].centre == pytest.approx(centre**3.6)
    assert not any(one.signals for one in drawn.points)


def test_two_at_one_moment():
    """A gap of no time has no t chart: whole days are charted."""
    assert days_between_chart(moments([3, 1, 4, 1, 5, 9])).kind == "t"
    assert days_between_chart(moments([3, 1, 0, 4, 1, 5, 9])).kind == "g"
    assert days_between_chart(moments([3, 1, 4, 1, 5, 9]), until=date(2026, 1, 1)).kind == "g"


# ------------------------------------------------------------------ the gap that runs, and what is not known


@pytest.mark.parametrize("made", [days, moments])
def test_the_gap_that_still_runs(made):
    """It is the last point, moves no line, and is a signal only when it is already beyond the upper limit."""
    events = made([gap or 1 for gap in GAPS])
    closed = days_between_chart(events)
    limit = closed.points[0].upper
    for longer, found in ((-1, ()), (2, ("above the upper limit",))):
        drawn = days_between_chart(events, until=events[-1] + timedelta(days=math.floor(limit) + longer))
        *before, last = drawn.points
        assert tuple(before) == closed.points
        assert drawn.phases == closed.phases
        assert last.running
        assert last.value == math.floor(limit) + longer
        assert last.signals == found
        assert last.upper == limit
    assert not any(point.running for point in closed.points)


def test_a_running_gap_ends_no_run():
    """Six long gaps and one that runs are not seven in a row: it may yet be short of nothing, but it is not over."""
    events = days([*GAPS, 12, 13, 12, 14, 12, 13])
    drawn = days_between_chart(events, until=events[-1] + timedelta(days=15))
    assert not any(point.signals for point in drawn.points)


@pytest.mark.parametrize("made", [days, moments])
def test_months_that_do_not_count(made):
    """A gap that holds a day on which nobody kept a record is not known; one that ends or begins at such days is."""
    events = made([5, 6, 30, 7, 8, 9, 5, 6])
    inside = START + timedelta(days=20)
    drawn = days_between_chart(events, unknown=[(inside, inside)])
    assert [point.value for point in drawn.points] == [5, 6, None, 7, 8, 9, 5, 6]
    edge = START + timedelta(days=11)
    assert days_between_chart(events, unknown=[(edge, edge)]).points[2].value == 30
    running = days_between_chart(
        events, until=events[-1] + timedelta(days=500), unknown=[(date(2025, 9, 1), date(2025, 9, 30))]
    )
    assert running.points[-1].value is None
    assert running.points[-1].signals == ()


def test_a_change_begins_new_limits():
    """As in every chart, by the gap that began after it."""
    change = Rebase(12, "restorative training", date(2025, 6, 1))
    drawn = days_between_chart(days(GAPS + [30 + gap for gap in GAPS]), rebases=[change])
    assert [phase.centre for phase in drawn.phases] == [8.5, 38.5]
    assert drawn.phases[1].rebase == change


def test_events_in_order():
    """A later one first is a mistake of the caller's."""
    with pytest.raises(ValueError, match="order"):
        days_between_chart([date(2025, 2, 1), START])
    with pytest.raises(ValueError, match="order"):
        days_between_chart([START], until=date(2024, 12, 31))
