"""Each measure over a world that can be counted by hand, and what its file says of itself.

The quarter is October to December 2026; what stands for the year before is July to September. Unless a row says otherwise it is of
10 October, of the home `elm`, decided here, of behaviour, and without the police.
"""

from datetime import date

import pytest
import sqlglot

from calloutcli.followup.police_outcome import BEHAVIOUR, DISPOSALS
from calloutcli.followup.resident import FORM as RESIDENT
from calloutcli.followup.restorative import FORM as RESTORATIVE
from calloutcli.record.entry import DEPARTURE_REASONS
from calloutcli.report.figure import figures_of
from calloutcli.report.measure import measures, parse_measure, views
from calloutcli.report.period import Period
from calloutcli.report.rows.tables import LOG_TABLE
from tests.courses import EMERGENCY, NOTHING, STABBING, Chronicle
from tests.measuring import QUARTER, Counting, counted, row, rows_of, shared, summed

MEASURES = {one.id: one for one in measures()}
HEAD = """\
-- measure: M3
-- name: A name
-- numerator: some
-- denominator: all
-- period: a day
-- method: rate 1000
-- caveat: Take care,
--   and again.
-- source: a paper
SELECT 1
"""


def lived(child, came="2026-01-01", left=None, **said):
    """A stay of a child in elm."""
    return row("resident", child=child, came_on=came, left_on=left, **said)


NIL, NIL_BEFORE = row("nil_return", month="2026-10"), row("nil_return", month="2026-07")
"""With one a period counts, of which nothing else is said."""


def incidents(*several):
    """Rows of incidents with a reference each."""
    return [row("incident", **{"reference": f"R{number}", **said}) for number, said in enumerate(several)]


# ------------------------------------------------------------------------ the files


def test_each_measure_has_a_file():
    """M1 to M27, each once; where one number is counted in several ways a letter follows; M10 has a and b alone."""
    assert {one.number for one in MEASURES.values()} == set(range(1, 28))
    assert len(MEASURES) == len(measures())
    assert {key for key in MEASURES if key.startswith("M10")} == {"M10a", "M10b"}


def test_what_no_record_holds_is_said():
    """Only these two cannot be counted, and say why."""
    assert {key: one.lacks for key, one in MEASURES.items() if not one.sql} == {
        "M11": "No record holds it: it needs a table of published figures, each with its source and date.",
        "M27": "No record holds police hours or repairs.",
    }


@pytest.mark.parametrize("measure", [one for one in measures() if one.sql], ids=lambda one: one.id)
def test_a_measure_says_what_is_missing_and_its_parts_in_words(measure):
    """Every part that a full world gives has words; a reference of an index is one of its parts."""
    assert measure.missing
    parts = {part for _, _, part, *_ in shared().give(_everything()).rows(measure.id)}
    if measure.method != "change" and not measure.id.startswith("M10a"):
        assert parts or measure.id == "M25"
    assert {
        part for part in parts if part not in measure.parts and part.partition(":")[0] not in measure.parts
    } == set()
    assert measure.reference <= measure.parts.keys()


@pytest.mark.parametrize(("name", "select"), [*views(), *((one.id, one.sql) for one in measures() if one.sql)])
@pytest.mark.parametrize("dialect", ["postgres", "spark"])
def test_every_select_can_be_said_in_other_dialects(name, select, dialect):
    """Nothing in it is DuckDB's alone: what sqlglot cannot say it would name."""
    (said,) = sqlglot.transpile(select, read="duckdb", write=dialect, unsupported_level=sqlglot.ErrorLevel.RAISE)
    assert said


def test_codes_of_the_forms_have_words():
    """A code that a form gains without words here would be shown as a code."""
    assert {f"behaviour:{code}" for code, _ in BEHAVIOUR} <= MEASURES["M6"].parts.keys()
    assert {code for code, _ in DISPOSALS} <= MEASURES["M17"].parts.keys()
    assert {f"reason:{code}" for code, _ in DEPARTURE_REASONS} <= MEASURES["M5"].parts.keys()
    assert {f"declined:{code}" for code, _ in RESTORATIVE.field("declined_by").choices} <= MEASURES["M15"].parts.keys()
    for name, measure in (("ethnicity", "M22a"), ("sex", "M22a"), ("send", "M22b"), ("legal_status", "M22b")):
        codes = {f"{name}:{code}" for code, _ in RESIDENT.field(name).choices} | {f"{name}:not_recorded"}
        assert codes == {part for part in MEASURES[measure].parts if part.startswith(f"{name}:")}
    for name, prefix, measure in (("placements", "crimes", "M20"), ("placed_from", "incidents", "M21")):
        assert {f"{prefix}:{code}" for code, _ in RESIDENT.field(name).choices} <= MEASURES[measure].parts.keys()


