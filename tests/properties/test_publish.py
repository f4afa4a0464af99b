"""No hidden number can be worked out: by linear programming, by exact elimination, by trying everything, over periods, and by our own program."""

import itertools
from collections import defaultdict
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from calloutcli.report.publishing.hiding import shape_of, swap_of
from calloutcli.report.publishing.suppression import (
    Table,
    Withheld,
    published_percent,
    suppress,
    suppress_periods,
    suppress_sum,
    suppress_total,
)

FAR = 500
"""Where a search for larger values ends: beyond all counts here."""

sparse = st.sampled_from((0, 0, 0, 1, 2, 3, 4))
small = st.integers(0, 4)
full = st.integers(5, 30)
mixed = st.one_of(st.just(0), st.integers(1, 4), st.integers(5, 9), st.integers(0, 30))
edges = st.sampled_from((0, 1, 4, 5))


@st.composite
def tables(draw, most=4, counts=None, shape=None):
    """A table of up to so many rows and columns, of one of several kinds of counts."""
    rows, columns = shape or (draw(st.integers(1, most)), draw(st.integers(1, most)))
    cells = counts if counts is not None else draw(st.sampled_from((sparse, small, mixed, edges, full)))
    return Table(tuple(tuple(draw(cells) for _ in range(columns)) for _ in range(rows)))


@st.composite
def periods(draw, most=3):
    """Up to four tables alike, of counts of one kind."""
    shape = draw(st.integers(1, most)), draw(st.integers(1, most))
    counts = draw(st.sampled_from((sparse, small, mixed, edges)))
    return tuple(draw(tables(counts=counts, shape=shape)) for _ in range(draw(st.integers(2, 4))))


def grid(table):
    """Counts with totals."""
    rows = [[*row, sum(row)] for row in table.rows]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def added(several):
    """The sum of tables."""
    return Table(
        tuple(tuple(map(sum, zip(*rows, strict=True))) for rows in zip(*(table.rows for table in several), strict=True))
    )


class Reader:
    """Who has every table shown: what he does not know, and each equation between those unknowns ({unknown: factor}, right side)."""

    def __init__(self, *pages):
        self.pages = pages
        self.unknown = {}
        self.equations = []
        for page, suppressed in enumerate(pages):
            shown = suppressed.shown
            rows, columns = len(shown), len(shown[0])
            for row in range(rows):
                self.adds_up(*((page, row, column) for column in range(columns)))
            for column in range(columns):
                self.adds_up(*((page, row, column) for row in range(rows)))

    def adds_up(self, *entries):
        """The last of them is the sum of the others."""
        left, right = defaultdict(int), 0
        for number, (page, row, column) in enumerate(entries):
            sign = -1 if number == len(entries) - 1 else 1
            value = self.pages[page].shown[row][column]
            if value is None:
                left[self.unknown.setdefault((page, row, column), len(self.unknown))] += sign
            else:
                right -= sign * value
        if left:
            self.equations.append((dict(left), right))
        else:
            assert right == 0

    def adds_up_over(self, parts, whole):
        """Each entry of the page `whole` is the sum of those of the pages `parts`."""
        for row, cells in enumerate(self.pages[whole].shown):
            for column in range(len(cells)):
                self.adds_up(*((page, row, column) for page in parts), (whole, row, column))

    def pinned(self):
        """The unknowns that the equations alone give away: exact elimination."""
        rows = [([Fraction(left.get(at, 0)) for at in range(len(self.unknown))]) for left, _ in self.equations]
        done = 0
        for column in range(len(self.unknown)):
            found = next((at for at in range(done, len(rows)) if rows[at][column]), None)
            if found is None:
                continue
            rows[done], rows[found] = rows[found], rows[done]
            rows[done] = [value / rows[done][column] for value in rows[done]]
            for at, row in enumerate(rows):
                if at != done and row[column]:
                    rows[at] = [value - row[column] * lead for value, lead in zip(row, rows[done], strict=True)]
            done += 1
        alone = [row for row in rows[:done] if sum(map(bool, row)) == 1]
        return {entry for entry, at in self.unknown.items() if any(row[at] for row in alone)}

    def narrowed(self):
        """The unknowns for which one whole number of 1 or more is left: smallest and largest by linear programming."""
        seen = [set() for _ in self.unknown]
        left = [[row.get(at, 0) for at in range(len(self.unknown))] for row, _ in self.equations]
        right = [value for _, value in self.equations]
        for at in range(len(self.unknown)):
            for sign in (1, -1):
                if len(seen[at]) < 2:
                    aim = [sign * (one == at) for one in range(len(self.unknown))]
                    found = linprog(aim, A_eq=left, b_eq=right, bounds=(1, FAR), integrality=1)
                    assert found.status == 0, found.message
                    for values, value in zip(seen, found.x, strict=True):
                        values.add(round(value))
        return {entry for entry, at in self.unknown.items() if len(seen[at]) < 2}


