"""What a review looks at: each kind of exception where it is and not where it is not, in what order, and which rules are departed from."""

import json
import random
from datetime import timedelta
from pathlib import Path

import pytest

from calloutcli.__main__ import main
from calloutcli.audit.departures import RuleTally, departure
from calloutcli.audit.exceptions import KINDS, exceptions_of, exceptions_of_months, in_order
from calloutcli.followup.form import Bounds, check_values, form_for
from calloutcli.followup.review import FORM
from calloutcli.interview.moment import parse_time
from calloutcli.record.kinds import Entry, ProtocolName
from tests.builders import LONDON, NOW, uid_of
from tests.courses import DOOR, EMERGENCY, NOTHING, STABBING, Chronicle, hours
from tests.houses import POLICE, SLOW, House, reference
from tests.worlds import world_of

GONE = {**NOTHING, "concern": frozenset({"out"}), "out_where": "not_sure", "out_risk": "no"}
QUIET = {**NOTHING, "happened": frozenset()}


def looked_at(case: Chronicle, after: float = 300) -> list[tuple[str, int]]:
    """(id, seq) of each exception of a case, in order."""
    return [(one.id, one.seq) for one in in_order(exceptions_of(case.course, hours(after)))]


def ids(case: Chronicle, after: float = 300) -> list[str]:
    """The id of each exception of a case, in order."""
    return [id_ for id_, _ in looked_at(case, after)]


def words(case: Chronicle, id_: str, after: float = 300) -> str:
    """The words of the one exception of this kind."""
    (found,) = [one.words for one in exceptions_of(case.course, hours(after)) if one.id == id_]
    return found


def reviewed(case: Chronicle, finding: str = "learning", rules=(), after: float = 100) -> Chronicle:
    """A review of the case."""
    day = hours(after).date().isoformat()
    return case.add("review", after, reviewer="panel", finding=finding, rules=sorted(rules), reviewed_on=day)


def told(case: Chronicle, whom: str, after: float, **changed) -> Chronicle:
    """Somebody is told."""
    values = {"whom": whom, "basis": "protocol", "judgement": "not_needed", "result": "told"} | changed
    return case.add("notification", after, **{name: value for name, value in values.items() if value is not None})


# -------------------------------------------------------------------- an emergency comes first


def test_an_emergency_that_was_not_called_is_always_there():
    """Advised and not called: it is shown at once, reviewed or not, and is not counted as a departure besides."""
    case = Chronicle().decide(EMERGENCY, "manager_now")
    assert ids(case, 0.5)[0] == "emergency-not-called"
    assert "departed-down" not in ids(case)
    assert ids(reviewed(case))[0] == "emergency-not-called"
    (first, *_) = in_order(exceptions_of(case.course, hours(300)))
    assert first.reviewed == ("learning",)
    assert "Done: Ring the on-call manager now" in first.words


def test_called_after_all_it_stays_and_says_so():
    """A call made later, by the home or by anybody, is said; that 999 was not called when it was advised stays."""
    later = Chronicle().decide(EMERGENCY, "manager_now").decide(EMERGENCY, after=1)
    assert "999 was called later." in words(later, "emergency-not-called")
    other = Chronicle().decide(EMERGENCY, "manager_now")
    assert "all the same" not in words(other, "emergency-not-called")
    other.add("police_outcome", 1, step="reported", called_by="public", channel="call_101")
    assert "all the same" not in words(other, "emergency-not-called")
    other.add("police_outcome", 2, step="reported", called_by="public", channel="call_999")
    assert "by 999 all the same (record 2)" in words(other, "emergency-not-called")


def test_taken_back_after_the_advice_was_recorded_it_is_there():
    """The first version says that 999 is called, the next that it was not: the next is the record to look at."""
    case = Chronicle().decide(EMERGENCY).decide(EMERGENCY, "in_house", after=1)
    assert looked_at(case)[0] == ("emergency-not-called", 1)


def test_an_emergency_that_was_called_is_not_there():
    """Advised and called; and advised nothing of the kind."""
    for case in (Chronicle().decide(EMERGENCY), Chronicle().decide(DOOR, "call_999"), Chronicle().decide(QUIET)):
        assert "emergency-not-called" not in ids(case)


def test_a_correction_speaks_for_the_record():
    """Put right to have been called: no exception. Put right not to have been called: one."""
    assert "emergency-not-called" not in ids(
        Chronicle().decide(EMERGENCY, "manager_now").correct(0, "outcome", "taken", "call_999")
    )
    assert "emergency-not-called" in ids(Chronicle().decide(EMERGENCY).correct(0, "outcome", "taken", "manager_now"))


