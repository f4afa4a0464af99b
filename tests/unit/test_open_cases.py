"""The file of open cases: it spares the start of an interview the reading of the log, and is never believed against the log."""

import os
import shutil
import sqlite3
import subprocess
import sys
from datetime import date, timedelta

import pytest

from calloutcli.cli import waiting
from calloutcli.cli.desk import Desk
from calloutcli.errors import CalloutError, EvidenceError
from calloutcli.followup.pending import Pending
from calloutcli.store import open_cases
from calloutcli.store.open_cases import (
    NOTHING,
    OpenCases,
    format_open_cases,
    glance_of,
    keep_open_cases,
    parse_open_cases,
    read_glance,
    read_open_cases,
)
from tests.builders import NOW, REPOSITORY, tamper
from tests.houses import reference
from tests.shifts import Shifts
from tests.worlds import dice, world_of

ONE = Pending("ELM-0001-F", "decision", "manager", NOW, "The manager decides", "callout close ELM-0001-F")
OPEN = OpenCases(
    3,
    bytes(32),
    NOW.date(),
    (
        ONE,
        Pending("ELM-0002-G", "note", "", None, "A note", "callout show ELM-0002-G", date(2026, 11, 24)),
        Pending("ELM-0002-G", "missing", "", NOW - timedelta(1), "Still missing", "callout add ELM-0002-G missing"),
        Pending("ELM-0003-H", "notification", "ofsted", NOW - timedelta(days=2), "To be told: Ofsted", "callout add"),
    ),
)


@pytest.fixture
def shifts(tmp_path):
    """A home with two cases: one put off, with a note for the next shift, and one with somebody still to be told."""
    home = Shifts(tmp_path / "home")
    home.put_off(1)
    home.note(1, "Sit with him at breakfast.", "2026-11-24")
    home.put_off(2)
    return home


def reads_cases(monkeypatch):
    """Whether cases are read from now on: a list that grows by the references."""
    from calloutcli.cli import courses

    read = []
    real = courses.read_each

    def watched(log, references, **more):
        read.extend(references)
        return real(log, references, **more)

    monkeypatch.setattr(courses, "read_each", watched)
    return read


# ------------------------------------------------------------------ the bytes


def test_the_bytes_come_back():
    """`parse_open_cases(format_open_cases(x)) == x`."""
    assert parse_open_cases(format_open_cases(OPEN)) == OPEN
    assert parse_open_cases(format_open_cases(NOTHING)) == NOTHING


