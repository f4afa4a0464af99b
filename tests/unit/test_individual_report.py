"""A person's own report: theirs alone, asked again when they said, and nothing in it touches what the home decided."""

from datetime import date, timedelta
from itertools import product

import pytest

from calloutcli.followup.consultation import authorisation
from calloutcli.followup.debrief import is_owed
from calloutcli.followup.forms import pending_in
from calloutcli.followup.individual_report import FORM, WHO
from calloutcli.followup.pending import end_of
from calloutcli.frozen import replace
from tests.builders import NOW
from tests.courses import DOOR, EMERGENCY, NOTHING, STABBING, Chronicle, hours

DAY = (NOW + timedelta(days=2)).date()
UNDECIDED = {"told_of_right": "yes", "reported": "no", "wishes": "undecided"}
REPORTED = {"told_of_right": "yes", "reported": "yes", "channel": "call_101", "helped_by": "nobody"}
ASK = "To be asked again whether they want to tell the police"


def wishes(chronicle):
    """(words, when) of what waits of people's own wishes."""
    return [(one.words, one.due) for one in pending_in(chronicle.course, hours(1000)) if one.matter == "wishes"]


def report(chronicle, after, who="worker", **values):
    """The case with one more record of somebody's own report."""
    return chronicle.add("individual_report", after, who=who, **values)


def calm(**changed):
    """A case that is managed in the home."""
    return Chronicle().decide(NOTHING, **changed)


# ------------------------------------------------------------------ apart from the home's decision


@pytest.mark.parametrize("answers", [NOTHING, DOOR, STABBING, EMERGENCY])
def test_nothing_of_it_changes_what_the_home_decided(answers):
    """Whoever reports, whatever they want: the outcome, whether it is authorised, and all else that waits stay as they were."""
    made = Chronicle().decide(answers)
    before = made.course
    others = [one for one in pending_in(before, hours(2)) if one.matter not in ("wishes", "debrief")]
    for who, values in product(
        dict(WHO),
        (
            REPORTED,
            *({**UNDECIDED, "wishes": wish} for wish in ("report_now", "report_later", "no_report", "not_asked")),
            UNDECIDED | {"ask_again": DAY.isoformat(), "told_of_right": "no"},
        ),
    ):
        again = {"again": "no"} if any(one.record.kind == FORM.kind for one in made.told) else {}
        report(made, 1, who, **again, **values)
        after = made.course
        assert replace(after, records=before.records) == before
        assert authorisation(after) == authorisation(before)
        assert [one for one in pending_in(after, hours(2)) if one.matter not in ("wishes", "debrief")] == others


def test_it_can_be_recorded_in_any_case_at_any_time():
    """Before the home has decided, and after the case was closed: their right does not wait for the home."""
    assert wishes(report(Chronicle().decide(DOOR), 1, **UNDECIDED)) == [(f"{ASK}: a worker", None)]
    assert wishes(report(Chronicle().decide(DOOR).close("in_house"), 31, **UNDECIDED)) == [(f"{ASK}: a worker", None)]


# ------------------------------------------------------------------ asked again


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (REPORTED, None),
        ({**UNDECIDED, "wishes": "no_report"}, None),
        (UNDECIDED, (f"{ASK}: a visitor or neighbour", None)),
        ({**UNDECIDED, "wishes": "report_later"}, (f"{ASK}: a visitor or neighbour", None)),
        ({**UNDECIDED, "wishes": "not_asked"}, (f"{ASK}: a visitor or neighbour", None)),
        ({**UNDECIDED, "ask_again": DAY.isoformat()}, (f"{ASK}: a visitor or neighbour", end_of(DAY))),
        (
            {**UNDECIDED, "wishes": "no_report", "ask_again": DAY.isoformat()},
            (f"{ASK}: a visitor or neighbour", end_of(DAY)),
        ),
        (
            {**UNDECIDED, "wishes": "report_now"},
            ("To be helped to tell the police, as they want to: a visitor or neighbour", None),
        ),
        (
            {**UNDECIDED, "wishes": "no_report", "told_of_right": "no"},
            ("To be told that they may report it themselves: a visitor or neighbour", None),
        ),
    ],
)
def test_who_is_to_be_asked_again(values, expected):
    """Somebody who has not decided is asked again, on the day that was set; who reported, or does not want to, is left in peace."""
    assert wishes(report(calm(), 1, "neighbour", **values)) == ([expected] if expected else [])


