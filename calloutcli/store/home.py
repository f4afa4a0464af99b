"""A home's folder: everything that a home keeps, under one roof.

Layout:
    home.yaml               settings.py
    log.sqlite              database.py
    keys/log.key, .vkey     the signing key of the log (note.py), owner-only; not in the same backup as the log
    heads/heads.txt         every checkpoint, in a second folder where one is set: an empty line, then the signed note
    drafts/<reference>      unfinished interviews (interview/draft.py)
    drafts/<sha256>.yaml    the exact protocol that they are asked from
"""

import contextlib
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from calloutcli.errors import EvidenceError, StoreError
from calloutcli.log.checkpoint import Checkpoint, parse_checkpoint, verify_checkpoint
from calloutcli.log.note import Signer, Verifier, format_signer, format_verifier, parse_note, parse_signer, parse_verifier
from calloutcli.record.kinds import Position
from calloutcli.store.database import BUSY_SECONDS, Database, Leaf, Receipt, open_database
from calloutcli.store.files import append_line, make_folder, read_bytes, replace_file, storing, write_new
from calloutcli.store.place import require_local
from calloutcli.store.settings import Settings, format_settings, parse_settings

_SLUG = re.compile(r"[^a-z0-9]+")
_KEPT = re.compile(r"[^\n]+\n\d+\n[^\n]+\n\n(?:\u2014 [^\n]+\n)+")


