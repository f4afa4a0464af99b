"""Decisions that were put off and not closed: said first, whenever `decide` or `resume` starts."""

import contextlib
from collections.abc import Iterator

from calloutcli.cli.desk import Desk
from calloutcli.cli.render import wrap
from calloutcli.errors import CalloutError
from calloutcli.interview.moment import format_time, long_time, parse_time
from calloutcli.record.kinds import Record, parse_record
from calloutcli.store.evidence import open_log


def say_waiting(desk: Desk) -> None:
    """One line for each decision that was put off and not closed, the one due first at the front."""
    now = format_time(desk.world.now())
    for record in waiting_cases(desk):
        until = str(record.body["defer"]["until"])
        word = "OVERDUE" if until < now else "Waiting"
        when = long_time(parse_time(until).astimezone(desk.zone()))
        for line in wrap(
            f"{word}: {record.reference} was put off until {when}. When it is decided: callout close {record.reference}"
        ):
            desk.world.say(line)


def waiting_cases(desk: Desk) -> list[Record]:
    """The decisions that were put off and not closed, the one due first at the front; none when the log cannot be read."""
    latest: dict[str, Record] = {}
    closed: set[str] = set()
    if desk.home.log_path.exists():
        with contextlib.suppress(CalloutError), open_log(desk.home, patience_seconds=0.2) as log:
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
