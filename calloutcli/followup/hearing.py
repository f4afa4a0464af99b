"""Who is to hear of what was decided for a child by police, prosecutors or a court: good practice, with no set time.

Social workers often learn of it only at charge (domain knowledge, section 6), and the youth justice service is told where there is
something to do for it. Who was told of the incident has not heard of this: only what was told from the day of the decision on counts.

Read from the records' coded parts alone, so that both forms that it links (police_outcome.py, notification.py) can ask here.
"""

from datetime import date
from typing import Final

from calloutcli.followup.course import Course
from calloutcli.followup.form import happened_in
from calloutcli.record.kinds import Record

SOCIAL_WORKER: Final = "social_worker"
YOUTH_JUSTICE: Final = "youth_justice_service"

SETTLED: Final = ("no_further_action", "outcome_10", "outcome_21", "not_guilty", "discontinued")
"""Disposals after which nothing more comes for the child: the youth justice service need not be told of them."""


def last_disposal(course: Course) -> tuple[str, date] | None:
    """(what was decided last for the child, on which day), by that day, whenever it was recorded; None while nothing was."""
    found = [
        (day, one.record.position.seq, str(one.record.body.get("disposal")))
        for one in course.records
        if (day := _decided_on(one.record)) is not None
    ]
    return (max(found)[2], max(found)[0]) if found else None


def to_hear(course: Course) -> tuple[str, ...]:
    """The roles that nobody told of the last decision for the child."""
    last = last_disposal(course)
    if last is None:
        return ()
    disposal, day = last
    told = {str(one.record.body.get("whom")) for one in course.records if _is_told_since(one.record, day)}
    owed = (SOCIAL_WORKER,) if disposal in SETTLED else (SOCIAL_WORKER, YOUTH_JUSTICE)
    return tuple(role for role in owed if role not in told)


def _decided_on(record: Record) -> date | None:
    """The day of a disposal; None of any other record."""
    if record.kind != "police_outcome":
        return None
    try:
        return date.fromisoformat(str(record.body.get("disposal_date")))
    except ValueError:
        return None  # verify names it


def _is_told_since(record: Record, day: date) -> bool:
    """Whether it says that somebody was told, on that day or later."""
    happened = happened_in(record.body)
    is_told = record.kind == "notification" and record.body.get("result") == "told"
    return is_told and happened is not None and happened.date() >= day
