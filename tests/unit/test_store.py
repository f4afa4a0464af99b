"""What stands on disk: the log, its kept heads, drafts, settings, and the places that are no place for them."""

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from calloutcli.errors import CalloutError, EvidenceError, ProtocolError, StoreError
from calloutcli.finding import BIDI_CONTROLS, Finding, Place, format_finding, printable
from calloutcli.interview.draft import Head, answered, format_head
from calloutcli.log.checkpoint import Checkpoint, sign_checkpoint, verify_checkpoint
from calloutcli.log.merkle import leaf_hash
from calloutcli.log.note import Signer
from calloutcli.record.kinds import parse_record
from calloutcli.store import evidence, place
from calloutcli.store.database import Leaf, open_database
from calloutcli.store.drafts import draft_protocol, new_draft, open_drafts
from calloutcli.store.evidence import append_record, keep_head, kept_heads, log_signer, open_log, require_heads
from calloutcli.store.home import Home, open_home, save_settings
from calloutcli.store.library import find_protocol, shipped_versions
from calloutcli.store.place import require_local, why_unfit
from calloutcli.store.settings import Settings, format_settings, parse_settings
from tests.builders import (
    NOW,
    ORIGIN,
    SIGNER,
    SMALL,
    append_case,
    counting_random,
    make_log,
    open_new_log,
    tamper,
    uid_of,
    verify,
    verify_open,
)

OTHER_KEY = Signer(ORIGIN, bytes(32))


def simple_leaf(position):
    """A leaf that is no record: the log does not look inside."""
    return Leaf(f"leaf {position.seq}".encode(), {}, "ELM-0000-0", "0" * 64, b"protocol")


# ------------------------------------------------------------------ database


def test_append_gives_a_receipt(tmp_path):
    """Each append gives the next seq and a checkpoint signed over one more record."""
    with open_new_log(tmp_path) as log:
        for number in range(5):
            receipt = append_case(log, number)
            assert (receipt.seq, receipt.new) == (number, True)
            checkpoint = verify_checkpoint(receipt.note, SIGNER.verifier)
            assert (checkpoint.size, checkpoint.root) == (number + 1, log.root_at(number + 1))
            assert log.head() == receipt.note
        assert verify_open(log).ok


def test_records_are_read_back(tmp_path):
    """Records come back by seq, by reference and all in order, byte for byte, with their disclosures and protocol."""
    with open_database(make_log(tmp_path), SIGNER.verifier, create=False) as log:
        leaves = list(log.leaves())
        assert [seq for seq, *_ in leaves] == [0, 1, 2]
        assert [uid for _, uid, *_ in leaves] == [uid_of(0), uid_of(1), uid_of(2)]
        assert log.leaf(1) == leaves[1][3]
        assert log.leaf(3) is None
        assert log.of_reference("ELM-0002-0") == [(2, leaves[2][3])]
        assert log.of_reference("ELM-9999-9") == []
        assert list(log.nodes(0)) == [leaf_hash(leaf) for *_, leaf in leaves]
        record = parse_record(leaves[1][3])
        assert tuple(sorted(log.disclosures_of(1))) == record.digests
        assert log.protocol_source(record.protocol.sha256) == SMALL.encode()
        assert log.protocol_source("0" * 64) is None
        assert log.size() == 3


def test_a_uid_is_written_once(tmp_path):
    """Appending the same uid again writes nothing and gives the seq that it has; nothing is even asked for."""
    with open_new_log(tmp_path) as log:
        first = append_case(log, 0)
        append_case(log, 1)
        again = log.append(uid_of(0), lambda _: pytest.fail("the record was made again"), SIGNER)
        assert (again.seq, again.new) == (first.seq, False)
        assert log.size() == 2
        assert verify_open(log).ok


