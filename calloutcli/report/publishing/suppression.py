"""What may be shown to everybody: counts from 1 to 4 are `c`, and nothing that is shown gives one of them away. Pure.

A table is counts by row and column, with a total for each and one for all. `suppress` hides the small counts, totals alike, and others so
that no hidden one can be worked out; 0 is shown. What it gives back holds no hidden number. The worked table of `measures-expected.json`
comes out as printed there. Which entries are hidden, and why its rule alone is not enough: hiding.py.

The reader that this is made against has every table that was published, of all periods, adds and subtracts as he likes, and knows the
rule: a hidden number is 1 or more; which of them are small he is not told. For each hidden number at least two whole numbers fit all that
is shown. A reader who tries out this program as well, and drops the tables that it would have printed otherwise, nearly always keeps two
from one table, and from `suppress_sum`; from a year by `suppress_total` less often. tests/properties/test_publish.py plays both readers,
the second one with a single table.

Periods. Each hidden number has a swap (hiding.py): another table of the same period that looks the same. What is hidden in a period stays
hidden in the periods that follow, where it is not 0: `suppress_periods`, in order of time; a later period changes nothing in an earlier
one. Periods are added up in two ways.
- `suppress_total` is for the year of four quarters. A swap in one quarter, and the same swap backwards in another, leave the year as it
  is: so a number that is hidden in two quarters or more can be shown in the year. It hides what is small in the year, and the swaps that
  no second quarter can undo, such as those of a cell that was first hidden in the last quarter.
- `suppress_sum` hides what any of its parts hides. A swap in one part then changes only hidden numbers of the sum, so each swap still fits
  all tables, whatever sums there are. What is 1 to 4 in a sum is 1 to 4, or 0, in each part: nothing small is left. It is for several
  years together, of which the parts are the years; or for any sums of periods where there is no `suppress_total` of the same periods:
  this one, less the quarters that it does not hold, would say what the sum hides.

What this does not keep from a reader, and what to do:
- Somebody who knows a hidden number, as a home knows its own, may work out others with it. Nothing is done about that.
- 0 and all: a row with 0 in every column but one says something of everybody in it. 0 is shown, by the rule.
- Two tables of the same period that share totals (homes by outcome, homes by reason), or numbers that add up over several tables (police
  contacts, settled at home, incidents), count as one: 44 incidents less 41 settled at home are 3. Put what adds up into one table, and
  print no second table that shares a total that is hidden here (`hides_totals`). The same for a share whose part or whole is hidden.
- Other rows in another table, such as one home more, or homes by council: the difference is a row. Keep the rows for all periods.
- Other periods: a month beside its quarter, a half-year or twelve months that begin in between. Publish quarters and financial years:
  `quarters_of` says of which quarters a period is made. Never a single month, and never a table of one home by itself.
- Several hidden numbers together: two `c` beside 30 in a row of 34 are 4 together.
- A line of months with its total is a table of one row: then print no sum of some of its months.
- A table that is printed again after a late record: the difference is that record. Print it with the next period instead.
- Figures from elsewhere, such as the police force's own count of its call-outs to one home.
"""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Final

from calloutcli.frozen import frozen
from calloutcli.report.publishing.hiding import (
    MOST_SMALL,
    Entry,
    Shape,
    hidden_entries,
    shape_of,
    small_stay_small,
    swap_of,
)

MARK: Final = "c"
FEWEST_RESIDENTS: Final = 10
NO_DENOMINATOR: Final = "no denominator: count only"
FROM_HIDDEN: Final = "not shown: it is a small number, or one could be worked out from it"
"""One sentence for both, as `c` is: which of the hidden numbers are small is not told."""
FEW_RESIDENTS: Final = "not shown: fewer than 10 residents"
RESIDENTS_UNKNOWN: Final = "not shown: it is not known how many residents there were"
OTHER_PERIOD: Final = "not shown: only quarters and financial years are published"
APRIL: Final = 4
"""A financial year begins on 1 April."""

Counts = dict[Entry, int]


@frozen
class Table:
    """Counts, a tuple for each row, without totals: whole numbers, 0 or more, as many in each row; a row and a column at least."""

    rows: tuple[tuple[int, ...], ...]


