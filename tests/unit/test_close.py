"""`callout close`: what is asked, who may not decide, what is recorded and shown, and what is refused without losing anything."""

import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calloutcli.__main__ import main
from calloutcli.audit.replay import replay_log
from calloutcli.canonical import format_canonical, parse_canonical
from calloutcli.cli import close as closing_command
from calloutcli.errors import EvidenceError, UsageError
from calloutcli.followup.closing import require_open
from calloutcli.followup.course import Course
from calloutcli.frozen import replace
from calloutcli.interview.decision import decide
from calloutcli.protocol.model import UNDECIDED
from calloutcli.record.closure import Closing, closing_in, closure_of
from calloutcli.record.disclosure import parse_disclosure
from calloutcli.record.entry import entry_of
from calloutcli.record.kinds import Position, format_record, parse_record
from calloutcli.record.told import Told
from tests.builders import ENGINE, LONDON, NOW, ORIGIN, SMALL, counting_random, load, make_case, make_entry, uid_of
from tests.houses import SLOW, House, reference
from tests.worlds import london, world_of

TEXT = (
    SMALL
    + """\
if unsure: {ask: [manager]}
record:
  child_view: {ask: What does the child say happened?, answers: words}
closing:
  now: {ask: What is wanted now?, answers: {mend: To mend it, police: The police}, why: They may have changed their mind.}
  told: {ask: Who was told?, answers: any of, options: {parent: A parent, worker: The social worker}}
  times: {ask: How often since?, answers: 0 to 20}
  child_view: {ask: What does the child say about it now?, answers: words}
"""
)
PROTOCOL = load(TEXT)
OPEN = {"danger": "no", "injury": "none", "happened": frozenset({"damage"})}
"""Answers that leave it open: how often it happened is not known."""
EVERYTHING = ("2", "1", "1", "", "1", "2 1", "3", "I am sorry.", "It is mended.", "y", "4")
LEFT_OUT = ("2", "1", "1", "", "", "", "", "", "", "y", "")
DETAILS = {"now": "mend", "told": ["parent", "worker"], "times": 3}
MORNING = "2026-11-23 09:00"


class Home(House):
    """A house whose cases are decided by a protocol with closing questions, and what its screens say."""

    def begin(self, number=1, answers=SLOW, happened=NOW - timedelta(minutes=5), **changed):
        """The reference of a case that waits for a decision."""
        decision = decide(PROTOCOL, answers)
        known = {"happened": happened, "answers": answers, "decision": decision, "taken": decision.outcome}
        made = make_case(number, **{"reference": reference(number), **known, **changed})
        self.append(entry_of(made, PROTOCOL, uid_of(self.number + 1), LONDON), TEXT)
        return reference(number)

    def do(self, *arguments, typed=(), now=MORNING):
        """The exit status of a command."""
        world, screen, keyboard = world_of(typed, {"CALLOUT_HOME": str(self.folder)}, london(now), self.chance)
        status = main(list(arguments), world=world)
        self.said, self.left = screen.getvalue(), keyboard.left
        assert "fault in callout" not in self.said, self.said
        return status

    def last(self, case=1):
        """The record that was made last, as `show --json` gives it."""
        assert self.do("show", reference(case), "--json") == 0, self.said
        return json.loads(self.said)["result"][-1]


@pytest.fixture
def home(tmp_path):
    """A home without cases."""
    return Home(tmp_path / "home")


def test_a_closure_holds_what_was_answered(home):
    """Coded answers stand in `details`, words in disclosures under the question's name, and when it was decided in `happened`."""
    assert home.do("close", home.begin(), typed=EVERYTHING) == 0, home.said
    assert not home.left
    made = home.last()
    assert made["kind"] == "closure"
    assert made["role"] == "manager"
    assert made["body"] == {
        "closes": 0,
        "decided_by": "manager",
        "details": DETAILS,
        "happened": "2026-11-23T09:00:00.000Z",
        "late": False,
        "reference": reference(1),
        "taken": {
            "channel": "none",
            "decider": "senior",
            "outcome": "in_house",
            "tier": "in_house",
            "timing": "this_shift",
        },
    }
    assert made["personal"] == {"child_view": "I am sorry.", "reason": "It is mended."}


def test_what_was_left_out_is_not_there(home):
    """Every closing question may be left out, and why as well: then nothing of them stands in the record."""
    assert home.do("close", home.begin(), typed=LEFT_OUT) == 0, home.said
    made = home.last()
    assert "details" not in made["body"]
    assert (made["personal"], made["role"]) == ({}, "not_recorded")


