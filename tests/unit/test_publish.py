"""What may be shown to everybody: small counts, what would give them away, periods that add up, rates and percentages."""

from datetime import date

import pytest

from calloutcli.frozen import as_dict
from calloutcli.report.publishing.suppression import (
    FEW_RESIDENTS,
    FROM_HIDDEN,
    NO_DENOMINATOR,
    RESIDENTS_UNKNOWN,
    Suppressed,
    Table,
    Withheld,
    published_count,
    published_percent,
    published_rate,
    quarters_of,
    suppress,
    suppress_periods,
    suppress_sum,
    suppress_total,
)
from calloutcli.report.statistics import estimates as statistics

WORKED = Table(((41, 3), (27, 12), (19, 9)))
"""The table of measures-expected.json (`suppression`): homes A, B, C; settled at home, police."""
C = "c"


def test_worked_table():
    """The worked table comes out exactly as printed with the measures."""
    assert suppress(WORKED).marked == ((C, C, 44), (27, 12, 39), (C, C, 28), (87, 24, 111))
    assert not suppress(WORKED).hides_totals


def test_no_small_number():
    """Where no count is 1 to 4, all is shown: 0 and 5 too."""
    assert suppress(Table(((0, 5), (5, 0)))).marked == ((0, 5, 5), (5, 0, 5), (5, 5, 10))


@pytest.mark.parametrize("count", [1, 4])
def test_small_totals(count):
    """A total of 1 to 4 is hidden as a cell is, and a second total with it, so that the last row does not say it."""
    shown = suppress(Table(((count, 0), (20, 10), (30, 15)))).shown
    assert shown[0][2] is None
    assert shown[0][1] == 0
    assert [row[2] for row in shown].count(None) >= 2
    assert suppress(Table(((count, 0), (20, 10), (30, 15)))).hides_totals


def test_totals_are_hidden_last():
    """Five more cells are hidden rather than three totals; where the totals are small there is no choice."""
    assert not suppress(Table(((3, 20, 0), (0, 30, 40), (50, 0, 60)))).hides_totals
    of_columns = suppress(Table(((1, 20), (2, 30))))
    assert of_columns.marked == ((C, C, 21), (C, C, 32), (C, C, 53))
    assert of_columns.hides_totals


def test_shown_again_when_needless():
    """What was hidden on the way to a better choice is shown again: 5 in the first row."""
    assert suppress(Table(((2, 5), (0, 2)))).marked == ((C, 5, C), (0, C, C), (C, C, 9))


def test_nothing_hidden_is_kept():
    """What is handed on does not hold the hidden numbers in any form."""
    assert as_dict(suppress(WORKED)) == {"shown": [[None, None, 44], [27, 12, 39], [None, None, 28], [87, 24, 111]]}
    assert Suppressed.__match_args__ == ("shown",)


@pytest.mark.parametrize(
    ("row", "marked"),
    [
        ((1, 1, 7, 30), (C, C, C, 30, 39)),  # two hidden that add up to 2 would both be 1
        ((4, 4, 7, 30), (C, C, C, 30, 45)),  # to 8, with 3 and 3 hidden otherwise too: nearly always both 4
        ((2, 2, 7, 30), (C, C, 7, 30, 41)),  # to 4: 1, 2 or 3
        ((3, 100, 12, 9), (C, 100, 12, C, 124)),  # a line hides its smallest
        ((3, 0, 0, 0), (C, 0, 0, 0, C)),
        ((1, 1, 1, 2), (C, C, C, C, C)),  # their total would say them
        ((7, 0, 9, 5), (7, 0, 9, 5, 21)),
    ],
)
def test_lines(row, marked):
    """A table of one row, or of one column, is a line with its total; the totals of its columns are its cells again."""
    assert suppress(Table((row,))).marked == (marked, marked)
    column = suppress(Table(tuple((count,) for count in row))).marked
    assert column == tuple((cell, cell) for cell in marked)


def test_one_cell():
    """A single count is its own total."""
    assert suppress(Table(((3,),))).marked == ((C, C), (C, C))
    assert suppress(Table(((0,),))).marked == ((0, 0), (0, 0))


def test_closed_ways_joined_by_one_entry():
    """Two hidden in each row and column are not enough: 3 is both upper rows less both left columns, if it alone joins two groups."""
    rows = ((2, 2, 3, 60), (2, 2, 60, 60), (60, 60, 2, 2), (60, 60, 2, 2))
    upper_right = {(row, column) for row in (0, 1) for column in (2, 3)}
    lower_left = {(row, column) for row in (2, 3) for column in (0, 1)}
    hidden = suppress(Table(rows)).hidden
    assert len(hidden & (upper_right | lower_left)) == 2
    assert (0, 2) in hidden


