"""Large logs to measure with: real records of format 1, written in one transaction instead of one each."""

import hashlib
import sqlite3
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from calloutcli.interview.decision import Decision, decide
from calloutcli.log.checkpoint import Checkpoint, sign_checkpoint
from calloutcli.log.merkle import grow, leaf_hash, root
from calloutcli.log.note import Signer, format_signer, format_verifier
from calloutcli.protocol.answers import Given
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.model import Protocol
from calloutcli.record.entry import Case, entry_of
from calloutcli.record.kinds import Entry, Position, format_record
from calloutcli.record.reference import format_reference
from calloutcli.store.database import open_database

PROTOCOL = Path(__file__).resolve().parent.parent / "protocols" / "reference-model" / "1.0.0.yaml"
SIGNER = Signer("elm-house.example-care/log/2026", bytes(range(32)))
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


def uid_of(number: int) -> str:
    """A well-formed uid."""
    return "".join(LETTERS[number >> shift & 31] for shift in range(0, 130, 5))


@cache
def _decided() -> tuple[Protocol, dict[str, Given], Decision]:
    protocol = load_protocol(PROTOCOL.read_bytes(), "1.0.0.yaml")
    answers: dict[str, Given] = {"danger": "no", "plan": "silent", "happened": frozenset({"rude"})}
    answers = {id_: given for id_, given in answers.items() if id_ in {one.id for one in protocol.questions}}
    return protocol, answers, decide(protocol, answers)


def entry_at(seq: int) -> tuple[Entry, datetime]:
    """(a decision to record, when)."""
    protocol, answers, decision = _decided()
    now = BEGUN + timedelta(seconds=seq)
    reference = format_reference("ELM", seq & 0xFFFFF)
    personal = {"child": f"C{seq % 7}", "words": f"Kicked a door, number {seq}, then sat down.", "staff": "AB"}
    case = Case(reference, now, now, answers, decision, decision.outcome, personal=personal)
    return entry_of(case, protocol, uid_of(seq), UTC), now


def write_home(folder: Path, records: int) -> Path:
    """The log, in a home's folder, of so many decisions, each with its twelve digests and disclosures."""
    path = folder / "log.sqlite"
    keys = folder / "keys"
    keys.mkdir(parents=True)
    (keys / "log.key").write_text(format_signer(SIGNER) + "\n")
    (keys / "log.vkey").write_text(format_verifier(SIGNER.verifier) + "\n")
    source = PROTOCOL.read_bytes()
    open_database(path, SIGNER.verifier, create=True).__exit__()
    heads = folder / "heads"
    heads.mkdir()
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=OFF", "synchronous=OFF"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    connection.execute("INSERT INTO protocol VALUES (?, ?)", (hashlib.sha256(source).hexdigest(), source))
    hashes: list[bytes] = []
    with (heads / "heads.txt").open("w", encoding="utf-8") as kept:
        for seq in range(records):
            entry, now = entry_at(seq)
            salts = hashlib.shake_128(seq.to_bytes(8, "big")).digest(16 * 12)
            stream = iter([salts[start : start + 16] for start in range(0, len(salts), 16)])
            position = Position(SIGNER.name, seq, root(hashes))
            leaf, disclosures = format_record(entry, position, now, "0.1.0", lambda _, stream=stream: next(stream))
            reference = str(entry.body["reference"])
            connection.execute("INSERT INTO record VALUES (?, ?, ?, ?)", (seq, entry.uid, reference, leaf))
            connection.executemany(
                "INSERT INTO disclosure VALUES (?, ?, ?)", [(digest, seq, text) for digest, text in disclosures.items()]
            )
            hashes, nodes = grow(seq, hashes, leaf_hash(leaf))
            connection.executemany("INSERT INTO node VALUES (?, ?, ?)", nodes)
            note = sign_checkpoint(Checkpoint(SIGNER.name, seq + 1, root(hashes)), SIGNER)
            kept.write(f"\n{note}")
    connection.execute("INSERT INTO head VALUES (1, ?)", (note,))
    connection.execute("COMMIT")
    connection.close()
    return path
