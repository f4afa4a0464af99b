"""What the tests build with: small protocols as YAML text, entries, logs in a folder. Nothing here checks anything."""

import base64
import hashlib
import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from calloutcli.audit.parts import Verification, own_key
from calloutcli.audit.verify import check_log
from calloutcli.audit.walk import Problem
from calloutcli.canonical import format_canonical
from calloutcli.interview.decision import decide
from calloutcli.log.checkpoint import Checkpoint, sign_checkpoint
from calloutcli.log.merkle import grow, leaf_hash, root
from calloutcli.log.note import Signer
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.model import Protocol
from calloutcli.record.entry import Case, entry_of
from calloutcli.record.kinds import Entry, Position, ProtocolName, format_record
from calloutcli.store.database import Database, Leaf, Receipt, open_database
from calloutcli.store.parts import live_parts

REPOSITORY = Path(__file__).resolve().parent.parent
REFERENCE_MODEL = REPOSITORY / "protocols" / "reference-model" / "1.0.0.yaml"
LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 22, 1, 55, 3, 123_000, tzinfo=UTC)
ORIGIN = "elm-house.example/log/2026"
SIGNER = Signer(ORIGIN, bytes(range(32)))
ENGINE = "0.1.0"

HEAD = """\
format: 1
protocol: small
version: 1.0.0
title: A small protocol for tests
status: example
effective: 2026-01-01
review by: 2027-01-01
agencies:
  police: {name: The police, role: police}
sources:
  P: {title: A paper}
roles:
  manager: Manager on call
  senior: Senior on shift
"""

OUTCOMES = """\
outcomes:
  in_house: {title: Manage it here, tier: in_house, channel: none, timing: this_shift, decider: senior}
  slow_time:
    title: Wait for the morning
    tier: in_house
    channel: none
    timing: next_day
    decider: manager
    defer: {until: next_day 12:00, owner: manager}
  report_101: {title: Ring 101, tier: planned_police, channel: "101", timing: this_shift, decider: manager}
  call_999: {title: Call 999, tier: emergency_police, channel: "999", timing: now, decider: senior}
"""

QUESTIONS = """\
questions:
  danger: {ask: Is anyone in danger?, answers: yes or no, if unknown: yes, gate: yes}
  injury:
    ask: What is the worst injury?
    answers: {none: No injury, first_aid: First aid, hospital: Hospital}
    if unknown: hospital
  happened:
    ask: What happened?
    answers: any of
    options: {damage: Damage, threat: A threat, weapon: A weapon}
  repeats: {ask: How often this month?, answers: 0 to 10}
"""

RULES = """\
rules:
  danger-now: {when: {danger: yes}, then: call_999, because: P 1}
  weapon: {when: {happened: includes weapon, injury: first_aid or hospital}, then: call_999, because: P 2}
  hospital: {when: {injury: hospital}, then: report_101, because: P 3}
  often: {when: {repeats: 3 or more}, unless: {happened: nothing ticked}, then: slow_time, because: P 4}
  otherwise: {then: in_house, because: P 5}
"""

SMALL = HEAD + OUTCOMES + QUESTIONS + RULES
"""Gate, choice, several and number; four outcomes; most serious wins."""

CALM = {"danger": "no", "injury": "none", "happened": frozenset({"damage"}), "repeats": 1}
"""Answers under which no rule of `SMALL` holds."""


def protocol_text(*, decide_by="", outcomes=OUTCOMES, questions=QUESTIONS, rules=RULES, more=""):
    """The YAML text of a small protocol, with any section exchanged."""
    policy = f"decide by: {decide_by}\n" if decide_by else ""
    return HEAD + policy + more + outcomes + questions + rules


def load(text=SMALL, file="small.yaml") -> Protocol:
    """The protocol that a text says."""
    return load_protocol(text.encode(), file)


def counting_random(start: int = 0) -> Callable[[int], bytes]:
    """A source of bytes that are different each time and the same in each run."""
    state = [start]

    def random(count: int) -> bytes:
        state[0] += 1
        return hashlib.shake_256(state[0].to_bytes(8, "big")).digest(count)

    return random


def uid_of(number: int) -> str:
    """A well-formed uid."""
    letters = "abcdefghijklmnopqrstuvwxyz234567"
    return "".join(letters[number >> shift & 31] for shift in range(0, 130, 5))