def test_a_head_is_read():
    """Lines that go on, methods of parts, and words of a kind of parts."""
    text = HEAD.replace(
        "-- caveat", "-- method b: percent\n-- part: all\n-- part b: of b\n-- part b:c: of c\n-- caveat"
    )
    measure = parse_measure(text)
    assert (measure.method, measure.per, measure.unit, measure.sql) == ("rate", 1000, "for each 1,000", "SELECT 1")
    assert measure.caveat == "Take care, and again."
    assert [measure.of_part(part).method for part in ("", "b", "b:c", "c")] == ["rate", "percent", "percent", "rate"]
    assert measure.of_part("b:c").unit == "%"
    assert [measure.words_of(part) for part in ("", "b:c", "b:d", "some_code")] == [
        "all",
        "of c",
        "of b: d",
        "some code",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("M3", "M28"),
        ("M3", "M3c"),
        ("rate 1000", "rate"),
        ("rate 1000", "percent 5"),
        ("rate 1000", "guess"),
        ("-- source: a paper\n", ""),
        ("-- source", "--source"),
        ("SELECT 1", ""),
        ("-- source: a paper", "-- source: a paper\n-- lacks: everything"),
    ],
)
def test_a_head_of_another_form_is_refused(old, new):
    """A file that says too little, or two things at once."""
    with pytest.raises(ValueError, match=r"head|method|SELECT"):
        parse_measure(HEAD.replace(old, new))


# ------------------------------------------------------------------------ what stands


def test_only_the_newest_state_of_a_case_counts():
    """A case that was written again later counts once, as it is now, with what belonged to it."""
    older = [row("incident", police=True), row("crime", child="c1")]
    newer = [row("incident", known=4, police=False), row("superseded", known=4, reference="ELM-1")]
    assert counted([*older, *newer], "M1")[""] == (0, None, 0)
    assert counted([*older, *newer], "M6")[""] == (0, None, 0)
    assert counted([*older, row("superseded", known=4, reference="ELM-2")], "M1")[""] == (1, None, 0)
    assert counted([*older, row("superseded", known=4, reference="ELM-1", log="elm/log/2")], "M1")[""] == (1, None, 0)


def test_what_belongs_to_no_case_counts_as_it_was_written_last():
    """Of a log; the other log of the same home keeps its own, and of a month the log of the later name says the bed nights."""
    rows = [
        row("nil_return", month="2026-10"),
        row("nil_return", month="2026-11", known=2),
        row("nil_return", month="2026-12", log="elm/log/2"),
        row("occupancy", month="2026-10", bed_nights=50),
        row("occupancy", month="2026-11", bed_nights=60, known=2, seq=3),
        row("occupancy", month="2026-11", bed_nights=61, known=2, seq=4),
        row("occupancy", month="2026-12", bed_nights=70, known=2),
        row("occupancy", month="2026-12", bed_nights=71, log="elm/log/2"),
        row("resident", child="c1", came_on="2026-01-01"),
        row("resident", child="c2", came_on="2026-01-01", known=2),
    ]
    assert counted(rows, "M2")[""] == (0, 61 + 71, 0), "October was withdrawn, and is before the home's first month"
    assert counted(rows, "M10b")[""] == (0, 0, 1), "one child, of unknown year"


def test_two_logs_of_a_home_are_one_home():
    """Their incidents are added up; a child of both is two children, which the caveat says."""
    rows = [row("incident", child="c1", log=f"elm/log/{number}") for number in (1, 1, 2)]
    assert counted(rows, "M1")[""] == (0, None, 0)
    assert counted(rows, "M4")["all"] == (3, 3, 0)
    assert counted(rows, "M12")[""] == (0, 2, 0)


def test_the_last_day_belongs_to_a_period_and_the_next_does_not():
    """By the home's own days."""
    days = ("2026-09-30", "2026-10-01", "2026-12-31", "2027-01-01")
    rows = incidents(*({"day": day, "police": True} for day in days))
    assert counted(rows, "M1")[""] == (2, None, 0)
    assert counted(rows, "M1", period="year_before")[""] == (1, None, 0)


def test_periods_that_overlap_each_count_what_is_theirs():
    """An incident of two periods is in both."""
    wide = Period("year_before", "year_before", date(2026, 9, 1), date(2026, 11, 30))
    counting = Counting((QUARTER, wide)).give(incidents({"police": True}, {"day": "2026-09-05", "police": True}))
    assert counting.of("M1")[""] == (1, None, 0)
    assert counting.of("M1", "year_before")[""] == (2, None, 0)


# ------------------------------------------------------------------------ contacts and bed nights


def test_m1_contacts_by_matter_and_those_of_others_apart():
    """Contacts by others are never the home's; unknown is missing; a home that says it had none has a nought."""
    rows = incidents({"police": True}, {"police": True, "matter": "missing"}, {"police": None, "matter": "missing"}, {})
    rows += [row("contact", called_by=who, day="2026-12-01") for who in ("home", "public", "child", "not_recorded")]
    rows += [
        row("nil_return", home="oak", month="2026-10"),
        row("occupancy", home="ash", month="2026-10", bed_nights=9),
    ]
    found = counted(rows, "M1")
    assert found == {
        "": (2, None, 1),
        "behaviour": (1, None, 0),
        "missing": (1, None, 1),
        "safeguarding": (0, None, 0),
        "other": (0, None, 0),
        "others": (2, None, 1),
    }
    assert counted(rows, "M1", home="oak")[""] == (0, None, 0)
    assert counted(rows, "M1", home="ash") == {}, "no entries is not zero"


