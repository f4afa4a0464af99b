"""Homes beside their group: each a point by its bed nights, between the limits that chance alone would keep to.

The limits are not worked out here: `report.funnel` does, and says of each home where it stands. No ranks: homes stay in the
order given. Only a home outside the limits has its name in the picture; its shape says which limits.
"""

from collections.abc import Sequence

from calloutcli.frozen import frozen
from calloutcli.report.charts.axes import HEIGHT, draw_along, draw_upright, left_of, over_plot, scale_along, scale_of
from calloutcli.report.charts.lettering import letters_width, wrapped
from calloutcli.report.charts.picture import (
    Caption,
    Picture,
    Value,
    cells,
    figures,
    is_figure,
    make_picture,
    no_figure,
    worded,
)
from calloutcli.report.charts.placing import Box, place_names
from calloutcli.report.charts.sheet import DARK, INK, MIDDLE, PAD, SOFT, WHITE, Plot, Sheet, Stroke

INSIDE = "inside the limits"
_INSIDE = Stroke(DARK, 0, shape="o", size=6, face=WHITE)
_BEYOND_INNER = Stroke(DARK, 0, shape="s", size=7)
_BEYOND_OUTER = Stroke(INK, 0, shape="D", size=8)
_RATE = Stroke(INK, 1.5)
_INNER, _OUTER = Stroke(MIDDLE, 1.4, dash=(0, (4, 3))), Stroke(MIDDLE, 1.4)
_LEADER = Stroke(SOFT, 0.8)
_NAME = {False: 0.25, True: 0.4}
"""The most of a wide and of a narrow sheet that one line of a name takes."""
_CLOSE = 7.0
"""No name comes nearer to the middle of a point."""


@frozen
class Home:
    """One home. `place` says where it stands, as `report.funnel` does: inside the limits, above the 95 % limits, and so on."""

    name: str
    bed_nights: Value
    value: Value
    place: str = INSIDE

    def look(self) -> Stroke:
        """The shape of its point."""
        if self.place == INSIDE:
            return _INSIDE
        return _BEYOND_OUTER if "99.8" in self.place else _BEYOND_INNER


@frozen
class Curves:
    """The group's value and its limits at each of these bed nights, rising; None where there is no limit."""

    bed_nights: Sequence[float]
    group: Sequence[Value]
    inner_low: Sequence[Value]
    inner_high: Sequence[Value]
    outer_low: Sequence[Value]
    outer_high: Sequence[Value]

    def lines(self) -> tuple[tuple[str, Sequence[Value], Stroke], ...]:
        """Each curve with its name and look."""
        return (
            ("All homes together", self.group, _RATE),
            ("Lower 95 % limit", self.inner_low, _INNER),
            ("Upper 95 % limit", self.inner_high, _INNER),
            ("Lower 99.8 % limit", self.outer_low, _OUTER),
            ("Upper 99.8 % limit", self.outer_high, _OUTER),
        )


def draw_funnel(caption: Caption, homes: Sequence[Home], curves: Curves, unit: str) -> Picture | None:
    """The funnel; `unit` says what is counted upwards. None when no home has both numbers."""
    drawn = [home for home in homes if _missing(home) is None]
    if not drawn:
        return None
    unit = worded(unit)
    columns = (
        [worded(home.name) for home in homes],
        cells([home.bed_nights for home in homes]),
        cells([home.value for home in homes]),
        [_missing(home) or worded(home.place) for home in homes],
    )
    outside = [f"{worded(home.name)} ({worded(home.place)})" for home in drawn if home.place != INSIDE]
    missing = [f"{worded(home.name)} ({words})" for home in homes if (words := _missing(home))]
    return make_picture(
        caption,
        (
            f"{unit} by bed nights, a point for each home, with all homes together and the limits that chance keeps to.",
            f"Homes drawn: {len(drawn)}. Outside the limits: {', '.join(outside) or 'none'}.",
            f"Not drawn: {', '.join(missing)}. That is not zero." if missing else "",
        ),
        (("Home", "Bed nights", unit, "Where it stands"), zip(*columns, strict=True)),
        lambda sheet: _paint(sheet, drawn, curves, unit),
    )


