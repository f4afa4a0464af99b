"""Published figures that a report sets its own beside: of England, of councils that are statistically alike, of the year's own target.

Format 1 of the file (`report --comparators FILE`, YAML):
    format: 1
    figures:
      - {measure: M10a, label: England, percent: 9.6, source: "who published it, and where", date: 2006-03-31}
`measure` is one whose figures are shares; `part` one of its parts, left out for the first. `date` is the day that the figure is of.

A published percentage comes without its numbers: it has no interval, and no test is made. Pure.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from calloutcli.errors import ProtocolError, UsageError
from calloutcli.finding import Finding, format_finding
from calloutcli.frozen import frozen
from calloutcli.protocol.shape import Enough, Shape
from calloutcli.protocol.source import Data, Path, parse_source
from calloutcli.report.figure import Figure
from calloutcli.report.statistics.comparison import beside_published

MOST: Final = 100


@frozen
class Comparator:
    """A published percentage, from 0 to 100: of which measure and part, what it is of, who published it, which day it is of."""

    measure: str
    part: str
    label: str
    percent: float
    source: str
    date: date


@frozen
class Beside:
    """A share of this report beside a published one: `points` is this one less the published one, in percentage points.

    `points` None: this report has no such share, or refuses it; `percent` is then None too.
    """

    comparator: Comparator
    percent: float | None
    points: float | None


def parse_comparators(raw: bytes, file: str) -> tuple[Comparator, ...]:
    """The published figures that a file holds, in its order.

    Raises:
        UsageError: it is not of the format above, with every reason and its line.
    """
    try:
        shape = Shape(parse_source(raw, file))
        found = _comparators(shape)
    except ProtocolError as error:
        raise _refusal(file, error.findings) from None
    except Enough:
        raise _refusal(file, shape.findings) from None
    if shape.findings:
        raise _refusal(file, shape.findings)
    return found


def _comparators(shape: Shape) -> tuple[Comparator, ...]:
    top = shape.fields(shape.source.data, (), "the file", ("format", "figures"), ())
    shape.choice(top.get("format"), ("format",), "`format`", ("1",))
    items = shape.items(top.get("figures"), ("figures",), "`figures`")
    if len(items) > MOST:
        shape.problem("too-large", ("figures",), f"more than {MOST} figures", "leave out those that nobody reads")
    return tuple(one for item, path in items[:MOST] if (one := _comparator(shape, item, path)) is not None)


def _comparator(shape: Shape, data: Data, path: Path) -> Comparator | None:
    needed = ("measure", "label", "percent", "source", "date")
    fields = shape.fields(data, path, "a published figure", needed, ("part",))
    texts = {name: shape.scalar(fields.get(name, ""), (*path, name), f"`{name}`") for name in needed}
    percent = _percent(texts["percent"])
    if percent is None:
        shape.problem(
            "wrong-type",
            (*path, "percent"),
            f"`{texts['percent']}` is not a percentage",
            "write a number from 0 to 100, such as 9.6",
        )
    try:
        day = date.fromisoformat(texts["date"])
    except ValueError:
        shape.problem("bad-date", (*path, "date"), f"`{texts['date']}` is not a day", "write it as 2006-03-31")
        return None
    part = shape.optional_scalar(fields.get("part"), (*path, "part"), "`part`") or ""
    if percent is None or not all(texts.values()):
        return None
    return Comparator(texts["measure"], part, texts["label"], percent, texts["source"], day)


def _percent(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if 0 <= number <= 100 else None


def beside(comparators: tuple[Comparator, ...], figures: tuple[Figure, ...]) -> tuple[Beside, ...]:
    """Each published figure with that of the period that is asked, of all homes together.

    Raises:
        UsageError: no measure of that name has shares.
    """
    found = []
    for one in comparators:
        mine = [
            figure
            for figure in figures
            if figure.measure == one.measure and figure.period == "asked" and not figure.home
        ]
        shares = [figure for figure in mine if figure.unit == "%" and one.part in ("", figure.part)]
        if mine and not shares:
            raise UsageError(
                f"the figures of {one.measure} are no percentages",
                "set a published percentage beside a share, such as M4 or M10a",
            )
        percent = shares[0].value if shares else None
        points = None if percent is None else beside_published(percent, one.percent).points
        found.append(Beside(one, percent, points))
    return tuple(found)


def _refusal(file: str, findings: Sequence[Finding]) -> UsageError:
    lines = "\n".join(format_finding(finding) for finding in findings)
    return UsageError(f"the published figures in `{file}` cannot be read\n{lines}", "mend that line")
