"""`callout log review`: what those who look back at a log should look at, first things first, and which rules are often departed from.

It finds nothing wrong with the evidence (`log verify` does) and judges nobody. Exit status: 0, whatever there is to look at.
"""

import contextlib
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Final

from calloutcli.audit.departures import RuleCount, RuleTally
from calloutcli.audit.exceptions import KINDS, AuditException, exceptions_of, exceptions_of_months, in_order
from calloutcli.audit.parts import Parts
from calloutcli.audit.shelf import NotThere, Shelf
from calloutcli.canonical import Json
from calloutcli.cli.desk import Desk, open_desk
from calloutcli.cli.envelope import envelope
from calloutcli.cli.progress import progress
from calloutcli.cli.render import wrap
from calloutcli.cli.verifying import records_in
from calloutcli.cli.world import World
from calloutcli.errors import CalloutError, UsageError
from calloutcli.finding import printable
from calloutcli.followup.course import Course, course_of
from calloutcli.followup.nil_return import FORM as NIL_RETURN
from calloutcli.followup.review import FINDINGS
from calloutcli.frozen import frozen, replace
from calloutcli.interview.moment import format_time, long_time
from calloutcli.record.kinds import Record, parse_record
from calloutcli.record.told import Told
from calloutcli.store.bundle import open_bundle
from calloutcli.store.evidence import open_log
from calloutcli.store.parts import BundleParts, live_parts

_LOOKING: Final = "Looking back"
_PARTIAL: Final = (
    "This is a part of a log. What seems not done here may stand in a record that was not handed over: ask the home."
)
_NEVER_SEEN: Final = "What nobody recorded is not here. An exception is no fault: it is where to look."


@frozen
class Reviewed:
    """What was looked at, and what there is to look at. `unread`: records that no case could be made of."""

    cases: int
    unread: int
    found: tuple[AuditException, ...]
    rules: tuple[RuleCount, ...]
    partial: bool


def review(world: World, folder: Path | None, bundle: Path | None, *, as_json: bool) -> int:
    """Print what a review of the home's log, or of a bundle, looks at; the exit status.

    Raises:
        UsageError: a bundle and a home.
        EvidenceError: it is no bundle.
        StoreError: there is no log, or it cannot be read.
    """
    if bundle is not None and folder is not None:
        raise UsageError("`--home` is for a home's own log", "leave it out for a bundle")
    desk = open_desk(world, folder)
    if bundle is None:
        with open_log(desk.home) as log, progress(world, _LOOKING, log.size()) as told:
            looked = look_back(desk, live_parts(log), told, partial=False)
    else:
        with open_bundle(bundle) as opened, progress(world, _LOOKING, records_in(opened)) as told:
            received = BundleParts(opened)
            looked = look_back(desk, received.parts(), told, partial=received.is_partial)
        for problem in received.problems:
            world.comment(f"warning: {printable(problem.message)}")
    world.say(_json(looked) if as_json else "\n".join(_text(desk, looked)))
    if looked.unread:
        world.comment(f"warning: records that cannot be read here: {looked.unread}. Run callout log verify")
    return 0


def look_back(desk: Desk, parts: Parts, told: Callable[[int], None], *, partial: bool) -> Reviewed:
    """What a review looks at in a log: cases one after the other, so that no more than one is ever unpacked."""
    now, zone = desk.world.now(), desk.zone()
    cases, nil_returns, unread = _leaves_by_case(parts, told)
    shelf, tally = Shelf(parts.source), RuleTally()
    found: list[AuditException] = []
    known: list[Course] = []
    for leaves in cases.values():
        course, left_out = _course(leaves, shelf)
        unread += left_out
        if course is not None:
            found += exceptions_of(course, now)
            tally.add(course)
            known.append(replace(course, records=()))
    found += exceptions_of_months(nil_returns, known, zone)
    return Reviewed(len(known), unread, tuple(in_order(found)), tally.counts(), partial)


