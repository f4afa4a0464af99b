"""Figures, changes and the words for them: from rows as an engine gives them, counted by hand."""

from datetime import date

import pytest

pytest.importorskip("scipy")

from calloutcli.errors import UsageError
from calloutcli.frozen import replace
from calloutcli.report.change import CHANCE, NOT_CHANCE, Change, change_of
from calloutcli.report.comparators import beside, parse_comparators
from calloutcli.report.figure import COMPARED_WITH, NO_REFERENCE, Figure, figure, figures_of
from calloutcli.report.measure import parse_measure
from calloutcli.report.page.day_words import since_words
from calloutcli.report.statistics.estimates import NO_DENOMINATOR, TOO_FEW
from calloutcli.report.words import beside_words, change_words, counts_words, figure_words

HEAD = """\
-- measure: M4
-- name: A name
-- numerator: some
-- denominator: all
-- period: a day
-- method: {method}
-- part: all
-- part b: of b
-- method n: count
{more}-- caveat: Take care.
-- source: a paper
SELECT 1"""


def measure(method: str, more: str = ""):
    """A measure of this method, with the parts `` and `b` in this order, and `n`, a plain count."""
    return parse_measure(HEAD.format(method=method, more=more))


def only(method: str, *rows, more: str = "") -> Figure:
    """The one figure of all homes together that rows of (home, part, numerator, denominator, missing) come to."""
    (one,) = (one for one in figures_of(measure(method, more), [("asked", *row) for row in rows]) if not one.home)
    return one


# ------------------------------------------------------------------------ figures


def test_homes_are_added_up_and_stand_by_themselves():
    """One figure of all together, and one of each where there are several; one home is not said twice."""
    rows = [("asked", "elm", "", 3, 12, 1), ("asked", "oak", "", 4, 8, 0), ("asked", "elm", "", 1, 10, 0)]
    found = figures_of(measure("percent"), rows)
    assert [(one.home, one.numerator, one.denominator, one.missing) for one in found] == [
        ("", 8, 30, 1),
        ("elm", 4, 22, 1),
        ("oak", 4, 8, 0),
    ]
    assert [one.home for one in figures_of(measure("percent"), rows[::2])] == [""]


def test_figures_stand_by_period_and_in_the_order_of_the_parts():
    """As the measure's file has them, others after; a period that has no rows has no figure."""
    rows = [
        ("year_before", "elm", "", 1, 10, 0),
        ("asked", "elm", "other", 1, 10, 0),
        ("asked", "elm", "b", 1, 10, 0),
        ("asked", "elm", "", 1, 10, 0),
    ]
    assert [(one.period, one.part) for one in figures_of(measure("percent"), rows)] == [
        ("asked", ""),
        ("asked", "b"),
        ("asked", "other"),
        ("year_before", ""),
    ]


def test_a_home_without_a_denominator_counts_on_neither_side():
    """What it has is not divided by what others have; where nobody has one the count stands and the rate is refused."""
    one = only("rate 1000", ("elm", "", 5, 1000, 0), ("oak", "", 7, None, 2))
    assert (one.numerator, one.denominator, one.missing, one.value) == (5, 1000, 2, 5.0)
    one = only("rate 1000", ("elm", "", 5, None, 0), ("oak", "", 7, None, 2))
    assert (one.numerator, one.denominator, one.value, one.low, one.refusal) == (12, None, None, None, NO_DENOMINATOR)
    assert only("rate 1000", ("elm", "", 0, 0, 0)).refusal == NO_DENOMINATOR


def test_a_share_of_few_is_refused_and_its_counts_stay():
    """Nine say nothing, ten are shown."""
    nine, ten = only("percent", ("elm", "", 3, 9, 0)), only("percent", ("elm", "", 3, 10, 0))
    assert (nine.numerator, nine.denominator, nine.value, nine.refusal) == (3, 9, None, TOO_FEW)
    assert (ten.value, ten.refusal) == (30.0, "")
    assert only("percent", ("elm", "", 0, 0, 0)).refusal == NO_DENOMINATOR


