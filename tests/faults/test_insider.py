"""Somebody with access to the home's own files changes the log: what `callout log verify` then says, and what nothing can say.

Each is tried against what the person who checks holds: nothing but the log, the second folder's heads.txt, a receipt from the
day book, a checkpoint that an agency keeps. Where nobody can tell, the test says so: it fails on the day when somebody can.
"""

import io
import json
import shutil

import pytest

from calloutcli.__main__ import main
from calloutcli.cli.world import World
from calloutcli.errors import EvidenceError
from calloutcli.log.checkpoint import sign_checkpoint, verify_checkpoint
from calloutcli.log.note import Signer, format_signer, format_verifier
from calloutcli.store.evidence import kept_heads
from calloutcli.store.home import Home, open_home, save_settings
from calloutcli.store.settings import Settings
from tests.builders import NOW, ORIGIN, SIGNER, counting_random, rewrite, tamper
from tests.faults.homes import record_here

RECORDS = 8
ALTERED = 3
"""The record that the insider would rather have otherwise."""
EARLIER = 2
"""So many records were there when something was kept before it."""

NOTHING, HEADS, RECEIPT, PINNED = "nothing kept", "heads.txt", "a receipt", "a pinned checkpoint"
ALL_KEPT = (HEADS, RECEIPT, PINNED)
STRANGER = Signer(ORIGIN, bytes(32))
"""Another key under the log's name."""

against = pytest.mark.parametrize("kept", [NOTHING, *ALL_KEPT])


# ------------------------------------------------------------------ a home, and what was kept of it


def _write(folder, numbers, *, signer=SIGNER, **altered):
    """A home with records of these numbers, or with so many more; `altered` changes the fields of record ALTERED."""
    home = Home(folder, Settings())
    if not home.key_path.exists():
        home = _settled(folder)
        home.key_path.parent.mkdir()
        home.key_path.write_text(format_signer(signer) + "\n", encoding="utf-8")
        home.key_path.with_suffix(".vkey").write_text(format_verifier(signer.verifier) + "\n", encoding="utf-8")
    for number in numbers:
        record_here(open_home(folder), number, **(altered if number == ALTERED else {}))
    return open_home(folder)


def _settled(folder):
    """The home, its checkpoints kept in a second folder: the insider cannot write there, unless a test says so."""
    settings = Settings("Elm House", "Example", "ELM", heads_folder=str(folder.parent / "stick"))
    return save_settings(Home(folder, Settings()), settings)


def _keep(folder, at):
    """Keep a receipt and a checkpoint of the home as it is, under the number of its records."""
    for command, field in (("receipt", "receipt"), ("head", "note")):
        status, result = _run(folder, "log", command, "--json")
        assert (status, result["size"]) == (0, at)
        (folder / f"{command}{at}").write_text(result[field], encoding="utf-8")


@pytest.fixture(scope="module")
def honest(tmp_path_factory):
    """The folder of an honest home, and of what was kept of it: early, and at its full size."""
    folder = tmp_path_factory.mktemp("honest")
    _write(folder / "home", range(EARLIER))
    _keep(folder, EARLIER)
    _write(folder / "home", range(EARLIER, RECORDS))
    _keep(folder, RECORDS)
    (folder / "policy").write_text(_run(folder, "log", "head", "--policy")[1], encoding="utf-8")
    return folder


@pytest.fixture
def home(honest, tmp_path):
    """A copy of it, to be changed."""
    shutil.copytree(honest, tmp_path, dirs_exist_ok=True)
    return _settled(tmp_path / "home")


def _forged(tmp_path, count=RECORDS, signer=SIGNER):
    """The home that would be there if record ALTERED had been another, signed with the log's own key."""
    return _write(tmp_path / "forged" / "home", range(count), signer=signer, role="manager")


# ------------------------------------------------------------------ what verify says


def _run(folder, *arguments):
    """(status, the result of a command with --json, or else what it said)."""
    out, err = io.StringIO(), io.StringIO()
    world = World(lambda: NOW, counting_random(5), io.StringIO(), out, err, {"CALLOUT_HOME": str(folder / "home")})
    status = main(list(arguments), world=world)
    said = out.getvalue() + err.getvalue()
    assert "fault in callout" not in said, said
    return status, json.loads(out.getvalue())["result"] if "--json" in arguments and out.getvalue() else said