@frozen
class Suppressed:
    """A table as it may be shown: its rows with the total of each, then the row of totals. None is hidden."""

    shown: tuple[tuple[int | None, ...], ...]

    @property
    def hidden(self) -> frozenset[Entry]:
        """(row, column) of each hidden entry."""
        return frozenset(
            (row, column) for row, cells in enumerate(self.shown) for column, cell in enumerate(cells) if cell is None
        )

    @property
    def marked(self) -> tuple[tuple[int | str, ...], ...]:
        """The same with `c` for what is hidden."""
        return tuple(tuple(MARK if cell is None else cell for cell in cells) for cells in self.shown)

    @property
    def hides_totals(self) -> bool:
        """Whether a total is hidden: then no other table with this total may be shown."""
        return any(cells[-1] is None for cells in self.shown) or None in self.shown[-1]


@frozen
class Withheld:
    """Instead of a figure: why it is not shown. It has no interval, and no point on a chart."""

    words: str


def suppress(table: Table, stay: frozenset[Entry] = frozenset()) -> Suppressed:
    """The table as it may be shown. `stay`: what else has to be hidden, where it is not 0, such as all that was hidden before.

    Raises:
        ValueError: it is not a table of counts.
    """
    shape, counts = _read(table)
    return _show(table, hidden_entries(shape, counts, stay))


def suppress_periods(tables: Sequence[Table]) -> tuple[Suppressed, ...]:
    """Tables of the same rows and columns as they may be shown, in order of time: what is hidden once stays hidden, where it is not 0.

    Raises:
        ValueError: one is not a table of counts, or has other rows and columns.
    """
    _require_same(tables)
    shown: list[Suppressed] = []
    stay: frozenset[Entry] = frozenset()
    for table in tables:
        shown.append(suppress(table, stay))
        stay |= shown[-1].hidden
    return tuple(shown)


def suppress_sum(tables: Sequence[Table], parts: Sequence[Suppressed]) -> Suppressed:
    """The sum of tables, each of which is shown as the part beside it. It hides what any part hides.

    Raises:
        ValueError: there is none, one is not a table of counts, they are not alike, or a part is of another table.
    """
    _require_parts(tables, parts)
    return _show(_added(tables), frozenset().union(*(part.hidden for part in parts)))


def suppress_total(tables: Sequence[Table], parts: Sequence[Suppressed]) -> Suppressed:
    """The year of these quarters, hiding less than `suppress_sum`. A quarter may belong to one such total, and to no other sum beside it.

    Raises:
        ValueError: there is none, one is not a table of counts, they are not alike, or a part is of another table.
    """
    _require_parts(tables, parts)
    total = _added(tables)
    shape, sums = _read(total)
    periods = [(_read(table)[1], part.hidden & shape.ends.keys()) for table, part in zip(tables, parts, strict=True)]
    hides: set[Entry] = set()
    for entry in shape.ends:
        if 1 <= sums[entry] <= MOST_SMALL:
            own = [_alone(shape, entry, counts, hidden) - hides for counts, hidden in periods if entry in hidden]
            hides |= min(own, key=len, default=set()) | {entry}
    for counts, hidden in periods:
        for entry in sorted(hidden):
            if not any(
                _is_undone(shape, entry, (counts, others), hidden & hidden_there)
                for others, hidden_there in periods
                if others is not counts
            ):
                hides |= _alone(shape, entry, counts, hidden & hides) or _alone(shape, entry, counts, hidden)
    return _show(total, frozenset(hides))


def _alone(shape: Shape, entry: Entry, counts: Counts, hidden: Collection[Entry]) -> set[Entry]:
    """What a swap of hidden entries changes in one table, the entry among them; empty where there is none."""
    for can_rise, can_fall in (small_stay_small(counts, hidden), (hidden, {one for one in hidden if counts[one] > 1})):
        for by in (1, -1):
            if swap := swap_of(shape, entry, by, can_rise, can_fall):
                return {one for one, _ in swap}
    return set()


def _is_undone(shape: Shape, entry: Entry, both: tuple[Counts, Counts], hidden: Collection[Entry]) -> bool:
    """Whether a swap in the first table, after which small counts are small and the others are not, can be made backwards in the second."""
    (rise, fall), (rise_there, fall_there) = (small_stay_small(counts, hidden) for counts in both)
    return any(swap_of(shape, entry, by, rise & fall_there, fall & rise_there) is not None for by in (1, -1))


def published_count(count: int, *, hidden: bool = False) -> int | Withheld:
    """The count, unless it is 1 to 4. `hidden`: it is hidden in its table.

    Raises:
        ValueError: it is below 0.
    """
    _require_counts(count)
    return Withheld(FROM_HIDDEN) if hidden or 1 <= count <= MOST_SMALL else count


