"""Control charts: limits by published examples, when they are locked, and each rule by what just meets or misses it."""

import math
from datetime import date
from itertools import pairwise

import pytest

from calloutcli.report.control.chart import Rebase
from calloutcli.report.control.shewhart import (
    FEW_EVENTS,
    FEW_POINTS,
    FEW_RANGES,
    NO_EVENTS,
    NO_SPREAD,
    c_chart,
    plain_chart,
    u_chart,
    xmr_chart,
)
from calloutcli.report.control.signals import Band, signals

COSTS = [
    *(310, 288, 297, 298, 307, 303, 294, 297, 308, 306, 294, 299, 297, 299, 314, 295, 293, 306, 301, 304),
    *(305, 282, 305, 296, 314, 295, 287, 301, 298, 311, 310, 292, 305, 299, 304, 310, 304, 305, 333, 328),
]
"""Montgomery, Introduction to Statistical Quality Control, example 6.5: costs of processing mortgages, by week."""
BOARDS = [
    *(21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16),
    *(19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15),
]
"""The same, example 7.3: nonconformities in 26 samples of printed circuit boards."""
SHIPMENTS = [2, 3, 8, 1, 1, 4, 1, 4, 5, 1, 8, 2, 4, 3, 4, 1, 8, 3, 7, 4]
"""The same, example 7.4: errors in 50 shipments each week."""
CLOTH = [14, 12, 20, 11, 7, 10, 21, 16, 19, 23]
ROLLS = [10, 8, 13, 10, 9.5, 10, 12, 10.5, 12, 12.5]
"""The same, example 7.5: defects in dyed cloth, and how many times 50 square metres each roll has."""
CHANGE = Rebase(12, "new protocol 2.0.0", date(2025, 4, 1))
CALM = [10, 12, 11, 13, 9, 11, 12, 10, 11, 12, 10, 11]
"""Twelve points with nothing to say."""


def labels(values):
    """Names of as many points."""
    return [f"point {number}" for number in range(1, len(values) + 1)]


def xmr(values, **more):
    """The chart of these values."""
    return xmr_chart(labels(values), values, **more)


def said(drawn):
    """Which points have signals, counted from 1, and which."""
    return {number: point.signals for number, point in enumerate(drawn.points, 1) if point.signals}


# ------------------------------------------------------------------ limits


def test_xmr_of_a_frozen_baseline():
    """Montgomery 6.5: limits from the first 20 weeks stay as they are, and weeks 39 and 40 are beyond them."""
    drawn = xmr(COSTS, baseline=20)
    assert {(point.centre, round(point.lower, 2), round(point.upper, 2)) for point in drawn.points} == {
        (300.5, 279.78, 321.22)
    }
    phase = drawn.phases[0]
    assert (phase.baseline, phase.locked, phase.centre) == (20, True, 300.5)
    assert phase.mean_range == pytest.approx(7.7894737)
    assert phase.largest_range == pytest.approx(25.448211)
    assert said(drawn) == {39: ("above the upper limit",), 40: ("above the upper limit",)}
    assert "first 20 points" in drawn.method
    assert drawn.remarks == ()
    assert drawn.kind == "XmR"


def test_c_chart():
    """Montgomery 7.3: centre 19.85, limits 6.48 and 33.22; samples 6 and 20 are beyond them."""
    drawn = c_chart(labels(BOARDS), BOARDS, baseline=26)
    point = drawn.points[0]
    assert [round(line, 2) for line in (point.centre, point.lower, point.upper)] == [19.85, 6.48, 33.21]
    assert said(drawn) == {6: ("below the lower limit",), 20: ("above the upper limit",)}
    assert (drawn.kind, drawn.remarks, point.events) == ("c", (), 21)


def test_u_chart():
    """Montgomery 7.4: rate 0.0740, upper limit 0.1894, here by sigma z further; a lower limit below nought is nought."""
    drawn = u_chart(labels(SHIPMENTS), SHIPMENTS, [50] * 20, per=1, baseline=20)
    point, sigma_z = drawn.points[0], drawn.phases[0].sigma_z
    assert [round(line, 4) for line in (point.centre, point.lower)] == [0.0740, 0]
    assert round(point.centre + (point.upper - point.centre) / sigma_z, 4) == 0.1894
    assert said(drawn) == {}
    assert drawn.remarks == (FEW_EVENTS,)


def test_u_chart_of_unequal_exposures():
    """Montgomery 7.5: 1.42 for each 50 square metres, and limits of its own for each roll."""
    drawn = u_chart(labels(CLOTH), CLOTH, ROLLS, per=1, baseline=10)
    assert [(round(point.lower, 2), round(point.upper, 2)) for point in drawn.points[:3]] == [
        (0.29, 2.56),
        (0.16, 2.69),
        (0.43, 2.42),
    ]
    assert round(drawn.points[0].centre, 2) == 1.42
    assert (drawn.points[2].events, drawn.points[2].exposure) == (20, 13)
    assert drawn.kind == "u"
    per_thousand = u_chart(labels(CLOTH), CLOTH, ROLLS, baseline=10).points[1]
    assert per_thousand.upper == pytest.approx(1000 * drawn.points[1].upper)