# -------------------------------------------------------------------- open and late


def test_put_off_past_its_time():
    """At its time it is none yet, after it one; a closure ends it."""
    case = Chronicle().decide(DOOR)
    until = parse_time(case.told[0].record.body["defer"]["until"])
    late = until + timedelta(milliseconds=1)
    assert "put-off-overdue" not in [one.id for one in exceptions_of(case.course, until)]
    (found,) = [one for one in exceptions_of(case.course, late) if one.id == "put-off-overdue"]
    assert (found.seq, found.since, found.words) == (0, until, "Owed by: Registered manager.")
    assert ids(case)[0] == "put-off-overdue"
    assert "put-off-overdue" not in ids(case.close("in_house"))


def test_left_open_and_not_decided():
    """Answers that leave it open and nobody who decided since."""
    case = Chronicle().decide({**DOOR, "happened": frozenset({"drugs"}), "supply": "unknown"})
    assert case.course.is_undecided
    assert looked_at(case)[0] == ("undecided", 0)
    assert "undecided" not in ids(case.close("named_officer"))


def test_duties():
    """Not told in time, told late, told in time; and a judgement that nobody made, or that was made."""
    case = Chronicle().decide(STABBING)
    assert not {"duty-not-done", "judgement-missing"} & set(ids(case, 20))
    assert ids(case, 30).count("duty-not-done") == 1
    assert ids(case, 30).count("judgement-missing") == 2
    case.add(
        "notification",
        3,
        whom="ofsted",
        judgement="need_not",
        judged_by="registered_person",
        judgement_why="Not serious.",
    )
    assert ids(case, 30).count("judgement-missing") == 1
    assert "Ofsted" not in words(case, "judgement-missing", 30)
    in_time = told(Chronicle().decide(STABBING), "placing_authority", 24)
    assert not {"duty-not-done", "duty-late"} & set(ids(in_time))
    late = told(Chronicle().decide(STABBING), "placing_authority", 30)
    assert words(late, "duty-late") == "Told late: Council that placed the child. Hours late: 6."
    assert "duty-not-done" not in ids(late)


def test_a_judgement_that_is_missing_says_whose():
    """Regulation 40 is a judgement of the registered person: that is said, with the paragraph."""
    found = [
        one.words
        for one in exceptions_of(Chronicle().decide(STABBING).course, hours(30))
        if one.id == "judgement-missing"
    ]
    assert any("Ofsted (reg 40(4)(b)). Who judges: Registered person" in one for one in found)


def test_judged_and_then_not_told_is_not_done():
    """Where it was judged that somebody must be told, not telling them is an exception like any other."""
    case = Chronicle().decide(STABBING)
    case.add(
        "notification", 3, whom="ofsted", judgement="must_be_told", judged_by="registered_person", judgement_why="Bad.", result="not_yet",
    )  # fmt: skip
    assert any("Ofsted" in one.words for one in exceptions_of(case.course, hours(30)) if one.id == "duty-not-done")


def test_authorised_or_not():
    """Who is to be asked first was not: an exception. In an emergency nobody need be asked first."""
    case = Chronicle().decide(STABBING)
    assert words(case, "not-authorised") == "Not asked first, or not agreed: On-call manager."
    asked = {"whom": "on_call_manager", "channel": "phone"}
    against = Chronicle().decide(STABBING).add("consultation", 1, **asked, result="disagreed")
    assert "Said to do something else: On-call manager." in words(against, "not-authorised")
    assert "not-authorised" not in ids(case.add("consultation", 1, **asked, result="agreed"))
    assert "not-authorised" not in ids(Chronicle().decide(EMERGENCY))


@pytest.mark.parametrize(
    ("taken", "way"),
    [("in_house", "departed-down"), ("report_101", "departed-up"), ("call_999", "departed-up"), ("", None)],
)
def test_departures(taken, way):
    """Down and up are told apart; who followed the advice departed from nothing."""
    found = [id_ for id_ in ids(Chronicle().decide(DOOR, taken)) if id_.startswith("departed-")]
    assert found == ([way] if way else [])


def test_a_departure_says_what_and_why():
    """What was advised, what was done, and the coded reason."""
    said = words(Chronicle().decide(DOOR, "in_house"), "departed-down")
    assert said.startswith("Advised: Slow time")
    assert "Done: Manage it in the home" in said
    assert said.endswith("Why: The risk is lower than the questions show.")


