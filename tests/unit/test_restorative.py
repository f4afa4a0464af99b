"""Putting it right, and staff debriefs: what each step leaves to be done, and that nobody has to."""

from datetime import UTC, datetime, timedelta

import pytest

from calloutcli.followup.form import Bounds, check_values, fields_asked
from calloutcli.followup.forms import pending_in
from calloutcli.followup.pending import end_of
from calloutcli.followup.restorative import FORM, QUESTION_NAMES, declined_by, works
from calloutcli.followup.roles import roles_of
from calloutcli.interview.card import FIVE_QUESTIONS
from tests.builders import NOW
from tests.courses import DOOR, EMERGENCY, NOTHING, STABBING, Chronicle, hours

DAY = (NOW + timedelta(days=2)).date()
OFFER = {"step": "offered", "child_consent": "agreed", "hurt_consent": "agreed"}
HELD = {"step": "held", "took_part": ["child"], "five_questions": "no", "satisfied": "yes"}


def waiting(chronicle, matter="restorative"):
    """(words, when) of what waits of one matter."""
    return [(one.words, one.due) for one in pending_in(chronicle.course, hours(1000)) if one.matter == matter]


def case(*steps, level="meeting", answers=None):
    """A case with these steps of one piece of work, an hour apart."""
    made = Chronicle().decide(NOTHING if answers is None else answers)
    for at, step in enumerate(steps):
        made.add("restorative", 1 + at, **{"level": level, **step})
    return made


# ------------------------------------------------------------------ what waits


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (NOTHING, [("A restorative conversation is to be offered", None)]),
        (DOOR, [("A restorative meeting is to be offered", None)]),
        (STABBING, [("A restorative conference is to be offered", None)]),
        (EMERGENCY, []),
    ],
)
def test_what_the_decision_asks_for_is_to_be_offered(answers, expected):
    """The grade is that of the outcome that is followed, and no time is set; an outcome that asks for nothing leaves nothing."""
    assert waiting(Chronicle().decide(answers)) == expected


def test_another_outcome_asks_for_another_grade():
    """The closure of a decision that was put off says what is to be offered."""
    assert waiting(Chronicle().decide(DOOR).close("in_house")) == [
        ("A restorative conversation is to be offered", None)
    ]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([OFFER], ("A restorative meeting was offered, and is to be held", None)),
        ([OFFER | {"planned": DAY.isoformat()}], ("A restorative meeting was offered, and is to be held", end_of(DAY))),
        (
            [OFFER | {"planned": DAY.isoformat()}, OFFER | {"hurt_consent": "undecided"}],
            ("A restorative meeting was offered, and is to be held", end_of(DAY)),
        ),
        ([OFFER | {"hurt_consent": "not_asked"}], ("A restorative meeting was offered, and is to be held", None)),
        ([OFFER, HELD | {"result": "to_do"}], ("A restorative meeting was held: what was agreed is to be done", None)),
        (
            [OFFER, HELD | {"result": "to_do", "complete_by": DAY.isoformat()}],
            ("A restorative meeting was held: what was agreed is to be done", end_of(DAY)),
        ),
        (
            [HELD | {"result": "to_do", "complete_by": DAY.isoformat()}, {"step": "completion", "completed": "partly"}],
            ("A restorative meeting was held: what was agreed is to be done", end_of(DAY)),
        ),
        (
            [{"step": "completion", "completed": "partly"}],
            ("A restorative meeting was held: what was agreed is to be done", None),
        ),
        ([OFFER, HELD | {"result": "done"}], None),
        ([HELD | {"result": "nothing_needed"}], None),
        ([HELD | {"result": "not_agreed"}], None),
        ([HELD | {"result": "to_do"}, {"step": "completion", "completed": "yes"}], None),
        ([HELD | {"result": "to_do"}, {"step": "completion", "completed": "no"}], None),
        ([OFFER, {"step": "declined", "declined_by": "child"}], None),
        ([OFFER | {"child_consent": "declined"}], None),
        ([OFFER | {"hurt_consent": "declined"}], None),
        ([OFFER, {"step": "called_off", "called_off_because": "moved"}], None),
        (
            [OFFER | {"child_consent": "declined"}, OFFER],
            ("A restorative meeting was offered, and is to be held", None),
        ),
    ],
)
def test_what_each_step_leaves(steps, expected):
    """Offered: to be held, on its day; held: what was agreed is to be done, by its day; done, declined or called off: nothing."""
    steps = [{"satisfied": "not_asked", **step} if step["step"] == "completion" else step for step in steps]
    assert waiting(case(*steps)) == ([expected] if expected else [])


def test_a_day_that_is_past_is_overdue():
    """On the day itself it is not late yet; the day after it is."""
    (one,) = [
        one for one in pending_in(case(OFFER | {"planned": DAY.isoformat()}).course, NOW) if one.matter == "restorative"
    ]
    assert not one.is_overdue(datetime(DAY.year, DAY.month, DAY.day, 22, 30, tzinfo=UTC))
    assert one.is_overdue(datetime(DAY.year, DAY.month, DAY.day, 23, 30, tzinfo=UTC))