def test_a_failed_append_leaves_nothing(tmp_path):
    """When making or writing a record fails, the log is as it was, and the next append works."""
    with open_new_log(tmp_path) as log:
        append_case(log, 0)

        def fails(_):
            raise EvidenceError("no")

        with pytest.raises(EvidenceError):
            log.append(uid_of(1), fails, SIGNER)
        with pytest.raises(StoreError):
            log.append(uid_of(1), lambda _: Leaf(b"x", {"d": None}, "r", "0" * 64, b""), SIGNER)
        with pytest.raises(KeyboardInterrupt):
            log.append(uid_of(1), lambda _: (_ for _ in ()).throw(KeyboardInterrupt()), SIGNER)
        assert log.size() == 1
        assert append_case(log, 1).seq == 1
        assert verify_open(log).ok


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE node SET hash = zeroblob(32) WHERE level = 0 AND position = 2",
        "UPDATE node SET hash = zeroblob(31) WHERE level = 1 AND position = 0",
        "DELETE FROM node WHERE level = 1",
        "DELETE FROM record WHERE seq = 2",
        "DELETE FROM head",
        "UPDATE head SET note = 'x'",
        "UPDATE head SET note = replace(note, char(10) || '3' || char(10), char(10) || '4' || char(10))",
        "INSERT INTO record VALUES (3, 'x', 'y', x'00')",
    ],
)
def test_a_damaged_log_is_not_added_to(tmp_path, statement):
    """When records, tree and checkpoint do not agree, an append is refused and adds nothing."""
    path = make_log(tmp_path)
    tamper(path, statement)
    before = path.read_bytes()
    with open_database(path, SIGNER.verifier, create=False) as log, pytest.raises(EvidenceError):
        append_case(log, 7)
    assert path.read_bytes() == before


def test_another_key_is_refused(tmp_path):
    """A log is not added to with another key than the one that signed its checkpoint."""
    path = make_log(tmp_path)
    with open_database(path, OTHER_KEY.verifier, create=False) as log, pytest.raises(EvidenceError):
        append_case(log, 3, OTHER_KEY)
    assert verify(path).ok


def test_another_format_is_refused(tmp_path):
    """A log of a later format is not touched, and a newer callout is asked for."""
    path = make_log(tmp_path)
    tamper(path, "PRAGMA user_version = 2")
    with pytest.raises(StoreError, match="log format 2") as refusal:
        open_database(path, SIGNER.verifier, create=True)
    assert "newer callout" in refusal.value.hint


def test_another_programs_database_is_refused(tmp_path):
    """A database of another program is not written into."""
    path = tmp_path / "log.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs(x)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        open_database(path, SIGNER.verifier, create=True)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "raw", [b"not a database at all, but long enough to be looked at" * 40, b"SQLite format 3\x00" + b"\xff" * 2000]
)
def test_a_file_that_is_no_database_is_refused(tmp_path, raw):
    """A file that is no database, or the wreck of one, is a refusal in words, and is left as it is."""
    path = tmp_path / "log.sqlite"
    path.write_bytes(raw)
    with pytest.raises(EvidenceError, match="damaged"):
        open_database(path, SIGNER.verifier, create=True)
    assert path.read_bytes() == raw


def test_a_log_that_is_not_there(tmp_path):
    """Reading never makes a log; its folder missing is a refusal in words, also when it is to be made."""
    with pytest.raises(StoreError):
        open_database(tmp_path / "log.sqlite", SIGNER.verifier, create=False)
    assert not (tmp_path / "log.sqlite").exists()
    with pytest.raises(StoreError):
        open_database(tmp_path / "nowhere" / "log.sqlite", SIGNER.verifier, create=True)


def test_a_locked_log_is_a_refusal(tmp_path):
    """A log that another program holds is waited for, then refused in words."""
    path = make_log(tmp_path)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        with (
            pytest.raises(StoreError, match="locked"),
            open_database(path, SIGNER.verifier, create=False, patience_seconds=0.1) as log,
        ):
            append_case(log, 3)
    finally:
        holder.close()
    assert verify(path).ok


