"""What `callout log erase` takes off the disk, what it leaves, what it refuses, and what happens when it is stopped."""

import base64
import contextlib
import hashlib
import json
import os
import sqlite3
import subprocess
import sys

import pytest

from calloutcli.__main__ import main
from calloutcli.canonical import format_canonical
from calloutcli.errors import EvidenceError, StoreError, UsageError
from calloutcli.frozen import replace
from calloutcli.interview.draft import erase_details, parse_draft
from calloutcli.record.disclosure import format_disclosure, parse_disclosure
from calloutcli.record.entry import entry_of
from calloutcli.record.erasure import BASES, ROLES, Erasure, erasure_in, erasure_of, fates
from calloutcli.record.kinds import DIGESTS, Position, format_record, parse_record
from calloutcli.store import database
from calloutcli.store.database import Leaf, open_database
from calloutcli.store.erasing import erase_rows, journal_overwritten
from tests.builders import (
    ENGINE,
    LONDON,
    NOW,
    REPOSITORY,
    SIGNER,
    SMALL,
    append_case,
    counting_random,
    load,
    make_case,
    make_entry,
    open_new_log,
    tamper,
    uid_of,
    verify,
    verify_open,
)
from tests.houses import House
from tests.houses import reference as case_reference
from tests.worlds import dice, london, world_of

CALM = ("2", "", "1", "0", "0", "y")
WORDS = "Th\u00e9o threw the zebra-striped lamp."
VIEW = "I was cross about the xylophone."
DETAILS = ("", "1", "QK", WORDS, "AB", "1", "1", VIEW, "2", "", "")
"""What is typed after the card: Enter, role, child, words, initials, two choices, the child's view, a choice, words."""

SECRETS = ("QK", WORDS, VIEW)
SAY = ("--basis", "wrong_person", "--role", "registered_manager", "--agreed-by", "data_protection_officer")
ERASE_ALL = ("--all", *SAY, "--yes")


class Folder:
    """A home in a folder, its commands run in this process; `said` is the screen of the last one."""

    def __init__(self, path):
        self.path = path
        self.home = path / "home"
        self.said = ""
        self._chance = dice("erasure")

    def run(self, *arguments, typed=(), piped=None, now="2026-11-22 01:55"):
        """The exit status of a command."""
        environ = {"CALLOUT_HOME": str(self.home)}
        world, screen, keyboard = world_of(typed, environ, london(now), self._chance, piped)
        status = main(list(arguments), world=world)
        self.said = screen.getvalue()
        assert "fault in callout" not in self.said, self.said
        self.left = keyboard.left
        return status

    def decide(self, *more):
        """The reference of a case decided at the terminal; `more` is typed after the card."""
        assert self.run("decide", typed=[*CALM, *more]) in (0, 130), self.said
        return self.said.rstrip().splitlines()[-1]

    def result(self, *arguments):
        """The result of a command with `--json`."""
        status = self.run(*arguments, "--json", piped="")
        assert status in (0, 1), self.said
        return json.loads(self.said[self.said.index("{") :])["result"]

    def size(self):
        """The number of records."""
        return len(self.result("log", "list"))


@pytest.fixture
def folder(tmp_path):
    """A home that has nothing yet."""
    return Folder(tmp_path)


def traces(value):
    """Everything by which a text could be known again in a file: itself, as JSON, and in base64 at each of three offsets."""
    raw = value.encode()
    found = [raw, json.dumps(value).encode()[1:-1]]
    for offset in range(3):
        text = base64.urlsafe_b64encode(b"\0" * offset + raw)[4 if offset else 0 : -4]
        found += [text, text.replace(b"-", b"+").replace(b"_", b"/")]
    return [trace for trace in found if len(trace) > 6 or trace == raw]


def every_byte(path):
    """The bytes of every file under a folder."""
    return b"\n".join(file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file())


def kept_disclosures(folder):
    """The text of every disclosure in the log, decoys left out."""
    with contextlib.closing(sqlite3.connect(folder.home / "log.sqlite")) as connection:
        texts = [row[0] for row in connection.execute("SELECT text FROM disclosure")]
    return [text for text in texts if parse_disclosure(text).name]


