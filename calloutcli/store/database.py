"""The log of a home: one SQLite file that is only ever appended to.

Format 1 (`PRAGMA user_version`): `record(seq, uid, reference, leaf)`, the leaf bytes as they are hashed;
`disclosure(digest, seq, text)`, erasable; `node(level, position, hash)`, every complete subtree (merkle.py);
`protocol(sha256, source)`, the exact bytes of each protocol a record names; `head(one, note)`, the last signed checkpoint.

One transaction holds a whole append, and reads the record back and hashes it again before it commits. Not WAL (a
corruption bug in the SQLite that most Pythons ship, and erased text stays in the file), not JSON lines (torn tails).
A failed write is never tried again: it is rolled back, said, and the answers stay in the draft.
"""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from operator import methodcaller
from pathlib import Path
from typing import Any, Self

from calloutcli.errors import EvidenceError, StoreError
from calloutcli.frozen import frozen
from calloutcli.log.checkpoint import Checkpoint, sign_checkpoint, verify_checkpoint
from calloutcli.log.merkle import frontier, frontier_of, grow, leaf_hash, root
from calloutcli.log.note import Signer, Verifier
from calloutcli.record.kinds import Position
from calloutcli.store.erasing import erase_rows, journal_overwritten
from calloutcli.store.files import storing

FORMAT = 1
BUSY_SECONDS = 30
ALL = -(2**63)
"""Less than every seq, those too that a hostile file may hold."""
MOST = 2**63 - 1
PAGE_ROWS = 1_000

_SCHEMA = """
CREATE TABLE record(seq INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, reference TEXT NOT NULL, leaf BLOB NOT NULL) STRICT;
CREATE INDEX record_reference ON record(reference);
CREATE TABLE disclosure(digest TEXT NOT NULL, seq INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY(seq, digest)) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX disclosure_digest ON disclosure(digest);
CREATE TABLE node(level INTEGER NOT NULL, position INTEGER NOT NULL, hash BLOB NOT NULL, PRIMARY KEY(level, position)) STRICT, WITHOUT ROWID;
CREATE TABLE protocol(sha256 TEXT PRIMARY KEY, source BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE head(one INTEGER PRIMARY KEY CHECK (one = 1), note TEXT NOT NULL) STRICT;
"""


@frozen
class Leaf:
    """What is appended: leaf bytes, disclosure text by digest, the case's reference, and the protocol's exact bytes.

    `erased`: the digests whose disclosures go in the same transaction.
    """

    raw: bytes
    disclosures: dict[str, str]
    reference: str
    protocol_sha256: str
    protocol_source: bytes
    erased: tuple[str, ...] = ()


@frozen
class Receipt:
    """Proof of an append: the record's seq and the signed checkpoint over it. `new` is False for a uid seen before."""

    seq: int
    note: str
    new: bool


