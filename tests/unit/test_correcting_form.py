"""Correcting what was added to a case: every field of every form, held against the same bounds, and what follows from it."""

import json
from datetime import timedelta

import pytest

from calloutcli.__main__ import main
from calloutcli.cli.case import KeptRecord
from calloutcli.cli.correcting import wrongs
from calloutcli.cli.correcting_form import filled_in
from calloutcli.followup import (
    consultation,
    imported,
    missing,
    note,
    notification,
    police_outcome,
    restorative,
    review,
)
from calloutcli.followup.course import course_of
from calloutcli.followup.form import format_followup
from calloutcli.followup.forms import FORMS
from calloutcli.followup.notification import duties
from calloutcli.frozen import replace
from calloutcli.interview.moment import format_time
from calloutcli.record.closure import Closing, closure_of
from calloutcli.record.kinds import ProtocolName
from calloutcli.record.told import Told, as_corrected
from tests.builders import NOW, OUTCOMES, QUESTIONS, load, protocol_text, uid_of
from tests.houses import POLICE, SLOW, House, reference
from tests.worlds import world_of

NOTIFY = OUTCOMES.replace(
    'report_101: {title: Ring 101, tier: planned_police, channel: "101", timing: this_shift, decider: manager}',
    'report_101:\n    title: Ring 101\n    tier: planned_police\n    channel: "101"\n    timing: this_shift\n    decider: manager\n'
    "    notify: [{who: placing_authority, within: 24 h, basis: reg 40}]",
)
CLOSING = (
    QUESTIONS
    + "closing:\n  wants_now: {ask: What do they want now?, answers: {no_more: Nothing more, police: The police}}\n"
)
SENIOR = "  senior: Senior on shift\n"
OWED = protocol_text(outcomes=NOTIFY, questions=CLOSING).replace(
    SENIOR, SENIOR + "  placing_authority: The council\n", 1
)
TOLD = {
    "whom": "placing_authority",
    "basis": "statute",
    "judgement": "not_needed",
    "result": "told",
    "channel": "phone",
}
ASKED = {"whom": "manager", "result": "agreed", "channel": "phone"}
LATER = NOW + timedelta(days=3)


class Home(House):
    """A home whose protocol says who is to be told, and asks at closing."""

    def __init__(self, folder):
        super().__init__(folder)
        self.protocol = load(OWED)
        self.said = ""

    def append(self, entry, source=OWED, erased=()):
        """The seq of an entry, recorded under the protocol."""
        return super().append(entry, source, erased)

    def case(self, case=0):
        """The course of a case."""
        told = [Told(one, self.protocol, {}) for _, one in self.records() if one.reference == reference(case)]
        return course_of(told)

    def add(self, form, case=0, *, now=LATER, **values):
        """The seq of a follow-up that is recorded three days later."""
        named = ProtocolName(self.protocol.id, self.protocol.version, self.protocol.sha256)
        entry = format_followup(form, values, reference(case), "manager", uid_of(self.number + 50), named, now)
        self.number = max(self.number + 1, round((now - NOW) / timedelta(minutes=1)))  # House.append dates by it
        return self.append(entry)

    def correct(self, seq, *typed, now=LATER + timedelta(days=1), case=0, status=0):
        """The records made by a correction for which this was typed."""
        before = len(self.records())
        arguments = ["add", reference(case), "correction", "--seq", str(seq)]
        world, screen, keyboard = world_of(typed, {"CALLOUT_HOME": str(self.folder)}, now, self.chance)
        found = main(arguments, world=world)
        self.said = screen.getvalue()
        assert found == status, self.said
        assert not keyboard.left, self.said
        assert "fault in callout" not in self.said
        return [record for _, record in self.records()[before:]]


@pytest.fixture
def home(tmp_path):
    """A home without a record."""
    return Home(tmp_path / "home")


WHY = ("1", "", "")
"""Typed wrong, no words, no role."""


def test_a_wrong_day_put_right_makes_a_duty_timely(home):
    """A notification recorded with the wrong day was late; corrected it is in time, and so it is told everywhere."""
    home.decide(0, POLICE)
    seq = home.add(notification.FORM, **TOLD, happened=format_time(NOW + timedelta(days=2)))
    assert [duty.state(LATER) for duty in duties(home.case())] == ["told_late"]
    (made,) = home.correct(seq, "5", "22 November 09:00", "1", *WHY)
    assert made.body["part"] == "time"
    assert (made.body["field"], made.body["right"]) == ("happened", "2026-11-22T09:00:00.000Z")
    assert [duty.state(LATER) for duty in duties(home.case())] == ["told"]
    status, screen = home.run("show", reference(0))
    assert status == 0
    assert f"CORRECTED by record {made.position.seq}: When: Sunday 22 November, 09:00" in screen
    assert "Corrects record 1: When: Sunday 22 November, 09:00" in screen
    assert home.run("log", "verify")[0] == 0


