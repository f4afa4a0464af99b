"""The measures of a report as blocks of a page: a figure with everything that belongs beside it, and tables. Pure.

Beside a figure always stand: how many were counted and out of how many, the interval, how many are missing, the year before, whether
the difference can be told from chance, and the measure's caveat.
"""

from typing import Final

from calloutcli.frozen import frozen
from calloutcli.report.change import Change
from calloutcli.report.contents import Report
from calloutcli.report.figure import METHODS, Figure
from calloutcli.report.measure import Measure
from calloutcli.report.statistics.estimates import NO_DENOMINATOR
from calloutcli.report.words import change_words, count_words, counts_words, figure_words, missing_words, part_words

HEADLINES: Final = ("M1", "M2", "M3", "M4", "M5")
NOTHING: Final = "The records of this period hold nothing of this. No entries is not zero."
NOT_PUBLISHED: Final = "Not shown in a published report."
NO_RECORD, NOT_SHOWN = "nothing recorded", "not shown"
NOT_COMPARED: Final = "not compared: counts alone cannot be told from chance"
COUNT_ONLY: Final = "counts only: there are too few for a share"
_COLUMNS: Final = ("Kind", "Figure", "Counted", "Missing", "Year before", "Beside the year before")
_HOW: Final = {
    "funnel": "exact Poisson limits, 95 % and 99.8 %, around the rate of all homes together",
    "change": "ratio of two rates, mid-P interval, widened where months vary more than by chance",
    "chart": "control chart: limits from the first 12 points, which then stay as they are",
}
_LONG: Final = 12