def test_a_case_shows_its_closing_answers(home):
    """`show` says each under the question as it was asked when the case was closed, not as it was asked that night."""
    home.do("close", home.begin(), typed=EVERYTHING)
    assert home.do("show", reference(1)) == 0
    assert home.said.endswith(
        "  Decided: Manage it here\n"
        "  Decided by: Manager on call\n"
        "  When: Monday 23 November, 09:00\n"
        "  What is wanted now? To mend it\n"
        "  Who was told? A parent, The social worker\n"
        "  How often since? 3\n"
        "  What does the child say about it now? I am sorry.\n"
        "  Why: It is mended.\n"
        "  Recorded by: manager (this PC, role only)\n"
    )


def test_nothing_that_puts_it_off_again_is_offered(home):
    """A decision is made, or the case stays open."""
    home.do("close", home.begin(), typed=["2", "q"])
    assert "Manage it here" in home.said
    assert home.said.count("Wait for the morning") == 1, "it is said once: what was put off"


def test_what_was_put_off_and_until_when_comes_first(home):
    """Whoever closes it reads what waits, by when, and whether that is past."""
    home.begin()
    home.do("close", reference(1), typed=["q"], now="2026-11-22 09:00")
    assert home.said.startswith(
        f"{reference(1)} was put off: Wait for the morning\nTo be decided by Monday 23 November, 12:00.\n"
    )
    home.do("close", reference(1), typed=["q"], now="2027-01-02 09:00")
    assert "OVERDUE since Monday 23 November 2026, 12:00." in home.said


# ------------------------------------------------------------------ who may not decide


@pytest.mark.parametrize("answers", [SLOW, OPEN], ids=["put off", "left open"])
def test_whoever_was_hurt_or_named_does_not_close(home, answers):
    """Nothing is asked further and nothing is recorded; that 999 can always be called is said."""
    home.begin(answers=answers)
    assert home.do("close", reference(1), typed=["1", "1", "1"]) == 1
    assert home.left == ["1", "1"]
    assert "Somebody else must decide. Nothing was recorded. You can still call 999" in " ".join(home.said.split())
    assert len(home.records()) == 1


def test_it_is_said_why_that_is_asked(home):
    """`?` explains, and an answer is needed: Enter alone is none."""
    home.do("close", home.begin(), typed=["?", "", "3", "b", "q"])
    assert "It is hard to decide well when you are hurt, angry or named." in home.said
    assert home.said.count("Type 1 or 2.") == 2
    assert "This is the first question." in home.said


# ------------------------------------------------------------------ left open


def test_a_case_that_the_answers_left_open_is_closed(home):
    """What the answers left is offered first, then everything else; the closure names the decision that was left open."""
    home.begin(answers=OPEN)
    assert home.do("close", reference(1), typed=["2", "q"]) == 130
    assert "the answers left it open, and nobody has decided yet." in home.said
    assert "  1. Manage it here   2. Something else" in home.said
    assert home.do("close", reference(1), typed=["2", "2", "1", "1", "", "", "", "", "", "", "y", ""]) == 0, home.said
    made = home.last()
    assert (made["body"]["taken"]["outcome"], made["body"]["closes"]) == ("report_101", 0)
    assert home.do("log", "replay") == 0, home.said
    assert "Closures looked at: 1. Different: 0." in home.said


def test_a_decision_that_a_manager_made_is_no_longer_open(home):
    """Where somebody decided after all, there is nothing to close."""
    home.begin(answers=OPEN, taken="in_house")
    assert home.do("close", reference(1), typed=["2"]) == 2
    assert f"the case {reference(1)} does not wait for a decision" in home.said
    assert home.left == ["2"]


def test_a_case_that_was_never_decided_here_is_not_closed():
    """An incident that was imported has no decision that waits."""
    record = parse_record(_leaf(make_entry(body={"reference": "ELM-0000-0"}))[0])
    told = Told(record, load(), {})
    course = Course("ELM-0000-0", (told,), None, None, NOW, NOW, "")
    with pytest.raises(UsageError, match="does not wait for a decision") as refusal:
        require_open(course)
    assert "it was not decided here" in refusal.value.hint


# ------------------------------------------------------------------ refused, and nothing lost


def test_a_second_closure_is_refused(home):
    """It says who closed it and when, in which record, and what can be done instead; nothing is asked."""
    home.do("close", home.begin(), typed=EVERYTHING)
    assert home.do("close", reference(1), typed=["2"], now="2027-01-02 09:00") == 2
    assert home.left == ["2"]
    assert "is closed already: Manager on call, Monday 23 November 2026, 09:00, record 1" in home.said
    assert f"callout add {reference(1)} correction" in home.said
    assert f"callout add {reference(1)} note" in home.said
    assert len(home.records()) == 2


