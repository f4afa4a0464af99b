"""The log of a home with its key and its kept checkpoints: what an append touches, and what a reader opens.

Format of heads.txt: for each checkpoint an empty line, then the signed note (log/checkpoint.py). It is written after
the record is safe, so its last entry may be missing or torn, never ahead of the log.
"""

import codecs
import contextlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from calloutcli.errors import EvidenceError, StoreError
from calloutcli.log.checkpoint import Checkpoint, parse_checkpoint, verify_checkpoint
from calloutcli.log.merkle import grow, leaf_hash, root
from calloutcli.log.note import (
    MAX_BYTES,
    Signer,
    Verifier,
    decode_note,
    format_signer,
    format_verifier,
    parse_signer,
    parse_verifier,
)
from calloutcli.record.kinds import Position
from calloutcli.store.database import BUSY_SECONDS, Database, Leaf, Receipt, open_database
from calloutcli.store.files import append_line, is_there, make_folder, read_bytes, replace_file, storing, write_new
from calloutcli.store.home import Home
from calloutcli.store.place import require_local
from calloutcli.wording import msg

TAIL_BYTES = 16_384
Make = Callable[[Position], Leaf]
"""Makes a leaf for the place that the log gives it."""

RETURNED_BYTES = 4_096
"""The longest checkpoint that is taken back: sixteen cosignatures fit, and no entry can fill what `require_heads` reads."""
READ_BYTES = 65_536
_SLUG = re.compile(r"[^a-z0-9]+")
_KEPT = re.compile(r"([^\n]+\n\d+\n[^\n]+\n)\n(?:\u2014 [^\n]+\n)+")


def append_record(home: Home, uid: str, make: Callable[[Position], Leaf], signer: Signer) -> Receipt:
    """The receipt for one record.

    Raises:
        EvidenceError: the log is not the one whose checkpoints were kept, or is damaged.
        StoreError: the folder is no place for a log, or the disk would not.
    """
    require_local(home.folder)
    with open_database(home.log_path, signer.verifier, create=True) as log:
        require_heads(home, log)
        return log.append(uid, make, signer)


def append_records(home: Home, records: Sequence[tuple[str, Make]], signer: Signer) -> Receipt:
    """The receipt for (uid, how its leaf is made) of many records, one at least: all are written, or none (database.py).

    The leaves are made before the log is locked, so that others wait as short as can be; when somebody recorded meanwhile, they are
    made again.

    Raises:
        EvidenceError: the log is not the one whose checkpoints were kept, or is damaged.
        StoreError: the folder is no place for a log, or the disk would not.
    """
    require_local(home.folder)
    with open_database(home.log_path, signer.verifier, create=True) as log:
        require_heads(home, log)
        return log.append_all(_made_ahead(records, *log.end(), signer.name), signer)


def _made_ahead(
    records: Iterable[tuple[str, Make]], first: int, hashes: Sequence[bytes], origin: str
) -> list[tuple[str, Make]]:
    """The records, their leaves made for the places from `first` on; at another place each is made anew."""
    made: list[tuple[str, Make]] = []
    for seq, (uid, make) in enumerate(records, first):
        position = Position(origin, seq, root(hashes))
        leaf = make(position)
        hashes, _ = grow(seq, hashes, leaf_hash(leaf.raw))
        made.append((uid, partial(_made_or_make, make, position, leaf)))
    return made


def _made_or_make(make: Make, made_for: Position, made: Leaf, position: Position) -> Leaf:
    return made if position == made_for else make(position)


def open_log(home: Home, *, patience_seconds: float = BUSY_SECONDS) -> Database:
    """The log, for reading; a lock is waited for `patience_seconds`.

    Raises:
        StoreError: there is none, or it cannot be opened.
        EvidenceError: its key file is damaged.
    """
    if not is_there(home.log_path):
        raise StoreError(
            msg("there is no log in `{folder}` yet", folder=home.folder),
            msg("it is made by the first `callout decide`"),
        )
    return open_database(home.log_path, read_verifier(home), create=False, patience_seconds=patience_seconds)


