"""What of a whole report may be published: all that was shown of a year's quarters and of the year gives no small number away."""

import random
from datetime import UTC, date, datetime

import pytest

pytest.importorskip("scipy")

from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from calloutcli.errors import UsageError
from calloutcli.frozen import replace
from calloutcli.report.contents import HomeMonth, Notice
from calloutcli.report.figure import figures_of
from calloutcli.report.measure import measures
from calloutcli.report.period import months_between, parse_period, year_before
from calloutcli.report.publishing.published import publish_report
from tests.reports import empty

HOMES = ("ash", "elm", "fir", "oak")
BY_ID = {one.id: one for one in measures()}
QUARTERS = ("2025/26Q1", "2025/26Q2", "2025/26Q3", "2025/26Q4")
NIGHTS = 120


def world(chance: random.Random, most: int) -> list[HomeMonth]:
    """Two years of four homes, with few contacts."""
    months = []
    for home in HOMES:
        busy = chance.randrange(most + 1)
        for month in months_between("2024-04", "2026-03"):
            contacts = chance.randrange(busy + 1) if chance.random() < 0.5 else 0
            months.append(HomeMonth(home, month, True, NIGHTS, contacts, contacts + chance.randrange(3)))
    return months


def report_of(months, text: str):
    """A report of these months: M1 to M4, by home and of all homes."""
    asked = parse_period(text)
    rows = {"M1": [], "M2": [], "M2a": [], "M3": [], "M4": []}
    for period in (asked, year_before(asked)):
        for home in HOMES:
            mine = [one for one in months if one.home == home and period.first_month <= one.month <= period.last_month]
            contacts, incidents = sum(one.contacts for one in mine), sum(one.incidents for one in mine)
            nights = sum(one.bed_nights for one in mine)
            rows["M1"] += [(period.id, home, "", contacts, None, 0), (period.id, home, "behaviour", contacts, None, 0)]
            rows["M2"].append((period.id, home, "", contacts, nights, 0))
            rows["M2a"].append((period.id, home, "", contacts, 5, 0))
            rows["M3"].append((period.id, home, "", incidents, nights, 0))
            rows["M4"].append((period.id, home, "all", incidents - contacts, incidents, 0))
    figures = tuple(one for id_, several in rows.items() for one in figures_of(BY_ID[id_], several))
    notices = tuple(Notice("duty-late", home, f"ELM-{at}", "2025-04-01") for at in range(3) for home in HOMES)
    return replace(
        empty(), asked=asked, before=year_before(asked), homes=HOMES, measures=tuple(BY_ID.values()), figures=figures,
        months=tuple(months), notices=(*notices, Notice("undecided", "elm", "ELM-9", "2025-04-01")),
    )  # fmt: skip


def shown_equations(months):
    """(coefficients, sum) of everything that is published of contacts and incidents in a year; the variables, and their true values."""
    variables = [(quarter, home, kind) for quarter in range(4) for home in HOMES for kind in ("with", "without")]
    place = {one: at for at, one in enumerate(variables)}
    truth = [0] * len(variables)
    for at, text in enumerate(QUARTERS):
        period = parse_period(text)
        for one in months:
            if period.first_month <= one.month <= period.last_month:
                truth[place[at, one.home, "with"]] += one.contacts
                truth[place[at, one.home, "without"]] += one.incidents - one.contacts
    equations = []
    for text in (*QUARTERS, "2025/26"):
        quarters = [QUARTERS.index(text)] if text in QUARTERS else range(4)
        for one in publish_report(report_of(months, text)).figures:
            if one.period != "asked" or one.part not in ("", "all") or one.measure not in ("M1", "M2", "M3", "M4"):
                continue
            homes = [one.home] if one.home else HOMES
            kinds = {"M3": ("with", "without"), "M4": ("without",)}.get(one.measure, ("with",))
            if one.numerator is not None:
                terms = [place[quarter, home, kind] for quarter in quarters for home in homes for kind in kinds]
                equations.append((terms, one.numerator))
                assert sum(truth[term] for term in terms) == one.numerator
    return variables, truth, equations


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 9))
def test_a_year_of_published_quarters_and_the_year_pin_no_small_number(seed, most):
    """For each small count of a home and quarter at least two whole numbers fit all that was published."""
    variables, truth, equations = shown_equations(world(random.Random(seed), most))
    shown = {terms[0] for terms, _ in equations if len(terms) == 1}
    matrix = [[1 if at in terms else 0 for at in range(len(variables))] for terms, _ in equations]
    sums = [total for _, total in equations]
    for at, count in enumerate(truth):
        if variables[at][2] == "with" and 1 <= count <= 4:
            assert at not in shown
            goal = [1 if other == at else 0 for other in range(len(variables))]
            ends = [linprog(
                [sign * one for one in goal], A_eq=matrix or None, b_eq=sums or None, bounds=(0, None), method="highs"
            ) for sign in (1, -1)]  # fmt: skip
            low = ends[0].fun
            high = -ends[1].fun if ends[1].status == 0 else float("inf")
            assert high - low >= 1 - 1e-6, (variables[at], count)


def test_nothing_of_a_case_or_a_child_is_left():
    """No reference, no home beside what is to be looked at, no chart of months, no share of one child."""
    made = publish_report(report_of(world(random.Random(1), 9), "2025/26"))
    assert made.published
    assert made.notices == ()
    assert (made.chart, made.tiers, made.months, made.funnel, made.concentration) == (None, {}, (), (), ())
    assert all(one.missing is None for one in made.figures if one.measure != "M26")
    for one in made.figures:
        assert one.numerator is None or not 1 <= one.numerator <= 4
        if one.denominator is not None and one.numerator is not None and one.unit == "%":
            assert not 1 <= one.denominator - one.numerator <= 4
        if one.numerator is None:
            assert (one.value, one.low, one.high) == (None, None, None)


def test_of_a_quarter_only_the_table_of_homes_is_published():
    """What else is counted of a quarter could be taken away from the year's."""
    of_quarter = {one.measure for one in publish_report(report_of(world(random.Random(2), 9), "2025/26Q2")).figures}
    assert of_quarter <= {"M1", "M2", "M3", "M4"}


@pytest.mark.parametrize(
    "text", ["2026-01", "2025-03-01..2026-02-28", "2025-01-01..2025-06-30", "2025-04-01..2025-05-31"]
)
def test_other_periods_are_not_published(text):
    """Months, and quarters of two years, could be taken away from what was published of quarters."""
    with pytest.raises(UsageError, match="quarters"):
        publish_report(report_of(world(random.Random(3), 5), text))


def test_the_same_day_of_making_changes_nothing():
    """Which numbers are hidden follows from the records alone."""
    report = report_of(world(random.Random(4), 6), "2025/26")
    later = replace(report, made=datetime(2030, 1, 1, tzinfo=UTC))
    assert publish_report(later).figures == publish_report(report).figures
    assert date(2025, 4, 1) == report.asked.first
