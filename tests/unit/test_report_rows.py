"""A case as rows: what each column says of cases that are made record by record, and that a report sees first what a review sees.

The incident is of 22 November 2026, 01:55 in London; times are hours after it.
"""

import contextlib
import random
from datetime import timedelta

import pytest

pytest.importorskip("duckdb")

from calloutcli.audit.exceptions import exceptions_of
from calloutcli.followup import imported
from calloutcli.followup.form import format_followup
from calloutcli.followup.nil_return import FORM as NIL_RETURN
from calloutcli.followup.occupancy import FORM as OCCUPANCY
from calloutcli.followup.resident import FORM as RESIDENT
from calloutcli.interview.moment import format_time
from calloutcli.protocol.load import load_protocol
from calloutcli.record.kinds import Entry, Position, ProtocolName, format_record, parse_record
from calloutcli.record.told import Told
from calloutcli.report.reckoning import list_sql
from calloutcli.report.rows.projecting import Place, case_rows, home_of, pseudonym, time_text
from calloutcli.report.rows.standing import month_rows, resident_rows, tally_rows
from calloutcli.report.rows.tables import TABLES, table
from tests.builders import ENGINE, LONDON, NOW, ORIGIN, SMALL, counting_random, uid_of
from tests.courses import DOOR, EMERGENCY, NOTHING, STABBING, Chronicle, hours, reference_model
from tests.measuring import Counting, rows_of

PLACE = Place("elm", "elm/log/1", 7, LONDON)
CALM = {
    **NOTHING,
    "happened": frozenset({"home_things"}),
    "not_over": "no",
    "loss": "no",
    "pattern": "no",
    "under_ten": "no",
}
HARMED = {**NOTHING, "concern": frozenset({"harmed"})}
GONE = {**NOTHING, "concern": frozenset({"out"}), "out_where": "not_sure", "out_risk": "no"}
KNOWN = {**GONE, "out_where": "safe"}
OPEN = {"danger": "no", "injury": "none", "happened": "unknown", "repeats": 5}
REPORTED = {"step": "reported", "called_by": "home", "channel": "call_101"}
MISSED = {"step": "reported", "absence": "missing", "channel": "call_101"}
FOUND = {"step": "found", "found_where": "came_back", "how_they_are": []}


def rows(chronicle: Chronicle, name: str, child: str | None = "c1") -> list[dict]:
    """The rows of a table by column, for a case."""
    columns = [column for column, _ in table(name).columns]
    several = case_rows(chronicle.course, PLACE, child).get(name, [])
    return [dict(zip(columns, cells, strict=True)) for cells in several]


def incident(chronicle: Chronicle, child: str | None = "c1") -> dict:
    """The one row of a case."""
    (one,) = rows(chronicle, "incident", child)
    return one


def old(**values) -> Chronicle:
    """An incident from a spreadsheet."""
    chronicle = Chronicle()
    known = ProtocolName(chronicle.protocol.id, chronicle.protocol.version, chronicle.protocol.sha256)
    said = {
        "happened": format_time(NOW),
        "time_known": "yes",
        "category": "damage",
        "source": "0" * 64,
        "line": 2,
        **values,
    }
    entry = format_followup(imported.FORM, said, chronicle.reference, "manager", uid_of(1), known, hours(9_000))
    return chronicle._record(entry, 9_000)


def left_open() -> Chronicle:
    """A case that its answers leave open."""
    text = SMALL.replace("rules:", "if unsure: {ask: [manager]}\nrules:", 1)
    return Chronicle(protocol=load_protocol(text.encode(), "small.yaml")).decide(OPEN)


# ------------------------------------------------------------------------ the incident


