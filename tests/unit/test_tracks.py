"""The tracks of their own, on the reference model: a child who is harmed or used, sexual behaviour, a worker who is named, missing.

For each: which outcome, who decides, who is asked first, who is told by when and on which basis; and that the card and what
waits say so.
"""

from datetime import timedelta

import pytest

from calloutcli.cli.sheet import render_card
from calloutcli.followup.consultation import authorisation
from calloutcli.followup.forms import pending_in
from calloutcli.followup.notification import WITHOUT_DELAY, duties
from calloutcli.followup.roles import roles_of
from calloutcli.frozen import frozen
from calloutcli.interview.card import make_card
from calloutcli.interview.decision import changes, decide
from tests.builders import LONDON, NOW
from tests.courses import DOOR, NOTHING, STABBING, Chronicle, hours, reference_model

DAY = timedelta(hours=24)


@frozen
class Track:
    """What a concern must lead to. `told`: role -> (basis, paragraph or `plan`, who judges first or empty)."""

    outcome: str
    tier: str
    decider: str
    first: frozenset[str]
    told: dict[str, tuple[str, str, str]]


PLACING = ("protocol", "", "")
PARENT = ("plan", "plan", "registered_manager")


def ofsted(paragraph: str) -> tuple[str, str, str]:
    """Regulation 40(4): the registered person judges."""
    return "statute", f"reg 40(4)({paragraph})", "registered_person"


MANAGER_AND_TEAM = frozenset({"on_call_manager", "emergency_duty_team"})
PROTECTION = Track(
    "child_protection", "safeguarding_report", "on_call_manager", MANAGER_AND_TEAM,
    {"placing_authority": PLACING, "parent": PARENT, "ofsted": ofsted("a")},
)  # fmt: skip
TRACKS = {
    "harmed": PROTECTION,
    "used": PROTECTION,
    "sexual": Track(
        "sexual_harm", "safeguarding_report", "on_call_manager", MANAGER_AND_TEAM,
        {"placing_authority": PLACING, "parent": PARENT, "ofsted": ofsted("a")},
    ),
    "staff": Track(
        "staff_allegation", "safeguarding_report", "registered_manager", frozenset({"on_call_manager"}),
        {"lado": PLACING, "placing_authority": PLACING, "parent": PARENT, "ofsted": ofsted("c")},
    ),
    "out": Track(
        "missing_report", "safeguarding_report", "senior_on_shift", frozenset(),
        {"placing_authority": PLACING, "parent": PARENT},
    ),
}  # fmt: skip


def answers(*concerns: str) -> dict:
    """A night on which nothing else happened."""
    return {**NOTHING, "concern": frozenset(concerns), "out_where": "not_sure", "out_risk": "no"}


def case(concern: str, **changed) -> Chronicle:
    """The case of one concern, decided as advised."""
    return Chronicle().decide(answers(concern), **changed)


def card_text(concern: str) -> str:
    """The card on the screen, as one line."""
    protocol = reference_model()
    decision = decide(protocol, answers(concern))
    found = changes(protocol, answers(concern), decision)
    card = make_card(protocol, decision, decision.outcome, found, {}, "ELM-7K4Q-R", NOW.astimezone(LONDON), None)
    return " ".join(render_card(card).split())


@pytest.mark.parametrize("concern", TRACKS)
def test_the_track(concern):
    """Each concern has its outcome, its tier and its decider, whatever the behaviour was."""
    track, outcome = TRACKS[concern], case(concern).course.outcome
    assert (outcome.id, outcome.tier, outcome.decider) == (track.outcome, track.tier, track.decider)
    loud = Chronicle().decide(
        {**answers(concern), "happened": frozenset({"home_things"}), "not_over": "no", "loss": "no"}
    )
    assert loud.course.taken == track.outcome


