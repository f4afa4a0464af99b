"""`callout show`: one case in full, in plain words and in order of time."""

from pathlib import Path
from typing import Any

from calloutcli.canonical import Json
from calloutcli.cli.case import KeptRecord, read_case
from calloutcli.cli.desk import Desk, open_desk
from calloutcli.cli.envelope import envelope
from calloutcli.cli.prompt import said_back
from calloutcli.cli.record_words import (
    LABELS,
    author_line,
    corrected_lines,
    correction_lines,
    erasure_lines,
    fate_lines,
    record_title,
    value_words,
)
from calloutcli.cli.render import wrap
from calloutcli.cli.world import World
from calloutcli.interview.card import outcome_title
from calloutcli.interview.moment import format_time, long_time, parse_time
from calloutcli.log.note import format_verifier
from calloutcli.protocol.model import UNDECIDED, Protocol
from calloutcli.protocol.standing import agency_name
from calloutcli.record.entry import DEPARTURE_REASONS, NOT_DEPARTED, Case, agreed_of, case_of


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
    for one in kept:
        world.say("")
        for line in [*_lines(desk, one), *fate_lines(one), *corrected_lines(desk, one, kept)]:
            for part in wrap(line, hang="    "):
                world.say(part)
    return 0


def _lines(desk: Desk, kept: KeptRecord) -> list[str]:
    record, protocol = kept.record, kept.protocol
    zone = desk.zone()
    lines = [f"R{record_title(desk, kept)[1:]}"]
    if record.kind == "correction":
        return [*lines, *correction_lines(desk, kept)]
    if record.kind == "erasure":
        return [*lines, *erasure_lines(kept)]
    if record.kind == "closure":
        taken = outcome_title(protocol, record.body["taken"]["outcome"], protocol.languages[0][0])
        decider = protocol.role_title(record.body["decided_by"], protocol.languages[0][0])
        why = [f"  Why: {words}" for words in kept.personal.values()]
        return [*lines, f"  Decided: {taken}", f"  Decided by: {decider}", *why, author_line(kept)]
    if record.kind != "decision":
        return [
            *lines,
            *(f"  {key.replace('_', ' ')}: {value}" for key, value in sorted(record.body.items())),
            author_line(kept),
        ]
    case = case_of(record, protocol)
    late = " (late entry)" if record.body["late"] else ""
    lines += [
        f"  Happened: {long_time(case.happened.astimezone(zone))}{late}",
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
        until = _deadline_words(desk, record.body["defer"])
        lines.append(
            f"  Put off: {protocol.role_title(record.body['defer']['owner'], case.language)} decides by {until}"
        )
    lines += [_detail(protocol, name, value, case.language) for name, value in (case.details or {}).items()]
    lines += [_detail(protocol, name, value, case.language) for name, value in kept.personal.items()]
    return lines


def _agreed(protocol: Protocol, case: Case) -> list[str]:
    """Who had agreed to the protocol, and which record says so."""
    agreed = agreed_of(case)
    if not agreed.agencies or case.approval is None:
        return []
    names = ", ".join(agency_name(protocol, agency, case.language) for agency in agreed.agencies)
    return [f"  Agreed by: {names} (record {case.approval.get('seq')})"]


def _deadline_words(desk: Desk, defer: Any) -> str:
    return long_time(parse_time(str(defer["until"])).astimezone(desk.zone()))


def _detail(protocol: Protocol, name: str, value: Json, language: str) -> str:
    """A detail or personal field, under the words in which it was asked."""
    for question in protocol.record:
        if question.id == name:
            words = value_words(question, value, language)
            return f"  {question.ask.to(language)} {words}"
    label = LABELS.get(name, name.replace("_", " "))
    return f"  {label} {value}" if label.endswith("?") else f"  {label}: {value}"


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