def test_a_case_that_was_decided_and_followed():
    """Each column of an incident, of a stabbing of which the police were told by 101."""
    case = Chronicle().decide(STABBING, details={"placed_from": "near"})
    case.add("police_outcome", 3, **REPORTED).add("police_outcome", 4, step="attended", attended="yes")
    case.add("police_outcome", 5, step="recorded", crime="yes", location="inside", behaviour="hurt")
    assert incident(case) == {
        "home": "elm", "log": "elm/log/1", "reference": "ELM-0001-1", "known": 7, "source": "decided",
        "happened": time_text(NOW), "recorded": time_text(hours(0.25)), "day": "2026-11-22", "month": "2026-11", "hour": 1,
        "lag_minutes": 15, "late": False, "matter": "behaviour", "category": "not_recorded", "location": "not_recorded",
        "advised": "report_101", "advised_tier": "planned_police", "advised_channel": "call_101", "taken": "report_101",
        "taken_tier": "planned_police", "taken_channel": "call_101", "taken_timing": case.course.outcome.timing, "police": True,
        "must_call": False, "direction": "none", "departure_reason": "not_departed", "protocol": "reference-model@1.0.0",
        "agreement": incident(case)["agreement"], "role": "not_recorded", "child": "c1", "placed": "near", "put_off": False,
        "put_off_until": None, "closed": None, "called_by": "home", "attended": "yes", "crime": "yes",
        "restorative_advised": incident(case)["restorative_advised"], "emergency_not_called": False, "authorised": "not_yet",
        "undecided": False, "records": 4,
    }  # fmt: skip
    assert [one["channel"] for one in rows(case, "contact")] == ["call_101"]
    assert [(one["location"], one["behaviour"], one["child"]) for one in rows(case, "crime")] == [
        ("inside", "hurt", "c1")
    ]
    assert rows(case, "rule")[0]["direction"] == "none"


@pytest.mark.parametrize(
    ("answers", "taken", "police", "must", "direction", "not_called"),
    [
        (EMERGENCY, "", True, True, "none", False),
        (EMERGENCY, "in_house", False, True, "down", True),
        (STABBING, "in_house", False, False, "down", False),
        (CALM, "", False, False, "none", False),
        (CALM, "report_101", True, False, "up", False),
        (DOOR, "", None, False, "none", False),
        (DOOR, "report_101", True, False, "up", False),
    ],
)
def test_who_decides_what(answers, taken, police, must, direction, not_called):
    """Police are those that the decision brought in, and unknown while it is put off; must-call is what was advised, not done."""
    one = incident(Chronicle().decide(answers, taken))
    found = (one["police"], one["must_call"], one["direction"], one["emergency_not_called"])
    assert found == (police, must, direction, not_called)
    assert {row["direction"] for row in rows(Chronicle().decide(answers, taken), "rule")} <= {direction}


@pytest.mark.parametrize(
    ("answers", "taken", "matter"),
    [
        (CALM, "", "behaviour"),
        (EMERGENCY, "", "behaviour"),
        (GONE, "", "missing"),
        (GONE, "in_house", "missing"),
        (KNOWN, "", "other"),
        (HARMED, "", "safeguarding"),
        (HARMED, "in_house", "safeguarding"),
    ],
)
def test_what_a_case_is_about(answers, taken, matter):
    """Missing children and children to be protected stand apart from behaviour, also where staff departed from the advice."""
    assert incident(Chronicle().decide(answers, taken))["matter"] == matter


def test_a_decision_that_was_put_off():
    """It has a day by which it was owed; what was decided then counts as done then, in time or not; it stays one that was put off."""
    waiting = Chronicle().decide(DOOR)
    one = incident(waiting)
    assert (one["put_off"], one["police"], one["closed"], one["undecided"]) == (True, None, None, False)
    assert one["put_off_until"] == "2026-11-23T12:00:00Z"
    (owed,) = [row for row in rows(waiting, "owed") if row["what"] == "decision"]
    assert (owed["whom"], owed["due"], owed["due_day"], owed["done"], owed["late"]) == (
        "registered_manager", "2026-11-23T12:00:00Z", "2026-11-23", None, None,
    )  # fmt: skip
    for after, late in ((34, False), (35, True)):
        closed = Chronicle().decide(DOOR).close("report_101", after=after)
        one = incident(closed)
        assert (one["put_off"], one["police"], one["closed"]) == (True, True, time_text(hours(after)))
        (owed,) = [row for row in rows(closed, "owed") if row["what"] == "decision"]
        assert (owed["done"], owed["late"]) == (time_text(hours(after)), late)