def test_every_damaged_byte_is_found():
    """A file with any byte changed, or cut off anywhere, is refused."""
    raw = format_open_cases(OPEN)
    for at in range(len(raw)):
        with pytest.raises(EvidenceError):
            parse_open_cases(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
        with pytest.raises(EvidenceError):
            parse_open_cases(raw[:at])


def test_another_version_is_not_believed(monkeypatch):
    """A version of callout that sees other things waiting does not take over what this one saw."""
    raw = format_open_cases(OPEN)
    monkeypatch.setattr(open_cases, "__version__", "99.0.0")
    with pytest.raises(EvidenceError, match="another version"):
        parse_open_cases(raw)


def test_the_glance():
    """A child who is not back is first, and counted apart; what is overdue is counted for any later moment."""
    glance = glance_of(OPEN)
    assert (glance.count, glance.not_back, glance.first.matter) == (4, 1, "missing")
    assert glance.until == date(2026, 11, 24)
    assert [glance.overdue(NOW + timedelta(seconds=after)) for after in (-1, 0, 1)] == [1, 1, 2]


def test_nothing_personal_stands_in_it(shifts):
    """No word that names or describes anybody is in the file, whatever is disclosed in the log."""
    shifts.line()
    raw = (shifts.folder / "open-cases").read_bytes()
    assert reference(1).encode() in raw
    assert not [word for word in (b"AB", b"kicked", b"breakfast", b"cried") if word in raw]


# ------------------------------------------------------------------ when it is used


def test_a_start_reads_no_case_when_nothing_is_new(shifts, monkeypatch):
    """The second start says the same, and reads only the file."""
    first = shifts.line()
    read = reads_cases(monkeypatch)
    shifts.hour = 1
    assert shifts.line() == first
    assert read == []


def test_a_start_reads_the_case_that_changed(shifts, monkeypatch):
    """Of what is new only the cases that it touches are read; the others stay as they were known."""
    shifts.line()
    shifts.hour = 1
    shifts.make(2)
    expected = line_of(shifts)
    read = reads_cases(monkeypatch)
    assert shifts.line() == expected
    assert read == [reference(2)]


def line_of(shifts):
    """The line as it must be, worked out from the whole log."""
    found = OpenCases(0, b"", shifts.now.date(), tuple(shifts.waits()))
    return waiting.waiting_line(glance_of(found), shifts.now, Desk(None, shifts.home).zone())


@pytest.mark.parametrize(
    "harm",
    [
        lambda file: file.unlink(),
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(b"\x00" * 1000),
        lambda file: file.write_bytes(file.read_bytes().replace(b"decides", b"waits a")),
        lambda file: file.write_bytes(file.read_bytes()[:-20]),
        lambda file: file.write_bytes(file.read_bytes().split(b"\n")[0] + b"\n[]\n"),
    ],
)
def test_a_file_that_is_gone_or_damaged_costs_time_only(shifts, harm):
    """The line is the same, and the file is whole again."""
    expected = shifts.line()
    harm(shifts.folder / "open-cases")
    assert shifts.line() == expected
    with shifts.open() as log:
        assert read_glance(shifts.home, log, 3, shifts.now.date()) is not None


def test_a_list_that_is_damaged_below_the_glance_is_not_read_on(shifts):
    """The glance may still be right; what is made from the list is not made from a damaged one."""
    shifts.line()
    file = shifts.folder / "open-cases"
    head, glance, listed = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(head + glance + listed.replace(b"callout close", b"callout shuts"))
    shifts.hour = 1
    shifts.make(2)
    assert shifts.line() == line_of(shifts)
    assert b"shuts" not in file.read_bytes()


def test_a_file_of_another_home_is_not_believed(shifts, tmp_path):
    """It names a log of the same length with another root."""
    other = Shifts(tmp_path / "other")
    for case in (4, 5, 6):
        other.put_off(case)
    other.line()
    shutil.copy(other.folder / "open-cases", shifts.folder / "open-cases")
    assert shifts.line() == line_of(shifts)


def test_an_older_log_put_back_is_not_counted_by_the_newer_file(shifts, tmp_path):
    """The file is of a longer log: what was closed since is open again, and is said."""
    shifts.line()
    shutil.copy(shifts.folder / "log.sqlite", tmp_path / "old.sqlite")
    shifts.hour = 1
    shifts.make(1)
    shifts.make(2)
    after = shifts.line()
    shutil.copy(tmp_path / "old.sqlite", shifts.folder / "log.sqlite")
    assert shifts.line() == line_of(shifts) != after


def test_an_older_log_that_grew_again_is_not_counted_by_the_file_of_the_lost_one(shifts, tmp_path):
    """As long as the lost one, and another: its root says so."""
    shutil.copy(shifts.folder / "log.sqlite", tmp_path / "old.sqlite")
    shifts.hour = 1
    shifts.make(1)
    shifts.make(2)
    after = shifts.line()
    shutil.copy(tmp_path / "old.sqlite", shifts.folder / "log.sqlite")
    shifts.note(2, "Mind the step.")
    shifts.note(2, "And the door.")
    assert shifts.line() == line_of(shifts) != after


def test_a_clock_that_went_back_is_not_answered_from_a_later_day(shifts):
    """What a later day no longer shows stands again on the day before."""
    shifts.hour = 24 * 5
    shifts.line()
    shifts.hour = 1
    assert shifts.line() == line_of(shifts)


def test_a_note_goes_with_its_last_day(shifts):
    """No record is needed: on the day after it, it is no longer counted."""
    shifts.hour = 24 * 2
    before = len(shifts.waits())
    assert shifts.line().endswith(f": {before}")
    shifts.hour = 24 * 3
    assert len(shifts.waits()) == before - 1
    assert shifts.line().endswith(f": {before - 1}")


def test_what_cannot_be_read_is_not_remembered(shifts):
    """While a record is unreadable the file is not written: when a backup is put back, the line is right at once."""
    tamper(shifts.folder / "log.sqlite", "CREATE TABLE kept AS SELECT * FROM record")
    tamper(shifts.folder / "log.sqlite", "UPDATE record SET leaf = CAST('x' AS BLOB) WHERE seq = 0")
    assert reference(1) not in shifts.line()
    assert shifts.run("pending")[0] == 0
    assert not (shifts.folder / "open-cases").exists()
    tamper(
        shifts.folder / "log.sqlite", "UPDATE record SET leaf = (SELECT k.leaf FROM kept k WHERE k.seq = record.seq)"
    )
    assert reference(1) in shifts.line()


@pytest.mark.parametrize("command", ["pending", "handover"])
def test_the_commands_read_the_log_and_mend_the_file(shifts, command):
    """A file that says that nothing waits, and fits the log, is believed by the line alone, and only until a command reads all."""
    with shifts.open() as log:
        keep_open_cases(shifts.home, OpenCases(3, log.root_at(3), shifts.now.date(), ()))
    assert shifts.line() == ""
    assert reference(2) in shifts.run(command)[1]
    assert shifts.line() == line_of(shifts) != ""


# ------------------------------------------------------------------ writing it


def test_it_is_readable_by_its_owner_only(shifts):
    """As every file of a home's folder."""
    shifts.line()
    if os.name != "nt":
        assert (shifts.folder / "open-cases").stat().st_mode & 0o777 == 0o600


def test_a_disk_that_will_not_costs_time_only(shifts, monkeypatch):
    """Nothing fails, and nothing is left behind, when the file cannot be written."""

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    keep_open_cases(shifts.home, OPEN)
    assert not [path for path in shifts.folder.iterdir() if "open-cases" in path.name]
    assert shifts.line() == line_of(shifts)
    assert shifts.run("pending")[0] == 0


def test_a_folder_in_its_place_costs_time_only(shifts):
    """Somebody made a folder of that name: the line is right, and nothing fails."""
    (shifts.folder / "open-cases").mkdir()
    assert shifts.line() == line_of(shifts)
    assert shifts.run("pending")[0] == 0
    assert shifts.run("handover")[0] == 0


def test_two_writers_leave_one_whole_file(shifts):
    """Whoever is last wins: the file is one of the two, and an older one only makes the next start read more."""
    with shifts.open() as log:
        early = OpenCases(1, log.root_at(1), shifts.now.date(), ())
        shifts.line()
        late = read_open_cases(shifts.home, log, 3, shifts.now.date())
        keep_open_cases(shifts.home, early)
        read_on = read_open_cases(shifts.home, log, 3, shifts.now.date())
    assert (late.size, read_on) == (3, early)
    assert shifts.line() == line_of(shifts)


def test_many_processes_at_once_leave_one_whole_file(shifts):
    """Eight commands write it at the same moment: none fails, the file is whole, and nothing is left beside it."""
    command = [sys.executable, "-m", "calloutcli", "pending", "--home", str(shifts.folder)]
    running = [subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE) for _ in range(8)]
    screens = {process.communicate()[0] for process in running}
    assert [process.returncode for process in running] == [0] * 8
    assert len(screens) == 1
    assert parse_open_cases((shifts.folder / "open-cases").read_bytes()).size == 3
    assert [path.name for path in shifts.folder.iterdir() if "open-cases" in path.name] == ["open-cases"]


