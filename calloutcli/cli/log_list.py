"""`callout log list`: every record, a line each."""

from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from calloutcli.canonical import Json
from calloutcli.cli.desk import Desk, open_desk
from calloutcli.cli.world import World
from calloutcli.errors import EvidenceError
from calloutcli.finding import printable

if TYPE_CHECKING:
    from calloutcli.record.kinds import Record

Row = dict[str, Any]


def list_records(world: World, folder: Path | None, kind: str | None, last: int | None, *, as_json: bool) -> int:
    """Print a line for each record; the exit status.

    Raises:
        StoreError: the log cannot be read.
    """
    desk = open_desk(world, folder)
    rows = _rows(desk, kind) if desk.home.log_path.exists() else iter(())
    if as_json:
        from calloutcli.cli.envelope import envelope

        shown: Json = [{name: value for name, value in row.items() if name != "said"} for row in deque(rows, last)]
        world.say(envelope("log list", shown))
        return 0
    said = 0
    for said, row in enumerate(rows if last is None else deque(rows, last), 1):  # noqa: B007 - the count is used
        world.say(_line(row))
    if not said:
        world.say(
            "Nothing is recorded here yet."
            if kind is None
            else f"Nothing of the kind `{printable(kind)}` is recorded here."
        )
    return 0


def _rows(desk: Desk, kind: str | None) -> Iterator[Row]:
    from calloutcli.store.evidence import open_log

    with open_log(desk.home) as log:
        for seq, _, _, leaf in log.leaves():
            row = _row(seq, leaf)
            if kind in (None, row["kind"]):
                yield row


def _row(seq: int, leaf: bytes) -> Row:
    from calloutcli.interview.moment import format_time
    from calloutcli.record.kinds import parse_record

    try:
        record = parse_record(leaf)
    except EvidenceError as error:
        return {"seq": seq, "kind": "unreadable", "problem": error.message}
    taken = record.body.get("taken")
    return {
        "seq": seq,
        "time": format_time(record.time),
        "kind": record.kind,
        "reference": record.reference,
        "outcome": str(taken.get("outcome", "")) if isinstance(taken, dict) else "",
        "month": str(record.body.get("month", "")),
        "said": _said(record) if "month" in record.body else [],
        "protocol": f"{record.protocol.id}@{record.protocol.version}",
    }


def _said(record: "Record") -> list[str]:
    """What a record of a month says, in words; nothing where it cannot be read: `log verify` names it."""
    from calloutcli.followup.forms import month_lines

    try:
        return month_lines(record)
    except EvidenceError:
        return []


def _line(row: Row) -> str:
    if row["kind"] == "unreadable":
        return f"{row['seq']:>6}  cannot be read: {printable(str(row['problem']))}"
    words = [f"{row['seq']:>6}", f"{str(row['time'])[:19]}Z", row["kind"], row["reference"], row["outcome"]]
    return printable("  ".join(str(word) for word in [*words, ". ".join(row["said"])] if word))
