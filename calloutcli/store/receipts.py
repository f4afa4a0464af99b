"""When a receipt of the log was last made here: a small file beside the log, by which `callout doctor` asks about the habit.

It is no evidence. What counts is the line in the day book, and whether it was written there nobody here can know. Nothing else reads the
file: whoever deletes it is reminded once more.

Format 1 of `receipt-made`: canonical JSON (canonical.py), `{"format":1,"size":<records>,"time":<when, UTC>}`.
"""

import contextlib
from datetime import datetime

from calloutcli.canonical import format_canonical, parse_canonical
from calloutcli.errors import CalloutError
from calloutcli.frozen import frozen
from calloutcli.interview.moment import format_time, parse_time
from calloutcli.store.files import read_bytes, replace_file
from calloutcli.store.home import Home

FORMAT = 1


@frozen
class ReceiptMade:
    """That a receipt over the first `size` records was made at this time."""

    size: int
    time: datetime


def note_receipt(home: Home, made: ReceiptMade) -> None:
    """Keep that a receipt was made. Where the disk will not, the receipt stands all the same."""
    with contextlib.suppress(CalloutError):
        replace_file(home.receipt_made_path, format_receipt_made(made))


def last_receipt(home: Home) -> ReceiptMade | None:
    """The last receipt that was made here; None where none is known of."""
    with contextlib.suppress(CalloutError, KeyError, TypeError, ValueError):
        return parse_receipt_made(read_bytes(home.receipt_made_path))
    return None


def format_receipt_made(made: ReceiptMade) -> bytes:
    """The bytes of the file."""
    return format_canonical({"format": FORMAT, "size": made.size, "time": format_time(made.time)})


def parse_receipt_made(raw: bytes) -> ReceiptMade:
    """What the bytes say.

    Raises:
        EvidenceError: they are no canonical JSON.
        KeyError, TypeError, ValueError: they are not of this format.
    """
    found = parse_canonical(raw)
    if not isinstance(found, dict) or found["format"] != FORMAT:
        raise ValueError("not of this format")
    size, time = found["size"], found["time"]
    if type(size) is not int or not isinstance(time, str):
        raise TypeError("not of this format")
    return ReceiptMade(size, parse_time(time))