def test_text_that_is_not_utf_8_is_for_verify_to_name(tmp_path):
    """Bytes in the log's texts that are not UTF-8 are read, so that verify can name them."""
    path = make_log(tmp_path)
    tamper(
        path, "UPDATE record SET uid = CAST(x'ff' AS TEXT) WHERE seq = 1", "UPDATE head SET note = CAST(x'fe' AS TEXT)"
    )
    assert [(problem.id, problem.seq) for problem in verify(path).problems] == [
        ("misplaced-record", 1),
        ("bad-checkpoint", None),
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_log_is_private(tmp_path):
    """Only the owner may read a log."""
    assert stat.S_IMODE(make_log(tmp_path).stat().st_mode) == 0o600


def test_a_name_with_odd_characters(tmp_path):
    """A folder whose name holds what a URI would read is opened as it is named."""
    folder = tmp_path / "a?b#c%20 d"
    folder.mkdir()
    assert verify(make_log(folder)).ok


# ------------------------------------------------------------------ kept heads


@pytest.fixture
def home(tmp_path):
    """A home with a key."""
    made = save_settings(Home(tmp_path, Settings()), Settings(home="Elm House", organisation="Example", code="ELM"))
    log_signer(made, NOW, counting_random())
    return made


def signer_of(home):
    """The home's key."""
    return log_signer(home, NOW, counting_random(9))


def add(home, number, *, keep=True):
    """Append a leaf through all checks, and keep the checkpoint."""
    receipt = append_record(home, uid_of(number), simple_leaf, signer_of(home))
    if keep:
        keep_head(home, receipt.note)
    return receipt


def test_heads_are_kept(home):
    """After each append the checkpoint is kept, and all are read back in order."""
    notes = [add(home, number).note for number in range(4)]
    assert [(head.size, note) for head, note in kept_heads(home)] == [(n + 1, note) for n, note in enumerate(notes)]
    with open_log(home) as log:
        require_heads(home, log)


def test_a_rolled_back_log_is_refused(home):
    """An older copy of the log put back is noticed at the next append, and nothing is added."""
    add(home, 0)
    old = home.log_path.read_bytes()
    add(home, 1)
    home.log_path.write_bytes(old)
    with pytest.raises(EvidenceError, match="records in the log: 1; but a kept checkpoint says 2"):
        add(home, 2)
    assert home.log_path.read_bytes() == old


def test_a_deleted_log_is_refused(home):
    """A log that is gone is not begun again from nothing while a checkpoint of it is kept."""
    add(home, 0)
    home.log_path.unlink()
    with pytest.raises(EvidenceError, match="records in the log: 0"):
        add(home, 1)


def test_another_history_is_refused(home):
    """A log of the right length with other records is noticed at the next append."""
    add(home, 0)
    first = home.log_path.read_bytes()
    add(home, 1)
    home.log_path.write_bytes(first)
    heads = home.heads_path.read_bytes()
    home.heads_path.unlink()
    append_record(home, uid_of(5), lambda _: Leaf(b"other", {}, "r", "0" * 64, b"p"), signer_of(home))
    home.heads_path.write_bytes(heads)
    with pytest.raises(EvidenceError, match="is not the one that the kept checkpoint of size 2 signed"):
        add(home, 2)


def test_a_log_ahead_of_its_heads_goes_on(home):
    """A checkpoint that could not be kept does not stop the next record."""
    add(home, 0)
    add(home, 1, keep=False)
    assert add(home, 2).seq == 2
    assert [head.size for head, _ in kept_heads(home)] == [1, 3]


def test_a_torn_tail_of_heads_is_passed_over(home):
    """heads.txt cut anywhere in its last entry is read up to there, and recording goes on."""
    add(home, 0)
    one = len(home.heads_path.read_bytes())
    add(home, 1)
    whole = home.heads_path.read_bytes()
    for cut in range(one, len(whole)):
        home.heads_path.write_bytes(whole[:cut])
        assert [head.size for head, _ in kept_heads(home)] == [1]
        with open_log(home) as log:
            require_heads(home, log)
    assert add(home, 2).seq == 2


def test_an_entry_after_a_torn_one_is_read(home):
    """A checkpoint that is kept after a torn entry is found, wherever the entry was torn."""
    add(home, 0)
    add(home, 1)
    whole = home.heads_path.read_bytes()
    note = add(home, 2).note.encode()
    for cut in range(len(whole)):
        home.heads_path.write_bytes(whole[:cut] + b"\n" + note)
        assert list(kept_heads(home))[-1][0].size == 3


def test_damaged_heads_do_not_stop_recording(home):
    """Any byte of heads.txt flipped: the log can still be added to, and no larger head is made up from it."""
    add(home, 0)
    add(home, 1)
    whole = home.heads_path.read_bytes()
    with open_log(home) as log:
        for position in range(len(whole)):
            for bit in (1, 0x20, 0x80):
                home.heads_path.write_bytes(whole[:position] + bytes([whole[position] ^ bit]) + whole[position + 1 :])
                require_heads(home, log)


def test_a_head_that_the_log_did_not_sign_is_no_reason_to_stop(home):
    """A kept head of another log, or by another key, does not stop recording; one by the log's own key does."""
    add(home, 0)
    origin = signer_of(home).name
    for signer in (Signer(origin, bytes(32)), Signer("oak-house.example/log/2026", bytes(32))):
        keep_head(home, sign_checkpoint(Checkpoint(signer.name, 50, bytes(32)), signer))
    assert add(home, 1).seq == 1
    keep_head(home, sign_checkpoint(Checkpoint(origin, 60, bytes(32)), signer_of(home)))
    with pytest.raises(EvidenceError, match="a kept checkpoint says 60"):
        add(home, 2)


def test_only_the_end_of_long_heads_is_read(home, monkeypatch):
    """Of a long heads.txt only the last part is read at an append, and it is enough."""
    monkeypatch.setattr(evidence, "TAIL_BYTES", 500)
    for number in range(12):
        add(home, number)
    sizes = [head.size for head, _ in kept_heads(home, last_bytes=500) if head.origin == signer_of(home).name]
    assert sizes[-1] == 12
    assert len(sizes) < 5


def test_heads_in_another_folder(home, tmp_path_factory):
    """Heads are kept in the folder that the settings name."""
    other = tmp_path_factory.mktemp("other")
    elsewhere = save_settings(home, Settings(code="ELM", heads_folder=str(other)))
    add(elsewhere, 0)
    assert [head.size for head, _ in kept_heads(elsewhere)] == [1]
    assert (other / "heads.txt").exists()


def test_no_heads_are_kept_where_a_drive_was_taken_out(home, tmp_path):
    """Nothing is made in its place: that would lie on the drive of the log, and look as if the checkpoint were safe."""
    stick = tmp_path / "stick"
    stick.mkdir()
    elsewhere = save_settings(home, Settings(code="ELM", heads_folder=str(stick / "heads")))
    add(elsewhere, 0)
    stick.rename(tmp_path / "taken-out")
    with pytest.raises(StoreError, match="is not there"):
        add(elsewhere, 1)
    assert not stick.exists()
    (tmp_path / "taken-out").rename(stick)
    add(elsewhere, 2)
    assert [head.size for head, _ in kept_heads(elsewhere)] == [1, 3]


# ------------------------------------------------------------------ keys


def test_the_key_is_made_once(home):
    """The key is made at first use, named after the home and the year, and never made again."""
    first = signer_of(home)
    assert first.name == "elm-house.example/log/2026"
    assert log_signer(home, NOW.replace(year=2027), counting_random(77)) == first
    assert evidence.read_verifier(home) == first.verifier
    assert evidence.key_is_private(home.key_path)


def test_a_lost_key_is_not_replaced(home):
    """When there is a log and no key, no new key is made: it would look like a forged log."""
    add(home, 0)
    home.key_path.unlink()
    with pytest.raises(EvidenceError, match="is missing"):
        signer_of(home)
    assert not home.key_path.exists()


@pytest.mark.parametrize("raw", [b"", b"x", b"\xff\xfe", b"PRIVATE+KEY+a+00000000+AAAA"])
def test_a_damaged_key_is_refused(home, raw):
    """A key file that holds no key is refused without a word of what it holds."""
    home.key_path.write_bytes(raw)
    with pytest.raises(EvidenceError) as refusal:
        signer_of(home)
    assert "AAAA" not in str(refusal.value)


# ------------------------------------------------------------------ drafts


def draft_in(home, seed=0):
    """A new draft in a home."""

    def head(reference):
        return Head(reference, uid_of(seed), "0" * 64, "2026-11-22T01:55:03.123Z", "en")

    return new_draft(home, head, b"the protocol", counting_random(seed))


def test_a_draft_is_read_back(home):
    """What was said is on disk at once, with the exact protocol; finished, it is gone."""
    draft = draft_in(home)
    draft.add(answered("danger", "no"))
    draft.add(answered("happened", frozenset({"b", "a"})))
    (found,), unreadable = open_drafts(home)
    assert (found.head, found.torn, unreadable) == (draft.head, False, [])
    assert found.events == ({"answer": "danger", "value": "no"}, {"answer": "happened", "value": ["a", "b"]})
    assert draft_protocol(home, found) == b"the protocol"
    found.finish()
    found.finish()
    assert open_drafts(home) == ([], [])


def test_a_torn_line_is_cut_off(home):
    """A last line that was never finished is left out and cut off on disk, so that the next line is whole."""
    draft = draft_in(home)
    draft.add(answered("danger", "no"))
    whole = draft.path.read_bytes()
    line = b'{"answer":"injury","value":"none"}\n'
    for cut in range(1, len(line)):
        draft.path.write_bytes(whole + line[:cut])
        (found,), _ = open_drafts(home)
        assert (found.events, found.torn) == (({"answer": "danger", "value": "no"},), True)
        assert draft.path.read_bytes() == whole
    found.add({"happened": "x"})
    (again,), _ = open_drafts(home)
    assert (len(again.events), again.torn) == (2, False)


@pytest.mark.parametrize(
    "other", [b"{}}\n", b'{"answer": "x","value":"no"}\n', b"\n", b"[1]\n", b"\xff\n", b'{"a":1.5}\n']
)
def test_an_altered_line_ends_what_is_read(home, other):
    """After a line that was altered nothing more is believed; the file as it was stays in a copy beside it."""
    draft = draft_in(home)
    draft.add(answered("danger", "no"))
    before = draft.path.read_bytes()
    damaged = before + other + b'{"answer":"injury","value":"none"}\n'
    draft.path.write_bytes(damaged)
    (found,), unreadable = open_drafts(home)
    assert (found.events, found.torn, unreadable) == (({"answer": "danger", "value": "no"},), True, [])
    assert draft.path.read_bytes() == before
    assert [path.read_bytes() for path in home.drafts.glob("*.damaged")] == [damaged]


@pytest.mark.parametrize("first", [b"", b"x\n", b"{}\n", b'{"draft":1}\n', b"\x00" * 100])
def test_a_draft_without_its_head_is_named(home, first):
    """A draft whose first line cannot be read is named and left alone, and the others are read."""
    bad, good = draft_in(home), draft_in(home, 5)
    bad.path.write_bytes(first + b'{"answer":"danger","value":"no"}\n')
    raw = bad.path.read_bytes()
    found, unreadable = open_drafts(home)
    assert [draft.head.reference for draft in found] == [good.head.reference]
    assert unreadable == [bad.head.reference]
    assert bad.path.read_bytes() == raw


def test_a_draft_of_a_later_format_is_left_alone(home):
    """A draft that a newer callout wrote is not read as if it were ours, and not changed."""
    draft = draft_in(home)
    later = draft.path.read_bytes().replace(b'"draft":1', b'"draft":2')
    draft.path.write_bytes(later)
    assert open_drafts(home) == ([], [draft.head.reference])
    assert draft.path.read_bytes() == later


def test_drafts_have_different_references(home):
    """A reference that another draft has already is not given again."""
    first = draft_in(home)
    random = counting_random(0)
    second = new_draft(home, lambda reference: Head(reference, "u", "0" * 64, "t", "en"), b"", random)
    assert first.head.reference != second.head.reference
    assert first.path.exists()
    assert format_head(first.head) == first.path.read_bytes()


# ------------------------------------------------------------------ places


@pytest.mark.parametrize(
    "name",
    [
        "OneDrive",
        "OneDrive - Elm House",
        "Dropbox (Work)",
        "Google Drive",
        "iCloudDrive",
        "Nextcloud",
        "Mobile Documents",
        "dropbox",
    ],
)
def test_a_synced_folder_is_no_place(tmp_path, name):
    """A folder that a cloud service syncs is refused, at any depth, by the name that is wrong."""
    for folder in (tmp_path / name, tmp_path / name / "a" / "b"):
        with pytest.raises(StoreError, match="is synced by a cloud service") as refusal:
            require_local(folder)
        assert name in str(refusal.value)
        assert "--home" in refusal.value.hint


@pytest.mark.parametrize("name", ["drop", "one drive plan", "elm", "my dropbox", "cloud"])
def test_an_ordinary_folder_is_a_place(tmp_path, name):
    """A folder whose name only reminds of a service is taken."""
    assert why_unfit(tmp_path / name) == ""


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/x /mnt/net nfs4 rw 0 0
/dev/sdb1 /mnt/net/local ext4 rw 0 0
//server/share /mnt/with\\040space cifs rw 0 0
/dev/sdc1 /mnt/network ext4 rw 0 0
broken line
x
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has drives instead of mounts")
@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/elm", ""),
        ("/mnt/net", "nfs4"),
        ("/mnt/net/a/b", "nfs4"),
        ("/mnt/net/local/a", ""),
        ("/mnt/network/a", ""),
        ("/mnt/with space/a", "cifs"),
    ],
)
def test_a_network_mount_is_no_place(tmp_path, monkeypatch, folder, kind):
    """A folder on a network mount is refused by its kind; one on a local disk mounted inside it is not."""
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    monkeypatch.setattr(place, "_MOUNTS", mounts)
    assert why_unfit(Path(folder)) == (f"is on a network drive ({kind})" if kind else "")


