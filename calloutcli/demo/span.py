"""The time that a made-up history covers: whole months, a change of protocol between two of them, and the moment at which all is told.

A history ends at a fixed day, never today: what is made with a seed is the same whenever it is made.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from calloutcli.followup.month import months_after
from calloutcli.frozen import frozen

ZONE: Final = ZoneInfo("Europe/London")

_HOLIDAYS: Final = """
    2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25 2023-12-26
    2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26
    2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26
    2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28
"""
HOLIDAYS: Final = tuple(map(date.fromisoformat, _HOLIDAYS.split()))
"""Bank holidays of England in the years of the demo. A history of other years counts weekends alone."""

_TOLD: Final = timedelta(days=9, hours=8)
"""How long after the last month: what came of its incidents by then is told, and no more."""


@frozen
class Span:
    """From the first day of a month (`first`) up to the first day of another (`end`); from `change` on another protocol holds."""

    first: date
    change: date
    end: date

    @property
    def cut(self) -> datetime:
        """Nothing is recorded from then on: the tenth of the month after, 08:00 UTC."""
        return datetime(self.end.year, self.end.month, 1, tzinfo=UTC) + _TOLD

    def months(self) -> Iterator[date]:
        """The first day of each month."""
        day = self.first
        while day < self.end:
            yield day
            day = month_after(day)


DEMO: Final = Span(date(2023, 4, 1), date(2024, 10, 1), date(2026, 4, 1))
"""Three financial years, with the change in the middle."""


def month_after(day: date) -> date:
    """The first day of the next month."""
    return months_after(day, 1)


def on_the_clock(day: date, hour: int, minute: int) -> datetime:
    """The moment in UTC at which clocks show that time on that day."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE).astimezone(UTC)
