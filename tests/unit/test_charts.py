"""Charts: what is drawn is what the table says, measured from where each mark stands; what has no figure is not drawn."""

from itertools import pairwise

import pytest

from calloutcli.report.charts.bars import draw_concentration, draw_departures, draw_restorative
from calloutcli.report.charts.before_after import Span, draw_before_after
from calloutcli.report.charts.control_chart import Limits, Noted, draw_control, draw_days_between
from calloutcli.report.charts.funnel_plot import Curves, Home, draw_funnel
from calloutcli.report.charts.months import draw_decisions
from calloutcli.report.charts.picture import Caption
from tests.pictures import (
    SVG,
    TIERS,
    Drawn,
    before_after,
    bounds,
    concentration,
    control,
    days_between,
    decisions,
    departures,
    funnel,
    number,
    picture_of,
    points,
    restorative,
)

CAPTION = Caption("x", "Title")
BOTH = pytest.mark.parametrize("side", ["svg", "narrow"])
PIXEL = 0.011
"""Places are written to a hundredth of a unit; two of them lie between a bar's ends."""


def close(measured, cell, per_unit):
    """Whether what was measured is what the cell says: to its last digit, and to a hundredth of a unit on the sheet."""
    value, half = number(cell)
    return abs(measured - value) <= half * 1.001 + 2 * PIXEL * abs(per_unit)


def up_per_unit(drawn):
    """How much one unit of the sheet is, upwards."""
    return drawn.up(0) - drawn.up(1)


def along_per_unit(drawn):
    """How much one unit of the sheet is, across."""
    return drawn.along(1) - drawn.along(0)


# ------------------------------------------------------------------ decisions by tier


@BOTH
@pytest.mark.parametrize(("many", "scale"), [(1, 1), (12, 1), (36, 1), (12, 123456)])
def test_each_bar_is_as_high_as_its_cell(side, many, scale):
    """Bars stand on each other in the order of the tiers; a nought has none."""
    picture = decisions(many, scale=scale)
    drawn = Drawn(getattr(picture, side))
    bars = 0
    for month, *row in picture.rows:
        foot = 0.0
        for tier, cell in zip(TIERS, row, strict=True):
            told = f"{month}, {tier}: {cell}"
            if number(cell) is None or number(cell)[0] == 0:
                assert told not in drawn.told()
                continue
            _, top, _, bottom = drawn.box(told)
            assert abs(drawn.up(bottom) - foot) <= 2 * PIXEL * up_per_unit(drawn)
            assert close(drawn.up(top) - foot, cell, up_per_unit(drawn))
            foot += number(cell)[0]
            bars += 1
    assert bars == sum(1 for told in drawn.told() if ", " in told)


@BOTH
def test_a_month_without_figures_is_a_band_and_not_a_nought(side):
    """The band says why and is as wide as the month's place; the month of noughts has neither band nor bar."""
    picture = decisions(12)
    drawn = Drawn(getattr(picture, side))
    assert picture.rows[3][1:] == ("no entries",) * 4
    assert picture.rows[4][1:] == ("no figure",) * 4
    assert picture.rows[7][1:] == ("0",) * 4
    left, _, right, _ = drawn.box(f"{picture.rows[3][0]}: no entries")
    next_left, *_ = drawn.box(f"{picture.rows[4][0]}: no figure")
    assert abs(right - next_left) < 0.02
    bars = [bounds(mark.find(f"{SVG}path").get("d")) for told, mark in drawn.marks if ", " in told]
    assert bars
    assert not [bar for bar in bars if bar[0] < next_left + right - left and left < bar[2]]
    assert not [told for told in drawn.told() if told.startswith(picture.rows[7][0])]
    assert "Jul 2023 (no entries), Aug 2023 (no figure). That is not zero." in picture.description


@BOTH
def test_a_month_with_a_part_missing_says_so(side):
    """The known tiers are drawn, and a + says that the bar is not the whole; the key and the words explain it."""
    picture = decisions(12)
    drawn = Drawn(getattr(picture, side))
    month = picture.rows[6][0]
    assert picture.rows[6][2] == "not shown"
    assert [told for told in drawn.told() if told.startswith(f"{month}, {TIERS[0]}")]
    (plus,) = [text for text in drawn.texts if text.text == "+" and len(text)]
    assert plus.find(f"{SVG}title").text == f"{month}: a part is not shown"
    assert f"A part is not shown in: {month}." in picture.description
    assert any("a part of the month" in (text.text or "") for text in drawn.texts)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_none_is_a_gap(value):
    """What a division by nothing gives is no figure: neither a bar, nor an end of the axis."""
    picture = draw_decisions(CAPTION, ["a", "b"], TIERS[:2], [[1, 2], [3, value]])
    assert picture.rows == (("a", "1", "3"), ("b", "2", "no figure"))
    assert Drawn(picture.svg).told() == [f"a, {TIERS[0]}: 1", f"a, {TIERS[1]}: 3", f"b, {TIERS[0]}: 2"]
    assert "nan" not in picture.svg.lower()


