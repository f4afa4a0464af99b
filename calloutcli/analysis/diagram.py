"""The compiled form: a reduced, ordered, multi-valued decision diagram, the twin of the plain reading.

A node asks one input and has a child for each of its values; a leaf is an outcome (of two tables side by side: a pair).
It is built from the top, level by level: a state is the set of rows still alive (`grid.py`), settled, with the rows
that another alive row dominates left out. Equal states are one state. Then it is reduced from the bottom: equal nodes
are one node, and a node whose children are all the same is not there. So an input stands in the diagram exactly where
its answer can still change the outcome (R. E. Bryant, "Graph-based algorithms for Boolean function manipulation", 1986;
A. Srinivasan and others, "Algorithms for discrete function manipulation", 1990, for many values).

States at a level are at most the product of the inputs above it, or two to the rows that straddle it, whichever is
less. `BUDGET` bounds their number; what is done beyond it stands in `meaning.py`.
"""

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from calloutcli.analysis.grid import Bits, Grid
from calloutcli.analysis.space import Masks
from calloutcli.frozen import frozen

BUDGET: Final = 200_000
"""So many states at the most are built: some five seconds' work."""

Outcomes: TypeAlias = tuple[str, ...]
"""What a leaf says: an outcome for each table."""

SAME: Final = "same"
"""The leaf where nothing that changed is left alive: both tables decide alike, whatever it is."""


class OverBudget(Exception):
    """The diagram has more states than its budget. `states` were built."""

    def __init__(self, states: int) -> None:
        super().__init__(states)
        self.states = states