@settings(max_examples=60)
@given(tables())
def test_not_solved_by_its_own_table(table):
    """Whoever has the table, and knows that a hidden number is 1 or more, keeps two whole numbers for each at least."""
    reader = Reader(suppress(table))
    assert not reader.pinned()
    assert not reader.narrowed()


@given(tables())
def test_small_numbers_are_hidden(table):
    """What is shown is right, never 1 to 4; 0 is always shown; nothing is hidden where nothing is small."""
    shown = suppress(table).shown
    numbers = grid(table)
    cells = [
        (cell, count)
        for row, counts in zip(shown, numbers, strict=True)
        for cell, count in zip(row, counts, strict=True)
    ]
    assert all(cell in {None, count} for cell, count in cells)
    assert all(cell is None for cell, count in cells if 1 <= count <= 4)
    assert all(cell == 0 for cell, count in cells if count == 0)
    if not any(1 <= count <= 4 for _, count in cells):
        assert None not in [cell for cell, _ in cells]


@given(
    st.sampled_from(((1, 4), (2, 2), (4, 1))).flatmap(
        lambda shape: tables(counts=st.sampled_from((0, 1, 2, 3, 4, 6)), shape=shape)
    )
)
def test_not_solved_by_trying_everything(table):
    """All ways to fill the hidden cells that add up to what is shown: each hidden number has two values in them at least."""
    shown = suppress(table).shown
    cells = [
        (row, column)
        for row, counts in enumerate(table.rows)
        for column in range(len(counts))
        if shown[row][column] is None
    ]
    seen = defaultdict(set)
    for filling in itertools.product(range(1, 9), repeat=len(cells)):
        filled = [list(row[:-1]) for row in shown[:-1]]
        for (row, column), count in zip(cells, filling, strict=True):
            filled[row][column] = count
        entries = [
            (cell, count)
            for pair in zip(shown, grid(Table(filled)), strict=True)
            for cell, count in zip(*pair, strict=True)
        ]
        if all(cell in {None, count} for cell, count in entries):
            for at, (cell, count) in enumerate(entries):
                if cell is None:
                    seen[at].add(count)
    assert len(seen) == len(suppress(table).hidden)
    assert all(len(values) > 1 for values in seen.values())


@settings(max_examples=25)
@given(periods())
def test_not_solved_by_the_year(several):
    """Whoever has all the quarters and the year keeps two whole numbers for each hidden one."""
    parts = suppress_periods(several)
    reader = Reader(*parts, suppress_total(several, parts))
    reader.adds_up_over(range(len(several)), len(several))
    assert not reader.pinned()
    assert not reader.narrowed()


@settings(max_examples=15)
@given(periods(most=2), st.data())
def test_not_solved_by_two_years(one, data):
    """The same for two years and both together."""
    shape = len(one[0].rows), len(one[0].rows[0])
    two = tuple(data.draw(tables(counts=mixed, shape=shape)) for _ in range(2))
    parts = suppress_periods((*one, *two))
    years = [added(one), added(two)]
    totals = [suppress_total(one, parts[: len(one)]), suppress_total(two, parts[len(one) :])]
    reader = Reader(*parts, *totals, suppress_sum(years, totals))
    reader.adds_up_over(range(len(one)), len(parts))
    reader.adds_up_over(range(len(one), len(parts)), len(parts) + 1)
    reader.adds_up_over((len(parts), len(parts) + 1), len(parts) + 2)
    assert not reader.pinned()
    assert not reader.narrowed()


@settings(max_examples=25)
@given(periods())
def test_not_solved_by_any_sums(several):
    """The same for sums of all runs of periods, as of twelve months that begin at any quarter."""
    parts = suppress_periods(several)
    runs = [range(a, b) for a in range(len(several)) for b in range(a + 2, len(several) + 1)]
    sums = [suppress_sum([several[at] for at in run], [parts[at] for at in run]) for run in runs]
    reader = Reader(*parts, *sums)
    for number, run in enumerate(runs):
        reader.adds_up_over(run, len(parts) + number)
    assert not reader.pinned()
    assert not reader.narrowed()