def test_a_later_record_settles_the_earlier():
    """Asked again, they still do not know: the new day counts. Then they do, and nothing waits."""
    made = report(calm(), 1, **UNDECIDED, ask_again=DAY.isoformat())
    later = date(2026, 12, 1)
    report(made, 50, again="yes", **UNDECIDED, ask_again=later.isoformat())
    assert wishes(made) == [(f"{ASK}: a worker", end_of(later))]
    report(made, 300, again="yes", **{**UNDECIDED, "wishes": "no_report"})
    assert wishes(made) == []


def test_one_persons_answer_is_not_anothers():
    """Two workers and a child wait: each who is asked again settles one, of their own kind, the one whose day came first."""
    made = report(calm(), 1, **UNDECIDED, ask_again="2026-11-30")
    report(made, 2, again="no", **UNDECIDED, ask_again=DAY.isoformat())
    report(made, 3, "child_here", **UNDECIDED)
    assert len(wishes(made)) == 3
    report(made, 60, again="yes", **REPORTED)
    assert wishes(made) == [(f"{ASK}: a worker", end_of(date(2026, 11, 30))), (f"{ASK}: a child who lives here", None)]
    report(made, 61, "child_here", again="yes", **{**UNDECIDED, "wishes": "no_report"})
    report(made, 62, again="yes", **REPORTED)
    assert wishes(made) == []


def test_who_is_settled_is_not_the_one_who_was_asked_again():
    """One worker has reported, another has not decided: whoever was asked again is the one who waited."""
    made = report(calm(), 1, **REPORTED)
    report(made, 2, again="no", **UNDECIDED)
    report(made, 50, again="yes", **{**UNDECIDED, "wishes": "no_report"})
    assert wishes(made) == []


def test_the_first_of_a_kind_was_not_asked_before():
    """The question is left out where nobody of that kind is recorded yet."""
    assert FORM.known(calm().course, {"who": "worker"}) == {"again": "no"}
    made = report(calm(), 1, **UNDECIDED)
    assert FORM.known(made.course, {"who": "worker"}) == {}
    assert FORM.known(made.course, {"who": "child_here"}) == {"again": "no"}


def test_asked_before_and_nothing_recorded_of_it_loses_nothing():
    """A record that says "asked before" of somebody who is not there is one more person, who waits for themselves."""
    made = report(calm(), 1, **UNDECIDED)
    report(made, 2, "neighbour", again="yes", **UNDECIDED)
    assert len(wishes(made)) == 2


# ------------------------------------------------------------------ what the decision leaves


WISHES = {**STABBING, "wishes": "put_right"}


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (Chronicle().decide(WISHES), ""),
        (Chronicle().decide({**STABBING, "wishes": "not_yet"}), ASK),
        (Chronicle().decide({**STABBING, "wishes": "unknown"}), ASK),
        (Chronicle().decide({**STABBING, "wishes": "police"}), "To be helped to tell the police, as they want to"),
        (
            Chronicle().decide(WISHES, details={"told_of_right": "no"}),
            "To be told that they may report it themselves",
        ),
        (Chronicle().decide(WISHES, details={"told_of_right": "nobody_hurt"}), ""),
        (Chronicle().decide(EMERGENCY), ""),
    ],
)
def test_what_the_decision_itself_leaves_open(made, expected):
    """Where it says that the person who was hurt has not decided, wants the police, or was not told, somebody comes back to them."""
    assert wishes(made) == ([(f"{expected}: the person who was hurt", None)] if expected else [])
    assert wishes(report(made, 1, "child_here", **REPORTED)) == []


@pytest.mark.parametrize(
    ("now", "expected"),
    [("put_right", ""), ("nobody", ""), ("not_yet", ASK), ("not_asked", ASK), ("police", "To be helped"), (None, ASK)],
)
def test_a_closure_may_have_asked_again(now, expected):
    """Who decides what was put off is asked what the person wants now: that counts, and where it was left out what was said before."""
    made = Chronicle().decide({**DOOR, "wishes": "not_yet"}).close("in_house")
    if now is not None:
        made.with_body(1, details={"hurt_person_now": now})
    assert [words.startswith(expected) for words, _ in wishes(made)] == ([True] if expected else [])


def test_a_workers_report_is_no_reason_to_ask_less_of_staff():
    """The debrief that is owed to a worker who was hurt stays owed, whatever they report."""
    assert is_owed(report(calm(), 1, **REPORTED).course)