def test_laney_only_where_the_points_move_too_much():
    """With sigma z above 1 the limits are so many times as wide, by Laney's formula; below 1 they are never narrower."""
    wild, nights = (
        [2, 19, 3, 22, 1, 25, 4, 18, 2, 20, 5, 17],
        [150, 140, 155, 150, 160, 150, 149, 151, 150, 144, 150, 158],
    )
    drawn = u_chart(labels(wild), wild, nights)
    overall = sum(wild) / sum(nights)
    scores = [(count / night - overall) / math.sqrt(overall / night) for count, night in zip(wild, nights, strict=True)]
    moves = [abs(after - before) for before, after in pairwise(scores)]
    sigma_z = sum(moves) / len(moves) / 1.128
    assert sigma_z > 2
    assert drawn.kind == "u'"
    assert "Laney" in drawn.method
    assert f"sigma z, {sigma_z:.2f}" in drawn.method
    assert drawn.phases[0].sigma_z == pytest.approx(sigma_z)
    for point, night in zip(drawn.points, nights, strict=True):
        assert point.upper == pytest.approx(1000 * (overall + 3 * sigma_z * math.sqrt(overall / night)))
    calm = u_chart(labels(CALM), CALM, [150] * 12)
    assert calm.phases[0].sigma_z < 1
    assert calm.kind == "u"
    assert calm.points[0].upper == pytest.approx(1000 * (11 / 150 + 3 * math.sqrt(11 / 150 / 150)))


@pytest.mark.parametrize("draw", [xmr, lambda values: c_chart(labels(values), values)])
def test_limits_are_locked_at_twelve(draw):
    """Under 12 points they are a trial and move with each point; from 12 on no later point moves them."""
    trial = draw(CALM[:11])
    assert not trial.phases[0].locked
    assert trial.remarks == ("trial limits: points so far 11 of 12",)
    assert trial.points[0].upper != draw(CALM[:10]).points[0].upper
    locked = draw(CALM)
    assert locked.phases[0].locked
    assert locked.remarks == ()
    assert draw([*CALM, 40, 50]).points[0] == locked.points[0]
    assert draw([*CALM, 40, 50]).phases == locked.phases


def test_a_baseline_that_is_not_full_yet_is_a_trial():
    """20 points were asked for and 15 are there, or 8 were asked for: trial limits, and it is said."""
    assert xmr(COSTS[:15], baseline=20).remarks == ("trial limits: points so far 15 of 20",)
    short = xmr(COSTS, baseline=8)
    assert short.remarks == ("trial limits: points so far 8 of 12",)
    assert short.points[0].centre == sum(COSTS[:8]) / 8
    with pytest.raises(ValueError, match="baseline"):
        xmr(COSTS, baseline=0)


def test_limits_of_what_can_only_be_so_much():
    """Percentages stop at 0 and 100: so do their limits, and a point there is not beyond them."""
    percents = [95, 100, 90, 100, 85, 100, 95, 100, 90, 100, 92, 98, 100]
    drawn = xmr(percents, least=0, most=100)
    assert {point.upper for point in drawn.points} == {100}
    assert drawn.points[0].lower > 0
    assert xmr(percents).points[0].upper > 100
    assert xmr([5, 0, 10, 0, 15, 0, 5, 0], least=0).points[0].lower == 0
    assert said(drawn) == {}


def test_screening_is_off_and_said_when_on():
    """One wild move widens the limits, unless screening leaves it out; then the remark says how many were."""
    values = [10, 11, 10, 12, 11, 10, 60, 61, 60, 62, 61, 60]
    plain, screened = xmr(values), xmr(values, screen=True)
    assert plain.remarks == ()
    assert plain.phases[0].mean_range == pytest.approx(62 / 11)
    assert screened.phases[0].mean_range == pytest.approx(12 / 10)
    assert screened.remarks == ("outlier screening is on; moving ranges left out: 1",)
    assert xmr(COSTS, screen=True).remarks == ("outlier screening is on; moving ranges left out: 0",)


# ------------------------------------------------------------------ what there are no limits from


@pytest.mark.parametrize("values", [[], [5], CALM[:5]])
def test_too_few_points(values):
    """No limits, no signals, and the words "too few to tell"."""
    for drawn, words in ((xmr(values), FEW_RANGES), (c_chart(labels(values), values), FEW_POINTS)):
        assert all(point.centre is point.lower is point.upper is None and not point.signals for point in drawn.points)
        assert drawn.remarks == (words,)
        assert drawn.phases[0].refusal == words
        assert words.startswith("too few to tell")
    assert xmr(CALM[:6]).points[0].upper is not None
    assert c_chart(labels(CALM[:6]), CALM[:6]).points[0].upper is not None