def test_a_file_that_fails_the_disk_is_no_error(shifts, monkeypatch):
    """Reading it fails as if there were none."""
    monkeypatch.setattr(open_cases, "_glance", lambda _: (_ for _ in ()).throw(OSError(5, "Input/output error")))
    with shifts.open() as log:
        assert read_glance(shifts.home, log, 3, shifts.now.date()) is None
        assert read_open_cases(shifts.home, log, 3, shifts.now.date()) == NOTHING


# ------------------------------------------------------------------ a long log


def test_a_start_does_not_read_a_long_log(tmp_path, monkeypatch):
    """More new records than a start may read: that is said, no case is read, and `pending` puts it right."""
    monkeypatch.setattr(waiting, "AT_START", 3)
    shifts = Shifts(tmp_path / "home")
    for case in range(4):
        shifts.put_off(case)
    read = reads_cases(monkeypatch)
    assert shifts.line() == waiting.UNCOUNTED
    assert read == []
    assert shifts.run("pending")[0] == 0
    assert shifts.line() == line_of(shifts)
    assert line_of(shifts).startswith("Waiting: ")


@pytest.mark.parametrize(
    ("command", "typed"),
    [
        (["decide"], ["1", "q"]),
        (["resume"], [""] * 20),
        (["add", reference(1), "note"], ["Mind the step.", "", "1", "", "y", ""]),
        (["close", reference(1)], ["2", "1", "1", "", "1", "", "", "", "y", "4"]),
    ],
)
def test_what_was_recorded_is_taken_in_when_the_work_is_done(shifts, monkeypatch, command, typed):
    """After a command that records, the file is brought up, so that the next start reads no case."""
    if command == ["resume"]:
        shifts.run("decide", typed=["1", "q"])
    before = len(shifts.records())
    status, screen = shifts.run(*command, typed=typed)
    assert status == 0, screen
    assert len(shifts.records()) > before
    expected = line_of(shifts)
    read = reads_cases(monkeypatch)
    assert shifts.line() == expected
    assert read == []