def exposure():
    """October counts with 100 nights and 2 incidents, November without nights, December only with nights: it does not count."""
    return [
        *incidents({"police": True}, {}, {"day": "2026-11-05", "police": True}),
        row("occupancy", month="2026-10", bed_nights=100, places=4),
        row("occupancy", month="2026-12", bed_nights=90, places=4),
    ]


def test_m2_m3_m23_count_only_months_with_bed_nights():
    """A month that does not count, or without nights, adds neither contacts nor nights, and is missing."""
    counting = shared().give(exposure())
    assert counting.of("M2") == {"": (1, 100, 2)}
    assert counting.of("M3") == {"": (2, 100, 2)}
    assert counting.of("M23") == {"": (1, 100, 2)}
    assert counting.of("M2", "year_before") == {}, "the home did not exist"
    assert {row[0] for row in counting.rows("M23")} == {"asked"}
    counting.give([*exposure(), row("nil_return", month="2026-12")])
    assert counting.of("M2") == {"": (1, 190, 1)}
    counting.give([row("nil_return", month="2026-12"), row("occupancy", month="2026-12", bed_nights=9, places=1)])
    for measure, of in (("M2", 9), ("M2b", 1), ("M3", 9), ("M23", 9)):
        assert counting.of(measure) == {"": (0, of, 0)}, measure


def test_m2_has_no_rate_for_part_of_a_month():
    """Bed nights are counted by months; contacts only on the days that were asked about."""
    torn = Period("asked", "asked", date(2026, 10, 11), date(2026, 12, 31))
    assert Counting((torn,)).give(exposure()).of("M2") == {"": (0, None, 2)}
    torn = Period("asked", "asked", date(2026, 10, 1), date(2026, 12, 9))
    late = row("incident", reference="L", day="2026-12-10", police=True)
    counting = Counting((torn,)).give([*exposure(), late])
    for measure in ("M2", "M3", "M23"):
        assert counting.of(measure)[""] == (2 if measure == "M3" else 1, None, 1), measure
    assert counting.of("M2b")[""] == (1, None, 1)


def test_m2a_and_m2b_by_child_and_by_place():
    """Children who slept there; places of the months that count. A contact about nobody who was entered is missing."""
    rows = [
        *exposure(),
        *incidents({"reference": "X", "police": True, "child": "c1"}),
        lived("c1"),
        lived("c2", left="2026-10-01"),
    ]
    assert counted(rows, "M2a") == {"": (3, 1, 2)}
    assert counted(rows, "M2b") == {"": (2, 4, 2)}
    assert counted(exposure(), "M2a") == {"": (2, None, 2)}, "nobody was entered: no denominator"


def test_m24_and_m25_answer_for_their_own_periods():
    """Before and after a change; each month, where a gap is no nought."""
    periods = (
        QUARTER,
        Period("before:1", "before", date(2026, 10, 1), date(2026, 10, 31)),
        Period("after:1", "after", date(2026, 11, 1), date(2026, 12, 31)),
        *(
            Period(f"month:2026-{month}", "month", date(2026, month, 1), date(2026, month, 30))
            for month in (10, 11, 12)
        ),
    )
    counting = Counting(periods).give([row("nil_return", month=month) for month in ("2026-10", "2026-11")])
    assert summed(counting.rows("M24"))["after:1", "elm", ""] == (0, None, 2)
    assert summed(counting.rows("M25"))["month:2026-11", "elm", "count"] == (0, None, 0)
    counting.give([*exposure(), row("incident", home="oak", police=True, day="2026-11-01")])
    assert summed(counting.rows("M24"))["after:1", "oak", ""] == (0, None, 2)
    counting.give([row("nil_return", month="2026-10"), row("occupancy", month="2026-10", bed_nights=9)])
    assert summed(counting.rows("M24"))["before:1", "elm", ""] == (0, 9, 0)
    counting.give(exposure())
    assert summed(counting.rows("M24")) == {("before:1", "elm", ""): (1, 100, 0), ("after:1", "elm", ""): (0, None, 2)}
    assert summed(counting.rows("M25")) == {
        ("month:2026-10", "elm", ""): (1, 100, 0),
        ("month:2026-10", "elm", "count"): (1, None, 0),
        ("month:2026-11", "elm", ""): (0, None, 1),
        ("month:2026-11", "elm", "count"): (1, None, 0),
        ("month:2026-12", "elm", ""): (0, None, 1),
        ("month:2026-12", "elm", "count"): (0, None, 1),
        ("month:2026-10", "elm", "incidents"): (2, None, 0),
        ("month:2026-11", "elm", "incidents"): (1, None, 0),
        ("month:2026-12", "elm", "incidents"): (0, None, 1),
    }


# ------------------------------------------------------------------------ decisions


def test_m4_where_the_protocol_left_room():
    """999 that was advised is not among them, imported incidents are nowhere, and what is open is missing."""
    rows = incidents(
        {},
        {"police": True},
        {"police": None},
        {"must_call": True, "advised_tier": "emergency_police", "police": True},
        {"advised_tier": "undecided", "police": False},
        {"source": "imported", "police": True, "must_call": None, "advised_tier": None},
    )
    assert counted(rows, "M4") == {"": (1, 2, 3), "all": (2, 4, 2)}