@dataclass(frozen=True, slots=True)
class Home:
    """A home's folder and its settings."""

    folder: Path
    settings: Settings

    @property
    def log_path(self) -> Path:
        """The log file."""
        return self.folder / "log.sqlite"

    @property
    def drafts(self) -> Path:
        """The folder of unfinished interviews."""
        return self.folder / "drafts"

    @property
    def heads_path(self) -> Path:
        """The file of kept checkpoints."""
        chosen = self.settings.heads_folder
        return (Path(chosen) if chosen else self.folder / "heads") / "heads.txt"

    @property
    def key_path(self) -> Path:
        """The log's signing key."""
        return self.folder / "keys" / "log.key"

    # ---------------------------------------------------------------- settings

    def save_settings(self, settings: Settings) -> "Home":
        """The home with these settings, on disk.

        Raises:
            StoreError: the folder is no place for a log, or cannot be written.
        """
        require_local(self.folder)
        make_folder(self.folder)
        replace_file(self.folder / "home.yaml", format_settings(settings))
        return Home(self.folder, settings)

    # ---------------------------------------------------------------- log

    def signer(self, now: datetime, random: Callable[[int], bytes]) -> Signer:
        """The log's signing key, made on first use: its name is the log's origin for good.

        Raises:
            StoreError: it cannot be read or made.
            EvidenceError: the key file does not hold a key, or the log is there and its key is not.
        """
        if not self.key_path.exists():
            if self.log_path.exists() and self.log_path.stat().st_size:
                raise EvidenceError(
                    f"the log's signing key `{self.key_path}` is missing", "fetch it from where your manager keeps the copy"
                )
            make_folder(self.key_path.parent)
            made = Signer(self.origin(now), random(32))
            if write_new(self.key_path, (format_signer(made) + "\n").encode()):
                replace_file(self.key_path.with_suffix(".vkey"), (format_verifier(made.verifier) + "\n").encode())
        return parse_signer(read_bytes(self.key_path).decode(errors="replace").strip())

    def verifier(self) -> Verifier:
        """The log's public key.

        Raises:
            StoreError: there is none yet.
            EvidenceError: the file does not hold a key.
        """
        path = self.key_path.with_suffix(".vkey")
        if not path.exists():
            return parse_signer(read_bytes(self.key_path).decode(errors="replace").strip()).verifier
        return parse_verifier(read_bytes(path).decode(errors="replace").strip())

    def origin(self, now: datetime) -> str:
        """The name of a log begun now: `<home>.<organisation>/log/<year>`."""
        home = _slug(self.settings.home) or "unnamed-home"
        organisation = _slug(self.settings.organisation) or "unnamed-organisation"
        return f"{home}.{organisation}/log/{now.year}"

    def has_log(self) -> bool:
        """Whether anything was ever recorded here."""
        return self.log_path.exists()

    def open_log(self, *, patience_seconds: float = BUSY_SECONDS) -> Database:
        """The log, for reading.

        Raises:
            StoreError: there is none, or it cannot be opened.
            EvidenceError: its key file is damaged.
        """
        if not self.has_log():
            raise StoreError(f"there is no log in `{self.folder}` yet", "it is made by the first `callout decide`")
        return open_database(self.log_path, self.verifier(), create=False, patience_seconds=patience_seconds)

    def append(self, uid: str, make: Callable[[Position], Leaf], signer: Signer) -> Receipt:
        """The receipt for one record. The checkpoint is kept in heads.txt as well.

        Raises:
            EvidenceError: the log is not the one whose heads were kept, or is damaged.
            StoreError: the folder is no place for a log, or the disk would not.
        """
        require_local(self.folder)
        with open_database(self.log_path, signer.verifier, create=True) as log:
            self.require_heads(log)
            receipt = log.append(uid, make, signer)
        return receipt

    # ---------------------------------------------------------------- heads

    def keep_head(self, note: str) -> None:
        """Add a checkpoint to heads.txt.

        Raises:
            StoreError: the second folder cannot be written; the record itself is safe.
        """
        make_folder(self.heads_path.parent)
        append_line(self.heads_path, b"\n" + note.encode())

    def kept_heads(self, *, last_bytes: int | None = None) -> list[tuple[Checkpoint, str]]:
        """(checkpoint, signed note) of each readable entry of heads.txt, or of its last bytes; no signature is checked.

        An entry that cannot be read is left out: it was torn by a crash, after its record was safe.
        """
        if not self.heads_path.exists():
            return []
        with storing(self.heads_path), self.heads_path.open("rb") as file:
            if last_bytes is not None:
                file.seek(max(0, file.seek(0, os.SEEK_END) - last_bytes))
            text = file.read().decode(errors="replace")
        found: list[tuple[Checkpoint, str]] = []
        for match in _KEPT.finditer(text):
            with contextlib.suppress(EvidenceError):
                found.append((parse_checkpoint(parse_note(match[0]).text), match[0]))
        return found

    def require_heads(self, log: Database) -> None:
        """Nothing, when the log is a continuation of the largest checkpoint kept lately.

        Raises:
            EvidenceError: the log is shorter than a kept checkpoint, or differs from it.
        """
        heads = self.kept_heads(last_bytes=16_384)
        if not heads:
            return
        _, note = max(heads, key=lambda head: head[0].size)
        latest = verify_checkpoint(note, log.verifier)
        size = log.size()
        hint = f"an older copy may have been put back: keep `{self.folder}` as it is and tell your manager"
        if latest.size > size:
            raise EvidenceError(f"the log has {size} records, but a kept checkpoint says {latest.size}", hint)
        if log.root_at(latest.size) != latest.root:
            raise EvidenceError(f"the log is not the one that the kept checkpoint of size {latest.size} signed", hint)


def open_home(folder: Path) -> Home:
    """The home in `folder`, with empty settings when there are none yet.

    Raises:
        StoreError: the settings cannot be read.
    """
    path = folder / "home.yaml"
    if not path.exists():
        return Home(folder, Settings())
    return Home(folder, parse_settings(read_bytes(path), str(path)))


def default_folder() -> Path:
    """Where a home's data stand when nobody said otherwise: the system's own place for program data."""
    import platformdirs

    return Path(platformdirs.user_data_dir("callout", appauthor=False))


def remove(path: Path) -> None:
    """Delete a file, whether or not it is still there.

    Raises:
        StoreError: it cannot be deleted.
    """
    with storing(path):
        path.unlink(missing_ok=True)


def key_is_private(path: Path) -> bool:
    """Whether only the owner can read the file; True where the system has no such rights (Windows)."""
    return os.name == "nt" or (path.stat().st_mode & 0o077) == 0


def _slug(text: str) -> str:
    return _SLUG.sub("-", text.lower()).strip("-")