def test_stays_hidden():
    """What has to stay hidden is hidden, with what protects it; a 0 is shown all the same."""
    stay = frozenset({(0, 0), (1, 1)})
    hidden = suppress(Table(((20, 30, 40), (50, 0, 60), (70, 80, 90))), stay).hidden
    assert (0, 0) in hidden
    assert (1, 1) not in hidden
    assert len(hidden) == 4


@pytest.mark.parametrize("rows", [(), ((),), ((1, 2), (3,)), ((1, -1),)])
def test_not_a_table(rows):
    """What is not a table of counts is a bug of the caller's."""
    with pytest.raises(ValueError, match="a row and a column at least"):
        suppress(Table(rows))


QUARTERS = (
    WORKED,
    Table(((30, 8), (27, 12), (19, 9))),
    Table(((41, 5), (27, 12), (19, 6))),
    Table(((41, 6), (7, 12), (19, 7))),
)


def test_periods():
    """What is hidden in a quarter stays hidden in those after it, though nothing is small there."""
    first, *others = suppress_periods(QUARTERS)
    assert first == suppress(WORKED)
    assert [one.hidden for one in others] == [first.hidden] * 3


def test_periods_before_stay_as_they_were():
    """A later quarter changes nothing in what was published before."""
    assert suppress_periods(QUARTERS[:2]) == suppress_periods(QUARTERS)[:2]


def test_year():
    """The year is shown where a quarter cannot be worked out from it; any other sum hides what a quarter hides."""
    parts = suppress_periods(QUARTERS)
    assert suppress_total(QUARTERS, parts).marked == ((153, 22, 175), (88, 48, 136), (76, 31, 107), (317, 101, 418))
    assert suppress_sum(QUARTERS, parts).hidden == parts[0].hidden


def test_hidden_first_in_the_last_quarter():
    """A cell that all earlier quarters showed is hidden in the year too: else it is the year less the others."""
    quarters = (*QUARTERS[1:], WORKED)
    parts = suppress_periods(quarters)
    assert [one.hidden for one in parts[:3]] == [frozenset()] * 3
    assert suppress_total(quarters, parts).hidden == parts[3].hidden == suppress(WORKED).hidden


def test_small_in_the_year():
    """What is 1 to 4 in the year is hidden in it."""
    quarters = (Table(((0, 20), (20, 30))), Table(((2, 20), (20, 30))))
    parts = suppress_periods(quarters)
    assert (0, 0) in suppress_total(quarters, parts).hidden
    assert (0, 0) in suppress_sum(quarters, parts).hidden


def test_small_in_the_year_and_in_two_quarters():
    """The year does not say its own small number, though no quarter could be worked out from it."""
    quarters = (Table(((1, 7, 30),)), Table(((2, 9, 30),)))
    assert suppress_total(quarters, suppress_periods(quarters)).marked[0] == (C, C, 60, 79)


def test_two_quarters_that_cannot_make_up_for_each_other():
    """1 and 1 add up to 2, and the first quarter was shown: the year less 12 would say both."""
    quarters = (Table(((12, 20, 30),)), Table(((1, 7, 30),)), Table(((1, 9, 30),)))
    assert suppress_total(quarters, suppress_periods(quarters)).marked[0] == (C, C, 90, 140)


def test_year_of_one_quarter():
    """A total of one period is that period."""
    parts = suppress_periods(QUARTERS[:1])
    assert suppress_total(QUARTERS[:1], parts) == parts[0]


@pytest.mark.parametrize("add", [suppress_sum, suppress_total])
def test_parts_that_do_not_fit(add):
    """Parts that are not what may be shown of the tables are a bug of the caller's: a sum would give away what they did not hide."""
    parts = suppress_periods(QUARTERS)
    with pytest.raises(ValueError, match="not what may be shown"):
        add(QUARTERS, parts[::-1])
    with pytest.raises(ValueError, match="not what may be shown"):
        add(QUARTERS[:1], (Suppressed(((41, 3, 44), (27, 12, 39), (19, 9, 28), (87, 24, 111))),))
    for tables, few in (((), ()), (QUARTERS, parts[:2])):
        with pytest.raises(ValueError, match="a part beside each"):
            add(tables, few)
    with pytest.raises(ValueError, match="same rows"):
        add((WORKED, Table(((1,),))), parts[:2])


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (1, Withheld(FROM_HIDDEN)), (4, Withheld(FROM_HIDDEN)), (5, 5)])
def test_count(count, shown):
    """A count of 1 to 4 is not shown, in the words of any hidden count: they do not tell which is small."""
    assert published_count(count) == shown


