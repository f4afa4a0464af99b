"""Decisions that are put off: what a deadline in working days is counted by, and that nothing moves it afterwards."""

import builtins
import json
import subprocess
import sys
from datetime import date, datetime

import pytest

from calloutcli.__main__ import main
from calloutcli.audit.child_information_form import fill_form, time_words
from calloutcli.audit.own_copy import own_copy
from calloutcli.cli import bank_holidays as looked_up
from calloutcli.cli.bank_holidays import bank_holidays
from calloutcli.cli.desk import open_desk
from calloutcli.cli.putting_off import as_put_off
from calloutcli.followup.closing import closing_form
from calloutcli.followup.forms import pending_in
from calloutcli.frozen import replace
from calloutcli.interview.card import day_words, timing_words
from calloutcli.protocol.model import Deferral
from calloutcli.record.deferral import due_in, holidays_in, put_off_since
from calloutcli.record.kinds import Position, format_record, parse_record
from tests.builders import (
    ENGINE,
    LONDON,
    NOW,
    ORIGIN,
    OUTCOMES,
    REFERENCE_MODEL,
    SMALL,
    counting_random,
    load,
    make_case,
    make_entry,
    protocol_text,
)
from tests.courses import DOOR, Chronicle, hours
from tests.worlds import dice, london, world_of

SLOW = ("2", "", "1", "0", "1", "2", "1", "2", "2", "y")
CALM = ("2", "", "1", "0", "0", "y")
DETAILS = ("", "1", "QK", "Kicked the door.", "AB", "1", "1", "", "2", "", "")
CHRISTMAS_EVE = "2026-12-24 02:00"


class Folder:
    """A home; its commands run in this process."""

    def __init__(self, path):
        self.home = path / "home"
        self.chance = dice("slow time")
        self.said = ""

    def run(self, *arguments, typed=(), now=CHRISTMAS_EVE):
        """The exit status of a command."""
        world, screen, keyboard = world_of(typed, {"CALLOUT_HOME": str(self.home)}, london(now), self.chance)
        status = main(list(arguments), world=world)
        self.said = screen.getvalue()
        assert "fault in callout" not in self.said, self.said
        assert not keyboard.left, (keyboard.left, self.said)
        return status

    def put_off(self, *typed, now=CHRISTMAS_EVE):
        """The reference of a case that was put off."""
        assert self.run("decide", typed=[*SLOW, *(typed or ("q",))], now=now) == 0, self.said
        return self.said.rstrip().splitlines()[-1]

    def bodies(self, reference):
        """The body of each record of the case."""
        assert self.run("show", reference, "--json") == 0
        return [one["body"] for one in json.loads(self.said)["result"]]

    def settings(self, text):
        """Write home.yaml."""
        self.home.mkdir(exist_ok=True)
        (self.home / "home.yaml").write_text(f"format: 1\n{text}")


@pytest.fixture
def folder(tmp_path):
    """A home that has nothing yet."""
    return Folder(tmp_path)


@pytest.fixture
def no_library(monkeypatch):
    """A computer on which the library of bank holidays is missing."""
    real = builtins.__import__

    def imported(name, *rest, **more):
        if name == "holidays":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", imported)
    looked_up._of_year.cache_clear()
    yield
    looked_up._of_year.cache_clear()


def test_the_record_says_what_was_left_out(folder):
    """Weekends go without saying; each bank holiday between is named in the record, and `show` names it too."""
    reference = folder.put_off()
    (body,) = folder.bodies(reference)
    assert body["defer"] == {
        "holidays": ["2026-12-25", "2026-12-28"],
        "owner": "registered_manager",
        "until": "2026-12-29T12:00:00.000Z",
    }
    assert folder.run("show", reference) == 0
    assert "bank\n    holidays left out: Friday 25 December, Monday 28 December" in folder.said.replace(" 2026", "")


def test_a_plain_night_leaves_nothing_out(folder):
    """On a night without a holiday the list stands there, and is empty."""
    (body,) = folder.bodies(folder.put_off(now="2026-11-22 01:55"))
    assert body["defer"]["holidays"] == []
    assert body["defer"]["until"] == "2026-11-23T12:00:00.000Z"


def test_a_decision_that_is_not_put_off_says_nothing_of_it(folder):
    """Nothing in its record counts days."""
    assert folder.run("decide", typed=[*CALM, "q"]) == 0
    (body,) = folder.bodies(folder.said.rstrip().splitlines()[-1])
    assert "defer" not in body


