"""The compiled form as a value: a reduced, ordered, multi-valued decision diagram, the twin of the plain reading.

A node asks one input and has a child for each of its values; a leaf is an outcome (of two tables side by side: a pair). No
two nodes are alike, and no node has the same child under every value: an input stands in the diagram exactly where its
answer can still change the outcome (R. E. Bryant, "Graph-based algorithms for Boolean function manipulation", 1986;
A. Srinivasan and others, "Algorithms for discrete function manipulation", 1990, for many values). `compiling.py` builds it.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from calloutcli.analysis.reading import Situation
from calloutcli.analysis.space import Masks, Space
from calloutcli.frozen import frozen

Outcomes: TypeAlias = tuple[str, ...]
"""What a leaf says: an outcome for each table."""


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


def evaluator(space: Space, diagram: Diagram) -> Callable[[Situation], Outcomes]:
    """What each situation leads to, for situations that answer everything: one look-up for each input on the way.

    It raises KeyError where an answer that is needed is missing, or is none of this space.
    """
    choices: list[tuple[str, dict[object, int] | None, str]] = []
    for input_ in space.inputs:
        if input_.option is not None:
            choices.append((input_.question, None, input_.option))
            continue
        values: dict[object, int] = {}
        for number, value in enumerate(input_.values):
            every = (value,) if isinstance(value, str) else range(value[0], value[1] + 1)
            values.update(dict.fromkeys(every, number))
        choices.append((input_.question, values, ""))
    leaves, children = len(diagram.leaves), diagram.children
    asks = [choices[diagram.order[level]] if level < len(diagram.order) else choices[0] for level in diagram.level]

    def evaluate(situation: Situation) -> Outcomes:
        node = diagram.root
        while node >= leaves:
            question, values, option = asks[node]
            answer = situation[question]
            value = option in answer if values is None else values[answer]  # type: ignore[operator]
            node = children[node][value]
        return diagram.leaves[node]

    return evaluate
