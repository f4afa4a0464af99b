"""Bundles on disk, read as if a stranger had made them. Names and sizes: audit/bundle.py; zips: bundle_zip.py.

Nothing is ever unpacked to disk. A folder may hold plain files and the four folders of a bundle: no links, pipes, devices.
What is refused says what was found.
"""

import contextlib
import os
import stat
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from calloutcli.audit.bundle import (
    FOLDERS,
    MANIFEST,
    MAX_FILES,
    MAX_LINE_BYTES,
    MAX_NAME_BYTES,
    limit_of,
    sha256_of,
)
from calloutcli.errors import EvidenceError
from calloutcli.store.files import storing

MAX_READ_BYTES = 16 * 2**20
"""What `read` gives at most, whatever the file's own limit: longer ones are for `lines` and `digests`."""

CHUNK_BYTES = 2**18
CURE = "ask whoever sent it for another copy, and keep this one as it is"


class Bundle(ABC):
    """An open bundle. Use it as a context manager. `names` are all its files, each of a name that a bundle may hold."""

    names: frozenset[str]

    def __enter__(self) -> Self:
        """The bundle itself."""
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _where: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def read(self, name: str) -> bytes:
        """The bytes of a small file.

        Raises:
            EvidenceError: there is none of that name, it is damaged, or longer than its name allows or 16 MB.
            StoreError: the disk would not.
        """
        return b"".join(self._chunks(name, min(limit_of(name), MAX_READ_BYTES)))

    def lines(self, name: str) -> Iterator[bytes]:
        """Each line without its newline, in constant memory.

        Raises:
            EvidenceError: there is no file of that name, it is damaged, a line is too long, or the last one has no end.
            StoreError: the disk would not.
        """
        longest = MAX_LINE_BYTES.get(name, min(MAX_LINE_BYTES.values()))
        number, rest = 0, b""
        for chunk in self._chunks(name, limit_of(name)):
            *whole, rest = (rest + chunk).split(b"\n")
            for line in whole:
                number += 1
                if len(line) > longest:
                    raise _too_long(name, number, longest)
                yield line
            if len(rest) > longest:
                raise _too_long(name, number + 1, longest)
        if rest:
            raise EvidenceError(f"`{name}` breaks off in the middle of line {number + 1}", CURE)

    def digests(self) -> Iterator[tuple[str, str]]:
        """(name, hex SHA-256) of each file but MANIFEST, by name, in constant memory.

        Raises:
            EvidenceError: a file is damaged or too long.
            StoreError: the disk would not.
        """
        for name in sorted(self.names - {MANIFEST}):
            yield name, sha256_of(self._chunks(name, limit_of(name)))

    def _chunks(self, name: str, limit: int) -> Iterator[bytes]:
        if name not in self.names:
            raise EvidenceError(f"the bundle has no `{name}`", CURE)
        total = 0
        with contextlib.closing(self._open(name)) as file:
            while chunk := self._take(file, name):
                total += len(chunk)
                if total > limit:
                    raise EvidenceError(f"`{name}` is longer than {limit:,} bytes, the most it may be", CURE)
                yield chunk

    @abstractmethod
    def close(self) -> None:
        """Close what is open."""

    @abstractmethod
    def _open(self, name: str) -> IO[bytes]: ...

    @abstractmethod
    def _take(self, file: IO[bytes], name: str) -> bytes: ...


def open_bundle(path: Path) -> Bundle:
    """The bundle in a folder or a zip, its names looked at and nothing yet read.

    Raises:
        EvidenceError: it is no bundle, or holds what no bundle holds.
        StoreError: it is not there or cannot be read.
    """
    with storing(path, "check the path"):
        mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        bundle: Bundle = _FolderBundle(path)
    elif stat.S_ISREG(mode):
        from calloutcli.store.bundle_zip import ZipBundle

        bundle = ZipBundle(path)
    else:
        raise EvidenceError(f"`{path}` is neither a folder nor a file", "give the path of a bundle")
    if MANIFEST not in bundle.names:
        bundle.close()
        raise EvidenceError(
            f"`{path}` is not a bundle: it has no MANIFEST at its top", "give the folder or zip that an export made"
        )
    return bundle


# -------------------------------------------------------------------- folder


class _FolderBundle(Bundle):
    def __init__(self, path: Path) -> None:
        self._path = path
        with storing(path, "check the path"):
            self.names = frozenset(self._listed())

    def close(self) -> None:
        pass

    def _listed(self) -> Iterator[str]:
        count = 0
        waiting = [""]
        while waiting:
            inside = waiting.pop()
            with os.scandir(self._path / inside) as entries:
                for entry in entries:
                    name = f"{inside}{entry.name}"
                    count += 1
                    _require_few(count)
                    found = entry.stat(follow_symlinks=False)
                    if stat.S_ISDIR(found.st_mode) and name in FOLDERS and not _is_junction(found):
                        waiting.append(f"{name}/")
                        continue
                    _require_plain(name, found)
                    if found.st_size > limit_of(shown(name)):
                        raise EvidenceError(
                            f"`{name}` is {found.st_size:,} bytes long, and {limit_of(name):,} is the most", CURE
                        )
                    yield name

    def _open(self, name: str) -> IO[bytes]:
        path = self._path / name
        with storing(path, "check the path"):
            # A pipe or a link may have been put in its place since it was listed: neither is followed or waited for.
            flags = os.O_RDONLY
            for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
                flags |= getattr(os, flag, 0)
            handle = os.open(path, flags)
            try:
                _require_plain(name, os.fstat(handle))
            except EvidenceError:
                os.close(handle)
                raise
            return os.fdopen(handle, "rb", buffering=0)

    def _take(self, file: IO[bytes], name: str) -> bytes:
        with storing(self._path / name, "check the disk"):
            return file.read(CHUNK_BYTES)


def _require_plain(name: str, found: os.stat_result) -> None:
    if stat.S_ISREG(found.st_mode) and not _is_junction(found):
        return
    kinds = {
        stat.S_IFDIR: "a folder",
        stat.S_IFLNK: "a link",
        stat.S_IFIFO: "a pipe",
        stat.S_IFSOCK: "a socket",
        stat.S_IFCHR: "a device",
        stat.S_IFBLK: "a device",
    }
    kind = "a link" if _is_junction(found) else kinds.get(stat.S_IFMT(found.st_mode), "not a plain file")
    raise EvidenceError(f"the bundle holds `{shown(name)}`, which is {kind}", CURE)


def _is_junction(found: os.stat_result) -> bool:
    """Whether Windows calls it a mount point or a link: a folder that is another one."""
    return getattr(found, "st_reparse_tag", 0) in (0xA0000003, 0xA000000C)


def shown(name: str) -> str:
    """The name with bytes that are no UTF-8 (surrogates) as question marks, cut to what fits into a sentence."""
    return name.encode("utf-8", "replace").decode()[:MAX_NAME_BYTES]


def _require_few(count: int) -> None:
    if count > MAX_FILES + len(FOLDERS):
        raise EvidenceError(f"the bundle holds more than {MAX_FILES:,} files", CURE)


def _too_long(name: str, number: int, longest: int) -> EvidenceError:
    return EvidenceError(f"line {number} of `{name}` is longer than {longest:,} bytes, the most it may be", CURE)