def test_what_a_later_version_puts_off_is_owed_from_then_on():
    """Also where the first version decided at once; what another version decided in the end was done then, late or not."""
    closed = Chronicle().decide(CALM).decide(DOOR, after=2).close("in_house", after=40)
    anew = Chronicle().decide(DOOR).decide(CALM, after=40)
    for case in (closed, anew):
        one = incident(case)
        assert (one["put_off"], one["put_off_until"], one["police"]) == (True, "2026-11-23T12:00:00Z", False)
        (owed,) = [row for row in rows(case, "owed") if row["what"] == "decision"]
        assert (owed["whom"], owed["done"], owed["late"]) == ("registered_manager", time_text(hours(40)), True)
    never = Chronicle().decide(DOOR).correct(0, "outcome", "taken", "in_house")
    assert incident(never)["put_off"] is False
    assert [row for row in rows(never, "owed") if row["what"] == "decision"] == []


def test_a_case_that_was_left_open():
    """Undecided: neither in the home nor by the police; once somebody closes it, it is what was decided."""
    one = incident(left_open())
    assert (one["undecided"], one["police"], one["direction"], one["taken_tier"]) == (True, None, "none", "undecided")
    one = incident(left_open().close("in_house"))
    assert (one["undecided"], one["police"], one["taken"], one["taken_tier"]) == (False, False, "in_house", "in_house")


def test_the_last_version_counts_and_the_first_says_when_it_was_recorded():
    """A decision that is decided anew is one incident."""
    case = Chronicle().decide(CALM).decide(STABBING, after=5)
    one = incident(case)
    assert (one["advised"], one["police"], one["records"], one["lag_minutes"]) == ("report_101", True, 2, 15)
    assert {row["rule"] for row in rows(case, "rule")} == set(case.course.decision.record.body["advice"]["rules"])


def test_times_and_outcomes_as_corrected():
    """What was written wrong counts nowhere: not the day, not the outcome, and not whether the police were called."""
    case = Chronicle().decide(CALM).correct(0, "time", "happened", format_time(NOW - timedelta(days=40)))
    one = incident(case)
    assert (one["day"], one["month"], one["hour"]) == ("2026-10-13", "2026-10", 2)
    assert (one["lag_minutes"], one["late"]) == (40 * 24 * 60 + 15, True)
    case = Chronicle().decide(CALM).correct(0, "outcome", "taken", "report_101")
    one = incident(case)
    assert (one["taken"], one["police"], one["taken_tier"], one["taken_channel"]) == (
        "report_101", True, "planned_police", "call_101",
    )  # fmt: skip


def test_recorded_before_it_happened():
    """A clock that was wrong gives a time below nought, which a reader is told of and no quantile counts."""
    one = incident(Chronicle().decide(CALM, after=-2))
    assert (one["lag_minutes"], one["late"]) == (-120, False)


@pytest.mark.parametrize(("minutes", "late"), [(24 * 60, False), (24 * 60 + 1, True)])
def test_what_is_entered_late(minutes, late):
    """More than 24 hours after: as the records themselves say it."""
    assert incident(Chronicle().decide(CALM, after=minutes / 60))["late"] is late


@pytest.mark.parametrize(
    ("moment", "day", "hour"),
    [
        ("2026-03-31T23:30:00.000Z", "2026-04-01", 0),
        ("2026-03-29T00:59:00.000Z", "2026-03-29", 0),
        ("2026-03-29T01:00:00.000Z", "2026-03-29", 2),
        ("2026-10-25T00:30:00.000Z", "2026-10-25", 1),
        ("2026-10-25T01:30:00.000Z", "2026-10-25", 1),
        ("2026-10-24T23:00:00.000Z", "2026-10-25", 0),
        ("2028-02-29T12:00:00.000Z", "2028-02-29", 12),
        ("2026-12-31T23:59:59.999Z", "2026-12-31", 23),
        ("2027-01-01T00:00:00.000Z", "2027-01-01", 0),
    ],
)
def test_a_day_is_by_the_homes_own_clock(moment, day, hour):
    """A night of clock changes, midnight, a leap day, the turn of a year: the row says what the clock in the hall said."""
    one = incident(Chronicle().decide(CALM).correct(0, "time", "happened", moment))
    assert (one["day"], one["month"], one["hour"]) == (day, day[:7], hour)


