"""`callout log show`: one record exactly as it is kept, who signed it, and what became of each of its digests."""

import json
from pathlib import Path

from calloutcli.canonical import Json
from calloutcli.cli.case import erasures_of, personal_fields
from calloutcli.cli.desk import open_desk
from calloutcli.cli.envelope import envelope
from calloutcli.cli.record_words import signed_words
from calloutcli.cli.world import World
from calloutcli.errors import UsageError
from calloutcli.finding import printable
from calloutcli.log.note import format_verifier
from calloutcli.record.author import verify_author
from calloutcli.record.erasure import Fate, fates
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
        found = fates(record, log.disclosures_of(seq), erasures_of(log, record.reference))
    author = verify_author(leaf)
    value = json.loads(leaf)
    if as_json:
        digests: Json = [_as_json(digest, fate) for digest, fate in found.items()]
        signed_by = None if author is None else format_verifier(author)
        result: Json = {"leaf": value, "disclosed": personal_fields(found), "digests": digests, "signed_by": signed_by}
        world.say(envelope("log show", result))
        return 0
    world.say(json.dumps(value, indent=2, ensure_ascii=False))
    world.say(printable(signed_words(record.role, author)))
    world.say(f"Digests: {len(found)}. Disclosed here: {len(personal_fields(found))}")
    for digest, fate in found.items():
        said = printable(_state(fate)).replace("\n", "\\n")  # a line break must not look like a digest's line
        world.say(f"  {digest}  {said}")
    return 0


def _state(fate: Fate) -> str:
    """What became of a digest, in words."""
    if fate.disclosure is None:
        return "missing: unexplained" if fate.by is None else f"erased: record {fate.by} says why"
    said = "a decoy, nothing personal" if fate.is_decoy else f"{fate.disclosure.name}: {fate.disclosure.value}"
    return f"disclosed: {said}"


def _as_json(digest: str, fate: Fate) -> dict[str, Json]:
    name = fate.disclosure.name if fate.disclosure else ""
    return {"digest": digest, "state": fate.state, "decoy": fate.is_decoy, "name": name or None, "erased_by": fate.by}
