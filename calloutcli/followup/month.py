"""A month of a home, written `2026-10`. It begins and ends by the clock on the wall: a night belongs to the month in which it began."""

import re
from datetime import date, datetime, timedelta, tzinfo

from calloutcli.wording import ENGLISH, MONTHS, Words

_MONTH = re.compile(r"\d{4}-\d\d\Z", re.ASCII)


def month_code(day: date) -> str:
    """`2026-10`: the month in which a day lies."""
    return f"{day.year:04}-{day.month:02}"


def month_of(moment: datetime, zone: tzinfo) -> str:
    """The month in which a moment lies by the home's own clock."""
    return month_code(moment.astimezone(zone).date())


def first_day(month: str) -> date:
    """The day on which it begins.

    Raises:
        ValueError: it is not a month.
    """
    if not _MONTH.match(month):
        raise ValueError(f"`{month}` is not a month")
    return date.fromisoformat(f"{month}-01")


def days_in(month: str) -> int:
    """How many days and nights it has.

    Raises:
        ValueError: it is not a month.
    """
    return last_day(month).day


def last_day(month: str) -> date:
    """The day on which it ends.

    Raises:
        ValueError: it is not a month.
    """
    return months_after(first_day(month), 1) - timedelta(days=1)


def months_after(day: date, months: int) -> date:
    """The first day of the month so many months after that of a day; before it, where the number is below 0."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def is_over(month: str, today: date) -> bool:
    """Whether it is past on that day."""
    return month < month_code(today)


def month_words(month: str, words: Words = ENGLISH) -> str:
    """`October 2026`.

    Raises:
        ValueError: it is not a month.
    """
    first = first_day(month)
    return words("{month} {year}", month=MONTHS[first.month - 1], year=first.year)
