"""Correcting what was answered in a form: a follow-up, an imported incident, a closure. Each field is asked as its form asks it.

What is right is held against the same bounds as when it was asked first. Where it makes another answer needed, or unfit, that is
asked too, so that the record never reads as something that could not have been recorded.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime

from calloutcli.canonical import Json
from calloutcli.cli.asking import ask_field, complaint_words
from calloutcli.cli.asking_right import Right, Wrong, ask_time, ask_words
from calloutcli.cli.case import KeptRecord
from calloutcli.cli.desk import Desk
from calloutcli.cli.picking import put
from calloutcli.errors import CalloutError
from calloutcli.followup.closing import closing_form
from calloutcli.followup.course import Course, course_of
from calloutcli.followup.form import (
    NOT_RECORDED,
    Bounds,
    Complaint,
    Field,
    Form,
    check_value,
    check_values,
    form_for,
    is_asked,
    parse_followup,
    without_idle,
)
from calloutcli.followup.forms import form_of
from calloutcli.followup.roles import roles_of
from calloutcli.frozen import frozen, replace
from calloutcli.interview.moment import format_time
from calloutcli.record.closure import KIND as CLOSURE
from calloutcli.record.closure import closing_in
from calloutcli.record.correction import Part
from calloutcli.record.told import Told, as_corrected

_OF_CLOSURE: Mapping[str, Part] = {"taken": "outcome", "decided_by": "role"}


def filled_in(one: KeptRecord, kept: Sequence[KeptRecord]) -> "Filled | None":
    """The record as a form that is filled in; None when it is of no form."""
    told = [Told(each.record, each.protocol, each.personal) for each in kept]
    course = None
    with suppress(CalloutError):
        course = course_of(told)
    form = _form(one, course)
    if form is None:
        return None
    seq = one.record.position.seq
    now = next(each for each in as_corrected(told) if each.record.position.seq == seq)
    return Filled(one, form, course, without_idle(form, _values(form, now)))


@frozen
class Filled:
    """A record that is a form filled in. `values`: its answers, as corrected up to now; `course`: its case, None where nothing tells when it happened."""

    one: KeptRecord
    form: Form
    course: Course | None
    values: Mapping[str, Json]

    def bounds(self, now: datetime) -> Bounds:
        """What the answers are held against; when the incident happened, unless it is this record that says it."""
        course, seq = self.course, self.one.record.position.seq
        begins = course is None or (course.decision is None and seq == _begun(course))
        return Bounds(now, None if course is None or begins else course.happened, roles_of(self.one.protocol))

    def wrongs(self) -> list[Wrong]:
        """Every field that can be corrected: what is or could have been answered; what is personal where it is kept."""
        found = []
        for field in self.form.fields:
            if field.is_personal:
                found += [self.wrong(field)] if field.name in self.one.personal else []
            elif is_asked(field, self.values):
                found.append(self.wrong(field))
        return found

    def wrong(self, field: Field) -> Wrong:
        """A field as something that can be wrong, with how it reads up to now."""
        if field.kind == "words":
            return Wrong("words", field.name)
        if field.personal:
            return Wrong("words", field.name, self.values.get(field.name, NOT_RECORDED))
        if self.one.record.kind == CLOSURE and field.name in _OF_CLOSURE:
            return Wrong(_OF_CLOSURE[field.name], field.name, self.values.get(field.name))
        return Wrong("time" if field.kind == "moment" else "detail", field.name, self.values.get(field.name))


def ask_rights(desk: Desk, filled: Filled, wrong: Wrong) -> list[Right]:
    """What is right of one field, and before it of those that it makes needed, what was needed last at the front.

    In this order the record can be read after each of them.

    Raises:
        Stop: the person stopped.
        Closed: the input ended.
    """
    form = filled.form
    field = form.field(wrong.field)
    assert field is not None  # it is one of `wrongs`
    bounds = filled.bounds(desk.world.now())
    before = _complaints(form, filled.values, bounds, filled.course)
    while True:
        right = _ask(desk, filled, wrong, field, bounds)
        if right.coded is not None and right.coded == filled.values.get(field.name):
            put(desk.world, desk.words("That is what the record says already."))
            continue
        after: dict[str, Json] = {**filled.values, field.name: right.coded if right.coded is not None else right.words}
        needed: list[Right] = []
        while True:
            left = [one for one in _complaints(form, after, bounds, filled.course) if one not in before]
            if not left:
                return [*needed, right]
            if left[0].field == field.name:
                put(desk.world, complaint_words(left[0], desk.words))
                break
            other = form.field(left[0].field)
            assert other is not None
            put(desk.world, desk.words("Then another answer is needed with it."))
            more = _ask(desk, filled, filled.wrong(other), other, bounds)
            after[other.name] = more.coded if more.coded is not None else more.words
            needed = [more, *(one for one in needed if one.wrong != more.wrong)]


def _ask(desk: Desk, filled: Filled, wrong: Wrong, field: Field, bounds: Bounds) -> Right:
    """What is right of one field; a time or a day is no later than the record."""
    made = filled.one.record.time
    if field.kind == "words":
        return Right(wrong, None, ask_words(desk.world, field.ask, required=True))
    if field.kind == "moment":

        def complaint(moment: datetime) -> str:
            found = check_value(field, format_time(moment), bounds)
            return "" if found is None else complaint_words(found, desk.words)

        return Right(wrong, format_time(ask_time(desk, field.ask, made, complaint)))
    while True:
        coded = ask_field(desk, field, bounds)
        found = check_value(field, coded, replace(bounds, now=made)) if field.kind == "date" else None
        if found is None:
            return Right(wrong, coded)
        put(desk.world, complaint_words(found, desk.words))


def _form(one: KeptRecord, course: Course | None) -> Form | None:
    """The form that a record is one of, as it is asked about the case; None when it is of none."""
    if one.record.kind == CLOSURE and course is not None and course.decision is not None:
        return closing_form(course)
    form = form_of(one.record.kind)
    return form if form is None or course is None else form_for(form, course)


def _values(form: Form, told: Told) -> dict[str, Json]:
    """The answers in a record; none when it cannot be read: `log verify` names it."""
    try:
        if told.record.kind != CLOSURE:
            return parse_followup(form, told.record, told.personal)
        closing = closing_in(told.record, told.personal)
    except CalloutError:
        return {}
    values: dict[str, Json] = {"taken": closing.taken, "decided_by": closing.decided_by}
    values |= {} if closing.happened is None else {"happened": format_time(closing.happened)}
    return {**values, **closing.details, **closing.personal}


def _complaints(form: Form, values: Mapping[str, Json], bounds: Bounds, course: Course | None) -> list[Complaint]:
    """What cannot stand of answers, apart from those that others make idle."""
    return check_values(form, without_idle(form, values), bounds, course)


def _begun(course: Course) -> int:
    """The seq of the record that says when an incident happened which was not decided here."""
    return next((one.record.position.seq for one in course.records if "happened" in one.record.body), -1)
