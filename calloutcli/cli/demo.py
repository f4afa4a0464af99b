"""`callout demo`: a provider that does not exist, with everything that a real one would hand over, to try reports and checks on."""

import shlex
from pathlib import Path

from calloutcli import __version__
from calloutcli.canonical import Json
from calloutcli.cli.envelope import envelope
from calloutcli.cli.progress import progress
from calloutcli.cli.render import wrap
from calloutcli.cli.world import World
from calloutcli.demo.profiles import ORGANISATION
from calloutcli.demo.provider import Made, asked, make_demo

_BAR = 1_000
"""Of the bar, for each home: none is drawn for less than some thousands of anything."""


def demo(world: World, folder: Path, seed: int, *, as_json: bool) -> int:
    """Make the demo and say what is in it; the exit status.

    Raises:
        StoreError: the folder is there and not empty, or the disk would not: nothing was written.
    """
    with progress(world, "Making homes", 12 * _BAR) as told:
        made = make_demo(folder, str(seed), __version__, lambda done: told(done * _BAR))
    world.say(_as_json(folder, seed, made) if as_json else _as_text(folder, made))
    return 0


def _as_text(folder: Path, made: tuple[Made, ...]) -> str:
    lines = wrap(f"SYNTHETIC: nothing in {folder} is real. {folder / 'README.txt'} says what it is.", hang="")
    for one in made:
        said = f"{one.profile.title}: incidents {one.incidents}, records {one.records}. {one.profile.shows}"
        lines += wrap(said, "  ")
    lines.append("Next:")
    name = made[0].profile.folder
    places = {place: shlex.quote(str(folder / place)) for place in ("bundles", "policy", f"homes/{name}")}
    lines.append(f"  callout report {places['bundles']} --policy {places['policy']} {asked()}")
    lines.append(f"  callout log verify --home {places[f'homes/{name}']}")
    return "\n".join(lines)


def _as_json(folder: Path, seed: int, made: tuple[Made, ...]) -> str:
    homes: list[Json] = [
        {
            "name": one.profile.folder,
            "title": one.profile.title,
            "shows": one.profile.shows,
            "records": one.records,
            "incidents": one.incidents,
            "root": one.root,
        }
        for one in made
    ]
    return envelope(
        "demo", {"folder": str(folder), "seed": seed, "synthetic": True, "organisation": ORGANISATION, "homes": homes}
    )
