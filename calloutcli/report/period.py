"""Periods: a month, a quarter, a financial year, any days; the same a year before; before and after a change. Pure.

Written `2026-10`; `2026Q3`, a quarter of the calendar year; `2025/26`, a financial year from 1 April; `2025/26Q2`, a quarter of it;
`2026-01-15..2026-03-02`, any days, the last one included. Days are by the home's own clock.
"""

import re
from datetime import date, timedelta
from typing import Final, Literal

from calloutcli.errors import UsageError
from calloutcli.followup.month import first_day, last_day, month_code, month_words, months_after
from calloutcli.frozen import frozen, replace
from calloutcli.wording import long_date

Role = Literal["asked", "year_before", "month", "before", "after"]
BASELINE_MONTHS: Final = 12
"""How many whole months before a change are its baseline: then it is frozen (measures, methods)."""
CHART_MONTHS: Final = 36
EARLIEST: Final = 1900
"""An earlier year was typed wrong: no records go back so far, and the calendar must hold the year before and the months of a chart."""

_MONTH = re.compile(r"(\d{4})-(\d\d)\Z", re.ASCII)
_QUARTER = re.compile(r"(\d{4})[-_ ]?[Qq]([1-4])\Z", re.ASCII)
_YEAR = re.compile(r"(\d{4})/(\d\d)(?:[-_ ]?[Qq]([1-4]))?\Z", re.ASCII)
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)\Z", re.ASCII)
_HINT = (
    "write a month as 2026-10, a quarter as 2026Q3, a financial year as 2025/26, other days as 2026-01-15..2026-03-02"
)


@frozen
class Period:
    """The days from `first` to `last`, both included, and what they are asked for."""

    id: str
    role: Role
    first: date
    last: date

    @property
    def first_month(self) -> str:
        """`2026-10`: the month of its first day."""
        return month_code(self.first)

    @property
    def last_month(self) -> str:
        """The month of its last day."""
        return month_code(self.last)

    @property
    def is_whole_months(self) -> bool:
        """Whether it begins with a month and ends with one."""
        return self.first.day == 1 and (self.last + timedelta(days=1)).day == 1

    @property
    def months(self) -> tuple[str, ...]:
        """The months in which its days lie, in order."""
        return months_between(self.first_month, self.last_month)

    @property
    def words(self) -> str:
        """`October 2026`, `July to September 2026`, `1 April 2025 to 31 March 2026`, `15 January to 2 March 2026`."""
        if self.is_whole_months and self.first_month == self.last_month:
            return month_words(self.first_month)
        year = "" if self.first.year == self.last.year else f" {self.first.year}"
        if self.is_whole_months and len(self.months) <= 3:
            return f"{self.first:%B}{year} to {month_words(self.last_month)}"
        return f"{self.first.day} {self.first:%B}{year} to {long_date(self.last)}"

    @property
    def row(self) -> tuple[str, str, str, str, str, str, bool]:
        """The row of the table `period` (rows/tables.py)."""
        days = (self.first.isoformat(), self.last.isoformat())
        return (self.id, self.role, *days, self.first_month, self.last_month, self.is_whole_months)


def parse_period(text: str) -> Period:
    """The period that is written so.

    Raises:
        UsageError: it is written otherwise, or ends before it begins.
    """
    text = text.strip()
    try:
        first, last = _days_of(text)
        if first.year < EARLIEST:
            raise ValueError(text)
    except (ValueError, OverflowError):
        raise UsageError(f"`{text}` is not a period", _HINT) from None
    if last < first:
        raise UsageError(f"`{text}` ends before it begins", _HINT)
    return Period("asked", "asked", first, last)


def _days_of(text: str) -> tuple[date, date]:
    if match := _MONTH.match(text):
        return first_day(text), last_day(text)
    if match := _QUARTER.match(text):
        return _quarter(int(match[1]), 3 * int(match[2]) - 2)
    if match := _YEAR.match(text):
        year = int(match[1])
        if int(match[2]) != (year + 1) % 100:
            raise ValueError(text)
        if match[3] is None:
            return date(year, 4, 1), date(year + 1, 3, 31)
        number = int(match[3])
        return _quarter(year, 3 * number + 1) if number < 4 else _quarter(year + 1, 1)
    if match := _DAYS.match(text):
        return date.fromisoformat(match[1]), date.fromisoformat(match[2])
    raise ValueError(text)


def _quarter(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), last_day(f"{year:04}-{month + 2:02}")


def twelve_months(today: date) -> Period:
    """What is asked for where nobody said: the twelve whole months before this one."""
    last = today.replace(day=1) - timedelta(days=1)
    return Period("asked", "asked", months_after(last, -11), last)


def so_far(today: date) -> Period:
    """The days of the month that has begun, up to today: all that a log has that was begun in it."""
    return Period("asked", "asked", today.replace(day=1), today)


def up_to(period: Period, today: date) -> Period:
    """The period without the days that are still to come.

    Raises:
        UsageError: it has not begun.
    """
    if period.first > today:
        raise UsageError(f"the period begins on {period.first.isoformat()}, which is still to come", _HINT)
    return replace(period, last=min(period.last, today))


def year_before(period: Period) -> Period:
    """The same days a year before."""
    last = _year_earlier(period.last)
    if (period.last + timedelta(days=1)).day == 1:
        last = last_day(month_code(last))
    return Period("year_before", "year_before", _year_earlier(period.first), last)


def _year_earlier(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)


def chart_months(period: Period, since: str) -> tuple[Period, ...]:
    """Each whole month of a chart that ends with the period: at most 36, none before the month `since`."""
    last = period.last if period.is_whole_months else period.last.replace(day=1) - timedelta(days=1)
    months = months_between(max(since, month_code(months_after(last, 1 - CHART_MONTHS))), month_code(last))
    return tuple(Period(f"month:{month}", "month", first_day(month), last_day(month)) for month in months)


def around(change: date, period: Period, since: str, number: int) -> tuple[Period, ...]:
    """The baseline before a change, and what came after it up to the end of the period; empty where either has no whole month.

    The baseline is the twelve whole months before, fewer where the records begin later (`since`), and stays what it is. A month in the
    middle of which the change came is in neither.
    """
    if not first_day(since) <= change <= period.last:
        return ()
    begun = change if change.day == 1 else months_after(change, 1)
    end = period.last if (period.last + timedelta(days=1)).day == 1 else period.last.replace(day=1) - timedelta(days=1)
    before = max(months_after(change, -BASELINE_MONTHS), first_day(since))
    until = change.replace(day=1) - timedelta(days=1)
    if before > until or begun > end:
        return ()
    return (
        Period(f"before:{number}", "before", before, until),
        Period(f"after:{number}", "after", begun, end),
    )


def months_between(first: str, last: str) -> tuple[str, ...]:
    """The months from the first to the last, both included; none where the last comes before."""
    found = []
    day = first_day(first)
    while month_code(day) <= last:
        found.append(month_code(day))
        day = months_after(day, 1)
    return tuple(found)