def published_rate(
    numerator: int, denominator: float | None, residents: int | None, *, per: float = 1000, hidden: bool = False
) -> float | Withheld:
    """So many for each `per` of the denominator, unless that gives a small number away. `hidden`: the numerator is hidden in its table.

    Raises:
        ValueError: a number is below 0.
    """
    _require_counts(numerator, denominator or 0, residents or 0)
    if not denominator:
        return Withheld(NO_DENOMINATOR)
    withheld = _withheld(numerator, residents, hidden=hidden)
    return withheld or per * numerator / denominator


def published_percent(part: int, whole: int | None, residents: int | None, *, hidden: bool = False) -> int | Withheld:
    """So many of a hundred, a whole number, unless that gives a small number away. `hidden`: part, whole or rest is hidden in its table.

    Raises:
        ValueError: a number is below 0, or the part is more than the whole.
    """
    _require_counts(part, whole or 0, residents or 0)
    if not whole:
        return Withheld(NO_DENOMINATOR)
    _require_counts(whole - part)
    withheld = _withheld(part, residents, hidden=hidden or 1 <= whole - part <= MOST_SMALL)
    return withheld or (200 * part + whole) // (2 * whole)


def quarters_of(first: date, last: date) -> tuple[tuple[date, date], ...]:
    """(first day, last day) of each quarter of a period, both days included: a quarter, or whole financial years. Empty for any other.

    Any other is not published (OTHER_PERIOD). A quarter is shown as `suppress_periods` leaves it after the quarters of its financial year
    before it, a financial year by `suppress_total`, several by `suppress_sum` of the years.
    """
    found: list[tuple[date, date]] = []
    day = first
    while day.day == 1 and day.month % 3 == 1 and day <= last:
        after = date(day.year + day.month // 10, (day.month + 2) % 12 + 1, 1)
        found.append((day, after - timedelta(days=1)))
        day = after
    is_whole = bool(found) and found[-1][1] == last
    is_years = first.month == APRIL and len(found) % 4 == 0
    return tuple(found) if is_whole and (len(found) == 1 or is_years) else ()


def _withheld(numerator: int, residents: int | None, *, hidden: bool) -> Withheld | None:
    if hidden or 1 <= numerator <= MOST_SMALL:
        return Withheld(FROM_HIDDEN)
    if residents is None:
        return Withheld(RESIDENTS_UNKNOWN)
    return Withheld(FEW_RESIDENTS) if residents < FEWEST_RESIDENTS else None


def _require_counts(*numbers: float) -> None:
    if min(numbers) < 0:
        raise ValueError("a count is 0 or more, and a part is no more than the whole")


def _read(table: Table) -> tuple[Shape, Counts]:
    """The shape of the table, and the count of each entry."""
    widths = {len(row) for row in table.rows}
    if len(widths) != 1 or widths == {0} or any(count < 0 for row in table.rows for count in row):
        raise ValueError("a table has a row and a column at least, as many counts in each row, and each is 0 or more")
    shape, rows = shape_of(len(table.rows), widths.pop()), _with_totals(table)
    return shape, {entry: rows[entry[0]][entry[1]] for entry in shape.ends}


def _with_totals(table: Table) -> list[list[int]]:
    rows = [[*row, sum(row)] for row in table.rows]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def _show(table: Table, hidden: frozenset[Entry]) -> Suppressed:
    """The table without these. In a table of one row the row of totals is that row again, and likewise with one column."""
    rows, columns = len(table.rows), len(table.rows[0])

    def entry(row: int, column: int) -> Entry:
        return (0, column) if rows == 1 else (row, 0) if columns == 1 else (row, column)

    return Suppressed(
        tuple(
            tuple(None if entry(row, column) in hidden else count for column, count in enumerate(counts))
            for row, counts in enumerate(_with_totals(table))
        )
    )


def _added(tables: Sequence[Table]) -> Table:
    """The sum of tables that are alike."""
    by_row = zip(*(table.rows for table in tables), strict=True)
    return Table(tuple(tuple(sum(cells) for cells in zip(*rows, strict=True)) for rows in by_row))


def _require_same(tables: Sequence[Table]) -> None:
    shapes = [_read(table)[0] for table in tables]
    if len({(shape.rows, shape.columns) for shape in shapes}) > 1:
        raise ValueError("tables of several periods have the same rows and columns")


def _require_parts(tables: Sequence[Table], parts: Sequence[Suppressed]) -> None:
    _require_same(tables)
    if not tables or len(tables) != len(parts):
        raise ValueError("there is a table at least, and a part beside each")
    for table, part in zip(tables, parts, strict=True):
        if part != _show(table, part.hidden) or any(
            1 <= cell <= MOST_SMALL for cells in part.shown for cell in cells if cell is not None
        ):
            raise ValueError("a part is not what may be shown of the table beside it")