def test_a_system_that_names_no_mounts(tmp_path, monkeypatch):
    """Where the system does not tell its mounts, a folder is taken."""
    monkeypatch.setattr(place, "_MOUNTS", tmp_path / "nothing")
    assert why_unfit(tmp_path) == ""


@pytest.mark.parametrize("kind", ["nfs", "cifs", "smbfs", "fuse.sshfs"])
def test_nothing_is_written_to_a_network_drive(tmp_path, monkeypatch, kind):
    """Settings, drafts and records are all refused there, and the folder is not even made."""
    monkeypatch.setattr(place, "_mount_type", lambda _: kind)
    home = Home(tmp_path / "new", Settings())
    with pytest.raises(StoreError, match=kind):
        save_settings(home, Settings())
    with pytest.raises(StoreError, match=kind):
        draft_in(home)
    with pytest.raises(StoreError, match=kind):
        append_record(home, uid_of(1), simple_leaf, SIGNER)
    assert not home.folder.exists()


# ------------------------------------------------------------------ settings


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("format: 1\ncode: elm\n", 2, "`elm` cannot be a home's code"),
        ("format: 1\ncode: ABCDEFG\n", 2, "`ABCDEFG` cannot be a home's code"),
        ("format: 2\n", 1, "`format` cannot be `2`"),
        ("home: Elm\n", 1, "needs `format`"),
        ("format: 1\nhoem: Elm\n", 2, "has no `hoem`"),
        ("format: 1\nhome: [a]\n", 2, "`home` must be text"),
        ("format: 1\nnation: britain\n", 2, "`nation` cannot be `britain`"),
        ("format: 1\nnation: England\n", 2, "`nation` cannot be `England`"),
        ("format: 1\ncontacts: 01632\n", 2, "`contacts` must be a list"),
        ("format: 1\ncontacts:\n  Manager: 01632 960001\n", 3, "`Manager` cannot be the name"),
        ("format: 1\ncontacts:\n  manager: [x]\n", 3, "a contact must be text"),
        ("format: 1\nhours:\n  manager: [x]\n", 3, "the hours of a contact must be text"),
        ("format: 1\nout of hours:\n  Manager: x\n", 3, "`Manager` cannot be the name"),
        ("format: 1\nreceipt days: soon\n", 2, "`soon` is not a number of days"),
        ("format: 1\nreceipt days: 0\n", 2, "`0` is not a number of days"),
        ("format: 1\nreceipt days: 367\n", 2, "`367` is not a number of days"),
        ("format: 1\nhome: a\nhome: b\n", 3, "`home` is here twice"),
        ("format: 1\nhome: 'a\n", 3, "this is not YAML"),
        ("format: 1\nhome: a\x1bb\n", 2, "control character U+001B"),
        ("- a\n", 1, "must be a list of `key: value` lines"),
        ("", 1, "the file is empty"),
    ],
)
def test_settings_say_which_line_to_mend(text, line, message):
    """Each fault in home.yaml is a refusal that shows the file, the line and the cure."""
    with pytest.raises(StoreError) as refusal:
        parse_settings(text.encode(), "home.yaml")
    assert f"home.yaml:{line}:" in str(refusal.value)
    assert message in str(refusal.value)
    assert "mend that line" in refusal.value.hint


