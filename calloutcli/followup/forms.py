"""Every kind of follow-up: its form, and what it leaves to be done. The one place where a new kind is entered."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from calloutcli.followup import (
    consultation,
    debrief,
    imported,
    individual_report,
    missing,
    nil_return,
    note,
    notification,
    occupancy,
    police_outcome,
    resident,
    restorative,
    review,
    slow_time,
)
from calloutcli.followup.course import Course
from calloutcli.followup.form import Form, answer_lines, parse_followup
from calloutcli.followup.month import month_words
from calloutcli.followup.pending import Pending
from calloutcli.record.kinds import Record
from calloutcli.wording import ENGLISH, Words

FORMS: Final[tuple[Form, ...]] = (
    consultation.FORM,
    notification.FORM,
    restorative.FORM,
    debrief.FORM,
    individual_report.FORM,
    police_outcome.FORM,
    missing.FORM,
    review.FORM,
    note.FORM,
    occupancy.FORM,
    nil_return.FORM,
    resident.FORM,
)
"""What somebody can be asked. An `imported` is read from a file, and never asked for."""

_OWED: Final = (
    slow_time.pending,
    consultation.pending,
    notification.pending,
    restorative.pending,
    debrief.pending,
    individual_report.pending,
    police_outcome.pending,
    missing.pending,
    note.pending,
)

_BY_KIND: Final = {form.kind: form for form in (*FORMS, imported.FORM)}


def form_of(kind: str) -> Form | None:
    """The form of a record's kind, or None for a kind that is no form."""
    return _BY_KIND.get(kind)


def pending_in(course: Course, now: datetime) -> Iterator[Pending]:
    """Everything that a case still waits for at that time, in no order."""
    for owed in _OWED:
        yield from owed(course, now)


def month_lines(record: Record, words: Words = ENGLISH) -> list[str]:
    """What a record of a month says, a line each: first which month; empty for a record of another kind.

    Raises:
        EvidenceError: it cannot be read.
    """
    form = form_of(record.kind)
    if form is None or form.field("month") is None:
        return []
    values = parse_followup(form, record, {})
    said = answer_lines(form, {name: value for name, value in values.items() if name != "month"}, {}, str, words)
    return [month_words(str(values["month"]), words), *(said or [words(form.title)])]