def test_a_closure_is_no_departure():
    """What a manager decides in the end of a decision that was put off is what the protocol asks for."""
    assert departure(Chronicle().decide(DOOR).close("report_101").course) == "none"


@pytest.mark.parametrize(
    ("details", "there"),
    [
        ({"decider_involved": "hurt"}, True),
        ({"decider_involved": "named"}, True),
        ({"decider_involved": "no"}, False),
        ({}, False),
        ({"decider_involved": "hurt", "handed_over_to": "on_call_manager"}, False),
        ({"decider_involved": "hurt", "handed_over_to": "nobody_yet"}, True),
        ({"decider_hurt": "yes"}, True),
        ({"decider_hurt": "no"}, False),
    ],
)
def test_decided_by_somebody_who_is_in_it(details, there):
    """Hurt or named, and nobody else took it over; older records say `decider_hurt`. A decision that another made later ends it."""
    case = Chronicle().decide(DOOR, details=details)
    assert ("decider-involved" in ids(case)) is there
    assert "decider-involved" not in ids(case.close("in_house"))


# -------------------------------------------------------------------- missing, and what came of a call


def test_reported_missing_without_asking_around():
    """A report with no enquiry before it is shown, with whether it was recorded why it could not wait."""
    reported = {"step": "reported", "absence": "missing", "channel": "call_101"}
    case = Chronicle().decide(GONE).add("missing", 2, **reported)
    assert words(case, "missing-not-asked") == "Nor why it could not wait."
    case.add("missing", 1, recorded=3, step="risk", risk_reasons=["age"])
    assert words(case, "missing-not-asked") == "It was recorded why it could not wait."
    case.add("missing", 1, recorded=4, step="enquiries", absence="missing", asked_whom=["friends"])
    assert "missing-not-asked" not in ids(case)


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([], "Not offered within 72 hours."),
        ([("offered", 90)], "Offered after 72 hours."),
        ([("done", 90)], "Done after 72 hours, and no offer before is recorded."),
        ([("declined", 90)], "Declined after 72 hours, and no offer before is recorded."),
        ([("offered", 20)], "Offered, and not done within 72 hours."),
        ([("offered", 20), ("done", 90)], "Offered in time, and done after 72 hours."),
        ([("offered", 20), ("done", 30)], None),
        ([("declined", 20)], None),
    ],
)
def test_a_return_interview_that_was_late(steps, said):
    """One exception for each time that a child was missing: the offer first."""
    case = Chronicle().decide(GONE).add("missing", 2, step="reported", absence="missing", channel="call_101")
    case.add("missing", 10, step="found", found_where="came_back", how_they_are=[])
    for what, after in steps:
        more = {"declined_by": "child"} if what == "declined" else {}
        case.add("missing", after, step="interview", interview=what, **more)
    found = [one.words for one in exceptions_of(case.course, hours(300)) if one.id == "return-interview-late"]
    assert found == ([said] if said else [])


@pytest.mark.parametrize(("from_call", "there"), [("yes", True), ("not_sure", True), ("no", False)])
def test_blamed_for_what_came_of_the_call(from_call, there):
    """A new allegation is shown with the call it followed, in words of behaviour, unless it did not come of the police being there."""
    case = Chronicle().decide(EMERGENCY).add("police_outcome", 1, step="reported", called_by="home", channel="call_999")
    case.add("police_outcome", 2, step="new_allegation", behaviour="resisted", against="officer", from_call=from_call)
    assert ("new-allegation" in ids(case)) is there
    if there:
        said = words(case, "new-allegation")
        assert said.startswith(
            "Pulling away from the police, or getting in their way. It followed record 1: the police were called. By whom: The home."
        )
        assert ("Nobody knows" in said) is (from_call == "not_sure")


def test_a_month_said_to_have_none():
    """A nil return of a month with an incident is shown with the cases; of another month it is not."""
    case = Chronicle().decide(QUIET)
    nil = case.told[0].record

    def said(month):
        record = type(nil)(
            "nil_return",
            nil.uid,
            nil.position,
            nil.time,
            "manager",
            nil.protocol,
            {},
            {"month": month, "late": False},
            (),
        )
        return exceptions_of_months([record], [case.course], LONDON)

    (found,) = said("2026-11")
    assert found.words == f"November 2026 was said to have no incidents, and had: {case.reference}."
    assert found.reference == ""
    assert said("2026-10") == []


# -------------------------------------------------------------------- the order, and the rules


