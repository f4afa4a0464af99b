"""Approvals and trust roots as files that agencies pass around, and the list of what a home has seen of them.

Formats: agreement/signatures.py, approval.py, trust.py, seen.py.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from calloutcli.agreement.approval import HEAD as APPROVAL_HEAD
from calloutcli.agreement.seen import Seen, format_seen, parse_seen
from calloutcli.agreement.signatures import format_signed, parse_signed
from calloutcli.agreement.trust import HEAD as ROOT_HEAD
from calloutcli.errors import CalloutError
from calloutcli.log.note import MAX_BYTES, Note
from calloutcli.store.files import read_bytes, replace_file, storing
from calloutcli.store.home import Home

APPROVAL = ".approval"
_CURE = "check the name of the file, the folder and the disk"


def read_signed(path: Path) -> Note:
    """The note in a file, with the signatures it has so far; none is checked.

    Raises:
        StoreError: it cannot be read.
        EvidenceError: it is no note.
    """
    with storing(path, _CURE), path.open("rb") as file:
        raw = file.read(MAX_BYTES + 1)
    return parse_signed(raw)


def write_signed(path: Path, note: Note) -> None:
    """Put the note in the place of the file, whole or not at all, with the rights that the file has; a new one is for all to read.

    Raises:
        StoreError: the disk would not.
    """
    with storing(path, _CURE):
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    replace_file(path, format_signed(note))
    with contextlib.suppress(OSError):  # a file system without rights: the note is written all the same
        path.chmod(mode)


def roots_near(path: Path) -> Iterator[Note]:
    """Every trust root in the file's folder and in the one above, in a file with `root` in its name. See `_notes`."""
    folder = path.absolute().parent
    for place in (folder, folder.parent):
        yield from (note for _, note in _notes(place, "*[Rr]oot*", ROOT_HEAD))


def approvals_near(path: Path) -> Iterator[tuple[Path, Note]]:
    """(path, note) of every approval in the file's folder. See `_notes`."""
    yield from _notes(path.absolute().parent, f"*{APPROVAL}", APPROVAL_HEAD)


def _notes(folder: Path, name: str, head: str) -> Iterator[tuple[Path, Note]]:
    """The notes of that name and first line, by name. One that cannot be read is passed over: nobody named it.

    Nothing else is opened: in a folder that a cloud service keeps, opening a file can fetch it.
    """
    with contextlib.suppress(OSError):
        for found in sorted(folder.glob(name)):
            with contextlib.suppress(CalloutError, OSError):
                if found.is_file() and found.stat().st_size <= MAX_BYTES and begins_with(found, head):
                    yield found, read_signed(found)


def begins_with(path: Path, head: str) -> bool:
    """Whether the file's text begins with the line `head`.

    Raises:
        StoreError: it cannot be read.
    """
    with storing(path, _CURE), path.open("rb") as file:
        return file.read(len(head) + 3).removeprefix(b"\xef\xbb\xbf").startswith(head.encode())


def read_seen(home: Home) -> Seen:
    """What this home has relied on before, as its own file says; nothing when there is no file.

    Raises:
        StoreError: it cannot be read.
        EvidenceError: it is not of its format.
    """
    return parse_seen(read_bytes(home.seen_path)) if home.seen_path.exists() else Seen()


def write_seen(home: Home, seen: Seen) -> None:
    """Put the list in the place of the file.

    Raises:
        StoreError: the disk would not.
    """
    replace_file(home.seen_path, format_seen(seen))


def _umask() -> int:
    """What the system takes from the rights of a new file. Python can only ask for it by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