def _leaves_by_case(parts: Parts, told: Callable[[int], None]) -> tuple[dict[str, list[bytes]], list[Record], int]:
    """(the leaf bytes of each case by reference, the nil returns, how many records cannot be read)."""
    cases: dict[str, list[bytes]] = {}
    nil_returns: list[Record] = []
    unread = 0
    for count, (_, _, _, leaf) in enumerate(parts.leaves()):
        if count % 500 == 0:
            told(count)
        try:
            record = parse_record(leaf)
        except CalloutError:
            unread += 1
            continue
        if record.kind == NIL_RETURN.kind:
            nil_returns.append(record)
        elif record.reference:
            cases.setdefault(record.reference, []).append(leaf)
    return cases, nil_returns, unread


def _course(leaves: list[bytes], shelf: Shelf) -> tuple[Course | None, int]:
    """(the course of a case, how many of its records could not be read); None: none can be made of them."""
    told = []
    for leaf in leaves:
        record = parse_record(leaf)
        protocol = shelf.find(record.protocol)
        if not isinstance(protocol, NotThere):
            told.append(Told(record, protocol, {}))
    with contextlib.suppress(CalloutError):
        return course_of(told), len(leaves) - len(told)
    return None, len(leaves)


def _text(desk: Desk, looked: Reviewed) -> list[str]:
    lines = [f"Looked at cases: {looked.cases}. To look at: {len(looked.found)}."]
    lines += wrap(_PARTIAL, hang="") if looked.partial else []
    titles = dict(KINDS)
    for id_, group in groupby(looked.found, attrgetter("id")):
        of_kind = list(group)
        lines += ["", *wrap(f"{titles[id_]}: {len(of_kind)}")]
        for one in of_kind:
            lines += wrap(_line(desk, one), "  ", hang="    ")
    lines += ["", *_rule_lines(looked.rules), "", *wrap(_NEVER_SEEN, hang="")]
    return lines


def _line(desk: Desk, one: AuditException) -> str:
    where = f"{one.reference}, record {one.seq}" if one.reference else f"Record {one.seq}"
    return f"{where}, since {_when(desk, one.since)}. {one.words}{_reviewed(one)}"


def _reviewed(one: AuditException) -> str:
    """Whether anybody looked at the case: nothing, where it is about no case."""
    if not one.reference:
        return ""
    if not one.reviewed:
        return " Not reviewed."
    words = dict(FINDINGS)
    return f" Reviewed: {'; '.join(words.get(code, code.replace('_', ' ')).lower() for code in one.reviewed)}."


def _rule_lines(rules: tuple[RuleCount, ...]) -> list[str]:
    often = [one for one in rules if one.departures or one.findings]
    if not often:
        return ["No rule was departed from, and no review was of one."]
    lines = ["RULES DEPARTED FROM, OR NAMED BY A REVIEW. Rules are counted, never people."]
    return [*lines, *(part for one in often for part in wrap(_rule_line(one), "  ", hang="    "))]


def _rule_line(one: RuleCount) -> str:
    words = dict(FINDINGS)
    found = "".join(f" {words[code]}: {count}." for code, count in one.findings.items())
    counts = f"Cases decided: {one.decisions}. Less serious than advised: {one.down}. More serious: {one.up}."
    return f"{one.rule} ({one.protocol}). {counts}{found}"


def _when(desk: Desk, moment: datetime) -> str:
    local = moment.astimezone(desk.zone())
    return f"{long_time(local).partition(',')[0]} {local.year}, {local:%H:%M}"


def _json(looked: Reviewed) -> str:
    return envelope(
        "log review",
        {
            "cases": looked.cases,
            "unread": looked.unread,
            "partial": looked.partial,
            "exceptions": list(_exceptions(looked)),
            "rules": [
                {
                    "protocol": one.protocol,
                    "rule": one.rule,
                    "decisions": one.decisions,
                    "up": one.up,
                    "down": one.down,
                    "findings": dict(one.findings),
                }
                for one in looked.rules
            ],
        },
    )


def _exceptions(looked: Reviewed) -> Iterator[Json]:
    for one in looked.found:
        yield {
            "id": one.id,
            "reference": one.reference or None,
            "seq": one.seq,
            "words": one.words,
            "since": format_time(one.since),
            "reviewed": list(one.reviewed),
        }