def test_who_called():
    """A neighbour's call is a contact of its own day, and not the home's decision."""
    case = Chronicle().decide(CALM).add("police_outcome", 30, step="reported", called_by="public", channel="call_999")
    assert (incident(case)["police"], incident(case)["called_by"]) == (False, "public")
    assert [(one["called_by"], one["day"]) for one in rows(case, "contact")] == [("public", "2026-11-23")]
    assert (incident(Chronicle().decide(CALM))["called_by"], incident(Chronicle().decide(STABBING))["called_by"]) == (
        "nobody", "home",
    )  # fmt: skip


# ------------------------------------------------------------------------ what came of it


def test_what_came_of_a_police_contact():
    """Disposals by their own day, referrals by whom, both beside the day of the incident; old words beside today's."""
    case = Chronicle().decide(STABBING)
    case.add(
        "police_outcome",
        900,
        step="disposal",
        disposal="youth_caution",
        dated_term="reprimand",
        disposal_date="2026-12-20",
    )
    case.add("police_outcome", 1000, step="referred_back", referred_by="cps")
    (one,) = rows(case, "disposal")
    assert (one["disposal"], one["dated_term"], one["decided_day"], one["decided_month"], one["day"], one["police"]) == (
        "youth_caution", "reprimand", "2026-12-20", "2026-12", "2026-11-22", True,
    )  # fmt: skip
    (one,) = rows(case, "referral")
    assert (one["referred_by"], one["referred_day"], one["month"]) == ("cps", "2027-01-02", "2026-11")
    no_crime = Chronicle().decide(STABBING).add("police_outcome", 2, step="recorded", crime="no", behaviour="hurt")
    assert rows(no_crime, "crime") == []


def test_who_had_to_be_told():
    """A row each: by when, on which basis, who must judge first, what was judged, and whether it was late."""
    case = Chronicle().decide(HARMED)
    before = {one["whom"]: one for one in rows(case, "owed")}
    assert {"ofsted", "placing_authority", "parent"} <= before.keys()
    assert (before["ofsted"]["judged_by"], before["ofsted"]["judgement"], before["ofsted"]["done"]) == (
        "registered_person", "", None,
    )  # fmt: skip
    why = {"judged_by": "registered_manager", "judgement_why": "serious"}
    case.add("notification", 2, whom="ofsted", basis="statute", judgement="must_be_told", result="told", **why)
    case.add("notification", 60, whom="placing_authority", basis="protocol", judgement="not_needed", result="told")
    after = {one["whom"]: one for one in rows(case, "owed")}
    assert (after["ofsted"]["judgement"], after["ofsted"]["late"]) == ("must_be_told", False)
    assert (after["placing_authority"]["done"], after["placing_authority"]["late"]) == (time_text(hours(60)), True)
    assert after["parent"]["done"] is None


def test_a_child_who_was_missing():
    """One episode, with its enquiry, report, return and interview; the interview is owed within 72 hours of the return."""
    case = Chronicle().decide(GONE)
    case.add("missing", 1, step="enquiries", absence="missing", asked_whom=["friends"])
    case.add("missing", 2, **MISSED).add("missing", 23, **FOUND)
    (one,) = rows(case, "episode")
    assert (one["absence"], one["day"], one["enquired"], one["reported"], one["found"], one["done"]) == (
        "missing", "2026-11-22", time_text(hours(1)), time_text(hours(2)), time_text(hours(23)), None,
    )  # fmt: skip
    (owed,) = [row for row in rows(case, "owed") if row["what"] == "return_interview"]
    assert (owed["due"], owed["done"]) == (time_text(hours(95)), None)
    case.add("missing", 96, step="interview", interview="done", interview_by="independent")
    (owed,) = [row for row in rows(case, "owed") if row["what"] == "return_interview"]
    assert (owed["done"], owed["late"]) == (time_text(hours(96)), True)


# ------------------------------------------------------------------------ restorative work

OFFER = {"level": "meeting", "step": "offered", "child_consent": "agreed", "hurt_consent": "agreed"}


