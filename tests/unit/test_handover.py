"""What waits, and the handover: seen by whoever comes on shift."""

import os
from datetime import timedelta
from html import escape

import pytest

from calloutcli.cli import courses
from calloutcli.cli.handover import MOST
from calloutcli.cli.owed import when_words
from calloutcli.emergency import EMERGENCY_LINE
from calloutcli.followup.pending import Pending
from calloutcli.log.receipt import format_receipt, receipt_of
from calloutcli.store.evidence import read_head
from tests.builders import LONDON, NOW, tamper
from tests.courses import EMERGENCY, NOTHING
from tests.houses import reference
from tests.shifts import Shifts
from tests.worlds import london

HURT = {
    **NOTHING, "happened": frozenset({"hurt"}), "injury": "minor", "not_over": "no", "wishes": "not_yet", "pattern": "no",
    "under_ten": "no",
}  # fmt: skip
OUT = {**NOTHING, "concern": frozenset({"out"}), "out_where": "not_sure", "out_risk": "no"}
ENQUIRIES = {"step": "enquiries", "absence": "missing", "asked_whom": ["friends"]}


@pytest.fixture
def shifts(tmp_path):
    """A home; the first incident is on Sunday at 01:40, and the decision is put off to Monday noon."""
    return Shifts(tmp_path / "home")


def heads(screen):
    """The headings of a screen, with their counts."""
    return [
        line
        for line in screen.splitlines()
        if (":" in line and line.split(":")[0].isupper()) or line.startswith("CASES")
    ]


# ------------------------------------------------------------------ pending


def test_nothing_waits(shifts):
    """A home without a log: the list is empty, and that is said."""
    assert shifts.run("pending") == (0, "Nothing waits.\n")
    assert shifts.told("pending") == []


def test_the_groups_and_their_order(shifts):
    """A child who is not back, then what is overdue, the longest first, then what is due, then what has no set time, then interviews."""
    shifts.put_off(1)
    shifts.hour = 30
    shifts.put_off(2, OUT)
    shifts.add(2, "missing", **ENQUIRIES)
    shifts.run("decide", typed=["2", "^C"])
    shifts.hour = 40
    status, screen = shifts.run("pending")
    assert status == 0
    assert [line.split(":")[0] for line in heads(screen)] == [
        "NOT BACK",
        "OVERDUE",
        "DUE",
        "NO SET TIME",
        "NOT FINISHED",
    ]
    told = shifts.told("pending")
    assert told[0]["matter"] == "missing"
    assert [one["matter"] for one in told if one["overdue"]] == ["notification", "decision"]
    assert told[-1]["matter"] == "interview"
    assert told[-1]["do"] == f"callout resume {told[-1]['reference']}"
    counted = sum(int(line.split(":")[1]) for line in heads(screen))
    assert counted == len(told)
    dues = [one["due"] for one in told if one["due"]]
    assert dues == sorted(dues)


def test_each_is_settled_by_the_command_that_it_names(shifts):
    """What `do` says is a command of callout, word for word, for the case that it names."""
    shifts.put_off(1, HURT)
    shifts.note(1, "Sit with him.")
    shifts.put_off(2, OUT)
    shifts.put_off(3, EMERGENCY)
    told = shifts.told("pending")
    assert {one["do"].split()[1] for one in told} >= {"add", "close", "show"}
    for one in told:
        words = one["do"].split()
        assert words[0] == "callout"
        assert one["reference"] in words
        assert shifts.run(*words[1:], typed=["q"])[0] in (0, 130), one["do"]


