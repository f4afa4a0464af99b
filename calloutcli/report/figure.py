"""Figures: what the rows of a measure come to, each with numerator, denominator, interval, how many are missing, and method. Pure.

Rows of several homes are added up; a figure of all homes together has an empty `home`. What cannot be said is refused in words, and the
counts are shown all the same.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from calloutcli.frozen import frozen, replace
from calloutcli.report.measure import Measure
from calloutcli.report.statistics.estimates import NO_DENOMINATOR, TOO_FEW, garwood_interval, proportion, quantile, rate
from calloutcli.report.statistics.relative_rate import relative_rate_index

FEWEST_FOR_PERCENT: Final = 10
"""Below so many a percentage says nothing: counts alone (practice example: the cohort was too small for percentages)."""
METHODS: Final = {
    "count": "count",
    "events": "count, exact Poisson interval (Garwood)",
    "rate": "rate, exact Poisson interval (Garwood)",
    "percent": "share, Wilson interval",
    "quantile": "exact quantile: the smallest value that so many reach",
    "top": "share of those who have most; no interval, as nobody is drawn by chance",
    "index": "relative rate index, log-Wald interval",
}
COMPARED_WITH: Final = "the others are compared with it"
COUNT_ALONE: Final = "count only: too few for a share"
NO_REFERENCE: Final = "not shown: nothing is recorded of the group that it would be compared with"
TIMES: Final = "times"
QUANTILES: Final = (("median", 50), ("p90", 90))

Cells = tuple[Any, ...]
"""A row of a measure: period, home, part, numerator, denominator, missing."""


@frozen
class Figure:
    """One figure. `value`, `low`, `high` are in `unit`, None where `refusal` says why; `high` None beside a `low`: no upper limit.

    `hidden`: small numbers were hidden for publishing (publishing/), and a count that is None is one of them, shown as `c`.
    """

    measure: str
    home: str
    part: str
    period: str
    numerator: int | None
    denominator: int | None
    missing: int | None
    value: float | None
    low: float | None
    high: float | None
    unit: str
    method: str
    refusal: str = ""
    hidden: bool = False


@frozen
class Counts:
    """What the rows of one part add up to. `by_value`: of quantiles, and of who has most, how many by value."""

    numerator: int
    denominator: int | None
    missing: int
    by_value: dict[int, int]


def figures_of(measure: Measure, rows: Iterable[Cells]) -> tuple[Figure, ...]:
    """The figures of a measure, by period and part: of all homes together, and of each home where there are several."""
    found: dict[tuple[str, str], dict[str, list[Cells]]] = defaultdict(lambda: defaultdict(list))
    homes = set()
    for row in rows:
        period, home, part = str(row[0]), str(row[1]), str(row[2])
        homes.add(home)
        for key in ("", home):
            found[period, key][part].append(row)
    places = {part: place for place, part in enumerate(measure.parts)}
    figures: list[Figure] = []
    for (period, home), parts in sorted(found.items()):
        if not home or len(homes) > 1:
            counts = {part: _counts(several) for part, several in parts.items()}
            for part in sorted(counts, key=lambda part: (places.get(part, len(places)), part)):
                figures += _figures(measure.of_part(part), (period, home, part), counts)
    return tuple(figures)


def _counts(rows: Sequence[Cells]) -> Counts:
    counted = [row for row in rows if row[4] is not None]
    by_value: dict[int, int] = defaultdict(int)
    for row in counted:
        by_value[int(row[4])] += int(row[3] or 0)
    return Counts(
        sum(int(row[3] or 0) for row in (counted or rows)),
        sum(int(row[4]) for row in counted) if counted else None,
        sum(int(row[5] or 0) for row in rows),
        dict(by_value),
    )


def _figures(measure: Measure, key: tuple[str, str, str], counts: dict[str, Counts]) -> list[Figure]:
    one = counts[key[2]]
    if measure.method == "quantile":
        return _quantiles(measure, key, one)
    if measure.method == "top":
        return [_top(measure, key, one)]
    if measure.method == "index":
        return [_index(measure, key, counts)]
    return [figure(measure, key, one.numerator, one.denominator, one.missing)]


def figure(
    measure: Measure, key: tuple[str, str, str], numerator: int, denominator: int | None, missing: int
) -> Figure:
    """The figure of (period, home, part) by these counts, by the method of the measure."""
    period, home, part = key
    method = METHODS.get(measure.method, METHODS["count"])
    plain = Figure(
        measure.id, home, part, period, numerator, denominator, missing,
        None, None, None, measure.unit, method, NO_DENOMINATOR if denominator is None else COUNT_ALONE,
    )  # fmt: skip
    finish = _BY_METHOD.get(measure.method)
    return plain if finish is None else finish(plain, measure)


def _events(plain: Figure, _measure: Measure) -> Figure:
    interval = garwood_interval(plain.numerator or 0)
    return replace(plain, value=float(plain.numerator or 0), low=interval.low, high=interval.high, refusal="")


def _rate(plain: Figure, measure: Measure) -> Figure:
    rated = rate(plain.numerator or 0, plain.denominator, measure.per)
    if rated.value is None or rated.interval is None:
        return replace(plain, refusal=rated.refusal)
    return replace(plain, value=rated.value, low=rated.interval.low, high=rated.interval.high, refusal="")


def _percent(plain: Figure, _measure: Measure) -> Figure:
    shared = proportion(plain.numerator or 0, plain.denominator)
    if shared.value is None or shared.interval is None:
        return replace(plain, refusal=shared.refusal)
    if shared.of is not None and shared.of < FEWEST_FOR_PERCENT:
        return replace(plain, refusal=TOO_FEW)
    low, high = (100 * end for end in (shared.interval.low, shared.interval.high or 0.0))
    return replace(plain, value=100 * shared.value, low=low, high=high, refusal="")


_BY_METHOD: Final[dict[str, Callable[[Figure, Measure], Figure]]] = {
    "events": _events,
    "rate": _rate,
    "percent": _percent,
}


def _quantiles(measure: Measure, key: tuple[str, str, str], counts: Counts) -> list[Figure]:
    """The median and the 90th percentile of a table of how many by value; the numerator is how many there are."""
    period, home, _ = key
    total = sum(counts.by_value.values())
    few = total < FEWEST_FOR_PERCENT
    found = []
    for part, percent in QUANTILES:
        value = None if few else quantile(counts.by_value, percent)
        number = None if value is None else float(value)
        cells = (measure.id, home, part, period, total, None, counts.missing, number, None, None, measure.unit)
        found.append(Figure(*cells, METHODS["quantile"], TOO_FEW if few else ""))
    return found


def _top(measure: Measure, key: tuple[str, str, str], counts: Counts) -> Figure:
    """What share those have who have most, such as a tenth of the children, of a table of how many have so much each; at least one of them."""
    period, home, part = key
    having = {each: many for each, many in sorted(counts.by_value.items(), reverse=True) if many}
    people, total = sum(having.values()), sum(each * many for each, many in having.items())
    left, found = -(-people * measure.per // 100), 0
    for each, many in having.items():
        taken = min(left, many)
        found, left = found + taken * each, left - taken
    few = people < FEWEST_FOR_PERCENT
    value = None if few or not total else 100 * found / total
    cells = (measure.id, home, part, period, found, total, counts.missing, value, None, None, measure.unit)
    return Figure(*cells, METHODS["top"], TOO_FEW if few else "")


def _index(measure: Measure, key: tuple[str, str, str], counts: dict[str, Counts]) -> Figure:
    """A group beside the reference group of its kind (`ethnicity:asian` beside `ethnicity:white`)."""
    period, home, part = key
    one = counts[part]
    kind = part.partition(":")[0]
    beside = next((code for code in measure.reference if code.partition(":")[0] == kind), "")
    cells = (measure.id, home, part, period, one.numerator, one.denominator, one.missing)
    plain = Figure(*cells, None, None, None, TIMES, METHODS["index"])
    if part == beside:
        return replace(plain, refusal=COMPARED_WITH)
    other = counts.get(beside)
    if other is None:
        return replace(plain, refusal=NO_REFERENCE)
    found = relative_rate_index(
        one.numerator, one.denominator, other.numerator, other.denominator, exposure=measure.is_of_exposure
    )
    if found.index is None or found.interval is None:
        return replace(plain, refusal=found.refusal)
    return replace(plain, value=found.index, low=found.interval.low, high=found.interval.high)
