"""How many situations lead to each outcome: exactly where that can be done, and said plainly where it cannot.

The ladder, each step only when the one before is over its budget: the diagram in the author's order; in an order found by
FORCE (F. Aloul, I. Markov, K. Sakallah, 2003), which puts inputs that are asked together near each other; one diagram
for each component (rules that share no input with the others); and last a sample, which is called a sample. A sample
never says that something does not happen: that is for `proof.py`.
"""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from calloutcli.analysis.compiling import BUDGET, OverBudget, compile_grid
from calloutcli.analysis.grid import Grid
from calloutcli.analysis.rows import Block, Row, RuleRows, Table
from calloutcli.analysis.space import Space
from calloutcli.frozen import frozen

Method = Literal["diagram", "diagram in another order", "components", "sample"]

SAMPLE: Final = 20_000
"""So many situations make a sample."""

_ROUNDS = 12


@frozen
class Count:
    """Situations by outcome, of `situations` in all. By `sample` the numbers are those of the sample, not of the space."""

    by_outcome: tuple[tuple[str, int], ...]
    situations: int
    method: Method

    @property
    def exact(self) -> bool:
        """False when the numbers come from a sample."""
        return self.method != "sample"

    def of(self, outcome: str) -> int:
        """The situations with this outcome; 0 when it is not among them."""
        return dict(self.by_outcome).get(outcome, 0)


def count_outcomes(table: Table, budget: int = BUDGET) -> Count:
    """The number of situations of each outcome of a table; what is impossible is an outcome of its own here."""
    grid = Grid(table.space, table)
    for method, order in (("diagram", None), ("diagram in another order", force_order(grid))):
        try:
            found = compile_grid(grid, order, budget=budget).counts()
        except OverBudget:
            continue
        return Count(_sorted({outcome: number for (outcome,), number in found.items()}), table.space.situations, method)  # type: ignore[arg-type]
    by_parts = _count_components(table, budget)
    if by_parts is not None:
        return Count(_sorted(by_parts), table.space.situations, "components")
    tally: dict[str, int] = {}
    for values in sample(table.space, SAMPLE):
        outcome = outcome_of(table, values)
        tally[outcome] = tally.get(outcome, 0) + 1
    return Count(_sorted(tally), SAMPLE, "sample")


def outcome_of(table: Table, values: Sequence[int]) -> str:
    """The outcome of one value per input, read row by row."""
    for block in table.blocks:
        for rule in block.rules:
            if any(all(mask >> values[index] & 1 for index, mask in row) for row in rule.rows):
                return block.outcome
    raise AssertionError("the last block of a table holds always")


def sample(space: Space, size: int) -> Iterator[tuple[int, ...]]:
    """So many situations, each as likely as any other; the same ones for the same space."""
    seed = repr(space.inputs).encode()
    widths = [input_.widths for input_ in space.inputs]
    for number in range(size):
        stream = int.from_bytes(hashlib.shake_256(seed + number.to_bytes(8, "big")).digest(4 * len(widths) + 4))
        values = []
        for parts in widths:
            stream, place = divmod(stream, sum(parts))
            value = 0
            while place >= parts[value]:
                place -= parts[value]
                value += 1
            values.append(value)
        yield tuple(values)


def force_order(grid: Grid) -> tuple[int, ...]:
    """Every input, in an order in which the inputs of a row stand near each other: a fixed number of rounds of FORCE."""
    rows = [tuple(row) for row in grid.literals if len(row) > 1]
    place = [float(index) for index in range(len(grid.space.inputs))]
    for _ in range(_ROUNDS):
        pull: list[list[float]] = [[] for _ in place]
        for row in rows:
            centre = sum(place[index] for index in row) / len(row)
            for index in row:
                pull[index].append(centre)
        wanted = [sum(pulls) / len(pulls) if pulls else place[index] for index, pulls in enumerate(pull)]
        for rank, index in enumerate(sorted(range(len(place)), key=lambda one: (wanted[one], one))):
            place[index] = float(rank)
    return tuple(sorted(range(len(place)), key=lambda index: place[index]))


def _count_components(table: Table, budget: int) -> dict[str, int] | None:
    """The count from a diagram for each component; None when there is one component, or one is over budget."""
    groups = _groups(table)
    if len(groups) < 2:
        return None
    always = (number for number, block in enumerate(table.blocks) if any(() in rule.rows for rule in block.rules))
    last = next(always)
    total = {last: 1}  # by the number of the strongest block that holds
    for group in groups:
        names = [Block(str(number), _only(block.rules, group)) for number, block in enumerate(table.blocks[:last])]
        part = Table(table.space, (*names, Block(str(last), (RuleRows("", "", ((),)),))))
        grid = Grid(table.space, part)
        try:
            found = compile_grid(
                grid, [*group, *(i for i in range(len(table.space.inputs)) if i not in group)], budget=budget
            )
        except OverBudget:
            return None
        others = 1
        for index, input_ in enumerate(table.space.inputs):
            others *= 1 if index in group else sum(input_.widths)
        own = {int(outcome): number // others for (outcome,), number in found.counts().items()}
        joined: dict[int, int] = {}
        for one, many in total.items():
            for other, more in own.items():
                joined[min(one, other)] = joined.get(min(one, other), 0) + many * more
        total = joined
    asked = {index for group in groups for index in group}
    free = 1
    for index, input_ in enumerate(table.space.inputs):
        free *= 1 if index in asked else sum(input_.widths)
    found_by: dict[str, int] = {}
    for block, number in total.items():
        outcome = table.blocks[block].outcome
        found_by[outcome] = found_by.get(outcome, 0) + number * free
    return found_by


def _groups(table: Table) -> list[tuple[int, ...]]:
    """The inputs in groups that no row crosses; inputs that no row asks about are in none."""
    group: dict[int, set[int]] = {}
    for block in table.blocks:
        for rule in block.rules:
            for row in rule.rows:
                joined = {index for index, _ in row}
                for index in list(joined):
                    joined |= group.get(index, set())
                for index in joined:
                    group[index] = joined
    return sorted({tuple(sorted(members)) for members in group.values()})


def _only(rules: Sequence[RuleRows], group: Sequence[int]) -> tuple[RuleRows, ...]:
    def inside(row: Row) -> bool:
        return bool(row) and row[0][0] in group

    return tuple(RuleRows(rule.rule, rule.outcome, tuple(row for row in rule.rows if inside(row))) for rule in rules)


def _sorted(found: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(found.items()))