@given(periods())
def test_periods_stay(several):
    """What is hidden stays hidden where it is not 0; what was published before is as it was; a sum shows no small number."""
    parts = suppress_periods(several)
    assert suppress_periods(several[:-1]) == parts[:-1]
    for at, part in enumerate(parts):
        numbers = grid(several[at])
        before = frozenset().union(*(one.hidden for one in parts[:at]))
        assert part.hidden >= {(row, column) for row, column in before if numbers[row][column]}
    numbers = grid(added(several))
    lean, whole = suppress_total(several, parts), suppress_sum(several, parts)
    assert lean.hidden <= whole.hidden
    for total in (lean, whole):
        assert all(
            cell == count or (cell is None and count)
            for cells, counts in zip(total.shown, numbers, strict=True)
            for cell, count in zip(cells, counts, strict=True)
        )
        assert not any(cell in {1, 2, 3, 4} for cells in total.shown for cell in cells)


@pytest.mark.parametrize(
    ("rows", "columns", "most", "pages", "solved_pages"),
    [(1, 3, 14, 322, 0), (1, 4, 9, 1429, 1), (2, 2, 8, 383, 0)],
)
def test_not_solved_by_running_the_program(rows, columns, most, pages, solved_pages):
    """Whoever runs this program over every table, and keeps those that come out as the page he reads, nearly always keeps two values.

    `pages`: how many pages hide something, of those for which every table that could look so was tried. `solved_pages`: how many of them
    give a number away to him.
    """
    by_page = defaultdict(list)
    for cells in itertools.product(range(most + 1), repeat=rows * columns):
        table = Table(tuple(cells[row * columns : (row + 1) * columns] for row in range(rows)))
        by_page[suppress(table)].append(grid(table))
    tried = {page: found for page, found in by_page.items() if page.hidden and largest(page.shown) <= most}
    solved = [
        page
        for page, found in tried.items()
        if any(len({one[row][column] for one in found}) < 2 for row, column in page.hidden)
    ]
    assert (len(tried), len(solved)) == (pages, solved_pages)


def largest(shown):
    """The largest number that a hidden cell could be, by its row or by its column; FAR where neither total is shown."""
    found = [0]
    for row, column in itertools.product(range(len(shown) - 1), range(len(shown[0]) - 1)):
        if shown[row][column] is None:
            lines = (shown[row], [cells[column] for cells in shown])
            others = [sum(1 if cell is None else cell for cell in line[:-1]) - 1 for line in lines]
            found.append(
                min(FAR if line[-1] is None else line[-1] - other for line, other in zip(lines, others, strict=True))
            )
    return max(found)


@settings(max_examples=60)
@given(st.sampled_from(((1, 3), (1, 4), (2, 2), (3, 1))).flatmap(lambda shape: tables(counts=mixed, shape=shape)))
def test_hides_little(table):
    """On tiny tables four entries more are hidden, at most, than the fewest that keep two whole numbers for each."""
    shape = shape_of(len(table.rows), len(table.rows[0]))
    numbers = grid(table)
    counts = {entry: numbers[entry[0]][entry[1]] for entry in shape.ends}
    assert len(suppress(table).hidden & shape.ends.keys()) <= fewest(shape, counts) + 4


def fewest(shape, counts):
    """How few entries can be hidden, with all small ones among them, so that each can be changed: every choice is tried."""
    must = {entry for entry in shape.ends if 1 <= counts[entry] <= 4}
    rest = [entry for entry in shape.ends if counts[entry] > 4]
    for more in range(len(rest) + 1):
        for chosen in itertools.combinations(rest, more):
            hidden = must | set(chosen)
            fall = {entry for entry in hidden if counts[entry] > 1}
            if all(
                swap_of(shape, entry, 1, hidden, fall) or swap_of(shape, entry, -1, hidden, fall) for entry in hidden
            ):
                return len(hidden)
    raise AssertionError


@given(st.integers(0, 200), st.integers(1, 200))
def test_percent_gives_nothing_small_away(part, whole):
    """A percentage of a whole that is known fits no part, and no rest, of 1 to 4 alone."""
    part = min(part, whole)
    shown = published_percent(part, whole, 50)
    if isinstance(shown, Withheld):
        assert 1 <= part <= 4 or 1 <= whole - part <= 4
    else:
        assert part in {one for one in range(whole + 1) if published_percent(one, whole, 50) == shown}
        assert 0 <= shown <= 100
