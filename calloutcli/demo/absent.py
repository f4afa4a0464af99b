"""A child of the demo who is missing or away: asked around for, reported, found, and heard when they are back."""

from typing import Final

from calloutcli.canonical import Json
from calloutcli.demo.dice import Weighted
from calloutcli.demo.telling import Telling
from calloutcli.followup.missing import FORM
from calloutcli.protocol.model import Outcome

_ASKED: Final = ("family", "friends", "phone", "social_media", "usual_places")
_FOUND: Final = Weighted(
    ("came_back", 50), ("with_friends", 18), ("with_family", 10), ("by_police", 14), ("outdoors", 8)
)
_HOW: Final = Weighted((["upset"], 20), ([], 70), (["unwell"], 7), (["harmed"], 3))
_INTERVIEW: Final = Weighted(("in_time", 62), ("late", 16), ("declined", 14), ("never", 8))


def look_for(telling: Telling, outcome: Outcome) -> None:
    """Tell of one episode, from the first question to the interview after it."""
    dice = telling.dice
    absence = "away" if telling.scene.name == "late-back" else "missing"
    is_reported = outcome.channel != "none"
    if dice.chance(86):
        asked: list[Json] = [*_ASKED[: dice.between(2, 5)]]
        telling.add(FORM, telling.after(0, 0.2, telling.happened), step="enquiries", absence=absence, asked_whom=asked)
    if outcome.is_emergency and dice.chance(50):
        telling.add(FORM, telling.after(0.1, 0.4), step="risk", risk_reasons=["age", "company"])
    if is_reported:
        channel = "call_999" if outcome.channel == "999" else "call_101"
        telling.add(FORM, telling.after(0.4, 1.5), step="reported", absence=absence, channel=channel)
    found = telling.after(2, 30)
    if telling.add(FORM, found, step="found", found_where=dice.weigh(_FOUND), how_they_are=[*dice.weigh(_HOW)]) is None:
        return
    came = dice.weigh(_INTERVIEW)
    if came == "never" or (not is_reported and absence == "away"):
        return
    offered = telling.after(3, 40, found)
    if dice.chance(40):
        telling.add(FORM, offered, step="interview", interview="offered", interview_by="independent")
    if came == "declined":
        telling.add(FORM, telling.after(1, 20, offered), step="interview", interview="declined", declined_by="child")
        return
    done = telling.after(1, 28, offered) if came == "in_time" else telling.after(74, 200, found)
    telling.add(FORM, done, step="interview", interview="done", interview_by="independent")
