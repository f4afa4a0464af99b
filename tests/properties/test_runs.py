"""A log walked in runs, or by its tree alone, says the same as a log walked at once."""

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calloutcli.audit.parts import own_key
from calloutcli.audit.tree import check_tree
from calloutcli.audit.trusted import claim_of_checkpoint, claim_of_receipt
from calloutcli.audit.verify import check_in_runs, check_log
from calloutcli.audit.walk import walk
from calloutcli.errors import EvidenceError, UsageError
from calloutcli.frozen import replace
from calloutcli.log.checkpoint import Checkpoint, sign_checkpoint, verify_checkpoint
from calloutcli.log.merkle import frontier_of, grow, leaf_hash, root
from calloutcli.log.receipt import receipt_of
from calloutcli.store.database import Database, open_database
from calloutcli.store.parts import live_parts
from calloutcli.store.rows import ALL, MOST
from tests.builders import ORIGIN, SIGNER, append_case, make_log, open_new_log, tamper

RECORDS = 11
OWN = own_key(SIGNER.verifier)


@pytest.fixture(scope="module")
def heads(tmp_path_factory):
    """(the path of a log of eleven records, its checkpoint with its note after each)."""
    folder = tmp_path_factory.mktemp("runs")
    kept = []
    with open_new_log(folder) as log:
        for number in range(RECORDS):
            note = append_case(log, number).note
            kept.append((verify_checkpoint(note, SIGNER.verifier), note))
    return folder / "log.sqlite", tuple(kept)


def in_runs(log, length, trust=OWN, kept=()):
    """What runs of a length find, each walked by itself as another process would."""

    def walks(runs):
        for run in runs:
            ends = (run.start or ALL, MOST if run.stop is None else run.stop - 1)
            yield walk(replace(run, leaves=log.leaves(*ends), disclosures=log.disclosures(*ends), nodes=log.nodes))

    return check_in_runs(live_parts(log, lambda: kept), trust, log.size(), length, walks)


def by_tree(log, length=4, trust=OWN):
    """What the tree alone says."""
    size = log.size()
    runs = (log.frontier_from(start, min(length, size - start)) for start in range(0, size, length))
    return check_tree(log.head(), size, runs, lambda *place: log.nodes_at([place])[place], trust)


@pytest.mark.parametrize("length", [1, 2, 4, 8, 16])
def test_runs_find_what_one_walk_finds(heads, length):
    """Of a log that holds, runs of any length make the very same verification, kept heads and claims included."""
    path, kept = heads
    trust = replace(OWN, claims=tuple(claim_of_checkpoint(one, "it") for one, _ in kept))
    with open_database(path, SIGNER.verifier, create=False) as log:
        whole = check_log(live_parts(log, lambda: kept), trust)
        assert whole.ok
        assert (whole.records, whole.disclosed, whole.decoys) == (RECORDS, 2 * RECORDS, 10 * RECORDS)
        assert in_runs(log, length, trust, kept) == whole
        assert by_tree(log, length, trust) == (whole.root, ())


def test_kept_heads_out_of_order_are_held_against_the_log_too(heads):
    """A kept head that stands after a larger one counts: one of another history is found, in one walk and in runs."""
    path, kept = heads
    false = Checkpoint(ORIGIN, 3, bytes(32))
    shuffled = (*reversed(kept), (false, sign_checkpoint(false, SIGNER)))
    with open_database(path, SIGNER.verifier, create=False) as log:
        assert check_log(live_parts(log, lambda: kept[::-1]), OWN).ok
        found = check_log(live_parts(log, lambda: shuffled), OWN)
        assert [(problem.id, problem.seq) for problem in found.problems] == [("other-history", 2)]
        assert in_runs(log, 4, OWN, shuffled) is None
        forged = (false, kept[2][1].replace(kept[2][1].split("\n")[2], "A" * 43 + "="))
        assert check_log(live_parts(log, lambda: (*reversed(kept), forged)), OWN).ok


CHANGES = (
    "UPDATE record SET leaf = CAST(replace(CAST(leaf AS TEXT), 'not_recorded', 'not_recordex') AS BLOB) WHERE seq = 5",
    "DELETE FROM record WHERE seq = 7",
    "DELETE FROM record WHERE seq = 10",
    "DELETE FROM node WHERE level = 2 AND position = 0",
    "UPDATE node SET hash = zeroblob(32) WHERE level = 1 AND position = 2",
    "DELETE FROM disclosure WHERE seq = 4",
    "UPDATE disclosure SET text = 'x' WHERE seq = 9",
    "UPDATE disclosure SET text = '' WHERE seq = 9",
    "UPDATE disclosure SET text = 'withheld' WHERE seq = 9",
    "INSERT INTO disclosure VALUES ('x', 99, 'y')",
    "INSERT INTO disclosure VALUES ('x', -5, 'y')",
    "INSERT INTO record VALUES (-5, 'a', 'b', x'00')",
    "INSERT INTO record VALUES (99, 'a', 'b', x'00')",
    "UPDATE head SET note = replace(note, '11', '12')",
    "DELETE FROM head",
    "DELETE FROM protocol",
)