def test_settings_show_every_fault():
    """Two faults in home.yaml are both shown; hundreds are shown up to a hundred."""
    with pytest.raises(StoreError) as refusal:
        parse_settings(b"format: 1\ncode: elm\nhoem: x\n", "home.yaml")
    assert str(refusal.value).count("error[") == 2
    with pytest.raises(StoreError) as refusal:
        parse_settings(b"format: 1\n" + b"".join(b"x%d: y\n" % n for n in range(300)), "home.yaml")
    assert str(refusal.value).count("error[") == 100


def test_a_code_that_is_left_out():
    """A home.yaml without a code has the code HOME."""
    assert parse_settings(b"format: 1\nhome: Elm\n", "home.yaml") == Settings(home="Elm", code="HOME")


def test_a_nation_that_is_left_out():
    """A home.yaml without a nation, as older ones are, is that of a home in England; so it is written again."""
    assert parse_settings(b"format: 1\nhome: Elm\n", "home.yaml").nation == "england"
    assert b"nation" not in format_settings(Settings(home="Elm"))
    text = b"format: 1\nnation: northern ireland\n"
    assert parse_settings(text, "home.yaml").nation == "northern ireland"


def test_what_is_left_out_of_the_settings():
    """Nobody's hours, seven days between receipts, and none of it is written."""
    settings = parse_settings(b"format: 1\nhome: Elm\ncontacts:\n  manager: 01632 960001\n", "home.yaml")
    assert (settings.hours, settings.out_of_hours, settings.key_copy, settings.receipt_days) == ({}, {}, "", 7)
    assert not {b"hours", b"receipt", b"copy"} & set(format_settings(settings).replace(b":", b" ").split())


