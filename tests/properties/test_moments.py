"""When it happened: what people type at night is read as the time it was, and nothing else is taken for a time."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calloutcli.errors import UsageError
from calloutcli.interview.moment import Moment, format_time, long_time, parse_moment, parse_time
from tests.builders import LONDON

NOW = datetime(2026, 11, 22, 1, 55, tzinfo=UTC)
"""A Sunday, five to two at night; London is on UTC."""

TOLERANCE = timedelta(minutes=5)
nows = st.datetimes(datetime(2020, 1, 3), datetime(2035, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC))
utc_times = st.datetimes().map(lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000, tzinfo=UTC))


def read(text, now=NOW):
    """The one moment that the text names, as London's clock showed it."""
    found = parse_moment(text, now, LONDON)
    assert found.second is None
    return f"{found.first.astimezone(LONDON):%Y-%m-%d %H:%M}"


# ------------------------------------------------------------------ as it is stored


@given(utc_times)
def test_time_round_trip(time):
    """A time is read back from its text to the millisecond, any year; the text is always as long."""
    assert parse_time(format_time(time)) == time
    assert len(format_time(time)) == 24


@given(utc_times, utc_times)
def test_time_sorts_as_text(one, other):
    """The texts of two times sort as the times do."""
    assert (format_time(one) < format_time(other)) == (one < other)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(LONDON)))
def test_time_is_stored_in_utc(time):
    """A time on London's clock is stored as the UTC time it was, cut to the millisecond."""
    assert timedelta() <= time.astimezone(UTC) - parse_time(format_time(time)) < timedelta(milliseconds=1)


@pytest.mark.parametrize(
    "text",
    ["", "2026-11-22", "2026-11-22T01:55:03Z", "2026-11-22T01:55:03.123", "2026-11-22T01:55:03.123+00:00",
     "2026-11-22 01:55:03.123Z", "2026-13-22T01:55:03.123Z", "2026-11-31T01:55:03.123Z", "2026-11-22T25:55:03.123Z",
     " 2026-11-22T01:55:03.123Z", "2026-11-22T01:55:03.123Z\n", "\u0662026-11-22T01:55:03.123Z"],
)  # fmt: skip
def test_another_spelling_of_a_time_is_refused(text):
    """A stored time in any other form, or of a day or hour that is none, is refused."""
    with pytest.raises(ValueError):
        parse_time(text)


# ------------------------------------------------------------------ as it is typed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0142", "2026-11-22 01:42"),
        ("0214", "2026-11-21 02:14"),
        ("214", "2026-11-21 02:14"),
        ("2:14", "2026-11-21 02:14"),
        ("2.14am", "2026-11-21 02:14"),
        ("2.14 AM", "2026-11-21 02:14"),
        ("2:14pm", "2026-11-21 14:14"),
        ("12am", "2026-11-22 00:00"),
        ("12.30am", "2026-11-22 00:30"),
        ("12pm", "2026-11-21 12:00"),
        ("11 pm", "2026-11-21 23:00"),
        ("2315", "2026-11-21 23:15"),
        ("0000", "2026-11-22 00:00"),
        ("yesterday 23:15", "2026-11-21 23:15"),
        ("Yesterday, 11.15 pm", "2026-11-21 23:15"),
        ("last night 23:15", "2026-11-21 23:15"),
        ("last night 01:15", "2026-11-22 01:15"),
        ("last night 03:15", "2026-11-21 03:15"),
        ("today 0100", "2026-11-22 01:00"),
        ("tonight 1am", "2026-11-22 01:00"),
        ("21 November 23:15", "2026-11-21 23:15"),
        ("21 nov 2315", "2026-11-21 23:15"),
        ("21 November 2025 23:15", "2025-11-21 23:15"),
        ("23 November 10:00", "2025-11-23 10:00"),
        ("31 December 23:59", "2025-12-31 23:59"),
        ("5 sept 08:00", "2026-09-05 08:00"),
        ("21/11 23:15", "2026-11-21 23:15"),
        ("1/2/2026 10:00", "2026-02-01 10:00"),
        ("2026-11-21 23:15", "2026-11-21 23:15"),
        ("saturday 23:15", "2026-11-21 23:15"),
        ("sat 10:00", "2026-11-21 10:00"),
        ("sunday 0010", "2026-11-22 00:10"),
        ("monday 10:00", "2026-11-16 10:00"),
        ("weds 10:00", "2026-11-18 10:00"),
        ("thurs 10am", "2026-11-19 10:00"),
        ("15 June 12:00", "2026-06-15 12:00"),
    ],
)
def test_reads_a_time_as_people_type_it(text, expected):
    """At 01:55 on Sunday 22 November, each text means the time that a person would mean."""
    assert read(text) == expected


