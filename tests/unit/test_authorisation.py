"""Whether a decision is authorised: whom its outcome names, who answered what, who may stand in, and what an answer was about."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calloutcli.followup.authorisation import sentences
from calloutcli.followup.consultation import authorisation, pending, to_ask
from calloutcli.followup.forms import pending_in
from calloutcli.followup.roles import roles_of
from tests.builders import CALM, load, protocol_text
from tests.courses import EMERGENCY, STABBING, Chronicle, hours

ROLES = "  worker: Social worker\n  duty: Emergency duty team\n  deputy: Deputy\n"
OUTCOMES = """\
outcomes:
  in_house:
    {title: Manage it here, tier: in_house, channel: none, timing: this_shift, decider: senior, consult: CONSULT}
  slow_time:
    title: Wait for the morning
    tier: in_house
    channel: none
    timing: next_day
    decider: manager
    consult: {before: [manager], fallback: [duty]}
    defer: {until: next_day 12:00, owner: manager}
  report_101:
    title: Ring 101
    tier: planned_police
    channel: "101"
    timing: this_shift
    decider: manager
    consult: {before: [manager], fallback: [duty]}
  call_999:
    title: Call 999
    tier: emergency_police
    channel: "999"
    timing: now
    decider: senior
    consult: {before: [worker], after: [manager], fallback: [duty]}
"""
UNSURE = {"danger": "no", "injury": "none", "happened": "unknown", "repeats": 5}


def protocol(consult="{}", more=ROLES):
    """A small protocol whose mildest outcome asks these people."""
    return load(protocol_text(outcomes=OUTCOMES.replace("CONSULT", consult), more=more))


def case(consult="{}", answers=CALM, taken="", **changed):
    """A case of that protocol, decided."""
    return Chronicle(protocol=protocol(consult)).decide(answers, taken, **changed)


def said(chronicle, *calls):
    """The case after these calls: `manager agreed`, a minute apart."""
    for at, call in enumerate(calls):
        whom, result = call.split()
        chronicle.add("consultation", 1 + at / 60, whom=whom, result=result, channel="phone")
    return chronicle


def state(chronicle):
    """How the decision stands."""
    return authorisation(chronicle.course).state


# ------------------------------------------------------------------ the structure


@pytest.mark.parametrize(
    ("consult", "calls", "expected"),
    [
        ("{}", (), "not_needed"),
        ("{before: [manager], fallback: [duty]}", (), "not_yet"),
        ("{before: [manager], fallback: [duty]}", ("manager agreed",), "authorised"),
        ("{before: [manager], fallback: [duty]}", ("manager disagreed",), "not_yet"),
        ("{before: [manager], fallback: [duty]}", ("manager not_yet",), "not_yet"),
        ("{before: [manager], fallback: [duty]}", ("worker agreed",), "not_yet"),
        ("{all of: [manager, worker], fallback: [duty]}", ("manager agreed",), "not_yet"),
        ("{all of: [manager, worker], fallback: [duty]}", ("manager agreed", "worker agreed"), "authorised"),
        ("{any of: [manager, worker], fallback: [duty]}", ("worker agreed",), "authorised"),
        ("{any of: [manager, worker], fallback: [duty]}", ("worker no_answer",), "not_yet"),
        ("{any of: [manager, worker], fallback: [duty]}", ("worker disagreed", "manager agreed"), "authorised"),
        ("{before: [manager], all of: [worker], fallback: [duty]}", ("worker agreed",), "not_yet"),
        ("{before: [manager], any of: [worker, deputy], fallback: [duty]}", ("manager agreed",), "not_yet"),
        ("{after: [manager], fallback: [duty]}", (), "not_needed"),
    ],
)
def test_whom_the_outcome_names(consult, calls, expected):
    """Each of `before` and `all of` has agreed, and one of `any of`; who is asked after authorises nothing."""
    assert state(said(case(consult), *calls)) == expected


@pytest.mark.parametrize(
    ("calls", "expected"),
    [
        (("duty agreed",), "not_yet"),
        (("manager no_answer",), "not_yet"),
        (("manager no_answer", "duty agreed"), "authorised"),
        (("duty agreed", "manager no_answer"), "authorised"),
        (("manager no_answer", "duty no_answer"), "not_yet"),
        (("manager no_answer", "duty disagreed"), "not_yet"),
        (("manager no_answer", "duty not_yet"), "not_yet"),
        (("manager disagreed", "duty agreed"), "not_yet"),
        (("manager not_yet", "duty agreed"), "not_yet"),
        (("manager disagreed", "manager no_answer", "duty agreed"), "not_yet"),
        (("manager no_answer", "duty agreed", "manager disagreed"), "not_yet"),
    ],
)
def test_who_stands_in(calls, expected):
    """Whoever may stand in counts once somebody tried and got no answer; nobody stands in for somebody who was reached."""
    assert state(said(case("{before: [manager], fallback: [duty]}"), *calls)) == expected


def test_one_stands_in_for_each_who_was_tried():
    """Of two who are both needed the one who was tried is stood in for, and the other is still to be asked."""
    tried = said(case("{all of: [manager, worker], fallback: [duty]}"), "manager no_answer", "duty agreed")
    assert authorisation(tried.course).missing == (("worker",),)
    assert state(said(tried, "worker no_answer")) == "authorised"


def test_a_later_call_without_an_answer_undoes_nothing():
    """Who agreed and does not pick up the next time has agreed; who changes their mind has changed it."""
    agreed = said(case("{before: [manager], fallback: [duty]}"), "manager agreed", "manager no_answer")
    assert state(agreed) == "authorised"
    agreed.add("consultation", 2, whom="manager", result="disagreed", channel="phone")
    assert state(agreed) == "not_yet"
    assert authorisation(agreed.course).against == ("manager",)


def test_calls_count_by_when_they_were_made():
    """What was said last counts, whichever was written down last."""
    entered = case("{before: [manager], fallback: [duty]}")
    entered.add("consultation", 3, whom="manager", result="agreed", channel="phone")
    entered.add("consultation", 2, recorded=4, whom="manager", result="disagreed", channel="phone")
    assert state(entered) == "authorised"


@pytest.mark.parametrize("result", ["agreed", "disagreed", "not_yet"])
def test_whoever_is_asked_afterwards_was_asked_when_reached(result):
    """Afterwards nobody's leave is needed: whoever was reached was asked, whatever they said; a try alone does not do."""
    after = "{after: [manager], fallback: [duty]}"
    assert authorisation(said(case(after), f"manager {result}").course).after == ()
    assert authorisation(said(case(after), "manager no_answer").course).after == ("manager",)
    assert authorisation(said(case(after), "manager no_answer", f"duty {result}").course).after == ()
    assert authorisation(said(case(after), f"duty {result}").course).after == ("manager",)