def works(*steps) -> list[tuple]:
    """(level, state, declined_by, result, completed, satisfied) of each piece of work."""
    case = Chronicle().decide(CALM)
    for at, step in enumerate(steps):
        case.add("restorative", 10 + at, **step)
    wanted = ("level", "state", "declined_by", "result", "completed", "satisfied")
    return [tuple(one[name] for name in wanted) for one in rows(case, "restorative")]


def test_restorative_work_from_offer_to_what_was_done():
    """Each step belongs to the work of its level that waits for it: one row; of another level it is another piece of work."""
    none = ("not_recorded",)
    offered = ("meeting", "offered", "", *none, *none, *none)
    assert works(OFFER) == [offered]
    held = {"level": "meeting", "step": "held", "result": "to_do", "complete_by": "2026-12-01", "took_part": ["child"],
            "five_questions": "no", "satisfied": "no"}  # fmt: skip
    assert works(OFFER, held) == [("meeting", "held", "", "to_do", *none, "no")]
    done = {"level": "meeting", "step": "completion", "completed": "yes", "satisfied": "yes"}
    assert works(OFFER, held, done) == [("meeting", "ended", "", "to_do", "yes", "yes")]
    assert works(OFFER, held, {**done, "completed": "partly"}) == [("meeting", "held", "", "to_do", "partly", "yes")]
    assert works(OFFER, {**OFFER, "level": "conference"}) == [offered, ("conference", *offered[1:])]
    assert works(OFFER, {"level": "meeting", "step": "called_off", "called_off_because": "no_time"}) == [
        ("meeting", "ended", *offered[2:])
    ]


def test_a_no_ends_it_and_says_whose_it_was():
    """Taking part is voluntary for each of them."""
    assert [one[1:3] for one in works({**OFFER, "child_consent": "declined"})] == [("ended", "child")]
    assert [one[1:3] for one in works({**OFFER, "hurt_consent": "declined"})] == [("ended", "person_hurt")]
    again = works({**OFFER, "child_consent": "declined"}, OFFER)
    assert [one[1:3] for one in again] == [("ended", "child"), ("offered", "")]


# ------------------------------------------------------------------------ old incidents


def test_an_imported_incident_says_no_more_than_its_file():
    """No advice, no direction, nothing that was owed; where the file is silent there is no row."""
    case = old()
    one = incident(case)
    assert (one["source"], one["category"], one["hour"], one["lag_minutes"], one["late"]) == (
        "imported", "damage", 1, None, None,
    )  # fmt: skip
    nothing = (
        "advised_tier",
        "must_call",
        "direction",
        "protocol",
        "put_off",
        "authorised",
        "undecided",
        "police",
        "taken",
    )
    assert {one[name] for name in nothing} == {None}
    assert set(case_rows(case.course, PLACE, None)) == {"incident"}
    assert incident(old(time_known="no"))["hour"] is None


@pytest.mark.parametrize(
    ("said", "police", "called_by", "contacts"),
    [
        ({"channel": "none"}, False, "nobody", 0),
        ({"channel": "call_999", "called_by": "home"}, True, "home", 1),
        ({"channel": "call_101"}, True, "not_recorded", 1),
        ({"channel": "call_999", "called_by": "public"}, False, "public", 1),
        ({"called_by": "home"}, None, "home", 0),
    ],
)
def test_an_imported_call(said, police, called_by, contacts):
    """The home's, unless the file says whose it was; unknown where it does not say how the police came in."""
    case = old(**said)
    assert (incident(case)["police"], incident(case)["called_by"], len(rows(case, "contact"))) == (
        police,
        called_by,
        contacts,
    )


@pytest.mark.parametrize(
    ("category", "matter"),
    [("missing", "missing"), ("away", "other"), ("harmed", "safeguarding"), ("fire", "behaviour")],
)
def test_what_an_imported_incident_is_about(category, matter):
    """By what the file calls it."""
    assert incident(old(category=category))["matter"] == matter


