"""After the card: whom the worker rang is recorded with `c`, and whoever was hurt is offered that somebody else decides."""

import json
from pathlib import Path

import pytest

from calloutcli.__main__ import main
from calloutcli.cli import consulting
from calloutcli.emergency import EMERGENCY_LINE
from calloutcli.errors import StoreError
from calloutcli.interview.details import DECIDER_INVOLVED, HANDED_OVER_TO
from tests.builders import HEAD, OUTCOMES, QUESTIONS, RULES
from tests.worlds import dice, london, world_of

SERIOUS = ("2", "0150", "1", "0", "4", "4", "2", "y")
"""Somebody is badly hurt, and it is over: report_101, once the on-call manager agrees."""
CALM = ("2", "", "1", "0", "0", "y")
EMERGENCY = ("1",)
ALLEGATION = ("2", "", "1", "5", "0", "y")
PROMPT = "If you disagree, type o. You can still call 999 at any time."
NOT_YET = "This decision is not yet authorised."
OFFER = "Type c to record whom you rang."
TRIED, REACHED = ("c", "1", "3", "", "y"), ("c", "1", "1", "", "", "y")
WHO = "Who decides for the home now?"
INVOLVED = "Was the person deciding hurt in it"
FOUR_LEFT_OUT = ("", "", "", "", "")
"""Role, child, words, initials, whether somebody was told of their right."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one number set."""
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "home.yaml").write_text('format: 1\nhome: "Elm House"\ncontacts:\n  on_call_manager: "01632 960001"\n')
    return folder


def run(home: Path, command: str, *typed: str, now: str = "2026-11-22 02:10"):
    """(exit status, screen, lines that nobody asked for) of a command; nothing on the screen is an escape sequence."""
    world, screen, keyboard = world_of(typed, {"CALLOUT_HOME": str(home)}, london(now), dice(f"{command}{now}"))
    status = main(command.split(), world=world)
    assert "\x1b" not in screen.getvalue()
    assert "fault in callout" not in screen.getvalue(), screen.getvalue()
    return status, screen.getvalue(), keyboard.left


def records(home: Path) -> list[dict]:
    """The leaf of each record, in order."""
    _, listed, _ = run(home, "log list --json")
    found = []
    for row in json.loads(listed)["result"]:
        _, shown, _ = run(home, f"log show {row['seq']} --json")
        found.append(json.loads(shown)["result"]["leaf"])
    return found


def after_the_card(screen: str) -> str:
    """What stands on the screen after the first card."""
    return screen.partition("\nReference:\n")[2]


# ------------------------------------------------------------------ whom the worker rang


def test_a_try_then_the_next_person(home):
    """Each call is one record at once, by phone; after each it is said how the decision stands and whom to ring next."""
    status, screen, left = run(home, "decide", *SERIOUS, *TRIED, *REACHED, "q")
    assert (status, left) == (0, [])
    before, tried, reached = after_the_card(screen).split("> c\n")
    assert f"{NOT_YET}\nAsk first: On-call manager.\nIf nobody answers: Emergency duty team" in before
    assert f"{NOT_YET}\nNo answer so far: On-call manager.\nAsk instead: Emergency duty team" in tried
    assert "Recorded.\n\nThis decision is authorised.\n" + PROMPT in reached
    decision, first, second = records(home)
    assert decision["kind"] == "decision"
    assert (first["kind"], first["whom"], first["result"]) == ("consultation", "on_call_manager", "no_answer")
    assert (second["whom"], second["result"]) == ("emergency_duty_team", "agreed")
    assert {first["channel"], second["channel"]} == {"phone"}
    assert {one["reference"] for one in (decision, first, second)} == {decision["reference"]}


def test_nothing_more_is_asked_of_whoever_rings_nobody(home):
    """One line offers it; a calm decision has not even that, and an emergency says nothing of being authorised."""
    _, serious, _ = run(home, "decide", *SERIOUS, "q")
    assert after_the_card(serious).count("> ") == 1
    assert OFFER in after_the_card(serious)
    _, calm, _ = run(home, "decide", *CALM, "q", now="2026-11-22 03:00")
    assert after_the_card(calm).count("> ") == 1
    assert OFFER not in calm
    assert "authorised" not in calm
    _, urgent, _ = run(home, "decide", *EMERGENCY, "q", now="2026-11-22 04:00")
    assert OFFER in after_the_card(urgent)
    assert "authorised" not in urgent


