"""What the police of the demo did: a report, a visit, a crime that was recorded, and what was decided for the child months later.

The four are told apart, as they are counted apart. Numbers of calls and crimes begin with SYN.
"""

from datetime import UTC, datetime
from typing import Final

from calloutcli.canonical import Json
from calloutcli.demo.dice import Weighted
from calloutcli.demo.telling import Telling
from calloutcli.demo.telling_others import tell_of_disposal
from calloutcli.followup.police_outcome import FORM
from calloutcli.protocol.model import Outcome

_CHANNELS: Final = {"101": "call_101", "999": "call_999"}
_ATTENDED: Final = {"call_999": 92, "call_101": 58, "named_officer": 35, "online": 10}
"""Times in a hundred that the police come, by how they were told."""
_DISPOSALS: Final = Weighted(
    ("no_further_action", 32), ("community_resolution", 22), ("outcome_22", 14), ("outcome_21", 9), ("outcome_10", 4),
    ("youth_caution", 8), ("youth_conditional_caution", 3), ("deferred_caution", 2), ("charged", 6),
)  # fmt: skip
_COURT: Final = Weighted(("convicted", 60), ("not_guilty", 15), ("discontinued", 25))
_OTHER_CALLERS: Final = Weighted(("individual", 45), ("public", 40), ("child", 15))
_WHO_SENT_BACK: Final = Weighted(("police", 50), ("cps", 35), ("court", 15))


def tell_police(telling: Telling, outcome: Outcome) -> None:
    """Tell of a contact that the home decided on: now, or the next day where the outcome says so."""
    dice = telling.dice
    channel = _CHANNELS.get(outcome.channel, outcome.channel)
    if not dice.chance(93):
        return
    reported = telling.after(0, 0.6) if outcome.timing != "next_day" else telling.after(10, 30)
    telling.add(FORM, reported, step="reported", called_by="home", channel=channel, incident_number=_number(telling))
    _after_report(telling, reported, channel)


def tell_of_others(telling: Telling) -> None:
    """Tell now and then of a call that was not the home's decision."""
    dice = telling.dice
    if telling.scene.behaviour and dice.chance(3):
        reported = telling.after(0, 5)
        caller = dice.weigh(_OTHER_CALLERS)
        telling.add(FORM, reported, step="reported", called_by=caller, channel="call_101")
        _after_report(telling, reported, "call_101")


def _after_report(telling: Telling, reported: datetime, channel: str) -> None:
    dice, scene = telling.dice, telling.scene
    came = dice.chance(_ATTENDED[channel])
    attended = telling.after(0.3, 4, reported)
    if dice.chance(72):
        telling.add(FORM, attended, step="attended", attended="yes" if came else "no")
    if not scene.behaviour or not dice.chance(74):
        return
    recorded = telling.after(1, 60, attended)
    if not dice.chance(68):
        telling.add(FORM, recorded, step="recorded", crime="no", behaviour=scene.behaviour)
        if dice.chance(20):
            telling.add(FORM, telling.after(20, 200, recorded), step="no_further_contact")
        return
    place = (
        "outside"
        if dice.chance(scene.outside)
        else "online"
        if scene.behaviour == "threat" and dice.chance(15)
        else "inside"
    )
    said: dict[str, Json] = {"location": place} if dice.chance(94) else {}
    telling.add(
        FORM, recorded, step="recorded", crime="yes", behaviour=scene.behaviour, **said, crime_number=_number(telling)
    )
    if came and dice.chance(3):
        telling.add(
            FORM, telling.after(1, 40, attended), step="new_allegation", behaviour="resisted", against="officer", from_call="yes"
        )  # fmt: skip
    _dispose(telling, recorded)


def _dispose(telling: Telling, recorded: datetime) -> None:
    """What was decided, days or months later, as far as it is known by the end."""
    dice = telling.dice
    if dice.chance(5):
        sent = telling.after(48, 700, recorded)
        if telling.add(FORM, sent, step="referred_back", referred_by=dice.weigh(_WHO_SENT_BACK)) is not None:
            _disposed(telling, telling.after(200, 1_500, sent), "community_resolution")
        return
    if not dice.chance(88):
        return
    decided = telling.after(7 * 24, 130 * 24, recorded)
    disposal = dice.weigh(_DISPOSALS)
    _disposed(telling, decided, disposal)
    if disposal == "charged" and dice.chance(80):
        _disposed(telling, telling.after(30 * 24, 200 * 24, decided), dice.weigh(_COURT))


def _disposed(telling: Telling, moment: datetime, disposal: str) -> None:
    day = moment.astimezone(UTC).date().isoformat()
    time = telling.add(FORM, moment, step="disposal", disposal=disposal, disposal_date=day)
    if time is not None:
        tell_of_disposal(telling, (moment - telling.since).total_seconds() / 3600)


def _number(telling: Telling) -> str:
    return f"SYN-{telling.dice.between(0, 999_999):06}"
