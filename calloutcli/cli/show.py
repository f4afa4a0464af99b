"""`callout show`: one case in full, in plain words, in the order in which things happened.

The numbers of the records are those of the log, in which they stand as they were made.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from calloutcli.canonical import Json
from calloutcli.cli.case import KeptRecord, read_case
from calloutcli.cli.desk import Desk, open_desk
from calloutcli.cli.envelope import envelope
from calloutcli.cli.prompt import said_back
from calloutcli.cli.record_words import (
    author_line,
    closure_lines,
    corrected_lines,
    correction_lines,
    detail_line,
    erasure_lines,
    fate_lines,
    record_title,
    taken_over_words,
    time_words,
)
from calloutcli.cli.render import wrap
from calloutcli.cli.world import World
from calloutcli.errors import EvidenceError
from calloutcli.followup.course import course_of
from calloutcli.followup.form import Form, answer_lines, date_words, happened_in, parse_followup
from calloutcli.followup.forms import form_of
from calloutcli.followup.notification import FORM as NOTIFICATION
from calloutcli.followup.notification import duties
from calloutcli.followup.roles import roles_of
from calloutcli.followup.timeline import moments
from calloutcli.interview.card import outcome_title
from calloutcli.interview.details import HANDED_OVER_TO
from calloutcli.interview.moment import TOLERANCE, format_time
from calloutcli.log.note import format_verifier
from calloutcli.protocol.model import UNDECIDED, Protocol
from calloutcli.protocol.standing import agency_name
from calloutcli.record.closure import KIND as CLOSURE
from calloutcli.record.deferral import due_in
from calloutcli.record.entry import DEPARTURE_REASONS, NOT_DEPARTED, Case, agreed_of, case_of
from calloutcli.record.kinds import Record
from calloutcli.record.told import Told

_ORIGIN = {"line": "Line of the file", "source": "SHA-256 of the file"}


def show(world: World, folder: Path | None, reference: str, *, as_json: bool) -> int:
    """Print the case; the exit status.

    Raises:
        CalloutError: there is no such case, or a record of it does not hold.
    """
    desk = open_desk(world, folder)
    kept = read_case(desk, reference)
    if as_json:
        world.say(envelope("show", [_as_json(one) for one in kept]))
        return 0
    world.say(f"Case {kept[0].record.reference}. Records: {len(kept)}")
    by_seq = {one.record.position.seq: one for one in kept}
    told = [Told(one.record, one.protocol, one.personal) for one in kept]
    late = _told_late(desk, told)
    for seq, stands in moments(told).items():
        one = by_seq[seq]
        world.say("")
        lines = [*_lines(desk, one, stands, kept), *late.get(seq, ()), *fate_lines(one)]
        for line in [*lines, *corrected_lines(desk, one, kept)]:
            for part in wrap(line, hang="    "):
                world.say(part)
    return 0


def _lines(desk: Desk, kept: KeptRecord, stands: datetime, whole: Sequence[KeptRecord]) -> list[str]:
    record, protocol = kept.record, kept.protocol
    form = form_of(record.kind)
    told_by_time = form is not None or record.kind == CLOSURE
    lines = [f"R{record_title(desk, kept, stands if told_by_time else None)[1:]}"]
    entered = _entered(desk, record, stands)
    if form is not None:
        return [*lines, *_followup(desk, form, kept), *entered, author_line(kept)]
    if record.kind == "correction":
        return [*lines, *correction_lines(desk, kept, whole)]
    if record.kind == "erasure":
        return [*lines, *erasure_lines(kept)]
    if record.kind == CLOSURE:
        return [*lines, *closure_lines(desk, kept), *entered, author_line(kept)]
    if record.kind != "decision":
        return [*lines, *_as_they_stand(record.body), *_as_they_stand(kept.personal), author_line(kept)]
    case = case_of(record, protocol)
    late = " (late entry)" if record.body["late"] else ""
    lines += [
        f"  Happened: {time_words(desk, case.happened)}{late}",
        f"  Protocol: {protocol.id} {protocol.version}, agreement {case.agreement.replace('_', ' ')}",
        *_agreed(protocol, case),
        author_line(kept),
        "  Answers:",
        *(f"    {said_back(protocol.question(id_), value, case.language)}" for id_, value in case.answers.items()),
        f"  Advice: {outcome_title(protocol, record.body['advice']['outcome'], case.language)}",
        f"  Rules: {', '.join(record.body['advice']['rules']) or 'none'}",
    ]
    if case.taken != record.body["advice"]["outcome"]:
        label = "Decided" if record.body["advice"]["outcome"] == UNDECIDED else "Done instead"
        lines.append(f"  {label}: {outcome_title(protocol, case.taken, case.language)}")
    if case.reason != NOT_DEPARTED:
        lines.append(f"  Why: {dict(DEPARTURE_REASONS).get(case.reason, case.reason.replace('_', ' '))}")
    if "defer" in record.body:
        owner, until = due_in(record.body)
        by = time_words(desk, until) if until is not None else "a time that cannot be read"
        lines.append(
            f"  Put off: {protocol.role_title(owner, case.language)} decides by {by}"
            + (f" (bank holidays left out: {', '.join(map(date_words, case.holidays))})" if case.holidays else "")
        )
    details = dict(case.details or {})
    if HANDED_OVER_TO in details:
        details[HANDED_OVER_TO] = taken_over_words(protocol, details[HANDED_OVER_TO])
    fields = [*details.items(), *kept.personal.items()]
    return [*lines, *(detail_line(protocol.record, name, value, case.language) for name, value in fields)]


def _followup(desk: Desk, form: Form, kept: KeptRecord) -> Iterator[str]:
    """What a follow-up says."""
    record, roles = kept.record, roles_of(kept.protocol)
    values = parse_followup(form, record, kept.personal)
    yield from (f"  {line}" for line in answer_lines(form, values, roles, lambda moment: time_words(desk, moment)))
    known = {"reference", "late", *(field.name for field in form.fields)}
    yield from _as_they_stand({name: value for name, value in record.body.items() if name not in known})
    yield from _as_they_stand({name: value for name, value in kept.personal.items() if name not in known})


def _entered(desk: Desk, record: Record, stands: datetime) -> list[str]:
    """When a record was entered, where that was not at once."""
    if record.body.get("late") is not True and abs(record.time - stands) <= TOLERANCE:
        return []
    return [f"  Entered: {time_words(desk, record.time)}{' (late entry)' if record.body.get('late') is True else ''}"]


def _told_late(desk: Desk, told: Sequence[Told]) -> dict[int, list[str]]:
    """A line for each notification that came after its time, by seq."""
    try:
        course = course_of(told)
    except EvidenceError:
        return {}
    due = {(duty.whom, duty.told): duty.due for duty in duties(course) if duty.is_late}
    found = {}
    for one, values in course.followups(NOTIFICATION):
        by = due.get((str(values["whom"]), happened_in(one.record.body)))
        if by is not None and values.get("result") == "told":
            found[one.record.position.seq] = [f"  LATE: they were to be told by {time_words(desk, by)}"]
    return found


def _as_they_stand(fields: Mapping[str, Json]) -> Iterator[str]:
    """Where an imported record comes from; and what a later version of callout wrote, and this one does not know."""
    labels = {name: _ORIGIN.get(name, name.replace("_", " ")) for name in sorted(fields) if name != "reference"}
    return (f"  {label}: {fields[name]}" for name, label in labels.items())


def _agreed(protocol: Protocol, case: Case) -> list[str]:
    """Who had agreed to the protocol, and which record says so."""
    agreed = agreed_of(case)
    if not agreed.agencies or case.approval is None:
        return []
    names = ", ".join(agency_name(protocol, agency, case.language) for agency in agreed.agencies)
    return [f"  Agreed by: {names} (record {case.approval.get('seq')})"]


def _as_json(kept: KeptRecord) -> Json:
    record = kept.record
    return {
        "seq": record.position.seq,
        "kind": record.kind,
        "time": format_time(record.time),
        "role": record.role,
        "signed_by": None if kept.author is None else format_verifier(kept.author),
        "protocol": {"id": record.protocol.id, "version": record.protocol.version, "sha256": record.protocol.sha256},
        "facts": dict(record.facts),
        "body": dict(record.body),
        "personal": dict(kept.personal),
        "erased": [digest for digest, fate in kept.fates.items() if fate.state == "erased"],
        "missing": [digest for digest, fate in kept.fates.items() if fate.state == "missing"],
    }
