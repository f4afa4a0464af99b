"""What waits, in one line, whenever `decide` or `resume` starts; and the file that lets it be said quickly (store/open_cases.py).

What reads cases is imported only when a record is newer than the file: the person at the keyboard waits for a question.
"""

import contextlib
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from calloutcli.cli.desk import Desk
from calloutcli.cli.render import wrap
from calloutcli.interview.moment import dated_time
from calloutcli.store.evidence import open_log
from calloutcli.store.open_cases import (
    Glance,
    OpenCases,
    glance_of,
    keep_open_cases,
    read_glance,
    read_open_cases,
)
from calloutcli.wording import ENGLISH, Words, msg

if TYPE_CHECKING:
    from calloutcli.store.database import Database

AT_START, AFTERWARDS = 200, 5_000
"""How many records are read at the most, while somebody waits for the first question, and when the work is done."""
_PATIENCE_SECONDS = 0.2
UNCOUNTED = msg("What waits was not counted: callout pending lists it.")


def say_waiting(desk: Desk) -> None:
    """One line when something waits, before the first question."""
    # INVARIANT: nothing here stops or delays an interview, not even a fault of ours.
    with contextlib.suppress(Exception):
        found = _brought_up(desk, AT_START)
        words = desk.words
        line = words(UNCOUNTED) if found is None else waiting_line(found, desk.world.now(), desk.zone(), words)
        for part in wrap(line) if line else []:
            desk.world.say(part)


def keep_up(desk: Desk, most: int = AFTERWARDS) -> None:
    """The file brought up to what was just recorded, so that the next start need not do it. Trouble here is for the next time."""
    with contextlib.suppress(Exception):
        if desk.home.log_path.exists():
            _brought_up(desk, most)


def waiting_line(found: Glance, now: datetime, zone: tzinfo, words: Words = ENGLISH) -> str:
    """What waits, in one line; empty when nothing does."""
    if found.first is None:
        return ""
    first = found.first
    said: list[str] = []
    if found.not_back:
        said.append(words("NOT BACK: {count}", count=found.not_back))
    if found.overdue(now):
        said.append(words("OVERDUE: {count}", count=found.overdue(now)))
    listed = (
        words("callout pending lists all: {count}", count=found.count) if said else words("callout pending lists all")
    )
    said = said or [words("Waiting: {count}", count=found.count)]
    said.append(words("First: {reference}. {what}", reference=first.reference, what=words(first.words)))
    if first.due is not None:
        time = dated_time(first.due.astimezone(zone), now, words)
        said.append(words("Since {time}", time=time) if first.is_overdue(now) else words("By {time}", time=time))
    return ". ".join([*said, listed])


def _brought_up(desk: Desk, most: int) -> Glance | None:
    """What waits, from the file and the records that are newer; None when more than `most` of them would have to be read."""
    now = desk.world.now()
    with open_log(desk.home, patience_seconds=_PATIENCE_SECONDS) as log:
        size = log.snapshot()[1] + 1
        glance = read_glance(desk.home, log, size, now.date())
        if glance is not None:
            return glance
        known = read_open_cases(desk.home, log, size, now.date())
        if size - known.size > most:
            return None
        found, is_sound = _read_on(log, known, size, now)
    if is_sound:
        keep_open_cases(desk.home, found)
    return glance_of(found)


def _read_on(log: "Database", known: OpenCases, size: int, now: datetime) -> tuple[OpenCases, bool]:
    """(what waits in a log of `size` records, of whose beginning it is known; whether every new record could be read)."""
    changed = dict.fromkeys(log.cases_from(known.size))
    still = [one for one in known.pending if one.reference not in changed and one.is_shown(now)]
    unread = 0
    if changed:
        from calloutcli.cli.courses import owed_in, read_each

        for reading in read_each(log, changed):
            pending, left_out = owed_in(reading, now)
            still += pending
            unread += left_out
    return OpenCases(size, log.root_at(size), now.date(), tuple(still)), not unread
