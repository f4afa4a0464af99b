"""How a control chart is drawn: what it shows is in `control_points.py`.

A signal is a larger, hollow diamond: told by its shape. A month without a figure is a grey band, and the line between
points stops at it. The limits stand from the middle between two points to the next, so limits that vary go in steps.
"""

from collections.abc import Iterator, Sequence

from calloutcli.report.charts.axes import GAP_FILL, Scale, across, draw_gaps, draw_row, over_plot, row_plot, scale_of
from calloutcli.report.charts.control_points import Line, Points
from calloutcli.report.charts.lettering import cut, letters_width
from calloutcli.report.charts.picture import Value, figures, is_figure
from calloutcli.report.charts.sheet import DARK, INK, MIDDLE, PAD, SOFT, WHITE, Fill, Plot, Sheet, Stroke

_POINT = Stroke(DARK, 0, shape="o", size=4.5)
_SIGNAL = Stroke(INK, 0, shape="D", size=8, face=WHITE)
_BETWEEN, _CENTRE, _LIMIT = Stroke(MIDDLE, 1.3), Stroke(INK, 1.5), Stroke(SOFT, 1.3, dash=(0, (4, 3)))
_CHANGE = Stroke(INK, 1.2, dash=(0, (1, 2)))
_DISC = Stroke(INK, 0, shape="o", size=17, face=WHITE)
_LANE = 20.0
"""Numbers of changes stand at least so far apart, across or one above the other."""


def paint_control(sheet: Sheet, points: Points) -> None:
    """Draws the chart."""
    labels, values = points.labels, points.values
    sheet.key(_entries(points))
    over_plot(sheet, points.unit)
    scale = scale_of([*values, *(value for line in points.lines for value in line.values)])
    _baseline(sheet, scale, points)
    tops = _lanes(sheet, scale, points)
    plot = row_plot(sheet, scale, len(labels))
    draw_gaps(sheet, plot, labels, values)
    for line in points.lines:
        _draw_line(sheet, plot, line)
    for first, run in _runs(values):
        sheet.draw(range(first, first + len(run)), run, _BETWEEN, plot)
    for at, (label, value, cell) in enumerate(zip(labels, values, points.cells, strict=True)):
        if is_figure(value):
            point = sheet.draw([at], [value], _SIGNAL if at in points.signals else _POINT, plot)
            sheet.mark(point, "; ".join(filter(None, (f"{label}: {cell}", points.note(at)))))
    draw_row(sheet, plot, labels)
    _changes(sheet, plot, points, tops)


def _entries(points: Points) -> Iterator[tuple[Fill | Stroke | str, str]]:
    yield _POINT, "a point"
    if points.signals:
        yield _SIGNAL, "a signal"
    for line in points.lines:
        if line.is_centre:
            yield _CENTRE, line.name
    if limits := [line.name for line in points.lines if not line.is_centre]:
        yield _LIMIT, ", ".join(limits)
    if points.changes:
        yield _CHANGE, "a recorded change"
    if len(figures(points.values)) < len(points.values):
        yield GAP_FILL, "no figure (this is not zero)"


def _draw_line(sheet: Sheet, plot: Plot, line: Line) -> None:
    for first, run in _runs(line.values):
        steps = [first + at + side for at in range(len(run)) for side in (-0.5, 0.5)]
        least, most = (line.cells[first + run.index(end)] for end in (min(run), max(run)))
        told = f"{line.name}: {least}" if least == most else f"{line.name}: from {least} to {most}"
        stroke = _CENTRE if line.is_centre else _LIMIT
        sheet.mark(sheet.draw(steps, [value for value in run for _ in range(2)], stroke, plot), told)


def _baseline(sheet: Sheet, scale: Scale, points: Points) -> None:
    """A bracket over the points that the limits come from, with its name above."""
    if points.baseline is None:
        return
    first, last, name = points.baseline
    start, end = _x(sheet, scale, first - 0.4, points), _x(sheet, scale, last + 0.4, points)
    name = cut(name, sheet.size, sheet.width)
    half = letters_width(name, sheet.size) / 2
    middle = min(max((start + end) / 2, half), sheet.width - half)
    sheet.say(middle, sheet.bottom + sheet.size, name, "middle", kind="baseline")
    y = sheet.bottom + sheet.line + 2
    sheet.draw([start, start, end, end], [y + 5, y, y, y + 5], Stroke(INK, 1.2))
    sheet.bottom = y + 5 + PAD


def _lanes(sheet: Sheet, scale: Scale, points: Points) -> list[float]:
    """Where the number of each change stands, from the top of the sheet: one that would touch another goes a lane up."""
    ends: list[float] = []
    chosen = []
    for where, _ in points.changes:
        x = _x(sheet, scale, where, points)
        lane = next((number for number, end in enumerate(ends) if x - end >= _LANE), len(ends))
        ends[lane : lane + 1] = [x]
        chosen.append(lane)
    foot = sheet.bottom + len(ends) * _LANE
    if ends:
        sheet.bottom = foot + 2
    return [foot - (lane + 0.5) * _LANE for lane in chosen]


def _changes(sheet: Sheet, plot: Plot, points: Points, tops: Sequence[float]) -> None:
    """The upright lines with their numbers, and below the chart what each number means."""
    places = [plot.at(where, 0)[0] for where, _ in points.changes]
    for x, top in zip(places, tops, strict=True):
        sheet.draw([x, x], [top, plot.foot], _CHANGE)
    for number, (x, top, (_, words)) in enumerate(zip(places, tops, points.changes, strict=True), 1):
        sheet.mark(sheet.draw([x], [top], _DISC), f"change {number}: {words}")
        sheet.say(x, top + sheet.size * 0.36, str(number), "middle", kind="change")
    for number, (_, words) in enumerate(points.changes, 1):
        sheet.paragraph(f"{number}: {words}")


def _x(sheet: Sheet, scale: Scale, at: float, points: Points) -> float:
    left, right = across(sheet, scale)
    return left + (at + 0.5) / len(points.labels) * (right - left)


def _runs(values: Sequence[Value]) -> Iterator[tuple[int, list[float]]]:
    """The stretches that have figures, each with the place of its first."""
    run: list[float] = []
    for at, value in enumerate([*values, None]):
        if is_figure(value):
            run.append(value)
        elif run:
            yield at - len(run), run
            run = []
