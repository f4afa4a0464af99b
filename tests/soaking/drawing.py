"""Drawing an incident: what it is, when it was, what its worker makes of it, and what is typed that cannot stand."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from calloutcli.protocol.model import UNDECIDED, Protocol
from tests.soaking.clock import wall
from tests.soaking.incidents import FIRST, Incident, Story, departure_from, draw_details

_ROLES = ("on_call_manager", "emergency_duty_team", "registered_manager")
_RESULTS = ("agreed", "no_answer", "not_yet")


def draw_incident(stories: Sequence[Story], protocol: Protocol, now: datetime, chance: random.Random) -> Incident:
    """An incident of one of the stories, told `now` by the computer's clock."""
    story = chance.choice(stories)
    advised = story.outcomes[protocol.version]
    departs = chance.random() < (0.5 if advised == UNDECIDED else 0.2)
    happened = _when(now, chance)
    danger = chance.randrange(2, 5) if chance.random() < 0.04 and not story.is_gate else 0
    rung = chance.sample(_ROLES, chance.choice([0, 0, 0, 1, 2]))
    return Incident(
        story,
        happened,
        _refused(happened, now, chance),
        departure_from(advised, protocol, chance) if departs and not danger else None,
        draw_details(chance) if chance.random() < 0.93 else {},
        tuple((whom, chance.choice(_RESULTS)) for whom in rung),
        danger,
    )


def without_typing(incident: Incident) -> Incident:
    """The incident as it is told in a process of its own, of which nobody sees what was typed: nothing that is counted by that."""
    return Incident(incident.story, incident.happened, departure=incident.departure, details=incident.details)


def calm(stories: Sequence[Story]) -> Sequence[Story]:
    """The stories that are managed in the home."""
    return [one for one in stories if one.outcomes[FIRST] == "in_house"]


def _when(now: datetime, chance: random.Random) -> datetime | None:
    """When it was, to the minute; None: now. Seldom long ago, and never in another month: two of them are to have no incident."""
    if chance.random() < 0.35:
        return None
    hours = chance.uniform(0.1, 5) if chance.random() < 0.94 else chance.uniform(25, 60)
    then = (now - timedelta(hours=hours)).replace(second=0, microsecond=0)
    return then if wall(then).month == wall(now).month else None


def _refused(happened: datetime | None, now: datetime, chance: random.Random) -> tuple[str, ...]:
    """What is typed first and is no time: on the night in March an hour that never was, at other times one that is still to come."""
    here = wall(now)
    if (here.month, here.day) == (3, 28) and 2 <= here.hour < 6:
        return ("01:30",)
    return (f"{here + timedelta(days=2):%Y-%m-%d} 12:00",) if happened and chance.random() < 0.05 else ()
