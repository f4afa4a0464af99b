"""An import is cut short: killed, a disk that will not, a full disk, another import at the same time. All of it is in the log, or nothing."""

import random
import shutil
import signal
import time
from collections import defaultdict
from datetime import UTC, datetime

import pytest

from calloutcli.__main__ import main
from calloutcli.store.home import open_home
from tests.faults.children import child, doing, needs_fork
from tests.faults.homes import CHANCE, assert_goes_on, assert_sound, record_one, records
from tests.faults.making import small_disk
from tests.faults.system_calls import FAULTS, READER, points, require_strace, traced
from tests.faults.tally import LONG, many
from tests.worlds import world_of

pytestmark = needs_fork

MAPPING = """\
format: 1
dates: [DD/MM/YYYY]
happened: {column: Date}
fields:
  category: {column: What, values: {AWOL: missing, Damage: damage}}
  child: {column: Child}
  words: {column: Notes}
"""
MANY = 400
FEW = 8


@pytest.fixture
def home(tmp_path):
    """A home of one record, and nothing left to load for a child that imports."""
    record_one(tmp_path / "home")
    write_old(tmp_path, 1)
    world, screen, _ = world_of(["y"], {"CALLOUT_HOME": str(tmp_path / "warm")}, datetime.now(UTC), CHANCE)
    command = ("import", str(tmp_path / "old.csv"), "--mapping", str(tmp_path / "map.yaml"))
    assert main(command, world=world) == 0, screen.getvalue()
    return tmp_path / "home"


def write_old(folder, count):
    """A file of so many incidents, and its mapping."""
    lines = [
        f"0{1 + number % 9}/02/2024,{('AWOL', 'Damage')[number % 2]},K{number},Number {number}."
        for number in range(count)
    ]
    (folder / "old.csv").write_text("\n".join(["Date,What,Child,Notes", *lines]) + "\n")
    (folder / "map.yaml").write_text(MAPPING)


def importing(folder, home):
    """The work of `callout import` of that file."""
    return doing(home, "import", str(folder / "old.csv"), "--mapping", str(folder / "map.yaml"))


def importing_here(folder, home):
    """The exit status of the import, by a child that nothing befalls."""
    with child(importing(folder, home), folder, "import") as work:
        work.go()
        return work.end()


def imported(home):
    """How many records of the log are imported."""
    return sum(record.kind == "imported" for record in records(open_home(home)))


def assert_all_or_nothing(folder, home, count, *, told=False):
    """Every incident is in the log or none is; the log holds and goes on; a second import does the rest. `told`: it said so."""
    before = imported(home)
    assert before in (0, count)
    assert before == count or not told, "said to be imported, and not there"
    assert_sound(home)
    assert importing_here(folder, home) == (2 if before else 0)
    assert imported(home) == count
    assert_goes_on(home)


def _fresh(template, home):
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(template, home)


def _wait_for(path, seconds):
    """Wait until the file is there, or so long."""
    end = time.monotonic() + seconds
    while not path.exists() and time.monotonic() < end:
        time.sleep(0.0005)


def test_killed_at_any_moment(tmp_path, home, tally):
    """An import of four hundred incidents is killed at 12 (long: 400) moments: all of them are in the log, or none.

    Every third is killed as soon as it writes, the others at random.
    """
    chance = random.Random(2026)
    write_old(tmp_path, MANY)
    template = shutil.copytree(home, tmp_path / "template")
    begun = time.monotonic()
    assert importing_here(tmp_path, home) == 0
    whole = time.monotonic() - begun
    halfway = 0
    with tally("kill -9, an import") as trying:
        for point in range(many(12, 400)):
            _fresh(template, home)
            with trying(f"point {point}"):
                with child(importing(tmp_path, home), tmp_path) as work:
                    work.go()
                    if point % 3 == 0:
                        _wait_for(home / "log.sqlite-journal", seconds=4 * whole)
                    else:
                        time.sleep(whole * (0.4 + 0.6 * chance.random()))
                    work.signal(signal.SIGKILL)
                    status = work.end()
                    halfway += (home / "log.sqlite-journal").exists()
                assert_all_or_nothing(tmp_path, home, MANY, told="Imported." in work.out or status == 0)
    assert halfway, "no point left an import half done"


def test_every_system_call_fails_once(tmp_path, home, tally):
    """Whatever system call of an import fails, and in whatever way: all or nothing, and what was said of it is true."""
    write_old(tmp_path, FEW)
    template = shutil.copytree(home, tmp_path / "template")
    with tally("one fault per system call, an import") as trying:
        require_strace()
        with traced(importing(tmp_path, home), tmp_path) as work:
            assert work.status == 0, work.err
        groups = defaultdict(list)
        for point in points(tmp_path, home):
            if point.file != READER:
                groups[point.call, point.file].append(point)
        tried = [
            point
            for index, group in enumerate(groups.values())
            for point in (group if LONG else [group[index // 3 % 3 * (len(group) - 1) // 2]])
        ]
        for index, point in enumerate(sorted(tried, key=lambda one: (one.call, one.when))):
            for fault in FAULTS if LONG else [tuple(FAULTS)[index % len(FAULTS)]]:
                _fresh(template, home)
                with trying(f"{fault} at {point}"):
                    with traced(importing(tmp_path, home), tmp_path, point, fault) as work:
                        said = work.ended
                    assert "Traceback" not in said.err
                    assert "fault in callout" not in said.err
                    assert fault == "KILL" or said.status == 0 or "\nhint: " in f"\n{said.err}"
                    assert_all_or_nothing(tmp_path, home, FEW, told=said.status == 0 or "Imported." in said.out)


def test_a_full_disk(tmp_path, home, tally):
    """A disk with too little room for the incidents: it is said, and nothing of them is in the log."""
    write_old(tmp_path, MANY)
    with tally("full disk, an import") as trying, small_disk(tmp_path / "disk") as disk, trying("1 MB"):
        shutil.copytree(home, disk / "home")
        with child(importing(tmp_path, disk / "home"), tmp_path) as work:
            work.go()
            assert work.end() == 6
            assert "the disk is full" in work.err
        assert imported(disk / "home") == 0
        assert_sound(disk / "home")


def test_the_same_file_by_two_at_once(tmp_path, home, tally):
    """Two people import the same file at the same moment: it is in the log once, and one of them is told that it was there."""
    write_old(tmp_path, MANY)
    template = shutil.copytree(home, tmp_path / "template")
    with tally("two imports of a file at once") as trying:
        for point in range(many(4, 40)):
            _fresh(template, home)
            with (
                trying(f"round {point}"),
                child(importing(tmp_path, home), tmp_path, "first") as first,
                child(importing(tmp_path, home), tmp_path, "second") as second,
            ):
                first.go()
                second.go()
                assert sorted((first.end(), second.end())) == [0, 2]
                assert "was imported" in first.err + second.err
                assert imported(home) == MANY
                assert_goes_on(home)