@frozen
class Diagram:
    """Leaves first, then nodes, children before parents; `root` is the last. Node n asks input `order[level[n]]`.

    `level` of a leaf is the number of inputs. `states` were needed to build it.
    """

    order: tuple[int, ...]
    widths: tuple[tuple[int, ...], ...]
    leaves: tuple[Outcomes, ...]
    level: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    root: int
    states: int

    def outcome(self, values: Sequence[int]) -> Outcomes:
        """What one value per input leads to: one step a level."""
        node, leaves, children, level, order = self.root, len(self.leaves), self.children, self.level, self.order
        while node >= leaves:
            node = children[node][values[order[level[node]]]]
        return self.leaves[node]

    def reached(self, masks: Masks) -> frozenset[int]:
        """Every node and leaf that some situation within the masks comes by."""
        seen = {self.root}
        stack = [self.root]
        while stack:
            node = stack.pop()
            for child in self.open_children(node, masks):
                if child not in seen:
                    seen.add(child)
                    stack.append(child)
        return frozenset(seen)

    def open_children(self, node: int, masks: Masks) -> set[int]:
        """The children of a node under the values that the masks allow; none of a leaf."""
        if node < len(self.leaves):
            return set()
        mask = masks[self.order[self.level[node]]]
        return {child for value, child in enumerate(self.children[node]) if mask >> value & 1}

    def outcomes(self, masks: Masks) -> set[Outcomes]:
        """Every leaf that some situation within the masks comes to."""
        return {self.leaves[node] for node in self.reached(masks) if node < len(self.leaves)}

    def counts(self) -> dict[Outcomes, int]:
        """The exact number of situations of each leaf."""
        ways = self.ways()
        return {leaf: ways[number] for number, leaf in enumerate(self.leaves)}

    def ways(self) -> list[int]:
        """For each node, the number of ways to answer the inputs above its level that come by it."""
        wide = [1]
        for widths in self.widths:
            wide.append(wide[-1] * sum(widths))
        ways = [0] * len(self.level)
        ways[self.root] = wide[self.level[self.root]]
        for node in range(self.root, len(self.leaves) - 1, -1):
            here = ways[node]
            if not here:
                continue
            below = self.level[node] + 1
            for width, child in zip(self.widths[below - 1], self.children[node], strict=True):
                ways[child] += here * width * (wide[self.level[child]] // wide[below])
        return ways

    def nearest(self, cost: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
        """For each node, the least total cost from it to each leaf (-1: never); `cost[input][value]` is that of a value."""
        best: list[tuple[int, ...]] = []
        leaves = len(self.leaves)
        for node in range(len(self.level)):
            if node < leaves:
                best.append(tuple(0 if leaf == node else -1 for leaf in range(leaves)))
                continue
            own = [-1] * leaves
            for step, child in zip(cost[self.order[self.level[node]]], self.children[node], strict=True):
                for leaf, rest in enumerate(best[child]):
                    if rest >= 0 and (own[leaf] < 0 or step + rest < own[leaf]):
                        own[leaf] = step + rest
            best.append(tuple(own))
        return best

    def path(self, leaf: int, masks: Masks) -> dict[int, int] | None:
        """The (input, value) pairs of one way within the masks to a leaf, the calmest first; None when there is none."""
        dead: set[int] = set()

        def down(node: int) -> list[tuple[int, int]] | None:
            if node < len(self.leaves):
                return [] if node == leaf else None
            if node in dead:
                return None
            input_ = self.order[self.level[node]]
            for value, child in enumerate(self.children[node]):
                if masks[input_] >> value & 1:
                    rest = down(child)
                    if rest is not None:
                        return [(input_, value), *rest]
            dead.add(node)
            return None

        found = down(self.root)
        return None if found is None else dict(found)


def compile_grid(
    grid: Grid,
    order: Sequence[int] | None = None,
    *,
    within: Masks | None = None,
    changed: Bits = 0,
    budget: int = BUDGET,
) -> Diagram:
    """The diagram of a grid in an order of inputs (else the author's), only within the masks if given.

    With `changed`, a state in which none of these bits is alive is the leaf `SAME`.

    Raises:
        OverBudget: more than `budget` states were needed.
    """
    return _Compiler(grid, tuple(order or range(len(grid.space.inputs))), within, changed, budget).diagram()


class _Compiler:
    def __init__(self, grid: Grid, order: tuple[int, ...], within: Masks | None, changed: Bits, budget: int) -> None:
        self.grid = grid
        self.order = order
        self.within = within
        self.changed = changed
        self.budget = budget
        self.done = _done(grid, order)
        self.dominance = list(_dominance(grid, order))
        self.leaves: dict[Outcomes, int] = {}
        self.states = 0
        self.seen: dict[Bits, tuple[int, int]] = {}
        """Where the states of the level in hand lead, before they are settled."""

    def diagram(self) -> Diagram:
        grid, depth = self.grid, len(self.order)
        levels: list[dict[Bits, int]] = [{} for _ in range(depth)]
        edges: list[list[list[tuple[int, int]]]] = [[] for _ in range(depth)]
        top = self.place(grid.settle(grid.start, self.done[0]), 0, levels)
        for at in range(depth):
            values, self.seen = self.values(at), {}
            for alive in levels[at]:  # it does not grow meanwhile: children lie deeper
                edges[at].append([self.child(alive, at, value, levels) for value in values])
        return self.reduced(top, edges)

    def values(self, at: int) -> list[Bits]:
        input_ = self.order[at]
        allow = self.grid.allow[input_]
        if self.within is None:
            return allow
        mask = self.within[input_]
        return [alive if mask >> value & 1 else -1 for value, alive in enumerate(allow)]

    def child(self, alive: Bits, at: int, allow: Bits, levels: list[dict[Bits, int]]) -> tuple[int, int]:
        """(level, number) of the state that a value leads to; leaves have level -1, values left out level -2."""
        if allow < 0:
            return (-2, 0)
        after = alive & allow
        found = self.seen.get(after)
        if found is None:
            found = self.seen[after] = self.place(self.settled(after, at + 1), at + 1, levels)
        return found

    def settled(self, alive: Bits, at: int) -> Bits:
        alive = self.grid.settle(alive, self.done[at])
        dominators, dominated = self.dominance[at]
        while dominators := dominators & alive:
            bit = dominators & -dominators
            dominators ^= bit
            alive &= ~dominated[bit]
        return alive

    def place(self, alive: Bits, at: int, levels: list[dict[Bits, int]]) -> tuple[int, int]:
        """Where a settled state stands: the next level that asks something of its rows, or a leaf."""
        depth, touch, order = len(self.order), self.grid.touch, self.order
        if self.changed and not alive & self.changed:
            return (-1, self.leaves.setdefault((SAME,), len(self.leaves)))
        if alive & ~self.done[at]:
            while at < depth and not alive & touch[order[at]]:
                at += 1
        else:
            at = depth
        if at == depth:
            outcome = self.grid.outcome(alive)
            return (-1, self.leaves.setdefault(outcome, len(self.leaves)))
        level = levels[at]
        number = level.get(alive)
        if number is None:
            self.states += 1
            if self.states > self.budget:
                raise OverBudget(self.states)
            number = level[alive] = len(level)
        return (at, number)

    def reduced(self, top: tuple[int, int], edges: list[list[list[tuple[int, int]]]]) -> Diagram:
        depth = len(self.order)
        leaves = tuple(self.leaves)
        level = [depth] * len(leaves)
        children: list[tuple[int, ...]] = [()] * len(leaves)
        unique: dict[tuple[int, tuple[int, ...]], int] = {}
        names: list[list[int]] = [[] for _ in range(depth)]

        def named(where: tuple[int, int]) -> int:
            return where[1] if where[0] == -1 else names[where[0]][where[1]]

        for at in range(depth - 1, -1, -1):
            for state in edges[at]:
                below = [named(where) if where[0] != -2 else -1 for where in state]
                known = next(child for child in below if child >= 0)
                made = tuple(child if child >= 0 else known for child in below)
                if made.count(known) == len(made):
                    names[at].append(known)
                    continue
                key = (at, made)
                node = unique.get(key)
                if node is None:
                    node = unique[key] = len(level)
                    level.append(at)
                    children.append(made)
                names[at].append(node)
        widths = tuple(self.grid.space.inputs[input_].widths for input_ in self.order)
        return _trimmed(Diagram(self.order, widths, leaves, tuple(level), tuple(children), named(top), self.states))


def _trimmed(diagram: Diagram) -> Diagram:
    """The diagram without nodes that nothing leads to (they arise when states are merged from below), root last."""
    used = [False] * len(diagram.level)
    used[diagram.root] = True
    for node in range(diagram.root, len(diagram.leaves) - 1, -1):
        if used[node]:
            for child in diagram.children[node]:
                used[child] = True
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
