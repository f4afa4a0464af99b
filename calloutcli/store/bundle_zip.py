"""A bundle in a zip: read where it lies, and refused when it is anything but a plain zip.

It must end with its own directory and hold nothing before or after it; at most 50,000 files and 8 MB of directory; stored
or deflated, not encrypted, not in ZIP64, none overlapping another; a file over 64 KB, and all of them together beyond 64 MB,
at most 200 times as long as they are packed.
"""

import contextlib
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from struct import error as StructError  # noqa: N812 - a class
from typing import IO

from calloutcli.audit.bundle import FOLDERS, MAX_FILES, limit_of
from calloutcli.errors import EvidenceError
from calloutcli.store.bundle import CHUNK_BYTES, CURE, Bundle, shown
from calloutcli.store.files import storing

MAX_DIRECTORY_BYTES = 8 * 2**20
MAX_PACKED_RATIO = 200
SMALL_BYTES = 64 * 2**10
SMALL_TOTAL_BYTES = 64 * 2**20

_END_BYTES = 22
_LOCATOR_BYTES = 20


class ZipBundle(Bundle):
    """A bundle in a zip. Two files of it may be read at the same time.

    Raises:
        EvidenceError: it is no plain zip, or holds what no bundle holds.
        StoreError: it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with storing(path, "check the path"):
            file = path.open("rb")
        try:
            with storing(path, "check the path"), _unzipping():
                start, count = _directory(file)
                self._zip = zipfile.ZipFile(file)
                self._members = _members(self._zip.infolist(), start, count)
        except BaseException:
            file.close()
            raise
        self._file = file
        self.names = frozenset(self._members)

    def close(self) -> None:
        """Close the file."""
        self._zip.close()
        self._file.close()

    def _open(self, name: str) -> IO[bytes]:
        with storing(self._path, "check the disk"), _unzipping(name):
            return self._zip.open(self._members[name])

    def _take(self, file: IO[bytes], name: str) -> bytes:
        with storing(self._path, "check the disk"), _unzipping(name):
            return file.read(CHUNK_BYTES)


def _directory(file: IO[bytes]) -> tuple[int, int]:
    """(where the zip's directory starts, how many files it lists), once it is seen to be the only one, at the very end."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _END_BYTES - _LOCATOR_BYTES))
    tail = file.read()
    end = tail[-_END_BYTES:]
    if len(end) < _END_BYTES or end[:4] != b"PK\5\6" or end[-2:] != b"\0\0":
        raise EvidenceError(
            "the file is not a zip that ends with its own directory: it is cut off, or something was added", CURE
        )
    disks, here, count = end[4:8], int.from_bytes(end[8:10], "little"), int.from_bytes(end[10:12], "little")
    length, start = int.from_bytes(end[12:16], "little"), int.from_bytes(end[16:20], "little")
    if disks != b"\0\0\0\0" or here != count or tail.startswith(b"PK\6\7") or start + length + _END_BYTES != size:
        raise EvidenceError("the zip is in several parts, in ZIP64, or has something before or after it", CURE)
    if count > MAX_FILES + len(FOLDERS) or length > MAX_DIRECTORY_BYTES:
        raise EvidenceError(
            f"the zip lists {count:,} files in {length:,} bytes, which is more than a bundle may hold", CURE
        )
    return start, count


def _members(infos: list[zipfile.ZipInfo], directory: int, count: int) -> dict[str, zipfile.ZipInfo]:
    """The files by name, each looked at. The four folders of a bundle may stand there too, and hold nothing.

    Raises:
        EvidenceError: something that no bundle holds.
    """
    if len(infos) != count:
        raise EvidenceError(f"the zip's directory lists {len(infos):,} files and says {count:,}", CURE)
    found: dict[str, zipfile.ZipInfo] = {}
    end = 0
    for info in sorted(infos, key=lambda one: one.header_offset):
        name = info.orig_filename
        if info.header_offset < end:
            raise EvidenceError(f"`{shown(name)}` overlaps another file of the zip", CURE)
        end = info.header_offset + 30 + len(name) + info.compress_size
        if name.endswith("/") and name[:-1] in FOLDERS and info.file_size == 0 and info.compress_size <= 2:
            _require_zip_kind(info, (0, stat.S_IFDIR))
            continue
        limit = limit_of(name)
        _require_zip_kind(info, (0, stat.S_IFREG))
        if name in found:
            raise EvidenceError(f"the zip holds `{name}` twice", CURE)
        if info.flag_bits & 0x2041:
            raise EvidenceError(f"`{name}` is encrypted", "ask for the bundle without a password")
        if info.compress_type not in (0, 8):
            raise EvidenceError(
                f"`{name}` is packed in a way that not every zip program reads ({info.compress_type})", CURE
            )
        if info.file_size > limit:
            raise EvidenceError(
                f"`{name}` says that it is {info.file_size:,} bytes long, and {limit:,} is the most", CURE
            )
        if info.file_size > max(SMALL_BYTES, MAX_PACKED_RATIO * info.compress_size):
            packed = f"{info.file_size:,} bytes out of {info.compress_size:,}"
            raise EvidenceError(f"`{name}` unpacks to {packed}: no record does", CURE)
        found[name] = info
    total = sum(info.file_size for info in found.values())
    if total > max(SMALL_TOTAL_BYTES, MAX_PACKED_RATIO * directory):
        raise EvidenceError(f"the zip unpacks to {total:,} bytes out of {directory:,}: no bundle does", CURE)
    if end > directory:
        raise EvidenceError("a file of the zip reaches into the zip's own directory", CURE)
    return found


def _require_zip_kind(info: zipfile.ZipInfo, kinds: tuple[int, ...]) -> None:
    if stat.S_IFMT(info.external_attr >> 16) not in kinds:
        raise EvidenceError(f"the zip holds `{shown(info.orig_filename)}` as a link or a device", CURE)


@contextlib.contextmanager
def _unzipping(name: str = "") -> Iterator[None]:
    """What a damaged zip makes Python raise, as one refusal.

    Raises:
        EvidenceError: for any of it.
    """
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, StructError, EOFError, ValueError, RuntimeError, OverflowError) as error:
        what = f"`{name}` in the zip" if name else "the zip"
        raise EvidenceError(f"{what} is damaged: {str(error)[:200]}", CURE) from None
