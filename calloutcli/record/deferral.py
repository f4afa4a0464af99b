"""A decision that is put off: until when, who owes it, and what its deadline was counted by.

`defer` in the body of a `decision`: `until` (UTC); `owner`, a role; `since`, only where an earlier version of the case put it off:
the time from which the deadline is counted; `holidays`, only where working days are counted: the bank holidays that were left out
beside weekends, as dates in order. So the deadline can be counted again for ever, whatever holidays are proclaimed later.
"""

import contextlib
from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta, tzinfo

from calloutcli.canonical import Json
from calloutcli.interview.moment import format_time, parse_time
from calloutcli.interview.working_days import holidays_between, working_days_after
from calloutcli.protocol.model import Deferral
from calloutcli.record.kinds import Record


def deadline(deferral: Deferral, since: datetime, zone: tzinfo, holidays: Collection[date] = ()) -> datetime:
    """When a decision that is put off must be closed: local time, so many days, or working days, after the day of `since`.

    A local time that does not exist that night is read with the offset before the change.

    Raises:
        OverflowError: that is beyond the calendar.
    """
    day = since.astimezone(zone).date()
    if deferral.working:
        day = working_days_after(day, deferral.days, holidays)
    else:
        day += timedelta(days=deferral.days)
    return datetime(day.year, day.month, day.day, deferral.hour, deferral.minute, tzinfo=zone)


def format_defer(
    deferral: Deferral, since: datetime, recorded: datetime, zone: tzinfo, holidays: Collection[date]
) -> dict[str, Json]:
    """What the body says of a decision that is put off: counted from `since`, recorded at `recorded`.

    Raises:
        OverflowError: the deadline is beyond the calendar.
    """
    until = deadline(deferral, since, zone, holidays)
    words: dict[str, Json] = {"until": format_time(until), "owner": deferral.owner}
    if since != recorded:
        words["since"] = format_time(since)
    if deferral.working:
        left_out = holidays_between(since.astimezone(zone).date(), until.astimezone(zone).date(), holidays)
        words["holidays"] = [day.isoformat() for day in left_out]
    return words


def due_in(body: Mapping[str, Json]) -> tuple[str, datetime | None]:
    """(who owes the decision that a body says was put off, until when); empty and None where it does not say so."""
    defer = body.get("defer")
    if not isinstance(defer, dict):
        return "", None
    try:
        until = parse_time(str(defer.get("until")))
    except ValueError:
        until = None  # replay names it
    return str(defer.get("owner", "")), until


def put_off_since(record: Record) -> datetime | None:
    """When the case of a decision was put off first: what `since` says, else the time of the record; None: it is not put off."""
    defer = record.body.get("defer")
    if not isinstance(defer, dict):
        return None
    try:
        return parse_time(defer["since"]) if "since" in defer else record.time
    except (TypeError, ValueError):
        return record.time


def holidays_in(body: Mapping[str, Json]) -> tuple[date, ...] | None:
    """The bank holidays that a deadline left out, as the body of a decision says; None where it says nothing of them.

    What is no date is passed over.
    """
    defer = body.get("defer")
    said = defer.get("holidays") if isinstance(defer, dict) else None
    if not isinstance(said, list):
        return None
    found = []
    for text in said:
        with contextlib.suppress(ValueError):
            found.append(date.fromisoformat(str(text)))
    return tuple(found)
