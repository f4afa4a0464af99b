"""The desk that a command works at: the home's folder, the clock of its place, the protocol in use."""

from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from calloutcli.cli.world import World
from calloutcli.errors import ProtocolError, StoreError
from calloutcli.frozen import frozen
from calloutcli.store.home import Home, default_folder, open_home
from calloutcli.wording import LANGUAGES, Words, msg

if TYPE_CHECKING:
    from calloutcli.protocol.model import Protocol

ZONE = "Europe/London"


@frozen
class Desk:
    """A world, and the home that is worked for."""

    world: World
    home: Home

    @property
    def words(self) -> Words:
        """The words of the language in force."""
        return self.world.words

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
                msg("the time zone {zone} is not known on this computer", zone=ZONE), msg("run `pip install tzdata`")
            ) from None


def open_desk(world: World, folder: Path | None = None) -> Desk:
    """The desk for the home in `folder`, else in `CALLOUT_HOME`, else in the system's place for program data.

    The home's own language is spoken from here on, unless another was asked for.

    Raises:
        StoreError: the home's settings cannot be read.
    """
    home = open_home(home_folder(world, folder))
    if home.adopting_path.exists():
        from calloutcli.store.adopting import finish_adopting

        home = finish_adopting(home)
    # A language that there is not stops nobody: callout doctor says so.
    if home.settings.language != "en" and home.settings.language in LANGUAGES and not world.voice.given:
        world.voice.language = home.settings.language
        world.voice.is_offered = True
    return Desk(world, home)


def home_folder(world: World, folder: Path | None) -> Path:
    """Where the home's data are: in `folder`, else in `CALLOUT_HOME`, else in the system's place for program data."""
    # `set CALLOUT_HOME="C:\\callout"` keeps its quotes in Windows, where no folder can have them in its name.
    said = world.environ.get("CALLOUT_HOME", "").removeprefix('"').removesuffix('"')
    return folder or (Path(said) if said else default_folder())


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
            raise ProtocolError(
                msg("`{file}` does not decide every situation", file=shown), msg("mend the rules named above"), [gap]
            )
    return protocol, raw