def test_a_wrong_result_put_right_opens_a_duty_again(home):
    """They were told, it was thought, and were not reached: they are still to be told."""
    home.decide(0, POLICE)
    seq = home.add(notification.FORM, **TOLD, happened=format_time(NOW + timedelta(hours=1)))
    (made,) = home.correct(seq, "4", "1", "2", *WHY)
    assert "That is what the record says already." in home.said
    assert (made.body["part"], made.body["field"], made.body["right"]) == ("detail", "result", "not_reached")
    assert [duty.state(LATER) for duty in duties(home.case())] == ["overdue"]
    _, screen = home.run("show", reference(0))
    assert f"CORRECTED by record {made.position.seq}: Result: Tried, and not reached (it was typed wrong)" in screen
    assert "Corrects record 1: Result: Tried, and not reached" in screen


def test_late_follows_from_the_right_time(home):
    """What was entered late by its first time may not have been, and the other way round."""
    home.decide(0, POLICE)
    seq = home.add(consultation.FORM, **ASKED, happened=format_time(NOW))
    assert dict(home.records())[seq].body["late"] is True
    home.correct(seq, "3", "25 November 01:00", "1", *WHY)
    told = [Told(record, home.protocol, {}) for _, record in home.records()]
    assert as_corrected(told)[1].record.body["late"] is False
    home.correct(seq, "3", "22 November 02:00", "1", *WHY)
    told = [Told(record, home.protocol, {}) for _, record in home.records()]
    assert as_corrected(told)[1].record.body["late"] is True


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("21 November 09:00", "That is before the incident."),
        ("25 November 09:00", "That is after the record was made."),
        ("32 November 09:00", "has no day I can read"),
        ("", "Type a time."),
    ],
)
def test_a_time_is_held_against_the_same_bounds(home, typed, said):
    """Not before the incident, not after the record; then it is asked again."""
    home.decide(0, POLICE)
    seq = home.add(notification.FORM, **TOLD, happened=format_time(NOW + timedelta(days=2)))
    (made,) = home.correct(seq, "5", typed, "23 November 10:00", "1", *WHY)
    assert said in " ".join(home.said.split())
    assert made.body["right"] == "2026-11-23T10:00:00.000Z"


def test_a_day_is_held_against_the_same_bounds(home):
    """A day that was set may lie ahead; a day on which something happened lies between the incident and the record."""
    home.decide(0, POLICE)
    seq = home.add(note.FORM, words="Watch.", happened=format_time(NOW), handover="yes", until="2026-11-30")
    (made,) = home.correct(seq, "4", "3 December", *WHY)
    assert (made.body["field"], made.body["right"]) == ("until", "2026-12-03")
    seq = home.add(
        police_outcome.FORM,
        step="disposal",
        disposal="community_resolution",
        disposal_date="2026-11-24",
        happened=format_time(LATER),
    )
    number = wanted(home, seq, "disposal_date")
    (made,) = home.correct(seq, number, "1 November 2026", "26 November 2026", "24 November", "23 November", *WHY)
    assert "That day is before the incident." in home.said
    assert "That day is still to come." in home.said
    assert "That is what the record says already." in home.said
    assert made.body["right"] == "2026-11-23"


def kept(home, seq):
    """A record as `add` reads it, with the records of its case."""
    records = [record for _, record in home.records() if record.reference == dict(home.records())[seq].reference]
    every = [KeptRecord(record, home.protocol, OWED.encode(), {}, {}) for record in records]
    return next(one for one in every if one.record.position.seq == seq), every


def wanted(home, seq, field):
    """The number to type for a field."""
    one, every = kept(home, seq)
    names = [wrong.field for wrong in wrongs(one, filled_in(one, every))]
    return str([number for number in range(1, 30) if number != 9][names.index(field)])


def test_what_is_then_needed_is_asked_too(home):
    """A judgement that was made needs who made it and why: these are recorded first, so that the record can be read at every step.

    They were not told after all, and no judgement stands in for that where the protocol has nobody judge.
    """
    home.decide(0, POLICE)
    seq = home.add(notification.FORM, **TOLD, happened=format_time(LATER))
    made = home.correct(seq, "3", "2", "1", "", "It was a scratch.", "1", "", "4")
    assert home.said.count("Then another answer is needed with it.") == 2
    assert [(one.body["part"], one.body["field"], one.body.get("right")) for one in made] == [
        ("words", "judgement_why", None),
        ("detail", "judged_by", "manager"),
        ("detail", "judgement", "need_not"),
    ]
    assert {one.role for one in made} == {"manager"}
    records = [Told(record, home.protocol, {}) for _, record in home.records()]
    for size in range(2, len(records) + 1):
        assert len(list(course_of(records[:size]).followups(notification.FORM))) == 1
    assert [duty.state(LATER) for duty in duties(home.case())] == ["overdue"]


