"""What was added to a case, and what a home says of months, in each view: who gets which record, and which words of it."""

import re
from pathlib import Path

import pytest

from calloutcli.audit.child_information_form import fill_form
from calloutcli.audit.extract import CODED_BY_KIND, FIELDS, POLICE_STEPS, RECORDS, VIEWS, is_disclosed, needs_consent
from calloutcli.audit.own_copy import own_copy
from calloutcli.followup import (
    consultation,
    debrief,
    imported,
    individual_report,
    missing,
    nil_return,
    note,
    notification,
    occupancy,
    police_outcome,
    restorative,
    review,
)
from calloutcli.followup.forms import FORMS
from calloutcli.protocol.load import load_protocol
from calloutcli.record.kinds import Entry
from calloutcli.record.told import Told
from calloutcli.store.bundle import open_bundle
from tests.builders import CALM, LONDON, REPOSITORY, uid_of
from tests.houses import POLICE, SLOW, House, disclosed, entries, every_byte, reference

MAY = ("--agreed-by", "registered_manager", "--basis", "safeguarding")
CONSENT = ("--consent", "child", "--consent", "placing_authority")
EVERY_FORM = (*FORMS, imported.FORM)
HELD = {
    "level": "meeting",
    "step": "held",
    "took_part": ["child"],
    "five_questions": "yes",
    "result": "done",
    "satisfied": "yes",
}
DONE = {"level": "meeting", "step": "completion", "completed": "yes", "satisfied": "yes"}
OFFERED = {"level": "meeting", "step": "offered", "child_consent": "agreed", "hurt_consent": "undecided"}
DECLINED = {"level": "meeting", "step": "declined", "declined_by": "child"}
ENQUIRED = {"step": "enquiries", "absence": "missing", "asked_whom": ["friends", "phone"]}
INTERVIEW = {"step": "interview", "interview": "declined", "declined_by": "child"}
ATTENDED = {"step": "attended", "attended": "yes"}
ALLEGED = {"step": "new_allegation", "behaviour": ["resisted"], "against": "officer", "from_call": "yes"}
ASKED = {"whom": "manager", "result": "agreed", "channel": "phone"}
TOLD = {"whom": "social_worker", "basis": "protocol", "judgement": "not_needed", "result": "told", "channel": "phone"}
FIGURES = {"month": "2026-10", "places": 5, "bed_nights": 120, "residents": 4}


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A home without a record."""
    return House(tmp_path / "home")


def add(house: House, form, values, case: int | None = 0) -> int:
    """The seq of a follow-up; every field in words that it asks has a word of its own."""
    words = {field.name: f"{field.name}-in-{house.number}" for field in form.fields if field.kind == "words"}
    return house.follow(form, case, **{**words, **values})


def seqs(out: Path) -> list[int]:
    """The seqs of the records in a bundle."""
    return [record.position.seq for record in entries(out)]


def words_in(out: Path) -> set[str]:
    """Which of the words of follow-ups stand anywhere in a bundle."""
    return set(re.findall(r"[a-z_]+-in-\d+", every_byte(out).decode()))


def shown(out: Path) -> dict[str, str]:
    """Name -> value of the fields that a bundle discloses, decoys left out."""
    return {name: value for (_, name), value in disclosed(out).items() if len(name) < 43}


# -------------------------------------------------------------------- the tables


def test_every_personal_field_is_classified():
    """Of every form, and every closing question in words of a protocol that ships."""
    names = {field.name for form in EVERY_FORM for field in form.fields if field.is_personal}
    for path in sorted((REPOSITORY / "protocols").glob("*/1.0.0.yaml")):
        protocol = load_protocol(path.read_bytes(), path.name)
        names |= {question.id for question in protocol.closing if question.kind == "words"}
    assert names <= set(FIELDS)


def test_every_coded_field_is_named():
    """Whoever gets a record is told what stands in it: of every kind every coded field, and none that it has not."""
    assert set(CODED_BY_KIND) == {form.kind for form in EVERY_FORM}
    for form in EVERY_FORM:
        coded = {field.name for field in form.fields if not field.is_personal} - {"happened"}
        named = set(CODED_BY_KIND[form.kind][0].split(", "))
        assert named - {"source", "line", "late"} == coded, form.kind


def test_every_step_for_the_police_is_one_that_there_is():
    """And every kind whose steps are told apart is one that the police get."""
    for kind, steps in POLICE_STEPS.items():
        assert RECORDS[kind][VIEWS.index("police")].startswith("+")
        form = next(one for one in FORMS if one.kind == kind)
        step = form.field("step")
        assert step is not None
        assert set(steps) < {code for code, _ in step.choices}


def test_nothing_of_a_case_is_free_of_consent():
    """What the visitor gets without consent belongs to no case."""
    of_case = {form.kind for form in EVERY_FORM if form.of_case} | {"decision", "closure"}
    assert all(needs_consent(kind) for kind in of_case)
    assert {kind for kind in RECORDS if RECORDS[kind][VIEWS.index("reg44")] == "+no case record"} == {
        "occupancy",
        "nil_return",
        "protocol_adopted",
    }


def test_words_of_a_record_that_nobody_gets_are_withheld_too():
    """A field that stands only in kinds which a view leaves out is not disclosed in that view."""
    for view in VIEWS:
        at = VIEWS.index(view)
        given = {
            field.name
            for form in EVERY_FORM
            if RECORDS[form.kind][at].startswith("+")
            for field in form.fields
            if field.is_personal
        }
        alone = {field.name for form in EVERY_FORM for field in form.fields if field.is_personal} - given
        elsewhere = {"child", "words", "put_right", "incident_number", "crime_number"}
        assert not [name for name in alone - elsewhere if is_disclosed(view, name)], view


# -------------------------------------------------------------------- the police


def test_the_police_get_what_was_added_after_they_were_told(house: House, tmp_path: Path):
    """From the contact that stands onwards: what was put right, what they did, the search; no word of a child's account, no staff."""
    house.decide(0, CALM)
    before = [add(house, restorative.FORM, HELD), add(house, missing.FORM, ENQUIRED)]
    called = house.decide(0, CALM, "report_101", personal={})
    after = [
        add(house, restorative.FORM, HELD),
        add(house, restorative.FORM, DONE),
        add(house, police_outcome.FORM, ATTENDED),
        add(house, missing.FORM, ENQUIRED),
    ]
    for form, values in (
        (restorative.FORM, OFFERED),
        (restorative.FORM, DECLINED),
        (missing.FORM, INTERVIEW),
        (police_outcome.FORM, ALLEGED),
        (consultation.FORM, ASKED),
        (notification.FORM, TOLD),
        (debrief.FORM, {"offered_to": "care_worker", "step": "held"}),
        (
            individual_report.FORM,
            {"who": "worker", "again": "no", "told_of_right": "yes", "reported": "no", "wishes": "undecided"},
        ),
        (review.FORM, {"reviewer": "manager", "finding": "learning", "rules": [], "reviewed_on": "2026-11-22"}),
        (note.FORM, {"handover": "no"}),
    ):
        add(house, form, values)
    house.decide(1, POLICE)
    add(house, police_outcome.FORM, ATTENDED, 1)
    out = tmp_path / "police"
    house.export(out, "--view", "police", "--case", reference(0), *MAY)
    assert seqs(out) == [called, *after]
    assert not set(before) & set(seqs(out))
    told = {"put_right", "incident_number", "officer", "police_words", "asked"}
    assert set(shown(out)) == told
    assert {word.rpartition("-in-")[0] for word in words_in(out)} == told
    assert house.verify(out)["ok"]


