"""The desk that a command works at: the home's folder, the clock of its place, the protocol in use."""

from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from calloutcli.cli.world import World
from calloutcli.errors import ProtocolError, StoreError
from calloutcli.frozen import frozen
from calloutcli.store.home import Home, default_folder, open_home

if TYPE_CHECKING:
    from calloutcli.protocol.model import Protocol

ZONE = "Europe/London"


@frozen
class Desk:
    """A world, and the home that is worked for."""

    world: World
    home: Home

    def zone(self) -> tzinfo:
        """The clock of the place.

        Raises:
            StoreError: the computer has no table of time zones.
        """
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        try:
            return ZoneInfo(ZONE)
        except ZoneInfoNotFoundError:
            raise StoreError(
                f"the time zone {ZONE} is not known on this computer", "run `pip install tzdata`"
            ) from None


def open_desk(world: World, folder: Path | None = None) -> Desk:
    """The desk for the home in `folder`, else in `CALLOUT_HOME`, else in the system's place for program data.

    Raises:
        StoreError: the home's settings cannot be read.
    """
    named = folder or (Path(world.environ["CALLOUT_HOME"]) if world.environ.get("CALLOUT_HOME") else None)
    home = open_home(named or default_folder())
    if home.adopting_path.exists():
        from calloutcli.store.adopting import finish_adopting

        home = finish_adopting(home)
    return Desk(world, home)


def choose_protocol(desk: Desk, name: str | None = None) -> "tuple[Protocol, bytes]":
    """(protocol, its exact bytes): the one named, else the home's, else the shipped reference model.

    `id` and `id@version` are looked for among the protocols that this home adopted, then among those that ship.

    Raises:
        ProtocolError: there is none of that name, it cannot be used, or there is a situation that it does not decide.
    """
    from calloutcli.protocol.load import load_with_places
    from calloutcli.store.library import DEFAULT, adopted_file, find_protocol

    name = name or desk.home.settings.protocol or DEFAULT
    raw, shown = find_protocol(adopted_file(desk.home.protocols, name) or name)
    protocol, source = load_with_places(raw, shown)
    if protocol.otherwise is None:
        from calloutcli.analysis.check import missing_outcome

        gap = missing_outcome(protocol, source)
        if gap is not None:
            raise ProtocolError(f"`{shown}` does not decide every situation", "mend the rules named above", [gap])
    return protocol, raw
