"""`callout doctor`: what is missing or wrong on this computer, what that means, and what to do. The looks stand in `checks_*.py`.

`--json`: a list of checks, each with `name`, `state`, `found`, `meaning`, `do`. Exit status 1: something is wrong. What is only worth a
look leaves it 0.
"""

from collections.abc import Iterator
from pathlib import Path

from calloutcli.cli.desk import Desk, home_folder, open_desk
from calloutcli.cli.doctor.check import Check, Look, State, failed_look, look_at
from calloutcli.cli.doctor.computer import clock, language, letters, program, time_zone
from calloutcli.cli.doctor.folder import folder, second_folder
from calloutcli.cli.doctor.home import home, phone_numbers
from calloutcli.cli.doctor.log import drafts, keys, log
from calloutcli.cli.doctor.protocol import protocol
from calloutcli.cli.envelope import envelope
from calloutcli.cli.render import wrap
from calloutcli.cli.world import World
from calloutcli.errors import CalloutError
from calloutcli.finding import printable
from calloutcli.frozen import as_dict
from calloutcli.store.home import Home
from calloutcli.store.settings import Settings
from calloutcli.wording import msg

_COMPUTER: dict[str, Look] = {
    msg("program"): program,
    msg("folder"): folder,
    msg("clock"): clock,
    msg("time zone"): time_zone,
    msg("letters"): letters,
    msg("language"): language,
}
_HOME: dict[str, Look] = {
    msg("home"): home,
    msg("protocol"): protocol,
    msg("phone numbers"): phone_numbers,
    msg("log"): log,
    msg("key"): keys,
    msg("second folder"): second_folder,
    msg("drafts"): drafts,
}
"""What is looked at, in this order, by the name of the check that says when a look itself failed."""
_STATES: dict[State, str] = {"ok": msg("OK"), "look": msg("LOOK"), "wrong": msg("WRONG")}


def doctor(world: World, folder: Path | None, *, as_json: bool) -> int:
    """Print what was found; the exit status: 0, or 1 when something is wrong."""
    checks = list(_checks(world, folder))
    if as_json:
        world.say(envelope("doctor", [as_dict(check) for check in checks]))
    else:
        for line in _lines(world, checks):
            world.say(line)
    return 1 if any(check.state == "wrong" for check in checks) else 0


def _checks(world: World, folder: Path | None) -> Iterator[Check]:
    try:
        desk, looks = open_desk(world, folder), {**_COMPUTER, **_HOME}
    except CalloutError as error:  # the settings cannot be read: the computer is looked at all the same
        yield failed_look(world, msg("settings"), error)
        desk, looks = Desk(world, Home(home_folder(world, folder), Settings())), _COMPUTER
    yield from look_at(desk, looks)


def _lines(world: World, checks: list[Check]) -> Iterator[str]:
    words = world.words
    for check in checks:
        found, *place = check.found.split("\n")
        yield from wrap(f"{words(_STATES[check.state])}: {words(check.name)}: {found}")
        yield from (f"  {printable(line)}" for line in place)  # the line of a file, and a caret below it
        if check.meaning:
            yield from wrap(words("Meaning: {meaning}", meaning=check.meaning), "  ")
        if check.do:
            yield from wrap(words("To do: {do}", do=check.do), "  ")
    yield ""
    wrong, look = (sum(check.state == state for check in checks) for state in ("wrong", "look"))
    yield words("Wrong: {wrong}. Worth a look: {look}.", wrong=wrong, look=look)
