"""What a control chart's points say that chance alone would seldom say: four rules, named in words, never "good" or "bad".

The rules are those of NHS Making Data Count: a point beyond a limit; 7 or more in a row on one side of the middle line; 7 or
more in a row rising, or falling; 2 of 3 in a row near a limit, which is its outer third, with all three on the same side. A
point on the middle line is on neither side. A point that does not count breaks every run: what happened then is not known.
Every point of a run is marked, and of 2 in 3 those that stand near the limit.
"""

from collections.abc import Iterator, Sequence

from calloutcli.frozen import frozen

RUN = 7
_SMALL = 1e-9
"""Part of the numbers compared that is rounding: a series of equal points stands on its own mean, not just below it."""

BEYOND = {1: "above the upper limit", -1: "below the lower limit"}
NEAR = {1: "2 of 3 near the upper limit", -1: "2 of 3 near the lower limit"}
SIDE = {1: "above the middle line", -1: "below the middle line"}
STEP = {1: "rising", -1: "falling"}


@frozen
class Band:
    """The lines at one point, outermost last at each side. None: there is no such line."""

    centre: float
    near_lower: float | None
    near_upper: float | None
    lower: float | None
    upper: float | None


def signals(values: Sequence[float | None], bands: Sequence[Band | None]) -> list[tuple[str, ...]]:
    """For each point its signals in words, in the order of the rules. Only points with a value and a band can have any."""
    found: list[list[str]] = [[] for _ in values]
    sides, steps, near = [0] * len(values), [0] * len(values), [0] * len(values)
    for at, (value, band) in enumerate(zip(values, bands, strict=True)):
        if value is None or band is None:
            continue
        sides[at] = _compare(value, band.centre)
        beyond = _outside(value, band.lower, band.upper)
        if beyond:
            found[at].append(BEYOND[beyond])
        else:
            near[at] = _outside(value, band.near_lower, band.near_upper)
        before = values[at - 1] if at else None
        steps[at] = 0 if before is None else _compare(value, before)
    for start, end, side in _runs(sides):
        _mark(found, start, end, SIDE[side])
    for start, end, step in _runs(steps):  # so many steps join one point more
        _mark(found, start - 1, end, STEP[step])
    for at, side in enumerate(near):
        if side and any(_two_of_three(sides, near, start, side) for start in (at - 2, at - 1, at)):
            found[at].append(NEAR[side])
    return [tuple(one) for one in found]


def _compare(one: float, other: float) -> int:
    if abs(one - other) <= _SMALL * max(abs(one), abs(other)):
        return 0
    return 1 if one > other else -1


def _outside(value: float, low: float | None, high: float | None) -> int:
    if high is not None and _compare(value, high) > 0:
        return 1
    return -1 if low is not None and _compare(value, low) < 0 else 0


def _runs(signs: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Each run of one sign that is not 0, as (start, end, sign)."""
    start = 0
    for at in range(1, len(signs) + 1):
        if at == len(signs) or signs[at] != signs[start]:
            if signs[start]:
                yield start, at, signs[start]
            start = at


def _mark(found: list[list[str]], start: int, end: int, words: str) -> None:
    if end - start >= RUN:
        for at in range(start, end):
            found[at].append(f"one of {end - start} in a row {words}")


def _two_of_three(sides: Sequence[int], near: Sequence[int], start: int, side: int) -> bool:
    three = slice(start, start + 3)
    return sides[three] == [side] * 3 and near[three].count(side) >= 2