def test_m4_of_cases_as_they_are_recorded():
    """A decision that is put off is open until it is made; an emergency leaves no room."""
    put_off, closed = Chronicle("ELM-0001-1").decide(), Chronicle("ELM-0002-2").decide().close("in_house")
    emergency = Chronicle("ELM-0003-3").decide(EMERGENCY)
    rows = [one for case in (put_off, closed, emergency) for one in rows_of(case)]
    assert counted(rows, "M4") == {"": (1, 1, 1), "all": (1, 2, 1)}
    assert counted(rows, "M1")[""] == (1, None, 1)


def test_m5_departures_both_ways_by_rule_and_by_reason():
    """An answer that left it open is no advice to depart from; a rule of another version is another rule."""
    rows = incidents(
        {"direction": "up", "departure_reason": "risk_higher"},
        {"direction": "down", "departure_reason": "not_departed"},
        {},
        {"advised_tier": "undecided"},
        {"undecided": True},
        {"source": "imported", "direction": None, "advised_tier": None, "undecided": None, "departure_reason": None},
    )
    rows += [row("rule", direction=way) for way in ("up", "up", "none")] + [
        row("rule", protocol="small@2.0.0", direction="down")
    ]
    found = counted(rows, "M5")
    assert [found[part] for part in ("", "up", "down")] == [(2, 3, 3), (1, 3, 3), (1, 3, 3)]
    assert found["rule_up:small@1.0.0:r1"] == (2, 3, 0)
    assert found["rule_down:small@1.0.0:r1"] == (0, 3, 0)
    assert found["rule_down:small@2.0.0:r1"] == (1, 1, 0)
    assert {part: cells for part, cells in found.items() if part.startswith("reason:") and cells[0]} == {
        "reason:risk_higher": (1, 2, 0),
        "reason:not_recorded": (1, 2, 0),
    }
    assert MEASURES["M5"].words_of("rule_up:small@1.0.0:r1").endswith(": small@1.0.0:r1")


def test_m5_reasons_of_several_homes_may_be_added_up():
    """A home without a reason still has its departures under it."""
    rows = incidents({"direction": "up", "departure_reason": "other"})
    rows += [row("incident", home="oak", direction="up", departure_reason="plan_says")]
    figures = figures_of(MEASURES["M5"], shared().give(rows).rows("M5"))
    (other,) = [one for one in figures if (one.home, one.part) == ("", "reason:other")]
    assert (other.numerator, other.denominator) == (1, 2)


def test_m13_only_what_was_recorded_within_a_day_counts_as_time():
    """Late writing is no slow deciding, a time before the incident none at all, and an old file tells of none."""
    said = [{"lag_minutes": minutes} for minutes in (0, 7, 7, 1440)]
    said += [{"lag_minutes": 1441, "late": True}, {"lag_minutes": -3}]
    said += [{"source": "imported", "lag_minutes": None, "late": None}]
    rows = shared().give(incidents(*said)).rows("M13")
    assert sorted(cells[3:5] for cells in rows if not cells[2] and cells[3]) == [(1, 0), (1, 1440), (2, 7)]
    assert summed(one for one in rows if one[2]) == {
        ("asked", "elm", "late"): (1, None, 0),
        ("asked", "elm", "negative"): (1, None, 0),
    }
    figures = {one.part: one for one in figures_of(MEASURES["M13"], [*rows, ("asked", "elm", "", 8, 7, 0)])}
    assert (figures["median"].value, figures["median"].numerator, figures["median"].missing) == (7, 12, 1)
    assert (figures["late"].numerator, figures["late"].unit) == (1, "")


# ------------------------------------------------------------------------ children


def test_m12_repeat_involvement_and_concentration():
    """Children with three or more of those with one; what the tenth with most have, at least one child, over all homes together."""
    police, alone = {"child": "c1", "police": True}, {"child": "c4"}
    rows = incidents(police, police, police, alone, alone, alone, {"child": "c2"}, {"police": True}, {})
    assert counted(rows, "M12") == {"": (2, 3, 2), "contacts": (1, 1, 1)}
    rows += [row("incident", home="oak", reference=f"O{at}", child=f"o{at % 9}") for at in range(18)]
    counting = shared().give(rows)
    figures = {(one.home, one.part): one for one in figures_of(MEASURES["M12a"], counting.rows("M12a"))}
    whole = figures["", ""]
    assert (whole.numerator, whole.denominator, whole.missing) == (3 + 3, 3 + 3 + 1 + 18, 2), "12 children: two of them"
    assert whole.value == pytest.approx(100 * 6 / 25)
    assert (figures["", "contacts"].numerator, figures["", "contacts"].refusal) == (3, "too few to tell")


def test_m7_and_m8_children_with_recorded_crimes():
    """Of those who lived there; where a child was to be protected it is no crime of theirs; who was never entered is missing."""
    matters = {
        "R0": ("c1", "inside"),
        "R1": ("c1", "outside"),
        "R2": ("c2", "inside"),
        "R3": ("c3", "not_recorded"),
        "R4": (None, "inside"),
    }
    rows = incidents(*[{}] * 5, {"matter": "safeguarding"})
    rows += [row("crime", reference=key, child=child, location=where) for key, (child, where) in matters.items()]
    rows += [
        row("crime", reference="R2", child="c2", location="inside"),
        row("crime", reference="R5", child="c4", location="inside"),
    ]
    rows += [lived("c1"), lived("c2"), lived("c4"), lived("c5", left="2026-10-02"), lived("c6", came="2027-01-01")]
    assert counted(rows, "M7") == {"": (2, 4, 2)}, (
        "c1 and c2 of c1, c2, c4, c5; c3 and a crime without a code are missing"
    )
    assert counted(rows, "M8") == {"": (1, 2, 2)}, "c2 of c1 and c2; of c3 the place is unknown"