def make_entry(number: int = 0, **changed) -> Entry:
    """An entry by hand; `changed` replaces its fields."""
    fields = {
        "kind": "decision",
        "uid": uid_of(number),
        "role": "care_worker",
        "protocol": ProtocolName("small", "1.0.0", hashlib.sha256(SMALL.encode()).hexdigest()),
        "facts": {"danger": "no", "happened": ["damage"], "repeats": number},
        "body": {"reference": f"ELM-000{number}-0", "late": False},
        "personal": {"child": "AB", "words": "A mug was broken."},
    }
    return Entry(**fields | changed)


def make_case(number: int = 0, answers=None, **changed) -> Case:
    """A decided case on `SMALL`; `changed` replaces its fields."""
    answers = dict(CALM) if answers is None else answers
    decision = decide(load(), answers)
    fields = {
        "reference": f"ELM-000{number}-0",
        "happened": NOW - timedelta(minutes=5),
        "recorded": NOW,
        "answers": answers,
        "decision": decision,
        "taken": decision.outcome,
        "personal": {"child": "AB", "words": f"Mug number {number}."},
    }
    return Case(**fields | changed)


def append_case(log: Database, number: int, signer: Signer = SIGNER, **changed) -> Receipt:
    """Append one decided case; the receipt."""
    case = make_case(number, **changed)
    protocol = load()
    entry = entry_of(case, protocol, uid_of(number), LONDON)
    random = counting_random(1000 * number)

    def leaf(position: Position) -> Leaf:
        raw, disclosures = format_record(entry, position, NOW + timedelta(minutes=number), ENGINE, random)
        return Leaf(raw, disclosures, case.reference, protocol.sha256, SMALL.encode())

    return log.append(uid_of(number), leaf, signer)


def open_new_log(folder: Path, name: str = "log.sqlite", signer: Signer = SIGNER) -> Database:
    """A log in a folder, made when there is none."""
    return open_database(folder / name, signer.verifier, create=True)


def make_log(folder: Path, records: int = 3, name: str = "log.sqlite", **changed) -> Path:
    """The path of a log of so many records."""
    with open_new_log(folder, name) as log:
        for number in range(records):
            append_case(log, number, **changed)
    return folder / name


def tamper(path: Path, *statements) -> None:
    """Change a log behind its back; each statement is SQL, or SQL with its values."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        for statement in statements:
            connection.execute(*((statement,) if isinstance(statement, str) else statement))
    finally:
        connection.close()


def rewrite(path: Path, change, *, sign: bool = True, chain: bool = True, signer: Signer = SIGNER) -> None:
    """Change records and rebuild all that hangs on them: tree, checkpoint and signature, with the log's own key.

    `change(seq, fields)` gives a record's fields as they are to be. Without `sign` the checkpoint stays; without `chain` the records keep the `prev` that they had.
    """
    connection = sqlite3.connect(path, isolation_level=None)
    rows = connection.execute("SELECT seq, leaf FROM record ORDER BY seq").fetchall()
    connection.execute("DELETE FROM node")
    hashes = []
    for seq, leaf in rows:
        fields = change(seq, json.loads(leaf))
        if chain:
            fields["prev"] = base64.urlsafe_b64encode(root(hashes)).rstrip(b"=").decode()
        raw = format_canonical(fields)
        connection.execute("UPDATE record SET leaf = ? WHERE seq = ?", (raw, seq))
        hashes, nodes = grow(seq, hashes, leaf_hash(raw))
        connection.executemany("INSERT INTO node VALUES (?, ?, ?)", nodes)
    note = sign_checkpoint(Checkpoint(signer.name, len(rows), root(hashes)), signer)
    if sign:
        connection.execute("UPDATE head SET note = ?", (note,))
    connection.close()


def verify(path: Path, kept=(), signer: Signer = SIGNER) -> Verification:
    """What `check_log` finds in a log on disk."""
    with open_database(path, signer.verifier, create=False) as log:
        return verify_open(log, kept)


def verify_open(log: Database, kept=()) -> Verification:
    """What `check_log` finds in an open log."""
    return check_log(live_parts(log, lambda: kept), own_key(log.verifier))


def first_named(problems: tuple[Problem, ...]) -> int | None:
    """The seq that the first problem with a seq names."""
    return next((problem.seq for problem in problems if problem.seq is not None), None)
