"""`callout log keep`: a checkpoint that comes back from an agency or a witness is checked, and kept with our own."""

from pathlib import Path

from calloutcli.canonical import Json
from calloutcli.cli.desk import open_desk
from calloutcli.cli.envelope import envelope
from calloutcli.cli.render import wrap
from calloutcli.cli.world import World
from calloutcli.errors import EvidenceError
from calloutcli.log.checkpoint import parse_checkpoint
from calloutcli.log.note import parse_note
from calloutcli.store.evidence import keep_returned, open_log, read_note


def keep(world: World, folder: Path | None, file: Path, *, as_json: bool) -> int:
    """Keep the checkpoint in `file` when this log signed it and still continues it; the exit status.

    Raises:
        StoreError: a file or the log cannot be read, or the second folder cannot be written.
        EvidenceError: the checkpoint is malformed or of another log, or the log is not a continuation of it.
    """
    desk = open_desk(world, folder)
    note = _checkpoint_in(file)
    with open_log(desk.home) as log:
        checkpoint, new = keep_returned(desk.home, log, note)
        ours = (log.verifier.name, log.verifier.key_id)
    others = [line.name for line in parse_note(note).signatures if (line.name, line.key_id) != ours]
    if as_json:
        result: Json = {
            "origin": checkpoint.origin,
            "size": checkpoint.size,
            "root": checkpoint.root.hex(),
            "new": new,
            "other_signatures": list(others),
        }
        world.say(envelope("log keep", result))
        return 0
    began = "Kept" if new else "Kept already"
    sentences = [
        f"{began}: a checkpoint that this log signed. Records: {checkpoint.size}. The log still begins with them."
    ]
    if others:
        sentences.append(f"Other signatures on it, not checked here: {', '.join(others)}.")
    for line in wrap(" ".join(sentences), hang=""):
        world.say(line)
    return 0


def _checkpoint_in(file: Path) -> str:
    """The note in a file.

    Raises:
        StoreError: the file cannot be read.
        EvidenceError: it holds no checkpoint.
    """
    try:
        note = read_note(file)
        parse_checkpoint(parse_note(note).text)
    except EvidenceError as error:
        hint = error.hint or "give the file that `callout log head` made, or that came back from an agency or a witness"
        raise EvidenceError(f"`{file}` is not a checkpoint: {error.message}", hint) from None
    return note