def test_m6_crimes_as_they_are_recorded():
    """By place and behaviour; a crime where a child was to be protected stands apart; a contact of which nobody asked is missing."""
    with_crime = Chronicle("ELM-0001-1").decide(STABBING)
    with_crime.add("police_outcome", 2, step="recorded", crime="yes", location="inside", behaviour="hurt")
    without = (
        Chronicle("ELM-0002-2").decide(STABBING).add("police_outcome", 2, step="recorded", crime="no", behaviour="hurt")
    )
    unasked, missing = Chronicle("ELM-0003-3").decide(STABBING), Chronicle("ELM-0004-4").decide(STABBING, "missing_999")
    rows = [one for case in (with_crime, without, unasked, missing) for one in rows_of(case)]
    rows += [row("incident", reference="S", matter="safeguarding"), row("crime", reference="S", location="outside")]
    found = counted(rows, "M6")
    assert {part: cells for part, cells in found.items() if cells != (0, None, 0)} == {
        "": (1, None, 1),
        "inside": (1, None, 0),
        "share_inside": (1, 1, 0),
        "behaviour:hurt": (1, None, 0),
        "safeguarding": (1, None, 0),
    }


def test_m9_first_caution_or_conviction_of_those_who_had_none():
    """By the day on which it was decided; who had one before is none, and the second of a child neither."""

    def got(child, day, disposal="youth_caution"):
        return row("disposal", reference=child, child=child, disposal=disposal, decided_day=day)

    none = {"prior_record_at_admission": "none"}
    rows = [NIL, NIL_BEFORE, *(lived(child, **none) for child in ("c1", "c2", "c3", "c4"))]
    rows += [lived("c5", prior_record_at_admission="caution_or_conviction"), lived("c6")]
    rows += [
        got("c1", "2026-11-01"),
        got("c2", "2026-09-01"),
        got("c2", "2026-11-01"),
        got("c3", "2026-11-01", "charged"),
    ]
    rows += [got("c4", None), got("c5", "2026-11-01"), got("c6", "2026-11-01")]
    assert counted(rows, "M9") == {"": (1, 4, 1)}
    assert counted(rows, "M9", period="year_before") == {"": (1, 4, 1)}


def test_m10_the_cohort_of_the_year_and_all_children():
    """OC2: there on 31 March, in care for a year, 10 or over. Nothing is counted for a period that is no financial year."""
    year = Period("asked", "asked", date(2025, 4, 1), date(2026, 3, 31))
    rows = [
        row("nil_return", month="2026-01"),
        lived("c1", "2024-01-01", birth_year=2012, looked_after_since="2024-01"),
        lived("c2", "2025-06-01", birth_year=2012, looked_after_since="2025-05"),
        lived("c3", "2024-01-01", "2026-03-31", birth_year=2012, looked_after_since="2024-01"),
        lived("c4", "2024-01-01", birth_year=2016, looked_after_since="2024-01"),
        lived("c5", "2024-01-01", birth_year=2015, looked_after_since="2025-04"),
        lived("c6", "2024-01-01", birth_year=None, looked_after_since="2024-01"),
        lived("c7", "2024-01-01", birth_year=2012, looked_after_since="2024-01"),
    ]
    old = [("c1", "final_warning"), ("c5", "reprimand"), ("c7", "reprimand")]
    for child, term in [*old, ("c2", "not_recorded"), ("c5", "not_recorded")]:
        rows.append(
            row(
                "disposal",
                reference=child,
                child=child,
                disposal="youth_caution",
                dated_term=term,
                decided_day="2026-01-05",
            )
        )
    rows.append(row("disposal", reference="c4", child="c4", disposal="convicted", decided_day="2026-04-01"))
    counting = Counting((year,)).give(rows)
    assert counting.of("M10a") == {"": (3, 3, 1), "dated": (2, 3, 1)}
    assert counting.of("M10b") == {"": (4, 5, 1), "dated": (2, 5, 1)}
    assert counted(rows, "M10a") == {}


def test_nights_are_counted_from_coming_to_leaving():
    """The night of the day of leaving is not one; two stays add up; a day without a night is no stay; what lies outside is cut off.

    So are the nights of a month that does not count: of November nothing is known.
    """
    rows = [
        NIL,
        NIL_BEFORE,
        row("nil_return", month="2026-09"),
        row("nil_return", month="2026-12"),
        lived("c6", "2026-10-30", "2026-12-03", ethnicity="other_ethnic_group"),
        lived("c1", "2026-10-10", "2026-10-12", ethnicity="white"),
        lived("c1", "2026-12-30", ethnicity="white"),
        lived("c2", "2026-09-01", "2026-10-02", ethnicity="black"),
        lived("c3", "2026-11-01", "2026-11-01", ethnicity="mixed"),
        lived("c4", "2026-09-01", "2026-10-01", ethnicity="asian"),
        lived("c5", None, None, ethnicity="asian"),
    ]
    found = counted(rows, "M22b")
    assert {part: cells[1] for part, cells in found.items() if part.startswith("ethnicity")} == {
        "ethnicity:white": 2 + 2,
        "ethnicity:black": 1,
        "ethnicity:other_ethnic_group": 2 + 2,
    }
    assert counted(rows, "M22b", period="year_before")["ethnicity:asian"] == (0, 30, 0)


