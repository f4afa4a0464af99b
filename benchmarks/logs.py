"""Large logs for benchmarks/log.py: real records of format 1, written in one transaction instead of one each."""

import hashlib
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from calloutcli.interview.decision import decide
from calloutcli.log.checkpoint import Checkpoint, sign_checkpoint
from calloutcli.log.merkle import grow, leaf_hash, root
from calloutcli.log.note import Signer
from calloutcli.protocol.load import load_protocol
from calloutcli.record.entry import Case, entry_of
from calloutcli.record.kinds import Position, format_record
from calloutcli.record.reference import format_reference
from calloutcli.store.database import open_database

PROTOCOL = Path(__file__).resolve().parent.parent / "protocols" / "reference-model" / "1.0.0.yaml"
SIGNER = Signer("elm-house.example-care/log/2026", bytes(range(32)))
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


def uid_of(number: int) -> str:
    """A well-formed uid."""
    return "".join(LETTERS[number >> shift & 31] for shift in range(0, 130, 5))


def write_log(path: Path, records: int) -> None:
    """A log of so many decisions at `path`, each with its twelve digests and disclosures."""
    source = PROTOCOL.read_bytes()
    protocol = load_protocol(source, "1.0.0.yaml")
    gate = protocol.questions[0].id
    decision = decide(protocol, {gate: "no"})
    open_database(path, SIGNER.verifier, create=True).__exit__()
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=OFF", "synchronous=OFF"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    connection.execute("INSERT INTO protocol VALUES (?, ?)", (protocol.sha256, source))
    hashes: list[bytes] = []
    for seq in range(records):
        now = BEGUN + timedelta(seconds=seq)
        reference = format_reference("ELM", seq & 0xFFFFF)
        personal = {"child": "AB", "words": f"A mug was broken, number {seq}.", "staff": "CD"}
        case = Case(reference, now, now, {gate: "no"}, decision, decision.outcome, personal=personal)
        entry = entry_of(case, protocol, uid_of(seq), UTC)
        stream = iter(hashlib.shake_128(seq.to_bytes(8, "big")).digest(16 * 12)[n : n + 16] for n in range(0, 192, 16))
        position = Position(SIGNER.name, seq, root(hashes))
        leaf, disclosures = format_record(entry, position, now, "0.1.0", lambda _, stream=stream: next(stream))
        connection.execute("INSERT INTO record VALUES (?, ?, ?, ?)", (seq, entry.uid, reference, leaf))
        connection.executemany(
            "INSERT INTO disclosure VALUES (?, ?, ?)", [(digest, seq, text) for digest, text in disclosures.items()]
        )
        hashes, nodes = grow(seq, hashes, leaf_hash(leaf))
        connection.executemany("INSERT INTO node VALUES (?, ?, ?)", nodes)
    note = sign_checkpoint(Checkpoint(SIGNER.name, records, root(hashes)), SIGNER)
    connection.execute("INSERT INTO head VALUES (1, ?)", (note,))
    connection.execute("COMMIT")
    connection.close()
