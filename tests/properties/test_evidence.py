"""What `check_log` must find: every changed byte, and every rewriting of a log that a kept head can show."""

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calloutcli.errors import EvidenceError
from calloutcli.log.checkpoint import Checkpoint, sign_checkpoint, verify_checkpoint
from calloutcli.log.note import Signer
from calloutcli.store.database import Database
from tests.builders import (
    ORIGIN,
    SIGNER,
    append_case,
    first_named,
    make_log,
    open_new_log,
    rewrite,
    tamper,
    uid_of,
    verify,
    verify_open,
)

RECORDS = 3
OTHER_SIGNER = Signer(ORIGIN, bytes(reversed(range(32))))


def ids_of(verification):
    """The ids of the problems found."""
    return {problem.id for problem in verification.problems}


def head_of(path):
    """The last checkpoint of a log, with its note, as heads.txt would keep it."""
    connection = sqlite3.connect(path)
    note = connection.execute("SELECT note FROM head").fetchone()[0]
    connection.close()
    return verify_checkpoint(note, SIGNER.verifier), note


@pytest.fixture(scope="module")
def small_log(tmp_path_factory):
    """(an open copy in memory of a log of three records, its raw connection)."""
    path = make_log(tmp_path_factory.mktemp("log"), RECORDS)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    on_disk = sqlite3.connect(path)
    on_disk.backup(connection)
    on_disk.close()
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    yield Database(connection, SIGNER.verifier), connection
    connection.close()


def cells(connection):
    """(what it is, its seq, its bytes, the SQL that puts other bytes there, the SQL's last value) of what is signed."""
    for seq, leaf in connection.execute("SELECT seq, leaf FROM record ORDER BY seq").fetchall():
        yield "record", seq, leaf, "UPDATE record SET leaf = ? WHERE seq = ?", (seq,)
    rows = connection.execute("SELECT seq, digest, CAST(text AS BLOB) FROM disclosure ORDER BY seq, digest").fetchall()
    for seq, digest, text in rows:
        yield "disclosure", seq, text, "UPDATE disclosure SET text = CAST(? AS TEXT) WHERE digest = ?", (digest,)
    note = connection.execute("SELECT CAST(note AS BLOB) FROM head").fetchone()[0]
    yield "checkpoint", None, note, "UPDATE head SET note = CAST(? AS TEXT)", ()
    for level, position, value in connection.execute("SELECT level, position, hash FROM node").fetchall():
        where = "UPDATE node SET hash = ? WHERE level = ? AND position = ?"
        yield "node", ((position + 1) << level) - 1, value, where, (level, position)


def problems_after(small_log, raw, statement, values):
    """What is found while other bytes stand in a cell."""
    log, connection = small_log
    connection.execute("BEGIN")
    try:
        connection.execute(statement, (raw, *values))
        return verify_open(log).problems
    finally:
        connection.execute("ROLLBACK")


def assert_named(kind, seq, problems):
    """The problems name what was changed: the record, or the checkpoint."""
    if kind == "checkpoint":
        assert [problem.id for problem in problems] == ["bad-checkpoint"]
        return
    assert first_named(problems) == seq
    wanted = {"record": {"unreadable-record", "altered-record"}, "disclosure": {"altered-disclosure"}}
    wanted["node"] = {"altered-tree", "altered-record"}
    assert wanted[kind] & {problem.id for problem in problems if problem.seq == seq}


# ------------------------------------------------------------------ one byte


def test_a_good_log_has_no_problem(small_log):
    """A log that nobody touched holds: three records, two disclosed fields in each, nothing erased."""
    found = verify_open(small_log[0])
    assert found.ok
    assert (found.problems, found.records, found.disclosed, found.erased) == ((), 3, 6, 0)


def test_every_flipped_byte_is_named(small_log):
    """One bit flipped in any byte of any record, disclosure, node or checkpoint is found and named."""
    flips = 0
    for kind, seq, raw, statement, values in list(cells(small_log[1])):
        for position in range(len(raw)):
            bit = 1 << flips % 8
            flipped = raw[:position] + bytes([raw[position] ^ bit]) + raw[position + 1 :]
            problems = problems_after(small_log, flipped, statement, values)
            assert_named(kind, seq, problems)
            flips += 1
    assert flips > 6_000


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=400)
@given(st.data())
def test_any_changed_byte_is_named(small_log, data):
    """Any byte of any cell given any other value, lost or doubled is found and named."""
    kind, seq, raw, statement, values = data.draw(st.sampled_from(list(cells(small_log[1]))))
    position = data.draw(st.integers(0, len(raw) - 1))
    byte = bytes([data.draw(st.integers(0, 255))])
    if kind == "node":
        changed = raw[:position] + byte + raw[position + 1 :]
    else:
        middle = data.draw(st.sampled_from((byte, b"", raw[position : position + 1] + byte)))
        changed = raw[:position] + middle + raw[position + 1 :]
    if changed != raw:
        assert_named(kind, seq, problems_after(small_log, changed, statement, values))


