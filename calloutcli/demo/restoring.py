"""Putting it right in the made-up homes: offered, agreed to or not, held, and what was agreed done or not."""

from datetime import UTC, timedelta
from typing import Final

from calloutcli.canonical import Json
from calloutcli.demo.dice import Weighted
from calloutcli.demo.telling import Telling
from calloutcli.followup.restorative import FORM, QUESTION_NAMES

_CHILD: Final = Weighted(("agreed", 76), ("undecided", 9), ("declined", 11), ("not_asked", 4))
_HURT: Final = Weighted(("agreed", 64), ("undecided", 12), ("declined", 16), ("not_asked", 8))
_RESULTS: Final = Weighted(("to_do", 44), ("done", 24), ("nothing_needed", 22), ("not_agreed", 10))
_COMPLETED: Final = Weighted(("yes", 74), ("partly", 11), ("no", 15))
_CONTENT: Final = Weighted(("yes", 70), ("no", 12), ("not_asked", 18))
_HOURS_TO_HELD: Final = {"conversation": (2, 40), "meeting": (24, 150), "conference": (100, 500)}


def put_right(telling: Telling, level: str, offered: float) -> None:
    """Tell of a piece of restorative work, so many times in a hundred."""
    dice = telling.dice
    if level == "none" or not dice.chance(offered):
        return
    hurt = dice.weigh(_HURT) if telling.scene.hurts else "nobody_hurt"
    child = dice.weigh(_CHILD)
    moment = telling.after(0.5, 30)
    if not dice.chance(25):
        telling.add(FORM, moment, level=level, step="offered", child_consent=child, hurt_consent=hurt)
    elif "declined" in (child, hurt):
        by = "both" if child == hurt else "child" if child == "declined" else "person_hurt"
        telling.add(FORM, moment, level=level, step="declined", declined_by=by)
    if "declined" in (child, hurt) or not dice.chance(82):
        return
    _hold(telling, level)


def _hold(telling: Telling, level: str) -> None:
    dice = telling.dice
    low, high = _HOURS_TO_HELD[level]
    held = telling.after(low + 30, high + 30)
    result = dice.weigh(_RESULTS)
    content = dice.weigh(_CONTENT) if telling.scene.hurts else "nobody_hurt"
    values: dict[str, Json] = {"took_part": ["child", "person_hurt"] if telling.scene.hurts else ["child"]}
    if dice.chance(35):
        values["five_questions"] = "yes"
        values |= dict.fromkeys(QUESTION_NAMES[: dice.between(1, 5)], "Made up: what the child said.")
    else:
        values["five_questions"] = "no"
    if result == "to_do":
        values["put_right"] = "Made up: what was agreed."
        values["complete_by"] = (held.astimezone(UTC) + timedelta(days=dice.between(3, 21))).date().isoformat()
    telling.add(FORM, held, level=level, step="held", result=result, satisfied=content, champion="XC", **values)
    if result == "to_do" and dice.chance(80):
        done = telling.after(24, 600, held)
        completed = dice.weigh(_COMPLETED)
        telling.add(FORM, done, level=level, step="completion", completed=completed, satisfied=content)