def test_stopped_anywhere_nothing_is_recorded(home):
    """Also between the answers of which one needs the other."""
    home.decide(0, POLICE)
    seq = home.add(notification.FORM, **TOLD, happened=format_time(LATER))
    typed = ("3", "2", "1", "It was a scratch.", "1", "")
    for stop in ("q", "^C", "^D"):
        for answered in range(len(typed)):
            assert home.correct(seq, *typed[:answered], stop, status=130) == []


def test_a_correction_of_a_correction_is_of_the_same_field(home):
    """It is asked as the form asks it, and what it says is right is what counts."""
    home.decide(0, POLICE)
    seq = home.add(notification.FORM, **TOLD, happened=format_time(NOW + timedelta(days=2)))
    (first,) = home.correct(seq, "5", "23 November 09:00", "1", *WHY)
    (second,) = home.correct(first.position.seq, "1", "22 November 08:00", "1", *WHY)
    assert second.body["corrects"] == first.position.seq
    assert second.body["right"] == "2026-11-22T08:00:00.000Z"
    assert [duty.state(LATER) for duty in duties(home.case())] == ["told"]
    _, screen = home.run("show", reference(0))
    assert f"\n    CORRECTED by record {second.position.seq}: When: Sunday 22 November, 08:00" in screen


def test_a_closure_is_corrected_field_by_field(home):
    """What was decided, by whom, when, the closing questions, why: each as it was asked, and the case follows."""
    home.decide(0, SLOW)
    decision = dict(home.records())[0]
    closing = Closing("in_house", "manager", NOW + timedelta(hours=5), {}, {"reason": "He said sorry."})
    home.number = 3 * 24 * 60
    seq = home.append(closure_of(decision, closing, "manager", uid_of(70), home.protocol, LATER))
    assert home.correct(seq, "1", "2", *WHY)[0].body["right"] == "report_101"
    assert home.case().taken == "report_101"
    (made,) = home.correct(seq, "2", "2", *WHY)
    assert (made.body["part"], made.body["field"], made.body["right"]) == ("role", "decided_by", "senior")
    (made,) = home.correct(seq, "3", "21 November 10:00", "24 November 10:00", "1", *WHY)
    assert "That is before the incident." in home.said
    assert made.body["part"] == "time"
    (made,) = home.correct(seq, "4", "2", *WHY)
    assert (made.body["part"], made.body["field"], made.body["right"]) == ("detail", "wants_now", "police")
    (made,) = home.correct(seq, "5", "He wrote a letter.", *WHY)
    assert (made.body["part"], made.body["field"]) == ("words", "reason")
    told = [Told(record, home.protocol, {}) for _, record in home.records()]
    body = as_corrected(told)[1].record.body
    assert (body["decided_by"], body["details"], body["late"]) == ("senior", {"wants_now": "police"}, False)
    _, screen = home.run("show", reference(0))
    for said in (
        "What was decided: Ring 101",
        "Who decided: Senior on shift",
        "When it was decided: Tuesday 24 November, 10:00",
        "What do they want now? The police",
        "Why: He wrote a letter.",
    ):
        assert said in screen, said


def test_when_an_imported_incident_happened_can_be_earlier(home):
    """It is that record which says when the incident was: nothing stands before it."""
    seq = home.add(imported.FORM, happened=format_time(NOW - timedelta(days=30)), category="loud", time_known="yes")
    number = wanted(home, seq, "happened")
    (made,) = home.correct(seq, number, "1 October 12:00", "1", *WHY)
    assert home.case().happened.isoformat() == "2026-10-01T11:00:00+00:00"
    home.correct(made.position.seq, "1", "1 September 12:00", "1", *WHY)
    assert f"{home.case().happened:%d %B}" == "01 September"


def test_every_field_of_every_form_can_be_corrected(home):
    """What was answered and what was left out: a number each, with what it says; words where they are kept."""
    home.decide(0, POLICE)
    answers = {
        "consultation": ASKED,
        "notification": TOLD,
        "restorative": {"level": "meeting", "step": "offered", "child_consent": "agreed", "hurt_consent": "agreed"},
        "missing": {"step": "enquiries", "absence": "missing", "asked_whom": ["friends"]},
        "note": {"words": "x", "handover": "no"},
        "police_outcome": {"step": "attended", "attended": "yes"},
    }
    for form in (consultation.FORM, notification.FORM, restorative.FORM, missing.FORM, note.FORM, police_outcome.FORM):
        seq = home.add(form, **answers[form.kind], happened=format_time(LATER))
        one, every = kept(home, seq)
        found = {wrong.field: wrong for wrong in wrongs(one, filled_in(one, every))}
        for field in form.fields:
            if field.kind != "words" and all(
                answers[form.kind].get(name) in codes for name, codes in field.only.items()
            ):
                assert found[field.name].recorded == {**answers[form.kind], "happened": format_time(LATER)}.get(
                    field.name
                )
                assert found[field.name].part == ("time" if field.kind == "moment" else "detail")
        assert list(found)[-2:] == ["role", "other"]
    assert {form.kind for form in FORMS} >= set(answers)