def test_what_somebody_else_closed_meanwhile_is_not_closed_again(home, monkeypatch):
    """Two people at two PCs: the second is told who was first, and nothing is recorded twice."""
    home.begin()
    first = Closing("report_101", "senior", NOW)
    real = closing_command.ask_role

    def slowly(world):
        record = dict(home.records())[0]
        home.append(closure_of(record, first, "senior_on_shift", uid_of(99), PROTOCOL, NOW), TEXT)
        return real(world)

    monkeypatch.setattr(closing_command, "ask_role", slowly)
    assert home.do("close", reference(1), typed=EVERYTHING) == 2
    assert "is closed already: Senior on shift, Sunday 22 November, 01:55, record 1" in home.said
    assert [record.kind for _, record in home.records()] == ["decision", "closure"]


@pytest.mark.parametrize("stop", ["q", "^C", "^D"])
@pytest.mark.parametrize("after", range(len(EVERYTHING)))
def test_stopped_anywhere_nothing_is_recorded(home, after, stop):
    """At every prompt `q`, Ctrl-C and the end of the input leave the case open."""
    home.begin()
    assert home.do("close", reference(1), typed=[*EVERYTHING[:after], stop]) == 130
    assert "Stopped. Nothing was recorded." in home.said
    assert len(home.records()) == 1


def test_ctrl_c_after_it_is_recorded_says_where_to_look(home, monkeypatch):
    """The log has it and nobody was told: without a word the manager would think it lost, or close it again."""
    real = closing_command.record_entry

    def interrupted(*given, **named):
        real(*given, **named)
        raise KeyboardInterrupt

    home.begin()
    monkeypatch.setattr(closing_command, "record_entry", interrupted)
    assert home.do("close", reference(1), typed=EVERYTHING) == 130
    assert f"Stopped. Look with `callout show {reference(1)}` whether it is recorded" in " ".join(home.said.split())
    assert len(home.records()) == 2


def test_a_time_before_the_incident_or_to_come_is_asked_for_again(home):
    """Neither is recorded; a time that does not exist that night is no time."""
    home.begin()
    typed = ["2", "1", "1", "21 November 09:00", "23 November 10:00", "25:00", "0830", *LEFT_OUT[4:]]
    assert home.do("close", reference(1), typed=typed) == 0, home.said
    assert "That is before the incident." in home.said
    assert "still to come" in home.said
    assert home.last()["body"]["happened"] == "2026-11-23T08:30:00.000Z"


def test_what_is_entered_days_later_is_marked(home):
    """More than a day after it was decided it is late, and `show` says so."""
    home.begin()
    typed = ["2", "1", "1", "23 November 09:00", *LEFT_OUT[4:]]
    assert home.do("close", reference(1), typed=typed, now="2026-11-26 09:00") == 0, home.said
    assert home.last()["body"]["late"] is True
    home.do("show", reference(1))
    assert "  Entered: Thursday 26 November, 09:00 (late entry)" in home.said
    assert home.do("log", "replay") == 0


def test_keys_and_odd_words(home):
    """Control characters are asked for again; what looks like a phone number or a full name is cautioned, and may be kept."""
    home.begin()
    words = ["\x1b[A", "Ring 01632 960001", "", "Mary Smith said so", "AB said so"]
    assert home.do("close", reference(1), typed=[*EVERYTHING[:7], *words, "y", ""]) == 0, home.said
    assert "That held keys I cannot read." in home.said
    assert "This looks like a phone number." in home.said
    assert "This looks like a full name. Use a code or initials." in home.said
    assert home.last()["personal"] == {"child_view": "Ring 01632 960001", "reason": "AB said so"}


@pytest.mark.parametrize(
    ("number", "line", "now"),
    [("1", "2", {"taken": "report_101"}), ("4", "2", {"details": {**DETAILS, "now": "police"}}),
     ("6", "4", {"details": {**DETAILS, "times": 4}})],
)  # fmt: skip
def test_an_answer_is_changed_before_it_is_recorded(home, number, line, now):
    """A number of the list opens that answer again; the others stay."""
    home.begin()
    assert home.do("close", reference(1), typed=[*EVERYTHING[:-2], number, line, "y", "4"]) == 0, home.said
    body = home.last()["body"]
    assert {"taken": body["taken"]["outcome"], "details": body["details"]} == {
        "taken": "in_house",
        "details": DETAILS,
        **now,
    }