@pytest.mark.parametrize("text", ["", " ", "now", " NOW "])
def test_nothing_means_now(text):
    """Enter alone, or `now`, is the present moment."""
    assert parse_moment(text, NOW, LONDON) == Moment(NOW)


@pytest.mark.parametrize(
    "text",
    ["nonsense", "2", "14", "25:00", "24:00", "10:60", "0:30am", "13pm", "yesterday", "23:15 yesterday", "monkey 10:00",
     "friend 10:00", "sundries 10:00", "21 novel 10:00", "5 marbles 10:00", "31 june 10:00", "0 june 10:00", "ma 10:00",
     "29 february 2025 10:00", "21/13 10:00", "1/1/0000 10:00", "2026-11-32 10:00", "10:00 10:00", "-10:00",
     "10:00:00", "1e3", "\x00", "0214\u202e", "9" * 5000, "yesterday " * 500],
)  # fmt: skip
def test_nonsense_is_refused(text):
    """What is no time is refused, with examples of what can be typed."""
    with pytest.raises(UsageError) as refusal:
        parse_moment(text, NOW, LONDON)
    assert "0214" in refusal.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "today 02:10",
        "tonight 23:15",
        "sunday 10:00",
        "22 November 2026 02:05",
        "1 January 2027 10:00",
        "9999-12-31 23:59",
    ],
)
def test_the_future_is_refused(text):
    """A time that is still to come is refused."""
    with pytest.raises(UsageError, match="still to come"):
        parse_moment(text, NOW, LONDON)


def test_a_clock_a_little_fast_is_forgiven():
    """A time up to five minutes ahead is taken for today: watches differ."""
    assert read("0159") == "2026-11-22 01:59"
    assert read("0200") == "2026-11-22 02:00"
    assert read("0201") == "2026-11-21 02:01"


@given(nows, st.integers(0, 23), st.integers(0, 59))
def test_a_bare_time_is_the_last_such_time(now, hour, minute):
    """A time of day alone is the last time the clock showed it: within a day (25 hours in October), and not to come."""
    try:
        found = parse_moment(f"{hour:02}{minute:02}", now, LONDON)
    except UsageError as error:
        refused = str(error)
    else:
        refused = ""
    if refused:
        assert "did not exist" in refused
        return
    for moment in (found.first, found.second or found.first):
        assert timedelta(hours=-25) <= moment - now <= TOLERANCE
        assert (moment.astimezone(LONDON).hour, moment.astimezone(LONDON).minute) == (hour, minute)


@given(
    nows,
    st.timedeltas(timedelta(), timedelta(days=360)),
    st.sampled_from(("%d %B %H:%M", "%d %b %I.%M%p", "%d/%m/%Y %H%M", "%Y-%m-%d %H:%M")),
)
def test_a_written_date_is_read_back(now, ago, form):
    """A day and time in the past, written in any of the forms, is read as that minute, or as both that it can be."""
    then = (now - ago).astimezone(LONDON).replace(second=0, microsecond=0)
    found = parse_moment(f"{then:{form}}", now, LONDON)
    assert then.astimezone(UTC) in (found.first, found.second)