def test_words_of_a_follow_up_are_corrected(home):
    """Under their own name, so that whoever may see the field sees what is right."""
    home.decide(0, POLICE)
    home.add(note.FORM, words="He threw a lamp.", happened=format_time(LATER), handover="no")
    (made,) = home.correct(1, "1", "He threw a shoe.", *WHY)
    assert (made.body["part"], made.body["field"]) == ("words", "words")
    status, screen = home.run("show", reference(0), "--json")
    assert status == 0
    assert json.loads(screen)["result"][-1]["personal"] == {"words": "He threw a shoe."}


def test_a_case_follows_its_corrections_in_any_order(home):
    """Of two corrections of one field the later counts, and one of a correction counts for the record that this is of."""
    home.decide(0, POLICE)
    seq = home.add(consultation.FORM, **ASKED, happened=format_time(LATER))
    (first,) = home.correct(seq, "2", "2", *WHY)
    (second,) = home.correct(seq, "2", "3", *WHY)
    home.correct(first.position.seq, "1", "4", *WHY)
    told = [Told(record, home.protocol, {}) for _, record in home.records()]
    assert as_corrected(told)[1].record.body["result"] == "not_yet"
    assert second.body["right"] == "no_answer"


def test_what_was_wrong_before_stays_unasked(home):
    """Words that were erased are not asked for again when something else is put right."""
    home.decide(0, POLICE)
    judged = {**TOLD, "judgement": "must_be_told", "judged_by": "manager"}
    seq = home.add(notification.FORM, **judged, happened=format_time(LATER))
    (made,) = home.correct(seq, "2", "2", *WHY)
    assert made.body["right"] == "protocol"
    assert "Then another answer" not in home.said


def test_what_a_correction_of_a_correction_needs_is_of_the_record_itself(home):
    """The step of a record, put right twice: the answers that it then needs are corrections of the record."""
    home.decide(0, POLICE)
    seq = home.add(police_outcome.FORM, step="attended", attended="yes", happened=format_time(LATER))
    called_by, step = home.correct(seq, "1", "1", "1", *WHY)
    assert (called_by.body["field"], step.body["field"]) == ("called_by", "step")
    made = home.correct(step.position.seq, "1", "4", "1", "23 November", *WHY)
    assert [(one.body["corrects"], one.body["field"]) for one in made] == [
        (seq, "disposal_date"),
        (seq, "disposal"),
        (step.position.seq, "step"),
    ]
    ((_, values),) = home.case().followups(police_outcome.FORM)
    assert set(values) == {"step", "disposal", "disposal_date", "happened"}


def test_a_field_whose_choices_come_from_the_case_is_asked_with_them(home):
    """Which rules a review is about: those that decided the case."""
    home.decide(0, POLICE)
    given = {"reviewer": "manager", "finding": "learning", "rules": [], "reviewed_on": "2026-11-23"}
    seq = home.add(review.FORM, **given)
    (made,) = home.correct(seq, wanted(home, seq, "rules"), "1", *WHY)
    assert made.body["right"] == ["hospital"]


def test_no_correction_moves_a_record_to_another_case(home):
    """A correction written by hand that names the reference changes nothing."""
    home.decide(0, POLICE)
    home.add(consultation.FORM, **ASKED, happened=format_time(LATER))
    home.correct(1, "1", "2", *WHY)
    told = [Told(record, home.protocol, {}) for _, record in home.records()]
    forged = replace(told[2].record, body={**told[2].record.body, "field": "reference", "right": reference(9)})
    assert {one.record.reference for one in as_corrected([*told[:2], replace(told[2], record=forged)])} == {
        reference(0)
    }


def test_what_a_correction_made_idle_is_not_offered(home):
    """A return interview that was none: who declined it is no answer any more, though it stands in the record."""
    home.decide(0, POLICE)
    given = {"step": "interview", "interview": "declined", "declined_by": "child"}
    seq = home.add(missing.FORM, **given, happened=format_time(LATER))
    home.correct(seq, "1", "4", "1", "0", *WHY)
    one, every = kept(home, seq)
    assert [wrong.field for wrong in wrongs(one, filled_in(one, every))] == [
        "step",
        "found_where",
        "how_they_are",
        "happened",
        "role",
        "other",
    ]
