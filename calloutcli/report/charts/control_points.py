"""What a control chart shows, ready to draw: its points, their centre line and limits, and what is marked at them."""

from collections.abc import Sequence
from math import floor

from calloutcli.frozen import frozen
from calloutcli.report.charts.picture import Value


@frozen
class Line:
    """A centre line or a limit: a value for each point, and how the table writes it."""

    name: str
    values: Sequence[Value]
    cells: Sequence[str]
    is_centre: bool


@frozen
class Points:
    """All of it, with every word made safe; `first` is what one point is: a month, an event.

    `lines` are those that have a figure. `changes` stand at the edge where they lie beyond the points.
    """

    first: str
    unit: str
    labels: list[str]
    values: Sequence[Value]
    cells: Sequence[str]
    lines: tuple[Line, ...]
    signals: dict[int, str]
    baseline: tuple[int, int, str] | None
    changes: list[tuple[float, str]]

    def note(self, at: int) -> str:
        """What is marked at the point, in words; a change between two points is noted at the later."""
        changes = [
            f"change {number}: {words}"
            for number, (where, words) in enumerate(self.changes, 1)
            if min(floor(where + 0.5), len(self.labels) - 1) == at
        ]
        signal = self.signals.get(at)
        return "; ".join([*([f"signal: {signal}"] if signal else []), *changes])
