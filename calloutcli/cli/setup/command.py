"""`callout setup`: everything that a home says of itself, in eight steps and five minutes. Each can be skipped, and asked alone.

The steps stand in `setup_*.py`, and how they ask in `setting_up.py`. What is still missing at the end is what `callout doctor` would
say of the settings.
"""

from pathlib import Path

from calloutcli.cli.desk import Desk, home_folder, open_desk
from calloutcli.cli.doctor.check import Look, look_at
from calloutcli.cli.doctor.folder import second_folder
from calloutcli.cli.doctor.home import home, phone_numbers
from calloutcli.cli.doctor.log import keys
from calloutcli.cli.doctor.protocol import protocol
from calloutcli.cli.prompt import Closed, ask_line
from calloutcli.cli.render import render_error, wrap
from calloutcli.cli.setup.contacts import CONTACTS
from calloutcli.cli.setup.home import HOME, LANGUAGE, NATION
from calloutcli.cli.setup.keeping import FOLDER, KEYS, RECEIPT
from calloutcli.cli.setup.protocol import PROTOCOL
from calloutcli.cli.setup.sitting import Sitting, Stop
from calloutcli.cli.setup.steps import walk
from calloutcli.cli.world import World
from calloutcli.errors import StoreError, UsageError
from calloutcli.store.adopting import last_adopted
from calloutcli.store.files import is_there, make_folder, read_bytes, storing
from calloutcli.store.home import Home, save_settings
from calloutcli.store.place import require_local
from calloutcli.store.second_folder import time_in
from calloutcli.store.settings import Settings
from calloutcli.wording import msg

STEPS = (LANGUAGE, HOME, NATION, PROTOCOL, CONTACTS, KEYS, FOLDER, RECEIPT)
_LOOKS: dict[str, Look] = {
    msg("home"): home,
    msg("protocol"): protocol,
    msg("phone numbers"): phone_numbers,
    msg("key"): keys,
    msg("second folder"): second_folder,
}
"""What is looked at in the end: that which the steps set."""


def setup(world: World, folder: Path | None, name: str | None = None) -> int:
    """Ask every step in turn, or the one called `name`; the exit status: 0, or 130 when the input ended.

    Raises:
        UsageError: there is no such step.
        CalloutError: the settings cannot be read or written.
    """
    steps = [step for step in STEPS if name in (None, step.name)]
    if not steps:
        known = ", ".join(step.name for step in STEPS)
        raise UsageError(
            msg("there is no step `{name}` in setup", name=name), msg("give one of: {steps}; or none", steps=known)
        )
    try:
        desk = _open(world, folder)
        if desk is None:
            return StoreError.status
        sitting = Sitting(desk)
        words = world.words
        _require_writable(sitting.home.folder)
        sitting.say(words("Settings for the home in {folder}", folder=sitting.home.folder), hang="  ")
        if name is None:
            sitting.say(words("It takes about five minutes. Each line is saved at once: stop and go on when you like."))
        walk(sitting, steps, STEPS)
    except Stop:
        _say_stopped(world)
        return 0
    except (Closed, KeyboardInterrupt):
        world.say()
        _say_stopped(world)
        return 130
    sitting.say("")
    sitting.say(sitting.words("Saved."))
    if name is None:
        _say_missing(sitting)
    return 0


def _say_stopped(world: World) -> None:
    for line in wrap(world.words("Stopped. What you typed so far is saved. To go on: callout setup"), hang=""):
        world.say(line)


def _require_writable(folder: Path) -> None:
    """Nothing, when the settings can be saved: nobody types for five minutes in vain.

    Raises:
        StoreError: they cannot.
    """
    require_local(folder)
    make_folder(folder)
    time_in(folder)


def _open(world: World, folder: Path | None) -> Desk | None:
    """The desk. Settings that cannot be read are put aside when the person says so, and set up anew; None: they stay as they are.

    Raises:
        StoreError: their file cannot be opened or moved.
        Closed: the input ended.
    """
    try:
        return open_desk(world, folder)
    except StoreError as error:
        home = Home(home_folder(world, folder), Settings())
        path, words = home.folder / "home.yaml", world.words
        if not is_there(path) or not read_bytes(path):
            raise
        world.say(render_error(error, words))
    for line in wrap(
        words("Type y to put this file aside and set up the home anew. Anything else leaves it."), hang=""
    ):
        world.say(line)
    if ask_line(world).lower() not in ("y", "yes"):
        return None
    aside = path.with_name(f"home.yaml.{world.now():%Y%m%d%H%M%S}")
    with storing(path):
        path.rename(aside)
    world.say(words("It is in {file} now.", file=aside))
    # What the agencies signed stays in force: the log says which it is.
    return Desk(world, save_settings(home, Settings(protocol=last_adopted(home))))


def _say_missing(sitting: Sitting) -> None:
    words = sitting.words
    missing = [check for check in look_at(sitting.desk, _LOOKS) if check.state != "ok"]
    sitting.say(words("Still missing, or worth a look:") if missing else words("Nothing is missing."))
    for check in missing:
        sitting.say(f"- {words(check.name)}: {check.found}", "  ", "  ")
        if check.meaning:
            sitting.say(check.meaning, "    ")
    sitting.say(words("To try it on a story, with nothing recorded: callout decide --practice"))
    sitting.say(words("Next: callout doctor"))
