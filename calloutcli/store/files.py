"""Small files written so that a power cut leaves the old one or the new one, never half of either.

Everything is written as bytes: text written as text has other line ends on Windows, and other digests with them. What systems
do otherwise than another stands in systems.py, or beside the line.
"""

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from calloutcli.errors import StoreError
from calloutcli.store.systems import alone, sync_file, sync_folder, when_free
from calloutcli.wording import msg

_CURE = msg("check the disk and the folder, or choose another folder with --home")
CURE_PAGE = msg("check the disk and the folder, or choose another file with --page")
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)
"""What a disk says that knows no second names for a file: FAT and exFAT, some shares."""


@contextlib.contextmanager
def storing(path: Path, cure: str = _CURE) -> Iterator[None]:
    """The system's errors in words, with what to do.

    Raises:
        StoreError: for any OSError inside.
    """
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        # Windows says the same of a file that another program has open as of one that this person may not write.
        if os.name == "nt" and isinstance(error, PermissionError):
            cure = msg("close every other program that may have it open, and run it again; or {cure}", cure=cure)
        raise StoreError(
            msg("`{file}` cannot be written or read: {reason}", file=path, reason=reason),
            cure,
        ) from error


def make_folder(path: Path) -> None:
    """The folder, readable by its owner only when it is new.

    Windows keeps no rights such as 0600 for a file, and 0700 for a folder only by a newer Python (CVE-2024-4030): there a home is
    as private as the folder it stands in, which by default is the person's own.
    """
    with storing(path):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)


def is_there(path: Path) -> bool:
    """Whether there is such a file or folder.

    Raises:
        StoreError: its folder may not be looked into, or the disk will not say.
    """
    with storing(path):
        return path.exists()


def read_bytes(path: Path) -> bytes:
    """The file's bytes.

    Raises:
        StoreError: it cannot be read.
    """
    with storing(path):
        return path.read_bytes()


def read_beginning(path: Path, most: int) -> bytes:
    """The file's bytes, and of a file that is longer than `most` one byte more than that: it is never read whole.

    Raises:
        StoreError: it cannot be read.
    """
    with storing(path, "check the name of the file, and whether you may read it"), path.open("rb") as file:
        return file.read(most + 1)


def write_new(path: Path, raw: bytes) -> bool:
    """True when the file was made; False, with nothing written, when there is one. It is whole before it has its name."""
    with storing(path):
        temporary = _temporary(path, raw)
        try:
            if os.name == "nt":
                when_free(lambda: temporary.rename(path))  # refuses to replace, on Windows only
            else:
                _link(temporary, path, raw)
        except FileExistsError:
            return False
        finally:
            when_free(lambda: temporary.unlink(missing_ok=True))
        sync_folder(path.parent)
    return True


def replace_file(path: Path, raw: bytes, cure: str = _CURE) -> None:
    """Put `raw` in the place of the file, or make it, readable by its owner only.

    Raises:
        StoreError: the disk would not; `cure` is its hint.
    """
    with storing(path, cure):
        temporary = _temporary(path, raw)
        try:
            when_free(lambda: temporary.replace(path))
        except OSError:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
        sync_folder(path.parent)


def write_for_others(path: Path, raw: bytes) -> None:
    """Put `raw` in the place of the file, or make it, readable as this person's other files are: for what is handed on.

    Raises:
        StoreError: the disk would not.
    """
    with storing(path, "check the folder and the disk, or choose another file with --out"):
        path.write_bytes(raw)


def append_line(path: Path, raw: bytes, *, create: bool = False) -> None:
    """Add bytes to the end of the file in one write, on disk before this returns; all of them, or none.

    Raises:
        StoreError: the disk would not, or without `create` there is no such file.
    """
    with storing(path):
        flags = os.O_RDWR | os.O_APPEND | (os.O_CREAT if create else 0) | getattr(os, "O_BINARY", 0)
        handle = os.open(path, flags, 0o600)
        try:
            with alone(handle):
                written = os.write(handle, raw)
                if written != len(raw):
                    os.ftruncate(handle, os.fstat(handle).st_size - written)
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            sync_file(handle)
        finally:
            os.close(handle)


def remove(path: Path) -> None:
    """Delete a file, whether or not it is still there.

    Raises:
        StoreError: it cannot be deleted.
    """
    with storing(path):
        when_free(lambda: path.unlink(missing_ok=True))


_GOING = ".erased"


def erase_file(path: Path) -> None:
    """Overwrite a file that holds personal words, as well as the system allows, and delete it (erasing.py: what that is worth).

    It loses its name first, where the disk lets it: half overwritten under it, it would be taken for a file that nobody
    can read.

    Raises:
        StoreError: it cannot be deleted.
    """
    gone = path.with_name(f".{path.name}{_GOING}")
    try:
        when_free(lambda: path.replace(gone))
    except OSError:
        gone = path
    _finish(gone)


def finish_erasing(folder: Path) -> None:
    """Take away what a power cut left of files that were being erased. Trouble here is for the next time."""
    with contextlib.suppress(OSError, StoreError):
        for path in sorted(folder.glob(f".*{_GOING}")):
            _finish(path)


def _finish(path: Path) -> None:
    with contextlib.suppress(OSError, StoreError):
        overwrite_file(path, bytes(path.stat().st_size))
    remove(path)


def overwrite_file(path: Path, raw: bytes) -> None:
    """Write `raw`, as long as the file, over its bytes where they stand, on disk before this returns. No copy is made.

    Raises:
        StoreError: the disk would not.
    """
    with storing(path):
        handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0))
        try:
            left = memoryview(raw)
            while left:
                left = left[os.write(handle, left) :]
            sync_file(handle)
        finally:
            os.close(handle)


def create_file(path: Path, raw: bytes, mode: int) -> None:
    """The file, made with these rights (less what the system takes from every new file) and on disk. None is replaced.

    Not by a second name for a whole file, as `write_new` does it: some disks, such as USB sticks, know no such names.

    Raises:
        OSError: the disk would not, or there is one of that name; nothing of it is left.
    """
    _write_whole(path, raw, os.O_EXCL, mode)


def _temporary(path: Path, raw: bytes) -> Path:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    _write_whole(temporary, raw, os.O_TRUNC, 0o600)
    return temporary


def _write_whole(path: Path, raw: bytes, how: int, mode: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | how | getattr(os, "O_BINARY", 0), mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            sync_file(file.fileno())
    except OSError:
        with contextlib.suppress(OSError):
            path.unlink()
        raise


def _link(temporary: Path, path: Path, raw: bytes) -> None:
    """Give the whole file its second name; where the disk knows no such names, write it under that name.

    Raises:
        FileExistsError: there is one of that name.
        OSError: the disk would not.
    """
    try:
        os.link(temporary, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _write_whole(path, raw, os.O_EXCL, 0o600)  # a power cut can leave half of it: better than no draft at all
