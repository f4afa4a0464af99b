"""A report's measures as lines: how each is to be read, then its figures, each with what was counted, its interval, missing, the year before.

The year before and the change stand on lines of their own where they are long, so that it reads well aloud. Where a `Table` is given the same
cells stand in a table (report_table.py). Figures of which there are none, and that differ in nothing else, stand together.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final

from calloutcli.cli.render import WIDTH, wrap
from calloutcli.cli.report_over_time import change_lines, home_lines, month_lines, one_child_words
from calloutcli.frozen import frozen, replace
from calloutcli.report.change import NOT_CHANCE
from calloutcli.report.contents import Report
from calloutcli.report.figure import METHODS, Figure
from calloutcli.report.measure import Measure
from calloutcli.report.words import beside_words, change_words, counts_words, figure_words, missing_words, part_words

Table = Callable[[Sequence[str], Sequence[Sequence[str]]], list[str]]
"""Draws headings and rows as lines."""

NOTHING_BEFORE: Final = "nothing recorded"
MOST_OF_A_FAMILY: Final = 8
EACH: Final = "each of: "
COLUMNS: Final = ("", "Counted", "Figure", "Missing", "Year before")


@frozen
class Row:
    """A figure as text. `now` and `before`: what was counted, what it comes to, its interval; what there is not is empty.

    `change` is empty where it says no more than these do. `is_none`: a part of which there is none in either period.
    """

    label: str
    now: tuple[str, str, str]
    missing: str
    before: tuple[str, str, str]
    change: str
    is_none: bool


def measure_lines(made: Report, measure: Measure, table: Table | None) -> Iterator[str]:
    """A measure, of all homes together; drawn by `table` where there is one. Nothing where nothing is recorded of it."""
    title = f"{measure.id} {measure.name}"
    special = {"M11": _beside, "M23": home_lines, "M24": change_lines, "M25": month_lines}.get(measure.id)
    lines = [] if special is None else list(special(made))
    figures, left_out = _shown(made.of(measure.id))
    if measure.lacks and not lines:
        yield from wrap(f"{title}: cannot be counted. {measure.lacks}")
        return
    if not figures and not lines:
        return
    yield from wrap(title)
    yield from wrap(measure.caveat, "  ", hang="")
    yield from lines
    if not figures:
        return
    before = {one.part: one for one in made.of(measure.id, "year_before")}
    rows = _merged([_row(made, measure, one, before.get(one.part)) for one in figures])
    yield from _methods(made, figures)
    if table is None:
        for row in rows:
            yield from _row_lines(row, with_earlier=bool(before))
    else:
        yield from _drawn(rows, table, with_earlier=bool(before))
    if not before:
        yield "  A year before nothing is recorded of it."
    if measure.id == "M12a":
        yield from one_child_words(made)
    if left_out:
        yield f"  ... and so many more: {left_out}. All of them: --html, --csv or --json"


def _beside(made: Report) -> Iterator[str]:
    for one in made.beside:
        yield from wrap(beside_words(one), "  ")


def _methods(made: Report, figures: Sequence[Figure]) -> Iterator[str]:
    """How intervals and changes were made: said once a measure, and not where there are plain counts alone."""
    keys = [(one.measure, one.home, one.part) for one in figures]
    changes = [made.changes[key] for key in keys if key in made.changes]
    said = dict.fromkeys(one.method for one in figures if one.value is not None)
    beside = dict.fromkeys(one.method for one in changes if one.method and one.value is not None)
    words = "; ".join(said) + (f". Beside the year before: {'; '.join(beside)}" if beside else "")
    if words:
        yield from wrap(f"How: {words}.", "  ")


def _shown(figures: Sequence[Figure]) -> tuple[list[Figure], int]:
    """(the figures, of each family of parts, such as a rule each, the largest; how many are left out)."""
    shown: list[Figure] = []
    for family, group in groupby(figures, lambda one: one.part.partition(":")[0] if ":" in one.part else ""):
        several = list(group)
        if family and len(several) > MOST_OF_A_FAMILY:
            most = sorted(several, key=lambda one: -(one.numerator or 0))[:MOST_OF_A_FAMILY]
            several = [one for one in most if one.numerator != 0]
        shown += several
    return shown, len(figures) - len(shown)


def _row(made: Report, measure: Measure, one: Figure, before: Figure | None) -> Row:
    earlier = (NOTHING_BEFORE, "", "") if before is None else _cells(before)
    change = made.changes.get((one.measure, one.home, one.part))
    said = "" if change is None else change_words(change)
    if said and said in (one.refusal, "" if before is None else before.refusal):
        said = ""
    none = bool(one.part) and one.numerator == 0 and (before is None or before.numerator == 0)
    return Row(part_words(measure, one.part), _cells(one), missing_words(one), earlier, said, none)


def _cells(one: Figure) -> tuple[str, str, str]:
    """(what was counted, what it comes to, its interval): a count with an interval comes to itself."""
    counted = counts_words(one)
    if one.method == METHODS["count"]:
        return counted, "", ""
    value, _, interval = figure_words(one).partition(", between ")
    if one.method == METHODS["events"]:
        return counted, "" if one.value is not None else value, interval
    return f"of {counted}" if one.method == METHODS["quantile"] else counted, value, interval


def _merged(rows: Sequence[Row]) -> list[Row]:
    """The rows; those of which there are none, and that differ in nothing but what they are of, as one."""
    alike: dict[Row, list[Row]] = {}
    for row in rows:
        alike.setdefault(replace(row, label="") if row.is_none else row, []).append(row)
    return [
        several[0] if len(several) == 1 else replace(one, label=f"{EACH}{'; '.join(row.label for row in several)}")
        for one, several in alike.items()
    ]


def _row_lines(row: Row, *, with_earlier: bool) -> Iterator[str]:
    lines = [f"{row.label}: {_said(row.now)}", f"Missing: {row.missing}"]
    if with_earlier:
        lines[1] += f". A year before: {_said(row.before)}"
        lines += [f"Change: {row.change}"] if row.change else []
    at_once = ". ".join(lines)
    for number, line in enumerate([at_once] if len(at_once) <= WIDTH - 2 else lines):
        yield from wrap(line, "    " if number else "  ")


def _said(cells: tuple[str, str, str]) -> str:
    counted, value, interval = cells
    return ", ".join(filter(None, (counted, value, f"between {interval}" if interval else "")))


def _drawn(rows: Sequence[Row], table: Table, *, with_earlier: bool) -> Iterator[str]:
    """A table; below it what there is none of, and the changes that are more than chance: the others are said to be none in one sentence."""
    alone = [row for row in rows if not row.label.startswith(EACH)]
    columns = [0, 1, 3]
    if any(row.now[1] or row.now[2] for row in alone):
        columns.insert(2, 2)
    if with_earlier:
        columns.append(4)
    cells = [(row.label, row.now[0], _stacked(row.now[1:]), row.missing, _stacked(row.before)) for row in alone]
    if alone:
        yield from table([COLUMNS[at] for at in columns], [[one[at] for at in columns] for one in cells])
    for row in rows:
        if row not in alone:
            yield from _row_lines(replace(row, change=""), with_earlier=with_earlier)
    changed = [row for row in rows if NOT_CHANCE in row.change]
    for row in changed:
        yield from wrap(f"{row.label}, beside the year before: {row.change}", "  ")
    if any(row.change and row not in changed for row in rows):
        yield f"  No {'other ' if changed else ''}change from the year before can be told from chance."


def _stacked(cells: Sequence[str]) -> str:
    *others, interval = cells
    return "\n".join(filter(None, (*others, interval.replace(" and ", " to "))))