def test_no_gap_no_word_of_one():
    """Where every month has its figures, key and words say nothing of gaps."""
    picture = decisions(12, gaps=False)
    assert "not zero" not in picture.svg + picture.description
    assert "a part" not in picture.svg + picture.description


def test_tiers_differ_without_colour():
    """In grey each tier is clearly darker than the one below it, and the middle two have lines of their own."""
    drawn = Drawn(decisions(36).svg)
    fills = [next(mark for told, mark in drawn.marks if f", {tier}: " in told) for tier in TIERS]
    fills = [mark.find(f"{SVG}path").get("fill") for mark in fills]
    patterns = {one.get("id"): one for one in drawn.root.iter(f"{SVG}pattern")}
    looks = [patterns.get(fill.removeprefix("url(#").rstrip(")")) for fill in fills]
    assert [look is None for look in looks] == [True, False, False, True]
    lines = [look.find(f"{SVG}path").get("d") for look in looks[1:3]]
    assert lines[0] != lines[1]
    greys = [
        grey(fill if look is None else look.find(f"{SVG}rect").get("fill"))
        for fill, look in zip(fills, looks, strict=True)
    ]
    contrasts = [(lighter + 0.05) / (darker + 0.05) for lighter, darker in pairwise(greys)]
    assert min(contrasts) > 1.3, contrasts


