"""The log of a home: one SQLite file that is only ever appended to.

Format 1 (`PRAGMA user_version`): `record(seq, uid, reference, leaf)`, the leaf bytes as they are hashed;
`disclosure(digest, seq, text)`, erasable, in the order of the records (older files: of the digests, with the same columns);
`node(level, position, hash)`, every complete subtree (merkle.py);
`protocol(sha256, source)`, the exact bytes of each protocol a record names; `head(one, note)`, the last signed checkpoint.

One transaction holds a whole append, of one record or of many, and reads each back and hashes it again before it commits. Not WAL (a
corruption bug in the SQLite that most Pythons ship, and erased text stays in the file), not JSON lines (torn tails).
A failed write is never tried again: it is rolled back, said, and the answers stay in the draft.
"""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import methodcaller
from pathlib import Path, PurePath
from typing import Self

from calloutcli.errors import EvidenceError, StoreError
from calloutcli.frozen import frozen
from calloutcli.log.checkpoint import Checkpoint, sign_checkpoint, verify_checkpoint
from calloutcli.log.merkle import grow, leaf_hash, root
from calloutcli.log.note import Signer, Verifier
from calloutcli.record.kinds import Position
from calloutcli.store.erasing import erase_rows, journal_overwritten
from calloutcli.store.files import storing
from calloutcli.store.rows import Rows
from calloutcli.store.sqlite_words import sqlite_in_words
from calloutcli.wording import msg

FORMAT = 1
BUSY_SECONDS = 30
OLDEST_SQLITE = (3, 37, 0)
"""The first with STRICT tables. Python for Windows and macOS brings its own SQLite; on Linux it is the system's, however old."""

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
    """Proof of an append: the seq of the record, or of the first of many, and the signed checkpoint over all.

    `new` is False for a uid seen before.
    """

    seq: int
    note: str
    new: bool


