"""Faults made on purpose: a folder that cannot be written, a full disk, a log that is locked or damaged.

Each is a context manager; a fault that this computer cannot make skips the test and says why.
"""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

_HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=10)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
connection.execute("ROLLBACK")
"""


def _run(*words: object) -> str:
    """What the command complained of; empty when it was done. On a CI machine, and only there, it is run by sudo."""
    if shutil.which(str(words[0])) is None:
        return f"there is no {words[0]}"
    by = ["sudo", "-n"] if os.environ.get("CI") and os.geteuid() != 0 and shutil.which("sudo") else []
    done = subprocess.run([*by, *(str(word) for word in words)], capture_output=True, encoding="utf-8", check=False)
    return "" if done.returncode == 0 else done.stderr.strip() or f"status {done.returncode}"


@contextlib.contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Nothing under the folder can be written: by rights, or for root (whom rights do not bind) by a read-only mount."""
    if sys.platform == "win32":
        pytest.skip("folders are made read-only by rights that Windows has not")
    if os.geteuid() != 0:
        modes = {path: path.stat().st_mode for path in [folder, *folder.rglob("*")]}
        for path, mode in modes.items():
            path.chmod(mode & 0o555)
        try:
            yield
        finally:
            for path, mode in modes.items():
                if path.exists():
                    path.chmod(mode)
        return
    refused = _run("mount", "--bind", folder, folder)
    if not refused:
        try:
            refused = _run("mount", "-o", "remount,bind,ro", folder)
            if not refused:
                yield
                return
        finally:
            _run("umount", "-l", folder)
    immutable = [path for path in [folder, *folder.rglob("*")] if path.is_dir() or path.is_file()]
    also_refused = _run("chattr", "+i", *immutable)
    if also_refused:
        pytest.skip(
            f"as root only a mount or chattr makes a folder read-only, and neither works here: {refused}; {also_refused}"
        )
    try:
        yield
    finally:
        _run("chattr", "-i", *immutable)


@contextlib.contextmanager
def small_disk(folder: Path, size: str = "1m") -> Iterator[Path]:
    """A disk of its own, of this size, mounted at the folder."""
    folder.mkdir()
    refused = _run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder)
    if refused:
        folder.rmdir()
        pytest.skip(f"a small disk cannot be mounted here, so a full disk is not tried: {refused}")
    try:
        yield folder
    finally:
        _run("umount", "-l", folder)


def enlarge(disk: Path, size: str = "2m") -> None:
    """Give the small disk more room."""
    assert not _run("mount", "-o", f"remount,size={size}", disk)


def fill(disk: Path) -> Path:
    """Take the room that is left; the file that takes it."""
    ballast = disk / "ballast"
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(b"\0" * 4096)
    return ballast


@contextlib.contextmanager
def locked(log: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process holds the log; end its input to make it let go."""
    holder = subprocess.Popen(
        [sys.executable, "-S", "-c", _HOLD, str(log)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    try:
        assert holder.stdout.readline() == "held\n"
        yield holder
    finally:
        holder.stdin.close()
        holder.wait(60)
        holder.stdout.close()


def overwritten_head(log: Path) -> None:
    """The first bytes of the file are lost."""
    raw = log.read_bytes()
    log.write_bytes(b"\xff" * 100 + raw[100:])


def overwritten_middle(log: Path) -> None:
    """All pages but the first hold noise."""
    raw = log.read_bytes()
    log.write_bytes(raw[:4096] + b"\xa5" * (len(raw) - 4096))


def truncated(log: Path) -> None:
    """The second half of the file is lost."""
    raw = log.read_bytes()
    log.write_bytes(raw[: len(raw) // 8192 * 4096])


def truncated_mid_page(log: Path) -> None:
    """The file ends in the middle of a page."""
    raw = log.read_bytes()
    log.write_bytes(raw[:5000])


def emptied(log: Path) -> None:
    """The file is there, and empty."""
    log.write_bytes(b"")


def text(log: Path) -> None:
    """Somebody saved a note over the file."""
    log.write_text("Ring the plumber.\n" * 200, encoding="utf-8")


def without_records(log: Path) -> None:
    """Every record is deleted, and the rest is left."""
    with contextlib.closing(sqlite3.connect(log)) as connection, connection:
        connection.execute("DELETE FROM record")


def without_tables(log: Path) -> None:
    """Another program's database stands in the log's place."""
    log.unlink()
    with contextlib.closing(sqlite3.connect(log)) as connection, connection:
        connection.execute("CREATE TABLE shopping(item TEXT)")


def other_tree(log: Path) -> None:
    """The stored tree is altered: its root is no longer the signed one."""
    with contextlib.closing(sqlite3.connect(log)) as connection, connection:
        connection.execute("UPDATE node SET hash = zeroblob(32) WHERE level = 0")


DAMAGE = (
    overwritten_head,
    overwritten_middle,
    truncated,
    truncated_mid_page,
    emptied,
    text,
    without_records,
    without_tables,
    other_tree,
)
