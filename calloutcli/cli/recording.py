"""A decided case on its way into the log, and onto the card."""

from datetime import datetime

from calloutcli import __version__
from calloutcli.cli.desk import Desk
from calloutcli.errors import StoreError
from calloutcli.interview.card import Card, make_card
from calloutcli.interview.decision import changes
from calloutcli.log.note import Signer
from calloutcli.protocol.model import UNDECIDED, Protocol
from calloutcli.protocol.standing import Agreed
from calloutcli.record.entry import Case, agreed_of, deadline, entry_of
from calloutcli.record.kinds import Entry, Position, format_record
from calloutcli.store.database import Leaf, Receipt
from calloutcli.store.evidence import append_record, keep_head, log_signer


def record_case(
    desk: Desk, protocol: Protocol, source: bytes, case: Case, uid: str, author: Signer | None = None
) -> tuple[Receipt, str]:
    """(receipt of a decided case, a warning when its checkpoint could not be kept in the second folder).

    Raises:
        StoreError: the disk would not.
        EvidenceError: the log is damaged, or the case holds a text that may not stand in a record.
    """
    return record_entry(desk, entry_of(case, protocol, uid, desk.zone()), source, author, now=case.recorded)


def record_entry(
    desk: Desk,
    entry: Entry,
    source: bytes,
    author: Signer | None = None,
    erased: tuple[str, ...] = (),
    now: datetime | None = None,
) -> tuple[Receipt, str]:
    """(receipt of an entry, a warning when its checkpoint could not be kept in the second folder).

    `author`: the key that signs it; `erased`: the digests whose disclosures go in the same transaction; `now`: the
    record's time where the entry was made for one, else the clock's.

    Raises:
        StoreError: the disk would not.
        EvidenceError: the log is damaged, or the entry holds a text that may not stand in a record.
    """
    now = now or desk.world.now()

    def leaf(position: Position) -> Leaf:
        raw, disclosures = format_record(entry, position, now, __version__, desk.world.random, author)
        return Leaf(raw, disclosures, str(entry.body.get("reference", "")), entry.protocol.sha256, source, erased)

    receipt = append_record(desk.home, entry.uid, leaf, log_signer(desk.home, now, desk.world.random))
    try:
        keep_head(desk.home, receipt.note)
    except StoreError as error:
        return receipt, f"recorded, but its checkpoint could not be kept in the second folder: {error.message}"
    return receipt, ""


def card_of(desk: Desk, protocol: Protocol, case: Case, language: str = "en", agreed: Agreed | None = None) -> Card:
    """The card of a case, with this home's numbers and this place's clock; without `agreed` as the record says it."""
    zone = desk.zone()
    deferral = None if case.taken == UNDECIDED else protocol.outcome(case.taken).defer
    return make_card(
        protocol,
        case.decision,
        case.taken,
        changes(protocol, dict(case.answers), case.decision),
        desk.home.settings.contacts,
        case.reference or "NOT RECORDED",
        case.recorded.astimezone(zone),
        deadline(deferral, case.recorded, zone).astimezone(zone) if deferral else None,
        language,
        agreed=agreed_of(case) if agreed is None else agreed,
    )
