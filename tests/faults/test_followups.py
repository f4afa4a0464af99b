"""What happened next, while things go wrong: killed, a disk that will not, several people at one case, a closure raced by many.

A follow-up has no draft: what was not recorded is typed again. So what is said to be recorded must be there, once, and what is said
to have failed must be told with what to do.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from collections import defaultdict
from datetime import UTC, datetime
from itertools import count

import pytest

from calloutcli.__main__ import main
from calloutcli.cli import recording
from calloutcli.cli.desk import open_desk
from calloutcli.cli.recording import record_entry
from calloutcli.cli.world import World
from calloutcli.followup.form import format_followup
from calloutcli.followup.forms import form_of
from calloutcli.record.disclosure import parse_disclosure
from calloutcli.record.kinds import ProtocolName
from calloutcli.record.reference import new_uid
from calloutcli.store.evidence import open_log
from calloutcli.store.home import open_home
from tests.builders import REFERENCE_MODEL, load
from tests.faults.children import child, doing, needs_fork
from tests.faults.homes import CHANCE, assert_goes_on, assert_sound, record_one, records, result_in
from tests.faults.system_calls import FAULTS, READER, points, require_strace, traced
from tests.faults.tally import LONG, many
from tests.terminal.terminals import ask
from tests.worlds import Keyboard, Screen, world_of

pytestmark = needs_fork

WRITERS = 3
AT_ONCE = 4
PUT_OFF = "danger: no\nplan: silent\nconcern: []\nhappened: [home_things]\nnot_over: no\nloss: yes\npattern: no\nunder_ten: no\n"
CLOSING = ("2", "1", "1", *[""] * 12, "y", "")
"""Not involved, the first outcome, the first role, now, everything else left out; Enter where all is read back is passed over."""


@pytest.fixture
def home(tmp_path):
    """A home with a case that was put off, and nothing left to import for a child that adds to it or closes it."""
    begin(tmp_path / "home", tmp_path)
    warm = shutil.copytree(tmp_path / "home", tmp_path / "warm")
    for command in (noting(warm, case_in(warm), "First.", "--json"), ("close", case_in(warm))):
        world, screen, _ = world_of(CLOSING, {"CALLOUT_HOME": str(warm)}, datetime.now(UTC), CHANCE)
        assert main(command, world=world) == 0, screen.getvalue()
    return tmp_path / "home"


def begin(home, folder):
    """The reference of a case that was put off, the first in its home."""
    (folder / "put-off.yaml").write_text(PUT_OFF)
    with child(doing(home, "decide", "--answers", str(folder / "put-off.yaml"), "--json"), folder, "begun") as decided:
        assert decided.go().end() == 0, decided.err
        return str(result_in(decided.out)["reference"])


def case_in(home):
    """The reference of the case that was put off."""
    return records(open_home(home))[0].reference


def noting(home, reference, words, *more):
    """The command line that adds a note to a case from a file."""
    path = home.parent / f"note-{os.getpid()}.json"
    path.write_text(json.dumps({"words": words, "happened": "now", "handover": "no"}))
    return "add", reference, "note", "--answers", str(path), *more


def adding(home, reference, words, *more):
    """The work of adding a note to a case from a file."""
    return doing(home, *noting(home, reference, words, *more))


def closing(home, reference):
    """The work of closing a case at the terminal."""

    def work():
        return main(["close", reference], world=typing(home, CLOSING))

    return work


def typing(home, lines):
    """A world in which these lines are typed, and nothing is echoed."""
    environ = {"CALLOUT_HOME": str(home)}
    return World(lambda: datetime.now(UTC), os.urandom, Keyboard(lines, Screen()), sys.stdout, sys.stderr, environ)


def notes(home):
    """(seq, words) of each note in the log, in order."""
    with open_log(open_home(home)) as log:
        found = []
        for record in records(open_home(home)):
            if record.kind == "note":
                shown = map(parse_disclosure, log.disclosures_of(record.position.seq).values())
                found.append((record.position.seq, next(str(one.value) for one in shown if one.name == "words")))
        return found


def closures(home):
    """How many closures the log has."""
    return sum(record.kind == "closure" for record in records(open_home(home)))


def run(work, folder, name="again"):
    """What is left of a child that nothing befalls."""
    with child(work, folder, name) as done:
        done.go()
        return done.ended


def assert_in_words(ended):
    """What was said is in words; a refusal says what to do."""
    assert "Traceback" not in ended.err, ended.err
    assert "fault in callout" not in ended.err, ended.err
    assert ended.status == 0 or ("error: " in ended.err and "\nhint: " in ended.err), ended.err


# ------------------------------------------------------------------ killed


def test_killed_while_adding_to_one_case(tmp_path, home, tally):
    """Three people add to one case, and are killed at 20 (long: 400) random moments: each note that was said to be recorded is there, once."""
    chance, reference = random.Random(11), case_in(home)
    whole = _seconds(adding(home, reference, "First of all."), tmp_path)
    with tally(f"kill -9, {WRITERS} writers at one case") as trying:
        told = []
        for point in range(many(20, 400)):
            with trying(f"point {point}"):
                told += _killed(tmp_path, home, reference, point, whole * (0.5 + 3 * chance.random()))
                assert_sound(home)
                held = notes(home)
                assert len({words for _, words in held}) == len(held), "a note is there twice"
                assert set(told) <= set(held)
        assert told, "nobody had the time to write"
        with trying("afterwards"):
            assert run(adding(home, reference, "After all."), tmp_path).status == 0
            assert_goes_on(home)


def _seconds(work, folder):
    """How long a child is at work when nothing befalls it."""
    begun = time.monotonic()
    assert run(work, folder, "measured").status == 0
    return time.monotonic() - begun


def _killed(folder, home, reference, point, seconds):
    """(seq, words) of what each of three writers was told until it was killed, so many seconds after it began."""

    def writing(number):
        path = folder / f"note-{number}.json"

        def work():
            for index in count():
                words = f"Note {point}-{number}-{index}."
                path.write_text(json.dumps({"words": words, "happened": "now", "handover": "no"}))
                said = Screen()
                world = World(
                    lambda: datetime.now(UTC), os.urandom, sys.stdin, said, sys.stderr, {"CALLOUT_HOME": str(home)}
                )
                assert main(["add", reference, "note", "--answers", str(path), "--json"], world=world) == 0
                os.write(1, json.dumps([result_in(said.getvalue())["seq"], words]).encode() + b"\n")

        return work

    children = [child(writing(number), folder, f"writer-{number}") for number in range(WRITERS)]
    with children[0] as first, children[1] as second, children[2] as third:
        writers = [first, second, third]
        for writer in writers:
            writer.go()
        time.sleep(seconds)
        for writer in writers:
            writer.signal(signal.SIGKILL)
        for writer in writers:
            assert writer.end() == -signal.SIGKILL, writer.err
        return [(seq, words) for writer in writers for seq, words in map(json.loads, writer.out.splitlines())]


def test_killed_while_closing(tmp_path, home, tally):
    """Whoever closes a case is killed at 12 (long: 200) random moments: it is closed once, or it can be closed."""
    chance, reference = random.Random(12), case_in(home)
    template = shutil.copytree(home, tmp_path / "template")
    done, whole = 0, _seconds(closing(home, reference), tmp_path)
    with tally("kill -9, a closure") as trying:
        for point in range(many(12, 200)):
            _fresh(template, home)
            with trying(f"point {point}"):
                with child(closing(home, reference), tmp_path) as closer:
                    closer.go()
                    time.sleep(whole * (0.3 + 1.2 * chance.random()))
                    closer.signal(signal.SIGKILL)
                    status = closer.end()
                    said = "is closed." in closer.out
                done += closures(home)
                assert_closed_once(tmp_path, home, reference, told=said or status == 0)
        assert done, "it was never closed before it was killed"


# ------------------------------------------------------------------ one fault per system call


def _fresh(template, home):
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(template, home)


def _tried(found):
    """(point, fault) of all that is tried: everything, or of points that are alike one, early, amid or late, the faults in turn."""
    if LONG:
        return [(point, fault) for point in found for fault in FAULTS]
    groups = defaultdict(list)
    for point in found:
        groups[point.call, point.file].append(point)
    some = [group[index // 3 % 3 * (len(group) - 1) // 2] for index, group in enumerate(groups.values())]
    return [(point, tuple(FAULTS)[index % len(FAULTS)]) for index, point in enumerate(some)]


def _in_doubt(point):
    """Whether SQLite has committed, and could not sync the folder or let go of its lock: whether it is there cannot be known then."""
    return (point.call, point.file) in {("fdatasync", "/"), ("fcntl", "/log.sqlite")}


def test_every_system_call_of_an_addition_fails_once(tmp_path, home, tally):
    """Whatever system call fails while a note is added, and in whatever way: it is there if it was said to be, once, and it can be added again."""
    reference = case_in(home)
    template = shutil.copytree(home, tmp_path / "template")
    with tally("one fault per system call, a follow-up") as trying:
        require_strace()
        with traced(adding(home, reference, "Traced.", "--json"), tmp_path) as done:
            assert done.status == 0, done.err
        found = [point for point in points(tmp_path, home) if point.file != READER]
        for number, (point, fault) in enumerate(_tried(found)):
            _fresh(template, home)
            with trying(f"{fault} at {point}"):
                with traced(adding(home, reference, f"Note {number}.", "--json"), tmp_path, point, fault) as done:
                    ended = done.ended
                assert_sound(home)
                held = notes(home)
                assert held in ([], [(1, f"Note {number}.")])
                if fault != "KILL":
                    assert_in_words(ended)
                    assert ended.status in (0, 4, 6)
                    assert bool(held) is (ended.status == 0) or _in_doubt(point), ended.err
                    assert "callout resume" not in ended.err, "there is no draft to resume"
                assert ended.status != 0 or held == [(result_in(ended.out)["seq"], f"Note {number}.")]
                assert run(adding(home, reference, "Again."), tmp_path).status == 0
                assert_goes_on(home)


def test_every_system_call_of_a_closure_fails_once(tmp_path, home, tally):
    """Whatever system call fails while a case is closed, and in whatever way: it is closed once, or it can be closed."""
    reference = case_in(home)
    template = shutil.copytree(home, tmp_path / "template")
    with tally("one fault per system call, a closure") as trying:
        require_strace()
        with traced(closing(home, reference), tmp_path) as done:
            assert done.status == 0, done.err
        found = [point for point in points(tmp_path, home) if point.file != READER]
        for point, fault in _tried(found):
            _fresh(template, home)
            with trying(f"{fault} at {point}"):
                with traced(closing(home, reference), tmp_path, point, fault) as done:
                    ended = done.ended
                if fault != "KILL":
                    assert_in_words(ended)
                    assert ended.status in (0, 4, 6)
                    assert "callout resume" not in ended.err, "there is no draft to resume"
                    assert closures(home) == ("is closed." in ended.out) or _in_doubt(point), ended.err
                assert_closed_once(tmp_path, home, reference, told="is closed." in ended.out)


def assert_closed_once(folder, home, reference, *, told):
    """It is closed at most once, and if it was said to be; then it is refused a second time, else it is closed now. The log goes on."""
    before = closures(home)
    assert before in (0, 1)
    assert before or not told, "said to be closed, and not"
    assert_sound(home)
    again = run(closing(home, reference), folder)
    assert again.status == (2 if before else 0), again.err
    assert not before or "is closed already" in again.err
    assert closures(home) == 1
    assert_goes_on(home)


# ------------------------------------------------------------------ at the same time


def test_several_add_to_one_case(tmp_path, home, tally):
    """Four people add ten (long: a hundred) notes each to one case at once: all of them are there, and the case is told in full."""
    reference, each = case_in(home), many(10, 100)
    with tally(f"{AT_ONCE} writers at one case at once") as trying:

        def writing(number):
            def work():
                for index in range(each):
                    status = adding(home, reference, f"Note {number}-{index}.")()
                    if status:
                        return status
                return 0

            return work

        children = [child(writing(number), tmp_path, f"writer-{number}") for number in range(AT_ONCE)]
        with children[0] as one, children[1] as two, children[2] as three, children[3] as four:
            for writer in (one, two, three, four):
                writer.go()
            ends = [writer.ended for writer in (one, two, three, four)]
        held = [words for _, words in notes(home)]
        for number, ended in enumerate(ends):
            with trying(f"writer {number}"):
                assert ended.status == 0, ended.err
                assert [words for words in held if words.startswith(f"Note {number}-")] == [
                    f"Note {number}-{index}." for index in range(each)
                ]
        with trying("the case"):
            assert_sound(home)
            assert len(ask(home, "show", reference)) == 1 + AT_ONCE * each


def test_a_closure_is_raced(tmp_path, home, tally):
    """Of four people who close one case at the same moment one does, and the others are told who did: 5 (long: 100) times."""
    reference = case_in(home)
    template = shutil.copytree(home, tmp_path / "template")
    with tally(f"a closure raced by {AT_ONCE}") as trying:
        for attempt in range(many(5, 100)):
            _fresh(template, home)
            children = [child(closing(home, reference), tmp_path, f"closer-{number}") for number in range(AT_ONCE)]
            with trying(f"attempt {attempt}"), children[0] as one, children[1] as two, children[2] as three:
                with children[3] as four:
                    for closer in (one, two, three, four):
                        closer.go()
                    ends = [closer.ended for closer in (one, two, three, four)]
                assert sorted(ended.status for ended in ends) == [0, 2, 2, 2], [ended.err for ended in ends]
                assert all("is closed already" in ended.err for ended in ends if ended.status)
                assert closures(home) == 1
                assert_sound(home)


def test_a_closure_between_the_last_answer_and_the_record(tmp_path, home, tally, monkeypatch, capsys):
    """Somebody closes the case after another has answered everything and before that is recorded: the second is told, and nothing of it is recorded."""
    reference = case_in(home)
    append = recording.append_record
    begun, rival = [], []

    def after_the_rival(*arguments):
        if not begun:
            begun.append(True)  # before the fork: the rival has no rival
            rival.append(run(closing(home, reference), tmp_path, "rival"))
        return append(*arguments)

    monkeypatch.setattr(recording, "append_record", after_the_rival)
    with tally(f"a closure raced by {AT_ONCE}") as trying, trying("between the last answer and the record"):
        assert main(["close", reference], world=typing(home, CLOSING)) == 2
        assert rival[0].status == 0
        assert "is closed already" in capsys.readouterr().err
        assert closures(home) == 1
        assert_sound(home)
        assert_goes_on(home)


def test_a_follow_up_handed_in_twice_is_kept_once(home, tally):
    """A follow-up that is handed in again, as after a lost acknowledgement, is told the place of the first, and adds nothing."""
    desk, form = open_desk(typing(home, ())), form_of("note")
    assert form is not None
    source = REFERENCE_MODEL.read_bytes()
    protocol = load(source.decode())
    named = ProtocolName(protocol.id, protocol.version, protocol.sha256)
    values = {"words": "Said twice.", "happened": "2026-11-22T02:00:00.000Z", "handover": "no"}
    with tally("a follow-up handed in twice") as trying:
        for number in range(many(3, 30)):
            entry = format_followup(
                form, values, case_in(home), "manager", new_uid(os.urandom), named, desk.world.now()
            )
            with trying(f"note {number}"):
                first, again = record_entry(desk, entry, source)[0], record_entry(desk, entry, source)[0]
                assert (first.new, again.new, again.seq) == (True, False, first.seq)
        assert len(notes(home)) == many(3, 30)
        assert_sound(home)
        record_one(home)