def _verify(home, kept, at=RECORDS):
    """What `log verify` says to somebody who holds this: the (id, seq) of each problem, in its order; none when the log holds."""
    folder = home.folder.parent
    if kept != HEADS:
        home.heads_path.unlink(missing_ok=True)
    holds = {
        RECEIPT: ["--receipt", (folder / f"receipt{at}").read_text(encoding="utf-8")],
        PINNED: ["--pinned", str(folder / f"head{at}")],
    }.get(kept, [])
    status, result = _run(folder, "log", "verify", *holds, "--json")
    problems = [(problem["id"], problem["seq"]) for problem in result["problems"]]
    same, text = _run(folder, "log", "verify", *holds)
    assert status == same == (4 if problems else 0)
    if problems:
        id_, seq = problems[0]
        first = next(line for line in text.splitlines() if line.startswith("- "))
        assert first.startswith(f"- {'log' if seq is None else f'record {seq}'}: [{id_}]")
    assert text.startswith("THE LOG DOES NOT HOLD." if problems else "The log holds.")
    return problems


@pytest.fixture
def named(tally, request):
    """Count it as held when the first problem that verify tells is this one."""

    def check(home, kept, first, at=RECORDS):
        with tally("insider on the live log") as trying, trying(request.node.name):
            problems = _verify(home, kept, at)
            assert problems[:1] == [first], problems

    return check


@pytest.fixture
def unseen(tally, request):
    """Count it as held when verify finds nothing: what docs say that nobody can tell."""

    def check(home, kept, at=RECORDS):
        with tally("insider, and nobody can tell: the docs say so") as trying, trying(request.node.name):
            assert _verify(home, kept, at) == []

    return check


def _assert_nothing_is_added(home):
    """No record is added to a log that is not the one whose checkpoints were kept."""
    before = home.log_path.read_bytes()
    with pytest.raises(EvidenceError):
        record_here(home, RECORDS + 5)
    assert home.log_path.read_bytes() == before


@against
def test_honest_log_holds(home, kept):
    """Of a log that nobody touched nothing is said, whatever was kept."""
    assert _verify(home, kept) == []


# ------------------------------------------------------------------ one thing edited


@against
def test_edited_record_is_named(home, tmp_path, kept, named):
    """A record edited in the file is named, whether or not anything was kept."""
    forged = _forged(tmp_path).log_path
    _sql(
        home,
        f"ATTACH '{forged}' AS forged",
        f"UPDATE record SET leaf = (SELECT leaf FROM forged.record WHERE seq = {ALTERED}) WHERE seq = {ALTERED}",
    )
    named(home, kept, ("altered-record", ALTERED))


@against
@pytest.mark.parametrize("seq", [0, ALTERED, RECORDS - 1], ids=["first", "middle", "last"])
def test_record_edited_with_its_tree_is_named(home, kept, seq, named):
    """A record edited with the stored tree over it is named: by the next record, which was written after another one, or by the checkpoint."""
    rewrite(
        home.log_path,
        lambda number, fields: fields | ({"author": {"role": "manager"}} if number == seq else {}),
        sign=False,
        chain=False,
    )
    named(home, kept, ("altered-record", seq))


@against
def test_history_rebuilt_without_the_key_is_named(home, tmp_path, kept, named):
    """All records from one on rebuilt, but not signed: the checkpoint signed another last one; heads.txt names the first."""
    forged = _forged(tmp_path).log_path
    tables = ("record", "disclosure", "node")
    _sql(
        home,
        f"ATTACH '{forged}' AS forged",
        *(f"DELETE FROM main.{table}" for table in tables),
        *(f"INSERT INTO main.{table} SELECT * FROM forged.{table}" for table in tables),
    )
    named(home, kept, ("other-history", ALTERED) if kept == HEADS else ("altered-record", RECORDS - 1))


@against
def test_edited_disclosure_is_named(home, kept, named):
    """A personal word edited in the file is named by its record, whether or not anything was kept."""
    _sql(home, f"UPDATE disclosure SET text = 'WyJhIiwiYiIsImMiXQ' WHERE {_one_disclosure(home)}")
    named(home, kept, ("altered-disclosure", ALTERED))


@against
def test_deleted_disclosure_is_named(home, kept, named):
    """A personal word taken out of the file, with no erasure on record, is missing: unexplained."""
    _sql(home, f"DELETE FROM disclosure WHERE {_one_disclosure(home)}")
    named(home, kept, ("missing-disclosure", ALTERED))


@against
def test_record_taken_out_is_named(home, kept, named):
    """A record taken out of the middle is missing, by its number."""
    _sql(home, f"DELETE FROM record WHERE seq = {ALTERED}", f"DELETE FROM disclosure WHERE seq = {ALTERED}")
    named(home, kept, ("missing-record", ALTERED))