@pytest.mark.parametrize("calls", [(), ("manager no_answer",), ("worker disagreed",)])
def test_in_an_emergency_nobody_need_be_asked(calls):
    """Whom the outcome has asked first is told afterwards; nothing is said to be missing."""
    urgent = said(case(answers={**CALM, "danger": "yes"}), *calls)
    found = authorisation(urgent.course)
    assert (found.state, found.missing) == ("emergency", ())
    assert sentences(found, roles_of(urgent.protocol)) == []
    assert set(found.after) == {"worker", "manager"} - {call.split()[0] for call in calls if "disagreed" in call}


# ------------------------------------------------------------------ who decided


def test_who_closed_it_need_not_be_asked():
    """A manager who makes the decision that was put off has been asked."""
    put_off = case(answers={**CALM, "repeats": 5})
    assert put_off.course.taken == "slow_time"
    assert state(put_off.close("report_101", "manager")) == "authorised"
    assert state(case(answers={**CALM, "repeats": 5}).close("report_101", "worker")) == "not_yet"


def test_who_decided_need_not_be_asked():
    """Whoever says that they are the one who is to be asked has been asked, and after a hand over whoever took it over."""
    consult = "{before: [senior], fallback: [duty]}"
    assert state(case(consult, role="senior")) == "authorised"
    assert state(case(consult, role="care_worker")) == "not_yet"


@pytest.mark.parametrize("involved", ["hurt", "named"])
def test_who_was_hurt_does_not_authorise_themselves(involved):
    """Where the person deciding was hurt or is named, their own word is not enough; whoever took the decision over is."""
    consult = "{before: [senior], fallback: [duty]}"
    details = {"decider_involved": involved}
    assert state(case(consult, role="senior", details=details)) == "not_yet"
    assert state(case(consult, role="care_worker", details={**details, "handed_over_to": "senior"})) == "authorised"
    assert state(case(consult, role="senior", details={**details, "handed_over_to": "nobody_yet"})) == "not_yet"
    assert state(case(consult, role="senior", details={"decider_involved": "no"})) == "authorised"


# ------------------------------------------------------------------ what it was about


