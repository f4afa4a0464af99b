"""`callout log receipt`: the line for the day book that says later whether the log was cut short or rewritten."""

from pathlib import Path

from calloutcli.canonical import Json
from calloutcli.cli.desk import Desk, open_desk
from calloutcli.cli.envelope import envelope
from calloutcli.cli.render import wrap
from calloutcli.cli.world import World
from calloutcli.followup.form import date_words
from calloutcli.interview.moment import format_time
from calloutcli.log.checkpoint import Checkpoint
from calloutcli.log.receipt import format_receipt, receipt_of
from calloutcli.store.evidence import read_head
from calloutcli.store.receipts import ReceiptMade, note_receipt


def receipt(world: World, folder: Path | None, *, as_json: bool) -> int:
    """Print the receipt of the log as it is now; the exit status.

    Raises:
        StoreError: the log cannot be read.
        EvidenceError: its last checkpoint does not hold, or is behind one that was kept.
    """
    desk = open_desk(world, folder)
    found = read_head(desk.home)
    if found is not None:
        note_receipt(desk.home, ReceiptMade(found[0].size, world.now()))
    if as_json:
        world.say(envelope("log receipt", None if found is None else receipt_json(desk, found[0])))
    elif found is None:
        world.say("Nothing is recorded here yet, so there is no receipt to write down.")
    else:
        for line in _slip(desk, found[0]):
            world.say(line)
    return 0


def receipt_json(desk: Desk, head: Checkpoint) -> Json:
    """The receipt, and what stands beside it where it is written down."""
    return {
        "origin": head.origin,
        "size": head.size,
        "time": format_time(desk.world.now()),
        "root": head.root.hex(),
        "receipt": format_receipt(receipt_of(head)),
    }


def day_book_lines(desk: Desk, head: Checkpoint) -> tuple[str, str]:
    """What is to be written into the day book: the receipt; then how many records it covers, and when it was made."""
    return (
        format_receipt(receipt_of(head)),
        desk.words("Records: {count}. {time}", count=head.size, time=now_words(desk)),
    )


def now_words(desk: Desk) -> str:
    """`Sunday 22 November 2026, 07:00`: the present by the clock of the place, as the beginning of a sentence."""
    now = desk.world.now().astimezone(desk.zone())
    day = date_words(now.date(), desk.words)
    return f"{day[:1].upper()}{day[1:]}, {now:%H:%M}"


def _slip(desk: Desk, head: Checkpoint) -> list[str]:
    return [
        "Write this into the day book, or print it:",
        "",
        *(f"  {line}" for line in day_book_lines(desk, head)),
        *wrap(f"Log: {head.origin}", indent="  "),
        "",
        *wrap(
            "It says nothing about anybody. With it anyone can check later whether one of these records was changed or "
            "taken away. The letters O, I, L and U are not used.",
            hang="",
        ),
        "To check it: callout log verify --receipt RECEIPT",
    ]