def test_a_step_that_is_corrected_counts_as_it_is_right(house: House, tmp_path: Path):
    """A talk that was held, it was thought, and was declined: the police get neither; nor one whose record said so at first."""
    house.decide(0, POLICE)
    held, declined = add(house, restorative.FORM, HELD), add(house, restorative.FORM, DECLINED)
    first = house.correct(held, "detail", "step", "called_off")
    house.correct(declined, "detail", "step", "held")
    out = tmp_path / "police"
    house.export(out, "--view", "police", "--case", reference(0), *MAY)
    assert seqs(out) == [0]
    house.correct(first, "detail", "step", "completion")
    house.export(tmp_path / "again", "--view", "police", "--case", reference(0), *MAY)
    assert seqs(tmp_path / "again") == [0, held, first, first + 2]


def test_a_corrected_correction_of_an_outcome_decides_for_the_police(house: House, tmp_path: Path):
    """What corrects a correction is of the record that this is of."""
    house.decide(0, POLICE)
    wrong = house.correct(0, "outcome", "taken", "in_house")
    status, _ = house.run("log", "export", str(tmp_path / "no"), "--view", "police", "--case", reference(0), *MAY)
    assert status == 2
    house.correct(wrong, "outcome", "taken", "call_999")
    house.export(tmp_path / "police", "--view", "police", "--case", reference(0), *MAY)
    assert seqs(tmp_path / "police") == [0, 1, 2]