def test_the_nation_of_the_home_counts(folder):
    """A home in Scotland waits for the second of January and its Monday; one in England does not."""
    folder.settings("nation: scotland\n")
    (body,) = folder.bodies(folder.put_off(now="2026-12-31 22:00"))
    assert body["defer"]["until"] == "2027-01-05T12:00:00.000Z"
    assert body["defer"]["holidays"] == ["2027-01-01", "2027-01-04"]


def test_without_the_library_the_deadline_comes_too_soon(folder, no_library):
    """The decision is made and recorded; only weekends are left out, so nobody waits longer than was agreed."""
    reference = folder.put_off()
    assert "by Friday 25 December, 12:00" in folder.said
    (body,) = folder.bodies(reference)
    assert body["defer"]["holidays"] == []
    assert bank_holidays("england", {2026}) == ()


def test_doctor_says_that_the_library_is_missing(folder, no_library):
    """Whoever looks after the computer is told, and what to do; nothing else is wrong because of it."""
    assert folder.run("doctor") == 0, folder.said
    assert "LOOK: bank holidays: they are not known on this computer" in folder.said
    assert "To do: run pip install holidays" in folder.said


def test_doctor_says_that_the_clock_stands_before_the_log(folder):
    """A clock that was set back would hide all that is overdue: it is said, and not over a few minutes between two computers."""
    folder.put_off()
    for now, told in (("2026-12-24 01:56", False), ("2025-12-24 02:00", True)):
        assert folder.run("doctor", now=now) == 0
        said = " ".join(folder.said.split())
        assert ("LOOK: clock: the last record was made on 24 December 2026, 02:00, later than" in said) is told


@pytest.mark.parametrize("kind", ["note", "debrief", "review"])
def test_a_clock_that_stands_before_the_incident_is_named(folder, kind):
    """No time can then be right: to say that the person's is wrong would send them in a circle."""
    reference = folder.put_off()
    answers = {
        "note": "words: x\nhandover: no\nhappened: 2026-12-24T03:00:00.000Z\n",
        "debrief": "offered_to: care_worker\nstep: offered\nhappened: 2025-12-24T02:00:00.000Z\n",
        "review": "reviewer: manager\nfinding: as_agreed\nrules: none\nreviewed_on: 2025-12-24\n",
    }
    (folder.home / "answers.yaml").write_text(answers[kind])
    command = ("add", reference, kind, "--answers", str(folder.home / "answers.yaml"))
    assert folder.run(*command, now="2025-12-24 02:00") == 2
    assert "this computer's clock stands before the incident" in folder.said
    assert "if the clock is wrong, set it" in folder.said


def test_doctor_says_whose_holidays_count(folder):
    """So a home that is in another nation notices that the setting was never made."""
    folder.settings("nation: northern ireland\n")
    assert folder.run("doctor") == 0
    assert "OK: bank holidays: deadlines in working days leave out those of Northern Ireland" in " ".join(
        folder.said.split()
    )
    assert folder.run("doctor", "--home", str(folder.home.parent / "other")) == 0
    assert "those of England" in folder.said
    folder.settings("protocol: leicestershire-2008\n")
    assert folder.run("doctor") == 0
    assert "bank holidays" not in folder.said