def test_where_nobody_need_be_asked_a_call_can_still_be_recorded(home):
    """`c` is not offered, and works: somebody rang all the same."""
    status, screen, _ = run(home, "decide", *CALM, "c", "2", "1", "", "", "y", "q")
    assert status == 0
    assert "Recorded." in screen
    assert records(home)[1]["result"] == "agreed"


def test_in_an_emergency_the_time_of_the_incident_is_not_known_yet(home):
    """The call was made before the questions were answered: its time stands, and is not held against the present."""
    _, screen, left = run(home, "decide", *EMERGENCY, "c", "1", "3", "0150", "y", "q")
    assert left == []
    assert "before the incident" not in screen
    assert records(home)[1]["happened"] == "2026-11-22T01:50:00.000Z"
    assert "No answer" not in after_the_card(screen).rpartition("Recorded.")[2]


@pytest.mark.parametrize("typed", [("q",), ("1", "q"), ("1", "3", "", "q"), ("b", "q")])
def test_q_leaves_the_call_and_not_the_interview(home, typed):
    """Nothing is recorded of it, and the prompt comes again."""
    status, screen, left = run(home, "decide", *SERIOUS, "c", *typed, "q")
    assert (status, left) == (0, [])
    assert f"Nothing was recorded.\n\n{NOT_YET}" in screen
    assert len(records(home)) == 1


@pytest.mark.parametrize("typed", [(), ("1",), ("1", "3"), ("1", "3", "")])
def test_danger_now_comes_before_the_call(home, typed):
    """9 at each of its questions shows the emergency card at once, and records that; the call is not recorded."""
    status, screen, left = run(home, "decide", *SERIOUS, "c", *typed, "9", "q")
    assert (status, left) == (0, [])
    assert "DECISION: Emergency: call 999 now" in screen
    assert [one["taken"]["outcome"] for one in records(home)] == ["report_101", "call_999"]


def test_interrupted_in_the_middle_of_a_call(home):
    """Ctrl-C: the decision is recorded, nothing of the call is, and `resume` goes on."""
    status, screen, _ = run(home, "decide", *SERIOUS, "c", "1", "^C")
    assert status == 130
    assert "The decision is recorded." in screen
    status, screen, left = run(home, "resume", *TRIED, "q", now="2026-11-22 02:20")
    assert (status, left) == (0, [])
    assert "No answer so far" in screen
    assert [one["kind"] for one in records(home)] == ["decision", "consultation"]


def test_the_role_of_whoever_rang_is_kept_where_it_is_known(home):
    """Given among the details before, it stands in the record of the call."""
    run(home, "decide", *SERIOUS, "", "2", "^C")
    run(home, "resume", *TRIED, "q", now="2026-11-22 02:20")
    assert records(home)[-1]["author"] == {"role": "senior_on_shift"}


def test_a_log_that_cannot_be_written_stops_nobody(home, monkeypatch):
    """It is said, with the 999 line before it and what to do; the interview goes on and its own record is made."""
    real = consulting.record_entry
    calls = []

    def fails_once(*arguments):
        calls.append(arguments)
        if len(calls) == 1:
            raise StoreError("the disk is full", "make room")
        return real(*arguments)

    monkeypatch.setattr(consulting, "record_entry", fails_once)
    status, screen, left = run(home, "decide", *SERIOUS, *TRIED, *TRIED, "", *FOUR_LEFT_OUT, "1", *[""] * 4)
    assert (status, left) == (0, [])
    said = after_the_card(screen).partition("Not in the log: the disk is full.")
    assert said[0].rstrip().endswith(EMERGENCY_LINE)
    assert "in the day book" in said[2]
    assert "Everything is recorded" in screen
    assert [one["kind"] for one in records(home)] == ["decision", "consultation", "decision"]


