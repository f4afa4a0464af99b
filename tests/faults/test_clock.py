"""A clock that cannot be trusted: what was made first stands first, whatever time it says, and nobody is kept from recording."""

import io
import json
from datetime import UTC, datetime, timedelta
from itertools import cycle

import pytest

from calloutcli.__main__ import main
from calloutcli.cli.world import World
from calloutcli.interview.moment import format_time
from tests.builders import LONDON
from tests.faults.homes import CHANCE, assert_sound
from tests.faults.tally import many
from tests.terminal.terminals import CALM, CALM_FILE, ask, assert_calm
from tests.worlds import Keyboard, Screen, london

PUT_OFF_FILE = "danger: no\nplan: silent\nconcern: []\nhappened: [home_things]\nnot_over: no\nloss: no\npattern: yes\n"
"""Answers of the reference model by which the decision waits until the next day: a deadline is made from the clock."""

TONIGHT = london("2026-11-22 01:55")
YEAR = timedelta(days=365)
MARCH = datetime(2026, 3, 29, 0, 0, tzinfo=UTC)
OCTOBER = datetime(2026, 10, 25, 0, 0, tzinfo=UTC)
"""The nights on which the clocks go forward and back, at 01:00 UTC."""

FLAT_BATTERY = datetime(1970, 1, 1, tzinfo=UTC)
CLOCKS = {
    "a year ahead": [TONIGHT, TONIGHT + YEAR, TONIGHT + timedelta(minutes=5)],
    "a year behind": [TONIGHT, TONIGHT - YEAR, TONIGHT + timedelta(minutes=5)],
    "both ways, again and again": [TONIGHT, TONIGHT - YEAR, TONIGHT + YEAR, TONIGHT - 2 * YEAR, TONIGHT],
    "a flat battery": [TONIGHT, FLAT_BATTERY, datetime(1980, 1, 1, tzinfo=UTC), TONIGHT],
    "beyond 32 bits": [TONIGHT, datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC), datetime(2106, 2, 7, 7, tzinfo=UTC)],
    "the end of a leap year": [datetime(2028, 2, 29, 23, 59, 59, 999_000, tzinfo=UTC), datetime(2028, 12, 31, 23, 59, tzinfo=UTC)],
    "standing still": [TONIGHT] * 5,
    "running backwards": [TONIGHT - timedelta(hours=hour) for hour in range(5)],
    "the night in March": [MARCH + timedelta(minutes=15 * quarter) for quarter in range(2, 7)],
    "the night in October": [OCTOBER + timedelta(minutes=15 * quarter) for quarter in range(0, 9, 2)],
    "the March night, set back": [MARCH + timedelta(hours=hour) for hour in (2, 0, 1, 0)],
    "the October night, set back": [OCTOBER + timedelta(hours=hour) for hour in (2, 0, 1, 0)],
}  # fmt: skip


def _run(folder, clock, *arguments, typed=None, piped=""):
    """(status, screen) of one command by this clock; `typed` are the lines of a person, else standard input is a file."""
    screen = Screen()
    stdin = io.StringIO(piped) if typed is None else Keyboard(typed, screen)
    world = World(clock, CHANCE.randbytes, stdin, screen, screen, {"CALLOUT_HOME": str(folder)})
    status = main(list(arguments), world=world)
    said = screen.getvalue()
    assert "Traceback" not in said
    assert "fault in callout" not in said, said
    return status, said


def _record(folder, now, answers=CALM_FILE):
    """The reference of a decision made at this moment."""
    status, said = _run(folder, lambda: now, "decide", "--answers", "-", "--json", piped=answers)
    assert status == 0, said
    return json.loads(said[said.index("{") :])["result"]["reference"]


@pytest.mark.parametrize("name", CLOCKS)
def test_order_is_by_making_whatever_the_clock_says(tmp_path, tally, name):
    """The records stand in the order in which they were made, each with the time that the clock showed, and the log holds."""
    made = []
    with tally("clocks that jump or stand still") as trying:
        for now in CLOCKS[name]:
            with trying(f"{name}, {now}"):
                made += [(_record(tmp_path, now, answers), now) for answers in (CALM_FILE, PUT_OFF_FILE)]
                held = assert_sound(tmp_path, references=[reference for reference, _ in made])
                assert [(record.reference, record.time) for record in held] == made
                assert [record.body["late"] for record in held] == [False] * len(held)
                rows = ask(tmp_path, "log", "list")
                assert [(row["seq"], row["time"]) for row in rows] == [
                    (seq, format_time(time)) for seq, (_, time) in enumerate(made)
                ]