def test_what_was_recorded_without_the_library_still_replays(folder):
    """Where the library is there later, the record is as right as it was."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(looked_up, "_of_year", lambda *_: ())
        folder.put_off()
    assert folder.run("log", "replay") == 0, folder.said
    assert "Same: 1. Different: 0." in folder.said


@pytest.mark.parametrize("later", [{"2026-12-29"}, set()], ids=["a new holiday", "none any more"])
def test_the_card_that_is_shown_again_has_the_recorded_deadline(folder, later, monkeypatch):
    """Another list of holidays than on that night changes neither the card nor the replay."""
    reference = folder.put_off()
    days = tuple(datetime.fromisoformat(day).date() for day in later)
    monkeypatch.setattr(looked_up, "_of_year", lambda _, year: tuple(day for day in days if day.year == year))
    assert folder.run("card", reference, now="2026-12-27 10:00") == 0
    assert "Look again: Registered manager decides by Tuesday 29 December, 12:00" in folder.said
    assert folder.run("log", "replay") == 0
    assert "Same: 1. Different: 0." in folder.said


def test_details_that_come_later_do_not_move_the_deadline(folder):
    """Whoever adds the details on the day it is overdue sees the old deadline, and the record keeps it, with since when."""
    reference = folder.put_off()
    assert folder.run("resume", reference, typed=DETAILS, now="2026-12-30 09:00") == 0, folder.said
    assert "Look again: Registered manager decides by Tuesday 29 December, 12:00" in folder.said
    first, second = folder.bodies(reference)
    assert (first["version"], second["version"]) == (1, 2)
    assert "since" not in first["defer"]
    assert second["defer"] == {**first["defer"], "since": "2026-12-24T02:00:00.000Z"}
    assert folder.run("card", reference, now="2027-02-01 09:00") == 0
    assert "by Tuesday 29 December, 12:00" in folder.said
    assert folder.run("log", "replay") == 0
    assert "Same: 2. Different: 0." in folder.said


def test_putting_it_off_anew_counts_anew(folder):
    """Staff who did something else in between, and put it off again on a later day, owe the decision from that day."""
    assert folder.run("decide", typed=[*CALM, "o", "2", "5", "AB said so.", "q"]) == 0, folder.said
    reference = folder.said.rstrip().splitlines()[-1]
    assert folder.bodies(reference)[-1]["defer"]["until"] == "2026-12-29T12:00:00.000Z"
    for number, now in (("3", "2026-12-28 09:00"), ("2", "2026-12-30 09:00")):
        typed = ["o", number, "5", "AB said so.", "q"]
        assert folder.run("resume", reference, typed=typed, now=now) == 0, folder.said
    between, last = folder.bodies(reference)[-2:]
    assert [one["taken"]["outcome"] for one in (between, last)] == ["manager_now", "slow_time"]
    assert "defer" not in between
    assert last["defer"] == {"holidays": [], "owner": "registered_manager", "until": "2026-12-31T12:00:00.000Z"}


def test_another_outcome_that_puts_it_off_counts_anew(folder):
    """A deadline belongs to what was put off: who puts off something else owes that from then."""
    desk = open_desk(world_of([], {"CALLOUT_HOME": str(folder.home)}, london("2026-12-30 09:00"), folder.chance)[0])
    assert folder.run("decide", typed=[*SLOW, "q"]) == 0
    reference = folder.said.rstrip().splitlines()[-1]
    later = REFERENCE_MODEL.read_text("utf-8").replace(
        "    restorative: conversation\n\n  named_officer:",
        "    restorative: conversation\n    defer: {until: 2 working days 10:00, owner: on_call_manager}\n\n  named_officer:",
    )
    protocol = load(later)
    assert protocol.outcome("manager_now").defer is not None
    now = london("2026-12-30 09:00")
    case = make_case(0, reference=reference, recorded=now, version=2)
    same = as_put_off(desk, protocol, replace(case, taken="slow_time"))
    assert same.counted_from == london(CHRISTMAS_EVE)
    assert same.holidays == (date(2026, 12, 25), date(2026, 12, 28))
    other = as_put_off(desk, protocol, replace(case, taken="manager_now"))
    assert other.counted_from == now
    assert date(2027, 1, 1) in (other.holidays or ())


@pytest.mark.parametrize("typed", [["^D"], [*CALM, "q"]], ids=["the first question", "a decision in the home"])
def test_the_library_is_not_imported_before_it_is_needed(tmp_path, typed):
    """Neither the first question nor a decision that is not put off waits for it."""
    lines = "".join(f"{line}\n" for line in typed if line != "^D")
    command = [sys.executable, "-X", "importtime", "-m", "calloutcli", "decide", "--home", str(tmp_path / "home")]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=False)
    assert "Right now, is anyone facing" in done.stdout
    names = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "calloutcli.cli.decide" in names
    assert not names & {"holidays", "dateutil"}


# ------------------------------------------------------------------ words and odd records


@pytest.mark.parametrize(
    ("until", "words"),
    [
        ("next_day 12:00", "the next day"),
        ("3 days 12:00", "3 days on"),
        ("next_working_day 12:00", "the next working day"),
        ("2 working days 12:00", "2 working days on"),
    ],
)
def test_the_day_in_words(until, words):
    """As it is said on the card and read aloud."""
    outcome = load(SMALL.replace("next_day 12:00", until)).outcome("slow_time")
    assert day_words(outcome.defer) == words


def test_when_it_is_done_is_not_said_wrongly():
    """What is decided on a working day is not done "the next day"; what is done now stays so, whatever is put off."""
    working = load(SMALL.replace("next_day 12:00", "next_working_day 12:00")).outcome("slow_time")
    assert timing_words(working) == "the next working day"
    assert timing_words(load().outcome("slow_time")) == "the next day"
    now = OUTCOMES.replace("timing: next_day", "timing: now").replace("next_day 12:00", "next_working_day 12:00")
    assert timing_words(load(protocol_text(outcomes=now)).outcome("slow_time")) == "now"


@pytest.mark.parametrize(
    ("defer", "since", "days"),
    [
        ({"until": "2026-12-29T12:00:00.000Z", "owner": "m"}, NOW, None),
        ({"since": "2026-11-20T01:00:00.000Z"}, london("2026-11-20 01:00"), None),
        ({"since": "yesterday", "holidays": "none"}, NOW, None),
        ({"since": 5, "holidays": []}, NOW, []),
        ({"holidays": ["2026-12-25", "Christmas", 7, None]}, NOW, ["2026-12-25"]),
    ],
)
def test_an_odd_record_is_read_as_far_as_it_goes(defer, since, days):
    """What is no date or no time is passed over: replay then finds that the record differs, and does not stop."""
    entry = make_entry(body={"reference": "ELM-0000-0", "defer": defer})
    record = parse_record(format_record(entry, Position(ORIGIN, 0, bytes(32)), NOW, ENGINE, counting_random())[0])
    found = holidays_in(record.body)
    assert put_off_since(record) == since
    assert (None if found is None else [day.isoformat() for day in found]) == days


@pytest.mark.parametrize(
    ("body", "due"),
    [
        ({}, ("", None)),
        ({"defer": {"until": "2026-11-22T01:55:03.123Z", "owner": "m"}}, ("m", NOW)),
        ({"defer": {"until": "noon"}}, ("", None)),
        ({"defer": {"until": None, "owner": "m"}}, ("m", None)),
        ({"defer": 3}, ("", None)),
    ],
)
def test_who_owes_it_and_until_when(body, due):
    """As far as the record says it."""
    assert due_in(body) == due


def test_a_deferral_says_itself():
    """Every deferral writes its deadline as the file may have had it."""
    assert Deferral(1, 9, 5, "m", None).until == "next_day 09:05"
    assert Deferral(1, 9, 5, "m", None, working=True).until == "next_working_day 09:05"


# -------------------------------------------------------------------- what speaks for the case


def test_danger_after_the_closure_speaks_for_the_case():
    """Closed, and then it turns bad: what a later version of the decision says is done counts, and no longer the closure."""
    one = Chronicle().decide(DOOR).close("manager_now")
    one.decide(DOOR, "report_101", after=31, reason="risk_higher")
    assert (one.course.taken, one.course.closure, one.course.is_put_off) == ("report_101", None, False)


def test_details_after_the_closure_open_nothing():
    """Details that are added to a case that is closed repeat that it was put off: it stays closed."""
    one = Chronicle().decide(DOOR).close("manager_now").decide(DOOR, after=31)
    assert (one.course.taken, one.course.is_put_off) == ("manager_now", False)


def test_the_police_and_the_child_are_told_when_it_was_decided():
    """Decided by the manager at hour 30 and entered at hour 60, with details after it: the time of the decision is told, and no more."""
    one = Chronicle().decide(DOOR).close("report_101", after=30)
    one.told[1] = replace(one.told[1], record=replace(one.told[1].record, time=hours(60)))
    one.decide(DOOR, after=61)
    when = time_words(hours(30), LONDON)
    assert dict(fill_form(one.told[1:2], LONDON).incident)["Decided to involve the police"] == when
    decided = [line for line in own_copy(one.told, LONDON) if line.startswith("What was decided")]
    assert len(decided) == 2
    assert decided[1].endswith(f"({when})")


def test_whether_it_is_put_off_is_as_corrected():
    """It was not put off, as somebody typed by mistake: nobody waits for a decision. And the other way round somebody does."""
    one = Chronicle().decide(DOOR).correct(0, "outcome", "taken", "manager_now")
    assert (one.course.is_put_off, decisions(one)) == (False, [])
    other = Chronicle().decide(DOOR, "manager_now").correct(0, "outcome", "taken", "slow_time")
    assert (other.course.is_put_off, decisions(other)) == (True, [("registered_manager", None)])
    assert closing_form(other.course).first(other.course)["decided_by"][0] == "registered_manager"


def decisions(one: Chronicle) -> list[tuple[str, datetime | None]]:
    """(who owes it, by when) of each decision that a case waits for."""
    return [(found.who, found.due) for found in pending_in(one.course, hours(40)) if found.matter == "decision"]