# ------------------------------------------------------------------ rows


@pytest.mark.parametrize("records", [2, 3, 4, 5, 8, 9])
def test_a_deleted_record_is_named(tmp_path, records):
    """A record deleted before the end is named as missing, wherever it was, the first too."""
    for seq in range(records - 1):
        path = make_log(tmp_path, records, f"{seq}.sqlite")
        tamper(path, f"DELETE FROM record WHERE seq = {seq}")
        found = verify(path)
        assert "missing-record" in ids_of(found)
        assert first_named(found.problems) == seq
        assert found.records == records - 1


def test_several_deleted_records_are_named(tmp_path):
    """Records deleted in two places are each named."""
    path = make_log(tmp_path, 8)
    tamper(path, "DELETE FROM record WHERE seq IN (0, 1, 4)")
    missing = [problem.seq for problem in verify(path).problems if problem.id == "missing-record"]
    assert missing == [0, 4]


def test_a_deleted_last_record_is_seen_by_its_own_checkpoint(tmp_path):
    """A log whose last record is gone is shorter than its checkpoint says."""
    path = make_log(tmp_path)
    tamper(path, "DELETE FROM record WHERE seq = 2")
    found = verify(path)
    assert {"wrong-size", "stray-disclosure"} <= ids_of(found)
    assert first_named(found.problems) == 2


def test_a_cut_end_is_seen_by_a_kept_head(tmp_path):
    """A log put back as it was one record before, checkpoint and all, is sound by itself, cut off to a kept head."""
    old, new = make_log(tmp_path, 2, "old.sqlite"), make_log(tmp_path, 3, "new.sqlite")
    kept = [head_of(old), head_of(new)]
    assert verify(old).ok
    assert verify(new, kept).ok
    found = verify(old, kept)
    assert ids_of(found) == {"cut-off"}
    assert first_named(found.problems) == 2


@pytest.mark.parametrize("name", ["damaged", "another key", "another log"])
def test_a_kept_head_that_proves_nothing_is_passed_over(tmp_path, name):
    """A kept head whose signature does not hold, by another key, or of another log, raises no alarm, however large."""
    path = make_log(tmp_path)
    checkpoint, note = head_of(path)
    larger = Checkpoint(checkpoint.origin, 99, checkpoint.root)
    moved = Checkpoint("old-house.example/log/2019", 99, checkpoint.root)
    entry = {
        "damaged": (larger, note.replace("\n3\n", "\n99\n")),
        "another key": (larger, sign_checkpoint(larger, OTHER_SIGNER)),
        "another log": (moved, sign_checkpoint(moved, Signer(moved.origin, bytes(32)))),
    }[name]
    assert verify(path, [entry]).ok
    assert verify(path, [(Checkpoint(entry[0].origin, 2, bytes(32)), entry[1]), entry]).ok
    true = (larger, sign_checkpoint(larger, SIGNER))
    assert ids_of(verify(path, [entry, true])) == {"cut-off"}


def test_swapped_records_are_named(tmp_path):
    """Two records in each other's place are both named."""
    path = make_log(tmp_path)
    tamper(
        path,
        "UPDATE record SET seq = 9 WHERE seq = 0",
        "UPDATE record SET seq = 0 WHERE seq = 1",
        "UPDATE record SET seq = 1 WHERE seq = 9",
    )
    found = verify(path)
    assert {problem.seq for problem in found.problems if problem.id == "misplaced-record"} == {0, 1}
    assert "altered-record" in ids_of(found)


def test_an_altered_node_is_named(tmp_path):
    """A stored hash above the leaves that is another one is named by the record that completed it."""
    path = make_log(tmp_path, 4)
    tamper(path, ("UPDATE node SET hash = ? WHERE level = 1 AND position = 1", (bytes(32),)))
    found = verify(path)
    assert [(problem.id, problem.seq) for problem in found.problems] == [("altered-tree", 3)]


def test_a_deleted_node_is_named(tmp_path):
    """A stored hash that is gone is found."""
    path = make_log(tmp_path, 4)
    tamper(path, "DELETE FROM node WHERE level = 2")
    assert ids_of(verify(path)) == {"altered-tree"}


def test_a_deleted_disclosure_is_missing(tmp_path):
    """A disclosure that is gone, without an erasure on record, is missing: unexplained."""
    path = make_log(tmp_path)
    tamper(path, "DELETE FROM disclosure WHERE digest = (SELECT min(digest) FROM disclosure WHERE seq = 1)")
    found = verify(path)
    assert [(problem.id, problem.seq) for problem in found.problems] == [("missing-disclosure", 1)]