def test_every_command_works_by_any_clock(tmp_path, tally):
    """Reading, verifying, deciding and looking after the home work by a clock that is years away from the records."""
    first = _record(tmp_path, TONIGHT, PUT_OFF_FILE)
    commands = ("log list", "log verify", "log show 0", f"show {first}", f"card {first}", "log receipt", "log head")
    with tally("commands by a wrong clock") as trying:
        for now in sorted({now for clock in CLOCKS.values() for now in clock})[:: many(2, 1)]:
            for command in commands:
                with trying(f"{command}, {now}"):
                    assert _run(tmp_path, lambda now=now: now, *command.split())[0] == 0
            with trying(f"doctor, {now}"):
                assert _run(tmp_path, lambda now=now: now, "doctor")[0] in (0, 1)
            with trying(f"decide, {now}"):
                status, said = _run(tmp_path, lambda now=now: now, "decide", typed=[*CALM, "y", "q"])
                assert status == 0, said
                assert_calm(said, "DECISION: Manage it")
            with trying(f"resume, {now}"):
                assert _run(tmp_path, lambda now=now: now, "resume", typed=["q"])[0] == 0
        assert_sound(tmp_path)


@pytest.mark.parametrize("name", ["forwards", "backwards", "a year ahead and back", "over the March night", "over the October night"])  # fmt: skip
def test_clock_that_jumps_in_the_middle_of_an_interview(tmp_path, tally, name):
    """When the clock jumps between one question and the next, the advice is given, the record is made and the log holds."""
    steps = {
        "forwards": [timedelta(hours=5 * index) for index in range(200)],
        "backwards": [-timedelta(hours=5 * index) for index in range(200)],
        "a year ahead and back": [YEAR * (index % 2) for index in range(200)],
        "over the March night": [MARCH - TONIGHT + timedelta(minutes=20 * index) for index in range(200)],
        "over the October night": [OCTOBER - TONIGHT + timedelta(minutes=20 * (index % 9)) for index in range(200)],
    }[name]
    with tally("clocks that jump within an interview") as trying:
        for begin in range(many(3, 60)):
            with trying(f"{name}, from step {begin}"):
                times = cycle(TONIGHT + step for step in steps[begin:])
                status, said = _run(tmp_path, lambda times=times: next(times), "decide", typed=[*CALM, "y", "q"])
                assert status == 0, said
                assert_calm(said, "DECISION: Manage it")
                assert len(assert_sound(tmp_path)) == begin + 1


@pytest.mark.parametrize(
    ("now", "typed", "late"),
    [
        ("2026-11-22T01:55:00+00:00", ["yesterday 01:55"], False),
        ("2026-11-22T01:56:00+00:00", ["yesterday 01:55"], True),
        # The day of 23 hours: 24 hours and a half on the clock of the wall, and no late entry.
        ("2026-03-30T01:15:00+01:00", ["yesterday 00:45"], False),
        ("2026-03-30T01:46:00+01:00", ["yesterday 00:45"], True),
        # The day of 25 hours: the first half past one is late, 23 hours and a half by the wall; the second is not.
        ("2026-10-26T01:00:00+00:00", ["yesterday 01:30", "1"], True),
        ("2026-10-26T01:00:00+00:00", ["yesterday 01:30", "2"], False),
        # A clock that is a year ahead, by somebody who goes by the calendar.
        ("2027-11-22T01:55:00+00:00", ["22 November 2026 01:55"], True),
    ],
)
def test_late_entry_is_flagged_by_hours_that_passed(tmp_path, tally, now, typed, late):
    """An entry is late when more than 24 hours passed since it happened, whatever the clock on the wall makes of the night."""
    with tally("late entries") as trying, trying(f"{typed} at {now}"):
        moment = datetime.fromisoformat(now)
        status, said = _run(tmp_path, lambda: moment, "decide", typed=[CALM[0], *typed, *CALM[2:], "y", "q"])
        assert status == 0, said
        (record,) = assert_sound(tmp_path)
        assert record.body["late"] is late
        assert record.time == moment


@pytest.mark.parametrize("night", [MARCH, OCTOBER], ids=["March", "October"])
def test_every_quarter_of_the_night_can_be_recorded(tmp_path, tally, night):
    """Through both nights a decision is made every quarter of an hour, at the moment and for one before, and none is out of order."""
    with tally("quarters of an hour of the two nights") as trying:
        count = 0
        for quarter in range(0, 17, many(2, 1)):
            for back in ("", "10 minutes"):
                now = night + timedelta(minutes=15 * quarter)
                with trying(f"{now}, {back or 'now'}"):
                    # The wall's time ten minutes ago; if that was twice, or never, the person is asked, and takes the first.
                    wall = (now - timedelta(minutes=10)).astimezone(LONDON)
                    typed = [CALM[0], f"{wall:%H%M}" if back else "", *CALM[2:], "y", "q"]
                    if back and _twice(wall):
                        typed.insert(2, "1")
                    status, said = _run(tmp_path, lambda now=now: now, "decide", typed=typed)
                    assert status == 0, said
                    count += 1
                    held = assert_sound(tmp_path)
                    assert len(held) == count
                    assert held[-1].time == now
                    assert held[-1].body["late"] is False
                    assert held[-1].body["happened"] <= format_time(now)


def _twice(wall):
    """Whether the clock on the wall showed this twice, both times in the past."""
    return wall.replace(fold=0).utcoffset() != wall.replace(fold=1).utcoffset() and wall.fold == 1