def test_the_fields_of_json(shifts):
    """Each item names who owes it and by when, says it in words, and how it is settled."""
    shifts.put_off(1)
    one = next(one for one in shifts.told("pending") if one["matter"] == "decision")
    assert one == {
        "reference": reference(1),
        "matter": "decision",
        "who": "registered_manager",
        "due": "2026-11-23T12:00:00.000Z",
        "words": "Registered manager decides what was put off",
        "do": f"callout close {reference(1)}",
        "until": None,
        "overdue": False,
    }


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (timedelta(minutes=-1), "By today, 12:00"),
        (timedelta(0), "By today, 12:00"),
        (timedelta(minutes=1), "Since today, 12:00. Minutes late: 1"),
        (timedelta(minutes=119), "Since today, 12:00. Minutes late: 119"),
        (timedelta(hours=2), "Since today, 12:00. Hours late: 2"),
        (timedelta(hours=47, minutes=59), "Since Monday 23 November, 12:00. Hours late: 47"),
        (timedelta(hours=48), "Since Monday 23 November, 12:00. Days late: 2"),
        (timedelta(days=400), "Since Monday 23 November 2026, 12:00. Days late: 400"),
        (timedelta(hours=-20), "By tomorrow, Monday 23 November, 12:00"),
        (timedelta(hours=-40), "By Monday 23 November, 12:00"),
    ],
)
def test_when(after, words):
    """By when, or since when and how long, in words, never in a counted noun; the year where it is another."""
    due = london("2026-11-23 12:00")
    one = Pending("ELM-0001-F", "decision", "manager", due, "words", "do")
    assert when_words(one, due + after, LONDON) == words


def test_when_in_summer_time():
    """The clock on the wall, also where it is an hour ahead."""
    due = london("2026-06-01 00:30")
    one = Pending("ELM-0001-F", "decision", "manager", due, "words", "do")
    assert when_words(one, london("2026-05-31 23:59"), LONDON) == "By tomorrow, Monday 1 June, 00:30"
    assert when_words(one, london("2026-06-01 00:10"), LONDON) == "By today, 00:30"


def test_a_note_s_words_stand_only_in_the_handover(shifts):
    """The list says that there is a note, and which case it is of."""
    shifts.put_off(1)
    shifts.note(1, "He is afraid of the dark.")
    assert "afraid" not in shifts.run("pending")[1]
    assert "afraid" not in shifts.run("pending", "--json")[1]
    assert "A note for the next shift" in shifts.run("pending")[1]
    assert "He is afraid of the dark." in shifts.run("handover")[1]


# ------------------------------------------------------------------ a log that cannot all be read


def test_records_that_cannot_be_read_are_counted(shifts):
    """What can be read is told; how much cannot is said, and what to do."""
    shifts.put_off(1)
    shifts.put_off(2)
    tamper(shifts.folder / "log.sqlite", "UPDATE record SET leaf = CAST('x' AS BLOB) WHERE seq = 1")
    for command in ("pending", "handover"):
        status, screen = shifts.run(command)
        assert status == 0
        assert reference(1) in screen
        assert reference(2) not in screen
        assert "warning: records that cannot be read: 1. More may wait: run callout log verify" in screen


@pytest.mark.parametrize("fault", [KeyError("owner"), TypeError("no"), ValueError("no"), AttributeError("no")])
def test_a_record_of_another_form_hides_no_other(shifts, monkeypatch, fault):
    """A body of a form that nobody foresaw may break the reading of its own case, never of the others."""
    shifts.put_off(1)
    shifts.put_off(2)
    real = courses.pending_in

    def breaks(course, now):
        if course.reference == reference(1):
            raise fault
        return real(course, now)

    monkeypatch.setattr(courses, "pending_in", breaks)
    status, screen = shifts.run("pending")
    assert status == 0
    assert reference(2) in screen
    assert reference(1) not in screen
    assert "records that cannot be read: 1" in screen
    assert reference(2) in shifts.line()


def test_nothing_waits_is_said_only_of_what_was_read(shifts):
    """A log that is gone, or whose records cannot be read, is not called empty."""
    shifts.put_off(1)
    tamper(shifts.folder / "log.sqlite", "UPDATE record SET leaf = CAST('x' AS BLOB)")
    for command in ("pending", "handover"):
        assert "Nothing waits in what can be read here." in shifts.run(command)[1]


