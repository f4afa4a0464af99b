"""Control charts: the rules against their plain reading, limits that no later point moves, and no unit that matters."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calloutcli.report.control.chart import Rebase
from calloutcli.report.control.days_between import days_between_chart
from calloutcli.report.control.shewhart import c_chart, u_chart, xmr_chart
from calloutcli.report.control.signals import Band, signals

values = st.lists(st.integers(-20, 40) | st.none(), max_size=40)
counted = st.lists(st.integers(0, 40) | st.none(), max_size=40)
LINES = Band(centre=10, near_lower=0, near_upper=20, lower=-5, upper=25)
MIRROR = {
    "above": "below",
    "below": "above",
    "upper": "lower",
    "lower": "upper",
    "rising": "falling",
    "falling": "rising",
}


def labels(points):
    """Names of as many points."""
    return [str(number) for number in range(len(points))]


def mirrored(words):
    """The same signal of the same chart upside down."""
    return " ".join(MIRROR.get(word, word) for word in words.split())


# ------------------------------------------------------------------ the rules


@given(values)
def test_rules_by_their_plain_reading(points):
    """Each rule, looked for in every window that could show it."""
    found = signals(points, [LINES] * len(points))
    for at, value in enumerate(points):
        words = " ".join(found[at])
        assert ("above the upper limit" in words) == (value is not None and value > 25)
        assert ("below the lower limit" in words) == (value is not None and value < -5)
        assert ("above the middle line" in words) == _in_a_window(points, at, 7, lambda run: min(run) > 10)
        assert ("below the middle line" in words) == _in_a_window(points, at, 7, lambda run: max(run) < 10)
        assert ("rising" in words) == _in_a_window(points, at, 7, _strictly)
        assert ("falling" in words) == _in_a_window(points, at, 7, lambda run: _strictly(run[::-1]))
        assert ("near the upper limit" in words) == (
            value is not None and 20 < value <= 25 and _in_a_window(points, at, 3, _two_near_upper)
        )


def _in_a_window(points, at, length, holds):
    windows = [points[start : start + length] for start in range(max(0, at - length + 1), at + 1)]
    return any(len(one) == length and None not in one and holds(one) for one in windows)


def _strictly(run):
    return all(after > before for before, after in pairwise(run))


def _two_near_upper(run):
    return min(run) > 10 and sum(20 < one <= 25 for one in run) >= 2


@given(values)
def test_rules_upside_down(points):
    """What is a signal above is one below: no side is better."""
    found = signals(points, [LINES] * len(points))
    turned = signals([None if one is None else 20 - one for one in points], [LINES] * len(points))
    assert [tuple(map(mirrored, one)) for one in turned] == found


# ------------------------------------------------------------------ charts


@given(values, st.integers(-64, 64), st.sampled_from([0.25, 0.5, 2, 1024]))
def test_xmr_knows_no_unit(points, shift, factor):
    """Hours or minutes, from whatever nought: the same signals, and limits in the other unit."""
    drawn = xmr_chart(labels(points), points)
    other = xmr_chart(labels(points), [None if one is None else one * factor + shift for one in points])
    assert other.remarks == drawn.remarks
    for one, two in zip(drawn.points, other.points, strict=True):
        if one.upper is None:
            assert two.upper is None
        else:
            for name in ("centre", "lower", "upper"):
                assert getattr(two, name) == pytest.approx(getattr(one, name) * factor + shift, rel=1e-9, abs=1e-9)
    assume(_clear(drawn))
    assert [point.signals for point in other.points] == [point.signals for point in drawn.points]


def _clear(drawn):
    """Whether no point stands on a line, where rounding would decide."""
    lines = [
        (point.value, line)
        for point in drawn.points
        if point.upper is not None and point.value is not None
        for line in (
            point.centre,
            point.lower,
            point.upper,
            (2 * point.upper + point.centre) / 3,
            (2 * point.lower + point.centre) / 3,
        )
    ]
    return all(abs(value - line) > 1e-6 for value, line in lines)


@given(st.lists(st.integers(0, 40), min_size=12, max_size=30), counted)
def test_no_later_point_moves_locked_limits(first, later):
    """Whatever comes after the twelfth point and a gap, the lines stay, and so does what the points before said."""
    everything = [*first, None, *later]
    for draw in (xmr_chart, c_chart):
        before, after = draw(labels(first), first), draw(labels(everything), everything)
        assert after.phases == before.phases
        assert after.points[: len(first)] == before.points
    nights = [100 + number % 7 for number in range(len(everything))]
    before = u_chart(labels(first), first, nights[: len(first)])
    after = u_chart(labels(everything), everything, nights)
    assert after.phases == before.phases
    assert after.points[: len(first)] == before.points


@given(counted, st.lists(st.floats(1, 500) | st.none() | st.just(0), min_size=40, max_size=40))
def test_every_chart_of_counts_holds_its_lines(points, nights):
    """The centre lies between the limits, none is below nought, limits are never narrower than chance, and None stays None."""
    drawn = u_chart(labels(points), points, nights[: len(points)])
    for point in drawn.points:
        assert (point.value is None) == (point.events is None or not point.exposure)
        assert point.value is not None or not point.signals
        if point.upper is not None:
            assert 0 <= point.lower <= point.centre <= point.upper
            chance = 3 * 1000 * (point.centre / 1000 / point.exposure) ** 0.5
            assert point.upper - point.centre >= chance * (1 - 1e-9)
    for point in c_chart(labels(points), points).points:
        assert point.upper is None or 0 <= point.lower <= point.centre <= point.upper
        assert point.upper is not None or not point.signals


@given(st.lists(st.integers(0, 40), min_size=14, max_size=40), st.data())
def test_a_phase_is_a_chart_of_its_own(points, data):
    """New limits from a point on are those of a chart that begins there."""
    at = data.draw(st.integers(1, len(points) - 1))
    whole = xmr_chart(labels(points), points, rebases=[Rebase(at, "a change", date(2025, 4, 1))])
    old, new = xmr_chart(labels(points[:at]), points[:at]), xmr_chart(labels(points[at:]), points[at:])
    lines = [(one.value, one.centre, one.lower, one.upper, one.signals) for one in (*old.points, *new.points)]
    assert [(one.value, one.centre, one.lower, one.upper, one.signals) for one in whole.points] == lines


# ------------------------------------------------------------------ days between


@given(st.lists(st.integers(0, 200), max_size=30), st.integers(0, 1000))
def test_days_between(gaps, running):
    """The points are the gaps; the running one changes no other point; lines stand in order."""
    events = [date(2025, 1, 1)]
    for gap in gaps:
        events.append(events[-1] + timedelta(days=gap))
    drawn = days_between_chart(events)
    assert [point.value for point in drawn.points] == gaps
    for point in drawn.points:
        assert point.upper is None or 0 <= point.centre < point.upper
    open_too = days_between_chart(events, until=events[-1] + timedelta(days=running))
    assert open_too.points[:-1] == drawn.points
    last = open_too.points[-1]
    assert (last.value, last.running) == (running, True)
    assert bool(last.signals) == (last.upper is not None and running > last.upper)