def test_a_second_piece_of_work_leaves_the_first_as_it_is():
    """What was agreed in one meeting still waits when another is offered; its completion ends it, and not the other."""
    made = case(OFFER, HELD | {"result": "to_do"}, OFFER)
    assert [work.state for work in works(made.course)] == ["held", "offered"]
    made.add("restorative", 9, level="meeting", step="completion", completed="yes", satisfied="yes")
    assert [work.state for work in works(made.course)] == ["ended", "offered"]
    made.add("restorative", 10, level="conference", step="declined", declined_by="both")
    assert [(work.level, work.state) for work in works(made.course)] == [
        ("meeting", "ended"),
        ("meeting", "offered"),
        ("conference", "ended"),
    ]


# ------------------------------------------------------------------ nobody has to


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (OFFER, ""),
        (OFFER | {"child_consent": "declined"}, "child"),
        (OFFER | {"hurt_consent": "declined"}, "person_hurt"),
        (OFFER | {"child_consent": "declined", "hurt_consent": "declined"}, "both"),
        ({"step": "declined", "declined_by": "somebody_else"}, "somebody_else"),
        ({"step": "declined"}, "somebody_else"),
        (HELD, ""),
    ],
)
def test_who_declined_is_kept_by_side(step, expected):
    """A decline is by a side, as a code: what a report counts by (measure M15)."""
    assert declined_by(step) == expected


def test_the_five_questions_are_the_ones_on_the_card_and_may_each_be_left_out():
    """One text serves the card and the form; they are asked only where something was held and somebody wants to write it down."""
    by_name = {field.name: field for field in FORM.fields}
    assert [by_name[name].ask for name in QUESTION_NAMES] == list(FIVE_QUESTIONS)
    assert not any(by_name[name].required for name in QUESTION_NAMES)
    held = {"level": "meeting", "step": "held"}
    for values, are_asked in (
        (held | {"five_questions": "yes"}, True),
        (held | {"five_questions": "no"}, False),
        ({"level": "meeting", "step": "offered", "five_questions": "yes"}, False),
    ):
        names = {field.name for field in fields_asked(FORM, values)}
        assert names >= set(QUESTION_NAMES) if are_asked else not names & set(QUESTION_NAMES)


def test_it_is_said_first_that_it_is_voluntary():
    """Before the first question: what is open, or what the decision asks for, and that nobody has to."""
    voluntary = FORM.lead(Chronicle().decide(EMERGENCY).course)
    assert len(voluntary) == 1
    assert "voluntary" in voluntary[0]
    assert FORM.lead(case().course) == ["The decision asks for a restorative conversation.", *voluntary]
    assert FORM.lead(case(OFFER).course) == ["A restorative meeting was offered, and is to be held.", *voluntary]
    assert FORM.lead(case(OFFER | {"hurt_consent": "declined"}).course)[-1:] == voluntary


def test_what_was_declined_is_not_planned():
    """Where one side said no, a day is not asked for, and cannot be given."""
    values = {"level": "meeting", "happened": "2026-11-22T03:00:00.000Z", **OFFER, "planned": DAY.isoformat()}
    course = case().course
    bounds = Bounds(hours(5), course.happened, roles_of(course.protocol))
    assert check_values(FORM, values, bounds, course) == []
    for side in ("child_consent", "hurt_consent"):
        (complaint,) = check_values(FORM, values | {side: "declined"}, bounds, course)
        assert complaint.field == "planned"


# ------------------------------------------------------------------ debriefs


@pytest.mark.parametrize(
    ("made", "is_owed"),
    [
        (Chronicle().decide(NOTHING), False),
        (Chronicle().decide(EMERGENCY), True),
        (Chronicle().decide(NOTHING, "call_999"), True),
        (Chronicle().decide(EMERGENCY, "in_house"), False),
        (Chronicle().decide(NOTHING, details={"decider_involved": "hurt"}), True),
        (Chronicle().decide(NOTHING, details={"decider_involved": "named"}), True),
        (Chronicle().decide(NOTHING, details={"decider_involved": "no"}), False),
    ],
)
def test_when_staff_are_owed_a_debrief(made, is_owed):
    """After an emergency, and where the person deciding was hurt or is named; no time is set."""
    assert waiting(made, "debrief") == ([("Staff are to be offered a debrief", None)] if is_owed else [])


@pytest.mark.parametrize("who", ["worker", "child_here"])
def test_a_workers_own_report_shows_that_a_worker_was_hurt(who):
    """A debrief is owed after it; the report of a child says nothing of staff."""
    values = {"who": who, "told_of_right": "yes", "reported": "no", "wishes": "no_report"}
    assert bool(waiting(Chronicle().decide(NOTHING).add("individual_report", 1, **values), "debrief")) is (
        who == "worker"
    )


def test_what_comes_of_a_debrief():
    """Each worker by role: one that is wanted later waits for its day; one that was held or declined waits for nothing."""
    made = Chronicle().decide(EMERGENCY)
    made.add("debrief", 2, offered_to="agency_worker", step="offered")
    assert waiting(made, "debrief") == [("A debrief was offered, and is to be held: Agency or bank worker", None)]
    made.add("debrief", 3, offered_to="agency_worker", step="later", planned=DAY.isoformat())
    made.add("debrief", 4, offered_to="manager", step="declined")
    assert waiting(made, "debrief") == [
        ("A debrief is wanted later, and is to be held: Agency or bank worker", end_of(DAY))
    ]
    made.add("debrief", 60, offered_to="agency_worker", step="held")
    assert waiting(made, "debrief") == []