# -------------------------------------------------------------------- keys


def log_signer(home: Home, now: datetime, random: Callable[[int], bytes]) -> Signer:
    """The log's signing key, made on first use: its name is the log's origin for good.

    Raises:
        StoreError: it cannot be read or made.
        EvidenceError: the key file does not hold a key, or the log is there and its key is not.
    """
    # INVARIANT: a key is on disk before its log. Looked at in this order, eight processes may start together.
    begun = is_there(home.log_path) and home.log_path.stat().st_size > 0
    if not is_there(home.key_path):
        if begun:
            hint = msg("fetch it from where your manager keeps the copy")
            raise EvidenceError(msg("the log's signing key `{file}` is missing", file=home.key_path), hint)
        make_folder(home.folder)
        make_folder(home.key_path.parent)
        made = Signer(_origin(home, now), random(32))
        if write_new(home.key_path, (format_signer(made) + "\n").encode()):
            replace_file(_public_path(home), (format_verifier(made.verifier) + "\n").encode())
    return _read_signer(home)


def read_verifier(home: Home) -> Verifier:
    """The log's public key.

    Raises:
        StoreError: there is none yet.
        EvidenceError: the file does not hold a key.
    """
    path = _public_path(home)
    return parse_verifier(_read_text(path)) if is_there(path) else _read_signer(home).verifier


def key_is_private(path: Path) -> bool:
    """Whether only the owner can read the file; True where the system has no such rights (Windows)."""
    return os.name == "nt" or (path.stat().st_mode & 0o077) == 0


def _origin(home: Home, now: datetime) -> str:
    """The name of a log begun now: `<home>.<organisation>/log/<year>`."""
    name = _slug(home.settings.home) or "unnamed-home"
    organisation = _slug(home.settings.organisation) or "unnamed-organisation"
    return f"{name}.{organisation}/log/{now.year}"


def _public_path(home: Home) -> Path:
    return home.key_path.with_suffix(".vkey")


def _read_signer(home: Home) -> Signer:
    return parse_signer(_read_text(home.key_path))


def _read_text(path: Path) -> str:
    return read_bytes(path).decode(errors="replace").strip()


def _slug(text: str) -> str:
    return _SLUG.sub("-", text.lower()).strip("-")


# -------------------------------------------------------------------- kept checkpoints


def keep_head(home: Home, note: str) -> None:
    """Add a checkpoint to heads.txt.

    Raises:
        StoreError: the second folder cannot be written, or its drive is not there; the record itself is safe.
    """
    folder = home.heads_path.parent
    # A drive that is not put in: what would be made in its place lies on the drive of the log, and nobody would be told.
    if home.settings.heads_folder and not is_there(folder.parent):
        raise StoreError(msg("`{folder}` is not there", folder=folder.parent), msg("put the drive back"))
    make_folder(folder)
    append_line(home.heads_path, b"\n" + note.encode(), create=True)


def read_head(home: Home) -> tuple[Checkpoint, str] | None:
    """(the log's last checkpoint, its signed note), or None when nothing is recorded yet. No record is read.

    Raises:
        StoreError: the log cannot be read.
        EvidenceError: the checkpoint does not hold, the log is not a continuation of one that was kept, or is gone.
    """
    if not is_there(home.log_path):
        kept = max((head.size for head, _ in kept_heads(home, last_bytes=TAIL_BYTES)), default=0)
        if kept:
            raise EvidenceError(
                msg(
                    "there is no log in `{folder}`, but a kept checkpoint says that it had {kept} records",
                    folder=home.folder,
                    kept=kept,
                ),
                msg("keep the folder as it is, fetch the last backup, and tell your manager"),
            )
        return None
    with open_log(home) as log:
        require_heads(home, log)
        note = log.head()
        return None if note is None else (verify_checkpoint(note, log.verifier), note)


def read_note(path: Path) -> str:
    """The text of a signed note that came in a file, such as a checkpoint from an agency.

    Raises:
        StoreError: it cannot be read.
        EvidenceError: it is over 65,536 bytes, or not UTF-8.
    """
    with storing(path, "check the name of the file"), path.open("rb") as file:
        return decode_note(file.read(MAX_BYTES + 1))


