"""What became of a decision in a made-up case that was put off, or that the answers left open."""

from datetime import datetime, timedelta
from typing import Any, Final

from calloutcli.canonical import Json
from calloutcli.demo.dice import Weighted
from calloutcli.demo.telling import Step, Telling, record_of
from calloutcli.interview.moment import parse_time
from calloutcli.record.closure import Closing, closure_of

_CLOSED_OLD: Final = Weighted(("in_house", 60), ("report_101", 35), ("named_officer", 5))
_CLOSED_NEW: Final = Weighted(("in_house", 78), ("report_101", 8), ("named_officer", 8), ("manager_now", 6))
_WHO_CLOSED: Final = Weighted(("registered_manager", 86), ("on_call_manager", 11), ("responsible_individual", 3))
_NOT_ALWAYS: Final = 88
"""Times in a hundred that a detail is given which may be left out."""


def close_case(telling: Telling) -> None:
    """Tell how a decision was made that was put off, or that the answers left open; nothing where it was neither, or not yet."""
    stage, dice = telling.stage, telling.dice
    step = telling.last_decision
    defer: Any = step.entry.body.get("defer")
    if defer is None and telling.outcome is not None:
        return
    if defer is None:
        decided, by, taken = telling.after(0.2, 2), "on_call_manager", dice.pick(("named_officer", "in_house"))
    else:
        new = telling.edition is stage.agreements.new
        if step.time >= stage.settled and stage.once("forgotten"):
            return
        decided, by = _when_closed(telling, parse_time(defer["until"])), dice.weigh(_WHO_CLOSED)
        taken = dice.weigh(_CLOSED_NEW if new else _CLOSED_OLD)
        if taken == "report_101" and telling.scene.hurts and dice.chance(40):
            taken = "own_report"
    decided = max(decided, telling.after(0.1, 0.2))
    time = stage.recorded(decided + telling.lag())
    if time >= stage.span.cut:
        return
    details: dict[str, Json] = {}
    if dice.chance(_NOT_ALWAYS):
        wants = dice.pick(("put_right", "put_right", "not_yet", "not_asked"))
        details["hurt_person_now"] = ("police" if taken == "own_report" else wants) if telling.scene.hurts else "nobody"
    words: dict[str, Json] = {"reason": "Made up: why it was decided so."} if dice.chance(80) else {}
    closing = Closing(taken, by, decided, details, words)
    entry = closure_of(record_of(step), closing, "manager", stage.uid(), telling.edition.protocol, time)
    telling.steps.append(Step(time, entry, step))
    telling.begun, telling.since, telling.outcome = decided, time, telling.edition.outcomes[taken]


def _when_closed(telling: Telling, until: datetime) -> datetime:
    """In time mostly; sometimes some hours or days late."""
    dice = telling.dice
    if dice.chance(84):
        return until - timedelta(minutes=dice.between(10, 190))
    return until + timedelta(minutes=dice.between(30, 6_000))
