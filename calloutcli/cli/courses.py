"""The cases of a log as courses, to see what each still waits for. What no longer can be read is counted: `log verify` names it."""

import contextlib
from collections.abc import Iterable, Iterator
from datetime import datetime

from calloutcli.canonical import Json
from calloutcli.cli.case import erasures_of, personal_fields
from calloutcli.errors import CalloutError, EvidenceError
from calloutcli.followup.course import Course, course_of
from calloutcli.followup.forms import pending_in
from calloutcli.followup.pending import Pending
from calloutcli.frozen import frozen
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.model import Protocol
from calloutcli.record.erasure import fates
from calloutcli.record.kinds import Record, parse_record
from calloutcli.record.told import Told
from calloutcli.store.database import Database


class KeptProtocols:
    """The protocols that the records of a log name, each loaded once."""

    def __init__(self, log: Database) -> None:
        self._log = log
        self._loaded: dict[str, Protocol | None] = {}

    def protocol_of(self, record: Record) -> Protocol | None:
        """The protocol that a record names; None when it is not kept or cannot be used."""
        named = record.protocol
        if named.sha256 not in self._loaded:
            source = self._log.protocol_source(named.sha256)
            self._loaded[named.sha256] = None
            if source is not None:
                with contextlib.suppress(CalloutError):
                    self._loaded[named.sha256] = load_protocol(source, f"{named.id}/{named.version}.yaml")
        return self._loaded[named.sha256]


@frozen
class Reading:
    """What was read of one case. `course` None: it cannot be told how it stands; `unread`: how many of its records cannot be read."""

    reference: str
    course: Course | None
    unread: int


def read_courses(
    log: Database, references: Iterable[str] | None = None, *, personal: bool = False
) -> dict[str, Course]:
    """The course of each case, by reference, in the order in which they began: of all cases, or of those named.

    `personal`: whether words that are personal are read too. Corrections in words hold only with them.

    Raises:
        StoreError: the log cannot be read.
    """
    readings = read_each(log, log.cases_from() if references is None else references, personal=personal)
    return {one.reference: one.course for one in readings if one.course is not None}


def read_each(log: Database, references: Iterable[str], *, personal: bool = False) -> Iterator[Reading]:
    """Each of these cases, one at a time: a long log is never in memory as a whole.

    Raises:
        StoreError: the log cannot be read.
    """
    shelf = KeptProtocols(log)
    for reference in references:
        leaves = log.of_reference(reference)
        told = [one for _, leaf in leaves if (one := _told(log, shelf, leaf, personal=personal)) is not None]
        mine = [one for one in told if one.record.reference == reference]
        try:
            course = course_of(mine)
        except EvidenceError:
            course = None
        yield Reading(reference, course, len(leaves) - len(mine))


def told_without_case(log: Database, *kinds: str) -> list[Told]:
    """The records of these kinds that belong to no case, in order, with what is personal of them; those that cannot be read are left out.

    Raises:
        StoreError: the log cannot be read.
    """
    shelf = KeptProtocols(log)
    found = []
    for _, leaf in sorted(pair for kind in kinds for pair in log.without_case(kind)):
        with contextlib.suppress(CalloutError):
            record = parse_record(leaf)
            protocol = shelf.protocol_of(record)
            # What was erased is not there, whichever record says why.
            kept = personal_fields(fates(record, log.disclosures_of(record.position.seq), {}))
            if protocol is not None:
                found.append(Told(record, protocol, kept))
    return found


def owed_in(reading: Reading, now: datetime) -> tuple[list[Pending], int]:
    """(what the case waits for, in no order; how many of its records cannot be read, all of them where it cannot be told)."""
    if reading.course is None:
        return [], max(reading.unread, 1)
    try:
        return list(pending_in(reading.course, now)), reading.unread
    except (CalloutError, KeyError, TypeError, ValueError, AttributeError):
        # A record that was changed behind callout's back may have any form: that must not hide the other cases.
        return [], len(reading.course.records) + reading.unread


def _told(log: Database, shelf: KeptProtocols, leaf: bytes, *, personal: bool) -> Told | None:
    with contextlib.suppress(CalloutError):
        record = parse_record(leaf)
        protocol = shelf.protocol_of(record)
        if protocol is not None:
            return Told(record, protocol, _personal(log, record) if personal else {})
    return None


def _personal(log: Database, record: Record) -> dict[str, Json]:
    found = fates(record, log.disclosures_of(record.position.seq), erasures_of(log, record.reference))
    return personal_fields(found)
