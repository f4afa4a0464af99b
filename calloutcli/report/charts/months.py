"""Decisions by tier, month by month: bars that stand on each other.

The tiers stand in one order, from the lightest to the darkest, each with its own lines: they can be told apart in grey
and without colour. A month without any figure is a grey band, never an empty place: that would be zero.
"""

from collections.abc import Sequence

from calloutcli.report.charts.axes import GAP_FILL, draw_gaps, draw_row, over_plot, row_plot, scale_of
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
from calloutcli.report.charts.sheet import DARK, LIGHT, MIDDLE, PALE, Fill, Sheet

_FILLS = (Fill(PALE), Fill(LIGHT, "|||"), Fill(MIDDLE, "////"), Fill(DARK))
"""From the tier at the foot up."""
_WIDTH, _WIDEST = 0.72, 56.0
"""Of a bar: in parts of a month's place, and the most units."""
_PART = "+"


def draw_decisions(
    caption: Caption,
    months: Sequence[str],
    tiers: Sequence[str],
    counts: Sequence[Sequence[Value]],
    unit: str = "Decisions",
) -> Picture | None:
    """Stacked bars; `counts` holds for each tier, from the foot up, its value in each month. At most four tiers.

    Where only some tiers of a month have a figure, those are drawn, with a + above: the bar is not the whole. None
    without a single figure.

    Raises:
        ValueError: more than four tiers.
    """
    if len(tiers) > len(_FILLS):
        raise ValueError(f"at most {len(_FILLS)} tiers can be told apart, and {len(tiers)} were given")
    months, tiers = list(map(worded, months)), list(map(worded, tiers))
    by_month = list(zip(*counts, strict=True))
    if not figures(value for month in by_month for value in month):
        return None
    wholes: list[Value] = [sum(found) if (found := figures(month)) else month[0] for month in by_month]
    parts = [bool(figures(month)) and len(figures(month)) < len(tiers) for month in by_month]

    def paint(sheet: Sheet) -> None:
        gaps = [(GAP_FILL, "no figure (this is not zero)")] if len(figures(wholes)) < len(wholes) else []
        part = [(_PART, "a part of the month is not shown: the bar is not the whole")] if any(parts) else []
        sheet.key([*zip(_FILLS[: len(tiers)], tiers, strict=True), *gaps, *part])
        over_plot(sheet, unit)
        scale = scale_of(wholes)
        plot = row_plot(sheet, scale, len(months))
        draw_gaps(sheet, plot, months, wholes)
        wide = min(_WIDTH, _WIDEST * len(months) / plot.width)
        for at, month in enumerate(by_month):
            foot = 0.0
            for tier, fill, value in zip(tiers, _FILLS[: len(tiers)], month, strict=True):
                if is_figure(value) and value:
                    bar = sheet.box((at - wide / 2, foot), wide, value, fill, plot)
                    sheet.mark(bar, f"{months[at]}, {tier}: {cells([value])[0]}")
                    foot += value
            if parts[at]:
                x, y = plot.at(at, foot)
                sheet.say(x, y - 3, _PART, "middle", halo=True, told=f"{months[at]}: a part is not shown")
        draw_row(sheet, plot, months)

    columns = [cells(values) for values in counts]
    some = [month for month, part in zip(months, parts, strict=True) if part]
    return make_picture(
        caption,
        (
            f"Bars, one a month, from {months[0]} to {months[-1]}. On each other, from the foot: {', '.join(tiers)}.",
            without_figure(months, wholes),
            f"A part is not shown in: {', '.join(some)}." if some else "",
        ),
        (("Month", *tiers), ((month, *row) for month, *row in zip(months, *columns, strict=True))),
        paint,
    )
