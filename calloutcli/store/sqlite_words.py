"""What SQLite complains of, in words, each with what to do."""

import contextlib
import sqlite3
from collections.abc import Iterator

from calloutcli.errors import EvidenceError, StoreError


@contextlib.contextmanager
def sqlite_in_words() -> Iterator[None]:
    """SQLite's errors in words, each with what to do.

    Raises:
        EvidenceError: the file is damaged.
        StoreError: anything else.
    """
    try:
        yield
    except sqlite3.Error as error:
        message, hint = _in_words(error)
        damaged = _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
        raise (EvidenceError if damaged else StoreError)(message, hint) from error


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 when the error did not come from SQLite itself."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def _in_words(error: sqlite3.Error) -> tuple[str, str]:
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_READONLY_DBMOVED:
        return (
            "the log was moved, deleted or replaced while it was open",
            "keep the folder as it is and tell your manager; your answers are saved for `callout resume`",
        )
    known = {
        sqlite3.SQLITE_BUSY: (
            "the log is locked by another program",
            "close other callout windows and backup programs, then run `callout resume`",
        ),
        sqlite3.SQLITE_LOCKED: (
            "the log is locked by another program",
            "close other callout windows, then run `callout resume`",
        ),
        sqlite3.SQLITE_FULL: ("the disk is full", "make room, then run `callout resume`"),
        sqlite3.SQLITE_READONLY: (
            "the log's folder is read-only",
            "ask for write access to it, or choose another folder with --home",
        ),
        sqlite3.SQLITE_CANTOPEN: ("the log cannot be opened", "run `callout doctor`"),
        sqlite3.SQLITE_IOERR: ("the disk failed while writing", "check the disk, then run `callout doctor`"),
        sqlite3.SQLITE_CORRUPT: (
            "the log file is damaged",
            "keep it as it is, fetch the last backup, and run `callout log verify`",
        ),
        sqlite3.SQLITE_NOTADB: (
            "the log file is damaged: it is not a database any more",
            "keep it as it is and fetch the last backup",
        ),
    }
    return known.get(_code(error), (f"the log could not be used: {error}", "run `callout doctor`"))