def test_a_log_that_is_gone(shifts):
    """The kept checkpoints say that there was one: exit status 4, after all that there is."""
    shifts.run("decide", typed=["1", "q"])
    (shifts.folder / "log.sqlite").unlink()
    for command in ("pending", "handover"):
        status, screen = shifts.run(command)
        assert status == 4
        assert "NOT FINISHED: 1" in screen
        assert "but a kept checkpoint says that it had" in screen
    assert "There is no receipt: there is no log in" in shifts.run("handover")[1]


def test_a_log_that_is_no_log(shifts):
    """Damaged beyond reading: the interviews are told, no receipt is made, and the error says what to do."""
    shifts.put_off(1)
    shifts.run("decide", typed=["2", "^C"])
    (shifts.folder / "log.sqlite").write_bytes(b"not a database, and long enough to look like one" * 20)
    for command in ("pending", "handover"):
        status, screen = shifts.run(command)
        assert status == 4
        assert "NOT FINISHED: 1" in screen
        assert "fetch the last backup" in screen


def test_an_older_copy_gets_no_receipt(shifts):
    """A log behind its kept checkpoint: what it holds is told, and nothing is given for the day book."""
    shifts.run("decide", typed=["1", "q"])
    kept = (shifts.folder / "log.sqlite").read_bytes()
    shifts.run("decide", typed=["1", "q"])
    (shifts.folder / "log.sqlite").write_bytes(kept)
    status, screen = shifts.run("handover")
    assert status == 4
    assert "Write this in the day book" not in screen
    assert "CASES, open or of the last 24 hours: 1" in screen


# ------------------------------------------------------------------ handover


def test_the_order_of_the_screen(shifts):
    """The 999 line, who and when, then not back, overdue, due, cases, interviews, and the receipt last."""
    shifts.put_off(1)
    shifts.hour = 30
    shifts.put_off(2, OUT)
    shifts.add(2, "missing", **ENQUIRIES)
    shifts.run("decide", typed=["2", "^C"])
    shifts.hour = 40
    status, screen = shifts.run("handover")
    assert status == 0
    lines = screen.splitlines()
    assert lines[0] == EMERGENCY_LINE
    assert lines[2] == "Handover. This home. Monday 23 November 2026, 17:55"
    parts = [line.split(":")[0] for line in heads(screen)]
    assert parts == ["NOT BACK", "OVERDUE", "DUE", "CASES, open or of the last 24 hours", "NOT FINISHED"]
    receipt = format_receipt(receipt_of(read_head(shifts.home)[0]))
    assert lines[-3:] == ["Write this in the day book:", f"  {receipt}", "  Records: 3. Monday 23 November 2026, 17:55"]


def test_the_receipt_is_the_log_s(shifts):
    """Word for word that of `log receipt`, which `log verify` takes."""
    shifts.put_off(1)
    told = shifts.told("handover")
    assert told["receipt"] == shifts.told("log", "receipt")
    assert shifts.run("log", "verify", "--receipt", told["receipt"]["receipt"])[0] == 0


def test_a_case(shifts):
    """Which, whose, when, what was decided, what to watch, and the note in its words; the child by code alone."""
    shifts.put_off(1, HURT)
    shifts.note(1, "Sit with him at breakfast.", "2026-11-24")
    screen = shifts.run("handover")[1]
    case = screen[screen.index("CASES") :].split("\n\n", maxsplit=1)[0]
    assert case.splitlines()[1] == f"{reference(1)}. Child: AB. Happened Sunday 22 November, 01:40"
    words = " ".join(case.split())
    assert "Put off: Slow time: no police tonight." in words
    assert "Watch: To be asked" in words
    assert "whether they want to tell the police: the person who was hurt" in words
    assert "Note for you, until Tuesday 24 November 2026: Sit with him at breakfast." in words
    assert "cried" not in screen


def test_a_title_is_never_an_order(shifts):
    """`Call 999 now` was decided then: nobody may read it as what to do now."""
    shifts.put_off(1, EMERGENCY)
    screen = shifts.run("handover")[1]
    assert "  Decided: Emergency: call 999 now" in screen


