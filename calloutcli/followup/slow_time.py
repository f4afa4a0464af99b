"""Slow time: a decision that was put off waits for whoever owes it; one that the answers left open waits for somebody to decide.

What was decided in the end is a `closure` (record/closure.py); `callout close` asks for it (closing.py).
"""

from collections.abc import Iterator
from datetime import datetime

from calloutcli.followup.course import Course
from calloutcli.followup.pending import Pending
from calloutcli.followup.roles import roles_of
from calloutcli.record.deferral import due_in
from calloutcli.wording import msg


def owed_by(course: Course) -> tuple[str, datetime | None]:
    """(who owes the decision that is put off, until when); None where no record says, as where only a correction puts it off."""
    owner, until = due_in(course.decision.record.body) if course.decision is not None else ("", None)
    defer = course.outcome.defer if course.outcome is not None else None
    return owner or (defer.owner if defer is not None else ""), until


def pending(course: Course, _now: datetime) -> Iterator[Pending]:
    """The decision that is still to be made."""
    if course.decision is None:
        return
    roles = roles_of(course.protocol)
    if course.is_put_off:
        owner, until = owed_by(course)
        words = msg("{who} decides what was put off", who=roles.get(owner, owner.replace("_", " ")))
        yield Pending(course.reference, "decision", owner, until, words, f"callout close {course.reference}")
    elif course.is_undecided:
        decider = str(course.decision.record.body["taken"].get("decider", ""))
        words = msg("The answers left it open: {who} decides", who=roles.get(decider, msg("a manager")))
        yield Pending(
            course.reference, "undecided", decider, course.decided, words, f"callout close {course.reference}"
        )