def test_what_is_not_there_is_said(home):
    """A reference that nobody has, and a case that was decided at once."""
    home.begin(1)
    home.begin(2, answers={"danger": "no", "injury": "hospital", "happened": frozenset({"damage"}), "repeats": 1})
    assert home.do("close", reference(3)) == 2
    assert "no case here has the reference" in home.said
    assert home.do("close", reference(2)) == 2
    assert "does not wait for a decision" in home.said


def test_a_protocol_without_closing_questions(tmp_path):
    """Then only what, who, when and why are asked."""
    house = Home(tmp_path / "home")
    house.decide(1, SLOW)
    assert house.do("close", reference(1), typed=["2", "1", "1", "", "Mended.", "y", ""]) == 0, house.said
    assert house.last()["personal"] == {"reason": "Mended."}


# ------------------------------------------------------------------ corrections


def test_a_closing_answer_is_corrected(home):
    """A coded closing answer is corrected in its own choices, and `show` says it under its question."""
    home.do("close", home.begin(), typed=EVERYTHING)
    home.do("add", reference(1), "correction", "--seq", "1", typed=["q"])
    number = next(line.split(".")[0].strip() for line in home.said.splitlines() if "What is wanted now?" in line)
    typed = [number, "2", "1", "", ""]
    assert home.do("add", reference(1), "correction", "--seq", "1", typed=typed) == 0, home.said
    made = home.last()
    assert (made["body"]["part"], made["body"]["field"], made["body"]["right"]) == ("detail", "now", "police")
    home.do("show", reference(1))
    assert "CORRECTED by record 2: What is wanted now? The police" in home.said


# ------------------------------------------------------------------ the record itself

codes = st.sampled_from(("mend", "police"))
closings = st.builds(
    Closing,
    taken=st.sampled_from(("in_house", "report_101", "call_999")),
    decided_by=st.sampled_from(("manager", "senior", "not_recorded")),
    happened=st.none() | st.integers(0, 10**6).map(lambda seconds: NOW - timedelta(seconds=seconds)),
    details=st.fixed_dictionaries(
        {}, optional={"now": codes, "times": st.integers(0, 20), "told": st.just(["parent"])}
    ),
    personal=st.dictionaries(st.sampled_from(("reason", "child_view", "w2", "w3")), st.text("ab\u00e9 .", min_size=1)),
)


@given(closings)
def test_a_closure_is_read_as_it_was_written(closing):
    """Whatever was answered, the record says it again; without words it says the rest."""
    leaf, personal = _closed(closing)
    record = parse_record(leaf)
    assert closing_in(record, personal) == closing
    assert closing_in(record, {}) == replace(closing, personal={})
    assert ("details" in record.body) is bool(closing.details)
    assert ("late" in record.body) is ("happened" in record.body) is (closing.happened is not None)
    found = _replayed(leaf)
    assert (found.closures, found.differences, found.not_replayable) == (1, (), ())


@given(closings.filter(lambda one: one.happened is not None))
def test_a_closure_whose_late_flag_was_changed_is_named(closing):
    """It follows from the two times in the record."""
    leaf, _ = _closed(closing)
    value = parse_canonical(leaf)
    value["late"] = not value["late"]
    found = _replayed(format_canonical(value))
    lag = NOW - closing.happened
    at_the_edge = abs(lag - timedelta(hours=24)) < timedelta(minutes=1)
    assert [one.field for one in found.differences] == ([] if at_the_edge else ["late"])


@pytest.mark.parametrize("part", ["taken", "decided_by"])
def test_a_closure_without_a_part_is_not_read(part):
    """What is always said and is missing is named."""
    leaf, _ = _closed(Closing("in_house", "manager"))
    value = parse_canonical(leaf)
    del value[part]
    with pytest.raises(EvidenceError, match="cannot be read as a closure"):
        closing_in(parse_record(format_canonical(value)), {})


def _closed(closing):
    """(the leaf of a closure, its words)."""
    decided = make_entry(body={"reference": "ELM-0000-0"})
    before = parse_record(_leaf(decided)[0])
    leaf, disclosures = _leaf(closure_of(before, closing, "manager", uid_of(1), load(), NOW), 1)
    found = [parse_disclosure(text) for text in disclosures.values()]
    return leaf, {one.name: one.value for one in found if one.name}


def _leaf(entry, seq=0):
    return format_record(entry, Position(ORIGIN, seq, bytes(32)), NOW, ENGINE, counting_random(seq))


def _replayed(leaf):
    return replay_log([(1, leaf)], {load().sha256: SMALL.encode()}.get, LONDON)


def test_undecided_cannot_be_a_closure():
    """A closure decides: there is no outcome of that name."""
    with pytest.raises(KeyError):
        _closed(Closing(UNDECIDED, "manager"))
