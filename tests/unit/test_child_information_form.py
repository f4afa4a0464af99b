"""The children's-home part of the Child Information Form: filled from the record as far as it holds it, and never beyond."""

import json
from pathlib import Path

import pytest

from calloutcli.audit.child_information_form import (
    NOT_RECORDED,
    POINTS,
    Form,
    fill_form,
    form_as_json,
    format_form,
    render_form,
)
from calloutcli.followup import police_outcome, restorative
from calloutcli.frozen import replace
from calloutcli.protocol.load import load_protocol
from calloutcli.record.kinds import parse_record
from calloutcli.record.told import Told
from tests.builders import LONDON, REFERENCE_MODEL
from tests.houses import POLICE, SLOW, House


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A home without a record."""
    return House(tmp_path / "home")


def told(house: House, *seqs: int, personal=None) -> list[Told]:
    """Records as the police view tells them."""
    records = dict(house.records())
    return [Told(records[seq], house.protocol, personal or {}) for seq in seqs]


def words(form: Form, number: int) -> tuple[str, ...]:
    """What stands under a point."""
    return next(answers for point, answers in form.points if point.number == number)


def test_the_nine_points_stand_in_their_order():
    """Nine, numbered, each with a source in the record; the tenth could not be verified and is not there."""
    assert [point.number for point in POINTS] == list(range(1, 10))
    assert len({point.name for point in POINTS}) == 9
    assert not any("about the child" in point.title or "from the child" in point.title for point in POINTS)


def test_what_is_not_in_the_record_is_not_recorded(house: House):
    """No personal field, an answer to nothing that a point asks: the words stand there, and in JSON too."""
    house.decide(0, POLICE, personal={})
    form = fill_form(told(house, 0), LONDON)
    for number in (3, 4, 5, 6, 7, 8):
        assert words(form, number) == ()
    text = render_form(form)
    assert text.count(f"   {NOT_RECORDED}\n") == 6
    points = form_as_json(form)["points"]
    assert [point["recorded"] for point in points] == [True, True, *[False] * 6, True]
    assert points[3]["words"] == [NOT_RECORDED]


def test_what_is_in_the_record_is_told_in_its_own_words(house: House):
    """What happened, what was tried, what was agreed; why the police were called, by which rule; every answer."""
    house.decide(0, POLICE)
    fields = {"child": "RK", "words": "A window.", "tried": "We talked.", "put_right": "He will sweep up."}
    form = fill_form(told(house, 0, personal=fields), LONDON)
    assert dict(form.incident)["Child"] == "RK"
    assert dict(form.incident)["What happened"] == "A window."
    assert dict(form.incident)["Happened"] == "Sunday 22 November 2026, 01:50"
    assert words(form, 3) == ("We talked.",)
    assert words(form, 4) == ("He will sweep up.",)
    why = words(form, 2)
    assert why[0] == "Done: Ring 101"
    assert "As the protocol advised, to which no agency has agreed" in why
    assert any(line.startswith("Rule hospital") and "A paper: 3" in line for line in why)
    assert "small 1.0.0" in words(form, 1)[0]
    assert f"The home's policy on behaviour itself: {NOT_RECORDED}" in words(form, 1)
    assert any("hospital" in line.lower() for line in words(form, 9))


def test_only_an_agreed_protocol_is_called_agreed(house: House):
    """Advice of a protocol that nobody signed is no agreement of agencies."""
    house.decide(0, POLICE)
    one = told(house, 0)[0]
    for word, agreed in (
        ("in_force", True),
        ("past_review", True),
        ("none_in_force", False),
        ("not_yet_effective", False),
    ):
        record = replace(one.record, body={**one.record.body, "agreement": word})
        why = words(fill_form([replace(one, record=record)], LONDON), 2)
        assert ("As agreed: the protocol advised this" in why) == agreed


def test_a_call_that_was_not_advised_is_said_to_be_one(house: House):
    """CPS asks whether the police were involved as the policy agrees: more than advised, with the reason."""
    house.decide(0, taken="report_101", reason="risk_higher")
    why = words(fill_form(told(house, 0, personal={"departure_sentence": "He had a list."}), LONDON), 2)
    assert "Not as the protocol advised, which was less than was done: Manage it here" in why
    assert "Why it was departed from: The risk is higher than the questions show" in why
    assert "In the home's words: He had a list." in why


def test_a_case_that_was_put_off_tells_what_was_decided_then(house: House):
    """Only the closure goes to the police: the form says that more was recorded before, and invents nothing."""
    house.decide(0, SLOW)
    seq = house.close(0, "report_101")
    form = fill_form(told(house, seq, personal={"reason": "Third time."}), LONDON)
    why = words(form, 2)
    assert why[0] == "Done: Ring 101"
    assert "The decision was put off at first, and then made by: Manager on call" in why
    assert any("recorded before the police were involved is not in this export" in line for line in why)
    assert dict(form.incident)["Happened"] == NOT_RECORDED
    assert words(form, 9) == ()


def test_corrections_are_heeded(house: House):
    """An answer, a time and words that were corrected stand as they are right."""
    house.decide(0, POLICE)
    for part, field, right, text in (
        ("answer", "injury", "first_aid", ""),
        ("time", "happened", "2026-11-21T20:00:00.000Z", ""),
        ("words", "words", None, "It was the door."),
        ("role", "role", "manager", ""),
    ):
        house.correct(0, part, field, right, text)
    records = dict(house.records())
    every = [Told(records[0], house.protocol, {"words": "It was the window."})]
    every += [
        Told(records[seq], house.protocol, {"words": "It was the door."} if seq == 3 else {}) for seq in range(1, 5)
    ]
    form = fill_form(every, LONDON)
    assert dict(form.incident)["Happened"] == "Saturday 21 November 2026, 20:00"
    assert dict(form.incident)["What happened"] == "It was the door."
    assert dict(form.incident)["Recorded by"] == "Manager"
    assert any("injur" in line.lower() and "first aid" in line.lower() for line in words(form, 9))
    assert not any("hospital" in line.lower() for line in words(form, 9))


def test_the_reference_model_fills_what_it_asks(house: House):
    """Wishes, the plan, a pattern: each under its point, and nowhere twice."""
    source = REFERENCE_MODEL.read_bytes()
    protocol = load_protocol(source, "reference-model/1.0.0.yaml")
    answers = {
        "danger": "no",
        "plan": "silent",
        "concern": [],
        "happened": ["own_things"],
        "loss": "yes",
        "pattern": "yes",
        "wishes": "police",
    }
    (house.folder / "answers.json").write_text(json.dumps(answers))
    status, screen = house.run("decide", "--json", "--answers", str(house.folder / "answers.json"))
    assert status == 0, screen
    with house.open() as log:
        record = parse_record(log.leaf(0) or b"")
    form = fill_form([Told(record, protocol, {})], LONDON)
    assert [line.rpartition("? ")[2] for line in words(form, 5)] == ["To tell the police"]
    assert [line.rpartition("? ")[2] for line in words(form, 7)] == ["It says nothing about this"]
    assert [line.rpartition("? ")[2] for line in words(form, 8)] == ["Yes"]
    every = [line for _, answers in form.points for line in answers]
    assert len(every) == len(set(every))


def test_what_was_put_right_after_the_call_is_told(house: House):
    """A talk that was held, what was agreed in it, that it was done, and whether the person who was hurt is content."""
    house.decide(0, POLICE)
    held = {"step": "held", "took_part": ["child", "person_hurt"], "five_questions": "no", "result": "to_do"}
    house.follow(restorative.FORM, 0, level="meeting", complete_by="2026-11-30", satisfied="not_asked", **held)
    house.follow(restorative.FORM, 0, level="meeting", step="completion", completed="yes", satisfied="yes")
    house.follow(restorative.FORM, 0, level="meeting", step="offered", child_consent="declined", hurt_consent="agreed")
    every = [
        *told(house, 0, personal={"put_right": "He says sorry."}),
        *told(house, 1, personal={"put_right": "He mends the door."}),
        *told(house, 2),
        *told(house, 3),
    ]
    form = fill_form(every, LONDON)
    assert words(form, 3) == (
        "Held: A restorative meeting (Sunday 22 November 2026, 01:56)",
        "Took part: The child who did it; The person who was hurt, or lost something",
    )
    assert words(form, 4) == (
        "He mends the door.",
        "Agreed: Yes, and it is still to be done",
        "To be done by: Monday 30 November 2026",
        "Done: Yes",
    )
    assert words(form, 5) == ("The person who was hurt is content: Yes",)
    assert "They do not want to" not in render_form(form), "an offer that a child declined is not told"


def test_the_numbers_of_the_police_are_told(house: House):
    """Incident number and crime number apart, where the records hold them; nothing where they do not."""
    house.decide(0, POLICE)
    assert "Police incident number" not in dict(fill_form(told(house, 0), LONDON).incident)
    house.follow(police_outcome.FORM, 0, step="attended", attended="yes")
    every = [*told(house, 0), *told(house, 1, personal={"incident_number": "471", "crime_number": "CR/9"})]
    form = fill_form(every, LONDON)
    assert dict(form.incident)["Police incident number"] == "471"
    assert dict(form.incident)["Crime number"] == "CR/9"
    assert form_as_json(form)["incident"]["police_incident_number"] == "471"
    assert words(form, 2)[0] == "Done: Ring 101", "what was decided is told from the decision, not from what came after"
    assert dict(form.incident)["Happened"] == "Sunday 22 November 2026, 01:50"


def test_a_closure_tells_what_was_asked_then(house: House):
    """The social worker's view, and what the person who was hurt wants now; its time is no incident's."""
    protocol = load_protocol(REFERENCE_MODEL.read_bytes(), "reference-model/1.0.0.yaml")
    house.decide(0, SLOW)
    seq = house.close(0, "report_101")
    record = dict(house.records())[seq]
    body = {**record.body, "happened": "2026-11-23T09:00:00.000Z", "details": {"hurt_person_now": "police"}}
    one = Told(replace(record, body=body), protocol, {"social_worker_view": "She should be heard."})
    form = fill_form([one], LONDON)
    assert words(form, 6) == ("She should be heard.",)
    assert [line.rpartition("? ")[2] for line in words(form, 5)] == ["To tell the police"]
    assert dict(form.incident)["Happened"] == NOT_RECORDED


def test_text_and_json_say_the_same(house: House):
    """Every word of the JSON stands in the text, which has lines of at most 78 characters and ends in a newline."""
    house.decide(0, POLICE)
    form = fill_form(told(house, 0, personal={"tried": "We talked. " * 30}), LONDON)
    text = render_form(form)
    assert all(len(line) <= 78 for line in text.split("\n"))
    assert text.endswith("\n")
    flat = " ".join(text.split())
    made = json.loads(format_form(form))
    assert made == form_as_json(form)
    for point in made["points"]:
        for line in (point["title"], *point["words"]):
            assert " ".join(line.split()) in flat
    assert "The tenth point of the checklist is left out" in flat


def test_hostile_words_stay_words(house: House):
    """A line break in what somebody wrote never looks like a point of the form."""
    house.decide(0, POLICE)
    form = fill_form(told(house, 0, personal={"words": "x\n\n4. Apology, or what was agreed\n   all is well"}), LONDON)
    assert sum(line.startswith("4. ") for line in render_form(form).split("\n")) == 1