def test_a_moved_disclosure_is_named(tmp_path):
    """A disclosure given to another record is stray there, and missing where it was."""
    path = make_log(tmp_path)
    tamper(path, "UPDATE disclosure SET seq = 2 WHERE digest = (SELECT min(digest) FROM disclosure WHERE seq = 1)")
    found = {(problem.id, problem.seq) for problem in verify(path).problems}
    assert found == {("stray-disclosure", 2), ("missing-disclosure", 1)}


def test_a_disclosure_of_no_record_is_named(tmp_path):
    """A disclosure of a record that is not there is found."""
    path = make_log(tmp_path)
    tamper(path, "INSERT INTO disclosure VALUES ('x', 7, 'y')")
    assert [(problem.id, problem.seq) for problem in verify(path).problems] == [("stray-disclosure", 7)]


@pytest.mark.parametrize(
    ("statement", "id_"),
    [
        ("DELETE FROM protocol", "missing-protocol"),
        ("UPDATE protocol SET source = CAST(replace(CAST(source AS TEXT), '999', '101') AS BLOB)", "altered-protocol"),
        ("UPDATE protocol SET source = x''", "altered-protocol"),
    ],
)
def test_a_changed_protocol_is_named(tmp_path, statement, id_):
    """The protocol that records name, deleted or altered in the log, is found."""
    path = make_log(tmp_path)
    tamper(path, statement)
    assert ids_of(verify(path)) == {id_}


def test_a_deleted_checkpoint_is_found(tmp_path):
    """A log with records and no checkpoint is found; an empty log without one is sound."""
    path = make_log(tmp_path)
    tamper(path, "DELETE FROM head")
    assert ids_of(verify(path)) == {"missing-checkpoint"}
    assert verify(make_log(tmp_path, 0, "empty.sqlite")).ok


def test_an_older_checkpoint_is_found(tmp_path):
    """A checkpoint put back from one record before signs fewer records than are here."""
    old, new = make_log(tmp_path, 2, "old.sqlite"), make_log(tmp_path, 3, "new.sqlite")
    tamper(new, ("UPDATE head SET note = ?", (head_of(old)[1],)))
    found = verify(new)
    assert {"wrong-size", "wrong-root"} == ids_of(found)
    assert first_named(found.problems) == 2


def test_a_checkpoint_by_another_key_is_found(tmp_path):
    """A checkpoint over the same records by another key of the same name is found."""
    path = make_log(tmp_path)
    tamper(path, ("UPDATE head SET note = ?", (sign_checkpoint(head_of(path)[0], OTHER_SIGNER),)))
    assert ids_of(verify(path)) == {"bad-checkpoint"}


# ------------------------------------------------------------------ the whole log again, with the key


def worse(seq, fields):
    """Record 1 with another role."""
    return fields | {"author": {"role": "manager"}} if seq == 1 else fields


@pytest.mark.parametrize("altered", [0, 1, 2, 3])
def test_a_record_altered_with_its_tree_is_named(tmp_path, altered):
    """A record altered together with the stored tree, without the key, is named by the next one or the checkpoint.

    A trouble of another kind in an earlier record does not hide it.
    """
    path = make_log(tmp_path, 4)
    tamper(path, "INSERT INTO disclosure VALUES ('x', 0, 'y')")

    def change(seq, fields):
        return fields | {"author": {"role": "manager"}} if seq == altered else fields

    rewrite(path, change, sign=False, chain=False)
    found = [(problem.id, problem.seq) for problem in verify(path).problems if problem.id != "stray-disclosure"]
    assert found == [("altered-record", altered), ("wrong-root", None)]


def test_a_rewritten_log_is_seen_by_a_kept_head(tmp_path):
    """A log rewritten and signed again with its own key is sound by itself, and another history to a kept head."""
    path = make_log(tmp_path)
    kept = [head_of(path)]
    rewrite(path, worse)
    assert verify(path).ok
    found = verify(path, kept)
    assert ids_of(found) == {"other-history"}
    assert first_named(found.problems) == 2


def test_an_earlier_kept_head_does_not_see_later_changes(tmp_path):
    """A head kept before the changed record still fits: what came after the last kept head is not covered."""
    path, old = make_log(tmp_path), make_log(tmp_path, 1, "old.sqlite")
    rewrite(path, worse)
    assert verify(path, [head_of(old)]).ok
    two = make_log(tmp_path, 2, "two.sqlite")
    assert ids_of(verify(path, [head_of(old), head_of(two)])) == {"other-history"}


def test_a_log_of_another_home_is_named(tmp_path):
    """Records that name another log, even when all is signed with our key, are found one by one."""
    path = make_log(tmp_path)
    rewrite(path, lambda _, fields: fields | {"log": "oak-house.example/log/2026"})
    found = [(problem.id, problem.seq) for problem in verify(path).problems]
    assert found == [("foreign-record", seq) for seq in range(3)]


