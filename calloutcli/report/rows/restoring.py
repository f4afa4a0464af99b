"""Restorative work of a case as rows of the table `restorative`: one a piece of work, from its offer to what was done. Pure."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from calloutcli.followup import imported
from calloutcli.followup.course import Course
from calloutcli.followup.form import NOT_RECORDED, Values
from calloutcli.followup.restorative import FORM, declined_by
from calloutcli.frozen import frozen, replace

_GOES_ON: Final = {"offered": ("offered",), "held": ("offered",), "completion": ("held",)}
"""By step: in which state a piece of work of the same level must be for the step to belong to it (followup/restorative.py)."""


@frozen
class _Work:
    """The columns of a row, in order; `state`: `offered`, `held`, `ended`."""

    level: str
    offered_day: str | None = None
    child_consent: str = NOT_RECORDED
    hurt_consent: str = NOT_RECORDED
    declined_by: str = ""
    held_day: str | None = None
    result: str = NOT_RECORDED
    complete_by: str | None = None
    completed: str = NOT_RECORDED
    satisfied: str = NOT_RECORDED
    state: str = "offered"


def restorative_rows(course: Course) -> Iterator[tuple[Any, ...]]:
    """The columns from `level` to `state` of each piece of work, in the order in which they began."""
    works: list[_Work] = []
    for _, values in course.followups(FORM):
        level, step = str(values["level"]), str(values["step"])
        fits = _GOES_ON.get(step, ("offered", "held"))
        at = next((n for n in reversed(range(len(works))) if works[n].level == level and works[n].state in fits), None)
        if at is None:
            works.append(_Work(level))
            at = len(works) - 1
        works[at] = _after(works[at], values)
    if course.decision is None:
        works += [_of_imported(values) for _, values in course.followups(imported.FORM) if _is_told(values)]
    for one in works:
        yield (
            one.level, one.offered_day, one.child_consent, one.hurt_consent, one.declined_by, one.held_day, one.result,
            one.complete_by, one.completed, one.satisfied, one.state,
        )  # fmt: skip


def _after(work: _Work, values: Values) -> _Work:
    """The work after one more record of it."""
    step, day = values["step"], str(values["happened"])[:10]
    no = declined_by(values)
    if step == "offered":
        consents = {name: str(values.get(name, NOT_RECORDED)) for name in ("child_consent", "hurt_consent")}
        work = replace(work, offered_day=work.offered_day or day, **consents)
    elif step == "held":
        by = str(date.fromisoformat(str(values["complete_by"]))) if "complete_by" in values else None
        work = replace(work, held_day=day, result=str(values["result"]), complete_by=by)
        work = replace(work, state="held" if values["result"] == "to_do" else "ended")
    elif step == "completion":
        done = str(values["completed"])
        work = replace(work, completed=done, state="held" if done == "partly" else "ended")
    elif step == "called_off":
        work = replace(work, state="ended")
    if "satisfied" in values:
        work = replace(work, satisfied=str(values["satisfied"]))
    return replace(work, declined_by=no, state="ended") if no else work


def _is_told(values: Values) -> bool:
    return values.get("restorative_offered", NOT_RECORDED) == "yes"


def _of_imported(values: Values) -> _Work:
    """What an old file says: that it was offered on the day, accepted or not, and completed or not. By whom it was declined it does not say."""
    accepted = str(values.get("restorative_accepted", NOT_RECORDED))
    consent = {"yes": "agreed", "no": "declined"}.get(accepted, NOT_RECORDED)
    no = "somebody_else" if accepted == "no" else ""
    completed = str(values.get("restorative_completed", NOT_RECORDED))
    return _Work(
        NOT_RECORDED, str(values["happened"])[:10], consent, NOT_RECORDED, no, completed=completed, state="ended"
    )
