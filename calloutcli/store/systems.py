"""What Windows, macOS and Linux do otherwise when a file is renamed, deleted, put on the disk, or written to by several at once.

Not all the differences: where one is a single line, it is said beside that line. docs/platforms.md lists them, with how each is tried.
"""

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

PATIENCE_SECONDS = 1.0
_IN_USE = (5, 32, 33)
"""What Windows says when another program has the file open: access denied, sharing violation, lock violation."""
_NO_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)
"""What a file system says that writes out its folders without being told."""
_FAR = 2**30
"""A byte beyond all that is read of a file, to be locked: Windows lets nobody read what is locked."""


def when_free(act: Callable[[], T]) -> T:
    """What `act` gives, a renaming or a deletion. While another program has the file open, it is tried again for a second.

    Windows alone refuses that, and a virus scanner, a backup or another callout opens a file for a moment just when it was
    written. Elsewhere a refusal is final, and nobody waits for it.

    Raises:
        OSError: as `act` raises it.
    """
    ends = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return act()
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _IN_USE or time.monotonic() >= ends:
                raise
        time.sleep(0.02)


def sync_file(handle: int) -> None:
    """Nothing: what was written is on the disk, as far as the disk tells the truth.

    Raises:
        OSError: the disk would not.
    """
    if sys.platform == "darwin":
        import fcntl

        # There `fsync` leaves it in the drive's own memory. A share knows no such order as this one, and is told the other.
        with contextlib.suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def sync_folder(folder: Path) -> None:
    """Nothing: the names in the folder are on the disk.

    Windows opens no folder for this. NTFS keeps a journal of names: after a power cut there is the old one or the new one.

    Raises:
        OSError: the disk would not.
    """
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(handle)


@contextlib.contextmanager
def alone(handle: int) -> Iterator[None]:
    """Nobody else appends to the file inside. Windows goes to its end and then writes; elsewhere that is one step.

    Raises:
        OSError: somebody else was at it for ten seconds.
    """
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
        try:
            yield
        finally:
            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
    else:
        yield
