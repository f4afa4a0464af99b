"""Figures in words: the same in the terminal, on the page and in a picture's table. Pure."""

from calloutcli.report.change import Change
from calloutcli.report.comparators import Beside
from calloutcli.report.figure import TIMES, Figure
from calloutcli.report.measure import Measure
from calloutcli.report.statistics.comparison import NO_TEST

SMALLEST_POINTS, SMALLEST_PERCENT = 0.05, 0.5
"""What a change is less than that reads as 0 when it is rounded."""
HIDDEN = "c"
"""What stands for a small number that is hidden in a published report."""
SMALL_NUMBERS = "Not shown in a published report: small numbers could point to a child."
_QUANTILES = {"median": "half took no longer", "p90": "90 in 100 took no longer"}


def count_words(count: int | None) -> str:
    """A count; `c` where it is hidden."""
    return HIDDEN if count is None else f"{count:,}"


def part_words(measure: Measure, part: str) -> str:
    """What a figure of a measure is of."""
    return _QUANTILES.get(part) or measure.words_of(part) or "all"


def missing_words(one: Figure) -> str:
    """How many are missing; in a published report it is not shown, as it may be a small number."""
    return "not shown" if one.missing is None else f"{one.missing:,}"


def counts_words(one: Figure) -> str:
    """`12 of 140`, `12 in 4,320 bed nights`; the count alone where there is no denominator."""
    numerator = count_words(one.numerator)
    if one.denominator is None:
        return f"{numerator} of {HIDDEN}" if one.hidden and one.unit == "%" else numerator
    return (
        f"{numerator} in {one.denominator:,}"
        if one.unit.startswith("for each")
        else f"{numerator} of {one.denominator:,}"
    )


def figure_words(one: Figure) -> str:
    """The value in its unit with its interval; the refusal in words where there is none."""
    if one.value is None:
        return one.refusal
    value = _value(one, one.value)
    if one.low is None:
        return value
    high = "no upper limit" if one.high is None else _bare(one, one.high)
    return f"{value}, between {_bare(one, one.low)} and {high}"


def _value(one: Figure, value: float) -> str:
    if one.unit == "%":
        return f"{value:.0f} %" if one.hidden else f"{value:.1f} %"
    return f"{value:,.{0 if _is_whole(one) else 2}f} {one.unit}".rstrip()


def _bare(one: Figure, value: float) -> str:
    return f"{value:,.{1 if one.unit == '%' or _is_whole(one) else 2}f}"


def _is_whole(one: Figure) -> bool:
    """Whether the value is one of whole things, such as contacts or minutes."""
    return one.unit != TIMES and not one.unit.startswith("for each")


def change_words(change: Change) -> str:
    """A change beside an earlier period, with its interval and whether it can be told from chance."""
    if change.value is None:
        return change.words
    if change.unit == "ratio":
        percent = 100 * (change.value - 1)
        size = f"{abs(percent):.0f} % {'more' if percent >= 0 else 'less'}"
        size = "the same" if abs(percent) < SMALLEST_PERCENT else size
        ends = (
            ""
            if change.low is None
            else f", ratio {change.value:.2f}, between {change.low:.2f} and {_end(change.high)}"
        )
    else:
        size = f"{abs(change.value):.1f} percentage points {'more' if change.value >= 0 else 'less'}"
        size = "the same" if abs(change.value) < SMALLEST_POINTS else size
        ends = "" if change.low is None else f", between {change.low:+.1f} and {_end(change.high, sign=True)}"
    return f"{size}{ends}: {change.words}" if change.words else f"{size}{ends}"


def beside_words(one: Beside) -> str:
    """A share beside a published one: never a test."""
    published = one.comparator
    about = f"{published.measure}, {published.label}, {published.date.isoformat()}: {published.percent:g} % ({published.source})"
    if one.percent is None or one.points is None:
        return f"{about}. Here: no such share"
    size = (
        f"{abs(one.points):.1f} percentage points {'more' if one.points > 0 else 'less'}" if one.points else "the same"
    )
    return f"{about}. Here: {one.percent:.1f} %, {size}. {NO_TEST[:1].upper()}{NO_TEST[1:]}"


def _end(value: float | None, *, sign: bool = False) -> str:
    if value is None:
        return "no upper limit"
    return f"{value:+.1f}" if sign else f"{value:.2f}"