def test_the_intervals_are_those_that_are_published():
    """Wilson's of 81 of 263 (Newcombe 1998), Garwood's of 43."""
    one = only("percent", ("elm", "", 81, 263, 0))
    assert (round(one.low, 2), round(one.high, 2), one.method) == (25.53, 36.62, "share, Wilson interval")
    one = only("events", ("elm", "", 43, None, 0))
    assert (one.value, round(one.low, 5), round(one.high, 5)) == (43.0, 31.11931, 57.92072)
    one = only("rate 1000", ("elm", "", 43, 2000, 0))
    assert (one.value, round(one.low, 5), round(one.high, 5)) == (21.5, 15.55966, 28.96036)


def test_a_plain_count_has_no_interval():
    """Nor has a part whose method is a count."""
    one = only("percent", ("elm", "n", 4, None, 1))
    assert (one.numerator, one.missing, one.value, one.low, one.method) == (4, 1, None, None, "count")


def test_quantiles_are_of_a_table_of_how_many_by_value():
    """The smallest value that so many reach; homes are put together before, never their medians."""
    rows = [("elm", "", 5, 4, 1), ("elm", "", 1, 60, 0), ("oak", "", 4, 9, 2)]
    found = [one for one in figures_of(measure("quantile"), [("asked", *row) for row in rows]) if not one.home]
    assert [(one.part, one.value, one.numerator, one.missing) for one in found] == [
        ("median", 4.0, 10, 3),
        ("p90", 9.0, 10, 3),
    ]
    few = figures_of(measure("quantile"), [("asked", *row) for row in rows[:2]])
    assert {(one.value, one.refusal) for one in few} == {(None, TOO_FEW)}


def test_the_tenth_with_most():
    """Eleven children: two of them, who have 9 and 5 of 23 in all; of nine children nothing is said."""
    rows = [("elm", "", 9, 1, 0), ("elm", "", 1, 5, 0), ("oak", "", 1, 9, 0)]
    one = only("top 10", *rows)
    assert (one.numerator, one.denominator, round(one.value, 3)) == (14, 23, round(1400 / 23, 3))
    one = only("top 10", ("elm", "", 8, 1, 0), ("elm", "", 1, 5, 0))
    assert (one.numerator, one.denominator, one.value, one.refusal) == (5, 13, None, TOO_FEW)


def test_an_index_is_beside_the_reference_group_of_its_kind():
    """The worked index of the measures: 18 of 60 beside 45 of 300 is 2.0; the reference is not beside itself."""
    more = "-- part sex:boys: boys\n-- part sex:girls: girls\n-- reference sex:boys: yes\n"
    rows = [
        ("asked", "elm", "sex:girls", 18, 60, 0),
        ("asked", "elm", "sex:boys", 45, 300, 1),
        ("asked", "elm", "age:ten", 5, 20, 0),
    ]
    found = {one.part: one for one in figures_of(measure("index", more), rows)}
    girls = found["sex:girls"]
    assert (girls.value, round(girls.low, 6), round(girls.high, 6), girls.unit) == (2.0, 1.248609, 3.203564, "times")
    assert (found["sex:boys"].value, found["sex:boys"].refusal) == (None, COMPARED_WITH)
    assert found["age:ten"].refusal == NO_REFERENCE
    few = figures_of(measure("index", more), [("asked", "elm", "sex:girls", 4, 60, 0), *rows[1:2]])
    assert "not shown" in next(one for one in few if one.part == "sex:girls").refusal


# ------------------------------------------------------------------------ changes


def change(method: str, later, earlier, phi=None) -> Change | None:
    """The change from (numerator, denominator) to another."""
    one = measure(method)
    return change_of(
        figure(one, ("asked", "", ""), *later, 0), figure(one, ("year_before", "", ""), *earlier, 0), one, phi
    )


