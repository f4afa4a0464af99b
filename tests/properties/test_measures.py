"""Every measure that is added up comes to what plain Python counts over the same rows, whatever the rows are."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from calloutcli.followup.resident import FORM as RESIDENT
from calloutcli.report.measure import measures
from calloutcli.report.period import Period
from calloutcli.report.rows.tables import LOG_TABLE, TABLES
from tests.measured import BY_VALUE, plain, plain_by_value
from tests.measuring import Counting, row, summed

PERIODS = (
    Period("asked", "asked", date(2026, 4, 1), date(2026, 6, 30)),
    Period("year_before", "year_before", date(2025, 4, 1), date(2026, 3, 31)),
    Period("month:2026-05", "month", date(2026, 5, 1), date(2026, 5, 31)),
    Period("month:2026-06", "month", date(2026, 6, 1), date(2026, 6, 30)),
    Period("before:1", "before", date(2026, 3, 1), date(2026, 4, 30)),
    Period("after:1", "after", date(2026, 5, 1), date(2026, 6, 30)),
)
"""That of the year before is a financial year and touches the one that is asked for; months, before and after lie across both."""
TORN = tuple(Period(one.id, one.role, one.first.replace(day=3), one.last) for one in PERIODS[:2])
"""Not of whole months: there is no rate by bed nights."""
NOW = "2026-06-15T12:00:00Z"
LOGS = tuple(
    tuple(
        {
            "home": home,
            "log": log,
            "verified": verified,
            "problems": 2,
            "missing_disclosures": 1,
            "unread": 3,
            "partial": partial,
        }.get(column)
        for column, _ in LOG_TABLE.columns
    )
    for home, log, verified, partial in (
        ("elm", "elm/log/1", True, False),
        ("elm", "elm/log/2", False, True),
        ("oak", "oak/log/1", None, None),
    )
)
PLACES = (("elm", "elm/log/1"), ("elm", "elm/log/2"), ("oak", "oak/log/1"))
CODES = {field.name: [code for code, _ in field.choices] for field in RESIDENT.fields if field.kind == "choice"}

days = st.sampled_from(
    ["2025-05-20", "2026-01-31", "2026-03-30", "2026-03-31", "2026-04-01", "2026-04-02", "2026-04-03", "2026-05-10", "2026-06-14", "2026-06-15", "2026-06-30", "2026-07-01"]
)  # fmt: skip
months = st.sampled_from(["2026-03", "2026-04", "2026-05", "2026-06"])
children = st.sampled_from([None, "c1", "c2"])
clocks = days.map(lambda day: f"{day}T12:00:00Z")
maybe = st.none() | clocks
unsaid = st.just("not_recorded")


@st.composite
def cases(draw, number, known=1):
    """The rows of a case."""
    home, log = draw(st.sampled_from(PLACES))
    day, child = draw(days), draw(children)
    head = {"home": home, "log": log, "reference": f"R{number}", "known": known}
    about = {"day": day, "child": child}
    imported = draw(st.booleans())
    three = st.sampled_from([True, False, None])
    lag = None if imported else draw(st.sampled_from([-2, 0, 5, 5, 1440, 1441]))

    def pick(*codes):
        return draw(st.sampled_from(codes))

    made = [
        row(
            "incident", **head, **about,
            source="imported" if imported else "decided",
            hour=pick(None, 3), lag_minutes=lag, late=None if lag is None else lag > 1440,
            matter=pick("behaviour", "missing", "safeguarding", "other"),
            location=pick("inside", "not_recorded"), police=draw(three), must_call=None if imported else draw(st.booleans()),
            advised_tier=None if imported else pick("in_house", "undecided", "emergency_police"),
            direction=None if imported else pick("up", "down", "none"),
            departure_reason=pick("risk_lower", "other", "not_departed", None), undecided=None if imported else draw(st.booleans()),
            role=pick("manager", "not_recorded"), placed=pick("here", "far", "not_recorded"),
            attended=pick("yes", "not_recorded"), crime=pick("yes", "no", "not_recorded"),
            restorative_advised=draw(three),
        )
    ]  # fmt: skip
    many = st.integers(0, 2)
    for _ in range(draw(many)):
        made.append(row("rule", **head, day=day, rule=pick("r1", "r2"), direction=pick("up", "none")))
        made.append(
            row("contact", **head, day=draw(days), child=child, called_by=pick("home", "public", "not_recorded"))
        )
    for _ in range(draw(many)):
        where = pick("inside", "outside", "online", "not_recorded")
        made.append(row("crime", **head, **about, location=where, behaviour=pick("hurt", "not_recorded")))
    for _ in range(draw(many)):
        code = pick("charge_considered", "convicted", "youth_caution", "no_further_action")
        made.append(
            row(
                "disposal",
                **head,
                **about,
                disposal=code,
                decided_day=draw(st.none() | days),
                dated_term=pick("reprimand", "not_recorded"),
            )
        )
    made += [row("referral", **head, day=day, referred_by=pick("police", "cps", "court")) for _ in range(draw(many))]
    made += [
        row(
                "restorative", **head, day=day, level=pick("meeting", "not_recorded"), child_consent=pick("agreed", "not_asked"),
                hurt_consent=pick("agreed", "nobody_hurt", "undecided"), declined_by=pick("", "", "child", "both"),
                held_day=draw(st.none() | days), result=pick("done", "not_agreed", "not_recorded"),
                completed=pick("yes", "no", "not_recorded"), satisfied=pick("yes", "no", "nobody_hurt", "not_asked", "not_recorded"),
                state=pick("offered", "held", "ended"),
        )
        for _ in range(draw(many))
    ]  # fmt: skip
    for _ in range(draw(many)):
        due = draw(maybe)
        made.append(
            row(
                "episode", **head, **about, absence=pick("missing", "away"), reported=draw(maybe), due=due,
                offered=draw(maybe), done=draw(maybe), declined=draw(maybe),
            )
        )  # fmt: skip
    for _ in range(draw(many)):
        due, done = draw(clocks), draw(maybe)
        judged = pick(
            ("", ""),
            ("registered_person", ""),
            ("registered_person", "must_be_told"),
            ("registered_person", "need_not"),
        )
        made.append(
            row(
                "owed", **head, what=pick("notification", "decision"), whom=pick("ofsted", "parent"), judged_by=judged[0],
                judgement=judged[1], due=due, due_day=due[:10], due_month=due[:7], done=done, late=None if done is None else done > due,
            )
        )  # fmt: skip
    return made


@st.composite
def residents(draw, log, known):
    """The rows of the children of a log: of each at most two stays, one after the other."""
    found = []
    for child in ("c1", "c2", "c3"):
        said = {name: draw(st.sampled_from(codes) | unsaid) for name, codes in CODES.items()}
        said["birth_year"] = draw(st.sampled_from([None, 2010, 2011, 2013, 2014, 2015, 2016]))
        said["looked_after_since"] = draw(st.sampled_from([None, "2025-03", "2025-04", "2025-05"]))
        ends = sorted(draw(st.lists(days, min_size=0, max_size=4, unique=True)))
        for at in range(0, len(ends), 2):
            left = ends[at + 1] if at + 1 < len(ends) else None
            home = log.partition("/")[0]
            found.append(
                row("resident", home=home, log=log, known=known, child=child, came_on=ends[at], left_on=left, **said)
            )
    return found


@st.composite
def worlds(draw):
    """Rows of cases, some of them written again since, and of what belongs to no case, all of it written again in one log."""
    rows = []
    for number in range(draw(st.integers(2, 7))):
        rows += draw(cases(number))
        if draw(st.integers(0, 3)) == 0:
            again = [
                (name, cells) for name, cells in draw(cases(number, 2)) if name in {table.name for table in TABLES}
            ]
            home, log = rows[-1][1][:2]
            rows += [(name, (home, log, *cells[2:])) for name, cells in again]
            rows.append(row("superseded", home=home, log=log, known=2, reference=f"R{number}"))
    for home, log in PLACES:
        for known in (1, 2) if draw(st.booleans()) else (1,):
            rows += draw(residents(log, known))
            for seq, month in enumerate(draw(st.lists(months, max_size=4))):
                nights, places = draw(st.sampled_from([(90, 4), (0, 0), (None, None), (31, None)]))
                rows.append(
                    row(
                        "occupancy",
                        home=home,
                        log=log,
                        known=known,
                        seq=seq,
                        month=month,
                        bed_nights=nights,
                        places=places,
                    )
                )
            rows += [
                row("nil_return", home=home, log=log, known=known, month=month)
                for month in draw(st.lists(months, max_size=2))
            ]
        for kind in ("decision", "correction", "imported"):
            rows.append(
                row("tally", home=home, log=log, month=draw(months), kind=kind, records=draw(st.integers(0, 9)))
            )
    return rows


@pytest.fixture(scope="module")
def engines():
    """One for whole months, one for periods that begin on the third."""
    return [(periods, Counting(periods, NOW, LOGS)) for periods in (PERIODS, TORN)]


# A world takes a second to count, and to shrink one takes minutes: the measure and the rows that differ say enough.
@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(worlds(), st.sampled_from([0, 0, 1]))
def test_what_sql_counts_is_what_python_counts(engines, rows, which):
    """Each measure by period, home and part, and tables also by value; what is nought and of nothing may be said or not."""
    periods, counting = engines[which]
    counting.give(rows)
    for measure in measures():
        if measure.id in BY_VALUE:
            assert _by_value(counting.rows(measure.id)) == plain_by_value(rows, periods, measure.id), measure.id
        elif measure.sql:
            found = _said(summed(counting.rows(measure.id)))
            expected = _said(plain(rows, periods, NOW, measure.id, LOGS))
            assert found == expected, measure.id


def _by_value(rows):
    found = Counter()
    for period, home, part, numerator, denominator, missing in rows:
        found[period, home, part, denominator if part in ("", "contacts") else "count"] += numerator
        found[period, home, part, None] += missing
    return +found


def _said(found):
    return {key: cells for key, cells in found.items() if cells not in ((0, None, 0), (0, 0, 0))}