@pytest.mark.parametrize("measure", ["M2a", "M7", "M9", "M10b", "M20", "M21", "M22b"])
def test_before_a_home_has_records_its_children_are_no_noughts(measure):
    """They may have come years before its first record: of a period of which no month counts nothing is said, and not none of so many."""
    rows = [NIL, lived("c1", "2024-01-01", birth_year=2011, prior_record_at_admission="none")]
    assert counted(rows, measure)
    assert counted(rows, measure, period="year_before") == {}


def test_m20_m21_m22_by_what_is_known_of_the_child():
    """Who was never entered is a row of its own, or missing; imported incidents are no decision."""
    rows = incidents(
        {"child": "c1", "police": True, "placed": "far"},
        {"child": "c1"},
        {"child": "c2", "police": None},
        {"child": "c9", "police": True},
        {"child": "c1", "source": "imported", "police": True},
    )
    rows += [row("crime", reference="R0", child="c1"), row("crime", reference="R3", child="c9")]
    rows += [row("nil_return", month="2026-11"), row("nil_return", month="2026-12")]
    rows += [lived("c1", placements="six_or_more", placed_from="near", sex="female", birth_year=2010)]
    rows += [lived("c2", "2026-12-01", placements="one", placed_from="near", sex="male", birth_year=2015)]
    assert counted(rows, "M20") == {
        "incidents:six_or_more": (3, 1, 0),
        "incidents:one": (1, 1, 0),
        "incidents:not_recorded": (0, 0, 1),
        "crimes:six_or_more": (1, 1, 0),
        "crimes:one": (0, 1, 0),
        "crimes:not_recorded": (0, 0, 1),
    }
    assert counted(rows, "M21") == {
        "contacts:far": (1, 1, 0),
        "contacts:near": (1, 2, 1),
        "contacts:not_recorded": (1, 1, 0),
        "incidents:near": (4, 92 + 31, 0),
        "incidents:not_recorded": (0, 0, 1),
    }
    by_group = counted(rows, "M22a")
    assert (by_group["sex:female"], by_group["sex:male"], by_group["sex:not_recorded"]) == (
        (1, 2, 1),
        (0, 0, 1),
        (1, 1, 0),
    )
    assert (by_group["age:16_over"], by_group["age:up_to_12"]) == ((1, 2, 1), (0, 0, 1))
    by_nights = counted(rows, "M22b")
    assert (by_nights["sex:female"], by_nights["sex:male"], by_nights["sex:not_recorded"]) == (
        (2, 92, 1),
        (1, 31, 0),
        (0, 0, 1),
    )


# ------------------------------------------------------------------------ what came after


def test_m14_what_is_not_yet_due_is_neither_done_nor_late():
    """Nor is what somebody must first judge, or judged to be needless; told all the same counts."""

    def owed(due, done=None, **said):
        return row(
            "owed",
            due=due,
            due_day=due[:10],
            due_month=due[:7],
            done=done,
            late=None if done is None else done > due,
            **said,
        )

    noon, later, evening = "2026-10-10T12:00:00Z", "2026-10-10T12:00:01Z", "2026-10-10T20:00:00Z"
    judge = {"judged_by": "registered_person"}
    rows = [
        owed(noon, noon),
        owed(noon, later),
        owed(noon, what="decision"),
        owed(noon, **judge),
        owed(noon, judgement="need_not", **judge),
        owed(noon, judgement="must_be_told", **judge),
        owed(evening),
        owed(evening, noon),
        owed(evening, **judge),
        owed("2027-01-01T12:00:00Z"),
    ]
    found = Counting(now="2026-10-10T15:00:00Z").give(rows).of("M14")
    assert found == {
        "": (1, 4, 2),
        "notification": (1, 3, 2),
        "decision": (0, 1, 0),
        "return_interview": (0, 0, 0),
        "to_judge": (2, None, 0),
    }


