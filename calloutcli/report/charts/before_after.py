"""A rate before a change and after it, each a point with its interval on a line: two spans, or as many as are given.

No arrow and no word says that one is better: whether they differ is said by the rate ratio, in the page.
"""

from collections.abc import Sequence

from calloutcli.frozen import frozen
from calloutcli.report.charts.axes import over_plot
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
from calloutcli.report.charts.rows import lay_rows
from calloutcli.report.charts.sheet import DARK, Sheet, Stroke

_POINT, _INTERVAL = Stroke(DARK, 0, shape="o", size=8), Stroke(DARK, 2)
_CAP = 5.0


@frozen
class Span:
    """Some months: their rate, and the ends of its interval (None or words where it is refused)."""

    name: str
    value: Value
    low: Value = None
    high: Value = None


def draw_before_after(caption: Caption, spans: Sequence[Span], unit: str) -> Picture | None:
    """A row for each span. None without a single rate."""
    values = [span.value for span in spans]
    if not figures(values):
        return None
    names, unit = [worded(span.name) for span in spans], worded(unit)
    many = len(spans)
    numbers = cells([*values, *(span.low for span in spans), *(span.high for span in spans)])
    table = list(zip(names, numbers[:many], numbers[many : 2 * many], numbers[2 * many :], strict=True))
    notes = [
        f"{value} ({low} to {high})" if is_figure(span.value) and _interval(span) else value
        for span, (_, value, low, high) in zip(spans, table, strict=True)
    ]

    def paint(sheet: Sheet) -> None:
        sheet.key([(_POINT, "rate"), *([(_INTERVAL, "95 % interval")] if any(map(_interval, spans)) else [])])
        over_plot(sheet, unit)
        rows = lay_rows(sheet, names, [*values, *(end for span in spans for end in _interval(span))], notes=notes)
        for at, span in enumerate(spans):
            if not is_figure(span.value):
                continue
            y = rows.middles[at]
            told = f"{names[at]}: {notes[at]}"
            if ends := _interval(span):
                low, high = ends
                sheet.mark(sheet.draw([low, high], [y, y], _INTERVAL, rows.plot), told)
                for end in ends:
                    sheet.draw([end, end], [y - _CAP, y + _CAP], _INTERVAL, rows.plot)
            sheet.mark(sheet.draw([span.value], [y], _POINT, rows.plot), told)

    return make_picture(
        caption,
        (
            f"{unit}: a point for each span, and a line over its 95 % interval. {'. '.join(map(': '.join, zip(names, notes, strict=True)))}.",
            without_figure(names, values),
        ),
        (("Months", unit, "95 % interval from", "to"), table),
        paint,
    )


def _interval(span: Span) -> list[float]:
    """Both ends, or none: half an interval is not drawn."""
    ends = figures([span.low, span.high])
    return ends if len(ends) == 2 else []