def test_an_erasure_explains_a_missing_disclosure(tmp_path):
    """A disclosure whose digest an erasure record names may be gone; the digests of the erasure need not be words."""
    path = make_log(tmp_path)
    connection = sqlite3.connect(path)
    (digest,) = connection.execute("SELECT min(digest) FROM disclosure WHERE seq = 0").fetchone()
    connection.close()
    few = "(SELECT digest FROM disclosure WHERE seq = 2 ORDER BY digest LIMIT 4)"
    tamper(
        path,
        ("DELETE FROM disclosure WHERE digest = ?", (digest,)),
        f"DELETE FROM disclosure WHERE seq = 2 AND digest NOT IN {few}",
    )

    named = {"erased": [digest], "of": [0], "basis": "wrong_person", "second_person": "manager"}

    def erase(seq, fields):
        return fields | {"kind": "erasure", "_sd": fields["_sd"][:4], **named} if seq == 2 else fields

    rewrite(path, erase)
    found = verify(path)
    assert (found.ok, found.erased) == (True, 1)
    for wrong in (5, "x", None, {"a": 1}, [[]], [None]):
        rewrite(path, lambda seq, fields, wrong=wrong: erase(seq, fields) | ({"erased": wrong} if seq == 2 else {}))
        assert ids_of(verify(path)) == {"missing-disclosure", "unreadable-erasure"}
    rewrite(path, lambda seq, fields: erase(seq, fields) | ({"of": [1]} if seq == 2 else {}))
    assert ids_of(verify(path)) == {"wrong-erasure"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.data())
def test_any_rows_are_checked_without_an_error(small_log, data):
    """Whatever rows a hostile file holds, checking it ends with problems, never with an error."""
    log, connection = small_log
    blobs = st.binary(max_size=40)
    connection.execute("BEGIN")
    try:
        for _ in range(data.draw(st.integers(1, 4))):
            seq = data.draw(st.integers(-3, 2**40))
            table = data.draw(st.sampled_from(("record", "disclosure", "node", "head", "protocol", "seq")))
            if table == "record":
                values = (seq, data.draw(blobs), data.draw(blobs))
                connection.execute("INSERT OR REPLACE INTO record VALUES (?, CAST(? AS TEXT), 'x', ?)", values)
            elif table == "disclosure":
                values = (data.draw(blobs), seq, data.draw(blobs))
                connection.execute(
                    "INSERT OR REPLACE INTO disclosure VALUES (CAST(? AS TEXT), ?, CAST(? AS TEXT))", values
                )
            elif table == "node":
                values = (data.draw(st.integers(-1, 4)), data.draw(st.integers(-1, 4)), data.draw(blobs))
                connection.execute("INSERT OR REPLACE INTO node VALUES (?, ?, ?)", values)
            elif table == "head":
                connection.execute("UPDATE head SET note = CAST(? AS TEXT)", (data.draw(blobs),))
            elif table == "protocol":
                connection.execute("UPDATE protocol SET source = ?", (data.draw(blobs),))
            else:
                connection.execute("UPDATE OR REPLACE record SET seq = ? WHERE seq = 1", (seq,))
        found = verify_open(log)
        assert found.records >= 0
        assert all(problem.id and problem.message for problem in found.problems)
    finally:
        connection.execute("ROLLBACK")


def test_an_honest_continuation_holds(tmp_path):
    """A log that grows stays sound, and stays the same history to every head kept on the way."""
    kept = []
    with open_new_log(tmp_path) as log:
        for number in range(12):
            note = append_case(log, number).note
            kept.append((verify_checkpoint(note, SIGNER.verifier), note))
            assert verify_open(log, kept).ok
    assert [checkpoint.size for checkpoint, _ in kept] == list(range(1, 13))


def test_a_checkpoint_is_refused_by_another_key(tmp_path):
    """Who reads a log with another key than the one it was written with is told so."""
    path = make_log(tmp_path)
    assert ids_of(verify(path, signer=OTHER_SIGNER)) == {"bad-checkpoint"}
    with pytest.raises(EvidenceError):
        verify_checkpoint(head_of(path)[1], OTHER_SIGNER.verifier)


def test_uids_of_tests_differ():
    """The uids that these logs are made with are different."""
    assert len({uid_of(number) for number in range(100)}) == 100


@pytest.mark.parametrize("column", ["uid", "reference"])
def test_a_record_that_is_hidden_is_named(tmp_path, column):
    """A record kept under another uid or reference than its own, where `show` would not find it, is named."""
    path = make_log(tmp_path)
    tamper(path, f"UPDATE record SET {column} = 'other' WHERE seq = 1")
    assert ("misplaced-record", 1) in {(problem.id, problem.seq) for problem in verify(path).problems}
