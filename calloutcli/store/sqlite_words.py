"""What SQLite complains of, in words, each with what to do.

At an incident the last thing to do is to go on with `callout resume`. Where no draft keeps the answers, a hint is said without it
(`without_resume`).
"""

import contextlib
import sqlite3
from collections.abc import Iterator

from calloutcli.errors import EvidenceError, StoreError
from calloutcli.wording import Message, msg


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


def then_resume(first: str) -> Message:
    """The hint to do something, and then to go on with the interview."""
    return msg("{first}, then run `callout resume`", first=first)


def answers_saved(first: str) -> Message:
    """The hint to do something, and that the answers of the interview are safe."""
    return msg("{first}; your answers are saved for `callout resume`", first=first)


_OF_RESUMING = (then_resume("").template, answers_saved("").template)


def without_resume(hint: str) -> str:
    """What a hint says to do, without going on with an interview."""
    if isinstance(hint, Message) and hint.template in _OF_RESUMING:
        first = hint.values["first"]
        return first if isinstance(first, str) else ""
    return hint


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 when the error did not come from SQLite itself."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def _in_words(error: sqlite3.Error) -> tuple[str, str]:
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_READONLY_DBMOVED:
        return (
            msg("the log was moved, deleted or replaced while it was open"),
            answers_saved(msg("keep the folder as it is and tell your manager")),
        )
    known = {
        sqlite3.SQLITE_BUSY: (
            msg("the log is locked by another program"),
            then_resume(msg("close other callout windows and backup programs")),
        ),
        sqlite3.SQLITE_LOCKED: (
            msg("the log is locked by another program"),
            then_resume(msg("close other callout windows")),
        ),
        sqlite3.SQLITE_FULL: (msg("the disk is full"), then_resume(msg("make room"))),
        sqlite3.SQLITE_READONLY: (
            msg("the log's folder is read-only"),
            msg("ask for write access to it, or choose another folder with --home"),
        ),
        sqlite3.SQLITE_CANTOPEN: (msg("the log cannot be opened"), msg("run `callout doctor`")),
        sqlite3.SQLITE_IOERR: (msg("the disk failed while writing"), msg("check the disk, then run `callout doctor`")),
        sqlite3.SQLITE_CORRUPT: (
            msg("the log file is damaged"),
            msg("keep it as it is, fetch the last backup, and run `callout log verify`"),
        ),
        sqlite3.SQLITE_NOTADB: (
            msg("the log file is damaged: it is not a database any more"),
            msg("keep it as it is and fetch the last backup"),
        ),
    }
    return known.get(
        _code(error), (msg("the log could not be used: {error}", error=str(error)), msg("run `callout doctor`"))
    )
