"""Which entries of a table of counts are hidden, so that none of them can be worked out from the others. Pure; no numbers leave here.

An *entry* is a cell or a total: (row, column), the totals in the last row and the last column. A *swap* raises some entries by one and
lowers others so that every row and column still adds up. A hidden entry is safe when a swap of hidden entries changes it and leaves each
of them at 1 or more: the table before and the table after then look alike. Rows and columns are points, entries the lines between them;
a swap is a closed way through this picture (Gusfield 1988, A graph theoretic approach to statistical data security), so that one search
finds it, or shows that there is none.

1. Small entries (1 to 4) are hidden, totals alike, and what has to stay hidden.
2. Each hidden entry is put on a closed way of hidden ones: the way that hides fewest totals, then fewest cells, then those in the smallest
   rows and columns. What that made needless is shown again.
3. A row or column whose hidden cells add up to nearly the least or the most that they could be hides one entry more.
4. Whoever knows this program knows more: the table is one for which it hides just these entries. So for each hidden entry there must be
   another table, a swap away, for which it hides the same. Where none is found one entry more is hidden, six times at most, and after that
   until every entry is safe. When everything but the zeros is hidden, every entry is: raise it with its totals.

Why not the smallest cell in step 2: to hide it tells that it is no larger than each one beside it. Totals are printed, and tell nothing.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from heapq import heappop, heappush
from typing import Final

from calloutcli.frozen import frozen

MOST_SMALL: Final = 4
"""Counts from 1 to this many are hidden; 0 is shown (measures, small numbers)."""
NEAR: Final = 2
"""Hidden cells that add up to less than this many above their least, or below their most, are too near to it."""
FARTHEST: Final = 6
"""By how many at most another table differs in one entry."""
MOST_MORE: Final = 6
"""How often one entry more is hidden because of a reader who knows this program."""

Entry = tuple[int, int]
Swap = tuple[tuple[Entry, int], ...]
"""(entry, 1 or -1): by what it changes. The entry that is asked for comes first."""


@frozen
class Shape:
    """What does not depend on the counts. `ends`: between which points each entry runs. `lines`: what adds up, the total last.

    In a table of one row the row of totals is the row again, and likewise with one column: it has no entries of its own.
    """

    rows: int
    columns: int
    ends: Mapping[Entry, tuple[int, int]]
    lines: tuple[tuple[Entry, ...], ...]

    def is_total(self, entry: Entry) -> bool:
        """Whether the entry is a total."""
        return entry[0] == self.rows or entry[1] == self.columns

    @property
    def is_line(self) -> bool:
        """Whether the table has one row, or one column."""
        return self.rows == 1 or self.columns == 1


@cache
def shape_of(rows: int, columns: int) -> Shape:
    """The shape of a table of so many rows and columns, without totals."""
    if rows == 1 or columns == 1:
        cells = [(row, column) for row in range(rows) for column in range(columns)]
        total = (0, columns) if rows == 1 else (rows, 0)
        return Shape(rows, columns, dict.fromkeys(cells, (0, 1)) | {total: (1, 0)}, ((*cells, total),))
    down, across = range(rows + 1), range(columns + 1)
    ends = {}
    for row in down:
        for column in across:
            one, other = row, rows + 1 + column
            is_turned = (row == rows) != (column == columns)
            ends[row, column] = (other, one) if is_turned else (one, other)
    lines = [tuple((row, column) for column in across) for row in down]
    lines += [tuple((row, column) for row in down) for column in across]
    return Shape(rows, columns, ends, tuple(lines))


def hidden_entries(
    shape: Shape, counts: Mapping[Entry, int], stay: Collection[Entry] = frozenset()
) -> frozenset[Entry]:
    """The entries to hide, given the count of each entry; those of `stay` are among them where they are not 0. Never a 0."""
    more: tuple[Entry, ...] = ()
    while True:
        hidden = _choose(shape, counts, stay, more)

        def looks_alike(
            other: Mapping[Entry, int], more: tuple[Entry, ...] = more, hidden: frozenset[Entry] = hidden
        ) -> bool:
            return len(more) >= MOST_MORE or _choose(shape, other, stay, more) == hidden

        alone = _without_another(shape, counts, hidden, looks_alike)
        if alone is None:
            return hidden
        beside = [entry for line in shape.lines if alone in line for entry in line]
        rest = [entry for entry in beside if counts[entry] and entry not in hidden]
        rest = rest or [entry for entry in shape.ends if counts[entry] and entry not in hidden]
        if not rest:
            return hidden
        more += (_cheapest(shape, counts, rest),)


def swap_of(
    shape: Shape, entry: Entry, by: int, can_rise: Collection[Entry], can_fall: Collection[Entry]
) -> Swap | None:
    """The shortest swap that changes the entry by 1 or -1, of entries that may rise or fall; None where there is none."""
    if entry not in (can_rise if by > 0 else can_fall):
        return None
    start, goal = shape.ends[entry] if by < 0 else shape.ends[entry][::-1]
    steps: dict[int, list[tuple[int, Entry, int]]] = {}
    for other in sorted({*can_rise, *can_fall} - {entry}):
        one, two = shape.ends[other]
        if other in can_rise:
            steps.setdefault(one, []).append((two, other, 1))
        if other in can_fall:
            steps.setdefault(two, []).append((one, other, -1))
    came: dict[int, tuple[int, Entry, int] | None] = {start: None}
    waiting = deque([start])
    while waiting and goal not in came:
        point = waiting.popleft()
        for onward, other, change in steps.get(point, ()):
            if onward not in came:
                came[onward] = (point, other, change)
                waiting.append(onward)
    if goal not in came:
        return None
    found, step = [(entry, by)], came[goal]
    while step is not None:
        point, other, change = step
        found.append((other, change))
        step = came[point]
    return tuple(found)


def small_stay_small(counts: Mapping[Entry, int], hidden: Collection[Entry]) -> tuple[set[Entry], set[Entry]]:
    """Which entries can rise by one, and which can fall, after which small counts are still small, and the others are not."""
    return (
        {entry for entry in hidden if counts[entry] != MOST_SMALL},
        {entry for entry in hidden if counts[entry] not in {1, MOST_SMALL + 1}},
    )


def _choose(
    shape: Shape, counts: Mapping[Entry, int], stay: Collection[Entry], more: tuple[Entry, ...]
) -> frozenset[Entry]:
    """What steps 1 to 3 hide, and then those of `more` one after the other."""
    must = {entry for entry in shape.ends if 1 <= counts[entry] <= MOST_SMALL or (entry in stay and counts[entry])}
    if not must:
        return frozenset()
    hidden = _settle(shape, counts, must)
    for entry in more:
        hidden = _settle(shape, counts, hidden | {entry}) if counts[entry] else hidden
    return frozenset(hidden)


def _settle(shape: Shape, counts: Mapping[Entry, int], must: set[Entry]) -> set[Entry]:
    hidden = _close(shape, counts, must)
    while True:
        line = next((line for line in shape.lines if _is_near(counts, line, hidden)), None)
        if line is None:
            return hidden
        rest = [entry for entry in line if counts[entry] and entry not in hidden]
        hidden = _close(shape, counts, hidden | {_cheapest(shape, counts, rest)})


def _is_near(counts: Mapping[Entry, int], line: tuple[Entry, ...], hidden: set[Entry]) -> bool:
    """Whether a shown total nearly says what the hidden cells of the line are: all 1, or all 4."""
    cells = [counts[entry] for entry in line[:-1] if entry in hidden]
    if not cells or line[-1] in hidden:
        return False
    return sum(cells) < len(cells) + NEAR or (max(cells) <= MOST_SMALL and sum(cells) > MOST_SMALL * len(cells) - NEAR)


def _close(shape: Shape, counts: Mapping[Entry, int], must: set[Entry]) -> set[Entry]:
    """`must`, and what is hidden with it so that each hidden entry lies on a closed way of hidden ones."""
    hidden = set(must)
    while open_ends := _on_no_way(shape, hidden):
        hidden |= _cheapest_way(shape, counts, hidden, min(open_ends))
    dearest_first = sorted(hidden - must, key=lambda entry: _cost(shape, counts, entry), reverse=True)
    for entry in dearest_first:
        if not _on_no_way(shape, hidden - {entry}):
            hidden.remove(entry)
    return hidden


def _on_no_way(shape: Shape, hidden: set[Entry]) -> set[Entry]:
    """The hidden entries that lie on no closed way of hidden ones: the bridges of the picture (Tarjan 1974)."""
    steps: dict[int, list[tuple[int, Entry]]] = {}
    for entry in hidden:
        one, two = shape.ends[entry]
        steps.setdefault(one, []).append((two, entry))
        steps.setdefault(two, []).append((one, entry))
    number: dict[int, int] = {}
    lowest: dict[int, int] = {}
    found: set[Entry] = set()
    for first in steps:
        if first not in number:
            _number_from(first, steps, number, lowest, found)
    return found


def _number_from(
    first: int,
    steps: Mapping[int, list[tuple[int, Entry]]],
    number: dict[int, int],
    lowest: dict[int, int],
    found: set[Entry],
) -> None:
    number[first] = lowest[first] = len(number)
    path: list[tuple[int, Entry | None, Iterator[tuple[int, Entry]]]] = [(first, None, iter(steps[first]))]
    while path:
        point, by, onwards = path[-1]
        for onward, entry in onwards:
            if onward not in number:
                number[onward] = lowest[onward] = len(number)
                path.append((onward, entry, iter(steps[onward])))
                break
            if entry != by:
                lowest[point] = min(lowest[point], number[onward])
        else:
            path.pop()
            if path and by is not None:
                before = path[-1][0]
                lowest[before] = min(lowest[before], lowest[point])
                if lowest[point] > number[before]:
                    found.add(by)


def _cheapest_way(shape: Shape, counts: Mapping[Entry, int], hidden: set[Entry], entry: Entry) -> set[Entry]:
    """The entries of the cheapest way from one end of the entry to the other, by entries that are not 0; there always is one."""
    steps: dict[int, list[tuple[int, Entry, tuple[int, int, int]]]] = {}
    for other in shape.ends:
        if counts[other] and other != entry:
            cost = (0, 0, 0) if other in hidden else _cost(shape, counts, other)[:3]
            one, two = shape.ends[other]
            steps.setdefault(one, []).append((two, other, cost))
            steps.setdefault(two, []).append((one, other, cost))
    start, goal = shape.ends[entry]
    waiting: list[tuple[tuple[int, int, int], tuple[Entry, ...], int]] = [((0, 0, 0), (), start)]
    done: set[int] = set()
    while True:
        spent, way, point = heappop(waiting)
        if point == goal:
            return set(way)
        if point not in done:
            done.add(point)
            for onward, other, cost in steps[point]:
                total = (spent[0] + cost[0], spent[1] + cost[1], spent[2] + cost[2])
                heappush(waiting, (total, (*way, other), onward))


def _cheapest(shape: Shape, counts: Mapping[Entry, int], entries: Collection[Entry]) -> Entry:
    return min(entries, key=lambda entry: _cost(shape, counts, entry))


def _cost(shape: Shape, counts: Mapping[Entry, int], entry: Entry) -> tuple[int, int, int, Entry]:
    """What hiding an entry costs: a total, an entry, the size of its row and its column; small totals all count alike."""
    sizes = (counts[entry],) if shape.is_line else (counts[entry[0], shape.columns], counts[shape.rows, entry[1]])
    return int(shape.is_total(entry)), 1, sum(max(MOST_SMALL + 1, size) for size in sizes), entry


def _without_another(
    shape: Shape,
    counts: Mapping[Entry, int],
    hidden: frozenset[Entry],
    looks_alike: Callable[[Mapping[Entry, int]], bool],
) -> Entry | None:
    """The first hidden entry for which no other table was found that looks alike; None when each has one."""
    left = set(hidden)
    for entry in sorted(hidden):
        if entry in left:
            for swap, times in _swaps(shape, counts, hidden, entry):
                if looks_alike({**counts, **{one: counts[one] + by * times for one, by in swap}}):
                    left -= {one for one, _ in swap}
                    break
            else:
                return entry
    return None


def _swaps(
    shape: Shape, counts: Mapping[Entry, int], hidden: frozenset[Entry], entry: Entry
) -> Iterator[tuple[Swap, int]]:
    """Swaps that change the entry, and how often each is done: first those after which small counts are small and the others are not."""
    free = (set(hidden), {one for one in hidden if counts[one] > 1})
    found: list[Swap] = []
    for can_rise, can_fall in (small_stay_small(counts, hidden), free):
        for by in (1, -1):
            shortest = swap_of(shape, entry, by, can_rise, can_fall)
            if shortest is not None:
                around = [swap_of(shape, entry, by, can_rise - {one}, can_fall - {one}) for one, _ in shortest[1:]]
                found += [one for one in (shortest, *around) if one is not None and one not in found]
    for times in range(1, FARTHEST + 1):
        for swap in found:
            if all(counts[one] + by * times >= 1 for one, by in swap):
                yield swap, times