def test_a_log_that_cannot_be_read_stops_nobody(home, monkeypatch):
    """Nothing is said of how the decision stands, `c` says why it cannot be recorded, and the departure works."""

    def fails(*_, **__):
        raise StoreError("the log is locked", "try again")

    monkeypatch.setattr(consulting, "open_log", fails)
    status, screen, left = run(home, "decide", *SERIOUS, "c", "o", "1", "1", "A reason.", "q")
    assert (status, left) == (0, [])
    assert "authorised" not in screen
    assert "Not in the log: the log is locked." in screen
    monkeypatch.undo()
    assert [one["taken"]["outcome"] for one in records(home)] == ["report_101", "in_house"]


def test_who_was_rung_about_one_thing_was_not_rung_about_another(home):
    """The manager agreed to the advice; then something else is done: she is to be asked again, and it is said."""
    _, screen, _ = run(home, "decide", *SERIOUS, *REACHED, "o", "4", "1", "Because.", "q")
    assert "This decision is authorised." in screen
    assert NOT_YET in screen.rpartition("DECISION:")[2]


# ------------------------------------------------------------------ whoever was hurt, or is named


def test_the_worker_concerned_does_not_decide(home):
    """An allegation against a worker: it is said plainly before the prompt, whoever sits there."""
    _, screen, _ = run(home, "decide", *ALLEGATION, "q")
    assert "If the child means you, you do not decide. Hand over to somebody else: On-call" in screen
    _, other, _ = run(home, "decide", *SERIOUS, "q", now="2026-11-22 03:00")
    assert "If the child means you" not in other


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("2", ["The person deciding was hurt.", "tell the police themselves", "own-report"]),
        ("3", ["It is said that the person deciding harmed a child.", "they do not decide"]),
    ],
)
def test_somebody_else_can_decide(home, answer, said):
    """It is said, with the numbers to ring, and who decides now is one more detail: a role, in the record."""
    status, screen, left = run(home, "decide", *SERIOUS, "", *FOUR_LEFT_OUT, answer, "1", "", *[""] * 4)
    assert (status, left) == (0, [])
    told = " ".join(screen.partition(INVOLVED)[2].split())
    for words in said:
        assert words in told
    assert "Ring: On-call manager 01632 960001" in told
    assert "Ring: Emergency duty team of the council (out of hours) not set: run callout setup" in told
    assert records(home)[-1]["details"][HANDED_OVER_TO] == "on_call_manager"
    _, shown, _ = run(home, f"show {records(home)[0]['reference']}")
    assert f"{WHO} On-call manager" in shown


def test_the_hours_of_whoever_is_rung_are_said(home):
    """The number for other times too, so that nobody rings where nobody answers."""
    with (home / "home.yaml").open("a") as settings:
        settings.write(
            'hours:\n  on_call_manager: "17:00 to 09:00"\nout of hours:\n  on_call_manager: "01632 960002"\n'
        )
    _, screen, _ = run(home, "decide", *SERIOUS, "", *FOUR_LEFT_OUT, "2", *[""] * 4)
    told = screen.partition(INVOLVED)[2]
    assert "Ring: On-call manager, 17:00 to 09:00\n01632 960001\n" in told
    assert "Ring: On-call manager, at other times\n01632 960002\n" in told


@pytest.mark.parametrize("answer", ["1", "4", ""])
def test_nobody_else_is_asked_of(home, answer):
    """Neither hurt nor named, not known, or left out: nothing more is said or asked."""
    status, screen, left = run(home, "decide", *SERIOUS, "", *FOUR_LEFT_OUT, answer, *[""] * 4)
    assert (status, left) == (0, [])
    assert WHO not in screen


def test_it_is_never_in_the_way(home):
    """It can be left out, and "nobody else yet" goes on like any answer."""
    for typed, now, kept in ((("",), "02:10", None), (("6",), "03:10", "nobody_yet")):
        status, _, left = run(
            home, "decide", *SERIOUS, "", *FOUR_LEFT_OUT, "2", *typed, *[""] * 4, now=f"2026-11-22 {now}"
        )
        assert (status, left) == (0, [])
        assert records(home)[-1]["details"].get(HANDED_OVER_TO) == kept