@given(st.text(max_size=30) | st.text("0123456789:. amp/-yestrdnovjul,", max_size=24), nows)
def test_any_text_is_a_past_time_or_refused(text, now):
    """Text of any kind is a time in the past, or is refused in words."""
    try:
        found = parse_moment(text, now, LONDON)
    except UsageError:
        return
    assert found.first <= now + TOLERANCE
    assert found.second is None or found.first < found.second <= now + TOLERANCE


@given(nows)
def test_long_time_is_for_reading(now):
    """The time read back to the person names the weekday, the day without a nought, the month and the minute."""
    weekday, day, month, clock = long_time(now).replace(",", "").split()
    assert (weekday, month, clock) == (f"{now:%A}", f"{now:%B}", f"{now:%H:%M}")
    assert day == str(now.day)


# ------------------------------------------------------------------ the two nights

AFTER_OCTOBER = datetime(2026, 10, 25, 9, 0, tzinfo=UTC)
AFTER_MARCH = datetime(2026, 3, 29, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["0130", "1.30am", "today 01:30", "25 October 01:30", "last night 1:30", "0100", "0159"]
)
def test_the_october_hour_happened_twice(text):
    """On the night when the clocks go back, a time from 01:00 to 01:59 is two moments, an hour apart."""
    found = parse_moment(text, AFTER_OCTOBER, LONDON)
    assert found.second - found.first == timedelta(hours=1)
    assert found.first.astimezone(LONDON).utcoffset() == timedelta(hours=1)
    assert found.second.astimezone(LONDON).utcoffset() == timedelta()


@pytest.mark.parametrize(("text", "hour"), [("0059", 23), ("0200", 2)])
def test_around_the_october_hour_there_is_one(text, hour):
    """Just before and just after the doubled hour, a time is one moment."""
    found = parse_moment(text, AFTER_OCTOBER, LONDON)
    assert found.second is None
    assert found.first.hour == hour


def test_during_the_october_hour_only_the_past_counts():
    """Ten past one in summer time, "01:05" is the first; an hour later it is either, and "01:30" is still the first."""
    early = datetime(2026, 10, 25, 0, 10, tzinfo=UTC)
    assert parse_moment("0105", early, LONDON) == Moment(datetime(2026, 10, 25, 0, 5, tzinfo=UTC))
    late = early + timedelta(hours=1)
    assert parse_moment("0105", late, LONDON).second == datetime(2026, 10, 25, 1, 5, tzinfo=UTC)
    assert parse_moment("0130", late, LONDON) == Moment(datetime(2026, 10, 25, 0, 30, tzinfo=UTC))


@pytest.mark.parametrize("text", ["0130", "1am", "1.59 am", "29 March 01:30", "today 0100", "sunday 01:30"])
def test_the_march_hour_never_was(text):
    """On the night when the clocks go forward, a time from 01:00 to 01:59 is refused, and the reason said."""
    with pytest.raises(UsageError, match="did not exist"):
        parse_moment(text, AFTER_MARCH, LONDON)


@pytest.mark.parametrize(("text", "hour"), [("0059", 0), ("0200", 1), ("28 March 01:30", 1)])
def test_around_the_march_hour_there_is_one(text, hour):
    """Just before and just after the missing hour, and on the night before, a time is one moment."""
    found = parse_moment(text, AFTER_MARCH, LONDON)
    assert found.second is None
    assert found.first.hour == hour


@given(st.integers(2020, 2035), st.integers(0, 59))
def test_both_nights_of_every_year(year, minute):
    """Whatever the year, 01:xx is refused on the last Sunday of March, and doubled on the last Sunday of October."""
    march = max(day for day in range(25, 32) if datetime(year, 3, day).weekday() == 6)
    october = max(day for day in range(25, 32) if datetime(year, 10, day).weekday() == 6)
    later = datetime(year, 11, 5, 12, tzinfo=UTC)
    with pytest.raises(UsageError, match="did not exist"):
        parse_moment(f"{march} March {year} 01:{minute:02}", later, LONDON)
    assert parse_moment(f"{october} October {year} 01:{minute:02}", later, LONDON).second is not None