@against
def test_swapped_protocol_is_named(home, kept, named):
    """Other bytes in the place of the protocol that records name are found by its SHA-256; they belong to no one record."""
    _sql(home, "UPDATE protocol SET source = x'6e6f6e65'")
    named(home, kept, ("altered-protocol", None))


# ------------------------------------------------------------------ the end cut off, an older copy


@against
@pytest.mark.parametrize("cut", [1, 3])
def test_cut_end_is_named(home, kept, cut, named):
    """The last records deleted from the file: the log's own checkpoint signs more of them, and the first that is missing is named."""
    _sql(
        home, f"DELETE FROM record WHERE seq >= {RECORDS - cut}", f"DELETE FROM disclosure WHERE seq >= {RECORDS - cut}"
    )
    named(home, kept, ("wrong-size", RECORDS - cut))


@pytest.mark.parametrize("kept", ALL_KEPT)
@pytest.mark.parametrize("cut", [1, 3])
@pytest.mark.parametrize("signed", ["with its older checkpoint", "signed again"])
def test_cut_end_with_its_checkpoint_is_seen_by_what_was_kept(home, kept, cut, signed, named):
    """The last records taken out with the tree over them and the checkpoint: the log is whole in itself, and too short for what was kept."""
    _cut(home, cut, signed)
    if kept == HEADS:
        _assert_nothing_is_added(home)
    named(home, kept, ("cut-off", RECORDS - cut))


@pytest.mark.parametrize("cut", [1, 3])
@pytest.mark.parametrize("signed", ["with its older checkpoint", "signed again"])
def test_cut_end_is_not_seen_where_nothing_was_kept(home, cut, signed, unseen):
    """Where nobody kept a later checkpoint, nobody can tell that the end was taken out; it does not even need the key."""
    _cut(home, cut, signed)
    unseen(home, NOTHING)


@pytest.mark.parametrize("kept", ALL_KEPT)
def test_older_copy_put_back_is_seen_by_what_was_kept(home, tmp_path, kept, named):
    """An older copy of the file put back is too short for what was kept, and nothing is added to it where heads.txt stands."""
    shutil.copy(_write(tmp_path / "older" / "home", range(EARLIER)).log_path, home.log_path)
    if kept == HEADS:
        _assert_nothing_is_added(home)
    named(home, kept, ("cut-off", EARLIER))


def test_older_copy_of_log_and_heads_is_not_seen(home, tmp_path, unseen):
    """An older copy of the log and of heads.txt put back together is seen by nobody who kept nothing else."""
    older = _write(tmp_path / "older" / "home", range(EARLIER))
    shutil.copy(older.log_path, home.log_path)
    shutil.copy(older.heads_path, home.heads_path)
    unseen(home, HEADS)


@pytest.mark.parametrize("kept", [RECEIPT, PINNED])
def test_older_copy_of_log_and_heads_is_seen_by_what_is_elsewhere(home, tmp_path, kept, named):
    """A receipt in the day book and a checkpoint with an agency see it: the insider has no hand on them."""
    test_older_copy_of_log_and_heads_is_not_seen(home, tmp_path, lambda *_: None)
    named(home, kept, ("cut-off", EARLIER))


# ------------------------------------------------------------------ two histories


@pytest.mark.parametrize("kept", ALL_KEPT)
def test_fork_is_seen_by_what_was_kept_of_the_other_branch(home, tmp_path, kept, named):
    """Two copies of a log that grew apart: what was kept of one shows that the other is not its continuation, and from where."""
    theirs = _branch(home, tmp_path)
    joined = sorted({(head.size, note) for branch in (home, theirs) for head, note in kept_heads(branch)})
    home.heads_path.write_text("".join("\n" + note for _, note in joined), encoding="utf-8")
    if kept == HEADS:
        _assert_nothing_is_added(home)
    named(home, kept, ("other-history", RECORDS), at=RECORDS + 1)


def test_fork_is_not_seen_in_one_branch_alone(home, tmp_path, unseen):
    """Each branch is whole in itself: who sees one only, with the checkpoints of that one, cannot tell that there is another."""
    _branch(home, tmp_path)
    unseen(home, HEADS)


# ------------------------------------------------------------------ everything again, with the key


