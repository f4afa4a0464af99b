"""Logs checked and projected: each is checked whole when it is first counted and whenever it has changed, and read once.

What was projected of a log before stays: only cases that have new records are written again. When something was erased since, when what
was projected is not the beginning of what is there now, or when there are too many files, all is made again from the records.
"""

import contextlib
import hashlib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from datetime import tzinfo
from functools import partial
from pathlib import Path
from typing import Final

from calloutcli.audit.shelf import NotThere, Shelf
from calloutcli.canonical import Json
from calloutcli.cli.desk import ZONE, Desk
from calloutcli.cli.progress import progress
from calloutcli.cli.report_logs import Counted, beginning_of, opened
from calloutcli.cli.verifying import Checked, Held, check_home, check_received, read_policy, records_in
from calloutcli.errors import CalloutError, EvidenceError, UsageError
from calloutcli.followup.course import course_of
from calloutcli.frozen import replace
from calloutcli.log.merkle import grow, leaf_hash, root
from calloutcli.record.disclosure import is_decoy, parse_disclosure
from calloutcli.record.erasure import KIND as ERASURE
from calloutcli.record.kinds import Record, parse_record
from calloutcli.record.told import Told, as_corrected
from calloutcli.report.rows.projecting import Place, case_rows, home_of, pseudonym
from calloutcli.report.rows.standing import month_rows, resident_rows, tally_rows
from calloutcli.report.rows.tables import LAYOUT, TABLES
from calloutcli.store.bundle import open_bundle
from calloutcli.store.evidence import open_log
from calloutcli.store.files import read_bytes
from calloutcli.store.projection import (
    MOST_FILES,
    Head,
    Projection,
    Writer,
    begin_projection,
    open_projection,
    with_heads,
    writing,
)
from calloutcli.store.rows import Rows
from calloutcli.store.spool import spooled

WITH_WORDS: Final = ("decision", "imported", "correction", "resident")
"""Kinds of which personal fields are read: a child's code, and what a correction says is right. No words leave their disclosures."""
RECORDS_AT_ONCE: Final = 1_000_000
"""After so many records what was read is kept: a report of a whole country that is stopped begins there again."""


def projection_folder(desk: Desk, logs: list[Counted], chosen: Path | None) -> AbstractContextManager[Path]:
    """Where the projection stands: where somebody chose; else with the home's own data, and of bundles in a folder that is gone after."""
    if chosen is not None:
        return contextlib.nullcontext(chosen)
    if all(one.path is None for one in logs):
        return contextlib.nullcontext(desk.home.projection)
    return _temporary()


@contextlib.contextmanager
def _temporary() -> Iterator[Path]:
    # Windows deletes no file that a virus scanner has open: the report is made all the same, and what stays has no words in it.
    with tempfile.TemporaryDirectory(prefix="callout-report-", ignore_cleanup_errors=True) as folder:
        yield Path(folder) / "projection"


def projected(desk: Desk, logs: list[Counted], held: Held, folder: Path, *, unverified: bool) -> Projection:
    """The projection of the logs in a folder.

    Raises:
        EvidenceError: a log does not hold, and `unverified` was not said.
        UsageError: a bundle, and neither a policy nor `unverified`.
        StoreError: the disk would not.
    """
    now = open_projection(folder, LAYOUT, ZONE)
    if now is None or not _goes_on(desk, now, logs):
        now = begin_projection(folder, LAYOUT, ZONE, desk.world.random)
    waiting: list[Counted] = []
    by = _sum_of(held.policy)
    for one in logs:
        head = now.logs.get(one.log)
        now_held = (one.records, one.root, by)
        is_same = head is not None and (head.records, head.root, head.policy) == now_held
        if not (is_same and head is not None and (head.verified or unverified)):
            waiting.append(one)
    with _bars(desk, waiting) as bar:
        while waiting:
            now, waiting = _project_some(desk, now, waiting, held, bar, unverified=unverified)
    return now


Bar = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]
"""What is done, and with how many records -> a function to be told how many of them are done."""


@contextlib.contextmanager
def _bars(desk: Desk, logs: list[Counted]) -> Iterator[Bar]:
    """A bar for each step of one log; of several logs one bar for all steps, as each log is over at once and all of them are not."""
    if len(logs) == 1:
        yield partial(progress, desk.world)
        return
    steps = 2 * sum(one.records for one in logs)
    with progress(desk.world, "Checking and reading", steps) as told:
        done = 0

        @contextlib.contextmanager
        def step(_: str, total: int) -> Iterator[Callable[[int], None]]:
            nonlocal done
            yield lambda part: told(done + part)
            done += total
            told(done)

        yield step