class Database:
    """An open log. Use it as a context manager."""

    def __init__(self, connection: sqlite3.Connection, verifier: Verifier) -> None:
        self._connection = connection
        self.verifier = verifier

    def __enter__(self) -> Self:
        """The log itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self._connection.close()

    # ---------------------------------------------------------------- write

    def append(self, uid: str, make: Callable[[Position], Leaf], signer: Signer) -> Receipt:
        """The receipt for one record, written whole or not at all. A `uid` seen before is not written again.

        Raises:
            EvidenceError: the tree on disk is not the one that the last checkpoint signed.
            StoreError: locked for over 30 seconds, disk full, read-only, or the file is damaged.
            UsageError: what is to be erased is not kept any more.
        """
        with _storing(), contextlib.ExitStack() as afterwards, self._transaction():
            known = self._connection.execute("SELECT seq FROM record WHERE uid = ?", (uid,)).fetchone()
            head = self._head_note()
            if known is not None and head is not None:
                return Receipt(int(known[0]), head, new=False)
            size = self._sound_size(head)
            hashes = self._frontier(size)
            leaf = make(Position(signer.name, size, root(hashes)))
            self._connection.execute("INSERT INTO record VALUES (?, ?, ?, ?)", (size, uid, leaf.reference, leaf.raw))
            self._connection.executemany(
                "INSERT INTO disclosure VALUES (?, ?, ?)",
                [(digest, size, text) for digest, text in leaf.disclosures.items()],
            )
            self._connection.execute(
                "INSERT OR IGNORE INTO protocol VALUES (?, ?)", (leaf.protocol_sha256, leaf.protocol_source)
            )
            if leaf.erased:
                erase_rows(self._connection, leaf.erased)
                afterwards.enter_context(journal_overwritten(self._path()))
            stored = self._connection.execute("SELECT leaf FROM record WHERE seq = ?", (size,)).fetchone()[0]
            if leaf_hash(stored) != leaf_hash(leaf.raw):
                raise EvidenceError(
                    "the record came back from the disk other than it was written", "run callout doctor"
                )
            grown, nodes = grow(size, hashes, leaf_hash(stored))
            self._connection.executemany("INSERT INTO node VALUES (?, ?, ?)", nodes)
            note = sign_checkpoint(Checkpoint(signer.name, size + 1, root(grown)), signer)
            self._connection.execute(
                "INSERT INTO head VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET note = excluded.note", (note,)
            )
        return Receipt(size, note, new=True)

    # ---------------------------------------------------------------- read

    def head(self) -> str | None:
        """The last signed checkpoint as text; None in an empty log."""
        with _storing():
            return self._head_note()

    def size(self) -> int:
        """The number of records on disk, whatever the checkpoint says."""
        with _storing():
            return int(self._connection.execute("SELECT count(*) FROM record").fetchone()[0])

    def root_at(self, size: int) -> bytes:
        """The 32-byte root over the first `size` records, from the stored nodes.

        Raises:
            EvidenceError: a node of that tree is missing.
        """
        with _storing():
            return root(self._frontier(size))

    def snapshot(self) -> tuple[str | None, int]:
        """(the last signed checkpoint, the largest seq) at one moment; -1 in an empty log."""
        query = "SELECT (SELECT note FROM head), (SELECT coalesce(max(seq), -1) FROM record)"
        with _storing():
            note, last = self._connection.execute(query).fetchone()
        return (None if note is None else str(note)), int(last)

    def leaves(self, first: int = ALL, last: int = MOST) -> Iterator[tuple[int, str, str, bytes]]:
        """(seq, uid, reference, leaf bytes) of each record from `first` to `last`, in order, a page at a time.

        Between two pages whoever wants to append can: a long reading never keeps a worker from recording.
        """
        query = "SELECT seq, uid, reference, leaf FROM record WHERE seq BETWEEN ? AND ? ORDER BY seq LIMIT ?"
        return self._paged(query, lambda row: (min(row[0] + 1, MOST), last), (first, last))

    def disclosures(self, first: int = ALL, last: int = MOST) -> Iterator[tuple[int, str, str]]:
        """(seq, digest, disclosure text) of every disclosure kept of these records, by seq, a page at a time."""
        query = """SELECT seq, digest, text FROM disclosure
                   WHERE (seq, digest) > (?, ?) AND seq <= ? ORDER BY seq, digest LIMIT ?"""
        return self._paged(query, lambda row: (row[0], row[1], last), (first, "", last))

    def _paged(self, query: str, after: Callable[[Any], tuple[Any, ...]], begin: tuple[Any, ...]) -> Iterator[Any]:
        """The rows of a query, a page at a time; `after(row)` is where the page after a row begins."""
        rows: list[Any] = []
        while True:
            with _storing():
                rows = self._connection.execute(query, (*begin, PAGE_ROWS)).fetchall()
            yield from rows
            if len(rows) < PAGE_ROWS:
                return
            begin = after(rows[-1])

    def disclosed(self, digests: Iterable[str]) -> set[str]:
        """Those of the digests whose disclosure is kept."""
        query = "SELECT count(*) FROM disclosure WHERE digest = ?"
        with _storing():
            return {digest for digest in digests if self._connection.execute(query, (digest,)).fetchone()[0]}

    def frontier_from(self, first: int, count: int) -> list[bytes]:
        """The frontier of a tree over the next `count` records from seq `first` on, hashed anew from their bytes.

        Raises:
            EvidenceError: one of them is missing.
        """
        query = "SELECT leaf FROM record WHERE seq >= ? AND seq < ? ORDER BY seq"
        with _storing():
            hashes = [leaf_hash(leaf) for (leaf,) in self._connection.execute(query, (first, first + count))]
        if len(hashes) != count:
            raise EvidenceError(
                f"of the {count} records from {first} on, {count - len(hashes)} are missing", "run `callout log verify`"
            )
        return frontier_of(hashes)

    def disclosures_of(self, seq: int) -> dict[str, str]:
        """Disclosure text by digest for one record."""
        with _storing():
            rows = self._connection.execute("SELECT digest, text FROM disclosure WHERE seq = ? ORDER BY digest", (seq,))
            return dict(rows)

    def nodes(self, level: int, first: int = 0) -> Iterator[bytes]:
        """The stored hashes of one level of the tree from position `first` on, from left to right, a page at a time."""
        query = "SELECT position, hash FROM node WHERE level = ? AND position >= ? ORDER BY position LIMIT ?"
        rows = self._paged(query, lambda row: (level, min(row[0] + 1, MOST)), (level, first))
        return (bytes(row[1]) for row in rows)

    def nodes_at(self, places: Iterable[tuple[int, int]]) -> dict[tuple[int, int], bytes]:
        """The stored hash at each (level, position), a row for each: what a proof needs (log/proof.py).

        Raises:
            EvidenceError: one of them is missing.
        """
        query = "SELECT hash FROM node WHERE level = ? AND position = ?"
        found: dict[tuple[int, int], bytes] = {}
        with _storing():
            for level, position in places:
                row = self._connection.execute(query, (level, position)).fetchone()
                if row is None or len(row[0]) != 32:
                    raise EvidenceError(
                        f"the log is damaged: node {position} of level {level} is missing", "run `callout log verify`"
                    )
                found[level, position] = bytes(row[0])
        return found

    def leaf(self, seq: int) -> bytes | None:
        """The leaf bytes at `seq`, or None."""
        with _storing():
            row = self._connection.execute("SELECT leaf FROM record WHERE seq = ?", (seq,)).fetchone()
        return None if row is None else bytes(row[0])

    def of_reference(self, reference: str) -> list[tuple[int, bytes]]:
        """(seq, leaf bytes) of each record of one case, in order."""
        with _storing():
            rows = self._connection.execute(
                "SELECT seq, leaf FROM record WHERE reference = ? ORDER BY seq", (reference,)
            )
            return [(int(seq), bytes(leaf)) for seq, leaf in rows]

    def without_case(self, kind: str) -> Iterator[tuple[int, bytes]]:
        """(seq, leaf bytes) of each record of a kind that belongs to no case, the last first, a row at a time."""
        query = "SELECT seq, leaf FROM record WHERE reference = '' AND instr(leaf, ?) ORDER BY seq DESC"
        with _storing():
            for seq, leaf in self._connection.execute(query, (f'"kind":"{kind}"'.encode(),)):
                yield int(seq), bytes(leaf)

    def deferrals(self) -> list[bytes]:
        """The leaf bytes of every record that puts a decision off or closes one, in order."""
        with _storing():
            rows = self._connection.execute(
                """SELECT leaf FROM record WHERE instr(leaf, CAST('"defer":{' AS BLOB)) OR reference IN
                   (SELECT reference FROM record WHERE instr(leaf, CAST('"defer":{' AS BLOB))) ORDER BY seq"""
            )
            return [bytes(row[0]) for row in rows]

    def protocol_source(self, sha256: str) -> bytes | None:
        """The exact bytes of a protocol that some record names, or None."""
        with _storing():
            row = self._connection.execute("SELECT source FROM protocol WHERE sha256 = ?", (sha256,)).fetchone()
        return None if row is None else bytes(row[0])

    # ---------------------------------------------------------------- inside

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _path(self) -> Path:
        return Path(self._connection.execute("PRAGMA database_list").fetchone()[2])

    def _head_note(self) -> str | None:
        row = self._connection.execute("SELECT note FROM head").fetchone()
        return None if row is None else str(row[0])

    def _sound_size(self, head: str | None) -> int:
        """The number of records, once the last checkpoint and the tree on disk are seen to agree on it."""
        size = int(self._connection.execute("SELECT coalesce(max(seq) + 1, 0) FROM record").fetchone()[0])
        signed = verify_checkpoint(head, self.verifier) if head is not None else None
        if signed is None and size == 0:
            return 0
        if signed is None or signed.size != size or signed.root != root(self._frontier(size)):
            raise EvidenceError(
                "the log is damaged: its records are not those that its last checkpoint signed",
                "nothing was added; keep the file as it is and run `callout log verify`",
            )
        return size

    def _frontier(self, size: int) -> list[bytes]:
        return list(self.nodes_at(frontier(size)).values())


def open_database(path: Path, verifier: Verifier, *, create: bool, patience_seconds: float = BUSY_SECONDS) -> Database:
    """The log at `path`, made first with `create` when there is none; a lock is waited for `patience_seconds`.

    Raises:
        StoreError: there is none, it cannot be opened, or it is not a log of this format.
        EvidenceError: the file is damaged.
    """
    with _storing():
        if create:
            with storing(path):
                os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=patience_seconds, isolation_level=None
        )
        connection.text_factory = _text
        try:
            for pragma in (
                "trusted_schema=OFF",
                "journal_mode=DELETE",
                "synchronous=EXTRA",
                "fullfsync=ON",
                "secure_delete=ON",
                "temp_store=MEMORY",
                f"busy_timeout={round(patience_seconds * 1000)}",
            ):
                connection.execute(f"PRAGMA {pragma}")
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return Database(connection, verifier)


_text = methodcaller("decode", "utf-8", "replace")
"""Text from the file: damaged bytes come out as U+FFFD, for verify to name, instead of an error of SQLite's."""


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """The tables, made once even when eight processes start together."""
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found == 0:
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
            if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
                raise StoreError(f"`{path}` is a database of another program", "choose another folder with --home")
            for statement in _SCHEMA.strip().split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version={FORMAT}")
        connection.execute("COMMIT")
    elif found != FORMAT:
        raise StoreError(f"`{path}` has log format {found}, and this version writes {FORMAT}", "use a newer callout")


@contextlib.contextmanager
def _storing() -> Iterator[None]:
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
