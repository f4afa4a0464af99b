"""What the home's computer takes for the time: a year that is over in minutes, and a clock that somebody set wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


class Clock:
    """The computer's clock. `true` is when it really is; `error` is how far the computer is ahead of that."""

    def __init__(self, true: datetime) -> None:
        self.true = true
        self.error = timedelta(0)

    def __call__(self) -> datetime:
        """What the computer shows, in UTC, to the millisecond: no record keeps more."""
        shown = self.true + self.error
        return shown.replace(microsecond=shown.microsecond // 1000 * 1000)

    def go_on(self, seconds: float) -> None:
        """Time passes."""
        self.true += timedelta(seconds=seconds)

    def go_to(self, moment: datetime) -> None:
        """It is that time, or later where more time has passed already."""
        self.true = max(self.true, moment)

    @contextmanager
    def standing(self) -> Iterator[None]:
        """Time stands still: while other processes work, each of which has a clock of its own."""
        before = self.true
        yield
        self.true = before


def wall(moment: datetime) -> datetime:
    """What the clock on the wall shows at a moment."""
    return moment.astimezone(LONDON)


def at_wall(year: int, month: int, day: int, hour: int = 0, minute: int = 0, *, fold: int = 0) -> datetime:
    """The moment at which the clock on the wall shows that; `fold` 1: the second time, on the night in October."""
    return datetime(year, month, day, hour, minute, tzinfo=LONDON, fold=fold).astimezone(UTC)


def came_twice(moment: datetime) -> bool:
    """Whether the clock on the wall showed that time twice, as it does on the night in October."""
    return wall(moment).replace(fold=0).utcoffset() != wall(moment).replace(fold=1).utcoffset()