def test_an_incident_from_older_papers_is_not_for_the_police(house: House, tmp_path: Path):
    """Nobody decided it here: there is no contact that stands."""
    old = {"happened": "2026-03-01T12:00:00.000Z", "category": "loud", "time_known": "no", "channel": "call_101"}
    add(house, imported.FORM, old)
    add(house, police_outcome.FORM, ATTENDED)
    status, screen = house.run("log", "export", str(tmp_path / "p"), "--view", "police", "--case", reference(0), *MAY)
    assert status == 2
    assert "is not decided yet" in " ".join(screen.split())


# -------------------------------------------------------------------- the visitor


def test_the_visitor_gets_months_and_no_record_of_a_case(house: House, tmp_path: Path):
    """Without consent: figures without their remark. With it: every kind of the case that was named, and none of another."""
    house.decide(0, SLOW)
    every = [0, *(add(house, *one) for one in ((consultation.FORM, ASKED), (note.FORM, {"handover": "no"})))]
    every.append(add(house, restorative.FORM, HELD))
    every.append(house.close(0, "in_house"))
    old = {"happened": "2026-03-01T12:00:00.000Z", "category": "loud", "time_known": "no"}
    add(house, imported.FORM, old, 1)
    months = [
        house.follow(occupancy.FORM, **FIGURES, remark="RK was away."),
        house.follow(nil_return.FORM, month="2026-09", remark="Quiet."),
    ]
    out = tmp_path / "reg44"
    house.export(out, "--view", "reg44")
    assert seqs(out) == months
    raw = every_byte(out).decode()
    assert "RK was away." not in raw
    assert "Quiet." not in raw
    assert "ELM-" not in raw
    with open_bundle(out) as bundle:
        readme = " ".join(bundle.read("README.txt").decode().split())
    assert "The log holds cases: fewer than 5." in readme
    assert "month, places, bed_nights, residents" in readme
    assert "whom, result, channel" not in readme
    house.export(tmp_path / "allowed", "--view", "reg44", *CONSENT, "--case", reference(0))
    assert seqs(tmp_path / "allowed") == every
    assert "words-in-2" in shown(tmp_path / "allowed").values()


def test_a_record_that_says_it_is_of_no_case_is_still_no_month(house: House, tmp_path: Path):
    """A month that names a case, a follow-up that names none: neither is for the visitor without consent."""
    house.decide(0, SLOW)
    months = house.follow(occupancy.FORM, **FIGURES)
    record = dict(house.records())[months]
    named = {**record.body, "reference": reference(0)}
    house.append(Entry("occupancy", uid_of(901), "manager", record.protocol, {}, named, {}))
    house.append(Entry("consultation", uid_of(902), "manager", record.protocol, {}, {**ASKED, "late": False}, {}))
    house.export(tmp_path / "reg44", "--view", "reg44")
    assert seqs(tmp_path / "reg44") == [months]


def test_imported_incidents_count_as_cases(house: House, tmp_path: Path):
    """The visitor is told how many cases the log holds: those taken from older papers among them."""
    old = {"happened": "2026-03-01T12:00:00.000Z", "category": "loud", "time_known": "no"}
    for case in range(5):
        house.follow(imported.FORM, case, **old)
    house.follow(occupancy.FORM, **FIGURES)
    house.export(tmp_path / "reg44", "--view", "reg44")
    with open_bundle(tmp_path / "reg44") as bundle:
        assert "The log holds cases: 5." in " ".join(bundle.read("README.txt").decode().split())


# -------------------------------------------------------------------- a meeting, the child


def test_a_meeting_gets_what_was_done_without_a_word(house: House, tmp_path: Path):
    """Notes and debriefs are not for it; of the rest not one personal word."""
    house.decide(0, POLICE, personal={})
    going = [0]
    for form, values in ((consultation.FORM, ASKED), (restorative.FORM, DECLINED), (police_outcome.FORM, ALLEGED)):
        going.append(add(house, form, values))
    add(house, note.FORM, {"handover": "yes"})
    add(house, debrief.FORM, {"offered_to": "care_worker", "step": "declined"})
    going.append(house.follow(occupancy.FORM, **FIGURES, remark="remark-in-9"))
    out = tmp_path / "meeting"
    found = house.export(out, "--view", "meeting")
    assert seqs(out) == going
    assert (found["shown"], words_in(out)) == (0, set())


