"""`callout log show`: one record exactly as it is kept, with what it discloses."""

import json
from pathlib import Path

from calloutcli.cli.case import personal_fields
from calloutcli.cli.desk import open_desk
from calloutcli.cli.envelope import envelope
from calloutcli.cli.world import World
from calloutcli.errors import UsageError
from calloutcli.finding import printable
from calloutcli.record.kinds import parse_record
from calloutcli.store.evidence import open_log


def show_record(world: World, folder: Path | None, seq: int, *, as_json: bool) -> int:
    """Print one record as it is kept; the exit status.

    Raises:
        UsageError: there is no such record.
        EvidenceError: it does not hold.
    """
    desk = open_desk(world, folder)
    with open_log(desk.home) as log:
        leaf = log.leaf(seq)
        if leaf is None:
            raise UsageError(
                f"there is no record {seq}: the log has {log.size()}, counted from 0", "callout log list shows them"
            )
        record = parse_record(leaf)
        disclosed = personal_fields(log, record)
    value = json.loads(leaf)
    if as_json:
        world.say(envelope("log show", {"leaf": value, "disclosed": disclosed}))
        return 0
    world.say(json.dumps(value, indent=2, ensure_ascii=False))
    world.say(f"Digests: {len(record.digests)}. Disclosed here: {len(disclosed)}")
    for name, text in disclosed.items():
        world.say(f"  {name}: {printable(str(text))}")
    return 0