def test_points_that_are_all_the_same():
    """No spread, no limits: or the next point that differs at all would be a signal. Also when sums are rounded."""
    for value in (3, 0, 0.1, 33.3):
        drawn = xmr([value] * 14 + [value + 1])
        assert drawn.remarks == (NO_SPREAD,)
        assert said(drawn) == {}


def test_no_events_at_first():
    """A year without a call-out gives no limits that a first call-out would be beyond."""
    for drawn in (c_chart(labels([0] * 13), [0] * 12 + [1]), u_chart(labels([0] * 13), [0] * 12 + [1], [150] * 13)):
        assert drawn.remarks == (NO_EVENTS,)
        assert said(drawn) == {}


def test_few_events():
    """Under 4 a point the chart says that a fall cannot show; from 4 on it does not."""
    for counts, words in (([3, 4] * 6, (FEW_EVENTS,)), ([4, 4] * 6, ())):
        assert c_chart(labels(counts), counts).remarks == words
        assert u_chart(labels(counts), counts, [150] * 12).remarks == words


def test_plain_chart():
    """Points alone, with the words that say why."""
    drawn = plain_chart(["March", "April"], [3, None], "too few to tell")
    assert [(point.label, point.value, point.upper) for point in drawn.points] == [
        ("March", 3, None),
        ("April", None, None),
    ]
    assert drawn.remarks == ("too few to tell",)
    assert drawn.phases == ()


# ------------------------------------------------------------------ months that do not count


def test_a_month_that_does_not_count_is_a_gap():
    """It is no zero: it moves neither centre nor limits, no moving range is taken across it, and it is not among the 12."""
    drawn = xmr([10, 12, None, 40, 42, 41, 43, 42, 40, 41, 43, 42, 41, 1000])
    known = [10, 12, 40, 42, 41, 43, 42, 40, 41, 43, 42, 41]
    moves = [2, 2, 1, 2, 1, 2, 1, 2, 1, 1]
    assert drawn.phases[0].centre == sum(known) / 12
    assert drawn.phases[0].mean_range == sum(moves) / 10
    assert drawn.phases[0].locked
    gap = drawn.points[2]
    assert (gap.value, gap.signals, gap.upper) == (None, (), drawn.points[0].upper)


def test_months_without_an_exposure_do_not_count():
    """No bed nights, or none known: no rate, no limits at that point, and the rest as if it were not there."""
    counts, nights = [*CALM, 8, 9, 10], [*[150] * 12, None, 0, 150]
    drawn = u_chart(labels(counts), counts, nights)
    for point, count in zip(drawn.points[12:14], (8, 9), strict=True):
        assert (point.value, point.upper, point.events) == (None, None, count)
    assert drawn.points[14].value == pytest.approx(1000 * 10 / 150)
    assert drawn.phases == u_chart(labels(CALM), CALM, [150] * 12).phases
    missing = u_chart(labels(CALM), [None, *CALM[1:]], [150] * 12)
    assert missing.phases[0].baseline == 11
    assert missing.points[0].upper is not None


# ------------------------------------------------------------------ phases


def test_a_recorded_change_begins_new_limits():
    """The phase says why and when it was recorded; its limits rest on its own first 12 points, and no run spans both."""
    values = [*CALM, *[one - 8 for one in CALM]]
    old, new = xmr(values), xmr(values, rebases=[CHANGE])
    assert "below the lower limit" in {words for found in said(old).values() for words in found}
    assert said(new) == {}
    assert [phase.rebase for phase in new.phases] == [None, CHANGE]
    assert [phase.start for phase in new.phases] == [0, 12]
    assert [point.phase for point in new.points] == [1] * 12 + [2] * 12
    assert new.points[12].centre == new.points[0].centre - 8
    assert "after each recorded change" in new.method
    longer = xmr([*CALM[:8], *values], baseline=20, rebases=[Rebase(20, "new protocol 2.0.0", date(2025, 4, 1))])
    assert [(phase.baseline, phase.locked) for phase in longer.phases] == [(20, True), (12, True)]
    short = xmr(values[:20], rebases=[CHANGE])
    assert short.remarks == ("phase 2: trial limits: points so far 8 of 12",)
    assert xmr(values[:14], rebases=[CHANGE]).remarks == (f"phase 2: {FEW_RANGES}",)


