"""Taking personal words off the disk, as well as a program can.

In the log: SQLite overwrites what it deletes (`secure_delete`), but moving rows from page to page leaves copies in the unused
parts of pages, and those it does not know of any more (measured: in a log whose disclosures stand in the order of their
digests, two or three of 600 deleted rows were still in the file, whole or in part). So the whole table is written anew inside
the transaction that erases, and every page it stood on is overwritten: a second or two for the records of twenty years. The
rollback journal holds the pages as they were until the transaction ends; then it is overwritten too, where the system lets us.

What that is worth: on a magnetic disk the words are gone. On an SSD, and under a file system that copies on write or keeps
snapshots, the old blocks stay until the drive clears them, and no program can reach them: there only an encrypted disk helps.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from calloutcli.errors import UsageError

_BLOCK = 1 << 20


def erase_rows(connection: sqlite3.Connection, digests: Sequence[str]) -> None:
    """Delete disclosures inside the transaction that is open, and leave no copy of them in the file.

    Raises:
        UsageError: one of them is not kept any more.
        sqlite3.Error: the disk would not.
    """
    for digest in digests:
        if connection.execute("DELETE FROM disclosure WHERE digest = ?", (digest,)).rowcount != 1:
            raise UsageError(
                f"what stood behind the digest {digest} is not kept any more: somebody else may have erased it just now",
                "nothing was erased; callout log show tells what is kept",
            )
    for statement in (
        "CREATE TABLE rewritten(digest TEXT NOT NULL, seq INTEGER NOT NULL, text TEXT NOT NULL) STRICT",
        "INSERT INTO rewritten SELECT digest, seq, text FROM disclosure",
        "DELETE FROM disclosure",
        "INSERT INTO disclosure(digest, seq, text) SELECT digest, seq, text FROM rewritten ORDER BY rowid",
        "DROP TABLE rewritten",
    ):
        connection.execute(statement)


@contextlib.contextmanager
def journal_overwritten(database: Path) -> Iterator[None]:
    """Inside, the transaction that is open must end; then its journal is overwritten, if it was deleted.

    INVARIANT: a journal that still has a name is left alone. The log may be mended from it.
    """
    if os.name == "nt":  # a file that is open cannot be deleted there, and deleting it is what ends the transaction
        yield
        return
    handle = -1
    with contextlib.suppress(OSError):
        handle = os.open(f"{database}-journal", os.O_RDWR | getattr(os, "O_CLOEXEC", 0))
    try:
        yield
        with contextlib.suppress(OSError):
            found = os.fstat(handle)
            for start in range(0, found.st_size if found.st_nlink == 0 else 0, _BLOCK):
                os.pwrite(handle, bytes(min(_BLOCK, found.st_size - start)), start)
            os.fsync(handle)
    finally:
        if handle >= 0:
            os.close(handle)
