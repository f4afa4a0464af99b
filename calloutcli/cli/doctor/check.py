"""Looking at an installation: what one look comes to, and several of them, one after another.

The looks themselves stand in `checks_*.py`, a file for each thing that is looked at. `callout doctor` takes all of them, and `callout setup`
at its end those that are about the settings.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from calloutcli.cli.desk import Desk
from calloutcli.cli.world import World
from calloutcli.errors import CalloutError
from calloutcli.frozen import frozen
from calloutcli.wording import msg

State = Literal["ok", "look", "wrong"]


@frozen
class Check:
    """One thing looked at: `ok`, `look` (worth doing), `wrong` (the tool cannot work so).

    `found`: what is the case; `meaning`: what comes of it for this home; `do`: what to do about it. The last two are empty where
    all is well. `name` stays English: scripts know a check by it.
    """

    name: str
    state: State
    found: str
    meaning: str = ""
    do: str = ""


Look = Callable[[Desk], Iterator[Check]]
_FAILED = {
    "settings": msg("No incident can be decided here until this file is mended."),
    "folder": msg("Nothing can be recorded here. Whoever decides an incident still gets the advice."),
    "clock": msg("The time cannot be told here, and every decision and record has to have one."),
    "protocol": msg("No incident can be decided with this protocol."),
    "log": msg("Nothing more can be recorded in this log as it is, or what it holds is not what was recorded."),
}
"""What it means when a look fails."""


def look_at(desk: Desk, looks: Mapping[str, Look]) -> Iterator[Check]:
    """What each of the looks comes to, in order. One that fails is itself a check, by its name here; a fault that several meet is told once."""
    failed: set[str] = set()
    for name, look in looks.items():
        try:
            yield from look(desk)
        except CalloutError as error:
            if error.message not in failed:  # such as a table of time zones that is missing: several looks need it
                yield failed_look(desk.world, name, error)
            failed.add(error.message)
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            found = desk.words("`{file}` cannot be read or written: {why}", file=error.filename, why=why)
            yield Check(name, "wrong", found)


def failed_look(world: World, name: str, error: CalloutError) -> Check:
    """The check that a look comes to when it fails."""
    words = world.words
    return Check(name, "wrong", words(error.message), words(_FAILED.get(name, "")), words(error.hint))