def test_what_came_of_an_imported_incident():
    """Crime, disposal, referral and restorative work as the file has them."""
    case = old(
        channel="call_101", crime="yes", location="outside", disposal="youth_caution", dated_term="final_warning",
        disposal_date="2009-03-04", referred_by="court", restorative_offered="yes", restorative_accepted="no",
    )  # fmt: skip
    assert [one["location"] for one in rows(case, "crime")] == ["outside"]
    assert [(one["disposal"], one["decided_month"], one["police"]) for one in rows(case, "disposal")] == [
        ("youth_caution", "2009-03", True)
    ]
    assert [(one["referred_by"], one["referred_day"]) for one in rows(case, "referral")] == [("court", None)]
    assert [(one["declined_by"], one["state"]) for one in rows(case, "restorative")] == [("somebody_else", "ended")]


# ------------------------------------------------------------------------ of no case


def told(entry: Entry, seq: int, after: float) -> Told:
    """A record of no case."""
    leaf, _ = format_record(entry, Position(ORIGIN, seq, bytes(32)), hours(after), ENGINE, counting_random(seq))
    return Told(parse_record(leaf), reference_model(), dict(entry.personal))


def of_month(form, seq, **values) -> Told:
    """A record of a month."""
    model = reference_model()
    named = ProtocolName(model.id, model.version, model.sha256)
    return told(format_followup(form, values, "", "manager", uid_of(seq), named, hours(seq)), seq, seq)


def test_months_and_protocols_as_rows():
    """Bed nights and nil returns by month; a protocol is in force from the day that was agreed, never before it was recorded."""
    model = reference_model()
    named = ProtocolName(model.id, model.version, model.sha256)
    body = {"approval": "", "approval_sha256": "", "agencies": [], "trust_root": [], "trust_root_version": 0,
            "trust_root_sha256": "", "effective": "2026-12-01", "review_by": "2027-12-01", "before": ""}  # fmt: skip
    records = [
        of_month(OCCUPANCY, 1, month="2026-10", places=4, bed_nights=100, residents=4),
        of_month(NIL_RETURN, 2, month="2026-09"),
        told(Entry("protocol_adopted", uid_of(3), "manager", named, {}, body, {}), 3, 3),
        told(Entry("protocol_adopted", uid_of(4), "manager", named, {}, {**body, "effective": "2026-01-01"}, {}), 4, 4),
    ]
    head = ("elm", "elm/log/1", 7)
    assert month_rows(records, PLACE) == {
        "occupancy": [(*head, 1, "2026-10", 4, 100, 4)],
        "nil_return": [(*head, 2, "2026-09")],
        "adoption": [
            (*head, 3, "2026-12-01", "2026-12", "reference-model@1.0.0"),
            (*head, 4, "2026-11-22", "2026-11", "reference-model@1.0.0"),
        ],
    }


def test_a_child_who_lives_here_as_rows():
    """One row a stay, under a pseudonym; the code is in none."""
    record = of_month(
        RESIDENT, 1, step="came", child="KESTREL", came_on="2026-01-05", birth_year=2011, ethnicity="white", sex="female",
        send="support", legal_status="section_31", looked_after_since="2024-05", placements="two_three",
        prior_record_at_admission="no", placed_from="near",
    )  # fmt: skip
    found = resident_rows([record], PLACE, b"salt")
    (cells,) = found["resident"]
    assert cells[:4] == ("elm", "elm/log/1", 7, pseudonym(b"salt", "elm/log/1", " kestrel "))
    assert cells[-2:] == ("2026-01-05", None)
    assert "KESTREL" not in repr(found).upper()


def test_records_by_month_and_kind():
    """How many there are, and how many were entered late."""
    found = tally_rows(
        [("2026-11", "decision", True), ("2026-11", "decision", False), ("2026-10", "note", False)], PLACE
    )
    head = ("elm", "elm/log/1", 7)
    assert found == {"tally": [(*head, "2026-10", "note", 1, 0), (*head, "2026-11", "decision", 2, 1)]}


def test_small_things():
    """A home is what stands before its log; a pseudonym is of one log and one salt; a time is to the second."""
    assert [home_of(name) for name in ("elm.example/log/2026", "odd")] == ["elm.example", "odd"]
    ones = {pseudonym(salt, log, "AB") for salt in (b"1", b"2") for log in ("a", "b")}
    assert len(ones) == 4
    assert time_text(None) is None
    with pytest.raises(KeyError):
        table("none")