def test_what_the_next_person_decides_is_recorded(home):
    """They decide something else: `o`, as after the card. With `b` nothing changes."""
    typed = (*SERIOUS, "", *FOUR_LEFT_OUT, "2", "1", "x", "o", "1", "5", "She rang back.", *[""] * 4)
    status, screen, left = run(home, "decide", *typed)
    assert (status, left) == (0, [])
    assert "Type o, or press Enter." in screen
    made = records(home)[-1]
    assert (made["taken"]["outcome"], made["departure"]["reason"]) == ("in_house", "manager_decided")
    assert made["details"][HANDED_OVER_TO] == "on_call_manager"
    status, screen, left = run(
        home, "decide", *SERIOUS, "", *FOUR_LEFT_OUT, "2", "1", "o", "b", *[""] * 4, now="2026-11-22 03:10"
    )
    assert (status, left) == (0, [])
    assert "Nothing was changed." in screen
    assert records(home)[-1]["taken"]["outcome"] == "report_101"


def test_back_and_forth(home):
    """`b` goes from the next question to who decides, from there to whether somebody was hurt; where nobody was, past it."""
    typed = ("", *FOUR_LEFT_OUT, "2", "1", "", "b", "b", "1", "b", "1", *[""] * 4)
    status, screen, left = run(home, "decide", *SERIOUS, *typed)
    assert (status, left) == (0, [])
    assert (screen.count(INVOLVED), screen.count(WHO)) == (3, 2)


def test_going_on_later(home):
    """Interrupted before it was answered, it is asked first when the person comes back; `b` there says that it is the first."""
    run(home, "decide", *SERIOUS, "", "1", "RK", "Words.", "AB", "1", "2", "^C")
    status, screen, left = run(home, "resume", "", "b", "4", "", *[""] * 4, now="2026-11-22 08:00")
    assert (status, left) == (0, [])
    assert "This is the first question." in screen
    assert records(home)[-1]["details"][HANDED_OVER_TO] == "registered_manager"


def test_what_was_answered_is_not_asked_again(home):
    """Who decides now is on disk like every answer: whoever comes back later is asked the next thing."""
    run(home, "decide", *SERIOUS, "", "1", "RK", "Words.", "AB", "1", "2", "1", "^C")
    status, screen, left = run(home, "resume", "", *[""] * 4, now="2026-11-22 08:00")
    assert (status, left) == (0, [])
    assert WHO not in screen
    assert records(home)[-1]["details"][HANDED_OVER_TO] == "on_call_manager"


def test_nothing_stands_before_the_first_question_that_is_asked(home):
    """Where somebody answered that nobody was hurt, `b` at the question after it does not wait for one that is never asked."""
    run(home, "decide", *SERIOUS, "", "1", "RK", "Words.", "AB", "1", "1", "^C")
    status, screen, left = run(home, "resume", "", "b", *[""] * 4, now="2026-11-22 08:00")
    assert (status, left) == (0, [])
    assert "This is the first question." in screen


def test_the_question_is_known_by_its_name(home, tmp_path):
    """Any protocol that asks it under the name in the code book offers the hand over; another name does not."""
    record = "record:\n  NAME: {ask: Were you hurt?, answers: {no: No, hurt: Yes}}\n"
    for name, now in (("decider_involved", "02:10"), ("something_else", "03:10")):
        file = tmp_path / "small.yaml"
        file.write_text(HEAD + OUTCOMES + QUESTIONS + RULES + record.replace("NAME", name))
        typed = ("2", "", "1", "1", "1", "y", "", "", "", "", "", "2")
        _, screen, left = run(home, f"decide --protocol {file}", *typed, "1", "", now=f"2026-11-22 {now}")
        assert (WHO in screen) is (name == "decider_involved")
        assert left == ([] if name == "decider_involved" else ["1", ""])


def test_danger_at_who_decides(home):
    """9 works there as everywhere: the emergency card, at once."""
    _, screen, left = run(home, "decide", *SERIOUS, "", *FOUR_LEFT_OUT, "2", "9", "1", "9", "", *[""] * 4)
    assert left == []
    assert screen.count("DECISION: Emergency: call 999 now") == 2
    assert DECIDER_INVOLVED in records(home)[-1]["details"]