def test_count_hidden_for_another():
    """A large count that is hidden in its table is not shown anywhere else."""
    assert published_count(41, hidden=True) == Withheld(FROM_HIDDEN)


@pytest.mark.parametrize(
    ("numerator", "denominator", "residents", "shown"),
    [
        (12, 4000, 10, 3.0),
        (0, 4000, 10, 0.0),
        (4, 4000, 10, Withheld(FROM_HIDDEN)),
        (12, 4000, 9, Withheld(FEW_RESIDENTS)),
        (12, 4000, None, Withheld(RESIDENTS_UNKNOWN)),
        (12, None, 10, Withheld(NO_DENOMINATOR)),
        (12, 0, 10, Withheld(NO_DENOMINATOR)),
    ],
)
def test_rate(numerator, denominator, residents, shown):
    """No rate of 1 to 4, of fewer than 10 residents, or without a denominator."""
    assert published_rate(numerator, denominator, residents) == shown


@pytest.mark.parametrize(
    ("part", "whole", "residents", "shown"),
    [
        (12, 39, 10, 31),
        (5, 40, 10, 13),  # 12.5
        (0, 39, 10, 0),
        (39, 39, 10, 100),
        (41, 44, 10, Withheld(FROM_HIDDEN)),  # 44 less 41 is 3
        (35, 39, 10, Withheld(FROM_HIDDEN)),
        (34, 39, 10, 87),
        (3, 44, 10, Withheld(FROM_HIDDEN)),
        (0, 3, 10, Withheld(FROM_HIDDEN)),
        (3, 3, 10, Withheld(FROM_HIDDEN)),
        (12, 39, 9, Withheld(FEW_RESIDENTS)),
        (12, 39, None, Withheld(RESIDENTS_UNKNOWN)),
        (0, 0, 10, Withheld(NO_DENOMINATOR)),
        (12, None, 10, Withheld(NO_DENOMINATOR)),
    ],
)
def test_percent(part, whole, residents, shown):
    """A percentage is a whole number; none where the part or the rest is 1 to 4, or of fewer than 10 residents."""
    assert published_percent(part, whole, residents) == shown


def test_figures_of_what_is_hidden():
    """A figure of a hidden count would say it: 31 % of 39 is 12."""
    assert published_percent(12, 39, 50, hidden=True) == Withheld(FROM_HIDDEN)
    assert published_rate(12, 4000, 50, hidden=True) == Withheld(FROM_HIDDEN)


def test_one_word_for_one_thing():
    """A figure without a denominator is refused in the same words everywhere."""
    assert NO_DENOMINATOR == statistics.NO_DENOMINATOR


@pytest.mark.parametrize(
    "figure",
    [
        lambda: published_count(-1),
        lambda: published_rate(-1, 10, 10),
        lambda: published_percent(11, 10, 10),
        lambda: published_percent(1, 10, -1),
    ],
)
def test_not_counts(figure):
    """Numbers below 0, and a part of more than the whole, are a bug of the caller's."""
    with pytest.raises(ValueError, match="0 or more"):
        figure()


@pytest.mark.parametrize(
    ("first", "last", "quarters"),
    [
        (date(2025, 4, 1), date(2025, 6, 30), 1),
        (date(2025, 10, 1), date(2025, 12, 31), 1),
        (date(2025, 4, 1), date(2026, 3, 31), 4),
        (date(2024, 4, 1), date(2026, 3, 31), 8),
        (date(2025, 10, 1), date(2026, 9, 30), 0),
        (date(2025, 4, 1), date(2025, 9, 30), 0),
        (date(2025, 4, 1), date(2025, 4, 30), 0),
        (date(2025, 5, 1), date(2025, 7, 31), 0),
        (date(2025, 4, 1), date(2025, 8, 31), 0),
        (date(2025, 4, 2), date(2025, 6, 30), 0),
        (date(2025, 4, 1), date(2025, 3, 31), 0),
    ],
)
def test_quarters(first, last, quarters):
    """A quarter is published, and whole financial years; no month, no half-year, no twelve months that begin in between."""
    found = quarters_of(first, last)
    assert len(found) == quarters
    if found:
        assert (found[0][0], found[-1][1]) == (first, last)
