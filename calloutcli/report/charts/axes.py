"""The axes of a chart: a scale of numbers with a light grid, and a row of months or events below.

Counts and rates begin at zero. Labels of months stand in one or two lines, each so far from the next that none touches:
then every second, third, sixth, twelfth is written, beginning with the first, and every one has its tick.
"""

from collections.abc import Iterable, Sequence
from itertools import count
from math import floor, log10, nan

from matplotlib.axis import Axis
from matplotlib.ticker import MaxNLocator

from calloutcli.frozen import frozen
from calloutcli.report.charts.lettering import cut, letters_width, wrapped
from calloutcli.report.charts.picture import Value, figures, is_figure, no_figure, worded
from calloutcli.report.charts.sheet import GAP, GRID, INK, PAD, SOFT, Fill, Plot, Sheet, Stroke

HEIGHT = {False: 250.0, True: 190.0}
"""Of the plot on a wide and on a narrow sheet."""
GAP_FILL = Fill(GAP, edge=GAP)
_TICK, _CROWDED = 4.0, 7.0
"""How long a tick is; and nearer to each other than this only those with words are drawn."""
_TINY = 1e-9
"""Nobody could read an axis that ends so near to zero."""


@frozen
class Scale:
    """Ticks with their words, in rising order; the axis ends at the first and the last."""

    ticks: tuple[float, ...]
    words: tuple[str, ...]

    @property
    def ends(self) -> tuple[float, float]:
        """The smallest and the largest value that the axis shows."""
        return self.ticks[0], self.ticks[-1]


def scale_of(values: Iterable[Value], most: int = 5) -> Scale:
    """A scale from zero, or from below zero if a value is, over all the numbers; whole steps if all are whole."""
    numbers = [0.0, *figures(values)]
    whole = all(float(number).is_integer() for number in numbers)
    low, high = min(numbers), max(numbers)
    if high - low < _TINY:
        high = 1.0
    ticks = [float(tick) for tick in MaxNLocator(most, integer=whole, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)]
    step = ticks[1] - ticks[0]
    ticks = [round(tick / step) * step for tick in ticks if low - step < tick < high + step]
    decimals = max(0, -floor(log10(step))) if step < 1 else 0
    decimals += 1 if round(step, decimals) != round(step, decimals + 2) else 0
    words = tuple(f"{tick:,.{decimals}f}" if step < 1e9 else f"{tick:.3g}" for tick in ticks)
    return Scale(tuple(ticks), words)


def scale_along(sheet: Sheet, values: Sequence[Value], width: float, most: int = 7) -> Scale:
    """A scale over all the numbers with so few ticks that their words, side by side over the width, do not touch."""
    while True:
        scale = scale_of(values, most)
        widest = max(letters_width(words, sheet.size) for words in scale.words)
        if most == 1 or (widest + PAD) * (len(scale.words) - 1) <= width:
            return scale
        most -= 1


def left_of(sheet: Sheet, scale: Scale) -> float:
    """How much room the words of an upright scale take."""
    return max(letters_width(words, sheet.size) for words in scale.words) + 1.5 * PAD


def draw_upright(sheet: Sheet, plot: Plot, scale: Scale) -> None:
    """The ticks of the scale as grid lines across the plot, with their words on the left."""
    _grid(plot.axes.yaxis, scale)
    for tick, words in zip(scale.ticks, scale.words, strict=True):
        _, y = plot.at(plot.across[0], tick)
        sheet.say(plot.left - PAD, y + sheet.size * 0.36, words, "end", ink=SOFT, kind="ylabel")


def draw_along(sheet: Sheet, plot: Plot, scale: Scale) -> None:
    """The ticks of the scale as grid lines down the plot, with their words below it; words that would touch are left out."""
    _grid(plot.axes.xaxis, scale)
    end = 0.0
    for tick, words in zip(scale.ticks, scale.words, strict=True):
        x, _ = plot.at(tick, plot.up[0])
        half = letters_width(words, sheet.size) / 2
        if x - half >= end:
            sheet.say(x, plot.foot + PAD + sheet.size, words, "middle", ink=SOFT, kind="xlabel")
            end = x + half
    sheet.bottom += PAD + sheet.line