def test_a_home_without_settings(tmp_path):
    """A folder without home.yaml is a home with empty settings; what is saved there is what is opened."""
    assert open_home(tmp_path).settings == Settings()
    settings = Settings(home="Elm", code="ELM", contacts={"manager": "01632 960001"})
    save_settings(open_home(tmp_path), settings)
    assert open_home(tmp_path).settings == settings
    assert (tmp_path / "home.yaml").read_bytes() == format_settings(settings)


# ------------------------------------------------------------------ shipped protocols


@pytest.mark.parametrize(
    "name", ["nothing", "nothing@1.0.0", "reference-model@9.9.9", "../x", "/", ".", "a\nb", "reference-model@../x"]
)
def test_a_protocol_that_is_not_there(name):
    """A name that is no protocol is refused, and the refusal names the ones that ship."""
    with pytest.raises(ProtocolError) as refusal:
        find_protocol(name)
    assert "reference-model" in refusal.value.hint


def test_the_newest_shipped_version_is_found():
    """A name alone is its newest version; with a version, that one; a path is a path."""
    raw, shown = find_protocol("reference-model")
    assert shown == f"reference-model/{shipped_versions()['reference-model'][-1]}.yaml"
    assert find_protocol("reference-model@1.0.0")[0].startswith(b"# yaml-language-server")
    assert find_protocol(__file__)[1] == __file__
    assert raw