def test_every_row_has_every_column_and_its_kind():
    """Whatever the case: text, whole numbers and yes or no as the table says, and none of the words of anybody."""
    kinds = {"text": str, "whole": int, "yes": bool}
    for case in (*random_cases(random.Random(5), 40), old(), left_open()):
        for name, several in case_rows(case.course, PLACE, "c1").items():
            for cells in several:
                columns = table(name).columns
                assert len(cells) == len(columns)
                for cell, (column, kind) in zip(cells, columns, strict=True):
                    assert cell is None or type(cell) is kinds[kind], (name, column, cell)
    assert {one.name for one in TABLES if one.of_case} >= {"incident", "owed", "restorative"}


# ------------------------------------------------------------------------ what is to be seen first

KNOWN_KINDS = (
    "emergency-not-called",
    "put-off-overdue",
    "undecided",
    "duty-not-done",
    "judgement-missing",
    "duty-late",
)


def random_cases(chance: random.Random, count: int) -> list[Chronicle]:
    """Cases of every kind, followed further or not."""
    found = []
    for number in range(count):
        case = Chronicle(f"ELM-{number:04}-X")
        after = 0.25
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            answers = chance.choice((CALM, DOOR, EMERGENCY, STABBING, GONE, HARMED, KNOWN))
            case.decide(answers, chance.choice(("", "", "in_house", "report_101", "slow_time")), after=after)
            after += chance.choice((1, 30))
            if case.course.is_put_off and chance.random() < 0.4:
                case.close(chance.choice(("in_house", "report_101")), after=after)
                break
        for _ in range(chance.randrange(4)):
            _follow(case, chance, after)
            after += chance.choice((0.5, 20, 50))
        if chance.random() < 0.3:
            case.correct(
                0, "outcome", "taken", chance.choice(("in_house", "report_101", "emergency", "slow_time")), after=after
            )
        found.append(case)
    return found


def _follow(case: Chronicle, chance: random.Random, after: float) -> None:
    """One more record, where the form would take it."""
    with contextlib.suppress(AssertionError):
        _add(case, chance, after)


def _add(case: Chronicle, chance: random.Random, after: float) -> None:
    whom = chance.choice(("ofsted", "placing_authority", "parent", "lado"))
    basis = "statute" if whom == "ofsted" else "protocol"
    judged = {"judged_by": "registered_manager", "judgement_why": "why"}
    what = chance.choice(("told", "not_reached", "must", "need_not", "police", "missing"))
    if what in ("told", "not_reached"):
        case.add("notification", after, whom=whom, basis=basis, judgement="not_needed", result=what)
    elif what == "must":
        case.add(
            "notification", after, whom=whom, basis=basis, judgement="must_be_told", result="not_reached", **judged
        )
    elif what == "need_not":
        case.add("notification", after, whom=whom, basis=basis, judgement="need_not", **judged)
    elif what == "police":
        case.add("police_outcome", after, **REPORTED)
    else:
        case.add("missing", after, **MISSED)


@pytest.mark.parametrize("seed", range(4))
def test_a_report_sees_first_what_a_review_sees(seed):
    """Of the kinds that it knows exactly the same, case by case and as often: whatever came, and whenever the report is made."""
    chance = random.Random(seed)
    cases = [*random_cases(chance, 50), *([left_open()] if seed % 2 else [left_open().close("in_house")])]
    for after in (1, 40, 400):
        now = hours(after).replace(microsecond=0)
        engine = Counting(now=time_text(now)).give([row for one in cases for row in rows_of(one)]).engine
        seen = sorted((kind, reference) for kind, _, reference, _ in engine.rows(list_sql("exceptions")))
        of_review = [one for case in cases for one in exceptions_of(case.course, now)]
        assert seen == sorted((one.id, one.reference) for one in of_review if one.id in KNOWN_KINDS)
        since = {(kind, reference, since) for kind, _, reference, since in engine.rows(list_sql("exceptions"))}
        assert since == {(one.id, one.reference, time_text(one.since)) for one in of_review if one.id in KNOWN_KINDS}
