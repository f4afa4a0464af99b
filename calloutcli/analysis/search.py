"""Yes-or-no proofs without a diagram: a search over rows (M. Davis, G. Logemann, D. Loveland, 1962) on bits.

The question is always the same: is there a situation within some masks in which no row of a set holds? Whether a rule
can decide, whether rules leave a gap, whether two rules can disagree are all this question. One input after another is
given a value: one of the row that asks about the fewest still, and first the value that leaves the fewest rows alive.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from calloutcli.analysis.rows import Row
from calloutcli.analysis.space import Masks, Space

STEPS: Final = 200_000
"""So many values are tried at the most."""


class GaveUp(Exception):
    """The search tried `STEPS` values and proved nothing."""


def find_situation(space: Space, within: Masks, outside: Iterable[Row], steps: int = STEPS) -> tuple[int, ...] | None:
    """One value per input, within the masks, such that no row of `outside` holds; None when there is none.

    Inputs that do not matter have their calmest value.

    Raises:
        GaveUp: after `steps` values, with no answer.
    """
    if not all(within):
        return None
    rows: list[Row] = []
    for row in outside:
        asks = []
        for index, mask in row:
            both = within[index] & mask
            if not both:
                break
            if both != within[index]:
                asks.append((index, mask))
        else:
            if not asks:
                return None
            rows.append(tuple(asks))
    return _Search(space, within, rows, steps).run() if rows else space.mildest(within)


class _Search:
    def __init__(self, space: Space, within: Masks, rows: Sequence[Row], steps: int) -> None:
        self.space = space
        self.masks = list(within)
        self.steps = steps
        everything = (1 << len(rows)) - 1
        self.start = everything
        self.asked: list[int] = [0] * len(rows)
        """For each row, the inputs it asks about, a bit for each."""
        self.touch: dict[int, int] = {}
        self.allow: dict[int, list[tuple[int, int]]] = {}
        asked: dict[int, list[tuple[int, int]]] = {}
        for number, row in enumerate(rows):
            for index, mask in row:
                asked.setdefault(index, []).append((1 << number, mask))
                self.asked[number] |= 1 << index
        for index, literals in asked.items():
            touched = sum(bit for bit, _ in literals)
            self.touch[index] = touched
            self.allow[index] = [
                (value, everything & ~touched | sum(bit for bit, mask in literals if mask >> value & 1))
                for value in range(len(space.inputs[index].values))
                if within[index] >> value & 1
            ]

    def run(self) -> tuple[int, ...] | None:
        chosen: dict[int, int] = {}
        if self.down(self.start, tuple(sorted(self.touch)), chosen) is not None:
            return None
        for index, value in chosen.items():
            self.masks[index] = 1 << value
        return self.space.mildest(tuple(self.masks))

    def down(self, alive: int, free: tuple[int, ...], chosen: dict[int, int]) -> int | None:
        """None when values were found for the free inputs; else the chosen inputs (a bit each) that are to blame.

        Whatever is not to blame may have any value, and there is still no way on: it is not tried again.
        """
        if not alive:
            return None
        index = self.next_input(alive, free)
        rest = tuple(other for other in free if other != index)
        asking = 0
        for other in rest:
            asking |= self.touch[other]
        own = 1 << index
        blame = 0
        tried: set[int] = set()
        ways = [(alive & allowed, value) for value, allowed in self.allow[index]]
        for after, value in sorted(ways, key=lambda way: way[0].bit_count()):
            if after in tried:
                continue
            tried.add(after)
            holding = after & ~asking
            if holding:
                blame |= self.asked[(holding & -holding).bit_length() - 1]
                continue
            self.steps -= 1
            if self.steps < 0:
                raise GaveUp
            chosen[index] = value
            deeper = self.down(after, rest, chosen)
            if deeper is None:
                return None
            if not deeper & own:
                chosen.pop(index)
                return deeper
            blame |= deeper
        chosen.pop(index, None)
        return blame & ~own

    def next_input(self, alive: int, free: tuple[int, ...]) -> int:
        """Of the row that asks about the fewest inputs still, the input that most rows ask about."""
        ones = twos = fours = 0  # the number of inputs that each row asks about, in binary, a bit of it per plane
        for index in free:
            asks = self.touch[index] & alive
            carry = ones & asks
            ones ^= asks
            fours |= twos & carry
            twos ^= carry
        for shortest in (ones & ~twos & ~fours, twos & ~ones & ~fours, ones & twos & ~fours, alive):
            if shortest:
                row = shortest & -shortest
                break
        return max(
            (index for index in free if self.touch[index] & row), key=lambda one: (self.touch[one] & alive).bit_count()
        )