def test_what_was_left_open_and_what_was_closed(shifts):
    """Undecided is said as such; a closed case says what was decided in the end."""
    shifts.put_off(1, {"danger": "no"})
    shifts.put_off(2)
    shifts.hour = 5
    shifts.make(2)
    told = {one["reference"]: one for one in shifts.told("handover")["cases"]}
    assert (told[reference(1)]["taken"], told[reference(1)]["decided"]) == ("undecided", None)
    assert (told[reference(2)]["taken"], told[reference(2)]["put_off"]) == ("in_house", False)
    screen = shifts.run("handover")[1]
    assert "  Not decided yet" in screen
    assert "  Decided: Manage it in the home, restoratively" in screen


def test_each_thing_that_waits_is_told_once(shifts):
    """What has a time stands under its heading, all else under its case: nothing twice, nothing left out."""
    shifts.put_off(1, HURT)
    shifts.put_off(2, OUT)
    shifts.add(2, "missing", **ENQUIRIES)
    shifts.note(1, "Sit with him.")
    shifts.hour = 60
    screen = " ".join(shifts.run("handover")[1].split())
    for one in shifts.told("pending"):
        if one["matter"] != "note":
            times = screen.count(one["words"])
            same = sum(other["words"] == one["words"] for other in shifts.told("pending"))
            assert times == same, one


def test_a_case_of_last_night_is_told_though_nothing_waits(shifts):
    """Whoever comes on shift hears of it; a day later it is no longer told."""
    shifts.put_off(1)
    shifts.hour = 1
    shifts.make(1)
    shifts.add(1, "notification", whom="placing_authority", basis="protocol", judgement="not_needed", result="told")
    shifts.add(
        1, "restorative", level="conversation", step="offered", child_consent="declined", hurt_consent="nobody_hurt"
    )
    assert shifts.waits() == []
    assert reference(1) in shifts.run("handover")[1]
    shifts.hour = 30
    assert reference(1) not in shifts.run("handover")[1]
    assert "Nothing waits." in shifts.run("handover")[1]


def test_seven_of_each_on_the_screen_and_all_on_the_page(shifts, tmp_path):
    """The screen says how many more there are and where they stand."""
    for case in range(1, 10):
        shifts.put_off(case)
        shifts.run("decide", typed=["2", "^C"])
        shifts.hour += 0.1
    shifts.hour = 60
    screen = shifts.run("handover")[1]
    overdue = screen[screen.index("OVERDUE: 18") : screen.index("CASES")]
    assert overdue.count("  Since ") == MOST
    assert "  More: 11. All of them: callout pending" in overdue
    cases = screen[screen.index("hours: 9") : screen.index("NOT FINISHED: 9")]
    assert cases.count("Happened") == MOST
    assert "  More: 2. All of them: callout handover --page FILE" in cases
    page = tmp_path / "page.html"
    assert shifts.run("handover", "--page", str(page))[0] == 0
    html = page.read_text(encoding="utf-8")
    assert html.count("Happened") == 9
    assert html.count("Since ") == 18
    assert html.count("The questions were not finished") == 9
    assert len(shifts.told("handover")["cases"]) == 9


def test_the_latest_case_first_and_a_missing_child_before_all(shifts):
    """On the screen for the next shift last night stands before last week."""
    shifts.put_off(1, OUT)
    shifts.add(1, "missing", **ENQUIRIES)
    for case in (2, 3):
        shifts.hour += 10
        shifts.put_off(case)
    told = [one["reference"] for one in shifts.told("handover")["cases"]]
    assert told == [reference(1), reference(3), reference(2)]


