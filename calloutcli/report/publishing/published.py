"""A report as everybody may see it: what is left of it, and what of that is hidden. Pure.

All that adds up stands in one table: homes by incidents with and without a police contact, quarter by quarter of a financial year
(suppression.py). Everything shown of contacts and incidents follows from that table; nothing that shares a hidden total is shown beside it. So
    periods     a quarter, or a financial year, and the same a year before; else the report is refused
    homes       their counts alone: a home has fewer than ten residents, as a rule, and then no rate
    rates       of all homes together, where the numerator is not hidden and is that of the table
    the rest    of a whole financial year alone: no part of it is then published by itself, from which the rest could be taken away
Left out: every figure of single children or of few (M7 to M9, M10b, M12, M13, M16, M20 to M22), charts by month, homes beside each other, how
many contacts come from one child, what is open in single cases.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from calloutcli.errors import UsageError
from calloutcli.followup.month import months_after
from calloutcli.frozen import replace
from calloutcli.report.contents import HomeMonth, PolicyChange, Report
from calloutcli.report.figure import Figure
from calloutcli.report.period import Period
from calloutcli.report.publishing.hiding import MOST_SMALL
from calloutcli.report.publishing.suppression import (
    FROM_HIDDEN,
    OTHER_PERIOD,
    Suppressed,
    Table,
    Withheld,
    published_count,
    published_percent,
    published_rate,
    quarters_of,
    suppress,
    suppress_periods,
    suppress_total,
)

WHOLE_YEAR: Final = 4
"""Quarters of a financial year."""
IN_TABLE: Final = ("M1", "M2", "M3", "M4")
_PART: Final = {"M1": "", "M2": "", "M3": "", "M4": "all"}
LINES: Final = {
    "M1": ("behaviour", "missing", "safeguarding", "other"),
    "M6": ("inside", "outside", "online"),
    "M19": ("missing", "away"),
}
"""By measure the parts that make a line with its total, in a financial year."""
SHARES: Final = {"M5": ("up", "down"), "M10a": ("",), "M14": ("",), "M15": ("offered",), "M18": ("judged",)}
"""By measure the parts that are shares of their own, in a financial year."""
OF_RECORDS: Final = "M26"
"""Data quality: counts of records and months, of no child."""
ASIDE: Final = "not shown: it is not the count of the table of homes, from which it would give a small number away"
HIDDEN: Final = (
    "Counts from 1 to 4 are hidden, and others from which they could be worked out. Only whole quarters of a financial year are "
    "published, and of a year more than of a quarter. What is open in single cases is left out. Publish no second "
    "report of the same days."
)

Marks = dict[tuple[str, str], int | None]
"""By (home, `police` or `total`) the count that may be shown; of all homes together the home is empty."""


def require_publishable(period: Period) -> int:
    """Of how many quarters a period is that may be published: one, or the four of a financial year.

    Raises:
        UsageError: it is neither.
    """
    quarters = len(quarters_of(period.first, period.last))
    if quarters not in (1, WHOLE_YEAR):
        raise UsageError(
            OTHER_PERIOD.partition(": ")[2], "give a quarter or a financial year: --period 2025/26Q1 or 2025/26"
        )
    return quarters


def publish_report(report: Report) -> Report:
    """The report as everybody may see it.

    Raises:
        UsageError: the period is not made of whole quarters of one financial year, or is not over.
    """
    whole_year = require_publishable(report.asked) == WHOLE_YEAR
    figures: list[Figure] = []
    for period in (report.asked, report.before):
        marks = _marks(report.months, report.homes, period)
        figures += _of_table(report, period, marks)
        if whole_year:
            figures += _of_year(report, period, marks)
    kept = {one.measure for one in figures} | {one.id for one in report.measures if one.lacks}
    shown = {
        (one.measure, one.home, one.part): one for one in figures if one.period == "asked" and one.value is not None
    }
    return replace(
        report,
        view="public",
        published=True,
        hidden=HIDDEN,
        measures=tuple(one for one in report.measures if one.id in kept),
        figures=tuple(figures),
        changes={key: change for key, change in report.changes.items() if key in shown and _had(figures, key)},
        notices=(),
        months=(),
        chart_months=(),
        tiers={},
        chart=None,
        chart_kind="",
        chart_why="",
        policy_changes=tuple(_policy_change(one, report) for one in report.policy_changes),
        funnel=(),
        group_rate=(0, 0),
        concentration=(),
        beside=tuple(one for one in report.beside if (one.comparator.measure, "", one.comparator.part) in shown),
    )


def _year_of(day: date) -> int:
    return day.year if day.month >= 4 else day.year - 1


def _had(figures: Sequence[Figure], key: tuple[str, str, str]) -> bool:
    """Whether the year before is shown too."""
    return any(
        one.period == "year_before" and (one.measure, one.home, one.part) == key and one.value is not None
        for one in figures
    )


def _policy_change(one: PolicyChange, report: Report) -> PolicyChange:
    """Before and after a change, where both are quarters of all homes of which the contacts are shown, each by itself."""
    sides = list(zip((one.before, one.after), one.figures, strict=False))
    if all(period is not None and _is_shown(figure, report, period) for period, figure in sides):
        return replace(one, figures=tuple(replace(figure, missing=None, hidden=True) for figure in one.figures))
    return replace(one, figures=(), change=None)


def _is_shown(figure: Figure, report: Report, period: Period) -> bool:
    """Whether the contacts of a period are the sum of those of its quarters, and these are shown."""
    contacts = []
    for first, last in _quarters(period.first, period.last):
        quarter = Period(period.id, period.role, first, last)
        contacts.append(_marks(report.months, report.homes, quarter)["", "police"])
    return bool(contacts) and None not in contacts and figure.numerator == sum(one or 0 for one in contacts)


# -------------------------------------------------------------------- the table of homes


def _marks(months: Sequence[HomeMonth], homes: Sequence[str], period: Period) -> Marks:
    """What may be shown of contacts and incidents in a period, by home and of all homes."""
    year = date(_year_of(period.first), 4, 1)
    chain = [_counts(months, homes, quarter) for quarter in _quarters(year, period.last)]
    shown = suppress_periods(chain)
    table = shown[-1] if len(_quarters(period.first, period.last)) == 1 else suppress_total(chain, shown)
    return _as_marks(table, homes)


def _quarters(first: date, last: date) -> list[tuple[date, date]]:
    """(first day, last day) of each quarter that these days are made of; none where they are not whole quarters."""
    found: list[tuple[date, date]] = []
    while (quarter := quarters_of(first, months_after(first, 3) - timedelta(days=1))) and quarter[0][1] <= last:
        found += quarter
        first = quarter[0][1] + timedelta(days=1)
    return found if found and found[-1][1] == last else []


def _counts(months: Sequence[HomeMonth], homes: Sequence[str], quarter: tuple[date, date]) -> Table:
    """Incidents without and with a police contact, a row a home."""
    first, last = (day.isoformat()[:7] for day in quarter)
    rows = []
    for home in homes:
        mine = [one for one in months if one.home == home and first <= one.month <= last]
        contacts = sum(one.contacts for one in mine)
        rows.append((sum(one.incidents for one in mine) - contacts, contacts))
    return Table(tuple(rows))


def _as_marks(table: Suppressed, homes: Sequence[str]) -> Marks:
    marks: Marks = {}
    for home, cells in zip((*homes, ""), table.shown, strict=True):
        marks[home, "police"], marks[home, "total"] = cells[1], cells[2]
    return marks


def _of_table(report: Report, period: Period, marks: Marks) -> list[Figure]:
    """M1 and M3 as counts of every home, and the four main figures of all homes together."""
    found = []
    several = len(report.homes) > 1
    residents = _residents(report, period)
    for one in report.figures:
        if one.period != period.id or one.measure not in IN_TABLE or one.part != _PART[one.measure]:
            continue
        count = marks[one.home, "total" if one.measure == "M3" else "police"]
        if (one.home and several and one.measure == "M1") or (not one.home and one.measure == "M1"):
            found.append(_count(one, count))
        elif not one.home and one.measure in ("M2", "M3"):
            found.append(_rate(one, count, residents))
        elif not one.home and one.measure == "M4":
            found.append(_managed(one, marks, residents))
    return found


def _residents(report: Report, period: Period) -> int | None:
    """How many children lived in all homes together; None where it is not recorded."""
    return next((one.denominator for one in report.of("M2a", period.id)), None)


def _count(one: Figure, count: int | None) -> Figure:
    refusal = one.refusal if count is not None else FROM_HIDDEN
    return replace(one, numerator=count, missing=None, hidden=True, refusal=refusal)


def _withheld(one: Figure, words: str, *, count: int | None = None) -> Figure:
    """The figure without anything that was counted."""
    return replace(
        one,
        numerator=count,
        denominator=None,
        missing=None,
        value=None,
        low=None,
        high=None,
        hidden=True,
        refusal=words,
    )


def _rate(one: Figure, count: int | None, residents: int | None) -> Figure:
    if count is None:
        return _withheld(one, FROM_HIDDEN)
    if one.numerator != count:
        return _withheld(one, ASIDE)
    rated = published_rate(count, one.denominator, residents)
    return (
        _withheld(one, rated.words, count=count)
        if isinstance(rated, Withheld)
        else replace(one, missing=None, hidden=True)
    )


def _managed(one: Figure, marks: Marks, residents: int | None) -> Figure:
    """The share managed in the home, of all incidents: it has to be the table's own."""
    police, total = marks["", "police"], marks["", "total"]
    if police is None or total is None:
        return _withheld(one, FROM_HIDDEN)
    if (one.numerator, one.denominator) != (total - police, total):
        return _withheld(one, ASIDE)
    return _share(one, residents)


