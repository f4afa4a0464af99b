"""`callout protocol page`: a poster to print, in one HTML file."""

from pathlib import Path

from calloutcli.cli.poster import render_poster
from calloutcli.cli.protocol_words import language_for
from calloutcli.cli.world import World
from calloutcli.protocol.load import load_protocol
from calloutcli.store.files import write_for_others
from calloutcli.store.library import find_protocol


def page(world: World, name: str, out: Path, language: str) -> int:
    """Write the poster of the protocol; the exit status.

    Raises:
        CalloutError: there is no such protocol, it cannot be used or shown in the language, or the file cannot be written.
    """
    raw, shown = find_protocol(name)
    protocol = load_protocol(raw, shown)
    write_for_others(out, render_poster(protocol, world.now().date(), language_for(protocol, language)).encode())
    world.say(f"The poster is in {out}: open it in a browser and print it.")
    return 0
