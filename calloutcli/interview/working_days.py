"""Working days: every day but Saturdays, Sundays and bank holidays. Which days are holidays comes in as dates.

A holiday is counted by whoever records the deadline, and stands in the record: one proclaimed later changes nothing that was
recorded (record/deferral.py).
"""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

_SATURDAY = 5


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    """Whether people are at work on that day."""
    return day.weekday() < _SATURDAY and day not in holidays


def working_days_after(day: date, count: int, holidays: Collection[date]) -> date:
    """The `count`th working day after a day, whatever that day is; `count` is 1 or more.

    Raises:
        OverflowError: that is beyond the calendar.
    """
    for _ in range(count):
        day += timedelta(days=1)
        while not is_working_day(day, holidays):
            day += timedelta(days=1)
    return day


def holidays_between(day: date, until: date, holidays: Collection[date]) -> tuple[date, ...]:
    """The holidays after a day and before another that were left out beside the weekends, in order."""
    return tuple(one for one in _days_after(day, until) if one.weekday() < _SATURDAY and one in holidays)


def _days_after(day: date, until: date) -> Iterator[date]:
    return (day + timedelta(days=number) for number in range(1, (until - day).days))