def keep_returned(home: Home, log: Database, note: str) -> tuple[Checkpoint, bool]:
    """(the checkpoint that came back from an agency or a witness, whether it was kept now and not lately before).

    It is kept when this log signed it and the log still begins with its records. Other signatures on it stay, and are
    not looked at. The log's last checkpoint is added after it once more: `require_heads` reads the end of the file.

    Raises:
        EvidenceError: it is malformed, of another log, not signed by this log's key, over 4,096 bytes; or the log is not a
            continuation of it, or of another one that was kept.
        StoreError: the second folder cannot be written.
    """
    if len(note.encode(errors="surrogatepass")) > RETURNED_BYTES:
        raise EvidenceError(f"the checkpoint is longer than {RETURNED_BYTES} bytes with its signatures")
    returned = verify_checkpoint(note, log.verifier)
    require_heads(home, log)
    size = log.size()
    hint = "keep this file, it is the proof; keep the home's folder as it is, and tell whoever audits this home"
    if returned.size > size:
        raise EvidenceError(
            f"this log signed a checkpoint of {returned.size} records once, and {size} are here: "
            "the end is cut off, or an older copy was put back",
            hint,
        )
    if log.root_at(returned.size) != returned.root:
        raise EvidenceError(
            f"the first {returned.size} records are not those that this log signed in the checkpoint", hint
        )
    if any(kept == note for _, kept in kept_heads(home, last_bytes=TAIL_BYTES)):
        return returned, False
    last = log.head()
    if last is not None and verify_checkpoint(last, log.verifier).size > returned.size:
        keep_head(home, f"{note}\n{last}")
    else:
        keep_head(home, note)
    return returned, True


def kept_heads(home: Home, *, last_bytes: int | None = None) -> Iterator[tuple[Checkpoint, str]]:
    """(checkpoint, signed note) of each readable entry of heads.txt, or of its last bytes; no signature is checked.

    Raises:
        StoreError: the file is there and cannot be read.
    """
    if not is_there(home.heads_path):
        return
    with storing(home.heads_path), home.heads_path.open("rb") as file:
        if last_bytes is not None:
            file.seek(max(0, file.seek(0, os.SEEK_END) - last_bytes))
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        text = ""
        while block := file.read(READ_BYTES):
            text += decoder.decode(block)
            found = list(_KEPT.finditer(text))
            yield from _heads(found[:-1])
            # The last one may go on in the next block.
            text = text[found[-1].start() :] if found else text[-READ_BYTES:]
        yield from _heads(_KEPT.finditer(text))


def _heads(found: Iterable[re.Match[str]]) -> Iterator[tuple[Checkpoint, str]]:
    for match in found:
        with contextlib.suppress(EvidenceError):
            yield parse_checkpoint(match[1]), match[0]


def require_heads(home: Home, log: Database) -> None:
    """Nothing, when the log is a continuation of the largest checkpoint kept lately.

    A kept checkpoint whose own signature does not hold proves nothing, and must not stop anybody from recording.

    Raises:
        EvidenceError: the log is shorter than a kept checkpoint, or differs from it.
    """
    heads = [(head, note) for head, note in kept_heads(home, last_bytes=TAIL_BYTES) if head.origin == log.verifier.name]
    latest: Checkpoint | None = None
    for _, note in sorted(heads, key=lambda pair: -pair[0].size):
        with contextlib.suppress(EvidenceError):
            latest = verify_checkpoint(note, log.verifier)
            break
    if latest is None:
        return
    size = log.size()
    hint = msg(
        "an older copy may have been put back: keep `{folder}` as it is and tell your manager", folder=home.folder
    )
    if latest.size > size:
        raise EvidenceError(
            msg("records in the log: {size}; but a kept checkpoint says {kept}", size=size, kept=latest.size), hint
        )
    if log.root_at(latest.size) != latest.root:
        raise EvidenceError(
            msg("the log is not the one that the kept checkpoint of size {size} signed", size=latest.size), hint
        )