def _project_some(
    desk: Desk, before: Projection, waiting: list[Counted], held: Held, bar: Bar, *, unverified: bool
) -> tuple[Projection, list[Counted]]:
    """(the projection with some more logs, those that still wait): as many as `RECORDS_AT_ONCE`, one at least."""
    heads, count, taken = dict(before.logs), 0, 0
    with ExitStack() as stack:
        writer: Writer | None = None
        for one in waiting:
            head = _head_of(one, _checked(desk, one, held, bar, unverified=unverified), unverified=unverified)
            head = replace(head, policy=_sum_of(held.policy))
            already = heads.get(one.log)
            if already is not None and (already.records, already.root) == (one.records, one.root):
                found = {"verified": head.verified, "problems": head.problems, "missing": head.missing}
                heads[one.log] = replace(already, **found, policy=head.policy)
            else:
                if writer is None:
                    size = sum(head.records for head in before.logs.values())
                    name = f"{size:010}-{desk.world.random(6).hex()}"
                    columns = {table.name: table.columns for table in TABLES}
                    writer = stack.enter_context(writing(before, columns, name))
                heads[one.log] = _read_log(desk, one, head, already, before.salt, writer, bar)
            taken += 1
            count += one.records
            if count >= RECORDS_AT_ONCE:
                break
        return (with_heads(before, heads) if writer is None else writer.finish(heads)), waiting[taken:]


def _sum_of(policy: Path | None) -> str:
    return "" if policy is None else hashlib.sha256(read_bytes(policy)).hexdigest()


# -------------------------------------------------------------------- what is known already


def _goes_on(desk: Desk, before: Projection, logs: list[Counted]) -> bool:
    """Whether each log that was projected is asked for, and begins with what was projected of it; and there are not too many files."""
    if before.logs.keys() - {one.log for one in logs} or any(len(one) > MOST_FILES for one in before.files.values()):
        return False
    return all(_continues(desk, before.logs[one.log], one) for one in logs if one.log in before.logs)


def _continues(desk: Desk, head: Head, one: Counted) -> bool:
    if (head.records, head.root) == (one.records, one.root):
        # What a bundle holds is counted from under the root that was checked, or not at all; the home's own records are here to be changed.
        return one.path is not None or not head.records or _root_of_own(desk, head.records) == head.root
    if head.partial or one.partial or head.records > one.records:
        return False
    # What was erased may stand in the projection too: then it is made again, without it.
    if one.path is not None:
        found, erased = beginning_of(one, head.records)
        return found == head.root and not erased
    with open_log(desk.home) as log:
        erased = any(seq >= head.records for seq, _ in log.of_kind(ERASURE))
        return not erased and log.root_at(head.records).hex() == head.root


def _root_of_own(desk: Desk, records: int) -> str:
    """The root over the first so many records of the home's own log as their bytes are now, in hex."""
    hashes: Sequence[bytes] = ()
    with open_log(desk.home) as log:
        for size, (_, _, _, leaf) in zip(range(records), log.leaves(), strict=False):
            hashes, _ = grow(size, hashes, leaf_hash(leaf))
    return root(hashes).hex()


# -------------------------------------------------------------------- checking


def _checked(desk: Desk, one: Counted, held: Held, bar: Bar, *, unverified: bool) -> Checked | None:
    """What a check of the log finds; None where a bundle is counted without a policy."""
    if one.path is None:
        return check_home(desk.world, desk.home.folder, held)
    policy = read_policy(held)
    if policy is None:
        if unverified:
            return None
        raise UsageError(
            "a bundle cannot vouch for itself: the log's key must come by another way",
            "give the home's policy (`callout log head --policy`) with --policy, or say --unverified: every page then says so",
        )
    with open_bundle(one.path) as bundle, bar(f"Checking {home_of(one.log)}", records_in(bundle)) as told:
        return check_received(bundle, policy, held, told)


def _head_of(one: Counted, checked: Checked | None, *, unverified: bool) -> Head:
    """What is known of a log before it is read."""
    found = None if checked is None else checked.found
    if found is not None and not found.ok and not unverified:
        where = "callout log verify" if one.path is None else f"callout log verify {one.path} --policy FILE"
        raise EvidenceError(
            f"the log {one.log} does not hold: {found.problems[0].message} (problems: {len(found.problems)})",
            f"see what does not hold: {where}. To count it all the same say --unverified: every page then says so",
        )
    return Head(
        one.records,
        one.root,
        verified=found is not None and found.ok,
        problems=0 if found is None else len(found.problems),
        missing=0 if found is None else found.missing,
        partial=one.partial,
    )


# -------------------------------------------------------------------- reading