@frozen
class Table:
    """A table: each row begins with what it is about. `said_once`: what would stand in every row is said below."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    said_once: tuple[str, ...] = ()

    @property
    def is_long(self) -> bool:
        """More rows than a reader takes in at once: it is folded on a screen."""
        return len(self.rows) > _LONG


@frozen
class Block:
    """A measure. `lead`: the figure in large; `facts`: (label, words) beside it; `note` stands where there is nothing to show."""

    id: str
    name: str
    lead: str
    facts: tuple[tuple[str, str], ...]
    table: Table | None
    caveat: str
    note: str = ""


def block_of(report: Report, measure: Measure, skip: tuple[str, ...] = ()) -> Block:
    """The block of a measure, of all homes together; parts that begin with one of `skip` are told elsewhere."""
    figures = tuple(one for one in report.of(measure.id) if not (skip and one.part.startswith(skip)))
    whole = next((one for one in figures if not one.part), None)
    rows = tuple(_row(report, measure, one) for one in figures if one.part)
    nothing = NOT_PUBLISHED if report.published else NOTHING
    note = "" if figures else f"It cannot be counted: {measure.lacks}" if measure.lacks else nothing
    return Block(
        measure.id,
        measure.name,
        lead_words(whole) if whole else "",
        _facts(report, measure, whole) if whole else (),
        _without_repetition(f"{measure.name}: by kind" if whole else measure.name, rows) if rows else None,
        measure.caveat,
        note,
    )


def _without_repetition(caption: str, rows: tuple[tuple[str, ...], ...]) -> Table:
    """The table of these rows, without the columns that say the same words in each."""
    alike = [
        at
        for at in range(1, len(_COLUMNS))
        if len(rows) > 1 and len({row[at] for row in rows}) == 1 and len(rows[0][at]) > 12
    ]
    kept = [at for at in range(len(_COLUMNS)) if at not in alike]
    said = tuple(f"{_COLUMNS[at]}, for each of them: {rows[0][at]}." for at in alike)
    return Table(
        caption, tuple(_COLUMNS[at] for at in kept), tuple(tuple(row[at] for at in kept) for row in rows), said
    )


def lead_words(figure: Figure) -> str:
    """The figure in large: the value without its interval; where it is refused the counts."""
    return counts_words(figure) if figure.value is None else figure_words(figure).partition(", between")[0]


def _facts(report: Report, measure: Measure, figure: Figure) -> tuple[tuple[str, str], ...]:
    found = []
    name = measure.parts.get(figure.part, "")
    if name not in ("", "all"):
        found.append(("Of", name))
    found.append(("Counted", f"{count_words(figure.numerator)}: {measure.numerator}"))
    if measure.denominator != "none":
        of = "none recorded" if figure.denominator is None and not figure.hidden else count_words(figure.denominator)
        found.append(("Out of", f"{of}: {measure.denominator}"))
    if figure.value is None:
        found.append(("Only counts, because", _refusal(figure) or "no figure"))
    elif figure.low is not None:
        found.append(("Likely", interval_words(figure)))
    missing = missing_words(figure) + (f": {measure.missing}" if measure.missing else "")
    found += [
        ("Missing", missing),
        ("Year before", earlier_words(report, figure)),
        ("Beside the year before", _compared(report, figure)),
    ]
    return tuple(found)


def interval_words(figure: Figure) -> str:
    """`between 2.11 and 4.90`; empty where there is no interval."""
    _, between, ends = figure_words(figure).partition(", between")
    return f"{between[2:]}{ends}"


def compared_words(change: Change | None) -> str:
    """How a figure differs from an earlier one, and whether that can be told from chance."""
    return NOT_COMPARED if change is None else change_words(change) or NOT_COMPARED


def _compared(report: Report, figure: Figure) -> str:
    """The figure beside that of the year before; nothing of it where the figure itself is hidden."""
    if figure.hidden and figure.value is None and figure.refusal != NO_DENOMINATOR:
        return figure.refusal or NOT_SHOWN
    return compared_words(report.changes.get((figure.measure, figure.home, figure.part)))


def earlier_words(report: Report, figure: Figure) -> str:
    """The same figure of the year before."""
    ones = (one for one in report.of(figure.measure, "year_before", figure.home) if one.part == figure.part)
    earlier = next(ones, None)
    return short_words(earlier, lacking_words(report))


def lacking_words(report: Report) -> str:
    """What stands in the place of a figure that a report does not hold: a published one leaves out more than what nobody recorded."""
    return NOT_SHOWN if report.published else NO_RECORD


def short_words(figure: Figure | None, lacking: str = NO_RECORD) -> str:
    """A figure and its counts in one cell: `57.1 % (34 of 60)`; `34`; `3 of 7 (too few to tell)`; `lacking` where there is none."""
    if figure is None:
        return lacking
    counts = counts_words(figure)
    if figure.value is None:
        why = _refusal(figure)
        return f"{counts} ({why})" if why and figure.denominator is not None else counts
    value = lead_words(figure)
    return value if value == counts else f"{value} ({counts})"


def _refusal(figure: Figure) -> str:
    """Why there is no value. A measure that counts alone may name what it counts among: then a denominator is not lacking."""
    if figure.refusal == NO_DENOMINATOR and figure.denominator:
        return COUNT_ONLY
    return figure.refusal if figure.value is None else ""


def _row(report: Report, measure: Measure, figure: Figure) -> tuple[str, ...]:
    return (
        part_words(measure, figure.part),
        _refusal(figure) or figure_words(figure) or "no figure",
        counts_words(figure),
        missing_words(figure),
        earlier_words(report, figure),
        _compared(report, figure),
    )


def homes_table(report: Report, measures: tuple[Measure, ...]) -> Table | None:
    """The main figures of each home, by name; None where there is one home, or nothing is shown of any."""
    found = {
        (one.measure, one.home): one for one in report.figures if one.period == "asked" and one.home and not one.part
    }
    shown = [one for one in measures if any((one.id, home) in found for home in report.homes)]
    if len(report.homes) < 2 or not shown:
        return None
    lacking = lacking_words(report)
    rows = tuple((home, *(short_words(found.get((one.id, home)), lacking) for one in shown)) for home in report.homes)
    left = ", ".join(one.name for one in measures if one not in shown)
    return Table(
        "Main figures of each home, in the order of their names",
        ("Home", *(one.name for one in shown)),
        rows,
        (f"{lacking.capitalize()} of single homes: {left}.",) if left else (),
    )


def definition(measure: Measure) -> tuple[tuple[str, str], ...]:
    """What a figure means, as its file says: (label, words)."""
    pairs = (
        ("What is counted", measure.numerator),
        ("Out of", measure.denominator),
        ("Missing are", measure.missing),
        ("Period", measure.period),
        ("Method", METHODS.get(measure.method, _HOW.get(measure.method, measure.method))),
        ("Take care", measure.caveat),
        ("Source", measure.source),
        ("Not recorded", measure.lacks),
    )
    return tuple(pair for pair in pairs if pair[1])
