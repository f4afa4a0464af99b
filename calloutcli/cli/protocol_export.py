"""`callout protocol export`: the protocol for other programs, as a DMN decision table or as JSON."""

from pathlib import Path
from typing import cast

from calloutcli.analysis.dmn import render_dmn
from calloutcli.canonical import Json
from calloutcli.cli.envelope import envelope
from calloutcli.cli.handing import hand_over
from calloutcli.cli.world import World
from calloutcli.errors import UsageError
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.plain import format_protocol
from calloutcli.store.library import find_protocol


def export(world: World, name: str, *, dmn: bool, as_json: bool, out: Path | None) -> int:
    """Print the protocol in one of the two forms, or write it to a file; the exit status.

    Raises:
        CalloutError: not exactly one form is asked for, the protocol cannot be used or unfolds too far, or the file cannot
            be written.
    """
    if dmn == as_json:
        raise UsageError(
            "name one form" if dmn else "no form is named", "give --dmn for a decision table, or --json for everything"
        )
    raw, shown = find_protocol(name)
    protocol = load_protocol(raw, shown)
    text = render_dmn(protocol) if dmn else envelope("protocol export", _as_json(protocol)) + "\n"
    return hand_over(world, text, out, f"{'The decision table' if dmn else 'The protocol'} is in {out}.")


def _as_json(protocol: Protocol) -> Json:
    return {"sha256": protocol.sha256, "protocol": cast("Json", format_protocol(protocol))}