def test_agreement_to_one_thing_is_none_to_another():
    """The manager agreed to manage it here. Somebody then rings the police instead: that she did not agree to."""
    changed = said(case("{before: [manager], fallback: [duty]}"), "manager agreed")
    assert state(changed.decide(CALM, "report_101", after=2, reason="risk_higher")) == "not_yet"
    assert state(changed.decide(CALM, "in_house", after=3)) == "authorised"


def test_a_manager_who_wanted_something_else_agreed_to_that():
    """She said to do something else, and a manager is the reason why something else is done: nobody need ring her again."""
    for reason, expected in (("manager_decided", "authorised"), ("risk_higher", "not_yet")):
        changed = said(case("{before: [manager], fallback: [duty]}"), "manager disagreed")
        assert state(changed.decide(CALM, "report_101", after=2, reason=reason)) == expected


def test_a_try_stays_a_try_until_the_case_is_closed():
    """Who did not answer need not be tried again when another way is taken that night; the next day they must be."""
    tried = said(case(answers={**CALM, "repeats": 5}), "manager no_answer")
    other = said(case("{before: [manager], fallback: [duty]}"), "manager no_answer")
    other.decide(CALM, "report_101", after=2, reason="risk_higher")
    other.add("consultation", 3, whom="duty", result="agreed", channel="phone")
    assert state(other) == "authorised"
    tried.close("report_101", "worker")
    tried.add("consultation", 31, whom="duty", result="agreed", channel="phone")
    assert state(tried) == "not_yet"


def undecided():
    """A case that its answers leave open."""
    more = ROLES + "if unsure: {ask: [manager, duty]}\n"
    return Chronicle(protocol=load(protocol_text(outcomes=OUTCOMES.replace("CONSULT", "{}"), more=more))).decide(UNSURE)


def test_while_nothing_is_decided_somebody_is_to_be_asked():
    """The protocol names whom: one of them. Who agreed what to do agreed to what is then decided."""
    left_open = undecided()
    assert left_open.course.is_undecided
    found = authorisation(left_open.course)
    assert (found.state, found.missing) == ("undecided", (("manager", "duty"),))
    assert to_ask(left_open.course) == ("manager", "duty")
    assert to_ask(said(left_open, "manager no_answer").course) == ("duty", "manager")
    said(left_open, "manager agreed")
    assert authorisation(left_open.course).missing == ()
    assert state(left_open.decide(UNSURE, "report_101", after=2)) == "authorised"
    assert not list(pending(undecided().course, hours(3)))


# ------------------------------------------------------------------ in words


def words(chronicle):
    """How the decision stands, in words."""
    return sentences(authorisation(chronicle.course), roles_of(chronicle.protocol))


@pytest.mark.parametrize(
    ("calls", "expected"),
    [
        ((), ["Ask first: Manager on call.", "If nobody answers: Emergency duty team or Deputy."]),
        (
            ("manager no_answer",),
            ["No answer so far: Manager on call.", "Ask instead: Emergency duty team or Deputy."],
        ),
        (
            ("manager no_answer", "duty no_answer"),
            ["No answer so far: Manager on call, Emergency duty team.", "Ask instead: Deputy."],
        ),
        (
            ("manager no_answer", "duty no_answer", "deputy no_answer"),
            [
                "No answer so far: Manager on call, Emergency duty team, Deputy.",
                "Keep trying. You need nobody's word to call 999.",
            ],
        ),
        (("manager not_yet",), ["Could not say yet: Manager on call. Ask again."]),
        (("manager disagreed",), ["Said to do something else: Manager on call."]),
        (
            ("manager no_answer", "duty disagreed"),
            [
                "Said to do something else: Emergency duty team.",
                "No answer so far: Manager on call.",
                "Ask instead: Deputy.",
            ],
        ),
    ],
)
def test_what_is_said_of_it(calls, expected):
    """Whom to ask next, and never a dead end."""
    made = said(case("{before: [manager], fallback: [duty, deputy]}"), *calls)
    assert words(made) == ["This decision is not yet authorised.", *expected]


def test_of_one_of_several_the_others_are_named():
    """Where one of two will do and one did not answer, the other is asked before anybody stands in."""
    made = said(case("{any of: [manager, worker], fallback: [duty]}"), "manager no_answer")
    assert "Ask first: Social worker." in words(made)
    assert to_ask(made.course)[0] == "worker"


def test_who_is_asked_afterwards_is_not_waited_for():
    """A try to reach somebody who is only asked afterwards says nothing of what is still missing before."""
    made = said(case("{before: [manager], after: [worker], fallback: [duty]}"), "worker no_answer")
    assert words(made)[1:] == ["Ask first: Manager on call.", "If nobody answers: Emergency duty team."]


