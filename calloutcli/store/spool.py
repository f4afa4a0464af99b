"""A bundle's records put where cases can be asked for: in a private database that is gone when it is closed.

A bundle has its records in order of seq, and a report wants them case by case. SQLite keeps a small one in memory and a large one in a
temporary file of its own.
"""

import contextlib
import json
import sqlite3
from collections.abc import Iterator

from calloutcli.audit.parts import Parts
from calloutcli.store.rows import Rows

_SCHEMA = """
CREATE TABLE record(seq INTEGER PRIMARY KEY, uid TEXT NOT NULL, reference TEXT NOT NULL, leaf BLOB NOT NULL);
CREATE TABLE disclosure(digest TEXT NOT NULL, seq INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY(seq, digest)) WITHOUT ROWID;
"""
_INDEX = "CREATE INDEX record_reference ON record(reference)"


@contextlib.contextmanager
def spooled(parts: Parts) -> Iterator[Rows]:
    """The records and disclosures of a bundle as rows; a record that is not JSON belongs to no case."""
    connection = sqlite3.connect("")
    try:
        connection.executescript(_SCHEMA)
        connection.executemany("INSERT OR IGNORE INTO record VALUES (?, ?, ?, ?)", _records(parts))
        connection.executemany(
            "INSERT OR IGNORE INTO disclosure VALUES (?, ?, ?)",
            ((digest, seq, text) for seq, digest, text in parts.disclosures() if isinstance(text, str)),
        )
        connection.execute(_INDEX)
        connection.commit()
        yield Rows(connection)
    finally:
        connection.close()


def _records(parts: Parts) -> Iterator[tuple[int, str, str, bytes]]:
    for seq, _, _, leaf in parts.leaves():
        yield seq, "", _reference(leaf), leaf


def _reference(leaf: bytes) -> str:
    """The reference that a record has; empty where it has none. Whether the record can be read otherwise is for whoever reads it to say."""
    with contextlib.suppress(ValueError, AttributeError, RecursionError):
        reference = json.loads(leaf).get("reference", "")
        reference.encode()  # half of a surrogate pair is no text that a database takes
        return str(reference)
    return ""