# ------------------------------------------------------------------ off the disk


def test_nothing_of_what_was_erased_is_in_any_file(folder):
    """After an erasure no file of the home, and nothing beside it, holds the words: not in clear, not as JSON, not in base64."""
    reference = folder.decide(*DETAILS)
    other = folder.decide("", "1", "ZZ", "Another case's words.", "", "", "", "", "", "", "")
    before = every_byte(folder.path)
    gone = [text for text in kept_disclosures(folder) if parse_disclosure(text).value in SECRETS]
    assert len(gone) == 3
    for value in (WORDS, VIEW):
        assert any(trace in before for trace in traces(value)), "the test would not see it"
    assert folder.run("log", "erase", reference, *ERASE_ALL) == 0
    after = every_byte(folder.path)
    for text in gone:
        for start in range(0, len(text) - 16, 4):
            assert text[start : start + 16].encode() not in after.replace(b"\n", b"")
        assert parse_disclosure(text).salt.encode() not in after
    for value in (WORDS, VIEW):
        for trace in traces(value):
            assert trace not in after
    assert {parse_disclosure(text).value for text in kept_disclosures(folder)} == {"ZZ", "Another case's words."}
    assert folder.run("show", other) == 0
    assert folder.run("log", "verify") == 0
    assert "erased 4" in folder.said