def test_two_hundred_open_cases(tmp_path):
    """All are counted, and one is named."""
    shifts = Shifts(tmp_path / "home")
    for case in range(200):
        shifts.put_off(case)
    shifts.hour = 24 * 9
    assert shifts.line() == line_of(shifts)
    assert f"callout pending lists all: {len(shifts.waits())}" in shifts.line()
    assert len(shifts.waits()) >= 800
    _, screen = shifts.run("pending")
    assert screen.count("\n  callout close ELM-") == 200


# ------------------------------------------------------------------ trouble is silent


@pytest.mark.parametrize(
    "what", [CalloutError("no", ""), KeyError("owner"), RecursionError(), MemoryError(), OSError(5, "x")]
)
def test_no_fault_stops_an_interview(shifts, monkeypatch, what):
    """Whatever goes wrong in counting, the first question comes, and nothing is said of it."""

    def fails(*_):
        raise what

    monkeypatch.setattr(waiting, "_brought_up", fails)
    status, screen = shifts.run("decide", typed=["q"])
    assert status == 0
    assert "Question 1" in screen
    assert "fault" not in screen
    assert "First:" not in screen


def test_a_log_in_use_stops_nobody(shifts):
    """While another program holds the log the questions begin, without the line."""
    holder = sqlite3.connect(shifts.folder / "log.sqlite", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        assert shifts.line() == ""
    finally:
        holder.close()
    assert shifts.line() != ""


def test_an_empty_home_says_nothing(tmp_path):
    """No log: no line, and nothing is made."""
    world, screen, _ = world_of((), {}, NOW, dice("empty"))
    waiting.keep_up(Desk(world, Shifts(tmp_path / "home").home))
    waiting.say_waiting(Desk(world, Shifts(tmp_path / "other").home))
    assert screen.getvalue() == ""
    assert not (tmp_path / "home" / "open-cases").exists()


@pytest.mark.parametrize("state", ["no log", "known"])
def test_the_first_question_loads_nothing_that_reads_cases(shifts, tmp_path, state):
    """What reads cases is loaded only when a record is new: the person at the keyboard waits for a question."""
    shifts.line()
    folder = shifts.folder if state == "known" else tmp_path / "new"
    code = (
        "import sys\nfrom calloutcli.__main__ import main\n"
        "from datetime import datetime\nfrom tests.worlds import dice, world_of\n"
        "world, screen, _ = world_of(['q'], {'CALLOUT_HOME': sys.argv[1]}, datetime.fromisoformat(sys.argv[2]), dice('x'))\n"
        "kept = []\nreal = screen.write\n"
        "def write(text):\n    kept.append(sorted(sys.modules)) if text.startswith('Question 1') else None\n    real(text)\n"
        "screen.write = write\nmain(['decide'], world=world)\n"
        "print([name for name in kept[0] if name.startswith('calloutcli.followup.')"
        " or name in ('calloutcli.cli.courses', 'calloutcli.cli.waiting')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder), NOW.isoformat()],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = done.stdout.splitlines()[-1]
    assert loaded == ("[]" if state == "no log" else "['calloutcli.cli.waiting', 'calloutcli.followup.pending']")
