"""A sheet of paper to draw a chart on, from the top down, and the look that all charts share.

Drawn through the object interface of matplotlib only: no `pyplot`, nothing global. Places on the sheet are units from its
top left corner; places in a `Plot` are values of its axes. A sheet is as high as what was put on it.

The look: letters and lines dark on white, a light grid, shades of one blue that differ as much in grey as in colour. No
red and no green: no picture says that a number is good or bad.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from calloutcli.frozen import frozen
from calloutcli.report.charts.lettering import letters_width, wrapped

Anchor = Literal["start", "middle", "end"]
Dash: TypeAlias = str | tuple[int, tuple[int, ...]]

INK, SOFT, GRID, GAP, WHITE = "#1b2733", "#4a5763", "#e2e6ea", "#e6e8eb", "#ffffff"
DARK, MIDDLE, LIGHT, PALE = "#12395c", "#6f9cc4", "#c3d6e8", "#f4f8fb"
PAD = 6.0


@frozen
class Words:
    """One line of text on a sheet; `y` is where its letters stand.

    `halo`: white around it, where lines run below. `told`: what a browser says at the pointer.
    """

    x: float
    y: float
    text: str
    size: float
    anchor: Anchor
    ink: str
    kind: str
    halo: bool
    told: str


@frozen
class Fill:
    """How a bar or an area is filled: a colour and, so that it can be told without colour, lines."""

    colour: str
    hatch: str = ""
    edge: str = DARK


@frozen
class Stroke:
    """How a line, or a point with a shape, is drawn."""

    colour: str = DARK
    width: float = 1.5
    dash: Dash = "-"
    shape: str = ""
    size: float = 6.0
    face: str = DARK


@frozen
class Plot:
    """Axes at a place on a sheet: `across` and `up` are the values at their ends."""

    axes: Axes
    left: float
    top: float
    width: float
    height: float
    across: tuple[float, float]
    up: tuple[float, float]

    @property
    def right(self) -> float:
        """Units from the left of the sheet."""
        return self.left + self.width

    @property
    def foot(self) -> float:
        """Units from the top of the sheet to the lower edge."""
        return self.top + self.height

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where the values stand on the sheet."""
        (x0, x1), (y0, y1) = self.across, self.up
        return self.left + (x - x0) / (x1 - x0) * self.width, self.foot - (y - y0) / (y1 - y0) * self.height


class Sheet:
    """The sheet: `bottom` is where the next thing is to stand."""

    def __init__(self, width: float, size: float) -> None:
        self.width = width
        self.size = size
        self.narrow = width < 500
        self.bottom = PAD
        self.words: list[Words] = []
        self.marks: list[str] = []
        self.figure = Figure(figsize=(1, 1), dpi=72, facecolor=WHITE)
        self._plots: list[Plot] = []
        self.paper = self._axes(10)

    @property
    def line(self) -> float:
        """From one line of text to the next."""
        return self.size * 1.4

    def _axes(self, order: int) -> Axes:
        axes = self.figure.add_axes((0, 0, 1, 1), zorder=order)
        axes.set_axis_off()
        axes.patch.set_visible(False)
        return axes

    def say(
        self,
        x: float,
        y: float,
        text: str,
        anchor: Anchor = "start",
        *,
        ink: str = INK,
        kind: str = "",
        halo: bool = False,
        told: str = "",
    ) -> None:
        """Puts one line of text where its letters stand at `y`."""
        if text:
            self.words.append(Words(x, y, text, self.size, anchor, ink, kind, halo, told))

    def paragraph(self, text: str, left: float = 0.0) -> None:
        """Puts text in lines across the sheet."""
        for line in wrapped(text, self.size, self.width - left - PAD, most=6):
            self.say(left, self.bottom + self.size, line)
            self.bottom += self.line

    def mark(self, artist: Artist, told: str) -> None:
        """The artist is a mark of the chart: a browser tells this at the pointer."""
        artist.set_gid(f"mark-{len(self.marks)}")
        self.marks.append(told)

    def plot(
        self, left: float, right: float, height: float, across: tuple[float, float], up: tuple[float, float]
    ) -> Plot:
        """Axes from `left` to `right`, `height` high, from the sheet's bottom on; the bottom moves below them."""
        axes = self._axes(1)
        axes.set_axis_on()
        axes.set_axisbelow(True)
        axes.spines[:].set_visible(False)
        axes.set(xlim=across, ylim=up, xticks=[], yticks=[])
        plot = Plot(axes, left, self.bottom, right - left, height, across, up)
        self._plots.append(plot)
        self.bottom += height
        return plot

    def draw(self, xs: Sequence[float], ys: Sequence[float], stroke: Stroke, plot: Plot | None = None) -> Line2D:
        """A line through the points, or with a shape and no width only the points; of a plot, else of the sheet."""
        axes = plot.axes if plot else self.paper
        return axes.plot(
            xs, ys, color=stroke.colour, linewidth=stroke.width or 1.4,
            linestyle=stroke.dash if stroke.width else "none", marker=stroke.shape or None, markersize=stroke.size,
            markerfacecolor=stroke.face, markeredgecolor=stroke.colour, markeredgewidth=1.4, clip_on=False,
            scalex=False, scaley=False, solid_capstyle="butt", dash_capstyle="butt", zorder=3 if stroke.shape else 2,
        )[0]  # fmt: skip

    def box(
        self, corner: tuple[float, float], width: float, height: float, fill: Fill, plot: Plot | None = None
    ) -> Rectangle:
        """A filled rectangle; of a plot, else of the sheet."""
        found = Rectangle(
            corner, width, height, facecolor=fill.colour, edgecolor=fill.edge, hatch=fill.hatch or None,
            linewidth=0.8, clip_on=False, zorder=1,
        )  # fmt: skip
        (plot.axes if plot else self.paper).add_patch(found)
        return found

    def key(self, entries: Iterable[tuple[Fill | Stroke | str, str]]) -> None:
        """The key: what each look means, in lines across the sheet. A text in place of a look stands for itself."""
        sample, left = 22.0, 0.0
        for look, words in entries:
            lines = wrapped(words, self.size, self.width - sample - 2 * PAD)
            across = sample + PAD + max(letters_width(line, self.size) for line in lines)
            if left and left + across > self.width:
                left, self.bottom = 0.0, self.bottom + self.line
            self._sample(look, left, sample)
            for number, line in enumerate(lines):
                self.say(left + sample + PAD, self.bottom + number * self.line + self.size, line)
            self.bottom += (len(lines) - 1) * self.line
            left += across + 3 * PAD
        self.bottom += self.line + PAD

    def _sample(self, look: Fill | Stroke | str, left: float, width: float) -> None:
        middle = self.bottom + self.size * 0.64
        if isinstance(look, str):
            self.say(left + width / 2, self.bottom + self.size, look, "middle")
        elif isinstance(look, Fill):
            self.box((left, middle - 6), width, 12, look)
        else:
            xs = [left, left + width] if look.width else [left + width / 2]
            self.draw(xs, [middle] * len(xs), look)

    def settle(self) -> None:
        """Nothing more is put on the sheet: it gets its height, and every plot its place."""
        self.bottom = float(round(self.bottom + PAD))
        self.figure.set_size_inches(self.width / 72, self.bottom / 72)
        self.paper.set_xlim(0, self.width)
        self.paper.set_ylim(self.bottom, 0)
        for plot in self._plots:
            plot.axes.set_position(
                (
                    plot.left / self.width,
                    1 - plot.foot / self.bottom,
                    plot.width / self.width,
                    plot.height / self.bottom,
                )
            )
