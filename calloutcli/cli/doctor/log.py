"""What `callout doctor` asks of the log and what belongs to it: its key, a copy of the key, receipts in the day book, interviews.

`callout log verify` reads every record; this does not. It looks at the end of the log, and at what stands around it.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from calloutcli.cli.author import key_path
from calloutcli.cli.desk import Desk
from calloutcli.cli.doctor.check import Check
from calloutcli.cli.doctor.computer import day_and_time
from calloutcli.interview.moment import TOLERANCE
from calloutcli.record.kinds import parse_record
from calloutcli.store.drafts import open_drafts
from calloutcli.store.evidence import key_is_private, open_log, require_heads
from calloutcli.store.receipts import last_receipt
from calloutcli.wording import msg


def log(desk: Desk) -> Iterator[Check]:
    """Whether the log can be read, continues what was kept of it, and has no record from later than now."""
    home, words, name = desk.home, desk.words, msg("log")
    if not home.log_path.exists():
        said = words("nothing is recorded yet: the log and its key are made by the first decision")
        yield Check(name, "ok", said)
        return
    with open_log(home) as log:
        require_heads(home, log)
        size = log.size()
        last = log.leaf(size - 1) if size else None
    said = words("it can be read and continues every kept checkpoint. Records: {size}", size=size)
    yield Check(name, "ok", said)
    if last is not None:
        yield from _behind(desk, parse_record(last).time)
        yield from _receipt(desk, size)


def keys(desk: Desk) -> Iterator[Check]:
    """Whether nobody else can read the keys, and there is a copy of the log's own."""
    home, words = desk.home, desk.words
    mine = key_path(desk.world, None)
    for name, path in ((msg("key"), home.key_path), (msg("your key"), mine)):
        if path is not None and path.exists() and not key_is_private(path):
            yield Check(
                name,
                "wrong" if path == home.key_path else "look",
                words("others on this computer can read {file}", file=path),
                words("Whoever has the key can sign in its name."),
                words("run chmod 600 {file}", file=path),
            )
    if home.key_path.exists() and not home.settings.key_copy:
        yield Check(
            msg("key copy"),
            "look",
            words("nobody has said where a copy of the log's key is kept: {file}", file=home.key_path),
            words("If this computer is lost, and the key with it, nobody can add to this log again."),
            words("copy it to a safe place, not beside a copy of the log; then callout setup keys"),
        )


def drafts(desk: Desk) -> Iterator[Check]:
    """Whether an interview waits to be finished, or cannot be read."""
    words, name = desk.words, msg("drafts")
    found, unreadable = open_drafts(desk.home)
    if unreadable:
        yield Check(
            name,
            "wrong",
            words("cannot be read: {files}", files=", ".join(unreadable)),
            words("What was answered in them may not be in the log."),
            words("keep these files and tell your manager"),
        )
    if found:
        yield Check(
            name,
            "look",
            words("interviews not finished: {count}", count=len(found)),
            words("They may hold answers that the log does not have yet."),
            words("run callout resume"),
        )


def _behind(desk: Desk, written: datetime) -> Iterator[Check]:
    """A record from later than now: one of two clocks was wrong, and what is overdue is counted by this one."""
    words = desk.words
    if written > desk.world.now() + TOLERANCE:
        yield Check(
            msg("clock"),
            "look",
            words(
                "the last record was made on {time}, later than this computer's clock says now",
                time=day_and_time(desk, written),
            ),
            words("Until the clock is right, nobody can tell what is overdue."),
            words("set this computer's clock"),
        )


def _receipt(desk: Desk, size: int) -> Iterator[Check]:
    """When a receipt for the day book was last made here: whether it was written there, only the day book can say."""
    words, name, made, now = desk.words, msg("receipt"), last_receipt(desk.home), desk.world.now()
    meaning = words(
        "With a receipt in the day book, nobody can take away records unseen. Without one somebody with this computer could."
    )
    do = words("run callout handover at each handover, and write the receipt into the day book")
    if made is None:
        found = words("no handover receipt was ever made here. Records: {size}", size=size)
        yield Check(name, "look", found, meaning, do)
        return
    days, since = desk.home.settings.receipt_days, size - made.size
    time = day_and_time(desk, made.time)
    if since > 0 and now - made.time > timedelta(days=days):
        found = words("the last one was made on {time}. Records since: {since}", time=time, since=since)
        yield Check(name, "look", found, meaning, do)
    else:
        yield Check(name, "ok", words("the last one was made on {time}. Is it in the day book?", time=time))