class _Reading:
    """What is counted while a log is read from seq `first` on."""

    def __init__(self, first: int, zone: tzinfo) -> None:
        self.first = first
        self.unread = 0
        self.done = 0
        self.days: set[str] = set()
        self.tally: list[tuple[str, str, bool]] = []
        self._zone = zone

    def take(self, seq: int, record: Record | None) -> None:
        """A record, None where it cannot be read; what was counted before is passed over."""
        if seq < self.first:
            return
        self.done += 1
        if record is None:
            self.unread += 1
            return
        day = record.time.astimezone(self._zone).date().isoformat()
        self.days.add(day)
        self.tally.append((day[:7], record.kind, record.body.get("late") is True))


def _read_log(
    desk: Desk, one: Counted, head: Head, already: Head | None, salt: bytes, writer: Writer, bar: Bar
) -> Head:
    """Write the rows of what is new in a log; what is then known of it."""
    first = 0 if already is None else already.records
    place = Place(home_of(one.log), one.log, one.records, desk.zone())
    reading = _Reading(first, place.zone)
    with (
        _rows_of(desk, one) as (rows, source),
        bar(f"Reading {place.home}", one.records - first) as told,
    ):
        shelf = Shelf(source)
        _read_cases(rows, shelf, place, salt, writer, reading, told)
        _read_months(rows, shelf, place, salt, writer, reading)
    writer.add(tally_rows(reading.tally, place))
    days = reading.days | ({already.first_day, already.last_day} - {""} if already is not None else set())
    unread = reading.unread + (0 if already is None else already.unread)
    return replace(head, unread=unread, first_day=min(days, default=""), last_day=max(days, default=""))


@contextlib.contextmanager
def _rows_of(desk: Desk, one: Counted) -> Iterator[tuple[Rows, Callable[[str], bytes | None]]]:
    if one.path is None:
        with open_log(desk.home) as log:
            yield log, log.protocol_source
    else:
        with opened(one) as parts, spooled(parts) as rows:
            yield rows, parts.source


def _read_cases(
    rows: Rows,
    shelf: Shelf,
    place: Place,
    salt: bytes,
    writer: Writer,
    reading: _Reading,
    told: Callable[[int], None],
) -> None:
    """Write the rows of every case that has a new record."""
    for count, reference in enumerate(rows.cases_from(reading.first)):
        found = []
        for seq, leaf in rows.of_reference(reference):
            if seq < place.known:  # what was appended meanwhile is for the next report
                one = _told(rows, shelf, seq, leaf)
                reading.take(seq, None if one is None else one.record)
                found += [] if one is None else [one]
        if not found:
            continue
        try:
            course = course_of(found)
            writer.add(case_rows(course, place, _child(course.records, place, salt)))
        except (CalloutError, KeyError, TypeError, ValueError, AttributeError):
            # A record that was changed behind callout's back may have any form: that must not hide the other cases.
            reading.unread += len(found)
            continue
        if reading.first:
            writer.add({"superseded": [(place.home, place.log, place.known, reference)]})
        if count % 200 == 0:
            told(reading.done)


def _read_months(rows: Rows, shelf: Shelf, place: Place, salt: bytes, writer: Writer, reading: _Reading) -> None:
    """Write what belongs to no case, all of it, where any of it is new."""
    found = []
    before = reading.done
    for seq, leaf in rows.without_reference():
        if seq < place.known:
            one = _told(rows, shelf, seq, leaf)
            reading.take(seq, None if one is None else one.record)
            found += [] if one is None else [one]
    if reading.done > before:
        writer.add(month_rows(as_corrected(found), place))
        writer.add(resident_rows(found, place, salt))


def _told(rows: Rows, shelf: Shelf, seq: int, leaf: bytes) -> Told | None:
    """A record with its protocol, and the personal fields that are counted by; None where it cannot be read."""
    with contextlib.suppress(CalloutError):
        record = parse_record(leaf)
        protocol = shelf.find(record.protocol)
        if record.position.seq == seq and not isinstance(protocol, NotThere):
            return Told(record, protocol, _personal(rows, record) if record.kind in WITH_WORDS else {})
    return None


def _personal(rows: Rows, record: Record) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for digest, text in rows.disclosures_of(record.position.seq).items():
        if digest in record.digests and not is_decoy(text):
            with contextlib.suppress(CalloutError):
                disclosure = parse_disclosure(text)
                found[disclosure.name] = disclosure.value
    return found


def _child(records: tuple[Told, ...], place: Place, salt: bytes) -> str | None:
    """The pseudonym of the child whom a case is about; None where no code is disclosed here."""
    codes = [str(one.personal["child"]) for one in records if one.personal.get("child")]
    return pseudonym(salt, place.log, codes[-1]) if codes else None