def test_the_order_is_that_of_the_kinds():
    """Whatever order they are found in: an emergency first, of one kind what nobody reviewed before the rest, then the oldest."""
    cases = [
        reviewed(Chronicle("ELM-0001-1").decide(EMERGENCY, "manager_now")),
        Chronicle("ELM-0002-2").decide(EMERGENCY, "in_house"),
        Chronicle("ELM-0003-3").decide(DOOR, "in_house"),
        Chronicle("ELM-0004-4").decide(STABBING),
        Chronicle("ELM-0005-5").decide(DOOR),
    ]
    found = [one for case in cases for one in exceptions_of(case.course, hours(300))]
    expected = in_order(found)
    assert [one.reference for one in expected if one.id == "emergency-not-called"] == ["ELM-0002-2", "ELM-0001-1"]
    places = [[id_ for id_, _ in KINDS].index(one.id) for one in expected]
    assert places == sorted(places)
    random.Random(7).shuffle(found)
    assert in_order(found) == expected


def test_a_case_with_nothing_open_has_no_exception():
    """All that is asked for was done in time: nothing is shown."""
    assert ids(Chronicle().decide(QUIET)) == []


def test_rules_are_counted():
    """By rule: cases, departures each way, findings. The last version of a decision counts once, and no case names its staff."""
    cases = [
        Chronicle("ELM-0001-1").decide(DOOR),
        Chronicle("ELM-0002-2").decide(DOOR).decide(DOOR, "in_house", after=1),
        reviewed(Chronicle("ELM-0003-3").decide(DOOR, "report_101"), "refer", ["costly"]),
        reviewed(Chronicle("ELM-0004-4").decide(STABBING), "as_protocol"),
    ]
    tally = RuleTally()
    for case in cases:
        tally.add(case.course)
    first, second = tally.counts()
    assert (first.protocol, first.rule, first.decisions, first.up, first.down) == ("reference-model", "costly", 3, 1, 1)
    assert dict(first.findings) == {"refer": 1}
    assert (second.rule, second.decisions, second.departures, dict(second.findings)) == ("serious-injury", 1, 0, {})


def test_a_review_may_name_only_the_rules_that_decided():
    """What can be chosen are the rules of the case; another rule is refused, and where none decided nothing is asked."""
    case = Chronicle().decide(DOOR)
    form = form_for(FORM, case.course)
    values = {"reviewer": "police", "finding": "refer", "rules": ["costly"], "reviewed_on": NOW.date().isoformat()}
    bounds = Bounds(hours(5), case.course.happened, {})
    assert check_values(form, values, bounds, case.course) == []
    assert [one.field for one in check_values(form, {**values, "rules": ["danger-now"]}, bounds, case.course)] == [
        "rules"
    ]
    undecided = Chronicle().decide({**DOOR, "happened": frozenset({"drugs"}), "supply": "unknown"})
    assert FORM.known(undecided.course, {}) == {"rules": []}
    assert FORM.known(case.course, {}) == {}


def test_what_is_said_before_a_review():
    """Whoever reviews sees what was advised, what was done, and why it differed."""
    assert FORM.lead(Chronicle().decide(DOOR).course)[-1] == "Done: the same."
    lead = FORM.lead(Chronicle().decide(DOOR, "in_house").course)
    assert lead[1:] == [
        "Done: Manage it in the home, restoratively.",
        "Why it differed: The risk is lower than the questions show.",
    ]


# -------------------------------------------------------------------- the command


@pytest.fixture
def house(tmp_path) -> House:
    """A home with an emergency that was not called, a decision put off, and one that was departed from."""
    house = House(tmp_path / "home")
    house.adopt()
    house.decide(1, SLOW)
    house.decide(2, {**POLICE, "danger": "yes"}, "in_house", reason="risk_lower")
    house.decide(3, POLICE, "call_999", reason="risk_higher")
    return house


def run(house: House, *arguments: str) -> tuple[int, str]:
    """(exit status, screen) of a command in this home, days later."""
    now = NOW + timedelta(days=3)
    world, screen, _ = world_of([], {"CALLOUT_HOME": str(house.folder), "NO_COLOR": "1"}, now, house.chance)
    return main(list(arguments), world=world), screen.getvalue()


