"""A report as CSV: one line a figure, for a spreadsheet. Hidden counts read `c`; what is refused has no value."""

import csv
import io
from typing import Final

from calloutcli.report.contents import Report
from calloutcli.report.figure import Figure
from calloutcli.report.words import HIDDEN

COLUMNS: Final = (
    "measure", "name", "home", "part", "first_day", "last_day", "numerator", "denominator", "missing", "value", "low", "high",
    "unit", "method", "refusal", "unverified",
)  # fmt: skip


def report_csv(made: Report) -> str:
    """The lines, without the newline of the last one."""
    names = {one.id: one.name for one in made.measures}
    periods = {"asked": made.asked, "year_before": made.before}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in made.figures:
        period = periods[one.period]
        numbers = (
            _count(one.numerator, one),
            _count(one.denominator, one) if one.unit or one.denominator is not None else "",
            _count(one.missing, one),
            *map(_number, (one.value, one.low, one.high)),
        )
        writer.writerow(
            (
                one.measure, names.get(one.measure, ""), _text(one.home or "all homes"), _text(one.part), period.first.isoformat(),
                period.last.isoformat(), *numbers, one.unit, one.method, one.refusal, "yes" if made.unverified else "no",
            )
        )  # fmt: skip
    return out.getvalue().rstrip("\n")


def _count(count: int | None, one: Figure) -> str:
    if count is None:
        return HIDDEN if one.hidden else ""
    return str(count)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.6g}"


def _text(words: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{words}" if words[:1] in "=+-@\t\r" and words else words