# ------------------------------------------------------------------ findings, as they are printed

UNSAFE = "".join(map(chr, [*range(10), *range(11, 32), *range(127, 160)])) + "".join(sorted(BIDI_CONTROLS)) + "\ud800"


def test_escape_codes_never_come_out():
    """A finding whose every text is hostile prints without a control or bidi character."""
    text = f"x{UNSAFE}y"
    finding = Finding("id", text, text, Place(text, 1, 5, text), "error", ((text, text),))
    printed = format_finding(finding)
    assert not [character for character in printed if character in UNSAFE]
    assert "\\x1b" in printed
    assert "\\u202e" in printed
    assert "\\ud800" in printed
    printed.encode()


@pytest.mark.parametrize("text", ["plain", "caf\u00e9", "Ysbyty\u2019r", "\U0001f600", "a\nb", ""])
def test_harmless_text_is_printed_as_it_is(text):
    """Letters of any language, and line ends, are not changed."""
    assert printable(text) == text


@pytest.mark.parametrize("column", [1, 5, 50, 97, 150, 299, 300])
def test_the_caret_in_a_long_line(column):
    """In a line longer than the screen the part around the column is shown, with the caret under it."""
    text = "".join(chr(0x100 + number) for number in range(300))
    _, line, caret = format_finding(Finding("id", "m", place=Place("f", 7, column, text))).split("\n")
    assert line[caret.index("^")] == text[column - 1]
    assert len(line) < 110


