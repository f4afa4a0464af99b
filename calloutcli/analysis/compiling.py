"""From a grid to a diagram: built from the top, level by level, then reduced from the bottom.

A state is the set of rows still alive (`grid.py`), settled, with the rows that another alive row dominates left out. Equal
states are one state. States at a level are at most the product of the inputs above it, or two to the rows that straddle
it, whichever is less. `BUDGET` bounds their number; what is done beyond it stands in `count.py` and `meaning.py`.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from calloutcli.analysis.diagram import Diagram, Outcomes
from calloutcli.analysis.grid import Bits, Grid

BUDGET: Final = 200_000
"""So many states at the most are built: some five seconds' work."""

SAME: Final = "same"
"""The leaf where nothing that changed is left alive: both tables decide alike, whatever it is."""


class OverBudget(Exception):
    """The diagram has more states than its budget. `states` were built."""

    def __init__(self, states: int) -> None:
        super().__init__(states)
        self.states = states


def compile_grid(
    grid: Grid,
    order: Sequence[int] | None = None,
    *,
    changed: Bits = 0,
    budget: int = BUDGET,
) -> Diagram:
    """The diagram of a grid in an order of inputs (else the author's).

    With `changed`, a state in which none of these bits is alive is the leaf `SAME`.

    Raises:
        OverBudget: more than `budget` states were needed.
    """
    return _Compiler(grid, tuple(order or range(len(grid.space.inputs))), changed, budget).diagram()


class _Compiler:
    """States have numbers; a child is the number of a state, or -1 minus that of a leaf."""

    def __init__(self, grid: Grid, order: tuple[int, ...], changed: Bits, budget: int) -> None:
        self.grid = grid
        self.order = order
        self.changed = changed
        self.budget = budget
        self.done = _done(grid, order)
        self.dominance = list(_dominance(grid, order))
        self.leaves: dict[Outcomes, int] = {}
        self.levels: list[dict[Bits, int]] = [{} for _ in order]
        """By level: the states there, each with its number."""
        self.children: list[list[int]] = []
        """By state: where each value leads."""

    def diagram(self) -> Diagram:
        grid = self.grid
        top = self.place(grid.settle(grid.start, self.done[0]), 0)
        for at, states in enumerate(self.levels):
            values, below = grid.allow[self.order[at]], at + 1
            seen: dict[Bits, int] = {}  # where states lead, before they are settled
            for alive, number in states.items():  # it does not grow meanwhile: children lie deeper
                found = self.children[number]
                for value in values:
                    after = alive & value
                    child = seen.get(after)
                    if child is None:
                        child = seen[after] = self.place(self.settled(after, below), below)
                    found.append(child)
        return self.reduced(top)

    def settled(self, alive: Bits, at: int) -> Bits:
        alive = self.grid.settle(alive, self.done[at])
        dominators, dominated = self.dominance[at]
        while dominators := dominators & alive:
            bit = dominators & -dominators
            dominators ^= bit
            alive &= ~dominated[bit]
        return alive

    def place(self, alive: Bits, at: int) -> int:
        """Where a settled state stands: the next level that asks something of its rows, or a leaf."""
        depth, touch, order = len(self.order), self.grid.touch, self.order
        if self.changed and not alive & self.changed:
            return -1 - self.leaves.setdefault((SAME,), len(self.leaves))
        if alive & ~self.done[at]:
            while at < depth and not alive & touch[order[at]]:
                at += 1
        else:
            at = depth
        if at == depth:
            return -1 - self.leaves.setdefault(self.grid.outcome(alive), len(self.leaves))
        states = self.levels[at]
        number = states.get(alive)
        if number is None:
            number = states[alive] = len(self.children)
            if number == self.budget:
                raise OverBudget(number + 1)
            self.children.append([])
        return number

    def reduced(self, top: int) -> Diagram:
        depth, leaves = len(self.order), tuple(self.leaves)
        level = [depth] * len(leaves)
        children: list[tuple[int, ...]] = [()] * len(leaves)
        names = [0] * len(self.children) + list(range(len(leaves)))[::-1]  # a leaf's number is counted from the end
        for at in range(depth - 1, -1, -1):
            unique: dict[tuple[int, ...], int] = {}
            for number in self.levels[at].values():
                made = tuple([names[child] for child in self.children[number]])
                if made.count(made[0]) == len(made):
                    names[number] = made[0]
                    continue
                node = unique.get(made)
                if node is None:
                    node = unique[made] = len(level)
                    level.append(at)
                    children.append(made)
                names[number] = node
        widths = tuple(self.grid.space.inputs[input_].widths for input_ in self.order)
        made_of = (tuple(level), tuple(children), names[top], len(self.children))
        return _trimmed(Diagram(self.order, widths, leaves, *made_of))


def _trimmed(diagram: Diagram) -> Diagram:
    """The diagram without nodes that nothing leads to (they arise when states are merged from below), root last."""
    used = [False] * len(diagram.level)
    used[diagram.root] = True
    for node in range(diagram.root, len(diagram.leaves) - 1, -1):
        if used[node]:
            for child in diagram.children[node]:
                used[child] = True
    if all(used):
        return diagram
    names: dict[int, int] = {}
    for node, wanted in enumerate(used):
        if wanted:
            names[node] = len(names)
    kept = list(names)
    leaves = tuple(diagram.leaves[node] for node in kept if node < len(diagram.leaves))
    return Diagram(
        diagram.order,
        diagram.widths,
        leaves,
        tuple(diagram.level[node] for node in kept),
        tuple(tuple(names[child] for child in diagram.children[node]) for node in kept),
        names[diagram.root],
        diagram.states,
    )


def _done(grid: Grid, order: Sequence[int]) -> list[Bits]:
    """For each level, the rows that ask nothing from there on."""
    done = [grid.everything]
    for input_ in reversed(order):
        done.append(done[-1] & ~grid.touch[input_])
    return done[::-1]


def _dominance(grid: Grid, order: Sequence[int]) -> Iterator[tuple[Bits, dict[Bits, Bits]]]:
    """For each level, the rows that begin to dominate others there, and by bit which they do.

    A row dominates a weaker one, or another of its block, that can from here on only hold where it holds itself. What
    it dominated a level higher is not alive any more, so only what is new at a level is listed.
    """
    count = len(grid.literals)
    weaker = [0] * count
    for side in grid.sides:
        for bit in range(count):
            if side >> bit & 1:
                weaker[bit] = side & ~grid.stronger(bit) & ~(1 << bit)
    below = [weaker]
    for input_ in reversed(order):
        inside: dict[int, Bits] = {}
        full = (1 << len(grid.space.inputs[input_].values)) - 1
        masks = [row.get(input_, full) for row in grid.literals]
        for mask in set(masks):
            inside[mask] = sum(1 << bit for bit, other in enumerate(masks) if not other & ~mask)
        below.append([rows & inside[mask] for rows, mask in zip(below[-1], masks, strict=True)])
    below.reverse()
    before = [0] * count
    for level in below:
        new = {1 << bit: rows & ~before[bit] for bit, rows in enumerate(level) if rows & ~before[bit]}
        yield sum(new), new
        before = level
