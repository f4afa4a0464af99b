"""Many records in one transaction: all or none, under one checkpoint, and the same bytes as one after another."""

import sqlite3

import pytest

from calloutcli.errors import EvidenceError, StoreError
from calloutcli.record.kinds import format_record, parse_record
from calloutcli.store.database import Leaf, open_database
from calloutcli.store.evidence import append_record, append_records, keep_head, kept_heads, log_signer, open_log
from calloutcli.store.home import Home
from calloutcli.store.settings import Settings
from tests.builders import (
    ENGINE,
    NOW,
    SIGNER,
    SMALL,
    counting_random,
    make_entry,
    make_log,
    open_new_log,
    tamper,
    uid_of,
    verify,
)


def leaf_of(number, made=None):
    """How the leaf of an entry is made; each making is noted in `made`."""

    def make(position):
        if made is not None:
            made.append((number, position.seq))
        entry = make_entry(number)
        raw, disclosures = format_record(entry, position, NOW, ENGINE, counting_random(1000 * number))
        return Leaf(raw, disclosures, f"ELM-000{number}-0", entry.protocol.sha256, SMALL.encode())

    return make


def entries(first, count, made=None):
    """(uid, how its leaf is made) of so many entries."""
    return [(uid_of(number), leaf_of(number, made)) for number in range(first, first + count)]


def rows_of(path):
    """Every row of a log."""
    connection = sqlite3.connect(path)
    found = {
        name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()
        for name in ("record", "disclosure", "node", "protocol", "head")
    }
    connection.close()
    return found


@pytest.mark.parametrize("before", [0, 1, 3, 4])
@pytest.mark.parametrize("count", [1, 2, 5, 8])
def test_the_same_bytes_as_one_after_another(tmp_path, before, count):
    """Tables, tree and checkpoint are those of as many single appends."""
    with open_new_log(tmp_path, "one.sqlite") as one, open_new_log(tmp_path, "all.sqlite") as together:
        for log in (one, together):
            for uid, make in entries(0, before):
                log.append(uid, make, SIGNER)
        receipts = [one.append(uid, make, SIGNER) for uid, make in entries(before, count)]
        receipt = together.append_all(entries(before, count), SIGNER)
    assert (receipt.seq, receipt.note, receipt.new) == (before, receipts[-1].note, True)
    assert rows_of(tmp_path / "one.sqlite") == rows_of(tmp_path / "all.sqlite")
    assert verify(tmp_path / "all.sqlite").ok


def test_one_known_uid_stops_all(tmp_path):
    """When one of them is in the log already, none is written, and the receipt names that record."""
    path = make_log(tmp_path, 3)
    before = path.read_bytes()
    with open_new_log(tmp_path) as log:
        receipt = log.append_all([*entries(5, 2), (uid_of(1), leaf_of(1)), *entries(8, 2)], SIGNER)
        assert (receipt.seq, receipt.new) == (1, False)
        assert receipt.note == log.head()
    assert path.read_bytes() == before


def test_a_uid_twice_among_them(tmp_path):
    """The same uid twice is refused, and nothing is written."""
    path = make_log(tmp_path, 3)
    before = rows_of(path)
    with open_new_log(tmp_path) as log, pytest.raises(StoreError):
        log.append_all([*entries(5, 2), *entries(5, 1)], SIGNER)
    assert rows_of(path) == before
    assert verify(path).ok


@pytest.mark.parametrize("at", [0, 3, 7])
def test_one_that_cannot_be_made_stops_all(tmp_path, at):
    """When a leaf cannot be made, nothing of the others stays."""
    path = make_log(tmp_path, 3)
    before = rows_of(path)

    def fail(_position):
        raise EvidenceError("no")

    some = entries(5, 8)
    some[at] = (some[at][0], fail)
    with open_new_log(tmp_path) as log, pytest.raises(EvidenceError, match="no"):
        log.append_all(some, SIGNER)
    assert rows_of(path) == before


def test_each_is_read_back(tmp_path):
    """A record that the file gives back other than it was written stops all: here a trigger changes the third."""
    path = make_log(tmp_path, 2)
    tamper(
        path,
        "CREATE TRIGGER flip AFTER INSERT ON record WHEN new.seq = 4 BEGIN UPDATE record SET leaf = CAST(replace(leaf, 'no', 'on') AS BLOB) WHERE seq = 4; END",
    )
    before = rows_of(path)
    with open_new_log(tmp_path) as log, pytest.raises(EvidenceError, match="came back"):
        log.append_all(entries(5, 5), SIGNER)
    assert rows_of(path) == before


def test_a_damaged_tree_is_refused(tmp_path):
    """Many are no more added to a log that is not the one its checkpoint signed than one is."""
    path = make_log(tmp_path, 3)
    tamper(path, "UPDATE node SET hash = zeroblob(32) WHERE level = 1")
    with open_database(path, SIGNER.verifier, create=False) as log, pytest.raises(EvidenceError, match="damaged"):
        log.append_all(entries(5, 2), SIGNER)
    assert len(rows_of(path)["record"]) == 3


# -------------------------------------------------------------------- made before the lock


@pytest.fixture
def home(tmp_path):
    """A home with a key and one record."""
    made = Home(tmp_path, Settings())
    signer = log_signer(made, NOW, counting_random())
    keep_head(made, append_record(made, uid_of(0), leaf_of(0), signer).note)
    return made


def signer_of(home):
    """The home's key."""
    return log_signer(home, NOW, counting_random(9))


def test_leaves_are_made_once_before_the_lock(home):
    """When nobody records meanwhile each leaf is made once, and while they are made others could record."""
    made = []
    receipt = append_records(home, entries(5, 4, made), signer_of(home))
    assert (receipt.seq, made) == (1, [(5, 1), (6, 2), (7, 3), (8, 4)])
    assert verify(home.log_path, signer=signer_of(home)).ok


def test_somebody_records_while_they_are_made(home):
    """A record that comes between the making and the writing is kept, and the leaves are made again for their new places."""
    made = []
    some = entries(5, 3, made)

    def meanwhile(position):
        if not any(number == 9 for number, _ in made):
            made.append((9, None))
            keep_head(home, append_record(home, uid_of(9), leaf_of(9), signer_of(home)).note)
        return leaf_of(7)(position)

    some[2] = (some[2][0], meanwhile)
    receipt = append_records(home, some, signer_of(home))
    assert receipt.seq == 2
    assert made == [(5, 1), (6, 2), (9, None), (5, 2), (6, 3)]
    with open_log(home) as log:
        leaves = [parse_record(leaf) for _, _, _, leaf in log.leaves()]
    assert [record.uid for record in leaves] == [uid_of(number) for number in (0, 9, 5, 6, 7)]
    assert verify(home.log_path, list(kept_heads(home)), signer_of(home)).ok


def test_an_older_copy_is_refused(home):
    """A log that was rolled back is noticed before many records as before one."""
    old = home.log_path.read_bytes()
    keep_head(home, append_record(home, uid_of(1), leaf_of(1), signer_of(home)).note)
    home.log_path.write_bytes(old)
    with pytest.raises(EvidenceError, match="a kept checkpoint says 2"):
        append_records(home, entries(5, 2), signer_of(home))
    assert home.log_path.read_bytes() == old
