"""Format 1, byte for byte: what was once written must be read for ever, and written again just so.

The files in `format-1/` were written once and are never written again by a test. When one of these tests fails, the
code has changed a stored format: give the new format a new number, and keep reading this one.
"""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from calloutcli.interview.draft import Head, answered, format_event, format_head, parse_draft
from calloutcli.log.checkpoint import Checkpoint, sign_checkpoint, verify_checkpoint
from calloutcli.log.merkle import grow, leaf_hash, root
from calloutcli.log.note import Signer, format_signer, format_verifier, parse_signer, parse_verifier
from calloutcli.protocol.load import load_protocol
from calloutcli.record.disclosure import Disclosure, digest_of, format_disclosure, parse_disclosure
from calloutcli.record.entry import case_of
from calloutcli.record.kinds import Entry, Position, ProtocolName, format_record, parse_record
from calloutcli.store.database import Database, Leaf, open_database
from calloutcli.store.evidence import kept_heads
from calloutcli.store.home import Home
from calloutcli.store.settings import Settings, parse_settings
from tests.builders import verify_open

FOLDER = Path(__file__).parent / "format-1"
ORIGIN = "elm-house.example/log/2026"
SIGNER = Signer(ORIGIN, bytes(range(32)))
"""A key that everybody knows: it signs nothing but these files."""

TIME = datetime(2026, 11, 22, 1, 55, 3, 123_000, tzinfo=UTC)
ENTRY = Entry(
    kind="decision",
    uid="abcdefghijklmnopqrstuvwxyz",
    role="care_worker",
    protocol=ProtocolName("small", "1.0.0", "f1c7e5ad4ed0ea41f7b2d26ba9df4bd0bdf3ef3a1fbd8a3ba2c2d6a4ba9ed0f5"),
    facts={"danger": "no", "happened": ["damage", "threat"], "injury": "unknown", "repeats": 3},
    body={
        "reference": "ELM-7K4Q-Y",
        "version": 1,
        "happened": "2026-11-22T01:50:00.000Z",
        "late": False,
        "advice": {
            "outcome": "report_101",
            "tier": "planned_police",
            "channel": "call_101",
            "timing": "this_shift",
            "decider": "manager",
            "rules": ["hospital"],
            "possible": ["slow_time", "report_101"],
            "exact": True,
            "settled_by": "if_unknown",
        },
        "taken": {
            "outcome": "slow_time",
            "tier": "in_house",
            "channel": "none",
            "timing": "next_day",
            "decider": "manager",
        },
        "departure": {"direction": "down", "reason": "manager_decided"},
        "agreement": "none_in_force",
        "language": "en",
        "details": {"role": "care_worker"},
        "defer": {"until": "2026-11-23T12:00:00.000Z", "owner": "manager"},
    },
    personal={"child": "AB", "words": "Caf\u00e9 window, \u201cby accident\u201d.\nNobody hurt.", "staff": "C.D."},
)
PREV = bytes(range(32, 64))
CHECKPOINT = Checkpoint(ORIGIN, 8, bytes(range(64, 96)))
HEAD = Head("ELM-7K4Q-Y", "abcdefghijklmnopqrstuvwxyz", "0" * 64, "2026-11-22T01:51:00.000Z", "en")
EVENTS = (
    answered("danger", "no"),
    answered("happened", frozenset({"threat", "damage"})),
    answered("repeats", 3),
    {"reopen": "danger"},
    {"happened": "2026-11-22T01:50:00.000Z"},
    {"taken": "slow_time", "reason": "manager_decided"},
    {"detail": "child", "value": "AB", "personal": True},
    {"recording": 1, "uid": "abcdefghijklmnopqrstuvwxyz"},
    {"recorded": 1, "seq": 7},
)
SETTINGS = Settings(
    home='Elm "House"',
    organisation="Example \u2019s Homes",
    code="ELM",
    protocol="reference-model@1.0.0",
    heads_folder="D:\\heads",
    contacts={"manager": "01632 960001", "senior": "01632 960002"},
)


def golden(name):
    """The bytes of a golden file."""
    return (FOLDER / name).read_bytes()


def fixed_random():
    """Random bytes that are 1, 1, 1 ..., then 2, 2, 2 ..."""
    state = [0]

    def random(count):
        state[0] += 1
        return bytes([state[0]]) * count

    return random


def written():
    """What today's code writes for each golden file but the log."""
    leaf, disclosures = format_record(ENTRY, Position(ORIGIN, 7, PREV), TIME, "0.1.0", fixed_random())
    return {
        "record.json": leaf,
        "disclosures.txt": "".join(f"{digest} {text}\n" for digest, text in disclosures.items()).encode(),
        "checkpoint.note": sign_checkpoint(CHECKPOINT, SIGNER).encode(),
        "log.key": (format_signer(SIGNER) + "\n").encode(),
        "log.vkey": (format_verifier(SIGNER.verifier) + "\n").encode(),
        "case.draft": format_head(HEAD) + b"".join(format_event(event) for event in EVENTS),
    }