def test_m15_each_step_of_putting_it_right():
    """Offered, agreed, completed, content: four things. What goes on is missing, and an old file may be silent."""

    def work(**said):
        return row("restorative", **{"state": "ended", **said})

    yes = {"child_consent": "agreed", "hurt_consent": "agreed"}
    rows = incidents({"restorative_advised": True}, {"restorative_advised": True}, {"restorative_advised": False})
    rows += incidents({"reference": "I", "source": "imported", "restorative_advised": None})
    rows += [
        work(reference="R0", **yes, held_day="2026-10-12", result="to_do", completed="yes", satisfied="yes"),
        work(reference="R0", held_day="2026-10-12", result="nothing_needed", satisfied="nobody_hurt"),
        work(reference="R2", **yes, held_day="2026-10-12", result="not_agreed", satisfied="no"),
        work(reference="R2", **yes, state="held", held_day="2026-10-12", result="to_do", satisfied="not_asked"),
        work(reference="R2", child_consent="agreed", hurt_consent="declined", declined_by="person_hurt"),
        work(reference="R2", state="offered", child_consent="not_asked", hurt_consent="not_asked"),
        work(reference="I", level="not_recorded", child_consent="agreed"),
        work(reference="I", level="not_recorded", child_consent="agreed", completed="yes"),
    ]
    assert counted(rows, "M15") == {
        "offered": (1, 2, 1),
        "agreed": (6, 7, 1),
        "completed": (3, 5, 3),
        "satisfied": (1, 2, 5),
        "declined:child": (0, None, 0),
        "declined:person_hurt": (1, None, 0),
        "declined:both": (0, None, 0),
        "declined:somebody_else": (0, None, 0),
    }


def test_m15_of_a_case_as_it_is_recorded():
    """An offer that both want, what was held, and what was then done, are one piece of work."""
    case = Chronicle().decide({**NOTHING, "happened": frozenset({"words"})})
    case.add("restorative", 2, level="meeting", step="offered", child_consent="agreed", hurt_consent="agreed")
    offered = counted(rows_of(case), "M15")
    assert (offered["agreed"], offered["completed"]) == ((1, 1, 0), (0, 0, 1))
    case.add(
        "restorative",
        24,
        level="meeting",
        step="held",
        took_part=["child"],
        five_questions="no",
        result="done",
        satisfied="yes",
    )
    done = counted(rows_of(case), "M15")
    assert (done["agreed"], done["completed"], done["satisfied"]) == ((1, 1, 0), (1, 1, 0), (1, 1, 0))


def test_m16_and_m17_what_came_of_a_contact():
    """A charge that was thought about is no end; nothing recorded is unknown; what was sent back is one incident, by whoever."""
    police = [{"police": True}] * 4
    protected = {"police": True, "matter": "safeguarding"}
    rows = incidents(*police, {"police": True, "matter": "missing"}, {}, {}, {}, protected, {})
    rows += [row("disposal", reference=key, disposal=code) for key, code in (
        ("R0", "charge_considered"), ("R1", "charge_considered"), ("R1", "charged"), ("R1", "charged"), ("R2", "no_further_action"),
        ("R5", "convicted"), ("R6", "not_guilty"), ("R7", "discontinued"), ("R8", "no_further_action"),
        ("R9", "charged"),
    )]  # fmt: skip
    rows += [row("referral", reference="R1", referred_by=who) for who in ("court", "court", "cps")]
    found = {part: cells for part, cells in counted(rows, "M17").items() if cells[0]}
    assert found == {
        "unknown": (1, 4, 1),
        "charge_considered": (1, 4, 1),
        "charged": (1, 4, 1),
        "no_further_action": (1, 4, 1),
    }
    assert counted(rows, "M16") == {"": (1, 6, 1), "police": (0, 6, 1), "cps": (1, 6, 1), "court": (1, 6, 1)}


def test_m16_is_nought_where_nothing_was_sent_back():
    """And of nothing where nothing came to the prosecutors."""
    assert set(counted(incidents({}), "M16").values()) == {(0, 0, 0)}


def test_m18_ofsted_is_told_of_what_was_judged_serious():
    """Judged either way, told, and in time, are three; what was not judged is not serious by itself."""
    due = "2026-10-11T12:00:00Z"

    def duty(case, judgement, done=None, judge="registered_person"):
        late = None if done is None else done > due
        return row("owed", reference=case, judged_by=judge, judgement=judgement, due=due, done=done, late=late)

    rows = incidents(*[{"police": True}] * 6, {}, {"police": True}, {"police": True})
    rows += [
        duty("R0", "must_be_told", due),
        duty("R1", "must_be_told", "2026-10-11T12:00:01Z"),
        duty("R2", "must_be_told"),
        duty("R3", "need_not"),
        duty("R4", ""),
        duty("R6", "must_be_told"),
        duty("R7", "", judge=""),
        duty("R8", "", due, judge=""),
    ]
    assert counted(rows, "M18") == {"": (3, 5, 0), "in_time": (2, 5, 0), "judged": (4, 5, 1)}
    assert Counting(now=due).give(rows).of("M18")[""] == (3, 5, 0)
    early = Counting(now="2026-10-11T11:59:59Z").give(rows)
    assert early.of("M18") == {"": (3, 3, 2), "in_time": (2, 3, 2), "judged": (4, 5, 1)}


def test_m18_of_a_case_as_it_is_recorded():
    """The registered manager judged it serious and told Ofsted in an hour."""
    case = Chronicle().decide(EMERGENCY)
    assert counted(rows_of(case), "M18") == {"": (0, 0, 0), "in_time": (0, 0, 0), "judged": (0, 1, 0)}
    case.add(
        "notification",
        1,
        whom="ofsted",
        judgement="must_be_told",
        judged_by="registered_manager",
        judgement_why="w",
        result="told",
    )
    assert counted(rows_of(case), "M18") == {"": (1, 1, 0), "in_time": (1, 1, 0), "judged": (1, 1, 0)}