def test_the_command(house):
    """Exit status 0 whatever is found; the emergency stands first; every exception has its case, record and time."""
    status, screen = run(house, "log", "review")
    assert status == 0
    titles = [line for line in screen.splitlines() if line.partition(":")[0].isupper()]
    assert titles[0] == "EMERGENCY ADVISED, AND 999 NOT CALLED: 1"
    assert max(map(len, screen.splitlines())) <= 78
    assert f"{reference(2)}, record 2, since Sunday 22 November 2026" in screen
    assert screen.count("Not reviewed.") == 3
    assert "warning" not in screen
    result = json.loads(run(house, "log", "review", "--json")[1])["result"]
    assert (result["cases"], result["unread"], result["partial"]) == (3, 0, False)
    assert [one["id"] for one in result["exceptions"]] == [
        "emergency-not-called", "put-off-overdue", "departed-up",
    ]  # fmt: skip
    assert result["exceptions"][0].keys() == {"id", "reference", "seq", "words", "since", "reviewed"}
    assert [(one["rule"], one["up"], one["down"]) for one in result["rules"]] == [
        ("danger-now", 0, 1), ("hospital", 1, 0), ("often", 0, 0),
    ]  # fmt: skip


def test_an_empty_log_and_no_log(tmp_path):
    """Of an empty log nothing is to be looked at; where there is none, that is said."""
    house = House(tmp_path)
    assert run(house, "log", "review")[0] == 6
    house.open().__exit__()
    status, screen = run(house, "log", "review")
    assert (status, screen.splitlines()[0]) == (0, "Looked at cases: 0. To look at: 0.")


def test_a_part_of_a_log_says_that_it_is_one(house, tmp_path):
    """What seems not done may stand in a record that was not handed over."""
    out = tmp_path / "out"
    run(house, "log", "export", str(out), "--view", "meeting", "--case", reference(2))
    status, screen = run(house, "log", "review", str(out))
    assert status == 0
    assert "This is a part of a log." in screen
    assert "EMERGENCY ADVISED" in screen
    assert "This is a part of a log." not in run(house, "log", "review")[1]


def test_no_personal_word_is_shown(house):
    """A review needs none: every word of a child or a worker stays where it is."""
    screen = run(house, "log", "review")[1] + run(house, "log", "review", "--json")[1]
    assert "-of-" not in screen


def test_a_bundle_and_a_home_are_not_both_given(house, tmp_path):
    """Which of the two is meant must be said."""
    assert run(house, "log", "review", str(tmp_path), "--home", str(tmp_path))[0] == 2


def test_a_record_that_cannot_be_read_is_said_and_stops_nothing(house):
    """Damage is for verify to name: what can be read is looked at all the same."""
    with house.open() as log:
        log._connection.execute("UPDATE record SET leaf = CAST('{}' AS BLOB) WHERE seq = 1")
    status, screen = run(house, "log", "review")
    assert status == 0
    assert "records that cannot be read here: 1. Run callout log verify" in screen
    assert "EMERGENCY ADVISED" in screen


def test_a_case_that_was_reviewed_says_what_was_found(house):
    """The screen tells which cases were reviewed, and what was found, in words."""
    case = Chronicle(reference(2)).decide(EMERGENCY)
    entry = reviewed(case, "justified_departure").told[-1].record
    named = house.protocol
    protocol = ProtocolName(named.id, named.version, named.sha256)
    house.append(Entry("review", uid_of(999), "manager", protocol, {}, entry.body, {}))
    screen = " ".join(run(house, "log", "review")[1].split())
    assert "Reviewed: it was not as the protocol says, and there was good reason." in screen
    assert screen.count("Not reviewed.") == 2


def test_a_month_said_to_have_none_is_shown_last(house):
    """A nil return that the log itself contradicts, with the cases."""
    named = house.protocol
    protocol = ProtocolName(named.id, named.version, named.sha256)
    house.append(Entry("nil_return", uid_of(999), "manager", protocol, {}, {"month": "2026-11", "late": False}, {}))
    found = json.loads(run(house, "log", "review", "--json")[1])["result"]["exceptions"][-1]
    assert (found["id"], found["reference"], found["seq"]) == ("nil-return-contradicted", None, 4)
    assert all(reference(case) in found["words"] for case in (1, 2, 3))
    assert "Record 4, since Sunday 1 November 2026, 00:00." in run(house, "log", "review")[1]


def test_cases_whose_protocol_is_gone_are_said(house):
    """Without its protocol nothing can be said of a case: it is not passed over in silence."""
    with house.open() as log:
        log._connection.execute("DELETE FROM protocol")
    status, screen = run(house, "log", "review")
    assert status == 0
    assert "Looked at cases: 0." in screen
    assert "records that cannot be read here: 3." in screen


def test_the_page_of_formats_names_every_exception():
    """docs/formats.md lists each id with its words, in the order in which a review looks."""
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    rows = [f"| `{id_}` | {title.capitalize()} |" for id_, title in KINDS]
    assert "\n".join(rows) in page
