"""The frame of charts that lie on their side: a row for each home, rule or stage, with its name in full.

On a wide sheet the names stand in a column on the left, on a narrow one each above its bar. A long name goes in lines.
"""

from collections.abc import Sequence

from calloutcli.frozen import frozen
from calloutcli.report.charts.axes import Scale, draw_along, scale_along
from calloutcli.report.charts.lettering import letters_width, wrapped
from calloutcli.report.charts.picture import Value
from calloutcli.report.charts.sheet import INK, PAD, SOFT, Plot, Sheet, Stroke

BAR = 18.0
"""How high a bar is."""
_GAP, _OVER = 10.0, 3.0
"""Between rows, and between a name and the bar below it."""
_COLUMN = 0.36
"""The most of a wide sheet that the names take."""


@frozen
class Rows:
    """A plot with a place for each row: `middles` are heights in it, in units from its top; `left` and `right` is its room."""

    plot: Plot
    middles: tuple[float, ...]
    left: float
    right: float

    def end(self, value: float, row: int) -> tuple[float, float]:
        """Where on the sheet the bar of the row ends at this value."""
        return self.plot.at(value, self.middles[row])


def lay_rows(
    sheet: Sheet,
    names: Sequence[str],
    values: Sequence[Value],
    *,
    notes: Sequence[str] = (),
    beside: tuple[float, float] = (0.0, 0.0),
) -> Rows:
    """The names, and the plot beside or below them with a scale over the values at its foot; below zero it counts up too.

    `notes` stand below each name in a softer shade. `beside` is how much is to be left free left and right of the plot.
    """
    column = 0.0 if sheet.narrow else _column(sheet, (*names, *notes))
    lines = [wrapped(name, sheet.size, column or sheet.width - PAD) for name in names]
    middles, height = [], 0.0
    for at, name in enumerate(lines):
        texts = [(line, INK) for line in name] + [(note, SOFT) for note in notes[at : at + 1]]
        text = len(texts) * sheet.line + (_OVER if sheet.narrow else 0)
        top = height if sheet.narrow else height + max(0.0, (BAR - text) / 2)
        for number, (line, ink) in enumerate(texts):
            sheet.say(0, sheet.bottom + top + number * sheet.line + sheet.size * 1.05, line, ink=ink, halo=True)
        middles.append(height + (text + BAR / 2 if sheet.narrow else max(text, BAR) / 2))
        height += (text + BAR if sheet.narrow else max(text, BAR)) + _GAP
    left = column + 2 * PAD if column else PAD / 2
    plot = _plot(sheet, values, height, (left + beside[0], sheet.width - beside[1]))
    for middle in middles if sheet.narrow else ():
        sheet.draw([0, 0], [middle - BAR / 2 - 2, middle + BAR / 2 + 2], Stroke(INK, 1), plot)
    if not sheet.narrow:
        sheet.draw([0, 0], [0, height], Stroke(INK, 1), plot)
    return Rows(plot, tuple(middles), left, sheet.width)


def _column(sheet: Sheet, texts: Sequence[str]) -> float:
    return min(max(letters_width(text, sheet.size) for text in texts), sheet.width * _COLUMN)


def _plot(sheet: Sheet, values: Sequence[Value], height: float, ends: tuple[float, float]) -> Plot:
    left, right = ends
    scale = scale_along(sheet, values, right - left)
    scale = Scale(scale.ticks, tuple(words.removeprefix("-") for words in scale.words))
    first, last = (letters_width(words, sheet.size) / 2 for words in (scale.words[0], scale.words[-1]))
    plot = sheet.plot(max(left, first), min(right, sheet.width - last), height, scale.ends, (height, 0))
    draw_along(sheet, plot, scale)
    return plot