def _missing(home: Home) -> str | None:
    """Why a home is not drawn."""
    return next((no_figure(value) for value in (home.bed_nights, home.value) if not is_figure(value)), None)


def _paint(sheet: Sheet, homes: Sequence[Home], curves: Curves, unit: str) -> None:
    sheet.key(_entries(homes, curves))
    over_plot(sheet, unit)
    nights = [home.bed_nights for home in homes]
    values = [home.value for home in homes]
    up = scale_of([*values, *(value for _, line, _ in curves.lines() for value in line)])
    left = left_of(sheet, up)
    along = scale_along(sheet, [*nights, *curves.bed_nights], sheet.width - 2 * left)
    right = sheet.width - max(2 * PAD, letters_width(along.words[-1], sheet.size) / 2)
    plot = sheet.plot(left, right, HEIGHT[sheet.narrow] * 1.3, along.ends, up.ends)
    draw_upright(sheet, plot, up)
    draw_along(sheet, plot, along)
    sheet.draw(plot.across, [plot.up[0]] * 2, Stroke(INK, 1), plot)
    sheet.say(plot.right, sheet.bottom + sheet.size, "Bed nights", "end", ink=SOFT)
    sheet.bottom += sheet.line
    for name, line, stroke in curves.lines():
        known = [(x, y) for x, y in zip(curves.bed_nights, line, strict=True) if is_figure(y)]
        if known:
            sheet.mark(sheet.draw([x for x, _ in known], [y for _, y in known], stroke, plot), name)
    for home, night, value in zip(homes, cells(nights), cells(values), strict=True):
        point = sheet.draw(figures([home.bed_nights]), figures([home.value]), home.look(), plot)
        sheet.mark(point, f"{worded(home.name)}: {value}, bed nights: {night}, {worded(home.place)}")
    _name(sheet, plot, homes)


def _entries(homes: Sequence[Home], curves: Curves) -> list[tuple[Stroke, str]]:
    looks = [home.look() for home in homes]
    points = (
        (_INSIDE, INSIDE),
        (_BEYOND_INNER, "outside the 95 % limits"),
        (_BEYOND_OUTER, "outside the 99.8 % limits"),
    )
    lines = (
        (_RATE, "all homes together", curves.group),
        (_INNER, "95 % limits", curves.inner_high),
        (_OUTER, "99.8 % limits", curves.outer_high),
    )
    return [(look, f"a home {words}") for look, words in points if look in looks] + [
        (look, words) for look, words, line in lines if figures(line)
    ]


def _name(sheet: Sheet, plot: Plot, homes: Sequence[Home]) -> None:
    """The names of the homes outside, each where it has room; below the plot those that found none."""
    spots = [plot.at(*figures([home.bed_nights, home.value])) for home in homes]
    outside = [(home, spot) for home, spot in zip(homes, spots, strict=True) if home.place != INSIDE]
    names = [wrapped(worded(home.name), sheet.size, sheet.width * _NAME[sheet.narrow], most=2) for home, _ in outside]
    sizes = [
        (max(letters_width(line, sheet.size) for line in name) + 4, sheet.line * len(name) - sheet.size * 0.2)
        for name in names
    ]
    taken = [Box(x - _CLOSE, y - _CLOSE, x + _CLOSE, y + _CLOSE) for x, y in spots]
    room = Box(plot.left, plot.top, sheet.width, plot.foot)
    nameless = []
    for name, (home, _), place in zip(
        names, outside, place_names([spot for _, spot in outside], sizes, room, taken), strict=True
    ):
        if place is None:
            nameless.append(worded(home.name))
            continue
        if place.leader:
            x0, y0, x1, y1 = place.leader
            sheet.draw([x0, x1], [y0, y1], _LEADER)
        for number, line in enumerate(name):
            y = place.box.top + sheet.size * 0.9 + number * sheet.line
            sheet.say(place.box.left + 2, y, line, kind="name", halo=True)
    for words in ["Outside the limits, with no room for the name here:", *nameless] if nameless else ():
        sheet.paragraph(words)
