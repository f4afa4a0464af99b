"""What police and court did: what is then still to do, the old words for a disposal, and which call a new allegation followed."""

import pytest

from calloutcli.followup.form import Bounds, check_values
from calloutcli.followup.forms import pending_in
from calloutcli.followup.hearing import last_disposal, to_hear
from calloutcli.followup.notification import FORM as NOTIFICATION
from calloutcli.followup.police_outcome import (
    DATED,
    DATED_WORDS,
    DISPOSALS,
    FORM,
    call_before,
    is_to_put_right,
)
from calloutcli.followup.roles import roles_of
from calloutcli.interview.moment import format_time
from tests.courses import DOOR, EMERGENCY, NOTHING, STABBING, Chronicle, hours

CHARGED = {"step": "disposal", "disposal": "charged"}


def day(count: float) -> str:
    """The day on which so many hours have passed since the incident."""
    return hours(count).date().isoformat()


def told(case: Chronicle, whom: str, after: float, result: str = "told") -> Chronicle:
    """Somebody is told, or not reached."""
    return case.add("notification", after, whom=whom, basis="practice", judgement="not_needed", result=result)


def owed(case: Chronicle, matter: str) -> list[str]:
    """What waits of one matter, in words."""
    return [one.words for one in pending_in(case.course, hours(200)) if one.matter == matter]


@pytest.mark.parametrize(("answers", "waits"), [(EMERGENCY, 1), (STABBING, 1), (DOOR, 0), (NOTHING, 0)])
def test_after_a_call_it_is_asked_what_the_police_did(answers, waits):
    """Where the decision is to tell the police, by any channel, what they did is to be recorded; else not."""
    assert len(owed(Chronicle().decide(answers), "police")) == waits


def test_once_anything_is_recorded_it_is_not_asked_again():
    """Whatever came first from the police, somebody has begun to record it. No time is set for it."""
    case = Chronicle().decide(EMERGENCY)
    (waiting,) = [one for one in pending_in(case.course, hours(200)) if one.matter == "police"]
    assert waiting.due is None
    assert waiting.do == f"callout add {case.reference} police-outcome"
    assert owed(case.add("police_outcome", 2, step="attended", attended="no"), "police") == []


def test_a_call_decided_later_is_asked_about():
    """A decision that was put off and then made for a call waits for what the police did from then on."""
    case = Chronicle().decide()
    assert owed(case, "police") == []
    assert len(owed(case.close("report_101"), "police")) == 1


@pytest.mark.parametrize("disposal", [code for code, _ in DISPOSALS])
def test_after_a_disposal_others_hear_of_it(disposal):
    """The social worker hears of every disposal, the youth justice service of all but those that end it."""
    case = (
        Chronicle()
        .decide(STABBING)
        .add("police_outcome", 50, step="disposal", disposal=disposal, disposal_date=day(50))
    )
    ends = disposal in ("no_further_action", "outcome_10", "outcome_21", "not_guilty", "discontinued")
    assert to_hear(case.course) == (("social_worker",) if ends else ("social_worker", "youth_justice_service"))
    assert all(
        one.due is None for one in pending_in(case.course, hours(200)) if "was decided for the child" in one.words
    )


def test_told_of_the_incident_is_not_told_of_the_charge():
    """Who was told before the day of the charge has not heard of it; who was told on that day has; a try does not count."""
    case = Chronicle().decide(STABBING)
    told(case, "social_worker", 3)
    case.add("police_outcome", 50, **CHARGED, disposal_date=day(48))
    assert to_hear(case.course) == ("social_worker", "youth_justice_service")
    told(case, "social_worker", 49)
    assert to_hear(case.course) == ("youth_justice_service",)
    told(case, "youth_justice_service", 60, "not_reached")
    assert to_hear(case.course) == ("youth_justice_service",)
    told(case, "youth_justice_service", 61)
    assert to_hear(case.course) == ()


