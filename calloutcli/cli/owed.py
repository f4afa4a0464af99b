"""What waits over all cases of a home, read from the whole log: what `pending` and `handover` say.

Reading it makes the file of open cases anew (store/open_cases.py), whatever was wrong with it.
"""

import contextlib
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, tzinfo

from calloutcli.cli.courses import owed_in, read_each
from calloutcli.cli.desk import Desk
from calloutcli.cli.progress import progress
from calloutcli.errors import CalloutError
from calloutcli.followup.course import Course
from calloutcli.followup.pending import Pending, in_order
from calloutcli.frozen import frozen
from calloutcli.interview.moment import dated_time
from calloutcli.log.checkpoint import Checkpoint
from calloutcli.store.database import Database
from calloutcli.store.drafts import open_drafts
from calloutcli.store.evidence import open_log, read_head
from calloutcli.store.files import is_there
from calloutcli.store.open_cases import OpenCases, keep_open_cases
from calloutcli.wording import ENGLISH, Words, msg

RECENT = timedelta(hours=24)
NOT_BACK, OVERDUE, DUE, NO_SET_TIME = msg("NOT BACK"), msg("OVERDUE"), msg("DUE"), msg("NO SET TIME")
"""The headings under which what waits is told."""
_LATE = (
    (timedelta(days=1), msg("Days late: {count}")),
    (timedelta(hours=1), msg("Hours late: {count}")),
    (timedelta(minutes=1), msg("Minutes late: {count}")),
)


@frozen
class Owed:
    """What waits at a time. `pending`: in order; `cases`: those that wait for something, and those of the last 24 hours.

    Of the cases a child who is not back comes first, then the latest. `interviews`: those that were not finished, the oldest
    first; `unread`: how many records cannot be read; `head`: the log's last checkpoint, None while nothing is recorded;
    `doubt`: why the log cannot be read, or is not what it should be.
    """

    pending: tuple[Pending, ...]
    cases: tuple[str, ...]
    interviews: tuple[Pending, ...]
    unread: int
    head: Checkpoint | None
    doubt: CalloutError | None


def read_owed(desk: Desk) -> Owed:
    """What waits now, as far as it can be read. The file of open cases is made anew."""
    pending: list[Pending] = []
    cases: tuple[str, ...] = ()
    unread, head, doubt = 0, None, None
    try:
        if is_there(desk.home.log_path):
            with open_log(desk.home) as log:
                pending, cases, unread = _read_all(desk, log)
        found = read_head(desk.home)
        head = found[0] if found else None
    except CalloutError as error:
        doubt = error
    in_turn = tuple(in_order(pending, desk.world.now()))
    return Owed(in_turn, cases, tuple(_interviews(desk)), unread, head, doubt)


def grouped(pending: Iterable[Pending], now: datetime) -> dict[str, list[Pending]]:
    """What waits, under its headings, in their order: a heading with nothing under it is left out."""
    groups: dict[str, list[Pending]] = {NOT_BACK: [], OVERDUE: [], DUE: [], NO_SET_TIME: []}
    for one in pending:
        groups[_heading(one, now)].append(one)
    return {heading: ones for heading, ones in groups.items() if ones}


def when_words(one: Pending, now: datetime, zone: tzinfo, words: Words = ENGLISH) -> str:
    """By when it is due, or since when and how long it is overdue; empty where no time is set."""
    if one.due is None:
        return ""
    said = _day_words(one.due, now, zone, words)
    if not one.is_overdue(now):
        return words("By {time}", time=said)
    late = now - one.due
    unit, how_late = next((pair for pair in _LATE if late >= 2 * pair[0]), _LATE[-1])
    return f"{words('Since {time}', time=said)}. {words(how_late, count=late // unit)}"


def _read_all(desk: Desk, log: Database) -> tuple[list[Pending], tuple[str, ...], int]:
    """(what waits, in no order; the cases to tell of, in order; how many records cannot be read)."""
    now = desk.world.now()
    found: list[Pending] = []
    cases: list[tuple[bool, float, str]] = []
    unread = 0
    size = log.snapshot()[1] + 1
    references = log.cases_from()
    with progress(desk.world, desk.words("Cases"), len(references)) as done:
        for count, reading in enumerate(read_each(log, references), 1):
            pending, left_out = owed_in(reading, now)
            found += pending
            unread += left_out
            course = reading.course
            if course is not None and (pending or _is_recent(course, now)):
                is_back = all(one.matter != "missing" for one in pending)
                cases.append((is_back, -course.happened.timestamp(), reading.reference))
            done(count)
    with contextlib.suppress(CalloutError):
        if not unread:  # what cannot be read today may be readable again when a backup is put back, under the same root
            keep_open_cases(desk.home, OpenCases(size, log.root_at(size), now.date(), tuple(found)))
    return found, tuple(reference for _, _, reference in sorted(cases)), unread


def _is_recent(course: Course, now: datetime) -> bool:
    """Whether it happened or was decided in the last 24 hours; an incident taken in from an older list was not."""
    decided = course.decisions[0].record.time if course.decisions else course.happened
    return max(course.happened, decided) > now - RECENT


def _interviews(desk: Desk) -> Iterator[Pending]:
    drafts, unreadable = open_drafts(desk.home)
    for draft in drafts:
        is_decided = any("recorded" in event for event in draft.events)
        words = msg("Decided. Details can still be added") if is_decided else msg("The questions were not finished")
        reference = draft.head.reference
        yield Pending(reference, "interview", "", None, words, f"callout resume {reference}")
    for name in unreadable:
        words = msg("The saved answers cannot be read: keep the file, tell your manager")
        yield Pending(name, "interview", "", None, words, "")


def _heading(one: Pending, now: datetime) -> str:
    if one.matter == "missing":
        return NOT_BACK
    if one.due is None:
        return NO_SET_TIME
    return OVERDUE if one.is_overdue(now) else DUE


def _day_words(moment: datetime, now: datetime, zone: tzinfo, words: Words) -> str:
    here, today = moment.astimezone(zone), now.astimezone(zone).date()
    if here.date() == today:
        return words("today, {time}", time=f"{here:%H:%M}")
    said = dated_time(here, now, words)
    return words("tomorrow, {time}", time=said) if here.date() == today + timedelta(days=1) else said