@pytest.mark.parametrize("concern", TRACKS)
def test_who_is_asked_first(concern):
    """Until these agreed it is not authorised; with the emergency duty team where social care leads."""
    one = case(concern)
    found = authorisation(one.course)
    assert {role for group in found.missing for role in group} == TRACKS[concern].first
    for role in sorted(TRACKS[concern].first):
        one.add("consultation", 1, whom=role, result="agreed", channel="phone")
    assert authorisation(one.course).missing == ()


@pytest.mark.parametrize("concern", TRACKS)
def test_who_is_told(concern):
    """Exactly these, on this basis, without delay or within a day, each at the latest 24 hours after the incident."""
    found = {duty.whom: (duty.basis, duty.text, duty.judged_by) for duty in duties(case(concern).course)}
    assert found == TRACKS[concern].told
    for duty in duties(case(concern).course):
        assert duty.due == NOW + DAY == NOW + WITHOUT_DELAY
        assert (duty.hours is None) is (duty.whom != "parent")


@pytest.mark.parametrize("concern", TRACKS)
def test_what_waits_names_them(concern):
    """The screen of the next shift names each of them, with who must judge first; told or judged, they are gone from it."""
    one = case(concern)
    roles = roles_of(one.protocol)
    waiting = {(pending.matter, pending.words) for pending in pending_in(one.course, hours(1))}
    for whom, (_, _, judge) in TRACKS[concern].told.items():
        words = f"{roles[judge]} judges whether to tell: {roles[whom]}" if judge else f"To be told: {roles[whom]}"
        assert ("judgement" if judge else "notification", words) in waiting
    for whom, (basis, _, judge) in TRACKS[concern].told.items():
        if judge:
            one.add(
                "notification", 2, whom=whom, basis=basis, judgement="need_not", judged_by=judge, judgement_why="Known already."
            )  # fmt: skip
        else:
            one.add("notification", 2, whom=whom, basis=basis, judgement="not_needed", result="told")
    assert not [one for one in pending_in(one.course, hours(1)) if one.matter in ("notification", "judgement")]


@pytest.mark.parametrize("concern", TRACKS)
def test_the_card_names_them(concern):
    """The card says who decides, whom to ask first, and whom to tell, in the protocol's own words."""
    roles = roles_of(reference_model())
    text = card_text(concern)
    assert f"Who decides: {roles[TRACKS[concern].decider]}" in text
    for role in TRACKS[concern].first | TRACKS[concern].told.keys():
        assert roles[role] in text


def test_a_child_who_may_be_a_victim_is_treated_as_one():
    """A child who is used by others was harmed, whatever they were made to do; no worker questions them."""
    for concern in ("harmed", "used"):
        assert "Treat the child as someone who was harmed, whatever they were made to do." in card_text(concern)
    assert "Do not question them about it." in card_text("sexual")
    assert "Do not investigate." in card_text("staff")


def test_the_worker_who_is_named_does_not_decide():
    """The card hands it over; a named worker's own word authorises nothing, even of somebody who could have."""
    assert "The worker who was named decides nothing tonight" in card_text("staff")
    named = case("staff", role="on_call_manager", details={"decider_involved": "named"})
    assert authorisation(named.course).state == "not_yet"
    assert ("consultation", "Not yet authorised. To be asked: On-call manager") in {
        (one.matter, one.words) for one in pending_in(named.course, hours(1))
    }
    other = case("staff", role="on_call_manager", details={"decider_involved": "no"})
    assert authorisation(other.course).state == "authorised"


def test_the_manager_who_is_named_hands_over():
    """Who takes the decision over counts as asked: the emergency duty team stands in for a manager who is named."""
    handed = {"decider_involved": "named", "handed_over_to": "on_call_manager"}
    assert authorisation(case("staff", details=handed).course).state == "authorised"
    assert "If the manager is the one named, ring the emergency duty team." in card_text("staff")


def test_of_two_concerns_the_graver_one_leads():
    """A worker who is said to have touched a child is an allegation against staff; one who is missing and in fear is an emergency."""
    assert Chronicle().decide(answers("sexual", "staff")).course.taken == "staff_allegation"
    assert Chronicle().decide({**answers("sexual", "out"), "out_risk": "yes"}).course.taken == "missing_999"