@pytest.mark.parametrize("kept", ALL_KEPT)
def test_rewritten_log_is_seen_by_what_was_kept(home, tmp_path, kept, named):
    """A log written again from one record on and signed with its own key is another history to all that was kept of it later.

    heads.txt has each step, and names the record; one checkpoint or receipt can only say that it is among those before.
    """
    shutil.copy(_forged(tmp_path).log_path, home.log_path)
    if kept == HEADS:
        _assert_nothing_is_added(home)
    named(home, kept, ("other-history", ALTERED if kept == HEADS else RECORDS - 1))


def test_rewritten_log_is_not_seen_where_nothing_was_kept(home, tmp_path, unseen):
    """Who has the key and the only copies can write any history he likes: nobody can tell."""
    shutil.copy(_forged(tmp_path).log_path, home.log_path)
    unseen(home, NOTHING)


@pytest.mark.parametrize("kept", ALL_KEPT)
def test_rewritten_after_the_last_kept_head_is_not_seen(home, tmp_path, kept, unseen):
    """What was kept before the altered record still fits: only records before the last kept checkpoint are covered."""
    shutil.copy(_forged(tmp_path).log_path, home.log_path)
    heads = [note for head, note in kept_heads(home) if head.size <= EARLIER]
    home.heads_path.write_text("".join("\n" + note for note in heads), encoding="utf-8")
    unseen(home, kept, at=EARLIER)


@pytest.mark.parametrize("kept", [NOTHING, HEADS])
def test_rewritten_under_another_key_is_not_seen_with_the_homes_own_key(home, tmp_path, kept, unseen):
    """Log and key exchanged together: the home's own key file cannot vouch for itself, and heads.txt is then signed by nobody known."""
    _under_another_key(home, tmp_path)
    unseen(home, kept)


def test_rewritten_under_another_key_is_seen_by_a_receipt(home, tmp_path, named):
    """A receipt is of the records, whoever signed them."""
    _under_another_key(home, tmp_path)
    named(home, RECEIPT, ("other-history", RECORDS - 1))


@pytest.mark.parametrize("holds", ["--policy", "--pinned"])
def test_rewritten_under_another_key_is_seen_by_who_has_the_key(home, tmp_path, holds, tally):
    """Who has the log's key by another way, in a policy, or a checkpoint that it signed, is told at once that this is another key."""
    _under_another_key(home, tmp_path)
    with tally("insider on the live log") as trying, trying(holds):
        status, said = _run(
            tmp_path, "log", "verify", holds, str(tmp_path / ("policy" if holds == "--policy" else f"head{RECORDS}"))
        )
        assert status == 4
        assert ("bad-checkpoint" if holds == "--policy" else "no signature of") in " ".join(said.split())


# ------------------------------------------------------------------ the insider's hands


def _sql(home, *statements):
    tamper(home.log_path, *statements)


def _one_disclosure(home):
    return f"digest = (SELECT min(digest) FROM disclosure WHERE seq = {ALTERED})"


def _cut(home, cut, signed):
    """Take the last records out, and all that speaks of them, so that the log is whole as it was then."""
    size = RECORDS - cut
    then, older = next((head, note) for head, note in kept_heads(home) if head.size == size)
    note = older if signed == "with its older checkpoint" else sign_checkpoint(then, SIGNER)
    assert verify_checkpoint(note, SIGNER.verifier).size == size
    _sql(
        home,
        f"DELETE FROM record WHERE seq >= {size}",
        f"DELETE FROM disclosure WHERE seq >= {size}",
        f"DELETE FROM node WHERE (position + 1) << level > {size}",
        ("UPDATE head SET note = ?", (note,)),
    )


def _branch(home, tmp_path):
    """A copy of the home that grew by three other records than the home itself, which grew by two; the first of them was kept."""
    shutil.copytree(home.folder, tmp_path / "branch" / "home")
    shutil.copytree(home.heads_path.parent, tmp_path / "branch" / "stick")
    theirs = _settled(tmp_path / "branch" / "home")
    for number in range(RECORDS, RECORDS + 2):
        record_here(home, number)
    for number in range(RECORDS + 2, RECORDS + 5):
        record_here(theirs, number)
        if number == RECORDS + 2:
            _keep(tmp_path / "branch", RECORDS + 1)
    for name in ("receipt", "head"):
        shutil.copy(tmp_path / "branch" / f"{name}{RECORDS + 1}", tmp_path)
    return theirs


def _under_another_key(home, tmp_path):
    forged = _forged(tmp_path, signer=STRANGER)
    shutil.copy(forged.log_path, home.log_path)
    shutil.copytree(forged.key_path.parent, home.key_path.parent, dirs_exist_ok=True)