def grey(colour):
    """Relative luminance, as in WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# ------------------------------------------------------------------ control charts


@BOTH
@pytest.mark.parametrize("draw", [control, lambda: control(36, scale=0.0001), lambda: control(1), days_between])
def test_each_point_and_line_stands_where_its_cell_says(side, draw):
    """Points, centre line and limits; a point without a figure is a band, and has no point."""
    picture = draw()
    drawn = Drawn(getattr(picture, side))
    per_unit = up_per_unit(drawn)
    assert picture.columns[-1] == "Note"
    lines = {name: [] for name in picture.columns[2:-1]}
    for told, mark in drawn.marks:
        name = told.partition(":")[0]
        if name in lines:
            lines[name] += points(mark.find(f"{SVG}path").get("d"))
            column = [row[picture.columns.index(name)] for row in picture.rows]
            ends = sorted(set(column), key=number)
            assert told == f"{name}: " + (ends[0] if len(ends) == 1 else f"from {ends[0]} to {ends[-1]}")
    for at, (label, cell, *limits, note) in enumerate(picture.rows):
        told = f"{label}: {cell}" + (f"; {note}" if note else "")
        if number(cell) is None:
            assert [one for one in drawn.told() if one.startswith(f"{label}: ")] == [f"{label}: {cell}"]
            assert drawn.mark(told).find(f".//{SVG}use") is None
            continue
        assert close(drawn.up(drawn.point(told)[1]), cell, per_unit), told
        for name, limit in zip(lines, limits, strict=True):
            step = lines[name][2 * at : 2 * at + 2]
            assert all(close(drawn.up(y), limit, per_unit) for _, y in step), (label, name)
            x = drawn.point(told)[0]
            assert step[0][0] < x < step[1][0]


@BOTH
def test_the_line_between_points_stops_at_a_gap(side):
    """No line runs over a month without a figure but the limits, which hold for it."""
    picture = control(24)
    drawn = Drawn(getattr(picture, side))
    bands = [drawn.box(f"{picture.rows[at][0]}: {picture.rows[at][1]}") for at in (4, 12)]
    marked = {path for _, mark in drawn.marks for path in mark.iter(f"{SVG}path")}
    between = [
        points(path.get("d"))
        for path in drawn.root.iter(f"{SVG}path")
        if path not in marked and path.get("fill") == "none" and path.get("stroke") == "#6f9cc4"
    ]
    assert len(between) == 3
    for line in between:
        for left, _, right, _ in bands:
            assert line[-1][0] <= left or right <= line[0][0]
    assert sum(map(len, between)) == 22


@BOTH
def test_a_signal_has_a_shape_of_its_own(side):
    """Signals are diamonds, four straight sides; other points are round. Key, table, words and pointer say so."""
    picture = control(24)
    drawn = Drawn(getattr(picture, side))
    told = {word.partition(":")[0]: word for word in drawn.told()}
    signals = [row[0] for row in picture.rows if "signal: beyond a limit" in row[-1]]
    assert signals == [picture.rows[1][0], picture.rows[23][0]]
    for label, cell, *_ in picture.rows:
        if number(cell):
            assert ("C" in drawn.shape(told[label])) == (label not in signals)
    assert (
        f"Signals, drawn as diamonds: {signals[0]} (beyond a limit), {signals[1]} (beyond a limit)."
        in picture.description
    )
    assert any(text.text == "a signal" for text in drawn.texts)


def test_a_signal_without_a_figure_is_not_told():
    """What is not drawn is not called a signal."""
    limits = Limits([1.0] * 3, [None] * 3, [None] * 3)
    picture = draw_control(CAPTION, ["a", "b", "c"], [1, None, 2], limits, "Call-outs", Noted({1: "beyond a limit"}))
    assert "No point is a signal." in picture.description
    assert [row[-1] for row in picture.rows] == ["", "", ""]


@BOTH
def test_changes_stand_where_they_were_made_and_are_explained(side):
    """An upright line with a number each; the number is explained below, in the words, and in the row that follows."""
    limits = Limits([3.0] * 12, [1.0] * 12, [5.0] * 12)
    changes = [(2.5, "first"), (2.6, "second"), (7.0, "third"), (99.0, "beyond")]
    labels = [f"m {at}" for at in range(12)]
    picture = draw_control(CAPTION, labels, list(range(12)), limits, "Call-outs", Noted(changes=changes))
    drawn = Drawn(getattr(picture, side))
    notes = {row[0]: row[-1] for row in picture.rows if row[-1]}
    assert notes == {"m 3": "change 1: first; change 2: second", "m 7": "change 3: third", "m 11": "change 4: beyond"}
    discs = [drawn.point(f"change {number}: {words}") for number, (_, words) in enumerate(changes, 1)]
    places = [drawn.point(next(one for one in drawn.told() if one.startswith(f"m {at}:")))[0] for at in (2, 3, 7, 11)]
    assert abs(discs[0][0] - sum(places[:2]) / 2) < 0.02
    assert abs(discs[2][0] - places[2]) < 0.02
    assert places[3] < discs[3][0] <= drawn.width
    for at, one in enumerate(discs):
        for other in discs[:at]:
            assert max(abs(one[0] - other[0]), abs(one[1] - other[1])) > 17
    words = [text.text for text in drawn.texts]
    assert {"1: first", "2: second", "3: third", "4: beyond"} <= set(words)
    assert "1, first; 2, second; 3, third; 4, beyond." in picture.description


@BOTH
def test_the_baseline_is_bracketed_and_named(side):
    """The bracket runs over the points that the limits come from, and no others."""
    picture = control(24)
    drawn = Drawn(getattr(picture, side))
    assert [text.text for text in drawn.texts if text.get("class") == "chart-baseline"] == [
        "Baseline: the first 12 months"
    ]
    (bracket,) = [
        points(path.get("d"))
        for path in drawn.root.iter(f"{SVG}path")
        if len(points(path.get("d"))) == 4 and path.get("fill") == "none" and path.get("stroke-width") == "1.2"
    ]
    xs = [
        drawn.point(next(one for one in drawn.told() if one.startswith(f"{picture.rows[at][0]}: ")))[0]
        for at in (0, 11, 13)
    ]
    assert bracket[0][0] < xs[0]
    assert xs[1] < bracket[3][0] < xs[2]
    assert "Baseline: the first 12 months: Apr 2023 to Mar 2024." in picture.description


def test_a_limit_that_is_nowhere_has_no_column():
    """A chart without a lower limit says nothing of one."""
    assert days_between().columns == ("Event", "Days since the one before", "Median", "Upper limit", "Note")
    assert "Lower limit" not in days_between().svg


# ------------------------------------------------------------------ funnel


@BOTH
@pytest.mark.parametrize("scale", [1.0, 1e-4])
def test_each_home_stands_where_its_cells_say(side, scale):
    """Across by bed nights, upwards by its value, in the order given; a home without a number is not drawn."""
    picture = funnel(scale=scale)
    drawn = Drawn(getattr(picture, side))
    assert [row[0] for row in picture.rows] == [*(f"Home {at}" for at in range(40)), "Nil", "Hidden"]
    assert [row[-1] for row in picture.rows[-2:]] == ["no figure", "not shown"]
    for name, nights, value, place in picture.rows[:-2]:
        x, y = drawn.point(f"{name}: {value}, bed nights: {nights}, {place}")
        assert close(drawn.along(x), nights, along_per_unit(drawn))
        assert close(drawn.up(y), value, up_per_unit(drawn))
    assert not [told for told in drawn.told() if told.startswith(("Nil", "Hidden"))]
    assert "Not drawn: Nil (no figure), Hidden (not shown). That is not zero." in picture.description


@BOTH
def test_the_limits_are_drawn_as_given(side):
    """Each curve goes through the points that were given for it, and stops where there is no limit."""
    along, low = [100, 200, 400], [None, 1.0, 2.0]
    curves = Curves(along, [5.0] * 3, low, [9.0, 8.0, 7.0], [None] * 3, [12.0, 10.0, 8.5])
    drawn = Drawn(getattr(draw_funnel(CAPTION, [Home("a", 150, 4.0)], curves, "Call-outs"), side))
    for name, line in (
        ("All homes together", [5.0] * 3),
        ("Lower 95 % limit", low),
        ("Upper 99.8 % limit", [12, 10, 8.5]),
    ):
        given = [(x, y) for x, y in zip(along, line, strict=True) if y is not None]
        measured = [(drawn.along(x), drawn.up(y)) for x, y in drawn.line(name)]
        for (x, y), (nights, value) in zip(measured, given, strict=True):
            assert abs(x - nights) <= 2 * PIXEL * along_per_unit(drawn)
            assert abs(y - value) <= 2 * PIXEL * up_per_unit(drawn)
    assert "Lower 99.8 % limit" not in drawn.told()


@BOTH
def test_only_homes_outside_are_named_and_by_shape(side):
    """Inside round and without a name; outside the inner limits a square, outside the outer ones a diamond."""
    picture = funnel()
    drawn = Drawn(getattr(picture, side))
    named = {text.text for text in drawn.texts if text.get("class") == "chart-name"}
    outside = {row[0] for row in picture.rows[:-2] if row[-1] != "inside the limits"}
    below = {text.text for text in drawn.texts} - named
    assert len(outside) == 8
    assert named <= outside
    assert outside - named <= below
    shapes = {}
    for told in drawn.told():
        if told.startswith("Home"):
            shapes.setdefault(told.partition(", bed")[2].partition(", ")[2], set()).add(drawn.shape(told))
    assert set(shapes) == {"inside the limits", "above the 95 % limits", "below the 99.8 % limits"}
    assert all(len(found) == 1 for found in shapes.values())
    assert len(set.union(*shapes.values())) == 3


@BOTH
def test_no_home_outside_is_lost(side):
    """Where forty names have no room, those that found none are listed below the picture."""
    picture = picture_of("funnel-all")
    texts = [text.text for text in Drawn(getattr(picture, side)).texts]
    assert {f"Home {at}" for at in range(40)} <= set(texts)


# ------------------------------------------------------------------ bars and intervals


@BOTH
def test_each_part_is_as_wide_as_its_share(side):
    """From 0 to 100 percent, one part after the other; the table has count and share. No contact, no bar."""
    picture = concentration()
    drawn = Drawn(getattr(picture, side))
    bars = iter([(told, mark) for told, mark in drawn.marks])
    for _, *cells, total in picture.rows:
        if not number(total) or not number(total)[0]:
            continue
        end = 0.0
        for part, cell in zip(picture.columns[1:-1], cells, strict=True):
            count = number(cell)[0]
            if not count:
                continue
            told, mark = next(bars)
            assert told == f"{part}: {cell}"
            left, _, right, _ = bounds(mark.find(f"{SVG}path").get("d"))
            share = 100 * count / number(total)[0]
            assert cell == f"{count:.0f} ({share:.0f} %)"
            assert abs(drawn.along(left) - end) < 0.05
            assert abs(drawn.along(right) - drawn.along(left) - share) < 0.05
            end += share
    assert next(bars, None) is None
    assert picture.rows[1] == ("Nil", "0", "0", "0", "0")
    assert picture.rows[2] == ("Hidden", "7", "not shown", "not shown", "not shown")
    assert {"no contacts", "not shown"} <= {text.text for text in drawn.texts}


@BOTH
def test_each_interval_ends_where_its_cells_say(side):
    """A point for the rate and a line over its interval; a refused rate has neither, and its words stand in its place."""
    picture = before_after()
    drawn = Drawn(getattr(picture, side))
    for name, *cells in picture.rows[:2]:
        rate, low, high = cells
        line, point = [mark for told, mark in drawn.marks if told == f"{name}: {rate} ({low} to {high})"]
        (left, _), (right, _) = points(line.find(f"{SVG}path").get("d"))
        x = float(point.find(f".//{SVG}use").get("x"))
        for place, cell in ((left, low), (x, rate), (right, high)):
            assert close(drawn.along(place), cell, along_per_unit(drawn))
    assert len(drawn.marks) == 4
    assert picture.rows[2] == ("Later", "too few to tell", "no figure", "no figure")
    assert any(text.text == "too few to tell" for text in drawn.texts)


def test_half_an_interval_is_not_drawn():
    """An interval without an upper end is no line: it would look as if it ended."""
    picture = draw_before_after(CAPTION, [Span("Before", 3.0, 2.0, None)], "Call-outs")
    assert Drawn(picture.svg).told() == ["Before: 3"]


@BOTH
@pytest.mark.parametrize("draw", [restorative, departures])
def test_each_bar_is_as_long_as_its_cell(side, draw):
    """From zero to the right, or to the left for departures downwards; what has no figure has its words."""
    picture = draw()
    drawn = Drawn(getattr(picture, side))
    zero, seen = (
        min(abs(float(one.get("x"))) for one in drawn.texts if one.text == "0" and one.get("class") == "chart-xlabel"),
        0,
    )
    per_unit = abs(drawn.along(1) - drawn.along(0))
    for name, *cells in picture.rows:
        for column, cell in zip(picture.columns[1:], cells, strict=True):
            told = f"{name}: {cell}" if draw is restorative else f"{name}, {column}: {cell}"
            if number(cell) is None:
                assert any(text.text == cell for text in drawn.texts)
            if number(cell) is None or not number(cell)[0]:
                assert told not in drawn.told()
                continue
            left, _, right, _ = drawn.box(told)
            seen += 1
            assert close((right - left) * per_unit, cell, per_unit)
            start = right if column.startswith("Less") else left
            assert abs(start - zero) < 0.02
    assert seen == len(drawn.marks)
    assert seen >= 3


# ------------------------------------------------------------------ what there is nothing to draw of

NONE = [None, "not shown", float("nan"), float("inf")]


@pytest.mark.parametrize(
    "picture",
    [
        lambda: draw_decisions(CAPTION, [], TIERS, [[], [], [], []]),
        lambda: draw_decisions(CAPTION, ["a"] * 4, TIERS, [NONE] * 4),
        lambda: draw_control(CAPTION, [], [], Limits([], [], []), "x"),
        lambda: draw_control(CAPTION, ["a"] * 4, NONE, Limits([1.0] * 4, NONE, NONE), "x"),
        lambda: draw_days_between(CAPTION, ["a"] * 4, NONE, Limits(NONE, NONE, NONE)),
        lambda: draw_funnel(CAPTION, [], Curves([], [], [], [], [], []), "x"),
        lambda: draw_funnel(CAPTION, [Home("a", None, 1), Home("b", 1, None)], Curves([1], *[[1.0]] * 5), "x"),
        lambda: draw_concentration(CAPTION, ["a", "b"], []),
        lambda: draw_concentration(CAPTION, ["a", "b"], [("h", (0, 0)), ("i", (None, 3))]),
        lambda: draw_before_after(CAPTION, [], "x"),
        lambda: draw_before_after(CAPTION, [Span("a", None, 1, 2)], "x"),
        lambda: draw_restorative(CAPTION, ["a"], [None], "x"),
        lambda: draw_departures(CAPTION, ["a"], ["not shown"], [None]),
    ],
)
def test_nothing_to_draw_is_no_picture(picture):
    """Without one figure there is no picture: an empty chart would look like zero."""
    assert picture() is None


def test_noughts_are_drawn():
    """A nought is a figure."""
    assert draw_restorative(CAPTION, ["a"], [0], "x").rows == (("a", "0"),)
    assert draw_decisions(CAPTION, ["a"], TIERS, [[0]] * 4).rows == (("a", "0", "0", "0", "0"),)


def test_what_cannot_be_told_apart_is_refused():
    """A fifth tier or part would look like another one."""
    with pytest.raises(ValueError, match="at most 4 tiers"):
        draw_decisions(CAPTION, ["a"], [*TIERS, "x"], [[1]] * 5)
    with pytest.raises(ValueError, match="at most 4 parts"):
        draw_concentration(CAPTION, "abcde", [("h", (1, 1, 1, 1, 1))])