def test_away_at_a_known_place_is_not_missing():
    """Where the place is known the police are not told, and the placing council is."""
    known = Chronicle().decide({**answers("out"), "out_where": "safe"})
    assert (known.course.taken, known.course.outcome.channel) == ("away_known", "none")
    assert [duty.whom for duty in duties(known.course)] == ["placing_authority"]


# -------------------------------------------------------------------- who judges, and of what


def judged_of_ofsted(one: Chronicle, after: float, judge: str) -> str:
    """How the duty towards Ofsted stands once somebody judged that Ofsted need not be told."""
    values = {"basis": "statute", "judgement": "need_not", "judged_by": judge, "judgement_why": "A mug."}
    one.add("notification", after, whom="ofsted", **values)
    return ofsted_state(one)


def ofsted_state(one: Chronicle) -> str:
    """How the duty towards Ofsted stands, two days on."""
    return next(duty.state(hours(48)) for duty in duties(one.course) if duty.whom == "ofsted")


@pytest.mark.parametrize(
    ("judge", "state"),
    [
        ("registered_person", "need_not"),
        ("registered_manager", "need_not"),
        ("responsible_individual", "need_not"),
        ("on_call_manager", "to_judge"),
        ("senior_on_shift", "to_judge"),
        ("police", "to_judge"),
    ],
)
def test_whose_judgement_counts(judge, state):
    """Whether an incident is serious is the registered person's judgement (regulation 40(4)(b)): another's is kept, and settles nothing."""
    assert judged_of_ofsted(Chronicle().decide(STABBING), 1, judge) == state


def test_a_judgement_is_of_what_was_followed_then():
    """What was judged of a broken door, while it was put off, says nothing of a call to the police that is decided the next day."""
    one = Chronicle().decide(DOOR)
    one.add(
        "notification", 1, whom="ofsted", basis="statute", judgement="need_not", judged_by="registered_person", judgement_why="A door."
    )  # fmt: skip
    one.close("report_101", after=30)
    assert ofsted_state(one) == "to_judge"
    assert judged_of_ofsted(one, 31, "registered_person") == "need_not"


def test_what_nobody_judges_is_not_judged_away():
    """The officer for allegations must be told, whatever somebody on shift thinks of it: an answers file may say it, and settles nothing."""
    one = case("staff")
    one.add(
        "notification", 1, whom="lado", basis="protocol", judgement="need_not", judged_by="registered_manager", judgement_why="No."
    )  # fmt: skip
    assert next(duty.state(hours(1)) for duty in duties(one.course) if duty.whom == "lado") == "due"


def test_to_hear_of_the_door_is_not_to_hear_of_the_call():
    """Who was told, or judged about, while it was put off stands again when the police are called; who was not stands once."""
    case = Chronicle().decide(DOOR)
    told = {"whom": "placing_authority", "basis": "protocol", "judgement": "not_needed", "result": "told"}
    case.add("notification", 2, **told)
    assert [duty.told for duty in duties(case.course) if duty.whom == "placing_authority"] == [hours(2)]
    case.close("report_101", after=30)
    both = [duty for duty in duties(case.course) if duty.whom == "placing_authority"]
    assert [(duty.told, duty.due) for duty in both] == [(hours(2), NOW + DAY), (None, hours(30) + DAY)]
    case.add("notification", 31, **told)
    assert [duty.told for duty in duties(case.course) if duty.whom == "placing_authority"] == [hours(2), hours(31)]

    never = Chronicle().decide(DOOR).close("report_101", after=30)
    once = [duty for duty in duties(never.course) if duty.whom == "placing_authority"]
    assert [(duty.told, duty.due) for duty in once] == [(None, NOW + DAY)]
    never.add("notification", 31, **told)
    assert [duty.is_late for duty in duties(never.course) if duty.whom == "placing_authority"] == [True]