def test_m19_missing_episodes_and_interviews():
    """Beside each other: episodes, children, interviews in time. A case without an episode is missing, as an old file's is."""
    due = "2026-10-13T12:00:00Z"
    rows = incidents({"matter": "missing"}, {"matter": "missing"}, {"matter": "missing", "source": "imported"})
    rows += [
        row("episode", reference="R0", child="c1", due=due, offered=due, done="2026-10-13T12:00:01Z"),
        row("episode", reference="R0", child="c1", due=due, declined="2026-10-12T12:00:00Z"),
        row("episode", reference="R0", child=None, due=due),
        row("episode", reference="R0", child="c2", reported="2026-10-10T13:00:00Z"),
        row("episode", reference="R0", child="c2", absence="away"),
    ]
    assert counted(rows, "M19") == {
        "": (4, None, 2),
        "away": (1, None, 0),
        "reported": (1, None, 0),
        "children": (2, None, 1),
        "interview_offered": (2, 3, 1),
        "interview_done": (0, 3, 1),
    }
    assert Counting(now=due).give(rows).of("M19")["interview_offered"] == (2, 3, 1)
    early = Counting(now="2026-10-12T12:00:00Z").give(rows).of("M19")
    assert (early["interview_offered"], early["interview_done"]) == ((2, 2, 2), (0, 2, 2))


def test_m26_how_complete_the_records_are():
    """Each line by what it is out of; imported incidents are in no line about late entries or corrections."""
    log = {"home": "elm", "log": "elm/log/1", "verified": False, "problems": 2, "missing_disclosures": 1, "unread": 3}
    logs = [tuple(log.get(name) for name, _ in LOG_TABLE.columns)]
    rows = incidents(
        {"child": "c1", "police": True, "late": True, "role": "manager"},
        {"child": "c2", "day": "2026-11-01", "police": True, "attended": "yes", "crime": "no", "placed": "here"},
        {"source": "imported", "late": None, "police": None, "hour": None, "location": "inside", "day": "2026-11-02"},
    )
    rows += [lived("c1", sex="male", birth_year=2011), lived("c3")]
    rows += [
        row("nil_return", month="2026-11"),
        row("nil_return", month="2026-09"),
        row("occupancy", month="2026-10", bed_nights=10),
    ]
    rows += [
        row("tally", month="2026-10", kind=kind, records=many)
        for kind, many in (("decision", 8), ("correction", 2), ("imported", 50))
    ]
    counting = Counting(logs=logs).give(rows)
    assert counting.of("M26") == {
        "without:child": (1, 3, 0),
        "without:role": (1, 2, 0),
        "without:placed_from": (1, 2, 0),
        "without:police": (1, 3, 0),
        "without:attended": (1, 2, 0),
        "without:crime": (1, 2, 0),
        "without:channel": (1, 1, 0),
        "without:location": (0, 1, 0),
        "without:hour": (1, 1, 0),
        "without:resident": (1, 2, 0),
        "late": (1, 2, 0),
        "without:ethnicity": (2, 2, 0),
        "without:sex": (1, 2, 0),
        "without:send": (2, 2, 0),
        "without:legal_status": (2, 2, 0),
        "without:birth_year": (1, 2, 0),
        "without:looked_after_since": (2, 2, 0),
        "without:placements": (2, 2, 0),
        "without:prior_record": (2, 2, 0),
        "not_reporting": (1, 3, 0),
        "nil_confirmed": (0, 1, 0),
        "nil_contradicted": (1, 1, 0),
        "without_nights": (1, 2, 0),
        "corrections": (2, 8, 0),
        "logs_not_verified": (1, 1, 0),
        "logs_partial": (0, 1, 0),
        "problems": (2, None, 0),
        "disclosures": (1, None, 0),
        "unread": (3, None, 0),
    }
    assert counting.of("M26", "year_before")["nil_confirmed"] == (1, 1, 0)


def test_a_corrected_outcome_counts_as_corrected():
    """A disposal that was typed wrong counts as what it should have said, once."""
    case = Chronicle().decide(STABBING)
    case.add("police_outcome", 2, step="disposal", disposal="charged", disposal_date="2026-11-22")
    case.correct(1, "detail", "disposal", "community_resolution")
    found = counted(rows_of(case), "M17")
    assert (found["charged"], found["community_resolution"], found["unknown"]) == ((0, 1, 0), (1, 1, 0), (0, 1, 0))


def _everything():
    """A row of each table, so that each measure has something to say."""
    return [
        *incidents({"police": True, "child": "c1", "direction": "up", "crime": "yes", "matter": "other"}),
        row("incident", reference="R1", police=True, matter="missing"),
        *(row(name, reference="R0") for name in ("rule", "contact", "referral", "restorative")),
        row("crime", reference="R0", child="c1", behaviour="hurt", location="inside"),
        row("disposal", reference="R0", child="c1", disposal="youth_caution", decided_day="2026-11-01"),
        row("episode", reference="R1"),
        row("owed", reference="R0", due="2026-10-11T12:00:00Z", due_day="2026-10-11"),
        row("occupancy", month="2026-10", bed_nights=9, places=1),
        lived("c1", prior_record_at_admission="none"),
        row("tally", month="2026-10"),
    ]