@pytest.mark.parametrize("prefix", ["\t", "\x1b", "\t\x1b\u202e", "\u00e9"])
def test_the_caret_after_what_is_printed_otherwise(prefix):
    """The caret is under the right character also after tabs and characters that are written as escapes."""
    text = f"{prefix}here"
    _, line, caret = format_finding(Finding("id", "m", place=Place("f", 1, len(prefix) + 1, text))).split("\n")
    assert line[caret.index("^") :] == "here"


@pytest.mark.parametrize("column", [1, 2, 9])
def test_a_place_beyond_its_line(column):
    """A place at or past the end of its line, or in an empty file, is printed all the same."""
    printed = format_finding(Finding("id", "m", place=Place("f", 1, column, "")))
    assert printed.startswith(f"f:1:{column}: error[id]: m\n")
    assert printed.endswith("^")


def test_a_finding_without_a_place():
    """A finding without a place is one line, with its case and its cure below."""
    finding = Finding("id", "m", "do this", None, "warning", (("danger", "no"), ("injury", "none")))
    assert format_finding(finding) == "warning[id]: m\n   = case: danger=no, injury=none\n   = help: do this"


def test_every_refusal_has_a_status():
    """Each kind of refusal has its own exit status, and none is 0 or 1."""
    assert sorted(kind.status for kind in CalloutError.__subclasses__()) == [2, 3, 4, 5, 6]
