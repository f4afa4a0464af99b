"""A child who is missing: from asking around to the return interview, and what is still to do at each step."""

import pytest

from calloutcli.followup.forms import pending_in
from calloutcli.followup.missing import episodes
from calloutcli.followup.pending import in_order
from tests.courses import NOTHING, Chronicle, hours

GONE = {**NOTHING, "concern": frozenset({"out"}), "out_where": "not_sure", "out_risk": "no"}
ENQUIRIES = {"step": "enquiries", "absence": "missing", "asked_whom": ["friends", "phone"]}
REPORTED = {"step": "reported", "absence": "missing", "channel": "call_101"}
FOUND = {"step": "found", "found_where": "came_back", "how_they_are": []}


def case() -> Chronicle:
    """A child has not come home."""
    return Chronicle().decide(GONE)


def interview(case: Chronicle, after: float, what: str) -> Chronicle:
    """A step of the return interview."""
    more = {"declined_by": "child"} if what == "declined" else {"interview_by": "independent"}
    return case.add("missing", after, step="interview", interview=what, **more)


def waits(case: Chronicle, now: float = 300) -> list[tuple[str, str]]:
    """(matter, words) of what waits of this track."""
    found = in_order(pending_in(case.course, hours(now)), hours(now))
    return [(one.matter, one.words) for one in found if one.matter in ("missing", "return_interview")]


def test_a_child_who_is_not_back_comes_before_all_else():
    """Until the child is found it stands first, before what is overdue, and has no set time."""
    one = case().add("missing", 1, **ENQUIRIES)
    for step in (None, REPORTED):
        if step:
            one.add("missing", 2, **step)
        first = in_order(pending_in(one.course, hours(300)), hours(300))[0]
        assert (first.matter, first.due) == ("missing", None)
        assert first.words.startswith("Still missing: ")
        assert ("not reported" in first.words) is (step is None)
    assert any(other.is_overdue(hours(300)) for other in pending_in(one.course, hours(300)))


def test_nothing_waits_for_a_child_nobody_recorded_as_missing():
    """Without a record of the track callout makes none up."""
    assert waits(case()) == []


def test_the_return_interview_is_offered_then_done():
    """Found: it is to be offered within 72 hours; offered: to be done by the same time; done: nothing."""
    one = case().add("missing", 1, **ENQUIRIES).add("missing", 2, **REPORTED).add("missing", 10, **FOUND)
    (waiting,) = [one for one in pending_in(one.course, hours(20)) if one.matter == "return_interview"]
    assert waiting.due == hours(82)
    assert waiting.who == "placing_authority"
    assert "to offer" in waiting.words
    interview(one, 30, "offered")
    ((_, words),) = waits(one)
    assert "still to be done" in words
    interview(one, 60, "done")
    assert waits(one) == []


@pytest.mark.parametrize("what", ["done", "declined"])
def test_what_was_done_or_declined_had_been_offered(what):
    """Nobody need record the offer besides."""
    one = interview(case().add("missing", 2, **REPORTED).add("missing", 10, **FOUND), 20, what)
    assert waits(one) == []
    assert episodes(one.course)[0].first_offer == hours(20)


@pytest.mark.parametrize(
    ("steps", "now", "offer_late", "interview_late"),
    [
        ([], 82, False, False),
        ([], 82.1, True, True),
        ([("offered", 82)], 82, False, False),
        ([("offered", 82)], 90, False, True),
        ([("offered", 83)], 84, True, True),
        ([("offered", 20), ("done", 82)], 200, False, False),
        ([("offered", 20), ("done", 83)], 200, False, True),
        ([("offered", 20), ("declined", 30)], 200, False, False),
        ([("done", 83)], 200, True, True),
    ],
)
def test_72_hours_from_the_return(steps, now, offer_late, interview_late):
    """The child was back at hour 10: offer and interview are in time up to hour 82, and late after it."""
    one = case().add("missing", 2, **REPORTED).add("missing", 10, **FOUND)
    for what, after in steps:
        interview(one, after, what)
    (episode,) = episodes(one.course)
    assert episode.is_offer_late(hours(now)) is offer_late
    assert episode.is_interview_late(hours(now)) is interview_late


def test_away_at_a_known_place_is_not_missing():
    """A child who is away waits to be back, and no return interview is owed by itself; one that was reported is."""
    one = case().add("missing", 1, **{**ENQUIRIES, "absence": "away"})
    assert waits(one) == [("missing", "Not back: the child is away at a place that is known")]
    one.add("missing", 10, **FOUND)
    assert waits(one) == []
    assert episodes(one.course)[0].due is None
    reported = case().add("missing", 2, **{**REPORTED, "absence": "away"}).add("missing", 10, **FOUND)
    assert episodes(reported.course)[0].due == hours(82)


@pytest.mark.parametrize(("enquired", "unasked"), [(None, True), (1, False), (2, False), (2.5, True)])
def test_whether_anybody_asked_around_before(enquired, unasked):
    """Reported at hour 2: enquiries up to then count, later ones do not; only a report is looked at."""
    one = case().add("missing", 2, **REPORTED)
    if enquired is not None:
        one.add("missing", enquired, recorded=5, **ENQUIRIES)
    assert episodes(one.course)[0].is_reported_unasked is unasked
    assert not episodes(case().add("missing", 1, **ENQUIRIES).course)[0].is_reported_unasked


def test_a_child_who_goes_again_is_missing_again():
    """After the child was found, another step begins another time; the interview belongs to the time before it."""
    one = case().add("missing", 2, **REPORTED).add("missing", 10, **FOUND)
    interview(one, 20, "done")
    one.add("missing", 30, step="risk", risk_reasons=["age"])
    first, second = episodes(one.course)
    assert (first.found, first.done, second.feared, second.found) == (hours(10), hours(20), hours(30), None)
    assert (first.seq, second.seq) == (1, 4)
    assert [matter for matter, _ in waits(one)] == ["missing"]


def test_an_interview_while_the_child_is_gone_again_is_about_the_return_before():
    """The council comes while the child is away once more: the first return has had its interview, and the second is to have one."""
    one = case().add("missing", 2, **REPORTED).add("missing", 10, **FOUND)
    one.add("missing", 30, **REPORTED)
    interview(one, 40, "done")
    one.add("missing", 41, **FOUND)
    first, second = episodes(one.course)
    assert (first.done, second.done, second.found) == (hours(40), None, hours(41))
    assert [matter for matter, _ in waits(one)] == ["return_interview"]


def test_found_is_found_once():
    """What is recorded of the return again, by another worker or by the police, begins nothing new: the first return counts."""
    one = case().add("missing", 2, **REPORTED).add("missing", 10, **FOUND).add("missing", 12, **FOUND)
    (episode,) = episodes(one.course)
    assert episode.found == hours(10)


def test_recorded_late_and_in_another_order_it_is_told_as_it_happened():
    """What counts is when things happened, not when they were written down."""
    one = case().add("missing", 10, **FOUND)
    one.add("missing", 2, recorded=11, **REPORTED).add("missing", 1, recorded=12, **ENQUIRIES)
    (episode,) = episodes(one.course)
    assert (episode.enquired, episode.reported, episode.found) == (hours(1), hours(2), hours(10))


def test_an_interview_without_a_return_asks_for_the_return():
    """Nobody is called still missing who has been talked to: when they were found is to be recorded."""
    one = interview(case().add("missing", 2, **REPORTED), 20, "done")
    ((matter, words),) = waits(one)
    assert matter == "missing"
    assert words.startswith("Record when the child was found")
