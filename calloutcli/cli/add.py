"""`callout add REF KIND`: what happened next is a record beside the others. Nothing that was written changes.

The seam for every kind that is added to a case: a kind is a function that asks the person and gives the entry to append.
What is common stands here: the case, the author's key before the first question, stopping, recording.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from calloutcli.cli.author import author_signer
from calloutcli.cli.case import KeptRecord, read_case
from calloutcli.cli.desk import Desk, open_desk
from calloutcli.cli.prompt import Closed
from calloutcli.cli.recording import record_entry
from calloutcli.cli.session import Stop
from calloutcli.cli.world import World
from calloutcli.errors import UsageError
from calloutcli.record.kinds import Entry

Ask = Callable[[Desk, Sequence[KeptRecord], int | None], tuple[Entry, bytes]]
"""(desk, the case's records, the seq given with `--seq`) -> (the entry to append, the exact bytes of its protocol)."""


def kinds() -> dict[str, Ask]:
    """How each kind is asked for, by the word on the command line."""
    from calloutcli.cli.correcting import ask_correction

    return {"correction": ask_correction}


def add(world: World, folder: Path | None, reference: str, kind: str, seq: int | None, key: Path | None) -> int:
    """Ask what is to be added to a case, and record it; the exit status: 0, or 130 when nothing was recorded.

    Raises:
        CalloutError: there is no such case or kind, the key does not work, or it cannot be recorded.
    """
    known = kinds()
    if kind not in known:
        raise UsageError(f"`{kind}` is nothing that can be added", f"what can: {', '.join(sorted(known))}")
    desk = open_desk(world, folder)
    kept = read_case(desk, reference)
    author = author_signer(world, key)
    try:
        entry, source = known[kind](desk, kept, seq)
    except (Stop, Closed, KeyboardInterrupt):
        world.say("Stopped. Nothing was recorded.")
        return 130
    receipt, warning = record_entry(desk, entry, source, author)
    world.say(f"Recorded. It is record {receipt.seq} of the log.")
    if warning:
        world.comment(f"warning: {warning}")
    return 0
