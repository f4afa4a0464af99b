"""`callout protocol new`: a protocol to begin with, which passes `check` and `test` as it stands."""

from datetime import date
from pathlib import Path

from calloutcli.cli.world import World
from calloutcli.errors import UsageError
from calloutcli.protocol.scenario import FILE as SCENARIOS
from calloutcli.protocol.shape import NAME
from calloutcli.store.files import make_folder, write_new
from calloutcli.store.library import scaffold, schema_path

VERSION = "0.1.0"


def new(world: World, name: str, folder: Path) -> int:
    """Write the files of a new protocol, none over another; the exit status.

    Raises:
        UsageError: the name cannot be used, or there is such a protocol already.
        StoreError: the disk would not.
    """
    if not NAME.match(name):
        raise UsageError(f"`{name}` cannot name a protocol", "use small letters, digits and `-`, such as elm-valley")
    place = folder / name
    if place.exists():
        raise UsageError(f"there is something at `{place}` already", "choose another name, or another --folder")
    today = world.now().date()
    effective = date(today.year + today.month // 12, today.month % 12 + 1, 1)
    words = {
        "id": name,
        "effective": effective.isoformat(),
        "review_by": effective.replace(year=effective.year + 1).isoformat(),
        "schema": schema_path(),
    }
    make_folder(place)
    for file, target in (("protocol.yaml", f"{VERSION}.yaml"), (SCENARIOS, SCENARIOS), ("CHANGES.md", "CHANGES.md")):
        text = scaffold(file)
        for key, value in words.items():
            text = text.replace(f"{{{key}}}", value)
        write_new(place / target, text.encode())
    protocol = place / f"{VERSION}.yaml"
    world.say(f"Written: {protocol}, with {SCENARIOS} and CHANGES.md beside it.")
    world.say(f"Change it, then: callout protocol check {protocol}")
    return 0
