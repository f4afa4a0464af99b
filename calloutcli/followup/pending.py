"""What a case still waits for: a decision that was put off, somebody to be asked or told, a day that was set.

Each kind of follow-up says in its own module what it leaves to be done (`pending`); forms.py gathers them.

INVARIANT: only a record adds to what waits, or settles it. Time makes it overdue, and takes away what is shown no longer
(`until`), nothing else: what is due at a later time is owed at once, with that time. So whoever knows what waited after a
record knows what waits now, however much later that is (store/open_cases.py).
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Literal

from calloutcli.frozen import frozen

Matter = Literal[
    "decision", "undecided", "consultation", "notification", "judgement", "wishes", "restorative", "debrief", "missing",
    "return_interview", "police", "note", "interview",
]  # fmt: skip


@frozen
class Pending:
    """One thing that waits. `who`: the role that owes it, or that is to be asked or told; `due`: by when, None for no set time.

    `words` say it in a sentence without a full stop, as a Message (wording.py); nothing in them is personal, they stand on the first
    screen. `do` is the command that settles it. `until`: the last day on which it is shown; None: until it is settled.
    """

    reference: str
    matter: Matter
    who: str
    due: datetime | None
    words: str
    do: str
    until: date | None = None

    def is_overdue(self, now: datetime) -> bool:
        """Whether its time is past."""
        return self.due is not None and self.due < now

    def is_shown(self, now: datetime) -> bool:
        """Whether it is shown on this day."""
        return self.until is None or now.date() <= self.until


def in_order(pending: Iterable[Pending], now: datetime) -> list[Pending]:
    """A child who is not back; overdue, the longest overdue at the front; by when they are due; those without a set time."""
    far = datetime.max.replace(tzinfo=now.tzinfo)
    return sorted(
        pending,
        key=lambda one: (one.matter != "missing", not one.is_overdue(now), one.due or far, one.reference, one.matter),
    )


def end_of(day: date) -> datetime:
    """By when a thing is due that is due on a day: 22:59 UTC, which in Britain is still that day all year round."""
    return datetime(day.year, day.month, day.day, 22, 59, tzinfo=UTC)
