"""One case looked back at: what of it a review is shown (exceptions.py), each kind by a function of its own.

Each gives (id, seq, since when, words) for everything it sees in the case as it stands at a time. Words name roles, never people.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

from calloutcli.audit.departures import departure, instead, is_emergency, not_called
from calloutcli.followup import missing, police_outcome
from calloutcli.followup.authorisation import one_of
from calloutcli.followup.consultation import authorisation
from calloutcli.followup.course import Course
from calloutcli.followup.form import happened_in
from calloutcli.followup.notification import duties
from calloutcli.followup.roles import roles_of
from calloutcli.followup.slow_time import owed_by
from calloutcli.interview.details import DECIDER_INVOLVED, HANDED_OVER_TO, HURT, NAMED

Found = Iterator[tuple[str, int, datetime, str]]
"""(id, seq, since when, words)."""


def _emergency(course: Course, _now: datetime) -> Found:
    """Some version of the decision was advised as an emergency, and in it 999 was not called."""
    one = not_called(course)
    if one is None:
        return
    last = course.closure or course.decision
    later = "999 was called later. " if last is not None and is_emergency(course, last) else ""
    calls = [
        told.record.position.seq
        for told, values in course.followups(police_outcome.FORM)
        if values.get("channel") == "call_999"
    ]
    later += f"The police were told by 999 all the same (record {calls[0]}). " if calls else ""
    words = f"{instead(one)} {later}".strip()
    yield "emergency-not-called", one.record.position.seq, course.happened, words


def _put_off(course: Course, now: datetime) -> Found:
    if course.decision is None:
        return
    seq, roles = course.decision.record.position.seq, roles_of(course.protocol)
    if course.is_put_off:
        owner, until = owed_by(course)
        if until is not None and until < now:
            yield "put-off-overdue", seq, until, f"Owed by: {one_of((owner,), roles)}."
    elif course.is_undecided:
        yield "undecided", seq, course.decided, "The answers left it open, and nobody has recorded a decision."


def _duties(course: Course, now: datetime) -> Found:
    if course.decision is None:
        return
    seq, roles = course.decision.record.position.seq, roles_of(course.protocol)
    for duty in duties(course):
        whom, state = one_of((duty.whom,), roles), duty.state(now)
        if state == "overdue":
            tried = f" Tried without an answer: {duty.tried}." if duty.tried else ""
            yield "duty-not-done", seq, duty.due, f"Not told: {whom}.{tried}"
        elif state == "to_judge" and duty.due < now:
            rests = f" ({duty.text})" if duty.text else ""
            judge = one_of((duty.judged_by,), roles)
            yield "judgement-missing", seq, duty.due, f"To be told, if so judged: {whom}{rests}. Who judges: {judge}."
        elif state == "told_late" and duty.told is not None:
            hours = int((duty.told - duty.due).total_seconds() // 3600)
            yield "duty-late", seq, duty.due, f"Told late: {whom}. Hours late: {hours}."


def _authorised(course: Course, _now: datetime) -> Found:
    found = authorisation(course)
    if found.state == "not_yet" and course.decision is not None:
        roles = roles_of(course.protocol)
        last = course.closure or course.decision
        missing_ones = "; ".join(one_of(group, roles) for group in found.missing)
        against = f" Said to do something else: {one_of(found.against, roles)}."
        words = f"Not asked first, or not agreed: {missing_ones}.{against if found.against else ''}"
        yield "not-authorised", last.record.position.seq, course.decided, words


def _departed(course: Course, _now: datetime) -> Found:
    one = course.decision
    way = departure(course)
    if one is not None and way != "none" and not_called(course) is None:
        yield f"departed-{way}", one.record.position.seq, one.record.time, instead(one)


def _involved(course: Course, _now: datetime) -> Found:
    """The person who decided was hurt or is named, and nobody else has decided since."""
    details = course.decision.record.body.get("details") if course.decision is not None else None
    if course.decision is None or course.closure is not None or not isinstance(details, dict):
        return
    said = details.get(DECIDER_INVOLVED) or (HURT if details.get("decider_hurt") == "yes" else "")
    if said in (HURT, NAMED) and details.get(HANDED_OVER_TO, "nobody_yet") == "nobody_yet":
        who = "was hurt in it" if said == HURT else "is said to have harmed a child"
        words = f"Whoever decided {who}, and nobody else has taken it over."
        yield "decider-involved", course.decision.record.position.seq, course.decided, words


def _missing(course: Course, now: datetime) -> Found:
    for one in missing.episodes(course):
        if one.is_reported_unasked and one.reported is not None:
            feared = (
                "It was recorded why it could not wait." if one.feared is not None else "Nor why it could not wait."
            )
            yield "missing-not-asked", one.seq, one.reported, feared
        if one.due is None:
            continue
        if one.is_offer_late(now):
            yield "return-interview-late", one.seq, one.due, _late_offer(one)
        elif one.is_interview_late(now):
            words = (
                "Offered in time, and done after 72 hours." if one.done else "Offered, and not done within 72 hours."
            )
            yield "return-interview-late", one.seq, one.due, words


def _late_offer(one: missing.Episode) -> str:
    if one.first_offer is None:
        return "Not offered within 72 hours."
    if one.offered is not None and one.offered == one.first_offer:
        return "Offered after 72 hours."
    did = "Done" if one.done == one.first_offer else "Declined"
    return f"{did} after 72 hours, and no offer before is recorded."


def _allegations(course: Course, _now: datetime) -> Found:
    behaviour, callers = dict(police_outcome.BEHAVIOUR), dict(police_outcome.CALLERS)
    for one, values in course.followups(police_outcome.FORM):
        if values["step"] == "new_allegation" and values["from_call"] != "no":
            code = str(values["behaviour"])
            call = police_outcome.call_before(course, one)
            before = "No call is recorded before it."
            if call is not None:
                caller = callers.get(str(call.record.body.get("called_by", "home")), "not known")
                before = f"It followed record {call.record.position.seq}: the police were called. By whom: {caller}."
            sure = "" if values["from_call"] == "yes" else " Nobody knows whether it came of that."
            words = f"{behaviour.get(code, code.replace('_', ' '))}. {before}{sure}"
            yield "new-allegation", one.record.position.seq, happened_in(one.record.body) or one.record.time, words


LOOKS: Final[tuple[Callable[[Course, datetime], Found], ...]] = (
    _emergency,
    _put_off,
    _duties,
    _authorised,
    _departed,
    _involved,
    _missing,
    _allegations,
)