@pytest.mark.parametrize("change", CHANGES)
def test_runs_never_call_good_what_one_walk_does_not(tmp_path, change):
    """Whatever is changed, runs say that one walk must name it."""
    path = make_log(tmp_path, RECORDS)
    tamper(path, change)
    with open_database(path, SIGNER.verifier, create=False) as log:
        changed = not check_log(live_parts(log), OWN).ok
        assert changed == ("care_worker" not in change)  # that word stands in no record here: nothing was changed
        for length in (1, 2, 4, 8, 16):
            assert (in_runs(log, length) is None) == changed


def test_the_tree_alone_sees_changed_bytes_and_kept_heads(tmp_path, heads):
    """A changed, missing or added record is seen by the tree; a claim of another history or of a longer log too."""
    for number, change in enumerate(one for one in CHANGES if " record " in one):
        path = make_log(tmp_path, RECORDS, f"{number}.sqlite")
        tamper(path, change)
        with open_database(path, SIGNER.verifier, create=False) as log:
            assert _tree_complains(log)
    claims = [
        (claim_of_checkpoint(Checkpoint(ORIGIN, 3, bytes(32)), "it"), "other-history", 2),
        (claim_of_checkpoint(Checkpoint(ORIGIN, 12, bytes(32)), "it"), "cut-off", 11),
        (claim_of_receipt(receipt_of(Checkpoint(ORIGIN, 5, bytes(32)))), "other-history", 4),
    ]
    with open_database(heads[0], SIGNER.verifier, create=False) as log:
        for claim, id_, seq in claims:
            _, problems = by_tree(log, trust=replace(OWN, claims=(claim,)))
            assert [(problem.id, problem.seq) for problem in problems] == [(id_, seq)]
            found = check_log(live_parts(log), replace(OWN, claims=(claim,)))
            assert [(problem.id, problem.seq) for problem in found.problems] == [(id_, seq)]


def _tree_complains(log):
    try:
        return bool(by_tree(log)[1])
    except EvidenceError:
        return True


def test_the_tree_does_not_believe_stored_nodes(tmp_path, heads):
    """A stored tree that would make a claim fit, or break one that does, is not believed: it must prove itself."""
    path = make_log(tmp_path, RECORDS)
    tamper(path, "UPDATE node SET hash = zeroblob(32) WHERE level = 0 AND position = 4")
    claim = claim_of_checkpoint(heads[1][4][0], "it")
    with open_database(path, SIGNER.verifier, create=False) as log:
        _, problems = by_tree(log, trust=replace(OWN, claims=(claim,)))
        assert [problem.id for problem in problems] == ["altered-tree"]


def test_a_receipt_copied_wrongly_is_a_slip_and_no_finding(heads):
    """A receipt of which one letter differs is told to be a slip of the pen, never a finding against the log."""
    path, kept = heads
    true = receipt_of(kept[4][0])
    with open_database(path, SIGNER.verifier, create=False) as log:
        assert check_log(live_parts(log), replace(OWN, claims=(claim_of_receipt(true),))).ok
        slipped = replace(true, letters=("1" if true.letters[0] == "0" else "0") + true.letters[1:])
        with pytest.raises(UsageError, match="copied wrongly"):
            check_log(live_parts(log), replace(OWN, claims=(claim_of_receipt(slipped),)))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.binary(max_size=3), max_size=70), st.integers(0, 6))
def test_the_frontier_of_runs_is_the_frontier_of_all(leaves, level):
    """Frontiers of equal runs, put together, are the frontier that growing leaf by leaf makes."""
    hashes = []
    for seq, leaf in enumerate(leaves):
        hashes, _ = grow(seq, hashes, leaf_hash(leaf))
    every = [leaf_hash(leaf) for leaf in leaves]
    assert frontier_of(every) == hashes
    length = 1 << level
    runs = [frontier_of(every[start : start + length]) for start in range(0, len(every), length)]
    complete = [
        run[0] for run, start in zip(runs, range(0, len(every), length), strict=True) if len(every) - start >= length
    ]
    rest = runs[-1] if len(every) % length else []
    assert root([*frontier_of(complete), *rest]) == root(hashes)


def test_a_long_reading_lets_others_append(tmp_path, monkeypatch):
    """Between two pages of a reading another connection appends; what it appends is not part of the reading."""
    monkeypatch.setattr("calloutcli.store.rows.PAGE_ROWS", 2)
    path = make_log(tmp_path, 7)
    with open_database(path, SIGNER.verifier, create=False) as log, open_new_log(tmp_path) as writer:
        parts = live_parts(log)
        reading = iter(parts.leaves())
        first = [next(reading), next(reading)]
        append_case(writer, 7)
        seqs = [seq for seq, *_ in (*first, *reading)]
        assert seqs == list(range(7))
        assert check_log(live_parts(log), OWN).records == 8


def test_runs_of_an_old_file_are_read(heads):
    """A log whose disclosure table has its key the other way round, as files before had it, is read alike."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    on_disk = sqlite3.connect(heads[0])
    on_disk.backup(connection)
    on_disk.close()
    connection.executescript(
        """CREATE TABLE old(digest TEXT PRIMARY KEY, seq INTEGER NOT NULL, text TEXT NOT NULL) STRICT, WITHOUT ROWID;
           INSERT INTO old SELECT digest, seq, text FROM disclosure; DROP TABLE disclosure;
           ALTER TABLE old RENAME TO disclosure; CREATE INDEX disclosure_seq ON disclosure(seq);"""
    )
    with Database(connection, SIGNER.verifier) as log:
        assert check_log(live_parts(log), OWN).ok
        assert in_runs(log, 4).ok
