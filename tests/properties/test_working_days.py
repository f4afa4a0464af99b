"""Working days and the deadlines that count them: never a weekend or a holiday, exactly as many as the protocol says, for ever."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calloutcli.audit.replay import replay_log
from calloutcli.canonical import format_canonical, parse_canonical
from calloutcli.cli.bank_holidays import bank_holidays
from calloutcli.interview.decision import decide
from calloutcli.interview.working_days import holidays_between, is_working_day, working_days_after
from calloutcli.protocol.model import Deferral
from calloutcli.record.deferral import deadline, holidays_in
from calloutcli.record.entry import Case, entry_of
from calloutcli.record.kinds import Position, format_record, parse_record
from tests.builders import CALM, ENGINE, LONDON, ORIGIN, SMALL, counting_random, load, uid_of

YEARS = range(2024, 2032)
NATIONS = ("england", "wales", "scotland", "northern ireland")
SOURCE = SMALL.replace("next_day 12:00", "3 working days 12:00")
WORKING = load(SOURCE)
PUT_OFF = {**CALM, "repeats": 5}

days = st.dates(date(2024, 1, 1), date(2030, 12, 31))
counts = st.integers(1, 99)
any_days = st.frozensets(days, max_size=60)
near = st.builds(
    lambda day, offsets: (day, frozenset(day + timedelta(days=offset) for offset in offsets)),
    days,
    st.frozensets(st.integers(-3, 40), max_size=25),
)
"""(a day, holidays close to it)."""
real = st.sampled_from(NATIONS).map(lambda nation: frozenset(bank_holidays(nation, YEARS)))
moments = st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 1), timezones=st.just(UTC))


@given(near, st.integers(1, 20))
def test_exactly_so_many_working_days_are_counted(case, count):
    """The day found is a working day after the first, and it is the last of so many; the first day itself is not counted."""
    day, holidays = case
    found = working_days_after(day, count, holidays)
    counted = [day + timedelta(days=number) for number in range(1, (found - day).days + 1)]
    assert sum(one.weekday() < 5 and one not in holidays for one in counted) == count
    assert found.weekday() < 5
    assert found not in holidays


@given(near, near, st.integers(1, 20), st.integers(0, 20))
def test_a_later_day_or_a_longer_count_is_never_earlier(case, other, count, more):
    """Later begun is not earlier due, and one working day more is always later."""
    day, holidays = case
    later = day + timedelta(days=more)
    assert working_days_after(later, count, holidays) >= working_days_after(day, count, holidays)
    assert working_days_after(day, count + 1, holidays) > working_days_after(day, count, holidays)
    assert working_days_after(day, count, holidays | other[1]) >= working_days_after(day, count, holidays)


@given(near, st.integers(1, 20))
def test_the_holidays_left_out_are_all_that_is_needed(case, count):
    """Counted with these alone the day is the same; they are in order, after the first day, before the last, no weekend."""
    day, holidays = case
    found = working_days_after(day, count, holidays)
    left_out = holidays_between(day, found, holidays)
    assert working_days_after(day, count, left_out) == found
    assert list(left_out) == sorted(left_out)
    assert all(day < one < found and one.weekday() < 5 and one in holidays for one in left_out)


@given(moments, counts, real)
def test_a_deadline_is_at_its_hour_on_a_working_day(since, count, holidays):
    """By the clock on the wall, in summer and winter and on both nights on which it changes."""
    until = deadline(Deferral(count, 12, 0, "manager", None, working=True), since, LONDON, holidays)
    assert until.astimezone(LONDON).time() == time(12, 0)
    assert is_working_day(until.astimezone(LONDON).date(), holidays)
    assert until > since.astimezone(LONDON)


@given(moments, st.integers(0, 99), any_days)
def test_plain_days_know_no_holidays(since, count, holidays):
    """A protocol that counts days counts every day, as it always did."""
    until = deadline(Deferral(count, 9, 30, "manager", None), since, LONDON, holidays)
    assert until.date() - since.astimezone(LONDON).date() == timedelta(days=count)


@given(moments, real, any_days)
def test_a_holiday_proclaimed_later_changes_no_record(since, known, later):
    """What was recorded is the same when it is replayed, whatever is a holiday by then: the record says what was left out."""
    leaf = _leaf(since, known)
    assert _replayed(leaf).ok
    assert frozenset(holidays_in(parse_record(leaf).body) or ()) <= known
    again = _leaf(since, known | later)
    first, second = (parse_canonical(one)["defer"]["until"] for one in (leaf, again))
    assert first <= second


@given(moments, real, st.integers(1, 6), st.data())
def test_another_deadline_is_named(since, known, days, data):
    """A deadline moved by hand, or a holiday that was left out of the list or put in, does not pass as the same."""
    value = parse_canonical(_leaf(since, known))
    defer = value["defer"]
    until = datetime.fromisoformat(defer["until"])
    choice = data.draw(st.sampled_from(("until", "put in", "taken out") if defer["holidays"] else ("until", "put in")))
    if choice == "until":
        defer["until"] = (until + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    elif choice == "taken out":
        defer["holidays"] = defer["holidays"][1:]
    else:
        defer["holidays"] = sorted([*defer["holidays"], str(until.date() + timedelta(days=days))])
    found = _replayed(format_canonical(value))
    assert {one.field for one in found.differences} & {"defer.until", "defer.holidays"}


def _replayed(leaf):
    return replay_log([(0, leaf)], {WORKING.sha256: SOURCE.encode()}.get, LONDON)


def _leaf(since, holidays):
    """The leaf bytes of a case that was put off at that moment, with these holidays known."""
    since = since.replace(microsecond=0)
    case = Case("ELM-0000-0", since, since, PUT_OFF, decide(WORKING, PUT_OFF), "slow_time", holidays=holidays)
    entry = entry_of(case, WORKING, uid_of(0), LONDON)
    return format_record(entry, Position(ORIGIN, 0, bytes(32)), since, ENGINE, counting_random())[0]


# ------------------------------------------------------------------ the calendar of each nation


@pytest.mark.parametrize(
    ("nation", "decided", "count", "due"),
    [
        ("england", "2026-12-24 02:00", 1, "2026-12-29 12:00"),
        ("england", "2026-12-24 02:00", 3, "2026-12-31 12:00"),
        ("wales", "2026-12-31 23:59", 1, "2027-01-04 12:00"),
        ("england", "2027-01-01 00:01", 1, "2027-01-04 12:00"),
        ("scotland", "2026-12-31 23:59", 1, "2027-01-05 12:00"),
        ("scotland", "2026-01-01 02:00", 1, "2026-01-05 12:00"),
        ("england", "2026-01-01 02:00", 1, "2026-01-02 12:00"),
        ("northern ireland", "2026-07-10 22:00", 1, "2026-07-14 12:00"),
        ("england", "2026-07-10 22:00", 1, "2026-07-13 12:00"),
        ("scotland", "2026-04-02 22:00", 1, "2026-04-06 12:00"),
        ("england", "2026-04-02 22:00", 1, "2026-04-07 12:00"),
        ("england", "2026-03-27 23:00", 1, "2026-03-30 12:00"),
        ("england", "2026-10-23 23:00", 1, "2026-10-26 12:00"),
        ("england", "2026-10-25 01:30", 1, "2026-10-26 12:00"),
    ],
)
def test_nights_that_are_known(nation, decided, count, due):
    """Christmas, New Year with the second of January in Scotland, the twelfth of July, Easter, and the two nights of the clocks."""
    since = datetime.fromisoformat(decided).replace(tzinfo=LONDON)
    holidays = bank_holidays(nation, {since.year, since.year + 1})
    until = deadline(Deferral(count, 12, 0, "manager", None, working=True), since, LONDON, holidays)
    assert until.strftime("%Y-%m-%d %H:%M") == due


def test_england_and_wales_have_the_same_holidays():
    """As the law says; the other two nations have others."""
    years = range(2024, 2028)
    assert bank_holidays("england", years) == bank_holidays("wales", years)
    assert len({bank_holidays(nation, years) for nation in NATIONS}) == 3


def test_holidays_come_in_order_and_none_twice():
    """The years are looked up in order, whatever the order in which they are asked for."""
    found = bank_holidays("scotland", [2027, 2026])
    assert list(found) == sorted(set(found))
    assert {day.year for day in found} == {2026, 2027}