def _share(one: Figure, residents: int | None) -> Figure:
    percent = published_percent(one.numerator or 0, one.denominator, residents)
    if isinstance(percent, Withheld):
        return _withheld(one, percent.words)
    whole = [None if end is None else float(round(end)) for end in (one.low, one.high)]
    return replace(
        one, value=None if one.value is None else float(percent), low=whole[0], high=whole[1], missing=None, hidden=True
    )


# -------------------------------------------------------------------- the rest of a year


def _of_year(report: Report, period: Period, marks: Marks) -> list[Figure]:
    """What is published of a whole financial year alone, of all homes together."""
    found: list[Figure] = []
    for measure, parts in LINES.items():
        lines = {one.part: one for one in report.of(measure, period.id) if one.part in (*parts, "")}
        found += _line(lines, parts, marks["", "police"] if measure == "M1" else 0)
    residents = _residents(report, period)
    for measure, parts in SHARES.items():
        shares = [one for one in report.of(measure, period.id) if one.part in parts]
        found += [
            _withheld(one, ASIDE) if _is_near(one, marks["", "total"]) else _share(one, residents) for one in shares
        ]
    # Parts with a colon say of how many incidents or children a field is not recorded: counts of children, not of records.
    found += [replace(one, hidden=True) for one in report.of(OF_RECORDS, period.id) if ":" not in one.part]
    return found