def test_an_empty_log_still_gives_what_there_is(shifts):
    """Nothing is recorded: no receipt, and an interview that was begun is told."""
    status, screen = shifts.run("handover")
    assert status == 0
    assert screen.startswith(
        f"{EMERGENCY_LINE}\n\nHandover. This home. Sunday 22 November 2026, 01:55\nNothing waits.\n"
    )
    assert "Nothing is recorded here yet, so there is no receipt" in screen
    shifts.run("decide", typed=["2", "^C"])
    screen = shifts.run("handover")[1]
    assert "NOT FINISHED: 1" in screen
    assert "Nothing waits" not in screen
    assert shifts.told("handover")["receipt"] is None


def test_a_decided_interview_waits_for_details_only(shifts):
    """What is still to be added is not called unfinished questions."""
    shifts.run("decide", typed=["1", "q"])
    (one,) = shifts.told("handover")["interviews"]
    assert one["words"] == "Decided. Details can still be added"


def test_a_draft_that_nobody_can_read_is_told(shifts):
    """It is named, with what to do, and hides nothing."""
    shifts.run("decide", typed=["2", "^C"])
    (draft,) = (shifts.folder / "drafts").glob("*.draft")
    draft.write_bytes(b"\xff")
    screen = shifts.run("pending")[1]
    assert draft.stem in screen
    assert "The saved answers cannot be read" in screen


def test_erased_words_of_a_note(shifts):
    """When the words of a note are gone, that is said: the note itself stays."""
    shifts.put_off(1)
    seq = shifts.note(1, "Sit with him.")
    tamper(shifts.folder / "log.sqlite", f"DELETE FROM disclosure WHERE seq = {seq}")
    assert "the words are not kept any more" in shifts.run("handover")[1]


@pytest.mark.parametrize("nasty", ["<script>alert(1)</script>", "a & b", '"quoted"', "&lt;b&gt;"])
def test_words_are_text_on_the_page(shifts, tmp_path, nasty):
    """Nothing that somebody typed becomes a tag."""
    shifts.put_off(1, personal={"child": nasty[:8]})
    shifts.note(1, nasty)
    page = tmp_path / "page.html"
    shifts.run("handover", "--page", str(page))
    html = page.read_text(encoding="utf-8")
    assert escape(nasty) in html
    assert "<script" not in html


@pytest.mark.skipif(os.name == "nt", reason="no such names on Windows")
def test_control_characters_drive_no_terminal(shifts, tmp_path):
    """A name that would drive a terminal is shown as text, on the screen, on the page and at the start of an interview."""
    shifts.put_off(1)
    (shifts.folder / "drafts").mkdir()
    (shifts.folder / "drafts" / "\x1b[2J\u202eELM.draft").write_bytes(b"x")
    page = tmp_path / "page.html"
    shifts.run("handover", "--page", str(page))
    screens = [
        shifts.run(*words)[1]
        for words in (["handover"], ["pending"], ["resume"], ["pending", "--json"], ["handover", "--json"])
    ]
    for shown in (*screens, page.read_text(encoding="utf-8")):
        assert "x1b[2J" in shown or "u001b[2J" in shown
        assert "\x1b" not in shown
    for shown in (*screens[:3], page.read_text(encoding="utf-8")):
        assert "\u202e" not in shown


def test_a_page_that_cannot_be_written(shifts, tmp_path):
    """Exit status 6, and what to do; nothing is half written."""
    status, screen = shifts.run("handover", "--page", str(tmp_path / "no" / "page.html"))
    assert status == 6
    assert "cannot be written" in screen
    assert "hint: check the disk and the folder, or choose another file with --page" in screen


def test_a_note_without_a_day_is_shown_until_tomorrow(shifts):
    """The next shift sees it; it does not stay for ever."""
    shifts.put_off(1)
    shifts.note(1, "Mind the step.")
    assert "Note for you, until Monday 23 November 2026: Mind the step." in " ".join(shifts.run("handover")[1].split())
    shifts.hour = 30
    assert any(one.matter == "note" for one in shifts.waits())
    shifts.hour = 48
    assert not any(one.matter == "note" for one in shifts.waits())
    assert NOW.date().isoformat() == "2026-11-22"
