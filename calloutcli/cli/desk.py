"""The desk that a command works at: the home's folder, the clock of its place, the protocol in use."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path

from calloutcli import __version__
from calloutcli.cli.world import World
from calloutcli.errors import CalloutError, StoreError
from calloutcli.interview.card import Card, long_time, make_card
from calloutcli.interview.decision import changes
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.model import UNDECIDED, Protocol
from calloutcli.record.entry import Case, deadline, entry_of
from calloutcli.record.kinds import Position, Record, format_record, parse_record
from calloutcli.store.database import Leaf, Receipt
from calloutcli.store.home import Home, default_folder, open_home
from calloutcli.store.library import DEFAULT, find_protocol

ZONE = "Europe/London"


@dataclass(frozen=True, slots=True)
class Desk:
    """A world, and the home that is worked for."""

    world: World
    home: Home

    def zone(self) -> tzinfo:
        """The clock of the place.

        Raises:
            StoreError: the computer has no table of time zones.
        """
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        try:
            return ZoneInfo(ZONE)
        except ZoneInfoNotFoundError:
            raise StoreError(f"the time zone {ZONE} is not known on this computer", "run `pip install tzdata`") from None


def open_desk(world: World, folder: Path | None = None) -> Desk:
    """The desk for the home in `folder`, else in `CALLOUT_HOME`, else in the system's place for program data.

    Raises:
        StoreError: the home's settings cannot be read.
    """
    named = folder or (Path(world.environ["CALLOUT_HOME"]) if world.environ.get("CALLOUT_HOME") else None)
    return Desk(world, open_home(named or default_folder()))


def choose_protocol(desk: Desk, name: str | None = None) -> tuple[Protocol, bytes]:
    """(protocol, its exact bytes): the one named, else the home's, else the shipped reference model.

    Raises:
        ProtocolError: there is none of that name, or it cannot be used.
    """
    raw, shown = find_protocol(name or desk.home.settings.protocol or DEFAULT)
    return load_protocol(raw, shown), raw


def record_case(desk: Desk, protocol: Protocol, source: bytes, case: Case, uid: str) -> tuple[Receipt, str]:
    """(receipt of a decided case, a warning when its checkpoint could not be kept in the second folder).

    Raises:
        StoreError: the disk would not.
        EvidenceError: the log is damaged, or the case holds a text that may not stand in a record.
    """
    now = desk.world.now()
    entry = entry_of(case, protocol, uid, desk.zone())

    def leaf(position: Position) -> Leaf:
        raw, disclosures = format_record(entry, position, now, __version__, desk.world.random)
        return Leaf(raw, disclosures, case.reference, protocol.sha256, source)

    receipt = desk.home.append(uid, leaf, desk.home.signer(now, desk.world.random))
    try:
        desk.home.keep_head(receipt.note)
    except StoreError as error:
        return receipt, f"recorded, but its checkpoint could not be kept in the second folder: {error.message}"
    return receipt, ""


def card_of(desk: Desk, protocol: Protocol, case: Case, language: str = "en") -> Card:
    """The card of a case, with this home's numbers and this place's clock."""
    zone = desk.zone()
    deferral = None if case.taken == UNDECIDED else protocol.outcome(case.taken).defer
    return make_card(
        protocol,
        case.decision,
        case.taken,
        changes(protocol, dict(case.answers), case.decision),
        desk.home.settings.contacts,
        case.reference or "NOT RECORDED",
        long_time(case.recorded.astimezone(zone)),
        deadline(deferral, case.recorded, zone).astimezone(zone) if deferral else None,
        language,
    )


def waiting_cases(desk: Desk) -> list[Record]:
    """The decisions that were put off and not closed, the one due first at the front; none when the log cannot be read."""
    latest: dict[str, Record] = {}
    closed: set[str] = set()
    if desk.home.has_log():
        with contextlib.suppress(CalloutError), desk.home.open_log(patience_seconds=0.2) as log:
            for record in _records(log.deferrals()):
                if record.kind == "closure":
                    closed.add(record.reference)
                elif record.kind == "decision":
                    latest[record.reference] = record
    waiting = [record for record in latest.values() if "defer" in record.body and record.reference not in closed]
    return sorted(waiting, key=lambda record: str(record.body["defer"]["until"]))


def _records(leaves: list[bytes]) -> Iterator[Record]:
    for leaf in leaves:
        with contextlib.suppress(CalloutError):
            yield parse_record(leaf)
