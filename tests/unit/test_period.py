"""Periods: how they are written, which days they have, what they are compared with."""

from datetime import date

import pytest

from calloutcli.errors import UsageError
from calloutcli.report.period import (
    around,
    chart_months,
    months_between,
    parse_period,
    so_far,
    twelve_months,
    up_to,
    year_before,
)


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("2026-10", date(2026, 10, 1), date(2026, 10, 31), "October 2026"),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29), "February 2028"),
        ("2026Q3", date(2026, 7, 1), date(2026, 9, 30), "July to September 2026"),
        ("2026-q4", date(2026, 10, 1), date(2026, 12, 31), "October to December 2026"),
        ("2025/26", date(2025, 4, 1), date(2026, 3, 31), "1 April 2025 to 31 March 2026"),
        ("1999/00", date(1999, 4, 1), date(2000, 3, 31), "1 April 1999 to 31 March 2000"),
        ("2025/26Q1", date(2025, 4, 1), date(2025, 6, 30), "April to June 2025"),
        ("2025/26 Q4", date(2026, 1, 1), date(2026, 3, 31), "January to March 2026"),
        ("2026-01-15..2026-03-02", date(2026, 1, 15), date(2026, 3, 2), "15 January to 2 March 2026"),
        ("2025-11-01..2026-01-31", date(2025, 11, 1), date(2026, 1, 31), "November 2025 to January 2026"),
    ],
)
def test_a_period_is_written_in_one_of_five_ways(text, first, last, words):
    """Each has its first and its last day, and reads in words."""
    period = parse_period(text)
    assert (period.first, period.last, period.words) == (first, last, words)


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13", "2026Q5", "2025/27", "2025/26Q5", "2026-02-30..2026-03-01", "2026-03-02..2026-03-01",
             "٢٠٢٦-١٠", "2026-10-01", "last month", "0000-01", "2026-10\n2026-11", "0001-01", "9999-12", "1899/00"],
)  # fmt: skip
def test_what_is_no_period_is_refused_with_the_ways_to_write_one(text):
    """The message names what was typed; the hint shows every way."""
    with pytest.raises(UsageError) as refused:
        parse_period(text)
    assert "2025/26" in refused.value.hint


def test_a_period_ends_today_at_the_latest():
    """Days that are still to come have no records; a period that has not begun is refused."""
    period = up_to(parse_period("2026/27"), date(2026, 11, 26))
    assert (period.last, period.is_whole_months) == (date(2026, 11, 26), False)
    with pytest.raises(UsageError, match="still to come"):
        up_to(parse_period("2027-01"), date(2026, 11, 26))


def test_the_same_days_a_year_before():
    """Whole months stay whole months, in leap years too."""
    assert year_before(parse_period("2025-02")).last == date(2024, 2, 29)
    assert year_before(parse_period("2024-02")).last == date(2023, 2, 28)
    assert year_before(parse_period("2024-02-10..2024-02-29")).last == date(2023, 2, 28)
    assert year_before(parse_period("2025/26")).first == date(2024, 4, 1)


def test_where_nobody_says_it_is_the_last_twelve_whole_months():
    """Or the month that has begun, where the records begin in it."""
    assert twelve_months(date(2026, 11, 26)).months == months_between("2025-11", "2026-10")
    assert twelve_months(date(2026, 1, 1)).months == months_between("2025-01", "2025-12")
    assert so_far(date(2026, 11, 26)).words == "1 November to 26 November 2026"


def test_a_chart_has_at_most_36_months_and_none_from_before_the_records():
    """It ends with the last whole month of the period."""
    months = chart_months(parse_period("2026-01-01..2026-03-20"), "2010-01")
    assert (len(months), months[0].first_month, months[-1].last_month) == (36, "2023-03", "2026-02")
    assert [one.first_month for one in chart_months(parse_period("2026Q1"), "2026-02")] == ["2026-02", "2026-03"]


def test_the_baseline_of_a_change_is_the_twelve_whole_months_before():
    """A month in the middle of which it came is on neither side; where there is no whole month there is no comparison."""
    before, after = around(date(2025, 10, 1), parse_period("2025/26"), "2020-01", 1)
    assert (before.first_month, before.last_month) == ("2024-10", "2025-09")
    assert (after.first_month, after.last_month) == ("2025-10", "2026-03")
    before, after = around(date(2025, 10, 15), parse_period("2025/26"), "2025-06", 2)
    assert (before.first_month, before.last_month, after.first_month) == ("2025-06", "2025-09", "2025-11")
    assert around(date(2026, 3, 2), parse_period("2025/26"), "2020-01", 3) == ()
    assert around(date(2025, 10, 1), parse_period("2025/26"), "2025-10", 4) == ()
    assert around(date.min, parse_period("2025/26"), "2020-01", 5) == ()
    assert around(date.max, parse_period("2025/26"), "2020-01", 6) == ()