def test_a_child_gets_what_is_theirs(house: House, tmp_path: Path):
    """What was done about them, in plain words and in order of time; not what is staff's or another's, nor who looked back."""
    house.decide(0, SLOW, personal={"child": "RK", "words": "A lamp was thrown."})
    given = [0]
    kept = (
        (consultation.FORM, ASKED),
        (notification.FORM, TOLD),
        (restorative.FORM, HELD),
        (police_outcome.FORM, ATTENDED),
        (missing.FORM, INTERVIEW),
        (note.FORM, {"handover": "no", "happened": "2026-11-22T01:52:00.000Z"}),
    )
    given += [add(house, form, values) for form, values in kept]
    for form, values in (
        (debrief.FORM, {"offered_to": "care_worker", "step": "held"}),
        (
            individual_report.FORM,
            {"who": "worker", "again": "no", "told_of_right": "yes", "reported": "no", "wishes": "undecided"},
        ),
        (review.FORM, {"reviewer": "manager", "finding": "learning", "rules": [], "reviewed_on": "2026-11-22"}),
    ):
        add(house, form, values)
    house.follow(occupancy.FORM, **FIGURES)
    out = tmp_path / "child"
    house.export(out, "--view", "child", "--case", reference(0))
    assert seqs(out) == given
    names = {word.rpartition("-in-")[0] for word in words_in(out)}
    assert not names & {"support", "reporter", "wishes_words", "learning", "champion", "officer", "declined_why"}
    with open_bundle(out) as bundle:
        readme = bundle.read("README.txt").decode()
    flat = " ".join(readme.split())
    assert "What staff wrote: A lamp was thrown." in flat, "a note does not stand for what happened"
    for said in (
        "01:56: Staff asked somebody what to do",
        "- Asked: Manager on call",
        "- What came of it: Reached, and agreed",
        "Staff told somebody about it, or tried to",
        "- What was agreed to put it right: put_right-in-3",
        "What the police did",
        "When you were away",
    ):
        assert said in flat, said
    assert flat.index("01:52: A note that staff wrote") < flat.index("01:56: Staff asked"), "in order of time"


def test_the_childs_copy_is_as_corrected(house: House):
    """What was put right later stands there, and what cannot be read is left out."""
    house.decide(0, CALM, personal={})
    seq = add(house, consultation.FORM, ASKED)
    house.correct(seq, "detail", "result", "disagreed")
    house.correct(seq, "words", "advice", words="Ring me.")
    records = [record for _, record in house.records()]
    personal = {seq: {"advice": "Wait."}, seq + 2: {"advice": "Ring me."}}
    told = [Told(record, house.protocol, personal.get(record.position.seq, {})) for record in records]
    last = own_copy(told, LONDON)[-1]
    assert "What came of it: Reached, and said to do something else" in last
    assert "What they said: Ring me." in last
    assert "Wait." not in last


def test_what_a_correction_made_idle_is_told_to_nobody(house: House):
    """A meeting that was called off, it is said later: what was agreed in it is told neither to the child nor in the form."""
    house.decide(0, POLICE, personal={})
    seq = house.follow(restorative.FORM, 0, **HELD)
    every = [Told(record, house.protocol, {}) for _, record in house.records()]
    assert "Agreed: Yes" in own_copy(every, LONDON)[-1]
    assert any("Agreed: Yes" in line for _, lines in fill_form(every, LONDON).points for line in lines)
    house.correct(seq, "detail", "called_off_because", "moved")
    house.correct(seq, "detail", "step", "called_off")
    every = [Told(record, house.protocol, {}) for _, record in house.records()]
    assert "Called off because: Somebody moved away" in own_copy(every, LONDON)[-1]
    assert "Agreed" not in own_copy(every, LONDON)[-1]
    assert not any("Agreed: Yes" in line for _, lines in fill_form(every, LONDON).points for line in lines)


def test_details_added_after_the_closure_keep_nothing_from_the_police(house: House, tmp_path: Path):
    """The manager closed the case by a call; details that a worker adds the night after stay at home, and the call goes out."""
    house.decide(0, SLOW)
    closure = house.close(0, "report_101")
    house.decide(0, SLOW)
    out = tmp_path / "police"
    house.export(out, "--view", "police", "--case", reference(0), *MAY)
    assert [record.position.seq for record in entries(out)] == [closure]