def test_who_is_to_hear_is_offered_first():
    """Telling them is asked for as it is: nobody has to say on which basis, or whether somebody judged."""
    case = Chronicle().decide(STABBING).add("police_outcome", 50, **CHARGED, disposal_date=day(50))
    assert NOTIFICATION.first(case.course)["whom"][-2:] == ("social_worker", "youth_justice_service")
    known = {"basis": "practice", "judgement": "not_needed"}
    assert NOTIFICATION.known(case.course, {"whom": "social_worker"}) == known
    case.add("notification", 60, whom="social_worker", result="told")
    assert NOTIFICATION.known(case.course, {"whom": "social_worker"}) == {}


def test_the_last_disposal_is_the_one_of_the_latest_day():
    """Papers come in any order: what counts is the day of the decision, and on one day what was recorded last."""
    case = (
        Chronicle()
        .decide(STABBING)
        .add("police_outcome", 300, step="disposal", disposal="convicted", disposal_date=day(240))
    )
    case.add("police_outcome", 310, **CHARGED, disposal_date=day(48))
    assert last_disposal(case.course) == ("convicted", hours(240).date())
    case.add("police_outcome", 320, step="disposal", disposal="discontinued", disposal_date=day(240))
    assert last_disposal(case.course) == ("discontinued", hours(240).date())
    assert last_disposal(Chronicle().decide().course) is None


def test_sent_back_a_restorative_offer_is_owed():
    """A case that was sent back waits for an offer made after that: an earlier one, which came to nothing, does not settle it."""
    case = Chronicle().decide(STABBING)
    offer = {"level": "conference", "step": "offered", "child_consent": "agreed", "hurt_consent": "undecided"}
    case.add("restorative", 10, **offer)
    assert not is_to_put_right(case.course)
    case.add("police_outcome", 100, step="referred_back", referred_by="cps")
    assert is_to_put_right(case.course)
    assert "Sent back to be put right: offer it, or offer it again" in owed(case, "restorative")
    case.add("restorative", 101, **offer)
    assert not is_to_put_right(case.course)


def test_a_new_allegation_is_linked_to_the_call():
    """It followed the last report before it, whoever made it; without one the decision to call; of neither nothing is said."""
    after = {"step": "new_allegation", "behaviour": "resisted", "against": "officer", "from_call": "yes"}
    case = Chronicle().decide(EMERGENCY).add("police_outcome", 2, **after)
    assert call_before(case.course, case.told[1]).record.position.seq == 0
    for happened, seq in ((0.5, 2), (1, 3), (2.5, 3)):
        case.add("police_outcome", happened, recorded=3, step="reported", called_by="public", channel="call_999")
        assert call_before(case.course, case.told[1]).record.position.seq == seq
    quiet = Chronicle().decide().add("police_outcome", 2, **after)
    assert call_before(quiet.course, quiet.told[1]) is None


def test_each_dated_term_has_a_word_for_today():
    """Every old disposal is counted under one of today's, and is offered by its own name."""
    assert set(DATED.values()) <= {code for code, _ in DISPOSALS}
    assert set(DATED) == {code for code, _ in DATED_WORDS}


@pytest.mark.parametrize("old", sorted(DATED))
def test_an_old_word_fits_one_disposal(old):
    """A reprimand or a final warning is a youth caution today, a Youth Restorative Disposal a community resolution; else it is said."""
    case = Chronicle().decide(STABBING)
    bounds = Bounds(hours(100), case.course.happened, roles_of(case.protocol))

    def complaints(disposal):
        values = {
            "step": "disposal",
            "disposal": disposal,
            "dated_term": old,
            "disposal_date": day(50),
            "happened": format_time(hours(60)),
        }
        return [(one.field, one.message) for one in check_values(FORM, values, bounds, case.course)]

    today, other = DATED[old], next(code for code in DATED.values() if code != DATED[old])
    words = dict(DISPOSALS)[today].partition(":")[0].lower()
    assert complaints(today) == []
    assert complaints(other) == [("dated_term", f"a {dict(DATED_WORDS)[old].lower()} would be a {words} today")]


def test_the_old_word_is_asked_only_where_there_was_one():
    """Nobody is asked for an old word where no old word meant that."""
    asked = FORM.field("dated_term")
    assert set(asked.only["disposal"]) == set(DATED.values())