def test_a_run_ends_at_a_change():
    """Six points above the middle line before it and six after it, at the same level, are not twelve in a row."""
    up = [6, 14, 6, 14, 12, 8, 11, 12, 11, 13, 11, 12, 11, 12, 11, 13, 11, 12, 8, 12, 14, 6, 14, 6]
    assert said(xmr(up, rebases=[CHANGE])) == {}
    assert set(said(xmr(up)).values()) == {("one of 12 in a row above the middle line",)}


def test_no_new_limits_without_a_reason():
    """A reason must be recorded; changes stand in order and inside the series."""
    day = date(2025, 4, 1)
    for wrong in ([Rebase(12, " ", day)], [Rebase(0, "x", day)], [Rebase(24, "x", day)], [CHANGE, CHANGE]):
        with pytest.raises(ValueError, match="new limits"):
            xmr(CALM * 2, rebases=wrong)


def test_labels_and_values_belong_together():
    """One label a point."""
    for draw in (xmr_chart, c_chart):
        with pytest.raises(ValueError, match="zip"):
            draw(["one"], [1, 2])
    with pytest.raises(ValueError, match="zip"):
        u_chart(["one", "two"], [1, 2], [10])


# ------------------------------------------------------------------ the rules


LINES = Band(centre=10, near_lower=4, near_upper=16, lower=1, upper=19)


def rules(values, band=LINES):
    """The signals of these values between fixed lines, by place."""
    found = signals(values, [band] * len(values))
    return {at: words for at, words in enumerate(found) if words}


def test_beyond_a_limit():
    """Beyond is beyond: a point on the limit is not."""
    assert rules([19, 19.01, 1, 0.99]) == {1: ("above the upper limit",), 3: ("below the lower limit",)}


@pytest.mark.parametrize(("level", "words"), [(11, "above"), (9, "below")])
def test_seven_on_one_side(level, words):
    """Seven in a row and every point of the run is marked; six are not, nor seven with one on the line, or on the other side."""
    assert rules([level] * 6) == {}
    marked = (f"one of 7 in a row {words} the middle line",)
    assert rules([20 - level, *[level] * 7]) == dict.fromkeys(range(1, 8), marked)
    assert set(rules([level] * 9).values()) == {(f"one of 9 in a row {words} the middle line",)}
    assert rules([*[level] * 6, 10, *[level] * 6]) == {}
    assert rules([*[level] * 6, 20 - level, *[level] * 6]) == {}
    assert rules([*[level] * 6, None, *[level] * 6]) == {}


@pytest.mark.parametrize(("turn", "words"), [(1, "rising"), (-1, "falling")])
def test_seven_in_a_trend(turn, words):
    """Seven points, which are six steps, all one way; an equal step or a gap ends it."""
    rise = [10 + turn * step for step in (-3, -2, -1, 0, 1, 2, 3)]
    assert rules(rise) == dict.fromkeys(range(7), (f"one of 7 in a row {words}",))
    assert rules(rise[:6]) == {}
    assert rules([*rise[:3], rise[2], *rise[3:]]) == {}
    assert rules([*rise[:3], None, *rise[3:]]) == {}
    assert rules([10 + 5 * turn, *rise]) == dict.fromkeys(range(1, 8), (f"one of 7 in a row {words}",))


@pytest.mark.parametrize(("turn", "words"), [(1, "upper"), (-1, "lower")])
def test_two_of_three_near_a_limit(turn, words):
    """Both that are near are marked; not one alone, not two with one between on the other side, nor further apart."""
    near, inner, other = 10 + 7 * turn, 10 + turn, 10 - turn
    marked = (f"2 of 3 near the {words} limit",)
    assert rules([near, near, inner]) == {0: marked, 1: marked}
    assert rules([near, inner, near]) == {0: marked, 2: marked}
    assert rules([inner, near, near]) == {1: marked, 2: marked}
    assert rules([near, other, near]) == {}
    assert rules([near, None, near]) == {}
    assert rules([near, inner, inner, near]) == {}
    assert rules([near, near]) == {}
    assert rules([10 + 6 * turn, 10 + 6 * turn, inner]) == {}
    beyond = rules([10 + 10 * turn, near, inner])
    assert set(beyond) == {0}


def test_rounding_is_no_signal():
    """Points that equal the middle line but for the last digit are on it."""
    tenth = Band(0.1 * 3 / 3 + 1e-17, None, None, None, None)
    assert signals([0.1 + 0.2 - 0.2] * 9, [tenth] * 9) == [()] * 9
    assert rules([19 * (1 + 1e-12)]) == {}


def test_no_lines_no_signals():
    """Without a band a point says nothing, not even in a trend."""
    assert signals([1, 2, 3, 4, 5, 6, 7, 8], [None] * 8) == [()] * 8


def test_several_signals_at_one_point():
    """They stand in the order of the rules."""
    found = rules([11, 12, 13, 14, 15, 18, 20])
    assert found[6] == ("above the upper limit", "one of 7 in a row above the middle line", "one of 7 in a row rising")