class Database(Rows):
    """An open log. Use it as a context manager."""

    def __init__(self, connection: sqlite3.Connection, verifier: Verifier) -> None:
        super().__init__(connection)
        self.verifier = verifier

    def __enter__(self) -> Self:
        """The log itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self._connection.close()

    def append(self, uid: str, make: Callable[[Position], Leaf], signer: Signer) -> Receipt:
        """The receipt for one record, written whole or not at all. A `uid` seen before is not written again.

        Raises:
            EvidenceError: the tree on disk is not the one that the last checkpoint signed.
            StoreError: locked for over 30 seconds, disk full, read-only, or the file is damaged.
            UsageError: what is to be erased is not kept any more.
        """
        return self.append_all([(uid, make)], signer)

    def append_all(self, records: Sequence[tuple[str, Callable[[Position], Leaf]]], signer: Signer) -> Receipt:
        """The receipt for many records, one at least: all of them, in order, under one checkpoint, or none.

        When one of the uids was seen before, nothing is written, and the receipt names the first such record.

        Raises:
            EvidenceError: the tree on disk is not the one that the last checkpoint signed.
            StoreError: locked for over 30 seconds, disk full, read-only, or the file is damaged.
            UsageError: what is to be erased is not kept any more.
        """
        with sqlite_in_words(), contextlib.ExitStack() as afterwards, self._transaction():
            known = self._first_known(uid for uid, _ in records)
            head = self._head_note()
            if known is not None and head is not None:
                return Receipt(known, head, new=False)
            first = self._sound_size(head)
            hashes = self._frontier(first)
            erased: list[str] = []
            for seq, (uid, make) in enumerate(records, first):
                leaf = make(Position(signer.name, seq, root(hashes)))
                stored = self._write(seq, uid, leaf)
                hashes, nodes = grow(seq, hashes, leaf_hash(stored))
                self._connection.executemany("INSERT INTO node VALUES (?, ?, ?)", nodes)
                erased += leaf.erased
            if erased:
                erase_rows(self._connection, erased)
                afterwards.enter_context(journal_overwritten(self._path()))
            note = sign_checkpoint(Checkpoint(signer.name, first + len(records), root(hashes)), signer)
            self._connection.execute(
                "INSERT INTO head VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET note = excluded.note", (note,)
            )
        return Receipt(first, note, new=True)

    def _write(self, seq: int, uid: str, leaf: Leaf) -> bytes:
        """The record's bytes as they come back from the file, once all of the leaf is written there.

        Raises:
            EvidenceError: they are not the bytes that were written.
        """
        self._connection.execute("INSERT INTO record VALUES (?, ?, ?, ?)", (seq, uid, leaf.reference, leaf.raw))
        self._connection.executemany(
            "INSERT INTO disclosure VALUES (?, ?, ?)",
            [(digest, seq, text) for digest, text in leaf.disclosures.items()],
        )
        self._connection.execute(
            "INSERT OR IGNORE INTO protocol VALUES (?, ?)", (leaf.protocol_sha256, leaf.protocol_source)
        )
        stored: bytes = self._connection.execute("SELECT leaf FROM record WHERE seq = ?", (seq,)).fetchone()[0]
        if leaf_hash(stored) != leaf_hash(leaf.raw):
            raise EvidenceError(
                msg("the record came back from the disk other than it was written"), msg("run callout doctor")
            )
        return stored

    def _first_known(self, uids: Iterable[str]) -> int | None:
        """The seq of the first of these that the log has already, or None."""
        for uid in uids:
            row = self._connection.execute("SELECT seq FROM record WHERE uid = ?", (uid,)).fetchone()
            if row is not None:
                return int(row[0])
        return None

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

    def _sound_size(self, head: str | None) -> int:
        """The number of records, once the last checkpoint and the tree on disk are seen to agree on it."""
        size = int(self._connection.execute("SELECT coalesce(max(seq) + 1, 0) FROM record").fetchone()[0])
        signed = verify_checkpoint(head, self.verifier) if head is not None else None
        if signed is None and size == 0:
            return 0
        if signed is None or signed.size != size or signed.root != root(self._frontier(size)):
            raise EvidenceError(
                msg("the log is damaged: its records are not those that its last checkpoint signed"),
                msg("nothing was added; keep the file as it is and run `callout log verify`"),
            )
        return size


def open_database(path: Path, verifier: Verifier, *, create: bool, patience_seconds: float = BUSY_SECONDS) -> Database:
    """The log at `path`, made first with `create` when there is none; a lock is waited for `patience_seconds`.

    Raises:
        StoreError: there is none, it cannot be opened, or it is not a log of this format.
        EvidenceError: the file is damaged.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreError(
            msg("the log needs SQLite 3.37 or newer, and this Python has {version}", version=sqlite3.sqlite_version),
            msg("install a newer Python, or have whoever looks after this computer do it"),
        )
    with sqlite_in_words():
        if create:
            with storing(path):
                os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        connection = sqlite3.connect(_uri(path.absolute()), uri=True, timeout=patience_seconds, isolation_level=None)
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


def _uri(path: PurePath) -> str:
    """The file for SQLite, never made by opening it. A Windows share, which may be read, is no host in it: SQLite knows no hosts."""
    uri = path.as_uri()
    return f"{uri if uri.startswith('file:///') else uri.replace('file://', 'file:////', 1)}?mode=rw"


_text = methodcaller("decode", "utf-8", "replace")
"""Text from the file: damaged bytes come out as U+FFFD, for verify to name, instead of an error of SQLite's."""


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """The tables, made once even when eight processes start together."""
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found == 0:
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
            if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
                raise StoreError(
                    msg("`{file}` is a database of another program", file=path),
                    msg("choose another folder with --home"),
                )
            for statement in _SCHEMA.strip().split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version={FORMAT}")
        connection.execute("COMMIT")
    elif found != FORMAT:
        raise StoreError(
            msg(
                "`{file}` has log format {found}, and this version writes {format}",
                file=path,
                found=found,
                format=FORMAT,
            ),
            msg("use a newer callout"),
        )
