"""The rows of a log, read: never a whole table at once, and never so long that nobody could append meanwhile."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from calloutcli.errors import EvidenceError
from calloutcli.log.merkle import frontier, frontier_of, leaf_hash, root
from calloutcli.store.sqlite_words import sqlite_in_words
from calloutcli.wording import msg

ALL = -(2**63)
"""Less than every seq, those too that a hostile file may hold."""
MOST = 2**63 - 1
PAGE_ROWS = 1_000


class Rows:
    """What can be read of an open log (database.py)."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def head(self) -> str | None:
        """The last signed checkpoint as text; None in an empty log."""
        with sqlite_in_words():
            return self._head_note()

    def size(self) -> int:
        """The number of records on disk, whatever the checkpoint says."""
        with sqlite_in_words():
            return int(self._connection.execute("SELECT count(*) FROM record").fetchone()[0])

    def root_at(self, size: int) -> bytes:
        """The 32-byte root over the first `size` records, from the stored nodes.

        Raises:
            EvidenceError: a node of that tree is missing.
        """
        with sqlite_in_words():
            return root(self._frontier(size))

    def snapshot(self) -> tuple[str | None, int]:
        """(the last signed checkpoint, the largest seq) at one moment; -1 in an empty log."""
        query = "SELECT (SELECT note FROM head), (SELECT coalesce(max(seq), -1) FROM record)"
        with sqlite_in_words():
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
            with sqlite_in_words():
                rows = self._connection.execute(query, (*begin, PAGE_ROWS)).fetchall()
            yield from rows
            if len(rows) < PAGE_ROWS:
                return
            begin = after(rows[-1])

    def disclosed(self, digests: Iterable[str]) -> set[str]:
        """Those of the digests whose disclosure is kept."""
        query = "SELECT count(*) FROM disclosure WHERE digest = ?"
        with sqlite_in_words():
            return {digest for digest in digests if self._connection.execute(query, (digest,)).fetchone()[0]}

    def frontier_from(self, first: int, count: int) -> list[bytes]:
        """The frontier of a tree over the next `count` records from seq `first` on, hashed anew from their bytes.

        Raises:
            EvidenceError: one of them is missing.
        """
        query = "SELECT leaf FROM record WHERE seq >= ? AND seq < ? ORDER BY seq"
        with sqlite_in_words():
            hashes = [leaf_hash(leaf) for (leaf,) in self._connection.execute(query, (first, first + count))]
        if len(hashes) != count:
            raise EvidenceError(
                msg(
                    "records that are missing from {first} on: {missing} of {count}",
                    count=count,
                    first=first,
                    missing=count - len(hashes),
                ),
                msg("run `callout log verify`"),
            )
        return frontier_of(hashes)

    def disclosures_of(self, seq: int) -> dict[str, str]:
        """Disclosure text by digest for one record."""
        with sqlite_in_words():
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
        with sqlite_in_words():
            for level, position in places:
                row = self._connection.execute(query, (level, position)).fetchone()
                if row is None or len(row[0]) != 32:
                    raise EvidenceError(
                        msg(
                            "the log is damaged: node {position} of level {level} is missing",
                            position=position,
                            level=level,
                        ),
                        msg("run `callout log verify`"),
                    )
                found[level, position] = bytes(row[0])
        return found

    def leaf(self, seq: int) -> bytes | None:
        """The leaf bytes at `seq`, or None."""
        with sqlite_in_words():
            row = self._connection.execute("SELECT leaf FROM record WHERE seq = ?", (seq,)).fetchone()
        return None if row is None else bytes(row[0])

    def of_reference(self, reference: str) -> list[tuple[int, bytes]]:
        """(seq, leaf bytes) of each record of one case, in order."""
        with sqlite_in_words():
            rows = self._connection.execute(
                "SELECT seq, leaf FROM record WHERE reference = ? ORDER BY seq", (reference,)
            )
            return [(int(seq), bytes(leaf)) for seq, leaf in rows]

    def references(self, *texts: str) -> list[str]:
        """The reference of each case; with `texts` of each that has a record in whose leaf bytes one of them stands."""
        holding = " OR ".join("instr(leaf, ?)" for _ in texts) or "TRUE"
        query = f"SELECT DISTINCT reference FROM record WHERE reference <> '' AND ({holding})"  # noqa: S608 - no text in it
        with sqlite_in_words():
            rows = self._connection.execute(query, [text.encode() for text in texts]).fetchall()
        return [str(reference) for (reference,) in rows]

    def without_case(self, kind: str) -> Iterator[tuple[int, bytes]]:
        """(seq, leaf bytes) of each record of a kind that belongs to no case, the last first, a row at a time."""
        query = "SELECT seq, leaf FROM record WHERE reference = '' AND instr(leaf, ?) ORDER BY seq DESC"
        with sqlite_in_words():
            for seq, leaf in self._connection.execute(query, (f'"kind":"{kind}"'.encode(),)):
                yield int(seq), bytes(leaf)

    def without_reference(self) -> Iterator[tuple[int, bytes]]:
        """(seq, leaf bytes) of each record that belongs to no case, in order, a page at a time."""
        query = "SELECT seq, leaf FROM record WHERE reference = '' AND seq >= ? ORDER BY seq LIMIT ?"
        return ((int(seq), bytes(leaf)) for seq, leaf in self._paged(query, lambda row: (row[0] + 1,), (ALL,)))

    def of_kind(self, kind: str) -> Iterator[tuple[int, bytes]]:
        """(seq, leaf bytes) of each record of a kind, in order, a page at a time; found by its bytes, so parse before trusting."""
        query = "SELECT seq, leaf FROM record WHERE seq >= ? AND instr(leaf, ?) ORDER BY seq LIMIT ?"
        wanted = f'"kind":"{kind}"'.encode()
        rows = self._paged(query, lambda row: (min(row[0] + 1, MOST), wanted), (ALL, wanted))
        return ((int(seq), bytes(leaf)) for seq, leaf in rows)

    def end(self) -> tuple[int, list[bytes]]:
        """(the number of records, the frontier's hashes): where the next record will stand, unless somebody is quicker.

        Raises:
            EvidenceError: a node of that tree is missing.
        """
        with sqlite_in_words():
            size = int(self._connection.execute("SELECT coalesce(max(seq) + 1, 0) FROM record").fetchone()[0])
            return size, self._frontier(size)

    def cases_from(self, first: int = ALL) -> list[str]:
        """The reference of each case that has a record from seq `first` on, in the order of these records."""
        query = "SELECT reference FROM record WHERE reference <> '' AND seq >= ? GROUP BY reference ORDER BY min(seq)"
        with sqlite_in_words():
            return [str(reference) for (reference,) in self._connection.execute(query, (first,))]

    def protocol_source(self, sha256: str) -> bytes | None:
        """The exact bytes of a protocol that some record names, or None."""
        with sqlite_in_words():
            row = self._connection.execute("SELECT source FROM protocol WHERE sha256 = ?", (sha256,)).fetchone()
        return None if row is None else bytes(row[0])

    def _head_note(self) -> str | None:
        row = self._connection.execute("SELECT note FROM head").fetchone()
        return None if row is None else str(row[0])

    def _frontier(self, size: int) -> list[bytes]:
        return list(self.nodes_at(frontier(size)).values())
