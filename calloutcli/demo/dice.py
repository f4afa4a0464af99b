"""Chance that comes out the same on every computer and with every Python, for the same seed.

Only `random.random` is used of Python's generator: its numbers are promised to stay the same for ever, those of its other draws are not.
Each part of the demo throws dice of its own, named after it, so that a change in one part leaves the others as they were.
"""

import hashlib
import random
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")


class Weighted(Generic[T]):
    """Choices that come up as often as their weights say; made from (choice, weight) pairs."""

    __slots__ = ("choices", "sums")

    def __init__(self, *among: tuple[T, float]) -> None:
        self.choices = [choice for choice, _ in among]
        self.sums = list(accumulate(weight for _, weight in among))


class Dice:
    """Dice with a seed: any words and numbers. `fraction` gives a number from 0 up to 1."""

    __slots__ = ("fraction",)

    def __init__(self, *seed: object) -> None:
        generator = random.Random(int.from_bytes(bytes_of(*seed), "big"))  # noqa: S311 - it is to come out the same again
        self.fraction: Callable[[], float] = generator.random

    def chance(self, percent: float) -> bool:
        """Whether something happens that happens so many times in a hundred."""
        return self.fraction() * 100 < percent

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""
        return low + int(self.fraction() * (high - low + 1))

    def pick(self, choices: Sequence[T]) -> T:
        """One of them, each as likely as any other."""
        return choices[int(self.fraction() * len(choices))]

    def weigh(self, weighted: Weighted[T]) -> T:
        """One of them, by their weights."""
        return weighted.choices[bisect_right(weighted.sums, self.fraction() * weighted.sums[-1])]

    def bytes(self, count: int) -> bytes:
        """So many bytes, 18 at most: what a name for a record needs."""
        number = 0
        for _ in range(3):
            number = number << 48 | int(self.fraction() * 2**48)
        return number.to_bytes(18, "big")[:count]


def bytes_of(*seed: object) -> bytes:
    """32 bytes that stand for these words and numbers: a seed, or a key that everybody can make."""
    return hashlib.sha256("\0".join(map(str, seed)).encode()).digest()