@pytest.mark.parametrize(
    "name", ["record.json", "disclosures.txt", "checkpoint.note", "log.key", "log.vkey", "case.draft"]
)
def test_the_same_is_written(name):
    """Today's code writes these bytes for these values, clock and randomness."""
    assert written()[name] == golden(name)


def test_record_is_read():
    """A record of format 1 is read as what was recorded."""
    record = parse_record(golden("record.json"))
    assert (record.kind, record.uid, record.role, record.protocol) == (
        "decision",
        ENTRY.uid,
        ENTRY.role,
        ENTRY.protocol,
    )
    assert (record.position, record.time) == (Position(ORIGIN, 7, PREV), TIME)
    assert (record.facts, record.body, record.reference) == (ENTRY.facts, ENTRY.body, "ELM-7K4Q-Y")
    assert len(record.digests) == 12


def test_record_has_this_hash():
    """The record's leaf hash is the one that was in the log when it was written."""
    assert leaf_hash(golden("record.json")).hex() == (FOLDER / "record.sha256").read_text().strip()


def test_disclosures_are_read():
    """The disclosures of format 1 are the record's own, and hold what was personal; the rest are decoys."""
    pairs = [line.split(" ") for line in golden("disclosures.txt").decode().splitlines()]
    assert tuple(digest for digest, _ in pairs) == parse_record(golden("record.json")).digests
    assert all(digest_of(text) == digest for digest, text in pairs)
    found = [parse_disclosure(text) for _, text in pairs]
    assert {one.name: one.value for one in found if one.name} == ENTRY.personal
    assert sum(not one.name for one in found) == 9


def test_one_disclosure_letter_by_letter():
    """A disclosure of format 1 is this text and has this digest, both written out here."""
    text = "WyJBUUVCQVFFQkFRRUJBUUVCQVFFQkFRIiwiY2hpbGQiLCJBQiJd"
    disclosure = Disclosure("AQEBAQEBAQEBAQEBAQEBAQ", "child", "AB")
    assert format_disclosure(disclosure) == text
    assert parse_disclosure(text) == disclosure
    assert digest_of(text) == "xGfC3fAR_SRStMnPI7RFHytNSJeSLIGzM4LEDNioghs"


def test_checkpoint_is_read():
    """A checkpoint of format 1 verifies with its key, and says origin, size and root."""
    verifier = parse_verifier(golden("log.vkey").decode())
    assert verify_checkpoint(golden("checkpoint.note").decode(), verifier) == CHECKPOINT


def test_keys_are_read():
    """The keys of format 1 are read as the same name, secret and public half."""
    assert parse_signer(golden("log.key").decode()) == SIGNER
    assert parse_verifier(golden("log.vkey").decode()) == SIGNER.verifier


def test_draft_is_read():
    """An unfinished interview of format 1 is read whole."""
    raw = golden("case.draft")
    assert parse_draft(raw) == (HEAD, list(EVENTS), len(raw))


def test_settings_are_read():
    """A home.yaml of format 1 is read as these settings."""
    assert parse_settings(golden("home.yaml"), "home.yaml") == SETTINGS


# ------------------------------------------------------------------ a whole log


def log_on_disk(folder):
    """The golden log as a file of SQLite's, made from its SQL text."""
    path = folder / "log.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript(golden("log.sql").decode())
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    return path


def test_log_is_verified(tmp_path):
    """A log of format 1, with its kept heads, holds: every record, disclosure, node, checkpoint and protocol."""
    (tmp_path / "heads").mkdir()
    (tmp_path / "heads" / "heads.txt").write_bytes(golden("heads.txt"))
    kept = list(kept_heads(Home(tmp_path, Settings())))
    assert [head.size for head, _ in kept] == [1, 2, 3]
    with open_database(log_on_disk(tmp_path), SIGNER.verifier, create=False) as log:
        found = verify_open(log, kept)
    assert found.problems == ()
    assert (found.records, found.disclosed) == (3, 6)
    assert found.root == kept[-1][0].root


def test_log_can_be_added_to(tmp_path):
    """A log of format 1 takes another record."""
    with open_database(log_on_disk(tmp_path), SIGNER.verifier, create=False) as log:
        receipt = log.append("b" * 26, lambda _: Leaf(b"new", {}, "", "0" * 64, b""), SIGNER)
        assert (receipt.seq, receipt.new) == (3, True)


def test_decisions_are_made_again(tmp_path):
    """Each decision in a log of format 1 is read with its own protocol, and comes out as it was recorded."""
    with open_database(log_on_disk(tmp_path), SIGNER.verifier, create=False) as log:
        assert isinstance(log, Database)
        records = [parse_record(leaf) for _, _, _, leaf in log.leaves()]
        for record in records:
            source = log.protocol_source(record.protocol.sha256)
            case = case_of(record, load_protocol(source, "small.yaml"))
            assert case.decision.outcome == record.body["advice"]["outcome"]
            assert list(case.decision.rules) == record.body["advice"]["rules"]
        assert [record.body["advice"]["outcome"] for record in records] == ["in_house", "slow_time", "call_999"]
        hashes = []
        for seq, _, _, leaf in log.leaves():
            hashes, _ = grow(seq, hashes, leaf_hash(leaf))
        assert root(hashes) == log.root_at(3)
