"""Control charts: months, or rare events by the days between them. None without a single figure.

The arithmetic is not here: `report.control` and `report.rare` give centre, limits and signals.
"""

from collections.abc import Iterator, Mapping, Sequence

from calloutcli.frozen import field, frozen
from calloutcli.report.charts.control_drawing import paint_control
from calloutcli.report.charts.control_points import Line, Points
from calloutcli.report.charts.picture import (
    Caption,
    Picture,
    Value,
    cells,
    figures,
    is_figure,
    make_picture,
    without_figure,
    worded,
)


@frozen
class Limits:
    """What `report.control` worked out: a value for each point, None where a point has none."""

    centre: Sequence[Value]
    lower: Sequence[Value]
    upper: Sequence[Value]
    names: tuple[str, str, str] = ("Centre line", "Lower limit", "Upper limit")


@frozen
class Noted:
    """What is marked in a control chart. Points count from 0.

    `signals` says of a point which rule it breaks. `baseline` is the first and the last point that the limits come from, and
    its name. `changes` are recorded changes, in their order: where each stands (3.5 lies between the fourth point and the
    fifth), and what was changed.
    """

    signals: Mapping[int, str] = field(default_factory=dict)
    baseline: tuple[int, int, str] | None = None
    changes: Sequence[tuple[float, str]] = ()


def draw_control(
    caption: Caption,
    labels: Sequence[str],
    values: Sequence[Value],
    limits: Limits,
    unit: str,
    noted: Noted | None = None,
) -> Picture | None:
    """A control chart of months; limits that differ from month to month go in steps. `unit` says what is counted upwards."""
    return _picture(caption, _points_of("Month", unit, labels, values, limits, noted or Noted()))


def draw_days_between(
    caption: Caption,
    events: Sequence[str],
    days: Sequence[Value],
    limits: Limits,
    noted: Noted | None = None,
    unit: str = "Days since the one before",
) -> Picture | None:
    """A chart of rare events, one point each, by how long it was since the one before (g or t)."""
    return _picture(caption, _points_of("Event", unit, events, days, limits, noted or Noted()))


def _points_of(
    first: str, unit: str, labels: Sequence[str], values: Sequence[Value], limits: Limits, noted: Noted
) -> Points:
    """The points; a signal without a figure is left out."""
    baseline = noted.baseline
    return Points(
        first,
        worded(unit),
        list(map(worded, labels)),
        values,
        cells(values),
        tuple(line for line in _lines(limits, len(labels)) if figures(line.values)),
        {at: worded(rule) for at, rule in sorted(noted.signals.items()) if is_figure(values[at])},
        baseline and (baseline[0], baseline[1], worded(baseline[2])),
        [(min(max(where, -0.5), len(labels) - 0.5), worded(words)) for where, words in noted.changes],
    )


def _lines(limits: Limits, many: int) -> Iterator[Line]:
    """Centre line and limits, all with the same number of decimals."""
    numbers = cells([*limits.centre, *limits.lower, *limits.upper])
    for at, values in enumerate((limits.centre, limits.lower, limits.upper)):
        yield Line(worded(limits.names[at]), values, numbers[at * many : (at + 1) * many], at == 0)


def _picture(caption: Caption, points: Points) -> Picture | None:
    if not figures(points.values):
        return None
    notes = [points.note(at) for at in range(len(points.labels))]
    names = [line.name for line in points.lines]
    return make_picture(
        caption,
        (*_description(points, names), without_figure(points.labels, points.values)),
        (
            (points.first, points.unit, *names, "Note"),
            zip(points.labels, points.cells, *(line.cells for line in points.lines), notes, strict=True),
        ),
        lambda sheet: paint_control(sheet, points),
    )


def _description(points: Points, names: Sequence[str]) -> list[str]:
    labels = points.labels
    signals = [f"{labels[at]} ({rule})" for at, rule in points.signals.items()]
    changes = [f"{number}, {words}" for number, (_, words) in enumerate(points.changes, 1)]
    said = [
        f"{points.unit}, from {labels[0]} to {labels[-1]}, a point each.",
        f"Lines: {', '.join(names)}." if names else "No centre line and no limits.",
        f"Signals, drawn as diamonds: {', '.join(signals)}." if signals else "No point is a signal.",
    ]
    if points.baseline:
        first, last, name = points.baseline
        said.append(f"{name}: {labels[first]} to {labels[last]}.")
    if changes:
        said.append(f"Changes, drawn as upright lines: {'; '.join(changes)}.")
    return said
