"""That a month had no incidents: no entries are not the same as none. It belongs to no case.

Body of a `nil_return`: `month`; `late`, always false. In words: `remark`.

An incident lies in the month in which it happened by the home's own clock, as later corrections say; one decided here and one
imported count alike. A nil return of a month with an incident is refused. An incident that is recorded later contradicts it
(`contradicted`): the nil return stays, and counts no longer.
"""

from collections.abc import Iterable
from datetime import tzinfo

from calloutcli.followup.course import Course
from calloutcli.followup.form import Field, Form
from calloutcli.followup.month import month_of
from calloutcli.frozen import frozen
from calloutcli.record.kinds import Record

FORM = Form(
    kind="nil_return",
    word="nil-return",
    title="No incidents",
    purpose="That a month had no incidents. An empty log does not say so.",
    fields=(
        Field("month", "Which month had no incidents?", "Month without incidents", "month"),
        Field("remark", "Is there anything to add? Give no names.", "Remark", "words", required=False),
    ),
    of_case=False,
)


@frozen
class Contradiction:
    """A month of which a record says that it had no incidents, and those that it had. `seq`: the last such record of the month."""

    month: str
    seq: int
    references: tuple[str, ...]


def incidents_in(month: str, courses: Iterable[Course], zone: tzinfo) -> tuple[str, ...]:
    """The references of the incidents that happened in a month, in order of time."""
    return tuple(course.reference for course in _in_time(courses) if month_of(course.happened, zone) == month)


def contradicted(nil_returns: Iterable[Record], courses: Iterable[Course], zone: tzinfo) -> tuple[Contradiction, ...]:
    """Each month with a nil return that had incidents all the same, in order; `nil_returns` are in order of seq."""
    said = {str(one.body.get("month")): one.position.seq for one in nil_returns if one.kind == FORM.kind}
    found: dict[str, list[str]] = {}
    for course in _in_time(courses) if said else ():
        month = month_of(course.happened, zone)
        if month in said:
            found.setdefault(month, []).append(course.reference)
    return tuple(Contradiction(month, said[month], tuple(found[month])) for month in sorted(found))


def _in_time(courses: Iterable[Course]) -> list[Course]:
    return sorted(courses, key=lambda course: (course.happened, course.reference))
