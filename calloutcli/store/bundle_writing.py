"""Bundles written: whole under their final name, or not at all, and never over anything."""

import contextlib
import os
import stat
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

from calloutcli.audit.bundle import MANIFEST, MAX_FILES, format_manifest, limit_of, sha256_of
from calloutcli.errors import EvidenceError, StoreError
from calloutcli.store.files import storing
from calloutcli.store.systems import sync_file, when_free


def write_bundle(path: Path, files: Iterable[tuple[str, Iterable[bytes]]]) -> dict[str, str]:
    """Hex SHA-256 by file name, with the bundle on disk: a zip when the path ends in `.zip`, else a folder.

    MANIFEST is made here. Each file's chunks are taken once, in order. Readable by its owner only: it holds personal data.

    Raises:
        StoreError: something of that name is there already, or the disk would not; nothing is left behind.
        EvidenceError: a file is longer than its name allows, or there are too many.
    """
    if os.path.lexists(path):
        raise StoreError(f"`{path}` is there already, and an export never writes over anything", "choose another name")
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    make: Callable[[Path], _Writer] = _ZipWriter if path.suffix.lower() == ".zip" else _FolderWriter
    with storing(path, "check the folder and the disk, or choose another place"):
        writer = make(partial)
        try:
            sums = _write_files(writer, files)
            writer.finish(path)
        except BaseException:
            writer.discard()
            raise
    return sums


def _write_files(writer: "_Writer", files: Iterable[tuple[str, Iterable[bytes]]]) -> dict[str, str]:
    sums: dict[str, str] = {}
    for name, chunks in files:
        if name in sums or name == MANIFEST:
            raise ValueError(f"{name} twice")
        if len(sums) == MAX_FILES - 1:
            raise EvidenceError(
                f"the bundle would hold more than {MAX_FILES:,} files", "export the whole log, or fewer records"
            )
        sums[name] = _write_file(writer, name, chunks)
    _write_file(writer, MANIFEST, [format_manifest(sums)])
    return sums


def _write_file(writer: "_Writer", name: str, chunks: Iterable[bytes]) -> str:
    limit = limit_of(name)
    written = 0

    def counted(file: IO[bytes]) -> Iterator[bytes]:
        nonlocal written
        for chunk in chunks:
            written += len(chunk)
            if written > limit:
                raise EvidenceError(f"`{name}` would be longer than {limit:,} bytes, the most it may be")
            file.write(chunk)
            yield chunk

    with writer.open(name) as file:
        return sha256_of(counted(file))


class _Writer(ABC):
    def __init__(self, partial: Path) -> None:
        self._partial = partial

    @abstractmethod
    def open(self, name: str) -> contextlib.AbstractContextManager[IO[bytes]]: ...

    @abstractmethod
    def finish(self, path: Path) -> None: ...

    @abstractmethod
    def discard(self) -> None: ...


class _FolderWriter(_Writer):
    def __init__(self, partial: Path) -> None:
        super().__init__(partial)
        partial.mkdir(mode=0o700)

    def open(self, name: str) -> IO[bytes]:
        path = self._partial / name
        path.parent.mkdir(mode=0o700, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        return os.fdopen(os.open(path, flags, 0o600), "wb")

    def finish(self, path: Path) -> None:
        # Windows has no such call: what a power cut leaves half of there, MANIFEST names, and it is exported again.
        if hasattr(os, "sync"):
            os.sync()  # one call for what may be 50,000 small files
        if os.path.lexists(path):
            raise FileExistsError(17, "something of that name was made meanwhile")
        when_free(lambda: self._partial.rename(path))

    def discard(self) -> None:
        import shutil

        shutil.rmtree(self._partial, ignore_errors=True)


class _ZipWriter(_Writer):
    def __init__(self, partial: Path) -> None:
        super().__init__(partial)
        self._file = os.fdopen(
            os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "w+b"
        )
        # Without ZIP64, which not every program reads: a file of over 2 GB belongs into a folder.
        self._zip = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED, allowZip64=False)

    @contextlib.contextmanager
    def _opened(self, name: str) -> Iterator[IO[bytes]]:
        # The same date for every file: when it was exported stands in README.txt, and equal exports are equal bytes.
        info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = (stat.S_IFREG | 0o600) << 16
        info.create_system = 3
        try:
            with self._zip.open(info, "w") as file:
                yield file
        except (zipfile.LargeZipFile, RuntimeError) as error:
            raise StoreError("the bundle is too large for a zip", "export into a folder") from error

    def open(self, name: str) -> contextlib.AbstractContextManager[IO[bytes]]:
        return self._opened(name)

    def finish(self, path: Path) -> None:
        self._zip.close()
        self._file.flush()
        sync_file(self._file.fileno())
        self._file.close()
        try:
            os.link(self._partial, path)  # refuses to replace
        except FileExistsError:
            raise
        except OSError:  # a stick or a share without links
            if os.path.lexists(path):
                raise FileExistsError(17, "something of that name was made meanwhile") from None
            when_free(lambda: self._partial.rename(path))
        else:
            when_free(self._partial.unlink)

    def discard(self) -> None:
        with contextlib.suppress(Exception):
            self._zip.close()
        with contextlib.suppress(OSError):
            self._file.close()
        with contextlib.suppress(OSError):
            self._partial.unlink(missing_ok=True)
