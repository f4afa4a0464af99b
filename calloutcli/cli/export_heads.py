"""The checkpoints that an export rests on: the log's own, one that the reader kept, one that others have signed too."""

from contextlib import suppress
from pathlib import Path

from calloutcli.cli.desk import Desk
from calloutcli.errors import EvidenceError, UsageError
from calloutcli.log.checkpoint import Checkpoint, verify_checkpoint
from calloutcli.log.note import parse_note
from calloutcli.store.database import Database
from calloutcli.store.evidence import kept_heads, read_note, require_heads

COSIGNED_TAIL_BYTES = 2**20
"""How much of the end of heads.txt is looked through for a checkpoint that a witness has signed."""

KEEP_IT = "nothing was exported; keep every file as it is and run `callout log verify`"


def sound_head(desk: Desk, log: Database) -> tuple[Checkpoint, str]:
    """(the log's checkpoint, its note), once size and tree are seen to be those that it signed.

    Raises:
        UsageError: nothing is recorded yet.
        EvidenceError: they are not, or the log does not continue a checkpoint that was kept.
    """
    note, last = log.snapshot()
    if note is None and last < 0:
        raise UsageError("nothing is recorded here yet", "there is something to export after the first record")
    try:
        if note is None:
            raise EvidenceError("it has no checkpoint")
        head = verify_checkpoint(note, log.verifier)
        if head.size != last + 1 or log.root_at(head.size) != head.root:
            raise EvidenceError("its records are not those that its checkpoint signed")
        require_heads(desk.home, log)
    except EvidenceError as error:
        raise EvidenceError(f"the log does not hold: {error.message}", KEEP_IT) from None
    return head, note


def earlier(path: Path, log: Database, head: Checkpoint) -> Checkpoint:
    """The checkpoint kept in a file, once the log is seen to go on from it.

    Raises:
        StoreError: the file cannot be read.
        EvidenceError: it is no checkpoint of this log, or the log does not continue it.
    """
    try:
        kept = verify_checkpoint(read_note(path).lstrip("\n"), log.verifier)
    except EvidenceError as error:
        hint = "give a checkpoint of this log, such as the file `checkpoint` of an earlier bundle"
        raise EvidenceError(f"`{path}` is no checkpoint of this log: {error.message}", hint) from None
    if kept.size > head.size:
        raise EvidenceError(
            f"the log has {head.size} records, but the checkpoint in `{path}` says {kept.size}", KEEP_IT
        )
    if log.root_at(kept.size) != kept.root:
        raise EvidenceError(f"the log does not go on from the checkpoint in `{path}`: it has other records", KEEP_IT)
    return kept


def cosigned(desk: Desk, log: Database, head: Checkpoint) -> tuple[Checkpoint, str] | None:
    """The largest checkpoint kept lately that somebody besides the log has signed, whoever that is."""
    found: tuple[Checkpoint, str] | None = None
    for kept, note in kept_heads(desk.home, last_bytes=COSIGNED_TAIL_BYTES):
        if kept.size > head.size or (found and kept.size < found[0].size) or len(parse_note(note).signatures) < 2:
            continue
        with suppress(EvidenceError):
            if log.root_at(verify_checkpoint(note, log.verifier).size) == kept.root:
                found = kept, note
    return found