def test_leicestershires_43_to_29_cannot_be_told_from_chance():
    """As the measures work it out: 32.6 % less, between 0.417 and 1.078."""
    found = change("rate 1000", (29, 1000), (43, 1000))
    assert (round(found.value, 6), round(found.low, 6), round(found.high, 6), found.words) == (
        0.674419,
        0.417191,
        1.078379,
        CHANCE,
    )
    assert change_words(found) == "33 % less, ratio 0.67, between 0.42 and 1.08: cannot be told from chance"


def test_147_to_50_is_more_than_chance_and_wider_where_counts_vary_more():
    """The interval is widened by sqrt(phi) above 1.5, and the method says by how much."""
    assert change("rate 1000", (50, 1000), (147, 1000)).words == NOT_CHANCE
    wide = change("rate 1000", (50, 1000), (147, 1000), 3)
    assert (round(wide.low, 6), round(wide.high, 6)) == (0.195112, 0.592956)
    assert "phi = 3.0" in wide.method
    assert change("rate 1000", (50, 1000), (147, 1000), 1.5).method == "95 % interval, conditional, mid-P"


def test_shares_are_compared_in_percentage_points():
    """80 % to 41 % of residents: 39 points less, with Newcombe's interval."""
    found = change("percent", (16, 39), (32, 40))
    assert tuple(round(one, 4) for one in (found.value, found.low, found.high)) == (-38.9744, -55.8489, -17.5324)
    assert change_words(found) == (
        "39.0 percentage points less, between -55.8 and -17.5: more than chance alone would often give"
    )


@pytest.mark.parametrize(
    ("method", "later", "earlier", "words"),
    [
        ("percent", (3, 9), (3, 10), TOO_FEW),
        ("percent", (0, 0), (3, 10), TOO_FEW),
        ("rate 1000", (3, None), (3, 10), NO_DENOMINATOR),
        ("rate 1000", (0, 10), (0, 10), "too few to tell: no events"),
        ("rate 1000", (3, 10), (0, 10), "too few to tell: no events before"),
    ],
)
def test_what_cannot_be_compared_is_refused(method, later, earlier, words):
    """In words, and with no number."""
    found = change(method, later, earlier)
    assert (found.value, found.low, found.words) == (None, None, words)
    assert change_words(found) == words


def test_a_plain_count_has_no_test():
    """Nor has a count that is hidden."""
    assert change("count", (3, None), (5, None)) is None
    hidden = replace(figure(measure("percent"), ("asked", "", ""), 3, 20, 0), numerator=None)
    assert change_of(hidden, hidden, measure("percent")) is None


# ------------------------------------------------------------------------ words


@pytest.mark.parametrize(
    ("method", "counts", "counted", "words"),
    [
        ("count", (1234, None), "1,234", NO_DENOMINATOR),
        ("events", (3, None), "3", "3, between 0.6 and 8.8"),
        ("rate 1000", (12, 4320), "12 in 4,320", "2.78 for each 1,000, between 1.44 and 4.85"),
        ("rate 1000", (12, None), "12", NO_DENOMINATOR),
        ("percent", (12, 140), "12 of 140", "8.6 %, between 5.0 and 14.4"),
        ("percent", (1, 3), "1 of 3", TOO_FEW),
    ],
)
def test_a_figure_in_words(method, counts, counted, words):
    """Counts first; the value in its unit with its interval; the refusal where there is none."""
    one = figure(measure(method), ("asked", "", ""), *counts, 0)
    assert (counts_words(one), figure_words(one)) == (counted, words)


def test_an_index_is_not_rounded_to_whole_times():
    """0.83 times and 1.21 times are not once."""
    one = figure(measure("index"), ("asked", "", ""), 18, 60, 0)
    assert figure_words(replace(one, value=1.213, low=0.86, high=1.71, unit="times", refusal="")) == (
        "1.21 times, between 0.86 and 1.71"
    )
    minutes = replace(one, value=17.0, unit="minutes", refusal="")
    assert figure_words(minutes) == "17 minutes"
    assert figure_words(replace(minutes, unit="for each 1,000", low=0.5, high=None)).endswith(
        "between 0.50 and no upper limit"
    )