def test_who_is_against_is_not_hidden_by_who_agreed():
    """Authorised, and one of those who were asked said to do something else: both are said."""
    made = said(case("{any of: [manager, worker], fallback: [duty]}"), "worker disagreed", "manager agreed")
    assert words(made) == ["This decision is authorised.", "Said to do something else: Social worker."]


def test_what_waits():
    """Each that is missing is a thing that waits, without a time; who is to be asked afterwards another."""
    made = case("{all of: [manager, worker], after: [senior], fallback: [duty]}")
    assert [(one.who, one.due, one.words) for one in pending(made.course, hours(1))] == [
        ("manager", None, "Not yet authorised. To be asked: Manager on call"),
        ("worker", None, "Not yet authorised. To be asked: Social worker"),
        ("senior", None, "To be asked afterwards: Senior on shift"),
    ]
    said(made, "manager no_answer", "worker agreed")
    assert [one.words for one in pending(made.course, hours(1))] == [
        "Not yet authorised. To be asked again: Manager on call",
        "To be asked afterwards: Senior on shift",
    ]


@pytest.mark.parametrize("answers", [EMERGENCY, STABBING])
def test_whom_to_ask_is_offered_first(answers):
    """In the shipped model: the on-call manager before anybody else, and after a try the emergency duty team before her."""
    made = Chronicle().decide(answers)
    assert to_ask(made.course)[0] == "on_call_manager"
    said(made, "on_call_manager no_answer")
    assert to_ask(made.course).index("emergency_duty_team") < to_ask(made.course).index("on_call_manager")
    said(made, "emergency_duty_team agreed")
    assert "on_call_manager" not in to_ask(made.course)
    assert not any(
        one.who == "on_call_manager" for one in pending_in(made.course, hours(2)) if one.matter == "consultation"
    )


# ------------------------------------------------------------------ properties

_RESULTS = st.sampled_from(("agreed", "disagreed", "no_answer", "not_yet"))
_CALLS = st.lists(st.tuples(st.sampled_from(("manager", "worker", "duty", "deputy")), _RESULTS), max_size=5)
_CONSULTS = (
    "{before: [manager], fallback: [duty]}",
    "{all of: [manager, worker], fallback: [duty, deputy]}",
    "{any of: [manager, worker], fallback: [duty]}",
    "{before: [manager], any of: [worker, deputy], fallback: [duty]}",
)


@settings(max_examples=60)
@given(consult=st.sampled_from(_CONSULTS), calls=_CALLS)
def test_as_the_plain_reading_says(consult, calls):
    """Authorised exactly when a reading of the words of the protocol, role by role, says so."""
    made = said(case(consult), *(f"{whom} {result}" for whom, result in calls))
    consult_ = made.protocol.outcome("in_house").consult
    last = {}
    for whom, result in calls:
        if result != "no_answer" or whom not in last:
            last[whom] = result

    def is_met(role):
        stands_in = any(last.get(other) == "agreed" for other in consult_.fallback)
        return last.get(role) == "agreed" or (last.get(role) == "no_answer" and stands_in)

    met = all(is_met(role) for role in (*consult_.before, *consult_.all_of)) and (
        not consult_.any_of or any(is_met(role) for role in consult_.any_of)
    )
    found = authorisation(made.course)
    assert (found.state == "authorised") is met
    assert bool(found.missing) is not met
    assert met or len(words(made)) > 1


@settings(max_examples=30)
@given(
    calls=st.lists(
        st.tuples(st.sampled_from(("manager", "worker", "duty")), _RESULTS), max_size=3, unique_by=lambda one: one[0]
    )
)
def test_in_which_order_people_were_rung_does_not_matter(calls):
    """One call each: whoever was rung first, the decision stands the same."""
    consult = "{all of: [manager, worker], fallback: [duty]}"
    found = {
        state(said(case(consult), *(f"{whom} {result}" for whom, result in order))) for order in permutations(calls)
    }
    assert len(found) == 1


def test_details_after_the_closure_change_nothing():
    """A worker adds details the night after the manager closed the case: who agrees then agrees to what was decided."""
    one = case(answers={**CALM, "repeats": 5}).close("report_101", "worker")
    one.decide({**CALM, "repeats": 5}, after=31)
    assert (one.course.taken, state(one)) == ("report_101", "not_yet")
    one.add("consultation", 32, whom="manager", result="agreed", channel="phone")
    assert state(one) == "authorised"