def _grid(axis: Axis, scale: Scale) -> None:
    axis.set_ticks(list(scale.ticks), labels=[""] * len(scale.ticks))
    axis.set_tick_params(length=0)
    axis.grid(visible=True, color=GRID, linewidth=1, clip_on=False)


def across(sheet: Sheet, scale: Scale) -> tuple[float, float]:
    """From where to where on the sheet a row of months or events goes."""
    return left_of(sheet, scale), sheet.width - 2 * PAD


def row_plot(sheet: Sheet, scale: Scale, many: int) -> Plot:
    """A plot with an upright scale and a place across for each of so many months or events."""
    plot = sheet.plot(*across(sheet, scale), HEIGHT[sheet.narrow], (-0.5, many - 0.5), scale.ends)
    draw_upright(sheet, plot, scale)
    return plot


def draw_row(sheet: Sheet, plot: Plot, labels: Sequence[str]) -> None:
    """The line at zero, and below the plot the labels of the months or events."""
    x0, x1 = plot.across
    sheet.draw([x0, x1], [max(0.0, plot.up[0])] * 2, Stroke(INK, 1), plot)
    slot = plot.width / len(labels)
    texts = [_in_lines(label) for label in labels]
    for step in _steps():
        shown = range(0, len(labels), step)
        widest = max(letters_width(line, sheet.size) for at in shown for line in texts[at])
        if widest + PAD <= slot * step or len(shown) == 1:
            break
    ticks = [plot.at(at, 0)[0] for at in (range(len(labels)) if slot > _CROWDED else shown)]
    feet = (plot.foot, plot.foot + _TICK, nan)  # a line through "not a number" is broken there
    sheet.draw([x for x in ticks for _ in feet], feet * len(ticks), Stroke(SOFT, 1))
    deepest = 0
    for at in shown:
        x, _ = plot.at(at, 0)
        lines = [cut(line, sheet.size, slot * step) for line in texts[at]]
        half = max(letters_width(line, sheet.size) for line in lines) / 2
        middle = min(max(x, half), sheet.width - half)
        for number, line in enumerate(lines):
            sheet.say(middle, plot.foot + _TICK + PAD / 2 + sheet.size + number * sheet.line, line, "middle", ink=SOFT)
        deepest = max(deepest, len(lines))
    sheet.bottom = plot.foot + _TICK + PAD + deepest * sheet.line


def draw_gaps(sheet: Sheet, plot: Plot, labels: Sequence[str], values: Sequence[Value]) -> None:
    """A grey band over each month that has no figure: an empty place would look like zero."""
    low, high = plot.up
    for at, value in enumerate(values):
        if not is_figure(value):
            band = sheet.box((at - 0.5, low), 1, high - low, GAP_FILL, plot)
            sheet.mark(band, f"{worded(labels[at])}: {no_figure(value)}")


def over_plot(sheet: Sheet, words: str) -> None:
    """What the upright scale counts, above it."""
    for line in wrapped(words, sheet.size, sheet.width - PAD, most=2):
        sheet.say(0, sheet.bottom + sheet.size, line, ink=SOFT)
        sheet.bottom += sheet.line
    sheet.bottom += 1.5 * PAD


def _in_lines(label: str) -> tuple[str, ...]:
    """`Apr 2025` in two lines, as narrow as two can be."""
    words = worded(label).split(" ")
    splits = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return min(splits, key=lambda lines: max(map(len, lines)), default=tuple(words))


def _steps() -> Iterable[int]:
    """1, 2, 3, 6, 12, then twice as many each time."""
    yield from (1, 2, 3, 6)
    for power in count(0):
        yield 12 * 2**power
