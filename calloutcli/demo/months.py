"""What a made-up home says of its months and of its children: occupancy, months without incidents, who came and who left."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from calloutcli.canonical import Json
from calloutcli.demo.children import Child, occupancy
from calloutcli.demo.span import month_after, on_the_clock
from calloutcli.demo.telling import Stage, Step
from calloutcli.followup import nil_return, resident
from calloutcli.followup import occupancy as beds
from calloutcli.followup.form import NOT_RECORDED, Form, Values, format_followup
from calloutcli.followup.month import month_code

_WRONG_FIRST: Final = 2
"""Times in a hundred that a month's figures are recorded wrong, and again some days later."""


def month_steps(stage: Stage, children: Iterable[Child], known: Mapping[date, datetime]) -> Iterator[Step]:
    """The occupancy of every month, and a nil return of each month without an incident that was known then.

    `known`: by month, when its first incident was recorded.
    """
    children, silent = tuple(children), stage.profile.silent
    for first in stage.span.months():
        is_silent = silent is not None and silent[0] <= first < silent[1]
        if is_silent and silent is not None and month_after(first) != silent[1]:
            continue  # of the last such month the beds are recorded, later
        nights, residents = occupancy(children, first)
        after = month_after(first)
        moment = on_the_clock(after + timedelta(days=stage.dice.between(0, 4)), stage.dice.between(8, 16), 20)
        values: dict[str, Json] = {
            "month": month_code(first),
            "places": stage.profile.places,
            "bed_nights": nights,
            "residents": residents,
        }
        if stage.dice.chance(_WRONG_FIRST) and nights > residents:
            yield _step(stage, beds.FORM, {**values, "bed_nights": nights - 1}, moment)
            moment += timedelta(days=2, minutes=11)
        yield _step(stage, beds.FORM, values, moment)
        moment += timedelta(minutes=4)
        if not is_silent and (first not in known or known[first] > moment + timedelta(hours=1)):
            yield _step(stage, nil_return.FORM, {"month": month_code(first)}, moment)


def resident_steps(stage: Stage, children: Iterable[Child]) -> Iterator[Step]:
    """A record of each child who lives in the home: when they come, or when the home begins to record; and one when they leave."""
    begun = on_the_clock(stage.span.first, 9, 30)
    for number, child in enumerate(children):
        known = {name: value for name, value in child.known if value != NOT_RECORDED}
        values: dict[str, Json] = {"child": child.code, "came_on": child.came.isoformat(), **known}
        came = max(_soon(stage, child.came), begun + timedelta(minutes=number))
        yield _step(stage, resident.FORM, values, came)
        if child.left is not None:
            left = _soon(stage, child.left)
            if left < stage.span.cut:
                yield _step(stage, resident.FORM, {**values, "left_on": child.left.isoformat()}, left)


def _soon(stage: Stage, day: date) -> datetime:
    return on_the_clock(
        day + timedelta(days=stage.dice.between(1, 4)), stage.dice.between(9, 16), stage.dice.between(0, 59)
    )


def _step(stage: Stage, form: Form, values: Values, moment: datetime) -> Step:
    time = stage.recorded(moment + timedelta(milliseconds=stage.dice.between(0, 59_999)))
    return Step(time, format_followup(form, values, "", "manager", stage.uid(), stage.edition(time).name, time))