def test_what_is_hidden_is_c():
    """In place of a count, and of the count that it is out of; a share beside it is whole."""
    one = replace(figure(measure("percent"), ("asked", "", ""), 30, 90, 0), hidden=True)
    assert figure_words(one).startswith("33 %")
    assert counts_words(replace(one, numerator=None, denominator=None)) == "c of c"
    assert counts_words(replace(one, unit="", numerator=None, denominator=None)) == "c"


def test_a_change_that_rounds_to_nothing_is_the_same():
    """Neither more nor less."""
    assert change_words(Change("points", 0.04, -1.0, 1.0, "", CHANCE)).startswith("the same, between -1.0 and +1.0")
    assert change_words(Change("ratio", 0.996, 0.9, None, "", CHANCE)) == (
        "the same, ratio 1.00, between 0.90 and no upper limit: cannot be told from chance"
    )
    assert change_words(Change("points", -0.06, None, None, "", "")) == "0.1 percentage points less"


def test_a_day_in_words():
    """The text itself where it is no moment."""
    assert (since_words("2026-11-02T01:55:00Z"), since_words("then")) == ("2 November 2026", "then")


# ------------------------------------------------------------------------ published figures

LINE = '  - {measure: M10a, label: England, percent: 9.6, source: "DfE, Derby 2006", date: 2006-03-31}\n'


def parse(lines: str):
    """The figures of a file with these lines."""
    return parse_comparators(f"format: 1\nfigures:\n{lines}".encode(), "published.yaml")


def test_derby_beside_england():
    """6.7 % beside 9.6 % is 2.9 points less; no test is made."""
    (one,) = parse(LINE)
    assert (one.measure, one.part, one.label, one.percent, one.date) == ("M10a", "", "England", 9.6, date(2006, 3, 31))
    mine = Figure("M10a", "", "", "asked", 67, 1000, 0, 6.7, 5.3, 8.4, "%", "")
    (found,) = beside((one,), (mine,))
    assert (found.percent, found.points) == (6.7, -2.9)
    assert beside_words(found) == (
        "M10a, England, 2006-03-31: 9.6 % (DfE, Derby 2006). Here: 6.7 %, 2.9 percentage points less. "
        "No test: the published figure comes without its numbers"
    )
    (same,) = beside((one,), (replace(mine, value=9.6),))
    assert "Here: 9.6 %, the same." in beside_words(same)


def test_beside_a_published_figure_stands_that_of_the_period_and_of_all_homes():
    """Where it is refused, or nothing is known, there is none; a measure without shares is refused."""
    (one,) = parse(LINE)
    mine = Figure("M10a", "", "", "asked", 6, 100, 0, 6.0, 3.0, 9.0, "%", "")
    others = (replace(mine, period="year_before"), replace(mine, home="elm"), replace(mine, measure="M4"))
    assert [found.percent for found in beside((one,), others)] == [None]
    assert [found.percent for found in beside((one,), (replace(mine, value=None),))] == [None]
    assert "no such share" in beside_words(beside((one,), others)[0])
    with pytest.raises(UsageError, match="no percentages"):
        beside((one,), (replace(mine, unit="for each 1,000"),))
    of_part = replace(one, part="reprimand")
    assert [found.percent for found in beside((of_part,), (mine, replace(mine, part="reprimand", value=1.0)))] == [1.0]


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        (LINE.replace("9.6", "96.1 %"), "not a percentage"),
        (LINE.replace("9.6", "100.1"), "not a percentage"),
        (LINE.replace("9.6", "nan"), "not a percentage"),
        (LINE.replace("2006-03-31", "31.3.2006"), "not a day"),
        (LINE.replace("label: England, ", ""), "label"),
        (LINE.replace("label", "lable"), "lable"),
        ("  no list\n", "figures"),
        (LINE * 101, "more than 100"),
        ("  - [\n", "published.yaml:"),
    ],
)
def test_a_file_of_published_figures_that_cannot_be_read(lines, named):
    """Every reason with its line, and nothing is guessed."""
    with pytest.raises(UsageError) as refused:
        parse(lines)
    assert named in refused.value.message
    assert "published.yaml:" in refused.value.message
