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
    record_heading,
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
from calloutcli.wording import LANGUAGES, Words, msg

_ORIGIN = {"line": msg("Line of the file"), "source": msg("SHA-256 of the file")}
_AGREEMENT = {
    "none_in_force": msg("none in force"),
    "in_force": msg("in force"),
    "past_review": msg("past review"),
    "trust_root_expired": msg("trust root expired"),
    "not_yet_effective": msg("not yet effective"),
}


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
    words = world.words
    world.say(words("Case {reference}. Records: {count}", reference=kept[0].record.reference, count=len(kept)))
    by_seq = {one.record.position.seq: one for one in kept}
    told = [Told(one.record, one.protocol, one.personal) for one in kept]
    late = _told_late(desk, told)
    for seq, stands in moments(told).items():
        one = by_seq[seq]
        world.say("")
        lines = [*_lines(desk, one, stands, kept), *late.get(seq, ()), *fate_lines(one, words)]
        for line in [*lines, *corrected_lines(desk, one, kept)]:
            for part in wrap(line, hang="    "):
                world.say(part)
    return 0


def _lines(desk: Desk, kept: KeptRecord, stands: datetime, whole: Sequence[KeptRecord]) -> list[str]:
    record, words = kept.record, desk.words
    form = form_of(record.kind)
    told_by_time = form is not None or record.kind == CLOSURE
    lines = [record_heading(desk, kept, stands if told_by_time else None)]
    entered = _entered(desk, record, stands)
    if form is not None:
        return [*lines, *_followup(desk, form, kept), *entered, author_line(kept, words)]
    if record.kind == "correction":
        return [*lines, *correction_lines(desk, kept, whole)]
    if record.kind == "erasure":
        return [*lines, *erasure_lines(kept, words)]
    if record.kind == CLOSURE:
        return [*lines, *closure_lines(desk, kept), *entered, author_line(kept, words)]
    if record.kind != "decision":
        fields = [*_as_they_stand(record.body, words), *_as_they_stand(kept.personal, words)]
        return [*lines, *fields, author_line(kept, words)]
    return [*lines, *_decision(desk, kept)]


def _decision(desk: Desk, kept: KeptRecord) -> Iterator[str]:
    """What a decision says."""
    record, protocol, words = kept.record, kept.protocol, desk.words
    language, case = words.language, case_of(kept.record, kept.protocol)
    yield from (f"  {line}" for line in _how_decided(desk, record, protocol, case))
    yield author_line(kept, words)
    yield "  " + words("Answers:")
    yield from (f"    {said_back(protocol.question(id_), value, language)}" for id_, value in case.answers.items())
    yield from (f"  {line}" for line in _what_was_decided(desk, record, protocol, case))
    details = dict(case.details or {})
    if HANDED_OVER_TO in details:
        details[HANDED_OVER_TO] = taken_over_words(protocol, details[HANDED_OVER_TO], words)
    for name, value in (*details.items(), *kept.personal.items()):
        yield detail_line(protocol.record, name, value, words)


def _how_decided(desk: Desk, record: Record, protocol: Protocol, case: Case) -> Iterator[str]:
    """When it happened, by which protocol it was decided, and in which languages that was shown."""
    words, happened = desk.words, time_words(desk, case.happened)
    late = record.body["late"]
    yield words("Happened: {time} (late entry)", time=happened) if late else words("Happened: {time}", time=happened)
    agreement = words(_AGREEMENT.get(case.agreement, case.agreement.replace("_", " ")))
    name, version = protocol.id, protocol.version
    yield words("Protocol: {name} {version}, agreement {state}", name=name, version=version, state=agreement)
    yield from _agreed(protocol, case, words)
    shown = tuple(dict.fromkeys((case.language, *(case.wording or ()))))
    if shown != ("en",):
        yield words("Shown in: {languages}", languages=", ".join(LANGUAGES.get(one, one) for one in shown))


def _what_was_decided(desk: Desk, record: Record, protocol: Protocol, case: Case) -> Iterator[str]:
    """The advice, what was done, and by when it is to be decided."""
    words, advice = desk.words, record.body["advice"]
    language = words.language
    yield words("Advice: {outcome}", outcome=outcome_title(protocol, advice["outcome"], language))
    yield words("Rules: {rules}", rules=", ".join(advice["rules"]) or words("none"))
    if case.taken != advice["outcome"]:
        taken = outcome_title(protocol, case.taken, language)
        is_left = advice["outcome"] == UNDECIDED
        yield words("Decided: {outcome}", outcome=taken) if is_left else words("Done instead: {outcome}", outcome=taken)
    if case.reason != NOT_DEPARTED:
        reason = dict(DEPARTURE_REASONS).get(case.reason, case.reason.replace("_", " "))
        yield words("Why: {reason}", reason=words(reason))
    if "defer" in record.body:
        owner, until = due_in(record.body)
        by = time_words(desk, until) if until is not None else words("a time that cannot be read")
        yield _put_off(protocol.role_title(owner, language), by, case, words)


def _put_off(who: str, by: str, case: Case, words: Words) -> str:
    if not case.holidays:
        return words("Put off: {who} decides by {time}", who=who, time=by)
    days = ", ".join(date_words(day, words) for day in case.holidays)
    return words("Put off: {who} decides by {time} (bank holidays left out: {days})", who=who, time=by, days=days)


def _followup(desk: Desk, form: Form, kept: KeptRecord) -> Iterator[str]:
    """What a follow-up says."""
    record, roles, words = kept.record, roles_of(kept.protocol), desk.words
    values = parse_followup(form, record, kept.personal)
    lines = answer_lines(form, values, roles, lambda moment: time_words(desk, moment), words)
    yield from (f"  {line}" for line in lines)
    known = {"reference", "late", *(field.name for field in form.fields)}
    yield from _as_they_stand({name: value for name, value in record.body.items() if name not in known}, words)
    yield from _as_they_stand({name: value for name, value in kept.personal.items() if name not in known}, words)


def _entered(desk: Desk, record: Record, stands: datetime) -> list[str]:
    """When a record was entered, where that was not at once."""
    if record.body.get("late") is not True and abs(record.time - stands) <= TOLERANCE:
        return []
    words, time = desk.words, time_words(desk, record.time)
    late = record.body.get("late") is True
    return ["  " + (words("Entered: {time} (late entry)", time=time) if late else words("Entered: {time}", time=time))]


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
            late = desk.words("LATE: they were to be told by {time}", time=time_words(desk, by))
            found[one.record.position.seq] = [f"  {late}"]
    return found


def _as_they_stand(fields: Mapping[str, Json], words: Words) -> Iterator[str]:
    """Where an imported record comes from; and what a later version of callout wrote, and this one does not know."""
    labels = {name: words(_ORIGIN.get(name, name.replace("_", " "))) for name in sorted(fields) if name != "reference"}
    return (f"  {label}: {fields[name]}" for name, label in labels.items())


def _agreed(protocol: Protocol, case: Case, words: Words) -> list[str]:
    """Who had agreed to the protocol, and which record says so."""
    agreed = agreed_of(case)
    if not agreed.agencies or case.approval is None:
        return []
    names = ", ".join(agency_name(protocol, agency, words.language) for agency in agreed.agencies)
    return [words("Agreed by: {names} (record {seq})", names=names, seq=case.approval.get("seq"))]


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