def _is_near(one: Figure, total: int | None) -> bool:
    """Whether a share is of nearly all incidents: what is left out of it would be a small number."""
    return total is not None and one.denominator is not None and 1 <= abs(total - one.denominator) <= MOST_SMALL


def _line(lines: dict[str, Figure], parts: Sequence[str], shown_elsewhere: int | None) -> list[Figure]:
    """Counts that make a line with their total. M1's total stands in the table of homes: where it is hidden there, so is the line."""
    named = [lines[part] for part in parts if part in lines]
    if not named:
        return []
    total = lines.get("")
    whole = sum(one.numerator or 0 for one in named) if total is None else total.numerator or 0
    rest = max(0, whole - sum(one.numerator or 0 for one in named))
    if shown_elsewhere is None:
        return [_withheld(one, FROM_HIDDEN) for one in named]
    (cells, _) = suppress(Table(((*(one.numerator or 0 for one in named), rest),))).shown
    found = [_count_only(one, cell) for one, cell in zip(named, cells, strict=False)]
    if total is not None and total.measure != "M1":
        found.insert(0, _count_only(total, cells[-1]))
    return found


def _count_only(one: Figure, count: int | None) -> Figure:
    shown = None if count is None else published_count(count)
    if shown is None or isinstance(shown, Withheld):
        return _withheld(one, FROM_HIDDEN)
    return replace(one, numerator=count, missing=None, hidden=True)
