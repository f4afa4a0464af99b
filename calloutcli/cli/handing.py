"""What a command makes for others: into a file that was named, else onto the screen."""

from pathlib import Path

from calloutcli.cli.world import World
from calloutcli.store.files import write_for_others


def hand_over(world: World, text: str, out: Path | None, said: str) -> int:
    """0, with the text in the file `out`, which `said` then names, or without one on the screen.

    Raises:
        StoreError: the file cannot be written.
    """
    if out is None:
        world.say(text.removesuffix("\n"))
    else:
        write_for_others(out, text.encode())
        world.say(said)
    return 0