def left_of_deleted_rows(path, seed, delete):
    """How many of 1000 deleted disclosures are still in the file, whole or in part; rows stand in the order of their digests."""
    random, kept = counting_random(seed), {}
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("journal_mode=MEMORY", "synchronous=OFF", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(
            "CREATE TABLE disclosure(digest TEXT PRIMARY KEY, seq INTEGER, text TEXT NOT NULL) STRICT, WITHOUT ROWID"
        )
        for number in range(3_000):
            text = base64.urlsafe_b64encode(random(26 + 37 * (number % 4))).decode()
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode()
            kept[digest] = text
            connection.execute("INSERT INTO disclosure VALUES (?, ?, ?)", (digest, number // 12, text))
        gone = [kept.pop(digest) for digest in sorted(kept)[::3]]
        connection.execute("BEGIN")
        delete(
            connection,
            [digest for (digest,) in connection.execute("SELECT digest FROM disclosure") if digest not in kept],
        )
        connection.execute("COMMIT")
        assert dict(connection.execute("SELECT digest, text FROM disclosure")) == kept
    raw = path.read_bytes()
    windows = {raw[at : at + 16] for at in range(len(raw) - 15)}
    return sum(any(text[at : at + 16].encode() in windows for at in range(0, len(text) - 15, 8)) for text in gone)


def only_delete(connection, digests):
    """What SQLite does by itself."""
    connection.executemany("DELETE FROM disclosure WHERE digest = ?", [(digest,) for digest in digests])


def test_the_file_keeps_no_copies_of_rows_that_were_moved(tmp_path):
    """Of rows that were moved from page to page nothing erased is left, though deleting alone leaves some of them."""
    seeds = [number * 10**6 for number in range(5)]
    assert not sum(left_of_deleted_rows(tmp_path / f"{seed}.erased", seed, erase_rows) for seed in seeds)
    if not sum(left_of_deleted_rows(tmp_path / f"{seed}.deleted", seed, only_delete) for seed in seeds):
        pytest.skip("this SQLite leaves no copies by itself")


def test_a_journal_that_was_deleted_is_overwritten(tmp_path):
    """The journal's bytes are zeros when the transaction has ended and it has no name any more; else they are left alone."""
    if os.name == "nt":
        pytest.skip("an open file cannot be deleted there")
    journal = tmp_path / "log.sqlite-journal"
    for ends, overwritten in ((True, True), (False, False)):
        journal.write_bytes(b"personal words" * 100)
        with journal.open("rb") as witness:
            with journal_overwritten(tmp_path / "log.sqlite"):
                if ends:
                    journal.unlink()
            assert (witness.read() == bytes(1_400)) == overwritten
    with journal.open("rb") as witness:
        with contextlib.suppress(RuntimeError), journal_overwritten(tmp_path / "log.sqlite"):
            journal.unlink()
            raise RuntimeError
        assert b"personal" in witness.read()
    with journal_overwritten(tmp_path / "not-there"):
        pass


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be deleted there")
def test_the_journal_of_an_erasure_is_overwritten(tmp_path, monkeypatch):
    """The journal that held the words until the erasure was committed is overwritten, and no other append does that."""
    log, digests = with_one_case(tmp_path)
    written, pwrite = [], os.pwrite
    monkeypatch.setattr(os, "pwrite", lambda *call: (written.append(call[1]), pwrite(*call))[1])
    with log:
        append_case(log, 5)
        assert not written
        erase(log, digests)
    assert sum(map(len, written)) > 4_096
    assert set(b"".join(written)) == {0}


def test_a_draft_is_overwritten_before_it_is_deleted(folder):
    """The bytes of a draft are overwritten where they stand when everything in it is recorded."""
    reference = folder.decide("q")
    draft = folder.home / "drafts" / f"{reference}.draft"
    os.link(draft, folder.path / "witness")
    length = draft.stat().st_size
    assert folder.run("resume", typed=DETAILS) == 0
    assert not draft.exists()
    witness = (folder.path / "witness").read_bytes()
    assert len(witness) > length
    assert set(witness) == {0}


# ------------------------------------------------------------------ all or nothing


def with_one_case(tmp_path):
    """(an open log with one case, the digests of its personal fields)."""
    log = open_new_log(tmp_path)
    append_case(log, 0)
    return log, tuple(digest for digest, text in log.disclosures_of(0).items() if parse_disclosure(text).name)


def erase(log, digests, number=1, erased=None):
    """Append an erasure of digests of record 0; `erased`: what is really deleted."""
    erasure = Erasure("ELM-0000-0", digests, (0,), "court_order", "registered_manager")
    entry = erasure_of(erasure, "deputy_manager", uid_of(number), make_entry().protocol)

    def leaf(position):
        raw, disclosures = format_record(entry, position, NOW, ENGINE, counting_random(100_000 * number))
        return Leaf(raw, disclosures, erasure.reference, entry.protocol.sha256, SMALL.encode(), erased or digests)

    return log.append(uid_of(number), leaf, SIGNER)


@pytest.mark.parametrize("place", ["erase_rows", "leaf_hash", "grow", "sign_checkpoint", "journal_overwritten"])
def test_a_failure_anywhere_erases_nothing(tmp_path, monkeypatch, place):
    """Whatever fails inside the transaction, everything is still disclosed and no record says otherwise."""
    log, digests = with_one_case(tmp_path)
    with log:
        before = list(log.disclosures())

        def fails(*_):
            raise OSError("no")

        with monkeypatch.context() as patch:
            patch.setattr(database, place, fails)
            with pytest.raises(OSError, match="no"):
                erase(log, digests)
        assert (log.size(), list(log.disclosures())) == (1, before)
        assert verify_open(log).ok
        assert erase(log, digests).seq == 1
        assert verify_open(log).ok


_KILLED = """
import os, sys
from pathlib import Path
sys.path.insert(0, {repository!r})
from calloutcli.store import database, erasing
from tests.unit.test_erasure import erase, open_new_log
{patch}
with open_new_log(Path({folder!r})) as log:
    erase(log, {digests!r})
"""
_DIES = "database.{place} = lambda *_: os.kill(os.getpid(), 9)"
_DIES_AFTER = "rows = database.erase_rows\ndatabase.erase_rows = lambda *a: (rows(*a), os.kill(os.getpid(), 9))"
_DIES_AT_JOURNAL = "erasing.os = type('o', (), {'name': 'posix', 'open': os.open, 'close': os.close, 'O_RDWR': os.O_RDWR, 'fstat': lambda _: os.kill(os.getpid(), 9)})"


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
@pytest.mark.parametrize(
    ("patch", "erased"),
    [
        (_DIES.format(place="erase_rows"), False),
        (_DIES_AFTER, False),
        (_DIES.format(place="sign_checkpoint"), False),
        (_DIES_AT_JOURNAL, True),
    ],
)
def test_killed_it_is_erased_and_recorded_or_neither(tmp_path, patch, erased):
    """A process killed before the commit has erased nothing; killed after it, the record is there and the words are gone."""
    log, digests = with_one_case(tmp_path)
    with log:
        pass
    code = _KILLED.format(repository=str(REPOSITORY), patch=patch, folder=str(tmp_path), digests=digests)
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode == -9, done.stderr
    with open_new_log(tmp_path) as log:
        assert log.size() == (2 if erased else 1)
        kept = {digest for _, digest, _ in log.disclosures()} & set(digests)
        assert kept == (set() if erased else set(digests))
        assert verify_open(log).ok


def test_what_is_gone_already_is_not_erased_again(tmp_path):
    """When somebody else erased it a moment ago, nothing is erased and nothing recorded: not even the rest."""
    log, digests = with_one_case(tmp_path)
    with log:
        erase(log, digests[:1])
        with pytest.raises(UsageError):
            erase(log, digests, number=2)
        assert log.size() == 2
        assert set(digests[1:]) <= {digest for _, digest, _ in log.disclosures()}
        assert verify_open(log).ok


def test_a_lost_acknowledgement_does_not_double_an_erasure(tmp_path):
    """Appending the same erasure again gives the first receipt."""
    log, digests = with_one_case(tmp_path)
    with log:
        first = erase(log, digests)
        assert (erase(log, digests).seq, erase(log, digests).new) == (first.seq, False)
        assert log.size() == 2


def test_a_full_disk_erases_nothing(tmp_path):
    """When there is no room, the refusal says so and everything is as it was."""
    log, digests = with_one_case(tmp_path)
    with log:
        pages = log._connection.execute("PRAGMA page_count").fetchone()[0]
        log._connection.execute(f"PRAGMA max_page_count={pages}")
        with pytest.raises(StoreError):
            erase(log, digests)
        log._connection.execute("PRAGMA max_page_count=1000000")
        assert set(digests) <= {digest for _, digest, _ in log.disclosures()}
        assert verify_open(log).ok


# ------------------------------------------------------------------ the record


def erasure_record(**body):
    """A record of an erasure with its body changed."""
    erasure = Erasure("ELM-0000-0", ("A" * 43, "B" * 43), (0, 2), "court_order", "registered_manager")
    entry = erasure_of(erasure, "deputy_manager", uid_of(1), make_entry().protocol)
    changed = {key: value for key, value in {**entry.body, **body}.items() if value is not None}
    leaf, _ = format_record(replace(entry, body=changed), Position("o", 3, bytes(32)), NOW, ENGINE, counting_random())
    return parse_record(leaf)


def test_an_erasure_is_read_back():
    """An erasure's record says the digests, their records, the basis and the second person, sorted, and as many digests as any."""
    erasure = Erasure("ELM-0000-0", ("B" * 43, "A" * 43), (2, 0), "court_order", "registered_manager")
    entry = erasure_of(erasure, "deputy_manager", uid_of(1), make_entry().protocol)
    leaf, disclosures = format_record(entry, Position("o", 3, bytes(32)), NOW, ENGINE, counting_random())
    found = erasure_in(parse_record(leaf))
    assert found == replace(erasure, erased=("A" * 43, "B" * 43), of=(0, 2))
    assert len(disclosures) == DIGESTS["erasure"]
    assert not [text for text in disclosures.values() if parse_disclosure(text).name]


@pytest.mark.parametrize(
    "body",
    [
        {"erased": None},
        {"erased": []},
        {"erased": "A" * 43},
        {"erased": ["B" * 43, "A" * 43]},
        {"erased": ["A" * 43, "A" * 43]},
        {"erased": [1]},
        {"of": None},
        {"of": []},
        {"of": [2, 0]},
        {"of": [-1]},
        {"of": [3]},
        {"of": [True]},
        {"of": ["0"]},
        {"basis": None},
        {"basis": 1},
        {"second_person": None},
        {"second_person": "deputy_manager"},
    ],
)
def test_an_erasure_of_another_form_is_refused(body):
    """A record that does not say what was erased of which record before it, why, and who agreed, is no erasure."""
    with pytest.raises(EvidenceError):
        erasure_in(erasure_record(**body))


def test_the_second_person_is_another():
    """Nobody erases alone, and nobody erases nothing."""
    alone = Erasure("", ("A" * 43,), (0,), "court_order", "deputy_manager")
    nothing = Erasure("", (), (0,), "court_order", "registered_manager")
    for erasure in (alone, nothing):
        with pytest.raises(EvidenceError):
            erasure_of(erasure, "deputy_manager", uid_of(1), make_entry().protocol)


def test_what_became_of_each_digest():
    """A digest is disclosed, erased or missing; a disclosure that was altered or belongs elsewhere is refused."""
    case = make_case(0)
    entry = entry_of(case, load(), uid_of(0), LONDON)
    leaf, texts = format_record(entry, Position("o", 0, bytes(32)), NOW, ENGINE, counting_random())
    record = parse_record(leaf)
    first, second, *_ = [digest for digest in texts if parse_disclosure(texts[digest]).name]
    third = next(digest for digest in texts if not parse_disclosure(texts[digest]).name)
    kept = {digest: text for digest, text in texts.items() if digest not in (first, second)}
    found = fates(record, kept, {first: 5})
    assert (found[first].state, found[first].by, found[second].state) == ("erased", 5, "missing")
    assert (found[third].state, found[third].is_decoy) == ("disclosed", True)
    assert list(found) == list(record.digests)
    altered = format_disclosure(replace(parse_disclosure(texts[second]), value="other"))
    for wrong in ({**kept, second: altered}, {**kept, "A" * 43: texts[second]}):
        with pytest.raises(EvidenceError):
            fates(record, wrong, {})


def test_the_codes_are_codes():
    """Every basis and every role is a word in small letters, told in words, and none stands twice."""
    for codes in (BASES, ROLES):
        assert len(dict(codes)) == len(codes)
        assert all(code.replace("_", "").isalpha() and code.islower() and words for code, words in codes)


# ------------------------------------------------------------------ the command


def test_a_field_of_every_record_of_the_case(folder):
    """By reference a field goes from every record that holds it, each with a disclosure of its own; other cases keep theirs."""
    reference = folder.decide(*DETAILS[:3], "q")
    assert folder.run("resume", reference, typed=["o", "5", "1", "", WORDS, "AB", "1", "1", VIEW, "2", "", ""]) == 0, (
        folder.said
    )
    holders = [one["seq"] for one in folder.result("show", reference) if "child" in one["personal"]]
    assert len(holders) == 2
    done = folder.result("log", "erase", reference, "--field", "child", *SAY, "--yes")
    assert (done["fields"], done["of"], len(done["erased"])) == ({"child": holders}, holders, 2)
    shown = folder.result("show", reference)
    assert not any("child" in one["personal"] for one in shown)
    assert [len(one["erased"]) for one in shown if one["seq"] in holders] == [1, 1]
    assert any(one["personal"].get("words") == WORDS for one in shown)
    assert folder.result("log", "verify")["ok"]


def test_one_record_by_its_number(folder):
    """By its number one record loses its fields, and the case's other records keep theirs."""
    reference = folder.decide(*DETAILS[:3], "q")
    assert folder.run("resume", reference, typed=["o", "5", "1", "", WORDS, "AB", "1", "1", VIEW, "2", "", ""]) == 0, (
        folder.said
    )
    first, second = [one["seq"] for one in folder.result("show", reference) if "child" in one["personal"]]
    assert folder.result("log", "erase", str(first), *ERASE_ALL)["of"] == [first]
    shown = {one["seq"]: one for one in folder.result("show", reference)}
    assert shown[first]["personal"] == {}
    assert shown[second]["personal"]["child"] == "QK"


def test_the_words_are_never_shown(folder):
    """Neither the question nor the answer of the command holds any word of what goes."""
    reference = folder.decide(*DETAILS)
    assert folder.run("log", "erase", reference, "--all", typed=["6", "1", "3", "y"]) == 0
    assert "Erased. Record" in folder.said
    assert not any(secret in folder.said for secret in SECRETS)
    for word in ("child, in records", "cannot be undone", "75 years", "Copies", "regulation 36"):
        assert word in " ".join(folder.said.split())


@pytest.mark.parametrize("stop", ["q", "^C", "^D"])
@pytest.mark.parametrize("answered", range(4))
def test_stopped_at_any_question_nothing_is_erased(folder, stop, answered):
    """q, Ctrl-C and a closed window at any question erase nothing, record nothing, and say so."""
    reference = folder.decide(*DETAILS)
    before = (folder.size(), every_byte(folder.home))
    assert folder.run("log", "erase", reference, "--all", typed=[*("6", "1", "3", "y")[:answered], stop]) == 130
    assert "Stopped. Nothing was erased." in folder.said
    assert (folder.size(), every_byte(folder.home)) == before


def test_the_key_for_the_language_is_no_answer(folder):
    """The choices are shown again, and the erasure goes on."""
    reference = folder.decide(*DETAILS)
    assert folder.run("log", "erase", reference, "--all", typed=["l", "6", "l", "1", "3", "y"]) == 0
    assert "Erased. Record" in folder.said


@pytest.mark.parametrize("typed", ["", "n", "yes", "Y ", "ja"])
def test_only_y_erases(folder, typed):
    """Anything but `y` erases nothing: Enter alone too."""
    reference = folder.decide(*DETAILS)
    size = folder.size()
    status = folder.run("log", "erase", reference, "--all", *SAY, typed=[typed])
    assert (status, folder.size()) == ((0, size + 1) if typed.strip().lower() == "y" else (130, size))


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ((), "does not say what to erase"),
        (("--all", "--field", "words"), "--all"),
        (("--field", "wrods", *SAY, "--yes"), "no field `wrods`"),
        (("--field", "words", "--field", "wrods", *SAY, "--yes"), "no field `wrods`"),
        (("--digest", "A" * 43, *SAY, "--yes"), "no record here has the digest"),
        (("--digest", "-" * 43, *SAY, "--yes"), "no record here has the digest"),
        (("--all", *SAY), "nobody is there to say y"),
        (("--all", "--yes"), "`--basis` is missing"),
        (("--all", *SAY[:2], "--yes"), "`--role` is missing"),
        (("--all", *SAY[:4], "--yes"), "`--agreed-by` is missing"),
        (("--all", *SAY[:4], "--agreed-by", "registered_manager", "--yes"), "both who erases and who agrees"),
        (("--all", *SAY[:4], "--agreed-by", "Jo Smith", "--yes"), "none of the codes"),
        (("--all", "--basis", "", *SAY[2:], "--yes"), "none of the codes"),
        (("--all", *SAY, "--yes", "--key", "nobody.key"), "cannot be"),
    ],
)
def test_a_refusal_erases_nothing(folder, arguments, word):
    """What is missing, misspelt or contradictory on the command line is refused in words, and nothing is erased."""
    reference = folder.decide(*DETAILS)
    before = every_byte(folder.home)
    assert folder.run("log", "erase", reference, *arguments, piped="y\n" * 9) in (2, 6)
    assert word in folder.said
    assert "hint: " in folder.said
    assert every_byte(folder.home) == before


def test_digests_that_cannot_be_erased(folder):
    """A digest that is erased, that is missing, or that stands in an erasure is refused, each in words of its own."""
    reference = folder.decide(*DETAILS)
    fields = {one["name"]: one["digest"] for one in folder.result("log", "show", "1")["digests"]}
    assert folder.run("log", "erase", reference, "--digest", fields["words"], *SAY, "--yes") == 0
    assert folder.run("log", "erase", reference, "--digest", fields["words"], *SAY, "--yes") == 2
    assert "erased already: record 2 says so" in folder.said
    of_erasure = folder.result("log", "show", "2")["digests"][0]["digest"]
    for target in (reference, "2"):
        assert folder.run("log", "erase", target, "--digest", of_erasure, *SAY, "--yes") == 2
        assert "itself an erasure" in folder.said
    tamper(folder.home / "log.sqlite", ("DELETE FROM disclosure WHERE digest = ?", (fields["child"],)))
    assert folder.run("log", "erase", reference, "--digest", fields["child"], *SAY, "--yes") == 2
    assert "missing: unexplained" in folder.said
    assert folder.size() == 3


def test_a_decoy_may_go_and_is_called_one(folder):
    """To erase a decoy is allowed, and the screen says that nothing personal stands behind it."""
    folder.decide(*DETAILS)
    decoy = next(one["digest"] for one in folder.result("log", "show", "1")["digests"] if one["decoy"])
    assert folder.run("log", "erase", "1", "--digest", decoy, *SAY, "--yes") == 0
    assert "decoy: nothing personal" in " ".join(folder.said.split())
    assert {one["state"] for one in folder.result("log", "show", "1")["digests"]} == {"disclosed", "erased"}
    assert folder.result("log", "show", "1")["disclosed"]["words"] == WORDS


def test_missing_without_a_record_of_it_is_said(folder):
    """What was deleted behind the log's back is shown as missing, unexplained, by every command that shows the record."""
    reference = folder.decide(*DETAILS)
    tamper(folder.home / "log.sqlite", "DELETE FROM disclosure WHERE seq = 0")
    assert folder.run("show", reference) == 0
    assert "MISSING of this record, unexplained: 12" in folder.said
    assert folder.run("log", "show", "0") == 0
    assert folder.said.count("missing: unexplained") == 12
    assert folder.run("log", "verify") == 4


def test_an_altered_disclosure_is_refused(folder):
    """A disclosure that was altered is never shown or erased as if it were the one recorded."""
    reference = folder.decide(*DETAILS)
    tamper(folder.home / "log.sqlite", "UPDATE disclosure SET text = text || 'AA' WHERE seq = 1")
    for command in (("show", reference), ("log", "show", "1"), ("log", "erase", reference, *ERASE_ALL)):
        assert folder.run(*command) == 4
        assert "was altered" in folder.said


def test_a_signed_erasure(folder):
    """With a key the erasure is signed by its holder."""
    reference = folder.decide(*DETAILS)
    key = str(folder.path / "ef.key")
    assert folder.run("key", "new", "ef/author", "--out", key) == 0
    assert folder.run("log", "erase", reference, *ERASE_ALL, "--key", key) == 0
    assert folder.result("log", "show", "2")["signed_by"].startswith("ef/author+")
    assert folder.result("log", "verify")["ok"]


# ------------------------------------------------------------------ unfinished interviews


def unfinished(folder):
    """The reference of a case that is recorded, and whose interview holds more words that are not."""
    reference = folder.decide(*DETAILS[:4], "q")
    assert folder.size() == 1
    return reference


def test_words_of_an_unfinished_interview_go_too(folder):
    """The same fields go from the interview that is not finished, where they stand; the rest of it stays and goes on."""
    reference = folder.decide(*DETAILS[:3], "q")
    assert folder.run("resume", reference, typed=["9", "", WORDS, "q"]) == 0, folder.said
    draft = folder.home / "drafts" / f"{reference}.draft"
    before = draft.read_bytes()
    assert WORDS.encode() in before
    assert folder.run("log", "erase", reference, *ERASE_ALL) == 0
    assert draft.name in folder.said
    after = draft.read_bytes()
    assert len(after) == len(before)
    assert WORDS.encode() not in every_byte(folder.path)
    assert b'"value":"QK"' not in every_byte(folder.path)
    assert parse_draft(after)[2] == len(after)
    assert folder.run("resume", reference, typed=["", "QK", "other words", "", "1", "1", "", "2", "", ""]) == 0, (
        folder.said
    )
    assert folder.result("log", "verify")["ok"]


def test_only_the_fields_named_go_from_an_interview(folder):
    """Another field of the unfinished interview stays."""
    reference = unfinished(folder)
    assert folder.run("log", "erase", reference, "--field", "child", *SAY, "--yes") == 0
    raw = (folder.home / "drafts" / f"{reference}.draft").read_bytes()
    assert WORDS.encode() in raw
    assert b'"value":"QK"' not in raw
    assert "no record was made" in folder.said
    assert folder.size() == 1


def test_damaged_copies_of_an_interview_go_whole(folder):
    """Files of the interview that nobody can read go whole, and those of other interviews stay."""
    reference = folder.decide(*DETAILS)
    drafts = folder.home / "drafts"
    names = (f"{reference}.damaged", f".{reference}.draft.77.tmp", f"{reference}.draft")
    for name in names:
        (drafts / name).write_bytes(WORDS.encode())
    (drafts / "ELM-0000-0.damaged").write_bytes(b"another case")
    assert folder.run("log", "erase", reference, *ERASE_ALL) == 0
    assert not any((drafts / name).exists() for name in names)
    assert (drafts / "ELM-0000-0.damaged").exists()


def test_stopped_between_the_log_and_the_interview_it_is_ended_by_running_it_again(folder, monkeypatch):
    """When the interview's file cannot be overwritten the record stands, the warning says so, and a second run does the rest."""
    reference = folder.decide(*DETAILS[:3], "q")
    assert folder.run("resume", reference, typed=["9", "", WORDS, "q"]) == 0, folder.said
    from calloutcli.cli import log_erase

    def fails(*_):
        raise StoreError("no", "mend it")

    with monkeypatch.context() as patch:
        patch.setattr(log_erase, "erase_from_drafts", fails)
        assert folder.run("log", "erase", reference, *ERASE_ALL) == 0
    assert "warning: the unfinished interview still holds the same words" in folder.said
    assert WORDS.encode() in every_byte(folder.home)
    size = folder.size()
    assert folder.run("log", "erase", reference, *ERASE_ALL) == 0
    assert WORDS.encode() not in every_byte(folder.home)
    assert folder.size() == size


def test_lines_of_a_draft_that_nobody_can_read_are_blanked():
    """A line that is torn or damaged goes with the details: it may hold any of them; coded details and answers stay."""
    lines = [
        b'{"draft":1,"language":"en","protocol":"p","reference":"ELM-0000-0","started":"s","uid":"u"}\n',
        b'{"answer":"danger","value":"no"}\n',
        format_canonical({"detail": "role", "personal": False, "value": "manager"}) + b"\n",
        format_canonical({"detail": "words", "personal": True, "value": "caf\u00e9"}) + b"\n",
        format_canonical({"detail": "child", "personal": True, "value": ""}) + b"\n",
        b"caf\xe9 damaged words\n",
        b'{"detail":"words","personal":true,"val',
    ]
    raw = b"".join(lines)
    found = erase_details(raw, ("words", "child", "role"))
    assert len(found) == len(raw)
    assert found.startswith(b"".join(lines[:3]))
    assert not any(word in found for word in (b"caf", b"words\n", b'"detail":"words"', b'"detail":"child"'))
    assert [event.get("erased") for event in parse_draft(found)[1][2:]] == ["words", "child"]
    assert erase_details(raw, ()).startswith(b"".join(lines[:5]))


def test_a_log_with_an_erasure_verifies_from_disk(tmp_path):
    """A log with an erasure holds, and one whose erasure was taken away does not."""
    log, digests = with_one_case(tmp_path)
    with log:
        erase(log, digests)
    assert verify(tmp_path / "log.sqlite").ok
    with open_database(tmp_path / "log.sqlite", SIGNER.verifier, create=False) as log:
        erase(log, digests[:1], number=2, erased=(next(digest for _, digest, _ in log.disclosures()),))
        assert not verify_open(log).ok


def test_a_random_name_that_was_used_before_erases_nothing_and_says_so(tmp_path):
    """With broken randomness an append does nothing, and an erasure that was not made is never called done."""
    house = House(tmp_path)
    house.decide(1)
    house.decide(2)
    words = (
        "--all",
        "--role",
        "registered_manager",
        "--agreed-by",
        "records_officer",
        "--basis",
        "court_order",
        "--yes",
    )
    assert house.run("log", "erase", case_reference(1), *words)[0] == 0
    house.chance = dice("house")
    status, screen = house.run("log", "erase", case_reference(2), *words)
    assert status == 6
    assert "nothing was erased" in screen
    assert "Erased." not in screen
