"""A decided case on its way into the log, and onto the card."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial

from calloutcli import __version__
from calloutcli.cli.desk import Desk
from calloutcli.cli.putting_off import as_put_off
from calloutcli.cli.render import wrap
from calloutcli.cli.world import World
from calloutcli.errors import StoreError
from calloutcli.interview.card import Card, make_card
from calloutcli.interview.decision import changes
from calloutcli.log.note import Signer
from calloutcli.protocol.model import UNDECIDED, Protocol
from calloutcli.protocol.standing import Agreed
from calloutcli.record.deferral import deadline
from calloutcli.record.entry import Case, agreed_of, entry_of
from calloutcli.record.kinds import Entry, Position, format_record
from calloutcli.store.database import Leaf, Receipt
from calloutcli.store.evidence import append_record, append_records, keep_head, log_signer
from calloutcli.store.sqlite_words import without_resume
from calloutcli.wording import msg, words_in

_TOLD_EVERY = 200


def record_case(
    desk: Desk, protocol: Protocol, source: bytes, case: Case, uid: str, author: Signer | None = None
) -> tuple[Receipt, str]:
    """(receipt of a decided case, a warning when its checkpoint could not be kept in the second folder).

    Raises:
        StoreError: the disk would not.
        EvidenceError: the log is damaged, or the case holds a text that may not stand in a record.
    """
    entry = entry_of(as_put_off(desk, protocol, case), protocol, uid, desk.zone())
    return record_entry(desk, entry, source, author, now=case.recorded)


def record_entry(
    desk: Desk,
    entry: Entry,
    source: bytes,
    author: Signer | None = None,
    erased: tuple[str, ...] = (),
    now: datetime | None = None,
    require: Callable[[], object] = lambda: None,
) -> tuple[Receipt, str]:
    """(receipt of an entry, a warning when its checkpoint could not be kept in the second folder).

    `author`: the key that signs it; `erased`: the digests whose disclosures go in the same transaction; `now`: the
    record's time where the entry was made for one, else the clock's; `require`: what must still hold once nobody else can record:
    it reads the log, and what it raises leaves the log as it was.

    Raises:
        StoreError: the disk would not.
        EvidenceError: the log is damaged, or the entry holds a text that may not stand in a record.
    """
    now = now or desk.world.now()

    def leaf(position: Position) -> Leaf:
        require()
        raw, disclosures = format_record(entry, position, now, __version__, desk.world.random, author)
        return Leaf(raw, disclosures, str(entry.body.get("reference", "")), entry.protocol.sha256, source, erased)

    receipt = append_record(desk.home, entry.uid, leaf, log_signer(desk.home, now, desk.world.random))
    return receipt, _keep(desk, receipt)


def record_entries(
    desk: Desk,
    entries: Sequence[Entry],
    source: bytes,
    author: Signer | None = None,
    told: Callable[[int], None] = lambda _: None,
) -> tuple[Receipt, str]:
    """(receipt of many entries, one at least, a warning when the checkpoint could not be kept): all are recorded, or none.

    They are of one protocol. `told` hears how many are made ready. An entry whose uid the log has already stops all of them: then
    the receipt is not `new`, and names that record.

    Raises:
        StoreError: the disk would not.
        EvidenceError: the log is damaged, or an entry holds a text that may not stand in a record.
    """

    def leaf(number: int, entry: Entry, position: Position) -> Leaf:
        if number % _TOLD_EVERY == 0:
            told(number)
        raw, disclosures = format_record(entry, position, desk.world.now(), __version__, desk.world.random, author)
        return Leaf(raw, disclosures, str(entry.body.get("reference", "")), entry.protocol.sha256, source)

    records = [(entry.uid, partial(leaf, number, entry)) for number, entry in enumerate(entries, 1)]
    receipt = append_records(desk.home, records, log_signer(desk.home, desk.world.now(), desk.world.random))
    return receipt, _keep(desk, receipt)


@contextlib.contextmanager
def without_draft(world: World, look: str) -> Iterator[None]:
    """What could not be recorded, said to somebody whose answers no draft keeps: look whether it is there, else give them again.

    `look`: the command that shows it. The same is said after Ctrl-C, which may come when the log has it and before that is told.

    Raises:
        StoreError: as it came, with that for a hint.
    """
    try:
        yield
    except KeyboardInterrupt:
        said = world.words(
            "Stopped. Look with `{look}` whether it is recorded, and if not, give your answers again.", look=look
        )
        for line in wrap(said, hang=""):
            world.comment(line)
        raise
    except StoreError as error:
        first = without_resume(error.hint)
        then = msg("then look with `{look}` whether it is recorded, and if not, give your answers again", look=look)
        raise StoreError(error.message, msg("{first}, {then}", first=first, then=then) if first else then) from error


def _keep(desk: Desk, receipt: Receipt) -> str:
    """Nothing, once the checkpoint is kept in the second folder; else a warning."""
    try:
        keep_head(desk.home, receipt.note)
    except StoreError as error:
        return msg("recorded, but its checkpoint could not be kept in the second folder: {why}", why=error.message)
    return ""


def card_of(desk: Desk, protocol: Protocol, case: Case, language: str, agreed: Agreed | None = None) -> Card:
    """The card of a case, with this home's numbers and this place's clock; without `agreed` as the record says it."""
    zone, case, words = desk.zone(), as_put_off(desk, protocol, case), words_in(language)
    deferral = None if case.taken == UNDECIDED else protocol.outcome(case.taken).defer
    return make_card(
        protocol,
        case.decision,
        case.taken,
        changes(protocol, dict(case.answers), case.decision),
        desk.home.settings.contacts,
        case.reference or words("NOT RECORDED"),
        case.recorded.astimezone(zone),
        deadline(deferral, case.counted_from, zone, case.holidays or ()).astimezone(zone) if deferral else None,
        language,
        agreed=agreed_of(case) if agreed is None else agreed,
        hours=desk.home.settings.hours,
        out_of_hours=desk.home.settings.out_of_hours,
    )
